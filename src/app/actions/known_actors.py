"""What the program knows of an organisation by its name: what kind of actor it is, and which country is its home.

An actor that is made of a name alone has these from the beginning, so that what an agency gives is found with its
country. A company's owner is nothing that a list can know, and an agency called as those of several countries are,
such as *National Disaster Management Authority*, has no home.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from app.domain.drafts.organisations import OrganisationKind
from app.domain.fold import fold
from app.domain.records import Actor
from app.domain.vocabularies import ACTOR_KIND, NO_ACTOR_KIND
from app.importers.reference import read_rows
from app.paths import REFERENCE
from app.store.reader import Reader
from app.store.reads import vocabularies

_KINDS = {
    OrganisationKind.INTERGOVERNMENTAL: "international_organization",
    OrganisationKind.AGENCY: "government",
    OrganisationKind.NGO: "ngo",
    OrganisationKind.MOVEMENT: "ngo",
    OrganisationKind.FOUNDATION: "foundation",
    OrganisationKind.RELIGIOUS: "religious_body",
    OrganisationKind.COMPANY: "ownership_uncertain",
    OrganisationKind.BANK: "ownership_uncertain",
}
_SHARED = re.compile("(?:National|Provincial|Federal|Department|Centers|State) ")


def as_known(db: Reader, content: Actor) -> Actor:
    """`content` with the kind and the home that are known of its name, where it says neither."""
    row = _listed().get(fold(content.name)) if content.kind == NO_ACTOR_KIND and not content.iso2 else None
    if row is None:
        return content
    kind = _KINDS[OrganisationKind(row["kind"])]
    if kind == "ownership_uncertain" and not row["iso2"]:
        kind = "international_organization"  # the World Bank
    term = vocabularies.of(db).of(ACTOR_KIND).get(kind)
    home = "" if _SHARED.match(row["name"]) else row["iso2"]
    return replace(content, kind=NO_ACTOR_KIND if term is None or term.retired else term, iso2=home)


@cache
def _listed() -> dict[str, dict[str, Any]]:
    rows = read_rows(REFERENCE / "organisations.json")
    return {fold(name): row for row in rows for name in (row["name"], *row["aliases"])}
