"""Links in notes: `[[name]]` or `[[name|shown]]`.

A name is what the user reads: a country, a record's number, a tag by name or path, a title. What has no name
of its own, such as a passage, is named by a letter and the first digits of its uid: `[[p-0123abcd]]`. Names
are kept true by the operations that rename things; digits never change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from app.domain.kinds import KINDS, folders
from app.domain.shortened import shortened

LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_CODE = r"```.*?(?:```|\Z)|`[^`\n]*`"
_CODE_OR_LINK = re.compile(rf"(?P<code>{_CODE})|{LINK.pattern}", re.DOTALL)
_BY_UID = re.compile(r"([a-z]+)-([0-9a-f]{8,12})")
"""The letter before a uid is the kind of thing."""
_NUMBERED = re.compile(r"[A-Za-z]-\d+(?= )")
"""The number of a record before its title."""
_COLON_OF_FILES = " - "
SHOWN = 40


def links_of(body: str) -> tuple[str, ...]:
    """The names a note links to, each once, in the order they are written. Code holds none."""
    names = (found.group(2).strip() for found in _CODE_OR_LINK.finditer(body) if found["code"] is None)
    return tuple(dict.fromkeys(names))


def relinked(body: str, new_name: Callable[[str], str | None], words: Callable[[str], str]) -> str:
    """The body with other names in its links; None keeps one. Code, and what is shown of a link, stays.

    `words` says, by the name before, what is shown of a link that gets digits for a name and showed nothing else.
    """

    def link(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found.group()
        before = found.group(2).strip()
        name = new_name(before)
        if name is None:
            return found.group()
        shown = found.group(3) or (shown_words(words(before)) if by_uid(name) else "")
        return f"[[{name}|{shown}]]" if shown else f"[[{name}]]"

    return _CODE_OR_LINK.sub(link, body)


def by_uid(name: str) -> tuple[str, str] | None:
    """(kind, first digits of the uid) of a link such as `p-0123abcd`; None for one that is a name."""
    found = _BY_UID.fullmatch(name.strip().lower())
    kinds = [one.key for one in KINDS.values() if found and one.letter == found[1]]
    return (kinds[0], found[2]) if found and kinds else None


def page_names(link: str) -> tuple[str, ...]:
    """The names that a link to an exported page may mean, as somebody writes it there: *Countries/Iran*,
    *D-22 Masks from Guangzhou#Sources*, *A study - of ports* with a colon in its title, *Sources/A study#^p-0123abcd*.
    """
    path, _, place = link.partition("#")
    folder, _, file = path.strip().rpartition("/")
    if folder and folder.partition("/")[0] not in folders():
        return ()
    numbered = _NUMBERED.match(file)
    names = (
        place[1:] if place.startswith("^") else "",
        file,
        numbered[0] if numbered else "",
        file.replace(_COLON_OF_FILES, ": "),
    )
    return tuple(name for name in dict.fromkeys(names) if name and name != link)


def ways_to_write(names: Iterable[str]) -> list[str]:
    """Names as links may hold them: as they are, and as their pages' files have them."""
    return [*dict.fromkeys(way for one in names for way in (one, one.replace(": ", _COLON_OF_FILES)))]


def uid_name(kind: str, uid: str) -> str:
    """How a link names a thing by its uid; `kind` is one with a letter."""
    return f"{KINDS[kind].letter}-{uid[:8] if kind == 'passage' else uid}"


def shown_words(label: str) -> str:
    """A label as a link shows it: in one line, without brackets and bars, and not long."""
    return shortened("".join(sign for sign in label if sign not in "[]|"), SHOWN)


def can_be_linked(name: str) -> bool:
    """Whether a name can be written within the brackets."""
    return bool(name.strip()) and not any(sign in name for sign in "[]|\n")
