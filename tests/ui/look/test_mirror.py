"""What is painted by hand stands on the other side in a window that runs from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.as_seen import as_seen
from tests.helpers.settled import settled

from app.domain.direction import runs_right_to_left
from app.domain.sources import SourceKind
from app.store.backup_list import backup_folder
from app.ui.base import keys
from app.ui.look import fonts, icons, theme
from app.ui.look.mirror import isolated, listed, margins, mirrored
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.panels.quote import Quote
from app.ui.reader.placed import Column
from app.ui.shell.commands import table
from app.ui.shell.main_window import MainWindow
from app.ui.views.passages.painter import column
from app.ui.views.passages.place import PassagesPlace
from app.ui.views.read.source_list import second_line
from app.ui.views.settings.data import DataPage
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.form import FormField
from app.ui.widgets.marked_line import draw_marked, elided
from app.ui.widgets.text_boxes import text_box


@pytest.fixture
def from_the_right(qtbot, qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_in_english_nothing_moves(qtbot):
    assert mirrored(QRect(10, 0, 5, 5), QRect(0, 0, 100, 5)) == QRect(10, 0, 5, 5)
    assert isolated("D-22") == "D-22"
    assert listed(("מנופים 28", "D-22")) == "\u2068מנופים 28\u2069 · D-22", "its number stays with it"


@pytest.mark.usefixtures("from_the_right")
def test_a_box_is_reflected_within_its_row_and_comes_back_reflected_twice():
    row = QRect(100, 0, 200, 20)
    box = QRect(110, 3, 30, 10)
    assert mirrored(box, row) == QRect(260, 3, 30, 10)
    assert mirrored(mirrored(box, row), row) == box
    assert mirrored(QRectF(0, 0, 10, 10), QRectF(0, 0, 25, 10)) == QRectF(15, 0, 10, 10)
    assert isolated("D-22") == "\u2068D-22\u2069"
    assert isolated("") == ""


@pytest.mark.usefixtures("from_the_right")
def test_a_field_with_a_latin_name_has_it_and_its_figures_where_it_begins(qtbot: QtBot) -> None:
    """They stood at its other end."""
    field = FormField("Convoy name", QLineEdit())
    qtbot.addWidget(field)
    field.resize(400, 100)
    field.say("110 – 130")
    field.show()
    for label in (field.label, field.below):
        image = label.grab().toImage()
        ground = image.pixel(0, 0)
        inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
        assert inked[0] > image.width() / 2, label.text()


@pytest.mark.usefixtures("from_the_right")
def test_words_that_are_isolated_end_in_one_ellipsis_inside_their_own(qtbot: QtBot) -> None:
    """It had two, one on either side of a cut word."""
    words = "\u20681 field hospital\u2069, או \u20682 ambulances\u2069 וגם \u206810 doctors\u2069"
    metrics = QFontMetrics(fonts.interface())
    cut = [elided(metrics, words, wide) for wide in range(40, metrics.horizontalAdvance(words), 7)]
    assert "\u20681 field…\u2069" in cut
    for one in cut:
        assert one.count("…") == 1
        assert one.count("\u2068") == one.count("\u2069")


def test_back_and_forward_are_the_keys_of_their_arrows(qapp: QApplication, request: pytest.FixtureRequest):
    usual = {command.id: command.shortcut for command in table()}
    assert (usual["go.back"], usual["go.forward"]) == ("Alt+Left", "Alt+Right")
    request.getfixturevalue("from_the_right")
    turned = {command.id: command.shortcut for command in table()}
    assert (turned["go.back"], turned["go.forward"]) == ("Alt+Right", "Alt+Left")
    assert {**turned, "go.back": "Alt+Left", "go.forward": "Alt+Right"} == usual, "words and ends of passages stay"


@pytest.mark.usefixtures("from_the_right")
def test_a_window_after_a_mirrored_one_has_keys_of_its_own(qapp: QApplication):
    assert keys.current().commands()["go.back"].shortcut == "Alt+Right"
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert keys.current().commands()["go.back"].shortcut == "Alt+Left"


@pytest.mark.parametrize(
    ("text", "right"),
    [("China", False), ("סין", True), ("12 סין", True), ("5G בסין", False), ("12", False), ("", False)],
)
def test_a_text_runs_as_its_first_letter(text: str, right: bool):
    assert runs_right_to_left(text) is right


@pytest.mark.usefixtures("from_the_right")
def test_chips_begin_at_the_right_and_their_cross_is_at_the_left(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    flow = Flow(box)
    first, second = ChipButton("one", removable=True), ChipButton("two")
    flow.addWidget(first)
    flow.addWidget(second)
    box.resize(400, 60)
    box.show()
    qtbot.waitUntil(lambda: first.x() > second.x() > 200)
    removed: list[int] = []
    first.removed.connect(lambda: removed.append(1))
    for x in (first.width() - 8, 8):
        _release(first, x)
    assert removed == [1]


def _release(chip: ChipButton, x: float) -> None:
    at = QPointF(x, chip.height() / 2)
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    chip.mouseReleaseEvent(
        QMouseEvent(QEvent.Type.MouseButtonRelease, at, at, button, none, Qt.KeyboardModifier.NoModifier)
    )


def inked(image: QImage, xs: range) -> int:
    ground = image.pixel(0, 0)
    return sum(image.pixel(x, y) != ground for x in xs for y in range(image.height()))


def painted(paint) -> QImage:
    image = QImage(200, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def line(text: str) -> QImage:
    ink = theme.current().ink
    return painted(lambda painter: draw_marked(painter, QRect(0, 0, 200, 24), text, (), 13, ink, ink))


def test_words_begin_at_the_left_whatever_their_script(qtbot):
    for text in ("Iran", "איראן"):
        image = line(text)
        assert inked(image, range(60)) > 0 == inked(image, range(100, 200))


@pytest.mark.usefixtures("from_the_right")
def test_words_begin_at_the_right_whatever_their_script():
    for text in ("Iran", "איראן"):
        image = line(text)
        assert inked(image, range(140, 200)) > 0 == inked(image, range(100))


def arrow() -> QImage:
    return painted(lambda p: icons.paint(p, "arrow-left", QRectF(0, 0, 24, 24), theme.current().ink))


def test_arrows_along_the_line_point_the_other_way(qtbot, qapp: QApplication):
    left = arrow()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        right = arrow()
        gear = painted(lambda p: icons.paint(p, "tag", QRectF(0, 0, 24, 24), theme.current().ink))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert inked(left, range(12)) > inked(left, range(12, 24))
    assert inked(right, range(12)) < inked(right, range(12, 24))
    assert gear == painted(lambda p: icons.paint(p, "tag", QRectF(0, 0, 24, 24), theme.current().ink))


def test_the_bar_of_a_quote_is_where_its_lines_begin(qtbot):
    for words, at_right in (("a gift from China", False), ("מתנה מסין", True)):
        quote = Quote(words)
        qtbot.addWidget(quote)
        quote.resize(200, 30)
        margins = quote.contentsMargins()
        assert (margins.right() > margins.left()) is at_right
        assert quote.is_bar(QPointF(198 if at_right else 1, 10).toPoint())


def test_lanes_are_at_the_other_side_of_the_text():
    box = QRectF(566, 4, 4, 30)
    assert Column(50, 550, 566, 670, 1.0).place(box) == box
    assert Column(50, 550, 566, 670, 1.0, True).place(box) == QRectF(30, 4, 4, 30)


def test_margins_are_said_from_where_lines_begin(qtbot, qapp: QApplication):
    assert margins(12, 1, 4, 2) == QMargins(12, 1, 4, 2)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert margins(12, 1, 4, 2) == QMargins(4, 1, 12, 2)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("from_the_right")
def test_an_english_page_has_its_numbers_where_its_lines_begin(window: MainWindow):
    page = window.read.page
    column = page.column()
    assert not column.is_mirrored
    chips = [placed for block, number, _ in page.seen_blocks(page.viewport().rect())
             for placed in page.placed(block, number).chips]  # fmt: skip
    assert chips
    assert all(chip.rect.left() > column.right and chip.rect.right() <= page.viewport().width() for chip in chips)


# --- what is listed in a line ---

PARTS = (
    "INSS Insight", "Galia Lavi", "2020-05-31", "31 במאי 2020", "עד 31 במאי 2020", "מס׳ 1324", "14:32", "D-22", "אומת",
    "Cases", "20,000 – 99,999", "1 קטע", "Ann", "¶ 6",
)  # fmt: skip


def test_in_english_a_list_is_what_it_was(qtbot):
    assert listed(("INSS Insight", "", "2020-05-31")) == "INSS Insight · 2020-05-31"
    assert listed(()) == ""


@pytest.mark.usefixtures("from_the_right")
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True), st.sampled_from((" · ", ", ", "; ")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_parts_of_a_line_run_from_right_to_left_each_as_it_is_alone(parts: list[str], between: str):
    seen = as_seen(listed(parts, between), from_the_right=True)
    alone = [as_seen(isolated(part), from_the_right=True) for part in parts]
    assert seen == between[::-1].join(reversed(alone))


@pytest.mark.usefixtures("from_the_right")
def test_a_date_in_hebrew_stays_whole_beside_a_latin_word():
    wrong = as_seen(isolated("Cases, 31 במאי 2020"), from_the_right=True)
    right = as_seen(isolated(listed(("Cases", "31 במאי 2020"), ", ")), from_the_right=True)
    assert as_seen("31 במאי 2020", from_the_right=True) not in wrong
    assert right == as_seen("31 במאי 2020", from_the_right=True) + " ,Cases"


@pytest.mark.usefixtures("from_the_right")
def test_a_path_in_a_line_of_words_keeps_its_own_direction(window: MainWindow, qtbot):
    window.run("file.restore")
    (page,) = window.findChildren(DataPage)
    path = window.session.store.path
    shown = "\n".join(label.text() for label in page.findChildren(PlainLabel))
    assert isolated(str(path)) in shown
    assert isolated(str(backup_folder(path))) in shown


@pytest.mark.usefixtures("from_the_right")
def test_the_date_of_a_source_is_on_its_side_of_the_series_in_a_window_from_the_right(window: MainWindow, qtbot):
    from app.domain.sources import SourceMeta
    from app.ui.views.read.marks import reader_text

    meta = SourceMeta("A title", authors=("Ann Author", "Ben Writer"), series="Weekly Letters", published="2020-05-31")
    row = replace(window.read.row, kind=SourceKind.ARTICLE, meta=meta)
    header = reader_text(row, window.read.text, show_cuts=False).header
    assert as_seen(header.citation, from_the_right=True).startswith("31 May 2020 ,Weekly Letters ,")
    assert as_seen(second_line(row), from_the_right=True) == "Weekly Letters · 31 May 2020"


@pytest.mark.usefixtures("from_the_right")
def test_the_arrow_of_a_margin_row_is_before_the_name_in_whatever_letters_that_is(window: MainWindow):
    from app.ui.views.read.marks import mark_of

    chips = [chip for passage in window.read.passages().values() for chip in mark_of(passage).chips]
    told = next(chip for chip in chips if chip.whom and chip.giver)
    assert as_seen(isolated(told.whom), from_the_right=True).endswith(" ←"), "a line from the right begins at its end"
    assert as_seen(isolated(told.giver), from_the_right=True).endswith(" →")


@pytest.mark.parametrize("turned", [False, True])
def test_the_head_of_the_passages_is_above_their_column(
    qapp: QApplication, request: pytest.FixtureRequest, window: MainWindow, turned: bool
):
    if turned:
        request.getfixturevalue("from_the_right")
    window.resize(900, 600)
    window.show_place("passages")
    place = window.place("passages")
    assert isinstance(place, PassagesPlace)
    settled(window)
    view, page = place.table.viewport(), place.page
    inside = column(view.width()).translated(view.mapTo(page, QPoint(0, 0)).x(), 0)
    head = page.title.geometry().translated(page.title.parentWidget().mapTo(page, QPoint(0, 0)))
    ends = (inside.right() - head.right(), head.left() - inside.left())
    assert abs(ends[0 if turned else 1] - SPACE[1]) <= 3, "but for what the bar is wider than is reckoned"


@pytest.mark.usefixtures("from_the_right")
@pytest.mark.parametrize(
    "words", ["1 delegation of doctors", "Very likely Xinjiang or Guangzhou, which are counted there"]
)
def test_room_is_left_for_words_as_they_are_painted(words: str) -> None:
    """What isolates them is of another font, and they are painted within the room that was measured."""
    image = QImage(QSize(400, 300), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(fonts.interface())
    room = text_box(fonts.interface(), words, 180)
    needed = painter.boundingRect(QRect(0, 0, 180, 300), int(Qt.TextFlag.TextWordWrap), isolated(words))
    painter.end()
    assert room.height() >= needed.height()
