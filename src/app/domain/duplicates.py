"""Duplicate records: finding pairs that may describe one gift, and merging two records.

If both state a value, the person chooses; a value that only one states is kept. Parts that are equal in both, such as
the same donor, become one; others are kept side by side. No part is lost, and so no evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from app.domain import alternatives
from app.domain.alike import Likeness, heads, likeness
from app.domain.by_key import sets_by_key
from app.domain.donations import Donation, Party
from app.domain.fields import Field, Fields, Kind, made
from app.domain.fold import fold
from app.domain.parts import PART
from app.domain.records import DonationRecord
from app.domain.terms import PartyRole
from app.domain.vocabularies import AS_SUCH

MOST_TOGETHER = 200
"""So many records between the same two are compared one by one; of more only those with a figure in common, and if
those are still more, those of one day."""

_RECEIVERS = (PartyRole.RECIPIENT, PartyRole.BENEFICIARY)


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two records that may describe one gift; the first is the older."""

    first: DonationRecord
    second: DonationRecord
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a record is compared with others."""

    id: int
    content: Donation
    parent_id: int | None
    linked: frozenset[int]
    """The records it is linked with, whichever way."""
    sources: frozenset[int] = frozenset()
    """Those of its evidence."""


def duplicates(records: Iterable[Compared]) -> tuple[list[tuple[int, int, Likeness]], bool]:
    """Pairs of similar records without a known relation, by their ids, likeliest first; and whether between some two
    there are so many records that not all of them were compared."""
    every = {record.id: record for record in records}
    between = sets_by_key((key, record.id) for record in every.values() for key in _sides(record.content))
    pairs = {
        (one, other)
        for group in between.values()
        for some in _compared_in(group, every)
        for one in some
        for other in some
        if one < other
        and not _related(every[one], every[other], every)
        and _one_giver(every[one], every[other])
        and _one_receiver(every[one].content, every[other].content)
    }
    found = [
        (one, other, like) for one, other in sorted(pairs) if (like := _likeness(every[one], every[other])) is not None
    ]
    is_partial = any(len(group) > MOST_TOGETHER for group in between.values())
    return sorted(found, key=lambda double: -double[2].worth), is_partial


def _likeness(one: Compared, other: Compared) -> Likeness | None:
    return likeness(one.content, other.content, one_source=not one.sources.isdisjoint(other.sources))


def _compared_in(group: set[int], every: Mapping[int, Compared]) -> Iterator[set[int]]:
    """The groups, of records between the same two, in which each is compared with each."""
    if len(group) <= MOST_TOGETHER:
        yield group
        return
    for same in sets_by_key((figure, one) for one in group for figure in _figures(every[one].content)).values():
        days = sets_by_key((every[one].content.date.start, one) for one in same).values()
        yield from (some for some in ((same,) if len(same) <= MOST_TOGETHER else days) if len(some) <= MOST_TOGETHER)


def _figures(content: Donation) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    """The numbers of its items and its amount, each with what it is of."""
    for item in content.items:
        yield from ((head, item.low, item.high) for head in heads(item.item) if not item.low is item.high is None)
    if content.money is not None and not content.money.low is content.money.high is None:
        yield content.money.currency, content.money.low, content.money.high


def _sides(content: Donation) -> set[tuple[str, str]]:
    """Who gave to whom, each by name and by country."""
    sides: list[list[str]] = []
    for roles in ((PartyRole.DONOR,), _RECEIVERS):
        parties = [party for party in content.parties if party.role in roles]
        sides.append([*(fold(party.name) for party in parties), *(party.iso2 for party in parties if party.iso2)])
    return {(donor, recipient) for donor in sides[0] for recipient in sides[1]}


def _one_giver(one: Compared, other: Compared) -> bool:
    """Whether the donor may be the same: an equal name, or only a country in one of them."""
    donors = [[party for party in record.content.parties if party.role is PartyRole.DONOR] for record in (one, other)]
    names = [{fold(party.name) for party in some} for some in donors]
    return bool(names[0] & names[1]) or any(party.kind in AS_SUCH for some in donors for party in some)


def _one_receiver(one: Donation, other: Donation) -> bool:
    """Whether the recipient may be the same: not where all that are named so, or for whom it is, are elsewhere."""
    for roles in (_RECEIVERS, (PartyRole.BENEFICIARY,)):
        ours, theirs = ([party for party in content.parties if party.role in roles] for content in (one, other))
        if ours and theirs and not any(_may_be_one(a, b, named=len(roles) > 1) for a in ours for b in theirs):
            return False
    return True


def _may_be_one(one: Party, other: Party, *, named: bool) -> bool:
    """Whether two are in one country, or it is not said of both; and with `named`, are called the same then."""
    if one.iso2 and other.iso2:
        return one.iso2 == other.iso2
    return not named or fold(one.name) == fold(other.name)


def _related(one: Compared, other: Compared, every: Mapping[int, Compared]) -> bool:
    """Whether their relation is known: linked, or both within one aggregate, of which one may be the whole."""
    return other.id in one.linked or not _within(one, every).isdisjoint(_within(other, every))


def _within(record: Compared, every: Mapping[int, Compared]) -> set[int]:
    """The ids of the record, of its aggregate, of that one's, and so on."""
    ids = {record.id}
    while (above := record.parent_id) is not None and above not in ids and above in every:
        ids.add(above)
        record = every[above]
    return ids


@dataclass(frozen=True, slots=True)
class Difference:
    """A field with different values in two records."""

    field: Field
    ours: Any
    theirs: Any


def _says(field: Field, value: Any) -> bool:
    """Whether a value is set; a value that every record must have, such as the scope, always is."""
    always = field.needed or (field.kind is Kind.YES_NO and field.blank is not None)
    return always or field.says(value)


def stated_by_one(ours: Donation, theirs: Donation, fields: Fields) -> Iterator[tuple[Field, Any]]:
    """What only one of two records says, by fields; of parts those that only one of them has."""
    for field in fields:
        one, other = field.of(ours), field.of(theirs)
        if field.kind is Kind.PARTS:
            same = PART[field.key].same
            both = {same(part) for part in one} & {same(part) for part in other}
            if alone := tuple(part for part in (*one, *other) if same(part) not in both):
                yield field, alone
        elif _says(field, one) is not _says(field, other):
            yield field, one if _says(field, one) else other


def differences(ours: Donation, theirs: Donation, fields: Fields) -> tuple[Difference, ...]:
    """The fields with different values in both; parts are matched."""
    out: list[Difference] = []
    for field in fields:
        one, other = field.of(ours), field.of(theirs)
        if field.kind is Kind.PARTS:
            one, other = _of_same(field.key, one, other)
        if one != other and _says(field, one) and _says(field, other):
            out.append(Difference(field, one, other))
    return tuple(out)


def _of_same(key: str, ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    same = PART[key].same
    known = {same(part): part for part in theirs}
    both = [(part, known[same(part)]) for part in ours if same(part) in known]
    return tuple(one for one, _ in both), tuple(other for _, other in both)


def merged(
    ours: Donation, theirs: Donation, fields: Fields, of_theirs: Collection[str]
) -> tuple[Donation, Mapping[str, tuple[int, ...]]]:
    """The merged record, and for each kind of part which of its parts theirs have become.

    Our parts keep their positions. `of_theirs` are the keys of fields whose other value was chosen.
    """
    values: dict[str, Any] = {}
    places: dict[str, tuple[int, ...]] = {}
    for field in fields:
        one, other = field.of(ours), field.of(theirs)
        if field.kind is Kind.PARTS:
            values[field.key], places[field.key] = _joined(field.key, one, other, prefer=field.key in of_theirs)
            if field.key == "items":
                letters = alternatives.joined(one, other, places[field.key])
                values[field.key] = tuple(
                    replace(item, alternative=letters.get(at, "")) for at, item in enumerate(values[field.key])
                )
        elif field.key in of_theirs or not _says(field, one):
            values[field.key] = other
        else:
            values[field.key] = one
    return made(Donation, values, fields), places


def _joined(
    key: str, ours: tuple[Any, ...], theirs: tuple[Any, ...], *, prefer: bool
) -> tuple[tuple[Any, ...], tuple[int, ...]]:
    same = PART[key].same
    parts, taken, places = list(ours), set[int](), list[int]()
    for part in theirs:
        at = next((n for n, one in enumerate(ours) if n not in taken and same(one) == same(part)), None)
        if at is None:
            at = len(parts)
            parts.append(part)
        elif prefer:
            parts[at] = part
        taken.add(at)
        places.append(at)
    return tuple(parts), tuple(places)
