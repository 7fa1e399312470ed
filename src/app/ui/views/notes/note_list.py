"""The list of notes: title or first words, what each is about, when it was edited."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QDropEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem

from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.notes import Note
from app.ui.base.clipboard import passage_ids
from app.ui.base.note_words import attached_to, edited
from app.ui.base.view_keys import context_menu, entry, pointed_at
from app.ui.look.icons import icon
from app.ui.look.mirror import margins, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.rows import ROW_ROLE, Index, RowList, RowModel, RowPainter, write


class NoteRows(RowModel[Note]):
    """The notes as a Qt model."""

    def text(self, row: Note) -> str:
        return row.heading()

    def accessible_text(self, row: Note) -> str:
        return ", ".join(part for part in (row.heading(), attached_to(row), edited(row.updated_at)) if part)


class NotePainter(RowPainter):
    """Two lines for each note."""

    row_px = 52

    def draw(self, painter: QPainter, row: Note, option: QStyleOptionViewItem, index: Index) -> None:
        inside = option.rect.adjusted(SPACE[1], 7, -SPACE[1], -7)
        line = QRect(inside.left(), inside.top(), inside.width(), 18)
        write(painter, line, row.heading(), ink="ink" if row.title or row.body else "muted", semibold=bool(row.title))
        line.translate(0, 19)
        small = {"px": SMALL_PX, "ink": "muted", "ours": True}
        used = write(painter, line, edited(row.updated_at), at_end=True, **small) + SPACE[1]
        write(painter, mirrored(line.adjusted(0, 0, -used, 0), line), attached_to(row) or tr("free"), **small)


class NoteList(RowList):
    """The current note is opened. Enter goes to its text, Ins adds, Del removes."""

    picked = Signal(int)
    write_wanted = Signal()
    quoted = Signal(object, int)
    """Passages were dropped on a note: their ids, and the note's."""

    def __init__(self) -> None:
        self.rows = NoteRows()
        super().__init__(self.rows, tr("Notes"), NotePainter())
        self.setUniformItemSizes(True)
        self.setViewportMargins(margins(SPACE[1], 0, SPACE[0], 0))
        self.setDragDropMode(RowList.DragDropMode.DropOnly)
        self.selectionModel().currentChanged.connect(self._moved)
        self.on_enter = self.write_wanted.emit

    def show_notes(self, notes: tuple[Note, ...], chosen: int | None) -> None:
        with QSignalBlocker(self.selectionModel()):
            self.rows.show(notes, same=[note.id for note in notes] == [note.id for note in self.rows.rows])
        self.choose(chosen)

    def choose(self, note_id: int | None) -> None:
        """Select a note, without emitting a signal."""
        self.choose_row(next((n for n, note in enumerate(self.rows.rows) if note.id == note_id), None))

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
            self.quoted.emit(ids, under.data(ROW_ROLE).id)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(ROW_ROLE).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the note at the pointer, or of the selected one by keyboard."""
        index, at = pointed_at(self, event)
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu(self.thing_at_hand() if index.isValid() else None).popup(at)

    def menu(self, chosen: ThingKey | None) -> QMenu:
        menu = context_menu(self)
        if chosen is not None:
            menu.addAction(icon("pencil"), tr("Write in it") + "\tEnter", self.write_wanted.emit)
            entry(menu, "view.history_of")
            entry(menu, "notes.remove")
            menu.addSeparator()
        entry(menu, "notes.add")
        return menu

    def thing_at_hand(self) -> ThingKey | None:
        index = self.currentIndex()
        return ("note", index.data(ROW_ROLE).id) if index.isValid() else None
