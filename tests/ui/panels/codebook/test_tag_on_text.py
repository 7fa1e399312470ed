"""Keys of tags, tags dropped on words, tags named by words, and claims."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QPushButton, QTreeView
from pytestqt.qtbot import QtBot
from tests.helpers.seen import index_of, shown_tags
from tests.helpers.settled import settled
from tests.ui.panels.codebook.conftest import opened, tag_named

from app.actions import passages, tags
from app.domain.codebook import TagContent, in_vivo_name
from app.domain.passages import Passage
from app.domain.terms import ClaimKind, Sureness
from app.store.reads import passages as passage_reads
from app.store.reads.tags import codebook
from app.store.reads.trash import removed
from app.ui.panels.codebook.tag_dialog import TagDialog
from app.ui.panels.codebook.tag_palette import TagNames, TagPalette, tag_rows
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.claim import ClaimPopup

pytestmark = pytest.mark.undone

Words = tuple[int, int]
On = QTreeView.DropIndicatorPosition


def passage_on(window: MainWindow, stretch: Words) -> Passage | None:
    found = passage_reads.of_source(window.session.store, window.read.row.id)
    return next((p for p in found if (p.start, p.end) == stretch), None)


def test_a_tags_own_key_puts_it_on_what_is_selected(window: MainWindow, qtbot: QtBot, words: Words) -> None:
    tags.add_tag(window.session.store, TagContent("Quick", key="b"))
    qtbot.keyClick(window.read.page, Qt.Key.Key_B)
    made = passage_on(window, words)
    assert made is not None
    assert [tag.name for tag in made.tags] == ["Quick"]


def test_a_digit_given_to_a_tag_goes_before_the_recent_one(window: MainWindow, qtbot: QtBot, words: Words) -> None:
    tags.add_tag(window.session.store, TagContent("First", key="1"))
    qtbot.keyClick(window.read.page, Qt.Key.Key_1)
    made = passage_on(window, words)
    assert made is not None
    assert [tag.name for tag in made.tags] == ["First"]


def test_a_key_of_the_page_is_refused_in_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.read.controller.codebook.add(None)
    dialog = opened(qtbot, TagDialog)
    dialog.name.setText("New one")
    for key in ("t", "s"):
        dialog.key.setText(key)
        dialog.submit()
        assert f"The key {key.upper()} is taken by" in dialog.problem.text()
    dialog.key.setText("B")
    dialog.examples.setPlainText("one\n\n two ")
    dialog.aliases.setText("newest; latest")
    dialog.submit()
    content = tag_named(window, "New one").content
    assert (content.key, content.examples, content.aliases) == ("b", ("one", "two"), ("newest", "latest"))


def test_the_palette_finds_a_tag_by_another_name(window: MainWindow) -> None:
    store = window.session.store
    tags.add_tag(store, TagContent("Reciprocity", aliases=("quid pro quo",), key="b"))
    rows = tag_rows("quid", TagNames(codebook(store)), {}, frozenset())
    assert [row.text for row in rows] == ["Reciprocity"]
    assert rows[0].hint == "B"


def test_words_name_a_tag(window: MainWindow, qtbot: QtBot, words: Words) -> None:
    text = window.read.text.text[slice(*words)]
    qtbot.keyClick(window.read.page, Qt.Key.Key_V)
    made = passage_on(window, words)
    assert made is not None
    assert [tag.name for tag in made.tags] == [text]


def test_a_name_from_the_text_is_one_short_line() -> None:
    assert in_vivo_name(" a\n b/c ") == "a b c"
    long = in_vivo_name("word " * 30)
    assert len(long) <= 60
    assert long.endswith("word…")
    assert len(in_vivo_name("x" * 90)) == 60


def point_of(window: MainWindow, at: int) -> QPoint:
    """The middle of a character, in the viewport."""
    page = window.read.page
    page.select(at, at)
    page.ensureCursorVisible()
    box = page.cursorRect()
    return QPoint(box.left() + 2, box.center().y())


def test_a_tag_dropped_where_no_passage_is_tags_the_word(window: MainWindow, words: Words) -> None:
    over = [p.id for p in window.read.passages().values() if p.start < words[1] and words[0] < p.end]
    if over:
        passages.remove_passages(window.session.store, over)
    text = window.read.text.text
    start = text.rindex(" ", words[0], words[1] - 1) + 1
    tag = tags.add_tag(window.session.store, TagContent("Dropped"))
    window.read.controller.on_text.drop(tag, point_of(window, start + 1))
    made = passage_on(window, (start, words[1]))
    assert made is not None
    assert [t.name for t in made.tags] == ["Dropped"]


def test_a_tag_dropped_on_a_passage_tags_it_and_on_the_selection_that(window: MainWindow, words: Words) -> None:
    store = window.session.store
    first, second = (tags.add_tag(store, TagContent(name)) for name in ("One", "Two"))
    passages.tag_passage(store, window.read.row.id, *words, [first])
    window.read.controller.on_text.drop(second, point_of(window, words[0] + 3))
    assert [t.name for t in passage_on(window, words).tags] == ["One", "Two"]
    middle = point_of(window, words[0] + 6)
    window.read.page.select(words[0] + 2, words[0] + 12)
    window.read.controller.on_text.drop(first, middle)
    assert any(p.start >= words[0] + 2 and p.end <= words[0] + 12 for p in window.read.passages().values())


def test_a_drop_between_siblings_orders_them(window: MainWindow, qtbot: QtBot) -> None:
    store, panel = window.session.store, window.read.codebook
    parent = tags.add_tag(store, TagContent("Parent"))
    a, b, c = (tags.add_tag(store, TagContent(name), parent) for name in "abc")

    def order() -> list[str]:
        return [tag.content.name for tag in codebook(store) if tag.parent_id == parent]

    def drop(tag_id: int, target: int | None, where: On) -> None:
        qtbot.waitUntil(lambda: shown_tags(panel) == codebook(store))  # the panel follows after the page
        shown = {tag.id: tag for tag in shown_tags(panel)}
        panel.drop_on([tag_id], None if target is None else shown[target], where)

    drop(c, a, On.AboveItem)
    assert order() == ["c", "a", "b"]
    drop(c, a, On.BelowItem)
    assert order() == ["a", "c", "b"]
    drop(a, b, On.BelowItem)
    assert order() == ["c", "b", "a"]
    drop(a, a, On.OnItem)
    drop(a, b, On.OnItem)
    assert order() == ["c", "b"]
    drop(a, None, On.OnViewport)
    assert codebook(store)[-1].id == a


def test_several_chosen_tags_are_moved_and_removed_in_one_operation(window: MainWindow, qtbot: QtBot) -> None:
    store, panel = window.session.store, window.read.codebook
    parent = tags.add_tag(store, TagContent("Parent"))
    a, b, c = (tags.add_tag(store, TagContent(name)) for name in "abc")
    below = tags.add_tag(store, TagContent("below"), a)
    qtbot.waitUntil(lambda: shown_tags(panel) == codebook(store))

    def choose(*tag_ids: int) -> None:
        panel.choose(tag_ids[0])
        for tag_id in tag_ids[1:]:
            panel.selectionModel().select(index_of(panel, tag_id), QItemSelectionModel.SelectionFlag.Select)

    choose(a, below, c)
    assert panel.chosen_ids() == [a, c]
    panel.drop_on(panel.chosen_ids(), {tag.id: tag for tag in shown_tags(panel)}[parent], On.OnItem)
    assert [tag.content.name for tag in codebook(store) if tag.parent_id == parent] == ["a", "c"]
    qtbot.waitUntil(lambda: shown_tags(panel) == codebook(store))
    before = codebook(store)
    choose(c, b)
    window.read.controller.codebook.keys.run("codebook.remove")
    assert {b, c}.isdisjoint(tag.id for tag in codebook(store))
    assert "Removed 2 tags." in window.toast.words.text()
    assert {thing.row_id for thing in removed(store)} == {b, c}
    window.undo()
    assert codebook(store) == before
    window.undo()
    assert [tag.parent_id for tag in codebook(store) if tag.id in (a, c)] == [None, None]


def test_alt_and_an_arrow_move_a_tag_among_its_siblings(window: MainWindow, qtbot: QtBot) -> None:
    store, panel = window.session.store, window.read.codebook
    first, second = [tag for tag in codebook(store) if tag.parent_id is None][:2]

    def press(key: Qt.Key) -> list[int]:
        qtbot.waitUntil(lambda: shown_tags(panel) == codebook(store))
        panel.choose(first.id)
        qtbot.keyClick(panel, key, Qt.KeyboardModifier.AltModifier)
        return [tag.id for tag in codebook(store) if tag.parent_id is None][:2]

    assert press(Qt.Key.Key_Down) == [second.id, first.id]
    assert press(Qt.Key.Key_Up) == [first.id, second.id]
    assert press(Qt.Key.Key_Up) == [first.id, second.id]


def test_a_file_over_the_page_is_left_to_the_window(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x.txt")])
    here = window.read.page.viewport().rect().center()
    entering = QDragEnterEvent(
        here, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    entering.accept()
    assert window.read.controller.on_text.eventFilter(window.read.page.viewport(), entering)
    assert not entering.isAccepted()


def test_several_tags_are_chosen_without_leaving_the_text(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.read.codebook
    first, second = codebook(window.session.store)[:2]
    panel.choose(first.id)
    box = panel.visualRect(index_of(panel, second.id))
    qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, box.center())
    assert [tag.id for tag in panel.chosen_tags()] == [first.id, second.id]
    assert window.place_name() == "read"
    texts = [action.text() for action in panel.menu_for(first).actions()]
    assert "Merge 2 tags…" in texts


def test_what_is_under_a_tag_is_folded_by_the_mouse_at_every_level(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.read.codebook
    tags.add_tag(window.session.store, TagContent("Deeper"), tag_named(window, "Leverage").id)
    qtbot.waitUntil(lambda: tag_named(window, "Deeper") in shown_tags(panel))
    for name in ("Leverage", "Motive"):
        index = index_of(panel, tag_named(window, name).id)
        row = panel.visualRect(index)
        for is_open in (False, True):
            sign = QPoint(row.left() - panel.indentation() // 2, row.center().y())
            qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=sign)
            assert panel.isExpanded(index) is is_open
    assert window.place_name() == "read"


def test_a_claim_says_who_asserts_it(window: MainWindow, qtbot: QtBot, words: Words) -> None:
    store = window.session.store
    qtbot.keyClick(window.read.page, Qt.Key.Key_C)
    popup = opened(qtbot, ClaimPopup)
    popup.save()
    assert popup.wrong.text() == "Say who asserts it."
    qtbot.keyClicks(popup.who, "the auth")
    qtbot.keyClick(popup.who.completer().popup(), Qt.Key.Key_Down)
    qtbot.keyClick(popup.who.completer().popup(), Qt.Key.Key_Return)
    popup.kind.setCurrentIndex(popup.kind.findData(ClaimKind.THESIS))
    popup.sureness.setCurrentIndex(popup.sureness.findData(Sureness.PROBABLE))
    popup.answers.setCurrentIndex(1)
    answered = popup.answers.currentData()
    popup.save()
    made = passage_on(window, words)
    assert made is not None
    assert made.claim is not None
    assert (made.claim.asserted_by, made.claim.kind, made.claim.sureness, made.claim.answers) == (
        "the authors", ClaimKind.THESIS, Sureness.PROBABLE, answered,
    )  # fmt: skip
    assert store.undo() is not None
    assert passage_on(window, words) is None


def test_a_claim_is_changed_and_taken_back(window: MainWindow, qtbot: QtBot, words: Words) -> None:
    for who in ("unnamed critics", "Ann Author"):
        window.read.page.select(*words)
        qtbot.keyClick(window.read.page, Qt.Key.Key_C)
        popup = opened(qtbot, ClaimPopup)
        popup.who.setText(who)
        qtbot.keyClick(popup.who, Qt.Key.Key_Return)
        assert passage_on(window, words).claim.asserted_by == who
    window.read.controller.claim()
    popup = opened(qtbot, ClaimPopup)
    assert popup.who.text() == "Ann Author"
    none = next(button for button in popup.findChildren(QPushButton) if button.text() == "No claim")
    qtbot.mouseClick(none, Qt.MouseButton.LeftButton)
    assert passage_on(window, words).claim is None


def test_the_palette_shows_the_other_names(window: MainWindow, qtbot: QtBot, words: Words) -> None:
    tags.add_tag(window.session.store, TagContent("Reciprocity", definition="Give and take", aliases=("tit for tat",)))
    qtbot.keyClick(window.read.page, Qt.Key.Key_T)
    palette = opened(qtbot, TagPalette)
    qtbot.keyClicks(palette.field, "tit for")
    assert palette.foot.text().startswith("Give and take\nAlso: tit for tat\nShift+Enter: several")


def test_after_a_tag_was_added_by_the_plus_the_keyboard_is_in_the_codebook_on_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.read.page.setFocus()
    qtbot.mouseClick(window.read.side.add_tag_button, Qt.MouseButton.LeftButton)
    dialog = opened(qtbot, TagDialog)
    dialog.name.setText("Reservoirs")
    dialog.submit()
    qtbot.waitUntil(window.read.side.codebook.hasFocus)
    settled(window)
    current = window.read.side.codebook.current_tag()
    assert current is not None
    assert current.content.name == "Reservoirs"
