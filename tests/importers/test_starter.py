"""The starter content as it is shipped: whole, consistent, and every field on its own words in the digest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.blocks import BlockKind, CutWhy
from app.domain.donations import Donation, may_enter_totals
from app.domain.locators import Locator, find_locator
from app.domain.sources import SourceDraft, SourceKind
from app.domain.starter import Starter
from app.domain.terms import Assertion, EvidenceRole, Polarity, Scope, Status
from app.domain.vocabularies import basis
from app.importers.starter import digest_draft, load_starter
from app.importers.starter_records import AUTHORS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "starter"


@pytest.fixture(scope="module")
def starter() -> Starter:
    return load_starter(FOLDER)


@pytest.fixture(scope="module")
def digest() -> SourceDraft:
    return digest_draft(FOLDER)


def _locators(starter: Starter) -> Iterator[tuple[str, Locator]]:
    for record in (*starter.donations, *starter.facts):
        yield from ((record.ref, entry.digest) for entry in record.evidence)
    for passage in (*starter.passages, *starter.claims):
        yield passage.ref, passage.digest


def test_the_digest_is_thirteen_paragraphs_under_a_cut_title_and_caption(digest: SourceDraft) -> None:
    assert digest.kind is SourceKind.DIGEST
    assert [block.paragraph for block in digest.blocks if block.paragraph] == list(range(1, 14))
    assert [(digest.blocks[cut.block].kind, cut.why) for cut in digest.cuts] == [
        (BlockKind.HEADING, CutWhy.METADATA),
        (BlockKind.CAPTION, CutWhy.CAPTION),
    ]
    texts = [digest.text[block.start : block.end] for block in digest.blocks]
    assert texts[0] == digest.meta.title
    assert texts[1] == digest.meta.caption
    assert "\n\n".join(texts) == digest.text
    assert not any(text[0].isdigit() for text in texts)


def test_the_digest_cites_what_it_paraphrases(digest: SourceDraft) -> None:
    meta = digest.meta
    assert meta.of == "Segev and Lavi, INSS Insight No. 1324"
    assert meta.authors == ("Hiddai Segev", "Galia Lavi")
    assert (meta.number, meta.published) == ("1324", "2020-05-31")
    assert meta.url == "https://www.inss.org.il/publication/chinas-donations"


def test_there_is_as_much_as_the_article_has(starter: Starter) -> None:
    assert len(starter.donations) >= 40
    assert len(starter.facts) >= 40
    assert 28 <= len(starter.tags) <= 36
    assert len(starter.passages) + len(starter.claims) >= 60
    assert len(starter.claims) >= 20


def test_every_locator_is_found_in_the_digest(starter: Starter, digest: SourceDraft) -> None:
    lost = [
        (ref, locator)
        for ref, locator in _locators(starter)
        if find_locator(locator, digest.text, digest.blocks) is None
    ]
    assert lost == []


def test_every_record_and_fact_is_supported_by_a_passage(starter: Starter) -> None:
    for record in (*starter.donations, *starter.facts):
        assert any(entry.role is EvidenceRole.SUPPORTS for entry in record.evidence), record.ref


def _stated(donation: Donation) -> set[tuple[str, int]]:
    """The fields that say something, and so must stand on words."""
    fields = {("title", 0), ("assertion", 0), ("status", 0)}
    fields |= {(party.role.value, no) for no, party in enumerate(donation.parties, 1)}
    fields |= {("item", no) for no, _ in enumerate(donation.items, 1)}
    said = {
        "scope": donation.scope is Scope.AGGREGATE,
        "money": donation.money is not None,
        "date": bool(donation.date.as_stated),
        "basis": donation.basis != basis("unspecified"),
        "motive": bool(donation.motive),
        "donor_count": bool(donation.donor_count.as_stated),
        "recipient_count": bool(donation.recipient_count.as_stated),
        "aid_kind": donation.aid_kind.value != "unspecified",
    }
    return fields | {(field, 0) for field, there in said.items() if there}


def test_every_field_is_supported_by_words(starter: Starter) -> None:
    for record in starter.donations:
        proven = {(entry.field, entry.part) for entry in record.evidence}
        assert _stated(record.donation) <= proven, (record.ref, _stated(record.donation) - proven)


def test_when_and_on_whose_word_a_fact_holds_is_supported_by_words(starter: Starter) -> None:
    for fact in starter.facts:
        proven = {entry.field for entry in fact.evidence}
        assert "value" in proven, fact.ref
        assert "as_of" in proven or not fact.fact.as_of.as_stated, fact.ref
        assert "asserted_by" in proven or fact.fact.asserted_by == AUTHORS, fact.ref


def test_a_fact_that_is_denied_is_not_denied_by_its_own_words_too(starter: Starter) -> None:
    denied = [fact for fact in starter.facts if fact.fact.polarity is Polarity.DENIED]
    twice = [fact.ref for fact in denied if {"no", "none", "not", "cannot"} & set(fact.fact.value.split())]
    assert twice == []


def test_tags_and_claims_on_the_same_words_of_the_digest_are_on_the_same_of_the_article(starter: Starter) -> None:
    originals: dict[Locator, Locator] = {}
    for entry in (*starter.passages, *starter.claims):
        assert originals.setdefault(entry.digest, entry.original) == entry.original, entry.ref


def test_only_what_was_given_at_once_enters_totals_and_every_record_says_why(starter: Starter) -> None:
    for record in starter.donations:
        donation = record.donation
        assert donation.totals_reason, record.ref
        if donation.in_totals:
            assert may_enter_totals(donation.scope, donation.assertion), record.ref


def test_what_was_not_given_has_no_item_and_no_money(starter: Starter) -> None:
    absent = [r for r in starter.donations if r.donation.assertion is Assertion.NOT_GIVEN]
    assert {(r.donation.parties[0].name, r.donation.parties[1].iso2) for r in absent} == {
        *(("Huawei", iso2) for iso2 in ("US", "GB", "AU", "NZ")),
        *((name, "IL") for name in ("SIPG", "Hutchison", "China Harbour")),
    }
    for record in absent:
        assert not record.donation.items
        assert record.donation.money is None
        assert record.donation.status is Status.NONE_RECORDED


def test_intervals_and_dates_are_in_order(starter: Starter) -> None:
    for record in starter.donations:
        donation = record.donation
        money = [donation.money] if donation.money else []
        for span in (*donation.items, *money, donation.donor_count, donation.recipient_count):
            if span.low is not None and span.high is not None:
                assert span.low <= span.high, record.ref
        assert donation.date.start <= donation.date.end, record.ref
    for fact in starter.facts:
        assert fact.fact.as_of.start <= fact.fact.as_of.end, fact.ref


def test_no_record_is_part_of_itself_and_every_parent_is_an_aggregate(starter: Starter) -> None:
    by_ref = {record.ref: record for record in starter.donations}
    for record in starter.donations:
        seen, at = {record.ref}, record
        while at.parent:
            at = by_ref[at.parent]
            assert at.ref not in seen
            assert at.donation.scope is Scope.AGGREGATE
            seen.add(at.ref)


def test_codes_are_those_of_the_reference_data(starter: Starter) -> None:
    reference = ROOT / "resources" / "reference"
    countries = {row["iso2"] for row in json.loads((reference / "countries.json").read_text("utf-8"))}
    groups = {row["code"] for row in json.loads((reference / "groups.json").read_text("utf-8"))}
    parties = [party for record in starter.donations for party in record.donation.parties]
    assert {party.iso2 for party in parties if party.iso2} <= countries
    assert {party.group for party in parties if party.group} <= groups
    assert {actor.iso2 for actor in starter.actors if actor.iso2} <= countries
    assert {fact.fact.country for fact in starter.facts} <= countries | groups
    assert {note.target for note in starter.notes if note.on == "country"} <= countries | groups


def test_money_that_was_transferred_announced_and_valued_stays_apart(starter: Starter) -> None:
    money = {record.donation.money.low: record.donation for record in starter.donations if record.donation.money}
    assert set(money) == {Decimal(n) for n in (20_000_000, 30_000_000, 2_000_000_000, 508_000_000)}
    assert [low for low, donation in money.items() if donation.in_totals] == [20_000_000, 508_000_000]
    assert money[Decimal(508_000_000)].money is not None
    assert money[Decimal(508_000_000)].money.kind.value == "valuation"
    assert money[Decimal(30_000_000)].assertion is Assertion.PROMISED


def test_two_figures_for_masks_in_iran_are_side_by_side(starter: Starter) -> None:
    by_ref = {record.ref: record for record in starter.donations}
    exact, vague = by_ref["D-22"].donation.items[0], by_ref["D-11"].donation.items[0]
    assert (exact.low, exact.high, exact.qualifier.value) == (300_000, 300_000, "exact")
    assert (vague.low, vague.high, vague.qualifier.value) == (20_000, 99_999, "order")
    assert "D-11" in {ref for _, ref in by_ref["D-22"].links}
    roles = {entry.role for entry in by_ref["D-22"].evidence if entry.field == "item"}
    assert roles == {EvidenceRole.SUPPORTS, EvidenceRole.CONTRADICTS}


def test_south_korea_is_in_the_caption_alone(starter: Starter) -> None:
    records = [r for r in starter.donations if any(p.iso2 == "KR" for p in r.donation.parties)]
    assert [r.donation.status for r in records] == [Status.DEPICTED]
    assert all(entry.digest.caption and entry.original.caption for entry in records[0].evidence)


def test_the_lines_of_notes_are_broken_by_the_window_alone(starter: Starter) -> None:
    for note in starter.notes:
        for before, line in pairwise(note.body.splitlines()):
            assert not before or not line or re.match(r"- |[0-9]+\. ", line), line
