"""Operations on the codebook beside the list of passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.actions import passages
from app.domain.codebook import TagContent
from app.domain.excerpts import Excerpt
from app.domain.language import tr, tr_n
from app.store.reads import tags as tag_reads
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.panels.codebook.controller import CodebookController
from app.ui.panels.codebook.panel import CodebookPanel


class PassagesCodebookController(CodebookController):
    """The controller of a codebook that can also tag the selected passages."""

    def __init__(self, session: Session, panel: CodebookPanel, selected: Callable[[], Sequence[Excerpt]]) -> None:
        super().__init__(session, panel)
        self._selected = selected
        panel.tag_wanted.connect(self.put)

    def put(self, tag_id: int) -> bool:
        return self._on_selected(lambda store, ids, whole: passages.tag_passages(store, ids, tag_id, whole))

    def make(self, name: str) -> bool:
        """Make a tag, also *Parent/Child*, and put it on them. False, with the reason shown, if it fails."""
        content = TagContent(name, tag_reads.new_color(self._session.store, None))
        return self._on_selected(lambda store, ids, whole: passages.tag_passages_with_new(store, ids, content, whole))

    def _on_selected(self, tags: Callable[[Store, list[int], list[tuple[int, int, int]]], int]) -> bool:
        if not (chosen := list(self._selected())):
            self._session.say(tr("Select passages in the list first: arrows, or Ctrl and a click."), "warning")
            return False
        ids = [one.passage.id for one in chosen if not one.is_sentence]
        whole = [(one.passage.version_id, one.passage.start, one.passage.end) for one in chosen if one.is_sentence]
        if (put := self._session.do(lambda store: tags(store, ids, whole))) is None:
            return False
        words = tr_n("Tagged {n} passage.", "Tagged {n} passages.", put)
        self._session.say(words if put else tr("They carry this tag already."))
        return True

    def take_off(self, tag_id: int) -> None:
        chosen = [one.passage for one in self._selected()]
        ids = [passage.id for passage in chosen if tag_id in {tag.id for tag in passage.tags}]
        words = tr_n("Removed {n} tagging", "Removed {n} taggings", len(ids))
        self._session.remove(lambda store: passages.untag_passages(store, ids, tag_id), words, "passage_tag")
