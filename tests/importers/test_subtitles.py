"""Subtitles: what is said is read, with the time at which it is; the numbers that time it are no text."""

from __future__ import annotations

import pytest
from tests.importers.helpers import check_whole, read

from app.domain.sources import SourceDraft
from app.importers.read import read_source

SRT = """1
00:00:04,000 --> 00:00:07,500
<i>The harbour council sent forty crates</i>
of gloves to its {\\an8}twin town.

2
00:00:08,000 --> 00:00:11,000
It did so in March.

3
01:02:09,250 --> 01:02:12,000
- Who paid for them?
- Nobody &amp; everybody.
"""
VTT = """WEBVTT - A briefing

NOTE made by hand
on a Monday

STYLE
::cue { color: white }

opening
00:04.000 --> 00:07.500 align:start position:10%
<v Jo Lind>The harbour council sent <b>forty</b> crates

00:07.500 --> 00:11.000
<v Jo Lind>of gloves to its twin town.

01:02:09.250 --> 01:02:12.000
<v.loud Ann Orr>Who paid for them?</v>
"""


def times(draft: SourceDraft) -> list[float | None]:
    return [block.place.time if block.place else None for block in draft.blocks]


@pytest.mark.parametrize("name", ["talk.srt", "talk", "talk.md"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_said_is_in_paragraphs_with_their_time(name: str, ends: str) -> None:
    draft = read_source(SRT.replace("\n", ends).encode("utf-8-sig"), name)
    check_whole(draft)
    assert read(draft) == [
        "The harbour council sent forty crates of gloves to its twin town. It did so in March.",
        "Who paid for them?",
        "Nobody & everybody.",
    ]
    assert times(draft) == [4, 3729.25, 3729.25]
    assert draft.meta.language == "en"


def test_who_speaks_is_said_where_it_changes_and_what_styles_it_is_not_read() -> None:
    draft = read_source(VTT.encode(), "talk.vtt")
    check_whole(draft)
    assert read(draft) == [
        "Jo Lind: The harbour council sent forty crates of gloves to its twin town.",
        "Ann Orr: Who paid for them?",
    ]
    assert (times(draft), draft.meta.title) == ([4, 3729.25], "A briefing")


def test_a_long_speech_is_parted_at_the_end_of_sentences() -> None:
    cues = (f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nIt was the crate of number {n}.\n" for n in range(1, 50))
    draft = read_source("\n".join(cues).encode(), "talk.srt")
    assert 3 <= len(read(draft)) <= 8
    assert all(one.endswith(".") for one in read(draft))


def test_a_text_that_counts_is_no_subtitle() -> None:
    raw = b"1\n\nThe first crate of gloves came in March, and nobody had asked for it.\n\n2\n\nThe second came in May."
    assert "1" in read_source(raw, "a.txt").text
