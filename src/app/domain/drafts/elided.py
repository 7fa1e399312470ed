"""Numbers whose thing is said elsewhere in the sentence: *20,000 doses to Kosovo and 15,000 to Albania*.

elided = "twice"? "as many" phrase?
       | number ("more" | "others")? before "to X", "from X", a verb, or a thing that is named only once, at the end
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from app.domain.drafts.amounts import Amount
from app.domain.language import tr
from app.domain.quantity import read_quantity

_GREAT = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)? (?:thousand|million|billion)"
_SPELT = r"(?<=and )(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_THEN = r" (?:more|others|to|from|for|went|have|has|had|were|was|will)\b|[,;.]? and [A-Z]"
_NUMBER = re.compile(
    rf"(?<![\w.,'/$€£¥-])(?:(?P<great>{_GREAT})(?={_THEN})"
    rf"|(?P<small>\d{{1,4}}|{_SPELT})(?= (?:more |others )?(?:to|from) (?:the |an? )?[A-Za-z]))"
)


def elided(text: str, start: int, end: int, found: Sequence[Amount], taken: Iterable[tuple[int, int]]) -> list[Amount]:
    """The bare numbers between two code points, each as so much of the thing that is counted nearest before it."""
    counted = [one for one in found if not one.is_money and one.low is not None and (one.item or one.unit)]
    counted = counted or [one for one in found if one.is_money and one.low is not None]
    if not counted:
        return []
    held = [*((one.start, one.end) for one in found), *taken]
    out: list[Amount] = []
    for match in _NUMBER.finditer(text, start, end):
        low, high = match.span()
        if any(other < high and low < until for other, until in held):
            continue
        if text[start:low].lower().endswith(("including ", "of which ", "among them ")):
            continue  # a part of what is counted already
        read = read_quantity(match[0])
        if read is None or read.unit or read.item:
            continue
        like = max((one for one in counted if one.end <= low), key=lambda one: one.end, default=counted[0])
        out.append(
            like._replace(
                start=low, end=high, low=read.low, high=read.high, qualifier=read.qualifier, item_start=high,
                item_end=high, as_stated=match[0],
                unsure=tr("What is counted is taken from “{words}”.").format(words=like.as_stated),
            )
        )  # fmt: skip
    return [*out, *_as_many(text, start, end, counted, [*held, *((one.start, one.end) for one in out)])]


_TIMES = {"": 1, "twice": 2, "half": Decimal("0.5"), "three times": 3, "four times": 4, "ten times": 10}
_AS_MANY = re.compile(
    r"\b(?:(?P<times>twice|half|three times|four times|ten times) )?"
    r"(?:as (?:many|much)|(?:the same|an equal) (?:number|amount))(?: again| more)?(?: of)?"
    r"(?P<item> (?!(?:as|again|more|from|to|for|in|and|by|on|this|the)\b)[\w-]*s)?"
    r"(?=[ ,.;)]|$)(?! (?:as|are|is|were|was|will|would|have|has|can)\b)"
)


def _as_many(
    text: str, start: int, end: int, counted: Sequence[Amount], held: Sequence[tuple[int, int]]
) -> list[Amount]:
    """*as many from Leipzig*, *twice as many in June*: worked out from the number before, and so never sure."""
    out: list[Amount] = []
    for match in _AS_MANY.finditer(text, start, end):
        before = [one for one in counted if one.end <= match.start() and one.low == one.high and one.low is not None]
        if len(before) != 1 or any(low < match.end() and match.start() < high for low, high in held):
            continue
        like = before[0]
        value = like.low * _TIMES[match["times"] or ""] if like.low is not None else None
        item = (match["item"] or "").strip()
        first = match.start("item") + 1 if item else match.end()
        out.append(
            like._replace(
                start=match.start(), end=match.end(), low=value, high=value, as_stated=match[0],
                item=item or like.item, item_start=first, item_end=match.end(),
                unsure=tr("It is worked out from “{words}”.").format(words=like.as_stated),
            )
        )  # fmt: skip
    return out
