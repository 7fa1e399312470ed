"""Rows of a draft's card for what rules do not read, by keys alone: offered by the sentence, or asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions import source_drafts
from app.actions.sources import add_draft, remove_source
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Draft, DraftMoney, DraftParty, Field
from app.domain.records import DonationRecord
from app.domain.terms import DateEvent, LinkKind, Outcome, PartyRole, Qualifier
from app.importers.read import read_source
from app.store.reads import donations
from app.store.reads.sources import current_text
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.read.draft_card import DraftCard
from app.ui.views.read.draft_rows import ShownRow
from app.ui.views.read.row_words import currencies

TEXT = """Ferries

In August 2013 Ghana promised Togo 25 million cedis on condition that the clinic at Aflao opens at night.

In the spring of 1926 Latvia sold Lithuania 14 threshing machines for 70,000 lats.

The 8 ambulances that Fiji gave Tuvalu in 2021 were paid for by the city of Suva; they came on 3 May 2022.
"""
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(window: MainWindow, qtbot: QtBot, *pressed: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier] | str) -> None:
    """Keys for whatever has the keyboard."""
    for one in pressed:
        held = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        at = QApplication.focusWidget() or (held.focusWidget() if held is not None else None) or window.read.page
        if isinstance(one, str):
            qtbot.keyClicks(at, one)
        else:
            qtbot.keyClick(at, *(one if isinstance(one, tuple) else (one,)))


def read_at(window: MainWindow, words: str) -> None:
    """The text of ferries is read, with the cursor at some of its words."""
    added = add_draft(window.session.store, read_source(TEXT.encode(), "ferries.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    page = window.read.page
    at = page.text().text.index(words)
    page.select(at, at)
    page.setFocus()


def further_rows(window: MainWindow) -> dict[str, ShownRow]:
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    return {one.row.label: one for one in card.model.rows if one.row.number == 0}


def shown(window: MainWindow) -> dict[str, str]:
    return {label: one.row.value or one.offered for label, one in further_rows(window).items()}


def test_a_sentence_that_is_too_long_to_be_read_opens_a_card_and_says_so(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window = empty_window
    long = "Norway gave Mali " + " and ".join(["a tent from the store of the town"] * 700) + "."
    added = add_draft(window.session.store, read_source(f"Long\n\n{long}\n".encode(), "long.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    page = window.read.page
    at = page.text().text.index("Norway")
    page.select(at, at + len(long))
    page.setFocus()
    press(window, qtbot, KEY.Key_R)
    assert "is not read. Alt+W selects the words of a field." in window.toast.words.text()
    press(window, qtbot, KEY.Key_1, KEY.Key_Right)
    assert "names nothing else" in window.toast.words.text(), "no rule goes through it, which would take seconds"


def test_what_is_further_said_is_filled_with_words_of_the_sentence(empty_window: MainWindow, qtbot: QtBot) -> None:
    window, store = empty_window, empty_window.session.store
    added = add_draft(store, read_source(TEXT.encode(), "ferries.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)

    def drafted(words: str, *pressed: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier] | str) -> DonationRecord:
        page = window.read.page
        at = page.text().text.index(words)
        page.select(at, at)
        page.setFocus()
        press(window, qtbot, *pressed)
        (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
        why.append(card.why_not.text())
        press(window, qtbot, (KEY.Key_Return, CTRL))
        settled(window)
        return list(donations.records(store))[-1]

    why = list[str]()

    def quotes(record: DonationRecord) -> set[tuple[str, str]]:
        return {(one.field, one.quote) for one in record.evidence}

    accepts = (KEY.Key_Return, ALT)
    record = drafted("promised Togo", KEY.Key_R, KEY.Key_0, KEY.Key_Return, accepts)
    assert record.content.condition == "the clinic at Aflao opens at night"
    assert ("condition", record.content.condition) in quotes(record)
    assert not record.reviews, "all of it was accepted"

    fills = (KEY.Key_0, KEY.Key_Return, KEY.Key_1, KEY.Key_Right, KEY.Key_2, KEY.Key_Right, KEY.Key_3, KEY.Key_Right)
    record = drafted("sold Lithuania", KEY.Key_R, *fills, KEY.Key_5, KEY.Key_Right)
    assert why[-1] == "Not in totals: sold, if at a reduced price."
    assert record.content.terms.key == "sale"
    assert ("terms", "sold") in quotes(record)
    assert record.content.names(PartyRole.RECIPIENT) == ("Lithuania",)

    page = window.read.page
    at = page.text().text.index("The 8 ambulances")
    page.select(at, at)
    page.setFocus()
    press(window, qtbot, KEY.Key_R)
    assert shown(window) == {"Payer": "city of Suva"}, "nothing else that the sentence does not say"
    press(window, qtbot, KEY.Key_Plus)
    settled(window)
    press(window, qtbot, "deliv", KEY.Key_Return)
    settled(window)
    press(window, qtbot, KEY.Key_Right)
    assert shown(window) == {"Payer": "city of Suva", "Delivered on": "3 May 2022"}
    press(window, qtbot, KEY.Key_Escape)  # put away, and gone on with
    record = drafted("The 8 ambulances", KEY.Key_R, KEY.Key_0, KEY.Key_Return, accepts)
    assert [(one.event, one.start) for one in record.content.dates] == [(DateEvent.DELIVERED, "2022-05-03")]
    assert record.content.names(PartyRole.PAYER) == ("city of Suva",)
    assert {("payer", "city of Suva"), ("event", "3 May 2022")} <= quotes(record)


@pytest.mark.parametrize(("donor", "first"), [("MX", "MXN"), ("UY", "UYU"), ("", "ARS")])
def test_an_open_currency_is_first_that_of_who_gives(donor: str, first: str) -> None:
    money = DraftMoney(Decimal(3), Decimal(3), "", Qualifier.EXACT, "3 million pesos", 0, 15)
    draft = Draft(Outcome.GIVEN, donors=(DraftParty("It", donor, 0, 0),), amounts=(money,))
    assert currencies(draft, Row(Field.MONEY, 0, "3", "", None, ""))[0] == first


def test_a_delivery_names_its_pledge_in_few_keys(empty_window: MainWindow, qtbot: QtBot) -> None:
    window, store = empty_window, empty_window.session.store
    text = "In May 2016 Mali promised Chad 45 million pula.\n\nIn 2017 Mali gave Chad 9 million pula.\n"
    added = add_draft(store, read_source(f"Pula\n\n{text}".encode(), "pula.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)

    def begun(words: str, *pressed: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier] | str) -> None:
        page = window.read.page
        at = page.text().text.index(words)
        page.select(at, at)
        page.setFocus()
        press(window, qtbot, KEY.Key_R, *pressed)
        settled(window)

    saves = ((KEY.Key_Return, ALT), (KEY.Key_Return, CTRL))
    begun("Mali promised", *saves)
    begun("Mali gave")
    assert shown(window)["Delivers"] == "D-01 · Mali → Chad: 45 million pula", "it is offered"
    press(window, qtbot, KEY.Key_Plus)
    settled(window)
    press(window, qtbot, "delivers", KEY.Key_Return)  # which is there already
    settled(window)
    press(window, qtbot, *"D-77", KEY.Key_Return)
    assert "There is no donation record D-77" in window.toast.words.text()
    press(window, qtbot, KEY.Key_Escape, KEY.Key_Return)
    delivers = further_rows(window)["Delivers"]
    assert (delivers.is_accepted, delivers.state) == (True, ""), "a link needs no words"
    press(window, qtbot, *saves)
    settled(window)
    record = list(donations.records(store))[-1]
    assert [(one.kind, one.other.ref) for one in record.links] == [(LinkKind.DELIVERS, "D-01")]
    assert "D-01 still open: BWP 36 million" in window.toast.words.text()

    store.undo()  # and from the table
    begun("Mali gave", *saves)
    window.session.go(Target("donations", "donation", list(donations.records(store))[-1].id))
    settled(window)
    (place,) = window.findChildren(DonationsPlace)
    place.page.table.setFocus()
    for key in (KEY.Key_L, KEY.Key_Return, KEY.Key_Return):
        press(window, qtbot, key)
        settled(window)
    record = list(donations.records(store))[-1]
    assert [(one.kind, one.other.ref) for one in record.links] == [(LinkKind.DELIVERS, "D-01")]
    assert "D-01 still open: BWP 36 million" in window.toast.words.text()
    place.page.table.setFocus()
    for key in (KEY.Key_L, KEY.Key_Return, KEY.Key_Return, KEY.Key_Escape):
        press(window, qtbot, key)
        settled(window)
    assert "already" not in window.toast.words.text(), "what is linked so is not offered again"


def test_a_pledge_that_is_saved_behind_its_delivery_names_it_in_few_keys(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window, store = empty_window, empty_window.session.store
    text = (
        "In 2017 Mali gave Chad 9 million pula.\n\nIn May 2018 Mali promised Chad 80 million pula.\n\n"
        "In May 2016 Mali promised Chad 45 million pula.\n"
    )
    added = add_draft(store, read_source(f"Pula\n\n{text}".encode(), "pula.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)

    def begun(words: str, *pressed: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier] | str) -> None:
        page = window.read.page
        at = page.text().text.index(words)
        page.select(at, at)
        page.setFocus()
        press(window, qtbot, KEY.Key_R, *pressed)
        settled(window)

    saves = ((KEY.Key_Return, ALT), (KEY.Key_Return, CTRL))
    begun("Mali gave", *saves)
    begun("Mali promised Chad 80")
    assert "Delivered by" not in shown(window), "it came before"
    press(window, qtbot, KEY.Key_Plus)
    settled(window)
    press(window, qtbot, "delivered by", KEY.Key_Return)
    settled(window)
    press(window, qtbot, *"D-01", KEY.Key_Return)
    assert "before this gift was promised on 2018-05-01" in window.toast.words.text()
    press(window, qtbot, KEY.Key_Escape, KEY.Key_Escape)

    begun("Mali promised Chad 45", (KEY.Key_Return, ALT))
    assert shown(window)["Delivered by"] == "D-01 · Mali → Chad: 9 million pula", "it is offered"
    assert "Also offered, and not taken yet: Delivered by." in window.toast.words.text()
    press(window, qtbot, KEY.Key_Return, KEY.Key_Return, (KEY.Key_Return, CTRL))
    settled(window)
    came, pledge = donations.records(store)
    assert [(one.kind, one.other.ref, one.outgoing) for one in pledge.links] == [(LinkKind.DELIVERS, came.ref, False)]
    assert "D-02 still open: BWP 36 million" in window.toast.words.text()

    begun("Mali promised Chad 45", KEY.Key_R)
    assert "Delivered by" not in shown(window), "it delivers another"


@pytest.mark.parametrize(("first", "link"), [("500 beds", "Delivers"), ("200 beds", "Delivered by")])
def test_the_pledge_of_one_sentence_is_offered_also_to_another_recipient(
    empty_window: MainWindow, qtbot: QtBot, first: str, link: str
) -> None:
    window, store = empty_window, empty_window.session.store
    text = "Of the 500 beds promised by Mali, 200 have arrived in Lesotho."
    added = add_draft(store, read_source(f"Beds\n\n{text}\n".encode(), "beds.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    window.read.page.select(8, 8)
    window.read.page.setFocus()
    press(window, qtbot, KEY.Key_R)
    settled(window)
    card = window.findChild(DraftCard)
    assert card is not None
    if first not in card.title.text():
        press(window, qtbot, KEY.Key_PageDown)
    assert first in card.title.text()
    press(window, qtbot, (KEY.Key_Return, CTRL))
    settled(window)
    recipient = next(n for n, one in enumerate(card.model.rows) if one.row.field is Field.RECIPIENTS)
    press(window, qtbot, KEY.Key_Home, *[KEY.Key_Down] * recipient, *"Togo", KEY.Key_Return)
    settled(window)
    assert further_rows(window)[link].offered.startswith("D-01 · ")


def test_what_is_half_typed_stays_when_another_source_is_opened_or_the_only_one_removed(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window, store = empty_window, empty_window.session.store
    lines = "The mills stood still in the valley.\n\n" * 60
    gift = "In May 2016 Mali gave Chad 9 million pula."
    first, other = (
        add_draft(store, read_source(f"{name}\n\n{lines}{words}\n".encode(), "a.txt")).source_id
        for name, words in (("Pula", gift), ("Mills", "They turn again."))
    )

    def typed(words: str) -> None:
        window.session.go(Target("read", "source", first))
        settled(window)
        page = window.read.page
        at = page.text().text.index("Mali")
        page.select(at, at)
        page.setFocus()
        press(window, qtbot, KEY.Key_R, KEY.Key_1, *words)

    def kept() -> list[str]:
        waiting = source_drafts.drafts_kept(store, current_text(store, first)).waiting
        return [party.name for one in waiting.values() for party in one.draft.donors]

    typed("Peru")
    window.session.go(Target("read", "source", other))
    settled(window)
    assert kept() == ["Peru"]
    assert window.read.page.verticalScrollBar().value() == 0, (
        "the other text is not scrolled to the sentence of the draft"
    )
    remove_source(store, other)
    typed("Togo")
    with Store(store.path, "Ben") as ben:
        remove_source(ben, first)
        qtbot.waitUntil(lambda: window.read.row is None)
        ben.undo()
    assert kept() == ["Togo"]


def test_a_digit_begins_what_an_empty_row_says_and_other_terms_leave_the_words_that_say_otherwise(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    """The 3 of a day led to the item, and its month was typed there."""
    window, store = empty_window, empty_window.session.store
    read_at(window, "sold Lithuania")
    press(window, qtbot, KEY.Key_R, KEY.Key_Plus)
    settled(window)
    press(window, qtbot, KEY.Key_Escape, KEY.Key_Plus)  # the keyboard is on the rows again
    settled(window)
    press(window, qtbot, KEY.Key_Escape)
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    card.more.setFocus()
    press(window, qtbot, KEY.Key_F2)  # it opened the citation behind the card
    settled(window)
    press(window, qtbot, "condi", KEY.Key_Return)
    settled(window)
    press(window, qtbot, KEY.Key_F2, "If it rains", KEY.Key_F2, KEY.Key_Return)
    assert shown(window)["Condition"] == "If it rains"
    card.sure.setFocus()
    held = Qt.KeyboardModifier
    press(window, qtbot, (KEY.Key_X, held.ControlModifier), (KEY.Key_X, held.ShiftModifier))
    assert card.isVisible(), "Alt+X refuses the draft, no other keys with it"
    press(window, qtbot, KEY.Key_Plus)
    settled(window)
    press(window, qtbot, "deliv", KEY.Key_Return)
    settled(window)
    press(window, qtbot, *"3 May 1926", KEY.Key_Return)
    assert shown(window)["Delivered on"] == "3 May 1926"
    press(window, qtbot, KEY.Key_0)
    assert shown(window)["Terms"] == "sold"
    press(window, qtbot, KEY.Key_Return)
    assert card.model.rows[card.list.currentIndex().row()].is_accepted, "Enter takes what is offered"
    press(window, qtbot, KEY.Key_Right, "z")
    assert "← → choose another" in window.toast.words.text(), "F4 was said to be the way, and is not"
    press(window, qtbot, KEY.Key_5, KEY.Key_Right, (KEY.Key_Return, ALT), (KEY.Key_Return, CTRL))
    settled(window)
    record = list(donations.records(store))[-1]
    assert record.content.terms.key not in ("", "sale")
    assert "terms" not in {one.field for one in record.evidence}, "no word of the sentence says so"


def test_enter_says_what_else_is_offered_and_goes_there_before_it_takes_it(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window, store = empty_window, empty_window.session.store
    read_at(window, "promised Togo")
    press(window, qtbot, KEY.Key_R)
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    for _ in [one for one in card.model.rows if one.row.value]:
        press(window, qtbot, KEY.Key_Return)
    assert "Also offered, and not taken yet: Condition. Enter goes there" in window.toast.words.text()
    press(window, qtbot, KEY.Key_Return)
    current = card.current()
    assert current is not None
    assert (current.label, current.value) == ("Condition", ""), "it is seen before it is taken"
    press(window, qtbot, KEY.Key_Return)
    assert further_rows(window)["Condition"].is_accepted
    press(window, qtbot, KEY.Key_Return)
    assert window.toast.words.text() == "All of this draft is accepted: Ctrl+Enter saves it."
    press(window, qtbot, (KEY.Key_Return, CTRL))
    settled(window)
    record = list(donations.records(store))[-1]
    assert (record.content.condition, record.reviews) == ("the clinic at Aflao opens at night", ())


def test_for_whom_an_organisation_gets_it_is_taken_by_keys(empty_window: MainWindow, qtbot: QtBot) -> None:
    window, store = empty_window, empty_window.session.store
    text = "Trucks\n\nOn 3 May 2021 Ireland sent Oxfam 40 trucks for Chad and the Gambia.\n"
    added = add_draft(store, read_source(text.encode(), "trucks.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    page = window.read.page
    at = page.text().text.index("Ireland")
    page.select(at, at)
    page.setFocus()
    press(window, qtbot, KEY.Key_R)
    assert shown(window) == {"Beneficiary": "Chad and the Gambia"}
    press(window, qtbot, KEY.Key_0, KEY.Key_Return, (KEY.Key_Return, ALT), (KEY.Key_Return, CTRL))
    settled(window)
    (record,) = donations.records(store)
    assert record.content.names(PartyRole.BENEFICIARY) == ("Chad", "Gambia")
    assert record.content.names(PartyRole.RECIPIENT) == ("Oxfam",)
