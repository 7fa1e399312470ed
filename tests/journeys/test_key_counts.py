"""How many keys a record costs, from the caret in its sentence to the saved record, each field on its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.helpers.keyboard import Keyboard
from tests.helpers.made import make_empty
from tests.journeys.conftest import Desk

from app.domain.drafts.card import Row
from app.domain.records import DonationRecord
from app.domain.terms import PartyRole
from app.paths import RESOURCES
from app.store.reads import donations
from app.ui.views.read.draft_card import DraftCard

TEXT = """Sewing for the north

The people of Trondheim gave 40 sewing machines, which the ship Fram carried to Murmansk, to the orphanage of Kirovsk \
in the spring of 1946. It was a cold spring.

Sweden, Finland and Denmark, all of them poor by then, sent coats to Murmansk and Kirovsk.

Norway sent 300 ladders to Chile and Peru.
"""


@pytest.fixture
def keyboard(used_desk: Desk) -> Keyboard:
    """The program just started on its starter workspace, and a person who has given her name."""
    window = used_desk.start()
    window.settings.put("author", "Maya")
    return Keyboard(used_desk.qtbot, window)


def read(keyboard: Keyboard, text: str) -> None:
    """Bring a text by the clipboard."""
    QApplication.clipboard().setText(text)
    before = keyboard.window.read.row
    keyboard.press("Ctrl+Shift+V")
    keyboard.until(lambda: keyboard.window.read.row is not before and keyboard.window.read.page.hasFocus())
    keyboard.until(lambda: not keyboard.window.session.busy())


def begin(keyboard: Keyboard, words: str) -> list[DonationRecord]:
    """The caret stands in these words, and the counting begins. Returns the records there are."""
    page = keyboard.window.read.page
    at = page.text().text.index(words)
    page.select(at, at)
    keyboard.pressed = 0
    return list(donations.records(keyboard.window.session.store))


def card(keyboard: Keyboard) -> DraftCard:
    """The card that is seen."""
    (found,) = [one for one in keyboard.window.read.findChildren(DraftCard) if one.isVisible()]
    return found


def open_rows(keyboard: Keyboard) -> list[Row]:
    """The rows that say something and that nobody has accepted."""
    return [shown.row for shown in card(keyboard).model.rows if shown.row.value and not shown.is_accepted]


def accept_all(keyboard: Keyboard) -> None:
    """The sure ones at once, the others one by one, each looked at."""
    keyboard.press("Alt+Return")
    for _ in open_rows(keyboard):
        keyboard.press("Return")
    assert open_rows(keyboard) == []


def new(keyboard: Keyboard, before: list[DonationRecord]) -> list[DonationRecord]:
    """The records that are new."""
    known = {one.id for one in before}
    return [one for one in donations.records(keyboard.window.session.store) if one.id not in known]


def saved(keyboard: Keyboard, before: list[DonationRecord]) -> list[DonationRecord]:
    """The records that are new, of which nothing is left to check."""
    made = new(keyboard, before)
    assert all(not one.reviews for one in made)
    return made


def words_of(record: DonationRecord) -> dict[str, str]:
    """The words that each of its fields stands on."""
    return {piece.field: piece.quote for piece in record.evidence}


def recipients(records: list[DonationRecord]) -> list[list[str]]:
    return [list(one.content.names(PartyRole.RECIPIENT)) for one in records]


def test_a_gift_of_the_article_takes_eight_keys_at_most(keyboard: Keyboard, article: Path):
    read(keyboard, article.read_text("utf-8"))
    before = begin(keyboard, "300,000 masks")
    keyboard.press("R")
    accept_all(keyboard)
    keyboard.press("Ctrl+Return")
    assert keyboard.pressed <= 8
    assert card(keyboard).already.isVisible(), "the starter has it, which is said first"
    keyboard.press("Ctrl+Return")
    (record,) = saved(keyboard, before)
    stands = words_of(record)
    assert {"donor", "recipient", "item", "basis", "assertion"} <= stands.keys()
    assert len(set(stands.values())) == len(stands)
    assert keyboard.at() is keyboard.window.read.page


@pytest.mark.long("counts of keys on more texts", instead="test_a_gift_of_the_article_takes_eight_keys_at_most")
def test_four_countries_of_one_gift_take_ten_keys_at_most(keyboard: Keyboard, article: Path, tmp_path: Path):
    empty = tmp_path / "empty.passagework"  # the starter has the four of them already
    make_empty(empty, "Maya", RESOURCES)
    keyboard.window.open_workspace(empty)
    read(keyboard, article.read_text("utf-8"))
    before = begin(keyboard, "the Muslim region")
    keyboard.press("R")
    accept_all(keyboard)
    keyboard.press("Ctrl+Shift+Return")
    assert keyboard.pressed <= 10
    made = saved(keyboard, before)
    assert recipients(made) == [["Iran"], ["Iraq"], ["Lebanon"], ["Egypt"]]
    for record in made:
        assert words_of(record)["recipient"] == record.content.names(PartyRole.RECIPIENT)[0]
        assert words_of(record)["assertion"] == "donated"
    keyboard.press("Esc")  # the other gift of the sentence is put away
    keyboard.press("Ctrl+Z")
    assert saved(keyboard, before) == []


@pytest.mark.long("counts of keys on more texts", instead="test_a_gift_of_the_article_takes_eight_keys_at_most")
def test_two_corrections_of_another_text_take_sixteen_keys_at_most(keyboard: Keyboard):
    """Who is named is the town, not its people, and the harbour on the way is no recipient."""
    read(keyboard, TEXT)
    before = begin(keyboard, "Trondheim gave")
    keyboard.press("R")
    assert [row.value for row in open_rows(keyboard)][:3] == [
        "people of Trondheim · NO", "Murmansk · RU", "orphanage of Kirovsk · RU",
    ]  # fmt: skip
    keyboard.press("W", "W", "Return")  # the words of the row: the word under the caret
    keyboard.press("Down", "Del")
    accept_all(keyboard)
    keyboard.press("Ctrl+Return")
    assert keyboard.pressed <= 16
    (record,) = saved(keyboard, before)
    assert recipients([record]) == [["orphanage of Kirovsk"]]
    stands = words_of(record)
    assert (stands["donor"], stands["recipient"]) == ("Trondheim", "the orphanage of Kirovsk")
    assert stands["date"] == "the spring of 1946"


@pytest.mark.long(
    "counts of keys on more texts",
    instead=[
        "test_a_gift_of_the_article_takes_eight_keys_at_most",
        "test_several_gifts_of_a_sentence_are_saved_at_once_as_one_operation",
    ],
)
def test_a_list_is_one_record_or_one_for_each_and_a_figure_is_never_counted_twice(keyboard: Keyboard):
    read(keyboard, TEXT)
    before = begin(keyboard, "300 ladders")
    keyboard.press("R")  # whether each has got 300 is not said: it stays one record
    assert not card(keyboard).place.text()
    keyboard.press("Ctrl+Return")
    (record,) = new(keyboard, before)
    assert recipients([record]) == [["Chile", "Peru"]]
    keyboard.press("Ctrl+Z")  # else its words are a record's already, and none of them is saved with all
    before = begin(keyboard, "300 ladders")
    keyboard.press("R", "M")  # she says so
    assert card(keyboard).place.text() == "1 of 2"
    keyboard.press("M")
    assert not card(keyboard).place.text()
    keyboard.press("M", "Esc", "R")  # as she left it
    assert card(keyboard).place.text() == "1 of 2"
    keyboard.press("PgDown", "Ctrl+Shift+Return")
    made = new(keyboard, before)
    assert recipients(made) == [["Chile"], ["Peru"]]
