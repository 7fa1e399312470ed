"""Ctrl+Z in a text field: the field's own undo while it has something to undo, then the program's.

Qt's fields keep the key even if nothing was typed. A form with unsaved changes keeps it too, so that no typed work is
lost. On Linux, fields of one line also keep Ctrl+E, which is End there: a command with that key comes first.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.ui.base.session import around


class UndoKey(QObject):
    """Watches each text field of a window from its first focus on."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._listen)
            self._listen(None, app.focusWidget())

    def _listen(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit) and now.window() is self._window:
            now.installEventFilter(self)  # Qt installs it only once

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if not isinstance(watched, QLineEdit | QPlainTextEdit):
            return False
        steps = watched if isinstance(watched, QLineEdit) else watched.document()
        undo = event.matches(QKeySequence.StandardKey.Undo) and not steps.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not steps.isRedoAvailable()
        is_end = event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not is_end and (not (undo or redo) or _is_unsaved(watched)):
            return False
        event.ignore()
        return True


def _is_unsaved(field: QWidget) -> bool:
    """Whether the field belongs to a form with unsaved changes."""
    found = (getattr(one, "is_changed", None) for one in around(field))
    is_changed = next(filter(callable, found), None)
    return is_changed is not None and bool(is_changed())
