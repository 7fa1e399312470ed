"""Which figures of records their own words plainly say otherwise: a sum that has them says so.

The figures are read with their words in one statement and held against them; only records of which some words do not
say the figure, of which there are few, are read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Select, or_, select

from app.domain import support
from app.domain.giving import unsummed
from app.domain.records import FieldPlace
from app.domain.support import Asked
from app.domain.terms import EvidenceRole
from app.garbage import no_collecting
from app.store.among import Within, asked, by_spans
from app.store.columns import of_thousandths
from app.store.reader import Reader, first_column, untyped
from app.store.reads import otherwise as otherwise_reads
from app.store.reads.donation_tables import accepted
from app.store.schema import donation, donation_amount, donation_item, evidence, passage, thing
from app.store.things import of_kind

_MOST_KNOWN = 1 << 17
_NEW: Any = object()
_known: defaultdict[str, dict[int, bool | None]] = defaultdict(dict)
"""Whether words say a figure, by its field and the hash of both: 100,000 take 10 MB. It is found once as long as the
program runs: between two sums few figures are written."""
_SUPPORTS = evidence.c.role == EvidenceRole.SUPPORTS.value


def of(db: Reader, within: Within | None) -> Mapping[int, frozenset[FieldPlace]]:
    """Those among the items and main amounts of these records, or of all, by the ids of their records."""
    with no_collecting():
        if within is not None:
            return _of(db, within)
        return by_spans(db, donation.c.id, "says otherwise", partial(_of, db))


def _of(db: Reader, within: Within) -> dict[int, frozenset[FieldPlace]]:
    doubtful, silent = set[int](), set[int]()
    for field, found in _with_own(db, within):
        known = _known[field]
        if len(known) >= _MOST_KNOWN:
            known.clear()
        for row in found:
            figure = row[1:]
            key = hash(figure)
            says = known.get(key, _NEW)
            if says is _NEW:
                known[key] = says = _says(field, *figure)
            if not says:
                (silent if says is None else doubtful).add(row[0])
    doubtful |= _with_words_for_the_whole(db, within, silent | accepted(db, within))
    out: dict[int, frozenset[FieldPlace]] = {}
    for row, content, part_ids, found in otherwise_reads.saying_otherwise(db, sorted(doubtful)):
        places = frozenset((one.field, one.part_id) for one in found)  # of dates too, which are in no sum
        if summed := unsummed(content, part_ids["amounts"], places):
            out[row.id] = summed
    return out


def _with_own(db: Reader, within: Within) -> Iterator[tuple[str, Sequence[Any]]]:
    """By field, the figures with words of their own: record, number at both ends, words as stated, unit and quote;
    those of one passage together, so that its words are read once."""
    for field, statement in asked(_quoted, within).items():
        yield field, untyped(db, statement)


def _quoted(within: Within) -> dict[str, Select[*tuple[Any, ...]]]:
    item, amount = donation_item.c, donation_amount.c

    def quoted(record: Any, columns: Any, prefix: str, unit: Any, joined: Any, *more: Any) -> Select[*tuple[Any, ...]]:
        low, high, stated = (columns[f"{prefix}{name}"] for name in ("low", "high", "as_stated"))
        found = select(record, low, high, stated, unit, passage.c.quote).select_from(joined).order_by(passage.c.id)
        return found.where(_SUPPORTS, or_(low.is_not(None), high.is_not(None)), within(record), *more)

    of_items = evidence.join(donation_item, item.id == evidence.c.item_id).join(passage)
    of_amounts = evidence.join(donation_amount, amount.id == evidence.c.amount_id).join(passage)
    of_money = of_kind(evidence, donation.name).join(donation, donation.c.id == thing.c.row_id).join(passage)
    has_field, currency = evidence.c.field == "money", donation.c.money_currency
    return {
        "item": quoted(item.donation_id, item, "", item.unit, of_items),
        "amount": quoted(amount.donation_id, amount, "", amount.currency, of_amounts),
        "money": quoted(donation.c.id, donation.c, "money_", currency, of_money, has_field),
    }


def _with_words_for_the_whole(db: Reader, within: Within, some: set[int]) -> set[int]:
    """Those of some of these records that words speak of as a whole: of those whose figures have words of their own
    that are silent, or that came from an accepted table; figures of others are in no sum without words."""
    return some.intersection(first_column(db, asked(_of_whole, within))) if some else some


def _of_whole(within: Within) -> Select[Any]:
    whole = select(thing.c.row_id).select_from(of_kind(evidence, donation.name))
    return whole.where(evidence.c.field == "", _SUPPORTS, within(thing.c.row_id))


def _says(field: str, low: int | None, high: int | None, as_stated: str, unit: str, quote: str) -> bool | None:
    """Whether words say a figure, with its ends in thousandths, so that nothing more need be asked of them; None where
    they say none of its kind."""
    if as_stated:
        if _states_itself(field, low, high, as_stated, unit) and support.contains_words(as_stated, quote):
            return True
    elif support.is_plainly_stated(quote, _asked(field, low, high, unit)):
        return True
    asked = _asked(field, low, high, unit)._replace(as_stated=as_stated)
    if not as_stated:
        stated = _told(quote, is_money=field != "item")
        if not stated:
            return None
        if field == "item" and (None in stated or (not unit and not asked.numbers.isdisjoint(stated))):
            return True
    return support.says(quote, asked) or (False if support.of_kind(quote, asked) else None)


@lru_cache(maxsize=1 << 13)
def _asked(field: str, low: int | None, high: int | None, unit: str) -> Asked:
    currency, measure = ("", unit) if field == "item" else (unit, "")
    numbers = support.known_of(of_thousandths(low), of_thousandths(high))
    return Asked(field, None, "", numbers, "", currency, measure)


@lru_cache(maxsize=1 << 14)
def _states_itself(field: str, low: int | None, high: int | None, as_stated: str, unit: str) -> bool:
    """Whether a figure's words as stated plainly state it; many records have the same."""
    return support.is_plainly_stated(as_stated, _asked(field, low, high, unit))


@lru_cache(maxsize=1 << 14)
def _told(quote: str, *, is_money: bool) -> frozenset[Decimal | None]:
    """The numbers that words state of money, or of anything else; None for a figure that cannot be read."""
    found = [one.numbers for one in support.figures_in(quote) if one.is_money is is_money]
    return frozenset(number for numbers in found for number in numbers or (None,))
