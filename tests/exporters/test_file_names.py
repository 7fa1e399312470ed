"""File names on every system, and that two things never share one."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.exporters.file_names import MOST_BYTES, Names, folded, safe_stem


@each(
    "title, stem",
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
        ("aux.txt", "aux file.txt"),
        ("NUL.txt", "NUL file.txt"),
        ("con.", "con file"),
        ("con .v2.draft", "con file.v2.draft"),
        ("LPT¹.x", "LPT¹ file.x"),
        ("ＬＰＴ１", "ＬＰＴ１"),
        ("conin$", "conin$ file"),
        ("a.con", "a.con"),
        ("com1", "com1 file"),
        ("Console", "Console"),
        ("", "Untitled"),
        ("???", "Untitled"),
        ("-", "Untitled"),
        ("\u202e\u200bx\u0007", "x"),
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301 e?\u0301", "café é"),
        ("\u1fefx", "'x"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200cx\u200d", "x"),
        ("......", "Untitled"),
        (". . .", "Untitled"),
        ("..", "Untitled"),
        ("שלום עולם", "שלום עולם"),
        ("中国", "中国"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
    ],
)
def test_a_title_becomes_a_name(title: str, stem: str) -> None:
    assert safe_stem(title, "Untitled") == stem


DEVICES = (
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)  # fmt: skip
ODD = st.sampled_from(
    [*"/\\:*?\"<>|#^[]`%.~_- \t\n\r\0\x7f", "..", "%%", "con", "NUL", "Lpt1", "com¹", "aux", "\u0301", "\u0338",
     "\u200c", "\u200d", "\u200b", "\u202e", "\ufeff", "\ud800", "\u1fef", "\u2028", "é", "e", "ß", "ı", "İ", "ﬁ",
     "K", "Å", "א", "ע", "ש\u05b8", "中", "한", "ᄀ", "ᅡ", "👩", "🇳🇴", "\ufe0f", "𝐂", "Ｃ", "word",
     "word " * 30, "א" * 80]
)  # fmt: skip
TITLES = st.one_of(st.text(max_size=200), st.lists(ODD, max_size=12).map("".join))


@given(TITLES)
def test_any_title_becomes_a_name_that_every_system_takes(title: str) -> None:
    stem = safe_stem(title, "Untitled")
    for name in (f"{stem}.md", f"{stem} 0123abcd.md", f"{stem} (new 999).md"):
        assert not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|#^\[\]`]|%%', name)
        assert name[0] not in " .~"
        assert name.partition(".")[0].rstrip(" ").casefold() not in DEVICES
        assert len(name.encode()) <= 143, "some file systems that encrypt take no more"
    assert stem == stem.strip(" .")
    assert stem
    assert stem == unicodedata.normalize("NFC", stem)
    assert len(stem.encode()) <= MOST_BYTES + len(" file")


@given(st.lists(TITLES, min_size=2, max_size=8))
def test_no_two_things_share_a_file_on_any_system(titles: list[str]) -> None:
    names = Names()
    paths = [names.give(f"notes:{n}", "Notes", title, f"{n:08x}{n:024x}") for n, title in enumerate(titles)]
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        for seen in (str.casefold, str.upper, str.lower, lambda path: path.replace("\u200d", "").replace("\u200c", "")):
            assert len({unicodedata.normalize(form, seen(path)) for path in paths}) == len(paths)


@each(
    "one, other",
    [
        ("Straße", "STRASSE"),
        ("ı", "I"),
        ("ﬁle", "FILE"),
        ("Å", "A\u030a"),
        ("k", "K"),
        ("ſ", "s"),
        ("👩\u200d👧", "👩👧"),
    ],
)
def test_names_that_one_system_takes_for_the_same_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_what_has_no_digits_of_its_own_gets_a_number() -> None:
    names = Names([("index", "index.md")])
    assert names.give("document:index", "", "Index", "") == "Index 2.md"


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
