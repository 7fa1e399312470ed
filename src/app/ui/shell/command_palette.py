"""The command palette: every available command, found by a few letters, with its key; recent ones first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.fold import fold
from app.domain.fuzzy import match
from app.domain.language import tr
from app.ui.base import keys
from app.ui.base.commands import Command
from app.ui.look.mirror import listed
from app.ui.shell.window import Window
from app.ui.widgets.popup_list import PopupList, PopupRow

RECENT = "palette.recent"
KEPT = 6
WIDTH = 520
BY_OTHER_WORD = 3
"""As good as a stretch within the command's own words."""
ITSELF = "edit.palette"
MOST_ELSEWHERE = 3
"""The most commands of other places that are named where none can be done here."""


def command_rows(
    typed: str, commands: Sequence[tuple[Command[Any], str]], recent: Sequence[str], *, closely: bool = False
) -> list[PopupRow]:
    """The commands, given with their keys, that match what is typed, best first; recent ones before equals. With
    `closely`, scattered letters are no match."""
    order = {command_id: number for number, command_id in enumerate(recent)}
    found: list[tuple[tuple[int, int, int], PopupRow, bool]] = []
    for number, (command, key) in enumerate(commands):
        hit = match(typed, command.text)
        rank, marks = hit if hit is not None else (None, ())
        if rank is None and match(typed, f"{command.menu} {command.text}") is not None:
            rank = 50
        if _is_other_word(typed, command.words):
            rank = BY_OTHER_WORD if rank is None else min(rank, BY_OTHER_WORD)
        if rank is None or (closely and rank > BY_OTHER_WORD):
            continue
        row = PopupRow(command.id, command.text, side=command.menu, icon=command.icon, hint=key, marks=marks)
        found.append(((rank, order.get(command.id, len(order)), number), row, command.id in order))
    found.sort(key=lambda entry: entry[0])
    rows = [row for _, row, _ in found]
    recent_count = sum(is_recent for _, _, is_recent in found)
    if typed.strip() or not recent_count:
        return rows
    return [
        PopupRow(None, tr("Recent"), head=True), *rows[:recent_count],
        PopupRow(None, tr("All commands"), head=True), *rows[recent_count:],
    ]  # fmt: skip


def _is_other_word(typed: str, words: str) -> bool:
    """Whether one of a command's synonyms begins with this."""
    wanted = fold(typed.strip())
    return bool(wanted) and any(fold(word.strip()).startswith(wanted) for word in words.split(","))


class CommandPalette(PopupList):
    """Opens in the upper middle of the window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        every = [(one, keys.all_shown(one.id)) for one in keys.current().commands().values() if one.id != ITSELF]
        self._commands = [one for one in every if window.can(one[0])]
        self._elsewhere = [one for one in every if not window.can(one[0])]
        self._recent = [str(command_id) for command_id in window.settings.get(RECENT, [])]
        super().__init__(window, tr("Commands"), self._find, "command", tr("What do you want to do?"))
        self.chosen.connect(lambda key, _modifiers: self._run(str(key)))

    def _find(self, typed: str) -> list[PopupRow]:
        rows = command_rows(typed, self._commands, self._recent)
        elsewhere = [] if rows else command_rows(typed, self._elsewhere, (), closely=True)[:MOST_ELSEWHERE]
        named = listed((f"{row.text} ({row.side})" for row in elsewhere), ", ")
        absent = tr("Not available here: {commands}").format(commands=named) if named else ""
        self.say("" if rows else absent or tr("No command has that name."))
        return rows

    def open_in(self, window: QWidget) -> None:
        corner = window.mapToGlobal(QPoint(max(0, (window.width() - WIDTH) // 2), window.height() // 8))
        self.open_at(QRect(corner, corner), WIDTH)

    def _run(self, command_id: str) -> None:
        window = self._window
        kept = [command_id, *(other for other in self._recent if other != command_id)][:KEPT]
        window.settings.put(RECENT, kept)
        self.close()
        # The popup has to be gone first, so that what the command opens gets the keyboard.
        QTimer.singleShot(0, window, lambda: window.run(command_id))
