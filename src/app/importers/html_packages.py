"""What well-kept packages find of a page's citation where our own reading of its head finds nothing.

htmldate is asked for the date, but only about the head, the page's address and its JSON-LD: asked about the whole page
it takes the day of a comment, of another item or of a copyright line for the page's own. trafilatura is asked for the
authors; what it finds counts where every name is one of a person. `tests/trials/citations.py` measures both.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from copy import deepcopy
from importlib import import_module
from typing import Any

from app.importers.bylines import is_name, persons
from app.importers.dates import DATE, named_date


def date_in_head(root: Any, url: str) -> str:
    """When the page was published, by its head: an ISO date as precise as it is stated, or empty text."""
    from htmldate import find_date

    etree: Any = import_module("lxml.etree")
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    head = etree.Element("head")
    stated = root.xpath("//meta[translate(@itemprop, 'P', 'p') = 'datepublished']")
    is_unclear = len({(one.get("content") or "")[:10] for one in stated}) > 1
    for element in root.iter("meta", "link", "script"):
        if is_unclear and (element.get("itemprop") or "").startswith("date"):
            continue  # some of these are of what is shown beside it
        if element.tag != "script" or "ld+json" in (element.get("type") or ""):
            copied = deepcopy(element)
            copied.tail = None
            head.append(copied)
    page = etree.Element("html")
    page.append(head)
    source = etree.tostring(page, encoding="unicode", method="html")
    found = _or_none(lambda: find_date(source, extensive_search=False, original_date=True, url=url or None))
    return _stated(found, f"{url} {source}") if found else ""


def _stated(date: str, source: str) -> str:
    """As much of a date as the source states: for a month or a year alone a parser of dates fills in today's day."""
    year, month, day = date.split("-")
    m, d = int(month), int(day)
    named = {found for match in DATE.finditer(source) if (found := named_date(match))}
    if date in named or re.search(
        rf"{year}(\W?)0?{m}\1?0?{d}(?!\d)|(?<!\d)0?(?:{d}\W0?{m}|{m}\W0?{d})\W{year}(?!\d)", source
    ):
        return date
    if f"{year}-{month}" in named or re.search(rf"(?<!\d){year}\W?0?{m}(?!\d)", source):
        return f"{year}-{month}"
    return year if re.search(rf"(?<!\d){year}(?!\d)", source) else ""


def _or_none(ask: Callable[[], Any]) -> Any:
    """What a package answers; None where it fails, since a page may be damaged in more ways than it expects."""
    try:
        return ask()
    except Exception:
        return None


def authors_of(source: str, publisher: str) -> tuple[str, ...]:
    """The persons trafilatura takes for the authors of a page; none where one of them may be something else."""
    found: Any = _or_none(lambda: import_module("trafilatura.metadata").extract_metadata(source, extensive=False))
    names = [name.strip() for name in (getattr(found, "author", None) or "").split(";")]
    kept = persons(names, publisher).names
    return kept if all(is_name(name) and " " in name for name in kept) else ()
