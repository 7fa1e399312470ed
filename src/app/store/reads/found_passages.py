"""Finding passages by a filter: one SQL condition for the list, its counts and the matrix of tags."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import combinations_with_replacement
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select, true

from app.domain.passage_filter import Match, PassageFilter, PassageGroup
from app.store.reader import Reader
from app.store.schema import (
    claim,
    country,
    donation,
    donation_party,
    evidence,
    fact,
    note,
    passage,
    passage_tag,
    source_version,
    thing,
)
from app.store.things import among, identity_of, under


def _carries(ids: tuple[int, ...]) -> ColumnElement[bool]:
    return passage.c.id.in_(select(passage_tag.c.passage_id).where(passage_tag.c.tag_id.in_(ids)))


def _for_country(country_id: int) -> ColumnElement[bool]:
    """Of evidence: it is for the country, a fact of it, or a record with a party of it."""
    theirs = or_(
        among("country", [country_id]),
        among("fact", select(fact.c.id).where(fact.c.country_id == country_id)),
        among("donation", select(donation_party.c.donation_id).where(donation_party.c.country_id == country_id)),
    )
    return evidence.c.thing_id.in_(select(thing.c.id).where(theirs))


def _evidence_where(wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    return passage.c.id.in_(select(evidence.c.passage_id).where(wanted))


_IN_GROUP: dict[PassageGroup, ColumnElement[bool]] = {
    PassageGroup.ALL: true(),
    # Asked of each passage by an index: a list of all that are tagged would be made for a few of one tag too.
    PassageGroup.TAGGED: exists().where(passage_tag.c.passage_id == passage.c.id),
    PassageGroup.EVIDENCE: exists().where(evidence.c.passage_id == passage.c.id),
    PassageGroup.CLAIMS: exists().where(claim.c.passage_id == passage.c.id),
}


def condition(wanted: PassageFilter) -> ColumnElement[bool]:
    """What a filter asks of a passage and its version, as one condition."""
    parts: list[ColumnElement[bool]] = [_IN_GROUP[wanted.group]]
    anyone = tuple(i for term in wanted.tags if term.match is Match.ANY for i in term.ids)
    if anyone:
        parts.append(_carries(anyone))
    parts += [_carries(term.ids) for term in wanted.tags if term.match is Match.ALL]
    parts += [~_carries(term.ids) for term in wanted.tags if term.match is Match.NONE]
    if wanted.source_id is not None:
        parts.append(source_version.c.source_id == wanted.source_id)
    if wanted.country_id is not None:
        parts.append(_evidence_where(_for_country(wanted.country_id)))
    if wanted.donation_id is not None:
        parts.append(_evidence_where(evidence.c.thing_id == identity_of("donation", wanted.donation_id)))
    if wanted.noted:
        parts.append(passage.c.id.in_(under(note, "passage")))
    if wanted.asserted_by:
        parts.append(passage.c.id.in_(select(claim.c.passage_id).where(claim.c.asserted_by == wanted.asserted_by)))
    if wanted.sureness is not None:
        parts.append(passage.c.id.in_(select(claim.c.passage_id).where(claim.c.sureness == wanted.sureness.value)))
    if wanted.states:
        parts.append(passage.c.state.in_([state.value for state in wanted.states]))
    if wanted.words:
        parts.append(passage.c.quote.contains(wanted.words, autoescape=True))
    return and_(*parts)


def _found(wanted: PassageFilter, *columns: Any) -> Select[*tuple[Any, ...]]:
    joined = passage.join(source_version, source_version.c.id == passage.c.version_id)
    return select(*columns).select_from(joined).where(condition(wanted))


def places(db: Reader, wanted: PassageFilter) -> tuple[tuple[int, int], ...]:
    """(passage id, source id) of every passage that fits, in the order of sources and text."""
    ordered = (
        _found(wanted, passage.c.id, source_version.c.source_id)
        .order_by(source_version.c.source_id, passage.c.start, passage.c.end.desc())
        .subquery()
    )
    # Two long texts of numbers instead of as many row objects: a tenth of the time for 100,000 passages.
    ids, sources = func.json_group_array(ordered.c.id), func.json_group_array(ordered.c.source_id)
    row = db.rows(select(ids.label("ids"), sources.label("sources")))[0]
    return tuple(zip(json.loads(row.ids), json.loads(row.sources), strict=True))


def group_counts(db: Reader, wanted: PassageFilter) -> dict[PassageGroup, int]:
    """How many passages fit the rest of a filter, of each kind of group."""
    rest = replace(wanted, group=PassageGroup.ALL)
    counts = [func.count().filter(_IN_GROUP[kind]).label(kind.name) for kind in PassageGroup]
    row = db.rows(_found(rest, *counts))[0]
    return dict(zip(PassageGroup, map(int, row), strict=True))


def together(
    db: Reader, heads: dict[int, tuple[int, ...]], wanted: PassageFilter | None = None
) -> dict[tuple[int, int], int]:
    """How many passages carry both tags, by (head, head); a head carries with the tags under it.

    `heads` gives each tag of the matrix the ids that count for it; only passages that fit `wanted` count. Pairs stand
    both ways round, and a tag with itself is the number of its passages. Pairs that never meet are left out.
    """
    of_head: dict[int, list[int]] = {}
    for head, ids in heads.items():
        for tag_id in ids:
            of_head.setdefault(tag_id, []).append(head)
    carried = (
        select(passage_tag.c.passage_id, passage_tag.c.tag_id)
        .where(passage_tag.c.tag_id.in_(bindparam("tags", expanding=True)))
        .distinct()
    )
    if wanted is not None and wanted != PassageFilter():
        carried = carried.where(passage_tag.c.passage_id.in_(_found(wanted, passage.c.id)))
    ordered = carried.order_by(passage_tag.c.passage_id, passage_tag.c.tag_id).subquery()
    one = select(func.group_concat(ordered.c.tag_id).label("tags")).group_by(ordered.c.passage_id).subquery()
    # Passages with the same tags are one row: pairs are made of some hundreds of rows, not of every passage.
    out: Counter[tuple[int, int]] = Counter()
    for row in db.rows(select(one.c.tags, func.count().label("uses")).group_by(one.c.tags), {"tags": list(of_head)}):
        met = sorted({head for tag_id in str(row.tags).split(",") for head in of_head[int(tag_id)]})
        for a, b in combinations_with_replacement(met, 2):
            out[a, b] += row.uses
            if a != b:
                out[b, a] += row.uses
    return dict(out)


def carried_by(db: Reader, wanted: PassageFilter) -> dict[int, int]:
    """How many of the passages that fit carry each tag itself, by the tag's id."""
    counts = select(passage_tag.c.tag_id, func.count(passage_tag.c.passage_id.distinct()).label("uses")).group_by(
        passage_tag.c.tag_id
    )
    if wanted != PassageFilter():
        counts = counts.where(passage_tag.c.passage_id.in_(_found(wanted, passage.c.id)))
    return {int(row.tag_id): int(row.uses) for row in db.rows(counts)}


def tagged_around(db: Reader, country_id: int) -> tuple[int, ...]:
    """The ids of the tagged passages that share words, in the same version, with the evidence for a country."""
    evident = passage.c.id.in_(select(evidence.c.passage_id).where(_for_country(country_id)))
    stretches = db.rows(
        select(passage.c.version_id, passage.c.start, passage.c.end).where(evident).order_by(passage.c.start)
    )
    merged: dict[int, tuple[list[int], list[int]]] = {}
    for row in stretches:
        starts, ends = merged.setdefault(int(row.version_id), ([], []))
        if ends and row.start <= ends[-1]:
            ends[-1] = max(ends[-1], int(row.end))
        else:
            starts.append(int(row.start))
            ends.append(int(row.end))
    tagged = db.rows(
        select(passage.c.id, passage.c.version_id, passage.c.start, passage.c.end)
        .where(passage.c.version_id.in_(list(merged)), exists().where(passage_tag.c.passage_id == passage.c.id))
        .order_by(passage.c.version_id, passage.c.start, passage.c.id)
    )
    # A sweep over stretches that do not touch each other: a join of all with all would take the square of them.
    return tuple(int(row.id) for row in tagged if _touches(*merged[row.version_id], row.start, row.end))


def _touches(starts: list[int], ends: list[int], start: int, end: int) -> bool:
    """Whether a stretch shares a code point with one of these, which are in order and apart."""
    at = bisect_left(starts, end) - 1
    return at >= 0 and ends[at] > start


def countries(db: Reader) -> tuple[tuple[int, str], ...]:
    """(id, name) of the countries some passage is evidence for, by name."""
    by_link = under(evidence, "country")
    by_fact = select(fact.c.country_id).where(fact.c.id.in_(under(evidence, "fact")))
    by_record = select(donation_party.c.country_id).where(
        donation_party.c.donation_id.in_(under(evidence, "donation")), donation_party.c.country_id.is_not(None)
    )
    here = or_(country.c.id.in_(by_link), country.c.id.in_(by_fact), country.c.id.in_(by_record))
    rows = db.rows(select(country.c.id, country.c.name).where(here).order_by(country.c.name))
    return tuple((int(row.id), str(row.name)) for row in rows)


def records(db: Reader) -> tuple[tuple[int, str, str], ...]:
    """(id, ref, title) of the records some passage is evidence for."""
    evident = donation.c.id.in_(under(evidence, "donation"))
    rows = db.rows(
        select(donation.c.id, donation.c.ref, donation.c.title)
        .where(evident)
        .order_by(func.length(donation.c.ref), donation.c.ref)
    )
    return tuple((int(row.id), str(row.ref), str(row.title)) for row in rows)


def asserters(db: Reader) -> tuple[str, ...]:
    """Who asserts a claim in this workspace."""
    rows = db.rows(select(claim.c.asserted_by).distinct().order_by(claim.c.asserted_by))
    return tuple(str(row.asserted_by) for row in rows)
