"""A tag's page: what it means, then its passages, source by source."""

from __future__ import annotations

from app.domain.codebook import Tag
from app.domain.passages import Passage
from app.exporters.front_matter import front_matter, obsidian_tags
from app.exporters.markdown_text import inline
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, fields, note_links
from app.exporters.quotes import of_passage
from app.exporters.source_pages import claim_words


def tag_front(tag: Tag, page: PageContext) -> str:
    """The front matter of a tag's page."""
    return front_matter(
        {
            "title": tag.path,
            "aliases": page.aliases(tag.content.name, tag.path, *tag.content.aliases),
            "type": "tag",
            "tags": obsidian_tags((tag.path,)),
            "passages": tag.passages,
        }
    )


def tag_body(tag: Tag, page: PageContext, passages: list[tuple[int, list[Passage]]]) -> list[str]:
    """The page of a tag as blocks of Markdown. `passages` are those with the tag, for each source id."""
    content = tag.content
    above = page.link(Kind.TAGS, tag.parent_id, tag.path.rpartition("/")[0]) if tag.parent_id is not None else ""
    below = ", ".join(
        page.link(Kind.TAGS, child.id, child.content.name) for child in page.material.tags if child.parent_id == tag.id
    )
    out = [
        page.heading(1, tag.path),
        fields(
            ("Definition", inline(content.definition)),
            ("Use it when", inline(content.when_to_use)),
            ("Do not use it when", inline(content.when_not)),
            ("Examples", inline(" · ".join(content.examples))),
            ("Also called", inline(", ".join(content.aliases))),
            ("Parent", above),
            ("Children", below),
        ),
        *note_links(page, page.notes_on("tag", tag.id)),
    ]
    for source_id, found in passages:
        row = page.vault.sources[source_id]
        out.append(f"{page.heading(2, '')}{page.link(Kind.SOURCES, source_id, row.meta.title or 'Untitled source')}")
        for passage in found:
            out += page.quoter.write(of_passage(passage))
            others = ", ".join(page.link(Kind.TAGS, t.id, t.path) for t in passage.tags if t.id != tag.id)
            out.append(fields(("Also tagged", others), ("Claim", claim_words(passage, page))))
    if not passages:
        out.append("No passage has this tag.")
    return [block for block in out if block]


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
