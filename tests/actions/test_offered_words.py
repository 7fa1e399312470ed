"""Words that the rules find in a record's own sentences, for the fields that nothing stands on yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.helpers.made import make_empty

from app.actions import sources
from app.actions.donations import add_donation
from app.actions.evidence import link_evidence
from app.actions.offered_words import offered_words
from app.actions.source_drafts import sentences_at
from app.domain.donations import Donation, EventDate, Item, Party
from app.domain.drafts.draft import Drafted
from app.domain.sources import SourceMeta, SourceText
from app.domain.terms import Assertion, DateEvent, PartyRole, Scope, Status
from app.domain.vocabularies import aid_kind
from app.paths import RESOURCES
from app.store.reads import donations
from app.store.reads import sources as reads
from app.store.store import Store

TEXT = "Quinces\n\nNobody counted them. The city of Bergen sent 40 tents to Peru on 3 May 2020. It rained.\n"


def test_parts_and_fields_that_say_something_are_offered_their_words_until_they_have_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Ida", RESOURCES)
    with Store(path, "Ida") as store:
        source_id = sources.add_bytes(store, TEXT.encode(), "quinces.txt", "text/plain").source_id
        gift = Donation(
            "Tents", Scope.SPECIFIC, Assertion.GIVEN, Status.REPORTED, aid_kind("goods"),
            (Party(PartyRole.DONOR, "Bergen"), Party(PartyRole.RECIPIENT, "Peru", iso2="PE")), (Item("tents"),),
        )  # fmt: skip
        made = add_donation(store, gift)

        def record() -> donations.DonationRecord:
            return donations.record(store, made)

        def link(words: str, field: str, part: int | None) -> None:
            start = reads.current_text(store, source_id).text.index(words)
            link_evidence(store, source_id, start, start + len(words), words, ("donation", made), ((field, part),))

        assert offered_words(store, record()) == ()  # it has no sentence yet
        link("sent", "assertion", None)
        donor, recipient = record().part_ids["parties"]
        (item,) = record().part_ids["items"]
        found = {(one.field, one.part_id): one.quote for one in offered_words(store, record())}
        # Its date is not filled in, so that no words can stand for it.
        assert found == {("donor", donor): "Bergen", ("recipient", recipient): "Peru", ("item", item): "40 tents"}
        link("Peru", "recipient", recipient)
        assert {one.part_id for one in offered_words(store, record())} == {donor, item}
        assert offered_words(store, record(), lambda: True) == ()

        read: list[str] = []

        def followed(text: SourceText, stretch: tuple[int, int], meta: SourceMeta) -> Iterator[Drafted]:
            for one in sentences_at(text, stretch, meta):
                read.append(text.text[one.start : one.end])
                yield one

        monkeypatch.setattr("app.actions.offered_words.sentences_at", followed)
        assert len(offered_words(store, record())) == 2
        assert [words.split()[0] for words in read] == ["Nobody", "The"], "read once, and no further"


def test_what_a_record_says_word_for_word_is_offered_too(tmp_path: Path) -> None:
    """A condition or a date by event, of which drafts know nothing."""
    path = tmp_path / "w.passagework"
    make_empty(path, "Ida", RESOURCES)
    with Store(path, "Ida") as store:
        words = "Peru asked for tents on 2 May 2020 if the port opens, and got none by 4 May 2020."
        source_id = sources.add_bytes(store, words.encode(), "tents.txt", "text/plain").source_id
        dates = (EventDate(as_stated="4 May 2020", event=DateEvent.CANCELLED), EventDate(as_stated="5 May 2020"))
        made = add_donation(store, Donation("Tents", condition="the port opens", dates=dates, motive="asked f"))
        link_evidence(store, source_id, 0, 4, "Peru", ("donation", made), (("", None),))
        record = donations.record(store, made)
        found = {(one.field, one.part_id): one.quote for one in offered_words(store, record)}
        assert found == {
            ("condition", None): "the port opens", ("event", record.part_ids["dates"][0]): "4 May 2020",
        }  # fmt: skip
