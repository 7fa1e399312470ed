from __future__ import annotations

from tests.helpers.each import each

from app.domain.blocks import Block
from app.domain.words import count_in, count_words


@each(
    "text, n",
    [
        ("", 0),
        ("One two-fold don’t 1,300.5 R&D", 6),
        ("שתי מילים", 2),
        ("口罩三十万", 5),
        ("a\u00a0b — c", 3),
        ("•  – !", 0),
    ],
)
def test_words_as_a_reader_counts_them(text: str, n: int) -> None:
    assert count_in(text) == n


def test_what_is_cut_does_not_count() -> None:
    text = "one two\nthree"
    blocks = (Block(0, 7), Block(8, 13))
    assert count_words(text, blocks, frozenset()) == 3
    assert count_words(text, blocks, frozenset({0})) == 1
