"""The whole main job through the real window: from the first start to a restored backup, by the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.helpers.store_dump import dump
from tests.journeys.conftest import Desk

from app.domain.sources import SourceKind
from app.paths import starter_workspace
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import history
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.name import NameCard
from app.ui.dialogs.restore import RestoreDialog
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.panels.notes.completion import LinkCompletion
from app.ui.panels.notes.editor import NoteEditor
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.link_palette import LinkPalette
from app.ui.views.search.popup import SearchPopup

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

PAGE = (
    "Gifts along the coast | Harbour Institute\n"
    "go to content go to footer\n"
    "  • Home\n  • Topics\n    • Ports\n    • Ferries\n    • Customs\n    • Storms\n  • Papers\n    • All papers\n"
    "    • Archive\n  • Events\n  • Team\n  • About\n    • Mission\n    • History\n  • Contact\n  • Newsletter\n\n"
    "Gifts along the coast\n\nHarbour Paper No. 7, March 3, 2021\n\nMaya Stone\n\n"
    "The council of Northport says that it shipped 45,000 gloves to the island of Delos in the first week of February, "
    "and that every box of them was\u00a0counted twice on the quay before the ferry left.\n\n"
    "A second consignment was promised for the summer, but nobody on the island remembers that it ever came, and the "
    "council itself no longer speaks of it when it is asked 🧤.\n\n"
    "What remains is a friendship between two harbours, which both sides describe as older than the illness, and which "
    "neither of them would want to see measured in boxes alone.\n\n"
    "The opinions expressed in this paper are the author's own.\n"
    "Related papers\nAnother paper\n04/02/21\n"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page as the analyst has it."""
    path = tmp_path / "harbour.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_from_the_first_start_to_a_restored_backup(desk: Desk, page: Path, stray_windows: list[str]):
    window = first_start(desk)
    source_id = add_the_page(desk, window, page)
    give_the_name(desk, window)
    read_and_copy(desk, window)
    words = tag(desk, window)
    note(desk, window)
    link(desk, window)
    browse(desk, window)
    search(desk, window)
    undo_everything_across_a_restart(desk, window, source_id)
    window = desk.window
    export_twice(desk, window, words)
    back_up_and_restore(desk, window)
    assert stray_windows == []


def first_start(desk: Desk) -> MainWindow:
    """1: the starter workspace is built, and the digest is there to be read."""
    window = desk.start()
    assert window.session.store.path == starter_workspace()
    assert window.read.row.kind is SourceKind.DIGEST
    assert window.read.page.toPlainText()
    return window


def add_the_page(desk: Desk, window: MainWindow, page: Path) -> int:
    """2: a saved page becomes a source of exactly its three paragraphs; the same file is recognised."""
    window.files.adding.add_files([page])
    desk.qtbot.waitUntil(lambda: window.read.row.meta.title == "Gifts along the coast")
    row, text = window.read.row, window.read.text
    assert (row.meta.authors, row.meta.series, row.meta.number) == (("Maya Stone",), "Harbour Paper", "7")
    assert row.meta.published == "2021-03-03"
    read = [text.text[b.start : b.end] for i, b in enumerate(text.blocks) if i not in text.cut_blocks()]
    assert read == [line for line in PAGE.splitlines() if len(line) > 120]
    window.files.adding.add_files([page])
    desk.qtbot.waitUntil(lambda: not window.session.busy())
    assert len(source_reads.library(window.session.store)) == 2
    return row.id


def give_the_name(desk: Desk, window: MainWindow) -> None:
    """With the first thing that is done the name is asked for, once."""
    card = desk.find(NameCard)
    card.field.setText("Maya")
    desk.qtbot.mouseClick(card.save, Qt.MouseButton.LeftButton)
    assert window.settings.author == "Maya"


def read_and_copy(desk: Desk, window: MainWindow) -> None:
    """3: what is copied are the canonical characters, the no-break space among them."""
    reader = window.read.page
    desk.take_up(reader)
    start = window.read.text.text.index("The council of Northport")
    reader.select(start, start)
    desk.qtbot.keyClick(reader, Qt.Key.Key_S, SHIFT)
    desk.qtbot.keyClick(reader, Qt.Key.Key_C, CTRL)
    assert "was\u00a0counted twice" in QApplication.clipboard().text()
    reader.select(start, start)


def tag(desk: Desk, window: MainWindow) -> str:
    """4: a sentence, T, a few letters, Enter; and a new tag on the same words."""
    reader = window.read.page
    desk.qtbot.keyClick(reader, Qt.Key.Key_S)
    desk.qtbot.keyClick(reader, Qt.Key.Key_T)
    palette = desk.find(TagPalette)
    desk.qtbot.keyClicks(palette.field, "local gov")
    desk.qtbot.keyClick(palette.field, Qt.Key.Key_Return, SHIFT)
    desk.qtbot.keyClicks(palette.field, "Harbours")
    desk.qtbot.keyClick(palette.field, Qt.Key.Key_Return, CTRL)
    passage = the_passage(window)
    assert [t.name for t in passage.tags] == ["Local government", "Harbours"]
    assert passage.paragraph == 1
    return passage.quote


def the_passage(window: MainWindow) -> passage_reads.Passage:
    """The one passage of the page."""
    found = passage_reads.of_source(window.session.store, window.read.row.id)
    return next(passage for passage in found if passage.tags)


def note(desk: Desk, window: MainWindow) -> None:
    """5: N, and what is typed is safe within a second."""
    desk.take_up(window.read.page)
    desk.qtbot.keyClick(window.read.page, Qt.Key.Key_N)
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NoteEditor))
    editor = QApplication.focusWidget()
    desk.qtbot.keyClicks(editor, "Ask the ferry company. See [[")
    desk.qtbot.keyClicks(desk.find(LinkCompletion).field, "Iran]]")
    desk.qtbot.keyClicks(editor, ".")
    store = window.session.store
    desk.qtbot.waitUntil(lambda: any(n.body == "Ask the ferry company. See [[Iran]]." for n in note_reads.every(store)))


def link(desk: Desk, window: MainWindow) -> None:
    """6: Shift+R to a field of a record and to a new record, P to a country and a new fact of it."""
    reader = window.read.page
    desk.take_up(reader)
    desk.qtbot.keyClick(reader, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    palette = desk.find(LinkPalette)
    desk.qtbot.keyClicks(palette.field, "gorgan")
    desk.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    desk.qtbot.keyClicks(palette.field, "basis")
    desk.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    store = window.session.store
    record = donation_reads.record(store, donation_reads.id_of(store, "D-22"))
    assert [e.field for e in record.evidence if e.source_id == window.read.row.id] == ["basis"]
    desk.take_up(reader)
    desk.qtbot.keyClick(reader, Qt.Key.Key_P)
    palette = desk.find(LinkPalette)
    desk.qtbot.keyClicks(palette.field, "greece")
    desk.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    desk.qtbot.keyClicks(palette.field, "gloves received: 45,000")
    desk.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert {ref.label for ref in the_passage(window).evidence} == {"D-22", "Greece · gloves received"}


def browse(desk: Desk, window: MainWindow) -> None:
    """7: the records and the country, each passage one click from its place."""
    desk.take_up(window.read.page)
    for key, place in ((Qt.Key.Key_3, "donations"), (Qt.Key.Key_4, "countries"), (Qt.Key.Key_2, "passages")):
        desk.qtbot.keyClick(window, key, CTRL)
        assert window.place_name() == place
    store = window.session.store
    greece = next(row for row in country_reads.rows(store) if row.info.code == "GR")
    assert (greece.facts, greece.passages) == (1, 1)
    desk.qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.place_name() == "read"


def search(desk: Desk, window: MainWindow) -> None:
    """8: one box over everything; Enter goes to the place."""
    library = source_reads.library(window.session.store)
    window.read.open_source(next(row.id for row in library if row.kind is SourceKind.DIGEST))
    desk.take_up(window.read.page)
    desk.qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    popup = desk.find(SearchPopup)
    desk.qtbot.keyClicks(popup.field, "quay before the ferry")
    desk.qtbot.waitUntil(lambda: any("quay" in row.below + row.text for row in popup.rows.rows))
    desk.qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert window.read.row.meta.title == "Gifts along the coast"
    desk.take_up(window.read.page)


def undo_everything_across_a_restart(desk: Desk, window: MainWindow, source_id: int) -> None:
    """9: every operation since the start is undone, named, and done again, half of it after a restart."""
    done = dump(window.session.store)
    operations = len(history.history(window.session.store)) - 1
    assert operations >= 7
    for _ in range(operations // 2):
        assert window.top.undo_button.toolTip().startswith("Undo ")
        desk.qtbot.keyClick(window.read.page, Qt.Key.Key_Z, CTRL)
    desk.leave()
    window = desk.start()
    while len(source_reads.library(window.session.store)) == 2:
        window.undo()
    assert passage_reads.of_source(window.session.store, source_id) == ()
    assert history.undo_label(window.session.store) is None  # the workspace began with what is left
    while history.redo_label(window.session.store) is not None:
        window.redo()
    assert dump(window.session.store) == done
    window.read.open_source(source_id)


def export_twice(desk: Desk, window: MainWindow, words: str) -> None:
    """10: quotes to the letter; nothing is written twice, and what she edited is kept."""
    folder = desk.folder / "vault"
    export(desk, window, folder)
    file = next((folder / "Sources").glob("Gifts*.md"))
    assert words in file.read_text("utf-8")
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*.md")}
    file.write_text(file.read_text("utf-8") + "\nMy own line.\n", "utf-8")
    edited = file.read_bytes()
    export(desk, window, folder)
    assert file.read_bytes() == edited
    assert not file.with_name(f"{file.stem} (new).md").exists()
    assert all(path.stat().st_mtime_ns == stamp for path, stamp in stamps.items() if path != file)


def export(desk: Desk, window: MainWindow, folder: Path) -> None:
    """Ctrl+E, a folder, Enter."""
    desk.take_up(window.read.page)
    desk.qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    dialog = desk.find(ExportDialog)
    dialog.folder.setText(str(folder))
    desk.qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not window.session.busy() and (folder / "index.md").exists())
    for dialog in [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]:
        dialog.close()


def back_up_and_restore(desk: Desk, window: MainWindow) -> None:
    """11: a copy, a mistake, and the copy brought back from the list."""
    done = dump(window.session.store)
    window.files.back_up()
    desk.qtbot.waitUntil(lambda: not window.session.busy())
    from app.actions.sources import remove_source

    remove_source(window.session.store, window.read.row.id)
    window.files.restore(window.session.store.path)
    dialog = desk.find(RestoreDialog)
    dialog.submit()
    desk.qtbot.waitUntil(
        lambda: not window.session.busy() and window.session.is_open and dump(window.session.store) == done,
    )
