"""Items that come instead of one another, by real keys: typed in the form, shown on card, list and totals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.evident import on_words
from tests.helpers.keyboard import Keyboard
from tests.helpers.seen import words
from tests.helpers.settled import settled
from tests.ui.views.donations.test_form import opened

from app.actions import donations as actions
from app.domain.donations import Donation, Item
from app.domain.terms import Qualifier
from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.table import RecordTable

pytestmark = [pytest.mark.empty, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def keyboard(qtbot: QtBot, place: DonationsPlace) -> Keyboard:
    return Keyboard(qtbot, place.window())


def item(what: str, many: int, letter: str) -> Item:
    number = Decimal(many)
    return Item(what, number, number, Qualifier.EXACT, as_stated=f"{many} {what}", alternative=letter)


def letter_of(keyboard: Keyboard, letter: str) -> None:
    keyboard.tab_to(lambda widget: widget.accessibleName().endswith(": Alternative"))
    keyboard.type(letter)


def one_more(keyboard: Keyboard, stated: str) -> None:
    keyboard.tab_to(lambda widget: getattr(widget, "text", str)() in ("Item", "Another item"))
    keyboard.press("Space")
    keyboard.type(stated)


def test_alternatives_are_typed_with_a_letter_each_and_say_what_comes_instead(
    place: DonationsPlace, store: Store, keyboard: Keyboard
) -> None:
    made = actions.add_donation(store, Donation("Shelter for the valley"))
    form = opened(place, made)
    one_more(keyboard, "20 tents")
    letter_of(keyboard, "a")
    assert "Write another letter at what comes instead." in words(form)
    keyboard.press("Ctrl+S")
    assert "There is no other alternative than A" in words(place.form)
    assert reads.record(store, made).content.items == ()
    one_more(keyboard, "30 blankets")
    letter_of(keyboard, "b")
    assert {"Instead of 30 blankets", "Instead of 20 tents"} <= set(words(form).splitlines())
    keyboard.press("Ctrl+S")
    items = reads.record(store, made).content.items
    assert [(one.item, one.alternative) for one in items] == [("tents", "A"), ("blankets", "B")]
    assert store.undo() is not None
    assert reads.record(store, made).content.items == ()


def test_card_list_and_totals_say_or(place: DonationsPlace, store: Store) -> None:
    given = Donation("Shelter", items=(item("tents", 20, "A"), item("blankets", 30, "B"), item("stoves", 5, "B")))
    made = actions.add_donation(store, given)
    on_words(store)
    settled(place.window())
    table = place.findChild(RecordTable)
    assert table is not None
    assert table.choose(made)
    settled(place.window())
    seen = words(place.window())
    for said in ("Either", "Or", "And", "20 tents", "30 blankets", "5 stoves"):
        assert said in seen.splitlines()
    assert "≤ 20 tents" in seen
    assert "f alternatives only one counts: D-01" in seen
    form = opened(place, made)
    assert "Instead of 30 blankets and 5 stoves" in words(form)
    assert form.filled() == form.clean
