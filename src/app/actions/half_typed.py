"""Half-typed forms: kept among the drafts of their author until they are saved or discarded. Keeping one is no
operation. It survives the program being killed, and other people working in the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.store.reads import drafts as reads
from app.store.reads import things
from app.store.store import Store
from app.store.writes import drafts as writes

_NO_SOURCE = 0
"""Kept forms are drafts of this source, which does not exist."""

WORDS = "words"
"""The kind of the fields of a dialog, which are restored without a notice at the next start."""


class Form(NamedTuple):
    """A form in which somebody types."""

    kind: str
    """The kind of thing, with what distinguishes forms of new things: *donation*, *fact IR*."""
    id: int
    """The thing; 0 for a new one."""


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """The unsaved content of a form."""

    form: Form
    words: str
    """The content, serialised by the form."""
    number: int = 0
    """Distinguishes it from what the same person has typed in another window for the same thing."""


def half_typed(store: Store, kind: str = "") -> tuple[HalfTyped, ...]:
    """The person's half-typed forms, of this kind or of any."""
    found = reads.kept(store, store.person, _NO_SOURCE)
    return tuple(
        HalfTyped(Form(one.hash, one.start), one.draft, one.number)
        for one in found
        if not kind or one.hash.split(" ")[0] == kind
    )


def offered(store: Store) -> tuple[HalfTyped, ...]:
    """The forms to offer at the start. One for a removed thing waits until undo restores the thing."""
    found = [one for one in half_typed(store) if one.form.kind.split(" ")[0] != WORDS]
    kinds = {one.form.kind.split(" ")[0] for one in found if one.form.id}
    there = {(kind, thing_id) for kind in kinds for thing_id in things.ids(store, kind)}
    return tuple(one for one in found if not one.form.id or (one.form.kind.split(" ")[0], one.form.id) in there)


def keep(store: Store, form: Form, words: str, before: HalfTyped | None = None) -> HalfTyped:
    """Keep the content of a form, replacing what this window kept `before`; that of another window stays."""
    with store.stage() as db:  # so no other window can keep one meanwhile
        others = {one.number: one.words for one in half_typed(store) if one.form == form}
        number = 0 if before is None else before.number
        if before is None or others.get(number, before.words) != before.words:
            number = next(n for n in range(len(others) + 1) if n not in others)
        place = _place(form, number)
        writes.drop(db, store.person, *place)
        writes.put(db, store.person, *place, words, is_refused=False)
    return HalfTyped(form, words, number)


def forget(store: Store, one: HalfTyped) -> None:
    """Drop a form that was saved or discarded, unless another window has replaced it since."""
    with store.stage() as db:
        if one in half_typed(store):
            writes.drop(db, store.person, *_place(one.form, one.number))


def _place(form: Form, number: int) -> tuple[tuple[int, str, int, int], str]:
    return (_NO_SOURCE, form.kind, form.id, number), f"{form.kind} {form.id}"
