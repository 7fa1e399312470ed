"""Records in groups: which are in each, and what each comes to. A matrix is groups by two things at once.

Which records are in which group SQL counts at once (`tally`); what they come to is worked out of what each record
states (`cells`), for as many of the cells as somebody looks at, or for all (`matrix`).
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, product, repeat
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, null, select, union_all

from app.domain import question_values
from app.domain.axes import Axis, By, Group
from app.domain.by_key import by_key, sets_by_key
from app.domain.counted import Names
from app.domain.fields import Kind
from app.domain.giving import LeftOut, left_out_words, outcome
from app.domain.language import later, tr, tr_country, tr_term
from app.domain.pledge_sums import PledgeSum
from app.domain.records import DonationFilter
from app.domain.terms import PLEDGED, Assertion, Outcome, PartyRole, Qualifier, Status
from app.domain.totals import Adding, Sums, TotalLine, Totals
from app.domain.vocabularies import ACTOR_KIND, CATEGORY, COUNTRY, NO_ACTOR_KIND
from app.domain.works import TextRole
from app.garbage import no_collecting
from app.store.among import Within, among_ids, spans, these
from app.store.field_columns import column_names
from app.store.reader import Reader, first_column
from app.store.reads import counted, pledge_sums, record_passages, vocabularies
from app.store.reads.countries import is_recipient, members
from app.store.reads.donation_filter import condition as wanted_rows
from app.store.reads.evidence import sources_of
from app.store.reads.parties import at_home
from app.store.reads.tags import codebook
from app.store.reads.totals import NOT_SAID, Pages, every_line, relations, shared_with_others
from app.store.schema import (
    actor,
    country,
    donation,
    donation_item,
    donation_party,
    evidence,
    fact,
    own_field,
    own_value,
    passage,
    passage_tag,
    source,
    term,
    thing,
)

NONE = Group("", "")
MONEY = "money"
"""The key of the group of amounts among those of items."""
Is = ColumnElement[bool]


class Tally(NamedTuple):
    """Which records are in a cell, by their ids; those of `Cell` by their references."""

    row: Group
    column: Group
    records: Sequence[int]
    promised: Sequence[int]
    none: Sequence[int]
    cancelled: Sequence[int]

    @property
    def ids(self) -> tuple[int, ...]:
        return (*self.records, *self.promised, *self.none, *self.cancelled)


@dataclass(frozen=True)
class Cell:
    """The records of one group, or of one in both directions. What they come to is worked out when it is asked for."""

    row: Group
    column: Group
    records: tuple[str, ...]
    """References of those that were given."""
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
        return self.among.adding.up(line for lines in self.held.values() for line in lines)

    @cached_property
    def passages(self) -> tuple[int, ...]:
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
        return self.read()


Counted = Tally | Cell
_CellT = TypeVar("_CellT", bound=Counted)
_CellCo = TypeVar("_CellCo", bound=Counted, covariant=True)


@dataclass(frozen=True)
class Matrix(Generic[_CellCo]):
    """The groups in both directions, and the cells in which there is anything."""

    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    cells: tuple[_CellCo, ...]
    shared: Collection[int] = ()
    """The records in which others have a part beside those who were asked for."""


def by(db: Reader, axis: Axis, wanted: DonationFilter) -> tuple[Cell, ...]:
    """The groups of one axis, in their order. Raises `BadInput` for a category or a tag that is not there."""
    return matrix(db, axis, None, wanted).cells


def matrix(db: Reader, rows: Axis, columns: Axis | None, wanted: DonationFilter) -> Matrix[Cell]:
    """Groups by two axes. Raises `BadInput` for a category or a tag that is not there."""
    found = _cells(db, rows, columns, wanted_rows(wanted, db), shared_with_others(db, wanted))
    return _arranged(found, rows, columns)


def cells(
    db: Reader, rows: Axis, columns: Axis | None, some: Iterable[Tally], shared: Collection[int] = ()
) -> dict[tuple[Group, Group], Cell]:
    """Some cells of a matrix with what they come to; `shared` is the matrix's."""
    wanted = {(one.row, one.column): one.ids for one in some}
    among = {one for ids in wanted.values() for one in ids}
    found = _cells(db, rows, columns, among_ids(donation.c.id, among), shared) if among else ()
    return {(cell.row, cell.column): cell for cell in found if (cell.row, cell.column) in wanted}


@no_collecting()
def tally(db: Reader, rows: Axis, columns: Axis | None, wanted: DonationFilter) -> Matrix[Tally]:
    """Which records are in each group, without a look at what they state. Raises `BadInput` as `matrix` does."""
    names = counted.names(db)
    first, second = _Numbered(rows, names), None if columns is None else _Numbered(columns, names)
    held: _Held = [{} for _ in _PARTS]
    for parts in _spans(db, wanted, (first,) if second is None else (first, second)):
        _put(held, parts, first, second)
    cells = _tallies(held, first, second, same=columns is not None and rows.by is columns.by is By.ITEM)
    return replace(_arranged(cells, rows, columns), shared=shared_with_others(db, wanted))


@no_collecting()
def with_others(
    db: Reader, rows: Axis, beside: Axis, wanted: DonationFilter
) -> tuple[tuple[Tally, ...], Mapping[Group, Collection[Group]]]:
    """The same by one axis, and what of another comes with each group: with each recipient, who gave."""
    names = counted.names(db)
    first, second = _Numbered(rows, names), _Numbered(beside, names)
    held: _Held = [{} for _ in _PARTS]
    pairs: set[tuple[int, int]] = set()
    for parts in _spans(db, wanted, (first, second)):
        _put(held, parts, first, None)
        for ids in parts:
            pairs.update(zip(first.numbers(ids), second.numbers(ids), strict=True))
    others = sets_by_key(
        (group, other) for one, two in pairs for group in first.groups[one] for other in second.groups[two] if other.key
    )
    return _arranged(_tallies(held, first, None), rows, None).cells, others


_Held = list[dict[tuple[int, int], MutableSequence[int]]]
"""For each part of a cell the ids of its records, by the numbers of their groups in both directions."""


def _spans(db: Reader, wanted: DonationFilter, numbered: Collection[_Numbered]) -> Iterator[Sequence[list[int]]]:
    """The ids of the records that are wanted, by their part of a cell, a span of the table at a time; their groups
    are read before each."""
    where = wanted_rows(wanted, db)
    for within in spans(db, donation.c.id, SPAN):
        parts = _ids_by_part(db, and_(where, within(donation.c.id)))
        if sum(map(len, parts)) * _FEW < SPAN:
            within = these(chain(*parts))
        for one in numbered:
            one.read(db, within)
        yield parts


def _put(held: _Held, parts: Sequence[list[int]], first: _Numbered, second: _Numbered | None) -> None:
    for into, ids in zip(held, parts, strict=True):
        pairs = zip(first.numbers(ids), repeat(0) if second is None else second.numbers(ids), strict=False)
        for donation_id, pair in zip(ids, pairs, strict=True):
            if pair not in into:
                into[pair] = array("q")
            into[pair].append(donation_id)


def _tallies(held: _Held, first: _Numbered, second: _Numbered | None, *, same: bool = False) -> list[Tally]:
    """What is held as cells; those of the `same` group in both directions alone, if need be."""
    cells: dict[tuple[Group, Group], tuple[list[MutableSequence[int]], ...]] = {}
    for part, some in enumerate(held):
        for (one, other), ids in some.items():
            for pair in product(first.groups[one], (NONE,) if second is None else second.groups[other]):
                if not same or pair[0] == pair[1]:
                    cells.setdefault(pair, tuple([] for _ in held))[part].append(ids)
    return [Tally(*pair, *map(_joined, parts)) for pair, parts in cells.items()]


def _joined(parts: Sequence[MutableSequence[int]]) -> Sequence[int]:
    return parts[0] if len(parts) == 1 else array("q", chain.from_iterable(parts))


SPAN = 10_000
"""The ids of so many records of a very long table are looked through at once."""
_FEW = 8
"""Of fewer than one in so many records the groups are asked for by their ids; else all are looked through."""
_PARTS = ((Outcome.GIVEN,), PLEDGED, (Outcome.NOT_GIVEN,), (Outcome.CANCELLED,))
"""The part of a cell that a record counts in, by its outcome: the third to the sixth field of `Tally`."""


def _ids_by_part(db: Reader, where: Is) -> tuple[list[int], ...]:
    """The ids of these records by the part of a cell that they count in."""
    state = (donation.c.assertion, donation.c.status)
    out: tuple[list[int], ...] = ([], [], [], [])
    for row in db.rows(select(*state, func.json_group_array(donation.c.id).label("ids")).where(where).group_by(*state)):
        came = outcome(Assertion(row.assertion), Status(row.status))
        next(out[n] for n, outcomes in enumerate(_PARTS) if came in outcomes).extend(json.loads(row.ids))
    return out


class _Numbered:
    """The groups of records by numbers, since there may be a million records in a hundred groups."""

    def __init__(self, axis: Axis, names: Names) -> None:
        self._axis, self._names = axis, names
        self.groups: list[tuple[Group, ...]] = []
        """What each number means; 0 is what is not stated."""
        self.of: defaultdict[int, int] = defaultdict(int)
        """The numbers by the ids of the records."""
        self._numbers: dict[tuple[Group, ...], int] = {}

    def read(self, db: Reader, within: Within) -> _Numbered:
        """Learn the groups of these records, in place of those read before; their numbers remain."""
        self.of.clear()
        read = _statement(db, self._axis, within, self._names)
        self._number(read.of(None))
        keyed = read.rows.subquery()
        both = (func.json_group_array(keyed.c.id).label("ids"), func.json_group_array(keyed.c.key).label("keys"))
        listed = db.rows(select(*both))[0]
        ids, keys = json.loads(listed.ids), json.loads(listed.keys)
        number_of = {key: self._number(read.of(key)) for key in dict.fromkeys(keys)}
        numbers = list(map(number_of.__getitem__, keys))
        self.of.update(zip(ids, numbers, strict=True))
        if len(self.of) < len(ids):
            self._join(ids, numbers)
        return self

    def numbers(self, ids: Iterable[int]) -> Iterator[int]:
        """Of each of these records the number of its groups."""
        return map(self.of.__getitem__, ids)

    def groups_of(self, donation_id: int) -> tuple[Group, ...]:
        return self.groups[self.of[donation_id]]

    def in_several(self) -> set[int]:
        return {one for one, number in self.of.items() if len(self.groups[number]) > 1}

    def _join(self, ids: Sequence[int], numbers: Sequence[int]) -> None:
        """Give the records that come more than once the number of all their groups."""
        several = {one for one, times in Counter(ids).items() if times > 1}
        held: dict[int, dict[int, None]] = {}
        for one, number in zip(ids, numbers, strict=True):
            if one in several:
                held.setdefault(one, {})[number] = None
        for one, some in held.items():
            self.of[one] = self._number(tuple(chain.from_iterable(self.groups[number] for number in some)))

    def _number(self, groups: tuple[Group, ...]) -> int:
        groups = tuple(dict.fromkeys(groups))
        if groups not in self._numbers:
            self._numbers[groups] = len(self.groups)
            self.groups.append(groups)
        return self._numbers[groups]


def sums(db: Reader, axis: Axis, wanted: DonationFilter) -> dict[Group, Totals]:
    """What each group of an axis comes to; of very many records without most of their lines. Raises `BadInput` as
    `by` does."""
    pages, shared, names = Pages(db, wanted_rows(wanted, db)), shared_with_others(db, wanted), counted.names(db)
    adding = Adding(relations(db), names)
    found: defaultdict[Group, Sums] = defaultdict(lambda: adding.in_pages(pages.most(1)))
    for page in pages.each:
        held = _held([_Side(db, axis, page, names)], pages.lines(page, shared))
        for (group, _), records in held.items():
            found[group].take(chain.from_iterable(records.values()))
    return {group: some.totals() for group, some in found.items()}


def pledges(
    db: Reader, rows: Axis, columns: Axis | None, wanted: DonationFilter
) -> dict[tuple[Group, Group], tuple[PledgeSum, ...]]:
    """What was promised, has come of it and is still open in each cell. Raises `BadInput` as `matrix` does."""
    told = pledge_sums.among(db, wanted_rows(wanted, db), shared_with_others(db, wanted))
    within, names = these({line.donation_id for line in told.lines}), counted.names(db)
    sides = [_Side(db, one, within, names) for one in (rows, columns) if one is not None]
    held = _held(sides, told.lines) if told.lines else {}
    return {at: told.pledges.sums(chain.from_iterable(records.values())) for at, records in held.items()}


def _cells(db: Reader, rows: Axis, columns: Axis | None, where: Is, shared: Collection[int] = ()) -> list[Cell]:
    names = counted.names(db)
    lines = every_line(db, where, shared)

    def within(column: Any) -> Is:
        return column.in_(select(donation.c.id).where(where))

    sides = [_Side(db, one, within, names) for one in (rows, columns) if one is not None]
    among = _Among(Adding(relations(db), names), lambda: _passages(db, within), [side.tagged for side in sides])
    return [_cell(at, some, among) for at, some in _held(sides, lines).items()]


def _held(sides: Sequence[_Side], lines: Iterable[TotalLine]) -> dict[tuple[Group, Group], dict[int, list[TotalLine]]]:
    """What each record states of each cell."""
    held: dict[tuple[Group, Group], dict[int, list[TotalLine]]] = {}
    for donation_id, own in by_key((line.donation_id, line) for line in lines).items():
        for line in _shared(own, [side for side in sides if side.is_shared(donation_id)]):
            for row in sides[0].of(line):
                for column in sides[1].of(line) if len(sides) > 1 else (NONE,):
                    held.setdefault((row, column), {}).setdefault(donation_id, []).append(line)
    return held


def _arranged(cells: list[_CellT], rows: Axis, columns: Axis | None) -> Matrix[_CellT]:
    """The cells in the order of their groups."""
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
    given, pledged, denied, cancelled = (tuple(ref for one in part for ref in refs.get(one, ())) for part in _PARTS)
    return Cell(*at, given, pledged, denied, cancelled, held, among)


def _ordered(cells: Iterable[_CellT], axis: Axis | None, of: Callable[[_CellT], Group]) -> tuple[Group, ...]:
    """The groups of an axis: times in their order, others by their records; what is not stated last."""
    held: dict[Group, list[_CellT]] = {}
    for cell in cells:
        held.setdefault(of(cell), []).append(cell)
    counts = {group: 0 if axis is None else _how_many(some) for group, some in held.items()}
    in_time = axis is not None and axis.by in (By.MONTH, By.YEAR)
    order = list(Outcome)

    def place(group: Group) -> tuple[object, ...]:
        if axis is not None and axis.by is By.STATUS:
            return (not group.key, order.index(Outcome(group.key)))
        return (not group.key, group.key) if in_time else (not group.key, -counts[group], group.name.casefold(), group)

    return tuple(sorted(counts, key=place))


def _how_many(cells: Sequence[Counted]) -> int:
    """The records of some cells of one group, each of them once, however many of the cells it is in."""
    parts = [part for cell in cells for part in (cell.records, cell.promised, cell.none)]
    return sum(map(len, parts)) if len(cells) == 1 else len(set(chain.from_iterable(parts)))


def _passages(db: Reader, within: Within) -> dict[int, set[int]]:
    asked = select(thing.c.row_id, evidence.c.passage_id).join(evidence)
    found = asked.where(thing.c.kind == donation.name, within(thing.c.row_id))
    return sets_by_key((row.row_id, row.passage_id) for row in db.rows(found))


# --- one axis -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Statement:
    """How an axis is read: rows of a record's `id` and a `key`, and the groups that a key means. A record of which
    there is no row is in the group of what is not stated."""

    rows: Select[*tuple[Any, ...]]
    of: Callable[[Any], tuple[Group, ...]]


def _statement(db: Reader, axis: Axis, within: Within, names: Names) -> _Statement:
    read = _by_things(within, names) if axis.by is By.ITEM else _READ[axis.by](db, axis, within)
    nothing = (Group("", _not_stated(axis)),)

    def of(key: Any) -> tuple[Group, ...]:
        return nothing if key is None else read.of(key)

    return _Statement(read.rows, of)


class _Side:
    """The groups of records, or of what they state, in one direction."""

    def __init__(self, db: Reader, axis: Axis, within: Within, names: Names) -> None:
        self._axis, self._names = axis, names
        self._nothing = (Group("", _not_stated(axis)),)
        self.tagged = _tagged(db, within, _statement(db, axis, within, names)) if axis.by is By.TAG else {}
        """The passages that speak of a record and carry a tag, by the record and the path of the tag."""
        self._numbered = None if axis.by is By.ITEM else _Numbered(axis, names).read(db, within)
        self._shared = self._shared_records(db, within) if axis.role is not None else set[int]()
        self._things: dict[tuple[str, str], tuple[Group, ...]] = {}

    def of(self, line: TotalLine) -> tuple[Group, ...]:
        return self._thing(line) if self._numbered is None else self._numbered.groups_of(line.donation_id)

    def is_shared(self, donation_id: int) -> bool:
        return donation_id in self._shared

    def _shared_records(self, db: Reader, within: Within) -> set[int]:
        """Records that are in several groups because several parties give, or receive. A record whose only country has
        several facts is not among them."""
        several = set[int]() if self._numbered is None else self._numbered.in_several()
        if self._axis.by is By.FACT and several:
            at_home = replace(self._axis, by=By.PARTY_HOME)
            several &= _Numbered(at_home, self._names).read(db, within).in_several()
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
    return tr(_NOTHING.get(axis.by, later("not stated")))


_NOTHING = {
    By.MONTH: later("in no one month"),
    By.YEAR: later("in no one year"),
    By.TAG: later("no tag"),
    By.SOURCE: later("no passage"),
    By.WORK: later("no passage"),
}


_COUNTRY, _ACTOR = donation_party.c.country_id, -donation_party.c.actor_id
_NAMED = func.nullif(donation_party.c.name, "")
_AS_SUCH = case((donation_party.c.kind == COUNTRY.key, _COUNTRY))
"""The country as such, whatever a source calls it: *the Netherlands*, *Holland*."""
_HOME = _COUNTRY, _ACTOR, _NAMED
"""What identifies a party: the id of a country, that of an actor (negative, to keep them apart), or a name.
Their names are looked up once for each, so that the parties are read from their index alone."""


def _parties(axis: Axis, within: Within, *by: Any) -> Select[*tuple[Any, ...]]:
    """The parties of records in a role, each by the first of these that it has."""
    role = is_recipient() if axis.role is PartyRole.RECIPIENT else donation_party.c.role == PartyRole.DONOR.value
    key = func.coalesce(*by).label("key")
    return select(donation_party.c.donation_id.label("id"), key).where(role, within(donation_party.c.donation_id))


def _actors(db: Reader) -> dict[int, Any]:
    """Every actor by the key it has among parties."""
    return {-row.id: row for row in db.rows(select(actor.c.id, actor.c.name, actor.c.kind, actor.c.country_id))}


def _homes(db: Reader) -> Callable[[int | str], Any]:
    """Gives the row of the country in which a party is at home, or None."""
    columns = (country.c.id, country.c.code, country.c.name)
    countries = {row.id: row for row in db.rows(select(*columns))}
    countries |= {key: countries.get(row.country_id) for key, row in _actors(db).items()}
    return countries.get


def _by_home(db: Reader, axis: Axis, within: Within) -> _Statement:
    home, named = _homes(db), _naming(db)

    def groups(key: int | str) -> tuple[Group, ...]:
        found = home(key)
        if found is not None:
            return (Group(found.code, tr_country(found.name)),)
        return named(key) if axis.by is By.PARTY_HOME else (Group("", _not_stated(axis)),)

    return _Statement(_parties(axis, within, *_HOME), groups)


def _naming(db: Reader) -> Callable[[int | str], tuple[Group, ...]]:
    """Gives the group of a party by its own name."""
    names: dict[int | str, str] = {row.id: row.name for row in db.rows(select(country.c.id, country.c.name))}
    shown: dict[int | str, str] = {key: tr_country(name) for key, name in names.items()}
    names |= {key: row.name for key, row in _actors(db).items()}

    def group(key: int | str) -> tuple[Group, ...]:
        name = names.get(key, str(key))
        return (Group(name, shown.get(key, name)),)

    return group


def _by_name(db: Reader, axis: Axis, within: Within) -> _Statement:
    return _Statement(_parties(axis, within, _ACTOR, _AS_SUCH, _NAMED, _COUNTRY), _naming(db))


def _by_kind(db: Reader, axis: Axis, within: Within) -> _Statement:
    known, actors = vocabularies.of(db), _actors(db)

    def groups(key: int | str) -> tuple[Group, ...]:
        kind = key if isinstance(key, str) else str(actors[key].kind)
        return (Group(kind, tr_term(known.term(ACTOR_KIND, kind))),)

    stated = func.nullif(donation_party.c.kind, "")
    return _Statement(_parties(axis, within, _ACTOR, stated, literal(NO_ACTOR_KIND.key)), groups)


def _by_region(db: Reader, axis: Axis, within: Within) -> _Statement:
    home = _homes(db)
    of_country = {row.code: str(row.region) for row in db.rows(select(country.c.code, country.c.region))}
    for group, some in members(db).items():  # a group all of which lies in one region
        regions = {of_country.get(code, "") for code in some}
        of_country[group] = regions.pop() if len(regions) == 1 else ""

    def groups(key: int | str) -> tuple[Group, ...]:
        found = home(key)
        region = "" if found is None else of_country[found.code]
        return (Group(region, tr_country(region) if region else _not_stated(axis)),)

    return _Statement(_parties(axis, within, *_HOME), groups)


def _by_fact(db: Reader, axis: Axis, within: Within) -> _Statement:
    """What is recorded of the country, or of a group it is in, in a category."""
    known = [(one.key, one.display_name) for one in vocabularies.of(db).of(CATEGORY).values()]
    keys = question_values.chosen(axis.of, known, tr("category of facts"))
    rows = db.rows(
        select(country.c.code, fact.c.field, fact.c.value).join(country)
        .where(fact.c.category.in_(keys)).order_by(fact.c.id)
    )  # fmt: skip
    several = len({row.field for row in rows}) > 1
    by_country: dict[str, dict[Group, None]] = {}
    groups = members(db)
    for row in rows:
        words = f"{row.field}: {row.value}" if several else row.value
        for code in (row.code, *groups.get(row.code, ())):
            by_country.setdefault(code, {})[Group(words, words)] = None
    home = _homes(db)
    at = at_home(select(country.c.id).where(country.c.code.in_(list(by_country))))
    return _Statement(_parties(axis, within, *_HOME).where(at), lambda key: tuple(by_country[home(key).code]))


def _by_tag(db: Reader, axis: Axis, within: Within) -> _Statement:
    """The tags of the passages that speak of each record, with the passage beside."""
    tags = codebook(db)
    if axis.of:
        paths = question_values.chosen(axis.of, [(one.path, one.content.name) for one in tags], tr("tag"))
        above = [one for one in tags if one.path in paths]
        tags = tuple(one for one in tags if any(one.is_under(other) or one == other for other in above))
    groups = {one.id: (Group(one.path, one.path),) for one in tags}
    found = _passages_with(db, list(groups), within).subquery()
    return _Statement(
        select(found.c.row_id.label("id"), found.c.tag_id.label("key")).distinct(), lambda key: groups[key]
    )


def _passages_with(db: Reader, tag_ids: Sequence[int], within: Within) -> Select[*tuple[Any, ...]]:
    """Each record with each passage that speaks of it and carries one of these tags, and the tag."""
    return (
        record_passages.pairs(record_passages.longest(db), passage_tag.c.tag_id)
        .join(passage_tag, passage_tag.c.passage_id == passage.c.id)
        .where(within(thing.c.row_id), passage_tag.c.tag_id.in_(tag_ids))
    )


def _tagged(db: Reader, within: Within, read: _Statement) -> dict[tuple[int, str], set[int]]:
    tag_ids = list(first_column(db, select(read.rows.subquery().c.key).distinct()))
    rows = db.rows(_passages_with(db, tag_ids, within))
    return sets_by_key(((row.row_id, read.of(row.tag_id)[0].key), row.passage_id) for row in rows)


def _by_source(db: Reader, _axis: Axis, within: Within) -> _Statement:
    titles = {int(row.id): str(row.title) for row in db.rows(select(source.c.id, source.c.title))}
    return _Statement(sources_of(within), lambda key: (Group(str(key), titles[key]),))


def _by_work(db: Reader, _axis: Axis, within: Within) -> _Statement:
    """The sources, and of texts of one work its original, or the first of them."""
    rows = db.rows(select(source.c.id, source.c.title, source.c.work_id, source.c.text).order_by(source.c.id))
    first: dict[int, Group] = {}
    for row in sorted(rows, key=lambda row: row.text != TextRole.ORIGINAL.value):
        if row.work_id is not None:
            first.setdefault(int(row.work_id), Group(str(row.id), row.title))
    groups = {row.id: first[row.work_id] if row.work_id is not None else Group(str(row.id), row.title) for row in rows}
    return _Statement(sources_of(within), lambda key: (groups[key],))


def _by_status(_db: Reader, _axis: Axis, within: Within) -> _Statement:
    key = donation.c.assertion.concat("/").concat(donation.c.status)

    def group(key: str) -> tuple[Group, ...]:
        assertion, _, status = key.partition("/")
        came = outcome(Assertion(assertion), Status(status))
        return (Group(came.value, tr_term(came)),)

    return _Statement(_own(key, within), group)


def _own(key: Any, within: Within) -> Select[*tuple[Any, ...]]:
    return select(donation.c.id, key.label("key")).where(within(donation.c.id))


def _by_time(_db: Reader, axis: Axis, within: Within) -> _Statement:
    """The month, or year, in which all of a span lies."""
    letters = 7 if axis.by is By.MONTH else 4
    start, end = (func.substr(column, 1, letters) for column in (donation.c.date_start, donation.c.date_end))
    return _Statement(_own(start, within).where(start != "", start == end), lambda key: (Group(key, key),))


def _by_field(db: Reader, axis: Axis, within: Within) -> _Statement:
    field = axis.field
    assert field is not None
    if field.own:
        column = term.c.key if field.vocabulary else own_value.c.words == "yes"
        rows = select(own_value.c.donation_id.label("id"), column.label("key")).join(own_field).outerjoin(term)
        rows = rows.where(own_field.c.key == field.key, within(own_value.c.donation_id))
    else:
        column = donation.c[column_names(field)[0]]
        rows = _own(column if field.kind is Kind.TERM else func.coalesce(column, 0), within)
    if field.kind is Kind.TERM:
        known = vocabularies.of(db)
        rows = rows.where(column.is_not(None), column != "")
        return _Statement(rows, lambda key: (Group(key, tr_term(field.term(key, known))),))
    groups = {True: (Group("true", tr("yes")),), False: (Group("false", tr("no")),)}
    return _Statement(rows, lambda key: groups[bool(key)])


def _by_things(within: Within, names: Names) -> _Statement:
    """What each record states, as its lines do: its items, its money, or neither."""
    of = donation_item.c
    is_not_stated = (of.item == tr(NOT_SAID)) & (of.as_stated == "") & (of.qualifier == Qualifier.NOT_STATED.value)
    written = case((is_not_stated, null()), else_=of.item.concat(_BETWEEN).concat(of.unit))
    items = select(of.donation_id.label("id"), written.label("key")).where(within(of.donation_id))
    money = _own(literal(MONEY), within).where(donation.c.money_kind != "")

    def groups(key: str) -> tuple[Group, ...]:
        item, is_item, unit = key.partition(_BETWEEN)
        if not is_item:
            return (Group(MONEY, tr("money")),)
        named = names.thing(item, unit)
        return (Group(named.key[0], named.what),)

    every = union_all(items, money).subquery()
    return _Statement(select(every.c.id, every.c.key), groups)


_BETWEEN = "\x1f"
"""Separates an item from its unit."""
_READ: dict[By, Callable[[Reader, Axis, Within], _Statement]] = {
    By.PARTY_HOME: _by_home,
    By.PARTY_COUNTRY: _by_home,
    By.PARTY_NAME: _by_name,
    By.PARTY_KIND: _by_kind,
    By.PARTY_REGION: _by_region,
    By.FACT: _by_fact,
    By.TAG: _by_tag,
    By.STATUS: _by_status,
    By.MONTH: _by_time,
    By.YEAR: _by_time,
    By.SOURCE: _by_source,
    By.WORK: _by_work,
    By.FIELD: _by_field,
}
