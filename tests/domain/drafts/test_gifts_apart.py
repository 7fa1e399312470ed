"""Several gifts of one sentence, of which each has who gives or gets it, and what is none."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


def told(text: str) -> list[str]:
    """Who gives what to whom, of every draft."""
    return [f"{sides(draft)}: {amounts(draft)}" for draft in drafts(text)]


@each(
    "text, said",
    [
        (
            "Norway gave Oxfam £3 million and Save the Children £2 million for Chad.",
            ["NO > Oxfam: £3 million", "NO > Save the Children: £2 million"],
        ),
        (
            "The fund gave Mencap £4,000, Crisis £2,500 and Shelter £3,000 for winter work.",
            ["The fund > Mencap: £4,000", "The fund > Crisis: £2,500", "The fund > Shelter: £3,000"],
        ),
        (
            "Mencap received £40,000 and Shelter £25,000 from Comic Relief.",
            ["Comic Relief > Mencap: £40,000", "Comic Relief > Shelter: £25,000"],
        ),
        (
            "Norway gave UNICEF US$ 2.5 million and Proshika US$ 3 million.",
            ["NO > United Nations Children's Fund: US$ 2.5 million", "NO > Proshika: US$ 3 million"],
        ),
        (
            "Makeni hospital got two vans and Kailahun hospital one ambulance from Merlin.",
            ["Merlin > SL: two vans", "Merlin > Kailahun: one ambulance"],
        ),
        (
            "St Mary's school received 40 desks and Holy Cross school 30 desks from Oxfam.",
            ["Oxfam > St Mary's school: 40 desks", "Oxfam > Holy Cross school: 30 desks"],
        ),
        ("The Emir gave Oxfam £500, and the Khan £400.", ["Emir > Oxfam: £500", "Khan > Oxfam: £400"]),
        ("Norway gave Chad NOK 40 million and EUR 3 million.", ["NO > TD: NOK 40 million, EUR 3 million"]),
    ],
)
def test_each_gets_what_stands_right_behind(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        (
            "Donations were received from Peru (EUR 2 million) and Chile (EUR 300,000).",
            ["PE > ?: EUR 2 million", "CL > ?: EUR 300,000"],
        ),
        (
            "The clinic is funded by Peru (EUR 2 million) and Chile (EUR 1 million).",
            ["PE > clinic: EUR 2 million", "CL > clinic: EUR 1 million"],
        ),
        (
            "The donors were Norway with NOK 3 million and Iceland with ISK 2 million.",
            ["NO > ?: NOK 3 million", "IS > ?: ISK 2 million"],
        ),
    ],
)
def test_each_gives_what_stands_in_brackets_or_with_it(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Sweden gave SEK 80 million to Chad, including SEK 20 million to Oxfam.", ["SE > TD: SEK 80 million"]),
        (
            "Sweden has given $300 million to date, including $20 million to Chad for schools.",
            ["SE > ?: $300 million", "SE > TD: $20 million"],
        ),
        ("Sweden gave 40 tents to six clubs, including 12 tents to Lions.", ["SE > six clubs: 40 tents"]),
        (
            "Sweden gave SEK 80 million to 12 charities, of which SEK 20 million went to Oxfam.",
            ["SE > ?: SEK 80 million", "SE > Oxfam: SEK 20 million"],
        ),
        (
            "Sweden gave SEK 80 million to Chad, including SEK 20 million for wells.",
            ["SE > TD: SEK 80 million, SEK 20 million"],
        ),
    ],
)
def test_a_part_of_somebody_else_is_no_further_sum(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, who",
    [
        (
            "UNRWA signed an agreement with the Saudi Fund for Development "
            "worth US$ 30 million for the rebuilding of 400 homes.",
            "SA > United Nations Relief and Works Agency",
        ),
        ("UNDP and Norway signed a $3 million grant agreement for Mali.", "NO > United Nations Development Programme"),
        (
            "Norway signed an agreement with UNICEF on 40 million kroner for Malawi.",
            "NO > United Nations Children's Fund",
        ),
        ("The Ambassador of Oman and the Governor of Juba signed an agreement on a $2 million grant.", "OM > SS"),
        ("The Embassy of Japan and Callan Services signed a grant worth PGK 300,000.", "JP > Callan Services"),
    ],
)
def test_of_two_who_sign_an_embassy_a_fund_or_a_state_gives(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == who
    assert Field.RECIPIENTS in draft.unsure


def test_who_signs_for_his_own_side_gives_nothing() -> None:
    (draft,) = drafts("The Ambassador of Japan and the Minister of Health signed a grant of 200 million yen.")
    assert [one.iso2 for one in draft.donors] == ["JP"]


@each(
    "text",
    [
        "Chad received 15 missiles from France, paid for with oil.",
        "France delivered 20 fighters to Chad, for which it was paid in full.",
        "Roche provides its malaria drug at cost to UNICEF.",
        "Oxfam returned 40 tents to Zambia.",
        "Oxfam returned 30 of the 40 tents it had received from Zambia.",
        "Thirty tents were returned to Zambia by Oxfam.",
    ],
)
def test_what_is_paid_for_or_returned_is_no_gift(text: str) -> None:
    assert drafts(text) == []


def test_who_returns_with_something_brings_it() -> None:
    assert told("Oman returned to Chad with 40 tents.") == ["OM > TD: 40 tents"]


def test_what_is_to_be_returned_is_lent() -> None:
    (draft,) = drafts("Oman lent Chad two helicopters to be returned in May.")
    assert draft.terms == "loan_in_kind"


def test_a_loan_and_a_grant_are_two_gifts() -> None:
    found = drafts("Oman gave Chad a loan of EUR 9 million and a grant of EUR 3 million.")
    assert [(amounts(draft), draft.terms) for draft in found] == [("EUR 9 million", "loan"), ("EUR 3 million", "grant")]


@each(
    "text", ["Oman offered 40 tents to Chad, but nothing came of it.", "Oman promised Chad 40 tents, but nothing came."]
)
def test_of_what_nothing_came_is_not_given(text: str) -> None:
    assert [draft.status for draft in drafts(text)] == ["not_given"]


@each(
    "text, who",
    [
        ("Oman matched the American contribution of $40 million.", "OM > ?"),
        ("Oman matched Chile's gift of 40 tents to Chad.", "OM > TD"),
        ("Oman matched the grant of $40 million from Norway.", "OM > ?"),
    ],
)
def test_whose_gift_is_matched_does_not_give_it(text: str, who: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [who]


@each(
    "text, said",
    [
        ("Nurses in Oman gave a week's wages to Oxfam.", ["OM > Oxfam: a week's wages"]),
        ("A further £800 has been given to Oxfam, making a total of £7,100.", ["? > Oxfam: A further £800"]),
        ("It was the Emir who sent 40 tents to Chad.", ["Emir > TD: 40 tents"]),
        ("Omani Foreign Minister Said Harib: We have sent 4,000 tents to Chad.", ["OM > TD: 4,000 tents"]),
        ("Peru gave Chad 30 trucks, and Chile gave them oil.", ["PE > TD: 30 trucks", "CL > TD: oil"]),
        (
            "Chad's foreign ministry announced the arrival of an Omani plane with 40 tonnes of rice.",
            ["OM > TD: 40 tonnes of rice"],
        ),
        ("Chad announced the arrival of 40 tonnes of rice from Oman.", ["OM > TD: 40 tonnes of rice"]),
        (
            "The vans were received by the Minister of Education from the Ambassador of Oman.",
            ["OM > Minister of Education: vans"],
        ),
        ("The £900 was divided between the Leprosy Mission and Crisis.", ["? > Leprosy Mission+Crisis: £900"]),
        (
            "Grants of $30,000 to BRAC and $20,000 to Proshika were made by the Ford Foundation.",
            ["Ford Foundation > BRAC: $30,000", "Ford Foundation > Proshika: $20,000"],
        ),
        ("The Sports Council grant of £800 has been paid to the club.", ["Sports Council > the club: £800"]),
        (
            "A $3 million grant was signed by the Ambassador of Oman and the Minister of Health.",
            ["OM > Minister of Health: A $3 million"],
        ),
        ("He left £7,000 to the chapel in his will.", ["? > chapel: £7,000"]),
        ("She left £7,000 to the chapel in her will.", ["? > chapel: £7,000"]),
    ],
)
def test_who_gives_and_gets_by_other_words(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Chad, Mali and Oman each gave 20 tons of rice to Peru.", ["TD > PE", "ML > PE", "OM > PE"]),
        ("Chad and Oman gave 2 million dollars each to Peru.", ["TD > PE", "OM > PE"]),
        ("Chad gave Fiji and Tonga 20 tents each.", ["TD > FJ", "TD > TO"]),
    ],
)
def test_several_who_plainly_each_give_or_get_as_much_are_sure(text: str, said: list[str]) -> None:
    found = drafts(text)
    assert [sides(one) for one in found] == said
    assert not any(one.unsure for one in found)


def test_so_much_for_each_of_a_crowd_is_no_gift_of_each_giver() -> None:
    (draft,) = drafts("Chad and Oman gave 50 dollars each to 100 families in Mali.")
    assert Field.MONEY in draft.unsure
