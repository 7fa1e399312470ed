"""A card is as high as its words need at the width it gets."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.anchor import AnchorState
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole
from app.ui.panels.evidence_card import EvidenceCard


def test_a_narrow_card_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    item = EvidenceItem(
        1, "status", None, "", EvidenceRole.CONTEXT, "", 1, "p1", 1, "A digest", SourceKind.DIGEST, 2, 0, 40,
        "masks and protective suits for the hospitals of a far town", AnchorState.VERIFIED,
    )  # fmt: skip
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    cards = [EvidenceCard(item, "what is said to have happened, status, kind of aid") for _ in range(2)]
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    holder.resize(240, 600)
    holder.show()
    qtbot.waitExposed(holder)
    for card in cards:
        assert card.height() == card.heightForWidth(card.width())
    assert cards[0].heightForWidth(220) > cards[0].heightForWidth(600)
