"""A passage whose words became parts of others says something else, and goes over to no new text unasked."""

from __future__ import annotations

import pytest
from tests.helpers.each import each

from app.domain.anchor import AnchorState, make_anchor
from app.domain.joined import joined
from app.domain.reanchor import Reanchored, reanchor

TEXT = (
    "The ministry was told on Monday. China sent 300 masks to the city of Gorgan in March, said the embassy. "
    "More was promised later by the same embassy, and none of it came."
)
FAR = [("The ministry", "A ministry"), ("none of it came", "nothing came")]


def outcome(words: str, new: str) -> Reanchored:
    start = TEXT.index(words)
    return reanchor(TEXT, new, [(1, make_anchor(TEXT, start, start + len(words)))])[1]


@pytest.mark.parametrize("also", [[], FAR], ids=["alone", "with other changes"])
@pytest.mark.parametrize(
    ("words", "was", "now"),
    [
        ("300", "300", "3000"),
        ("China sent 300", "300", "3000"),
        ("300 masks", "300", "1300"),
        ("300 masks to the city", "300", "1,300"),
        ("China sent 300", "300", "300,000"),
        ("China sent 300", "300", "300.5"),
        ("China sent 300", "300", "300–400"),
        ("China sent 300", "300", "300%"),
        ("China sent 300", "300", "300 million"),
        ("China sent 300", "300 masks", "300 gowns"),
        ("300 masks to the city", "300", "-300"),
        ("300 masks to the city", "300", "$300"),
        ("300 masks to the city", "sent 300", "sent EUR 300"),
        ("China sent 300 masks", "masks", "masksets"),
        ("sent 300 masks to the city", "sent", "resent"),
        ("in March", "March", "Marche\u0301"),
        ("in March", "March", "March\u0301"),
        ("in March", "March", "March\u200dish"),
    ],
)  # fmt: skip
def test_it_waits_for_a_person(words: str, was: str, now: str, also: list[tuple[str, str]]) -> None:
    new = TEXT.replace(was, now)
    for one, other in also:
        new = new.replace(one, other)
    assert not outcome(words, new).carried


@each(
    "words, was, now",
    [
        ("300 masks", "masks to", "masks, to"),
        ("300 masks", "300 masks", "“300 masks”"),
        ("300 masks", "masks to", "masks[12] to"),
        ("China sent 300 masks", "masks to", "masks (as reported) to"),
        ("China sent 300 masks", "masks to", "masks—or so they say—to"),
        ("China sent 300", "300 masks", "300\u00a0masks"),
        ("in March", "March,", "March\u200f,"),
        ("300 masks", "China sent", "It is said that China sent"),
    ],
)
def test_punctuation_and_other_words_join_nothing(words: str, was: str, now: str) -> None:
    found = outcome(words, TEXT.replace(was, now))
    assert found.state is AnchorState.VERIFIED
    assert found.place is not None
    assert TEXT.replace(was, now)[slice(*found.place)] == words


def test_scripts_without_spaces_are_looked_at_by_one_sign() -> None:
    text = "中国送了300口罩，到伊朗。"
    assert joined(text, 4, 7) == ("了", "口")
    assert joined(text, 0, 9) == ("", "")


def test_other_spellings_of_a_rest_are_the_same() -> None:
    one, other = "China\u2019s \u00e9tude-like air\u00adline", "China's e\u0301tude\u2011like airline"
    for word, start in (("China", 0), ("air", one.index("air"))):
        there = other.index(word)
        assert joined(one, start, start + len(word)) == joined(other, there, there + len(word))
    assert joined(one, 8, 13) == ("", "-like")
    assert joined(other, 8, 14) == ("", "-like")
