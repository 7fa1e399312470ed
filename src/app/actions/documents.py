"""Exporting one source, country, record, note or the codebook as a document: a web page, DOCX or PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.actions.named_file import put_file
from app.actions.note_figures import figures_in
from app.actions.note_pictures import pictures_in
from app.actions.pictures import dated, flows
from app.domain.by_key import by_key
from app.domain.errors import BadInput
from app.domain.evidence import apart, by_sentence, in_text_order
from app.domain.excerpts import Excerpt, excerpts
from app.domain.kinds import line_of, reviewed
from app.domain.language import english, tr
from app.domain.links import links_of
from app.domain.note_figures import NoteFigure, tokens
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.progress import Progress, go_on
from app.domain.records import CountryProfile, DonationFilter, DonationRecord, EvidenceItem
from app.domain.sources import SourceRow
from app.domain.terms import EvidenceRole
from app.exporters.annex import Reference, anchors, annex
from app.exporters.citing import Citing
from app.exporters.country_pages import country_body
from app.exporters.drawing import Drawing
from app.exporters.file_names import Names
from app.exporters.flow import Document, Flowing, Para, Picture, Remark, Role
from app.exporters.html_writer import html
from app.exporters.layout import Layout
from app.exporters.map_picture import map_picture
from app.exporters.material import Kind, LinkStyle, Material
from app.exporters.note_pages import note_body
from app.exporters.page_parts import PageContext, context
from app.exporters.quotes import Quote, of_excerpts, of_passage, of_sentence, quoted
from app.exporters.record_pages import disagreements, named, record_body
from app.exporters.source_pages import source_body
from app.exporters.source_reading import NOT_SHOWN, highlights, read_text
from app.exporters.tag_pages import codebook_body
from app.exporters.timeline_picture import timeline_picture
from app.exporters.tree import Block, Heading, Part, section
from app.exporters.vault import lay_out
from app.importers.outlines import read_outlines
from app.paths import REFERENCE
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import links
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import profiles as profile_reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.reads.evidence import label_of, sentences_around
from app.store.reads.evidence import of as evidence_of
from app.store.store import Store

SUBJECTS = ("source", "country", "record", "note", "codebook")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about."""

    kind: str
    """One of `SUBJECTS`."""
    key: str = ""
    """A source's id or citation key, a country's code or name, a record's number, a note's id."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Functions that make files that need Qt, passed in by the layers that may use it."""

    pdf: Callable[[Document], bytes]
    png: Callable[[Drawing], bytes]


def subject_of(typed: Sequence[str]) -> Subject:
    """Parse *source 2*, *country IR*, *record D-22*, *note 3* or *codebook*. Raises `BadInput`."""
    kind, _, key = " ".join(" ".join(typed).split()).partition(" ")
    kind = kind.casefold()
    if kind in SUBJECTS and bool(key) != (kind == "codebook"):
        return Subject(kind, key)
    if not key and not kind:
        raise BadInput(tr("Say what is to be exported: source 2, country IR, record D-22, note 3 or codebook."))
    said = tr("“{what}” cannot be exported. Write source 2, country IR, record D-22, note 3 or codebook.")
    raise BadInput(said.format(what=" ".join(typed)))


def export_document(
    store: Store,
    subject: Subject,
    form: str,
    file: Path,
    makers: Makers,
    *,
    citing: Citing,
    progress: Progress | None = None,
) -> Document:
    """Write a document of that `form` (html, docx or pdf), whole or not at all, and return it; `citing` formats the
    citations. Raises `NotFound` for a missing thing, `StoreError` if the file cannot be written, and `Cancelled`."""
    _step(progress, 0)
    document = document_of(store, subject, citing)
    _step(progress, 1)
    with english():
        content = _content(document, form, makers)
    _step(progress, 2)
    put_file(file, content)
    return document


def _step(progress: Progress | None, done: int) -> None:
    go_on(progress, done, 3, tr("The export was stopped; nothing was written."))


def _content(document: Document, form: str, makers: Makers) -> bytes:
    if form == "pdf":
        return makers.pdf(document)
    if form == "docx":
        from app.exporters.docx_writer import docx

        return docx(document, makers.png)

    return html(document).encode("utf-8")


def document_of(store: Store, subject: Subject, citing: Citing) -> Document:
    """The document about a subject, in English. Raises `NotFound` if it does not exist."""
    with english():
        match subject.kind:
            case "source":
                return _source(store, citing, _source_row(store, subject.key))
            case "country":
                return _country(store, citing, country_reads.meant(store, subject.key).code)
            case "record":
                return _record(store, citing, donation_reads.record(store, donation_reads.id_of(store, subject.key)))
            case "note":
                return _note(store, citing, note_reads.one(store, _number(subject.key)))
            case _:
                return _codebook(store, citing)


# --- looking up the subject ---


def _number(key: str) -> int:
    if not key.isascii() or not key.isdigit() or len(key) > 15:
        raise BadInput(tr("“{key}” is not a number as shown by list.").format(key=key))
    return int(key)


def _source_row(store: Store, key: str) -> SourceRow:
    wanted = key.casefold()
    row = next((one for one in source_reads.library(store) if one.meta.citekey.casefold() == wanted), None)
    return row or source_reads.source_row(store, _number(key))


# --- the documents ---


def _source(store: Store, citing: Citing, row: SourceRow) -> Document:
    passages = passage_reads.of_source(store, row.id)
    own = tuple(note for note in note_reads.every(store) if note.target in ("source", "passage"))
    page, layout = _begun(citing, _material(store, passages={row.id: passages}, notes=own), Kind.SOURCES)
    page = page.at(page.vault.pages[Kind.SOURCES, row.id])
    text = source_reads.current_text(store, row.id)
    found = page.material.excerpts(row.id)
    marks = highlights(found, text, layout.remarks, lambda passage: _remark(passage, page))
    shown = {(one.start, one.end) for one in marks}
    gone = [one.passage for one in found if (one.passage.start, one.passage.end) not in shown]
    quotes = [block for passage in gone for block in quoted(of_passage(passage), page)]
    head = layout.flow([*_before_passages(source_body(row, page)), Heading(2, ("Text",))])
    after = layout.blocks(section(NOT_SHOWN, quotes))
    document = layout.document(row.meta.title or "Untitled source", (*head, *read_text(text, marks), *after))
    return replace(document, language=row.meta.language or "en", authors=row.meta.authors)


def _before_passages(blocks: Sequence[Block]) -> list[Block]:
    """The part of a source's page before its passages, which are shown in the text instead."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Part) and block.id == "passages":
            break
        if isinstance(block, Heading) and block.line in (("Passages",), ("No passages yet",)):
            break
        out.append(block)
    return out


def _remark(passage: Passage, page: PageContext) -> Remark:
    """The tags, notes and other attachments of a passage."""
    claim = passage.claim
    said = f"{claim.kind.value}, asserted by {claim.asserted_by}, {claim.sureness.value}" if claim is not None else ""
    notes = "; ".join(note.heading() for note in page.notes_on("passage", passage.id))
    called = (line_of(ref.kind, ref.label, ref.title) for ref in passage.evidence)
    lines = (
        ("Tags", ", ".join(tag.path for tag in passage.tags)),
        ("Claim", said),
        ("Evidence for", "; ".join(dict.fromkeys(called))),
        ("Notes", notes),
    )
    color = passage.tags[0].color if passage.tags else -1
    by = next((author.name for tag in passage.tags for author in tag.by), "")
    return Remark(tuple((name, value) for name, value in lines if value), color, by)


def _country(store: Store, citing: Citing, code: str) -> Document:
    """A country as a document: its facts, its records, a map and a timeline."""
    profile = profile_reads.profile(store, code)
    rows = (*profile.received, *profile.given, *profile.not_given, *profile.beside, *profile.through_groups)
    rows += profile.nowhere
    records = donation_reads.records(store, list(dict.fromkeys(row.id for row in rows)))
    evidence = (*profile.all_evidence, *(item for record in records for item in record.evidence))
    passages, notes = _passages(store, (item.passage_id for item in evidence)), note_reads.every(store)
    material = _material(store, passages=passages, notes=notes, donations=records, countries=(profile,))
    page, layout = _begun(citing, material, Kind.COUNTRIES)
    page = page.at(page.vault.pages[Kind.COUNTRIES, profile.info.id])
    flow = layout.flow(country_body(profile, page))
    return layout.document(profile.info.name, _with_pictures(flow, _pictures(store, profile)))


def _pictures(store: Store, profile: CountryProfile) -> list[Picture]:
    """A map and a timeline of what a country received and gave; nothing without records."""
    wanted = DonationFilter(places=(profile.info.code,))
    shown = flows(store, wanted)
    if not shown.records:
        return []
    name = profile.info.name
    return [
        Picture(map_picture(shown, read_outlines(REFERENCE), f"{name}: given and received")),
        Picture(timeline_picture(dated(store, wanted), f"{name}: when")),
    ]


def _with_pictures(blocks: Sequence[Flowing], pictures: Sequence[Picture]) -> tuple[Flowing, ...]:
    """The blocks with the pictures below the first section."""
    heads = [at for at, one in enumerate(blocks) if isinstance(one, Para) and one.role is Role.HEADING]
    at = heads[2] if len(heads) > 2 else len(blocks)
    return (*blocks[:at], *pictures, *blocks[at:])


def _record(store: Store, citing: Citing, record: DonationRecord) -> Document:
    ids = (item.passage_id for item in record.evidence)
    material = _material(store, passages=_passages(store, ids), notes=note_reads.every(store), donations=(record,))
    page, layout = _begun(citing, material, Kind.DONATIONS)
    page = page.at(page.vault.pages[Kind.DONATIONS, record.id])
    return layout.document(f"{record.ref} {record.content.title}", layout.flow(record_body(record, page)))


def _note(store: Store, citing: Citing, note: Note) -> Document:
    figures = figures_in(store, (note.body,))
    pictures = pictures_in(store, (note.body,))
    references = _references(store, note, figures)
    ids = [quote.passage_id for one in references for quote in one.quotes]
    ids += [note.target_id] if note.target == "passage" and note.target_id is not None else []
    material = _material(store, passages=_passages(store, ids), notes=(note,), figures=figures)
    page, layout = _begun(citing, replace(material, pictures=pictures), Kind.NOTES)
    page = page.at(page.vault.pages[Kind.NOTES, note.id])
    layout.annexed = anchors(references)
    flow = layout.flow(note_body(note, page))
    document = layout.document(note.heading(), (*flow, *annex(references, layout)))
    return replace(document, authors=(note.created_by,) if note.created_by else ())


def _references(store: Store, note: Note, figures: Mapping[str, NoteFigure]) -> list[Reference]:
    """The references of a note, in order: live figures, and links to passages and to reviewed things."""
    found = [(one.start, note.body[one.start : one.end]) for one in tokens(note.body)]
    out = [(at, _of_figure(store, token, figures[token])) for at, token in found if token in figures]
    out.extend(
        (note.body.find(f"[[{name}"), reference)
        for name in links_of(note.body)
        if (reference := _of_link(store, name)) is not None
    )
    return [reference for _, reference in sorted(out, key=lambda one: one[0])]


def _of_figure(store: Store, token: str, figure: NoteFigure) -> Reference:
    """The basis of a figure: its passages, or the sentences of the records a picture is made of."""
    if figure.mark:
        records = donation_reads.records(store, [record_id for record_id, _ in figure.records])
        return Reference(token, figure.words, _sentences([item for one in records for item in one.evidence]))
    passages = passage_reads.many(store, figure.passages)
    material = Material(around=sentences_around(store, passages), places=source_reads.places_of(store, passages))
    together = material.by_sentence(excerpts(passages, material.around))
    return Reference(token, figure.words or token, tuple(of_excerpts(one, material) for one in together))


def _of_link(store: Store, name: str) -> Reference | None:
    kind, thing_id = links.linked(store, name) or ("", 0)
    match kind:
        case "passage":
            passage = passage_reads.one(store, thing_id)
            return Reference(name, passage.source_title, (_read(store, passage),))
        case "donation":
            record = donation_reads.record(store, thing_id)
            called = f"{record.ref} {record.content.title}"
            return Reference(name, called, _sentences(record.evidence), disagreements(record))
        case _ if kind in reviewed():
            evidence = evidence_of(store, kind, (thing_id,)).get(thing_id, ())
            return Reference(name, label_of(store, kind, thing_id), _sentences(evidence))
        case _:
            return None


def _read(store: Store, passage: Passage) -> Quote:
    around, places = sentences_around(store, (passage,)), source_reads.places_of(store, (passage,))
    return of_excerpts((Excerpt(passage, (passage,)),), Material(around=around, places=places))


def _sentences(items: Sequence[EvidenceItem]) -> tuple[Quote, ...]:
    """The sentences of evidence, supporting ones first; the others are labelled with their role."""
    found = by_sentence(sorted(in_text_order(apart(items)[0]), key=lambda one: one.role is not EvidenceRole.SUPPORTS))
    return tuple(replace(of_sentence(one), named=tuple(named(one))) for one in found)


def _codebook(store: Store, citing: Citing) -> Document:
    _, layout = _begun(citing, Material(), "")
    return layout.document("Codebook", layout.flow(codebook_body(tag_reads.codebook(store))))


# --- material and layout ---


def _begun(citing: Citing, material: Material, kind: str) -> tuple[PageContext, Layout]:
    """A new page; only things of its own kind link to pages of their own."""
    vault = lay_out(material, Names(), LinkStyle.NONE, (kind,))
    return context(material, vault, ""), Layout(vault, citing)


def _material(
    store: Store,
    *,
    passages: Mapping[int, tuple[Passage, ...]],
    notes: Sequence[Note] = (),
    donations: tuple[DonationRecord, ...] = (),
    countries: tuple[CountryProfile, ...] = (),
    figures: Mapping[str, NoteFigure] | None = None,
) -> Material:
    """The contents of one document, and every source, since citations are disambiguated among all of them."""
    return Material(
        sources=source_reads.library(store),
        passages=passages,
        notes=tuple(notes),
        donations=donations,
        countries=countries,
        figures=figures or {},
        around=sentences_around(store, (one for found in passages.values() for one in found)),
        country_names={one.code: one.name for one in country_reads.every(store)},
        places=source_reads.places_of(store, (one for found in passages.values() for one in found)),
    )


def _passages(store: Store, ids: Iterable[int]) -> dict[int, tuple[Passage, ...]]:
    """These passages, grouped by source, in the order of the texts."""
    found = by_key((passage.source_id, passage) for passage in passage_reads.many(store, dict.fromkeys(ids)))
    return {key: tuple(sorted(some, key=lambda one: (one.start, -one.end))) for key, some in found.items()}
