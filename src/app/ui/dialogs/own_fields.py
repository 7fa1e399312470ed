"""Fields of records: naming, describing, ordering and retiring the workspace's own fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions import own_fields
from app.actions.own_fields import takes_along
from app.domain.changes import Operation
from app.domain.language import later, tr, tr_n
from app.domain.own_fields import OwnContent, OwnField, OwnType
from app.store.reads.own_fields import with_uses
from app.store.reads.vocabularies import vocabularies
from app.ui.base.session import Session
from app.ui.dialogs.edited_rows import EditedRows
from app.ui.dialogs.sheet import LabelGrid, Lines, field_label
from app.ui.dialogs.vocabularies import VocabulariesDialog
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import Tick
from app.ui.widgets.labels import muted

_TYPES = {
    OwnType.TEXT: later("Text"),
    OwnType.NUMBER: later("Number"),
    OwnType.DATE: later("Date"),
    OwnType.YES_NO: later("Yes or no"),
    OwnType.CHOICE: later("Choice from a vocabulary"),
}


class OwnFieldsDialog(EditedRows[OwnField]):
    """The fields at the left, the form for the selected one at the right."""

    operations = frozenset(
        (Operation.ADD_FIELD, Operation.EDIT_FIELD, Operation.MOVE_FIELD, Operation.RETIRE_FIELD,
         Operation.OFFER_FIELD, Operation.REMOVE_FIELD)
    )  # fmt: skip
    tables = ("own_field", "own_value", "evidence", "term")

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(
            session,
            parent,
            tr("Fields of records"),
            tr("Fields that donation records have in this workspace besides the usual ones. Each can have evidence."),
            (tr("Fields"), tr("Ne&w field"), tr("No field yet. Add the first one with New field.")),
        )
        self._fields: tuple[OwnField, ...] = ()
        self._vocabularies: tuple[tuple[str, str], ...] = ()
        self.meaning = Lines("", 2)
        self.type = Choice(items=((kind, tr(words)) for kind, words in _TYPES.items()))
        self.vocabulary = Choice()
        self.terms = Lines("", 4, tr("A term in each line, such as by air"))
        self.terms_label = field_label(tr("T&erms"), self.terms)
        self.listed = Tick(tr("Has a column in the list of records"))
        self.says = muted("")
        self.remove_button.setToolTip(tr("Remove the field with all its values (Del)"))
        self.edit_terms = self.chip("list-bullets", tr("&Vocabulary…"), self._open_vocabulary)
        self.begin(self._form())
        self.meaning.textChanged.connect(self.typed)
        self.terms.textChanged.connect(self.typed)
        self.listed.toggled.connect(lambda _on: self.typed())
        for choice in (self.type, self.vocabulary):
            choice.currentIndexChanged.connect(lambda _index: self._type_chosen())

    def _form(self) -> QVBoxLayout:
        form = LabelGrid((tr("&Name"), self.name), (tr("&Meaning"), self.meaning), (tr("T&ype"), self.type))
        self._vocabulary_label = form.add(tr("&Chosen from"), self.vocabulary)
        buttons = in_row(self.retire_button, self.remove_button, self.edit_terms, STRETCH, gap=SPACE[1])
        parts = form, self.terms_label, self.terms, self.listed, self.says, STRETCH, self.uses, buttons
        return in_column(*parts, gap=SPACE[2])

    def _type_chosen(self) -> None:
        if not self._filling:
            self._show_parts()
            self.typed()

    # --- what is shown ---

    def read(self) -> None:
        self._fields = self._session.do(with_uses) or ()
        self._vocabularies = tuple((one.key, one.name) for one in self._session.do(vocabularies) or ())

    def rows(self) -> Sequence[OwnField]:
        return self._fields

    def details(self, row: OwnField) -> tuple[str, str]:
        uses = tr_n("{n} record", "{n} records", row.records) if row.records else ""
        return row.content.description or tr(_TYPES[row.content.type]), uses

    def fill(self, row: OwnField | None) -> None:
        content = OwnContent("") if row is None else row.content
        self.name.setText(content.name)
        self.name.setCursorPosition(0)
        self.meaning.setPlainText(content.description)
        self.type.choose(content.type)
        own = () if content.vocabulary else (("", tr("terms of its own")),)
        self.vocabulary.show_items((*own, *self._vocabularies))
        self.vocabulary.choose(content.vocabulary)
        self.terms.setPlainText("")
        self.listed.setChecked(content.listed)
        for widget in (self.retire_button, self.remove_button, self.uses):
            widget.setVisible(row is not None)
        if row is not None:
            taken = takes_along(row)
            words = tr("Removing it takes along: {taken}.").format(taken=taken) if taken else tr("Not used yet.")
            self.uses.setText(words)
        self._show_parts(row)

    def _show_parts(self, row: OwnField | None = None) -> None:
        """Show the vocabulary for a choice only, and the terms for a new vocabulary only."""
        row = row or self._shown
        choice = self.type.currentData() == OwnType.CHOICE
        own = choice and not self.vocabulary.currentData()
        kept = row is not None and row.content.type is OwnType.CHOICE
        self.vocabulary.setVisible(choice)
        self._vocabulary_label.setVisible(choice)
        for widget in (self.terms, self.terms_label):
            widget.setVisible(own and row is None)
        self.edit_terms.setVisible(kept)
        self.says.setVisible(own and row is not None)
        self.says.setText(tr("Its values become its terms."))

    def content(self) -> OwnContent:
        """The contents of the form, without the terms of a new vocabulary."""
        before = OwnContent("") if self._shown is None else self._shown.content
        kind = self.type.currentData()
        return replace(
            before,
            name=" ".join(self.name.text().split()),
            description=" ".join(self.meaning.value().split()),
            type=OwnType(kind),
            vocabulary=self.vocabulary.currentData() or "" if kind == OwnType.CHOICE else "",
            listed=self.listed.isChecked(),
        )

    def is_changed(self) -> bool:
        return super().is_changed() or (self.terms.isVisible() and bool(self.terms.items()))

    # --- what is done ---

    def put(self, row: OwnField | None, content: OwnContent) -> int:
        if row is None:
            choices = self.terms.items() if content.type is OwnType.CHOICE and not content.vocabulary else ()
            return own_fields.add_field(self._session.store, content, choices)
        self._seen.save(partial(own_fields.edit_field, self._session.store, row.id, content))
        return row.id

    def put_before(self, row: OwnField, before: int | None) -> None:
        own_fields.move_field(self._session.store, row.id, before)

    def remove(self, row: OwnField) -> None:
        said = tr("Removed the field “{name}”").format(name=row.content.name)
        self._session.remove(lambda store: own_fields.remove_field(store, row.id), said, "own_field", "term")

    def _open_vocabulary(self) -> None:
        if self._shown is not None and self.keep():
            VocabulariesDialog(self._session, self, self._shown.content.vocabulary).open()
