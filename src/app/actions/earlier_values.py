"""Restoring the earlier value of one field, whatever else was changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.actions import actors, donations, facts, notes, sources, tags
from app.domain.errors import BadInput
from app.domain.fields import of_table, with_values_of
from app.domain.language import tr
from app.store.reads import earlier_values, own_fields
from app.store.store import Store

_EDITS: dict[str, Callable[[Store, int, Any], object]] = {
    "tag": tags.edit_tag,
    "fact": facts.edit_fact,
    "donation": donations.edit_donation,
    "source": sources.edit_meta,
    "note": lambda store, row_id, note: notes.edit_note(store, row_id, note.title, note.body),
    "actor": actors.edit_actor,
}


def restore_value(store: Store, operation_id: int, table: str, row_id: int, label: str) -> bool:
    """Restore a field of a thing to its value before an operation, by the operation that edits such a thing.

    `label` is the field as the history names it. Returns whether anything changed. Raises `BadInput` if the value is no
    longer stored or is no longer valid, and `NotFound` if the thing is gone.
    """
    names = earlier_values.attributes(table, label, tuple(field for field in own_fields.fields(store) if field.own))
    before = earlier_values.content_before(store, operation_id, table, row_id) if names else None
    if before is None:
        raise BadInput(tr("The earlier value of “{field}” is no longer kept.").format(field=label))
    now = earlier_values.content_now(store, table, row_id)
    if of_table(table):
        wanted = with_values_of(now, before, names)
    else:
        wanted = replace(now, **{name: getattr(before, name) for name in names})
    if wanted == now:
        return False
    _EDITS[table](store, row_id, wanted)
    return True
