"""A sentence cut into the word pieces that the network knows."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.drafts.learnt.word_pieces import CLOSES, OPENS, UNKNOWN, word_pieces

KNOWN = {
    word: number
    for number, word in enumerate(
        [
            OPENS,
            CLOSES,
            UNKNOWN,
            "tent",
            "##s",
            "##ed",
            "sent",
            "40",
            ",",
            ".",
            "$",
            "-",
            "cote",
            "ivo",
            "##ire",
            "d",
            "'",
        ]
    )
}
WORDS = {number: word for word, number in KNOWN.items()}


def said(text: str) -> list[tuple[str, str]]:
    """Each piece with the words of the text it stands for, without those that open and close it."""
    return [(WORDS[one.number], text[one.start : one.end]) for one in word_pieces(text, KNOWN)[1:-1]]


def test_a_word_is_cut_into_its_longest_known_beginnings() -> None:
    assert said("Sent 40 tents.") == [("sent", "Sent"), ("40", "40"), ("tent", "tent"), ("##s", "s"), (".", ".")]


def test_signs_stand_alone_and_accents_are_no_matter_but_places_stay_those_of_the_text() -> None:
    assert said("Côte d'Ivoire, $40") == [
        ("cote", "Côte"),
        ("d", "d"),
        ("'", "'"),
        ("ivo", "Ivo"),
        ("##ire", "ire"),
        (",", ","),
        ("$", "$"),
        ("40", "40"),
    ]
    apart = unicodedata.normalize("NFD", "Côte")
    assert said(apart) == [("cote", apart)]


def test_a_word_with_an_unknown_part_is_unknown_as_a_whole_and_so_is_an_endless_one() -> None:
    assert said("tentacle 40") == [(UNKNOWN, "tentacle"), ("40", "40")]
    assert said("tent" + "s" * 200) == [(UNKNOWN, "tent" + "s" * 200)]


def test_nothing_is_between_what_opens_and_what_closes_it() -> None:
    assert [WORDS[one.number] for one in word_pieces(" \n\u200b", KNOWN)] == [OPENS, CLOSES]


@given(st.text(max_size=60))
def test_pieces_stand_in_order_within_the_text_and_leave_no_letter_or_digit_out(text: str) -> None:
    pieces = word_pieces(text, KNOWN)[1:-1]
    assert all(0 <= one.start < one.end <= len(text) for one in pieces)
    assert all(one.start < two.start and one.end <= two.start for one, two in pairwise(pieces))
    covered = {at for one in pieces for at in range(one.start, one.end)}
    assert [
        letter for at, letter in enumerate(text) if letter.isascii() and letter.isalnum() and at not in covered
    ] == []
