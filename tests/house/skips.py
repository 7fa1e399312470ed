"""Which skipped tests are allowed: those on the list beside this file, each for the reason given there.

A test that is skipped tests nothing. Where all that a full run needs is at hand, one that skips without
standing on the list fails the run.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

ALLOWED = Path(__file__).with_name("allowed_skips.txt")


def read_allowed(path: Path = ALLOWED) -> list[tuple[str, str]]:
    """(pattern of test ids, what the reason holds), one a line with a bar between them; # begins a comment."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    parts = [line.partition("|") for line in lines if line]
    return [(pattern.strip(), reason.strip()) for pattern, _, reason in parts]


def not_allowed(skipped: list[tuple[str, str]], allowed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The skipped tests, as (id, reason), that no line of the list lets through."""
    return [
        (test, why)
        for test, why in skipped
        if not any(fnmatchcase(test, pattern) and reason and reason in why for pattern, reason in allowed)
    ]
