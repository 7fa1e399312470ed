"""Filtering the list: its buttons, the popup of choices, and the matrix of tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, cast

from PySide6.QtCore import QObject, QSignalBlocker, QTimer

from app.domain.anchor import AnchorState
from app.domain.codebook import SEPARATOR, Tag
from app.domain.language import tr, tr_n, tr_term
from app.domain.passage_filter import Match, PassageGroup
from app.domain.terms import Sureness
from app.store.reads import found_passages
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.views.passages.codebook_controller import PassagesCodebookController
from app.ui.views.passages.filter import Wanted, with_those_under
from app.ui.views.passages.model import state_words
from app.ui.views.passages.page import PassagesPage
from app.ui.views.passages.table import PassageTable
from app.ui.widgets.beside import on_screen
from app.ui.widgets.popup_list import PopupList, PopupRow

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


COUNT_MS = 40
MOST_TAGS = 50
"""As many rows and columns as the matrix has."""


def remembered_group(session: Session) -> PassageGroup:
    """The kind of passages last shown in this workspace; initially all."""
    name = str(session.settings.get(_key_of(session), "")) if session.is_open else ""
    return PassageGroup[name] if name in PassageGroup.__members__ else PassageGroup.ALL


def remember_group(session: Session, group: PassageGroup) -> None:
    """Remember it for this workspace."""
    session.settings.put(_key_of(session), group.name)


def _key_of(session: Session) -> str:
    return f"passages.group.{session.store.path.absolute()}"


class Listing(Protocol):
    """The interface of the place that filtering depends on."""

    session: Session
    page: PassagesPage
    table: PassageTable
    codebook_controller: PassagesCodebookController
    wanted: Wanted

    def tags(self) -> tuple[Tag, ...]: ...
    def show_wanted(self, wanted: Wanted) -> None: ...


class Narrowing(QObject):
    """Handles the bar, the matrix and the keys of a place, and sets its filter."""

    def __init__(self, place: Listing) -> None:
        super().__init__(place.page)
        self._place, self._bar, self._matrix = place, place.page.bar, place.page.matrix
        self.popup: PopupList | None = None
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counting.timeout.connect(self._count)
        self._bar.picked.connect(self._pick)
        self._bar.context_changed.connect(self._show_context)
        self._bar.matrix_toggled.connect(lambda _on: self._toggled())
        self._matrix.cell_opened.connect(self._open_cell)

    def show(self) -> None:
        """Show the current filter; the counts follow the first page of the list."""
        self._bar.choose(self._place.wanted.rest.group)
        self._counting.start()
        if self._bar.matrix.isChecked():
            self._fill_matrix()

    def _count(self) -> None:
        if not self._place.session.is_open:
            return
        wanted = self._place.wanted.filter()
        counts = self._place.session.do(lambda store: found_passages.group_counts(store, wanted))
        self._bar.show_counts(counts or {})

    def _show_context(self, count: int) -> None:
        """Keeps the selected passage."""
        table = self._place.table
        chosen = table.selected_ids()
        self._place.page.model.show_context(count)
        if len(chosen) == 1:
            table.choose(chosen[0])

    def _pick(self, group: PassageGroup) -> None:
        wanted, session = self._place.wanted, self._place.session
        remember_group(session, group)
        self._place.show_wanted(replace(wanted, rest=replace(wanted.rest, group=group)))

    # --- the popup ---

    def choose(self) -> None:
        """Open the choices beside the button."""
        groups = self._place.session.do(lambda store: choices(store, self._place.tags()))
        if groups is not None:
            self._open(tr("Narrow the passages"), lambda words: found(groups, words), self._narrow)

    def _narrow(self, key: object) -> None:
        self._place.show_wanted(cast("Change", key)(self._place.wanted))

    def tag_selected(self) -> None:
        """Choose or make a tag to put on the selected passages."""
        if not self._place.session.may_write():
            return
        if not (count := len(self._place.table.passages())):
            self._place.session.say(tr("Select passages first."))
            return
        name, operations = tr_n("Tag {n} selected", "Tag {n} selected", count), self._place.codebook_controller
        palette = TagPalette(self._place.page, self._place.tags(), {}, frozenset(), name)
        palette.picked.connect(lambda tag_id, stays: self._tagged(palette, operations.put(tag_id), stays))
        palette.made.connect(lambda typed, stays: self._tagged(palette, operations.make(typed), stays))
        self._show(palette)

    def _tagged(self, palette: TagPalette, is_done: bool, stays: bool) -> None:
        if not is_done:
            palette.keep_open()
        elif stays:
            palette.show_tags(self._place.tags(), {}, frozenset())

    def untag_selected(self) -> None:
        """Choose one of the tags of the selected passages to remove."""
        chosen = self._place.table.passages()
        applied = {tag.id for passage in chosen for tag in passage.tags}
        rows = [tag_row(tag, tag.id) for tag in self._place.tags() if tag.id in applied]
        if not rows:
            self._place.session.say(tr("Select passages that carry a tag first."))
            return
        name = tr_n("Take a tag off {n} selected", "Take a tag off {n} selected", len(chosen))
        take_off = self._place.codebook_controller.take_off
        self._open(name, lambda words: found([(tr("Tags"), rows)], words), lambda key: take_off(cast("int", key)))

    def _open(self, name: str, find: Callable[[str], list[PopupRow]], run: Callable[[object], None]) -> None:
        popup = PopupList(self._place.page, name, find, "funnel", name)
        popup.on_chosen(run)
        self._show(popup)

    def _show(self, popup: PopupList) -> None:
        popup.offers_first = False
        self.popup = popup
        popup.closed.connect(self._closed)
        popup.open_at(on_screen(self._bar.narrow))

    def _closed(self) -> None:
        self.popup = None
        self._place.page.focus_table()

    # --- the matrix ---

    def _toggled(self) -> None:
        self._place.show_wanted(self._place.wanted)
        self._place.page.focus_table()

    def _fill_matrix(self) -> None:
        """The children of the selected tag, or the most frequent tags, each including its descendants."""
        tags, wanted = self._place.tags(), self._place.wanted
        parent = wanted.tag
        under = [tag for tag in tags if parent is not None and tag.parent_id == parent.id]
        carried = self._place.session.do(lambda store: found_passages.carried_by(store, wanted.filter())) or {}
        used = (under or sorted(tags, key=lambda tag: -carried.get(tag.id, 0)))[:MOST_TAGS]
        heads = {tag.id: with_those_under(tag, tags) for tag in used}
        counts = self._place.session.do(lambda store: found_passages.together(store, heads, wanted.filter()))
        shown = [tag for tag in used if counts and (tag.id, tag.id) in counts]
        self._matrix.show_counts(shown, counts or {})
        if not shown:
            self._place.page.count.setText(tr("What is listed has no tags."))

    def _open_cell(self, row: int, column: int) -> None:
        tags, wanted = self._place.tags(), self._place.wanted
        here = [tag for tag in tags if tag.id in (row, column)]
        if {one.tag.id for one in wanted.tags if one.match is Match.ANY} & {row, column}:
            # Whatever carries a tag of the cell carries one of those that any of was asked for.
            wanted = replace(wanted, tags=tuple(one for one in wanted.tags if one.match is not Match.ANY))
        for tag in here:
            match = Match.ALL if len(here) > 1 or wanted.tags else Match.ANY
            wanted = wanted.with_tag(tag, with_those_under(tag, tags), match)
        with QSignalBlocker(self._bar.matrix):
            self._bar.matrix.setChecked(False)
        self._place.show_wanted(wanted)
        self._place.page.focus_table()
