"""What the keys of the page mean: the words and the passage at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.language import tr
from app.store.reads import passages as passage_reads
from app.ui.base import keys

if TYPE_CHECKING:
    from app.domain.passages import Passage
    from app.ui.base.session import Session
    from app.ui.views.read.reading import Reading

Stretch = tuple[int, int]


class Words(NamedTuple):
    """Words of a source, as they were when something was opened on them: by then another source may be read."""

    source_id: int
    start: int
    end: int
    quote: str


class Meant:
    """Asks the page and the inspector each time, and says so where there is nothing."""

    def __init__(self, session: Session, place: Reading) -> None:
        self._session, self._place = session, place

    def words(self) -> Words | None:
        """The selected words, or the passage that is looked at or under the caret. Says so when there is none."""
        page = self._place.page
        if self._place.text is None:
            return None
        chosen = page.selection()
        if chosen is not None:
            return self.words_of(chosen)
        passage_id = self.passage()
        if passage_id is not None:
            passage = self.here(passage_id)
            return self.words_of((passage.start, passage.end)) if passage is not None else None
        self._session.say(
            tr("Select the words first: S selects the sentence, Shift and arrows select by hand."), "warning"
        )
        return None

    def passage(self) -> int | None:
        """The passage that the inspector shows; none while words are selected that are not all within it."""
        passage_id, chosen = self._place.at_hand(), self._place.page.selection()
        mark = self._place.page.marks().get(passage_id) if passage_id is not None else None
        if chosen is not None and not (mark is not None and mark.start <= chosen[0] <= chosen[1] <= mark.end):
            return None
        return passage_id

    def here(self, passage_id: int) -> Passage | None:
        """A passage of the text that is read. None, and said why, for one that stayed on an older version of it."""
        found = self._place.passages().get(passage_id)
        if found is None:
            self._session.say(
                keys.with_keys(
                    tr("This passage is anchored to an older version of the text. Review it first: {review}."),
                    review="source.review",
                ),
                "warning",
            )
        return found

    def source_id(self) -> int:
        """The source that is read."""
        assert self._place.row is not None
        return self._place.row.id

    def words_of(self, stretch: Stretch) -> Words:
        """The words of a stretch, as they stand in the text that is read."""
        assert self._place.text is not None
        return Words(self.source_id(), *stretch, self._place.text.text[stretch[0] : stretch[1]])

    def look_at(self, passage_id: int) -> None:
        """The selection has become a passage: look at it, unless another source is read by now."""
        if passage_id not in self._place.passages():
            return
        page = self._place.page
        caret = page.caret()
        page.choose(passage_id, fade=False)  # before the caret is said to be in whatever else is there
        page.select(caret, caret)
        self._place.follow(passage_id)

    def passage_on(self, stretch: Stretch) -> int | None:
        """The passage on exactly this stretch of the text that is read, if there is one."""
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
