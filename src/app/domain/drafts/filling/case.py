"""One gift of a sentence on its way to a draft: where it stands, and what is found of it so far."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.drafts.clauses.pieces import Piece
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.learnt.weights import Weights
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.context import giver, key_of
from app.domain.drafts.weighing.together import Asking
from app.domain.language import tr

Towns = Callable[[str], Sequence[tuple[str, tuple[str, ...]]]]
"""The towns that words name, each with the countries in which one of that name is."""
Parties = tuple[DraftParty, ...]
JUST_BEFORE = 20
"""Code points before a name within which words stand that are of nothing else."""
FEW_WORDS = 3


@dataclass(eq=False)
class Case:
    """A gift with its sentence and what came before, which rules only read; and behind `found`, what they leave."""

    text: str
    shape: Shape
    before: Before
    gift: Gift
    weights: Weights
    published: str
    others: Sequence[Case]
    """The gifts of the sentence, this one among them."""
    towns: Towns
    named: Sequence[Named]
    found: tuple[Collection[DraftParty], Collection[DraftParty]] | None = None
    """Who gives and gets it, once that is found."""
    givers: Parties = ()
    """Who gives it, as far as the sentence says or takes somebody up."""
    taken: Parties = ()
    """Who gets it as whom a word takes up."""
    each: Field | None = None
    """Whether each of those who give it gives so much, or each who get it gets so much."""
    asked: list[Asking] = field(default_factory=list[Asking])
    """What was asked of whom the text speaks."""

    def __post_init__(self) -> None:
        self.unsure = dict(self.gift.unsure)
        """Why fields are not sure, as far as rules have said."""

    def unsaid(self, field: Field, parties: Sequence[DraftParty], words: Piece | None = None) -> Parties:
        """Parties that no word of the sentence names, or none but a pronoun."""
        end = self.shape.pieces[self.gift.main.last].end
        low, high = (end, end) if words is None else (words.start, words.end)
        if parties:
            self.unsure[field] = tr("It is whom the sentences before speak of; this one does not say.")
        return tuple(one._replace(start=low, end=high) for one in parties)

    @cached_property
    def at_head(self) -> Named | None:
        """The country at the head of the paragraph."""
        return giver(self.before.talk, self.shape, self.before.under)

    @cached_property
    def beside(self) -> tuple[list[tuple[set[str], set[str]]], tuple[set[str], set[str]]]:
        """Who gives and gets the other gifts of the sentence: those before it, and by frames those behind it."""
        before = [one.found for one in self.others if one.found is not None and any(one.found)]
        known = [({key_of(one) for one in gives}, {key_of(one) for one in gets}) for gives, gets in before]
        coming = [one.gift for one in self.others if one.found is None and one is not self]
        return known, (
            self._keys(at for gift in coming for at in gift.donors),
            self._keys(at for gift in coming for at in gift.recipients),
        )

    def _keys(self, at: Iterable[int]) -> set[str]:
        actors = (self.shape.pieces[one].actor for one in at)
        return {key_of(one) for one in actors if one is not None and one.kind is not NamedKind.PRONOUN}
