"""Everything by the keyboard alone, in the real window: keys are pressed where the keyboard is, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from tests.helpers.hands import Hands
from tests.journeys.conftest import Desk

from app.domain.changes import Deed
from app.domain.library import ReadState
from app.store.reads import donations as donation_reads
from app.store.reads import facts as fact_reads
from app.store.reads import history as history_reads
from app.store.reads import library as library_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import tags as tag_reads
from app.ui import keys
from app.ui.codebook.merge import MergeDialog
from app.ui.codebook.removed import RemovedDialog
from app.ui.codebook.split import SplitDialog
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.history import HistoryDialog
from app.ui.dialogs.restore import RestoreDialog
from app.ui.dialogs.shortcuts import ShortcutDialog
from app.ui.main_window import MainWindow
from app.ui.notes.completion import LinkCompletion
from app.ui.notes.editor import NoteEditor
from app.ui.read.codebook_panel import CodebookPanel
from app.ui.read.link_palette import LinkPalette
from app.ui.read.tag_palette import TagPalette
from app.ui.review.dialog import ReviewDialog

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
        self.count += event.type() in _MOUSE
        return False


@pytest.fixture
def hands(desk: Desk, qapp: QApplication) -> Hands:
    """The program just started for the first time, and ten fingers."""
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    window = desk.start()
    made = Hands(desk.qtbot, window)
    yield made
    qapp.removeEventFilter(watch)
    assert watch.count == 0


def test_the_whole_work_by_keys(hands: Hands, stray_windows: list[str]):
    answer_the_card(hands)
    add_from_the_clipboard(hands)
    mark(hands)
    note_and_link(hands)
    several_passages(hands)
    codebook(hands)
    donations(hands)
    countries(hands)
    notes(hands)
    library(hands)
    search(hands)
    review(hands)
    history(hands)
    export_and_backup(hands)
    another_key(hands)
    keys.current().reset()
    assert stray_windows == []


def test_every_pane_is_reached_and_left(hands: Hands):
    """F6 walks round the panes of every place and back, Shift+F6 the other way; Escape leads to where work begins."""
    window = hands.window
    answer_the_card(hands)
    for number, name in enumerate(("read", "passages", "donations", "countries", "notes"), 1):
        hands.press(f"Ctrl+{number}")
        assert window.place_name() == name
        place = window.place(name)
        panes = [place.panes.widget(at) for at in range(place.panes.count())]
        hands.until(lambda panes=panes: all(can_be_entered(pane) for pane in panes))
        start = hands.at()
        assert not isinstance(start, QLabel)
        forth = [pane_of(panes, hands.at()), *(pane_of(panes, pressed(hands, "F6")) for _ in panes)]
        assert sorted(forth[:-1]) == list(range(len(panes)))
        assert forth[0] == forth[-1]
        assert hands.at() is start
        back = [pane_of(panes, pressed(hands, "Shift+F6")) for _ in panes]
        assert back == forth[-2::-1]
        for _ in panes:
            hands.press("F6", "Esc")
            assert hands.at() is start
            hands.press("F6")
    hands.press("F10")
    assert isinstance(hands.front(), QMenu)
    hands.press("Esc")
    hands.until(lambda: hands.front() is window)


def can_be_entered(pane: QWidget) -> bool:
    """Whether a pane is furnished: some follow a moment after the text."""
    tab = Qt.FocusPolicy.TabFocus
    return any(child.focusPolicy() & tab and child.isVisible() for child in pane.findChildren(QWidget))


def pressed(hands: Hands, key: str) -> QWidget:
    """Where a key leads."""
    hands.press(key)
    return hands.at()


def pane_of(panes: list[QWidget], widget: QWidget) -> int:
    """Which pane a widget stands in."""
    return next(number for number, pane in enumerate(panes) if pane is widget or pane.isAncestorOf(widget))


def answer_the_card(hands: Hands) -> None:
    """The question for the name takes no key until F6 leads to it; then the keyboard is on the page again."""
    window = hands.window
    caret = window.read.page.caret()
    hands.press("Right")
    assert window.read.page.caret() == caret + 1
    for _ in range(4):
        hands.press("F6")
        if hands.at().accessibleName() == "Your name":
            break
    hands.press("Ctrl+A")
    hands.type("Maya")
    hands.press("Return")
    assert window.settings.author == "Maya"
    for _ in range(3):
        if window.read.page.hasFocus():
            break
        hands.press("F6")
    assert window.read.page.hasFocus()


def add_from_the_clipboard(hands: Hands) -> None:
    """A source from the clipboard, and the keyboard in its text."""
    window = hands.window
    QApplication.clipboard().setText(PAGE)
    hands.press("Ctrl+Shift+V")
    hands.until(lambda: window.read.row.meta.title == "Gifts along the coast", 10_000)
    assert hands.at() is window.read.page


def passages(window: MainWindow) -> list[passage_reads.Passage]:
    """The passages of the source that is read, as they stand in it."""
    found = passage_reads.of_source(window.session.store, window.read.row.id)
    return sorted(found, key=lambda passage: (passage.start, passage.end))


def mark(hands: Hands) -> None:
    """Words, a sentence and a paragraph are selected and tagged; tags go on and off, with new ones among them."""
    window = hands.window
    hands.press("Ctrl+Home", "Down", "Down")
    hands.press("Ctrl+F")
    hands.type("45,000")
    hands.press("Ctrl+Return")
    hands.press("S", "T")
    assert isinstance(hands.front(), TagPalette)
    hands.type("local gov")
    hands.press("Shift+Return")
    hands.type("Harbours")
    hands.press("Ctrl+Return")
    (passage,) = passages(window)
    assert [tag.name for tag in passage.tags] == ["Local government", "Harbours"]
    assert passage.quote.endswith("first week of February.")
    hands.press("T")
    hands.type("harbours")
    hands.press("Return")
    assert [tag.name for tag in passages(window)[0].tags] == ["Local government"]
    hands.press("Esc", "Ctrl+F")
    hands.type("friendship")
    hands.press("Ctrl+Return", "V")
    assert [tag.name for tag in passages(window)[1].tags] == ["friendship"]
    hands.press("Ctrl+Alt+Right", "Ctrl+Alt+Right", "Ctrl+Alt+Left")
    assert passages(window)[1].quote == "friendship between"
    hands.press("Shift+S", "C")
    hands.type("Maya Stone")
    hands.press("Return")
    assert [p.claim.asserted_by for p in passages(window) if p.claim] == ["Maya Stone"]
    assert hands.at() is window.read.page
    hands.press("Esc", "Ctrl+Home")
    hands.until(lambda: window.read.aids.coverage.current() is not None, 10_000)
    hands.press("G")
    assert window.read.page.selection() is not None
    hands.press("Esc")


def note_and_link(hands: Hands) -> None:
    """A note with a link to a country; the words linked to a field of a record and to a fact of a country."""
    window = hands.window
    hands.press("Ctrl+F")
    hands.type("quay")
    hands.press("Ctrl+Return", "N")
    hands.until(lambda: isinstance(hands.at(), NoteEditor))
    hands.type("Ask. See [[Iran")
    assert isinstance(hands.front(), LinkCompletion)
    hands.press("Return")
    store = window.session.store
    hands.until(lambda: any(note.body == "Ask. See [[Iran]]" for note in note_reads.every(store)))
    hands.press("Esc")
    assert hands.at() is window.read.page
    hands.press("R")
    assert isinstance(hands.front(), LinkPalette)
    hands.type("gorgan")
    hands.press("Return")
    hands.type("basis")
    hands.press("Return", "P")
    hands.type("greece")
    hands.press("Return")
    hands.type("gloves received: 45,000")
    hands.press("Return")
    found = next(passage for passage in passages(window) if passage.quote == "quay")
    assert {ref.label for ref in found.evidence} == {"D-22", "Greece · gloves received"}
    assert hands.at() is window.read.page


def several_passages(hands: Hands) -> None:
    """In Passages: filter by words and by choice, tag several at once, take the tag off, copy, and go to one."""
    window = hands.window
    hands.press("Ctrl+2", "Ctrl+F")
    hands.type("masks")
    hands.press("Return")
    place = window.place("passages")
    assert place.wanted.words == "masks"
    assert hands.at() is place.table
    hands.press("Home", "Shift+Down", "Shift+Down", "T")
    hands.type("friendship")
    hands.press("Return")
    named = [{tag.name for tag in passage.tags} for passage in place.table.passages()]
    assert len(named) == 3
    assert all("friendship" in names for names in named)
    hands.press("Ctrl+C")
    assert "Segev" in QApplication.clipboard().text()
    hands.press("U")
    hands.type("friendship")
    hands.press("Return")
    assert not any(tag.name == "friendship" for passage in place.table.passages() for tag in passage.tags)
    hands.press("F")
    hands.type("medical supplies")
    hands.press("Return")
    hands.until(lambda: [one.tag.content.name for one in place.wanted.tags] == ["Medical supplies"])
    assert hands.at() is place.table
    hands.press("Home", "Down", "N")
    hands.until(lambda: isinstance(hands.at(), NoteEditor))
    hands.type("How many?")
    hands.press("Esc")
    assert hands.at() is place.table
    hands.press("M")
    assert hands.at() is place.page.matrix
    hands.press("M")
    assert hands.at() is place.table
    hands.press("Return")
    assert window.place_name() == "read"
    assert hands.at() is window.read.page
    hands.press("Alt+Left")
    assert hands.at() is place.table
    hands.press("Alt+Right")
    assert hands.at() is window.read.page


def go_to_codebook(hands: Hands) -> CodebookPanel:
    """F6 to the left pane, Tab to the codebook."""
    panel = hands.window.read.codebook
    hands.tab_to(lambda at: hands.window.read.side.isAncestorOf(at), "F6", 4)
    hands.tab_to(lambda at: at is panel)
    return panel


def codebook(hands: Hands) -> None:
    """The codebook: rename, merge, undo, split, remove and put back, all from its tree."""
    window = hands.window
    hands.press("Ctrl+1")
    panel = go_to_codebook(hands)
    hands.press("End")
    assert panel.current_tag().content.name == "friendship"
    hands.press("F2", "Ctrl+A")
    hands.type("Amity")
    hands.press("Return")
    hands.until(lambda: panel.current_tag().content.name == "Amity")
    assert hands.at() is panel
    hands.palette("merge tags")
    hands.until(lambda: isinstance(hands.front(), MergeDialog))
    hands.type("Harbours")
    hands.press("Return")
    hands.until(lambda: isinstance(hands.front(), MergeDialog))
    hands.press("Return")
    assert "Amity" not in tag_names(window)
    hands.press("Ctrl+Z")
    assert "Amity" in tag_names(window)
    hands.type("medical")
    assert panel.current_tag().content.name == "Medical supplies"
    hands.palette("split the tag")
    hands.until(lambda: isinstance(hands.front(), SplitDialog))
    hands.type("Masks alone")
    hands.tab_to(lambda at: at.accessibleName() == "Passages of the tag")
    hands.press("Home", "Space", "Ctrl+Return")
    assert "Masks alone" in tag_names(window)
    assert hands.at() is panel
    hands.press("Del")
    assert "Medical supplies" not in tag_names(window)
    hands.palette("removed things")
    hands.until(lambda: isinstance(hands.front(), RemovedDialog))
    hands.press("Return")
    assert "Medical supplies" in tag_names(window)
    hands.press("Esc")
    assert hands.at() is panel
    hands.press("Esc")
    assert hands.at() is window.read.page


def tag_names(window: MainWindow) -> set[str]:
    """The names of the tags there are."""
    return {tag.content.name for tag in tag_reads.codebook(window.session.store)}


def donations(hands: Hands) -> None:
    """A new record: the form is filled and saved, found again, removed and brought back."""
    window = hands.window
    hands.press("Ctrl+3", "Ins")
    assert hands.at().accessibleName() == "Title"
    hands.type("Gloves for Delos")
    hands.tab_to(lambda at: at.accessibleName() == "Name of the party")
    hands.type("Council of Northport")
    hands.press("Ctrl+S")
    assert hands.at().accessibleName() == "Name of the party"  # the one that is still to be named
    hands.type("Port of Delos")
    hands.press("Ctrl+S")
    store = window.session.store
    hands.until(lambda: "Gloves for Delos" in {row.title for row in donation_reads.rows(store)})
    hands.press("Esc")
    place = window.place("donations")
    hands.until(lambda: hands.at() is place.page.table)
    assert place.page.table.current().title == "Gloves for Delos"
    hands.press("/")
    hands.type("gloves for")
    hands.press("Return")
    hands.until(lambda: place.page.ledger.rowCount() == 1)
    assert hands.at() is place.page.table
    hands.press("Home", "Del")
    assert "Gloves for Delos" not in {row.title for row in donation_reads.rows(store)}
    hands.press("Ctrl+Z")
    assert "Gloves for Delos" in {row.title for row in donation_reads.rows(store)}
    hands.press("/", "Esc")
    assert hands.at().accessibleName() == "Filter the records"
    hands.press("Esc")


def countries(hands: Hands) -> None:
    """A country is found; a fact of it is added, edited, removed and brought back; a note is written on it."""
    window = hands.window
    hands.press("Ctrl+4", "Ctrl+F")
    hands.type("greece")
    hands.press("Return")
    place = window.place("countries")
    hands.until(lambda: place.code == "GR")
    hands.press("Ins")
    hands.type("ferries")
    hands.tab_to(lambda at: at.accessibleName() == "Value")
    hands.type("12")
    hands.press("Return")
    hands.until(lambda: "ferries" in facts_of(window, "GR"))
    hands.press("Esc")
    assert hands.at() is place.side.list
    hands.tab_to(lambda at: place.page.isAncestorOf(at), "F6", 4)
    hands.press("F2")
    assert hands.at().accessibleName() == "Value"
    hands.press("End")
    hands.type("0")
    hands.press("Return")
    assert facts_of(window, "GR")["ferries"] == "120"
    assert place.page.isAncestorOf(hands.at())
    hands.press("Del")
    assert "ferries" not in facts_of(window, "GR")
    hands.press("Ctrl+Z")
    assert facts_of(window, "GR")["ferries"] == "120"
    hands.press("Esc")
    hands.tab_to(lambda at: place.page.isAncestorOf(at), "F6", 4)
    hands.press("N")
    hands.until(lambda: isinstance(hands.at(), NoteEditor))
    hands.type("Islands")
    hands.press("Esc")
    assert hands.at() is place.side.list
    hands.until(lambda: "Islands" in {note.body for note in note_reads.every(window.session.store)})


def facts_of(window: MainWindow, code: str) -> dict[str, str]:
    """The facts of a country, by their fields."""
    found = fact_reads.every(window.session.store)
    return {fact.content.field: fact.content.value for fact in found if fact.content.country == code}


def notes(hands: Hands) -> None:
    """A free note: its title, its words, how they read; removed and brought back."""
    window = hands.window
    store = window.session.store
    hands.press("Ctrl+5", "Ins")
    hands.type("On harbours")
    hands.press("Return")
    hands.type("They *count* boxes.")
    hands.press("Ctrl+R", "Ctrl+R", "Esc")
    place = window.place("notes")
    assert hands.at() is place.list
    hands.until(lambda: "They *count* boxes." in {note.body for note in note_reads.every(store)})
    hands.press("Del")
    assert "On harbours" not in {note.title for note in note_reads.every(store)}
    hands.press("Ctrl+Z")
    assert "On harbours" in {note.title for note in note_reads.every(store)}


def library(hands: Hands) -> None:
    """The library: a collection for a source, its read state, and back to the text."""
    window = hands.window
    hands.press("Ctrl+1", "Ctrl+Alt+L")
    assert hands.at() is window.read.shelf.library.table
    hands.press("Home", "Ins")
    hands.type("Ports")
    hands.press("Return")
    assert [c.name for c in library_reads.collections(window.session.store)] == ["Ports"]
    hands.until(lambda: hands.at() is window.read.shelf.library.table)
    source = window.read.shelf.library.table.current()
    hands.press("Ctrl+Shift+M")
    assert state_of(window, source) is ReadState.UNREAD
    hands.press("Ctrl+M")
    assert state_of(window, source) is ReadState.READ
    hands.press("Ctrl+F")
    hands.type("digest")
    hands.press("Return")
    assert hands.at() is window.read.shelf.library.table
    hands.press("Ctrl+F", "Esc")
    assert hands.at() is window.read.shelf.library.table
    hands.press("Esc")
    assert hands.at() is window.read.page


def state_of(window: MainWindow, source_id: int) -> ReadState:
    """Whether a source is read."""
    rows = library_reads.library(window.session.store)
    return next(row.state for row in rows if row.source.id == source_id)


def search(hands: Hands) -> None:
    """Search everything, and go to what was found."""
    window = hands.window
    hands.press("Ctrl+K")
    hands.type("quay before the ferry")
    hands.until(lambda: any("quay" in row.below + row.text for row in hands.front().rows.rows))
    hands.press("Return")
    assert window.read.row.meta.title == "Gifts along the coast"
    assert hands.at() is window.read.page


def review(hands: Hands) -> None:
    """A word is corrected; what waits then is settled in the queue."""
    window = hands.window
    hands.press("Esc", "Ctrl+F", "Ctrl+A")
    hands.type("45,000")
    hands.press("Ctrl+Return", "Ctrl+Shift+E", "Ctrl+A")
    hands.type("54,000")
    hands.press("Return")
    hands.until(lambda: "54,000" in window.read.text.text)
    hands.until(lambda: isinstance(hands.front(), ReviewDialog))  # a passage waits, and is shown at once
    hands.press("Esc")
    hands.until(lambda: hands.at() is window.read.page)
    hands.press("Ctrl+Shift+R")
    dialog = hands.front()
    assert isinstance(dialog, ReviewDialog)
    hands.until(lambda: dialog.current() is not None)
    hands.press("A")
    hands.until(lambda: history_reads.undo_label(window.session.store)[0] is Deed.ACCEPT_ANCHOR)
    hands.press("Esc")
    hands.until(lambda: hands.at() is window.read.page)


def history(hands: Hands) -> None:
    """History shows every deed, and takes the newest back and does it again."""
    window = hands.window
    before = len(history_reads.history(window.session.store))
    hands.press("Ctrl+H")
    dialog = hands.front()
    assert isinstance(dialog, HistoryDialog)
    hands.press("Alt+U")
    hands.until(lambda: history_reads.redo_label(window.session.store) is not None)
    hands.press("Alt+R")
    hands.until(lambda: history_reads.redo_label(window.session.store) is None)
    hands.press("Ctrl+F")
    hands.type("gloves for delos")
    hands.until(lambda: 0 < dialog.lines.rowCount() < before)
    hands.press("Esc")
    hands.until(lambda: hands.front() is window)


def export_and_backup(hands: Hands) -> None:
    """The whole workspace as Markdown in a folder; a backup; and the list of them."""
    window = hands.window
    folder = window.session.store.path.parent / "vault"
    hands.press("Ctrl+E")
    assert isinstance(hands.front(), ExportDialog)
    hands.press("Ctrl+A")
    hands.type(str(folder))
    hands.press("Return")
    hands.until(lambda: not window.jobs.busy() and (folder / "index.md").exists(), 20_000)
    hands.until(lambda: hands.front() is window or hands.press("Esc"))
    hands.palette("back up now")
    hands.until(lambda: not window.jobs.busy(), 10_000)
    hands.palette("restore a backup")
    hands.until(lambda: isinstance(hands.front(), RestoreDialog))
    assert hands.at().accessibleName() == "Backups, newest first"
    hands.press("Esc")
    hands.until(lambda: hands.front() is window)


def another_key(hands: Hands) -> None:
    """A key of one's own, which works at once."""
    window = hands.window
    hands.press("F1")
    assert isinstance(hands.front(), ShortcutDialog)
    hands.type("repeat last tag")
    hands.press("Return", "Return", "L")
    assert keys.current().of("page.repeat") == "L"
    hands.press("Esc", "Esc")
    hands.until(lambda: hands.front() is window)
    hands.press("Ctrl+1", "Ctrl+Home")
    hands.press("Ctrl+F", "Ctrl+A")
    hands.type("consignment")
    hands.press("Ctrl+Return", "L")
    hands.until(lambda: any(p.quote == "consignment" and p.tags for p in passages(window)))
    hands.press("Ctrl+Z")
    assert not any(p.quote == "consignment" for p in passages(window))
