"""How far a source is evidence, read from the workspace and kept until something changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.helpers.actors import add_actor

from app.actions import donations, evidence, facts, sources
from app.actions.coverage import Coverages
from app.domain.blocks import Block
from app.domain.donations import Donation, Item, Money
from app.domain.errors import NotFound
from app.domain.facts import Fact
from app.domain.mentions import MentionKind
from app.domain.records import Actor
from app.domain.sources import SourceDraft, SourceMeta
from app.domain.terms import EvidenceRole
from app.domain.vocabularies import actor_kind, category
from app.store.reads import countries, evidenced_figures
from app.store.reads import donations as donation_reads
from app.store.store import Store

TEXT = "Norway sent 40 beds.\n\nThe Weir Fund sent 12 tons and $3 million to Norway."
SECOND = TEXT.index("The Weir")


@pytest.fixture
def source(ledger: Store) -> int:
    blocks = (Block(0, SECOND - 2, paragraph=1), Block(SECOND, len(TEXT), paragraph=2))
    draft = SourceDraft(TEXT, blocks, (), SourceMeta(title="Talk"), TEXT.encode(), "text/plain", "talk.txt")
    return sources.add_draft(ledger, draft).source_id


def missing(ledger: Store, source: int, counted: Coverages) -> list[str]:
    return [TEXT[m.start : m.end] for m in counted.of_source(ledger, source).missing]


def link(ledger: Store, source: int, words: str, target: tuple[str, int], field: tuple[str, int | None]) -> None:
    start = TEXT.index(words)
    evidence.link_evidence(ledger, source, start, start + len(words), words, target, [field], EvidenceRole.SUPPORTS)


def a_fact(ledger: Store, value: str) -> tuple[str, int]:
    return "fact", facts.add_fact(ledger, Fact("NO", category("aid"), "sent", value))


def a_record(ledger: Store, *items: Item) -> int:
    return donations.add_donation(ledger, Donation("Twelve tons and $3 million", items=items))


def test_everything_is_missing_at_first(ledger: Store, source: int) -> None:
    assert missing(ledger, source, Coverages()) == ["Norway", "40", "12", "$3 million", "Norway"]


def test_evidence_is_followed_and_undo_too(ledger: Store, source: int) -> None:
    counted = Coverages()
    fact = a_fact(ledger, "40 beds")
    link(ledger, source, "Norway sent 40 beds", fact, ("value", None))
    assert missing(ledger, source, counted) == ["12", "$3 million"]
    assert counted.of_source(ledger, source).share == pytest.approx(1 / 3)
    ledger.undo()
    assert counted.of_source(ledger, source).covered == 0


def test_a_whole_sentence_makes_evidence_only_of_the_figures_that_a_field_holds(ledger: Store, source: int) -> None:
    counted = Coverages()
    record = a_record(ledger, Item("goods", Decimal(12), Decimal(12), unit="tons"))
    sentence = "The Weir Fund sent 12 tons and $3 million to Norway."
    link(ledger, source, sentence, ("donation", record), ("", None))
    assert missing(ledger, source, counted) == ["40", "$3 million"]
    money = Money(Decimal(3_000_000), Decimal(3_000_000), "USD")
    donations.edit_donation(ledger, record, replace(donation_reads.record(ledger, record).content, money=money))
    assert missing(ledger, source, counted) == ["40"]


def test_a_field_makes_evidence_of_its_own_figure_alone(ledger: Store, source: int) -> None:
    record = a_record(ledger, Item("goods", Decimal(12), Decimal(12), unit="tons"))
    (item_id,) = donation_reads.record(ledger, record).part_ids["items"]
    sentence = "The Weir Fund sent 12 tons and $3 million to Norway."
    link(ledger, source, sentence, ("donation", record), ("title", None))
    assert missing(ledger, source, Coverages()) == ["40", "12", "$3 million"]
    link(ledger, source, sentence, ("donation", record), ("item", item_id))
    assert missing(ledger, source, Coverages()) == ["40", "$3 million"]


def test_a_country_as_a_whole_holds_no_figure_but_makes_evidence_of_its_name(ledger: Store, source: int) -> None:
    link(ledger, source, "Norway sent 40 beds", ("country", countries.by_code(ledger, "NO").id), ("", None))
    assert missing(ledger, source, Coverages()) == ["40", "12", "$3 million"]


def test_what_is_cut_is_not_counted(ledger: Store, source: int) -> None:
    counted = Coverages()
    assert counted.of_source(ledger, source).figures == 3
    sources.cut_block(ledger, source, 1)
    assert counted.of_source(ledger, source).figures == 1
    sources.restore_block(ledger, source, 1)
    assert counted.of_source(ledger, source).figures == 3


def test_an_actor_is_found_by_name_and_alias_as_soon_as_there_is_one(ledger: Store, source: int) -> None:
    counted = Coverages()
    counted.of_source(ledger, source)
    add_actor(ledger, Actor("Foundation of the Weir", actor_kind("foundation"), "", ("Weir Fund",), None, ""))
    kinds = {m.kind for m in counted.of_source(ledger, source).missing}
    assert MentionKind.ORGANISATION in kinds


def test_what_is_stopped_is_not_kept(ledger: Store, source: int) -> None:
    counted = Coverages()
    sources.cut_block(ledger, source, 0)  # as no other test has it, of which something may be kept
    for _ in range(2):
        assert counted.of_source(ledger, source, lambda: True).figures == 0
    assert counted.of_source(ledger, source).figures == 2
    assert Coverages().of_source(ledger, source, lambda: True).figures == 0


def test_records_are_read_no_further_once_it_is_stopped(
    ledger: Store, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a source with very many, closing the workspace would wait for all of them."""
    records = [a_record(ledger, Item(thing, Decimal(40), Decimal(40))) for thing in ("beds", "cots")]
    for record in records:
        link(ledger, source, "40 beds", ("donation", record), ("", None))
    monkeypatch.setattr(evidenced_figures, "AT_ONCE", 1)
    counted, read, really = Coverages(), list[list[int]](), evidenced_figures.parts_of
    monkeypatch.setattr(
        evidenced_figures, "parts_of", lambda db, ids, kinds: (read.append(list(ids)), really(db, ids, kinds))[1]
    )
    assert "40" not in missing(ledger, source, counted)
    assert read == [[one] for one in records]
    read.clear()
    counted.of_source(ledger, source, lambda: bool(read))
    assert read == [records[:1]]


def test_a_source_that_is_gone_is_said(ledger: Store, source: int) -> None:
    sources.remove_source(ledger, source)
    with pytest.raises(NotFound):
        Coverages().of_source(ledger, source)
