"""Two records of one gift: which may be such, and what one record of both says.

Of what both state the person chooses one; what only one states is kept. Parts that are the same part of both, such as
the same donor, are one; others stand beside each other. No part is lost, so that no evidence is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.alike import Likeness, likeness
from app.domain.donations import Donation
from app.domain.fields import Field, Fields, Kind, made
from app.domain.fold import fold
from app.domain.parts import PARTS
from app.domain.records import DonationRecord
from app.domain.terms import PartyRole
from app.domain.vocabularies import AS_SUCH

MOST_TOGETHER = 200
"""So many records between the same two are compared one by one; more are a series and no doubles."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two records that may speak of one gift; the first is the older."""

    first: DonationRecord
    second: DonationRecord
    likeness: Likeness


def doubles(records: Iterable[DonationRecord]) -> Iterator[Double]:
    """Pairs that are like each other and of which nobody has said yet how they stand; the likeliest first."""
    every = {record.id: record for record in records}
    between: dict[tuple[str, str], set[int]] = {}
    for record in every.values():
        for key in _sides(record.content):
            between.setdefault(key, set()).add(record.id)
    pairs = {
        (one, other)
        for some in between.values()
        if len(some) <= MOST_TOGETHER
        for one in some
        for other in some
        if one < other and not _related(every[one], every[other]) and _one_giver(every[one], every[other])
    }
    found = (
        Double(every[one], every[other], like)
        for one, other in sorted(pairs)
        if (like := likeness(every[one].content, every[other].content)) is not None
    )
    return iter(sorted(found, key=lambda double: -double.likeness.worth))


def _sides(content: Donation) -> set[tuple[str, str]]:
    """Who gave to whom, each by name and by country."""
    sides: list[list[str]] = []
    for roles in ((PartyRole.DONOR,), (PartyRole.RECIPIENT, PartyRole.BENEFICIARY)):
        parties = [party for party in content.parties if party.role in roles]
        sides.append([*(fold(party.name) for party in parties), *(party.iso2 for party in parties if party.iso2)])
    return {(donor, recipient) for donor in sides[0] for recipient in sides[1]}


def _one_giver(one: DonationRecord, other: DonationRecord) -> bool:
    """Whether the same may have given: somebody of one name, or in one of them only a country as such."""
    donors = [[party for party in record.content.parties if party.role is PartyRole.DONOR] for record in (one, other)]
    names = [{fold(party.name) for party in some} for some in donors]
    return bool(names[0] & names[1]) or any(party.kind in AS_SUCH for some in donors for party in some)


def _related(one: DonationRecord, other: DonationRecord) -> bool:
    """Whether somebody has said how they stand: linked, or a part and its whole, or parts of one."""
    linked = any(link.other.id == other.id for link in one.links)
    above = [record.parent.id for record in (one, other) if record.parent is not None]
    return linked or other.id in above or one.id in above or len(above) != len(set(above))


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which two records say something else."""

    field: Field
    ours: Any
    theirs: Any


def _says(field: Field, value: Any) -> bool:
    """Whether a value says anything; what every record must say, such as that it is one act, is said by any value."""
    always = field.needed or (field.kind is Kind.YES_NO and field.blank is not None)
    return always or field.says(value)


def said_by_one(ours: Donation, theirs: Donation, fields: Fields) -> tuple[Field, ...]:
    """The fields of which only one of two records says something."""
    return tuple(one for one in fields if _says(one, one.of(ours)) is not _says(one, one.of(theirs)))


def differences(ours: Donation, theirs: Donation, fields: Fields) -> tuple[Difference, ...]:
    """The fields of which both say something, and not the same; parts by what is the same part of both."""
    out: list[Difference] = []
    for field in fields:
        one, other = field.of(ours), field.of(theirs)
        if field.kind is Kind.PARTS:
            one, other = _of_same(field.key, one, other)
        if one != other and _says(field, one) and _says(field, other):
            out.append(Difference(field, one, other))
    return tuple(out)


def _of_same(key: str, ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    same = next(kind.same for kind in PARTS if kind.key == key)
    known = {same(part): part for part in theirs}
    both = [(part, known[same(part)]) for part in ours if same(part) in known]
    return tuple(one for one, _ in both), tuple(other for _, other in both)


def merged(
    ours: Donation, theirs: Donation, fields: Fields, of_theirs: Collection[str]
) -> tuple[Donation, Mapping[str, tuple[int, ...]]]:
    """One record of both, and by the kind of parts which of its parts each of theirs has become.

    Our parts stay in their places. `of_theirs` are the keys of the fields whose other value was chosen.
    """
    values: dict[str, Any] = {}
    places: dict[str, tuple[int, ...]] = {}
    for field in fields:
        one, other = field.of(ours), field.of(theirs)
        if field.kind is Kind.PARTS:
            values[field.key], places[field.key] = _joined(field.key, one, other, prefer=field.key in of_theirs)
        elif field.key in of_theirs or not _says(field, one):
            values[field.key] = other
        else:
            values[field.key] = one
    return made(Donation, values, fields), places


def _joined(
    key: str, ours: tuple[Any, ...], theirs: tuple[Any, ...], *, prefer: bool
) -> tuple[tuple[Any, ...], tuple[int, ...]]:
    same = next(kind.same for kind in PARTS if kind.key == key)
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
