"""A Word document (DOCX): its text as it would stand on a web page, read by the walk over one.

What was inserted and is not yet accepted is read, what was deleted is not; of a field its result is read, of a picture
with a text box that text, behind its paragraph. Headers, footers, comments and hidden text are not read. Notes
stand at the end behind their marks. The properties of the file say less than its text: the author is often whoever had
the program, and the day that of the template.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Any

from app.domain.blocks import CutWhy
from app.domain.language import later, tr
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.article import head_of, says_of_itself
from app.importers.bylines import is_name
from app.importers.docx_package import Package, child
from app.importers.docx_words import Words
from app.importers.draft import make_draft, with_citation
from app.importers.html_walk import Walk
from app.importers.metadata import Found, read_meta
from app.importers.page import look_at
from app.importers.pieces import Piece, norm, refuse_many
from app.importers.progress import Step, silent

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BY_FILE = later("The author is whom the file names, as its text names nobody. You can change it.")
_NOBODY = re.compile(
    r"python-docx|(?:microsoft|windows|ms)\b.*|.*\b(?:users?|administrator|admin|author|owner|office|unknown)\b.*"
    r"|apache poi|un-?named|pandoc|utilisateur.*|usuario.*|benutzer.*|משתמש.*",
    re.IGNORECASE,
)
_UNTITLED = re.compile(
    r"(?:microsoft word - .*|untitled.*|document ?\d*|dokument ?\d*|word document|title|.*\.(?:docx?|dotx?|odt|rtf))"
    r"|.*(?:template|vorlage|modèle|plantilla|תבנית)",
    re.IGNORECASE,
)
_TOP = 5
"""A title stands among so many of the first pieces."""


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
    found = _found(walk.pieces, words.title, package.core)
    page = look_at(walk.pieces, found.meta.title)
    article = [i for i, p in enumerate(walk.pieces) if i not in found.said_by and p.place is not CutWhy.NAVIGATION]
    draft = make_draft(walk.text, page, article, found, raw, MEDIA_TYPE, name)
    known, warnings = _by_file(found.meta, package.core, words.styles.language), [tr(one) for one in words.notices]
    if known.authors != found.meta.authors:
        warnings.append(tr(BY_FILE))
    draft = with_citation(draft, known)
    return replace(draft, warnings=(*warnings, *draft.warnings))


def _found(pieces: list[Piece], title: str, core: Any) -> Found:
    """The citation by the lines that the text opens with; what says none of it is read."""
    at = next((i for i, piece in enumerate(pieces[:_TOP]) if title and norm(piece.text) == norm(title)), -1)
    listed = next((i for i, piece in enumerate(pieces) if piece.place is CutWhy.NAVIGATION), len(pieces))
    below = sum(1 for _ in takewhile(says_of_itself, pieces[at + 1 : at + 1 + _TOP])) if at >= 0 else 0
    first = max(at + 1 + below, min(listed, head_of(look_at(pieces))))
    stated = " ".join(said_by(core, "title").split())
    if not title and any(norm(piece.text) == norm(stated) for piece in pieces[: min(first, _TOP)]):
        title = stated
    topics = (part.strip() for part in re.split("[;,،]", said_by(core, "keywords")))
    known = SourceMeta(title=title if at >= 0 or title == stated else "", topics=tuple(filter(None, topics)))
    found = read_meta(look_at(pieces, known.title), range(first, len(pieces)), known)
    said_of = {index: field for index, field in found.said_by.items() if field != "caption"}
    return Found(replace(found.meta, caption=""), said_of)


def said_by(core: Any, name: str) -> str:
    """What the properties of the file say under a name."""
    return (child(core, name).text or "") if core is not None and child(core, name) is not None else ""


def _by_file(meta: SourceMeta, core: Any, language: str) -> SourceMeta:
    """The citation, with what the file says where the text says nothing and no program put it there."""
    title, author = (" ".join(said_by(core, name).split()) for name in ("title", "creator"))
    code = re.split("[-_]", language.lower())[0]
    return replace(
        meta,
        title=meta.title or ("" if _UNTITLED.fullmatch(title) else title),
        authors=meta.authors or ((author,) if is_name(author) and not _NOBODY.fullmatch(author) else ()),
        language=meta.language or (code if code != "en" else ""),  # that is every program's, and would show in the text
    )
