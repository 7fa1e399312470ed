"""File names on every system, and that two things never share one."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exporters.file_names import MOST_BYTES, Names, folded, safe_stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Iran", "Iran"),
        ("What next?", "What next"),
        ("A/B: c|d", "A-B - c-d"),
        ("INSS #1324 in C#", "INSS No 1324 in C"),
        ("[[link]]", "((link))"),
        ("50%% of it", "50% of it"),
        ("^block", "block"),
        ("  spaces\t and\nlines  ", "spaces and lines"),
        ("ends with dots...", "ends with dots"),
        (".hidden", "hidden"),
        ("CON", "CON file"),
        ("aux.txt", "aux.txt file"),
        ("com1", "com1 file"),
        ("Console", "Console"),
        ("", "Untitled"),
        ("???", "Untitled"),
        ("-", "Untitled"),
        ("\u202e\u200bx\u0007", "x"),
        ("cafe\u0301", "café"),
        ("שלום עולם", "שלום עולם"),
        ("中国", "中国"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
    ],
)
def test_a_title_becomes_a_name(title: str, stem: str) -> None:
    assert safe_stem(title, "Untitled") == stem


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200))
def test_any_title_becomes_a_safe_name(title: str) -> None:
    stem = safe_stem(title, "Untitled")
    assert stem
    assert not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|#^\[\]`]|%%', stem)
    assert stem == stem.strip(" .")
    assert stem == unicodedata.normalize("NFC", stem)
    assert len(stem.encode()) <= MOST_BYTES + len(" file")
    assert stem.split(".")[0].casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}


def test_a_long_name_is_cut_between_words_and_never_in_a_character() -> None:
    assert safe_stem("word " * 60, "x") == " ".join(["word"] * 24)
    assert safe_stem("א" * 200, "x") == "א" * 60
    assert safe_stem("e\u0323\u0301" * 100, "x").encode().decode() == unicodedata.normalize("NFC", "e\u0323\u0301") * 24


def test_names_that_meet_on_some_system_get_a_suffix_that_stays() -> None:
    names = Names()
    given = [
        names.give("notes:1", "Notes", "Plan", "aaaaaaaa1111"),
        names.give("notes:2", "Notes", "PLAN", "bbbbbbbb2222"),
        names.give("notes:3", "Notes", "plan", "bbbbbbbb3333"),
        names.give("tags:1", "Tags", "Plan", "cccccccc4444"),
    ]
    assert given == ["Notes/Plan.md", "Notes/PLAN bbbbbbbb.md", "Notes/plan bbbbbbbb3333.md", "Tags/Plan.md"]
    assert len({folded(path) for path in given}) == 4


def test_what_a_thing_was_called_before_it_keeps() -> None:
    names = Names([("notes:2", "Notes/Plan.md")])
    assert names.give("notes:1", "Notes", "Plan", "aaaaaaaa1111") == "Notes/Plan aaaaaaaa.md"
    assert names.give("notes:2", "Notes", "New title", "bbbbbbbb2222") == "Notes/Plan.md"
