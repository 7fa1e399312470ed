"""Tables of cases that are tried in one test: as tests of their own they would take longer to run than to try."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def each(names: str, cases: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """As `parametrize`, for a test without fixtures; it tries all cases and fails with each that went wrong."""
    every, several = list(cases), "," in names

    def over(test: Callable[..., None]) -> Callable[[], None]:
        def try_all() -> None:
            wrong: list[BaseException] = []
            for case in every:
                try:
                    test(*case) if several else test(case)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"with {case!r}")
                    wrong.append(error)
            if wrong:
                raise BaseExceptionGroup(f"{len(wrong)} of {len(every)} cases went wrong", wrong)

        try_all.__name__, try_all.__doc__, try_all.__module__ = test.__name__, test.__doc__, test.__module__
        return try_all

    return over
