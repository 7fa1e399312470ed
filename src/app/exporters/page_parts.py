"""What the pages share: the whole they belong to, their names, links to notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.domain.by_key import by_key
from app.domain.citation import passage_cite
from app.domain.kinds import ThingKey
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.records import DonationRecord, EvidenceItem
from app.exporters.material import Kind, Material
from app.exporters.tree import Block, Front, FrontValue, Line, Link, bullets, section, words
from app.exporters.vault import Page, Vault

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageContext:
    """One page under way: the whole it belongs to, and where it is."""

    material: Material
    vault: Vault
    path: str
    notes: Mapping[ThingKey, tuple[Note, ...]]
    fact_countries: Mapping[int, int] = field(default_factory=dict[int, int])
    """The country of each fact, by ids."""

    records: Mapping[int, DonationRecord] = field(default_factory=dict[int, DonationRecord])
    most: int | None = None
    """How many characters are wanted, about, where only the beginning of a page is; None for all."""

    def evidence_of(self, record_id: int) -> tuple[EvidenceItem, ...]:
        known = self.records.get(record_id)
        return known.evidence if known is not None else ()

    def actors_of(self, record_id: int) -> tuple[int | None, ...]:
        """The actor of each party of a record; none where the record is not exported."""
        known = self.records.get(record_id)
        return known.actor_ids if known is not None else ()

    def citation_of(self, passage: Passage) -> str:
        row = self.vault.sources[passage.source_id]
        return passage_cite(row.meta, row.kind, passage.paragraph, self.vault.cite_letters.get(row.id, ""))

    def home(self, code: str) -> Line:
        """A country or group, which leads to its page where it has one."""
        found = next((one.info for one in self.material.countries if one.info.code == code), None)
        if found is None:
            return words(self.material.country_names.get(code, code))
        return (Link(Kind.COUNTRIES, found.id, found.name),)

    def at(self, page: Page) -> PageContext:
        """The context of another page of the same export."""
        return replace(self, path=page.path)

    def beginning(self, quotes: Iterable[T], size: Callable[[T], int]) -> Iterator[T]:
        """The quotes that a page sets: all, or as many as are wanted of its beginning, by the characters of each."""
        used = 0
        for one in quotes:
            if self.most is not None and used > self.most:
                return
            used += size(one)
            yield one

    def notes_on(self, target: str, target_id: int) -> tuple[Note, ...]:
        return self.notes.get((target, target_id), ())

    def front(self, kind: str, title: str, names: Iterable[str], /, **more: FrontValue) -> Front:
        """What every page says of itself to programs, its other names among it, and more."""
        return {"title": title, "aliases": self.aliases(*names), "type": kind, **more}

    def aliases(self, *names: str) -> tuple[str, ...]:
        """Names that are not already the file's own."""
        stem = self.path.rpartition("/")[2].removesuffix(".md")
        flat = (" ".join(name.split()) for name in names)
        return tuple(dict.fromkeys(name for name in flat if name and name != stem))


def context(material: Material, vault: Vault, path: str) -> PageContext:
    """The context of a first page."""
    ordered = sorted(material.notes, key=lambda note: note.id)
    notes = by_key(((note.target, note.target_id), note) for note in ordered if note.target_id is not None)
    facts = {fact.id: profile.info.id for profile in material.countries for fact in profile.facts}
    by_thing = {thing: tuple(found) for thing, found in notes.items()}
    return PageContext(material, vault, path, by_thing, facts, {record.id: record for record in material.donations})


def note_links(notes: Iterable[Note]) -> list[Line]:
    """A link to each note."""
    return [(Link(Kind.NOTES, note.id, note.heading()),) for note in notes]


def notes_section(notes: Iterable[Note]) -> list[Block]:
    """A section that leads to notes, or nothing where there are none."""
    return section("Notes", bullets(note_links(notes)))


def spelled(term: str) -> str:
    """A word of a closed vocabulary as people write it: *not_given* is *not given*."""
    return term.replace("_", " ")
