"""Long trials: what the suite leaves to `pytest -m long`, each with its reason.

A test of its own is marked `@pytest.mark.long("why", instead="test_…")`: `instead`, a test or a list of them, holds the
same behaviour in the suite. Of many cases of one path some stay: `few` is `parametrize` with the others marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings


def few(names: str, cases: Iterable[Any], *, keep: int, why: str, **named: Any) -> pytest.MarkDecorator:
    """`parametrize`, of whose cases the suite tries `keep`, the first and the last among them."""
    return pytest.mark.parametrize(names, thinned(cases, keep=keep, why=why, several="," in names), **named)


def thinned(cases: Iterable[Any], *, keep: int, why: str, several: bool = False) -> list[Any]:
    """The cases, `keep` of them as they are and the others marked; `several` where each is a tuple of values."""
    every = list(cases)
    assert 0 < keep < len(every)
    kept = {round(n * (len(every) - 1) / max(1, keep - 1)) for n in range(keep)}
    mark = pytest.mark.long(why)
    return [case if n in kept else _with(mark, case, several) for n, case in enumerate(every)]


def _with(mark: pytest.MarkDecorator, case: Any, several: bool) -> Any:
    if hasattr(case, "marks"):
        return pytest.param(*case.values, marks=(*case.marks, mark), id=case.id)
    return pytest.param(*(case if several else (case,)), marks=mark)


def share(part: float) -> int:
    """How many examples a dear property tries: a part of what others do, one at least."""
    return max(1, round(settings().max_examples * part))
