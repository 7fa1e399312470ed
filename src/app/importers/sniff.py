"""What bytes are, judged by the bytes; a name or a stated type only settles what they leave open."""

from __future__ import annotations

import re
from pathlib import PurePath

from app.domain.errors import BadInput
from app.domain.language import later, tr

MAX_BYTES = 50_000_000
"""A source is text to be read; nothing a person reads as one source is larger."""
MAX_PAGE = 20_000_000
"""Of a web page most is markup."""

_AS_TEXT = later("Save the document as text or HTML (in most programs: File, Save As) and add that file.")
_MAGIC = (
    (b"%PDF-", later("a PDF, which is not read yet"), _AS_TEXT),
    (b"\xd0\xcf\x11\xe0", later("an old Office document, which is not read"), _AS_TEXT),
    (b"{\\rtf", later("a rich text (RTF) document, which is not read"), _AS_TEXT),
    (b"\x89PNG", later("a picture"), later("Add the page's text instead.")),
    (b"\xff\xd8\xff", later("a picture"), later("Add the page's text instead.")),
    (b"GIF8", later("a picture"), later("Add the page's text instead.")),
    (b"BM", later("a picture"), later("Add the page's text instead.")),
    (b"RIFF", later("a picture, a sound or a film"), later("Add a text of it instead.")),
    (b"SQLite format 3\0", later("a database"), later("A workspace is opened with Open, not added as a source.")),
    (b"\x1f\x8b", later("a compressed file"), later("Unpack it first and add the file inside.")),
    (b"7z\xbc\xaf", later("a compressed file"), later("Unpack it first and add the file inside.")),
    (b"Rar!", later("a compressed file"), later("Unpack it first and add the file inside.")),
    (
        b"bplist00",
        later("a web archive of Safari, which is not read"),
        later("In Safari save as Page Source and add that file."),
    ),
    (b"\x7fELF", later("a program"), later("Add a text, HTML or Markdown file.")),
    (b"MZ", later("a program"), later("Add a text, HTML or Markdown file.")),
)
_FIRST_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6]|meta|title|table|ul|ol|dl|blockquote|base|link"
    r"|style|script|noscript|template|header|footer|nav|aside|figure|form|center|font|pre|br|hr|img|svg|iframe|address)"
    r"\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][a-z0-9-]*+(?:[\s/][^<>]*+)?>", re.IGNORECASE)
_SPACE = re.compile(r"\s*+")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".xht")
_MD_LINE = re.compile(
    r"^(?:#{1,6} \S|\[\^[^\]\n]++\]: |```|~~~|\|.*\|[ \t]*+$|!\[[^\]\n]*+\]\()"
    r"|\[[^\[\]\n]++\]\([^()\s]++\)|(?<!\w)\*\*\S[^*\n]*\S\*\*(?!\w)",
    re.MULTILINE,
)
_FRONT_MATTER = re.compile(
    # Each kind of line begins in its own way and is taken whole, so that no line is tried in two.
    r"---[ \t]*+\n(?:(?:[\w-]++[ \t]*+:|[ \t]++(?!\n)|-(?!--))[^\n]*+\n|[ \t]*+\n)++(?:---|\.\.\.)[ \t]*+(?:\n|$)"
)
_HTML_TYPES = ("text/html", "application/xhtml+xml")


def refuse_large(head: bytes, size: int, name: str, stated: str | None = None) -> None:
    """Raise `BadInput` where a source of so many bytes that begins so is too large to be read."""
    most = MAX_PAGE if size > MAX_PAGE and _is_page(head[:4096], name, stated) else MAX_BYTES
    if size > most:
        raise BadInput(
            tr("“{name}” is larger than {most} MB, too large for one source. Split it and add the parts.").format(
                name=name, most=most // 1000000
            )
        )


def _is_page(head: bytes, name: str, stated: str | None) -> bool:
    """Whether what begins so is a web page, in whatever encoding."""
    return is_html(head.replace(b"\0", b"").decode("latin-1").lstrip("ÿþï»¿"), name, stated)


def refuse_unreadable(raw: bytes, name: str, stated: str | None = None) -> None:
    """Raise `BadInput` for bytes that are no text, saying what they are and what to do."""
    refuse_large(raw[:4096], len(raw), name, stated)
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise BadInput(tr("“{name}” is empty. Choose a file that has text in it.").format(name=name))
    if raw.startswith(b"PK\x03\x04"):
        raise BadInput(_zip(raw, name))
    for magic, what, then in _MAGIC:
        if raw.startswith(magic) and (len(magic) > 2 or b"\0" in raw[:512]):
            raise BadInput(tr("“{name}” is {what}. {then}").format(name=name, what=tr(what), then=tr(then)))


def _zip(raw: bytes, name: str) -> str:
    inside = raw[:4096] + raw[-65536:]
    if b"word/" in inside:
        return tr("“{name}” is a Word document (DOCX), which is not read yet. {then}").format(
            name=name, then=tr(_AS_TEXT)
        )
    if b"opendocument" in inside or b"xl/" in inside or b"ppt/" in inside or b"epub" in inside:
        return tr("“{name}” is an office document or e-book, which is not read yet. {then}").format(
            name=name, then=tr(_AS_TEXT)
        )
    return tr("“{name}” is a compressed file. Unpack it first and add the file inside.").format(name=name)


def media_type_of(text: str, name: str, stated: str | None) -> str:
    """text/html, text/markdown or text/plain, by the content; `stated` and `name` settle doubtful cases."""
    stated = (stated or "").split(";")[0].strip().lower()
    if is_html(text, name, stated):
        return "text/html"
    if _FRONT_MATTER.match(text):
        return "text/markdown"
    marks = len(_MD_LINE.findall(text))
    called = PurePath(name).suffix.lower() in (".md", ".markdown", ".mdown") or stated == "text/markdown"
    titled = re.match(r"\s*#{1,2} \S[^\n]*\n\n", text)
    if called or titled or (marks >= 3 and re.search(r"^#{1,6} \S", text, re.MULTILINE)):
        return "text/markdown"
    return "text/plain"


def is_html(text: str, name: str, stated: str | None) -> bool:
    """Whether `text` is a web page: it begins as one, or is called one and has a tag somewhere."""
    stated = (stated or "").split(";")[0].strip().lower()
    called = stated in _HTML_TYPES or PurePath(name).suffix.lower() in _HTML_NAMES
    return bool(_FIRST_TAG.match(text, _prologue(text)) or (called and _TAG.search(text)))


def _prologue(text: str) -> int:
    """Where the white space, the XML declaration and the comments end that a page may begin with."""
    at = 0
    while True:
        at = space.end() if (space := _SPACE.match(text, at)) else at
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            at = end + 3
        elif text.startswith("<?", at):
            end = text.find(">", at)
            at = end + 1
        else:
            return at
        if end < 0:
            return len(text)
