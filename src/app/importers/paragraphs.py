"""Plain text as pieces: one a line, or one a paragraph where the lines were wrapped at a width.

A line is a paragraph in text saved from a page. In a paper or a mail that was wrapped by hand or by a
program, a paragraph runs over lines. Which of the two a file is shows in how full its lines are: when they
were wrapped, the first word of the next line would not have fitted on the line before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.domain.blocks import BlockKind
from app.importers.dates import DATE
from app.importers.pieces import Piece, refuse_many
from app.importers.progress import Step
from app.importers.vocabulary import HEAD_LABEL

_BULLET = re.compile(r"(?:[•◦▪‣●○∙·*+–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s")
_TABLE = re.compile(r"\S(?:\t+| {3,}\S.* {3,}|\s+\|\s+)\S")
_SET = re.compile(r"\S {8,}\S")
"""A line with such a gap was set with blanks, as the head of a page with its number is, and was not wrapped."""
_ENDS = (".", "!", "?", "…", ".”", "?”", "!”", '."', '?"', '!"')
_QUOTED = re.compile(r"(?:>[ \t]?)*")
_OFTEN = 10_000
"""After so many pieces progress is reported."""
_WIDEST = 160
"""No wrapped file has longer lines than this."""


_WORDS_CUT = 5
"""A line of fewer words is a name or an entry of a menu, though the next one begins with a small letter."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    group: int
    quoted: int = 0
    """How often it is quoted, as lines of a mail that is answered are."""

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    @property
    def words(self) -> str:
        """Without the marks of a quotation."""
        return _QUOTED.sub("", self.text, count=1) if self.quoted else self.text

    @property
    def is_item(self) -> bool:
        """Whether it begins as an item of a list, with words behind the sign; a day does not: *14. März 2023*."""
        begins = bool(_BULLET.match(self.words)) and self.words.strip("-–—* ") != ""
        return begins and not DATE.fullmatch(self.words)


def split_text(text: str, name: str, step: Step) -> list[Piece]:
    """The non-blank stretches of `text`, in order. Raises `BadInput` where they are more than a source may have."""
    widths = _wrapped_at(text)
    runs = _joined(text, widths)
    pieces: list[Piece] = []
    indents: list[int] = []
    for first, last in runs:
        pieces.append(_piece(text, first, last))
        if len(pieces) % _OFTEN == 0:
            step(last.end / len(text))
            refuse_many(len(pieces), name)
        indents.append(first.indent)
    _unmake_lone_rows(pieces)
    _set_levels(pieces, indents)
    return pieces


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank, one by one: a long text has more than are held at once."""
    at = group = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        raw = text[at:end]
        bare = raw.strip()
        marks = _QUOTED.match(bare)
        if bare and not (marks and marks.end() == len(bare)):
            lead = len(raw) - len(raw.lstrip())
            indent = len(raw[:lead].expandtabs(4))
            yield _Line(at + lead, at + lead + len(bare), bare, indent, group, marks[0].count(">") if marks else 0)
        else:
            group += 1
        at = end + 1


def _wrapped_at(text: str) -> dict[int, int] | None:
    """The widths the lines were wrapped at, by how often they are quoted; None when each line is a paragraph."""
    widths: dict[int, int] = {}
    for line in _lines(text):
        widths[line.quoted] = max(widths.get(line.quoted, 0), 0 if _SET.search(line.text) else line.width)
        if line.width > _WIDEST:
            return None
    if max(widths.values(), default=0) < 40:
        return None
    pairs = full = broken = cut = 0
    for line, following in pairwise(_lines(text)):
        longest = widths[line.quoted]
        if not _are_beside(line, following):
            continue
        if line.width <= longest * 0.6:  # a short line is no paragraph's, but where its sentence goes on
            cut += _is_cut(line, following)
        else:
            pairs += 1
            if _is_full(line, following, longest) and not _starts_again(line, following):
                full += 1
                broken += not line.text.endswith(_ENDS)  # a line that was wrapped seldom ends a sentence
    return widths if full and full + cut >= 2 and full >= 0.55 * pairs and broken * 2 >= full else None


def _are_beside(line: _Line, following: _Line) -> bool:
    """Whether two lines may be of one paragraph, by what begins the second; the head of a mail has a line for each."""
    begins = following.is_item or HEAD_LABEL.fullmatch(following.words)
    return (line.group, line.quoted) == (following.group, following.quoted) and not begins


def _is_cut(line: _Line, following: _Line) -> bool:
    """Whether a line of several words ends within a sentence that the next one goes on with, in small letters."""
    goes_on = following.words[:1].islower() and len(following.words.split()) > 1
    return goes_on and line.words[-1:].isalpha() and len(line.words.split()) >= _WORDS_CUT


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted; ragged wrapping is forgiven an eighth."""
    return line.width + 1 + len(following.words.split()[0]) > width * 7 / 8


def _starts_again(line: _Line, following: _Line) -> bool:
    return following.indent >= line.indent + 2 and line.text.endswith((".", "!", "?", ":"))


def _joined(text: str, widths: dict[int, int] | None) -> Iterator[tuple[_Line, _Line]]:
    """The first and the last line of each paragraph; without widths a line is one, unless it is cut."""
    first: _Line | None = None
    last: _Line | None = None
    for line in _lines(text):
        if first is None or last is None:
            first = line
        elif not (_is_cut_here(last, line) if widths is None else _runs_on(last, line, widths[last.quoted])):
            yield first, last
            first = line
        last = line
    if first is not None and last is not None:
        yield first, last


def _is_cut_here(last: _Line, line: _Line) -> bool:
    """Whether a line is the rest of the last one, which was broken by hand."""
    return (
        _are_beside(last, line) and not (_TABLE.search(line.text) or _TABLE.search(last.text)) and _is_cut(last, line)
    )


def _runs_on(last: _Line, line: _Line, width: int) -> bool:
    """Whether a line goes on with the paragraph of the last one: neither a break nor its shape says otherwise."""
    return (
        _are_beside(last, line)
        and not _starts_again(last, line)
        and not any(shape.search(one.text) for shape in (_TABLE, _SET) for one in (last, line))
        and (_is_full(last, line, width) or len(last.text) > width * 0.6 or line.words[:1].islower())
    )


def _piece(text: str, first: _Line, last: _Line) -> Piece:
    """The piece of these lines, of the kind that the first one shows."""
    words = first.text if first is last else text[first.start : last.end]
    piece = Piece(first.start, last.end, words, group=first.group)
    if first.quoted:
        piece.kind = BlockKind.QUOTE
    elif first.is_item:
        piece.kind = BlockKind.LIST_ITEM
        piece.ordered = bool(_NUMBERED.match(words))
    elif first is last and _TABLE.search(words):
        begins = len(text[: first.start].rstrip("\t")) if text[first.start - 1 : first.start] == "\t" else first.start
        piece.kind, piece.start, piece.text = BlockKind.TABLE_ROW, begins, text[begins : last.end]
    return piece


def _unmake_lone_rows(pieces: list[Piece]) -> None:
    """One line with bars in it is no table."""
    rows = bytes(piece.kind is BlockKind.TABLE_ROW for piece in pieces)
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
