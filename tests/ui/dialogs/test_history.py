"""The list of operations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions import tags
from app.domain.codebook import TagContent
from app.domain.history import FieldChange, OperationChanges, RowChange
from app.store.reads.tags import codebook, content_of
from app.ui.base.session import Session
from app.ui.dialogs import history as module
from app.ui.dialogs.history import HistoryDialog, touched_words
from app.ui.dialogs.operation_page import as_html
from app.ui.widgets.marked_line import elided
from app.ui.widgets.two_lines import Line


def _come(qtbot: QtBot, session: Session, dialog: HistoryDialog) -> None:
    """Wait until all is shown that was asked for."""
    qtbot.waitUntil(lambda: not session.asks(dialog) and not session.asks(dialog.page))


def _opened(qtbot: QtBot, session: Session, thing: tuple[str, int, str] | None = None) -> HistoryDialog:
    dialog = HistoryDialog(session, None, thing)
    qtbot.addWidget(dialog)
    dialog.open()
    _come(qtbot, session, dialog)
    return dialog


def _titles(dialog: HistoryDialog) -> list[tuple[str, str, str]]:
    return [(line.title, line.extra, line.side) for line in dialog.lines.lines if not line.head]


def test_operations_are_listed_newest_first_and_followed_live(qtbot: QtBot, session: Session) -> None:
    tags.add_tag(session.store, TagContent("One"))
    dialog = _opened(qtbot, session)
    assert dialog.lines.lines[0].head
    assert dialog.lines.lines[0].title == "Today"
    assert _titles(dialog) == [("Add tag", "One", "")]
    assert dialog.lines.lines[1].below.endswith("Ann · 1 tag")
    tags.add_tag(session.store, TagContent("Two"))
    _come(qtbot, session, dialog)
    assert _titles(dialog) == [("Add tag", "Two", ""), ("Add tag", "One", "")]


def test_undo_and_redo_say_what_they_would_do(qtbot: QtBot, session: Session) -> None:
    tags.add_tag(session.store, TagContent("One"))
    dialog = _opened(qtbot, session)
    assert dialog.undo_button.toolTip() == "Undo add tag One"
    assert not dialog.redo_button.isEnabled()
    dialog.undo_button.click()
    assert codebook(session.store) == ()
    _come(qtbot, session, dialog)
    assert _titles(dialog) == [("Add tag", "One", "undone")]
    assert dialog.lines.lines[1].dim
    assert not dialog.undo_button.isEnabled()
    dialog.redo_button.click()
    assert len(codebook(session.store)) == 1
    _come(qtbot, session, dialog)
    assert _titles(dialog) == [("Add tag", "One", "")]


def test_nothing_done_yet_is_said(qtbot: QtBot, session: Session) -> None:
    dialog = _opened(qtbot, session)
    assert not dialog.list.isVisible()
    tags.add_tag(session.store, TagContent("One"))
    _come(qtbot, session, dialog)
    assert dialog.list.isVisible()


def test_older_operations_come_as_the_list_is_scrolled(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGE", 10)
    for number in range(25):
        tags.add_tag(session.store, TagContent(f"Tag {number}"))
    dialog = _opened(qtbot, session)
    assert len(_titles(dialog)) < 25
    while dialog.lines.canFetchMore(dialog.list.rootIndex()):
        dialog.list.scrollToBottom()
        _come(qtbot, session, dialog)
    assert [extra for _, extra, _ in _titles(dialog)] == [f"Tag {number}" for number in reversed(range(25))]


def test_rows_are_counted_in_words() -> None:
    assert touched_words((("passage", 2), ("tag", 1))) == "2 passages, 1 tag"
    many = tuple((name, 1) for name in ("passage", "tag", "note", "fact", "actor", "claim"))
    assert touched_words(many).endswith(" and 2 more")
    assert touched_words(()) == ""


def test_an_operation_is_shown_with_its_fields_before_and_after(qtbot: QtBot, session: Session) -> None:
    tag = tags.add_tag(session.store, TagContent("One", definition="First meaning"))
    tags.edit_tag(session.store, tag, TagContent("One", definition="Second meaning"))
    dialog = _opened(qtbot, session)
    assert "definition: First meaning → Second meaning" in dialog.page.toPlainText()
    dialog.list.setCurrentIndex(dialog.lines.index(2))
    _come(qtbot, session, dialog)
    assert "tag added" in dialog.page.toPlainText()
    assert "definition: First meaning" in dialog.page.toPlainText()


def test_operations_are_filtered_by_words_kind_and_person(qtbot: QtBot, session: Session) -> None:
    tag = tags.add_tag(session.store, TagContent("One"))
    tags.add_tag(session.store, TagContent("Two"))
    session.store.author = "Ben"
    tags.edit_tag(session.store, tag, TagContent("Uno"))
    dialog = _opened(qtbot, session)
    dialog.words.setText("t")
    dialog.words.setText("two")  # before the answer to the first has come
    _come(qtbot, session, dialog)
    assert _titles(dialog) == [("Add tag", "Two", "")]
    dialog.words.setText("no such words")
    _come(qtbot, session, dialog)
    assert _titles(dialog) == []
    assert dialog.list.isVisible()
    assert dialog.page.toPlainText() == ""
    dialog.words.clear()
    dialog.kind.setCurrentText("Edit tag")
    _come(qtbot, session, dialog)
    assert _titles(dialog) == [("Edit tag", "Uno", "")]
    dialog.kind.setCurrentIndex(0)
    dialog.person.setCurrentText("Ann")
    _come(qtbot, session, dialog)
    assert [extra for _, extra, _ in _titles(dialog)] == ["Two", "One"]


def test_the_history_of_one_thing(qtbot: QtBot, session: Session) -> None:
    tag = tags.add_tag(session.store, TagContent("One"))
    tags.add_tag(session.store, TagContent("Two"))
    dialog = _opened(qtbot, session, ("tag", tag, "One"))
    assert dialog.windowTitle() == "History of One"
    assert _titles(dialog) == [("Add tag", "One", "")]


def test_long_values_are_cut_to_what_differs() -> None:
    same = "words that stay " * 40
    html = as_html(
        Line(1, "Edit note"),
        OperationChanges(
            (RowChange("note", 1, "changed", "N", (FieldChange("words", same + "old", same + "new<b>"),)),)
        ),
    )
    assert "old</span><br>→ …" in html
    assert html.endswith("new&lt;b&gt;</p>")
    assert len(html) < 500


def test_one_field_is_put_back_by_keys_and_can_be_undone(qtbot: QtBot, session: Session) -> None:
    store = session.store
    tag = tags.add_tag(store, TagContent("Gift", definition="Given"))
    tags.edit_tag(store, tag, TagContent("Grant", definition="Granted"))
    dialog = _opened(qtbot, session, ("tag", tag, "Grant"))
    assert dialog.page.toPlainText().count("Put back what it was") == 2
    dialog.page.setFocus()
    qtbot.keyClick(dialog.page, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.page, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.page, Qt.Key.Key_Return)
    assert content_of(store, tag) == TagContent("Grant", definition="Given")
    assert dialog.problem.text() == ""
    store.undo()
    assert content_of(store, tag) == TagContent("Grant", definition="Granted")


def test_an_operation_on_words_that_were_cut_has_one_ellipsis(qtbot: QtBot, session: Session) -> None:
    """As *Bari……* stood in the list: the name of a tag was cut, and its end fell on the cut of the line."""
    long = "the ships that came from the ports to Bari…"
    ids = [tags.add_tag(session.store, TagContent(f"{'x' * n}{long[n:]}")) for n in range(12)]
    for one, other in pairwise(ids):
        tags.remove_tags(session.store, [one, other])
        session.store.undo()
    dialog = _opened(qtbot, session)
    for row in range(len(dialog.lines.lines)):
        dialog.list.setCurrentIndex(dialog.lines.index(row))
        _come(qtbot, session, dialog)
        assert "……" not in dialog.page.toPlainText()
    assert not [extra for _, extra, _ in _titles(dialog) if "……" in extra]
    metrics = dialog.list.fontMetrics()
    assert not [px for px in range(20, 400) if "……" in elided(metrics, f"{long} and 3 passages", px)]
