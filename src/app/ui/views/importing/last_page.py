"""The last step of an import: what will be added, whether the table is a source, and the result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.actions.donation_tables import Imported
from app.actions.table_preview import Read
from app.domain.language import tr, tr_n
from app.ui.base import keys
from app.ui.look import fonts
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row
from app.ui.widgets.form import Tick
from app.ui.widgets.labels import muted, push_button


class LastPage(QWidget):
    """Says what will be done, and afterwards what was done."""

    source_changed = Signal(bool)
    records_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.summary = PlainLabel(font=fonts.reading(17), wrap=True)
        self.details = muted("")
        self.is_source = Tick(tr("This table is a source"))
        self.is_source.toggled.connect(self.source_changed)
        why = tr(
            "Its cells are then the evidence of the records, and they count. Otherwise they are kept out of "
            "totals, each until a passage of a source supports it."
        )
        self.why = muted(why)
        self.records = push_button(tr("Show the records"), self.records_wanted, glyph="package")
        self.records.hide()
        row = in_row(self.records, STRETCH)
        in_column(self.summary, self.details, self.is_source, self.why, row, STRETCH, on=self, gap=SPACE[2], margins=0)

    def show_ready(self, found: Read) -> None:
        words = tr_n("{n} record will be added, as one step that undo takes back.",
                     "{n} records will be added, as one step that undo takes back.", len(found.records))  # fmt: skip
        self.summary.setText(words)
        refused = tr_n("{n} row is not taken.", "{n} rows are not taken.", len(found.refused)) if found.refused else ""
        left = tr_n("{n} row is left out.", "{n} rows are left out.", len(found.left)) if found.left else ""
        self.details.say(" ".join(part for part in (refused, left, *found.file.warnings) if part))
        for widget in (self.is_source, self.why):
            widget.show()
        self.records.hide()

    def show_done(self, done: Imported) -> None:
        self.summary.setText(tr_n("{n} record added.", "{n} records added.", len(done.refs)))
        how = tr("{undo} takes all of them back. The raw row is kept with each record.")
        self.details.setText(keys.with_keys(how, undo="edit.undo"))
        self.details.show()
        for widget in (self.is_source, self.why):
            widget.hide()
        self.records.show()
