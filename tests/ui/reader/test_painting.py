"""What is painted, judged by its pixels and by where it was put."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from tests.ui.reader.pages import find, make_long, point_at, under

from app.ui.look import theme
from app.ui.look.tokens import TINT_ALPHA, mix
from app.ui.reader import mark_layer, painter
from app.ui.reader.geometry import UNDERLINES
from app.ui.reader.lines import lines_of, pieces
from app.ui.reader.marks import Chip, Level, Mark
from app.ui.reader.page import ReaderPage
from app.ui.reader.placed import ACCENT, DASHED, Column
from app.ui.reader.text import Header


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
    assert len({piece.rect.x() for piece in made.stripes}) == len(made.stripes) == 3
    assert [count for _, count, _ in made.more] == [2]


def test_three_overlapping_passages_have_a_stripe_and_the_rest_are_counted_beside_the_last(page: ReaderPage):
    start, end = find(page, "First comes a sentence")
    page.set_marks([Mark(i, start + i, end, (i % 12,)) for i in range(15)])
    _, made = block_of(page, start)
    stripes = sorted(made.stripes, key=lambda piece: piece.rect.left())
    assert [piece.passage for piece in stripes] == [0, 1, 2]
    assert all(other.rect.left() - one.rect.left() == 7 for one, other in pairwise(stripes))
    ((box, count, passage),) = made.more
    assert (count, passage) == (12, 3)
    assert box.left() > stripes[-1].rect.right()
    assert {piece.passage for piece in made.spare} == set(range(3, 15))


def test_a_stripe_without_a_lane_is_seen_while_its_passage_or_its_tag_is_looked_at(page: ReaderPage):
    start, end = find(page, "First comes a sentence")
    page.set_marks([Mark(i, start + i, end, (i,), tags=(i + 1,)) for i in range(6)])
    block, made = block_of(page, start)
    spare = next(piece for piece in made.spare if piece.passage == 5)
    spot = spare.rect.translated(0, block.layout().position().y()).toAlignedRect()
    hue = theme.current().tags[5]
    assert hue not in colours(picture(page), spot)
    page.isolate_tags(frozenset((6,)))
    assert hue in colours(picture(page), spot)
    page.isolate_tags(frozenset())
    page.choose(5)
    assert hue in colours(picture(page), spot)


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


def test_evidence_has_a_hairline_whether_it_is_tagged_or_not_and_no_word_a_third_line(page: ReaderPage):
    start, end = find(page, "First comes a sentence")
    record, fact = Chip("D-01", key="donation:1"), Chip("Iran · cases", key="fact:1")
    page.set_marks(
        [
            Mark(1, start, start + 5, (3, 4), (record, fact)),
            Mark(2, start + 6, start + 11, (), (fact,)),
            Mark(3, start + 12, end, (5,)),
        ]
    )
    _, made = block_of(page, start)
    told = {level: painter.lines_under(made.words, level) for level in Level}
    assert {(one.passage, one.colour) for one in told[Level.EVIDENCE]} == {(1, ACCENT), (2, DASHED)}
    assert {(one.passage, one.colour) for one in told[Level.TAGS]} == {(1, 3), (1, 4), (3, 5)}
    assert {(one.passage, one.colour) for one in told[Level.ALL]} == {(1, ACCENT), (1, 3), (2, DASHED), (3, 5)}
    assert told[Level.QUIET] == []


def test_on_a_quiet_page_the_passage_that_the_caret_rests_in_has_a_hairline(page: ReaderPage, qtbot):
    start, end = find(page, "First comes a sentence")
    page.set_marks([Mark(1, start + 2, end, (3,))])
    page.set_level(Level.QUIET)
    page.setCursorWidth(0)
    ink = mix(theme.current().muted, theme.current().paper, 0.85)

    def is_marked() -> bool:
        return shows(picture(page), around(page, "comes"), ink)

    assert not is_marked()
    page.select(start + 4, start + 4)
    qtbot.waitUntil(is_marked)
    page.select(end + 4, end + 4)
    qtbot.waitUntil(lambda: not is_marked())


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


def test_the_hairline_beside_a_passage_on_a_quiet_page_is_one_pixel_in_its_full_colour(page: ReaderPage):
    start, end = find(page, "First comes a sentence")
    page.set_level(Level.QUIET)
    page.set_marks([Mark(1, start, end, (3, 4))])
    block, made = block_of(page, start)
    for piece in made.stripes:
        box = piece.rect.translated(0, block.layout().position().y()).toAlignedRect()
        row = QRect(box.left() - 2, box.center().y(), box.width() + 4, 1)
        assert colours(picture(page), row) == {theme.current().tags[piece.colour], theme.current().paper}


@pytest.mark.parametrize(("citation", "starts_right"), [("Ann Author, 2021", False), ("נעה ברקת, 2021", True)])
def test_whose_words_they_are_is_where_its_own_words_begin(qapp, citation: str, starts_right: bool):
    image = QImage(600, 40, QImage.Format.Format_RGB32)
    image.fill(theme.colour(theme.current().paper))
    brush = QPainter(image)
    painter.paint_header(brush, Header(citation=citation), Column(0, 600, 620, 700, 1.0), 0)
    brush.end()
    paper = theme.current().paper
    inked = [x for x in range(600) if colours(image, QRect(x, 0, 1, 40)) != {paper}]
    assert (inked[0] > 300) is starts_right
    assert (inked[-1] > 300) is starts_right


def test_what_is_shown_of_paragraphs_begins_below_one_another_but_for_beside_a_count(page: ReaderPage):
    """Whether one stripe stands between or three."""
    page.set_level(Level.QUIET)
    start, end = find(page, "First comes a sentence")
    lefts: list[float] = []
    for colours in ((0,), (0, 1), (0, 1, 2), (0, 1, 2, 3)):
        page.set_marks([Mark(1, start, end, colours, (Chip("D-01", key="donation:1"),))])
        lefts.append(block_of(page, start)[1].chips[0].rect.left())
    assert lefts[0] == lefts[1] == lefts[2] < lefts[3]
    ((box, _, _),) = block_of(page, start)[1].more
    assert lefts[3] > box.right()


def test_the_title_grows_with_the_letters_below_it_and_is_never_smaller_than_at_first(qapp):
    small, usual, large = (painter.header_height(Header(title="Quinces"), 480, zoom) for zoom in (0.8, 1.0, 1.8))
    assert small == usual < large
