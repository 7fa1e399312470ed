"""The workspace's own fields through the command line: changed one by one, filled in by lines, listed."""

from __future__ import annotations

import io
import json
import sys

import pytest
from tests.helpers.long import few

KEYS = {"key", "name", "type", "description", "vocabulary", "listed", "retired", "records", "evidence", "id", "uid"}


@pytest.fixture
def add(run, workspace, monkeypatch):
    def ask(*lines):
        text = "\n".join(map(json.dumps, lines))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return run("add", "donation", "--json", "--workspace", workspace)

    return ask


@pytest.fixture
def field(run, workspace):
    def ask(*asked):
        ran = run("field", *asked, "--json", "--workspace", workspace)
        assert (ran.code, ran.err) == (0, "")
        return {one["key"]: one for one in ran.json()}

    return ask


def test_a_field_is_added_described_renamed_moved_retired_retyped_and_removed(run, workspace, field):
    made = field("add", "Place", "--description", "Where it was handed over", "--column", "yes")["place"]
    assert set(made) == KEYS
    assert (made["type"], made["description"], made["listed"]) == ("text", "Where it was handed over", True)
    assert (
        field("add", "Way", "--type", "choice", "--choice", "by air", "--choice", "by sea")["way"]["vocabulary"]
        == "way"
    )
    assert field("rename", "way", "Way of transport")["way"]["name"] == "Way of transport"
    assert not field("describe", "place", "--column", "no")["place"]["listed"]
    assert list(field("move", "Way of transport", "Place")) == ["way", "place"]
    assert field("retire", "place")["place"]["retired"]
    assert not field("offer", "place")["place"]["retired"]
    assert field("type", "place", "number")["place"]["type"] == "number"
    ran = run("field", "remove", "place", "--workspace", workspace)
    assert ran.err == "Removed the field “Place”.\n"
    assert "place" not in field("list")
    done = [one["operation"] for one in run("list", "history", "--json", "--workspace", workspace).json()]
    assert done == ["Remove field", "Edit field", "Offer field again", "Retire field", "Move field", "Edit field",
                    "Edit field", "Add field", "Add field"]  # fmt: skip
    assert run("undo", "9", "--workspace", workspace).code == 0
    assert field("list") == {}
    assert run("field", "list", "--workspace", workspace).err == "This workspace has no fields of its own.\n"


def test_lines_fill_them_in_by_key_or_name_and_json_gives_back_what_was_put_in(run, workspace, field, add):
    field("add", "Delivery place")
    field("add", "People", "--type", "number")
    field("add", "Left on", "--type", "date")
    field("add", "Reviewed", "--type", "yes_no")
    field("add", "Way", "--type", "choice", "--choice", "by air", "--choice", "by sea")
    page = workspace.parent / "page.txt"
    page.write_text("The crates came to Koper by sea, as the shipper told a paper.\n\nNobody said who paid for it.\n")
    run("import", page, "--workspace", workspace)
    first = {"title": "Quinces", "source": 1, "fields": {"Delivery place": "Koper", "people": 1500,
             "left_on": "3 March 2020", "reviewed": True, "way": "By Sea"},
             "evidence": [{"field": "Delivery place", "quote": "Koper"},
                          {"field": "way", "quote": "by sea"}]}  # fmt: skip
    ran = add(first)
    assert (ran.code, json.loads(ran.out)["evidence"]) == (0, 2)
    kept = run("list", "donations", "--json", "--workspace", workspace).json()[0]
    assert [piece["field"] for piece in kept["evidence"]] == ["delivery_place", "way"]
    assert kept["fields"]["people"]["low"] == 1500
    assert (kept["fields"]["reviewed"], kept["fields"]["way"]) == (True, "by_sea")
    again = {"title": "Quinces again", "fields": kept["fields"]}
    add(again)
    both = run("list", "donations", "--json", "--workspace", workspace).json()
    assert both[1]["fields"] == kept["fields"]
    assert field("list")["way"]["records"] == 2
    ran = run("field", "remove", "way", "--workspace", workspace)
    assert ran.err == "Removed the field “Way” with its values in 2 records, 1 piece of evidence.\n"


@few(
    "fields, says",
    [
        ({"way": "by donkey"}, "fields: “by donkey” is no way; it is one of by_air, by_sea."),
        ({"left_on": "soonish"}, "“left_on” must be a date, such as 2020-05-31 or May 2020; “soonish” is not."),
        ({"people": "soonish"}, "“people” must be a number, such as 1,500 or at least 20; “soonish” is not."),
        ({"people": {"low": 9, "high": 2}}, "People must not end below its beginning."),
        ({"reviewed": "perhaps"}, "“reviewed” must be true or false; “perhaps” is not."),
        ({"place": {"low": 1}}, "“place” holds a text, which is no table."),
        ({"port": "Koper"}, "there is no field “port” of the workspace's own; add it with `field add`."),
        ({"place": ["Koper"]}, "“place” must be a text."),
    ],
    keep=3,
    why="more kinds of values; `tests/actions/test_own_fields.py` has them below it",
)
def test_a_line_that_does_not_fit_says_why_and_the_rest_goes_on(field, add, fields, says):
    field("add", "Place")
    field("add", "People", "--type", "number")
    field("add", "Left on", "--type", "date")
    field("add", "Reviewed", "--type", "yes_no")
    field("add", "Way", "--type", "choice", "--choice", "by air", "--choice", "by sea")
    bad, good = map(json.loads, add({"title": "Bad", "fields": fields}, {"title": "Good"}).out.splitlines())
    assert says in bad["error"]
    assert good["ref"] == "D-01"


@few(
    "asked, code, says",
    [
        (("add",), 1, "add needs the name of a field."),
        (("list", "place"), 1, "list takes no field."),
        (("rename", "place"), 1, "rename needs its new name after the field."),
        (("remove", "place", "way"), 1, "remove takes one field and no more; put a name of several words in quotes."),
        (("rename", "place", "Port", "--column", "yes"), 1, "rename takes no description and no column; use describe."),
        (("type", "place", "picture"), 1, "“picture” is no type; it is one of text, number, date, yes_no, choice."),
        (("type", "place", "number", "--type", "date"), 1, "--type and --choice are for a new field"),
        (("remove", "port"), 1, "There is no field “port” of this workspace's own. `field list` has them."),
        (("add", "Port", "--choice", "Koper"), 1, "Only a field of the type choice can have terms."),
        (("add", "Port", "--type", "choice", "--vocabulary", "basis", "--choice", "a"), 1, "The terms of “Bases”"),
    ],
    keep=4,
    why="more refusals; `tests/actions/test_own_fields.py` has them below it",
)
def test_what_cannot_be_done_is_said(run, workspace, field, asked, code, says):
    field("add", "Place")
    ran = run("field", *asked, "--workspace", workspace)
    assert ran.code == code
    assert says in ran.err
    assert list(field("list")) == ["place"]
