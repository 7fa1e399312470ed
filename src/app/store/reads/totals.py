"""Reading totals: what was given to, or by, countries and groups, or by the records of a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, select

from app.domain import giving
from app.domain.alternatives import Alternative, letters_of
from app.domain.by_key import by_key
from app.domain.contradictions import OtherValue, widest
from app.domain.donations import Amount, Item, Money, Party
from app.domain.language import later, tr
from app.domain.quantity import Interval
from app.domain.records import DonationFilter, FieldPlace
from app.domain.relations import Pair, Relations
from app.domain.terms import PLEDGED, Assertion, LinkKind, MoneyKind, Outcome, PartyRole, Qualifier, Scope, Status
from app.domain.totals import Adding, TotalLine, Totals, add_up
from app.domain.vocabularies import AID_KIND, GIVING, NO_TERMS, NO_VOCABULARIES, Term, Vocabularies
from app.garbage import no_collecting
from app.store.among import Within, among_ids, array_of_ids, span, these
from app.store.columns import in_thousandths, of_thousandths
from app.store.fast_statements import Quick
from app.store.field_columns import columns_of
from app.store.parts import STORED_PART
from app.store.reader import Keeper, Reader, first_column, first_value, untyped
from app.store.reads import counted, donation_tables, nowhere, otherwise_figures, unsupported, vocabularies, waiting
from app.store.reads import disputed as disputed_reads
from app.store.reads.countries import is_recipient, with_members
from app.store.reads.donation_filter import condition as wanted_rows
from app.store.reads.donation_rows import Parts, contents, parts_of
from app.store.reads.parties import at_home
from app.store.reads.query import homes_of_recipients, sides
from app.store.schema import BY_REF, donation, donation_item, donation_link, donation_party

NOT_SAID = later("not said what")
"""What a record gives that states neither an item nor an amount."""
_QUALIFIERS = {one.value: one for one in Qualifier}
_MONEY_KINDS = {one.value: one for one in MoneyKind}
"""By their values, since asking an enumeration takes longer."""
MANY = 20_000
"""Of more records it is asked as of all, which is kept until somebody writes, and not every line is kept."""
FEW = 500
"""Of a workspace with no more records, too: two sums and what is left open each ask it of records of their own."""
PAGE = 2_000
"""So many records are read at once."""
LISTED = 100
"""So many lines of each sum over very many records are kept."""
_RawItem = tuple[int, int, str, int | None, int | None, str, str, str, str]
"""With the id of its record, its own, its numbers in thousandths, and last the letter of its alternative."""
_Against = tuple[
    Mapping[FieldPlace, Sequence[OtherValue | None]],
    Collection[FieldPlace],
    Collection[FieldPlace],
    Collection[FieldPlace],
]
"""The other values, and the places that are unsupported, wait for a check, or state another figure."""
_NOTHING: _Against = ({}, (), (), ())
"""As of most records of a ledger."""
_NO_DOUBTS = False, False, False
_Stated = tuple[str, str, MoneyKind | None, Decimal | None, Decimal | None, Qualifier, str]


class _Raw(NamedTuple):
    """What a sum asks of a row of the donation table, by the names of its columns, with numbers in thousandths.
    SQLAlchemy's own rows take ten times as long to be asked for a column by its name."""

    id: int
    ref: str
    title: str
    assertion: str
    status: str
    scope: str
    aid_kind: str
    terms: str
    in_totals: int
    totals_reason: str
    money_low: int | None
    money_high: int | None
    money_currency: str
    money_qualifier: str
    money_kind: str
    money_as_stated: str
    money_period: str
    date_start: str
    date_end: str


_new: Any = tuple.__new__  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
"""`TotalLine._make` takes twice as long."""
_STATE = slice(_Raw._fields.index("assertion"), _Raw._fields.index("totals_reason"))
"""What decides what came of a record."""
_COLUMNS = tuple(donation.c[name] for name in _Raw._fields)
_LINKS = select(donation_link.c.kind, donation_link.c.a_id, donation_link.c.b_id)
_PARTS = select(donation.c.id, donation.c.parent_id).where(donation.c.parent_id.is_not(None))
_LAST = Quick(select(func.max(donation.c.id)))


class Share(NamedTuple):
    """Whose own part is asked for; what others gave or got in the same record is nobody's to add."""

    theirs: ColumnElement[bool]
    """Whether a row of donation_party is one of them."""
    as_donor: bool
    nowhere: Collection[int] = ()
    """Records in which nobody on that side has a country, who may be one of them."""

    @property
    def role(self) -> ColumnElement[bool]:
        """Whether a row of donation_party is on their side of the record."""
        return donation_party.c.role == PartyRole.DONOR.value if self.as_donor else is_recipient()

    def records(self) -> Select[Any]:
        """The ids of the records in which one of them takes part."""
        return select(donation_party.c.donation_id).where(self.theirs, self.role)

    def with_others(self, db: Reader) -> set[int]:
        """The ids of those of these records in which somebody else is on their side too."""
        others = func.coalesce(self.theirs, false()) == false()
        found = select(donation_party.c.donation_id).where(others, self.role)
        return {int(row[0]) for row in db.rows(found.where(donation_party.c.donation_id.in_(self.records())))}


class Listed(NamedTuple):
    """Records that are read for a list, of which a sum so needs to read nothing again."""

    rows: Sequence[Row[Any]]
    parts: Mapping[int, Parts]
    without_passage: Collection[int]
    unsupported: unsupported.Places
    disputed: disputed_reads.Open
    otherwise: unsupported.Places
    """The figures whose own words say something else."""


def received_and_given(db: Reader, groups: Iterable[Sequence[int]], listed: Listed) -> list[tuple[Totals, Totals]]:
    """What the countries of each of these groups, by their ids, received, and what they gave; all records in which
    they take part are `listed`, and those in which they may (`nowhere`)."""
    found = _of_parties(db, shares_of(db, groups), listed)
    return list(zip(found[::2], found[1::2], strict=True))


def shares_of(db: Reader, groups: Iterable[Sequence[int]]) -> list[Share]:
    """What the countries of each of these groups, by their ids, received, and what they gave."""
    return [
        Share(at_home(list(ids)), as_donor, () if as_donor else nowhere.near(db, ids))
        for ids in groups
        for as_donor in (False, True)
    ]


def of_actors(db: Reader, asked: Iterable[tuple[Sequence[int], bool]], listed: Listed) -> list[Totals]:
    """What the actors of each of these groups, by their ids, gave together, or where not `as_donor` received; `listed`
    as with `received_and_given`."""
    shares = [Share(donation_party.c.actor_id.in_(list(ids)), as_donor) for ids, as_donor in asked]
    return _of_parties(db, shares, listed)


def of(db: Reader, wanted: DonationFilter, progress: Callable[[int, int], object] = lambda _done, _all: None) -> Totals:
    """What was given by the records of a list; where it is asked for by who gave or got it, what was theirs alone.
    `progress` is called after each page with how many of the records are added up."""
    pages = Pages(db, wanted_rows(wanted, db))
    sums = Adding(relations(db), counted.names(db)).in_pages(pages.most(LISTED))
    shared = shared_with_others(db, wanted)
    for number, page in enumerate(pages.each, 1):
        with no_collecting():
            sums.take(pages.lines(page, shared))
        progress(min(number * PAGE, pages.many), pages.many)
    sums.take(_nowhere(db, wanted))
    return sums.totals()


def _nowhere(db: Reader, wanted: DonationFilter) -> Iterator[TotalLine]:
    """What else may have gone to the countries that are asked for, since nobody who got it has a country."""
    query, asked = (wanted.query, []) if wanted.query is None else homes_of_recipients(db, wanted.query)
    if wanted.places and not wanted.as_donor:
        asked.append(list(first_column(db, with_members(wanted.places))))
    if not asked:
        return
    first, *others = (nowhere.near(db, some) for some in asked)
    if ids := first.intersection(*others):
        rest = wanted_rows(replace(wanted, query=query, places=()), db)
        lines = every_line(db, and_(among_ids(donation.c.id, ids), rest))
        yield from _left_out(lines, giving.LeftOut.NOWHERE)


def shared_with_others(db: Reader, wanted: DonationFilter) -> set[int]:
    """The records in which others have a part beside those who are asked for."""
    asked = () if wanted.query is None else sides(db, wanted.query)
    shares = [Share(who, as_donor) for who, as_donor in asked]
    if wanted.as_donor is not None and wanted.places:
        shares.append(Share(at_home(with_members(wanted.places)), wanted.as_donor))
    if wanted.as_donor is not None and wanted.actor_id is not None:
        shares.append(Share(donation_party.c.actor_id == wanted.actor_id, wanted.as_donor))
    return set[int]().union(*(share.with_others(db) for share in shares))


def _of_parties(db: Reader, shares: Sequence[Share], listed: Listed) -> list[Totals]:
    """The total of each share."""
    rows = _listed_rows(listed.rows)
    beside = _context_of_list(db, rows, listed)
    apart, names = relations(db), counted.names(db)
    out: list[Totals] = []
    for share in shares:
        ids = {int(row[0]) for row in db.rows(share.records())}
        shared = share.with_others(db) if ids else set[int]()
        lines = _lines((row for row in rows if row.id in ids), beside, shared)
        may_be = _lines((row for row in rows if row.id in share.nowhere), beside)
        out.append(add_up(chain(lines, _left_out(may_be, giving.LeftOut.NOWHERE)), apart, names))
    return out


def _left_out(lines: Iterable[TotalLine], out: giving.LeftOut) -> Iterator[TotalLine]:
    """Those of the lines that would count, left out for a reason."""
    return (line._replace(out=out, why=giving.left_out_words(out)) for line in lines if line.out is None)


class Pages:
    """The records of a condition, a page at a time and by their references, since there may be a million."""

    def __init__(self, db: Reader, condition: ColumnElement[bool]) -> None:
        ids = array_of_ids(db, select(donation.c.id).where(condition).order_by(*BY_REF))
        self._db, self.many, self._are_many = db, len(ids), len(ids) >= MANY
        self._of_all = self._are_many or are_few(db)
        self.each = (_page(ids[at : at + PAGE]) for at in range(0, len(ids), PAGE))
        """The records of each page."""
        self._known = vocabularies.of(db)
        open_fields = disputed_reads.all_open_fields(db) if self._of_all else disputed_reads.open_fields(db, condition)
        self._others = disputed_reads.other_values(open_fields)

    def most(self, listed: int) -> int | None:
        """How many lines a sum of them keeps, at most `listed` of very many."""
        return listed if self._are_many else None

    def lines(self, page: Within, shared: Collection[int] = (), *, as_given: bool = False) -> Iterable[TotalLine]:
        """What each record of a page states; `shared` as with `shared_with_others`. What is to come is left out of
        sums, or treated `as_given`."""
        found = untyped(self._db, select(*_COLUMNS).where(page(donation.c.id)))
        rows = sorted(map(_Raw._make, found), key=lambda row: (len(row.ref), row.ref))  # SQLite takes longer to sort
        return _lines(map(_given, rows) if as_given else rows, self._context(page, rows), shared)

    def _context(self, page: Within, rows: Sequence[_Raw]) -> _Context:
        db, where = self._db, None if self._of_all else page
        items, amounts = _items(db, page), _amounts(db, page)
        asked, doubtful, empty = _to_ask(rows, items, amounts)
        parties = {key: contents(parts, "parties") for key, parts in parts_of(db, asked, ("parties",)).items()}
        its = donation_party.c.donation_id
        named = set(first_column(db, select(its).where(these(empty)(its)).distinct())) if empty else ()
        without_passage = donation_tables.without_passage(db, page)
        weighed = without_passage, doubtful, unsupported.of(db, where), self._others, waiting.of(db)
        return _Context(items, amounts, parties, named, self._known, *weighed, otherwise_figures.of(db, where))


def are_few(db: Reader) -> bool:
    """Whether what is asked of all records is soon read, and kept."""
    return isinstance(db, Keeper) and (first_value(db, _LAST) or 0) <= FEW


def _given(row: _Raw) -> _Raw:
    """A row of what is to come as if it had been given; what is said of totals is said of those of what was given."""
    if giving.outcome(Assertion(row.assertion), Status(row.status)) not in PLEDGED:
        return row
    given = {"assertion": Assertion.GIVEN.value, "status": Status.REPORTED.value}
    return row._replace(**given, in_totals=1)


def _page(ids: Sequence[int]) -> Within:
    """The records of these ids; most follow one another, and are read faster as a span."""
    first, last = min(ids), max(ids)
    return span(first, last) if last - first < len(ids) else these(ids)


def _listed_rows(rows: Sequence[Row[Any]]) -> list[_Raw]:
    """What a sum asks of rows that have all columns."""
    if not rows:
        return []
    of = itemgetter(*map(columns_of(rows[0]).index, _Raw._fields))
    raw = (_Raw._make(of(row)) for row in rows)
    return [
        one._replace(money_low=in_thousandths(one.money_low), money_high=in_thousandths(one.money_high)) for one in raw
    ]


def every_line(
    db: Reader, condition: ColumnElement[bool], shared: Collection[int] = (), *, as_given: bool = False
) -> Iterator[TotalLine]:
    """What each record of a condition states, by their references, as `Pages.lines` does."""
    pages = Pages(db, condition)
    for page in pages.each:
        yield from pages.lines(page, shared, as_given=as_given)


def relations(db: Reader) -> Relations:
    """The links between all records of the workspace."""
    links = db.rows(_LINKS)
    pairs: dict[str, list[Pair]] = by_key((row.kind, (row.a_id, row.b_id)) for row in links)
    parts = db.rows(_PARTS)
    kinds = (LinkKind.DUPLICATE_OF, LinkKind.CONFLICTS, LinkKind.OVERLAPS, LinkKind.DELIVERS)
    duplicates, conflicts, overlaps, deliveries = (tuple(pairs.get(kind.value, ())) for kind in kinds)
    wholes = {int(row.id): int(row.parent_id) for row in parts}
    return Relations(duplicates, conflicts, overlaps, wholes, deliveries)


class _Context(NamedTuple):
    """What decides which figures of records are summed, apart from their own rows; by record id."""

    items: Mapping[int, list[_RawItem]]
    amounts: Mapping[int, list[Amount]]
    parties: Mapping[int, tuple[Any, ...]]
    """Of those of which they decide something."""
    named: Collection[int]
    """The records without items and amounts in which somebody takes part."""
    known: Vocabularies
    without_passage: Collection[int]
    doubtful: Collection[int]
    """The records whose title may have words by which something is left out of sums."""
    unsupported: unsupported.Places
    others: Mapping[int, Mapping[FieldPlace, Sequence[OtherValue | None]]]
    waiting: unsupported.Places
    """The figures to be checked against a corrected source."""
    otherwise: unsupported.Places
    """The figures whose own words plainly state another."""


def _context_of_list(db: Reader, rows: Sequence[_Raw], listed: Listed) -> _Context:
    """The context of the records of a list."""
    items: dict[int, list[_RawItem]] = {}
    amounts: dict[int, list[Amount]] = {}
    for one, parts in listed.parts.items():
        if some := parts.get("items"):
            items[one] = [(one, at, *_raw(item)) for at, item, _ in some]
        if rested := [amount for amount in contents(parts, "amounts") if amount.role in giving.RESTED_ON]:
            amounts[one] = rested
    asked, doubtful, empty = _to_ask(rows, items, amounts)
    parties = {one: contents(listed.parts[one], "parties") for one in asked}
    named = {one for one in empty if contents(listed.parts[one], "parties")}
    known, others = vocabularies.of(db), disputed_reads.other_values(listed.disputed)
    weighed = listed.without_passage, doubtful, listed.unsupported, others, waiting.of(db), listed.otherwise
    return _Context(items, amounts, parties, named, known, *weighed)


def _raw(item: Item) -> tuple[str, int | None, int | None, str, str, str, str]:
    ends = in_thousandths(item.low), in_thousandths(item.high)
    return (item.item, *ends, item.qualifier.value, item.unit, item.as_stated, item.alternative)


def _to_ask(
    rows: Sequence[_Raw], items: Collection[int], amounts: Collection[int]
) -> tuple[list[int], set[int], list[int]]:
    """The records of which it is asked who takes part, those whose title has words that may keep something out, as the
    name of a bank may, and those that have neither items nor an amount, of which it is asked whether anybody does."""
    doubtful = {rows[at].id for at in giving.which_may_be_left_out([row.title for row in rows])}
    empty = [row.id for row in rows if not (row.id in items or row.money_kind)]
    return [*doubtful.union(amounts)], doubtful, empty


def _lines(rows: Iterable[_Raw], by: _Context, shared: Collection[int] = ()) -> Iterable[TotalLine]:
    """What each record states, in the order of the rows; of those that are `shared` nobody's own part is known."""
    reasons: dict[giving.LeftOut | None, str] = {None: ""} | {why: giving.left_out_words(why) for why in giving.LeftOut}
    states: dict[bool, dict[tuple[Any, ...], _State]] = {False: {}, True: {}}
    items, parties, amounts_of, doubtful, unspoken = by.items, by.parties, by.amounts, by.doubtful, by.without_passage
    for row in rows:
        record = row.id
        own, people, amounts = items.get(record, ()), parties.get(record, ()), amounts_of.get(record, ())
        filled = bool(own or row.money_kind) or record in by.named
        key = row[_STATE]
        state = states[filled].get(key) or states[filled].setdefault(key, _state(by.known, filled, key))
        whole = state.whole
        if whole is None and record in unspoken:
            whole = giving.LeftOut.NO_PASSAGE
        own_reason = row.totals_reason if whole is giving.LeftOut.KEPT_OUT else ""
        title = giving.own_title(row.title, people) if record in doubtful else ""
        against, year = _against(record, by), _year(row)
        for place, stated, out, instead in _stated(row, title, state, own, people, amounts):
            doubts, out = _NO_DOUBTS, whole or out
            if against is not _NOTHING:
                stated, out, doubts = _weighed(place, stated, out, against)
            if out is None and record in shared:
                out = giving.LeftOut.SHARED
            came = state.came, out, own_reason or reasons[out]
            yield _new(TotalLine, (record, row.ref, row.title) + stated + came + doubts + (year, instead))  # noqa: RUF005 - faster


def _year(row: _Raw) -> int:
    """Of its date; 0 where that is not known."""
    year = (row.date_start or row.date_end)[:4]
    return int(year) if year.isdecimal() else 0


def _weighed(
    place: FieldPlace, stated: _Stated, out: giving.LeftOut | None, against: _Against
) -> tuple[_Stated, giving.LeftOut | None, tuple[bool, bool, bool]]:
    """What is stated in a place, why it is in no sum, and whether it is disputed, waits or has words that state another
    figure, by what speaks against it."""
    others, figures, waits, unlike = against
    disputed, out = place in others, out or (giving.LeftOut.NO_WORDS if place in figures else None)
    if disputed and out is None:
        stated, out = _widened(stated, others[place])
    return stated, out, (disputed, place in waits, place in unlike)


def _against(record: int, by: _Context) -> _Against:
    """What speaks against figures of a record, in the order of `_Against`."""
    if record in by.unsupported or record in by.otherwise or record in by.others or record in by.waiting:
        figures, waits, unlike = (some.get(record, ()) for some in (by.unsupported, by.waiting, by.otherwise))
        return by.others.get(record, {}), figures, waits, unlike
    return _NOTHING


def _widened(stated: _Stated, values: Sequence[OtherValue | None]) -> tuple[_Stated, giving.LeftOut | None]:
    """The range of the stated value and all others; if one of those cannot be read, why it is in no sum."""
    others = [one for one in values if one is not None]
    if len(others) < len(values):
        return stated, giving.LeftOut.CONTRADICTED
    if not others:  # a reader disputes it, and no passage states another amount
        return stated, None
    low, high, qualifier = widest(stated[3], stated[4], others)
    return (*stated[:3], low, high, qualifier, stated[6]), None


class _State(NamedTuple):
    """What holds of all records in a state."""

    came: Outcome
    whole: giving.LeftOut | None
    """Why they are in no sum as a whole."""
    terms: Term
    """On which they were given."""
    is_shared: bool
    """Whether the terms say that the cost is shared."""


def _state(known: Vocabularies, filled: bool, columns: tuple[Any, ...]) -> _State:
    assertion, status, scope, kind, terms, in_totals = columns
    stated, came, acts = Assertion(assertion), Status(status), Scope(scope)
    given_on = known.term(GIVING, terms or NO_TERMS.key)
    why = giving.no_gift(known.term(AID_KIND, kind), given_on)
    whole = giving.of_state(stated, came, acts, why, filled=filled, in_totals=bool(in_totals))
    return _State(giving.outcome(stated, came), whole, given_on, giving.is_shared(given_on, ()))


def _stated(
    row: _Raw, title: str, state: _State, items: Sequence[_RawItem], parties: Sequence[Party], amounts: Sequence[Amount]
) -> Iterable[tuple[FieldPlace, _Stated, giving.LeftOut | None, Alternative | None]]:
    """What a record states, each with its field, with why its words or its terms keep it out, and with the alternative
    it is of; `title` is empty where it has no such words."""
    money, terms = row.money_kind, state.terms
    is_shared = giving.is_shared(terms, amounts) if amounts else state.is_shared
    shared = giving.LeftOut.SHARED_COST if is_shared else None
    letters = letters_of(item[-1] for item in items)
    for _, item_id, item, low, high, qualifier, unit, as_stated, letter in items:
        instead = Alternative(letter, len(letters)) if letter in letters else None
        out = shared or giving.item_left_out(item, unit, as_stated, "" if money else title, terms)
        ends = of_thousandths(low), of_thousandths(high)
        yield ("item", item_id), (item, unit, None, *ends, _QUALIFIERS[qualifier], as_stated), out, instead
    if money:
        stated, kind, currency = row.money_as_stated, _MONEY_KINDS[money], row.money_currency
        low, high = of_thousandths(row.money_low), of_thousandths(row.money_high)
        given = Interval(low, high, _QUALIFIERS[row.money_qualifier])
        out = giving.money_left_out(stated, row.money_period, title, [item[2] for item in items], terms)
        if shared or amounts:
            donors = [party.name for party in parties if party.role is PartyRole.DONOR]
            share = giving.given_of(Money(given.low, given.high, currency, given.qualifier), amounts, donors, terms)
            out = giving.LeftOut.SHARED_COST if share is None else out
            given = share or given
        yield ("money", None), (money, currency, kind, given.low, given.high, given.qualifier, stated), out, None
    elif not items:
        yield ("", None), (tr(NOT_SAID), "", None, None, None, Qualifier.NOT_STATED, ""), None, None


def _items(db: Reader, within: Within) -> dict[int, list[_RawItem]]:
    of = donation_item.c
    stated = of.item, of.low, of.high, of.qualifier, of.unit, of.as_stated, of.alternative
    asked = select(of.donation_id, of.id, *stated)
    found = untyped(db, asked.where(within(of.donation_id)).order_by(of.donation_id, of.ordinal))
    return by_key(zip(map(itemgetter(0), found), found, strict=True))


def _amounts(db: Reader, within: Within) -> dict[int, list[Amount]]:
    """The amounts on which it rests how much of the main one was given: alternatives, and what each bears."""
    part = STORED_PART["amounts"]
    of = part.table.c
    rows = db.rows(part.rows.where(of.role.in_(giving.RESTED_ON), within(of.donation_id)))
    return by_key((int(row.donation_id), part.read(row, NO_VOCABULARIES)) for row in rows)
