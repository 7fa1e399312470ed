"""Sources: documents in the library, their metadata, and the drafts that importers make of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.blocks import Block, Cut
from app.domain.works import TextRole


class SourceKind(StrEnum):
    """Whose words a source holds."""

    ARTICLE = "article"
    DIGEST = "digest"
    """Our paraphrase of a work: shown, cited and exported as ours, never as a quotation of its authors."""


@dataclass(frozen=True, slots=True)
class SourceMeta:
    """The citation of a source. Every field can be edited by hand; empty text means not known."""

    title: str = ""
    authors: tuple[str, ...] = ()
    series: str = ""
    number: str = ""
    published: str = ""
    """ISO date, as precise as it is known: 2020, 2020-05 or 2020-05-31."""
    publisher: str = ""
    topics: tuple[str, ...] = ()
    language: str = ""
    """BCP 47 tag, such as en or he."""
    url: str = ""
    caption: str = ""
    disclaimer: str = ""
    of: str = ""
    """For a digest: what it paraphrases, such as *Segev and Lavi, INSS Insight No. 1324*."""
    citekey: str = ""
    """The short name by which other programs refer to it, unlike any other source's; see `app.domain.citekeys`."""
    reference: str = ""
    """The entry that it was imported from, as a JSON object of CSL: what these fields do not hold is given back."""


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """What an importer makes of the bytes it was given. Nothing is stored yet."""

    text: str
    """The canonical text of the whole page."""
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    meta: SourceMeta
    raw: bytes
    media_type: str
    """text/plain, text/html or text/markdown."""
    name: str
    """The file's name or the address it came from, for messages and as a last resort for a title."""
    kind: SourceKind = SourceKind.ARTICLE
    warnings: tuple[str, ...] = field(default=())
    """Sentences the user should see after the import, such as that a date could not be found."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one version of a source, with its blocks and what is cut from it."""

    source_id: int
    version_id: int
    text: str
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]

    def cut_blocks(self) -> frozenset[int]:
        return frozenset(cut.block for cut in self.cuts)

    def block_at(self, offset: int) -> int | None:
        """The index of the block that holds the code point at `offset`, or None between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def paragraph_at(self, offset: int) -> int | None:
        index = self.block_at(offset)
        return None if index is None else self.blocks[index].paragraph

    def paragraph_of_caret(self, offset: int) -> int | None:
        """The number of the paragraph that a caret is in; behind the last sign of a block it still is."""
        return self.paragraph_at(offset) if self.block_at(offset) is not None else self.paragraph_at(offset - 1)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as it is listed."""

    id: int
    uid: str
    kind: SourceKind
    meta: SourceMeta
    version_id: int
    added_at: str
    """UTC ISO text."""
    added_by: str
    paragraphs: int
    words: int
    passages: int
    work_id: int | None = None
    """The work of which it is one of several texts."""
    text: TextRole | None = None
    """Which of them."""

    @property
    def has_original(self) -> bool:
        """Whether it is a digest or translation of another source."""
        return self.text not in (None, TextRole.ORIGINAL)


@dataclass(frozen=True, slots=True)
class OnSource:
    """What is attached to a source, to be listed before it is removed."""

    passages: int
    tags: int
    evidence: int
    notes: int


def one_per_work(rows: Iterable[SourceRow]) -> tuple[SourceRow, ...]:
    """The sources with one text per work: its original, or the oldest text if that is not included."""

    def rank(row: SourceRow) -> tuple[bool, int]:
        return row.text is not TextRole.ORIGINAL, row.id

    rows = tuple(rows)
    chosen: dict[int, SourceRow] = {}
    for row in rows:
        if row.work_id is not None:
            chosen[row.work_id] = min(chosen.get(row.work_id, row), row, key=rank)
    return tuple(row for row in rows if row.work_id is None or chosen[row.work_id] is row)


def under_originals(rows: Iterable[SourceRow]) -> list[tuple[SourceRow, bool]]:
    """(source, whether it is a further text of its work), those of one work together."""
    rows = tuple(rows)
    found: list[tuple[SourceRow, bool]] = []
    for row in one_per_work(rows):
        found.append((row, False))
        if row.work_id is not None:
            found += [(other, True) for other in rows if other.work_id == row.work_id and other is not row]
    return found


def next_text(row: SourceRow, rows: Iterable[SourceRow]) -> SourceRow | None:
    """The next text of the work of a source, and after the last one the first; None where there is no other."""
    texts = sorted((one for one in rows if one.work_id == row.work_id), key=lambda one: one.id)
    if row.work_id is None or len(texts) < 2:
        return None
    ids = [one.id for one in texts]
    return texts[(ids.index(row.id) + 1) % len(texts)]
