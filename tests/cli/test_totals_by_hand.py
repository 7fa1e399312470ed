"""Odd records counted by hand: totals, a question, the matrix, the profile and the page of a country say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.cli.conftest import Run
from tests.cli.test_adding import add, answers

from app.actions import donations
from app.domain.terms import LinkKind
from app.store.reads import donations as reads
from app.store.store import Store

CODES = {
    "Norway": "NO", "Sweden": "SE", "Denmark": "DK", "Chile": "CL", "Peru": "PE", "Bolivia": "BO", "Ecuador": "EC",
    "Kenya": "KE", "Ghana": "GH", "Mali": "ML", "Chad": "TD", "Nepal": "NP", "Togo": "TG",
}  # fmt: skip


class Odd(NamedTuple):
    """A record: who gave, its sentence, who got, the words of its fields, and what else it holds."""

    givers: str
    words: str
    to: str
    evidence: str = ""
    more: dict[str, Any] = {}  # noqa: RUF012 - the rows are never changed


def usd(low: float | None, high: float | None = -1, **more: Any) -> dict[str, Any]:
    return {"low": low, "high": low if high == -1 else high, "currency": "USD", **more}


M = 1_000_000
ODD = (
    Odd("Norway", "between 10 and 12 million dollars", "Chile", "money", {"money": usd(10 * M, 12 * M)}),
    Odd("Norway", "about 3 million dollars", "Chile", "money", {"money": usd(3 * M, qualifier="about")}),
    Odd("Sweden", "more than 500,000 dollars", "Chile", "money", {"money": usd(M / 2, None, qualifier="over")}),
    Odd("Denmark", "up to 2 million dollars", "Chile", "money", {"money": usd(None, 2 * M)}),
    Odd("Norway", "4 million dollars", "Peru Bolivia", "money", {"money": usd(4 * M)}),
    Odd("Norway", "6 million dollars: 2 million in May and 4 million in June", "Peru", "money",
        {"money": usd(6 * M), "amounts": [usd(2 * M, role="instalment"), usd(4 * M, role="instalment")]}),
    Odd("Norway", "9 million kroner, or 1 million dollars", "Peru", "money",
        {"money": usd(9 * M, currency="NOK"), "amounts": [usd(M, role="counter_value")]}),
    Odd("Norway", "a promise of 10 million dollars", "Ecuador", "money", {"money": usd(10 * M), "status": "promised"}),
    Odd("Norway", "3 million dollars of it", "Ecuador", "money", {"money": usd(3 * M)}),
    Odd("Norway", "4 million dollars of it", "Ecuador", "money", {"money": usd(4 * M)}),
    Odd("Norway", "5 million dollars, then called off", "Ecuador", "money",
        {"money": usd(5 * M), "status": "cancelled"}),
    Odd("Norway", "100 buses at a reduced price", "Kenya", "items",
        {"items": [{"item": "buses", "low": 100, "high": 100}], "terms": "sale"}),
    Odd("Norway", "1 million dollars a month for a year", "Kenya", "money", {"money": usd(M, period="a month")}),
    Odd("Norway", "15 million dollars, or 17 with rations", "Kenya", "money amount",
        {"money": usd(15 * M), "amounts": [usd(17 * M, role="alternative")]}),
    Odd("Norway", "8 million dollars", "Ghana", "money -money=6 million dollars", {"money": usd(8 * M)}),
    Odd("Norway", "2 million dollars without a word", "Ghana", "", {"money": usd(2 * M)}),
    Odd("Norway", "4,000 pumps", "Mali", "items", {"items": [{"item": "pumps", "low": 4000, "high": 4000}]}),
    Odd("Norway", "1 million dollars on paper", "Mali", "money", {"money": usd(M), "in_totals": False}),
    Odd("Norway", "20 million dollars as a loan", "Mali", "money", {"money": usd(20 * M), "terms": "loan"}),
    Odd("Norway", "nothing", "Chad", "status", {"status": "not_given"}),
    Odd("Norway", "a dam for 10 million dollars, of which it bears 4", "Chad", "money amount",
        {"money": usd(10 * M), "terms": "shared_cost", "amounts": [usd(4 * M, role="shared_cost", through="Norway")]}),
    Odd("Denmark", "5 million dollars in 2019", "Nepal", "money", {"money": usd(5 * M)}),
    Odd("Denmark", "in 2019 those 5 million dollars", "Nepal", "money", {"money": usd(5 * M)}),
    Odd("Denmark", "2 million dollars of these for schools", "Nepal", "money", {"money": usd(2 * M)}),
    Odd("Denmark", "dozens of tents", "Togo", "items",
        {"items": [{"item": "tents", "low": 24, "high": 99, "qualifier": "order"}]}),
    Odd("Denmark", "3 million dollars, as an offer", "Togo", "money", {"money": usd(3 * M), "status": "offered"}),
    Odd("Norway Sweden", "7 million dollars", "Togo", "money", {"money": usd(7 * M)}),
    Odd("Sweden", "something, which nobody counted", "Togo", "donors=Sweden", {"money": usd(9 * M)}),
    Odd("Sweden", "200 beds worth 40,000 dollars, 10,000 of it by the Red Cross", "Togo", "items money",
        {"items": [{"item": "beds", "low": 200, "high": 200}], "money": usd(40_000, kind="valuation"),
         "amounts": [usd(10_000, role="through", through="Red Cross")]}),
    Odd("Sweden", "90 million dollars, with many others", "Togo", "money",
        {"money": usd(90 * M), "scope": "aggregate", "in_totals": False}),
    Odd("Norway", "11 million dollars to be paid back", "Peru Bolivia", "money",
        {"money": usd(11 * M), "terms": "loan"}),
    Odd("Norway", "12 million dollars that nobody counted", "Peru Bolivia", "donors=Norway", {"money": usd(12 * M)}),
)  # fmt: skip
_AMONG_TWO = {"shared": "5", "lent": "31", "no_words": "32"}
"""Whose share is not known is the reason where there is no other."""
COUNTED: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "Chile": ({"≳ USD 13.5 million": "1 2 3 4"}, {}),
    "Peru": ({"USD 6 million": "6", "NOK 9 million": "7"}, _AMONG_TWO),
    "Bolivia": ({}, _AMONG_TWO),
    "Ecuador": ({"USD 7 million": "9 10"}, {"promised": "8", "cancelled": "11"}),
    "Kenya": ({"USD 15 million – USD 17 million": "14"}, {"sold": "12", "recurring": "13"}),
    "Ghana": ({"USD 6 million – USD 8 million": "15"}, {"no_passage": "16"}),
    "Mali": ({"4,000 pumps": "17"}, {"kept_out": "18", "lent": "19"}),
    "Chad": ({"USD 4 million": "21"}, {"not_given": "20"}),
    "Nepal": ({"USD 5 million": "22"}, {"duplicate": "23", "part": "24"}),
    "Togo": (
        {"24 – 99 tents": "25", "USD 7 million": "27", "200 beds": "29", "USD 40,000 worth of goods": "29"},
        {"offered": "26", "no_words": "28", "aggregate": "30"},
    ),
}
"""By hand: what each got and by which records, and what is left out and why."""


def of(names: str) -> list[dict[str, str]]:
    return [{"name": name, "iso2": CODES[name]} for name in names.split()]


def record(number: int, odd: Odd) -> dict[str, Any]:
    evidence: list[dict[str, Any]] = []
    for place in odd.evidence.replace("million dollars", "million_dollars").replace("6 m", "6_m").split():
        field, _, quote = place.lstrip("-").partition("=")
        evidence.append({"field": field, "quote": quote.replace("_", " ") or odd.words, "paragraph": number})
        if place.startswith("-"):
            evidence[-1]["role"] = "contradicts"
    given = {"source": 1, "evidence": evidence} if evidence else {}
    return {"title": f"Gift {number}", "donors": of(odd.givers), "recipients": of(odd.to), **given, **odd.more}


@pytest.fixture
def ledger(workspace: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = "\n\n".join(f"{one.givers} gave {one.to} {one.words}; some said 6 million dollars." for one in ODD)
    for name, told in (("text.txt", text), ("corrected.txt", text.replace("4,000 pumps", "6,000 pumps"))):
        (tmp_path / name).write_text(told, "utf-8")
    assert run("import", tmp_path / "text.txt", "--workspace", workspace).code == 0
    said = answers(add(run, workspace, monkeypatch, *(record(n, one) for n, one in enumerate(ODD, 1))))
    assert [one.get("ref", one) for one in said] == [f"D-{n:02}" for n in range(1, len(ODD) + 1)]
    with Store(workspace, "Ann") as store:
        at = lambda number: reads.id_of(store, f"D-{number:02}")  # noqa: E731
        donations.link_donations(store, at(9), at(8), LinkKind.DELIVERS)
        donations.link_donations(store, at(10), at(8), LinkKind.DELIVERS)
        donations.link_donations(store, at(23), at(22), LinkKind.DUPLICATE_OF)
        donations.set_parent(store, at(24), at(22))
    assert run("update", "1", tmp_path / "corrected.txt", "--workspace", workspace).code == 0
    return workspace


def told(totals: list[dict[str, Any]]) -> tuple[dict[str, str], dict[str, str]]:
    """The sums with their records, and what is left out by reason."""
    counted, out = dict[str, str](), dict[str, list[str]]()
    for one in totals:
        if one["records"]:
            counted[one["says"]] = " ".join(sorted((ref[2:].lstrip("0") for ref in one["records"]), key=int))
        for left in one["left_out"]:
            out.setdefault(left["why"], []).extend(ref[2:].lstrip("0") for ref in left["records"])
    return counted, {why: " ".join(sorted(refs, key=int)) for why, refs in out.items()}


def test_all_agree_with_a_count_by_hand(run: Run, ledger: Path, tmp_path: Path) -> None:
    def asked(*words: str) -> Any:
        return run(*words, "--json", "--workspace", ledger).json()

    found = {one["key"]: told(one["total"]) for one in asked("totals", "--by", "recipient")}
    cells = {
        cell["row"]: cell for cell in asked("matrix", "--rows", "recipient", "--columns", "recipient.region")["cells"]
    }
    assert run("export", "markdown", "--to", tmp_path / "vault", "--workspace", ledger).code == 0
    for number, (country, by_hand) in enumerate(COUNTED.items()):
        code = CODES[country]
        assert found[code] == by_hand, country
        if number % 3 == 0:  # each takes two commands
            assert told(asked("totals", "--to", code)) == by_hand, country
            assert told(asked("query", f"recipient:{code}", "--as", "totals")) == by_hand, country
        assert told(cells[code]["total"]) == by_hand, country
        page = (tmp_path / "vault" / "Countries" / f"{country}.md").read_text("utf-8")
        received, _, out = page.partition("**In no total:**")
        for says, records in by_hand[0].items():
            begun = f"- **{says}".replace("≳", "at least about")
            (line,) = (one for one in received.splitlines() if one.startswith(begun))
            assert all(f"|D-{int(number):02}]]" in line for number in records.split()), country
        listed = [line.split("|")[1][:4] for line in out.splitlines() if line.startswith("- [[Donations")]
        assert sorted(listed) == sorted(f"D-{int(n):02}" for n in " ".join(by_hand[1].values()).split()), country
    (norway,) = (one for one in asked("totals", "--by", "donor") if one["name"] == "Norway")
    assert told(norway["total"])[0] == {
        "≈ USD 55 million – USD 61 million": "1 2 5 6 9 10 14 15 21", "NOK 9 million": "7", "4,000 pumps": "17",
    }  # fmt: skip
