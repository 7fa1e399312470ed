"""A document, of Word or PDF, whose text is walked as a page: its citation, and its draft. The properties of the file
say less than its text: the author is often whoever had the program, and the day that of the template or of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from app.domain.blocks import CutWhy
from app.domain.language import later, tr
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.article import head_of, says_of_itself
from app.importers.bylines import is_name
from app.importers.draft import make_draft, with_citation
from app.importers.html_walk import Walk
from app.importers.metadata import Found, read_meta
from app.importers.page import look_at
from app.importers.pieces import Piece, norm

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
"""A title is among so many of the first pieces."""


class Properties(NamedTuple):
    """The properties of a file, each on one line; empty where not stated."""

    title: str = ""
    author: str = ""
    keywords: str = ""
    language: str = ""
    """A code; English is every program's, and would show in the text."""


def document_draft(
    walk: Walk, title: str, properties: Properties, raw: bytes, media_type: str, name: str, notices: Sequence[str]
) -> SourceDraft:
    """The draft of a document that was walked; `title` is what it is set as, and `notices` are warnings."""
    found = _found(walk.pieces, title, properties)
    page = look_at(walk.pieces, found.meta.title)
    article = [
        i for i, p in enumerate(walk.pieces) if i not in found.label_by_piece and p.place is not CutWhy.NAVIGATION
    ]
    draft = make_draft(walk.text, page, article, found, raw, media_type, name)
    known, warnings = _by_file(found.meta, properties), list(notices)
    if known.authors != found.meta.authors:
        warnings.append(tr(BY_FILE))
    draft = with_citation(draft, known)
    return replace(draft, warnings=(*warnings, *draft.warnings))


def _found(pieces: list[Piece], title: str, properties: Properties) -> Found:
    """The citation by the lines that the text opens with; what says none of it is read."""
    at = next((i for i, piece in enumerate(pieces[:_TOP]) if title and norm(piece.text) == norm(title)), -1)
    listed = next((i for i, piece in enumerate(pieces) if piece.place is CutWhy.NAVIGATION), len(pieces))
    below = sum(1 for _ in takewhile(says_of_itself, pieces[at + 1 : at + 1 + _TOP])) if at >= 0 else 0
    first = max(at + 1 + below, min(listed, head_of(look_at(pieces))))
    stated = properties.title
    if not title and any(norm(piece.text) == norm(stated) for piece in pieces[: min(first, _TOP)]):
        title = stated
    topics = (part.strip() for part in re.split("[;,،]", properties.keywords))
    known = SourceMeta(title=title if at >= 0 or title == stated else "", topics=tuple(filter(None, topics)))
    found = read_meta(look_at(pieces, known.title), range(first, len(pieces)), known)
    labels = {index: field for index, field in found.label_by_piece.items() if field != "caption"}
    return Found(replace(found.meta, caption=""), labels)


def _by_file(meta: SourceMeta, properties: Properties) -> SourceMeta:
    """The citation, with what the file says where the text says nothing and no program put it there."""
    title, author, code = properties.title, properties.author, re.split("[-_]", properties.language.lower())[0]
    return replace(
        meta,
        title=meta.title or ("" if _UNTITLED.fullmatch(title) else title),
        authors=meta.authors or ((author,) if is_name(author) and not _NOBODY.fullmatch(author) else ()),
        language=meta.language or (code if code != "en" else ""),
    )
