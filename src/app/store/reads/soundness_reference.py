"""Are the countries and groups as they were written when the workspace was made?

What this program ships may be newer than what a workspace was made with; a fingerprint beside them sets that apart from
damage; a workspace from before there were fingerprints was made with what was shipped then. Where none fits, they are
compared with what is shipped, and the rows that differ are named.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from app.domain.hashes import content_hash
from app.domain.language import tr, tr_n
from app.store.reader import Reader, first_column
from app.store.reads.soundness_rows import LISTED_AT_MOST, Finding
from app.store.schema import country, country_member, setting

KEY = "reference"
BEFORE_FINGERPRINTS = "fa018f10da9ef2d99811709dc65cac7c74fe59eb5a1e424ce16cd8fef0121ce2"
_COLUMNS = [column for column in country.columns if column.name != "id"]
_GROUP = country.alias("grouped")
COUNTRIES = select(*_COLUMNS).order_by(country.c.code)
MEMBERS = (
    select(_GROUP.c.code.label("in_group"), country.c.code.label("member"))
    .select_from(country_member)
    .join(_GROUP, _GROUP.c.id == country_member.c.group_id)
    .join(country, country.c.id == country_member.c.country_id)
    .order_by(_GROUP.c.code, country.c.code)
)


def fingerprint(countries: Iterable[Iterable[Any]], members: Iterable[Iterable[Any]]) -> str:
    """What the rows of `COUNTRIES` and `MEMBERS` are known by."""
    return content_hash(json.dumps([[[*row] for row in rows] for rows in (countries, members)]).encode())


Shipped = tuple[Iterable[Mapping[str, Any]], Iterable[tuple[str, str]]]
"""The rows of countries and groups that this program would write, and the codes of each group and its member."""


def reference(db: Reader, shipped: Callable[[], Shipped]) -> Iterator[Finding]:
    """Every country and group that is not as it was written; what is `shipped` is read only where that is asked."""
    countries = db.rows(COUNTRIES)
    members = [(str(row.in_group), str(row.member)) for row in db.rows(MEMBERS)]
    kept = list(first_column(db, select(setting.c.value).where(setting.c.key == KEY)))
    known = kept or [BEFORE_FINGERPRINTS]
    if fingerprint(countries, members) in known or (not kept and not countries):  # the last was made without them
        return
    rows, belonging = shipped()
    findings = [*_changed({row.code: row for row in countries}, rows), *_belonging(members, belonging)]
    yield from findings[:LISTED_AT_MOST]
    if len(findings) > LISTED_AT_MOST:
        more = len(findings) - LISTED_AT_MOST
        yield tr_n("{n} more is not as it was written", "{n} more are not as they were written", more), "table country"


def _changed(present: Mapping[str, Any], shipped: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    expected = {str(row["code"]): row for row in shipped}
    for code in sorted(expected.keys() - present.keys()):
        yield tr("it is not there"), f"country {code}"
    for code in sorted(present.keys() - expected.keys()):
        yield tr("no country or group has this code"), f"country {code}"
    for code in sorted(expected.keys() & present.keys()):
        for name, value in expected[code].items():
            if getattr(present[code], name) != value:
                yield tr("its {column} is not as it was written").format(column=name), f"country {code}"


def _belonging(members: list[tuple[str, str]], expected: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    present, known = set(members), set(expected)
    for group, one in sorted(known - present):
        yield tr("{code} is missing from its members").format(code=one), f"country {group}"
    for group, one in sorted(present - known):
        yield tr("{code} is among its members, but does not belong to it").format(code=one), f"country {group}"
