"""What the misses of drafts come from, counted: `python benchmarks/draft_causes.py FILE.jsonl … [--weights FOLDER]`.

A party, a number, an outcome or a day of the gold that a draft does not have was lost at one of the steps by which a
draft is made, and each miss is counted at the first step that lost it: nobody is seen in its words (`somebody.py`), no
number is read there (`amounts.py`), no draft is made at all, none beside the gold one, or the draft has another one, or
leaves it open. Numbers that are not meant and drafts of no donation are counted by who made them. With `--show CAUSE`
the sentences of a cause are printed too, for files that may be read.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from drafts import (
    Json,
    closed,
    drafted,
    load,
    meant,
    paired,
    reader_of,
    same_date,
    same_money,
    same_number,
    same_party,
    shown,
    spanned,
)

from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.read import Reader
from app.domain.drafts.weighing.clues import Clues

Cause = tuple[str, str, str]
"""A field, what its miss comes from, and what is missed."""


def causes(row: Json, reader: Reader) -> Iterator[Cause]:
    """Every miss of one sentence."""
    found = list(reader.drafts(row["text"], row["published"]))
    sentence, read = meant(row, found), drafted(row, found)
    if sentence is None:
        return
    clues, gifts = reader.clues(row["text"], sentence.start, sentence.end, row["published"])
    if not row["drafts"]:
        yield from (("no donation", _maker(one, clues, gifts), _short(one)) for one in read)
    else:
        for one, gold in paired(read, [spanned(gold) for gold in row["drafts"]]):
            if gold is not None:
                yield from _missed(one, gold, read, clues, row["published"])
            elif one is not None:
                yield "draft too many", _maker(one, clues, gifts), _short(one)
    every = [*row["drafts"], *row.get("if_drafted", [])]
    golden = [one for draft in every for one in [*_numbers(draft), draft["money"]] if one]
    for draft in read:
        for one in _numbers(draft):
            if _says(one) and not any(same_number(one, gold) for gold in golden):
                of = "of no donation" if not row["drafts"] else "of a donation"
                over = any(
                    one["as_stated"] in gold["as_stated"] or gold["as_stated"] in one["as_stated"] for gold in golden
                )
                how = "misread" if over else "another number"
                yield "number not meant", f"{how} {of}, {_maker(draft, clues, gifts)}", one["as_stated"]


def _missed(one: Json | None, gold: Json, read: Sequence[Json], clues: Clues, published: str) -> Iterator[Cause]:
    """What one draft lacks of its gold."""
    none = "no draft" if not read else "no draft beside it" if one is None else ""
    for field in ("donors", "recipients"):
        for party in gold[field]:
            if one is None or not any(same_party(other, party) for other in one[field]):
                yield field, _of_party(none, one, field, party, clues), party["name"]
    for field in ("donors", "recipients"):
        for party in one[field] if one else ():
            if not any(same_party(party, other) for other in gold[field]):
                yield f"{field} not meant", _not_meant(party, field, gold), party["name"]
    for field, golden in (("quantities", [one for one in gold["items"] if _says(one)]), ("money", [gold["money"]])):
        for number in filter(None, golden):
            same = same_money if field == "money" else same_number
            mine = [] if one is None else [one["money"]] if field == "money" else one["items"]
            if not any(same(other, number) for other in mine if other):
                yield field, _of_number(none, read, number, field, clues), number["as_stated"]
    if one is None or one["status"] != gold["status"]:
        yield "status", none or f"{one['status']} for {gold['status']}" if one else none, gold["status"]
    day = closed(gold["date"], published)
    if day and (one is None or not same_date(closed(one["date"], published), day)):
        yield "date", _of_date(none, one, day, clues, published), day.get("as_stated", "")


def _of_party(none: str, one: Json | None, field: str, party: Json, clues: Clues) -> str:
    low, high = party["span"]
    over = [at for at in range(len(clues.people)) if clues.span(at)[0] < high and low < clues.span(at)[1]]
    if not over:
        pieces = [piece for piece in clues.shape.pieces if piece.start < high and low < piece.end]
        sorts = "+".join(sorted({piece.sort for piece in pieces}))
        return f"nobody is seen there ({sorts})" + (f", {none}" if none else "")
    if none or one is None:
        return none
    if any(other["span"][0] < high and low < other["span"][1] for other in one[field]):
        return "called otherwise"
    return "another is taken" if one[field] else "left open"


def _not_meant(party: Json, field: str, gold: Json) -> str:
    other = "recipients" if field == "donors" else "donors"
    if any(same_party(party, one) for one in gold[other]):
        return f"of the {other}"
    if any(same_party(party, one) for one in gold["carriers"]):
        return "of the carriers"
    return "another is meant" if gold[field] else "nobody is meant"


def _of_number(none: str, read: Sequence[Json], number: Json, field: str, clues: Clues) -> str:
    there = [shown(piece.thing) for piece in clues.shape.pieces if piece.thing is not None]
    same = [one for one in there if (same_money(one, number) if field == "money" else same_number(one, number))]
    if not same:
        near = [
            one for one in there if one["as_stated"] in number["as_stated"] or number["as_stated"] in one["as_stated"]
        ]
        return "read as another number" if near else "never read"
    if none == "no draft":
        return none
    if any(same_number(one, number) for draft in read for one in _numbers(draft)):
        return "in another draft"
    return none or "left out"


def _of_date(none: str, one: Json | None, gold: Json, clues: Clues, published: str) -> str:
    when = [piece.day for piece in clues.shape.pieces if piece.day is not None]
    read = [{"start": day.first, "end": day.last} for day in when]
    if not any(same_date(closed(day, published), gold) for day in read):
        return f"never read ({'another day' if read else 'no day'})" + (f", {none}" if none else "")
    if none or one is None:
        return none
    return "another day is taken" if one["date"] else "left open"


def _maker(one: Json, clues: Clues, gifts: Sequence[Gift]) -> str:
    """Whether a frame or only the weighing of clues has made a draft."""
    spans = one["spans"].get("items", []) + one["spans"].get("money", [])
    held = [at for gift in gifts for at in (*gift.things, *gift.worth)]
    framed = any(clues.shape.pieces[at].start == low for at in held for low, _ in spans)
    return "by a frame" if framed else "by weighing" if spans else "without a thing"


def _numbers(draft: Json) -> list[Json]:
    return [one for one in [*draft["items"], *(draft["amounts"] or [draft["money"]])] if one]


def _says(one: Json) -> bool:
    return one["low"] is not None or one["high"] is not None


def _short(one: Json) -> str:
    names = (", ".join(party["name"] for party in one[field]) for field in ("donors", "recipients"))
    return " > ".join(names) + f" {one['status']}: {'; '.join(number['as_stated'] for number in _numbers(one))}"


def main() -> int:
    """Print the causes of each field, the commonest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--weights", type=Path, help="a folder with weights of clues learnt without each file")
    parser.add_argument("--show", default="", help="print the sentences of this field and cause: “donors: left open”")
    asked = parser.parse_args()
    counted: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in asked.files:
        reader = reader_of(file, asked.weights)
        for row in load(file):
            for field, cause, what in causes(row, reader):
                counted[field][cause].append(f"{row['id']} {what} · {row['text']}")
    for field, by_cause in counted.items():
        print(f"\n{field}: {sum(map(len, by_cause.values()))}")
        for cause, listed in sorted(by_cause.items(), key=lambda one: -len(one[1])):
            print(f"{len(listed):5} {cause}")
            if asked.show and f"{field}: {cause}".startswith(asked.show):
                print("\n".join(f"        {one}" for one in listed))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
