"""Plain text: a page saved as text, a paper, a mail, the clipboard. The canonical text is the text itself; every
non-blank line is a block, or every paragraph where the lines were wrapped (see `app.importers.paragraphs`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.blocks import Block, Place
from app.domain.sources import SourceDraft
from app.importers.article import find_article
from app.importers.draft import make_draft
from app.importers.metadata import read_meta
from app.importers.page import look_at
from app.importers.paragraphs import split_text
from app.importers.progress import Step, part, silent

PAGE_END = "\f"
"""What programs that turn a PDF into text write at the end of each page."""


def read_text(text: str, raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of a plain text. `text` has LF line ends and no byte order mark. Raises `BadInput` when there is no
    article in it."""
    page = look_at(split_text(text, name, part(step, 0, 0.5)))
    step(0.7)
    article = find_article(page)
    found = read_meta(page, article)
    step(0.9)
    draft = make_draft(text, page, article, found, raw, "text/plain", name)
    return replace(draft, blocks=tuple(_on_pages(text, draft.blocks))) if PAGE_END in text else draft


def _on_pages(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with the page each begins on, in a text in which a form feed ends every page."""
    page, at = 1, 0
    for block in blocks:
        page, at = page + text.count(PAGE_END, at, block.start), block.start
        yield block._replace(place=Place(str(page)))
