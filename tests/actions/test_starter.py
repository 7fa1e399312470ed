from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.helpers.evident import find_evidence
from tests.helpers.made import make_starter

from app.actions import originals, sources, starter
from app.domain.blocks import Block
from app.domain.errors import BadInput
from app.domain.records import DonationFilter, having
from app.domain.sources import SourceDraft, SourceKind, SourceMeta
from app.domain.terms import Assertion
from app.domain.totals_words import sum_words
from app.importers.starter import load_starter
from app.store.reads import donations, facts, history, notes, passages, profiles, tags, totals
from app.store.reads import sources as source_reads
from app.store.schema import locator, operation
from app.store.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("starter") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def workspace(made, tmp_path):
    path = tmp_path / "w.passagework"
    path.write_bytes(made)
    with Store(path, "Ann") as store:
        yield store


def article_like(number: str = "1324", url: str = "") -> SourceDraft:
    text = "Nothing of the kind."
    meta = SourceMeta("t", series="inss insight", number=number, url=url)
    return SourceDraft(text, (Block(0, len(text), paragraph=1),), (), meta, text.encode(), "text/plain", "f")


def test_everything_of_the_files_is_in_the_workspace(workspace):
    files = load_starter(RESOURCES / "starter")
    records = {record.ref: record for record in donations.records(workspace)}
    assert {entry.ref: entry.donation for entry in files.donations} == {
        ref: record.content for ref, record in records.items()
    }
    for entry in files.donations:
        record = records[entry.ref]
        assert len(record.evidence) == len(entry.evidence)
        assert (record.parent.ref if record.parent else "") == entry.parent
        for piece in record.evidence:
            kept = {item: f"item {n}" for n, item in enumerate(record.part_ids["items"], 1)}
            assert piece.field != "item" or piece.part_id in kept
    assert sorted(f.content.value for f in facts.every(workspace)) == sorted(f.fact.value for f in files.facts)
    assert all(fact.evidence for fact in facts.every(workspace))
    assert {tag.path for tag in tags.codebook(workspace)} == {tag.path for tag in files.tags}
    assert len(notes.every(workspace)) == len(files.notes)
    (digest,) = source_reads.library(workspace)
    assert digest.kind is SourceKind.DIGEST
    claims = [p for p in passages.of_source(workspace, digest.id) if p.claim]
    assert len(claims) == len(files.claims)


def test_only_what_was_given_one_act_at_a_time_is_in_totals(workspace):
    counted = donations.rows(workspace, DonationFilter(having=having(in_totals=(True,))), limit=None)
    assert counted
    assert all(row.content.assertion is Assertion.GIVEN and row.content.scope.value == "specific" for row in counted)


def test_iran_has_300_000_masks_beside_tens_of_thousands(workspace):
    totals = profiles.profile(workspace, "IR").received_totals.totals
    masks = next(total for total in totals if total.what == "masks")
    assert (masks.low, masks.high) == (300_000, 300_000)
    assert [(line.ref, line.low, line.high) for line in masks.beside] == [("D-11", 20_000, 99_999)]


def test_the_sums_are_those_added_up_by_hand(workspace, article):
    sources.add_file(workspace, article)
    lines = (RESOURCES / "starter/README.md").read_text("utf-8").partition("| --- | --- | --- |\n")[2]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.partition("\n\n")[0].splitlines()]
    found = {sum_words(one): one for one in totals.of(workspace, DonationFilter()).every if one.has_number}
    assert [name for name, *_ in table] == [*sorted(found, key=[name for name, *_ in table].index)]
    records = {record.ref: record for record in donations.records(workspace)}
    for name, made_of, beside in table:
        assert set(re.findall(r"D-\d\d", made_of)) == {line.ref for line in found[name].added}
        assert set(re.findall(r"D-\d\d", beside)) == {line.ref for line in found[name].beside}
        for ref, paragraph in re.findall(r"(D-\d\d)[^()]*\(¶ (\d+)\)", f"{made_of} {beside}"):
            assert int(paragraph) in {piece.paragraph for piece in records[ref].evidence}, ref


def test_it_is_one_operation_in_the_history_and_no_step_of_undo(workspace):
    assert [row.kind for row in workspace.rows(select(operation))] == ["Starter content"]
    assert history.undo_label(workspace) is None
    assert workspace.undo() is None
    assert len(source_reads.library(workspace)) == 1
    assert donations.count(workspace) > 40


def test_uids_are_the_same_in_every_workspace(workspace, tmp_path):
    twin = tmp_path / "twin.passagework"
    starter.make_starter(twin, "Bob", RESOURCES)
    with Store(twin) as other:
        for every in (donations.records, facts.every, notes.every):
            assert [thing.uid for thing in every(workspace)] == [thing.uid for thing in every(other)]
        (digest,) = source_reads.library(other)
        assert [p.uid for p in passages.of_source(workspace, digest.id)] == [
            p.uid for p in passages.of_source(other, digest.id)
        ]


def test_a_workspace_appears_whole_or_not_at_all(tmp_path):
    path = tmp_path / "w.passagework"
    with pytest.raises(BadInput):
        starter.make_empty(path, "Ann", tmp_path)
    assert list(tmp_path.iterdir()) == []
    starter.make_empty(path, "Ann", RESOURCES)
    assert list(tmp_path.iterdir()) == [path]
    before = path.read_bytes()
    with pytest.raises(BadInput, match="already"):
        starter.make_starter(path, "Ann", RESOURCES)
    assert path.read_bytes() == before


def test_the_original_gets_its_own_evidence_in_the_operation_that_adds_it(workspace, article):
    located = workspace.rows(select(func.count(locator.c.id)))[0][0]
    added = sources.add_file(workspace, article)
    assert (added.found, added.missing) == (located, 0)
    assert originals.missing_locators(workspace) == ()
    record = donations.record(workspace, donations.id_of(workspace, "D-22"))
    first = record.evidence[0]
    assert first.source_id == added.source_id
    kinds = [piece.source_kind for piece in record.evidence]
    assert kinds == sorted(kinds, key=lambda kind: kind is SourceKind.DIGEST)
    text = source_reads.current_text(workspace, added.source_id)
    for passage in passages.of_source(workspace, added.source_id):
        assert text.text[passage.start : passage.end] == passage.quote
    copies = passages.of_source(workspace, added.source_id)
    assert any(passage.tags for passage in copies)
    assert any(passage.claim for passage in copies)
    workspace.undo()
    assert len(source_reads.library(workspace)) == 1
    assert originals.missing_locators(workspace) == ()
    workspace.redo()
    assert donations.record(workspace, record.id).evidence[0] == first


def test_what_is_not_found_is_said(workspace):
    added = sources.add_draft(workspace, article_like())
    assert added.found == 0
    missing = originals.missing_locators(workspace)
    assert len(missing) == added.missing > 400
    assert missing[0].label.startswith("D-01, ")


@pytest.mark.parametrize(
    ("number", "url", "is_original"),
    [
        ("1325", "", False),
        ("", "http://www.inss.org.il/publication/chinas-donations/", True),
        ("", "https://www.inss.org.il/publication/other", False),
    ],
)
def test_the_original_is_known_by_number_or_address(workspace, number, url, is_original):
    added = sources.add_draft(workspace, article_like(number, url))
    assert bool(added.missing) is is_original


def test_evidence_removed_by_hand_is_not_missing_and_comes_back_on_request(workspace, article):
    from app.actions.evidence import unlink_evidence

    added = sources.add_file(workspace, article)
    record = donations.records(workspace)[0]
    piece = record.evidence[0]
    unlink_evidence(workspace, piece.id)
    assert originals.missing_locators(workspace) == ()
    again = find_evidence(workspace, added.source_id)
    assert again.found == added.found
    assert len(donations.record(workspace, record.id).evidence) == len(record.evidence)
