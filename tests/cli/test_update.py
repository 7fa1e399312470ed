"""`update SOURCE FILE --report R.json`."""

from __future__ import annotations

import json

from tests.cli.pages import PAGE
from tests.helpers.raw_docx import made, p
from tests.helpers.raw_pdf import lines, pdf

from app.actions.passages import tag_passage
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.store.reads.sources import current_text
from app.store.store import Store


def test_a_new_version_with_its_report(run, page, workspace, tmp_path):
    assert run("import", page, "--workspace", workspace).code == 0
    with Store(workspace) as store:
        text = current_text(store, 1)
        tag_id = add_tag(store, TagContent("Ferry"))
        block = text.blocks[-1]
        words = text.text[block.start : block.end]
        passage_id = tag_passage(store, 1, block.start, block.end, [tag_id])
    new = tmp_path / "new.txt"
    new.write_text(PAGE.replace(words, f"A paragraph was put in before the last one.\n\n{words}"), "utf-8")
    report = tmp_path / "r.json"
    ran = run("update", "1", new, "--report", report, "--workspace", workspace)
    assert (ran.code, ran.out, ran.err) == (0, "", "1 kept.\n")
    told = json.loads(report.read_text("utf-8"))
    assert told["counts"] == {"verified": 1, "moved": 0, "changed": 0, "review": 0, "lost": 0}
    (one,) = told["passages"]
    assert set(one) == {"id", "state", "before", "after"}
    assert (one["id"], one["state"]) == (passage_id, "verified")
    assert one["before"] == {"start": block.start, "end": block.end, "quote": words}
    assert one["after"]["quote"] == words
    assert one["after"]["start"] > block.start
    with Store(workspace) as store:
        after = one["after"]
        assert current_text(store, 1).text[after["start"] : after["end"]] == words
    assert len(run("show", "source", "1", "--json", "--workspace", workspace).json()["versions"]) == 2
    again = run("update", "1", new, "--workspace", workspace)
    assert (again.code, again.err) == (0, "This is the version that is here already; nothing changed.\n")


def test_what_is_not_there_is_said(run, page, workspace, tmp_path):
    ran = run("update", "7", page, "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "no source 7" in ran.err
    assert run("import", page, "--workspace", workspace).code == 0
    ran = run("update", "1", tmp_path / "missing.txt", "--workspace", workspace)
    assert ran.code == 1
    assert "missing.txt" in ran.err
    assert run("update", "1", "--workspace", workspace).code == 2


def test_a_report_that_has_no_place_is_said_before_anything_is_done(run, page, workspace, tmp_path):
    assert run("import", page, "--workspace", workspace).code == 0
    new = tmp_path / "new.txt"
    new.write_text(PAGE.replace("Tuesday", "Friday"), "utf-8")
    before = run("list", "history", "--json", "--workspace", workspace).json()
    ran = run("update", "1", new, "--report", tmp_path / "none" / "r.json", "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no folder" in ran.err
    assert run("list", "history", "--json", "--workspace", workspace).json() == before


def test_a_word_document_and_a_pdf_correct_a_page_and_a_damaged_one_changes_nothing(run, page, workspace, tmp_path):
    assert run("import", page, "--workspace", workspace).code == 0
    with Store(workspace) as store:
        text = current_text(store, 1)
        block = text.blocks[-1]
        words = text.text[block.start : block.end]
        end = block.start + words.index("\n")  # a document has no line ends of its own
        tag_passage(store, 1, block.start, end, [add_tag(store, TagContent("Ferry"))])
    new, damaged = tmp_path / "new.docx", tmp_path / "damaged.docx"
    new.write_bytes(made(p("A paragraph was put in before the last one.") + p(words)))
    damaged.write_bytes(new.read_bytes()[:-99])
    ran = run("update", "1", damaged, "--workspace", workspace)
    assert (ran.code, "is damaged" in ran.err) == (1, True)
    ran = run("update", "1", new, "--workspace", workspace)
    assert (ran.code, ran.err) == (0, "1 kept.\n")
    new = tmp_path / "new.pdf"  # the passage on its second page
    new.write_bytes(pdf(lines(60, 700, "A paragraph was put in before the last one."), lines(60, 700, words)))
    ran = run("update", "1", new, "--workspace", workspace)
    assert (ran.code, ran.err) == (0, "1 kept.\n")
    assert len(run("show", "source", "1", "--json", "--workspace", workspace).json()["versions"]) == 3
    (passage,) = run("list", "passages", "--json", "--workspace", workspace).json()
    assert passage["place"]["page"] == "2"
    assert run("export", "markdown", "--to", tmp_path / "md", "--workspace", workspace).code == 0
    (tag_page,) = (tmp_path / "md" / "Tags").iterdir()
    assert "¶2, p. 2" in tag_page.read_text("utf-8")
