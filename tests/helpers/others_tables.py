"""Tables of donations in the manner of other people, in several languages, with their sums added up by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.importers.table_values import Written


@dataclass(frozen=True)
class OthersTable:
    """A table, and what it comes to."""

    text: str
    money: dict[str, str]
    """Of rows that count, by currency."""
    things: dict[str, str]
    """Of rows that count, by what they are of."""
    kept_out: dict[str, str]
    """Money by currency of rows that are records and do not count."""
    rows: int
    """How many become records."""
    encoding: str = "utf-8"
    said: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What a person answers to what is asked of it."""

    @property
    def raw(self) -> bytes:
        return self.text.encode(self.encoding)

    @staticmethod
    def numbers(sums: dict[str, str]) -> dict[str, Decimal]:
        return {key: Decimal(value) for key, value in sums.items()}


FRENCH = OthersTable(
    "Suivi des dons, deuxième trimestre 2021;;;;;;;\n"
    ";;Don;;Montant;;;\n"
    "Donateur;Pays bénéficiaire;Article;Nombre;Montant;Devise;Date;État\n"
    "Fondation Rivière;Mali;tentes;1 200;15 300,50;EUR;03/04/2021;livré\n"
    "Fondation Rivière;Niger;couvertures;3 500;8 750,25;EUR;17/04/2021;promis\n"
    "Secours du Lac;Mali;tentes;300;4 000,00;EUR;20/05/2021;versé\n"
    "Secours du Lac;Togo;;;12 500,75;EUR;21/05/2021;annoncée\n"
    "TOTAL GÉNÉRAL;;;5 000;40 551,50;EUR;;\n",
    {"EUR": "19300.50"}, {"tentes": "1500"}, {"EUR": "21251.00"}, 4, "cp1252",
)  # fmt: skip
ENGLISH = OthersTable(
    "Ref no.,Donor agency,Recipient country,Item description,No. of units,Value (USD thousand),"
    "Commitment/Disbursement,Date of record\n"
    'L-1,Lumen Trust,Kenya,oxygen cylinders,"1,500",75.5,Disbursement,14 March 2021\n'
    'L-2,Lumen Trust,Kenya,oxygen cylinders,"2,000",100,Commitment,15 March 2021\n'
    "L-3,Orbis Works,Peru,ventilators,40,320.25,Disbursed,1 April 2021\n"
    "L-4,Orbis Works,Peru,ventilators,60,480,Pledge,2 April 2021\n"
    "L-5,Orbis Works,Ghana,ventilators,10,80,Delivered,3 April 2021\n"
    'Sub-total,,,,"3,610",1055.75,,\n',
    {"USD": "475750"}, {"oxygen cylinders": "1500", "ventilators": "50"}, {"USD": "580000"}, 5,
)  # fmt: skip
SPANISH = OthersTable(
    "Fecha\tDonante\tReceptor\tProducto\tCantidad\tMonto\tMoneda\tEstado\n"
    "2020-06-01\tCasa Verde\tPerú\tmascarillas\t10.000\t2.500,00\tEUR\tEntregado\n"
    "2020-06-02\tCasa Verde\tBolivia\tmascarillas\t4.500\t1.125,00\tEUR\tPrometido\n"
    "2020-06-09\tBanco Norte\tPeru\t\t\t90.000,00\tUSD\tDesembolsado\n"
    "2020-06-10\tBanco Norte\tPeru\t\t\t60.000,00\tUSD\tComprometido\n"
    "Total general\t\t\t\t14.500\t\t\t\n",
    {"EUR": "2500", "USD": "90000"}, {"mascarillas": "10000"}, {"EUR": "1125", "USD": "60000"}, 4,
)  # fmt: skip
SEEN = {"french": FRENCH, "english": ENGLISH, "spanish": SPANISH}

GERMAN = OthersTable(
    "Nr.;Geber;Empfängerland;Hilfsgüter;Anzahl;Wert in EUR;Übergabe am;Phase;Bemerkung\n"
    "1;Nordhilfe e.V.;Chile;Beatmungsgeräte;12;240.000,00;01.02.2021;geliefert;\n"
    "2;Nordhilfe e.V.;Chile;Beatmungsgeräte;8;160.000,00;13.02.2021;zugesagt;\n"
    "3;Bergwerk AG;Peru;Schutzanzüge;2.500;37.500,50;14.02.2021;unterwegs;\n"
    "4;Bergwerk AG;Peru;Schutzanzüge;1.000;15.000,20;15.02.2021;angekündigt;erst im Mai\n"
    "5;Bergwerk AG;Ghana;Handschuhe;30.000;2.400,00;16.02.2021;übergeben;\n"
    "Gesamtsumme;;;;33.520;454.900,70;;;\n",
    {"EUR": "242400.00"}, {"Beatmungsgeräte": "12", "Handschuhe": "30000"}, {"EUR": "212500.70"}, 5, "cp1252",
)  # fmt: skip
ARABIC = OthersTable(
    "المانح,المستفيد,الصنف,الكمية,المبلغ,العملة,التاريخ,المرحلة\n"
    "صندوق النور,Jordan,خيام,500,125000,USD,2021-03-01,تم التسليم\n"
    "صندوق النور,Jordan,خيام,700,175000,USD,2021-03-05,تعهد\n"
    "جمعية الأمل,Yemen,بطانيات,2000,18000,USD,2021-03-09,مدفوع\n"
    "جمعية الأمل,Yemen,بطانيات,3000,27000,USD,2021-03-12,التزام\n"
    "المجموع,,,6200,345000,USD,,\n",
    {"USD": "143000"}, {"خيام": "500", "بطانيات": "2000"}, {"USD": "202000"}, 4,
)  # fmt: skip
PORTUGUESE = OthersTable(
    "Doações recebidas e anunciadas – lista interna|||||||\n"
    "Doador|Destinatário|Descrição do item|Qtd.|Valor (R$)|Data|Prometido/Entregue|Observações\n"
    "Grupo Mar|Hospital Azul|respiradores|25|500.000,00|05/06/2020|Entregue|\n"
    "Grupo Mar|Hospital Azul|respiradores|15|300.000,00|25/06/2020|Prometido|até agosto\n"
    "Banco Sol|Município Alto|luvas|8.000|4.800,40|26/06/2020|Entregues|\n"
    "Banco Sol|Município Alto|luvas|2.000|1.200,10|27/06/2020|Anunciada|\n"
    "Total geral|||10.040|806.000,50|||\n",
    {"BRL": "504800.40"}, {"respiradores": "25", "luvas": "8000"}, {"BRL": "301200.10"}, 4,
)  # fmt: skip
VIETNAMESE = OthersTable(
    "STT;Ngày giao;Bên tặng;Nước tặng;Bên nhận;Nước nhận;Tên hàng;Số lượng;ĐVT;Trị giá (VND);Tình trạng\n"
    "1;15/03/2021;Quỹ Sen;Việt Nam;Bộ Y tế;Lào;Khẩu trang;250.000;cái;1.250.000.000;Đã giao\n"
    "2;17/03/2021;Quỹ Sen;Việt Nam;Bộ Y tế;Campuchia;Máy thở;15;chiếc;3.450.500.000,50;Đã giao\n"
    "3;20/03/2021;Hội Tre;Việt Nam;Bộ Y tế;Cuba;Khẩu trang;khoảng 2.000;cái;;Đã giao\n"
    "4;21/03/2021;Hội Tre;Việt Nam;Bộ Y tế;Nga;Gạo;5.000;tấn;22.500.000;Cam kết\n"
    "Tổng cộng;;;;;;;;;4.723.000.000,50;\n",
    {"VND": "4700500000.50"}, {"Khẩu trang": "252000", "Máy thở": "15"}, {"VND": "22500000"}, 4,
)  # fmt: skip
MEXICAN = OthersTable(
    "Donante,,Destinatario,,Bien donado,,Importe,,Estatus\n"
    "Nombre,País,Nombre,País,Descripción,Cantidad,Monto,Moneda,\n"
    'Fundación Maíz,México,Cruz Verde,Guatemala,Cobijas,"3,500","1,250,000.50",MXN,Entregado\n'
    'DIF Estatal,México,Municipio Azul,Haití,Despensas,"unas 2,000","aprox. $350,000",MXN,Entregado\n'
    'DIF Estatal,México,Hospital Sol,El Salvador,Ventiladores,12,"$4,800,000.00",MXN,Comprometido\n',
    {"MXN": "1600000.50"}, {"Cobijas": "3500", "Despensas": "2000"}, {"MXN": "4800000"}, 3,
)  # fmt: skip
UNSEEN = {"vietnamese": VIETNAMESE, "mexican": MEXICAN, "german": GERMAN, "arabic": ARABIC, "portuguese": PORTUGUESE}

TURKISH = OthersTable(
    "Sıra No;Ülke;Malzeme;Miktar;Birim;Tarih;Durum\n"
    "1;Somali;Maske;100.000;adet;12.04.2020;Teslim edildi\n"
    "2;Sudan;Solunum cihazı;20;adet;20.04.2020;Gönderildi\n"
    "3;Libya;Tulum;5.000;adet;25.04.2020;Planlandı\n"
    "4;Somali;Tulum;1.500;adet;02.05.2020;Teslim edildi\n"
    ";TOPLAM;;106.520;;;\n",
    {}, {"Maske": "100000", "Tulum": "1500"}, {}, 4,
    said={"how": Written(","), "values": {"status": {"Planlandı": "promised"}}},
)  # fmt: skip
INDIAN = OthersTable(
    "S.No,Name of Donor,State,Particulars,Qty (Nos),Amount (Rs. in lakh),Date of Receipt\n"
    "1,Deccan Steel Ltd,Telangana,Ventilators,50,250.50,05-05-2021\n"
    "2,Overseas Friends,Kerala,Oxygen concentrators,120,84,21-05-2021\n"
    "3,Coromandel Bank,Telangana,Beds,10,2 crore,22-05-2021\n"
    ",Total,,,180,534.50,\n",
    {"INR": "53450000"}, {"Ventilators": "50", "Oxygen concentrators": "120", "Beds": "10"}, {"INR": "0"}, 3,
    said={"currency": "INR"},
)  # fmt: skip
BRAZILIAN = OthersTable(
    "Data;Doador;CNPJ;Destinatário;Item;Quantidade;Valor Total (R$);Situação\n"
    "05/04/2020;Banco Aurora;12.345.678/0001-90;Ministério;Testes;500.000;25.000.000,00;Entregue\n"
    "22/04/2020;Rede Sabor;11.222.333/0001-44;Estado;Cestas;10.000;700.000,00;A entregar\n"
    "30/04/2020;Rede Sabor;11.222.333/0001-44;Estado;Cestas;2.000;140.000,50;Entregue\n"
    ";;;;Total;512.000;25.840.000,50;\n",
    {"BRL": "25140000.50"}, {"Testes": "500000", "Cestas": "2000"}, {"BRL": "700000"}, 3, "cp1252",
    {"values": {"status": {"A entregar": "promised"}}},
)  # fmt: skip
AUSTRALIAN = OthersTable(
    "\ufeffFinancial Year,Partner Country,Implementing Partner,Commitment (A$),Expenditure to date (A$),Status\n"
    '2019-20,Fiji,UNICEF,"$250,000","$250,000",Completed\n'
    '2019-20,Samoa,WHO,"$400,000","$150,000",Active\n'
    '2020-21,Tonga,WHO,"$90,000",$0,Planned\n',
    {"AUD": "400000"}, {}, {"AUD": "740000"}, 5,
    said={"how": Written("."), "values": {"status": {"Active": "given", "Planned": "promised"}}},
)  # fmt: skip
CHINESE = OthersTable(
    "序号,日期,捐赠方,受赠国,物资名称,数量,单位,状态\n"
    '1,2020-03-18,北方政府,Ethiopia,口罩,"50,000",只,已交付\n'
    "2,2020-03-25,红星集团,Peru,呼吸机,30,台,运输中\n"
    '3,2020-04-02,北方政府,Ethiopia,口罩,"20,000",只,承诺\n'
    '4,2020-04-09,红星集团,Chile,口罩,"8,000",只,已交付\n'
    '合计,,,,,"78,030",,\n',
    {}, {"口罩": "58000"}, {}, 4, "gb18030", {"how": Written(".")},
)  # fmt: skip
ASKED = {"turkish": TURKISH, "indian": INDIAN, "brazilian": BRAZILIAN, "australian": AUSTRALIAN, "chinese": CHINESE}
