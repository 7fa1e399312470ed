"""What the cells of a row say: who, what, how many, which sum, when. What is not plain is left unread."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from app.domain.countries import Country
from app.domain.drafts.amounts.amounts import amounts
from app.domain.drafts.amounts.dollars import taken_as
from app.domain.drafts.dates.day_words import MONTHS
from app.domain.drafts.dates.days import Day, days
from app.domain.drafts.draft import DraftDate, DraftItem, DraftMoney, DraftParty, Span
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.tables.columns import BLANK, NOTES
from app.domain.drafts.tables.decimals import written_plainly
from app.domain.drafts.tables.headings import Counted
from app.domain.drafts.tables.periods import Period, doubt_of_fiscal, is_time, timed
from app.domain.drafts.words.word_lists import CONTAINERS, MEASURES
from app.domain.language import tr
from app.domain.money import Payers, choices_words, read_money, read_paid
from app.domain.numbers import trimmed
from app.domain.phrase_words import word_set
from app.domain.quantity import read_quantity
from app.domain.terms import MoneyKind, Qualifier

Names = Callable[[str, int, int], Sequence[Named]]


class Who(NamedTuple):
    """What finds out who is meant."""

    named: Names
    coded: Callable[[str], Country | None]
    """The country of a code of two or three letters."""


_NOBODY = re.compile(
    r"(?:various|multiple|several|other|others|unknown|anonymous|private|individual|public|all|different)\b.*|"
    r"not (?:yet )?(?:known|available|stated|reported|specified|applicable|decided)|see (?:foot)?notes?|"
    r"to be (?:confirmed|determined|decided|announced|advised)",
    re.IGNORECASE,
)
"""Those who are given no name."""
_LONGEST = 90
"""Code points of a name or an item; what is longer is prose."""
_BARE_UNITS = word_set("pcs pc pieces piece units unit nos no each ea number items item")
"""Units that say no more than that things were counted one by one."""
_KIND_OF_AID = re.compile(
    r"(?:grants?|cash|money|in[- ]kind|financial|monetary|funding|funds|bilateral|multilateral|humanitarian|"
    r"development|emergency|technical|both)(?: (?:aid|assistance|support|contributions?|donations?|grants?))?",
    re.IGNORECASE,
)
"""What only says of which kind a gift was."""
NO_GIFT = re.compile(
    r"(?:[a-z-]+ )?(?:loans?|credits?|credit lines?|sales?|purchases?|export credits?|(?:loan |interest )?repayments?|"
    r"reimbursements?|expenditures?|guarantees?|equity(?: investments?)?)",
    re.IGNORECASE,
)
"""What a cell says of a row that is no gift."""
LENT = re.compile(r"(?:an? |the )?(?:loan|sale|purchase|lease|rental|hire)s? of\b.*", re.IGNORECASE)
"""What is said of a thing that was no gift."""
_NUMERIC_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")


_TURNED = re.compile(
    r"(?P<name>[^,()]+)(?:, | \()(?P<of>(?:the )?(?:[A-Z][\w'’]* )*"
    r"(?:Government|Republic|Kingdom|States|Federation|Commonwealth|Territory))(?: of(?: the)?)?\)?"
)
"""A state as lists by name have it: *Norway, Government of*, *Iran (Islamic Republic of)*."""


_STATES = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)


class Cell(NamedTuple):
    """A cell: its words in one line, without marks of notes, and where they stand."""

    words: str
    span: Span
    goes_on: bool = False
    """Whether its words go on in the next line, where the span does not reach."""

    def __bool__(self) -> bool:
        return not BLANK.fullmatch(self.words)


def cell_at(text: str, start: int, end: int, letters: Container[str] = frozenset()) -> Cell:
    """The cell between two code points; `letters` are those that stand behind a number as the marks of notes."""
    if (letter := _LETTER.search(text, start, end)) is not None and letter[1] in letters:
        end = letter.start()
    marks = NOTES.search(text[start:end])
    end = start + marks.start() if marks and marks.start() else end
    return Cell(" ".join(text[start:end].split()), Span(start, end))


_LETTER = re.compile(r"(?<=\d) ([a-h])$")


def parties(text: str, cell: Cell, named: Names, *, gives: bool) -> tuple[tuple[DraftParty, ...], str]:
    """Who is named in a cell, and why that is not sure, or nothing."""
    if cell.goes_on:
        return _on_two_lines(cell, named, gives=gives)
    start, end = cell.span
    if not cell or _NOBODY.fullmatch(cell.words) or len(cell.words) > _LONGEST:
        return (), ""
    found = [one for one in named(text, start, end) if one.name and one.kind is not NamedKind.PRONOUN]
    if (state := _turned(cell, named)) is not None:
        return (DraftParty(state.name, state.iso2, start, end),), ""
    if [one.kind is NamedKind.TOWN for one in found] == [False, True] and text[found[0].end : found[1].start] == ", ":
        found = [found[1]._replace(start=start)] if (found[0].start, found[1].end) == (start, end) else found
    rest = _between(text, found, start, end)
    if len(found) > 1 and re.fullmatch(r"(?:\s*(?:,|;|&|\band\b|/)\s*)*", " ".join(rest)):
        alike = len({one.kind for one in found}) == 1 and not any("/" in one for one in rest)
        doubt = "" if alike else tr("The cell names several, who need not all be of this column.")
        return tuple(_party(text, one, gives=gives) for one in found), doubt or _doubt(found)
    if len(found) == 1 and re.fullmatch(r"(?:\s*|\s*\([^()]*\)\s*)", " ".join(rest).strip()):
        return (_party(text, found[0], gives=gives),), _doubt(found)
    if not any(map(str.isalpha, cell.words)):
        return (), ""
    return (DraftParty(cell.words, "", start, end),), tr("It is no known name; it is taken from its cell.")


def _on_two_lines(cell: Cell, named: Names, *, gives: bool) -> tuple[tuple[DraftParty, ...], str]:
    """Who is named in a cell that goes on in the next line, by all its words."""
    whole = Cell(cell.words, Span(0, len(cell.words)))
    found, doubt = parties(cell.words, whole, named, gives=gives)
    told = tuple(one._replace(start=cell.span.start, end=cell.span.end) for one in found)
    return told, doubt or tr("Its words are taken from two lines.")


def _turned(cell: Cell, named: Names) -> Named | None:
    """The state that a list by name has in a cell, if its name is no other's."""
    found = _TURNED.fullmatch(cell.words)
    if found is None:
        return None
    for link in ("of", "of the"):
        line = f"{found['of']} {link} {found['name']}"
        states = [one for one in named(line, 0, len(line)) if one.kind in _STATES and one.iso2]
        if len(states) == 1 and not states[0].unsure:
            return states[0]
    return None


def coded(text: str, cell: Cell, who: Who, *, is_code: bool) -> tuple[tuple[DraftParty, ...], str]:
    """The country whose code is all that a cell says, and why that is not sure, or nothing: `is_code` where the heading
    says that there are codes."""
    is_long = len(cell.words) == _LONG_CODE
    if not (cell.words.isascii() and cell.words.isalpha() and cell.words.isupper() and (is_code or is_long)):
        return (), ""
    country = None if not is_code and who.named(text, *cell.span) else who.coded(cell.words)
    if country is None:
        return (), ""
    doubt = "" if is_code else tr("It is taken for the code of a country.")
    return (DraftParty(country.name, country.iso2, *cell.span),), doubt


_LONG_CODE = 3
"""Letters of the longer code of a country."""


def _between(text: str, found: Sequence[Named], start: int, end: int) -> list[str]:
    ends, starts = [start, *(one.end for one in found)], [*(one.start for one in found), end]
    return [text[low:high] for low, high in zip(ends, starts, strict=True)]


def _doubt(found: Sequence[Named]) -> str:
    return next((one.unsure for one in found if one.unsure), "")


def _party(text: str, one: Named, *, gives: bool) -> DraftParty:
    """A party; a town's council has all its words for a name, and people who give are of no country."""
    words = " ".join(text[one.start : one.end].split())
    placed = one.kind is NamedKind.TOWN and len(words) > len(one.name)
    free = one.kind is NamedKind.BODY and gives
    return DraftParty(words if placed else one.name, "" if free else one.iso2, one.start, one.end)


def money(
    cell: Cell, counted: Counted, payers: Payers, *, worth: bool, sign: str = ""
) -> tuple[DraftMoney, str] | None:
    """The sum of a cell, and why its currency is not sure, or nothing; `sign` is the one before decimals."""
    words, scale = written_plainly(cell.words, sign), counted.scale
    if not words:
        return None
    if counted.currency:
        words = _in_currency(words, counted, sign)
        stated = (f"{counted.currency} {words}", f"{words} {counted.currency}")
    else:
        stated = (words,)
    read = next((one for some in stated if (one := read_paid(some, payers)) is not None), None)
    if read is None or (not counted.currency and not read.meant):
        return None
    said = read.money
    low, high = (None if one is None else trimmed(one * scale) for one in (said.low, said.high))
    if not (low or high):
        return None
    kind = MoneyKind.VALUATION if worth else said.kind
    sign = counted.currency or words
    doubt = (
        "" if said.currency else tr("“{word}” may be {choices}.").format(word=sign, choices=choices_words(read.meant))
    )
    if read.currency_assumed:
        doubt = taken_as(sign, said.currency)
    return DraftMoney(low, high, said.currency, said.qualifier, cell.words, *cell.span, kind=kind), doubt


_SHORT = re.compile(
    r"(?:(?:approx(?:\.|imately)?|about|around|some|circa|c\.|ca\.?|over|up to|at least|nearly|almost|[~≈<>+]) ?)?"
    r"\d[\d.,'’ ]*(?P<two>(?: ?[–-] ?| ?to | ?or )\d[\d.,'’]*)?"
    r"(?: ?(?P<scale>k|m|mn|mln|bn|thousand|million|billion))?\+?",
    re.IGNORECASE,
)
_OWN_SIGN = re.compile(r"(?:[A-Z]{1,3}[$€£¥]?|[$€£¥₹]) ?(?=\d)")


def _in_currency(words: str, counted: Counted, sign: str) -> str:
    """A sum that is in the currency of its heading, without a sign for it; nothing where it is in another one, or says
    something else."""
    own = _OWN_SIGN.match(words)
    if own is not None and not _meant(own[0]) & _meant(counted.currency):
        return ""
    rest = words[own.end() :] if own else words
    said = _SHORT.fullmatch(rest)
    if said is None or (counted.scale > 1 and (said["scale"] or own)):
        return ""
    return "" if said["two"] and sign == "," and re.search("[.,]", rest) else rest


def _meant(currency: str) -> set[str]:
    read = read_money(f"{currency.strip()} 5")
    return set(read.meant) if read is not None else set()


class Number(NamedTuple):
    """How many, as a cell says it; without ends where that is not read."""

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    item: str


_METRES = re.compile(r"\d[\d.,]* ?m", re.IGNORECASE)
"""What may be millions or metres, where no currency is beside it."""
_UNREAD = Number(None, None, Qualifier.NOT_STATED, "", "")


def number(cell: Cell, counted: Counted, sign: str = "") -> Number:
    """How many a cell says, in the unit of its heading or of the cell beside it; `sign` is the one before decimals."""
    unit = counted.unit
    read = read_quantity(written_plainly(cell.words, sign))
    if read is None or (read.low is None and read.high is None) or read.unit == "%":
        return _UNREAD
    if _METRES.fullmatch(cell.words) and unit != "doses":
        return _UNREAD
    own = read.unit or (read.item if read.item.lower() in MEASURES | CONTAINERS else "")
    if read.item and read.item != own:
        return Number(read.low, read.high, read.qualifier, own, read.item)
    if own and (counted.scale > 1 or (unit and own.lower() != unit.lower())):
        return _UNREAD
    low, high = (None if one is None else trimmed(one * counted.scale) for one in (read.low, read.high))
    return Number(low, high, read.qualifier, own or unit, "")


def item(cell: Cell, count: Cell | None, counted: Counted, sign: str = "") -> tuple[DraftItem, str] | None:
    """What a cell names and a cell beside it counts, and why the number is left open, or nothing."""
    if not cell or len(cell.words) > _LONGEST or _KIND_OF_AID.fullmatch(cell.words):
        return None
    if not any(map(str.isalpha, cell.words)):
        return None
    name, held = _without_unit(cell.words)
    if count is None or not count:
        one = _ONE.fullmatch(name)
        read = Number(Decimal(1), Decimal(1), Qualifier.EXACT, "", "") if one else _UNREAD
        doubt = tr("How many there were is not read.") if count is not None else ""
        return _made(one[1] if one else name, read, cell.words, cell.span), doubt
    read = number(count, counted._replace(unit=counted.unit or held), sign)
    doubt = ""
    if read.item or read.low == read.high == 0 or (read.low is None and read.high is None):
        doubt, read = tr("How many there were is not read."), _UNREAD
    return _made(name, read, f"{cell.words} {count.words}", _around(cell.span, count.span)), doubt


def thing(name: str, cell: Cell, counted: Counted, sign: str = "") -> DraftItem | None:
    """A number of what the heading of its column names."""
    read = number(cell, counted, sign)
    if read.item or not (read.low or read.high):
        return None
    return _made(name, read, cell.words, cell.span)


def _made(name: str, read: Number, stated: str, span: Span) -> DraftItem:
    unit = read.unit
    if unit.lower() in _BARE_UNITS or unit.lower() == name.split()[-1].lower():
        unit = ""
    return DraftItem(name, read.low, read.high, read.qualifier, unit, stated, *span)


def _without_unit(words: str) -> tuple[str, str]:
    """An item without the unit in the bracket behind it: *Hay (bales)*."""
    found = re.fullmatch(r"(.+?) \(([^()]+)\)", words)
    return (found[1], found[2]) if found and found[2].lower() in MEASURES | CONTAINERS else (words, "")


def _around(name: Span, count: Span) -> Span:
    """The words of an item and its number where they are next to each other, else the number."""
    first, second = sorted((name, count))
    return Span(first.start, second.end) if second.start - first.end <= _NEAR else count


_ONE = re.compile(r"(?:an?|one) (\S.*)", re.IGNORECASE)
_NEAR = 5
"""Code points between two cells next to each other."""


_OF_WHOM = re.compile(r"\b(?:of|for|to|with|in|at) $", re.IGNORECASE)
"""What stands before a number of those who get something, or of where: *Training of 40 nurses*."""


def listed(text: str, cell: Cell) -> tuple[list[DraftItem], list[DraftMoney]]:
    """The things and sums that a cell counts by itself: *2 ambulances, 10 beds*; else its words as a thing."""
    found = amounts(text, *cell.span) if any(map(str.isdigit, cell.words)) else []
    if found and _OF_WHOM.search(text, cell.span.start, found[0].start):
        return [], []
    things = [
        DraftItem(one.item, one.low, one.high, one.qualifier, one.unit, one.as_stated, one.start, one.end)
        for one in found
        if not one.is_money and one.item and not one.unsure
    ]
    sums = [
        DraftMoney(one.low, one.high, one.currency, one.qualifier, one.as_stated, one.start, one.end)
        for one in found
        if one.is_money and one.low is not None and one.currency and not one.unsure
    ]
    return things, sums


def day(text: str, cell: Cell, column: Iterable[str], published: str) -> tuple[DraftDate, str] | None:
    """The day of a cell, and why it is not sure. Days in figures are read in the order that the `column` shows."""
    one = None if cell.goes_on else _day(text, cell, published)
    if one is not None and not (one.first or one.last) and (told := _in_order(cell.words, column)):
        again = days(told, 0, len(told), published)
        one = again[0]._replace(start=cell.span.start, end=cell.span.end, as_stated=cell.words) if again else one
    period = timed(cell.words).period if is_time(cell.words) else None
    if one is None and period is not None and (period.fiscal or cell.words[0] in "'’"):  # 11/12 may be a day
        doubt = doubt_of_fiscal(period)
        return DraftDate(period.first, period.last, period.precision, period.words, *cell.span, doubt), doubt
    if one is None or not (one.first or one.last):
        return None
    return _dated(one), one.unsure or one.inferred


def day_within(cell: Cell, within: Period) -> tuple[DraftDate, str] | None:
    """The day of a cell without a year, in that of the lines above the table, and why it is not sure."""
    year = within.first[:4]
    if cell.goes_on or year != within.last[:4] or not _YEARLESS.fullmatch(cell.words):
        return None
    line = f"{cell.words} {year}"
    found = days(line, 0, len(line), "")
    if len(found) != 1 or not within.first <= found[0].first <= found[0].last <= within.last:
        return None
    doubt = tr("The year is that of the lines above the table.")
    one = found[0]._replace(start=cell.span.start, end=cell.span.end, as_stated=cell.words, inferred=doubt)
    return _dated(one), doubt


_YEARLESS = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTHS}\.?(?: \d{{1,2}})?", re.IGNORECASE)


def _day(text: str, cell: Cell, published: str) -> Day | None:
    """The only day of a cell that has no number beside it: the month of *12/Jun/22* is of no known year."""
    told, start = _written_out(cell.words), cell.span.start
    found = days(told, 0, len(told), published) if told else days(text, *cell.span, published)
    if len(found) != 1:
        return None
    if told:
        return found[0]._replace(start=start, end=cell.span.end, as_stated=cell.words)
    beside = text[start : found[0].start] + text[found[0].end : cell.span.end]
    return None if any(map(str.isdigit, beside)) else found[0]


def _dated(one: Day) -> DraftDate:
    return DraftDate(
        one.first, one.last, one.precision, one.as_stated, one.start, one.end, one.inferred or one.unsure
    )  # fmt: skip


def _written_out(words: str) -> str:
    """A day as programs write it, *12-Jun-2022* or *2022-06-12T00:00:00Z*, as people do; empty for any other."""
    if found := re.fullmatch(r"(\d{1,2})[-/. ]([A-Za-z]{3,9})[-/. ](\d{4})", words):
        return " ".join(found.groups())
    return found[1] if (found := re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*", words)) else ""


def _in_order(words: str, column: Iterable[str]) -> str:
    """A day in figures as ISO writes it, where the other days of its column show which figure is the month."""
    found = _NUMERIC_DAY.fullmatch(words)
    others = [one for some in column if (one := _NUMERIC_DAY.fullmatch(some))] if found else []
    first, second = ({int(one[at]) > _MONTHS for one in others} for at in (1, 3))
    if found is None or (True in first) is (True in second):
        return ""
    day, month = (found[1], found[3]) if True in first else (found[3], found[1])
    return f"{found[4]}-{int(month):02}-{int(day):02}"


_MONTHS = 12
