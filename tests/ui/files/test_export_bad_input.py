"""What goes wrong in a folder that one exports into, by the real dialog: it is said in a sentence or a line of the
report, nothing of hers is lost and nothing is half written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.helpers.long import few
from tests.helpers.made import make_empty
from tests.helpers.settled import settled

from app.actions import exports
from app.actions.notes import add_note, edit_note
from app.domain.hashes import content_hash
from app.exporters.manifest import NAME
from app.paths import RESOURCES
from app.settings import Settings
from app.store.reads import notes as note_reads
from app.ui.dialogs.export import ExportDialog, ExportReportDialog
from app.ui.shell.main_window import MainWindow

HERS = {"Notes/Diary.md": b"Dear diary\r\n", "mine/plan.txt": b"\xff\xfe mine", "Letter.md": b"Dear Bo"}


@pytest.fixture
def vault(opened: MainWindow, tmp_path: Path) -> Path:
    """A folder that was exported into, with files of hers and her words in one of ours, before a note changed."""
    for name in ("First", "Second", "Third"):
        assert opened.session.do(lambda store, name=name: add_note(store, f"Words of the {name}.", name)) is not None
    folder = tmp_path / "place" / "vault"
    export(opened, folder)
    for path, words in HERS.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(words)
    with (folder / "Notes" / "First.md").open("a", encoding="utf-8") as file:
        file.write("\nHers, below.\n")
    change(opened)
    return folder


def change(window: MainWindow) -> None:
    note = next(one for one in note_reads.every(window.session.store) if one.title == "Second")
    window.session.do(lambda store: edit_note(store, note.id, "Second", f"{note.body} And more."))
    settled(window)


def asked(window: MainWindow, folder: Path, templates: Path | None = None) -> ExportDialog:
    """The dialog with what would become of this folder."""
    window.session.say("")
    window.files.export()
    dialog = window.findChildren(ExportDialog)[-1]
    dialog.folder.setText(str(folder))
    dialog.folder.textEdited.emit(str(folder))
    dialog.templates.setText(str(templates or ""))
    settled(window)
    return dialog


def export(window: MainWindow, folder: Path, templates: Path | None = None) -> tuple[str, list[str]]:
    """Export by the dialog: the sentence that it ends with, and the lines of the report."""
    dialog = asked(window, folder, templates)
    dialog.submit()
    settled(window)
    said = dialog.problem.text() if isValid(dialog) and dialog.isVisible() else window.toast.words.text()
    reports = [one for one in window.findChildren(ExportReportDialog) if one.isVisible()]
    lines = [label.text() for one in reports for label in one.findChildren(QLabel)]
    for one in (*reports, *window.findChildren(ExportDialog)):
        one.reject()
    QApplication.processEvents()
    settled(window)
    return said, lines


def everything(folder: Path) -> dict[str, bytes]:
    """Each file by its path; a link by where it leads."""
    found = (one for one in folder.rglob("*") if one.is_symlink() or one.is_file())
    return {
        one.relative_to(folder).as_posix(): os.fsencode(one.readlink()) if one.is_symlink() else one.read_bytes()
        for one in found
    }


def linked(what: str) -> Callable[[Path], None]:
    """Put a link to elsewhere in the place of a file or folder of ours, or of the vault itself."""

    def put(vault: Path) -> None:
        at, elsewhere = vault / what, vault.parent / "elsewhere"
        if at.is_dir():
            at.rename(elsewhere)
        else:
            at.unlink()
        at.symlink_to(elsewhere)

    return put


def in_another_place(vault: Path) -> None:
    """The folder leads to nowhere, as that of a disk that was taken out."""
    vault.rename(vault.parent / "kept")
    vault.symlink_to(vault.parent / "gone")


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder of ours leads elsewhere": (linked("Notes"), "“Notes” in “vault” is a link to another folder"),
    "the folder leads nowhere": (in_another_place, "“vault” is a link that leads nowhere"),
    "a folder in the place of the manifest": (
        lambda vault: ((vault / NAME).unlink(), (vault / NAME).mkdir()),
        "is a folder where a file of the export has to be"
    ),
    "a file in the place of a folder": (
        lambda vault: (shutil.rmtree(vault / "Sources", ignore_errors=True), shutil.rmtree(vault / "Notes"),
                       (vault / "Notes").write_bytes(b"mine")), "“Notes”"
    ),
}  # fmt: skip


@few("fault", REFUSED, keep=1, why="every such folder in the window")
def test_a_folder_that_cannot_be_exported_into_is_said_and_left_as_it_is(
    qtbot: QtBot, opened: MainWindow, vault: Path, fault: str
) -> None:
    spoil, sentence = REFUSED[fault]
    spoil(vault)
    before = everything(vault.parent)
    said, lines = export(opened, vault)
    assert sentence in said
    assert len(said) < 200
    assert lines == []
    assert everything(vault.parent) == before


@pytest.mark.long(
    "in the window what is tried below it",
    instead=[
        "test_nothing_is_written_through_a_link_in_the_place_of_a_folder",
        "test_a_folder_that_cannot_be_exported_into_is_said_and_left_as_it_is",
    ],
)
def test_a_link_in_the_place_of_a_file_is_not_followed(qtbot: QtBot, opened: MainWindow, vault: Path) -> None:
    linked("Notes/Second.md")(vault)
    elsewhere = vault.parent / "elsewhere"
    elsewhere.write_bytes(b"Hers, elsewhere.")
    lines = export(opened, vault)[1]
    assert lines[lines.index(str(Path("Notes") / "Second.md")) + 1] == "Second (new).md"
    assert elsewhere.read_bytes() == b"Hers, elsewhere."
    assert (vault / "Notes" / "Second.md").is_symlink()


TEMPLATES = {
    "loops": ("{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f('a') }}", "circle"),
    "takes for ever": (
        "{% set w = '" + "x" * 400 + "' %}" + "".join(f"{{% for {one} in w %}}" for one in "abcde")
        + "{% endfor %}" * 5, "longer than a second"),
    "fails": ("{{ 1 / 0 }}", "division by zero (line 1)"),
    "is half": ("{{ parts(", "(line 1)"),
    "reaches for a file": ("{% include '/etc/passwd' %}", "another file, which no template may"),
    "reaches into the program": ("{{ ''.__class__ }}", "reaches for “__class__”"),
    "grows": ("{% set a = 'abcdefgh' %}" + "{% set a = a ~ a %}" * 60 + "{{ a }}", "grows without end"),
}  # fmt: skip


@pytest.mark.long(
    "templates one after the other in the window",
    instead=[
        "test_one_that_loops_fails_or_reaches_for_a_file_is_refused_with_a_sentence",
        "test_a_folder_that_cannot_be_exported_into_is_said_and_left_as_it_is",
    ],
)
def test_a_template_that_loops_fails_or_reaches_for_a_file_is_said_and_nothing_is_written(
    qtbot: QtBot, opened: MainWindow, vault: Path, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    assert export(opened, vault, templates)[0] == f"“{templates}” is no folder of templates."
    templates.mkdir()
    before = everything(vault)
    for template, sentence in TEMPLATES.values():
        (templates / "notes.md.j2").write_text(template, "utf-8")
        said, lines = export(opened, vault, templates)
        assert said.startswith("The template “notes.md.j2” cannot be used: ")
        assert sentence in said
        assert lines == []
        assert everything(vault) == before
    (templates / "notes.md.j2").unlink()
    assert "Exported" in export(opened, vault, templates)[1]


@pytest.fixture
def midway(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What is done once all texts are written and before the first gets its place."""
    doing: list[Callable[[], object]] = []
    carry_out = exports.carry_out

    def interrupted(*given: object) -> None:
        while doing:
            doing.pop()()
        carry_out(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(exports, "carry_out", interrupted)
    return doing


@pytest.mark.long(
    "in the window what is tried below it",
    instead=[
        "test_a_folder_that_is_removed_while_texts_are_written_is_said_as_that",
        "test_a_folder_that_cannot_be_exported_into_is_said_and_left_as_it_is",
    ],
)
@few("how", ["removed", "moved"], keep=1, why="more moments")
def test_a_folder_that_goes_midway_is_said_and_what_was_moved_is_whole(
    qtbot: QtBot, opened: MainWindow, vault: Path, midway: list[Callable[[], object]], how: str
) -> None:
    before, moved = everything(vault), vault.with_name("moved")
    midway.append(lambda: shutil.rmtree(vault) if how == "removed" else vault.rename(moved))
    said, lines = export(opened, vault)
    assert said == "“vault”, or something in it, was moved or removed during the export. Export again."
    assert lines == []
    assert not vault.exists()
    if how == "moved":
        ours = {path: data for path, data in everything(moved).items() if not path.startswith(".passagework-export.")}
        assert ours == {path: data for path, data in before.items() if not path.startswith(".passagework-export.")}
        moved.rename(vault)
    assert "Exported" in export(opened, vault)[1]
    now = everything(vault)
    assert [path for path in now if path.startswith((".passagework-export.t", ".passagework-export.l"))] == []
    if how == "moved":
        assert {path: now[path] for path in HERS} == HERS
        assert b"Hers, below." in now["Notes/First.md"]


@pytest.mark.long(
    "in the window what is tried below it",
    instead=[
        "test_a_whole_folder_that_was_moved_or_synced_is_recognised",
        "test_a_file_that_changes_during_the_export_is_left_alone",
    ],
)
def test_a_folder_that_is_synced_meanwhile_keeps_each_file_of_either_side(
    qtbot: QtBot, opened: MainWindow, vault: Path, midway: list[Callable[[], object]]
) -> None:
    """Conflicted copies of a page and of the manifest, all times new; then a page that comes in during the export."""
    second, copy = vault / "Notes" / "Second.md", vault / "Notes" / "Second (Bo's conflicted copy 2021-02-03).md"
    copy.write_bytes(second.read_bytes() + b"\nBo's words.\n")
    shutil.copy(vault / NAME, vault / ".passagework-export (conflicted copy).json")
    for one in vault.rglob("*"):
        os.utime(one, (1_600_000_000, 1_600_000_000))
    theirs = copy.read_bytes()
    midway.append(lambda: second.write_bytes(theirs))
    said, lines = export(opened, vault)
    assert said == "“Second.md” was changed by somebody during the export. It was left alone; export again."
    assert (lines, second.read_bytes(), copy.read_bytes()) == ([], theirs, theirs)
    said, lines = export(opened, vault)
    assert "Edited by you; what is new was added beside your words:" in lines
    now = everything(vault)
    assert b"And more." in now["Notes/Second.md"]
    assert b"Bo's words." in now["Notes/Second.md"]
    assert copy.read_bytes() == theirs
    assert {path: now[path] for path in HERS} == HERS


def forged(vault: Path) -> None:
    """The manifest says that files of hers are ours, with their true hashes."""
    found = json.loads((vault / NAME).read_text("utf-8"))
    note = next(key for key in found["files"] if key.startswith("notes:"))
    for n, (path, words) in enumerate(HERS.items()):
        found["files"][f"notes:gone{n}" if n else note] = {"path": path, "sha256": [content_hash(words)]}
    (vault / NAME).write_text(json.dumps(found), "utf-8")


MANIFESTS: dict[str, Callable[[Path], object]] = {
    "lost": lambda vault: (vault / NAME).unlink(),
    "cut in two": lambda vault: os.truncate(vault / NAME, 300),
    "no text": lambda vault: (vault / NAME).write_bytes(b"\xff\x00" * 900),
    "of nothing": lambda vault: (vault / NAME).write_text("[]", "utf-8"),
    "very deep": lambda vault: (vault / NAME).write_text("[" * 200_000, "utf-8"),
    "forged": forged,
}


@pytest.mark.long(
    "in the window what is tried below it",
    instead=[
        "test_a_forged_manifest_costs_no_file_its_words",
        "test_without_a_manifest_every_differing_file_counts_as_edited",
    ],
)
@few(
    "fault",
    MANIFESTS,
    keep=2,
    why="every manifest in the window; `tests/actions/test_export_folders.py` has them below it",
)
def test_a_manifest_that_was_lost_or_forged_costs_no_word_of_hers(
    qtbot: QtBot, opened: MainWindow, vault: Path, fault: str
) -> None:
    MANIFESTS[fault](vault)
    words = {data for path, data in everything(vault).items() if path.endswith(".md")}
    said, lines = export(opened, vault)
    assert lines, said
    now = everything(vault)
    assert {data for data in words if b"Hers" in data or data in HERS.values()} <= set(now.values())
    if fault != "forged":
        assert {path: now[path] for path in HERS} == HERS
    assert any(b"And more." in data for path, data in now.items() if path.startswith("Notes/"))


def test_two_windows_that_export_into_one_folder_at_once_write_it_once(
    qtbot: QtBot, opened: MainWindow, vault: Path, tmp_path: Path, workspace: Path
) -> None:
    """The same workspace in both: one after the other; then another workspace, which is told whose folder it is."""
    other = MainWindow(Settings(tmp_path / "other.json"))
    qtbot.addWidget(other)
    other.show()
    try:
        assert other.open_workspace(workspace)
        settled(other)
        words = []
        dialogs = [(window, asked(window, vault)) for window in (opened, other)]
        for _, dialog in dialogs:
            dialog.submit()
        settled(opened, other)
        for window, _ in dialogs:
            (report,) = (one for one in window.findChildren(ExportReportDialog) if one.isVisible())
            words.append(" ".join(label.text() for label in report.findChildren(QLabel)))
            report.reject()
        assert sorted("0 files written" in said for said in words) == [False, True]
        now = everything(vault)
        assert {path: now[path] for path in HERS} == HERS
        assert [path for path in now if "(new)" in path or path.startswith((".passagework-export.t", "Earlier"))] == []
        assert b"And more." in now["Notes/Second.md"]
        assert b"Hers, below." in now["Notes/First.md"]
        twin = tmp_path / "twin.passagework"
        make_empty(twin, "Bo", RESOURCES)
        assert other.open_workspace(twin)
        settled(other)
        assert other.session.do(lambda store: add_note(store, "Twin.", "First")) is not None
        said, lines = export(other, vault)
        assert (said, lines) == ("“vault” holds the export of another workspace. Choose another folder.", [])
        assert everything(vault) == now
    finally:
        other.close()
