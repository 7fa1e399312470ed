"""The right pane: the current record, or an actor opened from it."""

from __future__ import annotations

import contextlib
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from app.actions import actors as operations
from app.actions.half_typed import Form
from app.domain.language import later, tr
from app.domain.records import DonationFilter
from app.store.reads import actors, donations, figure_sentences
from app.store.reads.figure_sentences import Behind, Figure
from app.ui.base.half_typed import HalfTypedForms
from app.ui.base.session import Session
from app.ui.look import theme
from app.ui.look.tokens import SPACE
from app.ui.panels.notes.backlinks import Backlinks
from app.ui.panels.sentences_card import LEGEND_HIDDEN, SentencesCard
from app.ui.views.donations.actor_card import ActorCard
from app.ui.views.donations.record_card import RecordCard
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import STRETCH, in_column
from app.ui.widgets.history_chip import HistoryChip, shows_thing
from app.ui.widgets.labels import Scrolled, muted

Card = TypeVar("Card", bound=QWidget)
CHOOSE = later("Choose a record to see its fields and the passages that support them.")
NEW = later(
    "A new record. Once it is saved, link it to its evidence: select the words in a source, "
    "press {record}, and choose the field they support."
)

LISTED = 30
"""How many records are listed under an actor."""


class LedgerInspector(QFrame):
    """Shows one thing; which one, the place says."""

    open_wanted = Signal(int)
    remove_wanted = Signal(int)
    filter_wanted = Signal(int, str)
    """An actor's id and name: show its records."""
    actor_removed = Signal()
    reading_wanted = Signal(int)
    """Go through the fields of this record as a second reader."""
    records_wanted = Signal(object)
    """Show the records of this `Figure`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "side")
        self._session = session
        self.donation_id: int | None = None
        self.actor_id: int | None = None
        self.figure: Figure | None = None
        """The figure whose sentences are shown."""
        self._is_beside_form = False
        self._has_legend = False
        self._area = Scrolled()
        self._area.viewport().setAutoFillBackground(False)
        in_column(self._area, on=self, margins=0)
        self._kept = HalfTypedForms(self, session, "actor", self._half_typed)
        self.show_nothing()
        session.setting_changed.connect(lambda key: self.reload() if key == LEGEND_HIDDEN else None)
        theme.notifier().changed.connect(self.reload)  # a card keeps the muted ink of what is beside a name

    def _put(self, widget: QWidget, figure: Figure | None = None) -> None:
        self._session.give_up(self)
        self.figure = figure
        # What it shows, for a screen reader: without it, all labels are said in one breath as one comes into it.
        self.setAccessibleDescription(widget.accessibleName())
        if self._has_legend and not self._session.settings.get(LEGEND_HIDDEN, False):
            from app.ui.views.donations.matrix_legend import MatrixLegend

            content, widget = widget, QWidget()
            legend = MatrixLegend(lambda: self._session.put(LEGEND_HIDDEN, True))
            in_column(content, legend, STRETCH, on=widget, gap=0, margins=0)
        widget.setAutoFillBackground(False)
        self._area.setWidget(widget)
        self._area.verticalScrollBar().setValue(0)

    def show_nothing(self, sentence: str = "") -> None:
        """Show that no record is selected; the sentence says how to select one."""
        if self.card_in_hand() is not None:
            return
        self.donation_id, self.actor_id = None, None
        self._sentence = sentence
        words = muted(sentence or tr(CHOOSE))
        words.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._put(words)

    def show_legend(self, has_legend: bool) -> None:
        """Explain the cells of the matrix, or no longer, below the sentences of one."""
        self._has_legend = has_legend

    def follow_figure(self, figure: Figure) -> None:
        """Show the sentences of a figure that was moved to; an actor's card with unsaved changes stays."""
        if self.card_in_hand() is None:
            self.show_figure(figure)

    def show_figure(self, figure: Figure, *, enter: bool = False) -> None:
        if self._say_card_first():
            return

        def show(behind: Behind) -> None:
            self.donation_id, self.actor_id = None, None
            card = SentencesCard(figure, behind)
            card.records_wanted.connect(lambda: self.records_wanted.emit(figure))
            self._put(card, figure)
            if enter:
                card.focus_first()

        self._session.query(self, lambda store, _stopped: figure_sentences.behind(store, figure), show)

    def show_beside_form(self, donation_id: int) -> None:
        """Show the sentences of a record whose form is open."""
        self._is_beside_form = True
        self._show_record(donation_id)

    @property
    def beside_form(self) -> int | None:
        """The record whose sentences are shown beside its form."""
        return self.donation_id if self._is_beside_form and self.actor_id is None else None

    def show_record(self, donation_id: int) -> None:
        self._is_beside_form = False
        self._show_record(donation_id)

    def leave_form(self) -> None:
        """Show the whole record again, after its form was closed."""
        if self._is_beside_form and self.donation_id is not None:
            self.show_record(self.donation_id)

    def _show_record(self, donation_id: int) -> None:
        """Show a record, unless an actor's card with unsaved changes is shown."""
        if self.card_in_hand() is not None:
            return
        found = next(iter(self._session.do(lambda store: donations.records(store, (donation_id,))) or ()), None)
        if found is None:  # it has just been removed, which is said already
            self.show_nothing()
            return
        self.donation_id, self.actor_id = donation_id, None
        card = RecordCard(found, beside_form=self._is_beside_form)
        card.open_wanted.connect(self.open_wanted)
        card.remove_wanted.connect(self.remove_wanted)
        card.actor_wanted.connect(self.show_actor)
        card.reading_wanted.connect(self.reading_wanted)
        self._put(self._with_links(card, "donation", donation_id))

    def show_actor(self, actor_id: int, *, edited: bool = False) -> None:
        """Show an actor, with a way back to the record; with its fields open to be `edited`."""
        if (card := self.card_in_hand()) is not None:  # what is typed in it stays
            card.setFocus() if self.actor_id == actor_id else self._say_card_first()
            return
        asked = DonationFilter(actor_id=actor_id)
        found = self._session.do(
            lambda db: (
                actors.record(db, actor_id),
                donations.count(db, asked),
                donations.rows(db, asked, limit=LISTED),
            )
        )
        if found is None:
            return
        self.actor_id = actor_id
        card = ActorCard(self._session, *found)
        card.left.connect(self.leave_actor)
        card.remove_wanted.connect(self._remove_actor)
        card.records_wanted.connect(self.filter_wanted)
        self._put(self._with_links(card, "actor", actor_id))
        self._take_in(card)
        card.setFocus()
        if edited and not card.is_editing:
            card.edit()

    def _with_links(self, card: Card, kind: str, thing_id: int) -> Card:
        """The card with links to its history and to notes about it at the bottom."""
        shows_thing(card, kind, thing_id)
        layout = card.layout()
        assert isinstance(layout, QBoxLayout)
        history = HistoryChip(self._session, kind, thing_id)
        layout.insertWidget(layout.count() - 1, history, 0, Qt.AlignmentFlag.AlignLeft)
        layout.insertWidget(layout.count() - 1, Backlinks(self._session, kind, thing_id))
        return card

    def leave_actor(self) -> None:
        """Back to the record."""
        if self._say_card_first():
            return
        self.actor_id = None
        if self.donation_id is not None:
            self._show_record(self.donation_id)
        else:
            self.show_nothing()

    def _remove_actor(self, actor_id: int) -> None:
        """Remove an actor at once; the toast offers undo."""
        name = actors.one(self._session.store, actor_id).content.name
        self.leave_actor()
        said = tr("Removed “{name}”").format(name=name)
        self._session.remove(lambda store: operations.remove_actor(store, actor_id), said)
        self.actor_removed.emit()

    def _take_in(self, card: ActorCard) -> None:
        """Restore what was left unsaved of this actor when the program ended."""
        if found := [one for one in self._kept.waiting() if one.form.id == card.record.id]:
            with contextlib.suppress(ValueError, TypeError, LookupError):  # another version of the program wrote it
                card.take_in(found[0].words)
                self._kept.took(found[0])
        card.changed.connect(self._kept.soon)

    def keep(self) -> None:
        """Save what is typed, in case the program is killed."""
        self._kept.keep()

    def _half_typed(self) -> dict[Form, str]:
        card = self.card_in_hand()
        return {} if card is None else card.half_typed()

    def reload(self) -> None:
        """Show the same again, as it is by now; the keyboard stays where it was in it."""
        at, held = self._area.verticalScrollBar().value(), self._held()
        if self.actor_id is not None:
            if self._edited() is None:
                self.show_actor(self.actor_id)
        elif self.donation_id is not None:
            self._show_record(self.donation_id)
        elif self.figure is not None:
            self.show_figure(self.figure)
        else:
            self.show_nothing(self._sentence)
        shown = self._area.widget()
        if held and shown is not None and not self._held():
            named = [one for one in shown.findChildren(QWidget) if one.accessibleName() == held]
            (named[0] if named else shown).setFocus()
        self._area.verticalScrollBar().setValue(at)

    def _held(self) -> str:
        """The name of what has the keyboard in the card that is shown; empty for nothing in it."""
        shown = self._area.widget()
        focus = at_keyboard(shown) if shown is not None else None
        return focus.accessibleName() if focus is not None else ""

    def _edited(self) -> ActorCard | None:
        """The actor's card whose fields are open, if any."""
        card = self._area.widget()
        return card if isinstance(card, ActorCard) and card.is_editing else None

    def focus_edited(self) -> bool:
        """Focus the actor whose fields are open; False if there is none."""
        if (card := self._edited()) is not None:
            card.name.setFocus()
        return card is not None

    def _say_card_first(self) -> bool:
        """Whether unsaved changes of an actor prevent this; if so, says so."""
        if (card := self.card_in_hand()) is not None:
            name = card.record.content.name
            self._session.say(tr("Save or discard the changes to “{name}” first.").format(name=name), "warning")
        return card is not None

    def card_in_hand(self) -> ActorCard | None:
        """The actor's card with unsaved changes, if any."""
        card = self._edited()
        return card if card is not None and card.is_changed() else None
