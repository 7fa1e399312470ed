"""A donation record's page: each field, what was stated beside what was made of it, and the words it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from app.domain import agreement
from app.domain.donations import Donation, Party
from app.domain.evidence import LABEL, Called, EvidenceSentence, apart, by_sentence
from app.domain.fields import Field
from app.domain.giving import outcome
from app.domain.language import tr_term
from app.domain.records import DonationRecord, DonationRef, EvidenceItem
from app.domain.reviews import standings_of_record
from app.domain.terms import EvidenceRole, LinkKind, PartyRole
from app.domain.totals_words import reasons_of
from app.domain.vocabularies import NO_ACTOR_KIND
from app.exporters.amounts import amount_words, date_words, field_front, field_words, item_words
from app.exporters.field_reviews import checked_by, choices, disputes
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, notes_section, spelled
from app.exporters.quotes import of_sentence, quoted, stands_on
from app.exporters.tree import Block, Front, Heading, Line, Link, Rows, Strong, between, bullets, fields, section, words

_LINK_WORDS = {
    (LinkKind.OVERLAPS, True): "May overlap with",
    (LinkKind.OVERLAPS, False): "May overlap with",
    (LinkKind.CONFLICTS, True): "Conflicts with",
    (LinkKind.CONFLICTS, False): "Conflicts with",
    (LinkKind.DUPLICATE_OF, True): "Duplicate of",
    (LinkKind.DUPLICATE_OF, False): "Has the duplicate",
    (LinkKind.FOLLOWS, True): "Follows",
    (LinkKind.FOLLOWS, False): "Followed by",
    (LinkKind.DELIVERS, True): "Delivers",
    (LinkKind.DELIVERS, False): "Delivered by",
}


def record_front(record: DonationRecord, page: PageContext) -> Front:
    """The front matter of a record's page."""
    content = record.content
    receivers = [p for p in content.parties if p.role is PartyRole.RECIPIENT]
    return {
        "title": content.title,
        "aliases": page.aliases(record.ref, content.title),
        "type": "donation",
        "ref": record.ref,
        **{
            field.key: field_front(field, field.of(content))
            for field in record.fields
            if field.front and not field.is_missing(content)
        },
        "donors": tuple(p.name for p in content.parties if p.role is PartyRole.DONOR),
        "recipients": tuple(p.name for p in receivers),
        "recipient_countries": tuple(dict.fromkeys(p.iso2 for p in receivers if p.iso2)),
        "currency": content.money.currency if content.money is not None else "",
        "date_start": content.date.start,
        "date_end": content.date.end,
        "outcome": outcome(content.assertion, content.status).value,
        "in_totals": record.left_out is None,
    }


def record_body(record: DonationRecord, page: PageContext) -> list[Block]:
    """The page of a record."""
    content = record.content
    out: list[Block] = [
        Heading(1, words(f"{record.ref} {content.title}")),
        *fields(
            ("Said to have happened", (spelled(content.assertion.value),)),
            ("Scope", (spelled(content.scope.value),)),
            ("Status", (spelled(content.status.value),)),
            ("Outcome", (spelled(outcome(content.assertion, content.status).value),)),
            ("Kind of aid", words(tr_term(content.aid_kind))),
            ("In totals", _totals(record)),
            ("Still open", words("; ".join(one.words() for one in record.open or ()))),
            ("Disagrees with its words", _disagreements(record)),
            ("Disputed", disputes(standings_of_record(record))),
            ("Chosen", choices(standings_of_record(record))),
            ("Left open", words(content.ambiguity)),
            ("Part of", _to(record.parent) if record.parent else ()),
            ("Parts", between("; ", map(_to, record.children))),
            *_links(record),
            ("Remark", words(content.note)),
        ),
    ]
    out += section("Fields", bullets(_fields(record, page)))
    out += section("Evidence", evidence_quotes(record.evidence, page))
    out += section("Checked by", bullets(checked_by(standings_of_record(record))))
    return out + notes_section(page.notes_on("donation", record.id))


def _to(record: DonationRef) -> Line:
    return (Link(Kind.DONATIONS, record.id, f"{record.ref} {record.title}"),)


def _totals(record: DonationRecord) -> Line:
    said = "yes" if record.left_out is None else "no"
    return words(": ".join((said, *filter(None, ["; ".join(reasons_of(record.content, record.left_out))]))))


def _disagreements(record: DonationRecord) -> Line:
    found = agreement.of_record(record.content, record.part_ids, record.evidence)
    return words("; ".join(one.sentence() for one in found))


def _links(record: DonationRecord) -> list[tuple[str, Line]]:
    said: dict[str, dict[Line, None]] = {}
    for link in record.links:
        note = words(link.note)
        line = (*_to(link.other), " (", *note, ")") if note else _to(link.other)
        said.setdefault(_LINK_WORDS[link.kind, link.outgoing], {})[line] = None
    return [(name, between("; ", lines)) for name, lines in said.items()]


def _fields(record: DonationRecord, page: PageContext) -> Iterator[Line]:
    """What the record says, field by field and part by part, with where in the sources that stands."""

    def row(title: str, value: Line, key: str | None, part_id: int | None = None) -> Line:
        under = [item for item in record.evidence if item.field == key and item.part_id == part_id]
        said = between(" — ", (value, stands_on(under, page)))
        return between(" ", ((Strong((*words(title), ":")),), said)) if said or part_id is not None else ()

    content = record.content
    stands = {one.field for one in record.evidence}
    for field in record.fields:
        for kind, part_id, part in record.parts():
            if kind.key == field.key:
                title, said = _PART[kind.key](part, page)
                yield row(title, said, kind.field_of(part), part_id)
        if field.page is not None and (not field.is_missing(content) or field.key in stands):
            title = field.label if field.own else field.label.capitalize()
            yield row(title, _value(field, content), field.evidence_key)


def _value(field: Field, content: Donation) -> Line:
    """A field's value; a motive with who asserts it."""
    said = words(field_words(field, field.of(content)))
    if field.key == "motive" and said and content.motive_by.strip():
        return (*said, " (asserted by ", *words(content.motive_by), ")")
    return said


def party_words(party: Party, page: PageContext) -> Line:
    """Who a party is, without its name: kind, place, country."""
    code = party.iso2 or party.group
    country = next((profile.info for profile in page.material.countries if profile.info.code == code), None)
    home: Line = (Link(Kind.COUNTRIES, country.id, country.name),) if country is not None else words(code)
    kind = "" if party.kind == NO_ACTOR_KIND else tr_term(party.kind)
    place = party.place if party.place != party.name else ""
    return between(", ", (words(kind), words(place), home, words(party.note)))


_PART: dict[str, Callable[[Any, PageContext], tuple[str, Line]]] = {
    "parties": lambda party, page: (
        f"{spelled(party.role.value).capitalize()}: {party.name}",
        party_words(party, page),
    ),
    "items": lambda item, _page: (f"Item: {item.item}", words(item_words(item))),
    "amounts": lambda amount, _page: (f"Amount: {spelled(amount.role.value)}", words(amount_words(amount))),
    "dates": lambda date, _page: (f"Date: {spelled(date.event.value)}", words(date_words(date))),
}
"""The title of a part's section, and what it says, by its kind."""


def evidence_quotes(
    items: Iterable[EvidenceItem],
    page: PageContext,
    called: Called = LABEL,
    beneath: Callable[[EvidenceSentence], Rows] = lambda _sentence: (),
) -> list[Block]:
    """Each sentence with evidence once, the words of the fields marked in it, and the fields in the order of these."""
    own, counterparts = apart(items)
    out: list[Block] = []
    for sentence in by_sentence(own, called):
        out += quoted(of_sentence(sentence), page)
        rows: dict[EvidenceRole, list[Line]] = {}
        for marked in sentence.fields:
            names = ", ".join(filter(None, marked.names))
            note = f" ({'; '.join(marked.notes)})" if marked.notes else ""
            rows.setdefault(marked.role, []).append(words(names + note))
        named = ((_ROLES[role], between(" · ", lines)) for role, lines in rows.items())
        out += fields(*named, *beneath(sentence))
    return out + fields(("The same in another text", stands_on(counterparts, page, counterparts=True)))


_ROLES = {
    EvidenceRole.SUPPORTS: "Supports",
    EvidenceRole.CONTRADICTS: "Contradicts",
    EvidenceRole.CONTEXT: "Gives context to",
}
