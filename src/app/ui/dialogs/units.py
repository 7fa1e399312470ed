"""Units and things: which words mean the same, so that quantities are added up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions.merge_edit import Seen
from app.domain.counted import DEFAULTS, CountedKind, CountedName, merged, plain_name
from app.domain.language import later, tr, tr_term
from app.store.reads import counted
from app.ui.base.session import Session
from app.ui.dialogs.sheet import LabelGrid, Sheet
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put, styled
from app.ui.widgets.choice import TermChoice
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.two_lines import Line, LineList, LineModel

LIST_PX = 300
_HEADS = {CountedKind.UNIT: later("Units"), CountedKind.ITEM: later("Things")}


class UnitsDialog(Sheet):
    """The names at the left, the words of the selected one at the right; all are saved by one operation."""

    help_word = "total"

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            tr("Units and things"),
            tr("What has the same name here is added up. Nothing is converted. Plurals need not be listed."),
            width=720,
        )
        self._session = session
        self._seen = Seen(merged(counted.own(session.store).values()))
        self._rows = list(self._seen.content)
        self._filling = False
        self.list = LineList(LineModel(self._lines()), tr("Units and things"), shown=9)
        self.list.setFixedWidth(LIST_PX)
        self.kind = TermChoice(tuple(CountedKind), tr_term, tr("Kind"))
        self.name = QLineEdit()
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Other words, with ; between them"))
        self.taken = QLineEdit()
        self.taken.setPlaceholderText(tr("Words that are only likely to mean it"))
        self.taken.setToolTip(tr("Every sum that depends on one of these says so"))
        self.add_button = styled(self.button(tr("New name"), self._add), "chip")
        self.back_button = styled(self.button("", self._back), "chip")
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._fill())
        for field in (self.name, self.words, self.taken):
            field.textEdited.connect(lambda _text: self._edited())
        self.kind.chosen.connect(self._edited)
        self.add_foot(tr("Save"), hint=tr("Enter saves"))
        self.list.choose_first()
        self._fill()
        self.list.setFocus()

    def _lay_out(self) -> None:
        form = LabelGrid(
            (tr("&Name"), self.name), (tr("&Kind"), self.kind), (tr("&Also"), self.words),
            (tr("&Taken as it"), self.taken),
        )  # fmt: skip
        right = in_column(form, in_row(self.add_button, self.back_button, STRETCH, gap=SPACE[1]), STRETCH)
        put(self.body, RowOrColumn(self.list, (right, 1), gap=SPACE[3]))

    # --- the list ---

    def _lines(self) -> list[Line]:
        lines: list[Line] = []
        for kind, head in _HEADS.items():
            lines.append(Line(kind, tr(head), head=True))
            lines += [
                Line(number, row.name or tr("New name"), "; ".join((*row.words, *(f"≈ {one}" for one in row.taken))),
                     side="" if row in DEFAULTS else tr("yours"))
                for number, row in enumerate(self._rows) if row.kind is kind
            ]  # fmt: skip
        return lines

    def _number(self) -> int | None:
        key = self.list.current_key()
        return key if isinstance(key, int) else None

    def _show_list(self, number: int | None) -> None:
        self._filling = True
        self.list.show_lines(self._lines(), number)
        self._filling = False

    def _fill(self) -> None:
        number = self._number()
        if self._filling or number is None:
            return
        row = self._rows[number]
        self._filling = True
        self.name.setText(row.name)
        self.words.setText("; ".join(row.words))
        self.taken.setText("; ".join(row.taken))
        self.kind.set_value(row.kind)
        self._filling = False
        self._show_back(row)

    def _show_back(self, row: CountedName) -> None:
        known = self._of_program(row) is not None
        self.back_button.setText(tr("As the program has it") if known else tr("Remove"))
        self.back_button.setEnabled(row not in DEFAULTS)
        self.name.setReadOnly(known)
        self.kind.setEnabled(not known)

    @staticmethod
    def _of_program(row: CountedName) -> CountedName | None:
        key = plain_name(row.kind, row.name)
        return next((one for one in DEFAULTS if plain_name(one.kind, one.name) == key), None)

    # --- changing it ---

    def _edited(self) -> None:
        number = self._number()
        if number is None or self._filling:
            return
        before = self._rows[number]
        row = CountedName(self.kind.value(), self.name.text(), _words(self.words.text()), _words(self.taken.text()))
        known = self._of_program(before)
        self._rows[number] = known if known is not None and replace(row, name=known.name) == known else row
        self.complain("")
        self._show_list(number)
        self.back_button.setEnabled(self._rows[number] not in DEFAULTS)

    def _add(self) -> None:
        self._rows.append(CountedName(self.kind.value(), ""))
        self._show_list(len(self._rows) - 1)
        self._fill()
        self.name.setReadOnly(False)
        self.name.setFocus()

    def _back(self) -> None:
        """Reset a name to the program's definition, or remove it."""
        number = self._number()
        if number is not None:
            known = self._of_program(self._rows[number])
            self._rows[number : number + 1] = [known] if known is not None else []
            self._show_list(number if known is not None else None)
            self._fill()

    def submit(self) -> None:
        from app.actions import counted

        held, usual = self.focusWidget(), self.words if self.name.isReadOnly() else self.name
        at_fault = held if held in (self.words, self.taken) else usual
        save = partial(counted.say_names, self._session.store, self._rows)
        if self.attempt(lambda: self._seen.save(save), at_fault) is not None:
            self.accept()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(";") if (word := " ".join(part.split())))
