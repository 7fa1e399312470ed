"""The records as a matrix and as a map, by keys and by the mouse; what is picked opens its sentences, then its
records."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollArea, QToolButton
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.actions import donations
from app.actions.notes import add_note
from app.domain.donations import DateSpan, Donation, Party
from app.domain.note_figures import Drawn
from app.domain.records import DonationFilter
from app.domain.terms import DatePrecision, PartyRole
from app.domain.vocabularies import COUNTRY
from app.exporters.drawing import Clipped
from app.store.reads import donations as reads
from app.store.reads import notes
from app.store.reads.figure_sentences import Figure
from app.ui.base.file_chooser import FileChooser
from app.ui.look import theme
from app.ui.look.theme import stylesheet
from app.ui.panels.evidence_card import EvidenceCard
from app.ui.panels.quoting import QuoteList
from app.ui.panels.sentences_card import SentencesCard
from app.ui.views.donations.list_page import Mode
from app.ui.views.donations.map_page import MapPage
from app.ui.views.donations.matrix_legend import MatrixLegend
from app.ui.views.donations.matrix_page import COUNT_ROLE, Way

ISOLATES = {0x2068: None, 0x2069: None}


def shown_refs(place):
    ledger = place.page.ledger
    return {ledger.index(row, 0).data(Qt.ItemDataRole.UserRole).ref for row in range(ledger.rowCount())}


def ready(place, mode, qtbot):
    place.page.show_mode(mode)
    picture = place.page.picture(mode)
    if mode is Mode.MATRIX and picture.way is not Way.CELLS:  # as a test before may have left it
        picture.show_way(Way.CELLS)
    qtbot.waitUntil(lambda: not place.session.asks(picture))
    return picture


def sentences(window, place):
    """The cards of the sentences that stand in the right pane."""
    settled(window)
    (card,) = place.inspector.findChildren(SentencesCard)
    return card.findChildren(EvidenceCard)


def then_records(place):
    """The references in the table, after the way from the sentences to the records was taken."""
    (card,) = place.inspector.findChildren(SentencesCard)
    QTest.mouseClick(card.records, Qt.MouseButton.LeftButton)
    assert place.page.mode is Mode.TABLE
    return shown_refs(place)


@pytest.mark.looks
def test_m_walks_from_the_table_to_the_matrix_the_map_and_back(window, place, qtbot):
    place.page.focus_table()
    for mode in (Mode.MATRIX, Mode.MAP, Mode.TABLE):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M)
        assert place.page.mode is mode


@pytest.mark.long(
    "another case of the same path in the window", instead="test_m_walks_from_the_table_to_the_matrix_the_map_and_back"
)
def test_m_is_a_letter_where_one_types_and_leads_from_a_form_back_to_the_list(window, place, refs, qtbot):
    place.page.focus_filter()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M)
    assert (place.page.filter.text(), place.page.mode) == ("m", Mode.TABLE)
    place.open_record(refs["D-22"])
    place.next_mode()
    assert place.middle.currentWidget() is place.page
    assert place.page.mode is Mode.TABLE


@pytest.mark.looks
def test_until_the_map_is_there_it_is_said_that_the_records_are_read(place, qtbot):
    """Of 20,000 it was an empty page for some seconds."""
    page = MapPage(place.session)
    qtbot.addWidget(page)
    page.show_records(DonationFilter())
    assert page.note.text() == "The records are being read…"
    qtbot.waitUntil(lambda: not place.session.asks(page))
    assert page.note.text().startswith("Numbers: ")


@pytest.mark.looks
def test_a_cell_opens_its_sentences_and_these_its_records(window, place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    cells = matrix.table.cells
    row = next(n for n in range(cells.rowCount()) if cells.headerData(n, Qt.Orientation.Vertical) == "Iran")
    column = next(n for n in range(cells.columnCount()) if cells.face(row, n) is not None)
    cell = cells.cell(row, column)
    matrix.table.setCurrentIndex(cells.index(row, column))
    assert "Iran" in cells.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(matrix.table, Qt.Key.Key_Return)
    cards = sentences(window, place)
    assert place.page.mode is Mode.MATRIX
    assert cards[0].hasFocus()
    refs = set(reads.refs(place.session.store, cell.ids))
    assert {name for card in cards for field in card.sentence.fields for name in field.names} == refs
    assert all(card.sentence.marks for card in cards)
    qtbot.keyClick(cards[0], Qt.Key.Key_Escape)
    assert matrix.table.hasFocus()
    other = next(n for n in range(cells.columnCount()) if n != column and cells.face(row, n) is not None)
    index = cells.index(row, other)
    matrix.table.scrollTo(index)
    QTest.mouseClick(matrix.table.viewport(), Qt.MouseButton.LeftButton, pos=matrix.table.visualRect(index).center())
    assert sentences(window, place)
    assert matrix.table.hasFocus()
    assert then_records(place) == set(reads.refs(place.session.store, cells.cell(row, other).ids))


@pytest.mark.long(
    "several steps of one path",
    instead=["test_a_cell_opens_its_sentences_and_these_its_records", "test_arrows_move_and_the_inspector_follows"],
)
@pytest.mark.some
def test_the_right_pane_follows_what_is_chosen_from_the_table_to_a_cell_and_back(window, place, refs, qtbot):
    place.page.table.choose(refs["D-22"])
    qtbot.waitUntil(lambda: place.inspector.donation_id == refs["D-22"])
    matrix = ready(place, Mode.MATRIX, qtbot)
    cells = matrix.table.cells
    row = next(n for n in range(cells.rowCount()) if cells.headerData(n, Qt.Orientation.Vertical) == "Iran")
    for full in (True, False, True):
        column = next(n for n in range(cells.columnCount()) if (cells.face(row, n) is not None) is full)
        matrix.table.setFocus()
        matrix.table.setCurrentIndex(cells.index(row, column))
        settled(window)
        if full:
            qtbot.waitUntil(lambda: place.inspector.figure is not None)
            assert set(reads.refs(place.session.store, place.inspector.figure.ids)) == set(
                reads.refs(place.session.store, cells.cell(row, column).ids)
            )
            assert sentences(window, place)
        else:
            said = f"None of the records shown is of Iran and {cells.matrix.columns[column].name};"
            qtbot.waitUntil(lambda said=said: any(
                one.text().translate(ISOLATES).startswith(said) for one in place.inspector.findChildren(QLabel)
            ))  # fmt: skip
            assert place.inspector.donation_id is None
        assert matrix.table.hasFocus()
    shown = place.inspector.figure
    donations.add_donation(place.session.store, Donation("tents"))
    settled(window)
    assert place.inspector.figure == shown, "what is read anew chooses nothing"
    ready(place, Mode.MAP, qtbot)
    qtbot.waitUntil(lambda: place.inspector.figure is None)
    place.page.show_mode(Mode.TABLE)
    qtbot.waitUntil(lambda: place.inspector.donation_id == refs["D-22"])
    ready(place, Mode.MATRIX, qtbot)
    qtbot.waitUntil(lambda: place.inspector.figure is not None)


@pytest.mark.long(
    "another case of the same path in the window",
    instead="test_a_brush_over_the_time_narrows_map_and_list_until_it_is_taken_away",
)
def test_the_days_that_are_brushed_are_whole_while_one_types_in_the_filter(window, place, qtbot):
    window.resize(1280, 800)
    page = place.page
    page.narrow_to(("2020-03-12", "2020-05-30"))
    page.focus_filter()
    page.filter.setText("masks")
    for mode in Mode:
        ready(place, mode, qtbot)
        settled(window)
        for button in (page.when_button, page.add_button, page.sort_button):
            whole = min(button.sizeHint().width(), button.maximumWidth())
            assert button.isHidden() or button.width() >= whole, (mode, button.accessibleName())
        assert page.filter.width() >= 240


@pytest.mark.long(
    "another case of the same path in the window",
    instead="test_the_matrix_is_read_as_ranked_pairs_and_its_heads_say_how_many",
)
def test_names_of_rows_in_two_lines_are_whole(place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    matrix.rows.setCurrentIndex(matrix.rows.findData("donor.kind"))
    matrix.rows.activated.emit(matrix.rows.currentIndex())
    qtbot.waitUntil(lambda: not place.session.asks(matrix))
    head = matrix.table.verticalHeader()
    names = [head.model().headerData(n, Qt.Orientation.Vertical) for n in range(head.count())]
    assert any("\n" in name for name in names)
    assert all(head.sectionSizeFromContents(n).height() <= head.sectionSize(n) for n in range(head.count()))


@pytest.mark.looks
def test_a_sum_and_a_group_open_the_sentences_that_say_them(window, place, qtbot):
    QTest.mouseClick(place.page.totals.more, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    qtbot.keyClicks(popup.field, "USD 20 million")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    cards = sentences(window, place)
    words = {card.sentence.text[start:end] for card in cards for start, end in card.sentence.marks}
    assert "$20 million" in words
    assert not any("World Health" in one for one in words), "only what says how much is marked"
    assert then_records(place) == {"D-08"}
    place.page.show_entry(place.filters.entry("all"))
    place.page.group_by("recipient")
    settled(window)
    place.page.table.setCurrentIndex(place.page.ledger.index(0, 0))
    section = place.page.ledger.sections[0]
    named = {name for card in sentences(window, place) for field in card.sentence.fields for name in field.names}
    assert named == set(reads.refs(place.session.store, section.ids))


@pytest.mark.some
def test_records_without_words_are_named_and_opened_all_the_same(window, place, qtbot):
    store = window.session.store
    made = donations.add_donation(store, Donation("tents", parties=(Party(PartyRole.DONOR, "China", COUNTRY, "CN"),)))
    ref = reads.record(store, made).ref
    place.show_figure(Figure("tents", (ref,)))
    assert not sentences(window, place)
    (card,) = place.inspector.findChildren(SentencesCard)
    assert any(
        f"No words are linked yet to {ref}." in label.text().translate(ISOLATES) for label in card.findChildren(QLabel)
    )
    assert card.records.hasFocus()
    assert then_records(place) == {ref}


@pytest.mark.long(
    "another case of the same path in the window",
    instead="test_a_cell_opens_its_sentences_and_these_its_records",
)
def test_the_right_pane_follows_pairs_and_countries_and_says_how_a_cell_reads_beside_the_matrix_alone(
    window, place, qtbot
):
    matrix = ready(place, Mode.MATRIX, qtbot)
    settled(window)
    (legend,) = place.inspector.findChildren(MatrixLegend)
    QTest.mouseClick(legend.findChild(QToolButton), Qt.MouseButton.LeftButton)
    settled(window)
    assert not place.inspector.findChildren(MatrixLegend)
    place.session.put("matrix_legend_hidden", False)
    settled(window)
    assert place.inspector.findChildren(MatrixLegend)
    matrix.show_way(Way.PAIRS)
    settled(window)
    assert not place.inspector.findChildren(MatrixLegend)
    for n in range(3):
        matrix.pairs.setCurrentIndex(matrix.pairs.model().index(n + 1, 0))
        settled(window)
        assert place.inspector.figure.label.translate(ISOLATES) == matrix.pairs.lines.rows[n + 1].text
    matrix.show_way(Way.EXPECTED)
    qtbot.waitUntil(lambda: bool(matrix.expected.rows))
    settled(window)
    for n, row in enumerate(matrix.expected.rows[:4]):
        matrix.expected.table.setCurrentCell(n, 0)
        settled(window)
        figure = place.inspector.figure
        assert (figure.label if figure else None) == (row.name if row.got else None)


@pytest.mark.long(
    "more axes in the window",
    instead=[
        "test_nothing_to_put_records_into_rows_by_is_offered_twice",
        "test_what_sql_counts_is_what_the_records_state",
    ],
)
@pytest.mark.looks
def test_other_axes_make_another_matrix(place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    matrix.rows.setCurrentIndex(matrix.rows.findData("status"))
    matrix.rows.activated.emit(matrix.rows.currentIndex())
    qtbot.waitUntil(lambda: not place.session.asks(matrix))
    heads = {matrix.table.cells.headerData(n, Qt.Orientation.Vertical) for n in range(matrix.table.cells.rowCount())}
    assert {"given", "not given"} <= {head.lower() for head in heads}
    matrix.columns.setCurrentIndex(matrix.columns.findText("5G of the recipient"))
    matrix.columns.activated.emit(matrix.columns.currentIndex())
    qtbot.waitUntil(lambda: any("5G stance" in group.name for group in matrix.table.cells.matrix.columns))
    for box, axis in ((matrix.rows, "recipient"), (matrix.columns, "donor.kind")):
        box.setCurrentIndex(box.findData(axis))
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not place.session.asks(matrix))


@pytest.mark.long("by mouse what goes by keys", instead="test_flows_places_and_days")
@pytest.mark.looks
def test_a_flow_is_opened_from_the_list_and_from_the_map(window, place, qtbot):
    window.resize(1920, 1080)
    page = ready(place, Mode.MAP, qtbot)
    settled(window)
    named, letters = [line.text for line in page.flows.lines.rows], page.flows.fontMetrics()
    assert max(map(letters.horizontalAdvance, named)) < page.flows.width() - 60, "the list takes of the room there is"
    page.flows.choose_key("CN>IR")
    qtbot.keyClick(page.flows, Qt.Key.Key_Return)
    assert sentences(window, place)
    by_list = then_records(place)
    assert "D-22" in by_list
    page = ready(place, Mode.MAP, qtbot)
    place.page.show_entry(place.filters.entry("all"))
    qtbot.waitUntil(lambda: not place.session.asks(page) and page.map.place_of("CN>IR") is not None)
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.place_of("CN>IR"))
    assert sentences(window, place)
    assert then_records(place) == by_list


@pytest.mark.looks
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


@pytest.mark.looks
def test_on_a_narrow_page_the_list_takes_the_place_of_the_map(window, place, qtbot):
    window.resize(760, 800)
    page = ready(place, Mode.MAP, qtbot)
    assert page.map.isVisible()
    assert not page.flows.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert page.flows.isVisible()
    assert not page.map.isVisible()
    assert page.as_list.text() == "As a map"
    line = next(line for line in page.flows.lines.rows if line.key == "CN>IR")
    assert line.beside == ("300,000 masks; 1 delegation of doctors", "until 31 May 2020")
    assert ", until 31 May 2020; 1 of " in line.spoken
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert page.map.isVisible()


@pytest.mark.looks
def test_on_a_low_page_the_timeline_gives_way_to_the_map(window, place, qtbot):
    window.resize(900, 600)
    page = ready(place, Mode.MAP, qtbot)
    qtbot.waitUntil(lambda: page.map.height() >= 170)
    tall = page.time.visibleRegion().boundingRect().height()
    window.resize(900, 900)
    qtbot.waitUntil(lambda: page.time.visibleRegion().boundingRect().height() > tall)


@pytest.mark.looks
def test_on_a_low_and_narrow_page_the_button_for_the_list_is_as_wide_as_its_words(window, place, qtbot):
    window.resize(800, 540)
    page = ready(place, Mode.MAP, qtbot)
    qtbot.waitUntil(page.note.isHidden)
    settled(window)
    assert page.as_list.isVisible()
    assert page.as_list.width() <= page.as_list.sizeHint().width() + 1, "it took the place of the words beside it"


@pytest.mark.looks
def test_a_short_timeline_leaves_its_room_to_the_map_which_has_an_inset_then(window, place, qtbot):
    window.resize(1280, 800)
    page = ready(place, Mode.MAP, qtbot)
    settled(window)
    seen = page.time.visibleRegion().boundingRect().height()
    assert page.time.drawing.height <= seen + 1
    assert page.time.height() <= seen + 4
    assert page.map.height() > 2 * seen
    assert len([one for one in page.map.drawing.shapes if isinstance(one, Clipped)]) == 2


@pytest.mark.some
def test_the_years_of_the_timeline_are_in_sight_wherever_it_is_scrolled_to(window, place, qtbot, qapp):
    window.show_place("read")  # the records would be read again after each
    for year in range(2001, 2013):
        day = f"{year}-05-31"
        parties = (
            Party(PartyRole.DONOR, "Ministry of Wells", iso2="CN"),
            Party(PartyRole.RECIPIENT, "Fiji", iso2="FJ"),
        )
        date_of = DateSpan(day, day, DatePrecision.DAY, day)
        donations.add_donation(window.session.store, Donation(f"Wells {year}", parties=parties, date=date_of))
    window.show_place("donations")
    window.resize(960, 1040)
    page = ready(place, Mode.MAP, qtbot)
    settled(window)
    area = next(one for one in page.findChildren(QScrollArea) if one.widget() is page.time)
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    for value in (0, bar.maximum() // 3):
        bar.setValue(value)
        strip, seen = page.time.strip(), page.time.visibleRegion().boundingRect()
        assert strip is not None
        assert seen.contains(strip.toRect())
    named = page.time.names_in(strip)
    assert len(named) > 2
    close = QRectF(strip.topLeft(), QSizeF(named[-1][0] + 4, strip.height()))  # the last month was cut in a narrow one
    assert page.time.names_in(close) == named[:-1]
    from_the_left = page.time.grab(strip.toRect()).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert page.time.grab(strip.toRect()).toImage() == from_the_left, "time runs to the right there, too"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    bar.setValue(bar.maximum())
    assert page.time.strip() is None, "their own place is seen"


@pytest.mark.looks
def test_what_is_shown_is_saved_as_a_picture(window, place, qtbot, tmp_path):
    ready(place, Mode.MATRIX, qtbot)
    place.page.save_to(tmp_path / "matrix.svg")
    assert "Iran" in (tmp_path / "matrix.svg").read_text("utf-8")
    ready(place, Mode.MAP, qtbot)
    place.page.save_to(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    place.page.save_to(tmp_path / "map.txt")
    assert not (tmp_path / "map.txt").exists()
    window.run("donations.save_timeline")  # as the menu of the timeline does
    chooser = window.findChild(FileChooser)
    assert chooser.selectedFiles()[0].endswith("timeline.svg")
    chooser.done(0)
    place.page.save_to(tmp_path / "time.svg", Drawn.TIMELINE)
    timeline = (tmp_path / "time.svg").read_text("utf-8")
    assert "March 2020" in timeline
    assert "Natural Earth" not in timeline


@pytest.mark.some
def test_a_picture_is_put_into_a_note_by_its_menu_and_by_command(window, place, qtbot):
    store = window.session.store
    note = add_note(store, "Before.", "Brief")
    with qtbot.waitSignal(window.session.said) as said:
        window.run("donations.note_picture")
    assert "as a map or a matrix first" in said.args[0]

    def put(name):
        popup = next(one for one in window.findChildren(QuoteList) if one.isVisible())
        with qtbot.waitSignal(window.session.said) as said:
            qtbot.keyClicks(popup.field, name)
            qtbot.keyClick(popup.field, Qt.Key.Key_Return)
        assert said.args[0] == f"The picture is in “{name}”."

    matrix = ready(place, Mode.MATRIX, qtbot)
    QApplication.sendEvent(matrix, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9)))
    menu = next(one for one in place.page.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == "Put into a note…").trigger()
    menu.close()
    put("Brief")
    place.page.show_entry(place.filters.entry("to:IR"))
    ready(place, Mode.MAP, qtbot)
    window.run("donations.note_picture")
    put("Brief")
    window.run("donations.note_timeline")
    put("Brief")
    lines = [one for one in notes.one(store, note).body.split("\n") if one]
    assert [one.partition("|")[0] for one in lines] == [
        "Before.", "{{matrix recipient by donor.kind", "{{map where recipient:IR", "{{timeline where recipient:IR"
    ]  # fmt: skip
    window.run("edit.undo")
    qtbot.waitUntil(lambda: "timeline" not in notes.one(store, note).body)


@pytest.mark.some
def test_a_brush_over_the_time_narrows_map_and_list_until_it_is_taken_away(window, place, qtbot):
    store = window.session.store
    inside = {}
    for name, day in (("Chad", "2021-03-05"), ("Peru", "2021-03-20")):
        recipient = Party(PartyRole.RECIPIENT, name, COUNTRY, {"Chad": "TD", "Peru": "PE"}[name])
        parties = (Party(PartyRole.DONOR, "China", COUNTRY, "CN"), recipient)
        when = DateSpan(day, day, DatePrecision.DAY)
        inside[name] = donations.add_donation(store, Donation(f"tents to {name}", parties=parties, date=when))
    refs = {reads.record(store, one).ref: name for name, one in inside.items()}
    qtbot.waitUntil(lambda: refs.keys() <= shown_refs(place))
    all_refs = shown_refs(place)
    page = ready(place, Mode.MAP, qtbot)
    page.time.setFocus()

    def among(*names):
        """The map has these of the two, and no other."""
        flows = " ".join(line.text for line in page.flows.lines.rows)
        return not place.session.asks(page) and set(names) == {name for name in inside if name in flows}

    above = place.page.filter.mapTo(window, QPoint()).y()
    page.time.brush((date(2021, 3, 1), date(2021, 3, 6)))
    certain, possible = (int(n) for n in re.findall(r"\d+", page.inside.text()))
    assert certain == 1
    qtbot.waitUntil(lambda: place.page.during == ("2021-03-01", "2021-03-06"))
    qtbot.waitUntil(lambda: among("Chad"))
    qtbot.waitUntil(lambda: place.page.count.text().startswith(f"{possible} record"))
    qtbot.waitUntil(lambda: place.filters.entry("all").count == possible)  # the views count that time too
    assert (place.filters.entry("to:TD").count, place.filters.entry("to:PE").count) == (1, 0)
    assert not place.page.when_button.isVisible(), "the days stand over the timeline"
    assert page.inside.height() < 2 * page.inside.fontMetrics().height()

    for _ in range(14):  # a day on each time
        qtbot.keyClick(page.time, Qt.Key.Key_Right)
    assert page.time.stretch == (date(2021, 3, 15), date(2021, 3, 20))
    qtbot.keyClick(page.time, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.time.stretch == (date(2021, 3, 14), date(2021, 3, 20))
    qtbot.waitUntil(lambda: place.page.during == ("2021-03-14", "2021-03-20"))
    qtbot.waitUntil(lambda: among("Peru"))
    place.page.show_mode(Mode.TABLE)  # the brush holds there too, and is said
    qtbot.waitUntil(lambda: {refs[ref] for ref in shown_refs(place) & set(refs)} == {"Peru"})
    assert place.page.when_button.isVisible()
    settled(window)
    assert place.page.filter.mapTo(window, QPoint()).y() == above
    place.page.when_button.click()
    qtbot.waitUntil(lambda: shown_refs(place) == all_refs)

    page = ready(place, Mode.MAP, qtbot)
    qtbot.waitUntil(lambda: page.time.stretch is None)
    middle, y = page.time.width() // 2, page.time.height() // 2
    QTest.mousePress(page.time, Qt.MouseButton.LeftButton, pos=QPoint(middle, y))
    QTest.mouseMove(page.time, QPoint(middle + 60, y))
    QTest.mouseRelease(page.time, Qt.MouseButton.LeftButton, pos=QPoint(middle + 60, y))
    assert page.time.stretch is not None
    qtbot.waitUntil(lambda: place.page.during is not None)
    qtbot.keyClick(page.time, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: place.page.during is None)


@pytest.mark.looks
@few("mode", [Mode.MATRIX, Mode.MAP], keep=1, why="more pictures")
def test_where_there_is_nothing_to_draw_it_says_so(place, qtbot, mode):
    page, picture = place.page, ready(place, mode, qtbot)
    page.filter.setText("nowhere to be found")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert "No record here has “nowhere to be found”" in page.empty.state.words.text()
    page.empty.state.button.click()
    qtbot.waitUntil(picture.isVisible)
    assert page.totals.isVisible()


@pytest.mark.looks
def test_nothing_to_put_records_into_rows_by_is_offered_twice(place, qtbot):
    rows = ready(place, Mode.MATRIX, qtbot).rows
    offered = [rows.itemText(n) for n in range(rows.count())]
    assert "outcome" in offered
    assert len(offered) == len(set(offered))


@pytest.mark.looks
def test_the_matrix_is_read_as_ranked_pairs_and_its_heads_say_how_many(window, place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    cells = matrix.table.cells
    at = next(n for n in range(cells.rowCount()) if cells.headerData(n, Qt.Orientation.Vertical) == "Iran")
    row = [cells.cell(at, n) for n in range(cells.columnCount())]
    refs = {ref for cell in row if cell is not None for ref in cell.records}
    said = cells.headerData(at, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Iran, {len(refs)} records"
    counts = {
        cells.headerData(n, Qt.Orientation.Vertical): cells.headerData(n, Qt.Orientation.Vertical, COUNT_ROLE)
        for n in range(cells.rowCount())
    }
    assert counts["Australia"].translate(ISOLATES) == "none", "as its cell says"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert matrix.pairs.isVisible()
    qtbot.waitUntil(lambda: not place.session.asks(matrix))
    lines = [line for line in matrix.pairs.lines.rows if not line.head]
    assert [line.count for line in lines] == sorted((line.count for line in lines), reverse=True)
    assert lines[0].spoken.endswith(f"1 of {len(lines)}")
    matrix.pairs.choose_key(lines[0].key)
    qtbot.keyClick(matrix.pairs, Qt.Key.Key_Return)
    assert sentences(window, place)
    assert len(then_records(place)) >= lines[0].count


@pytest.mark.looks
def test_what_was_got_is_shown_against_the_facts_that_are_chosen(window, place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    page = matrix.expected
    matrix.ways.buttons["expected"].click()
    qtbot.waitUntil(lambda: bool(page.rows) and page.choose.isEnabled())
    assert {page.table.item(n, 4).text() for n in range(page.table.rowCount())} == {"–"}  # nothing is expected yet
    page.choose.click()
    popup = QApplication.activePopupWidget()
    qtbot.keyClicks(popup.field, "ban or to limit")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.values for row in page.rows))
    first = [row for row in page.rows if row.values]
    assert page.rows[: len(first)] == tuple(first)
    words = {page.table.item(n, 0).text(): page.table.item(n, 4).text() for n in range(page.table.rowCount())}
    assert words["Australia"] == "expected, stated none"
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)  # and out again
    qtbot.waitUntil(lambda: not any(row.values for row in page.rows))
    popup.close()
    at = next(n for n, row in enumerate(page.rows) if row.code == "IR")
    page.table.setCurrentCell(at, 0)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert sentences(window, place)
    assert "D-22" in then_records(place)


def test_no_line_of_what_was_got_is_cut(window, place, qtbot):
    matrix = ready(place, Mode.MATRIX, qtbot)
    page = matrix.expected
    page.setStyleSheet(stylesheet(theme.current()))  # whose padding Qt leaves out when it wraps
    matrix.ways.buttons["expected"].click()
    qtbot.waitUntil(lambda: bool(page.rows) and page.choose.isEnabled())
    table = page.table
    for wide in range(500, 900, 40):
        page.resize(wide, 400)
        for cell in (table.model().index(row, column) for row in range(table.rowCount()) for column in range(5)):
            room = table.visualRect(cell).adjusted(8, 4, -8, -4)
            lines = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, cell.data())
            assert lines.height() <= room.height(), cell.data()
