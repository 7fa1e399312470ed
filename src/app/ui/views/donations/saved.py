"""Saved views as lines of the list at the left, with the present number of their records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.actions.questions import question
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.question_grammar import is_question
from app.domain.records import DonationFilter
from app.domain.saved_views import SavedView
from app.store.reads import donations, saved_views
from app.store.store import Store
from app.ui.views.donations.filters import VIEWS, Entry

SHOWN_HERE = ("table", "matrix", "map")
KEY = "view:"
NONE_SAVED = "hint:saved"
"""The line shown while no view is saved."""


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
    store: Store, entries: tuple[Entry, ...], during: tuple[str, str] | None = None
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
