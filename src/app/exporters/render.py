"""The whole export as texts: a page for each thing and a list of all, or one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from app.domain.kinds import folder_of
from app.exporters.country_pages import country_body, country_front
from app.exporters.markdown_writer import MarkdownWriter
from app.exporters.material import Kind, Material
from app.exporters.note_pages import note_body, note_front
from app.exporters.page_parts import PageContext, context
from app.exporters.record_pages import record_body, record_front
from app.exporters.source_pages import bibliography, source_body, source_front
from app.exporters.tag_pages import by_tag, tag_body, tag_front
from app.exporters.thing_pages import thing_body, thing_front
from app.exporters.tree import Block, Front, Heading, Line, Link, bullets, section, words
from app.exporters.vault import INDEX, Vault


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file to be: `key` names its thing for good, `path` has / between folder and name."""

    key: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class _Thing:
    """One thing with what makes its front matter and its body."""

    kind: str
    id: int
    front: Callable[[PageContext], Front]
    body: Callable[[PageContext], list[Block]]


def pages(material: Material, vault: Vault, index_path: str, title: str) -> Iterator[Rendered]:
    """A file for each page of the vault, then the list of them all."""
    base = context(material, vault, index_path)
    for thing in _things(base):
        page = vault.pages.get((thing.kind, thing.id))
        if page is not None:
            at = base.at(page)
            yield Rendered(page.key, page.path, MarkdownWriter(vault, page.path).page(thing.front(at), thing.body(at)))
    front: Front = {"title": title, "type": "index"}
    yield Rendered(INDEX, index_path, MarkdownWriter(vault, index_path).page(front, _index(vault, title)))


def document(material: Material, vault: Vault, key: str, path: str, title: str) -> Rendered:
    """Everything the vault has pages for, in one document with a bibliography at its end."""
    base = context(material, vault, path)
    blocks: list[Block] = [Heading(0, words(title))]
    under = None
    for thing in _things(base):
        if (thing.kind, thing.id) in vault.pages:
            if thing.kind != under:
                under = thing.kind
                blocks.append(Heading(0, (str(under),)))
            blocks += thing.body(base)
    sources = bibliography(material, base)
    if sources:
        blocks += [Heading(0, ("Bibliography",)), *sources]
    return Rendered(key, path, MarkdownWriter(vault, path, deeper=1).page({"title": title}, blocks))


def _things(base: PageContext) -> Iterator[_Thing]:
    material = base.material
    tagged = by_tag(base)
    for row in material.sources:
        yield _Thing(Kind.SOURCES, row.id, partial(source_front, row), partial(source_body, row))
    for tag in material.tags:
        body = partial(tag_body, tag, passages=tagged.get(tag.id, []))
        yield _Thing(Kind.TAGS, tag.id, partial(tag_front, tag), body)
    for record in material.donations:
        yield _Thing(Kind.DONATIONS, record.id, partial(record_front, record), partial(record_body, record))
    for profile in material.countries:
        front, body = partial(country_front, profile), partial(country_body, profile)
        yield _Thing(Kind.COUNTRIES, profile.info.id, front, body)
    for thing in material.others:
        yield _Thing(folder_of(thing.kind), thing.id, partial(thing_front, thing), partial(thing_body, thing))
    for note in sorted(material.notes, key=lambda note: note.id):
        yield _Thing(Kind.NOTES, note.id, partial(note_front, note), partial(note_body, note))


def _index(vault: Vault, title: str) -> list[Block]:
    out: list[Block] = [Heading(1, words(title))]
    for kind in dict.fromkeys((*Kind, *(found.kind for found in vault.pages.values()))):
        links: list[Line] = [
            (Link(kind, found.id, found.title),) for found in vault.pages.values() if found.kind == kind
        ]
        out += section(kind, bullets(links))
    return out
