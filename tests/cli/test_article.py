"""The real article through the command line. Skipped where ../shared is missing."""

from __future__ import annotations

import pytest


@pytest.fixture
def shown(run, article, workspace):
    assert run("import", article, "--workspace", workspace).code == 0
    return run("show", "source", "1", "--json", "--workspace", workspace).json()


def test_exactly_thirteen_paragraphs_unchanged_to_the_character(shown, article):
    lines = article.read_text("utf-8").split("\n")
    assert [p["no"] for p in shown["paragraphs"]] == list(range(1, 14))
    at = [lines.index(p["text"]) for p in shown["paragraphs"]]
    assert at == sorted(at)


def test_every_word_of_the_page_is_read_or_cut(shown, article):
    kept = {p["text"] for p in shown["paragraphs"]} | {c["text"] for c in shown["cut"]}
    missing = [line for line in article.read_text("utf-8").split("\n") if line.strip() and line.strip() not in kept]
    assert missing == []


def test_the_citation_is_found(shown):
    assert (shown["series"], shown["number"]) == ("INSS Insight", "1324")
    assert len(shown["authors"]) == 2
    assert shown["published"].startswith("2020")
    assert shown["language"] == "en"
    for field in ("title", "publisher", "caption", "disclaimer", "topics"):
        assert shown[field], field
