"""What clues weigh together, and what the weights that ship make of sentences that nobody taught them."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft, Field
from app.domain.drafts.learnt.weights import NOBODY, by_clue, by_weight, chance, shares, total, weighed
from app.importers.actors import load_weights
from app.paths import REFERENCE

CLUES = st.lists(st.sampled_from(["before to", "before from", "behind edge", "kind country", "unknown"]), max_size=8)
SUMS = st.lists(st.floats(-500, 500), max_size=6)


@given(SUMS, st.floats(-500, 500))
def test_shares_are_of_one_whole_and_the_heaviest_has_the_greatest(sums: list[float], nobody: float) -> None:
    found = shares({NOBODY: nobody}, sums)
    assert len(found) == len(sums) + 1
    assert sum(found) == pytest.approx(1)
    assert max(found) == found[[*sums, nobody].index(max([*sums, nobody]))]


@given(CLUES)
def test_a_chance_is_one_and_grows_with_what_speaks_for_it(clues: list[str]) -> None:
    weights = {"before to": 900.0, "before from": -900.0, "behind edge": 0.5}
    assert 0 < chance(weights, weighed(weights, clues)) < 1
    assert chance(weights, weighed(weights, [*clues, "behind edge"])) >= chance(weights, weighed(weights, clues))
    assert total(weights, [*clues, "unknown"]) == total(weights, clues)


def test_the_weights_were_learnt_from_the_clues_that_are_seen_today() -> None:
    """Where the rules see otherwise now, `benchmarks/weigh_drafts.py` learns the weights again."""
    asked = [sys.executable, str(Path(__file__).parents[3] / "benchmarks" / "draft_clues.py")]
    seen = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.strip()
    assert load_weights(REFERENCE).step == seen


def short(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}"


@each(
    "text, told",
    [
        ("Answering the appeal of Vanuatu, Slovenia despatched 18 pumps.", "SI > VU: 18 pumps"),
        ("By way of the Red Crescent, Austria has passed 90,000 euros to Lesotho.", "AT > LS: 90,000 euros"),
        ("Paraguay has 60 new desks thanks to the teachers of Ghent.", "BE > PY: 60 new desks"),
        ("Photo: the ambassador of Chile hands 40 tablets to a school in Belize.", "CL > BZ: 40 tablets"),
        ("Apia: 700 buckets (donor Oman) in.", "OM > WS: 700 buckets"),
        ("Having lost its own crop, Malawi still sent Zambia 90 tonnes of beans.", "MW > ZM: 90 tonnes of beans"),
    ],
)
def test_what_no_frame_reads_is_read_by_its_clues(text: str, told: str) -> None:
    assert [short(draft) for draft in drafts(text)] == [told]


@each(
    "text",
    [
        "All four Limerick bakers will give a talk in Ghana.",
        "Kenya resold 4,000 tonnes of the maize it had bought from Zambia to millers in Uganda.",
        "A freighter seized off Malta was carrying 30 containers of rifles to Libya.",
        "Ghana flew home 62 patients from Egypt.",
        "Poland took its 80 rescuers home from Turkey.",
        "An Austrian firm provided Bolivia with ten cable cars for 234 million dollars.",
        "Chad dropped 200 bombs on Libya.",
        "Turkey sent 2,000 troops into Syria.",
        "A ship put in at Gdansk with 900 cows, for which Poland was to pay in coal.",
    ],
)
def test_what_is_traded_taken_or_does_the_giving_is_not_given(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, read",
    [
        ("Chad received from Oman 20 tents valued at V1.3 million.", ["20 tents"]),
        ("Norway flew a field hospital staffed by 80 nurses to Chad.", ["a field hospital"]),
        ("Malta handed Togo a consignment of insulin.", ["a consignment of insulin"]),
        ("Chile gave Peru 40 beds and has kept all 900 of its workers on full pay.", ["40 beds"]),
    ],
)
def test_a_number_that_is_not_of_the_gift_is_left_unread(text: str, read: list[str]) -> None:
    found = [one for draft in drafts(text) for one in (*draft.items, *draft.amounts)]
    assert [one.as_stated for one in found if one.low is not None or one.high is not None] == read


def test_a_number_that_is_likely_but_not_plainly_of_the_gift_is_not_sure() -> None:
    (medics, frigates) = drafts("In kind to date: Georgia, 24 paramedics; Cyprus, 2 frigates.")
    assert [one.as_stated for one in medics.items] == ["24 paramedics"]
    assert [(one.as_stated, one.low, one.high) for one in frigates.items] == [("2 frigates", 2, 2)]
    assert Field.ITEMS in frigates.unsure


@each(
    "text",
    [
        "At least 230 people died in the quake; Greece offered a rescue team of 21.",
        "The strike cost the firm 40 million euros; Denmark gave 3 million euros to Niger.",
        "The king drowned in the flood; Oman sent 40 tents.",
    ],
)
def test_what_is_told_behind_a_semicolon_speaks_against_no_gift(text: str) -> None:
    (draft,) = drafts(text)
    (one,) = (*draft.items, *draft.amounts)
    assert one.low is not None


def test_clues_weigh_the_same_in_whatever_order_they_are_told() -> None:
    weights = {"a": 0.1, "b": 0.2, "c": 0.3}
    assert total(weights, "abc") == total(weights, "cba")


def test_where_a_sentence_tells_of_several_gifts_whose_is_which_is_not_sure() -> None:
    found = drafts("Norway gave Peru 300 tents on 2 May, and Chile gave 40 tonnes of rice.")
    assert [short(draft) for draft in found] == ["NO > PE: 300 tents", "CL > PE: 40 tonnes of rice"]
    assert all({Field.DONORS, Field.RECIPIENTS, Field.ITEMS, Field.STATUS} <= draft.unsure.keys() for draft in found)
    (alone,) = drafts("Norway gave Peru 300 tents on 2 May.")
    assert not alone.unsure.keys() & {Field.DONORS, Field.RECIPIENTS, Field.ITEMS}


def test_a_sum_in_the_money_of_a_country_has_its_currency() -> None:
    (draft,) = drafts("Peru has given Grenada 10 million Trinidad dollars.")
    assert draft.money is not None
    assert (draft.money.low, draft.money.currency) == (10_000_000, "TTD")


def test_a_sum_that_another_is_rounded_up_to_is_a_sum_of_its_own_or_left_open() -> None:
    found = drafts("Iceland raised €742 for Malawi, and has rounded it up to €1,000.")
    assert {(one.low, one.high) for draft in found for one in draft.amounts} == {(742, 742), (1000, 1000)}
    assert all(Field.MONEY in draft.unsure for draft in found[1:])


def test_what_is_only_weighed_is_never_sure() -> None:
    (draft,) = drafts("Paraguay has 60 new desks thanks to the teachers of Ghent.")
    assert {Field.DONORS, Field.RECIPIENTS, Field.ITEMS, Field.STATUS} <= draft.unsure.keys()


def test_a_sentence_in_another_script_is_not_weighed() -> None:
    assert drafts("ישראל שלחה 40 אוהלים לטורקיה.") == []


@given(
    st.dictionaries(st.text(max_size=4), st.dictionaries(st.text(max_size=6), st.decimals(-9, 9, places=2)), max_size=3)
)
def test_what_is_written_by_weight_is_read_by_clue(weights: dict[str, dict[str, Decimal]]) -> None:
    as_learnt = {of: {clue: float(weight) for clue, weight in some.items()} for of, some in weights.items()}
    whole = {"step": "a digest", "nested": as_learnt, **as_learnt}
    assert by_clue(json.loads(json.dumps(by_weight(whole)))) == whole
