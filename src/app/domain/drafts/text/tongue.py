"""Sentences of other languages, which the rules would read wrongly: they are left unread.

A sentence is one

- most of whose letters are not Latin ones;
- where small words of another language stand in it, or *de* between words and not in a name, and none of English;
- of whose words in small letters most are none that English texts have (`WordKinds`). Where it has few of them, and no
  small word of English, what stands around it is asked as well.
"""

from __future__ import annotations

import re
from itertools import islice
from math import ceil

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.words.word_kinds import WordKinds

_WORD = re.compile(r"[^\W\d_]+(?![\w-])")
_IN_NAMES = re.compile(r"(?<=\w) (?:del|dos|des|los|las|les|der|den|du|da|di|de)(?: (?:la|los|las))?(?= [A-ZÀ-Þ])")
_NAMED = re.compile(rf"[A-ZÀ-Þ][\w'’-]*(?:{_IN_NAMES.pattern} [A-ZÀ-Þ][\w'’-]*)+")
"""Words of other languages within a name: *Mar del Plata*, *Vila dos Reis*."""
_ENGLISH = words(
    "the of and to in that was for with by from has have had will at on its their after as is are were said an this "
    "it be been who which he she they also into or but gave gives sent sends donated pledged contributed "
    "supported provided financed funded"
)
_OTHERS = words(
    "les et une dans est pour par sur au aux qui des ont avec ses leur los las que una con para por su sus al del "
    "che non gli nel della sono und der das für mit ist nicht zu dem den uma não dos ao het een voor niet zijn met og "
    "til av för och från på ve için dla przez"
)
"""Small words, none of which is one of English or common in names."""

_DE = re.compile(r"(?<!\S)[a-zà-ÿ]{4,} de \w")
"""*Gobierno de México*, *toneladas de ayuda*; in names it stands behind a capital."""


_LETTERS = re.compile(r"(?<![\w'’-])[^\W\d_]{3,}(?![\w'’])")
"""Words of three letters at least, without what is joined to others; those of scripts without capitals are too."""
_NOT_LATIN = re.compile("[^\\W\\d_A-Za-zÀ-ɏḀ-ỿ]")
_FEW = 5
"""Words up to which a sentence does not show its language."""
_KNOWN, _KNOWN_BESIDE = 0.55, 0.34
"""The share of them that are English, at least, and that beside small words that only English has."""
_ALONE = _ENGLISH - words("in to by on at an as was be he or into will also and had")
"""Small words of English without those that other languages have too, or names in them."""
_AROUND = 600
"""Code points before and behind a sentence in which its language is looked for."""


def is_foreign(text: str, start: int, end: int, kinds: WordKinds) -> bool:
    """Whether the sentence between two code points is of another language, as far as its words tell."""
    sentence = text[start:end]
    if not sentence.isascii() and 2 * len(_NOT_LATIN.findall(sentence)) > sum(map(str.isalpha, sentence)):
        return True
    apart = _NAMED.sub(lambda name: name[0].split()[0], sentence)
    said = {word if word != "The" else "the" for word in _WORD.findall(apart) if word.islower() or word == "The"}
    is_english = not said.isdisjoint(_ENGLISH)
    if not is_english and (not said.isdisjoint(_OTHERS) or _DE.search(sentence) is not None):
        return True
    if not kinds:
        return False
    small = _small(sentence)
    if len(small) < _FEW and not is_english:
        small = _small(text[max(0, start - _AROUND) : end + _AROUND])
    if len(small) < _FEW:
        return False
    least = _KNOWN if said.isdisjoint(_ALONE) else _KNOWN_BESIDE
    enough = islice(filter(kinds.knows, small), ceil(least * len(small)) - 1, None)
    return next(enough, None) is None


def _small(stretch: str) -> list[str]:
    """The words in small letters."""
    return [word for word in _LETTERS.findall(stretch) if word == word.lower()]
