"""Towns by name, and in which countries each name is found.

The data are lines, sorted, of a name, a tab and what it may mean (`generate_towns.py` says how they are written). They
are kept as lines and found by bisection, so that loading them takes no longer than unpacking.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from app.domain.names import alike


def spelt(name: str) -> str:
    """A name as the lines have it: without accents, and with spaces for hyphens."""
    return alike(name).replace("-", " ").strip()


class Town(NamedTuple):
    """One town that a name may mean."""

    name: str
    """As GeoNames writes it, with its accents."""
    iso2: str
    thousands: int
    """People, in thousands."""


class Towns:
    """All towns, found by the name alone."""

    __slots__ = ("_lines", "_words")

    def __init__(self, text: str) -> None:
        """`text` is the unpacked file."""
        self._lines = text.split("\n")
        self._words = bisect_left(self._lines, "!")
        """Lines before this one begin with a space: names that are common words, too."""

    def find(self, name: str) -> tuple[list[Town], bool]:
        """The towns of a name, the largest first, one of each country; and whether the name is a common word, too.

        A name that is another spelling of all of them may as well be one in two words: *Cholon* is Chợ Lớn, and not
        only Ḥolon.
        """
        name = spelt(name)
        for word, low, high in ((False, self._words, len(self._lines)), (True, 0, self._words)):
            if found := self._of_line(f"{' ' if word else ''}{name}", name, low, high):
                if not any(spelt(town.name) == name for town in found):
                    found += [one for one in self._apart(name) if one.iso2 not in {town.iso2 for town in found}]
                return sorted(found, key=lambda town: -town.thousands), word
        return [], False

    def _of_line(self, wanted: str, name: str, low: int, high: int) -> list[Town]:
        at = bisect_left(self._lines, f"{wanted}\t", low, high)
        if at == high or not self._lines[at].startswith(f"{wanted}\t"):
            return []
        return [_town(one, name) for one in self._lines[at][len(wanted) + 1 :].split(";")]

    def _apart(self, name: str) -> list[Town]:
        """The towns whose names are a name cut in two."""
        cuts = [f"{name[:at]} {name[at:].capitalize()}" for at in range(2, len(name) - 1) if " " not in name]
        return [town for cut in cuts for town in self._of_line(cut, cut, self._words, len(self._lines))]


def _town(stated: str, name: str) -> Town:
    code, _, own = stated.partition("=")
    return Town(own or name, code[:2], int(code[2:]))
