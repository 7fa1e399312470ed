"""What counts as given: the outcome of a record, and why a record or one thing of it is in no sum.

Only what was given, in one act, is added. Until a record has terms of giving of its own, words keep out what is
lent and not given (a loan, a deposit, a swap, a line of credit), and what is an amount for each year or month: how
often it was given is not said, so that counting it once would be as wrong as any other number.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from app.domain.donations import Donation, Item, Money
from app.domain.language import later, tr
from app.domain.terms import Assertion, Outcome, Scope, Status


class LeftOut(StrEnum):
    """Why a record, or one thing of it, is in no sum. JSON has these words."""

    CANCELLED = "cancelled"
    NOT_GIVEN = "not_given"
    OFFERED = "offered"
    ANNOUNCED = "announced"
    PROMISED = "promised"
    AGGREGATE = "aggregate"
    """It speaks of many acts at once."""
    KEPT_OUT = "kept_out"
    """The person says so."""
    NOT_FILLED_IN = "not_filled_in"
    LENT = "lent"
    """A loan, a deposit, a swap or a line of credit, by its words."""
    RECURRING = "recurring"
    """An amount for each year or month, of which it is not said how often."""
    SHARED = "shared"
    """Others, elsewhere, share in it."""
    DUPLICATE = "duplicate"
    PART = "part"
    """Its whole is in the sum."""


_SAID = {
    Assertion.GIVEN: Outcome.GIVEN,
    Assertion.PROMISED: Outcome.PROMISED,
    Assertion.OFFERED: Outcome.OFFERED,
}
_CAME = {
    Status.DECLARED: Outcome.ANNOUNCED,
    Status.ANNOUNCED: Outcome.ANNOUNCED,
    Status.OFFERED: Outcome.OFFERED,
    Status.COMMITTED: Outcome.PROMISED,
    Status.SHIPPED: Outcome.PROMISED,
}
"""How far an act came at most, by its status; the others do not say that it stopped short."""
_LADDER = (Outcome.OFFERED, Outcome.ANNOUNCED, Outcome.PROMISED, Outcome.GIVEN)
_OF_OUTCOME = {outcome: LeftOut(outcome.value) for outcome in Outcome if outcome is not Outcome.GIVEN}


def outcome(assertion: Assertion, status: Status) -> Outcome:
    """What became of an act: the lesser of what is said and of how far it came by the source's own words.

    Offered is less than announced, announced less than promised, promised less than given. So what is said to be
    given but was only announced, committed or shipped is not given yet; what was called off is cancelled whatever
    was said of it; that something was not given stays so.
    """
    if assertion is Assertion.NOT_GIVEN:
        return Outcome.NOT_GIVEN
    if status is Status.CANCELLED:
        return Outcome.CANCELLED
    return min(_SAID[assertion], _CAME.get(status, Outcome.GIVEN), key=_LADDER.index)


def states_of(*wanted: Outcome) -> frozenset[tuple[Assertion, Status]]:
    """Every pair of assertion and status that comes out so."""
    return frozenset((said, came) for said in Assertion for came in Status if outcome(said, came) in wanted)


def left_out(content: Donation) -> LeftOut | None:
    """Why a record as a whole is in no sum, or None where what it states counts.

    A record that names nobody and nothing is not filled in yet; it counts as soon as it is, unless the person says
    no. An assertion and a status of two minds do not count (see `outcome`).
    """
    came = outcome(content.assertion, content.status)
    if came is not Outcome.GIVEN:
        return _OF_OUTCOME[came]
    if content.scope is not Scope.SPECIFIC:
        return LeftOut.AGGREGATE
    if not content.parties and not content.items and content.money is None:
        return LeftOut.NOT_FILLED_IN
    return None if content.in_totals else LeftOut.KEPT_OUT


def item_left_out(content: Donation, item: Item) -> LeftOut | None:
    """Why one item of a record is in no sum, by its words; the title speaks of items where there is no money."""
    own = f"{item.item} \n {item.unit} \n {item.as_stated}"
    if _matches(_lent(), own) or (content.money is None and _matches(_loaned(), _title(content))):
        return LeftOut.LENT
    return LeftOut.RECURRING if _matches(_rate(), own) else None


def money_left_out(content: Donation, money: Money) -> LeftOut | None:
    """Why the amount of a record is in no sum, by the words of the amount, of the title and of its items."""
    words = "\n".join((_title(content), money.as_stated, *(f"{i.item} \n {i.as_stated}" for i in content.items)))
    if _matches(_lent(), words):
        return LeftOut.LENT
    return LeftOut.RECURRING if _is_rate(money, content.title) else None


def any_left_out(content: Donation) -> LeftOut | None:
    """Why nothing of a record is in a sum, or None where something of it counts."""
    whole = left_out(content)
    if whole is not None:
        return whole
    parts = [item_left_out(content, item) for item in content.items]
    parts += [money_left_out(content, content.money)] if content.money is not None else []
    return parts[0] if parts and all(parts) else None


def _title(content: Donation) -> str:
    """The title without the names of the parties: a bank that lends may give too."""
    title = content.title
    for party in content.parties:
        if party.name and party.name in title:
            title = title.replace(party.name, " ")
    return title


def _is_rate(money: Money, title: str) -> bool:
    # *for a year* is kept as the period *a year* too: there only the words of the source tell a span from a rate.
    told = money.as_stated and money.period.casefold().startswith("a ")
    own = (money.as_stated, "" if told else money.period)
    return any(_matches(_rate(), words) for words in own) or _matches(_rate_in_title(), title)


@lru_cache(maxsize=1 << 16)
def _matches(pattern: re.Pattern[str], words: str) -> bool:
    small = words.casefold()
    return any(stem in small for stem in STEMS) and pattern.search(words) is not None


@cache
def _loaned() -> re.Pattern[str]:
    """Words for what is lent, goods as well as money."""
    return re.compile(
        r"\b(?:loan(?:s|ed|ing)?|lend(?:s|ing)?|lent|borrow(?:s|ed|ing)?|leas(?:e|es|ed|ing)|repayable|"
        r"prêts?(?! à)|prêtée?s?|préstamos?|prestit[oi]|empréstimos?|darlehen|ausleihe|geliehen\w*|za[ij]m\w*)\b|"
        r"\b(?:заём|заем|займ)\w*|הלווא|השאלה|قرض|قروض|贷款|借款|出借",
        re.IGNORECASE,
    )


@cache
def _lent() -> re.Pattern[str]:
    """Words for money that is lent, placed or exchanged, besides those of `_loaned`."""
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
    "loan", "lend", "lent", "borrow", "leas", "repay", "deposit", "swap", "credit", "overdraft", "prêt", "prést",
    "prestit", "empr", "darlehen", "leihe", "liehen", "zajm", "zaim", "аём", "аем", "айм", "dépôt", "crédit",
    "depósit", "mevduat", "kredi", "редит", "епозит", "воп", "הלווא", "השאלה", "פיקדון", "פקדון", "קו אשראי",
    "قرض", "قروض", "وديعة", "ودائع", "مقايضة", "贷款", "借款", "出借", "存款", "互换", "信贷",
    "a year", "a month", "a week", "a day", "a fortnight", "a quarter", "per ",
    "each ", "every ", "/", "annual", "yearly", "quarterly",
    "monthly", "weekly", "daily", "p.a", "p. a",
)  # fmt: skip
"""One of these stands, in small letters, in all words by which something can be left out: a first look at many. In
Cyrillic the first letter is missing, which SQL knows in one case alone."""
_WORDS: dict[LeftOut, str] = {
    LeftOut.CANCELLED: later("cancelled"),
    LeftOut.NOT_GIVEN: later("said not to be given"),
    LeftOut.OFFERED: later("only offered"),
    LeftOut.ANNOUNCED: later("only announced"),
    LeftOut.PROMISED: later("promised, not yet given"),
    LeftOut.AGGREGATE: later("speaks of many at once"),
    LeftOut.KEPT_OUT: later("kept out of totals"),
    LeftOut.NOT_FILLED_IN: later("made from selected words; not filled in yet"),
    LeftOut.LENT: later("lent, not given: a loan, deposit, swap or credit"),
    LeftOut.RECURRING: later("an amount for each year or month; how often is not said"),
    LeftOut.SHARED: later("shared with others"),
    LeftOut.DUPLICATE: later("a duplicate"),
    LeftOut.PART: later("part of what is counted"),
}


def left_out_words(why: LeftOut) -> str:
    """Why something is in no sum, in a few words."""
    return tr(_WORDS[why])
