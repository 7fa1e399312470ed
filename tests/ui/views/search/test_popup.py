"""The one search, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.actions import notes
from app.domain.search import Hit
from app.store.reads.donations import id_of
from app.store.reads.sources import current_text, library
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.passages.place import PassagesPlace
from app.ui.views.search.popup import SearchPopup, found_words, rows_of

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture
def popup(window: MainWindow) -> SearchPopup:
    window.show_search()
    found = window.findChild(SearchPopup)
    assert isinstance(found, SearchPopup)
    return found


def _type(qtbot: QtBot, popup: SearchPopup, words: str) -> list[object]:
    QTest.keyClicks(popup.field, words)
    qtbot.waitUntil(lambda: popup.shown_for == popup.field.text())
    return [row.key for row in popup.rows.rows]


def _choose(popup: SearchPopup, kind: str) -> Hit:
    for number, row in enumerate(popup.rows.rows):
        if isinstance(row.key, Hit) and row.key.kind == kind:
            popup.list.setCurrentIndex(popup.rows.index(number))
            QTest.keyClick(popup.field, Qt.Key.Key_Return)
            return row.key
    raise AssertionError(kind)


def test_finds_by_sections_what_holds_the_words(qtbot: QtBot, popup: SearchPopup) -> None:
    keys = _type(qtbot, popup, "iran")
    heads = [row.text.partition(" ·")[0] for row in popup.rows.rows if row.head]
    assert heads == [title for title in ("Countries and facts", "Donations", "Actors", "Tags", "Notes", "Sources",
                                         "Text") if title in heads]  # fmt: skip
    assert {"Countries and facts", "Donations", "Text"} <= set(heads)
    first = next(key for key in keys if isinstance(key, Hit))
    assert (first.kind, first.title) == ("country", "Iran")
    assert popup.current_key() == first


def test_a_condition_is_offered_the_values_it_may_have(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    first, second, *others = _type(qtbot, popup, "donor.kind:comp")
    assert isinstance(first, Target), "Enter asks what is typed"
    assert isinstance(second, Target)
    assert "donor.kind:company" in others
    row = popup.rows.rows[others.index("donor.kind:company") + 2]
    assert row.text == "company"
    assert "left" in row.side
    popup.list.setCurrentIndex(popup.rows.index(others.index("donor.kind:company") + 2))
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.field.text() == "donor.kind:company"
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    settled(window)
    place = window.place("passages")
    assert isinstance(place, PassagesPlace)
    assert [one.text() for one in place.page.chips.chips] == ["donor.kind:company"]


def test_a_condition_is_asked_of_the_passages_first(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    _type(qtbot, popup, "recipient:Iran item:masks scope:specific")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.place_name() == "passages"
    place = window.place("passages")
    assert isinstance(place, PassagesPlace)
    assert place.page.title.text() == "Passages asked for"
    every = place.page.model.rowCount()
    assert every > 1
    said = [str(place.page.model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for number in range(every)]
    assert any("masks" in one for one in said)
    window.go(Target("countries"))
    window.go_back()
    assert place.page.model.rowCount() == every
    chip = place.page.chips.chips[0]
    assert chip.text() == "recipient:Iran item:masks scope:specific", "it is not cut while there is room"
    chip.removed.emit()
    assert place.page.model.rowCount() > every
    assert place.page.title.text() != "Passages asked for"


def test_what_cannot_be_asked_of_the_passages_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    place = window.place("passages")
    assert isinstance(place, PassagesPlace)
    window.go(Target("passages"))
    before = place.page.title.text()
    with qtbot.waitSignal(window.session.said):
        window.go(Target("passages", "question", words="donor.kind:unheard"))
    assert place.page.title.text() == before
    assert not place.page.chips.chips


@pytest.mark.parametrize("typed", ["donor.kind:", "item:masks donor.kind:", "donor.kind!="])
def test_a_condition_without_a_value_cannot_be_asked_yet(qtbot: QtBot, popup: SearchPopup, typed: str) -> None:
    assert str(_type(qtbot, popup, typed)[0]).startswith(typed)
    assert not any(isinstance(row.key, Target) for row in popup.rows.rows)
    assert popup.current_key() == popup.rows.rows[0].key
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.field.text().startswith(typed)
    assert len(popup.field.text()) > len(typed)


def test_a_condition_is_asked_of_the_records(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    window.go(Target("donations", "matrix"))
    _type(qtbot, popup, "recipient:Iran item:masks")
    QTest.keyClick(popup.field, Qt.Key.Key_Down)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.place_name() == "donations"
    settled(window)
    place = window.place("donations")
    assert isinstance(place, DonationsPlace)
    page = place.page
    assert page.filter.text() == "recipient:Iran item:masks"
    assert window.focusWidget() is page.table
    rows = page.table.model()
    refs = {rows.index(number, 0).data() for number in range(rows.rowCount())}
    assert "D-22" in refs
    assert "D-01" not in refs


def test_text_opens_with_the_words_selected(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    _type(qtbot, popup, "gorgan")
    hit = _choose(popup, "text")
    assert window.place_name() == "read"
    chosen = window.read.page.selection()
    assert chosen is not None
    assert hit.source_id is not None
    text = current_text(window.session.store, hit.source_id).text
    assert text[chosen[0] : chosen[1]].lower() == "gorgan"


@few(
    "words, kind, place",
    [
        ("gorgan", "donation", "donations"),
        ("huawei", "actor", "donations"),
        ("leverage", "tag", "passages"),
    ],
    keep=1,
    why="more kinds of things",
)
def test_enter_goes_to_the_place_of_a_thing(
    qtbot: QtBot, window: MainWindow, popup: SearchPopup, words: str, kind: str, place: str
) -> None:
    _type(qtbot, popup, words)
    hit = _choose(popup, kind)
    assert window.place_name() == place
    target = window.place(place).target()
    assert (target.kind, target.id) == (kind, hit.thing_id)


def test_a_note_is_found_by_its_words(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    note_id = notes.add_note(window.session.store, "the municipality of zzyzx")
    _type(qtbot, popup, "zzyz")
    assert _choose(popup, "note").thing_id == note_id
    assert window.place("notes").target().id == note_id


def test_a_reference_comes_first(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    _type(qtbot, popup, "D-22")
    first = popup.current_key()
    assert isinstance(first, Hit)
    assert (first.kind, first.thing_id) == ("donation", id_of(window.session.store, "D-22"))


def test_enter_does_not_wait_for_the_search(window: MainWindow, popup: SearchPopup) -> None:
    QTest.keyClicks(popup.field, "leverage")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.place_name() == "passages"


def test_arrows_pass_over_the_heads(qtbot: QtBot, popup: SearchPopup) -> None:
    _type(qtbot, popup, "iran")
    for _ in range(len(popup.rows.rows)):
        QTest.keyClick(popup.field, Qt.Key.Key_Down)
        assert not popup.rows.rows[popup.list.currentIndex().row()].head


def test_nothing_found_says_so_and_what_to_try(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    assert _type(qtbot, popup, "zzyzx") == []
    assert "zzyzx" in popup.foot.text()
    assert "fewer words" in popup.foot.text()
    assert popup.foot.text().endswith("Commands and settings: Ctrl+Shift+P")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.place_name() == "read"


def test_no_query_is_an_error(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    for words in ('"', "*", "AND", 'a" OR "b', "(", "-", "😀", "מסכות", "^:"):
        popup.field.setText(words)
        popup.show_rows()
        assert said == [], words
        assert popup.foot.text(), words


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    before = window.read.target()
    _type(qtbot, popup, "iran")
    with qtbot.waitSignal(popup.closed):
        QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert window.read.target() == before


@pytest.mark.alone
def test_what_was_searched_for_last_is_offered(qtbot: QtBot, window: MainWindow, popup: SearchPopup) -> None:
    assert not popup.rows.rows
    _type(qtbot, popup, "leverage")
    _choose(popup, "tag")
    again = SearchPopup(window.session, window)
    again.open_below(window.top.search_box)
    assert [row.text for row in again.rows.rows] == ["Recent searches", "leverage"]
    QTest.keyClick(again.field, Qt.Key.Key_Return)
    assert again.field.text() == "leverage"
    assert any(isinstance(row.key, Hit) for row in again.rows.rows)
    again.close()


def test_a_note_that_links_a_passage_is_read_as_one_reads_it_and_comes_after_the_source_called_so(
    qtbot: QtBot, window: MainWindow, popup: SearchPopup
) -> None:
    title = library(window.session.store)[0].meta.title
    notes.add_note(window.session.store, f"[[p-502ce127|¶ 5, {title}]] is what it says.")
    found = [key for key in _type(qtbot, popup, "donations digest") if isinstance(key, Hit)]
    kinds = [hit.kind for hit in found]
    assert kinds.index("source") < kinds.index("note")
    assert "text" not in kinds[: kinds.index("note")]
    note = found[kinds.index("note")]
    assert note.title.startswith(f"¶ 5, {title}"[:40])
    assert "[[" not in note.title + note.snippet
    assert note.marks


def test_words_side_by_side_are_selected_together() -> None:
    hit = Hit("text", 1, "Gifts", "sent 300,000 masks to", ((5, 8), (9, 12), (13, 18)), 1, 105, 2)
    assert found_words(hit) == (105, 118)
    apart = Hit("text", 1, "Gifts", "sent masks to Iran", ((5, 10), (14, 18)), 1, 105, 2)
    assert found_words(apart) == (105, 110)


def test_a_section_shows_its_best_and_says_how_many_there_are() -> None:
    hits = [Hit("tag", n, f"Tag {n}", "", ()) for n in range(9)]
    rows = rows_of(hits, "tag")
    assert rows[0].text == "Tags · 5 of 9"
    assert [row.key for row in rows[1:]] == hits[:5]


def test_what_is_not_counted_is_not_said_to_be_all() -> None:
    places = [Hit("text", 1, "Gifts", f"mask {n}", ((0, 4),), 1, n, n) for n in range(31)]
    assert rows_of(places, "mask")[0].text == "Text · the first 30"
    many = [Hit("source", n, f"Mask {n}", "", ()) for n in range(60)]
    assert rows_of(many, "mask")[0].text == "Sources · the first 5"


def test_the_found_words_are_selected_not_others_before_them() -> None:
    hit = Hit("text", 1, "Gifts", "the cat on the quay", ((0, 3), (11, 14), (15, 19)), 1, 111, 2, 1)
    assert found_words(hit) == (111, 119)


def test_only_the_newest_words_are_answered(qtbot: QtBot, popup: SearchPopup) -> None:
    """Keys in one go: whatever the searches for the first letters found, the last words stand."""
    assert any(isinstance(key, Hit) for key in _type(qtbot, popup, "leverage"))
    assert popup.shown_for == "leverage"
    popup.field.setText("zzyzx")
    popup.field.setText("huawei")
    qtbot.waitUntil(lambda: popup.shown_for == "huawei")
    assert "zzyzx" not in popup.foot.text()


@pytest.mark.alone
def test_closing_lets_go_of_the_store(popup: SearchPopup, window: MainWindow) -> None:
    popup.field.setText("iran")
    popup.close()
    window.close_workspace()
    assert not window.session.is_open
    assert popup.shown_for != "iran"
