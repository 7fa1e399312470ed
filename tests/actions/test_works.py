"""One work in several texts: evidence in both is one piece, counted on the original."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.helpers.made import make_empty

from app.actions import notes, sources, works
from app.actions.donations import add_donation
from app.actions.evidence import link_evidence
from app.actions.passages import tag_passage
from app.actions.tags import add_tag
from app.domain.by_key import by_key
from app.domain.codebook import TagContent
from app.domain.donations import Donation, Party
from app.domain.errors import BadInput
from app.domain.passage_filter import PassageFilter
from app.domain.sources import next_text
from app.domain.terms import Assertion, PartyRole, Scope, Status
from app.domain.vocabularies import aid_kind
from app.domain.works import TextRole, pairs_of
from app.paths import RESOURCES
from app.store.counterparts import repeats_original
from app.store.reads import donations, found_passages, passages, tags
from app.store.reads import sources as reads
from app.store.reads import works as work_reads
from app.store.schema import passage, passage_tag
from app.store.schema import work as work_table
from app.store.store import Store

ORIGINAL = "La nave a Oran\n\nIl porto era chiuso.\n\nLa lega di Trani mandò 60 stufe a Oran in aprile.\n"
ENGLISH = "The ship to Oran\n\nThe port was closed.\n\nThe league of Trani sent 60 stoves to Oran in April.\n"


class Work:
    """A gift that is told in an original and in its translation."""

    def __init__(self, path: Path) -> None:
        make_empty(path, "Ida", RESOURCES)
        self.store = Store(path, "Ida")
        self.original = self.add(ORIGINAL, "nave.txt")
        self.english = self.add(ENGLISH, "ship.txt")
        gift = Donation(
            "Stoves to Oran", Scope.SPECIFIC, Assertion.GIVEN, Status.REPORTED, aid_kind("goods"),
            (Party(PartyRole.DONOR, "League of Trani"),),
        )  # fmt: skip
        self.gift = add_donation(self.store, gift)

    def add(self, text: str, name: str) -> int:
        return sources.add_bytes(self.store, text.encode(), name, "text/plain").source_id

    def link(self, source_id: int, words: str, field: str = "status") -> int:
        start = reads.current_text(self.store, source_id).text.index(words)
        target, fields = ("donation", self.gift), ((field, None),)
        return link_evidence(self.store, source_id, start, start + len(words), None, target, fields)

    def told(self) -> list[tuple[int, str, bool]]:
        """(source, field, counterpart) of the record's evidence."""
        record = donations.record(self.store, self.gift)
        return [(one.source_id, one.field, one.is_counterpart) for one in record.evidence]

    def counted(self) -> int:
        (row,) = donations.by_ids(self.store, [self.gift])
        return row.evidence


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    made = Work(tmp_path / "w.passagework")
    yield made
    made.store.close()


def test_what_both_texts_say_is_one_piece_of_evidence_and_undo_parts_them(work: Work) -> None:
    work.link(work.original, "mandò")
    work.link(work.english, "sent")
    work.link(work.english, "in April", "date")
    apart = [(work.original, "status", False), (work.english, "status", False), (work.english, "date", False)]
    assert work.told() == apart
    works.put_in_work(work.store, work.english, work.original)
    rows = {row.id: row for row in reads.library(work.store)}
    assert (rows[work.original].text, rows[work.english].text) == (TextRole.ORIGINAL, TextRole.TRANSLATION)
    assert rows[work.original].work_id == rows[work.english].work_id is not None
    assert work_reads.pairs(work.store, work.english) == ((0, 0), (1, 1), (2, 2))
    assert work.told() == [apart[0], (work.english, "status", True), apart[2]]  # the date is told in one text alone
    assert work.counted() == 2
    work.store.undo()
    assert work.told() == apart
    work.store.redo()
    assert work.counted() == 2
    works.take_out_of_work(work.store, work.english)
    assert work.told() == apart
    assert all(row.work_id is None and row.text is None for row in reads.library(work.store))


def test_evidence_in_a_paragraph_that_is_no_pair_is_a_piece_of_its_own(work: Work) -> None:
    work.link(work.original, "mandò")
    work.link(work.english, "closed")
    works.put_in_work(work.store, work.english, work.original)
    assert work.told()[1] == (work.english, "status", True)  # evidence itself says that these paragraphs are a pair
    works.pair_paragraph(work.store, work.english, 1, (1,))
    assert work.told()[1] == (work.english, "status", False)
    works.pair_paragraph(work.store, work.english, 1, (1, 2))
    assert work.told()[1] == (work.english, "status", True)
    with pytest.raises(BadInput):
        works.pair_paragraph(work.store, work.english, 1, (9,))


def told_with_a_tag(store: Store, *, looked_at_all: bool = False) -> int:
    """How many passages with a tag the original tells too, by the quicker condition or by that of all passages."""
    told = repeats_original(tagged=not looked_at_all)
    tagged = select(passage_tag.c.id).join(passage, passage.c.id == passage_tag.c.passage_id).where(told)
    return len(store.rows(tagged))


def test_passages_are_listed_on_the_original_unless_the_other_text_is_asked_for(work: Work) -> None:
    tag = add_tag(work.store, TagContent("Gifts"))
    for source_id, words in ((work.original, "60 stufe"), (work.english, "60 stoves")):
        start = reads.current_text(work.store, source_id).text.index(words)
        tag_passage(work.store, source_id, start, start + len(words), [tag])
    alone = work.link(work.english, "in April", "date")

    def listed(source_id: int | None = None) -> list[int]:
        return [found for _, found in found_passages.found(work.store, PassageFilter(source_id=source_id)).places]

    def counted(source_id: int | None = None) -> tuple[dict[tuple[int, int], int], dict[int, int]]:
        wanted = PassageFilter(source_id=source_id)
        return found_passages.together(work.store, {tag: (tag,)}, wanted), found_passages.carried_by(work.store, wanted)

    assert listed() == [work.original, work.english, work.english]
    assert counted() == ({(tag, tag): 2}, {tag: 2})
    assert passages.states(work.store, once=True) == {"verified": 3}
    works.put_in_work(work.store, work.english, work.original)
    assert told_with_a_tag(work.store) == told_with_a_tag(work.store, looked_at_all=True) == 1
    assert listed() == [work.original, work.english]  # the tagged one is told by the original, the date is not
    assert listed(work.english) == [work.english, work.english]
    assert [one.passages for one in tags.codebook(work.store)] == [1]
    assert counted() == counted(work.english) == ({(tag, tag): 1}, {tag: 1})
    assert passages.states(work.store, once=True) == {"verified": 2}
    assert passages.states(work.store) == {"verified": 3}
    assert found_passages.counts_by_source(work.store) == ({work.original: 1, work.english: 2}, 2)
    work.link(work.original, "in aprile", "date")
    assert listed() == [work.original, work.original]
    assert told_with_a_tag(work.store) == told_with_a_tag(work.store, looked_at_all=True) == 1
    notes.add_note(work.store, "Which April?", target="passage", target_id=alone)
    assert listed() == [work.original, work.original, work.english]  # a person's note is hers, wherever it is


def test_the_texts_of_a_work_follow_one_another_and_round(work: Work) -> None:
    third = work.add("Another ship\n\nIt came in May.\n", "third.txt")

    def after(source_id: int) -> int | None:
        rows = reads.library(work.store)
        found = next_text(next(row for row in rows if row.id == source_id), rows)
        return None if found is None else found.id

    assert after(work.original) is None
    works.put_in_work(work.store, work.english, work.original)
    assert (after(work.original), after(work.english), after(third)) == (work.english, work.original, None)
    works.put_in_work(work.store, third, work.original)
    assert (after(work.english), after(third)) == (third, work.original)


def test_a_text_is_of_one_work_alone_and_goes_with_its_original(work: Work) -> None:
    third = work.add("Another ship\n\nIt came in May.\n", "third.txt")
    works.put_in_work(work.store, work.english, work.original, TextRole.DIGEST)
    for source_id, original in ((work.english, third), (third, work.english), (third, third)):
        with pytest.raises(BadInput):
            works.put_in_work(work.store, source_id, original)
    works.put_in_work(work.store, third, work.original)
    sources.remove_source(work.store, work.original)
    assert all(row.work_id is None for row in reads.library(work.store))
    work.store.undo()
    assert [row.text for row in reads.library(work.store)] == [
        TextRole.ORIGINAL, TextRole.DIGEST, TextRole.TRANSLATION,
    ]  # fmt: skip


def test_paragraphs_are_paired_by_evidence_and_by_hand_within_both_texts(work: Work) -> None:
    """The original has paragraphs 1 and 2, the other text only 1; 0 is what has no number, as a heading."""
    short = work.add("The ship\n\nIt sent 60 stoves.\n", "short.txt")
    work.link(work.english, "60 stoves", "title")
    work.link(work.english, "closed")
    work.link(short, "The ship", "title")
    work.link(short, "sent")
    works.put_in_work(work.store, short, work.english)
    assert work_reads.pairs(work.store, short) == ((0, 2), (1, 1))
    for paragraph, originals in ((1, (2,)), (0, (0,)), (0, ())):
        works.pair_paragraph(work.store, short, paragraph, originals)
    assert work_reads.pairs(work.store, short) == ((1, 2),)
    for source_id, paragraph, one in (
        (short, 2, 1),
        (short, -1, 1),
        (short, 1, 3),
        (short, 1, -1),
        (work.english, 1, 1),
    ):
        with pytest.raises(BadInput):
            works.pair_paragraph(work.store, source_id, paragraph, (one,))


def test_a_text_that_leaves_takes_its_pairs_alone_and_the_last_one_ends_the_work(work: Work) -> None:
    others = [work.add(ENGLISH.replace("60", number), f"{number}.txt") for number in ("70", "80", "90")]
    works.put_in_work(work.store, others[1], others[0])
    for source_id in (work.english, others[2]):
        works.put_in_work(work.store, source_id, work.original)

    def texts() -> list[set[int]]:
        found = by_key((row.work_id, row.id) for row in reads.library(work.store) if row.work_id is not None)
        return [set(some) for some in found.values()]

    paired = ((0, 0), (1, 1), (2, 2))
    assert sorted(texts(), key=len) == [set(others[:2]), {work.original, work.english, others[2]}]
    assert work_reads.pairs(work.store, work.english) == work_reads.pairs(work.store, others[2]) == paired
    works.take_out_of_work(work.store, others[2])
    assert {work.original, work.english} in texts()
    assert (work_reads.pairs(work.store, work.english), work_reads.pairs(work.store, others[2])) == (paired, ())
    works.take_out_of_work(work.store, work.english)
    assert texts() == [set(others[:2])]
    assert len(work.store.rows(select(work_table))) == 1


def test_paragraphs_are_pairs_by_what_most_fields_say() -> None:
    assert pairs_of([(1, 1), (1, 1), (1, 2), (2, 3), (4, 3)]) == ((1, 1), (1, 2), (2, 3), (4, 3))
    assert pairs_of([]) == ()
