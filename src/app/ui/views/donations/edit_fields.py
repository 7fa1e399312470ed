"""Changing fields from the table: of the current cell, or of all selected records, as one operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions import donations as operations
from app.domain.errors import UserError
from app.domain.fields import Field, Kind
from app.domain.fold import fold
from app.domain.language import tr, tr_n
from app.domain.money import of_parties
from app.store.reads import donations, own_fields, vocabularies
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.views.donations.read_fields import Beside, editor
from app.ui.views.donations.record_card import evidence_of, quotes_of
from app.ui.widgets.popup_form import Popover
from app.ui.widgets.popup_list import PopupList, PopupRow

T = TypeVar("T")


def done_or_why(session: Session, does: Callable[[Store], T]) -> T | str:
    """The result of an action, or the sentence that says why it failed, for callers that show it themselves."""

    def run(store: Store) -> T | str:
        try:
            return does(store)
        except UserError as why:
            return str(why)

    found = session.do(run)
    return tr("The workspace is closed.") if found is None and not session.is_open else found  # type: ignore[return-value]


def ask_name(parent: QWidget, under: QWidget, title: str, name: str, save: Callable[[str], str]) -> Popover:
    """Ask for a name under a widget; `save` returns an error, or nothing on success."""
    line = QLineEdit(name)
    line.setAccessibleName(tr("Name"))
    line.selectAll()
    remark = tr("Keeps the filter, the group, the order and the columns. Counts stay live.")
    popup = Popover(parent, title, line, remark)

    def saved() -> None:
        if why := save(line.text()):
            popup.complain(why)
        else:
            popup.close()

    popup.saved.connect(saved)
    popup.open_at(QRect(under.mapToGlobal(under.rect().topLeft()), under.size().boundedTo(under.size())))
    return popup


def edit_field(session: Session, parent: QWidget, ids: Sequence[int], key: str, spot: QRect) -> bool:
    """Edit a field of records in place. False if it has no small editor, as parts."""
    found = session.do(
        lambda store: (donations.record(store, ids[0]), own_fields.fields(store), vocabularies.of(store))
    )
    if found is None:
        return True
    record, fields, terms = found
    field = next((one for one in fields if one.key == key and one.kind is not Kind.PARTS), None)
    if field is None:
        return False
    one = len(ids) == 1
    value = field.of(record.content) if one else field.blank
    quotes = quotes_of(evidence_of(record, field.evidence_key or "")) if one else ("",)  # of many nothing is a quote
    made = editor(
        field, value, Beside(None, lambda: of_parties(record.content.parties), terms=terms, quotes=lambda: quotes)
    )
    title = record.ref if one else tr_n("{field} of {n} record", "{field} of {n} records", len(ids))
    said = f"{field.display_name[:1].upper()}{field.display_name[1:]}"
    popup = Popover(parent, title.format(field=said), made, "" if one else tr("One operation; undo takes it back."))
    made.setMinimumWidth(240)

    def saved() -> None:
        wanted = made.value()
        why = done_or_why(session, lambda store: operations.change_field(store, ids, field.key, wanted))
        if isinstance(why, str):
            popup.complain(why)
            return
        popup.close()
        if not why:
            session.say(tr("Nothing to change: it is so already."))
        elif not one:
            session.say(tr_n("Changed {n} record", "Changed {n} records", why), "undo")

    popup.saved.connect(saved)
    popup.open_at(spot)
    return True


def choose_field(session: Session, parent: QWidget, ids: Sequence[int], spot: QRect) -> None:
    """Ask which field of these records to change, and then for the value."""
    if (fields := session.do(own_fields.fields)) is None:
        return
    offered = [one for one in fields if _is_changed_together(one)]

    def rows(typed: str) -> list[PopupRow]:
        return [PopupRow(one.key, one.title) for one in offered if fold(typed.strip()) in fold(one.title)]

    name = tr_n("Change a field of {n} record", "Change a field of {n} records", len(ids))
    popup = PopupList(parent, name, rows, "pencil", name)
    popup.on_chosen(lambda key: edit_field(session, parent, ids, str(key), spot))
    popup.open_at(spot)


def _is_changed_together(field: Field) -> bool:
    """Titles and references are individual; parts have editors of their own."""
    return field.kind is not Kind.PARTS and field.key != "title" and not field.retired
