"""Before a source is removed: what will be removed with it. Undo restores all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.actions.sources import remove_source
from app.domain.language import later_n, tr, tr_n
from app.domain.sources import OnSource, SourceRow
from app.store.reads.sources import attached_to
from app.ui.base.session import Session
from app.ui.dialogs.sheet import Sheet, card, figures, strong
from app.ui.widgets.labels import muted


class RemoveSourceDialog(Sheet):
    """Lists what is removed with a source, then removes it in one operation."""

    help_word = "source"

    def __init__(self, session: Session, row: SourceRow, parent: QWidget | None) -> None:
        super().__init__(
            parent, tr("Remove this source?"), tr("Undo brings all of it back, today and after a restart.")
        )
        self._session = session
        self._row = row
        self._with_it = muted(tr("With it go:"))
        self._with_it.hide()
        self._card = card(strong(row.meta.title), self._with_it)
        self.body.addWidget(self._card)
        self.add_foot(tr("Remove source"), hint=tr("Ctrl+Enter removes it"))
        self.leave_button.setFocus()
        session.query(self, lambda store, _stopped: attached_to(store, row.id), self._show)

    def _show(self, attached: OnSource) -> None:
        lines = named(attached)
        self._with_it.setVisible(bool(lines))
        layout = self._card.layout()
        assert layout is not None
        layout.addWidget(figures(lines) if lines else muted(tr("Nothing is linked to it.")))

    def submit(self) -> None:
        source_id, title = self._row.id, self._row.meta.title
        self.accept()
        self._session.remove_much(
            lambda store: remove_source(store, source_id), tr("Removed “{name}”").format(name=title)
        )


def named(attached: OnSource) -> list[tuple[int, str]]:
    """What is attached to a source, as counts with labels; zero counts are left out."""
    words = (
        (attached.passages, later_n("passage", "passages")),
        (attached.tags, later_n("tag on them", "tags on them")),
        (attached.evidence, later_n("piece of evidence for records, facts and countries",
                                  "pieces of evidence for records, facts and countries")),
        (attached.notes, later_n("note", "notes")),
    )  # fmt: skip
    return [(count, tr_n(*forms, count)) for count, forms in words if count]
