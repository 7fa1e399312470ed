"""What is given where no list has its word: the object of a verb of giving, *gave the clinic its old organ*.

    thing = (the | a | its …) noun+     behind an active verb of giving, before a passive one, before *which D gave*

Only looked for where nothing else can be what was given; never sure.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.drafts import phrases
from app.domain.drafts.amounts import Amount
from app.domain.drafts.goods import NOT_GIVEN
from app.domain.drafts.marks import NO_PARTY
from app.domain.drafts.phrases import Phrase
from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import Shape
from app.domain.drafts.verbs import Family, Mode
from app.domain.drafts.word_lists import NEVER_ITEMS
from app.domain.language import tr
from app.domain.terms import Qualifier

_PLAIN = words(
    "give donate send ship deliver present bring bequeath hand gift supply offer dispatch despatch fly airlift "
    "ferry truck drive post drop parachute leave transfer contribute pledge promise go arrive reach land come fit "
    "install erect"
)
"""Verbs whose object is a thing, and no deed as that of *make* and *pay*."""
_NO_THING = words(
    "flag speech visit lecture talk concert warning order orders chance back face head eye hand lead rise way birth "
    "answer thought vote votes bill bills law laws seat seats power blame credit goal game match name call calls "
    "information side place end start team money people mission position interview statement defeat victory medal "
    "freedom lesson lessons tour advice views opinion envoy delegation ambassador minister president letter letters"
)


def loose_things(text: str, shape: Shape) -> list[Amount]:
    """The things that only their verbs show to be given."""
    found = {_amount(text, shape, phrase) for phrase in _found(shape) if _is_thing(shape, phrase)}
    return sorted(found)


def _found(shape: Shape) -> Iterator[Phrase]:
    for verb in shape.verbs:
        if verb.lemma not in _PLAIN or verb.mode in (Mode.MAYBE, Mode.ASKED):
            continue
        subject = phrases.before(shape, shape.before(verb.first) + 1)
        if (verb.passive or verb.family is Family.ARRIVE) and subject is not None:
            yield subject
        if verb.family is Family.ARRIVE:
            continue
        if not verb.passive and (one := phrases.behind(shape, verb.last + 1)) is not None:
            yield _before_link(shape, one)
            if (other := phrases.behind(shape, one.high)) is not None:
                yield _before_link(shape, other)
        if (one := _antecedent(shape, verb.first)) is not None:
            yield one


def _before_link(shape: Shape, phrase: Phrase) -> Phrase:
    """A phrase up to its first *in*, *from*, *at* or *for*: *his whole workshop* and not where it goes."""
    for at in range(phrase.low + 1, phrase.high):
        if shape.pieces[at].word in ("in", "from", "at", "for", "on", "near"):
            return Phrase(phrase.low, at)
    return phrase


def _antecedent(shape: Shape, first: int) -> Phrase | None:
    """What *which* or *that* takes up: *the bell that Innsbruck has given*."""
    for at in range(first - 1, max(-1, first - 6), -1):
        if shape.verb_at(at) >= 0:
            return None
        if shape.pieces[at].word in ("which", "that") and shape.pieces[at].sort is Sort.WORD:
            left = at - 1 - (shape.pieces[at - 1].word == ",")
            return phrases.before(shape, left + 1) if left >= 0 else None
    return None


def _is_thing(shape: Shape, phrase: Phrase) -> bool:
    pieces = shape.pieces[phrase.low : phrase.high]
    head = phrases.head(shape, phrase)
    if any(piece.thing is not None for piece in pieces) or not pieces:
        return False
    if pieces[-1].actor is not None or any(
        piece.actor is not None and not phrases.is_adjective(piece) for piece in pieces
    ):
        return False
    return head not in NOT_GIVEN | NEVER_ITEMS | NO_PARTY | _NO_THING and not phrases.is_of_people(head)


def _amount(text: str, shape: Shape, phrase: Phrase) -> Amount:
    start, end = shape.pieces[phrase.low].start, shape.pieces[phrase.high - 1].end
    stated = text[start:end]
    why = tr("No list has “{words}” as a thing; it is what the verb says was given.").format(words=stated)
    return Amount(start, end, None, None, Qualifier.NOT_STATED, "", stated, start, end, "", why, stated)
