"""Finding words as one types them: exact offsets, whole words, patterns, and what is not shown."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.errors import BadInput
from app.domain.finding import MOST, Options, Searched, TooSlow

TEXT = "China’s masks,\nChina\u00a0Daily and INDOCHINA. 😀 masks"


def found(query: str, text: str = TEXT, **options: bool) -> list[str]:
    hits = Searched(text, [(0, len(text))]).find(query, Options(**options))
    return [text[start:end] for start, end in hits.places]


def test_case_counts_only_when_asked() -> None:
    assert found("china") == ["China", "China", "CHINA"]
    assert found("China", case=True) == ["China", "China"]


def test_whole_words() -> None:
    assert found("china", whole_word=True) == ["China", "China"]
    assert found("mask", whole_word=True) == []


def test_what_a_keyboard_does_not_distinguish_is_found() -> None:
    assert found("china's masks") == ["China’s masks"]
    assert found("china daily") == ["China\u00a0Daily"]


def test_patterns() -> None:
    assert found(r"m\w+s", regex=True) == ["masks", "masks"]
    assert found(r"China\b", regex=True, case=True) == ["China", "China"]
    assert found(r"x*", regex=True) == []


@each("query", ["(", "[a", "a{2,1}", "*", "(?P<a>", "\\"])
def test_a_pattern_that_is_not_finished_is_said(query: str) -> None:
    with pytest.raises(BadInput, match="Not yet a pattern"):
        found(query, regex=True)


def test_only_what_is_shown_is_found_and_never_across_two_blocks() -> None:
    text = "one two\n\nthree one"
    searched = Searched(text, [(0, 7), (9, 18)])
    assert searched.find("one").places == [(0, 3), (15, 18)]
    assert searched.find("two  three").places == []
    assert Searched(text, [(9, 18)]).find("one").places == [(15, 18)]
    assert searched.find(r"two\s+three", Options(regex=True)).places == []


def test_letters_that_grow_when_made_small_shift_nothing() -> None:
    text = "İİİ masks and MASKS"
    assert found("masks", text) == ["masks", "MASKS"]


def test_too_many_hits_are_not_all_counted() -> None:
    hits = Searched("a" * (MOST + 5), [(0, MOST + 5)]).find("a")
    assert (len(hits.places), hits.more) == (MOST, True)


def test_a_slow_pattern_is_given_up_within_one_paragraph() -> None:
    with pytest.raises(TooSlow, match="takes too long"):
        Searched("a" * 60 + "!", [(0, 61)]).find("(a|aa)+$", Options(regex=True), timeout_s=0.1)


def test_what_a_slow_pattern_has_found_is_kept() -> None:
    text = "aaa\n" + "a" * 60 + "!"
    hits = Searched(text, [(0, 3), (4, len(text))]).find("(a|aa)+$", Options(regex=True), timeout_s=0.1)
    assert (hits.places, hits.more) == ([(0, 3)], True)


@each("options", [Options(), Options(regex=True), Options(whole_word=True)])
def test_what_nobody_waits_for_ends(options: Options) -> None:
    hits = Searched("ab ab\nab", [(0, 5), (6, 8)]).find("ab", options, stopped=lambda: True)
    assert hits.more
    assert hits.places[0] == (0, 2)
    assert len(hits.places) < 3


@given(st.text(alphabet="abAB’' \u00a0\nİ😀", max_size=60), st.text(alphabet="abAB' İ😀", min_size=1, max_size=4))
def test_every_hit_is_there_and_none_is_missed(text: str, query: str) -> None:
    places = Searched(text, [(0, len(text))]).find(query).places
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    letters = {"'": "['’]", " ": "[ \u00a0\n]", "İ": "İ"}
    pattern = "".join(letters.get(c, f"(?i:{re.escape(c)})") for c in query)
    assert places == [match.span() for match in re.finditer(pattern, text)]


@given(st.text(max_size=40), st.text(min_size=1, max_size=3), st.booleans(), st.booleans())
def test_a_pattern_of_plain_words_finds_them(text: str, query: str, case: bool, whole: bool) -> None:
    hits = Searched(text, [(0, len(text))]).find(re.escape(query), Options(case, whole, True))
    assert all(len(text[start:end]) == len(query) for start, end in hits.places)
