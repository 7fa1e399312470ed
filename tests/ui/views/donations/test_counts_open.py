"""Whatever number of records a picture, a group, a list or a page shows, so many there are when it is opened."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.helpers.actors import add_actor
from tests.helpers.chance_ledger import COMPANY, cast
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.actions.donations import add_donation
from app.domain.axes import axes
from app.domain.records import Actor
from app.exporters.drawing import Group as Thing
from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.panels.ledger import section_counts
from app.ui.views.donations.list_page import Mode
from app.ui.views.donations.matrix_page import Way

pytestmark = pytest.mark.looks


@pytest.fixture(scope="module")
def looked_at(empty_bytes, tmp_path_factory):
    path, dice = tmp_path_factory.mktemp("ledger") / "w.passagework", random.Random(11)
    path.write_bytes(empty_bytes)
    with Store(path, "Ann") as store:
        lumen = add_actor(store, Actor("Lumen", COMPANY, "PE"))
        add_actor(store, Actor("Lumen East", COMPANY, "KE", parent_id=lumen))
        for number in range(60):
            add_donation(store, cast(dice, number))
    return path.read_bytes()


@pytest.fixture
def window(window):
    """All records in a table, whatever the test before has asked for."""
    window.show_place("donations")
    settled(window)
    place = window.place("donations")
    place.page.filter.clear()
    place.page.group_by("")
    place.page.narrow_to(None)
    place.show_entry(place.filters.entry("all"))
    place.page.show_mode(Mode.TABLE)
    settled(window)
    return window


def listed(window, place, figure):
    """How many records are in the table once those of a figure are shown."""
    place.show_records(figure)
    settled(window)
    return place.page.ledger.total


def picture(window, place, mode):
    place.page.show_mode(mode)
    settled(window)
    return place.page.picture(mode)


def opened_by(page, act):
    """The figure that something opens."""
    found = []
    page.figure_opened.connect(lambda figure, _enter: found.append(figure))
    act()
    (figure,) = found
    page.figure_opened.disconnect()
    return figure


def numbers(words):
    return [int(one) for one in re.findall(r"\d+", words)]


@few("step", [12, 1], keep=1, why="every flow and day", ids=["some", "all"])
def test_flows_places_and_days(window, qtbot, step: int):
    place = window.place("donations")
    page = picture(window, place, Mode.MAP)
    rows = reads.rows(window.session.store, limit=None)
    lines = [line for line in page.flows.model().rows if line.can_be_chosen]
    assert len(lines) > 20
    for line in lines[::step]:
        page.flows.choose_key(line.key)
        figure = opened_by(page, lambda: qtbot.keyClick(page.flows, Qt.Key.Key_Return))
        assert line.count == figure.number, line
        assert numbers(line.spoken.partition(": ")[2])[0] == figure.number
    both = 0
    for shape in things(page.map.drawing.shapes):
        if shape.key in ("TD", "PE", "FJ", "KE", "brics"):
            figure = opened_by(page, lambda key=shape.key: page.map.picked.emit(key))
            parts = numbers(shape.name)
            both += len(parts) > 1
            assert max(parts) <= len(set(figure.refs)) == figure.number <= sum(parts), shape
            assert shape.name.endswith(figure.words), shape
    assert both
    page.flows.choose_key(lines[0].key)
    figure = opened_by(page, lambda: qtbot.keyClick(page.flows, Qt.Key.Key_Return))
    assert listed(window, place, figure) == lines[0].count
    place.page.show_entry(place.filters.entry("all"))
    dice = random.Random(5)
    for _ in range(1 if step > 1 else 4):
        page = picture(window, place, Mode.MAP)
        first = date(2020, 3, 1) + timedelta(days=dice.randint(0, 40))
        page.time.brush((first, first + timedelta(days=dice.randint(0, 90))), at_once=True)
        settled(window)
        certain, possible = numbers(page.time.selected_days()[1])
        place.page.show_mode(Mode.TABLE)
        settled(window)
        assert certain <= place.page.ledger.total == possible <= len(rows)


def things(shapes):
    for shape in shapes:
        if isinstance(shape, Thing):
            yield shape
        yield from things(getattr(shape, "shapes", ()))


def test_a_record_that_was_at_another_time_is_listed_all_the_same(window):
    place = window.place("donations")
    page = picture(window, place, Mode.MAP)
    page.time.brush((date(2020, 3, 5), date(2020, 3, 6)), at_once=True)
    settled(window)
    late = next(row for row in reads.rows(window.session.store, limit=None) if row.content.date.start == "2021-01-01")
    figure = opened_by(page, lambda: page.time.picked.emit(late.ref))
    assert listed(window, place, figure) == figure.number == 1


def test_cells_heads_pairs_and_what_was_expected(window, qtbot):
    place = window.place("donations")
    page = picture(window, place, Mode.MATRIX)
    cells, kinds = page.table.cells, set()
    for row in range(cells.rowCount()):
        for column in range(cells.columnCount()):
            cell = cells.cell(row, column)
            if cell is None:
                continue
            page.table.setCurrentIndex(cells.index(row, column))
            figure = opened_by(page, lambda: qtbot.keyClick(page.table, Qt.Key.Key_Return))
            words = figure.words
            assert sum(numbers(words)) == figure.number == len(cell.ids), words
            kinds.add(re.sub(r"\d+ ", "", words))
    assert {"cancelled"} < {one for words in kinds for one in words.split(", ")}
    columns = page.columns.findData("donor.country")
    page.columns.setCurrentIndex(columns)
    page.columns.activated.emit(columns)
    settled(window)
    sides = ((Qt.Orientation.Vertical, cells.matrix.rows, 0), (Qt.Orientation.Horizontal, cells.matrix.columns, 1))
    for side, groups, end in sides:
        for at, group in enumerate(groups):
            said = cells.headerData(at, side, Qt.ItemDataRole.AccessibleTextRole).removeprefix(group.name)
            ids = {one for cell in cells.matrix.cells if cell[end] == group for one in cell.ids}
            assert sum(numbers(said)) == len(ids), (group, said)
    page.show_way(Way.PAIRS)
    settled(window)
    lines = [line for line in page.pairs.model().rows if line.can_be_chosen]
    for line in lines:
        page.pairs.choose_key(line.key)
        assert line.count == opened_by(page, lambda: qtbot.keyClick(page.pairs, Qt.Key.Key_Return)).number
    page.show_way(Way.EXPECTED)
    settled(window)
    for at in range(page.expected.table.rowCount()):
        figure = opened_by(page, lambda at=at: page.expected.table.cellDoubleClicked.emit(at, 0))
        assert sum(numbers(page.expected.table.item(at, 2).text())) == figure.number == sum(numbers(figure.words))


@few("step", [9, 1], keep=1, why="every axis and every filter", ids=["some", "all"])
def test_groups_filters_and_reasons(window, step: int):
    place = window.place("donations")
    for axis in axes()[::step]:
        place.page.group_by(axis.name)
        settled(window)
        section = place.page.ledger.sections[0]
        for section in place.page.ledger.sections:
            assert numbers(section_counts(section))[0] == len(section.ids)
    place.page.table.group_chosen.emit(section)
    settled(window)
    assert listed(window, place, place.inspector.figure) == len(section.ids)
    place.page.show_entry(place.filters.entry("all"))
    place.page.group_by("")
    for line in [line for line in place.filters.model().rows if line.key != "alike" and line.count][::step]:
        place.page.show_entry(place.filters.entry(line.key))
        settled(window)
        assert place.page.ledger.total == line.count, line
    place.page.show_entry(place.filters.entry("all"))
    settled(window)
    for button in place.page.totals.left_out.findChildren(QPushButton):
        found = []
        place.page.totals.figure_opened.connect(found.append)
        button.click()
        assert numbers(button.text())[0] == found[0].number
        place.page.totals.figure_opened.disconnect(found.append)


@few("narrowed", [False, True], keep=1, why="more pictures")
def test_bars_and_steps_of_the_timeline_open_their_records(window, narrowed):
    place = window.place("donations")
    if narrowed:  # few enough for bars
        place.page.filter.setText("date<=2020-12-31 -item:masks")
        settled(window)
    page = picture(window, place, Mode.MAP)
    found = [one for one in things(page.time.drawing.shapes) if one.key]
    assert found
    for thing in found:
        figure = opened_by(page, lambda key=thing.key: page.time.picked.emit(key))
        shown = max(numbers(thing.name.rpartition(": ")[2]) or [1]) if ".." in thing.key else 1
        if thing.key.startswith(".."):
            shown = numbers(thing.name)[0]
        assert figure.number == shown, thing.name
    assert listed(window, place, figure) == figure.number
