"""Tagging by quotes: the quoted words are found in the text of their source."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.passages import ensure_passage
from app.actions.quotes import place_of_quote
from app.actions.tags import ensure_path, kept_name
from app.domain.changes import Operation
from app.domain.codebook import SEPARATOR, tag_name
from app.domain.errors import BadInput
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.store import Store
from app.store.writes import passages as passage_writes


@dataclass(frozen=True, slots=True)
class TagLine:
    """One passage to tag: its quote, and the tag."""

    source_id: int
    quote: str
    """As it stands in the canonical text, white space at its ends aside."""
    tag: str
    """The path of the tag, such as *Motive/Image repair*."""
    paragraph: int | None = None
    """Needed where the quote is in the source more than once."""


def tag_quote(store: Store, line: TagLine) -> tuple[int, str]:
    """Put a tag on the quote, in one operation that also makes missing tags of the path.

    Returns the passage's id and the tag's path. Raises `NotFound` for an unknown source, `AnchorLost` if the quote is
    not found, and `BadInput` if it occurs more than once or the path is empty.
    """
    names = _names(line.tag)
    text = source_reads.current_text(store, line.source_id)
    start = place_of_quote(text, line.quote, line.paragraph)
    with store.write(Operation.TAG_PASSAGE, kept_name(names[-1])) as tx:
        tag_id, _ = ensure_path(tx, names)
        passage_id = ensure_passage(tx, text, start, start + len(line.quote.strip()), line.quote.strip())
        passage_writes.add_tag(tx, passage_id, tag_id)
        path = tag_reads.path_of(tx, tag_id)
    return passage_id, path


def _names(path: str) -> tuple[str, ...]:
    names = tuple(tag_name(name) for name in path.split(SEPARATOR))
    if not all(names):
        raise BadInput(f"“{path}” is no path of a tag. Write its name, with its parents before it: Parent/Child.")
    return names
