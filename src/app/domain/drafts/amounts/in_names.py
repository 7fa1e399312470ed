"""Digits that are a part of a name by the words around them, and count nothing.

deed    = ("Operation" | "Project" …) name number                 in Operation Sunrise 14
product = ("Windows" | "Android" …) number                           Windows 11 licences
unit    = number name "Brigade"                                   men of 3 Commando Brigade
edition = "the" year noun                                         a copy of the 1611 Bible
scale   = number "CR" number                                      8 CR 95 pumps, which are no crores
"""

from __future__ import annotations

from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import ENDS_PHRASE
from app.domain.number_words import SHORT
from app.domain.phrase_words import WHOLE, word_set

_DEEDS = word_set("operation operations exercise project mission campaign plan programme program task expedition")
_PRODUCTS = word_set("windows ios android")
_UNITS = word_set("brigade division regiment battalion squadron corps commando para platoon company wing group")
_LONG = 5
"""Tokens of a name, at most."""


def is_of_name(run: Running, at: int, end: int) -> bool:
    """Whether digits between two tokens are a part of a name."""
    if run.tokens[at].kind != "num":
        return False
    if run.is_capital(at - 1):
        product = run.text_at(at - 1) in _PRODUCTS and run.text_at(at - 2) not in ("", ".")
        return product or (_ends(run, end) and _is_of_deed(run, at - 1))
    return end == at + 1 and (_is_of_unit(run, end) or _is_edition(run, at))


def is_model_with_scale(run: Running, at: int) -> bool:
    """Whether what looks like a scale behind digits is letters of a model: *8 CR 95 pumps*."""
    letters = at + 1 < len(run.tokens) and run.text_at(at + 1) in SHORT and run.tokens[at].kind == "num"
    return letters and at + 2 < len(run.tokens) and run.tokens[at + 2].kind == "num" and run.is_capital(at + 1)


def _ends(run: Running, at: int) -> bool:
    return at >= len(run.tokens) or run.tokens[at].kind == "sign" or run.text_at(at) in ENDS_PHRASE


def _is_of_deed(run: Running, last: int) -> bool:
    """Whether a name that ends at a token is that of an operation or the like."""
    for at in range(last, max(-1, last - _LONG), -1):
        if not run.is_capital(at):
            return False
        if run.text_at(at) in _DEEDS:
            return True
    return False


def _is_of_unit(run: Running, at: int) -> bool:
    """Whether the name of one body of soldiers begins at a token: *3 Commando Brigade*."""
    for last in range(at, at + _LONG):
        if not run.is_capital(last):
            return False
        if run.text_at(last) in _UNITS and not run.is_capital(last + 1):
            return True
    return False


def _is_edition(run: Running, at: int) -> bool:
    """Whether digits say of what year, before those that are years anyhow, a single thing is: *the 1611 Bible*."""
    old = "1400" <= run.text_at(at) < "1800" and len(run.text_at(at)) == 4
    noun = run.text_at(at + 1)
    one = noun.isalpha() and noun not in WHOLE and (not noun.endswith("s") or noun.endswith("ss"))
    return old and run.text_at(at - 1) == "the" and one
