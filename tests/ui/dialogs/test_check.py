"""What a check found, as a list that leads to places."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.helpers.seen import press

from app.actions.backups import back_up
from app.actions.check import KINDS, Problem, Report
from app.actions.leftovers import Leftovers
from app.store.reads.sources import current_text
from app.ui.base.session import Session, Target
from app.ui.dialogs.check import SHOWN, CheckDialog, line_of, place_of
from app.ui.look import icons


def test_what_a_killed_program_left_is_said_beside_a_sound_check(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    left = Leftovers((tmp_path / ".passagework-making-0123456789ab",), 1, 155_000_000)
    dialog = CheckDialog(session, Report((), {"source": 1}, left), None)
    qtbot.addWidget(dialog)
    assert dialog.heading.text() == "Everything is sound"
    assert ".passagework-making-0123456789ab, 1 text that was never added, 155.0 MB" in dialog.sentence.text()


def test_all_sound_is_said_with_figures(qtbot: QtBot, session: Session) -> None:
    dialog = CheckDialog(session, Report((), {"source": 1, "passage": 1_200, "note": 0}), None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.heading.text() == "Everything is sound"
    assert dialog.sentence.text() == "Read through: 1 source, 1,200 passages."
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isHidden()


def test_enter_goes_to_the_place_of_a_finding(qtbot: QtBot, session: Session, source_id: int) -> None:
    found = (
        Problem("locator", "“300 masks” for D-02 is not found", f"source {source_id}, paragraph 2"),
        Problem("search", "3 texts are indexed for nothing", "the search index"),
    )
    dialog = CheckDialog(session, Report(found, {}), None)
    qtbot.addWidget(dialog)
    dialog.open()
    start = next(b.start for b in current_text(session.store, source_id).blocks if b.paragraph == 2)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert not dialog.go_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    with qtbot.waitSignal(session.going) as going:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert going.args == [Target("read", "source", source_id, at=start)]
    assert dialog.isHidden()


def test_a_passage_is_gone_to_and_what_is_gone_has_no_place(session: Session, source_id: int) -> None:
    lost = Problem("anchor", "is not where it should be", f"passage 7 of source {source_id}")
    assert place_of(session, lost) == Target("read", "source", source_id, passage=7)
    assert place_of(session, Problem("cut", "no such block", "source 99")) is None


def test_every_kind_of_finding_has_its_glyph_and_its_name() -> None:
    assert set(SHOWN) == set(KINDS)
    for kind in KINDS:
        line = line_of(Problem(kind, "not as it was", "somewhere"))
        assert not icons.glyph(line.glyph).isEmpty()
        assert line.below == f"{SHOWN[kind][1]} · somewhere"


@pytest.mark.parametrize("kind", ["journal", "database"])
def test_without_backups_none_are_offered(qtbot: QtBot, session: Session, kind: str) -> None:
    dialog = CheckDialog(session, Report((Problem(kind, "it is not as told", "evidence 3"),), {}), None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert "it has no backups" in dialog.problem.text()
    assert "&Restore a backup…" not in [button.text() for button in dialog.findChildren(QPushButton)]


def test_what_another_program_changed_offers_the_backups(qtbot: QtBot, session: Session) -> None:
    back_up(session.store)
    dialog = CheckDialog(session, Report((Problem("journal", "it is not as told", "evidence 3"),), {}), None)
    dialog.open()
    assert "Restore a backup" in dialog.problem.text()
    with qtbot.waitSignal(dialog.restore_wanted):
        press(dialog, "&Restore a backup…")


def test_a_damaged_file_offers_its_backups(qtbot: QtBot, session: Session) -> None:
    back_up(session.store)
    dialog = CheckDialog(session, Report((Problem("database", "row missing", "the database file"),), {}), None)
    dialog.open()
    assert "Restore a backup" in dialog.problem.text()
    assert "1 finding" in [label.text() for label in dialog.findChildren(QLabel)]
    with qtbot.waitSignal(dialog.restore_wanted):
        press(dialog, "&Restore a backup…")
