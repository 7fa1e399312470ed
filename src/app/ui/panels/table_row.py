"""The row of an imported table of which a record was made, as its file has it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.domain.language import tr
from app.domain.records import TableRow
from app.ui.look import fonts
from app.ui.look.mirror import at_start, isolated, margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, in_row, put, styled
from app.ui.widgets.labels import muted


class TableRowCard(QFrame):
    """The cells of a row with their headings, and whether they are evidence."""

    def __init__(self, row: TableRow) -> None:
        super().__init__()
        styled(self, "card")
        name = tr("Row {number} of {table}").format(number=row.number, table=isolated(row.table))
        self.setAccessibleName(name)
        inside = in_column(on=self, gap=4, margins=margins(SPACE[2], SPACE[2], SPACE[2], SPACE[2]))
        inside.addWidget(at_start(PlainLabel(name, font=fonts.interface(semibold=True), wrap=True)))
        for heading, words in row.cells:
            name, cell = muted(heading), PlainLabel(words, wrap=True, selectable=True)
            name.setContentsMargins(0, 1, 0, 0)  # on the line of the larger letters beside it
            put(inside, in_row((name, 2), (at_start(cell), 3), gap=SPACE[1]))
        if row.is_source:
            words = tr("This table is accepted as a source: its cells are the evidence.")
            inside.addWidget(at_start(muted(words)))
