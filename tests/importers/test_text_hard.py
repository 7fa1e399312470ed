"""The same rules where a page makes it hard: other layouts, interruptions, comments, other scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.helpers.each import each
from tests.importers.helpers import PAGES, check_whole, of_kind, read, read_blocks, why

from app.domain.blocks import BlockKind, CutWhy
from app.domain.sources import SourceDraft
from app.importers.read import read_source

LAYOUTS: dict[str, Callable[[str], str]] = {
    "crlf": lambda t: t.replace("\n", "\r\n"),
    "no blank lines": lambda t: "\n".join(line for line in t.split("\n") if line.strip()),
    "a blank line after each": lambda t: "\n\n".join(line for line in t.split("\n") if line.strip()),
    "no bullets": lambda t: re.sub(r"(?m)^\s*•\s*", "", t),
    "all in div": lambda t: (
        "<html><body>" + "".join(f"<div>{html.escape(x)}</div>" for x in t.split("\n") if x.strip()) + "</body></html>"
    ),
}


@each("layout", LAYOUTS)
def test_the_layout_does_not_matter(layout: str) -> None:
    text = (PAGES / "borrowed-water.txt").read_text(encoding="utf-8")
    draft = read_source(LAYOUTS[layout](text).encode(), "page")
    assert [p[:9] for p in read(draft)] == ["The harbo", "Neighbour", "None of t", "Still, th", "The lesso"]
    assert draft.meta.authors == ("Ines Halvorsen", "Tobias van der Meer")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_does_not_matter_for_the_real_article(layout: str, article: Path) -> None:
    draft = read_source(LAYOUTS[layout](article.read_text(encoding="utf-8")).encode(), "page")
    assert len(read(draft)) == 13
    assert draft.meta.authors == ("Hiddai Segev", "Galia Lavi")
    assert draft.meta.published == "2020-05-31"


MENU = "Home\nWorld\nOpinion\nSport\nCulture\nWeather\nJobs\nLog in"
BODY = (
    "The lighthouse on Skerry was sold in March to a man who had never seen the sea.",
    "He paid less than the price of its lamp. The council, which had expected three bidders, was content.",
    "Within a year the lamp was lit again, by volunteers, and the ferries stopped asking for a pilot.",
    "Whether the man knew what he was buying is not recorded anywhere in the minutes.",
)


def _page(*parts: str) -> SourceDraft:
    draft = read_source("\n\n".join((MENU, *parts, MENU, "© The Skerry Post")).encode(), "page.txt")
    check_whole(draft)
    return draft


HEAD = ("A Lamp for Skerry", "Jo Lind", "May 2, 2019")


def test_an_article_goes_on_behind_what_interrupts_it() -> None:
    draft = _page(
        *HEAD, "Share", *BODY[:2], "Read also: The Ferry Pilots of Tarn", BODY[2], "Photo: Skerry council", BODY[3]
    )
    assert tuple(read(draft)) == BODY
    assert why(draft, "Read also") == {CutWhy.NAVIGATION}
    assert why(draft, "Photo:") == {CutWhy.CAPTION}


def test_comments_are_not_the_article() -> None:
    comments = "Ann K.\nI was there, and the lamp was never really out, whatever they say about it.\n2 days ago\nReply"
    draft = _page(*HEAD, *BODY, "Comments", comments)
    assert tuple(read(draft)) == BODY
    assert why(draft, "I was there") == {CutWhy.RELATED}


def test_a_consent_banner_is_not_the_article() -> None:
    banner = (
        "We keep small files on your machine to remember who you are and to show you what others pay for. "
        "By going on you agree to all of it, and to the partners we share it with."
    )
    draft = read_source("\n\n".join((f"{banner}\nAccept\nReject", MENU, *HEAD, *BODY, MENU)).encode(), "page.txt")
    assert tuple(read(draft)) == BODY


def test_other_items_with_dates_but_no_head_and_blank_lines_between() -> None:
    others = (
        *("The Ferry Pilots of Tarn", "Nobody trains the pilots any more, and the youngest is sixty-one."),
        *("March 3, 2019", "A Bridge Too Few", "The bridge at Lower Weir was closed for the ninth time this year."),
        "January 9, 2019",
    )
    draft = _page(*HEAD, *BODY, *others)
    assert tuple(read(draft)) == BODY
    assert why(draft, "Nobody trains") == {CutWhy.RELATED}


def test_an_interview_of_short_lines() -> None:
    lines = ("Why did you buy it?", "Because it was cheap.", "And now?", "Now I have a lamp and no pigeons.")
    draft = _page("The Man Who Bought a Lamp", "Interview by Jo Lind", "2 May 2019", *lines, "Tags: lamps, harbours")
    assert tuple(read(draft)) == lines
    assert (draft.meta.authors, draft.meta.topics) == (("Jo Lind",), ("lamps", "harbours"))


def test_byline_and_date_on_one_line() -> None:
    draft = _page("A Lamp for Skerry", "By Jo Lind and Mary O’Hara | May 2, 2019", *BODY)
    assert draft.meta.authors == ("Jo Lind", "Mary O’Hara")
    assert draft.meta.published == "2019-05-02"


def test_chinese() -> None:
    menu = "首页\n新闻\n专题\n观点\n视频\n图片\n关于我们\n联系我们\nEnglish"
    body = (
        "四列火车在秋天离开了东部仓库，每列都载着不同的货物。只有一列按时到达。",
        "站长保存了第二份清单，他说的与公司不同，但没有人问过他这件事。",
    )
    head = ("东站的火车 | 铁路评论", menu, "东站的火车", "2020年11月9日 作者：李明")
    draft = read_source("\n\n".join((*head, *body, "相关文章", menu, "版权所有")).encode(), "page.txt")
    assert tuple(read(draft)) == body
    assert (draft.meta.authors, draft.meta.published, draft.meta.language) == (("李明",), "2020-11-09", "zh")


def test_a_name_alone_above_the_text_is_not_swallowed_in_a_plain_text() -> None:
    draft = read_source(f"Two Lamps\n\nEarly Days\n\n{BODY[0]}\n\n{BODY[1]}\n".encode(), "n.txt")
    assert draft.meta.authors == ()
    assert read_blocks(draft)[0].kind is BlockKind.HEADING


def test_a_small_page_with_its_menu_on_one_line() -> None:
    menu = "Home | World | Opinion | About"
    head = ("The Skerry Post", menu, "A Lamp for Skerry", "By Jo Lind", "May 2, 2019")
    draft = read_source("\n\n".join((*head, *BODY, menu, "© 2019 The Skerry Post")).encode(), "page.txt")
    assert tuple(read(draft)) == BODY
    assert draft.meta.authors == ("Jo Lind",)
    assert why(draft, "Home |") == {CutWhy.NAVIGATION}


def test_a_heading_of_a_paper_is_not_the_end_of_it() -> None:
    draft = _page(*HEAD, *BODY[:2], "Related work", *BODY[2:])
    assert read(draft) == [*BODY[:2], "Related work", *BODY[2:]]


def test_a_list_of_short_lines_from_the_clipboard_is_read() -> None:
    lines = ["masks", "gloves", "two pumps", "test kits", "coats", "goggles", "a lorry", "soap", "beds", "tents"]
    assert read(read_source("\n".join(lines).encode(), "Clipboard", "text/plain")) == lines


BUNDLE = """FLOOD RELIEF, STATEMENTS OF JUNE–AUGUST 2022
Compiled by the Harbour Desk

1. Ministry of the Coast, Port Oland — 14 June 2022

The ministry sent 120 tonnes of rice to the islands today, the minister said, and the ships will arrive on Thursday.

2. 中国红十字会 / Red Cross Society of China, Beijing — 5 July 2022

The society gave 2,000 blankets to the islands, and its president thanked the crews of the two ships in person.
"""


def test_a_title_may_name_months_and_numbered_heads_with_a_day_are_text() -> None:
    draft = read_source(BUNDLE.encode(), "bundle.txt")
    check_whole(draft)
    assert draft.meta.title == "FLOOD RELIEF, STATEMENTS OF JUNE–AUGUST 2022"
    assert draft.meta.published == ""
    assert [head[:2] for head in of_kind(draft, BlockKind.HEADING)] == ["Co", "1.", "2."]


def test_a_mail_with_quoted_lines_is_read_in_paragraphs() -> None:
    """Its own lines are wrapped at one width, the quoted ones at others, and its head is not wrapped at all."""
    text = (
        "From: Ola Holm <ola.holm@coast.example>\nTo: desk@coast.example\nDate: Thu, 16 Apr 2020 08:12:44 +1200\n"
        "Subject: Re: what has left so far\n\nHello,\n\n"
        "see below. The ferry of the council went out on Sunday with 3,600\n"
        "kg of lamps and of rope for Skerry. The harbour office had 500 of New\n"
        "Holm's coats on the 9th. Nothing was landed by hand.\n\n"
        "> On Wed, 15 Apr 2020, Jo Lind wrote:\n>\n"
        "> Norway is giving 4.35 million kroner to Skerry and has already sent\n"
        "> 16 tonnes of rope, among it 500 coils of hemp and the whole of\n"
        "> 1,250 yards of chain. It came on Monday.\n"
        ">> The Danes flew 15 tonnes of lamps and 2,000\n>> coats to the western quay\n>> on Saturday.\n"
        "> I have no news of the 40 boats.\n\n--\nOla Holm\nHarbour 7\n"
    )
    said = [" ".join(text[b.start : b.end].split()) for b in read_source(text.encode(), "a.txt").blocks]
    assert any(one.startswith("see below.") and one.endswith("by hand.") for one in said)
    assert "Subject: Re: what has left so far" in said
    assert any(one.startswith("> Norway is") and one.endswith("on Monday.") for one in said)
    assert ">> The Danes flew 15 tonnes of lamps and 2,000 >> coats to the western quay >> on Saturday." in said
    assert "> I have no news of the 40 boats." in said
    assert ">" not in said


def test_items_and_heads_within_quoted_lines_are_paragraphs_of_their_own() -> None:
    text = (
        "Hello,\n\nsee below what she wrote to me, of which I have heard no more.\n\n"
        "> From: Jo Lind, for the council of the harbour and of its islands\n"
        "> Subject: What the ferries and the boats of the council brought us\n>\n"
        "> This is what we had from them by the end of the week, as far as the\n"
        "> office has heard of it, and what they brought to each of the places:\n"
        "> 1. lamps of the best kind for the whole of the street by the harbour\n"
        "> and its quays, which is what we had asked the council for in spring,\n"
        "> 2. rope.\n"
    )
    blocks = read_source(text.encode(), "a.txt").blocks
    said = [" ".join(text[b.start : b.end].split()) for b in blocks if text[b.start] == ">"]
    begun = ["> From:", "> Subject:", "> This is", "> 1. lamps", "> 2. rope."]
    assert [one.startswith(word) for one, word in zip(said, begun, strict=True)] == [True] * 5
    assert {b.kind for b in blocks if text[b.start] == ">"} == {BlockKind.QUOTE}


@each(
    "slug",
    [
        "FOR IMMEDIATE RELEASE",
        "Press release",
        "MEDIA STATEMENT",
        "Press Release No. 12/2019",
        "PRESS RELEASE\n\nFOR IMMEDIATE RELEASE",
        "Communiqué de presse",
    ],
)
def test_a_line_that_says_what_sort_of_paper_it_is_is_not_its_title(slug: str) -> None:
    text = (
        f"{slug}\n\nSellers give 400 nets to the harbour\n\n"
        "OSLO, 9 May 2019 – The sellers of the market today gave 400 nets to the harbour of the island.\n\n"
        "They were asked for them in the winter, and the boats have been without any since the storm.\n"
    )
    draft = read_source(text.encode(), "a.txt")
    assert (draft.meta.title, draft.meta.published) == ("Sellers give 400 nets to the harbour", "2019-05-09")
    assert [one[:4] for one in read(draft)] == ["OSLO", "They"]


def test_a_title_may_speak_of_a_release_and_stays_where_there_is_no_other() -> None:
    body = "The sellers of the market today gave 400 nets to the harbour of the island, and no more than that.\n\n" * 3
    titles = [
        read_source(f"{one}\n\n{body}".encode(), "a.txt").meta.title for one in ("Press freedom", "Press release")
    ]
    assert titles == ["Press freedom", "Press release"]
