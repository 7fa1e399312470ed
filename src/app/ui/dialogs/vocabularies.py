"""Vocabularies: naming, ordering, merging and retiring the terms that forms offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.actions import terms
from app.actions.terms import uses_words
from app.domain.changes import Operation
from app.domain.language import tr, tr_in, tr_n
from app.domain.vocabularies import AID_KIND, AS_SUCH, GIVING, STANDARDS, TermContent, TermRow, Vocabulary, is_fixed
from app.store.reads.vocabularies import vocabularies
from app.ui.base.session import Session
from app.ui.dialogs.edited_rows import LIST_PX, EditedRows
from app.ui.dialogs.sheet import LabelGrid, Lines, field_label
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import Tick
from app.ui.widgets.labels import muted
from app.ui.widgets.row_or_column import RowOrColumn

ABOUT_PX = 200
"""The minimum width of a vocabulary's description."""


class VocabulariesDialog(EditedRows[TermRow]):
    """The vocabulary at the top, its terms at the left, the form for the selected one at the right."""

    operations = frozenset(
        (Operation.ADD_TERM, Operation.EDIT_TERM, Operation.MOVE_TERM, Operation.RETIRE_TERM, Operation.OFFER_TERM,
         Operation.REMOVE_TERM, Operation.MERGE_TERMS)
    )  # fmt: skip
    tables = ("term", "donation", "fact", "actor", "donation_party", "own_field", "own_value")

    def __init__(self, session: Session, parent: QWidget | None, vocabulary: str = "") -> None:
        """Open a vocabulary by its key, else the first."""
        super().__init__(
            session,
            parent,
            tr("Vocabularies"),
            tr("The words that forms offer. A new name is shown wherever the term is used."),
            (tr_in("vocabulary", "Terms"), tr("Ne&w term"), tr("No term yet. Add the first one with New term.")),
        )
        self._vocabularies: tuple[Vocabulary, ...] = ()
        self.choice = Choice()
        self.about = muted("")
        self.meaning = Lines("", 2)
        self.kind_of = Choice()
        self.codes = {standard: QLineEdit() for standard in STANDARDS}
        self.counts = Tick(tr("What is given this way counts in totals"))
        self.fixed = muted(
            tr("One of the program's own: rules depend on it, so it can be neither renamed nor removed.")
        )
        self.into = Choice()
        self.remove_button.setToolTip(tr("Remove an unused term (Del)"))
        self.merge_button = self.chip("git-merge", tr("&Merge"), self._merge)
        self.choice.setFixedWidth(LIST_PX)
        self.choice.setAccessibleName(tr("Vocabulary"))
        self.about.setMinimumWidth(ABOUT_PX)
        put(self.body, RowOrColumn(self.choice, (self.about, 1), gap=SPACE[2]))
        self._wanted = vocabulary
        self.begin(self._form())
        self.choice.currentIndexChanged.connect(lambda _index: self._vocabulary_chosen())
        for line in self.codes.values():
            line.textChanged.connect(lambda _text: self.typed())
        self.meaning.textChanged.connect(self.typed)
        self.kind_of.currentIndexChanged.connect(lambda _index: self.typed())
        self.counts.toggled.connect(lambda _on: self.typed())
        self.into.currentIndexChanged.connect(lambda _index: self.show_buttons())

    # --- building ---

    def _form(self) -> QVBoxLayout:
        form = LabelGrid((tr("&Name"), self.name), (tr("M&eaning"), self.meaning), (tr("&Kind of"), self.kind_of))
        right = in_column(form, gap=SPACE[2])
        codes = QGridLayout()
        codes.setHorizontalSpacing(SPACE[2])
        codes.setVerticalSpacing(3)
        for column, (standard, field) in enumerate(self.codes.items()):
            label = field_label(standard, field)
            field.setAccessibleName(tr("Code in {standard}").format(standard=standard))
            codes.addWidget(label, 0, column)
            codes.addWidget(field, 1, column)
        put(right, codes, self.counts, self.fixed, STRETCH, self.uses)
        self.into.setAccessibleName(tr("Term to merge into"))
        merging = in_row(self.into, self.merge_button, gap=SPACE[1])
        merging.setStretch(0, 1)
        put(right, merging, in_row(self.retire_button, self.remove_button, STRETCH, gap=SPACE[1]))
        return right

    # --- what is shown ---

    def read(self) -> None:
        self._vocabularies = self._session.do(vocabularies) or ()
        names = [(one.name, one.key) for one in self._vocabularies]
        if names != [(self.choice.itemText(n), self.choice.itemData(n)) for n in range(self.choice.count())]:
            chosen = self.choice.currentData() or self._wanted
            self._filling = True
            self.choice.show_items((key, name) for name, key in names)
            self.choice.choose(chosen)
            self._filling = False

    @property
    def vocabulary(self) -> Vocabulary | None:
        key = self.choice.currentData()
        return next((one for one in self._vocabularies if one.key == key), None)

    def rows(self) -> Sequence[TermRow]:
        return () if self.vocabulary is None else self.vocabulary.rows

    def is_empty(self) -> bool:
        """Whether it has no term except the program's own."""
        return all(is_fixed(row.term) for row in self.rows())

    def show_rows(self, row_id: int | None = None) -> None:
        self.about.setText("" if self.vocabulary is None else self.vocabulary.description)
        super().show_rows(row_id)

    def details(self, row: TermRow) -> tuple[str, str]:
        codes = ", ".join(f"{standard} {code}" for standard, code in row.content.codes)
        return row.content.description or codes, tr_n("{n} use", "{n} uses", row.uses) if row.uses else ""

    def fill(self, row: TermRow | None) -> None:
        content = TermContent("") if row is None else row.content
        self.name.setText(content.name)
        self.name.setCursorPosition(0)
        self.meaning.setPlainText(content.description)
        others = [other for other in self.rows() if row is None or other.id != row.id]
        above = [other for other in others if other.term.parent is None and not is_fixed(other.term)]
        self.kind_of.show_items((("", tr("none")), *((other.term.key, other.content.name) for other in above)))
        self.kind_of.choose(content.parent)
        for standard, field in self.codes.items():
            field.setText(dict(content.codes).get(standard, ""))
            field.setCursorPosition(0)
        self.counts.setChecked(content.counts)
        into = [other for other in others if row is not None and other.term not in AS_SUCH]
        self.into.show_items(((None, tr("Merge into…")), *((other.id, other.content.name) for other in into)))
        of = self.vocabulary
        fixed = row is not None and is_fixed(row.term)
        self.fixed.setVisible(fixed)
        self.name.setReadOnly(fixed)
        self.kind_of.setEnabled(not fixed)
        self.counts.setVisible(of is not None and of.key in (AID_KIND, GIVING) and not fixed)
        for widget in (self.into, self.merge_button, self.retire_button, self.remove_button):
            widget.setVisible(row is not None and not fixed)
        self.uses.setVisible(row is not None)
        if row is not None:
            words = tr("Used in {uses}.").format(uses=uses_words(row)) if row.used_by else tr("Not used yet.")
            self.uses.setText(words)

    def show_buttons(self) -> None:
        super().show_buttons()
        self.merge_button.setEnabled(self.into.currentData() is not None)

    def content(self) -> TermContent:
        before = TermContent("") if self._shown is None else self._shown.content
        codes = ((standard, " ".join(field.text().split())) for standard, field in self.codes.items())
        return replace(
            before,
            name=" ".join(self.name.text().split()),
            description=self.meaning.value(),
            codes=tuple((standard, code) for standard, code in codes if code),
            parent=self.kind_of.currentData() or "",
            counts=self.counts.isChecked(),
        )

    def _vocabulary_chosen(self) -> None:
        if not self._filling:
            self.complain("")
            self.show_rows()

    # --- what is done ---

    def put(self, row: TermRow | None, content: TermContent) -> int:
        if row is None:
            assert self.vocabulary is not None
            return terms.add_term(self._session.store, self.vocabulary.key, content)
        self._seen.save(partial(terms.edit_term, self._session.store, row.id, content))
        return row.id

    def put_before(self, row: TermRow, before: int | None) -> None:
        terms.move_term(self._session.store, row.id, before)

    def remove(self, row: TermRow) -> None:
        terms.remove_term(self._session.store, row.id)
        self._session.say(tr("Removed the term “{name}”.").format(name=row.content.name), "undo")

    def _merge(self) -> None:
        if (into := self.into.currentData()) is None or (merged := self._shown) is None:
            return
        if self._do(lambda row: terms.merge_terms(self._session.store, row.id, into)):
            self.show_rows(into)
            said = tr("Merged “{name}” into “{into}”.")
            if merged.used_by:
                said = tr("Merged “{name}”, which was used in {uses}, into “{into}”.")
            names = {"name": merged.content.name, "into": self.rows()[self.place_of(into)].content.name}
            self._session.say(said.format(**names, uses=uses_words(merged)), "undo")
            self.list.setFocus()  # where Ctrl+Z takes it back
