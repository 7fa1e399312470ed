"""The sentence that a list goes on with, and who gives or gets what its lines name.

lead = words of giving ":"       The Government grants the following:       who gives is said
                                 Gifts received by the museum:              who gets it is said
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.domain.drafts.clauses.around import GIVING_NOUNS
from app.domain.drafts.clauses.outcomes import of_verb
from app.domain.drafts.clauses.pieces import Piece, Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import GIVING, Family
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.names.named import Named
from app.domain.terms import Outcome

_GETS = (Family.RECEIVE, Family.THANK)


class Lead(NamedTuple):
    """Who gives what a list names, or who gets it, and what became of it."""

    donors: tuple[DraftParty, ...]
    recipients: tuple[DraftParty, ...]
    outcome: Outcome
    near: bool = True
    """Whether only lines that begin as those of lists do stand between."""
    half: bool = False
    """Whether its lines have to say what is done: *The Foundation will:*."""


def lead_of(shape: Shape, meant: Callable[[Piece], Named | None]) -> Lead | None:
    """What a sentence that ends with a colon says of the lines behind it; `meant` says whom a piece stands for."""
    if shape.pieces[-2:-1] and shape.pieces[-2].word in ("will", "shall"):  # the Foundation will:
        subjects = _parties([meant(shape.pieces[at]) for at in shape.of(Sort.ACTOR, 0, len(shape.pieces))[-1:]])
        return Lead(subjects, (), Outcome.PROMISED, half=True) if subjects else None
    number = next((number for number, verb in enumerate(shape.verbs) if verb.family in GIVING), -1)
    noun = next((at for at, piece in enumerate(shape.pieces) if piece.word in GIVING_NOUNS), -1)
    led = number >= 0 and shape.verbs[number].last < noun and not shape.verbs[number].passive
    if noun >= 0 and not led and (said := _said(shape, meant, "to", "from", noun, Outcome.GIVEN)) is not None:
        return said
    if number < 0:
        return None
    verb = shape.verbs[number]
    gets = verb.family in _GETS
    if verb.passive:
        return _said(shape, meant, *(("by", "from") if gets else ("to", "by")), verb.first, of_verb(verb)[0])
    parties = _parties([meant(shape.pieces[at]) for at in shape.subject(number)[0]])
    if not parties:
        return Lead((), (), Outcome.GIVEN) if gets else None
    return Lead(() if gets else parties, parties if gets else (), of_verb(verb)[0])


def receives(shape: Shape) -> bool:
    """Whether a sentence without a giver leads a list of those who give: *Support received so far:*."""
    return any(verb.family in _GETS for verb in shape.verbs)


def is_line(shape: Shape) -> bool:
    """Whether a sentence begins as a line of a list does: with a dash, a dot, a number or a letter in brackets."""
    words = [piece.word for piece in shape.pieces[:3]]
    numbered = words[0].isdigit() and words[1:2] in (["."], [")"])
    return shape.pieces[0].sort is Sort.SIGN or words[0] in ("•", "*", "·") or numbered


def _said(
    shape: Shape, meant: Callable[[Piece], Named | None], to: str, by: str, low: int, outcome: Outcome
) -> Lead | None:
    """The parties behind two prepositions."""
    behind = shape.of(Sort.ACTOR, low, len(shape.pieces))
    donors, recipients = (
        _parties([meant(shape.pieces[at]) for at in behind if shape.ties[at].role == role]) for role in (by, to)
    )
    return Lead(donors, recipients, outcome) if donors or recipients else None


def _parties(named: list[Named | None]) -> tuple[DraftParty, ...]:
    return tuple(DraftParty(one.name, one.iso2, 0, 0) for one in named if one is not None)
