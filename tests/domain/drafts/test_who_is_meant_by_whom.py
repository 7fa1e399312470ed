"""Who is meant where somebody says, decides, welcomes or has something, and where a verb is left out."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@each(
    "text, said",
    [
        ("Eritrea, which got 40 looms from Oman, has 600 weavers.", ["OM > ER: 40 looms, given"]),
        ("Eritrea got 40 looms from Oman and needs another 60.", ["OM > ER: 40 looms, given"]),
        ("Oman, which gave Mali 40 looms, also has 20 engineers there.", ["OM > ML: 40 looms, given"]),
        ("China has sent Zambia 70 trucks, while India has sent none.", ["CN > ZM: 70 trucks, given"]),
        ("China has given Zambia 70 trucks, but Peru has not.", ["CN > ZM: 70 trucks, given"]),
    ],
)
def test_what_others_have_or_have_not_sent_is_no_gift(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("The decision to give Sudan $5 million was taken by Oman.", ["OM > SD: $5 million, announced"]),
        ("Oman has taken the decision to give Sudan 40 tents.", ["OM > SD: 40 tents, announced"]),
        ("Chile backed Oman's decision to give Sudan 40 tents.", ["OM > SD: 40 tents, announced"]),
        ("Oman's promise to send Sudan 40 tents was welcomed by Oxfam.", ["OM > SD: 40 tents, promised"]),
        ("The 40 tents given to Sudan by Oman were welcomed by the UN.", ["OM > SD: 40 tents, given"]),
        ("The UN welcomed Oman's gift of 40 tents to Sudan.", ["OM > SD: 40 tents, given"]),
        ("The UN praised Oman for giving Sudan 40 tents.", ["OM > SD: 40 tents, given"]),
        ("Oman's offer to send Sudan 40 tents was accepted by Khartoum.", ["OM > SD: 40 tents, offered"]),
    ],
)
def test_who_decides_gives_and_who_only_welcomes_it_gets_nothing(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        (
            "A spokesman for the Danish government said 40 tents were on their way to Chad.",
            ["DK > TD: 40 tents, given"],
        ),
        (
            "A spokesman for the Chadian government said 40 tents were on their way to Chad.",
            ["? > TD: 40 tents, given"],
        ),
        ("“We have sent Chad 40 tents,” said a spokesman for the Danish government.", ["DK > TD: 40 tents, given"]),
        ("“Japan has given us 12 buses,” said the mayor of Cotonou.", ["JP > BJ: 12 buses, given"]),
        ("The Danish prime minister said: “Our country will give Chad 40 tents.”", ["DK > TD: 40 tents, promised"]),
        (
            "Chad says it got 40 tents from Oman, which says it sent 60.",
            ["OM > TD: 40 tents, given", "OM > TD: 60, given"],
        ),
        ("Oman did not confirm that it had sent Chad 40 tents.", []),
        ("Oman would neither confirm nor deny that it had sent Chad 40 tents.", []),
        ("Oman confirmed that it had sent Chad 40 tents.", ["OM > TD: 40 tents, given"]),
    ],
)
def test_who_says_so_is_who_is_meant(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("Spain and Italy helped Chad. The former gave 70 tents, the latter 30 boats.", ["ES", "IT"]),
        ("Spain and Italy helped Chad. The latter gave 70 tents, the former 30 boats.", ["IT", "ES"]),
        ("Chad and Mali were hit. Spain gave the former 70 tents and the latter 30 boats.", ["TD", "ML"]),
        ("Chad and Mali were hit. The former was given 70 tents by Spain, the latter 30.", ["TD", "ML"]),
    ],
)
def test_former_and_latter_each_have_their_own(text: str, said: list[str]) -> None:
    both = [*map(sides, drafts(text))]
    assert both == ([f"{one} > TD" for one in said] if "helped" in text else [f"ES > {one}" for one in said])


@each(
    "text, said",
    [
        ("Instead of giving Chad money, Oman sent it 40 tents.", ["OM > TD: 40 tents, given"]),
        ("Instead of sending 40 tents to Chad, Oman sent 30 boats to Mali.", ["OM > ML: 30 boats, given"]),
        ("To help Chad, Oman sent 40 tents and 12 nurses.", ["OM > TD: 40 tents, 12 nurses, given"]),
        ("Chad will use the 40 tents given by Oman to house refugees.", ["OM > TD: 40 tents, given"]),
        ("From: Oman\nTo: Fiji\nWhat: 40 tents\nWhen: 3 March 2023", ["OM > FJ: 40 tents, given"]),
    ],
)
def test_what_opens_a_sentence_or_goes_on_with_it(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said
