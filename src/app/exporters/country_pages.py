"""A country's page: its facts with their dates, what it received and gave, and every passage that concerns it."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import agreement
from app.domain.records import CountryProfile, DonationRow, FactRecord
from app.domain.terms import EvidenceRole, FactCategory, Polarity
from app.domain.totals import TotalLine, Totals
from app.domain.totals_words import remarks
from app.exporters.amounts import date_words, line_words, total_words
from app.exporters.front_matter import front_matter
from app.exporters.markdown_text import inline
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, bullets, fields, note_links, spelled
from app.exporters.quotes import of_passage
from app.exporters.record_pages import evidence_quotes
from app.exporters.source_pages import passage_remarks

_CATEGORIES = {FactCategory.FIVE_G: "5G", FactCategory.RELATION_CHINA: "Relation with China"}


def country_front(profile: CountryProfile, page: PageContext) -> str:
    """The front matter of a country's page. Codes are quoted, so that Norway's stays NO."""
    info = profile.info
    return front_matter(
        {
            "title": info.name,
            "aliases": page.aliases(info.name, info.code, *info.aliases),
            "type": "group" if info.is_group else "country",
            "group" if info.is_group else "iso2": info.code,
            "iso3": info.iso3,
            "region": info.region,
            "subregion": info.subregion,
            "members_as_of": info.as_of,
            "groups": tuple(group.name for group in profile.groups),
            "facts": len(profile.facts),
            "received": len(profile.received),
            "given": len(profile.given),
        }
    )


def country_body(profile: CountryProfile, page: PageContext) -> list[str]:
    """The page of a country or a group as blocks of Markdown."""
    info = profile.info
    groups = ", ".join(page.link(Kind.COUNTRIES, group.id, group.name) for group in profile.groups)
    members = ", ".join(page.link(Kind.COUNTRIES, row.info.id, row.info.name) for row in profile.members)
    out = [
        page.heading(1, info.name),
        fields(
            ("Code", inline(info.code)),
            ("Region", inline(info.subregion or info.region)),
            ("Member of", groups),
            ("Members", members + (f" (as of {inline(info.as_of)})" if members and info.as_of else "")),
        ),
        *_facts(profile.facts, page),
        *_records("Received", profile.received, page),
        *_totals("Received in sum", profile.received_totals, page),
        *_records("Given", profile.given, page),
        *_totals("Given in sum", profile.given_totals, page),
        *_records("Said not to have received, or not to have given", profile.not_given, page),
        *_records("Given to a group it belongs to", profile.through_groups, page),
    ]
    out += note_links(page, page.notes_on("country", info.id))
    out += _passages(profile, page)
    return [block for block in out if block]


def _facts(facts: Iterable[FactRecord], page: PageContext) -> list[str]:
    out: list[str] = []
    for fact in sorted(facts, key=lambda fact: list(FactCategory).index(fact.content.category)):
        content = fact.content
        category = _CATEGORIES.get(content.category, spelled(content.category.value).capitalize())
        said = content.field.casefold().startswith(category.casefold())
        out.append(page.heading(3, content.field if said else f"{category}: {content.field}"))
        denied = "denied: " if content.polarity is Polarity.DENIED else ""
        notes = ", ".join(page.link(Kind.NOTES, n.id, n.heading()) for n in page.notes_on("fact", fact.id))
        out.append(
            fields(
                ("Value", denied + inline(content.value)),
                ("As of", date_words(content.as_of) or "not stated"),
                ("Asserted by", inline(content.asserted_by)),
                ("Disagrees with its words", _disagreements(fact)),
                ("Remark", inline(content.note)),
                ("Notes", notes),
            )
        )
        out += evidence_quotes(list(fact.evidence), page)
    return [page.heading(2, "Facts"), *out] if out else []


def _disagreements(fact: FactRecord) -> str:
    return inline("; ".join(one.sentence() for one in agreement.of_fact(fact.content, fact.evidence)))


def _records(title: str, rows: Iterable[DonationRow], page: PageContext) -> list[str]:
    lines = [_record(row, page) for row in rows]
    return [page.heading(2, title), bullets(lines)] if lines else []


def _record(row: DonationRow, page: PageContext) -> str:
    link = page.link(Kind.DONATIONS, row.id, f"{row.ref} {row.title}")
    details = [row.items, row.money, row.date, spelled(row.outcome.value)]
    details.append("" if row.left_out is None else "in no total")
    details.append("its words say otherwise" if row.disagrees else "")
    if row.overlaps:
        details.append(f"may overlap with {', '.join(row.overlaps)}")
    return f"{link}: {inline('; '.join(part for part in details if part))}"


def _totals(title: str, totals: Totals, page: PageContext) -> list[str]:
    lines: list[str] = []
    for total in totals.totals:
        added = ", ".join(page.link(Kind.DONATIONS, line.donation_id, line.ref) for line in total.added)
        if added:
            notes = "; ".join(inline(remark) for remark in remarks(total))
            lines.append(f"**{total_words(total)}** from {added}" + (f" ({notes})" if notes else ""))
    lines += [f"Not added: {_line(line, page)}" for total in totals.every for line in total.beside]
    return [page.heading(2, title), bullets(lines)] if lines else []


def _line(line: TotalLine, page: PageContext) -> str:
    link = page.link(Kind.DONATIONS, line.donation_id, line.ref)
    return f"{link} {line_words(line)}" + (f" ({inline(line.why)})" if line.why else "")


def _passages(profile: CountryProfile, page: PageContext) -> list[str]:
    """What is linked to the country itself; what stands under its facts stands there already."""
    out: list[str] = []
    shown = {item.passage_id for fact in profile.facts for item in fact.evidence}
    for item in profile.evidence:
        role = "" if item.role is EvidenceRole.SUPPORTS else item.role.value
        passage = page.vault.passages.get(item.passage_id)
        if passage is not None and item.passage_id not in shown:
            shown.add(item.passage_id)
            out += page.quoter.write(of_passage(passage), inline("; ".join(p for p in (role, item.note) if p)))
            out += passage_remarks(passage, page)
    return [page.heading(2, "Passages"), *out] if out else []
