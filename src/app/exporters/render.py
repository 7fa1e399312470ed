"""Renders the whole export: a page for each thing and an index, or one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from app.domain.kinds import folder_of
from app.domain.references import cited, entry_of
from app.domain.things import Thing
from app.exporters import tree
from app.exporters.actor_pages import actor_body, actor_front
from app.exporters.country_pages import country_body, country_front
from app.exporters.dialects import Profile
from app.exporters.front_matter import Value
from app.exporters.markdown_writer import MarkdownWriter
from app.exporters.material import Kind, Material
from app.exporters.merging import Base, base_of
from app.exporters.note_pages import note_body, note_front
from app.exporters.page_parts import PageContext, context, notes_section
from app.exporters.quotes import cited_sources
from app.exporters.record_pages import evidence_quotes, record_body, record_front
from app.exporters.references import csl_json
from app.exporters.source_pages import bibliography, source_body, source_front
from app.exporters.tag_pages import by_tag, tag_body, tag_front
from app.exporters.templates import Templates
from app.exporters.vault import INDEX, Vault


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file to be: `key` names its thing for good, `path` has / between folder and name."""

    key: str
    path: str
    text: str
    front: Mapping[str, Value] = field(default_factory=dict[str, Value])
    data: bytes = b""
    """What is in it where that is no text."""

    @property
    def content(self) -> bytes:
        return self.data or self.text.encode()

    @property
    def base(self) -> Base:
        """What is kept of it, to see later what a person changed."""
        return base_of(self.front, self.text)


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing with the functions that make its front matter and its body."""

    kind: str
    id: int
    front: Callable[[PageContext], tree.Front]
    body: Callable[[PageContext], list[tree.Block]]


BIBLIOGRAPHY = "references.json"
"""The sources as CSL-JSON, beside the pages that cite them; its key and its path."""
ID = "passagework"
"""The property by which a file is known again, wherever in the folder somebody has moved it; without properties it is a
remark."""


def pages(
    material: Material,
    vault: Vault,
    index_path: str,
    title: str,
    only: str = "",
    templates: Templates | None = None,
    most: int | None = None,
) -> Iterator[Rendered]:
    """A file for each page of the vault, then the list of them all; or `only` that of one key. Where `most` is given,
    the page of a source or a tag ends after about so many characters."""
    base = replace(context(material, vault, index_path), most=most)
    if vault.profile is Profile.PANDOC:
        yield _references(material)
    for thing in _things(base):
        page = vault.pages.get((thing.kind, thing.id))
        if page is not None and (not only or page.key == only):
            at = base.at(page)
            yield _rendered(
                vault, page.key, page.path, thing.front(at), thing.body(at), templates=templates, kind=page.kind
            )
    yield _rendered(vault, INDEX, index_path, {"title": title, "type": "index"}, _index(vault, title))


def _references(material: Material) -> Rendered:
    entries = sorted((entry_of(row) for row in cited(material.sources)), key=lambda one: str(one["id"]).casefold())
    return Rendered(BIBLIOGRAPHY, BIBLIOGRAPHY, csl_json(entries))


def document(material: Material, vault: Vault, key: str, path: str, title: str) -> Iterator[Rendered]:
    """Everything the vault has pages for, in one document with a bibliography at its end."""
    if vault.profile is Profile.PANDOC:
        yield _references(material)
    base = context(material, vault, path)
    blocks: list[tree.Block] = tree.part("title", [tree.Heading(0, tree.words(title))])
    under = None
    for thing in _things(base):
        if (thing.kind, thing.id) in vault.pages:
            if thing.kind != under:
                under = thing.kind
                blocks += tree.part(str(under), [tree.Heading(0, (str(under),))])
            within = vault.pages[thing.kind, thing.id].key
            blocks += [
                tree.Part(f"{within}/{one.id}", one.blocks) if isinstance(one, tree.Part) else one
                for one in thing.body(base)
                if not (isinstance(one, tree.Part) and one.id == "sources")
            ]
    sources = bibliography(material, base)
    if sources:
        blocks += tree.part("bibliography", [tree.Heading(0, ("Bibliography",)), *sources])
    yield _rendered(vault, key, path, {"title": title}, blocks, deeper=1)


_READING = (
    "A record, such as D-01, is one gift as the sources describe it. Its page gives for each field the paragraph that "
    "is the evidence for it; below the table are the sentences themselves, with those words marked.",
    "¶5 is the fifth paragraph of a source; the footnote names the source. What is *inferred* is not stated in so many "
    "words.",
    "Below a sentence, *Supports* lists what it is evidence for, *Contradicts* what it speaks against, and *Gives "
    "context to* what it helps to understand.",
    "*Given* means that a source says it happened. What is announced, promised or offered has not happened yet, and is "
    "in no total.",
    "A record that covers many gifts at once, or is counted in another record, is *in no total* either; its page says "
    "why. Two records that *may overlap* may describe one gift, so their sum is a range: from the larger of the two to "
    "both together.",
    "20,000 – 99,999 is somewhere between the two.",
    "Our paraphrase is not a quotation: it retells a source in our own words.",
)
"""What somebody has to know who has nothing but the folder, with `*` around what is strong."""


def _rendered(
    vault: Vault,
    key: str,
    path: str,
    front: tree.Front,
    blocks: Iterable[tree.Block],
    deeper: int = 0,
    templates: Templates | None = None,
    kind: str = "",
) -> Rendered:
    """One file: front matter as the profile has it, then the body, laid out by a template if there is one."""
    writer = MarkdownWriter(vault, path, deeper)
    beside: tree.Front = {"bibliography": BIBLIOGRAPHY} if vault.profile is Profile.PANDOC else {}
    if vault.profile is Profile.PANDOC and not deeper:
        title, blocks = _without_title(blocks)
        front = {**front, "title": title} if title else front
    values = writer.properties({**front, **beside, ID: key})
    head, body = writer.head(values, key), f"\n{writer.body(blocks)}"
    text = head + body if templates is None else templates.page(kind, values, head, body)
    return Rendered(key, path, text, {} if vault.profile is Profile.PLAIN else values)


def _without_title(blocks: Iterable[tree.Block]) -> tuple[str, list[tree.Block]]:
    """The words of the title of a page, and the page without it: Pandoc sets it from the front matter."""
    out = list(blocks)
    for at, block in enumerate(out):
        inside = block.blocks if isinstance(block, tree.Part) else (block,)
        first = inside[0] if inside else None
        if isinstance(first, tree.Heading) and first.level == 1:
            words_of_it = "".join(one.text if isinstance(one, tree.Words) else one for one in first.line
                                  if isinstance(one, tree.Words | str))  # fmt: skip
            out[at : at + 1] = [replace(block, blocks=inside[1:])] if isinstance(block, tree.Part) else []
            return " ".join(words_of_it.split()), out
    return "", out


def _things(base: PageContext) -> Iterator[_Thing]:
    """Everything that has a page, in the order in which pages get their names."""
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
    for actor in material.actors:
        yield _Thing(Kind.ACTORS, actor.row.id, partial(actor_front, actor), partial(actor_body, actor))
    for thing in material.others:
        yield _Thing(folder_of(thing.kind), thing.id, partial(thing_front, thing), partial(thing_body, thing))
    for note in sorted(material.notes, key=lambda note: note.id):
        yield _Thing(Kind.NOTES, note.id, partial(note_front, note), partial(note_body, note))


def _index(vault: Vault, title: str) -> list[tree.Block]:
    out: list[tree.Block] = [tree.Heading(1, tree.words(title))]
    for kind in dict.fromkeys((*Kind, *(found.kind for found in vault.pages.values()))):
        found = [page for page in vault.pages.values() if page.kind == kind]
        if kind != Kind.DONATIONS:  # which are in the order of their numbers
            found.sort(key=lambda page: page.title.casefold())
        out += tree.section(kind, tree.bullets((tree.Link(kind, page.id, page.title),) for page in found))
    listed = tree.part("index", out)
    if any(page.kind == Kind.DONATIONS for page in vault.pages.values()):
        lines = (
            (tree.Strong((one,)) if at % 2 else one for at, one in enumerate(text.split("*")) if one)
            for text in _READING
        )
        listed += tree.part("reading", tree.section("How to read these pages", tree.bullets(map(tuple, lines))))
    return listed


def thing_front(thing: Thing, page: PageContext) -> tree.Front:
    """The front matter of a thing's page."""
    return page.front(thing.kind, thing.label, (thing.label,))


def thing_body(thing: Thing, page: PageContext) -> list[tree.Block]:
    """The page of a thing."""
    head = (
        tree.Heading(1, tree.words(thing.label)),
        *tree.fields(*((label[:1].upper() + label[1:], tree.words(value)) for label, value in thing.fields)),
    )
    evidence = tree.section("In the words of the sources", evidence_quotes(thing.evidence, page, fields_named=True))
    return [
        *tree.part("fields", head),
        *tree.part("evidence", evidence),
        *tree.part("related", notes_section(page.notes_on(thing.kind, thing.id))),
        *tree.part("sources", cited_sources((item.source_id for item in thing.evidence), page)),
    ]
