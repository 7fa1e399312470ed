"""What is read of whole articles by other people: `python benchmarks/article_gifts.py FOLDER … [--misses] [--totals]`.

A folder has articles, `NN.txt`, the headline first, each with its gold, `NN.json`: `published` and in `gifts`, in the
order of the text, `words` that stand once in the article, in the sentence that tells of the gift, `donors` and
`recipients` (a country by its code, others by name), `items`, `money`, `status` and `date`. The whole article is
drafted in order; the drafts of a sentence are held against the gifts that it tells of, the best way of all. Where the
gold has a country, an agency of it that our list has is right as well: a record of that counts for the country.

Some articles have the `day` of each gift too, `start` and `end` as ISO days, empty where an end is open: when it was
given, announced or promised as its status says, or by when it is to come where only that is told; null where the text
dates it by nothing but the publication.

Without a folder those of `drafts/articles` are read, from which the choice of who is meant across sentences is learnt
(`draft_context.py`), but only of the hands a and b. Those of `drafts/articles_apart` and `drafts/articles_unread` have
not been read: of these only `--totals` is for eyes. With `--misses` each miss is printed with its cause; with
`--totals` no word of any article is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafts import HERE, Json

from app.actions.drafts import make_reader
from app.domain.drafts.draft import Drafted, draft_as_json
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.organisations import OrganisationKind
from app.domain.drafts.read import Reader
from app.importers.reference import read_rows
from app.paths import REFERENCE

ARTICLES = HERE / "articles"
PARTIES = ("donors", "recipients")
SURE = (*PARTIES, "items", "money", "status")
_LISTED = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.GROUP)
_IDLE = frozenset(("the", "a", "an", "of", "and", "for", "in"))
_NO_COUNTRIES = ("EU", "UN")
"""Codes that the gold has for what is no country."""
_EPITHET = re.compile(
    r"\b(?:its?|they|them|their|theirs|he|she|him|her|his|who|we|us|our|the (?:\w+ ){0,3}(?:country|nation|kingdom|"
    r"emirate|sultanate|republic|state|islands?|archipelago|neighbou?r|government|ministry|embassy|agency|charity|"
    r"foundation|company|firm|group|bank|bloc|union|city|town|district|region|organi[sz]ation|ngo|fund))\b",
    re.IGNORECASE,
)
"""Words that take somebody up."""


class Article(NamedTuple):
    """An article and what it tells of."""

    name: str
    text: str
    published: str
    gifts: list[Json]
    """Each with its parties under all their names."""

    @property
    def by_others(self) -> bool:
        """Whether it says in which words each gift stands."""
        return all("words" in gift for gift in self.gifts)


def load(folder: Path, reader: Reader) -> list[Article]:
    """The articles of a folder; names of the gold that a list has stand for all it has of them."""

    def known(name: str) -> str:
        full = {one.name for one in reader.named(name, 0, len(name)) if one.kind in _LISTED} - {name}
        if re.fullmatch("[A-Z]{2}", name):
            return "|".join(full) if name in _NO_COUNTRIES else name
        return "|".join((name, *full))

    out: list[Article] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        for gift in gold["gifts"]:
            gift |= {key: [known(name) for name in gift[key]] for key in PARTIES}
        out.append(Article(f"{folder.name}/{path.stem}", text, gold["published"], gold["gifts"]))
    return out


# --- comparing -------------------------------------------------------------------------------------------


def is_party(name: str, iso2: str, gold: str) -> bool:
    """Whether a party is the one of the gold: of its country or an agency of it, or by a name that holds the other."""
    if re.fullmatch("[A-Z]{2}", gold):
        return gold in (iso2, _agencies().get(name))
    one = re.sub(r"^the ", "", name.lower())
    others = [re.sub(r"^the ", "", each.lower()) for each in gold.split("|")]
    return bool(one) and any(one in other or other in one for other in others)


@cache
def _agencies() -> dict[str, str]:
    """The countries whose own agencies our list has, by the full names of these; a record of one counts for it."""
    rows = read_rows(REFERENCE / "organisations.json")
    return {row["name"]: row["iso2"] for row in rows if row["kind"] == OrganisationKind.AGENCY and row["iso2"]}


def _is(one: Json, gold: str) -> bool:
    return is_party(one["name"], one["iso2"], gold)


def _ends(one: Json) -> tuple[Decimal | None, Decimal | None]:
    return tuple(None if one[key] is None else Decimal(str(one[key])) for key in ("low", "high"))  # type: ignore[return-value]


def same_number(one: Json, gold: Json) -> bool:
    """Whether a number is the one of the gold: both of its ends, or the only one that is stated."""
    (low, high), meant = _ends(one), _ends(gold)
    return (low, high) == meant or (None in (*meant, low, high) and (low or high) == (meant[0] or meant[1]))


def same_money(one: Json, gold: Json) -> bool:
    """Whether a sum is the one of the gold."""
    return same_number(one, gold) and one["currency"] == gold["currency"]


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[^\W\d_]+", text.lower())} - _IDLE


def _same_thing(one: Json, gold: Json) -> bool:
    return bool(_words(f"{one['item']} {one['unit']} {one['as_stated']}") & _words(gold["item"]))


def _numbers(draft: Json) -> list[Json]:
    return [one for one in (*draft["items"], *draft["amounts"]) if one["low"] is not None or one["high"] is not None]


def _stated(gift: Json) -> list[Json]:
    every = [*gift["items"], *([gift["money"]] if gift["money"] else [])]
    return [one for one in every if one["low"] is not None or one["high"] is not None]


def likeness(draft: Json, gift: Json) -> int:
    """How much a draft has of a gift."""
    numbers = sum(any(same_number(one, gold) for one in _numbers(draft)) for gold in _stated(gift))
    things = sum(any(_same_thing(one, gold) for one in draft["items"]) for gold in gift["items"])
    parties = sum(any(_is(one, gold) for one in draft[key]) for key in PARTIES for gold in gift[key])
    return 1 + 8 * numbers + 3 * things + 2 * parties + (draft["status"] == gift["status"])


def paired(drafts: Sequence[Json], gifts: Sequence[Json]) -> list[Json | None]:
    """The draft of each gift, so that all together are likest."""

    @cache
    def best(at: int, used: int) -> tuple[int, tuple[int, ...]]:
        if at == len(gifts):
            return 0, ()
        less, chosen = best(at + 1, used)
        found = [(less, (-1, *chosen))]
        for number, draft in enumerate(drafts):
            if not used >> number & 1:
                more, others = best(at + 1, used | 1 << number)
                found.append((more + likeness(draft, gifts[at]), (number, *others)))
        return max(found)

    return [drafts[number] if number >= 0 else None for number in best(0, 0)[1]]


def told_in(article: Article, drafted: Sequence[Drafted]) -> list[list[Json]]:
    """The gifts that each sentence tells of."""
    out: list[list[Json]] = [[] for _ in drafted]
    for gift in article.gifts:
        at = article.text.find(gift["words"])
        out[next((number for number, one in enumerate(drafted) if one.end > at), -1)].append(gift)
    return out


# --- why -------------------------------------------------------------------------------------------------


class Mentions:
    """Where in an article each sentence names whom."""

    def __init__(self, article: Article, drafted: Sequence[Drafted], reader: Reader) -> None:
        self.texts = [article.text[one.start : one.end] for one in drafted]
        self.named: list[list[Named]] = [reader.named(article.text, one.start, one.end) for one in drafted]

    def _names(self, number: int, gold: str) -> bool:
        if any(is_party(one.name, one.iso2 or one.home, gold) for one in self.named[number]):
            return True
        return len(gold) > 2 and any(name.lower() in self.texts[number].lower() for name in gold.split("|"))

    def cause(self, number: int, gold: str) -> str:
        """Where a party of a sentence is named that stands in the gold."""
        if self._names(number, gold):
            return "named in this sentence"
        taken_up = ", by epithet or pronoun" if _EPITHET.search(self.texts[number]) else ""
        if number and self._names(number - 1, gold):
            return f"named in the sentence before{taken_up}"
        if self._names(0, gold):
            return f"named in the heading{taken_up}"
        if any(self._names(one, gold) for one in range(number)):
            return f"named earlier{taken_up}"
        return f"only implied{taken_up}"


# --- counting --------------------------------------------------------------------------------------------


class Count:
    """What was told, read and right in the articles of a folder."""

    def __init__(self) -> None:
        self.told, self.read, self.right, self.sure, self.sure_right = (Counter[str]() for _ in range(5))
        self.false = self.false_sure = self.sentences = 0
        self.wrong_numbers: list[str] = []
        self.causes: Counter[str] = Counter()
        self.misses: list[str] = []

    def gift(self, draft: Json | None, gift: Json) -> Iterator[tuple[str, str]]:
        """Count a gift beside its draft; gives each party that is missed, by its field and with how."""
        self.told.update(gifts=1)
        self.read.update(gifts=draft is not None)
        self.right.update(gifts=draft is not None)
        for key in PARTIES:
            found = draft[key] if draft else []
            missed = [gold for gold in gift[key] if not any(_is(one, gold) for one in found)]
            self._count(key, gift[key], found, len(gift[key]) - len(missed))
            if key == "recipients":
                states = [gold for gold in gift[key] if len(gold) == 2]
                self._count("recipient countries", states, [one for one in found if one["iso2"]],
                            sum(gold not in missed for gold in states))  # fmt: skip
            for gold in missed:
                yield gold, f"{key}: {'not drafted' if draft is None else 'another taken' if found else 'left open'}"
        numbers, golden = _numbers(draft) if draft else [], _stated(gift)
        self._count("numbers", golden, numbers, sum(any(same_number(one, of) for one in numbers) for of in golden))
        if gift["money"]:
            same = draft is not None and any(same_money(one, gift["money"]) for one in draft["amounts"])
            self._count("money", [gift["money"]], draft["amounts"] if draft else [], int(same))
        self._count("status", [1], [1] if draft else [], int(draft is not None and draft["status"] == gift["status"]))
        if draft is not None:
            self._sure(draft, gift)

    def _count(self, key: str, told: Sequence[object], read: Sequence[object], right: int) -> None:
        self.told[key] += len(told)
        self.read[key] += len(read)
        self.right[key] += right

    def _sure(self, draft: Json, gift: Json) -> None:
        """Count the fields of a draft that are shown as sure."""
        for key in SURE:
            found = draft["amounts" if key == "money" else key]
            if not found or key in draft["unsure"]:
                continue
            golden = gift[key] if key != "money" else [gift["money"]] if gift["money"] else []
            if key in PARTIES:
                right = bool(golden) and all(any(_is(one, gold) for gold in golden) for one in found)
            elif key == "status":
                right = found == golden
            else:
                numbers = [one for one in found if one in _numbers(draft)]
                right = all(any(same_number(one, gold) for gold in _stated(gift)) for one in numbers)
            self.sure[key] += 1
            self.sure_right[key] += right

    def day(self, draft: Json | None, gift: Json) -> str:
        """Count the day of a gift beside that of its draft; how it is missed, or empty."""
        gold, read = _ends_of(gift["day"]), _ends_of(draft and draft["date"])
        right = any(gold) and gold == read
        self._count("days", [1] * any(gold), [1] * any(read), int(right))
        if draft is not None and any(read) and "date" not in draft["unsure"]:
            self.sure["day"] += 1
            self.sure_right["day"] += right
        if gold == read:
            return ""
        if draft is None:
            return "day: not drafted"
        if not any(gold) or not any(read):
            return "day: none read" if any(gold) else "day: read where none is told"
        same = all(one[4:] == other[4:] for one, other in zip(gold, read, strict=True))
        return f"day: {'another year' if same else 'another one'}"

    def none(self, drafts: Sequence[Json], text: str) -> None:
        """Count what is drafted of a sentence without a gift."""
        self.sentences += 1
        self.false += bool(drafts)
        self.false_sure += any(not set(SURE) & draft["unsure"].keys() for draft in drafts)
        if drafts:
            self.misses.append(f"drafted of no gift: {'; '.join(map(shown, drafts))}\n    {text}")

    def numbers(self, drafts: Sequence[Json], gifts: Sequence[Json]) -> None:
        """Count numbers that no gift of their sentence has."""
        golden = [one for gift in gifts for one in _stated(gift)]
        read = [one for draft in drafts for one in _numbers(draft)]
        self.wrong_numbers += [one["as_stated"] for one in read if not any(same_number(one, of) for of in golden)]


def _ends_of(day: Json | None) -> tuple[str, str]:
    return (day["start"] or "", day["end"] or "") if day else ("", "")


def shown(draft: Json) -> str:
    """A draft in a line."""
    gives, gets = (", ".join(one["iso2"] or one["name"] for one in draft[key]) or "?" for key in PARTIES)
    things = "; ".join(one["as_stated"] for one in (*draft["items"], *draft["amounts"]))
    return f"{gives} > {gets}: {things} ({draft['status']}; unsure {', '.join(sorted(draft['unsure']))})"


def _day(day: Json | None) -> str:
    return f"{' to '.join(_ends_of(day))} ({day.get('as_stated', '')})" if day else "none"


def _of_gold(gift: Json) -> str:
    return f"{', '.join(gift['donors'])} > {', '.join(gift['recipients'])}: {gift['words']} ({gift['status']})"


def measure(articles: Sequence[Article], reader: Reader) -> Count:
    """Draft articles, and count."""
    count = Count()
    for article in articles:
        drafted = list(reader.drafts(article.text, article.published))
        mentions = Mentions(article, drafted, reader)
        for number, (one, gifts) in enumerate(zip(drafted, told_in(article, drafted), strict=True)):
            drafts = [draft_as_json(draft) for draft in one.drafts]
            text = f"{article.name}: {mentions.texts[number]}"
            count.numbers(drafts, gifts)
            if not gifts:
                count.none(drafts, text)
            for gift, draft in zip(gifts, paired(drafts, gifts), strict=True):
                for gold, how in count.gift(draft, gift):
                    cause = f"{how}: {mentions.cause(number, gold)}"
                    count.causes[cause] += 1
                    told = shown(draft) if draft else "nothing"
                    count.misses.append(f"{cause}\n    gold {_of_gold(gift)}\n    draft {told}\n    {text}")
                if "day" in gift and (how := count.day(draft, gift)):
                    count.causes[how] += 1
                    read = f"{_day(draft['date'])} ({draft['unsure'].get('date', 'sure')})" if draft else "nothing"
                    day = f"gold {_day(gift['day'])}, read {read}, published {article.published}"
                    count.misses.append(f"{how}: {day}\n    gold {_of_gold(gift)}\n    {text}")
    return count


def lines(name: str, count: Count) -> Iterator[str]:
    """What was counted."""
    yield f"{name}\n| | told | found | read | right of what was read |\n|---|---|---|---|---|"
    for key in ("gifts", "donors", "recipients", "recipient countries", "numbers", "money", "status", "days"):
        told, read, right = count.told[key], count.read[key], count.right[key]
        yield f"| {key} | {told} | {_share(right, told)} | {read} | {_share(right, read)} |"
    drafted = count.read["gifts"]
    for key in PARTIES:
        missed = sum(many for cause, many in count.causes.items() if cause.startswith(f"{key}: not drafted"))
        yield f"{key} of drafted gifts: {_share(count.right[key], count.told[key] - missed)}"
    sure, right = (sum(many[key] for key in SURE) for many in (count.sure, count.sure_right))
    yield f"of {drafted} drafts fields sure: {sure}, right {_share(right, sure)} ({_by_field(count)})"
    yield f"days sure: {count.sure['day']}, right {_share(count.sure_right['day'], count.sure['day'])}"
    yield f"numbers read that are not meant: {len(count.wrong_numbers)}"
    yield f"sentences without a gift: {count.sentences}, drafted {count.false}, with nothing unsure {count.false_sure}"
    yield from (f"{many:4} {cause}" for cause, many in sorted(count.causes.items()))


def _by_field(count: Count) -> str:
    return ", ".join(f"{key} {count.sure_right[key]}/{count.sure[key]}" for key in SURE)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ARTICLES])
    parser.add_argument("--misses", action="store_true", help="print each miss with its sentence")
    parser.add_argument("--totals", action="store_true", help="print no word of any article")
    asked = parser.parse_args()
    reader = make_reader()
    for folder in asked.folders:
        count = measure(load(folder, reader), reader)
        print("\n".join(lines(str(folder), count)))
        if asked.misses and not asked.totals:
            print("\n".join(sorted(count.misses)))
            print(f"numbers not meant: {'; '.join(count.wrong_numbers)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
