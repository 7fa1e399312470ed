"""Checking the evidence of everything whose fields are reviewed, or of one thing; changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from app.actions.drafts import reader
from app.actions.versions import review_queue
from app.domain import kinds
from app.domain.by_key import by_key
from app.domain.drafts.names.named import Named
from app.domain.evidence_check import Around, Gap, Looked, of, of_record
from app.domain.facts import contradict
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.progress import Progress, go_on
from app.domain.records import FactRecord
from app.domain.reviews import Reviewed
from app.store.reads import actors, donations, facts, reviewed, works
from app.store.reads import evidence as evidence_reads
from app.store.store import Store

AT_ONCE = 200
"""How many records are read at a time."""


def of_thing(store: Store, target: ThingKey) -> Looked:
    """One record, fact or other thing. Raises `NotFound`."""
    return of(reviewed.one(store, target), _around(store))


def of_ref(store: Store, ref: str) -> Looked:
    """One record by its reference, such as D-4. Raises `NotFound`."""
    return of_record(donations.record(store, donations.id_of(store, ref)), _around(store))


def of_things(store: Store, targets: Sequence[ThingKey]) -> tuple[Looked, ...]:
    """These things, grouped by kind."""
    around = _around(store)
    return tuple(of(thing, around) for thing in _read(store, targets))


def every(store: Store, progress: Progress | None = None) -> Iterator[Looked]:
    """All records by reference, then all facts, then other reviewed things. `progress(done, total)` counts them; True
    cancels."""
    around, targets = _around(store), reviewed.every(store)
    for at in range(0, len(targets), AT_ONCE):
        for done, thing in enumerate(_read(store, targets[at : at + AT_ONCE]), at):
            go_on(progress, done, len(targets), tr("The check was stopped."))
            yield of(thing, around)


def _read(store: Store, targets: Sequence[ThingKey]) -> Iterator[Reviewed]:
    for kind, some in groupby(targets, key=itemgetter(0)):
        yield from reviewed.many(store, kind, [thing_id for _, thing_id in some])


def _around(store: Store) -> Around:
    names = {row.id: (row.content.name, *row.content.aliases) for row in actors.rows(store)}
    return Around(_named, names, works.of_sources(store), _newest(store), _against(store))


def _newest(store: Store) -> dict[int, str]:
    """The words that passages which wait for review have in the newest text."""
    return {one.passage_id: one.new.stretch.quote for one in review_queue(store) if one.new is not None}


def _against(store: Store) -> Callable[[FactRecord], Sequence[FactRecord]]:
    """A function that returns the facts contradicting one; all facts are read at its first call."""

    @cache
    def beside() -> Mapping[tuple[str, str], Sequence[FactRecord]]:
        return by_key(((one.content.country, one.content.field.casefold()), one) for one in facts.every(store))

    def against(fact: FactRecord) -> Sequence[FactRecord]:
        same = beside().get((fact.content.country, fact.content.field.casefold()), ())
        return [one for one in same if one.id != fact.id and contradict(fact.content, one.content)]

    return against


def after_corrections(store: Store) -> Iterator[tuple[str, str]]:
    """(what, where) of every value that a corrected source probably no longer supports, while its passage waits in the
    review."""
    if not _newest(store):
        return
    around = _around(store)
    for kind in kinds.reviewed():
        for thing_id in evidence_reads.things_on(store, kind, around.now):
            yield from _otherwise(of(reviewed.one(store, (kind, thing_id)), around), around)


def _otherwise(looked: Looked, around: Around) -> Iterator[tuple[str, str]]:
    for one in looked.findings:
        if one.gap is Gap.OTHERWISE and one.passage_id in around.now:
            what = tr("{field}: its source says “{says}” now, and it has {value}")
            where = f"{looked.where}, passage {one.passage_id} of source {one.source_id}"
            yield what.format(field=one.label, says=one.says, value=one.value), where


@lru_cache(maxsize=1 << 13)
def _named(words: str) -> tuple[Named, ...]:
    return tuple(reader().named(words, 0, len(words)))
