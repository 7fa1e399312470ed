"""Which row of a table has its headings, and what stands over each of its columns.

heads = times and what is over them?, row of headings, one or two below it for merged ones?, row of tags for programs?

A heading may say a time besides (`periods.py`); where two cells or more are nothing but times, one party is enough.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from app.domain.drafts.tables.columns import NUMBER
from app.domain.drafts.tables.grid import Row
from app.domain.drafts.tables.headings import Heading, Role, counted_in, heading_of
from app.domain.drafts.tables.periods import Timed, is_time, of_one_kind, timed, with_months
from app.domain.drafts.tables.several import crossing

HEAD_ROWS = 3
"""Rows among which headings are looked for."""
_BELOW = 2
"""Rows below the headings that may go on with them."""
_PARTIES = (Role.DONOR, Role.RECIPIENT)
_SAYING = (Role.DONOR, Role.RECIPIENT, Role.DATE, Role.QUANTITY, Role.FIGURE, Role.ITEM)


def are_headings(text: str, row: Row, roles: Container[Role] = frozenset(Role) - {Role.ELSE}) -> bool:
    """Whether two cells or more of a row are headings, of some roles, and none is a number."""
    words = with_months(row.all_words(text))
    times = of_one_kind(words)
    words = [one for one in words if not is_time(one)]
    if any(one[:1].isdigit() or NUMBER.fullmatch(one) for one in map(_without_time, words)):
        return False
    found = [role for one in words if (role := heading_of(_without_time(one)).role) in roles]
    return len(found) > 1 or (times and any(one in _PARTIES for one in found))


def _without_time(words: str) -> str:
    return timed(words).words.strip(" ()[]") if words[:1].isdigit() else timed(words).words


def crossed(text: str, rows: Sequence[Row]) -> int:
    """Which row may have the names of parties over its columns."""
    for at, row in enumerate(rows[: min(HEAD_ROWS, len(rows) - 1)]):
        if crossing([row.words(text, one) for one in range(len(row.cells))]):
            return at
    return -1


def timed_alone(text: str, rows: Sequence[Row]) -> int:
    """Which row has times over its columns and nothing over the first one."""
    first = range(min(HEAD_ROWS, len(rows) - 1))
    return next((at for at in first if times_alone(with_months(rows[at].all_words(text)))), -1)


def times_alone(names: Sequence[str]) -> bool:
    """Whether two headings or more are times, and there is none over the first column."""
    return bool(names) and not names[0] and of_one_kind(names)


def under_times(times: Sequence[str], names: Sequence[str]) -> list[str]:
    """Headings with the time above each, which reaches up to the next one."""
    out, last = list[str](), ""
    for at, name in enumerate(names):
        last = (times[at] if at < len(times) else "") or (last if name else "")
        out.append(_merged(last, name))
    return out


def apart(text: str, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The tables of a run of rows: headings further down begin another one, or the same again."""
    first, headed = 0, False
    for at, row in enumerate(rows):
        above, headed = headed, are_headings(text, row, _SAYING)
        begins = headed and not above and at > first
        if begins and not times_alone(with_months(rows[at - 1].all_words(text))):
            yield rows[first:at]
            first = at
    yield rows[first:]


def are_tags(text: str, row: Row) -> bool:
    """Whether a row below headings says what they mean to a program, as HXL does: *#org+funder*."""
    words = [one for at in range(len(row.cells)) if (one := row.words(text, at))]
    return bool(words) and all(re.fullmatch(r"#[a-z][\w+]*", one) for one in words)


def below(text: str, rows: Sequence[Row], above: Sequence[str]) -> tuple[list[str], int]:
    """The headings with those of the one or two rows below, where they go on with merged ones or say what is counted
    in, and how many rows these are."""
    out = list[str]()
    for at, row in enumerate(rows[:_BELOW]):
        words = with_months([row.words(text, one) for one in range(len(above))])
        if (words[0] and above[0]) or not any(words) or not go_on(words):
            return out, at
        last, above, out = "", out or above, list[str]()
        for upper, lower in zip(above, words, strict=True):
            last = upper or (last if lower else "")
            out.append(_merged(last, lower))
    return out, min(len(rows), _BELOW)


def go_on(words: Sequence[str]) -> bool:
    """Whether the cells below headings are headings too, what is counted in, or times only."""
    some = [one for one in words if one]
    if of_one_kind(some) and all(map(is_time, some)):
        return True
    return all(heading_of(one).role is not Role.ELSE or counted_in(one.strip("()[]")) is not None for one in some)


def _merged(upper: str, lower: str) -> str:
    """Two headings as one, what sums are counted in behind both: *Funding (US$)* over *Pledged*."""
    tail = re.search(r"\s*[(\[][^()\[\]]*[)\]]$", upper)
    if tail is None and upper and (counted := counted_in(bare := lower.strip("()[]"))) is not None and counted.currency:
        return f"{upper} ({bare})"
    if tail is None or not lower or lower[-1] in ")]":
        return f"{upper} {lower}".strip()
    return f"{upper[: tail.start()]} {lower}{tail[0]}".strip()


def heading_over(name: str, said: Timed) -> Heading:
    """What a heading says besides its time; one of a time alone is of what was given then."""
    if said.period is None:
        return heading_of(name)
    rest = said.words.strip(" ,;:–-")
    inner = rest[1:-1] if rest[:1] in ("(", "[") and rest[-1:] in (")", "]") else ""
    if not (inner or any(map(str.isalnum, rest))):
        return Heading(Role.FIGURE, "")
    found = heading_of(inner or rest)
    return heading_of(f"Amount {rest}") if inner and found.role is Role.ELSE else found


def may_head(names: Sequence[str]) -> bool:
    """Whether headings are of a party and of something beside it."""
    roles = [heading_over(name, timed(name)).role for name in names if name]
    who = sum(one in (Role.DONOR, Role.RECIPIENT, Role.WHO, Role.PLACE) for one in roles)
    return who > 0 and sum(one is not Role.ELSE for one in roles) > 1
