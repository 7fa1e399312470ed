"""What is done so that long sources are read in a time that grows with their length finds the same as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers import html, markdown
from app.importers.html import SURE, holder
from app.importers.html_walk import Walk
from app.importers.read import read_source
from app.importers.vocabulary import is_disclaimer


@given(st.text("ab\n", min_size=200, max_size=400), st.integers(0, 80), st.integers(SURE, 120))
def test_a_stretch_of_the_whole_is_found_wherever_it_is(whole: str, at: int, length: int):
    holds = holder(whole)
    own = whole[at : at + length]
    assert holds(own)
    assert holds(own + "c") is False
    assert holds(own), "also after something else was looked for"


@given(st.text("ab", min_size=SURE, max_size=60), st.text("ab", max_size=300))
def test_what_is_not_in_the_whole_is_not_found(own: str, whole: str):
    assert holder(whole)(own) is (own in whole)


def test_a_disclaimer_is_recognised_on_any_line_of_a_piece():
    words = "The views in this essay are the author's own."
    assert is_disclaimer(words)
    assert is_disclaimer("A line above it\n" + words)
    assert not is_disclaimer("A view\nof what the author's own")
    assert not is_disclaimer("Their views changed when the authors met the mayor.")


@given(
    st.lists(st.sampled_from(["a", " ", "\n ", "\t", "<b>b</b>", "<b> c </b>", "\u00a0", "<br>", "d e"]), max_size=12)
)
def test_white_space_in_a_page_is_one_space_between_words(parts: list[str]):
    from lxml import html

    walk = Walk()
    walk.page(html.fromstring(f"<html><body><p>x{''.join(parts)}y</p></body></html>"))
    text = walk.text
    assert text[0] == "x"
    assert text[-1] == "y"
    assert not any(pair in text for pair in ("  ", " \n", "\n ", "\t"))


PARTS = (
    "# A heading\n",
    "Words of a paragraph\nthat goes on.\n",
    "- one\n- two\n\n  of it\n",
    "1. first\n\n2. second\n",
    "> said\n> so\n",
    "```\n\nA line of code\n\n# no heading\n```\n",
    "~~~\n```\n\nCode\n~~~\n",
    "| a | b |\n| - | - |\n| 1 | 2 |\n",
    "See [it][there] and [^1].\n",
    "[there]: https://a.example/x\n",
    "[^1]: A note of it.\n",
    "<div>\n\nMarkup\n\n</div>\n",
    "    indented\n",
    "Title\n=====\n",
)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=14))
def test_markdown_that_is_parsed_in_stretches_reads_the_same(parts: list[str]):
    text = "Opening words of the text.\n\n" + "\n".join(parts)
    whole = read_source(text.encode(), "a.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "AT_ONCE", 1)
        assert read_source(text.encode(), "a.md") == whole


ELEMENTS = (
    "<p>Words of <b>a <i>paragraph</i></b> that goes on.</p>",
    "<h1>A <em>title</em></h1>",
    "<ul><li>one<ul><li>two</ul></ul>",
    "<table><tr><td>a</td><td><b>b</b></td></tr><tr>loose</tr></table>",
    "<pre>x<br>y\n z</pre>",
    "<div hidden>no</div>",
    "<table><tr><td><p>a</p><p>b</p></td></tr></table>",
    "text <a href='/x'>linked</a> text",
    "<nav>Home</nav>",
    "<br><br>",
    "<blockquote>said</blockquote>",
    "<script>var a;</script>",
    "</div></b>",
    "<div><b>",
    "<form><label>Name</label></form>",
    "<figure><img><figcaption>Photo</figcaption></figure>",
    "</body></html>",
    "<!-- note -->",
    "<span>&amp; &nbsp;x</span>",
)


@given(st.lists(st.sampled_from(ELEMENTS), max_size=14))
def test_a_page_that_is_read_as_it_is_parsed_reads_the_same(elements: list[str]):
    head = "<html lang=en><head><title>A</title><link rel=canonical href='https://a.example/b'></head><body>"
    page = head + "\n".join(elements)
    assert html.walked(page, "a.html")[1].pieces == html.streamed(page, "a.html")[1].pieces


def test_a_page_of_too_many_elements_is_read_by_rules_alone():
    breaks = "<wbr>" * 12  # elements too, and no rows that take their time
    rows = "".join(f"<tr><td>Town {n}{breaks}</td><td><b>{n}</b> crates</td></tr>" for n in range(2000))
    words = "The harbour council sent crates of gloves to its twin town before the ferry left the quay."
    head = "<html><head><title>Gifts | Coast Review</title></head><body><nav><a href='/'>Home</a></nav><h1>Gifts</h1>"
    draft = read_source(f"{head}<p>{words}</p><p>{words}</p><table>{rows}</table>".encode(), "a.html")
    assert draft.meta.title == "Gifts"
    assert sum(block.paragraph is not None for block in draft.blocks) == 2002
    tables = read_source(f"{head}<table>{rows}</table>".encode(), "a.html")
    assert sum(block.paragraph is not None for block in tables.blocks) >= 2000
