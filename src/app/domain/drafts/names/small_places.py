"""Regions, districts and places too small for the list of towns, by name, with the countries that have one."""

from __future__ import annotations

from bisect import bisect_left

from app.domain.drafts.names.towns import spelt


class SmallPlaces:
    """All of them; kept as one text, as one is seldom asked for, and found in it by bisection."""

    __slots__ = ("_lines",)

    def __init__(self, lines: str) -> None:
        """`lines` is the unpacked file, sorted: of each the name, a tab and the codes of the countries."""
        self._lines = f"\n{lines}"

    def countries(self, name: str) -> list[str]:
        """The codes of the countries that have a place of a name."""
        said = f"\n{spelt(name)}\t"

        def begins(at: int) -> str:
            """How the line around a place begins."""
            low = self._lines.rfind("\n", 0, at + 1)
            return self._lines[low : low + len(said)]

        at = bisect_left(range(len(self._lines)), said, key=begins)
        if not self._lines.startswith(said, at):
            return []
        codes = self._lines[at + len(said) : self._lines.index("\n", at + len(said))]
        return [codes[one : one + 2] for one in range(0, len(codes), 2)]
