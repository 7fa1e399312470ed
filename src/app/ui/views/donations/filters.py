"""The saved views of the ledger, and what it can be narrowed down to: recipients and donors, with their counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.language import later, tr
from app.domain.records import DonationFilter, having
from app.domain.terms import Outcome, Scope

if TYPE_CHECKING:
    from app.store.store import Store

MOST_DONORS = 80
_NOT_YET = (Outcome.ANNOUNCED, Outcome.PROMISED, Outcome.OFFERED)

VIEWS: tuple[tuple[str, str, DonationFilter], ...] = (
    ("all", later("All records"), DonationFilter()),
    ("totals", later("In totals"), DonationFilter(counts=True)),
    ("given", later("Given"), DonationFilter(outcomes=(Outcome.GIVEN,))),
    ("promised", later("Promised and offered"), DonationFilter(outcomes=_NOT_YET)),
    ("cancelled", later("Cancelled"), DonationFilter(outcomes=(Outcome.CANCELLED,))),
    ("none", later("Not given"), DonationFilter(outcomes=(Outcome.NOT_GIVEN,))),
    ("many", later("Many at once"), DonationFilter(having=having(scope=(Scope.AGGREGATE,)))),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of filters; a head has no filter."""

    key: str
    text: str
    wanted: DonationFilter | None = None
    count: int = 0
    code: str = ""
    """ISO code of a country, shown as a chip."""
    actor_id: int | None = None

    @property
    def said(self) -> str:
        """What the records have in common, in words that follow their number."""
        if self.key.startswith("to:"):
            return tr("to {name}").format(name=self.text)
        if self.key.startswith("from:"):
            return tr("from {name}").format(name=self.text)
        if self.key.startswith("actor:"):
            return tr("with {name}").format(name=self.text)
        if self.key.startswith("refs:"):
            return tr("of {name}").format(name=self.text)
        return "" if self.key == "all" else self.text.lower()


def actor_entry(actor_id: int, name: str, count: int = 0) -> Entry:
    """The filter for the records that an actor takes part in, in whatever role."""
    return Entry(f"actor:{actor_id}", name, DonationFilter(actor_id=actor_id), count, actor_id=actor_id)


def entries(store: Store) -> tuple[Entry, ...]:
    """Every line of the list, as the workspace is now."""
    from app.store.reads import donations

    views = [Entry(key, tr(text), wanted, donations.count(store, wanted)) for key, text, wanted in VIEWS]
    out = [Entry("head:views", tr("Records")), *views]
    for key, title, found in (
        ("head:to", tr("Recipients"), _recipients(store)),
        ("head:from", tr("Donors"), _donors(store)),
    ):
        if found:
            out += [Entry(key, title), *found]
    return tuple(out)


def _recipients(store: Store) -> list[Entry]:
    from app.store.reads import countries, donations

    out: list[Entry] = []
    for row in countries.rows(store):
        if row.received:
            wanted = DonationFilter(places=(row.info.code,), as_donor=False)
            count = donations.count(store, wanted) if row.info.is_group else row.received
            code = "" if row.info.is_group else row.info.code
            out.append(Entry(f"to:{row.info.code}", row.info.name, wanted, count, code))
    return out


def _donors(store: Store) -> list[Entry]:
    from app.store.reads import actors, donations

    out: list[Entry] = []
    busiest = sorted((row for row in actors.rows(store) if row.records), key=lambda row: -row.records)
    for row in busiest[:MOST_DONORS]:
        wanted = DonationFilter(actor_id=row.id, as_donor=True)
        count = donations.count(store, wanted)
        if count:
            out.append(Entry(f"from:{row.id}", row.content.name, wanted, count, actor_id=row.id))
    return sorted(out, key=lambda entry: (-entry.count, entry.text.casefold()))
