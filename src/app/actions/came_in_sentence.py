"""What came of a pledge and the pledge itself, where one sentence tells of both: *61 of the 240 lamps pledged have
arrived*. Their records are linked as they are made, whichever of the two is made first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.actions.donation_rules import too_early
from app.actions.donations import link_within
from app.actions.evidence import put_evidence
from app.actions.likely_records import records_at
from app.actions.passages import ensure_passage
from app.domain import further
from app.domain.alike import ENOUGH, kinship
from app.domain.drafts.draft import Draft, Span
from app.domain.giving import outcome
from app.domain.records import DonationRecord
from app.domain.source_sentence import SourceSentence
from app.domain.sources import SourceText
from app.domain.terms import PLEDGED, LinkKind, Outcome
from app.store.store import Tx


class Made(NamedTuple):
    """A record with the draft of which it was made, and the sentence that this stands in."""

    record: DonationRecord
    draft: Draft
    sentence: Span | None


def link_what_came(tx: Tx, text: SourceText, made: Sequence[Made]) -> None:
    """Link each pledge that was just made to what came of it by the same sentence, on the words that say so. What a
    person has linked already is left, and so is a delivery of which the dates say that it came before."""
    for pledge in made:
        said = _says_what_came_of(text, pledge)
        if said is None or pledge.sentence is None:
            continue
        for one in _came(tx, text, pledge, pledge.sentence, made):
            is_linked = any(link.outgoing and link.kind is LinkKind.DELIVERS for link in one.links)
            if is_linked or too_early(one.content, pledge.record.content, ("", "")):
                continue
            link_within(tx, one.id, pledge.record.id, LinkKind.DELIVERS, " ".join(text.text[slice(*said)].split()))
            put_evidence(tx, ensure_passage(tx, text, *said), ("donation", one.id), [("", None)])


def _says_what_came_of(text: SourceText, pledge: Made) -> Span | None:
    """The words of its sentence that name a pledge with its number as that of which something came."""
    if pledge.sentence is None or pledge.draft.status not in PLEDGED:
        return None
    said = further.says_earlier(SourceSentence(text.text, pledge.sentence)).get(f"+{LinkKind.DELIVERS.value}")
    parts = (*pledge.draft.items, *pledge.draft.amounts)
    return said if said and any(said.start <= one.start and one.end <= said.end for one in parts) else None


def _came(tx: Tx, text: SourceText, pledge: Made, sentence: Span, made: Sequence[Made]) -> Iterator[DonationRecord]:
    """What is given by the sentence of a pledge: of the records made with it, or else of those made of it before."""
    with_it = [one for one in made if one.sentence == sentence and one.draft.status is Outcome.GIVEN]
    if with_it:
        yield from (one.record for one in with_it)
        return
    for one in records_at(tx, text.version_id, *sentence):
        kin = kinship(one.content, pledge.record.content)
        is_given = outcome(one.content.assertion, one.content.status) is Outcome.GIVEN
        if is_given and kin is not None and kin.worth >= ENOUGH:
            yield one
