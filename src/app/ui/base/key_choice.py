"""Whether a key may be assigned to a command, and what uses it already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QKeySequence

from app.domain.language import tr
from app.store.reads import tags
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.commands import EVERYWHERE, PAGE, Command

_ALWAYS = ("Return", "Enter", "Esc", "Tab", "Shift+Tab", "Space", "Backspace", "Up", "Down", "Left", "Right", "Home",
           "End", "PgUp", "PgDown", "Menu", "Shift+F10")  # fmt: skip
"""Keys that mean the same in every list and field."""
_WRITING = ("Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A")


@dataclass(frozen=True, slots=True)
class Taken:
    """What uses a key already: commands, and a tag with that key."""

    commands: tuple[Command[Any], ...] = ()
    tag: tuple[int, str] | None = None
    """Its id and name."""

    def __bool__(self) -> bool:
        return bool(self.commands) or self.tag is not None

    def names(self) -> str:
        names = [f"“{command.text}”" for command in self.commands]
        names += [tr("the tag “{tag}”").format(tag=self.tag[1])] if self.tag is not None else []
        return ", ".join(names)


def refusal(command: Command[Any], key: str) -> str:
    """Why a command cannot have a key; empty if it can."""
    shown = keys.shown(key)
    if any(QKeySequence(key) == QKeySequence(one) for one in _ALWAYS):
        return tr("{key} means the same in every list and field and cannot be changed.").format(key=shown)
    writing = command.view in (EVERYWHERE, PAGE)
    if writing and any(QKeySequence(key) == QKeySequence(one) for one in _WRITING):
        return tr("{key} is for the text that is selected.").format(key=shown)
    if command.view == EVERYWHERE and keys.is_single(key):
        return tr("{key} alone is needed for writing. Hold Ctrl or Alt with it, or take a function key.").format(
            key=shown
        )
    return ""


def taken(command: Command[Any], key: str, store: Store | None) -> Taken:
    """What already uses a key in the contexts where the command would: commands, or a tag of the open workspace."""
    commands = tuple(keys.current().taken_by(command, key))
    if store is None or command.view != PAGE or len(key) != 1:
        return Taken(commands)
    tag_id = tags.keys(store).get(key.lower())
    tag = tags.one_tag(store, tag_id) if tag_id is not None else None
    return Taken(commands, (tag.id, tag.content.name) if tag is not None else None)
