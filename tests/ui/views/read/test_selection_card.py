"""The inspector tells how much is selected and offers the same as the bar, above a note that is being written."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.mouse import Mouse
from tests.helpers.settled import settled
from tests.ui.panels.codebook.conftest import tag_named
from tests.ui.views.read.test_reading_place import passage_on, select_words
from tests.ui.views.read.test_selection_bar import SENTENCES, bar, names, read_text

from app.actions.tags import add_tag
from app.actions.versions import edit_text
from app.domain.codebook import TagContent
from app.ui.panels.notes.editor import NoteEditor
from app.ui.panels.passage_card import PassageCard
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.link_palette import LinkPalette
from app.ui.views.read.selection_card import SelectionCard, described
from app.ui.widgets.chip_button import ChipButton

pytestmark = pytest.mark.undone


def card(window: MainWindow) -> SelectionCard | None:
    return next((one for one in window.read.findChildren(SelectionCard) if one.isVisible()), None)


def chips(window: MainWindow) -> list[ChipButton]:
    shown = card(window)
    assert shown is not None
    return shown.findChildren(ChipButton)


@pytest.mark.empty
def test_how_much_is_selected_is_reported(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, f"{SENTENCES}\nThe tents stood for a month, and then the rain came back. It stayed.\n")
    text = window.read.text
    assert text is not None

    def said(first: str, last: str) -> tuple[str, str]:
        return described(text, (text.text.index(first), text.text.index(last) + len(last)))

    assert said("The mayor", "quarter.") == ("Selection · 1 sentence", "¶ 1 · 9 words")
    assert said("Rain fell", "quarter. ") == ("Selection · 2 sentences", "¶ 1 · 14 words")
    assert said("mayor", "forty tents") == ("Selection · 4 words", "¶ 1")
    assert said("mayor", "for a month") == ("Selection · 2 paragraphs", "¶ 1 · 17 words")
    assert window.read.page.text().blocks[0].paragraph is None, "a heading has no number"
    heading = text.text[: text.blocks[0].end]
    assert said(heading, heading) == ("Selection · 1 word", "")


@pytest.mark.empty
def test_it_goes_where_its_words_are_others_now(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, SENTENCES)
    start, end = select_words(window, "sent forty tents")
    qtbot.waitUntil(lambda: card(window) is not None)
    row = window.read.row
    assert row is not None
    edit_text(window.session.store, row.id, start, end, "sent fifty tents")
    settled(window)
    assert card(window) is None
    assert window.read.page.selection() is None


def test_it_offers_what_the_bar_does_and_says_what_is_here_already(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, SENTENCES)
    stretch = select_words(window, "forty tents")
    window.read.controller.put_tag(tag_named(window, "Company").id)
    wider = select_words(window, "sent forty tents")
    qtbot.waitUntil(lambda: card(window) is not None)
    shown = chips(window)
    assert {"Tag", "Note", "Quote", "Record", "Country"} <= {chip.text() for chip in shown}
    assert [chip.text() for chip in shown if not chip.isEnabled()] == ["Company"]
    Mouse(qtbot).click(next(chip for chip in shown if chip.text() == "Note"))
    assert passage_on(window, wider) is not None
    assert passage_on(window, stretch) is not None
    qtbot.waitUntil(lambda: card(window) is None)


def test_it_follows_what_is_done_while_the_words_stay_selected(empty_window: MainWindow, qtbot: QtBot) -> None:
    window = empty_window
    read_text(window, qtbot, SENTENCES)
    store = window.session.store
    tag_id = add_tag(store, TagContent("Tents"))
    select_words(window, "forty tents")
    window.read.controller.put_tag(tag_id)
    select_words(window, "sent forty tents")

    def named() -> tuple[int, int]:
        settled(window)
        return sum(chip.text() == "Tents" for chip in chips(window)), "Tents" in " ".join(names(window))

    qtbot.waitUntil(lambda: card(window) is not None and bar(window).isVisible())
    assert named() == (2, 1), "a likely tag, and what is here already"
    store.undo()
    assert named() == (1, 1)
    store.undo()
    assert named() == (0, 0)


@pytest.mark.empty
def test_a_note_that_is_written_stays_while_words_are_selected(window: MainWindow, qtbot: QtBot) -> None:
    read_text(window, qtbot, SENTENCES)
    select_words(window, "forty tents")
    window.read.controller.note()
    qtbot.waitUntil(lambda: any(one.hasFocus() for one in window.read.findChildren(NoteEditor)))
    editor = next(one for one in window.read.findChildren(NoteEditor) if one.hasFocus())
    qtbot.keyClicks(editor, "Where from?")
    select_words(window, "Nobody")
    qtbot.waitUntil(lambda: card(window) is not None)
    assert editor.isVisible()
    assert [one for one in window.read.findChildren(PassageCard) if one.isVisible()]


@pytest.mark.empty
def test_the_country_that_is_named_is_announced_and_is_the_first_that_p_offers(
    window: MainWindow, qtbot: QtBot
) -> None:
    words = "Papua New Guinea thanked Niger, and Guinea thanked nobody. Nigeria was asked."
    read_text(window, qtbot, f"Thanks\n\n{words}\n")
    for chosen, code in (
        ("Papua New Guinea thanked", "PG"), ("Guinea thanked nobody", "GN"), ("Nigeria was", "NG"),
        ("thanked Niger, and Guinea", ""), ("was asked", ""),
    ):  # fmt: skip
        select_words(window, chosen)
        settled(window)
        (shown,) = [chip for chip in chips(window) if chip.text() == "Country"]
        assert shown.accessibleName() == (f"Country, {code}" if code else "Country"), chosen
    select_words(window, "Nigeria was")
    window.read.controller.country()
    palette = next(one for one in window.read.findChildren(LinkPalette) if one.isVisible())
    assert palette.rows.rows[0].text == "Nigeria"


def test_a_tag_put_on_from_the_card_leaves_the_keyboard_in_the_text(window: MainWindow, qtbot: QtBot) -> None:
    """The card is gone then, and Qt would give the keyboard to a button at the window's top."""
    read_text(window, qtbot, SENTENCES)
    select_words(window, "forty tents")
    qtbot.waitUntil(lambda: card(window) is not None)
    chip = next(
        chip
        for chip in chips(window)
        if chip.isEnabled() and chip.text() not in {"Tag", "Note", "Quote", "Record", "Country"}
    )
    chip.setFocus()
    qtbot.keyClick(chip, "\r")
    qtbot.waitUntil(lambda: card(window) is None)
    assert window.focusWidget() is window.read.page
