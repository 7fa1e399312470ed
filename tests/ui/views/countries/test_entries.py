"""What the list shows: what is recorded first, everything when it is typed."""

from __future__ import annotations

from app.domain.records import CountryInfo, CountryRow
from app.ui.views.countries.entries import ListOrder, entries

IRAN = CountryRow(CountryInfo(1, "IR", False, "Iran", "IRN", ("Persia",)), facts=5, received=9)
CHAD = CountryRow(CountryInfo(2, "TD", False, "Chad", "TCD"))
ITALY = CountryRow(CountryInfo(3, "IT", False, "Italy", "ITA"), facts=2)
FIVE = CountryRow(CountryInfo(4, "five-eyes", True, "Five Eyes"), facts=3)
ROWS = (IRAN, CHAD, ITALY, FIVE)


def texts(typed: str = "", order: ListOrder = ListOrder.NAME, shown: str = "") -> list[str]:
    return [entry.text for entry in entries(ROWS, typed, order, shown)]


def test_only_what_is_recorded_is_listed_under_its_heads() -> None:
    assert texts() == ["Countries", "Iran", "Italy", "Groups", "Five Eyes"]


def test_order_by_amount_puts_the_fullest_first() -> None:
    reverse = (CountryRow(CountryInfo(5, "AU", False, "Australia"), facts=1), *ROWS)
    listed = [entry.text for entry in entries(reverse, "", ListOrder.AMOUNT)]
    assert listed[:4] == ["Countries", "Iran", "Italy", "Australia"]


def test_typing_finds_any_country_by_name_alias_or_code() -> None:
    assert texts("cha") == ["Nothing recorded yet", "Chad"]
    assert texts("persia") == ["Countries", "Iran"]
    assert texts("tcd") == ["Nothing recorded yet", "Chad"]
    assert texts("five")[1] == "Five Eyes"
    assert texts("zzz") == []


def test_what_is_on_the_page_is_listed_in_any_case() -> None:
    assert "Chad" in texts(shown="TD")
    assert "Chad" not in texts()
