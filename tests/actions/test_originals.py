"""The starter's evidence in an original that gets a new version: found again, never doubled, never forced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import func, select
from tests.helpers.evident import find_evidence
from tests.helpers.made import make_starter

from app.actions import originals, sources
from app.actions.check import check
from app.actions.evidence import unlink_evidence
from app.actions.passages import untag_passage
from app.actions.sources import Added
from app.actions.versions import UpdateReport, accept_candidate, edit_text, reject_candidate, review_queue
from app.actions.works import take_out_of_work
from app.domain.records import EvidenceItem
from app.importers.read import read_source
from app.store import header, migrations, steps
from app.store.connections import make_engine
from app.store.reads import donations, passages, works
from app.store.reads import sources as source_reads
from app.store.schema import evidence
from app.store.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
RECORD, FIELD = "D-22", "basis"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("originals") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture
def store(made: bytes, tmp_path: Path) -> Iterator[Store]:
    yield from opened(tmp_path / "w.passagework", made)


def opened(path: Path, content: bytes) -> Iterator[Store]:
    path.write_bytes(content)
    with Store(path, "Ann") as store:
        yield store


class Brought(NamedTuple):
    """A workspace with the original, the id of that, and the words in it that the field stands on."""

    content: bytes
    source_id: int
    quote: str


@pytest.fixture(scope="module")
def brought(made: bytes, article: Path, tmp_path_factory: pytest.TempPathFactory) -> Brought:
    path = tmp_path_factory.mktemp("brought") / "w.passagework"
    for store in opened(path, made):
        source_id = sources.add_file(store, article).source_id
        (piece,) = pieces(store, source_id)
    return Brought(path.read_bytes(), source_id, piece.quote)


@pytest.fixture
def whole(brought: Brought, tmp_path: Path) -> Iterator[Store]:
    """The workspace with the original."""
    yield from opened(tmp_path / "w.passagework", brought.content)


def spoil(store: Store, article: Path, words: str, folder: Path) -> Added:
    """Add the original in which some words are as many crosses."""
    path, text = folder / article.name, article.read_text(encoding="utf-8")
    assert text.count(words) == 1
    path.write_text(text.replace(words, "x" * len(words)), encoding="utf-8")
    return sources.add_file(store, path)


def pieces(store: Store, source_id: int) -> list[EvidenceItem]:
    """The evidence for the field in this source."""
    record = donations.record(store, donations.id_of(store, RECORD))
    return [one for one in record.evidence if one.source_id == source_id and one.field == FIELD]


def correct(store: Store, source_id: int, before: str, after: str) -> UpdateReport:
    """Make a new version in which these words read otherwise."""
    start = source_reads.current_text(store, source_id).text.index(before)
    return edit_text(store, source_id, start, start + len(before), after)


def count(store: Store) -> int:
    return int(store.rows(select(func.count(evidence.c.id)))[0][0])


def missing(store: Store) -> bool:
    return any(one.label.startswith(RECORD) for one in originals.missing_locators(store))


def test_what_was_not_found_is_found_in_a_new_version_and_undone_with_it(
    store: Store, brought: Brought, article: Path, tmp_path: Path
) -> None:
    quote = brought.quote
    added = spoil(store, article, quote, tmp_path)
    assert added.missing >= 1
    assert pieces(store, added.source_id) == []
    assert missing(store)
    report = correct(store, added.source_id, "x" * len(quote), quote)
    assert report.linked >= 1
    assert "evidence found for" in report.sentence()
    (found,) = pieces(store, added.source_id)
    assert found.quote == quote
    assert originals.missing_locators(store) == ()
    store.undo()
    assert pieces(store, added.source_id) == []
    assert missing(store)
    store.redo()
    assert pieces(store, added.source_id) == [found]


def test_a_new_version_doubles_no_evidence(whole: Store, brought: Brought) -> None:
    store, source_id = whole, brought.source_id
    before = count(store)
    text = source_reads.current_text(store, source_id)
    block = next(one for one in text.blocks if one.paragraph)
    report = edit_text(store, source_id, block.start, block.start, "Once more: ")
    assert report.changed
    assert report.linked == 0
    assert count(store) == before
    assert originals.missing_locators(store) == ()
    find_evidence(store, source_id)
    assert count(store) == before


def test_what_was_taken_away_by_hand_stays_away(whole: Store, brought: Brought) -> None:
    store, source_id = whole, brought.source_id
    (piece,) = pieces(store, source_id)
    tagged = next(one for one in passages.of_source(store, source_id) if one.tags)
    unlink_evidence(store, piece.id)
    untag_passage(store, tagged.id, tagged.tags[0].id)
    text = source_reads.current_text(store, source_id)
    block = next(one for one in text.blocks if one.paragraph)
    assert edit_text(store, source_id, block.start, block.start, "Once more: ").linked == 0
    assert pieces(store, source_id) == []
    left = [tag.id for one in passages.many(store, [tagged.id]) for tag in one.tags]
    assert tagged.tags[0].id not in left
    assert originals.missing_locators(store) == ()
    find_evidence(store, source_id)  # asked for, it comes back
    assert len(pieces(store, source_id)) == 1


def test_what_waits_for_the_review_gets_no_second_evidence(whole: Store, brought: Brought) -> None:
    store, source_id = whole, brought.source_id
    (piece,) = pieces(store, source_id)
    before = count(store)
    other = piece.quote.replace(" ", " 77 ", 1)
    correct(store, source_id, piece.quote, other)
    (waits,) = pieces(store, source_id)
    assert (waits.state.value, waits.passage_id) == ("review", piece.passage_id)
    assert count(store) == before
    assert not missing(store)
    candidate = next(one.new for one in review_queue(store) if one.passage_id == piece.passage_id)
    assert candidate is not None
    accept_candidate(store, piece.passage_id, candidate.stretch.start, candidate.stretch.end)
    assert len(pieces(store, source_id)) == 1


def test_evidence_on_words_that_are_lost_goes_to_where_they_are_found_again(whole: Store, brought: Brought) -> None:
    store, source_id = whole, brought.source_id
    (piece,) = pieces(store, source_id)
    before = count(store)
    text = source_reads.current_text(store, source_id)
    block = next(one for one in text.blocks if one.start <= piece.start < one.end)
    paragraph = text.text[block.start : block.end]
    edit_text(store, source_id, block.start, block.end, "Nothing of all that is said here any more, 77.")
    if pieces(store, source_id)[0].state.value == "review":
        reject_candidate(store, piece.passage_id)
    (lost,) = pieces(store, source_id)
    assert lost.state.value == "lost"
    assert missing(store)
    edit_text(store, source_id, block.start, block.start + 46, f"Now, in other words: {paragraph[:-1]}, it says.")
    (found,) = pieces(store, source_id)
    assert found.state.value == "verified"
    assert found.quote == piece.quote
    assert count(store) == before
    assert not missing(store)


def without_works(path: Path) -> None:
    """As workspaces were before there were works; then brought up to date."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE journal_now SET recording = 0")
        db.execute("UPDATE source SET work_id = NULL, text = ''")
        db.execute("DELETE FROM paragraph_pair")
        db.execute("DELETE FROM work")
        db.execute("UPDATE journal_now SET recording = 1")
    with make_engine(path).connect() as db:
        step = steps.digests_and_their_originals_are_works
        migrations.migrate(db, path, (*migrations.STEPS, step), header.VERSION + 1)
        db.exec_driver_sql(f"PRAGMA user_version = {header.VERSION}")


def test_an_older_workspace_gets_the_work_it_would_have_by_now(whole: Store, brought: Brought) -> None:
    store, source_id = whole, brought.source_id

    def told() -> tuple[object, ...]:
        with Store(store.path, "Ann") as now:
            rows = [(row.id, row.text, row.work_id is not None) for row in source_reads.library(now)]
            pairs = {row[0]: works.pairs(now, row[0]) for row in rows}
            records = donations.records(now)
            counterparts = [[one.is_counterpart for one in record.evidence] for record in records]
            assert check(now).problems == ()
            return rows, pairs, counterparts

    before = told()
    assert any(any(one) for one in before[2])
    store.close()
    without_works(store.path)
    assert told() == before
    with Store(store.path, "Ann") as now:
        (digest,) = (row.id for row in source_reads.library(now) if row.id != source_id)
        take_out_of_work(now, digest)
    apart = told()
    assert apart != before
    without_works(store.path)
    assert told() == apart, "what a person took out stays out"


def test_an_original_that_says_nothing_of_its_series_is_known_by_its_words(store: Store, article: Path) -> None:
    """What is copied from a page, or saved of it, often has no more than the words."""
    page = read_source(article.read_bytes(), article.name)
    cut = {one.block for one in page.cuts}
    words = "\n\n".join(page.text[one.start : one.end] for n, one in enumerate(page.blocks) if n not in cut)
    added = sources.add_bytes(store, words.encode(), "Clipboard", "text/plain; charset=utf-8")
    assert added.found > 9 * added.missing
    digest, original = source_reads.source_row(store, 1), source_reads.source_row(store, added.source_id)
    assert digest.has_original
    assert digest.work_id == original.work_id is not None
    assert original.meta.series == digest.meta.series
    assert original.meta.published == digest.meta.published
    assert original.meta.title not in ("", "Clipboard", digest.meta.title)
    assert [digest.meta.title in warning for warning in added.warnings] == [True]


def test_another_text_does_not_get_the_citation_of_a_digest(store: Store) -> None:
    added = sources.add_bytes(store, b"It rained on Tuesday.\n\nIt snowed.\n", "rain.txt", "text/plain")
    row = source_reads.source_row(store, added.source_id)
    assert (row.meta.series, row.work_id, added.found, added.missing) == ("", None, 0, 0)
