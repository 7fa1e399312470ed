"""Amounts of money: read as stated, shown with the currency's code.

Nothing is converted. Where a sign nearly always means one of several currencies that one is taken and said to be
assumed: *$30 million* is USD by assumption, *US$30 million* is USD. Where it does not (*kroner*, *Rs*, *francs*), a
country concerned may decide, also said; else the currency stays open.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.domain.currencies import BEFORE, currencies, had_pounds, of_their_time, payers_then, scan_money
from app.domain.donations import Money, Party
from app.domain.language import later, tr
from app.domain.numbers import bare, format_number
from app.domain.phrase import scan
from app.domain.phrase_words import PURPOSES
from app.domain.quantity import format_interval
from app.domain.quantity_words import leaves_it, read_phrase
from app.domain.terms import MoneyKind, PartyRole, Qualifier

if TYPE_CHECKING:
    from app.domain.phrase import Token
    from app.domain.quantity_words import Found


@dataclass(frozen=True, slots=True)
class StatedMoney:
    """An amount as read. `currency` is empty where the text names none, or one that may be several."""

    money: Money
    currency_assumed: bool
    """Whether the sign fits several currencies and the likeliest was taken."""
    meant: tuple[str, ...] = field(default=(), compare=False)
    """The codes of the currencies that the words may mean: of *$* also those that are less likely."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Those that may be meant, where that is open: of *kroner*, DKK and NOK."""
        return () if self.money.currency else self.meant


_UNIT_OF_TIME = r"(?:year|quarter|month|week|day)"
_PERIOD = (
    r"\b(?:for|over|within|during|across|in) (?P<span>(?:(?:the|a) )?(?:(?:next|coming|first|period of) )*"
    rf"(?:[a-z]+|\d+)[ -]{_UNIT_OF_TIME}s?)\b"
    rf"|\b(?P<rate>(?:per|each|every) {_UNIT_OF_TIME}|a (?:year|month|week|day)|per annum|"
    r"annually|yearly|quarterly|monthly|weekly|daily)\b"
    r"|\b(?:in|for|during|over|through|between|from) (?P<years>(?:fiscal year |fy ?)?(?:19|20)\d\d"
    r"(?:(?:-|/| to | and )(?:\d\d|(?:19|20)\d\d))?)(?![\w,.-])"
    r"|\b(?P<until>(?:until|till) (?:the end of )?(?:19|20)\d\d)(?![\w,.-])"
)
_KINDS = (
    r"^(?:(?P<what>(?:[a-z-]+ ){0,4})"
    r"(?P<valuation>worth|valued at|to the value of|with a value of|to the tune of)"
    r"|(?:a )?(?P<budget>budget of|budget)"
    r"|(?:an? |the )?(?:(?:new|additional|further|initial|first|second|cash|financial|emergency|humanitarian|total|"
    r"generous|direct|one-off|single|medical|in-kind) ){0,2}"
    r"(?:donations?|grants?|gifts?|contributions?|payments?|sum|amount|cheque|check|(?:grant )?(?:aid|assistance)|"
    r"support|package|funding|pledge|loan|credit) (?:of|(?P<worth>worth))) (?:an? (?=[\d$€£]))?"
)
_BARE_DOLLARS = re.compile(r"(?<![\w.])\$|\bdollars?\b")
_WHOSE_DOLLARS = re.compile(r"U\.?S\.?|USD|United States|American|greenback", re.IGNORECASE)
_BOTH_DOLLARS = frozenset(("BMD", "BSD", "KYD", "LRD", "TWD", "ZWG", "ZWL"))
"""Dollars of countries where US dollars are paid with too, or in which their gifts abroad are told."""
_WORTH = re.compile(r"(?:['’]s?)?[ -]worth(?: of\b|$)", re.IGNORECASE)


def read_money(text: str, countries: Collection[str] = ()) -> StatedMoney | None:
    """The amount a stretch of text states, or `None`. Words after it are left aside where they only say what for.

    A bare number is an amount without a currency only where nothing else is beside it. `countries` are the codes
    (ISO 3166 alpha-2) of those concerned: where a word fits several currencies and one of them is theirs, it is taken.
    """
    return None if len(text) > 1000 else _read_money(text, frozenset(countries))


class Payers(NamedTuple):
    """The countries concerned by an amount, and those of them that give it, by their codes."""

    countries: frozenset[str] = frozenset()
    givers: frozenset[str] = frozenset()


def of_parties(parties: Iterable[Party]) -> Payers:
    """The countries of the parties of a record, whoever carries it apart."""
    some = [one for one in parties if one.iso2 and one.role is not PartyRole.CARRIER]
    return Payers(
        frozenset(one.iso2 for one in some), frozenset(one.iso2 for one in some if one.role is PartyRole.DONOR)
    )


def read_paid(text: str, payers: Payers) -> StatedMoney | None:
    """The amount that a record states, as `read_money` reads it, bare dollars in those of whoever gives it."""
    read = read_money(text, payers.countries)
    if read is None or read.money.currency != "USD" or not bare_dollars(text):
        return read
    mine = dollars_of_all(payers.givers or payers.countries) if payers.givers or "US" not in payers.countries else ""
    return replace(read, money=replace(read.money, currency=mine), currency_assumed=True) if mine else read


def bare_dollars(words: str) -> str:
    """The word for dollars of which words do not say whose: *$*, *dollars*; empty where there is none."""
    found = _BARE_DOLLARS.search(words)
    return "" if found is None or _WHOSE_DOLLARS.search(words) else found[0]


def own_dollars(countries: Collection[str]) -> list[str]:
    """The dollars of some countries that are neither the US dollar nor of a country that uses both."""
    table = currencies()
    found = table.words[("dollar",)] - {"USD", *_BOTH_DOLLARS}
    return sorted(code for code in found if not table.by_code[code].countries.isdisjoint(countries))


def dollars_of_all(countries: Collection[str]) -> str:
    """The one dollar of its own in which every one of some countries pays; empty where there is none."""
    mine = own_dollars(countries)
    return mine[0] if len(mine) == 1 and currencies().by_code[mine[0]].countries.issuperset(countries) else ""


@lru_cache(maxsize=1 << 10)  # a form reads an amount some five times with every key
def _read_money(text: str, countries: frozenset[str]) -> StatedMoney | None:
    stated = " ".join(text.split())
    words = bare(text)
    if not words or len(words) > 200 or len(words.lower()) != len(words):
        return None
    words, kind, period = _apart(words.replace(" & ", " and ").replace("St. ", "Saint "))  # as names are listed
    tokens = scan_money(words)
    found = read_phrase(words, tokens)
    if found is None or (found.low is None and found.high is None) or not _leaves_amount(found, tokens):
        return None
    code, assumed = currency_of(found, countries)
    money = Money(found.low, found.high, code, found.qualifier, kind, stated, period)
    return StatedMoney(money, assumed, tuple(sorted(found.codes)))


def _apart(words: str) -> tuple[str, MoneyKind, str]:
    """The words without what they say of the kind of money and of the time it is for, and those two."""
    kind, period = MoneyKind.CASH, ""
    match = re.match(_KINDS, words, re.IGNORECASE)
    if match is not None and leaves_it(scan(match["what"] or "")):
        if match["valuation"] or match["worth"]:
            kind = MoneyKind.VALUATION
        elif match["budget"]:
            kind = MoneyKind.BUDGET
        words = words[match.end() :]
    if match := re.search(_PERIOD, words, re.IGNORECASE):
        period, after = next(filter(None, match.groups())), words[match.end() :].lstrip()
        if match["rate"] and (how_long := re.match(_PERIOD, after, re.IGNORECASE)) and not how_long["rate"]:
            period, after = f"{period} {how_long[0]}", after[how_long.end() :]  # a month for two years
        words = " ".join(f"{words[: match.start()]} {after}".split())
    if match := _WORTH.search(words):
        kind = MoneyKind.VALUATION
        words = f"{words[: match.start()]}{' of' if match[0].endswith('of') else ''}{words[match.end() :]}"
    return words, kind, period


def as_its_words_say(money: Money) -> Money:
    """The amount with the kind and the time that its own words name, where they are read as the same amount; one of
    which it is known already that it is no cash stays so."""
    read = read_money(money.as_stated)
    if read is None or (read.money.low, read.money.high) != (money.low, money.high):
        return money
    kind = read.money.kind if money.kind is MoneyKind.CASH else money.kind
    return replace(money, kind=kind, period=read.money.period)


def with_time(text: str, start: int, end: int, most: int) -> int:
    """Where the words of an amount end with the time it is for, such as *a month for two years*, directly behind it;
    else where they end without."""
    for _ in range(2):
        found = re.compile(rf",? (?:{_PERIOD})", re.IGNORECASE).match(text, end, most)
        read = None if found is None or found["years"] else read_money(text[start : found.end()])
        if found is None or read is None or not read.money.period:
            break
        end = found.end()
    return end


def period_words(period: str, as_stated: str) -> str:
    """*for two years*, or *a month*: a time that an amount is for, or its rate, as the words of the source have it."""
    is_span = re.search(rf"\b(?:for|over|within|during|across|in) {re.escape(period)}", as_stated, re.IGNORECASE)
    is_rate = not is_span and (match := re.match(_PERIOD, period, re.IGNORECASE)) and match["rate"]
    return period if is_rate else f"for {period}"


def _leaves_amount(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether the words behind an amount leave it as it is."""
    start, stop = found.tail
    if start == stop:
        return True
    first = tokens[start]
    if not found.codes or first.glued or first.text not in PURPOSES or not leaves_it(tokens[start:stop]):
        return False
    return not (found.currencies[-1] in ("pound", "pounds") and first.text == "of")  # of food


def currency_of(found: Found, countries: Collection[str], year: int = 0) -> tuple[str, bool]:
    """The code of the currency, or nothing, and whether it is only likely; see `read_money` for `countries`.

    `year` is the one the amount is of, where that is known: *francs* of France are French ones until 2002.
    """
    table, countries = currencies(), payers_then(countries, year)
    found = found._replace(codes=of_their_time(found.codes, found.currencies, year))
    sterling = found.currencies[-1:] == ("£",)
    if sterling and had_pounds(countries, year):
        return "", False
    of_then = _of_then(found, year)
    old = {BEFORE[code] for code in found.codes & BEFORE.keys()} & found.codes  # in the year of a change
    theirs = {code for code in found.codes - old if not table.payers(code).isdisjoint(countries)}
    gone = found.codes if all(table.by_code[code].until for code in found.codes) else frozenset[str]()
    former = {code for code in of_then | gone if not table.by_code[code].once.isdisjoint(countries)}
    if former - found.codes or (gone and len(gone) > 1):
        theirs |= former
        return (theirs.pop(), True) if len(theirs) == 1 else ("", False)
    if len(found.codes) < 2:
        gone = of_then - found.codes and not theirs and not sterling
        return "" if gone else next(iter(found.codes), ""), False
    chosen = _likely(found, theirs) - {code for code, was in BEFORE.items() if was in old}
    return (chosen.pop(), True) if len(chosen) == 1 else ("", False)


def _likely(found: Found, theirs: set[str]) -> set[str]:
    """What its words are likeliest to mean, or the currencies of those who pay where that is none of them."""
    table = currencies()
    likely = {table.likeliest.get(written, "") for written in found.currencies} & found.codes
    return likely if likely and (not theirs or likely & theirs or likely == {"USD"}) else theirs


def _of_then(found: Found, year: int) -> frozenset[str]:
    """The currencies, withdrawn since, that its words meant in a year."""
    table = currencies()
    former = (code for word in found.currencies for code in table.former.get(word, ()))
    then = frozenset(code for code in former if 0 < year <= int(table.by_code[code].until[:4]))
    return of_their_time(then, found.currencies, year)


def choices_words(codes: Sequence[str]) -> str:
    """Some currencies that may be meant: *DKK (Danish krone) or NOK (Norwegian krone)*; of many, the first codes."""
    shown = [f"{code} ({currencies().by_code[code].name})" if len(codes) < 4 else code for code in codes[:6]]
    last = "…" if len(codes) > 6 else shown.pop()
    return tr("{listed} or {last}").format(listed=", ".join(shown), last=last)


_OF_KIND = {
    MoneyKind.CASH: "{amount}",
    MoneyKind.VALUATION: later("{amount} worth of goods"),
    MoneyKind.BUDGET: later("{amount} of budget"),
}


def of_kind(amount: str, kind: MoneyKind) -> str:
    """An amount of money with what it is, where that is not cash."""
    return tr(_OF_KIND[kind]).format(amount=amount)


def format_money(money: Money) -> str:
    """The amount as shown: *≈ USD 508 million*, *USD 2 billion (two years)*; one that was not read as it was stated."""
    if money.low is None and money.high is None and money.as_stated and money.qualifier is not Qualifier.FEW:
        return f"“{money.as_stated}”"
    shown = format_amount(money.low, money.high, money.currency, money.qualifier)
    return with_period(shown, money.period)


def with_period(amount: str, period: str) -> str:
    """An amount as shown, with the time that it is for: *USD 2 billion (two years)*."""
    return tr("{amount} ({period})").format(amount=amount, period=period) if period else amount


def format_sum(number: Decimal) -> str:
    """The number of a sum in digits, its cents with two of them: 300,000 and 48,500.50."""
    return f"{number:,.2f}" if number % 1 and number * 10 % 1 == 0 else format_number(number)


def with_cents(words: str, money: Money) -> str:
    """The words that state a sum, with its number as it is shown: *EUR 48,500.5* is EUR 48,500.50."""
    for end in (money.low, money.high):
        if end is not None and (shown := format_sum(end)) != (plain := format_number(end)):
            words = re.sub(rf"(?<![\d.,]){re.escape(plain)}(?![.,]?\d)", shown, words)
    return words


def format_amount(
    low: Decimal | None, high: Decimal | None, currency: str, qualifier: Qualifier, *, approximate: bool = False
) -> str:
    """An interval of money as shown; see `format_interval`. Millions are named where both ends allow it."""
    ends = [end for end in (low, high) if end]
    named = all(_in_words(end) is not None for end in ends)

    def show(number: Decimal) -> str:
        words = _in_words(number) if named else None
        amount = words or format_sum(number)
        return tr("{currency} {amount}").format(currency=currency, amount=amount) if currency else amount

    return format_interval(low, high, qualifier, approximate=approximate, show=show)


_GREAT = {10**12: later("{number} trillion"), 10**9: later("{number} billion"), 10**6: later("{number} million")}


def great_words() -> tuple[str, ...]:
    """What stands for millions and more beside a number."""
    return tuple(tr(words).format(number="").strip() for words in _GREAT.values())


def _in_words(number: Decimal) -> str | None:
    """A number of millions or more with at most three decimals, in words."""
    for scale, words in _GREAT.items():
        if number >= scale and number * 1000 % scale == 0:
            return tr(words).format(number=format_number(number / scale))
    return None
