"""The page inside a single-file archive (MHTML), as browsers save one with its pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEGINS = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_RELATED = re.compile(rb"content-type:\s*multipart/related", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """The bytes of the page, its media type with charset, and the address it was saved from, if known."""

    body: bytes
    media_type: str
    address: str


def page_in_archive(raw: bytes) -> ArchivedPage | None:
    """The web page in `raw`, or None when `raw` is no such archive."""
    head = raw[:4096]
    if not (_BEGINS.match(head) and _RELATED.search(head)):
        return None
    from email import message_from_bytes

    message = message_from_bytes(raw)
    for part in message.walk():
        body = part.get_payload(decode=True)
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(body, bytes) and body:
            charset = part.get_content_charset()
            media_type = f"text/html; charset={charset}" if charset else "text/html"
            address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            return ArchivedPage(body, media_type, address.strip())
    return None
