"""The place of the passages, in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.mouse import Mouse, row_point
from tests.helpers.seen import index_of

from app.actions import passages as operations
from app.actions import tags as tag_operations
from app.domain.codebook import Tag
from app.domain.excerpts import Excerpt, is_own
from app.store.reads import found_passages
from app.store.reads import passages as reads
from app.store.reads.sources import library
from app.store.reads.tags import codebook
from app.ui.base.session import Target
from app.ui.panels.notes.editor import NoteEditor
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.passages.filter import Wanted
from app.ui.views.passages.model import ROW_ROLE, Listed, spoken
from app.ui.views.passages.painter import HEAD_PX, row_height
from app.ui.views.passages.place import PassagesPlace
from app.ui.views.passages.table import PassageTable

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture(scope="session")
def first_place() -> str:
    return "passages"


@pytest.fixture
def place(window: MainWindow) -> PassagesPlace:
    window.show_place("passages")
    found = window.place("passages")
    assert isinstance(found, PassagesPlace)
    found.page.filter.clear()
    if found.wanted != Wanted():
        found.show_everything()
    return found


def _tag(place: PassagesPlace, name: str) -> Tag:
    return next(tag for tag in codebook(place.session.store) if tag.content.name == name)


def _listed(place: PassagesPlace) -> list[Listed]:
    model = place.page.model
    rows = [model.listed(row) for row in range(model.rowCount())]
    return [row for row in rows if row is not None]


def _click(table: PassageTable, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    top = table.rowViewportPosition(row)
    head = HEAD_PX if row == 0 else 0
    at = QPoint(table.viewport().width() // 2, top + head + (table.rowHeight(row) - head) // 2)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def _all_of(rows: list[Listed]) -> list[int]:
    return [passage.id for row in rows for passage in row.excerpt.passages]


@pytest.mark.looks
def test_a_persons_own_are_listed_in_the_order_of_the_text_then_evidence_by_sentence(place: PassagesPlace) -> None:
    shown = _listed(place)
    every = reads.listed(place.session.store, limit=10_000)
    assert 50 < len(shown) < len(every)
    assert sorted(_all_of(shown)) == sorted(passage.id for passage in every)  # each stands in one row, none is left out
    own = [row.passage.id for row in shown if not row.excerpt.is_sentence]
    assert own == [passage.id for passage in every if is_own(passage)]
    sentences = [row for row in shown if row.excerpt.is_sentence]
    assert shown == [*(row for row in shown if not row.excerpt.is_sentence), *sentences]
    texts = [row.passage.quote for row in sentences]
    assert len(texts) == len(set(texts))
    for row in sentences:
        words = {passage.quote for passage in row.excerpt.passages}
        assert all(one in row.passage.quote for one in words)
        assert {row.passage.quote[start:end] for start, end in row.excerpt.marks} or words == {row.passage.quote}
    assert place.page.title.text() == "All passages"
    assert place.page.count.text() == f"{len(shown)} passages"


@pytest.mark.looks
def test_words_of_a_sentence_find_it_that_are_no_evidence_themselves(place: PassagesPlace) -> None:
    sentence = next(row for row in _listed(place) if row.excerpt.is_sentence and row.excerpt.marks)
    first = sentence.passage.quote[: sentence.excerpt.marks[0][0]] or sentence.passage.quote[-8:]
    place.page.words_changed.emit(first)
    assert sentence.passage.quote in [row.passage.quote for row in _listed(place)]


def test_a_tag_on_a_sentence_makes_it_a_passage_that_holds_its_evidence(
    window: MainWindow, place: PassagesPlace
) -> None:
    before = place.page.model.rowCount()
    row = next(n for n, one in enumerate(_listed(place)) if one.excerpt.is_sentence and one.excerpt.marks)
    place.table.choose_row(row)
    sentence = place.table.excerpts()[0]
    place.side.codebook.tag_wanted.emit(_tag(place, "Leverage").id)
    (now,) = [one.excerpt for one in _listed(place) if one.passage.quote == sentence.passage.quote]
    assert not now.is_sentence
    assert [tag.name for tag in now.passage.tags] == ["Leverage"]
    assert {one.id for one in now.passages} == {one.id for one in sentence.passages} | {now.passage.id}
    assert place.page.model.rowCount() == before
    window.undo()
    assert sentence in [one.excerpt for one in _listed(place)]


def test_a_note_on_a_sentence_is_written_in_at_once(qtbot: QtBot, place: PassagesPlace) -> None:
    row = next(n for n, one in enumerate(_listed(place)) if one.excerpt.is_sentence and one.excerpt.marks)
    place.table.choose_row(row)
    sentence = place.table.passages()[0]
    QTest.keyClick(place.table, Qt.Key.Key_N)
    noted = lambda: [one.passage for one in _listed(place) if one.passage.notes]  # noqa: E731
    qtbot.waitUntil(lambda: any(one.quote == sentence.quote for one in noted()))
    qtbot.waitUntil(lambda: isinstance(place.window().focusWidget(), NoteEditor))


@pytest.mark.looks
def test_a_tag_narrows_the_list_to_its_passages(window: MainWindow, place: PassagesPlace) -> None:
    tag = _tag(place, "Leverage")
    window.go(Target("passages", "tag", tag.id))
    shown = _listed(place)
    assert len(shown) == tag.passages > 0
    assert all("Leverage" in [t.name for t in row.passage.tags] for row in shown)
    assert place.page.title.text() == "Passages tagged Leverage"
    assert place.page.meaning.text() == tag.content.definition
    assert place.side.codebook.current_tag() == tag
    assert place.target() == Target("passages", "tag", tag.id, passage=shown[0].passage.id)


@pytest.mark.looks
def test_a_parent_tag_gathers_what_is_under_it(place: PassagesPlace) -> None:
    motive = _tag(place, "Motive")
    under = {tag.id for tag in codebook(place.session.store) if tag.path.startswith("Motive")}
    place.show_tag(motive.id)
    shown = _listed(place)
    assert len(shown) > motive.passages
    assert all(under & {tag.id for tag in row.passage.tags} for row in shown)


@pytest.mark.looks
def test_words_narrow_the_list_after_a_pause(qtbot: QtBot, place: PassagesPlace) -> None:
    QTest.keyClicks(place.page.filter, "masks")
    qtbot.waitUntil(lambda: place.wanted.words == "masks")
    shown = _listed(place)
    assert shown
    assert all("masks" in row.passage.quote.lower() for row in shown)
    QTest.keyClick(place.page.filter, Qt.Key.Key_Down)
    assert place.window().focusWidget() is place.table


@pytest.mark.looks
def test_the_list_is_as_it_was_typed_when_it_takes_the_keyboard(place: PassagesPlace) -> None:
    everything, field, listed = len(_listed(place)), place.page.filter, []
    QApplication.instance().focusChanged.connect(
        lambda _old, now: listed.append(len(_listed(place))) if now is place.table else None
    )
    field.setFocus()
    QTest.keyClicks(field, "masks")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.setFocus()
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert listed[0] < everything
    assert listed[1:] == [everything]


def test_source_and_tag_narrow_together_and_each_can_be_dropped(place: PassagesPlace) -> None:
    source = library(place.session.store)[0]
    place.show_tag(_tag(place, "Leverage").id)
    count = place.page.model.rowCount()
    place.show_source(source.id)
    assert place.wanted.tag is not None
    assert place.wanted.source_id == source.id
    place.page.chips.chips[0].removed.emit()
    assert place.wanted.tag is None
    assert place.page.title.text() == f"Passages of {source.meta.title}"
    assert source.passages > place.page.model.rowCount() > count
    place.page.chips.chips[0].setFocus()
    place.page.chips.chips[0].removed.emit()
    assert place.page.title.text() == "All passages"
    assert place.table.hasFocus()


@pytest.mark.looks
def test_nothing_found_says_so_and_leads_back(place: PassagesPlace, qtbot: QtBot) -> None:
    place.page.filter.setText("no such words anywhere")
    qtbot.waitUntil(lambda: bool(place.wanted.words))
    assert place.page.body.currentWidget() is place.page.empty
    empty = place.page.empty.state
    empty.button.setFocus()
    empty.button.click()
    assert place.page.body.currentWidget() is place.table
    assert place.table.hasFocus()
    assert place.page.model.rowCount() == found_passages.counts_by_source(place.session.store)[1]
    assert place.page.filter.text() == ""


def test_an_empty_workspace_says_how_passages_come(empty_window: MainWindow) -> None:
    empty_window.show_place("passages")
    place = empty_window.place("passages")
    assert isinstance(place, PassagesPlace)
    assert place.page.body.currentWidget() is place.page.empty
    empty = place.page.empty.state
    empty.button.click()
    assert empty_window.place_name() == "read"


@pytest.mark.looks
def test_enter_goes_to_the_words_and_back_to_the_row(window: MainWindow, place: PassagesPlace) -> None:
    place.table.choose_row(12)
    passage = place.table.passages()[0]
    QTest.keyClick(place.table, Qt.Key.Key_Return)
    assert window.place_name() == "read"
    assert window.read.page.chosen_passage() == passage.id
    window.go_back()
    assert window.place_name() == "passages"
    assert place.table.passages() == [passage]


@pytest.mark.alone
def test_a_click_chooses_and_a_double_click_goes(window: MainWindow, place: PassagesPlace, qtbot: QtBot) -> None:
    _click(place.table, 1, Qt.KeyboardModifier.ControlModifier)
    assert len(place.table.passages()) == 2
    mouse, shown = Mouse(qtbot), place.page.model.listed(2)
    assert shown is not None
    mouse.click(place.table.viewport(), row_point(place.table, 2))
    assert window.place_name() == "passages"
    assert place.table.passages() == [shown.passage]
    qtbot.waitUntil(lambda: [card.passage.id for card in place.findChildren(PassageCard)] == [shown.passage.id])
    mouse.double_click(place.table.viewport(), row_point(place.table, 2))
    assert window.place_name() == "read"
    assert window.read.page.chosen_passage() == shown.passage.id


@pytest.mark.long("another case of the same path in the window", instead="test_a_click_chooses_and_a_double_click_goes")
def test_the_codebook_of_the_text_stays_there_and_a_key_goes_to_the_list(window: MainWindow, qtbot: QtBot) -> None:
    mouse, panel = Mouse(qtbot), window.read.codebook
    tag = next(tag for tag in codebook(window.session.store) if tag.content.name == "Twin city")
    row = panel.visualRect(index_of(panel, tag.id)).center()
    mouse.click(panel.viewport(), row)
    assert window.place_name() == "read"
    assert panel.current_tag() == tag
    mouse.double_click(panel.viewport(), row)
    assert window.place_name() == "read"
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.place_name() == "passages"
    place = window.place("passages")
    assert [one.tag.id for one in place.wanted.tags] == [tag.id]
    other = next(tag for tag in codebook(window.session.store) if tag.content.name == "Military")
    there = place.side.codebook
    mouse.click(there.viewport(), there.visualRect(index_of(there, other.id)).center())
    assert window.place_name() == "passages"  # where the list stands beside the codebook, it follows
    assert [one.tag.id for one in place.wanted.tags] == [other.id]
    window.show_place("read")
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.tag.id for one in window.place("passages").wanted.tags] == [tag.id]


@pytest.mark.alone
def test_the_head_of_a_source_opens_the_source(window: MainWindow, place: PassagesPlace, qtbot: QtBot) -> None:
    Mouse(qtbot).click(place.table.viewport(), QPoint(200, HEAD_PX // 2))
    assert window.place_name() == "passages"
    Mouse(qtbot).double_click(place.table.viewport(), QPoint(200, HEAD_PX // 2))
    assert window.place_name() == "read"
    assert window.read.page.chosen_passage() is None


@pytest.mark.looks
def test_copies_with_citation_and_never_as_the_authors_words(place: PassagesPlace) -> None:
    place.table.choose_row(5)
    place.table.selectionModel().select(place.page.model.index(6), place.table.selectionModel().SelectionFlag.Select)
    QTest.keySequence(place.table, QKeySequence(QKeySequence.StandardKey.Copy))
    first, second = place.table.passages()
    copied = QGuiApplication.clipboard().text().split("\n\n")
    assert len(copied) == 2
    assert copied[0].startswith(first.quote)
    assert "our paraphrase of Segev and Lavi" in copied[0]
    assert f"¶{second.paragraph}" in copied[1]


def test_several_are_removed_and_come_back_together(window: MainWindow, place: PassagesPlace) -> None:
    before = _listed(place)
    place.table.choose_row(3)
    QTest.keyClick(place.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    gone = set(place.table.selected_ids())
    QTest.keyClick(place.table, Qt.Key.Key_Delete)
    assert len(gone) == 2
    assert {row.passage.id for row in _listed(place)} == {row.passage.id for row in before} - gone
    assert len(place.table.selected_ids()) == 1
    window.undo()
    assert _listed(place) == before


@pytest.mark.looks
def test_the_inspector_follows_and_says_what_a_tag_means(qtbot: QtBot, place: PassagesPlace) -> None:
    place.show_tag(_tag(place, "Leverage").id)
    place.table.choose_row(1)
    wanted = place.table.passages()[0]
    qtbot.waitUntil(
        lambda: place.inspector.passage_card is not None and place.inspector.passage_card.passage.id == wanted.id
    )
    place.table.selectAll()
    qtbot.waitUntil(lambda: place.inspector.passage_card is None)


def test_n_writes_a_note_on_the_passage(qtbot: QtBot, place: PassagesPlace) -> None:
    place.table.choose_row(4)
    passage = place.table.passages()[0]
    QTest.keyClick(place.table, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: len(reads.one(place.session.store, passage.id).notes) == len(passage.notes) + 1)


def test_follows_operations_done_elsewhere(window: MainWindow, place: PassagesPlace) -> None:
    tag = _tag(place, "Leverage")
    place.show_tag(tag.id)
    window.show_place("read")
    operations.untag_passage(place.session.store, _listed(place)[0].passage.id, tag.id)
    window.show_place("passages")
    assert place.page.model.rowCount() == tag.passages - 1


def test_a_removed_tag_is_no_longer_asked_for(place: PassagesPlace) -> None:
    tag = _tag(place, "Leverage")
    place.show_tag(tag.id)
    tag_operations.remove_tags(place.session.store, [tag.id])
    assert place.wanted.tag is None
    assert place.page.title.text() == "All passages"


def test_puts_a_tag_on_what_is_selected(place: PassagesPlace) -> None:
    tag = _tag(place, "Leverage")
    place.table.choose_row(0)
    passage = place.table.passages()[0]
    assert tag.id not in {t.id for t in passage.tags}
    place.side.codebook.tag_wanted.emit(tag.id)
    assert tag.id in {t.id for t in reads.one(place.session.store, passage.id).tags}


@pytest.mark.looks
def test_rows_are_as_high_as_their_words(place: PassagesPlace) -> None:
    width = place.table.viewport().width()
    place.show_tag(_tag(place, "Leverage").id)
    for row, listed in enumerate(_listed(place)):
        assert place.table.rowHeight(row) == row_height(listed, width)


@pytest.mark.looks
def test_a_screen_reader_hears_what_is_painted(place: PassagesPlace) -> None:
    place.show_tag(_tag(place, "Leverage").id)
    index = place.page.model.index(0)
    listed: Listed = index.data(ROW_ROLE)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == spoken(listed)
    assert listed.passage.quote in said
    assert "our paraphrase" in said
    assert "Leverage" in said
    noted = replace(listed.passage, notes=(1, 2))
    assert "2 notes" in spoken(replace(listed, excerpt=Excerpt(noted, (noted,))))


@pytest.mark.looks
def test_home_and_end_are_those_of_the_list(place: PassagesPlace) -> None:
    last = place.page.model.rowCount() - 1
    QTest.keyClick(place.table, Qt.Key.Key_End)
    assert place.table.currentIndex().row() == last
    QTest.keyClick(place.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert len(place.table.selected_ids()) == last + 1
    QTest.keyClick(place.table, Qt.Key.Key_Down)
    assert len(place.table.selected_ids()) == 1


@pytest.mark.looks
def test_a_target_that_is_gone_is_said_and_everything_shown(window: MainWindow, place: PassagesPlace) -> None:
    place.show_tag(_tag(place, "Leverage").id)
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    window.go(Target("passages", "tag", 10_000))
    assert len(said) == 1
    assert "no longer" in said[0]
    assert place.wanted == Wanted()


@pytest.mark.looks
def test_a_single_passage_is_found_whatever_is_shown(window: MainWindow, place: PassagesPlace) -> None:
    wanted = reads.listed(place.session.store, limit=1)[0]
    place.show_tag(_tag(place, "Leverage").id)
    window.go(Target("passages", "passage", wanted.id))
    (found,) = place.table.excerpts()
    assert wanted in found.passages
