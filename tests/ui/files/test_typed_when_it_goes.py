"""What is being typed as the workspace goes is not lost: it goes on in the copy that is saved of what is open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.durability.test_full_disk import disk, fill  # noqa: F401 - the fixture is asked for by its name
from tests.helpers.long import few, thinned
from tests.helpers.made import say_backed_up
from tests.helpers.settled import settled
from tests.ui.files.pages import name_file

from app.actions import notes as note_actions
from app.actions.donations import add_donation
from app.actions.sources import add_draft
from app.domain.donations import Donation, Party
from app.domain.terms import PartyRole
from app.importers.read import read_source
from app.store import connections
from app.store.reads import donations, notes
from app.store.schema import kept_draft
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.dialogs.sheet import Sheet
from app.ui.panels.notes.editor import NoteEditor
from app.ui.shell.leaving import FormsDialog, UnwritableDialog
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.record_form import RecordForm
from app.ui.views.read.draft_card import DraftCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXT = b"Quinces\n\nNorway gave Chile 12 pumps. It also sent Nepal 300 ladders.\n"


def _replace(path: Path, empty: bytes) -> None:
    other = path.parent.parent / "other.passagework"
    other.write_bytes(empty)
    other.replace(path)


WAYS: dict[str, Callable[[Path, bytes], object]] = {
    "removed": lambda path, _empty: path.unlink(),
    "renamed": lambda path, _empty: path.rename(path.parent.parent / "elsewhere.passagework"),
    "replaced": _replace,
    "folder removed": lambda path, _empty: shutil.rmtree(path.parent),
}


def type_note(window: MainWindow, qtbot: QtBot) -> None:
    note_id = note_actions.add_note(window.session.store, "First")
    window.go(Target("notes", "note", note_id))
    settled(window)
    (editor,) = [one for one in window.place("notes").findChildren(NoteEditor) if one.note() is not None]
    qtbot.keyClicks(editor, "Typed ")


def type_form(window: MainWindow, qtbot: QtBot) -> None:
    content = Donation("Pumps", parties=(Party(PartyRole.DONOR, "Norway"), Party(PartyRole.RECIPIENT, "Chile")))
    record_id = add_donation(window.session.store, content)
    window.go(Target("donations", "form", record_id))
    settled(window)
    (form,) = (one for one in window.findChildren(RecordForm) if one.isVisible())
    qtbot.keyClicks(form.fields["title"].text, "Typed ")


def type_draft(window: MainWindow, qtbot: QtBot) -> None:
    settled(window)
    page = window.read.page
    page.setFocus()
    at = page.text().text.index("Norway gave")
    page.select(at, at)
    qtbot.keyClick(page, Qt.Key.Key_R)
    settled(window)
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    row = next(at for at, one in enumerate(card.model.rows) if one.row.value.startswith("12"))
    card.list.setCurrentIndex(card.model.index(row, 0))
    qtbot.keyClick(card.list, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("13 pumps")
    qtbot.keyClick(field, Qt.Key.Key_Return)


def saved_note(store: Store) -> bool:
    return notes.every(store)[-1].body == "Typed First"


def saved_form(store: Store) -> bool:
    return [one.content.title for one in donations.records(store)] == ["Typed Pumps"]


def saved_draft(store: Store) -> bool:
    (one,) = store.rows(select(kept_draft))
    return "13" in str(one.draft)


TYPED = {"note": (type_note, saved_note), "form": (type_form, saved_form), "draft": (type_draft, saved_draft)}


@pytest.fixture(params=TYPED)
def thing(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=thinned(("form", "note", "draft"), keep=1, why="each thing goes on in the same copy"))
def one(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def begun(window: MainWindow, tmp_path: Path, empty: bytes) -> Path:
    """A workspace in a folder of its own, with a text that is shown."""
    path = tmp_path / "work" / "w.passagework"
    path.parent.mkdir()
    path.write_bytes(empty)
    say_backed_up(path)
    assert window.open_workspace(path)
    settled(window)
    added = add_draft(window.session.store, read_source(TEXT, "quinces.txt"))
    window.session.go(Target("read", "source", added.source_id))
    settled(window)
    return path


@few("way", WAYS, keep=1, why="every way; `tests/store/test_location.py` tells them apart")
def test_it_goes_on_in_the_copy_that_is_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, empty: bytes, way: str, thing: str
) -> None:
    path, copy = begun(window, tmp_path, empty), tmp_path / "copy.passagework"
    typing, is_saved = TYPED[thing]
    typing(window, qtbot)
    WAYS[way](path, empty)
    qtbot.waitUntil(lambda: "no longer saved" in window.status.workspace.text())
    settled(window)
    assert "Save a copy of what is open here" in window.toast.words.text()
    assert not window.close()
    (dialog,) = window.findChildren(UnwritableDialog)
    assert "Save a copy of what is open here" in dialog.sentence.text()
    dialog.submit()
    name_file(window, copy)
    settled(window)
    assert "You go on in it: copy.passagework" in window.toast.words.text()
    state = "1 form not saved" if window.place(window.place_name()).half_typed_forms() else "saved"
    assert window.status.workspace.text() == f"copy.passagework · {state}"
    if not window.close():  # a form waits for its person to save it
        window.findChildren(FormsDialog)[-1].submit()
    assert not window.isVisible()
    with Store(copy) as store:
        assert is_saved(store)


def test_leaving_without_what_was_typed_is_asked_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, empty: bytes, one: str
) -> None:
    path = begun(window, tmp_path, empty)
    TYPED[one][0](window, qtbot)
    path.unlink()
    assert not window.close()
    window.findChildren(UnwritableDialog)[-1].anyway.click()
    assert not window.isVisible()


def test_what_is_typed_stays_while_the_disk_is_full(
    qtbot: QtBot,
    window: MainWindow,
    disk: Path,  # noqa: F811
    empty: bytes,
    one: str,
) -> None:
    path = begun(window, disk, empty)
    typing, is_saved = TYPED[one]
    typing(window, qtbot)
    fill(disk, 0)
    assert not window.close()
    dialog = window.findChildren(Sheet)[-1]
    dialog.submit()
    assert "disk is full" in window.toast.words.text()
    (disk / "filler").unlink()
    if not window.close():
        window.findChildren(Sheet)[-1].submit()
    assert not window.isVisible()
    with Store(path) as store:
        assert is_saved(store)
    shutil.rmtree(path.parent)


def test_it_stays_where_it_is_while_another_program_writes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, empty: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That passes: who went on in a copy then would have two workspaces, each with half of what is done."""
    monkeypatch.setattr(connections, "BUSY_MS", 20)
    path, copy = begun(window, tmp_path, empty), tmp_path / "copy.passagework"
    type_form(window, qtbot)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not window.close()
        assert not window.findChildren(UnwritableDialog)
        window.session.run("file.copy")
        name_file(window, copy)
        settled(window)
        assert window.toast.words.text() == "The copy was saved and verified: copy.passagework."
        assert window.session.store.path == path
        other.execute("ROLLBACK")
    window.findChildren(FormsDialog)[-1].submit()
    assert not window.isVisible()
    with Store(path) as store:
        assert saved_form(store)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A disk that can be taken away, and that the system makes read-only where it finds a fault."""
    image, folder = tmp_path / "stick.img", tmp_path / "stick"
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(24_000_000)
    mount = ["mount", "-o", "loop,errors=remount-ro", str(image), str(folder)]
    for command in (["mkfs.ext4", "-q", str(image)], mount):
        if shutil.which(command[0]) is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("a disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def unmount(stick: Path) -> None:
    subprocess.run(["umount", "-l", str(stick)], check=True)


def make_read_only(stick: Path) -> None:
    """As the system does where it finds a fault on it."""
    device = stick.stat().st_dev
    name = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve().name
    Path(f"/sys/fs/ext4/{name}/trigger_fs_error").write_text("tried", "utf-8")


@few("goes", [unmount, make_read_only], keep=1, why="every form on every way a workspace goes")
def test_it_goes_on_in_a_copy_of_a_disk(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    empty: bytes,
    stick: Path,
    goes: Callable[[Path], object],
    one: str,
) -> None:
    begun(window, stick, empty)
    typing, is_saved = TYPED[one]
    typing(window, qtbot)
    goes(stick)
    assert not window.close()
    dialog = window.findChildren(UnwritableDialog)[-1]
    assert "save a copy" in dialog.sentence.text().lower()
    dialog.submit()
    name_file(window, tmp_path / "copy.passagework")
    settled(window)
    assert "You go on in it: copy.passagework" in window.toast.words.text()
    if not window.close():
        window.findChildren(FormsDialog)[-1].submit()
    assert not window.isVisible()
    with Store(tmp_path / "copy.passagework") as store:
        assert is_saved(store)
