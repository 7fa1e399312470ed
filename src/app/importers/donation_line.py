"""A donation record as one object of JSON: under the keys of `draft --json`, with a title, its source and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.currencies import known
from app.domain.donations import Amount, DateSpan, Donation, Item, Money, Party
from app.domain.drafts.draft import Field
from app.domain.drafts.record import ROLES, STATES, as_it_can_be, with_title
from app.domain.errors import BadInput
from app.domain.fields import RECORD, Kind, made
from app.domain.terms import AmountRole, Assertion, DatePrecision, EvidenceRole, MoneyKind, Outcome, Qualifier
from app.domain.vocabularies import ACTOR_KIND, NO_ACTOR_KIND, Vocabularies
from app.importers.rows import Row
from app.importers.starter_records import value_of

_READ_HERE = frozenset(("title", "assertion", "status", "parties", "items", "money", "date", "in_totals"))
"""The fields of a record that a draft has in a form of its own."""
_OTHERS = tuple(field for field in RECORD if field.key not in _READ_HERE and field.kind is not Kind.PARTS)
_SAID_OF_WORDS = ("spans", "unsure", "sentence", "start", "end")
"""What a draft says of its words; evidence has them as quotes."""


@dataclass(frozen=True, slots=True)
class LineEvidence:
    """Words that a field is to stand on."""

    field: str
    """As in the line (`donors`, `items`) or as evidence has it (`donor`, `item`, `aid_kind`); empty for the whole."""
    quote: str
    paragraph: int | None
    part: int
    """Which of several, from 1; 0 where that is left to the words."""
    role: EvidenceRole


@dataclass(frozen=True, slots=True)
class DonationLine:
    """A record to add."""

    content: Donation
    source_id: int
    """0 where the line names none."""
    evidence: tuple[LineEvidence, ...]


def read_donation_line(given: dict[str, Any], terms: Vocabularies) -> DonationLine:
    """The record that a line says, in the terms of a workspace. Raises `BadInput` with the key that is wrong."""
    row = Row(given, "")
    outcome = row.word("status", Outcome, Outcome.GIVEN)
    assertion, status = STATES[outcome]
    main, beside = _sums(row)
    money, *further = main or (None,)
    values: dict[str, Any] = {field.key: value_of(row, field, terms) for field in _OTHERS}
    values |= {
        "title": row.text("title", ""),
        "assertion": assertion,
        "status": status,
        "parties": _parties(row, terms),
        "items": tuple(_item(one) for one in row.rows("items")),
        "money": money,
        "amounts": beside,
        "date": _date(row.row("date")),
        "in_totals": row.flag("in_totals", assertion is Assertion.GIVEN),
    }
    source_id = _source(row)
    evidence = tuple(_evidence(one) for one in row.rows("evidence"))
    row.done(but=_SAID_OF_WORDS)
    content = as_it_can_be(with_title(made(Donation, values, RECORD)), further)
    if not content.title:
        raise BadInput("This line says nothing that was given, to whom or by whom. Give it a title, donors or items.")
    if evidence and not source_id:
        raise BadInput("Evidence needs the number of its “source”, as `list sources` gives it.")
    return DonationLine(content, source_id, evidence)


def _source(row: Row) -> int:
    """A number, which may be written as a text."""
    number = row.number("source")
    if number is None:
        return 0
    if number < 1 or number != number.to_integral_value():
        raise row.error("“source” must be the number of a source, as `list sources` gives it.")
    return int(number)


def _parties(row: Row, terms: Vocabularies) -> tuple[Party, ...]:
    out = [
        _party(one, field, terms)
        for field in (Field.DONORS, Field.CARRIERS, Field.RECIPIENTS)
        for one in row.rows(field.value)
    ]
    by = row.text(Field.ASSERTED_BY.value, "").strip()
    return (*out, *([Party(ROLES[Field.ASSERTED_BY], by)] if by else []))


def _party(row: Row, field: Field, terms: Vocabularies) -> Party:
    iso2 = row.text("iso2", "").strip().upper()
    kind = row.term("kind", ACTOR_KIND, terms, NO_ACTOR_KIND)
    party = Party(ROLES[field], row.text("name"), kind, iso2, row.text("place", ""), note=row.text("note", ""))
    row.done()
    return party


def _item(row: Row) -> Item:
    low, high = row.number("low"), row.number("high")
    as_stated = row.text("as_stated", "")
    item = Item(
        row.text("item", "") or as_stated, low, high, _qualifier(row, low, high), row.text("unit", ""), as_stated
    )
    row.done()
    return item


def _sums(row: Row) -> tuple[list[Money], tuple[Amount, ...]]:
    """The main sum, which `amounts` may repeat, with those of no role; and those of one."""
    inside = row.row("money")
    main = [] if inside is None else [_sum(inside)[0]]
    beside: list[Amount] = []
    for money, role, through in map(_sum, row.rows("amounts")):
        if role is not None:
            beside.append(
                Amount(
                    role, money.low, money.high, money.currency, money.qualifier, money.as_stated, money.period,
                    through=through,
                )
            )  # fmt: skip
        elif money not in main:
            main.append(money)
    return main, tuple(beside)


def _sum(row: Row) -> tuple[Money, AmountRole | None, str]:
    """A sum, what it is to the main one, and by whom it goes."""
    low, high = row.number("low"), row.number("high")
    money = Money(
        low,
        high,
        row.text("currency", "").strip().upper(),
        _qualifier(row, low, high),
        row.word("kind", MoneyKind, MoneyKind.CASH),
        row.text("as_stated", ""),
        row.text("period", ""),
    )
    if money.currency and not known(money.currency):
        raise row.error(f"“{money.currency}” is no currency; write its code by ISO 4217, such as USD or AZN.")
    role = row.word("role", AmountRole, AmountRole.INSTALMENT) if row.text("role", "") else None
    through = row.text("through", "")
    row.done()
    return money, role, through


def _qualifier(row: Row, low: Decimal | None, high: Decimal | None) -> Qualifier:
    if low is None and high is None:
        plain = Qualifier.NOT_STATED
    elif low is None or high is None:
        plain = Qualifier.UP_TO if low is None else Qualifier.AT_LEAST
    else:
        plain = Qualifier.EXACT if low == high else Qualifier.BETWEEN
    return row.word("qualifier", Qualifier, plain)


def _date(row: Row | None) -> DateSpan:
    if row is None:
        return DateSpan()
    start, end = row.text("start", ""), row.text("end", "")
    plain = DatePrecision.UNKNOWN if not (start and end) else DatePrecision.DAY if start == end else DatePrecision.RANGE
    span = DateSpan(
        start, end, row.word("precision", DatePrecision, plain), row.text("as_stated", ""), row.flag("inferred", False)
    )
    row.done()
    return span


def _evidence(row: Row) -> LineEvidence:
    paragraph = row.number("paragraph")
    if paragraph is not None and paragraph != paragraph.to_integral_value():
        raise row.error("“paragraph” must be a whole number, or be left out.")
    evidence = LineEvidence(
        row.text("field", ""),
        row.text("quote"),
        None if paragraph is None else int(paragraph),
        row.whole("part"),
        row.word("role", EvidenceRole, EvidenceRole.SUPPORTS),
    )
    row.done()
    return evidence
