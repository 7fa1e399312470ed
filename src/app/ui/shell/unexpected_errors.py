"""Unexpected exceptions: reported and logged, and the window goes on.

A `UserError` is shown in its own words. For all others there is one sentence, with details to copy that contain no data
of the workspace. Each is reported once per place in the code, so that an error in every paint does not open a dialog
every time.
"""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.domain.errors import UserError
from app.domain.language import tr
from app.ui.base.callback_errors import forget_outer

if TYPE_CHECKING:
    from app.actions.check import Problem
    from app.store.store import Store
    from app.ui.dialogs.mistake import MistakeDialog
    from app.ui.shell.main_window import MainWindow


class Mistakes(QObject):
    """Catches exceptions from slots, jobs and threads while its window exists."""

    _message = Signal(str)
    """A problem's sentence. Like the next one, it may be emitted on any thread, and even while a widget paints."""
    _found = Signal(str)
    """The details of a bug."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kinds: set[tuple[str, str, int]] = set()
        self._dialog: MistakeDialog | None = None
        self._waiting: list[str] = []
        """Errors that are reported as bugs once the check of the workspace has found no damage."""
        self._damaged: Store | None = None
        self._message.connect(self._say, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._usual = sys.excepthook
        self._usual_in_threads = threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, UserError) and isValid(self):
            self._message.emit(str(error))
            return
        forget_outer(error)
        self._usual(kind, error, trace)
        self._keep(error, trace)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        self._usual_in_threads(args)
        if args.exc_value is not None:
            self._keep(args.exc_value, args.exc_traceback)

    def _keep(self, error: BaseException, trace: TracebackType | None) -> None:
        """Once for each place in the code: write it to the log, and report it on the UI thread."""
        from app import mistake_details

        kind = mistake_details.kind_of(error, trace)
        if kind in self._kinds or not isinstance(error, Exception):
            return
        self._kinds.add(kind)
        words = mistake_details.details(error, trace)
        mistake_details.log(words)
        if isValid(self):  # a thread may outlive the window
            self._found.emit(words)

    def _say(self, sentence: str) -> None:
        self._window.session.say(sentence, "warning")

    def _show(self, words: str) -> None:
        """Report that the workspace is damaged, if it is, since that causes such errors too; else report a bug."""
        session = self._window.session
        if not session.is_open:
            self._report_bug(words)
            return
        self._waiting.append(words)
        store = session.store
        if len(self._waiting) > 1 or store is self._damaged:
            return
        from app.actions.check import Report, damage

        def done(found: list[Problem]) -> None:
            if found and session.is_open and session.store is store:
                self._damaged = store  # reported once, however much fails by it
                self._waiting.clear()
                self._window.files.show_report(Report(tuple(found), {}))
            else:
                self._show_waiting()

        self._window.session.operate(
            tr("Checking"), lambda progress: damage(store, progress), done, lambda _sentence: self._show_waiting()
        )

    def _show_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for words in waiting:
            self._report_bug(words)

    def _report_bug(self, words: str) -> None:
        from app.ui.dialogs.mistake import MistakeDialog

        if self._dialog is not None and isValid(self._dialog):
            self._dialog.add(words)
            return
        self._dialog = MistakeDialog(words, self._window)
        self._dialog.open()
