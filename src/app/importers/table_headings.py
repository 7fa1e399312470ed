"""What a column is by the words of its heading, each of which says a part of it: *Country of the donors*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from app.domain.terms import Assertion
from app.importers.table_words import (
    columns,
    data,
    heading,
    may_deny,
    names_both,
    of_outcome,
    parts,
    promised_by,
    states,
    without_gifts,
)

_PHRASE, _STEM, _COMPOUND = 6, 5, 9
"""The words of a phrase at most, the letters of a stem and of a compound at least."""
_ENDING = re.compile(r"(?:e?s|e?n|[aeiouаеиоуыіїюя]|[оеі]в|[ао]м|ой)$")
_UNKNOWN = "?"
_BESIDE = ("donor", "recipient", "item", "date", "status")
"""What may have further words beside it, in brackets or behind a stroke. Those beside an amount may say of how many."""


@lru_cache(maxsize=1 << 12)
def column(name: str) -> str:
    """What a column of this heading is, which need not be a target: nothing is mapped to *donor.place*. Empty where a
    word of it is not known, or where its words do not belong together."""
    known = columns().get(heading(name), "")
    if known:
        return known
    words = [word for word in heading(name).split() if not states(word)]
    bare = columns().get(" ".join(words)) or columns().get(" ".join(without_gifts(words)), "")
    if bare in ("money", "quantity"):
        return of_outcome(name, bare)
    found = _composed(name)
    if "/" in name and found.endswith((".country", ".place")):  # *Country / Agency* is of either
        return ""
    return found or _beside(name)


def half_known(name: str) -> str:
    """Who gives or gets, or what, by the known words of a heading that has others too: *Donor of record*. It is not
    known for sure; other words say that the column is of something else, as *Donor's phone* does."""
    some = ("donor", "recipient", "item")
    kinds = {*_kinds(heading(name).split())}
    sides = {column(one) for one in name.split("/")} & {*some} if "/" in name else set[str]()  # *Donor / Country*
    if promised_by(name) or names_both(name) or not (_UNKNOWN in kinds or len(sides) == 1):
        return ""
    found = sides.pop() if len(sides) == 1 else _together(kinds - {"", _UNKNOWN})
    return found if found in some else ""


def _composed(name: str) -> str:
    found = _together({*_kinds(heading(name).split())} - {""}) or _with_others(name)
    if found in ("money", "quantity"):
        return of_outcome(name, found)
    return "" if promised_by(name) else found


@cache
def _targets() -> dict[frozenset[str], str]:
    """What two or more parts of a heading say together."""
    return {frozenset(one.split()): target for target, some in data()["together"].items() for one in some.split("|")}


def _together(kinds: set[str]) -> str:
    """What the parts of a heading say, of which some say nothing beside others."""
    bare = kinds - {"gift"}
    lead = bare if len(bare) == 1 else bare - {"described"}  # *Details of the donor*
    some = (kinds, bare, lead, lead - {"name"})  # *Country of the donor's organisation*
    found = next((target for one in some if (target := _targets().get(frozenset(one)))), "")
    alone = next(iter(lead)) if len(lead) == 1 else ""
    return found or (alone if alone in columns().values() else "")


def _with_others(name: str) -> str:
    """What a heading is that says one thing and has further words, of a remark, or one before an item."""
    words = heading(name).split()
    kinds = [*_kinds(words)]
    if kinds == [_UNKNOWN, "item"] and re.fullmatch(r"[^\W\d_]+ +[^\W\d_]+", name.strip()):
        return "" if may_deny(words[0]) else "item"
    return "remark" if kinds[-1:] == ["remark"] and {*kinds} <= {"remark", "else", "", _UNKNOWN} else ""


def _beside(name: str) -> str:
    """What a heading is that says it in two ways, or adds something in brackets: *Articles / Particulars*."""
    some = [one for one in re.split(r"[/|()（）\[\]]", name) if heading(one)]
    targets = (
        {column(one) for one in some if {*_kinds(heading(one).split())} - {"", "gift", _UNKNOWN}}
        if len(some) > 1
        else set[str]()
    )
    found = targets.pop() if len(targets) == 1 else ""
    return found if found in _BESIDE and not names_both(name) else ""


def _kinds(words: list[str]) -> Iterator[str]:
    """What the parts of a heading say, the longest phrases first."""
    at = 0
    while at < len(words):
        some = (n for n in range(min(_PHRASE, len(words) - at), 1, -1) if " ".join(words[at : at + n]) in parts())
        many = next(some, 1)
        yield from [parts()[" ".join(words[at : at + many])]] if many > 1 else _of_word(words[at])
        at += many


def _of_word(word: str) -> tuple[str, ...]:
    """What a word says, in whatever case and number, or each part of a compound."""
    if word in parts():
        return (parts()[word],)
    outcome = states(word)
    if outcome:
        return ("done",) if outcome[0][0] is Assertion.GIVEN else (_UNKNOWN,)
    found = _stems().get(_stem(word), "") if len(word) > _STEM else ""
    return (found,) if found else _compounded(word) or (_UNKNOWN,)


def _compounded(word: str) -> tuple[str, ...]:
    """The parts of a compound; none where one is not known."""
    if len(word) < _COMPOUND:
        return ()
    for at in range(len(word) - _STEM, _STEM - 1, -1):
        first, last = word[:at], word[at:]
        if len(first) >= _STEM and parts().get(last) in ("donor", "recipient") and len(last) >= _STEM:
            return (parts()[last],)
        if last in parts() and (kind := parts().get(first, _stems().get(_stem(first)))) is not None:
            return kind, parts()[last]
    return ()


def _stem(word: str) -> str:
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _STEM else word


@cache
def _stems() -> dict[str, str]:
    """What single words say by their stems, but for those by which they say several things."""
    found = dict[str, set[str]]()
    for word, kind in parts().items():
        if " " not in word and len(word) >= _STEM:
            found.setdefault(_stem(word), set()).add(kind)
    return {stem: kinds.pop() for stem, kinds in found.items() if len(kinds) == 1}
