"""Which paragraphs of two texts are a pair."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.works import Pair, by_number, pairs_of


@each("met, pairs", [
    ([], ()),
    ([(1, 1), (1, 1), (2, 2), (2, 2), (1, 2)], ((1, 1), (2, 2))),  # most fields, for both paragraphs
    ([(1, 1), (1, 1), (1, 2), (2, 1)], ((1, 1), (1, 2), (2, 1))),  # the most for either of them is enough
    ([(1, 1), (1, 1), (2, 1), (2, 2)], ((1, 1), (2, 2))),  # as many fields: the nearer number
    ([(2, 1), (2, 3), (1, 1), (1, 1), (3, 3), (3, 3)], ((1, 1), (2, 1), (3, 3))),  # as near: the earlier
])  # fmt: skip
def test_paragraphs_are_paired_with_those_they_share_most_fields_with(met: list[Pair], pairs: tuple[Pair, ...]) -> None:
    assert pairs_of(met) == pairs


def test_texts_of_as_many_paragraphs_are_paired_by_number_from_what_has_none() -> None:
    assert by_number(2) == ((0, 0), (1, 1), (2, 2))
