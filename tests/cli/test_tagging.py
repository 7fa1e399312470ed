"""`tag --json`, `search`, `undo` and `redo`."""

from __future__ import annotations

import io
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run
from tests.helpers import colleague

from app.cli import FUNCTIONS, SUBCOMMANDS
from app.settings import Settings

TEXT = """On ferries

The ferry came in the morning. The ferry left at noon.

Nobody saw the ferry again, and nobody asked for it in Haifa.
"""


@pytest.fixture
def source(workspace: Path, tmp_path: Path, run: Run) -> int:
    file = tmp_path / "ferries.md"
    file.write_text("# " + TEXT, "utf-8")
    return int(run("import", file, "--workspace", workspace, "--json").json()[0]["source"])


def tag(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, *lines: Any) -> Ran:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return run("tag", "--json", "--workspace", workspace)


def answers(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_each_line_is_answered_and_a_bad_one_stops_nothing(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tag(
        run, workspace, monkeypatch,
        {"source": source, "quote": "came in the morning", "tag": "Travel/Arrival"},
        {"source": source, "quote": "ferry", "tag": "Travel"},
        {"source": source, "quote": "no such words", "tag": "Travel"},
        {"source": 99, "quote": "ferry", "tag": "Travel"},
        "not JSON",
        {"source": source, "quote": "ferry", "paragraph": 2, "tag": "travel"},
        {"source": source, "quote": "ferry", "paragraph": 1, "tag": "Travel"},
        {"source": source, "quote": "at noon", "tag": "Travel//Arrival"},
        {"source": source, "quote": "at noon", "tag": "Travel/Arrival"},
    )  # fmt: skip
    assert ran.code == 1
    told = answers(ran)
    assert ["error" in answer for answer in told] == [False, True, True, True, True, False, True, True, False]
    assert told[0]["tag"] == "Travel/Arrival"
    assert told[5]["tag"] == "Travel"
    assert told[1]["error"] == "The quote “ferry” occurs in the source 3 times. Say in which paragraph: 1 or 2."
    assert "2 times" in told[6]["error"]
    tags = {row["path"]: row["passages"] for row in run("list", "tags", "--workspace", workspace, "--json").json()}
    assert tags == {"Travel": 1, "Travel/Arrival": 2}
    passages = {row["id"]: row for row in run("list", "passages", "--workspace", workspace, "--json").json()}
    assert passages[told[0]["passage"]]["quote"] == "came in the morning"
    assert passages[told[5]["passage"]]["paragraph"] == 2


def test_who_made_the_starter_is_the_same_who_goes_on_in_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two people of one name were compared with each other, who was one."""
    made = tmp_path / "s.passagework"
    assert run("init", "--workspace", made).code == 0
    assert tag(run, made, monkeypatch, {"source": 1, "quote": "China", "paragraph": 2, "tag": "New"}).code == 0
    passages = run("list", "passages", "--workspace", made, "--json").json()
    assert len({each["author"] for one in passages for each in one["taggings"]}) == 1
    assert "Fewer than two people" in run("agreement", "--workspace", made).err
    assert run("undo", "2", "--workspace", made).err == "There was no more to undo after 1.\n"


def test_of_two_keys_alike_none_is_lost_unsaid(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = '{"source": %d, "quote": "at noon", "tag": "Travel", "tag": "Rest"}' % source  # noqa: UP031
    ran = tag(run, workspace, monkeypatch, twice)
    assert (ran.code, answers(ran)) == (1, [{"error": "“tag” is there twice. Write it once."}])


def test_what_a_line_says_beside_its_tag_is_not_passed_over(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note under a key that nobody reads would be taken for saved."""
    ran = tag(run, workspace, monkeypatch, {"source": source, "quote": "in Haifa", "tag": "Place", "note": "ask her"})
    assert (ran.code, answers(ran)) == (
        1, [{"error": "unknown “note”. The keys here are source, quote, tag, paragraph."}],
    )  # fmt: skip
    assert run("list", "tags", "--workspace", workspace, "--json").json() == []


def test_of_very_many_paragraphs_a_few_are_named(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "long.txt"
    file.write_text("\n\n".join(f"On day {n} the ships came to Beira." for n in range(1, 300)), "utf-8")
    number = run("import", file, "--workspace", workspace, "--json").json()[0]["source"]
    ran = tag(run, workspace, monkeypatch, {"source": number, "quote": "the ships", "tag": "Sea"})
    (answer,) = answers(ran)
    assert answer["error"].endswith("in which paragraph: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or another of 299.")


def test_all_well_is_exit_code_0(run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = tag(run, workspace, monkeypatch, {"source": source, "quote": "in Haifa", "tag": "Place"}, "")
    assert (ran.code, len(answers(ran))) == (0, 1)


def test_a_tag_and_the_path_made_for_it_are_one_operation(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag(run, workspace, monkeypatch, {"source": source, "quote": "at noon", "tag": "Time/Of day"})
    undone = run("undo", "--workspace", workspace)
    assert undone.out == "Undone: Tag passage: Of day\n"
    assert run("list", "tags", "--workspace", workspace, "--json").json() == []
    assert run("list", "passages", "--workspace", workspace, "--json").json() == []
    assert run("redo", "--workspace", workspace).out == "Done again: Tag passage: Of day\n"
    assert len(run("list", "tags", "--workspace", workspace, "--json").json()) == 2


def test_undo_goes_past_what_a_colleague_built_on_only_when_told_to(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for quote, name in (("at noon", "Time"), ("in Haifa", "Place")):
        tag(run, workspace, monkeypatch, {"source": source, "quote": quote, "tag": name})
    colleague.defines(workspace, "Place", "Where it was.")
    ran = run("undo", "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "Ben" in ran.err
    assert "Or undo the one before it instead: undo --skip." in ran.err
    ran = run("undo", "--skip", "--workspace", workspace)
    assert (ran.code, ran.out) == (0, "Undone: Tag passage: Time\n")
    assert ran.err.startswith("Skipped: “Tag passage Place” cannot be undone: “Edit tag Place” (Ben")
    assert [row["path"] for row in run("list", "tags", "--workspace", workspace, "--json").json()] == ["Place"]


def test_undo_takes_back_as_many_as_are_asked_for_and_says_which(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag(
        run, workspace, monkeypatch,
        {"source": source, "quote": "at noon", "tag": "Time"},
        {"source": source, "quote": "the morning", "tag": "Time"},
    )  # fmt: skip
    undone = run("undo", "2", "--workspace", workspace, "--json").json()
    assert undone == [{"operation": "Tag passage", "deed": "Tag passage", "what": "Time"}] * 2
    ran = run("undo", "5", "--workspace", workspace)
    assert ran.out.startswith("Undone: Add source")
    assert "no more to undo after 1" in ran.err
    assert run("undo", "--workspace", workspace).code == 1
    assert [step["operation"] for step in run("redo", "9", "--workspace", workspace, "--json").json()] == [
        "Add source", "Tag passage", "Tag passage",
    ]  # fmt: skip
    nothing = run("redo", "--workspace", workspace)
    assert (nothing.code, nothing.err) == (1, "There is nothing to redo.\n")


def test_a_count_of_none_is_wrong_usage(run: Run, workspace: Path) -> None:
    assert run("undo", "0", "--workspace", workspace).code == 2


def test_search_gives_places_with_the_words_marked(run: Run, workspace: Path, source: int) -> None:
    hits = run("search", "nobody", "ferry", "--workspace", workspace, "--json").json()
    (hit,) = [hit for hit in hits if hit["kind"] == "text"]
    assert (hit["source"], hit["paragraph"]) == (source, 2)
    marked = {hit["snippet"][start:end] for start, end in hit["marks"]}
    assert marked == {"Nobody", "ferry", "nobody"}
    assert "ferry" in run("search", "ferry", "--workspace", workspace).out
    few = run("search", "ferry", "--limit", "1", "--workspace", workspace, "--json")
    every = run("search", "ferry", "--workspace", workspace, "--json")
    assert (few.err, every.err) == ("At most 1 things and 1 places are listed; --limit N lists more.\n", "")
    nothing = run("search", "zeppelin", "--workspace", workspace, "--json")
    assert (nothing.code, nothing.json()) == (0, [])


def test_every_subcommand_leads_to_a_function() -> None:
    """They are named in text, so that only the module of the one that is run is loaded."""
    for where in FUNCTIONS.values():
        module, function = where.split(".")
        assert callable(getattr(import_module(f"app.cli.{module}"), function))


def test_the_parser_knows_every_subcommand(run: Run) -> None:
    assert {name: run(name, "--help").code for name in SUBCOMMANDS} == dict.fromkeys(SUBCOMMANDS, 0)


def test_signs_that_no_name_can_hold_are_taken_out_of_it(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tag(
        run, workspace, monkeypatch,
        {"source": source, "quote": "came in the morning", "tag": "nul\0x"},
        {"source": source, "quote": "at noon", "tag": "nul\0y"},
        {"source": source, "quote": "at noon", "tag": "\u200b"},
    )  # fmt: skip
    told = answers(ran)
    assert [answer.get("tag") for answer in told] == ["nul x", "nul y", None]
    assert told[2]["error"] == "A tag needs a name."


def test_each_undoes_what_is_her_own(run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is named is another person; without a name it is the analyst, whatever she is called."""
    on = ("--workspace", workspace)
    tag(run, workspace, monkeypatch, {"source": source, "quote": "at noon", "tag": "Time"})
    text = json.dumps({"source": source, "quote": "in Haifa", "tag": "Time"})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run("tag", "--json", "--author", "Ben", *on).code == 0
    refused = run("undo", *on)
    assert refused.code == 1
    assert "“Tag passage Time” cannot be undone: “Tag passage Time” (Ben, " in refused.err
    Settings().put("author", "Ann")
    stopped = run("undo", "2", "--json", "--author", "Ann", *on)
    assert (stopped.code, stopped.json()) == (1, [])
    assert run("undo", "--author", "Ben", *on).out == "Undone: Tag passage: Time\n"
    assert run("undo", "--author", "Ben", *on).err == "There is nothing to undo.\n"
    assert run("undo", *on).out == "Undone: Tag passage: Time\n"
    assert [row["author"] for row in run("list", "history", "--json", *on).json()[:1]] == ["Ben"]
