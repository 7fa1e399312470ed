"""Things of any name at which the network points, where the rules have read none.

thing = a run of words likely of a thing of a gift (`network`), without what is read of it already
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.drafts.amount import Amount
from app.domain.drafts.network import NetworkReading
from app.domain.drafts.objects import made
from app.domain.drafts.phrases import DETERMINERS, is_noun
from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import Shape
from app.domain.drafts.word_kinds import WordKinds

_LIKELY = 0.75
_ONE = words("a an another")
_EDGES = words("of and or for to in with by from")


def pointed_at(
    text: str, shape: Shape, whole: NetworkReading, read: Iterable[Amount], kinds: WordKinds
) -> list[Amount]:
    """Those beside the things that are read."""
    held = [(one.start, one.end) for one in read]
    out: list[Amount] = []
    for start, end in whole.spans(("items",), _LIKELY):
        inside = [at for at, piece in enumerate(shape.pieces) if piece.start < end and piece.end > start]
        while inside and (shape.pieces[inside[-1]].sort is not Sort.WORD or shape.pieces[inside[-1]].word in _EDGES):
            inside = inside[:-1]
        while inside and _is_edge(shape, inside[0]):
            inside = inside[1:]
        if not inside or any(shape.pieces[at].sort in (Sort.THING, Sort.DAY) for at in inside):
            continue
        first, last = inside[0], inside[-1]
        low, high = shape.pieces[first].start, shape.pieces[last].end
        if is_noun(shape, last) and not any(low < other[1] and other[0] < high for other in held):
            out.append(made(text, shape, first, last + 1, kinds))
    return out


def _is_edge(shape: Shape, at: int) -> bool:
    piece = shape.pieces[at]
    return (piece.word in DETERMINERS and piece.word not in _ONE) or piece.word in _EDGES or piece.sort is Sort.SIGN
