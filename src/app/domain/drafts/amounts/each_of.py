"""A number that is said once of each of several things.

    each = number measure? "each" "of" phrase ("," phrase)* "and" phrase      ten each of tractors, ploughs and harrows

So many of each are meant, and not of all together.
"""

from __future__ import annotations

from app.domain.drafts.amounts.amount import Amount, Site
from app.domain.drafts.amounts.noun_phrases import head_of, is_plural, phrase_end
from app.domain.drafts.amounts.numbers_read import number_of
from app.domain.drafts.words.goods import GOODS, MOVABLE
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.word_lists import CONTAINERS, MEASURES, NEVER_ITEMS

_EACH = Rare("ach|ACH", r"\b(?:[Ee]ach|EACH)\b")


def each_of(site: Site, at: int) -> list[Amount]:
    """The amounts of the things of which a number that begins at a token is each of; empty where it is none."""
    run = site.run
    if _EACH.search(run.words) is None:
        return []
    number, _ = number_of(run, at)
    if number is None or number.found is None or number.found.codes or number.found.low is None:
        return []
    measured = run.text_at(number.end) in MEASURES | CONTAINERS
    each = number.end + measured
    if (run.text_at(each), run.text_at(each + 1)) != ("each", "of"):
        return []
    unit = run.stated(number.end, each)
    parts = _parts(site, each + 2)
    if len(parts) < 2 or not all(_is_thing(site, part, measured=measured) for part in parts):
        return []
    starts = [number.start, *(first for first, _ in parts[1:])]
    return [
        site.made((start, part[1]), number.found, part, unit=unit) for start, part in zip(starts, parts, strict=True)
    ]


def _parts(site: Site, first: int) -> list[tuple[int, int]]:
    """The phrases of a list from a token on that ends in *and*; empty where it does not."""
    run, out, last = site.run, list[tuple[int, int]](), False
    while not last:
        last = bool(out) and run.text_at(first - 1) == "and"
        stop = phrase_end(run, first, measured=True)
        end = next((one for one in range(first, stop) if run.text_at(one) in ("and", ",")), stop)
        joint = end + (run.text_at(end) == ",")
        joint += run.text_at(joint) == "and"
        if end == first or (joint == end and not last):
            return []
        out.append((first, end))
        first = joint
    return out


def _is_thing(site: Site, part: tuple[int, int], *, measured: bool) -> bool:
    """Whether a phrase names several things, or, behind a measure, so much of one."""
    head = head_of(site.run, *part)
    named = is_plural(site.run, part[1] - 1) or (measured and head in GOODS)
    movable = any(site.run.text_at(one) in MOVABLE for one in range(*part))
    return named and (head not in NEVER_ITEMS or movable)
