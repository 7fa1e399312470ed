"""Texts in the old encodings that do not say so: each is read in its own, or said to be uncertain."""

from __future__ import annotations

import re

import pytest
from tests.helpers.each import each

from app.domain.errors import BadInput
from app.importers.encoding import decode

RUSSIAN = "Рецепт борща\n\nВозьмите две свёклы, одну морковь и 300 г капусты. Варите мясо полтора часа.\n"
CZECH = "Zápis ze schůze\n\nPřítomni: Novák, Dvořáková, Černý. Předseda zahájil schůzi v osm hodin.\n"
POLISH = "Ministerstwo ogłosiło we wtorek, że otrzymało pięćdziesiąt łóżek od rządu Japonii.\n"
GERMAN = "Der Verein lädt ein: Sonntag um zehn, Frühstück im Grünen. Mitzubringen: Brötchen, Käse, Äpfel.\n"
SPANISH = "Señores: les envío 25 cajas de jabón y 40 sábanas. El camión salió ayer de Málaga. José Peña\n"
CHINESE = "会议记录\n\n时间：三月五日下午两点。参加者：王老师、李医生、张经理。讨论了新学校的屋顶，预计十二万元。\n"
TAIWANESE = "通知\n\n下週六在圖書館舉行讀書會，不收費用。請帶自己的書和茶杯。有問題請聯絡辦公室。\n"
JAPANESE = "お知らせ\n\n来週の土曜日、公民館で料理教室を開きます。参加費は五百円です。エプロンをお持ちください。\n"
KOREAN = "공지 사항\n\n다음 주 토요일에 도서관에서 독서 모임이 열립니다. 참가비는 없습니다.\n"
HEBREW = "מתכון לחלה\n\nקחו קילו קמח, שתי ביצים וכוס מים. ערבבו היטב ותנו לבצק לנוח שעה.\n"
ARABIC = "نرجو إرسال قائمة الكتب قبل يوم الخميس. لدينا 45 طالبا في الصف الأول.\n"
GREEK = "Ανακοίνωση\n\nΤο Σάββατο θα γίνει στη βιβλιοθήκη συνάντηση ανάγνωσης. Είσοδος ελεύθερη.\n"
TURKISH = "Cumartesi günü kütüphanede kitap okuma toplantısı yapılacaktır. Giriş ücretsizdir, çay ikram edilir.\n"
UKRAINIAN = "Оголошення\n\nУ суботу в школі відбудуться збори батьків. Просимо принести дитячі зошити й чай.\n"
THAI = "ประกาศ\n\nวันเสาร์หน้าจะมีการอ่านหนังสือที่ห้องสมุด ไม่เสียค่าใช้จ่าย\n"


@each(
    "words, encoding",
    [
        *((RUSSIAN, one) for one in ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")),
        *((CZECH, one) for one in ("cp1250", "iso8859_2", "cp852")),
        *((POLISH, one) for one in ("cp1250", "iso8859_2")),
        *((GERMAN, one) for one in ("cp1252", "mac_roman", "cp850")),
        *((SPANISH, one) for one in ("cp1252", "mac_roman", "cp850")),
        *((JAPANESE, one) for one in ("cp932", "euc_jp")),
        *((ARABIC, one) for one in ("cp1256", "iso8859_6")),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5hkscs"),
        (KOREAN, "cp949"),
        (HEBREW, "cp1255"),
        (GREEK, "cp1253"),
        (TURKISH, "cp1254"),
        (UKRAINIAN, "koi8_u"),
        (THAI, "cp874"),
    ],
)
def test_a_text_is_read_in_its_own_encoding_and_that_is_said(words: str, encoding: str) -> None:
    raw = words.encode(encoding)
    text, warning = decode(raw, "a.txt")
    assert text == words
    named = re.search(r"it was read as (\w+)", warning)
    assert named is not None
    assert raw.decode(named[1]) == words


@each("words", ["Menü heute: 5 Portionen", "Café", "Lund: 40 sängar", "Drought desk – gifts"])
def test_a_few_letters_are_said_to_be_uncertain(words: str) -> None:
    text, warning = decode(words.encode("cp1252"), "a.txt")
    assert text == words
    assert "its letters leave that open" in warning


def test_what_is_in_none_of_them_is_refused() -> None:
    with pytest.raises(BadInput, match="is not text"):
        decode(bytes(range(128, 256)) * 20, "a.txt")


@pytest.mark.parametrize("rows", [0, 7])
@pytest.mark.parametrize(
    "names",
    [
        "Côte d'Ivoire;Mali;Große Hilfe", "España;Côte d'Ivoire;São Tomé;Großbritannien;Åland", "Réunion;größer",
        "Curaçao;Österreich;naïve façade", "Ñuñoa;Bélgica;Köln",
    ],
)  # fmt: skip
def test_a_few_western_names_in_a_table_are_never_read_as_chinese(names: str, rows: int) -> None:
    table = f"donor;recipient;amount;currency\n{names};100;EUR\n" + "Norway;Peru;200;USD\n" * rows
    text, warning = decode(table.encode("cp1252"), "a.csv")
    assert text == table
    assert "read as cp1252" in warning


def test_names_of_several_eastern_languages_are_read_together() -> None:
    table = "donor;recipient\nRzeszów;Plzeň\nŁódź;Győr\nPoznań;České Budějovice\n"
    assert decode(table.encode("cp1250"), "a.csv")[0] == table


@each("words, encoding", [("华为", "gb18030"), ("使用Python和接口编写程序", "gb18030")])
def test_chinese_among_latin_words_stays_chinese(words: str, encoding: str) -> None:
    table = f"name,original,amount\nHuawei,{words},100\n"
    assert decode(table.encode(encoding), "a.csv")[0] == table
