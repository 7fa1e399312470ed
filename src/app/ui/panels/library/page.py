"""The library in place of the text: every source in a table, filtered, sorted, grouped by collection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.actions import collections as actions
from app.domain.changes import Changes
from app.domain.fuzzy import match
from app.domain.language import capital, tr, tr_n, tr_term
from app.domain.library import Collection, LibraryRow, LibrarySort, LibraryView, ReadState, by_collection, listed
from app.domain.sources import next_text
from app.store.reads import library as reads
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.base.view_keys import ViewKeys, context_menu, entry
from app.ui.look.icons import icon
from app.ui.look.mirror import margins
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.panels.library.model import Entry
from app.ui.panels.library.table import LibraryTable
from app.ui.widgets.beside import on_screen
from app.ui.widgets.boxes import in_column, in_row
from app.ui.widgets.choice import Choice
from app.ui.widgets.find_list import FindField
from app.ui.widgets.labels import head, icon_button, muted
from app.ui.widgets.popup_list import PopupList, PopupRow

NEW = "new"


class CollectionList(PopupList):
    """Enter puts the selected sources in a collection, or takes them out if all are in it; a new name makes one.

    Shift+Enter keeps the popup open.
    """

    toggled = Signal(int)
    made = Signal(str)
    offers_first = False

    def __init__(self, parent: QWidget, collections: Sequence[Collection], inside: Mapping[int, bool]) -> None:
        """`inside` says whether all selected sources are in a collection."""
        self._collections, self._inside = collections, inside
        hint = tr("A collection, or the name of a new one")
        super().__init__(parent, tr("Collections"), self._rows, "folder-open", hint)
        self.say(tr("Enter puts in or takes out · Shift+Enter does and stays"))
        self.chosen.connect(self._chosen)

    def show_collections(self, collections: Sequence[Collection], inside: Mapping[int, bool]) -> None:
        """Update the collections, keeping the current row and clearing the field."""
        key = self.current_key()
        self._collections, self._inside = collections, inside
        self.field.clear()
        self.refresh()
        row = next((i for i, row in enumerate(self.rows.rows) if row.key == key), None)
        if row is not None:
            self.list.setCurrentIndex(self.rows.index(row))

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        name = " ".join(typed.split())
        rows: list[PopupRow] = []
        for one in self._collections:
            if (hit := match(typed, one.name)) is not None:
                side, inside = tr_n("{n} source", "{n} sources", one.sources), self._inside[one.id]
                rows.append(PopupRow(one.id, one.name, side=side, icon="folder-open", marks=hit[1], checked=inside))
        if name and all(one.name.casefold() != name.casefold() for one in self._collections):
            rows.append(PopupRow(NEW, tr("New collection “{name}”").format(name=name), icon="plus"))
        return rows

    def _chosen(self, key: object, modifiers: Qt.KeyboardModifier) -> None:
        name = " ".join(self.field.text().split())
        if not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.close()
        if isinstance(key, int):
            self.toggled.emit(key)
        else:
            self.made.emit(name)


class CollectionName(PopupList):
    """A new name for a collection."""

    named = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, tr("Name of the collection"), self._rows, "pencil", tr("Another name"))
        self.field.setText(name)
        self.field.selectAll()
        self.chosen.connect(lambda _key, _modifiers: self._done())

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        name = " ".join(typed.split())
        return [PopupRow(0, tr("Call it “{name}”").format(name=name), icon="check")] if name else []

    def _done(self) -> None:
        name = self.field.text()
        self.close()
        self.named.emit(name)


class LibraryPage(QWidget):
    """Updates while it is shown; the left pane lists the same sources."""

    opened = Signal(int)
    left = Signal()
    narrowed = Signal(object, str)
    """The ids of the listed sources, or None for all, and a description."""

    def __init__(self, session: Session, known: Callable[[], dict[int, tuple[float, str]]]) -> None:
        """`known` returns the coverage computed so far, as shares and in words."""
        super().__init__()
        self._session, self._known = session, known
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = LibraryView()
        self._shown: LibraryView | None = None
        self._rows: tuple[LibraryRow, ...] = ()
        self._collections: tuple[Collection, ...] = ()
        self.table = LibraryTable()
        self.count = head("")
        self.nothing = muted("")
        self.nothing.setContentsMargins(margins(SPACE[1], SPACE[2], 0, 0))
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._connect()

    # --- building ---

    def _make_fields(self) -> None:
        self.filter = FindField(tr("Filter the library"))
        keys.placeholder(self.filter, tr("Filter by title, author, tag or collection"), "find.open")
        self.collection = Choice(tr("Collection"))
        states = ((state, capital(tr_term(state))) for state in ReadState)
        self.state = Choice(tr("How far they are read"), ((None, tr("Read or not")), *states))
        self.sort = Choice(tr("Sorted by"), ((sort, tr_term(sort)) for sort in LibrarySort))
        self.sort.setCurrentText(tr_term(self.view.sort))
        tip = tr("Sorted by this; a click on a head of the table sorts by it, a second one turns it round")
        self.sort.setToolTip(as_tip(tip))

    def _make_buttons(self) -> None:
        self.group = icon_button("tree-structure", tr("Group by collection"))
        self.group.setCheckable(True)
        self.rename = icon_button("pencil", tr("Rename the collection"), key_of="library.rename")
        self.remove = icon_button("trash", tr("Remove the collection; its sources stay"))
        self.collect = _worded("folder-open", tr("Collections"), tr("Put the chosen sources into a collection (Ins)"))
        read, unread = (capital(tr_term(state)) for state in (ReadState.READ, ReadState.UNREAD))
        self.read = _worded("check", read, tr("The chosen sources are read"), "library.read")
        self.unread = _worded("circle", unread, tr("The chosen sources are not read"), "library.unread")
        self.close_button = icon_button("x", tr("Back to the text (Esc)"))

    def _lay_out(self) -> None:
        top = in_row(
            (self.filter, 3), (self.collection, 2), self.rename, self.remove, (self.state, 1), (self.sort, 1),
            self.group, self.close_button, gap=SPACE[1],
        )  # fmt: skip
        line = in_row((self.count, 1), self.collect, self.read, self.unread, gap=SPACE[1])
        in_column(
            top, line, self.nothing, (self.table, 1), on=self, gap=SPACE[1], margins=(SPACE[3], SPACE[2], SPACE[3], 0)
        )

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda words: self._look(replace(self.view, words=words)))
        self.filter.entered.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.collection.activated.connect(
            lambda at: self._look(replace(self.view, collection_id=self.collection.itemData(at)))
        )
        self.state.activated.connect(self._state_picked)
        self.sort.activated.connect(lambda at: self._sort_by(LibrarySort(self.sort.itemData(at)), turn=False))
        self.group.toggled.connect(lambda on: self._look(replace(self.view, grouped=on)))
        self.table.sort_wanted.connect(lambda sort: self._sort_by(LibrarySort(sort), turn=True))
        self.table.opened.connect(self.opened)
        self.table.left.connect(self.left)
        self.table.menu_wanted.connect(lambda at: self.menu().popup(at))
        self.table.chosen_changed.connect(self._show_count)
        self.close_button.clicked.connect(self.left)
        self.collect.clicked.connect(self.choose_collection)
        self.read.clicked.connect(lambda: self.mark(ReadState.READ))
        self.unread.clicked.connect(lambda: self.mark(ReadState.UNREAD))
        self.rename.clicked.connect(self.rename_collection)
        self.remove.clicked.connect(self.remove_collection)
        self._session.changed.connect(self._changed)
        self._session.opened.connect(lambda: self._look(LibraryView()))
        self.keys = ViewKeys("library", self, self.table)

    def menu(self) -> QMenu:
        menu = context_menu(self.table)
        source = self.table.current()
        if source is not None:
            menu.addAction(icon("book-open"), tr("Read it") + "\tEnter", lambda: self.opened.emit(source))
            menu.addSeparator()
        for name in ("collect", "read", "unread"):
            entry(menu, f"library.{name}")
        if source is not None:
            menu.addSeparator()
            entry(menu, "view.history_of")
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the filter and the buttons to the table, and from there to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def find_here(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    # --- showing ---

    def look(self, view: LibraryView) -> None:
        """Show the sources of a view, and its settings in the fields."""
        self.filter.setText(view.words)
        self.group.setChecked(view.grouped)
        self.state.choose(view.state)
        self.sort.setCurrentText(tr_term(view.sort))
        self.view = view
        self.refresh()

    def refresh(self) -> None:
        if not self._session.is_open:
            return
        store = self._session.store
        self._rows, self._collections = reads.library(store), reads.collections(store)
        if all(one.id != self.view.collection_id for one in self._collections):
            self.view = replace(self.view, collection_id=None)
        named = ((one.id, f"{one.name} ({one.sources})") for one in self._collections)
        self.collection.show_items(((None, tr("All sources")), *named))
        self.collection.choose(self.view.collection_id)
        self._show()

    def show_coverage(self) -> None:
        self.table.rows.show_coverage(self._known())

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*reads.TABLES) and (self.isVisible() or self._is_narrow()):
            self.refresh()

    def _look(self, view: LibraryView) -> None:
        self.view = view
        self._show()

    def _show(self) -> None:
        found = listed(self._rows, self.view)
        entries: list[Entry] = []
        if self.view.grouped and self._collections:
            for group in by_collection(found, self._collections):
                entries += [group.collection.name if group.collection else tr("In no collection"), *group.rows]
        else:
            entries += found
        known = self._known() if found else {}
        self.table.show_entries(entries, known, is_same=self._shown == self.view)
        self._shown = self.view
        self.table.show_sort(self.view.sort, descending=self.view.descending)
        no_match = tr("No source matches. Clear the filter to see them all.")
        self.nothing.setText(no_match if self._rows else tr("No source yet"))
        self.nothing.setVisible(not found)
        for button in (self.rename, self.remove):
            button.setVisible(self.view.collection_id is not None)
        self._show_count()
        ids = frozenset(row.source.id for row in found) if self._is_narrow() else None
        said = tr("{words} · {found} of {rows}")
        self.narrowed.emit(ids, said.format(words=self._words(), found=len(found), rows=len(self._rows)))

    def _is_narrow(self) -> bool:
        return bool(self.view.words.strip() or self.view.collection_id is not None or self.view.state is not None)

    def _words(self) -> str:
        name = next((one.name for one in self._collections if one.id == self.view.collection_id), "")
        state = tr_term(self.view.state) if self.view.state else ""
        words = f"“{self.view.words.strip()}”" if self.view.words.strip() else ""
        return ", ".join(part for part in (name, state, words) if part)

    def _show_count(self) -> None:
        shown = len({entry.source.id for entry in self.table.rows.entries if not isinstance(entry, str)})
        words, chosen = tr_n("{n} source", "{n} sources", len(self._rows)), self.table.chosen()
        if shown != len(self._rows):
            words = tr("{shown} of {sources}").format(shown=shown, sources=words)
        if len(chosen) > 1:
            words = tr("{words} · {chosen} chosen").format(words=words, chosen=len(chosen))
        self.count.setText(words)
        for button in (self.collect, self.read, self.unread):
            button.setEnabled(bool(chosen))

    def _state_picked(self, at: int) -> None:
        state = self.state.itemData(at)  # Qt gives the plain text back
        self._look(replace(self.view, state=ReadState(state) if state else None))

    def _sort_by(self, sort: LibrarySort, *, turn: bool) -> None:
        descending = not self.view.descending if turn and sort is self.view.sort else False
        self.sort.setCurrentText(tr_term(sort))
        self._look(replace(self.view, sort=sort, descending=descending))

    def open_other(self) -> None:
        """Open the next text of the current source's work."""
        source = self.table.current()
        rows = [one.source for one in self._rows]
        here = next((row for row in rows if row.id == source), None)
        other = None if here is None else next_text(here, rows)
        if other is not None:
            self.opened.emit(other.id)
        elif here is not None:
            self._session.say(tr("This work has no other text here."))

    # --- operations ---

    def choose_collection(self) -> None:
        rows = self.table.chosen_rows()
        if not rows:
            return
        ids = [row.source.id for row in rows]
        popup = CollectionList(self, self._collections, self._inside(ids))

        def act(action: Callable[[Store], object]) -> None:
            self._session.do(action)
            if popup.isVisible():
                popup.show_collections(self._collections, self._inside(ids))

        def toggle(one: int) -> None:
            taken = self._inside(ids)[one]
            change = actions.take_out_of_collection if taken else actions.put_into_collection
            act(lambda store: change(store, one, ids))

        popup.made.connect(lambda name: act(lambda store: actions.add_collection(store, name, ids)))
        popup.toggled.connect(toggle)
        popup.open_at(on_screen(self.collect))

    def _inside(self, ids: Sequence[int]) -> dict[int, bool]:
        """For each collection, whether all these sources are in it."""
        rows = [row for row in self._rows if row.source.id in ids]
        return {one.id: all(any(c.id == one.id for c in row.collections) for row in rows) for one in self._collections}

    def rename_collection(self) -> None:
        wanted = self.view.collection_id
        name = next((one.name for one in self._collections if one.id == wanted), None)
        if wanted is None or name is None:
            return
        popup = CollectionName(self, name)
        popup.named.connect(lambda new: self._session.do(lambda store: actions.rename_collection(store, wanted, new)))
        popup.open_at(on_screen(self.collection))

    def remove_collection(self) -> None:
        wanted = self.view.collection_id
        if wanted is not None:
            hint = tr("Removed the collection. Its sources are still here.")
            self._session.do(lambda store: actions.remove_collection(store, wanted), undo_hint=hint)

    def mark(self, state: ReadState) -> None:
        ids = self.table.chosen()
        if ids:
            self._session.do(lambda store: actions.mark_sources(store, ids, state))


def _worded(glyph: str, words: str, tip: str, key_of: str = "") -> QToolButton:
    button = icon_button(glyph, tip, key_of=key_of)
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
