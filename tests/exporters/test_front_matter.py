"""Front matter as another YAML reader and Obsidian see it."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from tests.helpers.each import each

from app.exporters.front_matter import front_matter, obsidian_tag, obsidian_tags

GOLDEN = Path(__file__).parents[1] / "golden" / "markdown"


def read(text: str) -> object:
    """What a reader of YAML 1.2 and one of YAML 1.1 read, which must be the same."""
    assert text.startswith("---\n")
    assert text.endswith("---\n")
    read_12, read_11 = YAML(typ="safe", pure=True), YAML(typ="safe", pure=True)
    read_12.version, read_11.version = (1, 2), (1, 1)
    values = read_12.load(io.StringIO(text[4:-4]))
    assert read_11.load(io.StringIO(text[4:-4])) == values
    return values


@each(
    "words",
    ["NO", "yes", "0012", "1e3", "2020-05-31", "null", "~", "a: b", "# x", "- x", "'x'", '"x"', "[[Iran]]", "{a}", "%x",
     "@x", "`x`", "|", ">", "&a", "*a", "!t", "---", "...", "שלום", "👩‍👩‍👧", "back\\slash", "x" * 500],
)  # fmt: skip
def test_a_value_stays_what_it_is(words: str) -> None:
    text = front_matter({"code": words, "list": (words, "x")})
    assert read(text) == {"code": words, "list": [words, "x"]}
    assert len(text.splitlines()) == 6


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_value_reads_back_on_one_line(words: str) -> None:
    flat = " ".join(words.split())
    assert read(front_matter({"n": 1, "v": words})) == ({"n": 1, "v": flat} if flat else {"n": 1})


@each(
    "key", ["on", "off", "yes", "no", "y", "n", "On", "NO", "true", "null", "~", "1", "1:30", "0x1F", ".inf",
            "2020-05-31", "=", "<<", "+1", "kind", "money kind"],
)  # fmt: skip
def test_a_key_stays_what_it_is(key: str) -> None:
    assert read(front_matter({"title": "T", key: "x", "n0": 3})) == {"title": "T", key: "x", "n0": 3}


WITH_FRONT = sorted({*GOLDEN.rglob("*.md")} - {*(GOLDEN / "plain").rglob("*.md")})


@each("page", WITH_FRONT)
def test_every_golden_page_reads_the_same_in_both_kinds_of_yaml(page: Path) -> None:
    front = page.read_text("utf-8").partition("\n---\n")[0] + "\n---\n"
    values = read(front)
    assert isinstance(values, dict)
    assert all(isinstance(key, str) for key in values)


def test_what_is_empty_is_left_out() -> None:
    assert front_matter({"a": "", "b": (), "c": False, "d": 0}) == "---\nc: false\nd: 0\n---\n"


@each(
    "path, tag",
    [
        ("Motive/Image repair", "Motive/Image-repair"),
        ("1984", "_1984"),
        ("1984/85", "_1984/85"),
        ("5G", "5G"),
        ("a: b & c", "a-b-c"),
        ("סיוע", "סיוע"),
        ("#x", "x"),
        ("!!", ""),
    ],
)
def test_a_tag_is_one_of_obsidian(path: str, tag: str) -> None:
    assert obsidian_tag(path) == tag


@given(st.text(max_size=30))
def test_any_tag_is_valid_or_none(path: str) -> None:
    tag = obsidian_tag(path)
    assert not tag or re.fullmatch(r"[\w\-]+(/[\w\-]+)*", tag)
    assert not tag or re.search(r"[^\d/]", tag)


def test_tags_that_obsidian_takes_for_one_are_written_once() -> None:
    assert obsidian_tags(["b", "A", "a", "!"]) == ("A", "b")


def test_front_matter_is_written_by_several_threads_at_once() -> None:
    values = [{"title": f"Page {number}", "tags": ("a", "b", str(number))} for number in range(60)]
    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(front_matter, values))
    assert written == [front_matter(one) for one in values]
