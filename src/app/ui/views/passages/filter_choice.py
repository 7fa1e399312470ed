"""The possible conditions for the list of passages, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.anchor import AnchorState
from app.domain.codebook import SEPARATOR, Tag
from app.domain.language import tr, tr_term
from app.domain.terms import Sureness
from app.store.reads import found_passages
from app.store.store import Store
from app.ui.views.passages.model import state_words
from app.ui.views.passages.wanted import Wanted, with_those_under
from app.ui.widgets.popup_list import PopupRow

Change = Callable[[Wanted], Wanted]
MOST = 60


def _rest(**changes: object) -> Change:
    return lambda wanted: replace(wanted, rest=replace(wanted.rest, **changes))  # type: ignore[arg-type]


def tag_row(tag: Tag, key: object) -> PopupRow:
    """A tag with its parents."""
    above = tag.path.rpartition(SEPARATOR)[0].replace(SEPARATOR, " › ")
    return PopupRow(key, tag.content.name, above, color=tag.content.color)


def choices(store: Store, tags: tuple[Tag, ...]) -> list[tuple[str, list[PopupRow]]]:
    """Every choice under its heading; a row's key is the resulting filter. Raises `UserError`."""

    def narrowed(tag: Tag) -> PopupRow:
        ids = with_those_under(tag, tags)
        return tag_row(tag, lambda wanted: wanted.with_tag(tag, ids))

    def state(one: AnchorState) -> Change:
        return lambda w: replace(w, rest=replace(w.rest, states=(*(s for s in w.rest.states if s is not one), one)))

    def country(country_id: int, name: str) -> Change:
        return lambda wanted: replace(_rest(country_id=country_id)(wanted), country=name)

    def record(donation_id: int, ref: str) -> Change:
        return lambda wanted: replace(_rest(donation_id=donation_id)(wanted), record=ref)

    claims = [
        PopupRow(_rest(asserted_by=who), who, tr("asserts"), icon="users") for who in found_passages.asserters(store)
    ]
    claims += [PopupRow(_rest(sureness=sure), tr_term(sure), tr("how sure"), icon="users") for sure in Sureness]
    return [
        (tr("Tags"), [narrowed(tag) for tag in tags]),
        (tr("On the passage"), [PopupRow(_rest(noted=True), tr("has a note"), icon="note")]),
        (tr("Anchor"), [PopupRow(state(one), state_words(one) or tr_term(one), icon="warning") for one in AnchorState]),
        (tr("Claims"), claims),
        (tr("Countries"), [PopupRow(country(i, n), n, tr("evidence for"), icon="globe")
                       for i, n in found_passages.countries(store)]),
        (tr("Records"), [PopupRow(record(i, ref), ref, title, icon="package")
                     for i, ref, title in found_passages.records(store)]),
    ]  # fmt: skip


def found(groups: Sequence[tuple[str, list[PopupRow]]], words: str) -> list[PopupRow]:
    """The rows that contain every typed word, under their headings."""
    asked = words.casefold().split()
    out: list[PopupRow] = []
    for name, rows in groups:
        fit = [row for row in rows if all(word in f"{row.text} {row.side} {name}".casefold() for word in asked)]
        if fit and len(out) < MOST:
            out += [PopupRow(None, name, head=True), *fit[:MOST]]
    return out
