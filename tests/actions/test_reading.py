"""Sources are read in a process of their own: what goes wrong there is a sentence, and stops nothing else."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from tests.helpers.processes import LISTED, children, readers

from app.actions import reading
from app.actions.reading import end_waiting, read_apart, read_file_apart
from app.domain import language
from app.domain.errors import BadInput, Cancelled
from app.importers.read import read_source
from app.mistake_details import log_file
from app.paths import words_in

pytestmark = pytest.mark.skipif(not LISTED, reason="the processes of this one are looked at")

PROSE = "The harbour council sent crate number {n} of gloves to its twin town before the ferry left the quay."
PAGE = "".join(f"<p>{PROSE.format(n=n)}</p>" for n in range(6))
TEXT = "\n\n".join(PROSE.format(n=n) for n in range(6))


_others: set[int] = set()
"""Processes that earlier tests have started for all that follow, as Python's own that keeps count of shared memory."""


def started() -> set[int]:
    """The processes that a test of this file has started and that are still there."""
    return children() - _others


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    """No process of an earlier test waits, and none is left behind."""
    end_waiting()
    _others.clear()
    _others.update(children())
    yield
    end_waiting()
    assert started() == set()


def go_on(_done: int, _total: int) -> bool:
    return False


@pytest.mark.parametrize(("raw", "name"), [(PAGE, "a.html"), (TEXT, "a.txt"), (f"# A\n\n{TEXT}\n\n- b *c*\n", "a.md")])
def test_a_source_is_read_as_it_is_read_here(raw: str, name: str) -> None:
    assert read_apart(raw.encode(), name, None, go_on, "") == read_source(raw.encode(), name)


def test_one_process_reads_a_batch_and_one_that_read_much_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGE", 100_000)
    read_apart(TEXT.encode(), "a.txt", None, go_on, "")
    first = started()
    assert len(first) == 1
    read_apart(TEXT.encode(), "b.txt", None, go_on, "")
    assert started() == first
    read_apart((TEXT + "\n\n").encode() * 1000, "c.txt", None, go_on, "")
    assert started() == set()


def test_where_nobody_can_stop_it_it_is_read_here() -> None:
    assert read_apart(TEXT.encode(), "a.txt", None, None, "").text == TEXT
    assert started() == set()


def test_a_refusal_is_said_in_the_language_of_the_window() -> None:
    with words_in("he").open("rb") as file:
        catalogue = GNUTranslations(file)
    language.use(catalogue, "he")
    try:
        with pytest.raises(BadInput) as caught:
            read_apart(b"...", "a.txt", None, go_on, "")
        there = str(caught.value)
        with pytest.raises(BadInput) as caught:
            read_source(b"...", "a.txt")
    finally:
        language.use(None)
    assert there == str(caught.value)
    assert any("\u05d0" <= sign <= "\u05ea" for sign in there)


def test_a_mistake_of_ours_is_noted_and_the_next_source_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ZeroDivisionError('a mistake')\n")
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(BadInput, match=r"“a\.html” could not be read because of a bug"):
        read_apart(PAGE.encode(), "a.html", None, go_on, "")
    assert "ZeroDivisionError" in log_file().read_text("utf-8")
    assert read_apart(TEXT.encode(), "a.txt", None, go_on, "").text == TEXT


def test_a_process_that_is_gone_is_started_again() -> None:
    read_apart(TEXT.encode(), "a.txt", None, go_on, "")
    os.kill(next(iter(started())), signal.SIGKILL)
    assert read_apart(TEXT.encode(), "b.txt", None, go_on, "").text == TEXT


def _held(done: list[int]) -> threading.Thread:
    """Something that holds the process that reads, as soon as it is there: as a pattern that tries everything would."""

    def hold() -> None:
        while not (found := readers()):
            time.sleep(0.01)
        os.kill(next(iter(found)), signal.SIGSTOP)
        done.append(1)

    thread = threading.Thread(target=hold)
    thread.start()
    return thread


def test_one_that_hangs_is_stopped_at_once(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(TEXT * 1000, "utf-8")
    held: list[int] = []
    asked: list[int] = []

    def stop_when_held(_done: int, _total: int) -> bool:
        asked.append(1)
        return bool(held) and len(asked) > 3

    thread = _held(held)
    with pytest.raises(Cancelled, match="Not added"):
        read_file_apart(file, stop_when_held, "Not added.")
    thread.join()
    assert started() == set()


def test_one_that_ends_by_itself_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "trafilatura.py").write_text("import os\nos.abort()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(BadInput, match="could not be read"):
        read_apart(PAGE.encode(), "a.html", None, go_on, "")
