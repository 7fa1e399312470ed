"""Adding sources in the real window."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QMimeData, QPoint, QPointF, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.helpers.processes import LISTED, readers
from tests.helpers.raw_pdf import lines, pdf
from tests.helpers.settled import settled
from tests.ui.files.pages import PAGE, PROSE, page

from app.actions.check import check
from app.actions.reading import end_waiting
from app.actions.sources import Added, edit_meta
from app.domain.changes import Operation
from app.importers.draft import NO_DATE
from app.paths import starter_workspace
from app.store.backup import back_up
from app.store.reads.history import undo_label
from app.store.reads.sources import library
from app.ui.base.background import Task
from app.ui.base.file_chooser import KEY, FileChooser
from app.ui.look import theme
from app.ui.shell.add_sources import AddedSources, report
from app.ui.shell.main_window import MainWindow

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# --- adding sources ---


def test_a_file_is_added_opened_and_counted(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    rows = library(opened.session.store)
    assert [row.meta.title for row in rows] == ["A page about gifts"]
    assert opened.read.row == rows[0]
    assert opened.toast.words.text().startswith("3 paragraphs read, ")


def test_the_same_bytes_twice_are_opened_and_said_to_be_known(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    opened.files.adding.add_files([page(tmp_path, "other.txt", PAGE.replace("gifts", "presents"))])
    settled(opened)
    opened.files.adding.add_files([page(tmp_path, "again.txt")])
    settled(opened)
    assert len(library(opened.session.store)) == 2
    assert opened.read.row is not None
    assert opened.read.row.meta.title == "A page about gifts"
    assert opened.toast.words.text() == "“A page about gifts” is in the library already."


def test_a_source_that_is_there_and_gets_the_citation_of_an_entry_is_said_to(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    entry = tmp_path / "all.ris"
    entry.write_text("TY  - RPRT\nTI  - A page about gifts\nPB  - Harbour\nL1  - text.txt\nER  - \n", "utf-8")
    opened.files.adding.add_files([page(tmp_path, "text.txt")])
    settled(opened)
    for said in (" and got the citation of its entry.", "."):
        opened.files.adding.add_files([entry])
        settled(opened)
        assert opened.toast.words.text() == f"“A page about gifts” is in the library already{said}"


def test_what_can_not_be_read_is_said_and_the_rest_is_added(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "picture.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    table = tmp_path / "gifts.csv"
    table.write_text("Donor,Recipient\nNorway,Chile\n", "utf-8")
    opened.files.adding.add_files([bad, page(tmp_path), table])
    settled(opened)
    assert len(library(opened.session.store)) == 1
    assert "picture.png" in opened.toast.words.text()
    assert "Not added: gifts.csv." in opened.toast.words.text()
    opened.files.adding.add_files([bad])
    settled(opened)
    assert "picture.png" in opened.toast.words.text()
    assert len(library(opened.session.store)) == 1


def test_files_that_are_added_at_once_are_one_step_of_undo(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    store = opened.session.store
    opened.files.adding.add_files([page(tmp_path, "before.txt", PAGE.replace("gifts", "loans"))])
    settled(opened)
    names = ("presents", "favours", "parcels")
    files = [page(tmp_path, f"{name}.txt", PAGE.replace("gifts", name)) for name in names]
    files.insert(1, tmp_path / "away.txt")  # which fails, and takes no part in it
    opened.files.adding.add_files(files)
    settled(opened)
    assert len(library(store)) == 4
    assert undo_label(store) == (Operation.ADD_SOURCE, "3 sources")
    opened.undo()
    settled(opened)
    assert [row.meta.title for row in library(store)] == ["A page about loans"]
    opened.redo()
    settled(opened)
    assert len(library(store)) == 4
    opened.undo()
    settled(opened)
    opened.files.adding.add_files([page(tmp_path)])  # a gesture of its own
    settled(opened)
    assert undo_label(store) == (Operation.ADD_SOURCE, "A page about gifts")
    assert check(store).problems == ()


def test_the_clipboards_text_is_added(qtbot: QtBot, opened: MainWindow) -> None:
    QGuiApplication.clipboard().setText(PAGE)
    opened.files.adding.add_clipboard()
    settled(opened)
    assert [row.paragraphs for row in library(opened.session.store)] == [3]


def test_the_clipboards_page_is_read_as_apage(qtbot: QtBot, opened: MainWindow) -> None:
    copied = QMimeData()
    body = "".join(f"<p>{words}</p>" for words in PROSE)
    copied.setHtml(
        f"<html><head><title>Gifts</title></head><body><article><h1>Gifts</h1>{body}</article></body></html>"
    )
    copied.setText("not this")
    QGuiApplication.clipboard().setMimeData(copied)
    opened.files.adding.add_clipboard()
    settled(opened)
    (row,) = library(opened.session.store)
    assert (row.meta.title, row.paragraphs) == ("Gifts", 3)


def test_an_empty_clipboard_is_said(opened: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    opened.files.adding.add_clipboard()
    assert "holds no text" in opened.toast.words.text()
    assert not opened.session.busy()


def test_files_that_are_dropped_are_added(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    (printed := tmp_path / "printed.pdf").write_bytes(
        pdf(lines(60, 700, "Forty crates of gloves were sent to the island."))
    )
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (page(tmp_path), printed)])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(600, 400), action, data, buttons, keys)
    QApplication.sendEvent(opened, entering)
    assert entering.isAccepted()
    (hint,) = [label for label in opened.findChildren(QLabel) if label.text() == "Drop to add as sources"]
    assert hint.isVisible()
    QApplication.sendEvent(opened, QDropEvent(QPointF(600, 400), action, data, buttons, keys))
    assert not hint.isVisible()
    settled(opened)
    assert len(library(opened.session.store)) == 2


def test_what_is_dropped_is_copied_and_it_is_said_what_becomes_of_it(opened: MainWindow, tmp_path: Path) -> None:
    """Who is told that a file was moved may remove it."""
    action, buttons, keys = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    table = tmp_path / "gifts.csv"
    table.write_text("donor,recipient,item\nOrbis,Peru,tents\n")
    for paths, words in (((page(tmp_path),), "Drop to add as sources"), ((table,), "Drop to import its records")):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        entering = QDragEnterEvent(QPoint(600, 400), action | Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(opened, entering)
        assert entering.isAccepted()
        assert entering.dropAction() is Qt.DropAction.CopyAction
        assert [one.text() for one in opened.findChildren(QLabel) if one.text().startswith("Drop to")] == [words]
        dropped = QDropEvent(QPointF(600, 400), action | Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(opened, dropped)
        assert dropped.dropAction() is Qt.DropAction.CopyAction
        settled(opened)
    assert opened.place_name() == "importing"


def test_a_drop_without_files_is_not_taken(opened: MainWindow) -> None:
    data = QMimeData()
    data.setText("words")
    keys = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    entering.ignore()
    opened.files.adding.eventFilter(opened, entering)
    assert not entering.isAccepted()


def test_a_workspace_among_the_files_is_opened_and_the_rest_added_to_it(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, empty: bytes
) -> None:
    other = tmp_path / "other.passagework"
    other.write_bytes(empty)
    back_up(other)
    opened.files.adding.add_files([page(tmp_path), other])
    settled(opened)
    qtbot.waitUntil(lambda: len(library(opened.session.store)) == 1)
    assert opened.session.store.path == other


def test_files_wait_until_a_workspace_is_open(
    qtbot: QtBot, window: MainWindow, workspace: Path, tmp_path: Path
) -> None:
    back_up(workspace)
    window.files.adding.add_files([page(tmp_path)])
    assert not window.session.busy()
    window.open_workspace(workspace)
    qtbot.waitUntil(lambda: len(library(window.session.store)) == 1)


def test_the_add_menu_begins_on_its_first_way_and_the_keys_it_shows_work_in_it(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    none, more = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    run = list[str]()
    monkeypatch.setattr(opened, "run", run.append)
    for key, keys in ((Qt.Key.Key_Return, none), (Qt.Key.Key_O, more)):
        menu = opened.files.add_menu(opened.top.menu_button)
        assert menu.activeAction() is menu.actions()[0]
        qtbot.keyClick(menu, key, keys)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert run == ["source.add", "source.add"]


def test_the_add_menu_shows_three_ways_with_their_keys(qtbot: QtBot, opened: MainWindow) -> None:
    menu = opened.files.add_menu(opened.top.menu_button)
    assert [entry.text() for entry in menu.actions()] == [
        "File…\tCtrl+Shift+O", "Web address…\tCtrl+Shift+A", "Clipboard\tCtrl+Shift+V",
    ]  # fmt: skip
    assert isinstance(menu, QMenu)
    menu.close()


def test_an_address_that_fails_can_be_corrected(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.dialogs.address import AddressDialog

    opened.files.adding.add_address("http://127.0.0.1:9/nothing-listens-here")
    settled(opened)
    (dialog,) = opened.findChildren(AddressDialog)
    assert dialog.field.text() == "http://127.0.0.1:9/nothing-listens-here"
    assert dialog.problem.text()
    dialog.reject()


def test_evidence_that_was_not_found_is_counted_and_led_to(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    store = opened.session.store
    source_id = library(store)[0].id
    sentence, tone = report(store, AddedSources((Added(source_id, False, 118, 2, ("No date was found.",)),)))
    assert "118 of 120 pieces of evidence found in it. “Check evidence” names the 2 that are not." in sentence
    assert sentence.endswith("No date was found.")
    assert tone == "warning"
    assert report(store, AddedSources((Added(source_id, False, 120),)))[1] == "ok"
    title = library(store)[0].meta.title
    two = (Added(source_id, False, warnings=("No date was found.",)), Added(source_id, False))
    assert report(store, AddedSources(two))[0] == f"2 sources added. {title}: No date was found."
    many = AddedSources(two[:1] * 30, tuple(f"{n}.bin cannot be read." for n in range(30)))
    titles = " · ".join([title] * 3)
    problems = "0.bin cannot be read. 1.bin cannot be read. 2.bin cannot be read. 27 more problems."
    assert report(store, many)[0] == f"30 sources added. {titles} and 27 more: No date was found. {problems}"
    four = tuple(f"{n}.bin cannot be read." for n in range(4))
    assert report(store, AddedSources((), four))[0] == " ".join(four), "nothing takes less room than the fourth"
    again = report(store, AddedSources((Added(source_id, True),) * 30))[0]
    assert again.count(title) == 3
    assert again.endswith("27 more are in the library already.")
    edit_meta(store, source_id, replace(library(store)[0].meta, published=""))
    undated = AddedSources((Added(source_id, False, warnings=(NO_DATE,)),))
    assert report(store, undated)[0].endswith("You can enter it by hand. F2 edits the citation.")


def begins_in(opened: MainWindow, ask: Callable[[], None]) -> str:
    """The folder in which a dialog for files begins; it is left with nothing chosen."""
    ask()
    (chooser,) = opened.findChildren(FileChooser)
    folder = chooser.directory().absolutePath()
    chooser.reject()
    chooser.setParent(None)
    return folder


def test_a_dialog_for_files_begins_where_the_last_one_ended_else_among_documents(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(documents))
    add = opened.files.adding.choose_files
    for kept in ("", str(tmp_path / "gone")):
        opened.settings.put("add.folder", kept)
        assert begins_in(opened, add) == QDir.homePath()
    documents.mkdir()
    assert begins_in(opened, add) == str(documents)
    chosen = page(tmp_path, "one.txt", "Quinces were given.")
    add()
    (chooser,) = opened.findChildren(FileChooser)
    header = chooser.findChild(QHeaderView)
    assert header is None or header.sectionResizeMode(1) is QHeaderView.ResizeMode.ResizeToContents, "12…iB"
    chooser.filesSelected.emit([str(chosen)])
    chooser.setParent(None)
    opened.settings.put("add.folder", "")
    assert begins_in(opened, add) == str(chosen.parent)


def test_the_names_that_a_dialog_for_files_offers_are_on_a_ground_of_their_own(
    qtbot: QtBot, qapp: QApplication, opened: MainWindow, tmp_path: Path
) -> None:
    """A list that lets through what is behind it is black where the desktop paints no windows over each other."""
    page(tmp_path, "quinces.txt", "Quinces were given.")
    theme.choose(qapp, "dark")
    opened.files.adding.choose_files()
    (chooser,) = opened.findChildren(FileChooser)
    name = chooser.findChild(QLineEdit)
    if name is None:
        pytest.skip("the system's own dialog")
    popup = name.completer().popup()
    qtbot.keyClicks(name, str(tmp_path / "quin"))
    qtbot.waitUntil(popup.isVisible)
    painted = QImage(popup.size(), QImage.Format.Format_ARGB32)
    painted.fill(Qt.GlobalColor.black)
    popup.render(painted, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    assert painted.pixelColor(painted.width() - 20, painted.height() // 2) == theme.colour(theme.current().card)
    chooser.reject()


def test_a_new_workspace_is_not_offered_a_place_in_the_programs_own_folder(opened: MainWindow, tmp_path: Path) -> None:
    """What is made there nobody would find again."""
    opened.settings.put(KEY, str(tmp_path))
    opened.settings.opened(starter_workspace())
    starter_workspace().parent.mkdir(parents=True, exist_ok=True)
    assert begins_in(opened, opened.files.open) == str(starter_workspace().parent)
    assert begins_in(opened, opened.files.new) == str(tmp_path)


def test_an_import_can_be_stopped_and_nothing_of_it_is_kept(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    paragraphs = (f"Paragraph {n} says that gifts were given to cities of the north in spring." for n in range(4_000))
    opened.files.adding.add_files([page(tmp_path, "long.txt", "\n\n".join(paragraphs))])
    opened.status.stop.click()
    settled(opened)
    assert "not added" in opened.toast.words.text()
    assert library(opened.session.store) == ()


def test_of_several_files_the_share_that_is_done_grows_and_what_was_added_before_a_stop_stays(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It began anew with each file, so that of 300 nobody saw how far they were."""
    told: list[tuple[int, int]] = []

    def tell(task: Task, done: int, total: int) -> bool:
        told.append((done, total))
        return task.is_stopped() or done == 3

    monkeypatch.setattr(Task, "progress", tell)
    files = [page(tmp_path, f"{n}.txt", PAGE.replace("gifts", f"well {n}")) for n in range(5)]
    opened.files.adding.add_files(files)
    settled(opened)
    assert [*dict.fromkeys(told)] == [(n, 5) for n in range(4)]
    assert len(library(opened.session.store)) == 3
    assert "The rest was not added." in opened.toast.words.text()


@pytest.mark.skipif(not LISTED, reason="the processes of this one are looked at")
@few("way", ["file", "clipboard"], keep=1, why="more formats")
def test_a_source_whose_reading_hangs_freezes_nothing_and_can_be_stopped(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, way: str
) -> None:
    end_waiting()
    words = "\n\n".join(PROSE * 20_000)
    if way == "file":
        opened.files.adding.add_files([page(tmp_path, "long.txt", words)])
    else:
        QGuiApplication.clipboard().setText(words)
        opened.files.adding.add_clipboard()
    qtbot.waitUntil(lambda: bool(readers()) or not opened.session.busy())
    (reading,) = readers()
    os.kill(reading, signal.SIGSTOP)
    turns: list[int] = []
    QTimer.singleShot(0, lambda: turns.append(1))
    qtbot.waitUntil(lambda: bool(turns))
    assert opened.session.busy()
    qtbot.mouseClick(opened.status.stop, Qt.MouseButton.LeftButton)
    settled(opened)
    assert library(opened.session.store) == ()
    assert "not added" in opened.toast.words.text()
    opened.files.adding.add_files([page(tmp_path)])
    settled(opened)
    assert len(library(opened.session.store)) == 1
