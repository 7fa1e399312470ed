"""Linking the current words to a donation record or a country, or making a record or a fact from them."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions import evidence, from_words
from app.actions.likely_records import likely_records, near_records, records_at
from app.actions.source_drafts import sentences_at
from app.domain.donations import Donation, Party
from app.domain.drafts.draft import Draft
from app.domain.drafts.record import record_of
from app.domain.kinds import KINDS, ThingKey
from app.domain.language import tr
from app.domain.records import FieldPlace
from app.domain.terms import EvidenceRole, PartyRole
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


_SIDES = (PartyRole.DONOR, PartyRole.RECIPIENT)


class Linking:
    """Implements the keys `R` and `P`. Loaded on first use."""

    def __init__(self, session: Session, place: Reading, meant: Meant) -> None:
        self._session, self._place, self._meant = session, place, meant

    def record(self) -> None:
        """Link the selection to a donation record, or make one of it."""
        if (words := self._meant.words()) is None:
            return
        store, (likely, near) = self._session.store, self._likely(words)

        def open_record(key: object) -> Thing | None:
            return things.record_thing(store, key, words) if isinstance(key, int) else None

        name, hint = tr("Link to a donation record"), tr("Record, donor, recipient…")
        palette = LinkPalette(
            self._place,
            name,
            lambda typed: things.record_rows(store, typed, likely, near),
            open_record,
            "package",
            hint,
        )
        palette.linked.connect(lambda key, fields, role: self._link(words, [(("donation", key), fields)], role))
        palette.went_on.connect(lambda _thing, _key, typed: self._new_record(words, typed))
        palette.open_at(self._place.page.caret_rect((words.start, words.end)), WIDTH)

    def _likely(self, words: Words) -> tuple[list[int], Sequence[int]]:
        """The records the words may belong to: those with evidence in them, then those like the gifts read there; and
        those that have anything in common with these gifts, or else with the countries that the words name."""
        text, row, store = self._place.text, self._place.row, self._session.store
        if text is None or row is None:
            return [], ()
        start, end = words.start, words.end
        drafts: list[Draft] = []
        if end - start <= LONG:
            sentences = sentences_at(text, (start, end), row.meta, self._place.drafts())
            drafts = [draft for one in sentences if one.start < end and start < one.end for draft in one.drafts]
        read = [record_of(draft) for draft in drafts] if len(drafts) <= AT_MOST else []
        alike = [like.record.id for content in read for like in likely_records(store, content)]
        standing = [record.id for record in records_at(store, text.version_id, start, end)]
        return list(dict.fromkeys([*standing, *alike])), near_records(store, read or [self._named(words)])

    def _named(self, words: Words) -> Donation:
        """A gift of every country that the words name to every other."""
        codes = things.countries_named(every(self._session.store), words.quote)
        return Donation("", parties=tuple(Party(role, code, iso2=code) for role in _SIDES for code in codes))

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

    def _link(self, words: Words, targets: Sequence[tuple[ThingKey, Sequence[FieldPlace]]], role: EvidenceRole) -> None:
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
