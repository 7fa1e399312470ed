"""The profiles of the starter workspace in the real window."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.views.countries.test_facts import row_with

from app.actions import donations as actions_donations
from app.actions import reviews, tags
from app.actions.evidence import link_evidence
from app.domain.donations import Donation, Money, Party
from app.domain.evidence import EvidenceSentence
from app.domain.terms import PartyRole, Qualifier, Verdict
from app.domain.vocabularies import category
from app.store.reads import countries, donations, sources
from app.ui.base.session import Target
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceCard
from app.ui.panels.sentences_card import SentencesCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.figure_cards import FigureCard
from app.ui.views.countries.place import CountriesPlace
from app.ui.views.countries.rows import ProfileRow
from app.ui.views.countries.sections import QUOTES_OF_A_TAG
from app.ui.widgets.chip_button import ChipButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def rows(place: CountriesPlace, kind: str = "") -> list[ProfileRow]:
    return [row for row in place.page.rows if isinstance(row, ProfileRow) and row.key.startswith(kind)]


def cards(place: CountriesPlace) -> dict[str, FigureCard]:
    return {card.figure.label: card for card in place.page.rows if isinstance(card, FigureCard)}


def labels(place: CountriesPlace) -> list[str]:
    return [label.text() for label in place.page.widget().findChildren(QLabel)]


def row_of(place: CountriesPlace, ref: str) -> ProfileRow:
    return next(row for row in rows(place, "donation:") if row.cells[0].text == ref)


def test_irans_profile_writes_itself(place: CountriesPlace) -> None:
    assert place.show_code("IR")
    assert "Iran" in labels(place)
    assert "IR · Southern Asia · IRN" in labels(place)
    masks = cards(place)["Masks received"].figure
    assert masks.value == "300,000"
    assert "Beside it, not added: D-11 20,000 – 99,999 masks (many at once)" in masks.below
    cases = cards(place)["Cases, 31 May 2020"].figure
    assert cases.value == "> 130,000"
    assert "≈ 7,000 deaths" in cases.below
    assert "inferred" in cases.below
    assert "D-22" in [row.cells[0].text for row in rows(place, "donation:")]
    assert "Municipality of Guangzhou → Gorgan" in row_of(place, "D-22").cells[1].text
    heads = labels(place)
    assert [
        head for head in ("Donations received", "Facts", "Epidemic", "Quotes by tag", "Notes") if head not in heads
    ] == []
    assert len(rows(place, "note:")) == 1


def test_every_row_says_what_it_is_to_a_screen_reader(place: CountriesPlace) -> None:
    place.show_code("IR")
    assert row_of(place, "D-22").accessibleName().startswith("Record: D-22; Donor: Municipality of Guangzhou")
    assert all(row.accessibleName() for row in place.page.rows)


def test_no_row_is_too_low_for_its_words(place: CountriesPlace, qtbot: QtBot) -> None:
    for code in ("IR", "US", "CN"):
        place.show_code(code)
        qtbot.waitUntil(lambda: all(row.height() >= row.heightForWidth(row.width()) for row in place.page.rows))


def test_saudi_arabia_received_little_and_shows_its_tag(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("SA")
    qtbot.waitUntil(
        lambda: (
            "Ties with China 2"
            in [chip.text() for chip in place.inspector.findChildren(ChipButton) if chip.isVisible()]
        )
    )
    assert cards(place)["Cases, 31 May 2020"].figure.value == "> 70,000"
    assert [row.cells[0].text for row in rows(place, "donation:")][:2] == ["D-06", "D-16"]


def test_five_eyes_shows_its_members_and_what_was_not_given(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("five-eyes")
    assert "Said not to have been given" in labels(place)
    assert cards(place)["Said not to be given"].figure.value == "4"
    members = rows(place, "country:")
    assert [row.cells[0].code for row in members] == ["AU", "CA", "NZ", "GB", "US"]
    members[0].setFocus()
    QTest.keyClick(members[0], Qt.Key.Key_Return)
    assert place.code == "AU"
    window.go_back()
    assert place.code == "five-eyes"


def test_groups_of_a_country_lead_to_them(place: CountriesPlace) -> None:
    place.show_code("US")
    chip = next(chip for chip in place.page.widget().findChildren(ChipButton) if chip.text() == "Five Eyes")
    chip.click()
    assert place.code == "five-eyes"


def test_an_empty_profile_says_what_to_do(place: CountriesPlace) -> None:
    assert place.show_code("TV")
    assert "Nothing is recorded of Tuvalu yet" in labels(place)
    assert any("press P" in text for text in labels(place))
    assert "TV" in place.side.list.codes()
    assert not place.show_code("ZZ")
    assert place.code == "TV"


def test_typing_finds_an_unrecorded_country_and_enter_shows_it(place: CountriesPlace, qtbot: QtBot) -> None:
    QTest.keyClicks(place.side.field, "tuval")
    assert place.side.list.codes() == ["TV"]
    QTest.keyClick(place.side.field, Qt.Key.Key_Return)
    assert place.code == "TV"


def test_the_list_is_walked_with_the_arrow_keys(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("IR")
    place.side.list.setFocus()
    QTest.keyClick(place.side.list, Qt.Key.Key_Down)
    following = place.side.list.current_code()
    assert following != "IR"
    assert place.target().id == countries.by_code(place.session.store, following).id  # though it is not shown yet
    qtbot.waitUntil(lambda: place.code == following)


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


def test_a_reference_is_one_click_from_its_record(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("IR")
    gone: list[Target] = []
    place.session.going.disconnect()
    place.session.going.connect(gone.append)
    row = row_of(place, "D-05")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().topLeft() + row.rect().topLeft().__class__(20, 16))
    assert [(target.kind, target.id) for target in gone] == [("donation", int(row.key.partition(":")[2]))]


def test_a_figure_leads_to_its_row(place: CountriesPlace) -> None:
    place.show_code("IR")
    cards(place)["Masks received"].click()
    assert place.page.chosen_key() == row_of(place, "D-22").key


def sentences(place: CountriesPlace) -> SentencesCard:
    settled(place.window())
    (card,) = place.inspector.findChildren(SentencesCard)
    return card


def test_each_card_opens_the_sentences_of_all_it_stands_on(place: CountriesPlace) -> None:
    place.show_code("IR")
    for label, card in cards(place).items():
        behind = card.figure.behind
        if behind is None:
            assert card.figure.key == "" or label == "Not yet evidence"
            continue
        card.click()
        shown = sentences(place)
        names = {
            name for one in shown.findChildren(EvidenceCard) for field in one.sentence.fields for name in field.names
        }
        assert names == {*behind.refs, *(name for name, _ in behind.facts)}, label
        assert place.inspector.isAncestorOf(place.window().focusWidget())


def test_a_sum_of_the_profile_shows_the_sentences_of_all_its_records(place: CountriesPlace) -> None:
    place.show_code("IR")
    row = next(row for row in rows(place, "sum masks"))
    place.page.choose(row.key)
    words = {card.sentence.text[start:end] for card in sentences(place).findChildren(EvidenceCard)
             for start, end in card.sentence.marks}  # fmt: skip
    assert any("300,000" in one for one in words)


def test_visiting_a_fact_chooses_it(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("SA")
    assert place.material is not None
    fact = place.material.profile.facts[0]
    place.show_code("IR")
    window.go(Target("countries", "fact", fact.id))
    assert place.code == "SA"
    assert place.page.chosen_key() == f"fact:{fact.id}"
    assert window.focusWidget() is row_with(place, f"fact:{fact.id}")


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


def test_tags_that_change_elsewhere_are_followed(place: CountriesPlace) -> None:
    from app.actions.passages import tag_passage
    from app.domain.codebook import TagContent

    place.show_code("IR")
    assert place.material is not None
    passage = place.material.profile.passages[0]
    tag_id = tags.add_tag(place.session.store, TagContent("Delegations"))
    tag_passage(place.session.store, passage.source_id, passage.start, passage.end, [tag_id], passage.quote)
    assert any("Delegations" in text for text in labels(place))


def test_a_chosen_row_comes_into_view(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("US")
    last = rows(place, "fact:")[-1]
    place.page.choose(last.key)
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())


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


def test_the_order_of_the_list_is_remembered(place: CountriesPlace) -> None:
    assert place.side.list.codes()[0] == "AU"
    place.side.sort_button.click()
    assert place.side.list.codes()[0] == "CN"
    assert place.session.settings.get("countries.order", "") == "amount recorded"


def test_quotes_stand_under_the_tags_that_overlap_what_is_recorded(place: CountriesPlace, window: MainWindow) -> None:
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


def test_a_passage_that_no_tag_touches_stands_by_itself(place: CountriesPlace) -> None:
    from app.ui.views.countries.quotes import without_tag

    place.show_code("SA")
    assert place.material is not None
    alone = {item.passage_id for sentence in without_tag(place.material) for item in sentence.items}
    for passage in place.material.profile.passages:
        meets = any(passage.start < one.end and one.start < passage.end for one in place.material.tagged)
        assert (passage.id in alone) is not meets


def test_no_card_is_too_low_for_its_words(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("IR")
    cards = place.inspector.findChildren(EvidenceCard)
    assert cards
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in cards if one.isVisible()))


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
    add_fact(empty_window.session.store, Fact("GR", category("other"), "masks", "40"))
    empty_window.show_place("countries")
    assert place.code == "GR"
    assert place.side.list.codes() == ["GR"]


def test_what_the_field_over_the_countries_asks_for_is_not_cut(place: CountriesPlace) -> None:
    field = place.side.field
    asked = field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert 0 < asked <= field.width() - 2 * SPACE[2]
    assert field.accessibleName() == "Find a country, group or actor"


def test_a_sum_of_money_names_what_was_given_in_other_currencies(place: CountriesPlace, window: MainWindow) -> None:
    store = window.session.store
    for code, sum_ in (("USD", 2_000_000), ("EUR", 500_000), ("TRY", 9)):
        gift = Donation(
            code,
            parties=(Party(PartyRole.RECIPIENT, "Tuvalu", iso2="TV"),),
            money=Money(Decimal(sum_), Decimal(sum_), code, Qualifier.EXACT),
        )
        made = actions_donations.add_donation(store, gift)
        link_evidence(store, 1, 0, 3, None, ("donation", made))
    assert place.show_code("TV")
    money = next(card.figure for card in place.page.rows if isinstance(card, FigureCard))
    assert money.value == "USD 2 million"
    assert "Besides EUR 500,000; TRY 9" in " ".join(money.below.split())
