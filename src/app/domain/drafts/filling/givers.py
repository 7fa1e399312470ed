"""Who gives: by frames, by the words of the sentence, or as whom the text speaks of.

    givers = pieces that frames have, or their words | body within the things | subject of a verb of giving
           | the country at the head of the paragraph | whom pronouns take up | the likeliest of the text

Whoever only speaks, vetoes or is host to a meeting gives nothing; nor do those who gave before give what the meeting
resolves of which a text is the minutes.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import DEPOTS
from app.domain.drafts.clauses.pieces import Piece, Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import SUBJECT
from app.domain.drafts.clauses.verbs import TRANSPORT, Family, is_adverb
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.as_a_whole import as_a_whole
from app.domain.drafts.filling.branches import owners_of_branches
from app.domain.drafts.filling.case import FEW_WORDS, Case, Parties
from app.domain.drafts.filling.groups import home_of, is_noun
from app.domain.drafts.filling.named_beside import giver_by_name, giver_meant, mission_before
from app.domain.drafts.filling.parties import (
    country_of,
    in_full,
    named_parties,
    with_words,
)
from app.domain.drafts.filling.partners import partners
from app.domain.drafts.filling.reasons import others_too, taken_to_be, unlisted
from app.domain.drafts.filling.said_before import taken_up
from app.domain.drafts.filling.spoken_of import meant
from app.domain.drafts.filling.stand_ins import whose_people
from app.domain.drafts.filling.what_is_given import quantity
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.text.across import giver_before
from app.domain.drafts.text.context import STATES_AND_TOWNS
from app.domain.drafts.text.voice import OWN
from app.domain.drafts.words import goods
from app.domain.drafts.words.actor_words import DISASTERS, TITLES
from app.domain.drafts.words.word_lists import CARRIERS
from app.domain.language import tr

_MODEL = re.compile(r" (?:[A-Z]{1,3}-?)?\d{2,}\b")
"""Behind who only made what brings it: *a Boeing 747*."""
_MEET_IN = re.compile(
    r"\b(?:meeting|met|gathered|gathering|assembled|convened|conferences?|summit|talks|forum|session)"
    r"(?: (?:held|on \w+|this week|last week|last month|here))* (?:in|at) (?:the )?\Z|"
    r"\bvetoed by (?:the )?\Z"
)
_EVENT = (
    r"(?:walk|run|swim|ride|race|marathon|concert|recital|match|game|f[eê]te|fair|ball|gala|auction|sale|raffle|quiz|show|"
    r"party|festival|play|pantomime|performance|bazaar|exhibition|breakfast|lunch|dinner|supper|tournament|event)"
)
_EVENT_AT = re.compile(rf"\b{_EVENT} (?:held )?(?:in|at) (?:the )?(?:[A-Z][\w’'-]* ){{0,2}}\Z")
_IS_EVENT = re.compile(rf"(?:the |an? )?(?:[a-z-]+ )?{_EVENT} (?:in|at) .+\Z", re.IGNORECASE)
_BROUGHT_IN = re.compile(
    r"[^,;.]{0,30}? (?:has |have |had )?(?:raised|raises|made|brought in|collected|earned|netted|took in)\b"
)
"""Behind what is held and where, which give nothing: *a sponsored walk at Bath racecourse raised 90 pounds*."""
_MEETING = re.compile(
    r"(?:[a-z-]+ ){0,3}(?:meeting|conference|summit|forum|gathering|talks) (?:[a-z]+ ){0,2}?(?:in|at) [A-Z]"
)
"""Before a place where givers meet, and what is called by that place."""
_VETOES = re.compile(r"(?:,? (?:has|have|had|later|then|also|promptly|twice))* veto(?:ed|es)\b")
_BY_SUBJECT = (Family.GIVE, Family.SHIP, Family.DECIDE, Family.PROMISE, Family.OFFER, Family.COLLECT)
_LONG_NAME = 9
"""Pieces of a name that no list has, at most."""
_NO_GIVER = words("nothing nobody none no there here people others many some donors it what reports figures money")
"""Words that name nobody who gives."""
_SAYS = words("said says announced announces confirmed confirms reported reports stated states added adds pledged")
_SPEAKERS = words(
    "spokesman spokeswoman spokesperson official officials source sources media paper newspaper report statement "
    "agency weekly daily minister"
)
"""Who speaks of somebody else when he says *it*; so do persons with a title."""
_ANYBODY = words(
    "donor donors benefactor benefactors well-wisher well-wishers sponsor sponsors stranger strangers supporter "
    "supporters friend friends somebody someone passer-by passers-by giver givers patron patrons sympathisers"
)
"""Who gives, where no more is said of him: *an anonymous donor*."""


def who_gives(case: Case) -> Parties:
    """Who gives it by the sentence's words, or as whom these are taken up."""
    if team := _whose_team(case):
        return team
    donors = with_words(case, named_parties(case, _chosen(case), Field.DONORS), Field.DONORS)
    donors = donors or _labelled(case) or _who_says_so(case) or _unnamed(case) or _spoken_for(case)
    donors = () if all(map(_is_anybody, donors)) else donors
    taken = _head(case, donors) or taken_up(case, Field.DONORS, donors)
    donors = in_full(case.before, taken or meant(case, Field.DONORS, donors))
    donors = tuple(dict.fromkeys(whose_people(case, giver_by_name(case, _of_funds(case.text, one))) for one in donors))
    return _but_hosts(case, _but_speakers(case, owners_of_branches(case, donors)))


def _whose_team(case: Case) -> Parties:
    """The country of whose team members arrive, whoever says so: *47 members of Peru's rescue team have arrived*."""
    pieces = [case.shape.pieces[at] for at in case.gift.things if case.gift.main.family is Family.ARRIVE]
    teams = [one for one in pieces if one.thing is not None and one.thing.item.startswith("members of ")]
    owners = (one for one in case.named if one.kind is NamedKind.COUNTRY and case.text.startswith(_OWNED, one.end))
    inside = [one for one in owners if any(team.start <= one.start < team.end for team in teams)]
    return tuple(DraftParty(one.name, one.iso2, one.start, one.end) for one in inside[:1])


_OWNED = ("'s ", "’s ")


def givers_as_a_whole(case: Case, found: Parties, carriers: Parties) -> Parties:
    """Who gives it as the sentence is read as a whole, where that is somebody who may give."""
    donors = found if case.gift.of_nobody else as_a_whole(case, Field.DONORS, found, carriers)
    if donors is found:
        return found
    donors = tuple(one for one in donors if not (_is_anybody(one) or _OF_AIRLINE.match(case.text, one.end)))
    return _but_hosts(case, _but_speakers(case, donors)) or found


def _chosen(case: Case) -> list[int]:
    """Those that give it, without *it* for one that is named."""
    text, shape, pieces, gives = case.text, case.shape, case.shape.pieces, case.gift.donors
    made = [at for at in gives if pieces[at].kind is NamedKind.COMPANY and _MODEL.match(text, pieces[at].end)]
    made += [at for at in gives if shape.ties[at].to != SUBJECT and _is_carrier(text, pieces[at])]
    stores = [at for at in gives if any(one.word in DEPOTS for one in pieces[at + 1 : at + 2])]
    stores += [at for at in gives if _is_left_behind(shape, at) or _is_in_giver(shape, at, gives) or _is_his(shape, at)]
    made += [at for at in gives if _is_carried_from(case, at) or _sells(shape, at, gives)]
    made += [at for at in gives if pieces[at].start < _where_others_give(case)]
    made += stores if len({*stores}) < len(gives) else []  # from the UN depot in Accra
    donors = [*dict.fromkeys(giver_meant(text, shape, at) for at in gives if at not in made)]
    missions = (mission_before(text, shape, pieces[at].start, beside=True) for at in donors)
    donors += [at for at in (*missions, *partners(shape, case.gift)) if at >= 0 and at not in donors]
    return [at for at in donors if pieces[at].kind is not NamedKind.PRONOUN] or donors


def _is_carrier(text: str, piece: Piece) -> bool:
    """Whether an airline only flies it: *an Air China freighter*."""
    return piece.kind is NamedKind.COMPANY and _OF_AIRLINE.match(text, piece.end) is not None


_OF_AIRLINE = re.compile(r" (?:(?:cargo|passenger|chartere?d?) )*(?:flights?|planes?|aircraft|jets?|freighters?)\b")


def _is_left_behind(shape: Shape, at: int) -> bool:
    """Whether a place only is where the way of things began: *thanked Peru for 40 tents flown in from Quito*."""
    tie = shape.ties[at]
    verb = shape.verbs[tie.verb] if tie.verb >= 0 and tie.role == "from" else None
    brought = verb is not None and verb.passive and verb.lemma in TRANSPORT | {"bring", "send"}
    return brought and shape.pieces[at].kind in STATES_AND_TOWNS


def _is_carried_from(case: Case, at: int) -> bool:
    """Whether a town only is whence a body carries it to another: *Mercy Wings carried 40 tents from Lae to Buka*."""
    shape, piece = case.shape, case.shape.pieces[at]
    tie, onward = shape.ties[at], shape.words[at + 1 : at + 2] in (["to"], ["into"])
    verb = shape.verbs[tie.verb] if tie.verb >= 0 and tie.role == "from" else None
    town = piece.actor is not None and (piece.kind is NamedKind.TOWN or bool(piece.actor.seat))
    bodies = any(shape.pieces[one].kind in (NamedKind.ORGANISATION, NamedKind.PERSON) for one in case.gift.carriers)
    return onward and town and bodies and verb is not None and not verb.passive and verb.lemma in TRANSPORT | {"bring"}


def _sells(shape: Shape, at: int, gives: Collection[int]) -> bool:
    """Whether somebody only sold what another one gives: *40 vans bought by Oxfam from Ford*."""
    tie = shape.ties[at]
    verb = shape.verbs[tie.verb] if tie.verb >= 0 and tie.role == "from" else None
    return verb is not None and verb.lemma in ("buy", "purchase", "order", "procure") and len(gives) > 1


def _is_in_giver(shape: Shape, at: int, gives: Collection[int]) -> bool:
    """Whether a place lies in a state that gives, which has the goods from there: *Oman sent fish from Muscat*."""
    place, states = shape.pieces[at], (shape.pieces[one] for one in gives)
    if place.kind is not NamedKind.TOWN or place.actor is None or shape.ties[at].role != "from":
        return False
    codes = {one.actor.iso2 for one in states if one.actor is not None and one.kind is not NamedKind.TOWN}
    return place.actor.iso2 in codes - {""}


def _is_his(shape: Shape, at: int) -> bool:
    """Whether it is a fund of who gives: *Oxfam gave a grant from its Appeal Fund*."""
    before = [word for word in shape.words[max(0, at - 3) : at] if word != "own"]
    return before[-1:] != [] and before[-1] in goods.OWN and before[-2:-1] in (["from"], ["through"])


def _labelled(case: Case) -> Parties:
    """The body in the words for what is brought: *landed with 40 tonnes of Oxfam blankets*."""
    things = [case.shape.pieces[at] for at in case.gift.things]
    inside = (one for one in case.named for thing in things if thing.start < one.start and one.end < thing.end)
    found = [one for one in inside if one.kind is NamedKind.ORGANISATION]
    if found:
        case.unsure[Field.DONORS] = others_too()
    return tuple(DraftParty(one.name, country_of(one, Field.DONORS), one.start, one.end) for one in found)


def _who_says_so(case: Case) -> Parties:
    """A speaker whose name no list has and whom *it* takes up: *Acme said it had given*, *the bakery says that it*."""
    shape, gives = case.shape, case.gift.donors
    at = gives[0] if len(gives) == 1 else 0
    said = at - 1 - (shape.pieces[at - 1].word == "that")
    while shape.pieces[said].sort is Sort.DAY or shape.pieces[said].word == "on":
        said -= 1
    if at < 2 or shape.pieces[at].word != "it" or said < 1 or shape.pieces[said].word not in _SAYS:
        return ()
    low, high = shape.clause_start(said), shape.before(said) + 1
    while low < high and _is_idle(shape, low):
        low += 1
    pieces = shape.pieces[low:high]
    speaks = any(one.sort is not Sort.WORD or one.word in _SPEAKERS or one.word.title() in TITLES for one in pieces)
    if speaks or not 0 < len(pieces) <= _LONG_NAME:
        return ()
    start, end = pieces[0].start, pieces[-1].end
    case.unsure[Field.DONORS] = taken_to_be(shape.pieces[at].word, name := case.text[start:end])
    return (DraftParty(name, home_of(name, pieces), start, end),)


def _unnamed(case: Case) -> Parties:
    """The subject of a giving verb whose words no list has: *a bakery in Lisbon gave*, *the board has approved*."""
    frame = case.gift.main
    number = case.shape.verb_at(frame.at)
    if frame.noun or number < 0 or case.shape.verbs[number].passive or frame.family not in _BY_SUBJECT:
        return ()
    low, high = case.shape.clause_start(frame.first), case.shape.before(frame.first) + 1
    while low < high and _is_idle(case.shape, low):
        low += 1
    pieces = case.shape.pieces[low:high]
    if pieces and (thing := pieces[0].thing) is not None and is_vehicle(thing):
        return ()
    if (
        not pieces
        or pieces[-1].word == "it"
        or len(pieces) > _LONG_NAME
        or any(piece.sort in (Sort.SIGN, Sort.DAY) for piece in pieces)
    ):
        return ()
    if not (pieces[0].sort is Sort.THING or is_noun(case.shape, low)) or pieces[0].word in _NO_GIVER:
        return ()
    if any(piece.word in OWN or (piece.thing and piece.thing.is_money) for piece in pieces):
        return ()  # to the council we gave, the 4 million set aside
    start, end = pieces[0].start, pieces[-1].end
    name = case.text[start:end]
    if case.text[start : start + 2].lower() == "a ":
        start, name = start + 2, name[2:]
    case.unsure[Field.DONORS] = unlisted(name)
    return (DraftParty(" ".join(name.split()), home_of(name, pieces), start, end),)


_SPOKESMEN = words("spokesman spokeswoman spokesperson")


def _spoken_for(case: Case) -> Parties:
    """*A spokesman for the Danish government said 40 tents were on their way to Chad*: who speaks of what leaves."""
    shape, found = case.shape, case.shape.of(Sort.ACTOR, 2, case.gift.main.first)
    codes = {actor.iso2 for at in case.gift.recipients if (actor := shape.pieces[at].actor) is not None}
    for at in found if case.gift.recipients else ():
        joint = at - 1 - (shape.words[at - 1] == "the")
        said = shape.verb_at(at + 1)
        speaks = shape.words[joint] in ("for", "of") and shape.words[joint - 1] in _SPOKESMEN
        if speaks and said >= 0 and shape.verbs[said].family is Family.SAY:
            who = named_parties(case, [at], Field.DONORS)
            if codes.isdisjoint(one.iso2 for one in who):
                case.unsure[Field.DONORS] = tr("It is who announces it; who gives it is not said.")
                return who
    return ()


def _is_idle(shape: Shape, at: int) -> bool:
    """Whether a word before a subject is no part of its name."""
    piece = shape.pieces[at]
    return piece.word in ("the", "a", "an", "and", "but", "our", "his", "her", "their", "its") or is_adverb(piece)


def _head(case: Case, donors: Parties) -> Parties:
    """Whom a paragraph has at its head as who gives, where the sentence names nobody else for it."""
    who = case.at_head
    if who is None or any(one.iso2 or one.name[0].isupper() for one in donors):
        return ()
    low, high = case.shape.pieces[0].start, case.shape.pieces[-1].end
    if not low <= who.start < high:
        return case.unsaid(Field.DONORS, (DraftParty(who.name, who.iso2, 0, 0),))
    case.unsure[Field.DONORS] = tr("It is whom the sentence is about.")
    return (DraftParty(who.name, who.iso2, who.start, who.end),)


def _but_speakers(case: Case, said: Parties) -> Parties:
    """Who gives it, without somebody who only says that it comes: *Robles said 20 tanks would arrive*.

    So does who says that he got it: *Chad said it had received 40 tents*. Nor is sure who gives what a person
    announces, who may speak for a state or a body.
    """
    family = case.gift.main.family
    if said and (people := _people_of(case)) and all(_is_speaker(case.shape, one) for one in said):
        return people
    if family is Family.RECEIVE and any(_says_he_got_it(case.shape, case.gift, one) for one in said):
        case.unsure.pop(Field.DONORS, None)
        return ()
    number = case.shape.verb_at(case.gift.main.at)
    open_to_all = number >= 0 and case.shape.verbs[number].passive and not case.gift.main.donors
    if open_to_all and said and all(_is_person_who_says_so(case.shape, one) for one in said):
        case.unsure.pop(Field.DONORS, None)
        return ()
    if family not in (Family.ARRIVE, Family.DECIDE):
        return said
    speaks = [one for one in said if not one.iso2 and _speaks(case.shape, one)]
    if speaks and family is Family.ARRIVE:
        return tuple(one for one in said if one not in speaks)
    if speaks:
        case.unsure.setdefault(Field.DONORS, tr("Who announces it may speak for somebody else."))
    return said


def _people_of(case: Case) -> Parties:
    """The one country whose people or things come by their adjective: *nine Chinese doctors*; empty where none does."""
    pieces = [case.shape.pieces[at] for at in case.gift.things]
    inside = [one for one in case.named if one.by_people and any(p.start <= one.start < p.end for p in pieces)]
    gets = {who.iso2 for at in case.gift.recipients if (who := case.shape.pieces[at].actor) is not None}
    found = {one.iso2: DraftParty(one.name, one.iso2, one.start, one.end) for one in inside if one.iso2 not in gets}
    return tuple(found.values()) if len(found) == 1 else ()


def _is_person_who_says_so(shape: Shape, one: DraftParty) -> bool:
    """Whether a person is only who says what others were given: *Lae was given nine boats, mayor John Smith said*."""
    kinds = {piece.kind for piece in shape.pieces if one.start <= piece.start < one.end}
    return not one.iso2 and kinds == {NamedKind.PERSON} and _speaks(shape, one)


def _is_speaker(shape: Shape, one: DraftParty) -> bool:
    """Whether somebody is only who says so behind what he says: *…, the Red Cross said*."""
    told = (verb for verb in shape.verbs if verb.family is Family.SAY and not verb.passive)
    before = (shape.pieces[at] for verb in told if (at := shape.before(verb.first)) > 0)
    return any(one.start <= piece.start < one.end and _is_behind(shape, piece) for piece in before)


def _is_behind(shape: Shape, piece: Piece) -> bool:
    at = shape.pieces.index(piece)
    return [word for word in shape.words[:at] if word != "the"][-1:] == [","]


def _says_he_got_it(shape: Shape, gift: Gift, one: DraftParty) -> bool:
    """Whether somebody is the subject of the saying right before *it had received*."""
    number, it = shape.verb_at(gift.main.at), shape.before(gift.main.first)
    if number < 1 or it not in gift.recipients:
        return False
    saying, got = shape.verbs[number - 1 : number + 1]
    pronoun = shape.pieces[it].kind is NamedKind.PRONOUN and not got.passive and got.lemma != "have"
    says = saying.family is Family.SAY and not (saying.passive or shape.of(Sort.ACTOR, saying.last + 1, it))
    who = (shape.pieces[at] for at in (shape.subject(number - 1)[0] if pronoun and says else ()))
    return any(one.start <= piece.start < one.end for piece in who)


def _speaks(shape: Shape, one: DraftParty) -> bool:
    """Whether a person, or somebody of no list, is the subject of a verb of saying or announcing."""
    pieces = shape.pieces
    told = (verb for verb in shape.verbs if verb.family is Family.SAY or verb.lemma == "announce")
    before = (pieces[at] for verb in told if (at := shape.before(verb.first)) >= 0)
    kinds = (piece.actor and piece.actor.kind for piece in before if one.start <= piece.start < one.end)
    return any(kind in (None, NamedKind.PERSON) for kind in kinds)


def _but_hosts(case: Case, said: Parties) -> Parties:
    """Who gives it, without where givers only meet, and who vetoes it: *donors meeting in Paris pledged it*."""
    gives = tuple(one for one in said if one.start == one.end or not _only_hosts(case.text, case.shape, one))
    others = _where_others_give(case)
    gives = tuple(one for one in gives if one.start == one.end or one.start >= others)
    if said and not gives:
        case.unsure.pop(Field.DONORS, None)
    return gives


def _where_others_give(case: Case) -> int:
    """The code point of the clause whose own people give, behind who is host to them: *a summit at which donors gave*.

    That is 0 where no clause is of a place or an occasion, and where those who give may be of the host: *officials*.
    """
    shape, main = case.shape, case.gift.main
    number = shape.verb_at(main.at)
    low, last = shape.clause_start(main.first), shape.before(main.first)
    gives = number >= 0 and not main.noun and main.family in _BY_SUBJECT and not shape.verbs[number].passive
    if not gives or low < _FEW_PIECES or last < low:
        return 0
    opens = shape.words[low - 1]
    there = opens == "where" or (opens == "which" and shape.words[low - 2] in _AT_WHICH)
    inside = shape.pieces[low : last + 1]
    head = inside[-1].word.split()[-1]
    noun = is_noun(shape, last) or phrases.is_people(inside[-1]) or head in _STATES
    actors = (piece.actor for piece in inside)
    named = any(one is not None and one.kind is not NamedKind.GROUP for one in actors)
    named |= any(piece.word in OWN for piece in inside)
    several = head == "people" or (head.endswith("s") and not head.endswith("ss") and head not in _OF_HOST)
    several &= inside[-1].sort is not Sort.WORD or case.text[inside[-1].start].islower()
    return inside[0].start if there and noun and several and not named else 0


_FEW_PIECES, _STATES = 3, words("states countries nations")
_AT_WHICH = words("at in on during through for to after")
_OF_HOST = words("officials ministers authorities leaders members staff envoys parliamentarians")
"""Whoever may be those of who is host: *a meeting at which officials promised 4 million*."""


def _only_hosts(text: str, shape: Shape, one: DraftParty) -> bool:
    met = _MEET_IN.search(text, shape.pieces[0].start, one.start) or _MEETING.match(text, one.start)
    met = met or (_is_event(text, shape, one) and _BROUGHT_IN.match(text, one.end))
    return bool(met) or _VETOES.match(text, one.end) is not None or _only_reports(text, shape, one)


def _is_event(text: str, shape: Shape, one: DraftParty) -> bool:
    """Whether somebody is what was held, or where it was."""
    if _EVENT_AT.search(text, max(shape.pieces[0].start, one.start - 80), one.start):
        return True
    return not one.iso2 and _IS_EVENT.match(one.name) is not None


def _only_reports(text: str, shape: Shape, one: DraftParty) -> bool:
    """Whether a paper or an agency only is whose news it is: *according to Reuters, 40 tonnes of flour came*."""
    kinds = {piece.kind for piece in shape.pieces if one.start <= piece.start < one.end}
    plain = not one.iso2 and one.name[:1].isupper() and kinds <= {None, NamedKind.COMPANY}
    return plain and _ACCORDING.search(text, shape.pieces[0].start, one.start) is not None


_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?\Z")


def giver_left_open(case: Case, recipients: Collection[DraftParty]) -> Parties:
    """Who likely gives what the sentence leaves open."""
    things = [quantity(case.shape, case.gift, at) for at in case.gift.things]
    bare = bool(things) and all(one.item_start == one.end for one in things)  # eleven came in April
    return giver_before(case.text, case.shape, case.before, recipients, goes_on=bare)


_FUNDS = re.compile(r"['’]s? (?:own )?(?:funds|resources|means|budget|treasury|coffers|reserves?|surplus|stocks?)$")


def _of_funds(text: str, one: DraftParty) -> DraftParty:
    """Whose funds something is paid from: *£50 from the Council's own funds*."""
    funds = _FUNDS.search(one.name) if text[one.start : one.end] == one.name else None
    return one if funds is None else one._replace(name=one.name[: funds.start()], end=one.start + funds.start())


_RESOLVED = re.compile(
    r"(?:It was (?:\w+ly )?(?:resolved|agreed|decided|voted|moved)|Resolved,?|Agreed,?) (?:to|that)\b"
)
_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_AT_HEAD = 400
"""Code points of a text within which it says that it is the minutes of a meeting."""


def but_who_gave_before(case: Case, donors: Parties) -> Parties:
    """Who gives what a meeting resolves to give, of which the minutes name nobody: none of those who gave before."""
    first, last = case.shape.pieces[0].start, case.shape.pieces[-1].end
    if _RESOLVED.match(case.text, first) is None or _MINUTES.search(case.text, 0, _AT_HEAD) is None:
        return donors
    gave = {one.name for told in case.before.gave for one in told.donors}
    kept = tuple(one for one in donors if one.name not in gave or one.name in case.text[first:last])
    if donors and not kept:
        case.unsure.pop(Field.DONORS, None)
    return kept


def _is_anybody(one: DraftParty) -> bool:
    """Whether words name nobody who could be meant: *an anonymous donor*, *the flood*, *a convoy*."""
    said = one.name.split()
    if one.name in _ANYBODY_AT_HEAD:
        return True
    return not one.iso2 and one.name.islower() and len(said) <= FEW_WORDS and said[-1] in _NOBODY


_NOBODY = _ANYBODY | DISASTERS | CARRIERS | words("caravan flotilla transport transports truckload planeload")
_ANYBODY_AT_HEAD = words("Donors Sponsors Strangers Well-wishers Benefactors")
"""Such words as a sentence begins with, which are called nothing else: *Donors pledged $90 million*."""
