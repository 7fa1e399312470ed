"""Numbers behind names in a list whose head says what is counted: *Tents for Lae: Oslo 212; Fiji 90; Peru 155*.

list = head (":" | "–") part ((";" | "," | "and") part)+          of what was given or came, not of what is needed
head = thing words* | words* "(" scale? currency scale? ")"       *Grants paid in 2011 (thousand euros)*
part = name number ("(" words ")")?

A number is so much of the thing, or such a sum, which is not sure; the thing of the head is not one more. A year is no
number of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.language import tr
from app.domain.money import Money, read_money
from app.domain.quantity import read_quantity
from app.domain.terms import Qualifier

_NAME = r"(?:the )?[A-Z][\w'’.&-]*(?: (?:[A-Z(][\w'’.&)-]*|[a-z]{2,})){0,6}?"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?!(?:1[89]|20)\d\d\b)\d{1,5}(?:\.\d+)?)(?![\w%/]|[.,-]\d)"
_PART = rf"{_NAME},? {_NUMBER}(?: \([^()]{{1,40}}\))?"
_LIST = re.compile(rf"(?P<head>[^:.;]{{3,90}})(?::| [–—]) (?={_PART}(?:[;,]| and ))")
_SCALE = r"thousands?|millions?|billions?|lakhs?|crores?|bn|mn|m"
_CURRENCY = r"[A-Z]{3}|(?:US|A|C|NZ)?\$|[€£¥₹]|[A-Za-z]{0,2}[A-Z]?(?:[A-Z][a-z]+ )?[a-z]{3,}"
_IN_MONEY = re.compile(
    rf"(?:\((?:in )?|\bin (?={_SCALE}))(?:(?P<first>{_SCALE}) (?:of )?)?(?P<currency>{_CURRENCY})"
    rf"(?: (?P<second>{_SCALE}))?(?:\)|$|(?= \())"
)
_NEXT = re.compile(rf"{_PART}(?:(?:[;,]?(?: and)? )|$|(?=[.;,:)]))")
_COUNTED = re.compile(rf"{_NAME},? (?P<number>{_NUMBER})(?= \(|[;,.:)]| and |$)")
_NOT_GIVEN = re.compile(
    r"\b(?:need(?:s|ed)?|requir\w+|gap|short(?:age|fall)?|missing|destroyed|damaged|lost|dead|killed|injured|lack\w*|"
    r"wanted|request(?:s|ed)|per|price|cost|budget|target|planned|for sale|sold|exports?|imports?|birth|origin|born|"
    r"trained|scores?|results?)\b",
    re.IGNORECASE,
)

_GIVING = re.compile(
    r"\b(?:fund(?:s|ing)?|contribut\w+|grants?|donat\w+|gifts?|gave|given|pledge[ds]?|aid|assistance|relief|support|"
    r"allocat\w+|appeal|response|paid out|disburse\w+|payments|scholarships)\b",
    re.IGNORECASE,
)
"""What the head of a list of sums says of them: without it they may be of anything, such as spending."""
_GIVER = re.compile(r"\b(?:from|by) (?:the )?[A-Z]")
"""Where the head names who gives, the names are of those who get, and nothing tells so to those who read on."""


def by_name(text: str, start: int, end: int, things: Sequence[Amount]) -> list[Amount]:
    """The things of a sentence with such numbers; without the one that they are numbers of."""
    found = _LIST.match(text, start, end)
    if found is None or _NOT_GIVEN.search(found["head"]) or _GIVER.search(found["head"]):
        return [*things]
    of = next((one for one in things if one.end <= found.end("head") and one.low is None and not one.is_money), None)
    money = _money_of(found["head"])
    if of is None and money is None:
        return [*things]
    numbers: list[Amount] = []
    for low, high in _numbers(text, found.end(), end):
        numbers += filter(None, [_sum(text, money, low, high) if money else of and _so_many(text, of, low, high)])
    if len(numbers) < 2:
        return [*things]
    held = [(one.start, one.end) for one in numbers]
    free = (one for one in things if not any(low < one.end and one.start < high for low, high in held))
    return [*(one for one in free if one is not of or money), *numbers]


def _money_of(head: str) -> re.Match[str] | None:
    """The currency and scale that the head of a list names, if it says that sums were given."""
    money = _IN_MONEY.search(head)
    return money if money is not None and _read(money, "2") is not None and _GIVING.search(head) else None


def _numbers(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the numbers of the parts of a list stand."""
    while (part := _NEXT.match(text, at, end)) is not None:
        counted = _COUNTED.match(text, at, end)
        if counted is not None:
            yield counted.span("number")
        at = part.end()
        if not text.startswith(" ", at - 1):
            return


def _so_many(text: str, of: Amount, low: int, high: int) -> Amount:
    """A number as so much of the thing that the head of its list names."""
    read = read_quantity(text[low:high])
    value = read.low if read is not None else None
    why = tr("What is counted is taken from “{words}”.").format(words=of.as_stated)
    said = Qualifier.NOT_STATED if value is None else Qualifier.EXACT
    return of._replace(
        start=low, end=high, low=value, high=value, qualifier=said, item_start=high, item_end=high,
        as_stated=text[low:high], unsure=why,
    )  # fmt: skip


def _sum(text: str, money: re.Match[str], low: int, high: int) -> Amount | None:
    """A number as a sum in the currency and scale that the head of its list names."""
    read = _read(money, text[low:high])
    why = tr("The currency is taken from “{words}”.").format(words=money[0].strip("()"))
    return read and Amount(
        low, high, read.low, read.high, read.qualifier, "", "", high, high, read.currency, why, text[low:high],
        is_money=True,
    )  # fmt: skip


def _read(money: re.Match[str], number: str) -> Money | None:
    scale = (money["first"] or money["second"] or "").removesuffix("s")
    read = read_money(" ".join(filter(None, (number, scale, money["currency"]))))
    return read.money if read is not None and read.money.currency else None
