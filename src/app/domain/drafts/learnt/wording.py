"""How likely a sentence tells of a gift by its words alone, whatever the rules see in it.

    said = its words without their endings, and each two that follow each other; numbers and names as such
         | the groups of words that are used alike in which they are (`word_kinds`), and each two that follow each other
    odds = the sum of what they weigh

This knows nothing of who gives what to whom, and so does not share the mistakes of the rules that do: what both say
is added up (`likely`), and not learnt together, since rules written beside the sentences would outweigh the words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import pairwise

from app.domain.drafts.learnt.weights import ALWAYS, total
from app.domain.drafts.words.word_kinds import WordKinds

_NUMBER = re.compile(r"\d[\d,.]*")
_NAME = re.compile(r"(?<=[a-z0-9,;:)(] )[A-Z][\w'’-]*(?: (?:of |the )?[A-Z][\w'’-]*)*")
"""Words in capitals that do not begin the sentence."""
_WORD = re.compile(r"\b\w+\b|[$€£%]")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)\b")
_NAMED = "name"
_UNGROUPED = ("", "", "")
"""Of words that are in no group."""
_LEAST, _MOST = -3.0, 2.0
"""Odds beyond which words alone say no more."""
_KNOWN = 0.4
"""The share of words, at least, that have to be known to speak for a gift."""


@lru_cache(maxsize=32)  # the network reads some sentences ahead
def said(sentence: str, kinds: WordKinds) -> frozenset[str]:
    """The words of a sentence and their groups, and each two in a row; asked for whether the network reads it too."""
    plain = _NAME.sub("NAME", _NUMBER.sub("0", sentence))
    whole = [*map(str.lower, _WORD.findall(plain))]
    words = _ENDING.sub("", " ".join(whole)).split()
    groups = [kinds.groups(word) or (_UNGROUPED if word.isalpha() else (word,) * 3) for word in whole]
    out = [*words, *[f"2.{some}" for _, some, _ in groups], *[f"3.{fine}" for _, _, fine in groups]]
    for (one, (coarse, some, _)), (two, (other, more, _)) in pairwise(zip(words, groups, strict=True)):
        out += (f"{one} {two}", f"2.{some} {more}", f"1.{coarse} {two}", f"{one} 1.{other}")
    return frozenset(out)


def odds(weights: Mapping[str, float], words: Collection[str]) -> float:
    """How far words speak for a gift (above 0) or against one: the logarithm of the odds, from -3 to 2.

    Words of which few are known, as in another language, speak for none.
    """
    weighed = weights.get(ALWAYS, 0.0) + total(weights, words)
    if weighed > 0 and not _are_known(weights, words):
        return 0.0
    return max(_LEAST, min(_MOST, weighed))


def _are_known(weights: Mapping[str, float], words: Collection[str]) -> bool:
    plain = {*filter(str.isalpha, words)} - {_NAMED}
    return len(plain & weights.keys()) >= _KNOWN * len(plain)
