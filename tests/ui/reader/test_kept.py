"""What is kept of a block's marks is what would be worked out again."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.helpers.long import share
from tests.ui.reader.pages import make_page, under

from app.ui.reader.geometry import lay_out
from app.ui.reader.marks import Mark
from app.ui.reader.page import ReaderPage
from app.ui.reader.placed import BlockMarks

LENGTH = len(make_page().text)
STEPS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.integers(0, LENGTH - 2),
        st.integers(1, 90),
        st.lists(st.integers(0, 11), max_size=4).map(tuple),
    ),
    min_size=1,
    max_size=14,
)


def parts(marks: BlockMarks) -> tuple[list[object], ...]:
    kinds = (under(marks, kind) for kind in ("tints", "hairlines", "lines", "spare", "more"))
    return *kinds, marks.stripes, marks.things


@given(STEPS)
@settings(max_examples=share(1), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_marks_that_come_and_go_leave_the_others_where_they_belong(page: ReaderPage, steps: list[tuple]):
    page.set_marks([])
    for passage, start, length, colours in steps:
        if colours:
            page.put_mark(Mark(passage, start, min(start + length, LENGTH), colours))
        else:
            page.take_mark(passage)
        for block, number, _top in page.seen_blocks(page.viewport().rect()):
            marks = page.marks().within(*page.offsets().stretch(number))
            mixed = page.is_mixed(number)
            fresh = lay_out(block.layout(), number, page.offsets(), marks, page.column(), mixed)
            assert parts(page.placed(block, number)) == parts(fresh)
