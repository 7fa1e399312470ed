"""The list of commands with their keys, and capturing a new key for one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.domain.language import tr
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import is_mirrored, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.rows import Index, write
from app.ui.widgets.two_lines import Line, LineList, LineModel, TwoLinesPainter

ROW_PX, HEAD_PX, CAP_PX = 32, 34, 20
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


def caps(key: str) -> list[str]:
    """The parts of a key in the system's notation: Ctrl, Shift and P of *Ctrl+Shift+P*."""
    last = key[-1:] if key.endswith("+") else key.rpartition("+")[2]
    held = key[: len(key) - len(last)].rstrip("+")
    return [*(part for part in held.split("+") if part), *([last] if last else [])]


class KeyRowPainter(TwoLinesPainter):
    """Paints a row: the command, its place, and its keys at the right; or the heading of a group."""

    pressing = False
    """Whether the chosen row waits for a key."""

    row_px, head_px, around = ROW_PX, HEAD_PX, (2, 1, -2, -1)

    def draw(self, painter: QPainter, row: Line, option: QStyleOptionViewItem, index: Index) -> None:
        waits = self.pressing and bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_row(painter, row, option.rect.adjusted(SPACE[2], 0, -SPACE[2], 0), waits=waits)

    def _paint_row(self, painter: QPainter, line: Line, inside: QRect, *, waits: bool) -> None:
        colours = theme.current()
        if line.glyph:
            box = QRectF(inside.left(), inside.center().y() - 7, 15, 15)
            icons.paint(painter, line.glyph, mirrored(box, inside), colours.muted)
        right = self._caps(painter, line, inside, waits=waits)
        words = QRect(inside.left() + 26, inside.top(), right - inside.left() - 26 - SPACE[2], inside.height())
        used = SPACE[1] + write(painter, mirrored(words, inside), line.title, ink="muted" if line.dim else "ink")
        if line.extra:
            painting.write_in(painter, fonts.interface(SMALL_PX), colours.accent)
            beside = mirrored(words.adjusted(used, 0, 0, 0), inside)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, line.extra)

    def _caps(self, painter: QPainter, line: Line, inside: QRect, *, waits: bool) -> int:
        """Draw the keys from the right. Returns where they begin."""
        colours = theme.current()
        right = inside.right()
        if waits:
            painting.write_in(painter, fonts.interface(SMALL_PX), colours.accent)
            words = tr("Press the new keys…")
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            return right - painter.fontMetrics().horizontalAdvance(words)
        font = fonts.interface(11)
        painter.setFont(font)
        widths = [max(CAP_PX, QFontMetrics(font).horizontalAdvance(cap) + 12) for cap in caps_of(line.side)]
        # In a mirrored window they are at the left, and still read from left to right, as keys are written.
        gaps = SPACE[1] * len(line.side.split(" "))
        away = inside.width() - sum(widths) - 3 * len(widths) - gaps + 2 if is_mirrored() else 0
        for key in reversed(line.side.split(" ")):
            for cap in reversed(caps(key)):
                width = widths.pop()
                box = QRectF(right - width + 0.5 - away, inside.center().y() - CAP_PX / 2 + 0.5, width - 1, CAP_PX)
                painting.box(painter, box, 4, theme.colour(colours.chrome), theme.colour(colours.line))
                painter.setPen(theme.colour(colours.muted if line.dim else colours.ink))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
                right -= width + 3
            right -= SPACE[1]
        return right


def caps_of(keys: str) -> list[str]:
    """The parts of all keys of a row, as written."""
    return [cap for key in keys.split(" ") for cap in caps(key)]


class KeyList(LineList):
    """The list. From `wait_for_keys` until `pressed` or `given_up` it captures every key."""

    pressed = Signal(str)
    """A key, as Qt writes it portably."""
    given_up = Signal()
    wanted = Signal()
    """Enter was pressed on a row, or it was clicked twice."""
    cleared = Signal()
    waits = False
    """Whether the next key that is pressed is taken for the chosen row."""

    def __init__(self, model: LineModel, name: str) -> None:
        self._row_painter = KeyRowPainter()
        super().__init__(model, name, shown=8, painter=self._row_painter)
        self.chosen.connect(lambda _key: self.wanted.emit())
        self.on_enter = self.wanted.emit

    def wait_for_keys(self, *, on: bool = True) -> None:
        """Capture the next key."""
        self.waits = self._row_painter.pressing = on
        self.viewport().update()
        if on:
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        """While capturing, no key has its usual effect."""
        if self.waits and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MODIFIERS or key == Qt.Key.Key_unknown:
            return
        self.wait_for_keys(on=False)
        if key == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
        name = QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)
        self.pressed.emit("Shift+Tab" if key == Qt.Key.Key_Backtab else name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Losing the focus ends capturing."""
        if self.waits:
            self.wait_for_keys(on=False)
            self.given_up.emit()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def keyboardSearch(self, search: str) -> None:
        """Disabled: the filter searches instead."""
