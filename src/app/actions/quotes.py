"""Finding words that a script quotes in the text of their source."""

from __future__ import annotations

from app.domain.anchor import find_all
from app.domain.errors import AnchorLost, BadInput
from app.domain.sources import SourceText

_LISTED = 10
"""So many paragraphs are named of those in which a quote stands."""


def place_of_quote(text: SourceText, quote: str, paragraph: int | None = None) -> int:
    """Where a quote begins, in code points, in the read part of the source; surrounding white space is ignored. Raises
    `AnchorLost` if it is not there, and `BadInput` if it is there more than once."""
    quote = quote.strip()
    if not quote:
        raise BadInput("The quote is empty.")
    cut = text.cut_blocks()
    everywhere = find_all(text.text, quote)
    found = [at for at in everywhere if text.block_at(at) not in cut]
    if everywhere and not found:
        raise AnchorLost("The quote stands only in what was cut of the source. Put that back in the window first.")
    where = "in the source"
    if paragraph is not None:
        found = [at for at in found if text.paragraph_at(at) == paragraph]
        where = f"in paragraph {paragraph}"
    if not found:
        raise AnchorLost(f"The quote is not {where}. Copy it from there, letter for letter.")
    if len(found) > 1:
        numbers = list(dict.fromkeys(number for at in found if (number := text.paragraph_at(at)) is not None))
        way = "Take more words around it."
        if paragraph is None and len(numbers) > 1:
            some = [*map(str, numbers[:_LISTED]), *([f"another of {len(numbers)}"] if len(numbers) > _LISTED else [])]
            way = f"Say in which paragraph: {', '.join(some[:-1])} or {some[-1]}."
        raise BadInput(f"The quote stands {where} {len(found)} times. {way}")
    return found[0]
