"""Subtitles of a recording (SubRip, WebVTT): what is said, in paragraphs, each with the time at which it begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from app.domain.blocks import Block, BlockKind, Place, number_paragraphs
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.draft import citation_warnings
from app.importers.languages import guess_language
from app.importers.pieces import refuse_many
from app.importers.progress import Step, silent

_CLOCK = r"(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}[^\n]*")
_HEAD = re.compile(r"WEBVTT\b([^\n]*)")
_SPEAKER = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^<>\n]+)>")
_MARKS = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}")
_TURN = re.compile(r"[-–—][ \t]*(?=\S)")
_PAUSE = 4.0
"""Seconds of silence after which another paragraph begins."""
_LONG = 300
"""A paragraph of so many letters ends with its sentence."""
_ENDS = tuple('.!?…。！？؟"”»')


class _Cue(NamedTuple):
    """One subtitle: its words, its speaker, and its times in seconds."""

    start: float
    end: float
    speaker: str
    lines: tuple[str, ...]


class _Paragraph(NamedTuple):
    """A paragraph, and the second at which it begins."""

    start: float
    words: str


def read_subtitles(text: str, raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of subtitles. Raises `BadInput` where nothing is said in them."""
    paragraphs = list(_paragraphs(_cues(text)))
    refuse_many(len(paragraphs), name)
    if not paragraphs:
        raise BadInput(tr("Nothing is said in the subtitles “{name}”. Choose another file.").format(name=name))
    step(0.8)
    blocks: list[Block] = []
    at = 0
    for one in paragraphs:
        blocks.append(Block(at, at + len(one.words), BlockKind.PARAGRAPH, place=Place(time=one.start)))
        at += len(one.words) + 2
    whole = "\n\n".join(one.words for one in paragraphs)
    head = _HEAD.match(text)
    title = head[1].strip(" \t-–—") if head else ""
    meta = SourceMeta(title=title, language=guess_language(one.words for one in paragraphs))
    numbered = number_paragraphs(blocks, ())
    return SourceDraft(whole, numbered, (), meta, raw, "text/plain", name, warnings=citation_warnings(meta))


def _cues(text: str) -> Iterator[_Cue]:
    """The text below a line of times, up to a blank line; notes and styles have no such line."""
    for stretch in re.split(r"\n[ \t]*\n", text):
        lines = stretch.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines[:2]) if _TIMING.fullmatch(line)), None)
        timing = _TIMING.fullmatch(lines[at]) if at is not None else None
        if at is None or timing is None:
            continue
        speaker = _SPEAKER.search(stretch)
        words = (" ".join(unescape(_MARKS.sub("", line)).split()) for line in lines[at + 1 :])
        spoken = tuple(filter(None, words))
        if spoken:
            start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
            yield _Cue(start, end, unescape(speaker[1]).strip() if speaker else "", spoken)


def _seconds(clock: Iterable[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(one or 0) for one in clock)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _paragraphs(cues: Iterable[_Cue]) -> Iterator[_Paragraph]:
    """One ends with its speaker, before a pause, or at the end of a sentence once it is long."""
    start, words, speaker, end = 0.0, "", "", 0.0
    for cue in cues:
        for line in cue.lines:
            turn = _TURN.match(line)
            ended = words.endswith(_ENDS) and len(words) >= _LONG
            if words and (turn or cue.speaker != speaker or cue.start - end >= _PAUSE or ended):
                yield _Paragraph(start, words)
                words = ""
            named = cue.speaker and cue.speaker != speaker
            speaker, end = cue.speaker, cue.end
            start = start if words else cue.start
            spoken = line[turn.end() :] if turn else line
            words = f"{words} {spoken}" if words else f"{cue.speaker}: {spoken}" if named else spoken
    if words:
        yield _Paragraph(start, words)
