"""The records as a matrix and as a map, by keys and by the mouse; what is picked opens its records."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.views.donations.list_page import Mode


def shown_refs(place):
    ledger = place.page.ledger
    return {ledger.index(row, 0).data(Qt.ItemDataRole.UserRole).ref for row in range(ledger.rowCount())}


def ready(place, mode, qtbot):
    place.page.show_mode(mode)
    picture = place.page.picture(mode)
    qtbot.waitUntil(lambda: not place.session.asks(picture))
    return picture


def test_m_walks_from_the_table_to_the_matrix_the_map_and_back(window, place, qtbot):
    place.page.focus_table()
    for mode in (Mode.MATRIX, Mode.MAP, Mode.TABLE):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M)
        assert place.page.mode is mode


def test_m_is_a_letter_where_one_types_and_leads_from_a_form_back_to_the_list(window, place, refs, qtbot):
    place.page.focus_filter()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M)
    assert (place.page.filter.text(), place.page.mode) == ("m", Mode.TABLE)
    place.open_record(refs["D-22"])
    place.next_mode()
    assert place.middle.currentWidget() is place.page
    assert place.page.mode is Mode.TABLE


def test_a_cell_opens_its_records_and_the_filter_of_the_place_stays(place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    cells = matrix.table.cells
    row = next(n for n in range(cells.rowCount()) if cells.headerData(n, Qt.Orientation.Vertical) == "Iran")
    column = next(n for n in range(cells.columnCount()) if cells.face(row, n) is not None)
    cell = cells.cell(row, column)
    matrix.table.setCurrentIndex(cells.index(row, column))
    assert "Iran" in cells.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(matrix.table, Qt.Key.Key_Return)
    assert place.page.mode is Mode.TABLE
    assert shown_refs(place) == {*cell.records, *cell.promised, *cell.none, *cell.cancelled}


def test_other_axes_make_another_matrix(place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    matrix.rows.setCurrentIndex(matrix.rows.findData("status"))
    matrix.rows.activated.emit(matrix.rows.currentIndex())
    qtbot.waitUntil(lambda: not place.session.asks(matrix))
    heads = {matrix.table.cells.headerData(n, Qt.Orientation.Vertical) for n in range(matrix.table.cells.rowCount())}
    assert {"given", "not given"} <= {head.lower() for head in heads}


def test_a_flow_is_opened_from_the_list_and_from_the_map(window, place, qtbot):
    window.resize(1920, 1080)
    page = ready(place, Mode.MAP, qtbot)
    page.flows.choose_key("CN>IR")
    qtbot.keyClick(page.flows, Qt.Key.Key_Return)
    assert place.page.mode is Mode.TABLE
    by_list = shown_refs(place)
    assert "D-22" in by_list
    page = ready(place, Mode.MAP, qtbot)
    place.page.show_entry(place.filters.entry("all"))
    qtbot.waitUntil(lambda: not place.session.asks(page) and page.map.place_of("CN>IR") is not None)
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.place_of("CN>IR"))
    assert shown_refs(place) == by_list


def test_the_map_is_walked_by_keys_zoomed_and_shown_whole_again(place, qtbot):
    page = ready(place, Mode.MAP, qtbot)
    page.map.setFocus()
    qtbot.keyClick(page.map, Qt.Key.Key_Home)
    first = page.map.at
    qtbot.keyClick(page.map, Qt.Key.Key_Right)
    assert first
    assert page.map.at not in ("", first)
    before = page.map.grab().toImage()
    qtbot.keyClick(page.map, Qt.Key.Key_Plus)
    assert page.map.grab().toImage() != before
    qtbot.keyClick(page.map, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: page.map.grab().toImage() == before)


def test_on_a_narrow_page_the_list_takes_the_place_of_the_map(window, place, qtbot):
    window.resize(760, 800)
    page = ready(place, Mode.MAP, qtbot)
    assert page.map.isVisible()
    assert not page.flows.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert page.flows.isVisible()
    assert not page.map.isVisible()


def test_what_is_shown_is_saved_as_a_picture(place, qtbot, tmp_path):
    ready(place, Mode.MATRIX, qtbot)
    place.page.save_to(tmp_path / "matrix.svg")
    assert "Iran" in (tmp_path / "matrix.svg").read_text("utf-8")
    ready(place, Mode.MAP, qtbot)
    place.page.save_to(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    place.page.save_to(tmp_path / "map.txt")
    assert not (tmp_path / "map.txt").exists()
