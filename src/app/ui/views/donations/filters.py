"""The lines at the left of the ledger: predefined views, saved ones, recipients and donors, each with its records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from app.actions.questions import question
from app.domain.errors import BadInput
from app.domain.language import later, tr, tr_n
from app.domain.question_grammar import EXAMPLE, is_question
from app.domain.records import DonationFilter, having
from app.domain.saved_views import SavedView
from app.domain.terms import PLEDGED, Outcome, Scope
from app.store.reads import donations, parties, saved_views
from app.store.reads.parties import Taking
from app.store.store import Store
from app.ui.base import keys
from app.ui.widgets.side_list import SideLine, SideList

MOST_DONORS = 80
SHOWN_HERE = ("table", "matrix", "map")
KEY = "view:"
NONE_SAVED = "hint:saved"
"""The line shown while no view is saved."""

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


def base_of(view: SavedView, entries: Iterable[Entry]) -> Entry:
    """The line that a view refines; all records if it is gone."""
    known = {entry.key: entry for entry in entries if entry.wanted is not None}
    return known.get(view.content.base) or Entry("all", tr(VIEWS[0][1]), VIEWS[0][2])


def narrowed(store: Store, within: DonationFilter, typed: str) -> DonationFilter:
    """A filter combined with the typed words or question. Raises `BadInput`."""
    if not is_question(typed):
        return replace(within, words=typed)
    of_view = within.query.text if within.query else ""
    return replace(within, query=question(store, f"{of_view} {typed}".strip()))


def with_saved(
    store: Store, entries: tuple[Entry, ...], during: tuple[str, str] | None
) -> tuple[tuple[Entry, ...], tuple[SavedView, ...]]:
    """The lines of the list including the saved views, and these views, with counts `during` these days."""
    views = tuple(one for one in saved_views.saved_views(store) if one.content.answers in SHOWN_HERE)
    lines: list[Entry] = []
    for view in views:
        base = base_of(view, entries)
        try:
            wanted = narrowed(store, base.wanted or DonationFilter(), view.content.question)
            count = donations.count(store, replace(wanted, during=during))
        except BadInput:  # what it asks for is gone; it says so when it is opened
            wanted, count = base.wanted, 0
        lines.append(Entry(f"{KEY}{view.id}", view.content.name, wanted or DonationFilter(), count))
    head = [Entry("head:saved", tr("Saved by me"))]
    lines = lines or [Entry(NONE_SAVED, tr("None yet: ask, then save"))]
    at = next((n for n, one in enumerate(entries) if n and one.wanted is None), len(entries))
    return (*entries[:at], *head, *lines, *entries[at:]), views


def view_id_of(key: str) -> int | None:
    """The id of the saved view of a line."""
    return int(key.removeprefix(KEY)) if key.startswith(KEY) else None


class FilterList(SideList):
    """Chooses which records are shown: the list of records follows the current line."""

    picked = Signal(object)
    """The `Entry` that was chosen."""

    def __init__(self) -> None:
        super().__init__(tr("Views, recipients and donors"))
        self._entries: dict[str, Entry] = {}
        self.moved.connect(lambda key: self.picked.emit(self._entries[key]))

    def show_entries(self, entries: tuple[Entry, ...], key: str) -> None:
        """Show these lines, selecting the one with `key`, or none."""
        self._entries = {entry.key: entry for entry in entries if entry.wanted is not None}
        self.show_lines([_line(entry) for entry in entries])
        self.choose_key(key)

    def entry(self, key: str) -> Entry | None:
        return self._entries.get(key)


def _line(entry: Entry) -> SideLine:
    if entry.key == NONE_SAVED:
        save = keys.current().of("donations.view.save")
        tip = tr("Ask in the filter, as {question}, and press {save}: the question is kept here.")
        tip = tip.format(question=EXAMPLE, save=keys.shown(save))
        return SideLine(entry.key, entry.text, tip=tip, spoken=tip, hint=True)
    if entry.wanted is None:
        return SideLine(entry.key, entry.text, head=True)
    if entry.count < 0:  # it was not counted
        return SideLine(entry.key, entry.text)
    said = tr_n("{name}, {n} record", "{name}, {n} records", entry.count).format(name=entry.text)
    return SideLine(entry.key, entry.text, entry.count, said, code=entry.code)
