"""What is half typed in a form outlives the program: it stands in the same form again, and that is said."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.made import say_backed_up
from tests.helpers.seen import press
from tests.helpers.settled import settled
from tests.ui.views.donations.test_form import add_gift
from xlsxwriter import Workbook

from app.actions import donations as actions
from app.actions import facts
from app.actions.half_typed import WORDS, Form, forget, half_typed, keep
from app.actions.tags import edit_tag
from app.domain.facts import Fact
from app.domain.terms import Qualifier
from app.domain.vocabularies import COUNTRY, NO_CATEGORY
from app.importers.table_values import Written
from app.store.reads import actors, donations
from app.store.reads import facts as fact_reads
from app.store.reads.countries import by_code
from app.store.reads.sources import library
from app.store.reads.tags import codebook
from app.store.store import Store
from app.ui.base.session import Session, Target
from app.ui.dialogs.citation import CitationDialog
from app.ui.panels.codebook.tag_dialog import TagDialog
from app.ui.shell import notices
from app.ui.shell.focus_order import next_pane
from app.ui.shell.half_typed_notice import HalfTypedNotice
from app.ui.shell.main_window import MainWindow
from app.ui.views.countries.fact_editor import FactEditor
from app.ui.views.donations.actor_card import ActorCard
from app.ui.views.donations.record_form import RecordForm

pytestmark = [pytest.mark.some, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@contextmanager
def after_a_kill(window: MainWindow, qtbot: QtBot, change: Callable[[Store], object] | None = None) -> Iterator[Any]:
    """A new window on what the workspace holds now, after what somebody else does meanwhile."""
    copy = window.session.store.path.parent / "after" / "w.passagework"
    copy.parent.mkdir()
    with closing(sqlite3.connect(window.session.store.path)) as now, closing(sqlite3.connect(copy)) as then:
        now.backup(then)
    say_backed_up(copy)
    if change is not None:
        with Store(copy, "Ben") as other:
            change(other)
    again = MainWindow(window.settings)
    qtbot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    assert again.open_workspace(copy)
    settled(again)
    yield again
    again.close_workspace()
    again.close()


def seen(window: MainWindow, kind: type[Any]) -> Any:
    (found,) = (one for one in window.findChildren(kind) if one.isVisible())
    return found


def kept(qtbot: QtBot, window: MainWindow, *forms: Form) -> None:
    qtbot.waitUntil(lambda: {one.form for one in half_typed(window.session.store)} == set(forms))


def retype(qtbot: QtBot, field: QWidget, words: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, words)


def fill_new(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Target("donations", "form"))
    form = seen(window, RecordForm)
    retype(qtbot, form.parties[0].name, "norway")  # which nobody has looked up yet
    press(form, "Item")
    qtbot.keyClicks(form.items[0].stated, "tens of thousands of masks")
    qtbot.keyClicks(form.fields["money"].text, "about $3 million")


@pytest.mark.empty
def test_a_new_record_is_in_its_form_again(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_new(window, qtbot)
    typed = seen(window, RecordForm).filled()
    kept(qtbot, window, Form("donation", 0))
    heard = listen(monkeypatch)
    monkeypatch.setattr(notices, "MESSAGE_MS", 0)
    with after_a_kill(window, qtbot) as again:
        notice, store = seen(again, HalfTypedNotice), again.session.store
        assert "New record" in notice.words.text()
        qtbot.waitUntil(lambda: notice.words.text() in heard)
        assert notice.accessibleName() == notice.words.text()
        assert notice.go in [next_pane(again, 1) or again.focusWidget() for _ in range(6)], "F6 comes to it"
        notice.go.click()
        settled(again)
        form, page = seen(again, RecordForm), again.place("donations").form
        assert not notice.isVisible()
        assert form.filled() == typed
        assert form.items[0].value()[0].qualifier is Qualifier.ORDER, "the words are read as they were"
        retype(qtbot, form.fields["title"].text, "Masks")
        form.parties[1].remove.click()
        assert page.save(), page.state_label.text()
        made = donations.record(store, donations.rows(store, descending=True, limit=1)[0].id).content
        assert (made.title, made.parties[0].kind, made.parties[0].iso2) == ("Masks", COUNTRY, "NO")
        assert half_typed(store) == (), "what is saved waits no more"
        again.place("donations").add_record()
        assert not seen(again, RecordForm).is_changed()


@pytest.mark.empty
def test_what_is_saved_without_the_notice_is_offered_no_more(qtbot: QtBot, window: MainWindow) -> None:
    fill_new(window, qtbot)
    kept(qtbot, window, Form("donation", 0))
    with after_a_kill(window, qtbot) as again:
        notice = seen(again, HalfTypedNotice)
        again.go(Target("donations"))
        again.place("donations").add_record()
        seen(again, RecordForm).parties[1].remove.click()
        assert notice.isVisible()
        assert again.place("donations").form.save()
        settled(again)
        assert not notice.isVisible()


def test_a_record_a_fact_and_an_actor_are_in_their_forms_again(qtbot: QtBot, window: MainWindow) -> None:
    store = window.session.store
    wanted, iran = donations.id_of(store, "D-22"), by_code(store, "IR").id
    window.go(Target("donations", "form", wanted))
    form = seen(window, RecordForm)
    press(form, "Another party")
    qtbot.keyClicks(form.parties[-1].name, "Port of Anzali")
    qtbot.keyClicks(form.fields["note"].text, "A long remark")
    form.items[0].remove.click()
    typed = form.filled()
    window.go(Target("countries", "country", iran))
    known = next(one for one in fact_reads.every(store) if one.content.country == "IR")
    window.place("countries").editing.edit(known.id)
    retype(qtbot, seen(window, FactEditor).note, "typed in a fact")
    actor = actors.rows(store)[0]
    window.go(Target("donations", "actor", actor.id))
    card = seen(window, ActorCard)
    card.edit()
    qtbot.keyClicks(card.note, "typed of an actor ")
    kept(qtbot, window, Form("donation", wanted), Form("fact IR", known.id), Form("actor", actor.id))

    def meanwhile(other: Store) -> None:
        record = donations.record(other, wanted)
        actions.edit_donation(other, wanted, replace(record.content, motive="theirs"), record.part_ids, record)
        facts.edit_fact(other, known.id, replace(known.content, asserted_by="theirs"), known.content)

    with after_a_kill(window, qtbot, meanwhile) as again:
        notice, met = seen(again, HalfTypedNotice), set[type]()
        assert "D-22" in notice.words.text()
        for left in (2, 1, 0):
            notice.go.click()
            settled(again)
            assert notice.isVisible() == bool(left), "the others are one press away each"
            kinds = (RecordForm, FactEditor, ActorCard)
            met |= {kind for kind in kinds if any(one.isVisible() for one in again.findChildren(kind))}
        assert met == set(kinds)
        again.go(Target("donations", "form", wanted))
        form, page = seen(again, RecordForm), again.place("donations").form
        assert form.filled().content == replace(typed.content, motive="theirs"), "with what somebody else changed"
        assert form.filled().part_ids == typed.part_ids
        assert page.save(), page.state_label.text()
        again.go(Target("countries", "country", iran))
        editor = seen(again, FactEditor)
        assert editor.note.text() == "typed in a fact"
        editor.save()
        assert "changed elsewhere" in editor.fields["field"].below.text(), "once"
        editor.save()
        saved = fact_reads.one(again.session.store, known.id).content
        assert (saved.note, saved.asserted_by) == ("typed in a fact", "theirs"), "what she did not touch stays theirs"
        again.go(Target("donations", "actor", actor.id))
        card = seen(again, ActorCard)
        assert card.note.toPlainText().startswith("typed of an actor ")
        card.discard()
        kept(qtbot, again)


@pytest.mark.long(
    "a second kill",
    instead=[
        "test_a_record_a_fact_and_an_actor_are_in_their_forms_again",
        "test_saving_writes_over_nothing_that_came_meanwhile",
    ],
)
@pytest.mark.empty
def test_a_field_that_both_changed_is_said_before_it_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    wanted = add_gift(window.session.store)
    window.go(Target("donations", "form", wanted))
    retype(qtbot, seen(window, RecordForm).fields["title"].text, "Hers")
    retype(qtbot, seen(window, RecordForm).parties[0].name, "Chile")  # as saving begins it becomes the country
    kept(qtbot, window, Form("donation", wanted))

    def meanwhile(other: Store) -> None:
        record = donations.record(other, wanted)
        actions.edit_donation(other, wanted, replace(record.content, title="Theirs"), record.part_ids, record)

    with after_a_kill(window, qtbot, meanwhile) as again:
        again.go(Target("donations", "form", wanted))
        page, store = again.place("donations").form, again.session.store
        assert page.form.fields["title"].value() == "Hers"
        retype(qtbot, page.form.fields["note"].text, "and more")
        qtbot.waitUntil(lambda: "and more" in half_typed(store)[0].words)
        with after_a_kill(again, qtbot) as third:
            third.go(Target("donations", "form", wanted))
            assert not third.place("donations").form.save(), "it was not said before the second kill"
        assert not page.save()
        assert "“Title” was changed elsewhere" in page.state_label.text()
        assert donations.record(store, wanted).content.title == "Theirs"
        assert page.save()
        assert donations.record(store, wanted).content.title == "Hers"


@pytest.mark.empty
def test_two_windows_of_one_person_keep_a_new_record_each(qtbot: QtBot, window: MainWindow) -> None:
    fill_new(window, qtbot)
    kept(qtbot, window, Form("donation", 0))
    store = window.session.store
    (first,) = half_typed(store)
    with Store(store.path, store.person) as other:
        second = keep(other, Form("donation", 0), "{}")
        assert second.number != first.number
        assert {one.words for one in half_typed(store)} == {first.words, "{}"}
        forget(other, first)
        forget(other, second)
    assert half_typed(store) == ()
    qtbot.waitUntil(lambda: window.place("donations").half_typed_forms() == [])


def test_two_who_keep_at_once_take_nothing_from_each_other(empty_bytes: bytes, tmp_path: Path) -> None:
    path, every, at_once = tmp_path / "w.passagework", range(10), Barrier(2, timeout=30)
    path.write_bytes(empty_bytes)

    def keep_all(store: Store, words: str) -> None:
        for number in every:
            at_once.wait()
            keep(store, Form("donation", number), words)

    with Store(path, "Ann") as one, Store(path, one.person) as other, ThreadPoolExecutor(2) as pool:
        list(pool.map(keep_all, (one, other), ("hers", "also hers")))
        assert Counter(kept.form.id for kept in half_typed(one)) == dict.fromkeys(every, 2)


@pytest.mark.empty
def test_nothing_is_kept_of_a_form_that_is_discarded(qtbot: QtBot, window: MainWindow) -> None:
    fill_new(window, qtbot)
    kept(qtbot, window, Form("donation", 0))
    window.place("donations").form.discard_button.click()
    assert half_typed(window.session.store) == ()


@pytest.mark.empty
def test_a_table_that_is_half_mapped_goes_on_where_it_was(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "relief.csv"
    table.write_text("Who,Donor country,Recipient country,Item,Shelf\nBlue,Norway,Nusquamia,tents,a\n", "utf-8")
    window.go(Target("importing", words=str(table)))
    place = window.place("importing")
    qtbot.waitUntil(lambda: place.found is not None)
    assert half_typed(window.session.store) == (), "nobody has said anything of it"
    said = replace(place.choices, names={"Nusquamia": "CL"}, columns={"Shelf": "note"}, how=Written("", True))
    place.say(said)
    qtbot.waitUntil(lambda: len(half_typed(window.session.store)) == 1)
    with after_a_kill(window, qtbot) as again:
        notice = seen(again, HalfTypedNotice)
        assert "relief.csv" in notice.words.text()
        notice.go.click()
        there = again.place("importing")
        qtbot.waitUntil(lambda: there.found is not None)
        assert there.choices == said
        there.leave()
        kept(qtbot, again)


@pytest.mark.empty
def test_a_table_whose_import_was_undone_waits_only_once_something_else_is_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    table = tmp_path / "relief.csv"
    table.write_text("Donor,Recipient country,Item,Shelf\nBlue,Chile,tents,a\n", "utf-8")
    window.go(Target("importing", words=str(table)))
    place = window.place("importing")
    qtbot.waitUntil(lambda: place.found is not None)
    said = replace(place.choices, columns={"Shelf": "note"})
    place.say(said)
    qtbot.waitUntil(lambda: place.found is not None)
    place.go_to("import")
    place.next_step()
    qtbot.waitUntil(lambda: place.done is not None and not window.session.busy())
    window.undo()
    qtbot.waitUntil(lambda: place.done is None and place.next.isEnabled())
    assert place.choices == said
    place.go_to("columns")
    place.remember()  # as when the window closes
    assert half_typed(window.session.store) == ()
    place.say(replace(said, columns={}, names={"Chile": "PE"}))
    qtbot.waitUntil(lambda: len(half_typed(window.session.store)) == 1)


@pytest.mark.empty
def test_where_nothing_can_be_saved_nothing_is_put_into_forms(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_new(window, qtbot)
    window.go(Target("countries", "country", by_code(window.session.store, "IR").id))
    window.place("countries").editing.add()
    retype(qtbot, seen(window, FactEditor).what, "typed in a fact")
    kept(qtbot, window, Form("donation", 0), Form("fact IR", 0))
    monkeypatch.setattr(Session, "is_read_only", property(lambda _self: True))
    with after_a_kill(window, qtbot) as again:
        assert again.place("donations").half_typed_forms() == again.place("countries").half_typed_forms() == []
        monkeypatch.undo()


@pytest.mark.long("the same of a workbook", instead="test_a_table_that_is_half_mapped_goes_on_where_it_was")
@pytest.mark.empty
def test_a_table_goes_on_in_its_sheet(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "relief.xlsx"
    with Workbook(table) as book:
        for name, what in (("One", "tents"), ("Two", "pumps")):
            sheet = book.add_worksheet(name)
            for at, row in enumerate((("Donor", "Recipient country", "Item", "Shelf"), ("Blue", "Chile", what, "a"))):
                sheet.write_row(at, 0, row)
    window.go(Target("importing", words=str(table)))
    place = window.place("importing")
    qtbot.waitUntil(lambda: place.found is not None)
    place.file_page.sheet_wanted.emit("Two")
    qtbot.waitUntil(lambda: place.found is not None and place.file.sheet == "Two")
    said = replace(place.choices, columns={"Shelf": "note"})
    place.say(said)
    qtbot.waitUntil(lambda: len(half_typed(window.session.store)) == 1)
    with after_a_kill(window, qtbot) as again:
        seen(again, HalfTypedNotice).go.click()
        there = again.place("importing")
        qtbot.waitUntil(lambda: there.found is not None)
        assert (there.choices, there.file.sheet) == (said, "Two")


@pytest.mark.empty
def test_a_new_fact_that_another_window_has_saved_is_not_saved_again(qtbot: QtBot, window: MainWindow) -> None:
    iran = by_code(window.session.store, "IR").id
    window.go(Target("countries", "country", iran))
    window.place("countries").editing.add()
    retype(qtbot, seen(window, FactEditor).what, "typed in a fact")
    kept(qtbot, window, Form("fact IR", 0))
    again = MainWindow(window.settings)
    qtbot.addWidget(again)
    assert again.open_workspace(window.session.store.path)
    settled(again)
    there = again.place("countries")
    assert there.half_typed_forms() == ["typed in a fact"]
    (waiting,) = half_typed(window.session.store)
    with Store(window.session.store.path, window.session.store.person) as other:
        forget(other, waiting)
        facts.add_fact(other, Fact("IR", NO_CATEGORY, "typed in a fact", "1"))
    qtbot.waitUntil(lambda: there.half_typed_forms() == [])
    again.close_workspace()
    again.close()


@pytest.mark.empty
def test_a_record_that_another_window_has_saved_as_it_is_typed_here_stays_open_and_is_saved(
    qtbot: QtBot, window: MainWindow
) -> None:
    """The list was shown instead, below *1 form not saved* for good."""
    store = window.session.store
    wanted = add_gift(store)
    window.go(Target("donations", "form", wanted))
    retype(qtbot, seen(window, RecordForm).fields["title"].text, "Hers")
    kept(qtbot, window, Form("donation", wanted))
    qtbot.waitUntil(lambda: "1 form not saved" in window.status.workspace.text())
    forget(store, half_typed(store)[0])
    actions.edit_donation(store, wanted, seen(window, RecordForm).filled().content)
    settled(window)
    assert seen(window, RecordForm).fields["title"].text.toPlainText() == "Hers"
    assert not seen(window, RecordForm).is_changed()
    assert "not saved" not in window.status.workspace.text()


@pytest.mark.empty
def test_what_waits_for_a_record_or_a_table_that_is_gone_is_not_offered(qtbot: QtBot, window: MainWindow) -> None:
    wanted = add_gift(window.session.store)
    window.go(Target("donations", "form", wanted))
    retype(qtbot, seen(window, RecordForm).fields["title"].text, "Hers")
    kept(qtbot, window, Form("donation", wanted))
    keep(window.session.store, Form("import 0", 0), '{"name": "a.csv", "path": "/gone/a.csv"}')
    with after_a_kill(window, qtbot, lambda other: actions.remove_donation(other, wanted)) as again:
        assert again.findChildren(HalfTypedNotice) == []
        assert len(half_typed(again.session.store)) == 2, "they wait until what they are for comes back"


def test_the_words_of_a_dialog_and_a_remark_are_there_again(qtbot: QtBot, window: MainWindow) -> None:
    store = window.session.store
    tag, source = codebook(store)[0], library(store)[0]
    dialog = TagDialog(window.session, tag, tag.parent_id, window)
    dialog.open()
    retype(qtbot, dialog.when_not, "bought rather than given")
    citation = CitationDialog(window.session, source, window)
    citation.open()
    retype(qtbot, citation.series, "Harbour papers")
    window.go(Target("donations", "reader"))
    reader = window.place("donations").reader
    qtbot.waitUntil(lambda: reader.list.row_now() is not None)
    row = reader.list.row_now()
    reader.act("reader.dispute")
    qtbot.keyClicks(reader.panel.remark.field, "of another year")
    qtbot.waitUntil(lambda: len(half_typed(store, WORDS)) == 3)

    def defined_anew(other: Store) -> None:
        edit_tag(other, tag.id, replace(tag.content, when_not="Ben's"))

    with after_a_kill(window, qtbot, defined_anew) as again:
        session = again.session
        assert not again.findChildren(HalfTypedNotice), "they are found where they were typed"
        now = codebook(session.store)[0]
        after = TagDialog(session, now, now.parent_id, again)
        assert after.when_not.value() == "bought rather than given"
        assert after.problem.text().startswith("Typed before and not saved. “Not when” was changed elsewhere since")
        after.submit()
        cited = CitationDialog(session, source, again)
        assert (cited.meta().series, cited.problem.text()) == ("Harbour papers", "Typed before and not saved.")
        assert {one.form.kind for one in half_typed(session.store, WORDS)} >= {f"{WORDS} source"}
        again.go(Target("donations", "reader"))
        reader = again.place("donations").reader
        qtbot.waitUntil(lambda: reader.list.row_now() is not None and reader.list.row_now().key == row.key)
        reader.act("reader.dispute")
        assert reader.panel.remark.field.text() == "of another year"
        qtbot.keyClick(reader.panel.remark.field, Qt.Key.Key_Return)
        assert [one.form.kind for one in half_typed(session.store, WORDS)] == [f"{WORDS} source"]
        citation = CitationDialog(session, source, again)
        citation.reject()
        assert half_typed(session.store, WORDS) == (), "what is not wanted is forgotten"
    dialog.reject()
    citation.close()
