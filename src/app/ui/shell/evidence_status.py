"""How the evidence stands, in the status line; counted off the ui thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.language import tr, tr_n
from app.ui.base import keys
from app.ui.look.plain import as_tip

if TYPE_CHECKING:
    from app.ui.shell.window import Window

SOON_MS = 400


class EvidenceStatus(QObject):
    """Keeps the figures of the status line true."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        window.status.on_evidence(lambda: window.show_place("passages"))
        window.status.review.clicked.connect(lambda: window.run("source.review"))
        self._coverage = window.read.aids.coverage
        self._coverage.counted.connect(lambda _source: self._show_figures())
        window.read.shown.connect(self._show_figures)
        window.status.figures.clicked.connect(self._next_figure)
        self._show_figures()

    def _show_figures(self) -> None:
        found = self._coverage.current()
        link = self._window.status.figures
        link.setVisible(found is not None and found.figures > 0)
        if found is not None:
            missing = found.open_figures
            words = tr_n("{n} figure not yet evidence", "{n} figures not yet evidence", missing)
            link.setText(words if missing else tr("Every figure is evidence"))
            link.setToolTip(
                as_tip(
                    tr_n(
                        "{covered:,} of {n} figure of this source. To the next one: G",
                        "{covered:,} of {n} figures of this source. To the next one: G",
                        found.figures,
                    ).format(covered=found.covered)
                )
            )

    def _next_figure(self) -> None:
        if self._window.place_name() != "read":
            self._window.show_place("read")
        self._window.read.aids.next_missing(1)
        self._window.read.page.setFocus()

    def refresh_soon(self) -> None:
        """Count again when the user pauses."""
        self._soon.start()

    def refresh(self) -> None:
        """Count now."""
        session = self._window.session
        if not session.is_open:
            return
        from app.store.reads.passages import states

        counted = states(session.store)
        total = sum(counted.values())
        verified = counted.get("verified", 0)
        text = (
            tr_n("{verified:,} of {n} anchor verified", "{verified:,} of {n} anchors verified", total).format(
                verified=verified
            )
            if total
            else tr("No passages yet")
        )
        self._window.status.evidence.setText(text)
        waiting = counted.get("review", 0)
        self._window.status.review.setText(tr_n("{n} needs review", "{n} need review", waiting))
        self._window.status.review.setVisible(waiting > 0)
        self._window.status.evidence.setToolTip(
            as_tip(
                ", ".join(f"{n:,} {state}" for state, n in sorted(counted.items()))
                or keys.with_keys(tr("Select words and press {tag} to begin"), tag="page.tag")
            )
        )
