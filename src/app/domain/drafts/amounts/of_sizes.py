"""Numbers that count by size what was counted before: *300 bags of 25 kg and 200 of 50 kg*.

sized = number "of" number measure              200 of 50 kg, of the thing before it
size  = thing "of" number measure               300 bags of rice *of 25 kg*: how large each is
part  = thing (":" | ",") sized ("," | "and" sized)*      30 generators: ten of 100 kW, twenty of 45 kW

What is counted is never the measure. Where nothing was counted before, the number is not read; right behind the comma
or the colon of what was counted it is a part of that, and told with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.words.word_lists import LENGTHS, MEASURES, SIZES
from app.domain.language import tr
from app.domain.terms import Qualifier

_UNITS = LENGTHS | SIZES | MEASURES
_SIZED = re.compile(r"(?P<count>(?:[\w,.-]+ )+)of \d[\d.,]* ?(?P<unit>[^\W\d]+)")
_OF_SIZE = re.compile(r" of \d.*")
_PARTS = re.compile(r"[:,] ")
_NEXT = re.compile(r"(?:,| and|, and) ")


def by_their_sizes(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts of a text, of which those counted by size are of the thing before them, or parts of it."""
    out = list[Amount]()
    whole: Amount | None = None
    """What is counted, of which sizes follow."""
    end = 0
    parted = False
    for one in found:
        if not _is_sized(one):
            size = bool(out) and _is_size_of(text, out[-1], one)
            if not (size and out[-1].unit):
                out.append(one)
            whole, end, parted = (whole if size else None if one.is_money else one), one.end, False
            continue
        parted = whole is not None and (
            (end == whole.end and _PARTS.fullmatch(text, end, one.start) is not None)
            or (parted and _NEXT.fullmatch(text, end, one.start) is not None)
        )
        end = one.end
        if not parted:
            out.append(_of(whole, one))
    return out


def _is_sized(one: Amount) -> bool:
    """Whether an amount is only so many of a size: *ten of 100 kW*."""
    said = None if one.is_money else _SIZED.fullmatch(one.as_stated)
    return said is not None and said["unit"].lower() in _UNITS and said["unit"] in (one.item, one.unit)


def _is_size_of(text: str, before: Amount, one: Amount) -> bool:
    """Whether an amount says how large each of what is counted before it is: *300 bags of rice of 25 kg*."""
    measured = one.unit.lower() in MEASURES and not one.item
    counted = not before.is_money and before.unit.lower() not in MEASURES
    return measured and counted and text[before.end : one.start] == " of "


def _of(whole: Amount | None, one: Amount) -> Amount:
    """So many of the thing before it, or open where there is none."""
    if whole is None:
        why = tr("This number is not read; see the words.")
        return one._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED, unit="", unsure=why)
    why = tr("What is counted is taken from “{words}”.").format(words=whole.as_stated)
    size = len(whole.item) - len(_OF_SIZE.sub("", whole.item))
    return one._replace(
        item=whole.item[: len(whole.item) - size], item_start=whole.item_start, item_end=whole.item_end - size,
        unit=whole.unit, unsure=one.unsure or why,
    )  # fmt: skip
