"""A source's page: its citation, then its passages in the order of the text with all that stands on them."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.citation import date_in_words, locator, paraphrased, passage_cite
from app.domain.excerpts import Excerpt
from app.domain.kinds import folder_of, is_numbered
from app.domain.passages import EvidenceRef, Passage
from app.domain.shortened import in_whole_words
from app.domain.sources import SourceKind, SourceRow
from app.domain.terms import EvidenceRole
from app.exporters.front_matter import obsidian_tags
from app.exporters.material import Kind, Material
from app.exporters.page_parts import PageContext, note_links, notes_section
from app.exporters.quotes import entry, of_excerpts, quoted
from app.exporters.tree import (
    Bibliography,
    Block,
    Front,
    Heading,
    InFull,
    Line,
    Link,
    Paragraph,
    Strong,
    between,
    fields,
    part,
    words,
)

_REMARK = 60
"""About so many characters are said of a passage beneath its quote."""


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
        "retrieved": row.added_at[:10],
        "topics": meta.topics,
        "paragraphs": row.paragraphs,
        "words": row.words,
        "tags": obsidian_tags({tag.path for passage in passages for tag in passage.tags}),
    }


def source_body(row: SourceRow, page: PageContext) -> list[Block]:
    """The page of a source: how it is cited, then what is marked in it, paragraph by paragraph."""
    meta = row.meta
    head: list[Block] = [Heading(1, words(meta.title or "Untitled source"))]
    if row.kind is SourceKind.DIGEST:
        whose = ("A digest: our paraphrase of ", *words(paraphrased(meta)), ", not the authors' words.")
        head.append(Paragraph((Strong(whose),)))
    head.append(Paragraph((InFull(row.id, entry(row, page)),)))
    head += fields(
        ("Caption", words(meta.caption)),
        ("Disclaimer", words(meta.disclaimer)),
        ("Retrieved", words(date_in_words(row.added_at[:10]))),
        ("Length", (f"{_count(row.paragraphs, 'paragraph')}, {_count(row.words, 'word')}",)),
    )
    return [
        *part("citation", (*head, *notes_section(page.notes_on("source", row.id)))),
        *part("passages", _passages(row, page)),
    ]


def _passages(row: SourceRow, page: PageContext) -> list[Block]:
    found = page.material.together(row.id)
    out: list[Block] = [Heading(2, ("Passages" if found else "No passages yet",))]
    paragraph: str | None = None
    for together in page.beginning(found, _size):
        place = locator(together[0].passage.paragraph)
        if place != paragraph:
            out.append(Heading(3, words(place[:1].upper() + place[1:])))
            paragraph = place
        quote = of_excerpts(together)
        out += quoted(quote, page)
        out += _remarks(together, quote.words, page)
    return out


def _size(together: Iterable[Excerpt]) -> int:
    """The approximate number of characters on the page for passages that are read together."""
    return sum(len(one.passage.quote) + _REMARK * len(one.passages) for one in together)


def _remarks(together: Iterable[Excerpt], whole: str, page: PageContext) -> list[Block]:
    """What stands on the passages of one quote: tags, whose claim it is, what it is evidence for, notes."""
    given = list(together)
    rows: list[tuple[str, Line]] = []
    for one in given:
        said = [(name, line) for name, line in own_remarks(one.passage, page) if line]
        if one.passage.quote == whole:
            rows += said
        elif said:
            named = between("; ", (line if name == "Tags" else (f"{name.lower()}: ", *line) for name, line in said))
            rows.append((f"“{in_whole_words(one.passage.quote, 60)}”", named))
    refs = (ref for one in given for ref in one.passage.evidence)
    return fields(*rows, ("Evidence for", between("; ", _evidence(refs, page))))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def own_remarks(passage: Passage, page: PageContext) -> tuple[tuple[str, Line], tuple[str, Line], tuple[str, Line]]:
    """What people attached to a passage: tags, claim, notes."""
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
    """Each thing the passages are evidence for, once, and where they do not support it what they do."""
    things: dict[Line, dict[str, None]] = {}
    for ref in refs:
        how = "" if ref.role is EvidenceRole.SUPPORTS else ref.role.value
        things.setdefault(_thing(ref, page), {})[how] = None
    return [thing if "" in how else (*thing, f" ({', '.join(sorted(how))})") for thing, how in things.items()]


def _thing(ref: EvidenceRef, page: PageContext) -> Line:
    if ref.kind == "fact" and ref.thing_id in page.fact_countries:
        return (Link(Kind.COUNTRIES, page.fact_countries[ref.thing_id], ref.label),)
    link = Link(folder_of(ref.kind), ref.thing_id, ref.label)
    return (link, " ", *words(ref.title)) if is_numbered(ref.kind) else (link,)


def bibliography(material: Material, page: PageContext) -> list[Block]:
    """All sources with their addresses."""
    rows = tuple((row.id, entry(row, page)) for row in material.sources)
    return [Bibliography(rows)] if rows else []
