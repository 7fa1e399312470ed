"""A line of a form holds whatever was given to it: Qt would cut it at 32,767 characters and say nothing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.domain.facts import Fact
from app.domain.vocabularies import NO_CATEGORY
from app.ui.views.countries.fact_editor import FactEditor
from app.ui.widgets.form import NameField

LONG = "a word or two " * 3_000 + "end"


def test_a_long_line_is_kept_whole(qtbot: QtBot) -> None:
    editor = FactEditor(Fact("IR", NO_CATEGORY, "cases", "12", note=LONG), 1, (NO_CATEGORY,))
    qtbot.addWidget(editor)
    editor.asserted_by.setText("the ministry")
    found = editor.content()
    assert found is not None
    assert found.note == LONG
    name = NameField(lambda _typed: (), "Name")
    qtbot.addWidget(name)
    name.setText(LONG)
    assert name.text() == LONG
