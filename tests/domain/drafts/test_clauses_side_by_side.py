"""Two clauses with givers of their own in one sentence: nobody and nothing of one is taken for the other's."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each


def _told(text: str) -> list[str]:
    return [f"{sides(draft)}: {amounts(draft)} {draft.status.value}" for draft in drafts(text)]


@each(
    "text, said",
    [
        (
            "Japan sent 40 tents to Chad on Monday, and Norway, Oman and Peru sent blankets.",
            ["JP > TD: 40 tents given", "NO+OM+PE > TD: blankets given"],
        ),
        (
            "Japan sent 40 tents to Chad, and Norway, Oman and Peru sent blankets.",
            ["JP > TD: 40 tents given", "NO+OM+PE > TD: blankets given"],
        ),
        (
            "Oman sent 40 tents to Chad and Mali by sea, and Norway has promised 50 beds.",
            ["OM > TD+ML: 40 tents given", "NO > TD+ML: 50 beds promised"],
        ),
        (
            "Oman sent 40 tents to Chad and Mali by sea, and Norway and Peru sent 50 beds.",
            ["OM > TD+ML: 40 tents given", "NO+PE > TD+ML: 50 beds given"],
        ),
        (
            "Norway gave tents to Chad, and Kenya, Niger and Togo got blankets from Oman.",
            ["NO > TD: tents given", "OM > KE+NE+TG: blankets given"],
        ),
        ("Japan, Fiji, and Norway sent 40 tents to Chad, Mali, and Niger.", ["JP+FJ+NO > TD+ML+NE: 40 tents given"]),
    ],
)
def test_who_begins_a_clause_gets_nothing_of_the_clause_before(text: str, said: list[str]) -> None:
    assert _told(text) == said


@each(
    "text, said",
    [
        (
            "Norway sent 40 tents to Chad on Monday, and 300 beds for Mali are to follow.",
            ["NO > TD: 40 tents given", "NO > ML: 300 beds promised"],
        ),
        (
            "Norway sent 40 tents to Chad, and 300 beds for Mali were sent by Peru.",
            ["NO > TD: 40 tents given", "PE > ML: 300 beds given"],
        ),
        (
            "Norway sent 40 tents to Chad on Monday, with 300 beds to follow.",
            ["NO > TD: 40 tents given", "NO > TD: 300 beds promised"],
        ),
        ("Norway sent 40 tents to Chad, and 300 beds to Mali.", ["NO > TD: 40 tents given", "NO > ML: 300 beds given"]),
    ],
)
def test_what_is_to_follow_was_not_given_yet(text: str, said: list[str]) -> None:
    assert _told(text) == said


@each(
    "text, said",
    [
        (
            "Chad accepted 40 tents from Norway but turned away a French offer of helicopters.",
            ["NO > TD: 40 tents given"],
        ),
        ("Chad received 40 tents from Norway and rejected a U.S. offer of soldiers.", ["NO > TD: 40 tents given"]),
    ],
)
def test_what_is_refused_is_not_what_was_accepted_from_somebody_else(text: str, said: list[str]) -> None:
    assert _told(text) == said


@each(
    "text, said",
    [
        (
            "NATO has flown 200 tons of goods to Pakistan on behalf of Slovakia, Germany and Turkey.",
            ["SK+DE+TR > PK: 200 tons of goods given"],
        ),
        (
            "On behalf of Slovakia, Germany and Turkey, NATO has flown 200 tons of goods to Pakistan.",
            ["SK+DE+TR > PK: 200 tons of goods given"],
        ),
        ("The agency delivered 40 tents to Chad on behalf of Norway and Japan.", ["NO+JP > TD: 40 tents given"]),
        ("On behalf of Oman, Norway sent 40 tents to Chad.", ["OM > TD: 40 tents given"]),
    ],
)
def test_all_give_on_whose_behalf_something_is_brought(text: str, said: list[str]) -> None:
    assert _told(text) == said


@each(
    "text, said",
    [
        ("Oman has sent food and medical aid to Khartoum.", ["OM > SD: food, medical aid given"]),
        ("Oman gave medical aid and tents to Chad.", ["OM > TD: medical aid, tents given"]),
        ("Oman gave Chad military aid, including 40 tents.", ["OM > TD: 40 tents given"]),
    ],
)
def test_aid_of_a_kind_beside_other_things_is_given_too(text: str, said: list[str]) -> None:
    assert _told(text) == said


def test_whose_gift_something_is_taken_out_of_does_not_get_it() -> None:
    text = "Oxfam has supplied 25,000 kits to Nigeria and 15,000 to Ethiopia out of the Ford Foundation's donation."
    assert [*map(sides, drafts(text))] == ["Oxfam > NG", "Oxfam > ET"]


@each(
    "text, said",
    [
        ("Oman gave 9 million dollars to build a school in Chad.", ["OM > TD: 9 million dollars given"]),
        ("Norway gave 9 million dollars to build 40 houses in Chad.", ["NO > TD: 9 million dollars given"]),
        ("Kuwait has given $9 million to build and equip a clinic in Lima.", ["KW > PE: $9 million given"]),
        ("Oman gave 9 million dollars to build schools in Chad.", ["OM > TD: 9 million dollars given"]),
    ],
)
def test_what_a_sum_is_to_build_is_no_gift_beside_it(text: str, said: list[str]) -> None:
    assert _told(text) == said


@each(
    "text, gets",
    [
        ("Britain sent 50 soldiers to help rebuild schools in Chile.", "schools in Chile"),
        ("Britain gave 4 million pounds to help feed refugees.", "refugees"),
        ("Britain is sending 50 soldiers to help evacuate villagers.", "villagers"),
        ("Britain sent 50 soldiers to help Chilean villagers.", "Chilean villagers"),
    ],
)
def test_what_somebody_is_helped_to_do_is_not_of_his_name(text: str, gets: str) -> None:
    assert [party.name for draft in drafts(text) for party in draft.recipients] == [gets]


@each(
    "text",
    [
        "Two planes carrying 68 tons of food landed in Chad, and three more are expected this week.",
        "Norway sent 12 trucks loaded with 40 tons of rice to Chad, and three more will follow.",
    ],
)
def test_more_of_what_brings_a_load_is_no_more_of_the_load(text: str) -> None:
    assert all(item.low != 3 for draft in drafts(text) for item in draft.items)


@each(
    "text, gives",
    [
        ("Oxfam, Caritas and 12 other organisations sent 40 tents to Chad.", "Oxfam+Caritas"),
        ("Japan, Norway and three more states gave 40 tents to Chad.", "JP+NO"),
        ("Oxfam, Caritas, the Red Cross and a dozen local groups sent 40 tents to Chad.", "Oxfam+Caritas+Red Cross"),
        ("Oxfam and 30 local firms gave 900 coats to the Red Cross.", "Oxfam+30 local firms"),
        ("LIMA, 4 May - Oxfam and local groups gave 40 tents to Chad.", "Oxfam"),
    ],
)
def test_all_who_are_named_beside_others_give(text: str, gives: str) -> None:
    assert [sides(draft).split(" > ")[0] for draft in drafts(text)] == [gives]
