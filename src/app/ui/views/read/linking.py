"""Linking the current words to a donation record or a country, or making a record or a fact from them."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions import evidence, from_words
from app.actions.likely_records import likely_records, records_at
from app.actions.source_drafts import sentences_at
from app.domain.drafts.draft import Draft
from app.domain.drafts.record import record_of
from app.domain.kinds import KINDS
from app.domain.language import tr
from app.domain.records import FieldPlace
from app.domain.terms import EvidenceRole
from app.store.reads import facts as fact_reads
from app.store.reads.countries import every
from app.ui.base.session import Session, Target
from app.ui.views.read import things
from app.ui.views.read.link_palette import LinkPalette, Thing
from app.ui.views.read.meant import Meant, Words
from app.ui.views.read.reading import Reading

WIDTH = 520
AT_MOST = 3
"""For words with more gifts than this no likely records are searched, as each is compared with many."""
LONG = 2_000
"""Nor for more code points than this, which would take long to read."""


class Linking:
    """Implements the keys `R` and `P`. Loaded on first use."""

    def __init__(self, session: Session, place: Reading, meant: Meant) -> None:
        self._session, self._place, self._meant = session, place, meant

    def record(self) -> None:
        """Link the selection to a donation record, or make one of it."""
        if (words := self._meant.words()) is None:
            return
        store, likely = self._session.store, self._likely(words)

        def open_record(key: object) -> Thing | None:
            return things.record_thing(store, key, words) if isinstance(key, int) else None

        name, hint = tr("Link to a donation record"), tr("Record, donor, recipient…")
        palette = LinkPalette(
            self._place, name, lambda typed: things.record_rows(store, typed, likely), open_record, "package", hint
        )
        palette.linked.connect(lambda key, fields, role: self._link(words, [(("donation", key), fields)], role))
        palette.went_on.connect(lambda _thing, _key, typed: self._new_record(words, typed))
        palette.open_at(self._place.page.caret_rect((words.start, words.end)), WIDTH)

    def _likely(self, words: Words) -> list[int]:
        """The records the words may belong to: those with evidence in them, then those like the gifts read there."""
        text, row, store = self._place.text, self._place.row, self._session.store
        if text is None or row is None:
            return []
        start, end = words.start, words.end
        drafts: list[Draft] = []
        if end - start <= LONG:
            sentences = sentences_at(text, (start, end), row.meta, self._place.drafts())
            drafts = [draft for one in sentences if one.start < end and start < one.end for draft in one.drafts]
        few = drafts if len(drafts) <= AT_MOST else ()
        alike = [like.record.id for draft in few for like in likely_records(store, record_of(draft))]
        standing = [record.id for record in records_at(store, text.version_id, start, end)]
        return list(dict.fromkeys([*standing, *alike]))

    def _new_record(self, words: Words, typed: str) -> None:
        source_id, start, end, quote = words
        made = self._session.do(lambda store: from_words.record_of_words(store, source_id, start, end, typed, quote))
        if made is not None:
            self._look_at(words)
            self._session.go(Target("donations", "form", made))

    def country(self) -> None:
        """Link the selection to a country or to one of its facts."""
        if (words := self._meant.words()) is None:
            return
        store = self._session.store
        infos = {info.id: info for info in every(store)}
        named = things.countries_named(infos.values(), words.quote)

        def open_country(key: object) -> Thing | None:
            if not isinstance(key, int):
                return None
            facts = fact_reads.of_country(store, key)
            return things.country_thing(key, facts, infos[key].name, words.quote)

        name, hint = tr("Link to a country"), tr("Country or group…")
        palette = LinkPalette(
            self._place, name, lambda typed: things.country_rows(store, typed, named), open_country, "globe", hint
        )
        palette.linked.connect(lambda _key, fields, role: self._link_country(words, list(fields), role))
        palette.went_on.connect(lambda key, _way, typed: self._new_fact(words, infos[key].code, typed))
        palette.open_at(self._place.page.caret_rect((words.start, words.end)), WIDTH)

    def _link_country(self, words: Words, fields: list[tuple[str, int]], role: EvidenceRole) -> None:
        targets = [((kind, thing), ((KINDS[kind].main_field, None),)) for kind, thing in fields]
        self._link(words, targets, role)

    def _link(
        self, words: Words, targets: Sequence[tuple[evidence.Target, Sequence[FieldPlace]]], role: EvidenceRole
    ) -> None:
        passage_id = self._session.do(lambda store: evidence.link_to_things(store, *words, targets, role))
        if passage_id is not None:
            self._meant.look_at(passage_id)

    def _new_fact(self, words: Words, code: str, typed: str) -> None:
        source_id, start, end, quote = words
        made = self._session.do(
            lambda store: from_words.fact_of_words(store, source_id, start, end, code, typed, quote)
        )
        if made is not None:
            self._look_at(words)

    def _look_at(self, words: Words) -> None:
        """They have become a passage."""
        if (passage_id := self._meant.passage_on((words.start, words.end))) is not None:
            self._meant.look_at(passage_id)
