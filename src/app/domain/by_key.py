"""Gathering things by what they have in common."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
H = TypeVar("H", bound=Hashable)


def by_key(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The values of each key in the order they come, and the keys in the order of their first value."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def sets_by_key(pairs: Iterable[tuple[K, H]]) -> dict[K, set[H]]:
    """The different values of each key."""
    return {key: set(values) for key, values in by_key(pairs).items()}
