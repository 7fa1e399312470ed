"""How many keys a record costs in sentences written by hand: real key events in the window, of a person who reads.

    .venv/bin/python -m tests.trials.key_counts tests/trials/key_counts_*.txt

A line is a sentence, then what is true of it: `sentence | donors | recipients | items | outcome | date`, several parted
by `;`, and `each` last where each recipient or donor has a record of its own; without a date, none is looked at. The
person presses `R`, has a record for each where a list was read as one, takes other words of the sentence for what is
wrong or missing or types it, empties what is too much, accepts what is sure at once and the rest row by row, and saves;
typed letters count as keys.
A sentence reaches its number if what is saved is true, things and the words of each value too: 8 keys where nothing
was wrong, 10 for a list, 16 with corrections. Printed are numbers for each file; `--each` prints the sentences too,
never for what is to stay unseen.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.helpers.made import make_empty
from tests.helpers.settled import settled

from app.actions.sources import add_draft
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Field
from app.domain.fold import fold
from app.domain.giving import outcome
from app.domain.language import tr_term
from app.domain.quantity import interval_words
from app.domain.records import DonationRecord
from app.domain.terms import Outcome, PartyRole
from app.importers.read import read_source
from app.paths import RESOURCES
from app.settings import Settings
from app.store.reads import donations
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import collect, make_app
from app.ui.views.read.draft_card import DraftCard

AT_MOST = {"right at once": 8, "a list": 10, "corrected": 16}
_BEFORE = re.compile(r"^(the |a )?((city|town|municipality) of )?")
JUDGED = (Field.DONORS, Field.RECIPIENTS, Field.ITEMS, Field.STATUS, Field.DATE)
TRIED = 5
"""So many other words of the sentence are looked at before a value is typed."""


class Gift(NamedTuple):
    """A sentence, and what is true of it."""

    sentence: str
    values: tuple[tuple[str, ...], ...]
    """Of each judged field."""
    is_list: bool


def gifts(file: Path) -> Iterator[Gift]:
    """Those of a file."""
    for line in file.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sentence, *told = (part.strip() for part in line.split("|"))
            is_list = told[-1] == "each"
            told = told[:-1] if is_list else told
            parts = (tuple(one.strip() for one in part.split(";") if one.strip()) for part in told[: len(JUDGED)])
            yield Gift(sentence, tuple(parts), is_list)


def same(said: str, true: str) -> bool:
    """Whether a value says what is true; articles, *city of* and the code of its country are no part of it."""
    one, other = (_BEFORE.sub("", fold(words.partition(" · ")[0])).strip() for words in (said, true))
    return one == other


@dataclass
class Person:
    """Presses keys in a window, counted."""

    window: MainWindow
    pressed: int = 0

    def at(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.window

    def press(self, *names: str) -> None:
        """Keys by their names, where the keyboard is."""
        for name in names:
            key = QKeySequence(name)[0]
            QTest.keyClick(self.at(), key.key(), key.keyboardModifiers())
            self.pressed += 1

    def type(self, words: str) -> None:
        """Letters where the keyboard is."""
        QTest.keyClicks(self.at(), words)
        self.pressed += len(words)

    @property
    def card(self) -> DraftCard | None:
        """The draft that is seen."""
        return next((one for one in self.window.read.findChildren(DraftCard) if one.isVisible()), None)

    def rows(self) -> list[Row]:
        """Those of the draft."""
        return [shown.row for shown in self.card.model.rows] if self.card is not None else []

    def go_to(self, row: Row) -> None:
        """To a row of the draft, by the arrows or by its number."""
        assert self.card is not None
        rows = self.rows()
        here = self.card.list.currentIndex().row()
        there = next(n for n, one in enumerate(rows) if one.key == row.key)
        if abs(there - here) > 1 and [one.number for one in rows].index(row.number) == there:
            self.press(str(row.number))
        else:
            self.press(*["Down" if there > here else "Up"] * abs(there - here))

    def record(self, gift: Gift) -> str:
        """Make the record of a sentence; returns which of `AT_MOST` applies."""
        self.press("R")
        settled(self.window)
        kind = "a list" if gift.is_list else "right at once"
        if gift.is_list and self.card is not None and not self.card.place.text() and self.card.turn.isVisible():
            self.press("M")  # it was read as one gift to all
        for field, true in zip(JUDGED, gift.values, strict=False):
            if gift.is_list and field in (Field.DONORS, Field.RECIPIENTS) and len(true) > 1:
                continue  # each draft has one of them
            kind = "corrected" if self._corrected(field, true) else kind
        self.press("Alt+Return")
        while self.card is not None and any(one.row.value and not one.is_accepted for one in self.card.model.rows):
            before = self.pressed
            self.press("Return")
            if self.pressed - before > 1 or self.pressed > 60:
                break
        self.press("Ctrl+Shift+Return" if gift.is_list else "Ctrl+Return")
        settled(self.window)
        return kind

    def _words(self, row: Row) -> str:
        """The words of the text that a row stands on."""
        return "" if row.span is None else self.window.read.page.text().text[row.span.start : row.span.end]

    def _said(self, row: Row, left: list[str]) -> str | None:
        """Which of these a row says, in its own words or in those of the source."""
        said = (row.value, self._words(row), row.stated)
        return next((one for one in left if any(same(words, one) for words in said)), None)

    def _corrected(self, field: Field, true: tuple[str, ...]) -> bool:
        fields = (field, Field.MONEY) if field is Field.ITEMS else (field,)
        left, wrong = list(true), list[Row]()
        for row in self.rows():
            found = self._said(row, left) if row.field in fields else None
            if found is not None:
                left.remove(found)
            elif row.field in fields:
                wrong.append(row)
        done = False
        for row in reversed(wrong):
            done = done or bool(left or row.value)
            if left and field is not Field.STATUS:
                self.go_to(row)
                if not self._turned(row, left):
                    self.press("F2")
                    self.type(left.pop(0))
                    self.press("Return")
            elif row.value:
                self.go_to(row)
                if field is Field.STATUS:
                    self._step(left)
                    left.clear()
                else:
                    self.press("Delete")
        while left and (last := [row for row in self.rows() if row.field is field and row.value]):
            done = True
            self.go_to(last[-1])
            self.press("Shift+Right")
            more = last[-1]._replace(part=last[-1].part + 1)
            if not any(row.key == more.key for row in self.rows()):
                break
            if not self._turned(more, left, are_turned=True):
                break
        return done

    def _turned(self, row: Row, left: list[str], *, are_turned: bool = False) -> bool:
        """Whether other words of the sentence are what is true, so that a row has them now."""
        met = {row.span}
        for _ in range(TRIED):
            if not are_turned:
                self.press("Right")
            are_turned = False
            now = next((one for one in self.rows() if one.key == row.key), row)
            found = self._said(now, left)
            if found is not None:
                left.remove(found)
                return True
            if now.span in met:
                return False  # all have been looked at
            met.add(now.span)
        return False

    def _step(self, true: list[str]) -> None:
        outcomes = [tr_term(one) for one in Outcome]
        now = next(outcomes.index(row.value) for row in self.rows() if row.field is Field.STATUS)
        ahead = (outcomes.index(true[0]) - now) % len(outcomes)
        back = len(outcomes) - ahead
        self.press(*(["Right"] * ahead if ahead <= back else ["Left"] * back))


def is_true(gift: Gift, made: list[DonationRecord]) -> bool:
    """Whether the records say what is true of the sentence, each value on its own words."""
    donors, recipients, items, outcomes, *dates = gift.values
    if len(made) != (max(len(donors), len(recipients)) if gift.is_list else 1):
        return False
    told = [_told(one) for one in made]
    if not all(_agree([pair for one in told for pair in one[field]], true) for field, true in (
        ("donor", donors), ("recipient", recipients)
    )):  # fmt: skip
        return False
    said = {tr_term(outcome(one.content.assertion, one.content.status)) for one in made}
    if said != set(outcomes) or any(_days(one) != one_date for one in made for one_date in dates):
        return False
    return all(_agree(one["thing"], items) for one in told)


def _days(record: DonationRecord) -> tuple[str, ...]:
    """The words that its date stands on."""
    return tuple(piece.quote for piece in record.evidence if piece.field == "date")


def _told(record: DonationRecord) -> dict[str, list[tuple[str, str]]]:
    """What a record says of donors, recipients and things, each with the words it stands on, run together."""
    content, words = record.content, dict[str, list[str]]()
    for piece in record.evidence:
        words.setdefault(piece.field, []).append(piece.quote)
    things = [f"{interval_words(one)} {one.unit} {one.item}" for one in content.items]
    things += [one.as_stated for one in (content.money, *content.amounts) if one is not None]
    on = {
        "donor": (content.names(PartyRole.DONOR), words.get("donor", [])),
        "recipient": (content.names(PartyRole.RECIPIENT), words.get("recipient", [])),
        "thing": (things, [quote for field in ("item", "money", "amount", "") for quote in words.get(field, [])]),
    }
    return {field: [(one, " ; ".join(quotes)) for one in names] for field, (names, quotes) in on.items()}


def _agree(told: list[tuple[str, str]], true: tuple[str, ...]) -> bool:
    """Whether as many values are told as are true, each true one by its name and the words it stands on. The name may
    be the one that the workspace has for those words, as *Timor-Leste*."""

    def is_told(one: str) -> bool:
        words = set(_words(one))
        return any(
            words & {*_words(name), *_words(quotes)} == words and words & {*_words(quotes)} for name, quotes in told
        )

    return len({name for name, _ in told}) == len(true) and all(map(is_told, true))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w,.]*\w", _BEFORE.sub("", fold(text)))


def tried(window: MainWindow, gift: Gift) -> tuple[str, int, bool]:
    """Of one sentence: which number applies, the keys, and whether what is saved is true."""
    added = add_draft(window.session.store, read_source(f"Heading\n\n{gift.sentence}\n".encode(), "one.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    known = {one.id for one in donations.records(window.session.store)}
    page = window.read.page
    page.setFocus()
    at = page.text().text.index(gift.sentence)
    page.select(at, at)
    person = Person(window)
    kind = person.record(gift)
    made = [one for one in donations.records(window.session.store) if one.id not in known]
    pressed = person.pressed
    if person.card is not None:
        person.press("Esc")
    return kind, pressed, is_true(gift, made)


def main() -> None:
    """Try the sentences of the files, and print how many reach their numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--each", action="store_true", help="print each sentence with its keys")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.put("author", "Ann")
        app = make_app(settings)
        collect()
        workspace = Path(folder) / "research.passagework"
        make_empty(workspace, "Ann", RESOURCES)
        window = MainWindow(settings)
        window.resize(1280, 800)
        window.show()
        window.open_workspace(workspace)
        window.activateWindow()
        settled(window)
        for file in arguments.files:
            reached, all_of, keys = Counter[str](), Counter[str](), 0
            for gift in gifts(file):
                kind, pressed, true = tried(window, gift)
                all_of[kind] += 1
                keys += pressed
                reached[kind] += true and pressed <= AT_MOST[kind]
                if arguments.each:
                    sys.stdout.write(f"{kind}, {pressed} keys, {'true' if true else 'NOT TRUE'}: {gift.sentence}\n")
            told = "; ".join(f"{kind} {reached[kind]} of {all_of[kind]} within {AT_MOST[kind]}" for kind in AT_MOST)
            sys.stdout.write(f"{file.name}: {sum(reached.values())} of {sum(all_of.values())}; {told}; {keys} keys\n")
        window.close()
        app.processEvents()


if __name__ == "__main__":
    main()
