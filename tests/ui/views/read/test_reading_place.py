"""Reading as the analyst does: by the keyboard, on the digest that ships with the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions import passages, tags
from app.actions.sources import add_bytes, remove_source
from app.actions.versions import edit_text
from app.domain.codebook import TagContent
from app.domain.giving import LeftOut, left_out
from app.store.reads import donations as donation_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import tags as tag_reads
from app.ui.base.session import Target
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.panels.notes.editor import NoteEditor
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.link_palette import LinkPalette
from app.ui.widgets.popup_list import PopupList

pytestmark = pytest.mark.undone


def select_words(window: MainWindow, words: str) -> tuple[int, int]:
    """Select words of the text that is read, and give the page the keyboard."""
    text = window.read.text
    assert text is not None
    start = text.text.index(words)
    window.read.page.setFocus()
    window.read.page.select(start, start + len(words))
    return start, start + len(words)


def popup(qtbot: QtBot, kind: type[PopupList]) -> PopupList:
    """The popup of this kind that is open."""

    def found() -> list[PopupList]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


@pytest.fixture
def words(window: MainWindow) -> tuple[int, int]:
    """A stretch on which no passage stands yet."""
    text = window.read.text
    assert text is not None
    block = next(block for block in text.blocks if block.paragraph == 13)
    return select_words(window, text.text[block.start : block.start + 40])


def test_what_is_done_in_another_place_is_on_the_page_when_one_comes_back(window: MainWindow) -> None:
    passage_id = next(iter(window.read.passages()))
    window.show_place("donations")
    passages.remove_passage(window.session.store, passage_id)
    window.show_place("read")
    assert passage_id not in window.read.passages()
    window.show_place("donations")
    window.undo()
    window.show_place("read")
    assert passage_id in window.read.passages()


def passage_on(window: MainWindow, stretch: tuple[int, int]) -> passage_reads.Passage | None:
    found = passage_reads.of_source(window.session.store, window.read.row.id)
    return next((p for p in found if (p.start, p.end) == stretch), None)


def trimmed(window: MainWindow, stretch: tuple[int, int]) -> tuple[int, int]:
    words = window.read.text.text[slice(*stretch)]
    return stretch[0] + len(words) - len(words.lstrip()), stretch[1] - len(words) + len(words.rstrip())


def test_a_tag_in_two_keys_and_a_few_letters(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    qtbot.keyClick(window.read.page, Qt.Key.Key_T)
    palette = popup(qtbot, TagPalette)
    qtbot.keyClicks(palette.field, "twin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    made = passage_on(window, trimmed(window, words))
    assert made is not None
    assert [tag.name for tag in made.tags] == ["Twin city"]
    assert made.quote == window.read.text.text[made.start : made.end]
    assert window.read.page.marks().get(made.id).colours == (made.tags[0].color,)
    qtbot.waitUntil(lambda: "tag passage Twin city" in window.top.undo_button.toolTip())


def test_shift_enter_applies_and_stays_and_enter_on_a_worn_tag_takes_it_off(
    window: MainWindow, qtbot: QtBot, words: tuple[int, int]
):
    qtbot.keyClick(window.read.page, Qt.Key.Key_T)
    palette = popup(qtbot, TagPalette)
    qtbot.keyClicks(palette.field, "twin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "military")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    stretch = trimmed(window, words)
    assert [tag.name for tag in passage_on(window, stretch).tags] == ["Twin city", "Military"]
    qtbot.keyClicks(palette.field, "twin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert [tag.name for tag in passage_on(window, stretch).tags] == ["Military"]


def test_ctrl_enter_makes_a_new_tag_whatever_was_found(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    qtbot.keyClick(window.read.page, Qt.Key.Key_T)
    palette = popup(qtbot, TagPalette)
    qtbot.keyClicks(palette.field, "Twin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [tag.name for tag in passage_on(window, trimmed(window, words)).tags] == ["Twin"]
    window.undo()
    assert "Twin" not in [tag.content.name for tag in tag_reads.codebook(window.session.store)]
    assert passage_on(window, trimmed(window, words)) is None


def test_ctrl_enter_takes_off_no_tag_that_is_there(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    for name in ("Twin", "twin"):
        select_words(window, window.read.text.text[slice(*words)])
        qtbot.keyClick(window.read.page, Qt.Key.Key_T)
        palette = popup(qtbot, TagPalette)
        qtbot.keyClicks(palette.field, name)
        qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert [tag.name for tag in passage_on(window, trimmed(window, words)).tags] == ["Twin"]
        qtbot.waitUntil(lambda palette=palette: not palette.isVisible())


def test_the_palette_opens_at_words_that_were_scrolled_away(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    page = window.read.page
    for place in (0, page.verticalScrollBar().maximum()):
        page.verticalScrollBar().setValue(place)
        qtbot.keyClick(page, Qt.Key.Key_T)
        palette = popup(qtbot, TagPalette)
        seen = page.viewport().mapToGlobal(page.cursorRect().center())
        assert page.viewport().rect().contains(page.cursorRect().center())
        assert abs(palette.geometry().center().y() - seen.y()) < palette.height()
        palette.close()
        qtbot.waitUntil(lambda palette=palette: not palette.isVisible())


def test_the_last_tag_again_and_the_recent_ones_by_digit(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    page = window.read.page
    first = tag_reads.codebook(window.session.store)[1]
    window.read.controller.put_tag(first.id)
    text = window.read.text
    block = next(block for block in text.blocks if block.paragraph == 12)
    other = select_words(window, text.text[block.start : block.start + 30].strip())
    qtbot.keyClick(page, Qt.Key.Key_Period)
    assert [tag.id for tag in passage_on(window, other).tags] == [first.id]
    recent = tag_reads.recent_tag_ids(window.session.store)
    page.select(*other)
    qtbot.keyClick(page, Qt.Key.Key_2)
    assert [tag.id for tag in passage_on(window, other).tags] == [first.id, recent[1]]


def test_a_note_is_saved_within_a_second_and_is_one_undo_step(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    qtbot.keyClick(window.read.page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NoteEditor))
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "Check against Iran")
    qtbot.waitUntil(lambda: note_reads.one(window.session.store, editor.note().id).body != "")
    qtbot.keyClicks(editor, " and Gorgan.")
    qtbot.waitUntil(
        lambda: note_reads.one(window.session.store, editor.note().id).body == "Check against Iran and Gorgan.",
    )
    note_id = editor.note().id
    window.undo()
    assert note_reads.one(window.session.store, note_id).body == ""
    window.redo()
    assert note_reads.one(window.session.store, note_id).body == "Check against Iran and Gorgan."


def test_ctrl_z_belongs_to_the_editor_while_it_has_something_to_undo(
    window: MainWindow, qtbot: QtBot, words: tuple[int, int]
):
    qtbot.keyClick(window.read.page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NoteEditor))
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == ""
    assert passage_on(window, trimmed(window, words)) is not None


def test_r_links_to_a_field_of_a_record(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    store = window.session.store
    target = donation_reads.id_of(store, "D-22")
    before = len(donation_reads.record(store, target).evidence)
    qtbot.keyClick(window.read.page, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    palette = popup(qtbot, LinkPalette)
    qtbot.keyClicks(palette.field, "guangzhou")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.keyClicks(palette.field, "recipient")
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    record = donation_reads.record(store, target)
    assert len(record.evidence) == before + 1
    fresh = next(e for e in record.evidence if (e.start, e.end) == trimmed(window, words))
    assert (fresh.field, fresh.role.value) == ("recipient", "contradicts")


def test_r_makes_a_new_record_and_shows_it(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    qtbot.keyClick(window.read.page, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    palette = popup(qtbot, LinkPalette)
    qtbot.keyClicks(palette.field, "zzz new gift")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    newest = max(donation_reads.records(window.session.store), key=lambda record: record.id)
    assert newest.content.title == "zzz new gift"
    assert left_out(newest.content) is LeftOut.NOT_FILLED_IN
    assert [e.quote for e in newest.evidence] == [window.read.text.text[slice(*trimmed(window, words))]]
    assert window.place_name() == "donations"


def test_p_makes_a_fact_of_a_typed_line(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    from app.store.reads import countries, facts

    store = window.session.store
    qtbot.keyClick(window.read.page, Qt.Key.Key_P)
    palette = popup(qtbot, LinkPalette)
    qtbot.keyClicks(palette.field, "iran")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.keyClicks(palette.field, "masks made: over 40,000")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    fact = next(
        f for f in facts.of_country(store, countries.by_code(store, "IR").id) if f.content.field == "masks made"
    )
    assert (int(fact.content.low), fact.content.high, fact.content.qualifier.value) == (40_000, None, "over")
    assert fact.content.as_of.inferred
    assert [e.field for e in fact.evidence] == ["value"]


def test_a_removed_passage_comes_back_with_all_that_was_attached_to_it(window: MainWindow, qtbot: QtBot):
    passage = next(p for p in window.read.passages().values() if p.tags and p.evidence)
    window.read.page.setFocus()
    window.read.page.go_to_passage(passage.id)
    qtbot.keyClick(window.read.page, Qt.Key.Key_Delete)
    assert passage.id not in window.read.passages()
    assert window.toast.undo.isVisible()
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert passage_reads.one(window.session.store, passage.id) == passage
    assert window.read.page.marks().get(passage.id) is not None


def test_a_block_is_cut_and_put_back_and_no_number_moves(window: MainWindow, qtbot: QtBot):
    text = window.read.text
    index = next(i for i, block in enumerate(text.blocks) if block.paragraph == 5)
    window.read.controller.cut_block(index)
    assert index in window.read.text.cut_blocks()
    window.read.toggle_cuts()
    window.read.controller.restore_block(index)
    assert window.read.text.blocks == text.blocks
    assert window.read.text.cut_blocks() == text.cut_blocks()


def test_the_codebook_moves_and_refuses_a_circle(window: MainWindow):
    store = window.session.store
    parent = next(tag for tag in tag_reads.codebook(store) if tag.content.name == "Motive")
    child = next(tag for tag in tag_reads.codebook(store) if tag.parent_id == parent.id)
    window.read.codebook.move_wanted.emit([parent.id], child.id, None)
    assert "its own parent" in window.toast.words.text()
    window.read.codebook.move_wanted.emit([child.id], None, None)
    assert tag_reads.one_tag(store, child.id).parent_id is None


def test_the_inspector_follows_the_caret(window: MainWindow, qtbot: QtBot):
    passage = next(p for p in window.read.passages().values() if p.tags)
    window.read.page.go_to_passage(passage.id)
    window.read.page.passage_clicked.emit(passage.id)
    qtbot.waitUntil(lambda: [card.passage for card in window.read.findChildren(PassageCard)] == [passage])


@pytest.mark.alone
def test_another_process_is_followed(window: MainWindow, qtbot: QtBot):
    from app.store.store import Store

    with Store(window.session.store.path, "Ben") as other:
        tags.add_tag(other, TagContent("From elsewhere"))
    model = window.read.codebook.model()

    def shown() -> list[str]:
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: "From elsewhere" in shown())  # the window looks once a second


@pytest.mark.alone
def test_a_source_that_somebody_else_removes_while_it_is_read(empty_window: MainWindow, qtbot: QtBot):
    from app.store.store import Store

    store = empty_window.session.store
    for name in ("Quinces", "Plums"):
        read = add_bytes(store, f"{name}\n\nThey are ripe.\n".encode(), f"{name}.txt", "text/plain").source_id
    assert empty_window.read.open_source(read)
    with Store(store.path, "Ben") as other:
        remove_source(other, read)
    empty_window.read.page.place_changed.emit(0)  # where one stops reading it is no longer kept
    qtbot.waitUntil(lambda: empty_window.read.row is not None and empty_window.read.row.meta.title == "Quinces")
    assert empty_window.toast.words.text() == "Somebody removed “Plums”, which you were reading."


@pytest.mark.alone
def test_the_place_in_a_text_is_remembered(window: MainWindow, qtbot: QtBot):
    from app.store.first_read import first_read

    passage = max(window.read.passages().values(), key=lambda p: p.start)
    window.read.page.scroll_to(passage.start)
    window.read.page.place_changed.emit(window.read.page.place())
    place = window.read.page.place()
    path = window.session.store.path
    window.close()
    first = first_read(path)
    assert first is not None
    assert first.at == place > 0


@pytest.mark.alone
def test_a_title_of_many_lines_ends_in_dots(window: MainWindow) -> None:
    from app.ui.views.read.source_list import cut_title

    assert cut_title("Short", 200) == ("Short", 1)
    shown, lines = cut_title("A title that goes on " * 20, 200)
    assert lines == 3
    assert shown.endswith("…")
    assert "A title that goes on".startswith(shown[:20])


@pytest.mark.alone
def test_the_first_text_takes_the_keyboard_from_the_button_that_brought_it(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    """It passes nothing on its way, which a screen reader would say."""
    window, seen = empty_window, list[object]()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.read.focus_first()
    assert isinstance(window.focusWidget(), QPushButton)
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    def saw(_old: QWidget | None, now: QWidget | None) -> None:
        seen.append(now)

    app.focusChanged.connect(saw)
    added = add_bytes(window.session.store, b"Harbour\n\nIt rained for a week.\n", "harbour.txt", "text/plain")
    window.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(window.read.page.hasFocus)
    app.focusChanged.disconnect(saw)
    assert {type(one) for one in seen} <= {QWidget, type(window.read.page)}


@pytest.mark.alone
def test_a_selection_whose_words_were_corrected_elsewhere_is_dropped(
    window: MainWindow, words: tuple[int, int]
) -> None:
    """It kept its numbers and lay on other words, which a T would have tagged."""
    page, text = window.read.page, window.read.text
    assert text is not None
    edit_text(window.session.store, text.source_id, words[1] + 3, words[1] + 4, "…")
    settled(window)
    assert page.selection() == words
    edit_text(window.session.store, text.source_id, 0, 1, "Before it, ")
    settled(window)
    assert page.selection() is None
