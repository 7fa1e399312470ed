"""Filters, context, several at once and the matrix of tags, in the real window."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.mouse import Mouse

from app.domain.passage_filter import Match, PassageFilter, PassageGroup
from app.store.reads import passages as passage_reads
from app.ui.shell.main_window import MainWindow
from app.ui.views.passages.filter import Wanted, with_those_under
from app.ui.views.passages.model import Listed
from app.ui.views.passages.narrowing import Narrowing
from app.ui.views.passages.place import PassagesPlace
from app.ui.widgets.chip_button import ChipButton

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture(scope="session")
def first_place() -> str:
    return "passages"


@pytest.fixture
def place(window: MainWindow) -> PassagesPlace:
    window.show_place("passages")
    found = window.place("passages")
    assert isinstance(found, PassagesPlace)
    if found.wanted != Wanted():
        found.show_everything()
    return found


def _listed(place: PassagesPlace) -> list[Listed]:
    model = place.page.model
    found = [model.listed(row) for row in range(model.rowCount())]
    return [row for row in found if row is not None]


def _tags(place: PassagesPlace, name: str) -> set[int]:
    return {tag.id for tag in place.tags() if f"/{name}/" in f"/{tag.path}/"}


def _choose(place: PassagesPlace, words: str) -> None:
    narrowing = place.findChild(Narrowing)
    assert isinstance(narrowing, Narrowing)
    QTest.keyClick(place.table, Qt.Key.Key_F)
    assert narrowing.popup is not None
    QTest.keyClicks(narrowing.popup.field, words)
    QTest.keyClick(narrowing.popup.field, Qt.Key.Key_Return)


@pytest.mark.looks
def test_the_parent_of_a_tag_is_named_beside_it_and_nothing_beside_one_at_the_top(place: PassagesPlace) -> None:
    from app.ui.views.passages.narrowing import choices

    (_, rows), *_ = choices(place.session.store, place.tags())
    sides = {row.text: row.side for row in rows}
    assert sides["Motive"] == ""
    assert sides["Leverage"] == "Motive"


def test_what_is_selected_is_tagged_from_the_pane_beside_it(place: PassagesPlace, qtbot: QtBot) -> None:
    place.page.focus_table()
    QTest.keyClick(place.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(place.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    ids = place.table.selected_ids()
    qtbot.waitUntil(lambda: any(chip.text() == "Tag" for chip in place.inspector.findChildren(ChipButton)))
    (chip,) = [chip for chip in place.inspector.findChildren(ChipButton) if chip.text() == "Tag"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    narrowing = place.findChild(Narrowing)
    assert narrowing.popup is not None
    QTest.keyClicks(narrowing.popup.field, "twin")
    QTest.keyClick(narrowing.popup.field, Qt.Key.Key_Return)
    found = passage_reads.many(place.session.store, ids)
    assert all("Twin city" in {tag.name for tag in passage.tags} for passage in found)


def test_a_new_tag_is_made_for_what_is_selected(window: MainWindow, place: PassagesPlace) -> None:
    place.page.focus_table()
    QTest.keyClick(place.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    before = [row.excerpt for row in _listed(place)]
    assert any(excerpt.is_sentence for excerpt in before)
    QTest.keyClick(place.table, Qt.Key.Key_T)
    narrowing = place.findChild(Narrowing)
    assert narrowing.popup is not None
    assert narrowing.popup.field.placeholderText() == f"Tag {place.page.model.rowCount():,} selected"
    assert narrowing.popup.current_key() is None, "Enter alone would tag them all"
    QTest.keyClicks(narrowing.popup.field, "Kin/Widows")
    QTest.keyClick(narrowing.popup.field, Qt.Key.Key_Return)
    assert narrowing.popup is None
    assert {tag.path for tag in place.tags()} >= {"Kin", "Kin/Widows"}
    assert all("Widows" in {tag.name for tag in row.passage.tags} for row in _listed(place))
    assert place.table.hasFocus()
    window.undo()
    assert [row.excerpt for row in _listed(place)] == before
    assert not {tag.path for tag in place.tags()} & {"Kin", "Kin/Widows"}


def test_several_tags_are_put_on_what_is_selected_in_one_go(place: PassagesPlace) -> None:
    place.page.focus_table()
    QTest.keyClick(place.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(place.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    ids = place.table.selected_ids()
    QTest.keyClick(place.table, Qt.Key.Key_T)
    narrowing = place.findChild(Narrowing)
    assert narrowing.popup is not None
    field = narrowing.popup.field
    for typed in ("twin", "Not known so far"):
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert narrowing.popup is None
    for passage in passage_reads.many(place.session.store, ids):
        assert {tag.name for tag in passage.tags} >= {"Twin city", "Not known so far"}


@pytest.mark.looks
def test_tags_are_chosen_turned_and_dropped_by_keyboard(place: PassagesPlace) -> None:
    place.page.focus_table()
    everything = place.page.model.rowCount()
    _choose(place, "leverage")
    leverage = place.page.model.rowCount()
    assert 0 < leverage < everything
    chip = place.page.chips.chips[0]
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert place.wanted.tags[0].match is Match.ALL
    QTest.keyClick(place.page.chips.chips[0], Qt.Key.Key_Return)
    assert place.wanted.tags[0].match is Match.NONE
    assert place.page.model.rowCount() == everything - leverage
    QTest.keyClick(place.page.chips.chips[0], Qt.Key.Key_Delete)
    assert place.page.chips.chips == []
    assert place.page.model.rowCount() == everything


@pytest.mark.looks
def test_a_country_narrows_to_its_evidence(place: PassagesPlace) -> None:
    place.page.focus_table()
    everything = place.page.model.rowCount()
    _choose(place, "iran evidence")
    assert place.wanted.country == "Iran"
    assert 0 < place.page.model.rowCount() < everything
    assert all(row.passage.evidence for row in _listed(place))


@pytest.mark.looks
def test_the_filter_survives_leaving_the_place(window: MainWindow, place: PassagesPlace) -> None:
    place.page.focus_table()
    _choose(place, "leverage")
    before = place.wanted
    window.show_place("read")
    window.show_place("passages")
    assert place.wanted == before
    assert place.page.chips.chips


def test_what_is_attached_to_passages_is_counted_and_chosen(qtbot: QtBot, place: PassagesPlace) -> None:
    button = place.page.bar.buttons[PassageGroup.TAGGED]
    button.click()
    shown = _listed(place)
    assert shown
    assert all(row.passage.tags for row in shown)
    qtbot.waitUntil(lambda: button.text() == f"Tagged {len(shown)}")
    assert button.isChecked()


@pytest.mark.looks
def test_context_is_around_the_quote_in_the_text(place: PassagesPlace) -> None:
    assert all(not row.before and not row.after for row in _listed(place))
    place.page.focus_table()
    chosen = place.table.selected_ids()
    QTest.keyClick(place.page.bar.context, Qt.Key.Key_Right)
    one = _listed(place)
    assert any(row.before and row.after for row in one)
    assert place.table.selected_ids() == chosen
    QTest.keyClick(place.page.bar.context, Qt.Key.Key_Right)
    two = _listed(place)
    assert all(b.before.endswith(a.before) and b.after.startswith(a.after) for a, b in zip(one, two, strict=True))


def test_several_are_tagged_and_untagged_in_one_operation_each(place: PassagesPlace) -> None:
    narrowing = place.findChild(Narrowing)
    assert isinstance(narrowing, Narrowing)
    leverage = next(tag.id for tag in place.tags() if tag.content.name == "Leverage")
    place.page.focus_table()
    place.table.choose_row(0)
    QTest.keyClick(place.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    ids = place.table.selected_ids()
    assert len(ids) == 2
    before = {row.passage.id: row.passage.tags for row in _listed(place) if row.passage.id in ids}
    QTest.keyClick(place.table, Qt.Key.Key_T)
    assert narrowing.popup is not None
    QTest.keyClicks(narrowing.popup.field, "leverage")
    QTest.keyClick(narrowing.popup.field, Qt.Key.Key_Return)
    worn = {row.passage.id: {tag.id for tag in row.passage.tags} for row in _listed(place)}
    assert all(leverage in worn[i] for i in ids)
    place.session.store.undo()
    after = {row.passage.id: row.passage.tags for row in _listed(place) if row.passage.id in ids}
    assert after == before


@pytest.mark.looks
def test_a_cell_of_the_matrix_opens_its_passages(qtbot: QtBot, place: PassagesPlace) -> None:
    place.page.focus_table()
    QTest.keyClick(place.table, Qt.Key.Key_M)
    matrix, counts = place.page.matrix, place.page.matrix.counts
    assert place.page.body.currentWidget() is matrix
    size = counts.rowCount()
    row, column = next(
        (r, c) for r in range(size) for c in range(size) if r != c and counts.count(r, c) and counts.count(c, r)
    )
    number, a, b = counts.count(row, column), counts.tags[row], counts.tags[column]
    assert number == counts.count(column, row)
    assert counts.data(counts.index(row, column)) == str(number)
    matrix.setCurrentIndex(counts.index(row, column))
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    shown = _listed(place)
    assert place.page.body.currentWidget() is place.table
    assert len(shown) == number
    for row_shown in shown:
        worn = {tag.id for tag in row_shown.passage.tags}
        assert worn & _tags(place, a.content.name)
        assert worn & _tags(place, b.content.name)


def _filters(place: PassagesPlace) -> dict[str, Wanted]:
    """What may stand above the matrix as chips, in words or as buttons."""
    every, tags = Wanted(), {tag.content.name: tag for tag in place.tags()}

    def tagged(wanted: Wanted, name: str, match: Match) -> Wanted:
        return wanted.with_tag(tags[name], with_those_under(tags[name], place.tags()), match)

    return {
        "nothing": every,
        "one tag": tagged(every, "Leverage", Match.ANY),
        "a parent": tagged(every, "Motive", Match.ANY),
        "any of two": tagged(tagged(every, "Leverage", Match.ANY), "Company", Match.ANY),
        "a tag and not another": tagged(tagged(every, "Motive", Match.ALL), "Leverage", Match.NONE),
        "none of a tag": tagged(every, "Leverage", Match.NONE),
        "words": replace(every, words="masks"),
        "evidence": replace(every, rest=PassageFilter(group=PassageGroup.EVIDENCE)),
        "a tag and words": replace(tagged(every, "Medical supplies", Match.ANY), words="test"),
    }


@pytest.mark.looks
@few("step", [8, 1], keep=1, why="every filter over a matrix by dice", ids=["some", "all"])
def test_the_matrix_obeys_the_filter_that_is_above_it(qtbot: QtBot, place: PassagesPlace, step: int) -> None:
    for name, wanted in list(_filters(place).items())[1::step]:
        place.page.bar.matrix.setChecked(False)
        _matrix_obeys(place, wanted, random.Random(name))


def _matrix_obeys(place: PassagesPlace, wanted: Wanted, chance: random.Random) -> None:
    place.show_wanted(wanted)
    passages = [row.passage for row in _listed(place)]
    place.page.focus_table()
    QTest.keyClick(place.page.body.currentWidget(), Qt.Key.Key_M)
    matrix, counts = place.page.matrix, place.page.matrix.counts
    assert counts.rowCount()
    ids = {tag.id: set(with_those_under(tag, place.tags())) for tag in counts.tags}
    worn = [{tag.id for tag in passage.tags} for passage in passages]
    for row, one in enumerate(counts.tags):
        for column, other in enumerate(counts.tags):
            both = sum(bool(has & ids[one.id]) and bool(has & ids[other.id]) for has in worn)
            assert counts.count(row, column) == both
    size = counts.rowCount()
    cells = [(r, c) for r in range(size) for c in range(size) if counts.count(r, c)]
    for row, column in chance.sample(cells, min(3, len(cells))):
        place.show_wanted(wanted)
        number = counts.count(row, column)
        matrix.setCurrentIndex(counts.index(row, column))
        QTest.keyClick(matrix, Qt.Key.Key_Return)
        assert place.page.model.rowCount() == number
        place.page.bar.matrix.setChecked(True)


@pytest.mark.alone
@pytest.mark.long("by mouse what goes by keys", instead="test_a_cell_of_the_matrix_opens_its_passages")
def test_a_click_in_the_matrix_chooses_a_cell_and_a_double_click_opens_it(qtbot: QtBot, place: PassagesPlace) -> None:
    QTest.keyClick(place.table, Qt.Key.Key_M)
    matrix, mouse = place.page.matrix, Mouse(qtbot)
    cell = matrix.visualRect(matrix.counts.index(1, 1)).center()
    mouse.click(matrix.viewport(), cell)
    assert place.page.body.currentWidget() is matrix
    assert (matrix.currentIndex().row(), matrix.currentIndex().column()) == (1, 1)
    mouse.double_click(matrix.viewport(), cell)
    assert place.page.body.currentWidget() is place.table


@pytest.mark.alone
def test_what_passages_have_to_have_is_remembered_for_each_workspace(
    window: MainWindow, place: PassagesPlace, tmp_path: Path
) -> None:
    everything = place.page.model.rowCount()
    place.page.bar.picked.emit(PassageGroup.CLAIMS)
    claims = place.page.model.rowCount()
    assert 0 < claims < everything
    here = window.session.store.path
    there = tmp_path / "other.passagework"
    window.close_workspace()
    there.write_bytes(here.read_bytes())
    for path, group, count in ((there, PassageGroup.ALL, everything), (here, PassageGroup.CLAIMS, claims)):
        assert window.open_workspace(path)
        window.show_place("passages")
        shown = window.place("passages")
        assert isinstance(shown, PassagesPlace)
        assert shown.wanted.rest.group is group
        assert shown.page.model.rowCount() == count
