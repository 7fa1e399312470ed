"""`update SOURCE FILE`: add a new version of a source and report what happened to its passages."""

from __future__ import annotations

import argparse
from typing import Any

from app.actions.versions import UpdateReport, update_from_file
from app.cli import output
from app.cli.report_file import refuse_place, write_report
from app.cli.workspace import file_path, open_to_write
from app.domain.as_json import picked


def update(asked: argparse.Namespace) -> int:
    """Add the version; the summary goes to stderr, the report to the given file."""
    file = file_path(asked.file)
    if asked.report is not None:
        refuse_place(asked.report, file)
    with open_to_write(asked) as store, output.until_stopped() as progress:
        report = update_from_file(store, asked.source, file, progress(f"Reading {file.name}"))
    for warning in report.warnings:
        output.say(f"{asked.file}: {warning}")
    output.say(report.sentence())  # first, so that it is known to be done when the report cannot be written
    if asked.report is not None:
        write_report(asked.report, _json(report))
    return 0


def _json(report: UpdateReport) -> dict[str, Any]:
    return {
        "counts": {state.value: count for state, count in report.counts.items()},
        "passages": [picked(one, "id", "state", "before", "after") for one in report.passages],
    }
