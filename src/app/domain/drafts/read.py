"""Reading drafts of donation records from running text, sentence by sentence.

`Reader.drafts` cuts a text into sentences and reads each with what came before it: who was spoken of last, for
*it* and *the company*, and which day, for *a week later*. What is read is proposed to a person, never saved by itself.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
from typing import NamedTuple

from app.domain.drafts.amounts.amounts import Amount, amounts, items
from app.domain.drafts.amounts.by_name import by_name
from app.domain.drafts.amounts.elided import elided
from app.domain.drafts.amounts.things import UNKNOWN
from app.domain.drafts.amounts.with_parts import without_sums
from app.domain.drafts.clauses.asides import without_asides
from app.domain.drafts.clauses.pieces import cut, is_vehicle
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import gives
from app.domain.drafts.dates.days import Day, days, written_on
from app.domain.drafts.draft import LONGEST, Draft, Drafted, DraftParty, Field
from app.domain.drafts.filling.alternatives import with_alternatives
from app.domain.drafts.filling.befallen import befallen
from app.domain.drafts.filling.case import Case
from app.domain.drafts.filling.counterparts import with_counterparts
from app.domain.drafts.filling.crews import of_their_firms
from app.domain.drafts.filling.each_giver import by_each_giver
from app.domain.drafts.filling.each_number import by_each_number
from app.domain.drafts.filling.envoys import of_their_states
from app.domain.drafts.filling.from_unlisted_places import from_unlisted_places
from app.domain.drafts.filling.goods_of_others import with_owner_of_goods
from app.domain.drafts.filling.in_told_places import in_told_places
from app.domain.drafts.filling.in_unlisted_places import in_unlisted_places
from app.domain.drafts.filling.in_words import in_words
from app.domain.drafts.filling.of_two_countries import of_two_countries
from app.domain.drafts.filling.organisations_there import at_work_there, organisations_there
from app.domain.drafts.filling.promised_wholes import with_promised_wholes
from app.domain.drafts.filling.same_gift import drafts_of
from app.domain.drafts.filling.several_bodies import with_several_bodies
from app.domain.drafts.filling.supporters import with_supporters
from app.domain.drafts.frames.bracketed import sums_of_each
from app.domain.drafts.frames.frames import frames
from app.domain.drafts.frames.gifts import Gift, gifts
from app.domain.drafts.frames.labelled import gifts_of_labels
from app.domain.drafts.frames.part_of import without_parts_in_totals
from app.domain.drafts.frames.services import may_tell, service
from app.domain.drafts.frames.taken_up import in_brackets, taken_up, with_contents, with_listed
from app.domain.drafts.given.contents import without_contents
from app.domain.drafts.given.guessed import guesses
from app.domain.drafts.given.loads import with_loads
from app.domain.drafts.given.objects import SO_MUCH, objects, with_ones
from app.domain.drafts.given.of_else import without_else, without_getters
from app.domain.drafts.given.pointed_at import pointed_at
from app.domain.drafts.learnt.network import Network, NetworkReading, Span
from app.domain.drafts.learnt.weights import Weights, by_outcome, by_side
from app.domain.drafts.learnt.wording import odds, said
from app.domain.drafts.names.actors import ActorReader, Meaning, Named, NamedKind
from app.domain.drafts.names.apposed import without_apposed
from app.domain.drafts.names.capitals import COUNTS, GIVES
from app.domain.drafts.names.senders import with_senders
from app.domain.drafts.names.short_names import with_defined
from app.domain.drafts.names.vessels import without_vessels
from app.domain.drafts.tables.headings import only_counts, only_holds
from app.domain.drafts.tables.rows import drafts_of_row
from app.domain.drafts.tables.tables import rows_of, with_rows
from app.domain.drafts.tables.values import Who
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.cited import UNCITED, Cited
from app.domain.drafts.text.context import STATES_AND_TOWNS, head_of, place_of, speaks_of
from app.domain.drafts.text.leads import leads_lines
from app.domain.drafts.text.line_ends import in_sentences, unbroken, with_datelines
from app.domain.drafts.text.listed import gift_of_line
from app.domain.drafts.text.placed import as_placed
from app.domain.drafts.text.run_in import behind_head, heads_note
from app.domain.drafts.text.said_next import only_says_who, with_next
from app.domain.drafts.text.told_again import behind, is_told_again, without_told_again
from app.domain.drafts.text.tongue import is_foreign
from app.domain.drafts.weighing.clues import Clues
from app.domain.drafts.weighing.likely import Learnt, Weighing, complete, look_ahead
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.language import tr
from app.domain.sentences import sentences
from app.domain.terms import Outcome

_HOPELESS = -2.0
"""The odds of its words up to which a sentence is left to the rules: nineteen in twenty of ordinary texts."""
_LOOKED_THROUGH = 400
"""Sentences of a text by which it is told what that is about: some 50 ms."""
_SHORT, _SELDOM, _WORDED = 25, 0.03, 1.0
"""Sentences up to which a text does not show what it is about, the share of those worded as of gifts up to which it is
about something else, and the odds of their words from which on they are."""
_AHEAD = 3
"""Stretches of a text, sentences or paragraphs, that the network reads ahead of the rules."""
RULES = "64"
"""Another word whenever the rules read otherwise: what was found by earlier ones is found again."""


_Whole = Callable[[], NetworkReading | None]
"""What the network makes of a sentence, once it has read that."""


def _unread() -> None:
    """What it makes of one that it does not read."""


class _Framed(NamedTuple):
    """A sentence taken apart, and the gifts of its frames."""

    first: Shape
    """As it is with the things alone that lists know."""
    shape: Shape
    found: list[Gift]
    things: list[Amount]
    """What lists know and verbs of giving have."""


class Reader:
    """Reads drafts. Making one takes some milliseconds, so keep it."""

    __slots__ = ("_actors", "_find", "_foreseen", "_learnt", "_network", "_odds", "_weights", "kinds", "reads")

    def __init__(self, actors: ActorReader, weights: Weights, kinds: WordKinds, network: Network | None = None) -> None:
        self._actors, self._weights, self.kinds, self._network = actors, weights, kinds, network
        self._find = lru_cache(_LOOKED_THROUGH)(actors.find)  # a text is looked through before it is read
        self.reads = lru_cache(4 * _AHEAD)(self._reads)
        """Whether a sentence of a text, between two code points, is read at all."""
        self._odds = lru_cache(2 * _AHEAD)(partial(odds, weights.wording))  # asked before the network, and of a gift
        self._learnt = Learnt(weights, by_side(weights), by_outcome(weights), self._odds)
        self._foreseen: dict[tuple[int, str], _Whole] = {}
        """By where a sentence starts and its words."""

    def drafts(self, text: str, published: str = "") -> Iterator[Drafted]:
        """Every sentence of a text in order with its drafts; `published` is the ISO day of the source, or empty."""
        told = [*in_sentences(text)]
        rows = with_rows(text, told)
        if (whole := unbroken(text, rows)) != text:
            text, told = whole, [*in_sentences(whole)]
        then = partial(self.opening, text, UNCITED._replace(published=published), told)
        for start, end in self.foreseen(text, rows, whole=True):
            found, then = self.sentence(text, start, end, published, then())
            yield Drafted(start, end, tuple(found))

    def foreseen(self, text: str, spans: Sequence[Span], *, whole: bool = False) -> Iterator[Span]:
        """Stretches of a text, as they come, each to be read before the next one is asked for; `whole` are sentences.

        The network reads those behind it meanwhile, beside Python.
        """
        waiting = deque[Span]()
        try:
            for span in spans:
                for start, end in [span] if whole else _sentences(text, *span):
                    if self.reads(text, start, end) and start not in rows_of(text):
                        self._foreseen[start, text[start:end]] = self._read_whole(text, start, end)
                waiting.append(span)
                if len(waiting) > _AHEAD:
                    yield waiting.popleft()
            yield from waiting
        finally:
            self._foreseen.clear()

    def opening(self, text: str, cited: Cited = UNCITED, told: list[Span] | None = None) -> Before:
        """What the first sentence of a text has before it: how often the text names each country, and its title.

        `told` are the sentences of the text, if they are known.
        """
        title = " ".join(cited.title.split())
        whole = text if " ".join(text[: 2 * len(title)].split()).startswith(title) else f"{title}\n\n{text}"
        told = told if told is not None and whole is text else [*in_sentences(whole)]
        short = (one for one in told if one[1] - one[0] <= LONGEST)  # what is longer is not read, and may be megabytes
        telling = (one for one in short if one[0] == 0 or not place_of(whole, *one).alone)
        named = (self._find(whole, *one) for one in islice(telling, _LOOKED_THROUGH))
        talk = speaks_of(whole, named, self._actors.country)._replace(home=self._home(cited.publisher))
        before = Before(talk=talk, written=written_on(text, cited.published), of_else=self._is_of_else(whole, told))
        for start, end in with_datelines(title, sentences(title)) if title else ():
            before = self.sentence(title, start, end, cited.published, before)[1]()
        opens = next(((low, high) for low, high in told[:1] if place_of(whole, low, high).alone), (0, 0))
        return before._replace(under=None, told=(), title=whole[slice(*opens)])  # told by its place in the text

    def _is_of_else(self, text: str, spans: Sequence[Span]) -> bool:
        """Whether a text is about something else than gifts.

        Of an article on gifts at least one sentence in twenty is worded as one, of a page of news one in a hundred.
        """
        read = [one for one in spans[:_LOOKED_THROUGH] if self.reads(text, *one)]
        worded = (odds(self._weights.wording, said(text[start:end], self.kinds)) > _WORDED for start, end in read)
        return len(read) > _SHORT and sum(worded) <= _SELDOM * len(read)

    def _home(self, publisher: str) -> str:
        """The country that a publisher's name says, or begins with: *The Citizen, Dodoma*, *New Zealand Herald*."""
        if not publisher:
            return ""
        words = publisher.split()[publisher.startswith("The ") :]
        names = (publisher, *(" ".join(words[:many]) for many in (3, 2, 1)))
        found = (one for name in names for one in self.named(name, 0, len(name)))
        return next((code for one in found if (code := one.iso2 or one.home)), "")

    def between(
        self, text: str, start: int, end: int, published: str = "", before: Before | None = None
    ) -> Iterator[tuple[Drafted, Before]]:
        """Every sentence of one paragraph with its drafts, each with what the next one has before it."""
        before = before or Before()
        for low, high in _sentences(text, start, end):
            found, then = self.sentence(text, low, high, published, before)
            before = then()
            yield Drafted(low, high, tuple(found)), before

    def named(self, text: str, start: int, end: int) -> list[Named]:
        """Who is named between two code points."""
        return [*self._find(text, start, end)]

    def meanings(self, name: str) -> list[Meaning]:
        """All that a name may mean."""
        return self._actors.meanings(name)

    def small_places(self, name: str) -> list[Meaning]:
        """All regions, districts and small places of a name that means nothing else."""
        return self._actors.small_places(name)

    def country_said(self, name: str) -> str:
        """The country of who gets something, where his name by itself says it: a state's bank, people of a place."""
        alone = Draft(Outcome.GIVEN, recipients=(DraftParty(name, "", 0, len(name)),))
        made = in_words(name, 0, len(name), alone, (), self._actors.home_of).recipients[0]
        return made.iso2 if made.name == name else ""

    def sentence(
        self, text: str, start: int, end: int, published: str = "", before: Before | None = None
    ) -> tuple[list[Draft], Callable[[], Before]]:
        """The drafts of the sentence between two code points, and what works out what the next one has before it."""
        before = before or Before()
        if not self.reads(text, start, end):
            return [], lambda: before
        if (row := rows_of(text).get(start)) is not None and row.row.end == end:
            who = Who(self.named, self._actors.country_coded)
            return drafts_of_row(text, row, who, published or before.written, before.title), lambda: before
        low, before = self._in_note(text, start, end, before)
        shape, when, cases = self.cases(text, low, end, published or before.written, before)
        found = drafts_of(text, shape, cases)
        found = with_next(text, end, found, self._find)
        found = without_parts_in_totals(text, found, start, before.told_of)
        found = with_promised_wholes(text, found, start, end)
        found = by_each_giver(text, found, self._find(text, start, end)) if found else found
        found = of_their_states(text, by_each_number(text, found), self._find)
        found = of_their_firms(text, with_supporters(text, start, end, found, self._find), self._find)
        found = [with_owner_of_goods(text, one, self.named) for one in found]
        found = [] if only_says_who(text, start, before.told) else found
        drafts = without_told_again(text, (start, end), found, before.told)
        place = place_of(text, start, end)
        written = before.written or published
        then = partial(before.then, text, shape, when, drafts, place=place, published=written, kinds=self.kinds)
        if place.alone and drafts:
            drafts = self._but_told_again(text, end, published, drafts, then())
        if leads_lines(text, end):
            drafts = [one for one in drafts if one.amounts or any(item.low is not None for item in one.items)]
        codes = {actor.iso2 for piece in shape.pieces if (actor := piece.actor) is not None} - {""}
        drafts = [
            with_counterparts(text, start, end, with_alternatives(text, one), self._actors.home_of) for one in drafts
        ]
        home, told = self._actors.home_of, tuple(drafts)
        drafts = [self._called(in_words(text, start, end, one, codes, home, told)) for one in told]
        spoken = codes | before.talk.names.keys()
        places = self._actors.small_place, self._actors.town_alone
        drafts = [organisations_there(text, start, befallen(text, start, one), home) for one in drafts]
        drafts = [at_work_there(text, start, end, one, self._find) for one in drafts]
        drafts = [in_unlisted_places(text, one, spoken - _of_givers(shape, one), *places) for one in drafts]
        homes = {actor.home for piece in shape.pieces if (actor := piece.actor) is not None} - {""}
        drafts = [from_unlisted_places(text, one, spoken, homes, *places) for one in drafts]
        drafts = [of_two_countries(text, start, end, one, self._find) for one in drafts]
        drafts = with_several_bodies(text, drafts, self._find)
        return [in_told_places(shape, one, spoken, self.meanings) for one in drafts], then

    def _in_note(self, text: str, start: int, end: int, before: Before) -> tuple[int, Before]:
        """Where a sentence begins behind its paragraph's heading, if that names no place, and what it has before."""
        if heads_note(text, start) and all(one.kind not in STATES_AND_TOWNS for one in self.named(text, start, end)):
            return start, before._replace(notes=max(1, before.notes)).in_note()
        low = behind_head(text, start)
        if low == start or (low < end and self.named(text, start, low)):
            return start, before
        return low if low < end else start, before.in_note()

    def _but_told_again(self, text: str, end: int, published: str, drafts: list[Draft], before: Before) -> list[Draft]:
        """The drafts of a headline without those of which a sentence below tells; what is foreseen of that is kept."""
        kept = dict(self._foreseen)
        for low, high in behind(text, end):
            if not place_of(text, low, high).alone:
                more, then = self.sentence(text, low, high, published, before)
                before = then()
                drafts = [one for one in drafts if not is_told_again(one, more)]
        self._foreseen.update(kept)
        return drafts

    def _called(self, draft: Draft) -> Draft:
        """A draft with the name of a country that only an adjective names: *a French team of 60*, *Cuban doctors*."""
        donors = list[DraftParty]()
        for one in draft.donors:
            within = any(item.start <= one.start < one.end <= item.end for item in draft.items)
            alone = self.named(one.name, 0, len(one.name)) if not one.iso2 and one.name.isalpha() else []
            said = next((who.iso2 for who in alone if who.kind is NamedKind.COUNTRY), "")
            code = one.iso2 if within else said
            country = self._actors.country(code)
            donors.append(one._replace(name=country.name, iso2=code) if country is not None else one)
        return draft if donors == [*draft.donors] else replace(draft, donors=tuple(donors))

    def _reads(self, text: str, start: int, end: int) -> bool:
        if end - start > LONGEST or only_counts(text[start:end]) or only_holds(text[start:end]):
            return False
        return not is_foreign(text, start, end, self.kinds)

    def cases(
        self, text: str, start: int, end: int, published: str, before: Before
    ) -> tuple[Shape, list[Day], list[Case]]:
        """A sentence, its days, and its gifts on their way to drafts."""
        whole = self._foreseen.pop((start, text[start:end]), None) or self._read_whole(text, start, end)
        named = with_defined(text, start, end, self.named(text, start, end), before.talk.short)
        named = with_senders(text, without_vessels(text, without_apposed(text, named)), self._find)
        named = [*as_placed(text, named, before.talk, self.meanings, self._actors.town_alone)]
        written = before.written or published
        when = days(text, start, end, written, before.day, before.years.stated)
        things = _things(text, start, end, named, when, written, self.kinds, before.told_at(text, start))
        framed = self._framed(text, start, end, named, things, when)
        ahead = self._look_ahead(text, framed, named, before)
        read = whole()
        if read and (pointed := pointed_at(text, framed.first, read, framed.things, self.kinds)):
            framed = self._framed(text, start, end, named, things, when, pointed)
            ahead = self._look_ahead(text, framed, named, before)
        shape, found = framed.shape, self._gifts(ahead, before, read)
        served = self._served(text, start, end, named, when, alone=not found)
        shape, found = (shape, found) if found or served is None else served
        cases = list[Case]()
        towns = self._actors.towns_in
        for own, gift in [*((shape, gift) for gift in found), *_taught_beside(served, shape, found)]:
            cases.append(Case(text, own, before, gift, self._weights, published, cases, towns, named))
        return shape, when, cases

    def _served(
        self, text: str, start: int, end: int, named: Sequence[Named], when: Sequence[Day], *, alone: bool
    ) -> tuple[Shape, list[Gift]] | None:
        """The service of which a sentence tells, with its shape."""
        if not may_tell(text, start, end, alone=alone):
            return None
        bare = Shape(without_asides(text, cut(text, start, end, named, (), when)))
        return service(text, bare, lambda word: self._actors.country(self._actors.home_of(word)), alone=alone)

    def _read_whole(self, text: str, start: int, end: int) -> _Whole:
        """Begin to read a sentence by the network, unless its words plainly tell of no gift."""
        if self._network is None or self._odds(said(text[start:end], self.kinds)) <= _HOPELESS:
            return _unread
        return self._network.begin(text, start, end)

    def clues(self, text: str, start: int, end: int, published: str = "") -> tuple[Clues, list[Gift]]:
        """What speaks for whom in a sentence, and the gifts that its frames tell of."""
        named = self._actors.find(text, start, end)
        when = days(text, start, end, published, None)
        things = _things(text, start, end, named, when, published, self.kinds)
        framed = self._framed(text, start, end, named, things, when)
        return Clues(text, framed.shape, named, framed.found, self.kinds), framed.found

    def _framed(
        self, text: str, start: int, end: int, named: Sequence[Named], things: Sequence[Amount], when: Sequence[Day],
        pointed: Sequence[Amount] = (),
    ) -> _Framed:  # fmt: skip
        """A sentence taken apart, and the gifts of its frames.

        With things that no list knows: what verbs of giving have or the network points at, else what may be one.
        """
        things = with_ones(text, things, self.kinds)
        first = shape = Shape(without_asides(text, cut(text, start, end, named, things, when)))
        objects_too = [*things, *objects(text, first, self.kinds)]
        read = [*objects_too, *pointed]
        guessed = len(read) == len(things) and all(piece.thing is None for piece in first.pieces)
        read += guesses(text, first, self.kinds) if guessed else ()
        if len(read) > len(things):
            more = with_ones(text, read[len(things) :], UNKNOWN)  # of what no list knows only what is surely one
            both = without_contents(text, start, sorted([*things, *more], key=lambda one: one.start))
            both = without_getters(text, both)
            shape = Shape(without_asides(text, cut(text, start, end, named, both, when)))
            shape.guessed = guessed
        return _Framed(first, shape, sums_of_each(shape, gifts(shape, frames(shape))), objects_too)

    def _look_ahead(self, text: str, framed: _Framed, named: Sequence[Named], before: Before) -> Weighing:
        """The gifts of the frames, with what can be weighed of them before the network is waited for."""
        head = head_of(before.talk, framed.shape)
        for gift in framed.found if head >= 0 else ():
            gift.donors = gift.donors or [head]
            gift.unsure.setdefault(Field.DONORS, tr("It is whom the sentence is about."))
        clues = Clues(text, framed.shape, named, framed.found, self.kinds)
        return look_ahead(clues, before, framed.found, self._learnt)

    def _gifts(self, ahead: Weighing, before: Before, read: NetworkReading | None) -> list[Gift]:
        """The gifts of a sentence: those of its labels, else those of its frames, weighed, and what else is likely."""
        text, shape = ahead.text, ahead.shape
        if (labelled := gifts_of_labels(text, shape)) is not None:
            return labelled
        found = complete(ahead, read)
        lined = None if before.of_else else gift_of_line(text, shape, before, found, self.kinds)
        return found if lined is None else lined


def _taught_beside(
    served: tuple[Shape, list[Gift]] | None, shape: Shape, found: Sequence[Gift]
) -> Iterator[tuple[Shape, Gift]]:
    """Whom a state trains, beside other gifts that are none of them."""
    if served is None or served[0] is shape:
        return
    own, (gift,) = served
    words = own.pieces[gift.things[0]]
    things = (shape.pieces[at] for one in found for at in one.things)
    if not any(thing.start < words.end and words.start < thing.end for thing in things):
        yield own, gift


def _of_givers(shape: Shape, draft: Draft) -> set[str]:
    """The codes of the places that are named in the words for who gives: *the Lions Club of Kailua*."""
    inside = [piece for piece in shape.pieces for one in draft.donors if one.start <= piece.start < one.end]
    return {piece.actor.iso2 for piece in inside if piece.actor is not None}


def _sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a paragraph between two code points."""
    found = with_datelines(text[start:end], sentences(text[start:end]))
    return with_rows(text, [(start + low, start + high) for low, high in found])


def _things(
    text: str, start: int, end: int, named: Sequence[Named], when: Sequence[Day], published: str,
    kinds: WordKinds, before: Sequence[Amount] = (),
) -> list[Amount]:  # fmt: skip
    """Quantities, sums, numbers whose thing is said elsewhere, and things without a number."""
    countries = {(one.start, one.end) for one in named if one.kind is NamedKind.COUNTRY}
    counted = [
        one
        for one in amounts(text, start, end, published=published)
        if one.is_money or (one.item_start, one.item_end) not in countries  # Lima 15074 Peru
    ]
    counted = [_of_nothing(one) if (one.item_start, one.item_end) in countries else one for one in counted]
    taken = [*((one.start, one.end) for one in named), *((one.start, one.end) for one in when)]
    counted += elided(text, start, end, counted, taken, before, gives)
    counted = [one for one in without_sums(text, counted) if one.item.split()[:1] != ["what"]]
    counted += [one for one in items(text, start, end, counted, kinds) if not _is_called(one, beside=bool(counted))]
    counted = by_name(text, start, end, counted)
    counted = with_loads(text, sorted(counted, key=lambda one: one.start))
    counted = [one for one in counted if is_vehicle(one) or not _BROUGHT_BY.search(text, start, one.start)]
    bodies = {one.start for one in named if one.kind is NamedKind.BODY and _is_party(text, one)}
    counted = [one for one in counted if one.is_money or not (one.item_start in bodies or _gets(text, one))]
    counted = with_listed(text, with_contents(text, counted))
    counted = without_else(text, start, without_contents(text, start, counted))
    counted = in_brackets(without_getters(text, counted))
    return [_without_tail(one) for one in (*counted, *taken_up(text, start, end, counted))]


def _is_party(text: str, one: Named) -> bool:
    """Whether a body gives or gets and is not given: *a church in Linz sent 9 beds*, *gave a clinic in Lae 9 beds*."""
    end = one.end + (", " in text[one.start : one.end] and text.startswith(", ", one.end))  # in Lae, Fiji, sent
    gets = _GAVE.search(text, max(0, one.start - 12), one.start) and COUNTS.match(text, end)
    visited = _VISITED.search(text, max(0, one.start - 20), one.start)  # where somebody was, or what befell it
    return bool(gets or visited or _HAS_GIVEN.match(text, end))


def _gets(text: str, one: Amount) -> bool:
    """Whether a single thing is what something is given to: *a fire station in Lae was given 9 beds*."""
    return one.low == 1 and _PLACED_GETS.match(text, one.end) is not None


_GIVEN = r"(?:g[ai]ven?|handed|sent|awarded|granted|promised|offered|lent|left|presented with)"
_VISITED = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|tour(?:ed|ing)|attend(?:s|ed|ing)|damaged|destroyed|hit|struck|flooded|shelled|bombed|"
    r"razed|wrecked|gutted|looted) (?:an? |the )?$"
)
_GAVE = re.compile(rf"\b{_GIVEN} an? $")
_HAS_GIVEN = re.compile(
    rf"(?:, (?:which|who) [^,;.]{{3,70}},)?(?:{GIVES.pattern}(?! by\b)"
    r"|(?: (?:has|have|had|will|also|now|just|each|both|all|is to|are to|(?:is|are) due to))*"
    rf"(?: (?:received?|gets?|got)(?= (?!un|th|in|on|by|fr)[a-z]+ ?[a-z]+s\b|{COUNTS.pattern})"
    rf"| (?:was|were|is|are|be|been) {_GIVEN}(?={COUNTS.pattern})))"
)
_NAME = r"[A-Z][^ ,;.]*(?: [A-Z][^ ,;.]*)*"
_PLACED_GETS = re.compile(
    rf"(?: for (?:the )?[a-z]+)?(?: (?:in|at|of|near|from) (?:the )?{_NAME}(?:, {_NAME},)?)?"
    rf" (?:was|(?:has|had|will|is to) be(?:en)?) {_GIVEN}(?={COUNTS.pattern})"
)
_BROUGHT_BY = Rare(
    " by ",
    r"\b(?:delivered|brought|carried|driven|ferried|taken)\b[^.;,]{0,60} by "
    r"(?:(?:an?|\d+|[a-z]{3,5}) [A-Za-z]+ and )?$",
)
"""Right before people and cars that only bring it: *delivered to Lima by two nuns and a taxi*."""
_TAIL = re.compile(
    r" (?:recd|rec'd|recvd|arr|dlvd|eta|due|en route|lifted|in transit|pledged|received|arrived|"
    r"of (?:its|their|his|her|our) own|of an? (?:consignment|shipment|batch|order))$",
    re.IGNORECASE,
)
"""What is said of a thing right behind it."""
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡"
"""Marks of footnotes, which are no part of a thing's name."""


def _of_nothing(one: Amount) -> Amount:
    """A sum without whoever gave it for its thing: *the 2 million euros Oman promised*."""
    return one._replace(item="", item_start=one.end, item_end=one.end)


def _is_called(one: Amount, *, beside: bool) -> bool:
    """Whether words without a number only say whose or what the things beside them are: *its first food aid*."""
    return _OWN.match(one.item) is not None or (beside and _RANKED_AID.match(one.item) is not None)


_RANKED_AID = re.compile(r"(?:first|second|third|last|latest|largest|biggest|only) (?:\w+ )*(?:aid|assistance|help)$")
_OWN = re.compile(r"(?:(?:his|her|its|their|our|my) )?own ", re.IGNORECASE)
"""*2 million of his own money*, *3 tonnes of her own rice*: whose it is, and no thing by itself."""


def _without_tail(one: Amount) -> Amount:
    if own := _OWN.match(one.item) or (SO_MUCH.match(one.item) if one.low is None else None):
        one = one._replace(item=one.item[own.end() :], item_start=one.item_start + own.end())
    one = one._replace(item=one.item.lstrip(_RAISED + " ") or one.item)
    if size := len(one.item) - len(one.item.rstrip(_RAISED)):
        last = one.item_end == one.end
        one = one._replace(item=one.item[:-size], item_end=one.item_end - size, end=one.end - size * last)
        one = one._replace(as_stated=one.as_stated[:-size] if last else one.as_stated)
    tail = _TAIL.search(one.item)
    if tail is None or not one.as_stated.endswith(tail[0]) or one.item_end != one.end:
        return one
    size = len(tail[0])
    return one._replace(
        end=one.end - size, item=one.item[:-size], item_end=one.item_end - size, as_stated=one.as_stated[:-size]
    )
