"""The place of countries, groups and actors: the list, the profile, and its evidence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.kinds import tables_of
from app.domain.language import tr
from app.domain.passages import Passage
from app.domain.records import ActorRow, CountryRow, FactRecord
from app.store.reads import actors as actor_reads
from app.store.reads import countries as reads
from app.store.reads import facts as fact_reads
from app.store.reads import passages
from app.store.reads.figure_sentences import Figure
from app.ui.base.session import EDITED, Session, Target
from app.ui.base.things import target_of_passage, target_of_thing
from app.ui.base.view_keys import ViewKeys
from app.ui.views.countries.actor_sections import PREFIX, ActorMaterial, read_actor
from app.ui.views.countries.actor_work import MergeActorDialog, ask_parent
from app.ui.views.countries.comparing import Comparing
from app.ui.views.countries.editing import FactEditing
from app.ui.views.countries.entries import ListOrder
from app.ui.views.countries.inspector import ProfileInspector
from app.ui.views.countries.material import Material, code_of, read_material
from app.ui.views.countries.plans import thing_of
from app.ui.views.countries.profile_page import ProfilePage
from app.ui.views.countries.quotes import evidence_of
from app.ui.views.countries.side import CountrySide
from app.ui.widgets.place import Place
from app.ui.widgets.stack import Stack

_COUNTED = ("fact", "donation", "donation_party", "evidence", "note", "actor", "country")
"""Tables from which the list counts."""
_SHOWN = (
    *tables_of("country", "fact", "donation", "actor", "passage"), "note", "donation_link", "tag", "source",
    "counted_name",
)  # fmt: skip
FOLLOW_MS = 40
MIDDLE_PX = 500
"""The least width of a profile; with less the inspector lies over it."""
LEAST_PX = (200, 264)
"""Narrower than this the names of the list and the quotes beside the page cannot be read."""


class CountriesPlace(Place):
    """The data of each country, group and actor, with its evidence."""

    name = "countries"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        order = session.settings.get("countries.order", ListOrder.NAME.value)
        self.side = CountrySide(ListOrder(order) if order in list(ListOrder) else ListOrder.NAME)
        self.page = ProfilePage()
        self.inspector = ProfileInspector(session)
        self.material: Material | None = None
        """The country or group on the page; None while an actor is."""
        self.actor: ActorMaterial | None = None
        self.editing = FactEditing(self)
        self._rows: tuple[CountryRow, ...] = ()
        self._actors: tuple[ActorRow, ...] = ()
        self._stale = False
        self._at_row = False
        self._figure = ""
        """The key of the card or sum whose sentences are shown."""
        self._wanted = ""
        self._following = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._following.timeout.connect(lambda: self.show_code(self._wanted))
        self.middle = Stack()
        self.middle.addWidget(self.page)
        self.middle.currentChanged.connect(lambda _at: self._notify_page())
        self.comparing = Comparing(self)
        named = tr("Countries and groups"), tr("Profile")
        self.set_panes(self.side, self.middle, self.inspector, named=named, least=MIDDLE_PX, begins_left=True)
        self.side.setMinimumWidth(LEAST_PX[0])
        self.inspector.setMinimumWidth(LEAST_PX[1])
        self._connect()
        self._make_keys()
        if session.is_open:
            self._begin()
        else:
            session.opened.connect(self._begin)

    def _begin(self) -> None:
        self._read_list()
        self.editing.take_in()

    def _connect(self) -> None:
        self.side.list.picked.connect(self._picked)
        self.side.list.opened.connect(self._open_listed)
        self.side.list.entered_code.connect(self._enter_listed)
        self.side.list.beside_wanted.connect(self.comparing.with_listed)
        self.side.order_changed.connect(lambda order: self.session.settings.put("countries.order", order))
        self.page.chosen.connect(self.show_evidence)
        self.page.opened.connect(self.open_key)
        self.page.linked.connect(self.follow_key)
        self.page.figure_wanted.connect(self._open_figure)
        self.inspector.edit_wanted.connect(self.editing.edit)
        self.inspector.remove_wanted.connect(self.editing.remove)
        self.inspector.records_wanted.connect(self._show_records)
        self.inspector.tag_wanted.connect(lambda tag_id: self.follow_key(f"tag:{tag_id}"))
        self.session.changed.connect(self._changed)

    def _make_keys(self) -> None:
        self.view_keys = {
            "countries": ViewKeys("countries", self, self),
            # Not in the list, where a letter goes to the country that begins with it.
            "country": ViewKeys("country", self, self.middle, self.inspector),
            "facts": ViewKeys("facts", self, self.page),
        }

    def on_fact(self, does: Callable[[int], object]) -> None:
        """Call a function with the selected fact, or say that none is selected."""
        kind, number = thing_of(self.page.chosen_key())
        if kind == "fact":
            does(number)
        else:
            self.session.say(tr("Choose a fact of the profile first."), "warning")

    # --- showing ---

    @property
    def code(self) -> str:
        """The code of the current country or group, or the key of the actor; empty without one."""
        shown = self.material or self.actor
        return "" if shown is None else shown.key

    def _read_list(self) -> None:
        self._rows = self.session.do(reads.rows) or ()
        self._actors = self.session.do(actor_reads.rows) or ()
        self.side.show_rows(self._rows, self._actors, self.code)

    def rows(self) -> tuple[CountryRow, ...]:
        return self._rows

    def _show_last(self) -> None:
        """Show the last profile, else the country with most data."""
        rows = self._rows
        if not any(row.recorded for row in rows):
            self.page.show_nothing()
            self.inspector.show_nothing(bare=True)
            return
        last = str(self.session.settings.get("countries.code", ""))
        if any(f"{PREFIX}{row.id}" == last for row in self._actors) and self.show_code(last):
            return
        listed = [row for row in rows if row.recorded and not row.info.is_group]
        fullest = max(listed, key=lambda row: row.recorded, default=None) or next(row for row in rows if row.recorded)
        self.show_code(last if any(row.info.code == last for row in rows) else fullest.info.code)

    def show_code(self, code: str) -> bool:
        """Show the profile of a country or group by code, or of an actor by key. False if there is none."""
        self._following.stop()
        self.comparing.put_away()
        self.middle.setCurrentWidget(self.page)
        if code and code == self.code:
            return True
        try:
            material = self._read(code)
        except UserError as error:
            self.session.say(str(error), "warning")
            return False
        self.inspector.notes.save()
        self.editing.put_aside()
        self._show(material, stay=False)
        self.side.choose(self.code)
        self.editing.take_up()
        return True

    def _notify_page(self) -> None:
        """What is shown, for a screen reader: without it, it says all labels of the page in one breath."""
        shown, of = self.middle.currentWidget(), self.actor or self.material
        if shown is self.page:
            self.middle.setAccessibleDescription("" if of is None else of.name)
        elif isinstance(shown, QScrollArea) and (paper := shown.widget()):
            self.middle.setAccessibleDescription(paper.accessibleName())

    def _read(self, code: str) -> Material | ActorMaterial:
        if code.startswith(PREFIX):
            return read_actor(self.session.store, int(code.removeprefix(PREFIX)))
        return read_material(self.session.store, code)

    def _show(self, material: Material | ActorMaterial, *, stay: bool) -> None:
        self._figure = self._figure if stay else ""
        self.material = None if isinstance(material, ActorMaterial) else material
        self.actor = material if isinstance(material, ActorMaterial) else None
        self.page.show_material(material, stay=stay)
        self._notify_page()
        if isinstance(material, ActorMaterial):
            self.inspector.show_actor(material)
        else:
            self.inspector.show_material(material)
        if self._figure in self.page.behind or self.page.chosen_key():
            self.show_evidence(self._figure if self._figure in self.page.behind else self.page.chosen_key())
        else:
            self.inspector.show_nothing(bare=isinstance(material, Material) and material.is_bare)

    def fact(self, fact_id: int) -> FactRecord | None:
        facts = self.material.profile.facts if self.material is not None else ()
        return next((fact for fact in facts if fact.id == fact_id), None)

    def _picked(self, code: str) -> None:
        """The current line changed: the page follows after a pause."""
        self._wanted = code
        self._following.start()

    def _open_listed(self, code: str) -> None:
        self._following.stop()
        if code.startswith(PREFIX):
            self._go_to_actor(int(code.removeprefix(PREFIX)))
        elif (code != self.code or self.comparing.codes is not None) and (
            found := self.session.do(lambda store: reads.by_code(store, code))
        ):
            self._go_to_country(found.id)

    def _enter_listed(self, code: str) -> None:
        self._open_listed(code)
        self.page.focus_rows()

    def _go_to_country(self, country_id: int) -> None:
        self.session.go(Target("countries", "country", country_id))

    # --- actors ---

    def _go_to_actor(self, actor_id: int) -> None:
        self.session.go(Target("countries", "actor", actor_id))

    def on_actor(self, does: Callable[[ActorRow], object]) -> None:
        """Call a function with the actor of the page, or say that none is shown."""
        found = self.actor
        if found is None:
            self.session.say(tr("Open the page of an actor first."), "warning")
            return
        row = self.session.do(lambda db: actor_reads.one(db, found.profile.record.id))
        if row is not None:
            does(row)

    def edit_actor(self, row: ActorRow) -> None:
        self.session.go(Target("donations", "actor", row.id, words=EDITED))

    def ask_parent(self, row: ActorRow) -> None:
        ask_parent(self.session, self.page, row)

    def merge_actor(self, row: ActorRow) -> None:
        MergeActorDialog(self.session, row, self._merged, self).open()

    def _merged(self, into: int) -> None:
        self._go_to_actor(into)
        self.page.focus_rows()
        self.session.say(tr("The two actors are one now; what was linked to either is kept."), "undo")

    def narrowed(self) -> str:
        return self.side.field.text()

    def narrow(self, kept: str) -> None:
        self.side.field.setText(kept)

    def find_here(self) -> None:
        self.unfold("left")
        self.side.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.field.selectAll()

    # --- rows ---

    def show_evidence(self, key: str) -> None:
        kind, number = thing_of(key)
        self._figure = key if key in self.page.behind else ""
        if self._figure:
            self.inspector.show_figure(self.page.behind[key])
        elif kind == "passage" and self.material is not None:
            if (passage := self._passage(number)) is not None:
                self.inspector.show_passage(evidence_of(self.material, passage))
        else:
            self.inspector.show_thing(kind, number)

    def _open_figure(self, key: str) -> None:
        """A card was pressed: the row it comes from is chosen, and its sentences get the focus. A row that is not shown
        is only in the inspector."""
        if not self.page.choose(row := key.rpartition("|")[2]):
            self.show_evidence(row)
        if key in self.page.behind:
            self.unfold("right")
            self._figure = key
            self.inspector.show_figure(self.page.behind[key], enter=True)

    def _show_records(self, figure: Figure) -> None:
        self.session.go(Target("donations", "question", words=f"ref:{','.join(figure.refs)}"))

    def open_key(self, key: str) -> None:
        """Enter or a double click on a row: edit a fact, go to anything else."""
        kind, number = thing_of(key)
        if kind == "fact" and "|" not in key:
            self.editing.edit(number)
        else:
            self.follow_key(key)

    def follow_key(self, key: str) -> None:
        """Go to the target of a link or a row."""
        kind, number = thing_of(key)
        here = {"country": self._go_to_country, "actor": self._go_to_actor}
        if kind == "fact":
            self.page.choose(f"fact:{number}")
        elif kind in here:
            here[kind](number)
        elif kind == "passage":
            if (passage := self._passage(number)) is not None:
                self.session.go(target_of_passage(passage))
        elif kind:
            self.session.go(target_of_thing(kind, number))

    def _passage(self, passage_id: int) -> Passage | None:
        if self.material is None:
            return self.session.do(lambda store: passages.one(store, passage_id))
        every = (*self.material.profile.passages, *self.material.tagged)
        return next((passage for passage in every if passage.id == passage_id), None)

    # --- following changes ---

    def _changed(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        self.editing.drop_saved_elsewhere()
        if not self.isVisible():
            self._stale = True
            return
        if changes.touches(*_COUNTED):
            self._read_list()
        self._reload()

    def _reload(self) -> None:
        if not self.code:
            self._show_last()
            return
        code, shown = self.code, self.material or self.actor
        if code.startswith(PREFIX) and all(f"{PREFIX}{row.id}" != code for row in self._actors):
            self.material = self.actor = None  # merged, or removed
            self._show_last()
            return
        self.comparing.follow()
        material = self.session.do(lambda _store: self._read(code))
        if material is not None and material != shown:
            self._show(material, stay=True)

    def write_note(self) -> None:
        self.unfold("right")
        self.inspector.notes.add_note()

    # --- as a place ---

    def visit(self, target: Target) -> None:
        if self._stale and self.session.is_open:
            self._stale = False
            self._read_list()
            self._reload()
        self._at_row = target.kind == "fact"
        if target.kind == "beside" and target.id is not None and target.other is not None:
            self._visit_two(target.id, target.other)
        elif target.id is not None:
            self._visit_thing(target.kind, target.id)
        if not self.code and self.session.is_open:
            self._show_last()

    def _visit_two(self, left: int, right: int) -> None:
        codes = [code_of(self.session.store, one) for one in (left, right)]
        if codes[0] and codes[1] and self.show_code(codes[0]):
            self.comparing.show(codes[0], codes[1])

    def _visit_thing(self, kind: str, wanted: int) -> None:
        if kind == "fact":
            fact = self.session.do(lambda store: fact_reads.one(store, wanted))
            if fact is not None and self.show_code(fact.content.country):
                self.page.choose(f"fact:{wanted}")
        elif kind in ("country", "group"):
            if (code := code_of(self.session.store, wanted)) is not None:
                self.show_code(code)
        elif kind == "actor":
            self.show_code(f"{PREFIX}{wanted}")

    def half_typed_forms(self) -> list[str]:
        return [editor.what.text().strip() or editor.accessibleName() for editor in self.editing.waiting()]

    def save_half_typed(self) -> bool:
        return self.editing.save_waiting()

    def discard_half_typed(self) -> None:
        self.editing.discard_waiting()

    def target(self) -> Target:
        listed = next((row.info.id for row in self._rows if row.info.code == self._wanted), None)
        if self._following.isActive() and listed is not None:  # the page shows the one before, as yet
            return Target("countries", "country", listed)
        if self.actor is not None:
            return Target("countries", "actor", self.actor.profile.record.id)
        if self.material is None:
            return Target("countries")
        if self.comparing.codes is not None:
            ids = {row.info.code: row.info.id for row in self._rows}
            left, right = (ids[code] for code in self.comparing.codes)
            return Target("countries", "beside", left, other=right)
        return Target("countries", "country", self.material.profile.info.id)

    def focus_first(self) -> None:
        if self.comparing.codes is not None and self.comparing.page.focus_rows():
            return
        if self.page.editor is not None:
            self.page.editor.focus_first()
        elif not (self._at_row and self.page.focus_rows()):
            self.side.list.setFocus()

    def remember(self) -> None:
        super().remember()
        self.inspector.notes.save()
        self.editing.keep()
        if self.code:
            self.session.settings.put("countries.code", self.code)
