"""A record drafted beside its sentence, by keys alone."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.as_seen import as_seen
from tests.helpers.ear import listen
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.helpers.made import make_empty
from tests.helpers.mouse import Mouse, word_point
from tests.helpers.settled import settled
from tests.ui.conftest import given

from app.actions import evidence_check, source_drafts
from app.actions.donations import add_donation, remove_donation
from app.actions.likely_records import MOST
from app.actions.own_fields import add_field
from app.actions.quotes import TagLine, tag_quote
from app.actions.reviews import choose_value
from app.actions.sources import add_draft, remove_source
from app.actions.versions import edit_text
from app.domain.drafts.draft import Draft, Field, Span
from app.domain.drafts.record import record_of
from app.domain.evidence_check import Gap
from app.domain.language import tr_term
from app.domain.own_fields import OwnContent, OwnType
from app.domain.records import DonationFilter, DonationRecord
from app.domain.terms import EvidenceRole, PartyRole, Verdict
from app.importers.read import read_source
from app.paths import RESOURCES
from app.store.reads import donations, totals
from app.store.reads.drafts import kept
from app.store.reads.history import history
from app.store.reads.passages import of_source
from app.store.reads.sources import current_text, library
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.dialogs.name import NameCard
from app.ui.reader.setting import MEASURES, Setting
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.draft_card import MARGIN, NARROW, DraftCard
from app.ui.views.read.draft_rows import BESIDE_VALUE, ROW_PX, WIDTH, DraftRowPainter
from app.ui.views.read.lost_drafts import LostDrafts
from app.ui.widgets.boxes import parts_of
from app.ui.widgets.chip_button import ChipButton

TEXT = """Quinces

Under a twin city agreement the city of Bergen sent 300,000 masks to Arequipa in Peru on 3 May 2020. It rained.

Chile gave Nepal 40 tents and Bhutan 25 blankets.

The harbour has two cranes, and nobody spoke of gifts.

Norway gave Chile 12 pumps.

It also sent Nepal 300 ladders.
"""
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier

pytestmark = pytest.mark.undone


@pytest.fixture(scope="module")
def text_bytes(empty_bytes: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace with a source of gifts and nothing else, made once."""
    path = tmp_path_factory.mktemp("text") / "w.passagework"
    path.write_bytes(empty_bytes)
    with Store(path, "Ann") as store:
        add_draft(store, read_source(TEXT.encode(), "quinces.txt"))
    return path.read_bytes()


@pytest.fixture
def reading(request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """The page with a source of gifts, its text in focus."""
    with given(request, "text_bytes", "text_bytes") as window:
        (source,) = library(window.session.store)
        window.session.go(Target("read", "source", source.id))
        settled(window)
        window.read.page.select(0, 0)
        window.read.page.setFocus()
        yield window


def put_caret(window: MainWindow, words: str) -> None:
    at = window.read.page.text().text.index(words)
    window.read.page.select(at, at)


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """A key for whatever has the keyboard."""
    qtbot.keyClick(QApplication.focusWidget() or window.read.page, key, keys)


def card_of(window: MainWindow) -> DraftCard:
    (card,) = [one for one in window.read.findChildren(DraftCard) if one.isVisible()]
    return card


def values(window: MainWindow) -> dict[str, str]:
    return {shown.row.field.value: shown.row.value for shown in card_of(window).model.rows}


def first_draft(window: MainWindow, words: str) -> Draft:
    """The first draft of the sentence with these words."""
    assert window.read.text is not None
    at = window.read.text.text.index(words)
    return next(source_drafts.sentences_at(window.read.text, (at, at), window.read.row.meta)).drafts[0]


def new_records(window: MainWindow, known: int) -> list[DonationRecord]:
    return list(donations.records(window.session.store))[known:]


def choose_given(window: MainWindow, qtbot: QtBot) -> None:
    """The outcome that nothing says is chosen by its row."""
    press(window, qtbot, Qt.Key.Key_5)
    press(window, qtbot, Qt.Key.Key_Right)
    assert values(window)["status"] == "given"


def is_beside(window: MainWindow, start: int, end: int) -> bool:
    """Whether the card of a draft leaves the words between two code points free."""
    card, page = card_of(window).card, window.read.page
    over = card.rect().translated(card.mapTo(window, card.rect().topLeft()))
    corner = page.viewport().mapTo(window, page.viewport().rect().topLeft())
    return not any(over.intersects(box.translated(corner)) for box in page.boxes_of(start, end))


@few("size", [(1280, 800), (1920, 1080), (960, 1040), (900, 600), (900, 540)], keep=2, why="more sizes")
def test_the_card_never_lies_over_its_sentence(reading: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    reading.resize(*size)
    page = reading.read.page
    for words in ("city of Bergen", "Norway gave"):
        put_caret(reading, words)
        page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        start = page.text().text.rindex("\n", 0, page.caret()) + 1
        end = page.text().text.index(".", start)
        qtbot.waitUntil(partial(is_beside, reading, start, end))
        press(reading, qtbot, Qt.Key.Key_Escape)


@pytest.mark.long("a wide table", instead="test_the_card_never_lies_over_its_sentence")
def test_the_card_leaves_the_last_column_of_a_table_free_that_is_wider_than_the_text(
    reading: MainWindow, qtbot: QtBot
) -> None:
    """The date's own words lay under the card at 1280."""
    rows = (
        ("Donor", "Recipient", "Item", "Quantity", "Value (US$)", "Date of delivery"),
        ("Peru", "Nepal", "water filters", "12,000", "88,000", "16 September 2021"),
        ("Kenya", "Nepal", "generators", "12", "64,000", "21 May 2021"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    made = read_source(f"<h1>Aid to the valley</h1><p>As it came.</p><table>{table}</table>".encode(), "list.html")
    added = add_draft(reading.session.store, made)
    reading.session.go(Target("read", "source", added.source_id))
    page = reading.read.page
    for size in ((1280, 800), (1600, 900), (960, 1040)):
        reading.resize(*size)
        settled(reading)
        put_caret(reading, "Peru")
        page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        settled(reading)
        start = page.text().text.index("Peru")
        assert is_beside(reading, start, page.text().text.index("\n", start)), size
        assert card_of(reading).card.width() < 420, "no sheet below, also where the table is set anew for the card"
        press(reading, qtbot, Qt.Key.Key_Escape)


@few("right_to_left", [False, True], keep=1, why="more sizes")
def test_in_half_a_screen_the_text_gives_way_to_the_card_and_comes_back(
    reading: MainWindow, qtbot: QtBot, right_to_left: bool
) -> None:
    if right_to_left:
        lines = " ".join(["העיר ברגן שלחה שלושים אוהלים לעיר אחרת ואיש לא שאל מדוע"] * 6)
        added = add_draft(reading.session.store, read_source(f"{lines}.\n\n{lines}.\n".encode(), "tents.txt"))
        reading.session.go(Target("read", "source", added.source_id))
    reading.resize(960, 1040)
    page = reading.read.page
    settled(reading)
    before = page.column()
    page.select(9, 9)
    page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    is_free = partial(is_beside, reading, 0, len(page.text().text))
    qtbot.waitUntil(is_free)
    layout = page.block_of(1).layout()
    assert all(layout.lineAt(line).textLength() >= 40 for line in range(layout.lineCount() - 1))
    for _ in range(2):  # the inspector comes and goes
        reading.toggle_pane("right")
        settled(reading)
        qtbot.waitUntil(is_free)
        qtbot.waitUntil(lambda: page.column().right <= page.viewport().width())  # and nothing is cut
    Mouse(qtbot).click(next(one for one in card_of(reading).findChildren(QPushButton) if one.text() == "put away"))
    qtbot.waitUntil(lambda: page.column() == before)


def test_in_a_small_window_the_card_is_a_sheet_from_below_and_covers_no_part_of_a_line(
    reading: MainWindow, qtbot: QtBot
) -> None:
    page = reading.read.page
    sentences = ("Under a twin", "Chile gave", "Norway gave", "It also sent")
    for size, words in product(((900, 600), (760, 500), (760, 440)), sentences):
        reading.resize(*size)
        settled(reading)
        put_caret(reading, words)
        page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        settled(reading)
        card = card_of(reading).card
        box = card.rect().translated(card.mapToGlobal(QPoint()) - page.viewport().mapToGlobal(QPoint()))
        assert box.height() <= size[1] / 2
        assert box.bottom() > page.viewport().height() - 40
        at = page.text().text.index(words)
        assert is_beside(reading, at, page.text().text.index(".", at)), (size, words)
        assert all(box.top() >= 0 for box in page.boxes_of(at, at + 4)), "the sentence goes up, and not out of sight"
        is_named = words == "Chile gave" and size[1] == 600
        assert card_of(reading).others.isVisible() is is_named, "what the drafts of a stack are called"
        text = page.column()
        assert box.left() < text.left
        assert box.right() > text.right
        press(reading, qtbot, Qt.Key.Key_Escape)
        settled(reading)
        assert page.viewport().geometry().bottom() == page.contentsRect().bottom(), "the page has all of its room"


def test_where_a_sentence_is_higher_than_the_room_the_words_of_each_row_come_into_view(
    reading: MainWindow, qtbot: QtBot
) -> None:
    """As at 200 %: the end of the sentence lay below the card, and its figures with it."""
    lines = "It rained again, and somebody counted the drops.\n\n" * 12
    said = (
        "In the spring of that year, when the harbour was closed and nobody knew for how long, the government of Chile "
        "gave Nepal 40 tents and 300 blankets, and on 3 May 2021, as the wind had turned, two pumps too, which were "
        "worth 2 million dollars."
    )
    added = add_draft(reading.session.store, read_source(f"{lines}{said}\n\n{lines}".encode(), "list.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    reading.resize(640, 400)
    settled(reading)
    put_caret(reading, "In the spring")
    page = reading.read.page
    page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    for key in [Qt.Key.Key_Down] * 6 + [Qt.Key.Key_Up] * 6:
        row = card_of(reading).current()
        if row.span is not None:
            assert is_beside(reading, row.span.start, row.span.end), row.value
            assert all(box.top() >= 0 for box in page.boxes_of(row.span.start, row.span.end)), row.value
        press(reading, qtbot, key)
        settled(reading)
    press(reading, qtbot, Qt.Key.Key_Escape)


def test_what_was_saved_can_be_undone_where_it_is_said(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 1
    assert reading.toast.words.text().startswith("Saved D-")
    assert reading.toast.undo.isVisible()
    reading.toast.undo.click()
    settled(reading)
    assert not new_records(reading, known)


@few("size", [(1280, 800), (1920, 1080), (960, 1040), (900, 600), (760, 700)], keep=1, why="more sizes")
def test_a_message_in_passing_leaves_the_card_and_its_sentence_free(
    reading: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    reading.resize(*size)
    settled(reading)
    page = reading.read.page
    sentences = ("Saved D-56 · 2 fields are to be checked", "Select the words in the text; Enter leads back.")
    for words in ("Under a twin", "Chile gave", "It also sent"):
        put_caret(reading, words)
        page.setFocus()
        reading.session.say("A sentence that is shown while the card comes.")
        press(reading, qtbot, Qt.Key.Key_R)
        settled(reading)
        for sentence in ("", *sentences):
            if sentence:
                reading.session.say(sentence)
            toast, card = reading.toast, card_of(reading).card
            over = card.rect().translated(card.mapTo(reading, card.rect().topLeft()))
            assert reading.rect().contains(toast.geometry())
            assert not toast.geometry().intersects(over)
            at = page.text().text.index(words)
            corner = page.viewport().mapTo(reading, page.viewport().rect().topLeft())
            assert not any(toast.geometry().intersects(box.translated(corner)) for box in page.boxes_of(at, at + 30))
        press(reading, qtbot, Qt.Key.Key_Escape)


@pytest.mark.long("more places of the page", instead="test_a_message_in_passing_leaves_the_card_and_its_sentence_free")
def test_a_message_in_passing_leaves_a_sentence_free_wherever_the_page_is(reading: MainWindow, qtbot: QtBot) -> None:
    """It lay over one that was scrolled to the top of a small window, or to the foot of a large one."""
    lines = "It rained again, and somebody counted the drops.\n\n" * 20
    said = "Chile gave Nepal 40 tents and Bhutan 25 blankets."
    added = add_draft(reading.session.store, read_source(f"{lines}{said}\n\n{lines}".encode(), "list.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    page, at = reading.read.page, reading.read.page.text().text.index(said)

    def boxes() -> list[QRect]:
        corner = page.viewport().mapTo(reading, page.viewport().rect().topLeft())
        return [box.translated(corner) for box in page.boxes_of(at, at + len(said))]

    for size, height in (((760, 700), 100), ((1280, 800), 670)):
        reading.resize(*size)
        put_caret(reading, said)
        page.scroll_to(at)
        settled(reading)
        bar = page.verticalScrollBar()
        bar.setValue(bar.value() + boxes()[0].top() - height)
        page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        settled(reading)
        reading.session.say("Select the words in the text; Enter leads back.")
        toast, card = reading.toast, card_of(reading).card
        assert boxes()[0].top() == height, "the page stays where it was"
        assert not any(toast.geometry().intersects(box) for box in boxes()), (size, height)
        assert not toast.geometry().intersects(card.rect().translated(card.mapTo(reading, QPoint())))
        assert reading.rect().contains(toast.geometry())
        press(reading, qtbot, Qt.Key.Key_Escape)


@pytest.mark.long("another case of the same path in the window", instead="test_the_card_never_lies_over_its_sentence")
def test_the_drafts_of_a_list_leave_their_sentence_free_in_a_short_window(reading: MainWindow, qtbot: QtBot) -> None:
    lines = "It rained again, and somebody counted the drops.\n\n" * 12
    said = (
        "In the spring of that year, when the harbour was closed and nobody knew for how long, the government of Chile "
        "gave tents to Nepal, Bhutan, Peru, Kenya and Ghana."
    )
    added = add_draft(reading.session.store, read_source(f"{lines}{said}\n\n{lines}".encode(), "list.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    reading.resize(900, 540)
    settled(reading)
    put_caret(reading, "gave tents")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    assert card_of(reading).place.text() == "1 of 5"
    start = reading.read.page.text().text.index(said)
    assert is_beside(reading, start, start + len(said))


@pytest.mark.long("another case of the same path in the window", instead="test_the_card_never_lies_over_its_sentence")
def test_the_card_leaves_a_text_free_that_runs_otherwise_than_the_window(reading: MainWindow, qtbot: QtBot) -> None:
    lines = " ".join(["העיר ברגן שלחה שלושים אוהלים לעיר אחרת ואיש לא שאל מדוע"] * 6)
    added = add_draft(reading.session.store, read_source(f"{lines}.\n\n{lines}.\n".encode(), "tents.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    reading.resize(1280, 800)
    page = reading.read.page
    page.set_setting(Setting(measure=MEASURES["narrow"]))
    settled(reading)
    page.select(5, 5)
    page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    assert is_beside(reading, 0, len(page.text().text))
    card = card_of(reading)
    assert card.geometry().left() >= -MARGIN, "and is itself in sight"
    assert all(one.width() >= one.sizeHint().width() for one in (card.sure, card.save))


@pytest.mark.long("another case of the same path in the window", instead="test_the_card_never_lies_over_its_sentence")
def test_the_card_of_a_short_window_has_as_many_rows_as_there_is_room_for(reading: MainWindow, qtbot: QtBot) -> None:
    """The sentence makes way by scrolling; what that gives is not taken from the rows once more."""
    days = "\n\n".join(f"On the {day}th day it rained again, and somebody counted the drops." for day in range(4, 64))
    added = add_draft(reading.session.store, read_source(f"{days}\n\n{TEXT}\n{days}\n".encode(), "long.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    reading.resize(900, 600)
    page = reading.read.page
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 800)
    settled(reading)
    for key, held in ((Qt.Key.Key_R, NONE), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_R, NONE)):  # one that is alike
        if key is Qt.Key.Key_R:
            put_caret(reading, "city of Bergen")
            page.setFocus()
            bar = page.verticalScrollBar()
            bar.setValue(bar.value() - page.viewport().height() + page.caret_rect().height() * 4)  # to its foot
        press(reading, qtbot, key, held)
        settled(reading)
    card = card_of(reading)
    free = reading.read.height() - card.geometry().bottom()
    rows = sum(map(card.list.sizeHintForRow, range(card.model.rowCount())))
    assert card.list.height() >= rows or free < 20


def test_an_editor_of_a_row_is_in_the_window_with_the_foot_of_its_card(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(1280, 800)
    settled(reading)
    put_caret(reading, "city of Bergen")
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    card = card_of(reading)
    reading.resize(1280, reading.height() - reading.read.height() + card.height() + 4)  # just enough for the card
    settled(reading)
    rows = card.list.height()
    press(reading, qtbot, Qt.Key.Key_F2)
    assert card.editor.hasFocus()
    settled(reading)
    assert card.card.mapTo(reading.read, card.card.rect().bottomLeft()).y() < reading.read.height()
    press(reading, qtbot, Qt.Key.Key_Escape)
    settled(reading)
    assert card.list.height() == rows


def test_what_is_selected_does_not_cover_the_words_of_the_fields(reading: MainWindow, qtbot: QtBot) -> None:
    page, grabbed = reading.read.page, []
    settled(reading)
    for selects in (False, True):
        put_caret(reading, "Norway gave")
        if selects:
            page.select_sentence()
        press(reading, qtbot, Qt.Key.Key_R)
        settled(reading)
        (line,) = page.boxes_of(*[page.text().text.index("Norway gave") + at for at in (0, 26)])
        shot = page.viewport().grab(line.adjusted(30, 0, -30, 0)).toImage()
        colours = Counter(shot.pixel(x, y) for x in range(shot.width()) for y in range(shot.height()))
        grabbed.append([colour for colour, _count in colours.most_common(4)])
        press(reading, qtbot, Qt.Key.Key_Escape)
    assert page.selection() is not None
    assert grabbed[0] == grabbed[1], "the grounds of the fields"


def test_a_value_that_takes_two_lines_as_the_current_one_takes_them_always(reading: MainWindow, qtbot: QtBot) -> None:
    """Else there is an empty line below it."""
    put_caret(reading, "city of Bergen")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    first, second, *others = card.model.rows
    for letters in range(12, 60):
        value = "Saint " * (letters // 6) + "x" * (letters % 6)
        card.model.show([first, second._replace(row=second.row._replace(value=value, unsure="")), *others], same=True)
        if card.list.sizeHintForRow(1) > ROW_PX + 10:
            break
    card.leave_editor()  # which gives the rows their heights
    row = card.list.visualRect(card.model.index(1))
    assert card.list.currentIndex().row() == 0
    below = card.list.viewport().grab(row.adjusted(110, ROW_PX - 2, -40, -4)).toImage()
    inks = {below.pixel(x, y) for x in range(below.width()) for y in range(below.height())}
    assert len(inks) > 1, "words stand there"
    named = second.row._replace(field=Field.OWN, own=("persons", "Persons whom it reached"), value="", unsure="")
    card.model.show([first, second._replace(row=named), *others], same=True)
    assert card.list.sizeHintForRow(1) > ROW_PX + 10, "what a person has called a field is not cut either"


@pytest.mark.long("another case of the same path in the window", instead="test_the_card_never_lies_over_its_sentence")
def test_on_a_wide_page_the_card_leaves_the_switch_of_the_levels_and_the_inspector_free(
    reading: MainWindow, qtbot: QtBot
) -> None:
    reading.resize(1920, 1080)
    page = reading.read.page
    page.set_setting(
        Setting(measure=MEASURES["narrow"])
    )  # in the tests' face as wide as the usual one in the program's
    settled(reading)
    put_caret(reading, "city of Bergen")
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    levels = reading.read.aids.levels
    switch = levels.rect().translated(levels.mapTo(reading, levels.rect().topLeft()))
    frame = card_of(reading).card
    over = frame.rect().translated(frame.mapTo(reading, frame.rect().topLeft()))
    assert not switch.intersects(over)
    assert over.right() < page.mapTo(reading, page.rect().topRight()).x(), "and lies on the page, not on the inspector"


def test_what_the_card_holds_never_overlaps_while_rows_are_accepted_beside_a_record_that_is_alike(
    reading: MainWindow, qtbot: QtBot
) -> None:
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    reading.resize(1280, 900)
    put_caret(reading, "sent 300,000")
    for key in (Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_Return):
        press(reading, qtbot, key)
        card = card_of(reading)
        (made,) = (part for part in parts_of(card.likes) if isinstance(part, QWidget))
        qtbot.waitUntil(made.isVisible)
        assert card.card.height() >= card.card.layout().totalHeightForWidth(card.card.width())
        assert card.list.mapTo(card, card.list.rect().bottomLeft()).y() < card.totals.mapTo(card, QPoint()).y()


@pytest.mark.long("another case of the same path in the window", instead="test_the_card_never_lies_over_its_sentence")
def test_names_of_drafts_that_need_another_line_once_one_is_accepted_push_the_rows_down(
    reading: MainWindow, qtbot: QtBot
) -> None:
    words = (
        "On 8 February, Tokyo flew in a rescue team of 73 specialists, and ten days later the Japanese government"
        " delivered 1,200 tents and 4,000 blankets to Turkey through the Japan International Cooperation Agency."
    )
    added = add_draft(reading.session.store, read_source(f"Help\n\n{words}\n".encode(), "help.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: reading.read.row is not None and reading.read.row.id == added.source_id)
    reading.read.page.setFocus()
    put_caret(reading, "flew in")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    assert card.others.isVisible()
    for _row in range(card.model.rowCount()):
        press(reading, qtbot, Qt.Key.Key_Return)
        settled(reading)
        names = [part for part in parts_of(card.stack) if isinstance(part, QWidget)]
        assert card.others.height() > max(one.geometry().bottom() for one in names)
        assert card.list.geometry().bottom() < card.totals.y()
        assert card.list.geometry().top() > card.others.geometry().bottom()
        assert card.list.geometry().bottom() < card.count.y()


def test_from_right_to_left_a_name_of_a_draft_that_is_cut_ends_in_its_dots(
    reading: MainWindow, qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight))
    words = "Norway gave $2 million to the Fishermen's Benevolent Union and $1 million to UNICEF."
    added = add_draft(reading.session.store, read_source(f"Help\n\n{words}\n".encode(), "help.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: reading.read.row is not None and reading.read.row.id == added.source_id)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    reading.read.page.setFocus()
    put_caret(reading, "gave")
    press(reading, qtbot, Qt.Key.Key_R)
    called = [chip.text() for chip in parts_of(card_of(reading).stack) if isinstance(chip, QPushButton)]
    cut = [as_seen(name, from_the_right=True) for name in called if "…" in name]
    assert cut
    assert all(name.endswith("…") for name in cut), cut


def test_a_sentence_that_was_scrolled_away_comes_back_with_its_card(reading: MainWindow, qtbot: QtBot) -> None:
    days = "\n\n".join(f"On the {day}th day it rained again, and somebody counted the drops." for day in range(4, 84))
    added = add_draft(reading.session.store, read_source(f"{TEXT}\n{days}\n".encode(), "long.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    page = reading.read.page
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 800)
    settled(reading)
    put_caret(reading, "city of Bergen")
    page.setFocus()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    start = page.text().text.index("Under a twin city")
    assert page.boxes_of(start, start + 5) == []
    press(reading, qtbot, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: any(map(page.viewport().rect().contains, page.boxes_of(start, start + 5))))


def test_a_sentence_becomes_a_record_in_three_keys(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = listen(monkeypatch)
    known = len(donations.records(reading.session.store))
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    assert values(reading)["items"] == "300,000 masks"
    press(reading, qtbot, Qt.Key.Key_Return, ALT)
    assert said[-1].endswith(" fields accepted")
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert [(item.item, item.low) for item in record.content.items] == [("masks", 300_000)]
    stands = {piece.field: piece.quote for piece in record.evidence}
    assert stands["item"] == "300,000 masks"
    assert "Bergen" in stands["donor"]
    assert "Arequipa" in stands["recipient"] or "Peru" in stands["recipient"]
    assert stands["assertion"] == "sent"
    assert [(one.field, one.verdict) for one in record.reviews] == [("donor", Verdict.TO_CHECK)]  # the unsure one
    assert reading.read.page.hasFocus()
    assert not [one for one in reading.read.findChildren(DraftCard) if one.isVisible()]
    reading.undo()
    assert new_records(reading, known) == []


def test_the_words_of_a_row_are_selected_in_the_text(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    recipient = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == "recipients")
    card.list.setCurrentIndex(card.model.index(recipient))
    press(reading, qtbot, Qt.Key.Key_W, ALT)
    assert reading.read.page.hasFocus()
    at = reading.read.page.text().text.index("Peru")
    reading.read.page.select(at, at + 4)
    assert values(reading)["recipients"] == "Peru · PE"
    press(reading, qtbot, Qt.Key.Key_Return)
    assert card.list.hasFocus()
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    record = new_records(reading, known)[0]
    assert [piece.quote for piece in record.evidence if piece.field == "recipient"] == ["Peru"]
    # What nobody has gone through is to be checked, and is listed so until somebody does.
    waiting = {review.field for review in record.reviews if review.verdict is Verdict.TO_CHECK}
    assert waiting == {"donor", "item", "assertion"}
    assert reading.toast.words.text().endswith("3 fields are to be checked")
    looked = evidence_check.of_thing(reading.session.store, ("donation", record.id))
    assert {one.field for one in looked.findings if one.gap is Gap.TO_CHECK} == waiting


def test_the_menu_under_the_mouse_acts_on_the_sentence_there_as_keys_do(reading: MainWindow, qtbot: QtBot) -> None:
    mouse, page = Mouse(qtbot), reading.read.page
    mouse.pick(mouse.menu(page.viewport(), word_point(page, page.text().text.index("gave Nepal"))), "Draft a record")
    settled(reading)
    assert card_of(reading).title.text().startswith("Chile")
    press(reading, qtbot, Qt.Key.Key_Escape)
    at = page.text().text.index("two cranes")
    menu = mouse.menu(page.viewport(), word_point(page, at))
    assert not next(one for one in menu.actions() if one.text().startswith("Remove passage")).isEnabled()
    mouse.pick(menu, "Note")
    settled(reading)
    (passage,) = reading.read.passages().values()
    assert passage.quote == "The harbour has two cranes, and nobody spoke of gifts."


def test_of_words_selected_letter_by_letter_the_row_says_the_whole_ones_until_nothing_is_selected(
    reading: MainWindow, qtbot: QtBot
) -> None:
    put_caret(reading, "40 tents and")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_2)
    before = values(reading)["recipients"]
    press(reading, qtbot, Qt.Key.Key_W, ALT)
    put_caret(reading, "Chile gave")
    for _ in range(2):
        press(reading, qtbot, Qt.Key.Key_Right, SHIFT)
        assert values(reading)["recipients"] == "Chile · CL"
    press(reading, qtbot, Qt.Key.Key_Home)
    assert values(reading)["recipients"] == before
    press(reading, qtbot, Qt.Key.Key_Right, SHIFT)
    press(reading, qtbot, Qt.Key.Key_Return)
    assert values(reading)["recipients"] == "Chile · CL"


@pytest.mark.long(
    "by mouse what goes by keys",
    instead="test_of_words_selected_letter_by_letter_the_row_says_the_whole_ones_until_nothing_is_selected",
)
def test_an_item_says_all_of_the_words_that_are_dragged_over(reading: MainWindow, qtbot: QtBot) -> None:
    store = reading.session.store
    said = b"Teams\n\nMalta sent Turkey a team of 87 search and rescue personnel to the coast.\n"
    added = add_draft(store, read_source(said, "teams.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    settled(reading)
    put_caret(reading, "sent")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    page, card = reading.read.page, card_of(reading)
    at = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == "items")
    for words, value in (
        ("87 search and rescue personnel to the coast", "87 search and rescue personnel"),
        ("87 search", "87 search"),
        ("87 search and rescue personnel", "87 search and rescue personnel"),
    ):
        card.list.setCurrentIndex(card.model.index(at))
        start = page.text().text.index(words)
        Mouse(qtbot).drag(page.viewport(), word_point(page, start + 1), word_point(page, start + len(words) - 2))
        assert (values(reading)["items"], card.model.rows[at].words) == (value, words)
    card.list.setFocus()
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    ((item,),) = (record.content.items for record in donations.records(store))
    assert (item.item, item.low) == ("search and rescue personnel", 87)


def test_words_for_a_row_are_selected_again_where_the_sentence_was_selected(reading: MainWindow, qtbot: QtBot) -> None:
    text = reading.read.page.text().text
    at = text.index("Chile gave")
    reading.read.page.select(at, text.index("\n", at))  # as D does
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Down)
    press(reading, qtbot, Qt.Key.Key_W, ALT)
    press(reading, qtbot, Qt.Key.Key_W, ALT)
    assert card_of(reading).model.rows[1].words == "Nepal"
    press(reading, qtbot, Qt.Key.Key_Return)


@pytest.mark.alone
def test_the_name_is_asked_for_before_the_first_record_is_signed(reading: MainWindow, qtbot: QtBot) -> None:
    store = reading.session.store
    reading.settings.put("author", "")
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    (question,) = reading.findChildren(NameCard)
    assert question.isVisible()
    assert card_of(reading).list.hasFocus()
    question.field.setText("Maya")
    qtbot.mouseClick(question.save, Qt.MouseButton.LeftButton)
    card_of(reading).list.setFocus()
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert [line.author for line in history(store, 1)] == ["Maya"]
    put_caret(reading, "It also sent")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    assert not reading.findChildren(NameCard)


@pytest.mark.alone
def test_by_f6_the_keyboard_comes_back_to_the_card_and_the_question_for_the_name_leaves_it_free(
    reading: MainWindow, qtbot: QtBot
) -> None:
    put_caret(reading, "It also sent")
    reading.resize(1280, 800)
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    question = NameCard(reading.session, reading)
    question.ask()
    card = card_of(reading)
    box = QRect(card.mapTo(reading, QPoint(0, 0)), card.size())
    assert not box.intersects(question.geometry())
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_F6)
    assert question.field.hasFocus(), "as it says: what is typed on the way would be commands of a pane"
    press(reading, qtbot, Qt.Key.Key_F6)
    assert not question.isAncestorOf(QApplication.focusWidget())
    question.close()
    reading.read.page.setFocus()
    met = []
    for _ in range(8):
        press(reading, qtbot, Qt.Key.Key_F6)
        met.append(QApplication.focusWidget())
    assert card.list in met


@pytest.mark.long(
    "a taller draft",
    instead="test_by_f6_the_keyboard_comes_back_to_the_card_and_the_question_for_the_name_leaves_it_free",
)
@pytest.mark.alone
def test_the_question_for_the_name_leaves_the_places_free_beside_a_tall_draft(
    reading: MainWindow, qtbot: QtBot
) -> None:
    """It jumped over Help and Settings."""
    goods = ["tents", "blankets", "pumps", "ladders", "beds", "stoves", "kettles", "lamps"]
    text = (
        f"Norway sent Chile {', '.join(f'{40 + n} {one}' for n, one in enumerate(goods))} and 30 boats in May 2021.\n"
    )
    added = add_draft(reading.session.store, read_source(f"{text * 3}".encode(), "goods.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    for size in ((1280, 800), (1280, 640)):
        reading.resize(*size)
        put_caret(reading, "Norway sent")
        reading.read.page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        settled(reading)
        question = NameCard(reading.session, reading)
        question.ask()
        for shown in (card_of(reading).card, reading.rail):
            box = QRect(shown.mapTo(reading, QPoint(0, 0)), shown.size())
            assert not box.intersects(question.geometry()), (size, shown)
        question.close()
        press(reading, qtbot, Qt.Key.Key_Escape)


@pytest.mark.long(
    "a draft that is offered again",
    instead="test_by_f6_the_keyboard_comes_back_to_the_card_and_the_question_for_the_name_leaves_it_free",
)
@pytest.mark.alone
def test_the_question_for_the_name_makes_way_for_a_draft_that_is_offered_again(
    reading: MainWindow, qtbot: QtBot
) -> None:
    put_caret(reading, "It also sent")
    reading.resize(1280, 560)
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    question = NameCard(reading.session, reading)
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    question.ask()
    settled(reading)
    reading.undo()
    settled(reading)
    card = card_of(reading)
    assert card.isVisible()
    assert not QRect(card.mapTo(reading, QPoint(0, 0)), card.size()).intersects(question.geometry())


def test_a_value_is_typed_and_what_is_not_read_leaves_the_draft_as_it_was(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    date = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == "date")
    card.list.setCurrentIndex(card.model.index(date))
    before = values(reading)
    press(reading, qtbot, Qt.Key.Key_F2)
    card.editor.setText("whenever")
    press(reading, qtbot, Qt.Key.Key_Return)
    assert values(reading) == before
    card.editor.setText("7 June 2021")
    press(reading, qtbot, Qt.Key.Key_Return)
    assert "2021" in values(reading)["date"]
    press(reading, qtbot, Qt.Key.Key_Escape)
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)  # it has waited
    assert "2021" in values(reading)["date"]
    press(reading, qtbot, Qt.Key.Key_Delete)


@pytest.mark.alone
def test_a_gift_that_another_window_saves_meanwhile_is_said_before_it_is_saved_again(
    reading: MainWindow, qtbot: QtBot
) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    with Store(reading.session.store.path, "Ben") as theirs:
        text = current_text(theirs, reading.read.row.id)
        at = text.text.index("Norway gave")
        (sentence,) = source_drafts.sentences_at(text, (at, at), reading.read.row.meta)
        span = Span(sentence.start, sentence.end)
        source_drafts.save_all(theirs, text.source_id, [source_drafts.ToSave(sentence.drafts[0], span, ())])
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 1
    assert "may be the same gift" in " ".join(label.text() for label in reading.findChildren(QLabel))
    assert any("link to it instead" in one.text() for one in card_of(reading).findChildren(QPushButton))
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 2


@pytest.mark.long(
    "the same by another connection",
    instead="test_a_gift_that_another_window_saves_meanwhile_is_said_before_it_is_saved_again",
)
@pytest.mark.alone
def test_it_is_said_once_where_its_words_are_known_by_then(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    with Store(reading.session.store.path, "Ben") as theirs:
        source_drafts.save_all(theirs, reading.read.row.id, [source_drafts.ToSave(first_draft(reading, "Norway gave"))])
    reading.session.store.announce_everything()
    settled(reading)
    known = len(donations.records(reading.session.store))
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 0
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 1


@pytest.mark.long(
    "another way to the same sentence",
    instead="test_a_gift_that_another_window_saves_meanwhile_is_said_before_it_is_saved_again",
)
@pytest.mark.alone
def test_it_is_said_too_where_so_many_are_alike_that_the_newest_is_not_listed(
    reading: MainWindow, qtbot: QtBot
) -> None:
    content = record_of(first_draft(reading, "Norway gave"))
    with Store(reading.session.store.path, "Ben") as theirs:
        for _ in range(MOST):
            add_donation(theirs, content)
        known = len(donations.records(theirs))
        put_caret(reading, "Norway gave")
        press(reading, qtbot, Qt.Key.Key_R)
        add_donation(theirs, content)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 1


@pytest.mark.long(
    "another way to the same sentence",
    instead="test_a_gift_that_another_window_saves_meanwhile_is_said_before_it_is_saved_again",
)
@pytest.mark.alone
def test_it_is_said_too_after_another_gift_was_saved_meanwhile(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    text = current_text(reading.session.store, reading.read.row.id)
    at = text.text.index("Chile gave")
    (sentence,) = source_drafts.sentences_at(text, (at, at), reading.read.row.meta)
    with Store(reading.session.store.path, "Ben") as theirs:
        add_donation(theirs, record_of(sentence.drafts[1]))
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 2
    press(reading, qtbot, Qt.Key.Key_Down)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 2
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 3


@pytest.mark.long(
    "another program once more",
    instead=[
        "test_a_record_of_the_gift_that_another_process_makes_or_removes_is_said_at_once",
        "test_what_is_typed_in_the_card_stays_whatever_another_process_does",
    ],
)
@pytest.mark.alone
def test_the_keyboard_stays_on_a_record_alike_when_another_program_makes_one(reading: MainWindow, qtbot: QtBot) -> None:
    content = record_of(first_draft(reading, "Norway gave"))
    with Store(reading.session.store.path, "Ben") as theirs:
        first = donations.record(theirs, add_donation(theirs, content)).ref
        put_caret(reading, "Norway gave")
        press(reading, qtbot, Qt.Key.Key_R)
        links = [one for one in card_of(reading).findChildren(QPushButton) if one.accessibleName().startswith(first)]
        links[-1].setFocus()
        add_donation(theirs, replace(content, title="The same again"))
    reading.session.store.announce_everything()
    settled(reading)
    held = QApplication.focusWidget()
    assert held is not None
    assert held.accessibleName().startswith(f"{first}:")
    assert (
        sum("link to it instead" in one.accessibleName() for one in held.parentWidget().findChildren(QPushButton)) > 1
    )


@pytest.mark.alone
def test_what_is_typed_in_the_card_stays_whatever_another_process_does(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    press(reading, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(card.editor, "half ")
    with Store(reading.session.store.path, "Ben") as theirs:
        add_draft(theirs, read_source(b"Plums\n\nNorway gave Chile 3 boats.\n", "plums.txt"))
        tag_quote(theirs, TagLine(reading.read.row.id, "city of Bergen", "Cities", None))
    reading.session.store.announce_everything()
    settled(reading)
    assert card.isVisible()
    assert card.editor.text().startswith("half ")
    assert card.editor.hasFocus()
    assert any(mark.tags for mark in reading.read.passages().values())
    edit_text(reading.session.store, reading.read.row.id, 0, 7, "Apples")
    settled(reading)
    assert reading.read.page.toPlainText().startswith("Apples")


def test_a_typed_value_has_the_same_words_of_the_sentence_as_evidence_or_none(
    reading: MainWindow, qtbot: QtBot
) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    for field, typed in (("donors", "chile"), ("date", "7 June 2021")):
        row = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == field)
        card.list.setCurrentIndex(card.model.index(row))
        press(reading, qtbot, Qt.Key.Key_F2)
        card.editor.setText(typed)
        press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert record.content.date.start == "2021-06-07"
    stands = {piece.field: piece.quote for piece in record.evidence}
    assert stands["donor"] == "Chile"
    assert "date" not in stands


def typed_over(reading: MainWindow, qtbot: QtBot, field: str, typed: str) -> tuple[DraftCard, int]:
    """A draft in which other words were typed in the row of a field; its card, and the number of the row."""
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    number = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == field)
    card.list.setCurrentIndex(card.model.index(number))
    press(reading, qtbot, Qt.Key.Key_F2)
    card.editor.setText(typed)
    press(reading, qtbot, Qt.Key.Key_Return)
    return card, number


@few("field, typed, words", [
    ("donors", "Sweden", None), ("items", "400 masks", None), ("items", "300,000 tents", None),
    ("date", "4 June 2021", None), ("recipients", "Red Cross of Peru", None),
    ("items", "300,000 surgical masks", "300,000 masks"), ("date", "2020-05-03", "3 May 2020"),
], keep=3, why="more values")  # fmt: skip
def test_a_value_typed_over_another_keeps_its_words_only_where_they_say_it(
    reading: MainWindow, qtbot: QtBot, field: str, typed: str, words: str | None
) -> None:
    known = len(donations.records(reading.session.store))
    card, number = typed_over(reading, qtbot, field, typed)
    shown = card.model.rows[number]
    assert shown.words == (words or "")
    assert ("on no words" in shown.description) == (words is None)
    assert shown.state == ("" if words else "select its words")
    assert ("accepted" in shown.description) == (words is not None), "either is said, not both"
    checked = sum(one.is_accepted and not one.state for one in card.model.rows)
    assert card.count.text().startswith(f"{checked} of"), "what still lacks its words is not counted as done"
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    stands = {piece.field: piece.quote for piece in record.evidence}
    kept = {"donors": "donor", "recipients": "recipient", "items": "item", "date": "date"}[field]
    assert stands.get(kept) == words
    quoted = {"items": record.content.items[0].as_stated, "date": record.content.date.as_stated}
    assert quoted.get(field, words or "") == (words or "")  # what the source does not say is not quoted of it
    assert field != "items" or record.content.title.endswith(f": {words or typed}")


@few("field, typed, chosen, value", [
    ("donors", "Bergen Harbour Works", "the city of Bergen", "Bergen Harbour Works"),
    ("items", "450 face coverings", "masks", "450 face coverings"),
    ("items", "450 face coverings", "300,000 masks", "300,000 masks"), ("items", "700 tons", "masks", "700 tons"),
    ("date", "4 June 2021", "3 May 2020", "3 May 2020"),
], keep=2, why="more values")  # fmt: skip
def test_a_typed_value_gets_the_words_chosen_for_it_and_stays_unless_they_state_another_figure(
    reading: MainWindow, qtbot: QtBot, field: str, typed: str, chosen: str, value: str
) -> None:
    card, number = typed_over(reading, qtbot, field, typed)
    card.list.setCurrentIndex(card.model.index(number))
    press(reading, qtbot, Qt.Key.Key_W, ALT)
    at = reading.read.page.text().text.index(chosen)
    reading.read.page.select(at, at + len(chosen))
    shown = card.model.rows[number]
    assert (shown.row.value, shown.words) == (value, chosen)
    assert shown.row.stated == ("" if field == "donors" else chosen)


@pytest.mark.parametrize(("field", "first", "typed", "value"), [
    ("recipients", "Per", "Peru", "Peru · PE"), ("items", "450 tents", "300,000 masks", "300,000 masks"),
    ("date", "4 June 2021", "3 May 2020", "3 May 2020"),
])  # fmt: skip
def test_words_of_the_sentence_typed_over_what_was_typed_before_are_what_the_row_says(
    reading: MainWindow, qtbot: QtBot, field: str, first: str, typed: str, value: str
) -> None:
    card, number = typed_over(reading, qtbot, field, first)
    card.list.setCurrentIndex(card.model.index(number))
    press(reading, qtbot, Qt.Key.Key_F2)
    card.editor.setText(typed)
    press(reading, qtbot, Qt.Key.Key_Return)
    assert (card.model.rows[number].row.value, card.model.rows[number].words) == (value, typed)


def test_what_of_a_row_of_a_table_is_not_read_is_said_below_its_fields(reading: MainWindow, qtbot: QtBot) -> None:
    """Only the command line said so."""
    rows = "Donor\tRecipient\tValue (€)\nPeru\tNepal\t5 MM\nKenya\tNepal\t700\n"
    others = "Sector\tBank\t2021\nWells\tLloyds\t5\nSeed\tBarclays\t7\n"
    made = read_source(f"Aid as it came.\n\n{rows}\n\n{others}".encode(), "list.txt")
    added = add_draft(reading.session.store, made)
    reading.session.go(Target("read", "source", added.source_id))
    of_cell = "What these cells say is not read: “5 MM”."
    of_table = "No heading of this table plainly says who gives or gets what; its rows are not read."
    for words, said in (("Peru", of_cell), ("Kenya", ""), ("Seed", of_table)):
        put_caret(reading, words)
        reading.read.page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        card = card_of(reading)
        assert (card.unread.text(), card.unread.isVisible()) == (said, bool(said))
        assert card.list.accessibleDescription() == said
        press(reading, qtbot, Qt.Key.Key_Escape)


def test_an_item_is_said_to_come_instead_of_the_one_above(reading: MainWindow, qtbot: QtBot) -> None:
    """The card showed and kept alternatives, and only the form could make one."""
    text = b"Norway sent Chile 40 tents, 30 boats and 20 stoves in May 2021.\n"
    added = add_draft(reading.session.store, read_source(text, "goods.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    put_caret(reading, "Norway sent")
    reading.read.page.setFocus()
    keyboard = Keyboard(qtbot, reading)
    keyboard.press("R")
    card = card_of(reading)

    def labels() -> list[str]:
        return [shown.row.label for shown in card.model.rows if shown.row.field.value == "items"]

    before = labels()
    keyboard.press("3", "Down", "+")
    keyboard.type("instead of")
    keyboard.press("Return")
    assert labels() == ["Either", "Or", before[0]]
    assert card.list.hasFocus()
    keyboard.press("Down", "+")
    keyboard.type("together")
    keyboard.press("Return")
    assert labels() == ["Either", "Or", "And"]
    known = len(donations.records(reading.session.store))
    keyboard.press("Alt+Return", "Ctrl+Return")
    (record,) = new_records(reading, known)
    assert [item.alternative for item in record.content.items] == ["A", "B", "B"]


def test_words_selected_by_keys_are_not_said_to_be_unread_once_they_are_read(reading: MainWindow, qtbot: QtBot) -> None:
    """Words on the way to others were said to be unread long after those were the value."""
    put_caret(reading, "the city of Bergen")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    row = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == "date")
    card.list.setCurrentIndex(card.model.index(row))
    press(reading, qtbot, Qt.Key.Key_W, ALT)
    page = reading.read.page
    at = page.text().text.index("in Peru on 3 May 2020")
    page.select(at, at + len("in Peru"))
    assert "is not read" in reading.toast.words.text()
    page.select(at + len("in Peru on "), at + len("in Peru on 3 May 2020"))
    assert not reading.toast.isVisible()


@pytest.mark.parametrize("by", ["typed", "selected"])
@few("field, words, typed", [
    ("date", "décembre 2018", "December 2018"), ("money", "a small fortune", "USD 2 million"),
], keep=1, why="more words")  # fmt: skip
def test_words_that_are_not_read_say_what_to_type_and_are_the_evidence_of_what_is_typed(
    reading: MainWindow, qtbot: QtBot, by: str, field: str, words: str, typed: str
) -> None:
    text = "Coings\n\nEn décembre 2018, Norway gave Chad USD 3 million, a small fortune.\n"
    added = add_draft(reading.session.store, read_source(text.encode(), "coings.txt"))
    known = len(donations.records(reading.session.store))
    reading.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: reading.read.row is not None and reading.read.row.id == added.source_id)
    reading.read.page.setFocus()
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    row = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == field)
    card.list.setCurrentIndex(card.model.index(row))
    if by == "typed":
        press(reading, qtbot, Qt.Key.Key_F2)
        card.editor.setText(words)
        press(reading, qtbot, Qt.Key.Key_Return)
        assert card.editor.hasFocus()
    else:
        press(reading, qtbot, Qt.Key.Key_W, ALT)
        at = reading.read.page.text().text.index(words)
        reading.read.page.select(at, at + len(words))
    example = {"date": "December 2018", "money": "USD 2 million"}[field]
    said = reading.toast.words.text().translate({0x2068: None, 0x2069: None})
    assert said == f"“{words}” is not read: type it like {example} (F2), and these words will be its evidence."
    if by == "selected":
        press(reading, qtbot, Qt.Key.Key_Return)
        press(reading, qtbot, Qt.Key.Key_F2)
    card.editor.setText(typed)
    press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert {piece.field: piece.quote for piece in record.evidence}[field] == words
    assert record.content.money is not None
    if field == "date":
        assert (record.content.date.start, record.content.date.as_stated) == ("2018-12-01", words)
    else:
        assert (record.content.money.low, record.content.money.as_stated) == (2_000_000, words)


def test_several_gifts_of_a_sentence_are_saved_at_once_as_one_operation(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    assert card.place.text() == "1 of 2"
    chips = [one.text() for one in parts_of(card.stack) if isinstance(one, QPushButton)]
    assert chips == ["Nepal · NP", "Bhutan · BT"]
    for button in (card.sure, card.save, card.save_all):
        assert button.width() >= button.sizeHint().width(), "not cut"
    shown = {one.text() for one in card.findChildren(QLabel) if one.isVisible()}
    assert {"Alt ⏎", "Ctrl ⏎", "Ctrl ⇧ ⏎"} <= shown, "each with its key"
    first = values(reading)
    press(reading, qtbot, Qt.Key.Key_PageDown)
    assert values(reading) != first
    press(reading, qtbot, Qt.Key.Key_Return, CTRL | SHIFT)
    records = new_records(reading, known)
    assert [(r.content.parties[1].name, r.content.items[0].item) for r in records] == [
        ("Nepal", "tents"), ("Bhutan", "blankets"),
    ]  # fmt: skip
    reading.undo()
    assert new_records(reading, known) == []


def test_what_is_undone_is_among_the_drafts_of_its_sentence_again(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    card, first = card_of(reading), values(reading)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    settled(reading)
    second = values(reading)
    assert (card.place.text(), second != first) == ("", True)
    for key, now, place in (
        (CTRL, first, "1 of 2"), (CTRL | SHIFT, second, ""), (CTRL, first, "1 of 2"),
    ):  # fmt: skip
        press(reading, qtbot, Qt.Key.Key_Z, key)
        settled(reading)
        assert (values(reading), card.place.text()) == (now, place)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL | SHIFT)
    settled(reading)
    assert not card.isVisible()
    assert {one.content.parties[1].name for one in donations.records(reading.session.store)} >= {"Nepal", "Bhutan"}


def test_a_sentence_of_no_gift_gives_an_empty_draft_on_the_sentence(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "The harbour")
    press(reading, qtbot, Qt.Key.Key_R)
    nothing = dict.fromkeys(("donors", "recipients", "items", "money", "date"), "")
    assert values(reading) == {**nothing, "status": ""}
    current = card_of(reading).current()
    assert current is not None
    assert current.field.value == "donors"
    choose_given(reading, qtbot)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert new_records(reading, known) == [], "nobody and nothing is said"
    press(reading, qtbot, Qt.Key.Key_1)
    press(reading, qtbot, Qt.Key.Key_F2)
    card_of(reading).editor.setText("Lima")
    press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert [(piece.field, piece.quote) for piece in record.evidence] == [
        ("", "The harbour has two cranes, and nobody spoke of gifts."),
    ]  # fmt: skip


def test_where_all_is_accepted_but_no_outcome_enter_leads_to_that(reading: MainWindow, qtbot: QtBot) -> None:
    """It said that Ctrl+Enter saves it, which that then refused."""
    put_caret(reading, "two cranes")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_1)
    press(reading, qtbot, Qt.Key.Key_F2)
    card_of(reading).editor.setText("Lima")
    press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_1)
    press(reading, qtbot, Qt.Key.Key_Return)
    row = card_of(reading).current()
    assert row is not None
    assert row.field is Field.STATUS
    assert reading.toast.words.text().startswith("Nothing here says what became of it")
    press(reading, qtbot, Qt.Key.Key_X, ALT)


def test_title_and_totals_are_the_persons_and_all_fields_open_on_the_saved_record(
    reading: MainWindow, qtbot: QtBot
) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    made_of_fields = card_of(reading).title.text()
    qtbot.mouseClick(card_of(reading).rename, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(card_of(reading).editor, "Masks for a sister")
    press(reading, qtbot, Qt.Key.Key_Return)
    assert card_of(reading).title.text() == "Masks for a sister"
    assert card_of(reading).list.hasFocus()
    press(reading, qtbot, Qt.Key.Key_C, ALT)
    assert not card_of(reading).totals.isChecked()
    press(reading, qtbot, Qt.Key.Key_Escape)
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)  # as she left it
    assert card_of(reading).title.text() == "Masks for a sister"
    press(reading, qtbot, Qt.Key.Key_F4)
    (record,) = new_records(reading, known)
    assert record.content.title == "Masks for a sister" != made_of_fields
    assert not record.content.in_totals
    assert reading.place_name() == "donations"
    assert reading.place("donations").form.form.fields["title"].text.toPlainText() == "Masks for a sister"


def test_the_words_go_to_a_record_that_looks_like_it(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_L, ALT)
    (record,) = new_records(reading, known)
    assert record.ref
    assert not [one for one in reading.read.findChildren(DraftCard) if one.isVisible()]


def test_words_that_state_another_number_contradict_the_record_that_they_are_linked_to(
    reading: MainWindow, qtbot: QtBot
) -> None:
    store = reading.session.store
    for tonnes in (40, 41):
        said = f"Dates\n\nKuwait shipped {tonnes} tonnes of dates to Bhutan.\n"
        added = add_draft(store, read_source(said.encode(), f"{tonnes}.txt"))
        reading.session.go(Target("read", "source", added.source_id))
        settled(reading)
        put_caret(reading, "shipped")
        reading.read.page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        press(reading, qtbot, *((Qt.Key.Key_Return, CTRL) if tonnes == 40 else (Qt.Key.Key_L, ALT)))
    (record,) = donations.records(store)
    roles = {(piece.field, piece.quote): piece.role for piece in record.evidence if piece.source_id == added.source_id}
    assert roles["item", "41 tonnes of dates"] is EvidenceRole.CONTRADICTS
    assert {role for (field, _), role in roles.items() if field != "item"} == {EvidenceRole.SUPPORTS}
    assert "item: dates: its words say “41 tonnes of dates”, but it has 40 tonnes" in reading.toast.words.text()
    (total,) = totals.of(store, DonationFilter()).every
    assert (total.low, total.high) == (40, 41)
    choose_value(store, ("donation", record.id), ("item", record.part_ids["items"][0]), "The later report")


def test_where_nothing_is_sure_that_is_said_and_the_row_stays(reading: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    reading.session.said.connect(lambda sentence, _tone: told.append(sentence))
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    row = card_of(reading).list.currentIndex().row()
    press(reading, qtbot, Qt.Key.Key_Return, ALT)
    assert told[-1] == "No field here is sure: Enter accepts one at a time."
    assert card_of(reading).list.currentIndex().row() == row


def test_each_row_is_heard_with_its_state(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    said = [card.model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(len(card.model.rows))]
    assert said[0].startswith("Donor, Chile")
    assert any(line.startswith("Date, nothing said, select its words") for line in said)
    press(reading, qtbot, Qt.Key.Key_Return)
    assert "accepted" in card.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_paragraph_before_says_who_it_is(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "It also sent")
    press(reading, qtbot, Qt.Key.Key_R)
    assert values(reading)["donors"] == "Norway · NO"


def test_who_is_called_by_letters_in_the_source_is_shown_by_them(reading: MainWindow, qtbot: QtBot) -> None:
    added = add_draft(reading.session.store, read_source(b"Plums\n\nWFP sent 30 tents to Chad.\n", "plums.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: reading.read.row is not None and reading.read.row.id == added.source_id)
    reading.read.page.setFocus()
    put_caret(reading, "sent 30")
    press(reading, qtbot, Qt.Key.Key_R)
    donor = card_of(reading).model.rows[0]
    assert donor.value == "WFP · World Food Programme"
    assert donor.value in donor.description


def test_a_field_of_the_workspaces_own_gets_its_words_and_its_value(reading: MainWindow, qtbot: QtBot) -> None:
    store = reading.session.store
    add_field(store, OwnContent("Agreement"))
    add_field(store, OwnContent("How many", OwnType.NUMBER))
    add_field(store, OwnContent("Not offered", retired=True))
    known = len(donations.records(store))
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    labels = [shown.row.label for shown in card.model.rows]
    assert labels[-2:] == ["Agreement", "How many"]
    text = reading.read.page.text().text

    def give(label: str, words: str) -> None:
        card.list.setCurrentIndex(card.model.index(labels.index(label)))
        press(reading, qtbot, Qt.Key.Key_W, ALT)
        at = text.index(words)
        reading.read.page.select(at, at + len(words))
        press(reading, qtbot, Qt.Key.Key_Return)

    give("Agreement", "twin city agreement")
    give("How many", "It rained")  # which is no number, so the row stays as it was
    assert [shown.row.value for shown in card.model.rows[-2:]] == ["twin city agreement", ""]
    give("How many", "300,000 masks")
    press(reading, qtbot, Qt.Key.Key_Escape)
    put_caret(reading, "sent 300,000")
    press(reading, qtbot, Qt.Key.Key_R)  # it has waited
    assert [shown.row.value for shown in card_of(reading).model.rows[-2:]] == ["twin city agreement", "300,000 masks"]
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    said = dict(record.content.own)
    assert (said["agreement"], said["how_many"].low) == ("twin city agreement", 300_000)
    stands = {piece.label: piece.quote for piece in record.evidence}
    assert (stands["Agreement"], stands["How many"]) == ("twin city agreement", "300,000 masks")


def draft_of_one_country(reading: MainWindow, qtbot: QtBot) -> None:
    """Open the draft of a gift whose giver and getter are of one country."""
    added = add_draft(reading.session.store, read_source(b"Quay\n\nChile gave Santiago 12 pumps.\n", "quay.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    settled(reading)
    put_caret(reading, "gave")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)


def test_a_reason_why_it_is_not_in_totals_ends_once(reading: MainWindow, qtbot: QtBot) -> None:
    draft_of_one_country(reading, qtbot)
    settled(reading)
    assert card_of(reading).why_not.text() == "Not in totals: Who gives and who gets it are of one country."
    caps = [one for one in card_of(reading).findChildren(QLabel) if one.text() in ("C", "F4")]
    assert [one.height() for one in caps] == [one.sizeHint().height() for one in caps]


def test_a_sum_can_be_said_of_a_sentence_in_which_nothing_is_read(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "two cranes")
    press(reading, qtbot, Qt.Key.Key_R)
    assert values(reading).keys() >= {"items", "money"}
    press(reading, qtbot, Qt.Key.Key_4)
    press(reading, qtbot, Qt.Key.Key_F2)
    card_of(reading).editor.setText("US$400 million")
    press(reading, qtbot, Qt.Key.Key_Return)
    assert "items" not in values(reading)  # a gift of money asks for no thing
    choose_given(reading, qtbot)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert record.content.money is not None
    assert (record.content.money.low, record.content.items) == (400_000_000, ())


@few(
    "step, counts, why",
    [
        pytest.param((), False, "Who gives and who gets it are of one country.", id="as the card says"),
        pytest.param((Qt.Key.Key_C,), True, "", id="by the person's word"),
        pytest.param((Qt.Key.Key_2, Qt.Key.Key_F2, "Nepal", Qt.Key.Key_Return), True, "", id="with another recipient"),
    ],
    keep=1,
    why="more ways to count",
)
def test_a_record_is_in_totals_where_its_card_says_so(
    reading: MainWindow, qtbot: QtBot, step: tuple[Qt.Key | str, ...], counts: bool, why: str
) -> None:
    draft_of_one_country(reading, qtbot)
    for one in step:
        if isinstance(one, str):
            card_of(reading).editor.setText(one)
        else:
            press(reading, qtbot, one, ALT if one is Qt.Key.Key_C else NONE)
    card = card_of(reading)
    assert (card.totals.isChecked(), bool(card.why_not.text())) == (counts, not counts)
    known = len(donations.records(reading.session.store))
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert (record.content.in_totals, record.content.totals_reason) == (counts, why)


def say_another_outcome(window: MainWindow, qtbot: QtBot) -> None:
    """Draft the gift of Bergen, and say another outcome."""
    window.read.page.setFocus()
    put_caret(window, "sent 300,000")
    press(window, qtbot, Qt.Key.Key_R)
    card = card_of(window)
    at = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == "status")
    card.list.setCurrentIndex(card.model.index(at))
    press(window, qtbot, Qt.Key.Key_Right)
    assert values(window)["status"] != "given"


def still_waits(window: MainWindow, qtbot: QtBot) -> bool:
    """Whether R on the sentence goes on with what was said."""
    put_caret(window, "sent 300,000")
    window.read.page.setFocus()
    press(window, qtbot, Qt.Key.Key_R)
    return values(window)["status"] != "given"


def test_the_status_line_says_how_many_drafts_wait_and_leads_to_them(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, look = list[threading.Thread](), source_drafts.waiting_places
    monkeypatch.setattr(
        source_drafts, "waiting_places", lambda store: (looked.append(threading.current_thread()), look(store))[1]
    )
    first = reading.read.row.id
    link = reading.status.drafts
    assert not link.isVisible()
    say_another_outcome(reading, qtbot)
    changed = values(reading)["status"]
    press(reading, qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: link.isVisible() and link.text() == "1 draft waits")
    other = add_draft(reading.session.store, read_source(b"Rain\n\nIt rained.", "rain.txt"))
    reading.session.go(Target("read", "source", other.source_id))
    qtbot.waitUntil(lambda: reading.read.row.id == other.source_id)
    link.click()
    qtbot.waitUntil(lambda: reading.read.row.id == first)
    settled(reading)
    assert values(reading)["status"] == changed
    assert looked
    assert threading.main_thread() not in looked, "texts may be long"
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    qtbot.waitUntil(lambda: not link.isVisible())


def test_a_draft_waits_when_another_source_is_shown(reading: MainWindow, qtbot: QtBot) -> None:
    mine = reading.read.row.id
    other = add_draft(reading.session.store, read_source(b"Plums\n\nNorway gave Chile 3 boats.\n", "plums.txt"))
    settled(reading)
    say_another_outcome(reading, qtbot)
    reading.session.go(Target("read", "source", other.source_id))
    settled(reading)
    reading.session.go(Target("read", "source", mine))
    settled(reading)
    assert still_waits(reading, qtbot)


def test_what_is_typed_in_a_row_and_not_entered_is_kept_when_the_window_closes(
    reading: MainWindow, qtbot: QtBot
) -> None:
    """It was lost without a word; Esc alone lets go of it."""
    put_caret(reading, "sent 300,000")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(card_of(reading).editor, "Sweden")
    reading.read.remember()
    assert values(reading)["donors"] == "Sweden · SE"
    reading.read.controller.draft()
    assert values(reading)["donors"] == "Sweden · SE"


@pytest.mark.long("another day", instead="test_a_date_without_its_year_is_shown_as_inferred")
def test_a_day_that_is_stated_is_not_inferred_though_the_draft_was_not_sure(reading: MainWindow, qtbot: QtBot) -> None:
    words = b"Rain\n\nOn 3 May 2020 Chile flew 40 tents to Nepal, and Peru promised ten clinics for Bhutan.\n"
    added = add_draft(reading.session.store, read_source(words, "rain.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    settled(reading)
    put_caret(reading, "flew")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    assert Field.DATE in first_draft(reading, "flew").unsure
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (made,) = new_records(reading, 0)
    assert made.content.date.start == "2020-05-03"
    assert not made.content.date.inferred


def test_a_date_without_its_year_is_shown_as_inferred(reading: MainWindow, qtbot: QtBot) -> None:
    words = (
        b"---\ntitle: Rain\ndate: 2020-05-31\n---\n\nOn 4 May Chile sent Nepal 40 tents.\n\n"
        b"- Chile: 4 wagons, 200 tonnes of fuel oil and 50 tonnes of flour (27 July)\n"
    )
    added = add_draft(reading.session.store, read_source(words, "rain.md"))
    reading.session.go(Target("read", "source", added.source_id))
    settled(reading)
    put_caret(reading, "sent")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return, ALT)
    (date,) = (one for one in card_of(reading).model.rows if one.row.field is Field.DATE)
    assert (date.value, date.is_accepted) == ("4 May 2020 · inferred", True)
    assert date.description.startswith("Date, 4 May 2020 · inferred")
    press(reading, qtbot, Qt.Key.Key_Escape)
    put_caret(reading, "wagons")
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    rows = [one.row for one in card_of(reading).model.rows]
    item = next(one.span for one in rows if one.field is Field.ITEMS)
    assert item is not None
    assert [one.field for one in rows if one.span == item] == [Field.ITEMS, Field.STATUS]
    page = reading.read.page
    (box,) = page.boxes_of(item.start, item.end)
    shot = page.viewport().grab(QRect(box.left(), box.top() - 8, 20, 10)).toImage()
    columns = [x for x in range(shot.width()) if len({shot.pixel(x, y) for y in range(shot.height())}) > 2]
    assert max(columns) >= 10, "the second number stands beside the first, and not on it"


def accepted_of(window: MainWindow) -> dict[str, tuple[str, str]]:
    """What the accepted rows say, and on which words."""
    return {one.row.label: (one.row.value, one.words) for one in card_of(window).model.rows if one.is_accepted}


@pytest.mark.alone
def test_what_was_accepted_comes_back_with_the_draft(reading: MainWindow, qtbot: QtBot) -> None:
    session, mine = reading.session, reading.read.row.id
    for name in ("Shelf", "Route"):
        add_field(session.store, OwnContent(name))
    say_another_outcome(reading, qtbot)
    for _ in range(3):
        press(reading, qtbot, Qt.Key.Key_Return)
    card = card_of(reading)
    card.list.setCurrentIndex(card.model.index(len(card.model.rows) - 1))
    card.typed.emit(card.model.rows[-1].row, "twin city")
    left = accepted_of(reading)
    assert left["Route"] == ("twin city", "twin city")
    assert len(left) == 4
    press(reading, qtbot, Qt.Key.Key_Escape)
    add_field(session.store, OwnContent("Before"))
    assert still_waits(reading, qtbot)
    assert accepted_of(reading) == left
    press(reading, qtbot, Qt.Key.Key_Escape)
    path = session.store.path
    other = path.with_name("other.passagework")
    make_empty(other, "Ann", RESOURCES)
    assert reading.files.open_path(other)
    assert reading.files.open_path(path)
    session.go(Target("read", "source", mine))
    settled(reading)
    assert still_waits(reading, qtbot)
    assert accepted_of(reading) == left
    assert card_of(reading).current().label not in left


@pytest.mark.alone
@pytest.mark.long("another way in which the text goes", instead="test_a_draft_waits_when_another_source_is_shown")
def test_a_draft_waits_when_its_source_is_removed_and_comes_again(reading: MainWindow, qtbot: QtBot) -> None:
    mine = reading.read.row.id
    say_another_outcome(reading, qtbot)
    remove_source(reading.session.store, mine)
    settled(reading)
    assert not any(card.isVisible() for card in reading.read.findChildren(DraftCard))
    reading.undo()
    reading.session.go(Target("read", "source", mine))
    settled(reading)
    assert still_waits(reading, qtbot)


def test_a_draft_waits_when_its_text_is_corrected_elsewhere(reading: MainWindow, qtbot: QtBot) -> None:
    say_another_outcome(reading, qtbot)
    edit_text(reading.session.store, reading.read.row.id, 0, 7, "The apples")
    settled(reading)
    assert "put away" in reading.toast.words.text()
    assert reading.read.page.hasFocus()
    assert still_waits(reading, qtbot)


@pytest.mark.long(
    "another change of its text",
    instead=[
        "test_a_draft_waits_when_its_text_is_corrected_elsewhere",
        "test_a_draft_whose_sentence_has_changed_is_shown_with_its_source",
    ],
)
def test_a_draft_waits_when_words_come_before_those_of_its_sentence(reading: MainWindow, qtbot: QtBot) -> None:
    """It counted as waiting, and nothing led to it."""
    say_another_outcome(reading, qtbot)
    assert reading.read.text is not None
    at = reading.read.text.text.index("Under a")
    edit_text(reading.session.store, reading.read.row.id, at, at + 5, "But Under")
    settled(reading)
    assert still_waits(reading, qtbot)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    settled(reading)
    assert source_drafts.waiting_places(reading.session.store) == []


def test_a_draft_whose_sentence_has_changed_is_shown_with_its_source(reading: MainWindow, qtbot: QtBot) -> None:
    """It was counted, waited unseen until its words came back, and could not be dropped."""
    store, link = reading.session.store, reading.status.drafts
    say_another_outcome(reading, qtbot)
    outcome = values(reading)["status"]
    press(reading, qtbot, Qt.Key.Key_Escape)
    assert reading.read.text is not None
    at = reading.read.text.text.index("sent 300,000")
    edit_text(store, reading.read.row.id, at, at + 4, "shipped")
    settled(reading)
    qtbot.waitUntil(link.isVisible)

    def chips() -> dict[str, ChipButton]:
        settled(reading)
        shown = [one for one in reading.read.findChildren(LostDrafts) if one.isVisible()]
        return {chip.text(): chip for one in shown for chip in one.findChildren(ChipButton) if chip.isVisible()}

    link.click()
    qtbot.waitUntil(lambda: len(chips()) == 2)
    assert "the draft is in the inspector" in reading.toast.words.text()
    chips()["Drop the draft"].click()
    assert not chips()
    assert source_drafts.waiting_places(store) == []
    reading.undo()
    chips()["Make a record of it"].click()
    settled(reading)
    record = list(donations.records(store))[-1]
    assert (tr_term(record.content.status), record.evidence) == (outcome, ())
    assert source_drafts.waiting_places(store) == []
    reading.session.go(Target("read", "source", reading.read.row.id))
    assert not chips()
    store.undo()
    assert len(chips()) == 2, "the draft waits again"
    store.redo()
    assert not chips()
    assert source_drafts.waiting_places(store) == []


def test_undo_of_a_saved_record_brings_back_what_was_in_the_card(reading: MainWindow, qtbot: QtBot) -> None:
    """It was the draft as it is read, without what was changed and accepted."""
    store = reading.session.store
    say_another_outcome(reading, qtbot)
    press(reading, qtbot, Qt.Key.Key_Return)
    was = [(shown.row.value, shown.is_accepted) for shown in card_of(reading).model.rows]
    assert any(accepted for _, accepted in was)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    settled(reading)
    assert source_drafts.waiting_places(store) == []
    for step in (reading.undo, reading.redo, reading.undo):
        step()
        settled(reading)
        assert len(source_drafts.waiting_places(store)) == (step == reading.undo)
    assert still_waits(reading, qtbot)
    assert [(shown.row.value, shown.is_accepted) for shown in card_of(reading).model.rows] == was


@pytest.mark.long("more ways to leave", instead="test_what_was_accepted_comes_back_with_the_draft")
@pytest.mark.alone
def test_a_draft_waits_when_the_workspace_is_left(reading: MainWindow, qtbot: QtBot) -> None:
    say_another_outcome(reading, qtbot)
    path, mine = reading.session.store.path, reading.read.row.id
    other = path.with_name("other.passagework")
    make_empty(other, "Ann", RESOURCES)
    assert reading.files.open_path(other)
    settled(reading)
    assert kept(reading.session.store, reading.session.store.person) == ()
    only = add_draft(reading.session.store, read_source(TEXT.encode(), "quinces.txt"))
    settled(reading)
    say_another_outcome(reading, qtbot)
    reading.undo()  # no source is left
    settled(reading)
    assert [one.source_id for one in kept(reading.session.store, reading.session.store.person)] == [only.source_id]
    assert not any(card.isVisible() for card in reading.read.findChildren(DraftCard))
    assert reading.files.open_path(path)
    settled(reading)
    reading.session.go(Target("read", "source", mine))
    settled(reading)
    assert still_waits(reading, qtbot)


def test_undo_in_the_card_takes_back_what_was_changed_there(reading: MainWindow, qtbot: QtBot) -> None:
    say_another_outcome(reading, qtbot)
    press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    assert values(reading)["status"] == "given"
    press(reading, qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert values(reading)["status"] != "given"
    assert reading.read.row is not None


def test_a_draft_of_nothing_read_is_filled_in_row_by_row(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "The harbour has")
    press(reading, qtbot, Qt.Key.Key_R)
    for words in ("harbour", "nobody", "two cranes"):
        press(reading, qtbot, Qt.Key.Key_F2)
        qtbot.keyClicks(card_of(reading).editor, words)
        press(reading, qtbot, Qt.Key.Key_Return)
    assert values(reading)["donors"] == "harbour"
    assert values(reading)["recipients"] == "nobody"
    assert "cranes" in values(reading)["items"]
    assert values(reading)["status"] == "", "nobody has said what became of it"


def open_row(window: MainWindow, qtbot: QtBot, field: str, *, twice: bool = True) -> DraftCard:
    """Click the row of a field, twice to change what it says."""
    card = card_of(window)
    row = next(n for n, shown in enumerate(card.model.rows) if shown.row.field.value == field)
    box = card.list.visualRect(card.model.index(row))
    (Mouse(qtbot).double_click if twice else Mouse(qtbot).click)(card.list.viewport(), box.center())
    return card


def test_by_mouse_a_row_is_changed_and_what_is_typed_is_never_lost(reading: MainWindow, qtbot: QtBot) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    card = open_row(reading, qtbot, "donors")
    assert card.editor.hasFocus()
    card.editor.selectAll()
    qtbot.keyClicks(card.editor, "Sweden")
    open_row(reading, qtbot, "status", twice=False)  # what was typed is of the row it was typed for
    assert not card.editor.isVisible()
    assert values(reading)["donors"].startswith("Sweden")
    assert card.current().field.value == "status"
    was = values(reading)["status"]
    open_row(reading, qtbot, "status")
    assert values(reading)["status"] != was
    open_row(reading, qtbot, "date")
    qtbot.keyClicks(card.editor, "whenever")
    Mouse(qtbot).click(card.save)
    assert card.isVisible()
    assert card.editor.hasFocus()
    card.editor.selectAll()
    qtbot.keyClicks(card.editor, "7 June 2021")
    Mouse(qtbot).click(card.save)
    (record,) = new_records(reading, known)
    assert record.content.date.start == "2021-06-07"


def test_a_row_takes_other_words_of_the_sentence_by_arrows_and_digits_lead_to_rows(
    reading: MainWindow, qtbot: QtBot
) -> None:
    """Whoever the sentence names is one key away, on its own words; one more donor too."""
    known = len(donations.records(reading.session.store))
    put_caret(reading, "city of Bergen")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)

    def row() -> tuple[str, str]:
        shown = card.model.rows[card.list.currentIndex().row()]
        return shown.row.value, shown.words

    press(reading, qtbot, Qt.Key.Key_7)  # the date
    assert row() == ("3 May 2020", "3 May 2020")
    press(reading, qtbot, Qt.Key.Key_Right)
    assert "nothing else" in reading.toast.words.text()
    press(reading, qtbot, Qt.Key.Key_2)
    before = row()
    press(reading, qtbot, Qt.Key.Key_Right)
    assert row() == ("Peru · PE", "Peru")
    press(reading, qtbot, Qt.Key.Key_Left)
    assert row() == before
    press(reading, qtbot, Qt.Key.Key_Right)
    press(reading, qtbot, Qt.Key.Key_Right, SHIFT)  # what is named by no recipient yet
    assert [one.row.field.value for one in card.model.rows].count("recipients") == 2
    assert row()[1] not in ("Peru", "")
    press(reading, qtbot, Qt.Key.Key_2)
    assert row() == ("Peru · PE", "Peru")
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert len(record.content.names(PartyRole.RECIPIENT)) == 2
    assert "Peru" in [piece.quote for piece in record.evidence if piece.field == "recipient"]


def test_an_empty_party_takes_whom_no_other_party_is(reading: MainWindow, qtbot: QtBot) -> None:
    """A recipient that is not filled in yet is not the donor, who is named first."""
    put_caret(reading, "Norway gave Chile")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_2)
    press(reading, qtbot, Qt.Key.Key_Delete)
    assert values(reading)["recipients"] == ""
    press(reading, qtbot, Qt.Key.Key_Right)
    assert values(reading)["donors"] == "Norway · NO"
    assert values(reading)["recipients"] == "Chile · CL"


def type_in_row(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Type another value over that of the current row, with the keys."""
    press(window, qtbot, Qt.Key.Key_F2)
    editor = card_of(window).editor
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    press(window, qtbot, Qt.Key.Key_Return)


def test_a_digit_leads_to_a_row_for_what_the_draft_does_not_say_yet(reading: MainWindow, qtbot: QtBot) -> None:
    """A sum beside things, or who carries them, needs no form."""
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Norway gave Chile")
    press(reading, qtbot, Qt.Key.Key_R)
    for digit, words in ((Qt.Key.Key_8, "the Red Cross"), (Qt.Key.Key_4, "NOK 500")):
        press(reading, qtbot, digit)
        type_in_row(reading, qtbot, words)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert record.content.money is not None
    assert (record.content.names(PartyRole.CARRIER), record.content.money.currency) == (("Red Cross",), "NOK")
    assert [item.item for item in record.content.items] == ["pumps"]


def test_a_draft_by_hand_that_waited_is_discarded_for_good(reading: MainWindow, qtbot: QtBot) -> None:
    """Of a sentence in which the rules read nothing, put away and opened again."""
    put_caret(reading, "harbour")
    press(reading, qtbot, Qt.Key.Key_R)
    type_in_row(reading, qtbot, "Lions Club")
    press(reading, qtbot, Qt.Key.Key_Escape)
    press(reading, qtbot, Qt.Key.Key_R)
    assert values(reading)["donors"] == "Lions Club"
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    press(reading, qtbot, Qt.Key.Key_R)
    assert values(reading)["donors"] == ""


def test_one_more_donor_from_the_sentence_leaves_what_was_typed_for_another(reading: MainWindow, qtbot: QtBot) -> None:
    """What is typed stands on no words yet, and is a value of the draft like the others."""
    put_caret(reading, "Chile gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    press(reading, qtbot, Qt.Key.Key_1)
    type_in_row(reading, qtbot, "Lions Club")
    press(reading, qtbot, Qt.Key.Key_1)
    assert [one.row.span for one in card.model.rows if one.row.value == "Lions Club"] == [None]
    press(reading, qtbot, Qt.Key.Key_Right, SHIFT)
    donors = [one.row.value for one in card.model.rows if one.row.field.value == "donors"]
    assert donors == ["Lions Club", "Chile · CL"]


def test_other_words_of_the_sentence_take_the_place_of_what_was_typed(reading: MainWindow, qtbot: QtBot) -> None:
    """Words that say Chile never become the evidence of another donor, and no two rows say the same words."""
    put_caret(reading, "Chile gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    press(reading, qtbot, Qt.Key.Key_1)
    type_in_row(reading, qtbot, "Lions Club")
    press(reading, qtbot, Qt.Key.Key_1)
    press(reading, qtbot, Qt.Key.Key_Right)
    row = card.model.rows[card.list.currentIndex().row()]
    assert (row.row.value, row.words) == ("Chile · CL", "Chile")
    press(reading, qtbot, Qt.Key.Key_Right, SHIFT)
    for _ in range(4):
        press(reading, qtbot, Qt.Key.Key_Right)
        donors = [one.words for one in card.model.rows if one.row.field.value == "donors"]
        assert len(set(donors)) == 2


def test_keys_of_the_window_with_ctrl_are_the_windows_in_the_card_too(reading: MainWindow, qtbot: QtBot) -> None:
    """A digit leads to a row, with Ctrl to a place."""
    put_caret(reading, "Chile gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    at = card.list.currentIndex().row()
    press(reading, qtbot, Qt.Key.Key_3, CTRL)
    assert reading.place_name() == "donations"
    assert card.list.currentIndex().row() == at


def draft_selected(window: MainWindow, mouse: Mouse) -> DraftCard:
    """Select the words of a gift with the mouse, and draft it with the bar that stands at them."""
    page, text, bar = window.read.page, window.read.page.text().text, window.read.bar.bar
    page.setFocus()
    start, end = text.index("Norway gave"), text.index(" pumps")
    mouse.drag(page.viewport(), word_point(page, start + 1), word_point(page, end - 1))
    mouse.qtbot.waitUntil(bar.isVisible)
    mouse.click(next(one for one in bar.buttons() if one.accessibleName().startswith("Record")))
    return card_of(window)


def test_once_the_selected_words_are_a_record_or_refused_nothing_is_shown_at_them(
    reading: MainWindow, qtbot: QtBot
) -> None:
    mouse, read = Mouse(qtbot), reading.read
    buttons = {one.text(): one for one in draft_selected(reading, mouse).findChildren(QPushButton)}
    mouse.click(buttons["put away"])
    settled(reading)
    assert read.bar.bar.isVisible()  # nothing became of them yet
    by_key = partial(press, reading, qtbot, Qt.Key.Key_Return, CTRL)
    for ends in (by_key, *(partial(mouse.click, buttons[one]) for one in ("Save", "refuse"))):
        draft_selected(reading, mouse)
        ends()
        settled(reading)
        if read.page.selection() is not None:  # it was said that this is a record already
            ends()
            settled(reading)
        assert read.page.selection() is None
        assert not read.bar.bar.isVisible()


@pytest.mark.long(
    "another case of the same path in the window", instead="test_a_draft_waits_when_another_source_is_shown"
)
def test_the_card_goes_with_its_text_where_the_library_comes(reading: MainWindow, qtbot: QtBot) -> None:
    say_another_outcome(reading, qtbot)
    card, was = card_of(reading), values(reading)
    press(reading, qtbot, Qt.Key.Key_B, CTRL | SHIFT)
    assert reading.read.shelf.is_shown
    assert not card.isVisible()
    press(reading, qtbot, Qt.Key.Key_B, CTRL | SHIFT)
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    assert values(reading) == was


def test_x_says_what_it_did_and_its_undo_brings_the_draft_back(reading: MainWindow, qtbot: QtBot) -> None:
    say_another_outcome(reading, qtbot)
    was = values(reading)
    refuse = next(one for one in card_of(reading).findChildren(QPushButton) if one.text() == "refuse")
    assert refuse.accessibleName() == "Refuse the draft"
    by_mouse, by_key = partial(Mouse(qtbot).click, refuse), partial(press, reading, qtbot, Qt.Key.Key_X, ALT)
    of_toast = partial(qtbot.mouseClick, reading.toast.undo, Qt.MouseButton.LeftButton)
    for does, undo in ((by_key, of_toast), (by_mouse, reading.undo)):
        does()
        assert not reading.read.findChildren(DraftCard)[0].isVisible()
        assert [one.is_refused for one in kept(reading.session.store, reading.session.store.person)] == [True]
        assert reading.toast.words.text() == "This sentence is not offered again."
        assert reading.toast.undo.isVisible()
        undo()
        assert values(reading) == was
        assert card_of(reading).list.hasFocus()
    press(reading, qtbot, Qt.Key.Key_Escape)
    assert still_waits(reading, qtbot)


def test_x_in_one_of_several_drafts_leaves_the_others(reading: MainWindow, qtbot: QtBot) -> None:
    """All went with the one that was shown, those that were accepted and not saved yet as well."""
    store = reading.session.store

    def who() -> str:
        return values(reading)["recipients"]

    put_caret(reading, "Chile gave Nepal")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_PageDown)
    assert who() == "Bhutan · BT"
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    assert (who(), reading.toast.words.text()) == (
        "Nepal · NP",
        "This draft is left out; the others of its sentence stay.",
    )
    reading.undo()
    assert (who(), card_of(reading).list.hasFocus()) == ("Bhutan · BT", True)
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    press(reading, qtbot, Qt.Key.Key_Escape)
    reading.undo()
    settled(reading)
    assert {one.number for one in kept(store, store.person)} == {0, 1}, "both wait"
    put_caret(reading, "Chile gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    for _ in range(2):
        press(reading, qtbot, Qt.Key.Key_X, ALT)
    settled(reading)
    assert [one.is_refused for one in kept(store, store.person)] == [True]
    assert reading.toast.words.text() == "This sentence is not offered again."


def test_undo_takes_back_refusals_and_operations_in_the_order_in_which_they_were_done(
    reading: MainWindow, qtbot: QtBot
) -> None:
    store, toast = reading.session.store, reading.toast
    tag_quote(store, TagLine(reading.read.row.id, "two cranes", "Before", None))
    for words in ("Norway gave", "It also sent"):
        put_caret(reading, words)
        reading.read.page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        press(reading, qtbot, Qt.Key.Key_X, ALT)
        toast.hide()
    tag_quote(store, TagLine(reading.read.row.id, "two cranes", "After", None))

    def refused() -> int:
        return sum(one.is_refused for one in kept(store, store.person))

    def tagged() -> set[str]:
        return {ref.name for one in of_source(store, reading.read.row.id) for ref in one.tags}

    assert (refused(), tagged()) == (2, {"Before", "After"})
    before = ((2, {"Before"}, ""), (1, {"Before"}, "300 ladders"), (0, {"Before"}, "12 pumps"), (0, set(), ""))
    for many, names, drafted in before:
        settled(reading)
        assert reading.top.undo_button.isEnabled()
        assert (reading.top.undo_button.accessibleName() == "Undo") is bool(drafted)
        reading.undo()
        settled(reading)
        toast.hide()
        assert (refused(), tagged()) == (many, names)
        if drafted:
            assert drafted in card_of(reading).title.text()
            press(reading, qtbot, Qt.Key.Key_Escape)


@pytest.mark.long(
    "another source", instead="test_undo_takes_back_refusals_and_operations_in_the_order_in_which_they_were_done"
)
def test_a_refusal_is_taken_back_too_where_another_source_is_shown_by_then(reading: MainWindow, qtbot: QtBot) -> None:
    say_another_outcome(reading, qtbot)
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    store, first = reading.session.store, reading.read.row.id
    reading.toast.hide()
    other = add_draft(store, read_source(b"Plums\n\nNorway gave Chile 3 boats.\n", "plums.txt")).source_id
    reading.session.go(Target("read", "source", other))
    settled(reading)
    reading.undo()
    settled(reading)
    reading.undo()
    settled(reading)
    assert [one.is_refused for one in kept(store, store.person)] == [False]
    reading.session.go(Target("read", "source", first))
    settled(reading)
    assert still_waits(reading, qtbot)


def test_x_in_a_draft_of_nothing_read_says_that_it_is_gone_and_brings_it_back(
    reading: MainWindow, qtbot: QtBot
) -> None:
    put_caret(reading, "The harbour has")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(card_of(reading).editor, "harbour")
    press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    assert reading.toast.words.text() == "The draft was discarded."
    reading.undo()
    assert values(reading)["donors"] == "harbour"


def test_what_was_done_since_is_what_undo_takes_back_first(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    tag_quote(reading.session.store, TagLine(reading.read.row.id, "city of Bergen", "Cities", None))
    settled(reading)
    assert not reading.toast.isVisible()
    reading.undo()
    assert not any(mark.tags for mark in reading.read.passages().values())


def test_what_is_changed_in_a_card_is_kept_as_it_is(reading: MainWindow, qtbot: QtBot) -> None:
    """A crash loses nothing of it, and what a step takes back is kept no more."""
    store = reading.session.store
    words = b"Plums\n\nThe government of Chile gave tents to Nepal, Bhutan and Peru.\n"
    reading.session.go(Target("read", "source", add_draft(store, read_source(words, "plums.txt")).source_id))
    settled(reading)

    def numbers() -> list[int]:
        settled(reading)
        return [one.number for one in kept(store, store.person)]

    put_caret(reading, "gave tents")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    assert numbers() == []
    press(reading, qtbot, Qt.Key.Key_M, ALT)
    assert numbers() == [0]
    press(reading, qtbot, Qt.Key.Key_M, ALT)
    assert len(numbers()) == 3
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    assert numbers() == [0]
    press(reading, qtbot, Qt.Key.Key_X, ALT)
    assert [one.is_refused for one in kept(store, store.person)] == [True]


def test_a_sum_whose_sign_several_countries_use_asks_for_its_currency(reading: MainWindow, qtbot: QtBot) -> None:
    """Enter names the likely ones before it leaves the currency open; the arrows choose among them."""
    text = "Quinces\n\nKenya gave Nepal ¥30 million.\n\nKenya gave Chile $4 million.\n"
    added = add_draft(reading.session.store, read_source(text.encode(), "quinces.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    qtbot.waitUntil(lambda: reading.read.row is not None and reading.read.row.id == added.source_id)
    known = len(donations.records(reading.session.store))
    reading.read.page.setFocus()
    put_caret(reading, "Kenya gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)

    def row() -> tuple[str, str, bool]:
        shown = next(one for one in card.model.rows if one.row.field is Field.MONEY)
        return shown.row.value, shown.words, shown.is_accepted

    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert "CNY" in reading.toast.words.text(), "it is asked for in its own row, not refused in another"
    assert card.current().field is Field.MONEY
    press(reading, qtbot, Qt.Key.Key_Return)
    assert row() == ("30,000,000", "¥30 million", False)
    assert "CNY" in reading.toast.words.text()
    assert "JPY" in reading.toast.words.text()
    press(reading, qtbot, Qt.Key.Key_Right)
    assert row()[0].startswith("CNY")
    press(reading, qtbot, Qt.Key.Key_Right)
    press(reading, qtbot, Qt.Key.Key_Return)
    assert row() == ("JPY 30,000,000", "¥30 million", True)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert record.content.money is not None
    assert (record.content.money.currency, record.content.money.as_stated) == ("JPY", "¥30 million")
    put_caret(reading, "Kenya gave Chile")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    press(reading, qtbot, Qt.Key.Key_4)
    assert row()[0].startswith("USD")
    press(reading, qtbot, Qt.Key.Key_Left)
    assert row()[1] == "$4 million"
    assert row()[0].startswith("CLP"), "that of who gets it comes before the commonest"


def test_a_gift_that_is_a_record_already_says_so_and_is_not_saved_with_the_others(
    reading: MainWindow, qtbot: QtBot
) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    assert not card_of(reading).already.isVisible()
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)  # the first of two
    (nepal,) = new_records(reading, known)
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_Escape)
    put_caret(reading, "Chile gave")
    press(reading, qtbot, Qt.Key.Key_R)
    settled(reading)
    card = card_of(reading)
    chips = [one.text() for one in parts_of(card.stack) if isinstance(one, QPushButton)]
    assert chips == [f"Nepal · {nepal.ref}", "Bhutan · BT"]
    assert card.already.isVisible()
    assert card.heading.text() == "Draft", "it is no new record"
    assert card.known.text() == f"{nepal.ref} already has these words as evidence"
    was = card.wide
    for wide in (356, 480, 545, 860, was):  # beside the heading it was cut where that has too little room
        card.set_wide(wide)
        card.fit()
        settled(reading)
        assert card.known.width() >= card.known.sizeHint().width() or card.known.wordWrap()
        assert card.save_all.width() >= card.save_all.sizeHint().width(), "in half a screen"
    assert card.save_all.text() == "Save the new one"
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert new_records(reading, known) == [nepal], "said before it is saved again"
    press(reading, qtbot, Qt.Key.Key_Return, CTRL | SHIFT)
    made = new_records(reading, known)
    assert [record.content.parties[1].name for record in made] == ["Nepal", "Bhutan"]
    assert not card_of(reading).save_all.isVisible(), "what is left is a record"
    press(reading, qtbot, Qt.Key.Key_Return, CTRL | SHIFT)
    assert len(new_records(reading, known)) == 2
    press(reading, qtbot, Qt.Key.Key_O, ALT)
    assert reading.place_name() == "donations"
    press(reading, qtbot, Qt.Key.Key_Left, ALT)
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    assert card_of(reading).heading.text() == "New record"
    press(reading, qtbot, Qt.Key.Key_O, ALT)
    assert reading.place_name() == "read", "there is none to open"
    qtbot.mouseClick(card_of(reading).save, Qt.MouseButton.LeftButton)
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    qtbot.mouseClick(card_of(reading).open_known, Qt.MouseButton.LeftButton)
    assert reading.place_name() == "donations"


def test_where_nothing_is_said_that_is_not_cut_in_a_narrow_card(reading: MainWindow, qtbot: QtBot) -> None:
    reading.resize(960, 1040)
    settled(reading)
    put_caret(reading, "The harbour has")
    press(reading, qtbot, Qt.Key.Key_R)
    card = card_of(reading)
    card.set_wide(NARROW)
    heights = {card.list.sizeHintForRow(number) for number in range(card.model.rowCount())}
    assert heights == {ROW_PX}
    painter, empty = DraftRowPainter(), card.model.rows[0]
    for wide, has_room in ((WIDTH, True), (NARROW - 20, False)):  # at NARROW itself it hangs by the face's last pixels
        painter.value_px = wide - BESIDE_VALUE
        assert painter.shows_keys(empty) == has_room, "the arrows do not take the place of nothing said"


def test_a_value_takes_the_place_of_the_keys_before_it_takes_a_second_line(reading: MainWindow, qtbot: QtBot) -> None:
    """*United States* stood on two lines, beside room for both its words."""
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    painter, donor = DraftRowPainter(), card_of(reading).model.rows[0]
    painter.value_px = 220
    short, whole, long = (
        donor._replace(row=donor.row._replace(value=value))
        for value in ("NO", "Norwegian central government", "Central government of the Kingdom of Norway and its isles")
    )
    assert [painter.shows_keys(one) for one in (short, whole, long)] == [True, False, False]
    assert painter.height(short, 0) == painter.height(whole, 0) < painter.height(long, 0)


def test_who_begins_to_type_a_name_types_it_and_gives_no_command(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_2)
    for first, rest, said in (("M", "exico", "Mexico · MX"), ("X", "anadu", "Xanadu")):
        press(reading, qtbot, Qt.Key.Key_2)
        qtbot.keyClick(
            QApplication.focusWidget(), first, SHIFT
        )  # M alone would make one record of several, X refuse the draft
        qtbot.keyClicks(QApplication.focusWidget(), rest)
        press(reading, qtbot, Qt.Key.Key_Return)
        assert values(reading)["recipients"] == said
    press(reading, qtbot, Qt.Key.Key_2)
    press(reading, qtbot, Qt.Key.Key_P)
    qtbot.keyClicks(QApplication.focusWidget(), "eru")
    card = card_of(reading)
    assert card.editor.text() == "peru", "a letter that is no command begins too"
    qtbot.mouseClick(card.sure, Qt.MouseButton.LeftButton)
    assert values(reading)["recipients"] == "Peru · PE", "and is taken by whatever comes next"
    press(reading, qtbot, Qt.Key.Key_5)
    press(reading, qtbot, Qt.Key.Key_P)
    assert not card.editor.isVisible(), "an outcome is chosen"


def test_a_number_that_is_typed_for_an_amount_or_over_one_is_that_and_leads_to_no_row(
    reading: MainWindow, qtbot: QtBot
) -> None:
    """*30 million* made a thing of *0 million*, and blanks and letters changed the outcome in passing."""
    put_caret(reading, "The harbour has")
    press(reading, qtbot, Qt.Key.Key_R)
    card, outcome = card_of(reading), values(reading)["status"]
    for typed, said in (("4 million euros", "EUR 4,000,000"), ("30 million euros", "EUR 30,000,000")):
        at = [shown.row.field.value for shown in card.model.rows].index("money")
        card.list.setCurrentIndex(card.model.index(at))
        for letter in typed:
            qtbot.keyClicks(QApplication.focusWidget(), letter)
        assert (card.editor.text(), card.current().field.value) == (typed, "money")
        press(reading, qtbot, Qt.Key.Key_Return)
        assert (values(reading)["money"], values(reading)["status"]) == (said, outcome)
    assert not values(reading).get("items")


def test_a_capital_that_is_typed_is_the_town_and_a_name_of_a_country_is_that(reading: MainWindow, qtbot: QtBot) -> None:
    added = add_draft(reading.session.store, read_source(b"Fans\n\nJapan gave Hanoi 40 fans.\n", "fans.txt"))
    reading.session.go(Target("read", "source", added.source_id))
    settled(reading)
    put_caret(reading, "Japan gave Hanoi")
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    assert values(reading)["recipients"] == "Vietnam · VN", "which is called by it"
    for typed, said in (("Hanoi", "Hanoi · VN"), ("Lima", "Lima · PE"), ("USA", "United States · US")):
        press(reading, qtbot, Qt.Key.Key_2)
        press(reading, qtbot, Qt.Key.Key_F2)
        qtbot.keyClicks(QApplication.focusWidget(), typed)
        press(reading, qtbot, Qt.Key.Key_Return)
        assert values(reading)["recipients"] == said
    press(reading, qtbot, Qt.Key.Key_2)
    press(reading, qtbot, Qt.Key.Key_Right)
    assert values(reading)["recipients"] != "Hanoi · VN", "what is only chosen is read as it was"


@pytest.mark.alone
def test_a_record_of_the_gift_that_another_process_makes_or_removes_is_said_at_once(
    reading: MainWindow, qtbot: QtBot
) -> None:
    store = reading.session.store
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = donations.records(store)
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Down)
    press(reading, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "half")
    card = card_of(reading)
    assert card.already.isVisible()
    with Store(store.path, "Ben") as theirs:
        remove_donation(theirs, record.id)
    qtbot.waitUntil(lambda: not card.already.isVisible())
    assert card.heading.text() == "New record"
    assert (card.editor.text(), card.editor.hasFocus(), card.list.currentIndex().row()) == ("half", True, 1)


@pytest.mark.long(
    "a draft by hand", instead="test_a_gift_that_is_a_record_already_says_so_and_is_not_saved_with_the_others"
)
def test_a_sentence_in_which_nothing_is_read_says_too_that_it_is_evidence_of_a_record(
    reading: MainWindow, qtbot: QtBot
) -> None:
    for words in ("The harbour has", "The harbour has", "Chile gave"):
        put_caret(reading, words)
        press(reading, qtbot, Qt.Key.Key_R)
        card = card_of(reading)
        known = donations.records(reading.session.store)
        assert card.already.isVisible() == bool(known and words != "Chile gave"), words
        if not known:
            card.typed.emit(card.model.rows[0].row, "Lima")
            assert not card.already.isVisible()
            press(reading, qtbot, Qt.Key.Key_1)
            press(reading, qtbot, Qt.Key.Key_W, ALT)
            at = reading.read.page.text().text.index("harbour")
            reading.read.page.select(at, at + 7)
            press(reading, qtbot, Qt.Key.Key_Return)
            choose_given(reading, qtbot)
            press(reading, qtbot, Qt.Key.Key_Return, CTRL)
            assert len(donations.records(reading.session.store)) == 1
        else:
            press(reading, qtbot, Qt.Key.Key_Escape)


def test_below_the_text_what_is_known_is_beside_the_heading(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    for size, is_beside_it in (((900, 600), True), ((1280, 800), False)):
        reading.resize(*size)
        settled(reading)
        put_caret(reading, "Norway gave")
        reading.read.page.setFocus()
        press(reading, qtbot, Qt.Key.Key_R)
        settled(reading)
        card = card_of(reading)
        tops = [one.mapTo(card, one.rect().center()).y() for one in (card.heading, card.known)]
        assert (abs(tops[0] - tops[1]) < 4) == is_beside_it, size
        press(reading, qtbot, Qt.Key.Key_Escape)


def test_no_letter_in_a_card_acts_unseen(reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who thinks to write a note types words, among them blanks and letters that are commands."""
    put_caret(reading, "Under a twin city")
    press(reading, qtbot, Qt.Key.Key_R)
    card, said = card_of(reading), reading.toast.words
    fields = [shown.row.field.value for shown in card.model.rows]
    was = [shown.row.value for shown in card.model.rows]
    for field in ("status", "basis"):
        at = fields.index(field)
        card.list.setCurrentIndex(card.model.index(at))
        for letter in "ask Beira":
            said.clear()
            qtbot.keyClicks(QApplication.focusWidget(), letter)
            assert "is chosen" in said.text()
            assert card.list.currentIndex().row() == at
        said.clear()
        press(reading, qtbot, Qt.Key.Key_F2)
        assert "is chosen" in said.text()
    assert [shown.row.value for shown in card.model.rows] == was
    heard = listen(monkeypatch)
    for key, words in (
        (Qt.Key.Key_C, "Does not count in totals"),
        (Qt.Key.Key_C, "Counts in totals"),
        (Qt.Key.Key_M, "several recipients"),
        (Qt.Key.Key_O, "No record has these words as evidence yet."),
        (Qt.Key.Key_F2, "is chosen"),
    ):
        press(reading, qtbot, key, NONE if key is Qt.Key.Key_F2 else ALT)
        assert words in said.text()
        assert any(words in one for one in heard)
    card.list.setCurrentIndex(card.model.index(fields.index("status")))
    press(reading, qtbot, Qt.Key.Key_Right)
    press(reading, qtbot, Qt.Key.Key_C, ALT)
    assert "Not in totals" in said.text()


def test_undo_in_a_card_changes_nothing_behind_it(reading: MainWindow, qtbot: QtBot) -> None:
    store = reading.session.store
    tag_quote(store, TagLine(reading.read.row.id, "city of Bergen", "Cities", None))
    settled(reading)
    tagged, known = (lambda: any(mark.tags for mark in reading.read.passages().values())), len(donations.records(store))
    put_caret(reading, "Chile gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    assert tagged()
    assert reading.toast.words.text() == (
        "This draft has no step to take back. Once it is put away (Esc), Ctrl+Z: Undo tag passage Cities."
    )
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(donations.records(store)) == known + 1
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    assert len(donations.records(store)) == known, "what was saved from this card is the newest that was done in it"
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    assert tagged()
    press(reading, qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(donations.records(store)) == known + 1
    press(reading, qtbot, Qt.Key.Key_Escape)
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    assert reading.toast.words.text() == "This draft has no step to do again."


def test_a_card_makes_way_for_a_note_that_is_typed_under_it(reading: MainWindow, qtbot: QtBot) -> None:
    """Of a field beside it nothing is hidden: there it stays."""
    reading.resize(1280, 800)
    put_caret(reading, "Chile gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_Return)
    press(reading, qtbot, Qt.Key.Key_F, CTRL)
    settled(reading)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert card_of(reading).isVisible()
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_N)
    settled(reading)
    qtbot.keyClicks(QApplication.focusWidget(), "ask Beira")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "ask Beira"
    assert not reading.read.findChildren(DraftCard)[0].isVisible()
    assert "R on its sentence continues it" in reading.toast.words.text()
    reading.read.page.setFocus()
    press(reading, qtbot, Qt.Key.Key_R)
    assert card_of(reading).model.rows[0].is_accepted


def test_the_keys_that_lead_to_a_draft_type_nothing_into_one_that_is_open(reading: MainWindow, qtbot: QtBot) -> None:
    """The second draft of the sentence opens by itself, while the hand goes on with D and R."""
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Chile gave Nepal")
    for letters in ((Qt.Key.Key_R,), (Qt.Key.Key_D, Qt.Key.Key_R)):
        for letter in letters:
            press(reading, qtbot, letter)
        assert not card_of(reading).editor.isVisible()
        press(reading, qtbot, Qt.Key.Key_Return, ALT)
        press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)  # the second, at which nobody has looked, is left to be checked
    made = new_records(reading, known)
    assert [[party.name for party in record.content.parties] for record in made] == [
        ["Chile", "Nepal"], ["Chile", "Bhutan"],
    ]  # fmt: skip
    put_caret(reading, "Norway gave")
    for letter in (Qt.Key.Key_R, Qt.Key.Key_R):
        press(reading, qtbot, letter)
    assert "open already" in reading.toast.words.text()
    press(reading, qtbot, Qt.Key.Key_2)  # a row is chosen, and is typed in
    press(reading, qtbot, Qt.Key.Key_R)
    qtbot.keyClicks(QApplication.focusWidget(), "aoul")
    assert card_of(reading).editor.text() == "raoul"


def test_one_key_too_many_neither_shows_nor_saves_a_draft_that_nobody_has_looked_at(
    reading: MainWindow, qtbot: QtBot
) -> None:
    known = len(donations.records(reading.session.store))
    put_caret(reading, "Chile gave Nepal")
    press(reading, qtbot, Qt.Key.Key_R)
    first, rows = values(reading), [one for one in card_of(reading).model.rows if one.row.value]
    for _ in (*rows, "one too many"):
        press(reading, qtbot, Qt.Key.Key_Return)
    assert values(reading) == first, "the draft whose rows were gone through stays"
    assert "Ctrl+Enter saves it, PageDown leads to the next" in reading.toast.words.text()
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (record,) = new_records(reading, known)
    assert not record.reviews
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 1, "the next draft came up by itself"
    assert "Not looked at yet, and not sure: " in reading.toast.words.text()
    assert card_of(reading).model.rows[card_of(reading).list.currentIndex().row()].row.unsure
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    assert len(new_records(reading, known)) == 2, "it is asked for once"
    for _ in range(2):
        reading.undo()
    settled(reading)
    put_caret(reading, "Chile gave Nepal")
    for key in (Qt.Key.Key_R, CTRL, Qt.Key.Key_Down, CTRL):  # whoever goes through the rows needs no key more
        press(reading, qtbot, *((Qt.Key.Key_Return, CTRL) if key is CTRL else (key,)))
    assert len(new_records(reading, known)) == 2


def test_an_outcome_that_is_chosen_is_accepted(reading: MainWindow, qtbot: QtBot) -> None:
    put_caret(reading, "Norway gave")
    press(reading, qtbot, Qt.Key.Key_R)
    press(reading, qtbot, Qt.Key.Key_5)
    press(reading, qtbot, Qt.Key.Key_Right)
    row = next(one for one in card_of(reading).model.rows if one.row.field is Field.STATUS)
    assert (row.value, row.is_accepted) == ("announced", True)
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    row = next(one for one in card_of(reading).model.rows if one.row.field is Field.STATUS)
    assert (row.value, row.is_accepted) == ("given", False), "one step"
