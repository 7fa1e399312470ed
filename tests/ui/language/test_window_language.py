"""Which language the window speaks: the one that was chosen, else the system's, else English."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain import language
from app.domain.language import tr, tr_n
from app.paths import languages
from app.settings import Settings
from app.ui.base import window_language
from app.ui.base.file_chooser import FileChooser
from app.ui.base.keys import Keys
from app.ui.look import theme
from app.ui.look.tokens import RAIL_PX
from app.ui.shell.commands import table

ROOT = Path(__file__).parents[3]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def quiet_again() -> Iterator[None]:
    yield
    window_language.speak(window_language.ENGLISH)


@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        (["en-US", "he-IL"], "en"),
        (["he-Hebr-IL", "he-IL", "en"], "he"),
        (["xx-YY", "he"], "he"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_of_the_systems_languages_there_are_words_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, system: list[str], spoken: str
):
    monkeypatch.setattr(window_language, "system_languages", lambda: system)
    assert window_language.wanted(settings) == spoken
    settings.put(window_language.KEY, "he")
    assert window_language.wanted(settings) == "he"
    settings.put(window_language.KEY, "xx")
    assert window_language.wanted(settings) == "en"


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({"LANG": "he_IL.UTF-8"}, ["he_IL.UTF-8"]),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "he_IL"}, ["he_IL"]),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "he:en"}, ["he", "en", "de_DE.UTF-8"]),
        ({"LANG": "he_IL.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": "he"}, []),
        ({}, []),
    ],
)
def test_the_environment_says_the_languages_of_linux(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], languages: list[str]
):
    monkeypatch.setattr(window_language.sys, "platform", "linux")
    for name in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert window_language.system_languages() == languages


@pytest.mark.usefixtures("quiet_again")
def test_hebrew_is_spoken_from_its_catalogue():
    assert languages() == ["en", "he"]
    window_language.speak("he")
    assert window_language.spoken() == "he"
    assert tr("Save") == "שמירה"
    assert [tr_n("{n} year ago", "{n} years ago", n) for n in (1, 2, 3)] == ["לפני שנה", "לפני שנתיים", "לפני 3 שנים"]
    window_language.speak("en")
    assert language.tr("Save") == "Save"


@pytest.mark.long(
    "two processes with a window each",
    instead="test_the_date_of_a_source_is_on_its_side_of_the_series_in_a_window_from_the_right",
)
def test_a_picture_in_hebrew_is_laid_out_from_the_right(tmp_path: Path, starter_bytes: bytes):
    workspace = tmp_path / "w.passagework"
    workspace.write_bytes(starter_bytes)
    for name in ("en", "he"):
        subprocess.run(
            [sys.executable, ROOT / "main.py", "--workspace", workspace, "--screenshot", tmp_path / f"{name}.png",
             "--language", name],
            check=True, timeout=120, capture_output=True,
        )  # fmt: skip
    chosen = theme.THEMES["light"].accent_ground
    at_left = {name: marked(QImage(str(tmp_path / f"{name}.png")), chosen) for name in ("en", "he")}
    assert at_left == {"en": True, "he": False}


def marked(image: QImage, colour: str) -> bool:
    """Whether the mark of the place that is shown stands in the rail at the left, and not at the right."""
    lit = [
        x for x in range(image.width()) for y in range(50, 110)
        if image.pixelColor(x, y).name() == colour and not RAIL_PX <= x < image.width() - RAIL_PX
    ]  # fmt: skip
    assert len(lit) > 100
    assert len({x < RAIL_PX for x in lit}) == 1
    return lit[0] < RAIL_PX


def test_english_is_laid_out_from_the_left(qtbot):
    assert not QApplication.isRightToLeft()


@pytest.mark.usefixtures("quiet_again", "qapp")
def test_commands_are_named_in_the_language_that_is_spoken() -> None:
    keys = Keys()
    keys.collect_from(table)
    told = {}
    for code in ("he", window_language.ENGLISH, "he"):
        window_language.speak(code)
        told.setdefault(code, []).append(keys.commands()["page.note"].text)
    assert told["en"] == ["Note"]
    assert told["he"] == ["הערה"] * 2


@pytest.mark.usefixtures("quiet_again")
def test_a_file_dialog_says_nothing_in_another_language(qtbot: QtBot) -> None:
    window_language.speak("he")
    window_language.translate_qt()
    parent = QWidget()
    qtbot.addWidget(parent)
    try:
        words = [label.text() for label in FileChooser(parent, "", "", "(*.txt)").findChildren(QLabel)]
    finally:
        window_language.speak(window_language.ENGLISH)
        window_language.translate_qt()
    assert [one for one in words if re.search("[A-Za-z]", one)] == []
