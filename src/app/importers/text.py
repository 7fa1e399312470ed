"""Plain text: a page saved as text, a paper, a mail, the clipboard.

The canonical text is the text itself; every non-blank line is a block, or every paragraph where the lines
were wrapped (see `app.importers.paragraphs`).
"""

from __future__ import annotations

from app.domain.sources import SourceDraft
from app.importers.article import find_article
from app.importers.draft import make_draft
from app.importers.metadata import read_meta
from app.importers.page import look_at
from app.importers.paragraphs import split_text
from app.importers.progress import Step, part, silent


def read_text(text: str, raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of a plain text. `text` has LF line ends and no byte order mark.

    Raises `BadInput` when there is no article in it.
    """
    page = look_at(split_text(text, name, part(step, 0, 0.5)))
    step(0.7)
    article = find_article(page)
    found = read_meta(page, article)
    step(0.9)
    return make_draft(text, page, article, found, raw, "text/plain", name)
