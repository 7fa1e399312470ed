"""Which pieces of a page are in what an extractor kept of it, in a time that grows with their length alone."""

from __future__ import annotations

from collections.abc import Callable

SURE = 40
"""A piece of so many letters that the extractor kept is the article's; a shorter one must also lie inside."""


def holder(whole: str) -> Callable[[str], bool]:
    """Whether a stretch of at least `SURE` letters is in `whole`, without looking through all of it each time. Such
    a stretch holds one of the steps that `whole` is divided into, and most are right behind the one before."""
    step = SURE // 2
    steps = {whole[at : at + step] for at in range(0, len(whole), step)}
    last = 0

    def holds(own: str) -> bool:
        nonlocal last
        if not any(own[at : at + step] in steps for at in range(step)):
            return False
        at = whole.find(own, last)
        at = at if at >= 0 else whole.find(own)
        last = max(0, at)
        return at >= 0

    return holds
