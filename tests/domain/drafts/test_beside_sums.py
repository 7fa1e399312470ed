"""Gifts among numbers of what they are compared with, what is owed, and how large things are."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.actions.drafts import drafts_of_text, reader
from app.domain.drafts import card
from app.domain.drafts.amounts.amounts import amounts
from app.domain.drafts.draft import Draft, Field, Span, draft_as_json
from app.domain.drafts.record import record_of
from app.domain.drafts.stored import draft_read, draft_written
from app.domain.terms import MoneyKind


def _said(draft: Draft) -> str:
    """Who gives what to whom, what became of it, and when."""
    names = [",".join(one.name for one in side) for side in (draft.donors, draft.recipients)]
    numbers = [f"{one.low}" for one in (*draft.items, *draft.amounts) if one.low is not None]
    date = draft.date.first[:4] if draft.date is not None and draft.date.first else ""
    return " ".join([names[0], ">", names[1], *numbers, draft.status.value, date]).strip()


@each(
    "text, read",
    [
        ("Oslo gave Riga 14 Leopard 2 tanks and three Bell 212 helicopters.", "Norway > Latvia 14 3 given"),
        ("Oslo gave Riga a silo of 20,000 tons.", "Norway > Latvia 1 given"),
        ("Oslo sent tents to 12 schools and 4 clinics in Riga.", "Norway > Riga given"),
        ("Oslo gave Riga €9 million for two halls and a hospital.", "Norway > Latvia 9000000 given"),
        ("Oslo gave Riga 40 tents, 12 short of what it had promised.", "Norway > Latvia 40 given"),
        ("Oslo gave Riga €40 million, €3 million more than in 2010.", "Norway > Latvia 40000000 given"),
        ("Oslo gave €40 million to Riga against 37 million in 2010.", "Norway > Latvia 40000000 given"),
        ("The World Bank gave Chad €50 million, the third grant since 2010.", "World Bank > Chad 50000000 given"),
        ("After the 7.9 magnitude quake, Oslo gave Riga 260 tents.", "Norway > Latvia 260 given"),
        ("Of the €400 million that Riga had asked for, Oslo gave 40 million.", "Norway > Latvia 40000000 given"),
        ("Oslo has paid Malawi the €5 million Norway promised in 2011.", "Norway > Malawi 5000000 given"),
        ("The 40 vans that Oslo promised Riga in 2011 have all been delivered.", "Norway > Latvia 40 given"),
        ("SIDA, the Swedish aid agency, equipped a hospital in Nyala.", "SIDA > Nyala 1 given"),
        ("American aid to Colombia amounted to €90 million.", "United States > Colombia 90000000 given"),
        ("France cancelled a debt of €20 million that Chad owed it.", "France > Chad 20000000 given"),
        ("France has written off €20 million of Chad's debt.", "France > Chad 20000000 given"),
    ],
)
def test_a_gift_is_read_among_other_numbers(text: str, read: str) -> None:
    assert [_said(draft) for draft in drafts(text, "2019-10-09")] == [read]


@each(
    "text",
    [
        "Chinese loans to Angola amounted to 4 million dollars in 2005.",
        "The bank wrote off bad debts of 200 million euros.",
        "Chad repaid France a debt of 200 million euros.",
    ],
)
def test_what_is_lent_or_lost_gives_no_draft(text: str) -> None:
    assert [draft for draft in drafts(text, "2019-10-09") if Field.TERMS not in draft.unsure] == []


def test_what_was_never_exceeded_is_the_most() -> None:
    text = "Oslo's aid to Riga never exceeded 90 million euros."
    assert [(one.low, one.high) for one in amounts(text, 0, len(text))] == [(0, 90_000_000)]


@each(
    "text, sums",
    [
        ("The Dutch aid came to EUR 7 million, of which EUR 3 million was for Mali.", [7_000_000, 3_000_000]),
        ("Spain funds three clinics in Gao for 90,000 euros.", [90_000]),
        ("Norway built two schools in Gao for €90,000.", [90_000]),
        ("Norway has funded three teams in Mali at a cost of €90,000.", [90_000]),
        ("The European Union is financing the dam with €7 million.", [7_000_000]),
        ("Norway increased its aid to Malawi from 2 to 5 million euros.", [5_000_000]),
        ("Norway raised its grant to Mali from 20 million kroner to 30 million kroner.", [30_000_000]),
        ("Norway built a school in Gao for 300 pupils.", []),
    ],
)
def test_what_a_gift_costs_or_comes_to_is_read_and_not_sure(text: str, sums: list[int]) -> None:
    (draft,) = drafts(text)
    assert [one.low for one in draft.amounts] == sums
    assert not sums or Field.MONEY in draft.unsure


@each(
    "text, item, worth",
    [
        ("Oxfam donated a €9,000 scanner to Fiji.", "scanner", 9000),
        ("Ida Holm presented the keys to the £21,000 minibus to Fiji.", "minibus", 21000),
        ("Oxfam gave Fiji a $7 million grant.", "", 7000000),
    ],
)
def test_one_thing_behind_its_price_is_given_and_worth_that(text: str, item: str, worth: int) -> None:
    (draft,) = drafts(text)
    assert ("".join(one.item for one in draft.items), [one.low for one in draft.amounts]) == (item, [worth])
    assert [one.name for one in draft.recipients] == ["Fiji"][: text.count("Fiji")]


@each(
    "text, kind",
    [
        ("China sent Vanuatu 25 tonnes of relief goods, worth about US$400,000.", MoneyKind.VALUATION),
        ("Oslo sent 70 tonnes of blankets, tents and kitchen sets, valued at EUR 450,000, to Malawi.",
         MoneyKind.VALUATION),
        ("Oslo gave Riga US$2 million worth of medicines.", MoneyKind.VALUATION),
        ("Oslo sent Riga 20 ambulances (EUR 900,000).", MoneyKind.VALUATION),
        ("Chile donated medicines to the value of USD 60,000 to Haiti.", MoneyKind.VALUATION),
        ("Oslo gave Riga 20 tents and EUR 5,000.", MoneyKind.CASH),
        ("Norway gave a cheque worth $5,000 to Haiti.", MoneyKind.CASH),
        ("France announced a grant worth EUR 3 million for Chad.", MoneyKind.CASH),
        ("Japan gave Peru 2 million yen (USD 13,000).", MoneyKind.CASH),
    ],
)  # fmt: skip
def test_what_goods_are_worth_is_no_cash(text: str, kind: MoneyKind) -> None:
    draft = drafts(text)[0]
    assert draft.money is not None
    assert draft.money.kind is kind
    assert record_of(draft).money.kind is kind  # type: ignore[union-attr]
    assert draft_read(draft_written(draft, 3), 3) == draft
    assert ("kind" in draft_as_json(draft)["money"]) is (kind is not MoneyKind.CASH)
    shown = next(row.value for row in card.rows(draft) if row.field is Field.MONEY)
    assert ("worth of goods" in shown) is (kind is MoneyKind.VALUATION)


def test_what_goods_are_worth_stays_that_in_other_words_and_figures() -> None:
    text = "China sent Vanuatu 25 tonnes of relief goods, worth about US$400,000, and took back $90 before."
    draft = drafts(text)[0]
    row = next(row for row in card.rows(draft) if row.field is Field.MONEY)

    def kind_of(words: str, *, typed: bool) -> MoneyKind:
        source, at = (words, 0) if typed else (text, text.index(words))
        made = card.with_words(draft, row, reader(), source, Span(at, at + len(words)), is_typed=typed)
        assert made.money is not None
        return made.money.kind

    assert kind_of("US$400,000", typed=False) is MoneyKind.VALUATION
    assert kind_of("US$410,000", typed=True) is MoneyKind.VALUATION
    assert kind_of("$90", typed=False) is MoneyKind.CASH


@each(
    "text, sums",
    [
        ("Fuelled by staff donations of £300, which the Board matched, Tesco gave £900 to Oxfam.", [900]),
        ("Boosted by donations of £300 from its pupils, the school in Lae gave £900 to Oxfam.", [900]),
        ("Thanks to collections of £300 in its shops, Tesco gave £900 to Oxfam.", [900]),
        ("Thanks to a gift of £300 from Shell, Tesco gave £900 to Oxfam.", [300, 900]),
        ("Encouraged by gifts of £900, Tesco gave £300 to Oxfam.", [900, 300]),
    ],
)
def test_what_went_into_a_greater_sum_is_no_gift_beside_it(text: str, sums: list[int]) -> None:
    found = drafts(text)
    assert {one.low for draft in found for one in draft.amounts} <= {*sums, None}
    assert len(found) == len(sums)


@each(
    "words, currency",
    [
        ("300,000 francs a month for one year", "CHF"),
        ("300,000 francs", "CHF"),
        ("90,000 francs", "CHF"),
        ("90,000 euros", "EUR"),
        ("70,000 kroner", ""),
        ("US$50,000", "USD"),
    ],
)
def test_other_words_of_a_sum_leave_its_currency_where_they_may_mean_it(words: str, currency: str) -> None:
    others = "not 90,000 francs, 90,000 euros, US$50,000 or 70,000 kroner"
    text = f"Switzerland gave Chad 300,000 francs a month for one year, {others}."
    (draft,) = (one for one in drafts(text) if one.amounts[0].low == 300_000)
    row = next(one for one in card.rows(draft) if one.field is Field.MONEY)
    at = text.index(words)
    assert draft.amounts[0].currency == "CHF"
    assert card.with_words(draft, row, reader(), text, Span(at, at + len(words))).amounts[0].currency == currency
    typed = card.with_words(draft, row, reader(), words, Span(0, len(words)), is_typed=True)
    assert typed.amounts[0].currency == currency


def test_other_words_with_a_bare_dollar_are_in_the_dollar_of_those_before() -> None:
    text = "Australia gave Fiji $5 million, not $4 million."
    draft = next(one for one in drafts(text) if one.amounts[0].low == 5_000_000)
    row = next(one for one in card.rows(draft) if one.field is Field.MONEY)
    made = card.with_words(draft, row, reader(), text, Span(at := text.index("$4"), at + len("$4 million")))
    assert (draft.amounts[0].currency, made.amounts[0].currency) == ("AUD", "AUD")


@each("mark", ["", "¹²", "³"])
def test_words_are_chosen_with_the_mark_of_a_note_as_without(mark: str) -> None:
    text = f"Chile{mark} gave Fiji $5 million{mark} and 4,000 tents{mark} on 4 May 2021."
    (draft,) = (one for found in drafts_of_text(text) for one in found.drafts)
    chosen = (Field.DONORS, f"Chile{mark}"), (Field.MONEY, f"$5 million{mark}"), (Field.ITEMS, f"4,000 tents{mark}")
    for field, words in chosen:
        row = next(one for one in card.rows(draft) if one.field is field)
        span = Span(at := text.index(words), at + len(words))
        draft = card.with_words(draft, row, reader(), text, span)
        assert draft.spans[field] == (span,)
    assert draft.donors[0].iso2 == "CL"
    assert [(one.low, one.as_stated) for one in draft.amounts] == [(5_000_000, "$5 million")]
    assert [(one.low, one.item) for one in draft.items] == [(4_000, "tents")]


@each(
    "words, item, low",
    [
        ("120 houses", "houses", 120),
        ("about 120 homes", "homes", 120),
        ("12 classrooms", "classrooms", 12),
        ("houses", "houses", None),
        ("Boeing 747", "Boeing 747", None),
        ("120", "120", None),
    ],
)
def test_a_number_before_what_a_person_says_was_given_is_how_many(words: str, item: str, low: int | None) -> None:
    text = f"Oman gave Chad 40 tents. {words}"
    draft = drafts(text)[0]
    row = next(one for one in card.rows(draft) if one.field is Field.ITEMS)
    for typed, source, at in ((True, words, 0), (False, text, text.index(words))):
        span = Span(at, at + len(words))
        made = card.with_words(draft, row, reader(), source, span, is_typed=typed).items[0]
        assert (made.item, made.low, made.as_stated) == (item, low, words)
