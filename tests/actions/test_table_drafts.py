"""Rows of a table that came in with a source: drafts of their cells, which become records with evidence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.made import make_empty

from app.actions import source_drafts, sources
from app.actions.source_drafts import drafts_of
from app.domain.drafts.draft import Field
from app.domain.source_sentence import SourceSentence
from app.domain.support import unsupported_figures
from app.importers.read import read_source
from app.paths import RESOURCES
from app.store.reads import sources as source_reads
from app.store.store import Store

HEAD = ("Giver", "Pledged (US$ million)", "Paid (US$ million)", "Given to")
ROWS = (HEAD, ("Peru", "2.5", "1", "Friends of St. Ann, Velm"), ("Chile", "4", "", "Oxfam"), ("Total", "6.5", "1", ""))
TOLD = "They had been counted twice, on the quay and by the clerk, before the ship was allowed to sail."
WAYS = {
    "page.html": "<article><h1>Gifts</h1><p>" + TOLD + "</p><table>"
    + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    + f"</table><p>{TOLD}</p></article>",
    "notes.md": f"# Gifts\n\n{TOLD}\n\n"
    + "\n".join(f"| {' | '.join(row)} |" for row in (ROWS[0], ("---",) * 4, *ROWS[1:])),
    "rows.csv": "Gifts,,,\n" + "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS),
    "plain.txt": "\n".join(("Gifts", "", TOLD, "", *("\t".join(row) for row in ROWS), "", TOLD, "")),
}  # fmt: skip


@pytest.fixture(params=WAYS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    with Store(path, "Ann") as made:
        sources.add_draft(made, read_source(WAYS[request.param].encode(), request.param))
        yield made


def test_a_row_is_drafted_saved_and_summed_however_its_table_came_in(store: Store) -> None:
    text = source_reads.current_text(store, 1).text
    found = drafts_of(store, 1).found
    assert [[draft.money and draft.money.low for draft in one.drafts] for one in found] == [
        [Decimal(2500000), Decimal(1000000)],
        [Decimal(4000000)],
    ]
    for one in found:
        for record in source_drafts.save_all(store, 1, [source_drafts.ToSave(draft) for draft in one.drafts]):
            assert unsupported_figures(record) == []
    assert text[slice(*found[0].drafts[1].spans[Field.MONEY][0])] == "1"
    assert drafts_of(store, 1).open == ()


def test_a_row_is_one_sentence_whose_cells_are_offered(store: Store) -> None:
    text = source_reads.current_text(store, 1)
    meta, drafts = source_reads.source_row(store, 1).meta, drafts_of(store, 1)
    first = drafts.found[0]
    (one,) = source_drafts.sentences_at(text, (first.end - 2, first.end - 2), meta, drafts)
    assert one == first
    words = source_drafts.words_for(SourceSentence(text.text, one.span), Field.RECIPIENTS)
    assert "Friends of St. Ann, Velm" in [text.text[slice(*span)] for span in words]
