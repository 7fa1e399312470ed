"""`check`: read the whole workspace through and say what is wrong with it."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from app.actions import check as checking
from app.cli import output
from app.cli.workspace import open_workspace

COUNTED = {
    "source": "sources",
    "passage": "passages",
    "evidence": "pieces of evidence",
    "donation": "donation records",
    "fact": "facts",
    "note": "notes",
    "locator": "locators",
    "operation": "operations of the history",
}
"""The tables a person asks after, and what their rows are called."""


def check(asked: argparse.Namespace) -> int:
    """Check the database, every anchor and every locator. Exits 1 when something is wrong; changes nothing."""
    with open_workspace(asked, clear=False) as store:
        report = checking.check(store, output.progress("Checking"))
    if asked.as_json:
        problems = [asdict(problem) for problem in report.problems]
        left = {
            "files": [str(path) for path in report.left.files],
            "texts": report.left.texts,
            "size": report.left.size,
        }
        output.put_json({"ok": report.ok, "problems": problems, "counts": report.counts, "left": left})
    elif report.ok:
        counted = ", ".join(f"{report.counts[table]} {words}" for table, words in COUNTED.items())
        output.put(f"Nothing is wrong. Checked: {counted}.")
    else:
        for problem in report.problems:
            output.put(problem.sentence())
    if report.left:
        output.say(report.left.sentence())
    return 0 if report.ok else 1
