"""Lists of who gives or gets something, in which common nouns stand beside names: *the hospital, two schools and Chad*.

    list   = preposition member ("," member)* [","] "and" member          no verb behind it
           | member ("," member)* [","] "and" member verb                 who gives; of two no comma before "and"
    member = name | [the | a | its | number] noun of people or of a body [of a place] | words in capitals

A frame or a clue finds one member; the others are of the same gift by the grammar of the list. A list without *and* may
be an apposition, and what stands behind *and* and before a verb of its own begins another clause: both are left.
"""

from __future__ import annotations

from app.domain.counted import is_plural
from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import stands_before_thing
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import PREPOSITIONS, SUBJECT
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.actor_words import BODIES
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.language import tr
from app.domain.phrase_words import NUMBERS

_BEFORE = words("to for among between towards")
_ALSO_BODIES = words("service services hall halls department departments home homes office offices police army navy")
"""Nouns that are of a body beside other bodies."""
_MOST = 8
"""Members of a list, and pieces of one who gives, at most."""
_OWN = words("its their his her our")


def go_on_in_list(text: str, shape: Shape, gift: Gift) -> None:
    """Give a gift the other members of the lists in which somebody who gives and somebody who gets it stands."""
    for field in (Field.DONORS, Field.RECIPIENTS):
        parties = gift.donors if field is Field.DONORS else gift.recipients
        held = [Phrase(at, at + 1) for at in sorted(parties)] + gift.phrases.get(field, [])
        find = _givers_with if field is Field.DONORS else _list_with
        listed = next((found for one in held if (found := find(text, shape, gift, one))), list[Phrase]())
        known = {at for one in held for at in range(*one)} | {*gift.donors, *gift.recipients, *gift.things}
        known |= {at for frame in gift.told for at in (*frame.donors, *frame.recipients)}  # cut into a gift for each
        for one in listed:
            if known.isdisjoint(range(*one)) and not _shares_place(text, shape, one, listed):
                _add(text, shape, gift, field, one)


def _add(text: str, shape: Shape, gift: Gift, field: Field, one: Phrase) -> None:
    """Make a member of a list one who gives or gets a gift."""
    named = one.high == one.low + 1 and shape.pieces[one.low].actor is not None
    if named and field is Field.DONORS:
        gift.donors.append(one.low)
    elif named:
        gift.recipients[one.low] = max(gift.recipients.values(), default=3)
    else:
        start, end = shape.pieces[one.low].start, shape.pieces[one.high - 1].end
        gift.loose.setdefault(field, []).append(DraftParty(" ".join(text[start:end].split()), "", start, end))
    doubt = tr("Not all of them are known by name; they are taken from the list in the sentence.")
    gift.unsure.setdefault(field, doubt)


def _shares_place(text: str, shape: Shape, one: Phrase, listed: list[Phrase]) -> bool:
    """Whether a group is a noun alone, so that the place of the last one is its too: *nuns and boys in Chad*."""
    last = shape.pieces[slice(*listed[-1])]
    bare = one.high == one.low + 1 and shape.pieces[one.low - 1].word in _BEFORE | {",", "and"} and one != listed[-1]
    placed = any(piece.actor is not None and (piece.actor.iso2 or piece.actor.home) for piece in last)
    return bare and placed and text[last[0].start].islower() and is_plural(shape.pieces[one.low].word)


def _list_with(text: str, shape: Shape, _: Gift, phrase: Phrase) -> list[Phrase]:
    """The members of the list that a phrase stands in, in order; none where it stands alone."""
    for low in range(phrase.low, -1, -1):
        piece = shape.pieces[low]
        if (piece.word in _BEFORE and piece.sort is Sort.WORD) or shape.verb_at(low) >= 0:
            listed = _members(text, shape, low + 1)
            acts = any(_begins_subjects(shape, one.low) for one in listed[1:])
            return listed if not acts and any(one.low <= phrase.low < one.high for one in listed) else []
    return []


def _begins_subjects(shape: Shape, at: int) -> bool:
    """Whether a list of who does something begins with a piece: *to Chad, and Norway, Oman and Peru sent blankets*."""
    listed = shape.list_around(at) if at in shape.ties else [at]
    return listed[0] == at and shape.ties[at].to == SUBJECT and shape.verb_at(listed[-1] + 1) >= 0


def _givers_with(text: str, shape: Shape, gift: Gift, phrase: Phrase) -> list[Phrase]:
    """The members of the list before the verb, or behind *by* or *from*, of a giver: *nuns in Graz and Linz gave*.

    Behind another preposition a place may only stand beside it: *in Peru, Chile and Mali gave*.
    """
    frame = gift.main
    number = -1 if frame.noun else shape.verb_at(frame.at)
    if number >= 0 and shape.verbs[number].lemma == "sign":
        return []  # of two who sign one gives
    for low in range(max(0, phrase.low - _FURTHEST), phrase.low + 1):
        before = shape.words[max(0, low - 2) : low]
        by = before[-1:] in (["by"], ["from"]) or before in (["thanks", "to"], ["courtesy", "of"])
        opens = not before or before[-1] in _OPENS or shape.pieces[low - 1].sort is Sort.DAY
        if by or (opens and not frame.noun and low < frame.first):
            listed = _members(text, shape, low, ends=-1 if by else frame.first)
            if all(_may_give(shape, one) for one in listed) and any(one.low <= phrase.low < one.high for one in listed):
                return listed
    return []


def _may_give(shape: Shape, one: Phrase) -> bool:
    """Whether a member is no thing, *and 30 nurses from Oman*, and not only somebody's, *Oxfam and its members*."""
    thing, left = shape.pieces[one.low].thing, shape.pieces[max(0, one.low - 1)]
    return thing is None and left.word not in _OWN and one.high - one.low <= _MOST


_OPENS = words("and but that which while when as , ; : – — - ( •")
"""What may stand before a subject."""
_FURTHEST = 15
"""Pieces from the first member of a list to another, at most."""


def _members(text: str, shape: Shape, at: int, ends: int = -1) -> list[Phrase]:
    """The members of a list that begins with a piece and ends in *and* and one of them, right before `ends` if said."""
    out: list[Phrase] = []
    last = apart = False
    while len(out) < _MOST and (one := _member(text, shape, at)) is not None:
        out.append(one)
        if last:
            closed = one.high == shape.before(ends) + 1 if ends >= 0 else not _goes_on(shape, one, apart=apart)
            return out if closed else []
        at, last = _joint(shape, one.high)
        apart = last and at > one.high + 1 and len(out) == 1
        if at == one.high or (apart and ends >= 0):
            break  # a comma before the and of two begins another clause
    return []


def _goes_on(shape: Shape, one: Phrase, *, apart: bool) -> bool:
    """Whether a name begins another clause, with a verb, *and Chad 40 tonnes*, *and Lima's nuns granted*.

    Behind a comma and *and* of two any words do that: *for nuns in Vava, and Lima's customs office let them in*.
    """
    behind = shape.pieces[one.high] if one.high < len(shape.pieces) else None
    owns = behind is not None and behind.word in ("'s", "'")
    verb = any(shape.verb_at(at) >= 0 for at in range(one.high, one.high + (4 if owns else 1)))
    goes_on = owns or (behind is not None and behind.word.isalpha() and behind.word not in PREPOSITIONS)
    return verb or (apart and goes_on) or stands_before_thing(shape.pieces, one.high - 1)


def _joint(shape: Shape, at: int) -> tuple[int, bool]:
    """Behind the comma or the *and* that stands at a piece, and whether it is *and*; the piece itself without."""
    after = at + (shape.pieces[at].word == ",") if at < len(shape.pieces) else at
    last = after < len(shape.pieces) and shape.pieces[after].word == "and"
    return after + last, last


def _counted(shape: Shape, at: int) -> Phrase | None:
    """So many bodies that begin with a piece: *134 countries*, *thirty local firms*."""
    counts = shape.pieces[at].word in NUMBERS or shape.pieces[at].word.replace(",", "").isdigit()
    end = next((one for one in range(at + 1, min(at + 4, len(shape.pieces))) if shape.words[one] in _GIVE_TOGETHER), 0)
    plain = all(phrases.is_noun(shape, one) for one in range(at + 1, end + 1))
    return Phrase(at, end + 1) if counts and end and plain else None


_GIVE_TOGETHER = words(
    "countries states nations governments organisations organizations companies firms charities agencies banks towns "
    "cities municipalities churches clubs universities foundations businesses groups societies embassies"
)


def _member(text: str, shape: Shape, at: int) -> Phrase | None:
    """The member that begins with a piece."""
    if at >= len(shape.pieces):
        return None
    piece = shape.pieces[at]
    if piece.thing is not None:
        counted = piece.thing.low is not None and not piece.thing.is_money and head_of(piece.thing.item) in BODIES
        counted = counted and piece.start <= piece.thing.item_start < piece.end  # so many, and 60 more to Chad
        goes = shape.pieces[at + 1 : at + 2] and shape.pieces[at + 1].word == "to"  # two field hospitals to Chile
        return Phrase(at, at + 1) if counted and not goes else None
    if piece.actor is not None and piece.actor.kind is NamedKind.PRONOUN and " " not in piece.word:
        return None
    if piece.actor is not None and not phrases.is_adjective(piece):
        return Phrase(at, at + 1)
    phrase = _counted(shape, at) or phrases.behind(shape, at)
    if phrase is None or shape.pieces[phrase.high - 1].word in ("none", "nothing"):
        return None
    named = text[shape.pieces[phrase.low].start].isupper()
    named = named or any(shape.pieces[one].actor is not None for one in range(*phrase))
    head = phrases.head(shape, phrase)
    return phrase if named or is_of_people(head) or head in _ALSO_BODIES else None
