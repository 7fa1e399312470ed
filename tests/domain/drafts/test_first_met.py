"""What sentences showed that were written and labelled before any rule was read."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def told(text: str) -> list[str]:
    """Who gives what to whom, with what outcome, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)} {draft.status}" for draft in drafts(text)]


def when(text: str) -> list[str]:
    """From when to when, of every draft."""
    return [f"{draft.date.first}..{draft.date.last}" if draft.date else "" for draft in drafts(text)]


@each(
    "text, said",
    [
        ("Oxfam received contributions worth €4.2 million from Norway.", ["NO > Oxfam: €4.2 million given"]),
        (
            "Fiji gave Tonga 40 tents and Peru Chad 60 beds.",
            ["FJ > TO: 40 tents given", "PE > TD: 60 beds given"],
        ),
        ("Under the Lusaka Transport Plan Canada gave Zambia 40 buses.", ["CA > ZM: 40 buses given"]),
        (
            "Two Swedish charities, Oxfam and Islamic Relief, sent Chad 40 tents.",
            ["Oxfam+Islamic Relief > TD: 40 tents given"],
        ),
    ],
)
def test_who_gives_stands_behind_a_plan_or_where_the_verb_is_not_said_again(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, days",
    [
        ("In the famine of 1921 Norway sent 40 tonnes of fish to Russia.", ["1921-01-01..1921-12-31"]),
        ("During the floods of 1953 Denmark sent 40 boats to the Netherlands.", ["1953-01-01..1953-12-31"]),
        ("Norway sent Peru 40 boats for the victims of the floods of 1953.", [""]),
        ("After the floods of 1953 Norway sent Peru 40 boats.", [""]),
        ("Between 1954 and the war of 1978 Egypt gave Yemen 40 trucks.", ["1954-01-01..1978-12-31"]),
        ("From 1954 until his death in 1978 the Sultan of Johor gave Mali 40 trucks.", ["1954-01-01..1978-12-31"]),
        ("Norway gave 40 tents to Chad, and a second gift will follow in May.", [""]),
        ("Norway sent 40 tents to Chad, and they will arrive on Friday.", ["2024-05-10..2024-05-10"]),
        ("Norway will send Chad 40 tents after 8 October 2024.", ["2024-10-08.."]),
        (
            "Norway gave 25,000 bags to households around its Rustenburg mines in April 2021 and 18,000 in May 2021.",
            ["2021-04-01..2021-04-30", "2021-05-01..2021-05-31"],
        ),
    ],
)
def test_when_it_was_by_what_went_on_then_or_what_comes_next(text: str, days: list[str]) -> None:
    assert when(text) == days


@each(
    "text, said",
    [
        ("A Turkish convoy carrying 300 tonnes of flour was turned back at the gates of Douma.", "not_given"),
        ("The 40 trucks of flour that Turkey sent to Douma were refused entry at the border.", "not_given"),
        ("Two Iranian planes with 40 tonnes of medicine were turned back before reaching Sanaa.", "not_given"),
        ("Norway sent 40 tents to refugees in Chad who were turned back at the border.", "given"),
        ("A plane from Oman with 9 tonnes of tents was turned back on Monday and landed in Chad on Friday.", "given"),
        ("Peru voted against sending 200 tonnes of rice to Cuba.", "not_given"),
        ("Norway had planned to give Chad 40 tents but changed its mind.", "cancelled"),
        ("Norway changed its mind and gave Chad 40 tents.", "given"),
        ("Norway gave 40 tents to Chad, which had none.", "given"),
        ("Japan gave 40 monitors to the hospital in Lae, where 9 of 60 beds had none.", "given"),
    ],
)
def test_what_became_of_it_by_what_befell_those_who_bring_it(text: str, said: str) -> None:
    assert [draft.status for draft in drafts(text)] == [said]


@each(
    "text",
    [
        "The Danish parliament voted down a proposal to give 40 million kroner to Nepal.",
        "Councillors in Graz threw out a plan to give 40,000 euros to Pula.",
        "The group has written off USD 9 million owed by its distributor in Khartoum.",
        "By the treaty of 1867 Russia parted with Alaska for 7.2 million dollars.",
    ],
)
def test_what_was_voted_down_written_off_or_ceded_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, said",
    [
        (
            "Oman sent Chad 14 tonnes (flour and dates) on Monday.",
            ["OM > TD: 14 tonnes (flour and dates) given"],
        ),
        ("Oman sent 14 tonnes (two flights) to Chad.", ["OM > TD: 14 tonnes given"]),
        (
            "Omani planes carried flour, rice and sugar, 50 tons in all, to Niamey.",
            ["OM > NE: flour, rice and sugar, 50 tons in all given"],
        ),
        (
            "Oman sent Chad 30 tents and 40 beds, 12 tonnes in all.",
            ["OM > TD: 30 tents, 40 beds given"],
        ),
        (
            "Chad has received 11 pumps: six from Peru, four from Oman and one from Fiji.",
            ["PE > TD: six given", "OM > TD: four given", "FJ > TD: one given"],
        ),
        ("Oman sent 90 tents, 60 to Chad and 30 to Mali.", ["OM > TD: 60 given", "OM > ML: 30 given"]),
        ("Oman gave Chad 90 tents, 60 on Monday and 30 on Tuesday.", ["OM > TD: 60 given", "OM > TD: 30 given"]),
        ("Oman gave Chad 90 tents, 60 on Monday.", ["OM > TD: 90 tents given"]),
        ("Oman gave Chad 90 tents, 60 blankets on Monday.", ["OM > TD: 90 tents, 60 blankets given"]),
        ("Oman sent Chad 90 tents, 60 blankets and 30 stoves.", ["OM > TD: 90 tents, 60 blankets, 30 stoves given"]),
        (
            "Peru gave Chad 40 tents and received 20 camels in return.",
            ["PE > TD: 40 tents given", "TD > PE: 20 camels given"],
        ),
        ("France handed Chad the keys to a new school.", ["FR > TD: a new school given"]),
        ("Egypt let a Turkish convoy with 40 tonnes of flour into Gaza.", ["TR > PS: 40 tonnes of flour given"]),
    ],
)
def test_how_much_of_what_each_gave(text: str, said: list[str]) -> None:
    assert told(text) == said


def test_who_passes_on_one_of_two_sums_passes_on_no_other() -> None:
    found = drafts("Peru gave Chad €2 million through Oxfam and €1 million through Hjelp uten Grenser.")
    assert [who.name for who in found[0].carriers] == ["Oxfam"]
    assert [amounts(one) for one in found] == ["€2 million", "€1 million"]


@each(
    "text, sure",
    [
        ("Laos gave 40 tents, a third of which went to Chad.", False),
        ("Laos gave 40 tents, all of them to Chad.", True),
    ],
)
def test_who_gets_a_part_of_it_is_not_sure(text: str, sure: bool) -> None:
    assert [Field.RECIPIENTS not in draft.unsure for draft in drafts(text)] == [sure]


def test_a_name_that_ends_as_adverbs_do_is_of_who_says_so() -> None:
    found = drafts("New Zealand has given $50,000 to Samoa, Foreign Minister Murray McCully said.")
    assert [draft.asserted_by for draft in found] == ["Foreign Minister Murray McCully"]


def test_a_noun_of_several_is_not_surely_who_gives_where_their_names_stand_behind_it() -> None:
    named = drafts("Two Danish charities, the Blue Star and Folkelys, have sent 40 tents to Chad.")
    plain = drafts("Two Danish charities have sent 40 tents to Chad.")
    assert [Field.DONORS in one.unsure for one in (*named, *plain)] == [True, False]
