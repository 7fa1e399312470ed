"""Reading donation records: the list, sorted, filtered and page by page, and one record whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    String,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from app.domain import support
from app.domain.by_key import by_key
from app.domain.donations import Donation, Party
from app.domain.fields import RECORD, Kind, record_field
from app.domain.fold import fold
from app.domain.giving import LeftOut, any_left_out, outcome, states_of, unsummed
from app.domain.language import tr
from app.domain.pledges import Open
from app.domain.records import (
    DonationFilter,
    DonationLink,
    DonationRecord,
    DonationRef,
    DonationRow,
    DonationSort,
    EvidenceItem,
    FieldPlace,
    LightPiece,
    TableRow,
)
from app.domain.terms import PLEDGED, Assertion, EvidenceRole, LinkKind, Outcome, PartyRole, Status
from app.store.among import among_given, among_ids, array_of_ids, given, these
from app.store.counterparts import is_counterpart
from app.store.fast_statements import Quick
from app.store.field_columns import column_names
from app.store.field_columns import order as field_order
from app.store.parts import first_party
from app.store.reader import Reader, first, first_column, first_value
from app.store.reads import disputed as disputed_reads
from app.store.reads import donation_tables, left_open, own_fields, reviews, totals, unsupported, vocabularies
from app.store.reads import evidence as evidence_reads
from app.store.reads import otherwise as otherwise_reads
from app.store.reads.donation_filter import condition
from app.store.reads.donation_rows import contents, contents_of, ids_of, parts_of
from app.store.reads.first_page import first_by_party, first_ids
from app.store.reads.parties import at_home
from app.store.schema import (
    BY_REF,
    actor,
    country,
    donation,
    donation_item,
    donation_link,
    donation_party,
    evidence,
    paragraph_pair,
    passage,
    source,
    source_version,
    table_file,
    table_row,
    thing,
)
from app.store.things import of_kind

_PARENT = donation.alias("parent")
_LISTED = select(donation, _PARENT.c.ref.label("parent_ref")).outerjoin(_PARENT, _PARENT.c.id == donation.c.parent_id)
_COLUMNS = frozenset(field.key for field in RECORD)


def rows(
    db: Reader,
    wanted: DonationFilter = DonationFilter(),  # noqa: B008 - frozen
    sort: str = DonationSort.REF,
    *,
    descending: bool = False,
    limit: int | None = 200,
    offset: int = 0,
) -> tuple[DonationRow, ...]:
    """A page of the list. Every kind of child is loaded with one statement."""
    if wanted == DonationFilter() and limit and not offset:
        first_page = None
        if sort == DonationSort.SOURCES:
            first_page = first_ids(db, limit, descending=descending)
        elif sort in (DonationSort.DONOR, DonationSort.RECIPIENT):
            first_page = first_by_party(db, PartyRole(sort), limit, descending=descending)
        if first_page is not None:
            return in_order(db, first_page)
    # Their ids first: of a million records that are sorted, all the rest would be carried along.
    return in_order(db, first_column(db, _ordered(db, wanted, sort, descending).limit(limit).offset(offset)))


def ids(
    db: Reader,
    wanted: DonationFilter = DonationFilter(),  # noqa: B008 - frozen
    sort: str = DonationSort.REF,
    *,
    descending: bool = False,
) -> tuple[int, ...]:
    """The ids of all that `rows` would list without a limit, in the same order; 10,000 take some 10 ms."""
    return first_column(db, _ordered(db, wanted, sort, descending))


def in_order(db: Reader, ids: Sequence[int]) -> tuple[DonationRow, ...]:
    """These records as list rows, in this order; those that are gone are left out."""
    found = {row.id: row for row in by_ids(db, ids)}
    return tuple(found[one] for one in ids if one in found)


def at_most(db: Reader) -> int:
    """How many records there are at most, known at once: ids are not given out twice."""
    return int(first_value(db, _AT_MOST))


def id_array(db: Reader, wanted: DonationFilter, sort: str, *, descending: bool = False) -> Sequence[int]:
    """What `ids` gives, in 8 bytes each."""
    return array_of_ids(db, _ordered(db, wanted, sort, descending))


def count(db: Reader, wanted: DonationFilter = DonationFilter()) -> int:  # noqa: B008 - frozen
    """How many records `rows` would list without a limit."""
    return counts(db, wanted)[0]


def counts(db: Reader, *wanted: DonationFilter) -> tuple[int, ...]:
    """How many records `rows` would list of each of these, in one statement."""
    return tuple(db.rows(select(*(func.count(donation.c.id).filter(condition(one, db)) for one in wanted)))[0])


def by_ids(db: Reader, ids: Sequence[int]) -> tuple[DonationRow, ...]:
    """These records as list rows, by their references; those that are gone are left out."""
    return listed(db, ids)[0]


_AT_MOST = Quick(select(func.coalesce(func.max(donation.c.id), 0)))
_OF_REF = select(donation.c.id).where(or_(donation.c.ref == bindparam("typed"), donation.c.ref == bindparam("padded")))
_ONLY_REFS = select(donation.c.ref).where(among_given(donation.c.id)).order_by(*BY_REF)
_THESE = _LISTED.where(among_given(donation.c.id)).order_by(*BY_REF)


def listed(db: Reader, ids: Sequence[int]) -> tuple[tuple[DonationRow, ...], totals.Listed]:
    """The rows of these records, and what a sum over them asks of them."""
    return _filled(db, db.rows(_THESE, given(ids)))


def of_actors(db: Reader, actor_ids: Sequence[int]) -> tuple[int, ...]:
    """The ids of the records that actors give or get."""
    of = donation_party.c
    sides = of.role.in_((PartyRole.DONOR.value, PartyRole.RECIPIENT.value))
    return first_column(db, select(of.donation_id).where(of.actor_id.in_(actor_ids), sides).distinct())


def titled(db: Reader, ids: Sequence[int]) -> dict[int, Donation]:
    """The titles of records and what they may be made of, by their ids."""
    parts = parts_of(db, ids, ("parties", "items"))
    return contents_of(db.rows(_THESE_TITLED, given(ids)), parts, vocabularies.of(db), _OF_TITLES)


def parties_of(db: Reader, ids: Sequence[int]) -> dict[int, tuple[Party, ...]]:
    """The parties of records, by their ids."""
    return {one: contents(some, "parties") for one, some in parts_of(db, ids, ("parties",)).items()}


_OF_TITLES = tuple(map(record_field, ("title", "money", "date")))
_THESE_TITLED = select(
    donation.c.id, *(donation.c[name] for field in _OF_TITLES for name in column_names(field))
).where(among_given(donation.c.id))


def without_parts(db: Reader, wanted: DonationFilter) -> list[tuple[str, Donation]]:
    """The references of all that `rows` would list without a limit, and what they say but for their parts, such as
    parties and items: that takes less than half the time."""
    found = db.rows(_THESE, given(ids(db, wanted)))
    known = contents_of(found, {int(row.id): {} for row in found}, vocabularies.of(db))
    return [(row.ref, known[row.id]) for row in found]


def find(db: Reader, typed: str, limit: int = 8) -> tuple[DonationRow, ...]:
    """Records that what is typed may mean, by reference or beginnings of words; mentions in remarks come last."""
    ref = typed.strip().upper().replace(" ", "-")
    exact = first_column(db, select(donation.c.id).where(donation.c.ref == ref))
    ids = dict.fromkeys((*exact, *(row.id for row in rows(db, DonationFilter(words=typed), limit=limit))))
    return tuple(sorted(in_order(db, [*ids][:limit]), key=lambda row: not _named_by(row, typed)))


def _named_by(row: DonationRow, typed: str) -> bool:
    """Whether the typed text is in the record's own name, parties or items, and not only in its remarks."""
    own = fold(" ".join((row.ref, row.title, *row.donors, *row.recipients, row.items)))
    return all(word in own for word in fold(typed).split())


def refs(db: Reader, ids: Iterable[int]) -> tuple[str, ...]:
    """The references of these records, in their order."""
    return first_column(db, _ONLY_REFS, given(ids))


def with_parties(db: Reader, parties: Sequence[Party]) -> tuple[int, ...]:
    """The ids of the records that have a party of the name or in the country of one of these."""
    names, codes = [one.name for one in parties], [one.iso2 for one in parties if one.iso2]
    return first_column(db, _with_parties(), {"names": names, "codes": codes})


@cache
def _with_parties() -> Select[int]:
    names, codes = (bindparam(name, type_=String(), expanding=True) for name in ("names", "codes"))
    home = at_home(select(country.c.id).where(country.c.code.in_(codes)))
    taking = select(donation_party.c.donation_id).outerjoin(actor, actor.c.id == donation_party.c.actor_id)
    return taking.where(or_(home, donation_party.c.name.in_(names), actor.c.name.in_(names))).distinct()


def pledged(db: Reader, ids: Collection[int]) -> tuple[int, ...]:
    """Those of these records that say what was promised or offered."""
    if not ids:
        return ()
    is_pledge = condition(DonationFilter(outcomes=PLEDGED), db)
    return first_column(db, select(donation.c.id).where(among_ids(donation.c.id, ids), is_pledge))


def uids(db: Reader) -> dict[str, tuple[int, str]]:
    """The id and the reference of every record by what it is known by in every workspace."""
    rows = db.rows(select(donation.c.uid, donation.c.id, donation.c.ref))
    return {str(row.uid): (int(row.id), str(row.ref)) for row in rows}


def id_of(db: Reader, ref: str) -> int:
    """The id of the record of this reference, capitals aside, and D-4 for D-04. Raises `NotFound`."""
    typed = ref.strip().upper()
    found = db.rows(_OF_REF, {"typed": typed, "padded": re.sub(r"^D-(\d)$", r"D-0\1", typed)})
    return int(first(found, tr("There is no donation record {ref}.").format(ref=ref)).id)


# --- order --------------------------------------------------------------------------------------------


def _ordered(db: Reader, wanted: DonationFilter, sort: str, descending: bool) -> Select[int] | CompoundSelect[int]:
    """A selection of the ids of records, in their order; those without a value come last either way."""
    asked = select(donation.c.id).where(condition(wanted, db))
    keys = _order(sort)
    if sort in (DonationSort.EVIDENCE, DonationSort.PARAGRAPH, DonationSort.SOURCES):
        # Most of a million have the same key. They come by their references, of which there is an index, so that those
        # that cannot be among the first are let go at once; without a limit, SQLite would drop that order.
        (key,) = keys
        found = asked.add_columns(key.label("key"), *BY_REF).order_by(*_ways(BY_REF, descending)).limit(-1).subquery()
        first, *others = _ways(list(found.c)[1:], descending)
        return select(found.c.id).order_by(first.nulls_last(), *others)
    if sort in _EMPTY_FIRST and not descending:
        # Their index begins with the records without a value, which are read after the others.
        filled = asked.where(keys[0] > _EMPTY).order_by(*keys, *BY_REF)
        others = asked.where(keys[0] == _EMPTY).order_by(*keys[1:], *BY_REF)
        return union_all(*(select(half.limit(-1).subquery().c.id) for half in (filled, others)))
    by_key = _ways(keys, descending)
    if sort not in _COLUMNS:
        by_key = [one.nulls_last() for one in by_key]
    return asked.order_by(*by_key, *_ways(BY_REF, descending))


_EMPTY_FIRST = frozenset(field.key for field in RECORD if field.kind in (Kind.DATE, Kind.MONEY))
_EMPTY: ColumnElement[str] = literal_column("''")


def _ways(keys: Sequence[Any], descending: bool) -> list[Any]:
    return [key.desc() if descending else key.asc() for key in keys]


_TITLED = (
    select(passage.c.id, func.dense_rank().over(order_by=source.c.title.collate("NOCASE")).label("place"))
    .join(source_version, source_version.c.id == passage.c.version_id)
    .join(source)
    .cte("titled")
    .prefix_with("MATERIALIZED")
)
"""The place of the source of each passage among all, by its title."""


_PARAGRAPHS = 10**7
"""More than any source has."""


def _order(sort: str) -> list[Any]:
    """SQL by which records are sorted; empty for the order of their numbers."""
    match sort:
        case DonationSort.REF:
            return []
        case DonationSort.DONOR:
            return [_or_null(first_party(PartyRole.DONOR))]
        case DonationSort.RECIPIENT:
            return [_or_null(first_party(PartyRole.RECIPIENT))]
        case DonationSort.ITEM:
            of, (currency, worth) = donation_item.c, field_order(donation, record_field("money"))
            number = func.coalesce(of.low, of.high)
            return [_or_null(_of_first_item(of.item)), _of_first_item(number), func.nullif(currency, ""), worth]
        case DonationSort.EVIDENCE:
            pieces = select(func.count()).select_from(of_kind(evidence, donation.name))
            return [pieces.where(thing.c.row_id == donation.c.id, _is_own_piece()).scalar_subquery()]
        case DonationSort.PARAGRAPH:
            located = of_kind(evidence, donation.name).join(passage, passage.c.id == evidence.c.passage_id)
            located = located.join(source_version, source_version.c.id == passage.c.version_id)
            number = source_version.c.source_id * _PARAGRAPHS + func.coalesce(passage.c.paragraph, 0)
            first = select(func.min(number)).select_from(located)
            supports = (evidence.c.role == EvidenceRole.SUPPORTS.value) & _is_own_piece()
            return [first.where(thing.c.row_id == donation.c.id, supports).scalar_subquery()]
        case DonationSort.DONOR_KIND:
            return [_or_null(first_party(PartyRole.DONOR, func.coalesce(actor.c.kind, donation_party.c.kind)))]
        case DonationSort.SOURCES:
            joined = of_kind(evidence, donation.name).join(_TITLED, _TITLED.c.id == evidence.c.passage_id)
            first_of = select(func.min(_TITLED.c.place)).select_from(joined).where(thing.c.row_id == donation.c.id)
            return [first_of.scalar_subquery()]
        case "assertion":
            return [_by_outcome()]
        case _ if sort in _COLUMNS:
            return field_order(donation, record_field(sort))
        case _:
            return own_fields.order(sort)


def _of_first_item(said: ColumnElement[Any]) -> Any:
    """SQL: what is said of the first item of a record."""
    of = donation_item.c
    return select(said).where(of.donation_id == donation.c.id).order_by(of.ordinal).limit(1).scalar_subquery()


@cache
def _by_outcome() -> ColumnElement[int]:
    """SQL: the place of a record's outcome, which is shown for its assertion, among all outcomes."""
    state = tuple_(donation.c.assertion, donation.c.status)
    pairs = ([(assertion.value, came.value) for assertion, came in states_of(one)] for one in Outcome)
    return case(*((state.in_(some), place) for place, some in enumerate(pairs)))


def _is_own_piece() -> ColumnElement[bool]:
    """Whether evidence is no counterpart of another; without works, none is asked for that."""
    return or_(~exists(select(paragraph_pair.c.id)), ~is_counterpart())


def _or_null(words: Any) -> Any:
    """SQL: words to sort by, capitals aside; NULL for none."""
    return func.nullif(words, "").collate("NOCASE")


# --- rows ---------------------------------------------------------------------------------------------


def _filled(db: Reader, found: Sequence[Row[Any]]) -> tuple[tuple[DonationRow, ...], totals.Listed]:
    """The rows with their parts, their evidence and their warnings, each read with one query for all."""
    if not found:
        return (), totals.Listed((), {}, (), {}, {}, {})
    ids = [int(row.id) for row in found]
    parts = parts_of(db, ids)
    pieces, overlaps, known = otherwise_reads.pieces_of(db, ids), _overlaps(db, ids), vocabularies.of(db)
    without_evidence = [one for one in ids if one not in pieces]
    without_passage = (
        donation_tables.without_passage(db, these(without_evidence)) if without_evidence else frozenset[int]()
    )
    disputed = disputed_reads.open_fields_of(db, ids)
    contents = contents_of(found, parts, known)
    part_ids = {one: ids_of(own) for one, own in parts.items()}
    held = {one: support.weighed(content, part_ids[one], pieces.get(one, ())) for one, content in contents.items()}
    asked = {one: places for one, (_, places) in held.items() if places and one not in without_passage}
    contradicted = {one: places for one, (places, _) in held.items() if places}
    otherwise = {one: unsummed(contents[one], part_ids[one]["amounts"], places) for one, places in contradicted.items()}
    figures = unsupported.of_page(db, contents, part_ids, asked)
    out: list[DonationRow] = []
    for one, row in zip(ids, found, strict=True):
        content = contents[one]
        out.append(
            DonationRow(
                id=one,
                ref=row.ref,
                content=content,
                evidence=sum(not piece.is_counterpart for piece in pieces.get(one, ())),
                parent_ref=row.parent_ref or "",
                overlaps=tuple(overlaps.get(one, ())),
                left_out=any_left_out(
                    content,
                    part_ids[one]["items"],
                    figures.get(one, ()),
                    disputed_reads.unreadable(disputed.get(one, ())),
                )
                or (LeftOut.NO_PASSAGE if one in without_passage else None),
                otherwise=bool(held[one][0]),
                sources=_titles(pieces.get(one, ())),
                disputed=tuple(dict.fromkeys(field.held.field for field, _ in disputed.get(one, ()))),
                unsupported=one in figures,
                paragraphs=_paragraphs(pieces.get(one, ())),
                lost=any(piece.is_lost for piece in pieces.get(one, ())),
            )
        )
    return tuple(out), totals.Listed(found, parts, without_passage, figures, disputed, otherwise)


def _titles(pieces: Sequence[LightPiece]) -> tuple[str, ...]:
    """The titles of their sources, those added first before the others."""
    titles = {piece.source_id: piece.source_title for piece in pieces}
    return tuple(titles[one] for one in sorted(titles))


def _paragraphs(pieces: Sequence[LightPiece]) -> tuple[int, ...]:
    """The place of its words in the source that was added first."""
    own = [one for one in pieces if one.role is EvidenceRole.SUPPORTS and not one.is_counterpart]
    first = min((one.source_id for one in own), default=0)
    return tuple(sorted({one.paragraph for one in own if one.source_id == first and one.paragraph is not None}))


@cache
def _overlaps_of(own: str, other: str) -> Quick:
    return Quick(
        select(donation_link.c[own].label("own"), donation.c.ref)
        .join(donation, donation.c.id == donation_link.c[other])
        .where(donation_link.c.kind == LinkKind.OVERLAPS.value, among_given(donation_link.c[own]))
        .order_by(*BY_REF)
    )


def _overlaps(db: Reader, ids: Sequence[int]) -> dict[int, list[str]]:
    return by_key(
        (int(row.own), str(row.ref))
        for own, other in (("a_id", "b_id"), ("b_id", "a_id"))
        for row in db.rows(_overlaps_of(own, other), given(ids))
    )


def accepted_tables(db: Reader, wanted: DonationFilter) -> list[tuple[str, str, str]]:
    """The tables that are sources of some records: name, sheet, and when it was imported."""
    of = select(table_file.c.name, table_file.c.sheet, table_file.c.added_at).distinct()
    of = of.join(table_row).where(table_file.c.is_source == 1)
    listed = of.where(table_row.c.donation_id.in_(select(donation.c.id).where(condition(wanted, db))))
    return [(row.name, row.sheet, row.added_at) for row in db.rows(listed.order_by(table_file.c.name))]


# --- one record ---------------------------------------------------------------------------------------


def record(db: Reader, donation_id: int) -> DonationRecord:
    """One record whole. Raises `NotFound`."""
    return first(records(db, (donation_id,)), tr("This donation record is no longer in the workspace."))


_RECORDS = select(donation).order_by(*BY_REF)
_THESE_RECORDS = _RECORDS.where(among_given(donation.c.id))


def records(db: Reader, ids: Sequence[int] | None = None, *, with_sentences: bool = True) -> tuple[DonationRecord, ...]:
    """These records, or all, whole, by their references; without the sentences around their evidence if not wanted."""
    found = db.rows(_RECORDS) if ids is None else db.rows(_THESE_RECORDS, given(ids))
    if not found:
        return ()
    known = [int(row.id) for row in found]
    parts = parts_of(db, known)
    pieces = evidence_reads.of(db, donation.name, known, with_sentences=with_sentences)
    families, links = _families(db, known), _links(db, known)
    refs = _refs(db, {int(row.parent_id) for row in found if row.parent_id is not None})
    contents = contents_of(found, parts, vocabularies.of(db))
    open_of = _left_open(db, contents)
    fields = own_fields.fields(db)
    of_tables = donation_tables.rows_of(db, known)
    reviewed = reviews.of(db, donation.name, known)
    out: list[DonationRecord] = []
    for row in found:
        own = parts[row.id]
        on_it = pieces.get(row.id, ()), reviewed.get(row.id, ())
        disputed = disputed_reads.of_record(contents[row.id], ids_of(own), fields, *on_it)
        out.append(
            DonationRecord(
                id=row.id,
                uid=row.uid,
                ref=row.ref,
                content=contents[row.id],
                part_ids=ids_of(own),
                actor_ids=tuple(part.actor_id for part in own.get("parties", ())),
                parent=refs.get(row.parent_id),
                children=tuple(families.get(row.id, ())),
                links=tuple(links.get(row.id, ())),
                evidence=pieces.get(row.id, ()),
                created_at=row.created_at,
                updated_at=row.updated_at,
                open=open_of.get(row.id),
                fields=fields,
                table=of_tables.get(row.id),
                unsupported=_unsupported(contents[row.id], ids_of(own), pieces.get(row.id, ()), of_tables.get(row.id)),
                reviews=reviewed.get(row.id, ()),
                unreadable=disputed_reads.unreadable(disputed),
            )
        )
    return tuple(out)


def _unsupported(
    content: Donation, part_ids: Mapping[str, Sequence[int]], pieces: Sequence[EvidenceItem], row: TableRow | None
) -> frozenset[FieldPlace]:
    """The result of `unsupported.of` for one record that is read already."""
    is_evidenced = pieces and not (row is not None and row.is_source)
    return support.unsupported(content, part_ids, pieces) if is_evidenced else frozenset()


class Pledge(NamedTuple):
    """A record with those that deliver it, and what is left open of it."""

    row: DonationRow
    came: tuple[DonationRef, ...]
    open: tuple[Open, ...]


def pledges(db: Reader, rows: Iterable[DonationRow]) -> tuple[Pledge, ...]:
    """These rows with what came of each, by their references."""
    known = {row.id: row for row in rows}
    contents = {one: row.content for one, row in known.items()}
    links, beneath = (_links(db, list(known)), left_open.delivered(db, contents)) if known else ({}, {})
    given_of = _given(db, {other for some in beneath.values() for other in some})
    open_of = _left_open(db, contents)
    out: list[Pledge] = []
    for row in sorted(known.values(), key=lambda row: (len(row.ref), row.ref)):
        came = _came(links.get(row.id, ()), (given_of[one] for one in beneath[row.id] if one in given_of))
        out.append(Pledge(row, came, open_of.get(row.id, ())))
    return tuple(out)


def _came(links: Iterable[DonationLink], beneath: Iterable[DonationRef]) -> tuple[DonationRef, ...]:
    """The records that deliver the one with these links, and what was given out of its parts."""
    direct = [link.other for link in links if link.kind is LinkKind.DELIVERS and not link.outgoing]
    return tuple({one.id: one for one in (*direct, *beneath)}.values())


def _given(db: Reader, ids: Collection[int]) -> dict[int, DonationRef]:
    """Those of these records by which something was given."""
    of = donation.c
    asked = select(of.id, of.ref, of.title, of.assertion, of.status).where(among_ids(of.id, ids)).order_by(*BY_REF)
    refs = (
        DonationRef(row.id, row.ref, row.title, outcome(Assertion(row.assertion), Status(row.status)))
        for row in (db.rows(asked) if ids else ())
    )
    return {one.id: one for one in refs if one.outcome is Outcome.GIVEN}


def _left_open(db: Reader, contents: Mapping[int, Donation]) -> dict[int, tuple[Open, ...]]:
    """What is left open of those of these records that are pledges."""
    return {one: tuple(balance.open for balance in some) for one, some in left_open.of(db, contents).items()}


_REFS = Quick(select(donation.c.id, donation.c.ref, donation.c.title).where(among_given(donation.c.id)))
_CHILDREN = Quick(
    select(donation.c.parent_id, donation.c.id, donation.c.ref, donation.c.title)
    .where(among_given(donation.c.parent_id))
    .order_by(*BY_REF)
)


def _refs(db: Reader, ids: Collection[int]) -> dict[int, DonationRef]:
    rows = db.rows(_REFS, given(ids)) if ids else ()
    return {int(row.id): DonationRef(row.id, row.ref, row.title) for row in rows}


def _families(db: Reader, ids: Sequence[int]) -> dict[int, list[DonationRef]]:
    rows = db.rows(_CHILDREN, given(ids))
    return by_key((int(row.parent_id), DonationRef(row.id, row.ref, row.title)) for row in rows)


@cache
def _links_from(own: str, other: str) -> Quick:
    return Quick(
        select(
            donation_link.c.id, donation_link.c.kind, donation_link.c.note, donation.c.ref, donation.c.title,
            donation_link.c[own].label("own"), donation.c.id.label("other"), donation.c.assertion, donation.c.status,
        )
        .join(donation, donation.c.id == donation_link.c[other])
        .where(among_given(donation_link.c[own]))
        .order_by(donation_link.c.id)
    )  # fmt: skip


def _links(db: Reader, ids: Sequence[int]) -> dict[int, list[DonationLink]]:
    out: dict[int, list[DonationLink]] = {}
    for own, other in (("a_id", "b_id"), ("b_id", "a_id")):
        for row in db.rows(_links_from(own, other), given(ids)):
            came = outcome(Assertion(row.assertion), Status(row.status))
            ref = DonationRef(row.other, row.ref, row.title, came)
            link = DonationLink(row.id, LinkKind(row.kind), ref, own == "a_id", row.note)
            out.setdefault(int(row.own), []).append(link)
    return out
