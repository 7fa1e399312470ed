"""Gifts that articles tell of and that were not drafted, by the grammar of their sentences."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def told(text: str) -> list[str]:
    """Who gives what to whom, with what outcome, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)} {draft.status}" for draft in drafts(text)]


@each(
    "text, said",
    [
        ("Mongolia asked for tents; Japan sent 40 tents.", ["JP > MN: 40 tents given"]),
        (
            "Mongolia has appealed for 6 million dollars; Japan has given 2 million dollars.",
            ["JP > MN: 2 million dollars given"],
        ),
        ("Mongolia asked for tents; asked for 40 boats from Japan.", []),
        ("Oman bought 40 lorries and donated them to Chad.", ["OM > TD: 40 lorries given"]),
        ("Oman has bought three boats, which it gave to Chad.", ["OM > TD: three boats given"]),
        ("Oman bought 40 lorries from China and sold them to Chad.", []),
        ("Chad bought 40 lorries and gave them back to Oman.", []),
        ("The Lions Club acquired 40 beds for the clinic in Lae.", ["Lions Club > PG: 40 beds given"]),
    ],
)
def test_what_is_asked_or_bought_first_is_given_all_the_same(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        (
            "Oman gave Chad $3 million. Peru gave the WFP 50 million a month ago.",
            ["OM > TD: $3 million given", "PE > World Food Programme: 50 million given"],
        ),
        (
            "Poland gave Peru 90,000 doses in July. Prague sent 30,000, Oslo 16,000, a gift that one teacher praised.",
            ["PL > PE: 90,000 doses given", "CZ > PE: 30,000 given", "NO > PE: 16,000 given"],
        ),
        (
            "India sent Peru 900,000 doses. Fiji was given 150,000, the Maldives 100,000 and Nepal 200,000.",
            ["900,000 doses", "150,000", "100,000", "200,000"],
        ),
        (
            "China promised Peru 1 million doses, the first 200,000 of which landed in Lima.",
            ["CN > PE: 1 million doses promised", "CN > PE: 200,000 given"],
        ),
    ],
)
def test_bare_numbers_are_of_what_was_told(text: str, said: list[str]) -> None:
    every = told(text)
    assert len(every) == len(said)
    assert all(one in draft for one, draft in zip(said, every, strict=True))


@each(
    "text, said",
    [
        ("India supplied Peru 600 doses as grants and 900 on a commercial basis.", ["IN > PE: 600 doses given"]),
        ("India gave Peru 600 doses, and 900 commercially.", ["IN > PE: 600 doses given"]),
        (
            "Oman gave Dominica 40 tents. The Growers Association puts the loss at EC$30 million.",
            ["OM > DM: 40 tents given"],
        ),
    ],
)
def test_what_is_sold_or_lost_beside_a_gift_is_not_read(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Japan was reported by a Lima daily to have given Chad 40 tents.", "JP > TD: 40 tents"),
        ("Japan is believed by diplomats in Oslo to have sent Chad 40 tents.", "JP > TD: 40 tents"),
        ("Japan equipped the clinic at Lae in Papua New Guinea.", "JP > PG: "),
        ("The government of Papua New Guinea equipped the clinic at Lae.", ""),
        ("Papuan firms won half of the contracts funded by Japan in Fiji.", ""),
    ],
)
def test_who_gives_is_not_who_says_so(text: str, said: str) -> None:
    assert "; ".join(f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)) == said


def test_only_the_use_of_a_thing_is_given() -> None:
    (draft,) = drafts("Oxfam gave Chad the use of a hall.")
    assert (sides(draft), amounts(draft)) == ("Oxfam > TD", "a hall")
    assert draft.unsure[Field.ITEMS] == "Only its use is given."


@each(
    "text, said",
    [
        ("The mayor of Suva appealed for help on Monday, and by Friday Chile had sent 40 tents.", ["40 tents given"]),
        ("Fiji appealed for help but Chile sent only 40 tents.", ["CL > FJ: only 40 tents given"]),
        ("Fiji asked for tents and for Chile to send 40 boats.", []),
        ("Asked for help, Chile sent 40 tents to Fiji.", ["CL > FJ: 40 tents given"]),
        ("Peru, which had asked for tents, was given 40 by Chile.", ["CL > PE: 40 given"]),
        ("Fiji asked for 90 tents and got 40, all from Chile.", ["CL > FJ: 40 given"]),
        ("Peru asked for tents but received 40 blankets from Chile.", ["CL > PE: 40 blankets given"]),
        ("Peru asked for tents and to be given 40 boats by Chile.", []),
        ("Chile sent 40 tents to Fiji and thirty to Tonga.", ["CL > FJ: 40 tents given", "CL > TO: thirty given"]),
        ("Then came the Chileans with 40 tents.", ["CL > ?: 40 tents given"]),
        ("Later came the rains, with 40 floods.", []),
        ("Oman brought 40 tents to Chad, paid for from its own funds.", ["OM > TD: 40 tents given"]),
        ("Oman brought its own tents to Chad.", []),
    ],
)
def test_help_that_follows_an_appeal_or_comes_first_in_its_clause(text: str, said: list[str]) -> None:
    every = told(text)
    assert len(every) == len(said)
    assert all(draft.endswith(one) for one, draft in zip(said, every, strict=True))


@each(
    "text",
    [
        "Norway sent Chad ten boats. Oman lent Fiji $90 million in May and gave it $2 million in June.",
        "Norway sent Chad ten boats. Oman sold 40 boats to Fiji in May and sent it 20 tents in June.",
    ],
)
def test_who_was_sold_or_lent_something_gets_what_comes_next(text: str) -> None:
    assert sides(drafts(text)[-1]) == "OM > FJ"
