"""How many sentences of ordinary texts are drafted, which tell of no gift: `python benchmarks/ordinary_drafts.py`.

Read whole, as a source is: the texts of `drafts/ordinary.txt`, from which is learnt, those of
`drafts/ordinary_apart.txt`, from which nothing is, and the articles of the real pages in `../shared/samples/pages`,
where that folder is there. Whoever changes the rules looks at the sentences of the first with `--show`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from draft_clues import DAY
from drafts import HERE

from app.actions.drafts import make_reader
from app.domain.drafts.read import Reader
from app.domain.drafts.text.line_ends import in_sentences
from app.paths import ROOT

PAGES = ROOT.parent / "shared" / "samples" / "pages" / "truth.json"


def texts_of(path: Path) -> list[str]:
    """The texts of a file: under a heading each, a sentence a line."""
    blocks = path.read_text(encoding="utf-8").split("## ")[1:]
    return [block.split("\n", 1)[1].strip().replace("\n", " ") for block in blocks]


def pages() -> list[str]:
    """The articles of the pages that are in English; none where they are missing."""
    if not PAGES.exists():
        return []
    return [page["text"] for page in json.loads(PAGES.read_bytes()).values() if " the " in (page["text"] or "")]


def drafted(text: str, reader: Reader) -> Iterator[tuple[str, bool]]:
    """Every sentence of a text, and whether it is drafted."""
    before = reader.opening(text)
    for start, end in in_sentences(text):
        found, then = reader.sentence(text, start, end, DAY, before)
        before = then()
        yield text[start:end], bool(found)


def main() -> int:
    """Print how many sentences of each kind of text are drafted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="the sentences of `ordinary.txt` that are drafted")
    show = parser.parse_args().show
    reader = make_reader()
    files = {path.stem: texts_of(path) for path in (HERE / "ordinary.txt", HERE / "ordinary_apart.txt")}
    for name, texts in {**files, "pages": pages()}.items():
        found = [one for text in texts for one in drafted(text, reader)]
        print(f"{name}: {sum(held for _, held in found)} of {len(found)} sentences drafted")
        for sentence in [text for text, held in found if held] if show and name == "ordinary" else ():
            print("  ", " ".join(sentence.split()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
