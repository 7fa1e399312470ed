"""What the keys of the page act on: the current words and passage, which follow the caret."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.blocks import Stretch
from app.domain.language import tr
from app.domain.passages import Passage
from app.store.reads import passages as passage_reads
from app.ui.base import keys
from app.ui.views.read.lit_sentence import LitSentence
from app.ui.views.read.reading import Reading


class Words(NamedTuple):
    """Words of a source as of when a popup was opened; another source may be current by then."""

    source_id: int
    start: int
    end: int
    quote: str


class Meant(QObject):
    """Tracks the current passage, determines the current words, and says so if there are none."""

    followed = Signal(object)
    """The current passage, perhaps the same again, or None; the inspector shows it."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place)
        self._session, self._place = place.session, place
        self._at_hand: int | None = None
        self._caret_then: object = None
        """The caret at the last announcement of what is there."""
        self._made_of: tuple[int, tuple[int, int], tuple[int, int]] | None = None
        """The passage made last, where its words were chosen from and to, and where the caret was put then."""
        self._soon = QTimer(self, singleShot=True, interval=0)  # the page is painted before its inspector
        self._soon.timeout.connect(self.look)
        self.lit = LitSentence(place.page, lambda: self.at_hand() is None)
        self.followed.connect(lambda _passage: self.lit.follow())
        place.shown.connect(self.lit.rest)

    # --- the passage at hand ---

    def at_hand(self) -> int | None:
        """The passage that the inspector shows or is about to show, and that menus and keys act on; or None.

        It may be one on an older version of the text.
        """
        if self._soon.isActive():
            self.look()
        return self._at_hand

    def look_soon(self) -> None:
        """Caret or passages have changed: update after the page is painted."""
        self._soon.start()

    def look(self) -> None:
        """Follow the caret; a selection is followed only into a passage, otherwise the current one stays.

        So a note being written stays while words are selected for it. If the caret has not moved, the current passage
        stays as long as it exists.
        """
        if not self._session.is_open:  # the window is closing, and the keyboard or a moment's wait comes after that
            return
        self._choose_again()
        if self._at_hand is not None and self._caret_then == self._caret() and self._is_there(self._at_hand):
            self.follow(self._at_hand)
            return
        page, known = self._place.page, self._place.passages()
        looked_at, chosen = page.chosen_passage(), page.selection()
        if chosen is None:
            here = page.passages_at_caret()
        else:
            around = [m for m in page.marks().within(*chosen) if m.start <= chosen[0] <= chosen[1] <= m.end]
            here = [m.passage_id for m in sorted(around, key=lambda mark: mark.end - mark.start)]
        if looked_at in known and (chosen is None or looked_at in here):
            self.follow(looked_at)
        elif chosen is not None and not here:
            self.follow(self._at_hand if self._at_hand in known else None)
        else:
            self.follow(next((one for one in here if one in known), None))

    def _choose_again(self) -> None:
        """Once the passage made of chosen words is undone they are chosen as before, unless one has gone elsewhere."""
        made = self._made_of
        if made is not None and made[0] == self._at_hand and not self._is_there(made[0]):
            self._made_of, page = None, self._place.page
            if page.canonical_cursor() == made[2]:
                page.select(*made[1])

    def follow(self, passage_id: int | None) -> None:
        """Make a passage current, or with None the source."""
        self._soon.stop()
        self._at_hand, self._caret_then = passage_id, self._caret()
        self.followed.emit(self._find(passage_id) if passage_id is not None else None)

    def forget(self) -> None:
        """Another source was opened."""
        self._at_hand = self._made_of = None

    def to_come_back_to(self) -> int | None:
        """The current passage, for going back: no caret position leads to one on an older version."""
        chosen = self._place.page.chosen_passage()
        return self._at_hand if chosen is None and self._at_hand not in self._place.passages() else chosen

    def come_back(self, caret: tuple[int, int], passage_id: int | None) -> None:
        """Restore caret, selection and current passage."""
        page = self._place.page
        page.select(*caret)
        if passage_id is not None and self._is_there(passage_id):
            page.choose(passage_id if passage_id in self._place.passages() else None)
            self.follow(passage_id)
        else:
            self.look()

    def _caret(self) -> object:
        return self._place.page.canonical_cursor(), self._place.page.chosen_passage()

    def _is_there(self, passage_id: int) -> bool:
        return passage_id in self._place.passages() or self._find(passage_id) is not None

    def _find(self, passage_id: int) -> Passage | None:
        """A passage of the current text, or of an older version of it."""
        known = self._place.passages().get(passage_id)
        return known or next(iter(passage_reads.many(self._session.store, (passage_id,))), None)

    # --- what keys act on ---

    def words(self) -> Words | None:
        """The selected words, the current passage, or the highlighted sentence.

        If that is not highlighted yet it is now, with a message that the key will act on it when pressed again.
        """
        if (stretch := self.stretch()) is not None:
            return self.words_of(stretch)
        if self._place.text is None or (self._at_hand is not None and self.here(self._at_hand) is None):
            return None
        if self.lit.show() is None:
            self._session.say(tr("Put the caret into a sentence first, or select words."), "warning")
        else:
            self._session.say(tr("Nothing is selected. The same key again takes the sentence that is lit now."))
        return None

    def stretch(self) -> Stretch | None:
        """What keys act on: the selected words, the current passage, or the highlighted sentence."""
        if self._place.text is None:
            return None
        self.at_hand()  # by which words may be chosen again
        if (chosen := self._place.page.selection()) is not None:
            return chosen
        if (passage_id := self.passage()) is None:
            return self.lit.stretch()
        passage = self._place.passages().get(passage_id)
        return (passage.start, passage.end) if passage is not None else None

    def passage(self) -> int | None:
        """The current passage; none while words outside it are selected."""
        passage_id, chosen = self.at_hand(), self._place.page.selection()
        mark = self._place.page.marks().get(passage_id) if passage_id is not None else None
        if chosen is not None and not (mark is not None and mark.start <= chosen[0] <= chosen[1] <= mark.end):
            return None
        return passage_id

    def here(self, passage_id: int) -> Passage | None:
        """A passage of the current text. None, with the reason shown, for one on an older version."""
        if (found := self._place.passages().get(passage_id)) is None:
            older = tr("This passage is anchored to an older version of the text. Review it first: {review}.")
            self._session.say(keys.with_keys(older, review="source.review"), "warning")
        return found

    def source_id(self) -> int:
        assert self._place.row is not None
        return self._place.row.id

    def words_of(self, stretch: Stretch) -> Words:
        assert self._place.text is not None
        return Words(self.source_id(), *stretch, self._place.text.text[stretch[0] : stretch[1]])

    def look_at(self, passage_id: int) -> None:
        """The selection has become a passage: make it current, unless another source was opened."""
        if passage_id not in self._place.passages():
            return
        page = self._place.page
        caret, chosen = page.caret(), page.canonical_cursor() if page.selection() is not None else None
        page.choose(passage_id, fade=False)  # before the caret is said to be in whatever else is there
        page.select(caret, caret)
        if chosen is not None:
            self._made_of = passage_id, chosen, page.canonical_cursor()
        self.follow(passage_id)

    def passage_on(self, stretch: Stretch) -> int | None:
        """The passage on exactly this stretch of the current text, if any."""
        here = self._place.page.marks().within(*stretch)
        return next((mark.passage_id for mark in here if (mark.start, mark.end) == stretch), None)

    def passage_of(self, words: Words) -> Passage | None:
        """The passage on exactly these words, of whatever source they are."""
        stretch = words.start, words.end
        if self._place.row is not None and words.source_id == self._place.row.id:
            known = self.passage_on(stretch)
            return self._place.passages()[known] if known is not None else None
        passages_there = passage_reads.of_source(self._session.store, words.source_id)
        return next((p for p in passages_there if (p.start, p.end, p.quote) == words[1:]), None)
