"""The donations of the real article drafted from their own sentences, beside the records that the starter has of them.

`python benchmarks/article_drafts.py` prints, for each record of the starter with evidence in the article, what the
drafts of its sentences say of donor, recipient, items, amount, outcome and date: the same, something else, or nothing.
Behind each difference stands how somebody who read the article judged it, as `article_judged.jsonl` keeps it for the
words of the draft; where the draft has others since, or nobody judged it, that is said. The judgements:

- *same*: both say the same in other words;
- *either*: the sentence bears both;
- *apart*: the draft is right, and the record is one share of it, or a researcher's own knowledge;
- *less*: what the draft says is right, and the sentence says more;
- *other*: the draft beside it is of another gift of the sentence, and this one has none;
- *none*: the sentence says it and has no draft;
- *wrong*: the sentence does not say what the draft has.

The article is no part of the repository; where it is not at hand, there is nothing to print.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import shapes
from drafts import name_key

from app.actions.source_drafts import drafts_of
from app.domain.donations import Donation
from app.domain.drafts.record import record_of
from app.domain.giving import outcome
from app.domain.quantity import interval_words
from app.domain.terms import PartyRole
from app.store.reads import donations as donation_reads
from app.store.store import Store

FIELDS = ("donor", "recipient", "items", "amount", "outcome", "date")
JUDGED = Path(__file__).with_name("article_judged.jsonl")
JUDGEMENTS = ("same", "either", "apart", "less", "other", "none", "wrong")


@dataclass(frozen=True, slots=True)
class Beside:
    """One field of a record beside that of a draft, in words."""

    ref: str
    field: str
    record: str
    draft: str

    @property
    def verdict(self) -> str:
        """Whether both say the same, only one says something, or each something else."""
        if name_key(self.record) == name_key(self.draft):
            return "same"
        if not self.draft:
            return "not read"
        return "more than the record" if not self.record else "differs"


def in_words(content: Donation) -> dict[str, str]:
    """The fields that are compared."""
    money, date = content.money, content.date
    return {
        "donor": ", ".join(sorted(content.names(PartyRole.DONOR))),
        "recipient": ", ".join(sorted({*content.names(PartyRole.RECIPIENT), *content.names(PartyRole.BENEFICIARY)})),
        "items": "; ".join(sorted(f"{interval_words(item)} {item.unit} {item.item}".strip() for item in content.items)),
        "amount": "" if money is None else f"{money.currency} {interval_words(money)}",
        "outcome": outcome(content.assertion, content.status).value,
        "date": "" if not date.as_stated else f"{date.start} – {date.end}",
    }


def compared(store: Store, source_id: int) -> Iterator[Beside]:
    """Every record that stands on words of the source, field by field, beside the draft that is likest."""
    found = drafts_of(store, source_id).found
    for record in donation_reads.records(store):
        places = [(piece.start, piece.end) for piece in record.evidence if piece.source_id == source_id]
        if not places:
            continue
        drafts = [d for one in found if any(s < one.end and e > one.start for s, e in places) for d in one.drafts]
        said = in_words(record.content)
        best = max((in_words(record_of(draft)) for draft in drafts), key=lambda one: _alike(one, said), default={})
        for field in FIELDS:
            yield Beside(record.ref, field, said[field], best.get(field, ""))


def _alike(one: dict[str, str], other: dict[str, str]) -> tuple[int, int]:
    same = sum(name_key(one[field]) == name_key(other[field]) for field in FIELDS if other[field])
    shared = sum(len(set(name_key(one[field]).split()) & set(name_key(other[field]).split())) for field in FIELDS)
    return same, shared


class Judgement(NamedTuple):
    """What somebody who read the article says of a difference."""

    draft: str
    """The words of the draft that were judged."""
    judged: str
    why: str


def judgements() -> dict[tuple[str, str], Judgement]:
    """Those that are kept, by the number of the record and the field."""
    lines = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    assert all(line["judged"] in JUDGEMENTS for line in lines), "a judgement that there is not"
    return {
        (ref, line["field"]): Judgement(line["draft"], line["judged"], line["why"])
        for line in lines
        for ref in line["records"]
    }


def judged(rows: Iterable[Beside]) -> Iterator[str]:
    """Each difference with its judgement, and how many there are of each."""
    kept = judgements()
    counted = Counter[str]()
    for row in rows:
        if row.verdict == "same":
            continue
        yield f"{row.ref} {row.field}: {row.verdict} · {row.record or 'nothing'} · {row.draft or 'nothing'}"
        one = kept.get((row.ref, row.field))
        if one is None or one.draft != row.draft:
            counted["not judged"] += 1
            yield "    not judged" + ("" if one is None else f"; of “{one.draft or 'nothing'}” it was: {one.judged}")
        else:
            counted[one.judged] += 1
            yield f"    {one.judged}: {one.why}"
    yield ""
    yield f"{counted.total()} differences: " + ", ".join(f"{counted[one]} {one}" for one in (*JUDGEMENTS, "not judged"))


def table(rows: Iterable[Beside]) -> Iterator[str]:
    """What was found, field by field, and all that is not the same, judged."""
    every = list(rows)
    counted = Counter((row.field, row.verdict) for row in every if row.record or row.draft)
    verdicts = ("same", "differs", "not read", "more than the record")
    yield f"| field | {' | '.join(verdicts)} |"
    yield f"|---|{'---|' * len(verdicts)}"
    for field in FIELDS:
        yield f"| {field} | {' | '.join(str(counted[field, verdict]) for verdict in verdicts)} |"
    yield ""
    yield from judged(every)


def main() -> int:
    """Print the comparison."""
    if not shapes.ARTICLE.is_file():
        print(f"Skipped: the real article is not at hand at {shapes.ARTICLE}.")
        return 0
    with TemporaryDirectory() as folder:
        workspace = Path(folder) / "article.passagework"
        source_id = shapes.article_workspace(workspace)
        with Store(workspace, "benchmark") as store:
            print("\n".join(table(compared(store, source_id))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
