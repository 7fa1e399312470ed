"""Removed things that can be restored, long after other things were done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removed:
    """One removed thing."""

    operation_id: int
    table: str
    row_id: int
    label: str
    with_it: int
    """How many rows went with it: taggings, evidence, notes and the like."""
    at: str
    """When it was removed, UTC ISO text."""
    author: str


@dataclass(frozen=True, slots=True)
class PutBack:
    """The result of restoring one thing."""

    rows: int
    """Rows that are there again, its own included."""
    left: int
    """Rows that could not be restored, as their owner is gone or something else has their place."""
