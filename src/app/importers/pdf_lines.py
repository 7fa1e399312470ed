"""The lines of a page of a PDF, from where each of its letters is. A PDF says which letter is where, and no
more: words, their order and the lines are worked out here. What is cut off by a wide gap is a *strip* of its own: a
column's line, or a cell of a table. `pdf_marks.py` finds which of the figures are raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby, pairwise
from typing import Any
from unicodedata import bidirectional

from app.importers.pdf_marks import SMALL, Marks, plain
from app.importers.pdf_signs import Sign, is_rtl, signs_of

_SPACE, _SEEN = 0.15, 0.11
"""A gap between words, of the size of the letters, beyond the one that is usual between letters; and one that PDFium
takes for a space as well."""
_GAP, _WIDE, _FAR = 0.75, 1.6, 0.6
"""A gap that cuts a line for sure if the others are much narrower; one that always does; and one that does where the
file goes on elsewhere behind it."""
_NUMBER_SIGNS = ".,:/+-−٫٬"
_AROUND_NUMBERS = "%$€£₪#°٪"


@dataclass(slots=True)
class Strip:
    """Words side by side. `left` is where one begins to read: of a text from right to left both ends are negative."""

    text: str
    left: float
    right: float
    y: float
    size: float
    is_bold: bool
    first: float
    """How wide the first word is."""
    page: int = 0
    doubts: tuple[str, ...] = ()
    """Words whose figures may be read wrongly."""
    is_aside: bool = False
    """Whether it is in the margin above or below the text."""

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1


@dataclass(slots=True)
class Seen:
    """What a page holds: its strips from the top, its middle and height, its letters, and how many are not known."""

    strips: list[Strip]
    middle: float
    height: float
    letters: int
    unknown: int
    has_picture: bool


def look_at_page(page: Any, number: int) -> Seen:
    """The strips of a page of pypdfium2."""
    signs, (width, height), unknown = signs_of(page)
    from_right = 2 * sum(is_rtl(sign.text) for sign in signs) > sum(sign.text.isalpha() for sign in signs)
    strips: list[Strip] = []
    for line in _lines(signs):
        strips += (_strip(part, number, from_right) for part in _parts(line))
    strips.sort(key=lambda strip: (-strip.y, strip.left))
    letters = sum(sign.text.isalnum() for sign in signs)
    raw: Any = import_module("pypdfium2.raw")
    has_picture = not letters and any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, n)) in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
        for n in range(raw.FPDFPage_CountObjects(page))
    )
    middle = -width / 2 if from_right else width / 2
    return Seen([s for s in strips if s.text], middle, height, letters, unknown, has_picture)


def _lines(signs: list[Sign]) -> Iterator[list[Sign]]:
    """The letters of each line: those of one base line, with the small ones that are raised or lowered beside them."""
    rows: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda one: -one.y):
        if rows and abs(rows[-1][0].y - sign.y) <= 0.22 * min(rows[-1][0].size, sign.size):
            rows[-1].append(sign)
        else:
            rows.append([sign])
    for row in rows:
        row.sort(key=_place)
    largest = [max(sign.size for sign in row) for row in rows]
    for index, row in enumerate(rows):
        around = (*range(index + 1, index + 4), *range(index - 1, index - 4, -1))
        near = [at for at in around if 0 <= at < len(rows) and _is_near(row, rows[at], largest[at])]
        for run in _runs(row) if near else ():
            at = next((at for at in near if _is_beside(run, rows[at])), None)
            if at is not None:
                taken = set(run)
                rows[index] = [one for one in rows[index] if one not in taken]
                rows[at] = sorted((*rows[at], *run), key=_place)
    yield from filter(None, rows)


def _place(sign: Sign) -> tuple[float, int]:
    """Where a letter is in its line; those of one ligature are at one place, in their order."""
    return sign.left, -sign.at if is_rtl(sign.text) else sign.at


def _runs(row: list[Sign]) -> list[list[Sign]]:
    """The words of a row, and its stretches of one size."""
    runs: list[list[Sign]] = [[]]
    for sign in row:
        last = runs[-1][-1] if runs[-1] else sign
        if sign.left - last.right > 0.2 * last.size or abs(sign.size - last.size) > 0.1:
            runs.append([])
        runs[-1].append(sign)
    return runs


def _is_near(row: list[Sign], other: list[Sign], size: float) -> bool:
    """Whether a row is so little above or below another that some of it may belong there."""
    return bool(other) and -0.5 * size < row[0].y - other[0].y < 0.8 * size


def _is_beside(run: list[Sign], row: list[Sign]) -> bool:
    """Whether a few small letters are beside larger ones of a row that is a little below or above."""
    size, y, left, right = run[0].size, run[0].y, run[0].left, run[-1].right
    fits = len(run) < 3 and len(row) > 3 * len(run) and _fits(run, row)
    for other in row if len(run) < 13 else ():
        near = other.left - 0.35 * other.size <= right and left <= other.right + 0.35 * other.size
        if near and other.text != " ":
            raised = (y - other.y) / other.size
            if (size < SMALL * other.size and -0.4 < raised < 0.75) or (fits and abs(raised) < 0.45):
                return True
    return False


def _fits(run: list[Sign], row: list[Sign]) -> bool:
    """Whether a letter or two have their place between those of a row, as those have that a formula sets lower."""
    return not any(
        one.left < run[-1].right - 0.2 * one.size and run[0].left < one.right - 0.2 * one.size for one in row
    )


def _parts(line: list[Sign]) -> Iterator[list[Sign]]:
    """The stretches of a line that wide gaps part, spaces at their ends left out."""
    inked = [sign for sign in line if not sign.text.isspace()]
    gaps = sorted(b.left - a.right for a, b in pairwise(inked) if b.left - a.right > 0.12 * a.size)
    usual = 2.2 * gaps[len(gaps) // 4] if len(gaps) > 2 else 0.0
    part: list[Sign] = []
    right = 0.0
    spaces: list[Sign] = []
    for sign in line:
        if sign.text.isspace():
            spaces.append(sign)
            continue
        if part:
            last = part[-1]
            em = max(last.size, sign.size)
            gap = sign.left - right
            elsewhere = abs(sign.at - last.at) > 4 + len(spaces) and not (is_rtl(sign.text) or is_rtl(last.text))
            if gap > min(_WIDE * em, max(_GAP * em, usual)) or (elsewhere and gap > _FAR * em):
                yield part
                part = []
            else:
                part += spaces
        spaces = []
        part.append(sign)
        right = max(right, sign.right) if len(part) > 1 else sign.right
    if part:
        yield part


def _strip(signs: list[Sign], page: int, from_right: bool) -> Strip:
    """The words of a stretch of a line."""
    inked = [sign for sign in signs if not sign.text.isspace()]
    by_size = sorted(inked, key=lambda sign: sign.size)
    big = by_size[len(by_size) // 2]
    full = [sign for sign in inked if sign.size >= SMALL * big.size] or inked
    size = sorted(sign.size for sign in full)[len(full) // 2]
    base = sorted(sign.y for sign in full)[len(full) // 2]
    from_left = sum(bidirectional(sign.text[:1]) == "L" for sign in inked)
    backward = sum(is_rtl(sign.text) for sign in inked) > (0 if from_right else from_left)
    marks = Marks(_spaced(signs, size), base, size)
    text = plain(_in_order(marks.parts, backward=backward))
    left, right = min(sign.left for sign in inked), max(sign.right for sign in inked)
    first = len(text.split(" ", 1)[0]) / max(1, len(text)) * (right - left)
    is_bold = 2 * sum(sign.is_bold for sign in inked) > len(inked) and all(s.is_bold for s in inked if s.text.isalpha())
    if from_right:
        left, right = -right, -left
    return Strip(text, left, right, base, round(size, 1), is_bold, first, page, tuple(marks.doubts))


def _spaced(signs: list[Sign], size: float) -> list[Sign]:
    """The letters with a space wherever a gap or the file has one; marks behind the letter they belong to."""
    gaps = sorted(b.left - a.right for a, b in pairwise(signs))
    has_spaces = any(sign.text == " " for sign in signs)
    tracked = max(0.0, gaps[len(gaps) // 2]) if len(gaps) > 6 else 0.0
    out: list[Sign] = []
    for sign in signs:
        last = out[-1] if out else sign
        if sign.text.isspace():
            out.append(sign if sign.text == "\xa0" else sign._replace(text=" "))
            continue
        least = (_SEEN if 1 < sign.at - last.at < 4 else _SPACE) * min(size, sign.size)
        least = 0.3 * size if has_spaces and is_rtl(sign.text) else least
        if not last.text.isspace() and sign.left - last.right > least + tracked:
            out.append(sign._replace(text=" ", left=last.right, right=sign.left))
        out.append(sign)
    return out


def _in_order(parts: list[str], *, backward: bool) -> str:
    """Letters, seen from the left, in the order in which they are read."""
    if backward:
        parts = parts[::-1]
    kinds = [_kind(text) for text in parts]
    with_line = "R" if backward else "LN"
    out: list[str] = []
    for is_turned, run in groupby(range(len(parts)), key=lambda at: _is_turned(parts, kinds, at, with_line)):
        out += [parts[at] for at in (reversed(list(run)) if is_turned else run)]
    return "".join(out)


def _is_turned(parts: Sequence[str], kinds: Sequence[str], at: int, with_line: str) -> bool:
    """Whether a letter is read in the other direction than its line, by itself or with those beside it."""
    kind, text = kinds[at], parts[at]
    if kind != " ":
        return kind not in with_line
    before, behind = kinds[at - 1] if at else "", kinds[at + 1] if at + 1 < len(kinds) else ""
    if with_line == "R" and text:
        if (text in _NUMBER_SIGNS and before == behind == "N") or (text in _AROUND_NUMBERS and "N" in (before, behind)):
            return True
        if text != " " and behind == "L" and before == "N":
            return True
    other = "L" if with_line == "R" else "R"
    before = next((k for k in reversed(kinds[:at]) if k != " "), "")
    return before == other == next((k for k in kinds[at + 1 :] if k != " "), "")


def _kind(text: str) -> str:
    """L of letters from left to right, N of figures, R of letters from right to left, a space of all else."""
    bidi = bidirectional(text[:1]) if text else "WS"
    return "L" if bidi == "L" else "N" if bidi in ("EN", "AN") else "R" if bidi in ("R", "AL", "NSM") else " "
