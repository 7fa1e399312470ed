"""The left pane of an import: its steps, and the known kinds of table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from app.domain.language import later, tr
from app.importers.table_columns import presets
from app.ui.look import fonts, icons, painting, theme
from app.ui.look.mirror import margins, mirrored
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put, tall_by_width
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import head_row, icon_button, muted
from app.ui.widgets.side_list import SideLine, SideList
from app.ui.widgets.text_boxes import text_box

STEPS = (("file", later("File")), ("columns", later("Columns")), ("rows", later("Rows")), ("import", later("Import")))
CIRCLE_PX = 20


class StepStatus(NamedTuple):
    """The status of a step, and whether it is complete."""

    words: str
    is_done: bool = False


class StepButton(QAbstractButton):
    """A step: its number or a check mark in a circle, its name, and its status."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number, self._status = number, StepStatus("")
        self.setText(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tall_by_width(self, QSizePolicy.Policy.Expanding)

    def show_status(self, status: StepStatus) -> None:
        """Show the status."""
        if status != self._status:
            self._status = status
            done = tr("done") if status.is_done else ""
            self.setAccessibleName(", ".join(part for part in (self.text(), done, status.words) if part))
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        below = text_box(fonts.interface(SMALL_PX), self._status.words, width - 44)
        return 2 * SPACE[1] + 18 + below.height()

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = painting.smooth(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme.colour(colours.accent_ground))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        circle = mirrored(QRectF(SPACE[1], SPACE[1], CIRCLE_PX, CIRCLE_PX), self.rect())
        filled = self._status.is_done or self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen if filled else theme.colour(colours.muted))
        ground = colours.ok if self._status.is_done else colours.accent
        painter.setBrush(theme.colour(ground) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self._status.is_done:
            icons.paint(painter, "check", circle.adjusted(4, 4, -4, -4), colours.on_accent)
        else:
            painting.write_in(painter, fonts.interface(11), colours.on_accent if filled else colours.muted)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        room = mirrored(QRect(36, SPACE[1], self.width() - 44, self.height() - SPACE[1]), self.rect())
        painting.write_in(painter, fonts.interface(semibold=self.isChecked()), colours.ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.text())
        painting.write_in(painter, fonts.interface(SMALL_PX), colours.muted)
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room.adjusted(0, 18, 0, 0), flags, self._status.words)
        if self.hasFocus():
            painting.ring(painter, box)
        painter.end()


class ImportSide(QFrame):
    """Switches between steps, and between kinds of table."""

    step_wanted = Signal(str)
    preset_wanted = Signal(str)
    """The key of a known kind of table, `none` for common names, or `mine:` and the name of a saved mapping."""
    source_wanted = Signal()
    """The file is to be a text that is read, and its rows no records yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "side")
        self.back = icon_button("arrow-left", tr("Back"), "go.back")
        column = in_column(
            head_row(tr("Import records"), self.back), on=self, gap=SPACE[1], margins=(0, SPACE[1], 0, SPACE[2])
        )
        inset = in_column(gap=2, margins=(SPACE[1], 0, SPACE[1], 0))
        self.steps: dict[str, StepButton] = {}
        for number, (key, name) in enumerate(STEPS, 1):
            button = self.steps[key] = StepButton(number, tr(name))
            button.clicked.connect(lambda _on=False, key=key: self.step_wanted.emit(key))
            inset.addWidget(button)
        put(column, inset)
        self.presets = SideList(tr("Presets"))
        self.presets.moved.connect(lambda key: self.preset_wanted.emit(str(key)))
        column.addWidget(self.presets, 1)
        foot = muted(tr("A preset is found by the names of its columns. What you change can be saved as your own."))
        foot.setContentsMargins(margins(SPACE[3], 0, SPACE[2], 0))
        column.addWidget(foot)
        tip = tr("Its rows are read as a text, and a record can be drafted from each")
        self.as_source = ChipButton(
            tr("Add as a source instead"), glyph="book-open", pressed=self.source_wanted.emit, tip=tip
        )
        self.as_source.hide()
        put(column, in_row(self.as_source, STRETCH, margins=margins(SPACE[2], SPACE[0], SPACE[2], 0)))

    def show_step(self, key: str) -> None:
        self.steps[key].setChecked(True)

    def show_presets(self, chosen: str, found: str, mine: Sequence[str]) -> None:
        """Show the kinds of table; `found` matches the file, `chosen` is used."""
        named = [(key, one.name) for key, one in presets().items()]
        named += [("passagework", "Passagework"), ("none", tr("By the names of columns"))]
        named += [(f"mine:{name}", tr("My own: {name}").format(name=name)) for name in mine]
        fits = tr("found")
        lines = [SideLine(key, f"{name} · {fits}" if key == found else name) for key, name in named
                 if key != "passagework" or key == found]  # fmt: skip
        self.presets.show_lines([SideLine("head", tr("Presets"), head=True), *lines])
        self.presets.choose_key(chosen or "none")
