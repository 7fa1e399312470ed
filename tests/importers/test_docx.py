"""Word documents: what is read of them, what is not, and what is said of those that are none."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from tests.helpers.each import each
from tests.helpers.raw_docx import BOX, MAIN, field, made, note, notes, p, r, raised, style, table
from tests.importers.helpers import check_whole, of_kind, read, read_blocks, words_of

from app.domain.blocks import BlockKind, SpanKind
from app.domain.errors import BadInput
from app.domain.figures import figures
from app.domain.sources import SourceDraft
from app.importers import packed
from app.importers.formats import endings
from app.importers.read import read_source

TEXT = "The council sent forty crates of gloves to the island before the ministry had been told."
DELETED = "<w:del><w:r><w:delText>300</w:delText></w:r></w:del>"


def draft_of(raw: bytes, name: str = "gloves.docx") -> SourceDraft:
    draft = read_source(raw, name)
    check_whole(draft)
    assert draft.raw == raw
    return draft


def lines(*body: str, **said: object) -> list[str]:
    return read(draft_of(made("".join(body), **said)))  # type: ignore[arg-type]


def test_a_document_of_python_docx() -> None:
    made_there = docx.Document()
    made_there.add_heading("Gloves for the island", 0)
    made_there.add_paragraph("By Jo Lind, 12 March 2021")
    made_there.add_heading("The quay", 1)
    made_there.add_paragraph(TEXT)
    made_there.add_paragraph("first", style="List Bullet")
    made_there.add_paragraph("under it", style="List Bullet 2")
    made_there.add_paragraph("counted", style="List Number")
    made_there.add_paragraph("He said nothing of it.", style="Intense Quote")
    rows = made_there.add_table(2, 2)
    for cell, words in zip((*rows.rows[0].cells, *rows.rows[1].cells), ("Town", "Crates", "Skerry", "25"), strict=True):
        cell.text = words
    made_there.sections[0].header.paragraphs[0].text = "HEADER"
    made_there.add_comment(made_there.paragraphs[3].runs, "a remark of mine", author="Me")
    out = io.BytesIO()
    made_there.save(out)
    draft = draft_of(out.getvalue())
    assert (draft.meta.title, draft.meta.authors, draft.meta.published) == (
        "Gloves for the island", ("Jo Lind",), "2021-03-12"
    )  # fmt: skip
    assert read(draft) == [
        "The quay", TEXT, "first", "under it", "counted", "He said nothing of it.", "Town\tCrates", "Skerry\t25"
    ]  # fmt: skip
    items = [b for b in read_blocks(draft) if b.kind is BlockKind.LIST_ITEM]
    assert [(b.level, b.ordered) for b in items] == [(0, False), (1, False), (0, True)]
    assert of_kind(draft, BlockKind.QUOTE) == ["He said nothing of it."]
    assert draft.warnings == ()


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_document_of_pandoc(tmp_path: Path) -> None:
    text = (
        f"# The gift\n\n{TEXT} They were 25[^1] and 10^6^, ~~or 300~~, says [it](https://skerry.example/a).\n\n"
        "- one\n    1. below\n\n> A quote.\n\n| Town | Crates |\n|---|---|\n| Holm | 1,300 |\n\n    a = 1\n\n"
        "[^1]: Counted on the quay."
    )
    subprocess.run(
        ["pandoc", "-f", "markdown+hard_line_breaks", "-M", "title=Gloves", "-M", "author=Jo Lind", "-o", "g.docx"],
        input=text, text=True, cwd=tmp_path, check=True,
    )  # fmt: skip
    draft = draft_of((tmp_path / "g.docx").read_bytes())
    assert (draft.meta.title, draft.meta.authors) == ("Gloves", ("Jo Lind",))
    heading, paragraph, *rest, last = read(draft)
    assert heading == "The gift"
    assert "They were 25¹ and 10⁶" in paragraph
    assert "or 300" not in paragraph
    assert rest == ["one", "below", "A quote.", "Town\tCrates", "Holm\t1,300", "a = 1"]
    assert (last, of_kind(draft, BlockKind.FOOTNOTE)) == ("1. Counted on the quay.", [last])
    (link,) = (s for b in draft.blocks for s in b.spans if s.kind is SpanKind.LINK)
    assert (draft.text[link.start : link.end], link.target) == ("it", "https://skerry.example/a")


def test_no_mark_of_a_note_makes_another_number() -> None:
    one = p("It had 25", note(2), " crates and 30", raised("4"), " boats, of 12", note(2, "endnote"), " towns.")
    two = p("It had 1", r("7", "<w:b/>"), r("3"), " nets", note(3), " and a sum of 4.5", raised("2,3"), " in all.")
    draft = draft_of(
        made(
            one + two,
            parts={
                "footnotes": notes("footnote", "Counted twice.", "Never counted."),
                "endnotes": notes("endnote", "At its end."),
            },
        )
    )
    assert read(draft) == [
        "It had 25¹ crates and 30⁴ boats, of 12ⁱ towns.",
        "It had 173 nets² and a sum of 4.5²,³ in all.",
        "1. Counted twice.",
        "2. Never counted.",
        "i. At its end.",
    ]
    assert [b.kind for b in read_blocks(draft)][2:] == [BlockKind.FOOTNOTE] * 3
    words = words_of(draft, draft.blocks[0])
    assert [words[low:high] for low, high, _ in figures(words, 0, len(words))] == ["25", "30", "12"]
    marks = [s for b in draft.blocks for s in b.spans if s.kind is SpanKind.FOOTNOTE_REF]
    assert [(draft.text[s.start : s.end], s.target) for s in marks] == [
        ("¹", "footnote-2"), ("ⁱ", "endnote-2"), ("²", "footnote-3")
    ]  # fmt: skip


def test_notes_counted_otherwise_and_a_mark_typed_by_hand() -> None:
    typed = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    counted = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    parts = {"footnotes": notes("footnote", "* By hand.", "By letters."), "endnotes": notes("endnote", "At last.")}
    parts["settings"] = settings
    body = p("They came", typed, " and went", note(3), " for 25", note(2, "endnote"), " days or so.") + counted
    assert lines(body, parts=parts) == [
        "They came* and wentᵃ for 25¹ days or so.",
        "* By hand.",
        "a. By letters.",
        "1. At last.",
    ]


def test_what_was_deleted_is_not_read_and_what_was_inserted_is() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("removed row") + "</w:tc></w:tr>"
    draft = draft_of(
        made(
            p("They sent ", DELETED, "<w:ins>" + r("forty") + "</w:ins>", " crates.")
            + p("This goes on ", properties=gone)
            + p("in the next one.")
            + p("<w:moveFrom>" + r("moved away") + "</w:moveFrom>", "<w:moveTo>" + r("moved here") + "</w:moveTo>")
            + f"<w:tbl>{row}<w:tr><w:tc>{p('kept')}</w:tc></w:tr></w:tbl>"
        )
    )
    assert read(draft) == ["They sent forty crates.", "This goes on in the next one.", "moved here", "kept"]
    assert "changes that are not accepted yet" in draft.warnings[0]


def test_what_is_hidden_or_a_code_or_a_prompt_is_not_read() -> None:
    hidden = r("hidden ", "<w:vanish/>") + r("by style", '<w:rStyle w:val="H"/>') + r("seen", '<w:vanish w:val="0"/>')
    nested = field("IF " + "</w:instrText></w:r>" + field("PAGE", r("99")) + "<w:r><w:instrText>", r("shown"))
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Click here") + "</w:sdtContent></w:sdt>"
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + p("In a control.") + "</w:sdtContent></w:sdt>"
    comment = '<w:commentRangeStart w:id="1"/>' + r("noted") + '<w:r><w:commentReference w:id="1"/></w:r>'
    open_code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    signs = (
        '<w:r><w:t>2020</w:t><w:noBreakHyphen/><w:t>21</w:t><w:tab/><w:t>gl</w:t><w:softHyphen/><w:t>oves</w:t><w:br/>'
        '<w:t>below</w:t><w:sym w:font="Symbol" w:char="F0B1"/></w:r>'
    )  # fmt: skip
    found = lines(
        p(hidden), p(nested), p(prompt, "Beside it."), control, p(comment), p("Left open.", open_code), p(signs),
        p('<w:fldSimple w:instr="DATE">' + r("5 March") + "</w:fldSimple>"),
        '<w:altChunk r:id="x"/>',
        parts={"styles": style("H", "Hides", "<w:rPr><w:vanish/></w:rPr>", kind="character")},
    )  # fmt: skip
    assert found == [
        "seen", "shown", "Beside it.", "In a control.", "noted", "Left open.", "2020‑21\tgloves\nbelow±", "5 March"
    ]  # fmt: skip
    assert "put into it as a whole is not read" in draft_of(made(p(TEXT) + "<w:altChunk/>")).warnings[0]


@each(
    "name, inside, kind, level",
    [
        ("heading 2", "", BlockKind.HEADING, 2),
        ("Überschrift 3", "", BlockKind.HEADING, 3),
        ("כותרת 1", "", BlockKind.HEADING, 1),
        ("标题 2", "", BlockKind.HEADING, 2),
        ("Mine", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', BlockKind.HEADING, 2),
        ("Heading mine", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', BlockKind.PARAGRAPH, 0),
        ("Block Text", "", BlockKind.QUOTE, 0),
        ("Zitat", "", BlockKind.QUOTE, 0),
        ("HTML Preformatted", "", BlockKind.CODE, 0),
        ("caption", "", BlockKind.CAPTION, 0),
    ],
)
def test_what_a_paragraph_is_by_its_style(name: str, inside: str, kind: BlockKind, level: int) -> None:
    styles = style("S", name, inside) + style("T", "Own", based="S") + style("L", "Loops", based="L")
    for key in ("S", "T"):
        draft = draft_of(made(p(TEXT) + p("The quay", style=key) + p(TEXT, style="L"), parts={"styles": styles}))
        assert (draft.blocks[1].kind, draft.blocks[1].level) == (kind, level)


def test_contents_boxes_links_and_formulas() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    boxed = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX.format("In a box.")}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX.format('In a box.')}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    outside = '<w:hyperlink r:id="h">' + r("20") + r("22") + "</w:hyperlink>"
    coded = field('HYPERLINK "https://skerry.example/b" \\l "part"', r("there"))
    formula = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    draft = draft_of(
        made(
            p(begin, "The quay 3") + p("The ferry 4") + p(end, "Behind it.") + p("A line", boxed, " goes on.")
            + p("In ", outside, " and ", coded, " it had ", formula, " nets."),
            links={"h": "https://skerry.example/a"},
        )
    )  # fmt: skip
    assert read(draft) == ["Behind it.", "A line goes on.", "In a box.", "In 2022 and there it had 10⁶ nets."]
    links = [(draft.text[s.start : s.end], s.target) for b in draft.blocks for s in b.spans]
    assert links == [("2022", "https://skerry.example/a"), ("there", "https://skerry.example/b#part")]


def test_a_cell_without_words_or_over_several_columns_keeps_the_others_beneath_their_headings() -> None:
    across = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("none")
    rows = ("", "Crates", "Pumps", "Year"), ("Wick", "", "", "1931"), ("", across, "1932")
    found = draft_of(made(p(TEXT) + table(*rows)))
    assert of_kind(found, BlockKind.TABLE_ROW) == ["\tCrates\tPumps\tYear", "Wick\t\t\t1931", "\tnone\t\t1932"]


def test_cells_are_values_and_tables_in_tables_are_texts() -> None:
    inner = table(("Holm", "7"), ("Skerry", "9"))
    found = lines(
        p(TEXT),
        table(("Town", "Crates"), (p("Skerry") + p("(north)"), "25"), (p("1,000") + p("500"), "sum")),
        p(TEXT),
        table((p("Left of it.") + inner + "<w:p/>", "Right of it.")),
    )
    assert found == [
        TEXT, "Town\tCrates", "Skerry (north)\t25", "1,000", "500", "sum",
        TEXT, "Left of it.", "Holm\t7", "Skerry\t9", "Right of it.",
    ]  # fmt: skip


CORE = "<dc:title>{}</dc:title><dc:creator>{}</dc:creator>"


@each(
    "body, core, title, authors",
    [
        (p(TEXT), ("Gloves of the north", "Jo Lind"), "Gloves of the north", ("Jo Lind",)),
        (p(TEXT), ("Microsoft Word - draft3.doc", "Microsoft Office User"), "", ()),
        (p(TEXT), ("Document1", "python-docx"), "", ()),
        (
            p("Gloves for all") + p("By Ada Holm") + p(TEXT),
            ("Old template", "Jo Lind"),
            "Gloves for all",
            ("Ada Holm",),
        ),
    ],
)
def test_the_text_says_more_than_the_properties_of_the_file(
    body: str, core: tuple[str, str], title: str, authors: tuple[str, ...]
) -> None:
    draft = draft_of(made(body, core=CORE.format(*core) + "<created>2013-12-23T23:15:00Z</created>"))
    assert (draft.meta.title, draft.meta.authors, draft.meta.published) == (title, authors, "")
    assert any("author is whom the file names" in one for one in draft.warnings) == (authors == ("Jo Lind",))


def test_the_language_is_that_of_the_words_and_else_what_the_styles_say() -> None:
    def tongue(words: str, code: str) -> str:
        stated = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{code}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        return draft_of(made(p(words), parts={"styles": stated})).meta.language

    assert tongue(TEXT, "fr-FR") == "en"
    assert tongue("המועצה שלחה ארבעים ארגזי כפפות אל האי לפני שנודע הדבר למשרד.", "en-US") == "he"
    assert tongue("Valla saatis saarele nelikümmend kasti kindaid enne kui ministeerium teada sai.", "et-EE") == "et"
    assert tongue("Valla saatis saarele nelikümmend kasti kindaid enne kui ministeerium teada sai.", "en-US") == ""


def test_a_strict_document_is_one_too() -> None:
    usual = made(p("It had 25", note(2), " crates."), parts={"footnotes": notes("footnote", "Counted.")})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            inside = old.read(name).decode()
            for space, strict in (("wordprocessingml/2006/main", "wordprocessingml/main"),
                                  ("officeDocument/2006/relationships", "officeDocument/relationships")):  # fmt: skip
                inside = inside.replace(
                    f"http://schemas.openxmlformats.org/{space}", f"http://purl.oclc.org/ooxml/{strict}"
                )
            new.writestr(name, inside)
    assert read(draft_of(out.getvalue())) == ["It had 25¹ crates.", "1. Counted."]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = '<!DOCTYPE d [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


def _zip(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, inside in files.items():
            archive.writestr(name.replace("__", "/"), inside)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (made(p(TEXT))[:-200], "is damaged"),
        (made(p(TEXT)).replace(b"PK\x01\x02", b"PK\x01\x03"), "is damaged"),
        (_zip(word__document="x"), "is damaged or no Word document"),
        (made("<w:p>" + TEXT), "is damaged"),
        (made(p("&i;"), doctype=LAUGHS), "is damaged"),
        (made(p("&x;"), doctype='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "is damaged"),
        (made(p()), "No article was found"),
        (made("<w:sdt><w:sdtContent>" * 2000 + p(TEXT) + "</w:sdtContent></w:sdt>" * 2000), "is damaged"),
        (made(p(TEXT), main=MAIN.replace("document.main", "template.main")), "a Word template or has macros"),
        (made(p(TEXT), main="application/vnd.ms-word.document.macroEnabled.main+xml"), "a Word template or has macros"),
        (OLE + "WordDocument".encode("utf-16-le"), r"an old Word document \(DOC\)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (_zip(mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_said_in_a_sentence_with_a_way_out(raw: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as caught:
        read_source(raw, "thing.docx")
    assert "thing.docx" in str(caught.value)


def test_what_unpacks_to_more_than_a_text_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST", 1_000_000)
    with pytest.raises(BadInput, match="unpacks to more than 1 MB"):
        read_source(made(p(" " * 2_000_000)), "bomb.docx")
    with pytest.raises(BadInput, match="larger than 20 MB"):
        read_source(made(p(TEXT)) + bytes(20_000_000), "large.docx")


@each("depth", [30, 60])
def test_what_is_nested_as_deep_as_may_be_is_read(depth: int) -> None:
    nested = p(TEXT)
    for _ in range(depth):
        nested = table((nested,))
    found = made(nested)
    assert read(draft_of(found)) == [TEXT]


def test_a_paragraph_that_is_a_day_is_no_note() -> None:
    draft = draft_of(made(p(TEXT) + p("4 May 2022") + p("4 Counted on the quay in 2021.")))
    assert [b.kind for b in draft.blocks][1:] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]


def test_file_dialogs_show_them() -> None:
    assert endings()["Word documents"] == "docx"
