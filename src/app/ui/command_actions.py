"""The commands as Qt actions: their shortcuts, and the menu built from their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.commands import Command, table
from app.ui.icons import icon

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class CommandActions(QObject):
    """An action for each command. Those of the page work while the page has the focus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.commands = {command.id: command for command in table()}
        self.actions: dict[str, QAction] = {}
        for command in self.commands.values():
            self._make(command)
        window.addAction(self._menu_key())

    def _make(self, command: Command) -> None:
        action = QAction(command.text, self)
        action.triggered.connect(lambda _checked=False: self.run(command.id))
        if command.shortcut:
            action.setShortcut(QKeySequence(self.shortcut(command)))
        self.actions[command.id] = action
        if command.on_page:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._window.read.page.addAction(action)
        else:
            self._window.addAction(action)

    def _menu_key(self) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence("F10"))
        action.triggered.connect(self._window.show_menu)
        return action

    def shortcut(self, command: Command) -> str:
        """The key of a command: the user's own where one was chosen."""
        return str(self._window.settings.get(f"key.{command.id}", command.shortcut))

    def run(self, command_id: str) -> None:
        """Do what a command says, if it can be done now."""
        command = self.commands[command_id]
        if command.enabled(self._window):
            command.callback(self._window)

    def menu(self) -> QMenu:
        """Everything, grouped as the table says."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups: dict[str, QMenu] = {}
        for command in self.commands.values():
            if command.menu not in groups:
                groups[command.menu] = menu.addMenu(command.menu)
            entry = groups[command.menu].addAction(icon(command.icon), self._text(command))
            entry.setEnabled(command.enabled(self._window))
            entry.triggered.connect(lambda _checked=False, name=command.id: self.run(name))
        return menu

    def _text(self, command: Command) -> str:
        text = command.text
        if command.id in ("edit.undo", "edit.redo") and self._window.session.is_open:
            from app.store.reads.history import redo_label, undo_label

            label = (undo_label if command.id == "edit.undo" else redo_label)(self._window.session.store)
            if label is not None:
                text = f"{text} {label[0].value.lower()} {label[1]}".strip()
        key = self.shortcut(command)
        return f"{text}\t{key}" if key else text
