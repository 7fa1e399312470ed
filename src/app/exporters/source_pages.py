"""A source's page: its citation, then its passages in the order of the text with all that stands on them."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.citation import date_in_words, full_citation, paraphrased, passage_cite
from app.domain.kinds import folder_of
from app.domain.passages import EvidenceRef, Passage
from app.domain.records import field_label
from app.domain.sources import SourceKind, SourceRow
from app.domain.terms import EvidenceRole
from app.exporters.front_matter import front_matter, obsidian_tags
from app.exporters.markdown_text import inline
from app.exporters.material import Kind, Material
from app.exporters.page_parts import PageContext, fields, note_links
from app.exporters.quotes import of_passage


def source_front(row: SourceRow, page: PageContext) -> str:
    """The front matter of a source's page."""
    meta = row.meta
    passages = page.material.passages.get(row.id, ())
    return front_matter(
        {
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
    )


def source_body(row: SourceRow, page: PageContext) -> list[str]:
    """The page of a source as blocks of Markdown, its heading first."""
    meta = row.meta
    out = [page.heading(1, meta.title or "Untitled source")]
    if row.kind is SourceKind.DIGEST:
        out.append(f"**A digest: our paraphrase of {inline(paraphrased(meta))}, not the authors' words.**")
    out.append(inline(full_citation(meta, row.kind)))
    out.append(
        fields(
            ("Published", inline(date_in_words(meta.published))),
            ("Language", inline(meta.language)),
            ("Address", address(meta.url)),
            ("Topics", inline(", ".join(meta.topics))),
            ("Caption", inline(meta.caption)),
            ("Disclaimer", inline(meta.disclaimer)),
            ("Length", f"{_count(row.paragraphs, 'paragraph')}, {_count(row.words, 'word')}"),
        )
    )
    out += note_links(page, page.notes_on("source", row.id))
    passages = page.material.passages.get(row.id, ())
    out.append(page.heading(2, "Passages" if passages else "No passages yet"))
    for passage in passages:
        out += page.quoter.write(of_passage(passage))
        out += passage_remarks(passage, page)
    return [block for block in out if block]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def address(url: str) -> str:
    """An address as a link, or as plain words where it is none."""
    plain = url.startswith(("http://", "https://")) and not any(c.isspace() or c in "<>\\" for c in url)
    return f"<{url}>" if plain else inline(url)


def passage_remarks(passage: Passage, page: PageContext) -> list[str]:
    """What stands on a passage: tags, whose claim it is, what it is evidence for, notes."""
    tags = ", ".join(page.link(Kind.TAGS, tag.id, tag.path) for tag in passage.tags)
    notes = ", ".join(page.link(Kind.NOTES, note.id, note.heading()) for note in page.notes_on("passage", passage.id))
    evidence = "; ".join(_evidence(passage.evidence, page))
    return [fields(("Tags", tags), ("Claim", claim_words(passage, page)), ("Evidence", evidence), ("Notes", notes))]


def claim_words(passage: Passage, page: PageContext) -> str:
    """Who asserts what the passage says and how sure, as Markdown."""
    claim = passage.claim
    if claim is None:
        return ""
    words = f"{claim.kind.value}, asserted by {claim.asserted_by}, {claim.sureness.value}"
    out = inline(words)
    answered = page.vault.passages.get(claim.answers) if claim.answers is not None else None
    if answered is not None:
        row = page.vault.sources[answered.source_id]
        label = passage_cite(row.meta, row.kind, answered.paragraph, page.vault.cite_letters.get(row.id, ""))
        out += f"; answers {page.link(Kind.SOURCES, row.id, label, page.vault.blocks[answered.id])}"
    return f"{out}; {inline(claim.note)}" if claim.note else out


def _evidence(refs: Iterable[EvidenceRef], page: PageContext) -> list[str]:
    """Each thing the passage is evidence for, once, with the fields it bears on."""
    things: dict[str, list[str]] = {}
    for ref in refs:
        how = "" if ref.role is EvidenceRole.SUPPORTS else ref.role.value
        field = field_label(ref.field) if ref.field else ""
        things.setdefault(_thing(ref, page), []).append(inline(f"{how} {field}"))
    out: list[str] = []
    for thing, said in things.items():
        words = ", ".join(dict.fromkeys(field for field in said if field))
        out.append(f"{thing} ({words})" if words else thing)
    return out


def _thing(ref: EvidenceRef, page: PageContext) -> str:
    if ref.kind == "donation":
        return page.link(Kind.DONATIONS, ref.thing_id, f"{ref.label} {ref.title}")
    if ref.kind == "fact" and ref.thing_id in page.fact_countries:
        return page.link(Kind.COUNTRIES, page.fact_countries[ref.thing_id], ref.label)
    return page.link(folder_of(ref.kind), ref.thing_id, ref.label)


def sources_in(material: Material, page: PageContext) -> list[str]:
    """The bibliography: every source with its address."""
    lines: list[str] = []
    for row in material.sources:
        letter = page.vault.cite_letters.get(row.id, "")
        mark = f" ({row.meta.published[:4] or 'n.d.'}{letter})" if letter else ""
        link = f" {address(row.meta.url)}" if row.meta.url else ""
        lines.append(f"- {inline(full_citation(row.meta, row.kind))}{mark}{link}")
    return ["\n".join(lines)] if lines else []
