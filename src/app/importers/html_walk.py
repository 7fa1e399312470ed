"""A web page's visible text as pieces, with their kinds, inline spans and places.

White space is collapsed as a browser does it; no-break spaces stay. Scripts, styles and what is hidden are
not visible. Cells of a table row stand in one piece, with tabs between them; a list's markers are drawn by
the browser and are no text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.domain.blocks import BlockKind, CutWhy, Span, SpanKind
from app.importers.addresses import joined
from app.importers.html_places import is_footnote, is_hidden, place_of
from app.importers.pieces import Piece

_SKIP = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object"),
        *("audio", "video", "canvas", "select", "datalist", "textarea", "map", "meta", "link"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center"),
        *("dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend"),
        *("li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul", "label"),
    )
)
_INLINE = {
    "em": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
    "cite": SpanKind.EMPHASIS,
    "strong": SpanKind.STRONG,
    "b": SpanKind.STRONG,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
    "samp": SpanKind.CODE,
}
_CELL_IS_LAYOUT = ("table", "ul", "ol", "h1", "h2", "h3", "h4", "div", "article", "section", "blockquote")
_NOTE_LINK = re.compile(r"#(?:_?ftn|fn|_?edn|foot-?note|end-?note|note|cite_note|ref)(?!ref)[-:_]?\w*", re.IGNORECASE)
_BACK = re.compile(r"#(?:_?ftnref|fnref|_?ednref|cite_ref|.*-ref|ref)", re.IGNORECASE)
_DEEPEST = 200
"""Below this depth a page is read without kinds and spans: nothing a person wrote nests deeper."""
_LONG_CELL = 300
"""A cell with so many letters and line breaks in it holds a text and no value."""
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class _Open:
    """An inline element that is open: where its text began in the current block, if it has."""

    kind: SpanKind
    target: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class _Where:
    """What surrounds the text being walked."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    place: CutWhy | None = None
    lists: int = 0
    sealed: bool = False
    """Inside a row, heading or caption, where inner blocks do not change the kind."""


@dataclass(slots=True)
class Walk:
    """The walk over one page. `text` and `pieces` are the result."""

    base: str = ""
    parts: list[str] = field(default_factory=list[str])
    pieces: list[Piece] = field(default_factory=list[Piece])
    _length: int = 0
    _block: list[str] = field(default_factory=list[str])
    _block_length: int = 0
    _gap: str = ""
    _breaks: int = 0
    _spans: list[Span] = field(default_factory=list[Span])
    _open: list[_Open] = field(default_factory=list[_Open])
    _where: _Where = _Where()
    _item_begun: bool = False

    @property
    def text(self) -> str:
        """The canonical text of what was walked."""
        return "".join(self.parts)

    def page(self, root: Any) -> None:
        """Walk the whole page below `root`."""
        self._element(root, _Where(), 0)
        self._flush()

    def _element(self, el: Any, where: _Where, depth: int) -> None:
        tag = el.tag if isinstance(el.tag, str) else ""
        if not tag or tag in _SKIP or is_hidden(el):
            return
        if depth > _DEEPEST:
            self._deep(el, where)
        elif tag == "br":
            self._break()
        elif tag == "pre":
            self._pre(el, where)
        elif tag == "tr" and not _is_layout(el):
            self._row(el, where, depth)
        elif tag in _BLOCKS and where.kind is BlockKind.TABLE_ROW:
            self._gap = self._gap or " "
            self._children(el, where, depth)
            self._gap = self._gap or " "
        elif tag in _BLOCKS:
            self._flush()
            inner = self._inner(el, tag, where)
            if tag == "li":
                self._item_begun = False
            self._where = inner
            self._children(el, inner, depth)
            self._flush()
            self._where = where
        else:
            self._inline(el, tag, where, depth)

    def _children(self, el: Any, where: _Where, depth: int) -> None:
        self._words(el.text or "")
        for child in el:
            self._element(child, where, depth + 1)
            self._where = where
            self._words(child.tail or "")

    def _deep(self, el: Any, where: _Where) -> None:
        """Walk what is nested too deep to be walked level by level: only its paragraphs are kept apart."""
        for run in _shown(el):
            if run is not None:
                self._words(run)
            elif where.sealed:
                self._gap = self._gap or " "
            else:
                self._flush()

    def _inner(self, el: Any, tag: str, where: _Where) -> _Where:
        place = place_of(el, tag, where.place)
        kind, level, ordered, lists, sealed = where.kind, where.level, where.ordered, where.lists, where.sealed
        if sealed:
            pass
        elif tag in ("ul", "ol", "menu"):
            lists, ordered = lists + 1, tag == "ol"
        elif tag == "li":
            kind, level = BlockKind.LIST_ITEM, max(0, lists - 1)
        elif tag[0] == "h" and tag[1:].isdigit():
            kind, level, sealed = BlockKind.HEADING, int(tag[1]), True
        elif tag == "blockquote":
            kind = BlockKind.QUOTE
        elif tag in ("figcaption", "caption"):
            kind, level, sealed = BlockKind.CAPTION, 0, True
        if is_footnote(el) and not where.sealed:
            kind, level, sealed = BlockKind.FOOTNOTE, 0, True
        return _Where(kind, level, ordered, place, lists, sealed)

    def _inline(self, el: Any, tag: str, where: _Where, depth: int) -> None:
        opened = self._span_of(el, tag)
        if opened:
            self._open.append(opened)
        self._children(el, where, depth)
        if opened:
            self._close(opened)
            self._open.pop()

    def _span_of(self, el: Any, tag: str) -> _Open | None:
        if tag == "a":
            href = (el.get("href") or "").strip()
            if not href or href.lower().startswith("javascript:"):
                return None
            if el.get("role") == "doc-noteref" or (_NOTE_LINK.fullmatch(href) and not _BACK.match(href)):
                return _Open(SpanKind.FOOTNOTE_REF, href.partition("#")[2])
            return _Open(SpanKind.LINK, href if href.startswith("#") else joined(self.base, href))
        return _Open(_INLINE[tag], "") if tag in _INLINE else None

    def _close(self, opened: _Open) -> None:
        if opened.start is not None and opened.start < self._block_length:
            self._spans.append(Span(opened.start, self._block_length, opened.kind, opened.target))
        opened.start = None

    def _words(self, raw: str) -> None:
        """Take text in, white space collapsed; a space waits until a word follows it."""
        spaced = _SPACE.sub(" ", raw)
        bare = spaced.strip(" ")
        if spaced[:1] == " " and self._block:
            self._gap = self._gap or " "
        if bare:
            self._emit(bare)
            if spaced[-1] == " ":
                self._gap = " "

    def _emit(self, run: str) -> None:
        if self._block and self._gap:
            self._block.append(self._gap)
            self._block_length += len(self._gap)
        self._gap, self._breaks = "", 0
        for opened in self._open:
            if opened.start is None:
                opened.start = self._block_length
        self._block.append(run)
        self._block_length += len(run)

    def _break(self) -> None:
        """A line break; two in a row part paragraphs."""
        if self._where.kind is BlockKind.TABLE_ROW:
            self._gap = self._gap or " "
            return
        self._breaks += 1
        if self._breaks >= 2 and not self._where.sealed:
            self._flush()
        elif self._block:
            self._gap = "\n"

    def _pre(self, el: Any, where: _Where) -> None:
        self._flush()
        self._where = _Where(BlockKind.CODE, place=where.place, sealed=True)
        code = "".join("\n" if run is None else run for run in _shown(el, part=("br",)))
        code = code.replace("\r\n", "\n").strip("\n")
        if code.strip():
            self._emit(code)
        self._flush()
        self._where = where

    def _row(self, el: Any, where: _Where, depth: int) -> None:
        self._flush()
        inner = _Where(BlockKind.TABLE_ROW, place=where.place, sealed=True)
        self._where = inner
        self._words(el.text or "")
        for child in el:
            if child.tag in ("td", "th") and not is_hidden(child):
                self._gap = "\t" if self._block else ""
                self._children(child, inner, depth + 1)
            else:
                self._element(child, inner, depth + 1)
            self._where = inner
            self._words(child.tail or "")
        self._flush()
        self._where = where

    def _flush(self) -> None:
        """End the current block, with the spans that are open in it; they go on in the next one."""
        self._gap, self._breaks = "", 0
        for opened in self._open:
            self._close(opened)
        raw = "".join(self._block)
        spans, self._spans, self._block, self._block_length = self._spans, [], [], 0
        bare = raw.strip()
        if not bare:
            return
        lead = len(raw) - len(raw.lstrip())
        self._add(bare, _shifted(spans, lead, len(bare)))

    def _add(self, bare: str, spans: list[Span]) -> None:
        where, last = self._where, self.pieces[-1] if self.pieces else None
        kind = where.kind
        if kind is BlockKind.LIST_ITEM and self._item_begun:
            kind = BlockKind.PARAGRAPH
        self._item_begun = self._item_begun or kind is BlockKind.LIST_ITEM
        between = "\n\n"
        if last and last.kind is kind and kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            between = "\n"
        if last:
            self.parts.append(between)
            self._length += len(between)
        start = self._length
        self.parts.append(bare)
        self._length += len(bare)
        self.pieces.append(
            Piece(
                start,
                self._length,
                bare,
                kind,
                where.level if kind is not BlockKind.PARAGRAPH else 0,
                where.ordered and kind is BlockKind.LIST_ITEM,
                group=(last.group if between == "\n" and last else len(self.pieces)),
                spans=tuple(Span(s.start + start, s.end + start, s.kind, s.target) for s in spans),
                place=where.place,
            )
        )


def _shown(root: Any, part: Collection[str] = _BLOCKS | {"br"}) -> Iterator[str | None]:
    """The runs of text that a browser shows below `root`, and None where one of the elements `part` begins or ends."""
    pending: list[Any] = [root]
    while pending:
        el = pending.pop()
        if el is None or isinstance(el, str):
            yield el
        elif isinstance(el.tag, str) and el.tag not in _SKIP and not is_hidden(el):
            if el.tag in part:
                yield None
                pending += [None] if len(el) or el.text else []
            for child in reversed(el):
                pending += [child.tail or "", child]
            pending.append(el.text or "")


def _shifted(spans: list[Span], lead: int, length: int) -> list[Span]:
    """Spans moved by the white space that was taken off the block's beginning, and held inside it."""
    out: list[Span] = []
    for span in spans:
        start, end = max(0, span.start - lead), min(length, span.end - lead)
        if start < end:
            out.append(Span(start, end, span.kind, span.target))
    return sorted(out, key=lambda s: (s.start, -s.end))


def _is_layout(row: Any) -> bool:
    """Whether a table row only lays out the page, its cells holding whole texts."""
    return any(_holds_text(cell) for cell in row if cell.tag in ("td", "th"))


def _holds_text(cell: Any) -> bool:
    if any(cell.find(f".//{tag}") is not None for tag in _CELL_IS_LAYOUT) or len(cell.findall(".//p")) > 1:
        return True
    return len(cell.findall(".//br")) > 1 and len("".join(cell.itertext())) > _LONG_CELL
