"""The keys of every command: find by word or key, change, remove, reset."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame

from app.actions import tags
from app.domain.errors import UserError
from app.domain.language import tr
from app.store.reads import tags as tag_reads
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.commands import EVERYWHERE, PAGE, Command
from app.ui.base.fixed_keys import fixed_keys
from app.ui.base.session import Session
from app.ui.dialogs.sheet import card
from app.ui.look.mirror import isolated
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.views.settings.key_list import KeyList
from app.ui.views.settings.page import Entry, SettingsPage
from app.ui.widgets.boxes import in_column, put
from app.ui.widgets.find_list import FindField
from app.ui.widgets.labels import head, muted
from app.ui.widgets.radio_row import RadioRow
from app.ui.widgets.two_lines import Line, LineModel

ALL, CHANGED, WITHOUT = "all", "changed", "without"
_ALWAYS = ("Return", "Enter", "Esc", "Tab", "Shift+Tab", "Space", "Backspace", "Up", "Down", "Left", "Right", "Home",
           "End", "PgUp", "PgDown", "Menu", "Shift+F10")  # fmt: skip
"""Keys that mean the same in every list and field."""
_WRITING = ("Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A")


def rows(words: str, which: str = ALL) -> list[Line]:
    """The commands that match the words or the key, grouped by menu; then fixed keys.

    `which` limits them to those with a changed key, or with none.
    """
    known = keys.current()
    groups: dict[str, list[Line]] = {}
    for command in known.commands().values():
        key = " ".join(keys.shown(one) for one in known.every(command.id))
        wanted = {CHANGED: known.is_changed(command.id), WITHOUT: not key}.get(which, True)
        if wanted and _fits(words, command.text, key, command.menu):
            extra = tr("changed") if known.is_changed(command.id) else ""
            line = Line(command.id, command.text, side=key, extra=extra, glyph=command.icon)
            groups.setdefault(command.menu, []).append(line)
    for number, fixed in enumerate(fixed_keys() if which == ALL else ()):
        key = " ".join(keys.shown(one) for one in fixed.keys.split())
        if _fits(words, fixed.text, key, fixed.view):
            name = tr("{view} · always so").format(view=fixed.view)
            groups.setdefault(name, []).append(Line(number, fixed.text, side=key, dim=True))
    return [row for name, lines in groups.items() for row in (Line(None, name, head=True), *lines)]


def _fits(words: str, text: str, key: str, group: str) -> bool:
    everything = f"{text} {group} {key}".lower()
    return all(word in everything for word in words.lower().split())


class KeysPage(SettingsPage):
    """The list; details of the selected command, and questions about its key, are beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Keys"))
        self._asked: tuple[str, str, Taken] | None = None
        how = tr("Choose a command, press Enter, and then the keys it should have; Del takes them away.")
        put(self.rows, muted(how), SPACE[1])
        find = tr("Find a command or a key")
        self.words = FindField(find, find, "magnifying-glass")
        self.which = RadioRow(
            tr("Which commands"), [(ALL, tr("All")), (CHANGED, tr("Changed")), (WITHOUT, tr("Without a key"))]
        )
        self.which.show_value(ALL)
        self.reset_all_button = self.button(tr("Reset all to default"), self.reset_all)
        put(self.rows, self.words, SPACE[1], (self.which, 0, Qt.AlignmentFlag.AlignLeft), SPACE[1])
        self.lines = LineModel(rows(""))
        self.list = KeyList(self.lines, tr("Commands and their keys"))
        self.list.setMinimumHeight(200)
        self._nothing = muted(tr("No command has that name or key."))
        self._nothing.hide()
        self.rows.addWidget(card(self._nothing, self.list, margin=SPACE[0]), 1)
        self.beside = self._make_beside()
        self.entries.append(Entry(tr("Keys"), tr("shortcuts, keyboard, hotkeys, bindings"), self.words))
        self.words.textChanged.connect(lambda _words: self._show(stay=False))
        self.words.entered.connect(lambda: self.list.setFocus())
        self.which.chosen.connect(lambda _which: self._show(stay=False))
        self.list.wanted.connect(self.change)
        self.list.cleared.connect(self.clear)
        self.list.pressed.connect(self._pressed)
        self.list.given_up.connect(self._show_buttons)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._chosen())
        keys.follow(self, self._show)
        self._show_buttons()

    def _make_beside(self) -> QFrame:
        """The selected command: its keys, buttons, and the question if a key is in use."""
        side = QFrame()
        self._name = head("")
        self._now = muted("")
        self.change_button = self.button(tr("Change…"), self.change)
        self.clear_button = self.button(tr("No key"), self.clear)
        self.reset_button = self.button(tr("Reset to default"), self.reset)
        self.problem = PlainLabel(look="warning", wrap=True)
        self.problem.hide()
        self.question = QFrame()
        self._asks = PlainLabel(look="warning", wrap=True)
        self.move_button = self.button(tr("Move it here"), self.move_key)
        self.keep_button = self.button(tr("Keep it there"), self.keep_key)
        left = Qt.AlignmentFlag.AlignLeft
        answers = ((button, 0, left) for button in (self.move_button, self.keep_button))
        in_column(self._asks, *answers, on=self.question, gap=SPACE[1], margins=0)
        self.question.hide()
        ways = (self.change_button, self.clear_button, self.reset_button, self.reset_all_button)
        inside = (self._name, self._now, *((button, 0, left) for button in ways), self.problem, self.question)
        in_column(*inside, on=side, gap=SPACE[1], margins=0)
        return side

    def focus_first(self) -> None:
        self.words.setFocus()

    def complain(self, sentence: str) -> None:
        """Show why a key is not possible; an empty sentence clears it."""
        self.problem.say(sentence)
        if sentence:
            self.session.say(sentence, "warning")

    # --- what is shown ---

    def _show(self, *, stay: bool = True) -> None:
        chosen = self.list.current_key() if stay else None
        self.list.show_lines(rows(self.words.text(), str(self.which.value())), chosen)
        self._nothing.setVisible(not self.lines.lines)
        self.list.setVisible(bool(self.lines.lines))
        self._show_buttons()

    def _chosen(self) -> None:
        self.complain("")
        self._ask(None)
        self._show_buttons()

    def command(self) -> Command[Any] | None:
        """The selected command; None for a fixed key."""
        chosen = self.list.current_key()
        return keys.current().commands()[chosen] if isinstance(chosen, str) else None

    def _show_buttons(self) -> None:
        command = self.command()
        known = keys.current()
        line = next((line for line in self.lines.lines if line.key == self.list.current_key()), None)
        self._name.setText("" if line is None else line.title)
        self._now.setText("" if line is None else self._with_key(command))
        self.change_button.setEnabled(command is not None)
        self.clear_button.setEnabled(command is not None and bool(known.of(command.id)))
        self.reset_button.setEnabled(command is not None and known.is_changed(command.id))
        self.reset_all_button.setEnabled(any(known.is_changed(command_id) for command_id in known.commands()))

    def _with_key(self, command: Command[Any] | None) -> str:
        """Where a command works, its default and its present key."""
        if command is None:
            return tr("This key is fixed. Those of the commands above can be changed.")
        wide = {EVERYWHERE: tr("works everywhere"), PAGE: tr("works on the page")}
        where, none = wide.get(command.view, tr("works in its own list")), tr("no key")
        now, first = (keys.shown(key) or none for key in (keys.current().of(command.id), command.shortcut))
        changed = tr("now {now}, by default {first}").format(now=isolated(now), first=isolated(first))
        return f"{where} · {isolated(now) if now == first else changed}"

    # --- changing ---

    def change(self) -> None:
        """Capture new keys for the selected command."""
        self._ask(None)
        if self.command() is None:
            self.complain(tr("This key is fixed. Those of the commands above can be changed."))
            return
        self.complain("")
        self.list.wait_for_keys()

    def _pressed(self, key: str) -> None:
        if (command := self.command()) is not None and key != keys.current().of(command.id):
            self._give(command, key)

    def _give(self, command: Command[Any], key: str) -> None:
        """Assign a key to a command, after asking if it is in use."""
        refused = refusal(command, key)
        self.complain(refused)
        if refused:
            return
        if found := taken(command, key, self.session.store if self.session.is_open else None):
            self._ask((command.id, key, found))
        else:
            keys.current().put({command.id: key})

    def _ask(self, asked: tuple[str, str, Taken] | None) -> None:
        had, self._asked = self._asked is not None, asked
        if asked is not None:
            command_id, key, found = asked
            wanted = keys.current().commands()[command_id].text
            sentence = tr("{key} is the key of {others}. Move it to “{command}”?")
            self._asks.setText(sentence.format(key=keys.shown(key), others=found.names(), command=wanted))
        self.question.setVisible(asked is not None)
        if asked is not None:
            self.beside_wanted.emit()
            self.move_button.setFocus()
        elif had:
            self.list.setFocus()

    def move_key(self) -> None:
        """Reassign the key from its present users to the command."""
        if self._asked is None:
            return
        command_id, key, found = self._asked
        if found.tag is not None and not self._free(found.tag[0]):
            return
        self._ask(None)
        keys.current().put({other.id: "" for other in found.commands} | {command_id: key})

    def _free(self, tag_id: int) -> bool:
        """Remove the key from a tag; undo restores it."""
        store = self.session.store
        try:
            tags.edit_tag(store, tag_id, replace(tag_reads.one_tag(store, tag_id).content, key=""))
        except UserError as error:
            self.complain(str(error))
            return False
        return True

    def keep_key(self) -> None:
        """Leave the key as it is."""
        self._ask(None)

    def clear(self) -> None:
        """Remove the key of the selected command."""
        command = self.command()
        self._ask(None)
        if command is not None:
            keys.current().put({command.id: ""})

    def reset(self) -> None:
        """Restore the default key of the selected command."""
        if (command := self.command()) is not None:
            self._ask(None)
            self._give(command, command.shortcut)

    def reset_all(self) -> None:
        self._ask(None)
        keys.current().reset()

    def escape(self) -> bool:
        """Escape cancels the question first, then the search."""
        if self._asked is not None:
            self.keep_key()
        elif self.words.text():
            self.words.clear()
            self.words.setFocus()
        else:
            return False
        return True


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
    tag_id = tag_reads.keys(store).get(key.lower())
    tag = tag_reads.one_tag(store, tag_id) if tag_id is not None else None
    return Taken(commands, (tag.id, tag.content.name) if tag is not None else None)
