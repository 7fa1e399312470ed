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


@each(
    "text, said",
    [
        ("Sudan asked Oman for help. It got 80 tents.", "OM > SD"),
        ("Sudan asked Oman for help. It sent 80 tents.", "OM > SD"),
        ("Sudan asked Oman for help. It was given 80 tents by Peru.", "PE > SD"),
        ("Sudan asked Oman for help. 80 tents have arrived.", "OM > SD"),
        ("Sudan thanked Oman. It had received 80 tents.", "OM > SD"),
        ("Sudan's president visited Oman. He was given 80 tents for his army.", "? > SD"),
        ("Shell, which has worked in Gabon since 1960, gave the country 12 vans.", "Shell > GA"),
        ("Oman, whose king went to Mali in June, gave it 15 vans.", "OM > ML"),
        ("Visiting Mali, Oman's king gave it 15 vans.", "OM > ML"),
        ("The Zambian president said the Omani king had promised him 60 vans.", "OM > ZM"),
        ("The Omani king said he would give Zambia 60 vans.", "OM > ZM"),
        ("Oman's ambassador to Zambia said his country had given 60 vans.", "OM > ?"),
        ("Malaysia urged Oman to give Zambia the 60 vans it had promised.", "OM > ZM"),
        ("Malaysia asked Oman why it had given Zambia 60 vans.", "OM > ZM"),
        ("Malaysia criticised Oman for giving Zambia 60 vans.", "OM > ZM"),
    ],
)
def test_it_is_whom_the_words_before_leave(text: str, said: str) -> None:
    assert [*map(sides, drafts(text))] == [said]


@each(
    "text, said",
    [
        ("It is not known whether Oman gave Sudan 80 tents.", []),
        ("Oman has yet to say whether it will give Sudan 80 tents.", []),
        ("Nobody knows how many tents Oman gave Sudan.", []),
        ("Sudan is grateful for Oman's 80 tents.", ["OM > SD: 80 tents, given"]),
        ("Oman surprised Peru by giving Sudan 80 tents.", ["OM > SD: 80 tents, given"]),
        ("Oxfam, to which Oman gave 80 tents, thanked Muscat.", ["OM > Oxfam: 80 tents, given"]),
        ("Tuvalu and Kiribati each got a boat from Oman.", ["OM > TV: a boat, given", "OM > KI: a boat, given"]),
        ("The Cuban doctors, 52 in all, were welcomed by Italy.", ["CU > IT: doctors, 52 in all, given"]),
        ("Chad's president thanked his Omani counterpart for 40 tents.", ["OM > TD: 40 tents, given"]),
        ("Oman's ambassador to Chad handed over 40 vans on behalf of Muscat.", ["OM > TD: 40 vans, given"]),
    ],
)
def test_whether_it_was_given_and_by_whom(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


def test_a_further_number_that_follows_is_of_the_same() -> None:
    assert [*map(_told, drafts("Oman gave Chad 40 tents. A further 30 will follow."))] == [
        "OM > TD: 40 tents, given",
        "OM > TD: 30, promised",
    ]


@each(
    "text",
    [
        "Oman's foreign minister, Ali Rao, said he would send Chad 40 tents.",
        "Oman's foreign minister, Ali Rao, said Oman would send Chad 40 tents.",
    ],
)
def test_who_says_so_is_who_has_a_name_in_commas(text: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), draft.asserted_by) == ("OM > TD", "Oman's foreign minister, Ali Rao")
