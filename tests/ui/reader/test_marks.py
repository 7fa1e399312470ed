"""The index finds exactly the marks that a plain loop would."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.reader.marks import Mark, MarkIndex

STRETCH = st.tuples(st.integers(0, 300), st.integers(1, 80)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(STRETCH, max_size=200), st.lists(STRETCH, min_size=1, max_size=5))
def test_within_is_every_mark_that_shares_a_character(stretches, asked):
    marks = [Mark(i, start, end) for i, (start, end) in enumerate(stretches)]
    index = MarkIndex(marks)
    for start, end in asked:
        wanted = {m.passage_id for m in marks if m.start < end and m.end > start}
        found = index.within(start, end)
        assert {m.passage_id for m in found} == wanted
        assert [m.start for m in found] == sorted(m.start for m in found)


@given(st.lists(st.tuples(st.integers(0, 40), STRETCH, st.booleans()), max_size=150))
def test_adding_and_taking_is_the_same_as_building_again(steps):
    index, plain = MarkIndex(), {}
    for passage, (start, end), add in steps:
        if add:
            mark = Mark(passage, start, end)
            assert index.put(mark) == plain.get(passage)
            plain[passage] = mark
        else:
            assert index.take(passage) == plain.pop(passage, None)
    fresh = MarkIndex(plain.values())
    assert list(index) == list(fresh)
    assert len(index) == len(plain)
    for at in range(0, 380, 7):
        assert index.within(at, at + 9) == fresh.within(at, at + 9)
        assert index.after(at) == next((m for m in fresh if m.start > at), None)
        assert index.before(at) == next((m for m in reversed(list(fresh)) if m.start < at), None)


def test_at_gives_the_shortest_first():
    index = MarkIndex([Mark(1, 0, 100), Mark(2, 10, 20), Mark(3, 12, 90)])
    assert [m.passage_id for m in index.at(15)] == [2, 3, 1]
    assert [m.passage_id for m in index.at(20)] == [3, 1]
    assert index.at(100) == []
