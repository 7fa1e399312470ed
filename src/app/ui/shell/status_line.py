"""The status line: which workspace, whether it is saved, and the state of its evidence. Clicking a part opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton

from app.domain.language import tr
from app.ui.base.background import Task
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE, STATUS_PX
from app.ui.widgets.boxes import in_row
from app.ui.widgets.labels import muted, push_button

A_MOMENT_MS = 300
"""Work that is over by then is not shown: a line that comes and goes would only be noise."""


class StatusLine(QFrame):
    """One line at the foot of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(STATUS_PX)
        self.setProperty("look", "status")
        self._layout = in_row(on=self, gap=SPACE[1], margins=(SPACE[2], 0, SPACE[2], 0))
        self.workspace = self._link("")
        self.work = muted("", wrap=False)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.stop = self._link(tr("Stop"))
        self.drafts = self._link("")
        self.drafts.hide()
        self.figures = self._link("")
        self.review = self._link("")
        self.review.hide()
        self.evidence = self._link("")
        for widget, stretch in (
            (self.workspace, 0), (PlainLabel(), 1), (self.work, 0), (self.bar, 0), (self.stop, 0), (self.drafts, 0),
            (self.figures, 0), (self.review, 0), (self.evidence, 0),
        ):  # fmt: skip
            self._layout.addWidget(widget, stretch)
        self._task: Task | None = None
        self._soon = QTimer(self, singleShot=True, interval=A_MOMENT_MS)
        self._soon.timeout.connect(self._show_work)
        self.stop.clicked.connect(self._cancel)
        self.show_idle()

    def _link(self, text: str) -> QPushButton:
        button = push_button(text, look="link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_task(self, task: Task) -> None:
        """Show the progress of long work, with a button to stop it, after a moment."""
        self._task = task
        self.work.setText(task.title)
        self.bar.setRange(0, 0)
        task.progressed.connect(self._progress)
        self._soon.start()

    def _show_work(self) -> None:
        for widget in (self.work, self.bar, self.stop):
            widget.show()

    def show_idle(self) -> None:
        """No long work is running."""
        self._task = None
        self._soon.stop()
        for widget in (self.work, self.bar, self.stop):
            widget.hide()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.work.setText(tr("Stopping…"))

    def on_evidence(self, callback: Callable[[], None]) -> None:
        """Set what a click on the evidence figures does."""
        self.evidence.clicked.connect(callback)
