"""Makes the small workspace that the tests keep of a version, by the code of that version.

Before a step is added to `store/upgrades`, the workspace of the version that it leads away from is made, from the
checkout of its last commit:

    PYTHONPATH=src:. python tests/store/past/make.py tests/store/past/version-2.passagework.xz
"""

from __future__ import annotations

import lzma
import os
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from tests.helpers.actors import add_actor

from app.actions import collections, donations, evidence, facts, notes, passages, sources, tags
from app.bootstrap import main
from app.domain import donations as said
from app.domain import terms
from app.domain.codebook import TagContent
from app.domain.facts import Fact
from app.domain.library import ReadState
from app.domain.passages import Claim
from app.domain.records import Actor
from app.store.reads.sources import current_text, library
from app.store.store import Store

try:
    from app.domain.vocabularies import actor_kind, category
except ImportError:  # until version 5 they were the program's
    actor_kind, category = terms.ActorKind, terms.FactCategory

PAGE = """<html><head><title>Quinces for the islands</title><meta name="author" content="Ada Moreno"></head><body>
<article><h1>Quinces for the islands</h1>
<p>In March 2021 the orchard league of Norvale sent 1,200 crates of quinces to Thailand, worth $45,000.</p>
<p>A clerk at the harbour called it “a gift between old friends”; nobody has said who paid for the ship.</p>
<p>Two weeks later another 300 crates came to Peru, as a loan to be given back in the next good year.</p>
<p>Subscribe to our letter and never miss a harvest.</p></article></body></html>"""
TEXT = """Café crème at the quay

The mayor of Łódź wrote that the crates had “arrived like rain after a dry summer”.

מאה ארגזים של חבושים הגיעו לנמל חיפה ביום שלישי בבוקר.

一百箱水果在星期二早上到达港口。
"""
GONE = "A page to be taken away\n\nIts only line speaks of tamarinds, and is searched for in vain.\n"


def _import(path: Path, folder: Path) -> None:
    for name, words in (("quinces.html", PAGE), ("creme.txt", TEXT), ("gone.txt", GONE)):
        (folder / name).write_text(words, "utf-8")
        assert main(["import", str(folder / name), "--workspace", str(path), "--author", "Ruth"]) == 0


def _find(store: Store, source_id: int, words: str) -> tuple[int, int, int, str]:
    start = current_text(store, source_id).text.index(words)
    return source_id, start, start + len(words), words


def _tag(store: Store, source_id: int, words: str, *tag_ids: int) -> int:
    _, start, end, quote = _find(store, source_id, words)
    return passages.tag_passage(store, source_id, start, end, tag_ids, quote)


def _passages(store: Store, page: int, text: int) -> None:
    motive = tags.add_tag(store, TagContent("Motive", 3, "Why it was given", examples=("old friends",)))
    image = tags.add_tag(store, TagContent("Image repair", 5, aliases=("réputation",)), motive)
    cargo = tags.add_tag(store, TagContent("Cargo", 1))
    friends = _tag(store, page, "“a gift between old friends”", motive, image)
    _tag(store, page, "1,200 crates of quinces", cargo)
    _tag(store, text, "arrived like rain after a dry summer", image)
    _tag(store, text, "חבושים", cargo)
    passages.set_claim(store, friends, Claim(terms.ClaimKind.OBSERVATION, "a clerk", terms.Sureness.POSSIBLE))
    note = notes.quote_in_note(store, [friends], None)
    notes.edit_note(store, note, "Friendship", "Old friends, says the clerk.")
    notes.add_note(store, "What came of the loan? See [[Friendship]].", "To ask")


def _records(store: Store, page: int) -> None:
    add_actor(store, Actor("Orchard League", actor_kind("ngo"), aliases=("the growers of Norvale",)))
    for name, kind in (("Thailand", actor_kind("central_government")), ("Peru", actor_kind("ngo"))):
        add_actor(store, Actor(name, kind))  # as a record's form once made them
    given = said.Donation(
        "Quinces to Thailand",
        parties=(
            said.Party(terms.PartyRole.DONOR, "Orchard League", actor_kind("ngo")),
            said.Party(terms.PartyRole.RECIPIENT, "Thailand", actor_kind("central_government"), place="TH"),
        ),
        items=(said.Item("crates of quinces", Decimal(1200), Decimal(1200), terms.Qualifier.EXACT, "crate", "1,200"),),
        money=said.Money(Decimal(45000), Decimal(45000), "USD", as_stated="$45,000"),
        date=said.DateSpan("2021-03-01", "2021-03-31", terms.DatePrecision.MONTH, "March 2021"),
        motive="Friendship",
    )
    first = donations.add_donation(store, given)
    lent = said.Donation(
        "Quinces to Peru",
        parties=(said.Party(terms.PartyRole.RECIPIENT, "Peru", actor_kind("ngo"), place="PE"),),
        items=(said.Item("crates", Decimal(300), Decimal(300), terms.Qualifier.EXACT, "crate", "300"),),
    )
    second = donations.add_donation(store, lent)
    donations.link_donations(store, first, second, terms.LinkKind.OVERLAPS)
    evidence.link_evidence(store, *_find(store, page, "$45,000"), ("donation", first), (("money", None),))
    fact = facts.add_fact(store, Fact("TH", category("other"), "harbours", "14", Decimal(14), Decimal(14)))
    evidence.link_evidence(store, *_find(store, page, "to Thailand"), ("fact", fact))


def _history(store: Store, page: int, text: int, gone: int) -> None:
    collections.add_collection(store, "Fruit", (page, text))
    collections.mark_sources(store, (page,), ReadState.READ)
    last = max(n for n, block in enumerate(current_text(store, page).blocks) if block.paragraph)
    sources.cut_block(store, page, last)
    sources.remove_source(store, gone)
    tags.add_tag(store, TagContent("Never mind"))
    assert store.undo() is not None


def make(path: Path, folder: Path) -> None:
    """Make the workspace at `path`; `folder` is for the pages."""
    assert main(["init", "--empty", "--workspace", str(path)]) == 0
    _import(path, folder)
    with Store(path, "Ruth") as store:
        ids = {row.meta.title: row.id for row in library(store)}
        page, gone = ids["Quinces for the islands"], ids["A page to be taken away"]
        (text,) = set(ids.values()) - {page, gone}
        _passages(store, page, text)
        _records(store, page)
        _history(store, page, text, gone)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as named:
        os.environ["PASSAGEWORK_DATA"] = named
        made = Path(named) / "w.passagework"
        make(made, Path(named))
        Path(sys.argv[1]).write_bytes(lzma.compress(made.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
