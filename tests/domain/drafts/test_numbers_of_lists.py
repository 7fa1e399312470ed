"""Numbers that stand behind what they count, and numbers whose currency or scale is said elsewhere."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "text, read",
    [
        ("The Vienna club sent dehumidifiers (20) to Lima.", ["20 dehumidifiers"]),
        ("Sweden gave Haiti kitchen sets (5,000) and blankets (300).", ["5000 kitchen sets", "300 blankets"]),
        ("Sweden gave Haiti truckloads of bottled water (14).", ["14 bottled water"]),
        ("Saint Lucia sent Haiti banana plantlets, 200,000.", ["200000 banana plantlets"]),
        ("Peru sent Haiti blankets, 1,200, and stoves, 40.", ["1200 blankets", "40 stoves"]),
        ("Norway gave Peru coal, 200 tons.", ["200 coal"]),
        ("Japan sent pumps (12 units) to Riga.", ["12 pumps"]),
        ("Sweden gave Haiti blankets, as is shown in the tables (3).", ["None blankets"]),
    ],
)
def test_a_number_behind_its_thing_is_read(text: str, read: list[str]) -> None:
    (draft,) = drafts(text)
    assert [f"{one.low} {one.item}" for one in draft.items] == read


@each(
    "text, read",
    [
        ("Denmark wrote Riga a cheque of kroner 500,000.", ["500000 DKK"]),
        ("Samoa gave Tonga tala 1.2 million.", ["1200000 WST"]),
        ("Bhutan presented ngultrum 10 million to Pakistan.", ["10000000 BTN"]),
        (
            "Norway gave the fund 651 million dollars, Sweden 302, Peru 62.",
            ["651000000 USD", "302000000 USD", "62000000 USD"],
        ),
    ],
)
def test_a_sum_is_read_with_its_currency_before_it_and_its_scale_from_the_list(text: str, read: list[str]) -> None:
    sums = [one for draft in drafts(text) for one in draft.amounts]
    assert [f"{one.low} {one.currency}" for one in sums] == read


@each(
    "text, read",
    [
        ("Peru rushed eleven doctors to Halifax, where the blast has left 6,000 without a roof.", ["11 doctors"]),
        ("Peru rushed eleven doctors to Halifax, where the blast left 6,000 with no roof.", ["11 doctors"]),
        ("Spain donated 24 tonnes of hygiene articles to Chad.", ["24 hygiene articles"]),
        (
            "Spain sent 24 tonnes of hygiene articles to Chad and Portugal 5,000 blankets to Niger.",
            ["24 hygiene articles", "5000 blankets"],
        ),
    ],
)
def test_who_lost_something_is_no_more_of_what_came_and_articles_are_goods(text: str, read: list[str]) -> None:
    assert [f"{one.low} {one.item}" for draft in drafts(text) for one in draft.items] == read


@each(
    "text, read",
    [
        ("Ireland shipped 20,000 blankets and 2,000 live cattle to Poland.", ["20000 blankets", "2000 live cattle"]),
        ("Peru sent Haiti eight pumps, in addition to the 45 doctors already at work there.", ["8 pumps"]),
        ("Peru gave the Red Cross, whose members now number 450, 40 tents.", ["40 tents"]),
        ("Peru gave the World Food Programme 40 tents for use at its depots in Lae.", ["40 tents"]),
        ("Peru moved 40 tents to its depot in Lae.", []),
        ("Peru promised Lae 150 ploughs, its mayor, 58, told this paper.", ["150 ploughs"]),
        ("Peru, whose 11 shops collected them, gave Lae 150 blankets.", ["150 blankets"]),
        ("Japan thanked Peru, whose gift of 40 tents came in May.", ["40 tents"]),
    ],
)
def test_what_is_there_already_and_who_counts_so_many_is_no_gift(text: str, read: list[str]) -> None:
    assert [f"{one.low} {one.item}" for draft in drafts(text) for one in draft.items] == read


@each(
    "text, read",
    [
        ("Ireland gave Gaza €3 million, bringing to €16 million the total since January.", [(3_000_000, 3_000_000)]),
        ("Canada, whose aid last year came to €12 million, gave Mali €25 million.", [(25_000_000, 25_000_000)]),
        ("Sweden gave the Red Cross, whose staff now number more than 450, €40 million.", [(40_000_000, 40_000_000)]),
        ("Sweden gave €40 million to the Red Cross, whose staff now number more than 450.", [(40_000_000, 40_000_000)]),
        ("Germany made up to €25 million available to Jordan.", [(0, 25_000_000)]),
        ("Germany made over €25 million available to Jordan.", [(25_000_000, None)]),
        (
            "Digicel gave €15 million to the hospital of Lae, whose yearly budget is €48 million.",
            [(15_000_000, 15_000_000)],
        ),
        ("Fiji sent €500 to Mali in 1900, when the revenue of the colony was €98,621.", [(500, 500)]),
        ("Japan, whose contribution was €5 million, and Peru gave Chad tents.", [(5_000_000, 5_000_000)]),
        ("Lima sent €312,000 to Mali, €1,000 from each of 312 pupils.", [(312_000, 312_000)]),
        ("Ghent sent €900 to Mali, the first of several such remittances.", [(900, 900)]),
        ("Migrants sent €900 to Mali in remittances.", []),
    ],
)
def test_sums_of_something_else_are_left_and_bounds_are_read(text: str, read: list[tuple[int, int | None]]) -> None:
    assert [(one.low, one.high) for draft in drafts(text) for one in draft.amounts] == read
