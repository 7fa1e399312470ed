"""The list of notes: title or first words, what each stands on, when it was edited."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.language import tr
from app.domain.notes import Note
from app.ui.base.note_words import edited, stands_on
from app.ui.base.passage_mime import passage_ids
from app.ui.base.view_keys import entry, pointed_at
from app.ui.look import fonts, theme
from app.ui.look.icons import icon
from app.ui.look.mirror import isolated, mirrored
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.widgets.row_model import NOWHERE, Index

ROW_PX = 52
NOTE_ROLE = int(Qt.ItemDataRole.UserRole)


class NoteRows(QAbstractListModel):
    """The notes as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: tuple[Note, ...] = ()

    def show(self, notes: tuple[Note, ...]) -> None:
        """Show these notes. Where only words changed, nothing moves."""
        if [note.id for note in notes] == [note.id for note in self.notes]:
            self.notes = notes
            if notes:
                self.dataChanged.emit(self.index(0), self.index(len(notes) - 1))
            return
        self.beginResetModel()
        self.notes = notes
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        note = self.notes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return note.heading()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (note.heading(), stands_on(note), edited(note.updated_at)) if part)
        return note if role == NOTE_ROLE else None


class NotePainter(QStyledItemDelegate):
    """Two lines for each note."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note: Note = index.data(NOTE_ROLE)
        colours = theme.current()
        box: QRect = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(colours.accent_ground, 1.0 if chosen else 0.5))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        inside = box.adjusted(SPACE[1], 6, -SPACE[1], -6)
        line = QRect(inside.left(), inside.top(), inside.width(), 18)
        painter.setFont(fonts.interface(semibold=bool(note.title)))
        painter.setPen(theme.colour(colours.ink if note.title or note.body else colours.muted))
        heading = painter.fontMetrics().elidedText(note.heading(), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(heading))
        painter.setFont(fonts.interface(SMALL_PX))
        painter.setPen(theme.colour(colours.muted))
        line.translate(0, 19)
        when = edited(note.updated_at)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
        used = painter.fontMetrics().horizontalAdvance(when) + SPACE[1]
        line = mirrored(line.adjusted(0, 0, -used, 0), line)
        words = painter.fontMetrics().elidedText(
            stands_on(note) or tr("free"), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class NoteList(QListView):
    """As the current line moves, the note is opened. Enter goes on to its words, Ins adds, Del removes."""

    picked = Signal(int)
    write_wanted = Signal()
    add_wanted = Signal()
    history_wanted = Signal(int)
    remove_wanted = Signal()
    quoted = Signal(object, int)
    """Passages were dropped on a note: their ids, and the note's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = NoteRows()
        self.setModel(self.rows)
        self.setItemDelegate(NotePainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Notes"))
        self.setViewportMargins(SPACE[1], 0, SPACE[0], 0)
        self.setDragDropMode(QListView.DragDropMode.DropOnly)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_notes(self, notes: tuple[Note, ...], chosen: int | None) -> None:
        """Show these notes, with one marked."""
        self.selectionModel().blockSignals(True)
        self.rows.show(notes)
        self.selectionModel().blockSignals(False)
        self.choose(chosen)

    def choose(self, note_id: int | None) -> None:
        """Mark a note, without saying so."""
        row = next((n for n, note in enumerate(self.rows.notes) if note.id == note_id), None)
        self.selectionModel().blockSignals(True)
        if row is None:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        else:
            self.setCurrentIndex(self.rows.index(row))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(bool(passage_ids(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """A passage may be dropped on any note of the list."""
        under = self.indexAt(event.position().toPoint())
        event.setAccepted(under.isValid() and bool(passage_ids(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        """The passage becomes a quote at the end of the note."""
        under = self.indexAt(event.position().toPoint())
        ids = passage_ids(event.mimeData())
        if under.isValid() and ids:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.quoted.emit(ids, under.data(NOTE_ROLE).id)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(NOTE_ROLE).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the note under the pointer, or by the keyboard with the chosen one."""
        index, at = pointed_at(self, event)
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu(self.thing_at_hand() if index.isValid() else None).popup(at)

    def menu(self, chosen: tuple[str, int] | None) -> QMenu:
        """The menu of the note that is chosen, or of the empty list."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if chosen is not None:
            menu.addAction(icon("pencil"), tr("Write in it") + "\tEnter", self.write_wanted.emit)
            entry(menu, "view.history_of", lambda: self.history_wanted.emit(chosen[1]))
            entry(menu, "notes.remove", self.remove_wanted.emit)
            menu.addSeparator()
        entry(menu, "notes.add", self.add_wanted.emit)
        return menu

    def thing_at_hand(self) -> tuple[str, int] | None:
        """The chosen note."""
        index = self.currentIndex()
        return ("note", index.data(NOTE_ROLE).id) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write_wanted.emit()
        else:
            super().keyPressEvent(event)
