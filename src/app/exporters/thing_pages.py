"""The page of a thing whose kind has no special page: its fields and its evidence."""

from __future__ import annotations

from app.domain.things import Thing
from app.exporters.page_parts import PageContext, notes_section
from app.exporters.quotes import cited_sources
from app.exporters.record_pages import evidence_quotes
from app.exporters.tree import Block, Front, Heading, fields, part, section, words


def thing_front(thing: Thing, page: PageContext) -> Front:
    """The front matter of a thing's page."""
    return {"title": thing.label, "aliases": page.aliases(thing.label), "type": thing.kind}


def thing_body(thing: Thing, page: PageContext) -> list[Block]:
    """The page of a thing."""
    head = (
        Heading(1, words(thing.label)),
        *fields(*((label[:1].upper() + label[1:], words(value)) for label, value in thing.fields)),
    )
    evidence = section("In the words of the sources", evidence_quotes(thing.evidence, page, fields_named=True))
    return [
        *part("fields", head),
        *part("evidence", evidence),
        *part("related", notes_section(page.notes_on(thing.kind, thing.id))),
        *part("sources", cited_sources((item.source_id for item in thing.evidence), page)),
    ]
