"""The right pane: what a note is about, its links, and backlinks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.citation import paragraph_words
from app.domain.kinds import ThingKey
from app.domain.kinds import name_of as kind
from app.domain.language import tr
from app.domain.links import by_uid, links_of
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.shortened import shortened
from app.store.reads import notes as reads
from app.store.reads import passages
from app.store.reads.links import backlinks, label_of, linked
from app.ui.base.note_words import link_name
from app.ui.base.session import Session, Target
from app.ui.base.things import icon_of, target_of_passage, target_of_thing
from app.ui.base.view_keys import run_at
from app.ui.look import theme
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.panels.notes.changed_quotes import ChangedQuotes, changed_quotes
from app.ui.panels.quote import Quote
from app.ui.widgets.boxes import in_column, put, styled
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow, flowing
from app.ui.widgets.history_chip import HistoryChip
from app.ui.widgets.labels import Scrolled, head, muted

SHOWN = 34
"""How many letters of a passage its chip shows."""


class NoteInspector(Scrolled):
    """Rebuilt for each note, and when its links change."""

    words_wanted = Signal(str)
    """As of `ChangedQuotes`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName(tr("Inspector"))
        self._shown: object = None
        self.show_note(None)

    def show_note(self, note: Note | None) -> None:
        inside = styled(QWidget(), "side")
        rows = in_column(on=inside, gap=SPACE[1], margins=SPACE[3])
        shown: object = None
        if note is not None:
            passage = self._passage(note)
            links = [self._link(name) for name in links_of(note.body)]
            back = [one for one in backlinks(self._session.store, "note", note.id) if one.id != note.id]
            about = self._about(note, {other.id for other in back})
            changed = changed_quotes(self._session.store, note.body)
            named = [(n.id, n.heading()) for n in (*back, *about)]
            shown = (note.id, note.target_label, passage, links, named, changed, theme.current().name)
            if shown == self._shown:
                inside.deleteLater()
                return
            self._about_line(rows, note, passage)
            if changed:
                rows.addSpacing(SPACE[1])
                quotes = ChangedQuotes(self._session, changed)
                quotes.words_wanted.connect(self.words_wanted)
                rows.addWidget(quotes)
            self._links(rows, links)
            self._notes(rows, tr("Linked from"), back, tr("No note links here yet."))
            self._notes(rows, tr("Also about {thing}").format(thing=link_name(note) or tr("this")), about, "")
            rows.addSpacing(SPACE[1])
            remove = ChipButton(tr("Remove note"), glyph="trash", dashed=True)
            remove.clicked.connect(lambda: run_at(self, "notes.remove"))
            put(rows, flowing(remove, HistoryChip(self._session, "note", note.id)))
        rows.addStretch(1)
        self._shown = shown
        self.setWidget(inside)

    # --- what is read ---

    def _passage(self, note: Note) -> Passage | None:
        if note.target != "passage" or note.target_id is None:
            return None
        found = passages.many(self._session.store, (note.target_id,))
        return found[0] if found else None

    def _about(self, note: Note, known: set[int]) -> list[Note]:
        """Other notes on the same thing, or linked with it."""
        if note.target_id is None:
            return []
        store = self._session.store
        found = [*reads.on(store, note.target, note.target_id), *backlinks(store, note.target, note.target_id)]
        unique = {other.id: other for other in found if other.id != note.id and other.id not in known}
        return list(unique.values())

    # --- what is shown ---

    def _about_line(self, rows: QVBoxLayout, note: Note, passage: Passage | None) -> None:
        rows.addWidget(head(tr("Note on")))
        if not note.target or note.target_id is None:
            free = tr("Nothing: a free note. Type [[ to link it with a country, a record, a tag, a source or a note.")
            rows.addWidget(muted(free))
            return
        card = styled(QFrame(), "card")
        inside = in_column(on=card, gap=SPACE[1], margins=SPACE[2])
        if passage is not None:
            inside.addWidget(Quote(passage.quote, passage.tags[0].color if passage.tags else None, 15))
            where = paragraph_words(passage.paragraph)
            inside.addWidget(muted(f"{where} · {passage.source_title}"))
            target = target_of_passage(passage)
        else:
            name = PlainLabel(note.target_label, wrap=True)
            put(inside, name, muted(kind(note.target)))
            target = target_of_thing(note.target, note.target_id)
        name = tr("Go to {thing}").format(thing=note.target_label)
        go = ChipButton(tr("Go there"), glyph=icon_of(note.target), name=name)
        go.clicked.connect(lambda: self._session.go(target))
        inside.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(card)

    def _links(self, rows: QVBoxLayout, links: list[tuple[str, ThingKey | None]]) -> None:
        if not links:
            return
        put(rows, SPACE[1], head(tr("Links to")))
        flow = Flow()
        for text, thing in links:
            chip = ChipButton(text, glyph=icon_of(thing[0]) if thing else "question", dashed=thing is None)
            if thing is None:
                chip.setEnabled(False)
                chip.setToolTip(
                    tr("Nothing has that name. Write the name of a country, a record, a tag, a source or a note.")
                )
            else:
                chip.clicked.connect(lambda _=False, thing=thing: self._session.go(target_of_thing(*thing)))
            flow.addWidget(chip)
        put(rows, flow)

    def _link(self, name: str) -> tuple[str, ThingKey | None]:
        """The text and target of a link. For a uid, the text is the name of the thing."""
        store = self._session.store
        if (thing := linked(store, name)) is None or by_uid(name) is None:
            return name, thing
        if thing[0] == "passage":
            return shortened(passages.one(store, thing[1]).quote, SHOWN), thing
        return label_of(store, *thing) or name, thing

    def _notes(self, rows: QVBoxLayout, title: str, found: list[Note], nothing: str) -> None:
        if not found and not nothing:
            return
        put(rows, SPACE[1], head(title))
        for other in found:
            chip = ChipButton(other.heading(), glyph="note")
            chip.clicked.connect(lambda _=False, other=other: self._session.go(Target("notes", "note", other.id)))
            put(rows, flowing(chip))
        if not found:
            rows.addWidget(muted(nothing))
