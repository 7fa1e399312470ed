"""A person's edits of twenty kinds in an exported page, and a newer text of ours: every byte of hers is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.exporters.front_matter import Value, front_matter
from app.exporters.merging import Base, Merged, base_of, merge
from app.exporters.three_way import Change, chunks, marks

FRONT: Mapping[str, Value] = {"title": "Masks", "tags": ("Aid", "Masks"), "amount": 5, "in_totals": True, "iso2": "NO"}


def page(front: Mapping[str, Value] = FRONT, given: str = "300,000", extra: str = "") -> str:
    return (
        f"{front_matter(front)}\n<!-- passagework fields -->\n\n# Masks\n\n| Field | Value |\n| --- | --- |\n"
        f"| Donor | Town |\n| Item | {given} masks |\n| Date | March |\n\n<!-- /passagework fields -->\n\n"
        "<!-- passagework evidence -->\n\n> The town ==sent masks==.[^1]\n\n> They came by sea.[^2]\n\n"
        f"<!-- /passagework evidence -->\n{extra}"
    )


OURS = page()
BASE = base_of(FRONT, OURS)
NEWER = page({**FRONT, "amount": 7, "tags": ("Aid", "Masks", "Sea")}, given="400,000")


def moved(text: str) -> str:
    head, _, rest = text.partition("<!-- passagework fields -->")
    fields, _, evidence = rest.partition("<!-- /passagework fields -->\n\n")
    return f"{head}{evidence}\n<!-- passagework fields -->{fields}<!-- /passagework fields -->\n"


F, E = "<!-- passagework fields", "<!-- passagework ev"
EDITS: dict[str, tuple[Callable[[str], str], str]] = {
    "a line between two parts": (lambda t: t.replace(f"-->\n\n{E}", f"-->\n\nMine.\n\n{E}"), "Mine."),
    "before everything": (lambda t: t.replace(f"\n{F}", f"\nMine first.\n\n{F}"), "Mine first."),
    "behind everything": (lambda t: f"{t}\nAt the end, without a line feed", "At the end, without a line feed"),
    "in a part": (lambda t: t.replace("# Masks\n", "# Masks\n\n**Ask them.**\n"), "**Ask them.**"),
    "between two quotes": (lambda t: t.replace("[^1]\n", "[^1]\n\nDoubtful.\n"), "Doubtful."),
    "a line of ours changed": (lambda t: t.replace("They came by sea.", "They came by ship."), "They came by ship."),
    "a line of ours deleted": (lambda t: t.replace("> They came by sea.[^2]\n", ""), ""),
    "a part deleted": (lambda t: t[: t.index("<!-- passagework ev")], ""),
    "a part moved": (moved, ""),
    "a property added": (lambda t: t.replace("---\n\n", "rating: 4\n---\n\n"), "rating: 4"),
    "a property changed": (lambda t: t.replace('title: "Masks"', "title: Masks for all"), "title: Masks for all"),
    "a property deleted": (lambda t: t.replace("in_totals: true\n", ""), ""),
    "a tag added": (lambda t: t.replace('  - "Aid"\n', '  - "Aid"\n  - mine/own\n'), "mine/own"),
    "a tag deleted": (lambda t: t.replace('  - "Aid"\n', ""), ""),
    "a comment in the properties": (lambda t: t.replace("amount: 5", "amount: 5\n# not sure"), "# not sure"),
    "quotes taken off by another program": (lambda t: t.replace('"Masks"\n', "Masks\n"), ""),
    "wider cells": (lambda t: t.replace("| Donor | Town |", "| Donor     | Town  |"), ""),
    "other line ends": (lambda t: t.replace("\n", "\r\n"), "\r\n# Masks\r\n"),
    "a mark of the beginning": (lambda t: f"\ufeff{t}", "\ufeff---"),
    "a code block with our remark": (lambda t: f"{t}\n```\n{F} -->\n```\n", f"```\n{F}"),
    "a copy of a part": (lambda t: f"{t}\nCopied:\n\n{t[t.index('<!-- passagework ev') :]}", "Copied:"),
    "a footnote": (lambda t: f"{t}\nSee.[^mine]\n\n[^mine]: Mine.\n", "[^mine]: Mine."),
    "blank lines": (lambda t: t.replace(f"-->\n\n{E}", f"-->\n\n\n\n\n{E}"), "-->\n\n\n\n\n<!--"),
    "a comment behind a property": (lambda t: t.replace("amount: 5", "amount: 5  # surely"), "# surely"),
    "all properties deleted": (lambda t: t[t.index("<!--") :], ""),
}  # fmt: skip


@each("name", EDITS)
def test_what_she_wrote_is_there_after_a_newer_text(name: str) -> None:
    edit, hers = EDITS[name]
    mine = edit(OURS)
    assert mine != OURS
    nothing_new = merge(BASE, mine, OURS)
    assert (nothing_new.text, nothing_new.open, nothing_new.damaged) == (mine, 0, "")
    found = merge(BASE, mine, NEWER)
    assert found.open == 0
    assert hers in found.text
    assert "400,000 masks" in found.text
    assert "300,000" not in found.text
    again = merge(base_of({**FRONT, "amount": 7, "tags": ("Aid", "Masks", "Sea")}, NEWER), found.text, NEWER)
    assert again.text == found.text
    if "properties deleted" not in name:
        assert "amount: 7" in found.text
        assert ("Aid" in found.text.partition("fields")[0]) == (name != "a tag deleted")
        assert "Sea" in found.text
    if name in ("a line of ours deleted", "a part deleted"):
        assert "by sea" not in found.text
    if name == "a part moved":
        assert found.text.index("sent masks") < found.text.index("400,000")


def test_where_both_changed_the_same_hers_stays_until_she_chooses() -> None:
    mine = OURS.replace("| Item | 300,000 masks |", "| Item | some masks |").replace("amount: 5", "amount: 6")
    found = merge(BASE, mine, NEWER)
    assert found.open == 2
    assert [one.name for one in found.properties] == ["amount"]
    (both,) = [one for one in found.differences if one.chunk.change is Change.BOTH]
    assert (both.part, both.chunk.mine, both.chunk.new) == (
        "fields", ("| Item | some masks |\n",), ("| Item | 400,000 masks |\n",),
    )  # fmt: skip
    assert "some masks" in found.text
    assert "amount: 6" in found.text

    def chosen(lines: str, key: str) -> Merged:
        made = merge(BASE, mine, NEWER, {("fields", 0): lines, ("", 0): key})
        assert made.open == 0
        return made

    assert "some masks" in chosen("mine", "mine").text
    assert "amount: 7" in chosen("mine", "new").text
    new = chosen("new", "mine").text
    assert "some masks" not in new
    assert "400,000" in new
    assert "| Item | some masks |\n| Item | 400,000 masks |\n" in chosen("both", "mine").text


def test_a_new_part_comes_where_we_have_it_and_one_that_is_over_goes() -> None:
    newer = OURS.replace(
        "<!-- passagework evidence -->",
        "<!-- passagework related -->\n\nSee D-02.\n\n<!-- /passagework related -->\n\n<!-- passagework evidence -->",
    )
    mine = f"{OURS}\nMine.\n"
    found = merge(BASE, mine, newer).text
    assert found.index("# Masks") < found.index("See D-02.") < found.index("sent masks") < found.index("Mine.")
    assert "-->\n\n<!-- passagework related -->" in found
    assert merge(base_of(FRONT, newer), found, OURS).text.replace("\n", "") == mine.replace("\n", "")


def test_properties_that_cannot_be_read_stay_and_the_rest_is_renewed() -> None:
    mine = OURS.replace("amount: 5", "amount: [5")
    found = merge(BASE, mine, NEWER)
    assert found.front_broken
    assert "amount: [5\n" in found.text
    assert "400,000" in found.text


@each("lost", ["<!-- /passagework fields -->", "<!-- passagework evidence -->"])
def test_a_part_with_one_remark_left_changes_nothing(lost: str) -> None:
    mine = OURS.replace(lost, "")
    found = merge(BASE, mine, NEWER)
    assert (found.text, bool(found.damaged)) == (mine, True)


def test_without_what_was_written_before_each_difference_waits() -> None:
    found = merge(None, f"{OURS}\nMine.\n", NEWER)
    assert found.open == 3  # the line of the item, the amount and the tags
    assert found.text == f"{OURS}\nMine.\n"
    assert merge(None, f"{OURS}\nMine.\n", OURS).open == 0


LINE = st.sampled_from(["a\n", "b\n", "c\n", "d\n", "| x |\n", "\n", "words of hers\n"])
LINES = st.lists(LINE, max_size=8)


@given(LINES, LINES, LINES)
def test_lines_weighed_three_ways_lose_nothing(base: list[str], mine: list[str], new: list[str]) -> None:
    found = chunks(marks(base), mine, new)
    assert [line for one in found for line in one.mine] == mine
    assert [line for one in found for line in one.new] == new
    settled = [line for one in found for line in one.settled]
    if mine == base:
        assert settled == new
    if new == base:
        assert settled == mine


@given(
    st.lists(st.sampled_from(["x", "é ", "#", "\n", "\n\n", "---", "- ", "| a |", ": ", "<!-- ", "-->"]), max_size=9),
    st.data(),
)
def test_whatever_she_writes_between_the_parts_stays_to_the_byte(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    where = data.draw(st.sampled_from(["\n<!-- passagework fields", "\n<!-- passagework evidence"]))
    mine = OURS.replace(where, f"\n{text}\n{where}", 1)
    found = merge(BASE, mine, NEWER)
    assert f"\n{text}\n{where}" in found.text
    assert isinstance(BASE, Base)
