"""Widgets are destroyed on the thread they live on, whatever other threads do."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.ui.shell.collector import Collector


class Knot(QObject):
    """Garbage that only the collector finds, with a timer."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self, interval=1)


def test_another_thread_destroys_nothing_and_this_one_does(qtbot: QtBot) -> None:
    window = QObject()
    collector = Collector(window)
    assert not gc.isenabled()
    watched = weakref.ref(Knot())

    kept: list[list[int]] = []
    worker = threading.Thread(target=lambda: kept.extend([number] for number in range(50_000)))
    worker.start()
    worker.join()
    assert watched() is not None
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collector.collect()
    assert watched() is None
    assert len(kept) == 50_000


def test_it_collects_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QObject()
    monkeypatch.setattr("app.ui.shell.collector.LOOK_MS", 2)
    kept_alive = Collector(window)
    kept: list[list[int]] = []
    watched: list[weakref.ref[Knot]] = []

    def one_is_gone() -> bool:
        """A window of another test may freeze what is there just now, so there is always a new one."""
        watched.append(weakref.ref(Knot()))
        kept.extend([number] for number in range(5_000))
        return any(knot() is None for knot in watched)

    qtbot.waitUntil(one_is_gone)
    assert kept_alive.parent() is window


def test_what_is_read_in_great_numbers_is_looked_at_once(qtbot: QtBot) -> None:
    window = QObject()
    collector = Collector(window)
    watched, kept = weakref.ref(Knot()), [[number] for number in range(100_000)]
    collector.collect()
    assert watched() is None, "what is new and in use by nobody is still found"
    assert all(one is not kept[50_000] for one in gc.get_objects()), "it is not gone through again"


def test_many_new_objects_wait_for_no_other_look(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QObject()
    monkeypatch.setattr("app.ui.shell.collector.LOOK_MS", 2)
    monkeypatch.setattr("app.ui.shell.collector.LOOKS", 10**9)
    kept_alive = Collector(window)
    watched, kept = weakref.ref(Knot()), [[number] for number in range(100_000)]
    qtbot.waitUntil(lambda: watched() is None)
    assert kept_alive.parent() is window
    assert len(kept) == 100_000
