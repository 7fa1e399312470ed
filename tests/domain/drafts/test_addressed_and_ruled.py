"""Givers of whom a sentence speaks otherwise than as a subject with its country, and gifts that end apart."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@each(
    "text, who",
    [
        ("Fiji had itself been hit, yet Prime Minister Rao sent 300,000 dollars.", "FJ > TO"),
        ("Fiji had itself been hit, but the prime minister sent us 300,000 dollars.", "FJ > TO"),
        ("Fiji was hit hard, and President Rao of Oman sent it 40 tents.", "OM > FJ"),
    ],
)
def test_a_ruler_of_no_country_is_of_the_one_that_the_sentence_is_about(text: str, who: str) -> None:
    draft = drafts(f"Chile sent Tonga 60 soldiers. {text}")[-1]
    assert sides(draft) == who
    assert Field.DONORS in draft.unsure


def test_whom_a_speech_turns_to_gives() -> None:
    assert sides(drafts("To the people of Cuba: you gave Haiti three hundred electricians.")[0]) == "CU > HT"
    assert sides(drafts("To Haiti you sent 40 doctors.")[0]) == "? > HT"


@each(
    "text, who",
    [
        ("A London charity, Boots for Peru, sent Mali 40 tents.", "Boots for Peru > ML"),
        ("A Swiss charity, Brot für Peru, sent Mali 40 tents.", "Brot für Peru > ML"),
        ("An Oslo firm, Kabul Carpets, gave Mali 40 tents.", "Kabul Carpets > ML"),
    ],
)
def test_a_place_in_the_name_of_who_gives_is_not_who_gives(text: str, who: str) -> None:
    assert sides(drafts(text)[0]) == who


def test_words_that_only_describe_what_follows_by_name_nobody() -> None:
    found = drafts("Haiti got 20 tents from Chile. They were followed by the famous snow ploughs.")
    assert all(party.name != "famous" for draft in found for party in draft.donors)


@each(
    "text",
    [
        "India's gift of three helicopters to Suriname wasn't one.",
        "Oman's gift of 40 boats to Peru was not one: it was paid for.",
        "Oman's 40 boats for Peru were not a gift.",
    ],
)
def test_a_gift_that_was_not_one_is_none(text: str) -> None:
    assert drafts(text) == []


def test_what_is_built_and_what_is_still_to_be_built_are_two_gifts() -> None:
    built, to_come = drafts("Japan has built ten schools in Fiji, and it has promised to build two more.")
    assert (built.status, to_come.status) == (Outcome.GIVEN, Outcome.PROMISED)
    assert (built.items[0].low, to_come.items[0].low) == (10, 2)


@each(
    "text, currency",
    [
        ("Ireland was asked for help. It gave Sudan £2 million.", "IEP"),
        ("Ireland's help for Sudan was asked about. My Department has provided £2 million.", "IEP"),
        ("Ireland's help for Sudan was asked about. Oxfam has provided £2 million.", "GBP"),
        ("London and Dublin spoke of Sudan. The department has provided £2 million.", "GBP"),
    ],
)
def test_pounds_are_of_the_country_that_the_text_has_for_who_gives_them(text: str, currency: str) -> None:
    draft = drafts(text, "1998-06-01")[-1]
    assert draft.money is not None
    assert draft.money.currency == currency


@each(
    "text",
    [
        "An announcement on social media that Norway would give each family in Peru 900 dollars was false.",
        "The minister called reports that Norway had given Peru 40 tents fabricated.",
        "Asked about reports that Norway had offered Peru 40 boats, he said this was not true.",
    ],
)
def test_what_is_said_to_be_made_up_is_no_gift(text: str) -> None:
    assert drafts(text) == []


def test_what_is_announced_and_not_denied_is_a_gift() -> None:
    (draft,) = drafts("Norway's announcement that it would give Peru 40 tents was welcomed.")
    assert sides(draft) == "NO > PE"


def test_what_describes_a_thing_is_no_part_of_a_name() -> None:
    (draft,) = drafts("An offer by the city council of free school meals for Kyiv was welcomed.")
    assert sides(draft) == "city council > UA"


@each(
    "text, who",
    [
        ("BANJUL, June 24 - China presented the Navy with 500 life jackets.", "CN > GM"),
        ("BANJUL, June 24 - The Army is short of boats. China presented the Navy with 500 life jackets.", "CN > GM"),
        ("Boats for the Navy\n\nBy Ann Holt, Banjul\n\nChina presented the Navy with 500 life jackets.", "CN > GM"),
        ("GENEVA, June 24 - Peru was hit. Chile gave the Navy 40 boats.", "CL > PE"),
    ],
)
def test_a_body_of_a_state_that_is_not_said_is_of_where_the_text_was_written(text: str, who: str) -> None:
    draft = drafts(text)[-1]
    assert sides(draft) == who
    assert Field.RECIPIENTS in draft.unsure
