"""The page of a thing whose kind has no page of its own: what it says, and the words that it rests on."""

from __future__ import annotations

from app.domain.things import Thing
from app.exporters.front_matter import front_matter
from app.exporters.markdown_text import inline
from app.exporters.page_parts import PageContext, fields, note_links
from app.exporters.record_pages import evidence_quotes


def thing_front(thing: Thing, page: PageContext) -> str:
    """The front matter of a thing's page."""
    return front_matter({"title": thing.label, "aliases": page.aliases(thing.label), "type": thing.kind})


def thing_body(thing: Thing, page: PageContext) -> list[str]:
    """The page of a thing as blocks of Markdown."""
    said = [(label[:1].upper() + label[1:], inline(value)) for label, value in thing.fields]
    out = [page.heading(1, thing.label), fields(*said)]
    if thing.evidence:
        out += [page.heading(2, "Evidence"), *evidence_quotes(list(thing.evidence), page, say_field=True)]
    return [block for block in (*out, *note_links(page, page.notes_on(thing.kind, thing.id))) if block]
