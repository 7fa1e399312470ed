"""A program that the system asks to end closes its window as a person would."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.shell.signals import EndsWhenAsked


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_the_window_closes_when_the_system_asks(qtbot: QtBot, name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ending = EndsWhenAsked(window)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: not window.isVisible())
    ending.stop()
    assert signal.getsignal(number) == before
