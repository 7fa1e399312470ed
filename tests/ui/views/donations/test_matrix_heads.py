"""The names of the rows and columns of a matrix."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.views.donations.matrix_page import head_lines


@pytest.mark.parametrize(
    "words", ["Iran", "ownership uncertain", "decided to ban or to limit companies " * 5, "x" * 90]
)
def test_a_long_name_takes_two_lines_and_no_more(qtbot: QtBot, words: str) -> None:
    lines = head_lines(words, 90, 2)
    assert len(lines) <= 2
    joined = " ".join(lines)
    assert joined == words.strip() or joined.endswith("…")
    assert (len(head_lines("Iran", 90, 2)), len(head_lines("ownership uncertain", 90, 2))) == (1, 2)
    stance = "decided to ban or to limit companies in its infrastructure"
    assert " ".join(head_lines(stance, 130, 5)) == stance
