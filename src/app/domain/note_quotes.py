"""Quotes of passages in notes: a block quote whose last line links to the passage.

    > the exact words
    > [[p-0123abcd|¶ 5, Title]]

The link holds it to its passage, so that a note can say when the passage reads otherwise by now, and take its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.anchor import AnchorState
from app.domain.links import LINK, by_uid, uid_name

_QUOTED = re.compile(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)


class QuoteState(StrEnum):
    """How a quote in a note relates to its passage."""

    SAME = "same"
    CHANGED = "changed"
    """The passage has other words by now."""
    WAITS = "waits"
    """The source has a new version in which the passage waits to be reviewed."""
    LOST = "lost"
    """The passage is on an older version: its words are not in the newest."""
    GONE = "gone"
    """There is no such passage any more."""


CurrentQuote = tuple[str, AnchorState]
"""The words of a passage, and the state of its anchor."""


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
    """Whether a quote still has the passage's words, ignoring white space."""
    return quoted.split() == now.split()


def state_of(quote: NoteQuote, now: CurrentQuote | None) -> QuoteState:
    """The state of a quote, given its passage; None if that is gone."""
    if now is None:
        return QuoteState.GONE
    words, anchor = now
    if not says_the_same(quote.words, words):
        return QuoteState.CHANGED
    return {AnchorState.REVIEW: QuoteState.WAITS, AnchorState.LOST: QuoteState.LOST}.get(anchor, QuoteState.SAME)


def marked(body: str, now: Callable[[str], CurrentQuote | None], mark: Callable[[NoteQuote, QuoteState], str]) -> str:
    """The body with a mark after each quote that differs from its passage. `now` returns a passage by its uid."""

    def with_mark(quote: NoteQuote) -> str | None:
        state, words = state_of(quote, now(quote.uid)), body[quote.start : quote.end]
        text = words.rstrip("\n")
        return None if state is QuoteState.SAME else text + mark(quote, state) + words[len(text) :]

    return requoted(body, with_mark)


def requoted(body: str, block_of: Callable[[NoteQuote], str | None]) -> str:
    """The body with quotes replaced; None keeps one as it is."""
    out: list[str] = []
    at = 0
    for quote in quotes_in(body):
        block = block_of(quote)
        if block is not None:
            ends_line = body[quote.start : quote.end].endswith("\n")
            out += [body[at : quote.start], block if ends_line else block.rstrip("\n")]
            at = quote.end
    return "".join((*out, body[at:]))
