"""A table led through the steps of an import, in the real window."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.helpers.actors import add_actor
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.others_tables import FRENCH
from tests.helpers.settled import settled

from app.actions import table_export
from app.actions.table_preview import Read
from app.domain.language import tr
from app.domain.records import Actor, DonationFilter
from app.importers.table_columns import TARGETS
from app.importers.table_values import Ask
from app.store.reads import donations as reads
from app.store.reads import totals
from app.store.reads.donation_tables import rows_of
from app.ui.base.file_chooser import FileChooser
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.donations.list_page import Mode
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.importing.columns_page import ColumnsPage
from app.ui.views.importing.place import ImportPlace
from app.ui.widgets.choice import Choice

pytestmark = pytest.mark.undone

HEADS = ["Who", "Donor country", "Recipient country", "Item", "Quantity", "Date", "Status", "Shelf"]
ROWS = [
    ["Blue Relief Societey", "Norway", "Chile", "tents", "1.200", "3/4/2021", "delivered", "a"],
    ["Blue Relief Society", "Norway", "Chile", "tents", "1.300,5", "25/4/2021", "delivered", "b"],
    ["Green House", "Norway", "Nusquamia", "blankets", "40", "30/2/2021", "delivered", "c"],
    ["Green House", "Norway", "Nusquamia", "blankets", "60", "5/4/2021", "halfway", "d"],
    ["Green House", "Norway", "Peru", "blankets", "many", "5/4/2021", "delivered", "e"],
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "relief.csv"
    with path.open("w", encoding="cp1252", newline="") as out:
        csv.writer(out, delimiter=";").writerows([HEADS, *ROWS])
    return path


@pytest.fixture
def place(window: MainWindow) -> ImportPlace:
    add_actor(window.session.store, Actor("Blue Relief Society"))
    window.show_place("importing")
    found = window.place("importing")
    assert isinstance(found, ImportPlace)
    return found


def drop(window: MainWindow, path: Path) -> None:
    assert window.files  # which listens for what is dropped
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = QPointF(200, 200)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, left, none))
    QApplication.sendEvent(window, QDropEvent(at, Qt.DropAction.CopyAction, data, left, none))


def read(place: ImportPlace, qtbot: QtBot) -> Read:
    qtbot.waitUntil(lambda: place.found is not None and not place.session.asks(place))
    assert place.found is not None
    return place.found.read


def buttons(place: ImportPlace, words: str) -> list[QPushButton]:
    return [one for one in place.rows_page.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(place)]


@pytest.mark.empty
def test_a_table_becomes_records_in_steps(
    place: ImportPlace, window: MainWindow, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    store = window.session.store
    before = set(reads.ids(store, DonationFilter()))
    drop(window, table)
    first = read(place, qtbot)
    assert window.place_name() == "importing"
    assert place.stack.currentWidget() is place.columns_page
    assert [column.target for column in first.columns[:3]] == ["", "donor.country", "recipient.country"]

    who = next(one for one in place.columns_page.findChildren(Choice) if one.accessibleName() == "Who is")
    who.setFocus()
    QTest.keyClicks(who, "don")  # what the column is changes while the key is still being handled
    assert place.choices.columns["Who"] == "donor"
    assert isValid(who)
    assert window.focusWidget() is who
    assert not place.session.asks(place), "it is shown first: both at once would take twice as long"
    assert {one.reason for one in read(place, qtbot).refused}
    QTest.keyClick(place.columns_page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert place.stack.currentWidget() is place.rows_page
    assert place.counts.text() == "5 rows · 2 ready · 2 waiting · 1 rejected"  # of rows, not of questions

    # asked once each: the name of a country, a status, an actor who is called nearly so; a cell is said otherwise
    field = next(
        one for one in place.rows_page.findChildren(QLineEdit) if one.accessibleName() == "What Nusquamia means"
    )
    field.setFocus()
    field.setText("Bolivia")
    QTest.keyClick(field, Qt.Key.Key_Return)
    read(place, qtbot)
    assert window.focusWidget() is place.rows_page.first(), "the next answer, and not the button that hides a pane"
    (near,) = buttons(place, "Blue Relief Society?")
    near.click()
    read(place, qtbot)
    (month,) = buttons(place, "2021-02?")
    month.click()
    read(place, qtbot)
    status = next(one for one in place.rows_page.findChildren(Choice) if one.accessibleName() == "What halfway means")
    status.setCurrentText("promised")
    status.activated.emit(status.currentIndex())
    found = read(place, qtbot)
    assert [number for number, *_ in found.records] == [2, 3, 4, 5]
    assert [one.number for one in found.refused] == [6]

    place.write_refused(tmp_path / "left.csv")
    kept = list(csv.reader((tmp_path / "left.csv").read_text("utf-8-sig").splitlines()))
    assert [row[:-1] for row in kept] == [HEADS, ROWS[4]]
    assert "many" in kept[1][-1]

    window.go_back()  # the way back is the step before
    assert place.stack.currentWidget() is place.columns_page
    place.go_to("rows")
    assert place.rows_page.first() is not place.rows_page.save, "nothing is to be said there"
    asked: list[bool] = []
    place.rows_page.save.clicked.disconnect()
    place.rows_page.save.clicked.connect(asked.append)
    place.rows_page.save.setFocus()
    QTest.keyClick(place.rows_page.save, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not asked, "Ctrl+Enter goes on, wherever the keyboard is"
    assert place.stack.currentWidget() is place.last_page
    assert "4 records will be added" in place.last_page.summary.text()
    window.activateWindow()
    place.next.setFocus()
    qtbot.waitUntil(place.next.hasFocus)
    place.next.click()
    place.next_step()  # Ctrl+Enter, pressed twice
    qtbot.waitUntil(lambda: place.done is not None and not window.session.busy())
    assert "already" not in window.toast.words.text()
    assert window.focusWidget() is place.last_page.records
    ids = [one for one in reads.ids(store, DonationFilter()) if one not in before]
    records = {record.content.title: record for record in reads.records(store, ids)}
    assert len(records) == len(ids) == 4
    assert {party.name for record in records.values() for party in record.content.parties} >= {"Blue Relief Society"}
    assert "Blue Relief Societey" not in {p.name for r in records.values() for p in r.content.parties}
    assert dict(rows_of(store, ids)[ids[0]].cells)["Shelf"] == "a"
    assert not [one for one in totals.of(store, DonationFilter(words="tents")).every if one.added]
    shown = window.place("donations")
    assert isinstance(shown, DonationsPlace)
    shown.page.show_mode(Mode.MAP)
    place.last_page.records.click()
    assert shown.page.mode is Mode.TABLE
    current = shown.page.table.current()
    assert current is not None
    assert current.id == ids[0]
    window.show_place("importing")
    window.undo()
    assert set(reads.ids(store, DonationFilter())) == before
    qtbot.waitUntil(lambda: place.done is None and place.next.isEnabled())  # it can be added again
    assert window.focusWidget() is place.next


@pytest.mark.empty
def test_adding_is_stopped_and_leaves_nothing(place: ImportPlace, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "many.csv"
    rows = [["Donor", "Recipient country", "Item"], *([f"Giver {n}", "Chile", "tents"] for n in range(1_000))]
    with path.open("w", newline="") as out:
        csv.writer(out).writerows(rows)
    store = place.session.store
    before = set(reads.ids(store, DonationFilter()))
    told: list[tuple[int, ...]] = []
    place.counted.connect(lambda *counts: told.append(counts))
    place.open_file(path)
    assert len(read(place, qtbot).records) == 1_000
    assert told
    assert [counts[0] for counts in told] == sorted(counts[0] for counts in told)
    place.go_to("import")
    place.next.click()
    place.stop.click()
    qtbot.waitUntil(lambda: not place.session.busy())
    assert place.done is None
    assert set(reads.ids(store, DonationFilter())) == before
    qtbot.waitUntil(place.next.isEnabled)
    place.stop.click()
    assert place.file is None


@pytest.mark.empty
def test_a_mapping_is_saved_and_found_again(place: ImportPlace, window: MainWindow, table: Path, qtbot: QtBot) -> None:
    place.open_file(table)
    read(place, qtbot)
    place.columns_page.mapped.emit({"Who": "donor"})
    read(place, qtbot)
    place.columns_page.save_wanted.emit()
    field = next(one for one in place.findChildren(QLineEdit) if one.accessibleName() == "Name" and one.isVisible())
    QTest.keyClicks(field, "Relief lists")
    QTest.keyClick(field, Qt.Key.Key_Return)
    place.leave()
    assert window.place_name() == "donations"
    assert place.file is None
    window.show_place("importing")
    place.open_file(table)
    read(place, qtbot)
    assert place.choices.columns["Who"] == "donor"
    assert "Relief lists" in place.columns_page.found.text()


@pytest.mark.empty
def test_a_table_with_a_title_over_two_rows_of_headings_goes_in_by_the_steps(
    place: ImportPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "dons.csv"
    path.write_bytes(FRENCH.raw)
    store = place.session.store
    before = set(reads.ids(store, DonationFilter()))
    place.open_file(path)
    assert not read(place, qtbot).refused
    assert place.columns_page.found.text() == "8 columns are known"
    for _ in range(2):
        place.next.click()
    said = [label.text() for label in place.rows_page.findChildren(QLabel)]
    assert "Every other row can be taken." in said
    assert "Every row can be taken." not in said
    place.last_page.is_source.setChecked(True)
    place.next.click()
    place.next.click()
    qtbot.waitUntil(lambda: place.done is not None)
    ids = [one for one in reads.ids(store, DonationFilter()) if one not in before]
    sums = Counter[str]()
    for one in (record.content for record in reads.records(store, ids)):
        assert one.money is not None
        sums["counts" if one.in_totals else "does not"] += one.money.low or 0  # type: ignore[assignment]
    assert sums == {"counts": Decimal(FRENCH.money["EUR"]), "does not": Decimal(FRENCH.kept_out["EUR"])}
    (total,) = [one for one in totals.of(store, DonationFilter(words="Rivière")).every if one.unit == "EUR"]
    assert (total.low, total.high) == (Decimal("15300.50"), Decimal("15300.50"))


@pytest.mark.empty
def test_the_first_values_of_columns_begin_below_their_headings_and_a_day_is_shown_as_it_is_read(
    place: ImportPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "gifts.csv"
    path.write_text(
        "Donor,,Gift,,Date\nName,Country,Value,Currency,(MM/DD/YYYY)\nOrbis,Chad,400,EUR,4/5/2021\n", "utf-8"
    )
    place.open_file(path)
    read(place, qtbot)
    first = [one.accessibleName() for one in place.columns_page.findChildren(QLabel)]
    assert {"Orbis", "Chad", "400", "EUR"} <= {*first}
    assert "5 April 2021" in [one.text() for one in place.preview.findChildren(QLabel)]


@pytest.mark.empty
def test_a_name_of_two_countries_has_both_for_proposals(place: ImportPlace, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "congo.csv"
    path.write_text("donor,country,item\nOrbis,Congo,tents\n", "utf-8")
    place.open_file(path)
    read(place, qtbot)
    place.go_to("rows")
    (other,) = buttons(place, "Congo - Brazzaville?") or buttons(place, "Republic of the Congo?")
    assert buttons(place, "Democratic Republic of the Congo?")
    other.click()
    (_, _, gift, _) = read(place, qtbot).records[0]
    assert [party.iso2 for party in gift.parties[1:]] == ["CG"]


@pytest.mark.empty
def test_a_column_that_may_say_an_outcome_is_asked_about_once(place: ImportPlace, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "shelves.csv"
    long = "a very long description of the goods that were on this shelf"
    rows = "".join(f"Orbis,Peru,tents,{words}\n" for words in (long, "b2", "c3", "pledged", "not yet paid"))
    path.write_text("Donor,Recipient,Item,Shelf\n" + rows)
    place.open_file(path)
    assert len(read(place, qtbot).records) == 3
    values = [label.accessibleName() for label in place.columns_page.findChildren(QLabel)]
    assert "a very long description of… · b2 · c3" in values
    place.go_to("rows")
    before = place.choices
    (yes,) = buttons(place, "it does")
    yes.click()
    assert {one.ask for one in read(place, qtbot).refused} == {Ask.STATUS}
    assert place.columns_page.found.text().endswith("1 was chosen by hand")
    place.say(before)
    read(place, qtbot)
    (no,) = buttons(place, "it does not")
    no.click()
    assert len(read(place, qtbot).records) == 5


@pytest.mark.empty
def test_a_column_full_of_countries_is_asked_about_and_read_once_the_person_says_whose_they_are(
    place: ImportPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lands.csv"
    path.write_text("Donor,Qa,Item\nOrbis,Kenya,tents\nLumen,Peru,wells\n")
    place.open_file(path)
    assert len(read(place, qtbot).records) == 2
    (asked,) = place.columns_page.offers.values()
    assert [one.text() for one in asked.findChildren(QPushButton)] == [
        "country of the recipient", "country of the donor", "leave out",
    ]  # fmt: skip
    before = place.choices
    asked.findChildren(QPushButton)[2].click()
    assert (read(place, qtbot).offers, place.columns_page.offers, place.choices.columns) == ((), {}, {"Qa": ""})
    place.say(before)
    read(place, qtbot)
    place.go_to("columns")
    (asked,) = place.columns_page.offers.values()
    assert asked.isVisibleTo(place)
    page, walked = place.columns_page, list[str]()
    _donor, qa, item = page.findChildren(Choice)
    here: QWidget = qa
    while here is not item:  # by Tab the answers come behind their own column, and not behind the last one
        here = here.nextInFocusChain()
        walked += [here.text()] if isinstance(here, QPushButton) and here.isVisibleTo(place) else []
        assert here is not qa
    assert walked == ["country of the recipient", "country of the donor", "leave out"]
    asked.findChildren(QPushButton)[1].click()
    found = read(place, qtbot)
    assert [[party.iso2 for party in content.parties] for *_, content, _ in found.records] == [["KE"], ["PE"]]
    assert place.columns_page.offers == {}


@few(
    "name, content, sentence",
    [("empty.csv", b"", "has no rows"), ("odd.csv", b"\x00\x01\x02;\n", ""), ("book.xlsx", b"PK\x03\x04xl/", "damaged"),
     ("prose.csv", b"once,upon\na,time\n", "No column")],
keep=1, why="more tables in the window")  # fmt: skip
@pytest.mark.empty
def test_what_is_no_table_is_said(
    place: ImportPlace, tmp_path: Path, qtbot: QtBot, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    place.open_file(path)

    def said() -> list[str]:
        return [label.text() for label in (place.file_page.warnings, place.problem) if label.isVisibleTo(place)]

    qtbot.waitUntil(lambda: bool(said()))
    assert sentence in " ".join(said())
    assert not place.next.isEnabled() or place.found is None


@pytest.mark.empty
def test_after_a_table_one_that_cannot_be_read_leaves_nothing_of_the_first(
    place: ImportPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("title,donor,recipient\nTents,Orbis Works,Kenya\n")
    bad.write_bytes(bytes(range(256)) * 9)
    place.open_file(good)
    qtbot.waitUntil(lambda: place.found is not None and place.stack.currentWidget() is place.pages["columns"])
    place.open_file(bad)
    qtbot.waitUntil(lambda: "bad.csv" in place.file_page.warnings.text())
    assert place.stack.currentWidget() is place.pages["file"]
    assert place.file_page.warnings.isVisible()
    assert (place.counts.text(), place.next.isEnabled()) == ("", False)
    assert "good.csv" not in place.file_page.described.text()


def test_what_a_table_of_ours_leaves_out_and_rejects_is_said(
    place: ImportPlace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    table_export.export(window.session.store, tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    uid, start, parent = (heads.index(name) for name in ("uid", "date.start", "parent"))
    some = [row for row in rows if row[parent]][:3]
    for row in some:
        row[uid] = ""
    some[0][start] = "8/30/2022"
    with (tmp_path / "some.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([[*heads, "own.ship", "own.seen"], *([*row, "Grace", "yes"] for row in some)])
    drop(window, tmp_path / "some.csv")
    assert [one.column for one in read(place, qtbot).refused] == ["date.start"]
    # fields that this workspace does not have are asked about before all, each shown, from one to the next
    keyboard, page = Keyboard(qtbot, window), place.columns_page
    settled(window)
    assert [one for one in page.offers if page.offers[one].isVisibleTo(place)] == ["own.ship", "own.seen"]
    keyboard.tab_to(lambda here: page.offers["own.ship"].isAncestorOf(here))
    keyboard.press("Return")
    assert [one.name for one in read(place, qtbot).new_fields] == ["ship"]
    assert page.offers["own.seen"].isAncestorOf(keyboard.at())
    keyboard.press("Tab", "Return")
    assert (read(place, qtbot).offers, page.isAncestorOf(keyboard.at())) == ((), True)
    assert "“8/30/2022” in “date.start” is no day" in " ".join(
        label.text() for label in place.rows_page.findChildren(QLabel)
    )
    place.go_to("import")
    assert "relations are left out, as what they lead to is not among the records" in place.last_page.details.text()


@pytest.mark.empty
def test_enter_presses_the_button_in_focus_and_every_row_is_accounted_for(
    place: ImportPlace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_place("importing")
    place.file_page.choose.setFocus()
    QTest.keyClick(place.file_page.choose, Qt.Key.Key_Return)
    (chooser,) = place.findChildren(FileChooser)
    chooser.reject()
    table = tmp_path / "sums.csv"
    table.write_text("Donor,Recipient,Item\nOrbis,Peru,tents\nTotal,,9\n", "utf-8")
    drop(window, table)
    read(place, qtbot)
    assert place.counts.text() == "2 rows · 1 ready · 1 left out"


@pytest.mark.empty
def test_an_amount_under_pledged_beside_a_status_of_delivered_counts_only_when_the_person_says_so(
    place: ImportPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "pledges.csv"
    heads = "Donor,Recipient,Amount pledged (USD),Amount paid (USD),Status,C/D\n"
    path.write_text(heads + "Orbis,Peru,500,200,paid,C\nOrbis,Mali,600,,delivered,D\n")
    place.open_file(path)
    found = read(place, qtbot)
    assert [(number, int(one.money.low or 0), one.in_totals) for number, _, one, _ in found.records if one.money] == [
        (2, 500, False), (2, 200, True)
    ]  # fmt: skip
    assert place.counts.text() == "2 rows · 1 ready · 1 waiting"
    labels = [one.accessibleName() or one.text() for one in place.columns_page.findChildren(QLabel)]
    assert "C · D" in labels
    place.go_to("rows")
    said = place.choices
    for words, counts in (("it does", False), ("it does not", True)):
        (answer,) = buttons(place, words)
        answer.click()
        later = read(place, qtbot)
        assert [one.in_totals for number, _, one, _ in later.records if number == 3] == [counts]
        place.say(said)
        read(place, qtbot)


@pytest.mark.empty
def test_the_columns_of_a_wide_table_are_written_a_few_at_a_time_and_their_fields_are_whole(
    place: ImportPlace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    laid_out = Resized(window)
    path, most = tmp_path / "wide.csv", 60
    heads = ["Donor", "Recipient", "Item", *(f"Note {n}" for n in range(most))]
    path.write_text(",".join(heads) + "\n" + ",".join(["Orbis", "Peru", "tents", *"x" * most]) + "\n")
    page, written = place.columns_page, list[int]()
    window.resize(1280, 800)
    place.columns_page.show_columns = _counting(page, written)  # type: ignore[method-assign]
    place.open_file(path)
    qtbot.waitUntil(lambda: len(page.findChildren(Choice)) == len(heads))
    assert 0 < written[0] < 20  # by the first turn
    settled(window)
    assert len(heads) <= laid_out.count < 4 * len(heads)  # and not all of them again for each that comes
    field = page.findChildren(Choice)[0]
    room = page.findChildren(Choice)[-1].minimumWidth() - 36
    assert all(field.fontMetrics().horizontalAdvance(tr(words)) <= room for words in TARGETS.values())


class Resized(QObject):
    """Counts how often a label with the first values of a column is laid out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0
        QCoreApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_label = event.type() == QEvent.Type.Resize and isinstance(watched, QLabel)
        self.count += is_label and watched.accessibleName() in ("Orbis", "Peru", "tents", "x")
        return False


def _counting(page: ColumnsPage, written: list[int]) -> Callable[..., None]:
    show = page.show_columns

    def shown(*what: Any) -> None:
        show(*what)
        written.append(len(page.findChildren(Choice)))

    return shown


@pytest.mark.empty
def test_the_keyboard_goes_from_step_to_step_and_passes_nothing_on_its_way(
    place: ImportPlace, window: MainWindow, table: Path, qtbot: QtBot
) -> None:
    """What only passes is said by a screen reader all the same: Cancel, before the first column."""
    keyboard, seen = Keyboard(qtbot, window), list[str]()
    keyboard.at()
    place.focus_first()

    def saw(_old: QWidget | None, now: QWidget | None) -> None:
        seen.extend([now.accessibleName() or now.text()] if isinstance(now, QPushButton | Choice | QToolButton) else [])

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(saw)
    try:
        place.open_file(table)
        read(place, qtbot)
        qtbot.waitUntil(lambda: bool(seen))
        keyboard.at()
        assert set(seen) == {"Who is"}
        keyboard.press(*["Tab"] * len(HEADS))
        assert seen[-len(HEADS) :] == [*(f"{head} is" for head in HEADS[1:]), "Cancel"]
        seen.clear()
        keyboard.press("Ctrl+Return", "Ctrl+Return")
        assert place.stack.currentWidget() is place.last_page
        assert not {"Left pane", "Cancel"} & set(seen)
        assert window.focusWidget() is place.next
    finally:
        app.focusChanged.disconnect(saw)


def test_on_the_last_step_the_keyboard_is_on_what_one_does_next(
    place: ImportPlace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Before the rows were read and after they were added it was on Back."""
    path = tmp_path / "plain.csv"
    path.write_text("donor,recipient,item,quantity\nPeru,Chile,tents,5\n", "utf-8")
    first = list[QWidget | None]()

    def hurry(target: Target) -> None:
        if target.kind == "columns":  # before anything of the rows can have been read
            place.go_to("import")
            first.append(window.focusWidget())

    window.session.going.connect(hurry)
    try:
        place.open_file(path)
        read(place, qtbot)
    finally:
        window.session.going.disconnect(hurry)
    assert (first, window.focusWidget()) == ([place.back], place.next)
    Keyboard(qtbot, window).press("Ctrl+Return")
    settled(window)
    for name in ("donations", "importing"):
        window.show_place(name)
    assert window.focusWidget() is place.last_page.records


def test_rows_that_are_no_records_are_not_all_called_sums(
    window: MainWindow, place: ImportPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "noted.csv"
    path.write_text("donor,item,quantity\nOrbis,tents,5\nLumen,tents,7\nTotal,,12\nSource: own files,,\n")
    drop(window, path)
    assert len(read(place, qtbot).left) == 2
    place.go_to("import")
    assert "2 rows are left out." in place.last_page.details.text()


def test_a_table_may_be_added_as_a_source_instead(place: ImportPlace, window: MainWindow, table: Path) -> None:
    place.open_file(table)
    settled(window)
    before = reads.at_most(window.session.store)
    assert place.side.as_source.isVisible()
    place.side.as_source.click()
    settled(window)
    assert window.place_name() == "read"
    text = window.read.text
    assert text is not None
    assert "Blue Relief Society\tNorway\tChile\ttents\t1.300,5" in text.text
    assert reads.at_most(window.session.store) == before
    assert place.file is None
