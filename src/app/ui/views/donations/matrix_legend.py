"""How the cells of the matrix are read, by cells like them; shown beside it until it is hidden."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.language import later, tr
from app.domain.totals_words import DOUBTFUL
from app.exporters.matrix_picture import CellFace
from app.ui.look.mirror import margins
from app.ui.look.tokens import SPACE
from app.ui.views.donations.matrix_page import paint_face
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.labels import head, icon_button, muted

_WIDE, _TALL, _MOST = 68, 36, 6
_LINES: tuple[tuple[CellFace | None, str], ...] = (
    (CellFace(2), later("records of what was given; the ground deepens with their number")),
    (CellFace(1, ("20–99",)), later("under it what they come to, with its ends; nothing where none says how much")),
    (CellFace(1, (f"{DOUBTFUL} 30",)), later("a record in it is disputed, or its words say otherwise")),
    (CellFace(0, none=3), later("a source says that nothing was given")),
    (CellFace(0, promised=1), later("promised or offered, in no sum")),
    (None, later("no data: no source says anything")),
)


class _Sample(QWidget):
    """A cell as the matrix paints it."""

    def __init__(self, face: CellFace | None) -> None:
        super().__init__()
        self._face = face
        self.setFixedSize(_WIDE, _TALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_face(painter, self.rect(), self._face, _MOST)


class MatrixLegend(QWidget):
    """A line for each kind of cell."""

    def __init__(self, hide: Callable[[], None]) -> None:
        super().__init__()
        self.setAccessibleName(tr("How a cell reads"))
        lines = [
            in_row(_Sample(face), (muted(tr(words)), 1, Qt.AlignmentFlag.AlignVCenter), gap=SPACE[2])
            for face, words in _LINES
        ]
        top = in_row((head(tr("How a cell reads")), 1), icon_button("x", tr("Hide how a cell reads"), pressed=hide))
        in_column(top, *lines, on=self, gap=SPACE[1], margins=margins(SPACE[3], SPACE[3], SPACE[2], SPACE[3]))
