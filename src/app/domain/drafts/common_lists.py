"""Lists of who gets something, in which common nouns stand beside names: *the hospital, two schools and the army*.

    list   = preposition member ("," member)* [","] "and" member          no verb behind it
    member = name | [the | a | its | number] noun of people or of a body [of a place]

A frame or a clue finds one member; the others are of the same gift by the grammar of the list. A list without *and* may
be an apposition, and what stands behind *and* and before a verb of its own begins another clause: both are left.
"""

from __future__ import annotations

from app.domain.drafts import phrases
from app.domain.drafts.actor_words import BODIES
from app.domain.drafts.actors import NamedKind
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.gift_things import head_of
from app.domain.drafts.gifts import Gift
from app.domain.drafts.phrases import Phrase
from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import Shape
from app.domain.language import tr

_BEFORE = words("to for among between towards")
_ALSO_BODIES = words("service services hall halls department departments home homes office offices police army navy")
"""Nouns that are of a body beside other bodies."""
_MOST = 8
"""Members of a list, at most."""


def go_on_in_list(text: str, shape: Shape, gift: Gift) -> None:
    """Give a gift the other members of the list in which somebody who gets it stands."""
    held = [Phrase(at, at + 1) for at in sorted(gift.recipients)] + gift.phrases.get(Field.RECIPIENTS, [])
    listed = next((found for one in held if (found := _list_with(shape, one))), list[Phrase]())
    known = {at for one in held for at in range(*one)} | set(gift.donors) | set(gift.things)
    known |= {at for frame in gift.told for at in frame.recipients}  # cut into a gift for each
    for one in listed:
        if known.isdisjoint(range(*one)):
            named = one.high == one.low + 1 and shape.pieces[one.low].actor is not None
            if named:
                gift.recipients[one.low] = max(gift.recipients.values(), default=3)
            else:
                start, end = shape.pieces[one.low].start, shape.pieces[one.high - 1].end
                words = DraftParty(" ".join(text[start:end].split()), "", start, end)
                gift.loose.setdefault(Field.RECIPIENTS, []).append(words)
            doubt = tr("Not all of them are known by name; they are taken from the list in the sentence.")
            gift.unsure.setdefault(Field.RECIPIENTS, doubt)


def _list_with(shape: Shape, phrase: Phrase) -> list[Phrase]:
    """The members of the list that a phrase stands in, in order; none where it stands alone."""
    for low in range(phrase.low, -1, -1):
        piece = shape.pieces[low]
        if (piece.word in _BEFORE and piece.sort is Sort.WORD) or shape.verb_at(low) >= 0:
            listed = _members(shape, low + 1)
            return listed if any(one.low <= phrase.low < one.high for one in listed) else []
    return []


def _members(shape: Shape, at: int) -> list[Phrase]:
    """The members of a list that begins with a piece and ends in *and* and one of them."""
    out: list[Phrase] = []
    last = False
    while len(out) < _MOST and (one := _member(shape, at)) is not None:
        out.append(one)
        if last:
            return [] if _goes_on(shape, one.high) else out
        at, last = _joint(shape, one.high)
        if at == one.high:
            break
    return []


def _goes_on(shape: Shape, at: int) -> bool:
    """Whether a piece shows that the name before it begins another clause: a verb, or *and Chad 40 tonnes*."""
    thing = shape.pieces[at].thing if at < len(shape.pieces) else None
    return shape.verb_at(at) >= 0 or (thing is not None and thing.low is not None)


def _joint(shape: Shape, at: int) -> tuple[int, bool]:
    """Behind the comma or the *and* that stands at a piece, and whether it is *and*; the piece itself without."""
    after = at + (shape.pieces[at].word == ",") if at < len(shape.pieces) else at
    last = after < len(shape.pieces) and shape.pieces[after].word == "and"
    return after + last, last


def _member(shape: Shape, at: int) -> Phrase | None:
    """The member that begins with a piece."""
    if at >= len(shape.pieces):
        return None
    piece = shape.pieces[at]
    if piece.thing is not None:
        counted = piece.thing.low is not None and not piece.thing.is_money and head_of(piece.thing.item) in BODIES
        return Phrase(at, at + 1) if counted else None
    if piece.actor is not None and piece.actor.kind is NamedKind.PRONOUN and " " not in piece.word:
        return None
    if piece.actor is not None and not phrases.is_adjective(piece):
        return Phrase(at, at + 1)
    phrase = phrases.behind(shape, at)
    if phrase is None:
        return None
    named = any(shape.pieces[one].actor is not None for one in range(*phrase))
    head = phrases.head(shape, phrase)
    return phrase if named or phrases.is_of_people(head) or head in _ALSO_BODIES else None
