"""An actor's page: who it is, what it gave, carried and received, and every sentence that says so."""

from __future__ import annotations

from app.domain.language import tr_term
from app.domain.records import ActorRow, EvidenceItem
from app.domain.terms import PartyRole
from app.exporters.country_pages import GAVE, GOT, record_table
from app.exporters.material import ActorPage, Kind
from app.exporters.page_parts import PageContext, notes_section
from app.exporters.quotes import cited_sources
from app.exporters.record_pages import evidence_quotes
from app.exporters.tree import Block, Front, Heading, Line, Link, fields, part, section, words


def actor_front(actor: ActorPage, page: PageContext) -> Front:
    """The front matter of an actor's page."""
    content = actor.row.content
    names, said = (content.name, *content.aliases), {"kind": tr_term(content.kind), "country": content.iso2}
    return page.front("actor", content.name, names, **said, records=len(actor.records))


def actor_body(actor: ActorPage, page: PageContext) -> list[Block]:
    """The page of an actor."""
    content = actor.row.content
    roles = {row.id: _roles(actor.row, row.id, page) for row in actor.records}
    gave = [row for row in actor.records if any(role in GAVE for role in roles[row.id])]
    got = [row for row in actor.records if any(role in GOT for role in roles[row.id])]
    rest = [row for row in actor.records if row not in gave and row not in got]
    items = [*actor.evidence, *_of_records(actor, page)]
    names = {item.id: row.ref for row in actor.records for item in page.evidence_of(row.id)}
    head = fields(
        ("Kind", words(tr_term(content.kind))),
        ("Country", page.home(content.iso2)),
        ("Also called", words(", ".join(content.aliases))),
        ("Belongs to", _above(content.parent_id, page)),
        ("Remark", words(content.note)),
    )
    titled = (("Gave", gave), ("Received", got), ("Took part in", rest))
    tables = (block for title, rows in titled for block in record_table(title, rows, None, page))
    quotes = evidence_quotes(items, page, lambda item: names.get(item.id, item.label), fields_named=True)
    return [
        *part("records", (Heading(1, words(content.name)), *head, *tables)),
        *part("evidence", section("In the words of the sources", quotes)),
        *part("related", notes_section(page.notes_on("actor", actor.row.id))),
        *part("sources", cited_sources((item.source_id for item in items), page)),
    ]


def _roles(actor: ActorRow, record_id: int, page: PageContext) -> list[PartyRole]:
    record = page.records.get(record_id)
    if record is None:
        return []
    parties = zip(record.content.parties, record.actor_ids, strict=True)
    return [party.role for party, actor_id in parties if actor_id == actor.id]


def _of_records(actor: ActorPage, page: PageContext) -> list[EvidenceItem]:
    """The evidence in its records that concerns this actor: for its own parties, and for everything but parties."""
    out: list[EvidenceItem] = []
    for row in actor.records:
        record = page.records.get(row.id)
        if record is not None:
            ids = record.part_ids.get("parties", ())
            mine = {part_id for part_id, who in zip(ids, record.actor_ids, strict=True) if who == actor.row.id}
            out += [item for item in record.evidence if item.part_id is None or item.part_id in mine]
    return list({item.id: item for item in out}.values())


def _above(actor_id: int | None, page: PageContext) -> Line:
    found = next((one.row for one in page.material.actors if one.row.id == actor_id), None)
    return (Link(Kind.ACTORS, found.id, found.content.name),) if found is not None else ()
