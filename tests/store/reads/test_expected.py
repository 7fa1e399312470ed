"""What was got, against the facts by which a person would expect much."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.made import make_empty

from app.actions import donations, facts
from app.domain.donations import Donation, Party
from app.domain.facts import Fact
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, PartyRole, Polarity, Status
from app.domain.vocabularies import COUNTRY, category
from app.paths import RESOURCES
from app.store.reads import expected as reads
from app.store.reads.expected import Fulfilment
from app.store.store import Store

NAMES = {"NO": "Norway", "CL": "Chile", "PE": "Peru", "TD": "Chad", "FJ": "Fiji", "LA": "Laos"}


def record(store: Store, code: str, said: Assertion, came: Status) -> None:
    parties = (Party(PartyRole.DONOR, "Norway", COUNTRY, "NO"), Party(PartyRole.RECIPIENT, NAMES[code], COUNTRY, code))
    counts = said is Assertion.GIVEN
    donations.add_donation(
        store, Donation(f"for {code}", assertion=said, status=came, parties=parties, in_totals=counts)
    )


def test_countries_are_distinguished_by_what_is_compared_with_what(tmp_path: Path) -> None:
    make_empty(tmp_path / "w.passagework", "Dana", RESOURCES)
    with Store(tmp_path / "w.passagework", "Dana") as store:
        for code in ("CL", "PE", "TD", "FJ"):
            facts.add_fact(store, Fact(code, category("alliance"), "treaty", "Treaty of 1990"))
        facts.add_fact(store, Fact("CL", category("alliance"), "Base", "one"))
        facts.add_fact(store, Fact("LA", category("alliance"), "treaty", "treaty of 1990", polarity=Polarity.DENIED))
        for code, said, came in (
            ("CL", Assertion.GIVEN, Status.DELIVERED),
            ("PE", Assertion.NOT_GIVEN, Status.NONE_RECORDED),
            ("TD", Assertion.PROMISED, Status.ANNOUNCED),
            ("LA", Assertion.GIVEN, Status.DELIVERED),
        ):
            record(store, code, said, came)
        values = reads.values(store)
        assert [(one.value, len(one.countries)) for one in values] == [("Treaty of 1990", 4), ("one", 1)]
        found = {one.code: one for one in reads.expected(store, values, DonationFilter())}
        assert {code: one.fulfilment for code, one in found.items()} == {
            "CL": Fulfilment.BOTH, "PE": Fulfilment.NONE, "TD": Fulfilment.PROMISED, "FJ": Fulfilment.NOTHING,
            "LA": Fulfilment.UNEXPECTED,
        }  # fmt: skip
        assert next(iter(found)) == "CL"
        assert len(found["CL"].values) == 2
        bare = reads.expected(store, (), DonationFilter())
        assert {one.code: one.fulfilment for one in bare} == {"CL": Fulfilment.UNEXPECTED, "LA": Fulfilment.UNEXPECTED}
