"""What each of the strangers wrote: plain sentences in two files, under headings `## hand x: …`, and articles."""

from __future__ import annotations

import re
from pathlib import Path

from article_gifts import ARTICLES, Article, load
from drafts import HERE

from app.domain.drafts.read import Reader

FILES = (HERE / "strangers_second.txt", HERE / "strangers_third.txt")
LEARNT_FROM = "ab"
"""Those from whose sentences and articles is learnt.

With c, d and e, each read by weights of the four others, no more is read of them than without all three (gifts .78
for .79, donors .53, recipients .57 for .58, of 494 sentences without a gift 39 drafted), while some of ours are lost.
So they are kept apart, to be measured and read.
"""


def plain() -> dict[str, list[str]]:
    """The marked lines of every hand."""
    out: dict[str, list[str]] = {}
    for path in FILES:
        hand = ""
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            if head := re.match(r"## hand (\w)", line):
                hand = head[1]
            elif line and line[0] != "#":
                out.setdefault(hand, []).append(line)
    return out


def written(reader: Reader) -> dict[str, list[Article]]:
    """The articles of every hand."""
    out: dict[str, list[Article]] = {}
    for one in load(ARTICLES, reader):
        out.setdefault(hand_of(one), []).append(one)
    return out


def hand_of(article: Article) -> str:
    """Who wrote an article."""
    return Path(article.name).name[0]
