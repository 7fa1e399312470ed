"""Who is named in a sentence: countries however called, towns, organisations, persons, bodies and pronouns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.actors import load_actor_reader
from app.paths import REFERENCE

READER = load_actor_reader(REFERENCE)


def read(text: str) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], one.kind.value, one.iso2) for one in READER.find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Danish government paid.", [("Danish government", "government", "DK")]),
        ("Kathmandu's health ministry paid.", [("Kathmandu's health ministry", "government", "NP")]),
        ("The Turkish Red Crescent paid.", [("Turkish Red Crescent", "organisation", "")]),
        ("Ankara paid.", [("Ankara", "country", "TR")]),
        ("It stands in Ankara.", [("It", "pronoun", ""), ("Ankara", "town", "TR")]),
    ],
)
def test_countries_are_found_however_called(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(text) == found


PIECES = "China the Danish ministry of Paris Jordan Bank and hospital in It 's . , 😀 Sir St Red Cross -"


@given(st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=6)))
def test_what_is_found_is_in_order_apart_and_within_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    start = len(text) // 3
    found = READER.find(text, start, len(text))
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(start <= one.start < one.end <= len(text) for one in found)
