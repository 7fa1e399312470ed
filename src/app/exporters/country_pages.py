"""A country's page: its facts with their dates, what it received and gave, and every passage that concerns it."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import agreement
from app.domain.evidence import EvidenceSentence, in_text_order
from app.domain.language import tr_term
from app.domain.records import CountryProfile, DonationRow, EvidenceItem, FactRecord
from app.domain.reviews import standings_of_fact
from app.domain.terms import Polarity
from app.domain.totals import TotalLine, Totals
from app.domain.totals_words import remarks
from app.exporters.amounts import date_words, line_words, listed_date, listed_money, total_words
from app.exporters.field_reviews import checked_by, choices, disputes
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext, note_links, notes_section, spelled
from app.exporters.quotes import stands_on
from app.exporters.record_pages import evidence_quotes
from app.exporters.source_pages import own_remarks
from app.exporters.tree import Block, Front, Heading, Line, Link, Rows, Strong, between, bullets, fields, section, words


def country_front(profile: CountryProfile, page: PageContext) -> Front:
    """The front matter of a country's page. Codes are quoted, so that Norway's stays NO."""
    info = profile.info
    return {
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


def country_body(profile: CountryProfile, page: PageContext) -> list[Block]:
    """The page of a country or a group."""
    info = profile.info
    members = between(", ", ((Link(Kind.COUNTRIES, row.info.id, row.info.name),) for row in profile.members))
    if members and info.as_of:
        members = (*members, " (as of ", *words(info.as_of), ")")
    return [
        Heading(1, words(info.name)),
        *fields(
            ("Code", words(info.code)),
            ("Region", words(info.subregion or info.region)),
            ("Member of", between(", ", ((Link(Kind.COUNTRIES, g.id, g.name),) for g in profile.groups))),
            ("Members", members),
        ),
        *section("Facts", _facts(profile.facts, page)),
        *_records("Received", profile.received),
        *_totals("Received in sum", profile.received_totals),
        *_records("Given", profile.given),
        *_totals("Given in sum", profile.given_totals),
        *_records("Said not to have received, or not to have given", profile.not_given),
        *_records("Given to a group it belongs to", profile.through_groups),
        *notes_section(page.notes_on("country", info.id)),
        *section("Evidence", _evidence(profile, page)),
    ]


def _facts(facts: Iterable[FactRecord], page: PageContext) -> list[Block]:
    out: list[Block] = []
    for fact in sorted(facts, key=lambda fact: fact.content.category.place):
        content = fact.content
        category = tr_term(content.category)
        category = category[:1].upper() + category[1:]
        said = content.field.casefold().startswith(category.casefold())
        out.append(Heading(3, words(content.field if said else f"{category}: {content.field}")))
        denied = ("denied: ",) if content.polarity is Polarity.DENIED else ()
        out += fields(
            ("Value", (*denied, *words(content.value))),
            ("As of", words(date_words(content.as_of)) or ("not stated",)),
            ("Asserted by", words(content.asserted_by)),
            ("Disagrees with its words", _disagreements(fact)),
            ("Disputed", disputes(standings_of_fact(fact))),
            ("Chosen", choices(standings_of_fact(fact))),
            ("Checked by", between("; ", checked_by(standings_of_fact(fact)))),
            ("Stands on", stands_on(fact.evidence, page)),
            ("Remark", words(content.note)),
            ("Notes", between(", ", note_links(page.notes_on("fact", fact.id)))),
        )
    return out


def _disagreements(fact: FactRecord) -> Line:
    return words("; ".join(one.sentence() for one in agreement.of_fact(fact.content, fact.evidence)))


def _records(title: str, rows: Iterable[DonationRow]) -> list[Block]:
    return section(title, bullets(map(_record, rows)))


def _record(row: DonationRow) -> Line:
    content = row.content
    details = [row.items, listed_money(content.money), listed_date(content.date), spelled(row.outcome.value)]
    details.append("" if row.left_out is None else "in no total")
    details.append("its words say otherwise" if row.disagrees else "")
    details.append("disputed" if row.disputed else "")
    if row.overlaps:
        details.append(f"may overlap with {', '.join(row.overlaps)}")
    said = words("; ".join(part for part in details if part))
    return (Link(Kind.DONATIONS, row.id, f"{row.ref} {row.title}"), ": ", *said)


def _totals(title: str, totals: Totals) -> list[Block]:
    lines: list[Line] = []
    for total in totals.totals:
        added = between(", ", ((Link(Kind.DONATIONS, line.donation_id, line.ref),) for line in total.added))
        if added:
            notes = between("; ", map(words, remarks(total)))
            beside: Line = (" (", *notes, ")") if notes else ()
            lines.append((Strong(words(total_words(total))), " from ", *added, *beside))
    lines += [("Not added: ", *_line(line)) for total in totals.every for line in total.beside]
    return section(title, bullets(lines))


def _line(line: TotalLine) -> Line:
    why: Line = (" (", *words(line.why), ")") if line.why else ()
    return (Link(Kind.DONATIONS, line.donation_id, line.ref), " ", *words(line_words(line)), *why)


def _evidence(profile: CountryProfile, page: PageContext) -> list[Block]:
    """What is linked to the country and its facts, each sentence once; facts by their fields."""
    names = {item.id: fact.content.field for fact in profile.facts for item in fact.evidence}
    every = (*profile.evidence, *(item for fact in profile.facts for item in fact.evidence))

    def called(item: EvidenceItem) -> str:
        return names.get(item.id, item.label)

    def beneath(sentence: EvidenceSentence) -> Rows:
        ids = dict.fromkeys(item.passage_id for item in sentence.items)
        found = (page.vault.passages.get(passage_id) for passage_id in ids)
        return [row for passage in found if passage is not None for row in own_remarks(passage, page)]

    return evidence_quotes(in_text_order(every), page, called, beneath)
