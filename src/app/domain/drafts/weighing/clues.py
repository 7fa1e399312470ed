"""What speaks for somebody giving or getting a thing: the words beside them, the verbs around them, where they stand.

    somebody = a name, or a phrase that `marks` takes for a party, or words in capitals
    clue     = what stands right before it | right behind it | the verb it is subject or object of
             | which of thing, verb and party comes first | how far apart they are | what a frame says of it

A clue is a few letters that say one such thing; `weights` has how much each has turned out to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import CLEAR_NOUNS, GIVING_NOUNS, PLAINLY
from app.domain.drafts.clauses.gift_things import head_of, names_aid
from app.domain.drafts.clauses.phrases import DETERMINERS, Phrase
from app.domain.drafts.clauses.pieces import Piece, Sort, is_vehicle, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.talk import TALKS_OF
from app.domain.drafts.clauses.ties import HEADING, OBJECT, PREPOSITIONS, SUBJECT
from app.domain.drafts.clauses.verbs import BE, GIVING, HAVE, Verb, is_adverb
from app.domain.drafts.dates.days import Day
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.marks import PLAIN, Marks
from app.domain.drafts.frames.somebody import Somebody, everybody, pointed_out
from app.domain.drafts.learnt.network import NetworkReading
from app.domain.drafts.learnt.wording import said
from app.domain.drafts.names.actors import Named
from app.domain.drafts.weighing.joint_clues import NO_PREDICATE, Place, Predicate
from app.domain.drafts.weighing.said import is_free
from app.domain.drafts.weighing.several import Arrangement, Doing, Person
from app.domain.drafts.weighing.when import day_of, is_dateline, is_other, is_shared, noun_before, verb_before
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS, ONE, PERSONS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.word_kinds import WordKinds

_TELLING = words(
    "to for from by of in at on with via through into among as per ex towards courtesy thanks than and or who which "
    "that whose not after since against"
)
"""Words that are clues by themselves; others are only words."""
_BEFORE_DAYS = words("on in at by since until till before after during from to the of for late early 's last this next")
"""Words right before a day that say more than what sort of word they are."""
_UNGROUPED = ("", "", "")
"""Of words that are in no group of words used alike."""
_EDGES = words("; | • — – :")
_BEYOND = ("edge", "edge")
"""What stands beyond the ends of a sentence."""
_SIGNS = {"—": "-", "–": "-", "’": "'", "“": '"', "”": '"', "‘": "'", "[": "(", "]": ")", "…": ".", "•": ";", "|": ";"}

_OF_OUTCOMES = words(
    "will to would not never yet no none once when soon next tomorrow pledge pledges pledged promise promised offer "
    "offered offers bound way due eta expected awaited route customs pending pipeline shipped cancelled withdrawn "
    "refused declined follow coming still under earmarked approved agreed ready plans left loaded sailed announced "
    "called off scrapped only but instead despite hold voted allocated waiting tbc committed commitment intends"
)
"""Words that say how far a gift has come."""


def is_known(one: Amount) -> bool:
    """Whether a thing is of those that are often given: goods, people who help, aid."""
    return names_aid(one) or any(
        word in _KNOWN or word.removesuffix("s") in _KNOWN for word in one.item.lower().split()
    )


_POINTED_AT = 0.5
"""From what on words are taken for a party at which the network points."""


class Clues:
    """The clues of one sentence."""

    def __init__(
        self,
        text: str,
        shape: Shape,
        named: Sequence[Named],
        found: Sequence[Gift],
        kinds: WordKinds,
    ) -> None:
        self.text, self.shape, self._named, self._kinds = text, shape, named, kinds
        self._found = found
        self._donors = {at for gift in found for at in gift.donors}
        self._getters = {at for gift in found for at in gift.recipients}
        self._plain_getters = {at for gift in found for at, level in gift.recipients.items() if level >= PLAINLY}
        self._told: dict[int, tuple[Verb | None, Predicate]] = {}
        self._in_parts: dict[int, tuple[set[str], list[str]]] = {}
        """By a thing and by where a part begins, as both are asked for again and again (`_verb_of`, `_of_part`)."""
        self._part = [*accumulate([piece.sort is Sort.SIGN and piece.word in _EDGES for piece in shape.pieces])]
        self._firsts, self._verbs = [verb.first for verb in shape.verbs], [_of_verb(verb) for verb in shape.verbs]
        """Where each verb begins, and what it is."""
        self._tokens = [*map(self._token, range(len(shape.pieces))), *_BEYOND]
        self._words = [*map(_said_by, shape.pieces), *_BEYOND]
        """What kind of piece stands at each place, and which word; also at the two beyond either end, from -2 on."""

    @cached_property
    def people(self) -> list[Somebody]:
        """Everybody who may give or get something, in order."""
        return everybody(self.text, self.shape, Marks(self.text, self.shape, self._named))

    def heard(self, network: NetworkReading) -> Clues:
        """The clues; others where the network points at people whom nobody else sees."""
        people = pointed_out(self.shape, self.people, network.spans(("donors", "recipients"), _POINTED_AT))
        if len(people) == len(self.people):
            return self
        others = Clues(self.text, self.shape, self._named, self._found, self._kinds)
        others.people = people
        return others

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the sentence (`wording`)."""
        pieces = self.shape.pieces
        return said(self.text[pieces[0].start : pieces[-1].end], self._kinds) if pieces else frozenset()

    def said_beside(self, thing: int) -> frozenset[str]:
        """The words of the part, between semicolons, that a thing is in, if it has a verb of its own; else all."""
        return next(said for end, said in self._said_in_parts if thing < end)

    @cached_property
    def _said_in_parts(self) -> list[tuple[int, frozenset[str]]]:
        pieces = self.shape.pieces
        stops = [at + 1 for at, piece in enumerate(pieces) if piece.word == ";" and at + 1 < len(pieces)]
        parts = [*pairwise([0, *stops, len(pieces)])] if stops else []
        out: list[tuple[int, frozenset[str]]] = []
        for low, high in parts:
            told = any(low <= verb.first < high for verb in self.shape.verbs)
            part = self.text[pieces[low].start : pieces[high - 1].end]
            out.append((high, said(part, self._kinds) if told else self.said))
        return out or [(len(pieces), self.said)]

    def span(self, number: int) -> tuple[int, int]:
        """The code points of a party."""
        low, high = self.people[number].phrase
        return self.shape.pieces[low].start, self.shape.pieces[high - 1].end

    def only_gives(self, one: Somebody) -> bool:
        """Whether frames have somebody for a giver alone: *Mali gave 1 million, Somalia collected 5*."""
        held = range(*one.phrase)
        return not self._donors.isdisjoint(held) and self._getters.isdisjoint(held)

    def only_gets(self, one: Somebody) -> bool:
        """Whether frames have somebody plainly for a getter alone: *Fiji was given 50 tents, Tonga 30*."""
        held = range(*one.phrase)
        return not self._plain_getters.isdisjoint(held) and self._donors.isdisjoint(held)

    @cached_property
    def arrangement(self) -> Arrangement:
        """What stands where, for choosing among everybody for several things together."""
        return Arrangement(
            [Person(*one.phrase, self._tokens[left]) for one, left in zip(self.people, self._lefts, strict=True)],
            [Doing(one.first, name, one.finite) for one, name in zip(self.shape.verbs, self._verbs, strict=True)],
            self._tokens[: len(self.shape.pieces)],
            self._part,
        )

    # --- what stands where ----------------------------------------------------------------------------

    def _token(self, at: int) -> str:
        piece = self.shape.pieces[at]
        if piece.sort is Sort.THING:
            return "sum" if piece.thing is not None and piece.thing.is_money else "thing"
        if piece.sort is Sort.DAY or piece.sort is Sort.ACTOR:
            return piece.sort
        if piece.sort is Sort.SIGN or piece.word in ("'s", "'"):
            return _SIGNS.get(piece.word, piece.word)
        number = self.shape.verb_at(at)
        return _of_word(PLAIN.get(piece.word, piece.word)) if number < 0 else self._verbs[number]

    def _before(self, at: int) -> int:
        """The piece before, past articles and adverbs."""
        at -= 1
        while at >= 0 and (self.shape.pieces[at].word in DETERMINERS or is_adverb(self.shape.pieces[at])):
            at -= 1
        return at

    def _bounds(self, thing: int) -> tuple[int, int]:
        """The pieces between the signs that part the sentence around a thing."""
        return bisect_left(self._part, self._part[thing]), bisect_right(self._part, self._part[thing])

    def _verb_of(self, thing: int) -> tuple[Verb | None, Predicate]:
        """The verb that a thing belongs to, and what clues have of it."""
        if thing not in self._told:
            one, number = self.shape.pieces[thing].thing, self._found_verb(thing)
            kind = "" if one is None else _kind_of(one)
            if number < 0:
                self._told[thing] = None, NO_PREDICATE._replace(kind=kind)
            else:
                verb = self.shape.verbs[number]
                side, lemma = "object" if verb.last < thing else "subject", f"{verb.lemma}{'+' * verb.passive}"
                self._told[thing] = verb, Predicate(lemma, self._verbs[number], verb.mode.name, side, kind)
        return self._told[thing]

    def _found_verb(self, thing: int) -> int:
        """The number of the verb of which it is the object, else of giving in its part, else the nearest; or -1."""
        verbs = self.shape.verbs
        tie = self.shape.ties.get(thing)
        if tie is not None and tie.to == OBJECT and tie.verb >= 0:
            return tie.verb
        here = [number for number, first in enumerate(self._firsts) if self._part[first] == self._part[thing]]
        giving = [number for number in here if verbs[number].family in GIVING]
        return min(giving or here, key=lambda number: abs(verbs[number].at - thing), default=-1)

    # --- parties --------------------------------------------------------------------------------------

    @cached_property
    def own(self) -> list[list[str]]:
        """The clues of each party, whatever the thing."""
        codes = [self.code(one) for one in self.people]
        return [
            [*self._by_words(one, left, sorts[0]), *self._by_role(one), *_by_place(number, codes)]
            for number, (one, left, sorts) in enumerate(zip(self.people, self._lefts, self._sorts, strict=True))
        ]

    @cached_property
    def _lefts(self) -> list[int]:
        """The piece before each party."""
        return [self._before(one.phrase.low) for one in self.people]

    @cached_property
    def _lows(self) -> list[int]:
        """Where each party begins, in order."""
        return [one.phrase.low for one in self.people]

    @cached_property
    def _sorts(self) -> list[list[str]]:
        """What each party is: its kind, and what its noun is about."""
        return [[*self._sorts_of(one)] for one in self.people]

    def _sorts_of(self, one: Somebody) -> Iterator[str]:
        yield self._kind(one)
        head = phrases.head(self.shape, one.phrase)
        if one.actor < 0 and one.named is None:
            yield f"noun {head}"
        if head in TALKS_OF:
            yield f"about {TALKS_OF[head]}"

    def _by_words(self, one: Somebody, left: int, kind: str) -> list[str]:
        """The kind of a party, and the words right beside it."""
        high, said = one.phrase.high, self._words
        before, after = self._tokens[left], self._tokens[high]
        return [
            f"kind {kind}",
            f"before {before}",
            f"behind {after}",
            f"before {before} kind {kind}",
            f"behind {after} kind {kind}",
            f"between {before} {after}",
            f"second {self._tokens[self._before(left)]} {before}",
            f"left {said[left]} kind {kind}",
            f"left {said[left - 1]} {said[left]}",
            f"right {said[high]}",
            f"right {said[high]} {said[high + 1]}",
            f"named {phrases.head(self.shape, one.phrase)}",
            *(("heads", f"heads kind {kind}") if one.phrase.low < self.shape.headed else ()),
        ]

    def _by_role(self, one: Somebody) -> Iterator[str]:
        """What `marks`, frames and ties say of a party."""
        yield f"marked to give {one.gives}"
        yield f"marked to get {one.gets}"
        yield f"gives {one.gives} gets {one.gets}"
        held = range(*one.phrase)
        gives, gets = not self._donors.isdisjoint(held), not self._getters.isdisjoint(held)
        yield f"in frames {'D' * gives}{'R' * gets}"
        tie = self.shape.ties.get(one.actor)
        if tie is None:
            return
        yield f"tie {tie.role}"
        if tie.to in (SUBJECT, HEADING):
            yield f"tie {tie.to} {[*self._verbs, 'no verb'][bisect_left(self._firsts, one.phrase.high)]}"
        if tie.to == OBJECT and tie.verb >= 0:
            yield f"object of {self._verbs[tie.verb]}"

    def _kind(self, one: Somebody) -> str:
        actor = self.shape.pieces[one.actor].actor if one.actor >= 0 else None
        if one.named is not None:
            return "adjective within"
        if actor is None:
            first = self.text[self.shape.pieces[one.phrase.low].start]
            people = is_of_people(phrases.head(self.shape, one.phrase))
            return "capitals" if first.isupper() else "people" if people else "words"
        if one.phrase != Phrase(one.actor, one.actor + 1):
            return f"holds {actor.kind}"
        return "adjective" if phrases.is_adjective(self.shape.pieces[one.actor]) else actor.kind.value

    def code(self, one: Somebody) -> str:
        """The country of a party, or nothing."""
        actor = one.named or (self.shape.pieces[one.actor].actor if one.actor >= 0 else None)
        return actor.iso2 if actor is not None else ""

    def beside(self, number: int, thing: int, gift: Gift | None) -> list[str]:
        """The clues for a party by its number and the piece of a thing, and what a frame says of both."""
        one, left = self.people[number], self._tokens[self._lefts[number]]
        frame = _in_frame(gift, one)
        return [
            *self._apart(one, thing, left),
            *self._around_verb(one, thing, left),
            f"frame {frame}",
            f"frame {frame} {left}",
        ]

    def _apart(self, one: Somebody, thing: int, left: str) -> list[str]:
        """How a party and a thing stand to each other, and what stands between them."""
        low, high = one.phrase
        ahead, then = high <= thing, self._tokens[high]
        order, gap = _order(one, thing), thing - high if ahead else low - thing - 1
        size = _SIZES[bisect_right(_SIZES, gap, 1) - 1]
        first, last = min(high, thing), max(low, thing)
        parts = min(2, abs(self._part[thing] - self._part[low]))
        verbs, others = _between(self._firsts, first, last), _between(self._lows, first, last)
        return [
            f"{order} {size}",
            f"{order} prep {left}",
            f"{order} then {then}",
            f"{order} parts {parts}",
            f"{order} verbs {verbs}",
            f"{order} prep {left} verbs {verbs} parts {min(parts, 1)}",
            f"{order} others {others}",
            f"{order} others {others} parts {min(parts, 1)} gap {size}",
            *((f"right before, behind {left}",) if ahead and gap == 0 else ()),
            *(("owns it",) if ahead and then == "'s" and gap <= _OWNING else ()),
        ]

    def _around_verb(self, one: Somebody, thing: int, left: str) -> list[str]:
        """In which order the party, the thing and its verb follow each other, and what verb that is."""
        verb, told = self._verb_of(thing)
        if verb is None:
            return [f"no verb {_order(one, thing)} {left} {self._tokens[one.phrase.high]}"]
        places = sorted(((one.phrase.low, "c"), (thing, "t"), (verb.at, "v")))
        where = "".join([name for _, name in places])
        return [
            f"{where} {told.family}",
            f"{where} {told.family} {left}",
            f"{where} {told.mode}",
            f"{where} {told.lemma}",
        ]

    # --- days -----------------------------------------------------------------------------------------

    @cached_property
    def days(self) -> list[int]:
        """The pieces that are days."""
        return [at for at, piece in enumerate(self.shape.pieces) if piece.day is not None and at in self.shape.ties]

    def of_days(self, thing: int, gift: Gift) -> Iterator[list[str]]:
        """The clues for each day being that of a gift, by the piece of a thing or of the word that tells of it."""
        chosen = day_of(self.shape, gift) if self.days else -1
        return (list(self._of_day(at, thing, gift, chosen)) for at in self.days)

    def _of_day(self, at: int, thing: int, gift: Gift, chosen: int) -> Iterator[str]:
        """Those for one; `chosen` is the day that the rules have chosen."""
        day = self.shape.pieces[at].day
        if day is None:
            return
        before = self.shape.pieces[at - 1].word if at else "edge"
        before = before if before in _BEFORE_DAYS else self._tokens[at - 1]
        yield f"rule {'this' if chosen == at else 'none' if chosen < 0 else 'another'}"
        yield f"shared {chosen < 0 and is_shared(self.shape, gift, at)}"
        yield f"noun {noun_before(self.shape, at)} {before}"
        yield from self._beside_day(at, day, before)
        yield f"of another {is_other(self.shape, gift, at)} {before}"
        yield from self._from_day(at, thing)
        yield from self._verbs_of_day(at, thing, gift, before)
        yield f"told {gift.outcome.value} {before}"

    def _beside_day(self, at: int, day: Day, before: str) -> Iterator[str]:
        """What a day is, and what stands right beside it."""
        size = "none" if not (day.first or day.last) else day.precision.value
        yield f"before {before}"
        yield f"before {before} {size}"
        yield f"behind {self._tokens[at + 1]}"
        yield f"size {size}"
        yield f"days {min(3, len(self.days))}"
        yield f"dateline {is_dateline(self.shape, at)}"

    def _from_day(self, at: int, thing: int) -> Iterator[str]:
        """How far a day is from a thing, and what stands between them."""
        low, high = sorted((at, thing))
        parts = min(2, abs(self._part[thing] - self._part[at]))
        order = "before" if at < thing else "after"
        yield f"{order} verbs {_between(self._firsts, low + 1, high)} parts {parts}"
        yield f"{order} gap {next(least for least in (12, 6, 3, 1, 0) if high - low >= least)}"
        yield f"{order} days {_between(self.days, low + 1, high)}"

    def _verbs_of_day(self, at: int, thing: int, gift: Gift, before: str) -> Iterator[str]:
        """The verbs on both sides of a day, and whether they tell of the gift."""
        pieces, verbs = self.shape.pieces, self.shape.verbs
        mine = {self.shape.verb_at(frame.at) for frame in gift.told} - {-1}
        number = verb_before(self.shape, at)
        if number >= 0:
            verb = verbs[number]
            own = "own" if number in mine else self._verbs[number]
            signs = any(pieces[one].word in (",", ";", "(", ")") for one in range(verb.last, at))
            yield f"behind verb {own} {signs}"
            yield f"behind verb {own} {verb.mode.name} {'things' if verb.last < thing < at else ''}"
        if (follows := bisect_right(self._firsts, at)) < len(verbs):
            yield f"ahead of {'own' if follows in mine else self._verbs[follows]} {before}"

    # --- things ---------------------------------------------------------------------------------------

    def of_thing(self, thing: int, gift: Gift | None, why: str) -> list[str]:
        """The clues for a thing being given at all, but for those of who gives and gets it (`of_shares`)."""
        one = self.shape.pieces[thing].thing
        if one is None:
            return []
        kind = _kind_of(one)
        return [
            f"kind {kind}",
            f"frame {_said(gift)} {kind}",
            f"refused {why}",
            f"refused {why} {kind}",
            *self._of_itself(thing, one, kind),
            *self._of_its_sort(thing, one, kind),
            *_of_amount(one, kind),
            *self._of_words(thing, one, kind),
            *self._of_its_verb(thing, kind),
            *self._of_its_part(thing, kind),
        ]

    def _of_itself(self, thing: int, one: Amount, kind: str) -> Iterator[str]:
        """What a thing is, and how it is put."""
        yield f"before {self._tokens[self._before(thing)]} {kind}"
        yield f"behind {self._tokens[thing + 1]} {kind}"
        if one.unsure:
            yield f"unsure {kind}"
        yield from self._by_item(thing, one, kind)
        if is_vehicle(one):
            yield f"vehicle {kind}"
        if (article := one.as_stated.split()[0].lower()) in ("a", "an", "the", "their", "that", "those"):
            yield f"starts {article} {kind}"
        if not self.shape.can_be_given(thing):
            yield f"no gift {kind}"
        if kind == "bare" and one.item[:1].isupper():
            yield "bare name"

    def _of_its_sort(self, thing: int, one: Amount, kind: str) -> Iterator[str]:
        """What sort of thing its noun names, and in which groups of words that and its verb are."""
        head, (verb, told) = head_of(one.item), self._verb_of(thing)
        sort, (coarse, _, fine) = " ".join(self._kinds.sorts(head)), self._kinds.groups(head) or _UNGROUPED
        if self.shape.guessed:
            yield "guessed"
        if head:
            yield f"sort {sort} {kind}"
            yield f"group {coarse}"
            yield f"group {fine}"
        if verb is None:
            return
        side = f"{'object' if verb.last < thing else 'subject'}{'+' * verb.passive}"
        of_verb = self._kinds.groups(self.shape.pieces[verb.at].word) or _UNGROUPED
        yield f"{side} group {of_verb[0]} {kind}"
        yield f"{side} group {of_verb[2]} {kind}"
        if head:
            yield f"{side} {told.family} sort {sort} {kind}"
            yield f"{side} {verb.lemma} sort {sort}"
            yield f"{side} group {of_verb[1]} {coarse}"
            yield f"{side} {told.family} group {coarse}"

    def _by_item(self, thing: int, one: Amount, kind: str) -> Iterator[str]:
        """What the words of a thing say of it: goods, people, help, or something else that sentences speak of."""
        item = one.item.lower().split()
        known = "known" if is_known(one) else "unknown"
        yield f"{known} {kind}{' unit' if one.unit else ''}{'' if item else ' alone'}"
        helps = not _HELPING.isdisjoint(item)
        verb, told = self._verb_of(thing)
        if verb is not None:
            sort = "helping" if helps else known
            yield f"{sort} {told.side} {told.family} {kind}"
            yield f"{sort} {told.side} {told.lemma} {kind}"
        if helps:
            yield "helping"
        else:
            yield from {f"itself {TALKS_OF[word]}" for word in item if word in TALKS_OF}
        if phrases.is_people(self.shape.pieces[thing]):
            yield "helpers" if helps else "people"

    def _of_words(self, thing: int, one: Amount, kind: str) -> Iterator[str]:
        """The words right before and behind a thing, and its noun beside its verb."""
        pieces = self.shape.pieces
        for side, beside in (("next", pieces[thing + 1 : thing + 3]), ("prior", pieces[max(0, thing - 2) : thing])):
            if beside and all(piece.sort in _SPOKEN for piece in beside):
                yield f"{side} {' '.join(piece.word for piece in beside)}"
        yield f"next {self._words[thing + 1]} {kind}"
        noun = head_of(one.item)
        yield f"unit {one.unit} {noun}"
        if not noun:
            return
        yield f"item {noun}"
        verb, told = self._verb_of(thing)
        if verb is not None:
            yield f"{told.lemma} {noun}"
            yield f"{told.side} {told.family} {noun}"

    def predicate(self, thing: int) -> Predicate:
        """The verb of a thing, for what it says together with who gives and gets it."""
        return self._verb_of(thing)[1]

    def place(self, number: int, thing: int) -> Place:
        """Where a party stands to a thing and its verb."""
        one, left, (verb, _) = self.people[number], self._lefts[number], self._verb_of(thing)
        ahead = verb is not None and one.phrase.low < verb.at
        return Place(self._words[left], self._tokens[left], _order(one, thing), ahead, self.code(one))

    def _of_its_verb(self, thing: int, kind: str) -> list[str]:
        verb, told = self._verb_of(thing)
        if verb is None:
            return [f"no verb {kind}"]
        return [
            f"{told.side} {told.family}",
            f"{told.side} {told.family} {kind}",
            f"mode {told.mode}",
            f"{told.side} {told.lemma}",
            f"{told.side} {told.family} {told.mode}",
        ]

    def _of_its_part(self, thing: int, kind: str) -> list[str]:
        """What the part of the sentence, the words beside the thing and the whole sentence are about."""
        pieces, (low, high) = self.shape.pieces, self._bounds(thing)
        if low not in self._in_parts:
            self._in_parts[low] = self._of_part(low, high)
        about, of_part = self._in_parts[low]
        near = [*pieces[max(low, thing - _NEAR) : thing], *pieces[thing + 1 : min(high, thing + 1 + _NEAR)]]
        return [
            *of_part,
            *[f"about {of} {kind}" for of in about],
            *[f"near {of}" for of in _about(near)],
            *{f"beside {piece.word}" for piece in near if piece.sort is Sort.WORD},
            *self._of_sentence,
        ]

    def _of_part(self, low: int, high: int) -> tuple[set[str], list[str]]:
        """What a part of the sentence is about, and the clues that each of its things has of it."""
        part = self.shape.pieces[low:high]
        about, words = _about(part), {f"with {piece.word}" for piece in part if piece.sort is Sort.WORD}
        free = ["free"] if is_free(self.shape, low, high) else []
        return about, [*free, *[f"about {of}" for of in about], *words]

    @cached_property
    def _of_sentence(self) -> list[str]:
        """What the whole sentence is about."""
        pieces = self.shape.pieces
        return [
            *(f"sentence about {of}" for of in _about(pieces)),
            *{f"sentence {verb.family.name}" for verb in self.shape.verbs},
            *{f"has {verb.lemma}" for verb in self.shape.verbs},
            *{
                f"says {one.word} {two.word}"
                for one, two in pairwise(pieces)
                if one.sort in _SPOKEN and two.sort in _SPOKEN
            },
            f"asks {pieces[-1].word == '?'}",
            f"others {min(4, sum([piece.thing is not None for piece in pieces]))}",
            *([f"opens {pieces[0].word}"] if pieces[0].word in ("if", "unless", "should", "were", "had", "of") else []),
        ]

    def of_side(self, role: str, number: int, thing: int) -> Iterator[str]:
        """The clues for a thing being given that lie in what sort of party gives or gets it: *a storm brought*."""
        verb, told = self._verb_of(thing)
        for sort in self._sorts[number]:
            yield f"{role} is {sort}"
            if verb is not None:
                yield f"{role} is {sort} {verb.lemma}"
                yield f"{role} is {sort} {told.family}"

    def of_outcome(self, thing: int, gift: Gift | None) -> Iterator[str]:
        """The clues for what became of a thing."""
        yield f"told {gift.outcome.value if gift is not None else 'none'}"
        if gift is not None:
            yield f"told {gift.outcome.value} {'noun' if gift.main.noun else gift.main.family.name}"
        verb, told = self._verb_of(thing)
        if verb is not None:
            yield f"verb {told.family} {told.mode}"
            yield f"lemma {verb.lemma}"
            yield f"mode {told.mode}"
        low, high = self._bounds(thing)
        yield from {f"says {piece.word}" for piece in self.shape.pieces[low:high] if piece.word in _OF_OUTCOMES}
        yield from {f"part {one.mode.name} {one.family.name}" for one in self.shape.verbs if low <= one.first < high}
        yield f"behind {self._tokens[thing + 1]}"


_HELPING = words(
    "medical health surgical hospital doctors nurses medics paramedics surgeons rescue rescuers relief aid emergency "
    "humanitarian protective firefighters sanitary hygiene assistance donation donations gift gifts"
)
"""Words of things that are mostly sent to help."""
_KNOWN = GOODS | FURTHER_GOODS | ONE | PERSONS
"""Words of things of which a number is likely given."""
_KEPT = 2000
"""Words of which it is kept what kind they are."""
_DIGITS = 9
"""From so many digits on a number is only large."""
_SIZES = (0, 1, 2, 4, 8)
"""How many pieces stand between a party and a thing, in rough steps."""
_SPOKEN = (Sort.WORD, Sort.SIGN)
"""What is said by words alone, and names nobody and nothing."""
_OWNING, _NEAR = 4, 4
"""Pieces within which somebody owns a thing, and within which words are beside it."""


def of_shares(role: str, shares: Sequence[float]) -> Iterator[str]:
    """How likely it is that somebody is the one, in rough steps; the last share is of nobody."""
    if len(shares) > 1:
        yield f"{role} somebody {round(4 * max(shares[:-1]))}"
        yield f"{role} nobody {round(4 * shares[-1])}"
    else:
        yield "nobody is there"


def _between(places: Sequence[int], low: int, high: int) -> int:
    """How many of some places in order are from one on and before another, at most 2."""
    return min(2, bisect_left(places, high) - bisect_left(places, low))


def _by_place(number: int, codes: Sequence[str]) -> Iterator[str]:
    """Where a party stands among the others, by the countries of all."""
    if number == 0:
        yield "first"
    if number == len(codes) - 1:
        yield "last"
    if len(codes) == 1:
        yield "only"
    if codes[number] and len({*codes} - {""}) > 1:
        yield "another country is named"


def _said_by(piece: Piece) -> str:
    """The word of a piece, or what sort of piece it is."""
    return piece.word if piece.sort is Sort.WORD or piece.sort is Sort.SIGN else piece.sort.upper()


def _kind_of(one: Amount) -> str:
    return "sum" if one.is_money else "number" if one.low is not None or one.high is not None else "bare"


def _of_amount(one: Amount, kind: str) -> Iterator[str]:
    """How large a number is, by its digits, and how it is put: millions of tonnes are traded and not given."""
    if number := one.high or one.low:
        yield f"put {one.qualifier.value} {kind}"
        digits = min(len(str(int(number))), _DIGITS)
        yield f"digits {digits} {kind}"
        if one.unit:
            yield f"digits {digits} {one.unit}"


@lru_cache(_KEPT)
def _of_word(word: str) -> str:
    if word in _TELLING:
        return word
    if word in BE or word in HAVE:
        return "be" if word in BE else "has"
    if word in GIVING_NOUNS:
        return "gift" if word in CLEAR_NOUNS else "aid"
    about = TALKS_OF.get(word)
    return about if about in ("thanks", "disaster") else "prep" if word in PREPOSITIONS else "word"


def _of_verb(verb: Verb) -> str:
    return "HAVE" if verb.lemma == "have" else f"{verb.family.name}{'+' * verb.passive}"


def _order(one: Somebody, thing: int) -> str:
    low, high = one.phrase
    return "before" if high <= thing else "after" if low > thing else "around"


def _about(pieces: Sequence[Piece]) -> set[str]:
    return {TALKS_OF[piece.word] for piece in pieces if piece.word in TALKS_OF}


def _said(gift: Gift | None) -> str:
    """How much a frame says: who gives, who gets, by a strong word, by a noun."""
    if gift is None:
        return "none"
    return f"{'D' * bool(gift.donors)}{'R' * bool(gift.recipients)}{'!' * gift.strong}{'n' * gift.main.noun}"


def _in_frame(gift: Gift | None, one: Somebody) -> str:
    """What a frame says of a party."""
    if gift is None:
        return "none"
    held = range(*one.phrase)
    if any(at in held for at in gift.donors):
        return "D?" if gift.main.noun else "D"
    if levels := [level for at, level in gift.recipients.items() if at in held]:
        return f"R{max(levels)}"
    if any(at in held for at in gift.carriers):
        return "C"
    return f"{'d' * bool(gift.donors)}{'r' * bool(gift.recipients)}-"
