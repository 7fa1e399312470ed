"""What is done so that long sources are read in a time that grows with their length finds the same as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.importers.html import _SURE, _holder
from app.importers.html_walk import Walk
from app.importers.vocabulary import is_disclaimer


@given(st.text("ab\n", max_size=400), st.integers(0, 400), st.integers(_SURE, 120))
def test_a_stretch_of_the_whole_is_found_wherever_it_stands(whole: str, at: int, length: int):
    holds = _holder(whole)
    own = whole[at : at + length]
    if len(own) >= _SURE:
        assert holds(own)
        assert holds(own + "c") is False
        assert holds(own), "also after something else was looked for"


@given(st.text("ab", min_size=_SURE, max_size=60), st.text("ab", max_size=300))
def test_what_is_not_in_the_whole_is_not_found(own: str, whole: str):
    assert _holder(whole)(own) is (own in whole)


def test_a_disclaimer_is_told_on_any_line_of_a_piece():
    words = "The views in this essay are the author's own."
    assert is_disclaimer(words)
    assert is_disclaimer("A line above it\n" + words)
    assert not is_disclaimer("A view\nof what the author's own")
    assert not is_disclaimer("Their views changed when the authors met the mayor.")


@given(
    st.lists(st.sampled_from(["a", " ", "\n ", "\t", "<b>b</b>", "<b> c </b>", "\u00a0", "<br>", "d e"]), max_size=12)
)
def test_white_space_in_a_page_is_one_space_between_words(parts: list[str]):
    from lxml import html

    walk = Walk()
    walk.page(html.fromstring(f"<html><body><p>x{''.join(parts)}y</p></body></html>"))
    text = walk.text
    assert text[0] == "x"
    assert text[-1] == "y"
    assert not any(pair in text for pair in ("  ", " \n", "\n ", "\t"))
