"""Of everybody of whom the text speaks the likeliest, where a sentence does not plainly say who gives or gets a gift.

Also the country of ministries, hospitals and the like that a sentence places nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import partial

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import FOR
from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import FEW_WORDS, Case, Parties
from app.domain.drafts.filling.parties import likely_getters, named_getters, named_parties, of_state, with_words
from app.domain.drafts.filling.reasons import placed_in
from app.domain.drafts.filling.said_before import THERE, is_own, is_quoted_us, is_subject, taking_up
from app.domain.drafts.filling.stand_ins import owning_state, state_ruled
from app.domain.drafts.frames.by_place import take
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.learnt.weights import parts, total
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.pronouns import may_stand_for
from app.domain.drafts.text.before import Before, item_of
from app.domain.drafts.text.context import STATES_AND_TOWNS, Talk, key_of, written_in
from app.domain.drafts.text.noun_kinds import COUNTRIES, PLACES, are_people, plural
from app.domain.drafts.text.voice import OWN
from app.domain.drafts.weighing.meant import Asked, Option, options
from app.domain.drafts.weighing.together import Asking
from app.domain.drafts.words.actor_words import OF_THE_STATE
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.language import tr

MEANT, OPEN, AHEAD, PLACED = 0.4, 0.2, 1.5, 0.4
"""The share from which on somebody of the text is named instead of whom a sentence has, and where it has nobody; how
many times that of any other it then is; and the share of the country of a ministry."""
_SEVERAL = 2
"""Countries that got something, from which on a text is about several."""
_STATE_BODIES = words(
    "ministry government embassy department parliament army navy mission cabinet administration secretariat president "
    "king queen premier chancellor emir sultan minister ambassador envoy military soldiers troops sappers coastguard "
    "frigate warship gendarmerie junta rulers"
)
_LOCAL = words("local regional provincial municipal city town county district territorial cantonal communal")
_MINISTRY = re.compile(r"(?:the )?(?:ministry|department) (?:of|for) ", re.IGNORECASE)
_BEHIND_NOUN = re.compile(r" (?:in|at|of|for|from|near|on|with) ")
_OF_PLACES = {word for noun in (*PLACES, *COUNTRIES, "government", "authority") for word in (noun, plural(noun))}
"""Nouns that stand for the country or a place in it."""
_OF_A_PLACE = re.compile(r"(?:[a-z-]+ )*[a-z-]+ (?:in|at|of|from|near|around) (?:the )?[A-Z]")


def meant(case: Case, field: Field, said: Parties, donors: Parties = ()) -> Parties:
    """Whom a gift is from or for: who is said to be, where that is plain or stands alone, else the likeliest.

    `donors` give it, where it is asked who gets it.
    """
    if field is Field.RECIPIENTS and field in case.unsure:  # nobody gives to his own country by chance
        codes = {one.iso2 for one in donors} - {""}
        said = tuple(one for one in said if one.iso2 not in codes or _is_likely(case.shape, case.gift, one))
    if field is Field.RECIPIENTS and not said and is_quoted_us(case.shape):
        return ()
    if said and all(_is_us(case.text, one) for one in said):
        return said
    if field is Field.DONORS and len(said) == 1 and (state := state_ruled(case, said[0])) is not None:
        return (said[0]._replace(name=state.name, iso2=state.iso2),)
    if said and field is Field.DONORS and _codes(said) & _codes(named_getters(case.shape, case.gift)) - {""}:
        case.unsure.setdefault(field, tr("Who gives and who gets it are of one country."))
    others = _other(case, field, donors)
    if led := _led(case, field, said, others):
        return led
    if _is_open(case, field, said) and not _is_where_reported(case, field, said, others):
        best, by_share = _ask(case, field, said, others)
        if best is not None and best.parties != said and by_share >= (MEANT if said else OPEN):
            return _in_own_words(case, field, best, said) or _instead(case, field, best, said)
    return tuple(_placed(case, field, one, said, donors) for one in said)


def _led(case: Case, field: Field, said: Parties, others: Parties) -> Parties:
    """Whom the sentence before is about, where *it* is the subject of this one: *By May it had packed 64 bales*.

    Who gets something is so meant by the subject of the verb that says so: *it has received 2 million*.
    """
    if field is Field.DONORS and (gives := _given_by(case, said, others)):
        return gives
    shape, gift = case.shape, case.gift
    said_so = ("it", "he", "she") if field is Field.RECIPIENTS else ("it",)
    if not any(word in shape.words for word in said_so):
        return ()
    number = next((number for number, verb in enumerate(shape.verbs) if verb.finite), -1)
    it = next((at for at in shape.subject(number)[0] if shape.words[at] in said_so), -1) if number >= 0 else -1
    if it < 0 or shape.verbs[number].lemma == "be":
        return ()
    gets = it in gift.main.recipients and not gift.main.noun and shape.verb_at(gift.main.at) == number
    asked = gets if field is Field.RECIPIENTS else not (said or gets or shape.verbs[number].passive)
    if not asked:
        return ()
    ruler = shape.words[it] in ("he", "she")  # Fiji's king came; he was given 20 boats
    fits = [
        one
        for one in case.before.about
        if may_stand_for(shape.words[it], one) or (ruler and one.kind is NamedKind.GOVERNMENT)
    ]
    parties = [DraftParty(one.name, one.iso2, 0, 0) for one in fits if key_of(one) not in map(key_of, others)]
    return case.unsaid(field, parties, shape.pieces[it]) if len(parties) == 1 else ()


def _given_by(case: Case, said: Parties, others: Parties) -> Parties:
    """Who gives it as several who gave before, or as whom the sentence before asks or thanks."""
    return (() if said else _asked_of(case, others)) or _together(case, others)


def _together(case: Case, others: Parties) -> Parties:
    """Those several who gave what the sentence before tells of, where *they* give this: *They also sent 300 beds*."""
    shape, before = case.shape, case.before
    gave = before.gave[0].donors if before.gave and before.ago == 1 else ()
    number = shape.verb_at(case.gift.main.at) if "they" in shape.words else -1
    they = [at for at in shape.subject(number)[0] if shape.words[at] == "they"] if number >= 0 else []
    if len(gave) < _TOGETHER or not they or shape.verbs[number].passive or case.gift.main.family is Family.RECEIVE:
        return ()
    if {*map(key_of, gave)} & {*map(key_of, others)} or any(one.kind in _MANY for one in before.about):
        return ()
    parties = tuple(DraftParty(one.name, one.iso2, 0, 0) for one in gave)
    return case.unsaid(Field.DONORS, parties, shape.pieces[they[0]])


_TOGETHER, _MANY = 2, (NamedKind.BODY,)
"""How many *they* are at least; and who may be *they* besides: *volunteers*."""


def _asked_of(case: Case, others: Parties) -> Parties:
    """Who likely gives what nobody is said to give: whom the sentence before asks or thanks."""
    who = case.before.asked_of
    if who is None or key_of(who) in map(key_of, others):
        return ()
    return case.unsaid(Field.DONORS, (DraftParty(who.name, who.iso2, 0, 0),))


def _other(case: Case, field: Field, donors: Parties) -> Parties:
    """Who is on the other side: who gives it, or who likely gets it by name, or as *it* before the verb."""
    if field is Field.RECIPIENTS:
        return donors
    return likely_getters(case.shape, case.gift) or _led(case, Field.RECIPIENTS, (), ())


def _is_open(case: Case, field: Field, said: Collection[DraftParty]) -> bool:
    """Whether it is asked of whom the text speaks: nobody is said, or it is unsure, or words without any place."""
    talk = case.before.talk
    if not said:
        return bool(talk.number or talk.topic)
    if field is Field.RECIPIENTS and (
        all(map(partial(_is_named_to, case), said))
        or all(_OF_A_PLACE.match(one.name) and not is_subject(case.shape, one) for one in said)
    ):
        return False  # schools in Bari
    local = any(_LOCAL & set(one.name.lower().split()) for one in said)  # the local government is not the country
    bare = field is Field.RECIPIENTS and all(is_placeless(case.shape, one) and one.name.islower() for one in said)
    return talk.number > 0 and ((field in case.unsure and not local) or bare)


def _is_named_to(case: Case, one: DraftParty) -> bool:
    """Whether somebody with a name plainly gets it: *gave 40 beds to the clinic at Vava*, *gave Vava 40 beds*."""
    at = next((at for at, piece in enumerate(case.shape.pieces) if piece.start <= one.start < piece.end), -1)
    if at < 0 or case.text[one.start : one.end].islower():
        return False
    left = at - 1 - (case.shape.pieces[at - 1].word in phrases.DETERMINERS)
    to = at in case.shape.ties and case.shape.ties[at].role in ("to", "for")
    framed = to and any(frame.recipients.get(at, 0) >= FOR for frame in case.gift.told)
    each = at + 1 in case.gift.things and at in case.shape.ties and case.shape.ties[at].to == OBJECT
    return framed or each or is_own(case, one) or left == case.gift.main.last


def _is_us(text: str, one: DraftParty) -> bool:
    """Whether somebody stands for *we*, who is known."""
    return text[one.start : one.end].lower() in OWN


def _is_likely(shape: Shape, gift: Gift, one: DraftParty) -> bool:
    """Whether the sentence by itself has somebody who gets it for the likeliest, and not as who only says so."""
    says = (shape.subject(number)[0] for number, verb in enumerate(shape.verbs) if verb.family is Family.SAY)
    if any(one.start == shape.pieces[at].start for subjects in says for at in subjects):
        return False
    weighed = gift.weighed.get(Field.RECIPIENTS, ())
    return any(
        share >= MEANT and shape.pieces[who.phrase.low].start <= one.start < shape.pieces[who.phrase.high - 1].end
        for who, share in weighed
    )


def _ask(case: Case, field: Field, said: Parties, others: Parties) -> tuple[Option | None, float]:
    """Who is likeliest meant, and how likely."""
    pronouns = taking_up(case.shape, case.gift, field, said)
    by_weight = "weighed" if field in case.gift.phrases else "read"
    how = "taken up" if pronouns and said else "unlisted" if field in case.gift.loose else by_weight
    talk, actors = case.before.talk, case.before.actors
    who = case.before.speaker if talk.ours else None
    asked = Asked(case.text, case.shape, talk, case.gift, field, said, how, "".join(pronouns[:1]), others, actors,
                  "" if who is None else who.name, *case.beside)  # fmt: skip
    asking = Asking(asked, others, _asked_of_getters(case.shape, case.gift, asked) if field is Field.DONORS else None)
    case.asked.append(asking)
    found = [one for one in options(asked) if not (field is Field.DONORS and _gave_us(case, one, pronouns))]
    by_share = asking.shares(case.weights.meant, found)
    if not said and others and (opens := _of_paragraph(case, field, others)) is not None:
        return opens, 1.0
    return _ahead(case, field, said, found, by_share)


def _gave_us(case: Case, one: Option, pronouns: Collection[str]) -> bool:
    """Whether somebody of whom the text speaks gave who speaks in it something, where *we* or *our* people give."""
    words = case.shape.words
    we_give = ("we" in words or "our" in words) and "us" not in words and not {*pronouns} - {*OWN}
    return we_give and one.here is None and any(key_of(who) in case.before.talk.not_us for who in one.parties)


def _of_paragraph(case: Case, field: Field, others: Parties) -> Option | None:
    """The country of which the paragraph has begun to speak, where it may be on this side.

    Who gets something is so named only in a text that has told of gifts to several countries, or below his name.
    """
    talk, code = case.before.talk, case.before.opens
    if field is Field.RECIPIENTS and (reported := _of_report(case, others)) is not None:
        return reported
    if not code or code in _codes(others):
        return None
    got = sum(one.is_place and one.got > 0 for one in talk.spoken.values())
    if field is Field.RECIPIENTS and (got < _SEVERAL or talk.titled - _codes(others)):
        return None
    one = Option((DraftParty(talk.names.get(code, code), code, 0, 0),), ())
    return None if _other_side(case.before, field, one) else one


def _of_report(case: Case, others: Parties) -> Option | None:
    """The country of the place at the head of one of several short reports, where the text is not about another."""
    before, talk = case.before, case.before.talk
    own = item_of(case.shape) if case.shape.headed and (before.reported or talk.number > 1) else None
    place = own or before.item or before.section
    if place is None or place.iso2 in _codes(others) or talk.topics - _codes(others) - {place.iso2} - before.reported:
        return None
    name = place.name if place.kind is NamedKind.TOWN else talk.names.get(place.iso2, place.name)
    one = Option((DraftParty(name, place.iso2, 0, 0),), ())
    return None if _other_side(before, Field.RECIPIENTS, one) else one


def _is_where_reported(case: Case, field: Field, said: Parties, others: Parties) -> bool:
    """Whether those who are said to get it are the place at the head of a report: *Port Vila - Chile sent rice*."""
    if field is not Field.RECIPIENTS or not said or not case.shape.headed:
        return False
    place = _of_report(case, others)
    return place is not None and _codes(said) == _codes(place.parties)


def _ahead(
    case: Case, field: Field, said: Parties, found: Sequence[Option], by_share: Sequence[float]
) -> tuple[Option | None, float]:
    """Who has the greatest share, and which; where the sentence has nobody only who is well ahead of any other."""
    free = range(len(found) - 1)  # the last is nobody
    held = [at for at in free if said or not _other_side(case.before, field, found[at])]
    best = max(held, key=by_share.__getitem__, default=-1)
    if best < 0 or not case.weights.meant:
        return None, 0.0
    least = max([by_share[-1], *(AHEAD * by_share[at] for at in held if at != best)])
    return (None, 0.0) if not said and by_share[best] < least else (found[best], by_share[best])


def _asked_of_getters(shape: Shape, gift: Gift, asked: Asked) -> Asked:
    """The same of who gets it, while it is not known who gives it."""
    said = named_getters(shape, gift)
    how = "weighed" if Field.RECIPIENTS in gift.phrases else "read"
    how = "unlisted" if Field.RECIPIENTS in gift.loose else how
    return asked._replace(field=Field.RECIPIENTS, said=said, how=how, word="", others=())


def _other_side(before: Before, field: Field, one: Option) -> bool:
    """Whether a text has told of somebody only that he gets something, where it is asked who gives it, or gives."""
    known = before.talk.known(one.parties[0]) if one.here is None else None
    if known is None:
        return False
    gets = known.titled or known.got > 0
    return gets and not known.gives if field is Field.DONORS else known.gives > 0 and not gets


def _in_own_words(case: Case, field: Field, option: Option, said: Parties) -> Parties:
    """A body or people to whom it plainly goes, as of the likeliest country: *gave the shelters 40 beds*."""
    place = option.parties[0] if len(option.parties) == 1 and option.here is None else None
    if field is not Field.RECIPIENTS or place is None or not place.iso2 or len(said) != 1:
        return ()
    one, pieces = said[0], case.shape.pieces
    at = next((at for at, piece in enumerate(pieces) if piece.start == one.start < one.end), 0)
    to = at - 1 - (pieces[at - 1].word in phrases.DETERMINERS)
    given = to == case.gift.main.last and any(at < thing for thing in case.gift.things)
    if at < 1 or one.iso2 or not _is_body(one.name) or not (given or pieces[to].word in ("to", "for")):
        return ()
    case.unsure[field] = placed_in(place.name)
    return (one._replace(iso2=place.iso2),)


def _is_body(name: str) -> bool:
    """Whether words without a name are of a body or people, and not of a place: *nurses' college in the town*."""
    noun = _BEHIND_NOUN.split(name)[0].rsplit(" ", 1)[-1]
    return name.islower() and is_of_people(noun) and noun not in _OF_PLACES


def _instead(case: Case, field: Field, option: Option, said: Sequence[DraftParty]) -> Parties:
    """Somebody instead of whom the rules have found, or where they found nobody."""
    if option.here is None:
        there = next((one for one in case.shape.pieces if one.word in THERE), None)
        found = case.unsaid(field, option.parties, there if field is Field.RECIPIENTS else None)
        if words := next((case.text[one.start : one.end] for one in said if one.end > one.start), ""):
            likelier = tr("The sentence has “{words}” here; likelier it is whom the sentences before speak of.")
            case.unsure[field] = likelier.format(words=" ".join(words.split()))
        return found
    gift = case.gift
    gift.loose.pop(field, None)
    if field is Field.DONORS:
        gift.donors = []
    else:
        gift.recipients = {}
    take(case.text, case.shape, gift, field, option.here)
    case.unsure[field] = gift.unsure[field]
    held = gift.donors if field is Field.DONORS else [*gift.recipients]
    found = with_words(case, named_parties(case, held, field), field)
    case.unsure[field] = gift.unsure[field]
    return found


def _placed(case: Case, field: Field, one: DraftParty, said: Parties, donors: Parties) -> DraftParty:
    """One of those who are said, in its country: as its name, the town beside it in its list or the text says."""
    if field is Field.DONORS and is_of_state(one) and (home := _home_of(case, one)):
        return one if case.text.startswith(one.name, one.start) else one._replace(iso2=home)
    return _beside_town(case, field, one, said) or _in_its_place(case, field, one, donors)


def _beside_town(case: Case, field: Field, one: DraftParty, said: Parties) -> DraftParty | None:
    """A place of no list as of the country of the town beside which it gets something: *to Phalombe and Mulanje*."""
    if field is Field.DONORS or one.iso2 or _NAME.fullmatch(one.name) is None:
        return None
    towns = {
        piece.start: piece.actor.iso2 for piece in case.shape.pieces if piece.actor and piece.kind is NamedKind.TOWN
    }
    beside = (
        towns.get(other.start, "")
        for other in said
        if _JOINT.fullmatch(case.text, min(one.end, other.end), max(one.start, other.start))
    )
    codes = {*beside} - {""}
    if len(codes) != 1 or one.start not in towns:
        return None
    case.unsure[field] = tr("“{name}” is taken to be where the others of its list are.").format(name=one.name)
    return one._replace(iso2=codes.pop())


_NAME, _JOINT = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"), re.compile(r", |,? and ")


def _in_its_place(case: Case, field: Field, one: DraftParty, donors: Parties) -> DraftParty:
    """Ministries, hospitals and the like that are nowhere, as of the country that the text speaks of."""
    gives = field is Field.DONORS
    is_open = is_of_state(one) if gives else is_placeless(case.shape, one)
    if not is_open or of_state(case.text, case.shape, (one,))[0].iso2:
        return one
    talk, actors, others = case.before.talk, case.before.actors, _other(case, field, donors)
    if (placed := _said_place(case, field, one, others)) is not None:
        return placed
    asked = Asked(case.text, case.shape, talk, case.gift, field, (), "read", "", others, actors)
    found = [one for one in options(asked) if one.parties and one.parties[0].iso2]
    states = _states(case, found, set[str]() if gives else _givers_beside(case, one), gives=gives)
    states = _but_of_givers(case, field, one, states)
    weights = case.weights.meant.get(field.value, {})
    by_share = parts([total(weights, one.clues) for one in states]) if states and case.weights.meant else [0.0]
    place = max(range(len(by_share)), key=by_share.__getitem__)
    if by_share[place] < (PLACED if gives else MEANT):
        return _where_written(case, field, one, others)
    state = states[place].parties[0]
    if (
        not gives
        and state.iso2 not in talk.topics
        and talk.topics & _codes(party for one in states for party in one.parties)
    ):
        return one  # rather where the text is about
    case.unsure[field] = placed_in(state.name)
    said = one.name.removeprefix("the ").lower().split()
    people = not gives and len(said) <= FEW_WORDS and are_people(said[-1])
    return one._replace(name=state.name if people else one.name, iso2=state.iso2)


def _home_of(case: Case, one: DraftParty) -> str:
    """The country whose adjective a body has in its name, *the Danish Relief Administration*, here or taken up."""
    here = (piece.actor for piece in case.shape.pieces if piece.start == one.start)
    said = (who.home for who in here if who is not None and who.end <= one.end)
    return next(said, "") or next((who.home for who in case.before.actors if who.name == one.name), "")


def _states(case: Case, found: Sequence[Option], giving: Collection[str], *, gives: bool) -> list[Option]:
    """Of those whom the text names the countries in which a body may be, but those `giving` something else."""
    return [
        one
        for one in found
        if (one.here is None and one.parties[0].iso2 not in giving)
        or (gives and one.here and one.here.actor >= 0 and case.shape.pieces[one.here.actor].kind in STATES_AND_TOWNS)
    ]


def _but_of_givers(case: Case, field: Field, one: DraftParty, states: list[Option]) -> list[Option]:
    """Without those of which the text tells only that they give, where a place of no list hardly is."""
    if field is Field.DONORS or not one.name[:1].isupper():
        return states
    return [state for state in states if not _other_side(case.before, field, state)]


def _givers_beside(case: Case, place: DraftParty) -> set[str]:
    """The states that give something else of which the sentence tells, and so are not where a place of one name is."""
    if not place.name[:1].isupper() or " " in place.name:
        return set()
    pieces = (case.shape.pieces[at] for one in case.others if one is not case for at in one.gift.donors)
    return {piece.actor.iso2 for piece in pieces if piece.actor is not None}


def _said_place(case: Case, field: Field, one: DraftParty, others: Parties) -> DraftParty | None:
    """A body without a place of the country that a word before it or the paragraph says, or where it was written."""
    gives = field is Field.DONORS
    if (who := owning_state(case, one, field)) is not None:
        return one._replace(name=who.name if gives else one.name, iso2=who.iso2)
    if gives and (opens := _of_paragraph(case, field, others)) is not None:
        (state,) = opens.parties
        case.unsure[field] = placed_in(state.name)
        return one._replace(name=state.name, iso2=state.iso2)
    code = case.before.talk.written_in or written_in(case.shape)
    elsewhere = gives or _about_others(case.before.talk, code)
    home = one if elsewhere else _where_written(case, field, one, others)
    return home if home.iso2 else None


def _about_others(talk: Talk, code: str) -> bool:
    """Whether the text is about another country than one, which does not give what it tells of."""
    known = (talk.spoken.get(one) for one in talk.topics - {code})
    return any(one is not None and not one.gives for one in known)


def _where_written(case: Case, field: Field, one: DraftParty, others: Parties) -> DraftParty:
    """A body of a state that is nowhere, as of where the text was written: *BANJUL – Chad gave the Navy 40 boats*."""
    code = case.before.talk.written_in or written_in(case.shape)
    alone = " " not in one.name or _MINISTRY.match(one.name) is not None
    if not code or not (alone and is_of_state(one)) or code in _codes(others):
        return one
    case.unsure[field] = placed_in(case.before.talk.names.get(code, code))
    return one._replace(iso2=code)


def is_placeless(shape: Shape, one: DraftParty) -> bool:
    """Whether who gets it has a place, of which the words do not say in which country it is."""
    if one.iso2:
        return False
    at = next((at for at, piece in enumerate(shape.pieces) if piece.start == one.start and piece.actor), -1)
    if at >= 0 and shape.pieces[at].word in OWN:
        return False
    known = at >= 0 and shape.pieces[at].kind in (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.GROUP)
    return not known or not OF_THE_STATE.isdisjoint(one.name.lower().split())


def is_of_state(one: DraftParty) -> bool:
    """Whether a party is a body of a state that is not said, and not of a part of it."""
    if one.iso2 or one.name.endswith((" Foundation", " Fund", " Trust", " Society", " Association")):
        return False  # King Baudouin Foundation
    said = set(one.name.lower().split())
    return not said.isdisjoint(_STATE_BODIES) and said.isdisjoint(_LOCAL)


def _codes(parties: Iterable[DraftParty]) -> set[str]:
    return {one.iso2 for one in parties}
