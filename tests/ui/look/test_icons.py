"""The icons are the package's own glyphs and follow the theme."""

from itertools import product

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QToolButton
from tests.helpers.each import each

from app.ui.look import icons, theme

# fmt: off
NEEDED = [
    "book-open", "highlighter", "package", "globe", "note", "notebook", "gear", "magnifying-glass",
    "arrow-left", "arrow-right", "arrow-u-up-left", "arrow-u-up-right", "plus", "tag",
    "shield-check", "warning", "link", "trash", "pencil", "x", "caret-down", "caret-right",
    "dots-three", "export", "folder-open", "clock-counter-clockwise", "database", "prohibit",
    "sort", "funnel", "copy", "users", "map-pin", "check", "eye", "eye-slash", "scissors", "info",
    "cloud-warning", "moon", "sun", "command", "file-text", "note-pencil", "sidebar", "text-aa",
    "quotes",
]
# fmt: on


@pytest.fixture(autouse=True)
def _light(qapp: QApplication):
    theme.choose(qapp, "light")
    yield
    theme.choose(qapp, "light")


def picture(icon: QIcon, side: int = 24, ratio: float = 1.0, *args) -> QImage:
    return icon.pixmap(QSize(side, side), ratio, *args).toImage()


def has_ink(image: QImage, colour: str) -> bool:
    """Whether the most opaque pixel has this colour, give or take the rounding of a blend."""
    spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    seen, wanted = max(spots, key=lambda spot: spot.alpha()), QColor(colour)
    parts = zip(seen.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return seen.alpha() > 100 and all(abs(one - other) <= 3 for one, other in parts)


@each("name", [*NEEDED, *icons.ALIASES])
def test_every_glyph_has_ink_inside_its_box(name: str):
    bounds = icons.glyph(name).boundingRect()
    assert bounds.width() > 10
    assert QRectF(0, 0, 256, 256).contains(bounds)


@each("name", NEEDED)
def test_what_the_places_need_is_there(name: str):
    assert not picture(icons.icon(name)).isNull()


def test_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_colour_follows_role_and_mode():
    one = icons.icon("plus")
    assert has_ink(picture(one), theme.LIGHT.muted)
    assert has_ink(picture(icons.icon("plus", "accent")), theme.LIGHT.accent)
    assert has_ink(picture(one, 18, 1.0, QIcon.Mode.Normal, QIcon.State.On), theme.LIGHT.accent)


def test_a_shown_icon_follows_the_theme(qtbot, qapp: QApplication):
    button = QToolButton()
    qtbot.addWidget(button)
    action = QAction(icons.icon("sun", "ink"), "x", button)
    button.addAction(action)
    button.setIcon(icons.icon("plus"))
    theme.choose(qapp, "dark")
    assert has_ink(picture(button.icon()), theme.DARK.muted)
    assert has_ink(picture(action.icon()), theme.DARK.ink)
    theme.choose(qapp, "light")
    assert has_ink(picture(button.icon()), theme.LIGHT.muted)


def test_disabled_is_fainter():
    def most(image: QImage) -> int:
        return max(image.pixelColor(x, image.height() // 2).alpha() for x in range(image.width()))

    one = icons.icon("plus")
    assert 0 < most(picture(one, 18, 1.0, QIcon.Mode.Disabled)) < most(picture(one))


@each("ratio, side", product(icons.RATIOS, [icons.SIDE, 22]))
def test_sharp_at_the_size_that_was_asked_for(side: int, ratio: float):
    image = picture(icons.icon("gear", side=side), side, ratio)
    assert image.width() == round(side * ratio)
    assert image.devicePixelRatio() == pytest.approx(ratio)


def test_a_copied_icon_keeps_painting():
    copy = QIcon(icons.icon("tag"))
    copy.addPixmap(picture_pixmap())
    assert not picture(copy).isNull()


def picture_pixmap():
    return icons.icon("sun").pixmap(QSize(16, 16))
