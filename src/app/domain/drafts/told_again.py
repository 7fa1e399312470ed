"""What a text tells of a gift in more than one sentence: its headline again, *the tents*, who gave it, how much in all.

    headline = a line without a stop, told again below it     Peru gives Chad 9 vans / On Monday Peru …
    again    = "the" number? thing, of a gift before, by nobody else       The vans, two of them blue, went to N'Djamena
             | the same amount from the same to the same, on no other day                   never sure to be another
    total    = the sum of gifts before, or more, behind *in all*, *bringing*, from the same      In all Peru has sent 40
    giver    = ("they" | "the" thing) verb ("by" | "from") who         Nine vans came to Chad. They were sent by Peru

A headline told again is left out, and so are *the vans* and a total that is the sum of what is told. What may be told
again otherwise does not count in totals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from app.domain.drafts.actors import Named, NamedKind
from app.domain.drafts.draft import Draft, DraftItem, DraftMoney, DraftParty, Field
from app.domain.drafts.gift_things import head_of
from app.domain.language import tr
from app.domain.sentences import sentences
from app.domain.terms import Outcome

_REACH = 1_500
"""Code points behind a headline in which its gift is told again."""
_NEXT = 3
"""Sentences behind a headline that tell its gift again."""
_ROUND = Decimal("0.1")
"""The share by which a headline rounds a number."""
_COMES = (Outcome.GIVEN, Outcome.PROMISED)


def behind(text: str, end: int) -> list[tuple[int, int]]:
    """The next sentences of a text behind a headline that ends at a code point."""
    rest = text[end : end + _REACH]
    found = [one for at in re.finditer(r"[^\n]+", rest) for one in _in_line(rest, *at.span())]
    return [(end + low, end + high) for low, high in islice(found, _NEXT)]


def _in_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + low, start + high) for low, high in sentences(text[start:end])]


def is_told_again(headline: Draft, others: Sequence[Draft]) -> bool:
    """Whether one of the sentences behind a headline tells of its gift."""
    return any(_is_from(headline, one) and _is_to(headline, one) and _is_as_much(headline, one) for one in others)


def _is_from(one: Draft, other: Draft) -> bool:
    return _share(one.donors, other.donors)


def _is_to(one: Draft, other: Draft) -> bool:
    """Whether both go to the same, or it is open or not sure to whom one goes."""
    opened = any(not draft.recipients or Field.RECIPIENTS in draft.unsure for draft in (one, other))
    return opened or _share(one.recipients, other.recipients)


def _share(some: Sequence[DraftParty], others: Sequence[DraftParty]) -> bool:
    """Whether one of some is one of others, also by a shorter name."""
    return any(_are_one(one, other) for one in some for other in others)


def _are_one(one: DraftParty, other: DraftParty) -> bool:
    if one.iso2 and other.iso2:
        return one.iso2 == other.iso2
    short, long = sorted((f" {who.name.lower()} " for who in (one, other)), key=len)
    return short in long


def _is_as_much(headline: Draft, other: Draft) -> bool:
    """Whether another draft has a number of the headline, or its things where that has no number."""
    named = [one for one in (*headline.items, *headline.amounts) if one.low is not None]
    if named:
        return any(_is_alike(one, more) for one in named for more in (*other.items, *other.amounts))
    return any(_is_of(one, more) for one in headline.items for more in other.items) or not headline.items


def _is_alike(one: DraftItem | DraftMoney, other: DraftItem | DraftMoney) -> bool:
    """Whether two amounts are of the same and about as much."""
    if one.low is None or other.low is None or abs(one.low - other.low) > one.low * _ROUND:
        return False
    return _is_same_kind(one, other)


def _is_same_kind(one: DraftItem | DraftMoney, other: DraftItem | DraftMoney) -> bool:
    if isinstance(one, DraftMoney) or isinstance(other, DraftMoney):
        return isinstance(one, DraftMoney) and isinstance(other, DraftMoney) and one.currency == other.currency
    if one.unit or other.unit:
        return _tons(one.unit) == _tons(other.unit)
    return _is_of(one, other)


def _tons(unit: str) -> str:
    return "ton" if unit.startswith(("ton", "tonne", "metric ton", "MT", "mt")) or unit == "t" else unit.rstrip("s")


def _is_of(one: DraftItem, other: DraftItem) -> bool:
    """Whether two things are the same by the noun that says what they are."""
    return bool(one.item and other.item) and _noun(one.item) == _noun(other.item)


def _noun(item: str) -> str:
    return head_of(_LOT.sub("", item)).rstrip("s")


_LOT = re.compile(r"^(?:[a-z]+ )?(?:batch|shipment|consignment|load|cargo|delivery|gift|donation|lot|number) of ")


def without_told_again(text: str, span: tuple[int, int], drafts: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without what was `told` before; what may have been does not count in totals."""
    out = list[Draft]()
    for draft in drafts:
        if not (draft.items or draft.amounts) and any(_is_from(draft, more) for more in told[-_LAST:]):
            continue
        one = _as_told(draft, told)
        total = _is_total(text, span, one)
        if any(_is_the_same(text, one, more) for more in told) or (total and _sums_up(one, told)):
            continue
        parts = total and any(_is_part_of(more, one) for more in told)
        again = parts or (one is draft and any(_may_be(one, more) for more in told))
        field = Field.ITEMS if one.items else Field.MONEY
        why = {field: tr("The text may have told of it before; it would be counted twice.")} if again else {}
        out.append(replace(one, in_totals=one.in_totals and not again, unsure=one.unsure | why))
    return out


def _as_told(draft: Draft, told: Sequence[Draft]) -> Draft:
    """A draft of *the same sum* with that which whoever gets it got last."""
    same = [one for one in draft.amounts if _AS_MUCH.match(one.as_stated)]
    if len(same) != 1 or not draft.recipients:
        return draft
    got = (one for one in reversed(told[-_LAST:]) if not one.terms.startswith("loan") and _is_to(one, draft))
    sums = (one.money for one in got if one.money is not None and one.money.low is not None)
    if (last := next(sums, None)) is None or last.low == same[0].low:
        return draft
    money = same[0]._replace(low=last.low, high=last.high, currency=last.currency)
    why = tr("It is worked out from “{words}”.").format(words=last.as_stated)
    return replace(draft, amounts=(money,), unsure={**draft.unsure, Field.MONEY: why})


_AS_MUCH = re.compile(r"(?:as much|(?:the same|an equal|a like) )")
_LAST = 4
"""Gifts before in which *the same sum* is found."""


def _is_the_same(text: str, draft: Draft, told: Draft) -> bool:
    """Whether all that a draft has is *the* things, or *the* sum, of a gift before, by and to nobody else."""
    counted = (*draft.items, *draft.amounts)
    if not counted or draft.status not in (told.status, *_COMES) or told.status not in (draft.status, Outcome.GIVEN):
        return False
    first = min(counted, key=lambda one: one.start)
    if first.as_stated.startswith(("same ", "The same ", "the same ")):
        return False
    if not _THE.search(text, max(0, first.start - _BEFORE), first.start) and not _THE.match(first.as_stated):
        return False
    brought = any(_BROUGHT_ON.search(text, *span) for span in draft.spans.get(Field.STATUS, ()))
    gives = [one for one in draft.donors if one.end > one.start and not _are_any(one, told.donors)]
    gets = [one for one in draft.recipients if one.iso2 and not any(one.iso2 == more.iso2 for more in told.recipients)]
    if (gives and (not brought or _are_any(gives[0], told.recipients))) or (
        gets and Field.RECIPIENTS not in draft.unsure and told.recipients
    ):
        return False
    return all(any(_is_within(one, more) for more in (*told.items, *told.amounts)) for one in draft.items or counted)


_THE = re.compile(
    r"\b(?:the|these|those|this|both)(?: (?!other|remaining|further|second|third|last|next|first|same)[a-z-]+)? ?$"
    r"|^(?:the|these|those|this) ",
    re.IGNORECASE,
)
_BEFORE = 16
"""Code points before an amount in which such words stand."""
_BROUGHT_ON = re.compile(
    r"\b(?:distribut\w+|hand\w* out|deliver\w*|carr\w+|fl[oey]w\w*|transport\w*|brought|bring\w*|airlift\w*|truck\w*|"
    r"unload\w*|stor\w+|dispatch\w*|transfer\w*|convey\w*)"
)


def _are_any(one: DraftParty, others: Sequence[DraftParty]) -> bool:
    return any(_are_one(one, other) for other in others)


def _is_within(one: DraftItem | DraftMoney, whole: DraftItem | DraftMoney) -> bool:
    """Whether an amount is as much of the same as another one, or less."""
    if isinstance(one, DraftMoney) or isinstance(whole, DraftMoney):
        return _is_same_kind(one, whole) and one.low == whole.low
    if one.low is None and _GIFT.fullmatch(one.item):
        return True
    return _is_of(one, whole) and (one.low is None or (whole.low is not None and one.low <= whole.low))


def _may_be(draft: Draft, told: Draft) -> bool:
    """Whether a gift is as much, from the same to the same and on no other day, as one before."""
    if not (_is_from(draft, told) and draft.recipients and _share(draft.recipients, told.recipients)):
        return False
    apart = draft.date is not None and told.date is not None and draft.date[:2] != told.date[:2]
    counted = [one for one in (*draft.items, *draft.amounts) if one.low is not None]
    before = (*told.items, *told.amounts)
    same = bool(counted) and all(
        any(one.low == more.low and _is_alike(one, more) for more in before) for one in counted
    )
    return same and not apart and draft.status is told.status


def _is_total(text: str, span: tuple[int, int], draft: Draft) -> bool:
    """Whether words around the first number of a draft say that it counts what was given so far."""
    first = next((one for one in (*draft.items, *draft.amounts) if one.low is not None), None)
    if first is None:
        return False
    opens = _SUMS.match(text, span[0], first.start) is not None
    return opens or bool(_SUM_OF.search(text, span[0], first.start) or _SO_FAR.match(text, first.end, span[1]))


_ALL_TOLD = r"(?:[Ii]n all|[Ii]n total|[Aa]ltogether|[Aa]ll told|[Oo]verall|[Ss]o far|[Tt]o date)\b"
_SUMS = re.compile(rf"(?:This brings|That brings|Since|With this|{_ALL_TOLD})")
_SUM_OF = re.compile(
    r"\b(?:total(?:s|led|ling|ed|ing)?(?: (?:aid|support|assistance|contributions?|donations?))?(?: of| to| at)?|now|"
    r"so far|to date|already|altogether|bringing [^,;]{3,50}|cumulative [a-z]+ of)(?: (?:some|about|over|more than|"
    r"nearly|given|sent|provided|donated|contributed|delivered|received|shipped|[A-Z]\w+|[a-z]{2,4})){0,5} \Z"
)
_SO_FAR = re.compile(rf"[^,;.]{{0,70}}?[ ,]+(?:{_ALL_TOLD}|since (?!then\b)|this year\b)")
"""What stands at the beginning of a sentence, before a number or behind it where that counts what was given so far."""


def _is_part_of(told: Draft, total: Draft) -> bool:
    counted = [one for one in (*total.items, *total.amounts) if one.low is not None][:1]
    parts = [one for one in (*told.items, *told.amounts) if one.low is not None]
    from_it = _is_from(told, total) and (not total.recipients or _is_to(told, total))
    return from_it and any(_is_more(one, part) for one in counted for part in parts)


def _is_more(one: DraftItem | DraftMoney, part: DraftItem | DraftMoney) -> bool:
    if one.low is None or part.low is None or one.low <= part.low:
        return False
    if isinstance(one, DraftMoney) or isinstance(part, DraftMoney):
        return _is_same_kind(one, part)
    return _is_same_kind(one, part) or _tons(one.unit or one.item) == _tons(part.unit)


def _sums_up(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether a total is as much as the last gifts before come to."""
    counted = [one for one in (*draft.items, *draft.amounts) if one.low is not None]
    if len(counted) != 1:
        return False
    parts = ((*one.items, *one.amounts) for one in told if _is_part_of(one, draft))
    lows = [next(one.low for one in part if one.low and _is_more(counted[0], one)) for part in parts]
    return any(sum(lows[at:]) == counted[0].low for at in range(len(lows) - 1))


def with_giver_behind(
    text: str, span: tuple[int, int], drafts: Sequence[Draft], find: Callable[[str, int, int], Sequence[Named]]
) -> list[Draft]:
    """The one gift of a sentence, with who gave it where only the next sentence says so."""
    if len(drafts) != 1 or any(one.end > one.start for one in drafts[0].donors) or not drafts[0].recipients:
        return [*drafts]
    (draft,) = drafts
    said = _GAVE_IT.match(text, span[1])
    if said is None or not (draft.items or draft.amounts) or not _names_it(said["what"].lower(), draft):
        return [*drafts]
    who = _named_at(text, said.end(), find)
    if who is None or _are_any(who, draft.recipients):
        return [*drafts]
    spans = {field: words for field, words in draft.spans.items() if field is not Field.DONORS}
    why = {Field.DONORS: tr("Only the next sentence says who gave it.")}
    return [replace(draft, donors=(who,), spans=spans, unsure=draft.unsure | why)]


_BROUGHT = (
    r"sent|given|donated|presented|provided|supplied|shipped|paid for|financed|funded|contributed|flown in|bought|"
    r"purchased|dispatched|delivered|offered"
)
_GAVE_IT = re.compile(
    r" (?P<what>They|It|These|This|(?:The|This|These|Both|All) (?:[a-z-]+ ){0,2}[a-z-]+)(?:, [^,.;]{3,40},)? "
    rf"(?:(?:was|were|is|are|had been|has been|have been) (?:both |all )?(?:(?:{_BROUGHT}) (?:by|from)|"
    r"(?:(?:an? |the )?(?:gifts?|donations?|presents?|contributions?|grants?) )(?:from|of|by))|c[ao]me from|"
    r"(?<=donor )was|(?<=donors )were|(?<=giver )was) (?:the |an? )?"
)
"""What the next sentence says of who gave it."""
_GIFT = re.compile(
    r"(?:gift|aid|donation|shipment|consignment|grant|money|contribution|assistance|donor|giver|cargo|good|supplie|"
    r"fund|sum|package)s?"
)


def _names_it(what: str, draft: Draft) -> bool:
    """Whether the words of the next sentence are of what was given."""
    noun = what.split()[-1]
    heads = {head_of(one.item).rstrip("s").lower() for one in draft.items if one.item}
    return (
        noun in ("they", "it", "these", "this", "both")
        or _GIFT.fullmatch(noun) is not None
        or noun.rstrip("s") in heads
    )


def _named_at(text: str, start: int, find: Callable[[str, int, int], Sequence[Named]]) -> DraftParty | None:
    """Who is named at a code point, by its own name or in words: *a foundation in Oslo*."""
    said = _WORDS.match(text, start)
    if said is None:
        return None
    named = next((one for one in find(text, start, said.end()) if one.start == start), None)
    whole = named is not None and named.kind is not NamedKind.PRONOUN and named.name and text[named.end] in ".,;"
    if whole and named is not None:
        return DraftParty(named.name, named.iso2, 0, 0)
    return DraftParty(said[0], "", 0, 0) if named is None and any(map(str.isupper, said[0])) else None


_WORDS = re.compile(r"[A-Za-z][\w'’&-]*(?: [\w'’&-]+){0,6}?(?=[.,;]|$)")
