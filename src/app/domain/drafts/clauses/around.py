"""One word of giving, and what each actor and thing around it is to it.

    D gives · R gets · A is given · C carries it, or passes it on

What is tied to the word (`shape`) plays its part by the preposition: *to* and *for* somebody who gets, *from* and *by*
somebody who gives, *through* somebody who passes on. How plainly somebody is said to get it is kept with it: as an
object or behind *to* more plainly than behind *for*, and than by the place alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.drafts.clauses.gift_things import is_denied, stands_beside_given
from app.domain.drafts.clauses.phrases import DETERMINERS, is_adjective, is_people
from app.domain.drafts.clauses.pieces import Piece, Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import BRACKET, FREE, OBJECT, PREPOSITIONS, SUBJECT, Tie, thing_behind
from app.domain.drafts.clauses.verb_families import BEARS, COSTS, FOR_OTHERS, costs_giver
from app.domain.drafts.clauses.verbs import GIVING, HAVE, Family, Mode, Verb
from app.domain.drafts.draft import Field
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.language import tr
from app.domain.terms import Outcome

GIVING_NOUNS = {
    **dict.fromkeys(
        words(
            "donation donations gift gifts grant grants contribution contributions consignment consignments shipment "
            "shipments handover handout delivery deliveries cheque check present presents bequest legacy endowment "
            "loan loans credit deposit aid assistance help relief support package packages funding"
        ),
        Outcome.GIVEN,
    ),
    **dict.fromkeys(words("pledge pledges promise promises commitment commitments"), Outcome.PROMISED),
    **dict.fromkeys(words("offer offers"), Outcome.OFFERED),
}
"""Nouns that speak of giving, and what is said of a gift that is only named by them."""
CLEAR_NOUNS = words("donation donations gift gifts grant grants contribution contributions pledge pledges bequest")
"""Those that are of something given for nothing."""
_BODY = "body"
DITRANSITIVE = FOR_OTHERS | words(
    "give send offer grant award pledge promise hand lend bring pay deny refuse leave allocate gift bequeath supply "
    "provide deliver ship donate extend announce get present furnish equip fund finance aid reward entrust assure"
)
_PAYS = ("pay", *BEARS)
_BEHIND = {("vote", "against"), ("renege", "on"), ("assure", "of"), ("sign", "on")}
"""Verbs with the prepositions behind which they name what is not given, or promised."""
_BILL = COSTS | words("for of the a full whole entire out his her its their own pocket some")
_PAID_BY = ("cheque", "check", "keys", "key", "amounting")
WITH = words("provide present supply furnish equip endow fund finance help assist support aid load reward entrust")
"""Verbs that name what is given behind *with*."""
_PHRASE = 5
"""Pieces of a name with what stands before or behind it, at most."""
CUTTING = ("reduce", "cut", "end", "lower", "slash", "trim", "halve", "close", "stop")
_RAISING = ("double", "raise", "increase", "boost", "treble", "triple", "lift")
_TO = ("to", "towards", "toward", "onto", "into")
PLACES = ("in", "at", "across", "throughout", "inside", "into")
_BACKGROUND = words("as since after against than despite before until under amid following per")
"""What stands behind these is spoken of, and not given."""
_FROM = ("from", "by", "ex")
PLACED = frozenset((NamedKind.COUNTRY, NamedKind.TOWN, NamedKind.GROUP, NamedKind.GOVERNMENT))
NO_PLACE = frozenset((NamedKind.PRONOUN, NamedKind.PERSON))
PLAINLY, FOR, BY_PLACE = 3, 2, 1
"""How plainly somebody gets something: as an object or behind *to*, behind *for*, or by where he stands."""


@dataclass(slots=True)
class Frame:
    """What stands around one word of giving. Numbers are those of pieces."""

    at: int
    first: int
    last: int
    """The words that carry the outcome."""
    family: Family
    outcome: Outcome
    strong: bool
    low: int
    high: int
    """Between these it was looked for."""
    donors: list[int] = field(default_factory=list[int])
    carriers: list[int] = field(default_factory=list[int])
    recipients: dict[int, int] = field(default_factory=dict[int, int])
    """Each with how plainly it is one."""
    things: list[int] = field(default_factory=list[int])
    worth: list[int] = field(default_factory=list[int])
    """Sums that say what the things are worth."""
    order: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    """Things, recipients and donors as they follow each other, for cutting into gifts."""
    unsure: dict[Field, str] = field(default_factory=dict[Field, str])
    noun: bool = False
    negated: bool = False

    def tell(self, kind: str, at: int) -> None:
        """Note a donor (`D`), a recipient (`R`) or a thing (`A`) in the order of the text."""
        if (kind, at) not in self.order:
            self.order.append((kind, at))


def object_end(shape: Shape, number: int) -> int:
    """Where the words that belong to a verb end: at the next verb or its subject, or with the clause."""
    verb = shape.verbs[number]
    end = shape.clause_end(verb.last + 1)
    after = number + 1
    if after < len(shape.verbs) and shape.verbs[after].mode is Mode.PURPOSE:
        low = shape.verbs[after].last + 1
        if any(shape.ties[at].verb == number for at in shape.of(Sort.THING, low, end)):
            after += 1
    if after == len(shape.verbs):
        return end
    following = shape.verbs[after]
    start = following.first
    if following.finite:
        subjects = [
            at for at in range(verb.last + 1, following.first) if at in shape.ties and shape.ties[at].to == SUBJECT
        ]
        start = min([start, *subjects])
    return min(end, start)


def is_of_other_doing(shape: Shape, at: int) -> bool:
    """Whether a thing is what a participle of no giving is done to: *the first lorries boarding a ferry*."""
    before = shape.before(at)
    word, number = (shape.pieces[before].word, shape.verb_at(before)) if before >= 0 else ("", -1)
    done = word.endswith("ing") and shape.pieces[before].sort is Sort.WORD and word not in _TOLD_SO
    done = done and shape.pieces[before - 1].word not in DETERMINERS  # its remaining 40 beds
    done = done and not (number >= 0 and shape.verbs[number].finite)  # is serving 9,000 meals a day
    done = done and not _is_given_right_behind(shape, before)
    other = number < 0 or shape.verbs[number].family is Family.OTHER or word in ("benefiting", "benefitting")
    return done and other


def is_had(shape: Shape, at: int) -> bool:
    """*Mali, which got 40 beds from Oman, has 600 nurses*: what somebody has, or needs, and is not given."""
    have = next((one for one in range(at - 1, max(0, at - 6), -1) if shape.pieces[one].word in _HAS), 0)
    joint = shape.before(have)
    if have == 0 or shape.pieces[joint].word not in (",", "and") or shape.pieces[have].word == "having":
        return False
    told = any(verb.finite and verb.last < joint and verb.family in GIVING for verb in shape.verbs)
    between = {piece.word for piece in shape.pieces[have + 1 : at]}
    bare = all(shape.verb_at(one) < 0 for one in range(have, at)) and not any(one.endswith("ed") for one in between)
    return told and bare and ";" not in between


_HAS = HAVE | words("needs need needed lacks lacked wants wanted requires required")


def _is_given_right_behind(shape: Shape, at: int) -> bool:
    """Whether a verb of giving, or whom that gives to, stands right before a piece: *received Chevening grants*."""
    number = shape.verb_at(at - 1 - (at > 1 and shape.pieces[at - 1].sort is Sort.ACTOR))
    return at > 0 and number >= 0 and shape.verbs[number].finite and shape.verbs[number].family in GIVING


def stands_before_thing(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a thing follows somebody, or the last of a list: *Iran and Oman together 290 tons*."""
    one = at + 1
    while one < len(pieces) and (pieces[one].word in _IN_GAPS or pieces[one].sort is Sort.ACTOR):
        one += 1
    return one < len(pieces) and pieces[one].sort is Sort.THING and pieces[one - 1].word not in (",", "and")


def is_sent_with(shape: Shape, low: int, high: int) -> bool:
    """Whether who stands between two pieces is sent himself: *sent General Hansen with 40 engineers to Juba*."""
    if high >= len(shape.pieces) or shape.pieces[high].word != "with":
        return False
    verb = max((one for one in shape.verbs if one.last < low), key=lambda one: one.last, default=None)
    if verb is None or verb.lemma not in _SENDS or verb.passive:
        return False
    return PREPOSITIONS.isdisjoint(shape.words[verb.last + 1 : low])


_SENDS = words("send dispatch despatch fly")


def is_made_there(shape: Shape, at: int) -> bool:
    """Whether a place is where a thing was only made: *three bells cast in Moscow*."""
    made = at - 2 - (shape.pieces[at - 1].word == "the")
    held = made >= 0 and shape.pieces[made + 1].word in ("in", "at", "near") and shape.pieces[made].word.split()
    return bool(held) and held[-1] in _MADE


_MADE = words(
    "cast made built printed grown brewed woven sewn forged manufactured produced assembled packed published minted "
    "carved bred designed knitted bottled baked canned distilled bought purchased collected gathered raised born"
)
"""What is done with a thing elsewhere than where it is given."""


def is_where_it_was(shape: Shape, at: int) -> bool:
    """Whether a place is where things only were before: *bought 40 beds in Lae*, *from its base in Lae*, *left in Lae*.

    Where people are left, they may get something there: *families left in Aleppo*.
    """
    pieces, link = shape.pieces, at - 1 - (shape.pieces[at - 1].word == "the")
    if is_made_there(shape, at):
        return True
    if link < 2 or pieces[link].word not in ("in", "at", "near"):
        return False
    before, thing = pieces[link - 1], link - 2
    if before.word in _STORES:
        said = shape.words[max(0, link - _PHRASE) : link - 1]
        return "from" in said and not _OWNED.isdisjoint(said) and _TAKEN.isdisjoint(said)
    if before.word in _WAITS and pieces[thing].word in ("is", "are", "was", "were"):
        return any(piece.thing is not None for piece in pieces[:thing])
    if before.word in _KEPT:
        while thing > 0 and pieces[thing].word in _WERE and before.word != "left":  # 40 tents were left in Lae
            thing -= 1
        return pieces[thing].thing is not None
    tie = shape.ties.get(at)
    verb = shape.verbs[tie.verb] if tie is not None and tie.verb >= 0 and tie.to == "in" else None
    return verb is not None and verb.lemma in ("buy", "purchase") and before.thing is not None


_STORES = words("base bases depot depots store stores warehouse warehouses hub stock stocks stockpile stockpiles")
_OWNED = words("its their his her our 's ' own")
_WAITS = words("waiting lying anchored moored")
_TAKEN = words("stolen looted missing taken removed")
_KEPT, _WERE = words("stored stockpiled kept held left lying"), words("had have has been were was are is that which")
DEPOTS = words("port airport harbour harbor docks airbase airfield aerodrome depot warehouse")
"""Sites from which things leave, and which give nothing."""


def owner_of(shape: Shape, at: int) -> tuple[int, str]:
    """The actor whose a thing is said to be, or -1, and why it may be none: *CARE's first 20,000 packages*."""
    before, pieces = at - 1, shape.pieces
    if before in shape.ties and pieces[before].sort is Sort.ACTOR and shape.ties[before].to == SUBJECT:
        return before, tr("It only stands beside what is given.")  # as reports have it: Latvia 30 pumps
    while before > 0 and at - before < 5 and _is_noun(shape, before):
        before -= 1
    owned = before > 0 and pieces[before].word in ("'s", "'") and pieces[before - 1].sort is Sort.ACTOR
    return before - 1 if owned else -1, ""


def _is_noun(shape: Shape, at: int) -> bool:
    piece = shape.pieces[at]
    joint = piece.word in PREPOSITIONS or piece.word in ("and", "or", "but")
    return piece.sort is Sort.WORD and shape.verb_at(at) < 0 and not joint


def _included(shape: Shape, verb: Verb, things: Sequence[int]) -> list[int]:
    """The things of which goods with no number are said to consist, before what was done to them.

    *Aid worth $9,000, including 12 tents, was sent*; not *40 vans, including 12 lorries, were sent*.
    """
    whole = shape.pieces[things[-1]].thing if things else None
    if whole is None or whole.low is not None or whole.is_money or not (verb.passive or verb.family is Family.ARRIVE):
        return []
    inside = shape.of(Sort.THING, things[-1] + 1, verb.first)
    held = [at for at in inside if at in shape.ties and shape.ties[at].to == "including"]
    return [at for at in held if (thing := shape.pieces[at].thing) is not None and not thing.is_money]


_CALLED = words(
    "neighbours neighbors partners allies members countries states nations republics islands friends villages towns "
    "cities provinces districts agencies charities groups organisations organizations clubs hospitals schools parishes"
)
"""Before those who are so called and get something: *gave its neighbours, Chad and Mali, 40 tents*."""


class Around:
    """The words around one verb, sorted into its frame."""

    def __init__(self, shape: Shape, number: int, verb: Verb, frame: Frame) -> None:
        self.shape, self.number, self.verb, self.frame = shape, number, verb, frame
        actors, things = shape.subject(number) if number >= 0 else ([], [])
        self.subject_things = [*things, *_included(shape, verb, things)]
        self.actors = [self._who_says(at) for at in actors if not self._only_points(at)]

    @classmethod
    def bare(cls, shape: Shape, verb: Verb, frame: Frame) -> Around:
        """Around a word that is no verb."""
        return cls(shape, -1, verb, frame)

    def piece(self, at: int) -> Piece:
        return self.shape.pieces[at]

    def _only_points(self, at: int) -> bool:
        """*It was the Quakers who sent 40 tents*: it is nobody."""
        words_of = [self.piece(one).word for one in (at, min(at + 1, self.verb.first), self.verb.first - 1)]
        return words_of[0] == "it" and words_of[1] in ("was", "is") and words_of[2] in ("who", "that")

    def _who_says(self, at: int) -> int:
        """*Lima's mayor: We have sent 40 tents*: who speaks, for *we* right behind his name."""
        said = at > 1 and self.piece(at).word == "we" and self.piece(at - 1).word == ":"
        return at - 2 if said and self.piece(at - 2).sort is Sort.ACTOR else at

    # --- roles ----------------------------------------------------------------------------------------

    def _is_not(self, at: int) -> bool:
        """Whether somebody is said not to be meant: *from Estonia, not from the Union*."""
        while at > 0 and self.piece(at - 1).word in DETERMINERS:
            at -= 1
        return at > 1 and self.piece(at - 1).word in PREPOSITIONS and self.piece(at - 2).word == "not"

    def donor(self, at: int) -> None:
        if at not in self.frame.donors and not self._is_not(at):
            self.frame.donors.append(at)
            self.frame.tell("D", at)

    def recipient(self, at: int, level: int) -> None:
        actor = self.piece(at).actor
        if actor is None or (actor.kind is NamedKind.PRONOUN and level < PLAINLY) or self._is_not(at):
            return
        if self._says_whose_make(at):
            return
        if level > self.frame.recipients.get(at, 0):
            self.frame.recipients[at] = level
        self.frame.tell("R", at)

    def _says_whose_make(self, at: int) -> bool:
        """Whether an adjective only says where a thing is from: *gave Mali Norwegian fish*, not *the Dutch fish*."""
        actor, behind = self.piece(at).actor, self.shape.pieces[at + 1 : at + 2]
        bare = bool(behind) and behind[0].thing is not None and behind[0].thing.low is None
        adjective = actor is not None and actor.by_people and is_adjective(self.piece(at))
        return bare and adjective and self.piece(at - 1).word != "the"

    def thing(self, at: int) -> None:
        piece = self.piece(at)
        if piece.thing is None or not self.shape.can_be_given(at):
            return
        if self._is_background(self.shape.ties[at]):
            return
        if is_denied(self.shape.pieces, at) and not self.frame.noun:
            if stands_beside_given(self.shape.pieces, at):
                return
            self.frame.outcome, self.frame.negated = Outcome.NOT_GIVEN, True
            if self.piece(0).word == "of" and self.shape.of(Sort.THING, 1, at):
                return  # of the 40 drums that Oman promised, not one drum came
        if self._is_worth(at):
            self.frame.worth.append(at)
        elif at not in self.frame.things:
            self.frame.things.append(at)
            self.frame.tell("A", at)

    def _is_background(self, tie: Tie) -> bool:
        """Whether a thing is only spoken of: *from 5 million*, *as part of the 80 million*, *on top of 20 million*."""
        if tie.role in ("from", "than", "like"):
            return True
        first = (*tie.chain, "")[0]
        if (self.verb.lemma, first) in _BEHIND:
            return False
        return first in ("among", "between") or (first in _BACKGROUND and len(tie.chain) < 3)

    def _is_worth(self, at: int) -> bool:
        """Whether a sum only says what things are worth."""
        thing = self.piece(at).thing
        if thing is None or not thing.is_money:
            return False
        if self._is_price(at):
            return True
        if not self.frame.things:
            return False
        near = [self.piece(before).word for before in range(max(0, at - 3), at)]
        if near[-1:] == ["for"] and costs_giver(self.verb):
            return True
        return self.shape.ties[at].to == BRACKET or bool(
            {"worth", "valued", "equivalent", "value", "costing", "cost"} & set(near)
        )

    def _is_price(self, at: int) -> bool:
        """Whether a sum stands right before the one thing that is worth it: *the $40 million wing*."""
        one = self.piece(at + 1).thing if at + 1 < len(self.shape.pieces) else None
        beside = one is not None and self.piece(at + 1).start == self.piece(at).end + 1
        return one is not None and beside and not one.is_money and one.low == 1 and one.start == one.item_start

    # --- walks ----------------------------------------------------------------------------------------

    def objects(self, *, dative: bool, from_donor: bool, by_donor: bool) -> None:
        """Everything behind the verb."""
        frame = self.frame
        for at in range(frame.low, len(self.shape.pieces)):
            tie = self.shape.ties.get(at)
            if tie is None or (at >= frame.high and (tie.verb < 0 or tie.verb != self.number)):
                continue
            if tie.to == SUBJECT and tie.verb < 0 and self.piece(at).sort is not Sort.THING:
                continue
            match self.piece(at).sort:
                case Sort.THING:
                    self._object_thing(at)
                case Sort.ACTOR:
                    self._object_actor(at, dative=dative, from_donor=from_donor, by_donor=by_donor)
                case _:
                    pass

    def _object_thing(self, at: int) -> None:
        tie = self.shape.ties[at]
        if is_of_other_doing(self.shape, at) or self.shape.is_of_which(at) or is_had(self.shape, at):
            return
        if self._is_object(at, tie):
            self.thing(at)
        elif (tie.to in ("at", "for") or self._behind(at) == "cost") and self._is_worth(at):
            self.frame.worth.append(at)
        elif tie.to == "of" or self.is_paid_by(at):
            self._thing_of(at)
        elif tie.to in ("to", "by") and self.verb.lemma in _RAISING and (raised := self._raised(at)) is not None:
            self.thing(at)
            done = self.verb.mode in (Mode.FACT, Mode.NOW)
            if done and raised is not Outcome.GIVEN:
                self.frame.outcome = raised
            elif self.verb.family is not Family.DECIDE:
                self.frame.outcome = Outcome.ANNOUNCED

    def is_paid_by(self, at: int) -> bool:
        """Whether a sum is that of a cheque, or a number that of keys: *a cheque for 6,500 euros*."""
        return self.shape.ties[at].to in ("for", "to") and self._behind(at) in _PAID_BY

    def _goes_with(self, at: int, tie: Tie) -> bool:
        """Whether it is given beside another thing: *a hospital with 20 doctors*, *together with 2 tonnes of drugs*."""
        together = at > 1 and self.piece(at - 2).word in ("together", "along")
        return bool(self.frame.things) and (together or tie.head in self.frame.things)

    def _is_object(self, at: int, tie: Tie) -> bool:
        """Whether a thing is what the verb says is given: its object, or behind *with* or *pay for*."""
        behind = self.shape.words[at + 2 : at + 4]
        if tie.to == "including" and self.shape.verb_at(at + 1) >= 0 and "by" in behind:
            return False  # gave 40 vans, including ten vans paid for by Oslo
        gapped = tie.to == FREE and (any(kind == "G" for kind, _ in self.frame.order) or self._in_turn(at - 1))
        if tie.to in (OBJECT, BRACKET, "worth", "including", "plus") or gapped or tie.listed in self.frame.things:
            return True
        if tie.to == "with":
            return self._takes_with() or self._goes_with(at, tie)
        if tie.to in ("in", "of") and at - 2 in self.frame.things:
            sum_before = self.piece(at - 2).thing
            return sum_before is not None and sum_before.is_money  # $4 million in dialysis kits
        if (self.verb.lemma, tie.to) in _BEHIND:
            return True
        return tie.to in ("for", "of") and self.verb.lemma in _PAYS and self._pays_for(at)

    def _pays_for(self, at: int) -> bool:
        """Whether somebody pays a thing for others: *has paid for a borehole*, *bears the cost of two wards*."""
        between = {self.piece(one).word for one in range(self.verb.last + 1, at)}
        return bool(between & {"for", "of"}) and between <= _BILL

    def billed(self) -> Iterator[int]:
        """The things whose cost is the subject of a passive: *the bill for two boats was picked up by Oslo*."""
        low = self.shape.clause_start(self.verb.first)
        billed = False
        for at in range(low, self.verb.first):
            billed = billed or self.piece(at).word in COSTS
            if billed and self.piece(at).sort is Sort.THING and at in self.shape.ties:
                yield at

    def _raised(self, at: int) -> Outcome | None:
        """What it is that is raised to a sum: *doubled its aid to 2 million*, *raised its offer to 2 million*."""
        between = (word for one in range(self.frame.low, at) for word in self.piece(one).word.split())
        return next((GIVING_NOUNS[word] for word in between if word in GIVING_NOUNS), None)

    def _takes_with(self) -> bool:
        """Whether *with* tells what is given: *provided X with A*, *sent a plane with A*."""
        if self.verb.lemma in WITH or self.frame.family in (Family.HELP, Family.ARRIVE):
            return True
        bringing = all((thing := self.piece(at).thing) is not None and is_vehicle(thing) for at in self.frame.things)
        return self.verb.lemma in ("send", "dispatch", "despatch", "fly", "ship") and bringing

    def _behind(self, at: int) -> str:
        """The noun that the preposition before a thing stands behind."""
        before = at - 1
        idle = ("of", "for", "to", "an", "a", "the", "further", "additional")
        while before >= 0 and (self.piece(before).word in idle or self.piece(before).sort is Sort.DAY):
            day = self.piece(before).sort is Sort.DAY
            before -= 1
            if day and before >= 0 and self.piece(before).word in ("in", "on", "by", "at"):
                before -= 1
        return self.piece(before).word if before >= 0 else ""

    def _thing_of(self, at: int) -> None:
        """Of *a donation of 20 tonnes*, *a total of …*, but not *the capital of …*."""
        word = self._behind(at)
        if word == "use":
            self.frame.unsure[Field.ITEMS] = tr("Only its use is given.")
        again = word == "and" and any(self.shape.ties[one].to == "of" for one in self.frame.things)
        if (
            again
            or word in GIVING_NOUNS
            or word in _CONTAINERS
            or (word in _WORKS and self.verb.lemma in _FUNDS)
            or (at > 1 and self.verb_is(at - 2))
        ):
            self.thing(at)

    def verb_is(self, at: int) -> bool:
        return self.verb.first <= at <= self.verb.last

    def _object_actor(self, at: int, *, dative: bool, from_donor: bool, by_donor: bool) -> None:
        tie = self.shape.ties[at]
        if tie.role in ("of", "in", "at") and tie.head in self.frame.recipients:
            if "out" not in self.shape.words[max(0, at - 3) : at]:  # to Chad out of a Norwegian grant
                self._names_better(at, tie)
        elif (tie.listed in self.frame.donors and self._in_turn(at)) or (
            self._behalf(at) and self.verb.family is Family.RECEIVE  # accepted it on behalf of Peru
        ):
            self.recipient(at, PLAINLY)
        elif self._behalf(at):
            self._give_for(at)
        elif tie.to == OBJECT and 0 <= self.number != tie.verb >= 0:
            if self.shape.verbs[tie.verb].mode is Mode.PURPOSE:
                self.recipient(at, FOR)
        elif tie.to == OBJECT:
            if not is_sent_with(self.shape, at, at + 1):
                self._unmarked(at, tie, dative=dative)
        elif self.frame.things and (tie.to == FREE or self._begins_anew(at, tie)):
            self._gapped(at)
        elif dative and tie.to == FREE and self._is_named_of(self.shape.list_of(at)[0]):
            self.recipient(at, PLAINLY)
        elif not self._owns(at):
            self._by_preposition(at, tie, from_donor=from_donor, by_donor=by_donor)

    def _is_named_of(self, at: int) -> bool:
        """*Gave two of its neighbours, Chad and Mali, 40 tents*: who is named right behind the noun for who gets it."""
        before = self.shape.words[self.verb.last + 1 : at]
        called = before[-1:] == [","] and before[-2:-1] != [] and before[-2] in _CALLED
        return called and all(word == "of" or word not in PREPOSITIONS for word in before)

    def _begins_anew(self, at: int, tie: Tie) -> bool:
        """*Gave 55 bags to the hostel and Oman 90 pumps to Tonga*: behind *and*, before a thing, another one gives.

        So in *gave 55 bags in Lima and Oman 90 pumps in Cusco*.
        """
        if not stands_before_thing(self.shape.pieces, at):
            return False
        own_place = at + 2 < len(self.shape.pieces) and self.piece(at + 2).word == tie.to == "in"
        if tie.to not in _TO and not own_place:
            return False
        joint = at - 1 - (self.piece(at - 1).word == "the")
        to = next((one for one in range(joint - 1, self.frame.low, -1) if self.piece(one).word == tie.to), joint)
        return self.piece(joint).word in ("and", "while") and max(self.frame.things) < to < joint - 1

    def _names_better(self, at: int, tie: Tie) -> None:
        """*The Turkish city of Van*: the place behind *of* stands for whom the words before it begin to name."""
        noun = self.piece(tie.head + 1).sort is Sort.WORD and tie.head + 1 < at - 1
        if tie.role == "of" and (noun or not self._is_place(tie.head)):
            level = self.frame.recipients.pop(tie.head)
            self.frame.order.remove(("R", tie.head))
            self.recipient(at, level)

    def _gapped(self, at: int) -> None:
        """Who stands where the verb is not said again: he gives, or gets his own where the subject got its."""
        if self._takes_what_is_behind(at):
            if not self.frame.recipients:
                self.frame.tell("r", self.verb.last + 1)  # supplied a village of no list with tents
            self.recipient(at, PLAINLY)
        elif self._in_turn(at):
            self.recipient(at, PLAINLY)
        elif not self._gets_first():
            self.frame.tell("G", at)

    def _gets_first(self) -> bool:
        """Whether the subject gets it: *Fiji was given*, *Fiji received*."""
        gets = self.verb.passive or self.frame.family is Family.RECEIVE
        return gets and any(one < self.verb.first for one in self.frame.recipients)

    def _in_turn(self, at: int) -> bool:
        """*Fiji was given 50 tents, Tonga 30 (by Chile)*: somebody gets the thing behind him as the subject got its."""
        thing = thing_behind(self.shape.pieces, at) >= 0
        return thing and self.piece(at).actor is not None and self._gets_first()

    def _is_like_givers(self, at: int) -> bool:
        """*The Lions gave Bohol 150 boats and the Mercy Trust 90 nets*: of the sort of who gives, not who gets."""
        if thing_behind(self.shape.pieces, at) < 0 or self.verb.passive:
            return False
        getters = [self.piece(one).actor for one in self.frame.recipients]
        if self._sort_of(at) == _BODY and any(one and one.kind is NamedKind.TOWN and not one.iso2 for one in getters):
            return False  # gave Mencap £30,000 and Shelter £20,000: what no list has may be a body
        gives = {self._sort_of(one) for one in self.actors} or {_BODY}
        return self._sort_of(at) in gives - {self._sort_of(one) for one in self.frame.recipients}

    def _takes_what_is_behind(self, at: int) -> bool:
        """*Supplied Fiji with 20 pumps and Tonga with a lorry*: behind *and*, somebody who gets what *with* names."""
        near = [self.piece(one).word for one in range(at - 2, at + 2) if one < len(self.shape.pieces)]
        with_it = self.verb.lemma in WITH and not self.verb.passive and near[-1] == "with"
        known = any(map(self._is_spoken_of, self.frame.recipients))  # supplied the town with pumps and Chad with cots
        return with_it and not known and bool(self.frame.things) and not {",", "and"}.isdisjoint(near[:2])

    def _gives_in_turn(self, at: int, getter: int) -> bool:
        """*Bern gave Fiji 20 pumps, and Graz a lorry*: a comma parts two who give, and *and* alone two who get it.

        But so does *and* where only who gives is somebody's: *Bern's nuns gave Fiji 20 pumps and Graz's firemen 3*.
        """
        near = range(at - 1, max(0, at - _PHRASE), -1)
        joint = next((one for one in near if self.piece(one).word == "and"), 1)
        behind = self.shape.of(Sort.THING, at + 1, min(at + _PHRASE, self.frame.high))
        counted = (thing := self.piece(behind[0]).thing) is not None and thing.item != "" if behind else False
        if not counted or self.verb.passive or len(self.frame.recipients) > 1:
            return False
        owned = [self._is_owned(one) for one in (*self.actors[:1], getter, at)]
        return self.piece(joint - 1).word == "," or owned == [True, False, True]

    def _is_owned(self, at: int) -> bool:
        """Whether somebody is somebody's: *Graz's firemen*."""
        words_of = self.piece(at).word.replace("’", "'")
        return "'s " in words_of or self.piece(at + 1).word == "'s"

    def _is_spoken_of(self, at: int) -> bool:
        """*Latvia built it four blocks, Georgia a cinema*: behind a pronoun who gets it is known, and another gives."""
        return self._is(at, NamedKind.PRONOUN) and self.piece(at).word not in ("him", "her", "them")

    def _sort_of(self, at: int) -> str:
        """Whether somebody is a state, a place, or a body."""
        actor = self.piece(at).actor
        if actor is None or actor.kind in (NamedKind.TOWN, NamedKind.GROUP, NamedKind.PRONOUN):
            return "place"
        if actor.kind in (NamedKind.COUNTRY, NamedKind.GOVERNMENT):
            return "state"
        return "place" if actor.kind is NamedKind.BODY and is_of_people(actor.name.split()[-1]) else _BODY

    def _unmarked(self, at: int, tie: Tie, *, dative: bool) -> None:
        """An actor behind the verb without a preposition."""
        frame = self.frame
        after_recipient = tie.listed in frame.recipients
        gives = self._is_like_givers(at) or self._is_spoken_of(tie.listed) or self._gives_in_turn(at, tie.listed)
        if dative and after_recipient and frame.things and gives:
            self._gapped(at)
        elif dative and (not frame.things or after_recipient):
            self.recipient(at, PLAINLY)
        elif tie.listed >= 0 and frame.things and not after_recipient:
            self._gapped(at)
        elif frame.family is Family.RECEIVE and not frame.donors and self._loads(at + 1):
            self.donor(at)
            frame.unsure[Field.DONORS] = tr("It is only part of what the gift is called.")
        elif frame.things and self._is(at, NamedKind.TOWN):
            self.recipient(at, FOR)  # as reports have it: delivered 9 tonnes Chittagong

    def _by_preposition(self, at: int, tie: Tie, *, from_donor: bool, by_donor: bool) -> None:
        role, head = tie.role, self.shape.ties.get(tie.head)
        gives = (role in ("from", "ex") and from_donor) or (role == "by" and by_donor)
        if head is not None and head.to == "including" and not gives:
            return  # 312 million, including 20 million to Haiti, but: including 20 million from Peru and 30 from Haiti
        if role in ("by", "between") and self._is_shared(at):
            self.recipient(at, PLAINLY)
            return
        if role in _TO:
            self._behind_to(at, tie)
        elif role in ("for", "among"):
            if not self._is_for_own(at):
                self.recipient(at, FOR)
        elif gives:
            if tie.to in ("from", "by", "ex") or (tie.to == "of" and not self._is(at, NamedKind.PRONOUN)):
                self.donor(at)
        elif role in ("through", "via", "aboard", "by") and _AFTER.isdisjoint(tie.chain):
            self._carrier(at)
        elif role in PLACES:
            if self._is_physical():
                self._by_place(at)
        else:
            self._by_verb(at, tie)

    def _carrier(self, at: int) -> None:
        """Take somebody for who carries it, who is no place."""
        place = self._is(at, NamedKind.TOWN, NamedKind.COUNTRY, NamedKind.GROUP)
        if not (place or self._is_of_event(at) or self._runs(at)):
            self.frame.carriers.append(at)
            self.frame.tell("C", at)

    def _runs(self, at: int) -> bool:
        """Whether somebody only runs or founded who is named before: *to a clinic in Lima, run by nuns*."""
        by = next((one for one in range(at - 1, max(1, at - 4), -1) if self.piece(one).word == "by"), 0)
        before = by - 2 - (self.piece(by - 2).word == ",")
        return by > 2 and self.piece(by - 1).word in _RUN and self.piece(before).sort is Sort.ACTOR

    def _is_of_event(self, at: int) -> bool:
        """Whether somebody of a kind does what is said of the whole: *flew it in, the first flight by a UN crew*."""
        said = self.shape.words[max(0, at - 7) : at]
        if said[-2:] not in (["by", "a"], ["by", "an"]):
            return False
        return any(said[one] == "," and said[one + 1] in ("the", "a", "its") for one in range(len(said) - 3))

    def _is_for_own(self, at: int) -> bool:
        """Whether who has received something did so for a work of his own: *received £30,000 for its wells in Mali*."""
        own = next((one for one in range(at - 1, 1, -1) if self.piece(one).word in ("its", "their", "for")), 1)
        theirs = self.piece(own).word != "for" and self.piece(own - 1).word == "for"
        return theirs and self.frame.family is Family.RECEIVE

    def _is_shared(self, at: int) -> bool:
        """Whether something is shared by somebody, or one of a list: *to be shared by Aceh and Galle*."""
        by = next((one for one in range(at - 1, 0, -1) if self.piece(one).word in ("by", "between")), 0)
        return by > 0 and self.piece(by - 1).word in ("shared", "split", "divided")

    def _by_verb(self, at: int, tie: Tie) -> None:
        """Prepositions that say something beside some verbs only."""
        lemma = self.verb.lemma
        if tie.role in ("on", "upon") and lemma in ("bestow", "lavish"):
            self.recipient(at, PLAINLY)
        elif tie.role == "over" and lemma.startswith(("air", "para", "drop")):
            self.recipient(at, FOR)
        elif tie.role == "on" and self._is(at, NamedKind.COMPANY):
            self.frame.carriers.append(at)
        elif tie.role == "of" and lemma in ("fund", "finance", "sponsor", "pay") and tie.head < 0:
            self.recipient(at, FOR)

    def _is(self, at: int, *kinds: NamedKind) -> bool:
        actor = self.piece(at).actor
        return actor is not None and actor.kind in kinds

    def _loads(self, at: int) -> bool:
        """Whether a word is of a load: *its first Pakistani planeload*."""
        return at < len(self.shape.pieces) and self.piece(at).word in _CONTAINERS

    def _is_physical(self) -> bool:
        """Whether the place that the verb names is where the thing goes, not where somebody speaks."""
        return self.frame.family in (Family.GIVE, Family.ARRIVE, Family.CARRY, Family.HELP)

    def _owns(self, at: int) -> bool:
        """Whether an actor owns the thing behind it: *Japan's rice*, told elsewhere."""
        return (
            at + 1 < len(self.shape.pieces)
            and self.piece(at + 1).word in ("'s", "'")
            and self.shape.ties[at].to not in _TO
        )

    def _behind_to(self, at: int, tie: Tie) -> None:
        if tie.to not in (*_TO, "of", "in", "at", "for", "on"):
            return
        if tie.to == "in" and self._is(at, NamedKind.PRONOUN):
            return  # to the chapel in her will
        if tie.role == "into":
            self._by_place(at)
        else:
            self.recipient(at, FOR if tie.role.startswith("toward") else PLAINLY)

    def _by_place(self, at: int) -> None:
        actor = self.piece(at).actor
        tie = self.shape.ties[at]
        if actor is None or actor.kind in NO_PLACE:
            return
        if tie.head >= 0 and self.piece(tie.head).sort is Sort.ACTOR:
            return
        if not is_where_it_was(self.shape, at):
            self.recipient(at, BY_PLACE)

    def _behalf(self, at: int) -> bool:
        """Whether others act for somebody: *on behalf of Peru*, *in the name of Peru*, *on Peru's behalf*."""
        if self.shape.words[at + 1 : at + 3] == ["'s", "behalf"]:
            return True
        named = next((one for one in range(at - 1, max(0, at - 4), -1) if self.piece(one).sort is Sort.ACTOR), 0)
        before = [self.piece(one).word for one in range(max(0, named, at - 4), at)]
        return "behalf" in before or [word for word in before if word != "the"][-2:] == ["name", "of"]

    def _give_for(self, at: int) -> None:
        """Others only bring what is given on somebody's behalf, but for an envoy's *his government*."""
        if self.piece(at).kind is NamedKind.PRONOUN and self._envoys():
            return
        self.frame.carriers += [one for one in self.frame.donors if one not in self.frame.carriers]
        self.frame.donors = self._all_from(at)
        self.frame.order = [one for one in self.frame.order if one[0] != "D"]

    def _all_from(self, at: int) -> list[int]:
        """A piece and the others of its list behind it: *on behalf of Peru, Chile and Oman*."""
        return [one for one in self.shape.list_around(at) if one >= at]

    def _envoys(self) -> bool:
        """Whether a state's own people act, for whom *on behalf of his government* names nobody else."""
        return any(self.piece(at).kind is NamedKind.GOVERNMENT for at in self.actors)

    def subject_donor(self) -> None:
        """The subject gives; behind *on behalf of* somebody it only brings, but for an envoy's *his government*."""
        behalf = self._for_others()
        for at in behalf or self.actors:
            self.donor(at)
        if behalf:
            self.frame.carriers += [at for at in self.actors if at not in behalf]

    def subject_getter(self) -> None:
        """The subject gets it, or on whose behalf it takes that."""
        for at in self._for_others() or self.actors:
            self.recipient(at, PLAINLY)

    def _for_others(self) -> list[int]:
        """For whom the subject acts, by words before the verb; nobody for an envoy's *his government*."""
        envoys = self._envoys()
        behalf = [
            at
            for at in range(self.frame.first)
            if at in self.shape.ties and self.piece(at).sort is Sort.ACTOR and self._behalf(at)
            if not (envoys and self.piece(at).kind is NamedKind.PRONOUN)
        ]
        return list(dict.fromkeys(one for at in behalf for one in self._all_from(at)))

    def brought(self) -> None:
        """*A Turkish vessel with 500 tonnes of food arrived*: what is brought, and by whom."""
        low = self.actors[0] if self.actors else self.shape.clause_start(self.frame.first)
        for at in range(low, self.frame.first):
            tie = self.shape.ties.get(at)
            part = tie is not None and tie.head >= 0 and self._is_load(tie.head)
            if tie is not None and self.piece(at).sort is Sort.THING and tie.role == "with" and not part:
                for one in [other for other in range(at, self.frame.first) if self._listed_on(other, at)]:
                    self.thing(one)
        if self.frame.things:
            for at in self.actors:
                self.donor(at)

    def _is_load(self, at: int) -> bool:
        """Whether what stands behind a thing is part of it, as the beds of a field hospital, and no load of a plane."""
        thing = self.piece(at).thing
        return thing is not None and not is_vehicle(thing)

    def _listed_on(self, at: int, first: int) -> bool:
        return at in self.shape.ties and self.piece(at).sort is Sort.THING and first in self.shape.list_of(at)

    def has_object(self) -> bool:
        """Whether a thing is the verb's object."""
        found = self.shape.of(Sort.THING, self.frame.low, self.frame.high)
        return any(self.shape.ties[at].to == OBJECT and self.shape.ties[at].verb == self.number for at in found)

    def owners(self) -> None:
        """Whoever owns the thing that is the subject: *Jakarta's three tonnes are waiting*."""
        for at in self.subject_things or self.frame.things:
            owner = self.owner(at)
            if owner >= 0 and not self.frame.donors:
                self.donor(owner)

    def owners_get(self) -> None:
        """*Peru's buses were given by Japan*: where another gives them, whose they are is who got them."""
        if self.frame.recipients or any(is_people(self.piece(at)) for at in self.frame.things):
            return  # Havana's doctors were paid for by Angola
        givers = {at: self.piece(at).actor for at in self.frame.donors}
        codes = {who.iso2 for at, who in givers.items() if at >= self.frame.low and who is not None}
        for at, who in givers.items():
            if at < self.frame.first and self._owns(at) and codes and who is not None and who.iso2 not in codes:
                self.frame.donors.remove(at)
                self.frame.order = [one for one in self.frame.order if one[1] != at]
                self.recipient(at, FOR)
                self.frame.unsure.pop(Field.DONORS, None)
                self.frame.unsure[Field.RECIPIENTS] = tr("It only stands beside what is given.")

    def owner(self, at: int) -> int:
        """The actor whose a thing is said to be, or -1 (`owner_of`)."""
        owner, why = owner_of(self.shape, at)
        if why:
            self.frame.unsure[Field.DONORS] = why
        return owner

    def subject_complements(self) -> None:
        """What stands between a subject thing and its verb: *5 ambulances from Germany for Liberia arrived*."""
        if not self.subject_things:
            return
        for at in range(self.subject_things[0] + 1, self.frame.first):
            tie = self.shape.ties.get(at)
            if tie is not None and self.piece(at).sort is Sort.THING and tie.to == "of":
                self._thing_of(at)
            if tie is not None and self.piece(at).sort is Sort.THING and tie.to == "worth" and self._is_worth(at):
                self.frame.worth.append(at)
            if tie is None or self.piece(at).sort is not Sort.ACTOR:
                continue
            first = tie.role
            if first in _FROM:
                self.donor(at)
            elif first in _TO:
                self.recipient(at, PLAINLY)
            elif first == "for":
                self.recipient(at, FOR)

    def purpose(self) -> None:
        """Whom something is to help: *gave 400 million to rebuild Gaza*."""
        following = self.shape.verbs[self.number + 1] if self.number + 1 < len(self.shape.verbs) else None
        if following is None or following.mode is not Mode.PURPOSE or following.first != self.frame.high:
            return
        if (
            max(self.frame.recipients.values(), default=0) >= FOR
            or not self.frame.things
            or self.frame.family is Family.RECEIVE
        ):
            return
        for at in range(following.last + 1, object_end(self.shape, self.number + 1)):
            tie = self.shape.ties.get(at)
            if tie is not None and self.piece(at).sort is Sort.ACTOR and tie.to in (OBJECT, "in", "of"):
                self.recipient(at, FOR)
                return

    def through(self) -> None:
        """*To UNICEF for Yemen*: an organisation of no country gets it and may pass it on; a fund only bears a name."""
        to = [at for at, level in self.frame.recipients.items() if level == PLAINLY]
        places = [at for at, level in self.frame.recipients.items() if level == FOR and self._is_place(at)]
        if not to or not places or not all(self._is_international(at) or self._is_fund(at) for at in to):
            return
        funds = [at for at in to if self._is_fund(at)]
        for at in funds:
            del self.frame.recipients[at]
        self.frame.order = [one for one in self.frame.order if one[1] not in funds]
        if len(funds) < len(to):
            self.frame.unsure[Field.RECIPIENTS] = tr("It may only pass it on to whom it is for.")

    def _is_place(self, at: int) -> bool:
        actor = self.piece(at).actor
        return actor is not None and bool(actor.iso2)

    def _is_fund(self, at: int) -> bool:
        """Whether it is a nameless body of no place, such as *the relief fund for Madagascar*."""
        actor = self.piece(at).actor
        if self.frame.family is Family.RECEIVE and at in self.actors:
            return False  # the parish received £90 for a roof in Lae
        return actor is not None and actor.kind is NamedKind.BODY and not actor.iso2

    def _is_international(self, at: int) -> bool:
        actor = self.piece(at).actor
        return actor is not None and actor.kind is NamedKind.ORGANISATION and not actor.home

    def relative_object(self) -> None:
        """The thing before a relative clause: *the doses which Canada gave*, *the doses Canada gave*."""
        if self.frame.things or self.verb.passive or self.frame.family is Family.ARRIVE:
            return
        at = self.shape.clause_start(self.frame.first) - 1
        if not (at >= 0 and self.piece(at).word in ("which", "that")):
            if not self.actors:
                return
            at = self.actors[0]
            while at > 0 and self.piece(at - 1).word in ("the", "a", "an", "its"):
                at -= 1
        at -= 1
        while at > 0 and self.piece(at).word == ",":
            at -= 1
        if at in self.shape.ties and self.piece(at).sort is Sort.THING:
            for one in self.shape.list_of(at):
                self.thing(one)

    def from_front(self) -> None:
        """What stands before the subject: *To Mozambique the GDR made over …*, *From Baku came …*.

        Whom a speech turns to gives: *To the people of Cuba: you sent us 40 doctors*.
        """
        low = self.shape.clause_start(self.frame.first)
        for at in range(low, self.frame.first):
            tie = self.shape.ties.get(at)
            if tie is None or self.piece(at).sort is not Sort.ACTOR or tie.verb >= 0 or tie.head >= 0:
                continue
            if tie.role == "to":
                if self._is_spoken_to():
                    self.donor(at)
                elif not self._answers(at):
                    self.recipient(at, PLAINLY)
            elif tie.role == "in" and not self.frame.recipients and self._is_physical():
                if at - 2 < low or self.shape.before(self.frame.first) != at:  # not: the nuncio in Lima passed on
                    self.recipient(at, BY_PLACE)
            elif tie.role in ("through", "via") and not self._is(at, NamedKind.TOWN, NamedKind.COUNTRY):
                self.frame.carriers.append(at)

    def _is_spoken_to(self) -> bool:
        """Whether who gives is *you*, behind a colon, or a comma where it is said who gets it."""
        you = self.shape.before(self.frame.first)
        before = self.piece(you - 1).word if you > 0 and self.piece(you).word == "you" else ""
        return before == ":" or (before == "," and bool(self.frame.recipients))

    def _answers(self, at: int) -> bool:
        """Whether *to* before a name goes with the word before it: *in reply to Question 4*, *pursuant to*."""
        to = next((one for one in range(at - 1, 0, -1) if self.piece(one).word == "to"), 0)
        return to > 0 and self.piece(to - 1).word in NO_TO


_IN_GAPS = words(", and the another further together jointly each some about more over nearly almost only just")
"""What may stand between somebody and the thing that he gives, where the verb is not said again."""
NO_TO = words(
    "due thanks according up close next prior owing subject contrary similar response addition regard reply answer "
    "pursuant reference relation respect opposed attention attending"
)
"""Words before *to* that make it no direction."""
_TOLD_SO = words(
    "including totalling totaling comprising containing consisting carrying bringing numbering amounting exceeding "
    "approaching nearing holding bearing adding making raising resulting covering meeting"
)
"""Participles before what is given itself."""
_AFTER = frozenset(("after", "following"))
"""Prepositions of what went before: *after an appeal by Tonga*."""
_RUN = words("run led headed staffed founded owned started")
_FUNDS = words("fund finance sponsor bankroll pay cover meet bear subsidise support")
_WORKS = words(
    "construction building rebuilding reconstruction restoration renovation refurbishment rehabilitation repair "
    "repairs erection installation drilling completion procurement acquisition printing"
)
"""What is done with a thing that somebody pays for: *funded the construction of two wards*."""
_CONTAINERS = words(
    "total consisting consignment shipment planeload load cargo batch package delivery worth sum tranche instalment "
    "instalments tranches payment grant amount value aid allocation disbursement transfer dispatch provision release "
    "sending supply donation key keys cheque check receipt services load arrival purchase series parcel number convoy "
    "lot further first second third another gift donation possession use none drawdown"
)
