"""How often the right one of all who may be meant across sentences is likeliest, by weights learnt from the others.

`uv run --group reference python benchmarks/context_right.py`; what is asked is in `draft_context.py`.
"""

from __future__ import annotations

from collections import Counter

from draft_context import seen_through
from weigh_drafts import learnt_context

from app.importers.actors import load_weights
from app.paths import REFERENCE

FOLDS = 5


def main() -> int:
    """Print how often the right one is likeliest, by weights learnt from the other articles."""
    weights = load_weights(REFERENCE)
    meant = seen_through(weights)
    names = sorted({one.article for one in meant})
    counted: Counter[str] = Counter()
    for fold in range(FOLDS):
        left = set(names[fold::FOLDS])
        found = learnt_context([one for one in meant if one.article not in left])
        for one in meant:
            if one.article in left:
                by_share = one.asking.shares(found, one.options)
                held = len(by_share) - ("said" in one.options[0].clues)
                best = max(range(held), key=by_share.__getitem__)
                of = next((of for of in ("articles", "passage") if one.article.startswith(of)), "lines")
                nobody = one.right == {len(one.options) - 1}
                counted[f"{of} {one.field.value} asked"] += 1
                counted[f"{of} {one.field.value} nobody"] += nobody
                counted[f"{of} {one.field.value} right"] += best in one.right
                counted[f"{of} {one.field.value} said right"] += 0 in one.right and "said" in one.options[0].clues
    for key in sorted(counted):
        print(f"{key}: {counted[key]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
