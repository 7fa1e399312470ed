"""The ledger as plain data, for JSON and tables: donation records, totals, actors, countries, groups, units and
vocabularies. The keys are a promise to scripts: they are added to, never renamed. Whole numbers are int, others float,
an open end is null. Offsets are code points of the whole canonical text, end exclusive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.domain import instalments, kinds, support
from app.domain.as_json import picked, plain
from app.domain.axes import Axis, Group
from app.domain.by_key import by_key
from app.domain.counted import merged
from app.domain.donations import Donation
from app.domain.facts import Fact, also_stated
from app.domain.fields import FACT, RECORD, Fields
from app.domain.giving import LeftOut, left_out_words, outcome
from app.domain.instalments import Others
from app.domain.parts import kind_of_field
from app.domain.pledge_sums import PledgeSum, sum_key
from app.domain.pledges import Open
from app.domain.query import Query
from app.domain.records import CountryRow, DonationFilter, DonationRecord, EvidenceItem, FactRecord, Review, TableRow
from app.domain.reviews import Reviewed, Standing, standings_of, standings_of_fact, standings_of_record
from app.domain.support import Otherwise
from app.domain.terms import PartyRole
from app.domain.totals import Total, Totals
from app.domain.totals_words import pledge_words, pledges_in_words, sum_words
from app.domain.vocabularies import Vocabulary, is_fixed
from app.store.reader import Reader
from app.store.reads import actors as actor_reads
from app.store.reads import counted as counted_reads
from app.store.reads import countries as country_reads
from app.store.reads import donation_tables, grouped, pledge_sums, reviewed
from app.store.reads import donations as donation_reads
from app.store.reads import evidence as evidence_reads
from app.store.reads import facts as fact_reads
from app.store.reads import own_fields as own_field_reads
from app.store.reads import profiles as profile_reads
from app.store.reads import reviews as review_reads
from app.store.reads import totals as total_reads
from app.store.reads import vocabularies as vocabulary_reads
from app.store.reads.grouped import Cell

Json = dict[str, Any]


AT_ONCE = 500
"""How many records are read at a time."""


def donations(db: Reader, query: Query | None = None) -> list[Json]:
    """Every donation record whole, or those that a question asks for, by their references. Raises `BadInput` for a
    question that asks for what is not there."""
    if query is None:
        return [donation(record) for record in donation_reads.records(db)]
    ids = donation_reads.ids(db, DonationFilter(query=query))
    chunks = (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))
    return [donation(record) for some in chunks for record in donation_reads.records(db, some)]


def donation(record: DonationRecord) -> Json:
    """One donation record."""
    content, part = record.content, _numbering(record)
    beside = {"status": _counting(record), "recipient_count": _family(record)}
    fields: Json = {}
    for key, value in _fields(RECORD, content).items():
        fields |= {key: value, **beside.get(key, {})}
    return {
        "ref": record.ref,
        "donors": list(content.names(PartyRole.DONOR)),
        "recipients": list(content.recipients),
        **fields,
        "fields": _fields(tuple(field for field in record.fields if field.own), content),
        "other_instalments": _others(instalments.others(content)),
        "open": None if record.open is None else [_open(one) for one in record.open],
        **picked(record, "id", "uid"),
        "table": None if record.table is None else _row(record.table),
        "evidence": [_evidence(piece, part(piece.field, piece.part_id)) for piece in record.evidence],
        "disagreements": [
            _otherwise(one, part=part(one.field, one.part_id))
            for one in support.stated_otherwise(content, record.part_ids, record.evidence)
        ],
        "reviews": [_review(one, part(one.field, one.part_id)) for one in record.reviews],
        "disputed": [_dispute(one, part(*one.held.place)) for one in standings_of_record(record) if one.was_disputed],
    }


def _numbering(thing: Reviewed) -> Callable[[str, int | None], int | None]:
    """A function that gives the number of a part among its kind, from 1, by its field and id; None if it is no part."""
    numbers = thing.part_numbers() if isinstance(thing, DonationRecord) else {}

    def number(field: str, part_id: int | None) -> int | None:
        kind = kind_of_field(field)
        return None if kind is None else numbers.get((kind.key, part_id or 0))

    return number


def _counting(record: DonationRecord) -> Json:
    """The outcome of a record, and whether it counts in totals."""
    content, why = record.content, record.left_out
    return {
        "outcome": outcome(content.assertion, content.status).value,
        **picked(content, "in_totals", "totals_reason"),
        "counts": why is None,
        "counted": None if record.counted is None else picked(record.counted, "low", "high"),
        "left_out": None if why is None else why.value,
    }


def _family(record: DonationRecord) -> Json:
    """The records it is part of, has as parts or is linked to."""
    return {
        "parent": None if record.parent is None else record.parent.ref,
        "children": [child.ref for child in record.children],
        "links": [picked(link, "kind", "ref=other.ref", "outgoing", "note") for link in record.links],
    }


def _otherwise(one: Otherwise, **part: int | None) -> Json:
    """`part` is the number of the part that the field is about, if there may be several."""
    return {"field": one.field, **part, **picked(one, "has", "says", "passage=passage_id", "source=source_id")}


def _review(one: Review, part: int | None = None) -> Json:
    """`value` is the value at the time of the review, in English; `part` the number of the part it is about, from 1."""
    return {
        "field": one.field,
        "part": part,
        **picked(one, "verdict", "value", "remark", "reader", "reader_id", "at", "uid"),
    }


def _dispute(one: Standing, part: int | None = None) -> Json:
    """A field on which passages or readers differ; `chosen` is the reason for the chosen value, if any."""
    return {
        "field": one.held.field,
        "part": part,
        "has": one.held.value,
        "others": [picked(piece, "says=quote", "passage=passage_id", "source=source_id") for piece in one.others],
        "disputes": [picked(each, "says=remark", "reader", "at") for each in one.disputed],
        "chosen": None if one.chosen is None else one.chosen.remark,
        "chosen_by": None if one.chosen is None else one.chosen.reader,
    }


def reviews(db: Reader) -> list[Json]:
    """The reviews of all fields: of records by reference, then of facts, then of others."""
    out: list[Json] = []
    for kind in kinds.reviewed():
        places = frozenset(review_reads.reviewed(db, kind))
        ids = [one for one in reviewed.ids(db, kind) if one in places] if places else []
        for at in range(0, len(ids), AT_ONCE):
            for thing in reviewed.many(db, kind, ids[at : at + AT_ONCE]):
                out += _reviews_of(kind, thing)
    return out


def _reviews_of(kind: str, thing: Reviewed) -> Iterator[Json]:
    number = _numbering(thing)
    now = {each.held.place: each.held.kept for each in standings_of(thing)}
    for one in thing.reviews:
        row, is_current = _review(one, number(*one.place)), now.get(one.place) == one.value
        yield {"kind": kind, "thing": thing.called, "id": thing.id, **row, "is_current": is_current}


def _row(row: TableRow) -> Json:
    return picked(row, "name=table", "sheet?", "row=number", "is_source") | {"cells": dict(row.cells)}


def tables(db: Reader) -> list[Json]:
    """Every imported table, with the number of its records that still exist."""
    keys = ("id", "name", "sheet?", "records", "is_source", "added_at", "added_by", "hash")
    return [picked(one, *keys) for one in donation_tables.tables(db)]


def _others(found: Others | None) -> Json | None:
    """The instalments of which no amount is stated, and what is left for all of them together."""
    if found is None:
        return None
    number = None if found.number is None else picked(found.number, "low", "high")
    return {"number": number, **picked(found, "low", "high", "qualifier", "currency"), "says": found.words()}


def _open(one: Open) -> Json:
    """The open balance of one item of a pledge; `known` is false if deliveries cannot be compared with it."""
    return {**picked(one, "what", "unit", "money=money_kind", "low", "high", "qualifier", "known"), "says": one.words()}


def actors(db: Reader) -> list[Json]:
    """Every actor by name."""
    rows = actor_reads.rows(db)
    names = {row.id: row.content.name for row in rows}
    pieces = evidence_reads.of(db, "actor", [row.id for row in rows])
    return [
        {
            **picked(row, "id", "uid"),
            **picked(row.content, "name", "kind", "iso2", "aliases"),
            "parent": names.get(row.content.parent_id or 0),
            **picked(row, "note=content.note", "records"),
            "evidence": [_evidence(piece) for piece in pieces.get(row.id, ())],
        }
        for row in rows
    ]


def countries(db: Reader) -> list[Json]:
    """Every country by name, those with data first."""
    keys = ("iso2=code", "name", "iso3", "region", "subregion")
    return [picked(row.info, *keys) | rest for row, rest in _places(db, groups=False)]


def groups(db: Reader) -> list[Json]:
    """Every group of countries by name, those with data first."""
    members = country_reads.members(db)
    out: list[Json] = []
    for row, rest in _places(db, groups=True):
        inside = {"members": list(members.get(row.info.code, ()))}
        out.append(picked(row.info, "group=code", "name") | inside | picked(row.info, "as_of") | rest)
    return out


def units(db: Reader) -> list[Json]:
    """Every name of a unit or thing with the words that mean it, units first; `own` if defined in the workspace."""
    return [picked(row, "kind", "name", "words", "taken", "own") for row in merged(counted_reads.own(db).values())]


def fields(db: Reader) -> list[Json]:
    """Every field of the workspace's own on records, in order."""
    content = ("name", "type", "description", "vocabulary?", "listed", "retired")
    return [
        picked(one, "key") | picked(one.content, *content) | picked(one, "records", "evidence", "id", "uid")
        for one in own_field_reads.with_uses(db)
    ]


def vocabularies(db: Reader) -> list[Json]:
    """Every vocabulary with its terms, in order."""
    return [vocabulary(one) for one in vocabulary_reads.vocabularies(db)]


def vocabulary(one: Vocabulary) -> Json:
    """A vocabulary. `counts` says whether such records may enter totals, `fixed` whether it is the program's own,
    `uses` how many records, facts, actors and parties use it."""
    return {
        **picked(one, "key", "name", "description"),
        "terms": [
            {
                **picked(row, "key=term.key", "name=content.name", "description=content.description"),
                "codes": dict(row.content.codes),
                **picked(row.content, "parent?", "counts", "retired"),
                "fixed": is_fixed(row.term),
                "uses": row.uses,
            }
            for row in one.rows
        ],
    }


def totals(db: Reader, to: str = "", by: str = "", query: Query | None = None) -> list[Json]:
    """The sums over all records, over those of a question, or over what a country or group received or gave.

    Those with a number come first. `left_out` has each reason with its records, `pledged` what was promised of the
    same, has come of that and is still open. Raises `NotFound`, and `BadInput` for a question that names something
    missing.
    """
    if to or by:
        profile = profile_reads.profile(db, country_reads.meant(db, to or by).code)
        found = profile.received_totals if to else profile.given_totals
        return _sums(db, found, profile.received_pledged if to else profile.given_pledged)
    wanted = DonationFilter(query=query)
    return _sums(db, total_reads.of(db, wanted), pledge_sums.of(db, wanted))


def totals_by(db: Reader, axis: Axis, query: Query | None = None) -> list[Json]:
    """The totals of each group along one axis. Raises `BadInput` for a missing category, tag or value."""
    wanted = DonationFilter(query=query)
    pledged = grouped.pledges(db, axis, None, wanted)
    return [
        {"by": axis.name, **picked(cell.row, "key", "name"), **_cell(db, cell, pledged)}
        for cell in grouped.by(db, axis, wanted)
    ]


def matrix(db: Reader, rows: Axis, columns: Axis, query: Query | None = None) -> Json:
    """Groups along two axes; empty cells are left out. Raises `BadInput` as `totals_by`."""
    wanted = DonationFilter(query=query)
    found, pledged = grouped.matrix(db, rows, columns, wanted), grouped.pledges(db, rows, columns, wanted)
    return {
        "by": {"rows": rows.name, "columns": columns.name},
        "rows": [picked(one, "key", "name") for one in found.rows],
        "columns": [picked(one, "key", "name") for one in found.columns],
        "cells": [
            picked(cell, "row=row.key", "row_name=row.name", "column=column.key", "column_name=column.name")
            | _cell(db, cell, pledged)
            for cell in found.cells
        ],
    }


def _cell(db: Reader, cell: Cell, pledged: Mapping[tuple[Group, Group], Sequence[PledgeSum]]) -> Json:
    return {
        "records": list(cell.records),
        "total": _sums(db, cell.totals, pledged.get((cell.row, cell.column), ())),
        **picked(cell, "promised", "none", "cancelled", "passages"),
    }


def _sums(db: Reader, found: Totals, pledged: Sequence[PledgeSum]) -> list[Json]:
    """Sums, those with a number first, each with the pledges of the same."""
    order = sorted(found.every, key=lambda one: (not one.added, one.low is None and one.high is None))
    of, names = {one.key: one for one in pledged}, counted_reads.names(db)
    return [{**_total(db, total), "pledged": _pledged(of.get(sum_key(total, names)))} for total in order]


def _pledged(pledges: PledgeSum | None) -> Json | None:
    """The pledges of one thing; of those that are `unclear` it is not known how much has come."""
    if pledges is None:
        return None
    parts = zip(("promised", "delivered", "open"), pledge_words(pledges), strict=True)
    ends = {"promised": pledges.promised, "delivered": pledges.came, "open": pledges.open}
    return {
        **{key: {**picked(ends[key], "low", "high", "qualifier"), "says": says} for key, says in parts},
        "says": pledges_in_words(pledges),
        "records": list(pledges.refs),
        **picked(pledges, "unclear", "alternatives"),
        "left_out": _left_out(pledges.left_out.items()),
    }


def _left_out(of: Iterable[tuple[LeftOut, Sequence[str]]]) -> list[Json]:
    return [{"why": why.value, "says": left_out_words(why), "records": list(some)} for why, some in of]


def _total(db: Reader, total: Total) -> Json:
    """A sum with all its records, also those whose lines it does not keep, of which `adds` does not say how much."""

    def every(named: Iterable[str], more: Sequence[int]) -> list[str]:
        return list(dict.fromkeys((*named, *(donation_reads.refs(db, more) if more else ()))))

    beside = [(why, every(named, total.more_beside.get(why, ()))) for why, named in total.left_out.items()]
    return {
        **picked(total, "what", "unit", "money=money_kind", "low", "high", "qualifier", "approximate"),
        "says": sum_words(total) if total.added else "",
        "records": every((line.ref for line in total.added), total.more),
        "adds": [{"record": ref, **picked(much, "low", "high", "qualifier")} for ref, much in total.of_each.items()],
        "joined": [
            {"how": "conflict" if one.conflict else "overlap", **picked(one, "records=refs", "low", "high")}
            for one in total.joined
        ],
        **picked(total, "disputed", "says_otherwise", "to_check", "alternatives"),
        "taken": [{"word": word, "as": name} for word, name in total.taken],
        **({} if total.years is None else {"years": list(total.years)}),
        "left_out": _left_out(beside),
    }


def _places(db: Reader, *, groups: bool) -> list[tuple[CountryRow, Json]]:
    rows = country_reads.rows(db, groups=groups)
    pieces = evidence_reads.of(db, "country", [row.info.id for row in rows if row.passages])
    facts = by_key((fact.content.country, fact) for fact in fact_reads.every(db))
    out: list[tuple[CountryRow, Json]] = []
    for row in rows:
        said = {"facts": _facts(facts.get(row.info.code, ()))}
        evidence = [_evidence(piece) for piece in pieces.get(row.info.id, ())]
        out.append((row, picked(row, "received", "given", "not_given") | said | {"evidence": evidence}))
    return out


def _facts(facts: Sequence[FactRecord]) -> list[Json]:
    """Those of one country; what others of them say instead is among each."""
    contents = [fact.content for fact in facts]
    return [_fact(fact, [one.value for one in also_stated(fact.content, contents)]) for fact in facts]


def _fact(fact: FactRecord, others: Sequence[str]) -> Json:
    content = fact.content
    return {
        **picked(fact, "id", "uid"),
        **_fields(FACT, content),
        "evidence": [_evidence(piece) for piece in fact.evidence],
        "also_said": others,
        "disagreements": [_otherwise(one) for one in support.fact_stated_otherwise(content, fact.evidence)],
        "reviews": [_review(one) for one in fact.reviews],
        "disputed": [_dispute(one) for one in standings_of_fact(fact) if one.was_disputed],
    }


def _fields(fields: Fields, content: Donation | Fact) -> Json:
    """The fields of the registry, by key."""
    return {field.key: plain(field.of(content)) for field in fields}


def _evidence(piece: EvidenceItem, part: int | None = None) -> Json:
    """`part` is the number of the part that the field is about, such as the second party, from 1."""
    return {
        "field": piece.field,
        "part": part,
        **picked(piece, "role", "source=source_id", "paragraph", "start", "end", "quote", "state"),
        **picked(piece, "passage=passage_id", "note", "uid", "author", "at", "counterpart=is_counterpart"),
    }
