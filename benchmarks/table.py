"""The table of a benchmark: its rows, and how one is written."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table. Times in milliseconds."""

    work: str
    budget: str
    times: Sequence[float]
    ratio: float | None = None
    ok: bool | None = None
    """None for what has no budget and is only shown."""


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 do not exceed."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def median_within(times: Sequence[float], most: float) -> bool:
    """Whether half of the times are no more than so much."""
    return statistics.median(times) <= most


def ratio(times: Sequence[float], floor: Sequence[float]) -> float:
    """Median to median."""
    return statistics.median(times) / statistics.median(floor)


def line(row: Row) -> str:
    """A row as Markdown."""
    verdict = "" if row.ok is None else "ok" if row.ok else "**over**"
    share = "" if row.ratio is None else f"{row.ratio:.2f}"
    cells = (
        row.work, row.budget, f"{statistics.median(row.times):.1f}", f"{p95(row.times):.1f}", str(len(row.times)),
        share, verdict,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"
