"""The inspector: details of the current passage, or of the source if there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.kinds import KINDS
from app.domain.language import tr, tr_n
from app.domain.passages import Passage
from app.store.reads.countries import every
from app.store.reads.evidence import read_as
from app.ui.base.things import target_of_thing
from app.ui.look.mirror import listed
from app.ui.look.tokens import SPACE
from app.ui.panels.passage_card import PassageCard
from app.ui.views.read.selection_card import SelectionCard
from app.ui.views.read.source_card import SourceCard
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import STRETCH, in_column, take_away
from app.ui.widgets.labels import Scrolled
from app.ui.widgets.place import HELP

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.actions.source_drafts import SourceDrafts
    from app.domain.changes import Changes
    from app.store.reads.figure_sentences import Behind, Figure
    from app.store.store import Store
    from app.ui.panels.sentences_card import SentencesCard
    from app.ui.views.read.controller import PageController
    from app.ui.views.read.meant import Meant
    from app.ui.views.read.reading import Reading
    from app.ui.views.read.reading_aids import Aids


HERE_AT_MOST, LIKELY = 40, 3
"""Of passages that share words with a selection, so many are looked at; so many likely tags are named for it."""


class Inspector(Scrolled):
    """The right pane of the reading view. It follows the caret with a delay, so that keys never wait for it."""

    def __init__(
        self,
        place: Reading,
        meant: Meant,
        controller: PageController,
        aids: Callable[[], Aids],
        gifts: Callable[[], SourceDrafts | None],
    ) -> None:
        """`controller` handles a passage's buttons; `aids` are created on demand; `gifts` gives the drafts of the
        text, once they are found."""
        super().__init__()
        self.setProperty(HELP, "passage")
        self._session, self._place, self._controller, self._aids = place.session, place, controller, aids
        self._meant, self._gifts = meant, gifts
        self.setAccessibleName(tr("Inspector"))
        self._inside = QWidget()
        self._inside.setProperty("look", "side")
        self._rows = in_column(STRETCH, on=self._inside, margins=SPACE[3])
        self.setWidget(self._inside)
        self._card: QWidget | None = None
        self._selected: tuple[int, tuple[int, int]] | None = None
        """In which version, and from where to where."""
        self._selection_is_old = False
        self._selection: SelectionCard | None = None
        self._thing: SentencesCard | None = None
        """The sentences of the record or fact that is shown, and the passage it is of that is shown or being read."""
        self._thing_passage = -1
        self._shown: object = None
        self._wanted: Passage | None = None
        self._note_wanted: int | None = None
        self._later = QTimer(self, singleShot=True, interval=15)
        self._later.timeout.connect(self._show)
        self._later.start()
        self._session.changed.connect(self._changed)
        meant.followed.connect(self._follow)

    def _follow(self, passage: Passage | None) -> None:
        self._wanted = passage
        if passage is None or passage.id != self._thing_passage:
            self.end_thing()
        self._later.start()

    # --- a record or a fact of the card beside the text ---

    def show_thing(self, kind: str, thing_id: int, passage_id: int, on_shown: Callable[[str], object]) -> None:
        """Show the sentences of a record or a fact until another passage is current; `on_shown` gets its name."""
        from app.store.reads.figure_sentences import behind, of_thing
        from app.ui.panels.sentences_card import SentencesCard

        def read(store: Store, _stopped: object) -> tuple[Figure, Behind]:
            figure = of_thing(store, kind, thing_id)
            return figure, behind(store, figure)

        def show(found: tuple[Figure, Behind]) -> None:
            self._take_thing_away()
            self._thing = SentencesCard(*found, tr(KINDS[kind].opening))
            self._thing.records_wanted.connect(lambda: self._session.go(target_of_thing(kind, thing_id)))
            self._rows.insertWidget(0, self._thing)
            if self._card is not None:
                self._card.hide()
            self.verticalScrollBar().setValue(0)
            sentences = tr_n("{n} sentence", "{n} sentences", self._thing.cards.count)
            on_shown(listed((found[0].label, sentences)))

        self._thing_passage = passage_id
        self._session.query(self, read, show)

    def end_thing(self) -> None:
        """Show the passage or the source again, and no thing that is only being read."""
        self._session.give_up(self)
        self._take_thing_away()

    def _take_thing_away(self) -> None:
        if self._thing is not None:
            self._leave(self._thing)
            self._thing = None
            if self._card is not None:
                self._card.show()

    def write_note(self, note_id: int) -> None:
        self._note_wanted = note_id
        self._show()

    def save(self) -> None:
        """Save the note being written, as before the workspace closes."""
        if isinstance(self._card, PassageCard):
            self._card.save()

    def _changed(self, changes: Changes) -> None:
        """The text of a note may be changed elsewhere, or undone; passages do not report that, nor do selected words
        what is on them."""
        if changes.touches("tag", "passage", "passage_tag", "evidence"):
            self._selection_is_old = True
            self._later.start()
        if isinstance(self._card, PassageCard) and changes.touches("note"):
            self._card.show_notes()

    def _show(self) -> None:
        if not self._session.is_open:
            return
        self._show_selection()
        row = self._place.row
        shown = self._wanted or (row, self._place.text and self._place.text.cuts, self._place.show_cuts)
        if shown != self._shown or self._card is None:
            self._replace(shown)
        if self._note_wanted is not None and isinstance(self._card, PassageCard):
            editor = self._card.write_note(self._note_wanted)
            self._note_wanted = None
            if editor is not None:
                QTimer.singleShot(0, editor, lambda: self.ensureWidgetVisible(editor))

    def _show_selection(self) -> None:
        """Show the selected words above the rest, so that a note being written stays in place."""
        text, chosen = self._place.text, self._place.page.selection()
        selected = (text.version_id, chosen) if text is not None and chosen is not None else None
        is_new = selected != self._selected
        if self._place.page.is_pressed() or not (is_new or self._selection_is_old):
            return
        self._selected, self._selection_is_old = selected, False
        self._leave(self._selection)
        self._selection = None
        if chosen is None or text is None:
            return
        known = self._place.passages()
        here = [known[mark.passage_id] for mark in self._place.page.marks().within(*chosen)[:HERE_AT_MOST]]
        likely = self._controller.digits.likely(self._meant.words_of(chosen))[:LIKELY]
        found = self._gifts()
        has_draft = found is not None and any(one.start < chosen[1] and chosen[0] < one.end for one in found.open)
        from app.ui.views.read.things import countries_named

        codes = countries_named(every(self._session.store), text.text[slice(*chosen)])
        code = codes[0] if len(codes) == 1 else ""
        self._selection = made = SelectionCard(text, chosen, likely, here, has_draft=has_draft, country=code)
        made.tag_wanted.connect(self._controller.choose_tag_here)
        self._rows.insertWidget(0, made)
        if is_new:
            self.verticalScrollBar().setValue(0)

    def _leave(self, card: QWidget | None) -> None:
        """Take a card away. The keyboard in it goes to the text; Qt would give it to whatever comes next."""
        if card is not None and at_keyboard(card):
            self._place.page.setFocus()
        take_away(card)

    def _replace(self, shown: object) -> None:
        if isinstance(self._card, PassageCard) and self._wanted and _same(self._card.passage, self._wanted):
            self._card.show_excerpt(read_as(self._session.store, self._wanted))
            self._shown = shown
            return
        self.save()
        before, self._card = self._card, self._make()
        if self._thing is not None:
            self._card.hide()
        self._shown = shown
        self._rows.insertWidget(self._rows.count() - 1, self._card)
        if isinstance(before, SourceCard) and isinstance(self._card, SourceCard):
            _hand_over(before, self._card)
        self._leave(before)
        self.verticalScrollBar().setValue(0)

    def _make(self) -> QWidget:
        if self._wanted is not None:
            here = self._wanted.id in self._place.passages()  # what is done by keys is done on the text that is read
            return PassageCard(
                self._session, self._controller if here else None, read_as(self._session.store, self._wanted)
            )
        aids = self._aids()
        return SourceCard(self._place, aids.coverage, aids.proposals)


def _same(one: Passage, other: Passage) -> bool:
    return (one.id, one.version_id) == (other.id, other.version_id)


def _hand_over(before: SourceCard, now: SourceCard) -> None:
    """The keyboard stays in the inspector, as what is shown there follows a little later than keys come."""
    if (focus := at_keyboard(before)) is None:
        return
    now.show()  # Qt shows it a turn later, and what is not shown takes no keyboard
    again = (one for one in now.findChildren(type(focus)) if one.accessibleName() == focus.accessibleName())
    if (wanted := next(again, None)) is not None:
        wanted.setFocus()
