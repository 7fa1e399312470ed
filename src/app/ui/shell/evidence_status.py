"""The state of the evidence, in the status line; counted off the ui thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.domain.coverage import Coverage
from app.domain.language import tr, tr_n
from app.store.reads.drafts import waiting
from app.store.reads.passages import states
from app.ui.base import keys
from app.ui.base.session import Target
from app.ui.look.plain import as_tip
from app.ui.shell.window import Window

SOON_MS = 400


class EvidenceStatus(QObject):
    """Keeps the figures in the status line up to date."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        window.status.evidence.clicked.connect(lambda: window.show_place("passages"))
        window.session.drafts_changed.connect(self.refresh_soon)
        window.status.drafts.clicked.connect(self.next_draft)
        window.status.review.clicked.connect(lambda: window.run("source.review"))
        self._coverage = window.read.aids.coverage
        self._coverage.counted.connect(lambda _source: self._show_figures())
        window.read.shown.connect(self._show_figures)
        window.stack.currentChanged.connect(lambda _at: self._show_figures())
        window.status.figures.clicked.connect(self._next_figure)
        self._show_figures()

    def _show_figures(self) -> None:
        """Show the figures of the source that is read, while it is."""
        found, own = self._coverage.of_work(), self._coverage.current()
        link = self._window.status.figures
        link.setVisible(found is not None and found.figures > 0 and self._window.place_name() == "read")
        if found is not None:
            missing = found.open_figures
            words = tr_n("{n} figure not yet evidence", "{n} figures not yet evidence", missing)
            link.setText(words if missing else tr("Every figure is evidence"))
            link.setToolTip(as_tip(_covered(found) if own is found or own is None else _covered_in_both(found, own)))

    def _next_figure(self) -> None:
        original = self._coverage.original()
        if original is not None:  # whose figures are counted
            self._window.session.go(Target("read", "source", original.id))
            return
        self._window.read.aids.next_missing(1)
        self._window.read.page.setFocus()

    def refresh_soon(self) -> None:
        self._soon.start()

    def refresh(self) -> None:
        session = self._window.session
        if session.is_open:
            session.query(
                self,
                lambda store, _stopped: (states(store, once=True), states(store), len(waiting(store, store.person))),
                lambda found: self._show_states(*found),
                lambda _why: None,
            )

    def next_draft(self) -> None:
        """Go on with the next waiting draft after the caret, or the first one."""
        from app.actions.source_drafts import waiting_places

        link = self._window.status.drafts
        self._window.session.query(link, lambda store, _stopped: waiting_places(store), self._go_on)

    def _go_on(self, found: list[tuple[int, int]]) -> None:
        window, read = self._window, self._window.read
        if not found:
            window.session.say(tr("No draft waits for you."))
            return
        here = (read.row.id if read.row is not None else 0, read.page.caret())
        source, start = next((one for one in found if one > here), found[0])
        at = max(0, start)
        window.session.go(Target("read", "source", source, at=at))
        read.page.select(at, at)
        read.page.setFocus()
        if start != at:
            words = tr(
                "The sentence of a draft has changed, or is there more than once: the draft is in the inspector."
            )
            window.session.say(words, "warning")
            read.unfold("right")
        else:
            window.run("page.draft")

    def _show_states(self, counted: dict[str, int], every: dict[str, int], drafts: int) -> None:
        """Show how many anchors hold; `counted` counts those of a work once, in its original."""
        status, total = self._window.status, sum(counted.values())
        status.drafts.setText(tr_n("{n} draft waits", "{n} drafts wait", drafts))
        status.drafts.setVisible(drafts > 0)
        verified, waiting = counted.get("verified", 0), every.get("review", 0)
        words = tr_n("{verified:,} of {n} anchor verified", "{verified:,} of {n} anchors verified", total)
        status.evidence.setText(words.format(verified=verified) if total else tr("No passages yet"))
        status.review.setText(tr_n("{n} needs review", "{n} need review", waiting))
        status.review.setVisible(waiting > 0)
        parts = [f"{n:,} {state}" for state, n in sorted(counted.items())]
        twice = sum(every.values()) - total
        if twice:
            parts.append(tr_n("{n} more in another text of a work", "{n} more in other texts of works", twice))
        begin = keys.with_keys(tr("Select words and press {tag} to begin"), tag="page.tag")
        status.evidence.setToolTip(as_tip(", ".join(parts) or begin))


def _covered(found: Coverage) -> str:
    return tr_n(
        "{covered:,} of {n} figure of this source. To the next one: G",
        "{covered:,} of {n} figures of this source. To the next one: G",
        found.figures,
    ).format(covered=found.covered)


def _covered_in_both(original: Coverage, own: Coverage) -> str:
    """The tip for a text with an original, whose figures are the ones that count."""
    said = tr("{covered:,} of {all:,} figures of the original; of this text {own:,} of {owned:,}. A click leads there.")
    return said.format(covered=original.covered, all=original.figures, own=own.covered, owned=own.figures)
