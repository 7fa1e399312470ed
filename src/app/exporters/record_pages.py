"""A donation record's page: each field, what was stated beside what was made of it, and the words it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import agreement
from app.domain.donations import Party
from app.domain.giving import any_left_out, outcome
from app.domain.records import DonationRecord, DonationRef, EvidenceItem
from app.domain.terms import EvidenceRole, LinkKind, PartyRole
from app.domain.totals_words import reasons_of
from app.exporters.amounts import count_words, date_words, item_words, money_words
from app.exporters.front_matter import front_matter
from app.exporters.markdown_text import inline
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, fields, note_links, spelled
from app.exporters.quotes import of_evidence

_LINK_WORDS = {
    (LinkKind.OVERLAPS, True): "May overlap with",
    (LinkKind.OVERLAPS, False): "May overlap with",
    (LinkKind.CONFLICTS, True): "Conflicts with",
    (LinkKind.CONFLICTS, False): "Conflicts with",
    (LinkKind.DUPLICATE_OF, True): "Duplicate of",
    (LinkKind.DUPLICATE_OF, False): "Has the duplicate",
    (LinkKind.FOLLOWS, True): "Follows",
    (LinkKind.FOLLOWS, False): "Followed by",
}


def record_front(record: DonationRecord, page: PageContext) -> str:
    """The front matter of a record's page."""
    content = record.content
    receivers = [p for p in content.parties if p.role is PartyRole.RECIPIENT]
    return front_matter(
        {
            "title": content.title,
            "aliases": page.aliases(record.ref, content.title),
            "type": "donation",
            "ref": record.ref,
            "scope": content.scope.value,
            "assertion": content.assertion.value,
            "status": content.status.value,
            "aid_kind": content.aid_kind.value,
            "donors": tuple(p.name for p in content.parties if p.role is PartyRole.DONOR),
            "recipients": tuple(p.name for p in receivers),
            "recipient_countries": tuple(dict.fromkeys(p.iso2 for p in receivers if p.iso2)),
            "currency": content.money.currency if content.money is not None else "",
            "date_start": content.date.start,
            "date_end": content.date.end,
            "outcome": outcome(content.assertion, content.status).value,
            "in_totals": any_left_out(content) is None,
        }
    )


def record_body(record: DonationRecord, page: PageContext) -> list[str]:
    """The page of a record as blocks of Markdown."""
    content = record.content
    out = [
        page.heading(1, f"{record.ref} {content.title}"),
        fields(
            ("Said to have happened", spelled(content.assertion.value)),
            ("Scope", spelled(content.scope.value)),
            ("Status", spelled(content.status.value)),
            ("Outcome", spelled(outcome(content.assertion, content.status).value)),
            ("Kind of aid", spelled(content.aid_kind.value)),
            ("In totals", _totals(record)),
            ("Disagrees with its words", _disagreements(record)),
            ("Left open", inline(content.ambiguity)),
            ("Part of", page.link(Kind.DONATIONS, record.parent.id, _name(record.parent)) if record.parent else ""),
            ("Parts", "; ".join(page.link(Kind.DONATIONS, c.id, _name(c)) for c in record.children)),
            *_links(record, page),
            ("Remark", inline(content.note)),
        ),
    ]
    groups = by_field(record.evidence)
    for title, value, keys in _sections(record, page):
        items = [item for key in keys for item in groups.pop(key, [])]
        if value or items:
            several = len(keys) > 1
            out += [page.heading(2, title), value, *evidence_quotes(items, page, say_field=several)]
    rest = [item for items in groups.values() for item in items]
    if rest:
        out += [page.heading(2, "Other evidence"), *evidence_quotes(rest, page, say_field=True)]
    out += note_links(page, page.notes_on("donation", record.id))
    return [block for block in out if block]


def _name(record: DonationRef) -> str:
    return f"{record.ref} {record.title}"


def _totals(record: DonationRecord) -> str:
    said = "yes" if any_left_out(record.content) is None else "no"
    return inline(": ".join((said, *filter(None, ["; ".join(reasons_of(record.content))]))))


def _disagreements(record: DonationRecord) -> str:
    found = agreement.of_record(record.content, record.item_ids, record.evidence)
    return inline("; ".join(one.sentence() for one in found))


def _links(record: DonationRecord, page: PageContext) -> list[tuple[str, str]]:
    said: dict[str, list[str]] = {}
    for link in record.links:
        words = page.link(Kind.DONATIONS, link.other.id, _name(link.other))
        words += f" ({inline(link.note)})" if link.note else ""
        said.setdefault(_LINK_WORDS[link.kind, link.outgoing], []).append(words)
    return [(name, "; ".join(dict.fromkeys(words))) for name, words in said.items()]


def by_field(evidence: tuple[EvidenceItem, ...]) -> dict[tuple[str, int | None], list[EvidenceItem]]:
    """Evidence by field and part, each in its own order: that on the original comes first."""
    groups: dict[tuple[str, int | None], list[EvidenceItem]] = {}
    for item in evidence:
        groups.setdefault((item.field, item.part_id), []).append(item)
    return groups


Section = tuple[str, str, Sequence[tuple[str, int | None]]]
"""A field's title, its value as Markdown, and the evidence keys that belong to it."""


def _sections(record: DonationRecord, page: PageContext) -> list[Section]:
    content = record.content
    out: list[Section] = []
    for party_id, party in zip(record.party_ids, content.parties, strict=True):
        title = f"{spelled(party.role.value).capitalize()}: {party.name}"
        out.append((title, party_words(party, page), [(party.role.value, party_id)]))
    for item_id, item in zip(record.item_ids, content.items, strict=True):
        out.append((f"Item: {item.item}", item_words(item), [("item", item_id)]))
    motive = inline(content.motive)
    if motive and content.motive_by:
        motive += f" (asserted by {inline(content.motive_by)})"
    basis = spelled(content.basis.value)
    out += [
        ("Money", money_words(content.money) if content.money is not None else "", [("money", None)]),
        ("Date", date_words(content.date), [("date", None)]),
        ("Basis", "" if basis == "unspecified" else basis, [("basis", None)]),
        ("Motive", motive, [("motive", None)]),
        ("Number of donors", count_words(content.donor_count), [("donor_count", None)]),
        ("Number of recipients", count_words(content.recipient_count), [("recipient_count", None)]),
        ("What happened", "", [("assertion", None), ("status", None), ("scope", None), ("aid_kind", None)]),
        ("Place in totals", "", [("totals", None)]),
        ("The whole", "", [("", None), ("title", None)]),
    ]
    return out


def party_words(party: Party, page: PageContext) -> str:
    """Who a party is, as Markdown, without its name: kind, place, country."""
    code = party.iso2 or party.group
    country = next((profile.info for profile in page.material.countries if profile.info.code == code), None)
    home = page.link(Kind.COUNTRIES, country.id, country.name) if country is not None else inline(code)
    kind = "" if party.kind.value == "unspecified" else spelled(party.kind.value)
    parts = [kind, inline(party.place) if party.place != party.name else "", home, inline(party.note)]
    return ", ".join(part for part in parts if part)


def evidence_quotes(items: list[EvidenceItem], page: PageContext, *, say_field: bool = False) -> list[str]:
    """The words that evidence stands on, with what they do for the field where it is more than support.

    With `say_field` the fields are named, and words that stand under several in the same way are quoted once.
    """
    alike: dict[tuple[object, ...], list[EvidenceItem]] = {}
    for item in items:
        key = (item.passage_id, item.role, item.note) if say_field else (item.id,)
        alike.setdefault(key, []).append(item)
    out: list[str] = []
    for item, *others in alike.values():
        role = "" if item.role is EvidenceRole.SUPPORTS else item.role.value
        named = ", ".join(dict.fromkeys(one.label for one in (item, *others))) if say_field else ""
        said = ": ".join(part for part in (named, role) if part)
        out += page.quoter.write(of_evidence(item), " · ".join(inline(part) for part in (said, item.note) if part))
    return out
