"""Removed things, to be restored one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.actions import trash
from app.domain.kinds import name_of as kind
from app.domain.language import capital, later_n, tr, tr_n
from app.domain.trash import Removed
from app.store.reads.trash import removed
from app.ui.base.session import Session
from app.ui.base.things import icon_of
from app.ui.base.times import ago, local
from app.ui.dialogs.sheet import Sheet, card, strong
from app.ui.look.mirror import listed
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import put
from app.ui.widgets.labels import muted
from app.ui.widgets.two_lines import Line, LineList, LineModel


def line_of(thing: Removed) -> Line:
    """A removed thing in two lines: what it was, and when and with what it was removed."""
    parts = [capital(kind(thing.table)), tr("removed {ago}").format(ago=ago(local(thing.at)))]
    if thing.with_it:
        parts.append(tr_n("{n} thing removed with it", "{n} things removed with it", thing.with_it))
    return Line(thing, thing.label, listed(parts), side=thing.author, glyph=icon_of(thing.table))


class RemovedDialog(Sheet):
    """The list. Enter restores the selected thing, and the dialog stays open."""

    help_word = "operation"

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        sentence = tr("What was removed with it is put back too, if its place is free.")
        super().__init__(parent, tr("Removed things"), sentence, 560)
        self._session = session
        self.list = LineList(LineModel(), tr("Removed things, newest first"))
        self.list.setMinimumHeight(300)
        self.none = card(strong(tr("Nothing is removed")), muted(tr("Whatever you remove can be put back from here.")))
        self.frame = card(self.list, margin=SPACE[0])
        put(self.body, (self.frame, 1), (self.none, 0, Qt.AlignmentFlag.AlignTop))
        self.list.chosen.connect(lambda _thing: self.submit())
        self.primary = self.add_foot(tr("Put back"), tr("Close"), hint=tr("Enter puts the chosen one back"))
        self._show()
        self.list.setFocus()

    def _show(self) -> None:
        things = removed(self._session.store)
        self.list.show_lines([line_of(thing) for thing in things])
        self.frame.setVisible(bool(things))
        self.none.setVisible(not things)
        self.primary.setEnabled(bool(things))

    def submit(self) -> None:
        thing = self.list.current_key()
        if not isinstance(thing, Removed):
            return
        self.complain("")
        done = self.attempt(lambda: trash.put_back(self._session.store, thing), self.list)
        if done is not None:
            self._show()
            forms = later_n(
                "“{label}” is back; {n} thing that was attached to it could not come with it.",
                "“{label}” is back; {n} things that were attached to it could not come with it.",
            )
            if done[0].left:
                self.complain(tr_n(*forms, done[0].left).format(label=thing.label))
