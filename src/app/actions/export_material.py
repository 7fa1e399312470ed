"""Selecting what to export: everything, or a part with all that it depends on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.actions.note_figures import figures_in
from app.actions.note_pictures import pictures_in
from app.actions.questions import question
from app.domain.codebook import Tag
from app.domain.errors import BadInput, NotFound
from app.domain.kinds import KINDS
from app.domain.language import tr
from app.domain.links import links_of
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.query import Condition, Query, Value, in_words
from app.domain.question_fields import Ask, asked_of
from app.domain.records import Actor, CountryProfile, DonationFilter, DonationRecord
from app.domain.sources import SourceKind
from app.exporters.material import ActorPage, Kind, Material
from app.store.reads import actors as actor_reads
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import evidence as evidence_reads
from app.store.reads import library as library_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import profiles as profile_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.reads import things
from app.store.reads.evidence import sentences_around
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a workspace to export; empty means all of it. Several conditions all apply."""

    query: str = ""
    """A question as `query` takes it: the records it finds."""
    tag: str = ""
    """The name or path of a tag: the passages that have it, or one beneath it."""
    collection: str = ""
    """The name of a collection: its sources."""

    def __bool__(self) -> bool:
        """Whether it is less than all."""
        return bool(self.query.strip() or self.tag.strip() or self.collection.strip())


EVERYTHING = Part()


def chosen(store: Store, part: Part = EVERYTHING) -> Material:
    """All of the workspace, or a part of it with all that it depends on. Raises `BadInput` for a question that cannot
    be parsed, `NotFound` for a missing tag or collection."""
    material = _all(store)
    if not part:
        return replace(material, countries=_profiles(store))
    sources = _in_collection(store, material, part.collection) if part.collection.strip() else None
    tags = _with_tag(material, part.tag) if part.tag.strip() else None
    query = question(store, part.query) if part.query.strip() else None
    asked = query if tags is None else _with_tags(query or Query(), part.tag)
    refs = None
    if asked is not None:
        wanted = DonationFilter(query=asked)
        refs = frozenset(row.id for row in donation_reads.rows(store, wanted, limit=None))
    out = _narrowed(store, material, sources, refs, _marked(store, material, sources, tags, query))
    if not (out.sources or out.donations or out.notes):
        raise BadInput(tr("Nothing in the workspace fits what you ask for, so there is nothing to export."))
    return out


def _with_tags(query: Query, name: str) -> Query:
    """A question with one more condition: a passage about the record has this tag or one below it."""
    return replace(
        query, conditions=(*query.conditions, Condition(0, 0, asked=asked_of("tag"), values=(Value(name.strip()),)))
    )


def title_of(store: Store, part: Part, material: Material) -> str:
    """The title of an export: what was asked for, or the title of the only source; empty if there are several.
    Countries are named, though a question has their codes."""
    if not part:
        read = [row.meta.title for row in material.sources if row.kind is not SourceKind.DIGEST]
        return tr("Notes on {title}").format(title=read[0]) if len(read) == 1 and read[0] else ""
    asked = _by_names(question(store, part.query), material.country_names)
    words = in_words(asked) if asked.conditions else ""
    typed = part.tag.strip().casefold()
    tag = next(
        (one.path for one in material.tags if typed in (one.path.casefold(), one.content.name.casefold())), typed
    )
    name = ": ".join(filter(None, (part.collection.strip(), tag, words)))
    return name[:1].upper() + name[1:]


def _in_collection(store: Store, material: Material, name: str) -> frozenset[int]:
    found = library_reads.named(store, name.strip())
    if found is None:
        raise NotFound(tr("There is no collection “{name}”.").format(name=name.strip()))
    inside = (row for row in library_reads.library(store) if any(one.id == found for one in row.collections))
    return frozenset(row.source.id for row in inside) & {row.id for row in material.sources}


def _with_tag(material: Material, name: str) -> frozenset[int]:
    typed = name.strip().casefold()
    found = [tag for tag in material.tags if typed in (tag.path.casefold(), tag.content.name.casefold())]
    if not found:
        raise NotFound(tr("There is no tag “{name}”.").format(name=name.strip()))
    beneath = {tag.id for one in found for tag in material.tags if f"{tag.path}/".startswith(f"{one.path}/")}
    return frozenset(beneath)


def _by_names(asked: Query, names: Mapping[str, str]) -> Query:
    """A question with the names of its countries in place of their codes."""

    def named(one: Condition) -> Condition:
        if one.asked is None or one.asked.ask not in (Ask.PARTY, Ask.COUNTRY):
            return one
        return replace(
            one, values=tuple(replace(value, text=names.get(value.text.upper(), value.text)) for value in one.values)
        )

    return replace(asked, conditions=tuple(map(named, asked.conditions)))


def _narrowed(
    store: Store, material: Material, sources: frozenset[int] | None, records: frozenset[int] | None, marked: set[int]
) -> Material:
    """The selected records and the marked passages, with all that they depend on."""
    kept = material.donations
    if records is not None:
        kept = tuple(record for record in kept if record.id in records)
    if sources is not None:
        inside = {one.id for source_id in sources for one in material.passages[source_id]}
        kept = tuple(record for record in kept if any(item.passage_id in inside for item in record.evidence))
    return _around(store, material, kept, {item.passage_id for record in kept for item in record.evidence} | marked)


def _marked(
    store: Store, material: Material, sources: frozenset[int] | None, tags: frozenset[int] | None, query: Query | None
) -> set[int]:
    """The passages that are selected themselves: in the sources and with one of the tags; with a question, only tagged
    passages about its records."""
    if query is not None and tags is None:
        return set()
    of = (one for found in material.passages.values() for one in found)
    inside = (one for one in of if sources is None or one.source_id in sources)
    marked = {one.id for one in inside if tags is None or any(tag.id in tags for tag in one.tags)}
    if query is not None:
        marked &= {one.id for one in passage_reads.listed(store, query=query, limit=-1)}
    return marked


def _around(store: Store, material: Material, kept: tuple[DonationRecord, ...], ids: set[int]) -> Material:
    """These records and passages, with the sources, tags, actors, countries and notes that belong to them."""
    passages = {
        source_id: tuple(one for one in found if one.id in ids) for source_id, found in material.passages.items()
    }
    who = {actor_id for record in kept for actor_id in record.actor_ids}
    rows = tuple(row for row in material.sources if passages.get(row.id))
    out = replace(
        material,
        sources=rows,
        passages={row.id: passages[row.id] for row in rows},
        tags=_tags_on(passages, material.tags),
        donations=kept,
        countries=_profiles(store, _countries_of(kept)),
        actors=tuple(actor for actor in material.actors if actor.row.id in who),
        others=(),
    )
    return _with_notes(out, ids, who)


def _tags_on(passages: Mapping[int, tuple[Passage, ...]], tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags that are on these passages, and those above them."""
    put = {tag.id for found in passages.values() for one in found for tag in one.tags}
    used = [tag for tag in tags if tag.id in put]
    return tuple(tag for tag in tags if any(tag == one or one.is_under(tag) for one in used))


def _countries_of(records: Iterable[DonationRecord]) -> set[str]:
    """The codes of the countries and groups that take part."""
    parties = (party for record in records for party in record.content.parties)
    return {code for party in parties for code in (party.iso2, party.group) if code}


def _with_notes(material: Material, passages: Container[int | None], actors: Container[int | None]) -> Material:
    """The material with only those notes that are about something in it, and the pictures they show."""
    about = {
        "source": {row.id for row in material.sources},
        "passage": passages,
        "tag": {tag.id for tag in material.tags},
        "donation": {record.id for record in material.donations},
        "country": {profile.info.id for profile in material.countries},
        "fact": {fact.id for profile in material.countries for fact in profile.facts},
        "actor": actors,
    }
    notes = tuple(note for note in material.notes if note.target_id in about.get(note.target, ()))
    drawn = {token: one for token, one in material.pictures.items() if any(token in note.body for note in notes)}
    return replace(material, notes=notes, pictures=drawn)


def _profiles(store: Store, among: Container[str] | None = None) -> tuple[CountryProfile, ...]:
    """The profiles of the countries and groups of which something is recorded, or of some of them."""
    recorded = (row.info for row in country_reads.rows(store) if row.recorded)
    return profile_reads.several(store, [one for one in recorded if among is None or one.code in among])


def _all(store: Store) -> Material:
    """Everything but the profiles, which take longer to read than everything else."""
    records = donation_reads.records(store)
    sources = source_reads.library(store)
    others = [one.key for one in KINDS.values() if one.folder not in {"", *Kind}]
    passages = {row.id: passage_reads.of_source(store, row.id) for row in sources}
    notes = note_reads.every(store)
    return Material(
        sources,
        passages,
        tag_reads.codebook(store),
        notes,
        records,
        (),
        _actors(store, records, notes),
        tuple(thing for kind in others for thing in things.every(store, kind)),
        sentences_around(store, (one for found in passages.values() for one in found)),
        figures_in(store, (note.body for note in notes)),
        pictures_in(store, (note.body for note in notes)),
        {one.code: one.name for one in country_reads.every(store)},
        source_reads.places_of(store, (one for found in passages.values() for one in found)),
    )


def _actors(store: Store, records: tuple[DonationRecord, ...], notes: Sequence[Note]) -> tuple[ActorPage, ...]:
    """The actors with their records in order. Actors without any use, such as mistyped names, are left out."""
    known = actor_reads.rows(store)
    listed = {row.id: row for row in donation_reads.by_ids(store, [record.id for record in records])}
    of_actor: dict[int, dict[int, None]] = {}
    for record in records:
        for actor_id in record.actor_ids:
            if actor_id is not None:
                of_actor.setdefault(actor_id, {})[record.id] = None
    evidence = evidence_reads.of(store, "actor", [row.id for row in known])
    named = {row.content.parent_id for row in known} | {note.target_id for note in notes if note.target == "actor"}
    linked = {name.casefold() for note in notes for name in links_of(note.body)}
    return tuple(
        ActorPage(row, tuple(listed[i] for i in of_actor.get(row.id, ()) if i in listed), evidence.get(row.id, ()))
        for row in known
        if row.with_own
        or row.id in evidence
        or row.id in named
        or row.content.name.casefold() in linked
        or not _is_bare(row.content)
    )


def _is_bare(actor: Actor) -> bool:
    """Whether nothing is known of an actor but its name and kind."""
    return actor == Actor(actor.name, actor.kind)
