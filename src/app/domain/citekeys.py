"""Citation keys: the short names by which other programs refer to a source, such as *segev2020donation*.

A source gets its key when it is added and keeps it, whatever becomes of its title or of other sources; only the person
changes it. Keys are of ASCII letters, digits and the signs that Pandoc, BibTeX and Zotero all take.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.authors import read_name
from app.domain.citation import nth_letter
from app.domain.sources import SourceMeta

_KEY = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_:.+-]*[A-Za-z0-9_])?")
_SMALL = frozenset(
    ("the", "and", "for", "from", "with", "into", "onto", "over", "under", "what", "when", "where", "how", "why", "who")
)
LONGEST = 60


def is_key(text: str) -> bool:
    """Whether other programs take the text as a key."""
    return len(text) <= LONGEST and _KEY.fullmatch(text) is not None


def made(meta: SourceMeta, taken: Collection[str], *, digest: bool = False) -> str:
    """A key for a source: first author, year and the first significant word of the title, in Latin letters.

    `taken` are the keys of other sources, folded (`str.casefold`); a letter sets this one apart from those.
    The digest of a work says so, and leaves the plain key to the work.
    """
    author = _latin(next((read_name(one).cited for one in meta.authors if one.strip()), ""))[:24]
    words = [word for word in map(_latin, meta.title.split()) if len(word) > 2 and word not in _SMALL]
    year = meta.published[:4] or "nd"
    title = (words[0] if author else "".join(words[:2]))[:24] if words else ""
    base = f"{author}{year}{title}" if author else f"{title or 'source'}{year}"
    base += "-digest" if digest else ""
    found, number = base, 0
    while found in taken:
        found, number = f"{base}-{nth_letter(number)}", number + 1
    return found


def _latin(text: str) -> str:
    if not text.isascii():
        from anyascii import anyascii  # a table of 300 KB, for names in other scripts alone

        text = anyascii(text)
    return re.sub(r"[^a-z0-9]", "", text.lower())
