"""Things of any name at which the network points, beside those that the rules read.

thing = a run of words likely of a thing of a gift (`network`), that ends in a noun and is beside no thing that is read

Numbers are for rules to read: what has one that they have left is a thing only where they have read no other and the
network has no doubt, and its number is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.fitted_out import is_fitted_out
from app.domain.drafts.clauses.around import CLEAR_NOUNS, GIVING_NOUNS
from app.domain.drafts.clauses.gift_things import head_of, names_aid
from app.domain.drafts.clauses.phrases import is_noun
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.given.objects import made
from app.domain.drafts.given.told_beside import is_told_beside
from app.domain.drafts.learnt.network import NetworkReading, Span
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.language import tr
from app.domain.quantity import names_a_number
from app.domain.terms import Qualifier

_LIKELY, _GIVEN = 0.6, 1.0
"""How likely the words are of a thing, and the odds of that being given, from which on it is read."""
_PLAIN, _SURELY = 0.6, 1.5
"""The same for things of any name, and for what has a number, which is left open."""
_REST = words("lot rest whole half balance remainder one ones others")
"""What is some of a thing that is named elsewhere."""
_EDGES = words("of and or for to in with by from at on as")
_OPENING = _EDGES | words("this that these those some any")


def pointed_at(
    text: str, shape: Shape, whole: NetworkReading, read: Iterable[Amount], kinds: WordKinds
) -> list[Amount]:
    """Those beside the things that are read."""
    things = [*read]
    held, counted = [(one.start, one.end) for one in things], {one.item for one in things}
    out: list[Amount] = []
    for first, last in filter(None, (_trimmed(shape, span) for span in whole.spans(("items",), _LIKELY))):
        low, high = shape.pieces[first].start, shape.pieces[last].end
        if any(low < other[1] and other[0] < high for other in held) or _is_of_else(text, shape, first, last):
            continue
        odds, numbered = whole.given([(low, high)])[0], names_a_number(_SIZED.sub("", text[low:high]))
        plain = whole.spans(("items",), _PLAIN) if odds >= _SURELY else ()
        surely = any(start <= low and high <= end for start, end in plain)
        names = surely and shape.pieces[last].sort is Sort.ACTOR and first < last
        if odds < _GIVEN or (numbered and (held or not surely)) or not (names or is_noun(shape, last)):
            continue
        one = made(text, shape, first, last + 1, kinds)
        if numbered and _is_number_of_else(text, shape, one, things):
            continue
        known = names_aid(one) if held else head_of(one.item) not in CLEAR_NOUNS
        if one.item not in counted and head_of(one.item) not in _REST and (surely or known):
            out.append(_left_open(one) if numbered else one)
    return out


_SIZED = re.compile(r"\b\d[\d,.]*-[a-z]+\b|\b[A-Z]{1,4}-?\d+[A-Z]?\b|(?<=\ba )(?:19|20)\d\d\b")
"""Numbers that say how large a thing is, or of which type or year: *a 300-acre farm*, *an S-300*, *a 2009 minivan*."""


def _is_number_of_else(text: str, shape: Shape, one: Amount, things: Sequence[Amount]) -> bool:
    """Whether a number is only told beside a gift, or is the end of another: *200 shelters* in *2,200 shelters*."""
    low = one.start
    within = text[low - 1 : low] in (",", ".") and text[low].isdigit() and text[max(0, low - 2) : low - 1].isdigit()
    return within or is_told_beside(text, shape.pieces[0].start, one, things)


def _left_open(one: Amount) -> Amount:
    """A thing whose number is left unread: it may be that of another thing, or a name's."""
    unread = tr("This number is not read; see the words.")
    return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=unread)


def _trimmed(shape: Shape, span: Span) -> tuple[int, int] | None:
    """The first and the last piece of what may be called a thing within some words; None where nothing may."""
    inside = [at for at, piece in enumerate(shape.pieces) if piece.start < span[1] and piece.end > span[0]]
    while inside and (shape.pieces[inside[0]].sort is Sort.SIGN or shape.pieces[inside[0]].word in _OPENING):
        inside = inside[1:]
    stops = (number for number, at in enumerate(inside) if shape.pieces[at].sort not in (Sort.WORD, Sort.ACTOR))
    inside = inside[: next(stops, len(inside))]
    while inside and shape.pieces[inside[-1]].word in _EDGES:
        inside = inside[:-1]
    return (inside[0], inside[-1]) if inside else None


def _is_of_else(text: str, shape: Shape, first: int, last: int) -> bool:
    """Whether words belong to what stands beside them: *its remaining 11 vans*, *a fleet of 8 buses*.

    Or are what something is put into: *equipped a laboratory with scales*.
    """
    pieces = shape.pieces
    if is_fitted_out(text, pieces[0].start, pieces[first].start, pieces[last].end):
        return True
    behind, before = pieces[last + 1 : last + 3], pieces[max(0, first - 2) : first][::-1]
    for beside in (behind, before):
        if any(piece.sort is Sort.THING for piece in (beside[1:] if beside and beside[0].word == "of" else beside[:1])):
            return True
    owns = any(piece.word in ("'", "'s") for piece in behind[:1])  # the teachers' lodgings
    return owns or any(piece.word in GIVING_NOUNS for piece in behind[:1])
