"""The records of a list in groups, each in its order, with what the group comes to."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.axes import Axis, Group, axis_of
from app.domain.records import DonationFilter, DonationSort
from app.domain.totals import Totals
from app.store.reader import Reader
from app.store.reads import donations, grouped
from app.store.schema import country, donation


@dataclass(frozen=True, slots=True)
class Section:
    """One group of a list."""

    group: Group
    ids: Sequence[int]
    """Of its records, in the order of the list."""
    donors: int
    """How many are named who gave."""
    promised: int
    none: int
    """Of how many records a source says that nothing was given."""
    totals: Totals
    code: str = ""
    """Of the country that the group is."""


def sections(
    db: Reader,
    axis: Axis,
    wanted: DonationFilter,
    sort: str = DonationSort.REF,
    *,
    descending: bool = False,
    stopped: grouped.Stopped = bool,
) -> tuple[Section, ...]:
    """The groups of an axis; a record stands in each that it is in. Raises `BadInput` as the filter does."""
    ids = donations.id_array(db, wanted, sort, descending=descending)
    refs = {str(row.ref): int(row.id) for row in db.rows(select(donation.c.ref, donation.c.id))}
    place = {one: n for n, one in enumerate(ids)}
    donors = grouped.heads(db, axis_of("donor"), wanted)
    codes = {str(row.code) for row in db.rows(select(country.c.code).where(country.c.is_group == 0))}
    out: list[Section] = []
    for cell in grouped.by(db, axis, wanted):
        if stopped():
            return ()
        held = (refs[ref] for ref in (*cell.records, *cell.promised, *cell.none, *cell.cancelled))
        inside = sorted((one for one in held if one in place), key=place.__getitem__)
        named = {group for one in inside for group in donors.get(one, ())}
        code = cell.row.key if axis.role is not None and cell.row.key in codes else ""
        out.append(
            Section(cell.row, array("q", inside), len(named), len(cell.promised), len(cell.none), cell.totals, code)
        )
    return tuple(out)
