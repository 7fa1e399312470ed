"""Check a workspace: the database, rows, stored contents, anchors, cuts, totals, evidence, reference data, the journal,
search, locators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.actions import evidence_check, leftovers
from app.actions.leftovers import NONE, Leftovers
from app.actions.originals import missing_locators
from app.domain.errors import UserError
from app.domain.language import tr
from app.domain.progress import Progress, go_on
from app.importers.reference import load_reference
from app.paths import REFERENCE
from app.store import damage_advice
from app.store.reads import otherwise, soundness, soundness_journal, soundness_reference, soundness_rows
from app.store.store import Store
from app.store.writes import countries


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem found. `kind` is one of `KINDS`; `where` names rows as data, so it stays English."""

    kind: str
    what: str
    where: str

    def sentence(self) -> str:
        return f"{self.kind.capitalize()}: {self.where}: {self.what}."


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check. `counts` is the number of rows checked, by table."""

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    left: Leftovers = NONE
    """Leftovers of a killed program: no damage, and removed at the next opening."""

    @property
    def ok(self) -> bool:
        return not self.problems


Look = Callable[[Store], Iterable[tuple[str, str]]]


def _reference(store: Store) -> Iterable[tuple[str, str]]:
    return soundness_reference.reference(store, _shipped)


def _shipped() -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    shipped = load_reference(REFERENCE)
    return countries.expected_rows(shipped.countries, shipped.groups), countries.expected_members(shipped.groups)


def _evidence(store: Store) -> Iterable[tuple[str, str]]:
    yield from otherwise.findings(store)
    yield from evidence_check.after_corrections(store)


def _records(store: Store) -> Iterable[tuple[str, str]]:
    yield from soundness.totals(store)
    yield from soundness.circles(store)


CHECKS: dict[str, Look] = {
    "database": soundness.database,
    "row": soundness_rows.rows,
    "content": soundness.contents,
    "anchor": soundness.anchors,
    "cut": soundness.cuts,
    "record": _records,
    "evidence": _evidence,
    "reference": _reference,
    "journal": soundness_journal.journal,
    "search": soundness.search,
}
KINDS = (*CHECKS, "locator")
DAMAGE = tuple(kind for kind in CHECKS if kind not in ("record", "evidence"))
"""Kinds of problems that no operation causes, so that something else has changed the file. (Correcting a source may
leave a record that disagrees with it, which is no reason to refuse a backup.)"""


def check(store: Store, progress: Progress | None = None) -> Report:
    """Read the whole workspace and report problems. Changes nothing. `progress(done, total)` counts the kinds of check;
    returning True cancels. A check that fails because the file is damaged is reported as a problem too."""
    problems = _look(store, CHECKS, progress)
    try:
        with store.reading():
            for missing in missing_locators(store):
                place = f"paragraph {missing.paragraph}" if missing.paragraph else "caption"
                where = f"source {missing.source_id}, {place}"
                what = tr("“{words}” for {label} is not found").format(words=missing.words, label=missing.label)
                problems.append(Problem("locator", what, where))
            counts = soundness.counts(store)
    except Exception as error:
        problems.append(_unchecked("locator", error, problems))
        counts = {}
    try:
        left = leftovers.find(store)
    except Exception:  # already reported as a problem
        left = NONE
    return Report(tuple(problems), counts, left)


def damage(store: Store, progress: Progress | None = None) -> list[Problem]:
    """The problems of a workspace that no operation could have caused. Raises `Cancelled`."""
    return _look(store, {kind: CHECKS[kind] for kind in DAMAGE}, progress)


def damage_of(path: Path) -> str:
    """The first damage the check finds in a workspace, as a sentence with a way out; empty without any.

    For use after an unexpected error, as reading damaged rows can fail in any way. Raises `StoreError` if the workspace
    cannot even be opened.
    """
    with Store(path, to_read=True) as store:
        found = damage(store)
    return damage_words(path, found) if found else ""


def damage_words(path: Path, found: Sequence[Problem]) -> str:
    """The sentence about a damaged workspace: the first problem, how many more there are, and what helps."""
    first = f"{found[0].where}: {found[0].what}"
    sentence = tr("{name} is damaged ({first}).") if len(found) == 1 else tr("{name} is damaged ({first}, and more).")
    return damage_advice.damage(sentence.format(name=path.name, first=first), path)


def _look(store: Store, checks: Mapping[str, Look], progress: Progress | None) -> list[Problem]:
    problems: list[Problem] = []
    for done, (kind, look) in enumerate(checks.items()):
        go_on(progress, done, len(checks) + 1, tr("The check was stopped."))
        try:
            with store.reading():
                for what, where in look(store):
                    problems.append(Problem(kind, what, where))
        except Exception as error:
            problems.append(_unchecked(kind, error, problems))
    return problems


def _unchecked(kind: str, error: Exception, before: Iterable[Problem]) -> Problem:
    """The problem to report for a check that broke off: a file can be damaged in unforeseen ways."""
    if isinstance(error, UserError):
        return Problem(kind, str(error).removesuffix("."), "the whole")
    if any(problem.kind in ("database", "row") for problem in before):
        return Problem(kind, tr("not all of it could be checked, for the damage that is named"), "the whole")
    name = type(error).__name__
    return Problem(kind, tr("it is too damaged to be checked ({name})").format(name=name), "the whole")
