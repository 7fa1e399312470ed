"""The ledger as plain data, for JSON and tables: donation records, totals, actors, countries, groups, units and
vocabularies.

The keys are a promise to scripts: they are added to, never renamed. Whole numbers are int, others float, an
open end is null. Offsets are code points of the whole canonical text, end exclusive.
"""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, cast

from app.domain import agreement
from app.domain.counted import merged
from app.domain.donations import CountSpan, Donation
from app.domain.facts import Fact
from app.domain.fields import FACT, RECORD, Fields
from app.domain.giving import any_left_out, left_out_words, outcome
from app.domain.numbers import as_number
from app.domain.parts import kind_of_field
from app.domain.pledges import Open
from app.domain.records import CountryRow, DonationFilter, DonationRecord, EvidenceItem, FactRecord
from app.domain.totals import Total
from app.domain.totals_words import sum_words
from app.domain.vocabularies import Term, Vocabulary, is_fixed
from app.store.reader import Reader
from app.store.reads import actors as actor_reads
from app.store.reads import counted as counted_reads
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import evidence as evidence_reads
from app.store.reads import facts as fact_reads
from app.store.reads import profiles as profile_reads
from app.store.reads import totals as total_reads
from app.store.reads import vocabularies as vocabulary_reads

Json = dict[str, Any]


def donations(db: Reader) -> list[Json]:
    """Every donation record whole, by its reference."""
    return [donation(record) for record in donation_reads.records(db)]


def donation(record: DonationRecord) -> Json:
    """One donation record."""
    content = record.content
    why = any_left_out(content)
    numbers = record.part_numbers()

    def part(field: str, part_id: int | None) -> int | None:
        kind = kind_of_field(field)
        return None if kind is None else numbers.get((kind.key, part_id or 0))

    beside: dict[str, Json] = {
        "status": {
            "outcome": outcome(content.assertion, content.status).value,
            "in_totals": content.in_totals,
            "totals_reason": content.totals_reason,
            "counts": why is None,
            "left_out": None if why is None else why.value,
        },
        "recipient_count": {
            "parent": None if record.parent is None else record.parent.ref,
            "children": [child.ref for child in record.children],
            "links": [
                {"kind": link.kind.value, "ref": link.other.ref, "outgoing": link.outgoing, "note": link.note}
                for link in record.links
            ],
        },
    }
    fields: Json = {}
    for key, value in _fields(RECORD, content).items():
        fields |= {key: value, **beside.get(key, {})}
    return {
        "ref": record.ref,
        **fields,
        "open": None if record.open is None else [_open(one) for one in record.open],
        "id": record.id,
        "uid": record.uid,
        "evidence": [_evidence(piece, part(piece.field, piece.part_id)) for piece in record.evidence],
        "disagreements": [
            {
                "field": one.field,
                "part": part(one.field, one.part_id),
                "has": one.has,
                "says": one.says,
                "passage": one.passage_id,
                "source": one.source_id,
            }
            for one in agreement.of_record(content, record.part_ids, record.evidence)
        ],
    }


def _open(one: Open) -> Json:
    """What is left open of one thing of a pledge; `known` is false where what came cannot be held against it."""
    return {
        "what": one.what,
        "unit": one.unit,
        "money": None if one.money_kind is None else one.money_kind.value,
        "low": as_number(one.low),
        "high": as_number(one.high),
        "qualifier": one.qualifier.value,
        "known": one.known,
        "says": one.words(),
    }


def actors(db: Reader) -> list[Json]:
    """Every actor by name."""
    rows = actor_reads.rows(db)
    names = {row.id: row.content.name for row in rows}
    pieces = evidence_reads.of(db, "actor", [row.id for row in rows])
    return [
        {
            "id": row.id,
            "uid": row.uid,
            "name": row.content.name,
            "kind": row.content.kind.value,
            "iso2": row.content.iso2,
            "aliases": list(row.content.aliases),
            "parent": names.get(row.content.parent_id or 0),
            "note": row.content.note,
            "records": row.records,
            "evidence": [_evidence(piece) for piece in pieces.get(row.id, ())],
        }
        for row in rows
    ]


def countries(db: Reader) -> list[Json]:
    """Every country by name, those of which anything is recorded first."""
    return [
        {
            "iso2": row.info.code,
            "name": row.info.name,
            "iso3": row.info.iso3,
            "region": row.info.region,
            "subregion": row.info.subregion,
            **rest,
        }
        for row, rest in _places(db, groups=False)
    ]


def groups(db: Reader) -> list[Json]:
    """Every group of countries by name, those of which anything is recorded first."""
    members = country_reads.members(db)
    return [
        {
            "group": row.info.code,
            "name": row.info.name,
            "members": list(members.get(row.info.code, ())),
            "as_of": row.info.as_of,
            **rest,
        }
        for row, rest in _places(db, groups=True)
    ]


def units(db: Reader) -> list[Json]:
    """Every name of a unit or thing with the words that mean it, units first; `own` where the workspace says so."""
    return [
        {"kind": row.kind.value, "name": row.name, "words": list(row.words), "taken": list(row.taken), "own": row.own}
        for row in merged(counted_reads.own(db).values())
    ]


def vocabularies(db: Reader) -> list[Json]:
    """Every vocabulary with its terms, in their order."""
    return [vocabulary(one) for one in vocabulary_reads.vocabularies(db)]


def vocabulary(one: Vocabulary) -> Json:
    """A vocabulary. `counts` is whether what is so given may enter totals, `fixed` whether it is the program's own,
    `uses` in how many records, facts, actors and parties it stands."""
    return {
        "key": one.key,
        "name": one.name,
        "description": one.description,
        "terms": [
            {
                "key": row.term.key,
                "name": row.content.name,
                "description": row.content.description,
                "codes": dict(row.content.codes),
                "parent": row.content.parent or None,
                "counts": row.content.counts,
                "retired": row.content.retired,
                "fixed": is_fixed(row.term),
                "uses": row.uses,
            }
            for row in one.rows
        ],
    }


def totals(db: Reader, to: str = "", by: str = "") -> list[Json]:
    """The sums over all records, or over what a country or group received or gave, by its code.

    Those with a number come first. `left_out` has each reason with the records it holds for. Raises `NotFound`.
    """
    if to or by:
        profile = profile_reads.profile(db, (to or by).strip())
        found = profile.received_totals if to else profile.given_totals
    else:
        found = total_reads.of(db, DonationFilter())
    order = sorted(found.every, key=lambda one: (not one.added, one.low is None and one.high is None))
    return [_total(total) for total in order]


def _total(total: Total) -> Json:
    return {
        "what": total.what,
        "unit": total.unit,
        "money": None if total.money_kind is None else total.money_kind.value,
        "low": as_number(total.low),
        "high": as_number(total.high),
        "qualifier": total.qualifier.value,
        "approximate": total.approximate,
        "says": sum_words(total) if total.added else "",
        "records": list(dict.fromkeys(line.ref for line in total.added)),
        "joined": [
            {
                "how": "conflict" if one.conflict else "overlap",
                "records": list(one.refs),
                "low": as_number(one.low),
                "high": as_number(one.high),
            }
            for one in total.joined
        ],
        "taken": [{"word": word, "as": name} for word, name in total.taken],
        "left_out": [
            {"why": why.value, "says": left_out_words(why), "records": list(refs)}
            for why, refs in total.left_out.items()
        ],
    }


def _places(db: Reader, *, groups: bool) -> list[tuple[CountryRow, Json]]:
    rows = country_reads.rows(db, groups=groups)
    pieces = evidence_reads.of(db, "country", [row.info.id for row in rows if row.passages])
    facts: dict[str, list[FactRecord]] = {}
    for fact in fact_reads.every(db):
        facts.setdefault(fact.content.country, []).append(fact)
    return [
        (
            row,
            {
                "received": row.received,
                "given": row.given,
                "not_given": row.not_given,
                "facts": [_fact(fact) for fact in facts.get(row.info.code, ())],
                "evidence": [_evidence(piece) for piece in pieces.get(row.info.id, ())],
            },
        )
        for row in rows
    ]


def _fact(fact: FactRecord) -> Json:
    content = fact.content
    return {
        "id": fact.id,
        "uid": fact.uid,
        **_fields(FACT, content),
        "evidence": [_evidence(piece) for piece in fact.evidence],
        "disagreements": [
            {"field": one.field, "has": one.has, "says": one.says, "passage": one.passage_id, "source": one.source_id}
            for one in agreement.of_fact(content, fact.evidence)
        ],
    }


# --- parts --------------------------------------------------------------------------------------------


def _fields(fields: Fields, content: Donation | Fact) -> Json:
    """The fields of the registry, by key."""
    return {field.key: _plain(field.of(content)) for field in fields}


def _plain(value: Any) -> Any:
    """A value as JSON has it. Values of several and parts are objects with the names of their attributes."""
    if isinstance(value, Decimal):
        return as_number(value)
    if isinstance(value, Enum | Term):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part) for part in cast("tuple[Any, ...]", value)]
    if value == CountSpan():
        return None
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclass_fields(value)}
    return value


def _evidence(piece: EvidenceItem, part: int | None = None) -> Json:
    """`part` is which of its kind, such as which party, the field is about, from 1."""
    return {
        "field": piece.field,
        "part": part,
        "role": piece.role.value,
        "source": piece.source_id,
        "paragraph": piece.paragraph,
        "start": piece.start,
        "end": piece.end,
        "quote": piece.quote,
        "state": piece.state.value,
        "passage": piece.passage_id,
        "note": piece.note,
        "uid": piece.uid,
        "author": piece.author,
        "counterpart": piece.is_counterpart,
    }
