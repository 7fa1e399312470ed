"""The right pane: evidence of the selected row, quotes by tag, and notes on the country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.actions import notes
from app.domain import support
from app.domain.evidence import EvidenceSentence
from app.domain.kinds import ThingKey
from app.domain.language import capital, tr, tr_n
from app.domain.notes import Note
from app.domain.passages import Passage
from app.domain.records import DonationRecord, EvidenceItem, FactRecord
from app.domain.reviews import standings_of_fact, standings_of_record
from app.domain.totals_words import reasons_of
from app.store.reads import donations, figure_sentences
from app.store.reads.figure_sentences import Behind, Figure
from app.ui.base import keys
from app.ui.base.country_words import as_of_text, asserted_text, interval_text, value_text
from app.ui.base.record_words import disputed_lines
from app.ui.base.session import Session
from app.ui.base.things import target_of_record
from app.ui.look import fonts
from app.ui.look.mirror import at_start, margins
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceCard, EvidenceCards
from app.ui.panels.notes.backlinks import Backlinks
from app.ui.panels.notes.editor import NoteEditor
from app.ui.panels.sentences_card import SentencesCard
from app.ui.panels.table_row import TableRowCard
from app.ui.views.countries.actor_sections import ActorMaterial
from app.ui.views.countries.material import Material
from app.ui.views.countries.quotes import TaggedQuotes, by_tag, quoted
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import STRETCH, holding, in_column, in_row, put, take_away
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.chips import Chip, status_look
from app.ui.widgets.flow import Flow, flowing
from app.ui.widgets.history_chip import HistoryChip, shows_thing
from app.ui.widgets.labels import Pressed, Scrolled, head, key_hint, muted, push_button

NOTE_PX = 110


class NotesPanel(QWidget):
    """An editor for each note; those being written stay while the page is updated."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._on: ThingKey | None = None
        self.editors: dict[int, NoteEditor] = {}
        self._notes = in_column(gap=SPACE[1])
        self.add_button = ChipButton(tr("Note"), glyph="note-pencil", command="countries.note", dashed=True)
        self.add_button.setAccessibleName(tr("Write a note"))
        self.backlinks = Backlinks(session)
        add = (self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        in_column(head(tr("Notes"), "note"), self._notes, add, self.backlinks, on=self, gap=SPACE[1], margins=0)

    def show_notes(self, on: ThingKey, name: str, found: Sequence[Note]) -> None:
        """Update the notes on a country or an actor, by its kind and id."""
        self._on = on
        self.backlinks.show_thing(*on)
        self.add_button.setToolTip(as_tip(keys.hint(tr("Write a note on {info}").format(info=name), "countries.note")))
        known = {note.id: note for note in found}
        gone = [self.editors.pop(note_id) for note_id in [*self.editors] if note_id not in known]
        if any(at_keyboard(editor) for editor in gone):
            self.add_button.setFocus()  # what is typed next is no command of the place
        for editor in gone:
            editor.save()
        take_away(*gone)
        for note_id, note in known.items():
            if note_id not in self.editors:
                editor = NoteEditor(self._session)
                editor.setFixedHeight(NOTE_PX)
                editor.setAccessibleName(tr("Note on {info}").format(info=name))
                self.editors[note_id] = editor
                self._notes.addWidget(editor)
            self.editors[note_id].show_note(note)

    def add_note(self) -> None:
        if self._on is None:
            return
        kind, thing_id = self._on
        made = self._session.do(lambda store: notes.add_note(store, target=kind, target_id=thing_id))
        if made is not None and made in self.editors:
            self.editors[made].show()  # what is not shown yet does not take the keyboard
            self.editors[made].setFocus()

    def save(self) -> None:
        for editor in self.editors.values():
            editor.save()


QUOTES = 6
"""How many quotes of a tag are shown beside the page, which has them all."""


class ProfileInspector(QFrame):
    """Details of the selected row, and of the country."""

    edit_wanted = Signal(int)
    remove_wanted = Signal(int)
    records_wanted = Signal(object)
    """Show the records of this `Figure`."""
    tag_wanted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("look", "side")
        self._material: Material | None = None
        self._tag = 0
        self.notes = NotesPanel(session)
        self._thing = QWidget()
        self._quotes = QWidget()
        inside, around = QWidget(), margins(SPACE[3], SPACE[3], SPACE[2], SPACE[3])
        self._rows = in_column(on=inside, gap=SPACE[3] + SPACE[0], margins=around)
        put(self._rows, self._thing, self._quotes, self.notes, STRETCH)
        self.notes.hide()  # until there is a country
        self._area = Scrolled(inside, clear=True)
        in_column(self._area, on=self, margins=0)

    def show_material(self, material: Material) -> None:
        self._material = material
        self.notes.show()
        self.notes.show_notes(("country", material.profile.info.id), material.name, material.notes)
        self._show_quotes(by_tag(material.tagged))

    def show_actor(self, actor: ActorMaterial) -> None:
        self._material = None
        self.notes.show()
        self.notes.show_notes(("actor", actor.profile.record.id), actor.name, actor.notes)
        self._show_quotes(())

    def show_thing(self, kind: str, thing_id: int) -> bool:
        """Show a fact of the country, or a record, with its evidence. False for any other kind."""
        if kind == "fact":
            facts = self._material.profile.facts if self._material is not None else ()
            if (fact := next((one for one in facts if one.id == thing_id), None)) is not None:
                self.show_fact(fact)
        elif kind == "donation":
            record = self._session.do(lambda store: donations.record(store, thing_id))
            if record is not None:
                self.show_record(record)
        else:
            return False
        return True

    def show_fact(self, fact: FactRecord) -> None:
        content = fact.content
        day, how = as_of_text(content.as_of)
        lines = [
            f"{day} · {how}" if how else day,
            tr("Asserted by {asserted_text}").format(asserted_text=asserted_text(content)),
        ]
        shown = value_text(content)
        if shown != content.value:
            lines.insert(0, tr("Stated as “{content}”").format(content=content.value))
        known = interval_text(content)
        if known and known.removesuffix(content.unit).strip() not in shown:
            lines.append(tr("Understood as {known}").format(known=known))
        lines += [one.sentence() for one in support.fact_stated_otherwise(content, fact.evidence)]
        lines += disputed_lines(standings_of_fact(fact))
        lines += [content.note] if content.note else []
        edit, remove = tr("Edit the fact (F2 or Enter)"), tr("Remove the fact (Del)")
        buttons = [
            _button(tr("Edit"), "pencil", "F2", edit, lambda: self.edit_wanted.emit(fact.id)),
            _button(tr("Remove"), "trash", "Del", remove, lambda: self.remove_wanted.emit(fact.id)),
            HistoryChip(self._session, "fact", fact.id),
        ]
        title = f"{capital(content.field)}: {shown}"
        self._put_thing(tr("Fact"), title, lines, buttons, _cards_of(fact.evidence))
        shows_thing(self._thing, "fact", fact.id)

    def show_record(self, record: DonationRecord) -> None:
        content = record.content
        lines: list[str] = []
        if record.counts != "yes":
            words = tr("Not in totals: {why}") if record.left_out else tr("In totals in part: {why}")
            lines.append(words.format(why="; ".join(reasons_of(record))))
        lines += [one.sentence() for one in support.stated_otherwise(content, record.part_ids, record.evidence)]
        lines += disputed_lines(standings_of_record(record))
        tip, target = tr("Go to the record (Enter)"), target_of_record(record.id)
        button = _button(tr("Open record"), "package", "Enter", tip, lambda: self._session.go(target))
        chip = Chip(status_look(content.assertion, content.status))
        cards = _cards_of(record.evidence)
        if record.table is not None and record.table.is_source:
            cards.append(TableRowCard(record.table))
        self._put_thing(record.ref, content.title, lines, [button], cards, chip)

    def show_passage(self, sentence: EvidenceSentence) -> None:
        self._put_thing(tr("Passage"), "", [], [], [EvidenceCard(sentence, names_source=True)])

    def show_figure(self, figure: Figure, *, enter: bool = False) -> None:
        """The sentences of a card or a sum, and with `enter` the focus on the first."""

        def show(behind: Behind) -> None:
            card = SentencesCard(figure, behind)
            layout = card.layout()
            assert layout is not None
            layout.setContentsMargins(0, 0, 0, 0)
            card.records_wanted.connect(lambda: self.records_wanted.emit(figure))
            self._exchange_thing(card)
            if enter:
                card.focus_first()

        self._session.query(self, lambda store, _stopped: figure_sentences.behind(store, figure), show)

    def show_nothing(self, *, bare: bool = False) -> None:
        words = tr("Choose a fact or a record to see the passages that support it.")
        self._exchange_thing(muted(tr("Evidence is listed here once something is recorded.") if bare else words))

    def _put_thing(
        self,
        name: str,
        title: str,
        lines: list[str],
        buttons: list[QWidget],
        cards: Sequence[QWidget],
        chip: Chip | None = None,
    ) -> None:
        box = QWidget()
        rows = in_column(on=box, gap=SPACE[1], margins=0)
        top = in_row((at_start(head(name)), 1))
        if chip is not None:
            top.addWidget(chip)
        put(rows, top)
        if title:
            words = PlainLabel(title, font=fonts.interface(14, semibold=True), wrap=True, selectable=True)
            rows.addWidget(at_start(words))
        put(rows, *(at_start(muted(line)) for line in lines))
        if buttons:
            put(rows, flowing(*buttons, gap=SPACE[1]))
        put(rows, *cards)
        if not cards:
            none = tr("No passage supports it yet. Select its words in a source and press {country} or {record}.")
            rows.addWidget(keys.explain(muted(""), none, country="page.country", record="page.record"))
        self._exchange_thing(box)

    def _exchange_thing(self, fresh: QWidget) -> None:
        self._session.give_up(self)
        self._exchange(self._thing, fresh)
        self._thing = fresh
        self._area.verticalScrollBar().setValue(0)

    def _exchange(self, old: QWidget, fresh: QWidget) -> None:
        self._rows.replaceWidget(old, fresh)
        take_away(old)

    # --- quotes by tag ---

    def _show_quotes(self, tagged: Sequence[TaggedQuotes]) -> None:
        """The tags of the country's passages; pressing one shows its quotes."""
        groups = {group.tag.id: group for group in tagged}
        box = QWidget()
        rows = in_column(on=box, gap=SPACE[1], margins=0)
        if not groups:
            box.hide()
        rows.addWidget(head(tr("Quotes by tag")))
        flow = Flow()
        if self._tag not in groups:
            self._tag = next(iter(groups), 0)
        for tag_id, group in groups.items():
            count = len(group.passages)
            said = tr_n("{tag}, {n} quote", "{tag}, {n} quotes", count).format(tag=group.tag.name)
            said = tr("{said}, shown below").format(said=said) if tag_id == self._tag else said
            words, choose = f"{group.tag.name} {count}", partial(self._choose_tag, tag_id)
            flow.addWidget(ChipButton(words, color=group.tag.color, name=said, tip=group.tag.path, pressed=choose))
        put(rows, flow)
        if self._tag:
            put(rows, *self._cards(groups[self._tag].passages))
        self._exchange(self._quotes, box)
        self._quotes = box

    def _choose_tag(self, tag_id: int) -> None:
        assert self._material is not None
        self._tag = tag_id
        self._show_quotes(by_tag(self._material.tagged))

    def _cards(self, passages: Sequence[Passage]) -> list[QWidget]:
        assert self._material is not None
        several = len({passage.source_id for passage in passages}) > 1
        cards: list[QWidget] = [
            EvidenceCard(quoted(self._material, passage), names_source=several) for passage in passages[:QUOTES]
        ]
        if len(passages) > QUOTES:
            more = tr_n("{n} more quote", "{n} more quotes", len(passages) - QUOTES)
            cards.append(ChipButton(more, glyph="highlighter", pressed=lambda: self.tag_wanted.emit(self._tag)))
        return cards


def _cards_of(items: Sequence[EvidenceItem]) -> list[QWidget]:
    return [EvidenceCards(items)] if items else []


def _button(text: str, glyph: str, key: str, tip: str, pressed: Pressed) -> QWidget:
    button = push_button(text, pressed, look="chip", glyph=glyph, tip=tip)
    return holding(in_row(button, key_hint(key), gap=SPACE[0], margins=0))
