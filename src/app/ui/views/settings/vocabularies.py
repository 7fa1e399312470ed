"""The vocabularies, with links to edit them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.language import capital, tr, tr_n
from app.domain.vocabularies import Vocabulary
from app.store.reads.vocabularies import vocabularies
from app.ui.base.session import Session
from app.ui.dialogs.vocabularies import VocabulariesDialog
from app.ui.views.settings.page import SettingsPage, take_keyboard
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import parts_of, take_away
from app.ui.widgets.place import HELP


class VocabulariesPage(SettingsPage):
    """A row for each vocabulary of the workspace, and one for units and things."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Vocabularies"))
        self.setProperty(HELP, "vocabulary")
        self._shown: tuple[tuple[str, str], ...] = ()
        self._made: list[QWidget] = []
        self.units = self.button(tr("Open"), lambda: self.session.run("file.units"), tr("Open units and things"))
        self.add_row(
            tr("Units and things"), tr("which words count the same things, so that they are added up"), self.units,
            tr("words, synonyms, totals"),
        )  # fmt: skip
        self.rows.addStretch(1)
        self._own = len(self.entries)
        session.changed.connect(self._changed)
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.touches("term"):
            self.refresh_if_seen()

    def refresh(self) -> None:
        self.units.setEnabled(self.session.is_open)
        found = (self.session.do(vocabularies) or ()) if self.session.is_open else ()
        shown = tuple((one.key, _counted(one)) for one in found)
        if shown == self._shown:
            return
        focus = next((at for at, entry in enumerate(self.entries) if at_keyboard(entry.control)), None)
        self._shown = shown
        take_away(*self._made)
        del self.entries[self._own :]
        self.rows.takeAt(self.rows.count() - 1)
        before = parts_of(self.rows)
        for one in found:
            self._add(one)
        self._made = [part for part in parts_of(self.rows) if isinstance(part, QWidget) and part not in before]
        self.rows.addStretch(1)
        if focus is not None and focus < len(self.entries):
            self.entries[focus].control.setFocus()

    def _add(self, one: Vocabulary) -> None:
        name = capital(one.name)
        button = self.button(
            tr("Open"), lambda key=one.key: self._open(key), tr("Open the vocabulary {name}").format(name=name)
        )
        self.add_row(name, _counted(one), button, f"{one.description} {tr('vocabulary, terms, words')}")

    def _open(self, key: str) -> None:
        if self.session.may_write():
            VocabulariesDialog(self.session, self.window(), key).open()

    def focus_first(self) -> None:
        take_keyboard(self.units)


def _counted(one: Vocabulary) -> str:
    offered = sum(not row.content.retired for row in one.rows)
    used = sum(row.uses > 0 for row in one.rows)
    return f"{tr_n('{n} term', '{n} terms', offered)}, {tr_n('{n} in use', '{n} in use', used)}"
