"""A web page's visible text as pieces, with their kinds, inline spans and places. White space is collapsed as a browser
does it; no-break spaces stay. Scripts, styles and what is hidden are not visible. Cells of a table row are in one
piece, with tabs between them; a list's markers are drawn by the browser and are no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from importlib import import_module
from typing import Any, NamedTuple
from unicodedata import normalize

from app.domain.blocks import BlockKind, CutWhy, Span, SpanKind
from app.importers.addresses import joined
from app.importers.html_places import is_footnote, is_hidden, place_of
from app.importers.pieces import Piece
from app.importers.table_cells import Cells

_SKIP = frozenset(("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object",
                   "audio", "video", "canvas", "select", "datalist", "textarea", "map", "meta", "link",
                   "rp"))  # fmt: skip
_BLOCKS = frozenset(("address", "article", "aside", "blockquote", "body", "button", "caption", "center",
                     "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
                     "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
                     "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
                     "td", "tfoot", "th", "thead", "tr", "ul", "label"))  # fmt: skip
_INLINE = {
    **dict.fromkeys(("em", "i", "cite"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp"), SpanKind.CODE),
}
_CELL_IS_LAYOUT = frozenset(("table", "ul", "ol", "h1", "h2", "h3", "h4", "div", "article", "section", "blockquote"))
_NOTE_LINK = re.compile(r"#(?:_?ftn|fn|_?edn|foot-?note|end-?note|note|cite_note|ref)(?!ref)[-:_]?\w*", re.IGNORECASE)
_BACK = re.compile(r"#(?:_?ftnref|fnref|_?ednref|cite_ref|.*-ref|ref)", re.IGNORECASE)
_ROWS_LOOKED_AT = 4
"""A row in so many others only lays out the page; to look at all that is in each would take the square of it."""
_LONG_CELL = 300
"""A cell with so many letters and line breaks in it holds a text and no value."""
_SPACE = re.compile(r"[ \t\n\r\f]+")


_MARKS = re.compile(r"[0-9][0-9 ,;*–-]*|[a-df-np-z](?:, ?[a-df-np-z])*")
"""Of notes; a raised *e* or *o* is an ordinal's."""
_LETTERS = re.compile(r"[a-df-h](?:, ?[a-df-h])*")
"""Of notes to a cell, whose words may end in letters."""
AT_A_NUMBER = re.compile(r"[\d⁰¹²³⁴-⁹][.,;]?$")
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*(?:super|text-top)|top\s*:\s*-", re.IGNORECASE)
_RAISED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sup|super|superscript|fn-?ref|(?:foot|end)?-?note-?(?:ref|reference|link|mark|marker|anchor|number)?"
    r"|(?:foot|end)-?notes?|reference)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SMALL_PARTS = frozenset(("span", "font", "a", "small", "i", "b", "em"))
"""What a page makes raised figures of, beside the element for them."""
_FEW_FIGURES = 3
_NEAR = 16
"""So many elements round a run are asked what they are; a page may have thousands, one in the other."""
RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FRACTIONS = {
    (normalize("NFKC", sign)[0].translate(RAISED), normalize("NFKC", sign)[2]): sign for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅛⅜⅝⅞"
}
_STRUCK = frozenset(("del", "s", "strike"))
_STROKE = "\N{COMBINING LONG STROKE OVERLAY}"
_FORMATS = frozenset(("", "b", "strong", "i", "em", "mark", "u", "wbr", "br", "code", "cite", "ins"))
"""Elements that only change how letters look, so that a number may go on over their edge."""
_OWN_LINE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_AT_A_NUMBER_OR_BAR = re.compile(r"(?:[\d⁰¹²³⁴-⁹][.,;]?|[⁰¹²³⁴-⁹][/⁄])$")
_DIGITS_AT_END, _DIGITS_AT_START = re.compile(r"(?<!\d)\d+$"), re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}")
_WORD_AT_END = re.compile(r"[^\W\d_]{3}$")


@dataclass(slots=True)
class _Open:
    """An inline element that is open: where its text began in the current block, if it has."""

    kind: SpanKind
    target: str
    start: int | None = None


class _End(Enum):
    """What the end of an element means for the block that is being read."""

    NOTHING = auto()
    BLOCK = auto()
    ROW = auto()
    PART = auto()
    """Of a block inside a row: a space."""
    LINE = auto()
    """Of an element that its style sets on a line of its own."""
    SPAN = auto()


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


class _Frame(NamedTuple):
    """An element that is open, and where the text around it is."""

    tag: str
    end: _End
    before: _Where


@dataclass(slots=True)
class Walk:
    """The walk over one page. `text` and `pieces` are the result. `page` walks a page that is there as a whole;
    `start`, `words` and `close` take one as it comes."""

    base: str = ""
    parts: list[str] = field(default_factory=list[str])
    pieces: list[Piece] = field(default_factory=list[Piece])
    spans: int = 0
    """How many spans all pieces have."""
    _length: int = 0
    _block: list[str] = field(default_factory=list[str])
    _block_length: int = 0
    _gap: str = ""
    _breaks: int = 0
    _spans: list[Span] = field(default_factory=list[Span])
    _open: list[_Open] = field(default_factory=list[_Open])
    _where: _Where = _Where()
    _frames: list[_Frame] = field(default_factory=list[_Frame])
    _cells: Cells = field(default_factory=Cells)
    _rows: int = 0
    """How many rows are open, one in the other."""
    _item_begun: bool = False
    _is_raised: bool = False
    """Whether the words taken last were raised figures."""
    _is_struck: bool = False
    """Whether they were struck through."""
    _has_edge: bool = False
    """Whether an element that is more than a format began or ended since."""
    _has_ended: bool = False
    """Whether any element ended since."""
    _is_next: bool = False
    """Whether another began right behind it."""

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def page(self, root: Any) -> None:
        self.walk(root)
        self.end()

    def walk(self, root: Any) -> None:
        """Walk a whole element, its tail left out."""
        events = import_module("lxml.etree").iterwalk(root, events=("start", "end"))
        for event, el in events:
            if event == "start":
                if self.start(el):
                    self.words(el.text or "")
                else:
                    events.skip_subtree()
            else:
                self.close()
                self.words(el.tail or "" if el is not root else "")

    def start(self, el: Any) -> bool:
        """Begin an element. False when what is in it is not to be walked; it has to be closed all the same. A row and a
        block of code are looked at as a whole, and must be there as a whole."""
        tag = el.tag if isinstance(el.tag, str) else ""
        end, walked = _End.NOTHING, True
        before = self._where
        if not tag or tag in _SKIP or is_hidden(el):
            walked = False
        elif tag == "br":
            self._break()
        elif tag == "pre":
            self._pre(el)
            walked = False
        elif tag == "tr" and not self._is_layout(el):
            self._flush()
            self._where = _Where(BlockKind.TABLE_ROW, place=before.place, sealed=True)
            self._cells.row(el)
            end = _End.ROW
        elif self._in_row() and tag in ("td", "th"):
            self._gap = "\t" * self._cells.before(el)
        elif tag in _BLOCKS:
            end = self._begin_block(el, tag, before)
        else:
            end = self._inline(el, tag)
        tag = "sup" if tag in _SMALL_PARTS and _is_raised(el, tag) else tag
        self._pass(tag, begins=True)
        self._frames.append(_Frame(tag, end, before))
        self._rows += tag == "tr"
        return walked

    def _begin_block(self, el: Any, tag: str, before: _Where) -> _End:
        """Begin a block, which within a row is no more than a gap, and say what its end means."""
        if before.kind is BlockKind.TABLE_ROW:
            self._gap = self._gap or " "
            return _End.PART
        self._flush()
        self._where = self._inner(el, tag, before)
        self._item_begun = self._item_begun and tag != "li"
        return _End.BLOCK

    def _inline(self, el: Any, tag: str) -> _End:
        """Begin an element inside a line, and say what its end means."""
        if tag == "tab":  # of a Word document
            self._gap = (self._gap or " ") if self._where.kind is BlockKind.TABLE_ROW else "\t"
        opened = self._span_of(el, tag)
        if opened:
            self._open.append(opened)
            return _End.SPAN
        return self._line() if _OWN_LINE.search(el.get("style") or "") else _End.NOTHING

    def close(self) -> None:
        """End the element that was begun last."""
        frame = self._frames.pop()
        self._rows -= frame.tag == "tr"
        if frame.end in (_End.BLOCK, _End.ROW):
            self._flush()
            self._where = frame.before
        elif frame.end is _End.PART:
            self._gap = self._gap or " "
        elif frame.end is _End.SPAN:
            self._close_span(self._open.pop())
        elif frame.end is _End.LINE:
            self._line()
        self._pass(frame.tag, begins=False)

    def end(self) -> None:
        self._flush()

    def _pass(self, tag: str, *, begins: bool) -> None:
        """Keep in mind that an element began or ended here; what is said above a character is put in brackets."""
        self._has_edge = self._has_edge or tag not in _FORMATS
        self._is_next = self._is_next or (begins and self._has_ended)
        self._has_ended = self._has_ended or not begins
        if tag == "rt":
            self._emit("(" if begins else ")")

    def _line(self) -> _End:
        """Go to a line of its own."""
        if self._block:
            self._gap = (self._gap or " ") if self._where.kind is BlockKind.TABLE_ROW else "\n"
        return _End.LINE

    def _in_row(self) -> bool:
        """Whether the element that is open is a row whose cells are in one piece."""
        return bool(self._frames) and self._frames[-1].tag == "tr" and self._frames[-1].end is _End.ROW

    def _inner(self, el: Any, tag: str, where: _Where) -> _Where:
        """What holds inside an element; within a heading, a caption or a footnote nothing changes any more."""
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

    def _span_of(self, el: Any, tag: str) -> _Open | None:
        """The span that an element opens, or None where it marks nothing."""
        if tag == "a":
            href = (el.get("href") or "").strip()
            if not href or href.lower().startswith("javascript:"):
                return None
            if el.get("role") == "doc-noteref" or (_NOTE_LINK.fullmatch(href) and not _BACK.match(href)):
                return _Open(SpanKind.FOOTNOTE_REF, href.partition("#")[2])
            return _Open(SpanKind.LINK, href if href.startswith("#") else joined(self.base, href))
        return _Open(_INLINE[tag], "") if tag in _INLINE else None

    def _close_span(self, opened: _Open) -> None:
        if opened.start is not None and opened.start < self._block_length:
            self._spans.append(Span(opened.start, self._block_length, opened.kind, opened.target))
        opened.start = None

    def words(self, raw: str) -> None:
        """Take text in, white space collapsed; a space waits until a word follows it."""
        spaced = _SPACE.sub(" ", raw)
        bare = spaced.strip(" ")
        if spaced[:1] == " " and self._block:
            self._gap = self._gap or " "
        if bare:
            self._emit(self._apart(bare))
            if spaced[-1] == " ":
                self._gap = " "

    def _apart(self, run: str) -> str:
        """`run`, kept apart from the words before it: 25 with a footnote 1 is not 251, nor a million 106.

        Raised, lowered and struck letters are written as such. Where figures of two elements meet, as those of a label
        and its value, there is a break: how far apart they are shown is said in a style sheet.
        """
        tags = {frame.tag for frame in self._frames[-_NEAR:]}
        tail = "".join(self._block[-2:])[-24:]
        is_struck = not tags.isdisjoint(_STRUCK)
        if self._is_struck != is_struck and run[0].isdigit() and self._block:
            self._gap = self._gap or " "
        before, self._is_raised, self._is_struck = self._is_raised, self._raised(run, tags), is_struck
        if is_struck:
            return struck(run)
        if self._is_raised:
            return run.translate(RAISED) if self._is_at(tail, run) else run
        if "sub" in tags and _MARKS.fullmatch(run) and not self._gap and _AT_A_NUMBER_OR_BAR.search(tail):
            return self._fraction(run) or run.translate(_LOWERED)
        if before and not self._gap and run[0].isdigit():
            self._block[-1] = self._block[-1].translate(RAISED)
        elif not self._gap:
            self._gap = self._between(tail, run)
        return run

    def _raised(self, run: str, tags: set[str]) -> bool:
        """Whether `run` are the marks of notes, or an exponent, and not an ordinal's letters."""
        return _MARKS.fullmatch(run) is not None and (
            "sup" in tags or any(one.kind is SpanKind.FOOTNOTE_REF for one in self._open)
        )

    def _fraction(self, run: str) -> str:
        """The sign for a fraction with the denominator `run`, if the text before it is its numerator."""
        upper, bar = self._block[-2:] if len(self._block) > 1 else ("", "")
        sign = _FRACTIONS.get((upper, run), "") if bar in ("/", "⁄") else ""
        if sign:
            del self._block[-2:]
            self._block_length -= 2
        return sign

    def _is_at(self, tail: str, run: str) -> bool:
        """Whether a raised `run` is at a number, figures at a word, or letters in a cell."""
        if self._gap not in ("", " "):
            return False
        in_cell = self._where.kind is BlockKind.TABLE_ROW and _LETTERS.fullmatch(run) and tail[-1:].strip(" \t")
        at_number = AT_A_NUMBER.search(tail) is not None or bool(in_cell)
        return at_number if self._gap or run[0].isalpha() else at_number or tail[-1:].isalpha()

    def _between(self, tail: str, run: str) -> str:
        """What parts `run` from the words before it where both are in elements of their own."""
        before, after = _DIGITS_AT_END.search(tail), _DIGITS_AT_START.match(run)
        if before and after:
            is_one = len(before[0]) == 1 and (len(after[0]) == 1 or len(self._block[-1]) == 1)
            return "\n" if self._has_edge and not is_one else ""
        is_apart = (before and _WORD.match(run)) or (after and _WORD_AT_END.search(tail))
        return " " if is_apart and (self._has_edge or self._is_next) else ""

    def _emit(self, run: str) -> None:
        if self._gap and (self._block or self._gap[0] == "\t"):
            self._block.append(self._gap)
            self._block_length += len(self._gap)
            self._cells.tabs += self._gap.count("\t")
        self._gap, self._breaks = "", 0
        self._has_edge = self._has_ended = self._is_next = False
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

    def _pre(self, el: Any) -> None:
        """Take preformatted text in as it is, a block of its own."""
        self._flush()
        before = self._where
        self._where = _Where(BlockKind.CODE, place=before.place, sealed=True)
        code = "".join(_shown(el)).replace("\r\n", "\n").strip("\n")
        if code.strip():
            self._emit(code)
        self._flush()
        self._where = before

    def _is_layout(self, row: Any) -> bool:
        """Whether a table row only lays out the page, its cells holding whole texts."""
        return self._rows >= _ROWS_LOOKED_AT or any(_holds_text(cell) for cell in row if cell.tag in ("td", "th"))

    def _flush(self) -> None:
        """End the current block, with the spans that are open in it; they go on in the next one."""
        self._gap, self._breaks = "", 0
        self._is_raised = self._is_struck = False
        for opened in self._open:
            self._close_span(opened)
        raw = "".join(self._block)
        spans, self._spans, self._block, self._block_length = self._spans, [], [], 0
        bare = raw.strip()
        if not bare:
            return
        before = raw[: len(raw) - len(raw.lstrip())]
        if self._where.kind is BlockKind.TABLE_ROW:  # its first cells may have no words
            tabs = "\t" * before.count("\t")
            self._add(tabs + bare, spans, len(before) - len(tabs))
        else:
            self._add(bare, spans, len(before))

    def _add(self, bare: str, spans: list[Span], lead: int) -> None:
        """Add a block to the text. Items of a list and rows of a table are one line apart, others two."""
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
        placed = _placed(spans, start - lead, start, self._length)
        self.spans += len(placed)
        level = where.level if kind is not BlockKind.PARAGRAPH else 0
        ordered = where.ordered and kind is BlockKind.LIST_ITEM
        group = last.group if between == "\n" and last else len(self.pieces)
        piece = Piece(start, self._length, bare, kind, level, ordered, group=group, spans=placed, place=where.place)
        self.pieces.append(piece)


def struck(run: str) -> str:
    """Words with a stroke through each letter."""
    return "".join(sign if sign.isspace() else sign + _STROKE for sign in run)


def _is_raised(el: Any, tag: str) -> bool:
    """Whether an element is one by which a page raises its figures; a link with nothing but few of them is one too."""
    looks = (el.get("style") or "", el.get("class") or "")
    few = tag == "a" and "#" in (el.get("href") or "") and len("".join(el.itertext()).strip()) <= _FEW_FIGURES
    return few or bool(_RAISED_STYLE.search(looks[0])) or bool(_RAISED_CLASS.search(looks[1]))


def _placed(spans: list[Span], by: int, low: int, high: int) -> tuple[Span, ...]:
    """Spans of a block in the whole text, `by` further on, and held inside the block; one in the middle of its like, or
    right behind it, is one with it."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        start, end = max(low, span.start + by), min(high, span.end + by)
        last = out[-1] if out else None
        if last and last.kind is span.kind and last.target == span.target and start <= last.end:
            out[-1] = last._replace(end=max(end, last.end))
        elif start < end:
            out.append(Span(start, end, span.kind, span.target))
    return tuple(out)


def _shown(root: Any) -> Iterator[str]:
    """The runs of text that a browser shows below `root`, with the line breaks of its elements."""
    pending: list[Any] = [root]
    while pending:
        el = pending.pop()
        if isinstance(el, str):
            yield el
        elif el.tag == "br":
            yield "\n"
        elif isinstance(el.tag, str) and el.tag not in _SKIP and not is_hidden(el):
            for child in reversed(el):
                pending += [child.tail or "", child]
            pending.append(el.text or "")


def _holds_text(cell: Any) -> bool:
    """Whether a cell holds paragraphs rather than a value."""
    paragraphs = breaks = 0
    for el in cell.iter():
        if el.tag in _CELL_IS_LAYOUT and el is not cell:
            return True
        paragraphs += el.tag == "p"
        breaks += el.tag == "br"
        if paragraphs > 1:
            return True
    return breaks > 1 and len("".join(cell.itertext())) > _LONG_CELL
