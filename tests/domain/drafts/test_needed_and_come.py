"""How much of what is needed came: numbers of what a report says to be needed, and wholes of which parts went."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def told(text: str) -> list[str]:
    """Who gives what to whom, of every draft, with the number and the thing that it counts."""
    return [f"{sides(draft)}: {', '.join(f'{one.low} {one.item}' for one in draft.items)}" for draft in drafts(text)]


@each(
    "text, said",
    [
        ("In Chad, 6,000 tents are needed; 1,900 have come from Malta.", ["MT > TD: 1900 tents"]),
        ("Chad has asked for 6,000 tents; 1,900 have come from Malta.", ["MT > TD: 1900 tents"]),
        ("Chad needs 6,000 tents, of which Malta has sent 1,900.", ["MT > TD: 1900 tents"]),
        ("1,000 kits needed, 250 donated by Oman.", ["OM > ?: 250 kits"]),
        ("6,000 tents are needed; Malta has sent 1,900 and Peru 400.", ["MT > ?: 1900 tents", "PE > ?: 400 tents"]),
        ("6,000 tents are needed in Chad. So far 1,900 have come from Malta.", ["MT > TD: 1900 tents"]),
        (
            "Malta sent Chad 40 beds. 6,000 tents are needed; Oman will send 400.",
            ["MT > TD: 40 beds", "OM > TD: 400 tents"],
        ),
    ],
)
def test_a_number_counts_what_is_needed(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Of the doses that Romania has donated, 100,800 went to Moldova.", ["RO > MD: 100800 doses"]),
        ("Of the doses Romania donated, 100,800 went to Moldova.", ["RO > MD: 100800 doses"]),
        (
            "Of the tents that Norway sent, 300 were given to Chad and 200 to Mali.",
            ["NO > TD: 300 tents", "NO > ML: 200 tents"],
        ),
        ("Of the tents that were stolen, 300 went to Chad.", []),
        ("Chad needed trucks, and France sent six of them.", ["FR > TD: 6 trucks"]),
        ("Lima lacked buses, so Chile donated 20 of them.", ["CL > PE: 20 buses"]),
        ("Fiji sent water, 12 tonnes of it, to Tonga.", ["FJ > TO: 12 water"]),
        ("Peru gave rice, half of it, to Chile.", ["PE > CL: None rice"]),
        ("Of the 60 pumps that Lima asked for, Chile sent twelve.", ["CL > PE: 12 pumps"]),
        ("Of the 1,100 beds asked for in Lima, Oxfam has delivered 260.", ["Oxfam > PE: 260 beds"]),
        ("Of 900 houses planned for Gorkha, Oxfam has built 250 so far.", ["Oxfam > NP: 250 houses"]),
        ("Of the 2,000 shelters needed in Tacloban, the Red Cross has built 340.", ["Red Cross > PH: 340 shelters"]),
    ],
)
def test_a_number_counts_what_the_sentence_says_some_of(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text",
    [
        "6,000 tents are needed in Chad; 900 have been lost.",
        "The school needs 40 desks. 12 were stolen in May.",
        "In Chad 6,000 tents are still needed.",
    ],
)
def test_what_is_only_needed_or_was_lost_is_not_given(text: str) -> None:
    assert told(text) == []


@each(
    "text, said",
    [
        (
            "BRITAIN: 5 million pounds, of which 3 million goes to Chad.",
            ["GB > ?: 5 million pounds", "GB > TD: 3 million"],
        ),
        ("Norway: $30 million, of which $4 million has been paid.", ["NO > ?: $30 million, $4 million"]),
        ("Norway: 50 tents, of which 30 for Chad.", ["NO > ?: 50 tents", "NO > TD: 30"]),
    ],
)
def test_a_name_and_a_colon_give_the_whole_of_which_a_part_goes_on(text: str, said: list[str]) -> None:
    assert [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)] == said


@each("text", ["Malta: 5,000 cases, of which 300 were fatal.", "Peru: 400 houses, of which 30 were destroyed."])
def test_what_a_name_counts_of_something_else_is_no_whole(text: str) -> None:
    assert told(text) == []
