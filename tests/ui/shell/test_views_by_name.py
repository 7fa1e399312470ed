"""The names of views that `--view` takes, as far as they lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.settings import Settings
from app.ui.shell.main_window import MainWindow
from app.ui.shell.screenshot import Unremembered, go_to, wait_for_drafts
from app.ui.views.read.draft_card import DraftCard

BEYOND = "9" * 23


def test_a_picture_leaves_the_settings_of_the_person_as_they_are(tmp_path: Path) -> None:
    kept = tmp_path / "settings.json"
    Settings(kept).put("theme", "light")
    before = kept.read_bytes()
    settings = Unremembered(kept)
    settings.put("theme", "dark")
    settings.opened(tmp_path / "w.passagework")
    assert (settings.get("theme"), settings.recent()) == ("dark", [tmp_path / "w.passagework"])
    assert kept.read_bytes() == before


def test_a_name_of_what_is_not_there_is_refused_and_the_window_stays_where_it_is(empty_window: MainWindow) -> None:
    names = [f"source:{BEYOND}", f"passage:{BEYOND}", "source:²", "note:99", "note:", "tag:None", "country:QQ", "odd"]
    names += ["country:IR:SA", "beside:IR", "beside:IR:QQ", "settings", "settings:odd", "matrix:x", "draft:"]
    for name in names:
        with pytest.raises(UserError) as refused:
            go_to(empty_window, name)
        assert len(str(refused.value).splitlines()) == 1, name
        assert empty_window.place_name() == "read", name


def test_pictures_of_the_records_and_pages_of_the_settings_have_names(empty_window: MainWindow, qtbot: QtBot) -> None:
    for name in ("matrix", "map"):
        go_to(empty_window, name)
        assert empty_window.place_name() == "donations"
        assert empty_window.place("donations").page.mode.value == name
    go_to(empty_window, "beside:IR:SA")
    qtbot.waitUntil(lambda: empty_window.place("countries").target().other is not None)
    with pytest.raises(UserError):
        go_to(empty_window, "draft:words that no source has")
    go_to(empty_window, "settings:keys")
    assert empty_window.place("settings").target().kind == "keys"


def test_a_draft_is_shown_for_words_of_the_source(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.read.text is not None)
    go_to(window, "draft:300,000 masks")
    qtbot.waitUntil(lambda: any(card.isVisible() for card in window.findChildren(DraftCard)))


def test_a_picture_of_the_text_waits_for_its_likely_donations(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.read.text is not None)
    go_to(window, "read")
    assert window.read.aids.proposals.found() is None
    wait_for_drafts(window)
    assert window.read.aids.proposals.found() is not None
