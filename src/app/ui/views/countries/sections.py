"""The sections of a profile, as rows of tables. Plain data, from which the page makes widgets."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import support
from app.domain.citation import paragraph_words, place_words
from app.domain.direction import leads_to
from app.domain.evidence import EvidenceSentence
from app.domain.kinds import is_numbered
from app.domain.language import later, tr, tr_n
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.records import CountryRow, DonationRow, FactRecord
from app.domain.reviews import standings_of_fact
from app.domain.sources import SourceKind
from app.domain.terms import Assertion
from app.ui.base.country_words import (
    also_stated_text,
    as_of_text,
    asserted_text,
    category_text,
    interval_text,
    paragraphs_text,
    value_text,
)
from app.ui.base.record_words import named, shown_condition, shown_money
from app.ui.look.mirror import listed
from app.ui.panels.evidence_card import PARAPHRASE, field_names, markings
from app.ui.panels.ledger import beside_status
from app.ui.views.countries.accounts import GAP_COLUMNS, PLEDGE_COLUMNS, gap_rows, pledge_rows, pledged, sums
from app.ui.views.countries.material import Material
from app.ui.views.countries.plans import RecordRows, RowPlan, SectionPlan
from app.ui.views.countries.quotes import by_tag, without_tag
from app.ui.views.countries.rows import Cell, Column
from app.ui.widgets.chips import status_look

QUOTES_OF_A_TAG = 8
"""How many quotes of a tag the page shows."""
NAMED = 4
"""How many of the things that a quote is evidence for are named under it."""
SHORT = 32
"""The longest value that is set in a heavier weight, in code points."""
RECORD_COLUMNS = (
    Column(later("Record"), 48),
    Column(later("Donor"), part=5),
    Column(later("What"), part=5),
    Column(later("Outcome"), 112),
)
FACT_COLUMNS = (
    Column(later("Fact"), part=8),
    Column(later("Value"), part=11),
    Column(later("As of, asserted by"), part=7),
    Column("", 60),
)
QUOTE_COLUMNS = (Column(""), Column("", 130))
NOTE_COLUMNS = (Column(""), Column("", 90, right=True))
MEMBER_COLUMNS = (
    Column(later("Member")),
    *(
        Column(name, 64, right=True)
        for name in (later("Facts"), later("Received"), later("Given"), later("Not given"), later("Passages"))
    ),
)


def sections(material: Material) -> list[SectionPlan]:
    """The non-empty sections, in order; facts are always included."""
    profile = material.profile
    name = profile.info.name
    not_given = record_rows(profile.not_given, name, always=True)
    through = record_rows(profile.through_groups, name, always=True)
    no_part = tr("It is not said that {name} got a part.").format(name=name)
    nowhere = record_rows(profile.nowhere, name, always=True)
    no_country = tr("Who got it has no country; the same source names {name} for others, or no country at all.")
    shared = tr("Tagged passages that share words with what is recorded of {name}.").format(name=name)
    found = [
        *sums(profile.received_totals, profile.given_totals),
        *pledged(profile.received_pledged, profile.given_pledged),
        SectionPlan("pledges", tr("Promised against delivered"), PLEDGE_COLUMNS, pledge_rows(material.pledges)),
        SectionPlan("received", tr("Donations received"), RECORD_COLUMNS, record_rows(profile.received, name)),
        SectionPlan("given", tr("Donations given"), given_columns(), given_rows(profile.given, name)),
        SectionPlan("not_given", tr("Said not to have been given"), RECORD_COLUMNS, not_given),
        beside_section(profile.beside, name),
        SectionPlan("through_groups", tr("Through groups it belongs to"), RECORD_COLUMNS, through, no_part),
        SectionPlan("nowhere", tr("May have been given to it"), RECORD_COLUMNS, nowhere, no_country.format(name=name)),
        SectionPlan("facts", tr("Facts"), FACT_COLUMNS, _facts(profile.facts)),
        SectionPlan("gaps", tr("Open gaps"), GAP_COLUMNS, gap_rows(profile), heads=False),
        SectionPlan("members", tr("Members"), MEMBER_COLUMNS, _members(profile.members)),
        SectionPlan("quotes", tr("Quotes by tag"), QUOTE_COLUMNS, _quotes(material), shared, heads=False),
        SectionPlan("passages", tr("Passages without a tag"), QUOTE_COLUMNS, _passages(material), heads=False),
        SectionPlan("notes", tr("Notes"), NOTE_COLUMNS, note_rows(material.notes), heads=False),
    ]
    return [section for section in found if section.rows or section.name == "facts"]


def beside_section(rows: Sequence[DonationRow], name: str) -> SectionPlan:
    """The records in which somebody neither gives nor receives."""
    roles = tr("As carrier, announcer, payer, owner or intermediary.")
    title = tr("Had another part in")
    return SectionPlan("beside", title, RECORD_COLUMNS, record_rows(rows, name, always=True), roles)


def given_columns() -> tuple[Column, ...]:
    """The columns for records by recipient."""
    return (RECORD_COLUMNS[0], Column(later("Recipient"), part=5), *RECORD_COLUMNS[2:])


def record_rows(rows: Sequence[DonationRow], name: str, *, always: bool = False) -> RecordRows:
    """Records by donor; the destination is shown unless it is the country itself."""
    return RecordRows(rows, lambda row: _record(row, _donor(row, name, always=always)))


def given_rows(rows: Sequence[DonationRow], name: str) -> RecordRows:
    """Records by recipient; the donor is shown unless it is the country itself."""
    return RecordRows(rows, lambda row: _record(row, _recipient(row, name)))


def _recipient(row: DonationRow, name: str) -> Cell:
    donor = named(row.shown_donors) if row.donors != (name,) else ""
    return Cell(
        named(row.shown_recipients) or tr("not stated"), tr("from {donor}").format(donor=donor) if donor else ""
    )


def _donor(row: DonationRow, name: str, *, always: bool) -> Cell:
    donor = named(row.shown_donors) or tr("not stated")
    goes_on = bool(row.recipients) and (always or row.recipients != (name,))
    shown = leads_to(donor, named(row.shown_recipients)) if goes_on else donor
    return Cell(shown, ink="ink" if row.donors or goes_on else "muted")


def _record(row: DonationRow, party: Cell) -> RowPlan:
    what = listed((row.items, shown_money(row.content)), "; ")
    overlaps = tr("may overlap with {refs}").format(refs=", ".join(row.overlaps)) if row.overlaps else ""
    below = listed((shown_condition(row.content), *beside_status(row), overlaps))
    key, nothing = f"donation:{row.id}", row.content.assertion is Assertion.NOT_GIVEN
    cells = (
        Cell(row.ref, link=key),
        party,
        Cell(what or (tr("nothing") if nothing else tr("not stated")), below, "ink" if what else "muted"),
        Cell(chip=status_look(row.content.assertion, row.content.status)),
    )
    return RowPlan(key, cells, f"{row.title}\n" + tr("Enter opens the record"))


def _facts(facts: Sequence[FactRecord]) -> tuple[RowPlan, ...]:
    """Facts under their categories."""
    plans: list[RowPlan] = []
    before = None
    for fact in facts:
        content = fact.content
        if content.category != before:
            before = content.category
            plans.append(RowPlan("", (Cell(category_text(content.category)),)))
        day, how = as_of_text(content.as_of)
        first = fact.evidence[0] if fact.evidence else None
        differ = tr("words differ") if support.fact_stated_otherwise(content, fact.evidence) else ""
        disputed = tr("disputed") if any(one.is_disputed for one in standings_of_fact(fact)) else ""
        otherwise = listed((differ, disputed, also_stated_text(content, facts)))
        value = value_text(content)
        understood = interval_text(content)
        tip = [f"“{content.value}”"] if value != content.value else []
        if understood and understood.removesuffix(content.unit).strip() not in value:
            tip.append(tr("understood as {understood}").format(understood=understood))
        tip += [content.note] if content.note else []
        where = Cell(tr("none"), ink="muted")
        if first is not None:
            where = Cell(paragraphs_text(fact.evidence), glyph="link", link=f"passage:{first.passage_id}")
        cells = (
            Cell(content.field),
            Cell(value, otherwise, semibold=len(value) <= SHORT),
            Cell(day, listed((how, asserted_text(content))), "muted"),
            where,
        )
        plans.append(RowPlan(f"fact:{fact.id}", cells, "\n".join([*tip, tr("Enter edits the fact, Del removes it")])))
    return tuple(plans)


def _members(members: Sequence[CountryRow]) -> tuple[RowPlan, ...]:
    plans: list[RowPlan] = []
    for row in (one for one in members if one.recorded):
        numbers = (row.facts, row.received, row.given, row.not_given, row.passages)
        counts = (Cell(f"{number:,}" if number else "–", ink="ink" if number else "muted") for number in numbers)
        plans.append(RowPlan(f"country:{row.info.id}", (Cell(row.info.display_name, code=row.info.code), *counts)))
    return tuple(plans)


def _quotes(material: Material) -> tuple[RowPlan, ...]:
    """The quotes by tag; of a tag with many the first ones, and a link to all of them."""
    plans: list[RowPlan] = []
    for group in by_tag(material.tagged):
        tag, count = group.tag, len(group.passages)
        quotes = tr_n("{n} quote", "{n} quotes", count)
        plans.append(RowPlan("", (Cell(f"{tag.name} · {quotes}", bar=tag.color),), tag.path))
        plans += [_passage(material, passage, tag.color) for passage in group.passages[:QUOTES_OF_A_TAG]]
        if count > QUOTES_OF_A_TAG:
            more = tr_n("{n} more quote", "{n} more quotes", count - QUOTES_OF_A_TAG)
            key = f"tag:{tag.id}"
            tip = tr("Enter shows every passage that carries {tag}").format(tag=tag.name)
            plans.append(RowPlan(key, (Cell(more, ink="muted", bar=tag.color), Cell(tr("all"), link=key)), tip))
    return tuple(plans)


def _passages(material: Material) -> tuple[RowPlan, ...]:
    """The evidence sentences for the country and its facts that overlap no tagged passage."""
    return tuple(sentence_row(sentence) for sentence in without_tag(material))


def sentence_row(sentence: EvidenceSentence) -> RowPlan:
    """A sentence of the evidence, with the words of its fields marked."""
    item = sentence.first
    where = paragraph_words(item.paragraph)
    ours = tr(PARAPHRASE) if item.source_kind is SourceKind.DIGEST else ""
    cells = (
        Cell(sentence.text, listed(field_names(sentence)), serif=True, bar=-1, marks=tuple(markings(sentence))),
        Cell(where, listed((*place_words(item.place), ours)), glyph="link", link=f"passage:{item.passage_id}"),
    )
    return RowPlan(f"passage:{item.passage_id}", cells, f"{item.source_title}\n" + tr("Enter goes to the passage"))


def _passage(material: Material, passage: Passage, color: int) -> RowPlan:
    fields = {fact.id: fact.content.field for fact in material.profile.facts}
    names = (
        fields.get(ref.thing_id, "") if ref.kind == "fact" else ref.label if is_numbered(ref.kind) else ""
        for ref in passage.evidence
    )
    of = [name for name in dict.fromkeys(names) if name]
    shown = ", ".join(of[:NAMED]) + (" …" if len(of) > NAMED else "")
    key, ours = f"passage:{passage.id}", tr(PARAPHRASE) if passage.source_id in material.digests else ""
    cells = (
        Cell(passage.quote, shown, serif=True, bar=color),
        Cell(paragraph_words(passage.paragraph), ours, glyph="link", link=key),
    )
    return RowPlan(key, cells, f"{passage.source_title}\n" + tr("Enter goes to the passage"))


def note_rows(notes: Sequence[Note]) -> tuple[RowPlan, ...]:
    """The notes on the country itself."""
    cells = ((Cell(note.heading(), glyph="note"), Cell(note.updated_at[:10], ink="muted")) for note in notes)
    tip = tr("Enter opens the note")
    return tuple(RowPlan(f"note:{note.id}", pair, tip) for note, pair in zip(notes, cells, strict=True))
