"""Amounts and dates beside the main ones in the form, the card and the link palette."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.evident import on_words
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.seen import words
from tests.helpers.settled import settled
from tests.ui.views.donations.test_form import new, opened, retype

from app.actions import donations as actions
from app.actions.evidence import link_evidence
from app.domain.donations import Amount, CountSpan, DateSpan, Donation, EventDate, Item, Money, Party
from app.domain.terms import (
    AmountRole,
    Assertion,
    DateEvent,
    DatePrecision,
    LinkKind,
    PartyRole,
    Qualifier,
    Status,
)
from app.domain.vocabularies import giving
from app.store.reads import donations as reads
from app.store.reads import sources as source_reads
from app.store.store import Store
from app.ui.panels.evidence_card import EvidenceLink, ValueRow
from app.ui.views.donations.part_rows import AmountRow, EventDateRow
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.record_card import RecordCard
from app.ui.views.donations.record_form import RecordForm
from app.ui.views.read.meant import Words
from app.ui.views.read.things import record_thing

pytestmark = [
    pytest.mark.undone,
    pytest.mark.some,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
M = Decimal(1_000_000)
PLEDGE = Donation(
    "Rations for the delta", assertion=Assertion.PROMISED, status=Status.COMMITTED, in_totals=False,
    parties=(Party(PartyRole.DONOR, "Norway"), Party(PartyRole.RECIPIENT, "Peru")),
    items=(Item("rations", Decimal(900), Decimal(900), Qualifier.EXACT, "tonnes", "900 tonnes"),),
    money=Money(15 * M, 15 * M, "EUR", as_stated="15 million euros"),
    amounts=(
        Amount(AmountRole.ALTERNATIVE, 17 * M, 17 * M, "EUR", Qualifier.EXACT, "17 million euros",
               condition="with tents"),
        Amount(AmountRole.THROUGH, 2 * M, 2 * M, "EUR", Qualifier.EXACT, "two million euros", through="Red Cross"),
    ),
    dates=(EventDate("2021-05-03", "2021-05-03", DatePrecision.DAY, "3 May 2021", event=DateEvent.ANNOUNCED),),
    terms=giving("grant"), condition="once the port is open",
)  # fmt: skip


def amounts(form: RecordForm) -> list[AmountRow]:
    return [row for row in form.parts["amounts"].rows if isinstance(row, AmountRow)]


def dates(form: RecordForm) -> list[EventDateRow]:
    return [row for row in form.parts["dates"].rows if isinstance(row, EventDateRow)]


@pytest.mark.empty
def test_a_record_with_all_of_it_is_not_changed_by_opening(place: DonationsPlace, store: Store) -> None:
    made = actions.add_donation(store, PLEDGE)
    form = opened(place, made)
    assert not form.is_changed()
    assert form.filled().wrong == ()
    assert form.filled().content == reads.record(store, made).content


@pytest.mark.empty
def test_rows_are_added_read_and_saved_by_keyboard(qtbot: QtBot, place: DonationsPlace, store: Store) -> None:
    made = actions.add_donation(store, Donation("Clinics", money=Money(8 * M, 8 * M, "EUR", as_stated="EUR 8 million")))
    form, keyboard = opened(place, made), Keyboard(qtbot, place.window())
    form.fields["money"].take_keyboard()
    keyboard.tab_to(lambda at: isinstance(at, QToolButton) and at.text() == "Add amount")
    keyboard.press("Space")
    (row,) = amounts(form)
    assert row.text.hasFocus()
    keyboard.type("over EUR 3 million")
    keyboard.press("Tab")
    assert row.through.hasFocus()
    keyboard.type("Red Cross")
    row.role.set_value(AmountRole.THROUGH)
    assert row.findChildren(QLabel)[-1].text() == "> EUR 3 million"
    for role, read in ((AmountRole.COUNTER_VALUE, ""), (AmountRole.THROUGH, "EUR")):  # a part is in the main currency
        row.role.set_value(role)
        retype(qtbot, row.text, "2 million")
        assert row.value()[0].currency == read
    assert row.findChildren(QLabel)[-1].text() == "EUR 2 million · EUR is assumed"
    for role, called in ((AmountRole.INSTALMENT, "instalment"), (AmountRole.THROUGH, "through")):
        row.role.set_value(role)
        retype(qtbot, row.text, "EUR 9 million")
        keyboard.press("Ctrl+S")
        assert [field.below.text() for field in form.wrong_fields()] == [
            f"The amount “{called}”, EUR 9 million, is more than the whole, EUR 8 million. Correct one of the two."
        ]
        assert reads.record(store, made).content.amounts == ()
    retype(qtbot, row.text, "over EUR 3 million")
    keyboard.tab_to(lambda at: isinstance(at, QToolButton) and at.text() == "Add date")
    keyboard.press("Space")
    keyboard.type("first half of 2021")
    (date,) = dates(form)
    date.role.set_value(DateEvent.DELIVERED)
    qtbot.keyClick(date.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    content = reads.record(store, made).content
    assert content.amounts == (
        Amount(AmountRole.THROUGH, 3 * M, None, "EUR", Qualifier.OVER, "over EUR 3 million", through="Red Cross"),
    )
    assert [(one.event, one.start, one.end) for one in content.dates] == [
        (DateEvent.DELIVERED, "2021-01-01", "2021-06-30")
    ]
    assert store.undo() is not None
    assert reads.record(store, made).content.amounts == ()


@pytest.mark.empty
def test_what_is_wrong_between_rows_or_within_one_has_the_keyboard_at_its_field(
    qtbot: QtBot, place: DonationsPlace, store: Store
) -> None:
    """It stayed where it was, out of sight, or went to the name beside a wrong country."""
    form, keyboard = opened(place, actions.add_donation(store, PLEDGE)), Keyboard(qtbot, place.window())

    def saved_from(field: QWidget) -> QWidget:
        field.setFocus()
        keyboard.press("Ctrl+S")
        return keyboard.at()

    note = form.fields["note"].inputs[0]
    retype(qtbot, amounts(form)[1].text, "EUR 40 million")
    assert saved_from(note) is amounts(form)[1].text
    retype(qtbot, amounts(form)[1].text, "two million euros")
    form.parts["dates"].begin()
    dates(form)[1].role.set_value(DateEvent.DELIVERED)
    retype(qtbot, dates(form)[1].text, "2 May 2021")
    assert saved_from(note) in [row.text for row in dates(form)]
    dates(form)[1].remove.click()
    party, item = form.parties[0], form.items[0]
    for field, wrong, right in ((party.country, "Atlantis", ""), (item.item, "", "rations"), (item.number, "9 x", "9")):
        retype(qtbot, field, wrong)
        assert saved_from(note) is field
        retype(qtbot, field, right)
    form.fields["assertion"].choice.set_value(Assertion.NOT_GIVEN)
    for row in (*form.items, *amounts(form)):
        row.remove.click()
    assert saved_from(note) is form.fields["money"].text


@pytest.mark.long("the same path in rows", instead="test_what_is_wrong_is_beside_its_field_and_nothing_is_kept")
@pytest.mark.empty
def test_what_is_wrong_is_at_the_rows_and_is_not_saved(qtbot: QtBot, place: DonationsPlace, store: Store) -> None:
    made = actions.add_donation(store, PLEDGE)
    form = opened(place, made)
    retype(qtbot, amounts(form)[1].text, "EUR 40 million")
    form.parts["dates"].begin()
    dates(form)[1].role.set_value(DateEvent.DELIVERED)
    assert not place.form.save()
    wrong = [field.below.text() for field in form.wrong_fields()]
    assert wrong == [
        "The amount “through”, EUR 40 million, is more than the whole, EUR 17 million. Correct one of the two.",
        "Say when it was, or take the date out.",
    ]
    retype(qtbot, amounts(form)[1].text, "two million euros")
    retype(qtbot, dates(form)[1].text, "2 May 2021")
    assert not place.form.save()
    (said,) = [field.below.text() for field in form.wrong_fields()]
    assert said.startswith("It was delivered by 2021-05-02, before it was promised on 2021-05-03.")
    retype(qtbot, dates(form)[1].text, "some day after")
    assert place.form.save()
    assert reads.record(store, made).content.dates[1] == EventDate(
        as_stated="some day after", event=DateEvent.DELIVERED
    )


@pytest.mark.empty
def test_an_amount_that_came_says_how_it_counts(place: DonationsPlace, store: Store) -> None:
    row = amounts(opened(place, actions.add_donation(store, PLEDGE)))[1]
    assert "totals" not in words(row)
    row.role.set_value(AmountRole.DELIVERED)
    assert words(row).endswith("Counts in totals only as a record of its own that delivers this one.")


@pytest.mark.alone
@pytest.mark.empty
def test_where_the_fates_of_a_gift_disagree_the_status_says_so(qtbot: QtBot, place: DonationsPlace, store: Store):
    form = opened(place, actions.add_donation(store, PLEDGE))
    status, words = form.fields["status"], form.fields["status"].below.text
    assert words() == ""
    status.choice.set_value(Status.DELIVERED)
    assert words().startswith("Its status is “delivered”, but it counts as “promised”, as chosen above.")
    form.fields["assertion"].choice.set_value(Assertion.GIVEN)
    assert words() == ""
    status.choice.set_value(Status.CANCELLED)
    assert words().startswith("It is said to be given, and to be cancelled: it counts as cancelled.")
    form.fields["assertion"].choice.set_value(Assertion.PROMISED)
    status.choice.set_value(Status.COMMITTED)
    assert words() == ""
    form.parts["dates"].begin()
    row = dates(form)[1]
    retype(qtbot, row.text, "20 September 2022")
    row.role.set_value(DateEvent.DELIVERED)
    assert words().startswith("It has a date on which it was delivered, but counts as “promised”.")
    row.role.set_value(DateEvent.CANCELLED)
    assert words() == "It has a date on which it was cancelled, and so is saved as cancelled."
    assert place.form.save()
    form = opened(place, reads.id_of(store, "D-01"))
    assert form.fields["status"].value() is Status.CANCELLED
    assert form.fields["status"].below.text() == ""


@pytest.mark.long("the same path in rows", instead="test_an_amount_that_is_not_read_is_kept_as_stated_and_said")
@pytest.mark.empty
def test_what_is_not_read_is_kept_as_stated_and_said(qtbot: QtBot, place: DonationsPlace, store: Store) -> None:
    form = new(place)
    retype(qtbot, form.title.text, "A gift")
    for row in list(form.parties):
        row.removed.emit()
    form.parts["amounts"].begin()
    (row,) = amounts(form)
    retype(qtbot, row.text, "a handsome sum")
    assert row.understood().startswith("No amount is read in this")
    retype(qtbot, row.text, "500 kroner")
    assert row.understood().startswith("It is open whether this is")
    assert place.form.save()
    record = reads.record(store, place.form.record_id or 0)
    assert record.content.amounts == (Amount(AmountRole.INSTALMENT, as_stated="500 kroner"),)


def test_evidence_is_linked_to_a_row_and_shown_beside_it(place: DonationsPlace, store: Store) -> None:
    made = actions.add_donation(store, PLEDGE)
    thing = record_thing(store, made, Words(0, 0, 9, "of it two million euros go through others, said on 3 May 2021"))
    rows = [field for field in thing.fields if field.text in ("Amount", "Event")]
    assert [(field.value, field.suggested) for field in rows] == [
        ("through EUR 2 million", True), ("announced 3 May 2021", True), ("alternative EUR 17 million", False),
    ]  # fmt: skip
    source = source_reads.library(store)[0].id
    link_evidence(store, source, 0, 12, None, ("donation", made), (rows[0].key, rows[1].key))  # type: ignore[arg-type]
    form = opened(place, made)
    assert [len(row.link.sentences) for row in amounts(form)] == [0, 1]
    assert [len(row.link.sentences) for row in dates(form)] == [1]
    assert amounts(form)[1].link.accessibleName() == "Evidence for Amount 2, two million euros: 1"


@pytest.mark.empty
def test_the_card_shows_them_and_what_is_still_open(place: DonationsPlace, store: Store, qtbot: QtBot) -> None:
    made = actions.add_donation(store, PLEDGE)
    came = Donation("Came", money=Money(4 * M, 5 * M, "EUR", Qualifier.BETWEEN, as_stated="EUR 4 to 5 million"),
                    date=DateSpan("2021-09-01", "2021-09-30", DatePrecision.MONTH))  # fmt: skip
    actions.link_donations(store, actions.add_donation(store, came), made, LinkKind.DELIVERS)
    on_words(store)
    card = RecordCard(reads.record(store, made))
    qtbot.addWidget(card)
    words = [label.text() for label in card.findChildren(QLabel)]
    shown = (
        "Grant", "once the port is open", "EUR 17 million · condition: with tents", "EUR 2 million · Red Cross",
        "3 May 2021", "Delivered by", "900 tonnes of rations", "EUR 10 million – EUR 13 million",
    )  # fmt: skip
    for said in shown:
        assert said in words, (said, words)
    assert [label for label in words if label in ("Alternative", "Part through", "Announced", "Still open")] == [
        "Alternative", "Part through", "Announced", "Still open",
    ]  # fmt: skip
    assert len(card.findChildren(EvidenceLink)) == 4, "one for each figure"
    card.resize(900, 1_000)
    card.show()
    rows = [row.height() for row in card.findChildren(ValueRow)]
    assert len(set(rows)) == 1, "whether or not they have evidence"


@pytest.mark.empty
@few("status, words", [
    (Status.SHIPPED, "Promised (shipped)"), (Status.REPORTED, "Given"), (Status.DECLARED, "Announced (declared)"),
    (Status.DELIVERED, "Given (delivered)"),
], keep=1, why="more outcomes")  # fmt: skip
def test_a_card_says_one_outcome_and_the_status_only_where_it_says_more(
    place: DonationsPlace, store: Store, status: Status, words: str
) -> None:
    """What is on its way was called *Given* in one row and *Promised* in the next."""
    made = actions.add_donation(store, replace(PLEDGE, assertion=Assertion.GIVEN, status=status))
    card = RecordCard(reads.record(store, made))
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert "Said" not in shown
    assert shown[shown.index("Outcome") + 1] == words


@pytest.mark.empty
def test_instalments_are_entered_by_keyboard(qtbot: QtBot, place: DonationsPlace, store: Store) -> None:
    whole = Money(8 * M, 8 * M, "EUR", as_stated="EUR 8 million")
    made = actions.add_donation(store, Donation("Wells", money=whole))
    form, keyboard = opened(place, made), Keyboard(qtbot, place.window())
    form.fields["instalments"].take_keyboard()
    keyboard.type("in three instalments")
    assert form.fields["instalments"].below.text() == "3"
    keyboard.tab_to(lambda at: isinstance(at, QToolButton) and at.text() == "Add amount")
    keyboard.press("Space")
    (row,) = amounts(form)
    settled(place.window())
    for line in (row.which, row.day):
        assert line.fontMetrics().horizontalAdvance(line.placeholderText()) <= line.width() - 22, "its hint is not cut"
    keyboard.type("half")
    for typed in ("", "", "first", "3 June 2019"):
        keyboard.press("Tab")
        keyboard.type(typed)
    assert row.understood() == "EUR 4 million · 3 June 2019"
    assert form.fields["instalments"].below.text() == "3 · Other instalments: 2, together EUR 4 million"
    form.parts["amounts"].begin()
    assert not place.form.save()  # it says nothing
    assert [field.below.text() for field in form.wrong_fields()] == ["Say how much it is, or take the amount out."]
    retype(qtbot, amounts(form)[1].which, "fifth")
    assert not place.form.save()
    assert [field.below.text() for field in form.wrong_fields()] == [
        "There is no instalment “fifth” of 3. Correct one of the two."
    ]
    retype(qtbot, amounts(form)[1].which, "last")
    retype(qtbot, amounts(form)[1].day, "on completion")
    assert place.form.save()
    content = reads.record(store, made).content
    day = DateSpan("2019-06-03", "2019-06-03", DatePrecision.DAY, "3 June 2019")
    assert content.instalments == CountSpan(Decimal(3), Decimal(3), Qualifier.EXACT, "in three instalments")
    assert content.amounts == (
        Amount(AmountRole.INSTALMENT, 4 * M, 4 * M, "EUR", Qualifier.EXACT, "half", which="first", date=day),
        Amount(AmountRole.INSTALMENT, which="last", date=DateSpan(as_stated="on completion")),
    )
    shown = RecordCard(reads.record(store, made))
    qtbot.addWidget(shown)
    card = "\n".join(label.text() for label in shown.findChildren(QLabel))
    for said in ("first · EUR 4 million · 3 June 2019", "last · on completion", "2, together EUR 4 million"):
        assert said in card
    assert store.undo() is not None
    assert reads.record(store, made).content.instalments == CountSpan()
