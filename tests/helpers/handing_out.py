"""Which worker gets which tests, and what it tells of them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController


class Files(LoadFileScheduling):
    """Files are handed out one by one, but those of the house together: they share the parsed program.

    If a worker dies, a new one and the others do what it had not done, but for the test in which it died, which has
    failed. xdist 3.8 hands out that test again, and the files that were done as empty ones, after which workers and run
    wait for each other without end (pytest-xdist, `LoadScopeScheduling.remove_node`).
    """

    def _split_scope(self, nodeid: str) -> str:
        return "tests/house" if nodeid.startswith("tests/house/") else super()._split_scope(nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        with suppress(OSError):  # it has died, which the run hears of next: then what was given to it is left
            super()._assign_work_unit(node)

    def _reschedule(self, node: WorkerController) -> None:
        if node in self.registered_collections:  # else it is new, and has not said yet which tests there are
            super()._reschedule(node)

    def remove_node(self, node: WorkerController) -> str | None:
        work = self.assigned_work[node]
        left = [(unit, test) for unit in work.values() for test, done in unit.items() if not done]
        for unit, died in left[:1]:
            unit[died] = True
        for scope in [scope for scope, unit in work.items() if all(unit.values())]:
            del work[scope]
        super().remove_node(node)
        return left[0][1] if left else None

    def schedule(self) -> None:
        again = self.collection is not None
        super().schedule()
        if again:  # a worker begins with its second file, or when it hears that there is none
            super().schedule()


_STEP_BY_STEP = ("durations", "maxfail", "xmlpath")
"""Options that need to hear of each step of a test as it ends."""


def run(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test, of which a worker tells how it went, and of its setup and teardown what went wrong.

    It would send six messages of each test else, which take more time than most tests.
    """
    runner = item.config.pluginmanager.get_plugin("runner")
    assert runner is not None
    steps = any(item.config.getoption(name, default=None) for name in _STEP_BY_STEP)
    if steps or not hasattr(item.config, "workerinput"):
        return runner.pytest_runtest_protocol(item=item, nextitem=nextitem)
    for report in runner.runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True
