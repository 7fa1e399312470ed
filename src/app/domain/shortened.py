"""Words cut short: one ellipsis at their end, whatever was there where they were cut."""

from __future__ import annotations

_LOOSE = " \t\n.…,;:·-–—"
"""What is not left before an ellipsis, such as another one."""


def with_dots(words: str) -> str:
    """Words that went on, with an ellipsis where they end now."""
    return words.rstrip(_LOOSE) + "…"


def one_line(text: str) -> str:
    """Words on one line; runs of white space are one space."""
    return " ".join(text.split())


def shortened(words: str, most: int = 40) -> str:
    """Words in one line of at most `most` code points."""
    return _cut(one_line(words), most)


def _cut(line: str, most: int) -> str:
    return line if len(line) <= most else with_dots(line[: most - 1])


def in_whole_words(words: str, most: int) -> str:
    """Words in one line of at most `most` code points, cut between two of them where they are not too long for that."""
    line = one_line(words)
    cut = _cut(line, most)
    if cut == line or line[len(cut) - 1 : len(cut)].isspace():
        return cut
    whole = cut.rpartition(" ")[0]
    return with_dots(whole) if len(whole) > most // 2 else cut
