"""The codebook as a document: what each tag means, in the order of the tree."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.codebook import Tag, TagContent
from app.exporters.tree import Block, Heading, Line, Paragraph, fields, table, words


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
        if said := fields(*meaning(tag.content)):
            out += [Heading(min(6, 2 + tag.depth), words(tag.path.replace("/", " / "))), *said]
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
