"""What `list donations --json` prints is what `add donation --json` reads: the same records elsewhere."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run
from tests.helpers.long import few
from tests.helpers.made import make_empty

from app.paths import RESOURCES

TEXT = """# Ferries

In March 2021 Norway promised Peru 40 ferries and lent it $45,000 or, with crews, $60,000, the harbour board said.

In June Norway gave Peru two of them. Peru thanked Norway. Norway gave Peru rope.
"""
OF_ONE_WORKSPACE = ("id", "passage", "uid", "table")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    make_empty(path := tmp_path / "elsewhere.passagework", "", RESOURCES)
    return path


def put_in(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Ran:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return run("add", "donation", "--json", "--workspace", workspace)


def listed(run: Run, workspace: Path) -> list[dict[str, Any]]:
    return list(run("list", "donations", "--workspace", workspace, "--json").json())


def as_kept(value: Any) -> Any:
    """Records by their references, without the numbers of one workspace; what is listed of them in no order."""
    if isinstance(value, dict):
        return {key: as_kept(one) for key, one in value.items() if key not in OF_ONE_WORKSPACE}
    return sorted(map(as_kept, value), key=json.dumps) if isinstance(value, list) else value


def records() -> list[dict[str, Any]]:
    parties = {"donors": [{"name": "Norway", "iso2": "NO"}], "recipients": [{"name": "Peru", "iso2": "PE"}]}
    ferries = {"item": "ferries", "low": 40, "high": 40, "unit": "", "as_stated": "40 ferries"}
    loan = {"low": 45000, "high": 45000, "currency": "USD", "qualifier": "exact", "as_stated": "$45,000",
            "kind": "cash", "period": "a year"}  # fmt: skip
    day = {"start": "2021-03-03", "end": "2021-03-03", "precision": "day"}
    return [
        parties | {
            "source": 1, "title": "Ferries", "status": "promised", "items": [ferries], "money": loan, "terms": "loan",
            "condition": "with crews", "instalments": 3, "date": day, "dates": [{**day, "event": "promised"}],
            "amounts": [{"role": "alternative", "low": 60000, "high": 60000, "currency": "USD", "which": "with crews"}],
            "parties": [{"role": "owner", "name": "Fleet", "kind": "ngo"}], "asserted_by": "the harbour board",
            "fields": {"quay": "North", "seen": "2021-05"},
            "evidence": [{"field": "donors", "quote": "Norway", "paragraph": 1},
                         {"field": "items", "quote": "40 ferries"}, {"field": "status", "quote": "promised Peru"},
                         {"field": "items", "quote": "two of them", "role": "contradicts", "part": 1, "note": "late"}],
            "reviews": [{"field": "item", "part": 1, "verdict": "chosen", "remark": "counted", "reader": "Ann"}],
        },
        parties | {
            "source": 1, "title": "Two ferries", "items": [{**ferries, "low": 2, "high": 2, "alternative": "A"},
                                                                {"item": "tugs", "low": 3, "alternative": "B"}],
            "parent": "D-01", "links": [{"kind": "delivers", "ref": "D-01", "note": "by sea"}], "in_totals": False,
            "totals_reason": "counted already", "date": {"start": "2021-06-01", "end": "2021-06-30"},
            "evidence": [{"field": "items", "quote": "two of them"}],
        },
        {"title": "Nothing to Aleppo", "status": "not_given", "recipients": [{"name": "Aleppo"}]},
        parties | {"title": "Called off", "status": "cancelled", "links": [{"kind": "overlaps", "ref": "D-02"}]},
    ]  # fmt: skip


def filled(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for one in (["add", "Quay", "--type", "text"], ["add", "Seen", "--type", "date"]):
        assert run("field", *one, "--workspace", workspace).code == 0
    with_source(run, workspace, tmp_path)
    ran = put_in(run, workspace, monkeypatch, "\n".join(map(json.dumps, records())))
    assert ran.code == 0, ran.out


def with_source(run: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "ferries.md").write_text(TEXT, "utf-8")
    assert run("import", tmp_path / "ferries.md", "--workspace", workspace).code == 0


@few("backwards", [True, False], keep=1, why="the other order")
def test_what_is_listed_is_added_as_it_was_whichever_comes_first(
    run: Run, workspace: Path, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, backwards: bool
) -> None:
    filled(run, workspace, monkeypatch, tmp_path)
    filled_here = listed(run, workspace)
    for one in (["add", "Quay", "--type", "text"], ["add", "Seen", "--type", "date"]):
        run("field", *one, "--workspace", elsewhere)
    with_source(run, elsewhere, tmp_path)
    text = run("list", "donations", "--workspace", workspace, "--json").out
    if backwards:
        text = "\n".join(map(json.dumps, filled_here[::-1]))
    ran = put_in(run, elsewhere, monkeypatch, text)
    assert ran.code == 0, ran.out
    assert as_kept(listed(run, elsewhere)) == as_kept(filled_here)
    assert {one["ref"]: one["uid"] for one in listed(run, elsewhere)} == {one["ref"]: one["uid"] for one in filled_here}
    again = [json.loads(line) for line in put_in(run, elsewhere, monkeypatch, text).out.splitlines()]
    assert {one["error"].partition(",")[0] for one in again} == {"It is here already"}


def test_what_another_workspace_lacks_is_said_of_each_line_and_joined_once_it_is_there(
    run: Run, workspace: Path, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(run, workspace, monkeypatch, tmp_path)
    filled_here = listed(run, workspace)
    text = "\n".join(map(json.dumps, filled_here))
    pledge, delivery, none, cancelled = [
        json.loads(line) for line in put_in(run, elsewhere, monkeypatch, text).out.splitlines()
    ]
    assert "“quay”" in pledge["error"]
    assert "There is no source 1" in delivery["error"]
    assert "leave out its “evidence”" in delivery["error"]
    assert none["ref"] == "D-03"
    assert cancelled["waits_for"] == ["D-02"]
    for one in (["add", "Quay", "--type", "text"], ["add", "Seen", "--type", "date"]):
        run("field", *one, "--workspace", elsewhere)
    with_source(run, elsewhere, tmp_path)
    said = [json.loads(line) for line in put_in(run, elsewhere, monkeypatch, text).out.splitlines()]
    assert [one.get("ref") for one in said] == ["D-01", "D-02", None, None]
    assert said[3]["error"].startswith("It is here already, as D-04, but not joined to D-02.")
