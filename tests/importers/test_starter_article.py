"""The starter content beside the real article: every locator is found there, and no sentence was taken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.domain.blocks import Block, BlockKind
from app.domain.locators import GAP, Locator, find_locator
from app.domain.starter import Starter
from app.importers.read import read_source
from app.importers.starter import digest_draft, load_starter

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "starter"
RUN = 6
"""So many words in a row are the authors' words; where there are locators, of up to as many words, it is one more."""
TOPIC = "Israel-China Policy Center - The Diane and Guilford Glazer Foundation"


def _article_blocks(text: str) -> tuple[Block, ...]:
    """The thirteen body paragraphs, numbered, and the caption; nothing else of the page."""
    body = text[: text.index("The opinions expressed in INSS")]
    blocks: list[Block] = []
    number = 0
    for match in re.finditer(r".+", body):
        line = match[0].rstrip()
        end = match.start() + len(line)
        if line == "China donation to South Korea":
            blocks.append(Block(match.start(), end, BlockKind.CAPTION))
        elif len(line) >= 140 and line.endswith((".", ".”")):
            number += 1
            blocks.append(Block(match.start(), end, paragraph=number))
    assert (number, len(blocks)) == (13, 14)
    return tuple(blocks)


@pytest.fixture(scope="module")
def starter() -> Starter:
    return load_starter(FOLDER)


def _locators(starter: Starter) -> list[tuple[str, Locator]]:
    found = [(r.ref, e.original) for r in (*starter.donations, *starter.facts) for e in r.evidence]
    return found + [(p.ref, p.original) for p in (*starter.passages, *starter.claims)]


def test_every_locator_is_found_in_the_article(starter: Starter, article: Path) -> None:
    text = article.read_text("utf-8")
    blocks = _article_blocks(text)
    lost = [(ref, at) for ref, at in _locators(starter) if find_locator(at, text, blocks) is None]
    assert lost == []


def test_every_locator_is_found_in_the_article_as_it_is_imported(starter: Starter, article: Path) -> None:
    draft = read_source(article.read_bytes(), article.name)
    lost = [(ref, at) for ref, at in _locators(starter) if find_locator(at, draft.text, draft.blocks) is None]
    assert lost == []


def test_locators_hold_at_most_six_words_of_the_article(starter: Starter) -> None:
    long = [(ref, at.words) for ref, at in _locators(starter) if len(at.words.replace(GAP, " ").split()) > 6]
    assert long == []


def _words(text: str) -> list[str]:
    return re.findall(r"[\w&]+", text.lower())


def test_no_run_of_words_is_shared_with_the_article(article: Path) -> None:
    theirs = _words(article.read_text("utf-8"))
    for path in sorted(FOLDER.iterdir()):
        run = RUN if path.suffix == ".md" else RUN + 1
        runs = {tuple(theirs[i : i + run]) for i in range(len(theirs) - run + 1)}
        ours = _words(path.read_text("utf-8").replace(TOPIC, "TOPIC"))
        shared = [" ".join(ours[i : i + run]) for i in range(len(ours)) if tuple(ours[i : i + run]) in runs]
        assert shared == [], path.name


def test_what_is_called_stated_is_stated(starter: Starter, article: Path) -> None:
    texts = " ".join(_words(article.read_text("utf-8") + "\n" + digest_draft(FOLDER).text))
    for record in starter.donations:
        donation = record.donation
        spans = [*donation.items, donation.date, donation.donor_count, donation.recipient_count]
        for span in [*spans, *([donation.money] if donation.money else [])]:
            assert len(span.as_stated.split()) <= 6, record.ref
            assert f" {' '.join(_words(span.as_stated))} " in f" {texts} " or not span.as_stated, record.ref
    for fact in starter.facts:
        assert " ".join(_words(fact.fact.as_of.as_stated)) in texts, fact.ref


def test_every_figure_of_the_article_is_in_the_digest(article: Path) -> None:
    text = article.read_text("utf-8")
    ours = digest_draft(FOLDER)
    by_number = {block.paragraph: ours.text[block.start : block.end] for block in ours.blocks}
    for block in _article_blocks(text):
        if block.paragraph is None:
            continue
        figures = re.findall(r"\$?\d[\d,]*", text[block.start : block.end])
        for figure in (found.rstrip(",") for found in figures if found != "5"):
            assert figure in by_number[block.paragraph], (block.paragraph, figure)
