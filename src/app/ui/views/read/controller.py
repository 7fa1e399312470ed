"""Turns the commands of the page into operations: tag, note, link, repeat, remove."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from app.actions import notes, passages
from app.domain.anchor import AnchorState
from app.domain.codebook import Tag, TagContent, in_vivo_name
from app.domain.kinds import reviewed
from app.domain.language import tr
from app.domain.passages import Claim, Passage
from app.store.reads import tags as tag_reads
from app.ui.base import keys
from app.ui.base.session import Target
from app.ui.base.things import target_of_thing
from app.ui.panels.codebook.controller import CodebookController
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.panels.passage_card import take_tag_off
from app.ui.panels.quoting import quote_passages, quote_words
from app.ui.views.read.isolating import Isolating
from app.ui.views.read.meant import Meant, Words
from app.ui.views.read.tag_digits import TagDigits
from app.ui.views.read.tag_on_text import TagsOnText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ui.views.read.drafting import Drafting
    from app.ui.views.read.linking import Linking
    from app.ui.views.read.reading import Reading


class PageController(QObject):
    """What the user does on the reading page, turned into operations."""

    def __init__(self, place: Reading, meant: Meant) -> None:
        super().__init__(place)
        self._session = session = place.session
        self._place, self.meant = place, meant
        self._last_tags: list[int] = []
        self._palette: TagPalette | None = None
        self._drafting: Drafting | None = None
        self.digits = TagDigits(session, meant)
        self.digits.changed.connect(lambda: place.codebook.show_digits(self.digits.by_tag()))
        page = place.page
        page.restore_requested.connect(self.restore_block)
        page.cut_requested.connect(self.cut_block)
        page.chip_clicked.connect(lambda passage, key: self.open_thing(key, passage))
        codebook = place.codebook
        codebook.passages_wanted.connect(lambda tag_id: session.go(Target("passages", "tag", tag_id)))
        Isolating(session, place)
        codebook.tag_wanted.connect(lambda tag_id: self.put_tag(tag_id))
        self.codebook = CodebookController(session, codebook)
        place.view_keys["codebook"] = self.codebook.keys
        self.on_text = TagsOnText(session, place.page, self.meant, self.put_tag)
        place.side.add_tag_button.clicked.connect(lambda: self.codebook.add(None, from_panel=True))

    # --- tags ---

    def tag(self) -> None:
        """Open the tag palette at the caret."""
        if not self._session.may_write():
            return
        if (words := self.meant.words()) is None:
            return
        palette = TagPalette(self._place, *self._to_choose_from(words))
        self.serve(palette, words)
        palette.open_at(self._place.page.caret_rect((words.start, words.end)))

    def serve(self, palette: TagPalette, words: Words) -> None:
        """Connect a palette to operations on these words."""
        palette.picked.connect(lambda tag_id, stays: self._picked(palette, words, tag_id, stays))
        palette.made.connect(lambda name, stays: self._made(palette, words, name, stays))
        self._palette = palette

    def _applied(self, words: Words) -> frozenset[int]:
        passage = self.meant.passage_of(words)
        return frozenset(tag.id for tag in passage.tags) if passage is not None else frozenset()

    def _picked(self, palette: TagPalette, words: Words, tag_id: int, stays: bool) -> None:
        self.choose_tag(tag_id, words)
        if stays:
            self.show_again(palette, words)

    def _made(self, palette: TagPalette, words: Words, name: str, stays: bool) -> None:
        if not self.make_tag(name, words):
            palette.keep_open()
        elif stays:
            self.show_again(palette, words)

    def show_again(self, palette: TagPalette, words: Words) -> None:
        """Update a palette that stays open to the present codebook."""
        palette.show_tags(*self._to_choose_from(words))

    def _to_choose_from(self, words: Words) -> tuple[Sequence[Tag], Mapping[int, str], frozenset[int]]:
        likely = {one.tag.id: one.key for one in self.digits.likely(words)}
        return self.digits.tags, likely, self._applied(words)

    def choose_tag(self, tag_id: int, words: Words) -> None:
        """Put a tag on words; if the person has put it on exactly these words already, remove it."""
        passage, person = self.meant.passage_of(words), self._session.store.person
        if passage is not None and any(tag.id == tag_id and tag.is_of(person) for tag in passage.tags):
            take_tag_off(self._session, passage, tag_id)
        else:
            self.put_tag(tag_id, words)

    def make_tag(self, name: str, words: Words) -> bool:
        """Make a tag, also *Parent/Child*, and put it on words. False, with the reason shown, if it fails."""
        color = tag_reads.new_color(self._session.store, None)
        return self._put_new(words, TagContent(name, color))

    def _put_new(self, words: Words, content: TagContent) -> bool:
        source_id, start, end, quote = words
        made = self._session.do(lambda store: passages.tag_with_new(store, source_id, start, end, content, quote=quote))
        if made is not None:
            self._last_tags = [made[1]]
            self.meant.look_at(made[0])
        return made is not None

    def put_tag(self, tag_id: int, words: Words | None = None) -> None:
        """Put a tag on words, by default the selection."""
        words = words or self.meant.words()
        if words is None:
            return
        source_id, start, end, quote = words
        passage_id = self._session.do(lambda store: passages.tag_passage(store, source_id, start, end, [tag_id], quote))
        if passage_id is not None:
            self._last_tags = [tag_id]
            self.meant.look_at(passage_id)

    def repeat_tag(self) -> None:
        """Put the last tag on the selection."""
        last = self._last_tags or list(tag_reads.recent_tag_ids(self._session.store)[:1])
        if last:
            self.put_tag(last[0])
        else:
            none = tr("No tag was used yet. Press {tag} to choose one.")
            self._session.say(keys.with_keys(none, tag="page.tag"), "warning")

    def digit(self, number: int) -> None:
        """Put the tag with this digit on the current words, or remove it."""
        if (words := self.meant.words()) is None:
            return
        tag_id = self.on_text.tag_of_key(str(number)) or self.digits.tag_of(str(number), words)
        if tag_id is not None:
            self.choose_tag(tag_id, words)

    def choose_tag_here(self, tag_id: int) -> None:
        """Put a tag on the current words, or remove it."""
        if (words := self.meant.words()) is not None:
            self.choose_tag(tag_id, words)

    def keep_draft(self) -> list[str]:
        """Keep for its author what was changed in the open draft. Returns the sentences of drafts that cannot be."""
        if self._drafting is None:
            return []
        self._drafting.keep_typed()
        return self._drafting.kept.unsaved()

    def discard_drafts(self) -> None:
        """Discard what could not be kept."""
        if self._drafting is not None:
            self._drafting.kept.discard()

    def is_drafting(self) -> bool:
        return self._drafting is not None and self._drafting.is_open()

    def in_vivo(self) -> None:
        """Tag the words with a tag named after them."""
        if (words := self.meant.words()) is not None:
            self._put_new(words, TagContent(in_vivo_name(words.quote), tag_reads.new_color(self._session.store, None)))

    def auto_tag(self) -> None:
        """Tag every match of the selected words, or of a pattern."""
        row, chosen = self._place.row, self._place.page.selection()
        text = " ".join(self.meant.words_of(chosen).quote.split()) if chosen is not None else ""
        self.codebook.auto_tag(None, row.id if row is not None else None, text if len(text) <= 60 else "")

    def claim(self) -> None:
        if (words := self.meant.words()) is None:
            return
        from app.ui.panels.names import Names
        from app.ui.views.read.claim import ClaimPopup

        known = self.meant.passage_of(words)
        source_id, start, end, quote = words
        passage = known or Passage(0, "", source_id, "", 0, start, end, quote, None, AnchorState.VERIFIED)
        others = [p for p in self._place.passages().values() if p.id != passage.id and (p.claim or p.tags)]
        others.sort(key=lambda p: (p.claim is None, p.start))
        popup = ClaimPopup(self._place, passage, others, Names(self._session).actors)
        popup.saved.connect(lambda claim: self._claimed(words, known, claim))
        popup.open_at(self._place.page.caret_rect((start, end)))

    def _claimed(self, words: Words, known: Passage | None, claim: Claim | None) -> None:
        if known is None:
            passage_id = self._session.do(lambda store: passages.claim_stretch(store, *words, claim))
        else:
            passage_id = known.id
            self._session.do(lambda store: passages.set_claim(store, passage_id, claim))
        if passage_id is not None:
            self.meant.look_at(passage_id)

    # --- notes, records, countries ---

    def quote(self) -> None:
        """Choose a note for the current words, which become a passage."""
        chosen, passage_id = self._place.page.selection(), self.meant.passage()
        at = self._place.page.caret_rect()
        if passage_id is not None and chosen is None:
            quote_passages(self._session, self._place, [passage_id], at)
            return
        if (words := self.meant.words()) is not None:
            at = self._place.page.caret_rect((words.start, words.end))
            quote_words(self._session, self._place, words, at, self.meant.look_at)

    def note(self) -> None:
        """Write a note on the selection."""
        if (words := self.meant.words()) is None:
            return
        source_id, start, end, _ = words
        made = self._session.do(lambda store: notes.note_on_selection(store, source_id, start, end))
        if made is not None:
            self.meant.look_at(made[0])
            self._place.write_note(made[1])

    @cached_property
    def _linking(self) -> Linking:
        from app.ui.views.read.linking import Linking

        return Linking(self._session, self._place, self.meant)

    def draft(self) -> None:
        """Draft a record of the selection, or of the sentence under the caret."""
        if self._drafting is None:
            from app.ui.views.read.drafting import Drafting

            self._drafting = Drafting(self._session, self._place)
        self._drafting.open()

    def record(self) -> None:
        self._linking.record()

    def country(self) -> None:
        self._linking.country()

    def open_thing(self, key: str, passage_id: int = -1) -> None:
        """Show a record or a fact of a chip, such as *donation:12*, beside the text; with Ctrl, and what has no
        sentences of its own, in its place."""
        kind, _, thing_id = key.partition(":")
        goes = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if kind in reviewed() and not goes:
            self._place.show_thing(kind, int(thing_id), passage_id)
        else:
            self._session.go(target_of_thing(kind, int(thing_id)))

    # --- passages, blocks, sources ---

    def remove_passage(self) -> None:
        """Remove the current passage at once; undo restores it."""
        if (passage_id := self.meant.passage()) is None:
            chosen = self._place.page.selection() is not None
            words = tr("The selected words are not a passage. Esc clears the selection.")
            self._session.say(words if chosen else tr("There is no passage here."), "warning")
            return
        words = tr("Removed the passage")
        self._session.remove(lambda store: passages.remove_passage(store, passage_id), words, "passage")

    def cut_block(self, block: int) -> None:
        from app.actions import sources

        said = tr("Cut the block from the text.")
        self._session.do(lambda store: sources.cut_block(store, self.meant.source_id(), block), undo_hint=said)

    def restore_block(self, block: int) -> None:
        from app.actions import sources

        self._session.do(lambda store: sources.restore_block(store, self.meant.source_id(), block))

    def edit_source(self) -> None:
        if not self._session.may_write():
            return
        from app.ui.dialogs.citation import CitationDialog

        if (row := self._place.source_at_hand()) is not None:
            CitationDialog(self._session, row, self._place).open()

    def remove_source(self) -> None:
        """Remove the current source, after listing what is attached to it."""
        from app.ui.dialogs.remove_source import RemoveSourceDialog

        if (row := self._place.source_at_hand()) is not None:
            RemoveSourceDialog(self._session, row, self._place).open()
