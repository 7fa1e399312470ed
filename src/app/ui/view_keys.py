"""Keys that belong to one view, such as a list: they work while it, or what is in it, has the focus.

They go before the keys of the whole window, so that F2 edits the tag in the codebook and the citation elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui import keys
from app.ui.icons import icon

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_PRESSED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class ViewKeys(QObject):
    """Does what the commands of a view say when their keys are pressed in its widgets."""

    def __init__(self, does: Mapping[str, Callable[[], object]], *widgets: QWidget) -> None:
        """`does` says by the ids of commands what they do here."""
        super().__init__(widgets[0])
        self.does = dict(does)
        for widget in widgets:
            widget.installEventFilter(self)

    def run(self, command_id: str) -> None:
        """Do what a command says."""
        self.does[command_id]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the view; everything else goes on."""
        kind = event.type()
        if kind not in _PRESSED or not isinstance(event, QKeyEvent):
            return False
        wanted = self._wanted(event)
        if wanted is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            self.run(wanted)
        return True

    def _wanted(self, event: QKeyEvent) -> str | None:
        pressed = QKeySequence(QKeyCombination(event.modifiers() & ~_KEYPAD, Qt.Key(event.key())))
        typed = "" if event.modifiers() & _HELD else event.text()
        for command_id in self.does:
            key = keys.current().of(command_id)
            # A sign is what it types: where the keyboard has it with Shift, that is the same key.
            if key and (QKeySequence(key) == pressed or (key == typed and not key.isalnum())):
                return command_id
        return None


def entry(menu: QMenu, command_id: str, does: Callable[[], object]) -> QAction:
    """Put a command into a context menu, with its words, icon and key from the table of commands."""
    command = keys.current().commands()[command_id]
    key = keys.shown(keys.current().of(command_id))
    action = menu.addAction(icon(command.icon), f"{command.text}\t{key}" if key else command.text)
    action.triggered.connect(lambda _checked=False: does())
    return action
