"""Numbers of what the sentences of a short text tell after one another: totals, parts, needs, and what came before."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each


def told(text: str) -> list[str]:
    """Who gives what to whom, of every draft, with each number, the thing or the currency, the outcome and the day."""
    out = list[str]()
    for one in drafts(text):
        goods = [f"{item.low or '?'} {item.item}" for item in one.items]
        sums = [f"{money.low or '?'} {money.currency}" for money in one.amounts]
        day = f" {one.date[0]}" if one.date else ""
        out.append(f"{sides(one)}: {', '.join((*goods, *sums))} {one.status.value}{day}")
    return out


@each(
    "then",
    [
        "Together these gifts came to nearly seven million dollars.",
        "These gifts come to about 7 million dollars.",
        "The donations amount to 7 million dollars.",
        "The help of both amounts to 10 million dollars.",
        "Together they gave 10 million dollars.",
        "With these gifts the aid to Chad has reached 10 million dollars.",
    ],
)
def test_what_gifts_come_to_is_no_gift(then: str) -> None:
    text = "Oman gave Chad 4 million dollars and Peru gave it 6 million dollars. "
    assert told(text + then) == ["OM > TD: 4000000 USD given", "PE > TD: 6000000 USD given"]


def test_what_two_gave_together_is_a_gift_where_nothing_else_is_told_of_it() -> None:
    (draft,) = told("Oman and Peru helped Chad. Together they have sent 100 tents to Chad.")
    assert draft.endswith("> TD: 100 tents given")


@each(
    "then, said",
    [
        ("Needs: 200,000 tents. Of these 32,000 have been delivered.", ["32000 tents given"]),
        ("Some 20,000 houses are in ruins. Of these, 3,000 were given to the poor in 2019.", []),
        ("Of these, 300 were given to the poor.", ["300 rice given"]),
    ],
)
def test_of_these_counts_what_the_sentence_before_counts(then: str, said: list[str]) -> None:
    _, *more = told("Oman sent Chad 450 tons of rice. " + then)
    assert [one.partition(": ")[2] for one in more] == said


@each(
    "text, said",
    [
        ("The museum opened with 4,000 coins, 1,200 of them given by Oman.", ["OM > ?: 1200 coins given"]),
        ("The library in Lima has 4,000 books, 1,200 of which came from Chile.", ["CL > PE: 1200 books given"]),
        ("The fire service of Lima has 40 engines, a third of them gifts of Japan.", []),
        ("Of the library's 4,000 books 1,200 came from Chile.", ["CL > ?: 1200 books given"]),
        ("Of the fleet's 40 boats, 12 were given by Japan.", ["JP > ?: 12 boats given"]),
        ("Out of 9 million dollars that 51 states promised, Oman gave 2 million.", ["OM > ?: 2000000 USD given"]),
        ("Out of 9 million dollars promised by 51 states, Oman gave 2 million.", ["OM > ?: 2000000 USD given"]),
        ("Twelve of the fire service's 40 engines were given by Japan.", ["JP > ?: 12 engines given"]),
        ("Peru got 40 vans, 12 of them from Chile.", ["? > PE: 40 vans given", "CL > PE: 12 vans given"]),
    ],
)
def test_what_somebody_only_has_is_not_given_with_a_part_of_it(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        (
            "Oman gave Chad 40 tents in addition to the 90 given on 1 October.",
            ["OM > TD: 40 tents given", "OM > TD: 90 tents given 2023-10-01"],
        ),
        ("- Oman: 5 million dollars in addition to the 500,000 given on 1 October", ["OM > ?: 5000000 USD given"]),
        ("Oman gave Chad 40 tents, taking to 90 the number given since May.", ["OM > TD: 40 tents given"]),
        (
            "Oman gave Chad 40 tents, having given 90 on 1 October.",
            ["OM > TD: 40 tents given", "OM > TD: 90 tents given 2023-10-01"],
        ),
    ],
)
def test_the_day_of_what_was_given_before_is_not_that_of_the_gift(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        (
            "Confirmed, not yet arrived: Germany, 14 million euros; Italy, 3 million euros.",
            ["DE > ?: 14000000 EUR promised", "IT > ?: 3000000 EUR promised"],
        ),
        (
            "Still to come: Germany, 14 tents; Italy, 3 boats.",
            ["DE > ?: 14 tents promised", "IT > ?: 3 boats promised"],
        ),
    ],
)
def test_a_list_of_what_is_to_come_is_promised(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Of the vehicles Norway promised Zambia, 28 have been handed over.", ["NO > ZM: 28 vehicles given"]),
        (
            "Of the tents that Norway pledged to Zambia in 2018, 28 were delivered in 2020.",
            ["NO > ZM: 28 tents given 2020-01-01"],
        ),
    ],
)
def test_so_many_of_what_was_promised_came(text: str, said: list[str]) -> None:
    assert told(text) == said


@each("many", ["a couple of", "a handful of", "a number of", "a series of", "a second couple of"])
def test_a_few_things_have_no_number(many: str) -> None:
    assert told(f"The town of Ulm gave Lutsk {many} fire engines.") == ["DE > UA: ? fire engines given"]


def test_a_part_of_a_sum_that_is_left_open_is_not_read_alone() -> None:
    first = "Ebola: who gives what\n• United Kingdom: 125 million pounds.\n"
    text = f"{first}• India: 12.5 million dollars, including 2 million for suits."
    assert "2000000" not in told(text)[-1]


@each(
    "text, said",
    [
        ("Denmark raised its gift to Chad of €10 million to €13 million.", ["DK > TD: 13000000 EUR given"]),
        ("Denmark doubled its 10 million euros for Chad.", ["DK > TD: ? EUR given"]),
        ("Denmark raised its €10 million for Chad to 13.", []),
    ],
)
def test_what_was_raised_is_not_what_is_given(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "then",
    [
        "Some 10,000 people are in camps, and 32,000 have gone to Mali.",
        "From there 10,000 children were sent home; the Swiss took 32,000 for three months.",
    ],
)
def test_a_bare_number_beside_people_is_not_of_goods_told_before(then: str) -> None:
    assert told(f"Denmark sent Chad 1,400 tons of food. {then}") == ["DK > TD: 1400 food given"]


@each(
    "then, said",
    [
        ("Peru's 300 arrived on Monday.", "PE > TD: 300 tents given 2024-05-06"),
        ("Peru's 300 were given in May.", "PE > TD: 300 tents given 2024-05-01"),
    ],
)
def test_a_bare_number_is_of_whose_it_is(then: str, said: str) -> None:
    assert told(f"Oman sent 400 tents to Chad. {then}") == ["OM > TD: 400 tents given", said]


@each(
    "then, counts",
    [
        ("The first 300 arrived on Monday.", False),
        ("So far 120 have been put up.", False),
        ("300 arrived on Monday and 100 on Tuesday.", False),
        ("Peru's 300 arrived on Monday.", True),
        ("A further 300 were given in May.", True),
    ],
)
def test_so_many_of_the_things_told_of_are_not_counted_twice(then: str, counts: bool) -> None:
    assert drafts(f"Oman sent 400 tents to Chad. {then}")[1].in_totals is counts


def test_lines_of_a_list_with_dashes_are_of_one_country_each() -> None:
    text = (
        "Earthquake in Haiti: international help\nDominican Republic – 10,000 food rations, 10 t of medicine\n"
        "Mexico – 15.4 tons of food\nBank of Lae – 30 tents"
    )
    assert [one for one in told(text) if "15.4" in one] == ["MX > HT: 15.4 food given"]


@each(
    "text, said",
    [
        ("Japan gave 25 countries freezers.", ["JP > ?: ? freezers given"]),
        ("Peru shipped 16 containers to Chad free, a saving of $31,000.", ["PE > TD: 16 containers given"]),
    ],
)
def test_how_many_states_get_it_and_what_is_saved_is_not_given(text: str, said: list[str]) -> None:
    assert told(text) == said


@each("men", ["people", "men", "members"])
def test_a_team_of_so_many_people_is_one_of_so_many(men: str) -> None:
    text = f"Poland gave Chad 5 million euros and sent a rescue team of 40 {men}."
    assert told(text) == ["PL > TD: 40 rescue team, 5000000 EUR given"]


def test_a_total_at_the_head_of_a_line_is_not_counted_beside_its_parts() -> None:
    first, total = drafts("Oman sent Chad twelve boxes. Total to date: 140 boxes.")
    assert (first.in_totals, total.in_totals) == (True, False)


@each(
    "text, said",
    [
        ("Oman gave Chad 40 tents and 30 to Mali.", ["OM > TD: 40 tents given", "OM > ML: 30 tents given"]),
        ("Oman gave Chad 40 tents and 30 boats to Mali.", ["OM > TD: 40 tents given", "OM > ML: 30 boats given"]),
        ("Oman gave Chad 40 tents and Mali 30 boats.", ["OM > TD: 40 tents given", "OM > ML: 30 boats given"]),
        ("Chad got 40 of 90 tents from Oman, the rest from Peru.", ["OM > TD: 40 tents given"]),
        ("Of the hospital's five vans two came from Oman, one from Peru.", ["OM > ?: 2 vans given"]),
        (
            "Of the town's 40 vans, 12 came from Oman and 10 from Peru.",
            ["OM > ?: 12 vans given", "PE > ?: 10 vans given"],
        ),
    ],
)
def test_of_two_numbers_each_has_who_gives_or_gets_it(text: str, said: list[str]) -> None:
    assert told(text) == said


def test_how_many_came_when_is_not_counted_beside_them_all() -> None:
    (draft,) = drafts("Oman gave Chad 40 tents, 30 of them in May and ten in June.")
    assert [one.low for one in draft.items] == [40]


@each(
    "text, said",
    [
        (
            "Odisha gave Kerala 244 firemen. The State has asked for Rs 2,600 crore; the Centre has released 600.",
            ["244 firemen given"],
        ),
        ("Taiwan sent Bohol 100,000 dollars and then as much again.", ["100000 USD, 100000 USD given"]),
        ("Skipton Building Society gave Moldova £5 a box.", ["? GBP given"]),
        ("Oman gave Chad 50 million of food.", ["50000000  given"]),
        (
            "Sudan will send Somalia 10,000 tonnes of sorghum, Algeria gives 10 million and has sent 40 tonnes.",
            ["10000 sorghum promised", "40 sorghum given"],
        ),
        ("Some 20 million were hungry. Oman's mission fed 400,000 of them.", []),
    ],
)
def test_numbers_of_people_money_and_each_are_none_of_goods(text: str, said: list[str]) -> None:
    assert [one.partition(": ")[2] for one in told(text)] == said
