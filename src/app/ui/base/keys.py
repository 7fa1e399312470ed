"""The current keys of the commands: the defaults, with the user's changes.

There is one object for the program, as with the theme; chips, tooltips, menus and views read it, and follow its
`changed`. Keys are in Qt's portable notation, such as `Ctrl+Shift+P`; empty for a command without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain.language import code
from app.settings import Settings
from app.ui.base.commands import EVERYWHERE, Command
from app.ui.look.mirror import is_mirrored, isolated

ALSO = {"Ctrl++": "Ctrl+=", "Ins": "Ctrl+Shift+N", "Ctrl+Shift+Z": "Ctrl+Y"}
"""Keys beside which another does the same: + is often on =, with Shift; Ins is what screen readers hold; and Windows
has Ctrl+Y for Redo."""


class Keys(QObject):
    """Reads and changes the keys. `changed` is emitted after every change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings: Settings | None = None
        self._commands: dict[str, Command[Any]] = {}
        self._collected_for = ("", False)
        """The language they were collected in, and whether for a mirrored window, whose *Back* has another key."""
        self._collect: Callable[[], Iterable[Command[Any]]] = tuple

    def collect_from(self, collect: Callable[[], Iterable[Command[Any]]]) -> None:
        """Set the function that collects the commands when first needed; they are in the order of the menus."""
        self._collect = collect

    def use(self, settings: Settings) -> None:
        """Read the user's own keys from these settings, and store them there."""
        before = self._own()
        self._settings = settings
        if self._own() != before:
            self.changed.emit()

    def _own(self) -> dict[str, str]:
        return {name: key for name, command in self.commands().items() if (key := self.of(name)) != command.shortcut}

    def commands(self) -> dict[str, Command[Any]]:
        """Every command by its id, in the order of the menus."""
        wanted = (code(), is_mirrored())
        if not self._commands or self._collected_for != wanted:
            self._collected_for = wanted
            self._commands = {command.id: command for command in self._collect()}
        return self._commands

    def of(self, command_id: str) -> str:
        usual = self.commands()[command_id].shortcut
        return usual if self._settings is None else str(self._settings.get(f"key.{command_id}", usual))

    def every(self, command_id: str) -> list[str]:
        """The command's key and the one that does the same, if it has them."""
        return both(self.of(command_id))

    def is_changed(self, command_id: str) -> bool:
        """Whether the user has changed or removed the command's default key."""
        return self.of(command_id) != self.commands()[command_id].shortcut

    def put(self, chosen: dict[str, str]) -> None:
        """Assign keys to commands, all at once; an empty key removes it."""
        for command_id, key in chosen.items():
            if self._settings is not None:
                usual = key == self.commands()[command_id].shortcut
                self._settings.put(f"key.{command_id}", None if usual else key)
        self.changed.emit()

    def reset(self) -> None:
        self.put({name: self.commands()[name].shortcut for name in self._own()})

    def taken_by(self, command: Command[Any], key: str) -> list[Command[Any]]:
        """Other commands that use this key in the same contexts."""
        wanted = QKeySequence(key)
        if wanted.isEmpty():
            return []
        return [
            other
            for other in self.commands().values()
            if other.id != command.id
            and (other.view == command.view or EVERYWHERE in (other.view, command.view))
            and wanted in (QKeySequence(one) for one in self.every(other.id))
        ]


def both(key: str) -> list[str]:
    """A key and the one that does the same, if there are any."""
    return [one for one in (key, ALSO.get(key)) if one]


def is_single(key: str) -> bool:
    """Whether a key types a character, alone or with Shift, so that it cannot work in text fields."""
    return len(key.removeprefix("Shift+")) == 1


def shown(key: str) -> str:
    """A key in the system's notation, as on a chip or in a menu. What Qt calls Return is Enter on most keyboards, and
    in every sentence of the window."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def all_shown(command_id: str) -> str:
    """The command's keys, in the system's notation; empty if it has none."""
    return ", ".join(shown(one) for one in current().every(command_id))


def hint(text: str, *command_ids: str) -> str:
    """A text followed by the keys of commands, as in a tooltip: *Undo (Ctrl+Z)*."""
    keys = [written for command_id in command_ids if (written := all_shown(command_id))]
    return f"{text} ({isolated(', '.join(keys))})" if keys else text


def with_keys(text: str, **command_ids: str) -> str:
    """A sentence with the keys of commands in place of `{name}`: *press T to tag*.

    A command without a key is referred to by its text in the menu and the palette.
    """
    for name, command_id in command_ids.items():
        key = current().of(command_id)
        said = isolated(shown(key)) if key else f"“{current().commands()[command_id].text}”"
        text = text.replace(f"{{{name}}}", said)
    return text


def explain(label: QLabel, text: str, **command_ids: str) -> QLabel:
    """Show a sentence with keys in a label, updated whenever they change."""
    follow(label, lambda: label.setText(with_keys(text, **command_ids)))
    return label


def follow(owner: QObject, show: Callable[[], object]) -> None:
    """Call `show` now, and whenever keys change, as long as `owner` exists."""
    show()
    _Follower(owner, show)


def tip(widget: QWidget, text: str, *command_ids: str) -> None:
    """Give a widget a tooltip followed by the keys of commands, updated whenever they change."""
    from app.ui.look.plain import as_tip

    follow(widget, lambda: widget.setToolTip(as_tip(hint(text, *command_ids))))


def placeholder(field: QLineEdit, text: str, *command_ids: str) -> None:
    """Set a field's placeholder text, followed by the keys that focus it."""
    follow(field, lambda: field.setPlaceholderText(hint(text, *command_ids)))


class _Follower(QObject):
    """A child of its owner with the slot, so that the connection ends with the owner."""

    def __init__(self, owner: QObject, show: Callable[[], object]) -> None:
        super().__init__(owner)
        self._show = show
        current().changed.connect(self._follow)

    def _follow(self) -> None:
        self._show()


@cache
def current() -> Keys:
    """The keys of the program."""
    return Keys()
