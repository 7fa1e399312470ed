"""Whose paper a text is, by a line at its head: who speaks in it as *we* and *the charity*, though in no list.

    masthead = NAME: … paper … | … paper of|by|from NAME … | NAME paper … | NAME's paper …
               Dear friends of NAME
    paper    = newsletter, minutes, annual report and the like

    Wells for Oruro: minutes of the meeting of 4 May; Under the Roof: the newsletter of Homes for Iasi, spring 2003

It may say of which year it is, as well: *Annual report 2020*. *Malawi: annual report* is by somebody else; bulletins
are of states, which give, and appeals of disasters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.dates.days import Day
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.words.actor_words import ORGANISATION_HEADS
from app.domain.terms import DatePrecision

HEAD = 3
"""Sentences among which a masthead stands."""
_LONGEST = 200
"""Letters of a line that is one."""
_PAPER = (
    r"(?:newsletter|minutes|circular|yearbook|"
    r"(?:annual|yearly|donor|treasurer['’]s) (?:report|review|update|letter))"
)
_NAME_OF = re.compile(
    rf"(?i:\b{_PAPER} (?:of|by|from) (?:the )?+|^dear (?:[a-z]+ (?:and )?){{1,3}}of (?:the )?+)(?=[^\W\d_a-z])"
)
_PAPER_AT = re.compile(rf"\b{_PAPER}\b", re.IGNORECASE)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.&’'-]*(?: (?:(?:of|for|and|the|in|with|de|la|du|des|del|do|y|et|für|den|und) ){0,2}"
    r"(?:[^\W\d_a-z][\w&’'-]*|No\. ?\d+))*"
)
_OWNER = re.compile(r"['’]s?\Z")
_NO_NAMES = words(
    "from to in on at our your my this an a dear annual monthly weekly emergency news meeting session sitting"
)
_LISTED = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.GROUP)
_WORDS = (NamedKind.PERSON, NamedKind.BODY)
"""What is named by mere words, of which a masthead has all."""
_PLACES = (NamedKind.COUNTRY, NamedKind.TOWN, NamedKind.GROUP)


def issuer(line: str, start: int, named: Sequence[Named]) -> Named | None:
    """Whose paper a text is by a line that begins at `start` and in which those `named` are."""
    if len(line) > _LONGEST:
        return None
    if (match := _NAME_OF.search(line)) is not None:
        return _who(line, match.end(), start, named)
    paper = _PAPER_AT.search(line)
    low = 4 if line.lower().startswith("the ") else 0
    who = _who(line[: paper.start()], low, start, named) if paper is not None else None
    if paper is None or who is None:
        return None
    behind = line[who.end - start : paper.start()]
    own = _OWNER.match(behind.rstrip()) is not None or (not behind.strip() and (who in named or _is_body(who)))
    return who if own or behind.startswith(":") or who in named else None


_OF_YEAR = re.compile(
    r"(?i:\b(?:annual|activity|yearly|responsibility|sustainability|impact|directors['’]|trustees['’]) "
    r"(?:report|review|update|accounts)|\b(?:the|our|my) year(?: in review)?),? (?P<year>(?:19|20)\d\d)\W*\Z"
)


def is_paper(line: str) -> bool:
    """Whether a text is somebody's report or newsletter by its first line."""
    return len(line) <= _LONGEST and (_PAPER_AT.search(line) is not None or _OF_YEAR.search(line) is not None)


def year_of(line: str, start: int) -> Day | None:
    """The year of which a paper is, by a line at its head that begins at `start`: *Annual report 2020*."""
    match = _OF_YEAR.search(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    low, high = match.span("year")
    year = match["year"]
    return Day(start + low, start + high, f"{year}-01-01", f"{year}-12-31", DatePrecision.YEAR, "", "", year)


def _who(line: str, low: int, start: int, named: Sequence[Named]) -> Named | None:
    """Who is named from a letter of a line on: one of a list, or by all words of the name; no country and no town."""
    match = _NAME.match(line, low)
    if match is None or not match[0][0].isupper() or match[0].split()[0].lower() in _NO_NAMES:
        return None
    end = start + match.end() - len(owner[0] if (owner := _OWNER.search(match[0])) else "")
    known = next((one for one in named if one.start <= start + low < one.end), None)
    if known is not None and known.kind not in _WORDS and (known.kind in _LISTED or known.end >= end):
        return None if known.kind in _PLACES else known
    return Named(start + low, end, NamedKind.COMPANY, line[low : end - start], "")


def is_given_to(who: Named) -> bool:
    """Whether what its paper tells of is likely given to it: an embassy gives, and a body of a list tells of others."""
    return who.kind is NamedKind.COMPANY and not who.home


def _is_body(who: Named) -> bool:
    """Whether a name says that it is one of a body."""
    return not ORGANISATION_HEADS.isdisjoint(who.name.split())
