"""The whole export as texts: a page for each thing and a list of all, or one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from app.domain.kinds import folder_of
from app.exporters.country_pages import country_body, country_front
from app.exporters.front_matter import front_matter
from app.exporters.markdown_text import inline
from app.exporters.material import Kind, Material
from app.exporters.note_pages import note_front, note_text
from app.exporters.page_parts import PageContext, bullets, context, joined
from app.exporters.record_pages import record_body, record_front
from app.exporters.source_pages import source_body, source_front, sources_in
from app.exporters.tag_pages import by_tag, tag_body, tag_front
from app.exporters.thing_pages import thing_body, thing_front
from app.exporters.vault import INDEX, Vault


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file to be: `key` names its thing for good, `path` has / between folder and name."""

    key: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class _Thing:
    """One thing with what writes its front matter and its body."""

    kind: str
    id: int
    front: Callable[[PageContext], str]
    body: Callable[[PageContext], str]


def pages(material: Material, vault: Vault, index_path: str, title: str) -> Iterator[Rendered]:
    """A file for each page of the vault, then the list of them all."""
    base = context(material, vault, index_path)
    for thing in _things(base):
        page = vault.pages.get((thing.kind, thing.id))
        if page is not None:
            at = base.at(page)
            yield Rendered(page.key, page.path, f"{thing.front(at)}\n{thing.body(at)}")
    yield Rendered(INDEX, index_path, _index(base, title))


def document(material: Material, vault: Vault, key: str, path: str, title: str) -> Rendered:
    """Everything the vault has pages for, in one document with a bibliography at its end."""
    base = replace(context(material, vault, path), level=1)
    parts = [front_matter({"title": title}), f"# {inline(title)}\n"]
    section = None
    for thing in _things(base):
        if (thing.kind, thing.id) not in vault.pages:
            continue
        if thing.kind != section:
            section = thing.kind
            parts.append(f"# {section}\n")
        parts.append(thing.body(base))
    bibliography = sources_in(material, base)
    if bibliography:
        parts.append(f"# Bibliography\n\n{joined(bibliography)}")
    return Rendered(key, path, "\n".join(parts))


def _things(base: PageContext) -> Iterator[_Thing]:
    material = base.material
    tagged = by_tag(base)
    for row in material.sources:
        yield _Thing(Kind.SOURCES, row.id, partial(source_front, row), _body(partial(source_body, row)))
    for tag in material.tags:
        body = _body(partial(tag_body, tag, passages=tagged.get(tag.id, [])))
        yield _Thing(Kind.TAGS, tag.id, partial(tag_front, tag), body)
    for record in material.donations:
        yield _Thing(Kind.DONATIONS, record.id, partial(record_front, record), _body(partial(record_body, record)))
    for profile in material.countries:
        front, body = partial(country_front, profile), _body(partial(country_body, profile))
        yield _Thing(Kind.COUNTRIES, profile.info.id, front, body)
    for thing in material.others:
        front, body = partial(thing_front, thing), _body(partial(thing_body, thing))
        yield _Thing(folder_of(thing.kind), thing.id, front, body)
    for note in sorted(material.notes, key=lambda note: note.id):
        yield _Thing(Kind.NOTES, note.id, partial(note_front, note), partial(note_text, note))


def _body(blocks: Callable[[PageContext], list[str]]) -> Callable[[PageContext], str]:
    return lambda page: joined(blocks(page))


def _index(page: PageContext, title: str) -> str:
    out = [f"# {inline(title)}"]
    for kind in dict.fromkeys((*Kind, *(found.kind for found in page.vault.pages.values()))):
        links = [page.link(kind, found.id, found.title) for found in page.vault.pages.values() if found.kind == kind]
        if links:
            out += [page.heading(2, kind), bullets(links)]
    return f"{front_matter({'title': title, 'type': 'index'})}\n{joined(out)}"
