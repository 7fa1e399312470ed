"""Merging, splitting, tagging by pattern and putting back, through the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.helpers.settled import settled
from tests.ui.panels.codebook.conftest import opened, tag_named

from app.actions import passages, tags
from app.domain.codebook import SEPARATOR, TagContent
from app.store.reads import passages as passage_reads
from app.store.reads.tags import codebook, one_tag
from app.ui.panels.codebook import split
from app.ui.panels.codebook.auto_tag import AutoTagDialog
from app.ui.panels.codebook.merge import MergeDialog
from app.ui.panels.codebook.pick_list import PickList
from app.ui.panels.codebook.removed import RemovedDialog
from app.ui.panels.codebook.split import SplitDialog
from app.ui.panels.codebook.tag_choice import TagFinder
from app.ui.panels.codebook.tag_dialog import TagDialog
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.two_lines import Line

pytestmark = pytest.mark.undone


def test_merging_shows_what_moves_and_then_moves_it(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    ranked = sorted((t for t in codebook(store) if t.passages and t.depth == 1), key=lambda t: -t.passages)
    into, gone = ranked[0], ranked[1]
    window.read.controller.codebook.merge([gone.id, into.id])
    dialog = opened(qtbot, MergeDialog)
    assert dialog.into.currentData() == into.id
    assert gone.path.replace(SEPARATOR, " / ") in dialog.moving.text(), "two tags may have one name"
    carried = {p.id for p in passage_reads.listed(store, tag_ids=(gone.id,))}
    already = {p.id for p in passage_reads.listed(store, tag_ids=(into.id,))}
    qtbot.waitUntil(lambda: not window.session.asks(dialog))
    assert dialog.effect.text().startswith(f"{len(carried - already)} passage")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone.id not in {t.id for t in codebook(store)})
    assert one_tag(store, into.id).passages == len(carried | already)
    assert gone.content.name in one_tag(store, into.id).content.aliases
    settled(window)
    window.undo()
    assert one_tag(store, gone.id).passages == len(carried)


def test_what_a_tag_is_merged_into_is_found_by_its_names(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    gone = tags.add_tag(store, TagContent("Gone"))
    above = tags.add_tag(store, TagContent("Zones"))
    below = tags.add_tag(store, TagContent("Harbour", aliases=("Quayside",)), above)
    window.read.controller.codebook.merge([gone])
    dialog = opened(qtbot, MergeDialog)
    assert dialog.into.currentData() != below
    for typed in ("harb", "quays", "bour", "zones/har"):
        dialog.into.setCurrentIndex(0)
        qtbot.keyClick(dialog.into, typed[0])
        finder = opened(qtbot, TagFinder)
        assert finder.field.text() == typed[0]
        qtbot.keyClicks(finder.field, typed[1:])
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
        assert dialog.into.currentData() == below
        assert dialog.into.currentText() == "Zones / Harbour"
        qtbot.waitUntil(lambda shown=finder: not isValid(shown))
    dialog.into.showPopup()
    assert [row.text for row in opened(qtbot, TagFinder).rows.rows]
    opened(qtbot, TagFinder).close()
    dialog.submit()
    window.undo()  # comes after the merge
    qtbot.waitUntil(lambda: not window.session.steps())
    assert one_tag(store, gone).content.name == "Gone"
    window.redo()
    qtbot.waitUntil(lambda: not window.session.steps())
    assert "Gone" in one_tag(store, below).content.aliases


def test_what_one_tag_is_merged_into_is_not_proposed(window: MainWindow, qtbot: QtBot) -> None:
    gone = tags.add_tag(window.session.store, TagContent("Gone"))
    window.read.controller.codebook.merge([gone])
    dialog = opened(qtbot, MergeDialog)
    assert dialog.into.currentData() is None
    assert not dialog.primary.isEnabled()
    assert "Choose the tag" in dialog.effect.text()
    dialog.submit()
    assert one_tag(window.session.store, gone).content.name == "Gone"
    dialog.reject()


def test_a_removed_tag_says_what_went_with_it(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    top = tags.add_tag(store, TagContent("Over"))
    below = tags.add_tag(store, TagContent("Under"), top)
    start = window.read.text.text.index("masks")
    passages.tag_passage(store, window.read.row.id, start, start + 5, [below])
    with qtbot.waitSignal(window.session.said) as said:
        window.read.controller.codebook.remove([top])
    assert said.args[0] == (
        "Removed the tag “Over” and 1 tag under it with 1 passage that carried nothing else and 1 tagging."
    )


def test_a_merge_that_can_not_be_is_said_in_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    top = tags.add_tag(store, TagContent("Here"))
    into = tags.add_tag(store, TagContent("There"), top)
    tags.add_tag(store, TagContent("There"))
    window.read.controller.codebook.merge([top])
    dialog = opened(qtbot, MergeDialog)
    dialog.into.setCurrentIndex(dialog.into.findData(into))
    dialog.submit()
    qtbot.waitUntil(lambda: "already" in dialog.problem.text())
    assert one_tag(store, top).content.name == "Here"


def test_without_a_tag_that_is_chosen_the_way_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.read.codebook.clearSelection()
    with qtbot.waitSignal(window.session.said) as said:
        window.read.controller.codebook.merge()
    assert "Choose a tag" in said.args[0]


def test_splitting_takes_the_passages_that_were_picked(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    tag = max(codebook(store), key=lambda t: t.passages)
    window.read.controller.codebook.split(tag.id)
    dialog = opened(qtbot, SplitDialog)
    dialog.submit()
    assert "needs a name" in dialog.problem.text()
    qtbot.keyClicks(dialog.name, "Half of it")
    dialog.submit()
    assert "Choose the passages" in dialog.problem.text()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    picked = dialog.list.taken()
    assert len(picked) == 1
    assert dialog.count.text().startswith("1 of ")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    made = tag_named(window, "Half of it")
    assert made.passages == 1
    assert made.parent_id == tag.parent_id
    assert one_tag(store, tag.id).passages == tag.passages - 1


def test_many_passages_are_taken_and_left_at_once(qtbot: QtBot) -> None:
    picks = PickList("Passages")
    qtbot.addWidget(picks)
    picks.offer([Line(number, f"Lot {number}") for number in range(9)], taken=False)
    press = lambda *keys, **more: [qtbot.keyClick(picks, key, **more) for key in keys]  # noqa: E731
    down, space, shift = Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier
    press(down, space, down, down, down)
    press(space, modifier=shift)
    assert picks.taken() == [1, 2, 3, 4]
    press(Qt.Key.Key_Up, space, Qt.Key.Key_Up)
    press(space, modifier=shift)
    assert picks.taken() == [1, 4]
    model = picks.model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 2)]
    assert said == ["Lot 1, chosen", "Lot 2, left out"]


def test_of_a_tag_with_very_many_passages_it_is_said_how_many_can_be_split_off(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(split, "AT_MOST", 2)
    tag = next(tag for tag in codebook(window.session.store) if tag.passages > 2)
    dialog = SplitDialog(window.session, tag, window)
    qtbot.addWidget(dialog)
    assert dialog.count.text() == "0 of 2 passages taken · only the first 2 are listed"


def test_auto_tag_shows_places_and_tags_those_that_are_taken(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    tag = tags.add_tag(store, TagContent("Masks"))
    window.read.controller.codebook.auto_tag(tag, window.read.row.id)
    dialog = opened(qtbot, AutoTagDialog)
    assert not dialog.primary.isEnabled()
    with qtbot.waitSignal(dialog.list.changed):
        qtbot.keyClicks(dialog.pattern, "mask")
    found = len(dialog.list.lines.lines)
    assert found > 3
    assert dialog.list.lines.lines[0].below.count("[") == 1
    with qtbot.waitSignal(dialog.list.changed):
        dialog.regex.setChecked(True)
        dialog.pattern.setText("mask(")
    assert "pattern cannot be read" in dialog.problem.text()
    assert not dialog.primary.isEnabled()
    with qtbot.waitSignal(dialog.list.changed):
        dialog.pattern.setText("mask|visor")
    assert dialog.problem.isHidden()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    taken = len(dialog.list.taken())
    assert taken == len(dialog.list.lines.lines) - 1
    assert dialog.primary.text() == f"Tag {taken} places"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: one_tag(store, tag).passages == taken)
    window.undo()
    assert one_tag(store, tag).passages == 0


def test_enter_before_the_search_is_done_tags_nothing_yet(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    tag = tags.add_tag(store, TagContent("Masks"))
    window.read.controller.codebook.auto_tag(tag)
    dialog = opened(qtbot, AutoTagDialog)
    qtbot.keyClicks(dialog.pattern, "mask")
    with qtbot.waitSignal(dialog.list.changed):
        dialog.submit()
    assert dialog.isVisible()
    assert one_tag(store, tag).passages == 0


def test_what_was_removed_is_put_back_after_other_operations(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    tag = max(codebook(store), key=lambda t: t.passages)
    tags.remove_tags(store, [tag.id])
    tags.add_tag(store, TagContent("Since"))
    window.read.controller.codebook.show_removed()
    dialog = opened(qtbot, RemovedDialog)
    assert dialog.list.lines.lines[0].title == tag.content.name
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert one_tag(store, tag.id).passages == tag.passages
    assert dialog.list.lines.lines == []
    assert dialog.none.isVisible()
    assert not dialog.primary.isEnabled()


def test_a_codebook_goes_to_a_file_and_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    store, controller, file = window.session.store, window.read.controller.codebook, tmp_path / "book.csv"
    before = [(tag.path, tag.content) for tag in codebook(store)]
    controller.export_to(file)
    first = codebook(store)[0]
    tags.remove_tags(store, [first.id])
    controller.import_from(file)
    qtbot.waitUntil(lambda: not window.session.busy())
    assert sorted(path for path, _ in before) == sorted(tag.path for tag in codebook(store))
    with qtbot.waitSignal(window.session.said) as said:
        controller.import_from(tmp_path / "gone.csv")
    assert "There is no file" in said.args[0]


def test_the_dialog_of_a_tag_says_in_which_sources_it_is_used(window: MainWindow, qtbot: QtBot) -> None:
    tag = max(codebook(window.session.store), key=lambda t: t.passages)
    window.read.controller.codebook.edit(tag.id)
    dialog = opened(qtbot, TagDialog)
    title = window.read.row.meta.title
    assert dialog.sentence.text() == f"On {tag.passages} passages: {tag.passages} in {title}."
    dialog.reject()
