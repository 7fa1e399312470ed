"""Whose several things of one sentence are: chosen for all of them together."""

from __future__ import annotations

from itertools import product
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.drafts.weighing.several import Arrangement, Between, Person, pairs, together

SHARES = st.lists(st.floats(0.01, 1), min_size=3, max_size=3).map(lambda some: [one / sum(some) for one in some])
SIDES = st.tuples(SHARES, SHARES)
STANDING = Arrangement([Person(0, 1, "edge"), Person(6, 7, "to")], [], ["word"] * 9, [0] * 9)


@each(
    "text, told",
    [
        # the second clause has a giver of its own, and so has not the first
        (
            "Peru sent Benin 40 pumps, Chile handed in 9 tonnes of soap.",
            ["PE > BJ: 40 pumps", "CL > BJ: 9 tonnes of soap"],
        ),
        (
            "Jordan's gift of 40 buses went to Yemen; Turkey's, 12 cranes, went to Libya.",
            ["JO > YE: 40 buses", "TR > LY: 12 cranes"],
        ),
        # each thing has a day, a giver, or a getter of no list, of its own
        ("Oman gave Fiji 40 tents in 2010 and 30 boats in 2012.", ["OM > FJ: 40 tents", "OM > FJ: 30 boats"]),
        ("Norway sent 40 tents to Fiji, Oman another 41 nets.", ["NO > FJ: 40 tents", "OM > FJ: 41 nets"]),
        (
            "3 million dollars were paid to Fundasalva and 2 million dollars to Chad.",
            ["? > Fundasalva: 3 million dollars", "? > TD: 2 million dollars"],
        ),
        (
            "Fiji got 40 beds from Norway, 20 cots from Oman and nothing from Chad.",
            ["NO > FJ: 40 beds", "OM > FJ: 20 cots"],
        ),
        # two things of one list, each with words of its own for who gives or gets it
        (
            "Omdal Shipping: 4,000 bread packs delivered to Tonga, 2,000 coats pledged to Samoa.",
            ["Omdal Shipping > TO: 4,000 bread packs", "Omdal Shipping > WS: 2,000 coats"],
        ),
        (
            "Kenya has had 40 incubators donated by Austria and 9,000 masks contributed by Qatar.",
            ["AT > KE: 40 incubators", "QA > KE: 9,000 masks"],
        ),
        # what a frame has plainly stays, and so does what is one gift
        ("Poland gave Moldova 30 buses and Ukraine 40 pumps.", ["PL > MD: 30 buses", "PL > UA: 40 pumps"]),
        ("Japan and South Korea gave Laos 200 tents and 40 boats.", ["JP+KR > LA: 200 tents, 40 boats"]),
    ],
)
def test_each_thing_has_its_own(text: str, told: list[str]) -> None:
    assert [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)] == told


def test_who_was_put_in_anothers_place_is_never_sure() -> None:
    one, two = drafts("Peru sent Benin 40 pumps, Chile handed in 9 tonnes of soap.")
    assert Field.DONORS in one.unsure
    assert Field.DONORS in two.unsure


def test_who_gets_two_gifts_of_one_verb_is_named_once_in_each() -> None:
    text = (
        "Lady Grace Orphanage in Iloilo got two sewing machines from Ana Cruz and a dozen bicycles from Omdal Bakers."
    )
    assert [len(draft.recipients) for draft in drafts(text)] == [1, 1]


@given(st.tuples(SIDES, SIDES, SIDES))
def test_without_weights_each_thing_keeps_the_shares_of_its_pairs(
    all_sides: tuple[tuple[list[float], list[float]], ...],
) -> None:
    found = together({}, STANDING, [2, 4, 8], all_sides)
    for own, new in zip(all_sides, found, strict=True):
        by_pair = [(pair, exp(share)) for pair, share in pairs(*own)]
        whole = sum(share for _, share in by_pair)
        for side in (0, 1):
            for at in range(3):
                mine = sum(share for pair, share in by_pair if pair[side] % 3 == at)
                assert new[side][at] == pytest.approx(mine / whole)


@given(SIDES, SIDES, st.floats(-3, 3))
def test_the_shares_are_those_of_every_way_to_choose(
    one: tuple[list[float], list[float]], two: tuple[list[float], list[float]], weight: float
) -> None:
    weights = {"same same same ": weight, "givers 1A2B other ": -weight}
    between, listed = Between(STANDING, 2, 8), [pairs(*one), pairs(*two)]
    ways = {
        (p, q): a + b + sum(weights.get(clue, 0.0) for clue in between.clues(p, q))
        for (p, a), (q, b) in product(*listed)
    }
    whole = log(sum(map(exp, ways.values())))
    first, second = together(weights, STANDING, [2, 8], [one, two])
    assert sum(first[0]) == pytest.approx(1)
    assert second[0][0] == pytest.approx(sum(exp(by - whole) for (_, q), by in ways.items() if q[0] == 0))
    assert first[1][1] == pytest.approx(sum(exp(by - whole) for (p, _), by in ways.items() if p[1] == 1))
