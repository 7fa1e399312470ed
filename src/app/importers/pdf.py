"""A PDF: its text as it would be on a web page, read by the walk over one; each block bears its page. What cannot be
read is refused with what it is: pages that are pictures, letters of which the file does not say what they are, a
password. Where only some pages are pictures, a warning names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import Any

from app.domain.blocks import Place
from app.domain.errors import BadInput
from app.domain.language import later, tr
from app.domain.sources import SourceDraft
from app.importers.document import Properties, document_draft
from app.importers.html_walk import Walk
from app.importers.pdf_lines import Seen, look_at_page
from app.importers.pdf_words import Words
from app.importers.pieces import refuse_many
from app.importers.progress import Step, silent

MEDIA_TYPE = "application/pdf"
PASSWORD = later(
    "“{name}” is protected by a password. Open it in a PDF viewer, save or print it as a PDF without the password and "
    "add that file."
)
DAMAGED = later("“{name}” is a damaged PDF. Get it again from where it came from, or add its text instead.")
NO_PAGES = later("“{name}” is a PDF without pages. Get it again from where it came from.")
NO_TEXT = later("“{name}” is a PDF without text. Add its text instead.")
PICTURES = later(
    "“{name}” holds pictures of pages and no text. Let a program for text recognition (OCR) add the text, and add that "
    "file."
)
UNREADABLE = later(
    "The letters in “{name}” cannot be read: the PDF does not say which they are. Add the same text in another format, "
    "or let a program for text recognition (OCR) read the pages."
)
SOME_PICTURES = later("Of the {pages} pages these are pictures without text and are not read: {some}.")
DOUBTS = later(
    "The PDF does not say whether these figures are one number, two numbers, or a number with the mark of a note. "
    "Compare them with the pages: {some}."
)
SOME_UNREADABLE = later(
    "Of some letters on these pages the PDF does not say which they are; they are left out: {some}."
)
_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^<>]*/Count\s+0\b|/Count\s+0\b[^<>]*/Type\s*/Pages\b")
_FEW, _MANY = 20, 100
"""Fewer letters are no text; so many show whether they are one."""
_NAMED = 12
"""So many pages are named one by one."""


def read_pdf(raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of a PDF. Raises `BadInput` where it is damaged, locked, or holds no text that can be read."""
    with _opened(raw, name) as file:
        pages, labels = _pages(file, name, step)
        properties = Properties(*(_property(file, key) for key in ("Title", "Author", "Keywords")))
    refuse_unread(pages, name)
    blank = [labels[at] for at, page in enumerate(pages) if page.has_picture]
    words = Words(pages, labels)
    step(0.8)
    walk, places = Walk(), list[str]()
    for page, block in words.read():
        walk.walk(block)
        refuse_many(len(walk.pieces), name)
        places += [page] * (len(walk.pieces) - len(places))
    walk.end()
    notices = [tr(SOME_PICTURES).format(pages=len(pages), some=_listed(blank))] if blank else []
    if unread := [labels[at] for at, page in enumerate(pages) if page.unknown > _FEW]:
        notices.append(tr(SOME_UNREADABLE).format(some=_listed(unread)))
    if words.doubts:
        notices.append(tr(DOUBTS).format(some=_listed(list(words.doubts))))
    draft = document_draft(walk, words.title, properties, raw, MEDIA_TYPE, name, notices)
    blocks = zip(draft.blocks, places, strict=True)
    return replace(draft, blocks=tuple(block._replace(place=Place(page)) for block, page in blocks))


@contextmanager
def _opened(raw: bytes, name: str) -> Generator[Any]:
    """A PDF of pypdfium2. Raises `BadInput` where it cannot be opened."""
    pdfium: Any = import_module("pypdfium2")
    try:
        file = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as err:
        is_locked = err.err_code == import_module("pypdfium2.raw").FPDF_ERR_PASSWORD
        why = NO_PAGES if _NO_PAGES.search(raw) else PASSWORD if is_locked else DAMAGED
        raise BadInput(tr(why).format(name=name)) from err
    try:
        yield file
    finally:
        file.close()


def _pages(file: Any, name: str, step: Step) -> tuple[list[Seen], list[str]]:
    """What is on each page, and the labels of the pages, as viewers show them."""
    pdfium: Any = import_module("pypdfium2")
    pages: list[Seen] = []
    labels: list[str] = []
    for number in range(len(file)):
        try:
            page = file[number]
        except pdfium.PdfiumError as err:
            raise BadInput(tr(DAMAGED).format(name=name)) from err
        pages.append(look_at_page(page, number))
        page.close()
        labels.append(file.get_page_label(number).strip() or str(number + 1))
        step(0.75 * (number + 1) / len(file))
    return pages, labels if len(set(labels)) == len(labels) else [str(number + 1) for number in range(len(file))]


def _property(file: Any, key: str) -> str:
    """What the properties of the file say under a name."""
    try:
        return " ".join(file.get_metadata_value(key).replace("\0", "").split())
    except UnicodeDecodeError:  # of a damaged file
        return ""


def refuse_unread(pages: Sequence[Seen], name: str) -> None:
    """Raise `BadInput` where the pages have no text, or letters that are not known."""
    letters, unknown = sum(page.letters for page in pages), sum(page.unknown for page in pages)
    signs = Counter(sign for page in pages for strip in page.strips for sign in strip.text.lower())
    if unknown > 0.2 * (letters + unknown) or not _is_language(signs):
        raise BadInput(tr(UNREADABLE).format(name=name))
    if letters < _FEW:
        raise BadInput(tr(PICTURES if any(page.has_picture for page in pages) else NO_TEXT).format(name=name))


def _is_language(signs: Mapping[str, int]) -> bool:
    """Whether these signs are those of a text. Of codes taken for letters most are rare ones, or none."""
    latin = sum(many for sign, many in signs.items() if "a" <= sign <= "z")
    usual = sum(signs.get(sign, 0) for sign in "etaoinsr")
    words = sum(many for sign, many in signs.items() if sign.isalnum())
    others = sum(many for sign, many in signs.items() if not (sign.isalnum() or sign.isspace() or sign in "._-…·"))
    return (latin < _MANY or usual >= 0.35 * latin) and (words + others < _MANY or others < 0.5 * words)


def _listed(pages: Sequence[str]) -> str:
    return ", ".join(pages[:_NAMED]) + (" …" if len(pages) > _NAMED else "")
