"""Two taggers are compared in a dialog whose list opens the sentences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions import passages
from app.actions.sources import add_bytes
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
    assert [line.side for line in lines if "Ben alone" in line.below] == ["¶ 3"], "equal sentences are told apart"
    assert any("only Ben 1" in line.below for line in dialog.tags.lines.lines)
    number = next(n for n, line in enumerate(lines) if "Ben alone" in line.below)
    dialog.list.setCurrentIndex(dialog.list.lines.index(number))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.place_name() == "read"
    chosen = window.read.page.selection()
    assert chosen is not None
    assert chosen[0] <= at < chosen[1]


def test_equal_sentences_are_told_apart_by_paragraph_and_where_there_are_several_by_source(
    qtbot: QtBot, empty_window: MainWindow
) -> None:
    store, words = empty_window.session.store, "It rained again."
    tag = add_tag(store, TagContent("Weather"))
    first, second = (
        add_bytes(store, f"# {name}\n\nOn.\n\n{words}\n\n{words}\n".encode(), f"{name}.md", "text/markdown").source_id
        for name in ("Harbour", "Crane")
    )

    def sides() -> list[tuple[str, str]]:
        empty_window.run("file.taggers")
        dialog = empty_window.findChildren(TwoTaggersDialog)[-1]
        qtbot.waitUntil(lambda: "the same on" in dialog.summary.text())
        shown = [(line.title, line.side) for line in dialog.list.lines.lines]
        dialog.reject()
        return shown

    with Store(store.path, Author("Ben", "id of ben")) as ben:

        def tag_all(source: int) -> None:
            text = current_text(store, source).text
            at = text.index("On.")
            for reader in (store, ben):
                passages.tag_passage(reader, source, at, at + 3, [tag])
            passages.tag_passage(ben, source, text.index(words), text.rindex(words) + len(words), [tag])

        tag_all(first)
        assert sides() == [(words, "¶ 2"), (words, "¶ 3")]
        tag_all(second)
        assert sides() == [(words, f"{name} · ¶ {n}") for name in ("Harbour", "Crane") for n in (2, 3)]
