"""The donations of the real article drafted from their own sentences, beside the records that the starter has of them.

`python benchmarks/article_drafts.py` prints, for each record of the starter with evidence in the article, what the
drafts of its sentences say of donor, recipient, items, amount, outcome and date: the same, something else, or nothing.
The article is no part of the repository; where it is not at hand, there is nothing to print.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

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


def table(rows: Iterable[Beside]) -> Iterator[str]:
    """What was found, field by field, and all that is not the same."""
    every = list(rows)
    counted = Counter((row.field, row.verdict) for row in every if row.record or row.draft)
    verdicts = ("same", "differs", "not read", "more than the record")
    yield f"| field | {' | '.join(verdicts)} |"
    yield f"|---|{'---|' * len(verdicts)}"
    for field in FIELDS:
        yield f"| {field} | {' | '.join(str(counted[field, verdict]) for verdict in verdicts)} |"
    yield ""
    for row in every:
        if row.verdict != "same":
            yield f"{row.ref} {row.field}: {row.verdict} · {row.record or 'nothing'} · {row.draft or 'nothing'}"


def main() -> int:
    """Print the comparison."""
    if not shapes.ARTICLE.is_file():
        print("The real article is not at hand.")
        return 0
    with TemporaryDirectory() as folder:
        workspace = Path(folder) / "article.passagework"
        source_id = shapes.article_workspace(workspace)
        with Store(workspace, "benchmark") as store:
            print("\n".join(table(compared(store, source_id))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
