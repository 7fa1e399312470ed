"""Where the sentences of a paragraph begin and end, in code points.

Plain rules close to Unicode's: a full stop before a small letter ends none, nor does one after a common short
form; closing quotation marks, brackets and numbers of footnotes belong to the sentence before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right

# Plain strings: re compiles a pattern on its first use and keeps it, and the first window needs none of them.
_SHORTENED = (
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Amb|Rev|St|Mt|No|Nos|Vol|pp?|Fig|Art|vs|cf"
    r"|approx|ca|est|incl|dist|arr|dep|pers|qty|bal|req|don|Govt|Dept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\s*$"
)
"""Words whose full stop ends no sentence: titles, counts, months and single capitals, as in U.S. or J. Ma."""
# Only from the first of several marks on, as from each again it would take the square of their number.
_END = r"""(?<![.!?…؟。！？])[.!?…؟。！？]+["'”’»)\]]*(?:\[\d+\])*(?:\s+|(?<=[。！？]))"""
_GOES_ON = r"""["'“‘«(\[]*[a-zà-öø-ÿ]"""


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of one paragraph begin, 0 first."""
    ends = re.compile(_END)
    starts = [0]
    for end in ends.finditer(text):
        at = end.end()
        if at < len(text) and not ("." in end.group() and _goes_on(text, at)):
            starts.append(at)
    return starts


def _goes_on(text: str, at: int) -> bool:
    """Whether the full stop before `at` ends no sentence."""
    return bool(re.search(_SHORTENED, text[max(0, at - 12) : at]) or re.match(_GOES_ON, text[at : at + 4]))


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), without the white space around them."""
    starts = sentence_starts(text)
    found = (_trimmed(text, start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return [(start, end) for start, end in found if end > start]


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence of `text` around offset `at`, without the white space at its ends.

    At the very end, and in the white space between two, it is the one before.
    """
    starts = sentence_starts(text)
    index = bisect_right(starts, min(at, max(len(text) - 1, 0))) - 1
    return _trimmed(text, starts[index], starts[index + 1] if index + 1 < len(starts) else len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
