"""The texts and workspaces that are timed: an article in the starter, and synthetic sources with many passages.

Synthetic texts are pseudo-words of a fixed seed, paragraphs of 60 to 150 words; passages are 5 to 40 words
long and overlap.
"""

from __future__ import annotations

import random
from itertools import accumulate
from pathlib import Path

from app.actions.passages import ensure_passage
from app.actions.places import remember_place
from app.actions.sources import add_bytes, add_file
from app.actions.starter import make_empty, make_starter
from app.actions.tags import add_tag
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.sources import SourceText
from app.paths import RESOURCES, ROOT
from app.store.reads.sources import current_text
from app.store.store import Store
from app.store.writes import passages as writes

SEED = 20260707
ARTICLE = ROOT.parent / "shared" / "article" / "inss-insight-1324.txt"
"""The real article where it is at hand; it is no part of the repository."""
ARTICLE_WORDS, LONG_WORDS = 3_000, 50_000
TAGS = 20
RARE = "zyxoquil"

Stretch = tuple[int, int]


def vocabulary(size: int = 10_000) -> list[str]:
    """Pronounceable words that mean nothing, always the same."""
    rng = random.Random(SEED)
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(rng.choices(syllables, k=rng.choice((1, 2, 2, 3, 4)))) + rng.choice(("", "n", "r", "s"))] = None
    return list(words)


def synthetic(words: int, seed: int = SEED) -> str:
    """A text of so many words; the word `RARE` stands in it three times."""
    rng = random.Random(seed)
    known = vocabulary()
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(known))))
    drawn = rng.choices(known, cum_weights=weights, k=words)
    for at in rng.sample(range(words), 3):
        drawn[at] = RARE
    paragraphs: list[str] = []
    while drawn:
        length, sentences = rng.randint(60, 150), list[str]()
        paragraph, drawn = drawn[:length], drawn[length:]
        while paragraph:
            cut = rng.randint(8, 25)
            sentences.append(" ".join(paragraph[:cut]).capitalize() + ".")
            paragraph = paragraph[cut:]
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


def stretches(text: SourceText, count: int, seed: int = SEED) -> list[Stretch]:
    """So many different stretches of 5 to 40 words within the paragraphs that are read, spread over the text."""
    rng = random.Random(seed)
    cut = text.cut_blocks()
    blocks = [block for i, block in enumerate(text.blocks) if i not in cut and block.end - block.start > 200]
    found: dict[Stretch, None] = {}
    while len(found) < count:
        block = rng.choice(blocks)
        starts = [block.start, *(i + 1 for i in range(block.start, block.end - 1) if text.text[i] == " ")]
        first = rng.randrange(len(starts) - 6)
        last = min(first + rng.randint(5, 40), len(starts) - 1)
        found[starts[first], starts[last] - 1] = None
    return list(found)


def article_workspace(path: Path) -> int:
    """The starter with a text as long as an article, left in its middle. Returns the source's id."""
    make_starter(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        if ARTICLE.exists():
            source_id = add_file(store, ARTICLE).source_id
        else:
            source_id = _add(store, synthetic(ARTICLE_WORDS))
            _tag(store, source_id, 80)
        text = current_text(store, source_id)
        cut = text.cut_blocks()
        read = [block for i, block in enumerate(text.blocks) if i not in cut]
        remember_place(store, source_id, read[len(read) // 2].start)
    return source_id


def long_workspace(path: Path, passages: int, words: int = LONG_WORDS) -> int:
    """A workspace of one synthetic source with so many passages, left in its middle. Returns the source's id."""
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        source_id = _add(store, synthetic(words))
        _tag(store, source_id, passages)
        text = current_text(store, source_id)
        remember_place(store, source_id, text.blocks[len(text.blocks) // 2].start)
    return source_id


def _add(store: Store, text: str) -> int:
    return add_bytes(store, text.encode(), "synthetic.txt", "text/plain").source_id


def _tag(store: Store, source_id: int, count: int) -> None:
    tags = [add_tag(store, TagContent(f"tag {n:02}", n % 12)) for n in range(TAGS)]
    text = current_text(store, source_id)
    rng = random.Random(SEED)
    with store.write(Operation.TAG_PASSAGE, "synthetic") as tx:
        for start, end in stretches(text, count):
            writes.add_tag(tx, ensure_passage(tx, text, start, end), rng.choice(tags))
