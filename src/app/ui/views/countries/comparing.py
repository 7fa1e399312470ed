"""Controller for comparing two countries: choosing the second, swapping, and evidence of a value."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect

from app.domain.language import tr
from app.domain.records import CountryRow
from app.store.store import Store
from app.ui.base.session import Session, Target
from app.ui.views.countries.actor_sections import PREFIX
from app.ui.views.countries.beside import beside
from app.ui.views.countries.beside_page import BesidePage
from app.ui.views.countries.entries import ListOrder, entries
from app.ui.views.countries.inspector import ProfileInspector
from app.ui.views.countries.material import Material, read_material
from app.ui.views.countries.plans import thing_of
from app.ui.views.countries.side import CountrySide
from app.ui.widgets.panes import Panes
from app.ui.widgets.popup_list import PopupList, PopupRow
from app.ui.widgets.stack import Stack


class Compared(Protocol):
    """The interface of the place that comparing depends on."""

    session: Session
    side: CountrySide
    inspector: ProfileInspector
    middle: Stack
    panes: Panes | None
    material: Material | None

    def rows(self) -> tuple[CountryRow, ...]: ...
    def show_code(self, code: str) -> bool: ...
    def focus_first(self) -> None: ...


class Comparing(QObject):
    """The controller of the comparison page."""

    def __init__(self, place: Compared) -> None:
        super().__init__(place.middle)
        self._place = place
        self._materials: tuple[Material, Material] | None = None
        self._had_inspector = False

    @property
    def codes(self) -> tuple[str, str] | None:
        """The codes of the two compared; None if not shown."""
        return None if self._materials is None else (self._materials[0].key, self._materials[1].key)

    @cached_property
    def page(self) -> BesidePage:
        page = BesidePage()
        page.left_wanted.connect(self.leave)
        page.shown_wanted.connect(self.show_value)
        page.profile_wanted.connect(lambda number: self._go_alone(number))
        self._place.middle.addWidget(page)
        return page

    # --- the second one ---

    def ask(self) -> None:
        """Ask for the second country; if two are shown, go back to the first."""
        if self._materials is not None:
            self.leave()
            return
        place = self._place
        if place.material is None:
            place.session.say(tr("Show a country or group first; then another can be shown beside it."), "warning")
            return
        first = place.material.key
        rows = place.rows()

        def find(typed: str) -> list[PopupRow]:
            found = [one for one in entries(rows, typed, ListOrder.NAME) if one.key != first]
            return [PopupRow(one.key or None, one.text, side=str(one.key), head=one.head) for one in found]

        name = tr("Beside {name}").format(name=place.material.name)
        popup = PopupList(place.middle, name, find, "columns", tr("Which country or group?"))
        popup.on_chosen(lambda code: self.go(first, str(code)))
        corner = place.middle.mapToGlobal(QPoint(place.middle.width() // 2 - 190, 60))
        popup.open_at(QRect(corner, corner))

    def with_listed(self, code: str) -> None:
        """Compare one of the list with the current one."""
        first = self._place.material.key if self._place.material is not None else ""
        if code.startswith(PREFIX) or not first:
            self._place.session.say(tr("Two countries or groups can be shown beside each other."), "warning")
        elif code != first:
            self.go(first, code)

    def go(self, left: str, right: str) -> None:
        """Show these two, as a step of navigation."""
        ids = {row.info.code: row.info.id for row in self._place.rows()}
        if left in ids and right in ids:
            self._place.session.go(Target("countries", "beside", ids[left], other=ids[right]))

    # --- showing ---

    def show(self, left: str, right: str) -> None:
        """Show the two with these codes, read in the background."""

        def read(store: Store, _stopped: object) -> tuple[Material, Material]:
            return read_material(store, left), read_material(store, right)

        self._place.session.query(self, read, self._show)

    def _show(self, materials: tuple[Material, Material]) -> None:
        panes = self._place.panes
        if self._materials is None and panes is not None:
            self._had_inspector = not panes.is_folded("right")
            if self._had_inspector:
                panes.toggle("right")
        self._materials = materials
        self.page.show_beside(beside(*materials))
        self._place.middle.setCurrentWidget(self.page)
        self._place.side.mark_beside(materials[0].key, materials[1].key)
        self.page.focus_rows()

    def follow(self) -> None:
        """Reload both after a change."""
        if self.codes is not None:
            self.show(*self.codes)

    def swap(self) -> None:
        if self.codes is not None:
            self.go(self.codes[1], self.codes[0])

    def put_away(self) -> None:
        """Show a single profile again, with the previous inspector."""
        self._place.session.give_up(self)
        if self._materials is None:
            return
        self._materials = None
        self._place.side.mark_beside("", "")
        panes = self._place.panes
        if panes is not None and self._had_inspector and panes.is_folded("right"):
            panes.toggle("right")

    def leave(self) -> None:
        """Go back to the profile of the first."""
        self._go_alone(0)

    def _go_alone(self, number: int) -> None:
        if self._materials is not None:
            self._place.session.go(Target("countries", "country", self._materials[number].profile.info.id))

    def show_value(self, number: int, key: str) -> None:
        """Show the evidence for a value of one of the two in the inspector."""
        place, panes = self._place, self._place.panes
        if self._materials is None:
            return
        material = self._materials[number]
        kind, thing_id = thing_of(key)
        place.inspector.show_material(material)
        if not place.inspector.show_thing(kind, thing_id):
            return
        if panes is not None and panes.is_folded("right"):
            panes.toggle("right")
