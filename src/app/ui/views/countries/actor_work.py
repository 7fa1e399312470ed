"""Operations on the actor of the page: set its parent, or merge it into another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from app.actions import actors
from app.domain.language import tr, tr_n
from app.domain.records import ActorRow
from app.store.reads import actors as reads
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Sheet, card, strong
from app.ui.panels.names import Names
from app.ui.widgets.announcer import SaysSoon
from app.ui.widgets.boxes import put
from app.ui.widgets.form import NameField, Offer
from app.ui.widgets.labels import muted
from app.ui.widgets.popup_list import PopupList, PopupRow

MOST = 40
NOBODY = 0


def ask_parent(session: Session, over: QWidget, row: ActorRow) -> None:
    """Ask for the parent of an actor."""

    def find(typed: str) -> list[PopupRow]:
        every = session.do(lambda store: reads.find(store, typed, MOST) if typed.strip() else reads.rows(store)[:MOST])
        rows = [
            PopupRow(one.id, one.content.name, side=one.content.iso2, checked=one.id == row.content.parent_id)
            for one in every or ()
            if one.id != row.id
        ]
        nobody = [PopupRow(NOBODY, tr("Nobody"), icon="x")] if row.content.parent_id and not typed.strip() else []
        return [*nobody, *rows]

    def put(parent: object) -> None:
        content = replace(row.content, parent_id=int(str(parent)) or None)
        session.do(lambda store: actors.edit_actor(store, row.id, content, row.content))

    title = tr("Whom {name} belongs to").format(name=row.content.name)
    popup = PopupList(over, title, find, "tree-structure", tr("Find an actor"))
    popup.on_chosen(put)
    corner = over.mapToGlobal(QPoint(over.width() // 2 - 190, 60))
    popup.open_at(QRect(corner, corner))


class MergeActorDialog(Sheet):
    """The actor to merge into, and the effect."""

    help_word = "actor"

    def __init__(self, session: Session, row: ActorRow, done: Callable[[int], object], parent: QWidget | None) -> None:
        what = tr(
            "Its evidence, its notes, its parts in records and those who belong to it go to the other actor; its "
            "names become names of that one."
        )
        super().__init__(parent, tr("Merge {name}").format(name=row.content.name), what)
        self._session, self._row, self._done = session, row, done
        self._names = Names(session)
        self.into = NameField(self._others, tr("Merge into"), hint=tr("Find an actor"), only_known=True)
        self.into.textChanged.connect(lambda _words: self._preview())
        put(self.body, LabelGrid((tr("&Into"), self.into)))
        self.effect = strong(tr("Choose the actor to merge into."))
        self.details = muted("")
        self.body.addWidget(card(self.effect, self.details))
        self.primary = self.add_foot(tr("Merge"), hint=tr("One step; undo takes it back"))
        self.primary.setEnabled(False)
        self._announcement = SaysSoon(self, self._effect)
        self._announcement.remember(self._effect())
        self.into.setFocus()

    def _effect(self) -> str:
        """What merging comes to, which is seen below the field."""
        return " ".join(filter(None, (f"{self.effect.text()}.".replace("..", "."), self.details.text())))

    def _others(self, typed: str) -> list[Offer]:
        return [one for one in self._names.actors(typed) if one.name != self._row.content.name]

    def _chosen(self) -> int | None:
        typed = self.into.text().strip()
        return self._session.do(lambda store: reads.named(store, typed)) if typed else None

    def _preview(self) -> None:
        self.complain("")
        into = self._chosen()
        self.primary.setEnabled(False)
        self.effect.setText(tr("Choose the actor to merge into."))
        self.details.setText("")
        if into is None:
            return
        done = self.attempt(lambda: actors.merge_preview(self._session.store, self._row.id, into))
        if done is None:
            return
        preview = done[0]
        self.primary.setEnabled(True)
        self.effect.setText(tr_n("{n} record moves", "{n} records move", preview.records))
        details: list[str] = []
        if preview.children:
            names = ", ".join(preview.children)
            words = tr_n("{n} actor belongs to it then: {names}", "{n} actors belong to it then: {names}",
                         len(preview.children))  # fmt: skip
            details.append(words.format(names=names))
        if preview.names:
            details.append(tr("Also known as: {names}").format(names=", ".join(preview.names)))
        details += [tr("The two differ, and what the remaining one says is kept: {what}").format(what=what)
                    for what in preview.differs]  # fmt: skip
        self.details.setText("\n".join(details))
        self._announcement.changed()

    def submit(self) -> None:
        if (into := self._chosen()) is None:
            self.complain(tr("No actor has that name. Choose one from the list."), self.into)
            return
        if self.attempt(lambda: actors.merge_actors(self._session.store, self._row.id, into)) is not None:
            self.accept()
            self._done(into)
