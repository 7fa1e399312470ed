"""Every format, distinguished by what the bytes hold: those that are read, each by a file of its own, and those
that are known and refused with a way out.

A new format is a file in this folder and a line in the table. Its reader takes what was brought and the step it reports
how far it is, and gives a `SourceDraft`; it is loaded when the first such source comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from typing import NamedTuple

from app.domain.by_key import by_key
from app.domain.errors import BadInput
from app.domain.language import later, tr
from app.domain.sources import SourceDraft
from app.importers.draft import with_citation
from app.importers.encoding import decode
from app.importers.mail import is_mail, read_mail
from app.importers.mhtml import is_archive, page_in_archive
from app.importers.ods import is_ods
from app.importers.progress import Step, part
from app.importers.sniff import is_html, is_markdown, is_subtitles, is_table, refuse_large


class Brought:
    """What somebody brings: bytes, what they are called, and the media type that a server or the clipboard said."""

    def __init__(self, raw: bytes, name: str, stated: str | None = None, *, archived: bool = False) -> None:
        self.raw = raw
        self.name = name
        self.stated = stated
        self.archived = archived
        """Whether it lay in an archive, in which no other is looked for."""

    @cached_property
    def decoded(self) -> tuple[str, str]:
        """The characters with LF line ends, and a warning or empty text. Raises `BadInput` when they are no text."""
        return decode(self.raw, self.name, self.stated)

    @property
    def text(self) -> str:
        """The characters. Raises `BadInput` when they are no text, or hold no words."""
        text = self.decoded[0]
        if not any(sign.isalnum() for sign in text):
            raise BadInput(tr("“{name}” holds no words. Choose a file that has text in it.").format(name=self.name))
        return text


IsOne = Callable[[Brought], bool]
Reader = Callable[[Brought, Step], SourceDraft]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read."""

    is_one: IsOne
    read: Reader
    kind: str
    """What the files are, as file dialogs say it."""
    endings: str
    """How their names end."""
    by_bytes: bool = False
    """Whether its first bytes identify it without doubt, so that nothing below refuses it."""


class Refused(NamedTuple):
    """A format that is known and not read."""

    is_one: IsOne
    what: str
    """As it is said of a file: *is a picture*."""
    then: str
    """What to do instead."""


def starts(*beginnings: bytes) -> IsOne:
    """Whether it begins so. Two letters may begin a text too, which has no NUL near them."""
    return lambda brought: any(
        brought.raw.startswith(one) and (len(one) > 2 or b"\0" in brought.raw[:512]) for one in beginnings
    )


def packs(*names: bytes) -> IsOne:
    """Whether it is a ZIP archive, and one of these is at its two ends, where the names of files do."""
    return lambda brought: (
        starts(b"PK\x03\x04")(brought) and any(name in brought.raw[:4096] + brought.raw[-65536:] for name in names)
    )


def holds(beginning: bytes, name: str) -> IsOne:
    """Whether it begins so, and is an old container of Microsoft's in which something is called `name`."""
    return lambda brought: starts(beginning)(brought) and name.encode("utf-16-le") in brought.raw


def _is_called_a_document(brought: Brought) -> bool:
    """Whether an archive has a document's name, of which it has nothing: *half.docx*."""
    return packs(b"")(brought) and brought.name.lower().endswith((".docx", ".xlsx", ".ods", ".epub", ".odt", ".pptx"))


def _is_pdf(brought: Brought) -> bool:
    """Whether it is a PDF, which may have something before its beginning, as what came by mail or a bad server has."""
    raw = brought.raw
    return raw.startswith(b"%PDF-") or (b"%PDF-" in raw[:1024] and b"startxref" in raw[-2048:])


def _loaded(reader: str) -> Callable[..., SourceDraft]:
    """A reader, by its place in this folder: `module:function`."""
    module, _, function = reader.partition(":")
    found: Callable[..., SourceDraft] = getattr(import_module(f"app.importers.{module}"), function)
    return found


def _bytes(reader: str) -> Reader:
    return lambda brought, step: _loaded(reader)(brought.raw, brought.name, step)


def _text(reader: str) -> Reader:
    """A reader of characters."""

    def read(brought: Brought, step: Step) -> SourceDraft:
        text, warning = brought.text, brought.decoded[1]
        step(0.1)
        draft = _loaded(reader)(text, brought.raw, brought.name, part(step, 0.1, 1))
        return replace(draft, warnings=(warning, *draft.warnings)) if warning else draft

    return read


def _is_zotero_json(brought: Brought) -> bool:
    """Whether it is what Better BibTeX writes for itself."""
    return brought.raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"BetterBibTeX JSON"' in brought.raw[:2000]


def _archive(brought: Brought, step: Step) -> SourceDraft:
    page = page_in_archive(brought.raw, brought.name)
    refuse_large(page.body, len(page.body), brought.name, page.media_type)
    draft = read(Brought(page.body, page.address or brought.name, page.media_type, archived=True), step)
    return replace(draft, raw=brought.raw, name=brought.name)


def _mail(brought: Brought, step: Step) -> SourceDraft:
    mail = read_mail(brought.raw, brought.name)
    draft = read(Brought(mail.body, brought.name, mail.media_type, archived=True), step)
    meta = draft.meta
    known = replace(
        meta,
        title=mail.title or meta.title,
        authors=(mail.author,) if mail.author else meta.authors,
        published=mail.published or meta.published,
    )
    return replace(with_citation(draft, known), raw=brought.raw)


_AS_TEXT = later("Save the document as text or HTML (in most programs: File, Save As) and add that file.")
_AS_DOCX = later("Save it as DOCX (in most programs: File, Save As) and add that file.")
_TEXT_OF_IT = later("Add the page's text instead.")
_UNPACK = later("Unpack it first and add the file inside.")
_PROGRAM = (later("a program"), later("Add a text, HTML, Markdown, Word or PDF file."))
_PAGES, _TEXTS, _MAILS = later("Web pages"), later("Text and Markdown"), later("Mails and subtitles")
_TABLES = later("Tables")

LOCKED = later("protected by a password")


_QDA = later("a project or a codebook of REFI-QDA, which is not read")
_CODEBOOK = later(
    "Save the codebook as CSV in the program it is from, and import that as a codebook; save its documents as files, "
    "and add those."
)
_XML = (b"<?xml", "\ufeff<?xml".encode("utf-16-le"), "\ufeff<?xml".encode("utf-16-be"))


def _is_xml(brought: Brought) -> bool:
    return brought.raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_XML)


def _is_qda(brought: Brought) -> bool:
    """Whether it is a codebook or a project as programs of analysis exchange them."""
    return _is_xml(brought) and b"urn:QDA-XML:" in brought.raw[:2000]


def _is_bare_xml(brought: Brought) -> bool:
    """Whether it is XML and no page: its words stand among signs that nobody wrote."""
    return _is_xml(brought) and not is_html(brought.decoded[0], brought.name, brought.stated)


def _is_workbook(brought: Brought) -> bool:
    return is_ods(brought.raw) or packs(b"xl/")(brought)


_is_epub = packs(b"application/epub+zip", b"META-INF/container.xml")

FORMATS: tuple[Format | Refused, ...] = (
    Format(_is_epub, _bytes("epub:read_epub"), later("E-books"), "epub", by_bytes=True),
    Format(packs(b"word/"), _bytes("docx:read_docx"), later("Word documents"), "docx", by_bytes=True),
    Format(_is_pdf, _bytes("pdf:read_pdf"), later("PDF documents"), "pdf", by_bytes=True),
    Format(_is_workbook, _bytes("table_source:read_table_source"), _TABLES, "xlsx ods", by_bytes=True),
    Refused(packs(b"project.qde", b".qde"), _QDA, _CODEBOOK),
    Refused(_is_qda, _QDA, _CODEBOOK),
    Refused(_is_bare_xml, later("an XML document, which is not read"), _AS_TEXT),
    Refused(packs(b"opendocument.text"), later("an OpenDocument text (ODT), which is not read"), _AS_DOCX),
    Refused(
        packs(b"opendocument", b"ppt/"),
        later("an office document, which is not read yet"),
        _AS_TEXT,
    ),
    Refused(
        _is_called_a_document,
        later("no document, or a damaged one"),
        later("Get it again from where it came from, and add that file."),
    ),
    Refused(packs(b""), later("a compressed file"), _UNPACK),
    Refused(
        holds(b"\xd0\xcf\x11\xe0", "EncryptedPackage"),
        LOCKED,
        later("Open it in the program it was made with, save it without the password and add that file."),
    ),
    Refused(
        holds(b"\xd0\xcf\x11\xe0", "WordDocument"), later("an old Word document (DOC), which is not read"), _AS_DOCX
    ),
    Refused(starts(b"\xd0\xcf\x11\xe0"), later("an old Office document, which is not read"), _AS_TEXT),
    Refused(starts(b"{\\rtf"), later("a rich text (RTF) document, which is not read"), _AS_TEXT),
    Refused(starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM"), later("a picture"), _TEXT_OF_IT),
    Refused(starts(b"RIFF"), later("a picture, a sound or a film"), later("Add a text of it instead.")),
    Refused(
        starts(b"SQLite format 3\0"),
        later("a database"),
        later("A workspace is opened with Open, not added as a source."),
    ),
    Refused(starts(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"), later("a compressed file"), _UNPACK),
    Refused(
        starts(b"bplist00"),
        later("a web archive of Safari, which is not read"),
        later("In Safari save as Page Source and add that file."),
    ),
    Refused(
        _is_zotero_json,
        later("a library in Zotero's own JSON, which is not read"),
        later("In Zotero export it as RIS or BibTeX, with its files, or as CSL JSON."),
    ),
    Refused(starts(b"\x7fELF", b"MZ"), *_PROGRAM),
    Format(lambda one: not one.archived and is_archive(one.raw), _archive, _PAGES, "mhtml"),
    Format(lambda one: not one.archived and is_mail(one.raw), _mail, _MAILS, "eml"),
    Format(lambda one: is_html(one.text, one.name, one.stated), _text("html:read_html"), _PAGES, "html htm xhtml"),
    Format(lambda one: is_subtitles(one.text), _text("subtitles:read_subtitles"), _MAILS, "srt vtt"),
    Format(
        lambda one: is_markdown(one.text, one.name, one.stated), _text("markdown:read_markdown"), _TEXTS, "md markdown"
    ),
    Format(lambda one: is_table(one.name, one.stated), _bytes("table_source:read_table_source"), _TABLES, "csv tsv"),
    Format(lambda _: True, _text("text:read_text"), _TEXTS, "txt"),
)
"""The first that it is, it is."""


def endings() -> dict[str, str]:
    """How the names of files of each kind end that are read, by what the kind is called."""
    kinds = by_key((one.kind, one.endings) for one in FORMATS if isinstance(one, Format))
    return {tr(kind): " ".join(ends) for kind, ends in kinds.items()}


_DOCUMENTS = (
    (_is_epub, later("an e-book")),
    (packs(b"word/"), later("a Word document")),
    (_is_pdf, later("a PDF")),
)
"""What is read as a source and has no rows for a table."""


def known_otherwise(raw: bytes, name: str) -> str:
    """What bytes are by their beginning that are looked for a table in; empty for what may be one."""
    brought = Brought(raw, name)
    refused = ((one.is_one, one.what) for one in FORMATS if isinstance(one, Refused))
    return next((what for is_one, what in (*_DOCUMENTS, *refused) if is_one(brought)), "")


def refuse_unreadable(brought: Brought) -> None:
    """Raise `BadInput` for bytes that are nothing we read, saying what they are and what to do."""
    refuse_large(brought.raw[:4096], len(brought.raw), brought.name, brought.stated)
    if not brought.raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise BadInput(tr("“{name}” is empty. Choose a file that has text in it.").format(name=brought.name))
    for one in FORMATS:
        if isinstance(one, Format):
            if one.by_bytes and one.is_one(brought):
                return
        elif one.is_one(brought):
            sentence = tr("“{name}” is {what}. {then}")
            raise BadInput(sentence.format(name=brought.name, what=tr(one.what), then=tr(one.then)))


def read(brought: Brought, step: Step) -> SourceDraft:
    """The draft of what was brought. Raises `BadInput` for what cannot be read or holds no article."""
    refuse_unreadable(brought)
    found = next(one for one in FORMATS if isinstance(one, Format) and one.is_one(brought))
    return found.read(brought, step)
