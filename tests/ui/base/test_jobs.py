"""Long work off the ui thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.helpers.made import make_empty
from tests.helpers.processes import LISTED, times_open

from app.paths import RESOURCES
from app.store.schema import country
from app.store.store import Store
from app.ui.base.jobs import Jobs, Progress


def test_many_jobs_read_through_one_connection(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        owner = QWidget()
        qtbot.addWidget(owner)
        jobs = Jobs(owner)
        found: list[int] = []

        def work(_progress: Progress) -> int:
            return len(store.rows(select(country.c.id)))

        readers = list[int]()
        for _ in range(5):
            with qtbot.waitSignal(jobs.idle):
                jobs.start("Reading", work, found.append)
            readers.append(times_open(path) if LISTED else 0)
        assert len(found) == 5
        assert found[0] > 100
        assert len(set(readers)) == 1
        jobs.wait()
