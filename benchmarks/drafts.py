"""Drafts of sentences with a gold reading: precision and recall of each field, what is drafted of no donation, time.

Run by itself it prints the table and the worst sentences: `python benchmarks/drafts.py [FILE.jsonl …] [--worst 20]`.
With `--weights FOLDER` a file is read by the weights in the folder of its name there, which did not learn from it
(`weigh_drafts.py --each FOLDER`): that is the figure to go by; what the misses come from, `draft_causes.py` says.
With `--totals` it prints no word of any sentence. With `--alone` it prints instead what the readers of sums, things
and dates find of the gold by themselves, whatever becomes of it in a draft. With `--labels FILE` another labeller's
reading of the same sentences is held against the gold, by the same count: how far two people agree.
A line of such a file has `text`, `published`, `sentence` (which one is meant, from 0), and the gold `drafts` under the
keys of `main.py draft --json`; `if_drafted` is what a draft that is marked as what it is may say. Numbers are strings;
`money` is the sum given and `amounts` are the further ones.

The rules were written with `seen.jsonl` before their author's eyes; `second.jsonl` to `eleventh.jsonl` (there is no
fifth), by other hands, and `parties.jsonl` (who gives to whom; its gold has no days and no sources) were each measured
first and then read, so that the rules know them all by now, and the weights of clues are learnt from them
(`weigh_drafts.py`). `plain.jsonl` has short plain sentences, as many of them of trade, war, talks and the like as of
gifts. `constructions.txt` and `constructions_apart.txt` have gifts by the ways in which plain sources tell of them
(`construction_drafts.py`) and are not learnt from. `news.txt` and `news_second.txt` have plain sentences of newspapers,
most of no gift, with their parties and things marked (`plain_drafts.py`); so has `manners.txt`, in six manners, written
before anything of it was measured and not learnt from. `lookalikes.txt` has sentences of our own without a gift that
look like one, and gifts that look like these; every other one is in `lookalikes_apart.txt`, which is not learnt from.
`strangers.txt` has plain sentences of three hands that knew nothing of the rules, and half of the sentences of
`eleventh.jsonl` are by one of them; `strangers_second.txt` of two further ones, who wrote the articles in `articles`
too (`article_gifts.py`); `strangers_third.txt` and the articles c, d and e are by three more, from which nothing is
learnt (`hands.py`), as from f, which is ours, written before it was measured; the like of it, unread, is in
`articles_apart`. The articles k, a manner each, were written and labelled by one before any rule was read, who then
changed the rules by half of them; the others, in `articles_unread`, have not been read since. So were l and m, each by
one.
`whole.txt` has articles of ours; from both, and from `passages.txt`, is learnt who is meant across
sentences. `manners_second.txt` is ours again, written before it was measured. `twelfth.jsonl` to `twenty_ninth.jsonl`
are by a hand each, and were measured first and then read (the fourteenth in part). `thirtieth.jsonl` and
`thirty_fourth.jsonl` have not been read, but are learnt from; two further people labelled the former, and a third
settled where they differed. `thirty_second.jsonl` to `thirty_fourth.jsonl` are running prose by people who did not know
the rules; the first and the last were labelled again by another (`--labels`), who agreed in .96 or more of each field,
but in .91 of carriers and less of who says so. `thirty_fifth.jsonl` to `thirty_ninth.jsonl` are by five further hands,
who were asked for running prose in which who gives and gets something is often named in another sentence only; the
third has been measured and not read. `fortieth.jsonl` to `forty_third.jsonl` are by four hands who were asked to write
as such writers usually do, neither easier nor harder, half of it single sentences; `forty_fourth` to
`forty_ninth.jsonl` by six who were asked for what one finds when opening such texts at random, neither tricky nor
plain: they read far worse, whichever other such files the rules and weights have learnt from. The first two of them
were labelled again by another, who agreed in .92 or more of who gives and gets it. `forty_third`, `forty_fifth`,
`forty_seventh` and `forty_ninth.jsonl` have been measured and not read: they are what the aims are held against.
`fiftieth` to `sixty_third.jsonl` are by fourteen hands who were asked for the like of it in one manner each or in all,
and never for the same frame twice: without the network the rules read half to three quarters of them. `fifty_sixth` and
`sixty_third.jsonl` have been measured and not read either. `sixty_fourth` to `seventy_sixth.jsonl` are by thirteen
more, asked as those, `seventy_seventh.jsonl` by one who was asked for six manners and nothing literary; `seventieth`
and `seventy_seventh.jsonl` have not been read. The weights of clues learn nothing from `forty_first` on: with five of
them learnt, the others read no better and plain sentences worse. The network (`teach_network.py`) learns from all that
may be read but two, on which settings are tried (`TRIED` in `draft_clues.py`). `ordinary.txt` has ordinary texts
without a gift (`ordinary_drafts.py`). What is learnt from all but one of them reads that one better than what is learnt
from the older files alone: of nine of them, .85 of the givers for .83, .90 of the quantities for .88, .78 of the days
for .75, and 13 drafts of no gift for 18. Whoever changes the rules measures on new sentences by somebody else first,
with `--totals` alone. `eighty_fifth` to `eighty_ninth.jsonl` are by five people who were asked for plain sentences in
the manner of wires, ministries, situation reports, histories, companies and local papers, as such authors write them
every day, two of them labelled by somebody else; they have not been read. `ninetieth` to `ninety_second.jsonl` are the
other half of what the last three of them wrote, labelled by three others, and were measured first and then read.
`ninety_third` and `ninety_fourth.jsonl` are the halves of what a further one wrote and labelled, the second not read.
`ninety_fifth` to `ninety_seventh.jsonl` were each written and labelled before any rule was read by who then changed the
rules: parties, amounts and days, kinds of acts (half of it no gifts). Their even lines were measured at the end only.
`ninety_eighth` and `ninety_ninth.jsonl` are the halves of what one more wrote and labelled, asked for plain sentences
of the six manners and each frame at most three times; both were measured first, and the second has not been read.
`hundredth` to `hundred_and_second.jsonl` are by three more, asked the same, the latter two for numbers of something
else beside the gift, and `hundred_and_fourth.jsonl` is by one who wrote and labelled all of it before reading any rule;
all were measured first and then read. So was `hundred_and_third.jsonl` written, and has not been read.
`hundred_and_fifth` and `hundred_and_sixth.jsonl` are by two more who were asked for the six manners, plainly; the first
has not been read. Nor has `hundred_and_seventh`; it and `hundred_and_eighth.jsonl` are by one more, in eight manners.
So are `hundred_and_ninth`, not read, and `hundred_and_tenth.jsonl`, by one more, who wrote less plainly.
`hundred_and_eleventh`, not read, and `hundred_and_twelfth.jsonl` are by one who was asked for typical sentences of the
six manners, and names a getter by its noun alone. So are `hundred_and_thirteenth`, not read, and
`hundred_and_fourteenth.jsonl`, by one more, who names an organisation that gets something for a place as its carrier,
and `hundred_and_fifteenth`, not read, and `hundred_and_sixteenth.jsonl`, by one who names the place as its beneficiary.
So are `hundred_and_seventeenth`, not read, and `hundred_and_eighteenth.jsonl`, by one more, and
`hundred_and_nineteenth`, not read, and `hundred_and_twentieth.jsonl`, by another; `hundred_and_twenty_first`, not read,
and `hundred_and_twenty_second.jsonl` are by one who names people of a place by the place, as givers too, and
`hundred_and_twenty_third`, not read, and `hundred_and_twenty_fourth.jsonl` by another. Of these two another labelled
200 sentences again and agreed in .94 and .95 of who gets it, .94 and .92 of quantities, .93 and .98 of outcomes, .97 or
more of the other fields, and had 3 and 4 of the 200 numbers otherwise. `hundred_and_twenty_fifth`, not read, and
`hundred_and_twenty_sixth.jsonl` are by one more, and so are `hundred_and_twenty_seventh`, not read, and
`hundred_and_twenty_eighth.jsonl`, whose labels of *more than* and *up to* were given their open ends by a script. One
more wrote `hundred_and_twenty_ninth.jsonl`, not read, and `hundred_and_thirtieth.jsonl`; another, of lesser known
places, years and bodies, `hundred_and_thirty_first.jsonl`, not read, and `hundred_and_thirty_second.jsonl`.
One more wrote `hundred_and_thirty_third.jsonl`, not read, and `hundred_and_thirty_fourth.jsonl`, by which the rules
were then changed. So did another with `hundred_and_thirty_fifth.jsonl`, not read, and
`hundred_and_thirty_sixth.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from table import Row, line, median_within

from app.actions.drafts import make_reader
from app.domain.drafts.amounts.amounts import Amount, amounts, items
from app.domain.drafts.dates.days import Day, days
from app.domain.drafts.draft import Drafted, draft_as_json
from app.domain.drafts.read import Reader
from app.domain.fold import fold
from app.domain.numbers import as_number
from app.importers.actors import load_actor_reader, load_network, load_weights, load_word_kinds
from app.paths import REFERENCE

Json = dict[str, Any]
HERE = Path(__file__).parent / "drafts"
FIELDS = ("donors", "carriers", "recipients", "items", "quantities", "money", "status", "date", "asserted_by")
CLOSED = "date, its open end closed"
"""What is counted besides the fields: days as they are if an open end is that of the publication."""
YET = "status, announced taken as promised"
"""And what is yet to come, where hands differ in whether *will give* announces or promises."""
BODIES = {key: f"{key}, bodies by their words" for key in ("donors", "recipients")}
PLACED = {key: f"{key}, by their country" for key in ("donors", "recipients")}
"""And givers, where hands differ in whether an agency (USAID) bears the code of its state."""
DRAFT_MS, FIRST_MS = 5, 200
LONG_WORDS, LONG_MS = 50_000, 20_000
FLOOR = 50
"""How often the words of a sentence are found, which is the floor."""
OPEN = ("few", "vague", "order", "not_stated", "")
"""Qualifiers of a number that only says about how large it is, if that."""


@dataclass
class Tally:
    """What was right, of what is in the gold and of what was read; `sure` is of what was not marked unsure."""

    gold: Counter[str] = field(default_factory=Counter[str])
    found: Counter[str] = field(default_factory=Counter[str])
    read: Counter[str] = field(default_factory=Counter[str])
    right: Counter[str] = field(default_factory=Counter[str])
    sure: Counter[str] = field(default_factory=Counter[str])
    sure_right: Counter[str] = field(default_factory=Counter[str])
    sentences: int = 0
    none: int = 0
    drafted_of_none: list[str] = field(default_factory=list[str])
    wrong_numbers: list[str] = field(default_factory=list[str])
    worst: list[tuple[int, str, list[str]]] = field(default_factory=list[tuple[int, str, list[str]]])


def name_key(text: str) -> str:
    """A form in which spellings of a name agree: no case, accents, apostrophes, hyphens or *the*."""
    plain = re.sub(r"['’‘`׳]", "", fold(text.replace("&", " and ")))
    return " ".join(word for word in re.sub(r"[^\w+]|_", " ", plain).split() if word != "the")


# --- comparing -----------------------------------------------------------------------------------------


def same_party(one: Json, gold: Json) -> bool:
    """Whether two parties are the same: by name, or by words that name somebody of one country."""
    same_words = min(one["span"][1], gold["span"][1]) > max(one["span"][0], gold["span"][0])
    return name_key(one["name"]) == name_key(gold["name"]) or (one["iso2"] == gold["iso2"] and same_words)


def same_body(one: Json, gold: Json) -> bool:
    """As `same_party`, and a body in full for what the gold names of it: an agency for its state or its letters, the
    people, the council or the hospital of a town for the town; also with where it is, which the gold leaves out. What
    is shorter than the gold, or of another state, is not the same.
    """
    same_words = min(one["span"][1], gold["span"][1]) > max(one["span"][0], gold["span"][0])
    placed = not gold["iso2"] and f"{name_key(one['name'])} ".startswith(f"{name_key(gold['name'])} ")
    in_full = not one["iso2"] and len(one["name"]) > len(gold["name"])
    return same_party(one, gold) or (same_words and (in_full or placed))


def same_country(one: Json, gold: Json) -> bool:
    """As `same_body`, and anybody of the same country: some name *the hospitals of Lima* by the town, some by all."""
    return same_body(one, gold) or (one["iso2"] == gold["iso2"] != "")


def spanned(draft: Json) -> Json:
    """The draft with each party's words beside its name."""
    out = dict(draft)
    for key in ("donors", "carriers", "recipients"):
        spans = draft["spans"].get(key, [[0, 0]] * len(draft[key]))
        out[key] = [{**party, "span": span} for party, span in zip(draft[key], spans, strict=True)]
    return out


def ends(one: Json) -> tuple[Decimal | None, Decimal | None]:
    """The ends of an amount; nothing below *up to*, nothing of what is only vague."""
    low, high = (None if one[key] is None else Decimal(str(one[key])) for key in ("low", "high"))
    if one["qualifier"] == "few":
        return None, None
    if one["qualifier"] in ("up_to", "at_most", "under") and not low:
        low = None
    return low, high


def same_number(one: Json, gold: Json) -> bool:
    """Whether an amount is read as it is meant."""
    if ends(one) == ends(gold):
        return True
    return ends(gold) == (None, None) and one["qualifier"] in OPEN and gold["qualifier"] in OPEN


def same_money(one: Json | None, gold: Json | None) -> bool:
    """Whether two sums are the same."""
    if one is None or gold is None:
        return one is gold
    return same_number(one, gold) and one["currency"] == gold["currency"]


_IDLE = frozenset(["the", "a", "an", "of", "some", "and"])


def same_item(one: Json, gold: Json) -> bool:
    """Whether two things are the same: half of their words, letters of plurals aside."""
    a, b = (_words(f"{part['item'] or part['as_stated']} {part['unit']}") for part in (one, gold))
    return len(a & b) * 2 >= max(1, min(len(a), len(b)))


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W\d_]+", text.lower())} - _IDLE


def same_date(one: Json | None, gold: Json | None) -> bool:
    """Whether both ends are the same days."""
    if one is None or gold is None:
        return one is gold
    return (one["start"] or None, one["end"] or None) == (gold["start"] or None, gold["end"] or None)


def same_speaker(one: str, gold: str) -> bool:
    """Whether two names of who says so are the same, with *a* before them or without."""
    return re.sub("^an? ", "", name_key(one)) == re.sub("^an? ", "", name_key(gold))


def closed(date: Json | None, published: str) -> Json | None:
    """A date whose open end is the publication: hands differ in whether *since May* ends there or is left open."""
    if date is None or not (date["start"] or date["end"]):
        return date
    start, end = date["start"], date["end"] or max(published, date["start"])
    return {**date, "start": start or (published if end >= published else None), "end": end}


def likeness(one: Json, gold: Json) -> int:
    """How much two drafts have in common, for pairing them."""
    points = 4 * same_money(one["money"], gold["money"]) * (gold["money"] is not None)
    points += 4 * sum(any(same_number(a, b) and same_item(a, b) for b in gold["items"]) for a in one["items"])
    for key in ("donors", "recipients"):
        points += 2 * sum(any(same_party(a, b) for b in gold[key]) for a in one[key])
    return points + (one["status"] == gold["status"])


def paired(read: Sequence[Json], gold: Sequence[Json]) -> list[tuple[Json | None, Json | None]]:
    """Each draft beside its gold one; the best way of all, None where one has no partner."""
    size = max(len(read), len(gold))
    padded = [*read, *[None] * (size - len(read))]
    if size > 6:  # too many ways
        return [(one, gold[at] if at < len(gold) else None) for at, one in enumerate(padded)]
    other = [*gold, *[None] * (size - len(gold))]
    best = max(
        permutations(range(size)),
        key=lambda order: sum(
            likeness(one, two) for one, at in zip(padded, order, strict=True) if one and (two := other[at])
        ),
    )
    return [(one, other[at]) for one, at in zip(padded, best, strict=True)]


# --- counting ------------------------------------------------------------------------------------------


def compare(tally: Tally, one: Json | None, gold: Json | None, wrong: list[str]) -> None:
    """Count what a draft and its gold have in common, field by field; say what differs."""
    unsure = one["unsure"] if one else {}
    for key in ("donors", "carriers", "recipients"):
        _several(tally, key, one[key] if one else [], gold[key] if gold else [], same_party, key not in unsure, wrong)
    items, golden = (one["items"] if one else []), (gold["items"] if gold else [])
    sure = "items" not in unsure
    _several(tally, "items", items, golden, same_item, sure, wrong)
    stated = [item for item in golden if item["low"] is not None or item["high"] is not None]
    vague = {item["as_stated"] for item in golden if item not in stated}
    counted = [
        item
        for item in items
        if (item["low"] is not None or item["high"] is not None)
        and not (item["qualifier"] in OPEN and item["as_stated"] in vague)
    ]
    _several(tally, "quantities", counted, stated, same_number, sure, wrong)
    _single(tally, "money", one, gold, same_money, wrong)
    _single(tally, "date", one, gold, same_date, wrong)
    _single(tally, "status", one, gold, lambda a, b: a == b, wrong)
    _single(tally, "asserted_by", one, gold, same_speaker, wrong)


def _single(
    tally: Tally, key: str, one: Json | None, gold: Json | None, same: Any, wrong: list[str], name: str = ""
) -> None:
    a, b = (draft[key] or None if draft else None for draft in (one, gold))
    right = a is not None and b is not None and same(a, b)
    sure = one is not None and key not in one["unsure"]
    _count(tally, name or key, gold=b is not None, read=a is not None, right=right, sure=sure)
    if (a or b) and not right:
        wrong.append(f"{key}: {_short(a)} for {_short(b)}")


def _several(
    tally: Tally, key: str, read: list[Json], gold: list[Json], same: Any, sure: bool, wrong: list[str]
) -> None:
    left = list(gold)
    for one in read:
        match = next((other for other in left if same(one, other)), None)
        if match is not None:
            left.remove(match)
        else:
            wrong.append(f"{key}: {_short(one)} is not there")
        _count(tally, key, gold=False, read=True, right=match is not None, sure=sure)
    tally.found[key] += len(gold) - len(left)
    tally.gold[key] += len(gold)
    wrong += [f"{key}: {_short(other)} was missed" for other in left]


def _count(tally: Tally, key: str, *, gold: bool, read: bool, right: bool, sure: bool) -> None:
    tally.gold[key] += gold
    tally.found[key] += right and gold
    tally.read[key] += read
    tally.right[key] += right
    tally.sure[key] += read and sure
    tally.sure_right[key] += right and sure


def _short(one: Any) -> str:
    if isinstance(one, dict):
        return " ".join(str(value) for value in one.values() if value not in (None, ""))  # pyright: ignore
    return str(one)


def measure(lines: Sequence[Json], reader: Reader, tally: Tally | None = None) -> Tally:
    """Draft every sentence and hold it against its gold; counted with what was counted before."""
    return held_against(lines, lambda row: drafted(row, list(reader.drafts(row["text"], row["published"]))), tally)


def by_another(lines: Sequence[Json]) -> Callable[[Json], list[Json]]:
    """What another labeller says of the same sentences, as if it had been drafted: how far two people agree."""
    by_id = {row["id"]: [{**spanned(draft), "unsure": {}} for draft in row["drafts"]] for row in lines}
    return lambda row: by_id[row["id"]]


def held_against(lines: Sequence[Json], read_of: Callable[[Json], list[Json]], tally: Tally | None = None) -> Tally:
    """Hold what is read of every sentence against its gold; counted with what was counted before."""
    tally = tally or Tally()
    for row in lines:
        wrong: list[str] = []
        read = read_of(row)
        tally.sentences += 1
        if not row["drafts"]:
            tally.none += 1
            if read:
                tally.drafted_of_none.append(row["id"])
                wrong.append(f"drafted, and is none: {row['none']}")
        for one, gold in paired(read, [spanned(gold) for gold in row["drafts"]]) if row["drafts"] else ():
            compare(tally, one, gold, wrong)
            mine, meant_by = (_shut(draft, row["published"]) for draft in (one, gold))
            _single(tally, "date", mine, meant_by, same_date, [], CLOSED)
            _single(tally, "status", one, gold, _same_yet, [], YET)
            for names, same in ((BODIES, same_body), (PLACED, same_country)):
                for key, name in names.items():
                    named, meant = (draft[key] if draft else [] for draft in (one, gold))
                    _several(tally, name, named, meant, same, one is not None and key not in one["unsure"], [])
        _numbers(tally, row, read)
        if wrong:
            tally.worst.append((len(wrong), f"{row['id']} {row['text']}", wrong))
    return tally


def _same_yet(one: str, other: str) -> bool:
    return one == other or {one, other} == {"announced", "promised"}


def _shut(draft: Json | None, published: str) -> Json | None:
    return draft and {**draft, "date": closed(draft["date"], published)}


def drafted(row: Json, found: Sequence[Drafted]) -> list[Json]:
    """The drafts of the sentence that is meant, without those marked as no donation where the gold has not so many."""
    sentence = meant(row, found)
    read = [spanned(draft_as_json(draft)) for draft in sentence.drafts] if sentence is not None else []
    if len(read) > len(row["drafts"]):
        read = [one for one in read if "terms" not in one["unsure"]]
    return read


def meant(row: Json, drafted: Sequence[Drafted]) -> Drafted | None:
    """The sentence that is meant: the one of its number, or that in which the words of the gold stand."""
    at = row.get("sentence", 0)
    spans = [span for draft in row["drafts"] for one in draft.get("spans", {}).values() for span in one]
    if spans and (
        at >= len(drafted) or all(high <= drafted[at].start or low >= drafted[at].end for low, high in spans)
    ):
        first = min(low for low, _ in spans)
        return next((one for one in drafted if one.end > first), None)
    return drafted[at] if at < len(drafted) else None


def _numbers(tally: Tally, row: Json, read: list[Json]) -> None:
    """Numbers that were read and that the gold has nowhere in the sentence, whether sure or not."""
    every = [*row["drafts"], *row.get("if_drafted", [])]
    golden = [one for draft in every for one in [*draft["items"], *draft["amounts"], draft["money"]] if one]
    for draft in read:
        for one in [*draft["items"], *draft["amounts"]]:
            if (one["low"] is not None or one["high"] is not None) and not any(same_number(one, b) for b in golden):
                tally.wrong_numbers.append(f"{row['id']}: {one['as_stated']}")


# --- each field by itself ------------------------------------------------------------------------------


def alone(lines: Sequence[Json], reader: Reader) -> Iterator[str]:
    """What is found of the sums, the things with a number and the dates of the gold, without any draft."""
    counted: Counter[tuple[str, str]] = Counter()
    missed: list[str] = []
    for row in lines:
        text = row["text"]
        sentence = meant(row, list(reader.drafts(text, row["published"])))
        if sentence is None:
            continue
        named = reader.named(text, sentence.start, sentence.end)
        countries = {code for one in named for code in (one.iso2, one.home) if code}
        found = amounts(text, sentence.start, sentence.end, countries, row["published"])
        found += items(text, sentence.start, sentence.end, found)
        when: list[Day] = []
        for one in reader.drafts(text, row["published"]):
            when += days(text, one.start, one.end, row["published"], when[-1] if when else None)
        for key, gold, why in _not_found(row, found, when):
            counted[key, "gold"] += 1
            counted[key, "found"] += not why
            if why:
                missed.append(f"{row['id']} {key}: {_short(gold)} · {why}")
        golden = [one for draft in [*row["drafts"], *row.get("if_drafted", [])] for one in _numbers_of(draft)]
        for one in found:
            told = shown(one)
            if told["low"] is None and told["high"] is None:
                continue
            if not any(same_number(told, gold) for gold in golden):
                missed.append(f"{row['id']} not meant: {one.as_stated} · {one.unsure or 'sure'} · {text}")
    yield from (f"{key}: {counted[key, 'found']} of {counted[key, 'gold']}" for key in ("things", "money", "date"))
    yield from missed


def _numbers_of(draft: Json) -> list[Json]:
    return [one for one in [*draft["items"], *draft["amounts"], draft["money"]] if one]


def _not_found(row: Json, found: list[Amount], when: list[Day]) -> Iterator[tuple[str, Json, str]]:
    """Each amount and date of the gold, with what was found in its place where that is not the same."""
    told = [shown(one) for one in found]
    for draft in row["drafts"]:
        for gold in (one for one in draft["items"] if one["low"] is not None or one["high"] is not None):
            same = [one for one in told if same_number(one, gold) and same_item(one, gold)]
            yield "things", gold, "" if same else _beside(gold, told)
        for gold in (one for one in [draft["money"], *draft["amounts"]] if one):
            yield "money", gold, "" if any(same_money(one, gold) for one in told) else _beside(gold, told)
        if (gold := draft["date"]) is not None:
            read = [{"start": one.first, "end": one.last, "as_stated": one.as_stated} for one in when]
            yield "date", gold, "" if any(same_date(one, gold) for one in read) else _beside(gold, read)


def _beside(gold: Json, shown: Sequence[Json]) -> str:
    words = _words(gold["as_stated"]) | set(re.findall(r"\d+", gold["as_stated"]))
    near = [one for one in shown if words & (_words(one["as_stated"]) | set(re.findall(r"\d+", one["as_stated"])))]
    return "; ".join(map(_short, near)) or "nothing"


def shown(one: Amount) -> Json:
    """An amount under the keys of the gold."""
    return {
        "item": one.item, "low": as_number(one.low), "high": as_number(one.high), "qualifier": one.qualifier.value,
        "unit": one.unit, "currency": one.currency, "as_stated": one.as_stated,
    }  # fmt: skip


# --- telling -------------------------------------------------------------------------------------------


def load(path: Path) -> list[Json]:
    """The lines of a file of sentences."""
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]


def table(tally: Tally) -> Iterator[str]:
    """Precision and recall of each field as Markdown."""
    yield "| field | gold | recall | read | precision | sure | precision of sure |\n|---|---|---|---|---|---|---|"
    for key in (*FIELDS, CLOSED, YET, *BODIES.values(), *PLACED.values()):
        gold, read, sure = tally.gold[key], tally.read[key], tally.sure[key]
        yield (
            f"| {key} | {gold} | {_share(tally.found[key], gold)} | {read} | {_share(tally.right[key], read)} "
            f"| {sure} | {_share(tally.sure_right[key], sure)} |"
        )
    counted = (tally.gold, tally.read, tally.sure, tally.sure_right)
    gold, read, sure, right = (sum(one[key] for key in FIELDS) for one in counted)
    yield f"| all | {gold} | | {read} | | {sure} | {_share(right, sure)} |"
    yield (
        f"\n{tally.sentences} sentences, {tally.none} no donation, of which drafted "
        f"{len(tally.drafted_of_none)} ({_share(len(tally.drafted_of_none), tally.none)}); "
        f"numbers read that are not meant: {len(tally.wrong_numbers)}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def rows() -> Iterator[Row]:
    """The lines of the table of timings: how long one waits for the first draft, with what is loaded for it side by
    side, and for that of each sentence, once: what is kept of a sentence would make the next time short."""
    lines = load(HERE / "seen.jsonl")
    begun = time.perf_counter()
    reader = make_reader()
    list(reader.drafts(lines[0]["text"], lines[0]["published"]))
    first = [(time.perf_counter() - begun) * 1000]
    yield Row("the first draft, reference data loaded", f"≤ {FIRST_MS}", first, None, first[0] <= FIRST_MS)
    times: list[float] = []
    floor: list[float] = []
    for row in lines:
        begun = time.perf_counter()
        list(reader.drafts(row["text"], row["published"]))
        times.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        for _ in range(FLOOR):
            re.findall(r"[^\W\d_]+", row["text"])
        floor.append((time.perf_counter() - begun) * 1000 / FLOOR)
    by_floor = sum(times) / sum(floor)
    yield Row("drafts of a sentence", f"≤ {DRAFT_MS}", times, by_floor, median_within(times, DRAFT_MS))
    words = sum(len(row["text"].split()) for row in lines)
    long = [sum(times) * LONG_WORDS / words]
    yield Row(f"drafts of {LONG_WORDS:,} words", f"≤ {LONG_MS:,}", long, by_floor, long[0] <= LONG_MS)


def reader_of(file: Path, weights: Path | None) -> Reader:
    """What reads a file of sentences: by weights that did not learn from it where there are such."""
    return reader_by(weights and weights / file.stem)


def reader_by(weights: Path | None) -> Reader:
    """The program's reader, or one by the weights of a folder."""
    if weights is None:
        return make_reader()
    return Reader(
        load_actor_reader(REFERENCE), load_weights(weights), load_word_kinds(REFERENCE), load_network(REFERENCE)
    )


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[HERE / "seen.jsonl"])
    parser.add_argument("--worst", type=int, default=20, help="how many of the worst sentences are shown")
    parser.add_argument(
        "--totals", action="store_true", help="print no word of any sentence: for a file to stay unseen"
    )
    parser.add_argument("--weights", type=Path, help="a folder with weights of clues learnt without each file")
    parser.add_argument("--alone", action="store_true", help="only what is found of sums, things and dates")
    parser.add_argument("--labels", type=Path, help="another labeller's file, held against the gold instead of drafts")
    asked = parser.parse_args()
    if asked.labels:
        print("\n".join(table(held_against(load(asked.files[0]), by_another(load(asked.labels))))))
        return 0
    tally = Tally()
    for file in asked.files:
        reader = reader_of(file, asked.weights)
        if asked.alone:
            print("\n".join(alone(load(file), reader)))
        else:
            measure(load(file), reader, tally)
    if asked.alone:
        return 0
    tally.worst.sort(key=lambda one: -one[0])
    print("\n".join(table(tally)))
    if asked.totals:
        return 0
    for name, listed in (("drafted of no donation", tally.drafted_of_none), ("numbers", tally.wrong_numbers)):
        print(f"\n{name}: {', '.join(listed)}")
    for _, text, wrong in tally.worst[: asked.worst]:
        print(f"\n{text}\n  " + "\n  ".join(wrong))
    print()
    for row in rows():
        print(line(row), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
