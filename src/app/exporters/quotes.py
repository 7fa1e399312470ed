"""A passage as it stands on any page: its words, where they are from, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.anchor import AnchorState
from app.domain.blocks import Place
from app.domain.citation import locator, passage_cite, state_words
from app.domain.evidence import EvidenceSentence, in_text_order
from app.domain.excerpts import Excerpt
from app.domain.passages import Passage
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.exporters.material import Kind
from app.exporters.page_parts import PageContext
from app.exporters.tree import Block, Cite, Folded, Footnote, Line, between, words
from app.exporters.tree import Quote as QuoteBlock


@dataclass(frozen=True, slots=True)
class Quote:
    """What of a passage is shown."""

    passage_id: int
    source_id: int
    paragraph: int | None
    words: str
    state: AnchorState
    marks: tuple[tuple[int, int], ...] = ()
    place: Place | None = None


def of_passage(passage: Passage) -> Quote:
    """A passage as a quote."""
    return Quote(passage.id, passage.source_id, passage.paragraph, passage.quote, passage.state)


def of_excerpt(excerpt: Excerpt) -> Quote:
    """A passage as a person reads it, the words of evidence in it marked."""
    return replace(of_passage(excerpt.passage), marks=excerpt.marks)


def of_sentence(sentence: EvidenceSentence) -> Quote:
    """A sentence with evidence, the words of the fields marked where they are not all of it."""
    item, whole = sentence.first, ((0, len(sentence.text)),)
    state = next((one.state for one in sentence.items if one.state is not AnchorState.VERIFIED), item.state)
    marks = () if sentence.marks == whole else sentence.marks
    return Quote(item.passage_id, item.source_id, item.paragraph, sentence.text, state, marks, item.place)


def cited(source_id: int, passage_id: int, paragraph: int | None, place: Place | None, page: PageContext) -> Line:
    """The short citation of a passage; empty where its source is gone."""
    row = page.vault.sources.get(source_id)
    if row is None:
        return ()
    label = passage_cite(row.meta, row.kind, paragraph, page.vault.cite_letters.get(row.id, ""), place)
    return (Cite(row.id, passage_id, label, "" if row.kind is SourceKind.DIGEST else locator(paragraph, place)),)


def stands_on(items: Iterable[EvidenceItem], page: PageContext, *, counterparts: bool = False) -> Line:
    """Where the words stand that say the same as a field, each paragraph once; or their counterparts."""
    places: dict[tuple[int, int | None], EvidenceItem] = {}
    wanted = (one for one in items if one.role is EvidenceRole.SUPPORTS and one.is_counterpart == counterparts)
    for item in in_text_order(wanted):
        places.setdefault((item.source_id, item.paragraph), item)
    found = places.values()
    return between("; ", (cited(one.source_id, one.passage_id, one.paragraph, one.place, page) for one in found))


def quoted(quote: Quote, page: PageContext) -> list[Block]:
    """The quote with its citation at the foot. Words of a digest are ours: they are folded, and named as ours, but on
    the digest's own page, which says so at its head."""
    row = page.vault.sources.get(quote.source_id)
    cite = cited(quote.source_id, quote.passage_id, quote.paragraph, quote.place, page)
    gone: Line = ("source no longer in the workspace",)
    source = between(" · ", (cite or gone, words(state_words(quote.state))))
    block = QuoteBlock(quote.words, quote.passage_id, (Footnote(source),), quote.marks)
    own = page.vault.pages.get((Kind.SOURCES, quote.source_id))
    if row is not None and row.kind is SourceKind.DIGEST and (own is None or own.path != page.path):
        return [Folded(("Our paraphrase, not a quotation",), (block,))]
    return [block]
