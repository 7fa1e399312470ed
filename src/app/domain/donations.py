"""A donation record: one act, or non-act, of giving, as the user writes it.

Amounts and quantities are exact decimals; an open end is `None`. What is stated is beside what was made
of it (`as_stated`), and every field can have a passage of its own (`evidence`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.language import tr_country
from app.domain.terms import (
    AmountRole,
    Assertion,
    DateEvent,
    DatePrecision,
    MoneyKind,
    PartyRole,
    Qualifier,
    Scope,
    Status,
)
from app.domain.vocabularies import AS_SUCH, NO_ACTOR_KIND, NO_AID_KIND, NO_BASIS, NO_TERMS, Term


@dataclass(frozen=True, slots=True)
class Party:
    """Who gives, carries, announces or receives."""

    role: PartyRole
    name: str
    """The actor's name, or the country's, place's or group's where no actor is named."""
    kind: Term = NO_ACTOR_KIND
    iso2: str = ""
    """ISO 3166 alpha-2 code of the party's country (a donor's home, a recipient's country), or empty."""
    place: str = ""
    group: str = ""
    """Code of a group of countries (five-eyes), where the party is one."""
    note: str = ""

    @property
    def display_name(self) -> str:
        """Its name as it is shown: that of a country in the language that is spoken."""
        return tr_country(self.name) if self.kind in AS_SUCH else self.name


@dataclass(frozen=True, slots=True)
class Item:
    """What was given. `low` and `high` are the ends of an honest interval; `None` is an open end."""

    item: str
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.NOT_STATED
    unit: str = ""
    as_stated: str = ""
    alternative: str = ""
    """The letter of the alternative it belongs to, of several that come instead of one another (see
    `app.domain.alternatives`); empty for what comes in any case."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, in units of its currency (not cents)."""

    low: Decimal | None
    high: Decimal | None
    currency: str
    """ISO 4217 code."""
    qualifier: Qualifier = Qualifier.EXACT
    kind: MoneyKind = MoneyKind.CASH
    as_stated: str = ""
    period: str = ""
    """The time an amount is for, in the source's words, such as *two years*."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """When. `start` and `end` are ISO dates or empty; `inferred` says that we, not the source, gave them."""

    start: str = ""
    end: str = ""
    precision: DatePrecision = DatePrecision.UNKNOWN
    as_stated: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount beside the main one: a part of it, its worth otherwise, or an alternative; never added to it."""

    role: AmountRole
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = ""
    """ISO 4217 code; empty only where the words were not read."""
    qualifier: Qualifier = Qualifier.NOT_STATED
    as_stated: str = ""
    period: str = ""
    condition: str = ""
    """On what condition it is given, or is the one that holds."""
    through: str = ""
    """Through whom it goes, or who pays it: an actor's name, or any other."""
    which: str = ""
    """Which of several instalments, in the source's words: *first*, *last*; *each* stands for all of them."""
    date: DateSpan = DateSpan()
    """When it comes or came, where that is said of this one."""

    @property
    def is_stated(self) -> bool:
        """Whether anything is said of how much it is, if only in words that are not read."""
        return self.low is not None or self.high is not None or bool(self.as_stated.strip())

    @property
    def money(self) -> Money:
        """How much it is, apart from what it is to the main amount."""
        return Money(self.low, self.high, self.currency, self.qualifier, as_stated=self.as_stated, period=self.period)


@dataclass(frozen=True, slots=True)
class EventDate(DateSpan):
    """A date of an event beside the main date."""

    event: DateEvent = DateEvent.ANNOUNCED


@dataclass(frozen=True, slots=True)
class CountSpan:
    """How many donors or recipients an aggregate covers."""

    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.NOT_STATED
    as_stated: str = ""


@dataclass(frozen=True, slots=True)
class Donation:
    """The whole content of a record, without identity. Defaults are those of an empty form."""

    title: str
    scope: Scope = Scope.SPECIFIC
    assertion: Assertion = Assertion.GIVEN
    status: Status = Status.REPORTED
    aid_kind: Term = NO_AID_KIND
    parties: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    money: Money | None = None
    date: DateSpan = DateSpan()
    basis: Term = NO_BASIS
    motive: str = ""
    motive_by: str = ""
    """Who asserts the motive: the authors, critics, an actor's name."""
    donor_count: CountSpan = CountSpan()
    recipient_count: CountSpan = CountSpan()
    in_totals: bool = True
    """Whether the person lets it into totals; whether it counts there, `app.domain.giving` says."""
    totals_reason: str = ""
    ambiguity: str = ""
    note: str = ""
    terms: Term = NO_TERMS
    condition: str = ""
    instalments: CountSpan = CountSpan()
    """In how many instalments the whole comes."""
    amounts: tuple[Amount, ...] = ()
    """The amounts beside `money`, which is the whole."""
    dates: tuple[EventDate, ...] = ()
    """The dates by event beside `date`."""
    own: tuple[tuple[str, Any], ...] = ()
    """The values of fields that have no attribute here, by key: of the registry, and of the workspace's own (see
    `app.domain.own_fields`)."""

    def names(self, role: PartyRole) -> tuple[str, ...]:
        return tuple(party.name for party in self.parties if party.role is role)

    def display_names(self, role: PartyRole) -> tuple[str, ...]:
        return tuple(party.display_name for party in self.parties if party.role is role)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The names of the recipients, or if none is named of the beneficiaries."""
        return self.names(PartyRole.RECIPIENT) or self.names(PartyRole.BENEFICIARY)


def may_enter_totals(scope: Scope, assertion: Assertion) -> bool:
    """Only one act that was given may enter a total."""
    return scope is Scope.SPECIFIC and assertion is Assertion.GIVEN
