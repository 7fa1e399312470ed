"""Reading locators, and which articles are the originals of which digests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from app.domain.locators import Locator
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.store.schema import country, donation, fact, locator, passage, source
from app.store.store import Reader


@dataclass(frozen=True, slots=True)
class StoredLocator:
    """A locator with what it is for."""

    id: int
    kind: str
    """donation, fact or passage (of the digest, whose tags and claim it is for)."""
    thing_id: int
    label: str
    """A donation's reference, *Iran · cases*, or the words of the passage."""
    field: str
    part_id: int | None
    role: EvidenceRole
    where: Locator


def of_digest(db: Reader, digest_id: int) -> tuple[StoredLocator, ...]:
    """The locators of a digest, in the order they were written."""
    label = func.coalesce(donation.c.ref, country.c.name + " · " + fact.c.field, passage.c.quote)
    rows = db.rows(
        select(locator, label.label("label"))
        .outerjoin(donation, donation.c.id == locator.c.donation_id)
        .outerjoin(fact, fact.c.id == locator.c.fact_id)
        .outerjoin(country, country.c.id == fact.c.country_id)
        .outerjoin(passage, passage.c.id == locator.c.passage_id)
        .where(locator.c.digest_id == digest_id)
        .order_by(locator.c.id)
    )
    return tuple(_stored(row) for row in rows)


def _stored(row: Row[Any]) -> StoredLocator:
    kind = next(kind for kind in ("donation", "fact", "passage") if getattr(row, f"{kind}_id") is not None)
    return StoredLocator(
        row.id,
        kind,
        int(getattr(row, f"{kind}_id")),
        row.label,
        row.field,
        row.item_id if row.party_id is None else row.party_id,
        EvidenceRole(row.role),
        Locator(row.words, row.paragraph or 0, row.nth, bool(row.caption)),
    )


def pairs(db: Reader) -> tuple[tuple[int, int], ...]:
    """(digest id, article id) of every digest that has locators and every article it paraphrases: the same
    address, or the same series and number."""
    rows = db.rows(
        select(source.c.id, source.c.kind, source.c.series, source.c.number, source.c.url).order_by(source.c.id)
    )
    located = {int(row.digest_id) for row in db.rows(select(locator.c.digest_id).distinct())}
    digests = [row for row in rows if row.id in located]
    articles = [row for row in rows if row.kind == SourceKind.ARTICLE.value]
    return tuple((int(d.id), int(a.id)) for d in digests for a in articles if _same_work(d, a))


def _same_work(digest: Row[Any], article: Row[Any]) -> bool:
    numbered = digest.series.strip() and digest.number.strip()
    same_number = (digest.series.strip().casefold(), digest.number.strip().casefold()) == (
        article.series.strip().casefold(),
        article.number.strip().casefold(),
    )
    address = _address(digest.url)
    return bool((numbered and same_number) or (address and address == _address(article.url)))


def _address(url: str) -> str:
    bare = url.strip().casefold().partition("#")[0].partition("?")[0]
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
