"""Detects the format of bytes; a name or a stated type only decides doubtful cases."""

from __future__ import annotations

import re
from pathlib import PurePath

from app.domain.errors import BadInput
from app.domain.language import tr

MAX_BYTES = 50_000_000
"""A source is text to be read; nothing a person reads as one source is larger."""
MAX_PAGE = 20_000_000
"""Of a web page most is markup, and of a Word document pictures."""

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
_CLOCK = r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}"
_SUBTITLES = re.compile(rf"WEBVTT(?:[ \t][^\n]*+)?+(?:\n|\Z)|\s*+\d++[ \t]*+\n[ \t]*+{_CLOCK}[ \t]++-->[ \t]++{_CLOCK}")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_TABLE_TYPES = ("text/csv", "text/tab-separated-values")


def refuse_large(head: bytes, size: int, name: str, stated: str | None = None) -> None:
    """Raise `BadInput` where a source of so many bytes that begins so is too large to be read."""
    most = MAX_PAGE if size > MAX_PAGE and _is_page(head[:4096], name, stated) else MAX_BYTES
    if size > most:
        sentence = tr("“{name}” is larger than {most} MB, too large for one source. Split it and add the parts.")
        raise BadInput(sentence.format(name=name, most=most // 1000000))


def _is_page(head: bytes, name: str, stated: str | None) -> bool:
    """Whether what begins so is a web page, in whatever encoding, or packed as a Word document is."""
    return head.startswith(b"PK\x03\x04") or is_html(
        head.replace(b"\0", b"").decode("latin-1").lstrip("ÿþï»¿"), name, stated
    )


def is_markdown(text: str, name: str, stated: str | None) -> bool:
    """Whether `text`, which is no web page, is Markdown by its marks; `name` and `stated` settle doubtful cases."""
    if _FRONT_MATTER.match(text):
        return True
    marks = len(_MD_LINE.findall(text))
    called = PurePath(name).suffix.lower() in (".md", ".markdown", ".mdown") or _bare(stated) == "text/markdown"
    titled = re.match(r"\s*#{1,2} \S[^\n]*\n\n", text)
    return bool(called or titled or (marks >= 3 and re.search(r"^#{1,6} \S", text, re.MULTILINE)))


def is_subtitles(text: str) -> bool:
    """Whether `text`, with LF line ends, begins as subtitles do, in SubRip or WebVTT."""
    return bool(_SUBTITLES.match(text))


def is_table(name: str, stated: str | None) -> bool:
    """Whether a text is a table by its name, or by what is stated of it."""
    return PurePath(name).suffix.lower() in (".csv", ".tsv") or _bare(stated) in _TABLE_TYPES


def is_html(text: str, name: str, stated: str | None) -> bool:
    """Whether `text` is a web page: it begins as one, or is called one and has a tag somewhere."""
    called = _bare(stated) in _HTML_TYPES or PurePath(name).suffix.lower() in _HTML_NAMES
    return bool(_FIRST_TAG.match(text, _prologue(text)) or (called and _TAG.search(text)))


def _bare(stated: str | None) -> str:
    """A media type without its parameters, such as a charset."""
    return (stated or "").split(";")[0].strip().lower()


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
