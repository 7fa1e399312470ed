"""Completing names: actors, countries and groups of the workspace."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from app.domain.errors import NotFound
from app.domain.fuzzy import Names as Matched
from app.domain.language import tr, tr_term
from app.domain.records import Actor, CountryInfo
from app.domain.vocabularies import ACTOR_KIND, NO_ACTOR_KIND, Term
from app.store.reads import actors, vocabularies
from app.store.reads.countries import by_code, every, named
from app.ui.base.session import Session
from app.ui.look.mirror import listed
from app.ui.widgets.form import Offer

MOST = 8


class Names:
    """Finds names while typing. Countries are reference data and read once; actors are read each time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._countries: tuple[CountryInfo, ...] = ()
        self._spelt: list[tuple[int, bool]] = []
        """By which every country is found: its number here, and whether it is not the name that is shown."""
        self._matched = Matched(())
        self._meant: dict[str, CountryInfo | None] = {}
        self._coded: dict[str, CountryInfo | None] = {}

    def countries(self, typed: str) -> list[Offer]:
        """Countries and groups with a matching name, alias or code, best first."""
        known = self._fitting()
        best: dict[int, int] = {}
        for (number, further), rank in zip(self._spelt, self._matched.ranks(typed, enough=0), strict=True):
            if rank is not None and rank + further <= min(2, best.get(number, 2)):
                best[number] = rank + further
        found = sorted((rank, known[number].display_name, number) for number, rank in best.items())
        infos = [known[number] for *_, number in found[:MOST]]
        return [Offer(info.display_name, tr("group") if info.is_group else info.code, info) for info in infos]

    def _every(self) -> tuple[CountryInfo, ...]:
        if not self._countries and self._session.is_open:
            self._countries = every(self._session.store)
        return self._countries

    def _fitting(self) -> tuple[CountryInfo, ...]:
        """Every country, its names folded for what is typed, which a form that is only looked at never needs."""
        known = self._every()
        if known and not self._spelt:
            spelt = [
                (number, name != shown, name)
                for number, info in enumerate(known)
                for shown in (info.display_name,)
                for name in dict.fromkeys((shown, info.name, info.code, *info.aliases))
            ]
            self._spelt = [(number, further) for number, further, _ in spelt]
            self._matched = Matched(name for *_, name in spelt)
        return known

    def parties(self, typed: str) -> list[Offer]:
        """Actors first, then countries and groups."""
        actors, countries = self.actors(typed), self.countries(typed)
        return [*actors[: max(6, MOST + 2 - len(countries))], *countries[:4]]

    def actors(self, typed: str) -> list[Offer]:
        rows = self._session.do(lambda store: actors.find(store, typed, MOST)) or ()
        return [Offer(row.content.name, _beside(row.content), row.content) for row in rows]

    def kinds(self, but: Collection[Term] = ()) -> tuple[Term, ...]:
        return vocabularies.of(self._session.store).offered(ACTOR_KIND, but)

    def country(self, text: str) -> CountryInfo | None:
        """The country or group of a name or a code; None if there is none, or several."""
        text = text.strip()
        if not text or not self._session.is_open:
            return None
        if text not in self._meant:
            found = named(self._session.store, text) or self.of_code(text)
            self._meant[text] = found or next((one for one in self._every() if one.display_name == text), None)
        return self._meant[text]

    def of_code(self, code: str) -> CountryInfo | None:
        code = code.strip()
        if not code or not self._session.is_open:
            return None
        if code not in self._coded:
            self._coded[code] = None
            with suppress(NotFound):
                self._coded[code] = by_code(self._session.store, code)
        return self._coded[code]


def _beside(actor: Actor) -> str:
    return listed(("" if actor.kind == NO_ACTOR_KIND else tr_term(actor.kind), actor.iso2))
