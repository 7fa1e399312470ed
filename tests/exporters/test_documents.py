"""One document as a web page and as DOCX: byte for byte, read back by others, and with whatever words in it.

After a change that is meant, run with PASSAGEWORK_WRITE_GOLDEN=1 and read the difference before committing it.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from docx import Document as read_docx
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from tests.exporters.documents import DRAWING, document, saying
from tests.helpers.each import each

from app.exporters.docx_writer import docx
from app.exporters.drawing import Drawing
from app.exporters.flow import Document, Grid, Para, Picture, Remark, Role, Run
from app.exporters.html_writer import html

GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def png(drawing: Drawing) -> bytes:
    assert drawing is DRAWING
    return PNG


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return archive.read(name)


def pretty(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8") + b"\n"


@each("name", ["document.html", "document.xml", "footnotes.xml"])
def test_the_document_is_the_golden_one(name: str) -> None:
    made = html(document()).encode() if name.endswith("html") else pretty(part(docx(document(), png), f"word/{name}"))
    if os.environ.get("PASSAGEWORK_WRITE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(made)
    assert made == (GOLDEN / name).read_bytes()


@each("role", list(Role))
def test_what_is_remarked_on_words_is_read_on_the_web_page_whatever_the_words_are(role: Role) -> None:
    para = Para((Run("Gifts", remarks=(1,)),), role)
    page = lxml_html.document_fromstring(html(Document("T", (para,), (), (Remark((("Tags", "Aid"),)),))))
    (said,) = page.xpath("//aside")
    assert said.text_content().split() == ["Aid"]


def test_the_web_page_loads_nothing_and_every_way_in_it_leads_somewhere() -> None:
    page = lxml_html.document_fromstring(html(document()).encode())
    assert not page.xpath("//script | //link | //img | //iframe | //object | //@src | //@srcset | //@onclick")
    assert "url(" not in page.xpath("string(//style)")
    assert "@import" not in page.xpath("string(//style)")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    ways = page.xpath("//a/@href")
    assert {way for way in ways if way.startswith("#")} <= {f"#{one}" for one in ids}
    assert {way for way in ways if not way.startswith("#")} == {
        "https://example.org/7?a=1&b=2",
        "https://example.org/a?b=1&c=2",
    }
    assert [one.text_content() for one in page.xpath("//section[@class='notes']//li")] == [
        "Quay Papers 12, ¶3 ↩",
        "הערה ↩",
        "What the note says. ↩",
    ]
    assert [one.get("dir") for one in page.xpath("//h2")] == ["rtl", None]
    assert page.xpath("//ol[@start='3']/li/ul/li/text()") == ["within\n"]


def test_the_docx_has_real_footnotes_comments_and_lists_that_count() -> None:
    content = docx(document(), png)
    read = read_docx(io.BytesIO(content))
    assert [one.text for one in read.paragraphs if one.style.name == "Title"] == ["Ferries & <bells>"]
    assert [(one.author, one.text) for one in read.comments] == [
        ("Ada Example", "Tags: Motive/Trade & gain\nClaim: thesis"),
        ("", "Evidence for: D-22"),
    ]
    body = etree.fromstring(part(content, "word/document.xml"))
    marks = [int(one.get(f"{W}id")) for one in body.iter(f"{W}footnoteReference")]
    assert marks == [1, 2, 3]
    notes = etree.fromstring(part(content, "word/footnotes.xml"))
    said = {int(one.get(f"{W}id")): "".join(one.itertext()).strip() for one in notes}
    assert said == {
        -1: "", 0: "", 1: "Quay Papers 12, ¶3", 2: "הערה", 3: "What the note says.",
    }  # fmt: skip
    turned = ["".join(one.itertext()) for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is not None]
    assert turned == ["שתיים", "פרק שני", "פסקה בעברית עם Latin ומספר 12.", "מדינה", "כמות", "איראן", "300,000"]
    numbering = etree.fromstring(part(content, "word/numbering.xml"))
    assert [one.get(f"{W}val") for one in numbering.iter(f"{W}startOverride")] == ["3"]
    led = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")}
    assert led <= {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}


def test_a_tall_picture_is_whole_on_its_page() -> None:
    tall = Drawing(800.0, 2_400.0, "T", "A", ())
    shape = read_docx(io.BytesIO(docx(Document("T", (Picture(tall),), ()), lambda _drawing: PNG))).inline_shapes[0]
    assert shape.height.cm <= 22.0


def test_no_line_ends_within_a_day_or_the_name_of_a_record_and_a_note_occurs_once_however_often_it_is_cited() -> None:
    cell, row = (Run("by 2020-05-31"), Run("", note=1)), (Run("D-22"), Run("", note=1))
    blocks = (Grid((cell, row), ((row, cell),)), Para(cell))
    made = Document("T", blocks, ((Run("Quay Papers 12"),),))
    page = lxml_html.document_fromstring(html(made).encode())
    assert page.xpath("//span[@class='whole']/text()") == ["2020-05-31", "D-22", "D-22", "2020-05-31", "2020-05-31"]
    content = docx(made, png)
    read = read_docx(io.BytesIO(content))
    assert [one.text for one in read.tables[0].rows[1].cells] == ["D-22", "by 2020-05-31"]
    body = etree.fromstring(part(content, "word/document.xml"))
    assert len(list(body.iter(f"{W}noBreakHyphen"))) == 8
    assert [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")] == ["1"]
    led = [one.get(f"{W}instr", "").split() for one in body.iter(f"{W}fldSimple")]
    assert led == [["NOTEREF", "_note1", "\\h"]] * 4
    assert "_note1" in [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]


def test_a_footnote_that_comes_again_shows_the_number_that_word_counts_without_its_fields_being_updated() -> None:
    third, first = Run("", note=3), Run("", note=1)
    blocks = (Para((third,)), Grid(((first,), (third,)), (((Run("", note=2),), (first,)),)), Para((third, first)))
    content = docx(Document("T", blocks, ((Run("One"),), (Run("Two"),), (Run("Three"),))), png)
    body = etree.fromstring(part(content, "word/document.xml"))
    counted: dict[str, str] = {}
    shown: list[tuple[str, str]] = []
    for one in body.iter(f"{W}footnoteReference", f"{W}fldSimple"):
        if one.tag == f"{W}fldSimple":
            shown.append((one.get(f"{W}instr", "").split()[1], "".join(one.itertext())))
        else:
            counted[one.getparent().getprevious().get(f"{W}name")] = str(len(counted) + 1)
    assert shown == [(name, counted[name]) for name, _ in shown]
    assert [number for _, number in shown] == ["1", "2", "1", "2"]


def test_a_day_among_words_from_right_to_left_keeps_the_hyphens_that_keep_it_in_order() -> None:
    head, row = (Run("מתי"),), (Run("2020-05-31"),)
    blocks = (Grid((head,), ((row,),)), Para((Run("ב 2020-05-31"),)), Para((Run("On 2020-05-31 ליום"),)))
    content = docx(Document("T", blocks), png)
    body = etree.fromstring(part(content, "word/document.xml"))
    assert not list(body.iter(f"{W}noBreakHyphen"))
    assert b"2020-05-31" in part(content, "word/document.xml")


ODD = "\x00\x08\x0b\x1f\ufffe\uffff\ud800\r\n\t<>&\"'[]|`*_^#א\u202e"
KNOWN = (
    "html head meta title style body main h1 h2 h3 h4 h5 h6 p div table thead tbody tr th td blockquote pre ol ul li a "
    "sup span mark code em strong s br hr aside section"
)


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from(ODD), max_size=40))
def test_whatever_is_said_both_can_be_read_again(text: str) -> None:
    page = lxml_html.document_fromstring(html(saying(text)).encode("utf-8"))
    assert {one.tag for one in page.iter() if isinstance(one.tag, str)} <= {*KNOWN.split()}
    content = docx(saying(text), png)
    read_docx(io.BytesIO(content))
    for name in ("word/document.xml", "word/footnotes.xml", "word/comments.xml"):
        etree.fromstring(part(content, name))
