"""Nouns of giving: *Japan's donation of 50 tents to Mali*, *a 5 million euro grant from the EU*, *thanks to a gift*."""

from __future__ import annotations

from app.domain.drafts.clauses.around import BY_PLACE, CLEAR_NOUNS, CUTTING, GIVING_NOUNS, Around, Frame
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT, SUBJECT
from app.domain.drafts.clauses.verbs import BE, GIVING, Family, Mode, Verb
from app.domain.drafts.draft import Field
from app.domain.drafts.names.actors import NamedKind
from app.domain.language import tr
from app.domain.terms import Outcome


def noun_frames(shape: Shape) -> list[Frame]:
    """The frames of nouns of giving that are not asked for, bought or cut, in order."""
    out: list[Frame] = []
    for at, piece in enumerate(shape.pieces):
        outcome = GIVING_NOUNS.get(piece.word) if piece.sort is Sort.WORD and shape.verb_at(at) < 0 else None
        if outcome is not None and not _asked_for(shape, at):
            frame = _noun_frame(shape, at, outcome)
            if frame.things or (frame.donors and (frame.recipients or frame.negated)):
                out.append(frame)
    return out


def _asked_for(shape: Shape, at: int) -> bool:
    """Whether a noun is what somebody asks for, pays for, lacks or cuts."""
    near = shape.words[max(0, at - 6) : at]
    if any(word in _WANTS and "for" in near[place:] for place, word in enumerate(near)):
        return True
    numbers = [number for number, verb in enumerate(shape.verbs) if verb.last < at]
    if not numbers:
        return False
    verb = shape.verbs[numbers[-1]]
    if verb.lemma in CUTTING and shape.clause_end(verb.last + 1) > at:
        return True
    return verb.family in (Family.ASK, Family.TRADE, Family.LEND) and shape.clause_end(verb.last + 1) > at


_WANTS = words("request requests appeal appeals need needs call calls demand plea application bid wish hope hopes")


def _noun_frame(shape: Shape, at: int, outcome: Outcome) -> Frame:
    word = shape.pieces[at].word
    following = next((number for number, verb in enumerate(shape.verbs) if verb.first > at), -1)
    verb = Verb(at, at, at, word, Family.GIVE, Mode.FACT, passive=True, finite=False, strong=word in CLEAR_NOUNS)
    frame = Frame(at, at, at, Family.GIVE, outcome, word in CLEAR_NOUNS, at + 1, _end(shape, at, following), noun=True)
    frame.unsure[Field.STATUS] = tr("No verb says what became of it.")
    around = Around.bare(shape, verb, frame)
    _before_it(shape, at, around)
    around.objects(dative=False, from_donor=True, by_donor=True)
    if word in CLEAR_NOUNS and not frame.donors:
        _of_whom(shape, at, around)
    if is_matched(shape, at):  # whose it is does not give what is given besides
        frame.donors, frame.order = [], [one for one in frame.order if one[0] != "D"]
    if not frame.things:
        _what_it_was(shape, at, following, around)
    if frame.donors and not frame.recipients:
        _getter_of(shape, around)
    return frame


def _end(shape: Shape, at: int, following: int) -> int:
    """Where the words that belong to a noun end: at the next verb or its subject, or with the clause."""
    high = shape.clause_end(at + 1)
    if at > 0 and shape.pieces[at - 1].word == "(":  # Oman (pledge, $2 million), Peru (pledge, $1 million)
        high = next((one for one in range(at, high) if shape.pieces[one].word == ")"), high)
    if following < 0:
        return high
    verb = shape.verbs[following]
    actors, things = shape.subject(following) if verb.finite else ([], [])
    subject = [one for one in (*actors, *things) if one > at and shape.ties[one].to == SUBJECT]
    return min([high, verb.first, *subject])


def _before_it(shape: Shape, at: int, around: Around) -> None:
    """What stands before the noun: the sum of *a 5 million euro grant*, whose it is, *no* or *any*."""
    pieces, frame = shape.pieces, around.frame
    before = at - 1
    if before >= 0 and pieces[before].sort is Sort.THING:
        around.thing(before)
        before -= 1
    while before > at - 4 and before >= 0 and pieces[before].sort is Sort.WORD and pieces[before].word not in _ENDS:
        if pieces[before].word in ("no", "any", "without"):
            frame.negated, frame.outcome = True, Outcome.NOT_GIVEN
        before -= 1
    if before >= 1 and pieces[before].word in ("'s", "'") and pieces[before - 1].sort is Sort.ACTOR:
        if before > 1 and pieces[before - 2].word == "to" and pieces[at].word in _RESCUE:  # came to Peru's help
            around.recipient(before - 1, 3)
        else:
            around.donor(before - 1)
    elif before >= 1 and pieces[before].word == "(" and pieces[before - 1].sort is Sort.ACTOR:  # Oman (pledge, $2 m)
        around.donor(before - 1)
    elif before == at - 1 and before in shape.ties and pieces[before].sort is Sort.ACTOR and _may_own(shape, before):
        for one in shape.list_of(before):
            around.donor(one)


def is_matched(shape: Shape, at: int) -> bool:
    """Whether a noun names what somebody gives as much as: *will match Cyprus's donation*, *matched a Swiss grant*."""
    verb = next((one for one in reversed(shape.verbs) if one.last < at), None)
    between = shape.pieces[verb.last + 1 : at] if verb is not None else ()
    matches = verb is not None and verb.lemma in _MATCHES and len(between) < _NEAR
    return matches and all(piece.sort is not Sort.THING for piece in between)


_MATCHES, _NEAR = words("match double equal"), 6
_RESCUE = words("help aid assistance relief support")
_ENDS = ("the", "of", "and")


def _of_whom(shape: Shape, at: int, around: Around) -> None:
    """*A gift of the people of Cork*, *the largest gifts were those of Peru ($4) and Chile ($3)*."""
    said = shape.words[at + 1 : at + 4]
    listed = said[:1] and said[0] in BE and said[1:] in (["those", "of"], ["that", "of"])
    for one in shape.of(Sort.ACTOR, at + 1, shape.clause_end(at + 1) if listed else min(at + 4, len(shape.pieces))):
        if shape.ties[one].role == "of" and shape.ties[one].head < 0:
            around.donor(one)


def _what_it_was(shape: Shape, at: int, following: int, around: Around) -> None:
    """*…, gifts of X,* speaks of what stands before it; *his gift was 20 ambulances* of what follows."""
    before = at - 1
    while before >= 0 and shape.pieces[before].word in ("a", "an", "the", "as", "all"):
        before -= 1
    if before > 0 and shape.pieces[before].word in BE:  # the first 180 houses were a present from Denmark
        for one in shape.of(Sort.THING, shape.clause_start(before), before):
            if shape.ties[one].to == SUBJECT:
                around.thing(one)
    if before > 0 and shape.pieces[before].word == "," and around.frame.donors:
        for one in shape.things_before(before):
            around.thing(one)
    while 0 <= following < len(shape.verbs) - 1 and not shape.verbs[following].finite:
        following += 1  # the total of the aid provided to it has reached …
    if following < 0 or shape.verbs[following].lemma not in _COMES_TO or not shape.verbs[following].finite:
        return
    low = shape.verbs[following].last + 1
    for one in shape.of(Sort.THING, low, shape.clause_end(low)):
        if shape.ties[one].verb == following:
            around.thing(one)


def says_how_much(shape: Shape, frame: Frame, thing: int) -> bool:
    """*American aid to Laos amounted to 90 million dollars*: what aid there was, and nothing still to come."""
    verb = next((verb for verb in shape.verbs if frame.at < verb.first <= thing), None)
    told = frame.noun and frame.outcome is Outcome.GIVEN and not frame.negated and shape.pieces[frame.at].word in _AID
    comes = verb is not None and verb.finite and verb.mode in (Mode.FACT, Mode.NOW) and verb.lemma in _COMES_TO
    return told and comes and (one := shape.pieces[thing].thing) is not None and one.is_money


_AID = CLEAR_NOUNS | words("aid assistance help relief support")
_COMES_TO = words("be reach total exceed amount come stand")
"""Verbs behind which it is said how much aid there is: *the total of the aid has reached 370 million euros*."""


def _may_own(shape: Shape, at: int) -> bool:
    """Whether a name right before a noun of giving is whose it is (*a Chinese donation*), and not who gets it."""
    actor, tie = shape.pieces[at].actor, shape.ties[at]
    if actor is None or (tie.to == OBJECT and tie.verb >= 0 and shape.verbs[tie.verb].lemma in _GETS_IT):
        return False
    return not (tie.role == "to" and actor.kind is NamedKind.BODY)


_GETS_IT = words("give send offer grant pledge promise lend bring provide deny refuse award")
"""Verbs whose object right behind them is who gets it: *grant the WHO aid*."""


def _getter_of(shape: Shape, around: Around) -> None:
    """*Saint Vincent woke to an offer from Caracas*: who is spoken of, where nobody else is said to get it."""
    if any(verb.family in GIVING for verb in shape.verbs if verb.first < around.frame.at):
        return
    actors = shape.subject(0)[0] if shape.verbs else shape.of(Sort.ACTOR, 0, len(shape.pieces))
    subjects = [at for at in actors if at not in around.frame.donors and shape.ties[at].to == SUBJECT]
    for at in subjects:
        if len(subjects) == 1 or shape.verbs:
            around.recipient(at, BY_PLACE)
            around.frame.unsure[Field.RECIPIENTS] = tr("It is spoken of; that it gets the gift is taken from that.")
