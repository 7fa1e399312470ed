"""What one sentence of a text tells again of a gift in another is no further gift."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.terms import Outcome


@each(
    "text, what",
    [
        ("Peru gives Chad 7 vans\nLIMA, 2 May - Peru on Thursday gave Chad seven vans.", "seven vans"),
        ("Peru sends vans to Chad\n\nPeru has sent seven vans to Chad.", "seven vans"),
        ("Peru gives Chad $3m after flood\n\nIt rained. Peru gave Chad $3 million for roofs.", "$3 million"),
        ("Chad gets seven vans\n\nPeru gave Chad seven vans.", "seven vans"),
        ("Oman sends second batch of tents to Benin\n\nOman sent 60 tents to Benin on Monday.", "60 tents"),
    ],
)
def test_a_headline_that_is_told_again_counts_once(text: str, what: str) -> None:
    (draft,) = drafts(text)
    assert amounts(draft) == what


@each(
    "text",
    [
        "Peru gives Chad 7 vans\n\nPeru gave Benin seven vans in March.",
        "Peru gives Chad 7 vans\n\nChile gave Chad 300 tents.",
    ],
)
def test_a_headline_of_another_gift_stays(text: str) -> None:
    assert len(drafts(text)) == 2


def test_a_gift_without_a_thing_is_another_one_where_somebody_else_gets_it() -> None:
    first, other = drafts("Alcora donated pumps to Chad and Mali. Of their neighbours Alcora donated to Niger only.")
    assert (sides(first), sides(other)) == ("Alcora > TD+ML", "Alcora > NE")
    assert len(drafts("Alcora donated pumps to Chad and Mali. Alcora donated to Chad.")) == 1


@each(
    "again",
    [
        "The tents, 50 of them for schools, were flown to Lima.",
        "The tents will be handed out by the Red Cross.",
        "The 90 tents, worth 2 million dollars, were made in Nagoya.",
        "The aid was sent by the Omani government.",
        "The tents were donated by Chile.",
        "They carried 20 stoves.",
        "The tents, a gift worth 2 million dollars, stand in Lima.",
        "Pilot Adam Reed flew one of them himself.",
        "Of these, 20 tents were for schools.",
        "In all, Oman has sent 90 tents to Peru.",
    ],
)
def test_what_is_told_again_is_no_further_gift(again: str) -> None:
    assert [sides(one) for one in drafts(f"Oman sent 90 tents to Peru. {again}") if one.in_totals] == ["OM > PE"]


def test_a_sum_of_gifts_before_is_none() -> None:
    told = "Oman sent a plane with 20 tons of food to Peru on Monday. A second plane with 30 tons of tents followed."
    assert [amounts(one) for one in drafts(f"{told} In all, Oman has sent 50 tons.")] == [
        "20 tons of food",
        "30 tons of tents",
    ]
    for total in ("Oman has sent Peru 70 tons so far.", "In all, donors have given 70 tons to Peru."):
        assert not drafts(f"{told} {total}")[-1].in_totals


@each(
    "further",
    [
        "The other 40 have since been handed to Chile.",
        "Chile gave the same number of tents.",
        "In 2019 it sent 90 tents.",
    ],
)
def test_what_is_another_gift_counts(further: str) -> None:
    assert all(one.in_totals for one in drafts(f"Oman gave Peru 90 tents in 2016. {further}"))


@each(
    "text, sum_of_last",
    [
        ("Oman gave Chad 6 million euros, after its appeal for 90 million euros. Peru gave Chad the same sum.", 6),
        ("Oman gave Chad 6 million euros and lent Benin 90 million euros. Peru gave Chad the same amount.", 6),
        ("Oman gave Chad 9 million euros. Peru gave Chad 6 million euros and Chile the same amount.", 6),
        ("Oman, which has 90 million euros, gave 4 million euros to Chad, and Peru gave the same amount.", 4),
    ],
)
def test_the_same_sum_is_that_of_the_last_gift(text: str, sum_of_last: int) -> None:
    *_, last = drafts(text)
    assert last.money is not None
    assert last.money.low == sum_of_last * 1_000_000


@each(
    "text, who",
    [
        ("A storm struck Port Vila. Oman has sent the island state 30 tents.", "OM > VU"),
        ("Floods hit the town of Blantyre. Oman sent the landlocked country 30 tents.", "OM > MW"),
        ("Floods hit the town of Blantyre. Oman sent the town 30 tents.", "OM > MW"),
    ],
)
def test_a_state_of_whose_town_the_text_speaks_is_that_state(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == who
    assert (draft.recipients[0].name in ("Vanuatu", "Malawi")) is ("the town 30" not in text)


@each(
    "text",
    [
        "Donors meeting in Oslo pledged 300 million dollars for Benin.",
        "Ministers gathered in Riyadh pledged 300 million dollars for Benin.",
        "At a meeting in Oslo donors pledged 300 million dollars for Benin.",
    ],
)
def test_where_givers_meet_gives_nothing(text: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == "? > BJ"


@each(
    "text",
    [
        "Congress gave Benin 20 million dollars, which President Reagan vetoed.",
        "The assembly voted 3 million dollars for Benin, but it was vetoed by President Garcia.",
        "President Lasso vetoed a gift of 3 million dollars to Benin.",
    ],
)
def test_who_vetoes_it_gives_nothing(text: str) -> None:
    (draft,) = drafts(text)
    assert draft.status is Outcome.CANCELLED
    assert "President" not in sides(draft)


@each("town", ["LIMA", "NAIROBI"])
def test_who_says_so_on_a_day_gives_it_and_not_the_dateline(town: str) -> None:
    (draft,) = drafts(f"{town}, 14 June 2011 - Denmark said on Tuesday it would give Kenya 60 million crowns.")
    assert sides(draft) == "DK > KE"


def test_as_much_for_another_house_counts() -> None:
    both = drafts("Japan gave Lautoka hospital 3 vans. Japan gave Suva hospital 3 vans.")
    assert [one.in_totals for one in both] == [True, True]


@each(
    "text, counts",
    [
        ("Malawi got help. His total for this flood is 24.6 million dollars in gifts and 19 million in promises.",
         False),
        ("The total of all gifts received by Fiji has reached EUR 3 million.", False),
        ("Norway gave Fiji a total of EUR 3 million.", True),
    ],
)  # fmt: skip
def test_what_somebody_makes_the_gifts_of_all_come_to_does_not_count(text: str, counts: bool) -> None:
    assert {one.in_totals for one in drafts(text)} <= {counts}


@each(
    "text, count",
    [
        ("That is about two million dollars.", 1),
        ("This is equivalent to USD 2 million.", 1),
        ("It was the equivalent of $2 million.", 1),
        ("That is about €2 million at the rate of the day.", 1),
        ("The sum amounts to roughly 2 million dollars.", 1),
        ("It was two million dollars that Norway gave Chad.", 2),
        ("Norway gave Chad two million dollars.", 2),
        ("It gave two million dollars as well.", 2),
    ],
)
def test_what_a_sum_is_in_another_currency_is_no_further_gift(text: str, count: int) -> None:
    assert len(drafts(f"Norway paid 20 million kroner to Turkey. {text}")) == count
