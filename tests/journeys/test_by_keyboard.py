"""Everything by the keyboard alone, in the real window: keys are pressed where the keyboard is, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from tests.helpers.keyboard import Keyboard
from tests.helpers.long import few
from tests.journeys.conftest import Desk

from app.domain.changes import Operation
from app.domain.library import ReadState
from app.store.reads import donations as donation_reads
from app.store.reads import facts as fact_reads
from app.store.reads import history as history_reads
from app.store.reads import library as library_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import tags as tag_reads
from app.ui.base import keys
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.history import HistoryDialog
from app.ui.dialogs.name import NameCard
from app.ui.dialogs.restore import RestoreDialog
from app.ui.panels.codebook.merge import MergeDialog
from app.ui.panels.codebook.panel import CodebookPanel
from app.ui.panels.codebook.removed import RemovedDialog
from app.ui.panels.codebook.split import SplitDialog
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.panels.notes.completion import LinkCompletion
from app.ui.panels.notes.editor import NoteEditor
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.link_palette import LinkPalette
from app.ui.views.review.dialog import ReviewDialog

PAGE = (
    "# Gifts along the coast\n\n"
    "The council of Northport says that it shipped 45,000 gloves to the island of Delos in the first week of February. "
    "Every box of them was counted twice on the quay before the ferry left.\n\n"
    "A second consignment was promised for the summer, but nobody on the island remembers that it ever came, and the "
    "council itself no longer speaks of it when it is asked.\n\n"
    "What remains is a friendship between two harbours, which both sides describe as older than the illness, and which "
    "neither of them would want to see measured in 12 boxes alone.\n"
)
_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)


class MouseWatch(QObject):
    """Counts what a mouse would do."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += isinstance(event, QMouseEvent) and event.type() in _MOUSE
        return False


@pytest.fixture
def keyboard(used_desk: Desk, qapp: QApplication) -> Keyboard:
    """The program just started, and ten fingers."""
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    window = used_desk.start()
    made = Keyboard(used_desk.qtbot, window)
    yield made
    qapp.removeEventFilter(watch)
    assert watch.count == 0


@pytest.mark.long(
    "a whole day's work",
    instead=["test_every_pane_is_reached_and_left", "test_a_gift_of_the_article_takes_eight_keys_at_most"],
)
def test_the_whole_work_by_keys(keyboard: Keyboard, stray_windows: list[str]):
    answer_the_card(keyboard)
    mark(keyboard)
    note_and_link(keyboard)
    several_passages(keyboard)
    codebook(keyboard)
    donations(keyboard)
    countries(keyboard)
    notes(keyboard)
    library(keyboard)
    search(keyboard)
    review(keyboard)
    history(keyboard)
    export_and_backup(keyboard)
    another_key(keyboard)
    keys.current().reset()
    assert stray_windows == []


@few("step", [2, 1], keep=1, why="every place", ids=["some", "all"])
def test_every_pane_is_reached_and_left(keyboard: Keyboard, step: int):
    """F6 walks round the panes of every place and back, Shift+F6 the other way; Escape leads to where work begins."""
    window = keyboard.window
    answer_the_card(keyboard)
    for number, name in list(enumerate(("read", "passages", "donations", "countries", "notes"), 1))[::step]:
        keyboard.press(f"Ctrl+{number}")
        assert window.place_name() == name
        place = window.place(name)
        panes = [place.panes.widget(at) for at in range(place.panes.count())]
        keyboard.until(lambda panes=panes: all(can_be_entered(pane) for pane in panes))
        panes += [one for one in place.findChildren(CodebookPanel) if one.isVisible()]
        start = keyboard.at()
        assert not isinstance(start, QLabel)
        forth = [pane_of(panes, keyboard.at()), *(pane_of(panes, pressed(keyboard, "F6")) for _ in panes)]
        assert sorted(forth[:-1]) == list(range(len(panes)))
        assert forth[0] == forth[-1]
        assert keyboard.at() is start
        back = [pane_of(panes, pressed(keyboard, "Shift+F6")) for _ in panes]
        assert back == forth[-2::-1]
        for _ in panes:
            keyboard.press("F6", "Esc")
            assert keyboard.at() is start
            keyboard.press("F6")
    keyboard.press("F10")
    assert isinstance(keyboard.front(), QMenu)
    keyboard.press("Esc")
    keyboard.until(lambda: keyboard.front() is window)


def can_be_entered(pane: QWidget) -> bool:
    """Whether a pane is furnished: some follow a moment after the text."""
    tab = Qt.FocusPolicy.TabFocus
    return any(child.focusPolicy() & tab and child.isVisible() for child in pane.findChildren(QWidget))


def pressed(keyboard: Keyboard, key: str) -> QWidget:
    """Where a key leads."""
    keyboard.press(key)
    return keyboard.at()


def pane_of(panes: list[QWidget], widget: QWidget) -> int:
    """Which pane a widget stands in; of two the inner one, as the codebook is."""
    return max(number for number, pane in enumerate(panes) if pane is widget or pane.isAncestorOf(widget))


def answer_the_card(keyboard: Keyboard) -> None:
    """With the first operation the name is asked for; the card takes no key until F6 leads to it."""
    window = keyboard.window
    add_from_the_clipboard(keyboard)
    keyboard.until(lambda: any(card.isVisible() for card in window.findChildren(NameCard)))
    caret = window.read.page.caret()
    keyboard.press("Right")
    assert window.read.page.caret() == caret + 1
    for _ in range(4):
        keyboard.press("F6")
        if keyboard.at().accessibleName() == "Your name":
            break
    keyboard.press("Ctrl+A")
    keyboard.type("Maya")
    keyboard.press("Return")
    assert window.settings.author == "Maya"
    for _ in range(3):
        if window.read.page.hasFocus():
            break
        keyboard.press("F6")
    assert window.read.page.hasFocus()


def add_from_the_clipboard(keyboard: Keyboard) -> None:
    """A source from the clipboard, and the keyboard in its text."""
    window = keyboard.window
    QApplication.clipboard().setText(PAGE)
    keyboard.press("Ctrl+Shift+V")
    keyboard.until(lambda: window.read.row.meta.title == "Gifts along the coast")
    assert keyboard.at() is window.read.page


def passages(window: MainWindow) -> list[passage_reads.Passage]:
    """The passages of the source that is read, as they stand in it."""
    found = passage_reads.of_source(window.session.store, window.read.row.id)
    return sorted(found, key=lambda passage: (passage.start, passage.end))


def mark(keyboard: Keyboard) -> None:
    """Words, a sentence and a paragraph are selected and tagged; tags go on and off, with new ones among them."""
    window = keyboard.window
    keyboard.press("Ctrl+Home", "Down", "Down")
    keyboard.press("Ctrl+F")
    keyboard.type("45,000")
    keyboard.press("Ctrl+Return")
    keyboard.press("S", "T")
    assert isinstance(keyboard.front(), TagPalette)
    keyboard.type("local gov")
    keyboard.press("Shift+Return")
    keyboard.type("Harbours")
    keyboard.press("Ctrl+Return")
    (passage,) = passages(window)
    assert [tag.name for tag in passage.tags] == ["Local government", "Harbours"]
    assert passage.quote.endswith("first week of February.")
    keyboard.press("T")
    keyboard.type("harbours")
    keyboard.press("Return")
    assert [tag.name for tag in passages(window)[0].tags] == ["Local government"]
    keyboard.press("Esc", "Ctrl+F")
    keyboard.type("friendship")
    keyboard.press("Ctrl+Return", "V")
    assert [tag.name for tag in passages(window)[1].tags] == ["friendship"]
    keyboard.press("Ctrl+]", "Ctrl+]", "Ctrl+[")
    assert passages(window)[1].quote == "friendship between"
    keyboard.press("Shift+S", "C")
    keyboard.type("Maya Stone")
    keyboard.press("Return")
    assert [p.claim.asserted_by for p in passages(window) if p.claim] == ["Maya Stone"]
    assert keyboard.at() is window.read.page
    keyboard.press("Esc", "Ctrl+Home")
    keyboard.until(lambda: window.read.aids.coverage.current() is not None)
    keyboard.press("G")
    assert window.read.page.selection() is not None
    keyboard.press("Esc")


def note_and_link(keyboard: Keyboard) -> None:
    """A note with a link to a country; the words linked to a field of a record and to a fact of a country."""
    window = keyboard.window
    keyboard.press("Ctrl+F")
    keyboard.type("quay")
    keyboard.press("Ctrl+Return", "N")
    keyboard.until(lambda: isinstance(keyboard.at(), NoteEditor))
    keyboard.type("Ask. See [[Iran")
    assert isinstance(keyboard.front(), LinkCompletion)
    keyboard.press("Return")
    store = window.session.store
    keyboard.until(lambda: any(note.body == "Ask. See [[Iran]]" for note in note_reads.every(store)))
    keyboard.press("Esc")
    assert keyboard.at() is window.read.page
    keyboard.press("Shift+R")
    assert isinstance(keyboard.front(), LinkPalette)
    keyboard.type("gorgan")
    keyboard.press("Return")
    keyboard.type("basis")
    keyboard.press("Return", "P")
    keyboard.type("greece")
    keyboard.press("Return")
    keyboard.type("gloves received: 45,000")
    keyboard.press("Return")
    found = next(passage for passage in passages(window) if passage.quote == "quay")
    assert {ref.label for ref in found.evidence} == {"D-22", "Greece · gloves received"}
    assert keyboard.at() is window.read.page


def several_passages(keyboard: Keyboard) -> None:
    """In Passages: filter by words and by choice, tag several at once, take the tag off, copy, and go to one."""
    window = keyboard.window
    keyboard.press("Ctrl+2", "Ctrl+F")
    keyboard.type("masks")
    keyboard.press("Return")
    place = window.place("passages")
    assert place.wanted.words == "masks"
    assert keyboard.at() is place.table
    keyboard.press("Home", "Shift+Down", "Shift+Down", "T")
    keyboard.type("friendship")
    keyboard.press("Return")
    named = [{tag.name for tag in passage.tags} for passage in place.table.passages()]
    assert len(named) == 3
    assert all("friendship" in names for names in named)
    keyboard.press("Ctrl+C")
    assert "Segev" in QApplication.clipboard().text()
    keyboard.press("U")
    keyboard.type("friendship")
    keyboard.press("Return")
    assert not any(tag.name == "friendship" for passage in place.table.passages() for tag in passage.tags)
    keyboard.press("F")
    keyboard.type("medical supplies")
    keyboard.press("Return")
    keyboard.until(lambda: [one.tag.content.name for one in place.wanted.tags] == ["Medical supplies"])
    assert keyboard.at() is place.table
    keyboard.press("Home", "Down", "N")
    keyboard.until(lambda: isinstance(keyboard.at(), NoteEditor))
    keyboard.type("How many?")
    keyboard.press("Esc")
    assert keyboard.at() is place.table
    keyboard.press("M")
    assert keyboard.at() is place.page.matrix
    keyboard.press("M")
    assert keyboard.at() is place.table
    keyboard.press("Return")
    assert window.place_name() == "read"
    assert keyboard.at() is window.read.page
    keyboard.press("Alt+Left")
    assert keyboard.at() is place.table
    keyboard.press("Alt+Right")
    assert keyboard.at() is window.read.page


def go_to_codebook(keyboard: Keyboard) -> CodebookPanel:
    """F6 goes there as to a pane."""
    panel = keyboard.window.read.codebook
    keyboard.tab_to(lambda at: at is panel, "F6", 4)
    return panel


def codebook(keyboard: Keyboard) -> None:
    """The codebook: rename, merge, undo, split, remove and put back, all from its tree."""
    window = keyboard.window
    keyboard.press("Ctrl+1")
    panel = go_to_codebook(keyboard)
    keyboard.press("End")
    assert panel.current_tag().content.name == "friendship"
    keyboard.press("F2", "Ctrl+A")
    keyboard.type("Amity")
    keyboard.press("Return")
    keyboard.until(lambda: panel.current_tag().content.name == "Amity")
    assert keyboard.at() is panel
    keyboard.palette("merge tags")
    keyboard.until(lambda: isinstance(keyboard.front(), MergeDialog))
    keyboard.type("Harbours")
    keyboard.press("Return")
    keyboard.until(lambda: isinstance(keyboard.front(), MergeDialog))
    keyboard.press("Return")
    keyboard.until(lambda: "Amity" not in tag_names(window) and keyboard.front() is window)
    keyboard.press("Ctrl+Z")
    assert "Amity" in tag_names(window)
    keyboard.type("medical")
    assert panel.current_tag().content.name == "Medical supplies"
    keyboard.palette("split the tag")
    keyboard.until(lambda: isinstance(keyboard.front(), SplitDialog))
    keyboard.type("Masks alone")
    keyboard.tab_to(lambda at: at.accessibleName() == "Passages of the tag")
    keyboard.press("Home", "Space", "Ctrl+Return")
    assert "Masks alone" in tag_names(window)
    assert keyboard.at() is panel
    keyboard.press("Del")
    assert "Medical supplies" not in tag_names(window)
    keyboard.palette("removed things")
    keyboard.until(lambda: isinstance(keyboard.front(), RemovedDialog))
    keyboard.press("Return")
    assert "Medical supplies" in tag_names(window)
    keyboard.press("Esc")
    assert keyboard.at() is panel
    keyboard.press("Esc")
    assert keyboard.at() is window.read.page


def tag_names(window: MainWindow) -> set[str]:
    """The names of the tags there are."""
    return {tag.content.name for tag in tag_reads.codebook(window.session.store)}


def donations(keyboard: Keyboard) -> None:
    """A new record: the form is filled and saved, found again, removed and brought back."""
    window = keyboard.window
    keyboard.press("Ctrl+3", "Ins")
    assert keyboard.at().accessibleName() == "Title"
    keyboard.type("Gloves for Delos")
    keyboard.tab_to(lambda at: at.accessibleName().endswith(": Name of the party"))
    keyboard.type("Council of Northport")
    keyboard.press("Ctrl+S")
    assert keyboard.at().accessibleName().endswith(": Name of the party")  # the one that is still to be named
    keyboard.type("Port of Delos")
    keyboard.press("Ctrl+S")
    store = window.session.store
    keyboard.until(lambda: "Gloves for Delos" in {row.title for row in donation_reads.rows(store)})
    keyboard.press("Esc")
    place = window.place("donations")
    keyboard.until(lambda: keyboard.at() is place.page.table)
    assert place.page.table.current().title == "Gloves for Delos"
    keyboard.press("/")
    keyboard.type("gloves for")
    keyboard.press("Return")
    keyboard.until(lambda: place.page.ledger.rowCount() == 1)
    assert keyboard.at() is place.page.table
    keyboard.press("Home", "Del")
    assert "Gloves for Delos" not in {row.title for row in donation_reads.rows(store)}
    keyboard.press("Ctrl+Z")
    assert "Gloves for Delos" in {row.title for row in donation_reads.rows(store)}
    keyboard.press("/", "Esc")
    assert keyboard.at().accessibleName() == "Filter the records"
    keyboard.press("Esc")


def countries(keyboard: Keyboard) -> None:
    """A country is found; a fact of it is added, edited, removed and brought back; a note is written on it."""
    window = keyboard.window
    keyboard.press("Ctrl+4", "Ctrl+F")
    keyboard.type("greece")
    keyboard.press("Return")
    place = window.place("countries")
    keyboard.until(lambda: place.code == "GR")
    keyboard.press("Ctrl+Shift+N")
    keyboard.type("ferries")
    keyboard.tab_to(lambda at: at.accessibleName() == "Value")
    keyboard.type("12")
    keyboard.press("Return")
    keyboard.until(lambda: "ferries" in facts_of(window, "GR"))
    keyboard.press("Esc")
    assert keyboard.at() is place.side.list
    keyboard.tab_to(lambda at: place.page.isAncestorOf(at), "F6", 4)
    keyboard.press("F2")
    assert keyboard.at().accessibleName() == "Value"
    keyboard.press("End")
    keyboard.type("0")
    keyboard.press("Return")
    assert facts_of(window, "GR")["ferries"] == "120"
    assert place.page.isAncestorOf(keyboard.at())
    keyboard.press("Del")
    assert "ferries" not in facts_of(window, "GR")
    keyboard.press("Ctrl+Z")
    assert facts_of(window, "GR")["ferries"] == "120"
    keyboard.press("Esc")
    keyboard.tab_to(lambda at: place.page.isAncestorOf(at), "F6", 4)
    keyboard.press("N")
    keyboard.until(lambda: isinstance(keyboard.at(), NoteEditor))
    keyboard.type("Islands")
    keyboard.press("Esc")
    assert keyboard.at() is place.side.list
    keyboard.until(lambda: "Islands" in {note.body for note in note_reads.every(window.session.store)})


def facts_of(window: MainWindow, code: str) -> dict[str, str]:
    """The facts of a country, by their fields."""
    found = fact_reads.every(window.session.store)
    return {fact.content.field: fact.content.value for fact in found if fact.content.country == code}


def notes(keyboard: Keyboard) -> None:
    """A free note: its title, its words, how they read; removed and brought back."""
    window = keyboard.window
    store = window.session.store
    keyboard.press("Ctrl+5", "Ctrl+Shift+N")
    keyboard.type("On harbours")
    keyboard.press("Return")
    keyboard.type("They *count* boxes.")
    keyboard.press("Ctrl+R", "Ctrl+R", "Esc")
    place = window.place("notes")
    assert keyboard.at() is place.list
    keyboard.until(lambda: "They *count* boxes." in {note.body for note in note_reads.every(store)})
    keyboard.press("Del")
    assert "On harbours" not in {note.title for note in note_reads.every(store)}
    keyboard.press("Ctrl+Z")
    assert "On harbours" in {note.title for note in note_reads.every(store)}


def library(keyboard: Keyboard) -> None:
    """The library: a collection for a source, its read state, and back to the text."""
    window = keyboard.window
    keyboard.press("Ctrl+1", "Ctrl+Shift+B")
    assert keyboard.at() is window.read.shelf.library.table
    keyboard.press("Home", "Ins")
    keyboard.type("Ports")
    keyboard.press("Return")
    assert [c.name for c in library_reads.collections(window.session.store)] == ["Ports"]
    keyboard.until(lambda: keyboard.at() is window.read.shelf.library.table)
    source = window.read.shelf.library.table.current()
    keyboard.press("Ctrl+Shift+M")
    assert state_of(window, source) is ReadState.UNREAD
    keyboard.press("Ctrl+M")
    assert state_of(window, source) is ReadState.READ
    keyboard.press("Ctrl+F")
    keyboard.type("digest")
    keyboard.press("Return")
    assert keyboard.at() is window.read.shelf.library.table
    keyboard.press("Ctrl+F", "Esc", "Esc")  # the words go first, and then the field is left
    assert keyboard.at() is window.read.shelf.library.table
    keyboard.press("Esc")
    assert keyboard.at() is window.read.page


def state_of(window: MainWindow, source_id: int) -> ReadState:
    """Whether a source is read."""
    rows = library_reads.library(window.session.store)
    return next(row.state for row in rows if row.source.id == source_id)


def search(keyboard: Keyboard) -> None:
    """Search everything, and go to what was found."""
    window = keyboard.window
    keyboard.press("Ctrl+K")
    keyboard.type("quay before the ferry")
    keyboard.until(lambda: any("quay" in row.below + row.text for row in keyboard.front().rows.rows))
    keyboard.press("Return")
    assert window.read.row.meta.title == "Gifts along the coast"
    assert keyboard.at() is window.read.page


def review(keyboard: Keyboard) -> None:
    """A word is corrected; what waits then is settled in the queue."""
    window = keyboard.window
    keyboard.press("Esc", "Ctrl+F", "Ctrl+A")
    keyboard.type("45,000")
    keyboard.press("Ctrl+Return", "Ctrl+Shift+E", "Ctrl+A")
    keyboard.type("54,000")
    keyboard.press("Return")
    keyboard.until(lambda: "54,000" in window.read.text.text)
    keyboard.until(lambda: isinstance(keyboard.front(), ReviewDialog))  # a passage waits, and is shown at once
    keyboard.press("Esc")
    keyboard.until(lambda: keyboard.at() is window.read.page)
    keyboard.press("Ctrl+Shift+R")
    dialog = keyboard.front()
    assert isinstance(dialog, ReviewDialog)
    keyboard.until(lambda: dialog.current() is not None)
    keyboard.press("A")
    keyboard.until(lambda: history_reads.undo_label(window.session.store)[0] is Operation.ACCEPT_ANCHOR)
    keyboard.press("Esc")
    keyboard.until(lambda: keyboard.at() is window.read.page)


def history(keyboard: Keyboard) -> None:
    """History shows every operation, and takes the newest back and does it again."""
    window = keyboard.window
    before = len(history_reads.history(window.session.store))
    keyboard.press("Ctrl+H")
    dialog = keyboard.front()
    assert isinstance(dialog, HistoryDialog)
    keyboard.press("Alt+U")
    keyboard.until(lambda: dialog.redo_button.isEnabled() and not window.session.asks(dialog))
    keyboard.press("Alt+R")
    keyboard.until(lambda: history_reads.redo_label(window.session.store) is None)
    keyboard.press("Ctrl+F")
    keyboard.type("gloves for delos")
    keyboard.until(lambda: 0 < dialog.lines.rowCount() < before)
    keyboard.press("Esc", "Esc")  # the words go first
    keyboard.until(lambda: keyboard.front() is window)


def export_and_backup(keyboard: Keyboard) -> None:
    """The whole workspace as Markdown in a folder; a backup; and the list of them."""
    window = keyboard.window
    folder = window.session.store.path.parent / "vault"
    keyboard.press("Ctrl+E")
    assert isinstance(keyboard.front(), ExportDialog)
    keyboard.press("Ctrl+A")
    keyboard.type(str(folder))
    keyboard.press("Return")
    keyboard.until(lambda: not window.session.busy() and (folder / "index.md").exists())
    keyboard.until(lambda: keyboard.front() is window or keyboard.press("Esc"))
    keyboard.palette("back up now")
    keyboard.until(lambda: not window.session.busy())
    keyboard.palette("restore a backup")
    keyboard.until(lambda: keyboard.at().accessibleName() == "Backups, newest first")
    keyboard.press("Return")
    keyboard.until(lambda: isinstance(keyboard.front(), RestoreDialog))
    keyboard.press("Esc")
    keyboard.until(lambda: keyboard.front() is window)


def another_key(keyboard: Keyboard) -> None:
    """A key of one's own, which works at once."""
    window = keyboard.window
    keyboard.palette("keyboard shortcuts")
    keyboard.until(lambda: keyboard.at().accessibleName() == "Find a command or a key")
    keyboard.type("repeat last tag")
    keyboard.press("Return", "Return", "Y")
    assert keys.current().of("page.repeat") == "Y"
    keyboard.press("Ctrl+1", "Ctrl+Home")
    keyboard.press("Ctrl+F", "Ctrl+A")
    keyboard.type("consignment")
    keyboard.press("Ctrl+Return", "Y")
    keyboard.until(lambda: any(p.quote == "consignment" and p.tags for p in passages(window)))
    keyboard.press("Ctrl+Z")
    assert not any(p.quote == "consignment" for p in passages(window))
