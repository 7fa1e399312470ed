"""Looking through the evidence of all records and facts, or of one; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.actions.drafts import reader
from app.actions.staging import Progress
from app.actions.versions import review_queue
from app.domain.drafts.named import Named
from app.domain.errors import Cancelled
from app.domain.evidence_check import Around, Gap, Looked, of_fact, of_record
from app.domain.language import tr
from app.store.reads import actors, donations, facts, works
from app.store.reads import evidence as evidence_reads
from app.store.store import Store

AT_ONCE = 200
"""How many records are read at a time."""


def of_thing(store: Store, kind: str, thing_id: int) -> Looked:
    """One record or fact. Raises `NotFound`."""
    around = _around(store)
    if kind == "fact":
        return of_fact(facts.one(store, thing_id), around)
    return of_record(donations.record(store, thing_id), around)


def of_ref(store: Store, ref: str) -> Looked:
    """One record by its reference, such as D-4. Raises `NotFound`."""
    return of_thing(store, "donation", donations.id_of(store, ref))


def of_records(store: Store, ids: Sequence[int]) -> tuple[Looked, ...]:
    """Some records, by their references."""
    around = _around(store)
    return tuple(of_record(record, around) for record in donations.records(store, ids))


def of_facts(store: Store) -> tuple[Looked, ...]:
    """All facts, by country."""
    around = _around(store)
    return tuple(of_fact(fact, around) for fact in facts.every(store))


def every(store: Store, progress: Progress | None = None) -> Iterator[Looked]:
    """All records by their references, then all facts. `progress(done, total)` counts them; True cancels."""
    around = _around(store)
    ids = donations.ids(store)
    found = facts.every(store)
    total, done = len(ids) + len(found), 0

    def go_on() -> None:
        if progress is not None and progress(done, total):
            raise Cancelled(tr("The check was stopped."))

    for at in range(0, len(ids), AT_ONCE):
        for record in donations.records(store, ids[at : at + AT_ONCE]):
            go_on()
            yield of_record(record, around)
            done += 1
    for fact in found:
        go_on()
        yield of_fact(fact, around)
        done += 1


def _around(store: Store) -> Around:
    names = {row.id: (row.content.name, *row.content.aliases) for row in actors.rows(store)}
    now = {one.passage_id: one.new.stretch.quote for one in review_queue(store) if one.new is not None}
    return Around(_named, names, works.of_sources(store), now)


def after_corrections(store: Store) -> Iterator[tuple[str, str]]:
    """Every value of which a corrected source most likely says something else, while its words wait in the review,
    as (what, where)."""
    around = _around(store)
    for record_id in evidence_reads.things_on(store, "donation", around.now) if around.now else ():
        yield from _otherwise(of_record(donations.record(store, record_id), around), around)
    for fact_id in evidence_reads.things_on(store, "fact", around.now) if around.now else ():
        yield from _otherwise(of_fact(facts.one(store, fact_id), around), around)


def _otherwise(looked: Looked, around: Around) -> Iterator[tuple[str, str]]:
    for one in looked.findings:
        if one.gap is Gap.OTHERWISE and one.passage_id in around.now:
            what = tr("{field}: its source says “{says}” now, and it has {value}")
            named = f"record {one.thing}" if looked.kind == "donation" else f"fact {looked.thing_id}"
            where = f"{named}, passage {one.passage_id} of source {one.source_id}"
            yield what.format(field=one.label, says=one.says, value=one.value), where


@lru_cache(maxsize=1 << 13)
def _named(words: str) -> tuple[Named, ...]:
    """Who is named in some words."""
    return tuple(reader().named(words, 0, len(words)))
