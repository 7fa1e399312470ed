"""One's own change of a text, made in what somebody else has made of the text since."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.carried_lines import carried

LINES = [f"line {n}" for n in range(8)]
BETWEEN = st.lists(st.sampled_from(["\n", "\n\n", "\n \n\n"]), min_size=8, max_size=8)
EDITS = st.lists(st.sampled_from(["stays", "goes", "changes", "one more"]), min_size=8, max_size=8)


def text(lines: list[tuple[str, str]]) -> str:
    return "".join(ending * (number > 0) + words for number, (ending, words) in enumerate(lines))


def edited(who: str, edits: dict[int, str], between: list[str]) -> str:
    out = list[tuple[str, str]]()
    for number, line in enumerate(LINES):
        kind = edits.get(number, "stays")
        if kind != "goes":
            out.append((between[number], f"{who} {number}" if kind == "changes" else line))
        if kind == "one more":
            out.append(("\n\n", f"{who} after {number}"))
    return text(out)


@given(edits=EDITS, his=st.sets(st.integers(0, 7)), between=BETWEEN)
def test_what_two_changed_in_different_lines_is_as_if_both_had_worked_at_once(
    edits: list[str], his: set[int], between: list[str]
) -> None:
    ours = {number: kind for number, kind in enumerate(edits) if number not in his}
    theirs = {number: kind for number, kind in enumerate(edits) if number in his}
    was, mine, others = (edited(who, some, between) for who, some in (("", {}), ("mine", ours), ("his", theirs)))
    both = carried(was, mine, others)
    assert both is not None
    words = [f"{'his' if number in his else 'mine'} {number}" if kind == "changes" else LINES[number]
             for number, kind in enumerate(edits) if kind != "goes"]  # fmt: skip
    assert [line for line in both.splitlines() if line.strip() and "after" not in line] == words
    assert both.count("after") == mine.count("after") + others.count("after")
    back = carried(mine, was, both)
    if back is not None:  # it is None where mine comes back among lines of his that went together
        assert sorted(filter(str.strip, back.splitlines())) == sorted(filter(str.strip, others.splitlines()))


def test_where_both_changed_a_line_nothing_comes_of_it() -> None:
    for mine, others in (("a\nB\nc", "a\nb2\nc"), ("a\nc", "a\nb2\nc"), ("a\nc", "a\nc"), ("x", "a\nb\nb2\nc")):
        assert carried("a\nb\nc", mine, others) is None
    assert carried("a", "b", "a") == "b"
    assert carried("a\nb", "A\nb", "his\na\nb") == "his\nA\nb"
