"""Ledgers as other people keep them, of other years and currencies, with what each comes to, added up by hand.

A record is (title, what is said, how far it came, what it states…); a thing stated is (item, unit, low, high, as
stated), an amount (currency, low, high, as stated, period). High left out is low; None is an open end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Stated = tuple[Any, ...]
Sums = dict[tuple[str, str], tuple[float | None, float | None]]
"""By thing and unit, or by what an amount is and its currency."""


@dataclass(frozen=True)
class OthersLedger:
    """One ledger. Relations name records by their numbers, from 1."""

    records: tuple[tuple[str, str, str, tuple[Stated, ...], tuple[Stated, ...]], ...]
    sums: Sums
    left_out: dict[str, tuple[int, ...]]
    """Records of which something is left out, by the reason."""
    duplicates: tuple[tuple[int, int], ...] = ()
    conflicts: tuple[tuple[int, int], ...] = ()
    overlaps: tuple[tuple[int, int], ...] = ()
    wholes: dict[int, int] = field(default_factory=dict)
    many: tuple[int, ...] = ()
    """Records that speak of many acts at once."""
    kept_out: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    """What a sum must say besides, anywhere in the ledger."""


def rec(title: str, *stated: Stated, said: str = "given", came: str = "reported", money: Stated = ()) -> Any:
    """A record."""
    return title, said, came, stated, (money,) if money else ()


SEEN: dict[str, OthersLedger] = {
    "an earthquake": OthersLedger(
        (
            rec("Ten lorries of tents from Baku", ("tents", "pieces", 1200), came="delivered"),
            rec("The tents from Baku, by the second report", ("tents", "", 1250)),
            rec("Tents from Lahore", ("Tent", "", 500, 500, "some 500 tents")),
            rec("Tents, announced in Doha", ("tents", "", 10000), said="promised", came="announced"),
            rec("Blankets by air", ("blankets", "", 20000)),
            rec("Wool blankets", ("Blankets", "pcs", 5000)),
            rec("Blankets by rail", ("blankets", "bales", 40)),
            rec("Three teams that search for the buried", ("rescue teams", "teams", 3)),
            rec("Rescuers", ("rescuers", "", 120)),
            rec("The parliament's gift", money=("TRY", 2_000_000_000), came="transferred"),
            rec("The bank's gift", money=("EUR", 3_000_000)),
            rec("The bank's gift, by its own report", money=("EUR", 2_500_000)),
            rec("A field hospital", ("field hospital", "", 1, 1, "a field hospital, on loan for six months")),
            rec("Generators that never left the port", ("generators", "", 50), came="cancelled"),
        ),
        {
            ("tents", ""): (1700, 1700), ("Blankets", ""): (25000, 25000), ("blankets", "bales"): (40, 40),
            ("rescue teams", ""): (3, 3), ("rescuers", ""): (120, 120), ("cash", "TRY"): (2e9, 2e9),
            ("cash", "EUR"): (2_500_000, 3_000_000),
        },
        {"duplicate": (2,), "announced": (4,), "lent": (13,), "cancelled": (14,)},
        duplicates=((2, 1),), conflicts=((11, 12),),
        remarks=("D-11, D-12 conflict: together EUR 2.5 million – EUR 3 million",),
    ),
    "vaccines": OthersLedger(
        (
            rec("A first gift of vaccine", ("vaccine", "doses", 500_000)),
            rec("By the pooled scheme", ("doses of vaccine", "", 1_200_000), came="delivered"),
            rec("A second gift, announced", ("vaccine doses", "", 300_000), came="announced"),
            rec("To twenty countries in all", ("vaccine", "doses", 10_000_000, None, "over 10 million doses")),
            rec("The first batch of the pooled scheme", ("vaccine", "jabs", 400_000)),
            rec("Perhaps the first gift again", ("Vaccine", "Doses", 600_000)),
            rec("Syringes", ("syringes", "", 1_000_000)),
            rec("One more syringe, for the museum", ("syringe", "", 1)),
            rec("Cold boxes", ("cold boxes", "", 200)),
            rec("Vaccines, as the paper has it", ("vaccines", "", 50_000)),
        ),
        {
            ("vaccine", "doses"): (1_800_000, 2_300_000), ("syringes", ""): (1_000_001, 1_000_001),
            ("cold boxes", ""): (200, 200), ("vaccines", ""): (50_000, 50_000),
        },
        {"announced": (3,), "aggregate": (4,), "part": (5,)},
        overlaps=((6, 1),), wholes={5: 2}, many=(4,),
        remarks=("D-01, D-06 may overlap: together 600,000 – 1,100,000 doses of vaccine",),
    ),
    "aid from the Gulf": OthersLedger(
        (
            rec("Riyadh deposits $1 billion in the bank", money=("USD", 1e9, 1e9, "$1 billion"), came="transferred"),
            rec("A currency swap with Abu Dhabi", money=("AED", 20e9), came="transferred"),
            rec("A grant from Kuwait", money=("KWD", 15e6), came="transferred"),
            rec("A soft loan from Doha", money=("QAR", 500e6), came="transferred"),
            rec("Fuel for the power stations", ("fuel", "t", 290)),
            rec("Fuel for the power stations, by the port's books", ("fuel", "tonnes", 200)),
            rec("For the hospitals", money=("USD", 50e6, 50e6, "$50 million a year")),
            rec("For the schools", money=("USD", 30e6, 30e6, "$30 million for two years", "two years")),
            rec("Food baskets for the fast", ("food baskets", "", 10_000)),
            rec("Food for the fast", ("food", "baskets", 5_000)),
            rec("Food", ("food", "", 10)),
            rec("Dates", ("dates", "tons", 100)),
            rec("More dates", ("dates", "metric tons", 50)),
            rec("Wheat, if it is wanted", ("wheat", "tonnes", 20_000), said="offered", came="offered"),
            rec("Supplies by sea", ("supplies", "boxes", 20), ("supplies", "pieces", 23)),
        ),
        {
            ("cash", "KWD"): (15e6, 15e6), ("cash", "USD"): (30e6, 30e6), ("fuel", "tonnes"): (200, 290),
            ("food baskets", ""): (10_000, 10_000), ("food", "baskets"): (5_000, 5_000), ("food", ""): (10, 10),
            ("dates", "tonnes"): (150, 150), ("supplies", "boxes"): (20, 20), ("supplies", "pieces"): (23, 23),
        },
        {"lent": (1, 2, 4), "recurring": (7,), "offered": (14,)},
        conflicts=((5, 6),), remarks=("“tons” is taken as tonnes",),
    ),
}  # fmt: skip

UNSEEN: dict[str, OthersLedger] = {
    "a cyclone in the Pacific": OthersLedger(
        (
            rec("Canberra's first tranche", money=("AUD", 5e6, 5e6, "A$5 million"), came="transferred"),
            rec("Canberra's first tranche, by the island's treasury", money=("AUD", 5e6, 5e6, "AUD 5m")),
            rec("Wellington's promise", money=("NZD", 35e5, 35e5, "NZ$3.5 million"), said="promised", came="committed"),
            rec("Shelter kits", ("shelter kits", "", 1500), came="delivered"),
            rec("Shelter kits, the second flight", ("Shelter kit", "kits", 300, None, "at least 300 kits")),
            rec("Water by ship", ("water", "litres", 40_000)),
            rec("Water by air", ("water", "l", 2_500)),
            rec("Bottled water", ("bottles of water", "", 6_000)),
            rec("Tarpaulins", ("tarpaulin", "", 2_000)),
            rec("Tarpaulins of two churches, perhaps the same", ("tarpaulins", "", 1_500)),
            rec("A desalination unit lent by the navy", ("desalination units", "", 1)),
            rec("A patrol boat, handed over", ("patrol boats", "", 1, 1, "one patrol boat"), came="delivered"),
        ),
        {
            ("cash", "AUD"): (5e6, 5e6), ("shelter kits", ""): (1800, None), ("water", "litres"): (42_500, 42_500),
            ("bottles of water", ""): (6_000, 6_000), ("tarpaulins", ""): (2_000, 3_500), ("patrol boats", ""): (1, 1),
        },
        {"duplicate": (2,), "promised": (3,), "lent": (11,)},
        duplicates=((2, 1),), overlaps=((9, 10),),
    ),
    "a winter without power": OthersLedger(
        (
            rec("Generators from Warsaw", ("generators", "", 380)),
            rec("Generators from Warsaw and Vilnius together", ("generators", "", 450)),
            rec("Generators from Vilnius", ("generator", "", 70)),
            rec("Transformers, not yet across the border", ("transformers", "", 12), came="shipped"),
            rec("Transformers", ("transformer", "units", 5), came="delivered"),
            rec("A loan for gas", money=("EUR", 300e6, 300e6, "EUR 300 million"), came="transferred"),
            rec("A grant for gas", money=("EUR", 200e6, 200e6, "EUR 200 million"), came="transferred"),
            rec("The city of Gdynia's purse", money=("PLN", 1.2e6, 1.2e6, "1.2 million zloty"), came="transferred"),
            rec("Every month for the shelters", money=("UAH", 4e6, 4e6, "4 million hryvnias each month")),
            rec("Coal", ("coal", "tons", 10_000)),
            rec("Coal by the long way", ("coal", "short tons", 500)),
            rec("Coal that was turned back", ("coal", "t", 900), said="promised", came="cancelled"),
            rec("Lamps", ("LED lamps", "pieces", 30_000, 35_000, "30,000 to 35,000 lamps")),
            rec("Lamps in boxes", ("led lamps", "boxes", 400)),
        ),
        {
            ("generators", ""): (450, 450), ("transformers", ""): (5, 5), ("cash", "EUR"): (200e6, 200e6),
            ("cash", "PLN"): (1.2e6, 1.2e6), ("coal", "tonnes"): (10_000, 10_000), ("coal", "short tons"): (500, 500),
            ("LED lamps", ""): (30_000, 35_000), ("led lamps", "boxes"): (400, 400),
        },
        {"part": (1, 3), "promised": (4,), "lent": (6,), "recurring": (9,), "cancelled": (12,)},
        wholes={1: 2, 3: 2}, remarks=("“tons” is taken as tonnes", "“units” is taken as pieces"),
    ),
    "a drought": OthersLedger(
        (
            rec("Sorghum from the reserve", ("sorghum", "MT", 8_000)),
            rec("Sorghum, the second ship", ("Sorghum", "metric tonnes", 4_000, 4_500, "4,000 to 4,500 metric tonnes")),
            rec("Maize", ("maize", "kg", 250_000)),
            rec("Maize", ("maize", "tonnes", 50)),
            rec("Rations", ("rations", "", 90_000, 90_000, "90,000 rations a month")),
            rec("Borrowed grain, to be given back after harvest", ("grain", "tonnes", 2_000)),
            rec("Cash for herders", money=("KES", 120e6), came="transferred"),
            rec("Cash for herders, by the county", money=("KES", 95e6)),
            rec("Cash for herders, by the auditor", money=("KES", 101e6)),
            rec("Cash for farmers", money=("ETB", 45e6, 45e6, "45 million birr"), came="transferred"),
            rec("Goods worth three million", money=("USD", 3e6, 3e6, "goods worth $3 million")),
            rec("Wells", ("boreholes", "", 14), came="delivered"),
            rec("Wells, as the donors' meeting counted them all", ("boreholes", "", 60)),
            rec("Water trucking", ("water", "truckloads", 310), ("water", "lorryloads", 40)),
        ),
        {
            ("sorghum", "tonnes"): (12_000, 12_500), ("maize", "kilograms"): (250_000, 250_000),
            ("maize", "tonnes"): (50, 50), ("cash", "KES"): (95e6, 120e6), ("cash", "ETB"): (45e6, 45e6),
            ("cash", "USD"): (3e6, 3e6), ("boreholes", ""): (14, 14), ("water", "truckloads"): (350, 350),
        },
        {"recurring": (5,), "lent": (6,), "aggregate": (13,)},
        conflicts=((7, 8), (9, 8)), many=(13,), wholes={12: 13},
    ),
    "a mountain earthquake": OthersLedger(
        (
            rec("Planes with relief", ("planes", "", 3)),
            rec("One more plane", ("plane", "", 1, 1, "a plane")),
            rec("Aeroplanes of the air force", ("aeroplanes", "", 2)),
            rec("Helicopters, on loan with their crews", ("helicopters", "", 6)),
            rec("Helicopters", ("helicopter", "", 2), came="delivered"),
            rec("Medicine", ("medicine", "tons", 22)),
            rec("Medicine", ("medicine", "cartons", 300)),
            rec("The neighbour's gift", money=("INR", 100e7, 100e7, "Rs 100 crore"), said="promised", came="announced"),
            rec("What was paid of it", money=("INR", 25e7, 25e7, "Rs 25 crore"), came="transferred"),
            rec("The fund's credit line", money=("USD", 50e6, 50e6, "a $50 million credit line"), came="transferred"),
            rec("Masks for the rescuers", ("face masks", "", 5_000), ("surgical masks", "", 700)),
            rec("Masks", ("masks", "pieces", 2_500), ("masks", "boxes", 90)),
            rec("A gift of masks seen in a picture", ("masks", "", 1_000), came="depicted"),
        ),
        {
            ("planes", ""): (6, 6), ("helicopters", ""): (2, 2), ("medicine", "tonnes"): (22, 22),
            ("medicine", "cartons"): (300, 300), ("cash", "INR"): (25e7, 25e7), ("masks", ""): (7_500, 7_500),
            ("surgical masks", ""): (700, 700), ("masks", "boxes"): (90, 90),
        },
        {"lent": (4, 10), "announced": (8,), "kept_out": (13,)},
        kept_out=(13,),
    ),
    "a port": OthersLedger(
        (
            rec("Flour", ("flour", "tonnes", 50)),
            rec("Flour, by the customs", ("flour", "tonnes", 40)),
            rec("Flour, by the ministry: none came", said="not_given", came="none_recorded"),
            rec("Glass", ("glass", "square metres", 7_000), ("window panes", "", 900)),
            rec("Glass", ("glass", "m2", 1_000)),
            rec("A hospital", money=("EUR", 9e6, 9e6, "some EUR 9 million"), came="transferred"),
            rec("A hospital, half of it by the first", money=("EUR", 4.5e6), came="transferred"),
            rec("Meals", ("meals", "", 8_000, 8_000, "8,000 meals daily")),
            rec("Meals at the opening", ("meals", "", 1_200)),
            rec("Credit for shops", money=("LBP", 9e9, 9e9, "9 billion pounds"), came="transferred"),
            rec("Doctors", ("doctors", "", 20), ("nurse", "", 1), ("nurses", "", 30)),
        ),
        {
            ("flour", "tonnes"): (0, 50), ("glass", "square metres"): (8_000, 8_000), ("window panes", ""): (900, 900),
            ("cash", "EUR"): (9e6, 9e6), ("meals", ""): (1_200, 1_200), ("doctors", ""): (20, 20),
            ("nurses", ""): (31, 31),
        },
        {"not_given": (3,), "part": (7,), "recurring": (8,), "lent": (10,)},
        conflicts=((1, 2), (3, 1)), wholes={7: 6},
    ),
}  # fmt: skip
