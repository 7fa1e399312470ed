"""Names found by a few letters: which come first, which letters are marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.fuzzy import Names, match

LETTERS = st.text("abAB -.éİ😀[^]*", max_size=8)


@each(
    "typed, name, rank, marked",
    [
        ("masks", "Masks", 0, ["Masks"]),
        ("mas", "Masks", 1, ["Mas"]),
        ("dip", "Mask diplomacy", 2, ["dip"]),
        ("ask", "Mask diplomacy", 3, ["ask"]),
        ("mdip", "Mask diplomacy", 6, ["M", "dip"]),
        ("cote", "Côte d’Azur", 1, ["Côte"]),
        ("", "Masks", 0, []),
    ],
)
def test_how_well_letters_fit(typed: str, name: str, rank: int, marked: list[str]) -> None:
    found = match(typed, name)
    assert found is not None
    assert (found[0], [name[start:end] for start, end in found[1]]) == (rank, marked)


def test_letters_out_of_order_do_not_fit() -> None:
    assert match("ksam", "Masks") is None
    assert match("masksx", "Masks") is None
    assert match("x", "Masks") is None


@given(LETTERS, st.lists(LETTERS, max_size=6))
def test_many_names_are_ranked_as_each_of_them(typed: str, names: list[str]) -> None:
    found = [match(typed, name) for name in names]
    assert Names(names).ranks(typed) == [None if one is None else one[0] for one in found]


@given(LETTERS, LETTERS)
def test_the_marked_letters_are_those_typed(typed: str, name: str) -> None:
    found = match(typed, name)
    if found and name.isascii() and typed.isascii():
        letters = "".join(name[start:end] for start, end in found[1]).lower().replace(" ", "")
        assert letters == typed.lower().replace(" ", "")


@given(st.lists(st.text("abc é", max_size=8), max_size=12), st.lists(st.sampled_from("abcé <"), max_size=8))
def test_what_is_typed_letter_by_letter_is_ranked_as_at_once(names: list[str], keys: list[str]) -> None:
    known, typed = Names(names), ""
    for key in keys:
        typed = typed[:-1] if key == "<" else typed + key
        assert known.ranks(typed) == Names(names).ranks(typed)
