"""Writes the tree of an export as Markdown: CommonMark, with the extensions of Obsidian and Pandoc."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from app.exporters import tree
from app.exporters.dialects import DIALECTS
from app.exporters.drawing import Drawing
from app.exporters.flow import Look, Run, Runs, words_of
from app.exporters.front_matter import Value
from app.exporters.markdown_text import block_quote, emphasised, inline
from app.exporters.material import Kind, LinkStyle
from app.exporters.note_links import open_end, with_links
from app.exporters.vault import Page, Vault

_IN_LINK = str.maketrans({"|": "/", "[": "(", "]": ")", "<": "(", ">": ")", "`": "'", "^": ""})
"""Obsidian shows a link's label verbatim, so that nothing in it can be escaped."""
_COMMENT = re.compile("%%+")
_SPECIAL = re.compile(r"[|\[\]<>`^]|%%")
_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]")
_FOOTNOTE = re.compile(r"\[\^(\d{1,6})\]")
FIGURE = "\ufdd2"
"""Placeholder of a figure while a note's links are written: a noncharacter, which no interchanged text contains."""
OPENING, CLOSING = "<!-- passagework {name} -->", "<!-- /passagework {name} -->"
"""The comments around a part of a page; the name is its id."""
_ESCAPED = re.compile(r"[\x00-\x20\"%&()<>\[\]\\^`{|}#?]")


class MarkdownWriter:
    """Writes one file. Each block id is written once, since an id must not occur twice in a file."""

    def __init__(self, vault: Vault, path: str, deeper: int = 0) -> None:
        """`path` is that of the file, to which links are relative; `deeper` is added to the levels of headings."""
        self._vault = vault
        self._citing = vault.citing
        self._dialect = DIALECTS[vault.profile]
        self._path = path
        self._deeper = deeper
        self._is_source = path in vault.source_paths
        self._named: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._leading: dict[tuple[str, str, str, bool], str] = {}
        self._ways: dict[str, str] = {}
        self._taken: frozenset[int] = frozenset()
        self._last = 0
        self._in_table = False

    def properties(self, front: tree.Front) -> dict[str, Value]:
        return {name: self._property(value) for name, value in front.items()}

    def head(self, front: Mapping[str, Value], key: str) -> str:
        return self._dialect.head(front, key)

    def body(self, blocks: Iterable[tree.Block]) -> str:
        """Blocks with an empty line between them, the footnotes behind them, and a line end after the last."""
        given = tuple(blocks)
        self._citing.begin(tree.cited_in(given))
        self._taken = frozenset(_numbers_in_notes(given))
        out = self._blocks(given)
        if self._numbers:
            listed = self._dialect.notes([(number, words) for words, number in self._numbers.items()])
            out += f"\n\n{in_part('footnotes', listed)}"
        return f"{out}\n" if out else ""

    def _blocks(self, blocks: Iterable[tree.Block]) -> str:
        return "\n\n".join(filter(None, map(self._block, blocks)))

    def _note(self, markdown: str, figures: tuple[tuple[int, int, tree.Line], ...]) -> str:
        """A note as written, with its figures in words, and with open blocks closed."""
        out, at = "", 0
        for start, end, _ in figures:
            out += markdown[at:start] + FIGURE
            at = end
        body = with_links(f"{out}{markdown[at:]}".replace("\0", "\N{REPLACEMENT CHARACTER}"), self._vault, self.linked)
        for _, _, line in figures:
            at = body.find(FIGURE)
            self._in_table = body[body.rfind("\n", 0, at) + 1 :].lstrip(" ").startswith("|")
            body = body.replace(FIGURE, self.line(line), 1)
        self._in_table = False
        end = open_end(body)
        return (body if body.endswith("\n") or not end else f"{body}\n") + end

    def _block(self, block: tree.Block) -> str:
        match block:
            case tree.Quote(text, passage_id, after, marks):
                quote = block_quote(text, marks, self._dialect.marks) + self.line(after)
                place = self._place(passage_id, self._vault.blocks)
                return self._dialect.placed(quote, place) if place else quote
            case tree.Fields(rows):
                return "\n".join([f"- **{inline(name)}:** {self.line(line)}" for name, line in rows])
            case tree.Heading(level, line):
                return f"{'#' * min(6, level + self._deeper)} {self.line(line)}"
            case tree.Paragraph(line):
                return self.line(line)
            case tree.Bullets(lines):
                return "\n".join(f"- {self.line(line)}" for line in lines)
            case tree.Table(head, rows):
                return self._table(head, rows)
            case tree.Folded(title, blocks):
                return self._dialect.folded(self.line(title), self._blocks(blocks))
            case tree.Bibliography(sources):
                return self._dialect.sources("\n".join(f"- {line}" for line in self._listed(sources)))
            case tree.Part(name, blocks):
                return in_part(name, self._blocks(blocks))
            case tree.NoteText(markdown, figures):
                return self._note(markdown, figures)

    def _listed(self, sources: tuple[tuple[int, tree.Line], ...]) -> Iterator[str]:
        """The entries in the order of the style, then the sources it has no entry for."""
        entries, texts = self._citing.bibliography(), dict(sources)
        yield from (self._runs(runs) for source_id, runs in entries.items() if source_id in texts)
        yield from (self.line(line) for source_id, line in texts.items() if source_id not in entries)

    def _table(self, head: tuple[tree.Line, ...], rows: tuple[tuple[tree.Line, ...], ...]) -> str:
        self._in_table = self._dialect.has_tables
        cells = [[self.line(cell).strip() for cell in row] for row in (head, *rows)]
        self._in_table = False
        return self._dialect.table(cells[0], cells[1:])

    def _place(self, passage_id: int, places: Mapping[int, str]) -> str:
        """The anchor of a passage, which it has on the page of its source only."""
        passage = self._vault.passages.get(passage_id) if self._is_source else None
        page = self._vault.pages.get((Kind.SOURCES, passage.source_id)) if passage is not None else None
        place = places.get(passage_id, "")
        if page is None or page.path != self._path or not place or passage_id in self._named:
            return ""
        self._named.add(passage_id)
        return place

    # --- in a line ---

    def line(self, line: tree.Line) -> str:
        """Words and links as one line of Markdown."""
        if len(line) == 1:
            return self._inline(line[0])
        kept = line
        if self._dialect.is_citing:
            kept = tuple(part for at, part in enumerate(line) if not self._says(line[at + 1 : at + 2], part))
        out = list(map(self._inline, kept))
        for at, pair in enumerate(pairwise(kept)):
            if all(isinstance(part, tree.Footnote) for part in pair):  # of sentences that may be cited alike
                out[at] = "" if out[at] == out[at + 1] else out[at] + self._dialect.between_numbers
        return "".join(out)

    def _inline(self, part: tree.Inline) -> str:
        if isinstance(part, str):  # most parts are one of these two
            return part
        if isinstance(part, tree.Words):
            return inline(part.text)
        match part:
            case tree.Link(folder, thing_id, label, passage_id):
                return self._link(folder, thing_id, label, passage_id)
            case tree.Footnote(line):
                return self._cited_at_once(line) or self._dialect.number(self._number(line))
            case tree.Cite(source_id, _, _, locator):
                return self._dialect.cited(self._vault.citekeys.get(source_id, ""), locator, self._cite(part))
            case tree.Spot(passage_id):
                place = self._place(passage_id, self._vault.spots)
                return self._dialect.spot(place) if place else ""
            case tree.Strong(line):
                return f"**{self.line(line)}**"
            case tree.Address(url):
                return address(url)
            case tree.Image(key, drawing):
                return self._picture(key, drawing)
            case tree.InFull(source_id, line):
                return self._runs(self._citing.bibliography().get(source_id, ())) or self.line(line)

    def _cite(self, cite: tree.Cite) -> str:
        """A citation linked to the passage. Formatted parts and URLs in it follow after the link."""
        runs = self._citing.citation(cite.source_id, cite.locator) if cite.locator else ()
        page = self._vault.pages.get((Kind.SOURCES, cite.source_id))
        if page is None or page.path == self._path or self._vault.style is LinkStyle.NONE:
            return self._runs(runs) or inline(cite.label)
        if not runs:
            return self.linked(page, cite.label, cite.passage_id)
        ends = next((at for at, run in enumerate(runs) if run.href), len(runs))
        label = words_of(runs[:ends]) or cite.label
        named = label.rstrip(" ,;:")
        after = self._runs((Run(label[len(named) :]), *runs[ends:]))
        if _IN_BRACKETS.fullmatch(named):  # a link label may not contain brackets
            return f"\\[{self.linked(page, named[1:-1], cite.passage_id)}\\]{after}"
        return self.linked(page, named, cite.passage_id) + after

    def _picture(self, key: str, drawing: Drawing) -> str:
        """A picture in a file beside the page; its description if there is none."""
        label = inline(drawing.title)
        path = self._vault.pictures.get(key)
        if path is None:
            return label
        if self._vault.style is LinkStyle.WIKI:
            shown = f"![[{path}|{_in_link(drawing.title)}]]"
            return shown.replace("|", "\\|") if self._in_table else shown
        return self._dialect.picture(label, encoded(self._from_here(path)))

    def _from_here(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(self._path) or ".")

    def _runs(self, runs: Runs) -> str:
        """Text formatted by a citation style."""
        return "".join(map(_run, runs))

    def _says(self, after: tree.Line, part: tree.Inline) -> bool:
        """Whether the next part is a citation that includes the locator itself, as in Pandoc."""
        match after:
            case (tree.Footnote(line=(tree.Cite() as cite,) as line),):
                return part == tree.Words(cite.locator) and bool(self._cited_at_once(line))
            case _:
                return False

    def _cited_at_once(self, line: tree.Line) -> str:
        """A footnote of a single citation, for a format that makes it a footnote itself; else empty."""
        first = line[0]
        if not self._dialect.is_citing or len(line) > 1 or not isinstance(first, tree.Cite) or not first.locator:
            return ""
        return f" {self._inline(first)}" if self._vault.citekeys.get(first.source_id) else ""

    def _number(self, line: tree.Line) -> int:
        """The number of a footnote that says this; a note's own footnotes keep theirs."""
        in_table, self._in_table = self._in_table, False
        words = self.line(line)
        self._in_table = in_table
        if words not in self._numbers:
            self._last += 1
            while self._last in self._taken:
                self._last += 1
            self._numbers[words] = self._last
        return self._numbers[words]

    def _link(self, folder: str, thing_id: int, label: str, passage_id: int | None) -> str:
        page = self._vault.pages.get((folder, thing_id))
        return inline(label) if page is None else self.linked(page, label, passage_id)

    def linked(self, page: Page, label: str, passage_id: int | None = None) -> str:
        """A link to a page, or to a passage on it; only the label if pages are not linked."""
        block = self._vault.blocks.get(passage_id, "") if passage_id is not None else ""
        asked = page.path, label, block, self._in_table
        if asked not in self._leading:  # a page may link to the same tag a thousand times
            self._leading[asked] = self._led(page, label, block)
        return self._leading[asked]

    def _led(self, page: Page, label: str, block: str) -> str:
        if self._vault.style is LinkStyle.NONE:
            return inline(label)
        if self._vault.style is LinkStyle.WIKI:
            linked = f"[[{page.path.removesuffix('.md')}{f'#^{block}' if block else ''}|{_in_link(label)}]]"
            return linked.replace("|", "\\|") if self._in_table else linked
        if page.path not in self._ways:
            self._ways[page.path] = encoded(self._from_here(page.path))
        return f"[{inline(label)}]({self._ways[page.path]}{f'#{self._dialect.place}{block}' if block else ''})"

    def _property(self, value: tree.FrontValue) -> Value:
        if isinstance(value, tree.Link):
            return self._in_property(value)
        if isinstance(value, tuple):
            return tuple(self._in_property(one) if isinstance(one, tree.Link) else one for one in value)
        return value

    def _in_property(self, link: tree.Link) -> str:
        """A link in front matter; only the label if it has no page, or if the format has no links there."""
        page = self._vault.pages.get((link.folder, link.thing_id))
        linked = page is not None and (self._vault.style is LinkStyle.WIKI or link.passage_id is not None)
        return self.linked(page, link.label, link.passage_id) if page is not None and linked else link.label


def in_part(name: str, body: str) -> str:
    """A generated part, between two invisible comments."""
    return f"{OPENING.format(name=name)}\n\n{body}\n\n{CLOSING.format(name=name)}"


def _numbers_in_notes(blocks: Iterable[tree.Block]) -> Iterator[int]:
    """The numbers of the footnotes in a page's notes."""
    for block in blocks:
        if isinstance(block, tree.Part | tree.Folded):
            yield from _numbers_in_notes(block.blocks)
        elif isinstance(block, tree.NoteText):
            yield from (int(found[1]) for found in _FOOTNOTE.finditer(block.markdown))


def address(url: str) -> str:
    """An address as a link, or as plain words where it is none."""
    plain = url.startswith(("http://", "https://")) and not any(c.isspace() or c in "<>\\" for c in url)
    return f"<{url}>" if plain else inline(url)


def _run(run: Run) -> str:
    """Text in the emphasis of a style."""
    if run.href:
        return address(run.href)
    before, after = " " * run.text[:1].isspace(), " " * run.text[-1:].isspace()
    words = inline(run.text)
    if not words:
        return before
    if Look.EMPHASIS in run.look:
        words = emphasised(words, "*")
    if Look.STRONG in run.look:
        words = emphasised(words, "**")
    return before + (f"<sup>{words}</sup>" if Look.RAISED in run.look else words) + after


@lru_cache(maxsize=10_000)
def _in_link(label: str) -> str:
    """The words of a link as Obsidian shows them."""
    plain = _COMMENT.sub("%", label.translate(_IN_LINK)) if _SPECIAL.search(label) else label
    return " ".join(plain.split())


def encoded(path: str) -> str:
    """A path for a Markdown link: what would end the link or mean something else is percent-encoded."""
    return _ESCAPED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), path)
