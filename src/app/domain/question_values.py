"""Parsing the values of a question: numbers with short forms, sums of money, dates, yes and no, terms.

Each raises `BadInput` with what was typed and what is expected.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import NamedTuple

from app.domain.currencies import known
from app.domain.dates import read_date
from app.domain.donations import DateSpan
from app.domain.errors import BadInput
from app.domain.fold import fold
from app.domain.language import later, tr
from app.domain.money import read_money
from app.domain.vocabularies import ACTOR_KIND

_NUMBER = re.compile(
    r"(\d+(?:,\d{3})*|\d+)(?:[.](\d+))?\s*(k|m|mn|mln|million|bn|b|billion|tn|trillion|thousand)?", re.IGNORECASE
)
COMPANY = later("company")
"""What is typed for all of `COMPANIES`; no term of a new workspace."""
_SCALES = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "tn": 12,
    "trillion": 12,
}  # fmt: skip
_CODED = re.compile(r"(?P<before>[A-Za-z]{3})?\s*(?P<number>\d.*?)\s*(?P<after>(?<![A-Za-z])[A-Z]{3})?", re.DOTALL)
_SIGNED = re.compile(r"[$€£¥]")
_MOST = Decimal(10) ** 15
_NEAR = 0.72
_LISTED = 30
"""So many options are all named in a sentence."""


class Sum(NamedTuple):
    """An amount in a question; without a currency it matches any."""

    amount: Decimal
    currency: str = ""


def number(typed: str) -> Decimal:
    """*1000*, *1,000*, *1.5M*, *2bn*, *300k*."""
    match = _NUMBER.fullmatch(typed.strip())
    if match is not None:
        whole, part, scale = match[1].replace(",", ""), match[2] or "", (match[3] or "").casefold()
        try:
            found = Decimal(f"{whole}.{part}" if part else whole).scaleb(_SCALES[scale])
        except InvalidOperation:
            found = _MOST + 1
        if found <= _MOST:
            return found
    raise BadInput(tr("“{value}” is no number. Write it as 1000, 1.5M or 2bn.").format(value=typed))


def money(typed: str) -> Sum:
    """A number, perhaps with a currency: *1M*, *EUR2M*, *$500k*, *"1 million euros"*."""
    coded = _CODED.fullmatch(typed.strip())
    if coded is not None and not (coded["before"] and coded["after"]):
        code = (coded["before"] or coded["after"] or "").upper()
        if not code and _NUMBER.fullmatch(coded["number"].strip()):
            return Sum(number(coded["number"]))

        if code and known(code):
            return Sum(number(coded["number"]), code)
    if _SIGNED.search(typed) or " " in typed:
        found = read_money(
            re.sub(r"(?<=\d)\s*(k|bn|m|b)\b", lambda m: f" {_SPOKEN[m[1].casefold()]}", typed, flags=re.IGNORECASE)
        )
        if found is not None and found.money.low is not None and found.money.low == found.money.high:
            return Sum(found.money.low, found.money.currency)
    raise BadInput(tr('“{value}” is no amount. Write it as 1M, EUR2M or "2 million euros".').format(value=typed))


_SPOKEN = {"k": "thousand", "m": "million", "b": "billion", "bn": "billion"}


def days(typed: str) -> DateSpan:
    """*2020*, *2020-03*, *2020-03-05*, *"March 2020"*, as a span of days."""
    found = read_date(typed)
    if found is None or not (found.start and found.end):
        raise BadInput(tr("“{value}” is no date. Write it as 2020, 2020-03 or 2020-03-05.").format(value=typed))
    return found


def yes_no(typed: str) -> bool:
    """*yes* or *no*."""
    word = typed.casefold()
    if word in ("yes", "true", "1", "y", tr("yes")):
        return True
    if word in ("no", "false", "0", "n", tr("no")):
        return False
    raise BadInput(tr("“{value}” is neither yes nor no.").format(value=typed))


def chosen(typed: str, options: Sequence[tuple[str, str]], what: str, also: Collection[str] = ()) -> tuple[str, ...]:
    """The keys of the options (key, name) that match: the one with this name, else all with words that begin so.

    Those of `also` match besides. `what` describes the options in the error.
    """
    wanted = plain(typed)
    exact = tuple(key for key, name in options if wanted in (plain(key), plain(name)))
    if exact:
        return (*also, *exact)
    parts = wanted.split()
    some = tuple(key for key, name in options if parts and _begun(parts, f"{plain(key)} {plain(name)}".split()))
    if some or also:
        return (*also, *some)
    by_name = {plain(name): name for _, name in options} | {plain(key): key for key, _ in options}
    raise BadInput(not_there(typed, by_name, what, [name for _, name in options]))


def is_company(vocabulary: str, typed: str) -> bool:
    """Whether a kind of actor is asked for that takes in the private, the state's and those of which it is not sure."""
    return vocabulary == ACTOR_KIND and plain(typed) in (COMPANY, plain(tr(COMPANY)))


def company_words() -> str:
    """What *company* takes in."""
    return tr("private, the state's or of uncertain ownership")


def not_there(typed: str, by_name: Mapping[str, str], what: str, listed: Sequence[str] = ()) -> str:
    """What is said of a name that nothing has, with those that are spelt nearly so; else all, where they are few.

    `by_name` has the names that there are by how they are compared.
    """
    near = [by_name[one] for one in get_close_matches(plain(typed), by_name, 3, _NEAR)]
    if near:
        hint = tr("Did you mean {names}?").format(names=", ".join(dict.fromkeys(near)))
    elif not 0 < len(listed) <= _LISTED:
        hint = tr("Write it as the workspace has it.") if by_name else tr("The workspace has none.")
    else:
        hint = tr("It is one of {names}.").format(names=", ".join(listed))
    return tr("There is no {what} “{value}”. {hint}").format(what=what, value=typed, hint=hint)


def by_spelling(names: Iterable[str]) -> dict[str, str]:
    """Names by how they are compared."""
    return {plain(name): name for name in names}


def plain(words: str) -> str:
    """How a name is compared with others."""
    return " ".join(fold(words).replace("_", " ").replace("-", " ").replace("/", " / ").split())


def _begun(parts: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in parts)
