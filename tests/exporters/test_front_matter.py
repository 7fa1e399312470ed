"""Front matter as another YAML reader and Obsidian see it."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from app.exporters.front_matter import front_matter, obsidian_tag, obsidian_tags


def read(text: str) -> object:
    assert text.startswith("---\n")
    assert text.endswith("---\n")
    return YAML(typ="safe").load(io.StringIO(text[4:-4]))


@pytest.mark.parametrize(
    "words",
    ["NO", "yes", "0012", "1e3", "2020-05-31", "null", "~", "a: b", "# x", "- x", "'x'", '"x"', "[[Iran]]", "{a}", "%x",
     "@x", "`x`", "|", ">", "&a", "*a", "!t", "---", "...", "שלום", "👩‍👩‍👧", "back\\slash", "x" * 500],
)  # fmt: skip
def test_a_value_stays_what_it_is(words: str) -> None:
    text = front_matter({"code": words, "list": (words, "x")})
    assert read(text) == {"code": words, "list": [words, "x"]}
    assert len(text.splitlines()) == 6


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_value_reads_back_on_one_line(words: str) -> None:
    flat = " ".join(words.split())
    assert read(front_matter({"n": 1, "v": words})) == ({"n": 1, "v": flat} if flat else {"n": 1})


def test_what_is_empty_is_left_out() -> None:
    assert front_matter({"a": "", "b": (), "c": False, "d": 0}) == "---\nc: false\nd: 0\n---\n"


@pytest.mark.parametrize(
    ("path", "tag"),
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


def test_tags_that_obsidian_takes_for_one_stand_once() -> None:
    assert obsidian_tags(["b", "A", "a", "!"]) == ("A", "b")
