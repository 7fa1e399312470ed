"""What is seen of every thing of the sentences in `benchmarks/drafts`: its clues, and what the gold says of it.

From it `weigh_drafts.py` learns how much each clue says. Run by itself it prints a digest of the clues of
`mechanisms.txt`, which the weights carry: where it is another one, the rules see otherwise than when they were learnt.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from drafts import HERE, Json, load, meant, same_date, same_item, same_number, shown

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.draft import Drafted
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.learnt.weights import Weights
from app.domain.drafts.learnt.wording import said
from app.domain.drafts.read import Reader
from app.domain.drafts.weighing.clues import Clues
from app.domain.drafts.weighing.joint_clues import NO_PREDICATE, Place, Predicate
from app.domain.drafts.weighing.likely import bare_gift, refusal
from app.domain.drafts.weighing.several import Arrangement
from app.domain.sentences import sentences
from app.domain.terms import Outcome
from app.importers.actors import load_actor_reader, load_word_kinds
from app.paths import REFERENCE

DAY = "2024-05-08"
PARTIES = {"gives": "donors", "gets": "recipients"}
UNTAUGHT = Weights({}, {}, {}, {}, {of.value: {} for of in Outcome})
KINDS = load_word_kinds(REFERENCE)
MARKED = HERE / "mechanisms.txt"
NEWS = tuple(
    HERE / f"{name}.txt" for name in ("news", "news_second", "lookalikes", "strangers", "manners_second", "ordinary")
)
UNREAD = (
    "forty_third",
    "forty_fifth",
    "forty_seventh",
    "forty_ninth",
    "fifty_sixth",
    "sixty_third",
    "seventieth",
    "seventy_seventh",
    "eighty_third",
    "eighty_fourth",
    *("eighty_fifth", "eighty_sixth", "eighty_seventh", "eighty_eighth", "eighty_ninth", "ninety_fourth"),
    *("ninety_ninth", "hundred_and_third", "hundred_and_fifth", "hundred_and_seventh"),
    *("hundred_and_ninth", "hundred_and_eleventh", "hundred_and_thirteenth", "hundred_and_fifteenth"),
    *("hundred_and_seventeenth", "hundred_and_nineteenth", "hundred_and_twenty_first"),
    *("hundred_and_twenty_third", "hundred_and_twenty_fifth", "hundred_and_twenty_seventh"),
    *("hundred_and_twenty_ninth", "hundred_and_thirty_first", "hundred_and_thirty_third"),
    "hundred_and_thirty_fifth",
)
"""Files from which nothing is learnt, and of which only figures are looked at."""
TRIED = (
    *("sixty_fifth", "seventy_third", "ninetieth", "ninety_first", "ninety_second", "ninety_third", "ninety_fifth"),
    *("ninety_sixth", "ninety_seventh", "ninety_eighth", "hundredth", "hundred_and_first", "hundred_and_second"),
    *("hundred_and_fourth", "hundred_and_sixth", "hundred_and_eighth", "hundred_and_tenth"),
    *(
        "hundred_and_twelfth",
        "hundred_and_fourteenth",
        "hundred_and_sixteenth",
        "hundred_and_eighteenth",
        "hundred_and_twentieth",
        "hundred_and_twenty_second",
        "hundred_and_twenty_fourth",
        "hundred_and_twenty_sixth",
        "hundred_and_twenty_eighth",
        "hundred_and_thirtieth",
        "hundred_and_thirty_second",
        "hundred_and_thirty_fourth",
        "hundred_and_thirty_sixth",
    ),
)
"""Files from which nothing is learnt, and which may be read: on them settings are tried."""
OF_NETWORK = (
    *("forty_first", "forty_second", "forty_fourth", "forty_sixth", "forty_eighth"),
    *("fiftieth", "fifty_first", "fifty_second", "fifty_third", "fifty_fourth", "fifty_fifth", "fifty_seventh"),
    *("fifty_eighth", "fifty_ninth", "sixtieth", "sixty_first", "sixty_second", "sixty_fourth", "sixty_sixth"),
    *("sixty_seventh", "sixty_eighth", "sixty_ninth", "seventy_first", "seventy_second", "seventy_fourth"),
    *("seventy_fifth", "seventy_sixth", "seventy_eighth", "seventy_ninth", "eightieth", "eighty_first"),
    "eighty_second",
)
"""Files from which only the network learns (`teach_network.py`): the weights of clues read no better by them."""


@dataclass
class Seen:
    """A thing of a sentence: its clues, those of everybody in the sentence, and what the gold says."""

    thing: list[str]
    outcome: list[str]
    people: list[list[str]]
    given: bool
    became: str
    sides: dict[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])
    """The clues for the thing being given if each of the parties gave it, or got it."""
    places: list[Place] = field(default_factory=list[Place])
    predicate: Predicate = NO_PREDICATE
    """Where each of the parties stands, and the verb."""
    who: dict[str, set[int]] = field(default_factory=dict[str, set[int]])
    """Who gives and who gets it, by their numbers."""
    at: int = -1
    arrangement: Arrangement | None = None
    """Its piece, and what stands where in its sentence."""
    days: list[list[str]] = field(default_factory=list[list[str]])
    dated: set[int] | None = None
    """The numbers of the days that are that of the gift; None where the gold says nothing of days."""


# --- what is seen ----------------------------------------------------------------------------------------


def sentences_of(path: Path) -> list[tuple[frozenset[str], bool]]:
    """The words of every sentence of a file, and whether it tells of a gift."""
    out: list[tuple[frozenset[str], bool]] = []
    if path.suffix == ".jsonl":
        for row in load(path):
            cut = [Drafted(start, end, ()) for start, end in sentences(row["text"])]
            if (sentence := meant(row, cut)) is not None:
                out.append((said(row["text"][sentence.start : sentence.end], KINDS), bool(row["drafts"])))
        return out
    return sentences_of_lines(lines_of(path))


def lines_of(path: Path) -> list[str]:
    """The sentences of a file of marked ones."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def sentences_of_lines(lines: Sequence[str]) -> list[tuple[frozenset[str], bool]]:
    """The words of every sentence of marked lines, and whether it tells of a gift."""
    out: list[tuple[frozenset[str], bool]] = []
    for line in lines:
        text, marks = unmarked(line)
        given = [span for kind, _, span in marks if kind == "A"]
        out += [
            (said(text[one:end], KINDS), any(over((one, end), span) for span in given)) for one, end in sentences(text)
        ]
    return out


def rules_alone() -> Reader:
    """A reader without weights or network: what it sees is what both are learnt from."""
    return Reader(load_actor_reader(REFERENCE), UNTAUGHT, KINDS)


def seen_in(path: Path) -> list[Seen]:
    """Every thing of a file of sentences."""
    reader = rules_alone()
    return [one for row in load(path) for one in _of_row(row, reader)]


def _of_row(row: Json, reader: Reader) -> Iterator[Seen]:
    sentence = meant(row, list(reader.drafts(row["text"], row["published"])))
    if sentence is None:
        return
    clues, gifts = reader.clues(row["text"], sentence.start, sentence.end, row["published"])
    for at, gift, gold in given_of(row, clues, gifts):
        yield dated(seen_of(clues, at, gift, gold), clues, at, gift, gold)


def given_of(row: Json, clues: Clues, gifts: Sequence[Gift]) -> Iterator[tuple[int, Gift | None, list[Json]]]:
    """The things of a row with the gifts that frames made of them and the gold drafts that have them.

    But for those that it would be no error to draft.
    """
    for at, piece in enumerate(clues.shape.pieces):
        if piece.thing is not None:
            gold = [draft for draft in row["drafts"] if _tells_of(draft, piece.thing)]
            if gold or not any(_tells_of(draft, piece.thing) for draft in row.get("if_drafted", [])):
                yield at, next((gift for gift in gifts if at in (*gift.things, *gift.worth)), None), gold


MARK = re.compile(r"\{([ADR])(\d?) ([^{}]*)\}")
Marked = tuple[str, str, tuple[int, int]]
"""A, D or R; the number of the gift, or empty; where the words stand."""


def marked_in(lines: Sequence[str]) -> list[Seen]:
    """Every thing of the sentences whose parties and things are marked."""
    reader = rules_alone()
    return [one for line in lines for one in _of_line(line, reader)]


def unmarked(line: str) -> tuple[str, list[Marked]]:
    """A line without its marks, and what they mark."""
    text, marks = "", list[Marked]()
    for before, kind, number, words in re.findall(rf"(.*?)(?:{MARK.pattern}|$)", line):
        text += before
        if words:
            marks.append((kind, number, (len(text), len(text) + len(words))))
        text += words
    return text, marks


def _of_line(line: str, reader: Reader) -> Iterator[Seen]:
    text, marks = unmarked(line)
    for start, end in sentences(text):
        clues, gifts = reader.clues(text, start, end, DAY)
        for at, piece in enumerate(clues.shape.pieces):
            if piece.thing is None:
                continue
            given = [number for kind, number, span in marks if kind == "A" and over((piece.start, piece.end), span)]
            if marks and not given and piece.thing.low is None and piece.thing.high is None:
                continue  # only what has a number is sure to be marked
            spans = {
                key: [span for kind, number, span in marks if kind == key[0].upper() and number in ("", *given[:1])]
                for key in PARTIES.values()
            }
            gift = next((gift for gift in gifts if at in (*gift.things, *gift.worth)), None)
            gold = [{"spans": spans, "status": ""}] if given else []
            yield dated(seen_of(clues, at, gift, gold), clues, at, gift, [])


def seen_of(clues: Clues, at: int, gift: Gift | None, gold: Sequence[Json]) -> Seen:
    """What is seen of one thing."""
    one = Seen(
        thing=list(clues.of_thing(at, gift, refusal(clues.shape, at, gift))),
        outcome=list(clues.of_outcome(at, gift)),
        people=[[*clues.own[number], *clues.beside(number, at, gift)] for number in range(len(clues.people))],
        given=bool(gold),
        became=gold[0]["status"] if gold else "",
        places=[clues.place(number, at) for number in range(len(clues.people))],
        predicate=clues.predicate(at),
        at=at,
        arrangement=clues.arrangement,
    )
    for role, key in PARTIES.items():
        one.sides[role] = [list(clues.of_side(role, number, at)) for number in range(len(clues.people))]
        spans = [span for draft in gold for span in draft["spans"].get(key, [])]
        one.who[role] = {
            number for number in range(len(clues.people)) if any(over(clues.span(number), span) for span in spans)
        }
    return one


def dated(one: Seen, clues: Clues, at: int, gift: Gift | None, gold: Sequence[Json]) -> Seen:
    """What is seen of a thing, with the days of the sentence and which of them is that of the gift."""
    gift = gift or bare_gift(clues.shape, at, Outcome(one.became or Outcome.GIVEN))
    one.days = list(clues.of_days(at, gift))
    if gold and "date" in gold[0]:
        meant = gold[0]["date"]
        spans = gold[0]["spans"].get("date", [])
        one.dated = set()
        for number, place in enumerate(clues.days):
            piece = clues.shape.pieces[place]
            same = piece.day is not None and same_date({"start": piece.day.first, "end": piece.day.last}, meant)
            if meant and (same or any(over((piece.start, piece.end), span) for span in spans)):
                one.dated.add(number)
    return one


def _tells_of(draft: Json, thing: Amount) -> bool:
    """Whether a gold draft has a thing: over the same words, and with the same number where there is one."""
    one, bare = shown(thing), thing.low is None and thing.high is None
    for key, listed in (("items", draft["items"]), ("money", draft["amounts"] or [draft["money"]])):
        golden = [each for each in listed if each]
        for gold, span in zip(golden, draft.get("spans", {}).get(key, []), strict=False):
            if over((thing.start, thing.end), span) and (bare or same_number(one, gold)):
                return True
        alike = [gold for gold in golden if not bare and same_number(one, gold)]
        if any(thing.is_money or (key == "items" and same_item(one, gold)) for gold in alike):
            return True
    return False


def over(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two stretches share something."""
    return one[0] < other[1] and other[0] < one[1]


def digest(every: Sequence[Seen]) -> str:
    """A word for all that was seen; in which order clues are told is no matter."""
    clues = [
        [sorted(clues) for clues in (one.thing, one.outcome, *one.people, *one.days, *chain(*one.sides.values()))]
        + [[*one.predicate], *map(list, one.places)]
        for one in every
    ]
    return hashlib.sha256(repr(clues).encode()).hexdigest()[:16]


if __name__ == "__main__":
    print(digest(marked_in(lines_of(MARKED))))
