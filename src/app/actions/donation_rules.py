"""The rules a donation record must satisfy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from app.domain import alternatives, instalments
from app.domain.currencies import known
from app.domain.dates import is_date
from app.domain.donations import Amount, DateSpan, Donation, Money, may_enter_totals
from app.domain.fields import RECORD, Field, Kind
from app.domain.giving import whole_of
from app.domain.language import later, tr, tr_term
from app.domain.money import format_amount
from app.domain.pledges import cancelled_by, delivered_by, pledged_from
from app.domain.shortened import shortened
from app.domain.terms import AmountRole, Assertion, Qualifier, Scope
from app.domain.vocabularies import Term

NO_TITLE = later("A record needs a title.")
NO_PARTY = later("A party has no name; name it or take it out.")
NO_ITEM = later("An item does not say what was given; name it or take it out.")
NO_CURRENCY = later("An amount needs its currency, in three letters such as USD.")
NOTHING_GIVEN = later(
    "A record of something not given can have no items and no amount; take them out, or say them in its remark."
)
LONGEST_TITLE = 2_000
"""Code points of a title or a name: a line, which lists and tables show and a cell of a workbook has to hold."""
OF_ONE_FIELD = (NO_TITLE, NO_PARTY, NO_ITEM, NO_CURRENCY)
"""The errors that a form shows beside their field."""
_IN_FIGURES = re.compile(r"\d{4}(-\d\d){1,2}", re.ASCII)
_WITH_ENDS = tuple(field for field in RECORD if field.kind in (Kind.MONEY, Kind.DATE, Kind.COUNT))
_MOST = Decimal(10) ** 15
_THOUSANDTH = Decimal("0.001")
_OF_THE_WHOLE = (AmountRole.INSTALMENT, AmountRole.DELIVERED)
"""The parts of which may be known which they are, or when they come, and not how much they are."""
_ROUGH = (Qualifier.ABOUT, Qualifier.ORDER)
_ROUGHLY = Decimal("1.5")
"""The factor by which a part may exceed the whole if one of the two is approximate."""


def validate(content: Donation) -> list[str]:
    """The problems of a record, one sentence each; empty if it is valid."""
    wrong: list[str] = []
    if not content.title.strip():
        wrong.append(tr(NO_TITLE))
    wrong += _length_errors(content)
    if any(not party.name.strip() for party in content.parties):
        wrong.append(tr(NO_PARTY))
    if any(not item.item.strip() for item in content.items):
        wrong.append(tr(NO_ITEM))
    for item in content.items:
        if not _is_sound(item.low, item.high):
            called = tr("The quantity of {item}").format(item=item.item or tr("an item"))
            wrong += interval_error(called, item.low, item.high)
    wrong += alternatives.problems(content.items)
    for field in _WITH_ENDS:
        wrong += _field_error(field, field.of(content))
    wrong += amounts_error(content)
    wrong += dates_error(content)
    wrong += _totals_error(content)
    if content.assertion is Assertion.NOT_GIVEN and (content.items or content.amounts or content.money is not None):
        wrong.append(tr(NOTHING_GIVEN))
    return wrong


def _length_errors(content: Donation) -> list[str]:
    """The problems of a title and of names that are too long, one sentence each."""
    wrong: list[str] = []
    most = f"{LONGEST_TITLE:,}"
    if (n := len(content.title)) > LONGEST_TITLE:
        sentence = tr("A title has up to {most} letters; this has {n}. Write the rest in its remark.")
        wrong.append(sentence.format(most=most, n=f"{n:,}"))
    names = [name for party in content.parties for name in (party.name, party.place)]
    names += [name for item in content.items for name in (item.item, item.unit)]
    for name in (*names, *(word for amount in content.amounts for word in (amount.through, amount.which))):
        if len(name) > LONGEST_TITLE:
            sentence = tr("A name has up to {most} letters; “{name}” has {n}. Write the rest in the remark.")
            wrong.append(sentence.format(most=most, name=shortened(name), n=f"{len(name):,}"))
    return wrong


def terms_of(content: Donation) -> list[Term]:
    """The vocabulary terms that a record uses."""
    held = [field.of(content) for field in RECORD if field.vocabulary]
    held += [value for _, value in content.own if isinstance(value, Term)]
    return [*held, *(party.kind for party in content.parties)]


def _field_error(field: Field, value: Any) -> list[str]:
    match field.kind:
        case Kind.MONEY:
            return _money_error(value)
        case Kind.DATE:
            return date_error(tr(field.label), value)
        case Kind.COUNT:
            if _is_sound(value.low, value.high):
                return []
            return interval_error(tr("The {field}").format(field=tr(field.label)), value.low, value.high)
        case _:
            return []


def _is_sound(low: Decimal | None, high: Decimal | None) -> bool:
    """A quick test that an interval is empty or one whole number, as nearly all in a large table are."""
    if low is None or low is not high:
        return low is high
    return low.is_finite() and 0 <= low < _MOST and low == low.to_integral_value()


def interval_error(what: str, low: Decimal | None, high: Decimal | None) -> list[str]:
    """The problem with an interval, or empty; `what` begins the sentence."""
    if _is_sound(low, high):
        return []
    wrong: list[str] = []
    ends = [end for end in (low, high) if end is not None]
    if any(not end.is_finite() or end < 0 or end >= _MOST for end in ends):
        return [tr("{what} must be a number from 0 to 999,999,999,999,999.").format(what=what)]
    if any(end != end.quantize(_THOUSANDTH) for end in ends):
        wrong.append(tr("{what} can have at most three decimals.").format(what=what))
    if low is not None and high is not None and low > high:
        wrong.append(tr("{what} must not end below its beginning.").format(what=what))
    return wrong


def date_error(what: str, span: DateSpan) -> list[str]:
    """The problem with a time span, or empty; its ends are written 2020, 2020-05 or 2020-05-31."""
    for end in (span.start, span.end):
        if end and not is_date(end):
            words = tr("Write the {what} as 2020, 2020-05 or 2020-05-31.")
            if _IN_FIGURES.fullmatch(end):
                words = tr("“{day}” is not in the calendar. Write the {what} as 2020, 2020-05 or 2020-05-31.")
            return [words.format(what=what, day=end)]
        if end and not "1000" <= end < "3000":  # which the window could not show
            words = tr("“{day}” is not in the years 1000 to 2999. Correct the {what}, or write it in the remark.")
            return [words.format(what=what, day=end)]
    if span.start and span.end and span.start > span.end:
        return [tr("The {what} must not end before it begins.").format(what=what)]
    return []


def _money_error(money: Money | None) -> list[str]:
    if money is None:
        return []
    return interval_error(tr("The amount"), money.low, money.high) + _currency_error(money)


def _currency_error(money: Money | Amount) -> list[str]:
    unread = money.low is None and money.high is None and bool(money.as_stated.strip())
    if not money.currency:
        return [] if unread else [tr(NO_CURRENCY)]
    if known(money.currency):
        return []
    return [tr("“{code}” is no currency; write its code by ISO 4217, such as USD or AZN.").format(code=money.currency)]


def amounts_error(content: Donation) -> list[str]:
    """The problem with the amounts beside the main one, or empty."""
    wrong: list[str] = []
    for amount in content.amounts:
        called = _quoted(tr_term(amount.role))
        wrong += date_error(tr("date of the amount {called}").format(called=called), amount.date)
        if not amount.is_stated:
            if not may_be_unstated(amount):
                wrong.append(tr("The amount {called} is empty; fill it in or take it out.").format(called=called))
            continue
        wrong += interval_error(tr("The amount {called}").format(called=called), amount.low, amount.high)
        wrong += _currency_error(amount)
        wrong += _beside_whole(content.money, amount, called)
    return list(dict.fromkeys(wrong)) or _above_whole(content) or instalments.errors(content)


def may_be_unstated(amount: Amount) -> bool:
    """Whether an amount says enough without a figure: of a part of the whole, which it is, when it comes, through whom
    or on what condition."""
    date = amount.date
    words = (amount.which, amount.through, amount.condition, date.start, date.end, date.as_stated)
    return amount.role in _OF_THE_WHOLE and any(one.strip() for one in words)


def _beside_whole(money: Money | None, amount: Amount, called: str) -> list[str]:
    """The problem with an amount in its role beside the main one, or empty."""
    if amount.role not in (AmountRole.ALTERNATIVE, AmountRole.COUNTER_VALUE):
        return []
    if money is None:
        sentence = tr("The amount {called} needs the main amount beside it; write that above it.")
    elif not money.currency or not amount.currency:
        return []
    elif amount.role is AmountRole.ALTERNATIVE and amount.currency != money.currency:
        sentence = tr("An alternative is in the main amount's currency, {whole}; in another it is a counter value.")
    elif amount.role is AmountRole.COUNTER_VALUE and amount.currency == money.currency:
        sentence = tr("A counter value is in another currency than the main amount; in {whole} it is an alternative.")
    else:
        return []
    return [sentence.format(called=called, whole="" if money is None else money.currency)]


def _above_whole(content: Donation) -> list[str]:
    """The problem of a part, or of all instalments together, exceeding the whole. Deliveries may exceed the promise."""
    money = content.money
    if money is None or not content.amounts or (high := whole_of(money, content.amounts).high) is None:
        return []
    for parts in _parts_of(money, content.amounts):
        low = parts[0].low if len(parts) == 1 else None
        if low is None or low <= high:
            low = instalments.together(parts, content).low or Decimal(0)
        rough = any(one.qualifier in _ROUGH for one in (money, *parts))
        if low > high * (_ROUGHLY if rough else 1):
            words = tr("The amounts {called} come to {amount}, more than the whole, {whole}. Correct one of them.")
            if len(parts) == 1 and low == parts[0].low:
                words = tr("The amount {called}, {amount}, is more than the whole, {whole}. Correct one of the two.")
            amount, whole = (format_amount(one, one, money.currency, Qualifier.EXACT) for one in (low, high))
            return [words.format(called=_quoted(tr_term(parts[0].role)), amount=amount, whole=whole)]
    return []


def _parts_of(money: Money, amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Amounts that together may not exceed the whole: each part alone, then all parts of one role."""
    stated = [one for one in amounts if one.currency == money.currency and one.low is not None]
    added = (AmountRole.INSTALMENT, AmountRole.SHARED_COST)
    yield from ([one] for one in stated if one.role in (AmountRole.THROUGH, *added))
    for role in added:
        if parts := [one for one in stated if one.role is role]:
            yield parts


def dates_error(content: Donation) -> list[str]:
    """The problem with the dates by event, or empty."""
    if not content.dates:
        return []
    wrong: list[str] = []
    for one in content.dates:
        called = _quoted(tr_term(one.event))
        if not (one.start or one.end or one.as_stated.strip()):
            wrong.append(tr("The date {called} is empty; fill it in or take it out.").format(called=called))
        wrong += date_error(tr("date {called}").format(called=called), one)
    return list(dict.fromkeys(wrong)) or too_early(content, content) or _cancelled_too_early(content)


def _cancelled_too_early(content: Donation) -> list[str]:
    """The problem of a promise that was cancelled before it was made, or empty."""
    came, pledged = cancelled_by(content), pledged_from(content)
    if not came or not pledged or f"{came}~" >= pledged:
        return []
    sentence = tr("It was cancelled by {came}, before it was promised on {pledged}. Correct one of the two dates.")
    return [sentence.format(came=came, pledged=pledged)]


def too_early(delivery: Donation, pledge: Donation, refs: tuple[str, str] | None = None) -> list[str]:
    """The problem of a delivery before its pledge, in one record or two, with these references; or empty."""
    came, pledged = delivered_by(delivery, alone=refs is not None), pledged_from(pledge)
    if not came or not pledged or f"{came}~" >= pledged:
        return []
    if refs is None:
        sentence = tr("It was delivered by {came}, before it was promised on {pledged}. Correct one of the two dates.")
        return [sentence.format(came=came, pledged=pledged)]
    sentence = tr(
        "{delivery} came by {came}, before {pledge} was promised on {pledged}, so it does not deliver that. "
        "Correct a date, or give {pledge} the date on which it was promised."
    )
    return [sentence.format(delivery=refs[0], came=came, pledge=refs[1], pledged=pledged)]


def _quoted(words: str) -> str:
    return tr("“{words}”").format(words=words)


def _totals_error(content: Donation) -> list[str]:
    if not content.in_totals or may_enter_totals(content.scope, content.assertion):
        return []
    if content.scope is Scope.AGGREGATE:
        return [tr("A record of many acts at once cannot enter totals; it would count its parts twice.")]
    sentences = {
        Assertion.NOT_GIVEN: tr("What was not given cannot enter totals."),
        Assertion.OFFERED: tr("What was only offered cannot enter totals."),
        Assertion.PROMISED: tr("What was only promised cannot enter totals."),
    }
    return [sentences[content.assertion]]
