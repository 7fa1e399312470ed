"""Two taggers are compared in a dialog whose list opens the sentences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions import passages
from app.actions.tags import add_tag
from app.domain.changes import Author
from app.domain.codebook import TagContent
from app.store.reads.sources import current_text
from app.store.store import Store
from app.ui.dialogs.two_taggers import TwoTaggersDialog
from app.ui.shell.main_window import MainWindow


def test_where_they_differ_leads_to_the_sentence(qtbot: QtBot, window: MainWindow) -> None:
    window.run("file.taggers")
    assert "nobody to compare with" in window.toast.words.text()
    store = window.session.store
    at = next(block.start for block in current_text(store, 1).blocks if block.paragraph == 3)
    with Store(store.path, Author("Ben", "id of ben")) as ben:
        passages.tag_passage(ben, 1, at, at + 12, [add_tag(ben, TagContent("Seen by Ben"))])
    window.run("file.taggers")
    dialog = window.findChild(TwoTaggersDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "alpha" in dialog.summary.text())
    lines = dialog.list.lines.lines
    assert [line.below for line in lines if "Ben alone" in line.below] == ["Seen by Ben, by Ben alone"]
    assert any("only Ben 1" in line.below for line in dialog.tags.lines.lines)
    number = next(n for n, line in enumerate(lines) if "Ben alone" in line.below)
    dialog.list.setCurrentIndex(dialog.list.lines.index(number))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.place_name() == "read"
    chosen = window.read.page.selection()
    assert chosen is not None
    assert chosen[0] <= at < chosen[1]
