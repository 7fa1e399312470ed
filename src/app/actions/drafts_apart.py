"""The drafts of a long text, found in processes of their own: a part of it in each, two or three at a time.

    part = paragraphs, behind others that are only read for what they say of these: how the text begins, the last
           heading before, and what stands right before

The rules would keep the window from painting, and reading a book on one core takes twice as long as on two. Who *we* is
stands where a text begins, and whom *it* means right before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from app import mistake_details
from app.actions.reader import FindDrafts, FoundDrafts, Mistake
from app.actions.reading import ask_apart
from app.domain import language
from app.domain.drafts.text.cited import Cited
from app.domain.progress import Stopped

Paragraph = tuple[int, ...]
"""Where it starts and ends in its text, in code points; a third member says that it has no drafts of its own."""

WHOLE = 40_000
"""Code points of a text up to which it is read in one part."""
_PART = 25_000
BEFORE = 1200
"""Code points of the beginning of a text, and before a part, that are read with it."""
_AT_ONCE = min(3, max(2, (os.cpu_count() or 2) - 1))
"""Processes, each of which takes some 170 MB; a machine of many cores keeps one for the window."""


def found_apart(text: str, paragraphs: Sequence[Paragraph], cited: Cited, stopped: Stopped) -> list[str] | None:
    """The sentences of the paragraphs that have drafts, as they are stored, in pieces; None where a process ended by
    itself. `stopped` is asked while they are found; then `Cancelled` is raised."""

    def ask(part: tuple[Paragraph, ...]) -> tuple[str, ...] | None:
        request = FindDrafts(text, part, cited, language.code())
        answer = ask_apart(request, lambda _done, _total: stopped(), "")
        if isinstance(answer, Mistake):
            mistake_details.log(answer.details)
        return answer.parts if isinstance(answer, FoundDrafts) else None

    size = sum(end - start for start, end, *_ in paragraphs)
    with ThreadPoolExecutor(_AT_ONCE, "drafts") as pool:
        answers = list(pool.map(ask, parts(paragraphs) if size > WHOLE else [tuple(paragraphs)]))
    whole = [answer for answer in answers if answer is not None]
    return [piece for answer in whole for piece in answer] if len(whole) == len(answers) else None


def parts(paragraphs: Sequence[Paragraph], *, long: int = _PART) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs of each part of a long text, some `long` code points, behind those that are only read for it."""
    first = 0
    while first < len(paragraphs):
        last = first + 1
        while last < len(paragraphs) and paragraphs[last - 1][1] - paragraphs[first][0] < long:
            last += 1
        yield (*_read_before(paragraphs, first), *paragraphs[first:last])
        first = last


def _read_before(paragraphs: Sequence[Paragraph], first: int) -> Iterator[Paragraph]:
    if not first:
        return
    begins, here = paragraphs[0][0], paragraphs[first][0]
    headings = [at for at, (_, _, *heading) in enumerate(paragraphs[:first]) if heading]
    for at, (start, end, *_) in enumerate(paragraphs[:first]):
        if end <= begins + BEFORE or start >= here - BEFORE or at in (0, *headings[-1:], first - 1):
            yield start, end, True
