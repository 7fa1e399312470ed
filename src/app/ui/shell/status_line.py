"""The status line: which workspace, whether it is saved, and the state of its evidence. Clicking a part opens it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from app.domain.language import tr
from app.ui.base.background import Task
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE, STATUS_PX
from app.ui.widgets.boxes import in_row, put
from app.ui.widgets.labels import muted, push_button

A_MOMENT_MS = 300
"""Work that takes less time is not shown."""
LEAST_PX, ROOMY_PX = 72, 700
"""The minimum width of the workspace's name; and the width from which on work does not hide the other parts."""


class NamedLink(QPushButton):
    """A link that elides a long name in the middle in a narrow window."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "link")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        room, middle = self.style().subElementRect(part, option, self).width(), Qt.TextElideMode.ElideMiddle
        option.text = self.fontMetrics().elidedText(option.text, middle, room, Qt.TextFlag.TextShowMnemonic)


class StatusLine(QFrame):
    """One line at the foot of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(STATUS_PX)
        self.setProperty("look", "status")
        self._layout = in_row(on=self, gap=SPACE[1], margins=(SPACE[2], 0, SPACE[2], 0))
        self.workspace = NamedLink()
        self.work = muted("", wrap=False)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.stop = self._link(tr("Stop"))
        self.drafts, self.figures, self.review, self.evidence = (self._link("") for _ in range(4))
        self.drafts.hide()
        self.review.hide()
        self._state = QWidget()
        in_row(self.drafts, self.figures, self.review, self.evidence, on=self._state, gap=SPACE[1], margins=0)
        put(self._layout, self.workspace, (PlainLabel(), 1), self.work, self.bar, self.stop, self._state)
        self._task: Task | None = None
        self._can_stop = True
        self._soon = QTimer(self, singleShot=True, interval=A_MOMENT_MS)
        self._soon.timeout.connect(self._show_work)
        self.stop.clicked.connect(self._cancel)
        self.show_idle()

    def _link(self, text: str) -> QPushButton:
        button = push_button(text, look="link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_at_once(self, state: str) -> None:
        """Show and paint how the workspace is, though the window comes to no event for a while."""
        self.workspace.setText(state)
        self._layout.activate()
        self.repaint()

    def show_task(self, task: Task) -> None:
        """Show the progress of long work, with a button to stop it, after a moment."""
        self._task, self._can_stop = task, True
        self.work.setText(task.title)
        self.bar.setRange(0, 0)
        task.progressed.connect(self._progress)
        self._soon.start()

    def show_step(self, task: Task) -> None:
        """Show a long step, after a moment, unless other long work is shown."""
        if self._task is None:
            self.show_task(task)
            self._can_stop = False

    def show_step_over(self) -> None:
        if not self._can_stop:
            self.show_idle()

    def _show_work(self, shown: bool = True) -> None:
        if shown and self.width() < ROOMY_PX:
            self._state.hide()  # first: both at once would make a narrow window wider
        for widget in (self.work, self.bar):
            widget.setVisible(shown)
        self.stop.setVisible(shown and self._can_stop)
        self._share_room()

    def _share_room(self) -> None:
        self._state.setVisible(self.work.isHidden() or self.width() >= ROOMY_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()
        super().resizeEvent(event)

    def show_idle(self) -> None:
        self._task, self._can_stop = None, True
        self._soon.stop()
        self._show_work(False)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.work.setText(tr("Stopping…"))
