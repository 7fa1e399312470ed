"""A `T` pressed before the store is loaded opens the palette, and what is chosen there is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from tests.helpers.settled import settled

from app.settings import Settings
from app.store.first_tags import first_tags
from app.store.reads import tags
from app.store.store import Store
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import open_window


@pytest.fixture
def path(tmp_path: Path, starter_bytes: bytes) -> Path:
    found = tmp_path / "research.passagework"
    found.write_bytes(starter_bytes)
    return found


@pytest.fixture
def starting(qtbot: QtBot, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window as it starts: shown, and the loop has not turned yet."""
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    settings = Settings(tmp_path / "settings.json")
    settings.put("author", "Ann")
    window = open_window(settings, path)
    qtbot.addWidget(window)
    yield window
    window.close()


def _press_t(window: MainWindow, qtbot: QtBot, start: int, end: int) -> TagPalette:
    window.read.page.select(start, end)
    qtbot.keyClick(window.read.page, Qt.Key.Key_T)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, TagPalette)
    assert not window.session.is_open
    return palette


def _open(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.is_open)
    settled(window)


def _free_stretch(window: MainWindow) -> tuple[int, int]:
    first = window.read.page.text().blocks[2]
    return first.start + 1, first.end - 2


def test_the_tags_read_early_are_those_of_the_store(path: Path) -> None:
    """Without the numbers of passages, which are not those of a tag's rows where the texts of a work share them."""
    with Store(path, "Ann") as store:
        codebook, recent = tags.codebook(store), tags.recent_tag_ids(store)
        tagged = store.rows(text("SELECT passage_id, tag_id FROM passage_tag"))
    passage_id = tagged[0].passage_id
    early = first_tags(path, passage_id)
    assert early is not None
    assert early.codebook == tuple(replace(tag, passages=0) for tag in codebook)
    assert early.recent == recent
    assert early.applied == {row.tag_id for row in tagged if row.passage_id == passage_id}


def test_a_tag_chosen_early_is_put_when_the_store_is_open(starting: MainWindow, qtbot: QtBot) -> None:
    stretch = _free_stretch(starting)
    palette = _press_t(starting, qtbot, *stretch)
    qtbot.keyClicks(palette.field, "image")
    chosen = palette.current_key()
    assert chosen is not None
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    _open(starting, qtbot)
    passage_id = starting.read.controller.meant.passage_on(stretch)
    assert passage_id is not None
    assert [tag.id for tag in starting.read.passages()[passage_id].tags] == [chosen]


def test_a_palette_that_is_open_when_the_store_comes_stays_with_what_was_typed(
    starting: MainWindow, qtbot: QtBot
) -> None:
    stretch = _free_stretch(starting)
    palette = _press_t(starting, qtbot, *stretch)
    qtbot.keyClicks(palette.field, "Vac")
    _open(starting, qtbot)
    assert QApplication.activePopupWidget() is palette
    assert palette.field.text() == "Vac"
    chosen = palette.current_key()
    assert chosen is not None
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    passage_id = starting.read.controller.meant.passage_on(stretch)
    assert passage_id is not None
    assert [tag.id for tag in starting.read.passages()[passage_id].tags] == [chosen]


@pytest.mark.long("another tag", instead="test_a_tag_chosen_early_is_put_when_the_store_is_open")
def test_a_new_tag_can_be_made_early(starting: MainWindow, qtbot: QtBot) -> None:
    stretch = _free_stretch(starting)
    palette = _press_t(starting, qtbot, *stretch)
    qtbot.keyClicks(palette.field, "Thought of early")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _open(starting, qtbot)
    passage_id = starting.read.controller.meant.passage_on(stretch)
    assert passage_id is not None
    assert [tag.name for tag in starting.read.passages()[passage_id].tags] == ["Thought of early"]
