"""Which kinds of passages are listed, the amount of context, and whether the matrix is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSlider, QToolButton, QWidget

from app.domain.language import tr, tr_n, tr_term
from app.domain.passage_filter import PassageGroup
from app.ui.base import keys
from app.ui.look.plain import as_tip, on_button
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_row, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import muted


class PassageGroupBar(QWidget):
    """All, tagged, evidence, claims, each with its number; a slider; the matrix."""

    picked = Signal(object)
    """A `PassageGroup`."""
    context_changed = Signal(int)
    """How many sentences stand around each quote."""
    matrix_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[PassageGroup, QRadioButton] = {}
        self._group = QButtonGroup(self)
        row = in_row(on=self, gap=2, margins=0)
        for kind in PassageGroup:
            button = QRadioButton(on_button(tr_term(kind)))
            button.setProperty("look", "segment")
            button.setToolTip(as_tip(tr("List passages: {kind}").format(kind=tr_term(kind))))
            button.clicked.connect(lambda _=False, kind=kind: self.picked.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            row.addWidget(button)
        self.buttons[PassageGroup.ALL].setChecked(True)
        self.narrow = ChipButton(tr("Filter"), glyph="funnel", command="passages.filter")
        self.narrow.setToolTip(tr("Narrow by tags, country, record, note, claim or anchor"))
        row.addStretch(1)
        self.context = self._slider()
        self._label = muted(tr("Context {count}").format(count=0), wrap=False)
        put(row, self._label, SPACE[0], self.context, SPACE[1])
        self.matrix = _toggle(tr("Matrix"), "")
        keys.tip(self.matrix, tr("How often two tags share a passage"), "passages.matrix")
        self.matrix.toggled.connect(self.matrix_toggled)
        row.addWidget(self.matrix)

    def _slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 2)
        slider.setPageStep(1)
        slider.setFixedWidth(64)
        slider.setAccessibleName(tr("Sentences of context around each quote"))
        slider.setToolTip(tr("Sentences shown around each quote: 0, 1 or 2"))
        slider.valueChanged.connect(self._set_context)
        return slider

    def _set_context(self, count: int) -> None:
        self._label.setText(tr("Context {count}").format(count=count))
        self.context_changed.emit(count)

    def choose(self, chosen: PassageGroup) -> None:
        self.buttons[chosen].setChecked(True)

    def show_counts(self, counts: dict[PassageGroup, int]) -> None:
        for kind, button in self.buttons.items():
            button.setText(on_button(f"{tr_term(kind)} {counts.get(kind, 0):,}"))
            said = tr_n("{kind}, {n} passage", "{kind}, {n} passages", counts.get(kind, 0))
            button.setAccessibleName(said.format(kind=tr_term(kind)))


def _toggle(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(as_tip(tip))
    button.setAccessibleName(text)
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
