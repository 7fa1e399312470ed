"""A draft: what the rules read of one gift in one sentence, the words of each field, and what is not sure.

All offsets are code points of the text that was handed in, end exclusive; those of a draft lie within its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from app.domain import instalments
from app.domain.drafts.grounds import Basis
from app.domain.language import tr
from app.domain.numbers import as_number
from app.domain.terms import AmountRole, DatePrecision, MoneyKind, Outcome, Qualifier


class Field(StrEnum):
    """The fields of a draft; JSON has these words, as keys and in `spans` and `unsure`."""

    DONORS = "donors"
    CARRIERS = "carriers"
    RECIPIENTS = "recipients"
    ITEMS = "items"
    MONEY = "money"
    STATUS = "status"
    DATE = "date"
    BASIS = "basis"
    ASSERTED_BY = "asserted_by"
    TERMS = "terms"
    """On what terms: a loan, a deposit, a sale. Those of no gift are always unsure, since a draft is of a gift."""
    OWN = "own"
    """A field of the workspace's own. No rule reads one; a person says it."""


class Span(NamedTuple):
    """Words of the text that say a value."""

    start: int
    end: int


class DraftParty(NamedTuple):
    """Who gives, carries or receives. `iso2` is empty for what is no country and no place of one."""

    name: str
    iso2: str
    start: int
    end: int


class DraftItem(NamedTuple):
    """What is given. Without a number stated `low` and `high` are None and the qualifier is not_stated."""

    item: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    as_stated: str
    start: int
    end: int
    alternative: str = ""
    """The letter of the alternative it belongs to, as an item of a record has it."""


class DraftMoney(NamedTuple):
    """A sum. `currency` is an ISO 4217 code, or empty where it stays open.

    `role` is what a further sum is to the main one (the value of an `AmountRole`), or empty; `through` by whom it goes.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str
    qualifier: Qualifier
    as_stated: str
    start: int
    end: int
    role: str = ""
    through: str = ""
    kind: MoneyKind = MoneyKind.CASH
    """Whether it is money that was given, or what the goods are worth."""


class DraftDate(NamedTuple):
    """When, in ISO days; an open end is empty. `inferred` says what was not stated and where it is from."""

    first: str
    last: str
    precision: DatePrecision
    as_stated: str
    start: int
    end: int
    inferred: str = ""


class DraftOwn(NamedTuple):
    """What a person says of a field of the workspace's own, by its key, and where it stands; nowhere if it is typed."""

    key: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One gift, pledge, offer or non-gift as one sentence states it."""

    status: Outcome
    donors: tuple[DraftParty, ...] = ()
    carriers: tuple[DraftParty, ...] = ()
    """Who brings it or passes it on without being who gives it."""
    recipients: tuple[DraftParty, ...] = ()
    items: tuple[DraftItem, ...] = ()
    amounts: tuple[DraftMoney, ...] = ()
    """Every sum that belongs to the gift, the main one first: counter-values and parts behind it."""
    date: DraftDate | None = None
    basis: Basis = Basis.UNSPECIFIED
    terms: str = ""
    """The key of the terms of giving, as a new workspace has them (`default_terms`), or empty."""
    asserted_by: str = ""
    spans: dict[Field, tuple[Span, ...]] = field(default_factory=dict[Field, tuple[Span, ...]])
    """The words of each field that has some, in order."""
    unsure: dict[Field, str] = field(default_factory=dict[Field, str])
    """Of each field that is not sure the reason, in the user's words. What is not here is sure."""
    own: tuple[DraftOwn, ...] = ()
    """What a person has said of the workspace's own fields."""
    title: str = ""
    """What a person calls it; empty for what its fields make."""
    in_totals: bool = True
    """Whether it is to count in totals, if it is of something given; a person may say no."""

    @property
    def money(self) -> DraftMoney | None:
        """The main sum."""
        return self.amounts[0] if self.amounts else None


LONGEST = 3_000
"""Code points of a sentence that is read; what is longer is a list or a table, and no sentence."""


class Drafted(NamedTuple):
    """One sentence and its drafts; of most sentences there is none."""

    start: int
    end: int
    drafts: tuple[Draft, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def unread(self) -> str:
        """Why the sentence was not read at all, in the user's words; empty where it was."""
        if self.end - self.start <= LONGEST:
            return ""
        return tr("This has {n} characters without the end of a sentence; one of more than {most} is not read.").format(
            n=f"{self.end - self.start:,}", most=f"{LONGEST:,}"
        )


def as_json(text: str, one: Drafted) -> dict[str, Any]:
    """A sentence as `draft --json` prints it."""
    drafts = [draft_as_json(draft) for draft in one.drafts]
    if len(drafts) == 1 and _may_come_in_parts(one.drafts[0]):
        _put_instalments(drafts[0], text, one)
    plain = {"sentence": text[one.start : one.end], "start": one.start, "end": one.end, "drafts": drafts}
    return plain | ({"unread": one.unread} if one.unread else {})


_IS_ONE_OF = re.compile(r"\bof (?:(?:the|its|their) )?$", re.IGNORECASE)


def _may_come_in_parts(draft: Draft) -> bool:
    return bool(draft.amounts) and draft.status is not Outcome.NOT_GIVEN


def _put_instalments(plain: dict[str, Any], text: str, one: Drafted) -> None:
    """Add to a sentence's only draft in how many instalments its sum comes, where that is said and no fewer are told:
    the sum of *the first of four tranches* is no whole."""
    span = instalments.counted(text, one.start, one.end)
    if span is not None and _IS_ONE_OF.search(text, one.start, span[0]) and len(one.drafts[0].amounts) == 1:
        return
    words = "" if span is None else text[slice(*span)]
    number = instalments.number_in(words)
    told = sum(amount["role"] == AmountRole.INSTALMENT for amount in plain["amounts"])
    if span is None or number is None or (number.high is not None and told > number.high):
        return
    ends = {"low": as_number(number.low), "high": as_number(number.high), "qualifier": number.qualifier.value}
    plain["instalments"] = ends | {"as_stated": words}
    plain["spans"]["instalments"] = [list(span)]


def draft_as_json(draft: Draft) -> dict[str, Any]:
    """A draft under the keys of `draft --json`, which `add donation --json` reads back."""
    amounts = [_money(one) for one in draft.amounts]
    date = draft.date
    return {
        "donors": _parties(draft.donors),
        "carriers": _parties(draft.carriers),
        "recipients": _parties(draft.recipients),
        "items": [
            {
                "item": one.item,
                "low": as_number(one.low),
                "high": as_number(one.high),
                "qualifier": one.qualifier.value,
                "unit": one.unit,
                "as_stated": one.as_stated,
                **({"alternative": one.alternative} if one.alternative else {}),
            }
            for one in draft.items
        ],
        "money": amounts[0] if amounts else None,
        "amounts": amounts,
        "status": draft.status.value,
        "date": None
        if date is None
        else {
            "start": date.first,
            "end": date.last,
            "precision": date.precision.value,
            "as_stated": date.as_stated,
            "inferred": bool(date.inferred),
        },
        "basis": draft.basis.value,
        "terms": draft.terms,
        "asserted_by": draft.asserted_by,
        "spans": {
            key.value: [list(span) for span in spans]
            for key, spans in draft.spans.items()
            if any(span.end > span.start for span in spans)  # others are of no word of the sentence
        },
        "unsure": {key.value: reason for key, reason in draft.unsure.items()},
        **({} if draft.in_totals else {"in_totals": False}),
    }


def _parties(parties: Iterable[DraftParty]) -> list[dict[str, str]]:
    return [{"name": one.name, "iso2": one.iso2} for one in parties]


def _money(one: DraftMoney) -> dict[str, Any]:
    return {
        "low": as_number(one.low),
        "high": as_number(one.high),
        "currency": one.currency,
        "qualifier": one.qualifier.value,
        "as_stated": one.as_stated,
        "role": one.role,
        "through": one.through,
        **({} if one.kind is MoneyKind.CASH else {"kind": one.kind.value}),
    }
