"""Announcing passages to screen readers: those the caret enters, and what an operation did to them.

Nothing is computed while no assistive technology is running.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible

from app.domain.anchor import AnchorState
from app.domain.blocks import Stretch
from app.domain.changes import Changes
from app.domain.language import tr, tr_n, tr_term
from app.domain.passages import Passage
from app.domain.shortened import shortened
from app.ui.views.read.reading import Reading
from app.ui.views.read.structure import paragraph_words
from app.ui.widgets.announcer import announce

REST_MS = 120
"""How long the caret rests before its place is announced: not at every key."""
AT_MOST = 3
"""Up to so many passages are announced one by one."""
QUOTED = 120
"""How many characters of a passage are announced with it."""


class Announcer(QObject):
    """Announces for the reading page."""

    def __init__(self, place: Reading, is_finding: Callable[[], bool]) -> None:
        """While `is_finding`, the caret goes from hit to hit, which are announced with their words instead."""
        super().__init__(place)
        self._place = place
        self._is_finding = is_finding
        self._here: tuple[int, ...] = ()
        """The passages under the caret that were announced last."""
        self._known: dict[int, Passage] | None = None
        """All passages before the next operation; None while nobody listens."""
        self._looked_at: int | None = None
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self._announce_place)
        place.page.selection_changed.connect(self._moved)
        place.page.passage_clicked.connect(self._look)
        place.shown.connect(self._shown)
        place.session.changed.connect(self._changed)
        self._shown()

    def _moved(self) -> None:
        if QAccessible.isActive():
            self._later.start()

    def _look(self, passage_id: int) -> None:
        """A passage was requested: announce it even if the caret was in it before."""
        self._looked_at = passage_id
        self._moved()

    def _shown(self) -> None:
        self._here = ()
        self._known = dict(self._place.passages()) if QAccessible.isActive() else None
        self._moved()

    def _announce_place(self) -> None:
        known = self._place.passages()
        here = tuple(one for one in self._place.page.passages_at_caret() if one in known)
        before, self._here = self._here, here
        asked, self._looked_at = self._looked_at, None
        if asked is not None and asked in known:
            self._say(f"{words_of(known[asked])}: “{_clipped(known[asked].quote)}”")
        elif set(here) != set(before) and not self._is_finding():
            self._say(place_words([known[one] for one in here if one not in before] or [known[one] for one in here]))

    def _changed(self, changes: Changes) -> None:
        """Called after the page was updated for the operation."""
        if not QAccessible.isActive():
            self._known = None
            return
        if not changes.touches("passage", "passage_tag", "evidence"):
            return
        before, self._known = self._known, dict(self._place.passages())
        if before is not None:
            self._say(change_words(before, self._known))
            self._here = tuple(one for one in self._place.page.passages_at_caret() if one in self._known)

    def announce_selected(self, before: Stretch | None) -> None:
        """Announce what a command has selected; `before` is the previous selection."""
        now, text = self._place.page.selection(), self._place.text
        if QAccessible.isActive() and now is not None and text is not None:
            self._say(selected_words(text.text, now, before))

    def announce_paragraph(self) -> None:
        """Announce the paragraph a command has moved to; the screen reader reads its text."""
        page = self._place.page
        if QAccessible.isActive() and len(page.offsets()):
            self._say(paragraph_words(page.info(page.offsets().index_at(page.caret()))))

    def _say(self, sentence: str) -> None:
        announce(self._place.page, sentence)


def selected_words(text: str, now: Stretch, before: Stretch | None) -> str:
    """*Selected: the words*, or for many their number and beginning; for an extended selection, the difference."""
    if before is not None and before[0] == now[0] and before != now:
        part, others = sorted((now[1], before[1]))
        words = _clipped(text[part:others])
        more = tr("Also selected: {words}") if now[1] > before[1] else tr("No longer selected: {words}")
        return more.format(words=words)
    words = text[now[0] : now[1]]
    if len(words) <= QUOTED:
        return tr("Selected: {words}").format(words=" ".join(words.split()))
    return tr_n("Selected {n} word: {words}", "Selected {n} words: {words}", len(words.split())).format(
        words=_clipped(words)
    )


def place_words(passages: list[Passage]) -> str:
    """What the caret is in now."""
    if not passages:
        return tr("No passage here")
    parts = [words_of(passage) for passage in passages[:AT_MOST]]
    if len(passages) > AT_MOST:
        parts.append(tr_n("{n} more passage", "{n} more passages", len(passages) - AT_MOST))
    return ". ".join(parts)


def words_of(passage: Passage) -> str:
    """*Passage with tags Leverage, Company; evidence for D-03; 1 note*."""
    names = ", ".join(tag.name for tag in passage.tags)
    parts = [tr("Passage with tags {tags}").format(tags=names) if names else tr("Passage without tags")]
    if things := _in_order(ref.label for ref in passage.evidence):
        parts.append(tr("evidence for {things}").format(things=things))
    if passage.claim is not None:
        claim = passage.claim
        parts.append(tr("{kind} by {actor}").format(kind=tr_term(claim.kind), actor=claim.asserted_by))
    if passage.notes:
        parts.append(tr_n("{n} note", "{n} notes", len(passage.notes)))
    if passage.state is not AnchorState.VERIFIED:
        parts.append(tr_term(passage.state))
    return "; ".join(parts)


def change_words(before: Mapping[int, Passage], now: Mapping[int, Passage]) -> str:
    """What an operation did to tags and evidence: *Tagged Leverage*, *No longer tagged Company*; or empty."""
    pairs = [
        (before.get(one), now.get(one)) for one in before.keys() | now.keys() if before.get(one) is not now.get(one)
    ]
    put = Counter(name for old, new in pairs for name in _beyond(_tags(new), _tags(old)))
    taken = Counter(name for old, new in pairs for name in _beyond(_tags(old), _tags(new)))
    linked = [name for old, new in pairs for name in _beyond(_things(new), _things(old))]
    unlinked = [name for old, new in pairs for name in _beyond(_things(old), _things(new))]
    parts = [
        *_counted(put, tr("Tagged {tags}"), tr("{tags}: {passages} tagged")),
        *_counted(taken, tr("No longer tagged {tags}"), tr("{tags}: {passages} no longer tagged")),
    ]
    if linked:
        parts.append(tr("Evidence for {things}").format(things=_in_order(linked)))
    if unlinked:
        parts.append(tr("No longer evidence for {things}").format(things=_in_order(unlinked)))
    gone = sum(new is None for _old, new in pairs)
    if gone and not parts:
        parts.append(tr_n("{n} passage removed", "{n} passages removed", gone))
    return ". ".join(parts)


def _counted(tags: Counter[str], one: str, many: str) -> list[str]:
    """Tags of one passage in one sentence; those of several with a number each."""
    single = [name for name, number in tags.items() if number == 1]
    parts = [one.format(tags=", ".join(single))] if single else []
    for name, number in tags.items():
        if number > 1:
            parts.append(many.format(tags=name, passages=tr_n("{n} passage", "{n} passages", number)))
    return parts


def _tags(passage: Passage | None) -> dict[object, str]:
    return {tag.id: tag.name for tag in passage.tags} if passage is not None else {}


def _things(passage: Passage | None) -> dict[object, str]:
    return {(ref.kind, ref.thing_id): ref.label for ref in passage.evidence} if passage is not None else {}


def _beyond(these: dict[object, str], those: dict[object, str]) -> list[str]:
    return [name for key, name in these.items() if key not in those]


def _clipped(quote: str) -> str:
    return shortened(quote, QUOTED)


def _in_order(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
