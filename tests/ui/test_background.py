"""Work off the window's thread: in order, stopped, failed, answered to the newest question, and closed upon."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy import select, text
from tests.helpers.long import few

from app.actions.auto_tag import Pattern, find_hits
from app.actions.check import check
from app.actions.sources import add_bytes, add_draft
from app.actions.tags import add_tag
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.errors import BadInput, Cancelled
from app.domain.progress import Progress, Stopped
from app.importers.read import read_source
from app.settings import Settings
from app.store.reads.history import undo_label
from app.store.reads.passages import many
from app.store.reads.sources import library
from app.store.schema import country, passage, passage_tag
from app.store.store import Store
from app.ui.base.background import Queue
from app.ui.base.session import Session
from app.ui.shell.main_window import MainWindow

PLENTY = 1_000
WORDS = "\n\n".join(f"The {n}th crate of quinces was said to be late." for n in range(PLENTY))


@pytest.fixture
def session(tmp_path: Path, empty_bytes: bytes) -> Iterator[Session]:
    path = tmp_path / "w.passagework"
    path.write_bytes(empty_bytes)
    made = Session(Settings(tmp_path / "settings.json"))
    made.open(Store(path, "Ann"))
    yield made
    made.close()


class Turns(QObject):
    """Counts how often the event loop comes round."""

    def __init__(self, enough: int = 30) -> None:
        super().__init__()
        self.count, self.enough, self.reached = 0, enough, threading.Event()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        self.count += 1
        if self.count >= self.enough:
            self.reached.set()


def test_operations_keep_their_order_and_answer_on_the_windows_thread(qtbot: QtBot, session: Session) -> None:
    told: list[tuple[str, int]] = []
    begun: list[str] = []

    def work(name: str) -> str:
        assert threading.get_ident() != here
        begun.append(name)
        return name

    here = threading.get_ident()
    for name in ("a", "b", "c", "d"):
        session.operate(
            name, lambda _progress, name=name: work(name), lambda it: told.append((it, threading.get_ident()))
        )
    qtbot.waitUntil(lambda: not session.busy())
    assert begun == ["a", "b", "c", "d"]
    assert told == [(name, here) for name in begun]


def test_one_queue_reads_through_one_connection(qtbot: QtBot, session: Session) -> None:
    threads: set[int] = set()

    def work(_progress: Progress) -> int:
        threads.add(threading.get_native_id())
        return len(session.store.rows(select(country.c.id)))

    found: list[int] = []
    for _ in range(5):
        with qtbot.waitSignal(session.operations.idle):
            session.operate("Reading", work, found.append)
    assert len(threads) == 1
    assert len(found) == 5
    assert found[0] > 100


def test_what_goes_wrong_is_said_in_a_sentence_and_the_next_goes_on(qtbot: QtBot, session: Session) -> None:
    said: list[tuple[str, str]] = []
    session.said.connect(lambda words, tone: said.append((words, tone)))

    def wrong(_progress: Progress) -> None:
        raise BadInput("That is no table.")

    problems: list[str] = []
    session.operate("x", wrong)
    session.operate("x", wrong, None, problems.append)
    session.operate("x", lambda _progress: add_tag(session.store, TagContent("kept")))
    qtbot.waitUntil(lambda: not session.busy())
    assert said == [("That is no table.", "warning")]
    assert problems == ["That is no table."]
    assert session.store.undo() is not None


def test_work_that_is_stopped_keeps_nothing(qtbot: QtBot, session: Session) -> None:
    turns = Turns()

    def work(progress: Progress) -> None:
        turns.reached.wait(20)
        while not progress(1, 2):
            pass
        raise Cancelled("Stopped.")

    problems: list[str] = []
    task = session.operate("x", work, None, problems.append)
    task.progressed.connect(lambda _done, _total: task.cancel())
    qtbot.waitUntil(lambda: not session.busy())
    assert problems == ["Stopped."]


def test_only_the_newest_question_of_an_asker_is_answered(qtbot: QtBot, session: Session) -> None:
    one, other = QObject(session), QObject(session)
    answers: list[str] = []
    begun, stopped_early = threading.Event(), threading.Event()

    def slow(_store: Store, stopped: Stopped) -> str:
        begun.set()
        while not stopped():
            pass
        stopped_early.set()
        raise RuntimeError("whatever is torn off may fail in any way")

    session.query(one, slow, answers.append)
    assert begun.wait(20)
    session.query(other, lambda _store, _stopped: "other", answers.append)
    session.query(one, lambda _store, _stopped: "second", answers.append)
    session.query(one, lambda _store, _stopped: "third", answers.append)
    qtbot.waitUntil(lambda: not session.asks(one) and not session.asks(other))
    assert stopped_early.is_set()
    assert sorted(answers) == ["other", "third"]
    session.query(one, lambda _store, _stopped: "a", answers.append, instead=False)
    session.query(one, lambda _store, _stopped: "b", answers.append, instead=False)
    qtbot.waitUntil(lambda: not session.asks(one))
    assert answers[2:] == ["a", "b"]


def test_closing_waits_for_what_is_read_and_lets_nobody_hear_of_it(qtbot: QtBot, session: Session) -> None:
    asker = QObject(session)
    heard: list[object] = []
    begun = threading.Event()

    def read(store: Store, stopped: Stopped) -> int:
        begun.set()
        while not stopped():
            pass
        return len(store.rows(select(country.c.id)))  # it is still open

    session.query(asker, read, heard.append, heard.append)
    assert begun.wait(20)
    session.close()
    turns = Turns()
    qtbot.waitUntil(lambda: turns.count > 5)
    assert heard == []
    assert not session.asks(asker)


def test_a_read_that_nobody_waits_for_ends_at_its_next_statement_also_while_an_operation_is_waited_for(
    qtbot: QtBot, session: Session
) -> None:
    asker, heard, seen = QObject(session), list[object](), list[bool]()
    begun, over = threading.Event(), threading.Event()

    def read(store: Store, _stopped: Stopped) -> None:
        begun.set()
        try:
            while True:
                store.rows(select(country.c.id))
        finally:
            over.set()

    session.query(asker, read, heard.append, heard.append)
    session.query(asker, lambda _store, _stopped: "asked since", heard.append)
    qtbot.waitUntil(lambda: heard == ["asked since"])
    begun.clear()
    over.clear()
    session.query(asker, read, heard.append, heard.append)
    session.operate("Slow", lambda _progress: seen.append(over.wait(20)))
    assert begun.wait(20)
    session.close()
    assert seen == [True]


def test_an_asker_that_goes_holds_nobody_up_and_its_read_is_stopped(qtbot: QtBot, session: Session) -> None:
    """As a dialog that is closed while it reads: to destroy its queue would wait for that."""
    asker = QObject(session)
    heard: list[object] = []
    begun, gone, stopped_early = threading.Event(), threading.Event(), threading.Event()

    def read(store: Store, stopped: Stopped) -> int:
        begun.set()
        gone.wait(5)
        if stopped():
            stopped_early.set()
        return len(store.rows(select(country.c.id)))  # it is still open

    session.query(asker, read, heard.append, heard.append)
    assert begun.wait(20)
    before = time.monotonic()
    delete(asker)
    assert time.monotonic() - before < 4
    gone.set()
    session.settle()
    assert stopped_early.is_set()
    qtbot.waitUntil(lambda: not session.findChildren(Queue))
    assert heard == []


def test_what_an_answer_holds_is_let_go_on_the_windows_thread(qtbot: QtBot, session: Session) -> None:
    """It may be the last to hold a widget, which Qt cannot see destroyed by another thread."""
    let_go: Counter[int] = Counter()

    class Held:
        def __del__(self) -> None:
            let_go[threading.get_ident()] += 1

    loop = QEventLoop()
    for _ in range(400):
        held = Held()
        session.query(session, lambda _store, _stopped, held=held: held, lambda _it, held=held: held)
        del held
        while session.asks(session):
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    session.settle()
    qtbot.waitUntil(lambda: let_go.total() == 400)
    assert set(let_go) == {threading.get_ident()}


# --- the window ---------------------------------------------------------------------------------------


def test_closing_tears_off_a_statement_that_reads_for_long(qtbot: QtBot, session: Session) -> None:
    heard, begun, path = list[object](), threading.Event(), session.store.path
    endless = text("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n")

    def read(store: Store, _stopped: Stopped) -> object:
        begun.set()
        return store.rows(endless)

    asker = QObject()
    session.query(asker, read, heard.append, heard.append)
    assert begun.wait(20)
    session.close()
    turns = Turns()
    qtbot.waitUntil(lambda: turns.count > 5)
    assert heard == []
    with Store(path) as store:  # nothing holds on to it
        assert check(store).ok


def test_the_window_goes_on_while_something_long_is_done(qtbot: QtBot, empty_window: MainWindow) -> None:
    """What is long waits for the event loop here: on the window's own thread it would wait for ever."""
    session, turns = empty_window.session, Turns()
    held = threading.Event()

    def work(_progress: Progress) -> bool:
        with session.store.stage():
            held.set()
            return turns.reached.wait(30)

    answered: list[bool] = []
    session.operate("Slow", work, answered.append)
    qtbot.waitUntil(lambda: empty_window.status.stop.isVisible() or bool(answered))
    assert held.wait(30)
    qtbot.waitUntil(lambda: bool(answered), timeout=40_000)
    assert answered == [True]
    qtbot.waitUntil(lambda: not empty_window.status.stop.isVisible())


def test_many_places_tagged_and_undone_leave_the_window_its_turns(qtbot: QtBot, empty_window: MainWindow) -> None:
    from app.ui.panels.codebook.auto_tag import AutoTagDialog

    session = empty_window.session
    add_draft(session.store, read_source(WORDS.encode(), "quinces.txt"))
    tag_id = add_tag(session.store, TagContent("Late"))
    dialog = AutoTagDialog(session, tag_id, None, empty_window, text="quinces")
    with qtbot.waitSignal(dialog.list.changed):
        dialog.open()
    turns = Turns()

    def idle_after(step: str) -> int:
        before = turns.count
        qtbot.waitUntil(lambda: not session.busy(), timeout=60_000)
        assert session.store.rows(select(passage_tag.c.id)) if step == "on" else True
        return turns.count - before

    dialog.submit()
    assert session.busy()
    assert idle_after("on") > 1
    count = len(session.store.rows(select(passage_tag.c.id)))
    assert count >= 500
    empty_window.undo()
    assert session.busy()
    empty_window.redo()  # pressed meanwhile: after it
    assert idle_after("on") > 1
    assert len(session.store.rows(select(passage_tag.c.id))) == count
    empty_window.undo()
    assert session.steps()
    session.do(lambda store: add_tag(store, TagContent("Next")))  # the next key: after it, too
    assert not session.store.rows(select(passage_tag.c.id))
    assert undo_label(session.store) == (Operation.ADD_TAG, "Next")
    assert check(session.store).problems == ()


@few("way", ["close", "other"], keep=1, why="more moments")
def test_leaving_in_the_midst_loses_nothing_and_leaves_nothing_half_done(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path, empty_bytes: bytes, way: str
) -> None:
    """Something done before, something under way that is stopped, and something that cannot be stopped."""
    session = empty_window.session
    path, store = session.store.path, session.store
    first = add_bytes(store, b"A line about ferries.", "ferries.txt", "text/plain").source_id
    tag_id = add_tag(store, TagContent("Late"))
    begun = threading.Event()

    def stopped(progress: Progress) -> None:
        begun.set()
        while not progress(0, 0):
            pass
        add_bytes(store, WORDS.encode(), "quinces.txt", "text/plain", progress)

    def whole(_progress: Progress) -> int:
        from app.actions.auto_tag import auto_tag

        hits, _more = find_hits(store, [first], Pattern("ferries"))
        return auto_tag(store, hits, tag_id)

    session.operate("Stopped", stopped)
    session.operate("Whole", whole)
    assert begun.wait(20)
    if way == "close":
        empty_window.close_workspace()
        assert not session.is_open
    else:
        other = tmp_path / "other.passagework"
        other.write_bytes(empty_bytes)
        assert empty_window.open_workspace(other)
        assert session.store.path == other
        assert library(session.store) == ()
    qtbot.waitUntil(lambda: not session.busy())
    with Store(path, "Ann") as again:
        assert [row.id for row in library(again)] == [first]
        ids = [row.id for row in again.rows(select(passage.c.id))]
        assert [[tag.id for tag in one.tags] for one in many(again, ids)] == [[tag_id]]
        assert check(again).problems == ()
