"""Check a workspace: the database, what is kept, every anchor, every cut, what is counted, whether words still say what
stands on them, the journal, the search, every locator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.actions import litter
from app.actions.litter import NONE, Litter
from app.actions.originals import missing_locators
from app.domain.errors import Cancelled, Trouble
from app.domain.language import tr
from app.store.reads import agreement, soundness, soundness_journal
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `kind` is one of `KINDS`; `where` names rows as data, so it stays English."""

    kind: str
    what: str
    where: str

    def sentence(self) -> str:
        """As it is said to the user."""
        return f"{self.kind.capitalize()}: {self.where}: {self.what}."


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. `counts` says how many rows were there to be checked, by table."""

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    left: Litter = NONE
    """What a program that was killed left; no fault of the workspace's, and gone once it is opened next."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


CHECKS = {
    "database": soundness.database,
    "content": soundness.contents,
    "anchor": soundness.anchors,
    "cut": soundness.cuts,
    "record": soundness.totals,
    "evidence": agreement.findings,
    "journal": soundness_journal.journal,
    "search": soundness.search,
}
KINDS = (*CHECKS, "locator")
"""What a finding can be about."""


def check(store: Store, progress: Callable[[int, int], bool] | None = None) -> Report:
    """Read the whole workspace through and say what is wrong. Changes nothing.

    `progress(done, total)` counts the kinds of check; returning True cancels. A check that can not even be
    made, or breaks off, since the file is damaged, is a problem too.
    """
    problems: list[Problem] = []
    for done, (kind, look) in enumerate(CHECKS.items()):
        if progress is not None and progress(done, len(CHECKS) + 1):
            raise Cancelled(tr("The check was stopped."))
        try:
            with store.reading():
                for what, where in look(store):
                    problems.append(Problem(kind, what, where))
        except Exception as error:
            problems.append(_unchecked(kind, error))
    try:
        with store.reading():
            for missing in missing_locators(store):
                place = f"paragraph {missing.paragraph}" if missing.paragraph else "caption"
                where = f"source {missing.source_id}, {place}"
                what = tr("“{words}” for {label} is not found").format(words=missing.words, label=missing.label)
                problems.append(Problem("locator", what, where))
            counts = soundness.counts(store)
    except Exception as error:
        problems.append(_unchecked("locator", error))
        counts = {}
    try:
        left = litter.find(store)
    except Exception:  # what can not be counted is said above
        left = NONE
    return Report(tuple(problems), counts, left)


def _unchecked(kind: str, error: Exception) -> Problem:
    """What a check that broke off says: a file can be damaged in more ways than its readers expect."""
    if isinstance(error, Trouble):
        return Problem(kind, str(error).removesuffix("."), "the whole")
    name = type(error).__name__
    return Problem(kind, tr("it is too damaged to be checked ({name})").format(name=name), "the whole")
