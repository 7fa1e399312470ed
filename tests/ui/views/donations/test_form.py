"""The form of a record in the real window: what is read while typing, rules, saving, drafts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.helpers.evident import on_words
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.seen import button, pick, press, words
from tests.helpers.settled import settled

from app.actions import donations as actions
from app.actions.evidence import unlink_evidence
from app.actions.from_words import record_of_words
from app.domain.donations import Donation, Item, Money, Party
from app.domain.giving import LeftOut
from app.domain.relations import LINK_WORDS
from app.domain.terms import Assertion, LinkKind, PartyRole, Qualifier, Scope, Status
from app.domain.vocabularies import COUNTRY, actor_kind, aid_kind, giving
from app.store.reads import actors
from app.store.reads import donations as reads
from app.store.reads import sources as source_reads
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.panels.evidence_card import EvidenceCard, EvidenceLink
from app.ui.panels.ledger import Column, cell_text
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.record_form import RecordForm
from app.ui.views.donations.relations import Relations
from app.ui.widgets.popup_list import PopupList

pytestmark = [
    pytest.mark.some,
    pytest.mark.undone,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def add_gift(store: Store, title: str = "A gift") -> int:
    """A record of masks that stands on no source."""
    parties = (Party(PartyRole.DONOR, "Peru", COUNTRY, "PE"), *(
        Party(PartyRole.RECIPIENT, name, COUNTRY, iso2) for name, iso2 in (("Chad", "TD"), ("Mali", "ML"))
    ))  # fmt: skip
    masks = Item("masks", Decimal(300_000), Decimal(300_000), Qualifier.EXACT, "", "300,000 masks")
    return actions.add_donation(store, Donation(title, parties=parties, items=(masks,), in_totals=True))


@pytest.fixture
def gift(store: Store) -> int:
    return add_gift(store)


def opened(place: DonationsPlace, donation_id: int) -> RecordForm:
    place.open_record(donation_id)
    form = place.form.form
    assert form is not None
    return form


def new(place: DonationsPlace) -> RecordForm:
    place.add_record()
    form = place.form.form
    assert form is not None
    return form


def retype(qtbot: QtBot, field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def test_an_item_is_read_as_it_is_typed_and_kept(qtbot: QtBot, place, store, refs):
    before = {piece.id for piece in reads.record(store, refs["D-22"]).evidence}
    form = opened(place, refs["D-22"])
    row = form.items[0]
    retype(qtbot, row.stated, "some 100,000 masks")
    assert row.item.text() == "masks"
    assert row.number.text() == "≈ 100,000"
    qtbot.keyClick(row.stated, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    item = reads.record(store, refs["D-22"]).content.items[0]
    assert (item.low, item.high, item.qualifier) == (Decimal(100_000), Decimal(100_000), Qualifier.ABOUT)
    assert item.as_stated == "", "no words of its evidence say so"
    assert {piece.id for piece in reads.record(store, refs["D-22"]).evidence} == before, "evidence stays on it"
    saved = place.form.form
    assert saved is not form
    assert place.window().focusWidget() is saved.items[0].stated, "saving leaves the keyboard in its field"
    retype(qtbot, saved.items[0].stated, "tens of thousands of masks")  # which keeps its order
    place.form.save()
    item = reads.record(store, refs["D-22"]).content.items[0]
    assert (item.low, item.high, item.qualifier) == (Decimal(20_000), Decimal(99_999), Qualifier.ORDER)
    qtbot.keyClick(place.form.form.items[0].stated, Qt.Key.Key_Escape)
    assert place.middle.currentWidget() is place.page


@pytest.mark.empty
def test_the_keyboard_stays_in_its_field_where_another_program_adds_a_row_above(qtbot: QtBot, place, store):
    given = Donation("A gift", parties=(Party(PartyRole.DONOR, "Norway"), Party(PartyRole.RECIPIENT, "Chad")))
    made = actions.add_donation(store, given)
    opened(place, made).fields["money"].text.setFocus()
    more = replace(given, parties=(*given.parties, Party(PartyRole.RECIPIENT, "Mali")))
    front = QLineEdit()  # the other program's window: who types there has the keyboard here again behind it
    qtbot.addWidget(front)
    front.show()
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    actions.edit_donation(store, made, more, {})
    form = place.form.form
    assert len(form.parties) == 3
    assert place.window().focusWidget() is form.fields["money"].text


@pytest.mark.empty
def test_who_comes_back_from_a_form_finds_the_sums_of_what_was_saved(qtbot: QtBot, place, store):
    """They are not added up while the form is in front, nor are old ones shown behind it."""
    tents = Item("tents", Decimal(2), Decimal(2), Qualifier.EXACT)
    parties = (Party(PartyRole.DONOR, "Norway"), Party(PartyRole.RECIPIENT, "Chad"))
    made = actions.add_donation(store, Donation("A gift", parties=parties, items=(tents,), in_totals=True))
    on_words(store)
    place.window().show_place("donations")
    settled(place.window())
    sums = place.page.totals.sums
    was = sums.text()
    form = opened(place, made)
    form.fields["in_totals"].tick.click()
    assert place.form.save()
    settled(place.window())
    assert (sums.isVisible(), sums.text()) == (False, was)
    qtbot.keyClick(place.form.form.title.text, Qt.Key.Key_Escape)
    assert (sums.isVisible(), was, sums.text()) == (True, "In totals: 2 tents", "Nothing here enters a total")


@pytest.mark.empty
def test_what_is_typed_goes_on_where_it_was_after_saving(qtbot: QtBot, place: DonationsPlace, store):
    """It went on at the beginning of the field, and that of a new record at the title."""
    form, window = new(place), place.window()
    qtbot.keyClicks(form.fields["title"].text, "A gift")
    for row in list(form.parties):
        row.removed.emit()
    for name, key in (("condition", "if it rains"), ("money", "EUR 5")):
        place.form.form.fields[name].text.setFocus()
        qtbot.keyClicks(window.focusWidget(), key)
        assert place.form.save()
        settled(window)
        assert window.focusWidget() is place.form.form.fields[name].text
        beside = [one.text() for one in place.inspector.findChildren(QAbstractButton) if one.isVisible()]
        assert "Open" not in beside, "its form is open"
    qtbot.keyClicks(window.focusWidget(), " million")
    place.form.form.fields["condition"].text.setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClicks(window.focusWidget(), " soon")
    assert place.form.save()
    qtbot.keyClicks(window.focusWidget(), ", or so")
    assert place.form.save()
    (record,) = reads.records(store)
    assert (record.content.condition, record.content.money.low) == ("if it rains soon, or so", 5_000_000)


@pytest.mark.empty
def test_a_word_typed_in_a_choice_is_no_key_of_the_place(qtbot: QtBot, place: DonationsPlace):
    """The M of *committed* showed the matrix, the V of *vaccine* the second reader, and the form was gone."""
    form, keyboard = new(place), Keyboard(qtbot, place.window())
    for name, typed in (("Status", "committed"), ("Kind of aid", "vaccine")):
        choice = keyboard.tab_to(lambda at, name=name: at.accessibleName() == name)
        keyboard.type(typed)
        assert isinstance(choice, QComboBox)
        assert (choice.currentText().lower(), keyboard.at()) == (typed, choice)
    assert place.form.form is form
    assert place.middle.currentWidget() is place.form


@pytest.mark.empty
def test_money_and_date_say_what_was_understood(qtbot: QtBot, place, store):
    form = new(place)
    qtbot.keyClicks(form.fields["title"].text, "A gift")
    qtbot.keyClicks(form.fields["money"].text, "about $508 million")
    assert form.fields["money"].below.text() == "≈ USD 508 million · USD is assumed"
    qtbot.keyClicks(form.fields["date"].text, "early March 2020")
    assert form.fields["date"].below.text() == "early March 2020 (2020-03-01 to 2020-03-10)"
    for row in list(form.parties):
        row.removed.emit()
    place.form.save()
    made = reads.rows(store, descending=True, limit=1)[0]
    content = reads.record(store, made.id).content
    assert content.money is not None
    assert (content.money.low, content.money.currency) == (Decimal(508_000_000), "USD")
    assert (content.date.start, content.date.end) == ("2020-03-01", "2020-03-10")
    assert place.form.form.record.id == made.id


@pytest.mark.long(
    "the same path in the window, with other values", instead="test_money_and_date_say_what_was_understood"
)
def test_a_missing_year_is_that_of_the_source_and_the_end_of_a_month_in_a_promise_lies_ahead(
    qtbot: QtBot, place, store, refs
):
    form = opened(place, refs["D-22"])  # of a source of 31 May 2020
    retype(qtbot, form.fields["date"].text, "3 March")
    assert form.fields["date"].below.text().startswith("3 March 2020")
    assert "inferred" in form.fields["date"].below.text()
    retype(qtbot, form.fields["date"].text, "by the end of August")
    assert form.fields["date"].below.text().startswith("No day is read in this; it is kept as stated.")
    form.fields["assertion"].choice.set_value(Assertion.PROMISED)
    assert form.fields["date"].below.text() == "until 31 August 2020 · inferred, not stated"
    retype(qtbot, form.fields["date"].text, "Within a fortnight of 7 June 2019")
    assert "2019-06-07 to 2019-06-21" in form.fields["date"].below.text(), "as in a draft"
    retype(qtbot, form.fields["date"].text, "in December")  # the one before or the one after: as far
    assert form.fields["date"].below.text().startswith("No day is read in this; it is kept as stated.")
    retype(qtbot, form.fields["date"].text, "by the end of August")
    place.form.save()
    date = reads.record(store, refs["D-22"]).content.date
    assert (date.start, date.end, date.inferred, date.as_stated) == ("", "2020-08-31", True, "by the end of August")


@pytest.mark.long(
    "the same of a sum",
    instead=[
        "test_a_number_typed_over_an_item_does_not_keep_the_words_before",
        "test_an_item_is_read_as_it_is_typed_and_kept",
    ],
)
def test_what_is_typed_over_a_value_is_quoted_only_where_its_evidence_says_it(qtbot: QtBot, place, store):
    sums = {one.ref: one for one in reads.records(store) if any(item.field == "money" for item in one.evidence)}
    record = next(one for one in sums.values() if one.content.money is not None and one.content.money.as_stated)
    form = opened(place, record.id)
    retype(qtbot, form.fields["money"].text, "EUR 123 million")
    place.form.save()
    money = reads.record(store, record.id).content.money
    assert (money.low, money.currency, money.as_stated) == (123_000_000, "EUR", "")
    assert not RecordForm(place.session, reads.record(store, record.id), "2020-05-31").is_changed()
    form = opened(place, record.id)
    retype(qtbot, form.fields["money"].text, record.content.money.as_stated.upper())
    place.form.save()
    assert (
        reads.record(store, record.id).content.money.as_stated.casefold() == record.content.money.as_stated.casefold()
    )


@pytest.mark.empty
def test_the_first_letter_of_what_is_counted_is_no_unit_that_stays(qtbot: QtBot, place: DonationsPlace, store):
    """*200 tents* typed letter by letter was 200 t of tents, *50 generators* were grams."""
    maize = Item("maize", Decimal(30), Decimal(30), Qualifier.EXACT, "t", "30 t of maize")
    (row,) = opened(place, actions.add_donation(store, Donation("A gift", items=(maize,)))).items
    for typed, read in (
        ("200 tents", ("tents", "200", "")), ("50 generators", ("generators", "50", "")),
        ("30 tonnes of maize", ("maize", "30", "tonnes")), ("20 kits", ("kits", "20", "")),
    ):  # fmt: skip
        retype(qtbot, row.stated, typed)
        assert (row.item.text(), row.number.text(), row.unit.text()) == read
    retype(qtbot, row.unit, "boxes")
    retype(qtbot, row.stated, "40 tents")
    assert row.unit.text() == "boxes", "a person said so"


@pytest.mark.empty
def test_a_number_typed_over_an_item_does_not_keep_the_words_before(qtbot: QtBot, place, store, gift):
    form = opened(place, gift)
    assert "300,000" in form.items[0].stated.text()
    assert "not kept" not in words(form.items[0])
    retype(qtbot, form.items[0].number, "45")
    assert "says another number, so these words are not kept" in words(form.items[0])
    place.form.save()
    (item,) = [one for one in reads.record(store, gift).content.items if one.low == 45]
    assert item.as_stated == ""


@pytest.mark.empty
def test_what_is_wrong_is_beside_its_field_and_nothing_is_kept(qtbot: QtBot, place, store, gift):
    form = opened(place, gift)
    before = reads.record(store, gift).content.items
    retype(qtbot, form.items[0].number, "heaps")
    place.form.save()
    assert "No number is read in “heaps”" in words(form.items[0])
    assert place.form.state_label.text() == "Not saved yet · 1 field to look at"
    assert reads.record(store, gift).content.items == before
    retype(qtbot, form.items[0].number, "20 to 10")
    assert "“20 to 10” ends before it begins. Write it like 10 to 20." in words(form.items[0])
    retype(qtbot, form.parties[0].country, "Ruritania")
    place.form.save()
    assert "Ruritania" in words(form.parties[0])
    assert place.form.drafts() == [gift]


NO_AMOUNT = (
    ("ZZZ 3 million", "“ZZZ” is no currency, so this is only kept as stated."),
    ("heaps", "No amount is read in this; it is kept as stated."),
    ("EUR 5 million (USD 6 million)", "These are several amounts; they are kept as stated."),
    ("500 million", "No currency is said; it is kept as stated."),
    ("3 million kroner", "DKK (Danish krone) or NOK (Norwegian krone); it is kept as stated."),
)


@pytest.mark.empty
@few("typed, said", NO_AMOUNT, keep=1, why="more words")
def test_an_amount_that_is_not_read_is_kept_as_stated_and_said(qtbot: QtBot, place, store, gift, typed, said):
    form = opened(place, gift)
    retype(qtbot, form.fields["money"].text, typed)
    assert said in form.fields["money"].below.text()
    assert not form.fields["money"].wrong
    place.form.save()
    money = reads.record(store, gift).content.money
    assert money == Money(None, None, "", Qualifier.NOT_STATED, money.kind, typed)
    assert reads.rows(store)[0].content.money == money
    assert not RecordForm(place.session, reads.record(store, gift), "2020-05-31").is_changed()


@pytest.mark.long(
    "the same path in the window, with other values",
    instead="test_what_is_wrong_is_beside_its_field_and_nothing_is_kept",
)
def test_ends_the_wrong_way_round_are_said_with_what_to_write(qtbot: QtBot, place, store, refs):
    before = reads.record(store, refs["D-40"]).content
    form = opened(place, refs["D-40"])
    for field, typed, right in (
        ("money", "USD 30 to 20 million", "USD 20 to 30 million"),
        ("date", "2020-05-05 to 2020-03-01", "2020-03-01 – 2020-05-05"),
        ("recipient_count", "30 to 20", "20 to 30"),
    ):
        retype(qtbot, form.fields[field].text, typed)
        said = form.fields[field].below.text()
        assert said == f"It ends before it begins, so it is only kept as stated. Write it like {right}."
    place.form.discard()
    assert reads.record(store, refs["D-40"]).content == before


@pytest.mark.long("refused below the window too", instead="test_a_record_is_never_part_of_itself")
def test_a_record_is_no_part_of_one_of_its_own_parts(qtbot: QtBot, place, store, refs, window):
    actions.set_parent(store, refs["D-12"], refs["D-11"])
    form = opened(place, refs["D-11"])
    press(form.relations, "Part of…")
    pick(form, "D-12")
    assert window.toast.words.text() == (
        "D-12 is part of D-11, which cannot be part of it. Take it out there, or choose another record."
    )
    assert reads.record(store, refs["D-11"]).parent is None


@pytest.mark.empty
def test_a_day_told_from_today_is_not_read_in_a_record_that_stands_on_no_source(qtbot: QtBot, place):
    form = new(place)
    retype(qtbot, form.fields["date"].text, "last week")
    assert form.fields["date"].below.text().startswith("No day is read in this; it is kept as stated.")


@pytest.mark.empty
def test_bare_dollars_are_those_of_whoever_gives_as_in_a_draft(qtbot: QtBot, place, store):
    form = new(place)
    qtbot.keyClicks(form.fields["title"].text, "Canada pays Haiti")
    qtbot.keyClicks(form.fields["money"].text, "50,000 dollars")
    assert form.fields["money"].below.text() == "USD 50,000 · USD is assumed"
    qtbot.keyClicks(form.parties[0].country, "Canada")
    assert form.fields["money"].below.text() == "CAD 50,000 · CAD is assumed"
    retype(qtbot, form.fields["money"].text, "50,000 US dollars")
    assert form.fields["money"].below.text() == "USD 50,000"


@pytest.mark.long(
    "the same path in the window, with other values",
    instead="test_an_amount_that_is_not_read_is_kept_as_stated_and_said",
)
def test_a_country_concerned_decides_whose_kroner_they_are(qtbot: QtBot, place, store):
    form = new(place)
    qtbot.keyClicks(form.fields["title"].text, "A gift from the north")
    qtbot.keyClicks(form.fields["money"].text, "3 million kroner")
    assert "It is open" in form.fields["money"].below.text()
    donor, recipient = form.parties
    qtbot.keyClicks(donor.name, "The ministry")
    qtbot.keyClicks(donor.country, "Norway")
    assert form.fields["money"].below.text() == "NOK 3 million · NOK is assumed"
    recipient.removed.emit()
    place.form.save()
    made = reads.rows(store, descending=True, limit=1)[0]
    assert reads.record(store, made.id).content.money.currency == "NOK"


@pytest.mark.empty
@few("code", ("KWD", "AZN", "XDR", "HRK"), keep=1, why="more currencies")
def test_a_currency_of_any_kind_can_be_saved_and_shown(qtbot: QtBot, place, store, gift, code: str):
    form = opened(place, gift)
    retype(qtbot, form.fields["money"].text, f"{code} 2.5 million")
    assert form.fields["money"].below.text() == f"{code} 2.5 million"
    place.form.save()
    assert reads.record(store, gift).content.money.currency == code
    assert cell_text(reads.rows(store)[0], Column.MONEY) == f"{code} 2.5 million"


@pytest.mark.long(
    "the same path in the window, with other values",
    instead="test_an_amount_that_is_not_read_is_kept_as_stated_and_said",
)
def test_a_count_and_an_item_that_are_not_read_are_kept_as_stated_and_said(qtbot: QtBot, place, store, refs):
    form = opened(place, refs["D-22"])
    retype(qtbot, form.fields["recipient_count"].text, "one in three hospitals")
    assert "No number is read in this; it is kept as stated." in form.fields["recipient_count"].below.text()
    retype(qtbot, form.items[0].stated, "10 to 15,000 masks")
    assert "No number is read in this; it is kept as stated." in words(form.items[0])
    assert form.items[0].number.text() == ""
    place.form.save()
    content = reads.record(store, refs["D-22"]).content
    assert (content.recipient_count.low, content.recipient_count.as_stated) == (None, "one in three hospitals")
    assert (content.items[0].low, content.items[0].as_stated) == (None, "10 to 15,000 masks")
    retype(qtbot, form.items[0].stated, "10,000 to 15,000 masks")
    assert "No number" not in words(form.items[0])


@pytest.mark.empty
def test_a_record_needs_a_title_and_named_parties(place, store):
    number = reads.count(store)
    form = new(place)
    form.fields["note"].text.setPlainText("begun")
    place.form.save()
    assert reads.count(store) == number
    assert "title" in form.fields["title"].below.text()
    assert "Name the party" in words(form.parties[0])


@pytest.mark.empty
def test_a_record_whose_title_nobody_types_is_named_by_its_fields(qtbot: QtBot, place, store):
    form = new(place)
    hint = form.fields["title"].text.placeholderText()
    qtbot.keyClicks(form.parties[0].name, "Kuwait")
    qtbot.keyClicks(form.parties[1].name, "Lebanon")
    qtbot.keyClicks(form.fields["money"].text, "USD 30 million")
    assert form.fields["title"].text.placeholderText() == "Kuwait → Lebanon: USD 30 million" != hint
    assert place.form.save()
    made = reads.rows(store, descending=True, limit=1)[0]
    assert reads.record(store, made.id).content.title == "Kuwait → Lebanon: USD 30 million"


@pytest.mark.long(
    "another item",
    instead=[
        "test_an_item_is_read_as_it_is_typed_and_kept",
        "test_it_is_entered_read_back_totalled_undone_and_exported",
    ],
)
@pytest.mark.empty
def test_goods_that_come_again_and_again_are_read_with_how_often_and_are_in_no_sum(qtbot: QtBot, place, store):
    """All of the words were the thing, without a number."""
    form = new(place)
    qtbot.keyClicks(form.parties[0].name, "Kuwait")
    qtbot.keyClicks(form.parties[1].name, "Lebanon")
    form.parts["items"].more.click()
    (row,) = form.items
    qtbot.keyClicks(row.stated, "20 tonnes of milk powder every month for half a year")
    assert [one.text() for one in (row.item, row.number, row.unit)] == ["milk powder", "20", "tonnes"]
    qtbot.waitUntil(lambda: "For each year or month, not for all of them" in words(row))
    assert place.form.save()
    made = reads.rows(store, descending=True, limit=1)[0]
    assert cell_text(made, Column.WHAT) == "20 tonnes of milk powder (recurring)"
    assert made.content.items[0].as_stated == "20 tonnes of milk powder every month for half a year"
    assert made.left_out is not None


@pytest.mark.empty
def test_the_title_made_of_the_fields_is_painted_as_they_are_typed(qtbot: QtBot, place):
    """It stood there with the first letter of the sum, *Kuwait: U*, until the form was scrolled."""
    form = new(place)
    qtbot.keyClicks(form.parties[0].name, "Kuwait")
    qtbot.keyClicks(form.fields["money"].text, "U")
    settled(place.window())
    painted = _Painted()
    form.fields["title"].text.viewport().installEventFilter(painted)
    qtbot.keyClicks(form.fields["money"].text, "S")
    qtbot.waitUntil(lambda: painted.times > 0)


@pytest.mark.empty
def test_a_name_longer_than_its_field_shows_its_beginning_when_the_keyboard_has_passed(qtbot: QtBot, place):
    """Tab selects all, and the country of the United Kingdom was *nited Kingdom* once Tab had gone on."""
    form = new(place)
    party = form.parties[0]
    party.country.setText("United Kingdom")
    party.country.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(party.country, Qt.Key.Key_Tab)
    assert party.place.hasFocus()
    assert party.country.cursorPosition() == 0
    qtbot.keyClick(party.place, Qt.Key.Key_Backtab)
    assert party.country.selectedText() == "United Kingdom", "Tab back selects all, as ever"


class _Painted(QObject):
    """Counts how often what it watches is painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.empty
def test_totals_are_closed_to_what_was_not_given_and_say_why(place, store, gift):
    form = opened(place, gift)
    assert form.fields["in_totals"].tick.isEnabled()
    assert form.fields["in_totals"].tick.isChecked()
    form.fields["assertion"].choice.set_value(Assertion.PROMISED)
    assert not form.fields["in_totals"].tick.isEnabled()
    assert not form.fields["in_totals"].tick.isChecked()
    assert "only promised" in form.fields["in_totals"].below.text()
    form.fields["assertion"].choice.set_value(Assertion.GIVEN)
    assert form.fields["in_totals"].tick.isChecked()
    form.fields["scope"].choice.set_value(Scope.AGGREGATE)
    assert not form.fields["in_totals"].tick.isEnabled()
    assert "count its parts twice" in form.fields["in_totals"].below.text()
    form.fields["scope"].choice.set_value(Scope.SPECIFIC)
    for key, lent in (("terms", giving("loan")), ("aid_kind", aid_kind("deposit"))):
        before = form.fields[key].value()
        form.fields[key].choice.set_value(lent)
        assert not form.fields["in_totals"].tick.isEnabled()
        assert "no gift by its kind or its terms" in form.fields["in_totals"].below.text()
        form.fields[key].choice.set_value(before)
        assert form.fields["in_totals"].tick.isChecked()
    for status, said in (
        (Status.CANCELLED, "What was cancelled"),
        (Status.ANNOUNCED, "only announced"),
        (Status.SHIPPED, "only promised"),
    ):
        form.fields["status"].choice.set_value(status)
        assert form.fields["in_totals"].tick.isEnabled() is form.fields["in_totals"].tick.isChecked() is False
        assert said in form.fields["in_totals"].below.text()
        form.fields["status"].choice.set_value(Status.DELIVERED)
        assert form.fields["in_totals"].tick.isChecked()
    # What was not given has no items.
    form.fields["assertion"].choice.set_value(Assertion.NOT_GIVEN)
    place.form.save()
    assert "no items and no amount" in words(form)
    assert reads.record(store, gift).content.assertion is Assertion.GIVEN


def test_a_known_actor_is_completed_to_and_brings_its_kind(qtbot: QtBot, place, store):
    form = new(place)
    row = form.parties[0]
    qtbot.keyClicks(row.name, "hua")
    offered = row.name.completer().popup().model()
    assert offered.index(0, 0).data().startswith("Huawei ")
    qtbot.keyClicks(row.name, "wei")
    row.name.editingFinished.emit()
    assert row.name.text() == "Huawei"
    assert row.kind.value() == actor_kind("ownership_uncertain")
    assert not row.kind.isEnabled()
    assert row.country.text() == "China"
    recipient = form.parties[1]
    recipient.name.setFocus()  # the list of names is used with the keyboard too
    qtbot.keyClicks(recipient.name, "alibaba f")
    popup = recipient.name.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert recipient.name.text() == "Alibaba Foundation"
    assert recipient.kind.value() == actor_kind("foundation")


@pytest.mark.empty
def test_a_new_actor_and_a_country_are_made_of_names(qtbot: QtBot, place, store):
    form = new(place)
    qtbot.keyClicks(form.fields["title"].text, "From the new society")
    donor, recipient = form.parties
    qtbot.keyClicks(donor.name, "Society of New Friends")
    donor.kind.set_value(actor_kind("ngo"))
    qtbot.keyClicks(recipient.name, "holland")
    recipient.name.editingFinished.emit()
    place.form.save()
    actor_id = actors.named(store, "Society of New Friends")
    assert actor_id is not None
    assert actors.one(store, actor_id).content.kind == actor_kind("ngo")
    content = reads.record(store, reads.rows(store, descending=True, limit=1)[0].id).content
    assert content.parties[1].iso2 == "NL"
    assert content.parties[1].kind == actor_kind("country")


@pytest.mark.empty
def test_a_known_actor_of_no_kind_is_given_one_in_another_record(qtbot: QtBot, place, store):
    """Drafts know no kinds, and the choice was closed to whoever typed that name later."""
    bank = actions.add_donation(store, Donation("a", parties=(Party(PartyRole.DONOR, "Bank of Ghana"),)))
    (row, _) = new(place).parties
    qtbot.keyClicks(row.name, "Bank of Ghana")
    row.name.editingFinished.emit()
    assert row.kind.isEnabled()
    row.kind.set_value(actor_kind("state_bank"))
    new(place).parties[1].remove.click()
    assert place.form.save()
    assert reads.record(store, bank).content.parties[0].kind == actor_kind("state_bank")
    store.undo()
    assert reads.record(store, bank).content.parties[0].kind == actor_kind("unspecified")


@pytest.mark.empty
def test_the_bar_appears_with_a_change_and_discard_takes_it_back(qtbot: QtBot, place, gift):
    form = opened(place, gift)
    assert not place.form.discard_button.isVisible()
    title = form.fields["title"].text.toPlainText()
    qtbot.keyClicks(form.fields["title"].text, "X")
    assert place.form.discard_button.isVisible()
    qtbot.mouseClick(place.form.discard_button, Qt.MouseButton.LeftButton)
    assert place.form.form.fields["title"].text.toPlainText() == title
    assert not place.form.discard_button.isVisible()
    assert place.form.form.fields["title"].text.hasFocus(), "where it was"


@pytest.mark.long(
    "another way out of a form",
    instead=[
        "test_a_form_that_is_not_saved_is_named_in_the_status_line_and_is_as_it_was_left_after_back",
        "test_leaving_asks_about_forms_and_saves_them",
    ],
)
@pytest.mark.empty
def test_a_changed_form_is_kept_until_it_is_decided(qtbot: QtBot, window, place, store, gift):
    form = opened(place, gift)
    qtbot.keyClicks(form.fields["title"].text, "Draft ")
    qtbot.keyClick(place.form, Qt.Key.Key_Escape)
    assert place.page.draft.isVisible()
    opened(place, add_gift(store, "Another gift"))
    window.show_place("read")
    window.show_place("donations")
    assert place.form.drafts() == [gift]
    place.form.leave()
    qtbot.mouseClick(place.page.draft, Qt.MouseButton.LeftButton)
    assert place.form.form is form
    assert "Draft" in form.fields["title"].text.toPlainText()
    qtbot.keyClick(form.fields["title"].text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Draft" in reads.record(store, gift).content.title
    assert not place.page.draft.isVisibleTo(place.page)


@pytest.mark.empty
def test_a_record_just_saved_and_opened_again_has_nothing_chosen(qtbot: QtBot, place, store, gift):
    """What is typed first went in the place of the whole title: the old form, as it went, handed the keyboard on."""
    title = reads.record(store, gift).content.title
    press(opened(place, gift), "Another party")
    qtbot.keyClicks(place.form.form.parties[-1].name, "Port of Anzali")
    assert place.form.save()
    qtbot.keyClicks(opened(place, gift).title.text, "Twice ")
    assert place.form.form.title.value() == f"Twice {title}"


@pytest.mark.empty
def test_an_operation_elsewhere_reaches_a_clean_form_and_leaves_typed_words_alone(
    qtbot: QtBot, window, place, store, gift
):
    opened(place, gift)
    content = reads.record(store, gift).content
    actions.edit_donation(store, gift, Donation("Another title", parties=content.parties))
    assert place.form.form.fields["title"].text.toPlainText() == "Another title"
    qtbot.keyClicks(place.form.form.fields["note"].text, "mine")
    window.undo()
    assert place.form.form.fields["note"].text.toPlainText() == "mine"


@pytest.mark.empty
def test_the_sentences_beside_a_form_stay_while_the_table_behind_it_is_read_again(place, store, gift):
    other = add_gift(store, "Another gift")
    settled(place.window())
    assert place.page.table.choose(other)
    settled(place.window())
    opened(place, gift)
    place.page.filter.setText("gift")
    place.page.sort_by("title", True)
    add_gift(store, "A third gift")
    settled(place.window())
    assert place.inspector.beside_form == gift


@pytest.mark.empty
def test_a_form_that_nobody_sees_is_made_again_once_somebody_comes_to_it(place, store, gift):
    """Each operation made it again behind the list, which took a tenth of a second."""
    opened(place, gift)
    place.form.leave()
    actions.change_field(store, (gift,), "note", "Seen")
    assert place.form.form is None
    assert opened(place, gift).fields["note"].text.toPlainText() == "Seen"


@pytest.mark.empty
def test_saving_writes_over_nothing_that_came_meanwhile(qtbot: QtBot, place, store, gift):
    form = opened(place, gift)
    qtbot.keyClicks(form.fields["note"].text, "mine")
    content = reads.record(store, gift).content
    actions.edit_donation(store, gift, replace(content, ambiguity="theirs"))
    assert place.form.save()
    now = reads.record(store, gift).content
    assert (now.ambiguity, "mine" in now.note) == ("theirs", True)


@pytest.mark.empty
def test_of_fields_that_both_changed_each_is_chosen_and_the_rest_is_saved(qtbot: QtBot, place, store, gift):
    """The first of them was named, and the way out threw all away that was typed."""
    form, was = opened(place, gift), reads.record(store, gift).content
    for key in ("note", "ambiguity", "motive"):
        qtbot.keyClicks(form.fields[key].text, f"my {key}")
    actions.edit_donation(store, gift, replace(was, note="their note", ambiguity="", condition="theirs"))
    actions.edit_donation(store, gift, replace(was, note="their note", ambiguity="left", condition="theirs"))
    assert not place.form.save()
    assert "“What the source leaves open”, “Note”" in place.form.state_label.text()
    assert reads.record(store, gift).content.motive == ""

    def choices() -> dict[str, QRadioButton]:
        return {one.accessibleName(): one for one in form.clash.findChildren(QRadioButton)}

    left, note = (
        choices()[f"{name}, Theirs: {words}"]
        for name, words in (("What the source leaves open", "left"), ("Note", "their note"))
    )
    assert QApplication.focusWidget() in choices().values(), "and the keyboard is there"
    settled(place.window())
    ends = {one.mapTo(form, one.rect().topRight()).x() for one in (form.clash, form.title.widget)}
    assert len(ends) == 1, "it is as wide as the fields below it"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (left.isChecked(), note.isChecked()) == (True, False)
    qtbot.keyClicks(form.fields["note"].text, " and more")
    actions.edit_donation(store, gift, replace(was, note="theirs again", ambiguity="left", condition="theirs"))
    assert not place.form.save(), "it is another by now"
    assert choices()["What the source leaves open, Theirs: left"].isChecked(), "as chosen before"
    assert choices()["Note, Yours: my note and more"].isChecked()
    assert place.form.save()
    now = reads.record(store, gift).content
    assert (now.ambiguity, now.note, now.motive) == ("left", "my note and more", "my motive")
    assert now.condition == "theirs"
    store.undo()
    assert reads.record(store, gift).content.note == "theirs again", "in one step"


@pytest.mark.long(
    "the same path by another key", instead="test_it_is_said_why_a_form_is_left_whose_record_somebody_else_removes"
)
def test_removing_the_record_of_an_open_form_goes_back_to_the_list(place, store, refs):
    opened(place, refs["D-22"])
    actions.remove_donation(store, refs["D-22"])
    assert place.middle.currentWidget() is place.page


@pytest.mark.empty
@pytest.mark.alone
def test_it_is_said_why_a_form_is_left_whose_record_somebody_else_removes(qtbot: QtBot, place, store, gift):
    ref = opened(place, gift).record.ref
    with Store(store.path, "Ben") as ben:
        actions.remove_donation(ben, gift)
    qtbot.waitUntil(lambda: place.middle.currentWidget() is place.page)
    assert f"Somebody removed {ref}" in place.window().toast.words.text()


@pytest.mark.empty
def test_relations_are_operations_of_their_own(place, store, gift):
    opened(place, gift)
    other = reads.record(store, add_gift(store, "Another gift")).ref

    def relations() -> Relations:
        return place.form.form.relations

    def link(kind: LinkKind, ref: str) -> None:
        add = button(relations(), "Link to another record…")
        assert isinstance(add, QToolButton)
        next(one for one in add.menu().actions() if one.text() == f"{LINK_WORDS[kind][0]}…").trigger()
        pick(relations(), ref)

    link(LinkKind.FOLLOWS, other)
    links = reads.record(store, gift).links
    assert [(one.kind, one.outgoing) for one in links if one.other.ref == other] == [(LinkKind.FOLLOWS, True)]
    link(LinkKind.FOLLOWS, other)  # refused, and said
    assert reads.record(store, gift).links == links
    press(relations(), "Part of…")
    pick(relations(), other)
    assert reads.record(store, gift).parent.ref == other
    press(relations(), f"Take out part of {other}")
    assert reads.record(store, gift).parent is None


@pytest.mark.empty
def test_in_its_form_too_a_pledge_is_delivered_by_another_and_what_never_came_delivers_none(place, store, gift):
    """The form had no way to the delivery of a pledge, and offered that a cancelled gift delivers another."""
    offered = dict[Assertion, list[str]]()
    for came in (Assertion.GIVEN, Assertion.PROMISED, Assertion.NOT_GIVEN):
        content = replace(reads.record(store, gift).content, assertion=came, items=(), in_totals=False)
        actions.edit_donation(store, gift, content, {})
        add = button(opened(place, gift).relations, "Link to another record…")
        offered[came] = [one.text() for one in add.menu().actions()][:2]
    assert offered == {
        Assertion.GIVEN: ["Delivers…", "Follows…"],
        Assertion.PROMISED: ["Delivered by…", "Delivers…"],
        Assertion.NOT_GIVEN: ["Follows…", "Duplicate of…"],
    }
    actions.edit_donation(store, gift, replace(content, assertion=Assertion.PROMISED), {})
    delivery = add_gift(store, "What came of it")
    add = button(opened(place, gift).relations, "Link to another record…")
    next(one for one in add.menu().actions() if one.text() == "Delivered by…").trigger()
    pick(place.form.form.relations, reads.record(store, delivery).ref)
    (link,) = reads.record(store, gift).links
    assert (link.kind, link.outgoing, link.other.id) == (LinkKind.DELIVERS, False, delivery)


@pytest.mark.empty
def test_a_new_record_can_be_part_of_another(qtbot: QtBot, place, store, gift):
    form = new(place)
    qtbot.keyClicks(form.fields["title"].text, "A part")
    for row in list(form.parties):
        row.removed.emit()
    press(form.relations, "Part of…")
    pick(form.relations, reads.record(store, gift).ref)
    place.form.save()
    assert reads.record(store, gift).children[-1].title == "A part"


@pytest.mark.empty
def test_the_whole_of_a_part_is_looked_for_among_records_of_the_same_parties_first(place, store):
    """They stood in the order of their numbers, as no link has them."""
    parties = (Party(PartyRole.DONOR, "Germany", iso2="DE"), Party(PartyRole.RECIPIENT, "Chad", iso2="TD"))
    actions.add_donation(store, Donation("Other", parties=(Party(PartyRole.DONOR, "Oman", iso2="OM"),)))
    _, part = (actions.add_donation(store, Donation(title, parties=parties)) for title in ("Whole", "Part"))
    relations = opened(place, part).relations
    press(relations, "Part of…")
    (popup,) = relations.findChildren(PopupList)
    assert [row.text.partition(" ")[2] for row in popup.rows.rows] == ["Whole"]


@pytest.mark.looks
def test_evidence_of_a_field_opens_its_passage(qtbot: QtBot, window, place, refs):
    form = opened(place, refs["D-22"])
    link = form.items[0].link
    assert link.isVisible()
    assert "300,000" in link.toolTip()
    link.click()
    qtbot.keyClick(link.findChild(PopupList).field, Qt.Key.Key_Return)
    assert window.place_name() == "read"
    window.go_back()
    assert place.target() == Target("donations", "donation", refs["D-22"])
    assert place.middle.currentWidget() is place.form
    assert place.form.form is form


@pytest.mark.looks
def test_every_field_has_a_name_for_a_screen_reader(place, refs):
    form = opened(place, refs["D-11"])
    for kind in (QLineEdit, QComboBox, QPlainTextEdit, QScrollArea, QToolButton):
        for field in form.findChildren(kind):
            named = field.accessibleName() or (field.text() if isinstance(field, QToolButton) else "")
            if isinstance(field.parent(), QComboBox) or field.objectName().startswith("qt_"):
                continue
            assert named, field


@pytest.mark.empty
def test_removing_a_party_takes_its_row_out(place, store, gift):
    form = opened(place, gift)
    form.parties[1].removed.emit()
    place.form.save()
    names = [party.name for party in reads.record(store, gift).content.parties]
    assert names == ["Peru", "Mali"]
    assert [party.role for party in reads.record(store, gift).content.parties][1] is PartyRole.RECIPIENT


def from_words(store, place: DonationsPlace) -> int:
    text = source_reads.current_text(store, 1).text
    start = text.index("300,000 masks")
    made = record_of_words(store, 1, start, start + len("300,000 masks"))
    assert place.page.table.choose(made)
    return made


def standing(place: DonationsPlace) -> str:
    """What the record's card says of totals."""
    place.show_list()  # beside an open form stand its sentences alone
    return next(
        label.text()
        for label in place.inspector.findChildren(QLabel)
        if label.text().startswith(("In totals", "Not in"))
    )


def test_a_filled_in_record_made_from_words_counts_unless_the_person_says_no(qtbot: QtBot, place, store):
    made = from_words(store, place)
    qtbot.waitUntil(lambda: place.inspector.donation_id == made)
    assert "only a title; not filled in yet" in standing(place)
    assert reads.by_ids(store, (made,))[0].left_out is LeftOut.NOT_FILLED_IN
    form = opened(place, made)
    press(form, "Item")
    retype(qtbot, form.items[-1].stated, "300,000 masks")
    assert place.form.save()
    qtbot.waitUntil(lambda: standing(place) == "In totals")
    form = opened(place, made)
    form.fields["in_totals"].tick.click()
    assert place.form.save()
    qtbot.waitUntil(lambda: standing(place) == "Not in totals: kept out of totals")
    assert reads.by_ids(store, (made,))[0].left_out is LeftOut.KEPT_OUT


@pytest.mark.long(
    "two steps that are held alone",
    instead=[
        "test_totals_are_closed_to_what_was_not_given_and_say_why",
        "test_whether_a_record_counts_follows_from_what_it_says_however_that_was_changed",
    ],
)
@pytest.mark.empty
def test_what_the_form_saves_of_a_loan_counts_once_it_is_a_grant(place, store, gift):
    on_words(store)
    form = opened(place, gift)
    form.fields["terms"].choice.set_value(giving("loan"))
    assert place.form.save()
    assert reads.by_ids(store, (gift,))[0].left_out is LeftOut.LENT
    actions.change_field(store, (gift,), "terms", giving("grant"))
    assert reads.by_ids(store, (gift,))[0].left_out is None
    form = opened(place, gift)
    form.fields["assertion"].choice.set_value(Assertion.PROMISED)
    assert place.form.save()
    form = opened(place, gift)
    assert not form.fields["in_totals"].tick.isChecked()
    actions.change_field(store, (gift,), "totals_reason", "")
    actions.change_field(store, (gift,), "assertion", Assertion.GIVEN)
    assert reads.by_ids(store, (gift,))[0].left_out is None


def test_a_card_and_the_list_say_that_the_words_say_otherwise(qtbot: QtBot, place, store, refs):
    record = reads.record(store, refs["D-22"])
    (item,) = record.content.items
    wrong = replace(record.content, items=(replace(item, low=Decimal(400_000), high=Decimal(400_000)),))
    actions.edit_donation(store, record.id, wrong, record.part_ids)
    place.page.table.choose(record.id)
    place.inspector.show_record(record.id)
    said = [label.text() for label in place.inspector.findChildren(QLabel) if label.property("look") == "warning"]
    assert said
    assert "but it has 400,000 masks" in said[0]
    row = next(n for n in range(place.page.ledger.rowCount()) if place.page.ledger.row(n).id == record.id)
    assert "words differ" in place.page.ledger.index(row, Column.STATUS).data()


@pytest.mark.empty
def test_a_form_with_little_room_has_its_fields_one_below_the_other(qtbot: QtBot, window, place, gift):
    form = opened(place, gift)
    pane = form.parentWidget().parentWidget()
    pane.setMaximumWidth(396)  # narrower than the place itself lets it be
    qtbot.waitUntil(lambda: form.width() < 360)
    assert form.parentWidget().width() <= pane.width(), "nothing is cut at the right"
    form.parts["parties"].begin()
    for row in form.parties:
        qtbot.waitUntil(lambda row=row: row.name.y() > row.role.y())
        assert row.name.width() > 180
    kinds, terms_of_giving = (form.fields[key].choice for key in ("aid_kind", "terms"))
    assert kinds.width() == terms_of_giving.width() > 180
    pane.setMaximumWidth(2_000)
    window.resize(1500, 900)
    for row in form.parties:
        qtbot.waitUntil(lambda row=row: row.name.y() == row.role.y())
    assert form.width() > 600


def test_beside_the_form_are_the_sentences_and_a_field_without_evidence_takes_the_words_found_in_them(
    qtbot: QtBot, place, store, refs
):
    gift = reads.record(store, refs["D-22"])
    basis = next(item for item in gift.evidence if item.field == "basis")
    unlink_evidence(store, basis.id)
    form = opened(place, gift.id)
    cards = place.inspector.findChildren(EvidenceCard)
    assert cards
    assert not [label for label in place.inspector.findChildren(QLabel) if label.text() == gift.content.title]

    def offers() -> list[EvidenceLink]:
        links = form.findChildren(EvidenceLink)
        return [one for one in links if one.accessibleName().startswith("No evidence for basis yet")]

    qtbot.waitUntil(lambda: bool(offers()))
    (link,) = offers()
    assert "“twin cities” is found" in link.toolTip()
    link.click()
    assert [item.field for item in reads.record(store, gift.id).evidence].count("basis") == 1
    store.undo()
    place.show_list()
    assert [label for label in place.inspector.findChildren(QLabel) if label.text() == gift.content.title]


@pytest.mark.empty
def test_a_form_that_is_not_saved_is_named_in_the_status_line_and_is_as_it_was_left_after_back(
    qtbot: QtBot, window, place, gift
):
    place.open_record(gift)
    form = place.form.form
    (area,) = (one for one in place.form.findChildren(QScrollArea) if one.isAncestorOf(form))
    field = form.fields["note"].text
    field.setFocus()
    field.setPlainText("Seen from the far end of the form")
    qtbot.waitUntil(lambda: window.status.workspace.text().endswith(" · 1 form not saved"))
    settled(window)
    at = area.verticalScrollBar().value()
    assert at > 0
    window.session.go(Target("passages"))
    window.go_back()
    settled(window)
    assert (area.verticalScrollBar().value(), field.hasFocus()) == (at, True)
    place.form.discard()
    qtbot.waitUntil(lambda: window.status.workspace.text().endswith(" · saved"))


@pytest.mark.empty
def test_what_is_typed_low_in_the_form_stays_above_the_bar_that_comes(qtbot: QtBot, place, gift):
    """The bar covered the line under a date that says how it is read."""
    form = opened(place, gift)
    area = next(one for one in place.form.findChildren(QScrollArea) if one.isVisible() and one.isAncestorOf(form))
    field = form.fields["date"].findChild(QLineEdit)
    field.setFocus()
    at = field.mapTo(area.viewport(), field.rect().bottomLeft()).y()
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() + at - area.viewport().height() + 2)
    qtbot.keyClicks(field, " or so")
    settled(place.window())
    assert field.mapTo(area.viewport(), field.rect().bottomLeft()).y() + 30 < area.viewport().height()


def test_page_down_scrolls_the_form_and_changes_nothing(place: DonationsPlace) -> None:
    """In a closed list it chose another value: *one act* became *many at once*."""
    form = new(place)
    area = next(one for one in place.form.findChildren(QScrollArea) if one.isAncestorOf(form))
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    fields = [one for one in form.findChildren(QWidget) if isinstance(one, QComboBox | QLineEdit | QPlainTextEdit)]
    for field in (one for one in fields if one.isVisible()):
        before = [one.currentText() for one in form.findChildren(QComboBox)]
        bar.setValue(0)
        QTest.keyClick(field, Qt.Key.Key_PageDown)
        assert bar.value() > 0, field.accessibleName()
        QTest.keyClick(field, Qt.Key.Key_PageUp)
        assert bar.value() == 0, field.accessibleName()
        assert before == [one.currentText() for one in form.findChildren(QComboBox)]
