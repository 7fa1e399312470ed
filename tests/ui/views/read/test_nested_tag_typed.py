"""`Parent/Child` typed in the palette makes the nested tag; what is offered is made, and no typed text is lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.helpers.keyboard import Keyboard
from tests.ui.panels.codebook.conftest import opened, tag_named
from tests.ui.views.read.test_reading_place import passage_on, select_words, trimmed

from app.domain.codebook import names_typed
from app.store.reads import tags as tag_reads
from app.ui.panels.codebook.tag_palette import TagPalette
from app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.undone


@pytest.fixture
def words(window: MainWindow) -> tuple[int, int]:
    text = window.read.text
    block = next(block for block in text.blocks if block.paragraph == 13)
    return select_words(window, text.text[block.start : block.start + 40])


def paths(window: MainWindow) -> list[str]:
    return [tag.path for tag in tag_reads.codebook(window.session.store)]


def applied(window: MainWindow, words: tuple[int, int]) -> list[str]:
    made = passage_on(window, trimmed(window, words))
    return [tag.path for tag in made.tags] if made is not None else []


@pytest.mark.parametrize("key", ["Return", "Ctrl+Return"])
def test_parent_and_child_are_made_where_neither_is(window: MainWindow, qtbot: QtBot, words: tuple[int, int], key: str):
    keyboard = Keyboard(qtbot, window)
    keyboard.press("T")
    keyboard.type("Zoology / Night moths")
    row = opened(qtbot, TagPalette).rows.rows[-1]
    assert (row.text, row.side) == ("New tag “Night moths”", "under Zoology")
    keyboard.press(key)
    assert applied(window, words) == ["Zoology/Night moths"]
    assert {"Zoology", "Zoology/Night moths"} <= set(paths(window))
    window.undo()
    assert "Zoology" not in paths(window)


def test_a_child_of_a_tag_that_is_there_goes_under_it_wherever_it_is(
    window: MainWindow, qtbot: QtBot, words: tuple[int, int]
):
    keyboard = Keyboard(qtbot, window)
    parent = next(tag for tag in tag_reads.codebook(window.session.store) if tag.depth == 1)
    keyboard.press("T")
    keyboard.type(f"{parent.content.name.lower()}/Night moths")
    keyboard.press("Return")
    assert applied(window, words) == [f"{parent.path}/Night moths"]


def test_a_path_that_is_there_is_put_on_and_not_made_again(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    keyboard = Keyboard(qtbot, window)
    tag = next(tag for tag in tag_reads.codebook(window.session.store) if tag.depth == 1)
    before = paths(window)
    keyboard.press("T")
    keyboard.type(tag.path.lower())
    palette = opened(qtbot, TagPalette)
    assert not [row for row in palette.rows.rows if row.key is None]
    keyboard.press("Ctrl+Return")
    assert applied(window, words) == [tag.path]
    assert paths(window) == before


def test_a_slash_alone_offers_nothing_and_what_is_typed_stays(window: MainWindow, qtbot: QtBot, words: tuple[int, int]):
    keyboard = Keyboard(qtbot, window)
    keyboard.press("T")
    palette = opened(qtbot, TagPalette)
    for typed in ("/", "/ /"):
        palette.field.clear()
        keyboard.type(typed)
        assert not [row for row in palette.rows.rows if row.key is None]
        keyboard.press("Ctrl+Return")
        assert palette.isVisible()
        assert palette.field.text() == typed
    keyboard.press("Escape")


def test_a_tag_that_can_not_be_made_leaves_the_palette_with_what_was_typed(
    window: MainWindow, qtbot: QtBot, words: tuple[int, int], monkeypatch: pytest.MonkeyPatch
):
    from app.actions import passages
    from app.domain.errors import BadInput

    def refuse(*_: object, **__: object) -> None:
        raise BadInput("Another program is writing.")

    keyboard = Keyboard(qtbot, window)
    keyboard.press("T")
    keyboard.type("Night moths")
    monkeypatch.setattr(passages, "tag_with_new", refuse)
    keyboard.press("Return")
    palette = opened(qtbot, TagPalette)
    assert palette.field.text() == "Night moths"
    monkeypatch.undo()
    keyboard.press("Return")
    assert applied(window, words) == ["Night moths"]


def test_names_are_read_from_what_is_typed(window: MainWindow):
    tags = tag_reads.codebook(window.session.store)
    above = tag_named(window, "Image repair")
    assert names_typed(" a  b ", tags) == ("a b",)
    assert names_typed("a/ b /c", tags) == ("a", "b", "c")
    assert names_typed("/a/", tags) == ("a",)
    assert names_typed("//", tags) == ()
    assert names_typed("image REPAIR/x", tags) == (*above.path.split("/"), "x")
