"""Sentences of other languages, which the rules would read wrongly: they are left unread.

A sentence is one where small words of another language stand in it, or *de* between words and not in a name, and none
of English.
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.pieces import words

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


def is_foreign(sentence: str) -> bool:
    """Whether a sentence is of another language, as far as its small words tell."""
    apart = _NAMED.sub(lambda name: name[0].split()[0], sentence)
    said = {word if word != "The" else "the" for word in _WORD.findall(apart) if word.islower() or word == "The"}
    return said.isdisjoint(_ENGLISH) and (not said.isdisjoint(_OTHERS) or _DE.search(sentence) is not None)
