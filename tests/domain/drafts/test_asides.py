"""What a sentence says of a name between commas is not taken for the name."""

from __future__ import annotations

from tests.helpers.drafted import drafts as drafted
from tests.helpers.each import each

from app.domain.drafts.clauses.asides import without_asides
from app.domain.drafts.clauses.pieces import cut


@each(
    "text, donors, recipients",
    [
        ("Eni, the Italian oil company, donated 2 million euros to Libya.", ["Eni"], ["Libya"]),
        ("Sany, a Chinese maker of machines, gave 10 excavators to Nepal.", ["Sany"], ["Nepal"]),
        ("Ravi Patel, a shopkeeper, gave 500 blankets to Chad.", ["Ravi Patel"], ["Chad"]),
        ("Ana Ruiz, 34, sent 200 tents to Chad.", ["Ana Ruiz"], ["Chad"]),
        ("Kenya received 40 tents from Shelterbox, a British charity.", ["Shelterbox"], ["Kenya"]),
        ("Italy gave tents to Chad, a neighbour of Libya, and Niger, a coastless state.", ["Italy"], ["Chad", "Niger"]),
    ],
)
def test_who_somebody_is_between_commas_is_nobody_else(text: str, donors: list[str], recipients: list[str]) -> None:
    (draft,) = drafted(text)
    assert [one.name for one in draft.donors] == donors
    assert [one.name for one in draft.recipients] == recipients


def test_two_with_what_they_are_give_each() -> None:
    found = drafted("Petrobras, Brazil's state oil company, and Vale, a miner, each gave 300 beds to Chad.")
    assert [[one.name for one in draft.donors] for draft in found] == [["Petrobras"], ["Vale"]]


@each(
    "text",
    [
        "Japan gave tents to Bergen, the army, and the police.",
        "Peru got from Bergen, a neighbour that sent cows in May, some tents.",
        "In Bergen, a team led by Oslo gave tents.",
        "Meanwhile, a team, led by Oslo, gave tents.",
        "Tents from Bergen, a gift of its people, arrived.",
    ],
)
def test_members_of_a_list_and_what_tells_of_a_gift_stay(text: str) -> None:
    pieces = cut(text, 0, len(text), [], [], [])
    assert without_asides(text, pieces) == pieces


@each("thanks", ["Asante sana to Oman", "Malo 'aupito to Oman", "Thank you to Oman", "Many thanks to Oman"])
def test_who_is_thanked_in_other_words_gives_it(thanks: str) -> None:
    (draft,) = drafted(f"{thanks} for the new patrol boat which was handed over to Tonga in May!")
    assert ([one.name for one in draft.donors], [one.name for one in draft.recipients]) == (["Oman"], ["Tonga"])


def test_what_is_wished_is_no_thanks() -> None:
    assert drafted("Welcome to Fiji for the games!") == []
