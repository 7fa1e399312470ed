"""What changes away from the keyboard is said, once it has come to rest, and only where somebody listens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.seen import is_waiting

from app.ui.shell.main_window import MainWindow
from app.ui.widgets.announcer import SaysSoon, announce
from app.ui.widgets.popup_list import PopupList, PopupRow

NAMES = ("Leverage", "Military", "Company")


@pytest.fixture
def popup(qtbot: QtBot) -> Iterator[PopupList]:
    def find(typed: str) -> Sequence[PopupRow]:
        return [PopupRow(name, name, side="Motive") for name in NAMES if typed.lower() in name.lower()]

    parent = QWidget()
    qtbot.addWidget(parent)
    yield PopupList(parent, "Tag", find, "tag", "Tag…")
    parent.close()


def saying(popup: PopupList) -> SaysSoon:
    made = popup.list.findChild(SaysSoon)
    assert made is not None
    return made


def test_a_palette_says_how_many_it_found_and_the_row_that_enter_would_choose(
    qtbot: QtBot, popup: PopupList, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = listen(monkeypatch)
    popup.open_at(QRect(0, 0, 1, 20))
    qtbot.waitUntil(lambda: said == ["3 found. Leverage, Motive"])
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: said[1:] == ["Military, Motive"])
    popup.refresh()  # as where Tab changes what a link means
    qtbot.waitUntil(lambda: said[2:] == ["Leverage, Motive"])
    popup.say("Nothing is called so")
    qtbot.keyClicks(popup.field, "xyz")
    qtbot.waitUntil(lambda: said[3:] == ["Nothing is called so"])


def test_while_one_types_the_same_row_is_not_said_again(
    qtbot: QtBot, popup: PopupList, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = listen(monkeypatch)
    popup.open_at(QRect(0, 0, 1, 20))
    for typed in ("m", "mi", "mil"):
        popup.field.setText(typed)
        qtbot.waitUntil(lambda: not is_waiting(saying(popup)))
    assert said == ["2 found. Military, Motive", "1 found. Military, Motive"]


def test_what_a_dialog_says_as_it_opens_is_not_said_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said, parent = listen(monkeypatch), QWidget()
    qtbot.addWidget(parent)
    popup = PopupList(parent, "Tag", lambda _typed: (), "tag", "Tag…")
    popup.say("Several in one go", above="A definition, which its row tells too")
    assert popup.foot.accessibleName() == "Several in one go"
    popup.open_at(QRect(0, 0, 1, 20))
    saying(popup).changed()
    qtbot.waitUntil(lambda: not is_waiting(saying(popup)))
    assert said == []


def test_where_nobody_listens_the_words_are_not_asked_for(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    speaker = SaysSoon(widget, lambda: pytest.fail("nobody listens"))
    speaker.changed()
    assert not is_waiting(speaker)
    announce(widget, "Into the void")


def test_a_hit_is_said_with_the_words_around_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = window.read.aids.bar
    said = listen(monkeypatch)
    window.read.aids.find()
    bar.field.setText("mask diplomacy")
    qtbot.waitUntil(lambda: bool(said) and "practising “mask diplomacy” on purpose" in said[-1])
    number = len(said)
    bar.step(1)
    qtbot.waitUntil(lambda: len(said) > number)
    assert said[-1].startswith("2 of ")
    bar.field.setText("accused of practising")
    qtbot.waitUntil(lambda: said[-1].startswith("1 of 1"))
    said.clear()
    bar.step(1)
    qtbot.waitUntil(lambda: said[-1:] != [])
    assert said[-1].startswith("1 of 1")
    bar.field.setText("no such words")
    qtbot.waitUntil(lambda: said[-1] == "Not found")


def test_a_toast_is_said_and_a_warning_at_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    urgent: list[str] = []
    said = listen(monkeypatch, urgent)
    window.session.say("Three were found.")
    window.session.say("The disk is full.", "warning")
    assert said == ["Three were found.", "The disk is full."]
    assert urgent == ["The disk is full."]
