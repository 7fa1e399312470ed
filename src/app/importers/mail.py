"""A mail as mail programs save it (.eml): its text is what is read, its headers are its citation."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from app.domain.authors import in_reading_order
from app.domain.errors import BadInput
from app.domain.language import tr
from app.importers.encoding import decode
from app.importers.mhtml import HEAD, decoded, is_headed, parts, split

_ADDED = ("MIME-Version", "Message-ID", "Received", "Content-Type")
"""What programs write at the head of a mail, and no person who copies one."""


@dataclass(frozen=True, slots=True)
class Mail:
    """The bytes of a mail's text, its media type with charset, and what its headers say; unknown is empty."""

    body: bytes
    media_type: str
    title: str
    author: str
    published: str


def is_mail(raw: bytes) -> bool:
    """Whether its headers are those of a mail as a program keeps it."""
    if not is_headed(raw):
        return False
    outer, _ = split(raw[:HEAD])
    return "From" in outer and ("Date" in outer or "Subject" in outer) and any(name in outer for name in _ADDED)


def read_mail(raw: bytes, name: str) -> Mail:
    """The text of a mail, or the page where it has no text. Raises `BadInput` where it has neither."""
    outer, _ = split(raw[:HEAD])
    shown = [(part, body) for part, body in parts(raw) if part.get_content_disposition() != "attachment"]
    for wanted in ("text/plain", "text/html"):
        for part, body in shown:
            if part.get_content_type() == wanted and (text := decoded(part, body)).strip():
                charset = part.get_content_charset()
                media_type = f"{wanted}; charset={charset}" if charset else wanted
                return Mail(text, media_type, _header(outer, "Subject"), _author(outer), _day(outer))
    raise BadInput(tr("The mail “{name}” holds no text. Add what is attached to it as a file.").format(name=name))


def _header(outer: Message, header: str) -> str:
    """What a header says, its encoded words decoded."""
    stated = next((str(value) for name, value in outer.raw_items() if name.lower() == header.lower()), "")
    if not stated.isascii():  # letters as they are, which the parser keeps as bytes
        raw = stated.encode("utf-8", "surrogateescape")
        stated = raw.decode("utf-8", "replace")
        with suppress(BadInput):
            stated = decode(raw, header)[0]
    try:
        return " ".join(str(make_header(decode_header(stated))).split())
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return " ".join(stated.split())


def _author(outer: Message) -> str:
    """Who wrote it; *Lind, Jo* is Jo Lind, and an address alone is no name."""
    named = parseaddr(_header(outer, "From"))[0].strip()
    return "" if "@" in named else in_reading_order(named)


def _day(outer: Message) -> str:
    """The day where it was written."""
    try:
        return parsedate_to_datetime(str(outer.get("Date") or "")).date().isoformat()
    except ValueError:
        return ""
