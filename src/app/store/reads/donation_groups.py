"""The records of a list in groups, each in its order, with what the group comes to."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.axes import Axis, Group, axis_of
from app.domain.progress import Stopped
from app.domain.records import DonationFilter, DonationSort
from app.domain.totals import Totals
from app.store.reader import Reader, first_column
from app.store.reads import donations, grouped
from app.store.schema import country


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
    """The number of records of which a source says that nothing was given."""
    totals: Totals | None = None
    """None while it is not added up yet."""
    code: str = ""
    """Of the country that the group is."""


def sections(
    db: Reader,
    axis: Axis,
    wanted: DonationFilter,
    sort: str = DonationSort.REF,
    *,
    descending: bool = False,
    stopped: Stopped = lambda: False,
) -> tuple[Section, ...]:
    """The groups of an axis, not added up, and no more once `stopped` says so; a record is in each group it belongs to.
    Raises `BadInput` as the filter."""
    place = _places(donations.id_array(db, wanted, sort, descending=descending))
    cells, donors = grouped.with_others(db, axis, axis_of("donor"), wanted)
    codes = set(first_column(db, select(country.c.code).where(country.c.is_group == 0)))
    out: list[Section] = []
    rest = list(reversed(cells))
    del cells  # of a million records they take 8 MB, which those of a group give back once it is listed
    while rest and not stopped():
        cell = rest.pop()
        inside = sorted((one for one in cell.ids if one < len(place) and place[one] >= 0), key=place.__getitem__)
        code = cell.row.key if axis.role is not None and cell.row.key in codes else ""
        named, apart, none = len(donors.get(cell.row, ())), len(cell.promised), len(cell.none)
        out.append(Section(cell.row, array("q", inside), named, apart, none, None, code))
    return tuple(out)


def _places(listed: Sequence[int]) -> array[int]:
    """The place of each id in a list, by the id; -1 of those that are not in it."""
    place = array("i", [-1]) * (max(listed, default=0) + 1)
    for n, one in enumerate(listed):
        place[one] = n
    return place


def totals(db: Reader, axis: Axis, wanted: DonationFilter) -> Mapping[Group, Totals]:
    """What each group comes to."""
    return grouped.sums(db, axis, wanted)
