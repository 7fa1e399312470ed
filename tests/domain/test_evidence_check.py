"""What the check finds about one field of a record, in words; what words support and what they contradict."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.test_reread import AROUND, record
from tests.helpers.each import each

from app.domain.anchor import AnchorState
from app.domain.donations import DateSpan
from app.domain.evidence_check import Around, Reread, of_record
from app.domain.records import DonationRecord, EvidenceItem, Review
from app.domain.terms import DatePrecision, EvidenceRole, Verdict

MASKS = record("item", "300 masks", "300 masks")
FIRST = MASKS.evidence[0]
SECOND = replace(FIRST, id=2, passage_id=2, source_id=2)
ONE_SOURCE = "D-01: all that supports it is in one source"


def found(record: DonationRecord, around: Around = AROUND) -> list[str]:
    return [one.sentence().replace("D-01, item: masks: ", "") for one in of_record(record, around).findings]


@each("evidence, around, sentences", [
    ((), AROUND, ["D-01: no evidence"]),
    ((FIRST,), AROUND, [ONE_SOURCE]),
    ((FIRST, SECOND), AROUND, []),
    ((FIRST, SECOND), AROUND._replace(works={1: 7, 2: 7}), [ONE_SOURCE]),
    ((FIRST, SECOND), AROUND._replace(works={1: 7, 2: 8}), []),
    ((FIRST, SECOND), AROUND._replace(now={1: "250 masks"}), ["its words say “250 masks”, and it has 300 masks"]),
    ((FIRST, replace(SECOND, state=AnchorState.REVIEW)), AROUND, [
        "its words may no longer be in the source: “300 masks”",
    ]),
    ((FIRST, SECOND, replace(FIRST, role=EvidenceRole.CONTRADICTS, quote="290 masks")), AROUND, [
        "it has 300 masks, and another passage says “290 masks”",
    ]),
    ((replace(FIRST, field="assertion", part_id=None), SECOND), AROUND, []),
    ((replace(FIRST, field="date", part_id=None), replace(SECOND, field="date", part_id=None)), AROUND, [
        "no words support 300 masks",
    ]),
])  # fmt: skip
def test_what_is_found_of_evidence(evidence: tuple[EvidenceItem, ...], around: Around, sentences: list[str]) -> None:
    assert found(replace(MASKS, evidence=evidence), around) == sentences


def said(verdict: Verdict, value: str = "300 masks", reader: str = "Ben") -> Review:
    return Review(1, "u", "item", 1, verdict, f"item: {value}", "see p. 4", "2021-01-01", reader, "id")


@each("reviews, sentences", [
    ([said(Verdict.TO_CHECK)], ["300 masks is to be checked"]),
    ([said(Verdict.TO_CHECK), said(Verdict.ACCEPTED)], []),
    ([said(Verdict.NOT_STATED)], ["300 masks is not stated by its words, says Ben"]),
    ([said(Verdict.NOT_STATED, reader="")], ["300 masks is not stated by its words, says somebody"]),
    ([said(Verdict.NOT_STATED), said(Verdict.TO_CHECK)], [
        "300 masks is not stated by its words, says Ben", "300 masks is to be checked",
    ]),
    ([said(Verdict.DISPUTED)], ["300 masks is disputed by Ben: see p. 4"]),
    ([said(Verdict.DISPUTED, reader="")], ["300 masks is disputed by somebody: see p. 4"]),
    ([said(Verdict.ACCEPTED, "200 masks")], ["it was reviewed as “item: 200 masks”, and has 300 masks now"]),
    ([said(Verdict.TO_CHECK, "200 masks")], []),
    ([said(Verdict.ACCEPTED, "200 masks"), said(Verdict.ACCEPTED)], []),
])  # fmt: skip
def test_what_readers_say_is_found(reviews: list[Review], sentences: list[str]) -> None:
    assert found(replace(MASKS, evidence=(FIRST, SECOND), reviews=tuple(reviews))) == sentences


@each("donor, words, reread", [
    ("Peru PE", "Peru", Reread.SAID),
    ("Peru PE", "Chile", Reread.OTHERWISE),
    ("Peru PE", "by Chile", Reread.OTHERWISE),
    ("Peru PE", "from Chile", Reread.NOT_REREAD),  # no more than half of the words
    ("Peru PE", "the envoy of Chile who came", Reread.NOT_REREAD),
    ("Peru PE", "Chile and Brazil", Reread.NOT_REREAD),
    ("US US", "told us all", Reread.NOT_REREAD),  # a short name is a word written so
    ("US US", "the US said", Reread.SAID),
    ("Orbis", "ORBIS Ltd", Reread.SAID),
    ("Orbis", "Orbison, Norbis", Reread.NOT_REREAD),
    ("Orbis", "Orbison and Orbis.", Reread.SAID),
    ("Orbis", "Chile", Reread.NOT_REREAD),
    ("Peru PE", "the Peruvian government", Reread.SAID),
])  # fmt: skip
def test_a_party_is_named_by_whole_words_and_another_country_by_nothing_else(
    donor: str, words: str, reread: Reread
) -> None:
    read = of_record(record("donor", donor, words), AROUND).fields
    assert [one.reread for one in read if one.standing.held.field == "donor"] == [reread]


def test_a_thing_without_a_number_is_in_words_that_name_it() -> None:
    for words, reread in (("the masks came", Reread.SAID), ("the face of it", Reread.NOT_REREAD)):
        read = of_record(record("item", "face masks", words), AROUND).fields
        assert [one.reread for one in read if one.standing.held.field == "item"] == [reread]


def test_a_day_that_was_inferred_needs_no_words() -> None:
    day = DateSpan("2020-03-05", "2020-03-05", DatePrecision.DAY)
    for inferred, sentences in ((False, ["D-01, date: no words support 5 March 2020"]), (True, [])):
        content = replace(MASKS.content, date=replace(day, inferred=inferred))
        assert found(replace(MASKS, content=content, evidence=(FIRST, SECOND))) == sentences
