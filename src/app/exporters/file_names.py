"""File names that are valid on every system and in Obsidian, stable, and unique."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain

MOST_BYTES = 120
"""The longest name without its extension, in UTF-8: room is left for a suffix, and for a path on Windows."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)", re.IGNORECASE)
"""Device names on Windows, which are reserved with any extension."""
_UNSAFE = str.maketrans(
    {"/": "-", "\\": "-", ":": " -", "|": "-", "<": "(", ">": ")", "[": "(", "]": ")", '"': "'", "`": "'"}
    | dict.fromkeys("?*#^", "")
)
_NUMBER_SIGN = re.compile(r"#(?=\s*\d)")
_PERCENTS = re.compile("%+")
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"
"""Invisible, but part of Persian words and of emoji."""


def safe_stem(title: str, otherwise: str) -> str:
    """A file name, without extension, made from a title; `otherwise` if nothing of it can be kept."""
    text = _NUMBER_SIGN.sub("No ", unicodedata.normalize("NFC", title)).translate(_UNSAFE)
    if not text.isprintable():
        text = "".join(
            char for char in text if char.isspace() or char in _JOINERS or unicodedata.category(char) not in _INVISIBLE
        )
    text = _PERCENTS.sub("%", text)
    text = unicodedata.normalize("NFC", text)  # again, as characters between a letter and its accent may be gone
    text = _cut(" ".join(text.split()))
    ends = f" .{_JOINERS}"
    if not text.strip(f"{ends}-~_()") or text[0] in f"{ends}-~_":
        text = text.strip(f"{ends}-~_")
    text = text.rstrip(ends)
    if not text or not any(char.isalnum() or ord(char) > 0x2000 for char in text):
        text = otherwise
    head, dot, rest = text.partition(".")
    return f"{head.rstrip()} file{dot}{rest}" if _RESERVED.fullmatch(head.rstrip()) else text


def _cut(text: str) -> str:
    raw = text.encode()
    if len(raw) <= MOST_BYTES:
        return text
    kept = raw[:MOST_BYTES].decode(errors="ignore")
    while kept and (unicodedata.combining(text[len(kept)]) or kept[-1] in _JOINERS):
        kept = kept[:-1]
    at = kept.rfind(" ")
    return (kept[:at] if at > len(kept) // 2 else kept).rstrip(" ,;-")


def folded(path: str) -> str:
    """A path folded so that paths which some file system treats as equal become equal. Some file systems compare
    uppercase letters (ı and i have the same), and some ignore joiners."""
    if path.isascii():
        return path.lower()
    text = unicodedata.normalize("NFKC", path)
    for joiner in _JOINERS:
        text = text.replace(joiner, "")
    return unicodedata.normalize("NFKC", text.casefold().upper().casefold())


class Names:
    """Assigns unique paths to things. A path assigned before is kept when a thing is renamed."""

    def __init__(self, before: Iterable[tuple[str, str]] = ()) -> None:
        """`before` are pairs (key of a thing, its present path)."""
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()
        for key, path in before:
            if folded(path) not in self._taken:
                self._given[key] = path
                self._taken.add(folded(path))

    def give(self, key: str, folder: str, title: str, uid: str, ending: str = ".md") -> str:
        """The path of a thing, as folder/name with the given `ending`."""
        known = self._given.get(key)
        if known is not None:
            return known
        stem = safe_stem(title, f"Untitled {uid[:8]}")
        head = f"{folder}/" if folder else ""
        path = f"{head}{stem}{ending}"
        known_as = folded(path)
        for suffix in chain((uid[:8], uid) if uid else (), map(str, range(2, 1000))):
            if known_as not in self._taken:
                break
            path = f"{head}{stem} {suffix}{ending}"
            known_as = folded(path)
        self._given[key] = path
        self._taken.add(known_as)
        return path
