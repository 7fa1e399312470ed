"""What is painted, judged by its pixels and by where it was put."""

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.ui.reader.pages import find, make_long, point_at, under

from app.ui.look import theme
from app.ui.look.tokens import TINT_ALPHA, mix
from app.ui.reader import mark_layer
from app.ui.reader.geometry import UNDERLINES
from app.ui.reader.lines import lines_of, pieces
from app.ui.reader.marks import Chip, Mark
from app.ui.reader.page import ReaderPage
from app.ui.reader.placed import ACCENT, MUTED


def picture(page: ReaderPage) -> QImage:
    return page.viewport().grab().toImage()


def block_of(page: ReaderPage, offset: int):
    block = page.document().findBlock(page.offsets().to_qt(offset))
    return block, page.placed(block, block.blockNumber())


def colours(image: QImage, box: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    }


def shows(image: QImage, box: QRect, colour: str) -> bool:
    """Whether a colour is in the picture, give or take the rounding of one blend."""
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return any(
        all(abs(int(seen[i : i + 2], 16) - part) <= 2 for i, part in zip((1, 3, 5), wanted, strict=True))
        for seen in colours(image, box)
    )


def around(page: ReaderPage, words: str) -> QRect:
    """The viewport rectangle of words on one line, left to right, underlines included."""
    start, end = find(page, words)
    left, right = point_at(page, start), point_at(page, end - 1)
    return QRect(QPoint(left.x(), left.y() - 12), QPoint(right.x() - 2, right.y() + 18))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_tag_is_a_tint_and_an_underline_in_its_colour(qapp, page: ReaderPage, name: str):
    theme.choose(qapp, name)
    shown = theme.current()
    page.set_marks([Mark(1, *find(page, "First comes"), (3,))])
    seen = colours(picture(page), around(page, "First comes"))
    assert mix(shown.tags[3], shown.paper, TINT_ALPHA) in seen
    assert mix(shown.tags[3], shown.paper, 0.85) in seen
    page.take_mark(1)
    seen = colours(picture(page), around(page, "First comes"))
    assert mix(shown.tags[3], shown.paper, TINT_ALPHA) not in seen


def test_two_tags_are_two_underlines_and_the_rest_is_counted(page: ReaderPage):
    start, end = find(page, "another one, with")
    page.set_marks([Mark(1, start, end, (0, 1, 2, 3, 4))])
    _, made = block_of(page, start)
    lines = [*under(made, "lines"), *under(made, "lower")]
    assert [piece.colour for piece in lines] == [0, 1]
    assert lines[1].rect.top() == lines[0].rect.top() + 3
    assert [count for _, count, _ in under(made, "more")] == [3]
    assert len(under(made, "tints")) == 1
    assert len({piece.rect.x() for piece in made.stripes}) == len(made.stripes) == 5


def test_each_of_fifteen_overlapping_passages_has_a_stripe(page: ReaderPage):
    start, end = find(page, "First comes a sentence")
    page.set_marks([Mark(i, start + i, end, (i % 12,)) for i in range(15)])
    _, made = block_of(page, start)
    stripes = sorted(made.stripes, key=lambda piece: piece.rect.left())
    assert {piece.passage for piece in stripes} == set(range(15))
    assert all(one.rect.right() < other.rect.left() for one, other in pairwise(stripes))
    assert stripes[-1].rect.right() - stripes[0].rect.left() <= 45


def test_a_chip_says_it_shortly_where_it_has_no_room(page: ReaderPage):
    start, end = find(page, "First comes a sentence")
    wide = Chip("Netherlands · reason to hesitate", "globe", key="fact:1", tip="all of it", short="NL reason")
    none = Chip("none · D-34 of all of them", "prohibit", dashed=True, key="donation:34", short="D-34")
    page.resize(720, 600)
    page.set_marks([Mark(1, start, end, (), (wide, Chip("D-02", key="donation:2", short="2"), none))])
    _, made = block_of(page, start)
    assert (made.chips[0].chip.text, made.chips[0].chip.icon) == ("NL reason", "")
    assert made.chips[0].chip.tip == "all of it"
    assert all(placed.rect.right() <= page.column().edge for placed in made.chips)
    page.resize(1400, 600)
    page.set_marks(list(page.marks()))
    _, made = block_of(page, start)
    assert made.chips[0].chip == wide


def test_overlapping_passages_get_underlines_of_their_own(page: ReaderPage):
    start, end = find(page, "First comes a sentence")
    page.set_marks([Mark(1, start, end, (0,)), Mark(2, start + 6, end + 8, (1,)), Mark(3, end + 9, end + 14, (2,))])
    _, made = block_of(page, start)
    tops = {piece.passage: piece.rect.top() for piece in [*under(made, "lines"), *under(made, "lower")]}
    assert tops[2] == tops[1] + 3
    assert tops[3] == tops[1]


def test_a_passage_without_tags_has_a_muted_underline_and_no_tint(page: ReaderPage):
    start, end = find(page, "First comes")
    page.set_marks([Mark(1, start, end, (), has_note=True)])
    _, made = block_of(page, start)
    assert not under(made, "tints")
    shown = theme.current()
    assert shows(picture(page), around(page, "First comes"), mix(shown.muted, shown.paper, 0.85))


def test_mixed_directions_are_two_rectangles_that_miss_what_lies_between(page: ReaderPage):
    start, end = find(page, "word שלום")
    block, _ = block_of(page, start)
    number = block.blockNumber()
    offsets = page.offsets()
    first, last = offsets.within(number, start), offsets.within(number, end)
    boxes = [box for box, _ in pieces(block.layout(), lines_of(block.layout()), first, last, True)]
    assert len(boxes) == 2
    other = find(page, "עולם")
    between = [
        box
        for box, _ in pieces(
            block.layout(),
            lines_of(block.layout()),
            offsets.within(number, other[0]),
            offsets.within(number, other[1]),
            True,
        )
    ]
    assert len(between) == 1
    assert all(box.intersected(between[0]).width() < 1 for box in boxes)


def test_selection_stays_visible_over_a_mark(page: ReaderPage):
    start, end = find(page, "First comes")
    page.set_marks([Mark(1, start, end, (0,))])
    shown = theme.current()
    tint = mix(shown.tags[0], shown.paper, TINT_ALPHA)
    page.select(start, end)
    chosen = theme.selection(shown)
    over = mix(chosen.name(), tint, chosen.alphaF())
    assert shows(picture(page), around(page, "First comes"), over)


def test_looking_at_one_passage_fades_the_others_to_a_third(page: ReaderPage):
    page.set_marks([Mark(1, *find(page, "First comes"), (0,)), Mark(2, *find(page, "Second"), (1,))])
    shown = theme.current()
    page.choose(2)
    image = picture(page)
    assert shows(image, around(page, "First comes"), mix(shown.tags[0], shown.paper, 0.85 / 3))
    assert shows(image, around(page, "Second"), mix(shown.tags[1], shown.paper, 0.85))
    page.choose(None)
    assert shows(picture(page), around(page, "First comes"), mix(shown.tags[0], shown.paper, 0.85))


def test_figures_have_a_dotted_line_that_can_be_switched_off(page: ReaderPage):
    plain = picture(page)
    page.set_figures([find(page, "300,000 masks")])
    assert picture(page) != plain
    page.show_figures(False)
    assert picture(page) == plain


def test_chips_never_overlap_and_stay_in_the_window(page: ReaderPage):
    start, _ = find(page, "First comes")
    _, end = find(page, "ends it.")
    marks = [
        Mark(i, start + i * 3, start + i * 3 + 20, (i % 12,), (Chip(f"D-{i:02}"), Chip("Iran · cases", "globe")))
        for i in range(12)
        if start + i * 3 + 20 < end
    ]
    page.set_marks(marks)
    page.grab()
    _, made = block_of(page, start)
    boxes = [placed.rect for placed in made.chips]
    for i, box in enumerate(boxes):
        assert box.right() <= page.viewport().width()
        assert not any(box.intersects(other) for other in boxes[i + 1 :])
    hidden = sum(len(mark.chips) for mark in marks) - len(boxes) + 1
    assert made.chips[-1].chip.text == f"+{hidden}"


@pytest.mark.parametrize("seed", range(20))
def test_chips_of_passages_on_following_lines_never_overlap(page: ReaderPage, seed: int):
    chance = random.Random(seed)
    page.load(make_long(80))
    start, end = 0, len(page.text().text)
    places = sorted(chance.sample(range(start, end - 8), 12))
    marks = [
        Mark(i, at, at + 8, (), tuple(Chip(f"Record {i}{n}", "globe") for n in range(chance.randint(1, 4))))
        for i, at in enumerate(places)
    ]
    page.set_marks(marks)
    page.grab()
    _, made = block_of(page, start)
    boxes = [placed.rect for placed in made.chips]
    assert not any(box.intersects(other) for i, box in enumerate(boxes) for other in boxes[i + 1 :])


def test_underlines_are_never_more_than_there_is_room_for(page: ReaderPage):
    start, end = find(page, "another one, with")
    page.set_marks([Mark(i, start, end, (i % 12,)) for i in range(40)])
    _, made = block_of(page, start)
    assert len(under(made, "lines")) + len(under(made, "lower")) == UNDERLINES
    assert len(under(made, "spare")) == 40 - UNDERLINES


def test_a_passage_is_hidden_no_longer_than_there_is_no_room_under_its_words(page: ReaderPage):
    start, end = find(page, "another one, with")
    page.set_marks([*(Mark(i, start, start + 7, (i,)) for i in range(UNDERLINES)), Mark(9, start + 2, end, (5,))])
    _, made = block_of(page, start)
    (hidden,) = [piece.rect for piece in under(made, "spare") if piece.passage == 9]
    (shown,) = [piece.rect for piece in under(made, "lines") if piece.passage == 9]
    room = max(piece.rect.right() for piece in under(made, "lines") if piece.passage != 9)
    assert hidden.left() < room <= shown.left() < shown.right() == hidden.right()
    assert [piece.rect.left() for piece in under(made, "tints") if piece.passage == 9] == [shown.left()]


def test_each_record_and_country_has_a_lane_where_there_is_room(page: ReaderPage):
    start, _ = find(page, "First comes")
    _, end = find(page, "ends it.")
    record, other, country = (Chip(name, key=name, lane=name) for name in ("donation:1", "donation:2", "Iran"))
    page.set_marks(
        [
            Mark(1, start, start + 12, (), (record, country)),
            Mark(2, start + 4, start + 14, (), (other,)),
            Mark(3, end - 12, end, (), (record,)),
        ]
    )
    _, made = block_of(page, start)
    lanes = {(piece.rect.left(), piece.colour) for piece in made.stripes}
    assert len(made.stripes) == 4
    assert len({left for left, _ in lanes}) == 3
    assert {colour for _, colour in lanes} == {ACCENT, MUTED}
    for one in made.stripes:
        assert not any(one.rect.intersects(other.rect) for other in made.stripes if other is not one)
        assert all(one.rect.right() < placed.rect.left() for placed in made.chips)


def test_of_ten_thousand_marks_only_those_that_are_seen_are_placed(qtbot, monkeypatch: pytest.MonkeyPatch):
    text = make_long(50_000)
    length = len(text.text)
    marks = [Mark(i, at, at + 200, (i % 12,)) for i, at in enumerate(range(0, length - 900, length // 10_000))]
    assert len(marks) > 9_900
    page = ReaderPage()
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.show()
    QApplication.processEvents()
    blocks: list[int] = []
    placed = mark_layer.lay_out
    monkeypatch.setattr(mark_layer, "lay_out", lambda *of: blocks.append(of[1]) or placed(*of))
    page.load(text, marks)
    page.viewport().repaint()
    assert 0 < len(blocks) < 40
    seen = set(blocks)
    for i in range(15):
        blocks.clear()
        page.put_mark(Mark(20_000 + i, 300 + i * 5, 420 + i * 5, (i % 12,)))
        page.viewport().repaint()
        assert set(blocks) < seen
        assert 0 < len(blocks) <= 2
