"""Codebooks from CSV and Markdown: bytes in, rows out. A row that can not be read is said and left out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from app.domain.codebook import COLOR_NAMES, COLORS, SEPARATOR
from app.domain.codebook_file import COLUMNS, CodebookFile, CodebookRow
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.spreadsheet import unguarded
from app.importers.encoding import decode

_HEADS = {"Definition": "definition", "When to use": "when_to_use", "When not": "when_not", "Examples": "examples"}
_LIVE = re.compile(r"(?<!\\)((?:\\\\)*)\\(<|!(?=\[))")
"""What the export keeps from being HTML or a picture."""
_OTHER_NAMES = {"colour": "color", "code": "path", "tag": "path", "name": "path", "description": "definition"}
"""Columns of other programs' files that mean the same."""


def read_codebook(raw: bytes, name: str) -> CodebookFile:
    """Read a codebook; `name` tells Markdown (.md) from CSV. Raises `BadInput` when the file is none."""
    text, _ = decode(raw, name)
    read = _markdown(text) if name.lower().endswith((".md", ".markdown")) else _table(text, name)
    rows: list[CodebookRow] = []
    problems: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for where, cells in read:
        try:
            row = _row(where, cells)
            key = tuple(name.casefold() for name in row.names)
            if key in seen:
                raise BadInput(
                    tr("{where}: “{path}” stands in the file before; this one is left out.").format(
                        where=where, path=cells["path"]
                    )
                )
        except BadInput as problem:
            problems.append(str(problem))
        else:
            seen.add(key)
            rows.append(row)
    if not rows and not problems:
        raise BadInput(
            tr("{name} holds no tags. A codebook has a column “path”, or a heading for each tag.").format(name=name)
        )
    return CodebookFile(tuple(rows), tuple(problems))


Cells = Mapping[str, str]


def _row(where: str, cells: Cells) -> CodebookRow:
    path = cells.get("path", "")
    names = tuple(" ".join(part.split()) for part in path.split(SEPARATOR))
    if not any(names):
        raise BadInput(tr("{where} has no path, so it is left out.").format(where=where))
    if not all(names):
        raise BadInput(
            tr("{where}: “{path}” has an empty name in it, so it is left out.").format(where=where, path=path)
        )
    return CodebookRow(
        where,
        names,
        _color(where, cells.get("color", "")),
        cells.get("definition", "").strip(),
        cells.get("when_to_use", "").strip(),
        cells.get("when_not", "").strip(),
        tuple(cells.get("examples", "").splitlines()),
        tuple(cells.get("aliases", "").split(";")),
    )


def _color(where: str, text: str) -> int | None:
    """A colour by its name, or by its place in the palette from 1 on."""
    wanted = text.strip().casefold()
    if not wanted:
        return None
    for index, name in enumerate(COLOR_NAMES):
        if wanted in (name.casefold(), str(index + 1)):
            return index
    raise BadInput(
        tr("{where}: “{text}” is no colour. Write {first}, {second}, … or 1 to {last}.").format(
            where=where, text=text.strip(), first=COLOR_NAMES[0], second=COLOR_NAMES[1], last=COLORS
        )
    )


def _table(text: str, name: str) -> Iterator[tuple[str, Cells]]:
    first = text.split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadInput(tr("{name} is no CSV file that can be read: {error}.").format(name=name, error=error)) from None
    heads = [_OTHER_NAMES.get(plain, plain) for plain in (_plain(cell) for cell in (table[0] if table else ()))]
    if "path" not in heads:
        raise BadInput(
            tr("{name} has no column “path”. The columns are {names}; only path must be there.").format(
                name=name, names=", ".join(COLUMNS)
            )
        )
    for number, cells in enumerate(table[1:], start=2):
        if any(cell.strip() for cell in cells):
            yield (
                tr("Row {number}").format(number=number),
                {head: unguarded(cell) for head, cell in zip(heads, cells, strict=False)},
            )


def _plain(head: str) -> str:
    return re.sub(r"[\s_-]+", "_", unguarded(head).strip().lower())


def _markdown(text: str) -> Iterator[tuple[str, Cells]]:
    """Sections `## Parent / Child`, each with a list of facts and `### ` parts."""
    cells: dict[str, str] | None = None
    where, part = "", ""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("## "):
            if cells is not None:
                yield where, _tidy(cells)
            where, part = tr("Line {number}").format(number=number), ""
            cells = {"path": line[3:]}
        elif cells is None or line.startswith("# "):
            continue
        elif line.startswith("### "):
            part = _HEADS.get(line[4:].strip(), "?")
        elif not part and (fact := re.fullmatch(r"[-*] (\w+): (.*)", line)):
            cells[_OTHER_NAMES.get(fact[1].lower(), fact[1].lower())] = fact[2]
        else:
            cells[part or "definition"] = cells.get(part or "definition", "") + line + "\n"
    if cells is not None:
        yield where, _tidy(cells)


def _tidy(cells: dict[str, str]) -> Cells:
    """The escapes of the prose undone, the bullets of the examples gone."""
    examples = cells.get("examples", "").splitlines()
    prose = {
        key: re.sub(r"^\\(?=\\*#)", "", cells.get(key, ""), flags=re.MULTILINE)
        for key in ("definition", "when_to_use", "when_not")
    }
    told = cells | prose | {"examples": "\n".join(re.sub(r"^[-*] ", "", line) for line in examples)}
    return {key: _LIVE.sub(lambda found: found[1][::2] + found[2], words) for key, words in told.items()}
