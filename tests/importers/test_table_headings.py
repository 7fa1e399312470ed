"""Headings are understood by their words, in whatever order, number and language these stand."""

from __future__ import annotations

from tests.helpers.each import each

from app.importers.table_headings import column


@each(
    "target, headings",
    [
        (
            "donor",
            "Soggetto donante|Наименование организации-донора|寄附者名|Órgão/Entidade doadora|"
            "Donateur / mécène|Datos del donante Razón social|Received from|Spendergeber|"
            "Donor City or society|Annetaja|Grantmaker|Name of grantor|Rcvd from",
        ),
        (
            "donor.country",
            "Entidad donante País|Herkunftsland|Pays du mécène|"
            "Країна благодійника|Geberland|Country of the donors|Donor (country)",
        ),
        ("donor.place", "Donor city name|Donor Address|Adresse du donateur"),
        (
            "recipient",
            "Handed Over To|Struttura destinataria|Unidade recebedora|"
            "Receiving Office|Shipped To|Empfängerorganisation|Penerima Bantuan|Grantee|To whom|Who got it",
        ),
        ("recipient.country", "Grantee country"),
        ("currency", "Curr.|Cur.|CCY"),
        ("recipient.place", "Benefiting State|Recipient district"),
        (
            "item",
            "الأصناف المستلمة|Наименование имущества|Articles / Particulars|"
            "Items donated|Jenis Barang|Bien|Предмет|Ese|Найменування товару|Palliative Items|Thing",
        ),
        ("quantity", "Kogus|No. of items|Qty Supplied|Number of units|Qty recd"),
        ("unit", "Од. виміру|Unidad de medida|UoM|UOM|Unid."),
        ("date", "Date of Receipt|Дата надходження|Tanggal Terima|Fecha de recepción"),
        ("date.done", "Date delivered|Received Date|Date rcvd"),  # the day of all rows, or where it is empty, not yet
        ("remark", "الملاحظات|Observação|Officer's Comment|Keterangan"),
        # what says two things, denies one, or has a word that may change what it says, is left to the user
        (
            "",
            "Donor / Recipient|Items promised|Rejected items|Item code|Country / Agency|Unit cost|State|Donor's phone|"
            "Awarded to",
        ),
    ],
)
def test_a_heading_is_understood_by_its_words(target: str, headings: str) -> None:
    assert {one: column(one) for one in headings.split("|")} == dict.fromkeys(headings.split("|"), target)
