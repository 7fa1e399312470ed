"""The page inside a single-file archive (MHTML), as browsers save one with its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser

from app.domain.errors import BadInput
from app.domain.language import tr

_FIELD = re.compile(rb"\s*[\w-]+:")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
HEAD = 65536
"""Bytes: the headers of no archive are longer."""
_DEEPEST = 8
"""A browser puts the page's parts one or two deep."""


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """The bytes of the page, its media type with charset, and the address it was saved from, if known."""

    body: bytes
    media_type: str
    address: str


def is_archive(raw: bytes) -> bool:
    """Whether its headers are those of a page saved with its pictures."""
    head = raw[:HEAD]
    if not is_headed(raw) or b"mime-version:" not in head.lower():
        return False
    outer, _ = split(head)
    return "MIME-Version" in outer and outer.get_content_type() == "multipart/related"


def is_headed(raw: bytes) -> bool:
    """Whether it begins with a field, as the headers of mails and archives do."""
    return bool(_FIELD.match(raw[:HEAD]))


def page_in_archive(raw: bytes, name: str) -> ArchivedPage:
    """The web page in an archive. Raises `BadInput` where there is none in it."""
    outer, _ = split(raw[:HEAD])
    for part, body in parts(raw):
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and (page := decoded(part, body)):
            charset = part.get_content_charset()
            media_type = f"text/html; charset={charset}" if charset else "text/html"
            address = str(outer.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            return ArchivedPage(page, media_type, address.strip())
    sentence = tr("“{name}” is a web archive with no page in it. Save the page as HTML and add that.")
    raise BadInput(sentence.format(name=name))


def split(raw: bytes) -> tuple[Message, bytes]:
    """The headers and the body of a part."""
    raw = raw.lstrip()
    end = _HEAD_END.search(raw)
    at = end.end() if end else len(raw)
    return BytesHeaderParser().parsebytes(raw[:at]), raw[at:]


def parts(raw: bytes, depth: int = 0) -> Iterator[tuple[Message, bytes]]:
    """The parts that hold no others, in order; what is nested deeper than any browser does is left out. The email
    parser would read every picture line by line, and ends in a recursion error where parts are nested."""
    part, body = split(raw)
    boundary = part.get_boundary()
    if part.get_content_maintype() != "multipart" or not boundary:
        yield part, body
    elif depth < _DEEPEST:
        mark = re.compile(rb"(?:^|\n)--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(--)?[ \t]*\r?(?=\n|\Z)")
        _, *found = mark.split(body)
        for closes, inner in zip(found[::2], found[1::2], strict=True):
            if closes:
                break
            yield from parts(inner, depth + 1)


def decoded(part: Message, body: bytes) -> bytes:
    """The bytes that base64 or quoted-printable encodes."""
    encoding = str(part.get("Content-Transfer-Encoding") or "").strip().encode("ascii", "ignore")
    whole = message_from_bytes(b"Content-Transfer-Encoding: " + encoding + b"\n\n" + body)
    found = whole.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
