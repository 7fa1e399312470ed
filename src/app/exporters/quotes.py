"""A passage as it stands on any page: block quote, block id, citation."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.anchor import AnchorState
from app.domain.citation import passage_cite, state_words
from app.domain.passages import Passage
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.exporters.markdown_text import block_quote, inline
from app.exporters.material import Kind
from app.exporters.vault import Vault


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


class Quoter:
    """Writes the quotes of one page, each block id once, since an id must not stand twice on a page."""

    def __init__(self, vault: Vault, path: str) -> None:
        """`path` is that of the page the quotes stand on."""
        self._vault = vault
        self._path = path
        self._named: set[int] = set()

    def write(self, quote: Quote, remark: str = "") -> list[str]:
        """The quote as blocks of Markdown. `remark` is Markdown that follows the citation.

        Words of a digest are ours: that is said before them and under them.
        """
        row = self._vault.sources.get(quote.source_id)
        digest = row is not None and row.kind is SourceKind.DIGEST
        out = ["**Our paraphrase, not a quotation:**"] if digest else []
        out.append(block_quote(quote.words))
        block = self._vault.blocks.get(quote.passage_id, "")
        if block and quote.passage_id not in self._named:
            self._named.add(quote.passage_id)
            out.append(f"^{block}")
        parts = [self.cite(quote), inline(state_words(quote.state)), remark]
        out.append("— " + " · ".join(part for part in parts if part))
        return out

    def cite(self, quote: Quote) -> str:
        """The short citation, leading to the passage's place on its source's page."""
        row = self._vault.sources.get(quote.source_id)
        if row is None:
            return "source no longer in the workspace"
        label = passage_cite(row.meta, row.kind, quote.paragraph, self._vault.cite_letters.get(row.id, ""))
        page = self._vault.pages.get((Kind.SOURCES, row.id))
        if page is not None and page.path == self._path:
            return inline(label)
        block = self._vault.blocks.get(quote.passage_id, "")
        return self._vault.link(self._path, Kind.SOURCES, row.id, label, block)
