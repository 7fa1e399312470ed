"""The sentences of a source that look like donations, as a list: those to look at, those whose drafts wait, and what
became of the others. Enter on one, or a click, leads to its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.actions.source_drafts import SourceDrafts
from app.domain.drafts.draft import Draft
from app.domain.drafts.record import record_of, title_in_two
from app.domain.language import later, tr, tr_n
from app.domain.shortened import shortened
from app.ui.base import keys
from app.ui.look.mirror import margins
from app.ui.look.tokens import SPACE
from app.ui.views.read.proposals import Proposals
from app.ui.views.read.reading import Reading
from app.ui.widgets.boxes import in_column
from app.ui.widgets.labels import muted
from app.ui.widgets.side_list import SideLine, SideList

MOST_LETTERS, HIGH_PX, FIRST_HEAD_PX = 300, 360, 26
"""How much of a sentence a tool tip quotes; how high the list may be in a low window, and its first heading is."""


class Part(NamedTuple):
    """What those under one heading are, and how each is told of where it is gone to."""

    heading: str
    told: str
    glyph: str


UNSURE_GLYPH = "question"
OPEN = Part(later("To look at"), later("{draft} drafts its record."), "package")
WAITS = Part(later("Drafts that wait"), later("A draft waits here: {draft} goes on with it."), "pencil")
SAVED = Part(later("Evidence already"), later("It is evidence for a record already."), "check")
REFUSED = Part(later("Refused"), later("It was refused; {draft} drafts it all the same."), "x")


class ListedSentence(NamedTuple):
    """A sentence of the list."""

    start: int
    end: int
    part: Part


def lines_of(found: SourceDrafts, text: str) -> Iterator[SideLine]:
    """The lines, under a heading for each part that has some."""
    waiting = {at: put_away.draft for (_, _, at, _), put_away in reversed(found.waiting.items())}
    is_open = {one.start for one in found.open}
    by_part: dict[Part, list[tuple[ListedSentence, tuple[Draft, ...]]]] = {
        part: [] for part in (OPEN, WAITS, SAVED, REFUSED)
    }
    for one in found.found:
        waits = waiting.pop(one.start, None)
        part = REFUSED if one.start in found.refused else WAITS if waits else OPEN if one.start in is_open else SAVED
        by_part[part].append((ListedSentence(one.start, one.end, part), (waits or one.drafts[0], *one.drafts[1:])))
    for start, draft in waiting.items():  # of sentences in which the rules read nothing
        by_part[WAITS].append((ListedSentence(start, start, WAITS), (draft,)))
    for part, gifts in by_part.items():
        if gifts:
            yield SideLine(part, f"{tr(part.heading)} · {len(gifts)}", head=True)
        yield from (_line(gift, drafts, text) for gift, drafts in sorted(gifts, key=lambda gift: gift[0].start))


def _line(gift: ListedSentence, drafts: tuple[Draft, ...], text: str) -> SideLine:
    """The line of a sentence: who gives to whom, and beneath what, how many gifts more there are, and any doubt."""
    words = shortened(" ".join(text[gift.start : gift.end].split()), MOST_LETTERS)
    who, what = _named(drafts[0])
    more = tr_n("and {n} more gift", "and {n} more gifts", len(drafts) - 1) if drafts[1:] else ""
    is_unsure = gift.part is OPEN and any(one.unsure for one in drafts)
    further = [one for one in (more, tr("not sure") if is_unsure else "") if one]
    title = who or words or tr("A gift")
    said = ", ".join((f"{title}: {what}" if what else title, *further))
    return SideLine(
        gift,
        title,
        spoken=f"{tr(gift.part.heading)}: {said}. {words}",
        tip=f"{said}\n{words}",
        glyph=UNSURE_GLYPH if is_unsure else gift.part.glyph,  # what is beneath may be cut before its last words
        beneath=", ".join(part for part in (what, *further) if part) or words,
    )


def _named(draft: Draft) -> tuple[str, str]:
    """Who gives to whom, and what; else what its person calls it."""
    return (draft.title, "") if draft.title else title_in_two(record_of(draft))


class GiftsHere(QWidget):
    """The list, and what to do where there is nothing to list. It is only made while it is visible."""

    def __init__(self, place: Reading, proposals: Proposals) -> None:
        super().__init__()
        self._place, self._proposals = place, proposals
        self.list = SideList(tr("Likely donations"), FIRST_HEAD_PX)
        self.nothing = muted("")
        self.nothing.setContentsMargins(margins(SPACE[3], 0, SPACE[2], 0))
        top = Qt.AlignmentFlag.AlignTop
        in_column((self.nothing, 0, top), (self.list, 0, top), on=self, gap=0, margins=0)
        self.setFocusProxy(self.list)
        place.installEventFilter(self)
        proposals.changed.connect(self._follow_shown)
        proposals.gone_to.connect(self._choose)
        place.shown.connect(self._follow_shown)
        self.list.clicked.connect(lambda _index: self._go())
        self.list.on_enter = self._go

    def _follow_shown(self) -> None:
        if self.isVisible():
            self.follow()

    def _choose(self, start: int) -> None:
        """Choose the line of the sentence that was gone to from the page."""
        rows = (line.key for line in self.list.lines.rows) if self.isVisible() else ()
        gift = next((key for key in rows if isinstance(key, ListedSentence) and key.start == start), None)
        if gift is not None and gift != self.list.current_key():
            self.list.choose_key(gift)
            self.list.scrollTo(self.list.currentIndex())

    def follow(self) -> None:
        """Show what is known of the source that is read."""
        found, text, kept = self._proposals.found(), self._place.text, self.list.current_key()
        lines = tuple(lines_of(found, text.text)) if found is not None and text is not None else ()
        self.list.show_lines(lines)
        gifts = [line.key for line in lines if isinstance(line.key, ListedSentence)]
        self.list.choose_key(kept if kept in gifts else self._nearest(gifts))
        self._fit()
        self.list.setVisible(bool(lines))
        self.list.scrollTo(self.list.currentIndex())
        self.nothing.setText("" if lines else self._nothing())
        self.nothing.setVisible(not lines)

    def _fit(self) -> None:
        """As high as its lines, up to half of the place."""
        most = max(HIGH_PX, self._place.height() // 2)
        self.list.setFixedHeight(min(most, sum(map(self.list.sizeHintForRow, range(len(self.list.lines.rows)))) + 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may take more room or less."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.list.doItemsLayout()
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list follows the height of its place."""
        if isinstance(event, QResizeEvent):
            self._fit()
        return False

    def _nearest(self, gifts: Sequence[ListedSentence]) -> ListedSentence | None:
        """The gift at the caret, else the first behind it, else the first; of those to look at, if any are left."""
        at, open_ones = self._place.page.caret(), [one for one in gifts if one.part is OPEN]
        gifts = sorted(open_ones or gifts)
        return next((one for one in gifts if one.end >= at), gifts[0] if gifts else None)

    def _nothing(self) -> str:
        """Why there is no line, and what can be done."""
        if self._place.text is not None and self._proposals.found() is None:
            return tr("Reading the source for donations…")
        how = tr("Put the caret into a sentence and press {draft} to draft its record by hand.")
        return f"{self._proposals.none()} {keys.with_keys(how, draft='page.draft')}"

    def _go(self) -> None:
        gift = self.list.current_key()
        if not isinstance(gift, ListedSentence):
            return
        if self._place.panes is not None:
            self._place.panes.close_drawer()
        told = keys.with_keys(tr(gift.part.told), draft="page.draft")
        self._proposals.go_to(gift.start, gift.end, told)
        self._place.page.setFocus()
