"""What a column is.

It is what its heading says only where its cells are of that kind: *Beneficiaries* may be a number of people.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from app.domain.drafts.dates.day_words import MONTHS
from app.domain.drafts.tables.grid import Row
from app.domain.drafts.tables.headings import Column, Counted, Heading, Role, counted_in, names_gift_number
from app.domain.drafts.tables.periods import is_time
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS
from app.domain.money import read_money
from app.domain.phrase_words import word_set
from app.domain.terms import Outcome

BLANK = re.compile(
    r"[-–—.…*?\s]*|n\.?/?[ak]\.?|nil|none|tb[acd]|not (?:yet )?(?:available|known|reported|stated)|unknown",
    re.IGNORECASE,
)
"""What stands in a cell that says nothing."""
_RAISED = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
NOTES = re.compile(
    rf"(?:\s*(?:[*†‡¹²³⁰⁴-⁹{_RAISED}]+(?:, ?[¹²³⁰⁴-⁹{_RAISED}]+)*|"
    r"[\[(](?:[a-z\d]|(?:see )?(?:foot)?notes? [a-z\d]+)[\])])|(?<=\d)\s+\d\))+$"
)
"""Marks of footnotes at the end of a cell."""
NUMBER = re.compile(
    r"[^\w\s]{0,2}(?:[A-Z]{1,3}[$€£]?|[$€£¥₹]) ?\d[^/]*"
    r"|(?:[~<>≈+]|(?:approx\.|about|c\.|ca\.|over|up to) )?\d[\d.,'’ ]*(?:(?:[–-] ?|to |or )\d[\d.,'’ ]*)?"
    r"(?: ?[A-Za-z³]{1,12})?\+?"
)
_DAY = re.compile(rf"\b{MONTHS}\b|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|(?:19|20)\d\d\Z", re.IGNORECASE)
_SOME = 2 / 3
"""The share of the cells of a column that are of its kind."""
IN_ROW = "in its row"
"""Said of a currency that another column says."""


def column_of(text: str, rows: Sequence[Row], at: int, heading: Heading, above: Counted) -> Column:
    """A column by its heading and its cells."""
    words = [one for row in rows if not BLANK.fullmatch(one := NOTES.sub("", row.words(text, at)))]
    days = sum(_DAY.search(one) is not None or is_time(one) for one in words)
    least, are_days = _SOME * len(words), 2 * days >= len(words)
    role = heading.role if words else Role.ELSE
    if role is Role.FIGURE:
        return _figure(at, heading, above, words, days=are_days)
    if role in (Role.TOTAL, Role.WORTH):
        one = _figure(at, heading, above, words, days=are_days)
        return one._replace(role=role if one.role is Role.FIGURE else Role.ELSE)
    numbers = sum(NUMBER.fullmatch(one) is not None and not _DAY.search(one) for one in words)
    numeric = numbers >= least
    bare = sum(not any(map(str.isalpha, one)) for one in words) >= least
    half = 2 * numbers >= len(words)
    wrong = {
        Role.DATE: not are_days, Role.ITEM: bare, Role.THING: not half, Role.QUANTITY: not half,
        Role.WEIGHT: not numeric or not heading.counted.unit,
        Role.UNIT: False, Role.DESCRIBED: bare,
    }  # fmt: skip
    thousands = above.scale > 1 and not above.currency and role in (Role.THING, Role.QUANTITY)
    if wrong.get(role, numeric) or thousands:
        role = Role.ELSE
    return Column(at, role, heading)


def _figure(at: int, heading: Heading, above: Counted, words: Sequence[str], *, days: bool) -> Column:
    """What a column of gifts or outcomes is: a sum, a number of things, a day, or what was given."""
    counted = heading.counted
    numbers = sum(not any(map(str.isalpha, one)) for one in words)
    bare = numbers >= _SOME * len(words)
    if days and heading.outcome and not counted.currency:
        return Column(at, Role.DATE, heading)
    if counted == Counted() and 2 * sum(map(_is_sum, words)) >= len(words):
        return Column(at, Role.FIGURE if above.scale == 1 else Role.ELSE, heading)
    if counted.unit or (bare and heading.outcome and not (counted.currency or above.currency)):
        is_counted = bare and heading.outcome and counted.scale == above.scale == 1
        return Column(at, Role.QUANTITY if is_counted else Role.ELSE, heading)
    if 2 * numbers >= len(words) and (told := _told(counted, above)) is not None:
        return Column(at, Role.FIGURE, heading._replace(counted=told))  # others are not read
    return Column(at, Role.ITEM if heading.is_gift and 3 * numbers < len(words) and not days else Role.ELSE, heading)


def _told(own: Counted, above: Counted) -> Counted | None:
    """What sums are counted in by their heading and the lines around; None where that stays open."""
    if own.currency and above.scale > 1:
        same = own == above or (own.scale == above.scale and _codes(own.currency) == _codes(above.currency))
        return own if same else None  # it may be in millions
    if own.currency:
        return own
    currency = above.currency if own.scale == 1 or above.scale == 1 else ""
    return Counted(currency, own.scale * above.scale, is_constant=above.is_constant) if currency else None


def _codes(currency: str) -> set[str]:
    read = read_money(f"{currency} 5") or read_money(f"5 {currency}")
    return set(read.meant) if read is not None else set()


def _is_sum(words: str) -> bool:
    return (read := read_money(words)) is not None and bool(read.meant)


def number_of_things(text: str, rows: Sequence[Row], column: Column, counted: Counted, thing: Heading | None) -> Column:
    """A column of a time alone, whose numbers are of the `thing` that all are of, else of what its row
    names."""
    if column.role is not Role.ELSE or counted.currency:
        return column
    words = [one for row in rows if not BLANK.fullmatch(one := NOTES.sub("", row.words(text, column.at)))]
    if not words or sum(NUMBER.fullmatch(one) is not None for one in words) < _SOME * len(words):
        return column
    if thing is not None:
        return column._replace(role=Role.THING, heading=thing)
    return column._replace(role=Role.QUANTITY) if counted == Counted() else column


def are_counted(words: Sequence[str]) -> bool:
    """Whether most cells name things that are counted one by one, or say what they are counted in."""
    said = sum(_is_counted(one) for one in words)
    return bool(words) and said >= _SOME * len(words)


def _is_counted(words: str) -> bool:
    bracket = re.search(r"\(([^()]+)\)$", words)
    if bracket is not None and (counted := counted_in(bracket[1])) is not None and counted.unit:
        return True
    last = re.sub(r"\s*\([^()]*\)$", "", words).lower().rpartition(" ")[2]
    return last.endswith("s") and last in GOODS | FURTHER_GOODS and last not in VAGUE


VAGUE = word_set(
    "supplies goods items materials services medicines provisions articles commodities foodstuffs drugs "
    "funds grants loans contributions donations gifts pledges payments"
)
"""Goods in the plural of which nobody says how many."""


_GIVES = re.compile(
    r"\b(?:donat|pledg|contribut|gift|grant(?:ed|s)?\b|aid\b|hand(?:ed|ing)?[ -]?over)",
    re.IGNORECASE,
)
"""What is said in a heading of gifts, and not of what is sold or only moved."""


def gifts_by_headings(columns: Sequence[Column]) -> bool:
    """Whether some heading says that what goes from one to another is given."""
    return any(_GIVES.search(one.heading.words) for one in columns)


def left_unread(text: str, rows: Sequence[Row], at: int, name: str) -> bool:
    """Whether a column of which nothing is read has numbers or days that may be of what was given."""
    words = [one for row in rows if not BLANK.fullmatch(one := NOTES.sub("", row.words(text, at)))]
    if not names_gift_number(name) or _counts_up(words):
        return False
    some = sum(NUMBER.fullmatch(one) is not None or _DAY.fullmatch(one) is not None for one in words)
    return some > 0 and 2 * some >= len(words)


def _counts_up(words: Sequence[str]) -> bool:
    """Whether cells are the numbers of their rows."""
    numbers = [int(one) for word in words if (one := word.strip(".")).isdecimal()]
    is_all = 1 < len(numbers) == len(words)
    return is_all and all(second - first == 1 for first, second in pairwise(numbers))


def with_sides(columns: list[Column], *, of_gifts: bool = False) -> Iterator[Column]:
    """*From* and *To* as the party that is not said otherwise; who it is that gives what was pledged, or gets it.

    `of_gifts` says that the lines above tell of gifts: then *From* and *To* are likely who gives and who gets them.
    """
    roles = {one.role for one in columns}
    donor, recipient = Role.DONOR in roles, Role.RECIPIENT in roles
    who = Role.ELSE if donor or recipient else _whose(columns)
    counted = Role.QUANTITY in roles and Role.ITEM not in roles
    meant = _sides(roles, who, of_gifts=of_gifts) | {
        Role.DESCRIBED: Role.ITEM if counted else Role.ELSE,
        Role.TOTAL: Role.FIGURE if Role.FIGURE in roles else Role.ELSE,
        Role.WORTH: Role.FIGURE if _are_goods(roles) and Role.FIGURE not in roles else Role.ELSE,
        Role.WEIGHT: Role.QUANTITY if Role.ITEM in roles and Role.QUANTITY not in roles else Role.ELSE,
    }
    gives = recipient and not donor and Role.FROM not in roles
    meant |= {Role.WHO: Role.WHO} if gives and any(map(_is_company, columns)) else {}
    return (one._replace(role=meant.get(one.role, one.role)) for one in columns)


def _are_goods(roles: Container[Role]) -> bool:
    """Whether columns name goods and count them."""
    return Role.THING in roles or (Role.QUANTITY in roles and (Role.ITEM in roles or Role.DESCRIBED in roles))


def _sides(roles: Container[Role], who: Role, *, of_gifts: bool) -> dict[Role, Role]:
    """What the columns are that may be of somebody, by those that say who gives or gets."""
    donor, recipient = Role.DONOR in roles, Role.RECIPIENT in roles
    giver, getter = (Role.WHO, Role.PLACE) if of_gifts else (Role.ELSE, Role.ELSE)
    alone = donor and not recipient and Role.TO not in roles and Role.PLACE not in roles
    return {
        Role.WHO: who,
        Role.TO: Role.ELSE if recipient else Role.RECIPIENT if donor else getter,
        Role.FROM: Role.ELSE if donor else Role.DONOR if recipient else giver,
        Role.PLACE: Role.PLACE if (donor or who is Role.WHO) and not recipient else Role.ELSE,
        Role.FOR: Role.FOR if alone else Role.ELSE,
    }


def _is_company(column: Column) -> bool:
    """Whether those of a column likely give what others get."""
    return (
        column.role is Role.WHO and re.search(r"\bcompan(?:y|ies)\b", column.heading.words, re.IGNORECASE) is not None
    )


def _whose(columns: Sequence[Column]) -> Role:
    """What somebody is of whom a heading says no more, by those of the sums: who pledged them, or received them."""
    sums = [one for one in columns if one.role is Role.FIGURE or (one.role is Role.ITEM and one.heading.is_gift)]
    words = " ".join(one.heading.words.lower() for one in sums)
    counts = [one for one in columns if one.role is Role.QUANTITY]
    pledged = any(one.heading.outcome in (Outcome.PROMISED, Outcome.OFFERED) for one in (*sums, *counts))
    if pledged or re.search(r"\b(?:contribut|donat)", words):
        return Role.WHO
    return Role.PLACE if re.search(r"\b(?:received|allocated)\b", words) else Role.ELSE
