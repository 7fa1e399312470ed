"""What the tests of the codebook's dialogs share: the real window on the starter workspace."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.codebook import Tag
from app.store.reads.tags import codebook
from app.ui.shell.main_window import MainWindow

W = TypeVar("W", bound=QWidget)


def opened(qtbot: QtBot, kind: type[W]) -> W:
    """The dialog or popup of this kind that is open."""

    def found() -> list[W]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def tag_named(window: MainWindow, name: str) -> Tag:
    return next(tag for tag in codebook(window.session.store) if tag.content.name == name)


@pytest.fixture
def words(window: MainWindow) -> tuple[int, int]:
    """A stretch on which no passage stands yet, selected, with the page in focus."""
    text = window.read.text
    assert text is not None
    block = next(block for block in text.blocks if block.paragraph == 13)
    end = text.text.index(" ", block.start + 30)
    window.read.page.setFocus()
    window.read.page.select(block.start, end)
    return block.start, end
