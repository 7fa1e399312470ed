"""Spellings of the same words: one slip in a word, few in a passage, none in a number, a name or a negation."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.same_words import Judge, one_slip
from app.domain.word_stream import WordStream


def same(old: str, new: str) -> bool:
    streams = WordStream(old), WordStream(new)
    return Judge(*streams).same((0, len(streams[0].keys)), (0, len(streams[1].keys)))


@each(
    "old, new, expected",
    [
        ("the harbor was closed", "the harbour was closed", True),
        ("the harbor was quitely closed", "the harbour was quietly closed", False),  # two slips in five words
        ("the harbor was quitely closed again", "the harbour was quietly closed again", True),  # in six
        ("the harbor was quitely closd again", "the harbour was quietly closed again", False),  # three in six
        ("health care for all", "healthcare for all", True),
        ("they can not go", "they cannot go", True),
        ("the quay was closed", "the quay was 2losed", False),
        ("the quay of Koper", "the quay of Kopar", False),
        ("The quay", "the quay", True),
        ("the Quay", "the quay", False),
        ("It rained. The quay", "It rained, the quay", True),
        ("It rained, the quay", "It rained. The quay", True),
        ("הנמל נסגר היום", "הנמל נסגד היום", False),  # without capitals a name is not known by its letters
        ("the quay was closed", "the quay was never closed", False),
    ],
)
def test_a_passage_is_the_same_with_few_slips_and_none_that_changes_it(old: str, new: str, expected: bool) -> None:
    assert same(old, new) is expected


@each(
    "ours, theirs, expected",
    [
        ("their", "thier", True), ("no", "on", False), ("their", "tihre", False),
        ("letter", "latter", True), ("bat", "cat", False), ("gate", "late", False), ("lamp", "lump", True),
        ("tent", "tents", False), ("harbor", "harbour", True), ("tents", "stents", False), ("ten", "teen", True),
        ("at", "ant", False),
    ],
)  # fmt: skip
def test_one_slip_is_a_letter_changed_doubled_left_out_or_swapped(ours: str, theirs: str, expected: bool) -> None:
    assert one_slip(ours, theirs) is one_slip(theirs, ours) is expected
