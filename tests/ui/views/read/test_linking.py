"""Linking words to records and countries by the keyboard: several fields at once, and what is typed in vain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMargins, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from tests.helpers.settled import settled

from app.actions.donations import add_donation
from app.actions.sources import add_draft
from app.domain.donations import Donation, EventDate, Item, Party
from app.domain.records import DonationFilter
from app.domain.terms import DateEvent, PartyRole
from app.importers.read import read_source
from app.store.reads import countries, facts, history
from app.store.reads import donations as donation_reads
from app.ui.base.session import Target
from app.ui.look import theme
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.link_palette import LinkPalette
from app.ui.views.read.things import countries_named, country_rows
from app.ui.widgets.popup_list import MARGIN, ROW_PX, PopupList, PopupPainter, PopupRow, PopupRows

pytestmark = [pytest.mark.undone, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]

SHIFT = Qt.KeyboardModifier.ShiftModifier


def palette_of(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> LinkPalette:
    """The palette that the key opens on the first words of the last paragraph."""
    text = window.read.text
    assert text is not None
    start = next(block.start for block in text.blocks if block.paragraph == 13)
    window.read.page.setFocus()
    window.read.page.select(start, start + 40)
    shift = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_R else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window.read.page, key, shift)
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkPalette) and w.isVisible())


def enter(qtbot: QtBot, palette: LinkPalette, typed: str, modifier: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClicks(palette.field, typed)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, modifier or Qt.KeyboardModifier.NoModifier)


def test_several_facts_of_a_country_are_one_operation(window: MainWindow, qtbot: QtBot) -> None:
    store = window.session.store
    before = len(history.history(store))
    palette = palette_of(window, qtbot, Qt.Key.Key_P)
    enter(qtbot, palette, "iran")
    enter(qtbot, palette, "cases", SHIFT)
    enter(qtbot, palette, "deaths")
    assert len(history.history(store)) == before + 1
    iran = facts.of_country(store, countries.by_code(store, "IR").id)
    linked = [fact.content.field for fact in iran if any(piece.paragraph == 13 for piece in fact.evidence)]
    assert linked == ["cases", "deaths"]


def test_a_palette_leaves_all_of_the_sentence_free_that_it_is_for(empty_window: MainWindow, qtbot: QtBot) -> None:
    """It lies below, not over the second line of what the keys mean while nothing is selected."""
    said = "Norway gave the harbour council of the island of Skerry 12 pumps, " * 3 + "and nothing else. It rained."
    added = add_draft(empty_window.session.store, read_source(f"Pumps\n\n{said}\n\nThe end.".encode(), "pumps.txt"))
    empty_window.session.go(Target("read", "source", added.source_id))
    page = empty_window.read.page
    qtbot.waitUntil(lambda: "Norway" in page.text().text)
    settled(empty_window)
    start, end = page.text().text.index("Norway"), page.text().text.index(" It rained")
    for key in (Qt.Key.Key_P, Qt.Key.Key_T):
        page.setFocus()
        page.select(start, start)
        qtbot.keyClick(page, key)
        (popup,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PopupList) and w.isVisible()]
        over = popup.geometry().marginsRemoved(QMargins(MARGIN, MARGIN, MARGIN, MARGIN))
        corner, boxes = page.viewport().mapToGlobal(QPoint()), page.boxes_of(start, end)
        assert len(boxes) > 2
        assert not any(over.intersects(box.translated(corner)) for box in boxes)
        popup.close()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("What Peru owed to Chile, and Peru alone", ["PE", "CL"]),
        ("Chile owed US$3 million", ["CL"]),
        ("Nobody owed anything", []),
    ],
)
def test_the_countries_that_the_words_name_come_first(window: MainWindow, words: str, codes: list[str]) -> None:
    store = window.session.store
    known = {info.id: info.code for info in countries.every(store)}
    named = countries_named(countries.every(store), words)
    assert named == codes
    first = [known[row.key] for row in country_rows(store, "", named)[: len(codes)]]
    assert first == codes
    assert known[country_rows(store, "iran", named)[0].key] == "IR"


def test_how_much_is_known_of_a_country_does_not_look_like_a_key(window: MainWindow) -> None:
    (iran,) = [row for row in country_rows(window.session.store, "iran", ()) if row.side == "IR"]
    assert int(iran.end) > 0
    assert not iran.hint
    cap = theme.colour(theme.current().chrome).rgb()
    assert cap in painted(replace(iran, hint="5", end=""))
    assert cap not in painted(iran)


def painted(row: PopupRow) -> set[int]:
    """The colours of a row as it is drawn."""
    image = QImage(300, ROW_PX, QImage.Format.Format_RGB32)
    image.fill(theme.colour(theme.current().card))
    painter, option = QPainter(image), QStyleOptionViewItem()
    option.rect = image.rect()
    PopupPainter().draw(painter, row, option, PopupRows().index(0))
    painter.end()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_checked_fields_stay_in_sight_while_the_next_one_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    palette = palette_of(window, qtbot, Qt.Key.Key_R)
    enter(qtbot, palette, "D-49")
    enter(qtbot, palette, "carrier", SHIFT)
    assert palette.field.text() == ""
    qtbot.keyClicks(palette.field, "basis")
    assert [(row.text, row.checked) for row in palette.rows.rows[1:]] == [("Carrier", True), ("Basis", False)]
    assert palette.list.currentIndex().row() == 2
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    store = window.session.store
    record = donation_reads.record(store, donation_reads.id_of(store, "D-49"))
    assert [e.field for e in record.evidence if e.paragraph == 13] == ["carrier", "basis"]


def test_a_line_that_is_no_fact_stays_to_be_corrected(window: MainWindow, qtbot: QtBot) -> None:
    palette = palette_of(window, qtbot, Qt.Key.Key_P)
    enter(qtbot, palette, "iran")
    enter(qtbot, palette, "nurses about 40")
    assert palette.isVisible()
    assert "a colon" in palette.foot.text()
    palette.field.setCursorPosition(len("nurses"))
    enter(qtbot, palette, ":")
    assert not palette.isVisible()
    iran = facts.of_country(window.session.store, countries.by_code(window.session.store, "IR").id)
    assert ("nurses", "about 40") in [(fact.content.field, fact.content.value) for fact in iran]


def test_a_record_of_new_words_is_ready_to_be_filled_in(window: MainWindow, qtbot: QtBot) -> None:
    enter(qtbot, palette_of(window, qtbot, Qt.Key.Key_R), "zzz new gift")
    place = window.place("donations")
    assert place.middle.currentWidget() is place.form
    assert place.form.form.fields["title"].text.toPlainText() == "zzz new gift"
    window.undo()
    assert place.middle.currentWidget() is place.page
    window.go_back()
    assert window.place_name() == "read"


def linked_fields(window: MainWindow, ref: str) -> list[str]:
    store = window.session.store
    record = donation_reads.record(store, donation_reads.id_of(store, ref))
    return [e.field for e in record.evidence if e.paragraph == 13]


def test_enter_links_the_checked_fields_and_not_the_row_that_the_keyboard_came_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = palette_of(window, qtbot, Qt.Key.Key_R)
    enter(qtbot, palette, "D-49")
    enter(qtbot, palette, "carrier", SHIFT)
    below = palette.rows.rows[palette.list.currentIndex().row()]
    assert not below.checked
    assert "1 checked" in palette.foot.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert linked_fields(window, "D-49") == ["carrier"]


def test_a_click_on_a_row_links_it_with_what_is_checked(window: MainWindow, qtbot: QtBot) -> None:
    palette = palette_of(window, qtbot, Qt.Key.Key_R)
    enter(qtbot, palette, "D-49")
    enter(qtbot, palette, "carrier", SHIFT)
    row = next(i for i, row in enumerate(palette.rows.rows) if row.text == "Basis")
    palette.list.scrollTo(palette.rows.index(row))
    at = palette.list.visualRect(palette.rows.index(row)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert linked_fields(window, "D-49") == ["carrier", "basis"]


def test_going_back_a_step_lets_go_of_what_was_checked(window: MainWindow, qtbot: QtBot) -> None:
    palette = palette_of(window, qtbot, Qt.Key.Key_R)
    enter(qtbot, palette, "D-49")
    enter(qtbot, palette, "carrier", SHIFT)
    qtbot.keyClick(palette.field, Qt.Key.Key_Backspace)
    assert palette.field.placeholderText()
    enter(qtbot, palette, "D-22")
    enter(qtbot, palette, "basis")
    assert linked_fields(window, "D-49") == []
    assert linked_fields(window, "D-22") == ["basis"]


def test_records_that_the_words_may_be_of_come_first(empty_window: MainWindow, qtbot: QtBot) -> None:
    store = empty_window.session.store
    for giver in ("Norway", "Chile", "Kenya"):
        party = [Party(role, name) for role, name in ((PartyRole.DONOR, giver), (PartyRole.RECIPIENT, "Nepal"))]
        add_donation(store, Donation(f"{giver} to Nepal", parties=tuple(party), items=(Item("tents"),)))
    others = "".join(f"Kenya gave {name} 40 tents.\n\n" for name in ("Chad", "Mali", "Peru"))
    text = f"Kites\n\nIt rained. Kenya gave Nepal 40 tents.\n\nNobody else came.\n\n{others}".encode()
    added = add_draft(store, read_source(text, "kites.txt"))
    empty_window.session.go(Target("read", "source", added.source_id))
    settled(empty_window)
    page = empty_window.read.page
    whole = page.text().text.index("Kenya gave"), len(page.text().text)
    for words, first, key in (("Kenya gave", "D-03", "likely"), ("Nobody", "D-01", ""), ("", "D-03", "")):
        page.setFocus()
        at = page.text().text.index(words)
        page.select(*((at, at + 5) if words else whole))
        qtbot.keyClick(page, Qt.Key.Key_R, SHIFT)
        palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkPalette) and w.isVisible())
        rows = palette.rows.rows
        assert (rows[0].text.split()[0], rows[0].end) == (first, key)
        assert len({row.key for row in rows}) == len(rows) == 4, "each once, and a new one"
        qtbot.keyClicks(palette.field, "Norway")
        assert palette.rows.rows[0].text.startswith("D-01"), "what is typed decides"
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def test_where_no_record_is_likely_those_come_first_that_have_something_in_common_with_the_words(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    store = empty_window.session.store
    gifts = ("NO NP tents", "CL PE tents", "KE TD rice", "KE PE pumps")
    for giver, getter, what in map(str.split, gifts):
        parties = (Party(PartyRole.DONOR, giver, iso2=giver), Party(PartyRole.RECIPIENT, getter, iso2=getter))
        add_donation(store, Donation(f"{giver} {getter} {what}", parties=parties, items=(Item(what),)))
    text = b"Kites\n\nKenya sent Uganda twelve pumps.\n\nIt was cold in Peru that year.\n\nNobody else came.\n"
    empty_window.session.go(Target("read", "source", add_draft(store, read_source(text, "kites.txt")).source_id))
    settled(empty_window)
    page = empty_window.read.page
    for words, order in (("Kenya sent Uganda", "3201"), ("cold in Peru", "1302"), ("Nobody else", "0123")):
        page.setFocus()
        at = page.text().text.index(words)
        page.select(at, at + len(words))
        qtbot.keyClick(page, Qt.Key.Key_R, SHIFT)
        palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkPalette) and w.isVisible())
        assert [row.text.partition(" ")[2] for row in palette.rows.rows[:-1]] == [gifts[int(one)] for one in order]
        assert not {row.end for row in palette.rows.rows} - {""}
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def test_in_a_small_window_a_palette_leaves_the_selected_words_free(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 600)
    settled(window)
    page = window.read.page
    block = next(block for block in page.text().blocks if block.paragraph == 6)
    end = block.start + 150
    page.setFocus()
    page.select(end - 150, end)
    page.scroll_to(end)
    settled(window)
    bar = page.verticalScrollBar()
    bar.setValue(bar.value() - (page.viewport().height() - 60 - page.boxes_of(end - 150, end)[-1].bottom()))
    qtbot.keyClick(page, Qt.Key.Key_R, SHIFT)
    palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkPalette) and w.isVisible())
    corner = page.viewport().mapToGlobal(page.viewport().rect().topLeft())
    inside = palette.geometry().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    assert not any(box.translated(corner).intersects(inside) for box in page.boxes_of(end - 150, end))
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


@pytest.mark.alone
def test_a_field_is_found_by_its_value_and_what_finds_nothing_unchecks_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    due = EventDate("", "2025-12-31", as_stated="until 31 December 2025", event=DateEvent.DUE)
    add_donation(window.session.store, Donation("Rice on loan", dates=(due,)))
    palette = palette_of(window, qtbot, Qt.Key.Key_R)
    enter(qtbot, palette, "rice on loan")
    assert not {"Money", "Number of donors"} & {row.text for row in palette.rows.rows}
    enter(qtbot, palette, "whole", SHIFT)
    qtbot.keyClicks(palette.field, "zzz")
    assert palette.foot.text() == "Nothing here has these letters"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, SHIFT)
    assert [row.text for row in palette.rows.rows if row.checked] == ["The whole record"]
    palette.field.clear()
    enter(qtbot, palette, "december")
    store = window.session.store
    record = donation_reads.rows(store, DonationFilter(words="rice on loan"))[0]
    ref = donation_reads.record(store, record.id).ref
    assert linked_fields(window, ref) == ["", "event"]
    palette = palette_of(window, qtbot, Qt.Key.Key_R)
    enter(qtbot, palette, "rice on loan")
    assert [row.text for row in palette.rows.rows if row.end == "linked"] == ["The whole record", "Event"]
    palette.close()
