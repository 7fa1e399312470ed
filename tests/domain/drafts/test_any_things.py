"""Things of any name, what only looks like a gift, and what became of it, in the manners of strangers."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.terms import Outcome


@each(
    "text, told",
    [
        ("Norway gave Chad 90 in-calf heifers.", "NO > TD: 90 in-calf heifers"),
        ("Italy handed eleven retired but roadworthy lorries to Togo.",
         "IT > TG: eleven retired but roadworthy lorries"),
        ("Malta sent Ghana 1.5 million half-litre bottles of water.",
         "MT > GH: 1.5 million half-litre bottles of water"),
        ("Austria has paid for 60 hospital beds in Niger.", "AT > NE: 60 hospital beds"),
        ("Finland answered Tonga's appeal with 30 tonnes of fuel.", "FI > TO: 30 tonnes of fuel"),
        ("Oman gave Peru 4 million doses, and sold Chile another two million.", "OM > PE: 4 million doses"),
        ("Bhutan was among the first to receive 9,000 doses from India.", "IN > BT: 9,000 doses"),
        ("If the bridge holds, Japan will give Laos 20 buses.", "JP > LA: 20 buses"),
        ("Canada, which had given Fiji a patrol boat, has now given it a slipway.", "CA > FJ: a slipway"),
        ("Chile donated a barograph and two kayaks to Fiji.", "CL > FJ: a barograph, two kayaks"),
        ("Peru handed over to Chad on 3 May 2019 a used lathe.", "PE > TD: a used lathe"),
        ("Hungary sent Mostar six trams, and Slovenia a snow plough.", "SI > BA: a snow plough"),
        ("Donated by Peru to Chad in 1931, the organ has since been restored.", "PE > TD: the organ"),
        ("Norway cancelled the delivery of its 40-bed field hospital to Chad.", "NO > TD: its 40-bed field hospital"),
    ],
)  # fmt: skip
def test_what_is_given_is_read_by_where_it_stands(text: str, told: str) -> None:
    assert told in [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text",
    [
        "Saudi Arabia gave Jordan a lesson in football.",
        "Aid workers hope that Qatar will give Yemen another 200 million dollars.",
        "The 20 tanks, for which Warsaw had paid in full, arrived from South Korea.",
        "The cabinet allotted 90 million rupees to Assam.",
        "Denmark waved away stories that it had donated 70 tanks to Peru.",
        "Uganda's fishermen sent 20,000 tonnes of perch to Spain.",
        "Two ships took 3 tonnes of cocaine from Peru to Belgium.",
        "Kenya asked its partners not to send 300 tonnes of clothes to Lamu.",
        "The famous Chinese grant of 100 million dollars to Malawi does not exist.",
        "The council set aside 200 million roubles for its own drivers.",
    ],
)
def test_what_only_looks_like_a_gift_is_not_drafted(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, left",
    [
        ("Norway gave Togo an emergency beacon for each of its boats.", "an emergency beacon"),
        ("Chile gave Peru 25 railcars, or rather it promised them.", "25 railcars"),
    ],
)
def test_a_number_that_is_not_that_of_all_is_left_unread(text: str, left: str) -> None:
    found = [one for draft in drafts(text) for one in draft.items]
    assert [(one.as_stated, one.low, one.high) for one in found] == [(left, None, None)]


@each(
    "text, became",
    [
        ("Norway suspended its 40 million kroner for Malawi.", Outcome.CANCELLED),
        ("The 40 million kroner that Norway gives Malawi were frozen in May.", Outcome.CANCELLED),
        ("The plan of presenting Togo with two boats was dropped by Malta.", Outcome.CANCELLED),
        ("Peru turned out to have given Chile 30 tents.", Outcome.GIVEN),
        ("Norway placed two helicopters at the disposal of Malawi; they have been withdrawn.", Outcome.GIVEN),
    ],
)
def test_what_became_of_it(text: str, became: Outcome) -> None:
    assert [draft.status for draft in drafts(text)] == [became]


def test_a_text_may_end_behind_any_word() -> None:
    for whole in (
        "They want to build a clinic and school.",
        "Norway supplied a boat and net for Lima, and half a dozen",
    ):
        words = whole.split()
        for last in range(1, len(words) + 1):
            drafts(" ".join(words[:last]))
