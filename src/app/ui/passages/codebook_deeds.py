"""What can be done with the codebook beside the list of passages. Each is one call of an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.actions import passages
from app.domain.passages import Passage
from app.ui.codebook.hands import CodebookHands
from app.ui.read.codebook_panel import CodebookPanel
from app.ui.session import Session


class CodebookDeeds(CodebookHands):
    """The hands of a codebook, and one deed more: to put a tag on the passages that are selected."""

    def __init__(self, session: Session, panel: CodebookPanel, selected: Callable[[], Sequence[Passage]]) -> None:
        super().__init__(session, panel)
        self._selected = selected
        panel.tag_wanted.connect(self.put)

    def put(self, tag_id: int) -> None:
        """Put a tag on every passage that is selected."""
        chosen = list(self._selected())
        if not chosen:
            self._session.say("Select passages in the list first: arrows, or Ctrl and a click.", "warning")
        for p in chosen:
            put = self._session.do(
                lambda store, p=p: passages.tag_passage(store, p.source_id, p.start, p.end, [tag_id], p.quote)
            )
            if put is None:
                return
