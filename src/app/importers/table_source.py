"""A table in a file, CSV, XLSX or ODS, that is read as a source: each row is a line with tabs between its cells, as the
rows of tables in pages and documents are.

    sheet = name, where there are several; lines
    line  = row, of two cells or more | the name of a part of the table, between two rows | title or note

Rows that are empty end a table where what comes below them has no number: a title or other headings. What stands alone
at the head of the file is its title. Columns keep their places: an empty cell is nothing between two tabs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.blocks import Block, BlockKind, number_paragraphs
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.draft import citation_warnings
from app.importers.languages import guess_language
from app.importers.ods import is_ods
from app.importers.pieces import refuse_many
from app.importers.progress import Step, silent
from app.importers.table_file import TableFile, is_workbook, read_table

_CSV, _XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


class _Line(NamedTuple):
    """A line of the source."""

    words: str
    kind: BlockKind
    is_apart: bool
    """Whether a blank line is above it."""
    level: int = 0


def read_table_source(raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of a table. Raises `BadInput` where it is none, or has no words."""
    sheets = _sheets(raw, name)
    step(0.5)
    tables = [list(_lines(one, starts=not at, named=len(sheets) > 1)) for at, one in enumerate(sheets)]
    lines = [line for table in tables for line in table]
    refuse_many(len(lines), name)
    step(0.8)
    text, blocks = _together(lines)
    title = next((line.words for line in lines if line.kind is BlockKind.HEADING and line.level == 1), "")
    meta = SourceMeta(title=title, language=guess_language(line.words for line in lines))
    warnings = dict.fromkeys((*(said for one in sheets for said in one.warnings), *citation_warnings(meta)))
    kind = _ODS if is_ods(raw) else _XLSX if is_workbook(raw) else _CSV
    return SourceDraft(text, number_paragraphs(blocks, ()), (), meta, raw, kind, name, warnings=tuple(warnings))


def _sheets(raw: bytes, name: str) -> list[TableFile]:
    """The sheets of a file that have something in them."""
    first = read_table(raw, name)
    if len(first.sheets) < 2:
        return [first]
    found = list[TableFile]()
    for sheet in first.sheets:
        try:
            found.append(read_table(raw, name, sheet))
        except BadInput:  # an empty one
            continue
    return found


def _lines(file: TableFile, *, starts: bool, named: bool) -> Iterator[_Line]:
    """The lines of a sheet, behind its name where it is one of several; `starts` of the first one."""
    if named:
        yield _Line(file.sheet, BlockKind.HEADING, is_apart=True, level=2)
    rows = [(number, [" ".join(cell.split()) for cell in cells]) for number, cells in file.rows]
    before, in_table = 0, False
    for at, (number, cells) in enumerate(rows):
        gap = number > before + 1 and not _has_number(cells)
        goes_on = in_table and not gap
        before = number
        if not _is_row(cells) and not (goes_on and at + 1 < len(rows) and _is_row(rows[at + 1][1])):
            in_table = False
            is_title = starts and at == 0 and len(rows) > 1
            kind = BlockKind.HEADING if is_title else BlockKind.PARAGRAPH
            yield _Line("".join(cells), kind, is_apart=True, level=int(is_title))
            continue
        yield _Line("\t".join(cells).rstrip("\t"), BlockKind.TABLE_ROW, is_apart=not goes_on)
        in_table = True


def _is_row(cells: Sequence[str]) -> bool:
    return sum(map(bool, cells)) > 1


def _has_number(cells: Sequence[str]) -> bool:
    return _is_row(cells) and any(cell[:1].isdigit() for cell in cells)


def _together(lines: Sequence[_Line]) -> tuple[str, list[Block]]:
    """The lines as one text, and the block of each."""
    parts, blocks, at = list[str](), list[Block](), 0
    for line in lines:
        between = "" if not parts else "\n\n" if line.is_apart else "\n"
        at += len(between)
        blocks.append(Block(at, at + len(line.words), line.kind, line.level))
        parts += [between, line.words]
        at += len(line.words)
    return "".join(parts), blocks
