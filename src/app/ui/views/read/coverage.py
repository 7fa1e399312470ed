"""What in the sources is not yet evidence: computed in the background, marked on the page, shown in the list."""

from __future__ import annotations

import time
from bisect import bisect_left

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QTextBlock

from app.actions.coverage import Coverages
from app.domain.changes import Changes, Operation
from app.domain.coverage import Coverage
from app.domain.language import tr
from app.domain.progress import Stopped
from app.domain.sources import SourceRow
from app.domain.works import TextRole
from app.store.store import Store
from app.ui.base.background import asked_at
from app.ui.look import theme
from app.ui.reader.setting import FIGURES
from app.ui.views.read.reading import Reading

SOON_MS, LATER_MS = 300, 1_500
QUIET_S, PAUSE_S = 0.25, 0.02
LIBRARY_WORDS = 2_000_000
"""How many words of other sources are counted unasked."""
_COUNTED = (
    "evidence", "source", "source_version", "source_cut", "actor", "actor_alias", "donation",
    "donation_party", "donation_item", "donation_amount", "fact",
)  # fmt: skip


def coverage_text(coverage: Coverage) -> str:
    """The coverage of a source, in words."""
    if not coverage.figures:
        return tr("no figures")
    return tr("{share:.0%} of figures are evidence").format(share=coverage.share)


class CoverageView(QObject):
    """Keeps the coverage of sources up to date, starting after the first paint."""

    counted = Signal(int)
    """The id of the source of which more is known now."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place)
        self._place, self._session = place, place.session
        self._coverages = Coverages()
        self._known: dict[int, Coverage] = {}
        self._stale: set[int] = set()
        self._starts: list[int] = []
        self._touched_at = 0.0
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._count_this)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._count_others)
        place.page.overlays.append(self._tick)
        place.page.show_figures(self.is_shown())
        place.shown.connect(self._source_shown)
        place.page.verticalScrollBar().valueChanged.connect(self._touched)
        place.page.verticalScrollBar().rangeChanged.connect(self._touched)  # a long text is still laid out
        place.page.selection_changed.connect(self._touched)
        self._session.changed.connect(self._changed)
        self._session.opened.connect(self._workspace_opened)
        self._session.setting_changed.connect(self._setting_changed)
        self._source_shown()

    # --- what is known ---

    def of(self, source_id: int) -> Coverage | None:
        return self._known.get(source_id)

    def known(self) -> dict[int, tuple[float, str]]:
        """The known coverage of all sources with figures, as share and text; of a work, that of its original."""
        originals = {row.work_id: row.id for row in self._place.side.rows if row.text is TextRole.ORIGINAL}
        counted = {row.id: originals.get(row.work_id, row.id) for row in self._place.side.rows}
        every = {known: self._known.get(counted.get(known, known), found) for known, found in self._known.items()}
        return {known: (found.share, coverage_text(found)) for known, found in every.items() if found.figures}

    def current(self) -> Coverage | None:
        """The known coverage of the current source."""
        row = self._place.row
        return self._known.get(row.id) if row is not None else None

    def original(self) -> SourceRow | None:
        """The original of the work whose digest or translation is read."""
        row = self._place.row
        if row is None or row.work_id is None or row.text is TextRole.ORIGINAL:
            return None
        rows = self._place.side.rows
        return next((one for one in rows if one.work_id == row.work_id and one.text is TextRole.ORIGINAL), None)

    def of_work(self) -> Coverage | None:
        """The coverage that counts for the current source: that of its original."""
        original = self.original()
        found = self._known.get(original.id) if original is not None else None
        return found or self.current()

    def is_shown(self) -> bool:
        """Whether what is not yet evidence is marked on the page."""
        return bool(self._session.settings.get(FIGURES, True))

    def toggle(self) -> None:
        """Switch the marks on or off."""
        self._session.put(FIGURES, not self.is_shown())

    def _setting_changed(self, key: str) -> None:
        if key == FIGURES:
            self._place.page.show_figures(self.is_shown())

    def rest(self) -> None:
        """Stop and release the workspace."""
        self._soon.stop()
        self._later.stop()
        self._session.give_up(self, wait=True)

    # --- counting ---

    def _workspace_opened(self) -> None:
        self._coverages = Coverages()
        self._known.clear()
        self._source_shown()

    def _source_shown(self) -> None:
        self._mark()
        self._soon.start()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_COUNTED) or changes.operation is Operation.MOVE_PASSAGE:
            self._stale = set(self._known)
            self._soon.start()

    def _count_this(self) -> None:
        if (row := self._place.row) is not None and self._session.is_open:
            self._count(row.id)
            self._later.start()

    def _count_others(self) -> None:
        words = 0
        for row in self._place.side.rows:
            words += row.words
            if words <= LIBRARY_WORDS and (row.id not in self._known or row.id in self._stale):
                self._count(row.id)

    def _count(self, source_id: int) -> None:
        self._stale.discard(source_id)
        coverages = self._coverages

        def read(store: Store, stopped: Stopped) -> Coverage:
            return coverages.of_source(store, source_id, lambda: self.wait_for_quiet(stopped))

        def done(found: Coverage) -> None:
            self._known[source_id] = found
            self._show_coverage(source_id)

        self._session.query(self, read, done, lambda _why: None, instead=False)

    def _touched(self) -> None:
        self._touched_at = time.monotonic()

    def wait_for_quiet(self, stopped: Stopped) -> bool:
        """On the worker thread: wait while the user scrolls, selects or searches. True when it should stop."""
        while not (stop := stopped()) and time.monotonic() - max(self._touched_at, asked_at()) < QUIET_S:
            time.sleep(PAUSE_S)
        return stop

    def _show_coverage(self, source_id: int) -> None:
        if self._place.row is not None and self._place.row.id == source_id:
            self._mark()
        self._place.sources.show_coverage(self.known())
        self.counted.emit(source_id)

    # --- the page ---

    def _mark(self) -> None:
        page, found = self._place.page, self.current()
        length = len(page.offsets().text)
        missing = [(m.start, m.end) for m in found.missing if m.end <= length] if found is not None else []
        self._starts = [start for start, _ in missing]
        page.set_figures(missing)

    def _tick(self, painter: QPainter, block: QTextBlock, number: int, top: float) -> None:
        """A small tick in the margin of a block with something that is not yet evidence."""
        start, end = self._place.page.offsets().stretch(number)
        at = bisect_left(self._starts, start)
        if at == len(self._starts) or self._starts[at] >= end or not self.is_shown():
            return
        line = block.layout().lineAt(0)
        baseline = top + line.y() + line.ascent()
        ink = theme.colour(theme.current().muted, 0.7)
        column = self._place.page.column()
        x = column.right + 13 if column.is_mirrored else column.left - 15
        painter.fillRect(QRectF(x, baseline - 9, 2, 9), ink)

    def next_missing(self, way: int) -> bool:
        """Select the next (1) or previous (-1) figure that is not yet evidence; names in blocks without figures."""
        found, page = self.current(), self._place.page
        if found is None:
            return False
        places = [(m.start, m.end) for m in found.missing if m.kind.is_figure] or [
            (m.start, m.end) for m in found.missing
        ]
        if not places:
            return False
        low, high = page.selection() or (page.caret(), page.caret())
        if way > 0:
            here = next((place for place in places if place[0] >= high and place != (low, high)), places[0])
        else:
            here = next((place for place in reversed(places) if place[0] < low), places[-1])
        self._place.going.emit()
        page.select(*here)
        page.scroll_to(here[0])
        return True
