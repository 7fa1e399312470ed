"""Two values of one field beside each other, of which one is chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QRadioButton

from app.domain.alternatives import in_words
from app.domain.counted import item_words
from app.domain.donations import DateSpan, Donation
from app.domain.duplicates import Difference
from app.domain.fields import Field, Kind, shown, stated
from app.domain.language import tr
from app.domain.parts import PARTS
from app.domain.shortened import shortened
from app.domain.vocabularies import Term
from app.ui.base.record_words import term
from app.ui.look.mirror import at_start
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.views.donations.record_card import span_text
from app.ui.widgets.boxes import in_column, in_row, nest
from app.ui.widgets.labels import head, muted
from app.ui.widgets.radio_row import RadioGroup

LETTERS = 17
"""So many of the name of a field stand before its values."""


class ValueGrid(QGridLayout):
    """A row for each difference: the name of the field, our value and theirs. Ours is chosen at first."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(SPACE[2])
        self.setVerticalSpacing(SPACE[1])
        for column in (1, 2):
            self.setColumnStretch(column, 1)
        self._buttons: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self._ours: dict[str, PlainLabel] = {}

    def add(self, one: Difference, whose: tuple[str, str], *, theirs: bool = False) -> None:
        """Add a difference; `whose` says to a screen reader whose each of the two values is."""
        row = self.rowCount()
        self.addWidget(head(shortened(one.field.title, LETTERS)), row, 0, Qt.AlignmentFlag.AlignTop)
        ours = QRadioButton(), QRadioButton()
        group = RadioGroup(ours[0])
        for column, (button, words) in enumerate(zip(ours, both_words(one), strict=True)):
            button.setAccessibleName(_called(one, whose[column], words))
            button.setChecked((column == 1) is theirs)
            group.addButton(button)
            text = at_start(PlainLabel(words, wrap=True))
            text.setBuddy(button)
            top = Qt.AlignmentFlag.AlignTop
            nest(self, in_row((button, 0, top), (text, 1, top), gap=SPACE[0]), row, column + 1)
            self._ours.setdefault(one.field.key, text)
        self._buttons[one.field.key] = ours

    def change_ours(self, one: Difference, whose: str) -> None:
        """Show what our value has become, and choose it."""
        words, (button, _) = both_words(one)[0], self._buttons[one.field.key]
        self._ours[one.field.key].setText(words)
        button.setAccessibleName(_called(one, whose, words))
        button.setChecked(True)

    def of_theirs(self) -> tuple[str, ...]:
        """The keys of the fields for which their value was chosen."""
        return tuple(key for key, (_, theirs) in self._buttons.items() if theirs.isChecked())

    def focus_first(self) -> bool:
        """Focus what is chosen in the first row, if there is one."""
        for pair in self._buttons.values():
            next(one for one in pair if one.isChecked()).setFocus()
            return True
        return False


class ClashChoice(QFrame):
    """The fields of a form that were changed elsewhere too since it was opened: whose value is saved."""

    def __init__(self, clashing: Iterable[Difference], of_theirs: Collection[str]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.clashing = tuple(clashing)
        self.grid = ValueGrid()
        whose = tr("Yours"), tr("Theirs")
        for column, words in enumerate(whose, 1):
            self.grid.addWidget(muted(words), 0, column)
        for one in self.clashing:
            self.grid.add(one, whose, theirs=one.field.key in of_theirs)
        what = muted(tr("Choose for each whose value stays, then save; all else that you typed is saved with it."))
        in_column(
            head(tr("Changed elsewhere meanwhile")), what, self.grid, on=self, gap=SPACE[1],
            margins=(SPACE[3], SPACE[2], SPACE[3], SPACE[2]),
        )  # fmt: skip

    def asks(self, clashing: Iterable[Difference]) -> bool:
        """Whether the choice is shown for all these fields, with their values."""
        shown = {one.field.key: one.theirs for one in self.clashing}
        return all(one.field.key in shown and shown[one.field.key] == one.theirs for one in clashing)

    def show_ours(self, content: Donation) -> None:
        """Show what was typed since; who goes on typing in a field wants that."""
        now = tuple(replace(one, ours=one.field.of(content)) for one in self.clashing)
        for one in (one for one in now if one not in self.clashing):
            self.grid.change_ours(one, tr("Yours"))
        self.clashing = now


def _called(one: Difference, whose: str, words: str) -> str:
    return f"{one.field.title}, {whose}: {words}"


def both_words(difference: Difference) -> tuple[str, str]:
    """The two values; where they are shown alike, each with what it has otherwise."""
    field, ours, theirs = difference.field, difference.ours, difference.theirs
    both = _words(field, ours) or tr("nothing"), _words(field, theirs) or tr("nothing")
    if both[0] != both[1]:
        return both
    apart = _apart(ours, theirs)
    return f"{both[0]} ({apart[0]})", f"{both[1]} ({apart[1]})"


def _apart(ours: Any, theirs: Any) -> tuple[str, str]:
    """What two values that are shown alike have otherwise."""
    if isinstance(ours, tuple):
        pairs = [_apart(one, other) for one, other in zip(ours, theirs, strict=False) if one != other]
        return "; ".join(one for one, _ in pairs), "; ".join(other for _, other in pairs)
    if not is_dataclass(ours) or not is_dataclass(theirs):
        return _said(ours), _said(theirs)
    names = [one.name for one in fields(ours) if getattr(ours, one.name) != getattr(theirs, one.name)]
    said = (", ".join(_said(getattr(value, name)) for name in names) for value in (ours, theirs))
    return next(said), next(said)


def _said(value: Any) -> str:
    if isinstance(value, DateSpan):
        return span_text(value) or tr("nothing")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, Term | StrEnum):
        return term(value)
    return str(value) if value else tr("nothing")


def _words(field: Field, value: Any) -> str:
    if field.kind is Kind.PARTS:
        return part_words(field, value)
    if field.kind is Kind.TERM and value is not None:
        return term(value)
    if field.kind is Kind.YES_NO and value is not None:
        return tr("yes") if value else tr("no")
    return shown(field, value) or stated(field, value)


def part_words(field: Field, parts: Any) -> str:
    """What the parts of one kind are called."""
    called = next(kind.called for kind in PARTS if kind.key == field.key)
    if field.key == "items":
        return in_words(parts, lambda item: item_words(item) or called(item))
    return "; ".join(map(called, parts))
