"""A Word document (DOCX): its text as it would be on a web page, read by the walk over one.

What was inserted and is not yet accepted is read, what was deleted is not; of a field its result is read, of a picture
with a text box that text, behind its paragraph. Headers, footers, comments and hidden text are not read. Notes
are at the end behind their marks.
"""

from __future__ import annotations

from typing import Any

from app.domain.language import tr
from app.domain.sources import SourceDraft
from app.importers.document import Properties, document_draft
from app.importers.docx_package import Package, child
from app.importers.docx_words import Words
from app.importers.html_walk import Walk
from app.importers.pieces import refuse_many
from app.importers.progress import Step, silent

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of a Word document. Raises `BadInput` where it is damaged, too large or holds no words."""
    package = Package(raw, name)
    words = Words(package)
    walk = Walk()
    for share, block in words.read():
        walk.walk(block)
        refuse_many(len(walk.pieces), name)
        step(0.8 * share)
    walk.end()
    title, author, topics = (_property(package.core, one) for one in ("title", "creator", "keywords"))
    properties = Properties(title, author, topics, words.styles.language)
    notices = [tr(one) for one in words.notices]
    return document_draft(walk, words.title, properties, raw, MEDIA_TYPE, name, notices)


def _property(core: Any, name: str) -> str:
    """What the properties of the file say under a name."""
    found = child(core, name) if core is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""
