"""The small rules of what is shown: chips, wrapped words, figures of list rows, evidence grouped by passage."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.domain.anchor import AnchorState
from app.domain.donations import DateSpan
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import Assertion, EvidenceRole, Status
from app.ui.base.record_words import shown_date, shown_money
from app.ui.look import fonts
from app.ui.panels.evidence_card import grouped, place_text
from app.ui.views.donations.table import wrap
from app.ui.widgets.chips import status_look

ITEM = EvidenceItem(
    1, "money", None, "", EvidenceRole.SUPPORTS, "", 7, "u", 3, "A digest", SourceKind.DIGEST, 6, 10, 20, "$20 million",
    AnchorState.VERIFIED,
)  # fmt: skip


def test_what_is_said_to_have_happened_shows_in_word_and_shape_not_in_colour_alone():
    looks = [status_look(assertion, Status.REPORTED) for assertion in Assertion]
    for one, other in combinations(looks, 2):
        assert one.text != other.text
        assert (one.icon, one.dashed, one.square) != (other.icon, other.dashed, other.square)
    assert status_look(Assertion.NOT_GIVEN, Status.NONE_RECORDED).dashed


@pytest.mark.parametrize("text", ["", "masks", "masks, protective suits or testing equipment for many", "word" * 40])
def test_wrapping_loses_no_word(qtbot: QtBot, text: str):
    lines = wrap(text, fonts.interface(), 120)
    assert " ".join(lines) == text
    assert len(lines) <= 2
    if len(lines) == 2:
        assert QFontMetrics(fonts.interface()).horizontalAdvance(lines[0]) <= 120


def test_figures_of_a_row():
    assert shown_money(None) == ""
    assert shown_date(DateSpan("", "2020-05-31")) == "until 31 May 2020"
    assert shown_date(DateSpan("2020-03-01", "2020-03-31")) == "March 2020"
    assert shown_date(DateSpan("", "2020-05-31", as_stated="a few days after")) == "a few days after"
    assert shown_date(DateSpan()) == ""


def test_a_passage_under_several_fields_is_one_card():
    other = replace(ITEM, id=2, field="title")
    against = replace(ITEM, id=3, role=EvidenceRole.CONTRADICTS)
    groups = grouped([ITEM, other, against])
    assert [(item.id, labels) for item, labels in groups] == [(1, ("money", "title")), (3, ("money",))]


def test_where_the_words_stand_is_said_in_full():
    assert place_text(ITEM) == "¶ 6 · A digest · our paraphrase · verified"
    article = replace(ITEM, source_kind=SourceKind.ARTICLE, paragraph=None, role=EvidenceRole.CONTRADICTS)
    assert place_text(article) == "caption · A digest · contradicts · verified"
