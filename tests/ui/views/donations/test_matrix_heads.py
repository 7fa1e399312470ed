"""The names of the rows and columns of a matrix."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.views.donations.matrix_page import in_two_lines


@pytest.mark.parametrize(
    "words", ["Iran", "ownership uncertain", "decided to ban or to limit companies " * 5, "x" * 90]
)
def test_a_long_name_takes_two_lines_and_no_more(qtbot: QtBot, words: str) -> None:
    lines = in_two_lines(words, 90)
    assert len(lines) <= 2
    joined = " ".join(lines)
    assert joined == words.strip() or joined.endswith("…")
    assert (len(in_two_lines("Iran", 90)), len(in_two_lines("ownership uncertain", 90))) == (1, 2)
