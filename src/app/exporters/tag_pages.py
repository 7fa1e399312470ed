"""A tag's page: what it means, then its passages, source by source; and the codebook as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from app.domain.codebook import Tag, TagContent
from app.domain.excerpts import Excerpt
from app.domain.passages import Claim, Passage
from app.domain.sources import SourceKind
from app.exporters.front_matter import obsidian_tags
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, notes_section
from app.exporters.quotes import PARAPHRASE, cited_sources, of_excerpts, quoted
from app.exporters.source_pages import claim_words
from app.exporters.tree import Block, Folded, Front, Heading, Line, Link, Paragraph, between, fields, part, table, words


def tag_front(tag: Tag, page: PageContext) -> Front:
    """The front matter of a tag's page."""
    names = (tag.content.name, tag.path, *tag.content.aliases)
    return page.front("tag", tag.path, names, tags=obsidian_tags((tag.path,)), passages=tag.passages)


def tag_body(tag: Tag, page: PageContext, passages: list[tuple[int, list[Passage]]]) -> list[Block]:
    """The page of a tag. `passages` are those with the tag, for each source id."""
    above: Line = ()
    if tag.parent_id is not None:
        above = (Link(Kind.TAGS, tag.parent_id, tag.path.rpartition("/")[0]),)
    below = [child for child in page.material.tags if child.parent_id == tag.id]
    head: list[Block] = [
        Heading(1, words(tag.path)),
        *fields(
            *meaning(tag.content),
            ("Parent", above),
            ("Children", between(", ", ((Link(Kind.TAGS, child.id, child.content.name),) for child in below))),
        ),
        *notes_section(page.notes_on("tag", tag.id)),
    ]
    out: list[Block] = []
    rows = page.vault.sources
    originals = {rows[one].work_id for one, _ in passages if rows[one].kind is not SourceKind.DIGEST} - {None}
    claims = set[Claim | None]((None,))
    each = ((source_id, passage) for source_id, found in passages for passage in found)
    for source_id, group in groupby(page.beginning(each, lambda one: len(one[1].quote)), key=itemgetter(0)):
        row, found = rows[source_id], [passage for _, passage in group]
        out.append(Heading(2, (Link(Kind.SOURCES, source_id, row.meta.title or "Untitled source"),)))
        if row.kind is SourceKind.DIGEST and row.work_id in originals:
            out.append(Folded(PARAPHRASE, tuple(_paraphrases(found, claims, page))))
            continue
        for together in _by_sentence(found, page):
            out += quoted(of_excerpts(together, page.material), page)
            for passage in (one.passage for one in together):
                others = [one for one in passage.tags if one.id != tag.id]
                if others or passage.claim is not None:
                    links = between(", ", ((Link(Kind.TAGS, one.id, one.path),) for one in others))
                    out += fields(("Also tagged", links), ("Claim", claim_words(passage, page)))
                    claims.add(_bare(passage.claim))
    if not passages:
        out.append(Paragraph(("No passage has this tag.",)))
    sources = cited_sources((source_id for source_id, _ in passages), page)
    return [*part("definition", head), *part("passages", out), *part("sources", sources)]


def _paraphrases(passages: Iterable[Passage], claims: Set[Claim | None], page: PageContext) -> Iterator[Block]:
    """What we made of passages that are above, without the claims that are said there."""
    for together in _by_sentence(passages, page):
        yield from quoted(of_excerpts(together, page.material), page, folded=False)
        for claim in (one.passage for one in together if _bare(one.passage.claim) not in claims):
            yield from fields(("Claim", claim_words(claim, page)))


def _by_sentence(passages: Iterable[Passage], page: PageContext) -> list[list[Excerpt]]:
    return page.material.by_sentence(Excerpt(passage, (passage,)) for passage in passages)


def _bare(claim: Claim | None) -> Claim | None:
    """A claim without the passage that it answers, which in each text is another."""
    return None if claim is None else replace(claim, answers=None)


def by_tag(page: PageContext) -> dict[int, list[tuple[int, list[Passage]]]]:
    """The passages of every tag, grouped by source, in the order of sources and text."""
    out: dict[int, list[tuple[int, list[Passage]]]] = {}
    for row in page.material.sources:
        for passage in page.material.passages.get(row.id, ()):
            for tag in passage.tags:
                groups = out.setdefault(tag.id, [])
                if not groups or groups[-1][0] != row.id:
                    groups.append((row.id, []))
                groups[-1][1].append(passage)
    return out


def codebook_body(tags: Iterable[Tag]) -> list[Block]:
    """Its title, all tags in a table, and a section for each with what it means."""
    given = tuple(tags)
    rows = [
        (words(tag.path.replace("/", " / ")), words(tag.content.definition), (f"{tag.passages:,}",)) for tag in given
    ]
    out: list[Block] = [Heading(1, ("Codebook",)), *table(("Tag", "Definition", "Passages"), rows)]
    if not given:
        out.append(Paragraph(("The codebook has no tags yet.",)))
    for tag in given:
        if line := fields(*meaning(tag.content)):
            out += [Heading(min(6, 2 + tag.depth), words(tag.path.replace("/", " / "))), *line]
    return out


def meaning(content: TagContent) -> tuple[tuple[str, Line], ...]:
    """The definition of a tag, field by field."""
    return (
        ("Definition", words(content.definition)),
        ("Use it when", words(content.when_to_use)),
        ("Do not use it when", words(content.when_not)),
        ("Examples", words(" · ".join(content.examples))),
        ("Also called", words(", ".join(content.aliases))),
    )
