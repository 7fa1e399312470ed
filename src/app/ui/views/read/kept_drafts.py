"""The drafts of a text that wait for their author: read with their sentences, kept as they are changed, forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from app.actions import source_drafts
from app.actions.source_drafts import Place, SourceDrafts
from app.domain import further
from app.domain.drafts.apart import says_each
from app.domain.drafts.draft import Draft, Field
from app.domain.put_away import KeptAt, PutAway
from app.domain.shortened import shortened
from app.domain.source_sentence import SourceSentence
from app.domain.sources import SourceMeta, SourceText
from app.store.reads.own_fields import own_fields
from app.ui.base.session import Session
from app.ui.views.read.gifts import Gift, gifts_of

MOST_SHOWN = 80
"""So many characters of the words of a sentence or a field are shown or announced."""


class KeptDrafts:
    """Keeps the drafts that are gone through in the workspace; while that fails, as on a full disk, here."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.text: SourceText | None = None
        self._hash = ""
        self._unsaved: dict[tuple[Place, str], PutAway] = {}
        """Changed drafts that could not be kept yet, by where they belong and the words of their sentence."""
        self.own: tuple[tuple[str, str], ...] = ()
        """What a draft can say beside the rows of the rules, by key and name: what is further said of any gift, then
        the fields of the workspace's own."""

    def read(
        self, text: SourceText, stretch: tuple[int, int], meta: SourceMeta, known: SourceDrafts | None
    ) -> list[Gift]:
        """The drafts of the sentences that a stretch touches; of sentences in which the rules read none, a bare one."""
        self.text = text
        ours = [(one.key, one.content.name) for one in own_fields(self._session.store) if not one.content.retired]
        self.own = (*((one.key, one.label) for one in further.FURTHER), *ours)
        kept = source_drafts.drafts_kept(self._session.store, text)
        self._hash = kept.hash
        waiting = kept.waiting | {place: one for (place, _), one in self._unsaved.items()}
        out: list[Gift] = []
        for one in source_drafts.asked_at(text, stretch, meta, known):
            if one.start <= stretch[1] and one.end >= stretch[0] and (one.start < stretch[1] or out == []):
                here = (text.source_id, kept.hash)  # or in it, where words have come before those that were drafted
                inside = sorted((p for p in waiting if p[:2] == here and one.start <= p[2] < one.end), reverse=True)
                mine = {place[3]: waiting[place] for place in inside}
                drafts = {number: waits.draft for number, waits in mine.items()}
                accepted = {number: self._accepted_of(waits) for number, waits in mine.items()}
                out += gifts_of(one, drafts, accepted, is_each=says_each(text.text[one.start : one.end]))
        for one in out:
            sentence = SourceSentence(text.text, one.sentence.span, meta.published)
            one.draft = further.with_word_of_terms(one.draft, sentence, as_read=not one.waits)
        with_gifts = [one for one in out if one.sentence.drafts]
        return with_gifts or out[:1]

    def _accepted_of(self, waits: PutAway) -> set[tuple[Field, int]]:
        """The rows of a draft that were accepted before it was put away."""
        number = {key: at for at, (key, _) in enumerate(self.own)}
        rows = ((field, number.get(which, -1) if isinstance(which, str) else which) for field, which in waits.accepted)
        return {row for row in rows if row[1] >= 0}

    def as_left(self, one: Gift) -> PutAway:
        """A draft with what is accepted of it; the workspace's own fields by their keys, as their order may change."""
        own = Field.OWN
        return PutAway(one.draft, frozenset((key, self.own[at][0] if key is own else at) for key, at in one.accepted))

    def to_be_made(self, one: Gift) -> KeptAt:
        """Where a draft is kept of which a record is to be made, and how its author leaves it."""
        return KeptAt(*self.place_of(one), self.as_left(one) if one.is_touched or one.waits else None)

    def made(self, gifts: Iterable[Gift]) -> None:
        """Records were made of these; they wait no longer."""
        for one in gifts:
            self._unsaved.pop(self.place_of(one), None)
        self._session.drafts_changed.emit()

    def place_of(self, one: Gift) -> tuple[Place, str]:
        """Where a draft is kept, and the words of its sentence."""
        text, start = self.text, one.sentence.start
        assert text is not None
        return (text.source_id, self._hash, start, one.number), text.text[start : one.sentence.end]

    def keep(self, gifts: Iterable[Gift]) -> None:
        """Keep what was changed of these since, and what could not be kept before."""
        for one in gifts:
            if one.is_touched:
                self._unsaved[self.place_of(one)] = self.as_left(one)
                one.is_touched, one.waits = False, True
        self._unsaved = {
            place: one
            for place, one in self._unsaved.items()
            if not self._did(partial(source_drafts.put_away, kept=one), place)
        }

    def refuse(self, one: Gift, draft: Draft) -> bool:
        """Do not offer its sentence again. False if that is refused, which is said then."""
        return self._did(partial(source_drafts.refuse, draft=draft), self.place_of(one))

    def forget(self, one: Gift) -> None:
        self.forget_at(self.place_of(one))

    def forget_at(self, place: tuple[Place, str]) -> None:
        """Forget what is kept at a place, also of a text that is shown no more."""
        self._unsaved.pop(place, None)
        self._did(source_drafts.forget, place)

    def keep_at(self, left: Mapping[tuple[Place, str], PutAway]) -> None:
        """Keep drafts as they were left, also of a text that is shown no more."""
        self._unsaved |= left
        self.keep(())

    def _did(self, step: Callable[..., None], place: tuple[Place, str]) -> bool:
        """Do something with a draft that is kept; False if it is refused, which is said then."""
        done = self._session.did(lambda store: step(store, *place))
        self._session.drafts_changed.emit()
        return done

    def unsaved(self) -> list[str]:
        """The sentences of changed drafts that could not be kept."""
        return [shortened(words, MOST_SHOWN) for _, words in self._unsaved]

    def discard(self) -> None:
        """Discard the drafts that could not be kept."""
        self._unsaved.clear()
