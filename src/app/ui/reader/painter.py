"""Painting everything on the page except its letters. All input is passed in; nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPixmap

from app.ui.look import fonts, qt_numbers, theme
from app.ui.look.mirror import FIRST_STRONG_ISOLATE, POP_ISOLATE, is_mirrored, isolated, mirrored
from app.ui.look.tokens import RADIUS, READING_PX, SMALL_PX, TINT_ALPHA, TITLE_PX
from app.ui.reader.beside import BARE_PX
from app.ui.reader.document import BlockInfo, is_rtl
from app.ui.reader.marks import TAG, UNFOLD, WHOLE, Chip, Level
from app.ui.reader.placed import (
    ACCENT,
    DASHED,
    MORE_HIGH,
    MORE_WIDE,
    MUTED,
    BlockMarks,
    Column,
    Drawn,
    Piece,
    PlacedChip,
)
from app.ui.reader.text import Header

LINE_ALPHA = 0.85
FADED = 1 / 3
"""The opacity of marks while another one is isolated."""
OTHERS = 0.22
"""The opacity of stripes while other tags are isolated."""
LIT_ALPHA = 0.24
"""The opacity of the background of lit words."""
NEAR_PX, LINE_PX = 12, 20
"""The maximum distance of two lines under the same words; and the height of the words."""
DASH_PX, GAP_PX = 4, 3
CHIP_PX, CHIP_ICON = 11, 13
REF_PX = 30
"""The minimum width of a record's number in its row."""
HEADER_TOP, HEADER_GAP, HEADER_BOTTOM = 8, 6, 20


class Look:
    """The painter's options besides the marks."""

    def __init__(self) -> None:
        self.isolated: int | None = None  # the passage during whose emphasis the others fade
        self.current: int | None = None  # the chosen passage, whose rows are outlined
        self.resting: int | None = None  # the passage in which the caret rests
        self.thing = ""  # the key of the pointed or focused row of a card, whose words are lit
        self.row: tuple[int, str] | None = None  # passage and key of the focused row of a card
        self.level = Level.ALL
        self.tags: frozenset[int] = frozenset()  # if not empty, only their passages are marked, at every level

    def alone(self) -> int | None:
        """The only passage that a quiet page marks."""
        if self.isolated is not None:
            return self.isolated
        return self.resting if self.current is None else self.current


class _Inks(dict[int, QColor | QBrush]):
    """The colours of pieces in the current theme, by number, cached."""

    def __init__(self, alpha: float) -> None:
        super().__init__()
        self._theme, self._alpha = theme.current(), alpha

    def __missing__(self, index: int) -> QColor | QBrush:
        colours = self._theme
        named = {MUTED: colours.muted, ACCENT: colours.accent}
        if index == DASHED:
            self[index] = _dashes(theme.colour(colours.muted, self._alpha))
            return self[index]
        self[index] = theme.colour(named.get(index) or colours.tags[index % len(colours.tags)], self._alpha)
        return self[index]


@lru_cache(maxsize=32)
def _inks(_theme: str, alpha: float) -> _Inks:
    return _Inks(alpha)


def _dashes(ink: QColor) -> QBrush:
    """The brush for dashed lines: a pen would compute each dash at every paint."""
    picture = QPixmap(DASH_PX + GAP_PX, 1)
    picture.fill(theme.colour(theme.current().paper, 0))
    painter = QPainter(picture)
    painter.fillRect(0, 0, DASH_PX, 1, ink)
    painter.end()
    return QBrush(picture)


def _share(look: Look, passage: int) -> float:
    return FADED if look.isolated is not None and look.isolated != passage else 1.0


def paint_first(painter: QPainter, marks: BlockMarks, look: Look, y: float) -> None:
    """Tints and underlines as in `paint_under`, using only brushes and only for tags."""
    if not look.level.has_tags:
        return
    painter.translate(0, y)
    tints = (drawn.tints for drawn in marks.words)
    lines = ([*drawn.lines, *drawn.lower] for drawn in marks.words)
    for pieces, alpha in ((tints, TINT_ALPHA), (lines, LINE_ALPHA)):
        for piece in chain.from_iterable(pieces):
            path = QPainterPath()
            path.addRect(piece.rect)
            painter.fillPath(path, _brush(theme.current().name, piece.colour, alpha))
    painter.translate(0, -y)


@lru_cache(maxsize=64)
def _brush(theme_name: str, index: int, alpha: float) -> QBrush:
    """A cached brush, as a palette makes it; making it from its colour needs the Qt namespace."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, _inks(theme_name, alpha)[index])
    return palette.brush(QPalette.ColorRole.Base)


def paint_under(
    painter: QPainter, marks: BlockMarks, look: Look, y: float, clip: QRectF, dotted: Sequence[QRectF]
) -> None:
    """Tints and underlines, painted under the letters.

    `y` is the top of the block's layout. What lies outside `clip`, in the block's coordinates, is skipped. `dotted` are
    words that also have a dotted line.
    """
    if clip.isEmpty():
        return
    if look.tags:
        _paint_isolated(painter, marks, look, y, clip)
        return
    top, bottom = clip.top(), clip.bottom()
    level, is_quiet, alone = look.level, look.level is Level.QUIET, look.alone()
    words = [drawn for drawn in marks.words if drawn.mark.passage_id == alone] if is_quiet else marks.words
    seen = [drawn for drawn in words if drawn.top < bottom and drawn.bottom > top]
    painter.translate(0, y)
    if is_quiet:
        lines = [Piece(box, MUTED, passage) for drawn in seen for box, _, passage in drawn.hairlines]
    else:
        lines = lines_under(seen, level, dotted)
    if level.has_tags:
        _fill(painter, [drawn.tints for drawn in seen], look, clip, TINT_ALPHA)
    _fill(painter, [lines], look, clip, LINE_ALPHA)
    if look.isolated is not None and level.has_tags:
        spare = [drawn.spare for drawn in seen if drawn.mark.passage_id == look.isolated]
        _fill(painter, spare, look, clip, LINE_ALPHA)
    if look.thing:
        _fill(painter, _lit(marks.words, look.thing), Look(), clip, LIT_ALPHA)
    if level.has_tags:
        _paint_counts(painter, (one for drawn in seen for one in drawn.more if clip.intersects(one[0])), look)
    painter.translate(0, -y)


def _paint_counts(painter: QPainter, more: Iterable[tuple[QRectF, int, int]], look: Look) -> None:
    """How many more tags there are than lines under the words."""
    for box, count, passage in more:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), _count(theme.current().name, count, _share(look, passage), ratio))


def _lit(words: Sequence[Drawn], thing: str) -> list[list[Piece]]:
    """The background of the words that are evidence for a thing."""
    on = [drawn for drawn in words if any(chip.key == thing for chip in drawn.mark.chips)]
    return [[Piece(p.rect.adjusted(0, -LINE_PX, 0, 1), ACCENT, p.passage) for p in drawn.hairlines] for drawn in on]


def lines_under(words: Sequence[Drawn], level: Level, dotted: Sequence[QRectF] = ()) -> list[Piece]:
    """All lines under the words of marks at a level, without emphasis."""
    hairlines = [d.hairlines for d in words if d.mark.chips or not d.mark.colours] if level.has_evidence else []
    rows = [*hairlines]
    if level.has_tags:
        rows += [drawn.lines for drawn in words]
        rows += _lower(words, [*dotted, *(piece.rect for row in hairlines for piece in row)])
    return [piece for row in rows for piece in row]


def _lower(seen: Sequence[Drawn], over: Sequence[QRectF]) -> list[list[Piece]]:
    """The lower underlines of passages that have none of these lines under any word."""
    return [d.lower for d in seen if d.lower and not any(_is_below(p.rect, one) for p in d.lower for one in over)]


def _is_below(box: QRectF, other: QRectF) -> bool:
    """Whether a line is close below another one of the same words."""
    is_close = 0 <= box.top() - other.bottom() <= NEAR_PX
    return is_close and other.left() < box.right() and other.right() > box.left()


def _paint_isolated(painter: QPainter, marks: BlockMarks, look: Look, y: float, clip: QRectF) -> None:
    """The passages of some tags only, in the colour of these tags."""
    tints: list[Piece] = []
    lines: list[Piece] = []
    for drawn in marks.words:
        hue = next((c for t, c in zip(drawn.mark.tags, drawn.mark.colours, strict=False) if t in look.tags), None)
        if hue is not None:
            boxes = [piece.rect for piece in drawn.tints]
            boxes += [piece.rect.adjusted(0, -LINE_PX, 0, 0) for piece in drawn.spare if not boxes]
            tints += [Piece(box, hue, drawn.mark.passage_id) for box in boxes]
            lines += [Piece(QRectF(b.left(), b.bottom(), b.width(), 2), hue, drawn.mark.passage_id) for b in boxes]
    painter.save()
    painter.translate(0, y)
    _fill(painter, [tints], Look(), clip, TINT_ALPHA)
    _fill(painter, [lines], Look(), clip, LINE_ALPHA)
    painter.restore()


@lru_cache(maxsize=128)
def _count(_theme: str, count: int, share: float, ratio: float) -> QPixmap:
    """The number of further tags as a cached image, as text is slow to paint."""
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
    """Fill many rectangles, as a full paragraph has about a hundred."""
    name, alone = theme.current().name, look.isolated
    whole, faded = _inks(name, alpha), _inks(name, alpha * FADED)
    intersects, fill = clip.intersects, painter.fillRect
    for pieces in rows:
        for rect, colour, passage in pieces:
            if intersects(rect):
                fill(rect, (whole if alone is None or alone == passage else faded)[colour])


def paint_figures(painter: QPainter, boxes: list[tuple[QRectF, float]], y: float) -> None:
    """A dotted line under figures and names that are not yet evidence."""
    if not boxes:
        return
    pen = QPen(theme.colour(theme.current().muted), 1)
    pen.setCapStyle(QtCore.Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, 2])
    painter.setPen(pen)
    for box, baseline in boxes:
        level = round(y + baseline + 4) + 0.5
        painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))


def _paint_stripe(painter: QPainter, piece: Piece, look: Look, alone: dict[int, int] | None) -> None:
    rect, colour, passage = piece
    share = _share(look, passage)
    if alone is not None:
        is_alone = alone.get(passage) == colour
        share, rect = (1.0, rect.adjusted(-1, 0, 0, 0)) if is_alone else (OTHERS, rect)
    elif look.level is Level.QUIET and passage != look.alone():
        rect = rect.adjusted(0, 0, 1 - rect.width(), 0)  # one whole pixel, not two pale ones
    painter.setBrush(_inks(theme.current().name, share)[colour])
    painter.drawRoundedRect(rect, 1.5, 1.5)


def _beside(column: Column) -> int:
    """The alignment of text beside the page's text, towards it in both directions."""
    side = qt_numbers.ALIGN_RIGHT if column.is_mirrored else qt_numbers.ALIGN_LEADING
    return side | qt_numbers.ALIGN_ABSOLUTE | qt_numbers.ALIGN_MIDDLE


def paint_lanes(painter: QPainter, marks: BlockMarks, look: Look, y: float, clip: QRectF, column: Column) -> None:
    """Stripes and icons beside the text; what lies outside `clip` is skipped."""
    if clip.isEmpty():
        return
    painter.save()
    painter.translate(0, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    alone = _isolated_passages(marks, look)
    pieces = _stripes(marks, look, alone) if look.level.has_stripes or look.tags else ()
    for piece in pieces:
        if clip.intersects(piece[0]):
            _paint_stripe(painter, piece, look, alone)
    if marks.more and pieces and alone is None:
        painter.setFont(fonts.interface(CHIP_PX))
        painter.setPen(theme.colour(theme.current().muted))
        for box, count, _ in marks.more:
            if clip.intersects(box) and not (marks.card is not None and marks.card.intersects(box)):
                painter.drawText(box, _beside(column), isolated(f"+{count}"))
    for rect, passage in marks.notes:
        if clip.intersects(rect):
            _icon(painter, "note", rect, theme.current().muted, _share(look, passage))
    painter.restore()


def _stripes(marks: BlockMarks, look: Look, alone: Mapping[int, int] | None) -> Sequence[Piece]:
    """The visible stripes: those with a lane, and isolated ones without."""
    if not marks.spare:
        return marks.stripes
    passage = look.alone()
    seen = (one for one in marks.spare if one.passage == passage or (alone or {}).get(one.passage) == one.colour)
    return [*marks.stripes, *seen]


def paint_card(painter: QPainter, marks: BlockMarks, look: Look, y: float, clip: QRectF, column: Column) -> None:
    """The card beside a block; what lies outside `clip` is skipped."""
    if not marks.chips and marks.card is None:
        return
    painter.save()
    painter.translate(0, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = theme.current()
    if marks.card is not None and clip.intersects(marks.card):
        painter.setPen(QPen(theme.colour(colours.line)))
        painter.setBrush(QBrush(theme.colour(colours.card)))
        painter.drawRoundedRect(marks.card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    for placed in marks.chips:
        if not clip.intersects(placed.rect):
            continue
        if _is_bare(placed.chip):
            _paint_words(painter, placed, _hue_of(placed, look, marks), None if marks.card else _beside(column))
        elif placed.chip.key:
            _paint_row(painter, placed, placed.passage == look.current or placed.chip.key == look.thing)
        else:
            paint_chip(painter, placed)
        if (placed.passage, placed.chip.key) == look.row:
            painter.setPen(QPen(theme.colour(colours.accent), 2))
            painter.setBrush(QBrush())
            painter.drawRoundedRect(placed.rect.adjusted(-3, 1, 3, -1), RADIUS / 2, RADIUS / 2)
    painter.restore()


def _paint_words(painter: QPainter, placed: PlacedChip, hue: int | None, at: int | None) -> None:
    """Plain text: a count, or the name of a tag."""
    at = at or qt_numbers.ALIGN_LEADING | qt_numbers.ALIGN_MIDDLE
    painter.setPen(theme.colour(theme.current().muted) if hue is None else theme.tag_colour(hue))
    painter.setFont(fonts.interface(CHIP_PX))
    words = _elided(placed.chip.text, int(placed.rect.width()))
    painter.drawText(placed.rect, at, isolated(words))


def _paint_row(painter: QPainter, placed: PlacedChip, current: bool) -> None:
    """A row of the card: a record's number and recipient, with a sign if nothing was given; or a fact."""
    colours, chip, box = theme.current(), placed.chip, placed.rect
    painter.setFont(fonts.interface(CHIP_PX))
    if current:
        painter.setPen(QPen(QColor(0, 0, 0, 0)))
        painter.setBrush(QBrush(theme.colour(colours.accent_ground)))
        painter.drawRoundedRect(box.adjusted(-2, 0.5, 2, -0.5), RADIUS / 2, RADIUS / 2)
    at = qt_numbers.ALIGN_LEADING | qt_numbers.ALIGN_MIDDLE
    rest = QRectF(box)
    if chip.whom:
        painter.setPen(theme.colour(colours.accent))
        painter.drawText(box, at, isolated(chip.text))
        rest.setLeft(box.left() + max(REF_PX, _text_width(chip.text, CHIP_PX) + 6))
        if chip.dashed:
            spot = QRectF(rest.left(), rest.center().y() - CHIP_ICON / 2, CHIP_ICON, CHIP_ICON)
            _icon(painter, chip.icon, mirrored(spot, box), colours.muted, 1.0)
            rest.setLeft(rest.left() + CHIP_ICON + 3)
    painter.setPen(theme.colour(colours.ink))
    words = chip.whom or chip.short or chip.text
    painter.drawText(mirrored(rest, box), at, isolated(_elided(words, int(rest.width()))))


def _isolated_passages(marks: BlockMarks, look: Look) -> dict[int, int] | None:
    """The passages of the isolated tags, with the hue of that tag; None without isolation."""
    if not look.tags:
        return None
    return {
        drawn.mark.passage_id: colour
        for drawn in marks.words
        for tag, colour in zip(drawn.mark.tags, drawn.mark.colours, strict=False)
        if tag in look.tags
    }


def _hue_of(placed: PlacedChip, look: Look, marks: BlockMarks) -> int | None:
    """The hue for the name of an isolated tag; None for a muted one."""
    tag = placed.chip.key.removeprefix(TAG)
    if not placed.chip.key.startswith(TAG) or int(tag) not in look.tags:
        return None
    return (_isolated_passages(marks, look) or {}).get(placed.passage)


def chip_drop(ascent: float) -> float:
    """The distance from the top of a line to the box of text without a frame, so that both have one baseline."""
    metrics = _metrics(CHIP_PX)
    return ascent - (BARE_PX + metrics.ascent() - metrics.descent()) / 2


def chip_width(chip: Chip) -> float:
    """The natural width of a chip."""
    return _text_width(chip.text, CHIP_PX) + 14 + (CHIP_ICON + 5 if chip.icon else 0)


@lru_cache(maxsize=2_000)
def _text_width(words: str, px: int) -> float:
    return _metrics(px).horizontalAdvance(words)


def paint_chip(painter: QPainter, placed: PlacedChip) -> None:
    """An icon and a few words in a rounded frame, dashed for what is left out."""
    colours, chip = theme.current(), placed.chip
    box = placed.rect.adjusted(0.5, 0.5, -0.5, -0.5)
    pen = QPen(theme.colour(colours.line))
    if chip.dashed:
        pen.setDashPattern([3, 2])
        pen.setColor(theme.colour(colours.muted, 0.5))
    painter.setPen(pen)
    painter.setBrush(QBrush() if chip.dashed else QBrush(theme.colour(colours.card)))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    left = box.left() + 7
    if chip.icon:
        spot = QRectF(left, box.center().y() - CHIP_ICON / 2, CHIP_ICON, CHIP_ICON)
        _icon(painter, chip.icon, mirrored(spot, box), colours.muted, 1.0)
        left += CHIP_ICON + 5
    painter.setPen(theme.colour(colours.muted))
    painter.setFont(fonts.interface(CHIP_PX))
    metrics = _metrics(CHIP_PX)
    words = _elided(chip.text, int(box.right() - 5 - left))
    baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    if is_mirrored():
        left = box.left() + box.right() - left - _text_width(words, CHIP_PX)
    painter.drawText(QPointF(left, baseline), isolated(words))


def _is_bare(chip: Chip) -> bool:
    """Whether it is text without a frame."""
    return chip.key in (UNFOLD, WHOLE) or chip.key.startswith(TAG)


@lru_cache(maxsize=4)
def _metrics(px: int) -> QFontMetricsF:
    return QFontMetricsF(fonts.interface(px))


@lru_cache(maxsize=2_000)
def _elided(words: str, room: int) -> str:
    """The words of a chip that fit into this width, elided if needed."""
    from app.domain.shortened import with_dots

    metrics = _metrics(CHIP_PX)
    if metrics.horizontalAdvance(words) <= room:
        return words
    while words and metrics.horizontalAdvance(f"{words}…") > room:
        words = words[:-1].rstrip()
    return with_dots(words) if words else ""


def paint_gutter(painter: QPainter, info: BlockInfo, column: Column, baseline: float, clip: QRectF) -> None:
    """The paragraph number on the baseline of the paragraph's first line, if within `clip`."""
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
    """The bullet or number of a list item. `edge` is where the words begin."""
    font = fonts.page(px)
    painter.setFont(font)
    painter.setPen(theme.colour(theme.current().muted))
    wide = QFontMetricsF(font).horizontalAdvance(info.label)
    painter.drawText(QPointF(edge + 9 if info.rtl else edge - 9 - wide, baseline), info.label)


def paint_quote_bar(painter: QPainter, info: BlockInfo, column: Column, top: float, height: float) -> None:
    """The line beside a quoted block."""
    x = column.right - 3 if info.rtl else column.left
    painter.fillRect(QRectF(x, top, 3, height), theme.colour(theme.current().line))


def header_height(header: Header, width: float, zoom: float) -> float:
    """The height of the title block in a column of this width."""
    if not (header.title or header.citation or header.chip):
        return float(HEADER_TOP)
    return HEADER_TOP + _cite_height(header, width) + _title_height(header, width, zoom) + HEADER_BOTTOM


def _cite_height(header: Header, width: float) -> float:
    if not (header.chip or header.citation):
        return 0.0
    room = width - _chip_room(header)
    metrics = QFontMetricsF(fonts.interface(SMALL_PX))
    tall = metrics.boundingRect(QRectF(0, 0, room, 1000), qt_numbers.WORD_WRAP, header.citation or "x").height()
    return max(20.0, tall + 4) + HEADER_GAP


def _title_font(zoom: float) -> QFont:
    """The font of the title, which grows with the zoom, but does not become smaller."""
    return fonts.page(TITLE_PX * max(1.0, zoom), semibold=True)


def _title_height(header: Header, width: float, zoom: float) -> float:
    if not header.title:
        return 0.0
    metrics = QFontMetricsF(_title_font(zoom))
    return metrics.boundingRect(QRectF(0, 0, width, 1000), qt_numbers.WORD_WRAP, header.title).height()


def _chip_room(header: Header) -> float:
    return chip_width(Chip(header.chip, "")) + 8 if header.chip else 0.0


def _side_of(words: str) -> int:
    """The alignment of a line of the title block, by its own direction."""
    return qt_numbers.ALIGN_ABSOLUTE | (qt_numbers.ALIGN_RIGHT if is_rtl(words, False) else qt_numbers.ALIGN_LEADING)


def paint_header(painter: QPainter, header: Header, column: Column, y: float) -> None:
    """The title block: kind, citation and title, at the top of the document, which is at `y`."""
    colours = theme.current()
    width = column.right - column.left
    top = y + HEADER_TOP
    whole = QRectF(column.left, top, width, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if header.chip:
        box = mirrored(QRectF(column.left, top, _chip_room(header) - 8, 20), whole)
        paint_chip(painter, PlacedChip(box, Chip(header.chip, ""), 0))
    painter.setPen(theme.colour(colours.muted))
    painter.setFont(fonts.interface(SMALL_PX))
    room = mirrored(QRectF(column.left + _chip_room(header), top + 2, width - _chip_room(header), 200), whole)
    painter.drawText(room, qt_numbers.WORD_WRAP | _side_of(header.citation), header.citation)
    painter.setPen(theme.colour(colours.ink))
    painter.setFont(_title_font(column.scale * 18 / READING_PX))
    place = QRectF(column.left, top + _cite_height(header, width), width, 1000)
    before = painter.layoutDirection()
    painter.setLayoutDirection(QtCore.Qt.LayoutDirection.LeftToRight)  # else Qt indents lines by a space
    title = f"{FIRST_STRONG_ISOLATE}{header.title}{POP_ISOLATE}"
    painter.drawText(place, qt_numbers.WORD_WRAP | _side_of(header.title), title)
    painter.setLayoutDirection(before)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _icon(painter: QPainter, name: str, box: QRectF, colour: str, share: float) -> None:
    from app.ui.look import icons  # of which the first paint has none

    icons.paint(painter, name, box, colour, share)
