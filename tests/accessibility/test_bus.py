"""What a screen reader finds of the program: read by another process from the real accessibility bus.

One program serves all tests of this file, which go from place to place in it as a person does.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.helpers.desktop import desktop, lacking
from tests.helpers.long import few
from tests.helpers.made import say_backed_up, starter_read
from tests.helpers.screen_reader import ACTIVE, CHECKED, FOCUSABLE, FOCUSED, SELECTABLE, SHOWING, Node, ScreenReader

from app.domain.passages import Passage
from app.store.reads import passages, sources
from app.store.store import Store

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PLACES = ("Read", "Passages", "Donations", "Countries", "Notes", "Help", "Settings")
SENSIBLE = {
    *("push button", "toggle button", "button menu", "radio button", "check box", "combo box", "slider", "link"),
    *("text", "label", "list", "list item", "table", "cell", "tree", "tree item", "spin button", "page tab"),
}
"""Roles of which one knows what the keyboard does there."""


@dataclass
class Reading:
    """The program as the screen reader meets it, and what truly stands in its workspace."""

    reader: ScreenReader
    program: Node
    title: str
    text: str
    passages: tuple[Passage, ...]
    buttons: dict[str, Node] = field(default_factory=dict)
    """The radio buttons of the window, those of its places among them, by their names."""

    @property
    def frame(self) -> Node:
        """The window."""
        return self.reader.find(self.program, "frame")

    def go(self, place: str) -> None:
        """Show one of the five places."""
        if not self.buttons:  # they stay, and stand behind all that a place may hold
            nodes = [node for node in self.reader.showing(self.frame) if self.reader.role(node) == "radio button"]
            self.buttons.update({self.reader.name(node): node for node in nodes})
        button = self.buttons[place]
        self.reader.press(button)
        self.reader.wait(lambda: self.reader.is_in(button, CHECKED))

    def page(self) -> Node:
        """The text that is read, with the keyboard at its beginning."""
        self.go("Read")
        page = self.reader.find(self.frame, "text", self.title)
        self.reader.click(page, 300, 10)  # there is no window manager that would make the window the active one
        self.reader.wait(lambda: self.reader.is_in(self.frame, ACTIVE) and self.reader.is_in(page, FOCUSED))
        for key, at in (("Ctrl+End", len(self.text)), ("Ctrl+Home", 0)):  # a caret nobody moved has no sentence
            self.reader.type(key)
            self.reader.wait(lambda at=at: self.caret(page) == at)
        return page

    def caret(self, page: Node) -> int:
        """Where the caret is in a text, in characters."""
        return self.reader.read(page, "Text", "CaretOffset")

    def claims(self) -> tuple[list[str], list[str]]:
        """The roles of all that claims to have the focus, and of what claims to be showing within what is hidden.

        Of lists it asks the first rows alone; and nothing of the list of a combo box, which is Qt's own window.
        """
        focused: list[str] = []
        showing: list[str] = []

        def look(node: Node, is_hidden: bool) -> None:
            role, states = self.reader.role(node), self.reader.states(node)
            shows = SHOWING in states
            if FOCUSED in states:
                focused.append(role)
            if shows and is_hidden:
                showing.append(role)
            for child in self.reader.children(node)[:9] if role != "combo box" else ():
                look(child, is_hidden or not shows)

        look(self.frame, False)
        return focused, showing

    def tagged(self) -> Passage:
        """The first passage of the text, without its captions, that has a tag."""
        return min((one for one in self.passages if one.tags and one.paragraph), key=lambda one: one.start)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    if lacking():
        pytest.skip(f"no accessibility bus without {', '.join(lacking())}")
    folder = tmp_path_factory.mktemp("bus")
    workspace = folder / "research.passagework"
    workspace.write_bytes(starter_read())
    say_backed_up(workspace)
    with Store(workspace, "Ann") as store:
        row = sources.library(store)[0]
        text, found = sources.current_text(store, row.id), tuple(passages.of_source(store, row.id))
        cut = text.cut_blocks()
    shown = [text.text[block.start : block.end] for number, block in enumerate(text.blocks) if number not in cut]
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text(json.dumps({"author": "Ann", "language": "en"}), "utf-8")
    with desktop() as desk:
        desk.environment["PASSAGEWORK_DATA"] = str(folder / "data")
        with closing(ScreenReader(desk.session_bus)) as reader, desk.running([sys.executable, MAIN, workspace]):
            reader.listen()
            made = Reading(reader, reader.program("Passagework", timeout=60), row.meta.title, "\n".join(shown), found)
            reader.find(made.frame, "push button", "Edit citation", timeout=60)
            yield made


def test_the_window_is_called_by_its_workspace_and_its_places_are_a_set(reading: Reading) -> None:
    reader = reading.reader
    assert reader.name(reading.frame) == "research — Passagework"
    buttons = [node for node in reader.showing(reading.frame) if reader.role(node) == "radio button"]
    places = [node for node in buttons if reader.name(node) not in ("Quiet", "Tags", "Evidence", "All")]
    assert [reader.name(node) for node in places] == list(PLACES)
    assert [reader.is_in(node, CHECKED) for node in places] == [True, *[False] * (len(PLACES) - 1)]


def test_the_text_is_read_word_for_word(reading: Reading) -> None:
    page = reading.page()
    assert reading.reader.call(page, "Text", "GetText", "ii", 0, -1) == reading.text
    assert reading.reader.read(page, "Text", "CharacterCount") == len(reading.text)
    assert reading.reader.is_in(page, FOCUSED)
    assert reading.reader.showing_in(page, FOCUSED) == [], "nothing in it claims the keyboard beside it"


def test_the_caret_is_followed(reading: Reading) -> None:
    reader, page = reading.reader, reading.page()
    reader.type("Right", "Right", "Right")
    reader.wait(lambda: reading.caret(page) == 3)
    reader.type("Down")
    reader.wait(lambda: reading.caret(page) > 20)
    at = reading.caret(page)
    reader.type("Shift+Right")
    reader.wait(lambda: reader.call(page, "Text", "GetNSelections") == 1)
    assert reading.caret(page) == at + 1
    assert reader.call(page, "Text", "GetText", "ii", at, at + 1) == reading.text[at]


@few("place", ("Donations", *(one for one in PLACES if one != "Donations")), keep=2, why="more places")
def test_all_that_takes_the_keyboard_says_what_it_is(reading: Reading, place: str) -> None:
    reader = reading.reader
    reading.go(place)

    def taking() -> list[tuple[str, str]]:
        found = reader.showing_in(reading.frame, FOCUSABLE)
        return [(reader.role(node), reader.name(node)) for node in found] if len(found) > 15 else []

    said = reader.wait(taking)
    assert [one for one in said if one[0] not in SENSIBLE or not one[1].strip()] == []


def test_rows_of_lists_and_tables_say_what_is_in_them(reading: Reading) -> None:
    reader = reading.reader
    reading.go("Donations")
    table = reader.find(reading.frame, "table", "Donation records")
    rows, columns = reader.read(table, "Table", "NRows"), reader.read(table, "Table", "NColumns")
    assert rows > 40
    heads = [Node(*reader.call(table, "Table", "GetColumnHeader", "i", column)) for column in range(columns)]
    assert [reader.name(head) for head in heads][:3] == ["Ref", "Donor", "Recipient"]
    assert all(reader.name(head) for head in heads)
    cells = [Node(*reader.call(table, "Table", "GetAccessibleAt", "ii", row, 0)) for row in range(3)]
    assert [reader.name(cell) for cell in cells] == ["D-01", "D-02", "D-03"]
    reading.go("Passages")
    listed = reader.find(reading.frame, "table", "Passages")
    passage = next(node for node in reader.showing(listed) if reader.role(node) == "cell")
    assert any(one.quote in reader.name(passage) for one in reading.passages)
    reading.go("Read")
    codebook = reader.find(reading.frame, "tree", "Codebook")
    tag = next(node for node in reader.showing(codebook) if reader.name(node) == "Leverage")
    count = sum(any(one.name == "Leverage" for one in passage.tags) for passage in reading.passages)
    said = reader.read(tag, "Accessible", "Description")
    assert (reader.role(tag), said.split(",")[0]) == ("tree item", f"{count} passages")


def test_profile_and_form_are_called_by_what_they_show(reading: Reading) -> None:
    """Orca says a pane's description as one comes into it, and without one all labels within it, run together."""
    reader = reading.reader
    reading.go("Countries")
    page = reader.find(reading.frame, "panel", "Profile")
    reader.wait(lambda: reader.read(page, "Accessible", "Description") == "China")
    reading.go("Donations")
    pane = reader.find(reading.frame, "panel", "Donation records")
    assert reader.read(pane, "Accessible", "Description") == ""
    reader.click(reader.find(reading.frame, "table", "Donation records"), 60, 60)
    reader.type("Enter")
    reader.wait(lambda: re.fullmatch(r"D-\d+", reader.read(pane, "Accessible", "Description")))
    reader.type("Esc")
    reader.wait(lambda: reader.read(pane, "Accessible", "Description") == "")


def test_a_dialog_says_its_name_and_its_fields(reading: Reading) -> None:
    reader = reading.reader
    reading.page()
    reader.type("F2")
    dialog = reader.find(reading.program, "dialog")
    assert "itation" in reader.name(dialog)
    nodes = reader.showing_in(dialog, FOCUSABLE)
    assert all(reader.name(node).strip() for node in nodes)
    assert any(reader.is_in(node, FOCUSED) for node in nodes)
    reader.type("Esc")
    reader.wait(lambda: [reader.role(top) for top in reader.children(reading.program)] == ["frame"])


def test_popups_are_dialogs_by_name_and_one_of_several_ways_is_a_radio_button(reading: Reading) -> None:
    reader, page = reading.reader, reading.page()
    (group,) = [node for node in reader.showing(page) if reader.name(node) == "How much the page shows"]
    levels = [node for node in reader.showing(group) if reader.role(node) == "radio button"]
    assert [reader.name(node) for node in levels if reader.is_in(node, CHECKED)] == ["Quiet"]
    reader.silence()
    reader.type("Shift+R")
    palette = reader.find(reading.program, "dialog", "Link to a donation record. 1 of 2: which one?")
    assert any(reader.is_in(node, FOCUSED) for node in reader.showing(palette) if reader.role(node) == "text")
    (first,) = re.findall(r"found\. (D-\d+) ", reader.hears("found"))
    reader.type("Enter")
    reader.hears(f"2 of 2: which field of {first}")
    reader.type("Tab")
    reader.hears("Contradicts")
    reader.type("Esc")
    reader.wait(lambda: [reader.role(top) for top in reader.children(reading.program)] == ["frame"])
    reader.type("d")
    reader.wait(lambda: reading.caret(page) > 0)  # drafts are found behind the window
    reader.type("r")
    card = reader.find(reading.frame, "dialog", "Draft of a record")
    rows = [reader.name(node) for node in reader.showing(card) if reader.role(node) == "list item"]
    assert rows
    assert all(re.search(r", (sure|not sure|accepted|select its words)\b", row) for row in rows)
    assert any("on the words “" in row for row in rows)
    reader.type("Esc")
    reader.wait(lambda: reader.is_in(page, FOCUSED))


def test_what_is_in_the_paragraph_can_be_heard_and_gone_to(reading: Reading) -> None:
    reader, page, passage = reading.reader, reading.page(), reading.tagged()
    assert reader.call(page, "Text", "SetCaretOffset", "i", reading.text.index(passage.quote))
    reader.type("Ctrl+Shift+i")
    listed = reader.find(reading.frame, "list", "In this paragraph")
    rows = reader.wait(lambda: [reader.name(node) for node in reader.children(listed)])
    assert rows[0].startswith(f"Paragraph {passage.paragraph}: ")
    tags = ", ".join(tag.name for tag in passage.tags)
    assert any(f"Passage with tags {tags}" in row for row in rows)
    assert reader.labels_of(listed) == ["In this paragraph"], "of the list: else it is said as words of the whole pane"
    reader.type("Esc")
    reader.wait(lambda: reader.is_in(page, FOCUSED))


def test_where_the_focus_is_in_a_place_is_announced_again_once_the_window_rests(reading: Reading) -> None:
    """What asks while the window is busy with making the place gets no answer in time, and says nothing."""
    reader = reading.reader
    reading.page()

    def is_row(told: list[Node]) -> bool:  # of which Qt by itself tells nothing
        return bool(told) and reader.role(told[-1]) == "list item"

    reader.told_of_focus(lambda: reader.type("Ctrl+4"), is_row)


def test_what_is_beside_the_text_is_named_and_can_be_pressed(reading: Reading) -> None:
    """The card of a paragraph unfolds, and a stripe leads to its passage."""
    reader, page = reading.reader, reading.page()
    card = re.compile(r"¶ 2: \d+ records · \d+ facts")

    def buttons() -> list[Node]:
        return [node for node in reader.showing(page) if reader.role(node) == "push button"]

    folded = reader.wait(lambda: [node for node in buttons() if card.fullmatch(reader.name(node))])
    reader.press(folded[0])
    reader.wait(lambda: [node for node in buttons() if reader.name(node).startswith("¶ 2: D-")])
    tagged = reading.tagged()
    stripes = [node for node in buttons() if "stripe" in reader.name(node)]
    assert len({reader.name(node) for node in stripes}) == len(stripes), "two of the same tags stand on other words"
    start = re.escape(tagged.quote[:20])
    reader.press(next(node for node in stripes if re.search(f"“{start}.*{tagged.tags[0].name}", reader.name(node))))
    reader.wait(lambda: reading.caret(page) > 0)


def test_a_row_of_a_card_is_shown_beside_the_text_and_said(reading: Reading) -> None:
    reader, page = reading.reader, reading.page()
    reader.type("e")
    assert "; 1 of " in reader.hears("; 1 of ")
    reader.type("Enter")
    reader.hears("It is in the inspector")

    def ways() -> list[str]:
        found = [node for node in reader.showing(reading.frame) if reader.name(node).startswith("Open the ")]
        return [reader.role(node) for node in found]

    assert reader.wait(ways) == ["push button"]
    assert reader.is_in(page, FOCUSED)
    reader.type("Esc")


def test_a_cell_of_the_matrix_says_its_heads_and_what_it_holds_alone(reading: Reading) -> None:
    reader = reading.reader
    reading.go("Donations")
    reader.click(reader.find(reading.frame, "table", "Donation records"), 60, 60)
    reader.type("m")
    matrix = reader.find(reading.frame, "table", "Matrix of the donations")
    reader.wait(lambda: reader.read(matrix, "Table", "NRows") > 5)
    cell = Node(*reader.call(matrix, "Table", "GetAccessibleAt", "ii", 0, 0))
    assert re.fullmatch(r".+, .+: (no data|.*\d.*)", reader.name(cell))
    assert not reader.is_in(cell, SELECTABLE), "else each is said not to be selected"
    reader.type("m", "m")


def test_coming_into_a_passage_is_heard(reading: Reading) -> None:
    reader, page, passage = reading.reader, reading.page(), reading.tagged()
    start = reading.text.index(passage.quote)
    assert reader.call(page, "Text", "SetCaretOffset", "i", start - 1)
    reader.wait(lambda: reading.caret(page) == start - 1)
    reader.silence()
    reader.type("Right")
    reader.wait(lambda: reading.caret(page) == start)
    reader.type("Right")
    reader.wait(lambda: reading.caret(page) == start + 1)
    reader.hears(f"Passage with tags {', '.join(tag.name for tag in passage.tags)}")
    reader.type("Right")
    reader.wait(lambda: reading.caret(page) == start + 2)
    assert reader.silence() == [], "nothing has changed"


def test_tags_put_and_taken_are_heard(reading: Reading) -> None:
    reader, page = reading.reader, reading.page()
    reader.type("]")
    assert "“" in reader.hears("Passage with")
    reader.type("t")
    reader.hears("")  # the tag used last
    reader.type(*"militar")
    reader.hears("Military, Donor kind")
    reader.type("Enter")
    reader.hears("Tagged Military")
    reader.wait(lambda: reader.is_in(page, FOCUSED))  # once the palette has gone
    reader.type("Ctrl+z")
    reader.hears("No longer tagged Military")


FOCUSED_AT_ONCE = [["table", "cell"], ["list", "list item"], ["tree", "tree item"]]
"""A list that has the focus, and the row of it that is at hand."""


@few("places", [["Passages"], ["Donations", "Passages"]], keep=1, why="each place tells of thousands of objects")
def test_one_object_has_the_focus_and_what_is_hidden_does_not_show(reading: Reading, places: list[str]) -> None:
    """Also once other places have been seen, whose lists have rows at hand of their own."""
    reader = reading.reader
    reading.page()
    for place in places:
        reading.go(place)
        reader.type("F6")

        def lone() -> bool:
            focused, showing = reading.claims()
            return (len(focused) == 1 or focused in FOCUSED_AT_ONCE) and not set(showing) - {"panel"}

        reader.wait(lone)
