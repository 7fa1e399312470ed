"""Which words a value keeps *as stated* when another is typed over it: only words of its evidence that state it.

Words that hold nothing to be read, and words typed where there is no evidence, are the person's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.dates import read_date
from app.domain.donations import Amount, DateSpan, Donation, Money
from app.domain.money import read_money
from app.domain.parts import PARTS
from app.domain.quantity import read_quantity
from app.domain.records import DonationRecord, EvidenceItem, FieldPlace
from app.domain.terms import EvidenceRole

_FIELDS = ("money", "date", "instalments", "donor_count", "recipient_count")


def as_quoted(old: DonationRecord, content: Donation, ids: Mapping[str, Sequence[int | None]]) -> Donation:
    """The new content of a record; `ids` gives, by kind of part, the old row of each part, None for a new one."""
    now: dict[str, Any] = {}
    for kind in PARTS:
        was = dict(zip(old.part_ids[kind.key], kind.of(old.content), strict=True))
        now[kind.key] = tuple(
            part if one not in was else kept(part, was[one], quotes(old.evidence, (kind.field_of(part), one)))
            for part, one in zip(kind.of(content), ids[kind.key], strict=True)
        )
    for key in _FIELDS:
        now[key] = kept(getattr(content, key), getattr(old.content, key), quotes(old.evidence, (key, None)))
    was = dict(old.content.own)
    now["own"] = tuple(
        (key, kept(value, was.get(key), quotes(old.evidence, (key, None)))) for key, value in content.own
    )
    return replace(content, **now)


def quotes(evidence: Sequence[EvidenceItem], place: FieldPlace) -> tuple[str, ...]:
    """The words that support a field, else those for the whole."""
    supports = [one for one in evidence if one.role is EvidenceRole.SUPPORTS]
    own = tuple(one.quote for one in supports if (one.field, one.part_id) == place)
    return own or tuple(one.quote for one in supports if not one.field)


def kept(value: Any, was: Any, quotes: Sequence[str]) -> Any:
    """A value that may have been typed over `was`, without words that are not its own; `quotes` are its evidence."""
    words = getattr(value, "as_stated", "")
    if not words or was is None or set(_ends(value)[:2]) <= {None, ""}:
        return value
    is_changed = _ends(value) != _ends(was)
    if not is_changed and words == was.as_stated:
        return value
    is_theirs = any(words.casefold() in " ".join(quote.split()).casefold() for quote in quotes)
    is_old = words == was.as_stated and is_changed and not set(_ends(was)[:2]) <= {None, ""}
    is_left = is_old and _read(words, value) not in (None, _ends(value))
    return replace(value, as_stated="") if is_left or (quotes and not is_theirs) else value


def _ends(value: Any) -> tuple[Any, ...]:
    if isinstance(value, DateSpan):
        return value.start, value.end
    return value.low, value.high, getattr(value, "currency", "")


def _read(words: str, value: Any) -> tuple[Any, ...] | None:
    """The ends of what words state of the kind of a value; None where nothing is read."""
    if isinstance(value, DateSpan):
        read = read_date(words, value.end or value.start)
        return None if read is None else _ends(read)
    if isinstance(value, (Money, Amount)):
        found = read_money(words)
        if found is None:
            return None
        money = found.money
        return money.low, money.high, value.currency if found.currency_assumed else money.currency
    count = read_quantity(words)
    return None if count is None else _ends(count)
