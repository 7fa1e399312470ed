"""The day on which something came, of which only the next sentence says what it had aboard.

sentence = day what came | what came day              A Peruvian ship docked at Lomé on 9 May.
next     = … ("it" | "they") "brought" things …       It was late, but it brought 40 tents for Togo
         | ("on board" | "aboard") "were" things      On board were 40 tents for Togo
         | … "with" ("it" | "them") "came" things     With it came 40 tents for Togo
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family, Mode
from app.domain.drafts.dates.days import Day

_BROUGHT = re.compile(
    r"(?:Aboard|On board|In (?:its|their) holds?)\b|"
    r".*?\b(?:[Ii]t|[Tt]hey) (?:also |then )?(?:carried|brought|unloaded|offloaded|delivered|held|bore|contained)\b|"
    r".*?\b[Ww]ith (?:it|them) (?:came|was|were)\b",
    re.DOTALL,
)


def came_on(shape: Shape) -> Day | None:
    """The one day of a sentence, if it is that on which something came."""
    found = shape.of(Sort.DAY, shape.headed if shape.is_dated else 0, len(shape.pieces))
    day = shape.pieces[found[0]].day if len(found) == 1 else None
    if day is None or day.unsure or not day.last:
        return None
    verbs = [verb for verb in shape.verbs if verb.finite]
    before = [verb for verb in verbs if verb.last < found[0]]
    said = (before[-1:] or verbs[:1])[-1:]
    comes = any(verb.family is Family.ARRIVE or verb.lemma == "follow" for verb in said if verb.mode is Mode.FACT)
    return day if comes else None


def says_what_came(text: str, shape: Shape) -> bool:
    """Whether a sentence without a day says what that had aboard of which the sentence before told."""
    dated = shape.of(Sort.DAY, 0, len(shape.pieces))
    return not dated and _BROUGHT.match(text, shape.pieces[0].start, shape.pieces[-1].end) is not None
