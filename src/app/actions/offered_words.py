"""Suggested evidence: words that the rules find in the sentences of a record for its fields without evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.actions.likely_records import field_of_words
from app.actions.source_drafts import sentences_at
from app.domain.alike import likeness
from app.domain.donations import Party
from app.domain.drafts.card import words_in
from app.domain.drafts.draft import Drafted, Span
from app.domain.drafts.record import record_of, words_of
from app.domain.evidence import apart
from app.domain.fields import Kind, Section, stated
from app.domain.progress import Stopped
from app.domain.records import DonationRecord, EvidenceItem, FieldPlace
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


def offered_words(db: Reader, record: DonationRecord, stopped: Stopped = lambda: False) -> tuple[Offered, ...]:
    """For each field and part without evidence the first words found; `stopped` is asked between sentences."""
    known = {(item.field, item.part_id) for item in record.evidence}
    empty = {one.evidence_key for one in record.fields if not one.says(one.of(record.content))}
    found: dict[FieldPlace, Offered] = {}
    for item, sentence, text in _sentences(db, record, stopped):
        for (field, part_id), span in _words(record, sentence, text.text):
            # words can only support what the record says
            if field and field not in empty and (field, part_id) not in known and (field, part_id) not in found:
                quote = text.text[span.start : span.end]
                found[field, part_id] = Offered(field, part_id, item.source_id, *span, quote)
    return tuple(found.values())


def _words(record: DonationRecord, sentence: Drafted, text: str) -> Iterator[tuple[FieldPlace, Span]]:
    """The words of the draft that is most like the record, then what the record says word for word."""
    like = [
        (found.worth, number)
        for number, draft in enumerate(sentence.drafts)
        if (found := likeness(record_of(draft), record.content)) is not None
    ]
    if like:
        draft = sentence.drafts[max(like, key=lambda one: one[0])[1]]
        yield from ((field_of_words(one, draft, record), one.span) for one in words_of(draft))
    within = Span(sentence.start, sentence.end)
    for place, words in _values_of(record):
        if (span := words_in(text, within, words, None)) is not None:
            yield place, span


def _values_of(record: DonationRecord) -> Iterator[tuple[FieldPlace, str]]:
    """What each field and part says in words, but for the title, which is a person's own."""
    for field in record.fields:
        if field.evidence_key is not None and field.kind is not Kind.PARTS and field.section is not Section.TITLE:
            yield (field.evidence_key, None), stated(field, field.of(record.content))
    for kind, part_id, part in record.parts():
        yield (kind.field_of(part), part_id), part.name if isinstance(part, Party) else part.as_stated


def _sentences(
    db: Reader, record: DonationRecord, stopped: Stopped
) -> Iterator[tuple[EvidenceItem, Drafted, SourceText]]:
    """Each sentence of a record with its drafts, a piece of evidence there and the text."""
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
        yield item, sentence, text
