"""Turns the tree of an export into a document: numbers footnotes, formats citations, resolves links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.links import by_uid
from app.domain.note_figures import tokens
from app.domain.shortened import one_line
from app.exporters import tree
from app.exporters.citing import Citing
from app.exporters.flow import Document, Flowing, Fold, Grid, Look, Para, Picture, Remark, Role, Run, Runs, in_our_words
from app.exporters.note_flow import note_flow
from app.exporters.vault import Vault


@dataclass(slots=True)
class Layout:
    """Lays out one document. Citations and footnotes are numbered in the order of the text."""

    vault: Vault
    citing: Citing
    annexed: Mapping[str, str] = field(default_factory=dict[str, str])
    """The anchors, without #, of things that a note links to, by the name of the link."""
    remarks: list[Remark] = field(default_factory=list[Remark])
    _notes: dict[Runs, int] = field(default_factory=dict[Runs, int])
    _places: Collection[str] = ()
    _listed: bool = False

    def flow(self, blocks: Iterable[tree.Block]) -> list[Flowing]:
        """All blocks of the document; citations of a passage quoted among them link to it."""
        given = tuple(blocks)
        self._places = frozenset(_places(given, self.vault))
        self.citing.begin(tree.cited_in(given))
        out = self.blocks(given)
        entries = [] if self._listed else self.bibliography({})
        return [*out, *([Para((Run("Sources"),), Role.HEADING, 2), *entries] if entries else [])]

    def bibliography(self, lines: Mapping[int, tree.Line]) -> list[Flowing]:
        """The bibliography entries in the order of the style; sources it has no entry for are listed as in `lines`."""
        self._listed = True
        entries = self.citing.bibliography()
        rest = {source_id: self.line(line) for source_id, line in lines.items() if source_id not in entries}
        return [Para(runs, Role.ENTRY) for runs in (*entries.values(), *rest.values())]

    def document(self, title: str, flow: Iterable[Flowing]) -> Document:
        """The document, with all footnotes and remarks collected so far."""
        return Document(title, tuple(flow), tuple(self._notes), tuple(self.remarks))

    def blocks(self, blocks: Iterable[tree.Block]) -> list[Flowing]:
        return [one for block in blocks for one in self._block(block)]

    def noted(self, runs: Runs) -> int:
        """The number of a footnote that says this."""
        return self._notes.setdefault(runs, len(self._notes) + 1)

    def _block(self, block: tree.Block) -> list[Flowing]:
        match block:
            case tree.Heading(level, line):
                return [Para(self.line(line), Role.HEADING, max(1, min(6, level)))]
            case tree.Paragraph(line):
                return [Para(self.line(line))]
            case tree.Fields(rows):
                return [Grid((), tuple(((Run(name, Look.STRONG),), self.line(line)) for name, line in rows))]
            case tree.Bullets(lines):
                return [Para(self.line(line), Role.ITEM) for line in lines]
            case tree.Table(head, rows):
                return [Grid(self._cells(head), tuple(map(self._cells, rows)))]
            case tree.Quote():
                return self._quote(block)
            case tree.Folded(title, inside):
                return [Fold(self.line(title), tuple(self.blocks(inside)))]
            case tree.Bibliography(sources):
                return self.bibliography(dict(sources))
            case tree.Part(_, inside):
                return self.blocks(inside)
            case tree.NoteText(markdown, known):
                tokened = ((one.start, one.end) for one in tokens(markdown))
                every = {low: (low, high, tree.words(markdown[low:high])) for low, high in tokened}
                figures = list((every | {one[0]: one for one in known}).values())  # unresolved tokens included
                lines = [(start, end, self._figure(markdown[start:end], line)) for start, end, line in figures]
                drawn = {
                    n: one for n, (_, _, line) in enumerate(figures) for one in line if isinstance(one, tree.Image)
                }
                pictures = {number: Picture(one.drawing) for number, one in drawn.items()}
                return note_flow(markdown, self._linked, self.noted, 1, lines, pictures)

    def _cells(self, line: Iterable[tree.Line]) -> tuple[Runs, ...]:
        return tuple(map(self.line, line))

    def _quote(self, quote: tree.Quote) -> list[Flowing]:
        """A paragraph for each line of the words; links lead to the first, the text after the quote is in the last."""
        lines = _lines(quote.text, quote.marks)
        paras = [Para(runs, Role.QUOTE) for runs in lines if runs]
        if not paras:
            return [Para(self.line(quote.after), Role.QUOTE)]
        paras[0] = replace(paras[0], anchor=self.vault.blocks.get(quote.passage_id, ""))
        paras[-1] = replace(paras[-1], runs=(*paras[-1].runs, *self.line(quote.after)))
        return list(paras)

    # --- in a line ---

    def line(self, line: tree.Line) -> Runs:
        ours = any(isinstance(part, str) and any(map(str.isalpha, part)) for part in line)
        runs: list[Run] = []
        for run in (run for part in line for run in self._inline(part)):
            if run.note and runs and runs[-1].note:
                if run == runs[-1]:  # another sentence that is cited alike
                    continue
                runs.append(Run(",", Look.RAISED))  # otherwise they would read as one number
            runs.append(run)
        return in_our_words(tuple(runs), ours=ours)

    def _inline(self, part: tree.Inline) -> Runs:
        match part:
            case str():
                return (Run(part),)
            case tree.Words(text):
                return (Run(one_line(text)),)
            case tree.Strong(line):
                return tuple(replace(run, look=run.look | Look.STRONG) for run in self.line(line))
            case tree.Spot():
                return ()
            case tree.Address(url):
                return address(url)
            case tree.Link(_, _, label, passage_id):
                return (Run(one_line(label), href=self._place(passage_id)),)
            case tree.Footnote(line):
                return (Run("", note=self.noted(self.line(line))),)
            case tree.Cite():
                return self._cite(part)
            case tree.Image(_, drawing):
                return (Run(one_line(drawing.title)),)
            case tree.InFull(source_id, line):
                self._listed = True
                return self.citing.bibliography().get(source_id) or self.line(line)

    def _cite(self, cite: tree.Cite) -> Runs:
        runs = self.citing.citation(cite.source_id, cite.locator) if cite.locator else ()
        place = self._place(cite.passage_id)
        return tuple(replace(run, href=run.href or place) for run in runs or (Run(one_line(cite.label)),))

    def _place(self, passage_id: int | None) -> str:
        place = self.vault.blocks.get(passage_id, "") if passage_id is not None else ""
        return f"#{place}" if place in self._places else ""

    def _linked(self, name: str, shown: str) -> Runs:
        """A `[[link]]` of a note: its label, and the number of its entry in the annex."""
        anchor = self.annexed.get(name)
        runs: Runs = (Run(one_line(shown or self._called(name))),)
        return runs if anchor is None else (*runs, *_to_annex(anchor))

    def _figure(self, token: str, line: tree.Line) -> Runs:
        """A live figure with the number of its entry in the annex, or with its footnotes if it has none."""
        anchor = self.annexed.get(token)
        if line and isinstance(line[0], tree.Image):
            line = line[2:]  # the picture is placed above or below its words
        if anchor is None:
            return self.line(line)
        return (*self.line(tuple(part for part in line if not isinstance(part, tree.Footnote))), *_to_annex(anchor))

    def _called(self, name: str) -> str:
        """The default text of a link."""
        named = by_uid(name)
        if named is None:
            return name
        if named[0] == "passage":
            passage = self.vault.passage_of_uid(named[1])
            return passage.source_title if passage is not None else name
        page = self.vault.of_uid(*named)
        return page.title if page is not None else name


def _to_annex(anchor: str) -> Runs:
    return (Run("\N{NO-BREAK SPACE}"), Run(f"[{shown_number(anchor)}]", href=f"#{anchor}"))


def shown_number(anchor: str) -> str:
    """The label of an annex entry, such as *A1*, which cannot be confused with a numeric citation."""
    return anchor.replace("annex-", "A")


def _places(blocks: Iterable[tree.Block], vault: Vault) -> Iterable[str]:
    """The link targets of the document: its quotes."""
    for block in blocks:
        if isinstance(block, tree.Part | tree.Folded):
            yield from _places(block.blocks, vault)
        elif isinstance(block, tree.Quote) and (place := vault.blocks.get(block.passage_id)):
            yield place


def _lines(text: str, marks: Iterable[tuple[int, int]]) -> list[Runs]:
    """The lines of a text as runs, with the stretches highlighted."""
    out: list[list[Run]] = [[]]

    def put(said: str, look: Look) -> None:
        for number, part in enumerate(said.split("\n")):
            if number:
                out.append([])
            if part:
                out[-1].append(Run(part, look))

    at = 0
    for start, end in marks:
        put(text[at:start], Look.PLAIN)
        put(text[start:end], Look.MARKED)
        at = end
    put(text[at:], Look.PLAIN)
    return [tuple(line) for line in out]


def address(url: str) -> Runs:
    """An address as a link, or as plain words where it is none."""
    plain = url.startswith(("http://", "https://")) and not any(char.isspace() or char in '<>"' for char in url)
    return (Run(url, href=url if plain else ""),)
