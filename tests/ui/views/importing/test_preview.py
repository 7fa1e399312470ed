"""The records of a table, as they are shown before they are imported."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.actions.table_preview import Read
from app.domain.donations import Donation
from app.domain.terms import Assertion
from app.importers.donation_exact import NOTHING
from app.importers.table_file import TableFile
from app.ui.views.importing.preview import Preview


def test_an_outcome_is_in_the_words_that_it_has_everywhere(qtbot: QtBot) -> None:
    content = Donation("No tents", assertion=Assertion.NOT_GIVEN, in_totals=False, totals_reason="It never came")
    table = TableFile("tents.csv", "", ())
    preview = Preview()
    qtbot.addWidget(preview)
    preview.show_read(Read(table, "", "", (), ((2, (), content, NOTHING),), (), ()), is_source=True)
    assert "not given; It never came" in [label.text() for label in preview.findChildren(QLabel)]
