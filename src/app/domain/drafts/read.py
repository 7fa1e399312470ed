"""Reading drafts of donation records from running text, sentence by sentence.

`Reader.drafts` cuts a text into sentences and reads each with what came before it: who was spoken of last, for
*it* and *the company*, and which day, for *a week later*. What is read is proposed to a person, never saved by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.drafts.actors import ActorReader, Named, NamedKind
from app.domain.drafts.amounts import Amount, amounts, items
from app.domain.drafts.days import Day, days
from app.domain.drafts.draft import Draft, DraftDate, Drafted, DraftItem, DraftMoney, DraftParty, Field, Span
from app.domain.drafts.frames import frames
from app.domain.drafts.gifts import Gift, gifts
from app.domain.drafts.pieces import Piece, Sort, cut, is_vehicle
from app.domain.drafts.refused import why_not
from app.domain.drafts.said import asserted_by, ground, lending
from app.domain.drafts.shape import HEADING, SUBJECT, Shape
from app.domain.drafts.verbs import Family
from app.domain.sentences import sentences
from app.domain.terms import Outcome

LONGEST = 3_000
"""Code points of a sentence that is read; what is longer is a list or a table, and no sentence."""


class Before(NamedTuple):
    """What came before a sentence."""

    actors: tuple[Named, ...] = ()
    """Who was named, those of the last sentence first."""
    day: Day | None = None


class Reader:
    """Reads drafts. Making one takes some milliseconds, so keep it."""

    __slots__ = ("_actors",)

    def __init__(self, actors: ActorReader) -> None:
        self._actors = actors

    def drafts(self, text: str, published: str = "") -> Iterator[Drafted]:
        """Every sentence of a text in order with its drafts; `published` is the ISO day of the source, or empty."""
        before = Before()
        for start, end in _sentences(text):
            found, before = self.sentence(text, start, end, published, before)
            yield Drafted(start, end, tuple(found))

    def sentence(
        self, text: str, start: int, end: int, published: str = "", before: Before | None = None
    ) -> tuple[list[Draft], Before]:
        """The drafts of the sentence between two code points, and what the next one has before it."""
        before = before or Before()
        if end - start > LONGEST:
            return [], before
        named = self._actors.find(text, start, end)
        when = days(text, start, end, published, before.day)
        after = Before((*named, *before.actors)[:12], when[-1] if when else before.day)
        counted = amounts(text, start, end)
        things = [*counted, *items(text, start, end, counted)]
        pieces = cut(text, start, end, named, things, when)
        shape = Shape(pieces)
        found = frames(shape)
        if not found:
            return [], after
        reading = _Reading(text, shape, before)
        return [draft for gift in gifts(shape, found) if (draft := reading.draft(gift)) is not None], after


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text whose paragraphs are lines."""
    at = 0
    for line in text.splitlines(keepends=True):
        for low, high in sentences(line):
            yield at + low, at + high
        at += len(line)


class _Reading:
    """One sentence whose gifts become drafts."""

    def __init__(self, text: str, shape: Shape, before: Before) -> None:
        self.text, self.shape, self.before = text, shape, before

    def draft(self, gift: Gift) -> Draft | None:
        """The draft of a gift, or None where it is none."""
        if why_not(self.shape, gift):
            return None
        spans: dict[Field, tuple[Span, ...]] = {}
        unsure = dict(gift.unsure)
        donors = self._parties(gift.donors, Field.DONORS, spans, unsure)
        carriers = self._parties([at for at in gift.carriers if at not in gift.donors], Field.CARRIERS, spans, unsure)
        recipients = self._parties(self._recipients(gift), Field.RECIPIENTS, spans, unsure)
        if not (donors or recipients or carriers):
            return None
        lent = lending(self.shape, gift)
        if lent:
            unsure[Field.TERMS] = lent
        things = _without_vehicles(self.shape, gift)
        goods = [self._amount(at) for at in things if not self._amount(at).is_money]
        sums = [self._sum(at, gift) for at in (*things, *gift.worth) if self._amount(at).is_money]
        if goods:
            _note(spans, unsure, Field.ITEMS, goods)
        if sums:
            _note(spans, unsure, Field.MONEY, sums)
        first, last = self.shape.pieces[gift.main.first], self.shape.pieces[gift.main.last]
        spans[Field.STATUS] = (Span(first.start, last.end),)
        date = self._date(gift, spans, unsure)
        basis, words = ground(self.shape, gift)
        if words:
            spans[Field.BASIS] = (Span(*words),)
        said = asserted_by(self.text, self.shape, gift)
        if said:
            spans[Field.ASSERTED_BY] = (Span(*said),)
        return Draft(
            status=gift.outcome,
            donors=donors,
            carriers=carriers,
            recipients=recipients,
            items=tuple(_item(one) for one in goods),
            amounts=tuple(_money(one) for one in sums),
            date=date,
            basis=basis,
            asserted_by=self.text[said[0] : said[1]] if said else "",
            spans=spans,
            unsure=unsure,
        )

    def _amount(self, at: int) -> Amount:
        thing = self.shape.pieces[at].thing
        if thing is None:
            raise ValueError("a thing")
        return thing

    def _sum(self, at: int, gift: Gift) -> Amount:
        """A sum, its currency chosen by who gives it where its word leaves several."""
        one = self._amount(at)
        if one.currency:
            return one
        for parties in (gift.donors, gift.recipients, gift.carriers):
            named = [self.shape.pieces[party].actor for party in parties]
            codes = {code for actor in named if actor is not None for code in (actor.iso2, actor.home) if code}
            again = (
                [other for other in amounts(self.text, one.start, one.end, codes) if other.is_money] if codes else []
            )
            if len(again) == 1 and again[0].currency:
                return again[0]
        return one

    def _recipients(self, gift: Gift) -> list[int]:
        """Those that are named most plainly."""
        best = max(gift.recipients.values(), default=0)
        parties = {*gift.donors, *gift.carriers}
        plain = [at for at, level in gift.recipients.items() if level == best and at not in parties]
        return sorted(plain) or self._heading(gift)

    def _heading(self, gift: Gift) -> list[int]:
        """The place that a report begins with: *Sindh: 6,240 tents …*."""
        parties = {*gift.donors, *gift.carriers}
        heading = [at for at, tie in self.shape.ties.items() if tie.to == HEADING or at < self.shape.headed]
        places = [
            at
            for at in heading
            if at not in parties and (actor := self.shape.pieces[at].actor) is not None and actor.iso2
        ]
        return places[-1:]

    def _parties(
        self, at: list[int], field: Field, spans: dict[Field, tuple[Span, ...]], unsure: dict[Field, str]
    ) -> tuple[DraftParty, ...]:
        out: list[DraftParty] = []
        for piece in (self.shape.pieces[one] for one in sorted(set(at))):
            named = piece.actor
            if named is None:
                continue
            who, why = self._resolved(named, piece)
            if who is None:
                unsure[field] = why
                continue
            if why:
                unsure[field] = why
            party = DraftParty(who.name, who.iso2, named.start, named.end)
            if all((party.name, party.iso2) != (one.name, one.iso2) for one in out):
                out.append(party)
        if out:
            spans[field] = tuple(Span(one.start, one.end) for one in out)
        return tuple(out)

    def _resolved(self, named: Named, piece: Piece) -> tuple[Named | None, str]:
        if named.kind is not NamedKind.PRONOUN:
            return named, named.unsure
        for one in self._candidates(piece):
            if _stands_for(piece.word, one):
                return one, f"“{named.name}” is taken to be {one.name}, which is named before it."
        return None, f"Whom “{named.name}” means is not said here."

    def _candidates(self, pronoun: Piece) -> Iterator[Named]:
        """Whom a pronoun may mean, the likeliest first: subjects of the sentence, then of the one before, then others."""
        pieces = self.shape.pieces
        if pronoun.word in ("we", "our", "us", "i"):
            for verb in self.shape.verbs:
                at = self.shape.before(verb.first)
                if verb.family is Family.SAY and at >= 0 and (actor := pieces[at].actor) is not None:
                    yield actor
            return
        earlier = [at for at, one in enumerate(pieces) if one.actor is not None and one.start < pronoun.start]
        for at in sorted(earlier, key=lambda at: self.shape.ties[at].to != SUBJECT):
            if (actor := pieces[at].actor) is not None:
                yield actor
        yield from self.before.actors

    def _date(self, gift: Gift, spans: dict[Field, tuple[Span, ...]], unsure: dict[Field, str]) -> DraftDate | None:
        at = _day_of(self.shape, gift)
        day = self.shape.pieces[at].day if at >= 0 else None
        if day is None:
            return None
        spans[Field.DATE] = (Span(day.start, day.end),)
        if day.unsure or day.inferred:
            unsure[Field.DATE] = day.unsure or day.inferred
        return DraftDate(day.first, day.last, day.precision, day.as_stated, day.start, day.end)


def _without_vehicles(shape: Shape, gift: Gift) -> list[int]:
    """The things of a gift without what only brings the others."""
    others = [at for at in gift.things if (thing := shape.pieces[at].thing) is None or not is_vehicle(thing)]
    return others or gift.things


def _day_of(shape: Shape, gift: Gift) -> int:
    """The day that a gift's verb is said with, or -1: not that on which somebody said so, nor one of something else."""
    frame = gift.main
    low = shape.clause_start(frame.first)
    found: list[tuple[int, int]] = []
    for at in shape.of(Sort.DAY, 0, len(shape.pieces)):
        tie = shape.ties[at]
        said = tie.verb >= 0 and shape.verbs[tie.verb].family is Family.SAY and tie.verb != shape.verb_at(frame.at)
        if said or (at and shape.pieces[at - 1].word in ("of", "since", "the", "'s")):
            continue
        if gift.low >= 0 and gift.low <= at < gift.high:
            found.append((-1, at))
        elif gift.low >= 0 and frame.low <= at < gift.low and shape.of(Sort.THING, frame.low, at):
            continue
        elif frame.low <= at < frame.high:
            found.append((0, at))
        elif frame.first <= at <= frame.last or low <= at < frame.first:
            found.append((1, at))
        elif any(other.low <= at < other.high for other in gift.told[1:]):
            found.append((2, at))
    return min(found)[1] if found else -1


_PLURAL = ("they", "we")


def _stands_for(pronoun: str, one: Named) -> bool:
    if one.kind is NamedKind.PRONOUN:
        return False
    if pronoun in ("he", "she"):
        return one.kind is NamedKind.PERSON
    if pronoun in ("it", "its"):
        return one.kind not in (NamedKind.PERSON, NamedKind.GROUP)
    if "company" in pronoun or "firm" in pronoun:
        return one.kind is NamedKind.COMPANY
    return one.kind is not NamedKind.PERSON


def _note(spans: dict[Field, tuple[Span, ...]], unsure: dict[Field, str], field: Field, found: list[Amount]) -> None:
    spans[field] = tuple(Span(*_extent(one)) for one in found)
    reasons = [one.unsure for one in found if one.unsure]
    if reasons:
        unsure[field] = reasons[0]


def _extent(one: Amount) -> tuple[int, int]:
    if one.item_end > one.item_start:
        return min(one.start, one.item_start), max(one.end, one.item_end)
    return one.start, one.end


def _item(one: Amount) -> DraftItem:
    return DraftItem(one.item, one.low, one.high, one.qualifier, one.unit, one.as_stated, *_extent(one))


def _money(one: Amount) -> DraftMoney:
    return DraftMoney(one.low, one.high, one.currency, one.qualifier, one.as_stated, one.start, one.end)
