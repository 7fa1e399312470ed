"""The editor of vocabularies, by keyboard, and what it does to the forms of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.actions import donations, terms
from app.domain.donations import Donation
from app.domain.vocabularies import TermContent, aid_kind
from app.store.reads import donations as donation_reads
from app.store.reads import history
from app.store.reads import vocabularies as reads
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.dialogs.edited_rows import EditedRows
from app.ui.dialogs.vocabularies import VocabulariesDialog
from app.ui.shell.command_palette import CommandPalette
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.place import CountriesPlace
from app.ui.views.donations.record_form import RecordForm


def opened(qtbot: QtBot, session: Session) -> VocabulariesDialog:
    dialog = VocabulariesDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: VocabulariesDialog, name: str) -> None:
    place = next(n for n, line in enumerate(dialog.list.lines.lines) if line.title == name)
    dialog.list.setCurrentIndex(dialog.list.lines.index(place))


def names(store: Store, key: str = "aid_kind") -> list[str]:
    return [row.content.name for row in reads.one(store, key).rows]


def titles(dialog: VocabulariesDialog) -> list[str]:
    return [line.title for line in dialog.list.lines.lines]


def retyped(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def test_a_new_term_is_typed_and_offered_by_the_form(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, "seeds and tools")
    qtbot.keyClicks(dialog.codes["OECD CRS"], "31150")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Seeds and tools" in titles(dialog)
    (row,) = [one for one in reads.one(store, "aid_kind").rows if one.content.name == "seeds and tools"]
    assert row.content.codes == (("OECD CRS", "31150"),)
    form = RecordForm(session, None, "")
    qtbot.addWidget(form)
    choice = form.fields["aid_kind"].choice
    assert choice.itemText(0) == choice.currentText() == "Unspecified", "nothing is chosen for a person"
    assert choice.findText("Seeds and tools") > 0
    dialog.undo_button.click()
    assert "seeds and tools" not in names(store)
    assert "Seeds and tools" not in titles(dialog)


def test_a_rename_is_kept_on_going_to_another_term_and_taken_back_by_esc(
    qtbot: QtBot, session: Session, store: Store
) -> None:
    dialog = opened(qtbot, session)
    choose(dialog, "Food")
    retyped(qtbot, dialog.name, "bread")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.name.text() == "food"
    retyped(qtbot, dialog.name, "bread")
    choose(dialog, "Fuel")
    assert dialog.name.text() == "fuel"
    assert "bread" in names(store)
    line = history.history(store, limit=1)[0]
    assert (line.name, line.what) == ("Edit term", "bread")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_cannot_be_kept_is_said_and_its_term_stays_shown(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    choose(dialog, "Food")
    retyped(qtbot, dialog.name, "Fuel")
    choose(dialog, "Cash")
    assert dialog.problem.text().startswith("There is “fuel” among “Kinds of aid” already.")
    assert dialog.name.text() == "Fuel"
    assert dialog.list.lines.lines[dialog.list.currentIndex().row()].title == "Food"
    assert "food" in names(store)
    for button in (dialog.add_button, dialog.close_button):  # nor does anything else lose what was typed
        button.click()
        assert dialog.isVisible()
        assert dialog.name.text() == "Fuel"
    retyped(qtbot, dialog.name, "bread")
    dialog.close_button.click()
    assert not dialog.isVisible()
    assert "bread" in names(store)


def click(qtbot: QtBot, dialog: EditedRows[Any], name: str) -> None:
    place = next(n for n, line in enumerate(dialog.list.lines.lines) if line.title == name)
    seen = dialog.list.visualRect(dialog.list.lines.index(place))
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=seen.center())


def highlighted(dialog: EditedRows[Any]) -> list[str]:
    return [dialog.list.lines.lines[index.row()].title for index in dialog.list.selectedIndexes()]


def test_what_is_removed_is_what_is_highlighted(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    click(qtbot, dialog, "Fuel")
    retyped(qtbot, dialog.name, "food")
    click(qtbot, dialog, "Cash")
    assert dialog.problem.text().startswith("There is “food” among “Kinds of aid” already.")
    assert dialog.name.text() == "food"
    assert highlighted(dialog) == ["Fuel"], "the highlight stays where the form is"
    retyped(qtbot, dialog.name, "fuel")
    dialog.remove_button.click()
    assert "fuel" not in names(store)
    assert "cash" in names(store)
    assert dialog.done_line.text() == "Removed the term “fuel”."
    assert dialog.done_line.isVisible()
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, "food")
    click(qtbot, dialog, "Cash")
    assert (highlighted(dialog), dialog.name.text()) == ([], "food"), "nor is anything that is not shown"
    qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert highlighted(dialog) == ["Cash"]
    dialog.add_button.click()
    click(qtbot, dialog, "Cash")
    assert (highlighted(dialog), dialog.name.text()) == (["Cash"], "cash"), "of a new one nothing was typed"


def test_what_was_undone_is_done_again_and_a_warning_goes_with_its_cause(
    qtbot: QtBot, session: Session, store: Store
) -> None:
    dialog = opened(qtbot, session)
    terms.add_term(store, "aid_kind", TermContent("seeds"))
    (seeds,) = [row.term for row in reads.one(store, "aid_kind").rows if row.content.name == "seeds"]
    donations.add_donation(store, Donation("Seeds", aid_kind=seeds))
    choose(dialog, "Seeds")
    dialog.remove_button.click()
    assert dialog.problem.text().startswith("“seeds” is used in 1 record.")
    store.undo()
    assert not dialog.problem.isVisible(), "it is used no more"
    assert dialog.undo_button.isEnabled()
    assert not dialog.redo_button.isEnabled(), "a record is none of what this dialog does"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "seeds" not in names(store)
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for key, held in ((Qt.Key.Key_Z, ctrl | shift), (Qt.Key.Key_Y, ctrl)):
        qtbot.keyClick(dialog.list, key, held)
        assert "seeds" in names(store)
        dialog.undo_button.click()
        assert "seeds" not in names(store)
    dialog.redo_button.click()
    assert "seeds" in names(store)


def test_the_keys_of_the_list(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    first, second, *_ = names(store)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(store)[:2] == [second, first]
    assert dialog.name.text() == first, "it goes along with the term"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(store)[:2] == [first, second]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(store)[:2] == [first, second]
    choose(dialog, "Fuel")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "fuel" not in names(store)
    assert dialog.name.text() == "medical supplies", "the next one is shown"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "fuel" in names(store)
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    assert dialog.focusWidget() is dialog.name
    qtbot.keyClick(dialog.list, Qt.Key.Key_Insert)
    assert (dialog.name.text(), highlighted(dialog)) == ("", []), "a new one is typed"


def test_undo_and_redo_stay_where_they_act(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, "seeds")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert highlighted(dialog) == ["Seeds"]
    dialog.undo_button.click()
    last = dialog.rows()[-1].content.name
    assert [one.lower() for one in highlighted(dialog)] == [last], "the nearest to what is gone"
    dialog.redo_button.click()
    assert highlighted(dialog) == ["Seeds"], "what is there again"
    choose(dialog, "Fuel")
    dialog.remove_button.click()
    dialog.undo_button.click()
    assert highlighted(dialog) == ["Fuel"]


def test_a_used_term_is_merged_or_retired(qtbot: QtBot, session: Session, store: Store) -> None:
    made = donations.add_donation(store, Donation("Bread", aid_kind=aid_kind("food")))
    dialog = opened(qtbot, session)
    choose(dialog, "Food")
    assert dialog.uses.text() == "Used in 1 record."
    dialog.remove_button.click()
    assert dialog.problem.text() == "“food” is used in 1 record. Merge it into another term, or retire it."
    dialog.retire_button.click()
    assert not dialog.problem.isVisible()
    assert dialog.retire_button.text() == "O&ffer again"
    assert next(line for line in dialog.list.lines.lines if line.title == "Food").side == "retired"
    assert aid_kind("food") not in reads.of(store).offered("aid_kind")
    assert not dialog.merge_button.isEnabled()
    dialog.into.setCurrentIndex(dialog.into.findText("goods"))
    dialog.merge_button.click()
    assert "food" not in names(store)
    assert dialog.name.text() == "goods"
    assert dialog.done_line.text() == "Merged “food”, which was used in 1 record, into “goods”."
    assert donation_reads.record(store, made).content.aid_kind == aid_kind("goods")
    qtbot.waitUntil(dialog.list.hasFocus)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert donation_reads.record(store, made).content.aid_kind == aid_kind("food")


def test_what_is_the_programs_own_cannot_be_renamed(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    dialog.choice.setCurrentIndex(dialog.choice.findData("actor_kind"))
    choose(dialog, "Country")
    assert dialog.name.isReadOnly()
    assert dialog.fixed.isVisible()
    assert not dialog.remove_button.isVisible()
    assert not dialog.counts.isVisible()
    dialog.choice.setCurrentIndex(dialog.choice.findData("terms_of_giving"))
    choose(dialog, "Loan")
    assert dialog.counts.isVisible()
    assert not dialog.counts.isChecked()


def test_what_another_process_does_is_shown_and_what_is_typed_stays(
    qtbot: QtBot, session: Session, store: Store
) -> None:
    dialog = opened(qtbot, session)
    choose(dialog, "Food")
    with Store(store.path, "Ruth") as other:
        terms.add_term(other, "aid_kind", TermContent("seeds"))
    store.announce_everything()
    assert "Seeds" in titles(dialog)
    assert dialog.name.text() == "food"
    retyped(qtbot, dialog.name, "bread")
    with Store(store.path, "Ruth") as other:
        food = next(row for row in reads.one(other, "aid_kind").rows if row.term.key == "food")
        terms.edit_term(other, food.id, replace(food.content, name="meals", description="To eat"))
    store.announce_everything()
    dialog.submit()
    assert "meanwhile: “meals”" in dialog.problem.text()
    assert dialog.name.text() == "bread"
    dialog.submit()
    kept = next(row.content for row in reads.one(store, "aid_kind").rows if row.id == food.id)
    assert (kept.name, kept.description) == ("bread", "To eat"), "once it is said"
    retyped(qtbot, dialog.name, "loaves")
    with Store(store.path, "Ruth") as other:
        terms.remove_term(other, food.id)
    store.announce_everything()
    assert dialog.name.text() == "loaves"
    dialog.submit()
    assert dialog.problem.text() == "This term is no longer in the workspace."


def test_everything_has_a_name_to_be_said(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    fields: list[QWidget] = [dialog.choice, dialog.list, dialog.name, dialog.meaning, dialog.kind_of, dialog.into]
    assert all(field.accessibleName() for field in (*fields, *dialog.codes.values()))
    assert dialog.codes["IATI"].accessibleName() == "Code in IATI"
    assert "17 uses" not in dialog.list.lines.lines[0].words()
    assert dialog.sizeHint().width() <= 960


def test_it_is_found_in_the_palette(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.show_palette()
    (palette,) = empty_window.findChildren(CommandPalette)
    qtbot.keyClicks(palette.field, "vocab")
    assert palette.current_key() == "file.vocabularies"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in empty_window.findChildren(VocabulariesDialog)))


def test_a_fact_begins_without_a_category(window: MainWindow) -> None:
    window.show_place("countries")
    place = window.place("countries")
    assert isinstance(place, CountriesPlace)
    place.show_code("IR")
    place.editing.add()
    editor = place.page.editor
    assert editor is not None
    assert editor.category.currentText() == "No category"
    assert [editor.category.itemText(n) for n in range(3)] == ["No category", "Epidemic", "Crisis"]


def test_esc_leaves_a_new_term_and_the_list_is_as_before(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    choose(dialog, "Fuel")
    dialog.add_button.click()
    assert not dialog.list.selectedIndexes()
    qtbot.keyClicks(dialog.name, "seeds")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.name.text() == "fuel"
    assert [index.row() for index in dialog.list.selectedIndexes()] == [dialog.list.currentIndex().row()]
    assert "seeds" not in names(store)
