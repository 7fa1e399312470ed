"""Updating the reference data of a workspace made by an older program: countries, groups, vocabulary terms. What a
person did is kept: countries and groups cannot be edited, existing terms keep their name and description, and one that
was removed or merged does not come back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.actions.terms import put_term
from app.domain.changes import Operation
from app.domain.countries import Gazetteer
from app.domain.default_terms import DEFAULTS, Default, name_of
from app.domain.fold import fold
from app.domain.language import tr, tr_n
from app.domain.vocabularies import TermContent
from app.importers.reference import load_reference
from app.paths import REFERENCE
from app.store.reader import Reader
from app.store.reads import soundness_reference, vocabularies
from app.store.store import Store
from app.store.writes import countries


@dataclass(frozen=True, slots=True)
class News:
    """What the program has and the workspace does not."""

    places: tuple[str, ...] = ()
    """The names of countries and groups that are new, or of which something is said otherwise now."""
    names: int = 0
    """How many names of countries and groups are new, their own and those they are also called by."""
    members: int = 0
    """In how many groups other countries are than before."""
    terms: tuple[tuple[str, Default], ...] = ()
    """The terms that are new, each with its vocabulary."""

    def __bool__(self) -> bool:
        return bool(self.places or self.members or self.terms)

    def words(self) -> str:
        """*12 new names of countries and groups, 3 new terms*; empty if there is nothing."""
        parts = [tr_n("{n} new name of countries and groups", "{n} new names of countries and groups", self.names)]
        parts = parts if self.names else []
        if self.places and not self.names:
            parts = [
                tr_n("{n} country or group as it is now", "{n} countries and groups as they are now", len(self.places))
            ]
        if self.members:
            parts.append(tr_n("{n} group with other members", "{n} groups with other members", self.members))
        if self.terms:
            parts.append(tr_n("{n} new term", "{n} new terms", len(self.terms)))
        return ", ".join(parts)


def news(db: Reader) -> News:
    """What the reference data has that the workspace does not; takes some 20 ms. Raises `BadInput`."""
    shipped = load_reference(REFERENCE)
    places, names = _places(db, shipped)
    return News(places, names, _members(db, shipped), tuple(_terms(db)))


def bring(store: Store) -> News:
    """Add the new data to a workspace, and return it.

    Terms are added in one operation, which can be undone; countries and groups stay, since they are nobody's work and
    later records may name them. Raises `BadInput` and `StoreError`; then nothing is added.
    """
    found, shipped = news(store), load_reference(REFERENCE)
    if found.terms:
        with store.write(Operation.BRING_TERMS, found.words()) as tx:
            for vocabulary, one in _terms(tx):
                there = {row.term.key for row in vocabularies.one(tx, vocabulary).rows}
                parent = one.parent if one.parent in there else ""
                content = TermContent(name_of(one), one.description, one.codes, parent, one.counts)
                put_term(tx, vocabulary, content, one.key)
    if found.places or found.members:
        with store.stage() as db:
            countries.seed(db, shipped.countries, shipped.groups)
    return found


def _places(db: Reader, shipped: Gazetteer) -> tuple[tuple[str, ...], int]:
    known = {str(row.code): row for row in db.rows(soundness_reference.COUNTRIES)}
    other: list[str] = []
    names = 0
    for row in countries.expected_rows(shipped.countries, shipped.groups):
        old = known.get(row["code"])
        before = set[str]() if old is None else {old.name, *json.loads(old.aliases)}
        names += len({row["name"], *json.loads(row["aliases"])} - before)
        if old is None or any(getattr(old, name) != value for name, value in row.items()):
            other.append(row["name"])
    return tuple(other), names


def _members(db: Reader, shipped: Gazetteer) -> int:
    known = {(str(row.in_group), str(row.member)) for row in db.rows(soundness_reference.MEMBERS)}
    return len({group for group, _ in known ^ set(countries.expected_members(shipped.groups))})


def _terms(db: Reader) -> list[tuple[str, Default]]:
    """The default terms that the workspace does not have and never had."""
    out: list[tuple[str, Default]] = []
    ever = vocabularies.of(db, also_gone=True)
    for of in vocabularies.vocabularies(db):
        names = {fold(name) for row in of.rows for name in (row.content.name, row.term.name)}
        known = ever.of(of.key)
        out += [
            (of.key, one)
            for one in DEFAULTS.get(of.key, ())
            if one.key not in known and fold(name_of(one)) not in names
        ]
    return out


def brought_words(found: News) -> str:
    """The sentence after the update."""
    if not found:
        return tr("The workspace has all names and terms of this program.")
    return tr("Brought: {what}.").format(what=found.words())
