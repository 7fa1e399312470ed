"""`add donation --json`: records and the quotes they stand on, a line each."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run

TEXT = """# Quinces

In March 2021 Norway gave Peru 1,200 crates of quinces and forty ladders, worth $45,000, the harbour board said.

Norway gave Peru a second load later. Aleppo was given none.
"""


@pytest.fixture
def source(workspace: Path, tmp_path: Path, run: Run) -> int:
    file = tmp_path / "quinces.md"
    file.write_text(TEXT, "utf-8")
    return int(run("import", file, "--workspace", workspace, "--json").json()[0]["source"])


def add(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, *lines: Any) -> Ran:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return run("add", "donation", "--json", "--workspace", workspace)


def answers(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def listed(run: Run, workspace: Path) -> list[dict[str, Any]]:
    return list(run("list", "donations", "--workspace", workspace, "--json").json())


def line(source: int, **more: Any) -> dict[str, Any]:
    return {
        "source": source,
        "donors": [{"name": "Norway", "iso2": "NO"}],
        "recipients": [{"name": "Peru", "iso2": "PE"}],
        "items": [
            {"item": "quinces", "low": 1200, "high": 1200, "qualifier": "exact", "unit": "crates",
             "as_stated": "1,200 crates of quinces"},
            {"item": "ladders", "low": 40, "high": 40, "as_stated": "forty ladders"},
        ],
        "money": {"low": 45000, "high": 45000, "currency": "USD", "qualifier": "exact", "as_stated": "$45,000",
                  "kind": "valuation"},
        "status": "given",
        "date": {"start": "2021-03-01", "end": "2021-03-31", "precision": "month", "as_stated": "In March 2021"},
        "basis": "unspecified",
        "asserted_by": "the harbour board",
        **more,
    }  # fmt: skip


EVIDENCE = [
    {"field": "donors", "quote": "Norway", "paragraph": 1},
    {"field": "recipients", "quote": "Peru", "paragraph": 1},
    {"field": "items", "quote": "1,200 crates of quinces"},
    {"field": "items", "quote": "forty ladders"},
    {"field": "money", "quote": "worth $45,000"},
    {"field": "status", "quote": "gave Peru 1,200"},
    {"field": "date", "quote": "In March 2021"},
    {"field": "asserted_by", "quote": "the harbour board"},
]  # fmt: skip


def test_a_record_with_each_field_on_its_words_is_one_operation(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = add(run, workspace, monkeypatch, line(source, evidence=EVIDENCE))
    assert ran.code == 0
    (said,) = answers(ran)
    assert said["ref"] == "D-01"
    assert said["title"] == "Norway → Peru: 1,200 crates of quinces, forty ladders"
    (record,) = listed(run, workspace)
    assert record["outcome"] == "given"
    assert record["counts"]
    assert [(p["role"], p["name"], p["kind"], p["iso2"]) for p in record["parties"]] == [
        ("donor", "Norway", "country", "NO"),
        ("recipient", "Peru", "country", "PE"),
        ("announcer", "the harbour board", "unspecified", ""),
    ]
    assert [(i["item"], i["low"], i["high"], i["qualifier"], i["unit"]) for i in record["items"]] == [
        ("quinces", 1200, 1200, "exact", "crates"),
        ("ladders", 40, 40, "exact", ""),
    ]
    assert (record["money"]["low"], record["money"]["currency"], record["money"]["kind"]) == (45000, "USD", "valuation")
    assert (record["date"]["start"], record["date"]["end"]) == ("2021-03-01", "2021-03-31")
    assert [(e["field"], e["part"], e["quote"], e["paragraph"]) for e in record["evidence"]] == [
        ("date", None, "In March 2021", 1),
        ("donor", 1, "Norway", 1),
        ("assertion", None, "gave Peru 1,200", 1),
        ("recipient", 2, "Peru", 1),
        ("item", 1, "1,200 crates of quinces", 1),
        ("item", 2, "forty ladders", 1),
        ("money", None, "worth $45,000", 1),
        ("announcer", 3, "the harbour board", 1),
    ]
    assert run("check", "--workspace", workspace).code == 0
    assert "Add donation record" in run("undo", "--workspace", workspace).out
    assert listed(run, workspace) == []
    assert run("list", "passages", "--workspace", workspace, "--json").json() == []


def test_each_line_is_answered_and_a_bad_one_stops_nothing_and_leaves_nothing(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad: list[tuple[Any, str]] = [
        ("{", "no JSON"),
        (["a", "list"], "no JSON object"),
        ({}, "Give it a title, donors or items"),
        (line(source, evidence=[{"field": "donors", "quote": "Sweden"}]), "The quote “Sweden” is not in the source"),
        (line(source, evidence=[{"field": "donors", "quote": "Norway"}]), "Say in which paragraph: 1 or 2"),
        (line(source, evidence=[{"field": "colour", "quote": "worth"}]), "no field “colour”"),
        (line(source, evidence=[{"field": "carriers", "quote": "worth"}]), "has none"),
        (line(source, evidence=[{"field": "items", "quote": "worth", "part": 3}]), "are 1, 2, counted as"),
        (line(99), "There is no source"),
        (line(99, evidence=[{"field": "money", "quote": "worth"}]), "There is no source"),
        ({**line(source, evidence=[{"field": "money", "quote": "worth"}]), "source": None}, "needs the number"),
        (line(source, money={"low": 5, "high": 2, "currency": "USD"}), "must not end below"),
        (line(source, money={"low": 5, "high": 5, "currency": "ABC"}), "“ABC” is no currency"),
        (line(source, money={"low": 5, "high": 5, "currency": ""}), "An amount needs its currency"),
        (line(source, items=[{"item": "quinces", "low": 9, "high": 2}]), "must not end below"),
        (line(source, items=[{"low": 9, "high": 9}]), "name it or take it out"),
        (line(source, items=["quinces"]), "“items” must be a list of {…}, each with keys of its own."),
        (line(source, donors="Norway"), "“donors” must be a list of {…}"),
        (line(source, money=500), "“money” must be {…} with keys of its own."),
        (line(source, status="lost"), "“lost” is no status"),
        (line(source, donors=[{"name": "Norway", "iso2": "QQ"}]), "QQ"),
        (line(source, donors=[{"name": "Norway", "iso2": "SE"}]), "“Norway” has the code NO, and not SE"),
        (line(source, date={"start": "0044-03-15", "end": ""}), "“0044-03-15” is not in the years 1000 to 2999"),
        (line(source, date={"start": "2021-13-01", "end": ""}), "“2021-13-01” is not in the calendar. Write the"),
        (line(source, date={"start": "2021-03-02", "end": "2021-03-01"}), "must not end before it begins"),
        (line(source, titel="x"), "unknown “titel”"),
        (line(source, party=[]), "The keys here are aid_kind, ambiguity"),
        (line(source, parties=[{"role": "lender", "name": "Norway"}]), "“lender” is no role; it is one of donor"),
        (line(source, parties=[{"role": "owner", "name": "Fund", "group": "africa"}]), "a party of another kind"),
        (line(source, parties=[{"role": "owner", "name": "All", "kind": "group", "group": "nor"}]), "or group “nor"),
        (line(source, dates=[{"start": "2021-03-02", "end": "2021-03-02"}]), "“event” must be a text"),
        (line(source, dates=[{"event": "delivered", "start": "2 March"}]), "Write the date “delivered” as"),
        (line(source, amounts=[{"low": 5, "high": 5, "currency": "USD", "condition": "x"}]), "unknown “condition”"),
        (line(source, amounts=[{"role": "instalment", "low": 50000, "high": 50000, "currency": "USD"}]), "more than"),
        (line(source, links=[{"kind": "delivers", "ref": "D-77"}]), "There is no donation record D-77"),
        (line(source, links=[{"kind": "mirrors", "ref": "D-01"}]), "“mirrors” is no kind"),
        (line(source, title="x" * 2_001), "A title has up to 2,000 letters; this has 2,001."),
        (line(source, title="A\0load"), "“title” holds a NUL character, which cannot be kept. Write it without."),
        (line(source, donors=[{"name": "Nor\0way"}]), "donors 1: “name” holds a NUL character"),
        (line(source, parent="D-77"), "There is no donation record D-77"),
        ('{"donors": [{"name": "Norway"}], "items": [{"item": "x", "low": NaN}]}', "no JSON"),
    ]  # fmt: skip
    good = line(source, title="A load")
    ran = add(run, workspace, monkeypatch, *(given for given, _ in bad), good)
    assert ran.code == 1
    said = answers(ran)
    for (given, words), answer in zip(bad, said[:-1], strict=True):
        assert words in answer.get("error", ""), (given, answer)
    assert said[-1]["title"] == "A load"
    assert [record["title"] for record in listed(run, workspace)] == ["A load"]
    assert run("list", "passages", "--workspace", workspace, "--json").json() == []
    assert run("check", "--workspace", workspace).code == 0


def test_all_that_is_wrong_with_a_line_is_said_at_once(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = line(
        source,
        status="lost",
        donors="Norway",
        items=[{"item": 5, "unit": []}, {"item": "ladders", "qualifier": "many"}],
        money={"low": 5, "high": 5, "currency": "ABC"},
        fields={"shelf": 1, "depot": 2},
        titel="x",
        evidences=[],
    )
    ran = add(run, workspace, monkeypatch, given, line(source, donors="Norway", recipients="Peru"))
    first, second = (answer["error"] for answer in answers(ran))
    said = (
        "“lost” is no status", "“donors” must be", "items 1: “item” must be a text.", "“many” is no qualifier",
        "“ABC” is no currency", "no fields “depot”, “shelf” of", "unknown “evidences”, “titel”. The keys here",
    )  # fmt: skip
    assert [words for words in said if words not in first] == []
    assert first.count("unknown") == 1, "a key that was read is not unknown since it is wrong"
    assert second == (
        "“donors” must be a list of {…}, each with keys of its own. "
        "“recipients” must be a list of {…}, each with keys of its own."
    )


def test_every_part_that_a_record_can_have_is_read_as_the_list_has_it(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who pays and who owns, dates by event and what a delivery came of could be said in the window alone."""
    of_a_part = {"low": 9000, "high": 9000, "currency": "USD", "qualifier": "exact", "as_stated": "", "period": ""}
    no_day = {"start": "", "end": "", "precision": "unknown", "as_stated": "", "inferred": False}
    of_no_time = {"which": "", "date": no_day}
    parts: dict[str, Any] = {
        "parties": [
            {"role": role, "name": name, "kind": "ngo", "iso2": "", "place": "", "group": "", "note": ""}
            for role, name in (("payer", "Fund"), ("intermediary", "Red Cross"), ("owner", "Fleet"))
        ],
        "amounts": [
            {"role": "through", **of_a_part, "condition": "", "through": "Red Cross", **of_no_time},
            {"role": "alternative", **of_a_part, "condition": "with ladders", "through": "", **of_no_time},
        ],
        "dates": [
            {"start": "2021-03-03", "end": "2021-03-03", "precision": "day", "as_stated": "", "inferred": False,
             "event": "promised"},
            {"start": "2021-09-01", "end": "2021-09-30", "precision": "month", "as_stated": "", "inferred": False,
             "event": "cancelled"},
        ],
    }  # fmt: skip
    on_parts = [
        {"field": "payer", "quote": "the harbour board"}, {"field": "event", "part": 2, "quote": "In March 2021"},
        {"field": "amounts", "part": 2, "quote": "worth $45,000"},
    ]  # fmt: skip
    pledge = line(source, title="A pledge", status="cancelled", evidence=on_parts, **parts)
    of_none = pledge | {"evidence": [{"field": "event", "quote": "In March 2021"}]}
    came = line(source, title="Came", parent="D-1", links=[{"kind": "delivers", "ref": "d-01", "note": "by sea"}],
                date={"start": "2021-05-01", "end": "2021-05-02"})  # fmt: skip
    too_early = came | {"date": {"start": "2021-03-01", "end": "2021-03-02"}}
    said = answers(add(run, workspace, monkeypatch, pledge, of_none, too_early, came))
    assert said[1]["error"].endswith("has 2 of them. Say by its number as “part” which one is meant.")
    assert "before D-01 was promised on 2021-03-03" in said[2]["error"]
    made, delivery = listed(run, workspace)
    assert [one for one in parts["parties"] if one in made["parties"]] == parts["parties"]
    assert (made["amounts"], made["dates"]) == (parts["amounts"], parts["dates"])
    assert [(one["field"], one["part"], one["quote"]) for one in made["evidence"]] == [
        ("event", 2, "In March 2021"), ("amount", 2, "worth $45,000"), ("payer", 3, "the harbour board"),
    ]  # fmt: skip
    assert delivery["links"] == [{"kind": "delivers", "ref": "D-01", "outgoing": True, "note": "by sea"}]
    assert delivery["parent"] == "D-01"
    assert "Add donation record" in run("undo", "--workspace", workspace).out
    assert [one["title"] for one in listed(run, workspace)] == ["A pledge"]


def test_the_european_union_may_bear_the_code_set_aside_for_it(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    union = [{"name": "European Union", "iso2": "EU"}]
    ran = add(run, workspace, monkeypatch, line(source, title="A load", donors=union))
    assert "error" not in answers(ran)[0]
    (record,) = listed(run, workspace)
    assert "European Union" in json.dumps(record)


def test_what_is_only_promised_enters_no_total_and_a_town_is_a_place(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = ("announced", "promised", "offered", "cancelled")
    lines = [line(source, status=status, title=status) for status in outcomes]
    tents = [{"item": "tents", "low": 40, "high": 40, "as_stated": "forty tents"}]
    evidence = [{"field": "items", "quote": "given none"}]
    spans = {"items": [[0, 11]]}  # as `draft` prints it, whose words say what was denied
    none = {
        "source": source,
        "status": "not_given",
        "recipients": [{"name": "Aleppo", "iso2": "SY"}],
        "carriers": [{"name": "Georgia", "iso2": "US", "kind": "place"}],
        "title": "none",
        "items": tents,
        "evidence": evidence,
        "spans": spans,
    }
    assert add(run, workspace, monkeypatch, *lines, none).code == 0
    records = {record["title"]: record for record in listed(run, workspace)}
    assert {title: record["outcome"] for title, record in records.items()} == {
        **{outcome: outcome for outcome in outcomes}, "none": "not_given",
    }  # fmt: skip
    assert not any(record["counts"] for record in records.values())
    assert records["none"]["note"] == "What was not given: forty tents"
    assert [piece["field"] for piece in records["none"]["evidence"]] == [""]
    assert {(one["name"], one["kind"], one["iso2"]) for one in records["none"]["parties"]} == {
        ("Aleppo", "place", "SY"), ("Georgia", "place", "US"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        {"money": {"low": 5, "high": 5, "currency": "EUR"}},
        {"items": [{"item": "tents"}]},
        {"money": {"low": 5, "high": 5, "currency": "EUR"}, "amounts": [{"low": 9, "high": 9, "currency": "USD"}]},
    ],
)
def test_what_was_not_given_and_how_much_is_refused_and_nothing_is_added(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch, given: dict[str, object]
) -> None:
    ran = add(run, workspace, monkeypatch, {"title": "None", "status": "not_given", **given})
    assert ran.code == 1
    (answer,) = answers(ran)
    assert answer["error"].startswith("A record of something not given can have no items and no amount; take them out")
    assert not listed(run, workspace)


def test_what_draft_prints_is_what_add_reads(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    sentences = run("draft", "--json", "--published", "2021-04-02").json()
    drafts = [draft for sentence in sentences for draft in sentence["drafts"]]
    assert drafts
    ran = add(run, workspace, monkeypatch, *({**draft, "source": source} for draft in drafts))
    assert ran.code == 0, ran.out
    first = listed(run, workspace)[0]
    assert [(party["role"], party["name"]) for party in first["parties"]][:2] == [
        ("donor", "Norway"), ("recipient", "Peru"),
    ]  # fmt: skip
    assert first["items"][0]["low"] == 1200


def test_instalments_that_draft_prints_are_the_records_own(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Fiji will give Tonga EUR 9 million in three yearly instalments."
    file = tmp_path / "paid.txt"
    file.write_text(text, "utf-8")
    source = run("import", file, "--workspace", workspace, "--json").json()[0]["source"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    ((one,),) = [sentence["drafts"] for sentence in run("draft", "--json").json()]
    evidence = [{"field": key, "quote": text[low:high]} for key, spans in one["spans"].items() for low, high in spans]
    assert add(run, workspace, monkeypatch, {**one, "source": source, "evidence": evidence}).code == 0
    (record,) = listed(run, workspace)
    assert (record["instalments"]["low"], record["instalments"]["high"]) == (3, 3)
    assert "three yearly instalments" in [e["quote"] for e in record["evidence"] if e["field"] == "instalments"]


@pytest.mark.parametrize("number", [3, "3", {"low": 3, "high": 3}])
def test_how_many_instalments_there_are_may_be_a_number_alone(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch, number: object
) -> None:
    assert add(run, workspace, monkeypatch, line(source, instalments=number)).code == 0
    (record,) = listed(run, workspace)
    found = record["instalments"]
    assert (found["low"], found["high"], found["qualifier"]) == (3, 3, "exact")


@pytest.mark.parametrize("number", [True, "many", [3], -1])
def test_what_is_no_number_of_instalments_is_refused(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch, number: object
) -> None:
    ran = add(run, workspace, monkeypatch, line(source, instalments=number))
    assert ran.code == 1
    assert "instalments" in answers(ran)[0]["error"]
    assert listed(run, workspace) == []


def test_a_sum_beyond_the_first_is_in_the_remark(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    euros = {"low": 40000, "high": 40000, "currency": "EUR", "as_stated": "€40,000"}
    given = line(source)
    assert add(run, workspace, monkeypatch, {**given, "amounts": [given["money"], euros]}).code == 0
    (record,) = listed(run, workspace)
    assert record["money"]["low"] == 45000
    assert record["note"] == "Also stated: €40,000"


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("Niger", 13),  # and not at the head of *Nigeria* or *Nigerien*
        ("Nige", "The quote “Nige” occurs in paragraph 1 3 times. Take more words around it."),
        ("naira", 23),
        ("a", "The quote “a” occurs in paragraph 1 6 times. Take more words around it."),
    ],
)
def test_a_quote_that_is_there_once_as_whole_words_is_that_one(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quote: str, answer: int | str
) -> None:
    file = tmp_path / "naira.txt"
    file.write_text("Nigeria lent Niger 900 naira and a Nigerien a cow.", "utf-8")
    source = run("import", file, "--workspace", workspace, "--json").json()[0]["source"]
    evidence = [{"field": "donors", "quote": quote, "paragraph": 1}]
    ran = add(run, workspace, monkeypatch, {"source": source, "donors": [{"name": "Niger"}], "evidence": evidence})
    starts = [one["start"] for one in run("list", "passages", "--workspace", workspace, "--json").json()]
    assert (answers(ran)[0].get("error") or starts[0]) == answer


def test_a_title_is_one_line_and_what_has_only_a_measure_is_named_by_it(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    tonnes = {"item": "", "low": 150, "high": 150, "unit": "tonnes", "as_stated": "Only 150 tonnes"}
    given = {"title": "Norway\n\tto Peru", "donors": [{"name": "Norway"}], "items": [tonnes]}
    assert add(run, workspace, monkeypatch, given).code == 0
    added = listed(run, workspace)[-1]
    assert (added["title"], added["items"][0]["item"]) == ("Norway to Peru", "tonnes")  # it was 150 Only 150 tonnes


HUGE = ("1e99999999", '"1e99999999"', "1e2000000", "-1e2000000", "1e9999999999999999999", "1" + "0" * 5_000)


@pytest.mark.parametrize("number", [*HUGE, '"sNaN"', '"NaN"', '"Infinity"', '"1_000"', "1_000"])
def test_what_is_no_number_or_beyond_any_is_said_at_once_and_stops_nothing(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    """Digits that a few letters stand for would fill the memory before anybody looked at them."""
    begun = f'{{"title": "huge", "source": {source}, "evidence": [{{"field": "", "quote": "Aleppo", "paragraph": '
    ran = add(
        run, workspace, monkeypatch, f'{{"title": "huge", "source": {number}}}', f"{begun}{number}}}]}}",
        f'{{"title": "huge", "items": [{{"item": "tents", "low": {number}, "high": {number}}}]}}', {"title": "good"},
    )  # fmt: skip
    *bad, good = answers(ran)
    for answer in bad:
        assert "is not a number" in answer["error"] or (number == "1_000" and "is no JSON" in answer["error"])
        assert len(answer["error"]) < 200
    assert good["title"] == "good"
    assert [one["title"] for one in listed(run, workspace)] == ["good"]


@pytest.mark.parametrize("number", ["1e-99999999", "0.30000000000000000000000000000000001", "1e-400", "0.0005"])
def test_a_number_with_more_than_three_decimals_is_refused_however_small_they_are(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    given = f'{{"title": "t", "items": [{{"item": "tents", "low": {number}, "high": {number}}}]}}'
    (answer,) = answers(add(run, workspace, monkeypatch, given))
    assert answer["error"] == "The quantity of tents can have at most three decimals."


@pytest.mark.parametrize("number", ["99999999999999.995", "123456789012345.678", "0.1", "1.5", "123456789012345"])
def test_a_number_is_listed_with_the_digits_it_was_added_with(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    ends = f'"low": {number}, "high": {number}'
    money = f'{{{ends}, "currency": "EUR"}}'
    assert add(run, workspace, monkeypatch, f'{{"title": "n", "items": [{{"item": "m", {ends}}}], "money": {money}}}')
    out = run("list", "donations", "--workspace", workspace, "--json").out
    (record,) = json.loads(out, parse_float=str)
    ends_of = [(str(one["low"]), str(one["high"])) for one in (record["items"][0], record["money"])]
    assert ends_of == [(number, number)] * 2


def test_the_number_of_a_part_is_that_of_the_list(
    run: Run, workspace: Path, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `list` printed as party 2 was the second recipient to `add`, so that words went to another country."""
    names = ("Peru", "Mali", "Chad")
    parties = {"donors": [{"name": "Norway"}], "recipients": [{"name": name} for name in names]}
    given = {"source": source, "title": "all", **parties}
    first = given | {"evidence": [{"field": "recipients", "quote": "Peru", "paragraph": 1}]}
    assert add(run, workspace, monkeypatch, first).code == 0
    (record,) = listed(run, workspace)
    (piece,) = record["evidence"]
    assert record["parties"][piece["part"] - 1]["name"] == "Peru"
    fed = {key: piece[key] for key in ("field", "part", "quote", "paragraph")}
    of_a_donor = given | {"evidence": [{**fed, "part": 1}]}
    again, refused = answers(add(run, workspace, monkeypatch, given | {"evidence": [fed]}, of_a_donor))
    assert again["evidence"] == 1
    record, other = listed(run, workspace)
    assert [(one["field"], one["part"]) for one in other["evidence"]] == [(piece["field"], piece["part"])]
    assert refused["error"].startswith("Evidence for “recipient” 1: those of “all” are 2, 3, 4, counted as")


@pytest.mark.parametrize(
    "given",
    [
        {"date": {"start": "2020-03-12", "end": "2020-03-15", "precision": "day"}},
        {"dates": [{"event": "promised", "start": "2020-03-12", "end": "2020-03-15", "precision": "day"}]},
        {"items": [{"item": "tents", "low": 5, "high": 7, "qualifier": "exact"}]},
        {"items": [{"item": "tents", "low": 5, "qualifier": "exact"}]},
        {"money": {"low": 5, "high": 7, "currency": "EUR", "qualifier": "exact"}},
        {"recipient_count": {"low": 5, "high": 7, "qualifier": "exact", "as_stated": ""}},
    ],
)
def test_a_word_that_contradicts_the_values_beside_it_is_refused(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, object]
) -> None:
    (answer,) = answers(add(run, workspace, monkeypatch, {"title": "A load", **given}))
    assert answer["error"].endswith("are the same. Correct one of the three.")


def test_a_sum_whose_currency_its_words_leave_open_is_kept_in_these_words(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "India gave a six-figure sum to Bhutan."
    file = tmp_path / "sum.txt"
    file.write_text(sentence, "utf-8")
    source = run("import", file, "--workspace", workspace, "--json").json()[0]["source"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sentence.encode())))
    (draft,) = run("draft", "--json").json()[0]["drafts"]
    assert (draft["money"]["low"], draft["money"]["currency"]) == (100_000, "")
    evidence = [{"field": "money", "quote": "a six-figure sum"}]
    by_hand = {**draft, "source": source, "title": "By hand"}
    del by_hand["spans"]
    added, refused = answers(
        add(run, workspace, monkeypatch, {**draft, "source": source, "title": "Sum", "evidence": evidence}, by_hand)
    )
    assert added["evidence"] == 1
    assert refused["error"].startswith("An amount needs its currency")
    (record,) = listed(run, workspace)
    money = record["money"]
    assert (money["low"], money["high"], money["currency"]) == (None, None, "")
    assert "six-figure sum" in money["as_stated"]
    assert run("check", "--workspace", workspace).code == 0


@pytest.mark.parametrize(
    "given",
    [
        {"items": [{"item": "x" * 2_001}]}, {"items": [{"item": "x", "unit": "x" * 2_001}]},
        {"donors": [{"name": "x" * 2_001}]}, {"parties": [{"role": "payer", "name": "A", "place": "x" * 2_001}]},
    ],
)  # fmt: skip
def test_a_name_is_no_longer_than_a_title(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, object]
) -> None:
    (answer,) = answers(add(run, workspace, monkeypatch, {"title": "A load", **given}))
    assert answer["error"].startswith("A name has up to 2,000 letters; “xxx")
    assert answer["error"].endswith("has 2,001. Write the rest in the remark.")


@pytest.mark.parametrize("day", ["2020-02-30", "2020-13"])
def test_a_day_that_is_not_in_the_calendar_is_named(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    (answer,) = answers(add(run, workspace, monkeypatch, {"title": "A load", "date": {"start": day, "end": day}}))
    assert answer["error"] == f"“{day}” is not in the calendar. Write the date as 2020, 2020-05 or 2020-05-31."
