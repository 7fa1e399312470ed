"""Whether a draft's words are evidence for a record already, which was made from the sentence before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.alike import likeness
from app.domain.drafts.draft import Draft, Span
from app.domain.drafts.record import record_of, words_of
from app.domain.giving import outcome
from app.domain.records import DonationRecord
from app.domain.terms import PLEDGED, EvidenceRole, Outcome, PartyRole

_ENDS = (PartyRole.DONOR.value, PartyRole.RECIPIENT.value)
_THINGS = ("item", "money", "amount", "")
"""Fields by which gifts of one sentence differ; the words of something not given have no field."""
_WHOLE = "whole"
_Spans = Mapping[str, list[Span]]


def already(draft: Draft, sentence: Span, version_id: int, records: Iterable[DonationRecord]) -> DonationRecord | None:
    """The first of these records whose evidence is the draft's own words; None for none.

    The words of what was given decide, unless giver or recipient are other words of the sentence, as in a list.
    Words from before the sentence decide nothing. A draft without words is of the first record on the sentence.
    """
    ours = _by_field(((one.field, one.span) for one in words_of(draft)), sentence)
    for record in records:
        pieces = (
            (piece.field, Span(piece.start, piece.end))
            for piece in record.evidence
            if piece.version_id == version_id and piece.role is EvidenceRole.SUPPORTS
        )
        theirs = _by_field(pieces, sentence)
        if _is_other_side(draft, record, ours, theirs):
            continue
        is_of = _is_of(ours, theirs) if ours else bool(theirs)
        if is_of or (theirs.get(_WHOLE) and likeness(record_of(draft), record.content) is not None):
            return record
    return None


def _is_other_side(draft: Draft, record: DonationRecord, ours: _Spans, theirs: _Spans) -> bool:
    """Whether one is a pledge and the other what came of it, by other words for the outcome and for what it is: *61 of
    the 240 lamps pledged have arrived* has the words of the pledge within those of the delivery."""
    came = outcome(record.content.assertion, record.content.status)
    if {draft.status in PLEDGED, came in PLEDGED} != {True, False} or Outcome.GIVEN not in (draft.status, came):
        return False
    outcomes = [of.get("assertion", []) for of in (ours, theirs)]
    things, known = ({span for field in _THINGS for span in of.get(field, ())} for of in (ours, theirs))
    return all(outcomes) and not _meet(*outcomes) and not things & known


def _by_field(found: Iterable[tuple[str, Span]], sentence: Span) -> dict[str, list[Span]]:
    """The words within a sentence by their field; those that are all of it say nothing of one field."""
    out: dict[str, list[Span]] = {}
    for field, span in found:
        if span.start < sentence.end and sentence.start < span.end:
            is_all = span.start <= sentence.start and span.end >= sentence.end
            out.setdefault(_WHOLE if is_all else field, []).append(span)
    return out


def _is_of(ours: _Spans, theirs: _Spans) -> bool:
    ends = [_meet(ours[end], theirs[end]) for end in _ENDS if ours.get(end) and theirs.get(end)]
    if not all(ends):
        return False
    things, known = ([span for field in _THINGS for span in of.get(field, ())] for of in (ours, theirs))
    return _meet(things, known) if things else bool(ends) and not known


def _meet(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether one of these overlaps one of those."""
    others = list(others)
    return any(one.start < other.end and other.start < one.end for one in some for other in others)
