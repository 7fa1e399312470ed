"""Vocabularies: the words a person chooses from in forms, where they are named, ordered, merged and retired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Changes, Operation
from app.domain.language import tr, tr_n
from app.domain.vocabularies import AID_KIND, AS_SUCH, GIVING, STANDARDS, TermContent, TermRow, Vocabulary, is_fixed
from app.ui.base.kinds import capital
from app.ui.base.operation_words import undo_words
from app.ui.dialogs.sheet import Form, Lines, Sheet, field_label
from app.ui.look.icons import icon
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import Tick
from app.ui.widgets.labels import muted
from app.ui.widgets.two_lines import Line, LineList, LineModel

if TYPE_CHECKING:
    from app.ui.base.session import Session

LIST_PX = 290
_OPERATIONS = frozenset(
    (Operation.ADD_TERM, Operation.EDIT_TERM, Operation.MOVE_TERM, Operation.RETIRE_TERM, Operation.OFFER_TERM,
     Operation.REMOVE_TERM, Operation.MERGE_TERMS)
)  # fmt: skip
"""What the dialog does, and takes back."""


class VocabulariesDialog(Sheet):
    """A vocabulary is chosen above, a term at the left, and what is said of it stands at the right.

    Each thing done is one operation, at once; what was typed is kept by Enter, and by going to another term.
    """

    def __init__(self, session: Session, parent: QWidget | None, vocabulary: str = "") -> None:
        """Opened at the vocabulary of this key, or at the first."""
        super().__init__(
            parent,
            tr("Vocabularies"),
            tr("The words that forms offer. A new name is shown wherever the term stands."),
            width=780,
        )
        self._session = session
        self._filling = False
        self._shown: TermRow | None = None
        """The term whose fields are shown; None for one that is being added."""
        self._clean = TermContent("")
        """What the fields say as long as nothing is typed."""
        self._vocabularies: tuple[Vocabulary, ...] = ()
        self.choice = Choice()
        self.about = muted("")
        self.list = LineList(LineModel(), tr("Terms"), shown=9)
        self.list.setFixedWidth(LIST_PX)
        self.list.setMinimumHeight(330)
        self.empty = muted(tr("No term yet. Add the first one with New term."))
        self.name = QLineEdit()
        self.meaning = Lines("", 2)
        self.kind_of = Choice()
        self.codes = {standard: QLineEdit() for standard in STANDARDS}
        self.counts = Tick(tr("What is given so counts in totals"))
        self.fixed = muted(tr("One of the program's own: rules rest on it, so it keeps its name and stays."))
        self.uses = muted("")
        self.into = Choice()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._read()
        self.choice.setCurrentIndex(max(0, self.choice.findData(vocabulary)))
        self._show_vocabulary()
        self.list.setFocus()

    # --- building ---

    def _make_buttons(self) -> None:
        self.add_button = self._chip("plus", tr("Ne&w term"), self._add)
        self.up_button = self._chip("arrow-up", tr("&Up"), lambda: self._move(-1))
        self.up_button.setToolTip(tr("Further up in every list (Alt+Up)"))
        self.down_button = self._chip("arrow-down", tr("&Down"), lambda: self._move(1))
        self.down_button.setToolTip(tr("Further down in every list (Alt+Down)"))
        self.retire_button = self._chip("eye-slash", "", self._retire)
        self.retire_button.setToolTip(tr("Kept where it stands, and no longer offered"))
        self.remove_button = self._chip("trash", tr("&Remove"), self._remove)
        self.remove_button.setToolTip(tr("Remove a term that nothing has (Del)"))
        self.merge_button = self._chip("git-merge", tr("&Merge"), self._merge)

    def _chip(self, glyph: str, text: str, callback: Callable[[], object]) -> QPushButton:
        made = self.button(text, callback)
        made.setIcon(icon(glyph))
        made.setProperty("look", "chip")
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE[2])
        self.choice.setFixedWidth(LIST_PX)
        self.choice.setAccessibleName(tr("Vocabulary"))
        top.addWidget(self.choice)
        top.addWidget(self.about, 1)
        self.body.addLayout(top)
        left = QVBoxLayout()
        left.setSpacing(SPACE[1])
        left.addWidget(self.list, 1)
        left.addWidget(self.empty)
        left.addLayout(_row(self.add_button, self.up_button, self.down_button))
        both = QHBoxLayout()
        both.setSpacing(SPACE[3])
        both.addLayout(left)
        both.addLayout(self._form(), 1)
        self.body.addLayout(both, 1)
        self.undo_button = self.button(tr("Und&o"), self._undo)
        self.undo_button.setIcon(icon("arrow-u-up-left"))
        self.foot.addWidget(self.undo_button)
        self.save_button = self.add_foot(tr("Save"), leave="", hint=tr("Enter saves"))
        self.close_button = self.button(tr("Close"), self._leave)
        self.foot.insertWidget(self.foot.count() - 1, self.close_button)

    def _form(self) -> QVBoxLayout:
        form = Form()
        form.add(tr("&Name"), self.name)
        form.add(tr("M&eaning"), self.meaning)
        form.add(tr("&Kind of"), self.kind_of)
        right = QVBoxLayout()
        right.setSpacing(SPACE[2])
        right.addLayout(form)
        codes = QGridLayout()
        codes.setHorizontalSpacing(SPACE[2])
        codes.setVerticalSpacing(3)
        for column, (standard, field) in enumerate(self.codes.items()):
            label = field_label(standard, field)
            field.setAccessibleName(tr("Code in {standard}").format(standard=standard))
            codes.addWidget(label, 0, column)
            codes.addWidget(field, 1, column)
        right.addLayout(codes)
        right.addWidget(self.counts)
        right.addWidget(self.fixed)
        right.addStretch(1)
        right.addWidget(self.uses)
        self.into.setAccessibleName(tr("Term to merge into"))
        merging = _row(self.into, self.merge_button, stretch=False)
        merging.setStretch(0, 1)
        right.addLayout(merging)
        right.addLayout(_row(self.retire_button, self.remove_button))
        return right

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(lambda _index: self._vocabulary_chosen())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._term_chosen())
        self.list.installEventFilter(self)
        self.list.chosen.connect(lambda _key: self._to_name())
        for line in (self.name, *self.codes.values()):
            line.textChanged.connect(lambda _text: self._typed())
        self.meaning.textChanged.connect(self._typed)
        self.kind_of.currentIndexChanged.connect(lambda _index: self._typed())
        self.counts.toggled.connect(lambda _on: self._typed())
        self.into.currentIndexChanged.connect(lambda _index: self._show_buttons())
        self._session.changed.connect(self._changed)

    # --- what is shown ---

    def _read(self) -> None:
        from app.store.reads.vocabularies import vocabularies

        self._vocabularies = self._session.do(vocabularies) or ()
        if self.choice.count() != len(self._vocabularies):
            self._filling = True
            self.choice.clear()
            for one in self._vocabularies:
                self.choice.addItem(one.name, one.key)
            self._filling = False

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The vocabulary that is shown."""
        key = self.choice.currentData()
        return next((one for one in self._vocabularies if one.key == key), None)

    def _rows(self) -> tuple[TermRow, ...]:
        return () if self.vocabulary is None else self.vocabulary.rows

    def _show_vocabulary(self, term_id: int | None = None) -> None:
        """Show the terms of the chosen vocabulary, and of them one, or the first."""
        of = self.vocabulary
        self.about.setText("" if of is None else of.description)
        self._filling = True
        self.list.lines.show([_line(row) for row in self._rows()])
        self._filling = False
        self.empty.setVisible(all(is_fixed(row.term) for row in self._rows()))
        at = next((n for n, row in enumerate(self._rows()) if row.id == term_id), 0)
        self._choose(at)
        self._show_term(self._rows()[at] if self._rows() else None)

    def _choose(self, at: int) -> None:
        self._filling = True
        self.list.setCurrentIndex(self.list.lines.index(at))
        self._filling = False

    def _show_term(self, row: TermRow | None) -> None:
        """Fill the fields with a term, or empty them for a new one."""
        self._filling = True
        self._shown = row
        content = TermContent("") if row is None else row.content
        self.name.setText(content.name)
        self.name.setCursorPosition(0)
        self.meaning.setPlainText(content.description)
        self.kind_of.clear()
        self.kind_of.addItem(tr("none"), "")
        for other in self._rows():
            if other.term.parent is None and not is_fixed(other.term) and (row is None or other.id != row.id):
                self.kind_of.addItem(other.content.name, other.term.key)
        self.kind_of.setCurrentIndex(max(0, self.kind_of.findData(content.parent)))
        for standard, field in self.codes.items():
            field.setText(dict(content.codes).get(standard, ""))
            field.setCursorPosition(0)
        self.counts.setChecked(content.counts)
        self.into.clear()
        self.into.addItem(tr("Merge into…"), None)
        for other in self._rows():
            if row is not None and other.id != row.id and other.term not in AS_SUCH:
                self.into.addItem(other.content.name, other.id)
        self._filling = False
        self._clean = self.content()
        self._show_what_may_be_done()
        self._show_buttons()

    def _show_what_may_be_done(self) -> None:
        row, of = self._shown, self.vocabulary
        fixed = row is not None and is_fixed(row.term)
        self.fixed.setVisible(fixed)
        self.name.setReadOnly(fixed)
        self.kind_of.setEnabled(not fixed)
        self.counts.setVisible(of is not None and of.key in (AID_KIND, GIVING) and not fixed)
        for widget in (self.into, self.merge_button, self.retire_button, self.remove_button):
            widget.setVisible(row is not None and not fixed)
        self.uses.setVisible(row is not None)
        if row is not None:
            from app.actions.terms import uses_words

            words = tr("Used in {uses}.").format(uses=uses_words(row)) if row.used_by else tr("Nothing has it yet.")
            self.uses.setText(words)
            self.retire_button.setText(tr("O&ffer again") if row.content.retired else tr("Re&tire"))

    def _show_buttons(self) -> None:
        from app.store.reads.history import undo_label

        at = self.list.currentIndex().row()
        placed = self._shown is not None
        self.up_button.setEnabled(placed and at > 0)
        self.down_button.setEnabled(placed and at + 1 < len(self._rows()))
        self.merge_button.setEnabled(self.into.currentData() is not None)
        self.save_button.setEnabled(self.is_changed())
        self.add_button.setEnabled(self._shown is not None or not self._rows())
        label = undo_label(self._session.store) if self._session.is_open else None
        mine = label is not None and label[0] in _OPERATIONS
        self.undo_button.setEnabled(mine)
        self.undo_button.setToolTip(as_tip(undo_words(label)) if mine else "")

    # --- what is typed ---

    def content(self) -> TermContent:
        """What the fields say."""
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

    def is_changed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.content() != self._clean

    def _typed(self) -> None:
        if not self._filling:
            self.complain("")
            self._show_buttons()

    def _keep(self) -> bool:
        """Keep what was typed, if anything was. False where it cannot be, which is said."""
        from app.actions import terms

        if not self.is_changed():
            return True
        content, row, of = self.content(), self._shown, self.vocabulary
        assert of is not None

        def put() -> int:
            if row is None:
                return terms.add_term(self._session.store, of.key, content)
            terms.edit_term(self._session.store, row.id, content, row.content)
            return row.id

        self._clean = content  # the notice that follows may show the fields again
        done = self.attempt(put, self.name)
        if done is None:
            self._clean = TermContent("") if row is None else row.content
            return False
        self._read()
        self._show_vocabulary(done[0])
        return True

    def submit(self) -> None:
        """Keep what was typed. The dialog stays."""
        if self._keep():
            self.list.setFocus()

    def reject(self) -> None:
        """Esc takes back what was typed first."""
        if self._shown is None and self._rows():
            self.complain("")
            at = max(0, self.list.currentIndex().row())
            self._choose(at)
            self._show_term(self._rows()[at])
            self.list.setFocus()
        elif self.is_changed():
            self.complain("")
            self._show_term(self._shown)
        else:
            super().reject()

    def _leave(self) -> None:
        """Close, and keep what was typed."""
        if self._keep():
            self.accept()

    # --- what is chosen ---

    def _vocabulary_chosen(self) -> None:
        if not self._filling:
            self.complain("")
            self._show_vocabulary()

    def _term_chosen(self) -> None:
        """Another term is shown once what was typed of the last one is kept."""
        if self._filling:
            return
        at = self.list.currentIndex().row()
        wanted = self._rows()[at].id if 0 <= at < len(self._rows()) else None
        if not self._keep():
            self._choose(next((n for n, row in enumerate(self._rows()) if row == self._shown), 0))
            return
        self.complain("")
        self._show_vocabulary(wanted)

    def _changed(self, changes: Changes) -> None:
        """Something was done, here or elsewhere; what is being typed stays."""
        if not self._session.is_open or not changes.touches("term", "donation", "fact", "actor", "donation_party"):
            return
        self._read()
        if self.is_changed():
            self._show_buttons()
        else:
            self._show_vocabulary(None if self._shown is None else self._shown.id)

    # --- what is done ---

    def _add(self) -> None:
        if self._keep():
            self._show_term(None)
            self.list.clearSelection()
            self.name.setFocus()

    def _to_name(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def _do(self, action: Callable[[TermRow], object]) -> None:
        """Do something with the chosen term; what was typed of it is kept first."""
        if self._shown is None or not self._keep():
            return
        row = self._shown
        self.complain("")
        self.attempt(lambda: action(row))

    def _move(self, by: int) -> None:
        from app.actions import terms

        ids = [row.id for row in self._rows()]
        at = self.list.currentIndex().row()
        if self._shown is None or not 0 <= at + by < len(ids):
            return
        others = [one for one in ids if one != ids[at]]
        before = others[at + by] if at + by < len(others) else None
        self._do(lambda row: terms.move_term(self._session.store, row.id, before))

    def _retire(self) -> None:
        from app.actions import terms

        def turn(row: TermRow) -> None:
            wanted = replace(row.content, retired=not row.content.retired)
            terms.edit_term(self._session.store, row.id, wanted, row.content)

        self._do(turn)

    def _remove(self) -> None:
        from app.actions import terms

        at = self.list.currentIndex().row()
        self._do(lambda row: terms.remove_term(self._session.store, row.id))
        if self._shown is not None and not self.problem.isVisible():
            self._choose(min(at, len(self._rows()) - 1))
            self._term_chosen()

    def _merge(self) -> None:
        from app.actions import terms

        into = self.into.currentData()
        if into is None:
            return
        self._do(lambda row: terms.merge_terms(self._session.store, row.id, into))
        if not self.problem.isVisible():
            self._show_vocabulary(into)

    def _undo(self) -> None:
        shown = None if self._shown is None else self._shown.id
        self._session.do(lambda store: store.undo())
        self._show_vocabulary(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list: Alt with arrows moves a term, Del removes it, F2 goes to its name."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            for keys, does in (
                ("Alt+Up", lambda: self._move(-1)), ("Alt+Down", lambda: self._move(1)), ("Del", self._remove),
                ("F2", self._to_name), ("Ctrl+Z", self.undo_button.click),
            ):  # fmt: skip
                if QKeySequence(keys) == QKeySequence(event.keyCombination()):
                    does()
                    return True
        return super().eventFilter(watched, event)


def _line(row: TermRow) -> Line:
    codes = ", ".join(f"{standard} {code}" for standard, code in row.content.codes)
    used = tr_n("{n} use", "{n} uses", row.uses) if row.uses else ""
    return Line(
        row.id,
        capital(row.content.name),
        row.content.description or codes,
        side=tr("retired") if row.content.retired else used,
        dim=row.content.retired,
    )


def _row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE[1])
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row
