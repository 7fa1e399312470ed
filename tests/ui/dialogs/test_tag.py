"""Making and changing a tag."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.actions import tags
from app.domain.codebook import COLOR_NAMES, COLORS, TagContent
from app.store.reads.tags import codebook, one_tag
from app.ui.base.session import Session
from app.ui.look.tokens import DARK, LIGHT
from app.ui.panels.codebook.tag_dialog import Swatches, TagDialog


def test_a_new_tag_takes_its_place_and_its_parents_hue(qtbot: QtBot, session: Session) -> None:
    parent = tags.add_tag(session.store, TagContent("Motive", 5))
    dialog = TagDialog(session, None, parent, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.name, "Image repair")
    dialog.definition.setPlainText("Gifts that mend a name.")
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    tag = one_tag(session.store, saved.args[0])
    assert tag.path == "Motive/Image repair"
    assert tag.content == TagContent("Image repair", 5, "Gifts that mend a name.")


def test_a_new_tag_at_the_top_takes_a_hue_that_is_free(qtbot: QtBot, session: Session) -> None:
    for color in (0, 1, 3):
        tags.add_tag(session.store, TagContent(f"Tag {color}", color))
    dialog = TagDialog(session, None, None, None)
    qtbot.addWidget(dialog)
    assert dialog.swatches.chosen == 2


def test_an_edit_renames_recolours_and_moves(qtbot: QtBot, session: Session) -> None:
    one = tags.add_tag(session.store, TagContent("One"))
    two = tags.add_tag(session.store, TagContent("Two"))
    below = tags.add_tag(session.store, TagContent("Below"), two)
    dialog = TagDialog(session, one_tag(session.store, two), None, None)
    qtbot.addWidget(dialog)
    dialog.open()
    offered = [dialog.parent_tag.itemData(i) for i in range(dialog.parent_tag.count())]
    assert one in offered
    assert two not in offered
    assert below not in offered
    dialog.name.setText("Second")
    dialog.swatches.setFocus()
    qtbot.keyClick(dialog.swatches, Qt.Key.Key_Right)
    dialog.parent_tag.setCurrentIndex(dialog.parent_tag.findData(one))
    dialog.submit()
    assert one_tag(session.store, two).path == "One/Second"
    assert one_tag(session.store, two).content.color == 1


def test_a_twin_is_refused_inline(qtbot: QtBot, session: Session) -> None:
    tags.add_tag(session.store, TagContent("Motive"))
    dialog = TagDialog(session, None, None, None)
    qtbot.addWidget(dialog)
    dialog.name.setText("motive")
    dialog.open()
    dialog.submit()
    assert dialog.isVisible()
    assert "already" in dialog.problem.text()
    assert len(codebook(session.store)) == 1


def test_swatches_are_chosen_by_key_and_said_by_name(qtbot: QtBot) -> None:
    swatches = Swatches(0)
    qtbot.addWidget(swatches)
    swatches.show()
    qtbot.keyClick(swatches, Qt.Key.Key_Left)
    assert swatches.chosen == COLORS - 1
    assert COLOR_NAMES[COLORS - 1] in swatches.accessibleDescription()
    qtbot.keyClick(swatches, Qt.Key.Key_Home)
    assert swatches.chosen == 0
    one = swatches.width() / COLORS
    qtbot.mouseClick(swatches, Qt.MouseButton.LeftButton, pos=QPoint(round(4.5 * one), swatches.height() // 2))
    assert swatches.chosen == 4


def test_there_is_a_name_for_each_hue() -> None:
    assert len(set(COLOR_NAMES)) == COLORS == len(LIGHT.tags) == len(DARK.tags)
