"""A table of cases that is one test says of each that goes wrong what it was."""

from __future__ import annotations

from inspect import signature
from pathlib import Path

import pytest
from tests.helpers.each import each


def test_every_case_is_tried_and_each_that_goes_wrong_is_named() -> None:
    @each("given, told", [(1, "1"), (2, "3"), (3, "3"), (4, "")])
    def tried(given: int, told: str) -> None:
        with pytest.raises(ValueError, match=told):
            raise ValueError(given)
        assert told
        assert str(given) == told

    with pytest.raises(ExceptionGroup, match="2 of 4 cases went wrong") as caught:
        tried()
    assert [one.__notes__ for one in caught.value.exceptions] == [["with (2, '3')"], ["with (4, '')"]]


def test_what_never_goes_wrong_as_it_should_is_wrong() -> None:
    @each("given", "ab")
    def tried(given: str) -> None:
        with pytest.raises(ValueError):
            assert given

    with pytest.raises(BaseExceptionGroup, match="2 of 2") as caught:
        tried()
    assert [one.__notes__ for one in caught.value.exceptions] == [["with 'a'"], ["with 'b'"]]


def test_fixtures_beside_are_asked_for_and_are_the_same_for_all_cases(tmp_path: Path) -> None:
    tried: list[tuple[Path, str]] = []

    @each("given", "ab")
    def try_one(tmp_path: Path, given: str) -> None:
        tried.append((tmp_path, given))

    assert [*signature(try_one).parameters] == ["tmp_path"]
    try_one(tmp_path=tmp_path)
    assert tried == [(tmp_path, "a"), (tmp_path, "b")]
