"""Frozen dataclasses of which there are tens of thousands at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """A dataclass with slots, which the checker of types keeps from being changed, and nothing else.

    `dataclass(frozen=True)` makes one six times as slowly, since it guards each attribute while it is set.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
