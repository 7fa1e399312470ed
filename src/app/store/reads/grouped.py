"""Records in groups: which are in each, and what each comes to. A matrix is groups by two things at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select

from app.domain import asked_values
from app.domain.axes import Axis, By, Group
from app.domain.counted import Names
from app.domain.giving import LeftOut, left_out_words, outcome
from app.domain.language import tr, tr_term
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, Outcome, PartyRole, Status
from app.domain.totals import Adding, TotalLine, Totals
from app.domain.vocabularies import ACTOR_KIND, CATEGORY, NO_ACTOR_KIND
from app.domain.works import TextRole
from app.store.field_columns import column_names
from app.store.reader import Reader
from app.store.reads import counted, standing, vocabularies
from app.store.reads.countries import is_recipient, members
from app.store.reads.donation_filter import condition as wanted_rows
from app.store.reads.tags import codebook
from app.store.reads.totals import every_line, relations
from app.store.schema import (
    actor,
    country,
    donation,
    donation_party,
    evidence,
    fact,
    passage,
    passage_tag,
    source,
    source_version,
    thing,
)

NONE = Group("", "")
MONEY = "money"
"""The key of the group of amounts among those of items."""
Is = ColumnElement[bool]
Stopped = Callable[[], bool]
Heads = dict[int, tuple[Group, ...]]
"""The groups of each record, by its id; records of which nothing is stated are missing."""


@dataclass(frozen=True)
class Cell:
    """The records of one group, or of one in both directions. What they come to is worked out when it is asked for."""

    row: Group
    column: Group
    records: tuple[str, ...]
    """References of those that speak of what was given."""
    promised: tuple[str, ...]
    """Of those by which it was announced, promised or offered."""
    none: tuple[str, ...]
    """Of those by which nothing was given."""
    cancelled: tuple[str, ...]
    held: Mapping[int, Sequence[TotalLine]]
    """What each record states, by its id."""
    among: _Among
    """What the cells of one matrix share."""

    @cached_property
    def totals(self) -> Totals:
        """What the records come to."""
        return self.among.adding.up(line for lines in self.held.values() for line in lines)

    @cached_property
    def passages(self) -> tuple[int, ...]:
        """The passages on which they stand."""
        at, found = (self.row, self.column), set[int]()
        sides = zip(self.among.tagged, at, strict=False)
        tagged = [(tagged, group) for tagged, group in sides if tagged and group.key]
        for donation_id in self.held:
            some = [held_by.get((donation_id, group.key), set[int]()) for held_by, group in tagged]
            found.update(*(some or [self.among.passages.get(donation_id, set[int]())]))
        return tuple(sorted(found))


@dataclass(frozen=True)
class _Among:
    adding: Adding
    read: Callable[[], Mapping[int, set[int]]]
    tagged: Sequence[Mapping[tuple[int, str], set[int]]]
    """Of each axis of tags the passages that carry one, by the record and the path of the tag."""

    @cached_property
    def passages(self) -> Mapping[int, set[int]]:
        """The passages of each record."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Matrix:
    """The groups in both directions, and the cells in which there is anything."""

    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    cells: tuple[Cell, ...]


def by(db: Reader, axis: Axis, wanted: DonationFilter) -> tuple[Cell, ...]:
    """The groups of one axis, in their order. Raises `BadInput` for a category or a tag that is not there."""
    return matrix(db, axis, None, wanted).cells


def heads(db: Reader, axis: Axis, wanted: DonationFilter) -> Heads:
    """The groups in which each record is, by an axis that is none of items or tags."""
    return _READ[axis.by](db, axis, select(donation.c.id).where(wanted_rows(wanted, db)))


def matrix(db: Reader, rows: Axis, columns: Axis | None, wanted: DonationFilter) -> Matrix:
    """Groups by two axes. Raises `BadInput` for a category or a tag that is not there."""
    where = wanted_rows(wanted, db)
    names = counted.names(db)
    lines: dict[int, list[TotalLine]] = {}
    for line in every_line(db, where):
        lines.setdefault(line.donation_id, []).append(line)
    sides = [_Side(db, one, where, names) for one in (rows, columns) if one is not None]
    held: dict[tuple[Group, Group], dict[int, list[TotalLine]]] = {}
    for donation_id, own in lines.items():
        for line in _shared(own, [side for side in sides if side.is_shared(donation_id)]):
            for row in sides[0].of(line):
                for column in sides[1].of(line) if len(sides) > 1 else (NONE,):
                    held.setdefault((row, column), {}).setdefault(donation_id, []).append(line)
    among = _Among(Adding(relations(db), names), lambda: _passages(db, where), [side.tagged for side in sides])
    cells = [_cell(at, some, among) for at, some in held.items()]
    first, second = _ordered(cells, rows, lambda cell: cell.row), _ordered(cells, columns, lambda cell: cell.column)
    place = {group: n for n, group in enumerate(first)}, {group: n for n, group in enumerate(second)}
    cells.sort(key=lambda cell: (place[0][cell.row], place[1][cell.column]))
    return Matrix(first, second if columns is not None else (), tuple(cells))


def _shared(lines: list[TotalLine], sharing: list[_Side]) -> list[TotalLine]:
    """What a record states; in no sum where others in other groups have a share of it."""
    if not sharing:
        return lines
    why = left_out_words(LeftOut.SHARED)
    return [line if line.out is not None else line._replace(out=LeftOut.SHARED, why=why) for line in lines]


def _cell(at: tuple[Group, Group], held: Mapping[int, list[TotalLine]], among: _Among) -> Cell:
    refs: dict[Outcome, dict[str, None]] = {}
    for lines in held.values():
        refs.setdefault(lines[0].outcome, {})[lines[0].ref] = None
    apart = [ref for one in (Outcome.ANNOUNCED, Outcome.PROMISED, Outcome.OFFERED) for ref in refs.get(one, ())]
    return Cell(
        *at, tuple(refs.get(Outcome.GIVEN, ())), tuple(apart), tuple(refs.get(Outcome.NOT_GIVEN, ())),
        tuple(refs.get(Outcome.CANCELLED, ())), held, among,
    )  # fmt: skip


def _ordered(cells: Iterable[Cell], axis: Axis | None, of: Callable[[Cell], Group]) -> tuple[Group, ...]:
    """The groups of an axis: times in their order, others by their records; what is not stated last."""
    counts: dict[Group, int] = {}
    for cell in cells:
        counts[of(cell)] = counts.get(of(cell), 0) + len(cell.records) + len(cell.promised) + len(cell.none)
    in_time = axis is not None and axis.by in (By.MONTH, By.YEAR)
    order = list(Outcome)

    def place(group: Group) -> tuple[object, ...]:
        if axis is not None and axis.by is By.STATUS:
            return (not group.key, order.index(Outcome(group.key)))
        return (not group.key, group.key) if in_time else (not group.key, -counts[group], group.name.casefold())

    return tuple(sorted(counts, key=place))


def _passages(db: Reader, where: Is) -> dict[int, set[int]]:
    """The passages that are evidence for each record."""
    found = (
        select(thing.c.row_id, evidence.c.passage_id)
        .join(evidence, evidence.c.thing_id == thing.c.id)
        .where(thing.c.kind == "donation", thing.c.row_id.in_(select(donation.c.id).where(where)))
    )
    out: dict[int, set[int]] = {}
    for row in db.rows(found):
        out.setdefault(int(row.row_id), set()).add(int(row.passage_id))
    return out


# --- one axis -----------------------------------------------------------------------------------------


class _Side:
    """The groups of records, or of what they state, in one direction."""

    def __init__(self, db: Reader, axis: Axis, where: Is, names: Names) -> None:
        self._axis, self._names = axis, names
        self._nothing = (Group("", _not_stated(axis)),)
        self.tagged: dict[tuple[int, str], set[int]] = {}
        """The passages that speak of a record and carry a tag, by the record and the path of the tag."""
        ids = select(donation.c.id).where(where)
        if axis.by is By.TAG:
            self._heads = _by_tag(db, axis, ids, self.tagged)
        else:
            self._heads = {} if axis.by is By.ITEM else _READ[axis.by](db, axis, ids)
        self._shared = self._shared_records(db, where) if axis.role is not None else set[int]()
        self._things: dict[tuple[str, str], tuple[Group, ...]] = {}

    def of(self, line: TotalLine) -> tuple[Group, ...]:
        """The groups in which a line stands."""
        if self._axis.by is By.ITEM:
            return self._thing(line)
        return self._heads.get(line.donation_id, self._nothing)

    def is_shared(self, donation_id: int) -> bool:
        """Whether a record is shared between groups."""
        return donation_id in self._shared

    def _shared_records(self, db: Reader, where: Is) -> set[int]:
        """Those that stand in several groups since there are several who give, or receive; not those to whose one
        country several things are said."""
        several = {donation_id for donation_id, groups in self._heads.items() if len(groups) > 1}
        if self._axis.by is By.FACT and several:
            homes = _by_home(db, replace(self._axis, by=By.PARTY_HOME), select(donation.c.id).where(where))
            several = {one for one in several if len(homes.get(one, ())) > 1}
        return several

    def _thing(self, line: TotalLine) -> tuple[Group, ...]:
        if line.money_kind is not None:
            return (Group(MONEY, tr("money")),)
        known = self._things.get((line.what, line.unit))
        if known is None:
            named = self._names.thing(line.what, line.unit)
            if not line.as_stated and line.qualifier.value == "not_stated" and line.what == tr("not said what"):
                known = self._nothing
            else:
                known = (Group(named.key[0], named.what),)
            self._things[line.what, line.unit] = known
        return known


def _not_stated(axis: Axis) -> str:
    match axis.by:
        case By.MONTH:
            return tr("in no one month")
        case By.YEAR:
            return tr("in no one year")
        case By.TAG:
            return tr("no tag")
        case By.SOURCE | By.WORK:
            return tr("no passage")
        case _:
            return tr("not stated")


def _put(rows: Iterable[tuple[int, Group]]) -> Heads:
    found: dict[int, dict[Group, None]] = {}
    for donation_id, group in rows:
        found.setdefault(donation_id, {})[group] = None
    return {donation_id: tuple(groups) for donation_id, groups in found.items()}


_HOME = country.alias("home")


def _parties(axis: Axis, ids: Any, *columns: Any) -> Any:
    """The parties of records in a role, with their homes."""
    role = is_recipient() if axis.role is PartyRole.RECIPIENT else donation_party.c.role == PartyRole.DONOR.value
    return (
        select(donation_party.c.donation_id, *columns)
        .select_from(donation_party)
        .outerjoin(actor, actor.c.id == donation_party.c.actor_id)
        .outerjoin(_HOME, _HOME.c.id == func.coalesce(donation_party.c.country_id, actor.c.country_id))
        .where(role, donation_party.c.donation_id.in_(ids))
        .order_by(donation_party.c.donation_id, donation_party.c.ordinal)
    )


_NAME = func.coalesce(actor.c.name, func.nullif(donation_party.c.name, ""), _HOME.c.name).label("called")


def _by_home(db: Reader, axis: Axis, ids: Any) -> Heads:
    rows = db.rows(_parties(axis, ids, _HOME.c.code, _HOME.c.name, _NAME))
    by_name = axis.by is By.PARTY_HOME

    def group(row: Any) -> Group:
        if row.code:
            return Group(row.code, row.name)
        return Group(row.called, row.called) if by_name and row.called else Group("", _not_stated(axis))

    return _put((int(row.donation_id), group(row)) for row in rows)


def _by_name(db: Reader, axis: Axis, ids: Any) -> Heads:
    rows = db.rows(_parties(axis, ids, _NAME))
    return _put((int(row.donation_id), Group(row.called, row.called)) for row in rows if row.called)


def _by_kind(db: Reader, axis: Axis, ids: Any) -> Heads:
    kind = func.coalesce(actor.c.kind, func.nullif(donation_party.c.kind, ""), literal(NO_ACTOR_KIND.key)).label("kind")
    known = vocabularies.of(db)
    rows = db.rows(_parties(axis, ids, kind))
    groups = {key: Group(key, tr_term(known.term(ACTOR_KIND, key))) for key in {str(row.kind) for row in rows}}
    return _put((int(row.donation_id), groups[row.kind]) for row in rows)


def _by_region(db: Reader, axis: Axis, ids: Any) -> Heads:
    of_country = {row.code: str(row.region) for row in db.rows(select(country.c.code, country.c.region))}
    for group, some in members(db).items():  # a group all of which lies in one region
        regions = {of_country.get(code, "") for code in some}
        of_country[group] = regions.pop() if len(regions) == 1 else ""
    rows = db.rows(_parties(axis, ids, _HOME.c.code))
    found = ((int(row.donation_id), of_country.get(row.code, "")) for row in rows)
    return _put((donation_id, Group(region, region or _not_stated(axis))) for donation_id, region in found)


def _by_fact(db: Reader, axis: Axis, ids: Any) -> Heads:
    """What is recorded of the country, or of a group it is in, in a category."""
    known = [(one.key, one.said) for one in vocabularies.of(db).of(CATEGORY).values()]
    keys = asked_values.chosen(axis.of, known, tr("category of facts"))
    rows = db.rows(
        select(country.c.code, fact.c.field, fact.c.value).join(country, country.c.id == fact.c.country_id)
        .where(fact.c.category.in_(keys)).order_by(fact.c.id)
    )  # fmt: skip
    several = len({row.field for row in rows}) > 1
    said: dict[str, list[Group]] = {}
    groups = members(db)
    for row in rows:
        words = f"{row.field}: {row.value}" if several else row.value
        for code in (row.code, *groups.get(row.code, ())):
            said.setdefault(code, []).append(Group(words, words))
    parties = db.rows(_parties(axis, ids, _HOME.c.code))
    return _put((int(row.donation_id), group) for row in parties for group in said.get(row.code, ()))


def _by_tag(db: Reader, axis: Axis, ids: Any, tagged: dict[tuple[int, str], set[int]]) -> Heads:
    """The tags of the passages that speak of each record; `tagged` is filled with those passages."""
    tags = codebook(db)
    if axis.of:
        paths = asked_values.chosen(axis.of, [(one.path, one.content.name) for one in tags], tr("tag"))
        above = [one for one in tags if one.path in paths]
        tags = tuple(one for one in tags if any(one.is_under(other) or one == other for other in above))
    groups = {one.id: Group(one.path, one.path) for one in tags}
    found = standing.pairs(standing.longest(db), passage_tag.c.tag_id).join(
        passage_tag, passage_tag.c.passage_id == passage.c.id
    )
    rows = [row for row in db.rows(found.where(thing.c.row_id.in_(ids))) if row.tag_id in groups]
    for row in rows:
        tagged.setdefault((int(row.row_id), groups[row.tag_id].key), set()).add(int(row.passage_id))
    return _put((int(row.row_id), groups[row.tag_id]) for row in rows)


def _by_source(db: Reader, axis: Axis, ids: Any) -> Heads:
    rows = db.rows(
        select(thing.c.row_id, source.c.id, source.c.title)
        .join(evidence, evidence.c.thing_id == thing.c.id)
        .join(passage, passage.c.id == evidence.c.passage_id)
        .join(source_version, source_version.c.id == passage.c.version_id)
        .join(source, source.c.id == source_version.c.source_id)
        .where(thing.c.kind == "donation", thing.c.row_id.in_(ids))
        .distinct()
    )
    return _put((int(row.row_id), Group(str(row.id), row.title)) for row in rows)


def _by_work(db: Reader, axis: Axis, ids: Any) -> Heads:
    """The sources, and of texts of one work its original, or the first of them."""
    rows = db.rows(select(source.c.id, source.c.title, source.c.work_id, source.c.text).order_by(source.c.id))
    first: dict[int, Group] = {}
    for row in sorted(rows, key=lambda row: row.text != TextRole.ORIGINAL.value):
        if row.work_id is not None:
            first.setdefault(int(row.work_id), Group(str(row.id), row.title))
    work = {str(row.id): first[int(row.work_id)] for row in rows if row.work_id is not None}
    return {
        donation_id: tuple(dict.fromkeys(work.get(group.key, group) for group in groups))
        for donation_id, groups in _by_source(db, axis, ids).items()
    }


def _by_status(db: Reader, axis: Axis, ids: Any) -> Heads:
    rows = db.rows(select(donation.c.id, donation.c.assertion, donation.c.status).where(donation.c.id.in_(ids)))
    states = {(row.assertion, row.status) for row in rows}
    came = {state: outcome(Assertion(state[0]), Status(state[1])) for state in states}
    groups = {state: (Group(one.value, tr_term(one)),) for state, one in came.items()}
    return {int(row.id): groups[row.assertion, row.status] for row in rows}


def _by_time(db: Reader, axis: Axis, ids: Any) -> Heads:
    """The month, or year, in which all of a span lies."""
    letters = 7 if axis.by is By.MONTH else 4
    rows = db.rows(select(donation.c.id, donation.c.date_start, donation.c.date_end).where(donation.c.id.in_(ids)))
    found = ((int(row.id), row.date_start[:letters], row.date_end[:letters]) for row in rows)
    return {row_id: (Group(start, start),) for row_id, start, end in found if start and start == end}


def _by_field(db: Reader, axis: Axis, ids: Any) -> Heads:
    field = axis.field
    assert field is not None
    column = donation.c[column_names(field)[0]].label("held")
    rows = db.rows(select(donation.c.id, column).where(donation.c.id.in_(ids)))
    known = vocabularies.of(db)
    held = {row.held for row in rows}
    if field.vocabulary or field.terms is not None:
        groups = {key: (Group(key, tr_term(field.term(key, known))),) for key in held if key}
    else:
        groups = {key: (Group(str(bool(key)).lower(), tr("yes") if key else tr("no")),) for key in held}
    return {int(row.id): groups[row.held] for row in rows if row.held in groups}


_READ: dict[By, Callable[[Reader, Axis, Any], Heads]] = {
    By.PARTY_HOME: _by_home,
    By.PARTY_COUNTRY: _by_home,
    By.PARTY_NAME: _by_name,
    By.PARTY_KIND: _by_kind,
    By.PARTY_REGION: _by_region,
    By.FACT: _by_fact,
    By.STATUS: _by_status,
    By.MONTH: _by_time,
    By.YEAR: _by_time,
    By.SOURCE: _by_source,
    By.WORK: _by_work,
    By.FIELD: _by_field,
}
