"""Two countries beside each other, driven by keys in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.actions import facts
from app.domain.facts import Fact
from app.domain.vocabularies import category
from app.store.reads import countries
from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.beside import Side, State
from app.ui.views.countries.beside_page import BesideRow
from app.ui.views.countries.place import CountriesPlace
from app.ui.widgets.popup_list import PopupList


def rows(place: CountriesPlace) -> dict[str, BesideRow]:
    return {row.row.name: row for row in place.comparing.page.rows}


def sides(place: CountriesPlace, name: str) -> tuple[Side, Side]:
    return rows(place)[name].row.sides


def test_two_countries_face_each_other(place: CountriesPlace, window: MainWindow, qtbot: QtBot) -> None:
    place.show_code("IR")
    place.side.list.setFocus()
    place.page.focus_rows()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, PopupList)
    QTest.keyClicks(popup.field, "saudi")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.comparing.codes == ("IR", "SA"))
    assert [side.text for side in sides(place, "cases")] == ["> 130,000", "> 70,000"]
    assert rows(place)["cases"].row.scale() == 130_000
    masks = sides(place, "masks")  # a sum on one side, a record that states none on the other: no bar to compare
    assert masks[0].text.startswith("300,000")
    assert masks[0].where.startswith("D-22")
    assert rows(place)["masks"].row.scale() is None
    assert masks[1].state in (State.NOTHING, State.NOT_STATED)
    assert place.panes is not None
    assert place.panes.is_folded("right")

    first = place.comparing.page.rows[0]
    window.activateWindow()  # the platform of the tests leaves none active after a popup
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert not place.panes.is_folded("right")
    shown = [label.text() for label in place.inspector.findChildren(QLabel)]
    assert any(first.row.sides[1].text in text for text in shown)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    qtbot.waitUntil(lambda: place.comparing.codes == ("SA", "IR"))
    assert [side.text for side in sides(place, "cases")] == ["> 70,000", "> 130,000"]
    window.go_back()
    qtbot.waitUntil(lambda: place.comparing.codes == ("IR", "SA"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
    assert place.comparing.codes is None
    assert place.code == "IR"
    assert place.middle.currentWidget() is place.page


def test_what_is_known_stands_right_below_each_name(place: CountriesPlace, window: MainWindow, qtbot: QtBot) -> None:
    """Of two names of which one takes two lines, too."""
    ids = {code: countries.by_code(window.session.store, code).id for code in ("IR", "SA")}
    window.go(Target("countries", "beside", ids["IR"], other=ids["SA"]))
    qtbot.waitUntil(lambda: place.comparing.codes == ("IR", "SA"))
    page = place.comparing.page
    page.setFixedWidth(480)
    qtbot.waitUntil(lambda: page.viewport().width() <= 480)
    shown = {label.text().partition("\u00a0")[0]: label for label in page.findChildren(QLabel)}
    iran, saudi = shown["Iran"], shown["Saudi Arabia"]
    qtbot.waitUntil(lambda: saudi.height() > iran.height())
    assert iran.y() == saudi.y()
    for name, below in ((iran, shown["Southern Asia"]), (saudi, shown["Western Asia"])):
        assert below.y() == name.geometry().bottom() + 1
    page.setMinimumWidth(0)
    page.setMaximumWidth(16_777_215)
    window.go_back()


def test_what_they_agree_in_folds_and_a_change_is_followed(place: CountriesPlace, window: MainWindow, qtbot: QtBot):
    store = window.session.store
    ids = {code: countries.by_code(store, code).id for code in ("IR", "IQ")}
    for code in ids:
        facts.add_fact(store, Fact(code, category("health"), "ventilators", "fewer than 2,000"))
    window.go(Target("countries", "beside", ids["IR"], other=ids["IQ"]))
    qtbot.waitUntil(lambda: place.comparing.codes == ("IR", "IQ"))
    assert "ventilators" not in rows(place)
    facts.add_fact(store, Fact("IQ", category("health"), "ventilators", "none at all"))
    qtbot.waitUntil(lambda: "ventilators" in rows(place))
    assert sides(place, "ventilators")[1].text == "fewer than 2,000 or none at all"
    assert window.place("countries").target() == Target("countries", "beside", ids["IR"], other=ids["IQ"])
    place.side.list.beside_wanted.emit("IR")  # as Ctrl+click: one beside itself is nothing to show
    assert place.comparing.codes == ("IR", "IQ")
