"""A page with everything a page can hold, and one with a long text."""

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.reader.pages import make_long, make_page

from app.ui.look import theme
from app.ui.reader.page import ReaderPage


@pytest.fixture(autouse=True)
def _light(qapp: QApplication):
    theme.choose(qapp, "light")
    yield
    theme.choose(qapp, "light")


@pytest.fixture
def page(qtbot) -> ReaderPage:
    made = ReaderPage()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.load(make_page())
    made.show()
    made.setFocus()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def long_page(qtbot) -> ReaderPage:
    made = ReaderPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.load(make_long(8_000))
    made.show()
    qtbot.waitExposed(made)
    return made
