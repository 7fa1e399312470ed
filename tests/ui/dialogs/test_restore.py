"""The list of backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.store.backup_list import Backup, backup_folder
from app.ui.dialogs.restore import RestoreDialog, line_of

HOUR_AGO = datetime.now(UTC) - timedelta(hours=1)
MADE = [
    Backup(Path("b.passagework"), HOUR_AGO, 1_430_000, "by hand"),
    Backup(Path("a.passagework"), HOUR_AGO - timedelta(days=1), 812_000, "before migration"),
]


def test_a_backup_is_described_by_time_age_why_and_size() -> None:
    line = line_of(MADE[0])
    assert line.title.endswith(f"{HOUR_AGO.astimezone():%H:%M}")
    assert line.below == "1 hour ago · made by hand · sound"
    assert line.side == "1.4 MB"


def test_arrows_and_enter_choose_one(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = RestoreDialog(tmp_path / "research.passagework", MADE, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert chosen.args == [MADE[1]]
    assert dialog.isHidden()


def test_where_backups_lie_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "research.passagework"
    for made in (MADE, []):
        dialog = RestoreDialog(path, made, None)
        qtbot.addWidget(dialog)
        assert str(backup_folder(path)) in [label.text() for label in dialog.findChildren(QLabel)]


def test_no_backup_yet_is_said_and_nothing_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = RestoreDialog(tmp_path / "research.passagework", [], None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert "No backup yet" in [label.text() for label in dialog.findChildren(QLabel)]
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.submit()


def test_the_newest_sound_one_is_chosen_first_and_what_is_wrong_with_another_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bad = Backup(Path("c.passagework"), HOUR_AGO + timedelta(minutes=5), 1_430_000, "by hand with problems")
    assert "made by hand · not sound" in line_of(bad).below
    dialog = RestoreDialog(tmp_path / "research.passagework", [bad, *MADE], None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.list.current_key() == MADE[0]
    assert dialog.problem.isHidden()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    assert "Choose a sound one" in dialog.problem.text()
    assert not dialog.problem.isHidden()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert chosen.args == [bad]
