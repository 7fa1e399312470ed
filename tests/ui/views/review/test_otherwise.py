"""A correction is accepted in the review, and the record that stands on the words is listed there at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.files.pages import page

from app.actions import donations
from app.actions.evidence import link_evidence
from app.actions.sources import add_file
from app.actions.versions import edit_text
from app.domain.donations import Donation, Item
from app.store.reads import donations as reads
from app.store.reads import sources
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.review.dialog import ReviewDialog

# The offscreen platform has no windows to raise and no keyboard to grab for a popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TEXT = "The harbour town sent 4,000 blankets over the sea in the spring, and nothing since.\n"


def test_what_an_accepted_correction_makes_untrue_is_listed_in_the_review(
    empty_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    store = empty_window.session.store
    source_id = add_file(store, page(tmp_path, "talk.txt", TEXT)).source_id
    made = donations.add_donation(store, Donation("t", items=(Item("blankets", Decimal(4000), Decimal(4000)),)))
    start = sources.current_text(store, source_id).text.index("4,000 blankets")
    field = ("item", reads.record(store, made).part_ids["items"][0])
    link_evidence(store, source_id, start, start + len("4,000 blankets"), None, ("donation", made), [field])
    report = edit_text(store, source_id, start, start + 5, "6,000", "4,000")
    empty_window.show_place("donations")
    listed = empty_window.place("donations").page.ledger  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: listed.rowCount() == 1 and not listed.row(0).otherwise)
    review = ReviewDialog(empty_window.session, empty_window, report)
    review.open()
    review.activateWindow()

    def read() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not review.reader.busy())

    read()
    qtbot.keyClick(review.list, Qt.Key.Key_Return)
    read()
    qtbot.waitUntil(lambda: len(review.entries) == 1)
    words = "D-01, item: blankets: its words say “6,000 blankets”, but it has 4,000 blankets"
    assert review.entries[0].says == (words,)
    assert words in review.page.toPlainText()
    assert any(line.head and line.title.startswith("Contradicts what") for line in review.list.lines.lines)
    qtbot.waitUntil(lambda: listed.row(0).otherwise)  # the list, which is behind the review, says so too
    passage = review.entries[0].passage.id
    assert review.current().place() == Target("read", "source", source_id, passage=passage)
    review.undo_button.click()
    read()
    assert [entry.is_open for entry in review.entries] == [True]
    review.reject()
