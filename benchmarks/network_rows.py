"""What the network is taught of every sentence in `benchmarks/drafts`: what stands where in it, and what the gold says.

A lesson has the code points of its sentence, of its things, parties and days as the rules cut them, which of them the
gold means, and the words of the gold's fields whatever the rules make of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path

from draft_clues import (
    DAY,
    MARKED,
    NEWS,
    PARTIES,
    Seen,
    dated,
    given_of,
    lines_of,
    over,
    rules_alone,
    seen_of,
    unmarked,
)
from drafts import Json, load, meant
from strangers import LEARNT_FROM, plain

from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.learnt.network import TAGS, Span
from app.domain.drafts.weighing.clues import Clues
from app.domain.sentences import sentences

OF_THINGS = ("items", "money")
OF_MARKS = {"donors": "D", "recipients": "R"}
"""The fields that marked lines have; of things they do not say whether they are sums."""
UNDATED = ("parties", "plain")
"""Files whose gold has no days."""


@dataclass
class Thing:
    """A thing of a sentence: its code points, and what the gold says."""

    span: Span
    given: bool
    became: str
    who: dict[str, set[int]]
    """By their numbers among the people of its lesson, and so the days."""
    dated: set[int] | None
    sides: dict[str, list[Span]] = field(default_factory=dict[str, list[Span]])
    """The words of who gives and who gets it."""

    def add_unseen(self, people: Sequence[Span]) -> None:
        """Say which of all people give and get it, those whom the rules do not see as well."""
        for role, spans in self.sides.items():
            self.who[role] = {number for number, one in enumerate(people) if any(over(one, span) for span in spans)}


@dataclass
class Lesson:
    """A sentence; all spans are code points of it."""

    text: str
    tells: bool
    things: list[Thing] = field(default_factory=list[Thing])
    people: list[Span] = field(default_factory=list[Span])
    days: list[Span] = field(default_factory=list[Span])
    tags: dict[str, list[Span]] = field(default_factory=dict[str, list[Span]])
    """The words of the gold; a field that is not here is not known."""


def lessons(left: Sequence[str] = ()) -> list[Lesson]:
    """Those of all files but some, and of the lines that everybody wrote."""
    files = sorted(path for path in MARKED.parent.glob("*.jsonl") if path.stem not in left)
    with Pool() as pool:
        found = pool.map(lessons_of, files, chunksize=1)
        lined = pool.map(_of_lines, [lines_of(path) for path in (MARKED, *NEWS)], chunksize=1)
        hands = pool.map(_of_lines, [plain()[hand] for hand in sorted(LEARNT_FROM)], chunksize=1)
    return [one for part in (*found, *lined, *hands) for one in part]


def lessons_of(path: Path) -> list[Lesson]:
    """Those of a file of labelled sentences."""
    reader, out = rules_alone(), list[Lesson]()
    for row in load(path):
        sentence = meant(row, list(reader.drafts(row["text"], row["published"])))
        if sentence is not None:
            clues, gifts = reader.clues(row["text"], sentence.start, sentence.end, row["published"])
            tags = {key: [span for draft in row["drafts"] for span in draft["spans"].get(key, [])] for key in TAGS}
            lesson = _lesson(clues, (sentence.start, sentence.end), tags, tells=bool(row["drafts"]))
            lesson.people += _unseen(lesson, PARTIES.values(), lesson.people)
            lesson.things = [*_of_row(row, clues, gifts, sentence.start, with_days=path.stem not in UNDATED)]
            lesson.things += _things_unseen(lesson, row, sentence.start)
            for thing in lesson.things:
                thing.add_unseen(lesson.people)
            out.append(lesson)
    return out


def _unseen(lesson: Lesson, fields: Iterable[str], seen: Sequence[Span]) -> list[Span]:
    """The words of the gold at which the rules see nobody, or nothing, each once; the network is to point at them."""
    spans = dict.fromkeys(span for key in fields for span in lesson.tags.get(key, ()))
    return [span for span in spans if not any(over(span, other) for other in seen)]


def _things_unseen(lesson: Lesson, row: Json, start: int) -> Iterator[Thing]:
    """The things of the gold that the rules do not see, and some words that are no thing, to be told from them."""
    held = [thing.span for thing in lesson.things]
    unseen = _unseen(lesson, OF_THINGS, held)
    for draft in row["drafts"]:
        for key in OF_THINGS:
            for span in unseen:
                if [span[0] + start, span[1] + start] in draft["spans"].get(key, []):
                    yield Thing(span, True, draft["status"], {}, None, _sides(draft, start))
    held += [span for spans in lesson.tags.values() for span in spans] + lesson.people + lesson.days
    spans = [one.span() for one in _WORDS.finditer(lesson.text)]
    free = [span for span in spans if not any(over(span, other) for other in held)]
    for span in random.Random(lesson.text).sample(free, min(len(free), 1)):
        yield Thing(span, False, "", {}, None)


_WORDS = re.compile(r"\b[a-z]{4,}(?: [a-z]{4,})?")


def _lesson(clues: Clues, sentence: Span, tags: dict[str, list[Span]], *, tells: bool) -> Lesson:
    start, end = sentence
    days = [clues.shape.pieces[at] for at in clues.days]
    return Lesson(
        clues.text[start:end],
        tells,
        people=[_moved(clues.span(number), start) for number in range(len(clues.people))],
        days=[_moved((piece.start, piece.end), start) for piece in days],
        tags={key: [_moved(span, start) for span in spans if over(span, sentence)] for key, spans in tags.items()},
    )


def _of_row(row: Json, clues: Clues, gifts: Sequence[Gift], start: int, *, with_days: bool) -> Iterator[Thing]:
    for at, gift, gold in given_of(row, clues, gifts):
        seen = dated(seen_of(clues, at, gift, gold), clues, at, gift, gold)
        thing = _thing(clues, at, start, seen, with_days=with_days)
        for draft in gold:
            for role, spans in _sides(draft, start).items():
                thing.sides.setdefault(role, []).extend(spans)
        yield thing


def _sides(draft: Json, start: int) -> dict[str, list[Span]]:
    """The words of who gives and who gets what a draft of the gold tells of."""
    return {role: [_moved(span, start) for span in draft["spans"].get(key, [])] for role, key in PARTIES.items()}


def _thing(clues: Clues, at: int, start: int, seen: Seen, *, with_days: bool) -> Thing:
    piece = clues.shape.pieces[at]
    span = _moved((piece.start, piece.end), start)
    return Thing(span, seen.given, seen.became, seen.who, seen.dated if with_days else None)


def _moved(span: Sequence[int], start: int) -> Span:
    return span[0] - start, span[1] - start


def _of_lines(lines: Sequence[str]) -> list[Lesson]:
    """Those of lines whose parties and things are marked."""
    reader, out = rules_alone(), list[Lesson]()
    for line in lines:
        text, marks = unmarked(line)
        for start, end in sentences(text):
            clues, gifts = reader.clues(text, start, end, DAY)
            tags = {field: [span for kind, _, span in marks if kind == key] for field, key in OF_MARKS.items()}
            tells = any(kind == "A" and over((start, end), span) for kind, _, span in marks)
            lesson = _lesson(clues, (start, end), tags, tells=tells)
            for at, piece in enumerate(clues.shape.pieces):
                given = [number for kind, number, span in marks if kind == "A" and over((piece.start, piece.end), span)]
                if piece.thing is None or (
                    marks and not given and piece.thing.low is None and piece.thing.high is None
                ):
                    continue  # only what has a number is sure to be marked
                spans = {
                    key: [span for kind, number, span in marks if kind == key[0].upper() and number in ("", *given[:1])]
                    for key in PARTIES.values()
                }
                gift = next((gift for gift in gifts if at in (*gift.things, *gift.worth)), None)
                seen = seen_of(clues, at, gift, [{"spans": spans, "status": ""}] if given else [])
                lesson.things.append(_thing(clues, at, start, seen, with_days=False))
            out.append(lesson)
    return out
