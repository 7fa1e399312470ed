"""How much each clue of a draft says, learnt from the sentences whose gold is in `benchmarks/drafts`.

`python benchmarks/weigh_drafts.py` writes `resources/reference/draft_weights.json`; with `--without FILE` and `--to
FILE` it leaves out a file of sentences and writes elsewhere, so that `benchmarks/drafts.py --weights` can say what the
rules do with sentences they have not learnt from. Made again after any change to `domain/drafts`: a clue that is called
otherwise, or that is seen elsewhere than before, weighs nothing or wrongly.

Who gives and who gets is learnt as one choice among everybody in a sentence, whether a thing is given and what became
of it by a weight for each clue. Weights are drawn towards nothing, and rare clues are left out: what only one sentence
says, says little.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, sqrt
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from drafts import HERE, UNSEEN, Json, load, meant, same_item, same_number, shown

from app.domain.drafts.amount import Amount
from app.domain.drafts.clues import Clues, of_shares
from app.domain.drafts.gifts import Gift
from app.domain.drafts.likely import refusal
from app.domain.drafts.read import Reader
from app.domain.drafts.weights import ALWAYS, NOBODY, Weights, shares, total
from app.domain.sentences import sentences
from app.domain.terms import Outcome
from app.importers.actors import load_actor_reader
from app.paths import REFERENCE

ROUNDS, STEP, SEED = 25, 0.3, 1
OF_PARTIES, OF_THINGS = 0.1, 0.15
"""How strongly weights are drawn towards nothing."""
RARE, LEAST = 3, 0.04
"""How often a clue is to be seen, and how much it has to weigh, to be kept."""
DAY = "2024-05-08"
PARTIES = {"gives": "donors", "gets": "recipients"}
Weighed = dict[str, float]


@dataclass
class Seen:
    """A thing of a sentence: its clues, those of everybody in the sentence, and what the gold says."""

    thing: list[str]
    outcome: list[str]
    people: list[list[str]]
    given: bool
    became: str
    who: dict[str, set[int]] = field(default_factory=dict[str, set[int]])
    """Who gives and who gets it, by their numbers."""


# --- what is seen ----------------------------------------------------------------------------------------


def seen_in(path: Path) -> list[Seen]:
    """Every thing of a file of sentences."""
    reader = Reader(load_actor_reader(REFERENCE), Weights({}, {}, {}, {Outcome.GIVEN: {}}))
    return [one for row in load(path) for one in _of_row(row, reader)]


def _of_row(row: Json, reader: Reader) -> Iterator[Seen]:
    sentence = meant(row, list(reader.drafts(row["text"], row["published"])))
    if sentence is None:
        return
    clues, gifts = reader.clues(row["text"], sentence.start, sentence.end, row["published"])
    for at, piece in enumerate(clues.shape.pieces):
        if piece.thing is None:
            continue
        gold = [draft for draft in row["drafts"] if _tells_of(draft, piece.thing)]
        if gold or not any(_tells_of(draft, piece.thing) for draft in row.get("if_drafted", [])):
            yield _seen(clues, at, next((gift for gift in gifts if at in (*gift.things, *gift.worth)), None), gold)


MARK = re.compile(r"\{([ADR])(\d?) ([^{}]*)\}")


def marked_in(path: Path) -> list[Seen]:
    """Every thing of the sentences whose parties and things are marked."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    reader = Reader(load_actor_reader(REFERENCE), Weights({}, {}, {}, {Outcome.GIVEN: {}}))
    return [one for line in lines for one in _of_line(line, reader)]


def _of_line(line: str, reader: Reader) -> Iterator[Seen]:
    text, marks = "", list[tuple[str, str, tuple[int, int]]]()
    for before, kind, number, words in re.findall(rf"(.*?)(?:{MARK.pattern}|$)", line):
        text += before
        if words:
            marks.append((kind, number, (len(text), len(text) + len(words))))
        text += words
    for start, end in sentences(text):
        clues, gifts = reader.clues(text, start, end, DAY)
        for at, piece in enumerate(clues.shape.pieces):
            if piece.thing is None:
                continue
            given = [number for kind, number, span in marks if kind == "A" and _over((piece.start, piece.end), span)]
            spans = {
                key: [span for kind, number, span in marks if kind == key[0].upper() and number in ("", *given[:1])]
                for key in PARTIES.values()
            }
            gift = next((gift for gift in gifts if at in (*gift.things, *gift.worth)), None)
            yield _seen(clues, at, gift, [{"spans": spans, "status": ""}] if given else [])


def _seen(clues: Clues, at: int, gift: Gift | None, gold: Sequence[Json]) -> Seen:
    one = Seen(
        thing=list(clues.of_thing(at, gift, refusal(clues.shape, gift))),
        outcome=list(clues.of_outcome(at, gift)),
        people=[[*clues.own[number], *clues.beside(number, at, gift)] for number in range(len(clues.people))],
        given=bool(gold),
        became=gold[0]["status"] if gold else "",
    )
    for role, key in PARTIES.items():
        spans = [span for draft in gold for span in draft["spans"].get(key, [])]
        one.who[role] = {
            number for number in range(len(clues.people)) if any(_over(clues.span(number), span) for span in spans)
        }
    return one


def _tells_of(draft: Json, thing: Amount) -> bool:
    """Whether a gold draft has a thing: over the same words, and with the same number where there is one."""
    one, bare = shown(thing), thing.low is None and thing.high is None
    for key, listed in (("items", draft["items"]), ("money", draft["amounts"] or [draft["money"]])):
        golden = [each for each in listed if each]
        for gold, span in zip(golden, draft.get("spans", {}).get(key, []), strict=False):
            if _over((thing.start, thing.end), span) and (bare or same_number(one, gold)):
                return True
        alike = [gold for gold in golden if not bare and same_number(one, gold)]
        if any(thing.is_money or (key == "items" and same_item(one, gold)) for gold in alike):
            return True
    return False


def _over(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


# --- learning --------------------------------------------------------------------------------------------


def learnt(seen: Sequence[Sequence[Seen]]) -> dict[str, Weighed | dict[str, Weighed]]:
    """The weights of every question from what was seen in each file."""
    every = [one for part in seen for one in part]
    with Pool() as pool:
        jobs = [
            (role, [one for part in seen if part is not left for one in part])
            for left in (*seen, [])
            for role in PARTIES
        ]
        made = pool.starmap(_of_parties, jobs)
    pairs = [dict(zip(PARTIES, made[at : at + 2], strict=True)) for at in range(0, len(made), 2)]
    things = [
        (
            [*one.thing, *(clue for role in PARTIES for clue in of_shares(role, _shares(pair[role], one.people)))],
            one.given,
        )
        for part, pair in zip(seen, pairs, strict=False)  # by weights that did not learn from the same file
        for one in part
    ]
    given = [one for one in every if one.became]
    outcomes = {
        of.value: _of_one([(one.outcome, one.became == of.value) for one in given if one.became], OF_PARTIES)
        for of in Outcome
    }
    return {**pairs[-1], "given": _of_one(things, OF_THINGS), "outcomes": outcomes}


def _of_parties(role: str, seen: Sequence[Seen]) -> Weighed:
    """The weights by which the right party gets the greatest share, or nobody where the gold has none."""
    kept = _common(clues for one in seen if one.given for clues in one.people)
    listed = [
        ([[clue for clue in clues if clue in kept] for clues in one.people], one.who[role]) for one in seen if one.given
    ]
    weights, squares, order = defaultdict[str, float](float), defaultdict[str, float](float), random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(listed)
        for people, right in listed:
            by_share = _shares(weights, people)
            whole = sum(by_share[number] for number in right)
            off: defaultdict[str, float] = defaultdict(float)
            for number, clues in enumerate(people):
                wrong = by_share[number] - (by_share[number] / whole if number in right else 0.0)
                for clue in clues:
                    off[clue] += wrong
            off[NOBODY] += by_share[-1] - (not right)
            for clue, wrong in off.items():
                _correct(weights, squares, clue, wrong, OF_PARTIES)
    return _rounded(weights)


def _shares(weights: Mapping[str, float], people: Sequence[Iterable[str]]) -> list[float]:
    return shares(weights, [total(weights, clues) for clues in people])


def _of_one(listed: Sequence[tuple[list[str], bool]], drawn: float) -> Weighed:
    """The weights by which what is so has a great chance, and what is not so a small one."""
    kept = _common(clues for clues, _ in listed) | {ALWAYS}
    held = [([clue for clue in (*clues, ALWAYS) if clue in kept], so) for clues, so in listed]
    weights, squares, order = defaultdict[str, float](float), defaultdict[str, float](float), random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(held)
        for clues, so in held:
            wrong = 1 / (1 + exp(-sum(weights[clue] for clue in clues))) - so
            for clue in clues:
                _correct(weights, squares, clue, wrong, drawn)
    return _rounded(weights)


def _correct(weights: Weighed, squares: Weighed, clue: str, wrong: float, drawn: float) -> None:
    """Move a weight against what it did wrong, less the more often it was moved (AdaGrad)."""
    step = wrong + drawn * weights[clue]
    squares[clue] += step * step
    weights[clue] -= STEP * step / sqrt(squares[clue] + 0.01)


def _common(listed: Iterable[Iterable[str]]) -> set[str]:
    counted = Counter(clue for clues in listed for clue in set(clues))
    return {clue for clue, times in counted.items() if times >= RARE}


def _rounded(weights: Weighed) -> Weighed:
    return {clue: round(weight, 2) for clue, weight in sorted(weights.items()) if abs(weight) >= LEAST}


def main() -> int:
    """Learn, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", type=Path, action="append", default=[], help="a file of sentences to leave out")
    parser.add_argument("--to", type=Path, default=REFERENCE / "draft_weights.json")
    asked = parser.parse_args()
    left = {path.resolve() for path in (*asked.without, UNSEEN)}
    files = [path for path in sorted(HERE.glob("*.jsonl")) if path.resolve() not in left]
    with Pool() as pool:
        seen = [*pool.map(seen_in, files), marked_in(HERE / "mechanisms.txt")]
    weights = learnt(seen)
    asked.to.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{sum(map(len, seen))} things of {len(files)} files; {asked.to}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
