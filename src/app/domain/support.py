"""Whether the words of its evidence support a value, and where they plainly say otherwise.

The words are parsed again by the same readers as the form's fields, and their figures and dates compared with the
value. Words that cannot be parsed, or state no figure of the kind, are not judged: only words that plainly state
another number, or another date, say otherwise. Words linked to a field are compared with that field; words linked to a
record as a whole only if the item itself follows the figure, and only if the field has no words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain, islice
from typing import NamedTuple

from app.domain.counted import MEASURES, counted_words, plain_words
from app.domain.donations import CountSpan, DateSpan, Donation, Item
from app.domain.facts import Fact
from app.domain.figures import figures
from app.domain.language import tr, tr_term
from app.domain.money import format_amount, format_money, read_money
from app.domain.quantity import Stated, format_interval, read_quantity
from app.domain.records import DonationRecord, EvidenceItem, FieldPlace, LightPiece, field_label
from app.domain.stated_plainly import FOREIGN_SCALES, OF_NUMBERS, UNREAD_SCALES, states
from app.domain.terms import EvidenceRole

BEHIND, NEAR = 6, 3
"""So many words behind a figure may name what it counts; fewer where nobody said that they are about the field."""
WHOLE = ("", None)
_WORD = re.compile(r"[\w'’-]+")
_OF_MONEY = ("money", "amount")
_SHARE = re.compile(r"\d\s*per ?cent\b", re.IGNORECASE)
_PARTS_OF_IT = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PART_OF_IT = re.compile(rf"\b({'|'.join(_PARTS_OF_IT)})s?\b", re.IGNORECASE)
_BETWEEN = frozenset((
    "and", "or", "to", "until", "et", "ou", "à", "y", "o", "a", "e", "und", "oder", "bis", "en", "tot", "и", "до",
    "או", "עד",
))  # fmt: skip
"""The words between the two ends of an interval."""
_OF_NUMBERS = (OF_NUMBERS | FOREIGN_SCALES | {"crore", "lakh", "dozen"}) - {"of", "and", "half", "quarter"}
_THOUSANDS_BEFORE = re.compile(r"(?<!\d)\d{1,3}[ \u00a0\u2009\u202f'’٬]\Z")
_WORD_BEFORE = re.compile(
    r"\b((?<!\d[ \u00a0\u202f-])[^\W\d_]+(?= and)|[^\W\d_]+(?! and))(?: and)?[ \u00a0\u202f-]\Z", re.IGNORECASE
)
"""Of *2 million and fifty* none: in one number there are figures or words."""
_WORD_BEHIND = re.compile(r"[ \u00a0\u202f-]([^\W\d_]+)")
_DATED = re.compile(
    r"\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}", re.IGNORECASE
)

Piece = EvidenceItem | LightPiece


class ReadFigure(NamedTuple):
    """A figure of a text. `numbers` is empty if it could not be parsed."""

    words: str
    """With a few words behind it."""
    is_money: bool
    numbers: frozenset[Decimal]
    currency: str
    behind: tuple[str, ...]
    """The plain words behind it, up to the next figure."""
    is_sure: bool = True
    """Whether its words name the currency; a bare *$* may be of other dollars."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A field whose words state something else than its value."""

    field: str
    part_id: int | None
    """The item, amount or date it is about."""
    label: str
    """The field in words, such as *item: masks*."""
    has: str
    says: str
    """What the words say instead."""
    passage_id: int
    source_id: int

    def sentence(self) -> str:
        """*item: masks: its words say “6,000 masks”, but it has 4,000 masks*."""
        words = tr("{field}: its words say “{says}”, but it has {has}")
        return words.format(field=self.label, says=self.says, has=self.has)


class Asked(NamedTuple):
    """A value to compare with its words."""

    field: str
    part_id: int | None
    thing: str
    """What is counted, or what a part is called; empty for any other."""
    numbers: frozenset[Decimal]
    as_stated: str
    currency: str = ""
    unit: str = ""
    shown: Callable[[], str] = str

    @property
    def place(self) -> FieldPlace:
        return self.field, self.part_id


def stated_otherwise(
    content: Donation, part_ids: Mapping[str, Sequence[int]], evidence: Sequence[Piece]
) -> tuple[Otherwise, ...]:
    """The fields and parts of a record that their words contradict; `part_ids` as in `DonationRecord`."""
    return tuple(_of_record(content, part_ids, evidence, _summed_of(content, part_ids)))


def weighed(
    content: Donation, part_ids: Mapping[str, Sequence[int]], evidence: Sequence[Piece]
) -> tuple[frozenset[FieldPlace], frozenset[FieldPlace]]:
    """What words contradict in a record, and what `unsupported` says of it, as (field, part), for many in one pass."""
    summed = tuple(_summed_of(content, part_ids))
    found = _of_record(content, part_ids, evidence, summed) if evidence else ()
    return frozenset((one.field, one.part_id) for one in found), _unsupported(summed, evidence)


def _of_record(
    content: Donation, part_ids: Mapping[str, Sequence[int]], evidence: Sequence[Piece], summed: Iterable[Asked]
) -> Iterator[Otherwise]:
    for asked in chain(summed, _counts_of(content)):
        yield from _judged(asked, evidence)
    for place, date in _dates_of(content, part_ids):
        yield from _dated(place, date, evidence)


def confirmed(
    content: Donation | Fact, part_ids: Mapping[str, Sequence[int]], evidence: Sequence[Piece]
) -> frozenset[FieldPlace]:
    """The figures and dates, as (field, part), that words linked to them, or to the record, plainly state."""
    out: set[FieldPlace] = set()
    figured = (_of_fact(content),) if isinstance(content, Fact) else _figures_of(content, part_ids)
    for asked in figured:
        if asked.numbers and any(_says_plainly(one.quote, asked) for one in _under(asked.place, evidence)):
            out.add(asked.place)
    dated = ((("as_of", None, ""), content.as_of),) if isinstance(content, Fact) else _dates_of(content, part_ids)
    for (field, part_id, _), date in dated:
        for one in _under((field, part_id), evidence):
            if _says_date(one.quote, date):
                out.add((field, part_id))
    return frozenset(out)


def unsupported(
    content: Donation, part_ids: Mapping[str, Sequence[int]], evidence: Sequence[Piece]
) -> frozenset[FieldPlace]:
    """The items with a number and the amounts, as (field, part), that no words support: none of their own, and none
    for the record as a whole that state them; the words of the main amount may support further ones too.
    """
    return _unsupported(tuple(_summed_of(content, part_ids)), evidence)


def _unsupported(summed: Iterable[Asked], evidence: Sequence[Piece]) -> frozenset[FieldPlace]:
    supports = [one for one in evidence if one.role is EvidenceRole.SUPPORTS]
    own = {(one.field, one.part_id) for one in supports}
    alone = [one for one in summed if one.numbers and one.place not in own]
    if not alone:
        return frozenset()
    whole = [one.quote for one in supports if (one.field, one.part_id) == WHOLE]
    of_money = [*whole, *(one.quote for one in supports if one.field == "money")]
    return frozenset(one.place for one in alone if not is_stated(one, of_money if one.field == "amount" else whole))


def is_stated(asked: Asked, quotes: Iterable[str]) -> bool:
    """Whether any of these words, which are not the figure's own, state every end of it and count nothing else; its
    own words, where they are there and hold no figure that can be read, are nobody's to read again."""
    for quote in quotes:  # noqa: SIM110 - `any` takes longer than what is looked for
        if _plainly_states(quote, asked) or _states_as_read(quote, asked):
            return True
    return False


def unsupported_figures(record: DonationRecord) -> list[str]:
    """The figures of a record that no words support, as they are shown."""
    return [one.shown() for one in _figures_of(record.content, record.part_ids) if one.place in record.unsupported]


def _plainly_states(quote: str, asked: Asked) -> bool:
    """Whether that is so plain that nothing need be read."""
    if not asked.numbers:
        return False
    stated = asked.as_stated
    currency = asked.currency if asked.field in _OF_MONEY else None
    if stated and contains_words(stated, quote) and _state_all(stated, asked.numbers, currency, asked.unit):
        return True
    thing = ""
    if asked.field == "item":
        thing = plain_words(asked.thing).rpartition(" ")[2]
        if not thing or ("cent" in quote.lower() and _SHARE.search(quote)):
            return False
    for number in asked.numbers:  # noqa: SIM110 - as above
        if not states(quote, number, currency, asked.unit, thing):
            return False
    return True


@lru_cache(maxsize=1 << 15)
def _state_all(stated: str, numbers: frozenset[Decimal], currency: str | None, unit: str) -> bool:
    """Whether words plainly state each of these numbers; cached, as many records share their words."""
    return all(states(stated, number, currency, unit) for number in numbers)


def _states_as_read(quote: str, asked: Asked) -> bool:
    if asked.as_stated and contains_words(asked.as_stated, quote):
        stated = of_kind(asked.as_stated, asked)
        read = numbers_of_figure(asked.as_stated, asked.field in _OF_MONEY)
        if not all(one.numbers for one in stated) or not (stated or read):
            return True
        if asked.numbers <= read.union(*(one.numbers for one in stated)):
            return True
    found, thing = of_kind(quote, asked), plain_words(asked.thing).rpartition(" ")[2]
    if asked.field == "item":
        found = [one for one in found if not _SHARE.search(one.words)]
        found = _of_things(found, {thing, plain_words(asked.unit).rpartition(" ")[2]})
    if not asked.numbers <= frozenset[Decimal]().union(*(one.numbers for one in found if _in_its_unit(one, asked))):
        return False
    return asked.field != "item" or not _counts_else(quote, thing)


def _of_things(found: list[ReadFigure], things: set[str]) -> list[ReadFigure]:
    """The figures behind which one of these is named, with what such a figure is the other end of (*between 40 and 60
    ambulances*); all where none is named."""
    own: list[ReadFigure] = []
    is_end = False
    for one in reversed(found):
        joins = len(one.behind) < 2 and _BETWEEN.issuperset(one.behind)
        is_end = not things.isdisjoint(one.behind) or (is_end and joins)
        own += [one] * is_end
    return own or found


def _under(place: FieldPlace, evidence: Sequence[Piece]) -> Iterator[Piece]:
    return (one for one in evidence if one.role is EvidenceRole.SUPPORTS and (one.field, one.part_id) in (place, WHOLE))


def _says_plainly(quote: str, asked: Asked) -> bool:
    """Whether words state the number; for an item, unless they plainly count something else."""
    if contains_words(asked.as_stated, quote):
        return any(one.numbers & asked.numbers for one in of_kind(asked.as_stated, asked))
    same = [one for one in of_kind(quote, asked) if one.numbers & asked.numbers and _in_its_unit(one, asked)]
    if asked.field != "item":
        return bool(same)
    things = {plain_words(words).rpartition(" ")[2] for words in (asked.thing, asked.unit)}
    return any(not one.behind or not things.isdisjoint(one.behind) for one in same)


def _says_date(quote: str, date: DateSpan) -> bool:
    if date.as_stated and date.as_stated.casefold() in " ".join(quote.split()).casefold():
        return True
    known = bool(date.start or date.end)
    return known and any(_meet(date, one) for one in dates_in(quote, (date.end or date.start)[:4]))


def _figures_of(content: Donation, part_ids: Mapping[str, Sequence[int]]) -> Iterator[Asked]:
    return chain(_summed_of(content, part_ids), _counts_of(content))


def _counts_of(content: Donation) -> Iterator[Asked]:
    """Those that are in no sum, as far as a number is known."""
    own = [(key, value) for key, value in content.own if isinstance(value, CountSpan)] if content.own else ()
    counts = ((key, getattr(content, key)) for key in ("instalments", "donor_count", "recipient_count"))
    for field, span in (*counts, *own):
        if numbers := numbers_of(span):
            shown = partial(format_interval, span.low, span.high, span.qualifier)
            yield Asked(field, None, "", numbers, span.as_stated, shown=shown)


def _summed_of(content: Donation, part_ids: Mapping[str, Sequence[int]]) -> Iterator[Asked]:
    """Those of its items and amounts, which sums may rest on."""
    for item, item_id in zip(content.items, part_ids.get("items", ()), strict=True):
        shown = partial(_shown_item, item)
        yield Asked("item", item_id, item.item, numbers_of(item), item.as_stated, "", item.unit, shown)
    money = content.money
    if money is not None:
        shown = partial(format_money, money)
        yield Asked("money", None, "", numbers_of(money), money.as_stated, money.currency, shown=shown)
    for amount, amount_id in zip(content.amounts, part_ids.get("amounts", ()), strict=True):
        shown = partial(format_amount, amount.low, amount.high, amount.currency, amount.qualifier)
        role = tr_term(amount.role)
        yield Asked("amount", amount_id, role, numbers_of(amount), amount.as_stated, amount.currency, shown=shown)


def _shown_item(item: Item) -> str:
    return counted_words(format_interval(item.low, item.high, item.qualifier), item.item, item.unit)


def _dates_of(
    content: Donation, part_ids: Mapping[str, Sequence[int]]
) -> Iterator[tuple[tuple[str, int | None, str], DateSpan]]:
    """The dates of a record, each with its field, its part and what that is called."""
    yield ("date", None, ""), content.date
    for date, date_id in zip(content.dates, part_ids.get("dates", ()), strict=True):
        yield ("event", date_id, tr_term(date.event)), date
    for key, value in content.own:
        if isinstance(value, DateSpan):
            yield (key, None, ""), value


def fact_stated_otherwise(fact: Fact, evidence: Sequence[Piece]) -> tuple[Otherwise, ...]:
    """The value of a fact, if its words contradict it."""
    return tuple(_judged(_of_fact(fact), evidence))


def _of_fact(fact: Fact) -> Asked:
    return Asked("value", None, fact.unit or fact.field, numbers_of(fact), fact.value, shown=lambda: fact.value)


def numbers_in(text: str) -> frozenset[Decimal]:
    """All numbers that a text states, as far as they can be parsed."""
    return frozenset(number for figure in figures_in(text) for number in figure.numbers)


def numbers_of(stated: Stated) -> frozenset[Decimal]:
    """The ends of what is stated, as far as they are known."""
    return known_of(stated.low, stated.high)


def known_of(low: Decimal | None, high: Decimal | None) -> frozenset[Decimal]:
    """The ends that are known."""
    if low is None or high is None or low == high:
        one = high if low is None else low
        return frozenset() if one is None else frozenset((one,))
    return frozenset((low, high))


def _judged(asked: Asked, evidence: Sequence[Piece]) -> Iterator[Otherwise]:
    # A value whose own words hold no figure, such as *medical teams* for at least one, is nobody's to read again.
    if not asked.numbers or (asked.as_stated and not figures_in(asked.as_stated)):
        return
    field, part_id = asked.place
    own = [one for one in evidence if one.field == field and one.part_id == part_id]
    told = [(one, says(one.quote, asked)) for one in own]
    by_field = [(one, does) for one, does in told if does or of_kind(one.quote, asked)]
    for piece, does in by_field or [(one, False) for one in _about_the_whole(asked, evidence)]:
        if piece.role is EvidenceRole.SUPPORTS and not does:
            words = _otherwise(piece.quote, asked, by_field=bool(by_field))
            if words:
                label = field_label(asked.field, asked.thing if asked.part_id is not None else "", piece.field_name)
                yield Otherwise(
                    asked.field, asked.part_id, label, asked.shown(), words, piece.passage_id, piece.source_id
                )


def _about_the_whole(asked: Asked, evidence: Sequence[Piece]) -> list[Piece]:
    """Evidence for the record that may concern this value too; none if some of it states the value."""
    if asked.field == "amount":
        return []  # words about the whole record say the whole amount first
    pieces = [one for one in evidence if one.field == ""]
    return [] if any(says(one.quote, asked) for one in pieces) else pieces


def says(quote: str, asked: Asked) -> bool:
    """Whether the words state the value, or a figure that cannot be parsed, which may be it."""
    words = asked.as_stated if contains_words(asked.as_stated, quote) else quote
    if is_plainly_stated(words, asked):
        return True
    found = of_kind(words, asked)
    if asked.field in _OF_MONEY:  # the currency is rarely said a second time: *15 million dollars, or 17 million*
        found = [*found, *(one for one in figures_in(words) if not one.is_money and one.numbers)]
    if any(not one.numbers or (one.numbers & asked.numbers and _in_its_unit(one, asked)) for one in found):
        return True
    return asked.field == "amount" and not asked.numbers.isdisjoint(_shares_of(words, found))


def _shares_of(words: str, found: Sequence[ReadFigure]) -> Iterator[Decimal]:
    """What the shares that words name come to of their figures: *800,000 dollars, each paying one half*."""
    for match in _PART_OF_IT.finditer(words):
        parts = _PARTS_OF_IT[match[1].lower()]
        yield from (number * many / parts for one in found for number in one.numbers for many in range(1, parts))


def is_plainly_stated(words: str, asked: Asked) -> bool:
    """Whether that is so plain that nothing need be read; where not, nothing is known."""
    currency = asked.currency if asked.field in _OF_MONEY else None
    for number in asked.numbers:  # noqa: SIM110 - as above
        if states(words, number, currency, asked.unit):
            return True
    return False


def _in_its_unit(one: ReadFigure, asked: Asked) -> bool:
    """Whether a figure is in no other currency and no other measure, as kilograms where the value is in tonnes."""
    if asked.field in _OF_MONEY and one.currency not in ("", asked.currency):
        return False
    stated, meant = (MEASURES.get(word, "") for word in ("".join(one.behind[:1]), plain_words(asked.unit)))
    return not stated or not meant or stated == meant


def contains_words(stated: str, quote: str) -> bool:
    """Whether others hold the words whole, so that those need not be read: *4,000 masks*, but not in *14,000 masks*,
    and *5 m*, but not in *5 million*."""
    if not stated or stated[-1].isdigit():
        return False
    return _are_whole(stated, quote) or _are_whole(stated.casefold(), quote.casefold())


def _are_whole(words: str, quote: str) -> bool:
    """Whether words are there, and neither a number before them nor their last word goes on."""
    at = quote.find(words)
    if at < 0 or (at and (quote[at - 1].isdigit() or quote[at - 1] in ".,-–")):
        return False
    end = at + len(words)
    last_and_next = quote[end - 1 : end + 1]
    if len(last_and_next) == 2 and last_and_next.isascii() and last_and_next.isalpha():
        return False
    thousands, first, last = _ends_of_numbers(words)
    if thousands and at > 1 and quote[at - 2].isdigit() and _THOUSANDS_BEFORE.search(quote, max(at - 5, 0), at):
        return False
    if first and (before := _WORD_BEFORE.search(quote, max(at - 16, 0), at)) and before[1].lower() in _OF_NUMBERS:
        return False
    return not (last and (behind := _WORD_BEHIND.match(quote, end)) and behind[1].lower() in _OF_NUMBERS)


@lru_cache(maxsize=1 << 14)
def _ends_of_numbers(words: str) -> tuple[bool, bool, bool]:
    """Whether words begin with three digits, or with a number in letters, and whether they end with one: each may be
    part of a larger number, as of *1 400*, *two thousand five hundred* or *5 thousand million*."""
    letters = words.lower().replace("-", " ").split(" ")
    return (
        words[:3].isdigit() and not words[3:4].isdigit(),
        letters[0] in _OF_NUMBERS,
        letters[-1] in _OF_NUMBERS,
    )


def of_kind(words: str, asked: Asked) -> list[ReadFigure]:
    """The figures of a text that can be of the field's kind; of money in another currency only the very number."""
    found = figures_in(words)
    if asked.field in _OF_MONEY:
        money = [one for one in found if one.is_money]
        own = [one for one in money if one.currency in ("", asked.currency)]
        return own or [one for one in money if asked.currency and one.is_sure and one.numbers == asked.numbers]
    return [one for one in found if not one.is_money or asked.field == "value"]


def _otherwise(quote: str, asked: Asked, *, by_field: bool) -> str:
    """The words of the figure in the value's place, if that is plain; else nothing."""
    found = of_kind(quote, asked)
    thing = plain_words(asked.thing).rpartition(" ")[2]
    near = BEHIND if by_field else NEAR
    tied = [one for one in found if thing and thing in one.behind[:near]]
    if not tied and len(found) == 1 and (by_field or asked.field in _OF_MONEY):
        is_else = by_field and _counts_one_other(quote, asked)
        tied = [one for one in found if one.is_money or is_else or not _counts_else(quote, thing)]
    return tied[0].words if tied else ""


def _counts_one_other(quote: str, asked: Asked) -> bool:
    """Whether words count one other thing, by itself and one by one: *12 wheelbarrows* are not 75 socks, while 40 boxes
    may hold 4,000 masks, and three trucks and a crane be 4 vehicles."""
    others = [word for word in _WORD.findall(quote) if word.casefold() in _ONE_MORE]
    return not asked.unit and not others and len(things := _things_in(quote)) == 1 and things[0] != ""


_ONE_MORE = frozenset(("a", "an", "another", "one", "and", "plus"))


def _counts_else(quote: str, thing: str) -> bool:
    """Whether everything these words count is plainly something else, such as trucks instead of tents."""
    if not thing or any(plain_words(word) == thing for word in _WORD.findall(quote)):
        return False
    named = _counted(quote)
    return bool(named) and all(named)


@lru_cache(maxsize=1 << 12)
def _counted(quote: str) -> tuple[str, ...]:
    """What words count, as the rules for drafts read it; empty if unclear."""
    from app.domain.drafts.amounts.amounts import amounts

    return tuple(one.item or one.unit for one in amounts(quote, 0, len(quote)) if not one.is_money)


@lru_cache(maxsize=1 << 12)
def _things_in(quote: str) -> tuple[str, ...]:
    """The things that words count; empty for what is only measured, or only packs others."""
    from app.domain.drafts.amounts.amounts import amounts
    from app.domain.drafts.words.word_lists import CARRIERS, CONTAINERS

    packs = CARRIERS | CONTAINERS
    found = [one for one in amounts(quote, 0, len(quote)) if not one.is_money]
    return tuple("" if one.unit or one.item.lower() in packs else one.item for one in found)


@lru_cache(maxsize=1 << 14)
def figures_in(text: str) -> tuple[ReadFigure, ...]:
    """The figures of a text, read."""
    stretches = list(figures(text, 0, len(text)))
    out: list[ReadFigure] = []
    for number, (start, end, is_money) in enumerate(stretches):
        limit = stretches[number + 1][0] if number + 1 < len(stretches) else len(text)
        words = list(islice(_WORD.finditer(text, end, limit), BEHIND + 1))
        behind = tuple(plain_words(match[0]) for match in words[:BEHIND])
        few = words if len(words) <= BEHIND else words[:3]  # what is counted may be the last of several
        named = [word.end() for word in few if any(map(str.isalnum, word[0]))]  # and not a dash behind them
        shown = " ".join(text[start : max(named, default=end)].split())
        is_scaled = bool(words) and words[0][0].casefold() in FOREIGN_SCALES
        unread = is_scaled or (not is_money and bool(behind) and behind[0] in UNREAD_SCALES)
        numbers = frozenset[Decimal]() if unread else numbers_of_figure(text[start:end], is_money)
        money = read_money(text[start:end]) if is_money else None
        is_sure = money is None or not money.currency_assumed
        out.append(ReadFigure(shown, is_money, numbers, "" if money is None else money.money.currency, behind, is_sure))
    return tuple(out)


@lru_cache(maxsize=1 << 14)
def numbers_of_figure(words: str, is_money: bool) -> frozenset[Decimal]:
    """The ends of what one figure states; none where it cannot be read, or is a share."""
    if is_money:
        money = read_money(words)
        return frozenset() if money is None else numbers_of(money.money)
    read = None if words.rstrip().endswith("%") else read_quantity(words)
    return frozenset() if read is None else numbers_of(read)


def _dated(asked: tuple[str, int | None, str], date: DateSpan, evidence: Sequence[Piece]) -> Iterator[Otherwise]:
    """`asked` are the field, the part and what that is called."""
    field, part_id, called = asked
    if date.inferred or not (date.start or date.end):
        return
    for piece in evidence:
        if (piece.field, piece.part_id) != (field, part_id) or piece.role is not EvidenceRole.SUPPORTS:
            continue
        if date.as_stated and date.as_stated.casefold() in " ".join(piece.quote.split()).casefold():
            continue
        found = dates_in(piece.quote, (date.end or date.start)[:4])
        if found and not any(_meet(date, one) for one in found):
            shown = date.as_stated or (date.start if date.start == date.end else f"{date.start} – {date.end}")
            label = field_label(field, called, piece.field_name)
            yield Otherwise(field, part_id, label, shown, found[0].as_stated, piece.passage_id, piece.source_id)


def _meet(one: DateSpan, other: DateSpan) -> bool:
    """Whether two spans have a day in common; ISO dates of months and years are as long as they are."""
    return (not one.end or not other.start or other.start <= f"{one.end}~") and (
        not other.end or not one.start or one.start <= f"{other.end}~"
    )


@lru_cache(maxsize=1 << 12)
def dates_in(text: str, year: str) -> tuple[DateSpan, ...]:
    """The dates of a text that name a day, a month or a year; one without a year is of the given one."""
    from app.domain.drafts.dates.days import days

    return tuple(
        DateSpan(day.first, day.last, day.precision, day.as_stated, inferred=bool(day.inferred))
        for day in days(text, 0, len(text), f"{year}-12-31")
        if (day.first or day.last) and not day.unsure and _DATED.search(day.as_stated)
    )
