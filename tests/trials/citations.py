"""Titles, authors, dates and languages of web pages, ours beside what trafilatura and htmldate find by themselves.

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.citations

Right, wrong and missed over twenty pages of our own, seen and unseen. Where the folder of saved pages lies beside the
checkout, also how often each finds anything there, and where the two differ, to be judged by eye with `--show`.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time
from typing import Any

from htmldate import find_date
from tests.trials.citation_pages import PAGES, Written
from trafilatura.metadata import extract_metadata

from app.domain.errors import BadInput
from app.domain.sources import SourceMeta
from app.importers.read import read_source

SHARED = Path(__file__).parents[3] / "shared" / "samples" / "pages"
Citation = dict[str, str]
FIELDS = ("title", "authors", "published", "language")


def ours(page: str) -> Citation:
    try:
        meta = read_source(page.encode(), "page.html").meta
    except BadInput:  # there is no article in it
        meta = SourceMeta()
    return {
        "title": meta.title, "authors": "; ".join(meta.authors), "published": meta.published, "language": meta.language,
    }  # fmt: skip


def theirs(page: str) -> Citation:
    """What trafilatura says of a page when it is asked alone; its date is htmldate's."""
    found: Any = extract_metadata(page)
    return {
        "title": found.title or "",
        "authors": found.author or "",
        "published": find_date(page, original_date=True) or "",
        "language": getattr(found, "language", None) or "",
    }


READERS: dict[str, Callable[[str], Citation]] = {"ours": ours, "theirs": theirs}


def truth(page: Written) -> Citation:
    authors = "; ".join(page.authors)
    return {"title": page.title, "authors": authors, "published": page.published, "language": page.language}


def score(pages: Iterable[Written], read: Callable[[str], Citation]) -> Counter[str]:
    """Over some pages, how often each field is right, wrong or missed: *title right*."""
    counts: Counter[str] = Counter()
    for page in pages:
        found, true = read(page.html()), truth(page)
        for field in FIELDS:
            how = "right" if found[field] == true[field] else "wrong" if found[field] else "missed"
            counts[f"{field} {how}"] += 1
    return counts


def saved(show: bool) -> None:
    """The saved pages: how often each reader finds something, and how long it takes."""
    files = sorted(SHARED.glob("*.html.gz"))
    pages = [gzip.decompress(file.read_bytes()).decode("utf-8", "replace") for file in files]
    found: dict[str, list[Citation]] = {}
    for name, read in READERS.items():
        begun = process_time()
        found[name] = [read(page) for page in pages]
        print(f"{name}: {1000 * (process_time() - begun) / max(1, len(pages)):.0f} ms a page")
    for field in FIELDS[:3]:
        some = {name: sum(bool(one[field]) for one in all_) for name, all_ in found.items()}
        alike = sum(mine[field] == other[field] for mine, other in zip(found["ours"], found["theirs"], strict=True))
        print(f"{field}: {some}, alike on {alike} of {len(pages)}")
    for file, mine, other in zip(files, found["ours"], found["theirs"], strict=True):
        for field in FIELDS[:3]:
            if show and mine[field] != other[field]:
                print(f"{file.name} {field}: {mine[field]!r} | {other[field]!r}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    for seen in (True, False):
        for name_, read_ in READERS.items():
            counts_ = score((page for page in PAGES if page.seen is seen), read_)
            told = ", ".join(f"{what} {times}" for what, times in sorted(counts_.items()))
            sys.stdout.write(f"{'seen' if seen else 'unseen'}, {name_}: {told}\n")
    if SHARED.is_dir():
        saved(asked.show)
