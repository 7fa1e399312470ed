"""Passages over generated edits, against a truth that goes by the ids of words."""

from __future__ import annotations

import random

from benchmarks.reanchor import measure
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.anchor import AnchorState, make_anchor
from app.domain.reanchor import reanchor


@each("share", [0.2, 0.5])
def test_what_survives_is_carried_and_nothing_lands_on_other_words(share):
    result = measure(random.Random(1324), 8_000, 1_500, share)
    assert result.survive > 800
    assert result.share >= 0.98
    assert result.wrong == []
    assert result.states["moved"]
    assert result.states["changed"]
    assert result.states["review"]
    assert result.states["lost"]


def test_broken_into_lines_everything_is_carried_as_changed():
    result = measure(random.Random(7), 3_000, 400, 0.0, width=60)
    assert result.mended_carried == result.mended > 200
    assert result.wrong == []
    assert not result.left


_WORDS = st.sampled_from(
    ["the", "masks", "of", "Iran", "30", "40", "not", "sent", "“sent”", "Oslo", ".", "and\n\n", "It"]
)


@given(st.lists(_WORDS, min_size=1, max_size=60), st.lists(_WORDS, max_size=60), st.data())
def test_carried_passages_hold_the_same_figures_and_names(old_words, new_words, data):
    cut = data.draw(st.integers(0, len(old_words)))
    old, new = " ".join(old_words), " ".join((*old_words[:cut], *new_words, *old_words[cut:][3:]))
    spots = [i for i, char in enumerate(old) if not char.isspace()]
    if not spots:
        return
    first = data.draw(st.sampled_from(spots))
    anchor = make_anchor(old, first, data.draw(st.integers(first + 1, len(old))))
    found = reanchor(old, new, [(1, anchor)])[1]
    if not found.carried:
        return
    assert found.place is not None
    now = new[slice(*found.place)]
    if found.state is not AnchorState.CHANGED:
        assert now == anchor.quote
    if _touched(old, anchor.start, anchor.end) != anchor.quote.split():
        return  # half a word is no name
    for word in ("Iran", "Oslo", "30", "40", "not"):
        assert now.split().count(word) == anchor.quote.split().count(word) or "“" in now + anchor.quote


def _touched(text: str, start: int, end: int) -> list[str]:
    """The words that a stretch touches, those it only begins or ends within among them."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].split()
