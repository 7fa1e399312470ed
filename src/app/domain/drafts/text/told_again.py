"""What a text tells of a gift in more than one sentence: its headline again, *the tents*, how much in all.

    headline = a line without a stop, told again below it     Peru gives Chad 9 vans / On Monday Peru …
    again    = "the" number? thing, of a gift before, by nobody else       The vans, two of them blue, went to N'Djamena
             | *that is* a sum in another currency                    Oslo gave 20 million kroner. That is $2 million
             | the same amount from the same to the same, on no other day                   never sure to be another
    total    = the sum of gifts before, or more, behind *in all*, *bringing*, from the same      In all Peru has sent 40

A headline told again is left out, and so are *the vans* and a total that is the sum of what is told. What may be told
again otherwise does not count in totals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.draft import Draft, DraftItem, DraftMoney, DraftParty, Field
from app.domain.drafts.words.rare import Rare
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
    is_open = not headline.donors or Field.DONORS in headline.unsure
    same = (one for one in others if _is_to(headline, one) and _is_as_much(headline, one))
    return any(_is_from(headline, one) or (is_open and _share(headline.recipients, one.recipients)) for one in same)


def _is_from(one: Draft, other: Draft) -> bool:
    return _share(one.donors, other.donors)


def _speaks_of(bare: Draft, told: Draft) -> bool:
    """Whether a gift that names no thing may be one told before: its giver's, and to nobody else."""
    return _is_from(bare, told) and (not bare.recipients or _share(bare.recipients, told.recipients))


def _is_to(one: Draft, other: Draft) -> bool:
    """Whether both go to the same, or it is open or not sure to whom one goes."""
    opened = any(not draft.recipients or Field.RECIPIENTS in draft.unsure for draft in (one, other))
    return opened or _share(one.recipients, other.recipients)


def _share(some: Sequence[DraftParty], others: Sequence[DraftParty]) -> bool:
    """Whether one of some is one of others, also by a shorter name."""
    return any(_are_one(one, other) for one in some for other in others)


def _are_one(one: DraftParty, other: DraftParty) -> bool:
    """Whether two parties are of one country, or the name of one is within that of the other."""
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
    return bool(one.item and other.item) and noun_of(one.item) == noun_of(other.item)


def noun_of(item: str) -> str:
    """The noun of a thing, in small letters and without an *s*, also of *a batch of vans*."""
    return head_of(_LOT.sub("", item)).rstrip("s")


_LOT = re.compile(r"^(?:[a-z]+ )?(?:batch|shipment|consignment|load|cargo|delivery|gift|donation|lot|number) of ")


def without_told_again(text: str, span: tuple[int, int], drafts: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without what was `told` before; what may have been does not count in totals."""
    out, of_all = list[Draft](), _TOTAL_IS.search(text, *span) is not None
    sum_at = _sums_at(text, span) if told else -1
    for draft in drafts:
        if not draft.items and any(one.start <= sum_at < one.end for one in draft.amounts):
            continue
        if not (draft.items or draft.amounts) and any(_speaks_of(draft, more) for more in told[-_LAST:]):
            continue
        one = _as_told(draft, told) if draft is drafts[0] else draft
        of_told = [more for more in told if _is_the(text, one, more)]
        total = _is_total(text, span, one)
        worth = any(_is_worth(text, span, one, more) for more in told[-_LAST:])
        if worth or any(_is_by_none_else(text, one, more) for more in of_told) or (total and _sums_up(one, told)):
            continue
        again = bool(of_told) or (total and any(_is_part_of(more, one) for more in told))
        again = again or any(_may_be(text, span, one, more) for more in told)
        again = again or any(_came_of(text, span, one, more) for more in told[-_LAST:])
        again = again or of_all or any(_is_of_it(text, span, one, more) for more in told[-_LAST:])
        field = Field.ITEMS if one.items else Field.MONEY
        why = tr("The text may have told of it before; it would be counted twice.")
        out.append(replace(one, in_totals=False, unsure=one.unsure | {field: why}) if again else one)
    return out


def _as_told(draft: Draft, told: Sequence[Draft]) -> Draft:
    """A draft of *the same sum* with that which whoever gets it got last."""
    same = [one for one in draft.amounts if _AS_MUCH.match(one.as_stated)]
    if len(same) != 1 or len(draft.amounts) > 1 or not draft.recipients:
        return draft
    got = (one for one in reversed(told[-_LAST:]) if not one.terms.startswith("loan") and _is_to(one, draft))
    sums = (one.money for one in got if one.money is not None and one.money.low is not None)
    if (last := next(sums, None)) is None or last.low == same[0].low:
        return draft
    money = same[0]._replace(low=last.low, high=last.high, currency=last.currency)
    why = tr("It is worked out from “{words}”.").format(words=last.as_stated)
    return replace(draft, amounts=(money,), unsure={**draft.unsure, Field.MONEY: why})


_AS_MUCH = re.compile(r"as much|(?:[Tt]he |an? )?(?:same|equal|like) ")
_LAST = 4
"""Gifts before in which *the same sum* is found."""


def _is_the(text: str, draft: Draft, told: Draft) -> bool:
    """Whether all that a draft has is *the* things, or *the* sum, of a gift before."""
    counted = (*draft.items, *draft.amounts)
    if not counted or draft.status not in (told.status, *_COMES) or told.status not in (draft.status, Outcome.GIVEN):
        return False
    first = min(counted, key=lambda one: one.start)
    the = _THE.search(text, max(0, first.start - _BEFORE), first.start) or _THE.match(first.as_stated)
    the = the or _OF_THEM.match(text, first.end)
    whole = (*told.items, *told.amounts)
    of_all = not draft.amounts and all(IS_GIFT.fullmatch(one.item) for one in draft.items)
    if _AS_MUCH.match(first.as_stated) or (of_all and _gets_else(draft, told)):
        return False
    return the is not None and all(any(_is_within(one, more) for more in whole) for one in draft.items or counted)


def _is_worth(text: str, span: tuple[int, int], draft: Draft, told: Draft) -> bool:
    """Whether a draft only says what *the* things of a gift before are worth, or cost, or its sum in other money."""
    if draft.amounts and not draft.items and (counter := _COUNTER_VALUE.match(text, *span)) is not None:
        of_other = {one.currency for one in told.amounts if one.low is not None} - {draft.amounts[0].currency}
        ends = _GOES_ON.match(text, draft.amounts[0].end, span[1]) is None
        return bool(of_other) and ends and draft.amounts[0].start <= counter.end() <= draft.amounts[0].end
    said = _WORTH.match(text, *span) if draft.amounts and not draft.items else None
    things = [noun_of(one.item) for one in told.items if one.item]
    return said is not None and said.end() < draft.amounts[0].start and said["thing"].rstrip("s").lower() in things


_COUNTER_VALUE = re.compile(
    r"(?:That|This|It|The (?:sum|amount|total)),? (?:is|was|would be|equals|equall?ed|amounts? to|amounted to|"
    r"makes|made|comes to|came to|corresponds to|corresponded to|works out at)"
    r"(?: (?:about|around|some|roughly|nearly|almost|over|under|approximately|more than|less than|just|the|an?|"
    r"equivalent|equal|worth|to|of))* (?=[\d$€£¥₹]|[A-Z]{2,3}|[a-z-]+ )"
)
"""What a sum before is in another currency."""
_GOES_ON = re.compile(r" (?!at |in |by |then\b|now\b|today\b)")
_WORTH = re.compile(
    r"(?:The|This|These|Both) (?:[\w-]+ ){0,2}?(?P<thing>[\w-]+),? [^.;]{0,60}?\b(?:worth|cost|costs|value[ds]?)\b"
)


def _is_by_none_else(text: str, draft: Draft, told: Draft) -> bool:
    """Whether *the* things are given by and to those of a gift before, or only brought by others."""
    brought = any(_BROUGHT_ON.search(text, *span) for span in draft.spans.get(Field.STATUS, ()))
    gives = [one for one in draft.donors if one.end > one.start and not are_any(one, told.donors)]
    if gives and not (brought and not are_any(gives[0], told.recipients)):
        return False
    return not _gets_else(draft, told)


def _gets_else(draft: Draft, told: Draft) -> bool:
    """Whether what a draft has plainly goes to another country than a gift before."""
    gets = {one.iso2 for one in draft.recipients} - {one.iso2 for one in told.recipients} - {""}
    return bool(gets and told.recipients) and Field.RECIPIENTS not in draft.unsure


_THE = re.compile(
    r"\b(?i:the|these|those|this|both)(?: (?!other|remaining|further|second|third|last|next|first|same)[a-z-]+)? ?$"
    r"|^(?i:the|these|those|this) "
)
_OF_THEM = re.compile(r" of (?:them|these|those|the)\b")
_BEFORE = 16
"""Code points before an amount in which such words stand."""
_BROUGHT_ON = re.compile(
    r"\b(?:distribut\w+|hand\w* out|deliver\w*|carr\w+|fl[oey]w\w*|transport\w*|dr[io]v\w+|brought|bring\w*|airlift\w*|"
    r"truck\w*|unload\w*|stor\w+|dispatch\w*|transfer\w*|convey\w*)"
)


def are_any(one: DraftParty, others: Sequence[DraftParty]) -> bool:
    """Whether somebody is one of others."""
    return any(_are_one(one, other) for other in others)


def _is_within(one: DraftItem | DraftMoney, whole: DraftItem | DraftMoney) -> bool:
    """Whether an amount is as much of the same as another one, or less."""
    if isinstance(one, DraftItem) and one.low is None and IS_GIFT.fullmatch(one.item):
        return True
    if isinstance(one, DraftMoney) or isinstance(whole, DraftMoney):
        return _is_same_kind(one, whole) and one.low == whole.low
    if one.low is None and _tons(one.item) == _tons(whole.unit):
        return True
    listed = noun_of(one.item) in {word.rstrip("s") for word in _AND.split(whole.item)[:-1]}  # tents and rice
    if one.low is None or listed or (_is_of(one, whole) and whole.unit != one.unit):
        return listed or _is_of(one, whole)
    return _is_of(one, whole) and whole.low is not None and one.low <= whole.low


IS_GIFT = re.compile(
    r"(?:gift|aid|donation|shipment|consignment|grant|money|contribution|assistance|donor|giver|cargo|good|supplie|"
    r"fund|sum|package)s?"
)
"""Words for whatever was given."""
_AND = re.compile(r" and |, ")


def _may_be(text: str, span: tuple[int, int], draft: Draft, told: Draft) -> bool:
    """Whether a gift is as much, from the same to the same and on no other day, as one before."""
    counted = [one for one in (*draft.items, *draft.amounts) if one.low is not None]
    if not counted or draft.status is not told.status or not _is_from(draft, told):
        return False
    apart = draft.date is not None and told.date is not None and draft.date[:2] != told.date[:2]
    other = _ANOTHER.search(text, span[0], counted[0].end) or _AS_MUCH.match(counted[0].as_stated)
    if apart or other or {one.name for one in draft.recipients}.isdisjoint(one.name for one in told.recipients):
        return False
    before = (*told.items, *told.amounts)
    return all(any(one.low == more.low and _is_alike(one, more) for more in before) for one in counted)


_ANOTHER = re.compile(
    r"\b(?:[Aa]nother|[Ff]urther|[Ss]econd|[Tt]hird|again|also|more|additional|earlier|had|[Pp]reviously|[Ll]ater|[Tt]hen)\b"
)


def _came_of(text: str, span: tuple[int, int], draft: Draft, told: Draft) -> bool:
    """Whether a bare number is of how many of the things of a gift came: *The first 300 arrived on Monday*."""
    opened = _CAME.match(text, *span)
    counted = draft.items[0] if len(draft.items) == 1 and not draft.amounts else None
    if opened is None or counted is None or counted.start >= opened.end() or draft.status is not told.status:
        return False
    return _is_from(draft, told) and any(_is_within(counted, one) and _is_more(one, counted) for one in told.items)


_CAME = re.compile(
    r"(?:(?:So far|To date|Until now|By now|(?:By|On) [A-Z][a-z]+day),? )?(?:[Oo]nly |[Aa]bout |[Nn]early )?"
    r"(?:[Tt]he (?:first|last) )?(?:\d[\d,]*|[A-Za-z]+)(?: (?:have|has|had|were|are|been|already|since))*"
    r" (?:arrived|c[ao]me|landed|reached|delivered|put up|pitched|distributed|handed out|handed over|unloaded|"
    r"given out|given away|went)\b"
)
"""What a sentence begins with that says how many of the things told of came, or are in use."""


def _is_of_it(text: str, span: tuple[int, int], draft: Draft, told: Draft) -> bool:
    """Whether a draft is of what the last gift consists of, or what it is spent on: *Of the sum, 2 million is for*."""
    if not _is_from(draft, told) or draft.status not in (told.status, *_COMES):
        return False
    parts = (*draft.items, *draft.amounts)
    if _OF_IT.match(text, *span):
        return any(_is_more(whole, part) for whole in (*told.items, *told.amounts) for part in parts)
    carried = _CARRIED.match(text, *span)
    return carried is not None and bool(told.items) and all(one.start >= carried.end() for one in parts)


_OF_IT = re.compile(r"(?:Of|Out of) (?:this|that|these|those|it|them|the (?:sum|total|money|amount|grant|aid|gift))\b")
_CARRIED = re.compile(
    r"(?:They|It|(?:The|This|These) (?:[a-z]+ )?(?:planes?|aircraft|ships?|trucks?|lorry|lorries|convoy|flights?|"
    r"vessels?|train|shipment|consignment|cargo|aid|gift|donation|package)) (?:carried|carries|brought|contained|"
    r"contains|includes?d?|consist(?:s|ed) of|comprise[sd])\b"
)
"""What a sentence begins with that says what a gift before is of."""


def _is_total(text: str, span: tuple[int, int], draft: Draft) -> bool:
    """Whether words around the first number of a draft say that it counts what was given so far."""
    first = next((one for one in (*draft.items, *draft.amounts) if one.low is not None), None)
    if first is None:
        return False
    opens = _SUMS.match(text, span[0], first.start) is not None
    return opens or bool(_SUM_OF.search(text, span[0], first.start) or _SO_FAR.match(text, first.end, span[1]))


_TOTAL_IS = Rare(
    "otal ",
    r"\b[Tt]otal (?:for|so far|to date|received|given|of all|of (?:the )?(?:gifts|donations|contributions))\b"
    r"[^.;]{0,60}? (?:is|was|stands at|stood at|comes to|came to|amounts to|amounted to|(?:has )?reached)"
    r"(?: [a-z]+){0,3} (?=[^\w\s]{0,2}\d|[A-Z]{2,3}\W?\d?)",
)
"""A sentence that says what somebody makes the gifts of all come to: *his total for this flood is 24.6 million*."""


_ALL_TOLD = r"(?:[Ii]n all|[Ii]n total|[Aa]ltogether|[Aa]ll told|[Oo]verall|[Ss]o far|[Tt]o date)\b"
_SUMS = re.compile(
    rf"(?:(?:This|That|These|It) brings?\b|Since\b|With (?:this|these|that)\b|Together\b|"
    rf"[Tt]he (?:two|three|four|five) [^,;.]{{0,30}}\btogether\b|(?:Grand |Running )?[Tt]otal\b|{_ALL_TOLD})"
)
_SUM_OF = re.compile(
    r"\b(?:total(?:s|led|ling|ed|ing)?(?: (?:aid|support|assistance|contributions?|donations?))?(?: of| to| at)?|"
    r"ha(?:s|ve) now|so far|to date|altogether|bringing [^,;]{3,50}|cumulative [a-z]+ of)(?: (?:some|about|over|"
    r"more than|nearly|given|sent|provided|donated|contributed|delivered|received|shipped|[A-Z]\w+|[a-z]{2,4})){0,5} \Z"
)
_SO_FAR = re.compile(rf"[^,;.]{{0,70}}?[ ,]+(?:{_ALL_TOLD}|since (?!then\b))")
"""What stands at the beginning of a sentence, before a number or behind it where that counts what was given so far."""


_COME_TO = Rare(
    " to ",
    r"(?:(?:Together|Altogether|In all|In total|All told),? )?(?:[Tt]h(?:e|ese|ose)|[Bb]oth|[Aa]ll) (?:[a-z]+ ){0,3}?"
    r"(?:gifts|donations|contributions|grants|sums|subscriptions|pledges|"
    r"(?:help|aid|support|relief)(?= of (?:both|all)))(?: of (?:both|all)(?: [a-z]+)?)?(?: together)? "
    r"(?:(?:have|has|had) )?(?:c[ao]mes?|amount(?:s|ed)?|add(?:s|ed)? up|r[au]ns?) to (?:[a-z]+ ){0,4}?"
    r"(?=[^\w\s]{0,2}\d|[A-Z]{2,3}\W?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|a) )",
)
"""What a sentence begins with that says what gifts told of before come to."""


def _sums_at(text: str, span: tuple[int, int]) -> int:
    """Where the number stands to which gifts told of before come; else -1."""
    said = _COME_TO.search(text, *span)
    return said.end() if said is not None and said.start() == span[0] else -1


def _is_part_of(told: Draft, total: Draft) -> bool:
    counted = [one for one in (*total.items, *total.amounts) if one.low is not None][:1]
    parts = [one for one in (*told.items, *told.amounts) if one.low is not None]
    to_it = not total.recipients or _is_to(told, total)
    plain = total.donors and Field.DONORS not in total.unsure
    from_it = to_it and _is_from(told, total) if plain else _share(told.recipients, total.recipients)
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
