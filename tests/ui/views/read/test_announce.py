"""What a screen reader is told of passages: enough, once, and nothing where nobody listens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from tests.helpers.ear import listen
from tests.helpers.seen import is_waiting
from tests.ui.views.read.rich import open_page, put_caret

from app.actions import passages as passage_operations
from app.domain.anchor import AnchorState
from app.domain.passages import Claim, EvidenceRef, Passage, TagRef
from app.domain.terms import ClaimKind, EvidenceRole, Sureness
from app.store.reads import tags
from app.ui.shell.main_window import MainWindow
from app.ui.views.read import announce
from app.ui.views.read.announce import change_words, place_words, words_of

LEVERAGE = TagRef(1, "Leverage", "Motive/Leverage", 0)
COMPANY = TagRef(2, "Company", "Company", 1)
BARE = Passage(7, "u", 1, "A source", 1, 10, 20, "some words", 1, AnchorState.VERIFIED)
TAGGED = replace(BARE, tags=(LEVERAGE, COMPANY))


def evidence(thing: int, field: str) -> EvidenceRef:
    return EvidenceRef(thing * 10, "donation", thing, f"D-{thing:02}", field, EvidenceRole.SUPPORTS)


# --- words ---


def test_a_passage_says_all_that_its_colours_and_chips_say() -> None:
    assert words_of(BARE) == "Passage without tags"
    assert words_of(TAGGED) == "Passage with tags Leverage, Company"
    full = replace(
        TAGGED,
        evidence=(evidence(3, "donor"), evidence(3, "date"), evidence(4, "date")),
        notes=(1,),
        claim=Claim(ClaimKind.FINDING, "the authors", Sureness.PROBABLE),
        state=AnchorState.CHANGED,
    )
    said = words_of(full)
    assert (
        said == "Passage with tags Leverage, Company; evidence for D-03, D-04; finding by the authors; 1 note; changed"
    )


def test_of_many_passages_the_first_are_announced_and_the_rest_counted() -> None:
    assert place_words([]) == "No passage here"
    assert place_words([TAGGED] * 5).endswith("Passage with tags Leverage, Company. 2 more passages")


def test_an_operation_is_announced_by_what_it_did() -> None:
    assert change_words({}, {7: TAGGED}) == "Tagged Leverage, Company"
    assert change_words({7: TAGGED}, {7: replace(BARE, tags=(COMPANY,))}) == "No longer tagged Leverage"
    assert change_words({7: BARE}, {7: replace(BARE, evidence=(evidence(3, "donor"),))}) == "Evidence for D-03"
    assert change_words({7: replace(BARE, evidence=(evidence(3, ""),))}, {7: BARE}) == "No longer evidence for D-03"
    assert change_words({7: BARE}, {}) == "1 passage removed"
    assert change_words({7: TAGGED}, {}) == "No longer tagged Leverage, Company"
    assert change_words({7: TAGGED}, {7: replace(TAGGED, notes=(1,))}) == ""


def test_a_tag_on_many_passages_is_announced_once_with_their_number() -> None:
    many = {number: replace(BARE, id=number, tags=(LEVERAGE,)) for number in range(40)}
    assert change_words({}, many) == "Leverage: 40 passages tagged"
    assert change_words(many, {}) == "Leverage: 40 passages no longer tagged"


# --- at the page ---


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced, with somebody listening."""
    return listen(monkeypatch)


def passage_tagged(window: MainWindow, name: str) -> Passage:
    known = window.read.passages().values()
    return next(one for one in known if [tag.name for tag in one.tags] == [name] and one.end - one.start > 20)


def rest(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the caret has rested, and what is to be told of it was told."""
    qtbot.waitUntil(lambda: not is_waiting(window.read.aids.announcer))


def put(qtbot: QtBot, window: MainWindow, at: int) -> None:
    window.read.page.select(at, at)
    rest(qtbot, window)


def test_coming_into_a_passage_is_announced_and_moving_within_it_is_not(
    qtbot: QtBot, window: MainWindow, said: list[str]
) -> None:
    assert window.read.aids
    passage = passage_tagged(window, "Criticism")
    put(qtbot, window, passage.start + 3)
    assert any("Passage with tags Criticism" in sentence for sentence in said)
    said.clear()
    put(qtbot, window, passage.start + 5)
    assert said == []
    put(qtbot, window, passage.start - 3)
    assert said == ["No passage here"]


def test_while_the_caret_runs_nothing_is_announced(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    assert window.read.aids
    passage = passage_tagged(window, "Criticism")
    for at in range(passage.start - 5, passage.end):
        window.read.page.select(at, at)
    window.read.page.select(0, 0)
    rest(qtbot, window)
    assert said == []


def test_going_to_a_passage_says_its_words_each_time(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    assert window.read.aids
    put(qtbot, window, 0)
    for _ in range(2):
        window.read.page.select(0, 0)
        said.clear()
        window.read.page.next_passage()
        rest(qtbot, window)
        assert len(said) == 1
        assert said[0].endswith("”")


def test_tags_put_and_taken_are_announced(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    assert window.read.aids
    window.read.show_cuts = False
    window.read.open_source(window.read.row.id, 0)
    store = window.session.store
    tag = next(tag for tag in tags.codebook(store) if tag.content.name == "Military")
    passage = passage_tagged(window, "Criticism")
    said.clear()
    passage_operations.tag_passage(store, passage.source_id, passage.start, passage.end, [tag.id])
    assert said == ["Tagged Military"]
    passage_operations.untag_passage(store, passage.id, tag.id)
    assert said == ["Tagged Military", "No longer tagged Military"]


def test_what_a_key_selects_is_said(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    open_page(window)
    put_caret(window, "There were never", 1)
    rest(qtbot, window)
    said.clear()
    page = window.read.page
    qtbot.keyClick(page, Qt.Key.Key_W)
    qtbot.keyClick(page, Qt.Key.Key_W)
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert said == ["Selected: There", "Also selected: were", "Also selected: never forty tons."]
    said.clear()
    window.actions_table.run("select.less")
    assert said == []  # of its keys a screen reader says it by itself, and would say it twice


def test_of_many_selected_words_the_number_and_the_beginning_are_said() -> None:
    text = "word " * 100
    said = announce.selected_words(text, (0, 499), None)
    assert said.startswith("Selected 100 words: word word")
    assert said.endswith("…")
    assert len(said) < 160


def test_ctrl_down_and_up_lead_from_paragraph_to_paragraph_and_say_which(
    qtbot: QtBot, window: MainWindow, said: list[str]
) -> None:
    open_page(window)
    page = window.read.page
    blocks = [page.text().blocks[at] for at in page.text().shown]
    put(qtbot, window, blocks[0].start)
    said.clear()
    for block in blocks[1:]:
        qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert page.caret() == block.start
        assert (f"aragraph {block.paragraph}" if block.paragraph else "eading of level") in said[-1]
    qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.caret() == blocks[-1].start, "after the last there is none"
    put(qtbot, window, blocks[2].start + 3)
    for block in (blocks[2], blocks[1], blocks[0], blocks[0]):
        qtbot.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        assert page.caret() == block.start


def test_while_nobody_listens_nothing_is_worked_out(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not QAccessible.isActive()
    announcer = window.read.aids.announcer
    asked: list[str] = []
    monkeypatch.setattr(window.read.page, "passages_at_caret", lambda: asked.append("caret") or [])
    monkeypatch.setattr(announce, "change_words", lambda *_: asked.append("change") or "")
    passage = passage_tagged(window, "Criticism")
    window.read.page.select(passage.start + 1, passage.start + 1)
    window.read.page.selection_changed.emit()
    assert not is_waiting(announcer)
    passage_operations.untag_passage(window.session.store, passage.id, passage.tags[0].id)
    assert "change" not in asked
