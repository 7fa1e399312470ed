"""The commands as Qt actions with their shortcuts, and the menu built from their table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.base import keys, writing
from app.ui.base.commands import Command
from app.ui.base.view_keys import context_menu
from app.ui.look.icons import icon
from app.ui.shell.undo_key import UndoKey
from app.ui.shell.window import Window


class CommandActions(QObject):
    """An action for each command.

    Those of the page work while the page has the focus. Keys of lists are not shortcuts: each list handles its own.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        keys.current().use(window.settings)
        self.commands = keys.current().commands()
        self.actions: dict[str, QAction] = {}
        for command in self.commands.values():
            if not command.of_list:
                self._make(command)
        page = window.read.page
        page.own_keys.clear()  # commands replace them
        page.command_wanted.connect(self.run)
        keys.follow(self, self._show_keys)
        UndoKey(window)

    def _make(self, command: Command[Any]) -> None:
        action = QAction(command.text, self)
        action.triggered.connect(lambda _checked=False: self.run(command.id))
        self.actions[command.id] = action
        if command.on_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._window.read.page.addAction(action)
        else:
            self._window.addAction(action)

    def _show_keys(self) -> None:
        for command_id, action in self.actions.items():
            action.setShortcuts([QKeySequence(one) for one in keys.current().every(command_id)])

    def can(self, command: Command[Any]) -> bool:
        return self._is_there(command) and writing.can(command, self._window.session)

    def _is_there(self, command: Command[Any]) -> bool:
        window = self._window
        if command.of_list:
            place = window.places.get(window.place_name())
            return window.session.is_open and place is not None and place.has_view(command.view)
        is_open = command.always or window.session.is_open
        return is_open and command.shown in ("", window.place_name())

    def run(self, command_id: str) -> None:
        """Run a command, if it is available; in a read-only workspace, say why not."""
        command, window = self.commands[command_id], self._window
        if not self._is_there(command) or not writing.may(command, window):
            return
        if command.of_list:
            window.place(window.place_name()).view_keys[command.view].run(command_id)
        else:
            command.does(window.place(command.place) if command.place else window)

    def menu(self) -> QMenu:
        """All commands, grouped as the table says; of lists, only those that are shown."""
        menu = context_menu(self._window)
        groups: dict[str, QMenu] = {}
        for command in self.commands.values():
            can = self.can(command)
            if not can and command.of_list:
                continue
            if command.menu not in groups:
                groups[command.menu] = menu.addMenu(command.menu)
            entry = groups[command.menu].addAction(icon(command.icon), self._text(command))
            entry.setEnabled(can)
            entry.triggered.connect(lambda _checked=False, name=command.id: self.run(name))
        return menu

    def _text(self, command: Command[Any]) -> str:
        text = command.text
        if command.id in ("edit.undo", "edit.redo") and self._window.session.is_open:
            from app.store.reads.history import redo_label, undo_label
            from app.ui.base.operation_words import redo_words, undo_words
            from app.ui.look.plain import on_button

            store = self._window.session.store
            back = command.id == "edit.undo"
            is_offer = back and self._window.session.has_offer()  # as of a draft that was refused
            label = None if is_offer else undo_label(store) if back else redo_label(store)
            if label is not None:
                text = on_button(undo_words(label) if back else redo_words(label))
        key = keys.shown(keys.current().of(command.id))
        return f"{text}\t{key}" if key else text
