"""The place of the countries: the list, the profile that writes itself, and the evidence of what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from app.domain.errors import UserError
from app.domain.language import tr
from app.domain.passages import Passage
from app.domain.records import CountryRow, FactRecord
from app.store.reads import countries as reads
from app.ui.base.country_words import recorded
from app.ui.base.session import Session, Target
from app.ui.base.view_keys import ViewKeys
from app.ui.panels.evidence_card import target_of
from app.ui.views.countries.editing import FactEditing
from app.ui.views.countries.entries import ListOrder
from app.ui.views.countries.inspector import ProfileInspector
from app.ui.views.countries.material import Material, code_of, read_material
from app.ui.views.countries.profile_page import ProfilePage
from app.ui.views.countries.quotes import evidence_of
from app.ui.views.countries.side import CountrySide
from app.ui.widgets.place import Place

if TYPE_CHECKING:
    from app.domain.changes import Changes

_COUNTED = ("fact", "donation", "donation_party", "evidence", "note", "actor", "country")
"""Tables from which the list counts."""
_SHOWN = (
    *_COUNTED, "actor_alias", "donation_item", "donation_amount", "donation_link", "passage",
    "passage_tag", "tag", "source", "claim", "counted_name",
)  # fmt: skip
FOLLOW_MS = 40
LEAST_PX = (200, 264)
"""Narrower than this the names of the list and the quotes beside the page cannot be read."""


class CountriesPlace(Place):
    """What is recorded of each country and group, with the passages it stands on."""

    name = "countries"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        order = session.settings.get("countries.order", ListOrder.NAME.value)
        self.side = CountrySide(ListOrder(order) if order in list(ListOrder) else ListOrder.NAME)
        self.page = ProfilePage()
        self.inspector = ProfileInspector(session)
        self.material: Material | None = None
        self.editing = FactEditing(self)
        self._stale = False
        self._at_row = False
        self._wanted = ""
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._following.timeout.connect(lambda: self.show_code(self._wanted))
        self.set_panes(self.side, self.page, self.inspector)
        self.side.setMinimumWidth(LEAST_PX[0])
        self.inspector.setMinimumWidth(LEAST_PX[1])
        self._connect()
        self._make_keys()
        if session.is_open:
            self._read_list()
        else:
            session.opened.connect(self._read_list)

    def _connect(self) -> None:
        self.side.list.picked.connect(self._picked)
        self.side.list.opened.connect(self._open_listed)
        self.side.list.entered_code.connect(self._enter_listed)
        self.side.order_changed.connect(lambda order: self.session.settings.put("countries.order", order))
        self.page.chosen.connect(self.show_evidence)
        self.page.opened.connect(self.open_key)
        self.page.linked.connect(self.follow_key)
        self.page.figure_wanted.connect(lambda key: self.page.choose(key))
        self.page.country_wanted.connect(self._go_to_country)
        self.page.add_fact_wanted.connect(self.editing.add)
        self.page.note_wanted.connect(self.inspector.notes.add_note)
        self.page.read_wanted.connect(lambda: self.session.go(Target("read")))
        self.inspector.record_wanted.connect(lambda i: self.session.go(Target("donations", "donation", i)))
        self.inspector.edit_wanted.connect(self.editing.edit)
        self.inspector.remove_wanted.connect(self.editing.remove)
        self.inspector.tag_wanted.connect(lambda tag_id: self.follow_key(f"tag:{tag_id}"))
        self.inspector.evidence_wanted.connect(lambda item: self.session.go(target_of(item)))
        self.session.changed.connect(self._changed)

    def _make_keys(self) -> None:
        self.view_keys = {
            "countries": ViewKeys("countries", self, self),
            # Not in the list, where a letter goes to the country that begins with it.
            "country": ViewKeys("country", self, self.page, self.inspector),
            "facts": ViewKeys("facts", self, self.page),
        }

    def on_fact(self, does: Callable[[int], object]) -> None:
        """Do something with the fact that is chosen in the profile, or say that none is."""
        kind, _, number = self.page.chosen_key().partition(":")
        if kind == "fact":
            does(int(number))
        else:
            self.session.say(tr("Choose a fact of the profile first."), "warning")

    # --- showing ---

    @property
    def code(self) -> str:
        """The code of the country or group on the page; empty where there is none."""
        return "" if self.material is None else self.material.profile.info.code

    def _read_list(self) -> None:
        self.side.show_rows(self._list_rows(), self.code)

    def _show_last(self) -> None:
        """Show what was shown last, else the country of which most is recorded."""
        rows = self._list_rows()
        if not any(row.recorded for row in rows):
            self.page.show_nothing()
            self.inspector.show_nothing(bare=True)
            return
        last = str(self.session.settings.get("countries.code", ""))
        listed = [row for row in rows if row.recorded and not row.info.is_group]
        fullest = max(listed, key=recorded, default=None) or next(row for row in rows if row.recorded)
        self.show_code(last if any(row.info.code == last for row in rows) else fullest.info.code)

    def _list_rows(self) -> tuple[CountryRow, ...]:
        return self.session.do(reads.rows) or ()

    def show_code(self, code: str) -> bool:
        """Show the profile of a country or group by its code. False when there is none of it."""
        self._following.stop()
        if code and code == self.code:
            return True
        store = self.session.store
        try:
            material = read_material(store, code)
        except UserError as error:
            self.session.say(str(error), "warning")
            return False
        self.inspector.notes.save()
        self.editing.put_aside()
        self._show(material, stay=False)
        self.side.choose(self.code)
        self.editing.take_up()
        return True

    def _show(self, material: Material, *, stay: bool) -> None:
        self.material = material
        self.page.show_material(material, stay=stay)
        self.inspector.show_material(material)
        if self.page.chosen_key():
            self.show_evidence(self.page.chosen_key())
        else:
            self.inspector.show_nothing(bare=material.is_bare)

    def fact(self, fact_id: int) -> FactRecord | None:
        """A fact of the page."""
        facts = self.material.profile.facts if self.material is not None else ()
        return next((fact for fact in facts if fact.id == fact_id), None)

    def _picked(self, code: str) -> None:
        """The list's current line moved: the page follows as soon as it rests."""
        self._wanted = code
        self._following.start()

    def _open_listed(self, code: str) -> None:
        self._following.stop()
        if code != self.code:
            found = self.session.do(lambda store: reads.by_code(store, code))
            if found is not None:
                self._go_to_country(found.id)

    def _enter_listed(self, code: str) -> None:
        self._open_listed(code)
        self.page.focus_rows()

    def _go_to_country(self, country_id: int) -> None:
        self.session.go(Target("countries", "country", country_id))

    def find_here(self) -> None:
        """Find a country or group."""
        if self.panes is not None and self.panes.is_folded("left"):
            self.panes.toggle("left")
        self.side.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.field.selectAll()

    # --- rows ---

    def show_evidence(self, key: str) -> None:
        """Show what a row of the page stands on."""
        kind, _, number = key.partition(":")
        if self.material is None:
            return
        if kind == "fact" and (fact := self.fact(int(number))) is not None:
            self.inspector.show_fact(fact)
        elif kind == "donation":
            from app.store.reads import donations

            record = self.session.do(lambda store: donations.record(store, int(number)))
            if record is not None:
                self.inspector.show_record(record)
        elif kind == "passage":
            passage = self._passage(int(number))
            if passage is not None:
                self.inspector.show_passage(evidence_of(self.material, passage))

    def open_key(self, key: str) -> None:
        """Enter or a double click on a row: edit a fact, go to anything else."""
        kind, _, number = key.partition(":")
        if kind == "fact":
            self.editing.edit(int(number))
        else:
            self.follow_key(key)

    def follow_key(self, key: str) -> None:
        """Go to what a link or a row means."""
        kind, _, number = key.partition(":")
        if kind == "donation":
            self.session.go(Target("donations", "donation", int(number)))
        elif kind == "country":
            self._go_to_country(int(number))
        elif kind == "note":
            self.session.go(Target("notes", "note", int(number)))
        elif kind == "tag":
            self.session.go(Target("passages", "tag", int(number)))
        elif kind == "passage":
            passage = self._passage(int(number))
            if passage is not None:
                self.session.go(Target("read", "source", passage.source_id, at=passage.start, passage=passage.id))

    def _passage(self, passage_id: int) -> Passage | None:
        """A passage of the page."""
        if self.material is None:
            return None
        every = (*self.material.profile.passages, *self.material.tagged)
        return next((passage for passage in every if passage.id == passage_id), None)

    # --- following changes ---

    def _changed(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        if not self.isVisible():
            self._stale = True
            return
        if changes.touches(*_COUNTED):
            self._read_list()
        self._reload()

    def _reload(self) -> None:
        if self.material is None:
            self._show_last()
            return
        code = self.code
        material = self.session.do(lambda store: read_material(store, code))
        if material is not None and material != self.material:
            self._show(material, stay=True)

    def write_note(self) -> None:
        """Write a note on the country at hand."""
        if self.panes is not None and self.panes.is_folded("right"):
            self.panes.toggle("right")
        self.inspector.notes.add_note()

    # --- as a place ---

    def visit(self, target: Target) -> None:
        if self._stale and self.session.is_open:
            self._stale = False
            self._read_list()
            self._reload()
        self._at_row = target.kind == "fact"
        if target.id is not None:
            self._visit_thing(target.kind, target.id)
        if self.material is None and self.session.is_open:
            self._show_last()

    def _visit_thing(self, kind: str, wanted: int) -> None:
        if kind == "fact":
            from app.store.reads import facts

            fact = self.session.do(lambda store: facts.one(store, wanted))
            if fact is not None and self.show_code(fact.content.country):
                self.page.choose(f"fact:{wanted}")
        elif kind in ("country", "group"):
            code = code_of(self.session.store, wanted)
            if code is not None:
                self.show_code(code)

    def unsaved(self) -> list[str]:
        return [editor.what.text().strip() or editor.accessibleName() for editor in self.editing.waiting()]

    def save_typed(self) -> bool:
        return self.editing.save_waiting()

    def discard_typed(self) -> None:
        self.editing.discard_waiting()

    def target(self) -> Target:
        if self.material is None:
            return Target("countries")
        return Target("countries", "country", self.material.profile.info.id)

    def focus_first(self) -> None:
        if self.page.editor is not None:
            self.page.editor.focus_first()
        elif not (self._at_row and self.page.focus_rows()):
            self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> None:
        super().remember()
        self.inspector.notes.save()
        if self.code:
            self.session.settings.put("countries.code", self.code)
