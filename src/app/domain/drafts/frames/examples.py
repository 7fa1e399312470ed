"""Countries that are named as some of many: *some 20 countries, including Peru, Chile, and Ghana*.

    many     = [number | several | other …] (adjective)? ("countries" | "nations" | "states")
    examples = many ","? ("including" | "such as" | "notably" | "among them" …) name ("," name)* [","] "and" name
             | many (":" | ",") name ("," name)* "and" name ("among them")?

All that are named are of the many; what the many give or get together is not theirs alone, which is said of it, unless
as many are named right behind them as there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.drafts.clauses.around import PLAINLY, Around
from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import Field
from app.domain.drafts.names.actors import NamedKind
from app.domain.language import tr
from app.domain.number_words import ONES

_MANY = words("countries nations states governments")
_LEADS = ("including", "such", "notably", "among", "especially", "particularly", "namely", "like", ":")
_IDLE = words("as them these those which are the mostly")
_NEAR = 7
"""Pieces before *countries* within which those stand who are taken to get it, until the names are known."""


def among_many(around: Around) -> None:
    """Make all that are named of many who get it those who do; who are named of many who give it are not all."""
    frame, shape = around.frame, around.shape
    if any(piece.word in _LEADS[:2] for at in frame.donors for piece in shape.pieces[max(0, at - 3) : at]):
        frame.unsure[Field.DONORS] = tr("Others give it as well; these are those that are named.")
    gets = frame.family is Family.RECEIVE and not around.verb.passive
    low, high = (shape.clause_start(frame.first), frame.first) if gets else (frame.low, frame.high)
    for at in () if _MANY.isdisjoint(shape.said) else range(low, high):
        named = examples(shape, at)
        if named:
            for one in [one for one in frame.recipients if at - _NEAR < one <= at]:
                del frame.recipients[one]
            frame.order = [(kind, one) for kind, one in frame.order if one not in named and one != at]
            for one in named:
                around.recipient(one, PLAINLY)
            if not _are_all(shape, at, named):
                frame.unsure[Field.RECIPIENTS] = tr("Others get it as well; these are those that are named.")
            return


def _are_all(shape: Shape, at: int, named: Sequence[int]) -> bool:
    """Whether as many are named as there are: *to three countries: Peru, Chile and Oman*."""
    pieces = shape.pieces
    many = pieces[at].word.split()[0] if " " in pieces[at].word else pieces[max(0, at - 1)].word
    number = ONES.get(many.lower()) or (int(many) if many.isdecimal() else 0)
    return pieces[at + 1].word in (":", ",") and number == len(named)


def examples(shape: Shape, at: int) -> list[int]:
    """The names that are some of the many that a piece is, or none."""
    pieces = shape.pieces
    if pieces[at].word.split()[-1] not in _MANY or at + 2 >= len(pieces):
        return []
    if pieces[at + 1].word == "," and _are_all(shape, at, whole := _names(shape, at + 2)):
        return whole
    behind = at + 1 + (pieces[at + 1].word == ",")
    if pieces[behind].word not in _LEADS:
        return []
    behind += 1
    while behind < len(pieces) and (pieces[behind].word in _IDLE and pieces[behind].actor is None):
        behind += 1
    return _names(shape, behind + (behind < len(pieces) and pieces[behind].word == "them"))


def _names(shape: Shape, at: int) -> list[int]:
    """The countries of a list that begins at a piece."""
    pieces, out = shape.pieces, list[int]()
    while at < len(pieces):
        actor = pieces[at].actor
        if actor is not None and actor.kind in (NamedKind.COUNTRY, NamedKind.GOVERNMENT):
            out.append(at)
        elif pieces[at].word not in (",", "and", "the", "or"):
            break
        at += 1
    return out
