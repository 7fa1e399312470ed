"""Two countries compared: values facing each other, their names between, sentences at the bottom."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.citation import paragraph_words, place_words
from app.domain.language import tr, tr_n
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import at_start, isolated, mirrored
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE, TITLE_PX
from app.ui.panels.evidence_card import markings
from app.ui.views.countries.beside import Beside, Part, Quote, Row, Side, State
from app.ui.views.countries.headpiece import CodeChip
from app.ui.views.countries.profile_page import MARGIN
from app.ui.views.countries.rows import EDGE, LEADING, ProfileButton
from app.ui.widgets.boxes import STRETCH, holding, in_column, in_row, put, styled
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import Scrolled, head, muted, push_button
from app.ui.widgets.marked_words import MarkedWords, Marking
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.text_boxes import text_box, wrapping

MIDDLE_PX, MEASURE_PX = 168, 980
LEAST_MIDDLE_PX, ROOMY_PX, LEAST_QUOTE_PX = 88, 500, 180
PAD, BAR_PX, FADE_PX = 8, 6, 8
RIGHT_HUE = 5
"""The hue of the second country's bars and line; the first has the accent."""


def middle_px(width: int) -> int:
    """How wide the names between the two countries are on a page of this width."""
    return MIDDLE_PX if width >= ROOMY_PX else LEAST_MIDDLE_PX


class BesideRow(ProfileButton):
    """A name with a value on either side. Left and Right select the side, Enter shows its sentences."""

    def __init__(self, row: Row, names: tuple[str, str]) -> None:
        both = zip(names, row.sides, strict=True)
        said = "; ".join(f"{name}: {side.text} {side.where}".strip() for name, side in both)
        self.side = 0
        super().__init__(row.sides[0].key or row.sides[1].key, f"{row.name}. {said}")
        self.row = row
        self._scale = row.scale()

    @property
    def value(self) -> Side:
        return self.row.sides[self.side]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.choose_side(steps[Qt.Key(event.key())] ^ self.isRightToLeft())
        else:
            super().keyPressEvent(event)

    def choose_side(self, side: int) -> None:
        """Select the first (0) or the second (1) side."""
        self.side = side
        self.key = self.value.key
        self.chosen.emit(self.key)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().x() > self.width() / 2
        self.choose_side(int(at) ^ self.isRightToLeft())
        super().mousePressEvent(event)

    # --- where things are ---

    def _boxes(self, width: int) -> tuple[QRect, QRect, QRect]:
        """The left side, the name, and the right side, for a left-to-right window."""
        between = middle_px(width)
        room = (width - between - 2 * EDGE) // 2
        left = QRect(EDGE, PAD, room - SPACE[2], 0)
        middle = QRect(EDGE + room, PAD, between, 0)
        return left, middle, QRect(middle.right() + 1 + SPACE[2], PAD, room - SPACE[2], 0)

    def heightForWidth(self, width: int) -> int:
        left, middle, right = self._boxes(width)
        sides = zip(self.row.sides, (left, right), strict=True)
        name = text_box(fonts.interface(), self.row.name, middle.width()).height()
        words = [name, *(_words_height(side, box.width()) for side, box in sides)]
        return 2 * PAD + max(words) + (BAR_PX + 4 if self._scale is not None else 0)

    def sizeHint(self) -> QSize:
        return QSize(560, 40)

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        left, middle, right = self._boxes(self.width())
        boxes = [mirrored(box, self.rect()) for box in (left, right)]
        if self.hasFocus() or self.underMouse():
            ground = theme.colour(colours.accent_ground, 1.0 if self.hasFocus() else 0.45)
            painting.box(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5), RADIUS, ground)
        if self.hasFocus():
            half = boxes[self.side]
            painting.ring(painter, QRectF(half.left() - EDGE, 1, half.width() + 2 * EDGE, self.height() - 3))
        painter.fillRect(QRectF(EDGE, self.height() - 1, self.width() - 2 * EDGE, 1), theme.colour(colours.line))
        painting.write_in(painter, fonts.interface(), colours.muted)
        middle = mirrored(middle, self.rect())
        middle.setBottom(self.height() - PAD)
        centre = int(Qt.AlignmentFlag.AlignHCenter)
        painter.drawText(middle, centre | wrapping(painter.fontMetrics(), self.row.name, middle.width()), self.row.name)
        for number, box in enumerate(boxes):
            box.setBottom(self.height() - PAD)
            self._paint_side(painter, self.row.sides[number], box, number)
        painter.end()

    def _paint_side(self, painter: QPainter, side: Side, box: QRect, number: int) -> None:
        """The value toward the middle, its source beyond it, and its bar below."""
        colours = theme.current()
        ends = Qt.AlignmentFlag.AlignRight if number == 0 else Qt.AlignmentFlag.AlignLeft
        face = _face(side)
        value = text_box(face, side.text, box.width())
        painting.write_in(painter, face, colours.ink if side.state is State.STATED else colours.muted)
        flags = int(ends) | wrapping(painter.fontMetrics(), side.text, box.width())
        painter.drawText(box, flags, isolated(side.text))
        if side.state is State.NONE:
            self._paint_pill(painter, box, value.width(), number)
        small = fonts.interface(SMALL_PX)
        where = text_box(small, side.where, box.width())
        beside = where.width() + value.width() + SPACE[1] <= box.width() and value.height() <= 20
        painting.write_in(painter, small, colours.muted)
        if beside:
            moved = value.width() + SPACE[1] + (6 if side.state is State.NONE else 0)
            toward = (number == 0) != self.isRightToLeft()
            room = box.adjusted(0, 1, -moved, 0) if toward else box.adjusted(moved, 1, 0, 0)
        else:
            room = box.adjusted(0, value.height() + 1, 0, 0)
        painter.drawText(room, int(ends) | int(Qt.TextFlag.TextWordWrap), isolated(side.where))
        if self._scale is not None:
            self._paint_bar(painter, side, box, number)

    @staticmethod
    def _paint_pill(painter: QPainter, box: QRect, wide: int, number: int) -> None:
        """The dashed frame around *none*."""
        pill = QRectF(box.left() - 5, box.top() - 2, wide + 10, 20)
        at_right = (number == 0) != (painter.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        if at_right:
            pill.moveRight(box.right() + 6)
        dashed = QPen(theme.colour(theme.current().muted), 1, Qt.PenStyle.DashLine)
        painting.box(painter, pill, 9, Qt.BrushStyle.NoBrush, dashed)

    def _paint_bar(self, painter: QPainter, side: Side, box: QRect, number: int) -> None:
        """Solid to the least, hatched to the most; an open end fades out."""
        assert self._scale is not None
        low, high = side.low or Decimal(0), side.high
        full = box.width() - FADE_PX
        solid = float(low / self._scale) * full
        whole = solid if high is None else float(high / self._scale) * full
        ink = side_ink(number)
        grows_left = (number == 0) != self.isRightToLeft()
        top = box.bottom() - BAR_PX + 1

        def stretch(begin: float, end: float) -> QRectF:
            return QRectF(box.right() + 1 - end if grows_left else box.left() + begin, top, end - begin, BAR_PX)

        painter.fillRect(stretch(0, max(solid, 2)), ink)
        if whole > solid:
            painter.fillRect(stretch(solid, whole), QBrush(ink, Qt.BrushStyle.BDiagPattern))
        if high is None:
            fade = stretch(max(solid, 2), max(solid, 2) + FADE_PX)
            ends = (fade.topRight(), fade.topLeft()) if grows_left else (fade.topLeft(), fade.topRight())
            paint = QLinearGradient(*ends)
            paint.setColorAt(0, ink)
            paint.setColorAt(1, theme.colour(theme.current().paper, 0))
            painter.fillRect(fade, QBrush(paint))


def side_ink(number: int) -> QColor:
    """The colour of the first or the second country."""
    return theme.colour(theme.current().accent) if number == 0 else theme.tag_colour(RIGHT_HUE)


def _face(side: Side) -> QFont:
    return fonts.interface(semibold=side.is_number and side.state is State.STATED)


def _words_height(side: Side, width: int) -> int:
    value = text_box(_face(side), side.text, width)
    where = text_box(fonts.interface(SMALL_PX), side.where, width)
    beside = where.width() + value.width() + SPACE[1] <= width and value.height() <= 20
    return value.height() if beside else value.height() + where.height() + 2


class QuoteCard(QWidget):
    """The best sentence of a side, with the words of its fields marked, and a link to the others."""

    more_wanted = Signal()

    def __init__(self, quote: Quote, number: int) -> None:
        super().__init__()
        self._number = number
        self._marks: tuple[Marking, ...] = tuple(markings(quote.sentence))
        self._text = quote.sentence.text
        item = quote.sentence.first
        where = paragraph_words(item.paragraph)
        foot = in_row((muted(" · ".join((where, *place_words(item.place), item.source_title))), 1), margins=0)
        if quote.more:
            more = tr_n("and {n} more", "and {n} more", quote.more)
            foot.addWidget(push_button(more, self.more_wanted, look="link"))
        self._words = QWidget()
        self._words.setAccessibleName(self._text)
        in_column(self._words, foot, on=self, margins=(SPACE[2], 0, 0, 0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _laid_out(self, width: int) -> MarkedWords:
        return MarkedWords(self._text, self._marks, fonts.reading(16), LEADING, max(80, width))

    def resizeEvent(self, event: object) -> None:
        self._words.setFixedHeight(self._laid_out(self.width() - SPACE[2]).height)
        super().resizeEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        painter.fillRect(mirrored(QRect(0, 0, 2, self.height()), self.rect()), side_ink(self._number))
        at = QPointF(self._words.geometry().topLeft())
        self._laid_out(self.width() - SPACE[2]).paint(painter, at, theme.colour(theme.current().ink))
        painter.end()


class BesidePage(Scrolled):
    """Shows two profiles facing each other."""

    shown_wanted = Signal(int, str)
    """Which of the two, and the key of the row of its profile whose sentences are wanted."""
    profile_wanted = Signal(int)
    """Which of the two is wanted alone."""
    left_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.viewport().setProperty("look", "paper")
        self.rows: list[BesideRow] = []
        self._folded = True
        self._shown: Beside | None = None
        self._between: QWidget | None = None
        """What is between the names of the two."""

    def show_beside(self, found: Beside) -> None:
        self._shown, self.rows = found, []
        names = (found.infos[0].display_name, found.infos[1].display_name)
        paper, column = styled(QWidget(), "paper"), QWidget()
        paper.setAccessibleName(tr("{left} beside {right}").format(left=names[0], right=names[1]))
        column.setMaximumWidth(MEASURE_PX)
        layout = in_column(self._top(found), on=column, gap=0, margins=0)
        for part in found.parts:
            self._part(layout, part, names)
        if not found.parts:
            put(layout, SPACE[4], muted(tr("The two do not differ in anything that is recorded.")))
        if found.same:
            layout.addSpacing(SPACE[3])
            same = push_button(tr("same in both · {n}").format(n=len(found.same)), self._unfold, look="link")
            same.setCheckable(True)
            same.setChecked(not self._folded)
            layout.addWidget(same, 0, Qt.AlignmentFlag.AlignHCenter)
            if not self._folded:
                self._rows(layout, found.same, names)
        put(layout, SPACE[3], self._quotes(found), STRETCH)
        in_row(STRETCH, (column, 1000), STRETCH, on=paper, margins=(MARGIN, SPACE[2], MARGIN, SPACE[5]))
        self.setWidget(paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._between is not None:
            self._between.setFixedWidth(middle_px(event.size().width()))
        super().resizeEvent(event)

    def _unfold(self) -> None:
        self._folded = not self._folded
        if self._shown is not None:
            self.show_beside(self._shown)

    def _top(self, found: Beside) -> QWidget:
        back = ChipButton(found.infos[0].display_name, glyph="arrow-left", command="countries.beside")
        back.setAccessibleName(tr("Back to {name}").format(name=found.infos[0].display_name))
        ways = in_row(back, STRETCH)
        swap = ChipButton(tr("swap"), glyph="swap", command="countries.swap")
        at = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        middle = self._between = holding(in_row((swap, 0, at), margins=(0, SPACE[0], 0, 0)))
        middle.setFixedWidth(middle_px(self.viewport().width()))
        across = in_row((self._named(found, 0), 1), middle, (self._named(found, 1), 1))
        return holding(in_column(ways, across, margins=(EDGE, 0, EDGE, SPACE[1])))

    def _named(self, found: Beside, number: int) -> QHBoxLayout:
        name = PlainLabel(found.infos[number].display_name, font=fonts.reading(TITLE_PX, semibold=True), wrap=True)
        amount = muted(found.how_much[number].replace(" · ", "\u00a0· "))
        words = in_column(gap=0)
        for label in (at_start(name), amount):
            if number == 0:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            words.addWidget(label)
        words.addStretch(1)  # beside a name on two lines, too, what is known stands right below
        chip = CodeChip(found.infos[number]), 0, Qt.AlignmentFlag.AlignTop
        return in_row((words, 1), chip, gap=SPACE[2]) if number == 0 else in_row(chip, (words, 1), gap=SPACE[2])

    def _part(self, layout: QVBoxLayout, part: Part, names: tuple[str, str]) -> None:
        layout.addSpacing(SPACE[3])
        title = head(part.title)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        put(layout, title, SPACE[0])
        line = styled(QWidget(), "line")
        line.setFixedHeight(1)
        line.setAutoFillBackground(True)
        layout.addWidget(line)
        self._rows(layout, part.rows, names)

    def _rows(self, layout: QVBoxLayout, rows: tuple[Row, ...], names: tuple[str, str]) -> None:
        for one in rows:
            made = BesideRow(one, names)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.rows else Qt.FocusPolicy.StrongFocus)
            made.moved.connect(partial(self.step, made))
            made.opened.connect(partial(self._open, made))
            self.rows.append(made)
            layout.addWidget(made)

    def _open(self, row: BesideRow, key: str) -> None:
        if key:
            self.shown_wanted.emit(row.side, key)

    def step(self, row: BesideRow, by: int) -> None:
        """Move on from a row, on the same side."""
        at = max(0, min(len(self.rows) - 1, self.rows.index(row) + by))
        other = self.rows[at]
        other.choose_side(row.side)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(other, 0, 60)

    def _quotes(self, found: Beside) -> RowOrColumn:
        across = RowOrColumn(gap=MIDDLE_PX // 2)
        for number, quote in enumerate(found.quotes):
            if quote is None:
                across.addWidget(QWidget(), 1)
                continue
            card = QuoteCard(quote, number)
            card.more_wanted.connect(partial(self.profile_wanted.emit, number))
            card.setMinimumWidth(LEAST_QUOTE_PX)
            across.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        return across

    def focus_rows(self) -> bool:
        if self.rows:
            self.rows[0].setFocus()
        return bool(self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left_wanted.emit()
        else:
            super().keyPressEvent(event)
