"""The vocabularies through the command line: listed, and their terms changed one by one."""

from __future__ import annotations

from tests.helpers.long import few


def test_vocabularies_are_listed_with_their_terms(run, workspace):
    listed = run("list", "vocabularies", "--json", "--workspace", workspace).json()
    assert [one["key"] for one in listed] == [
        "aid_kind", "basis", "terms_of_giving", "actor_kind", "fact_category",
    ]  # fmt: skip
    assert all(set(one) == {"key", "name", "description", "terms"} for one in listed)
    terms = {term["key"]: term for term in listed[2]["terms"]}
    assert terms["loan"] == {
        "key": "loan", "name": "loan", "description": "", "parent": None, "counts": False, "retired": False,
        "codes": {"IATI": "421", "OECD CRS": "421", "AidData": "Loan"}, "fixed": False, "uses": 0,
    }  # fmt: skip
    assert terms["unspecified"]["fixed"]
    table = run("list", "vocabularies", "--workspace", workspace).out.splitlines()
    assert table[0].split() == ["vocabulary", "key", "name", "parent", "counts", "retired", "codes", "uses"]
    assert len(table) == 1 + sum(len(one["terms"]) for one in listed)


def test_a_term_is_added_described_renamed_moved_retired_merged_and_removed(run, workspace):
    def term(*asked):
        ran = run("term", *asked, "--json", "--workspace", workspace)
        assert (ran.code, ran.err) == (0, "")
        return {one["key"]: one for one in ran.json()["terms"]}

    assert term("add", "aid_kind", "Seeds", "--code", "OECD CRS=31150")["seeds"]["codes"] == {"OECD CRS": "31150"}
    assert term("rename", "aid_kind", "seeds", "seed and tools")["seeds"]["name"] == "seed and tools"
    described = term("describe", "aid_kind", "seed and tools", "--description", "To sow.", "--kind-of", "goods")[
        "seeds"
    ]
    assert (described["description"], described["parent"]) == ("To sow.", "goods")
    assert term("describe", "aid_kind", "seeds", "--kind-of", "", "--code", "OECD CRS=")["seeds"]["parent"] is None
    assert next(iter(term("move", "aid_kind", "seeds", "goods"))) == "seeds"
    assert term("retire", "aid_kind", "seeds")["seeds"]["retired"]
    assert not term("offer", "aid_kind", "seeds")["seeds"]["retired"]
    assert "seeds" not in term("merge", "aid_kind", "seeds", "food")
    assert "fuel" not in term("remove", "aid_kind", "fuel")
    done = [one["operation"] for one in run("list", "history", "--json", "--workspace", workspace).json()]
    assert done == [
        "Remove term", "Merge terms", "Offer term again", "Retire term", "Move term", "Edit term", "Edit term",
        "Edit term", "Add term",
    ]  # fmt: skip
    assert run("undo", "9", "--workspace", workspace).code == 0
    assert "seeds" not in term("describe", "aid_kind", "food", "--description", "To eat.")


@few(
    "asked, says",
    [
        (("merge", "aid_kind", "food", "food"), "“food” cannot be merged into itself. Choose another term."),
        (("merge", "aid_kind", "food"), "merge needs the term it is merged into after the term."),
        (("add", "aid_kind", "Food"), "There is “food” among “Kinds of aid” already."),
        (("add", "aid_kind", "good", "seeds"), "add takes one term and no more"),
        (("remove", "actor_kind", "country"), "“country” is the program's own"),
        (("remove", "aid_kind", "nonsense"), "There is no term “nonsense” in aid_kind."),
        (("remove", "nonsense", "food"), "There is no vocabulary “nonsense” in this workspace."),
        (("retire", "aid_kind", "food", "--code", "IATI=1"), "retire takes no description, code or kind"),
        (("describe", "aid_kind", "food", "--code", "IATI"), "“IATI” has no =."),
        (("describe", "aid_kind", "food", "--code", "ISO=1"), "“ISO” is none of the standards"),
    ],
    keep=4,
    why="more refusals; `tests/actions/test_terms.py` has them below it",
)
def test_what_cannot_be_is_said_in_one_sentence(run, workspace, asked, says):
    before = run("list", "vocabularies", "--json", "--workspace", workspace).out
    ran = run("term", *asked, "--workspace", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert run("list", "vocabularies", "--json", "--workspace", workspace).out == before
