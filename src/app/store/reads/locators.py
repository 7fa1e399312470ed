"""Reading locators, and which articles are the originals of which digests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from app.domain.anchor import AnchorState
from app.domain.locators import Locator
from app.domain.parts import kind_of_field
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.store.parts import part_of
from app.store.reader import Reader, first_column
from app.store.schema import country, donation, evidence, fact, locator, passage, source, source_version, thing


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

    @property
    def key(self) -> LinkKey:
        """The field that the words are evidence for."""
        return _key(self.kind, self.thing_id, self.field, self.part_id, self.role)


LinkKey = tuple[str, int, str, int | None, EvidenceRole]
"""Kind and id of a thing, its field, the part the field is about, and the role of the evidence."""


def _key(kind: str, thing_id: int, field: str, part_id: int | None, role: EvidenceRole) -> LinkKey:
    return kind, thing_id, field, None if kind_of_field(field) is None else part_id, role


@dataclass(frozen=True, slots=True)
class ExistingLink:
    """Evidence for a field in words of a source, in whichever version has them. Offsets are code points."""

    id: int
    version_id: int
    start: int
    end: int
    state: AnchorState


def of_digest(db: Reader, digest_id: int) -> tuple[StoredLocator, ...]:
    """The locators of a digest, in the order they were written."""
    label = func.coalesce(donation.c.ref, country.c.name + " · " + fact.c.field, passage.c.quote)
    on = thing.c.row_id
    rows = db.rows(
        select(locator, thing.c.kind, on, label.label("label"))
        .join(thing)
        .outerjoin(donation, (thing.c.kind == donation.name) & (donation.c.id == on))
        .outerjoin(fact, (thing.c.kind == fact.name) & (fact.c.id == on))
        .outerjoin(country)
        .outerjoin(passage, (thing.c.kind == passage.name) & (passage.c.id == on))
        .where(locator.c.digest_id == digest_id)
        .order_by(locator.c.id)
    )
    return tuple(_stored(row) for row in rows)


def _stored(row: Row[Any]) -> StoredLocator:
    return StoredLocator(
        row.id, row.kind, row.row_id, row.label, row.field, part_of(row), EvidenceRole(row.role),
        Locator(row.words, row.paragraph or 0, row.nth, bool(row.caption)),
    )  # fmt: skip


def links_in(db: Reader, source_id: int) -> dict[LinkKey, tuple[ExistingLink, ...]]:
    """The evidence for fields of records and facts on words of a source, by field, oldest first."""
    rows = db.rows(
        select(evidence, thing.c.kind, thing.c.row_id)
        .add_columns(passage.c.version_id, passage.c.start, passage.c.end, passage.c.state)
        .join(thing)
        .join(passage, passage.c.id == evidence.c.passage_id)
        .join(source_version)
        .where(source_version.c.source_id == source_id)
        .order_by(evidence.c.id)
    )
    out: dict[LinkKey, tuple[ExistingLink, ...]] = {}
    for row in rows:
        key = _key(row.kind, row.row_id, row.field, part_of(row), EvidenceRole(row.role))
        link = ExistingLink(row.id, row.version_id, row.start, row.end, AnchorState(row.state))
        out[key] = (*out.get(key, ()), link)
    return out


def pairs(db: Reader) -> tuple[tuple[int, int], ...]:
    """(digest id, article id) of every digest that has locators and every article it paraphrases: the same
    address, or the same series and number."""
    rows = db.rows(
        select(source.c.id, source.c.kind, source.c.series, source.c.number, source.c.url).order_by(source.c.id)
    )
    located = set(first_column(db, select(locator.c.digest_id).distinct()))
    digests = [row for row in rows if row.id in located]
    articles = [row for row in rows if row.kind == SourceKind.ARTICLE.value]
    return tuple((int(d.id), int(a.id)) for d in digests for a in articles if _same_work(d, a))


def without_original(db: Reader) -> tuple[int, ...]:
    """The digests that have locators, and no original yet."""
    have = {digest_id for digest_id, _ in pairs(db)}
    rows = db.rows(select(locator.c.digest_id).distinct().order_by(locator.c.digest_id))
    return tuple(int(row.digest_id) for row in rows if row.digest_id not in have)


def _same_work(digest: Row[Any], article: Row[Any]) -> bool:
    number, other = ((row.series.strip().casefold(), row.number.strip().casefold()) for row in (digest, article))
    address = _address(digest.url)
    return (all(number) and number == other) or (address != "" and address == _address(article.url))


def _address(url: str) -> str:
    bare = url.strip().casefold().partition("#")[0].partition("?")[0]
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
