"""The real article, saved as text: what is read, what is cut, and its citation."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.blocks import BlockKind, CutWhy
from app.domain.sources import SourceDraft
from app.importers.read import read_source


@pytest.fixture(scope="module")
def draft(article: Path) -> SourceDraft:
    return read_source(article.read_bytes(), article.name)


def _body(article: Path) -> list[str]:
    """The long lines between the caption and the disclaimer, found by their place in this one file."""
    lines = article.read_text(encoding="utf-8").split("\n")
    return [line for line in lines[168:197] if line.strip()]


def test_exactly_the_thirteen_paragraphs_are_read(draft: SourceDraft, article: Path) -> None:
    cut = {c.block for c in draft.cuts}
    read = [b for i, b in enumerate(draft.blocks) if i not in cut]
    assert [draft.text[b.start : b.end] for b in read] == _body(article)
    assert [b.paragraph for b in read] == list(range(1, 14))
    assert all(b.kind is BlockKind.PARAGRAPH for b in read)


def test_what_is_cut_has_no_number(draft: SourceDraft) -> None:
    assert all(draft.blocks[c.block].paragraph is None for c in draft.cuts)


def test_the_canonical_text_is_the_whole_page(draft: SourceDraft, article: Path) -> None:
    assert draft.text == article.read_text(encoding="utf-8")
    assert draft.raw == article.read_bytes()
    assert draft.media_type == "text/plain"


def test_the_citation(draft: SourceDraft) -> None:
    meta = draft.meta
    assert meta.title == "China’s Donation Diplomacy"
    assert meta.authors == ("Hiddai Segev", "Galia Lavi")
    assert (meta.series, meta.number, meta.published) == ("INSS Insight", "1324", "2020-05-31")
    assert meta.publisher == "The Institute for National Security Studies"
    first, *middle, last = meta.topics
    assert first.startswith("Advanced Tech")
    assert first.endswith("National Security")
    assert middle == ["Africa", "Coronavirus"]
    assert last.startswith("Israel-China Policy Center")
    assert last.endswith("Glazer Foundation")
    assert meta.language == "en"
    assert meta.caption == "China donation to South Korea"
    assert meta.disclaimer.startswith("The opinions expressed")
    assert meta.disclaimer.endswith("alone.")
    assert draft.warnings == ()


@pytest.mark.parametrize(
    ("begins", "why"),
    [
        ("go to header", CutWhy.NAVIGATION),
        ("• Contact", CutWhy.NAVIGATION),
        ("Home Publications", CutWhy.NAVIGATION),
        ("INSS Insight No. 1324", CutWhy.METADATA),
        ("Hiddai Segev", CutWhy.METADATA),
        ("China donation to", CutWhy.CAPTION),
        ("The opinions expressed", CutWhy.DISCLAIMER),
        ("TopicsAdvanced", CutWhy.METADATA),
        ("Related Publications", CutWhy.RELATED),
        ("Loitering Munitions", CutWhy.RELATED),
        ("Intercepting missiles", CutWhy.RELATED),
        ("40 Haim Levanon", CutWhy.FOOTER),
        ("This site is protected", CutWhy.FOOTER),
    ],
)
def test_the_reasons_are_honest(draft: SourceDraft, begins: str, why: CutWhy) -> None:
    found = [
        c.why
        for c in draft.cuts
        if draft.text[draft.blocks[c.block].start : draft.blocks[c.block].end].startswith(begins)
    ]
    assert found
    assert set(found) == {why}


def test_a_line_that_only_counts_a_chapter_has_its_title_from_the_line_below() -> None:
    text = "CHAPTER SEVEN\n\nThe Hungry Winter, 1921-1923\n\n" + "The harvest failed, and the roads were full. " * 9
    assert read_source(text.encode(), "seven.txt").meta.title == "CHAPTER SEVEN: The Hungry Winter, 1921-1923"
    other = text.replace("CHAPTER SEVEN", "Part of the Story")
    assert read_source(other.encode(), "seven.txt").meta.title == "Part of the Story"


def test_an_article_that_opens_with_the_day_of_its_last_change_was_written_by_then() -> None:
    page = "<html><body><h1>Who pledged what</h1><p>Updated 30 June 2000. {}</p>{}</body></html>"
    body = "<p>The figures below are those that were read out at the meeting, by donor and by year.</p>" * 5
    assert read_source(page.format("All is net.", body).encode(), "p.html").meta.published == "2000-06-30"
