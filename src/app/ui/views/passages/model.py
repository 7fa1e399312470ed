"""Passages as a Qt model: all ids are known, and pages are loaded when viewed.

`data` never reads: it returns what is loaded, and requests the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import itemgetter

from PySide6.QtCore import QAbstractListModel, Qt

from app.domain.anchor import AnchorState
from app.domain.excerpts import Excerpt
from app.domain.language import later, tr, tr_n, tr_term
from app.domain.passage_filter import context
from app.domain.passages import Passage
from app.domain.sources import SourceKind, SourceRow
from app.store.reads import found_passages
from app.store.reads.found_passages import Found
from app.store.reads.sources import version_text
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.views.passages.filter import Wanted
from app.ui.widgets.row_pages import RowPages
from app.ui.widgets.rows import NOWHERE, Index

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
PAGE = 100
KEPT = 20
"""How many pages stay in memory."""
TEXTS = 8
"""And how many texts, for the sentences around a quote."""
PARAPHRASE = later("our paraphrase")


@dataclass(frozen=True, slots=True)
class Listed:
    """A passage as it is listed."""

    excerpt: Excerpt
    paraphrase: bool
    """It is of a digest, whose words are ours."""
    heads: int
    """How many passages follow under the head of its source; 0 where it is not the first of them."""
    before: str = ""
    after: str = ""
    """The words around the quote, as many sentences as are shown."""

    @property
    def passage(self) -> Passage:
        return self.excerpt.passage


class PassageModel(QAbstractListModel):
    """The passages of a filter, grouped by source, in the order of the text."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._store: Store | None = None
        self._found: Found | None = None
        self._places: tuple[tuple[int, int], ...] = ()
        self._rows: dict[int, int] | None = None
        self._heads: dict[int, int] = {}
        self._sources: dict[int, SourceRow] = {}
        self._pages: RowPages[dict[int, Excerpt]] = RowPages(session, PAGE, KEPT, self)
        self._pages.came.connect(self._came)
        self._texts: dict[int, str] = {}
        self.context = 0
        """How many sentences are shown around each quote."""

    def show(self, store: Store, wanted: Wanted, sources: tuple[SourceRow, ...]) -> None:
        """Show what the store holds now. Raises `UserError`."""
        found = found_passages.found(store, wanted.filter())
        places = found.places
        self.beginResetModel()
        self._store, self._found, self._places = store, found, places
        self._sources = {row.id: row for row in sources}
        self._rows = None
        self._heads = _heads(places)
        self._pages.begin(self._read)
        self._texts.clear()
        if places:
            self._pages.now(0)  # what is seen first is not waited for
        self.endResetModel()

    def show_context(self, count: int) -> None:
        """Set the number of sentences around each quote."""
        if count != self.context:
            self.beginResetModel()
            self.context = count
            self.endResetModel()

    def listed(self, row: int) -> Listed | None:
        """The passage in a row, read now if needed; None if it is gone, or its source not known yet."""
        excerpt = self._pages.now(row // PAGE).get(self._places[row][0])
        passage = excerpt.passage if excerpt is not None else None
        if passage is not None and self.context and passage.version_id not in self._texts:
            assert self._store is not None
            while len(self._texts) >= TEXTS:
                self._texts.pop(next(iter(self._texts)))
            self._texts[passage.version_id] = version_text(self._store, passage.version_id).text
        return self._listed(row, excerpt)

    def known(self, row: int) -> Listed | None:
        """The passage in a row; None if it is gone or not loaded yet."""
        return self._listed(row, (self._pages.here(row // PAGE) or {}).get(self._places[row][0]))

    def _listed(self, row: int, excerpt: Excerpt | None) -> Listed | None:
        source = self._sources.get(self._places[row][1])
        if excerpt is None or source is None:  # another program has added the source: it is listed with the next change
            return None
        passage = excerpt.passage
        text = self._texts.get(passage.version_id) if self.context else None
        around = ("", "") if text is None else context(text, passage.start, passage.end, self.context)
        return Listed(excerpt, source.kind is SourceKind.DIGEST, self._heads.get(row, 0), *around)

    def _read(self, store: Store, number: int) -> dict[int, Excerpt]:
        assert self._found is not None
        wanted = [passage_id for passage_id, _ in self._places[number * PAGE : (number + 1) * PAGE]]
        return found_passages.read(store, self._found, wanted)

    def _came(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(min(last, len(self._places) - 1)))

    def row_of(self, passage_id: int) -> int | None:
        """The row of a passage, itself or within another."""
        if self._rows is None:
            own = {known: row for row, (known, _) in enumerate(self._places)}
            together = self._found.together if self._found is not None else {}
            self._rows = {one: own[lead] for lead, ids in together.items() for one in ids} | own
        return self._rows.get(passage_id)

    def passage_id(self, row: int) -> int:
        """The id of the passage in a row; of a sentence, the first in it."""
        return self._places[row][0]

    def passage_ids(self, row: int) -> tuple[int, ...]:
        """What is removed with a row: its passage, or all in its sentence."""
        lead = self._places[row][0]
        assert self._found is not None
        return self._found.together.get(lead, (lead,)) if lead in self._found.sentences else (lead,)

    def source_id(self, row: int) -> int:
        return self._places[row][1]

    def source_count(self) -> int:
        return len(self._heads)

    def has_head(self, row: int) -> bool:
        """Whether a row has the heading of a source above it."""
        return row in self._heads

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if (row := self.known(index.row())) is None or role == ROW_ROLE:
            return row
        return row.passage.quote if role == Qt.ItemDataRole.DisplayRole else spoken(row)


def _heads(places: tuple[tuple[int, int], ...]) -> dict[int, int]:
    """The first row of each source, with its number of passages."""
    heads: dict[int, int] = {}
    first = 0
    for count in Counter(map(itemgetter(1), places)).values():
        heads[first] = count
        first += count
    return heads


def claim_line(passage: Passage) -> str:
    """Who asserts what the passage says, and how sure; empty without a claim."""
    return passage.claim.words() if passage.claim is not None else ""


def state_words(state: AnchorState) -> str:
    """The anchor state in words; empty if verified."""
    return {
        AnchorState.VERIFIED: "",
        AnchorState.MOVED: tr_term(AnchorState.MOVED),
        AnchorState.CHANGED: tr("words changed"),
        AnchorState.REVIEW: tr("needs review"),
        AnchorState.LOST: tr("words lost"),
    }[state]


def spoken(row: Listed) -> str:
    """A row as a screen reader says it."""
    passage = row.passage
    where = tr("paragraph {paragraph}").format(paragraph=passage.paragraph)
    parts = [passage.quote, where if passage.paragraph is not None else tr("caption")]
    parts += [passage.source_title, tr(PARAPHRASE) if row.paraphrase else "", state_words(passage.state)]
    if passage.tags:
        parts.append(tr("tagged {tags}").format(tags=", ".join(tag.name for tag in passage.tags)))
    if passage.evidence:
        labels = ", ".join(dict.fromkeys(ref.label for ref in passage.evidence))
        parts.append(tr("evidence for {labels}").format(labels=labels))
    if passage.notes:
        parts.append(tr_n("{n} note", "{n} notes", len(passage.notes)))
    parts.append(claim_line(passage))
    return "; ".join(part for part in parts if part)
