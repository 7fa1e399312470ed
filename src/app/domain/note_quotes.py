"""Quotes of passages in notes: a block quote whose last line links to the passage.

    > the exact words
    > [[p-0123abcd|¶ 5, Title]]

The link holds it to its passage, so that a note can say when the passage reads otherwise by now.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.links import LINK, by_uid, uid_name

_QUOTED = re.compile(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NoteQuote:
    """A block quote in a note that links to a passage."""

    start: int
    """Where the block begins and ends in the note, in code points."""
    end: int
    uid: str
    """The first digits of the passage's uid."""
    words: str


def block_quote(quote: str, uid: str, where: str) -> str:
    """A quote with the link to its passage, as Markdown, ending in a line of its own."""
    shown = "".join(sign for sign in " ".join(where.split()) if sign not in "[]|")
    lines = [*(line.strip() for line in quote.strip().splitlines() if line.strip())]
    return "".join(f"> {line}\n" for line in (*lines, f"[[{uid_name('passage', uid)}|{shown}]]"))


def quotes_in(body: str) -> tuple[NoteQuote, ...]:
    """The block quotes that link to exactly one passage."""
    out: list[NoteQuote] = []
    for found in _QUOTED.finditer(body):
        inside = _MARK.sub("", found.group())
        named = [named for link in LINK.finditer(inside) if (named := by_uid(link.group(1))) is not None]
        uids = [uid for kind, uid in named if kind == "passage"]
        if len(uids) == 1:
            out.append(NoteQuote(found.start(), found.end(), uids[0], LINK.sub(" ", inside)))
    return tuple(out)


def says_the_same(quoted: str, now: str) -> bool:
    """Whether a quote still has the passage's words, whatever the spaces and line ends."""
    return quoted.split() == now.split()


def marked(body: str, words_now: Callable[[str], str | None], mark: Callable[[str | None], str]) -> str:
    """The body with a mark after each quote whose passage reads otherwise now, or is gone (None)."""
    out: list[str] = []
    at = 0
    for quote in quotes_in(body):
        now = words_now(quote.uid)
        if now is None or not says_the_same(quote.words, now):
            end = quote.start + len(body[quote.start : quote.end].rstrip("\n"))
            out += [body[at:end], mark(now)]
            at = end
    return "".join((*out, body[at:]))
