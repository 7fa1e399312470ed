"""Drafting a record beside its sentence: what the rules read of it, changed and accepted by the person, then saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.actions import source_drafts
from app.actions.donation_rules import NO_CURRENCY
from app.actions.likely_records import likely_records, put_words, records_at, still_open
from app.actions.own_fields import values_of
from app.domain import further
from app.domain.already_recorded import already
from app.domain.changes import Changes
from app.domain.drafts import card
from app.domain.drafts.apart import listed
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Draft, Field, Span
from app.domain.drafts.record import place_in_record, record_of
from app.domain.errors import UserError
from app.domain.language import later, tr, tr_n
from app.domain.money import choices_words
from app.domain.put_away import PutAway
from app.domain.records import DonationRecord, FieldPlace
from app.domain.shortened import shortened
from app.domain.source_sentence import SourceSentence
from app.domain.sources import SourceText
from app.domain.terms import Outcome
from app.domain.vocabularies import GIVING, NO_TERMS
from app.store.reads import donations, history, vocabularies
from app.ui.base import keys
from app.ui.base.autosave import WhenFree
from app.ui.base.operation_words import redo_words, undo_words
from app.ui.base.session import Session, Target
from app.ui.base.things import target_of_record
from app.ui.reader.steps import whole_words
from app.ui.views.read import row_words
from app.ui.views.read.draft_card import DraftCard, Named, Shown
from app.ui.views.read.draft_marks import DraftMarks
from app.ui.views.read.draft_room import DraftRoom
from app.ui.views.read.draft_rows import ShownRow
from app.ui.views.read.gifts import Gift, Gifts, names_of
from app.ui.views.read.kept_drafts import MOST_SHOWN, KeptDrafts
from app.ui.views.read.linked_rows import LinkedRows
from app.ui.views.read.reading import Reading
from app.ui.views.read.readings import OtherReading, readings, readings_again, shown_beside
from app.ui.widgets.announcer import announce
from app.ui.widgets.at_keyboard import at_keyboard

KEEP_MS = 400
"""How long after a change it is saved, so that a crash loses none."""
_OUTCOMES = tuple(Outcome)
_BACK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
"""Keys that lead from the text back to the card."""
_STEPPED = {Field.BASIS, Field.TERMS, *further.LINKS}
"""Rows that are chosen from a list, and not from the words of the sentence."""
_WHICH_OUTCOME = later("Nothing here says what became of it: ← → on “Outcome” choose that.")
_LIKE = {Field.DATE: "December 2018", Field.MONEY: "USD 2 million"}
"""How a value is written that is not read in any words."""


class Drafting(QObject):
    """Answers `R`. Loaded when it is pressed first."""

    def __init__(self, session: Session, place: Reading) -> None:
        super().__init__(place)
        self._session, self._place = session, place
        self._gifts = Gifts()
        self.kept = KeptDrafts(session)
        self._published = ""
        self._takes_words = False
        self._given: Span | None = None
        """The words that a row has, with which selecting others begins."""
        self._newest = 0
        """The newest record that was there when the drafts were opened."""
        self._since = 0
        """The newest operation of that moment."""
        self._met = set[int]()
        """Records made since then that this person made, or was warned of."""
        self._saved = dict[int, tuple[Gift, int]]()
        """The drafts of which records were made since then, by the record, with where each stood among the others."""
        self._known: tuple[DonationRecord, ...] = ()
        """The records with evidence in the sentences of the drafts."""
        self._offered_before = set[tuple[source_drafts.Place, str]]()
        """The drafts for which a warning was shown on saving that they are records already."""
        self._unseen: Gift | None = None
        """The draft that came up by itself behind one that was saved, until somebody goes through its rows."""
        self._asked: tuple[Draft, tuple[Field, int]] | None = None
        """The draft and the row whose currency was asked for."""
        self._not_read: tuple[tuple[Field, int], Span] | tuple[None, None] = None, None
        """The words chosen last for a row that were not read; they are the evidence of what is typed for it instead."""
        self._complaint = ""
        """What was said of the last words that were not read."""
        self._worded: tuple[tuple[Field, int] | None, Draft | None, Draft | None] = None, None, None
        """The row that words were chosen for last, the draft before that and after it."""
        self._proposed: tuple[int, int] | None = None
        """How many steps there were before and after words were selected by keys; once nothing is selected any more
        these are taken back."""
        self._wanted = set[Field | str]()
        """The fields, and keys of what is further said, of which an empty row was asked for."""
        self._linked = LinkedRows(session, lambda: self._known)
        self._card = self._made()
        self._room = DraftRoom(place, self._card)
        self._rest = WhenFree(self, session, KEEP_MS, self.keep)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._follow_size)
        self._covering = QTimer(self, singleShot=True, interval=0)
        self._covering.timeout.connect(self._make_way)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        page = place.page
        page.overlays.append(self._paint)
        page.selection_changed.connect(self._selected)
        page.verticalScrollBar().valueChanged.connect(lambda _value: self._put())
        page.set_again.connect(self._put)
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)
        place.installEventFilter(self)
        place.shown.connect(self.close)
        place.going.connect(self.close)
        session.changed.connect(self._changed)
        place.middle.currentChanged.connect(self.close)  # the library comes in place of the text

    # --- opening ---

    def open(self) -> None:
        """Draft what is selected, or the sentence under the caret."""
        if not self._session.may_write() or self._place.text is None or self._place.row is None:
            return
        self.keep_typed()  # of another sentence
        page, meta = self._place.page, self._place.row.meta
        stretch = page.selection() or (page.caret(), page.caret())
        self._published = meta.published
        if not (found := self.kept.read(self._place.text, stretch, meta, self._place.drafts())):
            self._session.say(tr("Put the caret into a sentence first, or select the words of a gift."), "warning")
            return
        self._gifts, self._newest = Gifts(found), donations.at_most(self._session.store)
        self._since = history.newest(self._session.store)
        self._offered_before.clear()
        self._saved.clear()
        self._read_known()
        if stretch[0] == stretch[1]:
            self._gifts.nearest(stretch[0])
        else:  # the first that is no record yet
            self._gifts.at = next((at for at, one in enumerate(found) if self._already(one) is None), 0)
        self._show(afresh=True)
        self._bring_up()
        self._session.begun.emit()
        if unread := self._now.sentence.unread:
            self._session.say(f"{unread} {tr('Alt+W selects the words of a field.')}", "warning")

    def _bring_up(self) -> None:
        self._card.show()
        self._card.raise_()
        self._card.list.setFocus()
        self._session.card_moved.emit()

    def _read_known(self) -> None:
        """Read the records with evidence in these sentences."""
        text, ends = self.kept.text, [(one.sentence.start, one.sentence.end) for one in self._gifts.all]
        if text is not None and ends:
            start, end = min(ends)[0], max(end for _, end in ends)
            self._known = records_at(self._session.store, text.version_id, start, end)

    def _already(self, one: Gift) -> DonationRecord | None:
        """The record of the words of a draft, if there is one already."""
        return already(one.draft, one.sentence.span, self._text.version_id, self._known)

    def _made(self) -> DraftCard:
        made = DraftCard(self._place)
        made.installEventFilter(self)
        made.grown.connect(self._put)
        made.row_changed.connect(self._follow_row)
        made.accepted.connect(self._accept)
        made.sure_accepted.connect(self._accept_sure)
        made.read_otherwise.connect(self._read_otherwise)
        made.emptied.connect(lambda row: self._change(card.without(self._now.draft, row), row))
        made.item_set.connect(lambda row, way: self._change(card.with_way(self._now.draft, row, way), row))
        made.typed.connect(self._type)
        made.outcome_stepped.connect(self._step_outcome)
        made.other_words_wanted.connect(self._turn_row)
        made.row_wanted.connect(self._want_row)
        made.words_wanted.connect(self._want_words)
        made.saved.connect(lambda every: self._is_looked_at(every=every) and self._save(every=every))
        made.looked_at.connect(self._see)
        made.stepped.connect(self._step)
        made.chosen.connect(self._choose)
        made.turned.connect(self._turn)
        made.alone_wanted.connect(self._mean_alone)
        made.titled.connect(self._call)
        made.counted.connect(self._count)
        made.form_wanted.connect(self._open_form)
        made.linked.connect(self._link)
        made.record_wanted.connect(self._open_record)
        made.put_away.connect(self._put_away)
        made.refused.connect(self._refuse)
        made.notice.connect(self._session.say)
        return made

    @property
    def _now(self) -> Gift:
        return self._gifts.now

    @property
    def _text(self) -> SourceText:
        """The text of the drafts; the page may show another by now."""
        text = self.kept.text
        assert text is not None
        return text

    def _rows_of(self, one: Gift) -> tuple[Row, ...]:
        return card.rows(one.draft, self.kept.own, self._text.text)

    def _sentence_of(self, one: Gift) -> SourceSentence:
        return SourceSentence(self._text.text, one.sentence.span, self._published)

    def is_open(self) -> bool:
        """Whether a draft is gone through."""
        return bool(self._gifts)

    def close(self) -> None:
        """Close the card; what was changed waits for its author."""
        if not self._gifts:
            return
        self.keep_typed()
        shown, drafted, had_keys = self._place.text, self.kept.text, at_keyboard(self._card)
        self._leave()
        if had_keys and self._place.middle.currentWidget() is self._place.page:
            self._place.page.setFocus()
        if shown and drafted and shown.source_id == drafted.source_id and shown.version_id != drafted.version_id:
            self._session.say(
                tr("The text was changed meanwhile. The draft is put away; see its sentence again."), "warning"
            )

    def _leave(self) -> None:
        self._gifts, self._takes_words, self._not_read = Gifts(), False, (None, None)
        self._card.hide()
        self._place.page.light_only(None)
        self._room.leave()

    # --- showing ---

    def _show(self, *, afresh: bool = False) -> None:
        now = self._now
        self._rest.start()
        self._show_draft(afresh=afresh)
        if self._place.text is not self.kept.text:  # what was half typed is taken, and the card closed
            return
        self._place.page.light_only((now.sentence.start, now.sentence.end))
        if afresh:
            self._room.make()
        for at in (now.sentence.end - 1, now.sentence.start):  # a long one is seen from its beginning
            self._place.page.scroll_to(at)
        self._put()
        if (row := self._card.current()) is not None:
            self._room.see(row.span)

    def _follow_row(self, row: Row) -> None:
        """Mark the words of the row that the keyboard is on."""
        self._place.page.viewport().update()
        if self._card.isVisible():
            self._room.see(row.span)

    def _rows(self, one: Gift) -> list[tuple[Row, Span | None]]:
        """The rows of a draft that are shown, an empty one with the words that are offered for it."""
        wanted, linked = self._wanted, self._links_offered(one)
        return row_words.shown_rows(one.draft, self.kept.own, self._sentence_of(one), wanted, linked)

    def _links_offered(self, one: Gift) -> dict[str, str]:
        """The records that rows of a draft offer, by their keys."""
        return self._linked.offered(self._sentence_of(one), one.draft)

    def _show_draft(self, *, afresh: bool = False) -> None:
        now, gifts = self._now, self._gifts
        self._wanted = set() if afresh else self._wanted
        content = record_of(now.draft)
        known = [self._already(one) for one in gifts.all]
        refs = ["" if one is None else one.ref for one in known]
        linked, why_not = self._links_offered(now), row_words.why_not(now.draft)
        named = zip(names_of(gifts.all), gifts.all, refs, strict=True)
        shown = Shown(
            content.title or tr("A gift"),
            [
                ShownRow(
                    row,
                    row.key in now.accepted,
                    self._words(row.span),
                    inferred=row_words.is_inferred(now.draft, row),
                    offered=self._words(offered) or ("" if row.value else linked.get(row.own[0], "")),
                    readings=tuple(shown_beside(row.value, one.value) for one in self._readings(row)),
                )
                for row, offered in self._rows(now)
            ],
            why_not,
            card.counts(now.draft) and not why_not,
            card.may_be_counted(now.draft) and (not why_not or Field.TERMS in now.draft.unsure),
            [Named(*name, self._is_done(one), ref) for name, one, ref in named],
            gifts.at,
            len(gifts.list()),
            gifts.is_alone,
            may_turn=now.listed is not None or listed(now.draft) is not None,
            fresh=sum(self._already(one) is None for one in self._for_all()),
            ways={row.key: ways for row in card.rows(now.draft) if (ways := card.ways_of_item(now.draft, row))},
            unread=self._unread(),
        )
        self._card.show_draft(shown, afresh=afresh)
        self._show_likes()

    def _unread(self) -> str:
        """What of the row of a table that is gone through none of its drafts says, as it was read or as it is now."""
        row = self._now.sentence
        now = [one.draft for one in self._gifts.all if one.sentence.start == row.start]
        return source_drafts.unread_at(self._text.text, row.span, [*row.drafts, *now])

    def _readings(self, row: Row) -> list[OtherReading]:
        """What else a row may say that nobody has accepted, or of which another reading was chosen."""
        now, sentence = self._now, self._sentence_of(self._now)
        if row.key not in now.accepted:
            return readings(now.draft, row, sentence)
        before = now.doubted.get(row.key) or now.read
        if before is None or (row.key not in now.doubted and row in card.rows(before)):  # accepted as it was read
            return []
        return readings_again(before, now.draft, row, sentence)

    def _show_likes(self) -> None:
        source_id = 0 if self._place.text is None else self._place.text.source_id
        self._card.show_likes(likely_records(self._session.store, record_of(self._now.draft), source_id=source_id))

    def _changed(self, changes: Changes) -> None:
        """A record that another program makes meanwhile may be of the gift that is shown; one that was made of a draft
        of these and is undone leaves that draft to be gone through again."""
        if not self._gifts or not changes.touches("donation", "evidence"):
            return
        undone = self._follow_saved()
        if not self._gifts:
            self._go_on_or_close()
            return
        self._read_known()
        if undone:
            self._show(afresh=True)
        else:
            self._show_draft()
            self._put()

    def _follow_saved(self) -> bool:
        """Put back the drafts whose records are undone, the first of them current, and drop those that have theirs
        again. Whether any was put back."""
        made = {row.id for row in donations.by_ids(self._session.store, [*self._saved])}
        there = [id(one) for one in self._gifts.all]
        undone = [saved for number, saved in self._saved.items() if number not in made and id(saved[0]) not in there]
        for one, at in sorted(undone, key=lambda saved: -saved[1]):
            self._gifts.put_back(one, at)
        done = [one for number, (one, _) in self._saved.items() if number in made and id(one) in there]
        if done:
            self._gifts.drop(done)
        return bool(undone)

    def _made_meanwhile(self, saving: Sequence[Gift]) -> bool:
        """Whether somebody else has made a record that may be one of these; the user is warned once."""
        contents = [record_of(one.draft) for one in saving]
        found = self._session.do(lambda db: [like.record for one in contents for like in likely_records(db, one, None)])
        new = {one.id: one.ref for one in found or () if one.id > self._newest and one.id not in self._met}
        self._met |= new.keys()
        if new:
            self._show_likes()
            words = tr("{refs} was made meanwhile and may be the same gift. Save again if it is a different one.")
            self._session.say(words.format(refs=", ".join(new.values())), "warning")
        return bool(new) or found is None

    def _is_done(self, gift: Gift) -> bool:
        """Whether every value of it is accepted."""
        return all(row.key in gift.accepted for row in self._rows_of(gift) if row.value)

    def _words(self, span: Span | None) -> str:
        """The words of the source at a place, as they are shown."""
        words = "" if span is None else self._text.text[span.start : span.end]
        return shortened(" ".join(words.split()), MOST_SHOWN)

    def _follow_size(self) -> None:
        if self._gifts:
            self._room.make()
            self._put()

    def _focus_moved(self) -> None:
        if self._gifts:
            self._covering.start()  # once what the keyboard is in has its place

    def _make_way(self) -> None:
        """Close the card where it covers a focused field, such as that of a note: typing there would be unseen."""
        field = QApplication.focusWidget()
        if self._gifts and isinstance(field, QLineEdit | QPlainTextEdit) and self._room.is_over(field):
            self.close()
            self._session.say(tr("The draft is put away while you type here: R on its sentence continues it."))

    def _put(self) -> None:
        """Move the card beside its sentence; where there is no room, below the text."""
        if self._gifts and not self._room.is_moving:
            self._room.put(self._now.sentence.start, self._now.sentence.end)
            self._session.card_moved.emit()

    def _paint(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        """Mark the words of each row, those of the other drafts of the list, and the way from the sentence here."""
        if not self._gifts:
            return
        now, marks = self._now, DraftMarks(self._place.page, painter, block, number, top)
        marks.way(now.sentence.start, now.sentence.end, self._room.near_side())
        marks.others([one for one in self._gifts.list() if one is not now])
        marks.rows(self._rows_of(now), now.accepted, self._card.current())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape in the text lead back to the card, undo takes back what was changed in the draft; the card
        follows the size of its place."""
        if not self._gifts:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self._place.page.viewport():
            self._follow_click()
        if isinstance(event, QResizeEvent) and watched in (
            self._place,
            self._place.page,
        ):  # also where a pane comes or goes
            self._resized.start()  # once what was resized has laid out what is in it
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        is_pressed = event.type() == QEvent.Type.KeyPress
        for key, forward in ((QKeySequence.StandardKey.Undo, False), (QKeySequence.StandardKey.Redo, True)):
            if event.matches(key) and watched is not self._place and not self._is_the_windows(forward=forward):
                event.accept()
                if is_pressed:
                    self._retrace(forward=forward)
                return True
        if watched is not self._place.page or not is_pressed or event.key() not in _BACK:
            return False
        self._back_to_card()
        return True

    def _is_the_windows(self, *, forward: bool) -> bool:
        """Whether undo is that of the program: of what was done since the drafts were opened, as one that was saved.
        What was done before is behind the card, and would change unseen."""
        store = self._session.store
        return not self._gifts.may_retrace(forward=forward) and history.step_of(store, back=not forward) > self._since

    def _retrace(self, *, forward: bool) -> None:
        """Take back what was changed last in the drafts; where that is nothing, say what undo leads to without them."""
        if not self._gifts.may_retrace(forward=forward):
            none = tr("This draft has no step to do again.") if forward else tr("This draft has no step to take back.")
            then = tr("Once it is put away (Esc), {key}: {does}.")
            does, key = _would_do(self._session, forward=forward)
            self._session.say(f"{none} {then.format(key=key, does=does)}" if does else none, "warning")
            return
        gone = list(self._gifts.all)
        self._gifts.retrace(forward=forward)
        existing = {self.kept.place_of(one) for one in self._gifts.all}
        for one in gone:
            if self.kept.place_of(one) not in existing:
                self.kept.forget(one)
        self._show()

    def _back_to_card(self) -> None:
        self._takes_words, self._proposed, self._given = False, None, None
        page = self._place.page
        page.select(page.caret(), page.caret())
        self._card.take_keyboard()

    # --- what the person does ---

    def _change(self, draft: Draft, row: Row | None) -> None:
        self._gifts.change(draft, row)
        self._show()

    def _accept(self, row: Row) -> None:
        if not row.value:
            if row.field is Field.STATUS:
                self._session.say(tr(_WHICH_OUTCOME), "warning")
            elif self._offered(row) is None and row.own[0] not in further.LINKS:
                self._want_words(row)
            else:
                self._turn_row(row, 1, is_more=False)
            return
        if self._is_done(self._now):
            if not self._card.go_to_offered() and not self._lacks([self._now]):
                self._session.say(self._how_to_go_on())
            return
        draft = self._now.draft
        if row_words.is_open(draft, row) and self._asked != (draft, row.key):
            self._asked = draft, row.key
            listed = choices_words(row_words.currencies(draft, row))
            asks = tr("Which currency? {choices}: ← → choose it, F2 types another, Enter again leaves it open.")
            self._session.say(asks.format(choices=listed), "warning")
            return
        self._gifts.accept((row.key,))
        self._show()
        self._card.go_on(by_hand=not self._now.sentence.drafts)
        self._say_offered()

    def _say_offered(self) -> None:
        """Once all that it says is accepted, say what else its sentence offers."""
        offered = dict.fromkeys(one.row.label for one in self._card.model.rows if one.offered)
        if offered and self._is_done(self._now):
            words = tr("Also offered, and not taken yet: {fields}. Enter goes there, Ctrl+Enter saves without.")
            self._session.say(words.format(fields=", ".join(offered)))

    def _how_to_go_on(self) -> str:
        """What to press where all of a draft is accepted: one Enter too many shows no other draft."""
        if len(self._gifts.all) > 1:
            return tr("All of this draft is accepted: Ctrl+Enter saves it, PageDown leads to the next.")
        return tr("All of this draft is accepted: Ctrl+Enter saves it.")

    def _read_otherwise(self, row: Row, number: int) -> None:
        """Let a row say another of its readings, which is accepted with that; the keyboard goes on from there, or stays
        on another row."""
        current = self._card.current()
        self._gifts.choose_reading(self._readings(row)[number].draft, row)
        self._show()
        if current is not None and current.key == row.key:
            self._card.go_on(by_hand=not self._now.sentence.drafts)
        else:
            self._card.announce_row(row)

    def _accept_sure(self) -> None:
        rows = self._rows_of(self._now)
        if not (sure := {row.key for row in rows if row.value and not row.unsure}):
            self._session.say(tr("No field here is sure: Enter accepts one at a time."), "warning")
            return
        self._gifts.accept(sure)
        self._show()
        self._card.go_on()
        announce(self._card, tr_n("{n} field accepted", "{n} fields accepted", len(sure)))
        self._say_offered()

    def _link_row(self, row: Row, draft: Draft | None) -> None:
        """Let a row name the record that it does in this draft, if any."""
        if draft is not None:
            self._gifts.choose(draft, row)
            self._show()
            self._card.go_to(row)

    def _type(self, row: Row, words: str) -> None:
        """Give a row a typed value. Its evidence is the same words in the sentence, if it has them, else those that
        were chosen for the row, else its former ones if they say the same, else none."""
        if row.own[0] in further.LINKS:
            if (draft := self._linked.typed(self._now.draft, row, words)) is not None:
                self._card.leave_editor()
                self._link_row(row, draft)
            return
        text = self._text.text
        at = card.words_in(text, self._now.sentence.span, words, row.span)
        if at is not None:
            taken = self._take(row, text, at, over=True)
        else:
            reader, draft = source_drafts.reader(), self._now.draft
            for_row, on = self._not_read
            if for_row != row.key or on is None:
                stays = card.still_says(draft, row, reader, text, words, self._published)
                on = row.span if stays and row.span is not None else Span(0, 0)
            taken = self._take(row, words, Span(0, len(words)), on)
            if taken and on == (0, 0):
                bare = tr("{field} “{words}” has no words as evidence yet: Alt+W on its row selects them.")
                self._session.say(bare.format(field=row.label, words=words))
        if taken:
            self._card.leave_editor()
            self._card.go_on(by_hand=not self._now.sentence.drafts)

    def _step_outcome(self, way: int) -> None:
        if (row := self._card.current()) is not None and row.field is Field.STATUS:
            at = _OUTCOMES.index(self._now.draft.status) + way
            number = (min(way, 0) if card.is_unsaid(self._now.draft) else at) % len(_OUTCOMES)
            made = further.with_outcome(self._now.draft, _OUTCOMES[number], self._sentence_of(self._now))
            self._gifts.choose(made, row)
            self._show()

    def _step_currency(self, row: Row, way: int) -> bool:
        """Whether the words of a sum leave its currency to several; then it is in the next of these."""
        if is_open := bool(row_words.currencies(self._now.draft, row)):
            self._change(row_words.with_next_currency(self._now.draft, row, way), row)
        return is_open

    def _turn_row(self, row: Row, way: int, is_more: bool) -> None:
        """Let a row say the next words of its sentence that may be meant, or one more row say them; a sum whose
        currency is open is in the next that its words may mean."""
        if not is_more and row_words.is_asked(self._now.draft, row):
            self._step_currency(row, way)
            return
        if {row.own[0], row.field} & _STEPPED:
            self._step_term(row, way)
            return
        text, rows = self._text.text, self._rows_of(self._now)
        if is_more:
            row = row._replace(part=sum(one.field is row.field and bool(one.value) for one in rows), value="")
        sentence = self._sentence_of(self._now)
        words = self._offered(row) or row_words.next_words(rows, row, sentence, way, is_more=is_more)
        if words is None:
            if is_more or not self._step_currency(row, way):
                self._session.say(tr("The sentence names nothing else for this field; Alt+W selects words."), "warning")
        elif self._take(row, text, words, words):  # also in place of what was typed
            self._card.go_to(row)

    def _offered(self, row: Row) -> Span | None:
        """The words that are offered for a row that says nothing."""
        return next((span for one, span in self._rows(self._now) if one.key == row.key), None)

    def _step_term(self, row: Row, way: int) -> None:
        """Let the basis or the terms be the next of its vocabulary, or another record the next that is likely."""
        sentence = self._sentence_of(self._now)
        if row.own[0] in further.LINKS:
            self._link_row(row, self._linked.stepped(sentence, self._now.draft, row, way))
            return
        terms = ("", *(one.key for one in vocabularies.of(self._session.store).offered(GIVING) if one != NO_TERMS))
        made = row_words.with_next_term(self._now.draft, row, way, sentence, self._offered(row), terms)
        self._wanted.add(row.field)
        self._gifts.change(made, row)
        self._gifts.accept(one.key for one in card.rows(made) if one.key == row.key and one.value)
        self._show()

    def _want_row(self, wanted: Field | str) -> None:
        """Show an empty row of this field, or of what may be further said under this key."""
        self._wanted.add(wanted)
        self._show()
        row = next(row for row, _ in self._rows(self._now) if wanted in (row.field, row.own[0]))
        self._card.go_to(row)

    def _want_words(self, row: Row) -> None:
        """Let the keyboard select words; they are the row's at once. It begins with those that the row has, to be
        extended with Shift; what was selected before is not meant."""
        self._takes_words, self._proposed, page = False, None, self._place.page
        at = self._now.sentence.start
        page.setFocus()
        page.select(at, at)
        self._given = row.span
        if row.span is not None:
            page.select(*row.span)
        self._takes_words = True
        self._session.say(tr("Select the words in the text; Enter leads back to the draft."))

    def _selected(self) -> None:
        """Words were selected while a row waits for some, or with the mouse. By keys that is done letter by letter: the
        row says the whole words, and what it said before once nothing is selected any more."""
        page, row, gifts = self._place.page, self._card.current(), self._gifts
        chosen, by_mouse = page.selection(), page.is_pressed()
        was, self._proposed = self._proposed, None
        if not gifts or row is None or self._place.text is None:
            return
        going_on = was is not None and gifts.steps() == was[1]
        if chosen is None:
            if was is not None and going_on and not by_mouse:
                gifts.back_to(was[0])
                self._show()
            return
        if chosen == self._given or (not self._takes_words and not page.hasFocus()):
            return  # what the row has already
        self._given = None
        before = was[0] if was is not None and going_on else gifts.steps()
        span = Span(*(chosen if by_mouse else whole_words(page, *chosen)))
        if self._take(row, self._text.text, span) and not by_mouse:
            self._proposed = before, gifts.steps()

    def _follow_click(self) -> None:
        """A click on words of a row, which selects none, leads to that row."""
        page, at = self._place.page, self._place.page.caret()
        if page.selection() is None and not self._takes_words:
            on = [
                row for row, _ in self._rows(self._now) if row.span is not None and row.span.start <= at < row.span.end
            ]
            if on and self._card.current() not in on:
                self._card.go_to(on[0])

    def _take(self, row: Row, text: str, span: Span, on: Span | None = None, *, over: bool = False) -> bool:
        """Let a row say what words say, also `over` what was typed in it before, with these words as its evidence, or
        `on` for words that are typed."""
        reader, now = source_drafts.reader(), self._now.draft
        if row.own[0] in further.LINKS:
            self._link_row(row, self._linked.on_words(self._sentence_of(self._now), now, row, span))
            return True
        try:
            if on is None and not over:
                draft = self._with_chosen(row, text, span)
            else:
                typed = over or text is not self._text.text
                draft = card.with_words(now, row, reader, text, span, self._published, is_typed=typed)
            if on is not None:
                draft = card.on_words(draft, row, self._text.text, on)
            if row.field is Field.OWN:
                draft = further.put(draft, row)
                by_field = {one.key: one.words for one in draft.own if one.key == row.own[0]}
                values_of(self._session.store, by_field, self._published)
                further.refuse_unread(row, by_field[row.own[0]], reader, self._published)
        except UserError as error:
            if on is not None or row.field not in _LIKE:
                self._session.say(str(error), "warning")
                return False
            self._not_read = row.key, span
            sentence = tr("“{words}” is not read: type it like {example} (F2), and these words will be its evidence.")
            words = " ".join(text[span.start : span.end].split())
            self._complaint = sentence.format(words=words, example=_LIKE[row.field])
            self._session.say(self._complaint, "warning")
            return False
        self._not_read, self._given = (None, None), None
        self._session.unsaid.emit(self._complaint)
        draft = row_words.with_doubt_of_overlap(draft, row, self._text.text)
        is_unsure = any(one.unsure for one in card.rows(draft, self.kept.own, self._text.text) if one.key == row.key)
        (self._gifts.change if is_unsure else self._gifts.choose)(draft, row)
        self._show()
        return True

    def _with_chosen(self, row: Row, text: str, span: Span) -> Draft:
        """What was typed in a row stays, with these words as its evidence, also while the mouse still selects them."""
        key, before, after = self._worded
        now = self._now.draft
        draft = before if key == row.key and after is now and before is not None else now
        was = next((one for one in card.rows(draft, self.kept.own) if one.key == row.key), row)
        reader, made = source_drafts.reader(), None
        if card.is_typed(was):
            made = card.with_words_only(draft, was, reader, text, span, self._published)
        made = made or card.with_words(draft, was, reader, text, span, self._published)
        self._worded = row.key, draft, made
        return made

    def _step(self, way: int) -> None:
        self._choose((self._gifts.at + way) % len(self._gifts.all))

    def _choose(self, number: int) -> None:
        self._card.take_half_typed()
        self._gifts.at, self._gifts.is_alone, self._not_read = number, False, (None, None)
        self._show(afresh=True)

    def _turn(self) -> None:
        """A list of gifts becomes one, or one to several a list."""
        differing = ", ".join(self._gifts.differing(self.kept.own))
        now = self._now.sentence
        if (gone := self._gifts.turn(self._text.text[now.start : now.end])) is None:
            self._session.say(
                tr("Only a gift with several givers or several recipients, not both, becomes several records.")
            )
            return
        for one in gone:
            self.kept.forget(one)
        self._show()
        each = tr("One record for each of the {n}").format(n=len(self._gifts.list()))
        one = tr("One record for all of the list")
        if differing:
            one = tr("One record for all of the list. They differed in {fields}: what the first says is kept.")
        self._session.say(one.format(fields=differing) if self._now.listed is None else each)

    def _mean_alone(self, is_alone: bool) -> None:
        self._gifts.is_alone = is_alone
        self._show()

    def _call(self, title: str) -> None:
        """The person's own title; an empty one is made of the fields again."""
        self._gifts.call(title.strip())
        self._show()

    def _count(self, does_count: bool) -> None:
        """Whether a gift is to count in totals, as the person says."""
        self._change(card.counted(self._now.draft, does_count), None)
        self._session.say(tr("Counts in totals") if does_count else tr("Does not count in totals"))

    # --- what becomes of it ---

    def _open_form(self) -> None:
        """Save what is shown, and show all its fields."""
        for record in self._save(every=False):
            self._session.go(Target("donations", "form", record.id))

    def _open_record(self) -> None:
        """Show the record that the draft is already."""
        if (known := self._already(self._now)) is not None:
            self.close()
            self._session.go(target_of_record(known.id))

    def _for_all(self) -> list[Gift]:
        """The drafts that are meant by all: those of the list, else those of the sentence."""
        those = self._gifts.list()
        return those if len(those) > 1 else list(self._gifts.all)

    def _to_be_saved(self, *, every: bool) -> list[Gift]:
        """The drafts to save. Of what is a record already none is saved with all, and alone once that was said."""
        if every:
            return [one for one in self._for_all() if self._already(one) is None]
        known, place = self._already(self._now), self.kept.place_of(self._now)
        if known is None or place in self._offered_before:
            return [self._now]
        self._offered_before.add(place)
        self._met.add(known.id)  # said now, though it may have been made meanwhile
        words = tr("This gift is {ref} already. Save again to make another record of it.")
        self._session.say(words.format(ref=known.ref), "warning")
        return []

    def _save(self, *, every: bool) -> tuple[DonationRecord, ...]:
        """Make records of the drafts; returns them, none where it is refused."""
        text = self._text
        saving = self._to_be_saved(every=every)
        if not saving or self._lacks(saving) or self._made_meanwhile(saving):
            return ()
        made = self._session.do(
            lambda store: source_drafts.save_all(store, text.source_id, [self._to_save(one) for one in saving])
        )
        if made is None:
            return ()
        self._met |= {record.id for record in made}
        self.kept.made(saving)
        self._saved |= {record.id: (one, self._gifts.all.index(one)) for record, one in zip(made, saving, strict=True)}
        self._gifts.drop(saving)
        refs = ", ".join(record.ref for record in made)
        to_check = sum(len(self._not_accepted(one)) for one in saving)
        left = tr_n("{n} field is to be checked", "{n} fields are to be checked", to_check) if to_check else ""
        still = [words for record in made for words in still_open(self._session.store, record)]
        said = (tr("Saved {refs}").format(refs=refs), *dict.fromkeys(still), left)
        self._session.say(" · ".join(part for part in said if part), "undo")
        self._go_on_or_close()
        self._unseen = self._now if self._gifts else None
        return made

    def _lacks(self, saving: Sequence[Gift]) -> bool:
        """Whether one of these says nothing, or lacks what a record needs, the outcome or the currency of a sum: its
        row becomes current, with a question."""
        for one in saving:
            rows = self._rows_of(one)
            if not one.draft.title and all(row.field is Field.STATUS for row in rows if row.value):
                nothing = tr("Nothing is read here, so there is nothing to save: F2 types what a row says.")
                self._session.say(nothing, "warning")
                return True
            needed = (row for row in rows if row_words.lacks_currency(one.draft, row) or _lacks_outcome(row))
            row = next(needed, None)
            if row is None:
                continue
            if one is not self._now:
                self._choose(self._gifts.all.index(one))
            self._card.go_to(row)
            self._session.say(_asked(one.draft, row), "warning")
            return True
        return False

    def _see(self) -> None:
        self._unseen = None

    def _is_looked_at(self, *, every: bool) -> bool:
        """Whether what is not sure of the shown draft was looked at, if it came up by itself: the key that saved one,
        pressed once too often, saves no other. Else its first such row becomes current, and is asked for once."""
        unsure = [row for row in self._not_accepted(self._now) if row.unsure]
        is_unseen = self._unseen is self._now and not every and not self._now.accepted and bool(unsure)
        self._unseen = None
        if is_unseen:
            self._card.go_to(unsure[0])
            words = tr("Not looked at yet, and not sure: {fields}. Ctrl+Enter again leaves them to be checked.")
            named = ", ".join(dict.fromkeys(row.label for row in unsure))
            self._session.say(words.format(fields=named), "warning")
        return not is_unseen

    def _not_accepted(self, one: Gift) -> list[Row]:
        """The rows that say something nobody has accepted."""
        return [row for row in self._rows_of(one) if row.value and row.key not in one.accepted]

    def _to_save(self, one: Gift) -> source_drafts.ToSave:
        to_check = _places(one, self._not_accepted(one))
        draft = row_words.settled(one.draft, one.accepted)
        return source_drafts.ToSave(draft, one.sentence.span, to_check, self.kept.to_be_made(one))

    def _link(self, donation_id: int) -> None:
        text, now = self._text, self._now
        kept, left = self.kept.to_be_made(now), [one for one in self._not_accepted(now) if one.unsure]
        unsure = _places(now, left)
        done = self._session.do(lambda store: put_words(store, text.source_id, now.draft, donation_id, kept, unsure))
        if done is not None:
            self.kept.made([now])
            self._gifts.drop([now])
            have = tr_n("{ref}: {n} field has its words now", "{ref}: {n} fields have their words now", done.supporting)
            out = tr("left out as not sure: {fields}").format(
                fields=", ".join(dict.fromkeys(one.label for one in left))
            )
            parts = (have.format(ref=done.ref), *([out] if left else ()), *(one.sentence() for one in done.otherwise))
            said = " · ".join(parts)
            self._session.say(said, "warning" if done.otherwise else "ok")
            self._go_on_or_close()

    def _refuse(self) -> None:
        """Do not offer this sentence again, or of several drafts leave out the one that is shown; a draft of a sentence
        in which the rules read nothing is discarded."""
        if len(self._gifts.all) > 1:
            self._leave_out()
            return
        now, gifts, offered = self._now, self._gifts, self._now.sentence.drafts
        place = self.kept.place_of(now)
        left = {self.kept.place_of(one): self.kept.as_left(one) for one in gifts.all if one.waits or one.is_touched}
        if offered and not self.kept.refuse(now, offered[0]):
            return
        for one in gifts.all:
            if one.waits and not (offered and one is now):
                self.kept.forget(one)
        words = tr("This sentence is not offered again.") if offered else tr("The draft was discarded.")
        self._gifts = Gifts()
        self._go_on_or_close()
        self._session.offer_undo(words, partial(self._take_up, gifts, self._text, place, left))

    def _leave_out(self) -> None:
        """Go on with the other drafts, without the one that is shown."""
        gifts, gone, at = self._gifts, self._now, self._gifts.at
        left = {self.kept.place_of(gone): self.kept.as_left(gone)}
        if gone.waits:
            self.kept.forget(gone)
        gifts.drop([gone])
        self._show(afresh=True)
        words = tr("This draft is left out; the others of its sentence stay.")
        self._session.offer_undo(words, partial(self._bring_back, gifts, gone, at, left))

    def _bring_back(
        self, gifts: Gifts, gone: Gift, at: int, left: Mapping[tuple[source_drafts.Place, str], PutAway]
    ) -> None:
        """Show a draft again that was left out; where its card is closed by now it waits, as it was left."""
        if self._gifts is not gifts:
            self.kept.keep_at(left)
            self._session.say(tr("The draft waits: R on this sentence goes on with it."))
            return
        gone.is_touched = gone.is_touched or gone.waits
        gifts.put_back(gone, at)
        self._show(afresh=True)
        self._bring_up()

    def _take_up(
        self,
        gifts: Gifts,
        text: SourceText,
        place: tuple[source_drafts.Place, str],
        left: Mapping[tuple[source_drafts.Place, str], PutAway],
    ) -> None:
        """Go on with drafts that were refused; where their text is shown no more they wait again, as they were left."""
        if self._place.text is not text or self.kept.text is not text:
            self.kept.forget_at(place)
            self.kept.keep_at(left)
            self._session.say(tr("This sentence is offered again."))
            return
        self.keep()
        self._gifts, now = gifts, gifts.now
        if now.sentence.drafts:
            self.kept.forget(now)
            now.is_touched = now.is_touched or now.draft != now.sentence.drafts[now.of]
        for one in gifts.all:
            one.is_touched = one.is_touched or one.waits
        self._show()
        self._bring_up()

    def _go_on_or_close(self, *, selected: bool = False) -> None:
        """To the next draft of the sentence; after the last one nothing is selected, unless it is to stay so."""
        if self._gifts:
            self._show(afresh=True)
            return
        page = self._place.page
        if not selected:
            page.select(page.caret(), page.caret())
        page.setFocus()
        self._leave()

    def _put_away(self) -> None:
        self.keep()
        waits = any(one.waits for one in self._gifts.all)
        self._gifts = Gifts()
        self._go_on_or_close(selected=not waits)
        if waits:
            self._session.say(tr("The draft waits: R on this sentence goes on with it."))

    def keep(self) -> None:
        """Keep for its author what was changed since."""
        self.kept.keep(self._gifts.all)

    def keep_typed(self) -> None:
        """Keep it with what is typed in a row and not yet entered, as on closing."""
        if self._gifts:
            self._card.take_half_typed()
        self.keep()


def _asked(draft: Draft, row: Row) -> str:
    """The question for what a row lacks: the outcome, or the currency of its sum."""
    if row.field is Field.STATUS:
        return tr(_WHICH_OUTCOME)
    if not (codes := row_words.currencies(draft, row)):
        return tr(NO_CURRENCY)
    return tr("Which currency? {choices}: ← → choose it, F2 types another.").format(choices=choices_words(codes))


def _lacks_outcome(row: Row) -> bool:
    return row.field is Field.STATUS and not row.value


def _places(gift: Gift, rows: Sequence[Row]) -> tuple[FieldPlace, ...]:
    """Where the record has what some rows of its draft say."""
    places = (place_in_record(gift.draft, row.field, row.part, row.own[0]) for row in rows)
    return tuple(place for place in places if place is not None)


def _would_do(session: Session, *, forward: bool) -> tuple[str, str]:
    """What the program's own undo would do, if anything, and its key."""
    if forward:
        label = history.redo_label(session.store)
        return ("" if label is None else redo_words(label)), keys.all_shown("edit.redo")
    label = None if session.has_offer() else history.undo_label(session.store)
    return ("" if label is None else undo_words(label)), keys.all_shown("edit.undo")
