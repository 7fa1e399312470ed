"""The strips of a page of a PDF in reading order: columns, rows of tables, paragraphs. Columns are seen by the empty
stripe between them, beside which lines of text begin; what goes across it ends them. In a column a paragraph begins
with an indent, behind a gap, or behind a line in which its first word would have had room."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, pairwise, takewhile
from statistics import median

from app.importers.pdf_lines import Strip

_LEAST = 4
"""So many lines side by side are columns."""
_FAR = 2.4
"""So many times its size below the others a line is no more of their column."""
_WORDS = 3.4
"""Fewer words in a line, on average, have the cells of a table."""
BULLET = re.compile(r"(?:[•◦▪‣●○∙·■□–—*\-\uf0b7➢►✓]|o(?= ))\s*(?=\S)")
_NUMBER = r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
_MARKER = re.compile(rf"[•◦▪‣●○∙·■□–—*\-➢►✓o]|{_NUMBER}")
_NUMBERED = re.compile(rf"(?:{_NUMBER})\s+\S")
_ENDED = re.compile(r"[.!?:;…。！？؟۔][\"'”’»)\]⁰¹²³⁴-⁹*∗†‡]*$")
NOTE_MARK = r"[⁰¹²³⁴-⁹]+|[ᵃ-ᶻ*∗†‡§]{1,2}"
NOTE = re.compile(rf"(?:({NOTE_MARK})\s*|\[(\d{{1,3}})\]\s*|(\d{{1,3}})[.)]?\s+)(?=\S)")
_HYPHEN = re.compile(r"\w[-‐]$")
PAGE = r"(?:\d{1,3}|[ivxl]{1,5})"
LEADERS = re.compile(rf"(?<!\.)(?<!\.\s)(?:\.\s?){{4,}}+\s*{PAGE}?$")


@dataclass(slots=True)
class Para:
    """A paragraph: its lines, and of a row of a table its cells, each with its lines; an empty one has none."""

    lines: list[Strip]
    kind: str = "p"
    cells: list[list[Strip]] = field(default_factory=list[list[Strip]])
    edge: float = 0
    """Where its lines end at the latest."""
    column: int = 0
    hang: float | None = None
    """Where the lines of an item begin behind the first."""

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        return all(line.is_bold for line in self.lines)

    @property
    def page(self) -> int:
        return self.lines[0].page


def flows(strips: list[Strip], middle: float, deep: int = 0) -> list[list[Strip]]:
    """The strips of a page, column by column, in the order in which they are read."""
    at = _gutter(strips) if deep < 4 else None
    if at is None:
        return [strips] if strips else []
    if (head := 0 if deep else _centred(strips, middle)) > 0:
        return [strips[:head], *flows(strips[head:], middle, deep + 1)]
    out: list[list[Strip]] = []
    rest: list[Strip] = []
    for is_across, band in _bands(strips, at):
        one, two, below = ([], [], band) if is_across else _columns(band, at)
        if one:
            out += [*filter(None, [rest]), *flows(one, middle, deep + 1), *flows(two, middle, deep + 1)]
            rest = []
        rest += below
    return [*out, *filter(None, [rest])]


def _centred(strips: Sequence[Strip], middle: float) -> int:
    """How many strips are alone in the middle above the columns of a page, as title and authors do."""
    rows = takewhile(
        lambda row: len(row) == 1 and abs((row[0].left + row[0].right) / 2 - middle) < 1.2 * row[0].size,
        rows_of(strips),
    )
    return sum(1 for _ in rows)


def _columns(band: list[Strip], at: float) -> tuple[list[Strip], list[Strip], list[Strip]]:
    """The two columns of a band that nothing crosses, empty where it has none, and what is below them. Rows of
    cells below them are no column's, nor is what is far below its column and below the end of the other."""
    end, last = len(band), -1
    one, two = list[Strip](), list[Strip]()
    while end != last:
        last, end = end, _above_cells(band, end, at)
        one, two = _sides(band[:end], at)
        if not one or not two:
            return [], [], band
        lower, upper = sorted((one, two), key=lambda side: side[-1].y)
        far = _FAR * lower[-1].size
        if upper[-1].y - lower[-1].y > far and _gap(lower) > far:
            end = band.index(lower[-1])
    return ([], [], band) if _are_cells(one, two) and not _are_columns(one, two) else (one, two, band[end:])


def _above_cells(band: Sequence[Strip], end: int, at: float) -> int:
    """Where the rows of cells begin that end a band, if they are separate from what is above them."""
    first = end
    one, two = _sides(band[:end], at)
    while one and two and abs(one[-1].y - two[-1].y) < 0.12 * one[-1].size and max(one[-1].words, two[-1].words) < 5:
        gap, size = min(_gap(one), _gap(two)), one[-1].size
        end = next(index for index, strip in enumerate(band) if strip.y <= one[-1].y + 0.12 * size)
        one, two = _sides(band[:end], at)
        first = end if gap > 1.9 * size else first
    return first


def _gap(side: Sequence[Strip]) -> float:
    """How far the last line of a column is below the one above it."""
    return min((strip.y for strip in side if strip.y > side[-1].y + 1), default=float("inf")) - side[-1].y


def _bands(strips: Sequence[Strip], at: float) -> list[tuple[bool, list[Strip]]]:
    """The strips from the top: those that go across a gutter, and what is between them, by turns."""
    crosses = [strip.left < at - 1 and strip.right > at + 1 for strip in strips]
    across = [
        here or (index > 0 and crosses[index - 1] and _is_below(strips[index - 1], strips[index : index + 2]))
        for index, here in enumerate(crosses)
    ]
    return [
        (is_across, [strip for _, strip in some])
        for is_across, some in groupby(zip(across, strips, strict=True), key=lambda one: one[0])
    ]


def _sides(band: Sequence[Strip], at: float) -> tuple[list[Strip], list[Strip]]:
    return [strip for strip in band if strip.right <= at + 1], [strip for strip in band if strip.right > at + 1]


def _is_below(last: Strip, strips: Sequence[Strip]) -> bool:
    """Whether the first of these is the next line of the paragraph that another is of, by its position alone."""
    strip = strips[0]
    near = 0 < last.y - strip.y < 1.5 * strip.size and last.size == strip.size and last.is_bold == strip.is_bold
    alone = len(strips) < 2 or strip.y - strips[1].y > 0.3 * strip.size
    return near and alone and abs(last.left - strip.left) < 0.3 * strip.size


def _gutter(strips: Sequence[Strip]) -> float | None:
    """Where the empty stripe between two columns ends, if there are any."""
    best, most = None, 0
    first_beside = next((round(row[1].left) for row in rows_of(strips) if len(row) == 2), None)
    for left, many in Counter(round(strip.left) for strip in strips).items():
        at = left - 1.0
        is_likely = many >= _LEAST or left == first_beside
        bands = [band for is_across, band in _bands(strips, at) if not is_across] if is_likely else []
        columns = (_columns(band, at) for band in bands)
        count = sum(min(len(one), len(two)) for one, two, _ in columns if _are_columns(one, two))
        if count > most:
            best, most = at, count
    return best


def _are_columns(one: Sequence[Strip], two: Sequence[Strip]) -> bool:
    """Whether these are two columns beside each other: of text, or one of text and one whose lines are separate."""
    if _ends_early(one, two):
        return True
    if min(len(one), len(two)) < _LEAST - 1:
        return False
    high, low = min(one[0].y, two[0].y) + 1, max(one[-1].y, two[-1].y) - 1
    few, many = sorted((one, two), key=len)
    beside = [[strip for strip in some if low <= strip.y <= high] for some in (few, many)]
    if min(map(len, beside)) >= _LEAST and all(map(_is_text, beside)):
        return True
    return bool(beside[0]) and _is_text(many) and _level(many, few) < 0.4 and _level(few, many) < 0.7


def _ends_early(one: Sequence[Strip], two: Sequence[Strip]) -> bool:
    """Whether a second column of text ends below its first lines, as on a last page, beside a full first one."""
    below = [strip.right for strip in one if two and strip.y < two[-1].y - 1]
    if len(below) < 2 * _LEAST or not (_is_text(one) and _is_text(two)):
        return False
    return two[0].left - median(below) < 2.5 * _FAR * one[0].size and abs(one[0].y - two[0].y) < one[0].size


def _are_cells(one: Sequence[Strip], two: Sequence[Strip]) -> bool:
    """Whether what is beside each other is so line by line, in few words."""
    few, many = sorted((one, two), key=len)
    return bool(few) and _level(few, many) > 0.6 and min(_words(few), _words(many)) < _WORDS


def _level(some: Sequence[Strip], others: Sequence[Strip]) -> float:
    """Which share of lines are as high as lines of the others."""
    return sum(any(abs(a.y - b.y) < 0.12 * a.size for b in others) for a in some) / len(some)


def _words(lines: Sequence[Strip]) -> float:
    return sum(line.words for line in lines) / len(lines)


def _is_text(lines: Sequence[Strip]) -> bool:
    """Whether these are the lines of a column, and no cells."""
    wide = max(line.right for line in lines) - min(line.left for line in lines)
    full = sum(line.right - line.left > 0.55 * wide for line in lines)
    return 2 * full >= len(lines) and _words(lines) >= _WORDS


def paragraphs(flow: list[Strip], edge: float, leading: float, body: float) -> list[Para]:
    """The paragraphs of a column, whose lines reach as far as `edge` and are `leading` times their size apart."""
    rows = [_with_marker(row) for row in rows_of(flow)]
    tables = _tables(rows)
    _set_flush([row[0] for row, table in zip(rows, tables, strict=True) if len(row) == 1 and not table])
    out: list[Para] = []
    for index, row in enumerate(rows):
        if tables[index] == 2:
            for strip in row:
                _go_on_in_row(out[-1], strip)
        elif tables[index]:
            out.append(Para(row, "row", [[strip] for strip in row]))
        else:
            for line, hang in _joined(row):
                last = out[-1] if out and out[-1].kind != "row" else None
                if last is None or line.y == last.lines[-1].y or _breaks(last, line, leading, body):
                    is_item = bool(BULLET.match(line.text) or _NUMBERED.match(line.text))
                    out.append(Para([line], "li" if is_item else "p", edge=edge, hang=hang))
                else:
                    last.lines.append(line)
                    if last.hang is None and last.kind == "li":
                        last.hang = line.left
    _set_columns(out)
    return out


def _set_flush(lines: Sequence[Strip]) -> None:
    """Let lines from right to left begin together that are set to end together, as some programs set them."""
    if not lines or lines[0].left >= 0:
        return
    begin, end = (Counter(map(round, ends)) for ends in zip(*((line.left, line.right) for line in lines), strict=True))
    if max(end.values()) > 1.5 * max(begin.values()):
        first = min(line.left for line in lines)
        for line in lines:
            line.left, line.right = first, line.right - line.left + first


def rows_of(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The strips on one line, each from its beginning."""
    rows: list[list[Strip]] = []
    for strip in strips:
        if rows and abs(rows[-1][0].y - strip.y) < 0.3 * min(rows[-1][0].size, strip.size):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    for row in rows:
        row.sort(key=lambda strip: strip.left)
    return rows


def _with_marker(row: list[Strip]) -> list[Strip]:
    """A row in which the sign or the number of an item, or of a heading, is one with what it is before."""
    if len(row) != 2 or row[1].left - row[0].right > 4 * row[0].size:
        return row
    is_head = row[0].text.isdigit() and row[0].is_bold and row[1].is_bold
    return [_one(row)] if _MARKER.fullmatch(row[0].text) or is_head else row


def _one(row: Sequence[Strip]) -> Strip:
    first, last = row[0], max(row, key=lambda strip: len(strip.text))
    text = " ".join(strip.text for strip in row)
    is_bold = all(strip.is_bold for strip in row)
    doubts = tuple(words for strip in row for words in strip.doubts)
    return Strip(text, first.left, row[-1].right, last.y, last.size, is_bold, first.first, first.page, doubts)


def _tables(rows: list[list[Strip]]) -> bytes:
    """Of each row whether it is a row of a table (1), goes on in the cells of the one above (2), or neither (0)."""
    out = bytearray(len(rows))
    index = 0
    while index < len(rows) - 1:
        row, last, at = rows[index], rows[index], index + 1
        while at < len(rows) and len(row) > 1 and _continues_row(row, last, rows[at]):
            last, at = rows[at], at + 1
        if len(row) > 1 and at < len(rows) and (_are_aligned(row, rows[at]) or _head(row, rows[at])):
            out[index : at + 1] = b"\1" + b"\2" * (at - index - 1) + b"\1"
        elif out[index]:
            out[index + 1 : at] = b"\2" * (at - index - 1)
        index = at
    return bytes(out)


_SEVERAL = 3
"""Cells by which a row is plainly one of a table."""


def _head(row: Sequence[Strip], other: Sequence[Strip]) -> bool:
    """Whether these are the headings of columns, each set in the middle of its own, whose cells begin at its left."""
    if len(row) != len(other) or len(row) < _SEVERAL:
        return False
    ends = [cell.left for cell in other[1:]] + [row[-1].right]
    return all(
        cell.left - 0.6 * cell.size <= name.left and name.right <= end
        for name, cell, end in zip(row, other, ends, strict=True)
    )


def _are_aligned(row: Sequence[Strip], other: Sequence[Strip]) -> bool:
    """Whether cells behind the first are one below the other."""
    return any(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(a.left + a.right - b.left - b.right) / 2) < 0.6 * a.size
        for a in row[1:]
        for b in other[1:]
    )


def _continues_row(row: Sequence[Strip], last: Sequence[Strip], strips: Sequence[Strip]) -> bool:
    """Whether these only go on in some cells of the row: right below, and without a figure."""
    near = 0 < last[0].y - strips[0].y < 1.45 * strips[0].size and len(strips) < len(row)
    return near and all(
        any(abs(one.left - strip.left) < 0.6 * strip.size for one in row) and not re.search(r"\d", strip.text)
        for strip in strips
    )


def _go_on_in_row(para: Para, strip: Strip) -> None:
    cell = min(para.cells, key=lambda lines: abs(lines[0].left - strip.left))
    cell.append(strip)


def _set_columns(paras: Sequence[Para]) -> None:
    """Give the rows of each table the empty cells that they have before others."""
    for is_table, some in groupby(paras, key=lambda para: para.kind == "row"):
        rows = list(some) if is_table else []
        _part_heads([para.cells for para in rows])
        for para, cells in zip(rows, in_columns([para.cells for para in rows]), strict=True):
            para.cells = cells


def _part_heads(rows: Sequence[list[list[Strip]]]) -> None:
    """Part headings that are set too close to be apart, where the columns of the rows below begin."""
    most = max(map(len, rows[1:]), default=0)
    full = [row for row in rows[1:] if len(row) == most]
    head = rows[0] if full else []
    if len(head) >= most or _has_figure(head) or not _has_figure(rows[1]):
        return
    columns = [[row[at][0].left for row in full] for at in range(most)]
    starts = [lefts[0] for lefts in columns if max(lefts) - min(lefts) < _LEVEL]
    parted = [part for cell in head for part in _parts_of(cell, starts)]
    if len(parted) == most:
        head[:] = parted


def _has_figure(row: Sequence[Sequence[Strip]]) -> bool:
    return any(re.search(r"\d", strip.text) for cell in row for strip in cell)


def _parts_of(cell: list[Strip], starts: Sequence[float]) -> list[list[Strip]]:
    """The headings in a cell of one line: a column begins where a word with a capital does."""
    out = [cell]
    for start in starts if len(cell) == 1 else ():
        (last,) = out[-1]
        wide = (last.right - last.left) / max(1, len(last.text))
        gaps = [gap.end() for gap in re.finditer(r" (?=[A-Z])", last.text)]
        at = min(gaps, key=lambda one: abs(last.left + one * wide - start), default=0)
        if at and last.left + last.size < start and abs(last.left + at * wide - start) < 0.8 * last.size:
            left = replace(last, text=last.text[: at - 1], right=last.left + (at - 1) * wide)
            out[-1:] = [[left], [replace(last, text=last.text[at:], left=start)]]
    return out


_LEVEL = 6.0
"""Points within which cells begin at one place."""


def _joined(row: list[Strip]) -> Iterator[tuple[Strip, float | None]]:
    """The lines of a row that is of no table: a wide space is a space, but where figures would meet."""
    part = [row[0]]
    for before, strip in pairwise(row):
        meet = before.text[-1:].isdigit() and strip.text[:1].isdigit()
        if strip.left - before.right < 1.62 * strip.size and not meet:
            part.append(strip)
        else:
            yield _one(part), None
            part = [strip]
    yield _one(part), None


def _breaks(para: Para, line: Strip, leading: float, body: float) -> bool:
    """Whether a line begins another paragraph."""
    last = para.lines[-1]
    em = line.size
    if abs(line.size - last.size) > 0.095 * em or line.is_bold != last.is_bold or LEADERS.search(last.text):
        return True
    apart = (last.y - line.y) / em
    if not 0 < apart <= 1.24 * leading or BULLET.match(line.text):
        return True
    if _NUMBERED.match(line.text) and (_ENDED.search(last.text) or has_room(para, line)):
        return True
    return _is_indented(para, line) or (em < 1.12 * body and _is_left_short(para, line))


def _is_indented(para: Para, line: Strip) -> bool:
    """Whether a line begins elsewhere than the lines above it in a way that begins a paragraph."""
    last, em = para.lines[-1], line.size
    if abs(line.left + line.right - last.left - last.right) < em and line.right < para.edge - em:
        return False  # both are in the middle
    by = line.left - last.left
    is_first = len(para.lines) == 1
    if is_first and para.hang is None and by > 0.7 * em and not has_ended(last.text) and not has_room(para, line):
        if by < 1.1 * em:
            return False  # a line that begins with a space
        para.hang = line.left  # as the lines of a list of works do
    if para.hang is not None and para.kind != "li":
        return abs(line.left - para.hang) > 0.7 * em
    if para.kind == "li":
        is_second = is_first and para.hang is None and abs(by) < 5 * em
        return abs(by) > 0.7 * em and not is_second and (para.hang is None or abs(line.left - para.hang) > 0.7 * em)
    return by > 0.7 * em or (by < -1.1 * em and not is_first)


def has_room(para: Para, line: Strip) -> bool:
    """Whether the first word of a line would have had room at the end of the paragraph's last one."""
    last = para.lines[-1]
    return last.right + 0.25 * last.size + line.first < para.edge - 0.4 * last.size


def _is_left_short(para: Para, line: Strip) -> bool:
    """Whether the line above was ended before it was full."""
    last = para.lines[-1]
    if not has_room(para, line) or _HYPHEN.search(last.text):
        return False
    room = para.edge - last.right
    wide = para.edge - min(strip.left for strip in para.lines)
    if has_ended(last.text):
        return not line.text[:1].islower()
    is_beside = abs(last.right - line.right) < 0.3 * line.size  # of something they run round
    return not is_beside and room > (0.5 if line.text[:1].islower() else 0.35) * wide


def has_ended(text: str) -> bool:
    """Whether a sentence ends there."""
    return _ENDED.search(text) is not None


def usual_leading(pages: Sequence[Sequence[Strip]]) -> float:
    """How far apart the lines of paragraphs are, as a multiple of their size."""
    found: Counter[float] = Counter()
    for strips in pages:
        for above, below in pairwise(strips):
            apart = (above.y - below.y) / below.size
            if above.size == below.size and 0.9 < apart < 2.6 and above.words > 3:
                found[round(apart * 20) / 20] += 1
    return found.most_common(1)[0][0] if found else 1.2


def usual_size(pages: Sequence[Sequence[Strip]]) -> float:
    """The size in which most of the letters are."""
    found: Counter[float] = Counter()
    for strips in pages:
        for strip in strips:
            found[round(strip.size * 2) / 2] += len(strip.text)
    most = found.most_common(1)[0][0] if found else 10.0
    sizes = [strip.size for strips in pages for strip in strips if abs(strip.size - most) <= 0.3]
    return median(sizes) if sizes else most


Cell = list[Strip]
_MODELS = 20
"""So many whole rows show where the columns are."""
_OFTEN = 0.25
"""The share of rows that have as many cells as there are columns, unless the first row has."""


def in_columns(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The rows of one table, each with an empty cell for every column that it has nothing in before its last."""
    counts = Counter(map(len, rows))
    often = [number for number, many in counts.items() if many >= _OFTEN * len(rows)]
    most = max([*often, *(len(row) for row in rows[:1])], default=0)
    models = [row for row in rows if len(row) == most][:_MODELS]
    return [_padded(row, models) if len(row) < most else row for row in rows]


def _padded(row: list[Cell], models: Sequence[list[Cell]]) -> list[Cell]:
    out: list[Cell] = []
    for cell, column in zip(row, _columns_of(row, models), strict=True):
        out += [[] for _ in range(column - len(out))]
        out.append(cell)
    return out


def _columns_of(row: list[Cell], models: Sequence[list[Cell]]) -> list[int]:
    """The columns in which the cells of a row are most nearly, in their order."""
    spare = len(models[0]) - len(row)
    ways: list[tuple[float, list[int]]] = [(0.0, []) for _ in range(spare + 1)]
    for at, cell in enumerate(row):
        here = [
            (cost + min(_apart(cell[0], model[at + skipped][0]) for model in models), [*columns, at + skipped])
            for skipped, (cost, columns) in enumerate(ways)
        ]
        ways = list(accumulate(here, min))
    return ways[-1][1]


def _apart(one: Strip, other: Strip) -> float:
    """How far two cells are from beginning, ending or having their middles one below the other."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2)
