"""Persons that a sentence speaks of by their names alone, whom *he* or *she* may mean in the next ones.

    person = two or three capitalised words in a row that are no other name: *Rana Husseini*, *Ana de la Cruz*

They are only looked for here: a name that no list has may be a firm's or a street's as well, so that it gives or gets
something only where a sentence says so of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.drafts.clauses.pieces import Piece, Sort
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.words.actor_words import NOT_NAMES, PARTICLES

_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]*[^\W\d_A-Z]\b|[^\W\d_a-z]\.")
_LONGEST = 3


def persons(text: str, pieces: Sequence[Piece]) -> Iterator[Named]:
    """The persons that are named among the pieces of a sentence."""
    run: list[Piece] = []
    for piece in [*pieces, None]:
        goes_on = piece is not None and (not run or piece.start == run[-1].end + 1)
        if piece is not None and goes_on and _is_of_name(text, piece, begins=not run):
            run.append(piece)
            continue
        while run and text[run[-1].start].islower():
            run.pop()
        if 1 < len(run) <= _LONGEST + sum(text[one.start].islower() for one in run):
            start, end = run[0].start, run[-1].end
            yield Named(start, end, NamedKind.PERSON, text[start:end], "")
        run = [piece] if piece is not None and _is_of_name(text, piece, begins=True) else []


def _is_of_name(text: str, piece: Piece, *, begins: bool) -> bool:
    """Whether a piece may be a word of a person's name."""
    if piece.sort is not Sort.WORD:
        return False
    word = text[piece.start : piece.end]
    if _CAPITAL.fullmatch(word):
        return word not in NOT_NAMES
    return not begins and word in PARTICLES
