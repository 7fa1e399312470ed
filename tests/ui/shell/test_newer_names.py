"""An older workspace is offered newer names once, and gets them by a command."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from tests.helpers.settled import settled

from app.store.reads.countries import by_code
from app.store.schema import country

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_newer_names_are_offered_once_and_brought(qtbot, window):
    store = window.session.store
    said: list[str] = []
    window.session.said.connect(lambda sentence, _tone: said.append(sentence))
    with store.stage() as db:
        db.execute(update(country).where(country.c.code == "DK").values(name="Danmark"))
    for _ in range(2):
        window.names.look(0)
        settled(window)
    offered = (
        "New in this program: 1 new name of countries and groups. “Newer names and terms” in the menu brings them here."
    )
    assert said == [offered]
    window.actions_table.run("file.names")
    assert said[1:] == ["Brought: 1 new name of countries and groups."]
    assert by_code(store, "DK").name == "Denmark"
