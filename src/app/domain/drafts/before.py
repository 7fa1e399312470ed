"""What came before a sentence: who was spoken of, likeliest first, on which day, and to whom the last gift went.

    taken up = subjects, *it* as whom it stood for | others who are named | whom only an adjective names

*It* and *they* mean whom the sentence before was about more often than whom it named first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.drafts.actors import Named, NamedKind
from app.domain.drafts.days import Day
from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.phrases import is_adjective
from app.domain.drafts.pieces import Piece, Sort
from app.domain.drafts.pronouns import may_stand_for
from app.domain.drafts.shape import Shape
from app.domain.terms import Outcome

_KEPT = 12
"""Actors of earlier sentences that a pronoun may mean."""
_OWN = ("its", "their", "his", "her")
_STATES = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
FAR = 3
"""Sentences over which a gift is still spoken of."""


class Lead(NamedTuple):
    """Who gives what a list goes on with, and what becomes of it."""

    donors: tuple[DraftParty, ...]
    outcome: Outcome


class Before(NamedTuple):
    """What came before a sentence."""

    actors: tuple[Named, ...] = ()
    """Who was named, those of the last sentence first, and of each whom it is about."""
    day: Day | None = None
    year: Day | None = None
    """The last day of which the year was stated."""
    getters: tuple[DraftParty, ...] = ()
    """Who got the last gift, where that was told."""
    told: Lead | None = None
    """Of the last gift whose giver was a state or an organisation."""
    lead: Lead | None = None
    """Of the list in which the sentence stands."""
    ago: int = FAR + 1
    """How many sentences before the last gift was told of."""

    @property
    def tells_of_gifts(self) -> bool:
        """Whether a gift was told of a moment ago."""
        return self.ago <= FAR

    def then(self, shape: Shape, when: Sequence[Day], drafts: Sequence[Draft]) -> Before:
        """What the next sentence has before it."""
        ago = 1 if drafts else self.ago + 1
        named = [one for one in (*self._about(shape), *_others(shape)) if one.kind is not NamedKind.PRONOUN]
        known = next((found for draft in reversed(drafts) if (found := self._known(draft, named))), self.getters)
        actors: dict[tuple[str, NamedKind], Named] = {}
        for one in (*named, *self.actors):
            actors.setdefault((one.name, one.kind), one)
        day, year = when[-1] if when else self.day, next((one for one in reversed(when) if not one.inferred), self.year)
        givers = [
            draft for draft in drafts if draft.donors and (draft.donors[0].iso2 or Field.DONORS not in draft.unsure)
        ]
        told = (
            Lead(tuple(one._replace(start=0, end=0) for one in givers[0].donors), givers[0].status)
            if givers
            else self.told
        )
        in_list = self.lead is not None and shape.pieces[0].sort is Sort.SIGN
        lead = self.lead if in_list else told if shape.pieces[-1].word == ":" else None
        return Before((*actors.values(),)[:_KEPT], day, year, known if ago <= FAR else (), told, lead, ago)

    def _known(self, draft: Draft, named: Sequence[Named]) -> tuple[DraftParty, ...]:
        """The countries that get a gift, where that is sure, or they were spoken of before; of a town its country."""
        spoken = {one.iso2: one.name for one in self.actors if one.kind in _STATES}
        sure = {one.iso2: one.name for one in named if one.kind in _STATES and Field.RECIPIENTS not in draft.unsure}
        every = spoken | sure
        found = dict.fromkeys(one.iso2 for one in draft.recipients if one.iso2 in every)
        return tuple(DraftParty(every[code], code, 0, 0) for code in found)

    def _about(self, shape: Shape) -> Iterator[Named]:
        """The subjects of a sentence; of *it* and *its* whom they are taken for."""
        if shape.pieces[0].word in _OWN:
            yield from self.actors[:1]
        found = sorted(
            {at for number, verb in enumerate(shape.verbs) if verb.finite for at in shape.subject(number)[0]}
        )
        heads = shape.of(Sort.ACTOR, 0, shape.headed)[:1]
        for at in found or heads:
            if (who := self._meant(shape.pieces[at])) is not None:
                yield who

    def _meant(self, piece: Piece) -> Named | None:
        actor = piece.actor
        if actor is None or actor.kind is not NamedKind.PRONOUN:
            return actor
        return next((one for one in self.actors if may_stand_for(piece.word.split()[-1], one)), None)


def _others(shape: Shape) -> Iterator[Named]:
    """Who is named by more than an adjective."""
    for piece in shape.pieces:
        if piece.actor is not None and not is_adjective(piece):
            yield piece.actor
