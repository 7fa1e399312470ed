"""Gifts that are a part of one before them in the sentence, which would be counted twice.

A part that says nobody else and nothing else that became of it is no gift beside its whole: of money it is a further
amount of that, of things it is left out. Any other stays, and does not count in totals; who gets it does not get the
whole. What goes to somebody else is no further amount: *gave 9 million to Chad, including 2 million to Oxfam*.

Numbers whose parts stand beside them are told of in `amounts/with_parts.py`.

part = *of which*, *including*, *among them* … and an amount: *500 tents, of which 200 were pitched*
     | *with* an amount *going to* …:                        *500 tents, with 200 going to Peru and 300 to Chile*
     | an amount and *of which*, *of them* …:                *500 tents; 200 of them were pitched*
     | a smaller amount of the same behind *X alone gave*:   *Peru got 900 tents. Chile alone gave 400, Cuba 120*
     | an amount and who gave only so much:                  *Peru got 900 tents, 400 of them from Chile*
     | an amount and who gave most of it:                  *Peru got 900 tents, the largest gift from Chile (400)*
     | an amount and *to each* of those who get the whole:  *90 tents to Chad and Mali, 45 to each*
     | an amount and who got only so much:                   *Peru gave 900 tents: 400 to Chile and 90 to Cuba*
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.amounts import A_SHARE
from app.domain.drafts.amounts.with_parts import is_more_of
from app.domain.drafts.clauses.verbs import gives
from app.domain.drafts.draft import Draft, DraftItem, DraftMoney, DraftParty, Field, Span
from app.domain.drafts.words.rare import Rare
from app.domain.language import tr
from app.domain.quantity import read_quantity
from app.domain.terms import Outcome, Qualifier

_BEFORE = re.compile(
    r"\b(?:of (?:which|these|those|them)|including|among (?:which|these|those|them))[, ]*$", re.IGNORECASE
)
_ARE = re.compile(r"\bof (?:which|these|those|them) [\w-]+ (?:are|were) $")
_BEHIND = re.compile(r" of (?:which|these|those|them)\b", re.IGNORECASE)
_OF_THESE = re.compile(r"\bof (?:which|these|those|them)$", re.IGNORECASE)
_REACH = 20
"""Code points before an amount in which such words end."""


def without_parts_in_totals(text: str, drafts: Sequence[Draft], start: int, told: Sequence[Amount]) -> list[Draft]:
    """The drafts of a sentence, of which those that are a part of something given before do not count in totals.

    The sentence begins at `start`; `told` are the amounts of the one before.
    """
    drafts = [one for one in drafts if not _is_for_each(text, one, drafts)]
    drafts = [_with_own_getters(text, one, drafts) for one in drafts]
    drafts = [one for one in drafts if not _is_sum_of_others(one, drafts)]
    drafts = [_without_parts_of_open(text, _without_who_has_the_rest(text, one)) for one in drafts]
    drafts = [one for draft in drafts for one in _without_own_parts(text, draft, drafts)]
    drafts = [one for draft in drafts for one in _by_who_gave_a_part(text, draft, drafts)]
    drafts = [one for draft in drafts for one in _by_who_got_a_part(text, draft, drafts)]
    drafts = _without_those_alone(text, drafts, start, told)
    out: list[Draft] = []
    for draft in drafts:
        amounts = [*draft.items, *draft.amounts]
        alike = [other for other in out if other.status in (Outcome.GIVEN, draft.status) or _are_to_come(other, draft)]
        counted = [one.end for other in alike for one in (*other.items, *other.amounts)]
        first = min(amounts, key=lambda one: one.start, default=None)
        if first is not None and any(end <= first.start for end in counted) and _is_counted(text, out, first):
            closed = _CLOSED.match(text, first.end)
            end = closed.start("joint") if closed else len(text)
            out[-1] = _of_getters(out[-1], range(first.start, end), inside=False)
            if (whole := _whole_of(draft, out)) is not None:
                at = out.index(whole)
                out[at] = replace(whole, amounts=(*whole.amounts, *draft.amounts) if whole.amounts else ())
                continue
            field = Field.ITEMS if draft.items else Field.MONEY
            draft = replace(draft, in_totals=False, unsure={**draft.unsure, field: _counted_before()})
        out.append(draft)
    return out


def _are_to_come(whole: Draft, part: Draft) -> bool:
    """Whether both are still to come, in whatever words: *has approved 14 million, of which 6 million will go to …*."""
    return {whole.status, part.status} <= {Outcome.ANNOUNCED, Outcome.PROMISED}


_AND_SO_MUCH = re.compile(r"[^.;:()]{3,100}?(?:,|,? and) $")


def _is_counted(text: str, before: Sequence[Draft], one: DraftItem | DraftMoney) -> bool:
    """Whether an amount is a part of one before, or a further one: *of which 6 went to Chad and 4 to Mali*."""
    if is_part(text, one.start, one.end):
        return True
    apart = _counted_before() in before[-1].unsure.values()
    if not apart and text.endswith(", and ", 0, one.start):
        return False  # including 6 million for food, and 8 million for Chad
    within = [part for part in before[-1].amounts[1:] if is_part(text, part.start, part.end)]
    parts = [*before[-1].items, *before[-1].amounts] if apart else within
    counted = (whole for draft in (before[:-1] if apart else before) for whole in (*draft.items, *draft.amounts))
    wholes = [whole for whole in counted if is_more_of(whole, one)]
    end = max((part.end for part in parts), default=one.start)
    return bool(wholes) and end < one.start and _AND_SO_MUCH.fullmatch(text[end : one.start]) is not None


def _is_sum_of_others(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft counts what those behind it come to, each of which names some of those who get it:
    *$90 million to Chad and Mali, $40 million to Chad and $50 million to Mali*."""
    getters, counted = {one.name for one in draft.recipients}, [*draft.items, *draft.amounts]
    alike = [one for one in drafts if one is not draft and one.donors == draft.donors and one.status is draft.status]
    parts = [one for one in alike if {who.name for who in one.recipients} < getters and len(one.recipients) > 0]
    every = [[*one.items, *one.amounts] for one in parts]
    if len(counted) != 1 or len(parts) < 2 or any(len(one) != 1 for one in every):
        return False
    whole, numbers = counted[0], [one[0].low for one in every]
    same = all(is_more_of(whole, one[0]) for one in every)
    return same and whole.low == sum((one for one in numbers if one is not None), Decimal(0))


_TO = re.compile(r" (?:to|for) (?:the )?")


def _with_own_getters(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft of the first of several parts, without those who get another one:
    *90 tents to Chad and Mali, 40 to Chad and 50 to Mali*."""
    counted = [*draft.items, *draft.amounts]
    to = _TO.match(text, counted[0].end) if len(counted) == 1 and len(draft.recipients) > 1 else None
    own = [one for one in draft.recipients if to and text.startswith(text[one.start : one.end], to.end())]
    elsewhere = {one.name for other in drafts if other is not draft for one in other.recipients}
    left = {one.name for one in draft.recipients} - {one.name for one in own}
    if to is None or len(own) != 1 or not own[0].start < own[0].end <= counted[0].start or not left <= elsewhere:
        return draft
    span = Span(to.end(), to.end() + own[0].end - own[0].start)
    getter = own[0]._replace(start=span.start, end=span.end)
    return replace(draft, recipients=(getter,), spans=draft.spans | {Field.RECIPIENTS: (span,)})


_TO_EACH = re.compile(r" (?:[a-z]+ )?(?:to|for|in) each\b")
_SO_MUCH_EACH = re.compile(r" (?:each|apiece|(?:to|for|in) each)\b")


def _is_for_each(text: str, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether all that a draft counts is how much each of several gets who get what another one counts:
    *90 tents to Chad and Mali, 45 to each*."""
    counted = [*draft.items, *draft.amounts]
    if not counted or not all(_TO_EACH.match(text, one.end) for one in counted):
        return False
    wholes = (one for one in drafts if one is not draft and len(one.recipients) > 1)
    return any(is_more_of(whole, counted[0]) for one in wholes for whole in (*one.items, *one.amounts))


def _without_who_has_the_rest(text: str, draft: Draft) -> Draft:
    """A draft without those of whom, or to whom, only the rest came: *got 40 tents from Oman, the rest from Peru*."""
    for field in (Field.DONORS, Field.RECIPIENTS):
        parties: tuple[DraftParty, ...] = getattr(draft, field.value)
        kept = [at for at, one in enumerate(parties) if len(parties) > 1 and not _has_rest(text, one.start, draft)]
        said = draft.spans.get(field, ())
        if 0 < len(kept) < len(parties) == len(said):
            spans = draft.spans | {field: tuple(said[at] for at in kept)}
            draft = replace(draft, **{field.value: tuple(parties[at] for at in kept)}, spans=spans)
    return draft


def _has_rest(text: str, start: int, draft: Draft) -> bool:
    found = _REST_WAY.search(text, max(0, start - 2 * _REACH), start)
    return found is not None and not _is_told(found.start("number"), [*draft.items, *draft.amounts])


_REST_WAY = re.compile(
    r"(?: the (?:rest|remainder|others|balance|other half) "
    r"(?:(?:came|comes|coming|went|goes|going|is|was|were|are|given|paid|sent) )*|"
    r",(?: and)? (?P<number>\d+|one|two|three|four|five|six) )(?:from|by|to|for) (?:the )?$"
)


def _without_parts_of_open(text: str, draft: Draft) -> Draft:
    """A draft without parts of a sum that is left open, as of *12 million dollars, including 2 million for suits*."""
    if len(draft.amounts) < 2 or draft.amounts[0].low is not None:
        return draft
    first, *others = draft.amounts
    kept = (one for one in others if _WAS_FOR.match(text, one.end) or not is_part(text, one.start, one.end))
    return replace(draft, amounts=(first, *kept))


_WAS_FOR = re.compile(r"[^.;:]{0,30} (?:is|was|went|goes|will go|to go|gone) (?:to|for) ")


_CLOSED = re.compile(
    r"[^.;:]{0,120}?(?P<joint>, )(?:were|was|have|has|had|will|are|is|arrived|reached|came|went|left)\b"
)
"""Behind a part, where the sentence goes on with what became of the whole."""


def _without_own_parts(text: str, draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft without parts of what it counts that go to somebody else, or are fewer of the same things.

    Behind it is a draft of each part that goes to somebody else, unless there is one.
    """
    beside = _beside(draft, drafts)
    gone, whole, own = (
        [*_sorts(text, draft.items), *_of_each(text, draft), *_for_each(text, draft)],
        draft,
        list[Draft](),
    )
    for one in _own_parts(text, draft):
        to = _TO_ELSE.match(text, one.end)
        same = isinstance(one, DraftItem) and any(is_more_of(item, one) for item in draft.items)
        gone += [one] if same or to is not None else []
        if to is None:
            continue
        whole, getting = (_of_getters(whole, range(one.end, to.end()), inside=inside) for inside in (False, True))
        part = _rest(_cut_off(getting, None, one.end), one.start)
        own += [part] if part is not None and part.recipients and not _is_told(one.start, beside) else []
    last = max((one.end for one in (*draft.items, *draft.amounts)), default=0)
    if (share := _SHARE_GOES.match(text, last)) is not None:
        whole = _of_getters(whole, range(*share.span("share")), inside=False)
    items, amounts = ([one for one in every if one not in gone] for every in (draft.items, draft.amounts))
    return [replace(whole, items=tuple(items), amounts=tuple(amounts)), *own]


def _of_each(text: str, draft: Draft) -> Iterator[DraftItem | DraftMoney]:
    """What each of several gives or gets of what a draft counts before it: *90 tents: 45 each*."""
    counted = sorted((*draft.items, *draft.amounts), key=lambda one: one.start)
    for at, one in enumerate(counted):
        if _SO_MUCH_EACH.match(text, one.end) and any(is_more_of(whole, one) for whole in counted[:at]):
            yield one


_PARTED = re.compile(r" for [^,.;:\d]{2,60}?,? and (?:the (?:rest|others?|remain\w+)|\d+|[a-z]+(?:-[a-z]+)?) for ")


def _for_each(text: str, draft: Draft) -> Iterator[DraftItem]:
    """How many are for whom of the things right before them: *40 vans: 30 for nurses and ten for the army*."""
    for whole, one in pairwise(sorted(draft.items, key=lambda one: one.start)):
        behind = text[whole.end : one.start] in (": ", ", ", "; ", " – ", " — ")
        if behind and is_more_of(whole, one) and _PARTED.match(text, one.end):
            yield one


def _own_parts(text: str, draft: Draft) -> Iterator[DraftItem | DraftMoney]:
    """What is said to be a part of what a draft counts first; so is what goes to somebody else behind such a part."""
    counted = sorted((*draft.items, *draft.amounts), key=lambda one: one.start)
    end = -1
    for one in counted[1:]:
        also = end >= 0 and text.find(";", end, one.start) < 0 and _TO_ELSE.match(text, one.end)
        if also or is_part(text, one.start, one.end):
            end = one.end
            yield one


def _sorts(text: str, items: Sequence[DraftItem]) -> Iterator[DraftItem]:
    """The things that are only of which sorts some of those right before them are: *9 vehicles, including 4 trucks*."""
    whole, left, end, ended = None, Decimal(0), 0, False
    for one, before in zip(items[1:], items, strict=False):
        joint = _LISTED.fullmatch(text, end, one.start) if whole is not None else None
        if joint is None or ended:
            whole, ended = None, False
        if whole is None and before.low is not None and _SORTS.fullmatch(text, before.end, one.start):
            whole, left = before, before.low
        if whole is None:
            continue
        left -= one.low or 0
        if one.unit != whole.unit or left < 0:
            whole = None
        else:
            yield one
            end, ended = one.end, joint is not None and "and" in joint[0]


_LISTED = re.compile(r",? and |, ")
_SORTS = re.compile(
    r",? \(?(?:including|incl\.|among (?:them|which|these)|of which|(?:[a-z]+|\d+) of (?:them|which|these|whom))"
    r"(?: (?:are|were|is|being))? ?(?:an? |the )?| \([^()]*"
)
"""Between so many and of which sort some of them are."""
_TO_ELSE = re.compile(r"(?: (?:went|goes?|going|(?:is|was) (?:meant|given)))? (?:to|for) (?:the )?[A-Z]")


def _of_getters(draft: Draft, span: range, *, inside: bool) -> Draft:
    """A draft with only those who get it by words that begin between code points, or only with the others."""
    if not inside and not any(one.start in span for one in draft.recipients):
        return draft
    said = zip(draft.recipients, draft.spans.get(Field.RECIPIENTS, ()), strict=True)
    kept = [(one, words) for one, words in said if (one.start in span) is inside]
    spans = {field: words for field, words in draft.spans.items() if field is not Field.RECIPIENTS}
    spans |= {Field.RECIPIENTS: tuple(words for _, words in kept)} if kept else {}
    return replace(draft, recipients=tuple(one for one, _ in kept), spans=spans)


_THEM = "(?:which|these|those|them|it)"
_SHARE_GOES = re.compile(
    rf"[^,.;]{{0,60}},? (?P<share>(?:of {_THEM} {A_SHARE}|{A_SHARE} of {_THEM})"
    r"(?: (?:has|have|had|will|is|are|was|were|be|been|to|already))* (?:went|gone|goes?|going|sent|given|paid) to "
    r"[^,.;]+)"
)
"""Behind an amount, to whom only a share of it goes."""
_SCALES = "hundred|thousand|million|billion|dozen|lakh|crore"
_NUMBER = rf"[$€£¥]?\b(?!all|both|each|none)(?P<number>(?:\d[\d.,]*|[a-z]+(?:-[a-z]+)*)(?: (?:{_SCALES}))?)"
_FROM = (
    r"(?: [a-z]+)? (?:(?:has|have|had|was|were|is|are|been|being) )*"
    r"(?:(?:came|coming|an? (?:gift|present|donation)|\w+ed|given|sent|paid|bought) )?(?:from|of|by) (?:the )?"
)
_PART_FROM = re.compile(
    rf"(?:(?!\b(?:all|every|each)\b)[^.;:]){{0,60}}?,? ?(?:{_NUMBER} of {_THEM}{_FROM}|"
    rf"(?:of {_THEM}|including|among {_THEM}) (?:{_NUMBER.replace('number', 'other')}"
    rf"(?: (?!(?:from|of|by) (?:the )?[A-Z])[\w-]+){{0,6}}?{_FROM}|(?:the )?))"
)
"""What stands between an amount and who gave a part of it."""
_PART_WHICH = re.compile(rf"(?:(?!\b(?:all|every|each)\b)[^.;:]){{0,60}}?,? ?{_NUMBER} of which (?:the )?")
_GAVE = re.compile(
    r"(?:['’]s government)?(?: (?:has|have|had|also|already|alone))* (?:gave|given|paid(?: for)?|donated|sent|funded|"
    r"financed|provided|supplied|bought|delivered|contributed|granted|shipped|sponsored)(?! (?:by|to|from)\b)\b"
)
"""Around who gave a part of an amount: *40 vans, 12 of which Chile paid for*."""
_LARGEST_FROM = re.compile(
    r"[^.;:]{0,80}?,? (?:by far )?(?:the |its |with the )?(?:single )?(?:largest|biggest|greatest|highest)"
    r"(?: (?:(?P<share>share|part|slice)|sum|amount|gift|donation|contribution|grant|one))?(?: \([^)]*\))?"
    r"(?: (?:came|coming|being|was|that))? (?:from|by|of) (?:the )?"
)
"""What stands between an amount and who gave the largest part of it."""
_SO_MUCH_BEHIND = re.compile(r" \([^()\d]{0,6}\d|,? (?:with|which gave) [^ \d]{0,3}\d")


def _beside(draft: Draft, drafts: Sequence[Draft]) -> list[DraftItem | DraftMoney]:
    """What the other drafts of a sentence count."""
    return [one for other in drafts if other is not draft for one in (*other.items, *other.amounts)]


def _is_told(at: int, counted: Sequence[DraftItem | DraftMoney]) -> bool:
    return any(one.start <= at < one.end for one in counted)


_SO_MUCH = re.compile(r"\d|\b(?:half|third|quarter|a (?:hundred|thousand|million))\b")


def _by_who_gave_a_part(text: str, draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft without who gave a part only, and that part: *got 40 vans, 12 of them from Chile*."""
    counted = sorted((*draft.items, *draft.amounts), key=lambda one: one.start)
    first = min((one.start for one in draft.donors), default=-1)
    largest = _LARGEST_FROM.fullmatch(text, counted[0].end, first) if counted and counted[0].end < first else None
    if largest is not None:
        own, last = _rest(draft, counted[0].end), max(one.end for one in draft.donors)
        if own or largest["share"] or _SO_MUCH_BEHIND.match(text, last):
            return [_cut_off(draft, Field.DONORS, counted[0].end), *([own] if own else [])]
    part = _part_from(text, counted[0].end, draft) if counted and counted[0].end < first else None
    if part is None or _BEHIND.match(text, counted[0].end):  # 12 of which came from Chile
        return [draft]
    low, high = part.span("number" if part["number"] else "other")
    if low < 0 and not _SO_MUCH.search(text, first, first + 2 * _REACH):
        return [draft]  # of which Spain is the donor
    told = low < 0 or _is_told(low, _beside(draft, drafts))
    whole = _cut_off(draft, Field.DONORS, low if low >= 0 else first)
    if told or not any(one.start <= low < one.end for one in counted):
        own = None if told or read_quantity(text[low:high]) is None else _part(draft, text[low:high], low)
    else:
        own = _rest(draft, low)
    return _of_whole(text, counted[0].start, whole, own)


def _part_from(text: str, end: int, draft: Draft) -> re.Match[str] | None:
    """What stands between an amount that ends at a code point and who gave, or paid for, a part of it."""
    givers = sorted(draft.donors, key=lambda one: one.start)
    which = _PART_WHICH.fullmatch(text, end, givers[0].start)
    listed = all(_AND.fullmatch(text, one.end, more.start) for one, more in pairwise(givers))
    if which is not None and listed and _GAVE.match(text, givers[-1].end):
        return which
    return _PART_FROM.fullmatch(text, end, givers[0].start)


def _of_whole(text: str, start: int, whole: Draft, part: Draft | None) -> list[Draft]:
    """A whole that begins at a code point, and its part; without it, where somebody only has that."""
    parts = [] if part is None else [part]
    if _HAD.search(text, max(0, start - _REACH), start) is None:
        return [whole, *parts]
    field = Field.ITEMS if whole.items else Field.MONEY
    why = {field: whole.unsure[field]} if field in whole.unsure else {}
    unsure = ({key: reason for key, reason in one.unsure.items() if key is not field} | why for one in parts)
    return [replace(one, in_totals=True, unsure=said) for one, said in zip(parts, unsure, strict=True)]


_HAD = re.compile(
    r"(?<!\bhas )(?<!\bhave )(?<!\bhad )\b(?:has|have|had|owns?|owned|holds?|held|keeps?|kept|"
    r"(?:opened|began|started) with) (?:(?:about|some|over|nearly|almost|only|now|around|today) )?$"
)
"""Before what somebody only has, of which a part was given: *has 40 vans, 12 of them from Chile*."""


_PART_TO = re.compile(
    rf"[^.,;:()\d]{{0,40}}?[,;:] (?:of which |including )?(?:(?P<share>{A_SHARE})|{_NUMBER}) (?:of {_THEM} )?"
    r"(?:(?:has|have|had|is|are|was|were|will|be|been|being) )*"
    r"(?:(?:went|gone|go|goes|going|sent|given|bound|meant|intended|earmarked) )?"
    r"(?:to|for) (?:the )?"
)
"""What stands between an amount and who got a part of it."""


_AND = re.compile(r"(?:,|,? and)(?: the)? ")


def _by_who_got_a_part(text: str, draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft without who got a part only, and that part: *gave 40 vans, 12 of them to Chile*."""
    counted = sorted((*draft.items, *draft.amounts), key=lambda one: one.start)
    first = min((one.start for one in draft.recipients if one.end), default=-1)
    part = _PART_TO.fullmatch(text, counted[0].end, first) if counted and counted[0].end < first else None
    if part is None or len(counted) > 2:
        return [draft]
    low, high = part.span("share" if part["share"] else "number")
    number = None if part["share"] else read_quantity(text[low:high])
    most = counted[0].low
    less = number is not None and number.low is not None and most is not None and number.low < most
    if not less and not (part["share"] and len(draft.recipients) == 1):
        return [draft]
    listed = next(
        (one for one, more in pairwise(draft.recipients) if not _AND.fullmatch(text, one.end, more.start)), None
    )
    whole = _cut_off(draft, Field.RECIPIENTS, low)
    draft = draft if listed is None else _of_getters(draft, range(listed.end, len(text)), inside=False)
    told = _is_told(low, _beside(draft, drafts))
    return [whole, *([] if told else [_rest(draft, low) or _part(draft, text[low:high], low)])]


def _cut_off(draft: Draft, field: Field | None, end: int) -> Draft:
    """A draft without amounts behind a code point, and without what is known of who gives or gets it."""
    return replace(
        draft,
        **({field.value: ()} if field else {}),
        items=tuple(one for one in draft.items if one.end <= end),
        amounts=tuple(one for one in draft.amounts if one.end <= end),
        spans={other: said for other, said in draft.spans.items() if other is not field},
        unsure={other: why for other, why in draft.unsure.items() if other is not field},
    )


def _rest(draft: Draft, start: int) -> Draft | None:
    """What a draft counts from a code point on, a part of what it counts before; None where that is nothing."""
    items = tuple(one for one in draft.items if one.end > start)
    amounts = tuple(one for one in draft.amounts if one.end > start)
    why = {Field.ITEMS if items else Field.MONEY: _counted_before()}
    own = replace(draft, items=items, amounts=amounts, in_totals=False, unsure={**draft.unsure, **why})
    return own if items or amounts else None


def _part(draft: Draft, number: str, start: int) -> Draft:
    """A draft of so many of what another one is of; without ends where they are not read."""
    read = read_quantity(number)
    said: dict[str, Any] = {"as_stated": number, "start": start, "end": start + len(number)}
    said |= {"qualifier": Qualifier.NOT_STATED} if read is None else {}
    said |= dict.fromkeys(("low", "high")) if read is None else {"low": read.low, "high": read.high}
    items = tuple(one._replace(**said) for one in draft.items[:1])
    amounts = () if items else tuple(one._replace(**said) for one in draft.amounts[:1])
    why = {Field.ITEMS if items else Field.MONEY: _counted_before()}
    return replace(draft, items=items, amounts=amounts, in_totals=False, unsure={**draft.unsure, **why})


def _counted_before() -> str:
    return tr("It is a part of what the sentence gives before, and would be counted twice.")


def _without_those_alone(text: str, drafts: Sequence[Draft], start: int, told: Sequence[Amount]) -> list[Draft]:
    """The drafts, of which those behind *X alone gave* do not count beside a greater amount of the same."""
    end = max((one.end for draft in drafts for one in (*draft.items, *draft.amounts)), default=start)
    alone = next((one.start() for one in _ALONE.finditer(text, start, end) if gives(one[1])), end)
    out: list[Draft] = []
    for draft in drafts:
        counted = [*draft.items, *draft.amounts]
        before = [one for other in out for one in (*other.items, *other.amounts) if one.end <= alone]
        first = counted[0] if counted and counted[0].start > alone else None
        whole = next((one for one in (*before, *told) if first is not None and is_more_of(one, first)), None)
        if whole is not None:
            reason = tr("It may be a part of “{words}”, and would be counted twice.").format(words=whole.as_stated)
            field = Field.ITEMS if draft.items else Field.MONEY
            draft = replace(draft, in_totals=False, unsure={**draft.unsure, field: reason})
        out.append(draft)
    return out


_ALONE = Rare(" alone ", r"(?<=\w) alone (?:(?:has|have|had|will|also) )*(\w+)")


def _whole_of(part: Draft, before: Sequence[Draft]) -> Draft | None:
    """The gift of which a part tells nothing else: from the same, to the same, as given as it is."""
    whole = before[-1]
    if part.status is not whole.status or bool(part.items) != bool(whole.items):
        return None
    for mine, others in ((part.donors, whole.donors), (part.recipients, whole.recipients)):
        if not {one.name for one in mine} <= {one.name for one in others}:
            return None
    return whole


def is_part(text: str, start: int, end: int) -> bool:
    """Whether an amount between two code points is said to be a part of what stands before it."""
    behind = _BEHIND.match(text, end) or _OF_THESE.search(text, start, end) or _is_share(text, start, end)
    before = max(0, start - _REACH)
    return bool(behind) or (_BEFORE.search(text, before, start) or _ARE.search(text, before, start)) is not None


def _is_share(text: str, start: int, end: int) -> bool:
    """Whether so much of what is given goes somewhere: *9 tons, with 6 going to Peru and 3 to Chad*."""
    shares = _SHARES.search(text, max(0, start - _FAR_SHARES), start)
    return shares is not None and (shares["first"] is not None or _GOING.match(text, end) is not None)


_GOING = re.compile(r" going (?:to|for|towards)\b")
_SHARES = re.compile(rf", with (?:(?P<first>[^.;]{{3,40}}{_GOING.pattern}[^.;]+?),? and )?$")
_FAR_SHARES = 160
"""Code points before a share in which the first one stands."""
