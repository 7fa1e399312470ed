"""The layout of an export: the page of each thing, and links between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.citation import letters
from app.domain.kinds import KINDS, ThingKey, folder_of
from app.domain.passages import Passage
from app.domain.sources import SourceRow
from app.exporters.citing import Citing, HouseCiting
from app.exporters.dialects import Profile
from app.exporters.file_names import Names
from app.exporters.material import Kind, LinkStyle, Material

INDEX = "index"
"""The key of the page that lists all others."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the export."""

    key: str
    """Names the thing for good: its kind and uid, or a country's code."""
    kind: str
    """The folder of its kind."""
    id: int
    path: str
    """With / between folder and name, ending in .md."""
    title: str


@dataclass(frozen=True, slots=True)
class Vault:
    """The pages, and what every renderer needs to know of the whole."""

    pages: Mapping[ThingKey, Page]
    style: LinkStyle
    sources: Mapping[int, SourceRow]
    cite_letters: Mapping[int, str]
    blocks: Mapping[int, str]
    """The block id of the quote that contains each passage, without its caret."""
    spots: Mapping[int, str]
    """The block id of each passage itself: by its first passage a quote has its own."""
    passages: Mapping[int, Passage]
    names: Mapping[str, Page] = field(default_factory=dict[str, Page])
    """Pages by the names that `[[links]]` in notes use, case-folded."""
    twice: frozenset[str] = frozenset()
    """The names that several files bear, by their stems."""
    profile: Profile = Profile.OBSIDIAN
    citekeys: Mapping[int, str] = field(default_factory=dict[int, str])
    """What each source is cited by in a bibliography file; without digests, which are no works to cite."""
    source_paths: frozenset[str] = frozenset()
    """The files that are pages of sources, on which the passages have their places."""
    pictures: Mapping[str, str] = field(default_factory=dict[str, str])
    """The path of each picture of a note, by its key."""
    citing: Citing = field(default_factory=HouseCiting)
    """Sets the citations of Markdown that leaves them to nobody else."""

    def of_uid(self, kind: str, digits: str) -> Page | None:
        """The page of the thing of that kind whose uid begins with these digits."""
        of_kind = (one for one in self.pages.values() if one.kind == folder_of(kind))
        return next((one for one in of_kind if one.key.partition(":")[2].startswith(digits)), None)

    def passage_of_uid(self, digits: str) -> Passage | None:
        """The passage whose uid begins with these digits."""
        return next((one for one in self.passages.values() if one.uid.startswith(digits)), None)


def block_ids(passages: Iterable[Passage]) -> dict[int, str]:
    """A block id for each passage: eight digits of its uid, or all where another has the same eight."""
    out: dict[int, str] = {}
    taken: set[str] = set()
    for passage in sorted(passages, key=lambda passage: passage.id):
        short = passage.uid[:8]
        name = passage.uid if short in taken else short
        taken.add(short)
        out[passage.id] = f"p-{name}"
    return out


def _blocks(material: Material, spots: Mapping[int, str]) -> dict[int, str]:
    """Where each passage is found on the page of its source: at the quote that contains its words."""
    out = dict(spots)
    for row in material.sources:
        for together in material.together(row.id):
            place = out[together[0].passage.id]
            out.update((passage.id, place) for one in together for passage in one.passages)
    return out


def lay_out(
    material: Material,
    names: Names,
    style: LinkStyle,
    kinds: Iterable[str],
    profile: Profile = Profile.OBSIDIAN,
    citekeys: Mapping[int, str] | None = None,
) -> Vault:
    """Assign a page to everything of the wanted kinds. Of equal names the older thing gets it."""
    wanted = frozenset(kinds)
    pages: dict[ThingKey, Page] = {}
    for kind, thing_id, uid, name, title in sorted(_things(material), key=lambda thing: (thing[0], thing[1])):
        if kind in wanted:
            key = _key(kind, uid)
            pages[kind, thing_id] = Page(key, kind, thing_id, names.give(key, str(kind), name, uid), title)
    passages = {passage.id: passage for found in material.passages.values() for passage in found}
    spots = block_ids(passages.values())
    stems = Counter(stem_of(page.path) for page in pages.values())
    return Vault(
        pages,
        style,
        {row.id: row for row in material.sources},
        letters(material.sources),
        _blocks(material, spots),
        spots,
        passages,
        _link_names(material, pages),
        frozenset(stem for stem, many in stems.items() if many > 1),
        profile,
        citekeys or {},
        frozenset(page.path for page in pages.values() if page.kind == Kind.SOURCES),
    )


def stem_of(path: str) -> str:
    """The name of a file as links by name compare it: without folder and ending, whatever its capitals."""
    return path.rpartition("/")[2].removesuffix(".md").casefold()


def thing_keys(material: Material) -> frozenset[str]:
    """The keys of everything that can get a page."""
    return frozenset(_key(kind, uid) for kind, _, uid, _, _ in _things(material))


def _key(kind: str, uid: str) -> str:
    return f"{kind.lower()}:{uid}"


def _things(material: Material) -> Iterable[tuple[str, int, str, str, str]]:
    """(kind, id, uid, name for the file, title) of everything that gets a page."""
    for row in material.sources:
        yield Kind.SOURCES, row.id, row.uid, row.meta.title, row.meta.title or "Untitled source"
    for note in material.notes:
        called = note.heading()
        yield Kind.NOTES, note.id, note.uid, called, called
    for record in material.donations:
        title = f"{record.ref} {record.content.title}"
        yield Kind.DONATIONS, record.id, record.uid, title, title
    for profile in material.countries:
        yield Kind.COUNTRIES, profile.info.id, profile.info.code, profile.info.name, profile.info.name
    for tag in material.tags:
        yield Kind.TAGS, tag.id, tag.uid, tag.content.name, tag.path
    for actor in material.actors:
        yield Kind.ACTORS, actor.row.id, actor.row.uid, actor.row.content.name, actor.row.content.name
    for thing in material.others:
        yield KINDS[thing.kind].folder, thing.id, thing.uid, thing.label, thing.label


def _link_names(material: Material, pages: Mapping[ThingKey, Page]) -> dict[str, Page]:
    """Names that link by name: the first kind gets it, of countries, records, tags, sources, notes, actors."""
    names: dict[str, Page] = {}

    def add(kind: str, thing_id: int, *called: str) -> None:
        page = pages.get((kind, thing_id))
        if page is not None:
            for name in called:
                if name.strip():
                    names.setdefault(name.strip().casefold(), page)

    for kind, thing_id, called in _called(material):
        add(kind, thing_id, *called)
    return names


def _called(material: Material) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """(kind, id, names) of everything, what comes first to a name first."""
    for profile in material.countries:
        yield Kind.COUNTRIES, profile.info.id, (profile.info.name, profile.info.code)
    for record in material.donations:
        title = record.content.title
        yield Kind.DONATIONS, record.id, (record.ref, title, f"{record.ref} {title}")
    for tag in material.tags:
        yield Kind.TAGS, tag.id, (tag.path, tag.content.name)
    for row in material.sources:
        yield Kind.SOURCES, row.id, (row.meta.title,)
    for note in material.notes:
        yield Kind.NOTES, note.id, (note.title or note.heading(),)
    for actor in material.actors:
        yield Kind.ACTORS, actor.row.id, (actor.row.content.name, *actor.row.content.aliases)
    for thing in material.others:
        yield KINDS[thing.kind].folder, thing.id, (thing.label,)
    for profile in material.countries:
        yield Kind.COUNTRIES, profile.info.id, profile.info.aliases
