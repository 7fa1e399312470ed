"""What reads ask of whoever answers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Executable, Row

from app.store.quick import Quick


class Reader(Protocol):
    """What a read needs: the store itself, or a transaction that is under way."""

    def rows(self, statement: Executable | Quick, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """All rows, fetched before it returns."""
        ...
