"""Words under a field read again, tried on what was written by hand in the manner of many countries.

What may never be: a value that its words say, or that nobody can read in them, called otherwise; and words that say
something else taken to say it.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.helpers.each import each

from app.actions.drafts import reader
from app.domain.anchor import AnchorState
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.evidence_check import Around, Reread, of_record
from app.domain.money import read_money
from app.domain.quantity import read_quantity
from app.domain.records import DonationRecord, EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import DatePrecision, EvidenceRole, PartyRole

CAME = {"said": Reread.SAID, "otherwise": Reread.OTHERWISE, "not": Reread.NOT_REREAD}
AROUND = Around(lambda words: reader().named(words, 0, len(words)), {}, {})


def record(field: str, value: str, quote: str) -> DonationRecord:
    content, ids = Donation("t"), {"parties": (), "items": (), "amounts": (), "dates": ()}
    if field == "item":
        read = read_quantity(value)
        item = (
            Item(value)
            if read is None
            else Item(read.item or read.unit, read.low, read.high, read.qualifier, read.unit)
        )
        content, ids = Donation("t", items=(item,)), {**ids, "items": (1,)}
    elif field == "money":
        currency, words = value.split(" ", 1)
        read_of = read_money(f"{currency} {words}")
        assert read_of is not None, value
        content = Donation("t", money=Money(read_of.money.low, read_of.money.high, currency))
    elif field == "date":
        content = Donation("t", date=DateSpan(value, value, DatePrecision.DAY))
    else:
        found = re.fullmatch(r"(.+?)(?: ([A-Z]{2}))?", value)
        assert found is not None
        content = Donation("t", parties=(Party(PartyRole(field), found[1], iso2=found[2] or ""),))
        ids = {**ids, "parties": (1,)}
    part = 1 if field in ("item", "donor", "recipient") else None
    piece = EvidenceItem(1, field, part, "", EvidenceRole.SUPPORTS, "", 1, 1, "s", SourceKind.ARTICLE, 1, 0,
                         len(quote), quote, AnchorState.VERIFIED)  # fmt: skip
    actors = tuple(None for _ in content.parties)
    return DonationRecord(1, "u", "D-01", content, ids, actors, None, (), (), (piece,), "", "")


def lines(name: str) -> list[tuple[str, ...]]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [tuple(part.strip() for part in line.split("|")) for line in text.splitlines() if line[:1] not in ("", "#")]


def tried(name: str) -> tuple[Counter[tuple[str, str]], list[tuple[str, ...]]]:
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[tuple[str, ...]] = []
    for field, value, quote, wanted in lines(name):
        looked = of_record(record(field, value, quote), AROUND)
        came = next(one.reread for one in looked.fields if one.standing.held.field == field)
        counts[wanted, came.value] += 1
        if came is not CAME[wanted] and came is not Reread.NOT_REREAD:
            wrong.append((field, value, quote, wanted, came.value))
    return counts, wrong


@each("name", ["reread_first.txt", "reread_last.txt"])
def test_nothing_is_called_what_it_is_not_and_most_is_read(name: str) -> None:
    counts, wrong = tried(name)
    assert wrong == []
    read = sum(number for (wanted, came), number in counts.items() if wanted == came != "not_reread")
    assert read >= 0.8 * sum(number for (wanted, _), number in counts.items() if wanted != "not")
