"""What a sentence says in several places of one gift: *sent Fiji 40 tents and flew ten doctors there*.

    same = thing … [verb] … thing

What the same give to the same, on the same day and with the same outcome, is one gift of several things. It is another
where a day and a verb, a subject, a semicolon or a word like *but* stands before the further thing. Two sums stay two
gifts, since only the main sum of a gift is added up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OWNER, SUBJECT
from app.domain.drafts.clauses.verbs import Verb
from app.domain.drafts.draft import Draft, Field
from app.domain.drafts.filling.case import Case
from app.domain.drafts.filling.filling import drafts_of_each
from app.domain.drafts.frames.gifts import Gift, of_several
from app.domain.drafts.frames.part_of import is_part
from app.domain.language import tr


def drafts_of(text: str, shape: Shape, cases: Sequence[Case]) -> list[Draft]:
    """The drafts of the gifts of a sentence, those that follow each other and are of one gift made one."""
    out: list[Draft] = []
    before: Gift | None = None
    for case in cases:
        found = drafts_of_each(case)
        own = case.shape is shape  # whom a state trains stands in one of its own
        goes_on = before is not None and own and len(found) == 1 and _goes_on(text, shape, before, case.gift)
        if goes_on and _is_same(out[-1], found[0]) and not _is_paid_with(text, found[0], out[-1]):
            out[-1] = _both(out[-1], found[0])
            continue
        out += found
        before = case.gift if own and len(found) == 1 else None
    if len(out) == 1 < len(cases):
        out = [_of_one(out[0])]
    said = [draft for draft in out if not (_only_sums_up(draft, out) or _is_bare_beside(draft, out))]
    return [draft for draft in said if not any(_is_paid_with(text, draft, other) for other in said)]


def _of_one(draft: Draft) -> Draft:
    """A draft of the one gift that a sentence tells of in several places, which are no several gifts."""
    why = tr("The sentence tells of this gift in several places; it may be of another.")
    return replace(draft, unsure={field: why if said == of_several() else said for field, said in draft.unsure.items()})


def _is_paid_with(text: str, draft: Draft, other: Draft) -> bool:
    """Whether a draft only says what a sum right before it is for: *gave $9 million to build a school in Lae*."""
    if len(draft.items) != 1 or draft.amounts or other.money is None or other.items:
        return False
    item, who = draft.items[0], [{party.name for party in one.donors} for one in (draft, other)]
    between = text[other.money.end : item.start]
    return item.low is None and who[0] == who[1] and _TO_BUILD.fullmatch(between) is not None


_TO_BUILD = re.compile(
    r"(?: (?:for|to|in) (?:the )?[A-Z]\w+)? (?:to|towards?) (?:help )?(?:build|construct|erect|set up|open|establish|"
    r"found|buy|purchase|acquire|rebuild|repair|renovate|equip|furnish)(?: and [a-z]+)? (?:the |an? )?"
)


def _is_bare_beside(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether nothing is said to be given where others say what the same give: *gave out 40 tents donated by Peru*."""
    if draft.items or draft.amounts:
        return False
    gives = {party.name for party in draft.donors}
    return any((one.items or one.amounts) and gives & {party.name for party in one.donors} for one in others)


def _only_sums_up(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a draft only calls aid what others say: *aid received includes 2 million*, *$9 million in grant aid*."""
    if not _is_only_aid(draft):
        return False
    named = {party.name for party in (*draft.donors, *draft.recipients)}
    more = (one for one in others if one.status is draft.status and not _is_only_aid(one))
    return any(named <= {party.name for party in (*one.donors, *one.recipients)} for one in more)


def _is_only_aid(draft: Draft) -> bool:
    """Whether nothing is given but what is called aid, and not counted."""
    plain = (one.low is None and one.high is None and _AID.fullmatch(one.item) for one in draft.items)
    return bool(draft.items) and not draft.amounts and all(plain)


_AID = re.compile(
    r"(?:[\w-]+ )*(?:aid|assistance|help|relief|support)|"
    r"(?:[\w-]+ )*(?:relief|aid|emergency|humanitarian) (?:items|goods|supplies|materials|package)|"
    r"(?:first|second|third|next|last|final) (?:tranche|instal+ment|payment|part)",
    re.IGNORECASE,
)  # fmt: skip


def _goes_on(text: str, shape: Shape, before: Gift, gift: Gift) -> bool:
    """Whether nothing between the things of two gifts says that the further one is another."""
    if not (before.things and gift.things):
        return False
    first = shape.pieces[gift.things[0]]
    between = range(max(before.things) + 1, gift.things[0])
    if not between or is_part(text, first.start, first.end):
        return False
    verbs = [verb for verb in shape.verbs if between.start <= verb.first < between.stop and verb.lemma != "leave"]
    if any(_is_apart(shape, at, verbs) for at in between):
        return False
    to = verbs[-1].first if verbs else between.start
    if any(shape.pieces[at].sort is Sort.DAY for at in range(between.start, to)):
        return False  # gave 9 beds on Monday and sent 40 tents, but not: and left 40 tents behind
    further = [at for at in between if at not in before.recipients]
    listed = before.main.noun and len(between) == 1
    return not any(_begins_anew(shape, at) for at in (*further, *gift.things[: not listed]))


def _is_apart(shape: Shape, at: int, verbs: Sequence[Verb]) -> bool:
    """Whether another gift is told behind a piece: *but*, or *after* with a verb behind it."""
    return shape.words[at] in _ANOTHER or (shape.words[at] in _TIMES and any(at < verb.first for verb in verbs))


_ANOTHER = (";", ":", "but", "while", "now", "later", "earlier", "already")
_TIMES = ("after", "before", "when")


def _begins_anew(shape: Shape, at: int) -> bool:
    """Whether a piece is the subject or the owner of something else, or somebody behind a joint: *…, and France*."""
    before = at - 1 - (shape.pieces[at - 1].word == "the")
    joined = shape.pieces[at].sort is Sort.ACTOR and shape.pieces[before].word in ("and", ",")
    return joined or shape.ties[at].to in (SUBJECT, OWNER)


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two drafts differ in nothing but what is given."""
    named = bool(one.donors and one.recipients) and not (one.amounts and other.amounts)
    return named and _without_things(one) == _without_things(other)


def _without_things(draft: Draft) -> tuple[Any, ...]:
    parties = ({party[:2] for party in side} for side in (draft.donors, draft.recipients))
    return (*parties, draft.status, draft.terms, draft.date and draft.date[:2])


def _both(one: Draft, other: Draft) -> Draft:
    """A draft with the things of another besides its own; what is not sure of either is not sure."""
    words = other.spans | one.spans
    if one.items and other.items:
        words[Field.ITEMS] = one.spans[Field.ITEMS] + other.spans[Field.ITEMS]
    return replace(
        one,
        items=(*one.items, *other.items),
        amounts=one.amounts or other.amounts,
        carriers=one.carriers or other.carriers,
        spans=words,
        unsure=other.unsure | one.unsure,
    )
