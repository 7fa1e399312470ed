"""Markup in data is shown letter by letter: in every field of every table, everywhere in the window."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import Text, literal, select, update
from tests.helpers.everywhere import go_everywhere, go_to_places
from tests.helpers.long import few
from tests.helpers.settled import settled

from app.actions import collections, reviews
from app.domain.changes import Operation
from app.domain.reviews import Verdict
from app.store.reads.sources import library
from app.store.reads.tags import codebook
from app.store.schema import UNJOURNALED, metadata
from app.store.store import Store
from app.ui.base.session import Target
from app.ui.dialogs.history import HistoryDialog
from app.ui.dialogs.remove_source import RemoveSourceDialog
from app.ui.look.plain import ClosedBrowser, HtmlLabel, PlainLabel, as_tip, on_button, wrapped_tip
from app.ui.panels.codebook.merge import MergeDialog
from app.ui.panels.codebook.split import SplitDialog
from app.ui.panels.codebook.tag_dialog import TagDialog
from app.ui.shell.main_window import MainWindow
from app.ui.views.notes.preview import MOST_CHARACTERS, MOST_LINES, NotePreview, as_html
from app.ui.views.search.popup import SearchPopup

MARK = '<img src="bait.png"> &lt;i&gt; &amp; <b>{name}</b>'
WITHOUT_WORDS = re.compile(
    r"hash|text|blocks|uid|code|iso3|kind|state|\w+_at|published|as_of|media_type|ref|why|role|scope|assertion|status|verdict|"
    r"author_id|codes|aid_kind|terms|basis|category|polarity|sureness|key|\w*qualifier|\w*precision|money_currency|"
    r"money_kind|date_start|"
    r"date_end|as_of_start|as_of_end|evidence\.field|locator\.field|review\.field|prefix|suffix"
)
"""Columns whose values are of a closed list, a date, a hash, a number, or must be the words of the text."""
LISTS = {"source.authors", "source.topics", "tag.examples", "tag.aliases", "country.aliases"}
NEVER_SHOWN = {
    "country.aliases", "country.region", "donation_link.note", "evidence.created_by", "evidence.note", "locator.words",
    "passage.created_by", "passage_tag.created_by", "source.added_by", "source_version.file_name", "claim.note",
    "claim.created_by", "source.reference",
}  # fmt: skip
"""What no view shows yet; what is shown one day is to be taken out here."""


def spoil(store: Store) -> set[str]:
    """Put markup into every field that holds words. Returns what was marked, as `table.column`."""
    marked: set[str] = set()
    with store.write(Operation.EDIT_NOTE, MARK.format(name="operation.what")) as tx:
        for table in metadata.sorted_tables:
            if table.name in UNJOURNALED and table.name != "country":
                continue
            for column in table.columns:
                name = f"{table.name}.{column.name}"
                if (
                    not isinstance(column.type, Text)
                    or WITHOUT_WORDS.fullmatch(column.name)
                    or (WITHOUT_WORDS.fullmatch(name))
                ):
                    continue
                words = MARK.format(name=name)
                if name in LISTS:
                    value = literal(json.dumps([f"One {words}", f"Two {words}"]))
                elif name == "term.codes":
                    value = literal(json.dumps({"IATI": words}))
                elif name in ("country.name", "actor.name", "tag.name", "collection.name", "actor_alias.alias"):
                    value = literal(words + " ") + table.c.id.cast(Text)
                else:
                    value = literal(words)
                if tx.run(update(table).values({column: value})):
                    marked.add(name)
    return marked


class Look:
    """Reads whatever is shown and keeps what Qt would take for HTML."""

    def __init__(self, window: MainWindow) -> None:
        self.wrong: set[str] = set()
        self.seen: set[str] = set()
        self._read: set[str] = set()
        self._window = window

    def __call__(self, where: str) -> None:
        settled(self._window, also_put_off=False)
        for widget in QApplication.allWidgets():
            if widget.isVisible():
                for what, text in self._rich(widget):
                    self.wrong.add(f"{where}: {type(widget).__name__} {what}: {text[:120]}")

    def _rich(self, widget: QWidget) -> Iterator[tuple[str, str]]:
        yield from self._tip("tool tip", widget.toolTip())
        self._see(f"{widget.accessibleName()}\n{widget.accessibleDescription()}")
        if isinstance(widget, QLineEdit):
            self._see(f"{widget.text()}\n{widget.placeholderText()}")
        if isinstance(widget, QPlainTextEdit):
            self._see(widget.toPlainText())
        if isinstance(widget, QLabel):
            yield from self._label(widget)
        if isinstance(widget, QTextEdit):
            yield from self._document(widget.document())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                self._see("\n".join(rows_of(widget, role)))
            for tip in rows_of(widget, Qt.ItemDataRole.ToolTipRole):
                yield from self._tip("tool tip of a row", tip)
        if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty() and "<b>" in widget.text():
            yield "key", widget.text()
        for action in widget.actions():
            if "<b>" in action.text() and not QKeySequence.mnemonic(action.text()).isEmpty():
                yield "key of an action", action.text()

    def _label(self, label: QLabel) -> Iterator[tuple[str, str]]:
        self._see(label.text())
        if label.textFormat() is not Qt.TextFormat.PlainText:
            if not isinstance(label, HtmlLabel) or "<img" in label.text() or "<b>" in label.text():
                yield "label", label.text()
        elif not isinstance(label, PlainLabel):
            yield "label of another kind", label.text()

    def _tip(self, what: str, tip: str) -> Iterator[tuple[str, str]]:
        self._see(tip)
        if GuiQt.mightBeRichText(tip) and (not tip.startswith("<p>") or "<img" in tip or "<b>" in tip):
            yield what, tip

    def _document(self, document: QTextDocument) -> Iterator[tuple[str, str]]:
        self._see(document.toPlainText())
        for text in pictures_and_tips(document):
            yield "document", text

    def _see(self, text: str) -> None:
        if text in self._read:
            return
        self._read.add(text)
        self.seen.update(re.findall(r"<b>([a-z_]+\.[a-z_]+)</b>", unescape(text).replace("\N{WORD JOINER}", "")))


def pictures_and_tips(document: QTextDocument) -> Iterator[str]:
    """What of a document would be read from somewhere, and the tips in it that Qt takes for HTML."""
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            shape = at.fragment().charFormat()
            if shape.isImageFormat():
                yield shape.toImageFormat().name()
            if GuiQt.mightBeRichText(shape.toolTip()):
                yield shape.toolTip()
            at += 1
        block = block.next()


def rows_of(view: QAbstractItemView, role: Qt.ItemDataRole) -> Iterator[str]:
    """What a list's rows and heads are in a role."""
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), 40)):
            for column in range(columns):
                yield str(model.data(model.index(row, column, parent), role) or "")
            if not isinstance(model, QAbstractListModel):
                waiting.append(model.index(row, 0, parent))


def go_where_commands_do_not(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    """What opens on what is chosen in a list, and by typing."""
    store = window.session.store
    actor_id = store.rows(select(metadata.tables["actor_alias"].c.actor_id))[0][0]
    window.go(Target("donations", "actor", actor_id))
    look("actor")
    window.show_place("donations")
    donations = window.place("donations")
    donation = metadata.tables["donation"]
    donations.open_record(store.rows(select(donation.c.id).where(donation.c.money_low.is_not(None)))[0][0])
    look("form")
    donations.show_list()
    donations.read_again()
    rows = donations.reader.list
    qtbot.waitUntil(lambda: rows.model().rowCount() > 0)
    look("second reader")
    reviewed = store.rows(select(metadata.tables["thing"].c.row_id).join(metadata.tables["review"]))[0][0]
    donations.reader.read(reviewed)
    for _ in range(50):  # it reads behind
        settled(window)
        for row in range(rows.currentIndex().row(), rows.currentIndex().row() + 9):  # the fields of the record
            rows.setCurrentIndex(rows.model().index(row, 0))
            look("review")
        if {"review.remark", "review.created_by"} <= look.seen:
            break
    donations.read_again()
    tags = codebook(store)
    source = library(store)[0]
    history = HistoryDialog(window.session, window)
    for dialog in (
        TagDialog(window.session, tags[0], None, window),
        MergeDialog(window.session, [tag.id for tag in tags[:2]], window),
        SplitDialog(window.session, tags[0], window),
        RemoveSourceDialog(window.session, source, window),
        history,
    ):
        dialog.open()
        if dialog is history:  # it reads behind
            qtbot.waitUntil(lambda: any(not line.head for line in history.lines.lines))
        look(type(dialog).__name__)
        dialog.reject()
    popup = SearchPopup(window.session, window)
    popup.open_below(window.top.search_box)
    popup.field.setText("img")
    look("search")
    popup.close()


def review_as_a_person(store: Store) -> None:
    """Review another field of a record with a review: who made the starter's is nobody, whom no view names."""
    record = ("donation", store.rows(select(metadata.tables["thing"].c.row_id).join(metadata.tables["review"]))[0][0])
    field = next(one for one in reviews.standings(store, record) if one.evidence and not one.reviews)
    reviews.review_field(store, record, field.held.place, Verdict.ACCEPTED)


@few("where", ["places", "everywhere"], keep=1, why="every dialog, and whether each field is seen somewhere")
@pytest.mark.qt_log_ignore(".*", extend=True)
def test_markup_in_every_field_of_every_table_is_shown_letter_by_letter_everywhere(
    bare_window: MainWindow, tmp_path: Path, starter_bytes: bytes, qtbot: QtBot, where: str
) -> None:
    path = tmp_path / "<b>file.name<b> &amp;.passagework"
    path.write_bytes(starter_bytes)
    with Store(path, MARK.format(name="operation.author")) as store:
        collections.add_collection(store, "C", [row.id for row in library(store)])
        review_as_a_person(store)
        marked = spoil(store)
    assert bare_window.open_workspace(path)
    look = Look(bare_window)
    look("read")
    if where == "places":
        go_to_places(bare_window, look)
        assert len(look.seen) > 10
    else:
        go_everywhere(bare_window, look)
        go_where_commands_do_not(bare_window, look, qtbot)
        assert (marked | {"operation.what", "operation.author"}) - look.seen == NEVER_SHOWN
    assert look.wrong == set()
    assert "&&amp;" in bare_window.status.workspace.text()


HOSTILE = (
    '<img src="bait.png">', "a <b>bold</b> word", "&lt;img src=bait.png&gt;", "<?xml version='1.0'?>",
    "x\n<img src=a>", '<a href="http://x.example">x</a>', "&lt;", "<IMG SRC=bait.png>", "  <p>", "plain & simple",
    "1 < 2", "",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_a_tool_tip_is_never_taken_for_html_and_reads_as_the_words(words: str) -> None:
    assert not GuiQt.mightBeRichText(as_tip(words))
    assert as_tip(words).replace("\N{WORD JOINER}", "") == words
    document = QTextDocument()
    document.setHtml(wrapped_tip([words]))
    assert document.toPlainText().split() == words.split()
    assert list(pictures_and_tips(document)) == []


@pytest.mark.parametrize("words", [words for words in HOSTILE if words.strip()])
def test_a_screen_reader_gets_the_words_of_a_label_as_they_are(qtbot: QtBot, words: str) -> None:
    for label in (PlainLabel(words), HtmlLabel(f"<i>{escape(words)}</i>")):
        qtbot.addWidget(label)
        said = QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
        assert said.split() == words.split()


def test_words_that_are_no_markup_are_left_as_they_are() -> None:
    assert [as_tip(words) for words in ("R&D", "1 < 2", "")] == ["R&D", "1 < 2", ""]
    assert QKeySequence.mnemonic(on_button("R&D & more")).isEmpty()


@pytest.fixture
def red(tmp_path: Path) -> Path:
    """A picture that shows where it is read."""
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    file = tmp_path / "red.png"
    assert picture.save(str(file))
    return file


@few("unit", ["- an item\n", "[[", "word "], keep=1, why="more long notes")
def test_no_note_is_so_long_that_its_preview_keeps_the_window_waiting(unit: str) -> None:
    html = as_html(unit * (1_000_000 // len(unit)), lambda _name: None)
    assert len(html) < 20 * MOST_CHARACTERS
    assert html.endswith(" characters.</p>")
    assert as_html(unit, lambda _name: None).count("characters") == 0


def test_a_note_of_just_the_most_that_is_shown_is_shown_whole() -> None:
    whole = "\n".join("a" for _ in range(MOST_LINES))
    assert "characters" not in as_html(whole, lambda _name: None)
    assert "goes on for 2 characters" in as_html(f"{whole}\nb", lambda _name: None)


def shows_red(widget: QWidget, qtbot: QtBot) -> bool:
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    QApplication.processEvents()
    shown = widget.grab().toImage()
    points = ((x, y) for x in range(0, shown.width(), 5) for y in range(0, shown.height(), 5))
    return any(shown.pixelColor(x, y) == QColor("red") for x, y in points)


def test_a_page_of_the_window_reads_no_picture_from_the_disk(qtbot: QtBot, red: Path) -> None:
    for address in (str(red), QUrl.fromLocalFile(str(red)).toString()):
        page = ClosedBrowser()
        page.setHtml(f'<p>x <img src="{address}"> y</p>')
        assert not shows_red(page, qtbot)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("x ![A chart]({red}) y", '<p id="line-0">x <span class="missing">[Picture: A chart]</span> y</p>'),
        ("![]({red})", '<p id="line-0"><span class="missing">[Picture]</span></p>'),
        ("![a\n*b* `c`](/bait.png)", "[Picture: a b c]"),
        ("![a][r]\n\n[r]: {red}", '<span class="missing">[Picture: a]</span>'),
        (
            "![a](https://x.example/y.png?a=1&b=2)",
            '[<a href="https://x.example/y.png?a=1&amp;b=2">Picture: a</a>]',
        ),
        (
            "[![a](https://x.example/y.png)](https://x.example)",
            '<a href="https://x.example"><span class="missing">[Picture: a]</span></a>',
        ),
        ("[x](http://x.example '<img src=bait.png>')", 'title="&lt;\N{WORD JOINER}img src=bait.png&gt;"'),
        ("[[<img src=bait.png>]]", "&lt;\N{WORD JOINER}img src=bait.png&gt;: nothing has that name"),
        ("[x](passagework:source/99999999999999999999)", '<p id="line-0"><span>x</span></p>'),
        ("<PASSAGEWORK:take/0123>", "<span>PASSAGEWORK:take/0123</span>"),
        ("[x][r]\n\n[r]: passagework:nothing/abc", "<span>x</span>"),
        ("[x](passagework:tag/1) [y](http://y.example)", '<span>x</span> <a href="http://y.example">y</a>'),
    ],
)
def test_a_note_names_pictures_and_shows_none_and_its_links_are_not_taken_for_ours(
    qtbot: QtBot, red: Path, body: str, html: str
) -> None:
    made = as_html(body.format(red=red), lambda _name: None)
    assert html in made
    assert "<img" not in made
    page = NotePreview()
    page.show_words(body.format(red=red), lambda _name: None, lambda _uid: None)
    assert not shows_red(page, qtbot)
    assert list(pictures_and_tips(page.document())) == []
