"""Numbers whose parts stand beside them, of which either the whole or the parts are told.

A number whose parts are listed behind it or before it is no further gift: *nine vehicles: six to Peru, three to Chile*,
*nine vans, four in 2016 and five in 2018*, *six vans and three lorries, nine vehicles in all*. Nor is what a sum comes
to each time, *$60 million, or $12 million a year*, nor from what it was raised; of *9 vans, 6 from Peru and the rest
from Chad* the rest is open. Gifts that are parts of others are told of in `frames/part_of.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.dates.day_words import MONTHS
from app.domain.drafts.draft import DraftItem, DraftMoney
from app.domain.drafts.words.rare import Rare
from app.domain.language import tr
from app.domain.terms import Qualifier

Counted = Amount | DraftItem | DraftMoney


def is_more_of(whole: Counted, part: Counted) -> bool:
    """Whether one amount is more of what another is of."""
    if whole.low is None or part.low is None or whole.low <= part.low:
        return False
    if isinstance(part, DraftMoney):
        return not isinstance(whole, DraftItem) and bool(part.currency) and whole.currency == part.currency
    if isinstance(whole, DraftMoney) or whole.unit != part.unit:
        return False
    return whole.item == part.item or (bool(part.unit) and not part.item)


def without_sums(text: str, counted: Sequence[Amount]) -> list[Amount]:
    """Amounts without those that only sum up two or more behind their colon, or of which another was made.

    Of *nine vans, four in 2016 and five in 2018* the parts are left, of *nine vans, four in 2016* the whole.
    """
    counted = [*filter(None, (_as_raised(text, one, counted) for one in counted))]
    if len(counted) < 2:
        return counted
    free = [one for one in counted if not _was_raised(text, one, counted)]
    free = [one for one in free if len(free) < 2 or not _is_of_owner(text, one, free)]
    free = _without_totals(text, free)
    free = [one for at, one in enumerate(free) if not _went_into(text, one, free[at + 1 :])]
    free = [_rest_of(text, one, free[at + 1 :]) or one for at, one in enumerate(free)]
    free.sort(key=lambda one: one.start)
    gone = list[Amount]()
    for at, one in enumerate(free):
        parts = [*_by_year(text, one, free[at + 1 :])]
        gone += [one] if parts and sum(part.low or 0 for part in parts) == one.low else parts
    free = [one for one in free if one not in gone]
    return [one for one in free if not _is_sum(text, one, [other for other in free if other.start >= one.end])]


def _rest_of(text: str, one: Amount, behind: Sequence[Amount]) -> Amount | None:
    """What is left of an amount of which others each give or get a part, and somebody the rest, which is not read."""
    part = behind[0] if behind else None
    if (
        part is None
        or not text.startswith((", ", ": "), one.end)
        or not is_more_of(one, part)
        or part.start != one.end + 2
    ):
        return None
    rest = _AND_REST.match(text, part.end)
    if rest is None:
        return None
    start, end = rest.span("rest")
    return one._replace(
        start=start, end=end, low=None, high=None, qualifier=Qualifier.NOT_STATED, item_start=end, item_end=end,
        as_stated=rest["rest"], unsure=tr("This number is not read; see the words."),
    )  # fmt: skip


_AND_REST = re.compile(
    r" (?P<way>from|to|by|for) (?:the )?[A-Z][^.,;:]{1,40},? and (?P<rest>the (?:rest|remainder|others|balance))"
    r"(?= (?P=way) (?:the )?[A-Z])"
)


def _by_year(text: str, one: Amount, behind: Sequence[Amount]) -> Iterator[Amount]:
    """The numbers right behind an amount that say how much of it was given in which year or on which day."""
    end, joint = one.end, _PARTS
    own = _IN_YEAR.match(text, one.end) is not None  # 90 vans in May, 60 in June
    for part in behind:
        if not joint.fullmatch(text, end, part.start) or not _IN_YEAR.match(text, part.end) or part.item != one.item:
            return
        if own or not is_more_of(one, part):
            return
        yield part
        end, joint = part.end, _NEXT_PART


_PARTS = re.compile(r"[^,:;.()\d]{0,50}[,:] ")


_IN_YEAR = re.compile(
    rf"(?: in (?:{MONTHS}(?! \d)|(?:[A-Z][a-z]+ )?(?:1[89]|20)\d\d)\b| on [A-Z][a-z]+day\b"
    r"| (?:this|last|next) (?:week|month|year)\b)"
)


_NEXT_PART = re.compile(rf"{_IN_YEAR.pattern}(?:[,;]|,? and)(?: then)? ")


def _was_raised(text: str, one: Amount, counted: Sequence[Amount]) -> bool:
    """*Raised its aid to 1.6 million from 100,000*, *after its first offer of 100,000*: it is that no longer."""
    before = _RAISED.search(text, max(0, one.start - _FAR), one.start)
    if before is None:
        by = next((other for other in counted if text[other.end : one.start] == " to "), None)  # by 2 to 9 million
        return by is not None and _RAISED_BY.search(text, max(0, by.start - _FAR), by.start) is not None
    made = (_MADE.search(text, max(0, other.start - 4), other.start) for other in counted if other is not one)
    return before["offer"] is not None or any(made)


def _is_of_owner(text: str, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether an amount is all that somebody has, of which so much behind it was given: *Of the fleet's 40 vans, 12
    came from Oman*."""
    behind = next((other for other in counted if other.start >= one.end), None)
    if behind is None or behind.item != one.item:
        return False
    between, first = text[one.end : behind.start], max(0, one.start - _FAR)
    if _OF_MANY.search(text, first, one.start):
        return _MANY_PROMISED.match(between) is not None
    return not between.strip(" ,") and _OF_OWNER.search(text, first, one.start) is not None


_OF_MANY = Rare("O", r"(?:^|[.!?:;]\s|\n)\s*(?:Of|Out of) (?:the |some |about )?$")


_MANY_PROMISED = re.compile(
    r" (?:that |which )?(?:(?:\d+ |[a-z]+ ){1,4}(?:had |have |has )?(?:been )?(?:promised|pledged|offered|raised|voted|"
    r"sought|needed|asked|requested)\b|(?:promised|pledged|offered|raised|voted) by (?:\d|[a-z]))"
    r"[^;]{0,60}, (?:the )?[A-Z]"
)
"""*Out of 90 million that 51 states promised, Oman gave 13*: what all of them did."""


_OF_OWNER = Rare(
    "O",
    r"(?:^|[.!?:;]\s|\n)\s*(?:Of|Out of) (?:(?:the |an? )?(?:[\w-]+ ){0,4}?[\w-]+(?:['’]s|s['’])|its|their|his|"
    r"her|our) (?:[a-z]+ )?$",
)


def _as_raised(text: str, one: Amount, counted: Sequence[Amount]) -> Amount | None:
    """A sum that was raised, left open, *doubled its 10 million*; none where it is read to how much: *raised its gift
    of 9 million to 10 million*."""
    if one.low is None or not one.is_money:
        return one
    unread = tr("This number is not read; see the words.")
    opened = one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unsure=unread)
    if _FOR_EACH.match(text, one.end):
        return opened
    before = _RAISED_ITS.search(text, max(0, one.start - _FAR), one.start)
    if before and one.low != one.high and " to " in one.as_stated:
        return one._replace(low=one.high)
    later = None if before else _IS_RAISED.search(text, one.end, one.end + _FAR)
    raised = before is not None or (later is not None and not {*text[one.end : later.start()]} & {*".;:,"})
    to = _TO_MORE.match(text, one.end) if raised else None
    if to is None and not (before and before["times"]):
        return one
    if to is not None and any(other.start == to.end("to") for other in counted):
        return None
    return opened


_FOR_EACH = re.compile(
    r" (?:a|per) (?:box|bag|bottle|head|child|pupil|litre|liter|mile|kilometre|ticket|copy|book|goal|meal|tree|bed|"
    r"tonne|ton)(?=[.,;]|$)"
)
"""Behind a sum that is given for each of several: *gave £5 a box*."""


_RAISED_ITS = Rare(
    "rais|increas|lift|boost|doubl|tripl|trebl|quadrupl|topp",
    r"\b(?:(?:rais|increas|lift|boost|topp)(?:e[sd]?|ing|ed|s)(?: up)?|"
    r"(?P<times>doubl|tripl|trebl|quadrupl)(?:e[sd]?|ing)) (?:its|their|his|her|the|an?) (?:[a-z-]+ ){0,3}?"
    r"(?:(?:for|to) (?:the )?(?:[A-Z][\w’'-]* )+)?(?:of )?(?:about |some )?$",
)


_IS_RAISED = Rare(
    "raised|increased|doubled", r" (?:was|were|has been|have been|had been) (?:raised|increased|doubled)\b"
)


_TO_MORE = re.compile(
    r"(?:(?! and | which )[^.;:,]){0,60}?(?P<to> to )(?:about |some |nearly |over |a total of )?"
    r"(?:[€$£¥]|[A-Z]{2,3}\W?\d|\d[\d.,]*(?=[.;]?$|[.;] )|"
    r"\d[\d.,]* (?:million|billion|m|bn|crore|lakh|thousand|[a-z]*(?:dollar|euro|pound|crown|franc)s)\b)"
)


def _went_into(text: str, one: Amount, behind: Sequence[Amount]) -> bool:
    """Whether a sum went into a greater one behind it: *helped by staff donations of £300, the firm gave £900*."""
    opens = one.is_money and behind and _FROM_OWN.search(text, max(0, one.start - _FAR), one.start) is not None
    if not opens or _OF_NAME.match(text, one.end):
        return False
    more = (other for other in behind if other.currency == one.currency and text.find(", ", one.end, other.start) > 0)
    return any(is_more_of(other, one) for other in more)


_FROM_OWN = re.compile(
    r"(?:^|[.!?:;]\s|\n)\s*(?:(?:[A-Z][a-z]+ed|Topped up|Swollen) (?:by|with)|[Tt]hanks to|With|Out of|Using) "
    r"(?:[a-z’'-]+ ){0,4}?(?:donations?|gifts?|contributions?|collections?|subscriptions?|takings|fundraising) of $"
)


_OF_NAME = re.compile(r" (?:from|by|of|to|for) (?:the |an? )?[A-Z]")


_FAR = 120
"""Code points before a sum in which it is said that it was raised."""


_RAISED = re.compile(
    r"(?:\b(?:rais|increas|lift|boost|doubl|tripl|topp|upp|revis|cut|reduc|lower)(?:e[ds]?|ing|ed|s)?\b(?:[^.;]|\.(?=\d)){0,90}"
    r"\bfrom |\b(?:after|from|over) (?:its|their|his|her|an|the) (?P<offer>initial|original|first|earlier|previous) "
    r"(?:offer|pledge|promise|gift|sum|donation|contribution) of )$"
)


_RAISED_BY = re.compile(
    r"\b(?:rais|increas|lift|boost|topp|cut|reduc|lower)(?:e[ds]?|ing|ed|s)?\b(?:[^.;]|\.(?=\d)){0,90} by "
    r"(?:a further )?$"
)


_MADE = re.compile(r"\bto $")
"""Before what it is made."""


def _is_sum(text: str, one: Amount, behind: Sequence[Amount]) -> bool:
    """Whether the next amounts behind a colon come to as much as one before it.

    So may those behind *namely* and its like, and behind *a total of 90 vehicles,*; and bare numbers behind a comma,
    each with who gives or gets so much: *90 tents, 60 to Chad and 30 to Mali*.
    """
    opens = _COLON.match(text, one.end) is not None or (not one.is_money and _opens_parts(text, one, behind))
    if one.low is None or one.low != one.high or not (opens or _COMMA.match(text, one.end)):
        return False
    if one.is_money and _are_for_purposes(text, behind[:2]):
        return False  # whose gift is of the whole
    together = Decimal(0)
    for number, other in enumerate(behind):
        if other.low is None or other.is_money is not one.is_money or other.currency != one.currency:
            return False
        if not opens and not _is_somebodys_part(text, one, other):
            return False
        together += other.low
        if together >= one.low:
            return together == one.low and number > 0
    return False


def _is_somebodys_part(text: str, one: Amount, part: Amount) -> bool:
    """Whether a number behind a comma is so much of the one before it, by who gives or gets it: *9 million to Chad, 5
    through Oxfam and 4 through CARE*; not *9 million by Oman, 5 by Peru*, nor *9 million in 2020, 5 in 2021*."""
    if part.item != one.item or not _WHOSE_PART.match(text, part.end):
        return False
    if _IN_YEAR.match(text, one.end) and _IN_YEAR.match(text, part.end):
        return False
    own, who = _WAY.match(text, one.end), _WHO.match(text, part.end)
    return bool(part.unsure) or (who is not None and (own is None or own[1] != who[1]))


def _opens_parts(text: str, one: Amount, behind: Sequence[Amount]) -> bool:
    """Whether the next amount behind one is told as the first of its parts."""
    if not behind or behind[0].unit != one.unit:
        return False
    opened = _NAMELY.match(text, one.end) or (_WHOLE.match(one.as_stated) and _NEXT.match(text, one.end))
    return opened is not None and opened.end() == behind[0].start


def _without_totals(text: str, counted: Sequence[Amount]) -> list[Amount]:
    """Amounts without what those before them are said to come to; of sums that are each for something else, that is
    what is given."""
    out: list[Amount] = []
    for one in counted:
        last = out[-1] if out else None
        if last is not None and _is_rate_of(text, last, one):
            out.pop()
        elif last is not None and _is_rate_of(text, one, last):
            continue
        parts = _summed_up(text, one, out)
        if not parts:
            out.append(one)
        elif one.is_money and _are_for_purposes(text, parts):
            out = [*(other for other in out if other not in parts), one]
    return out


def _is_rate_of(text: str, rate: Amount, whole: Amount) -> bool:
    """Whether an amount only says what another beside it comes to each time: *$60 million, or $12 million a year*."""
    alike = (rate.is_money, rate.currency, rate.unit) == (whole.is_money, whole.currency, whole.unit)
    each = _EACH.match(text, rate.end) and _OR_EACH.fullmatch(text, whole.end, max(rate.start, whole.end))
    timed = each or (rate.period and _RATE.match(rate.period))
    if not (timed and alike and rate.low and whole.low and rate.low < whole.low):
        return False
    if rate.start < whole.start:
        return (
            _IN_ALL.match(text, whole.end) is not None and _IN_CLAUSE.fullmatch(text, rate.end, whole.start) is not None
        )
    return _OR.search(text[whole.end : rate.start]) is not None


_EACH = re.compile(r" (?:each|apiece)\b")


_OR_EACH = re.compile(r",? (?:or|i\.e\.|that is),? (?:about |some |nearly )?")


_RATE = re.compile(r"(?:an?|per|each|every) ")


_OR = re.compile(r"^[^.;:]{0,40}(?:,? or| \(|, (?:that is|i\.e\.),?|,) ?(?:about |some )?$")


def _are_for_purposes(text: str, parts: Sequence[Amount]) -> bool:
    """Whether nothing but what each is for tells sums apart: *$4 million for roads and $3 million for schools*."""
    return len(parts) > 1 and all(_FOR_PURPOSE.match(text, part.end) for part in parts)


_FOR_PURPOSE = re.compile(r" (?:for|in|as|on|towards) [a-z][a-z ’'-]*(?=[,.;)]|$| and )")


def _summed_up(text: str, one: Amount, before: Sequence[Amount]) -> list[Amount]:
    """The amounts before one that it is said to be in all, or with others that have no number."""
    mark = _IN_ALL.match(text, one.end) or _WHOLE.match(one.as_stated)
    if one.low is None or not (mark or _TOTALLING.search(text, max(0, one.start - _BEFORE), one.start)):
        return []
    together, end, parts = Decimal(0), one.start, list[Amount]()
    for other in reversed(before):
        alike = (other.is_money, other.currency, other.unit) == (one.is_money, one.currency, one.unit)
        if other.low is None or not alike or together >= one.low or not _IN_CLAUSE.fullmatch(text, other.end, end):
            break
        together, end, parts = together + other.low, other.start, [other, *parts]
    says = together == one.low or (_IN_ALL.match(text, one.end) is not None and together < one.low)
    return parts if says and len(parts) > 1 else []


_BEFORE = 20
"""Code points before an amount in which it is said to be the total."""
_IN_ALL = re.compile(r" (?:in all|in total|altogether|all told|combined|taken together)\b")


_WHOLE = re.compile(r"a (?:grand |combined )?total of\b", re.IGNORECASE)


_TOTALLING = re.compile(r"\b(?:total|totall?ing|making|together|amounting to|adding up to|coming to|or)(?: of)? $")


_IN_CLAUSE = re.compile(r"[^:;.]{0,80}")


_NEXT = re.compile(r",? ")


_NAMELY = re.compile(
    r"(?: [–—-] |:? \(|,? (?:namely|i\.e\.|that is|comprising|consisting of|made up of|composed of|including|"
    r"among (?:them|which)),? )(?:of )?"
)
"""Between a number and the first of its parts."""


_COLON = re.compile(r"[^:;.]{0,60}:")


_COMMA = re.compile(r"[^:;.,]{0,60}, ")


_WAY = re.compile(r" (to|from|by|for|through|via) ")


_WHO = re.compile(rf"{_WAY.pattern}(?:the )?[A-Z]")


_WHOSE_PART = re.compile(r" (?:to|from|for|in|on|by|through|via|this|last|next) ")
