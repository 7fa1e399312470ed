"""Finding passages by a filter: one SQL condition for the list, its counts and the matrix of tags."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations_with_replacement
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, exists, func, or_, select, true

from app.domain.blocks import Stretch
from app.domain.by_key import by_key
from app.domain.evidence import SentencesOf, merged
from app.domain.excerpts import Excerpt, excerpt, gathered
from app.domain.fold import fold
from app.domain.passage_filter import Match, PassageFilter, PassageGroup
from app.store.counterparts import has_works, repeats_original
from app.store.reader import Reader, first_column
from app.store.reads.passages import many
from app.store.reads.query import of_passages
from app.store.reads.sources import version_text
from app.store.reads.tags import USES
from app.store.schema import (
    BY_REF,
    claim,
    country,
    donation,
    donation_party,
    evidence,
    fact,
    note,
    passage,
    passage_tag,
    source,
    source_version,
    thing,
)
from app.store.things import among, identity_of, under


def _carries(ids: tuple[int, ...]) -> ColumnElement[bool]:
    return passage.c.id.in_(select(passage_tag.c.passage_id).where(passage_tag.c.tag_id.in_(ids)))


def _for_country(country_id: int) -> ColumnElement[bool]:
    """Of evidence: it is for the country, a fact of it, or a record with a party of it."""
    theirs = or_(
        among(country.name, [country_id]),
        among(fact.name, select(fact.c.id).where(fact.c.country_id == country_id)),
        among(donation.name, select(donation_party.c.donation_id).where(donation_party.c.country_id == country_id)),
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


def condition(db: Reader, wanted: PassageFilter) -> ColumnElement[bool]:
    """What a filter asks of a passage and its version, as one condition. Raises `BadInput` for a question that asks
    for what is not there."""
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
        parts.append(_evidence_where(evidence.c.thing_id == identity_of(donation.name, wanted.donation_id)))
    if wanted.noted:
        parts.append(passage.c.id.in_(under(note, passage.name)))
    if wanted.asserted_by:
        parts.append(passage.c.id.in_(select(claim.c.passage_id).where(claim.c.asserted_by == wanted.asserted_by)))
    if wanted.sureness is not None:
        parts.append(passage.c.id.in_(select(claim.c.passage_id).where(claim.c.sureness == wanted.sureness.value)))
    if wanted.states:
        parts.append(passage.c.state.in_([state.value for state in wanted.states]))
    if wanted.words:
        parts.append(passage.c.quote.contains(wanted.words, autoescape=True))
    if wanted.asked is not None:
        parts.append(of_passages(db, wanted.asked))
    return and_(*parts)


def _fitting(db: Reader, wanted: PassageFilter, *columns: Any) -> Select[*tuple[Any, ...]]:
    joined = passage.join(source_version)
    return select(*columns).select_from(joined).where(condition(db, wanted))


@dataclass(frozen=True, slots=True)
class Found:
    """Passages as a person reads them (see `domain/excerpts.py`)."""

    places: tuple[tuple[int, int], ...] = ()
    """(passage id, source id) of each, in the order of sources: those of a person's own in the order of the text, then
    the sentences with evidence, each by its first passage."""
    together: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    """The passages that are read in another, with that one, by its id."""
    sentences: Mapping[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """Where each of the sentences begins and ends, by its first passage."""


_NOTED = passage.c.id.in_(under(note, passage.name))
_ALONE = and_(
    _IN_GROUP[PassageGroup.EVIDENCE], ~_IN_GROUP[PassageGroup.TAGGED], ~_IN_GROUP[PassageGroup.CLAIMS], ~_NOTED
)
"""Condition: nothing but evidence is attached to the passage."""


def found(db: Reader, wanted: PassageFilter) -> Found:
    """Every matching passage, as it is shown; a sentence matches words anywhere in it.

    What the original of its work has too is found there, or in another text if that one is asked for.
    """
    once = _once(db, wanted)
    alone = _alone(db, wanted, once)
    if not alone:
        return Found(_places(db, _fitting(db, wanted, *_PLACE).where(once)))
    own = _fitting(db, wanted, *_PLACE).where(~_ALONE, once)
    there = select(passage.c.id, passage.c.version_id, passage.c.start, passage.c.end)
    of_own = own.subquery()
    in_order = db.rows(there.join(of_own, of_own.c.id == passage.c.id).where(passage.c.version_id.in_(list(alone))))
    stretches = by_key((row.version_id, (row.id, row.start, row.end)) for row in in_order)
    together: dict[int, tuple[int, ...]] = {}
    sentences: dict[int, tuple[int, int]] = {}
    listed: list[tuple[int, int]] = []
    words = fold(wanted.words)
    for version_id, rows in alone.items():
        text = version_text(db, version_id)
        around = SentencesOf(text.text, text.blocks)
        evident = [(row.id, *around.around(row.start, row.end)) for row in rows]
        for group in gathered(stretches.get(version_id, ()), evident):
            lead = group.ids[0]
            if not group.is_own:
                if words not in fold(text.text[group.start : group.end]):
                    continue
                sentences[lead] = group.start, group.end
                listed.append((lead, text.source_id))
            if len(group.ids) > 1:
                together[lead] = group.ids
    places = sorted((*_places(db, own), *listed), key=itemgetter(1))
    return Found(tuple(places), together, sentences)


def read(db: Reader, found: Found, leads: Sequence[int]) -> dict[int, Excerpt]:
    """These of what was found, by their ids; what is gone is left out."""
    every = {
        one.id: one for one in many(db, dict.fromkeys(i for lead in leads for i in found.together.get(lead, (lead,))))
    }
    out: dict[int, Excerpt] = {}
    for lead in leads:
        here = [every[i] for i in found.together.get(lead, (lead,)) if i in every]
        sentence = found.sentences.get(lead)
        if not here or (sentence is None and lead not in every):
            continue
        if sentence is None:
            out[lead] = excerpt(here, lead, (0, ""))
            continue
        words = version_text(db, here[0].version_id).text[slice(*sentence)]
        out[lead] = excerpt(here, None, (sentence[0], words))
    return out


_PLACE = (passage.c.id, source_version.c.source_id, passage.c.start, passage.c.end)


def _places(db: Reader, wanted: Select[*tuple[Any, ...]]) -> tuple[tuple[int, int], ...]:
    ordered = wanted.order_by(source_version.c.source_id, passage.c.start, passage.c.end.desc()).subquery()
    # Two long texts of numbers instead of as many row objects: a tenth of the time for 100,000 passages.
    ids, sources = func.json_group_array(ordered.c.id), func.json_group_array(ordered.c.source_id)
    row = db.rows(select(ids.label("ids"), sources.label("sources")))[0]
    return tuple(zip(json.loads(row.ids), json.loads(row.sources), strict=True))


def _alone(db: Reader, wanted: PassageFilter, once: ColumnElement[bool]) -> dict[int, list[Row[Any]]]:
    """The passages that match, whatever their words, and have only evidence attached, by version."""
    carried = any(term.match is not Match.NONE for term in wanted.tags)
    is_claim = bool(wanted.asserted_by) or wanted.sureness is not None
    if carried or is_claim or wanted.noted or wanted.group in (PassageGroup.TAGGED, PassageGroup.CLAIMS):
        return {}
    columns = (*_PLACE, passage.c.version_id)
    fitting = _fitting(db, replace(wanted, words=""), *columns).where(_ALONE, once)
    rows = db.rows(fitting.order_by(passage.c.start, passage.c.end))
    return by_key((row.version_id, row) for row in rows)


def _once(db: Reader, wanted: PassageFilter) -> ColumnElement[bool]:
    """What lets each passage of a work count once: in its original, unless another text is the one asked for."""
    return true() if wanted.source_id is not None or not has_works(db) else ~repeats_original()


def group_counts(db: Reader, wanted: PassageFilter) -> dict[PassageGroup, int]:
    """How many passages, as a person reads them, fit the rest of a filter, of each kind of group."""
    rest = replace(wanted, group=PassageGroup.ALL)
    counts = [func.count().filter(_IN_GROUP[kind]).label(kind.name) for kind in PassageGroup]
    row = db.rows(_fitting(db, rest, *counts).where(_once(db, wanted)))[0]
    out = dict(zip(PassageGroup, map(int, row), strict=True))
    if out[PassageGroup.EVIDENCE] or wanted.words:
        read = (PassageGroup.ALL, PassageGroup.EVIDENCE)
        out |= {kind: len(found(db, replace(rest, group=kind)).places) for kind in read}
    return out


def counts_by_source(db: Reader) -> tuple[dict[int, int], int]:
    """How many passages, as a person reads them, are listed of each source when it is chosen, by its id; and of all."""
    places = found(db, PassageFilter()).places
    out = Counter(map(itemgetter(1), places))
    others = db.rows(select(source.c.id).where(source.c.text.in_(("digest", "translation"))))
    chosen = {int(row.id): len(found(db, PassageFilter(source_id=int(row.id))).places) for row in others}
    return dict(out) | chosen, len(places)


def _of_those(db: Reader, wanted: PassageFilter) -> ColumnElement[bool]:
    """Whether the passage of a tagging fits a filter, and counts."""
    if wanted == PassageFilter() and not has_works(db):
        return true()
    return passage_tag.c.passage_id.in_(_fitting(db, wanted, passage.c.id).where(_once(db, wanted)))


def together(
    db: Reader, heads: dict[int, tuple[int, ...]], wanted: PassageFilter | None = None
) -> dict[tuple[int, int], int]:
    """How many passages carry both tags, by (head, head), both ways round; a tag with itself is all its passages.

    `heads` gives each tag of the matrix the ids that count for it; only passages that fit `wanted` count, those of a
    work once. Pairs that never meet are left out.
    """
    of_head = by_key((tag_id, head) for head, ids in heads.items() for tag_id in ids)
    found = select(passage_tag.c.passage_id, passage_tag.c.tag_id)
    carried = found.where(passage_tag.c.tag_id.in_(bindparam("tags", expanding=True))).distinct()
    carried = carried.where(_of_those(db, wanted or PassageFilter()))
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
    """How many of the passages that fit carry each tag itself, by the tag's id; those of a work count once."""
    return {int(row.tag_id): int(row.uses) for row in db.rows(USES.where(_of_those(db, wanted)))}


def tagged_around(db: Reader, country_id: int) -> tuple[int, ...]:
    """The ids of the tagged passages that share words, in the same version, with the evidence for a country."""
    evident = passage.c.id.in_(select(evidence.c.passage_id).where(_for_country(country_id)))
    rows = db.rows(select(passage.c.version_id, passage.c.start, passage.c.end).where(evident))
    found = by_key((row.version_id, (row.start, row.end)) for row in rows)
    apart = {version_id: merged(stretches) for version_id, stretches in found.items()}
    tagged = db.rows(
        select(passage.c.id, passage.c.version_id, passage.c.start, passage.c.end)
        .where(passage.c.version_id.in_(list(apart)), exists().where(passage_tag.c.passage_id == passage.c.id))
        .where(~repeats_original() if has_works(db) else true())
        .order_by(passage.c.version_id, passage.c.start, passage.c.id)
    )
    # A sweep over stretches that do not touch each other: a join of all with all would take the square of them.
    return tuple(int(row.id) for row in tagged if _touches(apart[row.version_id], row.start, row.end))


def _touches(apart: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether a stretch shares a code point with one of these, which are in order and apart."""
    at = bisect_left(apart, end, key=itemgetter(0)) - 1
    return at >= 0 and apart[at][1] > start


def countries(db: Reader) -> tuple[tuple[int, str], ...]:
    """(id, name) of the countries some passage is evidence for, by name."""
    by_link = under(evidence, country.name)
    by_fact = select(fact.c.country_id).where(fact.c.id.in_(under(evidence, fact.name)))
    by_record = select(donation_party.c.country_id).where(
        donation_party.c.donation_id.in_(under(evidence, donation.name)), donation_party.c.country_id.is_not(None)
    )
    here = or_(country.c.id.in_(by_link), country.c.id.in_(by_fact), country.c.id.in_(by_record))
    rows = db.rows(select(country.c.id, country.c.name).where(here).order_by(country.c.name))
    return tuple((int(row.id), str(row.name)) for row in rows)


def records(db: Reader) -> tuple[tuple[int, str, str], ...]:
    """(id, ref, title) of the records some passage is evidence for."""
    evident = donation.c.id.in_(under(evidence, donation.name))
    rows = db.rows(select(donation.c.id, donation.c.ref, donation.c.title).where(evident).order_by(*BY_REF))
    return tuple((int(row.id), str(row.ref), str(row.title)) for row in rows)


def asserters(db: Reader) -> tuple[str, ...]:
    """Who asserts a claim in this workspace."""
    return first_column(db, select(claim.c.asserted_by).distinct().order_by(claim.c.asserted_by))
