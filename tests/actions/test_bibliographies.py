"""Files of a bibliography that came from another computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.made import make_empty

from app.actions.references import add_entries, bibliography_in
from app.domain.changes import Operation
from app.paths import RESOURCES
from app.store.reads.history import undo_label
from app.store.reads.sources import library
from app.store.store import Store

PAGE = "<html><title>{name}</title><body><h1>{name}</h1><p>{words}</p></body></html>"
BIB = r"""
@online{a, title={Gifts by sea}, file={Snapshot:C\:\\PEOPLE\\ann\\Zotero\\storage\\K2AB\\gifts.html:text/html}}
@online{b, title={Masks for the north}, file={:C$\backslash$:/PEOPLE/ann/Downloads/masks.html:html}}
@online{c, title={One of two}, file={/HOME/ann/one/page.html}}
@online{d, title={The other of two}, file={/HOME/ann/two/page.html}}
"""


def _put(path: Path, name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(name=name, words=f"{name}. A ship brought what was sent. " * 12), encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    return Store(tmp_path / "w.passagework", "Ann")


def test_a_file_of_another_computer_is_found_beside_the_bibliography_where_its_name_is_its_alone(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "sent"
    _put(folder / "storage" / "K2AB" / "gifts.html", "Gifts")
    _put(folder / "masks.html", "Masks")
    _put(folder / "page.html", "Nobody knows whose")
    (folder / "list.bib").write_text(BIB.replace("PEOPLE", "Users").replace("HOME", "home"), encoding="utf-8")
    with store:
        made = add_entries(store, bibliography_in(folder / "list.bib"), folder, together="all")
        assert [row.meta.title for row in library(store)] == ["Gifts by sea", "Masks for the north"]
        assert undo_label(store) == (Operation.ADD_SOURCE, "2 sources")
        store.undo()
        assert not library(store), "one step takes all of them back"
    assert made.problems == (
        "“One of two”: its file is not beside the bibliography. Export it together with its files.",
        "“The other of two”: its file is not beside the bibliography. Export it together with its files.",
    )
