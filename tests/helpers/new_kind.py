"""A kind of record that is known to this file alone, taken through all that things can do.

`tests/actions/test_new_kind.py` runs it in a process of its own, since a kind is known for the whole of one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import delete, insert
from tests.helpers.made import create

from app.actions import evidence_check, listing_evidence, listing_ledger, notes, reviews, trash
from app.actions.check import check
from app.actions.documents import Subject, document_of
from app.actions.evidence import link_evidence
from app.actions.exports import export_markdown
from app.actions.sources import add_bytes
from app.domain import fields, kinds
from app.domain.changes import Operation
from app.domain.evidence_check import Reread
from app.domain.history import HistoryFilter
from app.domain.terms import Verdict
from app.exporters.citing import HouseCiting
from app.exporters.flow import Para
from app.store import kinds as stored
from app.store.columns import make_table, uid, words
from app.store.reads import evidence, figure_sentences, history, link_choices, links, operation_changes, passages
from app.store.reads import notes as note_reads
from app.store.reads.search import search
from app.store.reads.sources import current_text
from app.store.reads.trash import removed
from app.store.store import Store
from app.ui.base.note_words import link_name
from app.ui.base.things import icon_of, target_to_correct
from app.ui.views.donations.reader_queue import Show, queue
from app.ui.views.search.popup import rows_of, target_of_hit

FLAG = fields.Field("flag", "flag")
fields.register("ship", (fields.Field("name", "name", evidence=None), FLAG))
SHIP = make_table("ship", uid(), words("name"), words("flag"))
kinds.register(
    kinds.Kind(
        "ship", "ship", ("{n} ship", "{n} ships"),
        icon="package", place="donations", gone="This ship is no longer in the workspace.",
        evidence=True, reviewed=True, notes=True, letter="v", section=kinds.Section("Ships", 5), folder="Ships",
        numbered=True,
        removed_by=(Operation.REMOVE_DONATION,),
        kept_out="Another ship is in its place.",
    )
)  # fmt: skip
stored.register(
    stored.Stored(
        SHIP, ("name",), SHIP.c.name, SHIP.c.flag, named_by=("name",),
        found=stored.Found(lambda _db, row: (row.name, row.flag), SHIP.c.name, SHIP.c.flag),
    )
)  # fmt: skip


def work(store: Store, out: Path) -> None:
    source = add_bytes(store, b"The quay\n\nOn Monday the Medlar lay at the quay.\n", "q.txt", "text/plain").source_id
    with store.write(Operation.ADD_DONATION, "Medlar") as tx:
        ship = tx.insert(insert(SHIP), {"uid": "0123456789ab", "name": "Medlar", "flag": "Norvale"})

    # said in a line with what its title says, as a record is
    assert kinds.line_of("ship", "Medlar", "Norvale") == "Medlar Norvale"

    # found, by its own words and in its own section
    (hit,) = [hit for hit in search(store, "norvale") if hit.kind == "ship"]
    assert (hit.thing_id, hit.title) == (ship, "Medlar")
    assert [row.text for row in rows_of([hit], "norvale")] == ["Ships", "Medlar"]
    assert (target_of_hit(hit).place, icon_of("ship")) == ("donations", "package")

    # noted on, and linked to by its name and its uid
    note = notes.add_note(store, "See [[Medlar]].", "Of the ship", "ship", ship)
    assert [(one.id, one.target, one.target_label) for one in note_reads.on(store, "ship", ship)] == [
        (note, "ship", "Medlar")
    ]
    assert links.linked(store, "medlar") == links.linked(store, "v-0123456789ab") == ("ship", ship)
    assert [one.id for one in links.backlinks(store, "ship", ship)] == [note]
    (choice,) = [one for one in link_choices.everything(store) if one.kind == "ship"]
    assert (choice.label, link_choices.link_to(store, choice)) == ("Medlar", "[[Medlar]]")
    assert link_name(note_reads.one(store, note)) == "Medlar"

    # linked to a passage
    start = current_text(store, source).text.index("Medlar")
    passage = link_evidence(store, source, start, start + 6, None, ("ship", ship))
    (ref,) = passages.one(store, passage).evidence
    assert (ref.kind, ref.thing_id, ref.label, ref.title) == ("ship", ship, "Medlar", "Norvale")
    assert [piece.quote for piece in evidence.of(store, "ship", (ship,))[ship]] == ["Medlar"]
    figure = figure_sentences.of_thing(store, "ship", ship)
    (sentence,) = figure_sentences.behind(store, figure).items
    assert (figure.label, sentence.quote) == ("Medlar", "Medlar")
    assert "and 1 ship." in listing_evidence.summary(tuple(evidence_check.every(store)))
    done = history.history(store, wanted=HistoryFilter(table="ship", row_id=ship))
    assert [line.kind for line in done] == [Operation.LINK_EVIDENCE, Operation.ADD_DONATION]
    changed = operation_changes.changes_of(store, done[0].operation_id).rows
    assert ("ship", "Medlar") in {(field.label, field.after) for row in changed for field in row.fields}

    # gone through by readers, field by field
    here = ("ship", ship)
    link_evidence(store, source, start, start + 6, None, here, (("flag", None),))
    (standing,) = reviews.standings(store, here)
    assert (standing.held.label, standing.held.value, len(standing.evidence)) == ("flag", "Norvale", 1)
    looked = evidence_check.of_thing(store, here)
    assert (looked.name, [one.reread for one in looked.fields]) == ("Medlar", [Reread.NOT_REREAD])
    assert here in {(one.kind, one.thing_id) for one in evidence_check.every(store)}
    reviews.review_field(store, here, ("flag", None), Verdict.DISPUTED, "No flag is named.")
    rows = [row for row in queue(evidence_check.of_things(store, (here,)), Show.ALL, store.person.id) if not row.head]
    assert [(row.name, row.value, row.verdict) for row in rows] == [("Flag", "Norvale", Verdict.DISPUTED)]
    assert target_to_correct(*here).kind == "ship"
    assert [one["thing"] for one in listing_ledger.reviews(store) if one["kind"] == "ship"] == ["Medlar"]
    assert history.history(store, wanted=HistoryFilter(table=here[0], row_id=here[1]))[0].kind is Operation.REVIEW_FIELD
    for _ in range(2):
        assert store.undo() is not None

    # exported
    export_markdown(store, out)
    page = (out / "Ships" / "Medlar.md").read_text("utf-8")
    for said in ("# Medlar", "**Flag:** Norvale", "> On Monday the ==Medlar== lay at the quay.", "[[Notes/Of the ship"):
        assert said in page, (said, page)
    assert "[[Ships/Medlar" in (out / "index.md").read_text("utf-8")
    assert "Ships/Medlar" in (out / "Notes" / "Of the ship.md").read_text("utf-8")
    assert "Ships/Medlar" in next((out / "Sources").glob("*.md")).read_text("utf-8")

    # in the annex of a document
    annexed = document_of(store, Subject("note", str(note)), HouseCiting()).blocks
    assert "[A1] Medlar" in [one.text for one in annexed if isinstance(one, Para)]

    # undone and done again
    for _ in range(3):
        assert store.undo() is not None
    assert not search(store, "norvale")
    assert note_reads.every(store) == ()
    for _ in range(3):
        assert store.redo() is not None
    assert [one.target_label for one in note_reads.every(store)] == ["Medlar"]

    # removed, and put back with what stood on it
    with store.write(Operation.REMOVE_DONATION, "Medlar") as tx:
        tx.run(delete(SHIP))
    assert note_reads.every(store) == ()
    (gone,) = removed(store)
    assert (gone.table, gone.label, gone.with_it) == ("ship", "Medlar", 2)
    assert trash.put_back(store, gone).left == 0
    assert [one.target_label for one in note_reads.every(store)] == ["Medlar"]
    assert [piece.quote for piece in evidence.of(store, "ship", (ship,))[ship]] == ["Medlar"]
    assert check(store).problems == ()


def main(folder: Path) -> None:
    path = folder / "w.passagework"
    create(path)
    with Store(path, "Ann") as store:
        work(store, folder / "out")
    assert (folder / "out").is_dir()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
