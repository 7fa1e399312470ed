"""A popup is its card alone where the screen blends nothing: its shadow would be a black frame there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets import floating
from app.ui.widgets.popup_form import Popover
from app.ui.widgets.popup_list import PopupList, PopupRow


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("blends", [True, False])
def test_a_popup_has_a_shadow_only_where_the_screen_blends(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, blends: bool
) -> None:
    monkeypatch.setattr(floating, "is_blended", lambda: blends)
    window = QWidget()
    qtbot.addWidget(window)
    popup = PopupList(window, "Tag", lambda _typed: [PopupRow(1, "Twin city")], "tag", "Tag…")
    popup.open_at(QRect(100, 100, 10, 20))
    assert popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground) is blends
    seen = popup.mask().boundingRect() if not blends else popup.rect()
    card = popup.card.geometry()
    assert (seen == popup.rect()) is blends
    assert seen.contains(card)
    assert seen.width() <= card.width() + (2 * floating.MARGIN if blends else 2)
    popup.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_long_refusal_is_shown_whole_and_on_the_screen(qtbot: QtBot) -> None:
    """Its first and last line were cut, and its buttons below the screen."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 500)
    parent.show()
    popup = Popover(parent, "D-13", QLineEdit("March 2015"))
    low = parent.mapToGlobal(parent.rect().bottomLeft())
    popup.open_at(QRect(low.x(), low.y() - 40, 120, 30))
    for words in (9, 18, 36):
        popup.complain("word such " * words)
        QApplication.processEvents()
        assert popup.wrong.height() >= popup.wrong.heightForWidth(popup.wrong.width()), words
    assert popup.screen().geometry().contains(popup.geometry())
