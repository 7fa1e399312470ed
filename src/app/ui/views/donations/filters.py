"""The predefined views and filters of the ledger, recipients and donors among them, with their counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.language import later, tr
from app.domain.records import DonationFilter, having
from app.domain.terms import PLEDGED, Outcome, Scope
from app.store.reads import donations, parties
from app.store.reads.parties import Taking
from app.store.store import Store

MOST_DONORS = 80

VIEWS: tuple[tuple[str, str, DonationFilter], ...] = (
    ("all", later("All records"), DonationFilter()),
    ("totals", later("In totals"), DonationFilter(counts=True)),
    ("given", later("Given"), DonationFilter(outcomes=(Outcome.GIVEN,))),
    ("promised", later("Promised and offered"), DonationFilter(outcomes=PLEDGED)),
    ("cancelled", later("Cancelled"), DonationFilter(outcomes=(Outcome.CANCELLED,))),
    ("none", later("Not given"), DonationFilter(outcomes=(Outcome.NOT_GIVEN,))),
    ("many", later("Many at once"), DonationFilter(having=having(scope=(Scope.AGGREGATE,)))),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of filters; a heading has no filter."""

    key: str
    text: str
    wanted: DonationFilter | None = None
    count: int = 0
    code: str = ""
    """ISO code of a country, shown as a chip."""
    actor_id: int | None = None

    @property
    def phrase(self) -> str:
        """What the records have in common, as words that follow their number."""
        kind, of, _ = self.key.partition(":")
        if of and kind in _PHRASES:
            return tr(_PHRASES[kind]).format(name=self.text)
        return "" if self.key == "all" else self.text.lower()


_PHRASES = {"to": later("to {name}"), "from": later("from {name}"), "actor": later("with {name}"),
         "refs": later("of {name}")}  # fmt: skip


def actor_entry(actor_id: int, name: str) -> Entry:
    """The filter for the records that an actor takes part in, in any role."""
    return Entry(f"actor:{actor_id}", name, DonationFilter(actor_id=actor_id), 0, actor_id=actor_id)


def _named(one: Taking) -> str:
    """The name of a party; that of a group says whether its countries are counted with it."""
    return tr("{group} and its countries").format(group=one.name) if one.with_members else one.name


def _donor(one: Taking) -> Entry:
    if one.code:
        wanted = DonationFilter(places=(one.code,), as_donor=True)
        return Entry(f"from:{one.code}", _named(one), wanted, one.records, "" if one.is_group else one.code)
    wanted = DonationFilter(actor_id=one.id, as_donor=True)
    return Entry(f"from:{one.id}", one.name, wanted, one.records, actor_id=one.id)


def entries(store: Store, during: tuple[str, str] | None = None) -> tuple[Entry, ...]:
    """Every line of the list, with the number of its records `during` these days."""
    counts = donations.counts(store, *(replace(wanted, during=during) for _key, _text, wanted in VIEWS))
    out = [Entry("head:views", tr("Records"))]
    out += [Entry(key, tr(text), wanted, n) for (key, text, wanted), n in zip(VIEWS, counts, strict=True)]
    recipients = [
        Entry(
            f"to:{one.code}", _named(one), DonationFilter(places=(one.code,), as_donor=False), one.records,
            "" if one.is_group else one.code,
        )
        for one in parties.recipients(store, during)
    ]  # fmt: skip
    donors = [_donor(one) for one in parties.donors(store, MOST_DONORS, during)]
    for key, title, found in (("head:to", tr("Recipients"), recipients), ("head:from", tr("Donors"), donors)):
        if found:
            out += [Entry(key, title), *found]
    return tuple(out)
