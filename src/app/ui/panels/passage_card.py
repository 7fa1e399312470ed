"""A passage in the inspector: its words, anchor state, tags, evidence, claim and notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.actions import evidence, notes, passages
from app.domain.anchor import AnchorState
from app.domain.by_key import by_key
from app.domain.citation import place_words
from app.domain.excerpts import Excerpt
from app.domain.language import later, tr, tr_term
from app.domain.passages import EvidenceRef, Passage, TagRef
from app.domain.records import field_label
from app.domain.terms import EvidenceRole
from app.store.reads import notes as note_reads
from app.store.reads.sources import place_at
from app.ui.base import keys
from app.ui.base.session import Session, Target
from app.ui.base.things import icon_of, target_of_thing
from app.ui.look import fonts
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SPACE
from app.ui.panels.notes.backlinks import Backlinks
from app.ui.panels.notes.dragging import PassageDrag
from app.ui.panels.notes.editor import NoteEditor
from app.ui.panels.quote import Quote
from app.ui.panels.quoting import quote_passages
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import in_column, in_row, put, styled, take_away
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow, flowing
from app.ui.widgets.history_chip import HistoryChip, shows_thing
from app.ui.widgets.labels import head, muted

_STATES = {
    AnchorState.VERIFIED: (later("✓ verified"), "ok"),
    AnchorState.MOVED: ("", "muted"),
    AnchorState.CHANGED: ("", "warning"),
    AnchorState.REVIEW: (later("needs review"), "warning"),
    AnchorState.LOST: ("", "warning"),
}


class OnPage(Protocol):
    """The operations on the current passage of the reading page."""

    def tag(self) -> None: ...
    def record(self) -> None: ...
    def country(self) -> None: ...
    def claim(self) -> None: ...


def take_tag_off(session: Session, passage: Passage, tag_id: int) -> None:
    """Remove a tag from a passage, and say if it stays since others have put it there too."""
    others = session.do(lambda store: passages.untag_passage(store, passage.id, tag_id))
    if others:
        session.say(tr("Yours is taken off. The tag stays, put here by {who}.").format(who=_names(others)))


def _names(names: Iterable[str]) -> str:
    return ", ".join(name or tr("Without a name") for name in names)


class PassageCard(QWidget):
    """A passage in the right pane."""

    noted = Signal(int)
    """A note was made on a sentence, which thereby became a passage."""

    def __init__(self, session: Session, controller: OnPage | None, excerpt: Excerpt) -> None:
        """Without a `controller`, as outside the reading page, there are no buttons that need the text."""
        super().__init__()
        self._session, self._controller = session, controller
        passage = self.passage = excerpt.passage
        self._excerpt = excerpt
        shows_thing(self, "passage", passage.id)
        self._layout = in_column(on=self, gap=SPACE[1], margins=0)
        self._upper = QWidget()
        self._notes = in_column(gap=SPACE[1])
        put(self._layout, self._upper, SPACE[0], head(tr("Note"), "note"), self._notes)
        self._editors: dict[int, NoteEditor] = {}
        self._view = "page" if controller is not None else "passages"
        self._add_note = ChipButton(tr("Note"), glyph="note-pencil", command=f"{self._view}.note", dashed=True)
        self._add_note.clicked.connect(self.add_note)
        put(self._layout, self._note_ways(), Backlinks(session, "passage", passage.id))
        self.show_excerpt(excerpt)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Update the passage; notes that are being written stay."""
        self.passage, self._excerpt = excerpt.passage, excerpt
        fresh = self._make_upper()
        self._layout.replaceWidget(self._upper, fresh)
        take_away(self._upper)
        self._upper = fresh
        self.show_notes()

    def _note_ways(self) -> Flow:
        quote = ChipButton(tr("Quote in note"), glyph="quotes", command=f"{self._view}.quote", dashed=True)
        quote.setToolTip(tr("Quote the passage in a note: choose which, or drag it there"))
        quote.clicked.connect(lambda: quote_passages(self._session, quote, [self.passage.id]))
        PassageDrag(quote, lambda: [self.passage.id])
        return flowing(self._add_note, quote, HistoryChip(self._session, "passage", self.passage.id))

    # --- above the notes ---

    def _make_upper(self) -> QWidget:
        upper = QWidget()
        rows = in_column(self._head(), on=upper, gap=SPACE[1], margins=0)
        if self._is_on_older():
            words = muted(tr("on an older version of the text"), wrap=False)
            review = ChipButton(tr("Review"), glyph="eye", command="source.review", pressed=self._review)
            put(rows, flowing(words, review))
        first = self.passage.tags[0].color if self.passage.tags else None
        quote = Quote(self.passage.quote, first, marks=self._excerpt.marks)
        PassageDrag(quote, lambda: [self.passage.id], quote.is_bar)
        put(rows, quote, self._tags())
        if self.passage.claim is not None:
            said = self.passage.claim.words()
            if self.passage.claim.answers is not None:
                said = tr("{said}, answers another passage").format(said=said)
            rows.addWidget(muted(said))
        rows.addSpacing(SPACE[0])
        things = by_key(((ref.kind, ref.thing_id), ref) for ref in self.passage.evidence).values()
        if things or self._controller is not None:
            rows.addWidget(head(tr("Evidence for"), "evidence"))
        for group in things:
            rows.addWidget(self._thing_card(group))
        if self._controller is not None:
            put(rows, self._ways(self._controller))
        return upper

    def _head(self) -> QWidget:
        handle = QWidget()
        handle.setCursor(Qt.CursorShape.OpenHandCursor)
        keys.tip(handle, tr("Drag into a note: a quote that stays linked to the passage"), "page.quote")
        PassageDrag(handle, lambda: [self.passage.id])
        number = tr("Passage")
        if self.passage.paragraph:
            number = tr("Passage · ¶ {paragraph}").format(paragraph=self.passage.paragraph)
        place = place_at(self._session.store, self.passage.version_id, self.passage.start)
        said, look = _STATES[self.passage.state]
        words = tr(said) if said else tr_term(self.passage.state)
        state = PlainLabel(words, font=fonts.interface(12), look=look)
        in_row((head(" · ".join((number, *place_words(place))), "passage"), 1), state, on=handle, margins=0)
        return handle

    def _is_on_older(self) -> bool:
        """Whether it is on an older version of its source. Only passages in review and lost ones are."""
        if self.passage.state not in (AnchorState.REVIEW, AnchorState.LOST):
            return False
        from app.store.reads.versions import newest

        source_id = self.passage.source_id
        return newest(self._session.store, source_id).get(source_id) != self.passage.version_id

    def _review(self) -> None:
        self._session.go(Target("review", "passage", self.passage.id))

    def _tags(self) -> Flow:
        flow = Flow()
        for tag in self.passage.tags:
            chip = ChipButton(tag.name, color=tag.color, removable=True)
            chip.setToolTip(as_tip("\n".join((tag.path, *self._others(tag)))))
            chip.clicked.connect(lambda _=False, tag=tag: self._session.go(Target("passages", "tag", tag.id)))
            chip.removed.connect(lambda tag=tag: take_tag_off(self._session, self.passage, tag.id))
            flow.addWidget(chip)
        if self._controller is not None:
            flow.addWidget(
                ChipButton(tr("Tag"), glyph="plus", command="page.tag", dashed=True, pressed=self._controller.tag)
            )
        return flow

    def _others(self, tag: TagRef) -> tuple[str, ...]:
        person = self._session.store.person
        if all(person.is_of(one.id) for one in tag.by):
            return ()
        return (tr("Put here by {who}").format(who=_names(one.name for one in tag.by)),)

    def _ways(self, controller: OnPage) -> Flow:
        ways = (
            (tr("Record"), "package", "page.record", controller.record),
            (tr("Country"), "globe", "page.country", controller.country),
            (tr("Claim"), "user", "page.claim", controller.claim),
        )
        return flowing(
            *(
                ChipButton(text, glyph=glyph, command=command, dashed=True, pressed=callback)
                for text, glyph, command, callback in ways
            )
        )

    def _thing_card(self, refs: list[EvidenceRef]) -> QFrame:
        first = refs[0]
        card = styled(QFrame(), "card")
        name = ChipButton(first.label, glyph="prohibit" if first.none_given else icon_of(first.kind))
        name.clicked.connect(lambda: self._session.go(target_of_thing(first.kind, first.thing_id)))
        rows = in_column(flowing(name), on=card, gap=SPACE[0], margins=(SPACE[2], SPACE[1], SPACE[2], SPACE[1]))
        if first.title and first.title != first.label:
            rows.addWidget(PlainLabel(first.title, wrap=True))
        fields = Flow()
        alike = by_key(((field_label(ref.field, name=ref.field_name), ref.role), ref.id) for ref in refs)
        for (words, role), ids in alike.items():
            if role is not EvidenceRole.SUPPORTS:
                words = f"{words} · {tr_term(role)}"
            chip = ChipButton(words, glyph="link", removable=True)
            chip.setToolTip(as_tip(tr("{field}: the cross removes this evidence").format(field=words)))
            chip.removed.connect(lambda ids=ids: self._session.do(lambda store: evidence.unlink_evidence(store, *ids)))
            fields.addWidget(chip)
        put(rows, fields)
        return card

    # --- notes ---

    def show_notes(self) -> None:
        """Update the notes on the passage; what is being typed stays."""
        store = self._session.store
        found = {note.id: note for note in note_reads.on(store, "passage", self.passage.id)}
        gone = {note_id: self._editors.pop(note_id) for note_id in [*self._editors] if note_id not in found}
        if any(at_keyboard(editor) for editor in gone.values()):
            self._add_note.setFocus()  # what is typed next is no command of the page
        for editor in gone.values():
            editor.save()
        take_away(*gone.values())
        for note_id, note in found.items():
            if note_id not in self._editors:
                editor = NoteEditor(self._session)
                editor.setFixedHeight(110)
                self._editors[note_id] = editor
                self._notes.addWidget(editor)
            self._editors[note_id].show_note(note)

    def add_note(self) -> None:
        """Add a note to the passage, and focus it; a sentence becomes a passage first."""
        if self._excerpt.is_sentence and self._controller is None:
            at = self.passage
            both = self._session.do(lambda store: notes.note_on_selection(store, at.source_id, at.start, at.end))
            if both is not None:
                self.noted.emit(both[1])
            return
        made = self._session.do(lambda store: notes.add_note(store, target="passage", target_id=self.passage.id))
        if made is not None:
            self.show_notes()
            self.write_note(made)

    def write_note(self, note_id: int) -> NoteEditor | None:
        if note_id not in self._editors:
            self.show_notes()
        editor = self._editors.get(note_id)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor

    def save(self) -> None:
        for editor in self._editors.values():
            editor.save()
