"""Ctrl+Z in a text field: the field's own while it has something to undo, and the program's after that.

Qt's fields keep the key to themselves even when nothing was typed, as in the filter where the keyboard is put
after an operation. A form with changes that are not saved keeps it, too: whoever corrects one would lose work.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


class UndoKey(QObject):
    """Listens to the text fields of a window, each from when it has the keyboard first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._listen)
            self._listen(None, app.focusWidget())

    def _listen(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit) and now.window() is self._window:
            now.installEventFilter(self)  # only once, however often it is asked for

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key to the program where the field can do nothing with it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QLineEdit | QPlainTextEdit):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo) and not _can(watched, "Undo")
        redo = event.matches(QKeySequence.StandardKey.Redo) and not _can(watched, "Redo")
        if not (undo or redo) or _is_unsaved(watched):
            return False
        event.ignore()
        return True


def _can(field: QLineEdit | QPlainTextEdit, what: str) -> bool:
    has = field if isinstance(field, QLineEdit) else field.document()
    return has.isUndoAvailable() if what == "Undo" else has.isRedoAvailable()


def _is_unsaved(field: QWidget) -> bool:
    """Whether the field belongs to a form that says it has changes to save."""
    above: QWidget | None = field
    while above is not None:
        is_changed = getattr(above, "is_changed", None)
        if callable(is_changed):
            return bool(is_changed())
        above = above.parentWidget()
    return False
