"""The keys of the commands as they are now: those of the table, but for those the user has changed.

One for the program, as the theme is: chips, tooltips, menus and the views that answer to keys read it, and follow
its `changed`. A key is written as Qt writes it portably, such as `Ctrl+Shift+P`; empty where a command has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from app.ui.base.commands import EVERYWHERE, Command
from app.ui.look.mirror import isolated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

    from app.settings import Settings


class Keys(QObject):
    """Reads and changes the keys. `changed` follows every change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings: Settings | None = None
        self._commands: dict[str, Command[Any]] = {}
        self._collect: Callable[[], Iterable[Command[Any]]] = tuple

    def collect_from(self, collect: Callable[[], Iterable[Command[Any]]]) -> None:
        """Whom to ask for the commands when they are needed first; they are in the order of the menus."""
        self._collect = collect

    def collect_again(self) -> None:
        """Ask for the commands again, in the language that is spoken now."""
        self._commands = {}

    def use(self, settings: Settings) -> None:
        """Read the user's own keys from these settings, and keep them there."""
        before = self._own()
        self._settings = settings
        if self._own() != before:
            self.changed.emit()

    def _own(self) -> dict[str, str]:
        return {name: key for name, command in self.commands().items() if (key := self.of(name)) != command.shortcut}

    def commands(self) -> dict[str, Command[Any]]:
        """Every command by its id, in the order of the menus."""
        if not self._commands:
            self._commands = {command.id: command for command in self._collect()}
        return self._commands

    def of(self, command_id: str) -> str:
        """The key of a command, or nothing."""
        usual = self.commands()[command_id].shortcut
        return usual if self._settings is None else str(self._settings.get(f"key.{command_id}", usual))

    def is_changed(self, command_id: str) -> bool:
        """Whether the user has given the command another key than it had, or taken it away."""
        return self.of(command_id) != self.commands()[command_id].shortcut

    def put(self, chosen: dict[str, str]) -> None:
        """Give commands these keys, all at once; empty takes the key away."""
        for command_id, key in chosen.items():
            if self._settings is not None:
                usual = key == self.commands()[command_id].shortcut
                self._settings.put(f"key.{command_id}", None if usual else key)
        self.changed.emit()

    def reset(self) -> None:
        """Give every command the key it has in the table."""
        self.put({name: self.commands()[name].shortcut for name in self._own()})

    def taken_by(self, command: Command[Any], key: str) -> list[Command[Any]]:
        """The other commands that would answer to a key where this one does."""
        wanted = QKeySequence(key)
        if wanted.isEmpty():
            return []
        return [
            other
            for other in self.commands().values()
            if other.id != command.id and _meet(other, command) and QKeySequence(self.of(other.id)) == wanted
        ]


def _meet(one: Command[Any], other: Command[Any]) -> bool:
    """Whether two commands can be asked for at the same time."""
    return one.view == other.view or EVERYWHERE in (one.view, other.view)


def is_single(key: str) -> bool:
    """Whether a key types something, alone or with Shift, so that it cannot work where words are written."""
    return len(key.removeprefix("Shift+")) == 1


def shown(key: str) -> str:
    """A key in the words of the system, as on a chip or in a menu."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def hint(text: str, *command_ids: str) -> str:
    """A text with the keys of commands behind it, as in a tooltip: *Undo (Ctrl+Z)*."""
    keys = [shown(key) for command_id in command_ids if (key := current().of(command_id))]
    return f"{text} ({isolated(', '.join(keys))})" if keys else text


def with_keys(text: str, **command_ids: str) -> str:
    """A sentence with the keys of commands in it, each at its `{name}`: *press T to tag*.

    A command without a key is named by its words, as they stand in the menu and the palette.
    """
    for name, command_id in command_ids.items():
        key = current().of(command_id)
        said = isolated(shown(key)) if key else f"“{current().commands()[command_id].text}”"
        text = text.replace(f"{{{name}}}", said)
    return text


def tell(label: QLabel, text: str, **command_ids: str) -> QLabel:
    """Let a label say a sentence with the keys of commands in it, now and whenever they are changed."""
    follow(label, lambda: label.setText(with_keys(text, **command_ids)))
    return label


def follow(owner: QObject, show: Callable[[], object]) -> None:
    """Show keys now, and again whenever they are changed, for as long as `owner` is there."""
    show()
    _Follower(owner, show)


def tip(widget: QWidget, text: str, *command_ids: str) -> None:
    """Give a widget a tooltip with the keys of commands behind it, now and whenever they are changed."""
    from app.ui.look.plain import as_tip

    follow(widget, lambda: widget.setToolTip(as_tip(hint(text, *command_ids))))


def placeholder(field: QLineEdit, text: str, *command_ids: str) -> None:
    """Say in an empty field what it is for, with the keys that lead to it."""
    follow(field, lambda: field.setPlaceholderText(hint(text, *command_ids)))


class _Follower(QObject):
    """Its connection ends with its owner, since it is a slot of a child of it."""

    def __init__(self, owner: QObject, show: Callable[[], object]) -> None:
        super().__init__(owner)
        self._show = show
        current().changed.connect(self._follow)

    def _follow(self) -> None:
        self._show()


class _State:
    keys: Keys | None = None


def current() -> Keys:
    """The keys of the program."""
    if _State.keys is None:
        _State.keys = Keys()
    return _State.keys
