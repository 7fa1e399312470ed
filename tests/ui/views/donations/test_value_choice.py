"""Two values of one field, as they are said beside each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from app.domain.donations import Amount, DateSpan, Item, Money, Party
from app.domain.duplicates import Difference
from app.domain.fields import record_field
from app.domain.terms import AmountRole, DatePrecision, MoneyKind, PartyRole
from app.domain.vocabularies import COUNTRY, actor_kind
from app.ui.look.plain import PlainLabel
from app.ui.views.donations.value_choice import ClashChoice, both_words

D = Decimal
EUROS = Money(D(5), D(5), "EUR", as_stated="EUR 5")
DAY = DateSpan("2020-03-01", "2020-03-01", DatePrecision.DAY)


def test_two_values_are_never_said_alike() -> None:
    for key, ours, theirs in (
        ("parties", Party(PartyRole.DONOR, "Peru", COUNTRY, "PE"), Party(PartyRole.CARRIER, "Peru", COUNTRY, "PE")),
        ("parties", Party(PartyRole.DONOR, "Ocean"), Party(PartyRole.DONOR, "Ocean", actor_kind("ngo"))),
        ("parties", Party(PartyRole.DONOR, "Ocean"), Party(PartyRole.DONOR, "Ocean", place="Lima")),
        ("items", Item("masks", D(7), D(7), as_stated="seven masks"), Item("masks", D(7), D(7), as_stated="7 masks")),
        ("amounts", Amount(AmountRole.THROUGH, D(5), D(5), "EUR", through="WFP"),
         Amount(AmountRole.THROUGH, D(5), D(5), "EUR", through="WHO")),
    ):  # fmt: skip
        assert _differ(key, (ours,), (theirs,))
    assert _differ("money", EUROS, Money(D(5), D(5), "EUR", as_stated="five euros"))
    assert _differ("money", EUROS, Money(D(5), D(5), "EUR", kind=MoneyKind.VALUATION, as_stated="EUR 5"))
    assert _differ("date", DAY, DateSpan("2020-03-01", "2020-03-01", DatePrecision.DAY, as_stated="Sunday"))


def _differ(key: str, ours: Any, theirs: Any) -> bool:
    said = both_words(Difference(record_field(key), ours, theirs))
    return said[0] != said[1] and all(said)


def test_values_in_another_script_lie_at_their_buttons(qapp: QApplication, qtbot: QtBot) -> None:
    """English values in a window in Hebrew were at the far end of their column."""
    one = Difference(record_field("title"), "Peru", "Chile")
    for way in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        qapp.setLayoutDirection(way)
        choice = ClashChoice((one,), ())
        qtbot.addWidget(choice)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        choice.setLayoutDirection(way)
        choice.resize(600, 200)
        (words,) = (label for label in choice.findChildren(PlainLabel) if label.text() == "Peru")
        (button, _) = choice.findChildren(QRadioButton)
        choice.show()
        picture = words.grab().toImage()
        ground = picture.pixel(0, 0)
        inked = [
            x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(picture.height()))
        ]
        is_near_left = inked[0] < picture.width() - inked[-1]
        assert is_near_left == (button.x() < words.x()), way
