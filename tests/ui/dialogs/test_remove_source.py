"""Removing a source names what stands on it first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.sources import OnSource
from app.store.reads.sources import library, source_row
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.dialogs.remove_source import RemoveSourceDialog, named


def test_what_goes_is_named_and_undo_brings_it_back(
    qtbot: QtBot, session: Session, store: Store, source_id: int, said: list[tuple[str, str]]
) -> None:
    row = source_row(store, source_id)
    dialog = RemoveSourceDialog(session, row, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: not session.asks(dialog))
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert row.meta.title in words
    assert "Nothing is linked to it." in words
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(said))
    assert library(store) == ()
    assert said == [(f"Removed “{row.meta.title}”.", "undo")]
    store.undo()
    assert library(store) == (row,)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_removes_nothing_and_enter_too_as_the_ring_begins_on_cancel(
    qtbot: QtBot, session: Session, store: Store, source_id: int, key: Qt.Key
) -> None:
    dialog = RemoveSourceDialog(session, source_row(store, source_id), None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test closes it
    qtbot.addWidget(dialog)
    dialog.open()
    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Cancel"
    qtbot.keyClick(focused, key)
    assert dialog.isHidden()
    assert len(library(store)) == 1


def test_counts_have_their_words() -> None:
    assert [words for _, words in named(OnSource(1, 0, 0, 2))] == ["passage", "notes"]
    assert [count for count, _ in named(OnSource(7, 5, 2, 1))] == [7, 5, 2, 1]
