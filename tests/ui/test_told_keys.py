"""Sentences that name keys say those that work now."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.house.tree import SRC, modules

from app.ui.base import keys
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.source_card import SourceCard
from app.ui.widgets.labels import muted

_KEY = re.compile(r"\b([Pp]ress|with|then|or|and) [A-Z]\b|\((F\d|[A-Z])(, F\d)?\)")
FIXED = {
    "Leave, and show the place in the newest text (G)",
    "Choose by hand the words the passage is anchored to now (C)",
    "Leave the passage on the older text for good (K)",
    "Edit the actor (F2)",
    "“{words}” is not read: type it like {example} (F2), and these words will be its evidence.",
    "J and K go to the next and the one before.",
}
"""Keys of the review queue, of a draft, of the actor's page and of what an export meets, which cannot be changed."""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    keys.current().reset()


@pytest.mark.looks
def test_a_sentence_follows_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    label = keys.explain(muted(""), "Press {tag} or {note}.", tag="page.tag", note="page.note")
    qtbot.addWidget(label)
    assert label.text() == "Press T or N."
    keys.current().put({"page.tag": "Ctrl+Y", "page.note": ""})
    assert label.text() == "Press Ctrl+Y or “Note”."


@pytest.mark.looks
def test_the_card_of_a_source_names_the_keys_that_work(qtbot: QtBot, window: MainWindow) -> None:
    card = SourceCard(window.read, window.read.aids.coverage, window.read.aids.proposals)
    qtbot.addWidget(card)
    (label,) = [one for one in card.findChildren(QLabel) if one.text().startswith("Select words, then")]
    assert "then T to tag" in label.text()
    keys.current().put({"page.tag": "Y"})
    assert "then Y to tag, N to note, R to draft a record, P to link a country" in label.text()
    assert "[ and ] go from" in label.text()


def test_no_sentence_of_the_window_has_a_key_written_into_it() -> None:
    """But for those that cannot be changed, such as Esc and Enter."""
    found: list[str] = []
    for path in [one for one in modules() if one.is_relative_to(SRC / "app" / "ui")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "tr_n"):
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                found += [word for word in words if isinstance(word, str) and _KEY.search(word)]
    assert set(found) <= FIXED
