"""The rows of a draft's card as they are shown: what each says, how sure that is, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.domain.drafts.card import Row, is_typed
from app.domain.drafts.draft import Field
from app.domain.further import LINKS, is_like
from app.domain.language import tr
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE, TEXT_PX
from app.ui.widgets.marked_words import number_ink
from app.ui.widgets.rows import Index, RowModel, RowPainter, write

WIDTH, ROW_PX = 408, 30
"""Of the card, where there is room for it; and the height of a row of one line."""
READING_PX = 18
"""The height of a line of other readings."""
SHORT = 8
"""How many letters an acronym has at most."""
PARTY_FIELDS = (Field.DONORS, Field.RECIPIENTS, Field.CARRIERS)
PARTS = (*PARTY_FIELDS, Field.ITEMS, Field.MONEY)
OF_SENTENCE = (*PARTS, Field.DATE, Field.ASSERTED_BY)
"""Fields of which a gift may have several, and those for which a sentence may name other words."""
CHOSEN = (Field.STATUS, Field.BASIS, Field.TERMS)
"""What is chosen, and not typed."""
_BOX, _LABEL, _CHECK = 18, 78, 14
BESIDE_VALUE = 2 + 2 * SPACE[2] + _BOX + SPACE[1] + _LABEL + SPACE[0] + 12
"""What of a card's width is none of the reason below a value: frame, number, label, and a scroll bar."""
HUES = {
    Field.DONORS: 3,
    Field.RECIPIENTS: 0,
    Field.ITEMS: 6,
    Field.MONEY: 2,
    Field.STATUS: 7,
    Field.BASIS: 1,
    Field.DATE: 5,
    Field.CARRIERS: 9,
    Field.ASSERTED_BY: 10,
    Field.TERMS: 8,
    Field.OWN: 4,
}
"""The hue of each field, in the card and under its words."""


def is_turned(row: Row) -> bool:
    """Whether the arrows change what a row says."""
    return is_like(row) in (*OF_SENTENCE, *CHOSEN) or row.own[0] in LINKS


class ShownRow(NamedTuple):
    """A row as it is shown."""

    row: Row
    is_accepted: bool
    words: str = ""
    """The words of the source that are its evidence."""
    shown_above: bool = False
    """Whether a row above is not sure for the same reason."""
    inferred: bool = False
    """Whether it is a date of which the source leaves out the year or the day."""
    offered: str = ""
    """Words of the sentence that it would say; it says nothing yet."""
    readings: tuple[str, ...] = ()
    """What it may say instead, each to be chosen by its number."""

    @property
    def value(self) -> str:
        """What it says; of what the source calls by its letters, such as *AFAD*, these come first."""
        if self.inferred and not self.reason:
            return tr("{date} · inferred").format(date=self.row.value)
        value, is_short = self.row.value, len(self.words) <= SHORT and self.words.isupper()
        is_other = is_short and self.words not in value and self.row.field in PARTY_FIELDS
        return f"{self.words} · {value}" if is_other else value

    @property
    def state(self) -> str:
        """What is said at its end; empty where it is accepted and lacks no words, or only drafted."""
        if self.offered or (not self.row.value and self.row.field is Field.STATUS):
            return ""
        if not self.row.value or (is_typed(self.row) and self.row.own[0] not in LINKS):
            return tr("select its words")
        return tr("not sure") if self.row.unsure and not self.is_accepted else ""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do with it, which its check says."""
        return self.is_accepted and not self.state

    @property
    def beside(self) -> str:
        """The offered words, as they are shown."""
        named = self.offered if self.row.own[0] in LINKS else f"“{self.offered}”"
        return f"{named}?" if self.offered else ""

    @property
    def keys(self) -> str:
        """What can be pressed while it is the current one: the arrows, where they change it, and what accepts it."""
        arrows = "← →" if is_turned(self.row) and not self.offered else ""
        accepts = "⏎" if (self.row.value or self.offered) and not self.is_accepted else ""
        return "  ".join(part for part in (arrows, accepts) if part)

    @property
    def reason(self) -> str:
        """Why it is not sure; empty once the person has accepted it."""
        return "" if self.is_accepted else self.row.unsure

    @property
    def beneath(self) -> str:
        """What is written below it: the reason, where no row above says the same."""
        return "" if self.shown_above else self.reason

    @property
    def description(self) -> str:
        """All of it in words: the field, its value, how sure it is and why, and the words of its evidence."""
        row = self.row
        sure = self.state or (tr("accepted") if self.is_accepted else tr("sure") if row.value else "")
        words = tr("on the words “{words}”").format(words=self.words) if self.words else ""
        if row.value and not words:
            words = tr("on no words")
        said = self.value or tr("nothing said")
        if self.offered:
            said = f"{said}, {tr('Enter takes “{words}”').format(words=self.offered)}"
        others = (f"{_key_of(at)} “{reading}”" for at, reading in enumerate(self.readings))
        return ", ".join(part for part in (row.label, said, sure, self.reason.rstrip("."), words, *others) if part)


def keyed_row(rows: Sequence[ShownRow], current: Row | None) -> ShownRow | None:
    """Whose other readings the keys choose: those of the current row, else of the only row that has some and is not
    accepted, else of the only one that has some. None where there is no such row."""
    have = [one for one in rows if one.readings]
    here = [one for one in have if current is not None and one.row.key == current.key]
    is_open = [one for one in have if not one.is_accepted]
    return next((those[0] for those in (here, is_open, have) if len(those) == 1), None)


def _key_of(reading: int) -> str:
    """The key that chooses a reading."""
    return f"Alt+{reading + 1}"


class DraftRows(RowModel[ShownRow]):
    """The rows of a draft."""

    def text(self, row: ShownRow) -> str:
        return row.value

    def accessible_text(self, row: ShownRow) -> str:
        return row.description

    def tip(self, row: ShownRow) -> str:
        return tr("As stated: “{stated}”").format(stated=row.row.stated) if row.row.stated else ""


class DraftRowPainter(RowPainter):
    """Draws a row: its number, its label, what it says and how sure that is, and below it why it is not."""

    row_px, around, hovers = ROW_PX, (0, 0, 0, 0), False
    value_px = WIDTH - BESIDE_VALUE
    """How wide a reason below a value may be."""
    has_room = True
    """Whether there is room for the other readings, whose keys do without."""
    keyed: ShownRow | None = None
    """Whose other readings the keys choose."""

    def height(self, row: ShownRow, number: int) -> int:
        beneath = _reason_tall(row.beneath, self.value_px) if row.beneath else 0
        return self.row_px + self._more(row) + beneath + self._readings_tall(row)

    def _reading_boxes(self, row: ShownRow) -> list[QRect]:
        """Where each other reading is written, from the beginning of the first line of them."""
        metrics, line = QFontMetrics(fonts.interface(SMALL_PX)), READING_PX
        boxes, left, top = list[QRect](), 0, 0
        for at, reading in enumerate(row.readings if self.has_room else ()):
            wide = metrics.horizontalAdvance(f"{_key_of(at)}  {reading}") + 2
            if left and left + wide > self.value_px:
                left, top = 0, top + line
            boxes.append(QRect(left, top, min(wide, self.value_px), line))
            left += wide + SPACE[2]
        return boxes

    def _readings_tall(self, row: ShownRow) -> int:
        """How high the other readings are, with the room below them."""
        boxes = self._reading_boxes(row)
        return boxes[-1].bottom() + 1 + SPACE[0] if boxes else 0

    def _readings_in(self, row: ShownRow, box: QRect) -> list[QRect]:
        """Where each other reading is in the box of its row."""
        line = box.adjusted(SPACE[2], 0, -SPACE[2], 0)
        left, top = line.left() + _BOX + SPACE[1] + _LABEL + SPACE[0] - 1, box.bottom() + 1 - self._readings_tall(row)
        return [mirrored(one.translated(left, top), line) for one in self._reading_boxes(row)]

    def reading_at(self, row: ShownRow, box: QRect, at: QPoint) -> int | None:
        """Which of the other readings of a row in this box is written at a place."""
        return next((number for number, one in enumerate(self._readings_in(row, box)) if one.contains(at)), None)

    def _more(self, row: ShownRow) -> int:
        """How much higher its value or its label is than one line."""
        value, line = isolated(_kept_on_a_line(row.value or row.beside)), isolated("x")  # as they are drawn
        label = row.row.label if " " in row.row.label else "x"
        return max(_more_tall(value, line, self._room(row)), _more_tall(label, "x", _LABEL))

    def shows_keys(self, row: ShownRow) -> bool:
        """Whether it says what can be pressed: where what it says is whole beside that."""
        said = isolated(_kept_on_a_line(row.value or row.beside)) or tr("nothing said")
        needed = QFontMetrics(fonts.interface(TEXT_PX)).horizontalAdvance(said)
        return bool(row.keys) and self._beside(row, row.state, row.keys) >= needed

    def _room(self, row: ShownRow) -> int:
        """How wide its value may be beside what is at its end while it is the current one."""
        return self._beside(row, row.state, row.keys if self.shows_keys(row) else "")

    def _beside(self, row: ShownRow, *beside: str) -> int:
        metrics = QFontMetrics(fonts.interface(SMALL_PX))
        taken = sum(metrics.horizontalAdvance(words) + SPACE[1] for words in beside if words)
        return self.value_px - taken - (_CHECK + SPACE[1]) * row.is_done

    def draw(self, painter: QPainter, row: ShownRow, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        line = QRect(box.left() + SPACE[2], box.top(), box.width() - 2 * SPACE[2], self.row_px)
        self._number(painter, row, line)
        label = QRect(line.left() + _BOX + SPACE[1], line.top(), _LABEL, line.height())
        self._words(painter, label, line, row.row.label, "muted", self._more(row) if " " in row.row.label else 0)
        end = self._state(painter, row, line)
        if option.state & QStyle.StateFlag.State_Selected and self.shows_keys(row):
            room = QRect(line.left(), line.top(), end - line.left(), line.height())
            end -= write(painter, mirrored(room, line), row.keys, px=SMALL_PX, ink="muted", at_end=True) + SPACE[1]
        value = QRect(label.right() + SPACE[0], line.top(), end - label.right() - SPACE[1], line.height())
        says, ink = (row.value, "ink") if row.row.value else (row.beside or tr("nothing said"), "muted")
        more = self._more(row)
        if more:  # as wide as it is while it is the current one, else the last line would be empty
            value.setWidth(min(value.width(), self._room(row)))
        self._words(painter, value, line, says, ink, more)
        if row.beneath:
            below = QRect(
                value.left(), line.bottom() - 5 + more, self.value_px, _reason_tall(row.beneath, self.value_px)
            )
            painting.write_in(painter, fonts.interface(SMALL_PX), theme.current().muted)
            painter.drawText(mirrored(below, line), Qt.TextFlag.TextWordWrap, row.beneath)
        for at, place in enumerate(self._readings_in(row, box)):
            lead = _key_of(at) if row is self.keyed else tr("or")
            used = write(painter, place, lead, px=SMALL_PX, ink="muted", ours=True) + SPACE[0]
            write(painter, mirrored(place.adjusted(used, 0, 0, 0), place), row.readings[at], px=SMALL_PX, ink="accent")

    def _words(self, painter: QPainter, box: QRect, line: QRect, words: str, ink: str, more: int) -> None:
        """Draws words in one line, or where there are `more` pixels for them in as many as they need."""
        if not more:
            write(painter, mirrored(box, line), words, ink=ink)
            return
        painting.write_in(painter, fonts.interface(TEXT_PX), getattr(theme.current(), ink))
        box = box.adjusted(0, (self.row_px - painter.fontMetrics().height()) // 2, 0, more)
        painter.drawText(mirrored(box, line), Qt.TextFlag.TextWordWrap, isolated(_kept_on_a_line(words)))

    def _number(self, painter: QPainter, shown: ShownRow, line: QRect) -> None:
        """Filled once it is accepted, outlined as drafted, dashed without words."""
        hue = theme.tag_colour(HUES[shown.row.field])
        box = mirrored(QRectF(line.left(), line.center().y() - _BOX / 2, _BOX, _BOX), line)
        wants_words = shown.row.field is not Field.STATUS and shown.row.own[0] not in LINKS
        is_bare = shown.row.span is None and (wants_words or not shown.row.value)
        is_filled = shown.is_accepted and not is_bare
        pen = QPen(theme.colour(theme.current().muted) if is_bare else hue, 1.2)
        if is_bare:
            pen.setStyle(Qt.PenStyle.DashLine)
        painting.box(painter, box, 4, hue if is_filled else Qt.BrushStyle.NoBrush, pen)
        painter.setPen(theme.colour(theme.current().card) if is_filled else number_ink(pen.color()))
        painter.setFont(fonts.interface(10, semibold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(shown.row.number))

    def _state(self, painter: QPainter, shown: ShownRow, line: QRect) -> int:
        """Draws how sure it is, at the end of the line. Returns where the value has to end."""
        end = line.right()
        if shown.is_done:
            sign = mirrored(QRectF(end - _CHECK, line.center().y() - _CHECK / 2, _CHECK, _CHECK), line)
            icons.paint(painter, "check", sign, theme.current().ok)
            end -= _CHECK + SPACE[1]
        if shown.state:
            room = QRect(line.left(), line.top(), end - line.left(), line.height())
            ink = "warning" if shown.row.unsure else "accent"
            end -= write(painter, mirrored(room, line), shown.state, px=SMALL_PX, ink=ink, at_end=True) + SPACE[1]
        return end


def each_reason_once(rows: Sequence[ShownRow]) -> list[ShownRow]:
    """The rows, of which only the first of several with one reason has it written below."""
    reasons = [row.reason for row in rows]
    return [row._replace(shown_above=row.reason in reasons[:at]) for at, row in enumerate(rows)]


def _more_tall(words: str, line: str, wide: int) -> int:
    """How much higher words are than one line."""
    return _wrapped(words, TEXT_PX, wide).height() - _wrapped(line, TEXT_PX, wide).height()


@lru_cache(maxsize=200)
def _reason_tall(reason: str, wide: int) -> int:
    """How high a reason is in as many lines as it takes, with the room below it."""
    return _wrapped(reason, SMALL_PX, wide).height() + SPACE[0]


def _kept_on_a_line(value: str) -> str:
    """The value, in which a code stays on a line with the end of its name."""
    return value.replace(" · ", "\u00a0·\u00a0")


def _wrapped(words: str, px: int, wide: int) -> QRect:
    """The room that words take in as many lines as they need."""
    wrap = int(Qt.TextFlag.TextWordWrap)
    return QFontMetrics(fonts.interface(px)).boundingRect(QRect(0, 0, wide, 1_000), wrap, words or "x")
