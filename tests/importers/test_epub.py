"""E-books: their chapters in order, what the package says of the book, and those that cannot be read."""

from __future__ import annotations

import pytest
from tests.helpers.each import each
from tests.helpers.raw_epub import NAV, NCX, POINT, book, page
from tests.importers.helpers import check_whole, of_kind, read, read_blocks, words_of

from app.domain.blocks import BlockKind
from app.domain.errors import BadInput
from app.importers import packed
from app.importers.read import read_source

FIRST = "The council sent forty crates of gloves to the island before the ministry had been told."
LAST = "In the end the island gave the gloves to its neighbour, which had none."


def test_a_book_is_read_chapter_by_chapter() -> None:
    texts = {
        "-cover.xhtml": page("<p>Cover</p>"),
        "text/one 1.xhtml": page(
            f'<h1>1&nbsp;The quay</h1><p>{FIRST}<a epub:type="noteref" href="#x"><sup>1</sup></a><span id="p2"/></p>'
            '<aside epub:type="footnote" id="x"><p>1. So the mayor said.</p></aside>'
        ),
        "text/one-b.xhtml": page("<p>It went on there, in a part without a name of its own.</p>"),
        "text/two.xhtml": page(
            f"<h2>Neighbours &amp; others</h2><p>{LAST}</p><script src='a.js'/><p>The end of it.</p>"
        ),
    }
    links = '<li><a href="text/one%201.xhtml">The quay</a></li><li><a href="text/one%201.xhtml#p2">Its end</a></li>'
    links += '<li><a href="text/two.xhtml#top">Neighbours</a></li>'
    points = POINT.format("The quay", "text/one%201.xhtml") + POINT.format("Neighbours", "text/two.xhtml")
    named = ["The quay"] * 4 + ["Neighbours"] * 3
    for raw, chapters in (
        (book({**texts, "nav.xhtml": page(NAV.format(links))}), named),
        (book(texts, NCX.format(points)), named),
        (book(texts), ["1\xa0The quay"] * 4 + ["Neighbours & others"] * 3),
    ):
        draft = read_source(raw, "gloves.epub")
        check_whole(draft)
        meta = draft.meta
        assert (meta.title, meta.authors, meta.published, meta.publisher, meta.language) == (
            "Gloves for the island", ("Jo Lind",), "2021-03-12", "Quay", "en"
        )  # fmt: skip
        assert of_kind(draft, BlockKind.HEADING) == ["1\xa0The quay", "Neighbours & others"]
        assert of_kind(draft, BlockKind.FOOTNOTE) == ["1. So the mayor said."]
        assert read(draft)[1] == f"{FIRST}1"
        assert [one.place and one.place.chapter for one in read_blocks(draft)] == [
            " ".join(one.split()) for one in chapters
        ]
        assert words_of(draft, read_blocks(draft)[-1]) == "The end of it."
        assert not draft.warnings


def test_a_book_that_says_nothing_of_itself_or_is_no_sound_xml_is_read_all_the_same() -> None:
    draft = read_source(book({"a.xhtml": f"<p>{FIRST}<br><p>{LAST}"}, about=""), "x.epub")
    assert read(draft) == [FIRST, LAST]
    assert draft.meta.title == ""
    assert len(draft.warnings) == 2, "neither title nor date"


def test_several_chapters_in_one_text_each_have_their_own_name() -> None:
    """As those of many books have them: a passage of the third chapter was cited as of the first."""
    body = (
        f"<h1>Gloves</h1><h2>CHAPTER I.<br/>The&nbsp;quay</h2><p>{FIRST}</p><h2>CHAPTER II</h2><h3>A</h3><p>{LAST}</p>"
    )
    texts = {"one.xhtml": page(body), "two.xhtml": page("<p>It went on there, in a part without a name.</p>")}
    names = "Gloves", "CHAPTER I. The quay", "CHAPTER II"
    points = "".join(POINT.format(name, f"one.xhtml#c{n}") for n, name in enumerate(names))
    draft = read_source(book(texts, NCX.format(points)), "gloves.epub")
    assert [one.place and one.place.chapter for one in draft.blocks] == [
        names[0], *[names[1]] * 2, *[names[2]] * 4
    ]  # fmt: skip


def test_what_stands_before_the_first_chapter_is_in_none() -> None:
    """A dedication was cited as of the first chapter."""
    body = f"<p>To the council of the island.</p><h1>Gloves</h1><p>A tale.</p><h2>CHAPTER I</h2><p>{FIRST}</p>"
    points = POINT.format("CHAPTER I", "one.xhtml#c1")
    for texts, contents, chapters in (
        ({"one.xhtml": page(body)}, points, [None, None, None, "CHAPTER I", "CHAPTER I"]),
        ({"one.xhtml": page(body)}, "", [None, *["Gloves"] * 4]),
        ({"one.xhtml": page(f"<p>{FIRST}</p>")}, points, ["CHAPTER I"]),
        ({"one.xhtml": page(f"<p>{FIRST}</p><h2>II</h2>")}, POINT.format("I", "one.xhtml"), ["I", "I"]),
    ):
        draft = read_source(book(texts, NCX.format(contents) if contents else ""), "gloves.epub")
        assert [one.place and one.place.chapter for one in draft.blocks] == chapters


@each(
    "raw, says",
    [
        (book({"a.xhtml": page(f"<p>{FIRST}</p>")})[:-60], "is damaged or no e-book"),
        (book({}), "No article was found"),
        (book({"a.xhtml": page("<p/>")}), "No article was found"),
        (
            book({"a.xhtml": "x"}, META_INF__encryption_xml="").replace(b"META_INF/enc", b"META-INF/enc"),
            "is damaged or no e-book",
        ),
        (
            book(
                {"a.xhtml": "x"},
                META_INF__encryption_xml='<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>',
            ).replace(b"META_INF/enc", b"META-INF/enc"),
            "locked against copying",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_a_way_out(raw: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as caught:
        read_source(raw, "thing.epub")
    assert "thing.epub" in str(caught.value)


def test_a_book_that_unpacks_to_more_than_a_text_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST", 1_000_000)
    with pytest.raises(BadInput, match="unpacks to more than 1 MB"):
        read_source(book({"a.xhtml": page(f"<p>{' ' * 2_000_000}</p>")}), "bomb.epub")
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "never">]>'
    draft = read_source(book({"a.xhtml": f"{entity}<html><body><p>{FIRST} &e; &f;</p></body></html>"}), "x.epub")
    assert read(draft)[0].startswith(FIRST)
    assert "never" not in draft.text
