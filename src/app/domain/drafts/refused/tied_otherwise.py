"""Things that the words right beside them tie to something else than giving.

had     = ("has" | "holds" | "there are" …) thing, from nobody      the ward has 40 beds
left    = thing "left", without "by"                                the bank has 12 bags left
parted  = vehicle "left" thing                                       two vans left the fire station for Lima
lost    = "lost" thing | (robbed | short | "ran out" …) "of" thing   the parish has lost 14 boats
self    = people | animals, and what they do themselves             seventy nurses walked out, two bears crossed
aboard  = ", with" thing "aboard", where nothing is given           his truck, with 900 litres aboard, hit a mine
flag    = "flags" "flown" | "raised" …                              40 flags were flown
asked   = ("give" | "send" …) ("us" | "me") thing                   "Give us gloves"
applied = ("apply" | "compete" …) "for" … thing                     invites them to apply for grants of 9,000 euros
looked  = ("counted" | "saw" | "removed" …) thing            counted 40 boats
if      = ("if" | "unless") … thing, before any comma        unless it gives 40 boats, the port will close
wished  = ("let" | "suppose" | "may" …) at the head of a sentence   let some magnate endow a bath-house

They are asked of what no verb or noun of giving has for its own (`refused.none_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.pieces import Sort, is_in_vehicles, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import SUBJECT
from app.domain.drafts.clauses.verbs import BE, GIVING, HAVE, Family, Mode, Verb
from app.domain.drafts.words.goods import PERSONS

_HAS = words("has have had owns owned possesses keeps kept holds held stocks houses boasts counts employs")
_SOURCES = words("from by courtesy thanks gift gifts donation donations donated given through via nothing free")
"""Words by which what somebody has may come from another."""
_LOSES = words("lost loses losing lose mislaid forfeited squandered lacks lacked missed")
_LOOKS = words(
    "counted counts saw sees seen inspected inspects examined examines removed removes captured captures stored stores "
    "found finds noticed searched searches raided raids photographed filmed guarded guards watched spotted tested "
    "tests destroyed destroys burned burnt buried demolished dismantled recorded registered operates operated runs"
)
_EARNS = words("made makes earned earns netted grossed saved saves cost costs")
_BELONGS = words("owned belonging operated lost missing")
_RID = words(
    "robbed stripped deprived relieved bereft short out devoid bare rid emptied cheated defrauded swindled destitute "
    "drained plundered despoiled"
)
_RUNS = BE | words("run runs ran running clean")
"""Before *out of* what is used up."""
_BY_THEMSELVES = words(
    "work walk compete race live serve teach study march protest strike defect desert flee resign die fall win lose "
    "play sing perform gather meet celebrate stay remain sleep speak learn attend join lead fight host cross escape "
    "travel suffer move rest picnic graze winter migrate stand begin start stop continue"
)
_ANIMALS = words(
    "bears elephants lions wolves storks locusts whales dolphins birds cranes geese bees wasps rats snakes"
)
_DENIED = words("turned refused rejected declined denied refuses rejects declines denies")
_APPLIES = re.compile(
    r"\b(?:appl(?:y|ies|ied|ying)|applications?|eligible|qualif\w+|bid|bids|bidding|compet(?:e|es|ed|ing|ition)) "
    r"for (?:[^ ,;]+ ){0,5}$"
)
_CLAUSES = words("which that where")
_OWN = 4
"""Pieces, at most, from such a word to what its verb has."""
_WISHES = words("let suppose supposing assuming may pray maybe perhaps hopefully someday bring")
"""How a sentence begins that only hopes or guesses."""


def is_tied_otherwise(shape: Shape, at: int) -> bool:
    """Whether a thing is what somebody has, loses, asks for or does."""
    return (
        _is_had(shape, at)
        or _is_lost(shape, at)
        or _does_itself(shape, at)
        or _is_where(shape, at)
        or shape.ties[at].to == "about"
        or is_applied_for(shape, at)
        or _is_of_clause(shape, at)
        or _is_looked_at(shape, at)
        or (shape.pieces[0].word in ("if", "unless") and all(piece.word != "," for piece in shape.pieces[:at]))
    )


def _is_looked_at(shape: Shape, at: int) -> bool:
    """*Counted 40 boats in Chad*, *made 2 million in it last year*, *40 boats owned by Oman lie there*."""
    thing, does = shape.pieces[at].thing, shape.before(shape.list_of(at)[0])
    word = shape.pieces[does].word if does >= 0 else ""
    behind, two = [*shape.words[at + 1 : at + 3], "", ""][:2]
    earned = thing is not None and thing.is_money and word in _EARNS and shape.ties[at].to != SUBJECT
    so_many = thing is not None and not thing.is_money and two[:1].isdigit()  # found 600 books for 9,000 pupils
    looks = (word in _LOOKS or earned) and (
        so_many or behind not in ("for", "to", "towards")
    )  # found 2 million for Chad
    return (looks or behind in _BELONGS or (behind in BE and two in _LOOKS)) and not _gives_otherwise(shape, at, -1)


def _is_of_clause(shape: Shape, at: int) -> bool:
    """*300 tents to Beira, where 1,400 fell ill*, *a boat that can tow 200 tons*, *to Cuba, which has 400 wards*."""
    pieces = shape.pieces
    low = next(
        (one for one in range(at - 1, 0, -1) if pieces[one].word in _CLAUSES or pieces[one].sort is Sort.SIGN), 0
    )
    said, before = pieces[low].word, pieces[low - 1]
    told = any(piece.thing is not None for piece in pieces[:low])
    if said not in _CLAUSES or not told or before.word == "of" or (said == "that" and before.sort is Sort.SIGN):
        return False
    near = said == "where" or pieces[low + 1].word in ("can", "could") or at <= low + _OWN
    high = shape.clause_end(at)
    return near and not any(
        verb.family in GIVING and verb.lemma != "have" for verb in shape.verbs if low < verb.first < high
    )


def only_wishes(shape: Shape, at: int) -> bool:
    """Whether the first word of a part of a sentence says that it only hopes or guesses."""
    low, high = shape.part(at)
    first = next((piece for piece in shape.pieces[low:] if piece.sort is not Sort.SIGN), None)
    if first is None or first.sort is not Sort.WORD or first.word not in _WISHES:
        return False
    done = any(shape.pieces[verb.at].word != verb.lemma for verb in shape.verbs if low <= verb.at < high)
    return first.word != "may" or not done  # May Smith gave 40 tents


def is_left_over(shape: Shape, verb: Verb) -> bool:
    """*Has 12 bags left*: of what there was, and from nobody."""
    behind = shape.pieces[verb.last + 1 : verb.last + 2]
    alone = not behind or behind[0].sort is Sort.SIGN or behind[0].word in ("and", "but")
    return verb.lemma == "leave" and verb.passive and verb.first == verb.at and alone


def _beside(shape: Shape, at: int) -> tuple[int, int]:
    """The pieces from the semicolon, or the joint behind a comma, before a piece to the semicolon behind it."""
    low, high = shape.part(at)
    joints = (one for one in range(at, low, -1) if shape.pieces[one].word in _JOINTS)
    return next((one for one in joints if shape.pieces[one - 1].word == ","), low), high


_JOINTS = words("and but while whereas")


def _gives_otherwise(shape: Shape, at: int, but: int) -> bool:
    """Whether any verb but that of a piece tells what is given, in what is said beside another piece."""
    low, high = _beside(shape, at)
    return any(
        verb.family in GIVING
        and low <= verb.first < high
        and verb.lemma != "have"
        and shape.verb_at(but) != number
        and not is_left_over(shape, verb)
        for number, verb in enumerate(shape.verbs)
    )


def _is_had(shape: Shape, at: int) -> bool:
    has = shape.before(shape.list_of(at)[0])
    has -= 2 * (
        has > 1 and shape.pieces[has - 1].word == "with" and shape.pieces[has].sort is Sort.ACTOR
    )  # had with them
    there = has > 0 and shape.pieces[has].word in BE and shape.pieces[has - 1].word == "there"
    if has < 0 or not (there or shape.pieces[has].word in _HAS) or _gives_otherwise(shape, at, has):
        return False
    low, high = _beside(shape, at)
    return _SOURCES.isdisjoint(shape.words[low:high])


def is_of_its_own(shape: Shape, at: int, donors: Iterable[int], things: Iterable[int]) -> bool:
    """Whether what a verb at a piece has is from nobody in its clause: *gave it 9 tents; the shops have 300 boats*."""
    low, high = shape.clause_start(at), shape.clause_end(at)
    said = {*shape.words[low:high]}
    inside = any(low <= one < high for one in things)
    return inside and _SOURCES.isdisjoint(said) and not any(low <= one < high for one in donors)


def _is_lost(shape: Shape, at: int) -> bool:
    low = shape.clause_start(at)
    before = shape.words[low : shape.list_of(at)[0]]
    tie = shape.ties[at]
    if tie.verb >= 0 and tie.to == "object":
        verb = shape.verbs[tie.verb]
        things = (shape.pieces[one].thing for one in shape.subject(tie.verb)[1])
        departs = verb.lemma == "leave" and any(one and (is_vehicle(one) or is_in_vehicles(one)) for one in things)
        if departs or shape.pieces[verb.at].word in _LOSES:
            return True
    if before[-1:] != ["of"] or before[-2:-1] == [] or before[-2] not in _RID:
        return False
    return before[-2] != "out" or before[-3:-2] == [] or before[-3] in _RUNS


def _does_itself(shape: Shape, at: int) -> bool:
    """Whether people or animals do themselves what the verb behind them says, and nothing tells of giving."""
    thing = shape.pieces[at].thing
    if thing is None or thing.is_money or shape.ties[at].to not in (SUBJECT, "object"):
        return False
    said = thing.item.lower().split()
    if said[-1:] == ["work"] and said[-2:-1] and said[-2] in PERSONS:
        return True
    if head_of(thing.item) not in PERSONS | _ANIMALS or _gives_otherwise(shape, at, -1):
        return False
    behind = at + 1
    behind += 3 * (shape.words[behind : behind + 2] == ["and", "their"])
    while behind < len(shape.pieces) - 1 and shape.pieces[behind].word in HAVE | {"also", "now", "since", "already"}:
        behind += 1
    number = shape.verb_at(behind)
    if number >= 0 and shape.verbs[number].lemma != "have":
        verb = shape.verbs[number]
        return verb.family is Family.OTHER and verb.lemma in _BY_THEMSELVES and verb.mode is not Mode.SIDE
    ends = behind < len(shape.pieces) and shape.pieces[behind].word.endswith("ed")
    return ends and not _SOURCES & {*shape.words}


def _is_where(shape: Shape, at: int) -> bool:
    """*Its 14,000 books are in crates*: where somebody's own things are."""
    owned = at > 0 and shape.pieces[at - 1].word in ("its", "their", "his", "her", "our")
    behind = shape.words[at + 1 : at + 3]
    return owned and behind[:1] != [] and behind[0] in BE and behind[1:] in (["in"], ["at"], ["on"], ["under"])


def is_applied_for(shape: Shape, at: int) -> bool:
    """Whether a thing is what somebody may apply for, where no application is denied."""
    said = shape.words
    return _DENIED.isdisjoint(said) and _APPLIES.search(f"{' '.join(said[:at])} ") is not None
