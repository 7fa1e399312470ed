"""The many forms in which people write numbers, things and days: read back as they were written, or left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.actions.drafts import reader
from app.domain.donations import Amount as RecordAmount
from app.domain.donations import Donation, Item, Money, Party
from app.domain.drafts.amounts.amounts import amounts, items
from app.domain.drafts.dates.days import days
from app.domain.drafts.draft import LONGEST, Draft, Field, draft_as_json
from app.domain.drafts.record import record_of, title_of, words_of
from app.domain.drafts.stored import draft_read, draft_written
from app.domain.money import format_money
from app.domain.own_title import followed
from app.domain.terms import AmountRole, Outcome, PartyRole

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def shown(text: str, *countries: str, published: str = "") -> list[str]:
    """All amounts and things of a text: ends, unit or currency, item."""
    found = amounts(text, 0, len(text), countries, published)
    every = sorted([*found, *items(text, 0, len(text), found)])
    return [" ".join(part for part in (ends(one.low, one.high), one.unit or one.currency, one.item) if part)
            for one in every]  # fmt: skip


def ends(low: Decimal | None, high: Decimal | None) -> str:
    if low is None and high is None:
        return ""
    return f"{low.normalize():f}" if low == high and low is not None else f"{low}-{high}"


def drafted(text: str, published: str = "") -> list[Draft]:
    return drafts(text, published)


# --- numbers -------------------------------------------------------------------------------------------


def in_words(number: int) -> str:
    """A number below a million in English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return TENS[ten - 2] + (f"-{SMALL[one]}" if one else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    tail = "" if not rest else f" and {in_words(rest)}" if rest < 100 else f" {in_words(rest)}"
    return f"{in_words(head)} {name}{tail}"


NUMBER = st.integers(2, 999_999)
FORM = st.sampled_from(
    [
        in_words,
        lambda number: f"{number:,}",
        lambda number: f"{number:,}".replace(",", "\u202f"),
        lambda number: f"a total of {number:,}",
        lambda number: f"the sum of {number:,}" if number > 9999 else f"exactly {number:,}",
        lambda number: f"{in_words(number)} ({number})",
        lambda number: f"{number} ({in_words(number)})",
    ]
)
PLACE = st.sampled_from(
    [
        "Norway sent Peru {} blankets by air.",
        "Lima: {} blankets fm Norway recd.",
        "With {} blankets, Norway was the first to help Peru.",
        "Peru got {} blankets from Norway and a field kitchen.",
        "Norway's {} blankets for Peru were flown in.",
    ]
)


@given(NUMBER, FORM, PLACE)
def test_a_number_is_read_back_in_whatever_form_it_is_written(number: int, form: object, place: str) -> None:
    assert callable(form)
    text = place.format(form(number))
    read = [one for one in amounts(text, 0, len(text)) if one.item == "blankets"]
    if 1800 <= number <= 2099 and f" {number} " in text:
        return  # four digits that may be a year
    assert [(one.low, one.high) for one in read] == [(number, number)], text


@given(st.integers(1, 999), st.sampled_from(["million", "m", "Mio", "bn", "billion", "k"]), st.booleans())
def test_a_sum_is_read_back_with_its_scale(number: int, scale: str, before: bool) -> None:
    times = {"million": 10**6, "m": 10**6, "Mio": 10**6, "bn": 10**9, "billion": 10**9, "k": 10**3}[scale]
    glued = scale in ("m", "bn", "k")
    words = f"{number}{'' if glued else ' '}{scale}"
    text = f"Norway gave Peru {f'EUR {words}' if before else f'{words} euros'}."
    (one,) = amounts(text, 0, len(text))
    assert (one.low, one.currency) == (number * times, "EUR"), text


@each(
    "text, expected",
    [
        ("Beira: 2x water tankers, 3 x gensets, ambulances x4.", ["2 water tankers", "3 gensets", "4 ambulances"]),
        ("1 x 500 kVA genset + 4 linemen", ["1 500 kVA genset", "4 linemen"]),
        ("Flight #3, 10 MT supplementary food.", ["10 MT supplementary food"]),
        ("It brought the blankets, 6,000 of them, and left.", ["6000 blankets"]),
        ("tents – 1,500 of them so far – stand there", ["1500 tents"]),
        ("Lima (food, 18 MT; medicines).", ["18 MT food", "medicines"]),
        ("Goma: blankets 3,400 pcs, tarps: 1 200 promised", ["3400 pcs blankets", "1200 tarps"]),
        ("Mexico gave two of its fire engines", ["2 fire engines"]),
        ("six of the hospital's old incubators", ["6 old incubators"]),
        ("a team of twenty-two nurses, engineers and medics", ["22 nurses, engineers and medics"]),
        ("one (1) transformer and five (5) lorries", ["1 transformer", "5 lorries"]),
        ("It sent a small quantity of protective equipment.", ["protective equipment"]),
        ("It received the first 11 of the 30 minibuses.", ["11 minibuses"]),
        ("14 ambulances (8 Egypt, 6 Jordan) and 22 pallets (11.6 t)", ["14 ambulances", "22 pallets"]),
        ("It flew in 44 soldiers, doctors and engineers.", ["44 soldiers, doctors and engineers"]),
        ("It sent 15 doctors and tents.", ["15 doctors", "tents"]),
        ("the keys of a 1994 Mercedes pumper", ["1 1994 Mercedes pumper"]),
        ("a rescue team of 24 with two dogs", ["24 rescue team", "2 dogs"]),
        ("It sent 16 caps, a heat pump and another trophy.", ["16 caps", "1 heat pump", "1 trophy"]),
        ("Its gift was a hospital of 60 beds.", ["1 hospital"]),
        ("60 mobile homes, 500 wooden houses and 40 houses", ["60 mobile homes", "500 wooden houses"]),
        ("some 900 night-vision goggles and 3 X-ray sets", ["900 night-vision goggles", "3 X-ray sets"]),
        ("It flew in 85 tonnes of tents.", ["85 tonnes tents"]),
    ],
)
def test_things_are_counted_in_the_forms_of_reports(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@each(
    "text",
    [
        "Nine Elms Rotary met the Five Eyes and the Group of Seven.",
        "They were treated between 14 and 19 September.",
        "The Year 6 class of day 19 met.",
        "The transformer has a weight 218 t and 200 MVA.",
        "By one reckoning that was much.",
        "Needs: 1.1m tents, 3m blankets.",
        "They equipped 120 classrooms.",
        "Cells: HAP 348M USD, 41% covered.",
        "Mrs Vergoti, 88, drove.",
        "Wheat rose eleven cents.",
        "The hospital with 60 beds opened.",
        "4 water tankers + 1 backhoe req'd here.",
        "The team, twenty-four strong, left.",
        "Total to date 30 MT.",
        "We had USD 11m asked.",
        "They were 1,500 tons deep.",
        "A ship with a crew of five lay there.",
        "They raised 92 million francs, a quarter of which went to Peru.",
        "It stayed 30 days in 85 tents.",
    ],
)
def test_what_counts_no_gift_is_no_number(text: str) -> None:
    assert [one for one in amounts(text, 0, len(text)) if one.low is not None or one.high is not None] == []


@each(
    "text, country, published, expected",
    [
        ("It gave 14 million marks.", "DE", "1987-05-02", "14000000 DEM"),
        ("It gave 14 million marks.", "FI", "1956-11-02", "14000000 FIM"),
        ("It gave one million Maltese pounds.", "", "1975-01-01", "1000000 MTL"),
        ("It gave 2,204 dollars and 15 cents.", "", "", "2204.15 USD"),
        ("It gave 64,300 florins.", "NL", "1919-06-15", "64300 NLG"),
        ("It gave 64,300 guilders and 50 cents.", "NL", "1972-01-01", "64300.5 NLG"),
        ("A grant not exceeding 40 million euros.", "", "", "0-40000000 EUR"),
        ("They had €1.9m and rising.", "", "", "1900000-None EUR"),
        ("It topped up to CHF 20'000 the sum.", "", "", "20000 CHF"),
    ],
)
def test_sums_of_other_times_and_with_their_hundredths(text: str, country: str, published: str, expected: str) -> None:
    assert shown(text, *([country] if country else []), published=published) == [expected]


def test_a_currency_of_no_more_stays_open_where_nobody_is_named_who_paid_in_it() -> None:
    assert shown("It gave 14 million marks.", published="1987-05-02") == ["14000000"]
    assert shown("It gave 9 billion lire.", published="1980-05-02") == ["9000000000"]


@each(
    "text, low",
    [
        ("Norway gave Peru 300 tents and Chile gave it twice as many.", 600),
        ("Norway gave Peru twelve lorries and as many rifles.", 12),
        ("Norway gave Peru 40 tonnes of rice in May and as much again in July.", 40),
    ],
)
def test_as_many_is_worked_out_and_never_sure(text: str, low: int) -> None:
    read = [(item.low, "items" in draft_as_json(draft)["unsure"]) for draft in drafted(text) for item in draft.items]
    assert (Decimal(low), True) in read


# --- days ----------------------------------------------------------------------------------------------

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
DAY_FORM = st.sampled_from(
    [
        lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"the {day.day}{ordinal(day.day)} of {MONTHS[day.month - 1]}, {day.year}",
        lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
        lambda day: f"{day:%A}, {day.day} {MONTHS[day.month - 1]} {day.year}",
        lambda day: day.isoformat(),
        lambda day: f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}",
    ]
)


def ordinal(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), DAY_FORM)
def test_a_day_is_read_back_in_whatever_form_it_is_written(day: date, form: object) -> None:
    assert callable(form)
    text = f"It was sent on {form(day)} to Peru."
    (read,) = days(text, 0, len(text), "")
    assert (read.first, read.last) == (day.isoformat(), day.isoformat()), text


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_last_one_before_its_source_and_sure(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    text = f"Norway gave Peru 300 tents on {day:%A}."
    (draft,) = drafted(text, published.isoformat())
    assert draft.date is not None
    assert (draft.date.first, draft.date.last) == (day.isoformat(), day.isoformat())
    assert "date" not in draft_as_json(draft)["unsure"]
    assert draft_as_json(draft)["date"]["inferred"]


@each(
    "text, published, first, last",
    [
        ("from the 3rd to the 9th of May 2014", "", "2014-05-03", "2014-05-09"),
        ("between 14 and 19 September 2023", "", "2023-09-14", "2023-09-19"),
        ("in 1979 and 1980", "", "1979-01-01", "1980-12-31"),
        ("in March and April 2020", "", "2020-03-01", "2020-04-30"),
        ("as of 27 March 2019", "2019-03-28", "", "2019-03-27"),
        ("as of this week", "2020-06-09", "", "2020-06-09"),
        ("It had come by Monday evening.", "2015-03-20", "", "2015-03-16"),
        ("It came on the 26th.", "2018-12-28", "2018-12-26", "2018-12-26"),
        ("It will come on the 26th.", "2018-12-28", "2019-01-26", "2019-01-26"),
        ("in November '44", "1969-01-01", "1944-11-01", "1944-11-30"),
        ("ETA 15 Dec", "2019-12-13", "2019-12-15", "2019-12-15"),
        ("arr 5 Sep exp", "2024-08-19", "2024-09-05", "2024-09-05"),
        ("flew it in overnight.", "2014-09-18", "2014-09-17", "2014-09-18"),
        ("late in December 1958", "", "1958-12-21", "1958-12-31"),
    ],
)
def test_days_are_read_as_reports_say_them(text: str, published: str, first: str, last: str) -> None:
    (read,) = days(text, 0, len(text), published)
    assert (read.first, read.last) == (first, last)


@each(
    "text, taken",
    [
        ("NAIROBI, March 7 (Reuter) - Norway has given Kenya 17 lorries.", [None]),
        ("Norway is to give Peru 300 tents, its minister announced on Tuesday.", ["2022-09-06"]),
        ("Lima: 300 tents (Norway), recd 5 Sep.", ["2022-09-05"]),
    ],
)
def test_only_a_day_of_the_gift_itself_is_taken(text: str, taken: list[str | None]) -> None:
    read = [draft.date.first if draft.date is not None else None for draft in drafted(text, "2022-09-07")]
    assert read == taken


@each(
    "text",
    [
        "Of 20,000 tents announced by Norway on 28 August, 6,000 have been handed to Peru.",
        "Norway has given Peru 300 tents for the convoy that leaves Lima on Monday.",
    ],
)
def test_a_day_of_something_else_is_never_sure(text: str) -> None:
    (draft,) = drafted(text, "2022-09-07")
    assert draft.date is None or Field.DATE in draft.unsure


@each(
    "text, counted",
    [
        ("Norway gave Chad 500 tents, of which 200 were pitched in Abeche.", [True]),
        ("Norway gave Chad 500 tents, of which 200 were handed over to Mali.", [True, False]),
        ("Norway pledged Chad 500 tents, of which 200 were delivered.", [True, True]),  # a pledge counts nowhere
        ("Norway gave Chad 500 tents and Peru 200.", [True, True]),
    ],
)
def test_a_part_of_what_is_given_before_is_not_counted_twice(text: str, counted: list[bool]) -> None:
    found = drafted(text)
    assert [draft.in_totals for draft in found] == counted
    assert [record_of(draft).in_totals for draft in found] == [
        draft.in_totals and draft.status is Outcome.GIVEN for draft in found
    ]


# --- terms and further sums ----------------------------------------------------------------------------


@each(
    "text, terms, counts",
    [
        ("China lent Mozambique 20 million dollars.", "loan", False),
        ("Japan lent Nepal two helicopters.", "loan_in_kind", False),
        ("Norway placed a deposit of 2 billion dollars in Pakistan's central bank.", "deposit", False),
        ("Norway gave Peru 300 tents free of charge.", "grant", True),
        ("Norway gave Peru 300 tents.", "", True),
    ],
)
def test_a_draft_says_on_which_terms_it_was_given(text: str, terms: str, counts: bool) -> None:
    (draft,) = drafted(text)
    assert draft.terms == draft_as_json(draft)["terms"] == terms
    assert ("terms" not in draft_as_json(draft)["unsure"]) is counts
    assert record_of(draft).terms.key == (terms or "unspecified")
    assert draft_read(draft_written(draft, 3), 3) == draft


def test_a_further_sum_is_no_evidence_of_the_main_one_and_words_for_terms_are_kept() -> None:
    (draft,) = drafted("Japan donated 200 generators worth ¥13 million to Nepal and later US$ 8.5 million for schools.")
    kept = words_of(draft)
    assert [(one.field, one.span) for one in kept if one.span in draft.spans[Field.MONEY]] == [
        (key, span) for key, span in zip(("money", ""), draft.spans[Field.MONEY], strict=True)
    ]
    spans = {**draft.spans, Field.TERMS: (draft.spans[Field.MONEY][0],)}
    assert ("terms", spans[Field.TERMS][0]) in [(one.field, one.span) for one in words_of(replace(draft, spans=spans))]


def test_a_further_sum_stands_beside_the_main_one_as_what_it_is() -> None:
    (draft,) = drafted("Norway gave Peru 500 million kroner ($50 million).")
    record = record_of(draft)
    assert record.money is not None
    assert record.money.currency == "NOK"
    million = Decimal(50_000_000)
    assert record.amounts == (
        RecordAmount(AmountRole.COUNTER_VALUE, million, million, "USD", record.money.qualifier, "$50 million"),
    )
    assert record.note == ""
    assert ("amount", 0) in [(one.field, one.part) for one in words_of(draft)]
    assert draft_read(draft_written(draft, 0), 0) == draft


def test_the_reason_for_a_currency_names_the_country_that_pays_in_it() -> None:
    (draft,) = drafted("On 3 March 2021 Norway announced it would give 200 million kroner to Malawi and Mozambique.")
    assert draft.unsure[Field.MONEY] == "“200 million kroner” is taken as NOK, since Norway pays in it."


@each(
    "text, donor",
    [
        ("Under the agreement Japan will give 3.2 billion yen to Laos.", "Japan"),
        ("In the pandemic China gave 20 buses to Cuba.", "China"),
        ("After the flood Oman sent 200 tents to Chad.", "Oman"),
    ],
)
def test_a_name_right_behind_a_phrase_in_front_is_who_gives(text: str, donor: str) -> None:
    (draft,) = drafted(text)
    assert [one.name for one in draft.donors] == [donor]
    assert Field.DONORS not in draft.unsure


@each(
    "text, item, low",
    [
        ("Spain gave 30,000 N95 masks to Chad.", "N95 masks", 30000),
        ("Ghana gave 5,000 P3 tests to Togo.", "P3 tests", 5000),
        ("Japan gave N95 masks to Peru.", "N95 masks", None),
    ],
)
def test_a_number_in_the_name_of_a_thing_counts_nothing(text: str, item: str, low: int | None) -> None:
    (draft,) = drafted(text)
    assert [(one.item, one.low) for one in draft.items] == [(item, low)]
    assert draft.amounts == ()


def test_a_sum_without_a_currency_has_that_of_the_sum_before_it() -> None:
    pledged, paid = drafted(
        "Qatar pledged Lebanon 180 million riyals for repairs, of which 60 million was paid by November."
    )
    assert pledged.amounts[0].currency == paid.amounts[0].currency == "QAR"
    assert paid.unsure[Field.MONEY] == "The currency is taken from “180 million riyals”."


def test_a_part_of_a_sum_is_a_further_sum_and_leaves_the_rest_sure() -> None:
    (draft,) = drafted("Norway gave Peru 5 million euros, of which 3 million euros has been paid.")
    assert [one.as_stated for one in draft.amounts] == ["5 million euros", "3 million euros"]
    assert not {Field.DONORS, Field.RECIPIENTS, Field.STATUS} & draft.unsure.keys()


def test_a_sum_of_figures_without_a_currency_is_open_in_that() -> None:
    (one,) = amounts("They gave a six-figure sum.", 0, 27)
    assert (one.low, one.high, one.currency, one.is_money) == (100_000, 999_999, "", True)
    assert one.unsure


def test_a_sum_of_which_nothing_more_is_said_stays_in_the_remark() -> None:
    (draft,) = drafted("Norway gave Peru 5 million euros and 3 million dollars.")
    record = record_of(draft)
    assert (record.amounts, record.note) == ((), "Also stated: 3 million dollars")


def test_what_was_promised_and_never_came_was_not_given() -> None:
    (draft,) = drafted("The 25 buses that Norway promised Peru in July 1973 never came.", "1993-01-01")
    assert draft.status is Outcome.NOT_GIVEN
    assert draft.date is None


def test_a_sentence_without_end_says_why_it_is_not_read() -> None:
    text = "Norway gave Peru 300 tents and " * 200
    (one,) = reader().drafts(text)
    assert len(text) > LONGEST
    assert one.drafts == ()
    assert f"{one.end - one.start:,}" in one.unread
    (short,) = reader().drafts("Norway gave Peru 300 tents.")
    assert short.unread == ""


@each(
    "stated, shown",
    [
        ("2 million", "USD 2 million"),
        ("1,000", "USD 1,000"),
        ("$3m", "$3m"),
        ("5 million dollars", "5 million dollars"),
    ],
)
def test_a_title_says_in_which_currency_where_the_words_do_not(stated: str, shown: str) -> None:
    assert title_of(Donation("", money=Money(Decimal(5), Decimal(5), "USD", as_stated=stated))) == shown


@each("stated", ["", "48,500.5", "EUR 48,500.5", "48,500.50"])
def test_a_sum_with_cents_has_two_digits_for_them_in_a_title_as_everywhere(stated: str) -> None:
    """It was called *EUR 48,500.5* beside its amount, *EUR 48,500.50*."""
    money = Money(Decimal("48500.5"), Decimal("48500.5"), "EUR", as_stated=stated)
    given = Donation("", parties=(Party(PartyRole.DONOR, "Norway"),), money=money)
    assert title_of(given) == f"Norway: {format_money(money)}" == "Norway: EUR 48,500.50"
    old = replace(given, title="Norway: EUR 48,500.5")
    assert followed(old, replace(old, parties=(Party(PartyRole.DONOR, "Nepal"),))).title == "Nepal: EUR 48,500.50"


def test_millions_keep_their_words_in_a_title() -> None:
    money = Money(Decimal(2_500_000), Decimal(2_500_000), "EUR", as_stated="EUR 2.5 million")
    assert title_of(Donation("", money=money)) == "EUR 2.5 million"


def test_a_title_begins_with_a_capital_where_the_sentence_has_none() -> None:
    (draft,) = drafts("Last week the bakers of Guangzhou gave Nepal 40 tents.")
    assert draft.donors[0].name == "bakers of Guangzhou"
    assert record_of(draft).title.startswith("Bakers of Guangzhou → Nepal")
    assert title_of(Donation("", parties=(Party(PartyRole.DONOR, "eBay"),))) == "eBay"
    given = Donation("", parties=(Party(PartyRole.DONOR, "الكويت"), Party(PartyRole.RECIPIENT, "بيروت")))
    assert title_of(given) == "الكويت ← بيروت"  # as the line runs: from the giver to who gets it


def test_a_title_says_what_is_measured_and_one_that_did_not_is_followed_as_it_was() -> None:
    india = (Party(PartyRole.DONOR, "India"),)
    rice = Item("rice", Decimal(600), Decimal(600), unit="tonnes", as_stated="600 tonnes")
    said = Donation("", parties=india, items=(rice,))
    assert title_of(said) == "India: 600 tonnes of rice"
    in_full = replace(rice, as_stated="600 tonnes of rice")
    assert title_of(replace(said, items=(in_full,))) == "India: 600 tonnes of rice"
    assert title_of(replace(said, items=(replace(rice, item="tonnes"),))) == "India: 600 tonnes"
    old = replace(said, title="India: 600 tonnes")
    assert followed(old, replace(old, parties=(Party(PartyRole.DONOR, "Nepal"),))).title == "Nepal: 600 tonnes"


@each(
    "thing, number, unit, stated, shown",
    [
        ("Family tents", 1200, "", "Family tents 1,200", "1,200 Family tents"),
        ("Rice", 350, "tonnes", "Rice 350 tonnes", "350 tonnes of Rice"),
        ("Medical supplies", None, "", "Medical supplies", "Medical supplies"),
        ("tents", 40, "", "a further 40 tents", "A further 40 tents"),
    ],
)
def test_in_a_title_the_number_is_before_its_thing_as_it_would_be_cut_off_behind_it(
    thing: str, number: int | None, unit: str, stated: str, shown: str
) -> None:
    low = None if number is None else Decimal(number)
    assert title_of(Donation("", items=(Item(thing, low, low, unit=unit, as_stated=stated),))) == shown


def test_a_title_names_nobody_who_has_no_name_yet() -> None:
    parties = [Party(PartyRole.DONOR, "Oman"), Party(PartyRole.RECIPIENT, "Chad"), Party(PartyRole.RECIPIENT, "")]
    assert title_of(Donation("", parties=tuple(parties))) == "Oman → Chad"
