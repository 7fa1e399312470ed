"""Keys that belong to one view, such as a list: they work while it, or what is in it, has the focus.

They go before the keys of the whole window, so that F2 edits the tag in the codebook and the citation elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from app.ui.base import keys
from app.ui.base.writing import can_here, may
from app.ui.look.icons import icon

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PRESSED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class ViewKeys(QObject):
    """Does what the commands of a view say when their keys are pressed in its widgets.

    Keys that type something are shortcuts of Qt, which finds them on a Hebrew keyboard too. The others, such as F2
    and Ctrl+C, may be keys of the window as well: they are taken before it sees them.
    """

    def __init__(self, view: str, doer: object, *widgets: QWidget, only: str = "", but: str = "") -> None:
        """The commands of a view (or one of them alone, by its id) are done by `doer`, for whom they are written.

        `but` is one whose key is taken by another; it is done here all the same when it is chosen from a menu.
        """
        super().__init__(widgets[0])
        self._view, self._doer = widgets[0], doer
        known = keys.current().commands().values()
        self.commands = {one.id: one for one in known if one.view == view and only in ("", one.id)}
        self._pressed = self.commands.keys() - {but}
        self._shortcuts = {name: [self._shortcut(name, widget) for widget in widgets] for name in self._pressed}
        for widget in widgets:
            widget.installEventFilter(self)
        keys.follow(self, self._show_keys)

    def _shortcut(self, command_id: str, widget: QWidget) -> QShortcut:
        made = QShortcut(widget)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: self.run(command_id))
        return made

    def _show_keys(self) -> None:
        for command_id, shortcuts in self._shortcuts.items():
            key = keys.current().of(command_id)
            for shortcut in shortcuts:
                shortcut.setKey(QKeySequence(key if keys.is_single(key) else ""))

    def run(self, command_id: str) -> None:
        """Do what a command says, where the workspace can be changed if that is what it does."""
        if may(self.commands[command_id], self._view):
            self.commands[command_id].does(self._doer)

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
        for command_id in self._pressed:
            key = keys.current().of(command_id)
            if key and not keys.is_single(key) and QKeySequence(key) == pressed:
                return command_id
        return None


def pointed_at(view: QAbstractItemView, event: QContextMenuEvent) -> tuple[QModelIndex, QPoint]:
    """The row that a menu is asked for, and where on the screen it opens: under the mouse, or by key the current one.

    Beside the rows it is none, whatever is chosen.
    """
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        index = view.currentIndex()
        return index, view.viewport().mapToGlobal(view.visualRect(index).bottomLeft())
    return view.indexAt(event.pos()), event.globalPos()


def entry(menu: QMenu, command_id: str, does: Callable[[], object]) -> QAction:
    """Put a command into a context menu, with its words, icon and key from the table of commands."""
    command = keys.current().commands()[command_id]
    key = keys.shown(keys.current().of(command_id))
    action = menu.addAction(icon(command.icon), f"{command.text}\t{key}" if key else command.text)
    action.setEnabled(can_here(command, menu.parentWidget()))
    action.triggered.connect(lambda _checked=False: does())
    return action
