"""Web pages as the world has them: laid out with tables, from a blog program, from a word processor."""

from __future__ import annotations

from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tests.helpers.each import each
from tests.importers.helpers import check_whole, of_kind, read, read_blocks, why

from app.domain.blocks import BlockKind, CutWhy, SpanKind
from app.importers.read import read_source

BODY = (
    "The lighthouse on Skerry was sold in March to a man who had never seen the sea.",
    "He paid less than the price of its lamp. The council, which had expected three bidders, was content.",
    "Within a year the lamp was lit again, by volunteers, and the ferries stopped asking for a pilot.",
    "Whether the man knew what he was buying is not recorded anywhere in the minutes.",
)


def test_a_page_laid_out_with_tables_and_line_breaks() -> None:
    cell = "<BR><BR>".join(("A Lamp for Skerry", "Jo Lind, May 2, 2019", *BODY))
    raw = (
        "<HTML><HEAD><TITLE>A Lamp for Skerry</TITLE></HEAD><BODY><TABLE><TR>"
        f"<TD><A HREF=/>Home</A><BR><A HREF=/x>News</A></TD><TD>{cell}</TD></TR></TABLE></BODY></HTML>"
    )
    draft = read_source(raw.encode(), "old.html")
    check_whole(draft)
    assert tuple(read(draft)) == BODY
    assert (draft.meta.authors, draft.meta.published) == (("Jo Lind",), "2019-05-02")


BLOG = f"""<!doctype html><html lang="en-GB"><head><title>A Lamp for Skerry - The Skerry Post</title>
<base href="https://skerry.example/news/"><meta property="og:site_name" content="The Skerry Post">
<meta property="og:title" content="A Lamp for Skerry - The Skerry Post">
<meta property="article:published_time" content="2019-05-02T10:00:00+00:00"><meta name="author" content="Jo Lind">
</head><body class="single has-sidebar"><div class="site-header"><ul class="menu"><li><a href="/">Home</a></li></ul>
</div>
<div class="post"><h1>A Lamp for Skerry</h1><div class="entry-meta">Posted by Jo Lind</div>
<p class="wp-caption-text">The lamp in March.</p><p>{BODY[0]}</p><h2>The price</h2><p>{BODY[1]}</p>
<ul><li>one <a href="lamp">lamp</a></li><li>two keepers</li></ul><p>{BODY[2]}</p><blockquote><p>{BODY[3]}</p>
</blockquote><div class="share">Share this: <a href=x>Somewhere</a></div></div><div class="comments"><h3>Comments</h3>
<p>I was there and the lamp was never really out, whatever they say about it in the town.</p></div>
<div id="sidebar"><h3>Recent posts</h3><p>3 March 2021</p></div>
<p hidden>Not to be seen by anybody.</p></body></html>"""


def test_a_page_from_a_blog_program() -> None:
    draft = read_source(BLOG.encode(), "blog.html")
    check_whole(draft)
    assert read(draft) == [BODY[0], "The price", BODY[1], "one lamp", "two keepers", BODY[2], BODY[3]]
    assert of_kind(draft, BlockKind.QUOTE) == [BODY[3]]
    assert why(draft, "I was there") == {CutWhy.RELATED}
    assert why(draft, "The lamp in March") == {CutWhy.CAPTION}
    assert "Not to be seen" not in draft.text
    links = [s.target for b in read_blocks(draft) for s in b.spans if s.kind is SpanKind.LINK]
    assert links == ["https://skerry.example/news/lamp"]
    meta = draft.meta
    assert (meta.title, meta.publisher, meta.language) == ("A Lamp for Skerry", "The Skerry Post", "en")
    assert (meta.authors, meta.published) == (("Jo Lind",), "2019-05-02")


def test_a_page_from_a_word_processor() -> None:
    raw = (
        '<html xmlns:o="urn:x"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">'
        "<style><!-- p {} --></style></head><body><div class=WordSection1><h1>A Lamp for Skerry<o:p></o:p></h1>"
        f'<p class=MsoNormal>{BODY[0]}<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><b>The price</b></p>'
        f"<p>{BODY[1]} It was a “bargain”.</p><p>{BODY[2]}</p></div>"
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Minutes of the council, 2019.</p></div></body></html>'
    )
    draft = read_source(raw.encode("cp1252"), "doc.htm")
    check_whole(draft)
    assert "“bargain”" in draft.text
    assert of_kind(draft, BlockKind.HEADING) == ["The price"]
    assert of_kind(draft, BlockKind.FOOTNOTE) == ["[1] Minutes of the council, 2019."]
    refs = [s.target for b in read_blocks(draft) for s in b.spans if s.kind is SpanKind.FOOTNOTE_REF]
    assert refs == ["_ftn1"]


def test_a_cell_of_a_table_keeps_its_words_apart() -> None:
    rows = "<tr><td><p>Aldmoor</p></td><td>3<br>pumps</td></tr><tr><td>Wick</td><td> </td></tr>"
    raw = f"<article><p>{BODY[0]} {BODY[1]}</p><table>{rows}</table><p>{BODY[2]} {BODY[3]}</p></article>"
    draft = read_source(raw.encode(), "t.html")
    assert of_kind(draft, BlockKind.TABLE_ROW) == ["Aldmoor\t3 pumps", "Wick"]


def test_a_cell_without_words_or_over_several_columns_or_rows_keeps_the_others_beneath_their_headings() -> None:
    rows = (
        "<tr><td>&nbsp;</td><th>Crates</th><th>Pumps</th><th>Year</th></tr>"
        "<tr><td rowspan=2>Wick</td><td> </td><td></td>\n<td>1931</td></tr>"
        "<tr><td>7</td><td><span style='display: block'>9</span></td><td>1932</td></tr>"
        "<tr><td></td><td colspan=2>none</td><td><b>1933</b></td></tr>"
    )
    raw = f"<article><p>{BODY[0]} {BODY[1]}</p><table>{rows}</table><p>{BODY[2]} {BODY[3]}</p></article>"
    draft = read_source(raw.encode(), "t.html")
    check_whole(draft)
    assert of_kind(draft, BlockKind.TABLE_ROW) == [
        "\tCrates\tPumps\tYear",
        "Wick\t\t\t1931",
        "\t7\t9\t1932",
        "\tnone\t\t1933",
    ]
    strong = [s for block in read_blocks(draft) for s in block.spans if s.kind is SpanKind.STRONG]
    assert [draft.text[s.start : s.end] for s in strong] == ["1933"]


def test_a_page_saved_with_its_pictures_in_one_file() -> None:
    page = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in BODY)}</article></body></html>"
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://skerry.example/lamp"
    message.attach(MIMEText(page, "html", "utf-8"))
    message.attach(MIMEImage(b"not a picture", "png"))
    raw = message.as_bytes()
    draft = read_source(raw, "lamp.mhtml")
    assert tuple(read(draft)) == BODY
    assert (draft.raw, draft.name, draft.media_type) == (raw, "lamp.mhtml", "text/html")
    assert draft.meta.url == "https://skerry.example/lamp"


def test_a_mail_that_mentions_archives_is_no_archive() -> None:
    raw = b"Subject: archives\n\nMIME-Version: and content-type: multipart/related are two headers of a mail.\n"
    assert read_source(raw, "m.txt").media_type == "text/plain"


def test_the_script_of_the_text_is_believed_before_a_templates_word() -> None:
    words = "המשאיות הגיעו ביום שלישי ויצאו ביום רביעי, ואיש לא שאל מי ישלם על הדרך חזרה. " * 3
    raw = f'<html lang="en-US"><body><article><p>{words}</p><p>{words}</p></article></body></html>'
    assert read_source(raw.encode(), "he.html").meta.language == "he"


def with_boxes(label: str) -> str:
    return (
        "<html><head><title>A Lamp for Skerry</title></head><body><div><h1>A Lamp for Skerry</h1><p>By Jo Lind</p>"
        f"<div class='txt'><p>{BODY[0]}</p><div class='adbox'>{label}<p>Winter tyres for all who order before Sunday, "
        f"fitted free of charge at any of our branches.</p></div><p>{BODY[1]}</p><p>{BODY[2]}</p>"
        "<div class='newsletter'><h3>Our morning letter</h3><p>Sign up and have the stories of the day in your inbox "
        f"every morning at seven.</p><button>Sign up</button></div><p>{BODY[3]}</p></div></div></body></html>"
    )


def test_a_single_paragraph_before_or_behind_an_advert_is_the_article() -> None:
    draft = read_source(with_boxes("<span>ADVERTISEMENT</span>").encode(), "boxes.html")
    assert tuple(read(draft)) == BODY
    assert why(draft, "Winter tyres") == {CutWhy.RELATED}


@each("box", ["<aside>{}</aside>", "<div class='related'>{}</div>", "<section role='complementary'>{}</section>"])
def test_a_box_of_links_inside_an_article_ends_only_with_itself(box: str) -> None:
    links = "<ul><li><a href=/bell>The Bell of Skerry</a></li><li><a href=/bread>Ten Bakeries</a></li></ul>"
    inside = box.format(f"<h3>Read more</h3>{links}")
    text = "".join(f"<p>{one}</p>" for one in BODY[:3])
    raw = (
        "<html><head><title>A Lamp for Skerry</title></head><body><main><article><h1>A Lamp for Skerry</h1>"
        f"{text}{inside}<h2>The minutes</h2><p>{BODY[3]}</p></article></main></body></html>"
    )
    draft = read_source(raw.encode(), "box.html")
    assert tuple(read(draft)) == (*BODY[:3], "The minutes", BODY[3])
    assert why(draft, "The Bell") == {CutWhy.RELATED}


CONSENT = "".join(
    f"<p>We and our {n} partners keep cookies on your device and read them, to measure what you look at and to show "
    "you advertising that fits; your choice is told to them and can be changed at any time on this page.</p>"
    for n in (812, 813, 814, 815)
)


@each(
    "box",
    [
        "<div role='dialog' aria-modal='true'>{}</div>",
        "<div id='cookie-consent'>{}</div>",
        "<div class='cmpbox'>{}</div>",
        "<section class='gdpr-notice'>{}</section>",
        "<div id='onetrust-consent-sdk'><div>{}</div></div>",
        "<dialog open>{}</dialog>",
        "<div><h2>We value your privacy</h2>{}</div>",
    ],
)
def test_a_notice_of_consent_before_the_page_is_not_read(box: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in BODY)
    raw = (
        "<html><head><title>A Lamp for Skerry</title></head><body>"
        f"{box.format(CONSENT)}<div><div><h1>A Lamp for Skerry</h1><div>{text}</div></div></div></body></html>"
    )
    draft = read_source(raw.encode(), "wall.html")
    assert tuple(read(draft)) == BODY
    assert draft.meta.title == "A Lamp for Skerry"


@each(
    "rights",
    [
        "جميع الحقوق محفوظة 2021",
        "Все права защищены. 2021",
        "Tutti i diritti riservati",
        "Todos os direitos reservados",
        "Alle rechten voorbehouden",
        "Wszelkie prawa zastrzeżone",
        "Tüm hakları saklıdır",
        "כל הזכויות שמורות",
    ],
)
def test_the_line_of_rights_in_the_last_row_of_a_table_is_not_read(rights: str) -> None:
    cell = "<br><br>".join(("A Lamp for Skerry", *BODY))
    raw = (
        f"<html><head><title>A Lamp for Skerry</title></head><body><table><tr><td>{cell}</td></tr>"
        f"<tr><td colspan=2>{rights}</td></tr></table></body></html>"
    )
    assert tuple(read(read_source(raw.encode(), "old.html"))) == BODY


@each("box", ["<div class='paywall'>{}</div>", "<div>{}</div>"])
def test_a_call_to_subscribe_that_ends_what_is_shown_is_not_read(box: str) -> None:
    call = (
        "<h2>Subscribe to continue reading</h2><p>You have read your three free articles for this month. Subscribe "
        "now for a pound a week.</p><p>Already a subscriber? Log in.</p>"
        "<ul><li>Unlimited access on web and app</li><li>Cancel at any time</li></ul>"
    )
    text = "".join(f"<p>{one}</p>" for one in BODY)
    raw = (
        "<html><head><title>A Lamp for Skerry</title></head><body><main><h1>A Lamp for Skerry</h1>"
        f"{text}{box.format(call)}</main></body></html>"
    )
    assert tuple(read(read_source(raw.encode(), "stub.html"))) == BODY


@each("head", ["Notes", "Endnotes:", "References"])
def test_notes_under_a_head_of_their_own_are_read_and_a_byline_names_whom_the_head_leaves_out(head: str) -> None:
    raw = (
        '<html><head><title>A Lamp for Skerry</title><meta name="author" content="Jo Lind"></head><body><article>'
        '<h1>A Lamp for Skerry</h1><p class="byline">By <a href=/jo>Jo Lind</a> and <a href=/ida>Ida Brekke</a></p>'
        f'<p>{BODY[0]}<sup><a href="#fn1">1</a></sup></p><p>{BODY[1]}</p><p>{BODY[2]}</p><p>{BODY[3]}</p>'
        f'<section><h2>{head}</h2><ol><li id="fn1">Minutes of the council, 2019, where a bid of 40 pounds is named.'
        "</li></ol></section></article><aside><h3>Related papers</h3><p><a href=x>The Bell of Skerry</a></p></aside>"
        "</body></html>"
    )
    draft = read_source(raw.encode(), "notes.html")
    check_whole(draft)
    assert of_kind(draft, BlockKind.FOOTNOTE) == ["Minutes of the council, 2019, where a bid of 40 pounds is named."]
    assert why(draft, "The Bell") == {CutWhy.RELATED}
    assert draft.meta.authors == ("Jo Lind", "Ida Brekke")


@each(
    "written, read_as",
    [
        ('25<sup><a href="#fn1">1</a></sup> tents', "25¹ tents"),
        ('25<a href="#fn1">1</a> tents', "25¹ tents"),
        ("25<sup>1, 2</sup> tents", "25¹, ² tents"),
        ("10<sup>6</sup> doses", "10⁶ doses"),
        ("all 25.<sup>3</sup> Then it went", "all 25.³ Then it went"),
        ("all 25,<sup>3</sup> then went", "all 25,³ then went"),
        ("25 <sup>300</sup> tents", "25 ³⁰⁰ tents"),
        ("25<sup>1,</sup><sup>2</sup> tents", "25¹,² tents"),
        ("25<span style='vertical-align: super'>1</span> tents", "25¹ tents"),
        ("<sup>1</sup>25 tents", "¹25 tents"),
        ("tents<sup>1</sup>", "tents¹"),
        ("25<span class='sup'>1</span> tents", "25¹ tents"),
        ("25<span class='footnote-ref'>12</span> tents", "25¹² tents"),
        ("25<span class='note superscript'>1</span> tents", "25¹ tents"),
        ("25<span style='position: relative; top: -0.4em'>1</span> tents", "25¹ tents"),
        ("25<a href='notes.html#n1'>1</a> tents", "25¹ tents"),
        ("25<sup>b</sup> tents", "25ᵇ tents"),
        ("25<sup>k</sup> tents", "25ᵏ tents"),
        ("25<sub>1</sub> tents", "25₁ tents"),
        ("CO<sub>2</sub>", "CO2"),
        ("1<sup>3</sup>/<sub>4</sub> tons", "1¾ tons"),
        ("1 <sup>1</sup>⁄<sub>2</sub> tents", "1 ½ tents"),
        ("the 2<sup>nd</sup> ferry", "the 2nd ferry"),
    ],
)
def test_a_raised_figure_at_a_number_is_no_part_of_it(written: str, read_as: str) -> None:
    body = f"<h1>Ferry aid</h1><p>The ferry carried {written} to the port.</p><p>It was a long way for all of them.</p>"
    page = f"<html><head><meta charset=utf-8><title>Ferry aid</title></head><body>{body}</body></html>"
    assert f"carried {read_as} to the port" in read_source(page.encode(), "ferry.html").text


@each(
    "written, read_as",
    [
        ("€35m<sup>a</sup>", "€35mᵃ"),
        ("Peru<sup>a</sup>", "Peruᵃ"),
        ("Peru<sup>a, b</sup>", "Peruᵃ, ᵇ"),
        ("12%<sup>c</sup>", "12%ᶜ"),
        ("the 2<sup>nd</sup>", "the 2nd"),
        ("D<sup>r</sup> Lind", "Dr Lind"),
        ("M<sup>e</sup> Lind", "Me Lind"),
    ],
)
def test_a_raised_letter_in_a_cell_is_the_mark_of_a_note(written: str, read_as: str) -> None:
    body = f"<h1>Aid</h1><table><tr><th>Donor</th><th>Aid</th></tr><tr><td>{written}</td><td>7</td></tr></table>"
    assert f"\n{read_as}\t7" in read_source(f"<html><body>{body}</body></html>".encode(), "aid.html").text


@each(
    "written, read_as",
    [
        ("<span>25</span><span>tents</span>", "25 tents"),
        ("<b>25</b><i>tents</i>", "25 tents"),
        ("<span>tents</span><span>25</span>", "tents 25"),
        ("<span>25</span><span>300</span> tents", "25\n300 tents"),
        ("$25<small>99</small>", "$25\n99"),
        ("25<small>1</small> tents", "25\n1 tents"),
        ("25<span class='tip'>See the list</span> tents", "25 See the list tents"),
        ("<del>25</del><ins>30</ins> tents", "2̶5̶ 30 tents"),
        ("<s>25</s> 30 tents", "2̶5̶ 30 tents"),
        ("25<ruby>台<rt>300</rt></ruby> tents", "25台(300) tents"),
        ("<span>2</span><span>5</span> tents", "25 tents"),
        ("<b>2</b>5 tents", "25 tents"),
        ("<span class='cap'>2</span>50 tents", "250 tents"),
        ("25<wbr>000 tents", "25000 tents"),
        ("<em>25</em>,000 tents", "25,000 tents"),
        ("<span>25</span>G masts", "25G masts"),
        ("the 25<span>th</span> ferry", "the 25th ferry"),
    ],
)
def test_figures_of_two_elements_do_not_become_one_number(written: str, read_as: str) -> None:
    body = f"<h1>Ferry aid</h1><p>The ferry carried {written} to the port.</p><p>It was a long way for all of them.</p>"
    page = f"<html><head><meta charset=utf-8><title>Ferry aid</title></head><body>{body}</body></html>"
    assert f"carried {read_as} to the port" in read_source(page.encode(), "ferry.html").text


def test_what_a_style_sets_on_its_own_line_is_there() -> None:
    rows = "".join(f"<span style='display: block'>{one}</span>" for one in ("Carried: 25", "300 were left"))
    page = (
        f"<html><body><h1>Ferry aid</h1><p>The ferry went to the port.{rows}</p><p>It was a long way.</p></body></html>"
    )
    assert "to the port.\nCarried: 25\n300 were left" in read_source(page.encode(), "ferry.html").text


REPORT = (
    "Some 41 wells on the coast had run dry by the middle of the month.",
    "The harbour fund asks for 3.2 million crowns and has half of them.",
    "The table shows what came in for the fund.",
    "Giver\tFor\tCrowns",
    "Norway\tPumps\t120,000",
    "Denmark\tPipes\t95,500",
    "The islands sent 40 barrels of clean water to Skerry in July, for the school and for the harbour office.",
    "On Holm the council and the lifeboat crew paid for 120 tanks, at a price of 48,000 crowns in all this year.",
    "Boats that carry water have had 3,000 crowns of the 20,000 that they need. Nothing was given for fuel.",
)


@each("menu", ["", "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>"])
def test_a_report_that_opens_with_its_highlights_and_a_table(menu: str) -> None:
    highlights, table = "<li>".join(("", *REPORT[:2])), "<tr><td>".join(r.replace("\t", "<td>") for r in REPORT[3:6])
    raw = (
        f"<html><head><title>Dry Coast: Report No. 7 (end of July)</title></head><body>{menu}<h1>Dry Coast: Report"
        "</h1><p>By Jo Lind</p><p>As of 31 July 2022. Issued on 8 August 2022.</p>"
        f"<h2>Highlights</h2><ul>{highlights}</ul><h2>Money</h2><p>{REPORT[2]}</p><table><tr><td>{table}</table>"
        f"<h2>Water</h2><p>{REPORT[6]}</p><p>{REPORT[7]}</p><h2>Gaps</h2><p>{REPORT[8]}</p></body></html>"
    )
    draft = read_source(raw.encode(), "report.html")
    check_whole(draft)
    headed = ["Highlights", *REPORT[:2], "Money", *REPORT[2:6], "Water", *REPORT[6:8], "Gaps", REPORT[8]]
    assert read(draft) == headed, "what an extractor drops above its first paragraph was cut as a menu"
    assert (draft.meta.authors, draft.meta.published) == (("Jo Lind",), "2022-08-08")
