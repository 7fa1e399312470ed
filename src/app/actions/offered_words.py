"""Suggested evidence: words that the rules find in the sentences of a record for its fields without evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.actions.likely_records import field_of_words
from app.actions.source_drafts import sentences_at
from app.domain.alike import likeness
from app.domain.drafts.draft import Draft, Drafted
from app.domain.drafts.record import record_of, words_of
from app.domain.evidence import apart
from app.domain.records import DonationRecord, EvidenceItem
from app.domain.sources import SourceText
from app.store.reader import Reader
from app.store.reads import sources


class Offered(NamedTuple):
    """Words suggested for one field, or one part, of a record; offsets are code points of the source's text."""

    field: str
    part_id: int | None
    source_id: int
    start: int
    end: int
    quote: str


def offered_words(
    db: Reader, record: DonationRecord, stopped: Callable[[], bool] = lambda: False
) -> tuple[Offered, ...]:
    """For each field and part without evidence the first words found; `stopped` is asked between sentences."""
    known = {(item.field, item.part_id) for item in record.evidence}
    empty = {one.evidence_key for one in record.fields if not one.says(one.of(record.content))}
    found: dict[tuple[str, int | None], Offered] = {}
    for item, draft, text in _drafts(db, record, stopped):
        for one in words_of(draft):
            field, part_id = field_of_words(one, draft, record)
            if not field or field in empty:  # words can only support what the record says
                continue
            if (field, part_id) not in known and (field, part_id) not in found:
                quote = text[one.span.start : one.span.end]
                found[field, part_id] = Offered(field, part_id, item.source_id, *one.span, quote)
    return tuple(found.values())


def _drafts(
    db: Reader, record: DonationRecord, stopped: Callable[[], bool]
) -> Iterator[tuple[EvidenceItem, Draft, str]]:
    """For each sentence of a record the draft most like it, with a piece of evidence there and the text."""
    read: list[tuple[int, Drafted]] = []
    texts: dict[int, SourceText] = {}
    for item in apart(record.evidence)[0]:
        if stopped():
            return
        if any(source_id == item.source_id and one.start <= item.start < one.end for source_id, one in read):
            continue
        if item.source_id not in texts:
            texts[item.source_id] = sources.current_text(db, item.source_id)
        text = texts[item.source_id]
        row = sources.source_row(db, item.source_id)
        stretch = (item.start, item.end)
        overlapping = (one for one in sentences_at(text, stretch, row.meta) if one.start <= item.start < one.end)
        sentence = next(overlapping, None)
        if sentence is None:
            continue
        read.append((item.source_id, sentence))
        like = [
            (found.worth, number)
            for number, draft in enumerate(sentence.drafts)
            if (found := likeness(record_of(draft), record.content)) is not None
        ]
        if like:
            yield item, sentence.drafts[max(like, key=lambda one: one[0])[1]], text.text
