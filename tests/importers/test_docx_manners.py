"""Ten Word documents in the manner of other people and programs, written for this by hand: what is read of each."""

from __future__ import annotations

import pytest
from tests.helpers.raw_docx import BOX, field, made, note, notes, p, r, raised, style, table
from tests.importers.helpers import check_whole, read

from app.importers.read import read_source

ON = '<w:outlineLvl w:val="0"/>'
NUMBERS = (
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
)
PAGE = '<w:sectPr><w:headerReference r:id="h1"/><w:footerReference r:id="h2"/><w:cols w:num="2"/></w:sectPr>'


def item(words: str, level: int = 0) -> str:
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def control(inside: str, what: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{what}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def report() -> bytes:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = p("Contents", style="TOCHeading") + "".join(
        p(one, field("PAGEREF _Toc1", r(number)), style="TOC1") for one, number in (("Summary ", "2"), ("Gifts ", "14"))
    )
    styles = style("Title", "Title") + style("TOC1", "toc 1") + style("TOCHeading", "TOC Heading", based="H1")
    styles += style("H1", "heading 1", f"<w:pPr>{ON}</w:pPr>") + style("Caption", "caption") + style("B", "Body Text")
    return made(
        p("Lamps and Nets", style="Title") + p("Report of the Harbour Board, No. 12") + p("4 May 2022")
        + control(contents, gallery)
        + p("Summary", style="H1")
        + p("In all 1,250", note(2), " lamps were given to nine harbours, most of them by the board itself.", style="B")
        + p("Gifts", style="H1")
        + p("Table ", field("SEQ Table", r("1")), ". Lamps by harbour", style="Caption")
        + table(("Harbour", "Lamps"), ("Skerry", "300"), ("Holm", "950"))
        + PAGE,
        parts={"styles": styles, "footnotes": notes("footnote", "Spare ones not counted.")},
    )  # fmt: skip


def letter() -> bytes:
    head = p("", f"<w:r><w:pict>{BOX.format('Our sign: H/22')}</w:pict></w:r>")
    return made(
        table(("Harbour Board of Holm", p("Quay 3") + p("Holm")))
        + head
        + p("4 May 2022")
        + p("Dear Ms Lind,")
        + p("We thank you for the three hundred nets", ", which came on the ferry of 2 May.")
        + p("Yours sincerely,") + p('<w:r><w:br/></w:r>', "Ada Holm") + p("Head of the board"),
        core="<dc:title>Letter template</dc:title><dc:creator>User</dc:creator>",
    )  # fmt: skip


def bulletin() -> bytes:
    bold = '<w:b/><w:sz w:val="36"/>'
    return made(
        p(r("The Harbour Bulletin", bold)) + p(r("Spring 2022", "<w:i/>"))
        + p(r("Nets for nine towns", "<w:b/>"))
        + p("The board gave nine towns their nets in March. Each had asked for fifty, and got sixty of them.")
        + p('<w:r><w:br w:type="column"/></w:r>', r("A lamp for Skerry", "<w:b/>"))
        + p("Skerry has its lamp again. It was bought for 4,500 crowns", raised("1"), " by people of the island.")
        + p(raised("1"), " Without the freight.") + PAGE
    )  # fmt: skip


def hebrew() -> bytes:
    def right(words: str, named: str = "") -> str:
        return p(r(words, "<w:rtl/>"), style=named, properties="<w:bidi/>")

    styles = style("1", "כותרת 1") + style("a", "ציטוט")
    return made(
        right("מנורות לנמלים", "1")
        + right("המועצה נתנה 1,250 מנורות לתשעה נמלים במרץ 2022, ורובן ניתנו לאי הצפוני.")
        + p(r("מהן 300", "<w:rtl/>"), note(2), r(" ניתנו לסקרי.", "<w:rtl/>"), properties="<w:bidi/>")
        + right("לא נדע מי שילם, אמר ראש המועצה.", "a")
        + table(("נמל", "מנורות"), ("סקרי", "300")),
        parts={"styles": styles, "footnotes": notes("footnote", "בלי החלפים.")},
    )


def form() -> bytes:
    inner = table(("Lamps", "30"), ("Nets", p("12") + p("(used)")))
    name = control(p("Jo Lind"))
    return made(
        p("What was handed over on the quay, and by whom, as both of them signed it that day.")
        + table(("Name", name), ("Goods", inner + p()), (p("Received by") + p("the town"), control(p("4 May 2022"))))
        + p("Signed twice."),
    )


def google() -> bytes:
    plain = '<w:rtl w:val="0"/>'
    styles = style("Normal", "normal") + style("Title", "Title", based="Normal")
    styles += style("Heading2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', "Normal")
    link = '<w:hyperlink r:id="rId6">' + r("the list", f'<w:color w:val="1155cc"/><w:u w:val="single"/>{plain}')
    return made(
        p(r("Lamps of the north", plain), style="Title") + p(r("", plain))
        + p(r("Who gave what", plain), style="Heading2")
        + p(r("By ", plain), link + "</w:hyperlink>", r(" it was 250 lamps", plain), note(2), r(" in all.", plain))
        + item("from Holm") + item("from Skerry", 1)
        + p('<w:r><w:br w:type="page"/></w:r>')
        + p(r("Nothing else is known of it to this day.", plain)),
        parts={"styles": styles, "numbering": NUMBERS, "footnotes": notes("footnote", "Some say 260.")},
        links={"rId6": "https://harbour.example/list?a=1&amp;b=2"},
    )  # fmt: skip


def libre() -> bytes:
    styles = style("Normal", "Normal") + style("Heading1", "Heading 1", f"<w:pPr>{ON}</w:pPr>", "Heading")
    styles += style("Heading", "Heading") + style("BodyText", "Body Text") + style("Quotations", "Quotations")
    styles += style("InternetLink", "Hyperlink", "<w:rPr><w:u/></w:rPr>", kind="character")
    styles += style("FA", "Footnote Anchor", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character")
    anchor = '<w:r><w:rPr><w:rStyle w:val="FA"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    foot = '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r><w:r><w:tab/><w:t>As they say.</w:t></w:r>")
    linked = '<w:hyperlink r:id="l">' + r("harbour.example", '<w:rStyle w:val="InternetLink"/>') + "</w:hyperlink>"
    return made(
        p("Nets of the south", style="Heading1")
        + p("The south has 75", anchor, " nets, and the board", "­s list on ", linked, " has but 70.", style="BodyText")
        + p("We never counted.", style="Quotations")
        + p("<w:r><w:tab/><w:t>Indented</w:t><w:tab/><w:t>12</w:t></w:r>", style="BodyText"),
        parts={"styles": styles, "footnotes": foot + "</w:footnote>"},
        links={"l": "https://harbour.example/"},
    )


def resolution() -> bytes:
    def numbered(number: int, words: str) -> str:
        return p(f"<w:r><w:t>{number}.</w:t><w:tab/></w:r>", words)

    return made(
        p(r("Resolution 14 (2022)", "<w:b/>"), properties='<w:jc w:val="center"/>')
        + p(r("The Board of Harbours", "<w:i/>"), ",")
        + p(r("Recalling", "<w:i/>"), " its resolution 9 of 2019 on lamps,", raised("3"))
        + numbered(1, "Decides that nine towns shall have 450 lamps;")
        + numbered(2, "Asks the treasurer for 90,000 crowns.")
        + p("________")
        + p(raised("3"), " See the minutes of that year.")
    )


def minutes() -> bytes:
    box = control(r("☒"), "<w:id/>")
    gone, come = "<w:del><w:r><w:delText>ninety</w:delText></w:r></w:del>", "<w:ins>" + r("eighty") + "</w:ins>"
    mark = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return made(
        p("Minutes of the board") + p("4 May 2022")
        + p("Present were Ada Holm and Jo Lind, who was also asked to write these minutes down.")
        + p(box, " The board gives ", gone, come, " lamps ", mark[0], "to Skerry", mark[1], ".")
        + p("<w:del><w:r><w:delText>Nobody spoke.</w:delText></w:r></w:del>", properties="<w:rPr><w:del/></w:rPr>")
        + p(control(r("Choose a date"), "<w:showingPlcHdr/>"), "The next meeting is not fixed yet, and nobody asked."),
    )  # fmt: skip


def paper() -> bytes:
    cube = "<m:oMath><m:r><m:t>V=</m:t></m:r><m:sSup><m:e><m:r><m:t>4</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r>"
    half = "</m:sup></m:sSup><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    works = '<w:docPartObj><w:docPartGallery w:val="Bibliographies"/></w:docPartObj>'
    styles = style("T", "Titel") + style("H", "Überschrift 1") + style("Q", "Intensives Zitat")
    return made(
        p("How lamps are given", style="T") + p("Jo Lind", raised("1"), " and Ada Holm", raised("2"))
        + p("Abstract", style="H") + p("We asked 120", note(2, "endnote"), " keepers of lamps what they were given.")
        + p("Method", style="H") + p("A lamp has ", cube + half + "</m:oMath>", " litres of oil, by our count of them.")
        + p("Nobody gives what he needs.", style="Q")
        + control(p("Lind, J. (2021). Lamps. Holm: Quay Press."), works),
        parts={"styles": styles, "endnotes": notes("endnote", "Of 140 whom we wrote to.")},
    )  # fmt: skip


DOCUMENTS = {
    report: (
        "Lamps and Nets|2022-05-04|en",
        "Summary|In all 1,250¹ lamps were given to nine harbours, most of them by the board itself.|Gifts"
        "|Table 1. Lamps by harbour|Harbour\tLamps|Skerry\t300|Holm\t950|1. Spare ones not counted.",
    ),
    letter: (
        "||en",
        "Harbour Board of Holm\tQuay 3 Holm|Our sign: H/22|4 May 2022|Dear Ms Lind,"
        "|We thank you for the three hundred nets, which came on the ferry of 2 May.|Yours sincerely,|Ada Holm"
        "|Head of the board",
    ),
    bulletin: (
        "The Harbour Bulletin||en",
        "Spring 2022|Nets for nine towns"
        "|The board gave nine towns their nets in March. Each had asked for fifty, and got sixty of them."
        "|A lamp for Skerry"
        "|Skerry has its lamp again. It was bought for 4,500 crowns¹ by people of the island."
        "|1 Without the freight.",
    ),
    hebrew: (
        "מנורות לנמלים||he",
        "המועצה נתנה 1,250 מנורות לתשעה נמלים במרץ 2022, ורובן ניתנו לאי הצפוני.|מהן 300¹ ניתנו לסקרי."
        "|לא נדע מי שילם, אמר ראש המועצה.|נמל\tמנורות|סקרי\t300|1. בלי החלפים.",
    ),
    form: (
        "||en",
        "What was handed over on the quay, and by whom, as both of them signed it that day.|Name\tJo Lind|Goods"
        "|Lamps\t30|Nets\t12 (used)|Received by the town\t4 May 2022|Signed twice.",
    ),
    google: (
        "Lamps of the north||en",
        "Who gave what|By the list it was 250 lamps¹ in all.|from Holm|from Skerry"
        "|Nothing else is known of it to this day.|1. Some say 260.",
    ),
    libre: (
        "Nets of the south||en",
        "The south has 75¹ nets, and the board­s list on harbour.example has but 70.|We never counted."
        "|Indented\t12|1. As they say.",
    ),
    resolution: (
        "Resolution 14 (2022)||en",
        "The Board of Harbours,|Recalling its resolution 9 of 2019 on lamps,3"
        "|1.\tDecides that nine towns shall have 450 lamps;|2.\tAsks the treasurer for 90,000 crowns."
        "|________|3 See the minutes of that year.",
    ),
    minutes: (
        "Minutes of the board|2022-05-04|en",
        "Present were Ada Holm and Jo Lind, who was also asked to write these minutes down."
        "|☒ The board gives eighty lamps to Skerry."
        "|The next meeting is not fixed yet, and nobody asked.",
    ),
    paper: (
        "How lamps are given||en",
        "Jo Lind¹ and Ada Holm²|Abstract|We asked 120ⁱ keepers of lamps what they were given.|Method"
        "|A lamp has V=4³1/2 litres of oil, by our count of them.|Nobody gives what he needs."
        "|Lind, J. (2021). Lamps. Holm: Quay Press.|i. Of 140 whom we wrote to.",
    ),
}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.__name__)
def test_what_is_read_of_a_document(document) -> None:
    said, text = DOCUMENTS[document]
    draft = read_source(document(), f"{document.__name__}.docx")
    check_whole(draft)
    assert read(draft) == text.split("|")
    assert [draft.meta.title, draft.meta.published, draft.meta.language] == said.split("|")
