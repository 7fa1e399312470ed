"""The fields that the workspace has of its own: edited by keyboard, and in the form, the card and the list."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.actions import donations, evidence
from app.domain.donations import CountSpan, Donation
from app.domain.own_fields import OwnType
from app.domain.records import DonationFilter
from app.domain.terms import Qualifier
from app.domain.vocabularies import Term
from app.store.reads import donations as reads
from app.store.reads import history
from app.store.reads import own_fields as field_reads
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.dialogs.own_fields import OwnFieldsDialog
from app.ui.dialogs.vocabularies import VocabulariesDialog
from app.ui.panels.ledger import COLUMNS, Ledger
from app.ui.shell.commands import table
from app.ui.views.donations.list_page import ListPage
from app.ui.views.donations.read_fields import ChoiceField, CountField, DateField, TextField
from app.ui.views.donations.record_card import RecordCard
from app.ui.views.donations.record_form import RecordForm
from app.ui.views.read.meant import Words
from app.ui.views.read.things import record_thing


def opened(qtbot: QtBot, session: Session) -> OwnFieldsDialog:
    dialog = OwnFieldsDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def make(
    qtbot: QtBot, dialog: OwnFieldsDialog, name: str, kind: OwnType, terms: str = "", *, listed: bool = False
) -> None:
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, name)
    dialog.type.setCurrentIndex(dialog.type.findData(kind))
    dialog.terms.setPlainText(terms)
    dialog.listed.setChecked(listed)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.problem.isVisible(), dialog.problem.text()


def every_kind(qtbot: QtBot, session: Session) -> OwnFieldsDialog:
    dialog = opened(qtbot, session)
    make(qtbot, dialog, "Delivery place", OwnType.TEXT, listed=True)
    make(qtbot, dialog, "People reached", OwnType.NUMBER)
    make(qtbot, dialog, "Left on", OwnType.DATE)
    make(qtbot, dialog, "Reviewed", OwnType.YES_NO)
    make(qtbot, dialog, "Way", OwnType.CHOICE, "by sea\nby air")
    return dialog


def titles(dialog: OwnFieldsDialog) -> list[str]:
    return [line.title for line in dialog.list.lines.lines]


def test_fields_are_added_ordered_renamed_and_removed_by_keyboard(
    qtbot: QtBot, session: Session, store: Store, said: list[tuple[str, str]]
) -> None:
    dialog = opened(qtbot, session)
    assert dialog.focusWidget() is dialog.name, "where there is none, the first one is typed"
    dialog.reject()
    dialog = every_kind(qtbot, session)
    assert titles(dialog) == ["Delivery place", "People reached", "Left on", "Reviewed", "Way"]
    assert dialog.vocabulary.isVisible()
    assert not dialog.terms.isVisible(), "once there is a vocabulary it is edited among the others"
    dialog.list.setCurrentIndex(dialog.list.lines.index(1))
    assert not dialog.vocabulary.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(dialog)[:2] == ["People reached", "Delivery place"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    qtbot.keyClicks(dialog.name, "Helped")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert titles(dialog)[0] == "Helped"
    dialog.add_button.click()
    qtbot.keyClicks(dialog.name, "Recipient")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.problem.text() == "Every record has “Recipient” already. Give your field another name."
    qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)
    seven = CountSpan(Decimal(7), Decimal(7), Qualifier.EXACT, "7")
    donations.add_donation(store, Donation("Quinces", own=(("people_reached", seven),)))
    assert dialog.uses.text() == "Removing it takes along: its value in 1 record."
    dialog.type.setCurrentIndex(dialog.type.findData(OwnType.DATE))
    dialog.save_button.click()
    assert dialog.problem.text().startswith("1 record says something of “Helped” that is no date, such as “7”.")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)
    dialog.retire_button.click()
    assert dialog.list.lines.lines[0].side == "retired"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert titles(dialog)[0] == "Delivery place"
    assert said[-1] == ("Removed the field “Helped” with 1 value of a field.", "undo")
    assert dialog.done_line.text() == said[-1][0]
    assert dialog.done_line.isVisible(), "it is seen in the dialog too, which lies over the message"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(dialog)[0] == "Helped"
    names = [one.accessibleName() for one in (dialog.list, dialog.name, dialog.meaning, dialog.type, dialog.vocabulary)]
    assert names == ["Fields", "Name", "Meaning", "Type", "Chosen from"]
    dialog.list.setCurrentIndex(dialog.list.lines.index(4))
    dialog.edit_terms.click()
    (words,) = dialog.findChildren(VocabulariesDialog)
    assert words.choice.currentText() == "Way"
    words.close()
    assert any(command.id == "file.fields" for command in table())


def test_they_are_filled_in_shown_listed_sorted_and_given_evidence(
    qtbot: QtBot, session: Session, store: Store, source_id: int
) -> None:
    every_kind(qtbot, session).close()
    form = RecordForm(session, None, "2020-05-31")
    qtbot.addWidget(form)
    place, people, left, reviewed, way = (form.fields[one.key] for one in field_reads.own_fields(store))
    assert isinstance(place, TextField)
    assert isinstance(people, CountField)
    assert isinstance(left, DateField)
    assert isinstance(reviewed, ChoiceField)
    assert isinstance(way, ChoiceField)
    form.title.text.setPlainText("Quinces")
    assert not form.filled().content.own, "nothing is said for a person"
    place.text.setText("Koper")
    people.text.setText("some 1,500 people")
    assert people.below.text() == "≈ 1,500"
    left.text.setText("3 March")
    reviewed.choice.set_value(False)
    way.choice.set_value(Term("way", "by_sea"))
    for row in list(form.parties):
        row.removed.emit()
    made = donations.add_donation(store, form.filled().content)
    other = donations.add_donation(store, Donation("Pears", own=(("delivery_place", "Ancona"),)))
    evidence.link_evidence(store, source_id, 30, 60, None, ("donation", made), (("delivery_place", None),))
    record = reads.record(store, made)
    again = RecordForm(session, record, "2020-05-31")
    qtbot.addWidget(again)
    assert not again.is_changed()
    assert again.filled().content == record.content
    card = RecordCard(record)
    qtbot.addWidget(card)
    words = [label.text() for label in card.findChildren(QLabel)]
    for label, value in (("Delivery place", "Koper"), ("People reached", "≈ 1,500"), ("Reviewed", "No"),
                         ("Left on", "3 March 2020 · inferred"), ("Way", "By sea")):  # fmt: skip
        assert words[words.index(label) + 1] == value
    offered = {field.key: field for field in record_thing(store, made, Words(0, 0, 0, "Koper")).fields}
    assert offered["delivery_place", None].text == "Delivery place"
    page = ListPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.reload()
    column = len(COLUMNS)
    assert page.ledger.headerData(column, Qt.Orientation.Horizontal) == "Delivery place"
    heads = page.table.horizontalHeader()
    assert heads.visualIndex(column) < heads.visualIndex(COLUMNS.index("status"))
    assert not page.table.isColumnHidden(column)
    page.table.horizontalHeader().sectionClicked.emit(column)
    assert [page.ledger.index(row, column).data() for row in (0, 1)] == ["Ancona", "Koper"]
    orders = [action.text() for action in page.sort_button.menu().actions()]
    assert "People reached" in orders
    ledger = Ledger(session)
    ledger.show(store, DonationFilter(), "way", descending=True)
    assert ledger.place_of(made) == 0
    assert ledger.place_of(other) == 1
    assert history.history(store, 1)[0].name == "Link evidence"


def test_a_retired_field_stays_where_it_says_something(qtbot: QtBot, session: Session, store: Store) -> None:
    dialog = opened(qtbot, session)
    make(qtbot, dialog, "Delivery place", OwnType.TEXT, listed=True)
    made = donations.add_donation(store, Donation("Quinces", own=(("delivery_place", "Koper"),)))
    dialog.retire_button.click()
    kept, fresh = RecordForm(session, reads.record(store, made), ""), RecordForm(session, None, "")
    for form in (kept, fresh):
        qtbot.addWidget(form)
    assert "delivery_place" in kept.fields
    assert "delivery_place" not in fresh.fields
    ledger = Ledger(session)
    ledger.show(store, DonationFilter(), "ref", descending=False)
    assert ledger.columnCount() == len(COLUMNS)
