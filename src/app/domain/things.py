"""A thing of any kind, read by its kind's description alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.records import EvidenceItem, Review


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing, with what it says field by field and the passages that are evidence for it."""

    kind: str
    id: int
    uid: str
    label: str
    fields: tuple[tuple[str, str], ...]
    """(label, value) in words, as the history says them."""
    evidence: tuple[EvidenceItem, ...]
    reviews: tuple[Review, ...] = ()
    own: tuple[tuple[str, Any], ...] = ()
    """The values of the fields that the registry has of its kind, by key."""

    @property
    def called(self) -> str:
        return self.label
