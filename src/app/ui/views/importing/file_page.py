"""The first step of an import: the file, its sheet, and the formats of numbers and dates."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.actions.table_preview import Choices
from app.domain.currencies import known
from app.domain.language import tr, tr_n
from app.importers.table_file import TableFile
from app.importers.table_values import Written
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import FormField, line_edit
from app.ui.widgets.labels import muted, push_button
from app.ui.widgets.radio_row import RadioRow


class FilePage(QWidget):
    """Properties of the file; choices apply at once."""

    file_wanted = Signal()
    sheet_wanted = Signal(str)
    choices_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choices = Choices()
        self.setProperty("look", "paper")
        self.choose = push_button(tr("Choose a file…"), self.file_wanted, glyph="folder-open")
        self.described = PlainLabel(wrap=True)
        self.warnings = PlainLabel(look="warning", wrap=True)
        self.warnings.hide()
        self.sheet = Choice(name=tr("Sheet"))
        self.sheet.activated.connect(lambda _at: self.sheet_wanted.emit(self.sheet.currentText()))
        self._sheet_field = FormField(tr("Sheet"), self.sheet)
        as_in_table = tr("as the table shows")
        self.point = RadioRow(tr("Decimals"), (("", as_in_table), (".", "1,234.5"), (",", "1.234,5")))
        self.order = RadioRow(
            tr("Days"), ((None, as_in_table), (True, tr("day first: 31/12")), (False, tr("month first: 12/31")))
        )
        self.point.chosen.connect(lambda sign: self._put_how(Written(str(sign), self._choices.how.day_first)))
        self.order.chosen.connect(lambda first: self._put_how(Written(self._choices.how.point, first)))
        self.currency: QLineEdit = line_edit(tr("Currency"), tr("code, such as USD"))
        self.currency.editingFinished.connect(self._put_currency)
        self._currency_field = FormField(tr("Currency of amounts that have none beside them"), self.currency)
        self._currency_field.setMaximumWidth(320)
        self._options = QWidget()
        rows = in_column(on=self._options, gap=SPACE[3], margins=0)
        for words, row in ((tr("How decimals are written"), self.point), (tr("How days are written"), self.order)):
            put(rows, in_column(muted(words), in_row(row, STRETCH), gap=SPACE[0]))
        rows.addWidget(self._currency_field)
        above = (self.described, in_row(self.choose, STRETCH), self.warnings)
        in_column(*above, self._sheet_field, self._options, STRETCH, on=self, gap=SPACE[3], margins=0)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no file is read yet."""
        self.described.setText(
            tr("A CSV, XLSX or ODS file, or IATI activities as XML. All but XML can also be dropped on the window.")
        )
        self._sheet_field.hide()
        self._options.hide()
        self.say("")

    def show_file(self, file: TableFile, choices: Choices) -> None:
        """Show a file that was read, and the choices."""
        self._choices = choices
        rows = tr_n("{n} row", "{n} rows", len(file.rows))
        self.described.setText(f"{file.name}, {rows}")
        self.warnings.say(" ".join(file.warnings))
        self._sheet_field.setVisible(len(file.sheets) > 1)
        self.sheet.clear()
        self.sheet.addItems(list(file.sheets))
        self.sheet.setCurrentText(file.sheet)
        self._options.show()
        self.point.show_value(choices.how.point)
        self.order.show_value(choices.how.day_first)
        self.currency.setText(choices.currency)

    def say(self, sentence: str) -> None:
        """Say why a file cannot be read."""
        self.warnings.say(sentence)

    def _put_how(self, how: Written) -> None:
        self.choices_changed.emit(replace(self._choices, how=how))

    def _put_currency(self) -> None:
        if (code := self.currency.text().strip().upper()) and not known(code):
            self._currency_field.say(
                tr("“{code}” is no currency; write its code, such as USD or TRY.").format(code=code), wrong=True
            )
            return
        self._currency_field.say("")
        if code != self._choices.currency:
            self.choices_changed.emit(replace(self._choices, currency=code))
