"""`add donation --json`: records with their words, a line each."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run

TEXT = """# Aid

Ghana gave Togo 300 tents worth $9,000 on 3 May 2021. Fiji offered Tonga help.

Ghana gave Togo 300 tents worth $9,000 on 3 May 2021, and Benin got none.
"""
RECORD: dict[str, Any] = {
    "title": "Tents of Ghana for Togo",
    "donors": [{"name": "Ghana", "iso2": "GH"}],
    "carriers": [],
    "recipients": [{"name": "Togo", "iso2": "TG"}],
    "items": [{"item": "tents", "low": 300, "high": 300, "qualifier": "exact", "unit": "", "as_stated": "300 tents"}],
    "money": {"low": 9000, "high": 9000, "currency": "USD", "qualifier": "exact", "as_stated": "$9,000"},
    "amounts": [{"low": 9000, "high": 9000, "currency": "USD", "qualifier": "exact", "as_stated": "$9,000"}],
    "status": "given",
    "date": {"start": "2021-05-03", "end": "2021-05-03", "precision": "day", "as_stated": "3 May 2021"},
    "basis": "unspecified",
    "asserted_by": "",
    "spans": {},
    "unsure": {},
}


@pytest.fixture
def source(workspace: Path, tmp_path: Path, run: Run) -> int:
    file = tmp_path / "aid.md"
    file.write_text(TEXT, "utf-8")
    return int(run("import", file, "--workspace", workspace, "--json").json()[0]["source"])


@pytest.fixture
def add(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    def added(*lines: Any) -> Ran:
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return run("add", "donation", "--json", "--workspace", workspace)

    return added


def records(run: Run, workspace: Path) -> list[dict[str, Any]]:
    return list(run("list", "donations", "--workspace", workspace, "--json").json())


def answers(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_record_comes_with_its_evidence_and_one_undo_takes_both(
    run: Run, workspace: Path, source: int, add: Run
) -> None:
    before = len(records(run, workspace))
    evidence = [
        {"field": "donors", "quote": "Ghana", "paragraph": 1},
        {"field": "recipients", "quote": "Togo", "paragraph": 1},
        {"field": "items", "quote": "300 tents", "paragraph": 1},
        {"field": "money", "quote": "$9,000", "paragraph": 1},
        {"field": "date", "quote": "3 May 2021, and"[:10], "paragraph": 2},
        {"field": "", "quote": "Fiji offered Tonga help"},
    ]
    ran = add(RECORD | {"source": source, "evidence": evidence})
    assert (ran.code, answers(ran)[0]["evidence"]) == (0, 6)
    record = records(run, workspace)[-1]
    assert record["ref"] == answers(ran)[0]["ref"]
    assert record["outcome"] == "given"
    assert record["counts"] is True
    assert [(one["role"], one["kind"], one["iso2"]) for one in record["parties"]] == [
        ("donor", "country", "GH"), ("recipient", "country", "TG"),
    ]  # fmt: skip
    assert [(one["low"], one["item"]) for one in record["items"]] == [(300, "tents")]
    assert record["money"]["currency"] == "USD"
    assert record["date"]["start"] == "2021-05-03"
    assert sorted(one["field"] for one in record["evidence"]) == ["", "date", "donor", "item", "money", "recipient"]
    run("undo", "--workspace", workspace)
    assert len(records(run, workspace)) == before


@pytest.mark.parametrize("status", ["given", "announced", "promised", "offered", "not_given", "cancelled"])
def test_each_status_is_the_outcome_of_the_record(run: Run, workspace: Path, add: Run, status: str) -> None:
    assert add(RECORD | {"status": status}).code == 0
    record = records(run, workspace)[-1]
    assert record["outcome"] == status
    assert record["in_totals"] is (status == "given")


def test_what_was_not_given_is_told_in_the_note(run: Run, workspace: Path, add: Run) -> None:
    assert add(RECORD | {"status": "not_given"}).code == 0
    record = records(run, workspace)[-1]
    assert record["items"] == []
    assert record["money"] is None
    assert "300 tents" in record["note"]


def test_further_amounts_and_who_says_so_are_kept(run: Run, workspace: Path, add: Run) -> None:
    euros = {"low": 8000, "high": 8000, "currency": "EUR", "as_stated": "8,000 euros"}
    assert add(RECORD | {"amounts": [RECORD["money"], euros], "asserted_by": "the ministry"}).code == 0
    record = records(run, workspace)[-1]
    assert "8,000 euros" in record["note"]
    assert [one["name"] for one in record["parties"] if one["role"] == "announcer"] == ["the ministry"]


def test_a_line_that_fails_says_why_leaves_nothing_and_stops_nothing(
    run: Run, workspace: Path, source: int, add: Run
) -> None:
    before = records(run, workspace)
    bad: list[Any] = [
        "not JSON",
        "[]",
        {**RECORD, "title": ""},
        {**RECORD, "status": "perhaps"},
        {**RECORD, "items": {"item": "tents"}},
        {**RECORD, "items": [{"item": "tents", "low": "many"}]},
        {**RECORD, "items": [{"item": "tents", "low": 9, "high": 3}]},
        {**RECORD, "money": {"low": 5, "high": 5, "currency": "XYZ"}, "amounts": []},
        {**RECORD, "date": {"start": "2021-05-03", "end": "2020-01-01"}},
        {**RECORD, "source": source, "evidence": [{"field": "donors", "quote": "Ghana gave Togo 300 tents"}]},
        {**RECORD, "source": source, "evidence": [{"field": "donors", "quote": "Sweden"}]},
        {**RECORD, "source": 99, "evidence": [{"field": "donors", "quote": "Ghana"}]},
        {**RECORD, "evidence": [{"field": "donors", "quote": "Ghana"}]},
        {**RECORD, "source": source, "evidence": [{"field": "colour", "quote": "Fiji"}]},
    ]
    ran = add(*bad, RECORD)
    told = answers(ran)
    assert ran.code == 1
    assert all(answer["error"] for answer in told[:-1])
    assert "ref" in told[-1]
    assert len(records(run, workspace)) == len(before) + 1
    assert run("check", "--workspace", workspace).code == 0


def test_a_draft_can_be_added_as_it_is_printed(
    run: Run, workspace: Path, add: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Japan gave Peru 20,000 masks and the Soviet Union's embassy promised Chad €2 million."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    drafts = run("draft", "--json").json()[0]["drafts"]
    assert len(drafts) == 2
    ran = add(*({**draft, "title": f"Draft {number}"} for number, draft in enumerate(drafts)))
    assert [set(answer) for answer in answers(ran)] == [{"ref", "evidence"}] * 2
    assert [record["outcome"] for record in records(run, workspace)[-2:]] == ["given", "promised"]
