"""A source's page: its citation, then its passages in the order of the text with all that is attached to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.citation import date_in_words, locator, paraphrased
from app.domain.excerpts import Excerpt
from app.domain.kinds import folder_of, is_numbered
from app.domain.passages import EvidenceRef, Passage
from app.domain.shortened import in_whole_words
from app.domain.sources import SourceKind, SourceRow
from app.domain.terms import EvidenceRole
from app.exporters import tree
from app.exporters.front_matter import obsidian_tags
from app.exporters.material import Kind, Material
from app.exporters.page_parts import PageContext, note_links, notes_section
from app.exporters.quotes import Quote, entry, of_excerpts, quoted

_REMARK = 60
"""About so many characters are said of a passage beneath its quote."""


_CITED = ("authors", "series", "number", "published", "publisher", "language", "url")


def source_front(row: SourceRow, page: PageContext) -> tree.Front:
    """The front matter of a source's page."""
    meta = row.meta
    passages = page.material.passages.get(row.id, ())
    cited = {"of": meta.of if row.kind is SourceKind.DIGEST else "", **{name: getattr(meta, name) for name in _CITED}}
    tags = obsidian_tags({tag.path for passage in passages for tag in passage.tags})
    rest = {"retrieved": row.added_at[:10], "topics": meta.topics, "paragraphs": row.paragraphs, "words": row.words}
    return page.front(row.kind.value, meta.title, (meta.title,), **cited, **rest, tags=tags)


def source_body(row: SourceRow, page: PageContext) -> list[tree.Block]:
    """The page of a source: how it is cited, then what is marked in it, paragraph by paragraph."""
    meta = row.meta
    head: list[tree.Block] = [tree.Heading(1, tree.words(meta.title or "Untitled source"))]
    if row.kind is SourceKind.DIGEST:
        whose = ("A digest: our paraphrase of ", *tree.words(paraphrased(meta)), ", not the authors' words.")
        head.append(tree.Paragraph((tree.Strong(whose),)))
    head.append(tree.Paragraph((tree.InFull(row.id, entry(row, page)),)))
    head += tree.fields(
        ("Caption", tree.words(meta.caption)),
        ("Disclaimer", tree.words(meta.disclaimer)),
        ("Retrieved", tree.words(date_in_words(row.added_at[:10]))),
        ("Length", (f"{_count(row.paragraphs, 'paragraph')}, {_count(row.words, 'word')}",)),
    )
    return [
        *tree.part("citation", (*head, *notes_section(page.notes_on("source", row.id)))),
        *tree.part("passages", _passages(row, page)),
    ]


def _passages(row: SourceRow, page: PageContext) -> list[tree.Block]:
    found = page.material.together(row.id)
    out: list[tree.Block] = [tree.Heading(2, ("Passages" if found else "No passages yet",))]
    paragraph: str | None = None
    for together in page.beginning(found, _size):
        first = together[0].passage
        place = locator(first.paragraph, page.material.places.get(first.id))
        if place != paragraph:
            out.append(tree.Heading(3, tree.words(place[:1].upper() + place[1:])))
            paragraph = place
        quote = of_excerpts(together, page.material)
        out += quoted(quote, page)
        out += _remarks(together, quote, page)
    return out


def _size(together: Iterable[Excerpt]) -> int:
    """The approximate number of characters on the page for passages that are read together."""
    return sum(len(one.passage.quote) + _REMARK * len(one.passages) for one in together)


def _remarks(given: Sequence[Excerpt], quote: Quote, page: PageContext) -> list[tree.Block]:
    """What is attached to the passages of one quote: tags, whose claim it is, what it is evidence for, notes.

    The words are named that it is attached to, where they are not all of it or the only marked ones. Who has led to a
    passage by its block id is led to its row where the quote bears that of another.
    """
    alone = sum(not one.is_sentence for one in given) == 1 and len(quote.marks) < 2
    rows: list[tuple[str, tree.Line]] = []
    left: list[tree.Inline] = []
    for number, one in enumerate(given):
        lines_of = [(name, line) for name, line in own_remarks(one.passage, page) if line]
        if lines_of and not alone and one.passage.quote != quote.words:
            lines = (line if name == "Tags" else (f"{name.lower()}: ", *line) for name, line in lines_of)
            lines_of = [(f"“{in_whole_words(one.passage.quote, 60)}”", tree.between("; ", lines))]
        spots = (tree.Spot(one.passage.id),) if number else ()
        if lines_of:
            lines_of[-1] = lines_of[-1][0], (*lines_of[-1][1], *spots)
        else:
            left += spots
        rows += lines_of
    things = tree.between("; ", _evidence((ref for one in given for ref in one.passage.evidence), page))
    return tree.fields(*rows, ("Evidence for", (*things, *left[:1]) if things else ()))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def own_remarks(passage: Passage, page: PageContext) -> tuple[tuple[str, tree.Line], ...]:
    """What people attached to a passage: tags, claim, notes."""
    return (
        ("Tags", tree.between(", ", ((tree.Link(Kind.TAGS, tag.id, tag.path),) for tag in passage.tags))),
        ("Claim", claim_words(passage, page)),
        ("Notes", tree.between(", ", note_links(page.notes_on("passage", passage.id)))),
    )


def claim_words(passage: Passage, page: PageContext) -> tree.Line:
    """Who asserts what the passage says and how sure."""
    claim = passage.claim
    if claim is None:
        return ()
    answers: tree.Line = ()
    answered = page.vault.passages.get(claim.answers) if claim.answers is not None else None
    if answered is not None:
        answers = ("answers ", tree.Link(Kind.SOURCES, answered.source_id, page.citation_of(answered), answered.id))
    said = tree.words(f"{claim.kind.value}, asserted by {claim.asserted_by}, {claim.sureness.value}")
    return tree.between("; ", (said, answers, tree.words(claim.note)))


def _evidence(refs: Iterable[EvidenceRef], page: PageContext) -> list[tree.Line]:
    """Each thing the passages are evidence for, once, and where they do not support it what they do."""
    things: dict[tree.Line, dict[str, None]] = {}
    for ref in refs:
        how = "" if ref.role is EvidenceRole.SUPPORTS else ref.role.value
        things.setdefault(_thing(ref, page), {})[how] = None
    return [thing if "" in how else (*thing, f" ({', '.join(sorted(how))})") for thing, how in things.items()]


def _thing(ref: EvidenceRef, page: PageContext) -> tree.Line:
    if ref.kind == "fact" and ref.thing_id in page.fact_countries:
        return (tree.Link(Kind.COUNTRIES, page.fact_countries[ref.thing_id], ref.label),)
    link = tree.Link(folder_of(ref.kind), ref.thing_id, ref.label)
    return (link, " ", *tree.words(ref.title)) if is_numbered(ref.kind) else (link,)


def bibliography(material: Material, page: PageContext) -> list[tree.Block]:
    """All sources with their addresses."""
    rows = tuple((row.id, entry(row, page)) for row in material.sources)
    return [tree.Bibliography(rows)] if rows else []
