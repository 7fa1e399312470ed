"""The verb behind a promise that tells that what was promised came: *and delivered them in 2020*.

came = promise … joint taken_up came       …; the money was paid in 2021, …, all of which have arrived
     | promise … (gave | got) ("it" | "them" | "all of them")                  … and has since delivered them
     | "was" promised … "and" came                                    was approved in 2021 and paid in 2022
     | thing promise came                                   the grant that it promised in 2021 has been paid

joint = "," | ";" | "and" | "but"         taken_up = "it" | "they" | "which" | "all" | "both" | "the money" …
"""

from __future__ import annotations

from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verb_families import FOR_OTHERS
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode, Verb, is_adverb
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.weighing.when import PART_OF
from app.domain.terms import Outcome

_TAKING_UP = words("it they which these both all")
_THEM = words("it them these both all everything")
_SUMS = words("money sum funds cash amount grant loan gift donation payment aid goods shipment consignment")
BEFORE_CLAUSE = words(", ; and but")
OPEN = (Outcome.PROMISED, Outcome.ANNOUNCED, Outcome.OFFERED)
"""Outcomes of what may still come."""
_ELSE = words("; . and but which that who when as after while or nil none no only few half")
_LESS = words("only half most some part none nothing no nil few another more further other others not never if when")
_GOES_ON = words("in on at by last this after before within during over out from later early late and but")
"""What may stand behind what was delivered."""
_NEAR = 3
"""Pieces before a thing in which it is said that it is only a part, or none, of what came."""
_GIVES = (Family.GIVE, Family.SHIP, Family.CARRY)


def verb_of_coming(shape: Shape, gift: Gift) -> int:
    """The number of the verb; -1 where none tells of all of it."""
    if (told := _told_itself(shape, gift)) >= 0:
        return told
    low = max([gift.main.last, *gift.things]) + 1
    behind = [at for at, verb in enumerate(shape.verbs) if verb.first >= low]
    number = next((at for at in behind if shape.verbs[at].family in GIVING or _does_so(shape, shape.verbs[at])), -1)
    if number < 0 or not gift.things:
        return -1
    between = shape.pieces[low : shape.verbs[number].first]
    less = any(piece.word in _LESS for piece in (*shape.pieces[max(0, min(gift.things) - _NEAR) : low], *between))
    if less or any(piece.thing is not None for piece in between):
        return -1
    return number if _came(shape, gift, number) else -1


def _came(shape: Shape, gift: Gift, number: int) -> bool:
    """Whether a verb behind a promise says that what was promised came."""
    verb = shape.verbs[number]
    if _does_so(shape, verb):
        return verb.mode is Mode.FACT and _is_by_giver(shape, gift, verb)
    if verb.lemma in ("get", "receive") and _gives_it(shape, verb):
        return verb.mode is Mode.FACT  # was promised 40 beds and got them in May
    if verb.passive or verb.family is Family.ARRIVE:
        told = verb.mode is Mode.FACT or _came_in_the_end(shape, gift, verb)
        comes = told and (verb.family in (*_GIVES, Family.ARRIVE) or verb.lemma == "receive")
        of_it = comes and verb.lemma != "go" and (_is_of_it(shape, gift, verb) or _is_main(shape, gift, number))
        return of_it and _says_no_more(shape, verb)
    return verb.family in _GIVES and verb.mode in (Mode.FACT, Mode.SIDE) and _gives_it(shape, verb)


def _came_in_the_end(shape: Shape, gift: Gift, verb: Verb) -> bool:
    """*Was due in May but arrived in June*: a verb in the past behind one that only says when it was to be there."""
    due, word = shape.verb_at(gift.main.at), shape.words[verb.first]
    awaited = due >= 0 and shape.verbs[due].lemma == "expect" and verb.first == verb.last
    return awaited and shape.words[shape.before(verb.first)] == "but" and (word.endswith("ed") or word == "came")


def resumed_at(shape: Shape, gift: Gift) -> int:
    """The word behind a suspension that says that it was given again, or -1: *suspended in May and resumed in June*."""
    if gift.main.family is not Family.CANCEL:
        return -1
    low = gift.main.last + 1
    at = next((at for at in range(low, len(shape.pieces)) if shape.words[at] in _RESUMED), -1)
    joint = next((one for one in range(at, low, -1) if shape.words[one] in _JOINTS), -1)
    if at < 0 or joint < 0:
        return -1
    between, behind = shape.words[joint + 1 : at], shape.pieces[at + 1 :][:1]
    goes_on = all(one.sort in (Sort.SIGN, Sort.DAY) or one.word in _GOES_ON | _THEM | {"only"} for one in behind)
    plain = goes_on and len(between) <= _NEAR + 1 and _AWAITED.isdisjoint(between)
    return at if plain and not shape.of(Sort.THING, joint, at) else -1


_RESUMED = words("released resumed restarted reinstated restored unfrozen")
_JOINTS = words("and but ; ,")
_AWAITED = words("will would shall may might could not never to be if when unless until once is are")


def verb_still_to_come(shape: Shape, gift: Gift) -> int:
    """The verb that says when comes what was to be there by now: *was to send it in May, but it will come in June*."""
    low = max([gift.main.last, *gift.things]) + 1
    number = next((at for at, verb in enumerate(shape.verbs) if verb.first >= low and verb.family in GIVING), -1)
    if number < 0 or not gift.things or gift.main.noun or shape.of(Sort.THING, low, len(shape.pieces)):
        return -1
    verb, left = shape.verbs[number], shape.before(shape.verbs[number].first)
    was = {"was", "were", "had"}.isdisjoint(shape.words[gift.main.first - 1 : gift.main.last])
    of_it = shape.words[left] in ("but", "now") or (
        shape.words[left] in _TAKING_UP and not {"but", ";"}.isdisjoint(shape.words[low:left])
    )
    comes = verb.mode is Mode.COMING or shape.words[verb.first] in ("will", "is", "are")
    return number if not was and of_it and comes and verb.family in (*_GIVES, Family.ARRIVE) else -1


def is_part_that_came(shape: Shape, gift: Gift) -> bool:
    """*Accepted 10 of the 30 vans that Oman offered*, *has built 40 of the 90 homes it promised*: the part came.

    So it is where a verb of giving, getting or making has it for its object, and the promise stands behind it.
    """
    at = gift.things[0] if len(gift.things) == 1 else -1
    thing = shape.pieces[at].thing if at >= 0 else None
    number = shape.ties[at].verb if thing is not None and PART_OF.search(thing.as_stated) else -1
    if number < 0 or not shape.verbs[number].last < at:
        return False
    verb = shape.verbs[number]
    told = verb.family in (*_GIVES, Family.RECEIVE) or verb.lemma in FOR_OTHERS
    promised = any(at < one.first and one.outcome in OPEN for one in gift.told)
    return told and promised and verb.mode is Mode.FACT


def verb_of_number(shape: Shape, gift: Gift) -> int:
    """The verb that says that so many came: *of the vans that Oman promised, 28 have come*; else -1."""
    at = gift.counts.get(gift.things[0], -1) if len(gift.things) == 1 and shape.words[0] == "of" else -1
    number = next((one for one, verb in enumerate(shape.verbs) if verb.first > at), -1)
    if not gift.main.last < at or number < 0 or "," not in shape.words[gift.main.last : at]:
        return -1
    verb = shape.verbs[number]
    came = verb.family is Family.ARRIVE or (verb.passive and verb.family in _GIVES)
    return number if came and verb.finite and verb.mode is Mode.FACT else -1


def _told_itself(shape: Shape, gift: Gift) -> int:
    """The verb that says that it was given, beside one of the promise: *the 9 million X approved were paid*."""
    number = shape.verb_at(gift.main.at)
    promised = any(not one.noun and one.outcome in OPEN and one.last < gift.main.first for one in gift.told[1:])
    if number < 0 or not promised or gift.main.outcome is not Outcome.GIVEN:
        return -1
    verb = shape.verbs[number]
    came = verb.family is Family.ARRIVE or (verb.passive and verb.family is Family.GIVE)
    return number if came and verb.finite and verb.mode is Mode.FACT else -1


def _is_main(shape: Shape, gift: Gift, number: int) -> bool:
    """Whether a verb is that of the sentence, whose subject somebody promised: *the buses X promised in May came*."""
    frame, verb = gift.main, shape.verbs[number]
    behind = shape.words[frame.last + 1 : verb.first]
    next_one = not frame.noun and number == shape.verb_at(frame.at) + 1
    led = max(gift.things) < frame.first and shape.words[0] != "of" and verb.finite
    return led and next_one and _ELSE.isdisjoint(behind)


def _does_so(shape: Shape, verb: Verb) -> bool:
    """*Agreed in May to send 40 tents and did so in June*."""
    return verb.lemma == "do" and shape.words[verb.last + 1 : verb.last + 2] == ["so"]


def _is_by_giver(shape: Shape, gift: Gift, verb: Verb) -> bool:
    """Whether who does so is who promised it: *and did so*, *it did so*."""
    left = shape.before(verb.first)
    return shape.words[left] in BEFORE_CLAUSE | {"it", "they", "he", "she", "which"} or left in gift.donors


def _says_no_more(shape: Shape, verb: Verb) -> bool:
    """Whether behind a verb stands only when, where or by whom: *it was paid in May*, not *it was paid 40 dollars*."""
    behind = next((one for one in shape.pieces[verb.last + 1 :] if not is_adverb(one)), None)
    plain = behind is None or behind.sort in (Sort.SIGN, Sort.DAY) or behind.word in _GOES_ON | {"to"}
    return plain or not verb.passive


def _is_of_it(shape: Shape, gift: Gift, verb: Verb) -> bool:
    """Whether the subject of a verb is what was promised before, by a word for it or as that of the promise."""
    left = shape.before(verb.first)
    said = shape.words[max(0, left - 1) : left + 1]
    if said[-1] in BEFORE_CLAUSE and not {"all", "both"}.isdisjoint(shape.words[left + 1 : verb.first]):
        return left > gift.main.last  # and all have arrived
    if said[-1] in ("and", "but") and not gift.main.noun:
        if verb.passive:
            return shape.verbs[shape.verb_at(gift.main.at)].passive  # was approved in 2021 and paid in 2022
        return (
            verb.family is Family.ARRIVE and max(gift.things) < gift.main.first
        )  # was to come in May but came in June
    opened = left - 1
    if said in (["of", "which"], ["of", "them"], ["the", "lot"]) or (said[0] in ("the", "this") and said[1] in _SUMS):
        opened = left - 2 - (said[0] == "of" and shape.words[left - 2] in _TAKING_UP)
    elif said[-1] not in _TAKING_UP:
        return False
    return opened > gift.main.last and shape.words[opened] in BEFORE_CLAUSE


def _gives_it(shape: Shape, verb: Verb) -> bool:
    """Whether it is given by the words behind a verb, to nobody else: *delivered them in May*, *handed it over*."""
    within = verb.last == verb.at + 2
    behind = shape.words[verb.at + 1 if within else verb.last + 1 :][:3]
    if not behind or behind[0] not in _THEM:
        return False
    at = verb.last + 1 if within else verb.last + 2 + (2 if behind[1:2] == ["of"] else behind[1:2] == ["all"])
    following = shape.pieces[at] if at < len(shape.pieces) else None
    return following is None or following.sort in (Sort.SIGN, Sort.DAY) or following.word in _GOES_ON
