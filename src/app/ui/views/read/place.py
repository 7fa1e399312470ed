"""The reading view: where a source is read, tagged and linked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from app.domain.errors import NotFound, StoreError
from app.domain.language import tr
from app.garbage import no_collecting
from app.ui.base.autosave import WhenFree
from app.ui.base.session import Session, Target
from app.ui.reader.marks import Level
from app.ui.reader.page import NORMAL_ZOOM, ReaderPage, zoom_of
from app.ui.reader.setting import setting_of
from app.ui.views.read.marks import first_mark, first_text, mark_of, reader_text
from app.ui.views.read.page_passages import Found, PagePassages, read_page_passages
from app.ui.views.read.reading import Reading
from app.ui.views.read.shelf import Shelf
from app.ui.widgets.boxes import in_column, put, styled
from app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from app.actions.source_drafts import SourceDrafts
    from app.domain.changes import Changes
    from app.domain.codebook import Tag
    from app.domain.library import LibraryView
    from app.domain.passages import Passage
    from app.domain.sources import SourceRow, SourceText
    from app.store.first_read import FirstPage
    from app.store.store import Store
    from app.ui.views.read.at_selection import AtSelection
    from app.ui.views.read.controller import PageController
    from app.ui.views.read.early_tag import EarlyTag
    from app.ui.views.read.inspector import Inspector
    from app.ui.views.read.meant import Meant
    from app.ui.views.read.reading_aids import Aids
    from app.ui.views.read.side import ReadSide
    from app.ui.widgets.labels import EmptyState


AIDS_MS = 150
"""How long after opening the rest of what helps with reading is made."""


def _on_the_page() -> tuple[str, ...]:
    """The tables whose rows a page shows."""
    from app.domain.kinds import evident, parts_of

    return ("passage", *parts_of("passage"), "note", *evident(), "tag", "own_field")


class ReadPlace(Reading):
    """Sources and codebook at the left, the text in the middle, details of the current passage at the right."""

    name = "read"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.row: SourceRow | None = None
        self.text: SourceText | None = None
        self.show_cuts = False
        self._on_page = PagePassages()
        self._inspector: Inspector | None = None
        self._controller: PageController | None = None
        self._aids: Aids | None = None
        self._early: EarlyTag | None = None
        self._empty: EmptyState | None = None
        self._stale = False
        """Whether marks have changed while another place was shown."""
        self.page = ReaderPage()
        self.page.set_zoom(zoom_of(session.settings.get("zoom")))
        self.page.set_setting(setting_of(session.settings.get("reading")))
        self._side: ReadSide | None = None
        self.is_painted_first = False
        """Whether a page is shown of which no more is known than what is painted."""
        self.middle = Stack()
        self.middle.addWidget(self.page)
        self._left, self._right = styled(QFrame(), "side"), styled(QFrame(), "side")
        named = tr("Sources and codebook"), tr("Text")
        self.set_panes(self._left, self.middle, self._right, over=("left", "right"), named=named)
        self._say_least()
        self.shelf = Shelf(self, lambda: self.aids.coverage)
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._show_codebook)
        self.page.zoom_changed.connect(lambda step: self.session.settings.put("zoom", step))
        self.page.zoom_changed.connect(lambda _step: self._say_least())
        self._aids_soon = QTimer(self, singleShot=True, interval=AIDS_MS)
        self._aids_soon.timeout.connect(lambda: (self.aids, self.bar))
        self._arriving = WhenFree(self, session, 0, self._remember_place)
        self._leaving = WhenFree(self, session, 400, lambda: self._remember_place(seen=True))
        self.page.place_changed.connect(lambda _at: self._leaving.start())
        self.session.opened.connect(self._opened)
        self.session.changed.connect(self._changed)
        self.session.setting_changed.connect(self._setting_changed)

    # --- building ---

    @property
    def side(self) -> ReadSide:
        """The left pane: sources and codebook. Made after the first paint, which shows the text alone."""
        if self._side is None:
            from app.ui.views.read.side import ReadSide

            self._side = ReadSide()
            self._side.library_button.clicked.connect(self.shelf.toggle)
            sources = self._side.sources
            sources.opened.connect(lambda source_id: self.session.go(Target("read", "source", source_id)))
            in_column(self._side, on=self._left, margins=0)
        return self._side

    def _opened(self) -> None:
        """After the first paint: make what it did without."""
        self._read_library()
        if self._controller is not None:  # another workspace was open before
            self.follow(None)
            return
        from app.ui.views.read.controller import PageController

        self._controller = PageController(self, self.meant)
        if self._early is not None:
            self._early.hand_over(self._controller)
        QTimer.singleShot(0, self, self._make_inspector)  # after the keys answer
        self.page.selection_changed.connect(self.meant.look_soon)
        self.page.passage_clicked.connect(self.follow)
        self._aids_soon.start()
        self._show_first_steps()

    def _show_first_steps(self) -> None:
        """Show hints below the page for a new user."""
        from app.ui.base import first_steps

        if self.panes is None or not first_steps.left(self.session.settings):
            return
        from app.ui.views.read.first_steps import FirstSteps

        at = self.window().focusWidget()
        column = styled(QFrame(), "side")
        rows = in_column(on=column, gap=0, margins=0)
        self.panes.put_around_middle(column)
        put(rows, (self.middle, 1), FirstSteps(self))
        self.middle.show()
        column.show()
        if at is not None:
            at.setFocus()  # what is moved loses the keyboard

    def show_thing(self, kind: str, thing_id: int, passage_id: int) -> None:
        """Show a record or a fact beside the text, with the keyboard where it is unless the pane lies over the text."""
        from app.ui.base import keys
        from app.ui.widgets.announcer import announce

        self.unfold("right")
        key = keys.shown(keys.current().of("go.pane"))
        where = tr("{name}. It is in the inspector: {key} goes there. Ctrl+Enter opens its place.").replace(
            "{key}", key
        )
        self._make_inspector().show_thing(
            kind, thing_id, passage_id, lambda name: announce(self.page, where.replace("{name}", name))
        )

    def end_thing(self) -> None:
        if self._inspector is not None:
            self._inspector.end_thing()

    def _make_inspector(self) -> Inspector:
        if self._inspector is None:
            from app.ui.views.read.inspector import Inspector

            self._inspector = Inspector(self, self.meant, self.controller, lambda: self.aids, self.drafts)
            in_column(self._inspector, on=self._right, margins=0)
            self.meant.look()
        return self._inspector

    def drafts(self) -> SourceDrafts | None:
        return self._aids.proposals.found() if self._aids is not None else None

    @property
    def aids(self) -> Aids:
        """Reading aids: find, outline, missing evidence. Made when the page has settled."""
        if self._aids is None:
            from app.ui.views.read.reading_aids import Aids

            self._aids = Aids(self, self.meant)
        return self._aids

    @cached_property
    def bar(self) -> AtSelection:
        from app.ui.views.read.at_selection import AtSelection

        return AtSelection(self, self.meant, self.controller)

    @cached_property
    def meant(self) -> Meant:
        """What the keys of the page act on."""
        from app.ui.views.read.meant import Meant

        return Meant(self)

    def _say_least(self) -> None:
        """Set the minimum width of the text, which depends on the font size."""
        if self.panes is not None:
            self.panes.set_least(self.page.least_width())

    def follow(self, passage_id: int | None) -> None:
        """Show details of a passage, or of the source if there is none."""
        self.meant.follow(passage_id)

    def show_text(self) -> None:
        if self.row is not None:
            self.middle.turn_to(self.page)
        elif self._empty is not None:
            self.middle.turn_to(self._empty)
        self.focus_first()

    @property
    def controller(self) -> PageController:
        """The operations of the page. Available once the workspace is open."""
        assert self._controller is not None
        return self._controller

    # --- showing ---

    def show_first(self, first: FirstPage, path: Path) -> None:
        """Paint what was read before the store is loaded; `_read_library` completes it."""
        from app.ui.views.read.early_tag import EarlyTag

        self._early = EarlyTag(self.page, first, path, str(self.session.settings.get("key.page.tag", "T")))
        self.is_painted_first = True
        self.page.set_level(Level.of(first.level, self.session.settings.get("level", None)))
        self.page.load(first_text(first), map(first_mark, first.passages), first.at)

    def _read_library(self) -> None:
        """Read sources, codebook and the last reading position of a workspace that was just opened."""
        from app.store.reads import places, sources, tags

        store = self.session.store
        library, last = sources.library(store), places.last_source(store)
        row = next((row for row in library if row.id == last), library[0] if library else None)
        self.side.show_library(library, row.id if row else None)
        self._name_tags(tags.codebook(store))
        self.show_cuts = False
        if row is None:
            self._show_empty()
        else:
            text = sources.current_text(store, row.id)
            found = read_page_passages(store, row.id, text.version_id)
            self._show(row, text, found, places.place_of(store, row.id), places.caret_of(store, row.id))
        self.is_painted_first = False

    def _show(self, row: SourceRow, text: SourceText, found: Found, at: int, caret: int = 0) -> None:
        if self.row is None or self.row.id != row.id:
            self.meant.forget()
        from app.store.reads.places import level_of

        self.row, self.text, self._stale = row, text, False
        passages, marks = found
        self._on_page.show(passages)
        page = reader_text(row, text, show_cuts=self.show_cuts)
        kept = level_of(self.session.store, row.id)
        self.page.set_level(Level.of(kept, self.session.settings.get("level", None)))
        if self.is_painted_first and page == self.page.text():
            self.page.set_marks(marks)
        else:
            self.page.load(page, marks, at)
        if caret:
            self.page.select(caret, caret)
        self.middle.turn_to(self.page, self.page.setFocus)
        self.meant.look()
        self.shown.emit()

    def _show_empty(self) -> None:
        self.row, self.text = None, None
        self._on_page.show({})
        if self._empty is None:
            from app.ui.widgets.labels import EmptyState

            how = tr(
                "Add a saved page, a Markdown file, a Word document, a PDF, a web address or the clipboard. The "
                "text is cleaned of navigation, and nothing of it is lost."
            )
            self._empty = empty = EmptyState(tr("No source yet"), how, tr("Add a source"))
            empty.button.clicked.connect(lambda: self.session.add_wanted.emit(empty.button))
            self.middle.addWidget(empty)
        self.middle.turn_to(self._empty, self._empty.button.setFocus)
        self.meant.look()  # the inspector too has nothing to show
        self.shown.emit()

    def open_source(self, source_id: int, at: int | None = None) -> bool:
        """Open a source, where it was left or at a code point. False if it is gone."""
        from app.store.reads import places, sources

        def read(db: Store) -> tuple[SourceRow, SourceText, Found, int, int]:
            row = sources.source_row(db, source_id)
            place = at if at is not None else places.place_of(db, source_id)
            caret = places.caret_of(db, source_id) if at is None else 0
            text = sources.current_text(db, source_id)
            return row, text, read_page_passages(db, source_id, text.version_id), place, caret

        with no_collecting():
            if (found := self.session.do(read)) is None:
                return False
            if self.row is None or self.row.id != source_id:
                self.show_cuts = False
            self._show(*found)
        self.sources.choose(source_id)
        self._arriving.start()  # once it is painted: to write may take long
        self._leaving.start()
        return True

    def passages(self) -> MutableMapping[int, Passage]:
        """The passages on the current text, by id; those on older versions wait in the review."""
        return self._on_page.passages

    # --- following changes ---

    def _show_codebook(self) -> None:
        """Count the tags again behind the page: neither an operation nor the key after it waits for that."""
        if self.session.is_open:
            from app.store.reads import tags

            self.session.query(self._counting, lambda store, _stopped: tags.codebook(store), self._name_tags)

    def _name_tags(self, tags: tuple[Tag, ...]) -> None:
        self.codebook.show_tags(tags)
        self.page.name_tags({tag.id: tag.content.name for tag in tags})

    def _changed(self, changes: Changes) -> None:
        if changes.touches("tag", "passage_tag"):
            self._counting.start()
        if changes.touches("source", "source_version", "source_cut"):
            from app.store.reads import sources

            store = self.session.store
            library = sources.library(store)
            ids = {row.id for row in library}
            current = self.row.id if self.row and self.row.id in ids else None
            self.side.show_library(library, current)
            if current is None:
                gone, following = self.row, library[0].id if library else None
                if following is None or not self.open_source(following):
                    self._show_empty()
                if gone is not None and changes.operation is None:
                    said = tr("Somebody removed “{title}”, which you were reading.")
                    self.session.say(said.format(title=gone.meta.title), "warning")
            elif self._is_newest(next(row for row in library if row.id == current)):
                self._refresh_marks(changes)
            else:
                self._reload()
        elif self.row is not None and changes.touches(*_on_the_page()):
            if self.isHidden():
                self._stale = True  # an operation in another place must not wait for what nobody sees
            else:
                self._refresh_marks(changes)

    def _is_newest(self, row: SourceRow) -> bool:
        """Whether the source is shown as it is, whatever else somebody changed: what is open on the page stays open."""
        from app.store.reads import sources

        assert self.row is not None
        same = replace(row, passages=self.row.passages) == self.row
        return same and sources.current_text(self.session.store, row.id) == self.text

    def _reload(self) -> None:
        """Reload the source, keeping position, caret and current passage, and a selection that has the same words."""
        if self.row is not None:
            target = self.target()
            words = self._words_at(target.caret)
            self.open_source(self.row.id, target.at)
            if target.caret is not None and words != self._words_at(target.caret):
                target = target._replace(caret=(target.caret[1], target.caret[1]))
            self._come_to(target)

    def _words_at(self, ends: tuple[int, int] | None) -> str:
        return "" if self.text is None or ends is None else self.text.text[min(ends) : max(ends)]

    def _refresh_marks(self, changes: Changes) -> None:
        """Repaint the passages the operation touched, or all if it affects many."""
        assert self.row is not None
        assert self.text is not None
        store = self.session.store
        if (touched := self._on_page.follow(store, self.text.version_id, changes)) is None:
            everything, marks = read_page_passages(store, self.row.id, self.text.version_id)
            self._on_page.show(everything)
            self.page.set_marks(marks)
        else:
            for passage_id, passage in touched.items():
                if passage is None:
                    self.page.take_mark(passage_id)
                else:
                    self.page.put_mark(mark_of(passage))
        self.meant.look_soon()

    def source_at_hand(self) -> SourceRow | None:
        if not self.shelf.is_shown:
            return self.row
        return next((row for row in self.side.rows if row.id == self.shelf.library.table.current()), None)

    def edit_citation(self) -> None:
        """Edit the citation of the current source, or in a list of sources of the focused one."""
        if self.sources.hasFocus():
            self.sources.open_marked()
        self.controller.edit_source()

    def write_note(self, note_id: int) -> None:
        """Focus a note of the current passage."""
        self.unfold("right")
        self._make_inspector().write_note(note_id)

    def _setting_changed(self, key: str) -> None:
        if key == "zoom":
            self.page.set_zoom(zoom_of(self.session.settings.get("zoom")))
        elif key == "reading":
            self.page.set_setting(setting_of(self.session.settings.get("reading")))

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1) or normal (0) text."""
        self.page.set_zoom(self.page.zoom_step() + step if step else NORMAL_ZOOM)

    def toggle_cuts(self) -> None:
        """Show or hide what was cut from the source."""
        self.show_cuts = not self.show_cuts
        self._reload()

    def _remember_place(self, *, seen: bool = False) -> None:
        """`seen`: the page was visible for a moment, and is laid out to its bottom."""
        if self.row is not None and self.session.is_open:
            from app.actions import places

            foot = self.page.foot() if seen and self.page.isVisible() else 0
            with suppress(StoreError, NotFound):  # losing a reading position loses no work
                places.remember_place(self.session.store, self.row.id, self.page.place(), foot, self.page.caret())

    def narrowed(self) -> object:
        """The filter of the library, if it was opened."""
        return self.shelf.narrowed()

    def narrow(self, kept: LibraryView | None) -> None:
        """Restore a filter of the library and of the list of sources."""
        if kept is not None:
            self.shelf.library.look(kept)

    def find_here(self) -> None:
        """Find in the source, or in the library if it is shown."""
        (self.shelf.library.find_here if self.shelf.is_shown else self.aids.find)()

    def has_view(self, view: str) -> bool:
        return super().has_view(view) and (view != "library" or self.shelf.is_shown)

    # --- going ---

    def visit(self, target: Target) -> None:
        if target.at is not None and self._aids is not None:
            self._aids.put_find_away()  # it would cover what is gone to
        if self.panes is not None and self.panes.is_over("left") and not self.panes.is_folded("left"):
            self.panes.toggle("left")  # what was chosen in the drawer is seen
        if self._stale and self.row is not None and self.session.is_open:
            from app.domain.changes import EVERYTHING

            self._stale = False
            self._refresh_marks(EVERYTHING)
        if target.kind == "source" and target.id is not None:
            if self.row is None or self.row.id != target.id:
                self.open_source(target.id, target.at)
            elif target.at is not None and target != self.target():  # what is shown is up to date
                self.page.restore_place(target.at)
                self.shown.emit()
            self._come_to(target)

    def _come_to(self, target: Target) -> None:
        if self.row is not None:
            self.middle.setCurrentWidget(self.page)
        if target.caret is not None:
            self.meant.come_back(target.caret, target.passage)
        elif target.passage is not None:
            self.page.go_to_passage(target.passage)
            self.page.passage_clicked.emit(target.passage)
        elif target.at is not None:
            self.meant.come_back((target.at, target.at), None)

    def target(self) -> Target:
        if self.row is None:
            return Target("read")
        kept = self.meant.to_come_back_to()
        return Target("read", "source", self.row.id, self.page.place(), kept, self.page.canonical_cursor())

    def focus_first(self) -> None:
        empty = self._empty.button if self._empty is not None and self.row is None else self.page
        (self.shelf.library.table if self.shelf.is_shown else empty).setFocus()

    def half_typed_forms(self) -> list[str]:
        return self._controller.keep_draft() if self._controller is not None else []

    def save_half_typed(self) -> bool:
        return not self.half_typed_forms()

    def discard_half_typed(self) -> None:
        if self._controller is not None:
            self._controller.discard_drafts()

    def remember(self) -> None:
        self.shelf.put_back()
        super().remember()
        if self._controller is not None:
            self._controller.keep_draft()
        if self._inspector is not None:
            self._inspector.save()
        if self._aids is not None:
            self._aids.rest()
        self._leaving.stop()
        self._remember_place()
