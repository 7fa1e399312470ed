"""What stands next to a place, compared at once with many places."""

from __future__ import annotations

from benchmarks.reanchor import repeating_texts
from hypothesis import given
from hypothesis import strategies as st

from app.domain.anchor import AnchorState, find_all
from app.domain.neighbours import NEAR, Neighbours
from app.domain.reanchor import reanchor
from app.domain.two_texts import TwoTexts

KEYS = st.lists(st.sampled_from("abc"), max_size=24)


def one_by_one(old: list[str], new: list[str], words: tuple[int, int], there: tuple[int, int]) -> tuple[int, int]:
    """The same, word by word."""
    before = list(zip(reversed(old[: words[0]]), reversed(new[: there[0]]), strict=False))[:NEAR]
    after = list(zip(old[words[1] :], new[there[1] :], strict=False))[:NEAR]
    left = next((n for n, (a, b) in enumerate(before) if a != b), len(before))
    right = next((n for n, (a, b) in enumerate(after) if a != b), len(after))
    at_start = words[0] == there[0] == left
    at_end = len(old) - words[1] == len(new) - there[1] == right
    return NEAR if at_start else left, NEAR if at_end else right


@given(KEYS, KEYS, st.data())
def test_words_beside_a_place_are_counted_as_word_by_word(old: list[str], new: list[str], data: st.DataObject) -> None:
    def place(keys: list[str]) -> tuple[int, int]:
        start = data.draw(st.integers(0, len(keys)))
        return start, data.draw(st.integers(start, len(keys)))

    near, words, places = Neighbours(old, new), place(old), [place(new) for _ in range(3)]
    wanted = [one_by_one(old, new, words, there) for there in places]
    assert [near.agreeing(words, there) for there in places] == wanted
    at_once = near.at_places([near.beside_new(there) for there in places])
    assert at_once.agreeing(near.beside_old(words)) == [sum(pair) for pair in wanted]


@given(st.lists(st.sampled_from(["ab", "cd", "7", "not", "Oslo", ".\n\n"]), min_size=4, max_size=40), st.data())
def test_the_free_places_of_a_quote_and_its_rivals_are_those_found_one_by_one(
    words: list[str], data: st.DataObject
) -> None:
    old = " ".join(words)
    new = " ".join(data.draw(st.permutations(words)) if data.draw(st.booleans()) else words + words)
    start = data.draw(st.integers(0, len(old) - 2))
    quote = old[start : data.draw(st.integers(start + 1, len(old)))]
    texts = TwoTexts(old, new)
    here = texts.old_words.covered(start, start + len(quote))
    ends = texts.open_ends(start, start + len(quote))
    free = {}
    for at in texts.exact(quote, *ends):
        first, stop = texts.new_words.covered(at, at + len(quote))
        owners = [(texts.to_old[there], here[0] + n) for n, there in enumerate(range(first, stop))]
        if all(was in (-1, ours) for was, ours in owners):
            free[at] = texts.context(here, (at, at + len(quote)))
    assert texts.free(quote, ends, here) == free
    for at in free:
        rivals = [texts.old_words.covered(one, one + len(quote)) for one in find_all(old, quote)]
        scores = [texts.context(rival, (at, at + len(quote))) for rival in rivals if rival != here]
        assert texts.most_alike_before(quote, here, (at, at + len(quote))) == max(scores, default=-NEAR)


def test_a_text_that_repeats_itself_takes_no_minutes() -> None:
    found = reanchor(*repeating_texts())
    assert sum(one.state is AnchorState.REVIEW for one in found.values()) > 300
