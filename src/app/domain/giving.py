"""What counts as given: the outcome of a record, why a record or an item is left out of sums, and how much counts.

Only what was given, in one act, is added. A record's kind of aid and its terms of giving exclude what is no gift. If
the terms are unspecified, words exclude what is lent (a loan, a deposit, a swap, a line of credit). An amount per year
or month is left out too: how often it was given is not stated. Of a shared cost only the part counts that the donors
are said to bear.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from app.domain.by_key import by_key
from app.domain.donations import Amount, Donation, Money, Party
from app.domain.language import later, tr
from app.domain.quantity import Interval, add, either
from app.domain.terms import AmountRole, Assertion, Outcome, PartyRole, Qualifier, Scope, Status
from app.domain.vocabularies import GIVING, NO_TERMS, Term


class LeftOut(StrEnum):
    """Why a record, or one thing of it, is in no sum. JSON has these words."""

    CANCELLED = "cancelled"
    NOT_GIVEN = "not_given"
    OFFERED = "offered"
    ANNOUNCED = "announced"
    PROMISED = "promised"
    AGGREGATE = "aggregate"
    """It is about many acts at once."""
    TERMS = "terms"
    """Its kind of aid or its terms of giving are those of no gift."""
    KEPT_OUT = "kept_out"
    """The person says so."""
    NOT_FILLED_IN = "not_filled_in"
    NO_PASSAGE = "no_passage"
    """No passage is evidence for it, and it came from no table that a person accepted as a source."""
    NO_WORDS = "no_words"
    """No words support its figure, though some support the record; see `app.domain.support.unsupported`."""
    LENT = "lent"
    """A loan, a deposit, a swap or a line of credit, by its terms or its words."""
    SOLD = "sold"
    SHARED_COST = "shared_cost"
    """The cost is shared, and what the givers bear of it is not said."""
    RECURRING = "recurring"
    """An amount for each year or month, and not for all of them together."""
    SHARED = "shared"
    """Others, elsewhere, share in it."""
    NOWHERE = "nowhere"
    """Nobody who got it has a country, and it may have gone to the one that is asked for."""
    CONTRADICTED = "contradicted"
    """Another passage contradicts it, without an amount that can be read."""
    DUPLICATE = "duplicate"
    PART = "part"
    """Its whole is in the sum."""


_OUTCOMES = {Assertion.GIVEN: Outcome.GIVEN, Assertion.PROMISED: Outcome.PROMISED, Assertion.OFFERED: Outcome.OFFERED}
_CAME = {
    Status.DECLARED: Outcome.ANNOUNCED,
    Status.ANNOUNCED: Outcome.ANNOUNCED,
    Status.OFFERED: Outcome.OFFERED,
    Status.COMMITTED: Outcome.PROMISED,
    Status.SHIPPED: Outcome.PROMISED,
}
"""How far an act came at most, by its status; the others do not say that it stopped short."""
_LADDER = (Outcome.OFFERED, Outcome.ANNOUNCED, Outcome.PROMISED, Outcome.GIVEN)
_NO_GIFT = {
    "loan": LeftOut.LENT,
    "loan_in_kind": LeftOut.LENT,
    "credit_line": LeftOut.LENT,
    "deposit": LeftOut.LENT,
    "swap": LeftOut.LENT,
    "sale": LeftOut.SOLD,
}
"""Why what is given on terms of these keys is in no sum, as far as the workspace says that it is no gift."""
RESTED_ON = (AmountRole.ALTERNATIVE, AmountRole.SHARED_COST)
"""The further amounts on which it rests how much of the main one was given."""
SHARED_COST = Term(GIVING, "shared_cost")
"""The terms on which only a part counts."""
_OF_OUTCOME = {outcome: LeftOut(outcome.value) for outcome in Outcome if outcome is not Outcome.GIVEN}


@cache
def outcome(assertion: Assertion, status: Status) -> Outcome:
    """The outcome of an act: the lesser of the assertion and of the status in the source's own words.

    Offered is less than announced, then promised, then given: what is said to be given but was only announced or
    shipped is not given yet. Cancelled stays cancelled, and *not given* stays so.
    """
    if assertion is Assertion.NOT_GIVEN:
        return Outcome.NOT_GIVEN
    if status is Status.CANCELLED:
        return Outcome.CANCELLED
    return min(_OUTCOMES[assertion], _CAME.get(status, Outcome.GIVEN), key=_LADDER.index)


def states_of(*wanted: Outcome) -> frozenset[tuple[Assertion, Status]]:
    """Every pair of assertion and status with this outcome."""
    return frozenset(
        (assertion, came) for assertion in Assertion for came in Status if outcome(assertion, came) in wanted
    )


def left_out(content: Donation) -> LeftOut | None:
    """Why a record as a whole is left out of sums, or None if it counts; see `of_state`."""
    filled = bool(content.parties or content.items or content.money is not None)
    state = (content.assertion, content.status, content.scope, no_gift(content.aid_kind, content.terms))
    return of_state(*state, filled=filled, in_totals=content.in_totals)


def can_count(content: Donation) -> bool:
    """Whether a record can be in a sum by its outcome, its scope, its kind and its terms, so that it is the person's to
    keep it out."""
    state = (content.assertion, content.status, content.scope, no_gift(content.aid_kind, content.terms))
    return of_state(*state, filled=True, in_totals=True) is None


def let_in(content: Donation) -> bool:
    """Whether the person lets a record into totals, now or once it can count. Of one that cannot, nobody said no unless
    a reason is written."""
    return content.in_totals or not (can_count(content) or content.totals_reason.strip())


def no_gift(aid_kind: Term, terms: Term) -> LeftOut | None:
    """Why something on these terms and of this kind is no gift, or None if it is."""
    if not terms.counts:
        return _NO_GIFT.get(terms.key, LeftOut.TERMS)
    return None if aid_kind.counts else _NO_GIFT.get(aid_kind.key, LeftOut.TERMS)


def of_state(
    assertion: Assertion, status: Status, scope: Scope, why: LeftOut | None, *, filled: bool, in_totals: bool
) -> LeftOut | None:
    """Why a record in this state is in no sum; `why` is what `no_gift` says. An assertion and a status of two minds do
    not count (see `outcome`).

    A record that is not `filled`, since it names nobody and nothing, counts as soon as it is, unless the person says
    no.
    """
    came = outcome(assertion, status)
    if came is not Outcome.GIVEN:
        return _OF_OUTCOME[came]
    if scope is not Scope.SPECIFIC:
        return LeftOut.AGGREGATE
    if why is not None:
        return why
    if not filled:
        return LeftOut.NOT_FILLED_IN
    return None if in_totals else LeftOut.KEPT_OUT


def item_left_out(item: str, unit: str, as_stated: str, title: str, terms: Term) -> LeftOut | None:
    """Why an item is in no sum, by its words; `title` is that of its record if it has no money, else empty.

    Words of lending count only where the record's terms do not say how it was given.
    """
    out = _of_item(item, unit, as_stated)
    if title and out is None and _matches(_loaned(), title):
        out = LeftOut.LENT
    return None if out is LeftOut.LENT and terms != NO_TERMS else out


def without_rate(words: str) -> str:
    """What comes in each time, of words that end in how often it does: *20 tonnes of rice every month for a year*;
    empty for any others."""
    found = _rate().search(words)
    behind = "" if found is None else words[found.end() :].strip(" .,")
    return "" if found is None or (behind and not behind.startswith("for ")) else words[: found.start()].strip(" ,")


@lru_cache(maxsize=1 << 15)
def _of_item(item: str, unit: str, as_stated: str) -> LeftOut | None:
    words = f"{item} \n {unit} \n {as_stated}"
    if _matches(_lent(), words):
        return LeftOut.LENT
    return LeftOut.RECURRING if _matches(_rate(), words) else None


def money_left_out(as_stated: str, period: str, title: str, items: Iterable[str], terms: Term) -> LeftOut | None:
    """Why an amount is in no sum, by its words, the title, and the names of the items beside it: a deposit."""
    is_lent, is_rate = _of_amount(as_stated, period)
    if (is_lent or any(map(_is_lent, (title, *items)))) and terms == NO_TERMS:
        return LeftOut.LENT
    return LeftOut.RECURRING if is_rate or _matches(_rate_in_title(), title) else None


@lru_cache(maxsize=1 << 14)
def _of_amount(as_stated: str, period: str) -> tuple[bool, bool]:
    """Whether an amount is lent, or is one for each year or month, by its own words."""
    # *for a year* is kept as the period *a year* too: only the words of the source distinguish span from rate.
    is_in_words = as_stated and re.fullmatch(r"a(?: \S+){1,2}", period.strip().casefold())
    return _is_lent(as_stated), _matches(_rate(), as_stated) or _matches(_rate(), "" if is_in_words else period)


@lru_cache(maxsize=1 << 12)
def _is_lent(words: str) -> bool:
    return _matches(_lent(), words)


def parts_left_out(content: Donation) -> tuple[list[LeftOut | None], LeftOut | None]:
    """Why each item of a record is in no sum, and why its amount is, by their words alone."""
    title, money, terms = own_title(content.title, content.parties), content.money, content.terms
    of_items = "" if money is not None else title
    shared = LeftOut.SHARED_COST if is_shared(terms, content.amounts) else None
    items = [shared or item_left_out(item.item, item.unit, item.as_stated, of_items, terms) for item in content.items]
    if money is None:
        return items, None
    if shared and given_of(money, content.amounts, content.names(PartyRole.DONOR), terms) is not None:
        shared = None
    names = (item.item for item in content.items)
    return items, shared or money_left_out(money.as_stated, money.period, title, names, terms)


def is_shared(terms: Term, amounts: Iterable[Amount]) -> bool:
    """Whether a cost is shared: by the terms, or if they are unspecified because somebody is said to bear a part."""
    if terms == NO_TERMS:
        return any(amount.role is AmountRole.SHARED_COST for amount in amounts)
    return terms == SHARED_COST


def given_of(money: Money, amounts: Iterable[Amount], donors: Iterable[str], terms: Term) -> Interval | None:
    """How much of an amount was given; None if parts of a shared cost are unknown. An alternative widens the whole."""
    amounts = tuple(amounts)
    if not is_shared(terms, amounts):
        return whole_of(money, amounts)
    amounts = [amount for amount in amounts if amount.currency == money.currency]
    names = {name.casefold() for name in donors}
    shares = [
        amount for amount in amounts if amount.role is AmountRole.SHARED_COST and amount.through.casefold() in names
    ]
    if not names or {amount.through.casefold() for amount in shares} != names:
        return None
    return add(shares)


def borne(content: Donation) -> Interval | None:
    """How much of the amount of a shared cost those who gave bear; None if none is shared, or that is not known."""
    if content.money is None or not is_shared(content.terms, content.amounts):
        return None
    return given_of(content.money, content.amounts, content.names(PartyRole.DONOR), content.terms)


def unsummed(
    content: Donation, amount_ids: Sequence[int], unsupported: Collection[tuple[str, int | None]]
) -> frozenset[tuple[str, int | None]]:
    """The items and the main amount of a record that are in no sum, by its figures that no words support, as (field,
    part): the amount too where a further one of its currency is among these by which it is widened or shared. Other
    further amounts, as its worth in another currency, are in no sum in any case.
    """
    rests_on = any(
        content.money is not None and amount.role in RESTED_ON and amount.currency == content.money.currency
        for amount, one in zip(content.amounts, amount_ids, strict=bool(unsupported))
        if ("amount", one) in unsupported
    )
    own = (place for place in unsupported if place[0] != "amount")
    return frozenset((*own, ("money", None)) if rests_on else own)


def whole_of(money: Money, amounts: Iterable[Amount]) -> Interval:
    """An amount widened by its alternatives in the same currency."""
    others = [
        amount
        for amount in amounts
        if amount.role is AmountRole.ALTERNATIVE and amount.currency == money.currency
        and not (amount.low is None and amount.high is None)
    ]  # fmt: skip
    if not others or (money.low is None and money.high is None):
        return Interval(money.low, money.high, money.qualifier)
    return either((money, *others))


def any_left_out(
    content: Donation,
    item_ids: Sequence[int] = (),
    unsupported: Collection[tuple[str, int | None]] = (),
    unreadable: Collection[tuple[str, int | None]] = (),
) -> LeftOut | None:
    """Why all of a record is left out of sums, or None if something counts; `unsupported` are its figures that no words
    support, of items by their ids, and `unreadable` those contradicted by a passage in which no amount can be read.
    """
    whole = left_out(content)
    if whole is not None:
        return whole
    items, money = parts_left_out(content)
    parts = [*items, *([] if content.money is None else [money])]
    if unsupported or unreadable:
        places = (*(("item", one) for one in item_ids), ("money", None))
        doubts = {**dict.fromkeys(unreadable, LeftOut.CONTRADICTED), **dict.fromkeys(unsupported, LeftOut.NO_WORDS)}
        parts = [why or doubts.get(place) for why, place in zip(parts, places, strict=False)]
    return parts[0] if parts and all(parts) else None


def without(content: Donation, item_ids: Sequence[int], unsupported: Collection[tuple[str, int | None]]) -> Donation:
    """A record without the numbers of such of its items and of its amount."""
    nothing: dict[str, Any] = {"low": None, "high": None, "qualifier": Qualifier.NOT_STATED}
    items = zip(content.items, item_ids, strict=True)
    money = content.money and replace(content.money, **nothing) if ("money", None) in unsupported else content.money
    items_left = tuple(replace(item, **nothing) if ("item", one) in unsupported else item for item, one in items)
    return replace(content, items=items_left, money=money, amounts=content.amounts if money == content.money else ())


def own_title(title: str, parties: Iterable[Party]) -> str:
    """The title without the names of the parties, as a bank that lends may also give."""
    for party in parties:
        if party.name and party.name in title:
            title = title.replace(party.name, " ")
    return title


@cache
def _stems(*, is_ascii: bool) -> re.Pattern[str]:
    """By their first letters, and for words in ASCII only those that are: that takes two fifths of the time."""
    rests = by_key((stem[0], re.escape(stem[1:])) for stem in STEMS if stem.isascii() or not is_ascii)
    return re.compile("|".join(f"{first}(?:{'|'.join(some)})" for first, some in rests.items()))


@lru_cache(maxsize=1 << 12)
def may_be_left_out(words: str) -> bool:
    """A quick test: whether any word stem occurs by which something could be left out."""
    small = words.casefold()
    return _stems(is_ascii=small.isascii()).search(small) is not None


def which_may_be_left_out(titles: Sequence[str]) -> Iterator[int]:
    """The places of those titles of which that is so. All are searched as one text, in half the time."""
    small = "\n".join(titles).casefold()
    if small.count("\n") >= len(titles):
        yield from (at for at, title in enumerate(titles) if may_be_left_out(title))
        return
    at = seen = 0
    for match in _stems(is_ascii=small.isascii()).finditer(small):
        at += small.count("\n", seen, match.start())
        seen = match.start()
        yield at


def _matches(pattern: re.Pattern[str], words: str) -> bool:
    return may_be_left_out(words) and pattern.search(words) is not None


@cache
def _loaned() -> re.Pattern[str]:
    """A pattern for what is lent, goods as well as money."""
    return re.compile(
        r"\b(?:loan(?:s|ed|ing)?|lend(?:s|ing)?|lent|borrow(?:s|ed|ing)?|leas(?:e|es|ed|ing)|repayable|"
        r"prêts?(?![ -]à)|prêtée?s?|préstamos?|prestit[oi]|empréstimos?|darlehen|ausleihe|geliehen\w*|za[ij]m\w*)\b|"
        r"\b(?:заём|заем|займ)\w*|הלווא|השאלה|قرض|قروض|贷款|借款|出借",
        re.IGNORECASE,
    )


@cache
def _lent() -> re.Pattern[str]:
    """A pattern for money that is lent, deposited or exchanged, besides `_loaned`."""
    return re.compile(
        _loaned().pattern + r"|\b(?:deposit(?:s|ed|ing)?|swap(?:s|ped|ping)?|credits?|overdrafts?|dépôts?|crédits?|"
        r"depósitos?|créditos?|depositi|mevduat\w*)\b|\b(?:kredi|кредит|депозит|своп)\w*|"
        r"פיקדון|פקדון|קו אשראי|وديعة|ودائع|مقايضة|存款|互换|信贷",
        re.IGNORECASE,
    )


_BEFORE = ("for", "over", "within", "in", "during", "after", "half", "than", "of", "about", "nearly")
_SPANS = "".join(rf"(?<!\b{word} )" for word in _BEFORE)
_TIME = "(?:year|annum|month|week|fortnight|quarter|day)"
_NOT_BEHIND = r"\b(?! (?:ago|later|earlier|before|after|old)\b|['’-])"


@cache
def _rate() -> re.Pattern[str]:
    """*a year*, *per month*, *annually*; but not *for a year*, *a year ago*."""
    return re.compile(
        rf"{_SPANS}\ba {_TIME}{_NOT_BEHIND}|\b(?:per|each|every) (?:\w+ )?{_TIME}\b|(?<=[\w.])/ ?(?:{_TIME}|yr|mo)\b"
        r"|\b(?:annual(?:ly)?|yearly|half-yearly|quarterly|monthly|weekly|daily|p\. ?a\.)",
        re.IGNORECASE,
    )


@cache
def _rate_in_title() -> re.Pattern[str]:
    """The same of years and months alone, and no adjectives: a title may name an annual summit."""
    return re.compile(
        rf"{_SPANS}\ba (?:year|month){_NOT_BEHIND}|\b(?:per|each|every) (?:year|annum|month)\b"
        r"|\b(?:annually|monthly)\b",
        re.IGNORECASE,
    )


STEMS = (
    "loan", "lend", "lent", "borrow", "leas", "repay", "deposit", "swap", "credit", "overdraft",
    "prêt", "prést", "prestit", "empr", "darlehen", "leihe", "liehen", "zajm", "zaim", "заём", "заем",
    "займ", "dépôt", "crédit", "depósit", "crédito", "mevduat", "kredi", "кредит", "депозит", "своп",
    "הלווא", "השאלה", "פיקדון", "פקדון", "קו אשראי", "قرض", "قروض", "وديعة", "ودائع", "مقايضة", "贷款",
    "借款", "出借", "存款", "互换", "信贷", "year", "annum", "month", "week", "fortnight", "quarter", "day",
    "annual", "daily", "p.a", "p. a",
)  # fmt: skip
"""All words by which something can be left out hold one of these, in small letters: a first look at many."""
SEARCHED = (
    "loan", "loaned", "lend", "lent", "borrow", "borrowed", "lease", "leased", "leasing", "repayable", "deposit",
    "deposited", "swap", "swapped", "credit", "overdraft", "pret*", "prest*", "empr*", "darlehen", "ausleihe",
    "geliehen*", "zajm*", "zaim*", "заем*", "заим*", "depot*", "depos*", "credit*", "mevduat*", "kredi*", "кредит*",
    "депозит*", "своп*", "贷款", "借款", "出借", "存款", "互换", "信贷", "year", "yearly", "annum",
    "annual", "annually", "month", "monthly", "week", "weekly", "fortnight", "quarter", "quarterly", "day",
    "daily", "p a",
    *(f"{first}{word}*" for word in ("הלווא", "השאלה", "פיקדון", "פקדון", "קו אשראי")
      for first in ("", "ה", "ב", "ל", "ו", "כ", "מ", "ש")),
    *(f"{first}{word}*" for word in ("قرض", "قروض", "وديعة", "ودائع", "مقايضة")
      for first in ("", "ال", "بال", "وال", "لل", "ب", "و")),
)  # fmt: skip
"""The same as the search index has them: words of which one occurs in every record that they keep out, and beginnings
of words (*). Hebrew and Arabic write small words together with the next."""
_WORDS: dict[LeftOut, str] = {
    LeftOut.CANCELLED: later("cancelled"),
    LeftOut.NOT_GIVEN: later("said not to be given"),
    LeftOut.OFFERED: later("only offered"),
    LeftOut.ANNOUNCED: later("only announced"),
    LeftOut.PROMISED: later("promised, not yet given"),
    LeftOut.AGGREGATE: later("many at once"),
    LeftOut.TERMS: later("no gift by its kind or terms"),
    LeftOut.KEPT_OUT: later("kept out of totals"),
    LeftOut.NOT_FILLED_IN: later("only a title; not filled in yet"),
    LeftOut.NO_PASSAGE: later("without a passage"),
    LeftOut.NO_WORDS: later("without words for a figure"),
    LeftOut.LENT: later("lent, deposited, swapped or on credit"),
    LeftOut.SOLD: later("sold, if at a reduced price"),
    LeftOut.SHARED_COST: later("at a shared cost; what the givers bear of it is not said"),
    LeftOut.RECURRING: later("for each year or month, not for all of them"),
    LeftOut.SHARED: later("shared with others"),
    LeftOut.NOWHERE: later("no country is named for who got it"),
    LeftOut.CONTRADICTED: later("contradicted, in words without an amount"),
    LeftOut.DUPLICATE: later("recorded twice"),
    LeftOut.PART: later("part of what is counted"),
}


def left_out_words(why: LeftOut) -> str:
    """The reason in a few words."""
    return tr(_WORDS[why])
