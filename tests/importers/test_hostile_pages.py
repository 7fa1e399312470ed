"""Pages that crashed the importers, or came in half: addresses that are none, bad nesting, odd charsets, NUL."""

from __future__ import annotations

import json
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from itertools import product

import pytest
from tests.helpers.each import each
from tests.importers.helpers import check_whole, of_kind, read, read_blocks

from app.domain.blocks import BlockKind, SpanKind
from app.domain.errors import BadInput
from app.importers.read import read_source
from app.importers.web import clean_address

BODY = "".join(
    f"<p>The harbour council sent crate number {n} of gloves to its twin town before the ferry left the quay.</p>"
    for n in range(6)
)


@each(
    "head, body",
    [
        ("", '<p><a href="https://[ccpa-preferences]">Your choices</a></p>'),
        ("", '<p><a href="http://[">Your choices</a></p>'),
        ('<base href="https://[base]">', '<p><a href="/a">Your choices</a></p>'),
        ('<link rel="canonical" href="https://[site]/page">', ""),
        ('<meta property="og:url" content="//[site]">', ""),
        ('<title>Gifts | Coast</title><base href="http://[">', '<a href="http://[">Gifts</a>'),
    ],
)
def test_addresses_that_are_none_crash_nothing(head: str, body: str) -> None:
    draft = read_source(f"<html><head>{head}</head><body>{body}{BODY}</body></html>".encode(), "page.html")
    check_whole(draft)
    assert len(read(draft)) >= 6
    assert draft.meta.url == ""


def test_a_link_with_an_address_that_is_none_keeps_it_as_it_is() -> None:
    linked = BODY.replace("</p>", ' <a href="https://[x]">there</a>.</p>', 1)
    draft = read_source(f'<html><body><base href="https://a.example/">{linked}</body></html>'.encode(), "page.html")
    assert [s.target for b in read_blocks(draft) for s in b.spans if s.kind is SpanKind.LINK] == ["https://[x]"]


@each(
    "words",
    [
        "<b><b>Crates</b> of gloves</b>",
        "<i><b><b>Crates</b></b> of <i>gloves</i></i>",
        "<b><i>Crates</b> of</i> gloves",
        "<a href='/x'><a href='/x'>Crates</a> of gloves</a>",
        "</b></i><em><em><em>Crates</em> of</em> gloves</em>",
    ],
)
def test_badly_nested_elements_are_closed_in_their_order(words: str) -> None:
    draft = read_source(f"<html><body><p>{words}</p>{BODY}</body></html>".encode(), "page.html")
    check_whole(draft)
    assert "Crates of gloves" in draft.text


def test_an_element_inside_one_like_it_marks_all_its_words() -> None:
    draft = read_source(
        f"<html><body><p><b><b>Two</b> crates</b> came to the town.</p>{BODY}</body></html>".encode(), "a.html"
    )
    strong = [draft.text[s.start : s.end] for b in draft.blocks for s in b.spans if s.kind is SpanKind.STRONG]
    assert strong == ["Two crates"]


@each("encoding", ["utf-8", "cp1252", "utf-16"])
def test_nul_in_a_page_is_left_out_as_browsers_do(encoding: str) -> None:
    page = f"<html><body><p>The coun\0cil met at the café.</p>{BODY}\0</body></html>"
    draft = read_source(page.encode(encoding), "page.html")
    assert "The council met at the café." in draft.text
    assert "\0" not in draft.text


def test_nul_in_a_text_still_means_that_it_is_none() -> None:
    with pytest.raises(BadInput, match="not text"):
        read_source(b"The council met.\0 It spoke of gloves.", "a.txt")


def test_a_row_without_cells_keeps_its_words() -> None:
    rows = "<tr>Loose words in a row</tr><tr><td>Aldmoor</td><td>3</td> and more</tr>"
    rows += "<tr><td hidden>no</td><td>Wick</td></tr>"
    draft = read_source(f"<html><body>{BODY}<table>{rows}</table>{BODY}</body></html>".encode(), "page.html")
    assert of_kind(draft, BlockKind.TABLE_ROW) == ["Loose words in a row", "Aldmoor\t3 and more", "Wick"]


@each(
    "name, opening",
    product(
        ["page.html", "page.htm", "page"],
        [
            "<style>p { color: red }</style>",
            "<script>var a = 1;</script>",
            "<br>",
            "<!-- a --><link rel='x'>",
            "<hr/>",
            "<header><h2>Coast Review</h2></header>",
            "<center>",
            "<noscript></noscript>",
        ],
    ),
)
def test_a_page_that_begins_with_any_element_is_a_page(opening: str, name: str) -> None:
    draft = read_source(f"{opening}\n{BODY}".encode(), name)
    assert draft.media_type == "text/html"
    assert len(read(draft)) == 6
    assert "var a" not in draft.text


def test_what_is_called_a_page_is_one_where_it_has_an_element_anywhere() -> None:
    assert read_source(f"Words first. {BODY}".encode(), "page.html").media_type == "text/html"
    assert read_source(b"Costs < 5 and > 3, the council said at its meeting.", "page.html").media_type == "text/plain"
    assert read_source(f"Words first. {BODY}".encode(), "page.txt").media_type == "text/plain"


@each(
    "label, where",
    product(
        ["undefined", "idna", "punycode", "unicode_escape", "rot13", "base64", "bogus", "utf-7"], ["page", "server"]
    ),
)
def test_a_charset_that_no_page_means_is_passed_over(label: str, where: str) -> None:
    meta = f'<meta charset="{label}">' if where == "page" else ""
    raw = f"<html><head>{meta}</head><body>{BODY}<p>The café was closed all day.</p></body></html>".encode("cp1252")
    draft = read_source(raw, "page.html", f"text/html; charset={label}" if where == "server" else None)
    assert "The café was closed" in draft.text


def _archive(levels: int) -> bytes:
    part = MIMEText(f"<html><body>{BODY}</body></html>", "html", "utf-8").as_string()
    for n in range(levels):
        part = f'Content-Type: multipart/related; boundary="b{n}"\n\n--b{n}\n{part}\n--b{n}--\n'
    return f"MIME-Version: 1.0\n{part}".encode()


def test_an_archive_with_parts_in_parts() -> None:
    assert len(read(read_source(_archive(4), "page.mhtml"))) == 6
    with pytest.raises(BadInput, match="no page in it"):
        read_source(_archive(2000), "page.mhtml")


def test_an_archive_whose_marks_begin_alike_is_parted_at_its_own() -> None:
    outer, inner = MIMEMultipart("related", boundary="b1"), MIMEMultipart("alternative", boundary="b10")
    inner.attach(MIMEText("Plain words of the page.", "plain"))
    inner.attach(MIMEText(f"<html><body>{BODY}</body></html>", "html", "utf-8"))
    outer.attach(inner)
    assert len(read(read_source(outer.as_bytes(), "page.mhtml"))) == 6


def test_an_archive_without_a_page_is_said_to_be_one() -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText("body { color: red }", "css"))
    with pytest.raises(BadInput, match="no page in it"):
        read_source(archive.as_bytes(), "page.mhtml")


@each("levels, tag", product([190, 260, 1500], ["div", "span", "b", "blockquote", "table><tr><td"]))
def test_deep_nesting_costs_no_words_and_no_paragraphs(tag: str, levels: int) -> None:
    levels //= tag.count("><") + 1
    page = f"<html><body>{f'<{tag}>' * levels}<script>var a = 1;</script>{BODY}</body></html>"
    draft = read_source(page.encode(), "page.html")
    assert [words.endswith("left the quay.") for words in read(draft)] == [True] * 6
    assert "var a" not in draft.text


def test_what_is_nested_deeper_than_the_parser_goes_is_refused_and_not_read_in_half() -> None:
    with pytest.raises(BadInput, match="nested too deep"):
        read_source(f"<html><body>{BODY}{'<b></i><div>' * 3000}{BODY}</body></html>".encode(), "page.html")


def test_lines_of_code_that_are_parted_by_elements_stay_apart() -> None:
    code = "<pre>one<br>two<script>var a = 1;</script></pre>"
    draft = read_source(f"<html><body>{BODY}{code}{BODY}</body></html>".encode(), "page.html")
    assert of_kind(draft, BlockKind.CODE) == ["one\ntwo"]


@each(
    "value, key",
    product(
        [
            3,
            None,
            [],
            ["a", 3, None],
            {"name": ["Dana Levi", {"name": None}]},
            {"@id": "x"},
            True,
            "x" * 5000,
            {"name": {}},
        ],
        ["headline", "author", "datePublished", "publisher", "keywords", "@type", "@graph"],
    ),
)
def test_data_of_a_page_may_hold_anything(key: str, value: object) -> None:
    data = json.dumps({"@type": "Article", "headline": "Gifts", key: value})
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body>{BODY}</body></html>'
    draft = read_source(page.encode(), "page.html")
    assert len(read(draft)) == 6
    assert all(isinstance(one, str) for one in (*draft.meta.authors, *draft.meta.topics, draft.meta.title))


@each(
    "address",
    ["https://a.example/\udcff", "https://a.example/?q=\ud800", "https://a\ud800.example/", "https://[x]/",
     "http://a.example:999999/", "\0"],
)  # fmt: skip
def test_an_address_with_half_of_a_character_or_none_at_all_is_a_sentence(address: str) -> None:
    with pytest.raises(BadInput) as caught:
        clean_address(address)
    assert str(caught.value).encode("utf-8")


def test_an_address_of_numbers_alone_keeps_its_brackets() -> None:
    assert clean_address("http://[::1]:8000/a") == "http://[::1]:8000/a"


def test_front_matter_that_names_itself_is_read_once() -> None:
    text = "---\ntitle: &a\n  name: *a\nauthors: &b [*b, Dana Levi]\n---\n\nThe council met in the harbour and spoke.\n"
    assert read_source(text.encode(), "a.md").text == "The council met in the harbour and spoke."


def test_a_date_that_is_none_costs_the_front_matter_nothing_else() -> None:
    text = (
        "---\ntitle: Gifts along the coast\ndate: 0000-00-00\npages: 0x"
        + "f" * 6000
        + "\n---\n\nThe council met and spoke.\n"
    )
    draft = read_source(text.encode(), "a.md")
    assert (draft.meta.title, draft.meta.published) == ("Gifts along the coast", "")
    assert draft.text == "The council met and spoke."
