"""Reading drafts of donation records from running text, sentence by sentence.

`Reader.drafts` cuts a text into sentences and reads each with what came before it: who was spoken of last, for
*it* and *the company*, and which day, for *a week later*. What is read is proposed to a person, never saved by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.drafts.actors import ActorReader
from app.domain.drafts.amounts import amounts, items
from app.domain.drafts.days import days
from app.domain.drafts.draft import Draft, Drafted
from app.domain.drafts.elided import elided
from app.domain.drafts.filling import Before, Filling
from app.domain.drafts.frames import frames
from app.domain.drafts.gifts import gifts
from app.domain.drafts.pieces import cut
from app.domain.drafts.shape import Shape
from app.domain.sentences import sentences

LONGEST = 3_000
"""Code points of a sentence that is read; what is longer is a list or a table, and no sentence."""


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
        filled = (Filling(text, shape, before, gift).draft() for gift in gifts(shape, found))
        return [draft for draft in filled if draft is not None], after


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text whose paragraphs are lines."""
    at = 0
    for line in text.splitlines(keepends=True):
        for low, high in sentences(line):
            yield at + low, at + high
        at += len(line)
