"""How much the page shows: walked through by keys, kept for each work, and folded beside the paragraphs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions.sources import add_bytes, add_draft
from app.actions.works import put_in_work
from app.importers.read import read_source
from app.ui.base.session import Target
from app.ui.reader.marks import UNFOLD, WHOLE, Level
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.levels import ROOMY_PX
from app.ui.views.read.texts_of_work import TextList
from app.ui.widgets.radio_row import RadioRow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def picture(window: MainWindow) -> QImage:
    return window.read.page.viewport().grab().toImage()


def keys_beside(window: MainWindow) -> list[str]:
    """The keys of what stands beside the text that is seen."""
    page = window.read.page
    blocks = page.seen_blocks(page.viewport().rect())
    return [placed.chip.key for block, number, _ in blocks for placed in page.placed(block, number).chips]


def test_a_text_is_quiet_at_first_and_the_keys_walk_through_the_levels(window: MainWindow, qtbot: QtBot) -> None:
    page = window.read.page
    page.setFocus()
    assert page.level() is Level.QUIET
    assert window.read.aids.levels.buttons[Level.QUIET].isChecked()
    seen = [picture(window)]
    for level in (Level.TAGS, Level.EVIDENCE, Level.ALL, Level.QUIET):
        qtbot.keyClick(page, Qt.Key.Key_L)
        assert page.level() is level
        assert window.read.aids.levels.buttons[level].isChecked()
        seen.append(picture(window))
    assert seen[0] == seen[-1]
    assert all(one != other for n, one in enumerate(seen[:-1]) for other in seen[:n])
    qtbot.keyClick(page, Qt.Key.Key_L, SHIFT)
    assert page.level() is Level.ALL


def test_a_level_is_kept_for_its_work_and_is_the_usual_one_of_those_that_were_never_changed(
    window: MainWindow, qtbot: QtBot
) -> None:
    first = window.read.row
    assert first is not None
    other = add_bytes(window.session.store, b"Rain\n\nIt rained for two days.\n", "rain.txt", "text/plain").source_id
    window.read.aids.levels.choose(Level.EVIDENCE)
    window.session.go(Target("read", "source", other))
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == other)
    assert window.read.page.level() is Level.EVIDENCE
    window.read.aids.levels.choose(Level.TAGS)
    window.session.go(Target("read", "source", first.id))
    qtbot.waitUntil(lambda: window.read.row is not None and window.read.row.id == first.id)
    assert window.read.page.level() is Level.EVIDENCE


def test_what_is_attached_to_a_paragraph_is_counted_and_unfolds(window: MainWindow, qtbot: QtBot) -> None:
    page = window.read.page
    page.setFocus()
    text = window.read.text
    assert text is not None
    at = next(block.start for block in text.blocks if block.paragraph == 6)
    page.restore_place(at)
    page.select(at, at)
    settled(window)
    assert set(keys_beside(window)) == {UNFOLD}
    qtbot.keyClick(page, Qt.Key.Key_E)
    brief = keys_beside(window)
    assert any(key.startswith("donation:") for key in brief)
    assert WHOLE in brief, "the paragraph is lower than all that stands on it"
    qtbot.keyClick(page, Qt.Key.Key_E)
    assert WHOLE not in keys_beside(window)
    assert set(brief) - {WHOLE} < set(keys_beside(window))
    qtbot.keyClick(page, Qt.Key.Key_E)
    assert set(keys_beside(window)) == {UNFOLD}
    boxes = [
        placed.rect.translated(0, top)
        for block, number, top in page.seen_blocks(page.viewport().rect())
        for placed in page.placed(block, number).chips
    ]
    box = next(box for box in boxes if box.top() > 40)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert any(key.startswith(("donation:", "fact:")) for key in keys_beside(window))


@pytest.mark.parametrize("wide", [700, 1600])
def test_the_switch_keeps_to_the_corner_of_the_page(window: MainWindow, wide: int) -> None:
    switch, page = window.read.aids.levels, window.read.page
    window.resize(wide + 600, 800)
    switch.follow()
    assert page.rect().contains(switch.geometry())
    (key,) = [one for one in page.findChildren(QLabel) if one.text() == "L"]
    assert key.isVisible() is (page.width() >= ROOMY_PX)
    assert page.rect().contains(key.geometry())
    assert key.geometry().left() > switch.geometry().right() or not key.isVisible()
    seen = [level for level, button in switch.buttons.items() if button.isVisibleTo(switch)]
    assert seen == ([*Level] if page.width() >= ROOMY_PX else [page.level()])


def test_a_work_of_two_texts_is_listed_once_and_a_switch_leads_from_one_to_the_other(
    window: MainWindow, qtbot: QtBot
) -> None:
    digest = window.read.row.id
    made = add_draft(window.session.store, read_source(b"Quinces\n\nIt rained.\n\nIt snowed.", "quinces.txt"))
    shown = {row.id for row in window.read.sources.sources.rows}
    assert {digest, made.source_id} <= shown
    put_in_work(window.session.store, digest, made.source_id)
    listed = [row.id for row in window.read.sources.sources.rows]
    assert set(listed) == shown - {digest}
    lines = window.read.sources.sources
    said = lines.index(listed.index(made.source_id)).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said.startswith("2 texts")
    assert window.read.sources.chosen() == made.source_id  # the work that is read, whichever of its texts it is
    (switch,) = [one for one in window.read.page.findChildren(RadioRow) if one.accessibleName() == "Texts of the work"]
    assert switch.value() == digest
    page = window.read.page
    for wide in (960, 1900, 1280):  # it stays where the text begins
        window.resize(wide, 800)
        settled(window)
        assert switch.x() == round(page.viewport().x() + page.column().left), wide
        (key,) = [one for one in page.findChildren(QLabel) if one.text() == "X"]
        boxes = [switch.geometry(), key.geometry(), window.read.aids.levels.geometry()]
        assert [box.left() for box in boxes] == sorted(box.left() for box in boxes)
        assert not any(box.intersects(other) for at, box in enumerate(boxes) for other in boxes[:at])
    assert [button.text() for button in switch.buttons.values()] == ["Original", "Digest"]
    qtbot.mouseClick(switch.buttons[made.source_id], Qt.MouseButton.LeftButton)
    assert window.read.row.id == made.source_id
    qtbot.keyClick(window.read.page, Qt.Key.Key_X)
    assert window.read.row.id == digest
    assert switch.value() == digest
    settled(window)
    (card,) = [one for one in window.read.findChildren(TextList) if one.isVisible()]
    texts = card.findChildren(QRadioButton)
    assert [(one.text(), one.isChecked()) for one in texts] == [("Original", False), ("Digest", True)]
    texts[0].click()
    assert window.read.row.id == made.source_id
