"""Documents set on pages: lines with their footnotes at the foot of their page, as a PDF of letters.
Measures are pixels of 96 to the inch, y down. What is laid out are *strips*, each a line of text, a line of a table's
row or a picture; pages are filled with these from the top, and from below with the footnotes of what is on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.domain.direction import has_turned
from app.domain.hues import LIGHT_HUES
from app.domain.utf16 import utf16_length
from app.exporters import flow
from app.exporters.drawing import LIGHT, Tone
from app.exporters.xml_text import held
from app.render.files import buffer, qt
from app.render.painter import paint

WIDTH = 793.7
"""A4."""
LEFT, TOP, BOTTOM = 94.0, 86.0, 1034.0
INNER = WIDTH - 2 * LEFT
_NUMBER_Y = 1068.0
_SCALE = 12.5
"""Dots of the PDF for a pixel, so that letters are where their design says."""
_MOST_NOTES = (BOTTOM - TOP) * 0.6
"""How much of a page footnotes take; what goes beyond is at the foot of the next."""
_SERIF = ["Source Serif 4", "Frank Ruhl Libre", "DejaVu Serif", "Liberation Serif", "Times New Roman"]
_MONO = ["DejaVu Sans Mono", "Liberation Mono", "Courier New"]
_TEXT, _SMALL, _NOTE = 15, 13, 12
_HEADS = {1: 26, 2: 19, 3: 16}
_INDENT = 26.0
_ROOM = 98
"""So many letters of a table have room beside each other."""
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Strip:
    """A unit that is not split between pages: a line of text, or a picture."""

    height: float
    draw: Callable[[QPainter, float], None]
    """Draws it from this height of the page down."""
    gap: float = 0.0
    """What is left free above it, but at the head of a page."""
    notes: tuple[int, ...] = ()
    """The footnotes on the page with it, as the document counts them, remarks behind the others."""
    keep: bool = False
    """Whether the next is on the same page."""


@dataclass(slots=True)
class Sheet:
    """A page being filled."""

    strips: list[tuple[float, Strip]] = field(default_factory=list[tuple[float, Strip]])
    """Each with where it begins."""
    foot: list[Strip] = field(default_factory=list[Strip])
    noted: set[int] = field(default_factory=set[int])
    """The footnotes on it."""
    at: float = TOP


def pages(document: flow.Document) -> bytes:
    """The PDF of a document."""
    with qt(), buffer() as (device, made):
        sheets = _filled(_Setter(document))
        writer = QPdfWriter(device)
        size = QPageSize(QPageSize.PageSizeId.A4)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        writer.setTitle(held(document.title))
        writer.setAuthor(held(", ".join(document.authors)))
        writer.setCreator("Passagework")
        writer.setResolution(round(96 * _SCALE))
        painter = QPainter(writer)
        painter.scale(_SCALE, _SCALE)
        for number, sheet in enumerate(sheets, 1):
            if number > 1:
                writer.newPage()
            _paint(sheet, painter, document, f"{number} / {len(sheets)}")
        painter.end()
        device.close()
        return bytes(made.data())


def _paint(sheet: Sheet, painter: QPainter, document: flow.Document, number: str) -> None:
    for y, strip in sheet.strips:
        strip.draw(painter, y)
    if sheet.foot:
        y = BOTTOM - _height(sheet.foot)
        painter.setPen(QPen(QColor(LIGHT[Tone.MUTED]), 0.6))
        painter.drawLine(QPointF(LEFT, y - 5), QPointF(LEFT + 130, y - 5))
        for strip in sheet.foot:
            y += strip.gap
            strip.draw(painter, y)
            y += strip.height
    font = _font(_SERIF, _NOTE)
    title = (flow.Run(document.title),)
    for runs, align in ((title, Qt.AlignmentFlag.AlignLeft), ((flow.Run(number),), Qt.AlignmentFlag.AlignRight)):
        layout = _layout(runs, font, INNER, document, Qt.AlignmentFlag.AlignAbsolute | align, muted=True)
        layout.lineAt(0).draw(painter, QPointF(LEFT, _NUMBER_Y))


def _height(strips: Iterable[Strip]) -> float:
    return sum(strip.gap + strip.height for strip in strips)


# --- filling ---


def _filled(setter: _Setter) -> list[Sheet]:
    """All strips on pages."""
    sheets = [Sheet()]
    for group in _groups(setter.strips()):
        foot = _foot(sheets[-1], group, setter)
        if not _fits(sheets[-1], group, foot):
            _turn(sheets)
            foot = _foot(sheets[-1], group, setter)
        for strip in group:
            if not _fits(sheets[-1], [strip], ()):
                _turn(sheets)
            sheet = sheets[-1]
            y = sheet.at + (strip.gap if sheet.strips else 0.0)
            sheet.strips.append((y, strip))
            sheet.at = y + strip.height
        sheets[-1].foot = sorted((*sheets[-1].foot, *foot), key=lambda line: line.notes)
        sheets[-1].noted.update(number for strip in group for number in strip.notes)
    while _over(sheets[-1]):
        _turn(sheets)
    return sheets


def _foot(sheet: Sheet, group: Iterable[Strip], setter: _Setter) -> list[Strip]:
    """The footnotes of strips that are not on the page yet."""
    numbers = dict.fromkeys(number for strip in group for number in strip.notes)
    new = (number for number in numbers if number not in sheet.noted)
    return [replace(line, notes=(number,)) for number in new for line in setter.note(number)]


def _turn(sheets: list[Sheet]) -> None:
    """Start a page with the footnote lines that did not fit on the previous one."""
    rest = _over(sheets[-1])
    if rest:
        del sheets[-1].foot[-len(rest) :]
    sheets.append(Sheet(foot=rest))


def _over(sheet: Sheet) -> list[Strip]:
    """The footnote lines that do not fit on a page; one always does."""
    room = BOTTOM - sheet.at - 8
    kept = len(sheet.foot)
    while kept > 1 and _height(sheet.foot[:kept]) > room:
        kept -= 1
    return sheet.foot[kept:]


def _fits(sheet: Sheet, strips: Sequence[Strip], foot: Sequence[Strip]) -> bool:
    if not sheet.strips:
        return True
    below = min(_height((*sheet.foot, *foot)), _MOST_NOTES)
    return sheet.at + _height(strips) + below + (10 if sheet.foot or foot else 0) <= BOTTOM


def _groups(strips: Iterable[Strip]) -> Iterable[list[Strip]]:
    """The strips that must be on one page together."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


# --- setting ---


class _Setter:
    """Turns the blocks of a document into strips."""

    def __init__(self, document: flow.Document) -> None:
        self._document = document
        self._last = {
            number: (id(block), place)
            for block in document.blocks
            if isinstance(block, flow.Para)
            for place, run in enumerate(block.runs)
            for number in run.remarks
        }
        """Where the words of a remark end, where its number is."""

    def strips(self) -> Iterable[Strip]:
        for block in self._document.blocks:
            yield from self._block(block)

    def note(self, number: int) -> list[Strip]:
        known = len(self._document.notes)
        if number <= known:
            runs = self._document.notes[number - 1]
        else:
            runs = (flow.Run(_remark_text(self._document.remarks[number - known - 1])),)
        head = (flow.Run(f"{number}\u2002", flow.Look.RAISED),)
        return list(self._text((*head, *runs), _font(_SERIF, _NOTE), gap=2.0, leading=1.3))

    def _block(self, block: flow.Flowing) -> Iterable[Strip]:
        match block:
            case flow.Para():
                yield from self._para(block)
            case flow.Grid():
                yield from self._grid(block)
            case flow.Fold(title, inside):
                yield from self._text(_strong(title), _font(_SERIF, _SMALL), gap=8.0, keep=True)
                for one in inside:
                    yield from self._block(one)
            case flow.Picture():
                yield from self._picture(block)
            case flow.Rule():
                yield Strip(1.0, lambda painter, y: _rule(painter, y), gap=14.0)

    def _para(self, para: flow.Para) -> Iterable[Strip]:
        runs = self._with_marks(para)
        match para.role:
            case flow.Role.HEADING:
                size = _HEADS.get(para.level, 14)
                yield from self._text(_strong(runs), _font(_SERIF, size), gap=size * 1.1, keep=True, leading=1.25)
            case flow.Role.ITEM:
                sign = f"{para.number}." if para.number else _BULLET
                indent = _INDENT * (para.level + 1)
                yield from self._text(runs, _font(_SERIF, _TEXT), gap=3.0, indent=indent, sign=sign)
            case flow.Role.QUOTE:
                yield from self._text(runs, _font(_SERIF, _TEXT), gap=7.0, indent=_INDENT * (para.level + 1), bar=True)
            case flow.Role.CODE:
                yield from self._text(runs, _font(_MONO, _SMALL), gap=8.0, indent=_INDENT / 2)
            case flow.Role.ENTRY:
                yield from self._text(runs, _font(_SERIF, _TEXT), gap=5.0, indent=_INDENT, hanging=True)
            case _:
                indent = _INDENT * para.level
                yield from self._text(runs, _font(_SERIF, _TEXT), gap=8.0, indent=indent, sign=para.beside)

    def _with_marks(self, para: flow.Para) -> flow.Runs:
        """The runs, with the numbers of remarks where their words end, and addresses that the words do not say."""
        out: list[flow.Run] = []
        known = len(self._document.notes)
        for place, run in enumerate(para.runs):
            out.append(run)
            ending = [number for number in run.remarks if self._last.get(number) == (id(para), place)]
            for number in ending:
                out += () if number == ending[0] else (flow.Run(",", flow.Look.RAISED),)
                out.append(flow.Run("", note=known + number))
            if run.href.startswith("http") and run.href != run.text:
                out.append(flow.Run(f" ({run.href})"))
        return tuple(out)

    def _text(
        self,
        runs: flow.Runs,
        font: QFont,
        *,
        gap: float,
        indent: float = 0.0,
        leading: float = 1.45,
        keep: bool = False,
        sign: str = "",
        bar: bool = False,
        hanging: bool = False,
    ) -> Iterable[Strip]:
        """The lines of a paragraph. `sign` is before its first line; `bar` is drawn beside all of them."""
        rtl = flow.Para(runs).is_rtl
        width = INNER - indent
        layout = _layout(runs, font, width, self._document, _side(rtl), hanging=_INDENT if hanging else 0.0)
        notes = _notes_by_line(layout, runs)
        count = layout.lineCount()
        first = LEFT if rtl else LEFT + indent
        beside = LEFT + width if rtl else LEFT
        for number in range(count):
            line = layout.lineAt(number)
            height = line.height() * leading / 1.2

            def draw(painter: QPainter, y: float, number: int = number, height: float = height) -> None:
                held_line = layout.lineAt(number)
                push = _INDENT if hanging and not number else 0.0
                x = first if rtl else first - push
                held_line.draw(painter, QPointF(x, y - held_line.y()))
                if sign and not number:
                    box = QRectF(beside, y, indent or _INDENT, height)
                    _sign(painter, sign, font, box, rtl=rtl, outside=not indent)
                if bar:
                    at = first + width + 8 if rtl else first - 10
                    painter.fillRect(QRectF(at, y, 2, height), QColor(LIGHT[Tone.LINE]))

            last = number == count - 1
            edge = count > 1 and number in (0, count - 2)
            yield Strip(height, draw, gap if not number else 0.0, notes.get(number, ()), keep or (edge and not last))

    def _grid(self, grid: flow.Grid) -> Iterable[Strip]:
        """Each row line by line, so that a long one may go on on the next page."""
        head, rows, rtl = grid.head, grid.rows, grid.is_rtl
        shares = grid.shares(_ROOM) if head or len(rows[0]) != 2 else (0.28, 0.72)
        widths = [INNER * one for one in shares]
        if head:
            yield from self._row(tuple(map(_strong, head)), widths, rtl=rtl, keep=True)
        for row in rows:
            yield from self._row(row, widths, rtl=rtl)

    def _row(
        self, cells: Sequence[flow.Runs], widths: Sequence[float], *, rtl: bool, keep: bool = False
    ) -> Iterable[Strip]:
        font = _font(_SERIF, _SMALL)
        layouts = [
            _layout(cell, font, width - 10, self._document, _side(flow.Para(cell).is_rtl if _lettered(cell) else rtl))
            for cell, width in zip(cells, widths, strict=True)
        ]
        notes = [_notes_by_line(layout, cell) for layout, cell in zip(layouts, cells, strict=True)]
        lefts: list[float] = []
        at = LEFT
        for width in widths:
            lefts.append(LEFT + LEFT + INNER - at - width if rtl else at)
            at += width
        count = max(layout.lineCount() for layout in layouts)
        for number in range(count):
            height = max(layout.lineAt(number).height() for layout in layouts if number < layout.lineCount()) * 1.15
            last = number == count - 1

            def draw(
                painter: QPainter, y: float, number: int = number, *, last: bool = last, to: float = height
            ) -> None:
                for layout, left in zip(layouts, lefts, strict=True):
                    if number < layout.lineCount():
                        line = layout.lineAt(number)
                        line.draw(painter, QPointF(left, y - line.y()))
                if last:
                    _rule(painter, y + to + 3)

            here = tuple(one for found in notes for one in found.get(number, ()))
            together = keep or (count <= 6 and not last) or (number == 0 and not last)
            yield Strip(height + (5 if last else 0), draw, 4.0 if not number else 0.0, here, together)

    def _picture(self, picture: flow.Picture) -> Iterable[Strip]:
        drawing = picture.drawing
        size = min(1.0, INNER / drawing.width, (BOTTOM - TOP) * 0.9 / drawing.height)

        def draw(painter: QPainter, y: float) -> None:
            painter.save()
            painter.translate(LEFT, y)
            painter.scale(size, size)
            painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), QColor(LIGHT[Tone.PAPER]))
            paint(drawing, painter, LIGHT)
            painter.restore()

        yield Strip(drawing.height * size, draw, gap=12.0, keep=True)


def _lettered(runs: flow.Runs) -> bool:
    return any(map(str.isalpha, flow.words_of(runs)))


def _strong(runs: flow.Runs) -> flow.Runs:
    return tuple(replace(run, look=run.look | flow.Look.STRONG) for run in runs)


def _remark_text(remark: flow.Remark) -> str:
    return "; ".join(value if name == "Tags" else f"{name}: {value}" for name, value in remark.lines)


def _side(rtl: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignAbsolute | (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)


def _rule(painter: QPainter, y: float) -> None:
    painter.setPen(QPen(QColor(LIGHT[Tone.LINE]), 0.7))
    painter.drawLine(QPointF(LEFT, y), QPointF(LEFT + INNER, y))


def _sign(painter: QPainter, sign: str, font: QFont, box: QRectF, *, rtl: bool, outside: bool) -> None:
    """The text before a paragraph: within its indent, or in the margin."""
    painter.setFont(_font(_SERIF, _NOTE) if outside else font)
    painter.setPen(QColor(LIGHT[Tone.MUTED] if outside else LIGHT[Tone.INK]))
    place = box.adjusted(8, 0, 0, 0) if rtl else box.adjusted(0, 0, -8, 0)
    if outside:
        place = place.translated(0 if rtl else -box.width(), 0)
    flag = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    painter.drawText(place, Qt.AlignmentFlag.AlignTop | flag, f"\N{RIGHT-TO-LEFT MARK}{sign}" if rtl else sign)


def _font(families: Sequence[str], pixels: int) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)  # a PDF names no letters for some of them, and “gifts” would not be found
    return font


# --- lines ---


def _layout(
    runs: flow.Runs,
    font: QFont,
    width: float,
    document: flow.Document,
    side: Qt.AlignmentFlag,
    *,
    hanging: float = 0.0,
    muted: bool = False,
) -> QTextLayout:
    """Runs broken into lines of a width, the first wider by `hanging`."""
    text = "".join(_shown(runs))
    layout = QTextLayout(text, font)
    option = QTextOption(side)
    rtl = flow.Para(runs).is_rtl
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(runs, font, document, muted=muted)))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width + (hanging if not y else 0.0))
        line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    if not layout.lineCount():
        return _layout((flow.Run(" "),), font, width, document, side)
    return layout


def _shown(runs: flow.Runs) -> list[str]:
    """The text of each run. A line feed starts a line, not a paragraph; the number of a footnote is none of figures
    before it, nor of words that run against the line."""
    para = flow.Para(runs)
    mark = "\N{RIGHT-TO-LEFT MARK}" if para.is_rtl else "\N{LEFT-TO-RIGHT MARK}" if has_turned(para.text) else ""
    return [
        f"{mark}{run.note}" if run.note else held(run.text).replace("\r", "").replace("\n", "\u2028") for run in runs
    ]


def _formats(
    runs: flow.Runs, font: QFont, document: flow.Document, *, muted: bool
) -> Iterable[QTextLayout.FormatRange]:
    at = 0
    for run, shown in zip(runs, _shown(runs), strict=True):
        length = utf16_length(shown)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = at, length, _format(run, font, document, muted=muted)  # pyright: ignore[reportAttributeAccessIssue]
        at += length
        yield found


def _format(run: flow.Run, font: QFont, document: flow.Document, *, muted: bool) -> QTextCharFormat:
    out = QTextCharFormat()
    shown = QFont(font)
    if flow.Look.CODE in run.look:
        shown.setFamilies(_MONO)
    if flow.Look.STRONG in run.look:  # the packaged face is variable, and Qt registers its regular weight only
        shown.setVariableAxis(QFont.Tag("wght"), 650)
        shown.setWeight(QFont.Weight.Normal if flow.Look.CODE not in run.look else QFont.Weight.Bold)
    shown.setItalic(flow.Look.EMPHASIS in run.look)
    shown.setStrikeOut(flow.Look.STRUCK in run.look)
    out.setFont(shown)
    out.setForeground(QColor(LIGHT[Tone.MUTED] if muted else LIGHT[Tone.INK]))
    if run.note or flow.Look.RAISED in run.look:
        out.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if ground := _ground(run, document):
        out.setBackground(ground)
    return out


def _ground(run: flow.Run, document: flow.Document) -> QColor | None:
    """The background of marked words, as pale as on the page of the window."""
    color = LIGHT[Tone.ACCENT] if flow.Look.MARKED in run.look else ""
    if run.remarks:
        hues = [document.remarks[number - 1].color for number in reversed(run.remarks)]
        color = next((LIGHT_HUES[hue] for hue in hues if hue >= 0), LIGHT[Tone.MUTED])
    if not color:
        return None
    full = QColor(color)
    pale = (round(255 - (255 - part) * 0.18) for part in (full.red(), full.green(), full.blue()))
    return QColor(*pale)


def _notes_by_line(layout: QTextLayout, runs: flow.Runs) -> dict[int, tuple[int, ...]]:
    """The footnotes referenced in each line."""
    found: dict[int, list[int]] = {}
    at = 0
    for run, shown in zip(runs, _shown(runs), strict=True):
        if run.note:
            found.setdefault(layout.lineForTextPosition(at).lineNumber(), []).append(run.note)
        at += utf16_length(shown)
    return {line: tuple(numbers) for line, numbers in found.items()}
