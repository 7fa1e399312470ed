"""Terms and figures of records as a table or card shows them, and sentences about the reviews of fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from app.domain.dates import span_words, stated_with_year
from app.domain.donations import DateSpan, Donation
from app.domain.giving import SHARED_COST, LeftOut, borne, item_left_out, whole_of
from app.domain.language import capital, later, tr, tr_n, tr_term
from app.domain.money import format_amount, format_money
from app.domain.reviews import Held, Standing, is_reviewed
from app.domain.shortened import shortened
from app.domain.sum_labels import sum_label
from app.domain.terms import AmountRole, Assertion, Scope
from app.domain.vocabularies import Term
from app.ui.look.mirror import isolated

_CONDITION_MOST = 60
"""Code points of a condition that a list shows."""
_SPECIAL: dict[StrEnum | Term, str] = {
    Scope.SPECIFIC: later("One act"),
    Scope.AGGREGATE: later("Many at once"),
    Assertion.NOT_GIVEN: later("Not given"),
}


def term(value: StrEnum | Term) -> str:
    """A vocabulary term, capitalised for the beginning of a line."""
    if isinstance(value, AmountRole):
        return sum_label(value)
    return tr(_SPECIAL[value]) if value in _SPECIAL else capital(tr_term(value))


def value_words(held: Held) -> str:
    """What a field has, as it is called wherever it is shown."""
    return tr(_SPECIAL[Scope(held.kept)]) if held.field == "scope" else held.value


def named(names: Iterable[str]) -> str:
    """Several names as a list."""
    return "; ".join(names)


def shown_money(content: Donation) -> str:
    """The amount of a record as a row shows it: with its alternatives as an interval, and of a shared cost with the
    part of those who gave; empty if none is stated."""
    money, part = content.money, borne(content)
    if money is None:
        return ""
    whole = whole_of(money, content.amounts)
    if (whole.low, whole.high) != (money.low, money.high):
        money = replace(money, low=whole.low, high=whole.high, qualifier=whole.qualifier)
    if part is None or (part.low, part.high) == (money.low, money.high):
        return format_money(money)
    share = format_amount(part.low, part.high, money.currency, part.qualifier)
    return tr("{part} of {whole}").format(part=share, whole=format_money(money))


def shown_terms(content: Donation) -> str:
    """What a row says of the terms: that something is no gift by them or by its kind, that its cost is shared, that it
    depends on a condition, or that so many things come each time."""
    words = [tr_term(one) for one in (content.terms, content.aid_kind) if not one.counts or one == SHARED_COST]
    words += [tr("conditional")] if content.condition.strip() else []
    why = (item_left_out(one.item, one.unit, one.as_stated, "", content.terms) for one in content.items)
    words += [tr("recurring")] if LeftOut.RECURRING in why else []
    return ", ".join(dict.fromkeys(words))


def shown_condition(content: Donation) -> str:
    """On what condition something is given; empty if there is none."""
    condition = shortened(content.condition.strip(), _CONDITION_MOST)
    return tr("on condition: {condition}").format(condition=condition) if condition else ""


def shown_date(date: DateSpan) -> str:
    """A date as a row shows it: as stated, with its year, else the days; empty if unknown. Figures alone, as 3/4/2020,
    may be read as another day, and are shown as the days that they were read as."""
    words = stated_with_year(date)
    is_read = bool(date.start or date.end)
    return words if any(map(str.isalpha, words)) or not is_read else span_words(date)


def disputes(standings: Sequence[Standing]) -> Iterator[str]:
    """A sentence for each passage and reader that contradicts a field nobody has decided."""
    for one in standings:
        if one.is_disputed:
            yield from _others(one)


def choices(standings: Sequence[Standing]) -> Iterator[str]:
    """For each field with a chosen value, who chose it and why, and the other values."""
    for one in standings:
        if one.chosen is not None:
            words = tr("{field}: {value} is chosen by {reader}: {why}").format(
                field=one.held.title,
                value=isolated(value_words(one.held)),
                reader=isolated(one.chosen.reader or tr("somebody")),
                why=isolated(one.chosen.remark),
            )
            yield " · ".join((words, *_others(one)))


def disputed_lines(standings: Sequence[Standing]) -> list[str]:
    """The open disputes, then the choices."""
    return [*disputes(standings), *choices(standings)]


def _others(one: Standing) -> Iterator[str]:
    for piece in one.others:
        words = " ".join(piece.quote.split())
        yield tr("{field}: it has {value}, and another passage says “{says}”").format(
            field=one.held.title, value=isolated(value_words(one.held)), says=isolated(words)
        )
    for review in one.disputed:
        yield tr("{field}: {reader} disputes {value}: {says}").format(
            field=one.held.title,
            reader=isolated(review.reader or tr("somebody")),
            value=isolated(value_words(one.held)),
            says=isolated(review.remark),
        )


def reading_words(standings: Sequence[Standing]) -> str:
    """How many fields readers have reviewed."""
    done = sum(is_reviewed(one) for one in standings)
    return tr_n("{done} of {n} field reviewed", "{done} of {n} fields reviewed", len(standings)).format(
        n=len(standings), done=done
    )
