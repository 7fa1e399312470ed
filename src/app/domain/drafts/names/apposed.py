"""Regions that are only named to count a gift among others: *sent Djibouti rice, its third gift to the Horn of Africa*.

apposed = thing … "," possessive ("second" | "latest" | …) "such"? ("gift" | "shipment" | …) ("to" | "for") name
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.words.rare import Rare

_AMONG_OTHERS = Rare(
    "shipment|gift|donation|consignment|contribution|delivery",
    r", (?:its|his|her|their) (?:first|second|third|fourth|fifth|sixth|latest|largest|biggest) (?:such )?(?:ever )?"
    r"(?:shipment|gift|donation|consignment|contribution|delivery)(?: of [a-z ]{1,20})? (?:to|for) (?:the )?\Z",
)
_NEAR = 90
"""Code points before a name in which such words stand."""


def without_apposed(text: str, named: Iterable[Named]) -> list[Named]:
    """All others who are named; a country stays, since it says where the place before it is."""
    return [one for one in named if one.kind is not NamedKind.GROUP or not _is_apposed(text, one)]


def _is_apposed(text: str, one: Named) -> bool:
    return _AMONG_OTHERS.search(text, max(0, one.start - _NEAR), one.start) is not None
