"""Asking how to export, and reporting what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.actions.exports import ExportReport
from app.settings import Settings
from app.ui.dialogs.export import ExportDialog, ExportReportDialog, Wanted, figures_of


def test_answers_are_given_on_and_remembered_for_the_workspace(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    workspace = tmp_path / "research.passagework"
    dialog = ExportDialog(settings, workspace, None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.folder.text() == str(tmp_path / "research notes")
    dialog.folder.setText(str(tmp_path / "vault"))
    dialog.relative.click()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert wanted.args == [Wanted(tmp_path / "vault", "relative", single=False)]
    again = ExportDialog(settings, workspace, None)
    qtbot.addWidget(again)
    assert again.folder.text() == str(tmp_path / "vault")
    assert again.relative.isChecked()
    other = ExportDialog(settings, tmp_path / "other.passagework", None)
    qtbot.addWidget(other)
    assert other.folder.text() == str(tmp_path / "other notes")


def test_links_are_no_question_for_one_document(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(Settings(tmp_path / "settings.json"), tmp_path / "w.passagework", None)
    qtbot.addWidget(dialog)
    assert dialog.links.isEnabled()
    dialog.single.click()
    assert not dialog.links.isEnabled()


def test_a_file_is_no_folder(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("x", "utf-8")
    dialog = ExportDialog(Settings(tmp_path / "settings.json"), tmp_path / "w.passagework", None)
    qtbot.addWidget(dialog)
    dialog.open()
    for text, said in (("  ", "Choose a folder"), (str(file), "is a file")):
        dialog.folder.setText(text)
        with qtbot.assertNotEmitted(dialog.wanted):
            dialog.submit()
        assert said in dialog.problem.text()


def test_a_bare_name_lies_beside_the_workspace(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(Settings(tmp_path / "settings.json"), tmp_path / "w.passagework", None)
    qtbot.addWidget(dialog)
    dialog.folder.setText("vault")
    with qtbot.waitSignal(dialog.wanted) as caught:
        dialog.submit()
    assert caught.args[0].folder == tmp_path / "vault"


def test_the_report_counts_and_names_what_was_kept(qtbot: QtBot, tmp_path: Path) -> None:
    edited, beside = tmp_path / "Countries" / "Iran.md", tmp_path / "Countries" / "Iran (new).md"
    report = ExportReport((tmp_path / "a.md", beside), (tmp_path / "b.md",), ((edited, beside),))
    assert figures_of(report) == [
        (2, "files written"), (1, "unchanged, not touched"), (1, "kept, because you edited it"),
    ]  # fmt: skip
    dialog = ExportReportDialog(report, tmp_path, None)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert str(Path("Countries") / "Iran.md") in words
    assert "Iran (new).md" in words


def test_the_report_names_what_was_moved_beside(qtbot: QtBot, tmp_path: Path) -> None:
    moved = (tmp_path / "Notes" / "a.md", tmp_path / "Earlier export" / "Notes" / "a.md")
    dialog = ExportReportDialog(ExportReport((moved[0],), (), (), aside=(moved,)), tmp_path, None)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Kept beside, since nothing proves that this workspace wrote them:" in words
    assert str(Path("Earlier export") / "Notes" / "a.md") in words


def test_nothing_written_is_said_too() -> None:
    assert figures_of(ExportReport((), (Path("a.md"),), ())) == [(0, "files written"), (1, "unchanged, not touched")]
