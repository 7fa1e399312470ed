"""Which language a text is in: its script first, then its smallest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_SCRIPTS = (
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("ar", re.compile(r"[\u0621-\u064a]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
OWN_SCRIPT = frozenset({"he", "ja", "ko", "zh", "el"})
"""Languages that are identified by their script alone."""
_SMALL_WORDS = {
    "en": "the of and to in that is was for with as by on are from has",
    "de": "der die und das den von zu mit sich des auf für ist im nicht",
    "fr": "le la les de en et des du une dans que est pour par sur au qui",
    "es": "el la los las de y en que del una por con para se es al",
    "it": "il di che la e per un del della con non sono gli nel",
    "pt": "o os de e do da que em um para com uma não dos no",
    "nl": "de het een en van in dat is op te zijn voor met niet",
}
_SAMPLE = 20_000


def guess_language(texts: Iterable[str]) -> str:
    """The BCP 47 tag of the language the first of `texts` are in; empty text when it is not known."""
    sample = ""
    for text in texts:
        sample += text[:_SAMPLE] + " "
        if len(sample) > _SAMPLE:
            break
    sample = sample[:_SAMPLE]
    letters = sum(ch.isalpha() for ch in sample)
    if not letters:
        return ""
    for tag, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.15 if tag == "ja" else 0.4):
            return tag
    words = Counter(re.findall(r"[^\W\d_]+", sample.casefold()))
    score = {tag: sum(words[w] for w in small.split()) for tag, small in _SMALL_WORDS.items()}
    best = max(score, key=lambda tag: score[tag])
    return best if score[best] >= max(1, 0.06 * words.total()) else ""
