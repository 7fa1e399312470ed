"""The page as keyboard use it: mouse, keyboard, clipboard, zoom."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.ui.reader.pages import NAVIGATION, drag, find, make_long, make_page, point_at

from app.ui.look import theme
from app.ui.reader.marks import Chip, Mark
from app.ui.reader.page import ReaderPage

SENTENCE = "Second\u00a0comes another one, with 300,000 masks."


def put_caret(page: ReaderPage, words: str) -> None:
    start, _ = find(page, words)
    page.select(start, start)


def words(page: ReaderPage) -> str:
    chosen = page.selection()
    return page.text().text[slice(*chosen)] if chosen else ""


def test_dragging_selects_canonical_offsets(qtbot, page: ReaderPage):
    start, end = find(page, "300,000 masks")
    with qtbot.waitSignal(page.selection_changed):
        drag(qtbot, page, start, end)
    assert page.selection() == (start, end)


def test_dragging_past_an_emoji_counts_it_once(qtbot, page: ReaderPage):
    start, end = find(page, "😀 ends")
    drag(qtbot, page, start, end)
    assert words(page) == "😀 ends"


def test_arrow_keys_move_and_shift_extends(qtbot, page: ReaderPage):
    put_caret(page, "😀")
    start = page.caret()
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.selection() == (start, start + 1)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.selection() is None
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.caret() == start + 2
    qtbot.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.caret() == find(page, "follow it.")[1]


def test_hebrew_is_selected_by_keyboard_in_reading_order(qtbot, page: ReaderPage):
    start, end = find(page, "תרמה")
    page.select(start, start)
    for _ in range(end - start):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.selection() == (start, end)


def test_nothing_can_be_typed(qtbot, page: ReaderPage):
    before = page.document().toPlainText()
    qtbot.keyClicks(page, "xyz")
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    assert page.document().toPlainText() == before


def test_copying_keeps_no_break_spaces_and_skips_what_is_cut(qtbot, page: ReaderPage):
    page.select(*find(page, SENTENCE))
    qtbot.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SENTENCE
    page.selectAll()
    page.copy()
    copied = QGuiApplication.clipboard().text()
    assert "About" not in copied
    assert "Line one\nand line two" in copied
    assert copied.startswith("What was given\n\nFirst comes")
    assert copied.endswith("follow it.")


def test_s_selects_the_sentence_and_then_one_more(qtbot, page: ReaderPage):
    put_caret(page, "comes another")
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert words(page) == SENTENCE
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert words(page) == SENTENCE + " Third 😀 ends it."
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert words(page) == SENTENCE + " Third 😀 ends it."


def test_shift_s_selects_the_paragraph(qtbot, page: ReaderPage):
    put_caret(page, "and line two")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert words(page) == "Line one\nand line two of one block."


def test_escape_lets_go_of_the_selection(qtbot, page: ReaderPage):
    page.select(*find(page, SENTENCE))
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.selection() is None


def bright(page: ReaderPage) -> set[int]:
    """The passages whose stripes are in their full colour; those beside one that is looked at alone are faded."""
    found, tags = page.viewport().grab().toImage(), theme.current().tags
    full = set[int]()
    for block, number, top in page.seen_blocks(page.viewport().rect()):
        for rect, colour, passage in page.placed(block, number).stripes:
            spot = (rect.center() + QPointF(0, top)).toPoint()
            if found.pixelColor(spot).name() == tags[colour]:
                full.add(passage)
    return full


def marks_of(page: ReaderPage) -> list[Mark]:
    return [
        Mark(1, *find(page, "First comes"), (0,)),
        Mark(2, *find(page, SENTENCE), (1, 2), (Chip("D-01", key="donation:1"),)),
        Mark(3, *find(page, "masks"), (3,)),
        Mark(4, *find(page, "שלום עולם stands"), (), has_note=True),
    ]


def test_clicking_words_reports_the_innermost_passage(qtbot, page: ReaderPage):
    page.set_marks(marks_of(page))
    start, _ = find(page, "masks")
    with qtbot.waitSignal(page.passage_clicked) as told:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point_at(page, start + 1))
    assert told.args == [3]
    with qtbot.waitSignal(page.passage_clicked) as told:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point_at(page, start - 4))
    assert told.args == [2]


def test_a_text_from_the_right_has_its_numbers_at_its_right_and_its_cards_at_its_left(page: ReaderPage) -> None:
    assert not page.column().is_mirrored
    page.load(make_page()._replace(rtl=True))
    page.set_marks(marks_of(page))
    column = page.column()
    assert column.left > page.document().textWidth() - column.right
    chips = [one for block, number, _ in page.seen_blocks(page.viewport().rect())
             for one in page.placed(block, number).chips]  # fmt: skip
    assert chips
    assert all(one.rect.left() >= 0 and one.rect.right() < column.left for one in chips)


def test_clicking_a_stripe_or_a_row_of_the_card_reports_its_passage(qtbot, page: ReaderPage):
    page.set_marks(marks_of(page))
    page.grab()
    start, _ = find(page, SENTENCE)
    block = page.document().findBlock(page.offsets().to_qt(start))
    made = page.placed(block, block.blockNumber())
    top = block.layout().position().y()

    def spot(rect) -> QPoint:
        return (rect.center() + QPointF(0, top)).toPoint()

    stripe = next(piece for piece in made.stripes if piece.passage == 3)
    with qtbot.waitSignal(page.passage_clicked) as told:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot(stripe.rect))
    assert told.args == [3]
    row = next(one for one in made.chips if one.chip.key == "donation:1")
    with qtbot.waitSignal(page.chip_clicked) as told:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot(row.rect))
    assert told.args == [2, "donation:1"]


def test_brackets_walk_the_passages(qtbot, page: ReaderPage):
    page.set_marks(marks_of(page))
    page.select(0, 0)
    told: list[int] = []
    page.passage_clicked.connect(told.append)
    for key in "]]]]":
        qtbot.keyClicks(page, key)
    assert told == [1, 2, 3, 4]
    assert page.caret() == find(page, "שלום עולם stands")[0]
    for key in "]" + "[[[":
        qtbot.keyClicks(page, key)
    assert told[4:] == [3, 2, 1]


def test_enter_opens_the_passage_at_the_caret(qtbot, page: ReaderPage):
    page.set_marks(marks_of(page))
    put_caret(page, "300,000 masks")
    assert page.passages_at_caret() == [2]
    with qtbot.waitSignal(page.passage_clicked) as told:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert told.args == [2]


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Plus, 2), (Qt.Key.Key_Minus, 0)])
def test_zoom_by_keys_keeps_the_selection(qtbot, page: ReaderPage, key: Qt.Key, step: int):
    page.select(*find(page, SENTENCE))
    height = page.document().size().height()
    with qtbot.waitSignal(page.zoom_changed) as told:
        qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [step]
    assert (page.document().size().height() > height) is (step > 1)
    assert words(page) == SENTENCE
    qtbot.keyClick(page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.document().size().height() == height


def test_the_words_of_a_draft_stay_free_of_the_selection_through_a_theme(qapp, page: ReaderPage):
    inactive = QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight
    page.light_only(find(page, SENTENCE))
    theme.choose(qapp, "dark")
    assert page.palette().color(*inactive).alpha() == 0
    page.light_only(None)
    assert page.palette().color(*inactive).alpha() > 0


def test_the_chosen_passage_stays_chosen_through_zoom_and_theme(qapp, page: ReaderPage):
    page.set_marks(marks_of(page))
    page.go_to_passage(2)
    page.set_zoom(3)
    theme.choose(qapp, "dark")
    assert (page.chosen_passage(), bright(page)) == (2, {2})


def test_zoom_by_wheel_has_ends(page: ReaderPage):
    for _ in range(9):
        wheel(page, 120, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom_step() == 5
    for _ in range(9):
        wheel(page, -120, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom_step() == 0


def wheel(page: ReaderPage, turn: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    spot = QPointF(page.viewport().rect().center())
    event = QWheelEvent(
        spot,
        page.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), event)


def test_the_wheel_scrolls_and_reports_the_place(qtbot, long_page: ReaderPage):
    with qtbot.waitSignal(long_page.place_changed) as told:
        for _ in range(20):
            wheel(long_page, -120)
    assert told.args[0] == long_page.place() > 0


def test_the_wheel_scrolls_over_the_empty_margin_and_stops_at_the_ends(page: ReaderPage):
    def turn(amount: int) -> None:
        spot = QPointF(4, 300)
        QApplication.sendEvent(
            page,
            QWheelEvent(
                spot,
                page.mapToGlobal(spot),
                QPoint(),
                QPoint(0, amount),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    page.resize(1000, 260)
    QApplication.processEvents()
    turn(120)
    assert page.verticalScrollBar().value() == 0
    turn(-120)
    assert page.verticalScrollBar().value() > 0
    for _ in range(40):
        turn(-120)
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()


def test_pointing_at_a_stripe_looks_at_its_passage_alone(qtbot, page: ReaderPage):
    page.set_marks(marks_of(page))
    page.grab()
    start, _ = find(page, SENTENCE)
    block = page.document().findBlock(page.offsets().to_qt(start))
    stripe = next(piece for piece in page.placed(block, block.blockNumber()).stripes if piece.passage == 3)
    qtbot.mouseMove(page.viewport(), (stripe.rect.center() + QPointF(0, block.layout().position().y())).toPoint())
    assert bright(page) == {3}
    qtbot.mouseMove(page.viewport(), QPoint(4, 4))
    assert bright(page) == {1, 2, 3}


def test_the_chosen_passage_is_let_go_when_the_caret_leaves_or_it_is_removed(qtbot, page: ReaderPage):
    page.set_marks(marks_of(page))
    page.go_to_passage(1)
    assert bright(page) == {1}
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert bright(page) == {1}
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert (page.chosen_passage(), bright(page)) == (None, {1, 2, 3})
    page.go_to_passage(1)
    page.take_mark(1)
    assert (page.chosen_passage(), bright(page)) == (None, {2, 3})
    page.go_to_passage(2)
    page.set_marks([])
    assert (page.chosen_passage(), bright(page)) == (None, set())
    page.set_marks(marks_of(page))
    assert bright(page) == {1, 2, 3}


def test_place_survives_zoom_width_and_loading_again(qtbot, long_page: ReaderPage):
    start, end = long_page.text().blocks[60].start, long_page.text().blocks[60].end
    long_page.restore_place(start)
    assert long_page.place() == start
    long_page.set_zoom(3)
    assert long_page.place() == start
    long_page.resize(560, 700)
    QApplication.processEvents()
    assert start <= long_page.place() < end
    other = ReaderPage()
    qtbot.addWidget(other)
    other.resize(900, 700)
    other.load(long_page.text(), place=start)
    other.show()
    qtbot.waitExposed(other)
    assert other.place() == start


def test_place_survives_in_a_text_that_is_not_laid_out_to_its_end(qtbot):
    text = make_long(40_000)
    start = text.blocks[400].start
    page = ReaderPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.load(text, place=start)
    page.show()
    qtbot.waitExposed(page)
    assert page.place() == start
    page.resize(560, 700)
    page.set_zoom(2)
    assert page.place() == start
    QApplication.processEvents()
    assert page.place() == start


def test_scroll_to_brings_into_view_and_then_stays(long_page: ReaderPage):
    start = long_page.text().blocks[70].start
    long_page.scroll_to(start)
    value = long_page.verticalScrollBar().value()
    assert 0 < point_at(long_page, start).y() < long_page.viewport().height()
    long_page.scroll_to(start)
    assert long_page.verticalScrollBar().value() == value


def test_caret_rect_is_on_the_screen_at_the_caret(page: ReaderPage):
    put_caret(page, "masks")
    box = page.caret_rect()
    inside = page.viewport().mapFromGlobal(box.center())
    assert abs(inside.x() + 2 - point_at(page, page.caret()).x()) <= 2
    assert page.viewport().rect().contains(inside)


def test_full_lines_have_62_to_72_characters(long_page: ReaderPage):
    lengths = []
    block = long_page.document().firstBlock()
    for _ in range(20):
        layout = block.layout()
        lengths += [layout.lineAt(i).textLength() for i in range(layout.lineCount() - 1)]
        block = block.next()
    assert 60 <= sum(lengths) / len(lengths) <= 72


def test_menu_offers_what_can_be_done_here(qtbot, page: ReaderPage):
    menu = page.context_menu(point_at(page, find(page, "masks")[0]))
    state = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    assert not state["Copy"].isEnabled()
    assert state["Tag"].isEnabled(), "of the sentence under the mouse"
    with qtbot.waitSignal(page.cut_requested) as told:
        state["Cut this block from the text"].trigger()
    assert told.args == [1]
    page.select(*find(page, "masks"))
    menu = page.context_menu(point_at(page, find(page, "masks")[0]))
    state = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    for text, name in (
        ("Tag", "tag"),
        ("Note", "note"),
        ("Tag named by the words", "in_vivo"),
        ("Claim: who asserts it", "claim"),
        ("Link to a record", "record"),
        ("Link to a country", "country"),
    ):
        with qtbot.waitSignal(page.command_wanted) as told:
            state[text].trigger()
        assert told.args == [f"page.{name}"]


def test_a_cut_block_can_be_put_back_from_its_chip_and_the_menu(qtbot, page: ReaderPage):
    page.load(make_page(show_cut=True))
    page.grab()
    block = page.document().findBlockByNumber(NAVIGATION)
    chip = page.placed(block, NAVIGATION).chips[0]
    assert chip.chip.text == "navigation"
    spot = (chip.rect.center() + QPointF(0, block.layout().position().y())).toPoint()
    with qtbot.waitSignal(page.restore_requested) as told:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [NAVIGATION]
    menu = page.context_menu(point_at(page, find(page, "About")[0]))
    back = next(action for action in menu.actions() if action.text() == "Put this block back")
    with qtbot.waitSignal(page.restore_requested) as told:
        back.trigger()
    assert told.args == [NAVIGATION]


def test_a_screen_reader_finds_name_and_text(page: ReaderPage):
    found = QAccessible.queryAccessibleInterface(page)
    assert found.text(QAccessible.Text.Name) == "A page"
    assert found.role() == QAccessible.Role.EditableText or found.role() == QAccessible.Role.StaticText
    inside = found.textInterface()
    assert inside.characterCount() == page.offsets().length
    assert inside.text(0, 14) == "What was given"


def test_words_near_the_end_of_a_text_little_longer_than_the_page_stay_in_view(page: ReaderPage) -> None:
    """The range of the bar is found out afterwards; what was at the top before must not come back then."""
    page.load(make_long(800))
    page.restore_place(0)
    document = page.document()
    page.resize(page.width(), round(document.size().height() * 0.7))
    QApplication.processEvents()
    page.restore_place(0)
    at = len(page.text().text) - 20
    page.scroll_to(at)
    assert page.is_in_view(at)
    page.select(at, at + 5)
    QApplication.processEvents()
    assert page.is_in_view(at)
    bar = page.verticalScrollBar()
    for _ in range(2):  # as a change of theme does
        seen = bar.value()
        page.rebuild()
        QApplication.processEvents()
        assert abs(bar.value() - seen) <= 1
        assert bar.value() <= document_foot(page) + 1, "no empty page below the text"


def document_foot(page: ReaderPage) -> int:
    return round(page.document().size().height()) - page.viewport().height()
