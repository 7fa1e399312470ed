"""Fixtures every test may ask for, and what a run as a whole must keep to."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

# As main.py does: else every process that a test starts would compile the whole program again, and every worker
# would write Hypothesis's assertions anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

if find_spec("app") is not None:  # as main.py does too: PySide would read the source of every module imported later
    from app.ui.shell.loading_qt import load_qt

    load_qt()

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402
from hypothesis.internal.conjecture import providers  # noqa: E402
from PySide6.QtGui import QPalette  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from pytestqt import plugin  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402
from pytestqt.wait_signal import SignalBlocker  # noqa: E402
from tests.helpers import medium, second_opening  # noqa: E402
from tests.house import skips  # noqa: E402

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

gc.disable()  # until everything is collected: what is loaded till then stays

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
T = TypeVar("T")


def _free_in_memory() -> int:
    """Bytes of memory that files may take, as Linux says; what `/dev/shm` calls free may be taken by programs."""
    with suppress(OSError):
        said = Path("/proc/meminfo").read_text("ascii").partition("MemAvailable:")[2].split()[:1]
        return 1024 * int(said[0]) if said else 0
    return 0


# Files of tests lie in memory where there is room for them: hundreds of workspaces are synced to a disk otherwise. What
# a run left that was killed is taken away, as it would fill the memory of later ones.
_MEMORY = Path("/dev/shm")
if os.access(_MEMORY, os.W_OK) and "PYTEST_XDIST_WORKER" not in os.environ:
    for left in _MEMORY.glob("passagework-tests-*"):
        if not Path("/proc", left.name.rpartition("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    has_room = min(_free_in_memory(), shutil.disk_usage(_MEMORY).free) > 4 * 1024**3
    if has_room and "PYTEST_DEBUG_TEMPROOT" not in os.environ:
        _OWN = _MEMORY / f"passagework-tests-{os.getpid()}"
        _OWN.mkdir(exist_ok=True)
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_OWN)
        atexit.register(shutil.rmtree, _OWN, ignore_errors=True)

second_opening.listen()
medium.keep_mounts_private()

# The machine may be busy with other things, so that no example fails for being slow.
# What a property tries: in the suite, with `-m long`, and by the command of CONTRIBUTING's trials.
settings.register_profile("house", deadline=None, max_examples=8)
settings.register_profile("release", deadline=None, max_examples=300)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    """As in the program: a mistake in an override of Qt fails the test and not the process, with all later ones.

    Fixtures and what Qt does between a test and the next are within it too: windows are opened and closed there.
    """
    if find_spec("app") is None:  # in a project without the program
        return None
    from tests.helpers.handing_out import run

    from app.ui.base.callback_errors import with_catchable_errors

    return with_catchable_errors(lambda: run(item, nextitem))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Qt has just handled what the test left to do, which fails the test where it goes wrong. Before it closes the
    windows the plugin would let Qt do what came of that too: they would be laid out and painted once more for nobody.
    """
    with pytest.MonkeyPatch.context() as patch:
        rounds, handle = iter([lambda: None]), plugin._process_events
        patch.setattr(plugin, "_process_events", lambda: next(rounds, handle)())
        return (yield)


def pytest_configure(config: pytest.Config) -> None:
    if _is_long(config) and not config.getoption("--hypothesis-profile"):
        settings.load_profile("release")
    elif not config.getoption("--hypothesis-profile"):
        # Long trials try numbers and words that the program's modules name, too. Among eight examples there is hardly
        # one of these, for which each worker would look through all modules.
        providers._get_local_constants = lambda: providers._local_constants
    if config.getoption("dist", "no") != "no":  # before the workers start, each of which would compile all by itself
        subprocess.run([sys.executable, "-m", "compileall", "-q", "-j0", ROOT / "src"], check=False)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """In a new checkout each worker compiles some tests for all: all would compile all else, in the same order."""
    if "PYTEST_XDIST_WORKER" not in os.environ or [ROOT / one for one in session.config.args] != [ROOT / "tests"]:
        return
    for file in _from_another_place_on(sorted((ROOT / "tests").rglob("test_*.py"))):
        # What is wrong with it is said where it is collected.
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def _from_another_place_on(some: list[T]) -> list[T]:
    """All of them, each worker beginning at a place of its own."""
    worker = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw"))
    first = len(some) * worker // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    return [*some[first:], *some[:first]]


def _is_long(config: pytest.Config) -> bool:
    return config.getoption("-m") == "long"


_LONGEST_FIRST = ("durability", "journeys", "accessibility", "house", "ui", "actions", "store", "cli")
"""Folders whose files take long go first, so that no long file is left for one worker at the end."""


@pytest.hookimpl(tryfirst=True)  # before marks are looked at
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the folders in the order in which their files are handed out; properties are long trials too."""
    if _is_long(config):
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker(pytest.mark.long("more examples"))
    order = {name: place for place, name in enumerate(_LONGEST_FIRST)}
    items.sort(key=lambda item: order.get(item.nodeid.split("/", 2)[1], len(order)))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Files are handed out one by one, but those of the house together: they share the parsed program."""
    if config.getoption("dist") != "loadfile":
        return None
    from tests.helpers.handing_out import Files

    return Files(config, log)


def pytest_collection_finish() -> None:
    """What was loaded and collected stays to the end: no collection of garbage need look at it again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def pytest_unconfigure() -> None:
    """What is left is looked through once for resources that were not closed; pytest would look five times."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _workspaces_are_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """By whichever worker needs one first: their folders lie side by side."""
    if "tests.helpers.made" in sys.modules:
        own = tmp_path_factory.getbasetemp()
        sys.modules["tests.helpers.made"].folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout that holds the real article and other tools' files."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def article(shared: Path) -> Path:
    """The real article, a saved page as users have it."""
    return shared / "article" / "inss-insight-1324.txt"


PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """Waits half a minute at least, whatever a test thinks enough: a busy machine may stand still for seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(
        self, signal: Any, *, timeout: int = PATIENCE_MS, raising: bool | None = None, **named: Any
    ) -> SignalBlocker:
        # `assertNotEmitted` waits for what must not come, and raises nothing: its time stays as it is.
        patience = timeout if raising is False else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=patience, raising=raising, **named)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> AbstractContextManager[None]:
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application in the program's own face, not one of the machine's: what fits is the same everywhere.

    A size smaller than in the program, whose style sheet, without which most tests do, has narrower buttons.
    """
    from app.ui.look import fonts

    fonts.load()
    _undress(qapp)
    return qapp


def _undress(app: QApplication) -> None:
    from app.ui.look import fonts
    from app.ui.look.tokens import TEXT_PX

    app.setStyleSheet("")
    app.setPalette(QPalette())
    app.setFont(fonts.interface(TEXT_PX - 1))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What drives the window, in place of the plugin's own."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _no_workspace_is_opened_twice() -> Iterator[None]:
    """Also where the code under test took the hook's error for one of the world's."""
    second_opening.take()
    yield
    assert second_opening.take() == []


@pytest.fixture(autouse=True)
def _the_next_test_begins_alike() -> Iterator[None]:
    """A theme is taken off: its style sheet would make all later windows of the process a third slower.

    What else a test leaves changed would make others fail, by their order; so it fails itself.
    """
    before = _left_behind()
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        from app.ui.look import theme

        theme.choose(app, "light")
        _undress(app)
    now = _left_behind()
    changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    assert changed == []  # by their names, as what the environment holds may be secret


def _left_behind() -> dict[str, object]:
    """What a test may change for others: the environment, the folder, the language, its direction, and so on."""
    language = sys.modules.get("app.domain.language")
    return {
        **os.environ,
        **dict.fromkeys(("PYTEST_CURRENT_TEST", "PASSAGEWORK_DATA")),  # which is a folder of the file's shared window
        "folder": Path.cwd(),
        "recursion": sys.getrecursionlimit(),
        "language": ("en", "Save") if language is None else (language.code(), language.tr("Save")),
        "right to left": QApplication.isRightToLeft(),
    }


# --- no test skips unseen -----------------------------------------------------------------------------

_skipped: list[tuple[str, str]] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped:
        _skipped.append((report.nodeid, _reason(report)))


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _skipped.append((report.nodeid, _reason(report)))


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else getattr(report, "wasxfail", "")
    return str(said).removeprefix("Skipped: ")


def _wrongly_skipped() -> list[tuple[str, str]]:
    return skips.not_allowed(_skipped, skips.read_allowed()) if SHARED.is_dir() else []


def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.exitstatus == pytest.ExitCode.OK and _wrongly_skipped():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    wrong = _wrongly_skipped()
    if wrong:
        terminalreporter.section("skipped without standing on tests/house/allowed_skips.txt", red=True)
    for test, why in wrong:
        terminalreporter.line(f"{test}: {why}")


@pytest.fixture(scope="session", autouse=True)
def _clipboard_is_handed_over() -> Iterator[None]:
    """As at the end of the program: what a test copied must not outlive Python."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if "app.ui.base.clipboard" in sys.modules and gui is not None and gui.QGuiApplication.instance() is not None:
        sys.modules["app.ui.base.clipboard"].hand_over_clipboard()
