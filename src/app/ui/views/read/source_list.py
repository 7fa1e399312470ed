"""The list of sources: title, author, and coverage by evidence."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QMenu, QStyleOptionViewItem

from app.domain.authors import read_name
from app.domain.kinds import ThingKey
from app.domain.language import tr, tr_n
from app.domain.months import iso_words
from app.domain.shortened import with_dots
from app.domain.sources import SourceKind, SourceRow, one_per_work
from app.ui.base.view_keys import context_menu, entry, pointed_at
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import isolated, listed, mirrored
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.views.read.marks import series_words
from app.ui.widgets.rows import ROW_ROLE, Index, RowList, RowModel, RowPainter, write

SHARE_ROLE, LINE_ROLE = ROW_ROLE + 1, ROW_ROLE + 2
LINES = 3
"""As many as a title may have."""
LEAST_PX = 120
"""How low the list may become in a low window."""
MENU = ("source.edit", "source.update", "source.cuts", "view.history_of", "source.remove")
"""The commands of a source's menu."""


def second_line(row: SourceRow, texts: int = 1) -> str:
    """The line under the title: whose words, and how many texts the work has, or its date and series."""
    if texts > 1:
        authors = ", ".join(read_name(author).cited for author in row.meta.authors)
        return listed((tr_n("{n} text", "{n} texts", texts), row.meta.published[:4], authors))
    meta = row.meta
    if row.kind is SourceKind.DIGEST:
        return tr("in our own words · of {work}").format(work=meta.of) if meta.of else tr("in our own words")
    parts = (iso_words(meta.published), series_words(meta))  # the date first: a series may be long, and is cut
    return listed(parts) or tr_n("{n} paragraph", "{n} paragraphs", row.paragraphs)


class SourceModel(RowModel[SourceRow]):
    """The library as a Qt model."""

    def __init__(self) -> None:
        super().__init__()
        self.coverage: dict[int, tuple[float, str]] = {}
        """By a source's id: how much of its figures is evidence, 0 to 1, and in words."""
        self.texts: Counter[int | None] = Counter()
        """How many texts each work has, by its id."""

    def show_coverage(self, known: dict[int, tuple[float, str]]) -> None:
        """Set the coverage of these sources, as a share and in words."""
        if known != self.coverage:
            self.coverage = known
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def second_line(self, row: SourceRow) -> str:
        """The second line of an entry, under its title."""
        return second_line(row, self.texts[row.work_id] if row.work_id is not None else 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        share, words = self.coverage.get(row.id, (0.0, ""))
        if role == Qt.ItemDataRole.DisplayRole:
            return row.meta.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(part for part in (self.second_line(row), words) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            size = tr_n("{n} word", "{n} words", row.words)
            lines = (row.meta.title, self.second_line(row), size, words)
            return as_tip("\n".join(line for line in lines if line))
        if role == LINE_ROLE:
            return self.second_line(row)
        if role == SHARE_ROLE:
            return share if words else None
        return row if role == ROW_ROLE else None


class SourcePainter(RowPainter):
    """Draws a source: its title, and whose words it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: SourceRow = index.data(ROW_ROLE)
        _cut, lines = cut_title(row.meta.title, _title_width(option))
        return QSize(option.rect.width(), SPACE[1] * 2 + lines * 18 + 24)

    def draw(self, painter: QPainter, row: SourceRow, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        inside = option.rect.adjusted(SPACE[1], SPACE[1] - 1, -SPACE[1], -1)
        painting.write_in(painter, fonts.interface(13, semibold=True), colours.ink)
        width = _title_width(option)
        title, lines = cut_title(row.meta.title, width)
        room = mirrored(QRect(inside.left(), inside.top(), width, lines * 18), inside)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, isolated(title))
        under = QRect(inside.left(), inside.top() + lines * 18, inside.width(), 19)
        write(painter, under, index.data(LINE_ROLE), px=SMALL_PX, ink="muted", ours=True)
        if (share := index.data(SHARE_ROLE)) is not None:
            line = QRectF(inside.left(), inside.top() + lines * 18 + 21, inside.width(), 2)
            painter.fillRect(line, theme.colour(colours.line))
            done = mirrored(QRectF(line.left(), line.top(), line.width() * share, 2), line)
            painter.fillRect(done, theme.colour(colours.accent))


def _title_width(option: QStyleOptionViewItem) -> int:
    """The width of a title beside a scroll bar, also where there is none: a bar that gives titles more lines, and so
    makes the list too high for its room, would keep itself there."""
    view = option.widget
    if not isinstance(view, QListView):
        return option.rect.width() - 2 * SPACE[1]
    return view.maximumViewportSize().width() - view.verticalScrollBar().sizeHint().width() - 2 * SPACE[1]


@lru_cache(maxsize=500)
def cut_title(text: str, width: int) -> tuple[str, int]:
    """A title for this width, with its number of lines; elided after three."""
    shown, lines = text, _lines(text, width)
    while lines > LINES and shown:
        text = text[: -max(1, len(text) // 20)].rstrip()
        shown = with_dots(text)
        lines = _lines(shown, width)
    return shown, lines


def _lines(text: str, width: int) -> int:
    """The number of lines a title needs, up to one more than allowed."""
    layout = QTextLayout(text, fonts.interface(13, semibold=True))
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    count = 0
    while count <= LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(40, width))
        count += 1
    layout.endLayout()
    return max(1, count)


class SourceList(RowList):
    """Sources to choose from, by mouse or keyboard."""

    opened = Signal(int)
    """The id of the source to read."""

    def __init__(self) -> None:
        self.sources = SourceModel()
        super().__init__(self.sources, tr("Sources"), SourcePainter())
        self.show_nothing(tr("No source yet"))
        self._most = self._high = 0
        self._every: tuple[SourceRow, ...] = ()
        """The sources, with all texts of works."""
        self._read: int | None = None
        """The source that is read."""
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW_ROLE).id))
        self.clicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE).id))

    def show_rows(self, rows: tuple[SourceRow, ...], chosen: int | None) -> None:
        """Show these sources, a work of several texts once, with one selected."""
        self._every = rows
        self.sources.texts = Counter(row.work_id for row in rows)
        shown = one_per_work(rows)
        if shown != self.sources.rows:
            self.sources.show(shown)
        self.choose(chosen)

    def fit(self, most: int) -> None:
        """Keep the list as high as its rows, up to `most`."""
        self._most = most
        if self._most:
            shown = range(min(len(self.sources.rows), 20))
            wanted = sum(self.sizeHintForIndex(self.sources.index(number)).height() for number in shown)
            self._high = min(max(wanted, 32), self._most) + 2
            self.setMaximumHeight(self._high)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self._high) if self._most else hint

    def minimumSizeHint(self) -> QSize:
        """Less than it would like: the window must not grow with its sources, nor keep from being made lower."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(self._high, LEAST_PX)) if self._most else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles may need more or fewer lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(self._most)

    def show_coverage(self, known: dict[int, tuple[float, str]]) -> None:
        """Show of these sources how much of their figures is evidence, as a share and in words."""
        self.sources.show_coverage(known)

    def chosen(self) -> int | None:
        index = self.currentIndex()
        return index.data(ROW_ROLE).id if index.isValid() and self.selectionModel().hasSelection() else None

    def thing_at_hand(self) -> ThingKey | None:
        chosen = self.chosen()
        return ("source", chosen) if chosen is not None else None

    def open_marked(self) -> None:
        """Open the selected source, unless it is open."""
        if (chosen := self.chosen()) is not None and chosen != self._read:
            self.opened.emit(chosen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the source under the mouse, which is opened, or of the selected one."""
        index, at = pointed_at(self, event)
        if index.isValid():
            self.setCurrentIndex(index)
            self.open_marked()
            self.menu().popup(at)

    def menu(self) -> QMenu:
        menu = context_menu(self)
        for name in MENU:
            entry(menu, name)
        return menu

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """On leaving without opening, the selection returns to the current source."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.choose(self._read)

    def choose(self, source_id: int | None) -> None:
        self._read = source_id
        work = next((row.work_id for row in self._every if row.id == source_id), None)
        for number, row in enumerate(self.sources.rows):
            if row.id == source_id or (work is not None and row.work_id == work):
                self.setCurrentIndex(self.sources.index(number))
                return
        self.clearSelection()
