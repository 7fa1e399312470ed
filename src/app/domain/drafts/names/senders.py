"""Whose team of helpers, or field hospital, has come: not a body that gives or gets, but what somebody sent.

sent = (name "'s" | adjective) word* helping word* ("team" | "brigade" | "hospital" | …) arrives
                                                    Oman's medical team has reached Derna
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from app.domain.drafts.names.named import Named, NamedKind

_SENT = re.compile(
    r"(?P<owner>.+?)(?:['’]s)? (?:[a-z-]+ )*?"
    r"(?:rescue|search|medical|surgical|relief|disaster|emergency|humanitarian|firefighting|field|mobile|engineering) "
    r"(?:[a-z-]+ )*?(?:team|brigade|squad|unit|contingent|crew|hospital|clinic)"
)
_ARRIVES = re.compile(
    r"(?: (?:has|have|had|also|finally|already|since))*"
    r" (?:arrived|landed|reached|flew (?:to|into|out)|flown (?:to|into|out)|left (?:for|on)|set off|came to|"
    r"(?:is|was) (?:on its way|due|expected|sent|flown|deployed|dispatched|despatched))\b"
)
_BODIES = (NamedKind.BODY, NamedKind.ORGANISATION, NamedKind.GOVERNMENT)
Find = Callable[[str, int, int], Iterable[Named]]


def with_senders(text: str, named: Iterable[Named], find: Find) -> list[Named]:
    """Who is named, with the senders of what arrives instead of the names that have both in them."""
    return [sender for one in named for sender in (_senders(text, one, find) or [one])]


def _senders(text: str, one: Named, find: Find) -> list[Named]:
    if one.kind not in _BODIES or _ARRIVES.match(text, one.end) is None:
        return []
    sent = _SENT.fullmatch(text, one.start, one.end)
    return [] if sent is None else [who for who in find(text, one.start, sent.end("owner")) if who.start == one.start]
