"""Tab goes through a form as the eye does, and F6 leads back to where the keyboard was."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.seen import press
from tests.ui.views.donations.test_form import add_gift, new, opened

from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.record_form import RecordForm

pytestmark = [
    pytest.mark.undone,
    pytest.mark.some,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def keyboard(qtbot: QtBot, place: DonationsPlace) -> Keyboard:
    return Keyboard(qtbot, place.window())


def walked(keyboard: Keyboard, place: DonationsPlace, key: str = "Tab") -> list[QWidget]:
    """What the key comes by from where the keyboard is, until it has left the form's page or is where it began."""
    found = [keyboard.at()]
    for _ in range(150):
        keyboard.press(key)
        if keyboard.at() is found[0] or not place.form.isAncestorOf(keyboard.at()):
            break
        found.append(keyboard.at())
    return found


def tops(form: RecordForm, widgets: list[QWidget]) -> list[int]:
    return [widget.mapTo(form, QPoint(0, 0)).y() for widget in widgets if form.isAncestorOf(widget)]


@pytest.mark.empty
def test_tab_goes_from_the_first_field_to_save_and_never_to_back(place: DonationsPlace, keyboard: Keyboard):
    form = new(place)
    keyboard.type("A gift")
    seen = walked(keyboard, place)
    inside = [widget for widget in seen if form.isAncestorOf(widget)]
    assert seen[: len(inside)] == inside
    assert seen[len(inside) : len(inside) + 2] == [place.form.discard_button, place.form.save_button]
    assert inside[-1] is form.fields["note"].text
    for row in form.parties:
        at = seen.index(row.name)
        assert seen[at : at + 4] == [row.name, row.kind, row.country, row.place]


@pytest.mark.long(
    "Tab from more fields of one form", instead="test_tab_goes_from_the_first_field_to_save_and_never_to_back"
)
def test_tab_after_the_place_of_a_new_party_stays_in_the_form(place: DonationsPlace, keyboard: Keyboard, refs):
    form = opened(place, refs["D-22"])
    form.fields["title"].text.setFocus()
    keyboard.tab_to(lambda at: at.accessibleName() == "" and getattr(at, "text", str)() == "Another party")
    keyboard.press("Space")
    row = form.parties[-1]
    assert row.name.hasFocus()
    row.place.setFocus()
    keyboard.press("Tab")
    assert form.isAncestorOf(keyboard.at())
    assert keyboard.at() is row.remove
    keyboard.press("Tab")
    assert keyboard.at().text() == "Another party"
    keyboard.press("Space", "Shift+Tab", "Shift+Tab")
    assert place.middle.currentWidget() is place.form
    assert keyboard.at() is row.remove


@pytest.mark.empty
def test_one_key_leads_to_the_next_section_and_back(place: DonationsPlace, keyboard: Keyboard, store):
    """The relations are three dozen fields below the title."""
    form = opened(place, add_gift(store))
    form.fields["title"].text.setFocus()
    keyboard.press("Ctrl+PgDown", "Ctrl+PgDown")
    assert form.parties[0].role.hasFocus()
    keyboard.press("Tab", "Ctrl+PgUp", "Ctrl+PgDown")
    assert form.parties[0].role.hasFocus()
    keyboard.times(9, "Ctrl+PgDown")
    assert keyboard.at() is form.fields["ambiguity"].text
    assert not keyboard.at().visibleRegion().isEmpty()
    keyboard.times(9, "Ctrl+PgUp")
    assert form.fields["title"].text.hasFocus()


@pytest.mark.long(
    "Tab from more fields of one form", instead="test_tab_goes_from_the_first_field_to_save_and_never_to_back"
)
def test_tab_never_jumps_back_up_the_form(place: DonationsPlace, keyboard: Keyboard, refs):
    form = opened(place, refs["D-22"])
    press(form, "Another party")
    press(form, "Another item")
    form.fields["title"].text.setFocus()
    sections = tops(form, walked(keyboard, place))
    assert len(sections) > 30
    # Within a party the cross beside the name comes after its second line; nothing else is higher than what was.
    assert [pair for pair in pairwise(sections) if pair[1] <= pair[0] - 60] == []


@pytest.mark.long(
    "Tab from more fields of one form", instead="test_tab_goes_from_the_first_field_to_save_and_never_to_back"
)
def test_a_row_that_is_taken_out_leaves_the_keyboard_in_the_form(place: DonationsPlace, keyboard: Keyboard, refs):
    form = opened(place, refs["D-22"])
    first, second = form.parties[:2]
    first.remove.setFocus()
    keyboard.press("Space")
    assert first not in form.parties
    assert second.name.hasFocus()
    for row in list(form.parties):
        row.remove.setFocus()
        keyboard.press("Space")
    assert keyboard.at().text() == "Party"


@pytest.mark.empty
def test_f6_leaves_the_form_and_comes_back_to_its_field(place: DonationsPlace, keyboard: Keyboard, store):
    form = opened(place, add_gift(store))
    form.fields["basis"].choice.setFocus()
    keyboard.press("F6")
    assert not place.form.isAncestorOf(keyboard.at())
    keyboard.tab_to(lambda at: place.middle.isAncestorOf(at), "F6", 4)
    assert form.fields["basis"].choice.hasFocus()


@pytest.mark.long("F6 again", instead="test_f6_leaves_the_form_and_comes_back_to_its_field")
def test_f6_into_a_form_begins_at_its_first_field(place: DonationsPlace, keyboard: Keyboard, refs):
    place.filters.setFocus()
    form = opened(place, refs["D-22"])
    place.filters.setFocus()
    keyboard.press("F6")
    assert form.fields["title"].text.hasFocus()
