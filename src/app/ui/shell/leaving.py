"""Unsaved changes: asking before a workspace is closed.

Forms of a record, a fact or an actor wait for *Save*; notes are saved as they are typed, unless the disk is full or the
like.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.actions.half_typed import half_typed
from app.domain.errors import UserError
from app.domain.language import later_n, tr, tr_n
from app.ui.base.unsaved_notes import UnsavedNotes, unsaved_of
from app.ui.dialogs.sheet import Sheet, strong
from app.ui.look.mirror import listed
from app.ui.shell.window import Window


def may_leave(window: Window, leave: Callable[[], object], *, comes_back: bool = False) -> bool:
    """Whether nothing would be lost. Otherwise the choices are shown, and `leave` is called by them.

    Where the same workspace `comes_back` at once, what is typed in forms waits in it.
    """
    if not window.session.is_open:
        return True
    unsaved = unsaved_of(window.session)
    if not unsaved.given_up():
        for place in window.places.values():
            place.remember()  # saves what is being typed
        if not (_can_be_written(window, leave) and _notes_are_saved(window, leave)):
            return False
    return (comes_back and _forms_are_kept(window)) or _forms_are_saved(window, leave)


def _can_be_written(window: Window, leave: Callable[[], object]) -> bool:
    names = [note.heading() for note in unsaved_of(window.session).kept()] + _forms(window)
    try:
        if names:
            window.session.store.refuse_unwritable()
    except UserError as error:
        UnwritableDialog(window, names, leave, str(error)).open()
        return False
    return True


def _notes_are_saved(window: Window, leave: Callable[[], object]) -> bool:
    unsaved = unsaved_of(window.session)
    try:
        unsaved.write_all()
    except UserError as error:
        UnsavedDialog(unsaved, str(error), leave, window).open()
        return False
    return True


def _forms_are_saved(window: Window, leave: Callable[[], object]) -> bool:
    names = _forms(window)
    if names:
        forms = later_n(
            "{n} form holds changes that would be lost now.", "{n} forms hold changes that would be lost now."
        )
        FormsDialog(window, names, leave, tr_n(*forms, len(names))).open()
    return not names


def _forms_are_kept(window: Window) -> bool:
    """Whether what is typed in the forms waits in the workspace."""
    return len(window.session.do(half_typed) or ()) >= len(_forms(window))


def _forms(window: Window) -> list[str]:
    return [name for place in window.places.values() for name in place.half_typed_forms()]


class FormsDialog(Sheet):
    """Save the forms and leave, or leave without saving."""

    def __init__(self, window: Window, names: list[str], leave: Callable[[], object], sentence: str) -> None:
        super().__init__(window, tr("Not saved yet"), sentence)
        self._window, self._leave = window, leave
        self.body.addWidget(strong(listed(names)))
        self.anyway = self.button(tr("Leave &without them"), self._leave_anyway)
        self.foot.addWidget(self.anyway)
        self.add_foot(self.way_out()).setFocus(Qt.FocusReason.OtherFocusReason)

    def way_out(self) -> str:
        return tr("Save and leave")

    def submit(self) -> None:
        """Save all; if something cannot be saved, show it instead of leaving."""
        self.accept()
        for place in list(self._window.places.values()):
            if place.half_typed_forms() and not place.save_half_typed():
                if self._window.place_name() != place.name:
                    self._window.show_place(place.name)
                return
        self._leave()

    def _leave_anyway(self) -> None:
        for place in self._window.places.values():
            place.discard_half_typed()
        self.accept()
        self._leave()


class UnwritableDialog(FormsDialog):
    """The workspace has lost its file or its disk: go on in a copy with what was typed, or leave without it."""

    def way_out(self) -> str:
        return tr("Save a copy…")

    def submit(self) -> None:
        self.accept()
        self._window.session.run("file.copy")

    def _leave_anyway(self) -> None:
        unsaved_of(self._window.session).forget()
        super()._leave_anyway()


class UnsavedDialog(Sheet):
    """Try to save notes again, copy the text, or leave without saving."""

    def __init__(self, unsaved: UnsavedNotes, why: str, leave: Callable[[], object], parent: QWidget) -> None:
        forms = later_n(
            "What you typed in {n} note could not be saved, and would be lost now. Try again once the reason is "
            "out of the way, or copy the words and keep them elsewhere.",
            "What you typed in {n} notes could not be saved, and would be lost now. Try again once the reason is "
            "out of the way, or copy the words and keep them elsewhere.",
        )
        super().__init__(parent, tr("Not saved yet"), tr_n(*forms, len(unsaved.kept())))
        self._unsaved, self._leave = unsaved, leave
        self.complain(why)
        self.copy = self.button(tr("&Copy the words"), self._copy)
        self.anyway = self.button(tr("Leave &without them"), self._leave_anyway)
        self.add_foot(tr("Try again")).setFocus(Qt.FocusReason.OtherFocusReason)
        self.foot.insertWidget(0, self.copy)
        self.foot.insertWidget(1, self.anyway)

    def submit(self) -> None:
        """Try again, and leave if all is saved."""
        if self.attempt(self._unsaved.write_all) is not None:
            self._go()

    def _copy(self) -> None:
        notes = [f"# {note.heading()}\n\n{note.body}" for note in self._unsaved.kept()]
        QGuiApplication.clipboard().setText("\n\n".join(notes))
        self.copy.setText(tr("Copied"))

    def _leave_anyway(self) -> None:
        self._unsaved.forget()
        self._go()

    def _go(self) -> None:
        self.accept()
        self._leave()
