"""How much each clue of a draft says, learnt from the sentences whose gold is in `benchmarks/drafts`.

`uv run --group reference python benchmarks/weigh_drafts.py` writes `resources/reference/draft_weights.json`; with
`--each FOLDER` it leaves out one file of sentences after the other and writes there, so that `drafts.py --weights
FOLDER` and `draft_causes.py` can say what the rules do with sentences they have not learnt from. Made again after any
change to `domain/drafts`: a clue that is called otherwise, or that is seen elsewhere than before, weighs nothing or
wrongly.

Whose several things of one sentence are is learnt from every two given ones that follow each other, as things are: by
weights for parties that did not learn from them. `--several` learns only this anew.

Who is meant by a gift across sentences is learnt from whole articles and from lines of several sentences
(`draft_context.py`), which are drafted with the other weights; only `--context` learns this anew, as each time it was
learnt anew with the rest it read worse.

Every question is a choice: who gives, and who gets it, among everybody in a sentence and nobody; which of its days is
that of the gift; what became of a thing; whether it is given at all. Weights are drawn towards nothing, and rare clues
are left out: what only one sentence says, says little.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, product
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from article_things import sentences_in, things_of
from draft_clues import (
    MARKED,
    NEWS,
    OF_NETWORK,
    PARTIES,
    TRIED,
    UNREAD,
    Seen,
    digest,
    lines_of,
    marked_in,
    rules_alone,
    seen_in,
    sentences_of,
    sentences_of_lines,
)
from draft_context import Meant, choices, parties_in, seen_through
from drafts import HERE
from scipy.optimize import minimize  # pyright: ignore[reportMissingImports]
from strangers import LEARNT_FROM, plain, written

from app.domain.drafts.learnt.weights import ALWAYS, NOBODY, Weights, by_clue, by_weight, likeliest, shares, total
from app.domain.drafts.weighing.clues import of_shares
from app.domain.drafts.weighing.joint_clues import of_both
from app.domain.drafts.weighing.several import NOBODY as NONE
from app.domain.drafts.weighing.several import Between, Pair, pairs
from app.domain.terms import Outcome
from app.paths import REFERENCE

FOLDS = 3
ROUNDS = 80
"""In how many parts things are told how likely their parties are, and steps towards the best weights, at most."""
OF_PARTIES, OF_THINGS, OF_OUTCOMES, OF_DAYS, OF_WORDING, OF_CONTEXT, OF_SEVERAL = 0.5, 1.0, 0.5, 0.5, 0.33, 0.5, 2.0
"""How strongly weights are drawn towards nothing, those of frequent clues more."""
TURNS = 2
"""How often articles are read again by what was learnt from them, since what is read of one gift leads to the next."""
RARE, TWICE, LEAST = 3, 2, 0.04
"""How often a clue is to be seen, and a word, and how much it has to weigh, to be kept."""
UNDATED = ("parties", "plain")
"""Files whose gold has no days."""
OF_OURS = ("seen", "parties", "plain")
"""Files whose sentences the rules were written beside: nothing is measured without them."""
Weighed = dict[str, float]
Numbers: TypeAlias = "np.ndarray"


# --- learning --------------------------------------------------------------------------------------------


Choice = tuple[Sequence[Sequence[str]], set[int]]
"""The clues of everything that may be chosen, and the numbers of what is right."""
Told = tuple[frozenset[str], bool]
"""The words of a sentence, and whether it tells of a gift."""


class Everything(NamedTuple):
    """All that is learnt from, by the file, or by the hand that wrote it."""

    seen: Mapping[str, Sequence[Seen]]
    told: Mapping[str, Sequence[Told]]
    """The words of its sentences."""
    given: Mapping[str, Sequence[Seen]]
    """What is given in articles, from which nothing but who gives and gets it is learnt."""


def everything() -> Everything:
    """What is seen in all files."""
    files = sorted(path for path in HERE.glob("*.jsonl") if path.stem not in (*UNREAD, *TRIED, *OF_NETWORK))
    with Pool() as pool:
        found = pool.map(seen_in, files)
        lined = pool.map(marked_in, [lines_of(path) for path in (MARKED, *NEWS)])
        hands = pool.map(_of_hand, sorted(LEARNT_FROM))
    seen: dict[str, Sequence[Seen]] = {path.stem: one for path, one in zip(files, found, strict=True)}
    seen |= {path.stem: one for path, one in zip((MARKED, *NEWS), lined, strict=True)}
    told = {path.stem: sentences_of(path) for path in (*files, MARKED, *NEWS)}
    given: dict[str, Sequence[Seen]] = {}
    for hand, (things, words, parties) in zip(sorted(LEARNT_FROM), hands, strict=True):
        seen[hand], told[hand], given[hand] = things, words, parties
    return Everything(seen, told, given)


def _of_hand(hand: str) -> tuple[list[Seen], list[Told], list[Seen]]:
    """What is seen in all that one hand wrote, its words, and what is given in its articles."""
    reader = rules_alone()
    lines, articles = plain()[hand], written(reader).get(hand, [])
    return (
        [*marked_in(lines), *things_of(articles, reader)],
        [*sentences_of_lines(lines), *sentences_in(articles, reader)],
        [one for article in articles for one in parties_in(article, reader)],
    )


def learnt(every: Everything, left: Collection[str] = ()) -> dict[str, Any]:
    """The weights of every question from what was seen in each file, and of each hand, but some."""
    parts = {name: [part, every.given.get(name, ())] for name, part in every.seen.items() if name not in left}
    things: list[Choice] = []
    folds = [*_folds(parts)]
    for inside, others in folds:
        for one in inside:
            of_parties = _of_sides(one, {role: _shares(others[role], one.people) for role in PARTIES})
            things.append(([[*one.thing, *of_parties, ALWAYS], []], {int(not one.given)}))
    dated: list[Choice] = [
        ([*one.days, [NOBODY]], one.dated or {len(one.days)})
        for name, (part, _) in parts.items()
        for one in part
        if one.dated is not None and one.days and name not in UNDATED
    ]
    whole = [*chain.from_iterable(parts.values())]
    return {
        **{role: _rounded(_of_parties(whole, role)) for role in PARTIES},
        "when": _rounded(_chosen(dated, OF_DAYS)),
        "given": _rounded(_chosen(things, OF_THINGS)),
        "outcomes": _of_outcomes([one for part, _ in parts.values() for one in part if one.became]),
        "wording": _rounded(_of_wording(every.told[name] for name in parts)),
        "several": _of_several(folds),
    }


Fold = tuple[Sequence[Seen], Mapping[str, Weighed]]
"""Things, and weights for who gives and gets them that did not learn from them."""


def _folds(parts: Mapping[str, Sequence[Sequence[Seen]]]) -> Iterator[Fold]:
    """All things of files, in parts."""
    for fold in range(FOLDS):
        inside = [*parts][fold::FOLDS]
        outside = [*chain.from_iterable(both for name, both in parts.items() if name not in inside)]
        yield (
            [*chain.from_iterable(parts[name][0] for name in inside)],
            {role: _of_parties(outside, role) for role in PARTIES},
        )


def learnt_several(every: Everything) -> Weighed:
    """The weights by which several things of one sentence are told together whose they are."""
    return _of_several([*_folds({name: [part, every.given.get(name, ())] for name, part in every.seen.items()})])


def _of_several(folds: Sequence[Fold]) -> Weighed:
    choices: list[Choice] = []
    beside: list[float] = []
    for seen, others in folds:
        for one, two in pairwise(each for each in seen if each.given):
            if one.arrangement is None or one.arrangement is not two.arrangement or not _has_both(one, two):
                continue
            found = [pairs(*(_shares(others[role], each.people) for role in PARTIES)) for each in (one, two)]
            between, both = Between(one.arrangement, one.at, two.at), [*product(*found)]
            right = {at for at, ((p, _), (q, _)) in enumerate(both) if _is_right(one, p) and _is_right(two, q)}
            if right:
                choices.append(([[*between.clues(p, q)] for (p, _), (q, _) in both], right))
                beside += [own + other for (_, own), (_, other) in both]
    return _rounded(_chosen(choices, OF_SEVERAL, beside=beside))


def _has_both(*things: Seen) -> bool:
    """Whether it is known of things who gives and who gets them."""
    return all(PARTIES.keys() == one.who.keys() for one in things)


def _is_right(one: Seen, pair: Pair) -> bool:
    """Whether a thing has a giver and a getter, or none where none is named."""
    return all(at in (one.who[role] or {NONE}) for role, at in zip(PARTIES, pair, strict=True))


def learnt_context(meant: Sequence[Meant]) -> dict[str, Weighed]:
    """The weights by which who is meant gets the greatest share of all of whom a text speaks."""
    out: dict[str, Weighed] = {of: {} for of in ("donors", "recipients", "both")}
    for clue, weight in _rounded(_chosen([*choices(meant)], OF_CONTEXT)).items():
        of, _, said = clue.partition("|")
        out[of][said] = weight
    return out


def _of_wording(parts: Iterable[Sequence[Told]]) -> Weighed:
    """The weights of words by which sentences that tell of gifts are told from those that do not."""
    choices: list[Choice] = [([[*said, ALWAYS], []], {int(not gift)}) for part in parts for said, gift in part]
    return _chosen(choices, OF_WORDING, TWICE)


def _of_sides(one: Seen, by_share: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """What the likeliest parties say of a thing being given."""
    best = [likeliest(by_share[role]) for role in PARTIES]
    yield from of_both(one.predicate, *(one.places[at] if at >= 0 else None for at in best))
    for role in PARTIES:
        yield from _of_party(one, role, by_share[role])


def _of_party(one: Seen, role: str, by_share: Sequence[float]) -> Iterator[str]:
    """What the likeliest party says of a thing being given."""
    yield from of_shares(role, by_share)
    if (best := likeliest(by_share)) >= 0:
        yield from one.sides[role][best]


def _of_outcomes(seen: Sequence[Seen]) -> dict[str, Weighed]:
    """The weights by which what became of a thing gets the greatest share of all outcomes."""
    every = [of.value for of in Outcome]
    choices: list[Choice] = [
        ([[f"{of}|{clue}" for clue in (*one.outcome, ALWAYS)] for of in every], {every.index(one.became)})
        for one in seen
    ]
    out: dict[str, Weighed] = {of: {} for of in every}
    for clue, weight in _rounded(_chosen(choices, OF_OUTCOMES)).items():
        of, _, said = clue.partition("|")
        out[of][said] = weight
    return out


def _of_parties(parts: Iterable[Sequence[Seen]], role: str) -> Weighed:
    """The weights by which the right party gets the greatest share, or nobody where the gold has none."""
    given = [one for part in parts for one in part if one.given and role in one.who]
    return _chosen([([*one.people, [NOBODY]], one.who[role] or {len(one.people)}) for one in given], OF_PARTIES)


def _shares(weights: Mapping[str, float], people: Sequence[Iterable[str]]) -> list[float]:
    return shares(weights, [total(weights, clues) for clues in people])


def _chosen(
    choices: Sequence[Choice], drawn: float, rare: int = RARE, beside: Sequence[float] | None = None
) -> Weighed:
    """The weights by which what is right gets the greatest share of every choice; `beside` is what else each weighs."""
    rows = [clues for several, _ in choices for clues in several]
    counted = Counter(clue for clues in rows for clue in set(clues))
    known = {clue: at for at, clue in enumerate(sorted(clue for clue, times in counted.items() if times >= rare))}
    said = [[known[clue] for clue in clues if clue in known] for clues in rows]
    column = np.fromiter((at for clues in said for at in clues), int)
    row = np.repeat(np.arange(len(said)), [len(clues) for clues in said])
    choice = np.repeat(np.arange(len(choices)), [len(several) for several, _ in choices])
    right = np.fromiter((at in so for several, so in choices for at in range(len(several))), bool)
    known_before = np.zeros(len(said)) if beside is None else np.array(beside)
    pull = drawn * np.sqrt(np.bincount(column, minlength=len(known)))

    def wrong(weights: Numbers) -> tuple[float, Numbers]:
        """How unlikely what is right is by some weights, and which way that grows."""
        sums = np.bincount(row, weights[column], len(said)) + known_before
        most = np.full(len(choices), -np.inf)
        np.maximum.at(most, choice, sums)
        powers = np.exp(sums - most[choice])
        whole, of_right = (np.bincount(choice, some, len(choices)) for some in (powers, powers * right))
        off = powers / whole[choice] - powers * right / of_right[choice]
        loss = np.sum(np.log(whole) - np.log(of_right)) + np.sum(pull * weights**2) / 2
        return float(loss), np.bincount(column, off[row], len(known)) + pull * weights

    found = minimize(wrong, np.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return dict(zip(known, found.x.tolist(), strict=True))


def _rounded(weights: Weighed) -> Weighed:
    return {clue: round(weight, 2) for clue, weight in sorted(weights.items()) if abs(weight) >= LEAST}


def with_context(weights: dict[str, Any], left: Collection[str] = ()) -> dict[str, Any]:
    """Weights with those of who is meant in whole articles but those of some hands, which others read before them."""
    for _ in range(TURNS):
        weights["meant"] = learnt_context(seen_through(Weights(**weights), left))
    return weights


def main() -> int:
    """Learn, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=Path, help="a folder to write the weights to that are learnt without each file")
    parser.add_argument("--context", action="store_true", help="learn only who is meant in whole articles")
    parser.add_argument("--several", action="store_true", help="learn only whose several things of one sentence are")
    parser.add_argument("--to", type=Path, default=REFERENCE / "draft_weights.json")
    asked = parser.parse_args()
    if asked.context:
        _write(asked.to, with_context(_read(asked.to)))
        return 0
    every = everything()
    if asked.several:
        _write(asked.to, {**_read(asked.to), "several": learnt_several(every)})
        return 0
    if asked.each is None:
        step = digest(every.seen[MARKED.stem])
        _write(asked.to, {**_read(asked.to), "step": step, **learnt(every)})
        return 0
    stems = [stem for stem in every.seen if stem not in (*OF_OURS, MARKED.stem)]
    with Pool() as pool:
        for stem, weights in zip(stems, pool.starmap(learnt, ((every, {stem}) for stem in stems)), strict=True):
            _write(asked.each / stem / asked.to.name, weights)
    return 0


def _read(path: Path) -> dict[str, Any]:
    return by_clue(json.loads(path.read_bytes()))


def _write(path: Path, weights: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(by_weight(weights), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
