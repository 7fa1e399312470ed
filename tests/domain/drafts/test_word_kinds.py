"""What words are like: the groups they are in, and what sort of thing they name, by data of a few lines and by ours."""

from __future__ import annotations

import re

from tests.helpers.each import each

from app.domain.drafts.words.word_kinds import WordKinds
from app.importers.actors import load_word_kinds
from app.paths import REFERENCE

FEW = WordKinds("0 0 1\t2 3 4\nboat\t1\tartifact\ncity\t\tlocation group\nfly\t2\t\nwoman\t0\tperson")
OURS = load_word_kinds(REFERENCE)


def test_a_word_is_in_its_group_and_in_all_that_hold_that() -> None:
    assert FEW.groups("boat") == ("0", "3", "1")
    assert FEW.groups("fly") == ("1", "4", "2")
    assert FEW.groups("city") == FEW.groups("boa") == FEW.groups("boats") == FEW.groups("zoo") == FEW.groups("") == ()
    assert WordKinds().groups("boat") == WordKinds().sorts("boat") == ()


@each(
    "noun, sorts",
    [
        ("boat", ("artifact",)),
        ("boats", ("artifact",)),
        ("patrol-boats", ("artifact",)),
        ("women", ("person",)),
        ("cities", ("location", "group")),
        ("fly", ()),
        ("oats", ()),
        ("-", ()),
    ],
)
def test_a_noun_names_its_sorts_in_the_plural_and_behind_a_hyphen_too(noun: str, sorts: tuple[str, ...]) -> None:
    assert FEW.sorts(noun) == sorts


def test_only_what_stands_in_the_lines_is_one_thing() -> None:
    assert [FEW.is_one(noun) for noun in ("boat", "boats", "fly")] == [True, False, False]


def test_our_data_are_compact_and_know_common_words() -> None:
    assert (REFERENCE / "word_kinds.tsv.gz").stat().st_size < 400_000
    known = {"wheelchairs": "artifact", "lentils": "plant", "midwife": "person", "speech": "communication"}
    assert all(sort in OURS.sorts(noun) for noun, sort in known.items())
    assert OURS.groups("donated")[-1] == OURS.groups("donate")[-1] != OURS.groups("played")[-1]
    assert all(re.fullmatch(r"\d+", group) for group in OURS.groups("tent"))
