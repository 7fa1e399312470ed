"""The left pane of the reading view: the library above, the codebook below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.language import tr
from app.domain.sources import SourceRow
from app.ui.look.mirror import margins
from app.ui.look.tokens import SPACE
from app.ui.panels.codebook.panel import CodebookPanel
from app.ui.views.read.source_list import SourceList
from app.ui.widgets.boxes import in_column, put
from app.ui.widgets.labels import head_row, icon_button, muted

SOURCES_AT_MOST = 320
"""How high the sources are beside a long codebook; a short one leaves them more."""


CODEBOOK_PX = 216
"""How much room the codebook needs to be of use below the sources: eight tags."""


class ReadSide(QWidget):
    """Sources and codebook, with buttons to add to each."""

    def __init__(self) -> None:
        super().__init__()
        self.sources = SourceList()
        self.codebook = CodebookPanel()
        self.add_button = icon_button("plus", tr("Add a source"), key_of="source.add")
        self.library_button = icon_button("list-bullets", tr("Library: all sources in a table"), key_of="go.library")
        self.rows: tuple[SourceRow, ...] = ()
        """All sources, also those that the library leaves out of the list."""
        self._below: list[QWidget] = []
        self._wanted: frozenset[int] | None = None
        self._chosen: int | None = None
        self._narrowed = muted("")
        self._narrowed.setContentsMargins(margins(SPACE[3], 0, SPACE[1], 0))
        self._narrowed.hide()
        self.add_tag_button = icon_button("plus", tr("New tag"), key_of="codebook.beside")
        sources = head_row(tr("Sources"), self.library_button, self.add_button, word="source")
        self._tags_head = head_row(tr("Codebook"), self.add_tag_button, word="tag")
        self._rows = in_column(on=self, gap=SPACE[0], margins=(0, SPACE[1], 0, 0))
        put(self._rows, sources, self._narrowed, self.sources, SPACE[1], self._tags_head, (self.codebook, 1))
        self._fits = QTimer(self, singleShot=True)
        self._fits.timeout.connect(self._fit)
        model = self.codebook.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged):
            changed.connect(self._fits.start)
        self.codebook.expanded.connect(self._fits.start)
        self.codebook.collapsed.connect(self._fits.start)
        for view in (self.sources, self.codebook):
            view.setViewportMargins(margins(SPACE[1], 0, SPACE[0], 0))

    def add_below(self, widget: QWidget) -> None:
        """Add a list that comes and goes; where both have no room it takes that of the codebook."""
        self._rows.addWidget(widget)
        self._below.append(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Resize):
            self._make_room()
        return False

    def _make_room(self) -> None:
        below = [one.sizeHint().height() for one in self._below if not one.isHidden()]
        above = min(SOURCES_AT_MOST, self.sources.sizeHint().height()) + 2 * self._tags_head.sizeHint().height()
        fits = not below or self.height() - sum(below) - above >= CODEBOOK_PX
        for one in (self._tags_head, self.codebook):
            one.setVisible(fits)
        self._fits.start()

    def show_library(self, rows: tuple[SourceRow, ...], chosen: int | None) -> None:
        """Show the sources, with one selected. The list is as high as its rows, up to a limit."""
        self.rows, self._chosen = rows, chosen
        self._show()

    def narrow(self, wanted: frozenset[int] | None, name: str) -> None:
        """List only these sources, as the library does, and name the filter; None lists all."""
        self._wanted = wanted
        self._narrowed.setText(name)
        self._narrowed.setVisible(wanted is not None)
        self._chosen = self.sources.chosen() or self._chosen
        self._show()

    def _show(self) -> None:
        wanted = self._wanted
        shown = self.rows if wanted is None else tuple(row for row in self.rows if row.id in wanted)
        self.sources.show_rows(shown, self._chosen)
        self._fit()

    def _fit(self) -> None:
        """Give the sources what the codebook leaves of the room of both."""
        room = self.sources.height() + self.codebook.height()
        tags = max(self.codebook.viewportSizeHint().height(), self.codebook.minimumHeight()) + SPACE[4]
        self.sources.fit(max(SOURCES_AT_MOST, room - tags) if self.isVisible() else SOURCES_AT_MOST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
