"""Questions, groups and matrices from the command line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.actions.donations import add_donation
from app.domain.donations import Donation, Money
from app.paths import RESOURCES
from app.store.store import Store


@pytest.fixture
def starter(tmp_path):
    from tests.helpers.made import make_starter

    make_starter(tmp_path / "s.passagework", "Ann", RESOURCES)
    return tmp_path / "s.passagework"


def test_a_question_is_answered_in_the_shapes_of_list(run, starter):
    asked = "recipient:Iran -item:masks"
    found = run("query", asked, "--json", "--workspace", starter)
    assert found.err == "Asked for records whose recipient is “Iran”, and whose item does not say “masks”.\n"
    listed = {one["ref"]: one for one in run("list", "donations", "--json", "--workspace", starter).json()}
    assert [one["ref"] for one in found.json()] == ["D-05", "D-15", "D-23", "D-50"]
    assert all(one == listed[one["ref"]] for one in found.json())
    passages = run("query", "tag:leverage", "--as", "passages", "--json", "--workspace", starter).json()
    every = run("list", "passages", "--tag", "Motive/Leverage", "--json", "--workspace", starter).json()
    assert passages == every != []
    sums = run("query", "money>=1M", "--as", "totals", "--json", "--workspace", starter).json()
    cash = next(one for one in sums if one["what"] == "cash")
    assert (cash["unit"], cash["low"], cash["high"], cash["records"]) == ("USD", 20 * 10**6, 20 * 10**6, ["D-08"])
    assert [(one["why"], one["records"]) for one in cash["left_out"]] == [("announced", ["D-07", "D-09"])]


def test_a_question_that_begins_with_a_minus_is_no_option(run, starter):
    for command in (("query", "-item:masks"), ("query", "--json", "-item:masks")):
        found = run(*command, "--workspace", starter)
        assert (found.code, found.err) == (0, "Asked for records whose item does not say “masks”.\n")
    for command in (("totals",), ("matrix", "--rows", "item", "--columns", "status")):
        turned = run(*command, "--where", "-item:masks", "--workspace", starter)
        assert (turned.code, "masks" in turned.out, "masks" in run(*command, "--workspace", starter).out) == (
            0,
            False,
            True,
        )
    assert run("query", "-h").code == 0
    assert run("query", "--nonsense", "x", "--workspace", starter).code == 2


def test_a_table_shows_who_gave_to_whom(run, starter):
    line = next(one for one in run("list", "donations", "--workspace", starter).out.splitlines() if "D-22" in one)
    assert "Municipality of Guangzhou" in line
    assert "Gorgan" in line
    (record,) = run("query", "ref:D-22", "--json", "--workspace", starter).json()
    assert (record["donors"], record["recipients"]) == (["Municipality of Guangzhou"], ["Gorgan"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [("donr:x", "Did you mean donor?"), ('"open', "is not closed"), ("recipient.country:Atlantis", "“Atlantis”")],
)
def test_a_question_that_cannot_be_read_is_one_sentence(run, starter, asked, said):
    ran = run("query", asked, "--workspace", starter)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("recipient:Atlantis", "There is no recipient “Atlantis”. Write it as the workspace has it."),
        ("recipient:Irann status:given", "There is no recipient “Irann”. Did you mean Iran?"),
        ("-donor:Huwaei", "There is no donor “Huwaei”. Did you mean Huawei?"),
        ("item:unicorns", "There is no item “unicorns”."),
        ("source:Nowhere", "There is no source “Nowhere”."),
        ("source:99", "There is no source “99”."),
    ],
)
def test_a_name_that_nobody_here_has_is_said_with_those_like_it(run, starter, asked, said):
    ran = run("query", asked, "--workspace", starter)
    assert ran.code == 0
    assert said in ran.err


def test_so_it_is_by_commands_that_add_up(run, starter):
    for command in (("totals",), ("matrix", "--rows", "recipient", "--columns", "item")):
        ran = run(*command, "--where", "recipient:Irann status:given", "--json", "--workspace", starter)
        assert "There is no recipient “Irann”. Did you mean Iran?" in ran.err


def test_of_a_name_that_is_there_nothing_is_said(run, starter):
    for known in ("recipient:Huawei", "donor:France", "recipient:Fran", "donor:military", "item:mask", "source:1"):
        assert "There is no" not in run("query", known, "--workspace", starter).err, known


def test_what_the_workspace_has_none_of_is_said(run, workspace):
    run("init", "--empty", "--workspace", workspace)
    assert "There is no tag “none”. The workspace has none." in run("query", "tag:none", "--workspace", workspace).err


def test_completion_says_what_is_left(run, starter):
    found = run("query", "status:not_given donor:Hu", "--complete", "--json", "--workspace", starter).json()
    assert [(one["insert"], one["left"]) for one in found] == [("Huawei", 4), ("Hutchison", 1)]


def test_totals_by_and_a_matrix(run, starter):
    groups = run("totals", "--by", "status", "--json", "--workspace", starter).json()
    assert [one["key"] for one in groups] == ["given", "announced", "offered", "not_given"]
    said = run("totals", "--by", "recipient", "--where", "donor:Huawei", "--workspace", starter).out
    assert "United States: 1 not given" in said
    found = run("matrix", "--rows", "recipient", "--columns", "donor.kind", "--json", "--workspace", starter).json()
    assert set(found) == {"by", "rows", "columns", "cells"}
    cell = next(one for one in found["cells"] if (one["row"], one["column"]) == ("IR", "municipal_government"))
    assert (cell["row_name"], cell["records"], [one["low"] for one in cell["total"]]) == ("Iran", ["D-22"], [300_000])
    none = next(one for one in found["cells"] if one["row"] == "GB")
    assert (none["records"], none["promised"], none["none"]) == ([], [], ["D-35"])
    assert {one["row"] for one in found["cells"]} == {one["key"] for one in found["rows"]}
    wrong = run("matrix", "--rows", "recipient", "--columns", "donors", "--workspace", starter)
    assert (wrong.code, wrong.out) == (1, "")
    assert "Did you mean donor" in wrong.err
    both = run("totals", "--to", "IR", "--by", "donor", "--workspace", starter)
    assert "--where recipient:IR" in both.err


def test_an_amount_without_a_currency_says_that_any_will_do_and_is_completed_to_one(run, starter):
    with Store(starter, "Ann") as store:
        add_donation(store, Donation("Rent of halls", money=Money(Decimal(20_000), Decimal(20_000), "EUR")))
    found = run("query", "money>=10k", "--json", "--workspace", starter)
    assert found.err == "Asked for records whose money is at least 10k in any currency.\n"
    currencies = {row["money"]["currency"] for row in found.json()}
    assert len(currencies) > 1
    offered = run("query", "money>=10k", "--complete", "--json", "--workspace", starter).json()
    assert currencies <= {one["insert"][:3] for one in offered}
    for one in offered:
        rows = run("query", f"money>={one['insert']}", "--json", "--workspace", starter)
        assert rows.err == f"Asked for records whose money is at least {one['insert']}.\n"
        assert {row["money"]["currency"] for row in rows.json()} <= {one["insert"][:3]}
        assert len(rows.json()) == one["left"]
    for typed in ("money:2,500", "money:EUR2M", "money:2MEUR"):
        assert not run("query", typed, "--complete", "--json", "--workspace", starter).json()


def test_passages_are_said_to_be_those_of_the_records_that_fit(run, starter):
    found = run("query", "has:money", "--as", "passages", "--json", "--workspace", starter)
    assert found.err == "Asked for passages of records that state “money”.\n"


def test_completion_offers_no_value_that_leaves_nothing_while_another_leaves_something(run, starter):
    for typed in ("recipient.country:", "donor.country:", "donor.region:", "status:", "recipient:Iran donor.kind:",
                  "recipient.region:Asia item:", "recipient:Iran status:", "recipient.country:I"):  # fmt: skip
        found = run("query", typed, "--complete", "--json", "--workspace", starter).json()
        assert found, typed
        assert all(one["left"] for one in found), (typed, found)
    found = run("query", "recipient.country:Afgh", "--complete", "--json", "--workspace", starter).json()
    assert {one["left"] for one in found} == {0}
