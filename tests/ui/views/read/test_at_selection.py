"""Where the bar stands at a selection: never over its words, always within the page, in the fullest shape that fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from app.ui.views.read.at_selection import GAP, Spot, spot_at

FULL, SHORT, UPRIGHT = QSize(600, 40), QSize(320, 40), QSize(44, 300)
SHAPES = (FULL, SHORT, UPRIGHT)
ROOM = QRect(0, 0, 800, 600)


def line(left: int, top: int, wide: int) -> QRect:
    return QRect(left, top, wide, 27)


def lines(*tops: int, left: int = 50, wide: int = 480) -> list[QRect]:
    return [line(left, top, wide) for top in tops]


def test_it_is_above_the_first_line_and_begins_where_that_begins() -> None:
    assert spot_at(SHAPES, [line(120, 200, 300), *lines(227, 254)], ROOM) == Spot(0, QPoint(120, 200 - GAP - 40))


def test_below_the_last_line_where_there_is_no_room_above() -> None:
    assert spot_at(SHAPES, lines(20, 47, 74), ROOM) == Spot(0, QPoint(50, 101 + GAP))
    scrolled_out = lines(-34, -7, 20)
    assert spot_at(SHAPES, scrolled_out, ROOM) == Spot(0, QPoint(50, 47 + GAP))


def test_upright_beside_a_selection_as_high_as_the_page_on_the_side_where_lines_end() -> None:
    page = lines(*range(-27, 620, 27))
    assert spot_at(SHAPES, page, ROOM) == Spot(2, QPoint(530 + GAP, 150))
    from_the_right = lines(*range(-27, 620, 27), left=270)
    assert spot_at(SHAPES, from_the_right, ROOM, starts_right=True) == Spot(2, QPoint(270 - GAP - 44, 150))


def test_on_the_other_side_where_only_that_has_room_and_nowhere_where_none_has() -> None:
    assert spot_at(SHAPES, lines(*range(0, 620, 27), left=60, wide=740), ROOM) == Spot(2, QPoint(60 - GAP - 44, 150))
    assert spot_at(SHAPES, lines(*range(0, 620, 27), left=10, wide=780), ROOM) is None


def test_words_that_run_from_the_right_have_it_end_where_they_begin() -> None:
    assert spot_at(SHAPES, [line(500, 200, 250)], ROOM, starts_right=True) == Spot(0, QPoint(150, 152))


def test_at_the_edges_it_stays_within_the_page() -> None:
    assert spot_at(SHAPES, [line(700, 200, 90)], ROOM) == Spot(0, QPoint(200, 152))
    assert spot_at(SHAPES, [line(10, 200, 90)], ROOM, starts_right=True) == Spot(0, QPoint(0, 152))


def test_a_narrow_page_has_the_short_one() -> None:
    assert spot_at(SHAPES, [line(40, 200, 300)], QRect(0, 0, 400, 600)) == Spot(1, QPoint(40, 152))


def test_words_out_of_view_have_none() -> None:
    assert spot_at(SHAPES, lines(700), ROOM) is None
    assert spot_at(SHAPES, [], ROOM) is None


@given(
    st.lists(st.tuples(st.integers(-50, 700), st.integers(5, 700)), min_size=1, max_size=30),
    st.integers(-300, 650),
    st.booleans(),
    st.integers(60, 1200),
    st.integers(60, 700),
)
def test_it_never_covers_words_and_is_missing_only_where_no_room_is(
    shapes: list[tuple[int, int]], top: int, from_right: bool, wide: int, tall: int
) -> None:
    room = QRect(0, 0, wide, tall)
    words = [line(left, top + 27 * number, long) for number, (left, long) in enumerate(shapes)]
    seen = [one.intersected(room) for one in words if one.intersects(room)]
    found = spot_at(SHAPES, words, room, starts_right=from_right)
    if found is None:
        fits = [size for size in (FULL, SHORT) if size.width() <= wide]
        above = min((one.top() for one in seen), default=0)
        below = tall - max((one.bottom() for one in seen), default=tall)
        assert not seen or not fits or max(above, below - 1) < 40 + GAP
        return
    box = QRect(found.at, SHAPES[found.shape])
    assert room.contains(box)
    assert not any(box.intersects(one) for one in words)
