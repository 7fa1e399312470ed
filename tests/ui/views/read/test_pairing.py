"""Paragraphs of a translation and its original are paired by hand, by keys alone, and that is undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.views.read.rich import put_caret

from app.actions.sources import add_bytes
from app.actions.works import put_in_work
from app.domain.works import TextRole
from app.store.reads import works
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.popup_list import PopupList

ITALIAN = "Il molo\n\nIl molo fu chiuso.\n\nPer settimane.\n\nIn aprile giunsero le stufe.\n"
ENGLISH = "The quay\n\nFor weeks the quay was closed.\n\nThe stoves came in April.\n"


def test_paragraphs_are_paired_by_keys_and_the_pairs_are_undone(window: MainWindow, qtbot: QtBot) -> None:
    store, read, page = window.session.store, window.read, window.read.page
    original, english = (
        add_bytes(store, text.encode(), f"{name}.txt", "text/plain").source_id
        for name, text in (("molo", ITALIAN), ("quay", ENGLISH))
    )
    window.go(Target("read", "source", english))
    put_caret(window, "weeks")
    assert not read.aids.bar.isVisible()
    told = list[str]()
    window.session.said.connect(lambda sentence, _tone: told.append(sentence))
    qtbot.keyClick(page, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1].startswith("Only a digest or translation")
    assert "Pair paragraph" not in menu_of(window)

    put_in_work(store, english, original, TextRole.TRANSLATION)
    qtbot.waitUntil(lambda: read.row is not None and read.row.has_original)
    assert works.pairs(store, english) == ()
    assert "Pair paragraph" in menu_of(window)
    for typed, wanted in (("chiuso", (1,)), ("settimane", (1, 2)), ("1", (2,))):
        popup = open_popup(window, qtbot)
        qtbot.keyClicks(popup.field, typed)
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda wanted=wanted: works.pairs(store, english) == tuple((1, one) for one in wanted))
    assert told[-1] == "Paragraph 1 is paired with paragraph 2 of the original."
    popup = open_popup(window, qtbot)
    assert [(row.text, row.checked) for row in popup.rows.rows] == [("2", True), ("1", False), ("3", False)]
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)

    # what is read goes to its pair, and undo takes the pairs back one by one
    put_caret(window, "weeks")
    qtbot.keyClick(page, Qt.Key.Key_End)
    qtbot.keyClick(page, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: read.row is not None and read.row.id == original)
    assert page.text().text[page.canonical_cursor()[1] :].startswith("Per settimane")
    for left in (2, 1, 0):
        window.undo()
        qtbot.waitUntil(lambda left=left: len(works.pairs(store, english)) == left)


def test_the_original_of_a_text_is_chosen_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    store, read = window.session.store, window.read
    english, _original = (
        add_bytes(store, text.encode(), f"{name}.txt", "text/plain").source_id
        for name, text in (("quay", ENGLISH), ("molo", ITALIAN))
    )
    window.go(Target("read", "source", english))
    window.run("source.original")
    (popup,) = shown_popups(window)
    qtbot.keyClicks(popup.field, "molo")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read.row is not None and read.row.has_original)
    window.run("source.original")
    assert not shown_popups(window), "it has one already"


def open_popup(window: MainWindow, qtbot: QtBot) -> PopupList:
    put_caret(window, "weeks")
    qtbot.keyClick(window.read.page, Qt.Key.Key_End)  # a caret behind its last sign is in it too
    qtbot.keyClick(window.read.page, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(shown_popups(window)))
    return shown_popups(window)[0]


def shown_popups(window: MainWindow) -> list[PopupList]:
    return [one for one in window.read.findChildren(PopupList) if one.isVisible()]


def menu_of(window: MainWindow) -> str:
    put_caret(window, "weeks")
    menu = window.read.page.context_menu(window.read.page.caret_rect().center())
    try:
        return "\n".join(action.text() for action in menu.actions())
    finally:
        menu.deleteLater()
