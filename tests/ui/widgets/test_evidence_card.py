"""A card is as high as its words need at the width it gets."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.anchor import AnchorState
from app.domain.evidence import by_sentence
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.ui.panels.evidence_card import EvidenceCard


def test_a_narrow_card_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    words = "masks and protective suits for the hospitals of a far town"
    sentence = f"It was said that {words} would be sent."
    items = [
        EvidenceItem(
            number, field, None, "", EvidenceRole.CONTEXT, "", 1, 1, "A digest", SourceKind.DIGEST, 2, 17,
            17 + len(words), words, AnchorState.VERIFIED, 1, sentence, 0,
        )
        for number, field in enumerate(("assertion", "status", "aid_kind"))
    ]  # fmt: skip
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    cards = [EvidenceCard(by_sentence(items)[0]) for _ in range(2)]
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    holder.resize(240, 600)
    holder.show()
    qtbot.waitExposed(holder)
    for card in cards:
        assert card.height() == card.heightForWidth(card.width())
    assert cards[0].heightForWidth(220) > cards[0].heightForWidth(600)


def test_no_line_begins_with_the_dot_between_two_fields(qtbot: QtBot) -> None:
    around = "Bari gave pumps to Tirana."
    items = [
        EvidenceItem(
            number, field, None, "", EvidenceRole.SUPPORTS, "", 1, 1, "Letters", SourceKind.ARTICLE, 2, start,
            start + 4, around[start : start + 4], AnchorState.VERIFIED, 1, around, 0,
        )
        for number, (field, start) in enumerate((("donor", 0), ("status", 5), ("item", 10), ("recipient", 19)))
    ]  # fmt: skip
    card = EvidenceCard(by_sentence(items)[0])
    qtbot.addWidget(card)
    assert [text for text in card.below() if " · " in text] == []
    assert len(card.below()) == 2
