"""Assigning digits to the likeliest tags for the current words, shown wherever keys are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.changes import Author, Changes
from app.domain.codebook import Tag
from app.domain.likely_tags import LikelyTags, TagUse
from app.store.reads import tags as reads
from app.ui.base.session import Session
from app.ui.views.read.meant import Meant, Words

DIGITS = "123456789"
REST_MS = 150
"""How long the current words stay the same before their digits are worked out unasked."""


class Likely(NamedTuple):
    """A likely tag, and its digit or letter."""

    tag: Tag
    key: str


class TagDigits(QObject):
    """Reassigns the digits only when the current words change, so that pressing one twice means the same tag."""

    changed = Signal()
    """Digits mean other tags than before."""

    def __init__(self, session: Session, meant: Meant) -> None:
        super().__init__(meant)
        self._session, self._meant = session, meant
        self._tags: dict[int, Tag] = {}
        self._index: LikelyTags | None = None
        self._words: Words | None = None
        self._found: tuple[Likely, ...] = ()
        self._uses: dict[tuple[int, Author], tuple[TagUse, ...]] = {}
        """The last taggings as seen from a source by a person; they stay the same from one selection to the next."""
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._look)
        meant.followed.connect(lambda _passage: self._soon.start())
        session.changed.connect(self._changed)
        session.opened.connect(self._forget)

    @property
    def tags(self) -> Sequence[Tag]:
        """The codebook; how often its tags are put on may have changed since it was read."""
        if self._index is None:
            self._read()
        return tuple(self._tags.values())

    def likely(self, words: Words | None) -> tuple[Likely, ...]:
        """The likeliest tags for words: nine at most, plus those with keys of their own."""
        if not self._session.is_open:
            return ()
        if self._index is None or words != self._words or not self._found:
            self._words = words
            self._show(self._allotted(self._index or self._read(), words))
        return self._found

    def tag_of(self, digit: str, words: Words | None) -> int | None:
        return next((one.tag.id for one in self.likely(words) if one.key == digit), None)

    def by_tag(self) -> dict[int, str]:
        """The keys assigned last, by tag id."""
        return {one.tag.id: one.key for one in self._found}

    def _read(self) -> LikelyTags:
        tags = reads.codebook(self._session.store)
        self._tags = {tag.id: tag for tag in tags}
        self._index = LikelyTags(tags)
        return self._index

    def _allotted(self, index: LikelyTags, words: Words | None) -> tuple[Likely, ...]:
        store = self._session.store
        source_id, person = words.source_id if words is not None else 0, store.person
        if (source_id, person) not in self._uses:
            self._uses = {(source_id, person): reads.last_uses(store, source_id, person)}
        uses = self._uses[source_id, person]
        own = {tag.content.key for tag in self._tags.values()}
        free = [digit for digit in DIGITS if digit not in own]
        found: list[Likely] = []
        for tag_id in index.ranked(words.quote if words is not None else "", uses):
            tag = self._tags[tag_id]
            if tag.content.key:
                found.append(Likely(tag, tag.content.key))
            elif free:
                found.append(Likely(tag, free.pop(0)))
            else:
                break
        return tuple(found)

    def _show(self, found: tuple[Likely, ...]) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()

    def _look(self) -> None:
        """The current words have changed: reassign the digits."""
        stretch = self._meant.stretch() if self._session.is_open else None
        self.likely(self._meant.words_of(stretch) if stretch is not None else None)

    def _changed(self, changes: Changes) -> None:
        self._uses.clear()
        if changes.touches("tag"):
            self._forget()

    def _forget(self) -> None:
        self._index = None
        self._uses.clear()
        self._soon.start()
