"""The table of names of units and things, by keyboard, and what it does to the sums of the window."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.helpers.evident import on_words

from app.actions import counted, donations
from app.domain.counted import CountedKind, CountedName, merged
from app.domain.donations import Donation, Item
from app.store.reads import counted as reads
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.dialogs.units import UnitsDialog
from app.ui.shell.main_window import MainWindow

D = Decimal


def opened(qtbot: QtBot, session: Session) -> UnitsDialog:
    dialog = UnitsDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: UnitsDialog, name: str) -> None:
    lines = dialog.list.lines.lines
    place = next(n for n, line in enumerate(lines) if not line.head and line.title == name)
    dialog.list.setCurrentIndex(dialog.list.lines.index(place))


def own(store: Store) -> list[CountedName]:
    return list(reads.own(store).values())


def test_a_new_name_is_typed_and_kept_as_one_operation(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, "crates")
    qtbot.keyClicks(dialog.words, "case; wooden box")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert own(store) == [CountedName(CountedKind.UNIT, "crates", ("case", "wooden box"), own=True)]
    store.undo()
    assert own(store) == []


def test_what_another_window_says_meanwhile_is_kept_or_said(qtbot: QtBot, session: Session, store: Store) -> None:
    """All names are saved together, and those that came meanwhile went."""
    dialog = opened(qtbot, session)
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, "crates")
    with Store(store.path, "Ruth") as other:
        counted.set_name(other, CountedName(CountedKind.UNIT, "hampers"))
    dialog.submit()
    assert [row.name for row in own(store)] == ["hampers", "crates"]
    dialog = opened(qtbot, session)
    choose(dialog, "crates")
    qtbot.keyClicks(dialog.words, "case")
    with Store(store.path, "Ruth") as other:
        counted.set_name(other, CountedName(CountedKind.UNIT, "crates", ("skip",)))
        counted.reset_name(other, CountedKind.UNIT, "hampers")
    dialog.submit()
    assert "“crates” was changed by somebody else meanwhile: “skip”" in dialog.problem.text()
    dialog.submit()
    assert own(store) == [CountedName(CountedKind.UNIT, "crates", ("case",), own=True)], "once it is said"


def test_a_name_of_the_programs_is_changed_and_had_back(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    choose(dialog, "tonnes")
    assert dialog.name.isReadOnly()
    dialog.taken.clear()
    dialog.taken.textEdited.emit("")
    dialog.submit()
    (tonnes,) = own(store)
    assert (tonnes.name, tonnes.taken) == ("tonnes", ())
    dialog = opened(qtbot, session)
    choose(dialog, "tonnes")
    dialog.back_button.click()
    assert dialog.taken.text() == "ton"
    dialog.submit()
    assert own(store) == []


def test_a_word_that_means_two_things_is_refused_and_nothing_is_kept(
    qtbot: QtBot, session: Session, store: Store
) -> None:
    dialog = opened(qtbot, session)
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, "tons")
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.problem.text() == "“ton” would mean tonnes and tons. Take it out of one of them first."
    assert own(store) == []


def test_where_a_word_is_refused_the_keyboard_stays_where_it_was_typed(
    qtbot: QtBot, session: Session, store: Store
) -> None:
    """The name of one of the program's cannot be typed over, and the keyboard was put there."""
    dialog = opened(qtbot, session)
    choose(dialog, "cartons")
    for field in (dialog.taken, dialog.words):
        field.setFocus()
        qtbot.keyClicks(field, "box")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert "“box”" in dialog.problem.text()
        assert dialog.focusWidget() is field
        field.selectAll()
        qtbot.keyClicks(field, "parcel" if field is dialog.words else "packet")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert [(one.name, one.words, one.taken) for one in own(store)] == [("cartons", ("parcel",), ("packet",))]


def test_saving_what_was_not_changed_is_no_operation(qtbot: QtBot, session: Session, store: Store) -> None:
    opened(qtbot, session).submit()
    assert store.undo() is None


def test_the_sums_of_the_window_follow_the_table_and_undo(qtbot: QtBot, empty_window: MainWindow) -> None:
    store = empty_window.session.store
    for item, unit, number in (("tea", "tons", 3), ("tea", "tonnes", 4), ("rice", "case", 2), ("rice", "crates", 5)):
        donations.add_donation(store, Donation("t", items=(Item(item, D(number), D(number), unit=unit),)))
    on_words(store)
    empty_window.show_place("donations")
    line = empty_window.place("donations").page.totals  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: line.sums.text() == "In totals: 7 tonnes of tea · 2 case of rice · 5 crates of rice")
    assert "“tons” is taken as tonnes" in line.beside.text()
    rows = [*merged(()), CountedName(CountedKind.UNIT, "crates", ("case",))]
    counted.say_names(store, [row for row in rows if row.name != "tonnes"])
    merged_now = "In totals: 7 crates of rice · 3 tons of tea · 4 tonnes of tea"
    qtbot.waitUntil(lambda: line.sums.text().startswith(merged_now))
    empty_window.undo()
    qtbot.waitUntil(lambda: line.sums.text() == "In totals: 7 tonnes of tea · 2 case of rice · 5 crates of rice")
