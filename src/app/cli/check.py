"""`check`: read the whole workspace and report problems; `check --figures` does so for the figures in its notes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from app.actions import check as checking
from app.actions import evidence_check, listing_evidence
from app.actions.note_figures import check_figures
from app.cli import output
from app.cli.workspace import open_workspace
from app.domain.as_json import picked
from app.domain.by_key import by_key
from app.domain.errors import BadInput
from app.domain.evidence_check import GAPS, GRAVE, Finding

COUNTED = {
    "source": "source{s}",
    "passage": "passage{s}",
    "evidence": "piece{s} of evidence",
    "donation": "donation record{s}",
    "fact": "fact{s}",
    "note": "note{s}",
    "locator": "locator{s}",
    "operation": "operation{s} of the history",
}
"""The tables a person asks after, and what their rows are called."""


def check(asked: argparse.Namespace) -> int:
    """Check what is asked for; without an option all of the workspace. Exits 1 if there is a problem."""
    if asked.figures and (asked.evidence or asked.of):
        raise BadInput("--figures looks through the notes alone. Leave out --evidence and --of, or check those next.")
    if asked.of and not asked.evidence:
        raise BadInput("--of chooses the record of an evidence check: check --evidence --of D-4.")
    if asked.figures:
        return _figures(asked)
    return _evidence(asked) if asked.evidence else _whole(asked)


def _whole(asked: argparse.Namespace) -> int:
    """Check the database, every anchor and every locator, and change nothing."""
    with open_workspace(asked, clear=False) as store:
        report = checking.check(store, output.progress("Checking"))
    if asked.as_json:
        files = {"files": [str(path) for path in report.left.files]}
        left = files | picked(report.left, "texts", "size", "twice", "old_index=is_old")
        problems = [asdict(problem) for problem in report.problems]
        output.put_json({"ok": report.ok, "problems": problems, "counts": report.counts, "left": left})
    elif report.ok:
        counted = ", ".join(output.many(report.counts[table], words) for table, words in COUNTED.items())
        output.put(f"Nothing is wrong. Checked: {counted}.")
    else:
        for problem in report.problems:
            output.put(problem.sentence())
    if report.left:
        output.say(report.left.sentence())
    return 0 if report.ok else 1


def _figures(asked: argparse.Namespace) -> int:
    """List the sentences of notes with a figure or a country that nothing supports, or that is stale."""
    with open_workspace(asked, clear=False) as store:
        checked = check_figures(store)
    if asked.as_json:
        keys = ("why", "about", "sentence=words", "now", "start", "end")
        notes = [({"note": one.note.id, "title": one.note.heading()}, one.found) for one in checked]
        output.put_json([note | picked(finding, *keys) for note, found in notes for finding in found])
        return 1 if checked else 0
    for one in checked:
        output.put(f"{one.note.heading()} (note {one.note.id})")
        for finding in one.found:
            output.put(f"  {finding.why.value}: {finding.words}")
            output.put(f"    {finding.about}: {finding.saying}")
    if not checked:
        output.put("Every figure and every country in the notes names its evidence.")
    return 1 if checked else 0


def _evidence(asked: argparse.Namespace) -> int:
    """Report the open findings on the evidence. Exits 1 if words disagree with a value, or a dispute is open."""
    with open_workspace(asked, clear=False) as store:
        if asked.of:
            looked = [evidence_check.of_ref(store, asked.of)]
        else:
            looked = list(evidence_check.every(store, output.progress("Checking")))
    findings = [finding for one in looked for finding in one.findings]
    is_ok = not any(finding.gap in GRAVE for finding in findings)
    if asked.as_json:
        output.put_json(listing_evidence.evidence(looked, is_ok=is_ok))
    else:
        _put_findings(findings)
        output.put(listing_evidence.summary(looked))
    return 0 if is_ok else 1


def _put_findings(findings: Sequence[Finding]) -> None:
    """The findings under their heads; what is found of several things alike is said once."""
    for gap, head in GAPS.items():
        some = [finding for finding in findings if finding.gap is gap]
        if some:
            output.put(f"{head}: {len(some)}")
        alike = by_key((finding.words() if not finding.label else finding.sentence(), finding) for finding in some)
        for same in alike.values():
            things = ", ".join(finding.thing for finding in same)
            output.put(f"  {same[0].sentence()}" if len(same) == 1 else f"  {things}: {same[0].words()}")
