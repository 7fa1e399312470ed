"""Questions as they are typed: what is read of them, what is said of mistakes, and what they ask in plain words."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain import question_values
from app.domain.errors import BadInput
from app.domain.fields import RECORD, Field, Kind
from app.domain.query import Value, as_typed, conditions, in_words, parse, typing_at
from app.domain.question_grammar import EXAMPLE, GRAMMAR, LONG_EXAMPLE, Sign


def read(text: str) -> list[tuple[str, bool, str, list[str]]]:
    """(name or empty, negated, sign, values or words) of each condition."""
    return [
        ("", one.negated, "", [one.words])
        if one.asked is None
        else (one.asked.name, one.negated, one.sign.value, [str(value) for value in one.values])
        for one in parse(text).conditions
    ]


def test_a_question_of_many_terms() -> None:
    text = 'tag:leverage donor.kind:company money>=1M status:announced,given -item:masks "twin city" port'
    assert read(text) == [
        ("tag", False, ":", ["leverage"]),
        ("donor.kind", False, ":", ["company"]),
        ("money", False, ">=", ["1M"]),
        ("status", False, ":", ["announced", "given"]),
        ("item", True, ":", ["masks"]),
        ("", False, "", ["twin city"]),
        ("", False, "", ["port"]),
    ]


@each(
    "text, expected",
    [
        ("date:2020-03..2020-05", ("date", False, ":", ["2020-03..2020-05"])),
        ("date:..2020-05", ("date", False, ":", ["..2020-05"])),
        ('date:"March 2020"..', ("date", False, ":", ["March 2020.."])),
        ("money>=1,000,000", ("money", False, ">=", ["1,000,000"])),
        ("money≥2bn", ("money", False, ">=", ["2bn"])),
        ("money:>5", ("money", False, ">", ["5"])),
        ("status!=given", ("status", True, ":", ["given"])),
        ("-status!given", ("status", False, ":", ["given"])),
        ("Donor:“Red Cross”", ("donor", False, ":", ["Red Cross"])),
        ('tag:"Motive/Image repair",Leverage', ("tag", False, ":", ["Motive/Image repair", "Leverage"])),
        ('-"twin city"', ("", True, "", ["twin city"])),
        ("recipient.fact.5g:undecided", ("recipient.fact.5g", False, ":", ["undecided"])),
        ("-", ("", False, "", ["-"])),
        ("5G", ("", False, "", ["5G"])),
    ],
)
def test_one_term(text: str, expected: tuple[str, bool, str, list[str]]) -> None:
    assert read(text) == [expected]


@each(
    "text, said",
    [
        ("donr:Huawei", ("“donr” to ask for, at character 1", "Did you mean donor?", "put them in quotes")),
        ("kind:company", ("Did you mean donor.kind",)),
        ("regio:Africa", ("Did you mean donor.region, recipient.region or party.region?",)),
        ("qqq:1", ("There are donor,",)),
        ('money>=1M "twin city', ("quote that opens at character 11", "twin city", "not closed")),
        ("donor: Huawei", ("After “donor:” a value is missing, at character 7",)),
        ("status:given,", ("a value is missing, at character 14",)),
        ("date:..", ("a value is missing",)),
        ("title>=5", ("“title” is no number and no date", "write title:5")),
        ("item:a..b", ("“item” is no number",)),
        ("money>=1..2", ("takes one value", "money: takes a range such as 1..2")),
        ('title:""', ("nothing in the quotes at character 7",)),
        ("x" * 2001, ("too long",)),
    ],
)
def test_mistakes_are_said_with_their_place_and_a_way_out(text: str, said: tuple[str, ...]) -> None:
    with pytest.raises(BadInput) as refused:
        parse(text)
    for part in said:
        assert part in str(refused.value)


@given(st.text(min_size=1, max_size=30).map(str.strip).filter(lambda s: s and not set(s) & set('"“”„«»')))
def test_any_value_can_be_typed(value: str) -> None:
    (condition,) = parse(f"title:{as_typed(value)}").conditions
    assert (condition.sign, condition.values) == (Sign.IS, (Value(value),))


@given(st.text(max_size=60), st.integers(0, 60))
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(text: str, caret: int) -> None:
    query = parse("")
    with suppress(BadInput):
        query = parse(text)
    assert in_words(query)
    for number, condition in enumerate(query.conditions):
        assert text[condition.start : condition.end].strip()
        assert len(parse(query.without(number).text).conditions) == len(query.conditions) - 1
    at = typing_at(text, min(caret, len(text)))
    assert 0 <= at.start <= at.end <= max(len(text), 0)


def test_a_field_of_the_registry_can_be_asked_for() -> None:
    more = (*RECORD, Field("ship", "ship", form="Ship"), Field("weight", "weight", Kind.NUMBER, blank=None))
    (ship, weight) = parse("ship:Grace weight>2", more).conditions
    assert ship.asked is not None
    assert weight.asked is not None
    assert (ship.asked.field, weight.asked.ordered) == (more[-2], True)
    with pytest.raises(BadInput):
        parse("ship:Grace")


@each(
    "typed, value",
    [
        ("1000", 1000),
        ("1,000", 1000),
        ("1.5M", 1_500_000),
        ("300k", 300_000),
        ("2bn", 2 * 10**9),
        ("0.5", D("0.5")),
    ],
)
def test_numbers(typed: str, value: D | int) -> None:
    assert question_values.number(typed) == value


@each("typed", ["abc", "1.2.3", "", "1e9", "--5", "9" * 40])
def test_no_numbers(typed: str) -> None:
    with pytest.raises(BadInput):
        question_values.number(typed)


@each(
    "typed, amount, currency",
    [
        ("1M", 10**6, ""),
        ("EUR2M", 2 * 10**6, "EUR"),
        ("2,000,000EUR", 2 * 10**6, "EUR"),
        ("$500k", 500_000, "USD"),
        ("2 million euros", 2 * 10**6, "EUR"),
    ],
)
def test_sums(typed: str, amount: int, currency: str) -> None:
    assert question_values.money(typed) == (amount, currency)


def test_the_conditions_on_one_record_are_in_the_singular() -> None:
    query = parse('status:promised -outcome:given has:money -has:date "twin city" -masks')
    assert conditions(query, 1) == (
        "that is promised, that is not given, that states “money”, that does not state “date”, that says “twin city”, "
        "and that does not say “masks”"
    )
    assert conditions(query, 3).startswith("that are promised, that are not given, that state “money”")


def test_in_plain_words() -> None:
    query = parse('donor.kind:company money>=1M -item:masks status:announced "twin city" date:2020-03..')
    assert in_words(query) == (
        "records whose kind of donor is “company” (private, the state's or of uncertain ownership), "
        "whose money is at least 1M in any currency, "
        "whose item does not say “masks”, that are announced, that say “twin city”, and whose date is 2020-03 or later"
    )
    assert in_words(parse("-money>5"), passages=True) == (
        "passages of records whose money is not surely over 5 in any currency"
    )
    assert in_words(parse('tag:leverage has:money "twin city"'), passages=True) == (
        "passages with the tag “leverage”, and that say “twin city”, of records that state “money”"
    )
    assert in_words(parse("tag:leverage"), passages=True) == "passages with the tag “leverage”"
    assert in_words(parse("money:EUR2M,1M..2M,USD1M..2M,CHF")) == (
        "records whose money is EUR2M, between 1M and 2M in any currency, between USD1M and 2M or CHF"
    )
    assert in_words(parse("date>2020-08 date<=2021 -date<2019")) == (
        "records whose date is after 2020-08, whose date is 2021 or earlier, and whose date is not surely before 2019"
    )
    assert in_words(parse("date:2020..,2018..2019")) == "records whose date is 2020 or later or between 2018 and 2019"
    assert in_words(parse("status:not_given")) == "records that are not given"
    assert in_words(parse("")) == "all records"


@each(
    "text, begun, name, rest, lead",
    [
        ("money>=1 don", "don", None, "money>=1", ""),
        ("-don", "don", None, "", "-"),
        ('donor:"Red Cr', "Red Cr", "donor", "", "donor:"),
        ("status:given,an money>1", "an", "status", "money>1", "status:given,"),
        ("", "", None, "", ""),
    ],
)
def test_the_word_that_is_typed(text: str, begun: str, name: str | None, rest: str, lead: str) -> None:
    caret = text.index(" money") if " money" in text else len(text)
    at = typing_at(text, caret)
    assert (at.begun, None if at.asked is None else at.asked.name, at.rest, at.lead) == (begun, name, rest, lead)


def test_the_readme_describes_a_question_as_the_program_does() -> None:
    said = " ".join((Path(__file__).parents[2] / "README.md").read_text("utf-8").split())
    assert GRAMMAR in said
    assert LONG_EXAMPLE in said
    assert parse(EXAMPLE).conditions
    assert len(parse(LONG_EXAMPLE).conditions) == 8
