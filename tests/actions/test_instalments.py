"""What sources say of instalments: added as JSON, read back, undone, in a table and on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.helpers.evident import on_words
from tests.helpers.long import few

from app.actions import donations, exports, listing_ledger, table_export
from app.actions.check import check
from app.domain.donations import Donation
from app.domain.errors import BadInput
from app.domain.fields import RECORD
from app.importers import donation_exact
from app.importers.donation_line import read_donation_line
from app.store.reads import donations as reads
from app.store.reads import vocabularies
from app.store.store import Store


def sum_of(low: int, currency: str, high: int | None = None, **more: Any) -> dict[str, Any]:
    return {"low": low, "high": low if high is None else high, "currency": currency, **more}


def part(which: str = "", when: str = "", **more: Any) -> dict[str, Any]:
    """An instalment; `when` is an ISO date, or words that are none."""
    date = {"start": when, "end": when} if when[:1].isdigit() else {"as_stated": when}
    return {"role": "instalment", "which": which, **({"date": date} if when else {}), **more}


M = 1_000_000
SAID: dict[str, tuple[dict[str, Any], str | None, tuple[str, ...]]] = {
    "in three instalments": (
        {"money": sum_of(9 * M, "GHS"), "instalments": {"low": 3, "high": 3, "as_stated": "three instalments"}},
        None, ("Number of instalments: 3 (stated as “three instalments”)",),
    ),
    "the first of four tranches": (
        {"money": sum_of(12 * M, "CHF"), "instalments": {"low": 4, "high": 4},
         "amounts": [part("first", **sum_of(2 * M, "CHF"))]},
        "3, together CHF 10 million", ("Amount: instalment: CHF 2 million, which: first", "Other instalments: 3"),
    ),
    "half now, half on completion": (
        {"money": sum_of(8 * M, "CLP"), "instalments": {"low": 2, "high": 2},
         "amounts": [part("first", "2019-06-03", as_stated="half", **sum_of(4 * M, "CLP")),
                     part("second", as_stated="half", condition="on completion", **sum_of(4 * M, "CLP"))]},
        None, ("when: 3 June 2019", "on condition: on completion"),
    ),
    "a day and no amount": (
        {"money": sum_of(6 * M, "NZD"), "amounts": [part("second", "2022-03")]},
        None, ("Amount: instalment: which: second, when: March 2022",),
    ),
    "each the same": (
        {"money": sum_of(15 * M, "MYR"), "instalments": {"low": 5, "high": 5},
         "amounts": [part("each", **sum_of(3 * M, "MYR"))]},
        None, ("MYR 3 million, which: each",),
    ),
    "two of them, the rest later": (
        {"money": sum_of(20 * M, "PLN", 24 * M), "instalments": {"low": 3},
         "amounts": [part("first", "2015", **sum_of(5 * M, "PLN")), part("second", "2016", **sum_of(5 * M, "PLN"))]},
        "≥ 1, together PLN 10 million – PLN 14 million", ("at least 3", "when: 2016"),
    ),
    "how many is not said": (
        {"money": sum_of(700_000, "XOF"), "instalments": {"as_stated": "several instalments"},
         "amounts": [part("last", "after the harvest")]},
        None, ("stated as “several instalments”", "when: stated as “after the harvest”"),
    ),
    "a part came, how much nobody says": (
        {"money": sum_of(10 * M, "BRL"), "status": "promised",
         "amounts": [{"role": "delivered", "which": "first", "date": {"start": "2020-02-01", "end": "2020-02-29"}}]},
        None, ("Amount: delivered: which: first", "Still open: at most BRL 10 million"),
    ),
    "in another currency": (
        {"money": sum_of(3 * M, "UAH"), "instalments": {"low": 2, "high": 2},
         "amounts": [part("first", **sum_of(40_000, "EUR"))]},
        None, ("EUR 40,000, which: first",),
    ),
    "through somebody": (
        {"money": sum_of(4 * M, "NOK"), "amounts": [part("first", **sum_of(M, "NOK"), through="Nordic Fund")]},
        "together NOK 3 million", ("which: first, through Nordic Fund",),
    ),
}  # fmt: skip
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "one above its whole": ({"amounts": [part(**sum_of(11, "EUR"))]}, "is more than the whole"),
    "all above it": ({"amounts": [part(**sum_of(6, "EUR")), part(**sum_of(5, "EUR"))]}, "come to EUR 11"),
    "each above it": (
        {"instalments": {"low": 3, "high": 3}, "amounts": [part("each", **sum_of(4, "EUR"))]}, "come to EUR 12"),
    "each above it, how many is not said": ({"amounts": [part("each", **sum_of(6, "EUR"))]}, "come to EUR 12"),
    "more than there are": (
        {"instalments": {"low": 1, "high": 1}, "amounts": [part(**sum_of(1, "EUR"))] * 2}, "more than it says"),
    "one that there is not": ({"instalments": {"low": 2, "high": 2}, "amounts": [part("third")]}, "“third” of 2"),
    "nothing": ({"amounts": [part()]}, "is empty"),
    "a day that is none": ({"amounts": [part("first", "2021-02-30")]}, "is not in the calendar"),
    "an alternative without an amount": ({"amounts": [{"role": "alternative", "which": "first"}]}, "is empty"),
}  # fmt: skip


def content(store: Store, **more: Any) -> Donation:
    given = {"donors": [{"name": "Denmark", "iso2": "DK"}], "recipients": [{"name": "Laos", "iso2": "LA"}], **more}
    return read_donation_line(given, vocabularies.of(store)).content


@few("name", SAID, keep=5, why="more wordings through every export")
def test_it_is_kept_undone_exported_and_what_is_left_is_told(
    ledger: Store, undoes: Callable[[Callable[[], Any]], Any], name: str, tmp_path: Path
) -> None:
    given, left, words = SAID[name]
    made = undoes(lambda: donations.add_donation(ledger, content(ledger, **given)))
    on_words(ledger)
    record = reads.record(ledger, made)
    asked = content(ledger, **given)
    assert (record.content.instalments, record.content.amounts) == (asked.instalments, asked.amounts)
    told = listing_ledger.donation(record)
    assert (told["other_instalments"] or {}).get("says") == left
    again = read_donation_line({key: told[key] for key in ("title", "money", "instalments", "amounts") if told[key]},
                               vocabularies.of(ledger)).content  # fmt: skip
    assert (again.instalments, again.amounts) == (asked.instalments, asked.amounts)
    heads, cells = donation_exact.headings(RECORD), donation_exact.row(record)
    assert donation_exact.read(heads, cells, vocabularies.of(ledger))[0] == record.content
    for kind in (".csv", ".xlsx"):
        assert table_export.export(ledger, tmp_path / f"t{kind}") == 1
    exports.export_markdown(ledger, tmp_path / "out")
    (page,) = (tmp_path / "out" / "Donations").glob("*.md")
    plain = re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"\1", page.read_text("utf-8").replace("\\|", "|"))
    for said in words:
        assert said in plain.replace(" | ", ": ").replace("**", ""), plain
    assert check(ledger).problems == ()


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused(ledger: Store, name: str) -> None:
    given, sentence = REFUSED[name]
    with pytest.raises(BadInput, match=re.escape(sentence)):
        donations.add_donation(ledger, content(ledger, money=sum_of(10, "EUR"), **given))
