"""Keys of one view, such as a list: they work while it, or a child of it, has the focus.

They take precedence over the window's keys, so that F2 edits the tag in the codebook and the citation elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from app.ui.base import keys
from app.ui.base.session import around, session_of
from app.ui.base.writing import can_here, may
from app.ui.look.icons import icon

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PRESSED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class ViewKeys(QObject):
    """Runs the commands of a view when their keys are pressed in its widgets.

    Keys that type a character are Qt shortcuts, which work on a Hebrew keyboard too. The others, such as F2 and Ctrl+C,
    may be keys of the window as well: they are caught before the window gets them.
    """

    def __init__(self, view: str, owner: object, *widgets: QWidget, only: str = "", but: str = "") -> None:
        """`owner` is the object that the view's commands are called with; `only` limits them to one, by id.

        `but` is a command whose key is handled elsewhere; it can still be chosen from a menu.
        """
        super().__init__(widgets[0])
        self._view, self._owner = widgets[0], owner
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
        """Run a command; one that changes the workspace only if it is writable."""
        if may(self.commands[command_id], self._view):
            self.commands[command_id].does(self._owner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in _PRESSED:  # the class first: an enum takes longer
            return False
        wanted = self._wanted(event)
        if wanted is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.run(wanted)
        return True

    def _wanted(self, event: QKeyEvent) -> str | None:
        pressed = QKeySequence(QKeyCombination(event.modifiers() & ~_KEYPAD, Qt.Key(event.key())))
        for command_id in self._pressed:
            for one in keys.current().every(command_id):
                if not keys.is_single(one) and QKeySequence(one) == pressed:
                    return command_id
        return None


def pointed_at(view: QAbstractItemView, event: QContextMenuEvent) -> tuple[QModelIndex, QPoint]:
    """The row a context menu is for, invalid beside the rows, and where on the screen to open it."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        index = view.currentIndex()
        return index, view.viewport().mapToGlobal(view.visualRect(index).bottomLeft())
    return view.indexAt(event.pos()), event.globalPos()


def run_at(widget: QWidget | None, command_id: str) -> None:
    """Run a command as a menu or button at this widget does: for the place around it, if it has it, else the window."""
    for one in around(widget):
        for view in getattr(one, "view_keys", {}).values():
            if command_id in view.commands:
                view.run(command_id)
                return
    session = session_of(widget)
    if session is not None:
        session.run(command_id)


def context_menu(view: QWidget) -> QMenu:
    """An empty menu of a view, which goes when it is closed."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def entry(menu: QMenu, command_id: str, does: Callable[[], object] | None = None) -> QAction:
    """Add a command to the context menu of a view, with its text, icon and key. It is run there, unless `does` is."""
    command = keys.current().commands()[command_id]
    key = keys.shown(keys.current().of(command_id))
    action = menu.addAction(icon(command.icon), f"{command.text}\t{key}" if key else command.text)
    view = menu.parentWidget()
    action.setEnabled(can_here(command, view))
    action.triggered.connect(lambda _checked=False: run_at(view, command_id) if does is None else does())
    return action
