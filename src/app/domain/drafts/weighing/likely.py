"""Who gives what to whom, weighed: each thing, each party and each outcome by what the sentence says around it.

    given   = the chance that a thing is given at all, by its clues (`clues`); below it nothing is read of it
    parties = of everybody in the sentence who most likely gives and gets it

What a frame found stays where the words around it agree, and is not sure where they do not; what the frames left open
is filled in by the likeliest, and never sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, takewhile
from typing import NamedTuple

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import PLACES, Frame
from app.domain.drafts.clauses.gift_things import is_called_gift
from app.domain.drafts.clauses.outcomes import of_clause, of_line
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import TRANSPORT, Family, Mode
from app.domain.drafts.draft import Field
from app.domain.drafts.frames.bracketed import of_each
from app.domain.drafts.frames.by_place import take
from app.domain.drafts.frames.clear_parts import stand_apart
from app.domain.drafts.frames.common_lists import go_on_in_list
from app.domain.drafts.frames.examples import examples
from app.domain.drafts.frames.gifts import Gift, give_back, hold_who_got, of_several
from app.domain.drafts.frames.lent import apart, is_lent, is_loan, lends_things
from app.domain.drafts.frames.part_of import is_part
from app.domain.drafts.frames.purposes import is_no_giver, is_nobody
from app.domain.drafts.frames.somebody import Somebody
from app.domain.drafts.frames.sources import sources
from app.domain.drafts.frames.taken_up import counted_behind
from app.domain.drafts.learnt.network import NetworkReading
from app.domain.drafts.learnt.weights import (
    Sides,
    Weights,
    both_totals,
    chance,
    likeliest,
    outcomes,
    shares,
    total,
    weighed,
)
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.refused.left import is_left_or_left_out
from app.domain.drafts.refused.may_be_none import may_be_none
from app.domain.drafts.refused.of_no_frame import CERTAIN, DOUBTED, none_of, speaks_of_else
from app.domain.drafts.refused.refused import REFUTED, why_not
from app.domain.drafts.text.antecedents import takes_up
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.context import STATES
from app.domain.drafts.weighing.clues import Clues, of_shares
from app.domain.drafts.weighing.joint_clues import Place, of_both
from app.domain.drafts.weighing.plainly_given import (
    FUNDS,
    is_denied,
    is_further_load,
    is_given_too,
    is_plainly_given,
    is_stopped,
)
from app.domain.drafts.weighing.second_opinion import SecondOpinion
from app.domain.drafts.weighing.when import day_meant, leave_to_one
from app.domain.drafts.weighing.whose import Whose
from app.domain.language import tr
from app.domain.terms import MoneyKind, Outcome

KEPT, AGAINST, FRESH = 0.28, 0.62, 0.28
"""The chance from which on a thing is read: of a frame, of a frame that something speaks against, and of no frame.

They are as low as they can be without a draft of more than one in twenty-five sentences that tell of no gift.
"""
BARE, LIFTED = 0.32, 0.48
"""The same of a frame's thing without a number, and of a thing that only the words of the sentence speak for."""
TAKEN_UP = 0.1
"""The same of a frame's thing where its words plainly say that somebody gets it who was named before."""
OUTWEIGHED = 0.89
"""The same of what the rules doubt, and of what they are against and only the words of the sentence speak for."""
QUIET = 0.8
"""The same of a thing of no frame, and of one without a number, in a text that has told of no gift for long."""
QUIET_COUNTED = 0.6
"""The same of a frame's thing with a number there."""
OF_ELSE = 0.97
"""The same of a thing of no frame in a text that as a whole is about something else."""
NUMBER_IN_FRAME, NUMBER = 0.6, 0.45
"""The chance from which on the number of a frame's thing is read too, and of another; below it the draft says that one
was left open. A number that is not meant is worse than one left open, and a frame that is likely wrong has as many of
either."""
COUNTED_IN_FRAME, COUNTED = 0.2, 0.6
"""The same by the network alone, where there is one, of a frame's thing and of another."""
ONE_IN_FRAME, ONE = 0.9, 0.9
"""What takes their place where only an article counts a thing, *a falcon*, as nobody says that it is one: the chance of
a frame's thing where the network doubts that it is given, and how sure the network is of another."""
_BY_ARTICLE = re.compile(r"(?:an?|the|its|their|his|her|our) \D*$", re.IGNORECASE)
_TOLD = 2.0
"""By how much a sentence is likelier to tell of a gift where those before it do."""
PLAIN = 0.87
"""The chance from which on it is sure that a thing of a frame is given."""
FOUND, RATHER, SURE = 0.2, 0.5, 0.9
"""The share from which on somebody is named, how many times that of nobody it then is, and from which on a frame's word
for it is sure."""
AGREES, AGREES_OF_SEVERAL = 0.95, 0.7
"""The share by the network alone from which on what is read stays sure; and the sum of those of several parties, among
whom it is parted."""
AGREES_GIVEN = 0.9
"""The same of a thing being given."""
BY_SOURCE = 0.9
"""The share of who gives a thing by words right beside it, at least."""
OUTVOTING = 0.6
"""The share from which on somebody gives it in place of whom a frame has found by name."""
OUTVOTING_GETTERS, DENIED = 0.6, 0.2
"""The same of who gets it, and the share of whom a frame has by the network alone up to which that is so."""
_SAID = (Outcome.NOT_GIVEN, Outcome.CANCELLED)
"""Outcomes that a frame has by words of its own, whatever a sentence as a whole is like."""
_TO_COME = (Outcome.ANNOUNCED, Outcome.PROMISED)
_PLAINLY_GETS = 4
"""The points of who gets it as plainly as grammar can say (`marks`)."""
SURE_DAY, SURE_OUTCOME = 0.88, 0.8
"""The share from which on a day is sure, and from which on what became of it is."""
LIKELY, UNLIKELY = 0.5, 0.3
"""The share from which on what became of it is taken for what a frame says, where that has less than the other."""
_WORTH = 10
"""Pieces behind a thing in which it is said what it is worth."""
_OF_ONE = tuple(field for field in Field if field not in (Field.BASIS, Field.TERMS))
"""What is not sure where a sentence tells of several gifts."""
_ONLY_WORTH = words("aid assistance help support relief")
"""What is given where only its worth says how much: *aid worth 3 million dollars*."""
_OF_ALL = (Field.DONORS, Field.RECIPIENTS, Field.ITEMS, Field.MONEY, Field.STATUS)
"""What is not sure where something in the sentence speaks against there being a gift."""


_ROLES = ((Field.DONORS, "gives"), (Field.RECIPIENTS, "gets"))
"""What the network calls the sides of a gift."""


class PeopleWho(Container[int]):
    """The numbers of those in a sentence of whom something is so, which is asked of each when needed, and once."""

    def __init__(self, people: Sequence[Somebody], is_so: Callable[[Somebody], bool]) -> None:
        self._people, self._is_so, self._known = people, is_so, dict[int, bool]()

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int) or number >= len(self._people):
            return False
        if number not in self._known:
            self._known[number] = self._is_so(self._people[number])
        return self._known[number]


OfWords = Callable[[frozenset[str]], float]
"""How far the words of a sentence, or of a part of one, speak for a gift (`wording`)."""


class Learnt(NamedTuple):
    """What was learnt of sentences."""

    weights: Weights
    sides: Mapping[str, Sides]
    """Those of who gives and of who gets it (`by_side`)."""
    became: Mapping[str, Sequence[float]]
    """Those of what became of it (`by_outcome`)."""
    of_words: OfWords


def look_ahead(clues: Clues, before: Before, found: Sequence[Gift], learnt: Learnt) -> Weighing:
    """The gifts of the frames, with all that can be weighed before the network has read the sentence."""
    return Weighing(clues, before, learnt, counted_behind(clues.shape, found))


def complete(weighing: Weighing, network: NetworkReading | None) -> list[Gift]:
    """The gifts of the frames with whom they likely are from and for, and those that no frame has found."""
    if not (weighing.found or weighing.free):
        return []
    weighing = weighing.heard(network)
    clues, before, held = weighing.clues, weighing.before, weighing.held
    clear = stand_apart(weighing.found)
    kept, fresh = _weighed(weighing, clear=clear)
    if not kept and weighing.odds > 0 and not clues.shape.guessed and not before.of_else:
        weighing.lift()
        kept, fresh = _weighed(weighing, clear=clear)
    told = {clues.shape.part(gift.main.at) for gift in fresh}
    kept = [gift for gift in kept if gift.things or clues.shape.part(gift.main.at) not in told]
    several = of_several()
    parts = [_is_part(clues, gift) for gift in (*kept, *fresh)]
    of_one_frame = not fresh and all(gift.each and gift.main is kept[0].main for gift in kept)
    for gift, is_a_part in zip((*kept, *fresh), parts, strict=True):
        gift.worth += weighing.worth_of(gift, held)
        weighing.date(gift)
        weighing.doubt(gift)
        if (parts.count(False) > 1 and not of_one_frame) or is_a_part:
            fields = (Field.DATE,) if clear and not fresh else _OF_ONE
            gift.unsure = dict.fromkeys(fields, several) | gift.unsure
    leave_to_one(clues.shape, [*kept, *fresh])
    found = of_each(clues.shape, [*kept, *fresh])
    found = sorted(found, key=lambda gift: (min([gift.main.at, *gift.things]), min(gift.things, default=0)))
    for before_it, gift in pairwise(found):
        give_back(clues.shape, before_it, gift)
    hold_who_got(clues.shape, found)
    return found


def _weighed(weighing: Weighing, *, clear: bool) -> tuple[list[Gift], list[Gift]]:
    """What is kept of the gifts of frames, and those of other things that do not say the same again."""
    kept = [gift for gift in weighing.found if weighing.keeps(gift)]
    quiet = OF_ELSE if weighing.before.of_else else QUIET
    free = weighing.likely(quiet if weighing.quiet and not kept else LIFTED if weighing.lifted else FRESH)
    weighing.choose_together([*(at for gift in kept for at in gift.things), *(one.at for one in free)])
    kept = [part for gift in kept for part in weighing.parts(gift)]
    weighing.name_all(kept, clear=clear)
    fresh = weighing.fresh(free)
    fresh = [one for one in fresh if not any(_is_same(weighing.clues, one, gift) for gift in kept)]
    alone: list[Gift] = []
    for one in fresh:
        if not _joins(weighing.clues.shape, one, [*kept, *alone]):
            alone.append(one)
    return kept, alone


def _joins(shape: Shape, gift: Gift, others: Sequence[Gift]) -> bool:
    """Whether the things of a gift of no frame go on or lead to those of another, which then has them as well."""
    for other in others:
        if other is gift or not other.things:
            continue
        (one, two) = sorted((gift, other), key=lambda each: min(each.things))
        between = shape.pieces[max(one.things) + 1 : min(two.things)]
        said = tuple(piece.word for piece in between)
        if said in _WORTH_IT or (0 < len(said) <= _JOINED and _JOINTS.issuperset(said)):
            other.things = sorted({*other.things, *gift.things})
            other.left_open |= gift.left_open
            return True
    return False


_JOINTS, _JOINED = frozenset(("and", ",", "+", "&", "plus", "with", "worth")), 2
"""What stands between things that are given together, and of how many words it is, at most."""
_AID = words("aid assistance support help contribution contributions donation donations grant grants gift gifts")
_COMES_TO = (("came", "to"), ("comes", "to"), ("amounted", "to"), ("amounts", "to"))
_WORTH_IT = (("amounting", "to"), ("totalling",), ("totaling",), ("valued", "at"), ("estimated", "at"), ("of",))
"""What stands between a thing and how much it is worth."""


def _is_same(clues: Clues, one: Gift, other: Gift) -> bool:
    """Whether two gifts are of things called the same, from and to the same."""
    said = [[clues.shape.pieces[at].word for at in gift.things] for gift in (one, other)]
    return said[0] == said[1] and one.donors == other.donors and one.recipients.keys() == other.recipients.keys()


def _is_part(clues: Clues, gift: Gift) -> bool:
    """Whether all that a gift has is said to be a part of what is told before it."""
    things = [clues.shape.pieces[at] for at in gift.things]
    return bool(things) and is_part(clues.text, min(one.start for one in things), min(one.end for one in things))


def refusal(shape: Shape, thing: int, gift: Gift | None) -> str:
    """What the rules have against a thing being given, as a clue."""
    if gift is not None:
        why = why_not(shape, gift) or NOTHING
        return NOTHING if why == "a price" and is_denied(gift) else why
    return f"{NO_FRAME}{none_of(shape, thing) or speaks_of_else(shape, thing)}"


AFTER_GIFT = "after a gift"
"""The clue that a gift was told of a moment ago."""
NOTHING, NO_FRAME = "nothing", "no frame "
"""Said where the rules have nothing against it, and before what they have against what no frame has."""


class _Free(NamedTuple):
    """A thing that no frame has, how likely it is given, and who gives and gets it by its own words."""

    at: int
    likely: float
    who: tuple[int, int]


_NO_PAIR = (-1, -1)
"""Nobody gives it, and nobody gets it."""


class _Ahead(NamedTuple):
    """What is weighed of a thing, or of the word that tells of a gift, before the network has read the sentence."""

    why: str
    """What the rules have against it (`refusal`)."""
    gives: list[float]
    gets: list[float]
    """What speaks for each giving and getting it."""
    sources: list[int]
    """The numbers of those of whom words right beside it say that they give it."""
    given: list[float] | None
    """What its clues weigh for its being given; None where it surely is not."""
    left: bool = False
    """Whether it is only left, or left out."""


class Weighing:
    """One sentence whose gifts are weighed."""

    def __init__(self, clues: Clues, before: Before, learnt: Learnt, found: Sequence[Gift]) -> None:
        self.text, self.shape, self.clues, self.weights = clues.text, clues.shape, clues, learnt.weights
        self._learnt, self.found = learnt, found
        self.before, self.headed, self.quiet = before, before.under is not None, before.is_quiet
        self.held = {at for gift in found for at in (*gift.things, *gift.worth, *gift.counts.values())}
        self.near = before.tells_of_gifts
        self.told = not self.shape.guessed and (self.near or self.headed or before.talk.awaits)
        """Whether the sentences before tell of gifts, or of a place that may get some, so that this one likely does.

        And whether one was told of a moment ago, whether a country stands at the head of its paragraph, and whether
        the text has told of none for long or is about something else.
        """
        self.whose = Whose(clues, self.weights.several)
        self._opinion = SecondOpinion(clues, None)
        self.lifted = False
        """Whether words that speak for a gift are counted: only where there is none without them."""
        self.free = self._free()
        """The things that no frame has."""
        self._looked: dict[tuple[int, int], _Ahead] = {}
        """By a place, and which gift has it."""
        for gift in found:
            for at in gift.things or [gift.main.at]:
                self._look(at, gift)
        for at in self.free:
            self._look(at, None)

    def heard(self, network: NetworkReading | None) -> Weighing:
        """The same with what the network makes of the sentence."""
        clues = self.clues if network is None else self.clues.heard(network)
        if clues is not self.clues:
            return Weighing(clues, self.before, self._learnt, self.found).heard(network)
        self._opinion = SecondOpinion(clues, network)
        return self

    def lift(self) -> None:
        """Count words that speak for a gift; what was looked ahead holds, as no gift is changed that is not kept."""
        self.lifted = True

    def _look(self, place: int, gift: Gift | None) -> _Ahead:
        """What can be weighed without the network of what stands at a place."""
        key = place, id(gift)
        if key not in self._looked:
            self._looked[key] = self._found_ahead(place, gift)
        return self._looked[key]

    def _found_ahead(self, place: int, gift: Gift | None) -> _Ahead:
        people, sides = range(len(self.clues.people)), self._learnt.sides
        beside = [both_totals(sides, self.clues.beside(number, place, gift)) for number in people]
        gives = [own + one for (own, _), (one, _) in zip(self._own, beside, strict=True)]
        gets = [own + one for (_, own), (_, one) in zip(self._own, beside, strict=True)]
        if self.shape.pieces[place].thing is None:
            return _Ahead("", gives, gets, self._sources(place), None)
        whose = gift.things[0] if gift is not None and gift.things else place
        why = refusal(self.shape, place, gift) if whose == place else self._look(whose, gift).why
        left = is_left_or_left_out(self.shape, place)
        surely_not = left or why in REFUTED or why.removeprefix(NO_FRAME) in CERTAIN
        given = None if surely_not else weighed(self.weights.given, self.clues.of_thing(place, gift, why))
        return _Ahead(why, gives, gets, self._sources(place), given, left=left)

    @cached_property
    def odds(self) -> float:
        """How far the words of the sentence speak for a gift (`wording`)."""
        return self._learnt.of_words(self.clues.said) + _TOLD * self.told

    def _odds_of(self, thing: int) -> float:
        """The same of the part of the sentence that the thing is in, where semicolons part it."""
        words = self.clues.said_beside(thing)
        return self.odds if words is self.clues.said else self._learnt.of_words(words) + _TOLD * self.told

    @cached_property
    def _own(self) -> list[Sides]:
        """What speaks for each giving and getting it, whatever the thing."""
        return [both_totals(self._learnt.sides, one) for one in self.clues.own]

    @cached_property
    def _no_givers(self) -> PeopleWho:
        """The numbers of those whose words name nobody who gives."""
        return PeopleWho(self.clues.people, lambda one: is_no_giver(self.shape, one))

    @cached_property
    def nobody(self) -> dict[Field, PeopleWho]:
        """The numbers of those who are not named for giving, and for getting anything."""
        clues, people = self.clues, self.clues.people
        return {
            Field.DONORS: PeopleWho(people, lambda one: is_no_giver(self.shape, one) or clues.only_gets(one)),
            Field.RECIPIENTS: PeopleWho(people, lambda one: is_nobody(self.shape, one) or clues.only_gives(one)),
        }

    def _shares(self, place: int, gift: Gift | None) -> tuple[list[float], list[float]]:
        """How likely each gives, and gets, what stands at a place."""
        ahead, opinion = self._look(place, gift), self._opinion
        gives = [one + other for one, other in zip(ahead.gives, opinion.whose("gives", place), strict=True)]
        gets = [one + other for one, other in zip(ahead.gets, opinion.whose("gets", place), strict=True)]
        return _by_source(ahead.sources, shares(self.weights.gives, gives)), shares(self.weights.gets, gets)

    def _sources(self, thing: int) -> list[int]:
        """The numbers of those of whom words right beside a thing say that they give it."""
        if not (starts := sources(self.text, self.shape, [thing])):
            return []
        people = self.clues.people
        begin = (one.named.start if one.named else self.clues.span(at)[0] for at, one in enumerate(people))
        return [number for number, start in enumerate(begin) if start in starts]

    def _chance(self, thing: int, gift: Gift | None, gives: Sequence[float], gets: Sequence[float]) -> float:
        """How likely a thing is given at all."""
        ahead = self._look(thing, gift)
        if ahead.given is None:
            return 0.0
        clues = [AFTER_GIFT] if self.near else []
        places: list[Place | None] = []
        for role, by_share in (("gives", gives), ("gets", gets)):
            clues += of_shares(role, by_share)
            best = likeliest(by_share)
            places.append(self.clues.place(best, thing) if best >= 0 else None)
            if best >= 0:
                clues += self.clues.of_side(role, best, thing)
        clues += of_both(self.clues.predicate(thing), *places)
        of_words = 0.0 if is_loan(self.shape, thing) else self._odds_of(thing)
        counts = self.lifted or (gift is not None and self._is_one_of_several(gift))
        of_words = (of_words if counts else min(0.0, of_words)) + self._opinion.given(thing)
        given = self.weights.given
        likely = chance(given, [*ahead.given, *weighed(given, clues)], of_words)
        return 0.0 if likely < OUTWEIGHED and ahead.why.removeprefix(NO_FRAME) in DOUBTED else likely

    def _is_one_of_several(self, gift: Gift) -> bool:
        """Whether a gift only adds a number for somebody else: *…, and 100,000 to Tonga*."""
        bare = all(self.shape.pieces[at].word.replace(",", "").isdigit() for at in gift.things)
        return bool(gift.things) and bare and bool(gift.recipients) and not gift.main.negated

    def _alone(self, thing: int) -> float:
        """How likely a thing is given, whatever frames say of it."""
        return self._chance(thing, None, *self._shares(thing, None))

    # --- what frames found ----------------------------------------------------------------------------

    def keeps(self, gift: Gift) -> bool:
        """Whether what a frame found is a gift; it is left with the things that are given."""
        places = gift.things or [gift.main.at]
        for at in places:
            self.whose.sides[at] = self._shares(at, gift)
        lent = is_lent(self.shape, gift) or (lends_things(self.shape, gift) and not why_not(self.shape, gift))
        weighed = bool(gift.things) and not lent  # what is lent is said to be
        if weighed:
            if not self._keep_things(gift, *self.whose.sides[places[0]]):
                return False
            self.weigh_outcome(gift)
        _not_to_itself(self.shape, gift)
        return weighed or not why_not(self.shape, gift)

    def parts(self, gift: Gift) -> list[Gift]:
        """A gift, or several where its things are of others or for others; each with what became of its own."""
        parts = [one for part in self.whose.parts(gift) for one in apart(self.shape, part)]
        for part in parts if len(parts) > 1 else ():
            self.weigh_outcome(part)
        return parts

    def name_all(self, gifts: Sequence[Gift], *, clear: bool) -> None:
        """Give the gifts that frames found their parties, as all their things together speak for them."""
        self.whose.put_right(gifts)
        for gift in gifts:
            self._name(gift, *self.whose.sides[gift.things[0] if gift.things else gift.main.at], clear=clear)

    def _keep_things(self, gift: Gift, gives: Sequence[float], gets: Sequence[float]) -> bool:
        """Leave a gift the things that are likely given, and say what is not plain of them; False where none is."""
        why = self._look(gift.things[0], gift).why
        against = OUTWEIGHED if self.lifted else AGAINST
        least = against if why != NOTHING or all(map(self._is_worth, gift.things)) else KEPT
        plain = why == NOTHING and (self._is_one_more(gift) or is_plainly_given(self.shape, gift))
        chances = self._chances(gift, why, gives, gets, plain=plain)
        counted, bare = (max(least, QUIET_COUNTED), QUIET) if self.quiet else (least, max(least, BARE))
        if why == NOTHING and max(chances.values()) < counted and takes_up(self.text, self.shape, gift, self.before):
            counted, bare = TAKEN_UP, BARE
        things = [at for at in gift.things if chances[at] >= (counted if self._is_counted(at) else bare)]
        if not things:
            return False
        if things != gift.things:
            gift.things = things
            plain = why == NOTHING and is_plainly_given(self.shape, gift)
        gift.left_open = self._left_open(gift, chances, 0.0 if plain else COUNTED_IN_FRAME, plain=why == NOTHING)
        doubtful = why != NOTHING or self.shape.guessed or may_be_none(self.shape, gift)
        if self.lifted or doubtful or any(chances[at] < PLAIN for at in things):
            doubt = tr("It is not plain that this was given; see what else the sentence says of it.")
            gift.unsure = dict.fromkeys(_OF_ALL if doubtful else (Field.ITEMS, Field.MONEY), doubt) | gift.unsure
        return True

    def _left_open(self, gift: Gift, chances: Mapping[int, float], least: float, *, plain: bool) -> set[int]:
        """The things of a frame whose number is not read; `plain` where nothing speaks against the gift."""
        ones = [at for at in gift.things if least and self._is_idle_one(at) and self._opinion.is_given(at) < COUNTED]
        open_below = {at: ONE_IN_FRAME if at in ones else NUMBER_IN_FRAME for at in gift.things}
        taken_up = {at for at in gift.things if self._is_taken_up(at) and chances[at] >= NUMBER}
        weighed = [at for at in gift.things if at not in taken_up]
        left = {at for at in weighed if chances[at] < open_below[at] or self._is_left_open(at, least, plain=plain)}
        return {at for at in left if not self._is_said_twice(at, {*gift.things} - left)}

    def _is_said_twice(self, at: int, read: Collection[int]) -> bool:
        """Whether a sum is read in another currency beside it: *AED 367,000 (about US$100,000)*."""
        pieces = self.shape.pieces
        sums = [
            (one, thing) for one, piece in enumerate(pieces) if (thing := piece.thing) is not None and thing.is_money
        ]
        pairs = [{one, two} for (one, _), (two, behind) in pairwise(sums) if behind.role == "counter_value"]
        return any(at in pair and pair & {*read} for pair in pairs)

    def _is_taken_up(self, at: int) -> bool:
        """Whether a bare number counts what was told a moment ago, which the network has not read: *Chile sent 300*."""
        thing = self.shape.pieces[at].thing
        return self.near and thing is not None and not (thing.is_money or any(map(str.isalpha, thing.as_stated)))

    def _is_idle_one(self, at: int) -> bool:
        """Whether only an article counts a thing: *a falcon*."""
        thing = self.shape.pieces[at].thing
        if thing is None or thing.is_money or not thing.low == thing.high == 1:
            return False
        return _BY_ARTICLE.match(thing.as_stated) is not None

    def _is_left_open(self, at: int, least: float, *, plain: bool) -> bool:
        """Whether the network denies that a thing is given, but of sums that words plainly say to be.

        So in *the German aid came to 12 million*, *is financing the dam with 2 million*, *gave 30 widows $40 each*;
        `plain` where nothing speaks against the gift.
        """
        words = self.shape.words[max(0, at - 3) : at]
        tie, thing = self.shape.ties[at], self.shape.pieces[at].thing
        each = self.shape.words[at + 1 : at + 2] in (["each"], ["apiece"])
        funds = tie.to == "with" and tie.verb >= 0 and self.shape.verbs[tie.verb].lemma in FUNDS
        plain = plain and thing is not None and thing.is_money
        if plain and len(words) == 3 and words[0] in _AID and tuple(words[1:]) in _COMES_TO:
            least = COUNTED_IN_FRAME
        return self._opinion.is_given(at) < least and not (plain and (funds or each))

    def _chances(
        self, gift: Gift, why: str, gives: Sequence[float], gets: Sequence[float], *, plain: bool
    ) -> dict[int, float]:
        """How likely each thing of a gift is given, never what is only left or left out."""
        chances = {at: self._chance(at, gift, gives, gets) for at in gift.things}
        if gift.worth and {self.shape.pieces[at].word for at in gift.things} <= _ONLY_WORTH:
            worth = max(self._chance(at, gift, gives, gets) for at in gift.worth)
            chances = {at: max(chance, worth) for at, chance in chances.items()}
        called = [at for at in gift.things if gift.donors and why == NOTHING and is_called_gift(self.shape.pieces[at])]
        chances |= {at: max(PLAIN, chances[at]) for at in called}
        if plain:
            chances |= {at: max(NUMBER_IN_FRAME, chance) for at, chance in chances.items()}
        chances |= {at: max(chances[at], self._alone(number)) for at, number in gift.counts.items()}
        return {at: 0.0 if self._look(at, gift).left else chance for at, chance in chances.items()}

    def _is_one_more(self, gift: Gift) -> bool:
        """Whether a gift goes on from one that was told of a moment ago."""
        also = is_given_too(self.shape, gift) and self._opinion.is_given(gift.things[0]) >= COUNTED
        return self.near and (also or is_further_load(self.shape, gift))

    def _is_counted(self, at: int) -> bool:
        """Whether a number is read of a thing."""
        thing = self.shape.pieces[at].thing
        return thing is not None and (thing.low is not None or thing.high is not None)

    def weigh_outcome(self, gift: Gift) -> None:
        """Take another outcome where that is far likelier, but never turn round what is denied in words."""
        if gift.main.negated or gift.to_come or self._is_had(gift) or is_stopped(self.shape, gift):
            return
        thing = gift.things[0]
        said = dict[Outcome, float]() if gift.outcome in _SAID else self._opinion.became(thing)
        became = self._outcomes(thing, gift, said)
        best = max(became, key=became.__getitem__)
        if became[best] >= LIKELY and became[gift.outcome] < UNLIKELY:
            gift.outcome = best
        elif self._is_being_given(gift) and sum(became[one] for one in _TO_COME) > became[Outcome.GIVEN]:
            gift.outcome = max(_TO_COME, key=became.__getitem__)
        if became[gift.outcome] < SURE_OUTCOME:
            gift.unsure.setdefault(Field.STATUS, tr("Other words of the sentence say otherwise what became of it."))

    def _is_being_given(self, gift: Gift) -> bool:
        """*Norway is giving 40 tents*: it may have come, or only been announced."""
        number = self.shape.verb_at(gift.main.at)
        going = number >= 0 and self.shape.verbs[number].mode is Mode.GOING_ON
        return going and gift.outcome is Outcome.GIVEN and gift.main.family is Family.GIVE

    def _is_had(self, gift: Gift) -> bool:
        """*Chad will use the 40 tents given by Oman*: what somebody does with what he has is to come, and no more."""
        number, tie = self.shape.verb_at(gift.main.at), self.shape.ties[gift.things[0]]
        if gift.outcome is not Outcome.GIVEN or not gift.donors or number < 1 or not 0 <= tie.verb < number:
            return False
        does, given = self.shape.verbs[tie.verb], self.shape.verbs[number]
        behind = tie.to == OBJECT and gift.things[0] < given.first and given.mode is Mode.FACT
        return behind and does.family is Family.OTHER and does.mode is Mode.COMING

    def _outcomes(self, thing: int, gift: Gift | None, beside: Mapping[Outcome, float]) -> dict[Outcome, float]:
        """How likely each outcome is that of a thing, by its clues and by what else weighs for it."""
        return outcomes(self.weights, self._learnt.became, self.clues.of_outcome(thing, gift), beside)

    def _name(self, gift: Gift, gives: Sequence[float], gets: Sequence[float], *, clear: bool) -> None:
        """Give a gift whoever a frame has not found for it, and say where others may be meant than whom it found."""
        taken: list[int] = []
        for field, by_share in ((Field.DONORS, gives), (Field.RECIPIENTS, gets)):
            gift.weighed[field] = list(zip(self.clues.people, by_share, strict=False))
            held = self._held(gift, field)
            mine = self._among(held)
            likely = (number for number, share in enumerate(by_share[:-1]) if share >= FOUND)
            nobody = self.nobody[field]
            others = [one for one in likely if one in nobody or (taken and self._is_state_of(one, taken))]
            outvotes = self._outvoting if field is Field.DONORS else self._outvoting_getters
            if held and (best := outvotes(gift, by_share, mine, others)) >= 0:
                self._put_for_others(gift, field, best)
                mine = [best]
            elif held and not clear and sum([by_share[one] for one in self._all_of(gift, field, mine)]) < SURE:
                gift.unsure.setdefault(field, tr("Other words of the sentence may name them as well."))
            elif not held and (best := _best(by_share, taken + others)) >= 0:
                take(self.text, self.shape, gift, field, self.clues.people[best])
                mine = [best]
            taken += mine
        go_on_in_list(self.text, self.shape, gift)

    def _held(self, gift: Gift, field: Field) -> list[int]:
        """Where those stand whom a gift has for who gives or gets it."""
        held = gift.donors if field is Field.DONORS else gift.recipients
        return [*held, *(phrase.low for phrase in gift.phrases.get(field, ()))]

    def _among(self, held: Iterable[int]) -> list[int]:
        """Which of everybody have some pieces in their words."""
        pieces = {*held}
        return [number for number, one in enumerate(self.clues.people) if not pieces.isdisjoint(range(*one.phrase))]

    def _all_of(self, gift: Gift, field: Field, mine: list[int]) -> list[int]:
        """Which of everybody give or get what a gift has, as `mine` do: all of several who each do."""
        if gift.each is not field:
            return mine
        return self._among(gift.main.donors if field is Field.DONORS else gift.main.recipients)

    def _outvoting(self, gift: Gift, by_share: Sequence[float], mine: Sequence[int], others: Container[int]) -> int:
        """The number of who plainly gives it rather than those whom a frame has, or -1."""
        best = likeliest(by_share)
        if not mine or best < 0 or best in others or by_share[best] < OUTVOTING or self.whose.is_which(gift):
            return -1
        at, behind = self.clues.people[best].phrase
        if self._is_told(gift, best) or self._only_flies_from(gift, at):
            return -1
        described = self.shape.words[behind : behind + 1] == ["who"]
        if described or self._has_source or phrases.is_town(self.shape.pieces[at]):
            return -1  # found by their words: tents from Norway; parcels from Oslo in Narvik; thanked the Swiss who
        at -= self.shape.pieces[at - 1].word == ","  # the charity, Zad
        named = any(self.clues.people[one].phrase.high == at for one in mine)
        return -1 if named or any(self.whose.are_one_side(best, one) for one in mine) else best

    def _only_flies_from(self, gift: Gift, at: int) -> bool:
        """Whether a state flies something in from where somebody is: *Norwegian forces flew in food from Oman*.

        So does a body of no firm where it also says to where: *Caritas flew food from Lisbon to Uli*.
        """
        pieces, number = self.shape.pieces, self.shape.verb_at(gift.main.at)
        verb = self.shape.verbs[number] if number >= 0 and not gift.main.noun else None
        if verb is None or verb.passive or verb.lemma not in TRANSPORT or at not in self.shape.ties:
            return False
        onward = self.shape.words[at + 1 : at + 2] in (["to"], ["into"])
        flying = (*STATES, NamedKind.ORGANISATION, NamedKind.PERSON) if onward else STATES
        flies = [pieces[one].kind in flying for one in gift.main.donors if one < verb.first]
        return any(flies) and self.shape.ties[at].role == "from"

    def _is_told(self, gift: Gift, best: int) -> bool:
        """Whether words say who gives it: *matched Cyprus's gift*, *Chad announced the arrival of an Omani plane*."""
        number = self.shape.verb_at(gift.main.at)
        lemma = self.shape.verbs[number].lemma if number >= 0 else ""
        phrase = self.clues.people[best].phrase
        gets = any(phrase.low <= at < phrase.high for at in gift.recipients)
        return lemma == "match" or (lemma == "announce" and gets)

    @cached_property
    def _has_source(self) -> bool:
        """Whether words beside a thing say who gave it (`sources`)."""
        pieces = self.shape.pieces
        starts = sources(self.text, self.shape, self.shape.of(Sort.THING, 0, len(pieces)))
        return bool(starts) and any(piece.actor is not None and piece.start in starts for piece in pieces)

    def _outvoting_getters(
        self, gift: Gift, by_share: Sequence[float], mine: Sequence[int], others: Container[int]
    ) -> int:
        """The number of who plainly gets it rather than those whom a frame has, or -1; without a network nobody."""
        best = likeliest(by_share)
        if not (mine and gift.things) or best < 0 or best in others or by_share[best] < OUTVOTING_GETTERS:
            return -1
        alone = self.shape.of(Sort.THING, 0, len(self.shape.pieces)) == gift.things
        if not gift.recipients.keys().isdisjoint(examples(self.shape, self.clues.people[best].phrase.high - 1)):
            return -1  # to three countries: Peru, Chile and Oman
        if not alone or self._opinion.share("gets", gift.things[0], mine) > DENIED:
            return -1
        return -1 if any(self.whose.are_one_side(best, one) for one in mine) else best

    def _put_for_others(self, gift: Gift, field: Field, best: int) -> None:
        """Take who likelier gives it, or gets it, for those whom a frame has found."""
        if field is Field.DONORS:
            gift.donors = []
        else:
            gift.recipients.clear()
        gift.loose.pop(field, None)
        gift.phrases.pop(field, None)
        take(self.text, self.shape, gift, field, self.clues.people[best])

    def _is_state_of(self, number: int, givers: Sequence[int]) -> bool:
        """Whether one is a state that givers are, or are of: *HMAS Canberra* beside Canberra, *a French Casa*.

        But not who plainly gets it: *Chile gave Santiago 12 pumps*.
        """
        people, pieces = self.clues.people, self.shape.pieces
        party = people[number]
        one = party.named or (pieces[party.actor].actor if party.actor >= 0 else None)
        if one is None or one.kind not in STATES:
            return False
        own = (takewhile(lambda piece: piece.word not in PLACES, pieces[slice(*people[at].phrase)]) for at in givers)
        named = [who for pieces in own for piece in pieces if (who := piece.actor) is not None]
        codes = {code for who in named if who.kind is not NamedKind.BODY for code in (who.iso2, who.home)} - {""}
        words = {pieces[at].word for giver in givers for at in range(*people[giver].phrase)}
        plain = party.gets == _PLAINLY_GETS and pieces[party.actor].word.split()[-1] not in words
        return one.iso2 in codes and not plain

    # --- what no frame found --------------------------------------------------------------------------

    def _free(self) -> list[int]:
        """The things that no frame has; none where no word is English, of which the clues are."""
        if not any(piece.word.isascii() and piece.word.isalpha() for piece in self.shape.pieces):
            return []
        things = self.shape.of(Sort.THING, 0, len(self.shape.pieces))
        return [at for at in things if at not in self.held and not (self.held and self._is_worth(at))]

    def likely(self, least: float) -> list[_Free]:
        """What no frame has and is likely given."""
        out: list[_Free] = []
        for at in self.free:
            if self._look(at, None).given is None:
                continue
            sides = self.whose.sides[at] = self._shares(at, None)
            if (likely := self._chance(at, None, *sides)) < least:
                continue
            if (who := self._who(at)) == _NO_PAIR and not (self.told and likely >= NUMBER):
                continue  # nobody who is named here, nor likely anybody of before
            out.append(_Free(at, likely, who))
        return out

    def choose_together(self, things: Sequence[int]) -> None:
        """Weigh whose several things are by all of them, where none is a part of what is told before it."""
        pieces, things = self.shape.pieces, sorted({*things})
        if len(things) < 2 or not any(is_part(self.text, pieces[at].start, pieces[at].end) for at in things):
            self.whose.choose(things, self.nobody)

    def _who(self, at: int) -> tuple[int, int]:
        """Who most likely gives and gets what no frame has."""
        who = _pair(*self.whose.sides[at], self._no_givers)
        return (who[0], -1) if -1 not in who and self._is_state_of(who[1], who[:1]) else who

    def fresh(self, free: Sequence[_Free]) -> list[Gift]:
        """The gifts of the other things; things that follow each other between the same two are one.

        But not where a verb between them tells of another outcome: *built ten schools and will build two more*.
        """
        out: list[Gift] = []
        last: tuple[int, int] | None = None
        for at, likely, by_itself in free:
            who = together if (together := self._who(at)) != _NO_PAIR else by_itself
            if who == last and not self._ends_otherwise(out[-1], at):
                out[-1].things.append(at)
            else:
                out.append(self._made(at, *who))
                for field, by_share in zip((Field.DONORS, Field.RECIPIENTS), self.whose.sides[at], strict=True):
                    out[-1].weighed[field] = list(zip(self.clues.people, by_share, strict=False))
            least = ONE if self._is_idle_one(at) else COUNTED
            if likely < NUMBER or self._is_left_open(at, least, plain=True):
                out[-1].left_open.add(at)
            last = who
        return out

    def _ends_otherwise(self, gift: Gift, at: int) -> bool:
        """Whether a finite verb stands between a gift and a further thing, of which something else became."""
        between = any(gift.things[-1] < verb.first < at and verb.finite for verb in self.shape.verbs)
        return between and self._became(at) is not gift.outcome

    def worth_of(self, gift: Gift, held: Container[int]) -> list[int]:
        """The sum right behind the last thing of a gift that says what it is worth, where no frame has it."""
        last = max(gift.things, default=len(self.shape.pieces))
        following = self.shape.of(Sort.THING, last + 1, min(last + _WORTH, len(self.shape.pieces)))
        return [at for at in following[:1] if at not in held and self._is_worth(at)]

    def _is_worth(self, at: int) -> bool:
        """Whether a sum only says what something is worth: *18 tonnes of medicines valued at 2 million*."""
        thing = self.shape.pieces[at].thing
        return thing is not None and thing.is_money and thing.kind is MoneyKind.VALUATION

    def date(self, gift: Gift) -> None:
        """Give a gift its day, the likeliest of the sentence or none; unsure where another may be meant."""
        if gift.day >= 0 or not self.clues.days:
            return  # behind its own thing, or none is named
        place = gift.things[0] if gift.things else gift.main.at
        by_clues = [total(self.weights.when, said) for said in self.clues.of_days(place, gift)]
        both = [one + other for one, other in zip(by_clues, self._opinion.days(place), strict=True)]
        by_share = shares(self.weights.when, both)
        best = day_meant(self.shape, gift, self.clues.days, by_share)
        if best < len(self.clues.days):
            gift.day = self.clues.days[best]
            if min(by_share[best], shares(self.weights.when, by_clues)[best]) < SURE_DAY:
                gift.unsure.setdefault(Field.DATE, tr("It may be the day of something else in the sentence."))

    def doubt(self, gift: Gift) -> None:
        """Say what is not sure of a gift since the network reads it otherwise."""
        if not gift.things:
            return
        why, thing = tr("Read as a whole, the sentence may say something else."), gift.things[0]
        gift.heard = {field: self._heard(gift, field, role) for field, role in _ROLES}
        for field, role in _ROLES:
            held = self._held(gift, field) if field not in gift.unsure else ()
            least = AGREES if len(held) == 1 else AGREES_OF_SEVERAL
            if held and self._opinion.share(role, thing, self._all_of(gift, field, self._among(held))) < least:
                gift.unsure[field] = why
        if min(map(self._opinion.is_given, gift.things)) < AGREES_GIVEN:
            gift.unsure = dict.fromkeys((Field.ITEMS, Field.MONEY), why) | gift.unsure
        if Field.STATUS not in gift.unsure and self._opinion.outcome(thing, gift.outcome) < AGREES:
            gift.unsure[Field.STATUS] = why
        if gift.day in self.clues.days and self._opinion.day(thing, self.clues.days.index(gift.day)) < AGREES:
            gift.unsure.setdefault(Field.DATE, why)

    def _heard(self, gift: Gift, field: Field, role: str) -> list[tuple[Somebody, float]]:
        """How likely each gives or gets a gift by the network alone, whom the words plainly leave out not at all."""
        by_share = self._opinion.shares(role, gift.things[0])
        if field is Field.DONORS and by_share and self._has_source:
            return []  # 300 German-donated tents
        out = list[tuple[Somebody, float]]()
        for number, share in enumerate(by_share):
            one = self.clues.people[number]
            told = field is Field.DONORS and (
                self._is_told(gift, number) or self._only_flies_from(gift, one.phrase.low)
            )
            out.append((one, 0.0 if told or number in self.nobody[field] else share))
        return out

    def _became(self, at: int) -> Outcome:
        """What became of a thing of no frame."""
        by_share = self._outcomes(at, None, self._opinion.became(at))
        heading = of_line(self.shape, 0, self.shape.headed)
        line = of_line(self.shape, *self.shape.part(at)) or (heading if heading is Outcome.PROMISED else None)
        return line or of_clause(self.shape, at) or max(by_share, key=by_share.__getitem__)

    def _made(self, at: int, donor: int, getter: int) -> Gift:
        gift = bare_gift(self.shape, at, self._became(at))
        why = tr("How the sentence is built is not understood; this is guessed from the order of its words.")
        gift.unsure |= dict.fromkeys((Field.STATUS, Field.ITEMS, Field.MONEY, Field.DATE), why)
        for field, number in ((Field.DONORS, donor), (Field.RECIPIENTS, getter)):
            if number >= 0:
                take(self.text, self.shape, gift, field, self.clues.people[number])
        go_on_in_list(self.text, self.shape, gift)
        return gift


def _by_source(named: Sequence[int], by_share: list[float]) -> list[float]:
    """The shares of who gives a thing, where words right beside it say so: *9 stoves, paid for by Japan*."""
    if len(named) != 1 or by_share[named[0]] >= BY_SOURCE:
        return by_share
    rest = (1 - BY_SOURCE) / (1 - by_share[named[0]])
    return [BY_SOURCE if number == named[0] else share * rest for number, share in enumerate(by_share)]


def bare_gift(shape: Shape, at: int, became: Outcome) -> Gift:
    """The gift of a thing of which no frame tells."""
    frame = Frame(at, at, at, Family.GIVE, became, False, *shape.part(at), noun=True)
    return Gift(became, [frame], things=[at])


def _best(by_share: Sequence[float], taken: Sequence[int]) -> int:
    free = [n for n in range(len(by_share) - 1) if n not in taken]
    best = max(free, key=by_share.__getitem__, default=-1)
    return best if best >= 0 and by_share[best] >= max(FOUND, RATHER * by_share[-1]) else -1


def _pair(donors: Sequence[float], getters: Sequence[float], no_givers: Container[int]) -> tuple[int, int]:
    """Who gives and who gets it, two different ones or nobody, so that both together are likeliest."""
    last = len(donors) - 1
    donors = [0.0 if number in no_givers else share for number, share in enumerate(donors)]
    ranked = [sorted(range(last + 1), key=by.__getitem__, reverse=True)[:4] for by in (donors, getters)]
    both = [(one, other) for one in ranked[0] for other in ranked[1] if one != other or one == last]
    one, other = max(both, key=lambda pair: donors[pair[0]] * getters[pair[1]])
    return (-1 if one == last else one), (-1 if other == last else other)


def _not_to_itself(shape: Shape, gift: Gift) -> None:
    """Take away who gets it where that is only who gives it, by its people: *a gift of the Turkish people*."""
    codes = {actor.iso2 for at in gift.donors if (actor := shape.pieces[at].actor) is not None}
    getters = {at: actor for at in gift.recipients if (actor := shape.pieces[at].actor) is not None}
    if codes - {""} and getters and all(one.iso2 in codes and one.kind in STATES for one in getters.values()):
        gift.recipients.clear()
