"""Plain text as pieces: one a line, or one a paragraph where the lines were wrapped at a width.

A line is a paragraph in text saved from a page. In a paper or a mail that was wrapped by hand or by a
program, a paragraph runs over lines. Which of the two a file is shows in how full its lines are: when they
were wrapped, the first word of the next line would not have fitted on the line before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from app.domain.blocks import BlockKind
from app.importers.pieces import Piece

_BULLET = re.compile(r"(?:[•◦▪‣●○∙·*+–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s")
_TABLE = re.compile(r"\S(?:\t| {3,}\S.* {3,}|\s+\|\s+)\S")
_ENDS = (".", "!", "?", "…", ".”", "?”", "!”", '."', '?"', '!"')
_WIDEST = 120
"""No wrapped file has longer lines than this."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    group: int

    @property
    def is_item(self) -> bool:
        return bool(_BULLET.match(self.text)) and self.text.strip("-–—* ") != ""


def split_text(text: str) -> list[Piece]:
    """The non-blank stretches of `text`, in order."""
    lines = _lines(text)
    width = _wrapped_at(lines)
    runs = [[line] for line in lines] if width is None else _join(lines, width)
    pieces = [_piece(text, run) for run in runs]
    _unmake_lone_rows(pieces)
    _set_levels(pieces, [run[0].indent for run in runs])
    return pieces


def _lines(text: str) -> list[_Line]:
    out: list[_Line] = []
    at = group = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            lead = len(raw) - len(raw.lstrip())
            indent = len(raw[:lead].expandtabs(4))
            out.append(_Line(at + lead, at + lead + len(bare), bare, indent, group))
        else:
            group += 1
        at += len(raw) + 1
    return out


def _wrapped_at(lines: list[_Line]) -> int | None:
    """The width the lines were wrapped at, or None when each line is a paragraph of its own."""
    longest = max((len(line.text) + line.indent for line in lines), default=0)
    if longest > _WIDEST or longest < 40:
        return None
    beside = [(a, b) for a, b in pairwise(lines) if a.group == b.group and not b.is_item]
    pairs = [(a, b) for a, b in beside if a.indent + len(a.text) > longest * 0.6]  # a short line is no paragraph's
    full = [a for a, b in pairs if _is_full(a, b, longest) and not _starts_anew(a, b)]
    broken = sum(not line.text.endswith(_ENDS) for line in full)  # a line that was wrapped seldom ends a sentence
    return longest if len(full) >= 2 and len(full) >= 0.55 * len(pairs) and broken * 2 >= len(full) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted; ragged wrapping is forgiven an eighth."""
    return line.indent + len(line.text) + 1 + len(following.text.split()[0]) > width * 7 / 8


def _starts_anew(line: _Line, following: _Line) -> bool:
    return following.indent >= line.indent + 2 and line.text.endswith((".", "!", "?", ":"))


def _join(lines: list[_Line], width: int) -> list[list[_Line]]:
    runs: list[list[_Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        runs_on = (
            last is not None
            and last.group == line.group
            and not line.is_item
            and not _starts_anew(last, line)
            and (line.text[:1] == ">") == (last.text[:1] == ">")
            and not (_TABLE.search(line.text) or _TABLE.search(last.text))
            and (_is_full(last, line, width) or len(last.text) > width * 0.6 or line.text[:1].islower())
        )
        if runs_on:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _piece(text: str, run: list[_Line]) -> Piece:
    start, end = run[0].start, run[-1].end
    words = text[start:end]
    piece = Piece(start, end, words, group=run[0].group)
    if run[0].is_item:
        piece.kind = BlockKind.LIST_ITEM
        piece.ordered = bool(_NUMBERED.match(words))
    elif words.startswith(">"):
        piece.kind = BlockKind.QUOTE
    elif len(run) == 1 and _TABLE.search(words):
        piece.kind = BlockKind.TABLE_ROW
    return piece


def _unmake_lone_rows(pieces: list[Piece]) -> None:
    """One line with bars in it is no table."""
    rows = [piece.kind is BlockKind.TABLE_ROW for piece in pieces]
    for index, piece in enumerate(pieces):
        if rows[index] and "|" in piece.text and not any(rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]):
            piece.kind = BlockKind.PARAGRAPH


def _set_levels(pieces: list[Piece], indents: list[int]) -> None:
    """A list item's depth: how many smaller indents are open above it in its run of items."""
    open_indents: list[int] = []
    for piece, indent in zip(pieces, indents, strict=True):
        if piece.kind is not BlockKind.LIST_ITEM:
            open_indents = []
            continue
        while open_indents and open_indents[-1] >= indent:
            open_indents.pop()
        piece.level = len(open_indents)
        open_indents.append(indent)
