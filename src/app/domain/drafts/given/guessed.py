"""What may be given in a sentence in which nothing else is read that is: whatever a noun names that is a thing.

    guess = ("a" | "an" | "another") noun+ | noun* plural | noun* mass        a bakery, snow ploughs, seed

WordNet knows which nouns name things (`word_kinds`). Most that sentences speak of is given by nobody, so that it has to
be plain from the words around a guess alone that it is (`likely`).
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.any_things import NEVER_OWN
from app.domain.drafts.clauses.phrases import is_noun
from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.given.objects import NO_HEADS, made
from app.domain.drafts.words.word_kinds import WordKinds

_ONE = words("a an another")
_POINTING = words("the its their his her our my your this that these those every each no any")
_MASSES = words("food substance")
_THINGS = _MASSES | words("artifact animal plant")
"""The sorts of things that may be given, and those of which there is much rather than many."""
_LONGEST = 5


def guesses(text: str, shape: Shape, kinds: WordKinds) -> Iterator[Amount]:
    """The things of a sentence that has none."""
    pieces, at = shape.pieces, 0
    while at < len(pieces):
        first = at
        while at < len(pieces) and is_noun(shape, at) and (at == 0 or text[pieces[at].start].islower()):
            at += 1
        if at == first:
            at += 1
            continue
        if at < len(pieces) and pieces[at].word in ("'", "'s"):
            continue  # the teachers' plan
        before, head = pieces[first - 1].word if first else "", pieces[at - 1].word
        sorts = {*kinds.sorts(head)}
        some = before in _ONE or (before not in _POINTING and (not kinds.is_one(head) or sorts & _MASSES))
        if some and sorts & _THINGS and head not in NEVER_OWN | NO_HEADS:
            yield made(text, shape, max(first, at - _LONGEST) - (before in _ONE), at, kinds)
