"""Listening to what widgets announce, in the process of the test itself."""

from __future__ import annotations

from types import ModuleType

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.ui.read import announce
from app.ui.widgets import announcer

SPEAKING: tuple[ModuleType, ...] = (announcer, announce)


def listen(monkeypatch: pytest.MonkeyPatch, urgent: list[str] | None = None) -> list[str]:
    """From now on somebody listens; what is announced is put into the list, and what breaks in into `urgent` too."""
    sentences: list[str] = []

    class Ear(QAccessible):
        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            sentences.append(event.message())
            if urgent is not None and event.politeness() is QAccessible.AnnouncementPoliteness.Assertive:
                urgent.append(event.message())

    for module in SPEAKING:
        monkeypatch.setattr(module, "QAccessible", Ear)
    return sentences
