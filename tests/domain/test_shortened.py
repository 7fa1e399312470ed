"""Words cut short end in one ellipsis."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.codebook import in_vivo_name
from app.domain.links import shown_words
from app.domain.notes import first_words
from app.domain.shortened import in_whole_words, shortened, with_dots


def test_an_ellipsis_that_was_at_the_cut_is_not_doubled():
    words = "the ships that came to Barisal, to Bari… and to no other harbour"
    for most in range(25, len(words)):
        assert "……" not in shortened(words, most)
    assert shortened(words, 42) == "the ships that came to Barisal, to Bari…"
    assert with_dots("Bari…") == with_dots("Bari …") == with_dots("Bari...") == "Bari…"


@given(st.text(alphabet="ab …. ,\n", max_size=90), st.integers(2, 60))
def test_no_more_than_asked_and_one_ellipsis_at_most_is_added(words: str, most: int):
    line = " ".join(words.split())
    for cut in (shortened(words, most), in_whole_words(words, most)):
        assert len(cut) <= most
        assert cut == line or not cut.removesuffix("…").endswith((" ", "…", ".", ","))


def test_whole_words_are_left_where_they_are_not_too_long():
    words = "forty wooden boats came from Bergen before the second flood of summer"
    for most in (54, 57, 59):
        assert in_whole_words(words, most) == "forty wooden boats came from Bergen before the second…"
    assert in_whole_words(words, 99) == words
    assert in_whole_words("a" * 50, 10) == "a" * 9 + "…"
    assert in_whole_words("a " + "b" * 50, 10) == "a " + "b" * 7 + "…"


def test_names_made_of_names_that_were_cut():
    name = in_vivo_name("medical teams of the provincial government that had come by train to the coast of Bari")
    assert name.endswith("…")
    for most in range(10, 2 * len(name)):
        assert "……" not in shortened(f"{name}, {name}", most)
    assert "……" not in first_words(f"{name} {name}")
    assert "……" not in shown_words(f"{name} {name}")
