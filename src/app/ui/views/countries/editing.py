"""Adding, editing and removing the facts of a profile."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QApplication

from app.actions import facts
from app.actions.half_typed import Form
from app.domain.errors import UserError
from app.domain.facts import Fact
from app.domain.language import tr
from app.domain.records import FactRecord
from app.domain.vocabularies import CATEGORY, NO_CATEGORY, Term
from app.store.reads import facts as reads
from app.store.reads import sources, vocabularies
from app.ui.base.half_typed import HalfTypedForms
from app.ui.base.session import Session
from app.ui.views.countries.fact_editor import FactEditor
from app.ui.views.countries.material import Material
from app.ui.views.countries.profile_page import ProfilePage
from app.ui.views.countries.side import CountrySide


class Profile(Protocol):
    """The interface of the place that editing depends on."""

    session: Session
    page: ProfilePage
    side: CountrySide
    material: Material | None

    @property
    def code(self) -> str: ...
    def fact(self, fact_id: int) -> FactRecord | None: ...
    def show_code(self, code: str) -> bool: ...
    def focus_first(self) -> None: ...


class FactEditing:
    """The controller for editing facts. Unsaved input is kept while another country is shown."""

    def __init__(self, place: Profile) -> None:
        self._place = place
        self._aside: dict[str, FactEditor] = {}
        self._kept = HalfTypedForms(place.page, place.session, "fact", self._half_typed)

    def add(self) -> None:
        """Open an empty editor at the end of the facts."""
        if not self._place.session.may_write():
            return
        place = self._place
        if place.material is None:
            return
        if place.page.editor is not None and place.page.editor.fact_id is None:
            place.page.editor.focus_first()
            return
        fact = Fact(place.code, NO_CATEGORY, "", "")
        self._open(FactEditor(fact, None, self._categories(), self._published(None)))

    def edit(self, fact_id: int) -> None:
        if not self._place.session.may_write():
            return
        place = self._place
        if place.page.editor is not None and place.page.editor.fact_id == fact_id:
            place.page.editor.focus_first()
            return
        if (fact := place.fact(fact_id)) is not None:
            self._open(FactEditor(fact.content, fact_id, self._categories(), self._published(fact)))

    def remove(self, fact_id: int) -> None:
        """Remove a fact at once; the toast offers undo."""
        place = self._place
        if (fact := place.fact(fact_id)) is None:
            return
        keys = [row.key for row in place.page.rows]
        at = keys.index(f"fact:{fact_id}")
        if place.page.editor is not None and place.page.editor.fact_id == fact_id:
            self._close()
        name = f"{fact.country_name} · {fact.content.field}"
        place.session.remove(lambda store: facts.remove_fact(store, fact_id), tr("Removed {name}").format(name=name))
        left = [row.key for row in place.page.rows]
        near = [key for key in (*keys[at + 1 :], *reversed(keys[:at])) if key in left and key.startswith("fact:")]
        if near:
            place.page.choose(near[0])
        else:
            place.focus_first()

    def waiting(self) -> list[FactEditor]:
        """The editors with unsaved changes, the visible one first."""
        shown = self._place.page.editor
        every = [*([shown] if shown is not None else []), *self._aside.values()]
        return [editor for editor in every if editor.is_changed()]

    def save_waiting(self) -> bool:
        """Save them. False if one cannot be saved; its country is shown then."""
        for editor in self.waiting():
            self._place.show_code(editor.fact.country)
            editor.save()
            if self._place.page.editor is editor:
                return False
        return True

    def discard_waiting(self) -> None:
        self._aside.clear()
        self._close()
        self.keep()

    def _half_typed(self) -> dict[Form, str]:
        return {_form_of(one): one.half_typed() for one in self.waiting()}

    def keep(self) -> None:
        """Save what is typed, in case the program is killed."""
        self._kept.keep()

    def take_in(self) -> None:
        """Restore the editors left unsaved when the program ended; they are shown with their countries."""
        for one in self._kept.waiting():
            country = one.form.kind.partition(" ")[2]
            if country in self._aside:
                continue
            try:
                known = reads.one(self._place.session.store, one.form.id) if one.form.id else None
                fact = Fact(country, NO_CATEGORY, "", "") if known is None else known.content
                editor = FactEditor(fact, one.form.id or None, self._categories(), self._published(known))
                editor.take_in(one.words)
            except (UserError, ValueError, TypeError, LookupError):  # it is gone, or another version has written it
                continue
            self._listen(editor)
            self._aside[country] = editor
            self._kept.took(one)

    def drop_saved_elsewhere(self) -> None:
        """Drop editors taken over from another window once they are saved or discarded there."""
        for editor in self.waiting():
            if not self._kept.is_left(_form_of(editor), editor.half_typed()):
                continue
            if editor is self._place.page.editor:
                self._close()
            self._aside = {code: one for code, one in self._aside.items() if one is not editor}

    def _listen(self, editor: FactEditor) -> None:
        editor.saved.connect(self._save)
        editor.left.connect(self._leave)
        editor.changed.connect(self._kept.soon)

    def _open(self, editor: FactEditor) -> None:
        if (shown := self._place.page.editor) is not None and shown.is_changed():
            self._place.session.say(tr("Save or cancel the fact you are typing first."), "warning")
            editor.deleteLater()
            shown.focus_first()
            return
        self._listen(editor)
        if (old := self._place.page.drop_editor()) is not None:
            old.deleteLater()
        self._place.page.show_editor(editor)

    def _save(self, content: Fact) -> None:
        place = self._place
        if (editor := place.page.editor) is None:
            return
        if editor.fact_id is None:
            fact_id = place.session.do(lambda store: facts.add_fact(store, content))
        else:
            known, seen = editor.fact_id, editor.seen
            edited = place.session.did(lambda store: seen.save(partial(facts.edit_fact, store, known, content)))
            fact_id = known if edited else None
        if fact_id is not None:
            self._close()
            self.keep()
            place.page.choose(f"fact:{fact_id}")

    def _leave(self) -> None:
        editor = self._place.page.editor
        key = f"fact:{editor.fact_id}" if editor is not None else ""
        self._close()
        self.keep()
        if not self._place.page.choose(key):
            self._place.page.focus_rows()

    def _close(self) -> None:
        if (editor := self._place.page.drop_editor()) is not None:
            editor.deleteLater()

    def put_aside(self) -> None:
        """Keep unsaved input for the country that is left."""
        if (editor := self._place.page.drop_editor()) is not None:
            self._aside[self._place.code] = editor

    def take_up(self) -> None:
        """Show unsaved input for the country that is now shown; the focus stays in the list."""
        editor = self._aside.pop(self._place.code, None)
        at = QApplication.focusWidget()
        in_list = at is not None and self._place.side.isAncestorOf(at)
        if editor is not None:
            self._place.page.show_editor(editor, write=not in_list)

    def _categories(self) -> tuple[Term, ...]:
        return vocabularies.of(self._place.session.store).offered(CATEGORY)

    def _published(self, fact: FactRecord | None) -> str:
        """The publication date of the source of its evidence, else of the newest source."""
        library = self._place.session.do(sources.library) or ()
        own = {item.source_id for item in fact.evidence} if fact is not None else set[int]()
        dates = [row.meta.published for row in library if row.id in own] or [row.meta.published for row in library]
        return max(dates, default="")


def _form_of(editor: FactEditor) -> Form:
    return Form(f"fact {editor.fact.country}", editor.fact_id or 0)
