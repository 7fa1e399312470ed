"""What is read of short passages whose sentences need each other: `python benchmarks/passages.py [CLASS …] [--show]`.

`drafts/passages.txt` has passages in the manner of reports, ministries, papers and histories, by what they leave to the
sentences around: `# class published`, the text, and behind it a line for each gift that they tell of,
`= donors > recipients | things; sum | status | days`. A party is a country's code or words of its name, several stand
with `+` between them; what a line leaves empty is not looked at. They were written before anything of them was
measured; the rules know them by now, and who is meant across sentences is learnt from them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from drafts import HERE, Json

from app.actions.drafts import make_reader
from app.domain.drafts.draft import draft_as_json

FIELDS = ("donors", "recipients", "items", "quantities", "money", "status", "date")
_SUM = re.compile(r"[A-Z]{3} \d+")
_WORD = re.compile(r"[^\W\d_]+")


class Told(NamedTuple):
    """A gift as a passage tells of it."""

    line: str
    donors: list[str]
    recipients: list[str]
    items: list[str]
    money: str
    status: str
    days: list[str]


def told(line: str) -> Told:
    """A gift of the file."""
    who, what, status, when = (part.strip() for part in line.removeprefix("=").split("|"))
    donors, _, recipients = who.partition(">")
    things = [part.strip() for part in what.split(";") if part.strip()]
    gives, gets = ([one.strip() for one in side.split("+") if one.strip()] for side in (donors, recipients))
    sums = [one for one in things if _SUM.fullmatch(one)]
    items = [one for one in things if one not in sums]
    return Told(line, gives, gets, items, "".join(sums), status, when.split("/") if when else [])


def _is(party: Json, name: str) -> bool:
    if re.fullmatch("[A-Z]{2}", name):
        return party["iso2"] == name
    return name.lower() in party["name"].lower() or party["name"].lower() in name.lower()


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.lower())} - {"of", "the", "a"}


def _same_thing(one: Json, item: str) -> bool:
    return bool(_words(f"{one['item']} {one['unit']} {one['as_stated']}") & _words(item))


def _same_number(one: Json, item: str) -> bool:
    number = item.partition(" ")[0]
    return one["low"] is not None and number.isdigit() and Decimal(one["low"]) == int(number)


def found(draft: Json, gift: Told) -> dict[str, tuple[int, int]]:
    """Of each field how much is told, and how much of that a draft has."""
    out = {
        key: (len(names), sum(any(_is(one, name) for one in draft[key]) for name in names))
        for key, names in (("donors", gift.donors), ("recipients", gift.recipients))
    }
    things = [[one for one in draft["items"] if _same_thing(one, item)] for item in gift.items]
    counted = [(one, item) for one, item in zip(things, gift.items, strict=True) if item[0].isdigit()]
    out["items"] = (len(things), sum(map(bool, things)))
    out["quantities"] = (len(counted), sum(any(_same_number(one, item) for one in some) for some, item in counted))
    sums = draft["money"] or {"low": None, "currency": ""}
    same = sums["low"] is not None and f"{sums['currency']} {Decimal(sums['low']):.0f}" == gift.money
    out["money"] = (int(bool(gift.money)), int(same))
    out["status"] = (int(bool(gift.status)), int(draft["status"] == gift.status != ""))
    date = draft["date"] or {"start": "", "end": ""}
    out["date"] = (
        int(bool(gift.days)),
        int(gift.days != [] and [date["start"], date["end"]] == [gift.days[0], gift.days[-1]]),
    )
    return out


NOTHING: Json = {"donors": [], "recipients": [], "items": [], "money": None, "status": "", "date": None}


def likeness(draft: Json, gift: Told) -> int:
    """How much a draft has of a gift; nothing without any of its things."""
    has = {key: right for key, (_, right) in found(draft, gift).items()}
    things = 4 * has["quantities"] + 4 * has["money"] + has["items"]
    return things and things + 2 * has["donors"] + has["recipients"]


def main() -> int:
    """Print how much is found of each field, class by class and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("classes", nargs="*")
    parser.add_argument("--show", action="store_true", help="print what is missed")
    asked = parser.parse_args()
    reader, stated, right, gifts, extra = make_reader(), Counter[str](), Counter[str](), Counter[str](), 0
    for block in re.split(r"(?m)^# ", (HERE / "passages.txt").read_text(encoding="utf-8"))[1:]:
        head, _, rest = block.partition("\n")
        name, published = head.split()
        if asked.classes and name not in asked.classes:
            continue
        lines = rest.strip().split("\n")
        text = "\n".join(line for line in lines if not line.startswith("=")).strip()
        left = [draft_as_json(draft) for one in reader.drafts(text, published) for draft in one.drafts]
        for gift in (told(line) for line in lines if line.startswith("=")):
            best = max(left, key=lambda one: likeness(one, gift), default=NOTHING)
            best = best if likeness(best, gift) else NOTHING
            gifts.update({f"{name} told": 1, f"{name} drafted": best is not NOTHING})
            left = [one for one in left if one is not best]
            for key, (of, has) in found(best, gift).items():
                stated[key] += of
                right[key] += has
                if asked.show and of > has:
                    print(f"{key}: {gift.line}\n    {text}")
        extra += len(left)
    print("| field | told | found |\n|---|---|---|")
    for key in FIELDS:
        print(f"| {key} | {stated[key]} | {right[key] / max(1, stated[key]):.2f} |")
    for name in sorted({key.split()[0] for key in gifts}):
        print(f"{name}: {gifts[f'{name} drafted']} of {gifts[f'{name} told']} drafted")
    print(f"drafts of nothing that is told: {extra}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
