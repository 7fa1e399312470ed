"""A source's page: its citation, then its passages in the order of the text with all that stands on them."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.citation import date_in_words, full_citation, paraphrased, passage_cite
from app.domain.excerpts import Excerpt
from app.domain.kinds import folder_of
from app.domain.passages import EvidenceRef, Passage
from app.domain.records import field_label
from app.domain.sources import SourceKind, SourceRow
from app.domain.terms import EvidenceRole
from app.exporters.front_matter import obsidian_tags
from app.exporters.material import Kind, Material
from app.exporters.page_parts import PageContext, note_links, notes_section
from app.exporters.quotes import of_excerpt, quoted
from app.exporters.tree import (
    Address,
    Block,
    Front,
    Heading,
    Line,
    Link,
    Paragraph,
    Strong,
    between,
    bullets,
    fields,
    words,
)


def source_front(row: SourceRow, page: PageContext) -> Front:
    """The front matter of a source's page."""
    meta = row.meta
    passages = page.material.passages.get(row.id, ())
    return {
        "title": meta.title,
        "aliases": page.aliases(meta.title),
        "type": row.kind.value,
        "of": meta.of if row.kind is SourceKind.DIGEST else "",
        "authors": meta.authors,
        "series": meta.series,
        "number": meta.number,
        "published": meta.published,
        "publisher": meta.publisher,
        "language": meta.language,
        "url": meta.url,
        "topics": meta.topics,
        "paragraphs": row.paragraphs,
        "words": row.words,
        "tags": obsidian_tags({tag.path for passage in passages for tag in passage.tags}),
    }


def source_body(row: SourceRow, page: PageContext) -> list[Block]:
    """The page of a source, its heading first."""
    meta = row.meta
    out: list[Block] = [Heading(1, words(meta.title or "Untitled source"))]
    if row.kind is SourceKind.DIGEST:
        whose = ("A digest: our paraphrase of ", *words(paraphrased(meta)), ", not the authors' words.")
        out.append(Paragraph((Strong(whose),)))
    out.append(Paragraph(words(full_citation(meta, row.kind))))
    out += fields(
        ("Published", words(date_in_words(meta.published))),
        ("Language", words(meta.language)),
        ("Address", _address(meta.url)),
        ("Topics", words(", ".join(meta.topics))),
        ("Caption", words(meta.caption)),
        ("Disclaimer", words(meta.disclaimer)),
        ("Length", (f"{_count(row.paragraphs, 'paragraph')}, {_count(row.words, 'word')}",)),
    )
    out += notes_section(page.notes_on("source", row.id))
    found = page.material.excerpts(row.id)
    out.append(Heading(2, ("Passages" if found else "No passages yet",)))
    for excerpt in found:
        out += quoted(of_excerpt(excerpt), page)
        out += passage_remarks(excerpt, page)
    return out


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _address(url: str) -> Line:
    return (Address(url),) if url.strip() else ()


def passage_remarks(excerpt: Excerpt, page: PageContext) -> list[Block]:
    """What stands on a passage: tags, whose claim it is, what it is evidence for, notes."""
    tags, claim, notes = own_remarks(excerpt.passage, page)
    return fields(tags, claim, ("Evidence", between("; ", _evidence(excerpt.passage.evidence, page))), notes)


def own_remarks(passage: Passage, page: PageContext) -> tuple[tuple[str, Line], tuple[str, Line], tuple[str, Line]]:
    """What a person has put on a passage: tags, whose claim it is, notes."""
    return (
        ("Tags", between(", ", ((Link(Kind.TAGS, tag.id, tag.path),) for tag in passage.tags))),
        ("Claim", claim_words(passage, page)),
        ("Notes", between(", ", note_links(page.notes_on("passage", passage.id)))),
    )


def claim_words(passage: Passage, page: PageContext) -> Line:
    """Who asserts what the passage says and how sure."""
    claim = passage.claim
    if claim is None:
        return ()
    answers: Line = ()
    answered = page.vault.passages.get(claim.answers) if claim.answers is not None else None
    if answered is not None:
        row = page.vault.sources[answered.source_id]
        label = passage_cite(row.meta, row.kind, answered.paragraph, page.vault.cite_letters.get(row.id, ""))
        answers = ("answers ", Link(Kind.SOURCES, row.id, label, answered.id))
    said = words(f"{claim.kind.value}, asserted by {claim.asserted_by}, {claim.sureness.value}")
    return between("; ", (said, answers, words(claim.note)))


def _evidence(refs: Iterable[EvidenceRef], page: PageContext) -> list[Line]:
    """Each thing the passage is evidence for, once, with the fields it bears on."""
    things: dict[Line, list[str]] = {}
    for ref in refs:
        how = "" if ref.role is EvidenceRole.SUPPORTS else ref.role.value
        field = field_label(ref.field, name=ref.field_name) if ref.field else ""
        things.setdefault(_thing(ref, page), []).append(f"{how} {field}".strip())
    out: list[Line] = []
    for thing, said in things.items():
        under = between(", ", map(words, dict.fromkeys(said)))
        out.append((*thing, " (", *under, ")") if under else thing)
    return out


def _thing(ref: EvidenceRef, page: PageContext) -> Line:
    if ref.kind == "donation":
        return (Link(Kind.DONATIONS, ref.thing_id, f"{ref.label} {ref.title}"),)
    if ref.kind == "fact" and ref.thing_id in page.fact_countries:
        return (Link(Kind.COUNTRIES, page.fact_countries[ref.thing_id], ref.label),)
    return (Link(folder_of(ref.kind), ref.thing_id, ref.label),)


def bibliography(material: Material, page: PageContext) -> list[Block]:
    """Every source with its address."""
    lines: list[Line] = []
    for row in material.sources:
        letter = page.vault.cite_letters.get(row.id, "")
        mark = f"({row.meta.published[:4] or 'n.d.'}{letter})" if letter else ""
        cite = words(full_citation(row.meta, row.kind))
        lines.append(between(" ", (cite, (mark,) if mark else (), _address(row.meta.url))))
    return bullets(lines)
