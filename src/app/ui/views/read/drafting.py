"""Drafting a record beside its sentence: what the rules read of it, changed and accepted by the person, then saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.actions import source_drafts
from app.actions.donation_rules import NO_CURRENCY
from app.actions.likely_records import likely_records, put_words, records_at, still_open
from app.actions.own_fields import values_of
from app.domain import further
from app.domain.already_recorded import already
from app.domain.changes import Changes
from app.domain.drafts import card
from app.domain.drafts.apart import listed, parties_of
from app.domain.drafts.card import LABELS, NUMBERS, Row
from app.domain.drafts.draft import Draft, Field, Span
from app.domain.drafts.grounds import Basis
from app.domain.drafts.record import place_in_record, record_of
from app.domain.errors import UserError
from app.domain.giving import LeftOut, any_left_out, left_out_words
from app.domain.language import tr, tr_n, tr_term
from app.domain.money import choices_words
from app.domain.put_away import PutAway
from app.domain.records import DonationRecord
from app.domain.shortened import shortened
from app.domain.sources import SourceText
from app.domain.terms import Outcome
from app.domain.vocabularies import GIVING, NO_TERMS
from app.store.reads import donations, history, vocabularies
from app.store.reads.own_fields import own_fields
from app.store.store import Store
from app.ui.base import keys
from app.ui.base.autosave import WhenFree
from app.ui.base.operation_words import redo_words, undo_words
from app.ui.base.session import Session, Target
from app.ui.base.things import target_of_record
from app.ui.look import fonts, theme
from app.ui.reader.lines import stretches
from app.ui.views.read import open_currency
from app.ui.views.read.draft_card import (
    HUES,
    MARGIN,
    NARROW,
    PARTY_FIELDS,
    WIDTH,
    DraftCard,
    LikeRow,
    Named,
    Shown,
    ShownRow,
)
from app.ui.views.read.gifts import Gift, Gifts, gifts_of, names_of
from app.ui.views.read.linked_rows import LinkedRows
from app.ui.views.read.meant import Meant
from app.ui.views.read.reading import Reading
from app.ui.widgets.announcer import announce

EDGE_PX, BAR_PX, CLEAR_PX, LEAST_CLEAR_PX = 12, 2, 36, 12
"""The card's distance from the edges; the bar beside the sentence; what is kept clear between the text and the card."""
LINE_PX = 18
"""From the middle of a line to what does not touch it, in a text of the usual size."""
KEEP_MS = 400
"""How long after a change it is saved, so that a crash loses none."""
MOST_SHOWN = 80
"""So many characters of the words of a field are announced with it."""
_OUTCOMES, _BASES = tuple(Outcome), tuple(Basis)
_BACK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
"""Keys that lead from the text back to the card."""
_STEPPED = {Field.BASIS, Field.TERMS, *further.LINKS}
"""Rows that are chosen from a list, and not from the words of the sentence."""
_LIKE = {Field.DATE: "December 2018", Field.MONEY: "USD 2 million"}
"""How a value is written that is not read in any words."""


class Drafting(QObject):
    """Answers `R`. Loaded when it is pressed first."""

    def __init__(self, session: Session, place: Reading, meant: Meant) -> None:
        super().__init__(place)
        self._session, self._place, self._meant = session, place, meant
        self._gifts = Gifts()
        self._text: SourceText | None = None
        """The text of the drafts; the page may show another by now."""
        self._hash = ""
        self._published = ""
        self._unsaved: dict[tuple[source_drafts.Place, str], PutAway] = {}
        """Changed drafts that could not be kept yet, by where they belong and the words of their sentence."""
        self._own: tuple[tuple[str, str], ...] = ()
        """What a draft can say beside the rows of the rules, by key and name: what is further said of any gift, then
        the fields of the workspace's own."""
        self._takes_words = False
        self._newest = 0
        """The newest record that was there when the drafts were opened."""
        self._since = 0
        """The newest operation of that moment."""
        self._met = set[int]()
        """Records made since then that this person made, or was warned of."""
        self._known: tuple[DonationRecord, ...] = ()
        """The records with evidence in the sentences of the drafts."""
        self._offered_before = set[tuple[source_drafts.Place, str]]()
        """The drafts for which a warning was shown on saving that they are records already."""
        self._asked: tuple[Draft, tuple[Field, int]] | None = None
        """The draft and the row whose currency was asked for."""
        self._not_read: tuple[tuple[Field, int], Span] | tuple[None, None] = None, None
        """The words chosen last for a row that were not read; they are the evidence of what is typed for it instead."""
        self._worded: tuple[tuple[Field, int] | None, Draft | None, Draft | None] = None, None, None
        """The row that words were chosen for last, the draft before that and after it."""
        self._wanted = set[Field | str]()
        """The fields, and keys of what is further said, of which an empty row was asked for."""
        self._makes_room = False
        self._linked = LinkedRows(session)
        self._card = self._made()
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
        page.installEventFilter(self)
        place.installEventFilter(self)
        place.shown.connect(self.close)
        session.changed.connect(self._changed)
        place.middle.currentChanged.connect(self.close)  # the library comes in place of the text

    # --- opening ---

    def open(self) -> None:
        """Draft what is selected, or the sentence under the caret."""
        if not self._session.may_write() or self._place.text is None or self._place.row is None:
            return
        self.keep()  # of another sentence
        page, self._text = self._place.page, self._place.text
        stretch = page.selection() or (page.caret(), page.caret())
        self._published = self._place.row.meta.published
        known = own_fields(self._session.store)
        ours = [(one.key, one.content.name) for one in known if not one.content.retired]
        self._own = (*((one.key, one.label) for one in further.FURTHER), *ours)
        if not (found := self._read(stretch)):
            self._session.say(tr("Put the caret into a sentence first, or select the words of a gift."), "warning")
            return
        self._gifts, self._newest = Gifts(found), donations.at_most(self._session.store)
        self._since = history.newest(self._session.store)
        self._offered_before.clear()
        self._read_known()
        if stretch[0] == stretch[1]:
            self._gifts.nearest(stretch[0])
        self._show(afresh=True)
        self._bring_up()
        self._session.card_moved.emit()
        if unread := self._now.sentence.unread:
            self._session.say(f"{unread} {tr('W selects the words of a field.')}", "warning")

    def _bring_up(self) -> None:
        self._card.show()
        self._card.raise_()
        self._card.list.setFocus()

    def _read(self, stretch: tuple[int, int]) -> list[Gift]:
        """The drafts of the sentences that a stretch touches; of sentences in which the rules read none, a bare one."""
        text, row = self._place.text, self._place.row
        assert text is not None
        assert row is not None
        kept = source_drafts.drafts_kept(self._session.store, text)
        self._hash = kept.hash
        waiting = kept.waiting | {place: one for (place, _), one in self._unsaved.items()}
        out: list[Gift] = []
        for one in source_drafts.sentences_at(text, stretch, row.meta, self._place.drafts()):
            if one.start <= stretch[1] and one.end >= stretch[0] and (one.start < stretch[1] or out == []):
                here = (text.source_id, kept.hash)  # or in it, where words have come before those that were drafted
                inside = sorted((p for p in waiting if p[:2] == here and one.start <= p[2] < one.end), reverse=True)
                mine = {place[3]: waiting[place] for place in inside}
                drafts = {number: waits.draft for number, waits in mine.items()}
                out += gifts_of(one, drafts, {number: self._accepted_of(waits) for number, waits in mine.items()})
        for one in out:
            sentence = Span(one.sentence.start, one.sentence.end)
            one.draft = further.with_word_of_terms(one.draft, text.text, sentence, as_read=not one.waits)
        with_gifts = [one for one in out if one.sentence.drafts]
        return with_gifts or out[:1]

    def _accepted_of(self, waits: PutAway) -> set[tuple[Field, int]]:
        """The rows of a draft that were accepted before it was put away."""
        number = {key: at for at, (key, _) in enumerate(self._own)}
        rows = ((field, number.get(which, -1) if isinstance(which, str) else which) for field, which in waits.accepted)
        return {row for row in rows if row[1] >= 0}

    def _as_left(self, one: Gift) -> PutAway:
        """A draft with what is accepted of it; the workspace's own fields by their keys, as their order may change."""
        own = Field.OWN
        return PutAway(one.draft, frozenset((key, self._own[at][0] if key is own else at) for key, at in one.accepted))

    def _read_known(self) -> None:
        """Read the records with evidence in these sentences."""
        text, ends = self._text, [(one.sentence.start, one.sentence.end) for one in self._gifts.all]
        if text is not None and ends:
            start, end = min(ends)[0], max(end for _, end in ends)
            self._known = records_at(self._session.store, text.version_id, start, end)

    def _already(self, one: Gift) -> DonationRecord | None:
        """The record of the words of a draft, if there is one already."""
        assert self._text is not None
        return already(one.draft, Span(one.sentence.start, one.sentence.end), self._text.version_id, self._known)

    def _made(self) -> DraftCard:
        made = DraftCard(self._place)
        made.installEventFilter(self)
        made.grown.connect(self._put)
        made.row_changed.connect(lambda _row: self._place.page.viewport().update())
        made.accepted.connect(self._accept)
        made.sure_accepted.connect(self._accept_sure)
        made.emptied.connect(lambda row: self._change(card.without(self._now.draft, row), row))
        made.typed.connect(self._type)
        made.outcome_stepped.connect(self._step_outcome)
        made.other_words_wanted.connect(self._turn_row)
        made.row_wanted.connect(self._want_row)
        made.words_wanted.connect(self._want_words)
        made.saved.connect(lambda every: self._save(every=every))
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

    def is_open(self) -> bool:
        """Whether a draft is gone through."""
        return bool(self._gifts)

    def close(self) -> None:
        """Close the card; what was changed waits for its author."""
        if not self._gifts:
            return
        self.keep_typed()
        shown, drafted, focus = self._place.text, self._text, QApplication.focusWidget()
        had_keys = focus is not None and self._card.isAncestorOf(focus)
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
        self._place.page.leave_aside(0)
        self._place.page.leave_below(0)

    # --- showing ---

    def _show(self, *, afresh: bool = False) -> None:
        now = self._now
        self._rest.start()
        self._show_draft(afresh=afresh)
        self._place.page.light_only((now.sentence.start, now.sentence.end))
        if afresh:
            self._make_room()
        for at in (now.sentence.end - 1, now.sentence.start):  # a long one is seen from its beginning
            self._place.page.scroll_to(at)
        self._put()

    def _rows(self, one: Gift) -> list[tuple[Row, Span | None]]:
        """The rows of a draft that are shown, an empty one with the words that are offered for it: of what may be
        further said those that say something, that the sentence plainly says, or that were asked for."""
        assert self._text is not None
        text, sentence = self._text.text, Span(one.sentence.start, one.sentence.end)
        offered = source_drafts.offered(text, sentence, one.draft, self._published)
        terms = None if one.draft.terms else further.terms_in(text, sentence)
        rows = list(card.rows(one.draft, self._own))
        for field in LABELS:
            is_wanted = field in self._wanted or (field is Field.TERMS and terms is not None)
            if is_wanted and all(row.field is not field for row in rows):
                rows.append(Row(field, 0, "", "", None, ""))
        rows.sort(key=lambda row: (NUMBERS[row.field], row.part))
        linked = self._links_offered(one)
        shown = (row for row in rows if row.value or row.own[0] not in further.OF_KEY or {row.own[0]} & self._wanted
                 or row.own[0] in offered or row.own[0] in linked)  # fmt: skip
        of_terms = {Field.TERMS: terms[1]} if terms is not None else {}
        return [(row, None if row.value else offered.get(row.own[0]) or of_terms.get(row.field)) for row in shown]

    def _links_offered(self, one: Gift) -> dict[str, str]:
        """The records that rows of a draft offer, by their keys."""
        assert self._text is not None
        return self._linked.offered(self._text.text, Span(one.sentence.start, one.sentence.end), one.draft)

    def _show_draft(self, *, afresh: bool = False) -> None:
        now, gifts = self._now, self._gifts
        self._wanted = set() if afresh else self._wanted
        content = record_of(now.draft)
        known = [self._already(one) for one in gifts.all]
        refs = ["" if one is None else one.ref for one in known]
        named = zip(names_of(gifts.all), gifts.all, refs, strict=True)
        linked, why_not = self._links_offered(now), _why_not(now.draft)
        shown = Shown(
            content.title or tr("A gift"),
            [
                ShownRow(
                    row,
                    row.key in now.accepted,
                    self._words(row.span),
                    inferred=_is_inferred(now.draft, row),
                    offered=self._words(offered) or ("" if row.value else linked.get(row.own[0], "")),
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
        )
        self._card.show_draft(shown, afresh=afresh)
        self._show_likes()

    def _show_likes(self) -> None:
        likes = [
            LikeRow(one.record.id, one.record.ref, one.record.content.title, " · ".join(one.likeness.reasons))
            for one in likely_records(self._session.store, record_of(self._now.draft))
        ]
        self._card.show_likes(likes)

    def _changed(self, changes: Changes) -> None:
        """A record that another program makes meanwhile may be of the gift that is shown."""
        if self._gifts and changes.touches("donation", "evidence"):
            self._read_known()
            self._show_draft()
            self._put()

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
        return all(row.key in gift.accepted for row in card.rows(gift.draft, self._own) if row.value)

    def _words(self, span: Span | None) -> str:
        """The words of the source at a place, as they are shown."""
        text = self._place.text
        if span is None or text is None:
            return ""
        return shortened(" ".join(text.text[span.start : span.end].split()), MOST_SHOWN)

    def _make_room(self) -> None:
        """Move the text aside where even a narrow card would lie over it."""
        page, place = self._place.page, self._place
        page.leave_aside(0)
        if self._is_over_text(self._left(NARROW), NARROW):
            first, card = page.mapTo(place, page.rect().topLeft()).x(), NARROW + EDGE_PX
            page.leave_aside(card - first if page.column().is_mirrored else first + page.width() - place.width() + card)

    def _follow_size(self) -> None:
        if self._gifts:
            self._make_room()
            self._put()

    def _focus_moved(self) -> None:
        if self._gifts:
            self._covering.start()  # once what the keyboard is in has its place

    def _make_way(self) -> None:
        """Close the card where it covers a focused field, such as that of a note: typing there would be unseen."""
        field, card = QApplication.focusWidget(), self._card
        if not self._gifts or not isinstance(field, QLineEdit | QPlainTextEdit):
            return
        over = QRect(card.mapTo(self._place, card.card.pos()), card.card.size())
        is_beside = self._place.isAncestorOf(field) and not card.isAncestorOf(field)
        if is_beside and over.intersects(QRect(field.mapTo(self._place, QPoint()), field.size())):
            self.close()
            self._session.say(tr("The draft is put away while you type here: R on its sentence continues it."))

    def _put(self) -> None:
        """Move the card beside its sentence; where there is no room, below the text."""
        if not self._gifts or self._makes_room:
            return
        page, place = self._place.page, self._place
        corner, wide = self._corner(), NARROW if page.is_aside() else WIDTH
        if self._is_over_text(self._left(wide), wide):
            wide = NARROW
        is_sheet = self._is_over_text(self._left(wide), wide)
        left = EDGE_PX - MARGIN if is_sheet else self._left(wide)
        self._card.set_wide(place.width() - 2 * EDGE_PX if is_sheet else wide)
        room = place.window().height() // 2 + MARGIN if is_sheet else place.height()
        too_high = self._card.height() - MARGIN - room
        if is_sheet or too_high > 0:
            self._card.give_way(max(0, too_high))
        self._leave_room(self._card.height() - 2 * MARGIN if is_sheet else 0)
        top = self._spot(self._now.sentence.start)
        bottom = self._spot(max(self._now.sentence.start, self._now.sentence.end - 1))
        least = corner.y() - MARGIN  # above that is what switches the page
        if is_sheet:
            self._let_go_up(top, bottom)
        high = self._card.height()
        most = max(0, place.height() + MARGIN * is_sheet - high)
        at = corner.y() + (page.height() if top is None or bottom is None else top + bottom) // 2 - high // 2
        at = most if is_sheet else max(least, at)
        self._card.move(left, min(max(0, at), most))
        self._session.card_moved.emit()

    def _let_go_up(self, top: int | None, bottom: int | None) -> None:
        """Scroll the sentence up until it is free of the card below it; where it is as tall as the room above, the card
        gives way."""
        page = self._place.page
        if top is None or bottom is None:
            return
        line, bar = int(LINE_PX * page.zoom()), page.verticalScrollBar()
        covered = bottom + line - page.viewport().height()
        if covered > 0:
            before, self._makes_room = bar.value(), True
            bar.setValue(before + min(covered, max(0, top - line)))
            self._makes_room = False
            if bar.value() - before < covered:
                self._card.give_way(covered - bar.value() + before)

    def _leave_room(self, high: int) -> None:
        """Leave room below the text for a card that lies there, so that its last lines can be scrolled into view."""
        page, place = self._place.page, self._place
        lower = place.height() - page.mapTo(place, page.rect().bottomLeft()).y()
        self._makes_room = True
        page.leave_below(max(0, high - lower) if high else 0)
        self._makes_room = False

    def _corner(self) -> QPoint:
        """Where the viewport begins in the place."""
        viewport = self._place.page.viewport()
        return viewport.mapTo(self._place, viewport.rect().topLeft())

    def _is_over_text(self, left: int, wide: int) -> bool:
        corner, text = self._corner().x(), self._place.page.column()
        return corner + text.left <= left + MARGIN + wide and left + MARGIN <= corner + text.right

    def _left(self, wide: int) -> int:
        """Where a card so wide begins: beside the text where the page is wide enough, else over the pane at its end."""
        page, text, text_at = self._place.page, self._place.page.column(), self._corner().x()
        first = page.mapTo(self._place, page.rect().topLeft()).x()
        if text.is_mirrored:
            words, least, over = round(text_at + text.left), first + EDGE_PX, EDGE_PX
            beside = max(words - CLEAR_PX - wide, least)
            is_free = beside + wide <= words - LEAST_CLEAR_PX
        else:
            words, most = round(text_at + text.right), first + page.width() - wide - EDGE_PX
            beside, over = min(words + CLEAR_PX, most), self._place.width() - wide - EDGE_PX
            is_free = beside >= words + LEAST_CLEAR_PX
        return (beside if is_free else over) - MARGIN

    def _spot(self, at: int) -> int | None:
        """How far down in the viewport a code point is."""
        page = self._place.page
        number = page.offsets().index_at(at)
        block = page.block_of(number)
        if not block.isValid():
            return None
        line = block.layout().lineForTextPosition(page.offsets().within(number, at))
        y = block.layout().position().y() + (line.y() + line.height() / 2 if line.isValid() else 0)
        return int(y - page.verticalScrollBar().value())

    def _paint(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        """Mark the words of each row in its hue, with its number; those of the current row stronger."""
        if not self._gifts:
            return
        page, now = self._place.page, self._now
        self._paint_way(painter, block, number, top)
        self._paint_others(painter, block, number, top)
        rows = [row for row in card.rows(now.draft, self._own) if row.span is not None]
        rows.sort(key=lambda row: row.span or Span(0, 0))
        places = [(row.span.start, row.span.end) for row in rows if row.span is not None]
        current = self._card.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends: dict[int, float] = {}  # of the numbers over words that begin at the same place
        seen: set[int] = set()
        for index, box, baseline in stretches(block, number, places, page.offsets(), page.is_mixed(number)):
            row = rows[index]
            hue = theme.tag_colour(HUES[row.field])
            is_current = current is not None and current.key == row.key
            ground = theme.colour(hue.name(), 0.30 if is_current else 0.13)
            at = QRectF(box.left(), top + baseline - page.zoom() * 15, box.width(), page.zoom() * 20)
            painter.fillRect(at, ground)
            pen = QPen(hue, 3 if is_current else 2)
            if row.unsure and row.key not in now.accepted:
                pen = QPen(theme.colour(theme.current().warning), 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(at.bottomLeft(), at.bottomRight())
            if index not in seen:
                seen.add(index)
                painter.setFont(fonts.interface(9, semibold=True))
                painter.setPen(hue)
                left = ends.get(places[index][0], at.left())
                painter.drawText(QPointF(left, at.top()), str(row.number))
                ends[places[index][0]] = left + painter.fontMetrics().horizontalAdvance(str(row.number)) + 3
        painter.restore()

    def _paint_others(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        """A dashed line under those whom the other drafts of the list are for."""
        page, now = self._place.page, self._now
        others = [one for one in self._gifts.list() if one is not now]
        spans = sorted((p.start, p.end) for one in others if one.listed for p in parties_of(one.draft, one.listed))
        for _, box, baseline in stretches(block, number, spans, page.offsets(), page.is_mixed(number)):
            painter.setPen(QPen(theme.tag_colour(HUES[Field.RECIPIENTS]), 1, Qt.PenStyle.DashLine))
            level = round(top + baseline + page.zoom() * 5) + 0.5
            painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))

    def _paint_way(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        """A bar beside the lines of the sentence, and from its middle a hairline to the card, where that is beside."""
        page, sentence = self._place.page, self._now.sentence
        whole = [(sentence.start, sentence.end)]
        found = stretches(block, number, whole, page.offsets(), page.is_mixed(number))
        baselines = [top + baseline for _, _, baseline in found]
        if not baselines:
            return
        column, accent = page.column(), theme.current().accent
        high, low = min(baselines) - 16 * page.zoom(), max(baselines) + 7 * page.zoom()
        bar = column.place(QRectF(column.lanes, high, BAR_PX, low - high))
        near = self._card.x() + MARGIN - self._corner().x() + self._card.wide * column.is_mirrored
        if column.is_mirrored and bar.left() < near < column.left:  # not under the card
            bar.moveRight((near + column.left) / 2)
        painter.fillRect(bar, theme.colour(accent))
        begin = bar.left() if column.is_mirrored else bar.right()
        if (near < begin) is column.is_mirrored:
            way = QRectF(QPointF(begin, bar.center().y()), QPointF(near, bar.center().y() + 1)).normalized()
            painter.fillRect(way, theme.colour(accent, 0.5))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape in the text lead back to the card, undo takes back what was changed in the draft; the card
        follows the size of its place."""
        if not self._gifts:
            return False
        if isinstance(event, QResizeEvent) and watched is not self._card:  # also where a pane comes or goes
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
            does, key = _would_do(self._session.store, forward=forward)
            self._session.say(f"{none} {then.format(key=key, does=does)}" if does else none, "warning")
            return
        gone = list(self._gifts.all)
        self._gifts.retrace(forward=forward)
        existing = {self._place_of(one) for one in self._gifts.all}
        for one in gone:
            if self._place_of(one) not in existing:
                self._forget(one)
        self._show()

    def _back_to_card(self) -> None:
        self._takes_words = False
        page = self._place.page
        page.select(page.caret(), page.caret())
        self._card.list.setFocus()

    # --- what the person does ---

    def _change(self, draft: Draft, row: Row | None) -> None:
        self._gifts.change(draft, row)
        self._show()

    def _accept(self, row: Row) -> None:
        if not row.value:
            if self._offered(row) is None and row.own[0] not in further.LINKS:
                self._want_words(row)
            else:
                self._turn_row(row, 1, is_more=False)
            return
        if self._is_done(self._now):
            self._step(1)
            return
        draft = self._now.draft
        if open_currency.is_open(draft, row) and self._asked != (draft, row.key):
            self._asked = draft, row.key
            listed = choices_words(open_currency.choices(draft, row))
            asks = tr("Which currency? {choices}: ← → choose it, F2 types another, Enter again leaves it open.")
            self._session.say(asks.format(choices=listed), "warning")
            return
        self._gifts.accept((row.key,))
        self._show()
        self._card.go_on(by_hand=not self._now.sentence.drafts)

    def _accept_sure(self) -> None:
        rows = card.rows(self._now.draft, self._own)
        if not (sure := {row.key for row in rows if row.value and not row.unsure}):
            self._session.say(tr("No field here is sure: Enter accepts one at a time."), "warning")
            return
        self._gifts.accept(sure)
        self._show()
        self._card.go_on()
        announce(self._card, tr_n("{n} field accepted", "{n} fields accepted", len(sure)))

    def _link_row(self, row: Row, draft: Draft | None) -> None:
        """Let a row name the record that it does in this draft, if any."""
        if draft is not None:
            self._gifts.change(draft, row)
            self._gifts.accept((row.key,))
            self._show()
            self._card.go_to(row)

    def _type(self, row: Row, words: str) -> None:
        """Give a row a typed value. Its evidence is the same words in the sentence, if it has them, else those that
        were chosen for the row, else its former ones if they say the same, else none."""
        assert self._place.text is not None
        text, sentence = self._place.text.text, self._now.sentence
        if row.own[0] in further.LINKS:
            if (draft := self._linked.typed(self._now.draft, row, words)) is not None:
                self._card.leave_editor()
                self._link_row(row, draft)
            return
        at = card.words_in(text, Span(sentence.start, sentence.end), words, row.span)
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
                self._session.say(tr("It has no words as evidence yet: W selects them."))
        if taken:
            self._card.leave_editor()
            self._card.go_on(by_hand=not self._now.sentence.drafts)

    def _step_outcome(self, way: int) -> None:
        if (row := self._card.current()) is not None and row.field is Field.STATUS:
            number = (_OUTCOMES.index(self._now.draft.status) + way) % len(_OUTCOMES)
            self._change(card.with_outcome(self._now.draft, _OUTCOMES[number]), row)

    def _step_currency(self, row: Row, way: int) -> bool:
        """Whether the words of a sum leave its currency to several; then it is in the next of these."""
        if is_open := bool(open_currency.choices(self._now.draft, row)):
            self._change(open_currency.stepped(self._now.draft, row, way), row)
        return is_open

    def _turn_row(self, row: Row, way: int, is_more: bool) -> None:
        """Let a row say the next words of its sentence that may be meant, or one more row say them; a sum whose
        currency is open is in the next that its words may mean."""
        if not is_more and open_currency.is_asked(self._now.draft, row):
            self._step_currency(row, way)
            return
        if {row.own[0], row.field} & _STEPPED:
            self._step_term(row, way)
            return
        assert self._place.text is not None
        text, rows = self._place.text.text, card.rows(self._now.draft, self._own)
        sentence = Span(self._now.sentence.start, self._now.sentence.end)
        others = _others(rows, row, is_more=is_more)
        if is_more:
            row = row._replace(part=sum(one.field is row.field and bool(one.value) for one in rows), value="")
        at = row.span or (Span(0, 0) if way > 0 else Span(len(text), len(text)))
        like, offered = further.is_like(row), self._offered(row)
        named = [] if like is None else source_drafts.words_for(text, sentence, like, self._published)
        found = [one for one in named if one != at and not any(_overlap(one, span) for span in others)]
        found = found if offered is None else [offered]
        if not found:
            if is_more or not self._step_currency(row, way):
                self._session.say(tr("The sentence names nothing else for this field; W selects words."), "warning")
            return
        words = _next_from(at, found, way)
        if self._take(row, text, words, words):  # also in place of what was typed
            self._card.go_to(row)

    def _offered(self, row: Row) -> Span | None:
        """The words that are offered for a row that says nothing."""
        return next((span for one, span in self._rows(self._now) if one.key == row.key), None)

    def _step_term(self, row: Row, way: int) -> None:
        """Let the basis or the terms be the next of its vocabulary, without the words of those before; terms that a
        word of the sentence names come first, with it as their evidence. Another record is the next that is likely."""
        draft, text, sentence = self._now.draft, self._place.text, self._now.sentence
        assert text is not None
        if row.own[0] in further.LINKS:
            stepped = self._linked.stepped(text.text, Span(sentence.start, sentence.end), draft, row, way)
            self._link_row(row, stepped)
            return
        if row.field is Field.BASIS:
            number = (_BASES.index(draft.basis) + way) % len(_BASES)
            made = replace(draft, basis=_BASES[number])
        else:
            known = [one.key for one in vocabularies.of(self._session.store).offered(GIVING) if one != NO_TERMS]
            keys = ["", *known]
            at = keys.index(draft.terms) if draft.terms in keys else 0
            named = further.terms_in(text.text, self._offered(row) or Span(0, 0))
            made = replace(draft, terms=keys[(at + way) % len(keys)] if named is None else named[0])
        spans = {key: said for key, said in made.spans.items() if key is not row.field or not row.value}
        made = replace(made, spans=spans, unsure={key: why for key, why in made.unsure.items() if key is not row.field})
        made = further.with_word_of_terms(made, text.text, Span(sentence.start, sentence.end))
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
        """Let the keyboard select words; they are the row's at once. What was selected before is not meant."""
        self._takes_words, page = True, self._place.page
        if page.selection() is not None:
            at = (row.span or self._now.sentence).start
            page.select(at, at)
        page.setFocus()
        self._session.say(tr("Select the words in the text; Enter leads back to the draft."))

    def _selected(self) -> None:
        """Words were selected while a row waits for some, or with the mouse."""
        chosen, row = self._place.page.selection(), self._card.current()
        if not self._gifts or chosen is None or row is None or self._place.text is None:
            return
        if not self._takes_words and not self._place.page.hasFocus():
            return
        self._take(row, self._place.text.text, Span(*chosen))

    def _take(self, row: Row, text: str, span: Span, on: Span | None = None, *, over: bool = False) -> bool:
        """Let a row say what words say, also `over` what was typed in it before, with these words as its evidence, or
        `on` for words that are typed."""
        assert self._place.text is not None
        reader, now = source_drafts.reader(), self._now.draft
        if row.own[0] in further.LINKS:
            self._link_row(row, self._linked.on_words(now, row, span))
            return True
        try:
            if on is None and not over:
                draft = self._with_chosen(row, text, span)
            else:
                typed = over or text is not self._place.text.text
                draft = card.with_words(now, row, reader, text, span, self._published, is_typed=typed)
            if on is not None:
                draft = card.on_words(draft, row, self._place.text.text, on)
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
            self._session.say(sentence.format(words=words, example=_LIKE[row.field]), "warning")
            return False
        self._not_read = None, None
        self._gifts.change(draft, row)
        self._gifts.accept((row.key,))
        self._show()
        return True

    def _with_chosen(self, row: Row, text: str, span: Span) -> Draft:
        """What was typed in a row stays, with these words as its evidence, also while the mouse still selects them."""
        key, before, after = self._worded
        now = self._now.draft
        draft = before if key == row.key and after is now and before is not None else now
        was = next((one for one in card.rows(draft, self._own) if one.key == row.key), row)
        reader, made = source_drafts.reader(), None
        if card.is_typed(was):
            made = card.with_words_only(draft, was, reader, text, span, self._published)
        made = made or card.with_words(draft, was, reader, text, span, self._published)
        self._worded = row.key, draft, made
        return made

    def _step(self, way: int) -> None:
        self._choose((self._gifts.at + way) % len(self._gifts.all))

    def _choose(self, number: int) -> None:
        self._gifts.at, self._gifts.is_alone, self._not_read = number, False, (None, None)
        self._show(afresh=True)

    def _turn(self) -> None:
        """A list of gifts becomes one, or one to several a list."""
        if (gone := self._gifts.turn()) is None:
            self._session.say(tr("This gift is of no list, for M to make one record of it or several."))
            return
        for one in gone:
            self._forget(one)
        self._show()
        each = tr("One record for each of the {n}").format(n=len(self._gifts.list()))
        self._session.say(tr("One record for all of the list") if self._now.listed is None else each)

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
        known, place = self._already(self._now), self._place_of(self._now)
        if known is None or place in self._offered_before:
            return [self._now]
        self._offered_before.add(place)
        self._met.add(known.id)  # said now, though it may have been made meanwhile
        words = tr("This gift is {ref} already. Save again to make another record of it.")
        self._session.say(words.format(ref=known.ref), "warning")
        return []

    def _save(self, *, every: bool) -> tuple[DonationRecord, ...]:
        """Make records of the drafts; returns them, none where it is refused."""
        text = self._place.text
        assert text is not None
        saving = self._to_be_saved(every=every)
        if not saving or self._wants_currency(saving) or self._made_meanwhile(saving):
            return ()
        made = self._session.do(
            lambda store: source_drafts.save_all(store, text.source_id, [self._to_save(one) for one in saving])
        )
        if made is None:
            return ()
        self._met |= {record.id for record in made}
        for one in saving:
            self._forget(one)
        self._gifts.drop(saving)
        refs = ", ".join(record.ref for record in made)
        gone_through = [(one, row) for one in saving for row in card.rows(one.draft, self._own) if row.value]
        to_check = sum(row.key not in one.accepted for one, row in gone_through)
        left = tr_n("{n} field is to be checked", "{n} fields are to be checked", to_check) if to_check else ""
        still = [words for record in made for words in still_open(self._session.store, record)]
        said = (tr("Saved {refs}").format(refs=refs), *dict.fromkeys(still), left)
        self._session.say(" · ".join(part for part in said if part))
        self._go_on_or_close()
        return made

    def _wants_currency(self, saving: Sequence[Gift]) -> bool:
        """Whether a sum lacks the currency that a record needs: its row becomes current, with a question."""
        for one in saving:
            rows = card.rows(one.draft, self._own)
            row = next((row for row in rows if open_currency.is_missing(one.draft, row)), None)
            if row is None:
                continue
            if one is not self._now:
                self._choose(self._gifts.all.index(one))
            self._card.go_to(row)
            listed = choices_words(open_currency.choices(one.draft, row))
            asks = tr("Which currency? {choices}: ← → choose it, F2 types another.").format(choices=listed)
            self._session.say(asks if listed else tr(NO_CURRENCY), "warning")
            return True
        return False

    def _to_save(self, one: Gift) -> source_drafts.ToSave:
        unsure = (row for row in card.rows(one.draft, self._own) if row.value and row.key not in one.accepted)
        places = (place_in_record(one.draft, row.field, row.part, row.own[0]) for row in unsure)
        sentence = Span(one.sentence.start, one.sentence.end)
        to_check = tuple(place for place in places if place is not None)
        return source_drafts.ToSave(_settled(one), sentence, to_check)

    def _link(self, donation_id: int) -> None:
        text, now = self._place.text, self._now
        assert text is not None
        done = self._session.do(lambda store: put_words(store, text.source_id, now.draft, donation_id))
        if done is not None:
            self._forget(now)
            self._gifts.drop([now])
            self._session.say(tr_n("{n} field has its words now", "{n} fields have their words now", done))
            self._go_on_or_close()

    def _refuse(self) -> None:
        """Do not offer this sentence again; a draft of a sentence in which the rules read nothing is discarded."""
        now, gifts, offered = self._now, self._gifts, self._now.sentence.drafts
        if offered and not self._did(partial(source_drafts.refuse, draft=offered[0]), self._place_of(now)):
            return
        for one in gifts.all:
            if one.waits and not (offered and one is now):
                self._forget(one)
        words = tr("This sentence is not offered again.") if offered else tr("The draft was discarded.")
        self._gifts = Gifts()
        self._go_on_or_close()
        self._session.undo_offered.emit(words, partial(self._take_up, gifts, self._text))

    def _take_up(self, gifts: Gifts, text: SourceText | None) -> None:
        """Go on with drafts that were refused, if their text is still shown."""
        if text is None or self._place.text is not text:
            return
        self.keep()
        self._gifts, now = gifts, gifts.now
        if now.sentence.drafts:
            self._forget(now)
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
        for one in self._gifts.all:
            if one.is_touched:
                self._unsaved[self._place_of(one)] = self._as_left(one)
                one.is_touched, one.waits = False, True
        self._unsaved = {
            place: one
            for place, one in self._unsaved.items()
            if not self._did(partial(source_drafts.put_away, kept=one), place)
        }

    def keep_typed(self) -> None:
        """Keep it with what is typed in a row and not yet entered, as on closing."""
        if self._gifts:
            self._card.take_half_typed()
        self.keep()

    def _did(self, step: Callable[..., None], place: tuple[source_drafts.Place, str]) -> bool:
        """Do something with a draft that is kept; False if it is refused, which is said then."""
        done = self._session.did(lambda store: step(store, *place))
        self._session.drafts_changed.emit()
        return done

    def unsaved(self) -> list[str]:
        """The sentences of changed drafts that could not be kept, as on a full disk."""
        return [shortened(words, MOST_SHOWN) for _, words in self._unsaved]

    def discard(self) -> None:
        """Discard the drafts that could not be kept."""
        self._unsaved.clear()

    def _forget(self, one: Gift) -> None:
        place = self._place_of(one)
        self._unsaved.pop(place, None)
        self._did(source_drafts.forget, place)

    def _place_of(self, one: Gift) -> tuple[source_drafts.Place, str]:
        """Where a draft is kept, and the words of its sentence."""
        text, start = self._text, one.sentence.start
        assert text is not None
        return (text.source_id, self._hash, start, one.number), text.text[start : one.sentence.end]


def _would_do(store: Store, *, forward: bool) -> tuple[str, str]:
    """What the program's own undo would do, if anything, and its key."""
    if forward:
        label = history.redo_label(store)
        return ("" if label is None else redo_words(label)), keys.all_shown("edit.redo")
    label = history.undo_label(store)
    return ("" if label is None else undo_words(label)), keys.all_shown("edit.undo")


def _others(rows: Sequence[Row], row: Row, *, is_more: bool) -> list[Span | None]:
    """The words that a row does not take: those of others of its field, and for a new party those of any other."""
    like = further.is_like(row)
    is_new = like in PARTY_FIELDS and (is_more or row.span is None)
    fields = PARTY_FIELDS if is_new else (like,)
    others = [one for one in rows if further.is_like(one) in fields and (is_more or one.key != row.key)]
    if row.own[0] in further.OF_KEY:  # a further sum may be what a part is
        others = [one for one in others if one.field is not Field.MONEY or not one.part]
    return [one.span for one in others]


def _next_from(at: Span, found: Sequence[Span], way: int) -> Span:
    """Of words in order the next after others, or before them; from the last on the first again."""
    beyond = [one for one in found if (one > at) is (way > 0)] or found
    return beyond[0 if way > 0 else -1]


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def _settled(one: Gift) -> Draft:
    """The draft, whose day is no guess of the rules once the person has accepted it; other doubts say what is to be
    checked, or have a choice of their own."""
    if (Field.DATE, 0) not in one.accepted:
        return one.draft
    return replace(one.draft, unsure={field: why for field, why in one.draft.unsure.items() if field is not Field.DATE})


def _is_inferred(draft: Draft, row: Row) -> bool:
    return row.field is Field.DATE and draft.date is not None and bool(draft.date.inferred)


def _why_not(draft: Draft) -> str:
    """Why it does not count in totals, unless the person has said so."""
    if draft.status is not Outcome.GIVEN:
        return tr("Not in totals: {outcome}.").format(outcome=tr_term(draft.status))
    content, is_gift = record_of(draft), card.may_be_counted(draft)
    why = draft.unsure.get(Field.TERMS, "").rstrip(".") if is_gift else ""
    left_out = any_left_out(replace(content, in_totals=True, terms=replace(content.terms, counts=is_gift)))
    why = why or ("" if left_out in (None, LeftOut.NOT_FILLED_IN) else left_out_words(left_out))
    return tr("Not in totals: {why}.").format(why=why) if why else ""
