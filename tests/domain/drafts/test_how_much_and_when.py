"""Numbers, sums and days as reports, companies and newsletters say them: what is meant is read, and nothing else."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.amounts.amounts import amounts
from app.domain.drafts.dates.days import days
from app.domain.drafts.draft import Field


def things(text: str) -> list[str]:
    """Every thing given, by how many, of what measure."""
    return [f"{one.low}-{one.high} {one.unit} {one.item}" for draft in drafts(text) for one in draft.items]


def sums(text: str) -> list[str]:
    """Every sum of a text by itself."""
    found = amounts(text, 0, len(text))
    return [f"{one.low}-{one.high} {one.currency}".strip() for one in found if one.is_money]


@each(
    "text",
    [
        "Peru sent 3.5 tons of powdered milk, some 900 cans, to Gaza.",
        "Peru sent 3.5 tons of powdered milk, or roughly 900 cans, to Gaza.",
        "Peru sent 3.5 tons of powdered milk – 900 cans – to Gaza.",
        "Peru sent 3.5 tons of powdered milk, about two truckloads, to Gaza.",
    ],
)
def test_what_a_measured_thing_is_packed_in_is_not_given_again(text: str) -> None:
    assert things(text) == ["3.5-3.5 tons powdered milk"]


def test_containers_in_a_list_are_given() -> None:
    told = things("Peru sent 3 tons of flour, 900 bags and 20 tents to Gaza.")
    assert told == ["3-3 tons flour", "900-900  bags", "20-20  tents"]


@each(
    "text, told",
    [
        ("Chad has paid 150 of the 400 million kronor it owed.", ["150000000-150000000 SEK"]),
        ("Chad has paid 1.5 of the 4 billion yen.", ["1500000000-1500000000 JPY"]),
        ("Chad has paid about 15 million of its 40 million dollar pledge.", ["15000000-15000000 USD"]),
        ("It gave 30 tents costing 200 dollars apiece.", []),
        ("It gave 30 tents worth 200 dollars each.", []),
        ("It gave 20-dollar vouchers to all.", []),
        ("It gave 300 vouchers of 20 euros to all.", []),
        ("It gave 300 families 20 euro food vouchers.", []),
        ("It gave R$ 30 mil to a school.", ["None-None"]),
        ("It gave R$ 3 milhões to a school.", ["None-None"]),
        ("It gave 50,000 Austrian crowns to a school.", ["50000-50000"]),
        ("It gave 50,000 Austrian florins to a school.", ["50000-50000"]),
        ("It gave 900 kronen to a school.", ["900-900"]),
        ("It gave 20 million new pesos to a school.", ["20000000-20000000"]),
        ("It gave a couple of million euros to a school.", ["2000000-2999999 EUR"]),
        ("It gave USD 80/HH to 40 families.", ["None-None USD"]),
        ("It gave 300 cash cards of $100 to all.", []),
    ],
)
def test_a_sum_is_what_was_given_in_its_own_currency(text: str, told: list[str]) -> None:
    assert sums(text) == told


@each(
    "text, told",
    [
        ("Peru sent a couple of dozen tents to Chad.", ["24-35  tents"]),
        ("Peru sent a couple of hundred tents to Chad.", ["200-299  tents"]),
        ("Peru sent a shade under 300 tents to Chad.", ["0-300  tents"]),
        ("Peru sent just shy of 300 tents to Chad.", ["0-300  tents"]),
        ("Peru gave 3,000 people in Chad three meals a day.", ["None-None  meals"]),
        ("Peru sent 33 tons of tents and two-way radios to Chad.", ["33-33 tons tents and two-way radios"]),
        ("Peru sent 90 tents, 30 of them large and 60 small, to Chad.", ["90-90  tents"]),
        ("Peru sent 3 + 4 tents to Chad.", ["None-None  tents"]),
        ("Peru sent 500 mg tablets to Chad.", ["None-None  500 mg tablets"]),
        ("Peru sent 900 vials of ceftriaxone 1 g to Chad.", ["900-900 vials ceftriaxone 1 g"]),
        ("Peru sent 220 V pumps to Chad.", ["None-None  220 V pumps"]),
        ("Peru sent ten 125 cc motorbikes to Chad.", ["10-10  125 cc motorbikes"]),
        ("Peru sent .5 tonnes of seed to Chad.", ["None-None  tonnes of seed"]),
        ("Peru sent 60 330 W panels to Chad.", ["60-60  330 W panels"]),
    ],
)
def test_a_number_in_words_is_as_far_as_they_say(text: str, told: list[str]) -> None:
    assert things(text) == told


@each(
    "text",
    [
        "Oslo gave NOK 85 million, equivalent to USD 7.9 million, to Chad.",
        "Oslo gave NOK 85 million, which is about USD 7.9 million, to Chad.",
        "Oslo gave NOK 85 million, around $7.9 million at the time, to Chad.",
        "Oslo gave NOK 85 million ($7.9m; €7.2m) to Chad.",
    ],
)
def test_a_sum_in_another_currency_says_the_one_before_it_again(text: str) -> None:
    found = amounts(text, 0, len(text))
    assert {one.role for one in found[1:]} == {"counter_value"}


@each(
    "text, told",
    [
        (
            "Oman sent Chad 12 planes, 40 lorries and two ships of aid.",
            ["12 planes aid", "40 lorries aid", "2 ships aid"],
        ),
        ("Oman sent Chad 12 planes, 40 lorries and two ships.", ["12  planes", "40  lorries", "2  ships"]),
    ],
)
def test_carriers_in_a_list_bring_what_the_last_of_them_does(text: str, told: list[str]) -> None:
    assert [f"{one.low} {one.unit} {one.item}" for one in amounts(text, 0, len(text))] == told


@each(
    "text",
    [
        "On average each reader gave 25 euros to the appeal for Haiti.",
        "Every member gave 25 euros to the hospice in Lima.",
        "Each of the 31 members gave 25 euros to the hospice in Lima.",
    ],
)
def test_what_each_of_several_gave_is_not_sure(text: str) -> None:
    (draft,) = drafts(text)
    assert Field.MONEY in draft.unsure


def test_a_sum_said_again_behind_a_short_form_is_of_its_sentence() -> None:
    (draft,) = drafts("Oslo gave NOK 50m (c. $5m), i.e. 4 million euros, to Haiti.")
    assert [one.name for one in draft.recipients] == ["Haiti"]


@each(
    "text, first, last",
    [
        ("It came on the eve of Ramadan.", "2024-03-10", "2024-03-10"),
        ("It came on the first day of Ramadan.", "2024-03-11", "2024-03-11"),
        ("It came on the 27th of Ramadan.", "2024-04-06", "2024-04-06"),
        ("It came on the last day of the holy month of Ramadan.", "2024-04-09", "2024-04-09"),
        ("It came at the start of Ramadan.", "2024-03-11", "2024-03-20"),
        ("It came on the eve of Easter.", "2024-03-30", "2024-03-30"),
        ("It came on the second day of Eid al-Adha.", "", ""),
        ("It came on the last Friday of Ramadan.", "2024-03-11", "2024-04-09"),
        ("It came on the second Sunday of Ramadan.", "2024-03-11", "2024-04-09"),
        ("It came in the week from 29 April to 5 May.", "2024-04-29", "2024-05-05"),
        ("It came two weeks ago.", "2024-04-24", "2024-04-24"),
        ("It came last Christmas.", "2023-12-25", "2023-12-25"),
        ("It will come next Ramadan.", "2025-03-01", "2025-03-30"),
        ("It will come by the end of Ramadan.", "", "2025-03-30"),
        ("It will come this Christmas.", "2024-12-25", "2024-12-25"),
        ("It came in 1920 or 1921.", "1920-01-01", "1921-12-31"),
        ("It came in May or June 2023.", "2023-05-01", "2023-06-30"),
        ("It came all through 2023.", "2023-01-01", "2023-12-31"),
        ("It came in the school year 2022-23.", "2022-07-01", "2023-06-30"),
        ("It will come as of July.", "2024-07-01", ""),
    ],
)
def test_days_of_feasts_and_of_two_years_are_read(text: str, first: str, last: str) -> None:
    assert [(one.first, one.last) for one in days(text, 0, len(text), "2024-05-08")] == [(first, last)]


@each(
    "text",
    [
        "It came around 3 May 2023.",
        "It came about 1920.",
        "It came circa 1920.",
        "It came on the first day of Ramadan 2023.",
        "It pledged 58 million for the 2024-2026 cycle.",
    ],
)
def test_days_that_are_only_about_right_are_not_sure(text: str) -> None:
    (day,) = days(text, 0, len(text), "2024-05-08")
    assert (bool(day.first), bool(day.unsure)) == (True, True)


def test_a_number_of_four_digits_is_no_year_behind_about() -> None:
    text = "The number of tents rose to about 1920."
    assert days(text, 0, len(text), "2024-05-08") == []


def test_behind_a_price_a_further_number_is_no_money() -> None:
    (draft,) = drafts("Each wheelchair costs £120, and Oslo gave 40 to Gaza in April.")
    assert draft.amounts == ()


def test_a_feast_gets_nothing() -> None:
    (draft,) = drafts("Dangote gave 300 bags of rice to widows for Sallah.")
    assert [one.name for one in draft.recipients] == ["widows"]


@each(
    "text, first",
    [
        ("Ann Cole gave £3 to the lifeboat appeal in August 1967.", "1967-08-01"),
        ("Chile gave Peru ten tents in response to the appeal in August 1967.", ""),
    ],
)
def test_an_appeal_that_gets_something_has_no_day_of_its_own(text: str, first: str) -> None:
    (draft,) = drafts(text)
    assert (draft.date.first if draft.date else "") == first


@each(
    "text, first",
    [
        ("This Saturday the Elks will hand over a van to the school in Lae.", "2024-05-11"),
        ("Fiji gave Lae 40 tents this Saturday.", "2024-05-04"),
        ("The board has resolved to give 10 million kroner to the school in Lae, payable in October.", "2024-10-01"),
    ],
)
def test_this_saturday_is_the_next_one_of_what_is_to_come_and_may_be_either(text: str, first: str) -> None:
    (draft,) = drafts(text)
    assert draft.date is not None
    assert draft.date.first == first
    assert Field.DATE in draft.unsure


@each(
    "text, code",
    [
        ("Oxfam gave a school in San Miguel 5,000 Salvadoran colones.", "SVC"),
        ("Oxfam gave a school in Cartago 5,000 Costa Rican colones.", "CRC"),
        ("El Salvador gave Honduras 40,000 colones.", "SVC"),
    ],
)
def test_colones_are_those_of_their_country(text: str, code: str) -> None:
    ((money,),) = [draft.amounts for draft in drafts(text)]
    assert money.currency == code
