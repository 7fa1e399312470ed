"""Things of one gift of which only some are given, as *or* between them says.

    choice = option ("," option)* ","? "or" option      20 tents or 30 blankets; a bridge, a ferry or two boats
           | thing "," ("some say" | "perhaps") number    20 tents, some say 30; 20 tents, perhaps 30
    option = thing (("," | "and") thing)*               either 20 tents, or 30 blankets and 10 stoves

Each thing has a number of its own, be it that of *a*: of *30 trucks or vans* there are 30 together. What comes with
what is plain of things one by one, and behind a comma: *20 tents or 30 blankets and 10 stoves* may be read two ways.
Behind a comma *or* may also say the same in other words, *200 tents, or one for each house*, but for lists and behind
*either*; and so it may of what is packed and measured, *200 cartons or 9 tonnes of rice*. What is not plain is unsure;
it is of an alternative all the same, by which no more of it is added than may be given. A sum instead of things is none
that a record can say: both are unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.alternatives import LETTERS
from app.domain.drafts.amounts.sums import is_instead, only_one
from app.domain.drafts.draft import Draft, DraftItem, Field
from app.domain.drafts.words.word_lists import CONTAINERS
from app.domain.language import tr
from app.domain.terms import Outcome

_OR = re.compile(r",? or(?:,? (?:else|alternatively|instead|failing (?:that|this)),?|, [^,;:.()]{2,40},)? (?:either )?")
_WITH = re.compile(r",? (?:and (?:also )?)?")
_EITHER = re.compile(r"\beither $", re.IGNORECASE)


def with_alternatives(text: str, draft: Draft) -> Draft:
    """A draft whose things say which of them come instead of others."""
    draft = _or_money(text, draft)
    pairs = [*pairwise(sorted(draft.items, key=lambda item: item.start))]
    if draft.status is Outcome.NOT_GIVEN or not any(_is_or(text, *pair) for pair in pairs):
        return draft
    letters: dict[DraftItem, str] = {}
    plain = True
    for run in _runs(text, sorted(draft.items, key=lambda item: item.start)):
        options = _options(text, run)
        if len(options) < 2 or len(options) > len(LETTERS):
            continue
        plain = not letters and _is_plain(text, run, options)  # a record has one choice
        letters = letters or {item: letter for letter, some in zip(LETTERS, options, strict=False) for item in some}
    if not letters:
        return draft
    items = tuple(item._replace(alternative=letters.get(item, "")) for item in draft.items)
    unsure = {**draft.unsure}
    if plain:
        said = {only_one(item.as_stated) for item in letters}
        unsure = {field: why for field, why in unsure.items() if field is not Field.ITEMS or why not in said}
    else:
        unsure.setdefault(Field.ITEMS, tr("What “or” leaves to choose from is not plain."))
    return replace(draft, items=items, unsure=unsure)


def _or_money(text: str, draft: Draft) -> Draft:
    """A draft in which a sum that comes instead of things is not sure, nor are they."""
    for one, other in pairwise(sorted((*draft.items, *draft.amounts), key=lambda part: part.start)):
        if type(one) is not type(other) and _OR.fullmatch(text, one.end, other.start):
            unsure = {Field.ITEMS: only_one(one.as_stated), Field.MONEY: only_one(one.as_stated)}
            return replace(draft, unsure=unsure | draft.unsure)
    return draft


def _runs(text: str, items: Sequence[DraftItem]) -> Iterator[list[DraftItem]]:
    """The lists of things with a number each, between which nothing but joints stands."""
    run: list[DraftItem] = []
    for item in items:
        counted = item.low is not None or item.high is not None or item.as_stated[:1].isdigit()  # left open
        if run and not (counted and _joint(text, run[-1], item)):
            yield run
            run = []
        if counted:
            run.append(item)
    yield run


def _joint(text: str, one: DraftItem, other: DraftItem) -> bool:
    return _is_or(text, one, other) or _WITH.fullmatch(text[one.end : other.start]) is not None


def _is_or(text: str, one: DraftItem, other: DraftItem) -> bool:
    between = text[one.end : other.start]
    told = one.item == other.item and is_instead(between, other.as_stated)
    return told or _OR.fullmatch(between) is not None


def _options(text: str, run: Sequence[DraftItem]) -> list[list[DraftItem]]:
    """What there is to choose from; of a list with commas alone each thing."""
    out: list[list[DraftItem]] = [[*run[:1]]]
    for one, other in pairwise(run):
        if _is_or(text, one, other):
            out.append([other])
        else:
            out[-1].append(other)
    if len(out) > 1 and all(len(option) == 1 for option in out[1:]) and not _has_and(text, out[0]):
        return [[item] for option in out for item in option]
    return out


def _has_and(text: str, option: Sequence[DraftItem]) -> bool:
    return any("and" in text[one.end : other.start] for one, other in pairwise(option))


def _is_plain(text: str, run: Sequence[DraftItem], options: Sequence[Sequence[DraftItem]]) -> bool:
    """Whether it is beyond doubt that the options exclude one another, and what each has."""
    if any(_may_be_one(one, other) for one, other in pairwise(run) if _is_or(text, one, other)):
        return False
    commas = [text[one[-1].end] == "," for one in options[:-1]]
    either = _EITHER.search(text, max(0, run[0].start - 8), run[0].start) is not None
    if any(len(option) > 1 for option in options):
        return all(commas) and (either or _has_and(text, options[-1]))
    return either or len(options) > 2 or not any(commas)


def _may_be_one(one: DraftItem, other: DraftItem) -> bool:
    """Whether two numbers may be of one thing, packed and measured: *10 lorries or 60 tonnes of flour*."""
    return any(
        bool(measured.unit) and (not packed.item or packed.item.split()[-1].lower() in CONTAINERS)
        for packed, measured in ((one, other), (other, one))
    )
