"""Krippendorff's alpha for nominal values: how far readers agree beyond what chance would give.

By the coincidences of values within units, as in K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011).
Units that only one reader has judged are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def nominal_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha over units, each with what every reader says of it, or None where one says nothing.

    1 is full agreement, 0 what chance gives. None where nothing can be said: no unit has two values, or all values
    are one and the same, of which chance cannot be told from agreement.
    """
    coincide: dict[tuple[Hashable, Hashable], float] = {}
    for unit in units:
        said = Counter(value for value in unit if value is not None)
        number = said.total()
        if number < 2:
            continue
        for one, times in said.items():
            for other, others in said.items():
                together = times * (others - (one == other))
                coincide[one, other] = coincide.get((one, other), 0.0) + together / (number - 1)
    totals: dict[Hashable, float] = {}
    for (one, _), times in coincide.items():
        totals[one] = totals.get(one, 0.0) + times
    every = sum(totals.values())
    by_chance = every * every - sum(times * times for times in totals.values())
    if not by_chance:
        return None
    observed = every - sum(times for (one, other), times in coincide.items() if one == other)
    return 1 - (every - 1) * observed / by_chance
