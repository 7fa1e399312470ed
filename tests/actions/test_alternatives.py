"""What sources say of goods that come instead of others: added as JSON, read back, undone, added up and exported."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.helpers.evident import on_words, reported

from app.actions import donations, duplicates, exports, listing_ledger, table_export
from app.actions.check import check
from app.domain.alternatives import in_words
from app.domain.counted import item_words
from app.domain.donations import Donation
from app.domain.errors import BadInput
from app.domain.fields import RECORD
from app.domain.terms import LinkKind
from app.importers import donation_exact
from app.importers.donation_line import read_donation_line
from app.store.reads import donations as reads
from app.store.reads import vocabularies
from app.store.store import Store


def of(letter: str, low: int, item: str, **more: Any) -> dict[str, Any]:
    return {"item": item, "low": low, "high": low, "alternative": letter, **more}


TENTS, BLANKETS, STOVES = of("A", 20, "tents"), of("B", 30, "blankets"), of("B", 10, "stoves")


def content(store: Store, *items: dict[str, Any], **more: Any) -> Donation:
    given = {"donors": [{"name": "Peru"}], "recipients": [{"name": "Laos", "iso2": "LA"}], "items": list(items), **more}
    return read_donation_line(given, vocabularies.of(store)).content


def sums(store: Store) -> dict[str, str]:
    return {one["what"]: one["says"] for one in listing_ledger.totals(store) if one["says"]}


def test_they_are_kept_undone_added_up_and_exported(
    ledger: Store, undoes: Callable[[Callable[[], Any]], Any], tmp_path: Path
) -> None:
    asked = content(ledger, of("", 5, "trucks"), TENTS, BLANKETS, {**STOVES, "alternative": "b"})
    assert asked.title == "Peru → Laos: 5 trucks, 20 tents, or 30 blankets and 10 stoves"
    made = undoes(lambda: donations.add_donation(ledger, asked))
    on_words(ledger)
    record = reads.record(ledger, made)
    assert (record.content.title, record.content.items) == (asked.title, asked.items)
    told = listing_ledger.donation(record)
    assert [one["alternative"] for one in told["items"]] == ["", "A", "B", "B"]
    assert read_donation_line({"items": told["items"]}, vocabularies.of(ledger)).content.items == asked.items
    assert sums(ledger) == {
        "trucks": "5 trucks", "tents": "≤ 20 tents", "blankets": "≤ 30 blankets", "stoves": "≤ 10 stoves",
    }  # fmt: skip
    of_tents = next(one for one in listing_ledger.totals(ledger) if one["what"] == "tents")
    assert (of_tents["low"], of_tents["high"], of_tents["alternatives"]) == (0, 20, ["D-01"])
    assert [(one["low"], one["high"]) for one in of_tents["adds"]] == [(0, 20)]
    heads, cells = donation_exact.headings(RECORD), donation_exact.row(record)
    assert donation_exact.read(heads, cells, vocabularies.of(ledger))[0] == record.content
    for kind in (".csv", ".xlsx"):
        assert table_export.export(ledger, tmp_path / f"t{kind}") == 1
    exports.export_markdown(ledger, tmp_path / "out")
    (page,) = (tmp_path / "out" / "Donations").glob("*.md")
    plain = re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"\1", page.read_text("utf-8").replace("\\|", "|"))
    plain = plain.replace(" | ", ": ").replace("**", "")
    for said in ("Item: 5 trucks", "Item, either: 20 tents", "Item, or: 30 blankets", "Item, and: 10 stoves"):
        assert said in plain, plain
    assert "20 tents, or 30 blankets and 10 stoves" in plain
    country = (tmp_path / "out" / "Countries" / "Laos.md").read_text("utf-8")
    assert "5 trucks; 20 tents, or 30 blankets and 10 stoves" in country
    assert "of alternatives only one counts: D-01" in country
    assert check(ledger).problems == ()


def test_of_one_thing_the_alternatives_are_one_interval_and_records_are_added(ledger: Store) -> None:
    reported(ledger, content(ledger, of("A", 10, "rice", unit="tonnes"), of("B", 12, "rice", unit="tonnes")))
    reported(ledger, content(ledger, of("", 100, "rice", unit="tonnes")))
    assert sums(ledger) == {"rice": "110 – 112 tonnes of rice"}


def test_of_a_pledge_the_alternative_is_open_of_which_some_came(ledger: Store) -> None:
    pledge = donations.add_donation(ledger, content(ledger, TENTS, BLANKETS, status="promised"))
    on_words(ledger)

    def still() -> list[str]:
        return [one["says"] for one in listing_ledger.donation(reads.record(ledger, pledge))["open"]]

    assert still() == ["≤ 20 tents", "≤ 30 blankets"]
    came = reported(ledger, content(ledger, of("", 12, "blankets")))
    donations.link_donations(ledger, came, pledge, LinkKind.DELIVERS)
    assert still() == ["tents, nothing more", "18 blankets"]


def test_two_records_of_one_gift_are_merged_with_what_may_come_instead(ledger: Store) -> None:
    first = donations.add_donation(ledger, content(ledger, of("", 30, "blankets")))
    other = donations.add_donation(ledger, content(ledger, TENTS, BLANKETS))
    duplicates.merge_donations(ledger, first, other)
    (record,) = reads.records(ledger)
    assert in_words(record.content.items, item_words) == "30 blankets or 20 tents"
    assert check(ledger).problems == ()


@pytest.mark.parametrize(("items", "sentence"), [
    ((TENTS, of("", 2, "trucks")), "There is no other alternative than A"),
    ((TENTS, of("OR", 2, "trucks")), "“OR” is no alternative"),
])  # fmt: skip
def test_what_says_nothing_is_refused_and_nothing_is_added(
    ledger: Store, items: tuple[dict[str, Any], ...], sentence: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(sentence)):
        donations.add_donation(ledger, content(ledger, *items))
    assert not reads.records(ledger)


def test_sums_of_promises_say_of_which_only_one_alternative_counts(ledger: Store) -> None:
    donations.add_donation(ledger, content(ledger, TENTS, BLANKETS, status="promised"))
    on_words(ledger)
    of_tents = next(one for one in listing_ledger.totals(ledger) if one["what"] == "tents")["pledged"]
    assert (of_tents["promised"]["says"], of_tents["alternatives"]) == ("≤ 20 tents", ["D-01"])


def test_records_of_one_act_count_their_alternatives_once(ledger: Store) -> None:
    first, other = (reported(ledger, content(ledger, TENTS, BLANKETS)) for _ in range(2))
    assert sums(ledger) == {"tents": "≤ 40 tents", "blankets": "≤ 60 blankets"}
    donations.link_donations(ledger, other, first, LinkKind.DUPLICATE_OF)
    assert sums(ledger) == {"tents": "≤ 20 tents", "blankets": "≤ 30 blankets"}
    third = reported(ledger, content(ledger, of("", 12, "tents")))
    donations.link_donations(ledger, third, first, LinkKind.CONFLICTS)
    assert sums(ledger)["tents"] == "≤ 20 tents"
