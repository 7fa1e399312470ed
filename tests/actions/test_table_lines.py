"""What tables say of their cells elsewhere than in them: in lines above and below, in sums, in the rest of a column."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.helpers.each import each
from tests.helpers.made import make_empty

from app.actions import table_reading
from app.actions.table_preview import Choices, Read, gathered
from app.domain.donations import Donation
from app.domain.terms import Assertion, PartyRole, Qualifier
from app.domain.totals import TotalLine, add_up
from app.importers.table_values import Ask, Written
from app.paths import RESOURCES
from app.store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("lines") / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as opened:
        yield opened


def read(store: Store, text: str, **said: object) -> Read:
    return table_reading.read(store, text.encode(), "table.csv", Choices(**said))  # type: ignore[arg-type]


def contents(found: Read) -> list[Donation]:
    assert not found.refused, found.refused
    return [content for _, _, content, _ in found.records]


def money(found: Read) -> list[tuple[int, str]]:
    return [(int(one.money.low or 0), one.money.currency) for one in contents(found) if one.money]


ROWS = "Orbis,Peru,{},2020-03-05\nLumen,Mali,{},2020-03-06\n"


@each(
    "above, heading, cells, found",
    [("単位：百万円", "金額", "500 12", [(500 * 10**6, "JPY"), (12 * 10**6, "JPY")]),
     ("(단위: 천 달러)", "지원액", "350 12", [(350_000, "USD"), (12_000, "USD")]),
     ("Doações (valores em R$ mil)", "Valor", "96 64", [(96_000, "BRL"), (64_000, "BRL")]),
     ("Gifts of the year, in EUR", "Amount", "96 64", [(96, "EUR"), (64, "EUR")]),
     ("Aid sent abroad (Rs. in lakh)", "Amount", "96 64", [(9_600_000, "INR"), (6_400_000, "INR")]),
     ("All amounts in USD thousand", "Amount (EUR)", "96 64", [(96_000, "EUR"), (64_000, "EUR")]),
     ("Gifts to 5 million people", "Amount (EUR)", "96 64", [(96, "EUR"), (64, "EUR")]),
     ("Unit: 100 million yen", "Amount", "3 2", [(300_000_000, "JPY"), (200_000_000, "JPY")]),
     ("(단위: 10억원)", "지원액", "3 2", [(3_000_000_000, "KRW"), (2_000_000_000, "KRW")]),
     ("Unit: 1000 USD", "Amount", "96 64", [(96_000, "USD"), (64_000, "USD")]),
     ("(in 1.000 EUR)", "Wert", "96 64", [(96_000, "EUR"), (64_000, "EUR")]),
     ("Goal: USD 2 million", "Amount (EUR)", "96 64", [(96, "EUR"), (64, "EUR")]),
     ("Total received (USD 1.5 million)", "Amount (EUR)", "96 64", [(96, "EUR"), (64, "EUR")]),
     ("", "Betrag in 1000 EUR", "96 64", [(96_000, "EUR"), (64_000, "EUR")]),
     ("", "Amount (10 000 yen)", "96 64", [(960_000, "JPY"), (640_000, "JPY")]),
     ("", "金額 (億円)", "3 2", [(300_000_000, "JPY"), (200_000_000, "JPY")]),
     ("", "지원액(100만원)", "3 2", [(3_000_000, "KRW"), (2_000_000, "KRW")]),
     ("", "Wert (T€)", "96 64", [(96_000, "EUR"), (64_000, "EUR")]),
     ("", "Montant en k€", "96 64", [(96_000, "EUR"), (64_000, "EUR")]),
     ("", "Betrag TEUR", "96 64", [(96_000, "EUR"), (64_000, "EUR")]),
     ("", "Monto (miles de US$)", "96 64", [(96_000, "USD"), (64_000, "USD")]),
     ("", "金额（万元）", "96 64", [(960_000, "CNY"), (640_000, "CNY")]),
     ("", "지원액(억원)", "3 2", [(300_000_000, "KRW"), (200_000_000, "KRW")]),
     ("", "Tutar (bin TL)", "96 64", [(96_000, "TRY"), (64_000, "TRY")]),
     ("", "القيمة (دولار أمريكي)", "96 64", [(96, "USD"), (64, "USD")])],
)  # fmt: skip
def test_what_amounts_are_counted_in(
    store: Store, above: str, heading: str, cells: str, found: list[tuple[int, str]]
) -> None:
    said = {"columns": {heading: "money"}, **({"currency": found[0][1]} if "元" in heading or "Rs" in above else {})}
    title = f"{above},,,\n" if above and "," not in above else f'"{above}",,,\n' if above else ""
    table = f"{title}donor,recipient,{heading},date\n" + ROWS.format(*cells.split())
    assert money(read(store, table, **said)) == found


@each(
    "above, heading",
    [("", "Wert (Q€)"), ("", "Amount (zillion USD)"), ("", "Amount (5 million USD)"), ("", "Wert in Mill. EUR"),
     ("", "Monto miles de millones USD"), ("", "Montant Mds€"), ("Appeal: USD 10 million", "Amount"),
     ("", "Value (USD per unit)"), ("", "القيمة (دولار كندي)"),
     ("Figures of our gifts are rounded to million dollars", "Amount (USD)"),
     ("Aid sent abroad (cowries in lakhs)", "Amount (PLN)")],
)  # fmt: skip
def test_amounts_wait_where_it_is_not_clear_what_they_are_counted_in(store: Store, above: str, heading: str) -> None:
    table = (f"{above},,,\n" if above else "") + f"donor,recipient,{heading},date\n" + ROWS.format(96, 64)
    found = read(store, table, columns={heading: "money"})
    assert [one.number for one in found.refused] == ([3, 4] if above else [2, 3])


def numbers(found: Read) -> list[int]:
    return [int(one.items[0].low or 0) for one in contents(found)]


COUNTS = "donor,recipient,item,quantity\n"


@each(
    "cells, found",
    [(["1,200", "50,000", "20"], [1200, 50_000, 20]), (["1.200", "50.000", "20"], [1200, 50_000, 20]),
     (["1 200", "50 000", "20"], [1200, 50_000, 20]), (["120台", "1200箱", "3"], [120, 1200, 3]),
     (["1200 adet", "20 adet", "3"], [1200, 20, 3]), (["١٬٢٠٠", "٣٠٠٠", "٢٠"], [1200, 3000, 20])],
)  # fmt: skip
def test_a_number_is_read_as_the_rest_of_its_column(store: Store, cells: list[str], found: list[int]) -> None:
    rows = "".join(f'Orbis,Peru,tents {n},"{cell}"\n' for n, cell in enumerate(cells))
    assert numbers(read(store, COUNTS + rows)) == found


@each(
    "cells",
    [["1,200", "50,000", "3,000"], ["1,235", "2,541", "20"], ["1,200", "1500", "20"], ["1,200", "1.500", "20"],
     ["1,200", "50,000", "0"]],
)  # fmt: skip
def test_a_number_is_asked_about_where_nothing_shows_how_it_is_written(store: Store, cells: list[str]) -> None:
    rows = "".join(f'Orbis,Peru,tents {n},"{cell}"\n' for n, cell in enumerate(cells))
    assert {one.ask for one in read(store, COUNTS + rows).refused} == {Ask.POINT}


@each(
    "head, item",
    [
        ("quantity,unit", "rice,{},t"),
        ("quantity,remark", "rice (tonnes),{},"),
        ("Amount (million USD),remark", "rice,{},"),
    ],
)
def test_three_decimals_of_what_is_measured_are_asked_about(store: Store, head: str, item: str) -> None:
    rows = "".join(f"Orbis {n},Peru,{item.format(cell)}\n" for n, cell in enumerate(("1.250", "20", "3.500")))
    found = read(store, f"donor,recipient,item,{head}\n{rows}")
    assert [one.ask for one in found.refused] == [Ask.POINT, Ask.POINT]


@each(
    "cell",
    ["5 bin adet", "2 milyon adet", "5 mille masques", "5 آلاف قطعة", "20 千个", "5 mil", "10만개", "3 тысячи штук"],
)
def test_thousands_in_other_languages_are_not_left_out_of_a_number(store: Store, cell: str) -> None:
    for table in (f"{COUNTS}Orbis,Peru,tents,{cell}\n", f"donor,recipient,item\nOrbis,Peru,{cell} maske\n"):
        found = read(store, table)
        assert [one.value for one in found.refused] or found.records[0][2].items[0].low is None


def test_a_sum_shows_how_numbers_are_written(store: Store) -> None:
    rows = 'Orbis,Peru,tents,"1,235"\nOrbis,Peru,masks,"2,541"\nOrbis,Mali,gowns,20\n'
    found = read(store, f'{COUNTS}{rows}Total,,,"3,796"\n')
    assert numbers(found) == [1235, 2541, 20]
    assert {one.ask for one in read(store, f'{COUNTS}{rows}Total,,,"9,999"\n').refused} == {Ask.POINT}


@each("name", ["Ensemble", "計上", "Всё вместе"])
def test_a_row_that_adds_up_the_others_is_no_record_whatever_it_is_called(store: Store, name: str) -> None:
    rows = "Orbis,Peru,tents,500\nOrbis,Peru,masks,700\nLumen,Mali,gowns,50\n"
    for table in (f"{COUNTS}{rows}{name},,,1250\n", f"{COUNTS}{name},,,1250\n{rows}", f"{COUNTS}{rows},,,1250\n"):
        assert numbers(read(store, table)) == [500, 700, 50]


@each("row", [",,ventilators,2", "Ensemble,,,2"])
def test_what_may_be_a_sum_of_two_or_a_gift_waits(store: Store, row: str) -> None:
    found = read(store, f"{COUNTS}Orbis,Peru,ventilators,1\nLumen,Peru,ventilators,1\n{row}\n")
    assert ([one.number for one in found.refused], len(found.records), found.left) == ([4], 2, ())
    (nameless,) = read(store, f"{COUNTS}Orbis,Peru,ventilators,1\nLumen,Peru,ventilators,1\n,,,2\n").left
    assert nameless[0] == 4


@each(
    "row",
    [
        "Lumen Trust Total,,,99", "Total Lumen Trust,,,99", "Subtotal: Lumen Trust,,,99", "Lumen Trust – Summe,,,99",
        "Total for Lumen Trust,,,99", ",Chad Total,,99", "Lumen Trust,,Total,99", "Lumen Trust,Subtotal,,99",
    ],
)  # fmt: skip
def test_a_row_called_the_total_of_what_is_in_its_column_is_no_gift_though_it_does_not_add_up(
    store: Store, row: str
) -> None:
    found = read(store, f"donor,country,item,amount (EUR)\nLumen Trust,Chad,tents,5\nLumen Trust,Chad,masks,x\n{row}\n")
    assert [gift.money.low for _, _, gift, _ in found.records] == [5]
    assert [number for number, _ in found.left] == [4]


@each("row", ["Total Oil,Chad,tents,99", "Sum Foundation,Chad,tents,99", "Lumen Totalgas,Chad,tents,99"])
def test_who_is_only_called_so_gives(store: Store, row: str) -> None:
    found = read(store, f"donor,country,item,amount (EUR)\nLumen Trust,Chad,tents,5\n{row}\n")
    assert [gift.money.low for _, _, gift, _ in found.records] == [5, 99]


@each(
    "row, is_gift",
    [
        ("Total,Peru,tents,7", True), ("Total,Peru,,7", False), ("Total,,,12", False), ("Total,Chad,tents,5", False),
        ("Total,all countries,tents,7", False), ("Total:,Peru,tents,7", False),
    ],
)  # fmt: skip
def test_a_donor_called_total_gives_where_its_row_is_as_full_of_names_as_the_others(
    store: Store, row: str, *, is_gift: bool
) -> None:
    rows = f"donor,country,item,amount (EUR)\nLumen Trust,Chad,tents,5\n{row}\nOrbis,Mali,masks,8\n"
    found = read(store, f"{rows}Total,Mali,masks,20\n")
    assert [gift.money.low for _, _, gift, _ in found.records] == ([5, 7, 8] if is_gift else [5, 8])
    assert [number for number, _ in found.left] == ([5] if is_gift else [3, 5])


def test_letters_are_what_a_line_says(store: Store) -> None:
    rows = "Orbis,Peru,tents,R\nOrbis,Peru,masks,P\nLumen,Mali,gowns,X\n"
    for key in ("R = received; P = promised; X = withdrawn", "R: received / P: promised / X: withdrawn"):
        for table in (f"donor,recipient,item,mark\n{rows}{key},,,\n", f"{key},,,\ndonor,recipient,item,mark\n{rows}"):
            found = contents(read(store, table))
            assert [one.assertion for one in found] == [Assertion.GIVEN, Assertion.PROMISED, Assertion.PROMISED]


@each("given, promised", [("●", "○"), ("1", "2"), ("✓", "…")])
def test_signs_and_figures_are_what_a_line_says(store: Store, given: str, promised: str) -> None:
    key = f"{given} = delivered; {promised} = pledged"
    rows = f"Orbis,Peru,tents,{given}\nOrbis,Peru,masks,{promised}\n"
    found = contents(read(store, f"{key},,,\ndonor,recipient,item,mark\n{rows}"))
    assert [one.assertion for one in found] == [Assertion.GIVEN, Assertion.PROMISED]


def test_unknown_words_beside_those_of_outcomes_wait(store: Store) -> None:
    rows = "Orbis,Peru,tents,전달완료\nOrbis,Peru,masks,미수령\nLumen,Mali,gowns,미수령\n"
    found = read(store, f"donor,recipient,item,구분\n{rows}")
    assert ([one.number for one in found.refused], len(found.records)) == ([3, 4], 1)
    assert {one.ask for one in found.refused} == {Ask.OUTCOME}


def test_a_remark_that_some_of_it_never_came_waits_and_one_that_all_came_does_not(store: Store) -> None:
    remarks = (
        "Received, 200 short", "delivered; 12 missing", "reçu, 3 manquants", "recibido, faltan 20",
        "200 blankets of these are yet to be delivered", "quedan 200 mantas por entregar en el almacén",
    )  # fmt: skip
    whole = ("Received", "received in good order", "kept in the store until the roof of the school is mended")
    rows = "".join(f'Orbis,Peru,blankets,1200,"{one}"\n' for one in (*remarks, *whole))
    found = read(store, f"donor,recipient,item,quantity,Remarks\n{rows}")
    assert [(one.ask, one.value) for one in found.refused] == [(Ask.OUTCOME, one) for one in remarks]
    assert len(found.records) == len(whole)


def test_a_number_may_bring_what_it_is_counted_in(store: Store) -> None:
    rows = "Orbis,Peru,Maize flour 2kg,5000 bags\nOrbis,Peru,tents,40 boxes\nOrbis,Peru,oil 5l,about 30 cans\n"
    found = [item for one in contents(read(store, f"donor,recipient,item,quantity\n{rows}")) for item in one.items]
    assert [(one.item, one.low, one.unit) for one in found] == [
        ("Maize flour 2kg", 5000, "bags"), ("tents", 40, "boxes"), ("oil 5l", 30, "cans"),
    ]  # fmt: skip
    assert found[2].qualifier is Qualifier.ABOUT
    assert read(store, "donor,recipient,item,quantity\nOrbis,Peru,oil 5l,5000 bags (p)\n").refused


def test_letters_without_a_key_are_asked_about(store: Store) -> None:
    found = read(store, "donor,recipient,item,St.\nOrbis,Peru,tents,R\nOrbis,Peru,masks,P\nLumen,Mali,gowns,X\n")
    assert {one.ask for one in found.refused} == {Ask.STATUS}
    assert not found.records


@each(
    "cell, day",
    [("15 mars 2020", "2020-03-15"), ("1er avril 2022", "2022-04-01"), ("15 de marzo de 2020", "2020-03-15"),
     ("2. April 2023", "2023-04-02"), ("15 Şubat 2023", "2023-02-15"), ("١٥ مارس ٢٠٢٠", "2020-03-15"),
     ("2020.3.15.", "2020-03-15"), ("2020/04/02", "2020-04-02"), ("2020年8月3日", "2020-08-03"),
     ("2020년 3월 15일", "2020-03-15"), ("令和2年6月5日", "2020-06-05"), ("令和元年12月1日", "2019-12-01"),
     ("abril de 2021", "2021-04-01"), ("2020年9月", "2020-09-01")],
)  # fmt: skip
def test_days_of_other_languages(store: Store, cell: str, day: str) -> None:
    (one,) = contents(read(store, f"donor,recipient,item,date\nOrbis,Peru,tents,{cell}\n"))
    assert (one.date.start, one.date.as_stated) == (day, one.date.as_stated)


@each("cell", ["1441-08-12", "2563-03-05", "1441/8/12", "15 March 2563", "15.03.20", "2020-13-01", "2010/11"])
def test_days_of_other_calendars_wait(store: Store, cell: str) -> None:
    assert len(read(store, f"donor,recipient,item,date\nOrbis,Peru,tents,{cell}\n").refused) == 1


@each("name", ["Montant en k€", "Monto en miles de euros", "Betrag in Tsd. EUR", "Amount in EUR thousand"])
def test_headings_of_amounts_are_known_with_what_they_are_counted_in(store: Store, name: str) -> None:
    assert money(read(store, f"donor,recipient,{name},date\n" + ROWS.format(96, 64))) == [
        (96_000, "EUR"),
        (64_000, "EUR"),
    ]


def test_numbers_that_are_apart_are_none(store: Store) -> None:
    assert [one.ask for one in read(store, f"{COUNTS}Orbis,Peru,tents,20 30\n").refused] == [Ask.VALUE]


def test_the_day_of_a_delivery_is_not_that_of_its_pledge(store: Store) -> None:
    heads = "donor,recipient,item,Quantity pledged,Quantity delivered,Delivery date"
    found = contents(read(store, f"{heads}\nOrbis,Peru,tents,500,200,2020-03-05\n"))
    assert [one.date.start or "" for one in found] == ["", "2020-03-05"]


@each("name, code", [("Türkei", "TR"), ("페루", "PE"), ("لبنان", "LB"), ("ベトナム", "VN")])
def test_countries_are_known_in_the_languages_of_tables(store: Store, name: str, code: str) -> None:
    (one,) = contents(read(store, f"donor,recipient country,item\nOrbis,{name},tents\n", how=Written(".")))
    assert one.parties[-1].iso2 == code


def test_a_title_has_our_figures_of_a_table_with_decimal_commas(store: Store) -> None:
    rows = 'Orbis,Peru,rice,"1,25",\nOrbis,Peru,tents,1.200,\nLumen,Mali,,,"2.500,50"\n'
    found = contents(read(store, f"donor,recipient,item,quantity,Amount (EUR)\n{rows}"))
    assert [one.title.partition(": ")[2] for one in found] == [
        "1.25 rice (unit not stated)",
        "1,200 tents",
        "EUR 2,500.50",
    ]
    assert [one.items[0].as_stated for one in found[:2]] == ["1,25 rice", "1.200 tents"]


@each(
    "heading, cells",
    [("Szakasz", "átadva ígérve átadva"), ("Průběh", "předáno přislíbeno zrušeno"),
     ("Läge", "klart utlovat klart"),
     ("Būsena", "perduota pažadėta perduota"), ("สถานะ", "ได้รับแล้ว สัญญาไว้ ได้รับแล้ว"),
     ("進度", "已到 未到 已到"), ("Uwagi X", "x  x")],
)  # fmt: skip
def test_a_few_words_again_and_again_under_an_unknown_heading_are_asked_about_once(
    store: Store, heading: str, cells: str
) -> None:
    heading = heading.replace("_", " ")
    names = ("Orbis,Peru,tents", "Orbis,Mali,masks", "Lumen,Chad,gowns")
    rows = "".join(f"{name},{cell.replace('_', ' ')}\n" for name, cell in zip(names, cells.split(" "), strict=True))
    found = read(store, f"donor,recipient,item,{heading}\n{rows}")
    (asked,) = gathered(found.refused)
    assert (asked.first.ask, asked.first.column, asked.numbers) == (Ask.OUTCOME, heading, (2, 3, 4))
    assert len(contents(read(store, f"donor,recipient,item,{heading}\n{rows}", columns={heading: ""}))) == 3


@each(
    "cells",
    [("Beérkezett",), ("Elküldve", "Felajánlva"), ("Odesláno", "Přislíbeno", "Předáno"),
     ("Odesláno", "Přislíbeno", "Předáno", "Zrušeno", "Na cestě", "Odloženo")],
)  # fmt: skip
def test_so_few_words_that_none_could_come_again_are_asked_about_too(store: Store, cells: tuple[str, ...]) -> None:
    rows = "".join(f"Orbis,Peru,tents {n},{cell}\n" for n, cell in enumerate(cells))
    (asked,) = gathered(read(store, f"donor,recipient,item,Stav\n{rows}").refused)
    assert (asked.first.ask, asked.first.column, len(asked.numbers)) == (Ask.OUTCOME, "Stav", len(cells))
    settled = read(store, f"donor,recipient,item,Stav\n{rows}", columns={"Stav": ""})
    assert len(contents(settled)) == len(cells)


@each(
    "heading, cells",
    [("Region", "North South North"), ("Secteur", "santé eau santé"), ("State", "Lima Cusco Lima"),
     ("类别", "医疗 水 医疗"),
     ("Lot", "A1 A2 A1"), ("Way", "AIR SEA AIR")],
)  # fmt: skip
def test_words_under_a_heading_of_something_else_are_not_asked_about(store: Store, heading: str, cells: str) -> None:
    rows = "".join(f"Orbis,Peru,tents {n},{cell}\n" for n, cell in enumerate(cells.split()))
    assert len(contents(read(store, f"donor,recipient,item,{heading}\n{rows}"))) == 3


@each(
    "name, code",
    [("США", "US"), ("米国", "US"), ("한국", "KR"), ("EE.UU.", "US"), ("EEUU", "US"), ("RDC", "CD"), ("香港", "HK"),
     ("Côte d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Deutschland", "DE"), ("Türkiye", "TR"), ("中国", "CN"),
     ("مصر", "EG"), ("ישראל", "IL"), ("Niemcy", "DE"), ("Hoa Kỳ", "US"), ("Sydkorea", "KR"), ("美國", "US"),
     ("Severní Makedonie", "MK"), ("Польща", "PL"), ("ОАЭ", "AE"), ("EUA", "US"), ("Coreia do Sul", "KR")],
)  # fmt: skip
def test_countries_in_other_languages_in_full_and_in_short(store: Store, name: str, code: str) -> None:
    (one,) = contents(read(store, f"donor,recipient country,item\nOrbis,{name},tents\n"))
    assert one.parties[-1].iso2 == code


@each("name", ["Congo", "Kongo", "Конго", "Korea", "Corée"])
def test_a_name_of_two_countries_is_asked_about(store: Store, name: str) -> None:
    (one,) = read(store, f"donor,recipient country,item\nOrbis,{name},tents\n").refused
    assert one.ask is Ask.COUNTRY


@each(
    "cells, days",
    [("5 listopada 2020|9 grudnia 2020", "2020-11-05|2020-12-09"),
     ("5. listopada 2020|7. rujna 2020", "2020-10-05|2020-09-07"),
     ("12 de março de 2020", "2020-03-12"), ("3 août 2020", "2020-08-03"), ("5. dubna 2020", "2020-04-05"),
     ("2020. március 5.", "2020-03-05"), ("ngày 5 tháng 3 năm 2020", "2020-03-05"), ("14 april 2020", "2020-04-14"),
     ("2-abr-20", "2020-04-02"), ("12/ago/2020", "2020-08-12"), ("7 травня 2020 р.", "2020-05-07"),
     ("maj 2020", "2020-05-01"),
     ("5 Μαρτίου 2020", "2020-03-05")],
)  # fmt: skip
def test_months_of_other_languages(store: Store, cells: str, days: str) -> None:
    rows = "".join(f"Orbis,Peru,tents {n},{cell}\n" for n, cell in enumerate(cells.split("|")))
    found = contents(read(store, f"donor,recipient,item,date\n{rows}"))
    assert [one.date.start for one in found] == days.split("|")


@each("cell", ["5 listopada 2020", "5 lip 2020", "31 kwietnia 2020"])
def test_a_month_of_two_languages_waits_and_a_day_there_never_was(store: Store, cell: str) -> None:
    (one,) = read(store, f"donor,recipient,item,date\nOrbis,Peru,tents,{cell}\n").refused
    assert one.ask is Ask.VALUE


def donors(found: Read) -> list[str]:
    return [one.parties[0].name if one.parties[0].role == "donor" else "" for one in contents(found)]


@each("mark", ["ditto", "do.", "〃", '""""', "ídem", "то же", "同上", "Ditto"])
def test_a_cell_that_says_ditto_is_as_the_one_above(store: Store, mark: str) -> None:
    found = read(
        store,
        f"donor,recipient,item,status\nOrbis,Peru,tents,pledged\n{mark},Mali,{mark},{mark}\nLumen,Chad,gowns,paid\n",
    )
    assert donors(found) == ["Orbis", "Orbis", "Lumen"]
    assert [one.assertion for one in contents(found)] == [Assertion.PROMISED, Assertion.PROMISED, Assertion.GIVEN]
    assert contents(found)[1].items[0].item == "tents"


def test_names_of_groups_hold_for_the_empty_cells_below(store: Store) -> None:
    rows = "Orbis,Peru,tents,5\n,Mali,tents,5\n,Mali,gowns,5\n,,Total,15\n"
    rows += "Lumen,Peru,tents,5\n,Mali,gowns,6\n,Mali,gowns,7\n"
    assert donors(read(store, f"donor,recipient,item,quantity\n{rows}")) == ["Orbis"] * 3 + ["Lumen"] * 3


def test_an_empty_first_cell_is_asked_about_once_where_it_may_be_as_above(store: Store) -> None:
    text = "donor,recipient,item\nOrbis,Peru,tents\n,Mali,gowns\nLumen,Peru,masks\nAlba,Chad,beds\n"
    (asked,) = gathered(read(store, text).refused)
    assert (asked.first.ask, asked.numbers) == (Ask.ABOVE, (3,))
    assert donors(read(store, text, values={"donor": {"": "ditto"}})) == ["Orbis", "Orbis", "Lumen", "Alba"]
    assert donors(read(store, text, values={"donor": {"": ""}})) == ["Orbis", "", "Lumen", "Alba"]


def test_an_empty_first_cell_names_nobody_where_names_are_repeated(store: Store) -> None:
    text = "donor,recipient,item\nOrbis,Peru,tents\nOrbis,Peru,gowns\n,Mali,gowns\nLumen,Peru,masks\n"
    assert donors(read(store, text)) == ["Orbis", "Orbis", "", "Lumen"]


@each(
    "over, role",
    [("Origem", "donor"), ("Origin", "donor"), ("Development partner", "donor"), ("Destino", "recipient")],
)
def test_a_country_under_a_heading_of_who_gives_or_receives(store: Store, over: str, role: str) -> None:
    text = f"{over},,What,\nPaís,Entidade,Item,Qtd.\nPeru,Orbis,tents,5\nMali,Lumen,gowns,6\n"
    found = contents(read(store, text))
    assert [(str(one.parties[0].role), one.parties[0].name, one.parties[0].iso2) for one in found] == [
        (role, "Orbis", "PE"), (role, "Lumen", "ML")
    ]  # fmt: skip


def test_a_country_under_a_heading_that_may_be_of_anybody_is_not_the_recipients(store: Store) -> None:
    text = "No.,Ally,,Hospital,Goods,\nNo.,Name,Country,Hospital,Description,Quantity\n1,Orbis,Peru,Lumen,gowns,6\n"
    (found,) = contents(read(store, text, columns={"Ally Name": "donor"}))
    assert [(one.name, one.iso2) for one in found.parties] == [("Orbis", ""), ("Lumen", "")]
    assert [(one.item, one.low) for one in found.items] == [("gowns", 6)]


def test_numbers_of_what_no_column_says_are_never_added_up(store: Store) -> None:
    found = contents(read(store, "donor,recipient,quantity\nOrbis,Peru,20\nLumen,Mali,15000\n"))
    items = [one.items[0] for one in found]
    lines = [
        TotalLine(n, f"D-{n}", "", one.item, "", None, one.low, one.high, Qualifier.EXACT, "")
        for n, one in enumerate(items)
    ]
    assert [(one.low, one.high, len(one.added)) for one in add_up(lines).every] == [(None, None, 2)]


@each("cell", ["1200 (p)", "1200?", "1200†", "1200 (est.)", "12%", "1200*"])
def test_a_mark_behind_a_number_is_asked_about(store: Store, cell: str) -> None:
    for row in (f"Orbis,Peru,tents,{cell}", f"Orbis,Peru,{cell} tents,"):
        found = read(store, f"donor,recipient,item,quantity\n{row}\n")
        given = [one.items[0] for _, _, one, _ in found.records]
        assert [one.ask for one in found.refused] == [Ask.VALUE] or [one.low for one in given] == [None]


def test_figures_under_a_status_are_codes_only_of_transactions(store: Store) -> None:
    rows = "".join(f"Orbis,Peru,tents {n},{n}\n" for n in (2, 3, 4))
    assert len(read(store, f"donor,recipient,item,Status\n{rows}").refused) == 3
    told = contents(
        read(store, f"donor,recipient,item,Transaction type\n{rows}", columns={"Transaction type": "status"})
    )
    assert [one.assertion for one in told] == [Assertion.PROMISED, Assertion.GIVEN, Assertion.GIVEN]


@each("mark", ["✓", "x", "*"])
def test_marks_under_an_unknown_heading_are_asked_about(store: Store, mark: str) -> None:
    found = read(store, f"donor,recipient,item,Bagged\nOrbis,Peru,tents,{mark}\nOrbis,Mali,tents,\n")
    assert [one.ask for one in found.refused] == [Ask.OUTCOME, Ask.OUTCOME]


def test_a_heading_says_whether_the_day_comes_first_unless_a_cell_says_otherwise(store: Store) -> None:
    text = "donor,recipient,item,Date (MM/DD/YYYY)\nOrbis,Peru,tents,03/04/2020\nOrbis,Mali,tents,{}\n"
    assert [one.date.start for one in contents(read(store, text.format("05/06/2020")))] == ["2020-03-04", "2020-05-06"]
    assert [one.ask for one in read(store, text.format("13/02/2020")).refused] == [Ask.DAY_ORDER]


@each("heading", ["Value (dinars)", "Amount (kr)", "القيمة (درهم)"])
def test_an_amount_in_what_several_currencies_are_called_is_asked_about(store: Store, heading: str) -> None:
    text = f"donor,recipient,item,{heading}\nOrbis,Peru,tents,500\n"
    assert [one.ask for one in read(store, text).refused] == [Ask.NO_CURRENCY]
    assert money(read(store, text, currency="AED")) == [(500, "AED")]


def test_funds_that_came_in_do_not_count_beside_what_was_paid_of_them(store: Store) -> None:
    text = "donor,recipient,item,Transaction type\nOrbis,Sida,tents,{}\nSida,Mali,tents,Disbursement\n"
    for words in ("Incoming Funds", "1"):
        found = contents(read(store, text.format(words), columns={"Transaction type": "status"}))
        assert [one.in_totals for one in found] == [False, True]


def test_what_was_granted_and_what_came_are_two_records_in_spanish(store: Store) -> None:
    text = (
        "Entidad financiadora;País;Importe concedido (€);Importe recibido (€);Fecha de concesión;Situación\n"
        "Cabildo Alto;Senegal;25.000,00;20.000,50;13/05/2021;Finalizado\n"
    )
    pledge, came = contents(table_reading.read(store, text.encode(), "t.csv", Choices()))
    assert [(one.assertion, one.money and str(one.money.low), one.date.start) for one in (pledge, came)] == [
        (Assertion.PROMISED, "25000", "2021-05-13"), (Assertion.GIVEN, "20000.5", "")
    ]  # fmt: skip


def test_a_polish_table_of_an_old_spreadsheet_is_read_by_its_letters(store: Store) -> None:
    table = "Darczyńca;Odbiorca;Co\nSpółka Żagiel;Białoruś;rękawice\n"
    found = table_reading.read(
        store, table.encode("cp1250"), "t.csv",
        Choices(columns={"Darczyńca": "donor", "Odbiorca": "recipient", "Co": "item"}),
    )  # fmt: skip
    assert donors(found) == ["Spółka Żagiel"]
    assert "cp1250" in found.file.warnings[0]


def test_what_is_under_a_heading_has_a_say_in_what_it_is(store: Store) -> None:
    cases = {
        # a column with prose in it is of remarks, and its rows wait where one may deny that anything was given
        "donor,item,Anm2\nOrbis,tents,Delivered\nLumen,masks,Delivered\nAlta,gowns,came by road with all of its papers":
            ["donor", "item", ""],
        "donor,item,UOM\nOrbis,tents,each\nLumen,rice,kg": ["donor", "item", "unit"],
        "donor,item,Amount\nOrbis,tents,20 pcs\nLumen,masks,300 pcs": ["donor", "item", "quantity"],
        "Item,donor,Goods given\n1,Orbis,tents\n2,Lumen,masks\nTotal,,": ["", "donor", ""],
    }  # fmt: skip
    for text, targets in cases.items():
        assert [one.target for one in read(store, text).columns] == targets, text


def test_of_two_rows_of_headings_that_share_merged_cells_the_lower_one_is_read(store: Store) -> None:
    text = "date,Ally,,goods,,note\ndate,Called,From,Kind,quantity,note\n2020-03-05,Orbis,Peru,tents,5,\n"
    assert [one.heading for one in read(store, text).columns][4] == "quantity"


def test_a_row_that_numbers_the_columns_is_none_of_the_table(store: Store) -> None:
    found = read(store, "donor,recipient,item,quantity\n1,2,3,4\nOrbis,Peru,tents,5\n")
    assert [one.names(PartyRole.DONOR) for one in contents(found)] == [("Orbis",)]


def test_months_in_another_language_show_that_days_come_first(store: Store) -> None:
    text = "donor;item;date\nOrbis;tents;03/04/2020\nLumen;masks;5 {month} 2020\n"
    assert contents(read(store, text.format(month="mai")))[0].date.start == "2020-04-03"
    assert [one.ask for one in read(store, text.format(month="May")).refused] == [Ask.DAY_ORDER]


def test_a_remark_that_begins_with_a_denial_is_asked_about(store: Store) -> None:
    text = (
        "donor,item,Remarks\nOrbis,tents,cancelled by the donor before they were sent\nLumen,masks,all of them came\n"
    )
    assert [(one.number, one.ask) for one in read(store, text).refused] == [(2, Ask.OUTCOME)]
