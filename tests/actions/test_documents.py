"""Documents of a small workspace: what is marked, what is remarked, and the annex of a note."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.actions.export_workspace import LINES

from app.actions.documents import Subject, document_of
from app.actions.donations import edit_donation
from app.actions.evidence import link_evidence
from app.actions.notes import add_note
from app.actions.passages import tag_passage
from app.domain.terms import EvidenceRole
from app.exporters.citing import HouseCiting
from app.exporters.flow import Document, Grid, Look, Para, Picture, Role, words_of
from app.store.reads import donations as donation_reads
from app.store.reads import passages as passage_reads
from app.store.store import Store


def document(store: Store, kind: str, key: str) -> Document:
    return document_of(store, Subject(kind, key), HouseCiting())


def paras(found: Document) -> list[str]:
    return [one.text for one in found.blocks if isinstance(one, Para)]


def test_a_source_is_its_whole_text_with_remarks_on_the_words_they_are_about(ledger: Store, ids) -> None:
    found = document(ledger, "source", str(ids["source"]))
    text = [one for one in found.blocks if isinstance(one, Para) and one.beside]
    assert [one.text for one in text] == list(LINES)
    assert [one.beside for one in text] == ["¶1", "¶2", "¶3"]
    on = {number: run.text for one in text for run in one.runs for number in run.remarks}
    said = {found.remarks[number - 1].text: words for number, words in on.items()}
    assert said == {
        "Tags: Motive/Image repair\nClaim: thesis, asserted by the authors, probable\n"
        "Evidence for: Iran · cases": LINES[0],
        "Tags: Motive/Image repair\nEvidence for: D-01 Upper Example to Gorgan\nNotes: Plan: [draft]": LINES[1],
        "Tags: Motive": LINES[2],
    }
    assert (found.title, found.language, found.authors) == (
        'What "gifts": a #1 / study?', "en", ("Ada Example", "Ben van der Sample"),
    )  # fmt: skip


def test_what_a_note_refers_to_is_in_its_annex_once_and_in_its_order(ledger: Store, ids) -> None:
    uid = passage_reads.one(ledger, ids["passage"]).uid
    body = (
        f"See [[p-{uid[:8]}|the words]] and {{{{D-01.item|20 masks}}}}, [[D-01]], [[Iran]], "
        f"[[p-{uid[:8]}]] again, {{{{D-01.money}}}} and {{{{Iran.nothing}}}}. `{{{{D-01.item}}}}`"
    )
    found = document(ledger, "note", str(add_note(ledger, body, "Brief")))
    assert paras(found)[1] == (
        "See the words\u00a0[A1] and 300,000 masks (“20 masks” when it was written)\u00a0[A2], D-01\u00a0[A3], Iran, "
        'What "gifts": a #1 / study?\u00a0[A1] again, USD 5\u00a0[A4] and {{Iran.nothing}}\u00a0[A5]. {{D-01.item}}'
    )
    heads = [one.text for one in found.blocks if isinstance(one, Para) and one.role is Role.HEADING and one.anchor]
    assert heads[:3] == ['[A1] What "gifts": a #1 / study?', "[A2] 300,000 masks", "[A3] D-01 Upper Example to Gorgan"]
    anchors = {one.anchor for one in found.blocks if isinstance(one, Para)}
    led = {run.href for one in found.blocks if isinstance(one, Para) for run in one.runs if run.href.startswith("#")}
    assert led <= {f"#{one}" for one in anchors}
    assert "Nothing in the workspace supports this." in paras(found)


def test_a_tagged_phrase_that_a_note_is_about_or_leads_to_is_shown_in_its_sentence(ledger: Store, ids) -> None:
    """As on the exported page of the note."""
    at = LINES[1].index("300,000 masks")
    start = sum(len(line) + 2 for line in LINES[:1]) + at
    phrase = tag_passage(ledger, ids["source"], start, start + len("300,000 masks"), [ids["tag"]])
    body = f"See [[p-{passage_reads.one(ledger, phrase).uid[:8]}]]."
    found = document(ledger, "note", str(add_note(ledger, body, "Brief", "passage", phrase)))
    quotes = [one for one in found.blocks if isinstance(one, Para) and one.role is Role.QUOTE]
    assert [one.text for one in quotes] == [LINES[1], LINES[1]]
    assert [run.text for one in quotes for run in one.runs if Look.MARKED in run.look] == ["300,000 masks"] * 2


def test_what_contradicts_a_record_is_last_in_the_annex_and_named_as_that(ledger: Store, ids) -> None:
    target = ("donation", ids["donation"])
    link_evidence(ledger, ids["source"], 0, 4, "1990", target, [("date", None)], EvidenceRole.CONTRADICTS)
    found = document(ledger, "note", str(add_note(ledger, "See [[D-01]].", "Brief")))
    quotes = [one.text for one in found.blocks if isinstance(one, Para) and one.role is Role.QUOTE]
    assert quotes == [LINES[1], "In our words: some masks went to Iran.", "1990."]
    firsts = [tuple(map(words_of, one.rows[0])) for one in found.blocks if isinstance(one, Grid)]
    assert [row[0] for row in firsts] == ["Source", "Source", "Contradicts"]
    assert firsts[2] == ("Contradicts", "date")

    record = donation_reads.record(ledger, ids["donation"])
    fewer = replace(record.content.items[0], low=Decimal(20), high=Decimal(20))
    edited = replace(record.content, items=(fewer, *record.content.items[1:]))
    edit_donation(ledger, record.id, edited, record.part_ids, record)
    found = document(ledger, "note", str(add_note(ledger, "See [[D-01]].", "Brief")))
    against = "item: masks: its words say “300,000 masks to Gorgan, Iran”, but it has 20 masks"
    assert ("Disagrees with its words", against) in [
        tuple(map(words_of, row)) for one in found.blocks if isinstance(one, Grid) for row in one.rows
    ]


def test_a_country_has_its_pictures_and_the_codebook_each_tag(ledger: Store, ids) -> None:
    found = document(ledger, "country", "iran")
    assert [one.drawing.title for one in found.blocks if isinstance(one, Picture)] == [
        "Iran: given and received",
        "Iran: when",
    ]
    assert not [one for one in document(ledger, "country", "NO").blocks if isinstance(one, Picture)]
    assert paras(document(ledger, "codebook", "")) == ["Codebook", "Motive", "Motive / Image repair"]
    notes = document(ledger, "record", "d-01").notes
    assert any("¶2" in words_of(runs) for runs in notes)
