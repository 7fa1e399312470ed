"""Where a note is written, what nothing supports is underlined, and the Markdown is coloured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.made import create

from app.actions.notes import add_note
from app.settings import Settings
from app.store.reads import notes as reads
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.panels.notes.editor import NoteEditor


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "w.passagework"
    create(path)
    made = Session(Settings(tmp_path / "settings.json"))
    made.open(Store(path, "Ann"))
    yield made
    made.close()


def test_a_sentence_without_evidence_is_underlined_until_it_names_some(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session.store
    note = reads.one(store, add_note(store, "# Head\n\nFrance sent 40 tons 🎁. Half {{D-1", "Brief"))
    editor = NoteEditor(session)
    qtbot.addWidget(editor)
    editor.show_note(note)
    qtbot.waitUntil(lambda: len(editor.extraSelections()) == 2)
    sentence, half = editor.extraSelections()
    assert sentence.cursor.selectedText() == "France sent 40 tons 🎁."
    assert half.cursor.selectedText() == "{{"
    assert sentence.format.underlineStyle() is QTextCharFormat.UnderlineStyle.DashUnderline
    assert half.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    assert "named as evidence" in editor.figures.saying_at(editor.toPlainText().index("tons"))
    assert "2 sentences" in editor.accessibleDescription()
    said, cursor = listen(monkeypatch), editor.textCursor()
    cursor.setPosition(editor.toPlainText().index("tons"))
    editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: ["named as evidence" in one for one in said] == [True])
    strong = editor.document().firstBlock().layout().formats()
    assert any(one.format.fontWeight() == 600 for one in strong)
    editor.setPlainText("# Head\n\nFrance sent 40 tons 🎁 [[p-01234567]].")
    qtbot.waitUntil(lambda: editor.accessibleDescription() == "")
    assert editor.extraSelections() == []
    assert editor.toPlainText().startswith("# Head")
