"""Nominal alpha against published examples, and two readers compared sentence by sentence."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from app.domain.two_readers import Sentence, Tagged, TextTagged, compare, nominal_alpha

_ = None
EXAMPLES = {
    "binary, two observers": (((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)), 0.095),
    "nominal, two observers": ((tuple("aabbdcccedda"), tuple("babbbccceddd")), 0.692),
    "nominal, any number of observers, missing data": (
        (
            (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
            (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
            (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
            (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
        ),
        0.743,
    ),
}
"""The examples A, B and C of Krippendorff 2011, with what is published of them."""


@pytest.mark.parametrize(("readers", "alpha"), EXAMPLES.values(), ids=EXAMPLES)
def test_it_is_what_is_published(readers: tuple[tuple[object, ...], ...], alpha: float) -> None:
    assert nominal_alpha(zip(*readers, strict=True)) == pytest.approx(alpha, abs=0.0005)


def test_nothing_is_said_where_chance_cannot_be_distinguished_from_agreement() -> None:
    assert nominal_alpha([]) is None
    assert nominal_alpha([("a", None), (None, "b")]) is None
    assert nominal_alpha([("a", "a"), ("a", "a")]) is None
    assert nominal_alpha([("a", "a"), ("b", "b")]) == 1


def test_for_two_readers_it_is_the_plain_formula_whoever_is_first() -> None:
    chance = random.Random(7)
    for _round in range(200):
        units = [(chance.choice("abc"), chance.choice("abc")) for _unit in range(chance.randrange(2, 30))]
        values = [value for unit in units for value in unit]
        n, differ = len(values), sum(one != other for one, other in units)
        expected = sum(values.count(one) * values.count(other) for one in "abc" for other in "abc" if one != other)
        alpha = nominal_alpha(units)
        if not expected:
            assert alpha is None
            continue
        assert alpha == pytest.approx(1 - (n - 1) * 2 * differ / expected)
        assert alpha == pytest.approx(nominal_alpha([unit[::-1] for unit in units]))


def test_two_readers_are_compared_by_the_sentences_of_texts_that_both_have_tagged() -> None:
    text = "One gift. Two gifts. Three gifts. None."
    ends = [0, *(at + 1 for at, letter in enumerate(text) if letter == ".")]
    sentences = tuple(Sentence(start + (start > 0), end, 5) for start, end in pairwise(ends))
    both = TextTagged(1, text, sentences, (
        Tagged("ann", 7, 0, 3), Tagged("ben", 7, 4, 8),  # other words of one sentence
        Tagged("ann", 7, 14, 26),  # over two
        Tagged("ben", 7, 21, 26),
        Tagged("ben", 9, 34, 38),
    ))  # fmt: skip
    alone = TextTagged(2, text, sentences, (Tagged("ann", 7, 0, 38),))
    found = compare(("ann", "ben"), (both, alone))
    assert found.sentences == 4
    by_tag = {one.tag_id: (one.both, one.only, one.neither, round(one.share, 2)) for one in found.tags}
    assert by_tag == {7: (2, (1, 0), 1, 0.75), 9: (0, (0, 1), 3, 0.75)}
    assert [(one.words, one.tag_id, one.by) for one in found.differences] == [
        ("Two gifts.", 7, "ann"), ("None.", 9, "ben"),
    ]  # fmt: skip
    assert found.every is not None
    assert (found.every.share, found.every.both) == (0.75, 2)
    assert compare(("ann", "zoe"), (both, alone)).every is None
