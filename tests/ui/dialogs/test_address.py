"""Asking for a web address."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.dialogs.address import AddressDialog


def test_a_good_address_is_given_on_with_its_scheme(qtbot: QtBot) -> None:
    dialog = AddressDialog(None)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.field.setText("example.org/page")
    with qtbot.waitSignal(dialog.given) as given:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert given.args == ["https://example.org/page"]
    assert dialog.isHidden()


def test_what_can_not_be_fetched_is_said_inline(qtbot: QtBot) -> None:
    dialog = AddressDialog(None)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.field.setText("file:///etc/hosts")
    with qtbot.assertNotEmitted(dialog.given):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "http://" in dialog.problem.text()
    qtbot.keyClicks(dialog.field, "x")
    assert not dialog.problem.isVisible()


def test_a_copied_address_is_offered_and_a_copied_sentence_is_not(qtbot: QtBot) -> None:
    for copied, offered in (("https://example.org/a", "https://example.org/a"), ("see https://example.org", "")):
        QGuiApplication.clipboard().setText(copied)
        dialog = AddressDialog(None)
        qtbot.addWidget(dialog)
        assert dialog.field.text() == offered
