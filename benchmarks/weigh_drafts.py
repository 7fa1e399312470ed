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
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from drafts import HERE, UNSEEN, Json, load, meant, same_date, same_item, same_number, shown

from app.domain.drafts.amount import Amount
from app.domain.drafts.clues import Clues, of_shares
from app.domain.drafts.gifts import Gift
from app.domain.drafts.likely import bare_gift, refusal
from app.domain.drafts.read import Reader
from app.domain.drafts.weights import ALWAYS, NOBODY, Weights, shares, total
from app.domain.sentences import sentences
from app.domain.terms import Outcome
from app.importers.actors import load_actor_reader
from app.paths import REFERENCE

FOLDS = 3
ROUNDS = 80
"""In how many parts things are told how likely their parties are, and steps towards the best weights, at most."""
OF_PARTIES, OF_THINGS, OF_OUTCOMES, OF_DAYS = 0.5, 0.5, 0.5, 0.5
"""How strongly weights are drawn towards nothing, those of frequent clues more."""
RARE, LEAST = 3, 0.04
"""How often a clue is to be seen, and how much it has to weigh, to be kept."""
DAY = "2024-05-08"
PARTIES = {"gives": "donors", "gets": "recipients"}
UNDATED = "parties"
"""The file whose gold has no days."""
OF_OURS = ("seen", "parties")
"""Files whose sentences the rules were written beside: nothing is measured without them."""
Weighed = dict[str, float]
Numbers = np.ndarray


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
    days: list[list[str]] = field(default_factory=list[list[str]])
    dated: set[int] | None = None
    """The numbers of the days that are that of the gift; None where the gold says nothing of days."""


# --- what is seen ----------------------------------------------------------------------------------------


def seen_in(path: Path) -> list[Seen]:
    """Every thing of a file of sentences."""
    reader = Reader(load_actor_reader(REFERENCE), Weights({}, {}, {}, {}, {Outcome.GIVEN: {}}))
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
            gift = next((gift for gift in gifts if at in (*gift.things, *gift.worth)), None)
            yield _dated(_seen(clues, at, gift, gold), clues, at, gift, gold)


MARK = re.compile(r"\{([ADR])(\d?) ([^{}]*)\}")


def marked_in(path: Path) -> list[Seen]:
    """Every thing of the sentences whose parties and things are marked."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    reader = Reader(load_actor_reader(REFERENCE), Weights({}, {}, {}, {}, {Outcome.GIVEN: {}}))
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
        thing=list(clues.of_thing(at, gift, refusal(clues.shape, at, gift))),
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


def _dated(one: Seen, clues: Clues, at: int, gift: Gift | None, gold: Sequence[Json]) -> Seen:
    """What is seen of a thing, with the days of the sentence and which of them is that of the gift."""
    gift = gift or bare_gift(clues.shape, at, Outcome(one.became or Outcome.GIVEN))
    one.days = [list(clues.of_day(day, at, gift)) for day in clues.days]
    if gold and "date" in gold[0]:
        meant = gold[0]["date"]
        spans = gold[0]["spans"].get("date", [])
        one.dated = set()
        for number, place in enumerate(clues.days):
            piece = clues.shape.pieces[place]
            same = piece.day is not None and same_date({"start": piece.day.first, "end": piece.day.last}, meant)
            if meant and (same or any(_over((piece.start, piece.end), span) for span in spans)):
                one.dated.add(number)
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


Choice = tuple[Sequence[Sequence[str]], set[int]]
"""The clues of everything that may be chosen, and the numbers of what is right."""


def learnt(seen: Mapping[str, Sequence[Seen]], left: str = "") -> dict[str, Weighed | dict[str, Weighed]]:
    """The weights of every question from what was seen in each file but one."""
    parts = {name: part for name, part in seen.items() if name != left}
    pair = {role: _of_parties(parts.values(), role) for role in PARTIES}
    things: list[Choice] = []
    for fold in range(FOLDS):
        inside = list(parts.values())[fold::FOLDS]
        outside = [part for part in parts.values() if not any(part is one for one in inside)]
        others = {role: _of_parties(outside, role) for role in PARTIES}
        for one in chain.from_iterable(inside):  # by weights that did not learn from it
            of_parties = (clue for role in PARTIES for clue in of_shares(role, _shares(others[role], one.people)))
            things.append(([[*one.thing, *of_parties, ALWAYS], []], {int(not one.given)}))
    dated: list[Choice] = [
        ([*one.days, [NOBODY]], one.dated or {len(one.days)})
        for name, part in parts.items()
        for one in part
        if one.dated is not None and one.days and name != UNDATED
    ]
    became = [
        ([[f"{of.value}|{clue}" for clue in (*one.outcome, ALWAYS)] for of in Outcome], {list(Outcome).index(Outcome(one.became))})
        for part in parts.values()
        for one in part
        if one.became
    ]
    outcomes: dict[str, Weighed] = {of.value: {} for of in Outcome}
    for clue, weight in _rounded(_chosen(became, OF_OUTCOMES)).items():
        of, _, said = clue.partition("|")
        outcomes[of][said] = weight
    return {**{role: _rounded(one) for role, one in pair.items()}, "when": _rounded(_chosen(dated, OF_DAYS)), "given": _rounded(_chosen(things, OF_THINGS)), "outcomes": outcomes}


def _of_parties(parts: Iterable[Sequence[Seen]], role: str) -> Weighed:
    """The weights by which the right party gets the greatest share, or nobody where the gold has none."""
    given = [one for part in parts for one in part if one.given]
    return _chosen([([*one.people, [NOBODY]], one.who[role] or {len(one.people)}) for one in given], OF_PARTIES)


def _shares(weights: Mapping[str, float], people: Sequence[Iterable[str]]) -> list[float]:
    return shares(weights, [total(weights, clues) for clues in people])


def _chosen(choices: Sequence[Choice], drawn: float) -> Weighed:
    """The weights by which what is right gets the greatest share of every choice."""
    rows = [clues for several, _ in choices for clues in several]
    counted = Counter(clue for clues in rows for clue in set(clues))
    known = {clue: at for at, clue in enumerate(sorted(clue for clue, times in counted.items() if times >= RARE))}
    said = [[known[clue] for clue in clues if clue in known] for clues in rows]
    column = np.fromiter((at for clues in said for at in clues), int)
    row = np.repeat(np.arange(len(said)), [len(clues) for clues in said])
    choice = np.repeat(np.arange(len(choices)), [len(several) for several, _ in choices])
    right = np.fromiter((at in so for several, so in choices for at in range(len(several))), bool)
    pull = drawn * np.sqrt(np.bincount(column, minlength=len(known)))

    def wrong(weights: Numbers) -> tuple[float, Numbers]:
        """How unlikely what is right is by some weights, and which way that grows."""
        sums = np.bincount(row, weights[column], len(said))
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


def main() -> int:
    """Learn, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=Path, help="a folder for weights learnt without each file, in folders of their names")
    parser.add_argument("--to", type=Path, default=REFERENCE / "draft_weights.json")
    asked = parser.parse_args()
    files = [path for path in sorted(HERE.glob("*.jsonl")) if path != UNSEEN]
    with Pool() as pool:
        found = pool.map(seen_in, files)
    seen = {path.stem: one for path, one in zip(files, found, strict=True)}
    seen["mechanisms"] = marked_in(HERE / "mechanisms.txt")
    if asked.each is None:
        _write(asked.to, learnt(seen))
        return 0
    stems = [path.stem for path in files if path.stem not in OF_OURS]
    with Pool() as pool:
        for stem, weights in zip(stems, pool.starmap(learnt, ((seen, stem) for stem in stems)), strict=True):
            _write(asked.each / stem / asked.to.name, weights)
    return 0


def _write(path: Path, weights: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
