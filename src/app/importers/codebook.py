"""Codebooks from CSV and Markdown: bytes in, rows out. A row that cannot be read is said and left out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator

from app.domain.codebook import COLOR_NAMES, COLORS, SEPARATOR
from app.domain.codebook_file import COLUMNS, CodebookFile, CodebookRow
from app.domain.errors import BadInput
from app.domain.language import tr, tr_n
from app.domain.spreadsheet import unguarded
from app.importers.codebook_tree import LEVEL, Cells, Row, names_of
from app.importers.encoding import decode

_HEADS = {"Definition": "definition", "When to use": "when_to_use", "When not": "when_not", "Examples": "examples"}
_LIVE = re.compile(r"(?<!\\)((?:\\\\)*)\\(<|!(?=\[))")
"""What the export keeps from being HTML or a picture."""
_COLUMNS = {
    "path": "path tag_path code_path full_path hierarchical_name name code_name codename tag tag_name title node code "
    "label bezeichnung nom nombre nome שם תגית קוד",
    "parent": "parent category supercode oberkategorie obercode elterncode übergeordneter_code padre código_padre "
    "catégorie_parente pai הורה תגית_אב קטגוריה",
    "id": "id code_id tag_id cid guid uuid code_guid no nr number code",
    "depth": "depth level indent tiefe",
    "color": "color colour farbe couleur צבע",
    "definition": "definition description comment memo code_memo meaning beschreibung définition descripción "
    "definición descrição הגדרה תיאור",
    "when_to_use": "when_to_use inclusion inclusion_criteria use_when include",
    "when_not": "when_not exclusion exclusion_criteria do_not_use_when exclude",
    "examples": "examples example sample sample_quote beispiel exemple ejemplo דוגמאות",
    "aliases": "aliases alias synonyms short_name",
}
"""What columns are called here and in other programs' files, for each thing they say of a tag, likeliest first."""
_OTHERWISE = {
    "parent": re.compile("parent.*"),
    "id": re.compile("(?:code|tag|node)_?(?:no|nr|number)|.{0,40}(?:_id|uid)"),
}
_LEVEL_NAME = re.compile(r"(?:sub_?|main_?)*(?:theme|category|code|kategorie|thema|tag)")
"""Columns that are levels of the tree, the outermost first, where one of them is a *sub* of something."""
_OTHER_NAMES = {"colour": "color", "code": "path", "tag": "path", "name": "path", "description": "definition"}
"""What a fact in a list of Markdown may be called as well."""
_OTHER_COLOR = re.compile(
    r"\W+|#?[0-9a-f]{3}(?:[0-9a-f]{3}){0,1}(?:[0-9a-f]{2})?|rgba?\(.*\)|-?\d{3,10}", re.IGNORECASE
)
"""A colour as other programs write it; here a tag has one of twelve."""


def read_codebook(raw: bytes, name: str) -> CodebookFile:
    """Read a codebook, Markdown or a table, whatever it is called. Raises `BadInput` when the file is none."""
    text, _ = decode(raw, name)
    if re.match(r"\s*+<[?!a-z]", text, re.IGNORECASE):  # a REFI-QDA codebook, a web page
        words = tr("{name} is no table. Save the codebook as CSV where it comes from, and import that.")
        raise BadInput(words.format(name=name))
    rows: list[CodebookRow] = []
    problems: list[str] = []
    notes: list[str] = []
    seen: set[tuple[str, ...]] = set()
    ours = text.split("\n", 1)[0].strip() == ",".join(COLUMNS)
    if _is_sections(text, name):
        read, ours = list(_markdown(text)), True
    else:
        read = list(_table(text, name, notes))
    for (where, cells), names in zip(read, names_of(read, ours=ours), strict=True):
        try:
            row = _row(where, names, cells)
            key = tuple(name.casefold() for name in row.names)
            if key in seen:
                sentence = tr("{where}: “{path}” is in the file already; this one is left out.")
                raise BadInput(sentence.format(where=where, path=SEPARATOR.join(row.names)))
        except BadInput as problem:
            problems.append(str(problem))
        else:
            seen.add(key)
            rows.append(row)
    if not rows and not problems:
        sentence = tr("{name} holds no tags. A codebook has a column “path”, or a heading for each tag.")
        raise BadInput(sentence.format(name=name))
    if any(_OTHER_COLOR.fullmatch(cells.get("color", "").strip()) for _, cells in read):
        notes.append(tr("Colours that are written as numbers are not read; the tags have colours of their own."))
    return CodebookFile(tuple(rows), tuple(problems), tuple(notes))


def _is_sections(text: str, name: str) -> bool:
    """Whether it is Markdown: it begins with a heading; or it is called so, and has a heading of a tag."""
    if re.match(r"\s*+#{1,2} \S", text):
        return True
    return name.lower().endswith((".md", ".markdown")) and bool(re.search(r"^## \S", text, re.MULTILINE))


def _row(where: str, names: tuple[str, ...] | BadInput, cells: Cells) -> CodebookRow:
    """One row of a codebook. Raises `BadInput`, also for a path that could not be read."""
    if isinstance(names, BadInput):
        raise names
    if not all(any(sign.isprintable() for sign in name) for name in names):
        raise BadInput(tr("{where} has no path, so it is left out.").format(where=where))
    color = _color(where, cells.get("color", ""))
    definition, when_to_use, when_not = (
        cells.get(one, "").strip() for one in ("definition", "when_to_use", "when_not")
    )
    examples, aliases = cells.get("examples", "").splitlines(), cells.get("aliases", "").split(";")
    return CodebookRow(names, color, definition, when_to_use, when_not, tuple(examples), tuple(aliases))


def _color(where: str, text: str) -> int | None:
    """A colour by its name, or by its place in the palette from 1 on."""
    wanted = text.strip().casefold()
    for index, name in enumerate(COLOR_NAMES):
        if wanted in (name.casefold(), str(index + 1)):
            return index
    if not wanted or _OTHER_COLOR.fullmatch(wanted):
        return None
    sentence = tr("{where}: “{text}” is no colour. Write {first}, {second}, … or 1 to {last}.")
    raise BadInput(
        sentence.format(where=where, text=text.strip(), first=COLOR_NAMES[0], second=COLOR_NAMES[1], last=COLORS)
    )


def _table(text: str, name: str, notes: list[str]) -> Iterator[Row]:
    """The rows below the heads. What no column here means is added to `notes`, once."""
    text = re.sub(r"^sep=.\n", "", text)  # as spreadsheet programs write it
    first = text.split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadInput(tr("{name} is no CSV file that can be read: {error}.").format(name=name, error=error)) from None
    stated = [unguarded(cell).strip() for cell in (table[0] if table else ())]
    heads = _meant([re.sub(r"[\s_.-]+", "_", head.lower()).strip("_") for head in stated])
    if "path" not in heads and sum(bool(LEVEL.fullmatch(head)) for head in heads) < 2:
        sentence = tr("{name} has no column “path”. The columns are {names}; only path must be there.")
        raise BadInput(sentence.format(name=name, names=", ".join(COLUMNS)))
    unread = [head for head, meant in zip(stated, heads, strict=True) if head and not meant]
    if unread:
        sentence = tr_n(
            "The column {names} says nothing that a tag has here, so it is not read.",
            "The columns {names} say nothing that a tag has here, so they are not read.", len(unread),
        )  # fmt: skip
        notes.append(sentence.format(names=", ".join(f"“{head}”" for head in unread)))
    for number, cells in enumerate(table[1:], start=2):
        if any(cell.strip() for cell in cells):
            yield (
                tr("Row {number}").format(number=number),
                {head: unguarded(cell) for head, cell in zip(heads, cells, strict=False) if head},
            )


def _meant(heads: list[str]) -> list[str]:
    """What each column says of a tag; empty for what is said nowhere here, or in another column already."""
    out = ["passages" if head == "passages" else head if LEVEL.fullmatch(head) else "" for head in heads]
    levels = [n for n, head in enumerate(heads) if _LEVEL_NAME.fullmatch(head)]
    if any(heads[n].startswith("sub") for n in levels) and len(levels) > 1:
        for level, n in enumerate(levels, 1):
            out[n] = f"level_{level}"
        return _with_guessed_columns(heads, out, without=("path", "parent", "id", "depth"))
    out = _with_guessed_columns(heads, out)
    whole = any(meant == "path" and "path" in head for head, meant in zip(heads, out, strict=True))
    return ["" if whole and meant in ("parent", "depth", "id") else meant for meant in out]


def _with_guessed_columns(heads: list[str], out: list[str], without: Collection[str] = ()) -> list[str]:
    """`out` with what else the columns say: for each thing the likeliest of those that are free."""
    out = list(out)
    for meant, names in _COLUMNS.items():
        free = [n for n in range(len(heads)) if not out[n] and meant not in without]
        found = next((n for name in names.split() for n in free if heads[n] == name), None)
        if found is None and meant in _OTHERWISE:
            found = next((n for n in free if _OTHERWISE[meant].fullmatch(heads[n])), None)
        if found is not None:
            out[found] = meant
    return out


def _markdown(text: str) -> Iterator[Row]:
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
    texts = cells | prose | {"examples": "\n".join(re.sub(r"^[-*] ", "", line) for line in examples)}
    return {key: _LIVE.sub(lambda found: found[1][::2] + found[2], words) for key, words in texts.items()}
