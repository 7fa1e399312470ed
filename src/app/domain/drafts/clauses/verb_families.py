"""What a verb tells of with its particle and the words behind it: *turned down*, *made a donation*, *put out 40 fires*.

family = idiom | verb particle | verb of no giving by its object, its preposition or a particle
       | light verb noun of giving (*made a gift*) | verb that costs its subject something for others (*built a school*)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.verbs import BE, Family, Form, Verb, before_adverbs, is_base
from app.domain.drafts.words.goods import PERSONS
from app.domain.drafts.words.people_nouns import is_of_people

_WITH_PARTICLE = {
    verb: frozenset(particles.split(","))
    for verb, _, particles in (
        entry.partition(":")
        for entry in words(
            "hand:over,out turn:over sign:over,off make:over,available pass:on,over set:aside put:up,aside,in,forward "
            "chip:in call:off take:back pick:up leave:behind fly:in,out get:together pay:out bring:in,along "
            "send:in,off,over,out give:away,over touch:down come:in,through lay:on,aside stump:up fork:out truck:in "
            "wave:through nod:through fall:through write:off cough:up pony:up kick:in throw:in pitch:in dole:out "
            "dish:out ladle:out"
        )
    )
}
_NEEDS_PARTICLE = words(
    "cough pony kick throw pitch dole dish ladle stump fork turn set pass put call chip touch lay make write second "
    "return forward leave roll raise match double build"
)
"""Verbs that speak of giving only with their particle, *set aside*; without it they are like any other."""


def family_of(pieces: Sequence[Piece], at: int, last: int, form: Form) -> Family:
    """What a verb tells of with its particle and the noun behind it: *turned down*, *made a donation*."""
    particle = _particle_of(pieces, at, last)
    if particle == "away" and form.lemma == "turn" and pieces[last + 1 : last + 2] and pieces[last + 1].word == "by":
        return Family.OTHER  # rescuers who were turned away by it
    if particle == "up" and form.lemma in ("put", "set") and is_work_of_people(pieces, at, form.lemma):
        return Family.OTHER  # sent 40 carpenters to put up 200 houses
    if (form.lemma, particle) in _PARTICLE_VERBS:
        return _PARTICLE_VERBS[form.lemma, particle]
    if _is_no_giving(pieces, at, form.lemma):
        return Family.OTHER
    if form.lemma == "call" and particle:
        return Family.CANCEL
    if not _ends_gift(pieces, at, form.lemma):
        return Family.OTHER
    if (by_object := _by_object(pieces, at, last, form.lemma)) is not None:
        return by_object
    if form.lemma == "make" and (made := _made(pieces, at, last)) is not None:
        return made
    if form.lemma in _LIGHT and _gift_follows(pieces, last):
        return _LIGHT[form.lemma]
    if form.lemma == "leave" and _leaves_money(pieces, last):
        return Family.GIVE
    needs_particle = form.lemma in _NEEDS_PARTICLE and not particle
    return _plain_family(form.lemma, form.family) if needs_particle else form.family


_SHARED = words("with among between by")


def _is_no_giving(pieces: Sequence[Piece], at: int, lemma: str) -> bool:
    """*Gave up their weekends*, *put out 40 fires*, *voted down a motion*: with these particles nothing is given."""
    behind = [piece.word for piece in pieces[at + 1 : at + _PARTICLE_TIME]]
    return behind[:1] != [] and (
        (behind[0] in _NO_GIVING.get(lemma, ()) and not _takes_back(lemma, behind))
        or (lemma == "give" and behind[0] == "up" and _gives_up(pieces, at, behind))
        or (lemma == "bring" and not _SUMMED_UP.isdisjoint(behind))
        or (lemma in ("share", "divide", "split") and _SHARED.isdisjoint(one.word for one in pieces[at:]))
        or (lemma in _FITS and _is_paid_from(pieces, at))
        or is_work_of_people(pieces, at, lemma)
    )


_FITS = ("install", "erect", "drill")


def is_work_of_people(pieces: Sequence[Piece], at: int, lemma: str) -> bool:
    """*Will send ten engineers who will install two pumps*: people are given, and what they do is none beside them.

    So *sent 60 masons to Haiti to rebuild 12 schools*; but *sent 60 masons to Haiti and is to build 12 schools*.
    """
    who = at - 1
    while who > 1 and pieces[who].word in _AUXILIARIES:
        who -= 1
    verb_before = any(piece.word in _SENDS for piece in pieces[:who])
    if pieces[who].word == "who":
        sent = _sent_there(pieces, who)
        return lemma in _FOR_A_PLACE | _PUTS_UP and sent is not None and not sent.is_money and verb_before
    if lemma not in _BUILDS or pieces[at - 1].word != "to" or who != at - 2:
        return False
    sent = _sent_there(pieces, at - 1)
    return sent is not None and not sent.is_money and _are_people(sent) and verb_before


def _sent_there(pieces: Sequence[Piece], at: int) -> Amount | None:
    """What is sent right before a piece, or before the words that say where it goes: *60 masons to Haiti who …*."""
    back = at - 1
    for _ in range(_WAY):
        if back < 1 or pieces[back].thing is not None:
            break
        if pieces[back].actor is not None and pieces[back - 1].word in _THERE:
            back -= 2
        elif pieces[back].word in _SENDS and pieces[back - 1].word in _AUXILIARIES:
            back -= 2  # 60 masons were sent to Haiti to …
        elif pieces[back].word == "," or pieces[back].day is not None or pieces[back].word in _AUXILIARIES:
            back -= 1
        else:
            return None
    return pieces[back].thing if back >= 0 else None


def _are_people(thing: Amount) -> bool:
    """Whether people are counted, or a team of them."""
    head = thing.item.rpartition(" ")[2].lower()
    return head in PERSONS or is_of_people(head) or head.removesuffix("s") in _TEAMS


_WAY = 6
"""Steps back to what is sent."""
_THERE = words("to in for into")
_TEAMS = words("team brigade contingent squad crew battalion company unit group mission")
_PUTS_UP = words("put set")
_BUILDS = _PUTS_UP | words(
    "build construct rebuild dig drill erect install renovate restore refurbish rehabilitate repair establish"
)
"""What people are sent to do."""
_AUXILIARIES = words("will would are is was were be been to have has had can may then also later")
_SENDS = words(
    "send sent sends sending dispatch dispatched dispatches despatched deploy deployed deploys offer offered offers "
    "promise promised provide provided lend lent flew fly"
)


def _is_paid_from(pieces: Sequence[Piece], at: int) -> bool:
    """*With 9,000 euros from Lima, the clinic has installed a lift*: whoever got the money has it for himself."""
    opens, before = [piece.word for piece in pieces[:1]], pieces[:at]
    paid = any(piece.thing is not None and piece.thing.is_money for piece in before)
    others = not {"for", "in", "at"}.isdisjoint(piece.word for piece in pieces[at:])
    return opens == ["with"] and paid and any(piece.word == "from" for piece in before) and not others


def _gives_up(pieces: Sequence[Piece], at: int, behind: Sequence[str]) -> bool:
    """*Gave up their weekends*, *gave up 120 rifles and two mortars*: time, or what whoever yields has to hand over."""
    things = [word for piece in pieces[at + 2 : at + _PARTICLE_TIME] for word in piece.word.lower().split()]
    return not _TIME.isdisjoint(behind) or not _YIELDED.isdisjoint(things)


def _takes_back(lemma: str, behind: Sequence[str]) -> bool:
    """*Took back its gift*, *has taken back its yearly grant*; not *took back 300 wounded*."""
    return lemma == "take" and behind[:1] == ["back"] and not _DROPPED.isdisjoint(behind[:4])


_PARTICLE_TIME = 6
_TIME = words(
    "weekend weekends evening evenings afternoon time holiday holidays leave sleep lunch hope hopes career job"
)
"""What is given up without a gift."""
_YIELDED = words(
    "rifles guns muskets pistols weapons arms cannon cannons mortars grenades swords standards colours prisoners "
    "hostages captives fort forts fortress fortresses province provinces territory territories coast mouth"
)
"""What whoever is beaten gives up, or cedes by a treaty."""
_SUMMED_UP = words("total totals tally commitment commitments")
"""What is brought to so much by a further gift: *bringing its total aid to 2 million*."""
_NO_GIVING = {
    "bring": words("down back"),
    "put": words("out down off"),
    "take": words("off down apart back"),
    "carry": words("off"),
    "pay": words("back"),
    "hand": words("back"),
    "send": words("back away"),
    "throw": words("out away"),
    "vote": words("down out"),
}
"""Particles with which verbs of giving tell of something else."""
_DROPPED = words("gift plan plans offer pledge promise donation grant contribution")
"""What is given up where it is dropped: *dropped a planned gift*."""


def _by_object(pieces: Sequence[Piece], at: int, last: int, lemma: str) -> Family | None:
    """What some verbs tell of by what stands behind them: *answered its call with*, *bears the cost of*."""
    if _is_for_others(pieces, at, last, lemma):
        return Family.GIVE
    if _drops_gift(pieces, last, lemma) or _takes_back(lemma, [piece.word for piece in pieces[at + 1 : at + 5]]):
        return Family.CANCEL
    if lemma == "expect" and is_expected_there(pieces, at):
        return Family.ARRIVE
    if lemma in ("owe", "expect"):
        return _by_preposition(pieces, last, lemma)
    behind = [piece.word for piece in pieces[last + 1 : last + 4]]
    if lemma in ("get", "make", "have") and (told := _has(pieces, last, lemma)) is not None:
        return told
    if lemma == "express" and _THANKS.isdisjoint(behind):
        return Family.OTHER  # expressed its sympathy with 2 million
    if lemma == "put" and _at_disposal(pieces[last + 1 : last + _DISPOSAL]):
        return Family.OFFER if any(piece.word == "offer" for piece in pieces[last:]) else Family.GIVE
    if (voted := _decides(pieces, last, lemma)) is not None:
        return voted
    if _adds_thing(pieces, last, lemma) or (lemma in BEARS and _bears_cost(pieces, last)):
        return Family.GIVE
    return Family.OTHER if lemma == "take" and _takes_to(pieces, at) else None


_READY = 7


def _has(pieces: Sequence[Piece], last: int, lemma: str) -> Family | None:
    """*Has 40 tents ready*, *has a cheque for 9,000 rand ready*; but *has to walk*."""
    behind = pieces[last + 1 : last + _READY]
    if lemma == "have" and behind and behind[0].word == "to":
        return Family.OTHER
    at = next((at for at, piece in enumerate(behind) if piece.word == "ready"), 0)
    return Family.DECIDE if at > 0 and behind[at - 1].sort is Sort.THING else None


def _drops_gift(pieces: Sequence[Piece], last: int, lemma: str) -> bool:
    """*Dropped a planned gift*, *dropped the 2 million*."""
    if lemma != "drop":
        return False
    money = pieces[last + 1].thing if last + 1 < len(pieces) else None
    named = not _DROPPED.isdisjoint(piece.word for piece in pieces[last + 1 : last + 4])
    return named or (money is not None and money.is_money)


def _adds_thing(pieces: Sequence[Piece], last: int, lemma: str) -> bool:
    """*Added 20 tents*."""
    return lemma == "add" and last + 1 < len(pieces) and pieces[last + 1].sort is Sort.THING


def _is_for_others(pieces: Sequence[Piece], at: int, last: int, lemma: str) -> bool:
    """Whether what is bought, made or found is for somebody else: *bought two vans for Chad*, *built Chad a school*."""
    bought = lemma in _BUYS and (_is_for_somebody(pieces, last) or _was_bought_for(pieces, at))
    abroad = lemma in _FOR_A_PLACE and lemma not in _BUYS and _is_paid_for_abroad(pieces, at, last)
    return bought or abroad or (lemma in FOR_OTHERS and _has_two_objects(pieces, last))


def _is_paid_for_abroad(pieces: Sequence[Piece], at: int, last: int) -> bool:
    """*Kuwait rebuilt 12 schools in Mosul at a cost of $14 million*: who does it pays for it, in another country."""
    before = [piece.actor.iso2 for piece in pieces[:at] if piece.actor is not None]
    thing, place, *cost = [*pieces[last + 1 : last + _REACH + 4], None, None][: _REACH + 4]
    if thing is None or thing.thing is None or thing.thing.is_money or place is None or place.word not in ("in", "at"):
        return False
    where = next((one.actor for one in cost[:2] if one is not None and one.actor is not None), None)
    said = [one.word for one in cost if one is not None]
    paid = ["at", "a", "cost", "of"] in [said[low : low + 4] for low in (1, 2)]
    return paid and where is not None and bool(where.iso2) and before[-1:] not in ([], [""], [where.iso2])


def is_expected_there(pieces: Sequence[Piece], at: int) -> bool:
    """*Are expected in Lima tonight*, *is due at the port*, *is due on Friday*: it is on its way."""
    behind = next((piece for piece in pieces[at + 1 : at + 3] if piece.word != "on"), None)
    where = behind is not None and (behind.word in ("in", "at", "here", "there") or behind.sort is Sort.DAY)
    return where and pieces[at].word in ("due", "expected") and pieces[before_adverbs(pieces, at)].word in BE


FORGIVES = words("forgive cancel waive annul erase drop scrap write strike wipe")
DEBTS = words("debt debts loan loans arrears owed owes owing")


def _is_owed(pieces: Sequence[Piece], last: int, lemma: str) -> bool:
    """Whether somebody need no longer pay: *wrote off Cuban debts*, *cancelled 9 million euros owed to it by Chad*."""
    behind = [word for piece in pieces[last + 1 : last + _REACH] for word in piece.word.split()]
    owes = next((at for at, word in enumerate(behind) if word in DEBTS), -1)
    others = owes >= 0 and behind[max(0, owes - 1)] not in ("it", "they", "he", "she")  # the 3 million it owed
    return others and (lemma not in ("write", "strike", "wipe") or pieces[last].word in ("off", "out", "away"))


def _decides(pieces: Sequence[Piece], last: int, lemma: str) -> Family | None:
    """*Voted against the 10,000 pounds*, *said no to its request*; *appropriated 10,000*, *waved through a grant*."""
    if lemma in FORGIVES:
        return Family.GIVE if _is_owed(pieces, last, lemma) else None
    if (stops := _stops_or_resumes(pieces, last, lemma)) is not None:
        return stops
    behind = [piece.word for piece in pieces[last + 1 : last + 5]]
    against = lemma == "vote" and not {"against", "down"}.isdisjoint(behind)
    if against:
        return Family.REFUSE
    money = any(piece.thing is not None and piece.thing.is_money for piece in pieces[last + 1 : last + 3])
    grant = not {"grant", "grants", "donation", "gift"}.isdisjoint(behind)
    decided = (
        (lemma in ("appropriate", "sanction") and money)
        or (lemma in ("wave", "nod") and pieces[last].word == "through" and (money or grant))
        or (lemma == "order" and money and not _AID.isdisjoint(behind))
        or (lemma == "pass" and pieces[last].word.startswith("pass") and grant and "to" not in behind)
    )
    return Family.DECIDE if decided else None


def _stops_or_resumes(pieces: Sequence[Piece], last: int, lemma: str) -> Family | None:
    """*Cut off aid*, *put its aid on hold*; *will not resume its aid*; *joined the search*."""
    if (lemma == "cut" and _is_cut_off(pieces, last)) or (lemma in ("put", "place") and _is_on_hold(pieces, last)):
        return Family.CANCEL
    if lemma == "join" and _joins_search(pieces, last):
        return Family.ARRIVE
    again = lemma in _AGAIN and any(not _AID_AGAIN.isdisjoint(one.word.split()) for one in pieces[last + 1 : last + 4])
    return Family.GIVE if again else None


def _joins_search(pieces: Sequence[Piece], last: int) -> bool:
    """*Two aircraft from Spain joined the operation*: what is sent to help is there."""
    behind = [piece.word for piece in pieces[last + 1 : last + 5]]
    before = pieces[max(0, last - _REACH) : last]
    sent = any(piece.thing is not None for piece in before) and any(piece.word == "from" for piece in before)
    return behind[:1] in (["the"], ["in"]) and not _HELPING.isdisjoint(behind) and sent


_HELPING = words("operation operations search fight battle effort efforts rescue response relief")


def _is_cut_off(pieces: Sequence[Piece], last: int) -> bool:
    """*Cut off aid to Mali*, *cut off its 9 million dollars*; not *cut off the town*, *cut off her hair*."""
    behind = pieces[last + 1 : last + _REACH]
    things = [piece.thing for piece in behind[1:4] if piece.thing is not None]
    aid = any(not _STOPPED.isdisjoint(piece.word.split()) for piece in behind[1:5])
    return behind[:1] != [] and behind[0].word == "off" and (aid or any(one.is_money for one in things))


def _is_on_hold(pieces: Sequence[Piece], last: int) -> bool:
    """*Put its aid to Mali on hold*, *put on hold a grant of 3 million*."""
    behind = [piece.word for piece in pieces[last + 1 : last + 1 + _HOLD]]
    signs = next((at for at, word in enumerate(behind) if word in (",", ";", ".")), len(behind))
    return ("on", "hold") in pairwise(behind[:signs])


_AGAIN = ("resume", "renew", "restart")
"""Verbs that tell of giving again where aid stands behind them: *will not resume its aid*."""
_AID_AGAIN = words(
    "aid assistance help relief support funding payments grant grants shipments deliveries supplies contribution "
    "contributions subsidy subsidies donations"
)
_HOLD = 16
"""Pieces behind *put* within which it is said that it is *on hold*."""
_STOPPED = words(
    "aid assistance help relief support grant grants donation donations funding funds money payment payments shipments "
    "supplies deliveries subsidy subsidies contribution contributions"
)
"""What is cut off and was given until then."""
_THANKS = words("thanks gratitude appreciation gratefulness thankfulness indebtedness")
_AID = words("aid assistance help relief grants donations")
_DISPOSAL = 24
"""Pieces behind *put* in which it is said whose *disposal* something is at."""


def _at_disposal(behind: Sequence[Piece]) -> bool:
    """*At the disposal of Oran*, *at the service of its firemen*; but not *into service*."""
    found = (at for at, piece in enumerate(behind) if "disposal" in piece.word or piece.word == "service")
    return any("at" in [piece.word for piece in behind[max(0, at - 4) : at]] for at in found)


_PARTICLE_VERBS = {
    ("sign", "over"): Family.GIVE,
    ("sign", "off"): Family.DECIDE,
    ("turn", "down"): Family.TURN_DOWN,
    ("turn", "away"): Family.TURN_DOWN,
    ("put", "aside"): Family.DECIDE,
    ("fall", "through"): Family.CANCEL,
    ("get", "together"): Family.COLLECT,
}


def _ends_gift(pieces: Sequence[Piece], at: int, lemma: str) -> bool:
    """Whether a verb may end a gift, as all may but two: *pulled its offer*, *froze aid*; not *pulled a girl*."""
    following = pieces[at + 1 : at + 5]
    if not following or lemma not in ("pull", "freeze"):
        return lemma not in ("pull", "freeze")
    said = [piece.word for piece in following]
    if lemma == "freeze":
        before = pieces[at - 1].word if at else ""
        return before in BE or not (said[0] in _NO_OBJECT or following[0].sort is Sort.DAY)
    return said[0] in ("out", "back") or said[0] in _OWN or not _GIFTS_AND_AID.isdisjoint(said[:4])


_LIGHT = {"make": Family.GIVE, "order": Family.DECIDE, "authorise": Family.DECIDE, "authorize": Family.DECIDE}
"""Verbs that speak of giving by their noun: *made a donation*, *ordered the dispatch of*."""
_GIFTS = words("donation donations gift gifts grant grants contribution contributions pledge offer payment transfer "
               "dispatch delivery sending release supply airlift shipment despatch available")  # fmt: skip
_BUYS = ("buy", "purchase", "acquire")
FOR_OTHERS = words(
    "buy purchase procure build construct rebuild knit sew weave bake cook dig drill erect print carve cast"
)
"""Verbs that tell of a gift where somebody gets what is bought or made: *bought Gizo a boat*."""
_GIFTS_AND_AID = words("aid funding funds support help assistance money plug backing") | _GIFTS
_OWN = words("its their his her our own")
_NO_OBJECT = words(". , ; : in to on at over for from during if when while because and or overnight solid hard again")
"""What stands behind a verb that has no object."""
_FOR_A_PLACE = FOR_OTHERS | words("fund finance sponsor install renovate restore refurbish rehabilitate equip repair")


def costs_giver(verb: Verb) -> bool:
    """Whether a sum behind *for* is what it cost who does it: *dug four wells in Chad for 9,000 euros*."""
    return verb.lemma in _FOR_A_PLACE and verb.family is Family.GIVE


def _is_for_somebody(pieces: Sequence[Piece], at: int) -> bool:
    """*Bought five vans for the Red Cross of Chad*: a counted thing, and who is to have it, none of its own."""
    following = pieces[at + 1 : at + 1 + _REACH]
    thing = following[0].thing if following else None
    behind = 1
    while [one.sort for one in following[behind + 1 : behind + 2]] == [Sort.THING] and following[behind].word in "and,":
        behind += 2
    behind += _where_bought(following[behind:])
    if (
        thing is None
        or thing.is_money
        or thing.low is None
        or [one.word for one in following[behind : behind + 1]] != ["for"]
    ):
        return False
    whom = following[behind + 1 : behind + 5]
    named = next((one for one in whom if one.actor is not None), None)
    return named is not None and not (_OWN | {"every", "each"}) & {one.word for one in whom}


def _where_bought(following: Sequence[Piece]) -> int:
    """The pieces that say where or from whom it was bought: *bought 40 vans | in Peru | for Chad*."""
    if not following or following[0].word not in ("in", "from"):
        return 0
    behind = 1 + (len(following) > 1 and following[1].word == "the")
    named = behind < len(following) and following[behind].actor is not None
    return behind + 1 if named else 0


def _was_bought_for(pieces: Sequence[Piece], at: int) -> bool:
    """*Two vans were bought for Caritas of Chad by …*, *… with a grant from …*: who is to have it, and who pays."""
    behind = pieces[at + 1 : at + 2 + _REACH]
    pays = next((one for one, piece in enumerate(behind) if piece.word in ("by", "with")), 0)
    whom, means = ({piece.word for piece in part} for part in (behind[:pays], behind[pays : pays + 4]))
    others = any(piece.actor is not None for piece in behind[:pays]) and not _OWN & whom
    bought = pieces[at - 1].word in BE and any(one.thing is not None for one in pieces[max(0, at - 4) : at])
    return bought and others and behind[0].word == "for" and not means.isdisjoint(_MEANS | {"by"})


_MEANS = words("money funds funding cash donations grant grants gift proceeds")


def _has_two_objects(pieces: Sequence[Piece], at: int) -> bool:
    """*Bought Gizo's school two boats*, *dug the village of Gizo a well*: who gets it, and right behind a thing."""
    following = pieces[at + 1 : at + 1 + _REACH]
    thing = next((number for number, piece in enumerate(following) if piece.sort is Sort.THING), 0)
    counted = following[thing].thing if thing else None
    whom = [piece.word for piece in following[:thing]]
    named = thing > 0 and (following[thing - 1].actor is not None or whom[-2:-1] == ["'s"])
    plain = all(piece.sort is Sort.ACTOR or piece.word.isalpha() or piece.word == "'s" for piece in following[:thing])
    others = not _NO_GETTERS & {*whom}
    return named and plain and others and counted is not None and counted.low is not None and not counted.is_money


_NO_GETTERS = words(
    "to for from by on with and or but her his him me my our their its about only just over nearly more than as"
)
"""What does not stand in the name of who gets it."""


def _by_preposition(pieces: Sequence[Piece], at: int, lemma: str) -> Family | None:
    """*Owes two scanners to Kuwait*, a thing, and no money; *of the 40 tents expected from Oman, none has come*."""
    following = pieces[at + 1 : at + 1 + _REACH]
    if lemma == "expect":
        return Family.PROMISE if pieces[0].word == "of" and [one.word for one in following[:1]] == ["from"] else None
    things = [piece.thing for piece in following if piece.thing is not None]
    owed = bool(things) or (bool(following) and following[0].word in _OWN)
    owed = owed and not any(one.is_money for one in things) and any(one.word == "to" for one in following)
    return Family.RECEIVE if owed else None


BEARS = ("bear", "meet", "foot", "defray", "shoulder", "cover", "pick")
COSTS = words("cost costs expense expenses bill bills tab")


def _bears_cost(pieces: Sequence[Piece], at: int) -> bool:
    """*Is footing the bill for 14 classrooms*, *will bear the entire cost of two wards*, *the bill was met by*."""
    if not COSTS.isdisjoint(piece.word for piece in pieces[at + 1 : at + 5]):
        return True
    behind = pieces[at + 1].word if at + 1 < len(pieces) else ""
    before = [piece.word for piece in pieces[max(0, at - _REACH - 3) : at]]
    of_them = any(one in COSTS and two in ("of", "for") for one, two in pairwise(before))
    return behind == "by" and of_them


_REACH = 9


def _takes_to(pieces: Sequence[Piece], at: int) -> bool:
    """*It took six men to get it through the door*: so many were needed."""
    if at == 0 or pieces[at - 1].word != "it":
        return False
    following = range(at + 1, min(len(pieces) - 1, at + 1 + _REACH))
    return any(pieces[one].word == "to" and is_base(pieces[one + 1].word) for one in following)


def _gift_follows(pieces: Sequence[Piece], at: int) -> bool:
    return any(_GIFTS & set(piece.word.split()) for piece in pieces[at + 1 : at + 6])


def _made(pieces: Sequence[Piece], at: int, last: int) -> Family | None:
    """*A gift of 40 beds was made by Chile*, *a pledge was made*; but not *a film about the gift*, *was made known*."""
    behind = pieces[last + 1].word if last + 1 < len(pieces) else ""
    if pieces[at - 1].word not in BE or behind not in ("by", "to", "for"):
        return None
    before = [word for piece in pieces[max(0, at - 2 * _REACH) : at] for word in piece.word.split()]
    return None if "about" in before else next((_MADE[word] for word in before if word in _MADE), None)


_MADE = {
    **dict.fromkeys(
        words("gift gifts donation donations contribution contributions grant grants delivery"), Family.GIVE
    ),
    "offer": Family.OFFER,
    "pledge": Family.PROMISE,
    "promise": Family.PROMISE,
}


def _leaves_money(pieces: Sequence[Piece], at: int) -> bool:
    """*Left 60,000 pounds to the station*, *left 40 acres to it*, *left there 200 books*, *its boats with Fiji*."""
    at += at + 1 < len(pieces) and pieces[at + 1].word in ("there", "its", "their", "his", "her")
    thing, behind = pieces[at + 1].thing if at + 1 < len(pieces) else None, pieces[at + 2 : at + 5]
    with_whom = behind[:1] and behind[0].word == "with" and any(piece.sort is Sort.ACTOR for piece in behind[1:])
    if thing is not None and (with_whom or pieces[at].word == "there"):
        return True
    return thing is not None and (thing.is_money or not {"acres", "hectares"}.isdisjoint(pieces[at + 1].word.split()))


def _plain_family(lemma: str, family: Family) -> Family:
    if lemma in ("leave", "roll"):
        return Family.ARRIVE
    if lemma in ("return", "forward", "second", "raise", "match", "double", "build"):
        return (
            family
            if lemma in ("forward", "second", "match", "double")
            else Family.COLLECT
            if lemma == "raise"
            else Family.OTHER
        )
    return Family.OTHER if lemma != "call" else Family.ASK


def _particle_of(pieces: Sequence[Piece], at: int, last: int) -> str:
    """The particle of a verb, also behind what is given: *set 3 million aside*."""
    aside = [piece.word for piece in pieces[at + 2 : at + 3]] == ["aside"] and pieces[at + 1].sort is Sort.THING
    return pieces[last].word if last > at else "aside" if aside else ""


def particle_at(pieces: Sequence[Piece], at: int, lemma: str) -> int:
    """The particle's piece, right behind the verb or behind its object (*called it off*), or the verb's own."""
    wanted = _WITH_PARTICLE.get(lemma, frozenset())
    if lemma == "turn":
        wanted = wanted | {"down", "away"}
    if at + 1 < len(pieces) and pieces[at + 1].word in wanted:
        following = pieces[at + 2] if at + 2 < len(pieces) else None
        if pieces[at + 1].word in ("over", "in", "on", "through", "out") and following is not None:
            place = following.sort in (Sort.ACTOR, Sort.DAY) and lemma not in ("hand", "turn", "make", "pass")
            if place:
                return at
        return at + 1
    if at + 2 < len(pieces) and pieces[at + 2].word in wanted & {"down", "off", "aside", "over"}:
        return at + 2 if pieces[at + 1].word in ("it", "them", "this", "that") else at
    return at
