"""Facts are added, edited and removed where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.terms import Qualifier
from app.domain.vocabularies import category
from app.ui.base import window_language
from app.ui.shell.leaving import FormsDialog
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.fact_editor import NOT_A_DATE, FactEditor
from app.ui.views.countries.place import CountriesPlace
from app.ui.views.countries.rows import ProfileRow
from app.ui.widgets.labels import Scrolled

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


def editor(place: CountriesPlace) -> FactEditor:
    assert place.page.editor is not None
    return place.page.editor


def facts(place: CountriesPlace) -> dict[str, str]:
    assert place.material is not None
    return {fact.content.field: fact.content.value for fact in place.material.profile.facts}


def choose(place: CountriesPlace, field: str) -> int:
    assert place.material is not None
    fact = next(fact for fact in place.material.profile.facts if fact.content.field == field)
    assert place.page.choose(f"fact:{fact.id}")
    return fact.id


def row_with(place: CountriesPlace, key: str) -> ProfileRow:
    return next(row for row in place.page.findChildren(ProfileRow) if row.key == key)


def test_a_fact_is_added_with_ins_and_read_while_it_is_typed(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("TV")
    QTest.keyClick(place, Qt.Key.Key_Insert)
    form = editor(place)
    assert window.focusWidget() is form.what
    QTest.keyClicks(form.what, "masks asked for")
    QTest.keyClicks(form.value, "at least 2,000 masks")
    assert form.fields["value"].below.text() == "Understood as ≥ 2,000 masks."
    QTest.keyClicks(form.as_of, "12 April")
    assert "2020-04-12" in form.fields["as_of"].below.text()
    assert form.inferred.isChecked()
    QTest.keyClick(form.as_of, Qt.Key.Key_Return)
    assert place.page.editor is None
    assert place.material is not None
    (fact,) = place.material.profile.facts
    assert (fact.content.low, fact.content.high, fact.content.qualifier) == (2000, None, Qualifier.AT_LEAST)
    assert (fact.content.unit, fact.content.as_of.start) == ("masks", "2020-04-12")
    assert place.page.chosen_key() == f"fact:{fact.id}"
    window.undo()
    assert facts(place) == {}


@pytest.mark.looks
def test_the_date_that_a_value_states_is_offered_once(place: CountriesPlace) -> None:
    place.show_code("TV")
    QTest.keyClick(place, Qt.Key.Key_Insert)
    form = editor(place)
    QTest.keyClicks(form.what, "guests")
    form.value.setFocus()
    QTest.keyClicks(form.value, "some 900 by 3 September 2018")
    assert form.as_of.text() == ""
    QTest.keyClick(form.value, Qt.Key.Key_Tab)
    assert form.as_of.text() == "3 September 2018"
    assert "2018-09-03" in form.fields["as_of"].below.text()
    assert not form.inferred.isChecked()
    form.as_of.clear()
    form.value.setFocus()
    QTest.keyClick(form.value, Qt.Key.Key_Tab)
    assert form.as_of.text() == "", "it was taken out"
    QTest.keyClicks(form.as_of, "2017")
    form.value.setFocus()
    QTest.keyClicks(form.value, " or so")
    QTest.keyClick(form.value, Qt.Key.Key_Tab)
    assert form.as_of.text() == "2017", "what is typed stays"
    QTest.keyClick(form.as_of, Qt.Key.Key_Escape)


def test_what_is_wrong_is_said_at_its_field_in_hebrew_too(place: CountriesPlace) -> None:
    place.show_code("TV")
    place.editing.add()
    form = editor(place)
    window_language.speak("he")
    try:
        form.save()
    finally:
        window_language.speak("en")
    assert [name for name, field in form.fields.items() if field.wrong] == ["field", "value"]


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(place: CountriesPlace) -> None:
    place.show_code("TV")
    place.editing.add()
    form = editor(place)
    form.save()
    assert form.fields["field"].below.text() == "Say in a word or two what is stated, such as cases."
    assert form.fields["value"].below.text() == "A fact needs a value."
    QTest.keyClicks(form.what, "cases")
    QTest.keyClicks(form.value, "none")
    QTest.keyClicks(form.as_of, "some day")
    form.save()
    assert form.fields["as_of"].below.text() == NOT_A_DATE
    assert place.page.editor is form
    assert facts(place) == {}


def test_a_fact_is_edited_with_enter_and_its_evidence_stays(place: CountriesPlace) -> None:
    place.show_code("IR")
    fact_id = choose(place, "cases")
    row = row_with(place, f"fact:{fact_id}")
    QTest.keyClick(row, Qt.Key.Key_Return)
    form = editor(place)
    assert form.value.text() == "over 130,000"
    form.value.clear()
    QTest.keyClicks(form.value, "about 140,000")
    QTest.keyClick(form.value, Qt.Key.Key_Return)
    changed = place.fact(fact_id)
    assert changed is not None
    assert (changed.content.value, changed.content.qualifier) == ("about 140,000", Qualifier.ABOUT)
    assert changed.evidence
    assert changed.content.as_of.inferred


@pytest.mark.looks
def test_f2_means_the_fact_and_escape_leaves_it_as_it_was(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("IR")
    before = facts(place)
    fact_id = choose(place, "deaths")
    row = row_with(place, f"fact:{fact_id}")
    QTest.keyClick(row, Qt.Key.Key_F2)
    form = editor(place)
    QTest.keyClicks(form.value, "none")
    QTest.keyClick(form.value, Qt.Key.Key_Escape)
    assert place.page.editor is None
    assert facts(place) == before
    assert window.focusWidget() is row_with(place, f"fact:{fact_id}")


def test_del_removes_at_once_and_undo_brings_it_back(
    place: CountriesPlace, window: MainWindow, said: list[tuple[str, str]]
) -> None:
    place.show_code("IR")
    before = facts(place)
    row = row_with(place, f"fact:{choose(place, 'deaths')}")
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert "deaths" not in facts(place)
    assert said[-1][1] == "undo"
    assert place.page.chosen_key().startswith("fact:")
    window.undo()
    assert facts(place) == before


@pytest.mark.long("a variation", instead="test_a_second_fact_waits_for_the_one_being_typed")
def test_what_is_being_typed_waits_while_another_country_is_shown(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("IR")
    place.editing.add()
    QTest.keyClicks(editor(place).what, "half a fact")
    place.show_code("SA")
    assert place.page.editor is None
    place.show_code("IR")
    assert editor(place).what.text() == "half a fact"
    assert editor(place).isVisible()


@pytest.mark.long("a variation", instead="test_a_second_fact_waits_for_the_one_being_typed")
def test_who_goes_through_the_list_stays_in_it_where_a_fact_waits(place: CountriesPlace, qtbot: QtBot) -> None:
    place.show_code("IR")
    place.editing.add()
    QTest.keyClicks(editor(place).what, "half a fact")
    place.side.list.setFocus()
    qtbot.waitUntil(place.side.list.hasFocus)
    QTest.keyClick(place.side.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: place.page.editor is None)
    QTest.keyClick(place.side.list, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: place.page.editor is not None)
    assert place.side.list.hasFocus()


def test_the_editor_outlives_a_change_made_elsewhere(place: CountriesPlace, window: MainWindow) -> None:
    from app.actions.facts import add_fact
    from app.domain.facts import Fact

    place.show_code("IR")
    place.editing.edit(choose(place, "cases"))
    form = editor(place)
    form.value.setText("over 131,000")
    add_fact(place.session.store, Fact("IR", category("legal"), "ban", "none"))
    assert place.page.editor is form
    assert form.isVisible()
    assert form.value.text() == "over 131,000"
    assert window.focusWidget() is form.value


@pytest.mark.long(
    "another case of the same path in the window", instead="test_a_fact_is_edited_with_enter_and_its_evidence_stays"
)
def test_a_narrow_window_cuts_nothing_off(place: CountriesPlace, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 700)
    place.show_code("US")
    place.editing.edit(choose(place, "5G stance"))
    paper, viewport = place.page.widget(), place.page.viewport()
    qtbot.waitUntil(lambda: editor(place).isVisible() and paper.width() <= viewport.width())


def test_a_second_fact_waits_for_the_one_being_typed(place: CountriesPlace, said: list[tuple[str, str]]) -> None:
    place.show_code("IR")
    cases, deaths = choose(place, "cases"), choose(place, "deaths")
    place.editing.edit(cases)
    form = editor(place)
    QTest.keyClicks(form.note, "check it")
    place.editing.edit(deaths)
    assert editor(place) is form
    assert "fact you are typing" in said[-1][0]
    form.note.undo()
    place.editing.edit(deaths)
    assert editor(place).fact_id == deaths


def test_leaving_asks_about_facts_being_typed(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("IR")
    place.editing.edit(choose(place, "cases"))
    QTest.keyClicks(editor(place).note, "check it")
    place.show_code("IT")
    place.editing.add()
    QTest.keyClicks(editor(place).what, "nurses")
    assert place.half_typed_forms() == ["nurses", "cases"]
    assert not window.close()
    dialog = window.findChildren(FormsDialog)[-1]
    dialog.submit()
    assert window.isVisible()
    assert place.code == "IT"
    QTest.keyClicks(editor(place).value, "40")
    assert place.save_half_typed()
    assert place.half_typed_forms() == []
    assert facts(place)["cases"] == "over 130,000"


@pytest.mark.looks
def test_the_ways_of_a_fact_fit_beside_the_page(place: CountriesPlace, window: MainWindow) -> None:
    place.show_code("IR")
    choose(place, "cases")
    place.inspector.repaint()
    area = place.inspector.findChild(Scrolled)
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()
