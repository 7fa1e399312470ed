"""Tables of cases that are tried in one test: as tests of their own they would take longer to run than to try."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import signature
from typing import Any

import pytest


def each(names: str, cases: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As `parametrize`; it tries all cases and fails with each that went wrong.

    Fixtures that the test asks for beside are the same for all cases, which leave them as they were.
    """
    every, called = list(cases), [name.strip() for name in names.split(",")]

    def over(test: Callable[..., None]) -> Callable[..., None]:
        def try_all(**fixtures: Any) -> None:
            wrong: list[BaseException] = []
            for case in every:
                values = case if len(called) > 1 else (case,)
                try:
                    test(**dict(zip(called, values, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"with {case!r}")
                    wrong.append(error)
            if wrong:
                raise BaseExceptionGroup(f"{len(wrong)} of {len(every)} cases went wrong", wrong)

        asked = signature(test)
        beside = [one for name, one in asked.parameters.items() if name not in called]
        try_all.__signature__ = asked.replace(parameters=beside)  # type: ignore[attr-defined]
        try_all.__name__, try_all.__doc__, try_all.__module__ = test.__name__, test.__doc__, test.__module__
        return try_all

    return over
