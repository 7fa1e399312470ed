"""Goods of which only some are given, as *or* between them says."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.alternatives import in_words
from app.domain.drafts import card, stored
from app.domain.drafts.draft import Draft, Drafted, Field, draft_as_json
from app.domain.drafts.record import record_of, title_of
from app.domain.terms import Outcome, Qualifier


def of(text: str) -> Draft:
    (draft,) = drafts(text)
    return draft


def said(draft: Draft) -> str:
    """What it is of, each with the letter of its alternative."""
    return ", ".join(f"{one.alternative} {one.as_stated}".strip() for one in draft.items)


PLAIN = {
    "Latvia sent Honduras 60 cots or 25 stoves.": "A 60 cots, B 25 stoves",
    "Latvia will send Honduras either a mobile clinic or three ambulances.": "A a mobile clinic, B three ambulances",
    "Honduras was offered two ferries or a crane by Latvia.": "A two ferries, B a crane",
    "Latvia promised 9 tonnes of oats or 11 tonnes of barley to Honduras.": "A 9 tonnes of oats, B 11 tonnes of barley",
    "Latvia offered Honduras 60 cots, 25 stoves or 4 boats.": "A 60 cots, B 25 stoves, C 4 boats",
    "Latvia gave Honduras either 60 cots, or 25 stoves and 80 lamps.": "A 60 cots, B 25 stoves, B 80 lamps",
    "Latvia gave Honduras either 60 cots or, alternatively, 25 stoves.": "A 60 cots, B 25 stoves",
    "Latvia gave Honduras 60 cots or, by other accounts, 75 cots.": "A 60 cots, B 75 cots",
}


@each("text", PLAIN)
def test_each_is_of_an_alternative_and_the_numbers_are_sure(text: str) -> None:
    draft = of(text)
    assert said(draft) == PLAIN[text]
    assert Field.ITEMS not in draft.unsure


NOT_PLAIN = {
    "Latvia sent Honduras 60 cots, or about 25 beds.": "A 60 cots, B about 25 beds",
    "Latvia sent Honduras 60 cots or 25 stoves and 80 lamps.": "A 60 cots, B 25 stoves, B 80 lamps",
    "Latvia sent Honduras 60 cots or, as others say, 75, and 80 lamps.": "A 60 cots, B 75, B 80 lamps",
    "Latvia sent Honduras 30 lorries or 90 tonnes of oats.": "A 30 lorries, B 90 tonnes of oats",
    "Latvia offered Honduras 90 tonnes of oats or 70,000 euros.": "90 tonnes of oats",
    "Latvia sent Honduras 60 cots, some say 75.": "A 60 cots, B 75",
    "Latvia sent Honduras 60 lorries (others say 75).": "A 60 lorries, B 75",
    "Latvia sent Honduras 60 cots, or perhaps 75.": "A 60 cots, B perhaps 75",
    "Latvia sent Honduras 60 cots, perhaps 75.": "A 60 cots, B perhaps 75",
}


@each("text", NOT_PLAIN)
def test_what_may_be_meant_otherwise_is_unsure(text: str) -> None:
    draft = of(text)
    assert said(draft) == NOT_PLAIN[text]
    assert Field.ITEMS in draft.unsure


@each("text", [
    "Latvia offered Honduras 3 million euros or 15 ambulances.",
    "Latvia offered Honduras €3m or fifteen ambulances.",
    "Latvia offered Honduras €40,000 or 15 tonnes of oats.",
])  # fmt: skip
def test_a_sum_ends_where_a_thing_comes_instead_of_it(text: str) -> None:
    draft = of(text)
    assert [one.low for one in draft.items] == [15]
    assert [one.low for one in draft.amounts] == [40_000 if "tonnes" in text else 3_000_000]
    assert {Field.ITEMS, Field.MONEY} <= draft.unsure.keys()


@each("sum_said", ["€3 or 4 million", "€3 million or 4 million", "€3,000 or 4,000", "€3m or so"])
def test_a_sum_between_two_is_still_one(sum_said: str) -> None:
    (amount,) = of(f"Latvia offered Honduras {sum_said} in cash.").amounts
    assert amount.as_stated == sum_said
    assert amount.low is not None


@each("text, things", [
    ("Latvia sent Honduras 60 or 70 cots.", "60 or 70 cots"),
    ("Latvia sent Honduras 30 vans or minibuses.", "30 vans, minibuses"),
    ("Latvia sent Honduras 60 cots for schools or clinics.", "60 cots"),
    ("Latvia sent Honduras 60 cots and 25 stoves.", "60 cots, 25 stoves"),
])  # fmt: skip
def test_what_or_leaves_to_nobody_to_choose_is_none(text: str, things: str) -> None:
    assert said(of(text)) == things


def test_a_number_that_is_left_open_is_of_an_alternative_all_the_same() -> None:
    (*_, draft) = drafts("Japan delivered 15 buses to Laos and will add 3 ferries or 6 barges next year.", "2021-05-20")
    assert draft.items[1].low is None
    assert said(draft) == "A 3 ferries, B 6 barges"
    assert Field.ITEMS in draft.unsure


def test_of_what_was_not_given_nothing_is_chosen() -> None:
    draft = of("Latvia did not send Honduras 60 cots or 25 stoves.")
    assert draft.status is Outcome.NOT_GIVEN
    assert said(draft) == "60 cots, 25 stoves"


@each("text, field", [
    ("Latvia or Estonia sent Honduras 60 cots.", Field.DONORS),
    ("Latvia sent 60 cots to Honduras or to Belize.", Field.RECIPIENTS),
    ("Latvia sent 60 cots to Honduras or Belize.", Field.RECIPIENTS),
])  # fmt: skip
def test_who_is_one_of_two_is_not_sure(text: str, field: Field) -> None:
    assert {Field.DONORS, Field.RECIPIENTS} & of(text).unsure.keys() == {field}


def test_who_is_beside_another_is_sure() -> None:
    assert not {Field.DONORS, Field.RECIPIENTS} & of("Latvia and Estonia sent Honduras 60 cots.").unsure.keys()


def test_what_or_stands_between_in_a_cell_is_not_sure() -> None:
    rows = "Donor\tRecipient\tGift\nLatvia\tHonduras\t60 cots or €9,000\nLatvia\tPeru\t60 cots or 25 stoves\n"
    money, things, plain = drafts(f"{rows}Latvia\tChile\t60 cots and 25 stoves")
    assert {Field.ITEMS, Field.MONEY} <= money.unsure.keys()
    assert Field.ITEMS in things.unsure
    assert Field.ITEMS not in plain.unsure


TEXT = "Latvia gave Honduras either 60 cots, or 25 stoves and 80 lamps."


def test_the_card_says_either_and_or_and_keeps_the_letter_of_what_is_typed_over() -> None:
    draft = of(TEXT)
    things = [row for row in card.rows(draft) if row.field is Field.ITEMS]
    assert [(row.label, row.value) for row in things] == [
        ("Either", "60 cots"), ("Or", "25 stoves"), ("And", "80 lamps"),
    ]  # fmt: skip
    left = card.without(card.without(draft, things[2]), things[1])
    assert [row.label for row in card.rows(left) if row.field is Field.ITEMS] == ["Item"]
    assert [one.alternative for one in record_of(left).items] == [""]


def test_the_record_its_title_json_and_what_is_kept_have_the_alternatives() -> None:
    draft = of(TEXT)
    record = record_of(draft)
    assert [one.alternative for one in record.items] == ["A", "B", "B"]
    assert title_of(record) == "Latvia → Honduras: 60 cots, or 25 stoves and 80 lamps"
    assert in_words(draft.items, lambda one: one.item) == "cots, or stoves and lamps"
    assert [one["alternative"] for one in draft_as_json(draft)["items"]] == ["A", "B", "B"]
    assert "alternative" not in draft_as_json(of("Latvia sent Honduras 60 cots."))["items"][0]
    kept = Drafted(0, len(TEXT), (draft,))
    assert stored.read(stored.written([kept])) == (kept,)


@each("behind", ["or perhaps $75 million", "some say $75 million", "perhaps $75 million"])
def test_a_sum_that_is_told_otherwise_is_unsure(behind: str) -> None:
    assert Field.MONEY in of(f"Latvia gave Honduras $60 million, {behind}.").unsure


def test_perhaps_is_no_word_of_a_thing_and_makes_a_number_rough() -> None:
    draft = of("Latvia sent Honduras 60 cots and perhaps 75 lamps.")
    assert [(one.item, one.qualifier) for one in draft.items] == [("cots", Qualifier.EXACT), ("lamps", Qualifier.ABOUT)]
    (item,) = of("Latvia sent Honduras 60 or perhaps 75 cots.").items
    assert (item.item, item.low, item.high) == ("cots", 60, 75)
