"""A popup is its card alone where the screen blends nothing: its shadow would be a black frame there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets import floating
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
