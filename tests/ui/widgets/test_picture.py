"""A drawing on a widget."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.exporters.drawing import Box, Drawing, Group
from app.ui.widgets.picture import Picture


def test_a_picture_is_drawn_once_it_is_seen_or_asked_for_and_not_for_each_size_before(qtbot: QtBot) -> None:
    """Of 20,000 records each drawing took a part of a second, and a page that is laid out has several sizes."""
    sizes: list[tuple[float, float]] = []

    def draw(width: float, height: float) -> Drawing:
        sizes.append((width, height))
        return Drawing(width, height, "Two", "", (Group("One", (Box((0.0, 0.0), width, 9.0),), "one"),))

    picture = Picture("Two")
    qtbot.addWidget(picture)
    picture.resize(300, 200)
    picture.show_drawing(draw)
    picture.resize(310, 200)
    picture.show()
    picture.resize(320, 240)
    assert sizes == []
    assert picture.things() == ["one"]
    picture.grab()
    assert sizes == [(320.0, 240.0)]
    picture.resize(400, 240)
    picture.grab()
    assert sizes == [(320.0, 240.0), (400.0, 240.0)]
    assert picture.drawing is not None
    assert picture.drawing.width == 400.0
