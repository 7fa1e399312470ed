"""The profiles of the starter workspace, which is only looked at: in one window for all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.views.countries.test_facts import row_with
from tests.ui.views.countries.test_place import cards, labels, row_of, rows

from app.store.reads import countries, profiles
from app.ui.base.session import Target
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceCard
from app.ui.panels.sentences_card import SentencesCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries import profile_page
from app.ui.views.countries.place import CountriesPlace
from app.ui.widgets.chip_button import ChipButton

pytestmark = [pytest.mark.looks, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


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


def test_the_list_is_walked_with_the_arrow_keys(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("IR")
    place.side.list.setFocus()
    QTest.keyClick(place.side.list, Qt.Key.Key_Down)
    following = place.side.list.current_code()
    assert following != "IR"
    assert place.target().id == countries.by_code(place.session.store, following).id  # though it is not shown yet
    qtbot.waitUntil(lambda: place.code == following)


def test_a_figure_leads_to_its_row(place: CountriesPlace) -> None:
    place.show_code("IR")
    cards(place)["Masks received"].click()
    assert place.page.chosen_key() == row_of(place, "D-22").key


def sentences(place: CountriesPlace) -> SentencesCard:
    settled(place.window())
    (card,) = place.inspector.findChildren(SentencesCard)
    return card


def test_each_card_opens_the_sentences_of_all_its_evidence(place: CountriesPlace) -> None:
    place.show_code("IR")
    for label, card in cards(place).items():
        behind = card.figure.behind
        assert behind is not None, label
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


def test_a_chosen_row_comes_into_view(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("US")
    last = rows(place, "fact:")[-1]
    place.page.choose(last.key)
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())


def test_a_passage_that_no_tag_touches_is_by_itself(place: CountriesPlace) -> None:
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


def test_what_the_field_over_the_countries_asks_for_is_not_cut(place: CountriesPlace) -> None:
    field = place.side.field
    asked = field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert 0 < asked <= field.width() - 2 * SPACE[2]
    assert field.accessibleName() == "Find a country, group or actor"


def test_of_very_many_rows_the_first_are_shown_and_the_others_on_request(
    place: CountriesPlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a widget for each of 4,000 records the window did not answer for minutes."""
    monkeypatch.setattr(profile_page, "SHOWN", 3)
    place.show_code("IR")
    place.show_code("CN")
    settled(place.window())
    first = [row.key for row in rows(place, "donation:")]
    given = len(profiles.profile(place.session.store, "CN").given)
    buttons = {one.text(): one for one in place.page.widget().findChildren(QPushButton)}
    buttons[f"Show 3 of {given - 3} more"].click()
    qtbot.waitUntil(lambda: len(rows(place, "donation:")) > len(first))
    assert len(rows(place, "donation:")) == len(first) + 3
    record = profiles.profile(place.session.store, "CN").given[3].id
    qtbot.waitUntil(lambda: place.page.focusWidget() is not None)
    assert place.page.focusWidget().key == f"donation:{record}"
    place.show_code("IR")
    place.show_code("CN")
    settled(place.window())
    assert [row.key for row in rows(place, "donation:")] == first
