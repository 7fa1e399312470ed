"""The sentences of a source that look like donations and are not yet evidence: found in the background, for stepping
through.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.source_drafts import SourceDrafts, drafts_of
from app.domain.changes import Changes
from app.domain.drafts.record import record_of
from app.domain.language import tr, tr_n
from app.domain.progress import Stopped
from app.store.store import Store
from app.ui.base import keys
from app.ui.views.read.meant import Meant
from app.ui.views.read.reading import Reading
from app.ui.widgets.announcer import announce

SOON_MS = 2_000
"""After a source was shown or changed: what is asked for by a key does not wait for it."""
AGAIN_MS = 150
"""After something became evidence or was refused: nothing is read again, only what is left is counted."""
_READ_AGAIN = ("source", "source_version", "source_cut")


class Proposals(QObject):
    """The drafts found so far in the current source."""

    changed = Signal()
    """Other drafts are known now, or other things of them."""
    gone_to = Signal(int)
    """Where the sentence begins that was gone to."""

    def __init__(self, place: Reading, meant: Meant, wait_for_quiet: Callable[[Stopped], bool]) -> None:
        """`wait_for_quiet` pauses the work while the user is busy with the page, and says whether to stop."""
        super().__init__(place)
        self._place, self._session, self._meant, self._wait_for_quiet = place, place.session, meant, wait_for_quiet
        self._found: SourceDrafts | None = None
        self._way: int | None = None
        """The direction of the move that waits for the result."""
        self._from: tuple[tuple[int, int] | None, int] = None, 0
        """The position at that moment: a request is dropped if the user has moved since."""
        self._then: Callable[[], None] | None = None
        """What to do on arrival."""
        self._of: int | None = None
        """The source of that request."""
        self._known: int | None = None
        """Where the sentence begins that was gone to last."""
        self._said = ""
        """What was said of it."""
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._find)
        place.shown.connect(self._source_shown)
        self._session.changed.connect(self._changed)
        self._session.drafts_changed.connect(self._count_soon)
        self._session.opened.connect(self._source_shown)
        self._source_shown()

    def found(self) -> SourceDrafts | None:
        """The drafts of the current source; None until they are found."""
        row, found = self._place.row, self._found
        return found if row is not None and found is not None and found.source_id == row.id else None

    def hasten(self) -> None:
        """Find at once what would be found soon, as for a list that is opened."""
        if self._soon.isActive():
            self._soon.stop()
            self._find()

    def next(self, way: int) -> None:
        """Select the next (1) or previous (-1) sentence that looks like a donation; if still being searched,
        afterwards.
        """
        if (found := self.found()) is None or self._soon.isActive():
            self._way, self._from, self._then = way, self._position(), None
            self._of = None if self._place.row is None else self._place.row.id
            self._session.say(tr("Reading the source for donations…"))
            self._soon.stop()
            self._find()
            return
        page = self._place.page
        low, high = page.selection() or (page.caret(), page.caret())
        if (one := found.next_open(low, high, back=way < 0, known=self._known)) is None:
            self._session.say(self.none())
            return
        is_round = one.start < low and high > one.end if way > 0 else one.start >= low
        around = tr("From the beginning again") if way > 0 else tr("From the end again")
        line = self._line(found, one.start)
        self.go_to(one.start, one.end, f"{around} · {line}" if is_round else line)

    def go_to(self, start: int, end: int, said: str) -> None:
        """Select a sentence, show it, and say something of it."""
        page, self._known = self._place.page, start
        self._place.going.emit()
        page.select(start, start)
        self._meant.look()  # the passage of the sentence before is left
        page.select(start, end)
        page.scroll_to(start, end - 1)
        self._said = said
        self._session.say(said)
        announce(page, page.text().text[start:end])
        self.gone_to.emit(start)

    def none(self) -> str:
        """That no sentence is left that looks like a donation, or was none, and what can be done then."""
        row, found = self._place.row, self.found()
        if row is not None and row.meta.language[:2] not in ("", "en"):
            other = tr(
                "Gifts are found in English texts alone. In this one, put the caret into a sentence, press {draft} and "
                "fill in its record."
            )
            return keys.with_keys(other, draft="page.draft")
        none = tr("No sentence here looks like a donation that is not yet evidence.")
        if found is None or not found.found:
            return none
        refused = len(found.refused)
        counts = (
            (tr_n("{n} is evidence", "{n} are evidence", len(found.found) - refused), len(found.found) > refused),
            (tr_n("{n} was refused", "{n} were refused", refused), refused),
        )
        said = ", ".join(words for words, is_said in counts if is_said)
        listed = keys.with_keys(tr("{list} lists them."), list="go.gifts")
        return f"{none} {said}. {listed}"

    def there(self, do: Callable[[], None]) -> None:
        """Do something at the sentence that was asked for, once it is found; at once where none is waited for."""
        if self._way is not None and self._from == self._position():
            self._then = do
        else:
            self._way = None
            self._do(do)

    def _do(self, do: Callable[[], None]) -> None:
        """Without what was said of the sentence, which its card says too, and which might lie over that."""
        self._session.unsaid.emit(self._said)
        do()

    def _position(self) -> tuple[tuple[int, int] | None, int]:
        return self._place.page.selection(), self._place.page.caret()

    def rest(self) -> None:
        """Stop searching and release the workspace."""
        self._soon.stop()
        self._session.give_up(self, wait=True)

    def _line(self, found: SourceDrafts, start: int) -> str:
        """*2 of 5 · Chile → Nepal: 40 tents*, and what is uncertain."""
        number = next(n for n, one in enumerate(found.open, 1) if one.start == start)
        first, *others = found.open[number - 1].drafts
        place = tr("{n} of {all}").format(n=number, all=len(found.open))
        more = tr_n("and {n} more gift", "and {n} more gifts", len(others)) if others else ""
        unsure = tr("not sure") if any(draft.unsure for draft in (first, *others)) else ""
        waits = tr("draft waits") if any(at == start for _, _, at, _ in found.waiting) else ""
        return " · ".join(part for part in (place, record_of(first).title, more, unsure, waits) if part)

    # --- finding ---

    def _source_shown(self) -> None:
        """Another source is shown, or the same again, as after renaming it: then a waiting request goes on waiting."""
        if (row := self._place.row) is None or row.id != self._of:
            self._way = self._then = None
        self._known = None
        self._find_soon()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_READ_AGAIN):
            self._find_soon()
        elif changes.touches("evidence"):
            self._count_soon()

    def _find_soon(self) -> None:
        self._soon.start(SOON_MS if self._way is None else 0)

    def _count_soon(self) -> None:
        will_read = self._soon.isActive() and self._soon.interval() == SOON_MS
        if will_read or self._way is not None or self.found() is None:
            self._find_soon()
        else:
            self._soon.start(AGAIN_MS)

    def _find(self) -> None:
        if (row := self._place.row) is None or not self._session.is_open:
            return
        source_id, is_wanted = row.id, self._way is not None

        def read(store: Store, stopped: Stopped) -> SourceDrafts:
            return drafts_of(store, source_id, stopped if is_wanted else lambda: self._wait_for_quiet(stopped))

        self._session.query(self, read, self._know, self._cannot)

    def _cannot(self, why: str) -> None:
        """It is said to who waits; what is done unasked is tried again with the next change."""
        if self._way is not None:
            self._way = None
            self._session.say(why, "warning")

    def _know(self, found: SourceDrafts) -> None:
        self._found = found
        self.changed.emit()
        (way, self._way), (then, self._then) = (self._way, None), (self._then, None)
        if way is not None and self.found() is not None and self._from == self._position():
            self.next(way)
            if then is not None:
                self._do(then)
