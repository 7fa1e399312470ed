"""What was promised of which a sentence tells how much has come: a draft of its own beside that of its part.

told    = part "of" (the | its …) whole promised        *61 of the 240 generators pledged by Norway were delivered*
        | "Of" (the | its …) whole promised "," part    *Of the 500 beds promised to Chad, 200 have arrived*
        | part "of" (the | its …) sum noun              *$20 million of its $50 million pledge*
        | part, "the first" … "of" … whole promised     *40 tents, the first batch of 90 that Norway promised*
        | part … "part of" noun "of" whole              *paid $2 million, part of a pledge of $20 million*
        | whole "," "of which" part has come            *promised 400 houses, of which 260 have been handed over*
promised = (that | which)? somebody? verb of promising  *that Norway had offered*

Who gives and gets the part promised the whole, and to the same; the day behind the verb is that of the promise. A
whole grant or gift of which a part is told is no gift beside it, nor is what was collected of which a part has gone on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.amounts.amounts import amounts
from app.domain.drafts.draft import Draft, DraftItem, DraftMoney, Field, Span
from app.domain.language import tr
from app.domain.money import bare_dollars
from app.domain.quantity import read_quantity
from app.domain.terms import Outcome

_OUTCOMES = {
    "pledge": Outcome.PROMISED, "promis": Outcome.PROMISED, "commit": Outcome.PROMISED, "agreed": Outcome.PROMISED,
    "announ": Outcome.ANNOUNCED, "earmar": Outcome.ANNOUNCED, "approv": Outcome.ANNOUNCED, "offere": Outcome.OFFERED,
}  # fmt: skip
"""By how its verb begins."""
_VERB = r"(?P<verb>pledged|promised|committed|agreed|announced|earmarked|approved|offered)\b"
_SOMEBODY = r"(?:it|they|he|she|(?:the )?[A-Z][\w.'’-]*(?: (?:of |the |and )?[A-Z][\w.'’-]*){0,3})"
_WHOLE = r"(?:the |its |their |his |her |an? (?:total |original )?)?(?:total |original |full |initial )?"
_PROMISED = (
    rf"(?P<whole>[^,;:()]{{1,60}}?)(?:(?: that| which)?(?: {_SOMEBODY})?(?: (?:has|had|have|was|were|been|originally|"
    rf"first|initially))* {_VERB}|(?P<noun> pledge| commitment| promise)\b)"
)
_PART = r"(?:part|tranche|instal?lment|batch|shipment|consignment|half|share|lot)"
_PACKAGE = r"(?:(?:package|pledge|grant|donation|gift|contribution|sum|aid|support|total) (?:of|worth|totalling) )?"
_BEHIND = re.compile(
    rf"(?: (?:out )?of|[^,;.()]{{0,40}}?,? (?:as )?(?:the |a )?"
    rf"(?:(?:first|second|third|latest|last|final|initial) )?{_PART} of) (?:an? |the )?{_WHOLE}{_PACKAGE}{_PROMISED}"
)
_WITHIN = re.compile(rf".*?\b(?:out )?of {_WHOLE}(?P<whole>[^,;:()]+)\Z")
_VERB_BEHIND = re.compile(
    rf"(?: that| which)?(?: {_SOMEBODY})?(?: (?:has|had|have|was|were|been|originally|first|initially))* {_VERB}"
)
_AHEAD = re.compile(rf"(?:So far,? of|Out of|Of) {_WHOLE}{_PROMISED}(?P<more>[^,;:]{{0,80}}), (?=\D{{0,20}}\d)")
_CAME = re.compile(
    r"(?:only |just |some |about |nearly |almost )?(?P<part>\d[\d,.]*(?: (?:thousand|million|billion))?)"
    r"(?: (?:have|has|had|were|was|are|is|been|already|now|so|far|since))+ (?:arrived|delivered|received|handed over|"
    r"shipped|sent|reached|distributed|disbursed|paid|transferred)\b"
)
_ADJECTIVE = re.compile(r"(?:promised|pledged) ")


def with_promised_wholes(text: str, drafts: Sequence[Draft], start: int, end: int) -> list[Draft]:
    """The drafts of the sentence between two code points, with those of what was promised in words beside a part."""
    if _PARTS.search(text, start, end):
        drafts = [own for one in drafts for own in _with_noun_before(text, one, start)]
    drafts = [own for one in drafts for own in _of_which(text, one, drafts, start)]
    if not _SAID.search(text, start, end):
        return [*drafts]
    drafts = _apart(text, drafts, start, end)
    out = list[Draft]()
    for one in drafts:
        whole = _whole_of(text, one, end)
        out += [one] if whole is None else [_without_promise(one, whole), whole]
    return out


_SAID = re.compile(
    r"\b[Oo]f [^.;]{3,60}?\b(?:pledged?|promised?|committed|commitment|agreed|announced|earmarked|approved|offered)\b"
)


def _with_noun_before(text: str, draft: Draft, start: int) -> list[Draft]:
    """A draft without the whole that stands behind its noun, and the promise of that."""
    counted = [*draft.items, *draft.amounts]
    wholes = [(one, said) for one in counted if (said := _PART_OF_NOUN.search(text, start, one.start)) is not None]
    if len(wholes) != 1 or len(counted) < 2:
        return [draft]
    one, said = wholes[0]
    field = Field.MONEY if isinstance(one, DraftMoney) else Field.ITEMS
    sums = tuple(each for each in draft.amounts if each is one or _IN_BRACKETS.fullmatch(text, one.end, each.start))
    items = (one,) if isinstance(one, DraftItem) else ()
    own = {Field.STATUS: (Span(*said.span("noun")),), field: (Span(one.start, one.end),)}
    spans = {name: at for name, at in draft.spans.items() if name in (Field.DONORS, Field.RECIPIENTS)} | own
    unsure = draft.unsure | {Field.STATUS: _told_of_part()}
    unsure = {name: why for name, why in unsure.items() if name is not Field.DATE}
    whole = replace(draft, items=items, amounts=sums, status=Outcome.PROMISED, date=None, spans=spans, unsure=unsure)
    part = _without_promise(draft, whole)
    promised = said["noun"] in ("pledge", "commitment", "promise") and draft.status is Outcome.GIVEN
    return [part, whole] if promised else [part]


def _of_which(text: str, draft: Draft, drafts: Sequence[Draft], start: int) -> list[Draft]:
    """A draft and what has come of it, where that is not told as a gift; none where it is only what was collected."""
    counted = [*draft.items, *draft.amounts]
    one = min(counted, key=lambda each: each.start, default=None)
    said = _OF_WHICH.match(text, one.end) if one is not None else None
    if one is None or said is None:
        return [draft]
    low, high = said.span("part")
    others = [each for other in drafts if other is not draft for each in (*other.items, *other.amounts)]
    told = any(low <= each.start < high for each in others)
    if told and draft.status is Outcome.GIVEN and _COLLECTED.search(text, start, one.start):
        return []
    number, read = _NUMBER.match(one.as_stated), read_quantity(said["part"])
    whole = read_quantity(number[0]) if number is not None else None
    own = all(each is one or low <= each.start < high for each in counted)
    if told or not own or draft.status not in _YET or whole is None or read is None or isinstance(one, DraftMoney):
        return [draft]
    items = (
        one._replace(low=whole.low, high=whole.high),
        one._replace(
            low=read.low, high=read.high, qualifier=read.qualifier, as_stated=said["part"], start=low, end=high
        ),
    )
    unsure = {field: why for field, why in draft.unsure.items() if field is not Field.ITEMS}
    return [
        replace(
            draft, items=(item,), unsure=dict(unsure), status=status,
            spans={**draft.spans, Field.ITEMS: (Span(item.start, item.end),)},
        )
        for item, status in zip(items, (draft.status, Outcome.GIVEN), strict=True)
    ]  # fmt: skip


_NUMBER = re.compile(r"\d[\d,.]*(?: (?:thousand|million))?(?= )")
_YET = (Outcome.PROMISED, Outcome.ANNOUNCED, Outcome.OFFERED)
_OF_WHICH = re.compile(
    r"[^,;.]{0,60},? of which (?:about |some |nearly |only )?(?P<part>\d[\d,.]*(?: (?:thousand|million))?)\b"
    r"(?: [a-z]+)? (?:have|has|had|were|was)(?: already| now| so far)? (?:been )?"
    r"(?:handed|delivered|given|sent|shipped|distributed|arrived|received|passed|completed|built)\b"
)
_COLLECTED = re.compile(r"\b(?:collected|gathered|amassed)\b[^;.,]{0,40}\Z")
_IN_BRACKETS = re.compile(r" \((?:about |around |some |nearly |over )?")
"""Before the counter-value of a sum."""
_ABOUT = r"(?:about |some |around |nearly |almost |over |up to )?"
_PARTS = re.compile(rf"\b{_PART} of ")
_PART_OF_NOUN = re.compile(
    rf"\b{_PART} of (?:an? |the |its |their |his |her )?(?:[\w’'-]+ ){{0,3}}?(?P<noun>pledge|commitment|promise|grant|"
    rf"donation|gift|contribution|package|programme|consignment|order) (?:of|worth|totall?ing) {_ABOUT}\Z"
)


def _told_of_part() -> str:
    """Why what became of a whole is unsure."""
    return tr("It is told as what a part was given of.")


def _whole_of(text: str, part: Draft, end: int) -> Draft | None:
    """What was promised of which a draft is a part, where the words say so."""
    counted = [*part.items, *part.amounts]
    if not counted or part.status is not Outcome.GIVEN or counted[0].low is None:
        return None
    one, *others = counted
    inside = _WITHIN.fullmatch(text, one.start, one.end)
    if inside is not None and not others:
        said = _VERB_BEHIND.match(text, one.end, end)
        adjective = _ADJECTIVE.search(inside["whole"])
        if said is None and adjective is None:
            return None
        verb = Span(*said.span("verb")) if said else Span(inside.start("whole"), inside.end("whole"))
        outcome = _OUTCOMES[said["verb"][:6]] if said else Outcome.PROMISED
        return _promised(text, part, inside.span("whole"), verb, outcome)
    said = _BEHIND.match(text, one.end, end)
    if said is None or not all(said.start("whole") <= other.start < said.end("whole") for other in others):
        return None
    verb = Span(*said.span("verb" if said["verb"] else "noun"))
    return _promised(text, part, said.span("whole"), verb, _OUTCOMES[(said["verb"] or "pledge")[:6]])


def _promised(text: str, part: Draft, at: tuple[int, int], verb: Span, outcome: Outcome) -> Draft | None:
    """The draft of a whole that stands at some code points, like that of its part."""
    whole = next(iter(amounts(text, *at)), None)
    one = next(iter((*part.items, *part.amounts)))
    if whole is None or whole.low is None or one.low is None or whole.low <= one.low or whole.start > at[0] + 6:
        return None
    if whole.is_money == isinstance(one, DraftItem):
        return None
    draft = _counting(replace(part, status=outcome), whole, at[1])
    day = part.date if part.date is not None and 0 <= part.date.start - verb.end <= _NEAR else None
    spans = {**draft.spans, Field.STATUS: (verb,)}
    if day is None:
        spans.pop(Field.DATE, None)
    unsure = {**draft.unsure, Field.STATUS: _told_of_part()}
    if day is None:
        unsure.pop(Field.DATE, None)
    return replace(draft, date=day, spans=spans, unsure=unsure)


_NEAR = 40
"""Code points behind a verb within which a day is its own."""


def _counting(draft: Draft, whole: Amount, end: int) -> Draft:
    """A draft that counts another amount of the same, which ends with its thing at the latest at `end`."""
    high = min(end, max(whole.end, whole.item_end))
    span, unsure = Span(whole.start, high), {**draft.unsure}
    field = Field.MONEY if whole.is_money else Field.ITEMS
    unsure.pop(field, None)
    if whole.is_money:
        part = next(iter(draft.amounts), None)
        as_part = part is not None and bool(bare_dollars(whole.as_stated)) and bool(bare_dollars(part.as_stated))
        currency = part.currency if part is not None and (as_part or not whole.currency) else whole.currency
        if as_part and Field.MONEY in draft.unsure:
            unsure[Field.MONEY] = draft.unsure[Field.MONEY]
        money = DraftMoney(whole.low, whole.high, currency, whole.qualifier, whole.as_stated, whole.start, whole.end)
        return replace(draft, items=(), amounts=(money,), spans=draft.spans | {field: (span,)}, unsure=unsure)
    thing = draft.items[0].item if draft.items else whole.item
    item = DraftItem(
        _ADJECTIVE.sub("", whole.item or thing), whole.low, whole.high, whole.qualifier, whole.unit, whole.as_stated,
        whole.start, high,
    )  # fmt: skip
    return replace(draft, items=(item,), amounts=(), spans=draft.spans | {field: (span,)}, unsure=unsure)


def _without_promise(part: Draft, whole: Draft) -> Draft:
    """A part without the day and the amount of the promise, and without what became of its thing in that's name."""
    held = {one.start for one in (*whole.items, *whole.amounts)}
    items = tuple(one._replace(item=_ADJECTIVE.sub("", one.item)) for one in part.items if one.start not in held)
    amounts_left = tuple(one for one in part.amounts if one.start not in held)
    told = {field: tuple(one for one in spans if one.start not in held) for field, spans in part.spans.items()}
    part = replace(part, items=items, amounts=amounts_left, spans=told)
    if whole.date is None:
        return part
    spans = {field: spans for field, spans in part.spans.items() if field is not Field.DATE}
    return replace(part, date=None, spans=spans, unsure={k: v for k, v in part.unsure.items() if k is not Field.DATE})


def _apart(text: str, drafts: Sequence[Draft], start: int, end: int) -> list[Draft]:
    """The drafts of a sentence that begins with the whole, of which the first is open or counts it, cut in two."""
    said = _AHEAD.match(text, start, end)
    whole = next(iter(amounts(text, *said.span("whole"))), None) if said else None
    if said is None or whole is None or whole.low is None:
        return [*drafts]
    low, high = said.span("whole")
    outcome = _OUTCOMES[(said["verb"] or "pledge")[:6]]
    verb = Span(*said.span("verb" if said["verb"] else "noun"))

    def counts_it(one: Draft) -> bool:
        return any(low <= counted.start < high for counted in (*one.items, *one.amounts))

    ahead = [one for one in drafts if counts_it(one)]
    rest = [one for one in drafts if not counts_it(one)]
    came = _CAME.match(text, said.end(), end)
    if len(ahead) != 1 or (not rest and came is None):
        return [*drafts]
    first = _counting(replace(ahead[0], status=outcome), whole, high)
    first = replace(first, spans={**first.spans, Field.STATUS: (verb,)})
    if not rest and came is not None and (read := read_quantity(came["part"])) is not None:
        at = came.span("part")
        part = whole._replace(
            start=at[0], end=at[1], low=read.low, high=read.high, item_end=at[1], as_stated=came["part"]
        )
        rest = [_counting(replace(ahead[0], status=Outcome.GIVEN), part, at[1])]
    return [first, *rest]
