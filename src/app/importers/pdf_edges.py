"""Heads and feet of the pages of a PDF, which are no part of its text. A head is outermost on several pages at one
height, alike but for a number that counts the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

from app.importers.dates import find_date
from app.importers.pdf_layout import NOTE, rows_of
from app.importers.pdf_lines import Seen, Strip

_OF_A_PAGE = re.compile(
    r"[\W_]*+(?:pages?|p\.|seite|página|pagina|стр\.?|עמוד|עמ['׳]|صفحة|الصفحة)?+[\W_]*+(\d{1,4}|[ivxl]{1,6})"
    r"(?:[\W_]*+(?:of|de|von|sur|di|из|מתוך|من)?+[\W_]*+\d{1,4})?[\W_]*+",
    re.IGNORECASE,
)
_MARGINS = 0.08, 0.92
"""Of a page's height."""
_FEW_WORDS = 12
_EDGES = 3
"""So many lines at each end of a page may be its head and foot."""


def printed_labels(numbers: dict[int, int], labels: Sequence[str]) -> Sequence[str]:
    """The labels of pages, where the file has none of its own by the numbers printed on them, if these count. Pages
    before the first that bears a number are numbered in brackets."""
    first = Counter(number - page for page, number in numbers.items()).most_common(1)
    own = any(label != str(at) for at, label in enumerate(labels, 1))
    if own or not first or first[0][1] < max(2, 0.6 * len(numbers)) or first[0][0] == 1:
        return labels
    by = first[0][0]
    return [str(at + by) if at + by > 0 else f"[{at + 1}]" for at in range(len(labels))]


def without_edges(pages: Sequence[Seen]) -> dict[int, int]:
    """Take running heads, feet and the numbers of pages out of the pages. Gives the numbers printed on pages."""
    seen: defaultdict[tuple[str, int], list[tuple[int, list[int]]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for strip in _outermost(page):
            seen[_alike(strip)].append((number, _figures(strip)))
    running = {key for key, where in seen.items() if _is_running(where)}
    printed: dict[int, int] = {}
    for number, page in enumerate(pages):
        rows = rows_of(page.strips)
        for outer in (rows, rows[::-1]):
            for row, following in pairwise(outer):
                if not _is_edge_row(row, following, page, number, running):
                    break
                for found in filter(None, (_OF_A_PAGE.fullmatch(strip.text) for strip in row)):
                    if found[1].isdigit():
                        printed[number] = int(found[1])
                page.strips = [strip for strip in page.strips if strip not in row]
        _set_aside(page)
    return printed


def _is_edge_row(
    row: Sequence[Strip], following: Sequence[Strip], page: Seen, number: int, running: Container[tuple[str, int]]
) -> bool:
    """Whether a row at the edge of a page is its head or foot: it runs through pages, or bears the number of this one.
    What is beside either is of the head too, where all of it is separate from the text."""
    run = [_is_edge(strip.y, page) and _is_known(strip, running) for strip in row]
    counts = [_is_edge(strip.y, page, 0.22) and _is_number(strip, number, len(page.strips)) for strip in row]
    apart = abs(row[0].y - following[0].y) > 1.8 * row[0].size
    few = all(strip.words <= _FEW_WORDS for strip in row)
    return all(run) or (any(counts) and len(row) == 1) or (apart and few and any((*run, *counts)))


def _is_known(strip: Strip, running: Container[tuple[str, int]]) -> bool:
    words, high = _alike(strip)
    return any((words, high + by) in running for by in (-1, 0, 1))


def _set_aside(page: Seen) -> None:
    """Mark lines by themselves in the margin above or below the text, such as the header of a single page."""
    for strips in (page.strips, page.strips[::-1]):
        high = [strip for strip in strips if abs(strip.y - strips[0].y) < 0.3 * strip.size]
        rest = strips[len(high) :]
        in_margin = high and rest and not _MARGINS[0] * page.height < high[0].y < _MARGINS[1] * page.height
        if in_margin and abs(high[0].y - rest[0].y) - 0.8 * max(high[0].size, rest[0].size) > 1.1 * high[0].size:
            for strip in high:
                is_text = bool(NOTE.match(strip.text)) or (len(high) == 1 and strip.words < 7 and find_date(strip.text))
                strip.is_aside = strip.words <= _FEW_WORDS and strip.size <= rest[0].size and not is_text


def _outermost(page: Seen) -> Iterator[Strip]:
    """The strips of a few lines at the head and the foot of a page."""
    heights = [high for high in dict.fromkeys(strip.y for strip in page.strips) if _is_edge(high, page)]
    outer = {*heights[: 2 * _EDGES], *heights[-2 * _EDGES :]}
    yield from (strip for strip in page.strips if strip.y in outer)


def _is_edge(y: float, page: Seen, deep: float = 0.14) -> bool:
    return not deep * page.height < y < (1 - deep) * page.height


def _alike(strip: Strip) -> tuple[str, int]:
    """What a strip says but for its figures, and about how high it is."""
    return re.sub(r"\d+", "#", normalize("NFKC", strip.text).casefold()), round(strip.y / 4)


def _figures(strip: Strip) -> list[int]:
    return [int(one) for one in re.findall(r"\d{1,9}", normalize("NFKC", strip.text))]


def _is_running(where: Sequence[tuple[int, list[int]]]) -> bool:
    """Whether lines at the same place on these pages are equal, or number the pages."""
    pairs = [(b[0] - a[0], [y - x for x, y in zip(a[1], b[1], strict=False)]) for a, b in pairwise(where)]
    pairs = [(by, steps) for by, steps in pairs if by]
    return bool(pairs) and all(set(steps) <= {0, by} for by, steps in pairs) and min(by for by, _ in pairs) <= 2


def _is_number(strip: Strip, number: int, strips: int) -> bool:
    """Whether a strip at the edge is no more than the number of its page."""
    found = _OF_A_PAGE.fullmatch(strip.text)
    return found is not None and strips > 2 and (not found[1].isdigit() or int(found[1]) == number + 1)
