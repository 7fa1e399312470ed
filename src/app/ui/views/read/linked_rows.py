"""The rows of a draft that name another record: what they offer, and what keys or typed words make of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.actions.likely_records import LikelyRecord, earlier_records, refuse_link, typed_record
from app.domain import further
from app.domain.alike import ENOUGH
from app.domain.donations import Donation
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Draft, Span
from app.domain.drafts.record import record_of
from app.domain.giving import outcome
from app.domain.language import tr
from app.domain.records import DonationRecord
from app.domain.source_sentence import SourceSentence
from app.domain.terms import PLEDGED, LinkKind, Outcome
from app.ui.base.session import Session

_DELIVERS = f"+{LinkKind.DELIVERS.value}"


class LinkedRows:
    """Keeps what it found for a draft until another asks, or the workspace changes."""

    def __init__(self, session: Session, here: Callable[[], Sequence[DonationRecord]]) -> None:
        """`here` says the records with evidence in the sentences that are gone through."""
        self._session, self._here = session, here
        self._found: dict[str, tuple[LikelyRecord, ...]] = {}
        self._of: Donation | None = None
        session.changed.connect(lambda _changes: self._found.clear())

    def _candidates(self, sentence: SourceSentence, draft: Draft, key: str) -> list[DonationRecord]:
        """The records that a row may name, likeliest first: what the sentence itself tells of, whomever it is to."""
        kin = [one.record for one in self._kin(draft, key)]
        return [*(one for one in self._of_sentence(sentence, draft, key) if one not in kin), *kin]

    def _kin(self, draft: Draft, key: str) -> tuple[LikelyRecord, ...]:
        """Those of the same parties. What delivers another pledge already does not deliver this one."""
        content = record_of(draft)
        if self._of != content:
            self._of, self._found = content, {}
        if key not in self._found:
            other_way = key == further.DELIVERED_BY
            found = earlier_records(self._session.store, content, further.LINKS[key], other_way=other_way)
            self._found[key] = tuple(one for one in found if not (other_way and _delivers(one.record)))
        return self._found[key]

    def _of_sentence(self, sentence: SourceSentence, draft: Draft, key: str) -> list[DonationRecord]:
        """The pledge of which something came by its own sentence, *of the 500 beds promised, 200 have come*, or what
        came of it."""
        if further.LINKS[key] is not LinkKind.DELIVERS or _DELIVERS not in further.says_earlier(sentence):
            return []
        is_pledge, span = key == further.DELIVERED_BY, sentence.span
        return [
            one
            for one in self._here()
            if (_outcome(one) is Outcome.GIVEN and not _delivers(one) if is_pledge else _outcome(one) in PLEDGED)
            and (draft.status in PLEDGED) is is_pledge
            and any(piece.start < span.end and span.start < piece.end for piece in one.evidence)
        ]

    def offered(self, sentence: SourceSentence, draft: Draft) -> dict[str, str]:
        """The record that each row offers unasked, by its key: the likeliest where the sentence says that there is one
        before, a pledge of the same parties and things to what is given, and what was given to a pledge."""
        said, out = further.says_earlier(sentence), dict[str, str]()
        for key, kind in further.LINKS.items():
            is_pledge = key == further.DELIVERED_BY
            fits = draft.status in PLEDGED if is_pledge else draft.status is Outcome.GIVEN
            is_likely = kind is LinkKind.DELIVERS and fits
            found = self._candidates(sentence, draft, key) if is_likely or key in said else []
            kin = self._kin(draft, key)[:1] if found else ()
            is_near = key in said or not kin or found[0] != kin[0].record or kin[0].likeness.worth >= ENOUGH
            if found and is_near:
                out[key] = _called(found[0])
        return out

    def stepped(self, sentence: SourceSentence, draft: Draft, row: Row, way: int) -> Draft | None:
        """The draft in which a row names the next of the records that it may mean; what words of the sentence say so
        are its evidence."""
        refs = [_called(one) for one in self._candidates(sentence, draft, row.own[0])]
        if not refs:
            self._session.say(tr("No earlier record is of the same parties; F2 types the number of one."), "warning")
            return None
        at = refs.index(row.value) + way if row.value in refs else 0 if way > 0 else -1
        said = further.says_earlier(sentence).get(row.own[0]) if row.span is None else None
        return further.linked(draft, row.own[0], refs[at % len(refs)], said)

    def typed(self, draft: Draft, row: Row, words: str) -> Draft | None:
        """The draft in which a row names the record that typed words mean; None where that is refused, and said."""
        other = self._session.do(lambda store: typed_record(store, words))
        key = row.own[0]
        kind, other_way = further.LINKS[key], key == further.DELIVERED_BY
        if other is None or not self._session.did(
            lambda _store: refuse_link(record_of(draft), kind, other, other_way=other_way)
        ):
            return None
        return further.linked(draft, key, _called(other))

    def on_words(self, sentence: SourceSentence, draft: Draft, row: Row, span: Span) -> Draft | None:
        """The draft in which these words say what a row names, or the likeliest that it offers."""
        found = self._candidates(sentence, draft, row.own[0])
        if not row.value and not found:
            self._session.say(tr("No earlier record is of the same parties; F2 types the number of one."), "warning")
            return None
        return further.linked(draft, row.own[0], row.value or _called(found[0]), span)


def _outcome(record: DonationRecord) -> Outcome | None:
    return outcome(record.content.assertion, record.content.status)


def _delivers(record: DonationRecord) -> bool:
    return any(one.outgoing and one.kind is LinkKind.DELIVERS for one in record.links)


def _called(record: DonationRecord) -> str:
    return further.called(record.ref, record.content.title)
