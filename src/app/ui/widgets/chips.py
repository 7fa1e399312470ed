"""Chips: a word in a small pill. Meaning is shown by word and shape, never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.giving import outcome
from app.domain.language import tr_term
from app.domain.terms import Assertion, Outcome, Status
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.tokens import SMALL_PX

CHIP_PX = 20


@dataclass(frozen=True, slots=True)
class ChipLook:
    """How a chip looks. `ink` and `ground` name theme colours; no ground means transparent."""

    text: str
    icon: str = ""
    dashed: bool = False
    ink: str = "muted"
    ground: str = ""
    square: bool = False


def status_look(assertion: Assertion, status: Status) -> ChipLook:
    """The chip of a record: its outcome, in the word that a draft, an exported page and a question have for it."""
    came = outcome(assertion, status)
    match came:
        case Outcome.NOT_GIVEN | Outcome.CANCELLED:
            return ChipLook(tr_term(came), "prohibit", dashed=True)
        case Outcome.PROMISED | Outcome.ANNOUNCED:
            return ChipLook(tr_term(came), "calendar-blank", ink="accent", ground="accent_ground")
        case Outcome.OFFERED:
            return ChipLook(tr_term(came), "arrow-square-out", ink="accent", square=True)
        case Outcome.GIVEN:
            return ChipLook(tr_term(came))


def chip_width(look: ChipLook) -> int:
    """The width of a chip, in logical pixels."""
    return QFontMetrics(fonts.interface(SMALL_PX)).horizontalAdvance(look.text) + 18 + (17 if look.icon else 0)


def paint_chip(painter: QPainter, at: QPoint, look: ChipLook, within: QRect | None = None) -> None:
    """Draw a chip with its top left corner at `at`; mirrored within the row in a right-to-left window."""
    colours = theme.current()
    box = QRectF(at.x() + 0.5, at.y() + 0.5, chip_width(look) - 1, CHIP_PX - 1)
    if within is not None:
        box = mirrored(box, within)
    ink = getattr(colours, look.ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour(ink, 0.8 if look.dashed else 0.55 if look.ink != "muted" else 0.3), 1)
    if look.dashed:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(theme.colour(getattr(colours, look.ground)) if look.ground else Qt.BrushStyle.NoBrush)
    radius = 4 if look.square else CHIP_PX / 2 - 0.5
    painter.drawRoundedRect(box, radius, radius)
    words = box.adjusted(8, 0, -6, 0)
    if look.icon:
        sign = QRectF(box.left() + 7, box.center().y() - 7, 14, 14)
        icons.paint(painter, look.icon, mirrored(sign, box), ink)
        words.setLeft(box.left() + 25)
    painting.write_in(painter, fonts.interface(SMALL_PX), ink)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(mirrored(words, box), middle, isolated(look.text))
    painter.restore()


class Chip(QWidget):
    """A chip as a widget."""

    def __init__(self, look: ChipLook) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(look.text)
        self.setFixedSize(chip_width(look), CHIP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QPoint(0, 0), self.look)
        painter.end()
