"""Check a workspace: the database, what is kept, every anchor, every cut, the journal, the search, every locator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.actions.originals import missing_locators
from app.domain.errors import Cancelled, Trouble
from app.store.reads import soundness
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `kind` is database, content, anchor, cut, journal, search or locator."""

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

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


_CHECKS = {
    "database": soundness.database,
    "content": soundness.contents,
    "anchor": soundness.anchors,
    "cut": soundness.cuts,
    "journal": soundness.journal,
    "search": soundness.search,
}


def check(store: Store, progress: Callable[[int, int], bool] | None = None) -> Report:
    """Read the whole workspace through and say what is wrong. Changes nothing.

    `progress(done, total)` counts the kinds of check; returning True cancels. A check that can not even be
    made, since the file is damaged, is a problem too.
    """
    problems: list[Problem] = []
    for done, (kind, look) in enumerate(_CHECKS.items()):
        if progress is not None and progress(done, len(_CHECKS) + 1):
            raise Cancelled("The check was stopped.")
        try:
            problems += [Problem(kind, what, where) for what, where in look(store)]
        except Trouble as trouble:
            problems.append(Problem(kind, str(trouble).removesuffix("."), "the whole"))
    try:
        for missing in missing_locators(store):
            place = f"paragraph {missing.paragraph}" if missing.paragraph else "caption"
            where = f"source {missing.source_id}, {place}"
            problems.append(Problem("locator", f"“{missing.words}” for {missing.label} is not found", where))
        counts = soundness.counts(store)
    except Trouble as trouble:
        problems.append(Problem("locator", str(trouble).removesuffix("."), "the whole"))
        counts = {}
    return Report(tuple(problems), counts)
