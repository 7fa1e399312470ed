"""Places too small for the list of towns, by name, where one country alone has one of that name."""

from __future__ import annotations

from bisect import bisect_left

from app.domain.drafts.names.towns import spelt


class SmallPlaces:
    """All of them; kept as one text, as one is seldom asked for, and found in it by bisection."""

    __slots__ = ("_lines",)

    def __init__(self, lines: str) -> None:
        """`lines` is the unpacked file, sorted: of each the name, a tab and the code of the country."""
        self._lines = f"\n{lines}"

    def country(self, name: str) -> str:
        """The code of the country of a place, or nothing."""
        said = f"\n{spelt(name)}\t"

        def begins(at: int) -> str:
            """How the line around a place begins."""
            low = self._lines.rfind("\n", 0, at + 1)
            return self._lines[low : low + len(said)]

        at = bisect_left(range(len(self._lines)), said, key=begins)
        behind = at + len(said)
        return self._lines[behind : behind + 2] if self._lines.startswith(said, at) else ""
