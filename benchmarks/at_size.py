"""A workspace of 2,000 sources of 5,000 words each, with 50 tags on passages: ten million words to search in.

Made through the store's own writes, with texts of a fixed seed in which a phrase stands in a hundred sources
and a rare word in three.
"""

from __future__ import annotations

import random
from itertools import accumulate
from pathlib import Path

from shapes import RARE, SEED, vocabulary

from app.actions.passages import ensure_passage
from app.actions.starter import make_empty
from app.actions.tags import add_tag
from app.domain.blocks import Block, number_paragraphs
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.sources import SourceDraft, SourceMeta
from app.paths import RESOURCES
from app.store.reads.sources import current_text
from app.store.store import Store
from app.store.writes import passages, sources

SOURCES, WORDS, TAGS = 2_000, 5_000, 50
PHRASE, PHRASES, RARES = "amber quota ledger", 100, 3
VOCABULARY = 30_000


class Texts:
    """Texts of words that are as unevenly common as those of a language."""

    def __init__(self, seed: int = SEED) -> None:
        self._rng = random.Random(seed)
        self._words = vocabulary(VOCABULARY)
        self._words[200], self._words[300], self._words[400] = PHRASE.split()
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))

    @property
    def common(self) -> str:
        """The commonest of all words."""
        return self._words[0]

    def paragraphs(self, count: int) -> list[str]:
        """So many words in paragraphs of 60 to 150."""
        drawn = self._rng.choices(self._words, cum_weights=self._weights, k=count)
        out: list[str] = []
        at = 0
        while at < count:
            end = min(count, at + self._rng.randint(60, 150))
            out.append(" ".join(drawn[at:end]).capitalize() + ".")
            at = end
        return out


def draft(name: str, paragraphs: list[str]) -> SourceDraft:
    """A source as an importer would hand it over."""
    blocks: list[Block] = []
    at = 0
    for words in paragraphs:
        blocks.append(Block(at, at + len(words)))
        at += len(words) + 2
    text = "\n\n".join(paragraphs) + "\n"
    numbered = number_paragraphs(tuple(blocks), frozenset())
    return SourceDraft(text, numbered, (), SourceMeta(title=name), text.encode(), "text/plain", f"{name}.txt")


def _planted(one: SourceDraft, words: str, rng: random.Random) -> SourceDraft:
    """The draft with `words` put between two of its own."""
    paragraphs = one.text.strip().split("\n\n")
    number = rng.randrange(len(paragraphs))
    own = paragraphs[number].split(" ")
    own.insert(rng.randrange(1, len(own) - 1), words)
    paragraphs[number] = " ".join(own)
    return draft(one.meta.title, paragraphs)


def make(path: Path, count: int = SOURCES, words: int = WORDS, tagged: int = 50) -> Texts:
    """The workspace at `path`, each source with `tagged` passages, one tag on each. Returns how its texts were made."""
    make_empty(path, "Dana", RESOURCES)
    texts, rng = Texts(), random.Random(SEED)
    drafts = [draft(f"doc-{number:04}", texts.paragraphs(words)) for number in range(count)]
    for planted, times in ((PHRASE, min(PHRASES, count)), (RARE, min(RARES, count))):
        for number in rng.sample(range(count), times):
            drafts[number] = _planted(drafts[number], planted, rng)
    with Store(path, "Dana") as store:
        tags = [add_tag(store, TagContent(f"tag-{number:02}", number % 12)) for number in range(TAGS)]
        with store.stage() as db:
            ids = [(sources.stage_raw(db, one.raw), sources.stage_body(db, one.text, one.blocks)) for one in drafts]
            for one, (_, body_id) in zip(drafts, ids, strict=True):
                sources.stage_index(db, body_id, one.text, one.blocks, len(one.blocks))
        with store.write(Operation.ADD_SOURCE, "synthetic") as tx:
            made = [sources.publish(tx, one, *both) for one, both in zip(drafts, ids, strict=True)]
            for source_id in made:
                text = current_text(tx, source_id)
                for _ in range(tagged):
                    block = rng.choice(text.blocks[:-1])  # the last one may be short
                    start = rng.randrange(block.start, block.end - 40)
                    end = min(block.end, start + rng.randint(30, 240))
                    passages.add_tag(tx, ensure_passage(tx, text, start, end), rng.choice(tags))
    return texts
