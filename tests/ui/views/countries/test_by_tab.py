"""Tab goes through the editor of a fact as the eye does, and out of it to what stands beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.ui.views.countries.test_facts import choose

from app.store.reads.countries import by_code
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.place import CountriesPlace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@few("new", [False, True], keep=1, why="more rows")
def test_tab_goes_through_the_editor_and_on_to_the_row_below(
    place: CountriesPlace, window: MainWindow, qtbot: QtBot, new: bool
) -> None:
    keyboard = Keyboard(qtbot, window)
    iran = by_code(window.session.store, "IR").id
    window.session.go(Target("countries", "country", iran))
    if new:
        place.editing.add()
    else:
        place.editing.edit(choose(place, "cases"))
    editor = place.page.editor
    assert editor is not None
    editor.category.setFocus()
    seen = [keyboard.at()]
    while editor.isAncestorOf(keyboard.at()) and len(seen) < 30:
        keyboard.press("Tab")
        seen.append(keyboard.at())
    wanted = [
        editor.category,
        editor.what,
        editor.value,
        editor.as_of,
        editor.asserted_by,
        editor.inferred,
        editor.note,
    ]
    assert seen[: len(wanted)] == wanted
    assert seen[-3:-1] == [editor.save_button, editor.cancel_button]
    editor.category.setFocus()
    keyboard.press("Shift+Tab")
    above = keyboard.at()
    assert place.page.isAncestorOf(above)
    assert above.mapTo(place.page, QPoint(0, 0)).y() <= editor.mapTo(place.page, QPoint(0, 0)).y()
