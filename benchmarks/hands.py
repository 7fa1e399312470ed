"""What the rules and weights do with a hand they have never seen.

`python benchmarks/hands.py` learns without one of the strangers after the other, and prints what is then read of what
that one wrote. With `--without x y …` it leaves those out as well; with `--of x y …` it prints only those.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from multiprocessing import Pool
from typing import Any

from article_gifts import Article, Count, measure
from plain_drafts import measure as measure_lines
from strangers import plain, written
from weigh_drafts import everything, learnt, with_context

from app.domain.drafts.learnt.weights import Weights
from app.domain.drafts.read import Reader
from app.importers.actors import load_actor_reader, load_word_kinds
from app.paths import REFERENCE

FIGURES = ("gifts", "donors", "recipients", "numbers", "money", "status")


def figures(articles: Sequence[Article], lines: Sequence[str], reader: Reader) -> Counter[str]:
    """What is read of articles and plain lines."""
    return _of_articles(measure(articles, reader)) + measure_lines(lines, reader)


def _of_articles(count: Count) -> Counter[str]:
    out = Counter({"sentences": count.sentences, "false": count.false, "wrong numbers": len(count.wrong_numbers)})
    out.update({"sure": sum(count.sure.values()), "sure right": sum(count.sure_right.values())})
    for key in FIGURES:
        out.update({f"told {key}": count.told[key], f"right {key}": count.right[key]})
    for key in ("donors", "recipients"):
        lost = sum(many for cause, many in count.causes.items() if cause.startswith(f"{key}: not drafted"))
        out[f"drafted {key}"] = count.told[key] - lost
    return out


def shown(name: str, of: Mapping[str, int]) -> str:
    """The figures in a line."""
    shares = " ".join(f"{key} {of[f'right {key}'] / max(1, of[f'told {key}']):.3f}" for key in FIGURES)
    both = " ".join(f"{of[f'right {key}'] / max(1, of[f'drafted {key}']):.3f}" for key in ("donors", "recipients"))
    sure = f"sure {of['sure right']}/{of['sure']}"
    false = f"false {of['false']}/{of['sentences']} wrong numbers {of['wrong numbers']}"
    found = " ".join(f"{key} {of[f'{key} found']}/{of[key]}" for key in ("amounts", "givers", "getters"))
    lines = f"gifts {of['gifts drafted']}/{of['gifts']} {found} false {of['drafted']}/{of['no gift']}"
    return f"{name}: {shares}; of drafted {both}; {sure}; {false} | plain {lines}"


def unseen(weights: Mapping[str, Any], hand: str) -> Counter[str]:
    """What is read of what a hand wrote by weights that were learnt without it."""
    reader = Reader(load_actor_reader(REFERENCE), Weights(**weights), load_word_kinds(REFERENCE))
    return figures(written(reader).get(hand, []), plain()[hand], reader)


def main() -> int:
    """Learn without each hand, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--of", nargs="*", default=[])
    asked = parser.parse_args()
    hands, every = asked.of or sorted(plain()), everything()
    left = [{hand, *asked.without} for hand in hands]
    with Pool() as pool:
        weights = pool.starmap(learnt, [(every, one) for one in left])
        weights = pool.starmap(with_context, zip(weights, left, strict=True))
        counted = pool.starmap(unseen, zip(weights, hands, strict=True))
    for hand, one in zip(hands, counted, strict=True):
        print(shown(hand, one))
    print(shown("all", sum(counted, Counter())))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
