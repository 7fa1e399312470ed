"""Places too small for the list of towns, by name, where one country alone has one of that name."""

from __future__ import annotations

from app.domain.drafts.names.towns import spelt


class SmallPlaces:
    """All of them; kept as one text, as one is seldom asked for."""

    __slots__ = ("_lines",)

    def __init__(self, lines: str) -> None:
        """`lines` is the unpacked file: of each the name, a tab and the code of the country."""
        self._lines = f"\n{lines}"

    def country(self, name: str) -> str:
        """The code of the country of a place, or nothing."""
        said = f"\n{spelt(name)}\t"
        at = self._lines.find(said)
        return self._lines[at + len(said) : at + len(said) + 2] if at >= 0 else ""
