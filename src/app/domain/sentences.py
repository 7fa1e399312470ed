"""Where the sentences of a paragraph begin and end, in code points. Plain rules, for work over many texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Amb|Rev|St|Mt|No|Nos|Vol|pp?|Fig|Art|vs|cf"
    r"|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\s*$"
)
"""Words whose full stop ends no sentence: titles, counts, months and single capitals, as in U.S. or J. Ma."""
_END = re.compile(r"""[.!?…؟。！？]+["'”’»)\]]*(?:\s+|(?<=[。！？])|$)""")
_GOES_ON = re.compile(r"""["'“‘«(\[]*[a-zà-öø-ÿ]""")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), without the white space around them.

    A full stop before a small letter ends none, nor does one after a common short form.
    """
    start = 0
    for end in _END.finditer(text):
        at = end.end()
        if "." in end.group() and (
            SHORTENED.search(text, max(0, at - 12), at) or (at < len(text) and _GOES_ON.match(text, at))
        ):
            continue
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if end > start:
        yield start, end
