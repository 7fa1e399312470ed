"""Amounts, things and dates in running sentences: what is found, what is left alone, and that nothing overlaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each
from tests.helpers.long import few
from tests.trials import sentences

from app.domain.drafts.amounts.amounts import Amount, amounts, items
from app.domain.drafts.dates.days import Day, days


def found(text: str, *countries: str) -> list[Amount]:
    return amounts(text, 0, len(text), countries)


def shown(text: str) -> list[str]:
    """The sure amounts of a text: number or currency and number, unit, item."""
    out: list[str] = []
    for one in found(text):
        if not one.unsure:
            ends = f"{one.low:f}" if one.low == one.high and one.low is not None else f"{one.low}-{one.high}"
            out.append(" ".join(part for part in (one.currency, ends, one.unit, one.item) if part))
    return out


@each("part", ["first", "last"])
def test_no_sentence_written_by_hand_is_read_wrong(part: str) -> None:
    verdicts = Counter(verdict for one in sentences.sentences(part) for verdict, _ in sentences.judged(one))
    assert verdicts["wrong"] == 0
    assert verdicts["right"] >= 0.95 * verdicts.total()


def test_no_made_sentence_is_read_wrong() -> None:
    counts, wrong = sentences.made(250, seed=4)
    assert wrong == []
    assert counts["right"] >= 0.6 * counts.total()


@each(
    "text, amounts_of_it",
    [
        ("It sent 40,000 test kits, 200 ventilators and two tonnes of medicine.",
         ["40000 test kits", "200 ventilators", "2 tonnes medicine"]),
        ("a 20-strong rescue team and a team of 37 doctors", ["37 doctors"]),
        ("two C-17 planeloads of blankets, 2,000 boxes of gloves", ["2 planeloads blankets", "2000 boxes gloves"]),
        ("two and a half million euros, a quarter of a million doses", ["EUR 2500000", "250000 doses"]),
        ("four to five hundred tents, a six-figure sum in euros", ["400-500 tents", "EUR 100000-999999"]),
        ("It gave 5 (five) million US dollars and 300 (three hundred) tents.", ["USD 5000000", "300 tents"]),
        ("They handed over 20,000 masks and took over 30 lorries.", ["20000 masks", "30 lorries"]),
        ("between USD 600,000 and USD 750,000 for seeds", ["USD 600000-750000"]),
        ("between 300 tents and 400 tents, €2 million to €3 million", ["300-400 tents", "EUR 2000000-3000000"]),
        ("20 tonnes to 25 tonnes of maize", ["20-25 tonnes maize"]),
        ("20 tents to USD 30, 20 tonnes to 25 crates of soap", ["20 tents", "USD 30", "20 tonnes", "25 crates soap"]),
        ("20 crates of soap to 25 crates of rice", ["20 crates soap", "25 crates rice"]),
        ("It grew from USD 600,000 to USD 750,000, and from 20 tonnes to 25 tonnes.", []),
        ("20 tents to 20 tents, 300 tents and 400 tents", ["20 tents", "20 tents", "300 tents", "400 tents"]),
        ("They sent over 20,000 masks.", ["20000-None masks"]),
        ("300 of the 500 tents, tarps x 120; kits x 45; 3 x pumps",
         ["300 tents", "120 tarps", "45 kits", "3 pumps"]),
        ("4 MT high-energy biscuits and 1 400 t dates", ["4 mt high-energy biscuits", "1400 t dates"]),
    ],
)  # fmt: skip
def test_each_amount_has_its_own_thing(text: str, amounts_of_it: list[str]) -> None:
    assert [one.replace("MT", "mt") for one in shown(text)] == amounts_of_it


@each(
    "text",
    [
        "5G, Y-20, A400M, Covid-19, G20 and a C-17",
        "one in three, 40 per cent of them, 8 in 10 homes, two thirds of it, 300 of the tents, three times",
        "on 12 March, at 14:30, at 6 p.m., in 1998, the 5th of them, the 2020 report",
        "a 45-year-old, 12 years, within 30 km of it, for three days, a 7.2-magnitude quake, a 500-bed hospital",
        "It killed 300 people, injured 20 soldiers and destroyed 53,000 houses; 12 nurses were killed.",
        "flight 571, resolution 1701, page 12, section 3.1, No. 5, Boeing 747, five-pound notes",
    ],
)
def test_numbers_that_count_no_gift_are_left_alone(text: str) -> None:
    assert shown(text) == []


def test_a_sum_said_again_in_another_currency_is_its_counter_value() -> None:
    first, second = found("It gave 500 million yen ($4.5 million).")
    assert (first.currency, first.role, second.currency, second.role) == ("JPY", "", "USD", "counter_value")
    assert [one.role for one in found("It gave 5 million yen, 2 million euros and tents.")] == ["", ""]


def test_a_currency_that_is_not_named_is_open_or_that_of_those_concerned() -> None:
    assert found("60 million kroner")[0].currency == ""
    assert "DKK" in found("60 million kroner")[0].unsure
    assert found("60 million kroner", "DK")[0][9:11] == ("DKK", "")


@each(
    "text, country, published, code",
    [
        ("In 1962 it gave 42 million francs.", "FR", "2010-01-01", "FRF"),
        ("It gave 42 million francs.", "FR", "2010-01-01", ""),
        ("It gave 5 billion lire.", "IT", "1980-12-01", "ITL"),
        ("It gave 5 billion lire.", "TR", "1980-12-01", "TRY"),
        ("It gave 30,000 pounds.", "CY", "2005-10-01", "CYP"),
        ("It gave 30,000 pounds.", "CY", "2015-10-01", "GBP"),
    ],
)
def test_a_currency_that_is_no_more_is_that_of_its_time(text: str, country: str, published: str, code: str) -> None:
    (one,) = amounts(text, 0, len(text), (country,), published)
    assert one.currency == code


def test_a_sum_of_a_time_of_which_the_currencies_are_not_known_is_unsure() -> None:
    (one,) = found("In 1956 it gave £5 million.", "NZ")
    assert one.unsure


def test_what_may_be_meant_otherwise_says_why() -> None:
    for text in (
        "a monthly 5 million euros", "10 million euros each", "not 300 tents", "the two helicopters",
        "raised from 300 to 500 tonnes of rice", "three trucks carrying food", "60 masks for Peru and 15,000 for Chile",
    ):  # fmt: skip
        assert found(text)[-1].unsure, text


def test_things_without_a_number_are_found() -> None:
    text = "Cuba sent a field hospital, medical supplies and a lorry of yams to Chad, and 20 tents for a school."
    taken = found(text)
    things = [(one.as_stated, one.low) for one in items(text, 0, len(text), taken)]
    assert things == [("a field hospital", Decimal(1)), ("medical supplies", None), ("a lorry of yams", Decimal(1))]


def dated(text: str, published: str, before: Day | None = None, *, ahead: bool = False) -> list[tuple[str, str, bool]]:
    return [(one.first, one.last, bool(one.unsure)) for one in days(text, 0, len(text), published, before, ahead=ahead)]


@each(
    "text, published, first, last",
    [
        ("It came on 12 March.", "2021-03-15", "2021-03-12", "2021-03-12"),
        ("It came on Tuesday.", "2021-03-18", "2021-03-16", "2021-03-16"),
        ("It came on Saturday 2 April.", "2022-04-05", "2022-04-02", "2022-04-02"),
        ("It came in the spring of 1951.", "", "1951-03-01", "1951-05-31"),
        ("It came in the winter of 1921–22.", "", "1921-12-01", "1922-02-28"),
        ("It came in the late 1970s.", "", "1977-01-01", "1979-12-31"),
        ("It came in the first half of last year.", "2021-03-15", "2020-01-01", "2020-06-30"),
        ("It came three days ago.", "2021-03-15", "2021-03-12", "2021-03-12"),
        ("It came last summer.", "2021-07-15", "2020-06-01", "2020-08-31"),
        ("It came between 1961 and 1965.", "", "1961-01-01", "1965-12-31"),
        ("It came in May last year.", "2021-03-15", "2020-05-01", "2020-05-31"),
        ("It came on the day before yesterday.", "2021-03-15", "2021-03-13", "2021-03-13"),
        ("It came 24/3, it said.", "2019-03-26", "2019-03-24", "2019-03-24"),
        ("It came over the weekend.", "2023-09-11", "2023-09-09", "2023-09-10"),
        ("It came on the 5th of this month.", "1963-08-09", "1963-08-05", "1963-08-05"),
        ("It came in the first six months of 1968.", "", "1968-01-01", "1968-06-30"),
        ("It came in the mid-1990s.", "", "1994-01-01", "1996-12-31"),
        ("It came on 3rd-5th of March 2020.", "", "2020-03-03", "2020-03-05"),
        ("It will come on Saturday.", "2021-06-10", "2021-06-12", "2021-06-12"),
        ("It came on Thursday last week.", "2021-03-15", "2021-03-11", "2021-03-11"),
        ("It came on the Thursday of last week.", "2021-03-15", "2021-03-11", "2021-03-11"),
        ("It came last week, on Thursday.", "2021-03-15", "2021-03-11", "2021-03-11"),
        ("It came the Thursday before last.", "2021-03-15", "2021-03-04", "2021-03-04"),
        ("It came a week last Tuesday.", "2021-03-15", "2021-03-02", "2021-03-02"),
        ("It came the week before last.", "2021-03-15", "2021-03-01", "2021-03-07"),
        ("It came the weekend before last.", "2021-03-15", "2021-03-06", "2021-03-07"),
        ("It will come on Friday of next week.", "2021-03-15", "2021-03-26", "2021-03-26"),
        ("It will come on Tuesday week.", "2021-03-15", "2021-03-23", "2021-03-23"),
        ("It came on the first Thursday of May 2020.", "", "2020-05-07", "2020-05-07"),
        ("It came on the last Monday in March.", "2021-04-15", "2021-03-29", "2021-03-29"),
    ],
)
def test_dates_are_found_and_read(text: str, published: str, first: str, last: str) -> None:
    assert dated(text, published) == [(first, last, False)]


@each(
    "text",
    [
        "May Johnson and April Smith, a March of Dimes, the May Day rally, they may march, the Sun",
        "Easter eggs, on Easter Island, on Giving Friday, every Friday, by the following Friday",
        "the Sunday Times, Sunday school, Friday prayers, the Friday before the vote, Thursday fortnight, Friday next",
        "the 2020 plan, 2020 tents, over 2020, room 2020, $2020, 9/11, 24/7",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert dated(text, "2021-06-10") == []


def test_dates_are_counted_from_the_one_before() -> None:
    text = "On 3 November 1966 it came; a fortnight later and in the following month more did."
    assert [one[:2] for one in dated(text, "")] == [
        ("1966-11-03", "1966-11-03"), ("1966-11-17", "1966-11-17"), ("1966-12-01", "1966-12-31"),
    ]  # fmt: skip


def test_a_date_that_lacks_what_it_is_counted_from_keeps_its_words() -> None:
    for text in ("on Friday", "last week", "the following month", "on 5 May", "on 03/04/2021"):
        (one,) = days(text, 0, len(text), "", None)
        assert (one.first, one.last) == ("", "")
        assert one.unsure
        assert one.as_stated in text


def test_a_deadline_lies_ahead_only_in_a_promise() -> None:
    assert dated("by the end of August", "2020-06-01", ahead=True) == [("", "2020-08-31", False)]
    assert dated("by the end of August", "2020-06-01") == [("", "", True)]


_PIECES = [
    "300,000", "$2 billion", "5G", "two", "of", "May 2020", "😀", "İ", "ישראל", "a\u0301", ".", ",", "(", ")", "and",
    "tonnes", "rice", "a", "half", "million", "from", "to", "between", "euros", "pounds", "12/03/2021", "on Friday",
    "last", "week", "three", "days", "later", "the", "following", "year", "2.500", "2,5", "1 234", "\u00a0", "-",
    "each", "x", "4/10", "24/7", "to", "kits", "'s", "5 (five)", "\u200b", "hundreds",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=40).map(" ".join), st.data())
def test_nothing_found_overlaps_and_all_lies_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    taken = amounts(text, start, end)
    things = items(text, start, end, taken)
    dates = days(text, start, end, "2021-03-15", None)
    _apart(sorted([*taken, *things], key=lambda one: one.start), start, end, text)
    _apart(dates, start, end, text)


def _apart(found: Sequence[Amount | Day], start: int, end: int, text: str) -> None:
    behind = start
    for one in found:
        assert behind <= one.start < one.end <= end
        assert one.as_stated == " ".join(text[one.start : one.end].split())
        behind = one.end


@few(
    "piece",
    [
        "7",
        "a",
        "two ",
        "5 million ",
        "a fortnight later ",
        "$",
        "between ",
        "12/1 ",
        "5 of the ",
        "kits and ",
        "from 1 to ",
    ],
    keep=3,
    why="more long texts",
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    """Counted in steps of the interpreter, so that a slow machine does not matter; the square would be 64 times."""
    _steps("It sent 5 tents on Monday.")  # the tables are loaded on first need
    short = piece * (1000 // len(piece))
    assert _steps(short * 8) < 30 * _steps(short)


def _steps(text: str) -> int:
    """The calls that finding all of a text takes."""
    import sys

    steps = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        amounts(text, 0, len(text))
        items(text, 0, len(text))
        days(text, 0, len(text), "2021-03-15", None)
    finally:
        sys.setprofile(None)
    return steps


def test_the_number_of_one_cell_and_the_thing_of_the_next_are_no_amount() -> None:
    assert found("25\t300 masks") == []
    assert shown("Norway\t300 masks\t2021") == ["300 masks"]


@each("space", ["\n", "\r", "\u2003", "\u2028", "  "])
def test_only_a_space_between_thousands_joins_figures(space: str) -> None:
    assert [one.low for one in found(f"25{space}300 masks")] == [None], "neither 25,300 nor surely 300"


@each("space", [" ", "\u00a0", "\u2009", "\u202f"])
def test_a_space_between_thousands_joins_them(space: str) -> None:
    assert [one.low for one in found(f"25{space}300 masks")] == [Decimal(25300)]
