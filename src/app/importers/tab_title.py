"""The line that a browser's tab shows: the title of a page and the name of its site, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.importers.pieces import norm

_BETWEEN = re.compile(r"(?<!\s)\s++(?:\||[-–—]|::|»|·)\s+")
_LONGEST = 1000
_SITE = 60
"""No site's name is longer."""


def readings(line: str, *, sure: bool = False) -> list[tuple[str, str]]:
    """Title and site as `line` may mean them, likeliest first; nothing when it has no such parts. A section of the site
    may be between the two. A dash parts titles too; when `sure`, it parts nothing."""
    if len(line) > _LONGEST:
        return []
    marks = [mark for mark in _BETWEEN.finditer(line) if not sure or mark[0].strip() not in "-–—"]
    if not marks:
        return []
    first, last = marks[0], marks[-1]
    found = [
        (line[: last.start()], line[last.end() :]),
        (line[: first.start()], line[last.end() :]),
        (line[first.end() :], line[: first.start()]),
        (line[last.end() :], line[: first.start()]),
    ]
    pairs = [(title.strip(), site.strip()) for title, site in found]
    return [(title, site) for title, site in dict.fromkeys(pairs) if title and 2 <= len(site) <= _SITE]


def title_again(line: str, others: Iterable[str], heads: Iterable[str] = ()) -> tuple[str, str]:
    """Title and site of `line` where one of `others`, the lines after it, is that title; else empty texts.

    Where both parts of it are there, as with a logo above the title, the one among `heads` is the title. A line that
    names no site is the title where it is among `heads`.
    """
    found = readings(line)
    titles = {norm(title) for title, _ in found}
    repeated = {own for other in others if (own := norm(other)) in titles} if found else set[str]()
    existing = [(title, site) for title, site in found if norm(title) in repeated]
    headed = {norm(head) for head in heads} if len(existing) > 1 else set[str]()
    if not found and line and norm(line) in {norm(head) for head in heads}:
        return line, ""
    return next((one for one in existing if norm(one[0]) in headed), existing[0] if existing else ("", ""))
