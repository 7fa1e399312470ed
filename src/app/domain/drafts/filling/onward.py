"""Where things go on to from the port or town to which they are sent, and which is not who gets them.

onward = ("whence" | "from where" | "from which" | "from there") subject? moved
       | "and" "then"? moved | ("which" | "that") moved
       | "and" somebody ("will" | "is to" | …) ("hand" | "distribute" | …) "them" "out"? "in" … place
later  = ("which" | "that") somebody verb somebody moved       who had got it before is who was given it
moved  = ("was" | "will be" | …)? "to be"? ("carried" | "trucked" | "distributed" | …) "on"? ("to" | "in") … place
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import TRANSPORT

_BE = r"(?:(?:is|are|was|were|will|would|has|had|have|being|due|to|be|been|then|later) )"
_MOVED = (
    r"(?:carried|taken|trucked|forwarded|driven|moved|transported|railed|hauled|distributed|handed out)"
    r"(?: (?:on|onwards?|overland|by (?:road|rail|river|train|truck|lorry|air|sea)))?"
)
_ONWARD = re.compile(
    rf"\b(?:(?:whence|from (?:where|which|there)) (?:(?:it|they|these|this|the \w+) )?{_BE}+"
    rf"(?:{_MOVED}|shipped|sent|flown|ferried) to "
    rf"|(?:and {_BE}*|(?:which|that) {_BE}+){_MOVED} (?:to|in|among) "
    r"|and (?:the )?[A-Z][^.;,]{2,50} (?:will|would|is to|are to) (?:hand|distribute|share|give|dole) (?:them|it) "
    r"(?:(?:out|round|around) )?(?:in|among|to) )(?:[^.;,]{0,60}? )??(?=[A-Z])"
)


def onward(text: str, shape: Shape, at: int) -> list[int]:
    """The pieces that name where what is given by a word at a piece goes on to, behind where it is sent."""
    pieces = shape.pieces
    found = _ONWARD.search(text, pieces[at].start, pieces[-1].end)
    return [] if found is None else _behind(shape, found)


def _behind(shape: Shape, found: re.Match[str]) -> list[int]:
    """The first name right behind words."""
    pieces = shape.pieces
    behind = (one for one in sorted(shape.ties) if pieces[one].end > found.end() and pieces[one].actor is not None)
    return [one for one in behind if pieces[one].start - found.end() < _NEAR][:1]


def moved_later(text: str, shape: Shape, at: int) -> list[int]:
    """*The bus which Oman gave to Lae was taken to Wewak in 2005*: where it went from who had been given it."""
    pieces, number = shape.pieces, shape.verb_at(at)
    moves = number < 0 or shape.verbs[number].lemma in TRANSPORT | {"send"}
    found = None if moves else _LATER.search(text, pieces[at].end, pieces[-1].end)
    if found is None or {"which", "that"}.isdisjoint(piece.word for piece in pieces[max(0, at - _RELATIVE) : at]):
        return []
    between = (one for one in range(at + 1, len(pieces)) if pieces[one].end <= found.start())
    given = any(shape.ties[one].role in ("to", OBJECT) for one in between if pieces[one].actor)
    return _behind(shape, found) if given else []


_LATER = re.compile(
    r"\b(?:was|were) (?:(?:then|later|soon) )?(?:carried|taken|driven|moved|transported|hauled) to "
    r"(?:[^.;,]{0,60}? )??(?=[A-Z])"
)
_RELATIVE = 6
"""Pieces before a verb within which its clause begins."""
_NEAR = 40
"""Code points behind *to* in which the place is named."""
