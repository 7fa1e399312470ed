"""A text as a stream of words, numbers and signs that carry meaning; what lies between them is ignored.

Punctuation, quotation marks and white space are no words. A currency or per cent sign, a minus before a digit
and the like are, since they change what a figure says.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer, which put no space between words: a letter with its vowels and tones is one."""
_MARKS = "".join(
    chr(code) for code in (*range(0x0300, 0x1E00), *range(0xA800, 0xAC00)) if unicodedata.category(chr(code))[0] == "M"
)
"""Accents, points, vowels and tones, which Python does not count among the letters of a word."""
_LETTER = rf"(?:[^\W\d_{_CJK}{_UNSPACED}]|[{_MARKS}\u00ad\u200c\u200d])"
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"
    rf"|[{_CJK}]|ไม่|(?:(?!\d)[{_UNSPACED}])[{_MARKS}]*"
    rf"|{_LETTER}+(?:['’ʼ׳״]{_LETTER}+|(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea]){_LETTER}+)*"
    r"|(?<![\w)])[-−–](?=\d)"
    r"|[$¢£¥€₪%‰°+±=<>×÷§#&@©®™\u20a0-\u20cf\u2190-\u22ff\u2600-\u27bf\U0001f000-\U0001faff]"
)
_IGNORED = re.compile("[\u00ad\u200c\u200d\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")
_SAME = str.maketrans({"’": "'", "ʼ": "'", "׳": "'", "״": '"', "−": "-", "–": "-"})


def plain(word: str) -> str:
    """A word as it is compared: one kind of apostrophe, no soft hyphens, no Hebrew or Arabic points."""
    if word.isascii():
        return word
    return _IGNORED.sub("", unicodedata.normalize("NFC", word)).translate(_SAME)


class WordStream:
    """The words of `text` in order: its position (code points) and the key it is compared by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[str] = []
        known: dict[str, str] = {}
        for found in _TOKEN.finditer(text):
            word = found.group()
            key = known.get(word)
            if key is None:
                key = known[word] = plain(word).casefold()
            if not key:  # what joins the parts of an emoji
                continue
            self.starts.append(found.start())
            self.ends.append(found.end())
            self.keys.append(key)
        self.forms = frozenset(known)
        """Every word as it is written somewhere in the text."""

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, index: int) -> str:
        """The word at `index`, as it is compared but with its capitals."""
        return plain(self.text[self.starts[index] : self.ends[index]])

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """The indices of the words that the stretch touches, end exclusive."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)
