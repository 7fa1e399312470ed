"""A note's Markdown as paragraphs of a document: CommonMark, tables, struck words, footnotes and `[[links]]`. HTML in a
note is words like any other. A picture is its words, which lead to its address: a document loads nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from app.exporters.flow import Flowing, Grid, Look, Para, Picture, Role, Rule, Run, Runs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Linked = Callable[[str, str], Runs]
"""What a `[[name|shown]]` is in the document, by its name and what is shown of it (empty where nothing is)."""
Noted = Callable[[Runs], int]
"""Takes a footnote in and returns its number."""

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*(?:\n(?:[ \t]{2,}\S.*))*)\n?", re.MULTILINE)
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[^\n]*$|\Z)", re.MULTILINE | re.DOTALL)
_OPENS = "\ufdd2"
"""Behind the brackets of a figure, among those of links."""
_OURS = frozenset("\ufdd0\ufdd1\ufdd2")
_LOOKS = {"strong": Look.STRONG, "em": Look.EMPHASIS, "s": Look.STRUCK}
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


def note_flow(
    markdown: str,
    linked: Linked,
    noted: Noted,
    deeper: int,
    figures: Sequence[tuple[int, int, Runs]],
    pictures: Mapping[int, Picture],
) -> list[Flowing]:
    """The note as blocks. Its headings are so many levels `deeper` than it says.

    `figures` take the place of stretches of it, in order and apart, in code points; those that are `pictures`, by
    their place among them, are above their words, or below the paragraph in whose midst they are.
    """
    given, at = "", 0
    for number, (start, end, _) in enumerate(figures):
        given += f"{_unmarked(markdown[at:start])}[[{_OPENS}{number}]]"
        at = end
    body, definitions = _without_definitions(given + _unmarked(markdown[at:]))
    lines = tuple(runs for _, _, runs in figures)
    reader = _Reader(_parser(), linked, noted, definitions, deeper, lines, pictures)
    return reader.blocks(body)


def _unmarked(markdown: str) -> str:
    """Without the signs that mean something of ours; they mean nothing in any text."""
    return "".join(char for char in markdown if char not in _OURS)


def _without_definitions(markdown: str) -> tuple[str, dict[str, str]]:
    """The text without what its footnotes say, and that by their names. Code stays as it is."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\ufdd0{len(kept) - 1}\ufdd1"

    body = _FENCED.sub(keep, markdown)
    definitions = {found[1]: " ".join(found[2].split()) for found in _DEFINITION.finditer(body)}
    body = _DEFINITION.sub("", body)
    return re.sub("\ufdd0(\\d+)\ufdd1", lambda found: kept[int(found[1])], body), definitions


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])
    for kind, pattern in (("double_brackets", _LINK), ("footnote", _REFERENCE)):
        parser.inline.ruler.before("link", kind, partial(_piece, pattern=pattern, kind=kind))
    return parser


def _piece(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    found = pattern.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found[1]
        token.meta = {"shown": found[2] or ""} if pattern.groups > 1 else {}
    state.pos = found.end()
    return True


@dataclass(slots=True)
class _Reader:
    """Walks the tokens of one note."""

    parser: MarkdownIt
    linked: Linked
    noted: Noted
    definitions: dict[str, str]
    deeper: int
    figures: tuple[Runs, ...]
    pictures: Mapping[int, Picture]
    numbers: dict[str, int] = field(default_factory=dict[str, int])

    def blocks(self, markdown: str) -> list[Flowing]:
        out: list[Flowing] = []
        around = _Around()
        tokens = self.parser.parse(markdown)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            around.step(token)
            match token.type:
                case "heading_open":
                    level = min(6, int(token.tag[1:]) + self.deeper)
                    out.append(Para(self.runs(tokens[at + 1].children or ()), Role.HEADING, level))
                case "paragraph_open":
                    inside = tokens[at + 1].children or ()
                    para, drawn = around.placed(self.runs(inside)), self._drawn(inside)
                    out += [*drawn, para] if len(inside) == len(drawn) else [para, *drawn]
                case "fence" | "code_block":
                    lines = token.content.removesuffix("\n")
                    out.append(Para((Run(lines, Look.CODE),), Role.CODE))
                case "hr":
                    out.append(Rule())
                case "table_open":
                    begins = at
                    grid, at = self._table(tokens, at)
                    out.append(grid)
                    out += (one for token in tokens[begins:at] for one in self._drawn(token.children or ()))
                case _:
                    pass
            at += 1
        return out

    def _drawn(self, tokens: Iterable[Token]) -> list[Picture]:
        """The pictures among the figures of a line."""
        named = (one.content for one in tokens if one.type == "double_brackets" and one.content.startswith(_OPENS))
        return [self.pictures[number] for one in named if (number := int(one[1:])) in self.pictures]

    def _table(self, tokens: Sequence[Token], at: int) -> tuple[Grid, int]:
        rows: list[list[Runs]] = []
        while tokens[at].type != "table_close":
            if tokens[at].type == "tr_open":
                rows.append([])
            elif tokens[at].type == "inline":
                rows[-1].append(self.runs(tokens[at].children or ()))
            at += 1
        return Grid(tuple(rows[0]), tuple(map(tuple, rows[1:]))), at

    def runs(self, tokens: Iterable[Token]) -> Runs:
        out: list[Run] = []
        look, href = Look.PLAIN, ""
        for token in tokens:
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name in _LOOKS:
                look = look | _LOOKS[name] if token.nesting > 0 else look & ~_LOOKS[name]
            elif name == "link":
                address = str(token.attrs.get("href", "")) if token.nesting > 0 else ""
                href = address if _ADDRESS.fullmatch(address) else ""
            else:
                out += (replace(run, look=run.look | look, href=run.href or href) for run in self._inline(token))
        return tuple(out)

    def _inline(self, token: Token) -> Runs:
        match token.type:
            case "code_inline":
                return (Run(token.content, Look.CODE),)
            case "softbreak":
                return (Run(" "),)
            case "hardbreak":
                return (Run("\n"),)
            case "image":
                address = str(token.attrs.get("src", ""))
                return (Run(token.content or address, href=address if _ADDRESS.fullmatch(address) else ""),)
            case "double_brackets":
                if token.content.startswith(_OPENS):
                    return self.figures[int(token.content[1:])]
                return self.linked(token.content.strip(), str(token.meta.get("shown", "")).strip())
            case "footnote":
                return self._note(token.content)
            case _:
                return (Run(token.content),) if token.content else ()

    def _note(self, name: str) -> Runs:
        if name not in self.definitions:
            return (Run(f"[^{name}]"),)
        if name not in self.numbers:
            words = self.definitions.pop(name)  # so that a footnote which names itself ends
            parsed = self.parser.parseInline(words)
            self.numbers[name] = self.noted(self.runs(parsed[0].children or ()))
            self.definitions[name] = words
        return (Run("", note=self.numbers[name]),)


@dataclass(slots=True)
class _Around:
    """The lists and quotes in which a paragraph lies."""

    lists: list[list[int]] = field(default_factory=list[list[int]])
    """Of each list: the number of its next item, 0 in a plain one, and 1 while an item has no paragraph yet."""
    quotes: int = 0

    def step(self, token: Token) -> None:
        """Follow a token into a list or a quote, or out of it."""
        match token.type:
            case "bullet_list_open":
                self.lists.append([0, 0])
            case "ordered_list_open":
                self.lists.append([int(token.attrs.get("start", 1)), 0])
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1][1] = 1
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case _:
                pass

    def placed(self, runs: Runs) -> Para:
        """A paragraph where it lies: in an item, in a quote, or by itself."""
        if not self.lists:
            return Para(runs, Role.QUOTE, self.quotes - 1) if self.quotes else Para(runs)
        inner = self.lists[-1]
        if not inner[1]:
            return Para(runs, Role.BODY, len(self.lists))
        inner[1] = 0
        number = inner[0]
        inner[0] += bool(number)
        return Para(runs, Role.ITEM, len(self.lists) - 1, number)
