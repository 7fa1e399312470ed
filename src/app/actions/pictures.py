"""The data of the ledger's pictures, read from the store: a map of flows, a timeline, a matrix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from app.actions.named_file import put_file
from app.domain.axes import OF_FACT, Axis, By, Group, axis_of
from app.domain.citation import full_citation
from app.domain.dates import ends
from app.domain.donations import Donation
from app.domain.errors import BadInput
from app.domain.giving import outcome
from app.domain.language import capital, tr, tr_term
from app.domain.query import Query
from app.domain.records import DonationFilter
from app.domain.terms import PLEDGED, DatePrecision, Outcome, PartyRole
from app.domain.totals_words import doubts_of, marked_words, no_sum_words
from app.domain.vocabularies import CATEGORY
from app.exporters.drawing import LIGHT, PALETTES, Drawing, Palette, with_citations
from app.exporters.map_picture import Flow, Flows, Stated, map_picture
from app.exporters.matrix_picture import CellFace, matrix_picture
from app.exporters.svg_writer import svg
from app.exporters.timeline_picture import Dated, timeline_picture
from app.importers.outlines import read_outlines
from app.paths import REFERENCE
from app.store.reader import Reader
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import grouped, vocabularies
from app.store.reads import sources as source_reads
from app.store.reads.grouped import Cell, Counted, Matrix, Tally
from app.store.store import Store

_DONOR = Axis("donor", By.PARTY_HOME, "donor", PartyRole.DONOR)
_RECIPIENT = Axis("recipient", By.PARTY_HOME, "recipient", PartyRole.RECIPIENT)

Faces = Mapping[tuple[Group, Group], CellFace]
"""What the cells of a matrix show, by their groups."""
Painter = Callable[[Drawing, Palette], bytes]
"""What makes a file of a drawing."""


def flows(db: Reader, wanted: DonationFilter) -> Flows:
    """Who gave to whom, each pair once, by country where known. Raises `BadInput` as a question does."""
    found = grouped.matrix(db, _DONOR, _RECIPIENT, wanted)
    groups = country_reads.members(db)
    own = {code for cell in found.cells for code in (cell.row.key, cell.column.key)} & set(groups)
    none = tuple(_flow(cell, cell.none, 0) for cell in found.cells if cell.none)
    given = tuple(_flow(cell, (*cell.records, *cell.promised), len(cell.promised))
                  for cell in found.cells if cell.records or cell.promised)  # fmt: skip
    return Flows(given, none, {code: groups[code] for code in own}, donation_reads.count(db, wanted))


def _flow(cell: Cell, refs: tuple[str, ...], promised: int) -> Flow:
    sums = cell.totals.numbered
    stated = Stated.PROMISED if not cell.records else Stated.QUANTITY if sums else Stated.NO_QUANTITY
    amount = "; ".join(marked_words(one) for one in sums)
    why = "" if sums else no_sum_words(cell.totals, cell.records)
    return Flow(*cell.row, *cell.column, stated, amount, refs, promised, why)


def map_of(db: Reader, query: Query | None = None, title: str = "") -> Drawing:
    """The map for a question."""
    return map_picture(flows(db, DonationFilter(query=query)), read_outlines(REFERENCE), title)


def timeline_of(db: Reader, query: Query | None, title: str) -> Drawing:
    """The timeline for a question."""
    return timeline_picture(dated(db, DonationFilter(query=query)), title)


def dated(db: Reader, wanted: DonationFilter) -> list[Dated]:
    """When each record was."""
    return [_dated(ref, content) for ref, content in donation_reads.without_parts(db, wanted)]


def _dated(ref: str, content: Donation) -> Dated:
    first, last = ends(content.date)
    exact = content.date.precision in (DatePrecision.DAY, DatePrecision.RANGE)
    came = outcome(content.assertion, content.status)
    is_nothing = came in (Outcome.CANCELLED, Outcome.NOT_GIVEN)
    return Dated(ref, content.title, first, last, (exact, exact), came in PLEDGED, is_nothing)


def matrix_of(db: Reader, rows: Axis, columns: Axis, query: Query | None, title: str = "") -> Drawing:
    """The matrix for a question; its title says what its sides are. Raises `BadInput` for a missing category or tag."""
    found = grouped.matrix(db, rows, columns, DonationFilter(query=query))
    faces = {(cell.row, cell.column): summed(cell) for cell in found.cells}
    named = " × ".join(_axis_words(db, one) for one in (rows, columns))
    return draw_matrix(found, faces, f"{title}: {named}" if title else capital(named))


def _axis_words(db: Reader, axis: Axis) -> str:
    """What an axis is called, with its category of facts or its tag."""
    if axis.by is By.FACT and axis.role is not None:
        terms = vocabularies.of(db).of(CATEGORY)
        return tr(OF_FACT[axis.role]).format(fact=tr_term(terms[axis.of]) if axis.of in terms else axis.of)
    return f"{axis.display_name} {axis.of}".strip()


def draw_matrix(found: Matrix[Counted], faces: Faces, title: str) -> Drawing:
    """The picture of a matrix that was read."""
    place = {one: n for n, one in enumerate(found.rows)}, {one: n for n, one in enumerate(found.columns)}
    cells = {(place[0][row], place[1][column]): face for (row, column), face in faces.items()}
    return matrix_picture([one.name for one in found.rows], [one.name for one in found.columns], cells, title)


def faces(
    db: Reader, rows: Axis, columns: Axis, some: Iterable[Tally], shared: Collection[int] = ()
) -> dict[tuple[Group, Group], CellFace]:
    """What some cells of a matrix show, with their sums; `shared` is the matrix's."""
    return {at: summed(cell) for at, cell in grouped.cells(db, rows, columns, some, shared).items()}


def face(cell: Counted, sums: tuple[str, ...] = ()) -> CellFace:
    """What a cell of a matrix shows."""
    return CellFace(len(cell.records), sums, len(cell.promised), len(cell.none), len(cell.cancelled))


def summed(cell: Cell) -> CellFace:
    """The same, with what its records come to, and what is to be said against them."""
    against = doubts_of(line for lines in cell.held.values() for line in lines)
    return replace(face(cell, tuple(map(marked_words, cell.totals.numbered))), against=tuple(against))


def cited(db: Reader, wanted: DonationFilter) -> tuple[str, ...]:
    """The citations of the works that the evidence of some records is in, and of tables that are a source of theirs."""
    works = grouped.tally(db, axis_of("work"), axis_of("scope"), wanted).rows
    rows = [source_reads.source_row(db, int(one.key)) for one in works if one.key.isdigit()]
    words = tr("{table} (table, imported {day})")
    tables = (
        words.format(table=", ".join(filter(None, (name, sheet))), day=added[:10])
        for name, sheet, added in donation_reads.accepted_tables(db, wanted)
    )
    return (*sorted(full_citation(row.meta, row.kind) for row in rows), *tables)


def export_picture(
    store: Store, drawing: Drawing, file: Path, painters: Mapping[str, Painter], theme: str, wanted: DonationFilter
) -> None:
    """Write a drawing of some records to a file, with the citations of their works; the extension decides the format.

    `painters` makes binary formats, by extension. Raises `BadInput` for an unknown one, `StoreError` if the file cannot
    be written.
    """
    drawing = with_citations(drawing, cited(store, wanted))
    palette, kind = PALETTES.get(theme, LIGHT), file.suffix.lower()
    if kind == ".svg":
        content = svg(drawing, palette).encode("utf-8")
    elif kind in painters:
        content = painters[kind](drawing, palette)
    else:
        kinds = ", ".join((".svg", *painters))
        raise BadInput(tr("{file} has no known extension. Use {kinds}.").format(file=file.name, kinds=kinds))
    put_file(file, content)
