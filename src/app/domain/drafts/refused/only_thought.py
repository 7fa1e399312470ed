"""What is only thought, hoped, asked or said of nobody: questions, conditions, wishes, doubts, accusations.

thought = "may" verb | "considers" verb "-ing" | "hopes that" somebody verb | "asked for" … verb
        | "if" … | … "?" | "would welcome" thing | "no" thing "has been discussed" | "accused of" verb "-ing"
"""

from __future__ import annotations

import re
from itertools import pairwise

from app.domain.drafts.clauses.around import PLAINLY
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import BE, HAVE, Family, Mode, Verb
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.refused.tied_otherwise import only_wishes
from app.domain.drafts.refused.traded import is_price
from app.domain.drafts.refused.untrue import is_untrue
from app.domain.terms import Outcome

NOBODY = words("nobody none no-one")
ONLY_THOUGHT = "not said to have happened"


def says_whatever(shape: Shape) -> bool:
    """*It never gave 20 tents, whatever the leaflet says*: others say it, and it is denied."""
    said = shape.words
    at = next((at for at, word in enumerate(said) if word in ("whatever", "despite")), len(said))
    return not _CLAIMING.isdisjoint(said[at + 1 : at + _WHATEVER])


_CLAIMING = words("say says said claim claims claimed reports report rumours rumour writes wrote prints printed")
_WHATEVER = 7


def as_a_whole(shape: Shape, at: int) -> str:
    """Questions, conditions, and reports that are said to be false."""
    if "?" in (shape.pieces[-1].word, shape.pieces[max(0, len(shape.pieces) - 2)].word):
        return "a question"
    if (shape.pieces[0].word, shape.pieces[1 % len(shape.pieces)].word) in _WHO_WILL:
        return "a question"
    if only_wishes(shape, at) or _would_be_welcome(shape, at):
        return "hoped or asked for"
    if shape.pieces[0].word in ("if", "unless") and all(piece.word != "," for piece in shape.pieces[:at]):
        return "hoped or asked for"
    if shape.pieces[0].word in ("if", "unless", "should", "were", "had") and not _is_promised_then(shape, at):
        return "a condition"
    return "denied" if is_untrue(shape, at) or _is_only_mooted(shape) else ""


_WHO_WILL = {(who, will) for who in ("who", "which") for will in ("will", "would", "can", "could")}
"""How a question begins that has no mark of one: *Who will spare them a sewing machine, he asks*."""


def _would_be_welcome(shape: Shape, at: int) -> bool:
    """*Would welcome any gift of tents*, *would be grateful for boats*: what nobody has said to give."""
    if _WELCOME.isdisjoint(shape.said):
        return False
    said = shape.words[:at]
    would = max((one for one, word in enumerate(said) if word == "would"), default=-1)
    if would < 0 or _WELCOME.isdisjoint(said[would : would + _MOOD]):
        return False
    return not any(verb.mode in (Mode.FACT, Mode.COMING) and would + _MOOD < verb.first <= at for verb in shape.verbs)


_WELCOME = words("welcome appreciate grateful thankful")
_MOOD = 4


def _is_only_mooted(shape: Shape) -> bool:
    """*No grant of 500 tractors has been discussed*, *said no sum of 7 crore had been announced*: nobody said so."""
    if "no" not in shape.said:
        return False
    said = shape.words
    for first in (at for at, word in enumerate(said) if word == "no" and (at == 0 or said[at - 1] in _SAYING)):
        behind = max((at for at, word in enumerate(said[: first + _MOOTED_MOST]) if word in _MOOTED), default=0)
        if behind > first and any(word in BE for word in said[max(0, behind - 2) : behind]):
            return True
    return False


_SAYING = words("that said says say stated stressed added insisted clarified clarifies confirmed")
_MOOTED = words(
    "discussed considered mooted contemplated envisaged foreseen proposed mentioned raised suggested announced agreed "
    "decided fixed settled"
)
_MOOTED_MOST = 20


def _is_promised_then(shape: Shape, at: int) -> bool:
    """*If the mine reopens, the firm will give the town a bus*: what is promised comes behind the condition."""
    number = shape.verb_at(at)
    said = shape.words[:at]
    verb = shape.verbs[number] if number >= 0 else None
    offered = verb is not None and verb.family is Family.OFFER and verb.mode in (Mode.FACT, Mode.NOW)
    coming = offered or (verb is not None and verb.mode in (Mode.COMING, Mode.PROMISED) and "would" not in said)
    return coming and "," in said and said[0] in ("if", "should", "unless")


def is_counted_on(shape: Shape, at: int) -> bool:
    """Whether a thing was only reckoned with: *had counted on seed from Oman and boats from Peru*."""
    if _RECKON.isdisjoint(shape.said):
        return False
    pairs = enumerate(pairwise(shape.words[:at]))
    on = max((one for one, (verb, behind) in pairs if verb in _RECKON and behind == "on"), default=-1)
    return on >= 0 and not any(on + 1 < verb.first < at for verb in shape.verbs)


_RECKON = words("count counts counted counting bank banks banked banking rely relied relying")


def _is_doubted(shape: Shape, verb: Verb) -> bool:
    """Whether a verb denies or doubts what is said behind it: *nobody believes that*, *denied having sent*."""
    if verb.lemma in ("deny", "doubt") and not verb.passive:
        return shape.pieces[verb.last + 1].word != ":"
    if verb.lemma not in ("believe", "think", "expect"):
        return False
    return verb.mode is Mode.NOT or shape.pieces[shape.clause_start(verb.first)].word in ("nobody", "few", "none")


def _is_denied_before(shape: Shape, number: int) -> bool:
    """Whether a verb before another denies or doubts what that tells."""
    verb = shape.verbs[number]
    if shape.words[max(0, verb.first - 2) : verb.first] in _INSTEAD:
        return True
    return any(_is_doubted(shape, other) and not _is_aside(shape, other, verb) for other in shape.verbs[:number])


def _is_aside(shape: Shape, other: Verb, verb: Verb) -> bool:
    """Whether a verb is of what commas set apart from another: *Peru, which denied having it, was sent 300 masks*."""
    start = shape.clause_start(other.first)
    opens = shape.pieces[max(0, start - 1)].word in _WHICH or shape.pieces[start].word in _WHICH
    apart = any(piece.word == "," for piece in shape.pieces[other.last + 1 : verb.first])
    return verb.finite and opens and apart


_WHICH = words("which who whose")


def why_not_said(shape: Shape, gift: Gift, number: int) -> str:
    """Why a verb does not say that something was, or is to be, given."""
    verb = shape.verbs[number]
    if _is_only_thought(shape, verb):
        modals = shape.words[verb.first : verb.at]
        would = "would" in modals and "have" not in modals  # and would have given ten thousand
        return "what would be" if would and not _is_hoped_for(shape, number) else ONLY_THOUGHT
    if verb.lemma == "pay" and (is_price(shape, verb) or verb.lead in HAVE):
        return "paid for"
    if verb.lemma == "drive" and PLAINLY not in gift.recipients.values():
        return "driven, and to nobody"
    if _is_accused(shape, gift, verb):
        return "an accusation or a want"
    if _is_forced(shape, verb):
        return "taken"
    start = shape.clause_start(verb.first)
    if (left := _left_open(shape, verb, start)) is not None:
        return left
    if _is_denied_before(shape, number):
        return "denied"
    beside = (*shape.pieces[start : start + 2], *shape.pieces[max(0, verb.first - 2) : verb.first])
    said = {piece.word for piece in beside}
    if not gift.donors and (said & NOBODY or {"no", "one"} <= said):
        return "said of nobody"
    return "hoped or asked for" if _is_hoped_for(shape, number) else ""


def _left_open(shape: Shape, verb: Verb, start: int) -> str | None:
    """What *if* or *whether* before its clause makes of a verb; nothing where it is promised then."""
    opened = shape.pieces[start - 1].word if start > 0 else ""
    if _leaves_open(shape, verb, start, opened):
        return "a question"
    if opened not in ("if", "unless"):
        return None
    return "" if start == 1 and _is_promised_then(shape, verb.at) else "a condition"


def is_only_discussed(shape: Shape, at: int) -> bool:
    """Whether a noun of giving is only talked of: *negotiates about a grant*, *a grant is being discussed*."""
    before = range(at - 1, max(-1, at - _NEAR), -1)
    verb = next((one for one in before if _TALKS.fullmatch(shape.words[one])), -1)
    apart = any(shape.verb_at(one) >= 0 or shape.pieces[one].sort is Sort.SIGN for one in range(verb + 1, at))
    end = shape.clause_end(at + 1)
    said = next((one for one in range(at + 1, end) if shape.words[one] in ("being", "still", "under")), end)
    talked = said + 1 < end and _TALKS.fullmatch(shape.words[said + 1]) is not None
    return (verb >= 0 and not apart) or talked


_NEAR = 7
_TALKS = re.compile(r"(?:discuss|consider|negotiat|debat|mull|weigh|contemplat)(?:e|es|ed|ing|s|ion)?")
"""Words that say what is talked of, and not yet decided."""


def _is_accused(shape: Shape, gift: Gift, verb: Verb) -> bool:
    """*Accused of giving*, *without giving*, *far from giving*; but not a plan of giving that was dropped."""
    before = shape.before(verb.first)
    if verb.mode is not Mode.SIDE or before < 0 or (gift.main.negated and gift.main.outcome is Outcome.CANCELLED):
        return False
    word = shape.pieces[before].word
    if shape.words[max(0, before - 1) : before + 1] in _INSTEAD:
        return False
    if word == "in" and not _DOES.isdisjoint(shape.words[max(0, before - 5) : before]):
        return False  # joined Oman in sending, lost no time in sending
    return word in _AGAINST or (before > 0 and word == "from" and shape.pieces[before - 1].word == "far")


def _leaves_open(shape: Shape, verb: Verb, start: int, opened: str) -> bool:
    """*It is not known whether*, *nobody knows if*: whether a clause is open that begins so.

    Not so what it takes for granted: *asked whether the 40 tents sent by Chad had come*.
    """
    doubted = opened in ("if", "whether") and not _OPEN.isdisjoint(shape.words[max(0, start - 3) : start - 1])
    granted = any(one.passive and not one.finite and start < one.first <= verb.first for one in shape.verbs)
    return doubted and not granted


_OPEN = words("know knows knew known unclear uncertain unsure ask asks asked wonder wonders doubt doubts sure clear")
"""Before *if* and what is left open: *nobody knows if it gave 40 tents*."""
_DOES = words("joined joins join joining succeeded succeeds time part united delay")
_INSTEAD = (["instead", "of"], ["rather", "than"])
_AGAINST = ("of", "in", "on", "without", "instead", "against", "about")


def _is_forced(shape: Shape, verb: Verb) -> bool:
    """*Forced the town to hand over 40,000 marks*: what somebody is made to give is no gift."""
    before = shape.words[max(0, verb.at - _FORCED_WITHIN) : verb.at]
    at = next((at for at, word in enumerate(before) if word in _FORCING), -1)
    return at >= 0 and before[-1:] == ["to"] and not {",", ";", "from", "by", "out"} & {*before[at:]}


_FORCING, _FORCED_WITHIN = words("forced compelled coerced blackmailed"), 9


def _is_only_thought(shape: Shape, verb: Verb) -> bool:
    """*May give*, *should offer*, *considers giving*; but *would like to thank* is thanks, and *can offer* an offer."""
    if verb.mode is Mode.SIDE:
        return shape.pieces[shape.before(verb.first)].word in _THOUGHT_OF
    meant = {*shape.words[verb.first : verb.at]}
    polite = verb.family in (Family.THANK, Family.OFFER) and meant.isdisjoint(("should", "must", "ought"))
    return verb.mode is Mode.ASKED or (verb.mode is Mode.MAYBE and not polite)


_THOUGHT_OF = words(
    "consider considers considered considering mull mulled mulling weigh weighed weighing discuss discussed discussing "
    "contemplate contemplated contemplating suggest suggested suggesting"
)
"""Verbs before *giving* of what is only thought of."""


def _is_hoped_for(shape: Shape, number: int) -> bool:
    """Whether a verb tells what somebody asks for: *hopes that Peru gives*, without a finite verb in between."""
    said = () if _HOPES.isdisjoint(shape.said) else shape.words[: shape.verbs[number].first]
    pairs = enumerate(pairwise(said))
    hoping = max((at for at, (one, behind) in pairs if one in _HOPES and behind == "that"), default=-1)
    if hoping >= 0 and not any(verb.finite and verb.first > hoping + 1 for verb in shape.verbs[:number]):
        return True
    if _is_hope_of_somebody(shape, number):
        return True
    opens_with_of = shape.words[:1] == ["of"]  # of the 60 pumps that Lima asked for, Chile sent twelve
    for at, verb in enumerate(shape.verbs[:number]):
        asked = verb.passive or not verb.first or shape.words[verb.first - 1] == ","  # Padua, asked for help, sent
        asked = asked or (opens_with_of and "," in shape.words[verb.last : shape.verbs[number].first])
        if verb.family is not Family.ASK or asked or any(between.finite for between in shape.verbs[at + 1 : number]):
            continue
        if _is_answered(shape, verb, shape.verbs[number]) or _is_told_besides(shape, verb, number):
            continue
        if verb.last < shape.part(shape.verbs[number].first)[0] and not _goes_on_asking(shape, number):
            continue
        wanted, behind = [*shape.words[verb.last + 1 : verb.last + 3], "", ""][:2]
        if wanted in ("that", "for", "if", "whether") and behind != ",":  # of the 400 million it asked for, Oslo gave
            return True
    return False


def _is_hope_of_somebody(shape: Shape, number: int) -> bool:
    """*Kathmandu hopes Norway and Fiji will send boats*, *it is expected that partners will come forward*."""
    verb = shape.verbs[number]
    if verb.mode is not Mode.COMING or (_HOPING.isdisjoint(shape.said) and "expected" not in shape.said):
        return False
    before = shape.pieces[: verb.first]
    hoping = max((at for at, piece in enumerate(before) if piece.word in _HOPING), default=len(before))
    said = [piece.word for piece in before]
    expected = any(said[at : at + 4] in _EXPECTED for at in range(len(said) - 3))
    forward = any(piece.word == "forward" for piece in shape.pieces[verb.first : verb.last + 2])
    if expected and forward:
        return True
    between = before[hoping + 1 :]
    named = [piece for piece in between if piece.sort is Sort.ACTOR]
    return bool(named) and all(piece in named or piece.word in _BETWEEN for piece in between)


_BETWEEN = words("that the and or both either also , now soon")
_HOPING = words("hope hopes hoped hoping")
_EXPECTED = (["it", "is", "expected", "that"], ["it", "was", "expected", "that"])
_HOPES = words("hopeful optimistic hope hopes hoped hoping wish")
"""Before *that*, of what is only hoped for."""


def _is_answered(shape: Shape, asked: Verb, verb: Verb) -> bool:
    """*After Fiji asked for help, Japan sent 300 tents*: what was asked for is told before, behind its own sign."""
    opened = {*shape.words[max(0, shape.clause_start(asked.first) - 1) : asked.first]}
    between = {*shape.words[asked.last + 1 : verb.first]}
    return "," in between and not _WHEN.isdisjoint(opened)


_WHEN = words("after when as once since because")


def _goes_on_asking(shape: Shape, number: int) -> bool:
    """*Asked that Oman send tents; that Fiji give boats*: behind the semicolon, too, somebody is asked."""
    verb = shape.verbs[number]
    low = shape.part(verb.first)[0]
    return not verb.finite or "that" in shape.words[low : min(low + 2, verb.first)]


def _is_told_besides(shape: Shape, asked: Verb, number: int) -> bool:
    """*We asked for boats, and in May Thailand gave us four*: behind *and* another one gives what was asked for."""
    verb, left = shape.verbs[number], shape.before(shape.verbs[number].first)
    gets = shape.pieces[left].word in _JOINTS and (verb.family is Family.RECEIVE or verb.passive)  # and got 40
    joint = left if gets else shape.before(left - (left > 0 and shape.pieces[left - 1].word == "the"))
    told = verb.finite and verb.mode is Mode.FACT and shape.pieces[asked.last + 1].word == "for"
    named = gets or shape.pieces[left].sort in (Sort.ACTOR, Sort.THING)
    return told and named and joint > asked.last and shape.pieces[joint].word in _JOINTS


_JOINTS = ("and", "but")


def is_wanted(shape: Shape, at: int) -> bool:
    """*6 boats and 50 km of rope are sought by the committee*, *it requires 2,000 bags and 50 tonnes of chlorine*."""
    following = next((verb for verb in shape.verbs if verb.first > at), None)
    if following is None or not following.passive or following.family is not Family.ASK:
        return False
    return not shape.of(Sort.ACTOR, at, following.first)
