"""Linking a passage to a record or a country: find the thing, then choose the fields it is evidence for.

Two steps in one popup. In the second, Enter links the current field, or those checked with Shift+Enter plus one that
was typed for or clicked, never one merely passed by the keyboard; Tab changes the role.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.fold import fold
from app.domain.fuzzy import match
from app.domain.language import capital, tr, tr_n, tr_term
from app.domain.terms import EvidenceRole
from app.ui.widgets.popup_list import PopupList, PopupRow
from app.ui.widgets.rows import NOWHERE


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a passage can be evidence for. `key` is the caller's."""

    key: object
    text: str
    value: str = ""
    suggested: bool = False
    """Whether its stated words are in the passage."""
    linked: bool = False
    """Whether the passage is evidence for it already."""
    ends: bool = False
    """Choosing it is a way on, such as *New fact*, and no field to check."""
    refuses: Callable[[str], str] | None = None
    """Why what is typed will not do for that, or empty."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A result of the first step, with its fields."""

    key: object
    name: str
    fields: tuple[Field, ...]


class LinkPalette(PopupList):
    """Find a thing, then its fields."""

    linked = Signal(object, object, object)
    """The thing's key, the tuple of field keys, and the `EvidenceRole`."""
    went_on = Signal(object, object, str)
    """The thing's key (None in the first step), the key of a way on, and what was typed."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        find: Callable[[str], Sequence[PopupRow]],
        open_thing: Callable[[object], Thing | None],
        glyph: str,
        hint: str,
    ) -> None:
        self._find_things = find
        self._open_thing = open_thing
        self._thing: Thing | None = None
        self._checked: list[object] = []
        self._hinted = hint
        self.role = EvidenceRole.SUPPORTS
        super().__init__(parent, name, self._rows, glyph, hint)
        self._step()
        self.chosen.connect(self._chosen)

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        if self._thing is None:
            self.say(tr("Enter chooses · Esc back to the text"))
            return self._find_things(typed)
        rows = [PopupRow(None, self._thing.name, head=True)]
        for number, field in enumerate(self._thing.fields):
            stays = field.ends or field.key in self._checked
            hit = match(typed, field.text) or ((0, ()) if stays or self._is_meant(field) else None)
            if hit is not None:
                glyph, stated = "plus" if field.ends else "link", tr("stated here") if field.suggested else ""
                stated = tr("linked") if field.linked else stated
                checked = field.key in self._checked
                rows.append(
                    PopupRow(number, field.text, field.value, icon=glyph, marks=hit[1], checked=checked, end=stated)
                )
        self._hint()
        return rows

    def _step(self) -> None:
        """Name the popup after its current step, and announce it."""
        if self._thing is None:
            step = tr("1 of 2: which one?")
        else:
            step = tr("2 of 2: which field of {thing}?").format(thing=self._thing.name)
        self.setAccessibleName(f"{self._name}. {step}")
        if self.isVisible():
            self.tell(step)

    def _hint(self) -> None:
        role = capital(tr_term(self.role))
        if not self._checked:
            self.say(tr("{role} · Tab changes · Enter links · Shift+Enter checks several").format(role=role))
            return
        links = tr_n("Enter links the {n} checked", "Enter links the {n} checked", len(self._checked))
        if self.field.text().strip():
            links = tr("Enter links it and what is checked")
        self.say(tr("{role} · Tab changes · {links} · Shift+Enter checks more").format(role=role, links=links))

    def refresh(self) -> None:
        """Typing selects a matching field, not one that is only visible because it is checked."""
        super().refresh()
        if self._thing is None:
            return
        fields = [None if row.key is None else self._thing.fields[int(str(row.key))] for row in self.rows.rows]
        meant = [i for i, field in enumerate(fields) if field is not None and self._is_meant(field)]
        self.list.setCurrentIndex(self.rows.index(meant[0]) if meant else NOWHERE)
        if not meant:
            self.say(tr("Nothing here has these letters"))

    def _is_meant(self, field: Field) -> bool:
        """Whether what is typed names a field, or is among the words of its value."""
        typed = self.field.text()
        return field.ends or match(typed, field.text) is not None or fold(typed.strip()) in fold(field.value)

    def _chosen(self, key: object, modifiers: Qt.KeyboardModifier) -> None:
        if self._thing is None:
            if (thing := self._open_thing(key)) is None:
                self.went_on.emit(None, key, " ".join(self.field.text().split()))
                self.close()
            else:
                self._enter_thing(thing)
            return
        assert isinstance(key, int)
        field = self._thing.fields[key]
        if field.ends:
            refused = "" if field.refuses is None else field.refuses(self.field.text())
            if refused:
                self.say(refused)
                self.tell(refused)
                return
            self.went_on.emit(self._thing.key, field.key, " ".join(self.field.text().split()))
            self.close()
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._check(field.key)
        else:
            fields = dict.fromkeys([*self._checked, field.key])
            self.linked.emit(self._thing.key, tuple(fields), self.role)
            self.close()

    def enter(self, modifiers: Qt.KeyboardModifier) -> None:
        """If fields are checked and nothing is typed, Enter links only these."""
        stays = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if self._thing is not None and self._checked and not stays and not self.field.text().strip():
            self.linked.emit(self._thing.key, tuple(self._checked), self.role)
            self.close()
        else:
            super().enter(modifiers)

    def _enter_thing(self, thing: Thing) -> None:
        self._thing = thing
        self._checked = []
        self.field.setPlaceholderText(tr("Which field?"))
        self._step()
        self._show_all()
        first = next((i for i, field in enumerate(thing.fields) if field.suggested), None)
        if first is not None:
            self.list.setCurrentIndex(self.rows.index(first + 1))

    def _check(self, key: object) -> None:
        if key in self._checked:
            self._checked.remove(key)
        else:
            self._checked.append(key)
        self._show_all()
        assert self._thing is not None
        name = next(field.text for field in self._thing.fields if field.key == key)
        said = tr("{name}: checked, {n} in all") if key in self._checked else tr("{name}: no longer checked")
        self.tell(said.format(name=name, n=len(self._checked)))
        self.list.setCurrentIndex(self.rows.index(1 + [field.key for field in self._thing.fields].index(key)))
        self._move(1)

    def _show_all(self) -> None:
        """Show all fields again after typing has selected one."""
        with QSignalBlocker(self.field):
            self.field.clear()
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab changes the role; Backspace in the empty field goes back to the first step."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._thing is not None:
            roles = list(EvidenceRole)
            if event.key() == Qt.Key.Key_Tab:
                at = self.list.currentIndex().row()
                self.role = roles[(roles.index(self.role) + 1) % len(roles)]
                self.refresh()
                self.list.setCurrentIndex(self.rows.index(at))
                self.tell(capital(tr_term(self.role)))
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.field.text():
                self._thing, self._checked = None, []
                self.field.setPlaceholderText(self._hinted)
                self._step()
                self.refresh()
                return True
        return super().eventFilter(watched, event)
