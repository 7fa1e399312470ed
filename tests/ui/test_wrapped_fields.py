"""Fields whose lines are broken at their edge scroll up and down only.

With a second bar a full field of a low height flickered between the two for ever, and the program with it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.dialogs.export_preview import NumberedText
from app.ui.dialogs.sheet import Lines
from app.ui.panels.notes.editor import NoteEditor
from app.ui.shell.main_window import MainWindow
from app.ui.views.review.by_hand import TextPane
from app.ui.widgets.form import Prose

MADE: dict[type[QPlainTextEdit], Callable[[MainWindow], QPlainTextEdit]] = {
    Lines: lambda _window: Lines("", 2),
    NoteEditor: lambda window: NoteEditor(window.session),
    TextPane: lambda _window: TextPane("Before"),
    Prose: lambda _window: Prose("Title"),
    NumberedText: lambda _window: NumberedText(),
}


@pytest.mark.parametrize("kind", MADE)
def test_a_wrapped_field_has_one_bar_at_most(qtbot: QtBot, bare_window: MainWindow, kind: type[QPlainTextEdit]) -> None:
    field = MADE[kind](bare_window)
    qtbot.addWidget(field)
    assert field.lineWrapMode() is QPlainTextEdit.LineWrapMode.WidgetWidth
    assert field.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _kinds(of: type[QPlainTextEdit]) -> set[type[QPlainTextEdit]]:
    """The kinds of field of the program that no further one is made of."""
    ours = [one for one in of.__subclasses__() if one.__module__.startswith("app.")]
    return {kind for one in ours for kind in _kinds(one) or {one}}


def test_no_kind_of_field_is_forgotten() -> None:
    assert _kinds(QPlainTextEdit) == set(MADE)
