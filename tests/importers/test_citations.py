"""Titles, authors, dates and languages of pages in the manner of many sites; the trial has the figures."""

from __future__ import annotations

import pytest
from tests.helpers.each import each
from tests.trials.citation_pages import EN, PAGES, Written
from tests.trials.citations import FIELDS, ours, score, truth

from app.domain.errors import BadInput
from app.importers.read import read_source


def test_citations_are_no_worse_than_they_were_measured() -> None:
    for seen in (True, False):
        counts = score((page for page in PAGES if page.seen is seen), ours)
        assert [counts[f"{field} right"] for field in FIELDS] == [10, 10, 9, 10]


@each("page", [page for page in PAGES if page.published and len(page.published) < 10])
def test_no_day_is_made_up_where_a_page_states_a_month_or_a_year(page: Written) -> None:
    assert ours(page.html())["published"] == truth(page)["published"]


@each(
    "stated, read",
    [
        ("<meta name='sailthru.date' content='2018-08-01 07:00:00'>", "2018-08-01"),
        ("<meta name='parsely-pub-date' content='2021-01-01'>", "2021-01-01"),
        ("<meta name='dc.date.created' content='2021-03'>", "2021-03"),
        ("<meta name='dcterms.issued' content='2021'>", "2021"),
        ("<link rel='canonical' href='https://a.example/2017/01/01/harbour'>", "2017-01-01"),
        ("<meta name='copyright' content='2016'>", ""),
    ],
)
def test_a_date_of_the_head_is_as_precise_as_it_is_stated(stated: str, read: str) -> None:
    prose = "".join(f"<p>{one}</p>" for one in EN)
    page = f"<html><head><title>The harbour</title>{stated}</head><body><h1>The harbour</h1>{prose}</body></html>"
    assert read_source(page.encode(), "page.html").meta.published == read


@each(
    "tab, heading, stated, title, publisher",
    [
        ("Note No. 4 – The Storm", "Note No. 4: The Storm", "", "Note No. 4: The Storm", ""),
        ("Note No. 4 – The Storm", "Note No. 4 – The Storm", "", "Note No. 4 – The Storm", ""),
        ("Note No. 4 – The Post", "Note No. 4 – The Post", "The Post", "Note No. 4", "The Post"),
        ("Note No. 4 – The Post", "Note No. 4", "", "Note No. 4", "The Post"),
        ("Note No. 4 | The Post", "Note No. 4 | The Post", "", "Note No. 4", "The Post"),
        ("Storm: a note – The Post", "Storm: a note", "", "Storm: a note", "The Post"),
    ],
)
def test_what_the_heading_says_behind_a_dash_is_no_site(
    tab: str, heading: str, stated: str, title: str, publisher: str
) -> None:
    named = f"<meta property='og:site_name' content='{stated}'>" if stated else ""
    prose = "".join(f"<p>{one}</p>" for one in EN)
    page = f"<html><head><title>{tab}</title>{named}</head><body><h1>{heading}</h1>{prose}</body></html>"
    meta = read_source(page.encode(), "page.html").meta
    assert (meta.title, meta.publisher) == (title, publisher)


def test_a_page_that_the_packages_fail_on_is_refused_with_a_sentence_like_any_other() -> None:
    page = "<svg>        </article>\n    </body>\n</html>".encode("utf-16")
    with pytest.raises(BadInput, match="No article was found"):
        read_source(page, "page.html")
