"""Finding words that a script quotes in the text of their source, and tagging them."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.passages import ensure_passage
from app.actions.tags import ensure_path, kept_name
from app.domain.anchor import find_all
from app.domain.changes import Operation
from app.domain.codebook import SEPARATOR, tag_name
from app.domain.errors import AnchorLost, BadInput
from app.domain.shortened import shortened
from app.domain.sources import SourceText
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.store import Store
from app.store.writes import passages as passage_writes

_LISTED = 10
"""How many of the paragraphs that contain a quote are named."""


def place_of_quote(text: SourceText, quote: str, paragraph: int | None) -> int:
    """Where a quote begins, in code points, in the read part of the source; surrounding white space is ignored. Of
    several places it is the only one with whole words: *Niger*, and not within *Nigeria*. Raises `AnchorLost` if it is
    not there, and `BadInput` if it is there more than once."""
    quote = quote.strip()
    if not quote:
        raise BadInput("The quote is empty.")
    where, said = "in the source", f"The quote “{shortened(quote)}”"
    cut = text.cut_blocks()
    everywhere = find_all(text.text, quote)
    found = [at for at in everywhere if text.block_at(at) not in cut]
    if everywhere and not found:
        raise AnchorLost(f"{said} occurs only in what was cut from the source. Put that back in the window first.")
    if paragraph is not None:
        found = [at for at in found if text.paragraph_at(at) == paragraph]
        where = f"in paragraph {paragraph}"
    if not found:
        raise AnchorLost(f"{said} is not {where}. Copy it from there, letter for letter.")
    whole = [at for at in found if _is_whole(text.text, at, at + len(quote))]
    if len(found) > 1 and len(whole) == 1:
        return whole[0]
    if len(found) > 1:
        numbers = list(dict.fromkeys(number for at in found if (number := text.paragraph_at(at)) is not None))
        way = "Take more words around it."
        if paragraph is None and len(numbers) > 1:
            some = [*map(str, numbers[:_LISTED]), *([f"another of {len(numbers)}"] if len(numbers) > _LISTED else [])]
            way = f"Say in which paragraph: {', '.join(some[:-1])} or {some[-1]}."
        raise BadInput(f"{said} occurs {where} {len(found)} times. {way}")
    return found[0]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or behind a stretch of text."""
    return not any(text[max(0, at - 1) : at].isalnum() and text[at : at + 1].isalnum() for at in (start, end))


@dataclass(frozen=True, slots=True)
class TagLine:
    """One passage to tag: its quote, and the tag."""

    source_id: int
    quote: str
    """As it is in the canonical text, white space at its ends aside."""
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
