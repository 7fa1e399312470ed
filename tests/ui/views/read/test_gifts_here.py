"""The sentences of a source that look like donations, as a list, with what became of each."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled
from tests.ui.views.read.rich import chosen_words
from tests.ui.views.read.test_proposals import TEXT

from app.actions.sources import add_draft
from app.importers.read import read_source
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.shell.toast import Toast
from app.ui.views.read.draft_card import DraftCard
from app.ui.views.read.gifts_here import GiftsHere
from app.ui.widgets.chip_button import ChipButton

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def show(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """A source with this text, once its gifts are known."""
    added = add_draft(window.session.store, read_source(text.encode(), "text.txt"))
    window.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == added.source_id)
    window.read.page.setFocus()
    qtbot.waitUntil(lambda: window.read.aids.proposals.found() is not None)


def listed(window: MainWindow) -> list[str]:
    """Its lines, as they are seen."""
    here = window.read.findChild(GiftsHere)
    assert here is not None
    return [f"{line.text}: {line.beneath}" if line.beneath else line.text for line in here.list.lines.rows]


def draft(window: MainWindow, qtbot: QtBot, words: str, *pressed: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """Draft the sentence with these words, and press keys in its card."""
    page = window.read.page
    at = page.text().text.index(words)
    page.select(at, at)
    page.setFocus()
    qtbot.keyClicks(page, "r")
    for key, held in pressed:
        qtbot.keyClick(window.read.findChild(DraftCard).list, key, held)


def test_it_says_what_became_of_each_and_leads_to_its_words(empty_window: MainWindow, qtbot: QtBot) -> None:
    window = empty_window
    show(window, qtbot, TEXT)
    page = window.read.page
    qtbot.keyClick(page, Qt.Key.Key_D, CTRL | SHIFT)
    kenya = "Kenya → Haiti: 2 million euros"
    assert listed(window) == [
        "To look at · 3",
        "Norway → Peru: 1,200 crates of quinces",
        "Chile → Nepal: 40 tents",
        kenya,
    ]
    here = window.read.findChild(GiftsHere)
    assert here is not None
    assert here.list.hasFocus()
    draft(window, qtbot, "Norway", (Qt.Key.Key_Return, CTRL))
    qtbot.waitUntil(lambda: listed(window)[-2] == "Evidence already · 1")
    qtbot.keyClick(page, Qt.Key.Key_D, CTRL | SHIFT)
    assert here.list.currentIndex().data().startswith("Chile")  # the next to look at
    draft(window, qtbot, "Chile", (Qt.Key.Key_X, ALT))
    draft(window, qtbot, "Kenya", (Qt.Key.Key_Return, NONE), (Qt.Key.Key_Escape, NONE))
    parts = ["Drafts that wait · 1", "Evidence already · 1", "Refused · 1"]
    qtbot.waitUntil(lambda: listed(window)[::2] == parts)
    qtbot.keyClick(page, Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.keyClick(here.list, Qt.Key.Key_Home)
    assert here.list.currentIndex().row() == 1
    qtbot.keyClick(here.list, Qt.Key.Key_End)
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    qtbot.keyClick(here.list, Qt.Key.Key_Return)
    assert page.hasFocus()
    assert chosen_words(window) == "Chile donated 40 tents to Nepal."
    assert said == ["It was refused; R drafts it all the same."]
    qtbot.keyClick(page, Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.keyClick(here.list, Qt.Key.Key_D, CTRL | SHIFT)
    assert page.hasFocus()
    assert not here.isVisible()


def test_the_line_of_the_sentence_that_is_gone_to_from_the_page_is_chosen(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    """D led on from sentence to sentence, and the list stayed at the one that was chosen in it."""
    show(empty_window, qtbot, TEXT)
    page = empty_window.read.page
    qtbot.keyClick(page, Qt.Key.Key_D, CTRL | SHIFT)
    here = empty_window.read.findChild(GiftsHere)
    assert here is not None
    qtbot.keyClick(here.list, Qt.Key.Key_Return)
    for name in ("Chile", "Kenya"):
        qtbot.keyClick(page, Qt.Key.Key_D)
        assert here.list.currentIndex().data().startswith(name)


def test_where_the_codebook_has_no_room_it_stands_right_below_its_heading(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    """It stood in the middle of the room that the codebook had left."""
    empty_window.resize(1280, 620)
    show(empty_window, qtbot, TEXT)
    qtbot.keyClick(empty_window.read.page, Qt.Key.Key_D, CTRL | SHIFT)
    settled(empty_window)
    here = empty_window.read.findChild(GiftsHere)
    assert here is not None
    assert not empty_window.read.side.codebook.isVisible()
    side, box = empty_window.read.side, here.parentWidget()
    assert side.height() > box.sizeHint().height() + 200
    assert here.list.mapTo(box, QPoint()).y() < 60
    assert box.y() < side.sources.geometry().bottom() + 60


def test_who_gets_it_from_nobody_named_is_not_taken_for_who_gives(empty_window: MainWindow, qtbot: QtBot) -> None:
    show(empty_window, qtbot, "Aid\n\nNepal received 40 tents. Chile donated 60 tents.\n")
    empty_window.session.run("go.gifts")
    assert [line.partition(":")[0] for line in listed(empty_window)[1:]] == ["→ Nepal", "Chile → Nepal"]
    empty_window.session.run("go.gifts")


def test_where_there_is_none_it_says_what_to_do(empty_window: MainWindow, qtbot: QtBot) -> None:
    show(empty_window, qtbot, "Rain\n\nIt rained all day, and nobody came.\n")
    empty_window.session.run("go.gifts")
    here = empty_window.read.findChild(GiftsHere)
    assert here is not None
    assert here.nothing.isVisible()
    assert here.nothing.text().endswith("Put the caret into a sentence and press R to draft its record by hand.")
    empty_window.session.run("go.gifts")
    assert not here.isVisible()


def test_the_card_of_the_source_counts_them_and_opens_it(empty_window: MainWindow, qtbot: QtBot) -> None:
    show(empty_window, qtbot, TEXT)
    settled(empty_window)
    (chip,) = [one for one in empty_window.read.findChildren(ChipButton) if one.text() == "3 likely donations"]
    assert chip.isVisible()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert listed(empty_window)[0] == "To look at · 3"


def test_in_a_low_window_it_takes_the_room_of_the_codebook(window: MainWindow, qtbot: QtBot) -> None:
    """All three had some lines each, cut in two."""
    window.resize(1280, 800)
    show(window, qtbot, "Peru gave Chad 40 tents.\n\n" * 12)
    sources, codebook = window.read.side.sources, window.read.codebook
    window.run("go.gifts")
    settled(window)
    assert not codebook.isVisible()
    last = sources.model().index(sources.model().rowCount() - 1, 0)
    assert sources.viewport().rect().contains(sources.visualRect(last))
    here = window.read.findChild(GiftsHere)
    assert here.list.height() > 300
    window.resize(1280, 1200)
    settled(window)
    assert codebook.isVisible()
    window.resize(1280, 800)
    settled(window)
    assert not codebook.isVisible()
    show(window, qtbot, "Peru gave Chad 40 tents.")
    settled(window)
    assert codebook.isVisible(), "one line leaves room for it"


def test_a_gift_that_is_not_sure_is_seen_where_its_line_is_cut_and_a_list_that_opens_is_up_to_date(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window = empty_window
    show(window, qtbot, TEXT.replace("Norway gave", "Denmark will send Peru 50 stoves by April. Norway gave"))
    draft(window, qtbot, "Norway", (Qt.Key.Key_Return, CTRL))
    qtbot.keyClick(window.read.page, Qt.Key.Key_D, CTRL | SHIFT)
    settled(window)
    here = window.read.findChild(GiftsHere)
    assert here is not None
    lines = here.list.lines.rows
    assert [line.text for line in lines if line.head] == ["To look at · 3", "Evidence already · 1"]
    (unsure,) = [line for line in lines if line.glyph == "question"]
    assert unsure.tip == "Denmark → Peru: 50 stoves, not sure\nDenmark will send Peru 50 stoves by April."


def test_a_long_title_takes_more_lines_and_its_figures_a_line_of_their_own(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    window = empty_window
    agency = "The Caribbean Disaster Emergency Management Agency"
    gifts = f"Cuba gave 5 tents and 9,000 euros to Fiji.\n\n{agency} gave 1,200 tents to Antigua and Barbuda.\n"
    show(window, qtbot, f"Help\n\n{gifts}")
    page = window.read.page
    page.select(page.text().text.index(agency), page.text().text.index(agency))
    window.resize(960, 700)
    qtbot.keyClick(page, Qt.Key.Key_D, CTRL | SHIFT)
    settled(window)
    here = window.read.findChild(GiftsHere)
    assert here is not None
    lines = here.list.lines.rows
    assert [(line.text, line.beneath) for line in lines[1:]] == [
        ("Cuba → Fiji", "5 tents, 9,000 euros"),
        ("Caribbean Disaster Emergency Management Agency → Antigua & Barbuda", "1,200 tents, not sure"),
    ]
    low, high = map(here.list.sizeHintForRow, (1, 2))
    assert high > low + 20
    current = here.list.visualRect(here.list.currentIndex())
    assert here.list.currentIndex().row() == 2
    assert here.list.viewport().rect().contains(current)
    window.session.say("A message of the length that such messages often have, as on saving a record of a draft.")
    toast = window.findChild(Toast)
    assert toast is not None
    on_window = QRect(here.mapTo(window, QPoint(0, 0)), here.size())
    assert not toast.geometry().intersects(on_window)


def test_r_reads_a_weakly_worded_sentence_of_a_text_about_something_else(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    other = "The new season opens on Friday. Rain is expected. Ticket prices rise again. The stand is nearly ready."
    weak = "The 30 beds at the clinic in Haiti are Cuban."
    show(empty_window, qtbot, "\n\n".join(["The season", *[other] * 8, f"{other} {weak}", other]))
    found = empty_window.read.aids.proposals.found()
    assert found is not None
    assert found.found == ()
    draft(empty_window, qtbot, "beds at")
    card = empty_window.read.findChild(DraftCard)
    assert isinstance(card, DraftCard)
    said = [one.row.value for one in card.model.rows]
    assert "Cuba · CU" in said
    assert "30 beds" in said
