"""Amounts of money: read as stated, shown with the currency's code.

Nothing is converted. Where a sign is shared by several currencies the likeliest is taken and said to be
assumed: *$30 million* is USD by assumption, *US$30 million* is USD.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from app.domain.donations import Money
from app.domain.language import later, tr
from app.domain.numbers import format_number, plain
from app.domain.quantity import format_interval
from app.domain.terms import MoneyKind, Qualifier

CURRENCIES: dict[str, str] = {
    "AED": "UAE dirham",
    "ARS": "Argentine peso",
    "AUD": "Australian dollar",
    "BRL": "Brazilian real",
    "CAD": "Canadian dollar",
    "CHF": "Swiss franc",
    "CLP": "Chilean peso",
    "CNY": "Chinese yuan (renminbi)",
    "CZK": "Czech koruna",
    "DKK": "Danish krone",
    "EGP": "Egyptian pound",
    "ETB": "Ethiopian birr",
    "EUR": "Euro",
    "GBP": "Pound sterling",
    "HKD": "Hong Kong dollar",
    "HUF": "Hungarian forint",
    "IDR": "Indonesian rupiah",
    "ILS": "Israeli new shekel",
    "INR": "Indian rupee",
    "IRR": "Iranian rial",
    "ISK": "Icelandic króna",
    "JPY": "Japanese yen",
    "KES": "Kenyan shilling",
    "KRW": "South Korean won",
    "MXN": "Mexican peso",
    "MYR": "Malaysian ringgit",
    "NGN": "Nigerian naira",
    "NOK": "Norwegian krone",
    "NZD": "New Zealand dollar",
    "PHP": "Philippine peso",
    "PKR": "Pakistani rupee",
    "PLN": "Polish złoty",
    "RON": "Romanian leu",
    "RSD": "Serbian dinar",
    "RUB": "Russian rouble",
    "SAR": "Saudi riyal",
    "SEK": "Swedish krona",
    "SGD": "Singapore dollar",
    "THB": "Thai baht",
    "TRY": "Turkish lira",
    "TWD": "New Taiwan dollar",
    "UAH": "Ukrainian hryvnia",
    "USD": "United States dollar",
    "VND": "Vietnamese dong",
    "XDR": "IMF special drawing right",
    "ZAR": "South African rand",
}
"""ISO 4217 codes with their names. Other codes may be typed; these are offered."""

_SIGNS: dict[str, str] = {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NT$": "TWD",
    "NZ$": "NZD", "R$": "BRL", "S$": "SGD", "CN¥": "CNY", "JP¥": "JPY", "€": "EUR", "£": "GBP", "₪": "ILS",
    "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "元": "CNY", "RMB": "CNY", "NIS": "ILS",
    "SDR": "XDR", **{code: code for code in CURRENCIES},
}  # fmt: skip
_WORDS: dict[str, str] = {
    "us dollars": "USD", "u.s. dollars": "USD", "american dollars": "USD", "euros": "EUR", "euro": "EUR",
    "pounds sterling": "GBP", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY", "shekels": "ILS", "shekel": "ILS",
    "swiss francs": "CHF", "roubles": "RUB", "rubles": "RUB", "hong kong dollars": "HKD", "rand": "ZAR",
    "canadian dollars": "CAD", "australian dollars": "AUD", "singapore dollars": "SGD", "ringgit": "MYR",
}  # fmt: skip
_ASSUMED: dict[str, str] = {
    "$": "USD", "¥": "CNY", "dollars": "USD", "dollar": "USD", "pounds": "GBP", "francs": "CHF", "rupees": "INR",
    "won": "KRW", "lira": "TRY", "riyals": "SAR", "dirhams": "AED",
}  # fmt: skip
_TOKENS = _SIGNS | _WORDS | _ASSUMED


@dataclass(frozen=True, slots=True)
class StatedMoney:
    """An amount as read. `currency` is empty where the text names none."""

    money: Money
    currency_assumed: bool
    """Whether the sign fits several currencies and the likeliest was taken."""


def _pattern(tokens: list[str]) -> str:
    longest = sorted(tokens, key=len, reverse=True)
    return "|".join(
        (r"(?<![A-Za-z])" if t[0].isalpha() else "") + re.escape(t) + (r"(?![A-Za-z])" if t[-1].isalpha() else "")
        for t in longest
    )


@cache
def _currency() -> re.Pattern[str]:
    """Any currency's sign, code or word, with the spaces round it; compiled on first need."""
    words = _pattern([token for token in _TOKENS if token.islower()])
    signs = _pattern([token for token in _TOKENS if not token.islower()])
    return re.compile(f" ?(?:{signs}|(?i:{words})) ?")


_PERIOD = (
    r"\b(?:for|over|within|during|across|in) ((?:(?:the|a) )?(?:(?:next|coming|first|period of) )*"
    r"(?:[a-z]+|\d+)[ -](?:year|month|week|day)s?)\b|\b((?:per|a) (?:year|month)|annually|monthly)\b"
)
_KINDS = (
    r"^(?:(?P<valuation>(?:goods |aid |equipment |supplies )?(?:worth|valued at|to the value of|with a value of))"
    r"|(?P<budget>a budget of|budget of|budget)|(?:a )?(?:donation|grant|gift|contribution|payment) of) (?:a )?"
)


def read_money(text: str) -> StatedMoney | None:
    """The amount a stretch of text states, or `None`. Words after the amount are left aside.

    A bare number is an amount without a currency only where nothing else stands beside it.
    """
    stated = " ".join(text.split())
    words = plain(text).strip(" ,;:.")
    if not words or len(words) > 200:
        return None
    kind = MoneyKind.CASH
    if match := re.match(_KINDS, words, re.IGNORECASE):
        kind = MoneyKind.VALUATION if match["valuation"] else kind
        kind = MoneyKind.BUDGET if match["budget"] else kind
        words = words[match.end() :]
    period = ""
    if match := re.search(_PERIOD, words, re.IGNORECASE):
        period = match[1] or match[2]
        words = f"{words[: match.start()]}{words[match.end() :]}".strip()
    tokens = {_token(match[0]) for match in _currency().finditer(words)}
    if len({_TOKENS[token] for token in tokens}) > 1:
        return None
    from app.domain.quantity_words import read_ends  # its patterns are compiled on first need

    bare = " ".join(_currency().sub(" ", words).split()).lower()
    found = read_ends(bare)
    if found is None or (not tokens and found[1]):
        return None
    low, high, qualifier = found[0]
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        return None
    code = next((_TOKENS[token] for token in tokens), "")
    money = Money(low, high, code, qualifier, kind, stated, period)
    return StatedMoney(money, bool(tokens) and tokens <= _ASSUMED.keys())


def _token(found: str) -> str:
    """The key under which a currency stands: signs and codes as written, words in lower case."""
    token = found.strip()
    return token if token in _TOKENS else token.lower()


def format_money(money: Money) -> str:
    """The amount as shown: *≈ USD 508 million*, *USD 2 billion (two years)*."""
    shown = format_amount(money.low, money.high, money.currency, money.qualifier)
    return f"{shown} ({money.period})" if money.period else shown


def format_amount(
    low: Decimal | None,
    high: Decimal | None,
    currency: str,
    qualifier: Qualifier,
    *,
    approximate: bool = False,
) -> str:
    """An interval of money as shown; see `format_interval`. Millions are named where both ends allow it."""
    ends = [end for end in (low, high) if end]
    named = all(_in_words(end) is not None for end in ends)

    def show(number: Decimal) -> str:
        words = _in_words(number) if named else None
        amount = words or format_number(number)
        return tr("{currency} {amount}").format(currency=currency, amount=amount) if currency else amount

    return format_interval(low, high, qualifier, approximate=approximate, show=show)


_GREAT = {
    10**12: later("{number} trillion"),
    10**9: later("{number} billion"),
    10**6: later("{number} million"),
}


def _in_words(number: Decimal) -> str | None:
    """A number of millions or more with at most three decimals, in words."""
    for scale, words in _GREAT.items():
        if number >= scale and number * 1000 % scale == 0:
            return tr(words).format(number=format_number(number / scale))
    return None
