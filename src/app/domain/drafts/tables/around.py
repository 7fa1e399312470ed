"""What the lines around a table say of all of it: what became of it, and what its numbers are counted in or are of.

caption = the two lines with words above it
note    = a line below it that begins as one of what numbers are counted in does
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from app.domain.drafts.tables.columns import VAGUE
from app.domain.drafts.tables.grid import Row, Span, is_row
from app.domain.drafts.tables.headings import OUTCOMES, Counted, Heading, Role, counted_in, names_gifts
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS
from app.domain.drafts.words.word_lists import CONTAINERS, MEASURES
from app.domain.terms import Outcome

_CAPTION = 300
"""Code points above and below a table in which such lines are looked for."""
_OF_ELSE = re.compile(
    r"%|\b(?:cumulative(?:ly)?|accumulated|outstanding|stocks?|balances?|loans?|lending|credits?|debts?|owed|owing|arrears|"
    r"repa(?:id|yments?)|exports?|imports?|trade|sales|sold|purchases?|costs?|losses|damages?|requirements?|required|"
    r"requested|requests|needs?|needed|gaps?|shortfalls?|targets?|appeals?|budget(?:s|ed)?|planned|projected|projections?|"
    r"forecasts?|expected|shares?|per ?cent(?:ages?)?|per (?:head|capita|person)|populations?|gdp|gni|index|ranks?|"
    r"spending|expenditures?|tax(?:es)?|revenues?|remittances|investments?)\b",
    re.IGNORECASE,
)
"""What the numbers of a table are of that are no gifts, or no gifts of their year alone."""
_BY = re.compile(
    r"\bby (?:(?P<giver>donors?|contributors?|funders?)|(?P<getter>recipients?|beneficiar(?:y|ies)))\b(?! and\b)",
    re.IGNORECASE,
)
_CONSTANT = re.compile(
    r"\b(?:constant|deflated|real terms|(?:19|20)\d\d prices|prices of (?:19|20)\d\d)\b", re.IGNORECASE
)
_OF_MONEY = re.compile(
    r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|yen|USD|AUD|CAD|EUR|CHF|GBP|JPY|values?|amounts?|costs?)\b", re.IGNORECASE
)
_MARK = re.compile(r"^[ \t]*\(?([a-h])[.):/]\s+\S", re.MULTILINE)
"""The letter that a note below a table begins with."""
_NOTE = re.compile(r"\W*(?:notes?|units?|(?:all )?(?:amounts?|figures?|values?)|in)\b[^\n]*", re.IGNORECASE)
"""A line below a table that may say what its numbers are counted in."""
_OF_ALL = re.compile(
    r"(?:in )?(?:the )?(?:total )?(?:(?:numbers?|quantit(?:y|ies)) of )?(?:(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?) of )?"
    r"(?P<thing>[^\W\d_]+(?: [^\W\d_]+)?)"
    r"(?: (?:by|per|to|from|given|donated|delivered|received|sent|provided)\b.*)?",
    re.IGNORECASE,
)


class Around(NamedTuple):
    """What the lines above and below a table say of it."""

    caption: Span
    outcome: Outcome | None
    counted: Counted
    thing: Heading | None
    """What all its numbers are of, if these are things."""
    marks: frozenset[str]
    """The letters that notes below it explain."""
    is_of_else: bool
    """Whether its numbers are of something that nobody gave, or of more than their own time."""
    of_gifts: bool
    """Whether the lines above tell of gifts."""
    by: str
    """Whom it says that the rows are of, without a heading over them: *donor* or *recipient*."""


def around_of(text: str, rows: Sequence[Row]) -> Around:
    """What the lines around the rows of a table say."""
    caption = _caption(text, rows[0].start)
    said = text[slice(*caption)]
    counted = _counted(f"{said}\n{_notes(text, rows[-1].end)}")
    if counted.currency and _CONSTANT.search(said):
        counted = counted._replace(is_constant=True)
    of_money = counted.currency or _OF_MONEY.search(said)
    thing = None if of_money else _thing_of_all(said, counted.scale)
    marks = frozenset(_MARK.findall(text[rows[-1].end : rows[-1].end + _CAPTION]))
    by = _BY.search(said)
    whom = "" if by is None else "recipient" if by["getter"] else "donor"
    return Around(
        caption, _outcome(said), counted, thing, marks, _OF_ELSE.search(said) is not None, names_gifts(said), whom
    )


def _counted(around: str) -> Counted:
    """What the lines above or below a table say that its numbers are counted in."""
    found = [one for words in _bracketed(around) if (one := counted_in(words)) and not one.unit]
    scales = {one.scale for one in found} - {1}
    if len(scales) > 1:
        return Counted(scale=max(scales))  # in which nothing is read
    scale = scales.pop() if scales else 1
    currency = next((one for one in found if one.currency), Counted())
    return currency._replace(scale=scale)  # US$, millions


def _thing_of_all(said: str, scale: int) -> Heading | None:
    """What the lines above a table say that all its numbers are of: *Tonnes of food*, *Numbers of doses*."""
    found = dict[str, Heading]()
    for part in _bracketed(said):
        match = _OF_ALL.fullmatch(part)
        if match is None:
            continue
        unit, name = match["unit"] or "", match["thing"].lower()
        is_measured = unit.lower() in MEASURES | CONTAINERS
        last = name.split()[-1]
        is_counted = is_measured or (last.endswith("s") and not unit and last not in VAGUE)
        if last in GOODS | FURTHER_GOODS | {"doses"} and is_counted:
            found[name] = Heading(Role.THING, name, Counted(scale=scale, unit=unit.lower() if is_measured else ""))
    longest = max(found, key=len, default="")
    return found[longest] if longest and all(longest.endswith(one) for one in found) else None


def _caption(text: str, start: int) -> Span:
    """The last two lines with words above a table."""
    low = max(0, start - _CAPTION)
    lines = [one for one in re.finditer(r"[^\n]+", text[low:start]) if one[0].strip()]
    return (low + lines[-2:][0].start(), low + lines[-1].end()) if lines else (start, start)


def _notes(text: str, end: int) -> str:
    """The lines below a table that may say what its numbers are counted in, up to the next table."""
    lines = takewhile(lambda line: not is_row(line), text[end : end + _CAPTION].split("\n"))
    return "\n".join(line for line in lines if _NOTE.match(line))


def _bracketed(words: str) -> Iterator[str]:
    """What a caption may say that sums are counted in."""
    yield from re.findall(r"[(\[]([^()\[\]]+)[)\]]", words)
    yield from re.findall(r"\b(in [^\n,.;:()]+)", words)
    yield from (one.strip() for one in re.split(r"[\n,;:()–—]", words))


def _outcome(words: str) -> Outcome | None:
    found = {OUTCOMES[word] for word in re.findall(r"[a-z]+", words.lower()) if word in OUTCOMES}
    return found.pop() if len(found) == 1 else None
