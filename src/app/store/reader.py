"""The interface through which reads query the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Executable, Row

from app.store.fast_statements import Quick


class Reader(Protocol):
    """Anything a read can query: the store itself, or a running transaction."""

    def rows(self, statement: Executable | Quick, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """All rows, fetched before it returns."""
        ...
