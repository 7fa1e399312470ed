"""Gifts that were not seen, and what is no gift beside one, by the grammar of single sentences."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def told(text: str) -> list[str]:
    """Who gives what to whom, with what outcome, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)} {draft.status}" for draft in drafts(text)]


@each(
    "text, said",
    [
        (
            "Of the 800 desks that Chile promised Honduras, 300 had been delivered by June.",
            ["CL > HN: 800 desks promised", "CL > HN: 300 given"],
        ),
        (
            "Of the 60 buses offered to Nepal by Oman, 19 have reached Pokhara.",
            ["OM > NP: 60 buses offered", "OM > NP: 19 given"],
        ),
        ("Of the 60 buses offered to Nepal by Oman, nine have reached Pokhara.", []),
        ("Of 60 buses that were promised, Oman had sent 22 to Nepal.", ["OM > NP: 22 given"]),
        (
            "Of the water pumps promised to Gizo by Oman, none had been received by May.",
            ["OM > SB: the water pumps not_given"],
        ),
        (
            "Oman sent two planes with tents to Lima and two field hospitals to Chile.",
            ["OM > PE: tents given", "OM > CL: two field hospitals given"],
        ),
    ],
)
def test_every_gift_of_a_sentence_is_told(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("The Sultan of Oman ordered 3 million dollars in relief for Sudan.", ["OM > SD: 3 million dollars announced"]),
        ("The court ordered 3 million dollars in damages for the widow.", []),
        ("Spain gave no funding to Laos.", ["ES > LA:  not_given"]),
        ("Italy sent a surgical mission to Juba.", ["IT > SS: a surgical mission given"]),
        ("Italy sent a trade mission to Juba.", []),
        ("Oxfam completed 90 houses in Bhuj.", ["Oxfam > IN: 90 houses given"]),
        ("Canada paid for the new wing of the clinic at Lae.", ["CA > PG: the new wing given"]),
        ("Oxfam has covered the school fees of 300 girls in Mbale.", ["Oxfam > Mbale: the school fees given"]),
        ("The firm covers the school fees of its staff in Lima.", []),
        (
            "The French government granted 5 million euros to the French Red Cross for the drought.",
            ["FR > French Red Cross: 5 million euros given"],
        ),
        ("Oman gave Chad 40 tents, and sheltered ten fugitives.", ["OM > TD: 40 tents given"]),
        ("We thank the hon. Member. Oman gave Chad 40 tents.", ["OM > TD: 40 tents given"]),
    ],
)
def test_a_verb_that_gives_is_seen(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Kuwait sent Jordan relief aid amounting to 3 million dinars.", ["KW > JO: 3 million dinars given"]),
        ("Oman gave Laos 4 million dollars in development assistance.", ["OM > LA: 4 million dollars given"]),
        (
            "Assistance received by Tonga includes 30 tents from Fiji and a boat from France.",
            ["FJ > TO: 30 tents given", "FR > TO: a boat given"],
        ),
        ("Oman gave aid to Chad and 30 tents to Mali.", ["OM > TD: aid given", "OM > ML: 30 tents given"]),
        (
            "Oman gave Chad and Mali 2 million euros, in addition to 40 tents.",
            ["OM > TD+ML: 40 tents, 2 million euros given"],
        ),
        (
            "A consignment consisting of 30 tents and 40 pumps was flown to Fiji by Peru.",
            ["PE > FJ: 30 tents, 40 pumps given"],
        ),
        (
            "Italy funded the construction of two wells and the purchase of three pumps for Lae.",
            ["IT > PG: two wells, three pumps given"],
        ),
        (
            "Oman will give Chad 9 million dollars, of which 2 million dollars is for clinics.",
            ["OM > TD: 9 million dollars, 2 million dollars promised"],
        ),
        (
            "Norway gave Malawi 2 million kroner, bringing its total support to 9 million kroner.",
            ["NO > MW: 2 million kroner given"],
        ),
        ("Our nurses took 40 kits to Kita in three vans.", ["nurses > Kita: 40 kits given"]),
        ("Oman shipped insulin to Sfax aboard fishing boats.", ["OM > TN: insulin given"]),
        ("Oman gave Beira 30 nurses, where the cholera caseload passed 1,400.", ["OM > MZ: 30 nurses given"]),
        ("Had Peru renewed its pact, some 3 million dollars might by now have reached Chad.", []),
        ("The damage in Fiji was put by a growers' association at 3 million dollars.", []),
        ("Minister Oto told the House that Oman had offered Chad 40 tents.", ["OM > TD: 40 tents offered"]),
    ],
)
def test_nothing_else_is_drafted_beside_it(text: str, said: list[str]) -> None:
    assert told(text) == said
