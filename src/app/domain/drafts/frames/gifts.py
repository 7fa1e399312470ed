"""Frames cut into gifts, and frames that speak of the same gift made one.

A R and A R · R A and R A          a gift each:  gave 2 tonnes to X and 3 tonnes to Y
A and A R · A R and R              one gift:     what is shared over several is never multiplied
D A, D A                           a gift each:  Japan gave 5 million, Germany 3 million
A each to R and R                  a gift each
A, with A to follow                a gift each:  what is only to come is promised
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Any

from app.domain.counted import is_plural
from app.domain.drafts.clauses.around import FOR, NO_TO, PLAINLY, Frame
from app.domain.drafts.clauses.gift_things import names_aid
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.dates.days import Day
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.frames.somebody import Somebody
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import OF_THEIR_OWN, STATES
from app.domain.language import tr
from app.domain.number_words import ONES, TENS
from app.domain.terms import Outcome


@dataclass(slots=True)
class Gift:
    """One gift, before its words are looked up. Numbers are those of pieces."""

    outcome: Outcome
    told: list[Frame]
    """The frames that tell of it, the one that says the outcome first."""
    donors: list[int] = field(default_factory=list[int])
    carriers: list[int] = field(default_factory=list[int])
    recipients: dict[int, int] = field(default_factory=dict[int, int])
    things: list[int] = field(default_factory=list[int])
    worth: list[int] = field(default_factory=list[int])
    unsure: dict[Field, str] = field(default_factory=dict[Field, str])
    loose: dict[Field, list[DraftParty]] = field(default_factory=dict[Field, list[DraftParty]])
    """Who gives or gets it by words that are no piece of their own."""
    phrases: dict[Field, list[Phrase]] = field(default_factory=dict[Field, list[Phrase]])
    """Where parties stand that were found by their places."""
    weighed: dict[Field, list[tuple[Somebody, float]]] = field(
        default_factory=dict[Field, list[tuple[Somebody, float]]]
    )
    """How likely each in the sentence gives or gets it."""
    heard: dict[Field, list[tuple[Somebody, float]]] = field(default_factory=dict[Field, list[tuple[Somebody, float]]])
    """The same by the network alone."""
    low: int = -1
    high: int = -1
    """Where its own words are, when others stand around the same verb."""
    day: int = -1
    """The piece of its day."""
    led: Day | None = None
    """The day that the sentence before its list says."""
    of_nobody: bool = False
    """Whether it is of a list that leaves open who gives, so that nobody else is taken for him."""
    counts: dict[int, int] = field(default_factory=dict[int, int])
    """Things without a number, each with the piece behind it that says how many there are."""
    left_open: set[int] = field(default_factory=set[int])
    """The things whose numbers may well be of something else, and are not read."""

    to_come: bool = False
    """Whether the words right behind its things say that they are still to follow."""
    each: Field | None = None
    """Of which of several it is, who plainly each give or get as much."""

    @property
    def main(self) -> Frame:
        """The frame that says what became of it."""
        return self.told[0]

    @property
    def strong(self) -> bool:
        """Whether some word says that it is a gift."""
        return any(frame.strong for frame in self.told)


def gifts(shape: Shape, found: list[Frame]) -> list[Gift]:
    """The gifts of a sentence, in the order of the text."""
    out: list[Gift] = []
    for frame in found:
        if _tells_end(shape, frame, out):
            continue
        known = out[:]
        for gift in _cut(shape, _in_sums(shape, _behind_stop(shape, frame))):
            same = [other for other in known if _same(shape, other, gift)]
            if same:
                _join(shape, next((one for one in same if {*one.recipients} == {*gift.recipients}), same[0]), gift)
            else:
                out.append(gift)
    out.sort(key=lambda gift: (min([gift.main.at, *gift.things]), min(gift.things, default=0)))
    for before, gift in pairwise(out):
        _go_on(shape, before, gift)
    kept = [own for gift in _kept_together(shape, out) for own in _with_more_to_come(shape, gift, out)]
    return [own for gift in kept for own in _by_channels(shape, gift)]


def _by_channels(shape: Shape, gift: Gift) -> list[Gift]:
    """A gift, and apart from it what came not from whom the rest did, but through somebody: *got 40 tents from Peru
    and 20 through Oxfam*."""
    at = gift.things[-1] if gift.main.family is Family.RECEIVE and len(gift.things) >= _SEVERAL else -1
    through = at + 2 + (shape.words[at + 2 : at + 3] == ["the"])
    if at < 0 or through not in gift.carriers or shape.words[at + 1] not in _CHANNELS:
        return [gift]
    named = bool(gift.donors) and all(gift.things[-2] < one < at for one in gift.donors)
    if not named or any(shape.ties[one].role != "from" for one in gift.donors):
        return [gift]
    own = {"low": at, "high": gift.main.high, "of_nobody": True}
    more = _like(gift, things=[at], worth=[], donors=[], carriers=[through], **own)
    gift.things, gift.carriers = gift.things[:-1], [one for one in gift.carriers if one != through]
    gift.low, gift.high = gift.main.low if gift.low < 0 else gift.low, at
    return [gift, more]


_SEVERAL, _CHANNELS = 2, ("through", "via")
"""How many things a gift has of which one came otherwise, at least; and before whom that one came through."""


def _behind_stop(shape: Shape, frame: Frame) -> Frame:
    """A frame without what stands before a semicolon, if it has things of its own behind that: *30 tents came on
    Monday; a second lorry, with 40 beds, is due on Friday*."""
    stop = max((at for at in range(frame.at) if shape.words[at] == ";"), default=-1)
    own = [at for at in frame.things if at > stop]
    return replace(frame, things=own) if own and len(own) < len(frame.things) else frame


def _in_sums(shape: Shape, frame: Frame) -> Frame:
    """A frame with the sum for aid that is *worth* it, where further sums stand beside it: *gave Fiji aid worth $3
    million and Chad $2 million*."""

    def sum_of(at: int) -> int:
        piece, worth = shape.pieces[at], shape.words[at + 1 : at + 2] == ["worth"]
        other = shape.pieces[at + 2].thing if worth and at + 2 < len(shape.pieces) else None
        plain = piece.thing is not None and piece.thing.low is None and names_aid(piece.thing)
        return at + 2 if plain and other is not None and other.is_money else at

    sums = {at: sum_of(at) for at in frame.things}
    if len(sums) < 2 or all(at == own for at, own in sums.items()):
        return frame
    order = [(kind, sums.get(at, at) if kind == "A" else at) for kind, at in frame.order]
    worth = [at for at in frame.worth if at not in sums.values()]
    return replace(frame, things=[*sums.values()], order=order, worth=worth)


def _kept_together(shape: Shape, every: list[Gift]) -> list[Gift]:
    """The gifts, with what says a sum in another currency beside that sum, however it is tied: *500 yuan, equal to
    $70*."""
    bare = [gift for gift in every if not gift.things]
    sums = [at for at, piece in enumerate(shape.pieces) if piece.thing is not None and piece.thing.is_money]
    for one, at in pairwise(sums):
        thing = shape.pieces[at].thing
        if thing is None or thing.role != "counter_value":
            continue
        lists = [held for gift in every for held in (gift.things, gift.worth)]
        holders = [held for held in lists if one in held]
        for held in lists if holders else ():
            if at in held and held not in holders:
                held.remove(at)
        for held in holders:
            held += [at] if at not in held else []
    return [gift for gift in every if gift.things or gift in bare]


def _with_more_to_come(shape: Shape, gift: Gift, every: list[Gift]) -> list[Gift]:
    """A gift, and apart from it what is only to follow: *sent 90 tents, with 40 more to follow in June*."""
    behind = [at for at in shape.of(Sort.THING, gift.main.last + 1, len(shape.pieces)) if _is_to_come(shape, at)]
    at = behind[0] if len(behind) == 1 else -1
    carrier = at - 2 if at > 1 and shape.words[at - 1] == "with" else at  # a ship with 60 tons more
    rest = [one for one in gift.things if one not in (at, carrier)]
    if any(at in other.things for other in every if other is not gift):
        return [gift]
    if gift.outcome is not Outcome.GIVEN or gift.main.noun or not rest or max(rest) > at:
        return [gift]
    days = shape.of(Sort.DAY, at + 1, shape.clause_end(at + 1))
    why = tr("It is to come; whether it was promised or only announced is not plain.")
    more = _like(gift, things=[at], worth=[], outcome=Outcome.PROMISED, low=at, high=gift.main.high, to_come=True)
    more.day, more.unsure[Field.STATUS] = days[0] if days else -1, why
    gift.things, gift.low, gift.high = rest, gift.main.low if gift.low < 0 else gift.low, at
    return [gift, more]


def _is_to_come(shape: Shape, at: int) -> bool:
    """Whether a further thing at a piece is said to follow, or to be expected."""
    words_of = shape.words
    behind = at + 1 + (words_of[at + 1 : at + 2] in (["more"], ["others"]))
    further = behind > at + 1 or words_of[at - 1] in ("another", "with") or words_of[at].startswith(_FURTHER)
    behind += words_of[behind : behind + 1] in (["is"], ["are"], ["was"], ["were"])
    behind += words_of[behind : behind + 2] in (["due", "to"], ["expected", "to"])
    follows = words_of[behind : behind + 1] == ["to"] and not _FOLLOW.isdisjoint(words_of[behind + 1 : behind + 2])
    due = words_of[behind] in _DUE and words_of[behind + 1] != "by" if behind + 1 < len(words_of) else False
    return further and (follows or due)


_FURTHER = ("another ", "a further ", "an additional ", "an extra ")
_FOLLOW = words("follow come arrive sail leave depart be")
_DUE = words("expected due planned promised pledged scheduled")


def _go_on(shape: Shape, before: Gift, gift: Gift) -> None:
    """Give a gift whose part of the sentence names nobody the parties of the one before it."""
    if not gift.things or not before.things:
        return
    taken = tr("It is taken from the gift before in the sentence.")
    if not gift.donors and before.donors and not _named_from(shape, gift):
        gift.donors = before.donors[:]
        gift.unsure[Field.DONORS] = taken
    goes_on = gift.donors and not gift.recipients and not {*gift.donors} & {*before.recipients}
    between = shape.words[max(before.things) : min(gift.things)]
    part = any(pair in _OF_THESE for pair in pairwise(between))  # Peru got 90 tents, of which Chile sent 20
    if not before.donors and goes_on and before.recipients and not part:
        before.donors = gift.donors[:]
        before.unsure[Field.DONORS] = tr("It is taken from what the sentence says next.")
    number = shape.verb_at(gift.main.at)
    adds = number >= 0 and shape.verbs[number].lemma == "add" and not gift.main.noun
    adds |= any(shape.pieces[at].word.startswith(("another ", "a further ")) for at in gift.things)
    if (gift.donors == before.donors or adds) and not gift.recipients and not _goes_elsewhere(shape, gift):
        gift.recipients = dict(before.recipients)
        if gift.recipients:
            gift.unsure[Field.RECIPIENTS] = taken


_OF_THESE = {("of", what) for what in ("which", "these", "those", "them", "it")}


def give_back(shape: Shape, before: Gift, gift: Gift) -> None:
    """Let who gave something get what who got it gives in return: *Fiji sent Tonga boats, and Tonga in turn yams*.

    So where who gave gets it: *Fiji sent Tonga boats and got yams in return*.
    """
    back = next((at for at in range(*_clause(shape, gift)) if _says_back(shape, at)), 0)
    taken = tr("It is taken from the gift before in the sentence.")
    getters = {*map(partial(_name, shape), gift.main.recipients)}
    if back and gift.main.family is Family.RECEIVE and getters & {*map(partial(_name, shape), before.donors)}:
        _turn(gift, [*before.recipients], dict(gift.main.recipients), taken)
        return
    if not back or gift.main.recipients or not before.donors or not gift.donors:
        return
    givers, getters = ({_name(shape, at) for at in who} for who in (gift.donors, before.recipients))
    if givers <= getters or shape.pieces[back - 1].word in ("who", "which"):
        _turn(gift, gift.donors, dict.fromkeys(before.donors, FOR), taken)


def of_several() -> str:
    """Why a field of one of several gifts is not sure, in the user's words."""
    return tr("The sentence tells of several gifts; it may be of another.")


def hold_who_got(shape: Shape, found: Sequence[Gift]) -> None:
    """Let who got something, and gave something else, get it: *Peru, which got 40 tents from Malta, gave Chad 20*."""
    why = of_several()
    for got in found:
        frame, given = got.main, [one for one in found if one is not got and one.main.donors and not one.main.noun]
        if _is_of_recipient(shape, got) and len(given) == 1:
            _turn(got, [], dict.fromkeys(given[0].main.donors, PLAINLY), why)
            continue
        getters = {_name(shape, at) for at in frame.recipients}
        given = [one for one in given if {_name(shape, at) for at in one.main.donors} & getters]
        subject = frame.family is Family.RECEIVE or all(at < frame.first for at in frame.recipients)
        if frame.noun or not (frame.things and given and subject):
            continue
        if {_name(shape, at) for at in got.recipients} != getters or {*got.donors} & {*frame.recipients}:
            _turn(got, [*frame.donors], dict(frame.recipients), why)
        for one in given:
            if {_name(shape, at) for at in one.donors} == {_name(shape, at) for at in got.donors}:
                _turn(one, [*one.main.donors], one.recipients, why)


def _is_of_recipient(shape: Shape, gift: Gift) -> bool:
    """*Once a recipient of $4 million a year, Peru now gives*: who gives something else got it."""
    at = gift.things[0] if gift.things and gift.main.noun else 0
    return at > 1 and shape.words[at - 1] == "of" and shape.words[at - 2] in ("recipient", "recipients", "beneficiary")


def _turn(gift: Gift, donors: list[int], recipients: dict[int, int], why: str) -> None:
    """Make a gift one that goes back to who gave the one before it."""
    fields = (Field.RECIPIENTS,) if donors == gift.donors else (Field.RECIPIENTS, Field.DONORS)
    gift.donors, gift.recipients = donors, recipients
    for one in fields:
        gift.loose.pop(one, None)
        gift.phrases.pop(one, None)
        gift.unsure[one] = why


def _clause(shape: Shape, gift: Gift) -> tuple[int, int]:
    return max(1, shape.clause_start(gift.main.first) - 1), shape.clause_end(gift.main.last) - 1


def _says_back(shape: Shape, at: int) -> bool:
    words_of = (shape.pieces[at].word, shape.pieces[at + 1].word)
    alone = at + 2 == len(shape.pieces) or shape.pieces[at + 2].word != "for"
    return words_of in (("in", "turn"), ("in", "return"), ("in", "exchange")) and alone


def _name(shape: Shape, at: int) -> str:
    actor = shape.pieces[at].actor
    return "" if actor is None else actor.name


def _goes_elsewhere(shape: Shape, gift: Gift) -> bool:
    """Whether *to* behind what is given names somebody else, known or not: *sent 40 beds packed in Graz to Adana*."""
    last = max(gift.things)
    words_of = shape.words[: shape.clause_end(last + 1)]
    to = (at for at in range(last + 1, len(words_of) - 1) if words_of[at] == "to" and words_of[at - 1] not in NO_TO)
    return any(shape.verb_at(at) < 0 and shape.verb_at(at + 1) < 0 for at in to)


def _named_from(shape: Shape, gift: Gift) -> bool:
    """Whether the part of the sentence has a subject of its own that was not read as a name."""
    number = shape.verb_at(gift.main.at)
    if number < 0 or gift.main.noun:
        return gift.main.noun
    actors, things = shape.subject(number)
    left = shape.before(shape.verbs[number].first)
    return (
        not actors
        and not things
        and left >= 0
        and shape.pieces[left].sort is Sort.WORD
        and (shape.pieces[left].word not in ("and", "then", "but", "or"))
    )


def _tells_end(shape: Shape, frame: Frame, out: list[Gift]) -> bool:
    """*…; Morocco turned them down*, *… but it never arrived*, *those promised came*: what became of the gift."""
    ends = (Outcome.CANCELLED, Outcome.NOT_GIVEN)
    if frame.things or not out or frame.noun or frame.outcome not in (*ends, Outcome.GIVEN):
        return False
    if frame.outcome is Outcome.GIVEN:
        if kept := out[-1].outcome in _YET and _is_what_was_given(shape, frame, out[-1]):
            out[-1].outcome, out[-1].told = frame.outcome, [frame, *out[-1].told]
        return kept
    number = shape.verb_at(frame.at)
    lemma = shape.verbs[number].lemma if number >= 0 else ""
    if lemma == "have" and shape.words[frame.low : frame.low + 1] == ["none"]:
        return False  # gave 40 tents to Chad, which had none
    if frame.family is Family.GIVE and _gives_itself(shape, frame, out[-1]):
        return False  # China sent 40 tents, while India has sent none
    if lemma == "withdraw" and out[-1].outcome is Outcome.GIVEN and shape.is_passive(frame.at):
        return False  # the helicopters that came were withdrawn
    if frame.family in (Family.REFUSE, Family.TURN_DOWN) and _refuses_others(shape, frame, out[-1]):
        return False  # accepted Norway's tents, but refused an American offer of helicopters
    alone = frame.family in (Family.REFUSE, Family.TURN_DOWN) and frame.high - frame.low < 2
    alone = alone or _is_what_was_given(shape, frame, out[-1])
    words_of = range(shape.clause_start(frame.first), min(frame.high + 1, frame.last + 1 + _OBJECT, len(shape.pieces)))
    if not alone and not any(_stands_for_gift(shape, at) for at in words_of):
        return False
    frame.negated |= shape.is_passive(frame.at)
    out[-1].outcome = frame.outcome
    out[-1].told.insert(0, frame)
    return True


def _refuses_others(shape: Shape, frame: Frame, gift: Gift) -> bool:
    """Whether what is refused is of somebody else by name than who gives or gets a gift."""
    behind = [] if shape.is_passive(frame.at) else [*range(frame.last + 1, min(frame.last + 4, len(shape.pieces)))]
    others = [at for at in behind if shape.pieces[at].actor is not None]
    named = [at for at in others if shape.pieces[at].kind is not NamedKind.PRONOUN]
    known = {_name(shape, at) for at in (*gift.donors, *gift.recipients)}
    return bool(gift.donors) and any(_name(shape, at) not in known for at in named)


def _gives_itself(shape: Shape, frame: Frame, gift: Gift) -> bool:
    """Whether somebody else by name is said to give, or not to, than who gives a gift."""
    named = [{*map(partial(_name, shape), donors)} for donors in (frame.donors, gift.donors)]
    pronouns = any(shape.pieces[at].kind is NamedKind.PRONOUN for at in frame.donors)
    return all(named) and named[0].isdisjoint(named[1]) and not pronouns


def _is_what_was_given(shape: Shape, frame: Frame, gift: Gift) -> bool:
    """*The 40 million that Norway gives Malawi were frozen*: the clause between the thing and the verb is relative."""
    number, last = shape.verb_at(frame.at), max(gift.things, default=-1)
    if number < 0 or not (shape.verbs[number].passive and shape.verbs[number].finite) or gift.main.noun:
        return False
    between = {*shape.words[last + 1 : gift.main.at]}
    between |= {"that"} if last + 1 in gift.donors else set()  # the 40 million Norway gives
    part = "of" in shape.words[max(0, last - 2) : last]
    clear = not {",", "and", "but"} & {*shape.words[gift.main.at : frame.first]}
    return 0 <= last < gift.main.at < frame.first and clear and not part and bool({"that", "which"} & between)


_YET = (Outcome.PROMISED, Outcome.OFFERED, Outcome.ANNOUNCED)
_OBJECT = 4
"""Pieces behind a verb in which it is said what it is done to."""
_GIFT = words("it them they none which offer aid this pledge help shipment promise")
"""What a gift that was told of is called when it is said what became of it."""
_THE_GIFT = words("money funds sum cash grant donation goods supplies")
"""The same behind *the*."""


def _stands_for_gift(shape: Shape, at: int) -> bool:
    """Whether a word stands for the gift before; not *none of its ministers*."""
    word, behind = shape.pieces[at].word, shape.words[at + 1 : at + 3]
    if word in _THE_GIFT:
        return shape.words[at - 1 : at] == ["the"]
    return word in _GIFT and not (word == "none" and behind[:1] == ["of"] and behind[1:] not in (["it"], ["them"]))


# --- cutting -------------------------------------------------------------------------------------------


def _cut(shape: Shape, frame: Frame) -> list[Gift]:
    whole = Gift(
        frame.outcome, [frame], frame.donors[:], frame.carriers[:], dict(frame.recipients), frame.things[:],
        frame.worth[:], dict(frame.unsure),
    )  # fmt: skip
    purpose = _purposes(frame)
    for at in [at for at in (*whole.recipients, *whole.donors) if at in purpose or _gets_nothing(shape, at)]:
        if at in whole.recipients and len(whole.recipients) > 1:
            del whole.recipients[at]
        elif at in whole.donors and len(whole.donors) > 1:
            whole.donors.remove(at)
        else:
            continue
        frame = replace(frame, order=[one for one in frame.order if one[1] != at])
    if pairs := _former_and_latter(shape, whole) or _respectively(shape, whole):
        return pairs
    parts = _parts(shape, frame) if sum(kind == "A" for kind, _ in frame.order) > 1 else []
    if len(parts) > 1:
        cut = [_part(whole, part, parts) for part in parts]
        return [own for one in cut for own in (_respectively(shape, one) if len(one.things) > 1 else []) or [one]]
    if len(whole.recipients) > 1 and len(whole.things) == 1 and _each(shape, frame):
        return [_like(whole, recipients={at: level}, each=Field.RECIPIENTS) for at, level in whole.recipients.items()]
    if len(whole.donors) > 1 and _each_gives(shape, frame):
        return [_like(whole, donors=[at], each=Field.DONORS) for at in whole.donors]
    return [whole]


def _like(whole: Gift, **own: Any) -> Gift:
    """A gift of its own beside others of a frame: what is found for one of them is not found for all."""
    return replace(whole, unsure=dict(whole.unsure), loose={}, phrases={}, weighed={}, **own)


def _gets_nothing(shape: Shape, at: int) -> bool:
    """*… and Togo nothing*, *nothing to Togo*, *nothing from Togo*."""
    beside = (one for one in (at - 2, at + 1) if 0 <= one < len(shape.pieces))
    return any(shape.pieces[one].word in ("nothing", "none") for one in beside)


def _purposes(frame: Frame) -> list[int]:
    """Who stands behind the last of several things that each have who gets them before: *gave A £9 and B £4 for C*."""
    kinds = [(kind, at) for kind, at in frame.order if kind in "AR" and at > frame.at]
    last = max(frame.things, default=-1)
    lead = [kind for kind, at in kinds if at <= last]
    own = [at for kind, at in kinds if kind == "R" and at < last]
    led = lead == ["R", "A"] * (len(lead) // 2) and len(own) > 1
    return [at for kind, at in kinds if kind == "R" and at > last] if led else []


def _former_and_latter(shape: Shape, whole: Gift) -> list[Gift]:
    """*The former gave 70 tents, the latter 30 boats*, *gave the former 70 and the latter 30*: each has his own."""
    if "latter" not in shape.said:
        return []
    things = sorted(whole.things)
    before = [shape.words[at - 1] for at in things]
    if before[:1] == [shape.words[whole.main.last]]:
        before[0] = shape.words[shape.before(whole.main.first)]
    if sorted(before) != ["former", "latter"]:
        return []
    donors, getters = ([*who][:: 1 if before[0] == "former" else -1] for who in (whole.donors, whole.recipients))
    return [
        _like(
            whole,
            things=[at],
            donors=[donors[number]] if len(donors) == len(things) else whole.donors[:],
            recipients=dict.fromkeys(getters[number : number + 1], PLAINLY)
            if len(getters) == len(things)
            else dict(whole.recipients),
        )
        for number, at in enumerate(things)
    ]


def _respectively(shape: Shape, whole: Gift) -> list[Gift]:
    """*Japan and Mongolia gave 100 million yen and 600 yurts respectively*."""
    low, high = shape.part(whole.main.at)
    if "respectively" not in shape.words[low:high]:
        return []
    things, donors, getters = sorted(whole.things), sorted(whole.donors), sorted(whole.recipients)
    size = max(len(donors), len(getters))
    if size < 2 or [len(things), len(donors), len(getters)].count(size) < 2:
        parts = (Field.DONORS, Field.RECIPIENTS, Field.ITEMS, Field.MONEY)
        whole.unsure |= dict.fromkeys(
            parts, tr("“Respectively” says that each has its own; whose is whose is not read.")
        )
        return []

    def own(listed: list[int], at: int) -> list[int]:
        return [listed[at]] if len(listed) == size else listed[:]

    return [
        _like(
            whole,
            things=own(things, at),
            donors=own(donors, at),
            recipients={who: whole.recipients[who] for who in own(getters, at)},
        )
        for at in range(size)
    ]


def _each(shape: Shape, frame: Frame) -> bool:
    """*Gave Chad and Mali 40 tents each*, *gave each of Chad and Mali 40 tents*; not *90 tents, 45 to each*."""
    at, first = frame.things[0], min(frame.recipients) - 1
    near = shape.words[at + 1 : at + 2]
    last = range(max(frame.low, frame.high - 2), min(frame.high + 1, len(shape.words)))
    behind = [] if _counts_again(shape, at) else [shape.words[one] for one in last]  # 90 tents, 45 to each
    of_each = [piece.word for piece in shape.pieces[max(0, first - 2) : first + 1] if piece.word != "the"]
    ends = shape.pieces[at].word.endswith((" each", " apiece"))
    gets = frame.family is Family.RECEIVE or shape.is_passive(frame.at)
    got = gets and "each" in shape.words[max(0, frame.first - 1) : frame.at]  # Chad and Mali each got 40 tents
    return got or bool({"each", "apiece"} & {*near, *behind}) or of_each[-2:] == ["each", "of"] or ends


def _counts_again(shape: Shape, at: int) -> bool:
    """Whether another number stands between a thing and *each*: *90 tents, 45 each*, *90 tents, half to each*."""
    each = next((one for one in range(at + 1, len(shape.words)) if shape.words[one] in ("each", "apiece")), at)
    between = (word for piece in shape.pieces[at + 1 : each] for word in piece.word.split())
    return any(word[0].isdigit() or word in _SPELT for word in between)


_SPELT = ONES.keys() | TENS.keys() | {"half"}


def _each_gives(shape: Shape, frame: Frame) -> bool:
    """*Chad and Mali each gave 40 tents*, *Chad and Mali gave 40 tents each to Peru*, but not *each to 9 families*."""
    if any(piece.word == "each" for piece in shape.pieces[max(0, frame.first - 1) : frame.at]):
        return True
    end = len(shape.pieces) - 1
    if len(frame.things) == 1 and _gets_from_each(shape, frame, shape.pieces[min(frame.things[0] + 1, end)].word):
        return True
    each, to, *behind = (shape.pieces[min(frame.last + step, end)] for step in (2, 3, 4, 5))
    the = behind[0].word == "the"  # to the Red Cross, the appeal, but not to the schools
    getter = behind[the]
    named = getter.actor is not None and (the or getter.actor.kind is not NamedKind.BODY)
    beside = to.word == "to" and (named or (the and _is_single(getter.word)))
    plain = beside or (to.word in (".", ",") and not frame.recipients)
    return frame.things == [frame.last + 1] and each.word in ("each", "apiece") and plain


def _is_single(word: str) -> bool:
    return word.isalpha() and word not in _SPELT and not is_plural(word)


def _gets_from_each(shape: Shape, frame: Frame, behind: str) -> bool:
    """*Peru got 40 tents each from Chad and Mali*, *Chad and Mali gave Peru 40 tents each*: one by name gets it."""
    getters = [shape.pieces[at].kind for at in frame.recipients]
    if len(getters) != 1 or getters[0] not in (*STATES, *OF_THEIR_OWN, NamedKind.TOWN):
        return False
    last = max(frame.donors)
    apart = [shape.words[last + 1 : last + 2], *([one] for one in (behind, shape.words[frame.things[0]].split()[-1]))]
    return any(one in (["each"], ["apiece"]) for one in apart)


Part = dict[str, list[int]]


def _unread(shape: Shape, frame: Frame) -> list[tuple[str, int]]:
    """Where somebody gets a thing of whom no list knows: *gave 9 beds to the Opera and 4 to Chile*."""
    words_of = shape.words
    last = max(frame.things, default=-1)
    own = [at for at in frame.recipients if frame.things and min(frame.things) < at < last]
    further = own and words_of[last + 1 : last + 2] == ["to"] == [shape.ties[max(own)].role]
    further = further and words_of[last - 1] in ("and", ",") and not any(at > last for at in frame.recipients)
    out = [("r", last + 1)] if further else []  # a boat to Fiji and two to the scouts
    for one, other in pairwise(sorted(frame.things)):
        to = next((at for at in range(other - 1, one, -1) if words_of[at] == "to" and shape.verb_at(at) < 0), other)
        goes_on = words_of[other - 1] in ("and", ",") and words_of[min(other + 1, len(words_of) - 1)] == "to"
        own_verb = all(shape.verb_at(at) in (-1, shape.verb_at(frame.at)) for at in range(one, other))
        if to < other - 2 and goes_on and own_verb and not any(one < at < other for at in shape.ties):
            out.append(("r", to + 1))
    return out


def _unread_carriers(shape: Shape, frame: Frame) -> list[tuple[str, int]]:
    """Where somebody of whom no list knows passes one of several things on: *£3 through Oxfam and £4 through Hjelp*."""
    things = sorted(frame.things)
    out: list[tuple[str, int]] = []
    for one, end in pairwise([*things, frame.high]):
        through = next((at for at in range(one + 1, end) if shape.pieces[at].word in ("through", "via")), 0)
        if not through:
            return []
        if not any(one < at < end for at in frame.carriers):
            out.append(("c", through + 1))
    return out if frame.carriers else []


def _times(shape: Shape, frame: Frame) -> list[tuple[str, int]]:
    """The days of its things: *gave 40 tents in 2010 and 30 boats in 2012*, *40 tents and, in 2012, a boat*."""
    days = [
        (at, day)
        for at in frame.things
        for day in range(at + 1, min(at + _WHEN, len(shape.pieces)))
        if shape.pieces[day].sort is Sort.DAY and not _BEGINS & {one.sort for one in shape.pieces[at + 1 : day]}
    ]
    pieces = shape.pieces
    if len(days) > 1 and len(days) == len(frame.things) and all(pieces[at - 1].word != "of" for at, _ in days):
        return [("T", day) for _, day in days]
    ahead = [at - 1 - (pieces[at - 1].word == ",") for at in sorted(frame.things)[1:]]
    ahead = [at for at in ahead if (day := pieces[at].day) is not None and (day.first or day.last)]
    opened = (next((at for at in range(day - 1, 0, -1) if pieces[at].word not in _BEFORE_DAY), 0) for day in ahead)
    return [("B", day) for day, at in zip(ahead, opened, strict=True) if pieces[at].word in (",", "and", ";")]


_WHEN = 12
"""Pieces from a thing to its day, at most."""
_BEGINS = {Sort.THING, Sort.DAY, Sort.SIGN}
_BEFORE_DAY = words("in on at since from until by the during early late around about")


def _parts(shape: Shape, frame: Frame) -> list[Part]:
    """Several things in runs, each with the parties of its own; one part or none where nothing is to be cut."""
    unread = [*_unread(shape, frame), *_unread_carriers(shape, frame), *_times(shape, frame)]
    order = sorted([*frame.order, *unread], key=lambda one: one[1])
    first = next(at for kind, at in order if kind == "A")
    order = [one for one in order if one[0] != "D" or one[1] > min(first, frame.at)]
    ahead, led = _parties_lead(frame, order), _getters_lead(frame, order)
    parts = _in_runs(order, ahead=ahead, led=led, other=-1 if ahead or led else _goes_to_other(shape, order))
    return parts if len(parts) > 1 and _differ(parts) else []


def _in_runs(order: list[tuple[str, int]], *, ahead: bool, led: bool, other: int) -> list[Part]:
    """The runs of things; with `ahead` the parties of each stand before it, with `led` who gets each.

    `other` is a thing that begins a run whatever stands before it, or -1.
    """
    parts: list[Part] = [{}]
    previous = ""
    for kind, at in order:
        begins = (previous, kind) in _BEGIN_AHEAD if ahead else kind == "A" and previous not in ("A", "G", "")
        begins = kind == "R" != previous if led else begins or at == other
        if (begins or kind in ("G", "B")) and parts[-1].get("A"):
            parts.append({})
        parts[-1].setdefault(kind, []).append(at)
        previous = kind
    return [part for part in parts if part.get("A")]


def _goes_to_other(shape: Shape, order: list[tuple[str, int]]) -> int:
    """The second thing, of which it is said behind it who gets it, as before the first; or -1.

    So in *sent Peru 40 vans and 30 to Chile*, and not in *landed in Lima with tents and a pump for Ica*.
    """
    said = [one for one in order if one[0] in "AR"]
    if "".join(kind for kind, _ in said[:4]) != "RAAR":
        return -1
    (_, one), _, (_, thing), (_, other) = said[:4]
    apart = shape.ties[one].to == OBJECT and shape.words[thing + 1 : other] == ["to"]
    return thing if apart else -1


_BEGIN_AHEAD = {*((before, kind) for before in "AT" for kind in "DRCdrcGB"), ("T", "A")}
"""What behind what begins the next run where parties stand before their things."""


def _parties_lead(frame: Frame, order: list[tuple[str, int]]) -> bool:
    """Whether parties stand before their things: *to Peru 20 tents, to Chile 3*, *Peru 20 in May and Chile 3*."""
    plainly = all(frame.recipients.get(at, 0) >= PLAINLY for kind, at in order if kind == "R")
    ends = next((kind for kind, _ in reversed(order) if kind != "T"), "")
    return order[0][0] != "A" and ends == "A" and plainly


def _getters_lead(frame: Frame, order: list[tuple[str, int]]) -> bool:
    """*Peru got 20 tents from Spain, Chile 30 (from Italy)*: right before each thing stands who gets it."""
    before = [one for one, (kind, _) in pairwise(order) if kind == "A" != one[0]]
    return order[0][0] == "R" and order[0][1] < frame.at and len(before) > 1 and {*dict(before)} == {"R"}


def _differ(parts: list[Part]) -> bool:
    """Whether parts have parties of their own."""
    several = any(sum(not part.keys().isdisjoint(kind) for part in parts) > 1 for kind in ("Rr", "D", "Cc", "T"))
    return any("G" in part or "B" in part for part in parts) or several


def _part(whole: Gift, part: Part, parts: list[Part]) -> Gift:
    """One part as a gift: with its own parties, and of those kinds that others do not have, with all."""
    gift = _like(whole, things=part["A"])
    gift.recipients = {at: whole.recipients[at] for at in _own(part, parts, "R", [*whole.recipients])}
    gift.donors = part.get("G") or _own(part, parts, "D", whole.donors)
    gift.worth = [at for at in whole.worth if _nearest(at, parts) is part]
    inside = {at for at in whole.carriers if at >= parts[0]["A"][0]}
    following = [one for one in parts if min(one["A"]) > min(part["A"])]
    gift.low = min(part["A"] + part.get("G", []) + part.get("B", []))
    gift.day = next(iter(part.get("T", part.get("B", []))), -1)
    gift.high = min((min(one["A"] + one.get("G", [])) for one in following), default=whole.main.high)
    gift.carriers = [at for at in whole.carriers if at not in inside or gift.low <= at < gift.high]
    return gift


def _own(part: Part, parts: list[Part], kind: str, everybody: list[int]) -> list[int]:
    """The parties of a kind that are a part's: its own where several parts have some, else those of no part, or all."""
    if sum(kind in one or kind.lower() in one for one in parts) < 2:
        return everybody[:]
    mine = [at for at in everybody if at in part.get(kind, [])]
    return mine or [at for at in everybody if not any(at in one.get(kind, []) for one in parts)]


def _nearest(at: int, parts: list[Part]) -> Part:
    return min(parts, key=lambda part: min(abs(at - thing) for thing in part["A"]))


# --- joining -------------------------------------------------------------------------------------------


def _arrives_with(bringing: Frame, arriving: Frame, shape: Shape) -> bool:
    """*A plane carrying 30 tonnes landed in …*: both speak of what it carries."""
    if arriving.family is not Family.ARRIVE or arriving.things or not bringing.things:
        return False
    if bringing.noun and shape.pieces[bringing.at].sort is Sort.WORD:  # *the consignment (20 tents) arrived*
        between = [verb for verb in shape.verbs if bringing.at < verb.first <= arriving.first]
        return bringing.at < arriving.first and len(between) == 1
    if bringing.family is not Family.CARRY:
        return False
    carrying, number = shape.verb_at(bringing.at), shape.verb_at(arriving.at)
    return carrying >= 0 and not shape.verbs[carrying].finite and carrying < number and shape.verbs[number].finite


def _sends_laden(shape: Shape, sent: Frame, laden: Frame) -> bool:
    """*Dispatched a plane carrying 16 tons of aid*: what is sent only brings what it carries."""
    sending, carrying = shape.verb_at(sent.at), shape.verb_at(laden.at)
    if sent.noun or laden.family is not Family.CARRY or carrying != sending + 1 or shape.verbs[carrying].finite:
        return False
    things = [shape.pieces[at].thing for at in sent.things]
    return bool(things) and all(thing is not None and is_vehicle(thing) for thing in things)


def _same(shape: Shape, one: Gift, other: Gift) -> bool:
    if _sends_laden(shape, one.main, other.main):
        return True
    if _is_matched_by(shape, one, other):
        return False
    if set(one.things) & set(other.things):
        return True
    if set(one.things) & set(other.worth) or set(one.worth) & set(other.things):
        return True
    if other.things and one.things:
        return False
    if _arrives_with(one.main, other.main, shape) or _arrives_with(other.main, one.main, shape):
        return True
    shared = set(one.donors) & set(other.donors) or set(one.recipients) & set(other.recipients)
    nouns = one.main.noun or other.main.noun
    inside = one.main.low <= other.main.at < one.main.high
    return bool(shared) and (nouns or inside)


def _is_matched_by(shape: Shape, one: Gift, other: Gift) -> bool:
    """*Norway's gift of 40 boats was matched by Peru*: each gave as many."""
    number = -1 if other.main.noun or not one.main.noun else shape.verb_at(other.main.at)
    verb = shape.verbs[number] if number >= 0 else None
    return verb is not None and verb.lemma == "match" and verb.passive and one.main.at < verb.first


def _join(shape: Shape, one: Gift, other: Gift) -> None:
    if _rank(shape, other.main) > _rank(shape, one.main):
        one.outcome = other.outcome
        one.told = [*other.told, *one.told]
        if Field.STATUS in one.unsure:
            del one.unsure[Field.STATUS]
        one.unsure |= other.unsure
    else:
        one.told = [*one.told, *other.told]
        one.unsure = {**{key: why for key, why in other.unsure.items() if key is not Field.STATUS}, **one.unsure}
    if one.each is not Field.DONORS:
        one.donors += [at for at in other.donors if at not in one.donors]
    one.carriers += [at for at in other.carriers if at not in one.carriers and at not in one.donors]
    apart = one.low >= 0 and bool(one.recipients)  # a part of a frame has its own: 5 million for Libya, 1 for Chad
    for at, level in () if apart else other.recipients.items():
        one.recipients[at] = max(level, one.recipients.get(at, 0))
    one.worth += [at for at in other.worth if at not in one.worth]
    one.things += [at for at in other.things if at not in one.things and at not in one.worth]


def _rank(shape: Shape, frame: Frame) -> tuple[int, int]:
    """Which frame says what became of a gift: one that ended it, then the main verb, a participle, a noun."""
    if frame.outcome in (Outcome.CANCELLED, Outcome.NOT_GIVEN) and (frame.negated or not frame.noun):
        return 5, 0
    if frame.noun:
        return 0, 0
    number = shape.verb_at(frame.at)
    verb = shape.verbs[number]
    if not verb.finite:
        return 1, frame.family is Family.CARRY
    arrived = frame.family in (Family.ARRIVE, Family.RECEIVE) and frame.outcome is Outcome.GIVEN
    before = shape.before(verb.first)
    relative = (
        before >= 0 and shape.pieces[before].sort is Sort.WORD and shape.pieces[before].word in ("which", "that", "who")
    )
    return (2 if relative else 3), arrived
