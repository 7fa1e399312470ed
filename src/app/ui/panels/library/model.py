"""The library as a Qt model: a row for each source, optionally grouped by collection."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, Qt

from app.domain.language import later, tr, tr_n, tr_term
from app.domain.library import LibraryRow, LibrarySort, ReadState
from app.domain.sources import SourceKind
from app.ui.look.mirror import listed
from app.ui.look.plain import as_tip
from app.ui.widgets.rows import NOWHERE, Index

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
COVERAGE_ROLE = ROW_ROLE + 1
Entry = LibraryRow | str
"""A source, or the heading of a group."""


class Column(IntEnum):
    """The columns, from the left."""

    TITLE = 0
    DATE = 1
    COLLECTIONS = 2
    PROGRESS = 3
    PASSAGES = 4
    FIGURES = 5
    TAGS = 6


HEADS = (
    later("Title"), later("Date"), later("Collections"), later("Read"), later("Passages"), later("Figures"),
    later("Tags"),
)  # fmt: skip
SORTS = {
    Column.TITLE: LibrarySort.TITLE,
    Column.DATE: LibrarySort.DATE,
    Column.PROGRESS: LibrarySort.PROGRESS,
    Column.PASSAGES: LibrarySort.PASSAGES,
}
"""The order for a click on a header."""


def below_title(row: LibraryRow) -> str:
    """The line under the title: the authors, and the kind of source."""
    meta = row.source.meta
    kind = tr("in our own words") if row.source.kind is SourceKind.DIGEST else meta.series or meta.publisher
    return listed((", ".join(meta.authors), kind, meta.language))


def progress_words(row: LibraryRow) -> str:
    """*read*, *unread*, or how much of it was read."""
    return f"{round(row.progress * 100)}%" if row.state is ReadState.READING else tr_term(row.state)


class LibraryModel(QAbstractTableModel):
    """What the library lists."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()
        self._coverage: dict[int, tuple[float, str]] = {}

    def show(self, entries: Sequence[Entry], coverage: dict[int, tuple[float, str]]) -> None:
        """Show these entries; `coverage` is the coverage of a source by evidence, as a share and in words."""
        self.beginResetModel()
        self.entries, self._coverage = entries, coverage
        self.endResetModel()

    def show_coverage(self, coverage: dict[int, tuple[float, str]]) -> None:
        self._coverage = coverage
        if self.entries:
            last = self.index(len(self.entries) - 1, Column.FIGURES)
            self.dataChanged.emit(self.index(0, Column.FIGURES), last)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return tr(HEADS[section]) if is_head else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == ROW_ROLE:
            return entry
        if isinstance(entry, str):
            return entry if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        if role == COVERAGE_ROLE:
            return self._coverage.get(entry.source.id)
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(entry, column) or None
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(self._words(entry, column, tip=True)) or None
        return self._words(entry, column) or tr("none") if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _words(self, row: LibraryRow, column: Column, *, tip: bool = False) -> str:
        share = self._coverage.get(row.source.id)
        match column:
            case Column.TITLE:
                return f"{row.source.meta.title}\n{below_title(row)}" if tip else row.source.meta.title
            case Column.DATE:
                return row.source.meta.published
            case Column.COLLECTIONS:
                return ", ".join(one.name for one in row.collections)
            case Column.PROGRESS:
                if not tip:
                    return progress_words(row)
                passed = tr_n("{passed} of {n} paragraph", "{passed} of {n} paragraphs", row.source.paragraphs)
                return passed.format(passed=row.passed)
            case Column.PASSAGES:
                return f"{row.source.passages:,}"
            case Column.FIGURES:
                return "" if share is None else share[1] if tip else f"{round(share[0] * 100)}%"
            case Column.TAGS:
                return ", ".join(f"{tag.name} {tag.passages}" for tag in row.tags)
