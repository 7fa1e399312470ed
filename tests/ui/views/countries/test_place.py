"""The profiles of the starter workspace in the real window."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions import donations as actions_donations
from app.actions import facts, reviews, tags
from app.actions.evidence import link_evidence
from app.actions.notes import remove_note
from app.domain.donations import DateSpan, Donation, Money, Party
from app.domain.evidence import EvidenceSentence
from app.domain.facts import Fact
from app.domain.terms import PartyRole, Qualifier, Status, Verdict
from app.domain.vocabularies import category
from app.store.reads import countries, donations, sources
from app.store.store import Store
from app.ui.base.record_words import shown_money
from app.ui.base.session import Target
from app.ui.look.mirror import FROM_THE_RIGHT, isolated
from app.ui.panels.evidence_card import EvidenceCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries import profile_page
from app.ui.views.countries.figure_cards import FigureCard
from app.ui.views.countries.material import Material
from app.ui.views.countries.place import CountriesPlace
from app.ui.views.countries.rows import ProfileRow
from app.ui.views.countries.sections import QUOTES_OF_A_TAG, record_rows

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def rows(place: CountriesPlace, kind: str = "") -> list[ProfileRow]:
    return [row for row in place.page.rows if isinstance(row, ProfileRow) and row.key.startswith(kind)]


def cards(place: CountriesPlace) -> dict[str, FigureCard]:
    return {card.figure.label: card for card in place.page.rows if isinstance(card, FigureCard)}


def labels(place: CountriesPlace) -> list[str]:
    return [label.text() for label in place.page.widget().findChildren(QLabel)]


def row_of(place: CountriesPlace, ref: str) -> ProfileRow:
    return next(row for row in rows(place, "donation:") if row.cells[0].text == ref)


def test_typing_finds_an_unrecorded_country_and_enter_shows_it(place: CountriesPlace, qtbot: QtBot) -> None:
    QTest.keyClicks(place.side.field, "tuval")
    assert place.side.list.codes() == ["TV"]
    QTest.keyClick(place.side.field, Qt.Key.Key_Return)
    assert place.code == "TV"


@pytest.mark.alone  # which leads nowhere from then on
def test_rows_are_walked_and_show_their_evidence(place: CountriesPlace, window: MainWindow, qtbot: QtBot) -> None:
    place.show_code("IR")
    assert place.page.choose(row_of(place, "D-22").key)

    def sentences() -> list[EvidenceSentence]:
        cards = place.inspector.findChildren(EvidenceCard)
        return [card.sentence for card in cards if card.sentence.fields and card.isVisible()]

    qtbot.waitUntil(lambda: any("300,000 masks" in one.text for one in sentences()))
    found = next(one for one in sentences() if "300,000 masks" in one.text)
    assert len(found.text) > len("300,000 masks")  # the whole sentence, in which the words of each field are marked
    assert "300,000 masks" in {found.text[start:end] for field in found.fields for start, end in field.marks}
    texts = [one.text for one in sentences()]
    assert len(texts) == len(set(texts))  # each once
    first = rows(place, "donation:")[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert place.page.chosen_key() == rows(place, "donation:")[1].key
    gone: list[Target] = []
    place.session.going.disconnect()
    place.session.going.connect(gone.append)
    QTest.keyClick(rows(place, "donation:")[1], Qt.Key.Key_Return)
    passage = rows(place, "passage:")[0]
    passage.setFocus()
    QTest.keyClick(passage, Qt.Key.Key_Return)
    note = rows(place, "note:")[0]
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert [(target.place, target.kind) for target in gone] == [
        ("donations", "donation"), ("read", "source"), ("notes", "note"),
    ]  # fmt: skip
    assert gone[1].passage is not None
    assert gone[1].at is not None


@pytest.mark.alone  # which leads nowhere from then on
def test_a_reference_is_one_click_from_its_record(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("IR")
    gone: list[Target] = []
    place.session.going.disconnect()
    place.session.going.connect(gone.append)
    row = row_of(place, "D-05")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().topLeft() + row.rect().topLeft().__class__(20, 16))
    assert [(target.kind, target.id) for target in gone] == [("donation", int(row.key.partition(":")[2]))]


def test_the_profile_follows_what_is_linked_elsewhere(place: CountriesPlace) -> None:
    place.show_code("TV")
    store = place.session.store
    source = sources.library(store)[0].id
    text = sources.current_text(store, source).text
    info = countries.by_code(store, "TV")
    link_evidence(store, source, 0, 10, text[:10], ("country", info.id))
    assert len(rows(place, "passage:")) == 1
    assert "Nothing is recorded of Tuvalu yet" not in labels(place)


def test_a_total_follows_a_value_that_is_disputed_elsewhere(place: CountriesPlace) -> None:
    place.show_code("IR")
    assert cards(place)["Masks received"].figure.value == "300,000"
    store = place.session.store
    record = donations.record(store, donations.id_of(store, "D-22"))
    item = ("item", record.part_ids["items"][0])
    reviews.review_field(store, ("donation", record.id), item, Verdict.DISPUTED, "half of them came back")
    assert "Masks received" not in cards(place) or cards(place)["Masks received"].figure.value != "300,000"


def test_n_writes_a_note_that_stays_while_the_page_follows(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("SA")
    row = rows(place)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_N)
    (editor,) = place.inspector.notes.editors.values()
    assert window.focusWidget() is editor
    QTest.keyClicks(editor, "few gifts")
    editor.save()
    assert rows(place, "note:")[0].cells[0].text == "few gifts"
    assert window.focusWidget() is editor
    assert editor.toPlainText() == "few gifts"


@pytest.mark.alone
def test_letters_typed_as_a_note_goes_are_no_command(place: CountriesPlace, window: MainWindow, qtbot: QtBot) -> None:
    place.show_code("SA")
    row = rows(place)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_N)
    notes = place.inspector.notes
    (editor,) = notes.editors.values()
    assert window.focusWidget() is editor
    with Store(place.session.store.path, "Ben") as ben:
        remove_note(ben, next(iter(notes.editors)))
    qtbot.waitUntil(lambda: not notes.editors)
    assert window.focusWidget() is notes.add_button


def test_tags_that_change_elsewhere_are_followed(place: CountriesPlace) -> None:
    from app.actions.passages import tag_passage
    from app.domain.codebook import TagContent

    place.show_code("IR")
    assert place.material is not None
    passage = place.material.profile.passages[0]
    tag_id = tags.add_tag(place.session.store, TagContent("Delegations"))
    tag_passage(place.session.store, passage.source_id, passage.start, passage.end, [tag_id], passage.quote)
    assert any("Delegations" in text for text in labels(place))


@pytest.mark.alone  # another may have filtered the list
def test_enter_in_the_list_goes_on_to_the_page_and_a_click_stays(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("IR")
    listed = place.side.list
    listed.setFocus()
    index = listed.lines.index([entry.text for entry in listed.lines.rows].index("Italy"))
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(index).center())
    assert place.code == "IT"
    assert window.focusWidget() is listed
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert isinstance(window.focusWidget(), ProfileRow)


@pytest.mark.alone
def test_the_order_of_the_list_is_remembered(place: CountriesPlace) -> None:
    assert place.side.list.codes()[0] == "AU"
    place.side.sort_button.click()
    assert place.side.list.codes()[0] == "CN"
    assert place.session.settings.get("countries.order", "") == "amount recorded"


def test_quotes_are_under_the_tags_that_overlap_what_is_recorded(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("IR")
    assert place.material is not None
    store = place.session.store
    around = {passage.id for passage in place.material.tagged}
    evident = {item.passage_id for record in donations.records(store) for item in record.evidence}
    assert around - evident  # a tagged sentence round a figure counts, though the figure alone is evidence
    shown = rows(place, "passage:")
    heads = labels(place)
    for tag in {tag.name for passage in place.material.tagged for tag in passage.tags}:
        assert any(text.startswith(f"{tag} · ") for text in heads)
    assert {int(row.key.partition(":")[2]) for row in shown} >= around

    row = next(row for row in shown if int(row.key.partition(":")[2]) in around - evident)
    place.page.choose(row.key)
    passage_id = int(row.key.partition(":")[2])
    shown_ids = [card.item.passage_id for card in place.inspector.findChildren(EvidenceCard)]
    assert passage_id in shown_ids
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert window.place_name() == "read"
    assert window.read.page.chosen_passage() == passage_id


def test_a_tag_with_many_quotes_leads_to_all_of_them(place: CountriesPlace, window: MainWindow) -> None:
    from app.actions.passages import tag_passages
    from app.domain.codebook import TagContent
    from app.ui.views.passages.place import PassagesPlace

    place.show_code("CN")
    assert place.material is not None
    every = [passage.id for passage in place.material.tagged]
    assert len(every) > QUOTES_OF_A_TAG
    tag_id = tags.add_tag(place.session.store, TagContent("Many of them"))
    tag_passages(place.session.store, every, tag_id)
    (more,) = rows(place, f"tag:{tag_id}")
    assert more.cells[0].text == f"{len(every) - QUOTES_OF_A_TAG} more quotes"
    QTest.keyClick(more, Qt.Key.Key_Return)
    found = window.place("passages")
    assert isinstance(found, PassagesPlace)
    assert window.place_name() == "passages"
    assert found.wanted.tag is not None
    assert found.wanted.tag.id == tag_id


def test_a_workspace_without_countries_says_how_they_come(empty_window: MainWindow, qtbot: QtBot) -> None:
    from app.actions.facts import add_fact
    from app.domain.facts import Fact

    empty_window.show_place("countries")
    place = empty_window.place("countries")
    assert isinstance(place, CountriesPlace)
    assert place.code == ""
    words = [label.text() for label in place.page.widget().findChildren(QLabel)]
    assert words[0] == "No country yet"
    assert "press P to link" in words[1]
    empty_window.show_place("read")
    for code, field in (("GR", "masks"), ("PE", "masks"), ("PE", "beds")):
        add_fact(empty_window.session.store, Fact(code, category("other"), field, "40"))
    empty_window.show_place("countries")
    assert place.code == "PE"  # of which most is recorded
    assert place.side.list.codes() == ["GR", "PE"]


def test_a_figure_at_the_head_says_what_else_is_said_of_the_same_day(place: CountriesPlace, window: MainWindow) -> None:
    store, day = window.session.store, DateSpan("2021-08-01", "2021-08-01")
    place.show_code("IR")
    assert place.material is not None
    heading = place.material.heading
    assert heading is not None
    for number in (52, 60, 41):
        ends = Decimal(number), Decimal(number), Qualifier.EXACT
        when = DateSpan("2021-05-01", "2021-05-01") if number == 41 else day
        facts.add_fact(store, Fact("TV", heading, "driven out", f"{number} people", *ends, "people", when))
    assert place.show_code("TV")
    (card,) = [card.figure for label, card in cards(place).items() if label.startswith("Driven out")]
    assert (card.value, "also said: 52 people" in card.below) == ("60 people", True)
    assert card.behind is not None
    assert len(card.behind.facts) == 2
    assert "41" not in card.below


def test_a_sum_of_money_heads_others_only_by_its_records_and_never_by_its_numeral(
    place: CountriesPlace, window: MainWindow
) -> None:
    store = window.session.store

    def give(code: str, amount: int, status: Status = Status.REPORTED, *, words: bool = True) -> str:
        gift = Donation(
            code,
            parties=(Party(PartyRole.RECIPIENT, "Tuvalu", iso2="TV"),),
            money=Money(Decimal(amount), Decimal(amount), code, Qualifier.EXACT),
            status=status,
        )
        made = actions_donations.add_donation(store, gift)
        if words:
            link_evidence(store, 1, 0, 3, None, ("donation", made), (("money", None),))
        return donations.record(store, made).ref

    def card() -> tuple[str, str]:
        assert place.show_code("TV")
        money = next(card.figure for card in place.page.rows if isinstance(card, FigureCard))
        return money.value, " ".join(money.below.split())

    for code, amount in (("JPY", 1_000_000), ("USD", 500_000), ("TRY", 9)):
        give(code, amount)
    assert card() == ("3 currencies", "JPY 1 million; TRY 9; USD 500,000")
    give("USD", 1_500_000)
    value, below = card()
    assert value == "USD 2 million"
    assert "Besides JPY 1 million; TRY 9" in below

    told, without_passage = (give("USD", 7, Status.COMMITTED, words=words) for words in (True, False))
    assert place.show_code("TV")
    assert isinstance(place.material, Material)
    assert [pledge.row.ref for pledge in place.material.pledges] == [told]
    assert [row.ref for row in place.material.without_passage] == [without_passage]


@pytest.mark.looks
def test_things_and_money_of_a_record_run_as_the_window_does(window: MainWindow, qapp: QApplication) -> None:
    """*200 masks; 10 million* began with its first Latin word and ran from the left in a window from the right."""
    row = next(row for row in donations.rows(window.session.store) if row.items)
    money = Money(Decimal(10_000_000), Decimal(10_000_000), "USD")
    row = replace(row, content=replace(row.content, money=money))
    said = row.items, shown_money(row.content)
    assert record_rows((row,), "")[0].cells[2].text == "; ".join(said)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert record_rows((row,), "")[0].cells[2].text == FROM_THE_RIGHT + "; ".join(map(isolated, said))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_card_whose_row_is_among_those_left_out_shows_its_record(
    place: CountriesPlace, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the first rows of a section are shown, nothing happened."""
    monkeypatch.setattr(profile_page, "SHOWN", 1)
    parties = tuple(Party(role, name, iso2=code) for role, name, code in (
        (PartyRole.DONOR, "China", "CN"), (PartyRole.RECIPIENT, "Lebanon", "LB")))  # fmt: skip
    made = actions_donations.add_donation(window.session.store, Donation("Pumps", parties=parties))
    place.show_code("LB")
    settled(window)
    assert len(rows(place, "donation:")) < len(place.material.profile.received)
    cards(place)["Not yet evidence"].click()
    settled(window)
    ref = donations.record(window.session.store, made).ref
    assert ref in [label.text() for label in place.inspector.findChildren(QLabel) if label.isVisible()]
