"""What opens over the places: the history and the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.ui.base.session import Target
from app.ui.widgets.place import help_word_at

if TYPE_CHECKING:
    from app.actions.versions import UpdateReport
    from app.ui.shell.window import Window


def open_over(window: Window, target: Target) -> None:
    """Open a target that is not in a place."""
    if target.place == "history":
        show_history(window, None if target.id is None else (target.kind, target.id))
    else:
        show_review(window, passage_id=target.id)


def show_history(window: Window, thing: ThingKey | None = None) -> None:
    """Show every operation, newest first, or those that touched a thing."""
    from app.store.reads.operation_changes import RowNames
    from app.ui.dialogs.history import HistoryDialog

    store = window.session.store
    HistoryDialog(window.session, window, (*thing, RowNames(store, {})(*thing)) if thing else None).open()


def show_history_of_this(window: Window) -> None:
    """Show the operations on the thing in the focused card, or else in the current place."""
    from app.domain.kinds import things
    from app.ui.widgets.history_chip import thing_around

    thing, shown = thing_around(QApplication.focusWidget()), window.place(window.place_name()).target()
    if thing is None and shown.kind in things() and shown.id is not None:
        thing = shown.kind, shown.id
    if thing is None:
        window.session.say(tr("Open a source, a tag, a record, a country or a note to see its history."), "warning")
    else:
        show_history(window, thing)


def show_review(window: Window, report: UpdateReport | None = None, passage_id: int | None = None) -> None:
    """Open the review, replacing an open one. `report` is about a version just added."""
    from app.ui.views.review.dialog import ReviewDialog

    for before in window.findChildren(ReviewDialog):
        if before.isVisible():
            before.done(ReviewDialog.DialogCode.Rejected)
    ReviewDialog(window.session, window, report, passage_id).open()


_OF_PLACES = {"read": "source", "passages": "passage", "donations": "record", "countries": "country", "notes": "note",
              "settings": "setting"}  # fmt: skip


def show_help(window: Window) -> None:
    """Show the help at the term for what has the focus."""
    window.session.go(Target("help", word_here(window)))


def word_here(window: Window) -> str:
    """The term of the nearest pane around the focus that has one, else of the place; empty in the help."""
    widget = QApplication.focusWidget()
    if widget is window.read.page:
        passage = window.read.meant.passage() if window.session.is_open else None
        return "selection" if window.read.page.selection() else "source" if passage is None else "passage"
    return help_word_at(widget, window) or _OF_PLACES.get(window.place_name(), "")
