"""Where the sentences of a paragraph begin and end, in code points.

Plain rules close to Unicode's: a full stop before a small letter ends none, nor does one after a common short
form; closing quotation marks, brackets and footnotes in brackets belong to the sentence before them. The number of
a footnote that is bare behind a full stop, as in *They went home.1*, belongs to none: it is no figure.
"""

from __future__ import annotations

import re
from bisect import bisect_right

# Plain strings: re compiles a pattern on its first use and keeps it, and the first window needs none of them.
_SHORTENED = (
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Messrs|Ms|Mme|Mlle|[Hh]on|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Amb|Rev|St|sv|Mt|No|Nos"
    r"|Vol|pp?|Fig|Art|vs|cf|i\.e|e\.g|approx|equiv|ca|est|incl|dist|arr|dep|pers|qty|bal|req|don|Govt|Dept"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\s*$"
)
"""Words whose full stop ends no sentence: titles, counts, months and single capitals, as in U.S. or J. Ma."""
_NOTE = r"(?P<note>(?<!\d\.)\d{1,3}(?:,\d{1,3})*|[¹²³⁰⁴-⁹]+)"
# Only from the first of several marks on, as from each again it would take the square of their number.
_END = rf"""[.!?…؟。！？](?<![.!?…؟。！？]{{2}})[.!?…؟。！？]*["'”’»)\]]*(?:\[\d+\])*{_NOTE}?(?:\s+|(?<=[。！？]))"""
_LAST = rf"""[.!?…؟。！？]["'”’»)\]]*{_NOTE}$"""
_MONEY = "Afl|Rs|Tk|[KTU]shs?|[Ff]rs?|[Kk]r|[Dd]rs|[Ff]ls?|[Mm]ks?|Ptas"
_NUMBERED = rf"(?:\b(?:[A-Za-z]|[Nn]os?|[Nn]r|pp|[Vv]ol|[Ff]ig|Sh|{_MONEY})|[^\w\s\"'”’»)\]])\.$"
"""Words whose full stop before a number belongs to the number, as in *Rs.500*, and marks as of an ellipsis."""
_OF_NUMBER = (
    rf"(?:\b(?:c|cca|abt|Re|Nu|Shs?|KShs?|[DNS]kr|Rp|Dhs|S/|{_MONEY})"
    r"|[\d¼-¾]\s?(?:cwts?|qrs?|st|lbs?|ozs?|dwts?|galls?|gals?|qts?|pts?|yds?|ft|doz|[sd]))\.\s*$"
)
"""Currencies and such whose full stop ends no sentence before a number, *Rs. 5 million*, *c. 950 kits*, and measures of
which a smaller one follows: *1 cwt. 2 qrs.*, *10s. 6d.*"""
_NUMBER = r"(?:[$€£¥₹₦₱]|[A-Z]{1,3}[$£]|[A-Z]{3} ?)?\d"
"""A number with the sign or code of its currency before it, or without."""
_LESSER = r"\d{1,2}[sd]\b"
"""Shillings or pence of the pounds before: *£3. 10s.*"""
_FIRM = r"\b(?:Co|Cos|Corp|Inc|Ltd|Bros)\.\s*$"
_BRACKET = r"\([^()]{2,40}\)(?:,|\s[a-z])"
"""The short form of a firm, and brackets behind which a sentence goes on: *Acme Co. (NYSE: ACM), which …*."""
_HOUR = r"\d ?[ap]\.\s?m\.\s*$"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b"
"""A time of day and the day behind it: *at 6 p.m. Tuesday*."""
_GOES_ON = r"""["'“‘«(\[]*[a-zà-öø-ÿ]"""


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of one paragraph begin, 0 first."""
    ends = re.compile(_END)
    starts = [0]
    for end in ends.finditer(text):
        at = end.end()
        if end["note"] and _is_number(text, end.start("note")):
            continue
        if at < len(text) and not ("." in end.group() and _goes_on(text, at)):
            starts.append(at)
    return starts


def _goes_on(text: str, at: int) -> bool:
    """Whether the full stop before `at` ends no sentence."""
    before = text[max(0, at - 12) : at]
    if re.match(_NUMBER, text[at : at + 5]) and (re.search(_OF_NUMBER, before) or re.match(_LESSER, text[at : at + 4])):
        return True
    if re.match(_BRACKET, text[at : at + 45]) and re.search(_FIRM, before):
        return True
    if re.match(_WEEKDAY, text[at : at + 10]) and re.search(_HOUR, before):
        return True
    return bool(re.search(_SHORTENED, before) or re.match(_GOES_ON, text[at : at + 4]))


def _is_number(text: str, at: int) -> bool:
    """Whether the figures at `at`, behind a full stop, are a number that words before them announce."""
    return bool(re.search(f"{_SHORTENED}|{_NUMBERED}", text[max(0, at - 12) : at]))


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), without the white space around them."""
    starts = sentence_starts(text)
    found = (_trimmed(text, start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return [(start, end) for start, end in found if end > start]


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence around offset `at`, without white space at its ends; between two, and at the end, the one before."""
    starts = sentence_starts(text)
    index = bisect_right(starts, min(at, max(len(text) - 1, 0))) - 1
    return _trimmed(text, starts[index], starts[index + 1] if index + 1 < len(starts) else len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence without the white space around it, and without the mark of a note at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    last = re.search(_LAST, text[max(start, end - 16) : end])
    if last and not _is_number(text, at := end - len(last["note"])):
        end = at
    return start, end
