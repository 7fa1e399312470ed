"""How a query is read, and which stretch of a text is shown for it."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.fold import fold
from app.domain.search import SNIPPET, find_marks, match_expression, snippet


def test_every_word_is_quoted_and_the_last_may_go_on():
    assert match_expression("masks AND (iran") == '"masks" "and" "iran"*'
    assert match_expression('"twin city" gua') == '"twin city" "gua"*'
    assert match_expression('"twin city"') == '"twin city"'
    assert match_expression("  ") == match_expression('"') == match_expression("*()") == ""


def test_the_snippet_holds_the_words_together_not_the_first_small_word():
    text = "The council shipped gloves in the spring. " * 5 + "Each was counted on the quay before the ferry left."
    shown, marks, first, nth = snippet(text, "the quay before the ferry")
    assert "quay before the ferry" in shown
    assert [shown[a:b] for a, b in marks][-4:] == ["quay", "before", "the", "ferry"]
    assert text[first:].startswith(shown[slice(*marks[nth])])
    assert text[first:].startswith(("the quay", "quay"))


def test_a_figure_is_not_mistaken_for_another_with_the_same_zeros():
    text = "Madrid got 100,000 masks and a friendly letter besides; much later Gorgan had 300,000 masks from its twin."
    _, _, first, _ = snippet(text, "300,000 masks")
    assert text[first:].startswith("300,000 masks")


def test_a_stem_is_marked_too():
    assert find_marks("donations were given", "donation") == [(0, 9)]


@each(
    "text, query, marked",
    [
        ("the state of the art", '"of the"', ["of the"]),
        ("the state of the art", "of the", ["the", "of", "the"]),
        ("of art and the state", '"of the"', ["of", "the"]),
        ("Gifts of 300,000 masks", "300,000 ma", ["300,000", "masks"]),
        ("Iran and Ireland", "ira", ["Iran"]),
        ("Iran and Ireland", "ira ", []),
        ("a café’s worth", "cafe's", ["café’s"]),
        ("כי המַסֵּכוֹת הגיעו", "המסכות", ["המַסֵּכוֹת"]),
        ("北京市向德黑兰捐赠口罩", "口罩", ["口罩"]),
        ("北京市向德黑兰捐赠口罩", "德黑", ["德黑"]),
        ("Łódź and Việt Nam", "viet", ["Việt"]),
    ],
)
def test_what_is_marked(text: str, query: str, marked: list[str]):
    assert [text[start:end] for start, end in find_marks(text, query)] == marked


@given(st.text(max_size=400), st.text(max_size=30))
def test_marks_lie_inside_what_is_shown(text: str, query: str):
    shown, marks, first, nth = snippet(text, query)
    assert 0 <= first <= len(text)
    assert len(shown) <= SNIPPET + 2
    assert all(0 <= a < b <= len(shown) for a, b in marks)
    assert all(one[1] <= other[0] for one, other in pairwise(marks))
    if marks:
        words = shown[slice(*marks[nth])]
        assert words == re.sub(r"\s", " ", text[first : first + len(words)])


@given(st.text(max_size=200))
def test_folding_is_stable(text: str):
    assert fold(fold(text)) == fold(text) or not text.isascii()
