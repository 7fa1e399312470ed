"""What came before a sentence: who was spoken of, likeliest first, on which day, and to whom the last gift went.

    taken up = subjects, *it* as whom it stood for | others who are named | whom only an adjective names

*It* and *they* mean whom the sentence before was about more often than whom it named first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.needed import needed
from app.domain.drafts.clauses.phrases import is_adjective
from app.domain.drafts.clauses.pieces import Piece, Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode
from app.domain.drafts.dates.days import Day
from app.domain.drafts.dates.years import Years
from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.names.pronouns import standing_for
from app.domain.drafts.names.short_names import defined
from app.domain.drafts.text.came import came_on
from app.domain.drafts.text.context import Place, Spoken, Talk, giver, spoken_after
from app.domain.drafts.text.entries import Entry, entry_after, entry_of
from app.domain.drafts.text.leads import Lead, heads_lines, is_line, lead_of, party_of, receives
from app.domain.drafts.text.masthead import HEAD, is_paper, issuer, year_of
from app.domain.drafts.text.persons import persons
from app.domain.drafts.text.placed import placed
from app.domain.drafts.text.unlisted import behind_participle, places, subjects
from app.domain.drafts.text.voice import Heard, heard_after, ours_after, speaker
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.terms import Outcome

_OPENING, _EARLY = 2, 6
"""Sentences with which a text opens, and among which a report says whose it is, behind headings and a greeting."""
_KEPT = 12
"""Actors of earlier sentences that a pronoun may mean."""
_OWN = ("its", "their", "his", "her")
_OF_THESE = re.compile(r"Of (?:these|those|them|this|that|it)\b")
FAR, LONG = 3, 8
"""Sentences over which a gift is still spoken of."""


class Told(NamedTuple):
    """Who gave something, and what became of it."""

    donors: tuple[DraftParty, ...]
    outcome: Outcome


class Before(NamedTuple):
    """What came before a sentence."""

    actors: tuple[Named, ...] = ()
    """Who was named, those of the last sentence first, and of each whom it is about."""
    day: Day | None = None
    years: Years = Years()
    """Of which year the text tells."""
    came: Day | None = None
    """The day on which something came of which the sentence before told, and of no gift, in the same paragraph."""
    entry: Entry | None = None
    """The day at the head of the entry in which the sentence stands."""
    got: frozenset[str] = frozenset()
    """The countries that got the last gift."""
    gave: tuple[Told, ...] = ()
    """The last gifts whose giver is sure or a state, the last first."""
    lead: Lead | None = None
    """The gift that the list goes on with in which the sentence stands."""
    ago: int = FAR + 1
    """How many sentences before the last gift was told of."""
    talk: Talk = Talk()
    """Of whom the text speaks."""
    under: Named | None = None
    """Whom the paragraph has at its head, as a report of what several gave: *Peru: 20 tents arrived*."""
    counted: Amount | None = None
    """The goods of the last gift that has some with a number, or that the sentence before says are wanted."""
    paid: Amount | None = None
    """The last sum that is given, in the currency in which the numbers behind it likely are."""
    counts: bool = False
    """Whether either is of the sentence before."""
    heard: tuple[Heard, ...] = ()
    """The organisations that the text names, of which one may speak in it as *we*."""
    about: tuple[Named, ...] = ()
    """Whom the sentence before is about."""
    last: tuple[Named, ...] = ()
    """Whom it names, those first."""
    ours: int = 0
    """How many more gifts went to who speaks in the text than from there."""
    told: tuple[Draft, ...] = ()
    """The last gifts that sentences tell of, and not lines by themselves."""
    written: str = ""
    """The ISO day on which the text was written by what stands at its head (`days.written_on`), or empty."""
    of_else: bool = False
    """Whether the text as a whole is about something else than gifts."""
    title: str = ""
    """What the text is called, by its citation or its first line."""
    asked_of: Named | None = None
    """Whom the sentence before asks for something, or thanks, by name, where that tells of no gift."""
    opens: str = ""
    """The only country (iso2) of the sentence with which the paragraph opened, where that told of no gift."""
    item: Named | None = None
    """The place that stands alone at the head of the paragraph, as of one of several short reports."""
    section: Named | None = None
    """The same of the heading over it."""
    reported: frozenset[str] = frozenset()
    """The countries of all such places so far."""
    notes: int = 0
    """How many paragraphs had a heading on their own line, and were no such reports (`run_in`)."""

    @property
    def speaker(self) -> Named | None:
        """Whom *we* means."""
        return self.talk.state or self.talk.issuer or speaker(self.heard)

    def entry_at(self, shape: Shape, published: str) -> Entry | None:
        """The day at the head of a sentence."""
        return entry_of(shape, published, self.day, self.years.stated, self.talk.number)

    @property
    def tells_of_gifts(self) -> bool:
        """Whether a gift was told of a moment ago."""
        return self.ago <= FAR

    @property
    def last_givers(self) -> frozenset[str]:
        """Who gave what the sentence before tells of, by country and name: another one likely gets the next thing."""
        donors = self.gave[0].donors if self.gave and self.ago == 1 else ()
        return frozenset(key for one in donors for key in (one.name, one.iso2)) - {""}

    @property
    def is_quiet(self) -> bool:
        """Whether no gift was told of for long, or the text is about something else."""
        return self.of_else or self.ago > LONG

    def asked(self) -> Before:
        """The same, where a person asks for what a sentence may tell of: a text that is quiet is none then."""
        return self._replace(of_else=False, ago=min(self.ago, FAR + 1))

    def in_note(self) -> Before:
        """The same for a paragraph with a heading on its own line: none that stood in another such note is meant."""
        notes = self.notes + 1
        if notes == 1:
            return self._replace(notes=notes)
        topics = {key: one for key, one in self.talk.spoken.items() if one.titled or key == self.talk.topic}
        talk = self.talk._replace(spoken=topics, between=())
        return Before(
            notes=notes, talk=talk, years=self.years, day=self.day, ago=self.ago, heard=self.heard, ours=self.ours,
            written=self.written, of_else=self.of_else, title=self.title, told=self.told, reported=self.reported,
        )  # fmt: skip

    @property
    def told_of(self) -> list[Amount]:
        """What a bare number may count."""
        return [one for one in (self.counted, self.paid) if one is not None]

    def told_at(self, text: str, start: int) -> list[Amount]:
        """What a bare number of the sentence that begins at a code point may count: *Of these, 300* what the one
        before counts."""
        return self.told_of if self.counts or not _OF_THESE.match(text, start) else []

    @property
    def givers(self) -> tuple[DraftParty, ...]:
        """Who gave most of what was told of."""
        counted = Counter(one.donors for one in self.gave)
        return next((who for who, count in counted.most_common(1) if count > len(self.gave) / 2), ())

    def then(
        self, text: str, shape: Shape, when: Sequence[Day], drafts: Sequence[Draft], *, place: Place, published: str,
        kinds: WordKinds,
    ) -> Before:  # fmt: skip
        """What the next sentence has before it."""
        ago = 1 if drafts else self.ago + 1
        alone = place.alone and not self._is_of_list(shape)
        led = [*subjects(text, shape, kinds)]
        led = [*_opening_givers(text, shape, drafts, led), *led]
        unlisted = [*places(text, shape, kinds), *led]
        about = [*led, *(one for one in self._about(shape) if not _is_within(one, led))]
        named = _but_pronouns((*about, *_others(shape), *unlisted))
        last = self.got if ago <= FAR else frozenset[str]()
        got = frozenset(one.iso2 for draft in drafts for one in draft.recipients if one.iso2) or last
        heard = self._hears(shape, about, drafts, place)
        talk = self._with_issuer(text, shape, alone=place.alone)
        speaks = self._replace(heard=heard, talk=talk).speaker
        ours = ours_after(self.ours, speaks, shape, drafts, alone=place.alone)
        named = _once((*named, *persons(text, shape.pieces)))
        counted, paid = _counted(shape, drafts) or _needed(text, shape), _paid(shape, drafts)
        gave = (*(Told(_bare(draft), draft.status) for draft in reversed(drafts) if _is_plain(draft)), *self.gave)
        then = Before(
            actors=_once((*named, *self.actors))[:_KEPT],
            about=_here(shape, about or [*_opening(shape)]) or (() if named else self.about),
            last=_here(shape, [*named, *_seats(shape)]) or self.last,
            day=when[-1] if when else self.day,
            years=self.years.after(self._told_days(text, shape, when, place), published, ends=place.ends),
            came=_came(shape, drafts, place),
            entry=entry_after(self.entry, self.entry_at(shape, published), place),
            got=got,
            gave=gave[:_KEPT],
            lead=self._lead(text, shape, gave, place),
            ago=ago,
            talk=spoken_after(_with_short(talk, text, shape), shape, about, drafts, alone=alone, more=unlisted),
            under=None if place.ends and not alone else giver(self.talk, shape, self.under),
            counted=counted or (self.counted if ago <= FAR else None),
            paid=paid or self.paid,
            counts=bool(counted or paid),
            heard=heard,
            ours=ours,
            told=self._told(drafts, place, ago),
            written=self.written,
            of_else=self.of_else,
            title=self.title,
            asked_of=_asked_of(shape, drafts),
            opens=self._opens(shape, about, drafts, place),
            notes=self.notes,
        )
        return self._with_items(then, shape, place)

    def _with_items(self, then: Before, shape: Shape, place: Place) -> Before:
        """The same with whose item and section the next sentence stands in, and of whom there have been some."""
        headed = item_of(shape) if place.starts else None
        return then._replace(
            item=None if place.alone else headed if place.starts else self.item,
            section=(None if shape.headed else headed) if place.alone else self.section,
            reported=self.reported if headed is None else self.reported | {headed.iso2},
        )

    def _hears(self, shape: Shape, about: Sequence[Named], drafts: Sequence[Draft], place: Place) -> tuple[Heard, ...]:
        """Who may speak in the text behind a sentence."""
        opens, early = self.talk.number < _OPENING, self.talk.number < _EARLY and is_paper(self.title)
        return heard_after(self.heard, shape, about, drafts, alone=place.alone, opens=opens, early=early)

    def _told_days(self, text: str, shape: Shape, when: Sequence[Day], place: Place) -> list[Day]:
        """The days of a sentence without that of a dateline, which a history may have too, and with that of a head."""
        told = [one for one in when if one.start >= _dateline(shape)]
        first = shape.pieces[0].start
        heads = place.alone and not told and self.talk.number < HEAD
        year = year_of(text[first : shape.pieces[-1].end], first) if heads else None
        return [*told, *([] if year is None else [year])]

    def _is_of_list(self, shape: Shape) -> bool:
        """Whether what stands alone is a line of a list, and no heading."""
        return shape.pieces[0].sort is Sort.SIGN or (self.lead is not None and shape.headed > 0)

    def _opens(self, shape: Shape, about: Iterable[Named], drafts: Sequence[Draft], place: Place) -> str:
        """The country of which the paragraph has begun to speak, whose line may go on behind the sentence."""
        if not place.starts:
            return self.opens
        if drafts or not self.talk.number:
            return ""
        codes = {one.iso2 for piece in shape.pieces if (one := piece.actor) is not None} - {""}
        led = {one.iso2 for one in (about or _opening(shape)) if one.kind in STATES or one.seat}
        return next(iter(codes)) if len(codes) == 1 and led == codes else ""

    def _told(self, drafts: Sequence[Draft], place: Place, ago: int) -> tuple[Draft, ...]:
        return () if ago > LONG else (*self.told, *(() if place.alone else drafts))[-_KEPT:]

    def _with_issuer(self, text: str, shape: Shape, *, alone: bool) -> Talk:
        """Of whom the text speaks, with whose paper it is, if a line at its head says so."""
        talk, first = self.talk, shape.pieces[0].start
        if not alone or talk.issuer is not None or talk.number >= HEAD:
            return talk
        named = [piece.actor for piece in shape.pieces if piece.actor is not None]
        who = issuer(text[first : shape.pieces[-1].end], first, named)
        if who is None:
            return talk
        spoken = {**talk.spoken, who.iso2 or who.name: Spoken(who, times=1, last=talk.number)}
        return talk._replace(issuer=who, spoken={**spoken, **talk.spoken})

    def _lead(self, text: str, shape: Shape, gave: Sequence[Told], place: Place) -> Lead | None:
        """What leads the next line: a sentence that ends with a colon, or a heading, to the end of the lines below."""
        if shape.pieces[-1].word != ":":
            if place.alone and heads_lines(text, shape) and (said := lead_of(shape, self._meant)) is not None:
                return self._led(said)
            lead = self.lead if place.starts else None
            return lead and lead._replace(near=lead.near and (is_line(shape) or shape.headed > 0))
        if (said := lead_of(shape, self._meant)) is not None or receives(shape):
            return said and self._led(said)
        if self.lead is not None and self.lead.gets and "these" in shape.words:  # of these the largest were:
            return self.lead
        return next((Lead(who, (), became, near=False) for who, became in gave), None)

    def _led(self, said: Lead) -> Lead:
        """A lead whose lines name who gets it: who speaks gives it, where nobody else is said to."""
        who = self.speaker if said.gets and not said.donors else None
        return said if who is None else said._replace(donors=(party_of(who),))

    def _about(self, shape: Shape) -> Iterator[Named]:
        """The subjects of a sentence; of *it* and *its* whom they are taken for."""
        if shape.pieces[0].word in _OWN:
            yield from self.actors[:1]
        found = sorted(
            {
                at
                for number, verb in enumerate(shape.verbs)
                if verb.finite and not _describes(shape, verb.first)
                for at in shape.subject(number)[0]
            }
        )
        heads = shape.of(Sort.ACTOR, 0, shape.headed)[:1]
        tells = any(verb.finite and verb.last < shape.headed for verb in shape.verbs)  # it received: …
        for at in heads + found if tells else found or heads or _fronted(shape):
            first = () if at == 0 else _opening(shape)
            if (who := self._meant(shape.pieces[at], first)) is not None:
                yield who

    def _meant(self, piece: Piece, first: Iterable[Named] = ()) -> Named | None:
        """Whom a piece names; of a pronoun whom it is taken for, of those `first` if one fits."""
        actor = piece.actor
        if actor is None or actor.kind is not NamedKind.PRONOUN:
            return actor
        return next(iter(standing_for(piece.word, (*first, *self.actors))), None)


def item_of(shape: Shape) -> Named | None:
    """The one place that is a heading, or all there is: *Port Vila: …*, *Vanuatu. …*, *2. Vanuatu. …*."""
    low = 2 if shape.words[0].isdigit() and shape.words[1:2] in (["."], [")"]) else 0
    end = shape.headed or (len(shape.pieces) if len(shape.pieces) <= low + _BARE else 0)
    named = [one for piece in shape.pieces[:end] if (one := piece.actor) is not None]
    others = any(piece.actor is None and piece.word.isalpha() for piece in shape.pieces[:end])
    places = [one for one in named if one.kind in (*STATES, NamedKind.TOWN) and one.iso2]
    return places[0] if len(named) == len(places) == 1 and not others else None


_BARE = 2
"""Pieces of a heading that is only a place, at most."""


def _opening_givers(text: str, shape: Shape, drafts: Sequence[Draft], led: Sequence[Named]) -> Iterator[Named]:
    """Who gives something by one word that opens a sentence, which may be a word as well as a name: *Tesco gave*."""
    first = shape.pieces[0]
    names = {one.name for draft in drafts for one in draft.donors if not one.iso2 and one.start == first.start}
    for name in names if first.actor is None and all(one.start != first.start for one in led) else ():
        if name == text[first.start : first.end] and name[0].isupper():
            yield Named(first.start, first.end, NamedKind.COMPANY, name, "")


def _but_pronouns(named: Iterable[Named]) -> list[Named]:
    return [one for one in named if one.kind is not NamedKind.PRONOUN]


def _asked_of(shape: Shape, drafts: Sequence[Draft]) -> Named | None:
    """Whom somebody asks or thanks, and nothing is given: *Malta asked Oman for help*, *Malta thanked Oman*."""
    for number, verb in enumerate(() if drafts else shape.verbs):
        if not verb.finite or verb.passive or verb.mode is not Mode.FACT or not shape.subject(number)[0]:
            continue
        if verb.family not in (Family.ASK, Family.THANK) and verb.lemma not in ("turn", "appeal"):
            continue
        behind = shape.of(Sort.ACTOR, verb.last + 1, shape.clause_end(verb.last + 1))
        asked = (at for at in behind if shape.ties[at].verb == number and shape.ties[at].role in _WHOM)
        if (actor := next((shape.pieces[at].actor for at in asked), None)) is not None:
            return None if actor.kind is NamedKind.PRONOUN else actor
    return None


_WHOM = (OBJECT, "to", "on", "from")


def _with_short(talk: Talk, text: str, shape: Shape) -> Talk:
    """Of whom the text speaks, with the short names that a sentence defines, and the towns whose country it says."""
    named = [piece.actor for piece in shape.pieces if piece.actor is not None]
    short, where = defined(text, named), placed(text, named)
    if not (short or where):
        return talk
    return talk._replace(short={**talk.short, **short}, placed={**where, **talk.placed})


def _fronted(shape: Shape) -> list[int]:
    """The first who is named behind a participle that opens a sentence."""
    low = behind_participle(shape)
    return shape.of(Sort.ACTOR, low, len(shape.pieces))[:1] if low else []


_SPEAKS = GIVING - {Family.RECEIVE, Family.ARRIVE, Family.HELP, Family.CARRY} | {Family.SAY, Family.ASK}


def _describes(shape: Shape, first: int) -> bool:
    """Whether a verb is of a clause that only says more of a name behind the main one: *helped Fiji, which was hit*."""
    left = shape.before(first)
    if left < 0 or shape.words[left] not in ("which", "who", "that") or shape.words[max(0, left - 1)] != ",":
        return False
    return any(verb.finite and verb.last < left for verb in shape.verbs)


def _opening(shape: Shape) -> Iterator[Named]:
    """Who is named as a sentence opens, where its verb is none that is known: *Tashkent shook*."""
    at = int(shape.pieces[0].word == "the")
    listed = shape.list_around(at) if at in shape.ties else []
    named = (shape.pieces[one].actor for one in listed)
    return (one for one in named if one is not None and one.kind is not NamedKind.PRONOUN)


def _here(shape: Shape, named: Sequence[Named]) -> tuple[Named, ...]:
    """Those named, seats as towns, without whom a dateline names: *BHUJ - …*."""
    return _once(_as_town(shape, one) for one in named if one.start >= _dateline(shape))


def _dateline(shape: Shape) -> int:
    """Where a dateline ends."""
    return shape.pieces[shape.headed].start if shape.is_dated else 0


def _came(shape: Shape, drafts: Sequence[Draft], place: Place) -> Day | None:
    """The day on which something came of which a sentence tells, and of no gift, for the next one beside it."""
    return None if drafts or place.ends else came_on(shape)


def _seats(shape: Shape) -> Iterator[Named]:
    """The countries that are named by a town."""
    return (one for piece in shape.pieces if (one := piece.actor) is not None and one.seat)


def _as_town(shape: Shape, one: Named) -> Named:
    """Who is named; as the town by which a country is, unless it says, asks or gives something: *Tashkent fell*."""
    speaks = (shape.pieces[at].actor for number, verb in enumerate(shape.verbs) if verb.family in _SPEAKS
              for at in shape.subject(number)[0])  # fmt: skip
    return one if not one.seat or one in speaks else one._replace(kind=NamedKind.TOWN, name=one.seat)


def _is_within(one: Named, others: Iterable[Named]) -> bool:
    """Whether somebody is named only as a part of the name of another."""
    return any(other.start <= one.start < one.end <= other.end for other in others)


def _others(shape: Shape) -> Iterator[Named]:
    """Who is named by more than an adjective."""
    for piece in shape.pieces:
        if piece.actor is not None and not is_adjective(piece):
            yield piece.actor


def _once(named: Iterable[Named]) -> tuple[Named, ...]:
    """Everybody once, where they come first."""
    found: dict[tuple[str, NamedKind], Named] = {}
    for one in named:
        found.setdefault((one.name, one.kind), one)
    return tuple(found.values())


def _counted(shape: Shape, drafts: Sequence[Draft]) -> Amount | None:
    """The last goods with a number that are given."""
    given = {item.start for draft in drafts for item in draft.items if item.low is not None}
    things = [thing for piece in shape.pieces if (thing := piece.thing) is not None and thing.start in given]
    return things[-1] if things else None


def _needed(text: str, shape: Shape) -> Amount | None:
    """What alone is only needed, of which the next sentence may say how much came."""
    found = needed(text, shape.pieces[0].start, shape.pieces[-1].end)
    others = (piece for piece in shape.pieces if piece.thing is not None)
    alone = found is not None and all(one.start < found.end and found.start < one.end for one in others)
    return found if alone else None


def _paid(shape: Shape, drafts: Sequence[Draft]) -> Amount | None:
    """The last sum that is given, in its currency."""
    sums = (one for draft in drafts for one in draft.amounts if one.low is not None)
    given = {one.start: one.currency for one in sums if one.currency}
    sums = [thing for piece in shape.pieces if (thing := piece.thing) is not None and thing.start in given]
    return sums[-1]._replace(currency=given[sums[-1].start]) if sums else None


def _is_plain(draft: Draft) -> bool:
    """Whether who gives something is sure, or has a name."""
    return bool(draft.donors) and (draft.donors[0].name[0].isupper() or Field.DONORS not in draft.unsure)


def _bare(draft: Draft) -> tuple[DraftParty, ...]:
    """Who gives something, without the words that say so."""
    return tuple(one._replace(start=0, end=0) for one in draft.donors)
