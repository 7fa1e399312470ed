"""A passage as it stands on any page: its words, where they are from, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.anchor import AnchorState
from app.domain.citation import passage_cite, state_words
from app.domain.passages import Passage
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.exporters.page_parts import PageContext
from app.exporters.tree import Block, Cite, Line, Paragraph, Strong, between, words
from app.exporters.tree import Quote as QuoteBlock


@dataclass(frozen=True, slots=True)
class Quote:
    """What of a passage is shown."""

    passage_id: int
    source_id: int
    paragraph: int | None
    words: str
    state: AnchorState


def of_passage(passage: Passage) -> Quote:
    """A passage as a quote."""
    return Quote(passage.id, passage.source_id, passage.paragraph, passage.quote, passage.state)


def of_evidence(item: EvidenceItem) -> Quote:
    """The passage of a piece of evidence as a quote."""
    return Quote(item.passage_id, item.source_id, item.paragraph, item.quote, item.state)


def quoted(quote: Quote, page: PageContext, remark: Line = ()) -> list[Block]:
    """The quote with its citation, and the `remark` behind that.

    Words of a digest are ours: that is said before them and under them.
    """
    row = page.vault.sources.get(quote.source_id)
    ours: list[Block] = []
    cite: Line = ("source no longer in the workspace",)
    if row is not None:
        if row.kind is SourceKind.DIGEST:
            ours = [Paragraph((Strong(("Our paraphrase, not a quotation:",)),))]
        label = passage_cite(row.meta, row.kind, quote.paragraph, page.vault.cite_letters.get(row.id, ""))
        cite = (Cite(row.id, quote.passage_id, label),)
    source = between(" · ", (cite, words(state_words(quote.state)), remark))
    return [*ours, QuoteBlock(quote.words, quote.passage_id, source)]
