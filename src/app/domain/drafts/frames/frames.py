"""Who is what around a verb or a noun of giving.

    D gave R A · D gave A to R · A was given to R by D · R was given A by D      (D donor, R recipient, A amount)
    R received A from D · A was received by R
    A from D arrived in R · A reached R
    D helped R with A · R thanked D for A
    D's donation of A to R · A worth … from D · with help from D                       (nouns)
    … through C · aboard a C plane · flown by C                                        (C carrier)
    S gave A on behalf of D                                                            (then S only brings it)

A frame tells what each actor and thing near its word is to it, and how sure that is; `gifts` cuts it into gifts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses.around import (
    DEPOTS,
    DITRANSITIVE,
    FOR,
    PLACED,
    PLACES,
    PLAINLY,
    Around,
    Frame,
    is_where_it_was,
    object_end,
)
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.outcomes import of_verb
from app.domain.drafts.clauses.phrases import is_adjective, is_town
from app.domain.drafts.clauses.pieces import Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import RESOLVES, Shape
from app.domain.drafts.clauses.ties import FREE, OBJECT, SUBJECT, Tie
from app.domain.drafts.clauses.verb_families import BEARS, DEBTS, FORGIVES
from app.domain.drafts.clauses.verbs import HAVE, TRANSPORT, Family, Mode, Verb
from app.domain.drafts.draft import Field
from app.domain.drafts.frames.examples import among_many
from app.domain.drafts.frames.nouns import noun_frames
from app.domain.drafts.frames.undone import undo
from app.domain.drafts.frames.verbless import verbless_frames
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.actor_words import BODY_NOUNS
from app.domain.drafts.words.goods import PERSONS
from app.domain.language import tr
from app.domain.terms import Outcome


def frames(shape: Shape) -> list[Frame]:
    """The frames of all verbs and nouns of giving, in order."""
    found: list[Frame] = []
    for number, verb in enumerate(shape.verbs):
        behind = shape.pieces[verb.last + 1] if verb.last + 1 < len(shape.pieces) else None
        alone = behind is None or behind.sort not in (Sort.ACTOR, Sort.THING)
        follows = verb.lemma == "follow" and not verb.passive and (verb.mode is Mode.COMING or (verb.finite and alone))
        builder = _arrive if follows else _stay if _stays(shape, number) else _BUILDERS.get(verb.family)
        if builder is None or verb.mode is Mode.ASKED:
            continue
        thanked = number > 0 and shape.verbs[number - 1].family is Family.THANK and verb.mode is Mode.SIDE
        home = behind is not None and (behind.word in ("home", "back") or _UNDONE.fullmatch(behind.word) is not None)
        stopped = _only_denies(shape, verb) or _only_of_resolve(shape, number)
        if not (thanked or home or stopped):
            frame = _empty(shape, number, verb)
            around = Around(shape, number, verb, frame)
            builder(around)
            among_many(around)
            undo(around)
            _forgiven(around)
            _matched(around)
            around.relative_object()
            around.purpose()
            around.through()
            found.append(frame)
    found += noun_frames(shape)
    _only_promised(shape, found)
    _only_welcomed(shape, found)
    found += verbless_frames(shape, found)
    return sorted(found, key=lambda frame: frame.at)


def _only_promised(shape: Shape, found: Sequence[Frame]) -> None:
    """*Received an offer of 40 boats*, *a pledge of 40 boats came from Oman*: of what is made, had or comes so."""
    for noun in found:
        if not noun.noun or noun.negated or noun.outcome not in (Outcome.PROMISED, Outcome.OFFERED):
            continue
        of = shape.words[noun.at + 1 : noun.at + 2] == ["of"]
        for frame in found if of and noun.things and min(noun.things) > noun.at else ():
            lemma = shape.verbs[shape.verb_at(frame.at)].lemma if not frame.noun else ""
            if lemma in _HAS_WORD and frame.outcome is Outcome.GIVEN and not {*noun.things}.isdisjoint(frame.things):
                frame.outcome = noun.outcome
                noun.unsure.pop(Field.STATUS, None)


def _only_welcomed(shape: Shape, found: Sequence[Frame]) -> None:
    """*The UN welcomed Oman's gift of 40 boats to Chad*: where another gets what is welcomed or taken, that is told."""
    for frame in found:
        number = -1 if frame.noun else shape.verb_at(frame.at)
        if number < 0 or shape.verbs[number].lemma not in _WELCOMES:
            continue
        if shape.verbs[number].passive:
            mine = {at for at in frame.recipients if shape.ties[at].role == "by"}
        else:
            mine = {at for at in frame.recipients if at < frame.first}
        others = [frame, *(one for one in found if {*one.things} & {*frame.things})]
        if any(level == PLAINLY for one in others for at, level in one.recipients.items() if at not in mine):
            frame.recipients = {at: level for at, level in frame.recipients.items() if at not in mine}
            frame.order = [one for one in frame.order if one[1] not in mine]


_WELCOMES = words("welcome accept")
_HAS_WORD = words("make give receive get have arrive come reach follow bring extend obtain secure welcome")


def _only_denies(shape: Shape, verb: Verb) -> bool:
    """*Refused the tents, denying that there was any need*: what is denied is told, and not refused."""
    behind = shape.words[verb.last + 1 : verb.last + 2]
    return verb.lemma == "deny" and verb.mode is Mode.SIDE and behind == ["that"]


def _only_of_resolve(shape: Shape, number: int) -> bool:
    """*Oman's promise to send Chad 40 tents was welcomed by the UN*: what is promised is told by *send*."""
    verb, before = shape.verbs[number], shape.verbs[number - 1] if number else None
    led = before is not None and shape.words[before.first] in RESOLVES
    return led and verb.passive and verb.finite and verb.lemma in ("welcome", "take")


_UNDONE = re.compile("un[a-z]+ed")
"""What an offer goes where nobody takes it up: *unanswered*, *unclaimed*."""


def _forgiven(around: Around) -> None:
    """*Cancelled 15 loans*, *wrote off Chad's debt of 9 million*, *9 million owed by Chad*: whoever owes it gets it."""
    shape, frame, verb = around.shape, around.frame, around.verb
    low, high = verb.last + 1, shape.clause_end(verb.last + 1)
    if verb.lemma not in FORGIVES or verb.family is not Family.GIVE or DEBTS.isdisjoint(shape.words[low:high]):
        return
    for at in shape.of(Sort.THING, low, high):
        if at not in frame.worth:
            around.thing(at)
    for at in shape.of(Sort.ACTOR, low, high - 1):
        if shape.pieces[at + 1].word in DEBTS | {"'s"} or shape.pieces[at - 1].word in ("by", "from"):
            around.recipient(at, PLAINLY)
    frame.unsure[Field.STATUS] = tr("It is owed, and no longer asked for.")


def _matched(around: Around) -> None:
    """*Peru matched Norway's gift of 40 boats*, *Norway's 40 boats were matched by Peru*: whose they are gets none."""
    shape, frame = around.shape, around.frame
    if around.verb.lemma == "match":
        owners = [at for at in frame.recipients if shape.words[at + 1 : at + 2] in (["'s"], ["'"])]
        frame.recipients = {at: level for at, level in frame.recipients.items() if at not in owners}
        frame.order = [one for one in frame.order if one[0] != "R" or one[1] not in owners]


def _empty(shape: Shape, number: int, verb: Verb) -> Frame:
    outcome, unsure = of_verb(verb)
    if verb.family is Family.SHIP and shape.pieces[verb.first].word == "had":
        unsure = ""
    high = object_end(shape, number)
    frame = Frame(verb.at, verb.first, verb.last, verb.family, outcome, verb.strong, verb.last + 1, high)
    if unsure:
        frame.unsure[Field.STATUS] = unsure
    return frame


def _give(around: Around) -> None:
    if _had_equipped(around):
        return
    if around.verb.passive:
        _passive(around)
        return
    if around.verb.lemma == "bring" and _brought_by_disaster(around):
        return
    given = [at for at in around.subject_things if around.shape.can_be_given(at) and not _is_body(around, at)]
    if around.has_object() or around.verb.lemma in _NEEDS_OBJECT:  # a bakery gave: the subject gives, and is not given
        given = []
    if given and not around.actors and any(not brings(around, at) for at in given):
        _arrive(around)
        return
    around.subject_complements()
    if around.verb.family is Family.DECIDE and _tells_of_arrival(around):
        return
    signed = around.verb.lemma == "sign" and _signed(around)
    if not signed and around.verb.lemma != "wait":  # goods wait somewhere; a country that waits gives nothing
        around.subject_donor()
    _joined(around)
    around.objects(dative=around.verb.lemma in DITRANSITIVE, from_donor=False, by_donor=False)
    _taken_up(around)
    around.from_front()
    if not around.frame.recipients:
        _answering(around)
    if not around.frame.recipients and not around.verb.passive:
        _while_it_suffers(around)


def _brought_by_disaster(around: Around) -> bool:
    """*Armenia's earthquake brought 113 rescuers from France*: its place gets them, and who is behind *from* gives."""
    shape, frame = around.shape, around.frame
    if not is_of_disaster(shape, frame):
        return False
    before = range(shape.clause_start(frame.first), frame.first)
    around.objects(dative=False, from_donor=True, by_donor=False)
    for at in shape.of(Sort.ACTOR, before.start, before.stop):
        if shape.words[at + 1] in ("'s", "'", *_DISASTERS) or shape.ties[at].role in ("in", "of", "at"):
            around.recipient(at, PLAINLY)
    return bool(frame.things)


def is_of_disaster(shape: Shape, frame: Frame) -> bool:
    """Whether a disaster is said to have brought something from somebody."""
    if shape.words[frame.at] not in ("brought", "brings"):
        return False
    said = shape.words[shape.clause_start(frame.first) : frame.first]
    struck = "," not in said and not _DISASTERS.isdisjoint(said)
    return struck and any(shape.ties[at].role == "from" for at in shape.of(Sort.ACTOR, frame.low, frame.high))


_DISASTERS = words(
    "earthquake earthquakes quake flood floods cyclone typhoon hurricane tsunami eruption fire fires wildfire "
    "wildfires disaster famine drought storm explosion landslide landslides avalanche"
)


def _while_it_suffers(around: Around) -> None:
    """*Cyprus sent two aircraft as Greece mourned its dead*: who suffers gets it, where nobody else is named."""
    shape, low = around.shape, around.frame.last + 1
    if around.verb.lemma not in _SENDS or around.verb.mode not in (Mode.FACT, Mode.NOW):
        return
    for at in shape.of(Sort.ACTOR, low, len(shape.pieces) - 1):
        suffers = shape.words[at - 1] == "as" and shape.words[at + 1] in _SUFFERS
        if suffers and around.piece(at).kind in PLACED and ";" not in shape.words[low:at]:
            around.recipient(at, FOR)
            around.frame.unsure[Field.RECIPIENTS] = tr(
                "No rule says who gets it; this is taken from where the words stand."
            )


_SENDS = words("send dispatch despatch fly rush airlift ship donate contribute")
_SUFFERS = words(
    "mourned mourns battled battles fought fights struggled struggles reeled reels buried buries grappled grapples "
    "counted counts dug digs searched"
)


def _taken_up(around: Around) -> None:
    """*Has bought 40 beds and will give them to Lae*: what *them* takes up is given, and gets nothing."""
    shape, verb, frame, at = around.shape, around.verb, around.frame, around.verb.at + 1
    joined = around.number > 0 and shape.words[shape.before(verb.first)] == "and"
    if frame.things or not joined or shape.words[at : at + 1] not in (["them"], ["it"]):
        return
    before, number = shape.verbs[around.number - 1], around.number - 1
    things = (
        shape.of(Sort.THING, before.last + 1, verb.first) if before.lemma in _PROCURED and not before.passive else []
    )
    objects = [one for one in things if shape.ties[one].to == OBJECT and shape.ties[one].verb == number]
    getters = [one for one in frame.recipients if one != at]
    others = [one for one in shape.of(Sort.ACTOR, before.last, verb.first) if shape.ties[one].role in ("for", "to")]
    if len(objects) == 1 and getters and not others:
        frame.recipients.pop(at, None)
        frame.order = [one for one in frame.order if one != ("R", at)]
        around.thing(objects[0])


_PROCURED = words("buy purchase order acquire procure make produce manufacture print build sew knit bake weave")
"""What is done with things before they are given to others."""


def _had_equipped(around: Around) -> bool:
    """*Ann Holt had the school of Gulu equipped with 40 desks*: who has it done gives, and who is between gets it."""
    shape, number = around.shape, around.number
    if not _is_had_equipped(shape, number):
        return False
    for at in shape.subject(number - 1)[0]:
        around.donor(at)
    for at in shape.of(Sort.ACTOR, shape.verbs[number - 1].last + 1, around.verb.first):
        around.recipient(at, PLAINLY)
    around.objects(dative=False, from_donor=False, by_donor=False)
    return True


def _is_had_equipped(shape: Shape, number: int) -> bool:
    """Whether somebody has that done, and by nobody who is named."""
    if not 0 < number < len(shape.verbs) or shape.verbs[number].lemma not in _EQUIPS:
        return False
    had, verb = shape.verbs[number - 1 : number + 1]
    behind = shape.words[verb.last + 1 : verb.last + 2] == ["with"]
    parted = {",", "and", "that"} & {*shape.words[had.last : verb.first]} or verb.first < had.last + 3
    others = "by" in shape.words[verb.last : object_end(shape, number)]
    return had.lemma == "have" and not had.passive and behind and not (parted or others)


_EQUIPS = words("equip furnish supply provide endow fit")


def _tells_of_arrival(around: Around) -> bool:
    """*Chad announced the arrival of a Libyan plane with 40 tonnes of rice*: who announces that gets it."""
    shape, frame = around.shape, around.frame
    said = [at for at in range(frame.low, min(frame.low + 3, frame.high)) if around.piece(at).word in _ARRIVALS]
    if not said:
        return False
    for at in around.actors:
        around.recipient(at, FOR)
    for at in shape.of(Sort.THING, said[0], frame.high):
        if shape.ties[at].to in ("of", "with"):
            around.thing(at)
    for at in shape.of(Sort.ACTOR, said[0], frame.high):
        if shape.ties[at].role in ("of", "from"):
            around.donor(at)
    return bool(frame.things)


_ARRIVALS = words("arrival receipt")


def _joined(around: Around) -> None:
    """*Joined Fiji in sending 40 boats*, *teamed up with Fiji to send 40 boats*: both give."""
    shape, first = around.shape, around.verb.first
    pieces = shape.pieces
    at = first - 1 - (pieces[first - 1].word == "in")
    low = max((one for one in range(max(0, at - _NEAR), at) if pieces[one].word in _JOINS), default=at)
    if low == at or pieces[at].actor is None or not {pieces[first].word, pieces[first - 1].word} & {"in", "to"}:
        return
    for one in shape.list_of(at):
        around.donor(one)
    if around.frame.outcome is Outcome.PROMISED and around.verb.mode in (Mode.PURPOSE, Mode.COMING):
        around.frame.outcome = Outcome.GIVEN


_JOINS, _NEAR = words("joined teamed partnered united allied"), 6


def _answering(around: Around) -> None:
    """*Responding to an appeal by Fiji, Chile sent 40 tonnes*: who asked gets it, where nobody else is named."""
    pieces = around.shape.pieces
    for at in around.shape.of(Sort.ACTOR, 3, around.frame.first):
        asked = [piece.word for piece in pieces[at - 2 : at] if piece.word != "the"]
        if asked[-1:] in (["by"], ["from"], ["of"]) and pieces[at - 2 - (len(asked) < 2)].word in _APPEALS:
            around.recipient(at, FOR)
            around.frame.unsure[Field.RECIPIENTS] = tr(
                "No rule says who gets it; this is taken from where the words stand."
            )


_APPEALS = words("appeal request plea call cry")


def _signed(around: Around) -> bool:
    """*The Fund signed a loan with Mali*, *Mali and the Embassy of Oman signed a grant*: one signs to give, one to get.

    Of two an embassy or a fund gives, else a state to a body where it is for somebody else: *Oman and Oxfam signed a
    grant for Mali*. Else who is no country gives; of two states either may. False where only one signs.
    """
    frame, shape = around.frame, around.shape
    others = [at for at in shape.of(Sort.ACTOR, frame.low, frame.high) if shape.ties[at].to == "with"]
    together = not others and len(around.actors) == 2
    one, two = (around.actors[:1], around.actors[1:]) if together else (around.actors, others)
    if not one or not two:
        return False
    third = any(shape.ties[at].role in ("for", "in") for at in shape.of(Sort.ACTOR, frame.low, frame.high))
    ranks = [min(_signs_to_give(around, at, third=third) for at in side) for side in (one, two)]
    givers, getters = (two, one) if ranks[1] > ranks[0] else (one, two)
    for at in givers:
        around.donor(at)
    if ranks[0] != ranks[1] or together:
        for at in getters:
            around.recipient(at, PLAINLY)
        around.actors = [at for at in around.actors if at not in getters]
    if together or ranks[0] == ranks[1] or third:
        by_order = tr("Both sign; who gives and who gets is taken from their order.")
        why = by_order if together and ranks[0] == ranks[1] else tr("Both sign; either may be who gives.")
        frame.unsure |= dict.fromkeys((Field.DONORS, Field.RECIPIENTS), why)
    return True


def _signs_to_give(around: Around, at: int, *, third: bool) -> int:
    """How likely who signs an agreement gives: an embassy, a fund or a bank first; a state if it is for a third."""
    actor, said = around.piece(at).actor, {*around.piece(at).word.split()}
    if actor is None:
        return 0
    if said & _ABROAD or (_LENDING & {*actor.name.split()} and actor.name.split()[0] != "United"):
        return _GIVES_MOST
    if said & _AT_HOME:
        return 0
    return 2 if (actor.kind in _NO_COUNTRY) is not third else 1


_ABROAD = words("Embassy embassy Ambassador ambassador Consul Consulate")
_AT_HOME = words("Minister Ministry Governor Mayor")
_LENDING, _GIVES_MOST = words("Fund Bank"), 3
_NO_COUNTRY = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.GROUP, NamedKind.TOWN)


_NEEDS_OBJECT = words("give donate offer promise pledge award lend supply present contribute remit grant bestow")
"""Verbs whose active subject never is what is given."""


_THINGS = ("they", "it", "these", "this", "both")
"""What stands for things as well as for whom they are given to."""


def _is_body(around: Around, at: int) -> bool:
    """Whether a thing can be who does something: *a school sent them*."""
    thing = around.piece(at).thing
    return thing is not None and head_of(thing.item) in BODY_NOUNS


def brings(around: Around, at: int) -> bool:
    """Whether a thing is a plane, a lorry, a ship."""
    thing = around.piece(at).thing
    return thing is not None and is_vehicle(thing)


def _passive(around: Around) -> None:
    for at in around.subject_things or (around.billed() if around.verb.lemma in BEARS else ()):
        around.thing(at)
    around.owners()
    around.subject_complements()
    pronouns = [at for at in around.actors if around.piece(at).word in _THINGS]
    if not around.subject_things:
        for at in around.actors:
            if _sends_loaded(around):
                around.donor(at)
            else:
                around.recipient(at, PLAINLY)
    around.objects(dative=False, from_donor=True, by_donor=True)
    around.owners_get()
    others = set(around.frame.recipients) - set(pronouns)
    if pronouns and around.frame.donors and others and not around.frame.things:
        around.frame.strong = True  # they were given to it by Oman
        for at in pronouns:
            around.frame.recipients.pop(at, None)
        around.frame.order = [one for one in around.frame.order if one[1] not in pronouns]
    around.from_front()
    _leave_makers(around)
    if around.verb.lemma in TRANSPORT and around.number > 0:
        _only_brought(around)
    if not around.frame.donors:
        _announced(around)


def _sends_loaded(around: Around) -> bool:
    """Whether somebody sends what is loaded, of which nothing is read: *Oman flew in a transport loaded with tents*."""
    verb, before = around.verb, around.shape.verbs[around.number - 1] if around.number > 0 else None
    sends = before is not None and not before.passive and before.lemma in TRANSPORT | {"send", "dispatch", "despatch"}
    words = {piece.word for piece in around.shape.pieces[before.last + 1 : verb.first]} if before is not None else {","}
    return verb.lemma == "load" and verb.first == verb.at and sends and words.isdisjoint((",", "and", "but", "that"))


def _leave_makers(around: Around) -> None:
    """*Desks built by nuns were flown from Lima by Oxfam*: beside one behind *by*, maker and town give nothing."""
    shape, frame = around.shape, around.frame
    by = [at for at in frame.donors if shape.ties[at].role == "by"]
    made = [at for at in by if at < frame.first and shape.verbs[shape.ties[at].verb].family is Family.OTHER]
    if len(made) < len(by):
        towns = [at for at in frame.donors if shape.ties[at].role == "from" and is_town(shape.pieces[at])]
        _leave_donors(frame, [*made, *towns])


def _leave_donors(frame: Frame, left: Collection[int]) -> None:
    frame.donors = [at for at in frame.donors if at not in left]
    frame.order = [one for one in frame.order if one[0] != "D" or one[1] not in left]


def _only_brought(around: Around) -> None:
    """*Were donated by Kazakhstan and shipped by the WFP*: of two verbs, who brings it is not who gives it."""
    shape, frame = around.shape, around.frame
    before = shape.verbs[around.number - 1]
    given = before.passive and before.family is Family.GIVE and before.lemma not in TRANSPORT
    low, high = before.last + 1, around.verb.first
    if given and any(shape.ties[at].role == "by" for at in shape.of(Sort.ACTOR, low, high) if at in shape.ties):
        by = [at for at in frame.donors if at >= frame.low and shape.ties[at].role == "by"]
        _leave_donors(frame, by)
        frame.carriers += by


def _announced(around: Around) -> None:
    """*Turkey announced that 3 field hospitals will be sent to Albania*: who announces it is taken to give it."""
    shape, number = around.shape, around.number
    if number < 1 or around.verb.mode not in (Mode.COMING, Mode.DECIDED):
        return
    before = shape.verbs[number - 1]
    said_that = before.last + 1 < len(shape.pieces) and shape.pieces[before.last + 1].word == "that"
    if before.family not in (Family.DECIDE, Family.PROMISE) or before.passive or not said_that:
        return
    for at in shape.subject(number - 1)[0]:
        if at not in around.frame.recipients:
            around.donor(at)
            around.frame.unsure[Field.DONORS] = tr("It is who announces it; who gives it is not said.")


def _receive(around: Around) -> None:
    if around.verb.lemma == "accept" and around.frame.outcome is Outcome.GIVEN and _is_of_offer(around):
        around.frame.outcome = Outcome.OFFERED
    if around.verb.passive:
        for at in around.subject_things:
            around.thing(at)
        around.subject_complements()
        around.objects(dative=False, from_donor=True, by_donor=False)
        around.frame.carriers.clear()
        for at in around.shape.of(Sort.ACTOR, around.frame.low, around.frame.high):
            if around.shape.ties[at].role == "by":
                around.recipient(at, PLAINLY)
        return
    low, high = around.frame.low, around.frame.high
    behind = around.shape.of(Sort.ACTOR, low, high)
    roles = {around.shape.ties[at].role for at in behind}
    things = [at for at in around.shape.of(Sort.THING, low, high) if not behind or at < behind[0]]
    gets = around.verb.lemma == "get" and bool(things) and around.piece(low).sort is Sort.THING
    if (around.verb.lemma == "take" and "to" in roles) or (gets and roles & {"to", "into"} and "from" not in roles):
        _give(around)  # took two vans of medicine to X, got 40 tonnes into X
        return
    if _is_let(around) or _has_done(around) or _is_had_equipped(around.shape, around.number + 1):
        return
    around.subject_getter()
    around.objects(dative=False, from_donor=True, by_donor=True)
    if around.verb.lemma == "owe":
        _owed_to(around)
    if not around.frame.donors:
        _in_brackets(around)
        _announced(around)
    if not around.frame.donors:
        _by_agreement(around)


def _by_agreement(around: Around) -> None:
    """*Signed an agreement with Norway under which it will get 22 boats*: with whom it was made gives them."""
    shape, low = around.shape, around.shape.clause_start(around.frame.first)
    end = low - 2
    if end < 0 or shape.words[end] not in _UNDER or shape.words[end + 1] != "which":
        return
    made = [at for at in range(end) if shape.words[at] in _AGREEMENTS and shape.words[at + 1 : at + 2] == ["with"]]
    for at in shape.of(Sort.ACTOR, made[-1], end) if made else ():
        if shape.ties[at].role == "with":
            around.donor(at)


_UNDER = words("under by through")
_AGREEMENTS = words("agreement agreements treaty deal accord pact convention memorandum contract protocol arrangement")


def _owed_to(around: Around) -> None:
    """*Owes two scanners to Kuwait*: it has them from there."""
    frame = around.frame
    for at in around.shape.of(Sort.ACTOR, frame.low, frame.high):
        if around.shape.ties[at].role == "to":
            frame.recipients.pop(at, None)
            around.donor(at)


def _in_brackets(around: Around) -> None:
    """*Received: 1,000 tents (Malaysia), 400 blankets (Morocco)*: who gave each thing stands behind it."""
    pieces, order = around.shape.pieces, [one for one in around.frame.order if one[0] != "A"]
    for at in around.frame.things:
        around.frame.order = [*order, ("A", at)]
        if [piece.word for piece in pieces[at + 1 : at + 4 : 2]] == ["(", ")"] and pieces[at + 2].actor is not None:
            around.donor(at + 2)
        order = around.frame.order


def _has_done(around: Around) -> bool:
    """*Had 15 huts put up for Reggio*: who has something done for somebody gives it."""
    shape, number = around.shape, around.number
    done = shape.verbs[number + 1] if number + 1 < len(shape.verbs) else None
    if around.verb.lemma != "have" or done is None or not done.passive or done.finite:
        return False
    behind = shape.of(Sort.ACTOR, done.last + 1, object_end(shape, number + 1))
    getters = [at for at in behind if shape.ties[at].role in ("for", "to")]
    things = shape.of(Sort.THING, around.frame.low, done.first)
    if not (getters and things) or {",", "that"} & {*shape.words[things[-1] : done.first]}:
        return False
    for at in things:
        around.thing(at)
    around.frame.donors, around.frame.recipients = around.actors[:], dict.fromkeys(getters, PLAINLY)
    return True


def _is_let(around: Around) -> bool:
    """*Let Hanoi have 600 lorries*: who lets somebody have something gives it."""
    shape, number = around.shape, around.number
    before = shape.verbs[number - 1] if number > 0 else None
    if around.verb.lemma != "have" or before is None or before.lemma != "let":
        return False
    for at in shape.subject(number - 1)[0]:
        around.donor(at)
    for at in shape.of(Sort.ACTOR, before.last + 1, around.verb.first):
        around.recipient(at, PLAINLY)
    around.objects(dative=False, from_donor=True, by_donor=False)
    return True


def _arrive(around: Around) -> None:
    if _landed(around):
        return
    frame, ties = around.frame, around.shape.ties
    for at in around.subject_things:
        around.thing(at)
    if all(brings(around, at) for at in around.subject_things):
        around.brought()
    found = [at for at in range(frame.low, frame.high) if at in ties]
    things = [at for at in found if around.piece(at).sort is Sort.THING]
    comes_with = any(ties[at].to == "with" for at in things)
    around.actors += _behind_came(around, found) if comes_with else []
    if comes_with:  # the foundation came from Erbil with 14 lorries of food
        around.subject_donor()
    around.owners()
    around.subject_complements()
    inverted = not around.actors and around.verb.lemma == "come"  # with it came four vans
    if not frame.donors:
        _announced(around)
    goes_on = (OBJECT,) if (around.subject_things or inverted) and around.verb.lemma in _GOING else ()
    for at in found:
        if at in things and (ties[at].to in ("with", "of", *goes_on) or around.is_paid_by(at)):
            around.thing(at)
        elif around.piece(at).sort is Sort.ACTOR:
            _behind_arrived(around, at, by_itself=not (comes_with and around.actors))
    around.owners_get()


def _behind_came(around: Around, found: Sequence[int]) -> list[int]:
    """*Then came Peru with 40 tents*: who stands behind the verb that opens a sentence is its subject."""
    alone = not (around.actors or around.subject_things) and around.shape.before(around.frame.first) < 0
    opens = alone and around.verb.lemma in _GOING
    return [at for at in found[:1] if around.shape.ties[at].to == OBJECT] if opens else []


_GOING = ("go", "come", "arrive")


def _stays(shape: Shape, number: int) -> bool:
    """*Twelve firefighters from Peru are working in Chile*, *Peru has 40 divers working in Chile*: sent, and there."""
    verb = shape.verbs[number]
    if verb.lemma not in _STAYING or verb.passive or verb.mode not in _THERE:
        return False
    things = [one for at in shape.subject(number)[1] if (one := shape.pieces[at].thing) is not None]
    sent = bool(things) and all(one.low is not None and _serves(one) for one in things)
    had = {shape.pieces[at].word for at in range(max(0, verb.first - _HAD), verb.first)} & HAVE
    return sent and (verb.finite or bool(had))


def _serves(one: Amount) -> bool:
    """Whether it is those who are sent to help, or what they come with."""
    return head_of(one.item) in PERSONS | _WITH_THEM or is_vehicle(one)


def _stay(around: Around) -> None:
    for at in around.actors:
        around.donor(at)
    _arrive(around)


_HAD = 8
_THERE = (Mode.FACT, Mode.NOW, Mode.COMING, Mode.GOING_ON, Mode.SIDE)
_STAYING = words("work remain stay search operate serve help assist")
_WITH_THEM = words("dogs people personnel staff team teams brigade crew crews contingent unit units")


def _landed(around: Around) -> bool:
    """*The navy landed 40 tonnes of rice*: the subject brings what these verbs have behind them."""
    if not around.actors or around.subject_things or around.verb.lemma not in ("land", "leave"):
        return False
    around.objects(dative=False, from_donor=False, by_donor=False)
    if around.frame.things:
        around.subject_donor()
    return bool(around.frame.things)


def _behind_arrived(around: Around, at: int, *, by_itself: bool) -> None:
    """The part of an actor behind *arrived*. What comes by itself is from whoever it comes from."""
    frame, tie = around.frame, around.shape.ties[at]
    role = tie.role
    if at in around.actors:
        return  # then came Peru with 40 tents
    if role in ("from", "ex") and tie.to != "in":
        if by_itself:
            around.donor(at)
    elif role == OBJECT and around.verb.lemma in ("leave", "depart", "sail"):
        actor = around.piece(at).actor
        site = actor is not None and actor.name.rpartition(" ")[2].lower() in DEPOTS
        if not frame.donors and actor is not None and actor.kind is not NamedKind.TOWN and not site:
            around.donor(at)
            frame.unsure[Field.DONORS] = tr("It is where it left from; who gave it is not said.")
    elif role in ("to", OBJECT, "for", "towards", "toward"):
        around.recipient(at, PLAINLY)
    elif role in (*PLACES, "on"):
        if frame.family is not Family.SHIP and not is_where_it_was(around.shape, at):
            around.recipient(at, FOR)
    elif role in ("aboard", "by"):
        frame.carriers.append(at)


def _carry(around: Around) -> None:
    if around.verb.passive:
        _passive(around)
        by = [at for at in around.frame.donors if around.shape.ties[at].role == "by"]
        around.frame.donors = [at for at in around.frame.donors if at not in by]
        around.frame.carriers += by
        return
    around.objects(dative=False, from_donor=True, by_donor=False)
    for at in around.actors:
        actor = around.piece(at).actor
        if actor is not None and actor.kind in PLACED:
            around.donor(at)
        else:
            around.frame.carriers.append(at)


def _help(around: Around) -> None:
    """*Japan assisted Togo with 300 tents*, *Togo was assisted by Japan with 300 tents*."""
    helped = around.verb.passive
    for at in around.actors:
        around.recipient(at, PLAINLY) if helped else around.donor(at)
    around.objects(dative=not helped, from_donor=False, by_donor=helped)
    for at in range(around.frame.low, around.frame.high):
        if at in around.shape.ties and around.shape.ties[at].to == FREE and not around.frame.recipients:
            around.recipient(at, PLAINLY)
    around.frame.things = [at for at in around.frame.things if around.shape.ties[at].to != OBJECT]


def _thank(around: Around) -> None:
    shape, frame = around.shape, around.frame
    before = shape.before(around.verb.first)
    if before > 1 and shape.pieces[before].actor is not None and shape.pieces[before - 1].word in HAVE:
        around.actors = [at for at in shape.of(Sort.ACTOR, 0, before) if shape.ties[at].to == SUBJECT]
        around.donor(before)  # has Oman to thank for 40 boats
        frame.outcome = Outcome.GIVEN
    for at in around.actors:
        around.recipient(at, PLAINLY)
    high = around.shape.clause_end(frame.low)
    frame.high = high
    for at in range(frame.low, high):
        if at in around.shape.ties and around.piece(at).sort is Sort.THING:
            around.thing(at)
        elif at in around.shape.ties and around.piece(at).sort is Sort.ACTOR:
            _thanked(around, at, around.shape.ties[at])
    around.owners()  # thanked God for Oman's 40 boats
    if frame.things and frame.donors:
        _is_for_others(around)
    offered = {around.piece(at).word for at in range(frame.low, high)} & _OFFERS
    if offered and frame.outcome is Outcome.GIVEN:
        frame.outcome = Outcome.OFFERED


def _thanked(around: Around, at: int, tie: Tie) -> None:
    """Who is thanked, or gets that for which others are."""
    frame = around.frame
    given = tie.to == OBJECT and tie.verb > around.number  # praised Oman for giving Chad 40 boats, or it
    if given or (tie.to == "to" and tie.chain[:1] == ("for",) and frame.donors):
        if around.piece(at).kind is not NamedKind.PRONOUN:
            frame.recipients.clear()
        around.recipient(at, PLAINLY)  # thanked Oman for its donation to Chad
    elif tie.to in (OBJECT, "to"):
        behind = around.shape.pieces[at + 1 : at + 4]  # thanked Chad for 3 trucks and Oman for 4 buses
        is_thanked_for = any(one.thing is not None for one in behind) and behind[0].word == "for"
        if not frame.things or is_thanked_for:
            around.donor(at)


def _is_for_others(around: Around) -> None:
    """*The UN thanked Oman for 40 boats for Peru*, *India turned down 40 boats for Kerala*: they are for those."""
    frame, ties = around.frame, around.shape.ties
    behind = around.shape.of(Sort.ACTOR, max(frame.things) + 1, frame.high)
    named = [at for at in behind if ties[at].role in ("for", "to") and at not in frame.donors]
    named = [at for at in named if (actor := around.piece(at).actor) and actor.kind is not NamedKind.PRONOUN]
    for at in around.actors if named else ():
        frame.recipients.pop(at, None)
    for at in named:
        around.recipient(at, PLAINLY)


def _is_of_offer(around: Around) -> bool:
    """Whether what is accepted is said to have been offered: *the 40 boats that Oman had offered*."""
    first = around.shape.clause_start(around.frame.first) if around.verb.passive else around.frame.first
    span = around.shape.pieces[first : around.frame.high + _BEHIND_OFFER]
    return not _OFFERED.isdisjoint(piece.word for piece in span)


_OFFERS = words("offer offers offering offered")
_OFFERED = _OFFERS - {"offering"}
_BEHIND_OFFER = 3
"""Pieces behind the object of *accept* in which it is said that it was offered."""


def _refuse(around: Around) -> None:
    """*Refused aid to X* is said of who was to give, *refused foreign aid* of who was to get it."""
    if _request_denied(around):
        return
    if around.verb.passive and not _OFFERS.isdisjoint(piece.word for piece in around.shape.pieces[: around.verb.first]):
        _turn_down(around)
        return
    _give(around)
    frame = around.frame
    for at in _whose_aid(around):
        frame.recipients.pop(at)
        around.donor(at)
    holds = around.verb.lemma == "withhold" or (around.verb.last > around.verb.at and around.verb.lemma != "say")
    if holds:
        for at in around.shape.of(Sort.ACTOR, frame.low, frame.high):
            if around.shape.ties[at].to == "from":
                around.recipient(at, PLAINLY)
    for asked in _asked_for_by(around):
        around.recipient(asked, PLAINLY)
        return
    decides = around.verb.passive or around.verb.lemma == "vote" or holds
    if decides or around.verb.mode is not Mode.FACT or max(frame.recipients.values(), default=0) == PLAINLY:
        return
    frame.donors = [at for at in frame.donors if at not in around.actors]
    frame.order = [one for one in frame.order if one[0] != "D" or one[1] not in around.actors]
    for at in around.actors:
        around.recipient(at, PLAINLY)
    frame.unsure[Field.RECIPIENTS] = tr("Who refused may have been to give or to get it.")


def _whose_aid(around: Around) -> list[int]:
    """Whose aid or offer is refused, who is nobody that gets nothing: *refused a British offer of aid*."""
    pieces = around.shape.pieces
    named = [at for at in around.frame.recipients if is_adjective(pieces[at])]
    return [at for at in named if pieces[min(at + 1, len(pieces) - 1)].word in _OFFERED_BY]


_OFFERED_BY = words("offer offers aid help assistance relief gift gifts donation donations money support proposal")


def _asked_for_by(around: Around) -> list[int]:
    """Who had asked for what is refused: *the ten trucks that Sofia had requested*, *requested by Sofia*."""
    pieces, at = around.shape.pieces, max(around.frame.things, default=-1) + 1
    said = [piece.word for piece in pieces[at : at + 3]] if at > 0 else []
    if said[:1] and said[0] in _ASKED and said[1:2] == ["by"]:
        return around.shape.of(Sort.ACTOR, at + 2, at + 4)
    at += said[:1] in (["that"], ["which"])
    verb = at + 1 + (at + 1 < len(pieces) and pieces[at + 1].word in ("had", "has", "have"))
    asked = bool(said) and verb < len(pieces) and pieces[at].actor is not None and pieces[verb].word in _ASKED
    return [at] * asked


_ASKED = words("requested sought asked wanted begged")


def _request_denied(around: Around) -> bool:
    """*Denied Peru's request for 20 trucks*, *a request by Peru to Chad for 20 trucks was turned down*."""
    shape, frame, verb = around.shape, around.frame, around.verb
    pieces = shape.pieces
    span, at = _request(shape, frame, verb)
    asked = next((one for one in span if one > at and pieces[one].word == "for"), -1)
    things = shape.of(Sort.THING, asked, min(asked + 3, len(pieces)))[:1]
    if at < 0 or asked < 0 or not things or verb.mode not in (Mode.FACT, Mode.NOW):
        return False
    if not verb.passive and around.actors[-1:] != [shape.before(verb.first)]:  # the Finnish mission turned it down
        return False
    near = [one for one in shape.of(Sort.ACTOR, span.start, asked) if pieces[one].actor is not None]
    by = [one for one in shape.of(Sort.ACTOR, frame.low, frame.high) if shape.ties[one].role == "by"] * verb.passive
    asking = [one for one in near if one == at - 2 or (shape.ties[one].role in ("of", "by", "from") and one not in by)]
    around.thing(things[0])
    for one in asking:
        around.recipient(one, PLAINLY)
    to = [one for one in near if one not in asking and shape.ties[one].role == "to"]
    for one in (by or to) if verb.passive else around.actors:
        around.donor(one)
    frame.outcome, frame.strong, frame.negated = Outcome.NOT_GIVEN, True, True
    return True


def _request(shape: Shape, frame: Frame, verb: Verb) -> tuple[range, int]:
    """Where the request that a verb denies is told of, and the word for it, or -1."""
    spans = [range(shape.clause_start(frame.first), frame.first) if verb.passive else range(frame.low, frame.high)]
    if verb.passive and not verb.finite:  # denied by Lima was Fiji's request for 20 trucks
        spans.append(range(frame.low, shape.clause_end(frame.low)))
    found = ((span, one) for span in spans for one in span if shape.pieces[one].word in _REQUESTS)
    return next(found, (spans[0], -1))


_REQUESTS = words("request requests application applications plea appeal")


def _turn_down(around: Around) -> None:
    if _request_denied(around):
        return
    if around.verb.passive:
        for at in around.subject_things:
            around.thing(at)
        around.subject_complements()
        around.objects(dative=False, from_donor=True, by_donor=True)
        refusing = [at for at in around.frame.donors if around.shape.ties[at].role == "by"]
        around.frame.donors = [at for at in around.frame.donors if at not in refusing]
        for at in refusing:
            around.recipient(at, PLAINLY)
        meant = [at for at in around.shape.of(Sort.ACTOR, 0, around.verb.first) if around.shape.ties[at].role == "for"]
        if around.frame.things and any(around.piece(at).kind is NamedKind.TOWN for at in meant):
            _is_for_towns(around, meant, refusing)
        return
    for at in around.actors:
        around.recipient(at, PLAINLY)
    around.objects(dative=False, from_donor=True, by_donor=False)
    if around.frame.things:
        _is_for_others(around)


def _is_for_towns(around: Around, meant: Sequence[int], refusing: Collection[int]) -> None:
    """*An offer of 40 tents for Bam was turned down by Tehran*: it was for that town, where the state is its own."""
    codes = {actor.iso2 for at in refusing if (actor := around.piece(at).actor) is not None}
    towns = [at for at in meant if (town := around.piece(at).actor) and town.iso2 in codes - {""}]
    for at in refusing if towns else ():
        around.frame.recipients.pop(at, None)
    for at in towns:
        around.recipient(at, PLAINLY)


_BUILDERS = {
    Family.GIVE: _give,
    Family.SHIP: _give,
    Family.DECIDE: _give,
    Family.PROMISE: _give,
    Family.OFFER: _give,
    Family.CANCEL: _give,
    Family.REFUSE: _refuse,
    Family.COLLECT: _give,
    Family.RECEIVE: _receive,
    Family.ARRIVE: _arrive,
    Family.CARRY: _carry,
    Family.HELP: _help,
    Family.THANK: _thank,
    Family.TURN_DOWN: _turn_down,
    Family.LEND: _give,
}
