from __future__ import annotations

from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.donations import Item
from app.domain.money import read_money
from app.domain.quantity import add, format_interval, read_quantity
from app.domain.terms import Qualifier


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@each(
    "text, low, high, qualifier, unit, item",
    [
        ("300,000", "300000", "300000", "exact", "", ""),
        ("300,000 masks", "300000", "300000", "exact", "", "masks"),
        ("300\u00a0000 masks", "300000", "300000", "exact", "", "masks"),
        ("٣٠٠٬٠٠٠", "300000", "300000", "exact", "", ""),
        ("some 100,000 masks", "100000", "100000", "about", "", "masks"),
        ("some two hundred", "200", "200", "about", "", ""),
        ("over 20", "20", "", "over", "", ""),
        ("more than a dozen experts", "12", "", "over", "", "experts"),
        ("at least 12 Chinese entities", "12", "", "at_least", "", "Chinese entities"),
        ("100+ kits", "100", "", "at_least", "", "kits"),
        ("up to 5", "0", "5", "up_to", "", ""),
        ("no more than five", "0", "5", "up_to", "", ""),
        ("less than 50", "0", "50", "up_to", "", ""),
        ("between 10 and 20", "10", "20", "between", "", ""),
        ("10-20", "10", "20", "between", "", ""),
        ("10–20 million masks", "10000000", "20000000", "between", "", "masks"),
        ("two or three experts", "2", "3", "between", "", "experts"),
        ("tens", "20", "99", "order", "", ""),
        ("dozens of countries", "24", "99", "order", "", "countries"),
        ("hundreds", "200", "999", "order", "", ""),
        ("several hundred kits", "200", "999", "order", "", "kits"),
        ("thousands", "2000", "9999", "order", "", ""),
        ("tens of thousands of masks", "20000", "99999", "order", "", "masks"),
        ("hundreds of thousands", "200000", "999999", "order", "", ""),
        ("millions", "2000000", "9999999", "order", "", ""),
        ("a few", "2", "", "few", "", ""),
        ("only a few donations", "2", "", "few", "", "donations"),
        ("several", "2", "", "few", "", ""),
        ("a number of smaller donors", "2", "", "few", "", "smaller donors"),
        ("a single", "1", "1", "exact", "", ""),
        ("only one ventilator", "1", "1", "exact", "", "ventilator"),
        ("a mask", "1", "1", "exact", "", "mask"),
        ("1.5 tonnes of masks", "1.5", "1.5", "exact", "tonnes", "masks"),
        ("5kg", "5", "5", "exact", "kg", ""),
        ("100 kgs of rice", "100", "100", "exact", "kgs", "rice"),
        ("100 kilogrammes of rice", "100", "100", "exact", "kilogrammes", "rice"),
        ("50%", "50", "50", "exact", "%", ""),
        ("two billion", "2000000000", "2000000000", "exact", "", ""),
        ("a small quantity of masks", "", "", "not_stated", "", "masks"),
        ("some masks", "", "", "not_stated", "", "masks"),
        ("unknown number", "", "", "not_stated", "", ""),
    ],
)
def test_reads(text: str, low: str, high: str, qualifier: str, unit: str, item: str) -> None:
    found = read_quantity(text)
    assert found is not None
    assert (found.low, found.high, found.qualifier) == (number(low), number(high), qualifier)
    assert (found.unit, found.item) == (unit, item)


@each(
    "text, low, high, unit, item",
    [
        ("between two and three million doses", "2000000", "3000000", "doses", ""),
        ("four to five hundred", "400", "500", "", ""),
        ("two crore doses", "20000000", "20000000", "doses", ""),
        ("2.5 crore doses", "25000000", "25000000", "doses", ""),
        ("a quarter of a million doses", "250000", "250000", "doses", ""),
        ("three quarters of a million people", "750000", "750000", "", "people"),
        ("two and a half million", "2500000", "2500000", "", ""),
        ("half a dozen", "6", "6", "", ""),
        ("one and a half dozen", "18", "18", "", ""),
        ("two or three dozen nurses", "24", "36", "", "nurses"),
        ("2,50,000 masks", "250000", "250000", "", "masks"),
        ("2.500.000,50", "2500000.5", "2500000.5", "", ""),
        ("1·5 million masks", "1500000", "1500000", "", "masks"),
        ("0·25 tonnes", "0.25", "0.25", "tonnes", ""),
        ("12,500·75", "12500.75", "12500.75", "", ""),
        ("half a dozen million", "6000000", "6000000", "", ""),
        ("two dozen thousand masks", "24000", "24000", "", "masks"),
        ("2 500 000 masks", "2500000", "2500000", "", "masks"),
        ("2'500'000", "2500000", "2500000", "", ""),
        ("1.5m", "1500000", "1500000", "", ""),
        ("2-3 million", "2000000", "3000000", "", ""),
        ("two lakh crore", "2000000000000", "2000000000000", "", ""),
        ("one to two hundred thousand", "100000", "200000", "", ""),
        ("one hundred to two hundred thousand", "100000", "200000", "", ""),
        ("fifty to two hundred", "50", "200", "", ""),
        ("fifty to three hundred and twenty", "50", "320", "", ""),
        ("two hundred to three hundred and fifty", "200", "350", "", ""),
        ("500,000 to 2 million", "500000", "2000000", "", ""),
        ("between two hundred and three hundred and fifty", "200", "350", "", ""),
        ("half a tonne of rice", "0.5", "0.5", "tonne", "rice"),
        ("a 20-tonne consignment of rice", "20", "20", "tonne", "consignment of rice"),
        ("300 (three hundred) beds", "300", "300", "", "beds"),
        ("two million COVID-19 vaccine doses", "2000000", "2000000", "", "COVID-19 vaccine doses"),
        ("18 5G base stations", "18", "18", "", "5G base stations"),
        ("3,5 to 4 million doses", "3500000", "4000000", "doses", ""),
        ("5 kg of bags", "5", "5", "kg", "bags"),
        ("a six-figure number of masks", "100000", "999999", "", "masks"),
    ],
)  # fmt: skip
def test_what_was_misread_in_silence_is_read_right(text: str, low: str, high: str, unit: str, item: str) -> None:
    found = read_quantity(text)
    assert found is not None
    assert (found.low, found.high, found.unit, found.item) == (number(low), number(high), unit, item)


@each(
    "text",
    ["one in three", "two out of five masks", "a third of the masks", "half of the doses", "300 masks each",
     "20 tonnes a day", "5 tonnes/day", "ten times as many", "300 more than promised",
     "300 masks or more gloves than that", "5G", "Y-20", "A400M", "Covid-19", "G20", "a lot of masks",
     "300-bed hospital", "number 5", "No. 5", "the 5th",
     "5 mil doses", "30 million dollars", "₹2.5 crore", "2019-2020", "between 2019 and 2021", "at least 5 at most",
     "300 (two hundred) beds", "a thousand and a half", "a 20-tonne truck", "an average of 300 masks", "not 300 masks",
     "double 300", "5 million-dollar grants", ".5 million doses", ",5 million", "5 kg bags of rice",
     "10 litre jerrycans",
     "20 foot containers", "40' containers", "40″ screens",
     "500 bed hospital", "4K cameras", "7.8 magnitude earthquake", "three quarter-million grants",
     "10 p.m.", "many thousands", "hundreds if not thousands"],
)  # fmt: skip
def test_shares_rates_names_and_comparisons_are_no_quantities(text: str) -> None:
    assert read_quantity(text) is None


@each(
    "text",
    ["2.500", "2.500 tonnes", "1,5", "2 to 3,000,000", "two to three hundred and fifty", "10 to 15,000 people",
    "50-100,000", "500 to 2 million",
     "2.500 million", "1.200,345", "1·500 masks", "1·500·000",
     "1·2·3", "1.5·5", "01·5", "1,2345 tonnes", "between 1,5 and 2.5 tonnes"],
)  # fmt: skip
def test_what_is_really_open_is_left_unread(text: str) -> None:
    assert read_quantity(text) is None


@each(
    "text, value",
    [
        ("2.500 masks", "2500"), ("1,5 million", "1500000"), ("2,5 tonnes of rice", "2.5"),
        ("1.325 million doses", "1325000"), ("0.500 tonnes", "0.5"), ("2,500", "2500"),
        ("2.500 or 3.250,75 tonnes", "2500"),
    ],
)  # fmt: skip
def test_a_mark_that_may_be_two_is_decided_by_what_is_beside_it(text: str, value: str) -> None:
    found = read_quantity(text)
    assert found is not None
    assert found.low == Decimal(value)


@each(
    "text, qualifier",
    [
        ("300 masks or more", "at_least"), ("300 or so masks", "about"), ("some 300-odd experts", "about"),
        ("300-plus kits", "at_least"), ("just over 300", "over"), ("well under 300", "up_to"),
        ("no fewer than 300 in total", "at_least"), ("as many as 300 people", "up_to"), ("300 masks only", "exact"),
    ],
)  # fmt: skip
def test_qualifiers_before_and_behind(text: str, qualifier: str) -> None:
    found = read_quantity(text)
    assert found is not None
    assert found.qualifier == qualifier


def test_keeps_what_was_stated() -> None:
    found = read_quantity("  some\n 150  countries ")
    assert found is not None
    assert found.as_stated == "some 150 countries"


@each(
    "text",
    ["", "masks", "5G", "Y-20", "COVID-19", "31 May", "31 May 2020", "May 2019", "2020-05-31", "31/05/2020",
     "19th", "$30", "30 $", "about $508 million", "10:30", "1/2", "-5", "20-10", "between 20 and 10",
     "1,5", "the 18 that", "5G networks", "300 masks and 20 gloves", "x" * 500],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    assert read_quantity(text) is None


@each(
    "low, high, qualifier, shown",
    [
        ("300000", "300000", Qualifier.EXACT, "300,000"),
        ("100000", "100000", Qualifier.ABOUT, "≈ 100,000"),
        ("130000", "", Qualifier.OVER, "> 130,000"),
        ("12", "", Qualifier.AT_LEAST, "≥ 12"),
        ("0", "5", Qualifier.UP_TO, "≤ 5"),
        ("", "5", Qualifier.UP_TO, "≤ 5"),
        ("20000", "99999", Qualifier.ORDER, "20,000 – 99,999"),
        ("2", "", Qualifier.FEW, "few"),
        ("", "", Qualifier.FEW, "few"),
        ("", "", Qualifier.NOT_STATED, "not stated"),
        ("3E+2", "3E+2", Qualifier.EXACT, "300"),
        ("0", "0", Qualifier.EXACT, "0"),
    ],
)
def test_shows(low: str, high: str, qualifier: Qualifier, shown: str) -> None:
    assert format_interval(number(low), number(high), qualifier) == shown


def test_shows_a_total_that_is_only_about_right() -> None:
    total = add(
        [Item("masks", Decimal(12), None, Qualifier.OVER), Item("masks", Decimal(3), Decimal(3), Qualifier.ABOUT)]
    )
    assert format_interval(total.low, total.high, total.qualifier, approximate=True) == "≳ 15"


NUMBERS = st.integers(0, 10**9).map(Decimal) | st.decimals(0, 10**6, places=2)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item whose ends agree with its qualifier."""
    first, second = sorted((draw(NUMBERS), draw(NUMBERS)))
    low, high, qualifier = draw(
        st.sampled_from(
            [
                (first, first, Qualifier.EXACT),
                (first, first, Qualifier.ABOUT),
                (first, None, Qualifier.OVER),
                (first, None, Qualifier.AT_LEAST),
                (Decimal(0), second, Qualifier.UP_TO),
                (None, second, Qualifier.UP_TO),
                (first, second, Qualifier.BETWEEN),
                (first, second, Qualifier.ORDER),
                (None, None, Qualifier.NOT_STATED),
            ]
        )
    )
    return Item("masks", low, high, qualifier)


@given(items())
def test_what_is_shown_is_read_back(item: Item) -> None:
    found = read_quantity(format_interval(item.low, item.high, item.qualifier))
    assert found is not None
    assert (found.low or 0, found.high) == (item.low or 0, item.high)
    assert found.item == ""


@given(st.lists(st.tuples(items(), st.fractions(0, 1))))
def test_a_sum_contains_every_sum_of_values_within(parts: list[tuple[Item, float]]) -> None:
    total = add(item for item, _ in parts)
    value = Decimal(0)
    for item, share in parts:
        low = item.low or Decimal(0)
        high = item.high if item.high is not None else low + 1000
        value += low + (high - low) * (share > 0.5)
    assert total.low is None or total.low <= value
    assert total.high is None or value <= total.high


@given(st.lists(items()))
def test_a_sum_s_ends_are_reached(parts: list[Item]) -> None:
    total = add(parts)
    assert (total.low or 0) == sum(item.low or Decimal(0) for item in parts)
    assert (total.high is None) == any(item.high is None for item in parts)


@given(st.lists(items(), max_size=4))
def test_a_sum_does_not_depend_on_order(parts: list[Item]) -> None:
    assert len({add(order) for order in permutations(parts)}) == 1


def test_an_unknown_part_opens_the_sum() -> None:
    total = add([Item("masks", Decimal(7), Decimal(7), Qualifier.EXACT), Item("masks")])
    assert total == (Decimal(7), None, Qualifier.AT_LEAST)


def test_nothing_adds_up_to_nothing_and_the_unknown_to_the_unknown() -> None:
    assert (add([]).low, add([]).high) == (0, 0)
    assert add([Item("masks")]).qualifier is Qualifier.NOT_STATED


@given(st.text(max_size=60) | st.from_regex(r"(some |about |over )?[0-9a-z ,.\-]{0,30}", fullmatch=True))
def test_any_text_is_taken(text: str) -> None:
    found = read_quantity(text)
    assert found is None or found.low is None or found.high is None or found.low <= found.high


@each("shared", ["between them", "among them", "together"])
def test_what_several_get_between_them_is_so_much_for_all_and_for_each_is_no_number(shared: str) -> None:
    """An amount typed so was kept as stated, and the thing was *tents between them*."""
    tents, money = read_quantity(f"40 tents {shared}"), read_money(f"SEK 60 million {shared}")
    assert tents is not None
    assert (tents.low, tents.item) == (40, "tents")
    assert money is not None
    assert (money.money.low, money.money.currency) == (60_000_000, "SEK")
    assert read_quantity("40 tents each") is None
    assert read_money("SEK 60 million each") is None
