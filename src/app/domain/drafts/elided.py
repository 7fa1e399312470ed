"""Numbers whose thing is said elsewhere in the sentence: *20,000 doses to Kosovo and 15,000 to Albania*.

elided = number ("more" | "others")? before "to X", "from X", a verb, or a thing that is named only once, at the end
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
    return out
