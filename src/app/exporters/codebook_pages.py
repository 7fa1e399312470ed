"""The codebook as a document: what each tag means, in the order of the tree."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.codebook import Tag
from app.exporters.tree import Block, Heading, Paragraph, fields, table, words


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
        content = tag.content
        said = fields(
            ("Definition", words(content.definition)),
            ("Use it when", words(content.when_to_use)),
            ("Do not use it when", words(content.when_not)),
            ("Examples", words(" · ".join(content.examples))),
            ("Also called", words(", ".join(content.aliases))),
        )
        if said:
            out += [Heading(min(6, 2 + tag.depth), words(tag.path.replace("/", " / "))), *said]
    return out
