"""Passages as text to paste elsewhere: the words, and below them their citation."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.citation import letters, passage_cite, state_words
from app.domain.passages import Passage
from app.domain.sources import SourceKind, SourceRow
from app.store.reader import Reader
from app.store.reads.sources import place_at


def cited(db: Reader, passages: Sequence[Passage], library: Sequence[SourceRow]) -> str:
    """The passages with their citations, a blank line between them. A digest's words have no quotation marks."""
    rows = {row.id: row for row in library}
    marked = letters(library)
    return "\n\n".join(_cited(db, p, rows[p.source_id], marked.get(p.source_id, "")) for p in passages)


def _cited(db: Reader, passage: Passage, row: SourceRow, letter: str) -> str:
    quote = passage.quote if row.kind is SourceKind.DIGEST else f"“{passage.quote}”"
    where = passage_cite(row.meta, row.kind, passage.paragraph, letter, place_at(db, passage.version_id, passage.start))
    state = state_words(passage.state)
    return f"{quote} ({where}{'; ' + state if state else ''})"
