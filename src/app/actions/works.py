"""Operations on works: making sources texts of one, removing one, and pairing their paragraphs."""

from __future__ import annotations

from app.domain.changes import Operation
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.sources import SourceKind, SourceRow
from app.domain.works import Pair, TextRole, by_number
from app.store.reads import sources as source_reads
from app.store.reads import works as reads
from app.store.store import Store, Tx
from app.store.writes import works as writes


def put_in_work(store: Store, source_id: int, original_id: int, role: TextRole | None = None) -> None:
    """Make a source a text of the work whose original is given; by default as a digest or a translation. Raises
    `BadInput` if that is not possible, `NotFound` if one is gone."""
    row, original = (source_reads.source_row(store, one) for one in (source_id, original_id))
    if row.id == original.id:
        raise BadInput(tr("A text cannot be the original of itself. Choose another source."))
    if row.work_id is not None:
        sentence = tr("“{title}” is a text of a work already. Take it out of that first.")
        raise BadInput(sentence.format(title=row.meta.title))
    if original.has_original:
        sentence = tr("“{title}” is no original itself. Choose the original of its work.")
        raise BadInput(sentence.format(title=original.meta.title))
    with store.write(Operation.PUT_IN_WORK, row.meta.title) as tx:
        join(tx, row, original, role)


def join(tx: Tx, row: SourceRow, original: SourceRow, role: TextRole | None = None) -> None:
    """Make a source a text of another's work within a running operation, with the pairs of their paragraphs. Pairs
    follow from evidence linked in both; two texts with the same number of paragraphs are paired by number."""
    if row.work_id is None:
        of_kind = TextRole.DIGEST if row.kind is SourceKind.DIGEST else TextRole.TRANSLATION
        writes.join(tx, row.id, original.id, role or of_kind)
    pairs = reads.paired_by_evidence(tx, row.id, original.id)
    if row.paragraphs == original.paragraphs:
        paired = {paragraph for paragraph, _ in pairs}
        pairs += tuple(pair for pair in by_number(row.paragraphs) if pair[0] not in paired)
    writes.add_pairs(tx, row.id, pairs)


def take_out_of_work(store: Store, source_id: int) -> None:
    """Make a source a work of its own again. Nothing attached to it is lost. Raises `NotFound`."""
    row = source_reads.source_row(store, source_id)
    if row.work_id is None:
        return
    with store.write(Operation.TAKE_OUT_OF_WORK, row.meta.title) as tx:
        writes.leave(tx, source_id)


def pair_paragraph(store: Store, source_id: int, paragraph: int, originals: tuple[int, ...]) -> None:
    """Set the paragraphs of the original that a paragraph of a text corresponds to; with none, unpair it. Raises
    `BadInput` for a number that is not in the text or the original."""
    row = source_reads.source_row(store, source_id)
    texts = reads.texts(store, row.work_id) if row.work_id is not None else ()
    if not texts or not row.has_original:
        raise BadInput(tr("“{title}” is no digest or translation of another text.").format(title=row.meta.title))
    most = source_reads.source_row(store, texts[0]).paragraphs
    if not 0 <= paragraph <= row.paragraphs or any(not 0 <= one <= most for one in originals):
        raise BadInput(tr("The original has paragraphs 1 to {most}.").format(most=most))
    wanted: list[Pair] = [(paragraph, one) for one in originals]
    with store.write(Operation.PAIR_PARAGRAPHS, row.meta.title) as tx:
        writes.remove_pairs(tx, source_id, paragraph)
        writes.add_pairs(tx, source_id, wanted)
