"""Paints what the page shows besides its letters. Everything is given; nothing is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPixmap

from app.ui.look import fonts, icons, qt_numbers, theme
from app.ui.look.mirror import is_mirrored, isolated, mirrored
from app.ui.look.tokens import RADIUS, SMALL_PX, TINT_ALPHA, TITLE_PX
from app.ui.reader.document import BlockInfo, is_rtl
from app.ui.reader.marks import UNFOLD, Chip, Level
from app.ui.reader.placed import ACCENT, MORE_HIGH, MORE_WIDE, MUTED, BlockMarks, Column, Piece, PlacedChip
from app.ui.reader.text import Header

LINE_ALPHA = 0.85
FADED = 1 / 3
"""What is left of a mark's colour while another one is looked at."""
CHIP_PX, CHIP_ICON = 11, 13
HEADER_TOP, HEADER_GAP, HEADER_BOTTOM = 8, 6, 20


class Look:
    """What the painter heeds besides the marks."""

    def __init__(self) -> None:
        self.isolated: int | None = None
        """The passage that is looked at; the others fade."""
        self.current: int | None = None
        """The passage that is chosen; its chips are outlined."""
        self.level = Level.ALL

    def alone(self) -> int | None:
        """Whose words alone are marked on a quiet page."""
        return self.isolated if self.isolated is not None else self.current


class _Inks(dict[int, QColor]):
    """The colours of pieces in the theme that is on, by their number; made as they are asked for."""

    def __init__(self, alpha: float) -> None:
        super().__init__()
        self._theme, self._alpha = theme.current(), alpha

    def __missing__(self, index: int) -> QColor:
        colours = self._theme
        named = {MUTED: colours.muted, ACCENT: colours.accent}
        self[index] = theme.colour(named.get(index) or colours.tags[index % len(colours.tags)], self._alpha)
        return self[index]


@lru_cache(maxsize=32)
def _inks(_theme: str, alpha: float) -> _Inks:
    return _Inks(alpha)


def _share(look: Look, passage: int) -> float:
    return FADED if look.isolated is not None and look.isolated != passage else 1.0


def paint_first(painter: QPainter, marks: BlockMarks, look: Look, y: float) -> None:
    """Tints and underlines as `paint_under` draws them, with nothing but brushes; they are of tags alone."""
    if look.level in (Level.QUIET, Level.EVIDENCE):
        return
    painter.translate(0, y)
    tints, lines = (drawn.tints for drawn in marks.words), (drawn.lines for drawn in marks.words)
    for pieces, alpha in ((tints, TINT_ALPHA), (lines, LINE_ALPHA)):
        for piece in chain.from_iterable(pieces):
            path = QPainterPath()
            path.addRect(piece.rect)
            painter.fillPath(path, _brush(theme.current().name, piece.colour, alpha))
    painter.translate(0, -y)


@lru_cache(maxsize=64)
def _brush(theme_name: str, index: int, alpha: float) -> QBrush:
    """A brush as a palette makes it, for each theme; making it of its colour needs the Qt namespace."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, _inks(theme_name, alpha)[index])
    return palette.brush(QPalette.ColorRole.Base)


def paint_under(painter: QPainter, marks: BlockMarks, look: Look, y: float, clip: QRectF) -> None:
    """Tints and underlines, which lie under the letters. `y` is the top of the block's layout.

    What lies outside of `clip`, in the block's own coordinates, is left out.
    """
    if clip.isEmpty():
        return
    top, bottom = clip.top(), clip.bottom()
    seen = [drawn for drawn in marks.words if drawn.top < bottom and drawn.bottom > top]
    level, is_quiet = look.level, look.level is Level.QUIET
    if is_quiet:
        seen = [drawn for drawn in seen if drawn.mark.passage_id == look.alone()]
    painter.save()
    painter.translate(0, y)
    tints, lines = [drawn.tints for drawn in seen], [drawn.lines for drawn in seen]
    if level in (Level.TAGS, Level.EVIDENCE):
        tints, lines = ([[p for p in row if level.shows(p.colour)] for row in rows] for rows in (tints, lines))
    if level is not Level.EVIDENCE:
        _fill(painter, tints, look, clip, TINT_ALPHA)
    _fill(painter, lines, look, clip, LINE_ALPHA)
    if look.isolated is not None:
        alone = [drawn.spare for drawn in seen if drawn.mark.passage_id == look.isolated]
        _fill(painter, alone, look, clip, LINE_ALPHA)
    ratio = painter.device().devicePixelRatioF()
    for drawn in () if level is Level.EVIDENCE else seen:
        for box, count, passage in drawn.more:
            if clip.intersects(box):
                told = _count(theme.current().name, count, _share(look, passage), ratio)
                painter.drawPixmap(box.topLeft(), told)
    painter.restore()


@lru_cache(maxsize=128)
def _count(_theme: str, count: int, share: float, ratio: float) -> QPixmap:
    """How many more tags there are, as a picture: text is slow to paint, and there are many where tags overlap."""
    picture = QPixmap(QSize(MORE_WIDE, MORE_HIGH) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.colour(theme.current().paper))
    painter = QPainter(picture)
    painter.setFont(fonts.interface(9, semibold=True))
    painter.setPen(theme.colour(theme.current().muted, share))
    painter.drawText(QRectF(0, 0, MORE_WIDE, MORE_HIGH), qt_numbers.ALIGN_CENTER, isolated(f"+{count}"))
    painter.end()
    return picture


def _fill(painter: QPainter, rows: Sequence[Sequence[Piece]], look: Look, clip: QRectF, alpha: float) -> None:
    """Fill the rectangles of a hundred pieces, as a full paragraph has them, which a person waits for."""
    name, alone = theme.current().name, look.isolated
    whole, faded = _inks(name, alpha), _inks(name, alpha * FADED)
    intersects, fill = clip.intersects, painter.fillRect
    for pieces in rows:
        for rect, colour, passage in pieces:
            if intersects(rect):
                fill(rect, (whole if alone is None or alone == passage else faded)[colour])


def paint_figures(painter: QPainter, boxes: list[tuple[QRectF, float]], y: float) -> None:
    """A dotted line under figures and names that are not yet evidence."""
    pen = QPen(theme.colour(theme.current().muted), 1)
    pen.setCapStyle(QtCore.Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, 2])
    painter.setPen(pen)
    for box, baseline in boxes:
        level = round(y + baseline + 4) + 0.5
        painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))


def paint_lanes(painter: QPainter, marks: BlockMarks, look: Look, y: float, clip: QRectF) -> None:
    """Stripes and chips beside the text; what lies outside of `clip`, as above, is left out."""
    if clip.isEmpty():
        return
    painter.save()
    painter.translate(0, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    name = theme.current().name
    shows = Level.TAGS.shows if look.level is Level.QUIET else look.level.shows
    for rect, colour, passage in marks.stripes:
        if clip.intersects(rect) and shows(colour):
            if look.level is Level.QUIET and passage != look.alone():
                rect = QRectF(rect.center().x() - 0.5, rect.top(), 1, rect.height())
            painter.setBrush(_inks(name, _share(look, passage))[colour])
            painter.drawRoundedRect(rect, 1.5, 1.5)
    for placed in marks.chips:
        if clip.intersects(placed.rect):
            paint_chip(painter, placed, placed.passage == look.current, _share(look, placed.passage))
    painter.restore()


def chip_width(chip: Chip) -> float:
    """How wide a chip wants to be."""
    return _text_width(chip.text, CHIP_PX) + 14 + (CHIP_ICON + 5 if chip.icon else 0)


@lru_cache(maxsize=2_000)
def _text_width(words: str, px: int) -> float:
    return _metrics(px).horizontalAdvance(words)


def paint_chip(painter: QPainter, placed: PlacedChip, current: bool, share: float = 1.0) -> None:
    """A chip: an icon and a few words in a rounded frame, dashed where nothing was given; a line that says what stands
    on a paragraph has no frame."""
    colours, chip = theme.current(), placed.chip
    if chip.key == UNFOLD:
        painter.setPen(theme.colour(colours.muted, share))
        painter.setFont(fonts.interface(CHIP_PX))
        words = _elided(chip.text, int(placed.rect.width()))
        painter.drawText(placed.rect, qt_numbers.ALIGN_LEADING | qt_numbers.ALIGN_MIDDLE, words)
        return
    box = placed.rect.adjusted(0.5, 0.5, -0.5, -0.5)
    edge = colours.accent if current else colours.line
    pen = QPen(theme.colour(edge, share))
    if chip.dashed:
        pen.setDashPattern([3, 2])
        pen.setColor(theme.colour(colours.accent if current else colours.muted, 0.5 * share))
    painter.setPen(pen)
    painter.setBrush(QBrush() if chip.dashed else QBrush(theme.colour(colours.card, share)))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    ink = colours.accent if current else colours.muted
    left = box.left() + 7
    if chip.icon:
        spot = QRectF(left, box.center().y() - CHIP_ICON / 2, CHIP_ICON, CHIP_ICON)
        icons.paint(painter, chip.icon, mirrored(spot, box), ink, share)
        left += CHIP_ICON + 5
    painter.setPen(theme.colour(ink, share))
    font = fonts.interface(CHIP_PX)
    painter.setFont(font)
    metrics = _metrics(CHIP_PX)
    words = _elided(chip.text, int(box.right() - 5 - left))
    baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    if is_mirrored():
        left = box.left() + box.right() - left - _text_width(words, CHIP_PX)
    painter.drawText(QPointF(left, baseline), isolated(words))


@lru_cache(maxsize=4)
def _metrics(px: int) -> QFontMetricsF:
    return QFontMetricsF(fonts.interface(px))


@lru_cache(maxsize=2_000)
def _elided(words: str, room: int) -> str:
    """Words of a chip that fit into so many pixels, the last of them cut short where they do not."""
    from app.domain.shortened import with_dots

    metrics = _metrics(CHIP_PX)
    if metrics.horizontalAdvance(words) <= room:
        return words
    while words and metrics.horizontalAdvance(f"{words}…") > room:
        words = words[:-1].rstrip()
    return with_dots(words)


def paint_gutter(painter: QPainter, info: BlockInfo, column: Column, baseline: float, clip: QRectF) -> None:
    """The paragraph number, on the baseline of the paragraph's first line, if `clip` reaches that far."""
    reaches = clip.right() > column.right if column.is_mirrored else clip.left() < column.left
    if info.block.paragraph is None or clip.isEmpty() or not reaches:
        return
    painter.setFont(fonts.interface(SMALL_PX))
    painter.setPen(theme.colour(theme.current().muted))
    words = str(info.block.paragraph)
    x = max(2.0, column.left - 22 - _text_width(words, SMALL_PX))
    if column.is_mirrored:
        x = column.right + 22
    painter.drawText(QPointF(x, baseline), words)


def paint_label(painter: QPainter, info: BlockInfo, px: float, edge: float, baseline: float) -> None:
    """The bullet or number of a list item, before its first line. `edge` is where the words begin."""
    font = fonts.page(px)
    painter.setFont(font)
    painter.setPen(theme.colour(theme.current().muted))
    wide = QFontMetricsF(font).horizontalAdvance(info.label)
    painter.drawText(QPointF(edge + 9 if info.rtl else edge - 9 - wide, baseline), info.label)


def paint_quote_bar(painter: QPainter, info: BlockInfo, column: Column, top: float, height: float) -> None:
    """The line beside a quoted block."""
    x = column.right - 3 if info.rtl else column.left
    painter.fillRect(QRectF(x, top, 3, height), theme.colour(theme.current().line))


def header_height(header: Header, width: float) -> float:
    """How much room the title block takes above the text in a column of this width."""
    if not (header.title or header.citation or header.chip):
        return float(HEADER_TOP)
    return HEADER_TOP + _cite_height(header, width) + _title_height(header, width) + HEADER_BOTTOM


def _cite_height(header: Header, width: float) -> float:
    if not (header.chip or header.citation):
        return 0.0
    room = width - _chip_room(header)
    metrics = QFontMetricsF(fonts.interface(SMALL_PX))
    tall = metrics.boundingRect(QRectF(0, 0, room, 1000), qt_numbers.WORD_WRAP, header.citation or "x").height()
    return max(20.0, tall + 4) + HEADER_GAP


def _title_height(header: Header, width: float) -> float:
    if not header.title:
        return 0.0
    metrics = QFontMetricsF(fonts.page(TITLE_PX, semibold=True))
    return metrics.boundingRect(QRectF(0, 0, width, 1000), qt_numbers.WORD_WRAP, header.title).height()


def _chip_room(header: Header) -> float:
    if not header.chip:
        return 0.0
    return chip_width(Chip(header.chip, "")) + 8


def paint_header(painter: QPainter, header: Header, column: Column, y: float) -> None:
    """The title block: kind, citation and title, at the top of the document, which is at `y`."""
    colours = theme.current()
    width = column.right - column.left
    top = y + HEADER_TOP
    whole = QRectF(column.left, top, width, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if header.chip:
        box = mirrored(QRectF(column.left, top, _chip_room(header) - 8, 20), whole)
        paint_chip(painter, PlacedChip(box, Chip(header.chip, ""), 0), False)
    painter.setPen(theme.colour(colours.muted))
    painter.setFont(fonts.interface(SMALL_PX))
    room = mirrored(QRectF(column.left + _chip_room(header), top + 2, width - _chip_room(header), 200), whole)
    painter.drawText(room, qt_numbers.WORD_WRAP, header.citation)
    painter.setPen(theme.colour(colours.ink))
    painter.setFont(fonts.page(TITLE_PX, semibold=True))
    way = qt_numbers.ALIGN_RIGHT if is_rtl(header.title, False) else qt_numbers.ALIGN_LEADING
    place = QRectF(column.left, top + _cite_height(header, width), width, 1000)
    painter.drawText(place, qt_numbers.WORD_WRAP | way | qt_numbers.ALIGN_ABSOLUTE, header.title)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
