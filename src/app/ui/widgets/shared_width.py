"""How columns share the width there is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def shares(needs: Mapping[Key, int], least: Mapping[Key, int], room: int) -> dict[Key, int]:
    """The widths of columns: of those that cannot be whole none is wider than another needs or has."""
    if not needs:
        return {}

    def upto(level: int) -> dict[Key, int]:
        return {key: max(least[key], min(need, level)) for key, need in needs.items()}

    level = bisect_right(range(room + 1), room, key=lambda level: sum(upto(level).values())) - 1
    out = upto(level)
    spare = (room - sum(out.values())) // len(out)
    out = {key: width + spare for key, width in out.items()}
    out[[*out][-1]] += room - sum(out.values())
    return out
