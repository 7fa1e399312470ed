"""The place of the passages: listed by tag, source and filter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from app.actions import passages
from app.actions.questions import question
from app.domain.changes import Changes
from app.domain.codebook import Tag
from app.domain.kinds import evident, parts_of
from app.domain.kinds import name_of as kind
from app.domain.language import capital, tr, tr_n
from app.domain.passage_filter import PassageFilter
from app.domain.passages import Passage
from app.domain.sources import SourceRow
from app.store.reads import found_passages, sources, tags
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.clipboard import mime_of
from app.ui.base.copying import cited
from app.ui.base.session import Session, Target
from app.ui.base.things import target_of_passage
from app.ui.base.view_keys import ViewKeys
from app.ui.panels.quoting import quote_passages
from app.ui.views.passages.codebook_controller import PassagesCodebookController
from app.ui.views.passages.filter import ChosenTag, Wanted, with_those_under
from app.ui.views.passages.inspector import PassagesInspector
from app.ui.views.passages.narrowing import Narrowing, remembered_group
from app.ui.views.passages.page import PassagesPage
from app.ui.views.passages.side import PassagesSide
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.place import Place

_SHOWN = (*parts_of("passage"), "passage", "note", "tag", "source", "source_version", *evident(), "own_field")
"""Tables whose rows the place shows."""
FOLLOW_MS = 25


class PassagesPlace(Place):
    """Passages by tag, source and words; each is one click from its place in the text."""

    name = "passages"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.wanted = Wanted(rest=PassageFilter(group=remembered_group(session)))
        self._stale = True
        self._sources: tuple[SourceRow, ...] = ()
        self._tags: tuple[Tag, ...] = ()
        self.side = PassagesSide()
        self.page = PassagesPage(session)
        self.inspector = PassagesInspector(session)
        self.table = self.page.table
        self.codebook_controller = PassagesCodebookController(session, self.side.codebook, self.table.excerpts)
        named = tr("Sources and codebook"), tr("Passages")
        self.set_panes(self.side, self.page, self.inspector, named=named)
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self._connect()
        self._follow()

    def _connect(self) -> None:
        self.side.source_picked.connect(self.show_source)
        self.side.tag_picked.connect(self.show_tag)
        self.side.add_tag.clicked.connect(lambda: self.codebook_controller.add(None))
        self.page.words_changed.connect(self._filter)
        self.page.wanted_changed.connect(self._show)
        self.narrowing = Narrowing(self)
        self.table.chosen.connect(self._following.start)
        self.table.opened.connect(self.open_passage)
        self.inspector.open_wanted.connect(self._open_chosen)
        self.session.changed.connect(self._changed)
        self.view_keys = {"codebook": self.codebook_controller.keys, "passages": ViewKeys("passages", self, self.table)}
        ViewKeys("passages", self, self.page.matrix, only="passages.matrix")

    # --- what is shown ---

    def show_tag(self, tag_id: int) -> None:
        """List the passages with a tag or a descendant of it, of the selected source, if any."""
        self._freshen()
        if (tag := next((tag for tag in self._tags if tag.id == tag_id), None)) is not None:
            self._show(replace(self.wanted, tags=()).with_tag(tag, with_those_under(tag, self._tags)))

    def show_source(self, source_id: int | None) -> None:
        self._freshen()
        row = next((row for row in self._sources if row.id == source_id), None)
        title = row.meta.title or tr("Untitled source") if row else ""
        self._show(replace(self.wanted, source_id=row.id if row else None, source_title=title))

    def _filter(self, words: str) -> None:
        if words != self.wanted.words:
            self._show(replace(self.wanted, words=words))

    def show_everything(self) -> None:
        self.page.filter.clear()
        self._show(Wanted())

    def ask(self, typed: str) -> None:
        """List the passages that answer a question. One that cannot be asked changes nothing, and it is said why."""

        def answer(store: Store) -> Wanted:
            wanted = Wanted(rest=PassageFilter(asked=question(store, typed)))
            found_passages.found(store, wanted.filter())
            return wanted

        if (wanted := self.session.do(answer)) is not None:
            self.page.filter.clear()
            self._show(wanted)

    def narrowed(self) -> Wanted:
        return self.wanted

    def narrow(self, kept: Wanted) -> None:
        self._freshen()
        self.wanted = kept
        self.page.filter.setText(kept.words)
        self._show(kept)

    def tags(self) -> tuple[Tag, ...]:
        return self._tags

    def show_wanted(self, wanted: Wanted) -> None:
        self._show(wanted)

    def _show(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._read()

    def _read(self) -> None:
        wanted = self.wanted
        self.inspector.save()
        if not self.session.is_open:
            return
        self.session.do(lambda store: self.page.model.show(store, wanted, self._sources))
        self.page.show_head(wanted)
        self.narrowing.show()
        self.side.mark(wanted.tag.id if wanted.tag else None, wanted.source_id)
        self.inspector.show_tag(wanted.tag, max(0, len(wanted.tag_ids) - 1))
        if self.page.bar.matrix.isChecked():
            self.page.body.setCurrentWidget(self.page.matrix)
        elif self.page.model.rowCount():
            self.page.body.setCurrentWidget(self.table)
            self.table.measure()
        else:
            self._say_why_empty()
        self._following.start()

    def _say_why_empty(self) -> None:
        if self.wanted == Wanted():
            empty = self.page.show_empty(tr("No passages yet"), tr("Read"))
            how = tr(
                "Select a sentence while you read, with {sentence} or the mouse, and press {tag} to tag it. It is "
                "listed here."
            )
            keys.explain(empty.words, how, sentence="select.sentence", tag="page.tag")
            empty.button.clicked.connect(lambda: self.session.go(Target("read")))
            return
        sentence = tr("No passage fits all of this. Drop one of the chips above, or change the words.")
        if self.wanted.tag is not None and not self.wanted.words and self.wanted.source_id is None:
            sentence = tr("Nothing carries this tag yet. Select a sentence while you read and press {tag}.")
        empty = self.page.show_empty(tr("Nothing here"), tr("Show all passages"))
        keys.explain(empty.words, sentence, tag="page.tag")
        empty.button.clicked.connect(self.show_everything)

    def _freshen(self) -> None:
        """Reload the choices, if an operation changed them."""
        if not self._stale or not self.session.is_open:
            return
        self._stale = False
        store = self.session.store
        self._sources, self._tags = sources.library(store), tags.codebook(store)
        counts, every = found_passages.counts_by_source(store)
        self.side.show_choices(self._sources, self._tags, counts, every)
        wanted = self.wanted
        known = {tag.id: tag for tag in self._tags}
        kept = [(known[one.tag.id], one.match) for one in wanted.tags if one.tag.id in known]
        chosen = tuple(ChosenTag(tag, with_those_under(tag, self._tags), match) for tag, match in kept)
        wanted = replace(wanted, tags=chosen)
        if wanted.source_id is not None and wanted.source_id not in {row.id for row in self._sources}:
            wanted = replace(wanted, source_id=None, source_title="")
        self.wanted = wanted

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self._stale = True
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Reload the list, keeping the selection."""
        chosen, row = self.table.selected_ids(), self.table.currentIndex().row()
        at = self.table.verticalScrollBar().value()
        focused = at_keyboard(self.table)
        self._freshen()
        self._read()
        left = [passage_id for passage_id in chosen if self.page.model.row_of(passage_id) is not None]
        if len(left) == 1:
            self.table.choose(left[0])
        elif left:
            self.table.choose_all(left)
        elif chosen:
            self.table.choose_row(max(0, row - len(chosen) + 1) if len(chosen) > 1 else row)
        self.table.verticalScrollBar().setValue(at)
        if focused:
            self.page.focus_table()

    # --- the passages that are selected ---

    def _follow(self) -> None:
        if self.session.is_open:
            self.inspector.show_excerpts(self.table.excerpts())

    def open_passage(self, passage: Passage) -> None:
        self.session.go(target_of_passage(passage))

    def _open_chosen(self) -> None:
        if chosen := self.table.passages():
            self.open_passage(chosen[0])

    def copy(self) -> None:
        if chosen := self.table.passages():
            data = mime_of((passage.id for passage in chosen), cited(self.session.store, chosen, self._sources))
            QGuiApplication.clipboard().setMimeData(data)
            words = tr_n("Copied {n} passage with citation.", "Copied {n} passages with citation.", len(chosen))
            self.session.say(words)

    def quote_chosen(self) -> None:
        """Quote the selected passages in a note, in list order."""
        at = self.table.visualRect(self.table.currentIndex())
        caret = QRect(self.table.viewport().mapToGlobal(at.topLeft()), QSize(at.width(), min(at.height(), 60)))
        quote_passages(self.session, self, [passage.id for passage in self.table.passages()], caret)

    def remove_chosen(self) -> None:
        """Remove the selected passages at once; undo restores them."""
        if ids := self.table.ids_within():
            words = tr_n("Removed the passage", "Removed {n} passages", len(ids))
            self.session.remove(lambda store: passages.remove_passages(store, ids), words, "passage")

    def edit_tag(self) -> None:
        if self.wanted.tag is not None:
            self.codebook_controller.edit(self.wanted.tag.id)
        else:
            self.session.say(tr("No tag is listed alone. Choose one in the codebook first."), "warning")

    def find_here(self) -> None:
        self.page.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.filter.selectAll()

    def add_note(self) -> None:
        self._follow()
        self.unfold("right")
        self.inspector.add_note()

    # --- as a place ---

    def visit(self, target: Target) -> None:
        if self._stale:
            self.reload()
        if target.kind == "question":
            self.ask(target.words)
        elif target.id is not None:
            self._visit(target.kind, target.id)
        else:
            return
        wanted = target.id if target.kind == "passage" else target.passage
        if wanted is not None:
            self.table.choose(wanted)

    def _visit(self, named: str, thing_id: int) -> None:
        """Show the passages with a tag or of a source, or all if a passage is not among those that are listed."""
        if named in ("tag", "source"):
            self.wanted = Wanted()
            self.page.filter.clear()
            (self.show_tag if named == "tag" else self.show_source)(thing_id)
            if self.wanted == Wanted():
                gone = tr("{kind}: no longer in the workspace. Here are all passages.")
                self.session.say(gone.format(kind=capital(kind(named))), "warning")
                self._read()
        elif named == "passage" and not self.table.choose(thing_id):
            self.show_everything()

    def target(self) -> Target:
        chosen = self.table.selected_ids()
        passage = chosen[0] if len(chosen) == 1 else None
        if self.wanted.tag is not None:
            return Target("passages", "tag", self.wanted.tag.id, passage=passage)
        if self.wanted.rest.asked is not None:
            return Target("passages", "question", words=self.wanted.rest.asked.text, passage=passage)
        if self.wanted.source_id is not None:
            return Target("passages", "source", self.wanted.source_id, passage=passage)
        return Target("passages", passage=passage)

    def focus_first(self) -> None:
        self.page.focus_table()

    def remember(self) -> None:
        self.inspector.save()
        super().remember()
