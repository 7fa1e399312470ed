"""The next sentence that looks like a donation and is not yet evidence, on a key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.settled import settled
from tests.ui.views.read.rich import chosen_words

from app.actions.passages import tag_with_new
from app.actions.source_drafts import SourceDrafts, ToSave, drafts_of, save_all
from app.actions.sources import add_draft, edit_meta
from app.domain.codebook import TagContent
from app.domain.errors import StoreError
from app.importers.read import read_source
from app.ui.base.session import Target
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.read import proposals
from app.ui.views.read.draft_card import DraftCard

pytestmark = pytest.mark.undone

TEXT = """Quinces

Norway gave Peru 1,200 crates of quinces in March 2021. The harbour was quiet that day.

Chile donated 40 tents to Nepal. A loan of $3 million was never paid back.

Kenya pledged 2 million euros to Haiti.
"""


@pytest.fixture
def window(empty_window: MainWindow) -> MainWindow:
    """A window on a workspace in which the text of these tests stands alone."""
    return empty_window


@pytest.fixture
def read(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The page with a source that has three gifts, its text in focus."""
    added = add_draft(window.session.store, read_source(TEXT.encode(), "quinces.txt"))
    window.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == added.source_id)
    window.read.page.setFocus()
    return window


def press(window: MainWindow, qtbot: QtBot, *, back: bool = False) -> str:
    """The words that are selected after the key."""
    before = window.read.page.selection()
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window.read.page, Qt.Key.Key_D, shift)
    qtbot.waitUntil(lambda: window.read.page.selection() != before)
    return chosen_words(window)


def test_all_of_the_sentence_comes_into_view_above_where_messages_come(window: MainWindow, qtbot: QtBot) -> None:
    days = "\n\n".join(f"On the {day}th day it rained again, and somebody counted the drops." for day in range(4, 34))
    gift = "Norway gave Peru, whose harbour had been closed to ships since the winter, 1,200 crates of quinces in 2021."
    added = add_draft(window.session.store, read_source(f"Rain\n\n{days}\n\n{gift}\n\n{days}".encode(), "rain.txt"))
    window.session.go(Target("read", "source", added.source_id))
    page = window.read.page
    qtbot.waitUntil(lambda: gift in page.text().text)
    settled(window)
    start = page.text().text.index(gift)
    bar, line = page.verticalScrollBar(), page.caret_rect().height()
    page.select(0, 0)
    for lines in (1, 2, 3):
        page.scroll_to(start)
        (first, *_others) = page.boxes_of(start, start + 6)
        bar.setValue(bar.value() + first.bottom() - page.viewport().height() + lines * line)
        page.setFocus()
        page.select(0, 0)
        press(window, qtbot)
        boxes = page.boxes_of(start, start + len(gift))
        assert len(boxes) > 1
        assert max(box.bottom() for box in boxes) < page.viewport().height() - 60


def test_d_goes_from_gift_to_gift_and_round(read: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = listen(monkeypatch)
    said: list[str] = []
    read.session.said.connect(lambda sentence, _tone: said.append(sentence))
    found = [press(read, qtbot).split()[0] for _ in range(4)]
    assert found == ["Norway", "Chile", "Kenya", "Norway"]
    assert said[0] == "Reading the source for donations…"
    assert said[1] == "1 of 3 · Norway → Peru: 1,200 crates of quinces"
    assert press(read, qtbot, back=True) == heard[-1]
    assert heard[-1].startswith("Kenya")


def test_r_behind_a_d_that_still_searches_drafts_what_it_finds(read: MainWindow, qtbot: QtBot) -> None:
    """It drafted the line in which the caret stood, and then the sentence was chosen beneath the card."""
    page, proposals = read.read.page, read.read.aids.proposals
    page.select(0, 0)
    assert proposals.found() is None
    qtbot.keyClicks(page, "dr")
    qtbot.waitUntil(lambda: bool(read.read.findChildren(DraftCard)))
    assert read.read.findChild(DraftCard).title.text() == "Norway → Peru: 1,200 crates of quinces"


def test_what_is_said_of_a_sentence_goes_when_its_card_says_it(read: MainWindow, qtbot: QtBot) -> None:
    press(read, qtbot)
    assert read.toast.isVisible()
    qtbot.keyClick(read.read.page, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: any(card.isVisible() for card in read.findChildren(DraftCard)))
    assert not read.toast.isVisible()


def test_who_has_moved_on_is_not_taken_back(read: MainWindow, qtbot: QtBot) -> None:
    page, proposals = read.read.page, read.read.aids.proposals
    assert proposals.found() is None
    qtbot.keyClick(page, Qt.Key.Key_D)
    at = page.text().text.index("The harbour")
    page.select(at, at + 11)
    qtbot.waitUntil(lambda: proposals.found() is not None)
    settled(read)
    assert chosen_words(read) == "The harbour"


def test_the_passage_of_the_gift_before_is_left(read: MainWindow, qtbot: QtBot) -> None:
    at = read.read.page.text().text.index("Chile")
    tag_with_new(read.session.store, read.read.row.id, at, at + 30, TagContent("Tents", 1))
    for first, is_seen in (("Norway", False), ("Chile", True), ("Kenya", False)):
        assert press(read, qtbot).split()[0] == first
        settled(read)
        assert any(one.isVisible() for one in read.read.findChildren(PassageCard)) == is_seen, first


def test_what_becomes_evidence_is_passed_over_and_undo_brings_it_back(read: MainWindow, qtbot: QtBot) -> None:
    store, row = read.session.store, read.read.row
    assert row is not None
    press(read, qtbot)
    save_all(store, row.id, [ToSave(drafts_of(store, row.id).open[1].drafts[0])])
    assert press(read, qtbot).startswith("Kenya")
    read.undo()
    read.read.page.setFocus()
    assert press(read, qtbot).startswith("Norway")
    assert press(read, qtbot).startswith("Chile")


def test_what_is_left_is_counted_at_once_where_nothing_is_read_again(read: MainWindow, qtbot: QtBot) -> None:
    """The number of likely donations lagged behind what was saved by two seconds."""
    store, row, found = read.session.store, read.read.row, read.read.findChild(proposals.Proposals)
    assert row is not None

    def waits() -> list[int]:
        return [one.interval() for one in found.findChildren(QTimer) if one.isActive()]

    assert waits() == [proposals.SOON_MS], "the text is read in a quiet moment"
    press(read, qtbot)
    save_all(store, row.id, [ToSave(drafts_of(store, row.id).open[1].drafts[0])])
    qtbot.waitUntil(lambda: waits() != [])
    assert waits() == [proposals.AGAIN_MS]
    edit_meta(store, row.id, replace(row.meta, published="2022"))
    qtbot.waitUntil(lambda: waits() == [proposals.SOON_MS])


def test_from_within_a_gift_it_is_chosen_first_also_where_its_draft_waits(read: MainWindow, qtbot: QtBot) -> None:
    """It was passed over, and with it the draft that waited there."""
    page = read.read.page
    press(read, qtbot)
    for words, far in (("Nepal.", 6), ("Chile", 6), ("40 tents", 0)):
        at = page.text().text.index(words) + far
        page.select(at, at)
        assert press(read, qtbot).startswith("Chile"), words
    assert press(read, qtbot).startswith("Kenya")
    page.select(0, 0)
    press(read, qtbot, back=True)
    said: list[str] = []
    read.session.said.connect(lambda sentence, _tone: said.append(sentence))
    press(read, qtbot)
    assert said[-1].startswith("From the beginning again · 1 of 3")
    press(read, qtbot, back=True)
    assert said[-1].startswith("From the end again · 3 of 3")
    qtbot.keyClicks(page, "r")
    card = read.read.findChild(DraftCard)
    qtbot.keyClick(card.list, Qt.Key.Key_Return)
    qtbot.keyClick(card.list, Qt.Key.Key_Escape)
    at = page.text().text.index("2 million")
    page.select(at, at)
    press(read, qtbot)
    assert said[-1].endswith("draft waits")


def test_what_is_refused_is_passed_over_and_counted_where_nothing_is_left(read: MainWindow, qtbot: QtBot) -> None:
    """It was led to again until something else became evidence."""
    store, row = read.session.store, read.read.row
    assert row is not None
    press(read, qtbot)
    save_all(store, row.id, [ToSave(drafts_of(store, row.id).open[2].drafts[0])])
    said: list[str] = []
    read.session.said.connect(lambda sentence, _tone: said.append(sentence))
    for first in ("Chile", "Norway"):
        read.read.page.setFocus()
        assert press(read, qtbot).startswith(first)
        qtbot.keyClicks(read.read.page, "r")
        qtbot.keyClick(read.read.findChild(DraftCard).list, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(read.read.page, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "1 is evidence, 2 were refused" in said[-1])


def test_a_gift_of_a_sentence_of_which_another_is_saved_is_gone_to_and_shown(window: MainWindow, qtbot: QtBot) -> None:
    """The whole sentence was passed over."""
    text = b"Quinces\n\nChile gave Nepal 40 tents and Bhutan 25 blankets.\n\nKenya gave Haiti 12 pumps.\n"
    source = add_draft(window.session.store, read_source(text, "two.txt")).source_id
    window.session.go(Target("read", "source", source))
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == source)
    store = window.session.store
    save_all(store, source, [ToSave(drafts_of(store, source).open[0].drafts[0])])
    window.read.page.setFocus()
    assert press(window, qtbot).startswith("Chile")
    qtbot.keyClicks(window.read.page, "r")
    assert window.read.findChild(DraftCard).title.text() == "Chile → Bhutan: 25 blankets"


def test_where_there_is_none_it_is_said(read: MainWindow, qtbot: QtBot) -> None:
    added = add_draft(
        read.session.store, read_source(b"Rain\n\nIt rained for two days, and nobody came.\n", "rain.txt")
    )
    read.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: read.read.row is not None and read.read.row.id == added.source_id)
    read.read.page.setFocus()
    said: list[str] = []
    read.session.said.connect(lambda sentence, _tone: said.append(sentence))
    qtbot.keyClick(read.read.page, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "No sentence here looks like a donation that is not yet evidence." in said)
    assert read.read.page.selection() is None


def test_a_text_that_is_not_english_is_said_to_be_filled_in_by_hand(window: MainWindow, qtbot: QtBot) -> None:
    french = "Les dons du port\n\nLe Qatar a offert 24 tentes au Mali en 2018, et la ville en a été très contente.\n"
    added = add_draft(window.session.store, read_source(french.encode(), "dons.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    window.read.page.setFocus()
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    qtbot.keyClick(window.read.page, Qt.Key.Key_D)
    settled(window)
    assert said[-1].endswith("press R and fill in its record.")


def test_who_waits_goes_on_waiting_while_the_source_is_renamed_and_learns_what_is_in_the_way(
    read: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, page = read.read.row, read.read.page
    assert row is not None
    qtbot.keyClick(page, Qt.Key.Key_D)
    edit_meta(read.session.store, row.id, replace(row.meta, title="Storms", published="2021-05-04"))
    qtbot.waitUntil(lambda: page.selection() is not None)
    assert chosen_words(read).startswith("Norway gave Peru")
    page.select(0, 0)

    def refuse(*_: object) -> SourceDrafts:
        raise StoreError("The drive is gone.")

    monkeypatch.setattr(proposals, "drafts_of", refuse)
    edit_meta(read.session.store, row.id, row.meta)
    qtbot.keyClick(page, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: read.toast.words.text() == "The drive is gone.")
