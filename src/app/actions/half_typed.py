"""What is half typed in a form: kept for its author where drafts are, until it is saved or discarded.

No operation: it waits, whoever else works in the workspace, and also where the program is killed meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.store.reads import drafts as reads
from app.store.reads import things
from app.store.store import Store
from app.store.writes import drafts as writes

_NO_SOURCE = 0
"""A kept form stands among the drafts under this source, of which there is none."""

WORDS = "words"
"""The kind of the fields of a dialog: they wait there without a word at the next start."""


class Form(NamedTuple):
    """A form in which somebody types."""

    kind: str
    """Of what it is a form, with what tells those of new things apart: *donation*, *fact IR*."""
    id: int
    """The thing; 0 for a new one."""


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What was typed in a form and is not saved."""

    form: Form
    words: str
    """As the form has written it."""
    number: int = 0
    """Tells it from what the same person has typed in another window for the same thing."""


def half_typed(store: Store, kind: str = "") -> tuple[HalfTyped, ...]:
    """All that the person has not saved yet, of forms of this kind or of any."""
    found = reads.kept(store, store.person, _NO_SOURCE)
    return tuple(
        HalfTyped(Form(one.hash, one.start), one.draft, one.number)
        for one in found
        if not kind or one.hash.split(" ")[0] == kind
    )


def offered(store: Store) -> tuple[HalfTyped, ...]:
    """All of it that can be gone on with: what was typed for a thing that is gone waits until that comes back."""
    found = [one for one in half_typed(store) if one.form.kind.split(" ")[0] != WORDS]
    kinds = {one.form.kind.split(" ")[0] for one in found if one.form.id}
    there = {(kind, thing_id) for kind in kinds for thing_id in things.ids(store, kind)}
    return tuple(one for one in found if not one.form.id or (one.form.kind.split(" ")[0], one.form.id) in there)


def keep(store: Store, form: Form, words: str, before: HalfTyped | None = None) -> HalfTyped:
    """Keep what is typed in a form in the place of what this window kept `before`; that of another window stays."""
    with store.stage() as db:  # another window can keep nothing of it until that ends
        others = {one.number: one.words for one in half_typed(store) if one.form == form}
        number = 0 if before is None else before.number
        if before is None or others.get(number, before.words) != before.words:
            number = next(n for n in range(len(others) + 1) if n not in others)
        place = _place(form, number)
        writes.drop(db, store.person, *place)
        writes.put(db, store.person, *place, words, is_refused=False)
    return HalfTyped(form, words, number)


def forget(store: Store, one: HalfTyped) -> None:
    """It was saved or discarded. What another window has kept in its place since stays."""
    with store.stage() as db:
        if one in half_typed(store):
            writes.drop(db, store.person, *_place(one.form, one.number))


def _place(form: Form, number: int) -> tuple[tuple[int, str, int, int], str]:
    return (_NO_SOURCE, form.kind, form.id, number), f"{form.kind} {form.id}"
