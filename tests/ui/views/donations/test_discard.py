"""The changes of a form are discarded by a command, from wherever in the form one is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.helpers.settled import settled
from tests.ui.views.donations.test_form import add_gift

from app.ui.base.things import target_of_record
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.place import DonationsPlace

pytestmark = pytest.mark.empty


def test_the_palette_discards_what_is_typed_in_the_form(
    window: MainWindow, place: DonationsPlace, qtbot: QtBot
) -> None:
    keyboard = Keyboard(qtbot, window)
    window.go(target_of_record(add_gift(window.session.store)))
    settled(window)
    window.run("donations.edit")
    settled(window)
    title = place.form.form.title.widget
    was = title.toPlainText()
    title.setFocus()
    keyboard.type("Another ")
    assert place.form.drafts()
    keyboard.press("Ctrl+Shift+P")
    keyboard.type("discard")
    settled(window)
    keyboard.press("Return")
    settled(window)
    assert place.form.drafts() == []
    assert place.form.form.title.widget.toPlainText() == was
    assert place.form.isVisible()
    assert place.form.form.title.widget.hasFocus()


def test_where_nothing_is_typed_it_says_so(window: MainWindow, place: DonationsPlace) -> None:
    said = list[str]()
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    window.run("donations.discard")
    assert said == ["No form with changes is open here."]
