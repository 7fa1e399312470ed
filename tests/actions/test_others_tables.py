"""Tables of other people come to what was added up by hand, and no row counts whose outcome is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest
from tests.helpers.each import each
from tests.helpers.made import make_empty
from tests.helpers.others_tables import ASKED, SEEN, UNSEEN, OthersTable

from app.actions import donation_tables as tables
from app.actions import table_reading
from app.actions.table_preview import Choices, Read, gathered
from app.domain.donations import Money
from app.domain.giving import outcome
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, LinkKind, Outcome, PartyRole, Qualifier, Status
from app.importers.table_values import Ask
from app.paths import RESOURCES
from app.store.reads import donations as donation_reads
from app.store.reads import totals
from app.store.store import Store

ALL = {**SEEN, **UNSEEN, **ASKED}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("others") / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        yield opened


def read(store: Store, text: str | bytes, **said: object) -> Read:
    raw = text if isinstance(text, bytes) else text.encode()
    return table_reading.read(store, raw, "table.csv", Choices(**said))  # type: ignore[arg-type]


@each("table", ALL.values())
def test_a_table_comes_to_what_was_added_up_by_hand(store: Store, table: OthersTable) -> None:
    found = read(store, table.raw, **table.said)
    assert not found.refused, found.refused
    assert len(found.records) == table.rows
    every = Counter[str]()
    for one in (content.money for _, _, content, _ in found.records):
        if one is not None:
            every[one.currency] += one.low or Decimal()  # type: ignore[assignment]
    table_id = tables.add(store, found, is_source=True).table_id
    counted = [one for one in totals.of(store, DonationFilter()).every if one.added]
    tables.remove(store, table_id)
    money = {one.unit: one.low for one in counted if one.money_kind is not None}
    kept_out = {unit: whole - (money.get(unit) or 0) for unit, whole in every.items()}
    things = {one.what: one.low for one in counted if one.money_kind is None}
    assert (money, things, kept_out) == tuple(map(table.numbers, (table.money, table.things, table.kept_out)))


@each(
    "about", ["khoảng", "cerca de", "ok.", "około", "etwa", "ca.", "environ", "yaklaşık", "около", "حوالي", "約", "~"]
)
def test_a_number_that_is_about_right_in_another_language_is_about(store: Store, about: str) -> None:
    head = "donor;recipient;item;quantity;money;currency;status\n"
    found = read(store, f"{head}Orbis;Peru;tents;{about} 300;{about} 45000;EUR;given\n")
    ((_, _, content, _),) = found.records
    assert (content.items[0].item, content.items[0].low, content.items[0].qualifier) == ("tents", 300, Qualifier.ABOUT)
    assert content.money == Money(Decimal(45000), Decimal(45000), "EUR", Qualifier.ABOUT, as_stated=f"{about} 45000")
    ((_, _, content, _),) = read(store, f"{head}Orbis;Peru;;;{about} 3-4 million;EUR;given\n").records
    assert content.money is not None
    assert (content.money.low, content.money.high) == (3_000_000, 4_000_000)
    assert content.money.qualifier is Qualifier.BETWEEN, "as it is without that word"


@each(
    "item, quantity, name, unit, stated",
    [
        ("Rice (kg)", "4000", "Rice", "kg", "4000 Rice (kg)"),
        ("Diesel (litres)", "about 300", "Diesel", "litres", "about 300 Diesel (litres)"),
        ("Rice (white)", "40", "Rice (white)", "", "40 Rice (white)"),
    ],
)
def test_an_item_has_the_measure_that_stands_in_a_bracket_behind_it(
    store: Store, item: str, quantity: str, name: str, unit: str, stated: str
) -> None:
    found = read(store, f"donor,recipient,item,quantity\nOrbis,Peru,{item},{quantity}\n")
    (one,) = found.records[0][2].items
    assert (one.item, one.unit, one.as_stated) == (name, unit, stated)


def test_the_value_of_goods_that_a_row_counts_is_their_worth(store: Store) -> None:
    def kinds(heads: str, *rows: str, **said: object) -> list[str]:
        found = read(store, f"donor,recipient,{heads}\n" + "".join(f"Orbis,Peru,{one}\n" for one in rows), **said)
        assert not found.refused, found.refused
        return [content.money.kind.value for _, _, content, _ in found.records if content.money]

    goods = "tents,30,4000", "masks,500,2000"
    for head in ("Value (EUR)", "Estimated value EUR", "Worth (USD)", "Valeur (EUR)", "Warenwert EUR", "Valor (EUR)",
                 "Стоимость (EUR)", "שווי (EUR)", "評価額 (EUR)"):  # fmt: skip
        assert kinds(f"item,quantity,{head}", *goods) == ["valuation"] * 2, head
    for head in ("Amount (EUR)", "Montant (EUR)"):
        assert kinds(f"item,quantity,{head}", *goods) == ["cash"] * 2, head
    assert kinds("item,quantity,Value (EUR)", "tents,30,4000", "Cash,,500", "cash grants,5,500") == [
        "valuation", "cash", "cash",
    ]  # fmt: skip
    assert kinds("title,Value (EUR)", "Help for schools,500") == ["cash"]
    assert kinds("item,Value (EUR)", "30 tents,500", "Support,500") == ["valuation", "cash"]
    no_number = "Medicines,500", "Blankets and stoves,7", "Médicaments,9", "Food parcels,4"
    assert kinds("item,Value (EUR)", *no_number) == ["valuation"] * 4
    assert kinds("item,quantity,Value (EUR)", "Medicines,,500", "tents,30,40") == ["valuation"] * 2
    others = "Technical assistance,5", "School project,7", "Medicines and cash,9", "Training,4", "Funds,3"
    assert kinds("item,Value (EUR)", *others) == ["cash"] * 5, "what may be money"
    assert kinds("item,Amount (EUR)", "Medicines,500") == ["cash"]
    said = {"Sort": "money.kind"}
    assert kinds("item,quantity,Value (EUR),Sort", "tents,30,40,cash", columns=said) == ["cash"], "the table says it"


def test_a_day_of_another_calendar_is_called_so_and_the_letter_of_ours_is_no_part_of_it(store: Store) -> None:
    days = ("2023/03/07 م", "1444/08/15 هـ", "15/08/44 هـ", "1444-09-01", "15 AH 1444/8/1")
    rows = "".join(f"Orbis,Peru,tents,{one}\n" for one in days)
    found = read(store, f"donor,recipient,item,date\n{rows}")
    assert [content.date.start for _, _, content, _ in found.records] == ["2023-03-07"]
    assert [one.reason for one in found.refused[:3]] == [
        f"“{one}” is a year of another calendar, or none" for one in days[1:4]
    ]  # fmt: skip


def test_words_beside_a_number_of_things_are_offered_as_the_things(store: Store) -> None:
    found = read(store, "donor,recipient,Zzz,quantity,No.\nOrbis,Peru,tents,5,1\nLumen,Chile,masks (box),7,2\n")
    assert [(one.heading, one.full_of, one.targets) for one in found.offers] == [("Zzz", "words", ("item",))]
    assert not read(store, "donor,recipient,Zzz,item,quantity\nOrbis,Peru,good,tents,5\n").offers


def outcomes(found: Read) -> list[tuple[int, Assertion]]:
    return [(number, content.assertion) for number, _, content, _ in found.records]


@pytest.mark.parametrize("heading", ["State", "Stage", "Phase", "Commitment/Disbursement", "Col 4"])
@pytest.mark.parametrize(
    ("given", "promised"),
    [("delivered", "Pledged"), ("livrée", "promise"), ("entregado", "comprometida"), ("geliefert", "zugesagt"),
     ("entregue", "anunciado"), ("تم التسليم", "تعهد"), ("paid", "commitment"), ("consegnato", "promesso")],
)  # fmt: skip
def test_a_column_is_the_outcome_by_its_values(store: Store, heading: str, given: str, promised: str) -> None:
    rows = f"Orbis,Peru,5,{given}\nLumen,Peru,7,{promised}\nLumen,Chile,9,{given}\n"
    found = read(store, f"donor,recipient,quantity,{heading}\n{rows}")
    assert found.columns[3].target == "status"
    assert outcomes(found) == [(2, Assertion.GIVEN), (3, Assertion.PROMISED), (4, Assertion.GIVEN)]


@each(
    "heads, other, row",
    [("Shelf", "a1", "pledged"), ("Remarks", "a1", "only pledged"), ("Shelf", "a1", "not yet delivered"),
     ("Remarks", "a1", "Cheque dishonoured"), ("Shelf", "a1", "noch nicht geliefert"),
     ("Delivered?", "yes", "no"), ("Pledge", "", "yes"),
     ("Livré", "oui", "non"), ("Shelf", "a1", "pending")],
)  # fmt: skip
def test_a_row_waits_where_an_unread_column_may_say_that_nothing_was_given(
    store: Store, heads: str, other: str, row: str
) -> None:
    text = f"donor,recipient,item,{heads}\nOrbis,Peru,tents,{other}\nOrbis,Peru,masks,{other}\nLumen,Peru,gowns,{row}\n"
    found = read(store, text)
    assert [number for number, *_ in found.records] == [2, 3]
    (why,) = found.refused
    assert (why.number, why.ask, why.column) == (4, Ask.OUTCOME, heads)
    settled = read(store, text, columns={heads: found.columns[3].target})
    assert [number for number, *_ in settled.records] == [2, 3, 4]


def test_nothing_is_asked_where_the_outcome_is_read_and_says_the_same(store: Store) -> None:
    text = "donor,recipient,item,status,shelf\nOrbis,Peru,tents,pledged,pledged\nOrbis,Peru,masks,paid,pledged\n"
    found = read(store, text)
    assert outcomes(found) == [(2, Assertion.PROMISED)]
    assert [(one.number, one.ask) for one in found.refused] == [(3, Ask.OUTCOME)]


@each(
    "came, words",
    [(Outcome.PROMISED, ("pledged", "Pledge", "promised", "promis", "zugesagt", "承诺", "committed")),
     (Outcome.ANNOUNCED, ("announced", "annoncé", "angekündigt", "宣布"))],
)  # fmt: skip
def test_what_a_table_calls_pledged_is_promised_as_what_a_text_does(
    store: Store, came: Outcome, words: tuple[str, ...]
) -> None:
    rows = "".join(f"Orbis,Peru,tents,{one}\n" for one in words)
    found = read(store, f"donor,recipient,item,status\n{rows}")
    assert [outcome(one.assertion, one.status) for _, _, one, _ in found.records] == [came] * len(words)


def test_regions_are_no_outcome(store: Store) -> None:
    found = read(store, "donor,recipient,item,State\nOrbis,Peru,tents,Lima\nOrbis,Peru,masks,Cusco\n")
    assert found.columns[3].target == ""
    assert len(found.records) == 2


def test_numbers_in_names_are_no_codes_of_outcomes(store: Store) -> None:
    rows = "".join(f"Orbis,Peru,tents {n},LOT-{n},row {n} of many\n" for n in range(14))
    found = read(store, "donor,recipient,item,shelf,remarks\n" + rows)
    assert len(found.records) == 14, found.refused


def test_an_amount_is_of_the_outcome_that_its_heading_names(store: Store) -> None:
    text = "donor,recipient,{} (USD)\nOrbis,Peru,500\n"
    for heading, said in (("Amount pledged", Assertion.PROMISED), ("Montant promis", Assertion.PROMISED),
                          ("Amount paid", Assertion.GIVEN)):  # fmt: skip
        (content,) = [one for _, _, one, _ in read(store, text.format(heading)).records]
        assert (content.assertion, content.in_totals) == (said, said is Assertion.GIVEN)
        assert content.money is not None
        assert content.money.low == 500
    chosen = read(store, "donor,recipient,Pledges\nOrbis,Peru,USD 500\n", columns={"Pledges": "money"})
    assert [one.assertion for _, _, one, _ in chosen.records] == [Assertion.PROMISED]


@each(
    "heading, cells, target",
    [("Units", "400 250", "quantity"), ("Units", "kg boxes", "unit"), ("Nombre", "400 250", "quantity"),
     ("Nombre", "Ana Luis", ""), ("Anzahl", "400 250", "quantity"), ("No. of units", "400 250", "quantity"),
     ("Quantity delivered", "400 250", "quantity"), ("Number", "1 2", ""), ("Number", "400 250", "quantity"),
     ("Quantité", "400 250", "quantity"), ("الكمية", "400 250", "quantity"), ("Qtde", "400 250", "quantity")],
)  # fmt: skip
def test_headings_of_numbers_of_things(store: Store, heading: str, cells: str, target: str) -> None:
    one, two = cells.split()
    found = read(store, f"donor,recipient,item,{heading}\nOrbis,Peru,tents,{one}\nOrbis,Peru,masks,{two}\n")
    assert found.columns[3].target == target


def test_words_of_outcome_in_any_language_are_read_of_a_column_of_status(store: Store) -> None:
    text = "donor,recipient,item,status\nOrbis,Peru,tents,en camino\nOrbis,Peru,masks,annulé\n"
    found = [(one.assertion, one.status) for _, _, one, _ in read(store, text).records]
    assert found == [(Assertion.GIVEN, Status.SHIPPED), (Assertion.PROMISED, Status.CANCELLED)]


def test_sums_in_a_row_of_their_own_are_no_record(store: Store) -> None:
    words = ("Total general", "Total geral", "TOTAL GÉNÉRAL", "Gesamtsumme", "Suma", "Soma", "الإجمالي")
    found = read(store, "donor,item,quantity\nOrbis,tents,5\n" + "".join(f"{one},,5\n" for one in words))
    assert [number for number, _ in found.left] == list(range(3, 3 + len(words)))
    assert len(found.records) == 1


def test_rows_below_a_heading_of_their_own_have_its_outcome(store: Store) -> None:
    rows = "DELIVERED,,,\nOrbis,Peru,500,USD\nPLEDGED,,,\nOrbis,Peru,600,USD\nEurope,,,\nOrbis,Peru,700,USD\n"
    found = read(store, "Donor,Recipient,Amount,Currency\n" + rows)
    assert outcomes(found) == [(3, Assertion.GIVEN), (5, Assertion.PROMISED), (7, Assertion.PROMISED)]


def test_a_title_of_promises_is_asked_about_once(store: Store) -> None:
    text = "Pledges to the fund 2020,,,\nDonor,Recipient,Amount,Currency\nOrbis,Peru,500,USD\nLumen,Peru,6,USD\n"
    (asked,) = gathered(read(store, text).refused)
    assert (asked.first.ask, asked.first.value, asked.numbers) == (Ask.STATUS, "Pledges to the fund 2020", (3, 4))
    found = read(store, text, values={"status": {"Pledges to the fund 2020": "promised"}})
    assert outcomes(found) == [(3, Assertion.PROMISED), (4, Assertion.PROMISED)]


@each(
    "text",
    ["Donor,Recipient,Item,Quantity,Delivered\nOrbis,Peru,masks,500,50%\nOrbis,Peru,gowns,600,100%\n",
     "Donor,Recipient,Item,Quantity,Delivered\nOrbis,Peru,masks,500,\nOrbis,Peru,gowns,600,x\n",
     "Donor,Recipient,Item,Quantity,Date delivered\nOrbis,Peru,masks,500,\nOrbis,Peru,gowns,600,2020-02-02\n",
     "Donor,Recipient,Item,Quantity\nOrbis,Peru,masks (pledged),500\nOrbis,Peru,gowns,600\n",
     "Title,Donor,Recipient\nA pledge of masks to all our friends,Orbis,Peru\nGowns,Orbis,Peru\n",
     "捐赠方,受赠方,物资,数量,甲\n红星,Peru,口罩,500,承诺\n红星,Peru,衣,600,乙\n红星,Peru,衣,700,丙\n"],
)  # fmt: skip
def test_what_may_not_be_given_waits(store: Store, text: str) -> None:
    found = read(store, text)
    assert [(one.number, one.ask) for one in found.refused] == [(2, Ask.OUTCOME)]
    column = found.refused[0].column
    target = next(one.target for one in found.columns if one.heading == column)
    assert not read(store, text, columns={column: target}).refused


@each(
    "heading, codes",
    [("C/D", "D C D"), ("Type", "P D P"), ("Ph", "PLG DLV PLG"), ("Tipo", "C E C"), ("Art", "Z G Z"),
     ("类", "承 付 承"),
     ("Т", "О Д О"), ("Code", "c d c"), ("الرمز", "ت س ت")],
)  # fmt: skip
def test_codes_that_may_mean_outcomes_are_asked_about(store: Store, heading: str, codes: str) -> None:
    one, two, three = codes.split()
    text = f"donor,recipient,item,{heading}\nOrbis,Peru,tents,{one}\nOrbis,Peru,masks,{two}\nLumen,Peru,gowns,{three}\n"
    (asked,) = gathered(read(store, text).refused)
    assert (asked.first.ask, asked.first.column, asked.numbers) == (Ask.OUTCOME, heading, (2, 3, 4))
    told = {"columns": {heading: "status"}, "values": {"status": {one: "given", two: "promised"}}}
    assert outcomes(read(store, text, **told)) == [
        (2, Assertion.GIVEN), (3, Assertion.PROMISED), (4, Assertion.GIVEN)
    ]  # fmt: skip
    assert len(read(store, text, columns={heading: ""}).records) == 3


@each("values", ["S M L", "M F F", "AIR SEA ROAD", "1 2 3", "pcs box kg", "x y z"])
def test_other_codes_are_not_asked_about(store: Store, values: str) -> None:
    one, two, three = values.split()
    text = f"donor,recipient,item,shelf\nOrbis,Peru,tents,{one}\nOrbis,Peru,masks,{two}\nLumen,Peru,gowns,{three}\n"
    assert not read(store, text).refused


def test_a_part_of_a_county_is_where_it_went_and_not_asked_about(store: Store) -> None:
    for head in ("Sub-County", "Ward", "Taluka"):
        text = f"donor,item,{head}\nOrbis,tents,Loima North\nLumen,masks,Kibish West\nOrbis,beans,Loima North\n"
        found = read(store, text)
        assert not found.refused, head
        assert [one.names(PartyRole.RECIPIENT) for *_, one, _ in found.records][1] == ("Kibish West",), head


def figures(found: Read) -> list[tuple[int, str, int]]:
    """The row, the outcome, and the amount or the number of each record."""
    said = {Assertion.GIVEN: "given", Assertion.PROMISED: "promised"}
    return [
        (number, said[one.assertion], int((one.money or one.items[0]).low or 0)) for number, _, one, _ in found.records
    ]


BESIDE = [
    ("Amount pledged (USD)", "Amount paid (USD)"), ("Quantity pledged", "Quantity delivered"),
    ("Montant promis (EUR)", "Montant versé (EUR)"), ("Don promis (EUR)", "Don versé (EUR)"),
    ("Monto comprometido (USD)", "Monto desembolsado (USD)"), ("Zugesagt (EUR)", "Ausgezahlt (EUR)"),
    ("Valor prometido (R$)", "Valor pago (R$)"), ("Quantité promise", "Quantité livrée"),
    ("Cantidad prometida", "Cantidad entregada"), ("Committed (US$)", "Disbursed (US$)"),
]  # fmt: skip


@each("order, heads", product([1, -1], BESIDE))
def test_what_was_pledged_and_what_was_given_are_two_records(store: Store, heads: tuple[str, str], order: int) -> None:
    rows = (("500", "200"), ("600", ""), ("700", "0"), ("", "50"))
    lines = ["donor,recipient,item," + ",".join(heads[::order])]
    lines += [f"Orbis,Peru,things {n},{','.join(one[::order])}" for n, one in enumerate(rows)]
    found = read(store, "\n".join(lines))
    assert not found.refused
    assert figures(found) == [
        (2, "promised", 500), (2, "given", 200), (3, "promised", 600), (4, "promised", 700), (5, "given", 50)
    ]  # fmt: skip


def test_what_came_of_a_pledge_in_its_row_is_linked_to_it(store: Store) -> None:
    text = "Donor,Recipient,Amount pledged (USD),Amount paid (USD)\nOrbis,Peru,500,200\nOrbis,Chile,10,\n"
    added = tables.add(store, read(store, text), is_source=True)
    pledge, paid, _ = donation_reads.records(store, [donation_reads.id_of(store, one) for one in added.refs])
    assert [(one.kind, one.other.ref) for one in paid.links] == [(LinkKind.DELIVERS, pledge.ref)]
    money = [(one.unit, one.low) for one in totals.of(store, DonationFilter()).every if one.added]
    assert money == [("USD", 200)]
    tables.remove(store, added.table_id)


def test_a_pledged_amount_beside_a_status_of_given_waits(store: Store) -> None:
    cases = (
        ("Amount pledged (USD)", "Status", "delivered"),
        ("Montant promis (EUR)", "État", "livré"),
        ("Betrag zugesagt (EUR)", "Status", "geliefert"),
    )
    for head, status, given in cases:
        text = f"donor,recipient,{head},{status}\nOrbis,Peru,500,{given}\nOrbis,Mali,600,pledged\n"
        found = read(store, text)
        assert figures(found) == [(3, "promised", 600)]
        assert [(one.number, one.ask, one.column) for one in found.refused] == [(2, Ask.OUTCOME, head)]
        why = found.refused[0]
        assert figures(read(store, text, columns={head: why.target}))[0] == (2, "given", 500)
        assert figures(read(store, text, columns={head: why.proposal}))[0] == (2, "promised", 500)


@each(
    "heads, row, column",
    [("item,Quantity pledged,Quantity delivered,Value (USD)", "tents,500,200,1000", "Value (USD)"),
     ("Amount pledged (USD),Amount (USD)", "500,400", "Amount (USD)"),
     ("item,Pledged/paid amount (USD)", "tents,500", "Pledged/paid amount (USD)"),
     ("item,Quantity delivered", "tents,0", "Quantity delivered"),
     ("item,Quantity delivered", "tents,", "Quantity delivered"),
     ("item,Quantity livrée", "tents,", "Quantity livrée"),
     ("item,Quantity pledged,Quantity delivered", "tents,,", "Quantity pledged")],
)  # fmt: skip
def test_a_figure_waits_that_may_be_of_what_was_pledged_only(store: Store, heads: str, row: str, column: str) -> None:
    found = read(store, f"donor,recipient,{heads}\nOrbis,Peru,{row}\n")
    assert [(one.number, one.ask, one.column) for one in found.refused] == [(2, Ask.OUTCOME, column)]


def test_more_than_one_column_of_pledges(store: Store) -> None:
    text = "Donor,Recipient,Currency,Pledged,Committed,Paid\nOrbis,Peru,USD,500,400,300\nOrbis,Mali,USD,500,,\n"
    assert figures(read(store, text)) == [(2, "promised", 500), (2, "given", 300), (3, "promised", 500)]


def test_a_gift_under_a_heading_that_only_says_that_it_was_given_is_read(store: Store) -> None:
    cases = ("Don versé/EUR 200", "Don versé (EUR)/200", "Paid/USD 200", "Donado (USD)/200", "Gezahlt in EUR/200")
    for head, cell in (one.split("/") for one in cases):
        assert figures(read(store, f"donor,recipient,{head}\nOrbis,Peru,{cell}\n")) == [(2, "given", 200)], head


@each(
    "heads, cells, low",
    [("Amount,Currency", "2m,USD", 2_000_000), ("Amount,Currency", "USD 2m,USD", 2_000_000),
     ("Amount,Currency", "5 bn,EUR", 5 * 10**9), ("Amount,Currency", "3 k,USD", 3_000),
     ("Amount (million USD)", "5 bn", 5 * 10**9), ("Amount (million USD)", "2m", 2_000_000),
     ("Amount (million USD)", "about 5", 5_000_000), ("Amount (million USD)", "USD 5", 5_000_000),
     ("Amount (INR lakh)", "2 crore", 20_000_000), ("Amount (INR lakh)", "2", 200_000),
     ("Amount (EUR)", "€ 7", 7), ("Item,Quantity (thousands)", "masks,about 5", 5_000),
     ("Item,Quantity (thousands)", "masks,2 million", 2_000_000), ("Item,Quantity (thousands)", "masks,3", 3_000)],
)  # fmt: skip
def test_a_number_with_letters_beside_it_is_as_many_as_they_say(store: Store, heads: str, cells: str, low: int) -> None:
    assert figures(read(store, f"donor,recipient,{heads}\nOrbis,Peru,{cells}\n")) == [(2, "given", low)]


@each(
    "heads, cells, said",
    [("Amount,Currency", "2 €,USD", "in another currency than USD"),
     ("Amount,Currency", "2 EUR,USD", "in another currency than USD"),
     ("Amount (million USD)", "Rs 5", "in another currency than USD"),
     ("Amount,Currency", "2 pcs,USD", "is no amount"), ("Amount (million USD)", "2 L", "is no amount"),
     ("Amount (million USD)", "five", "is no number"), ("Item,Quantity (thousands)", "masks,five", "is no number")],
)  # fmt: skip
def test_a_number_with_letters_that_say_something_else_waits(store: Store, heads: str, cells: str, said: str) -> None:
    (why,) = read(store, f"donor,recipient,{heads}\nOrbis,Peru,{cells}\n").refused
    assert said in why.reason


def test_the_title_of_a_row_says_in_what_its_number_is_counted_and_headings_of_many_languages_are_known(
    store: Store,
) -> None:
    table = "Donor,Recipient,Item,Quantity,Unit\nBlue Relief,Peru,Flour,450,tons\nBlue Relief,Peru,Beds,30,\n"
    titles = [content.title for _, _, content, _ in read(store, table).records]
    assert titles == ["Blue Relief → Peru: 450 tons of Flour", "Blue Relief → Peru: 30 Beds"]
    headings = {"Yardım Yapan Kurum": "donor", "Yardımın Cinsi": "item", "Date de versement": "date"}
    found = read(store, ",".join((*headings, "Country")) + "\nBlue Relief,Çadır,2021-02-03,Peru\n")
    assert {one.heading: one.target for one in found.columns[:3]} == headings


def test_a_bare_place_behind_the_donors_is_not_where_their_gifts_went(store: Store) -> None:
    cases = {
        "Donor,Country,Item,Recipient district": ["donor", "donor.country", "item", "recipient.place"],
        "Bağışçı,Ülke,Malzeme,Alıcı İl": ["donor", "donor.country", "item", "recipient.place"],
        "Donor,Country,Recipient,Item": ["donor", "", "recipient", "item"],
        "Donor,Country,Item,Year": ["donor", "recipient.country", "item", "year"],
        "Name of Contributor,Place,Item,Year": ["donor", "", "item", "year"],
    }
    for heads, targets in cases.items():
        found = read(store, f"{heads}\nOrbis,Kenya,tents,2020\nLumen,Peru,masks,2021\n")
        assert [one.target for one in found.columns] == targets, heads
