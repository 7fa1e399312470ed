"""Names that a text itself defines: *the Hunger Safety Net Programme (HSNP)* is HSNP from there on.

Short forms that a list has are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from app.domain.drafts.names.named import FIRMS_AND_BODIES, Named

_DEFINED = re.compile(r" \((?:the )?([A-Z][A-Za-z]{0,3}[A-Z]{1,4})\)")


def defined(text: str, named: Iterable[Named]) -> dict[str, Named]:
    """The short forms that stand in brackets behind names of a sentence."""
    found = ((_DEFINED.match(text, one.end), one) for one in named if one.kind in FIRMS_AND_BODIES and " " in one.name)
    return {match[1]: one for match, one in found if match is not None and _is_of(match[1], one.name)}


def _is_of(short: str, name: str) -> bool:
    """Whether a short form begins as a name does, and has no more letters than that has words, or few more."""
    first = [word[0] for word in name.split() if word[0].isupper()]
    return bool(first) and short[0] == first[0] and len(first) - 1 <= len(short) <= len(first) + 2


def with_defined(text: str, start: int, end: int, named: Sequence[Named], short: Mapping[str, Named]) -> list[Named]:
    """Who is named in a sentence, with those by the short forms that the text has defined."""
    out, words = list(named), text[start:end] if short else ""
    for form, full in ((form, full) for form, full in short.items() if form in words):
        for match in re.finditer(rf"\b{form}\b", words):
            low, high = start + match.start(), start + match.end()
            over = [one for one in out if one.start < high and low < one.end]
            if all(one.name == form or one.end - one.start > len(form) for one in over):
                out = [one for one in out if one not in over or one.end - one.start > len(form)]
                out += [] if any(one in out for one in over) else [full._replace(start=low, end=high)]
    return sorted(out)
