"""`update SOURCE FILE`: bring a new version of a source and say what became of its passages."""

from __future__ import annotations

import argparse
import json
from typing import Any

from app.actions.versions import Stretch, UpdateReport, update_from_file
from app.cli import output
from app.cli.workspace import open_workspace


def update(asked: argparse.Namespace) -> int:
    """Bring the version; the summary goes to stderr, the report to the file that was named."""
    with open_workspace(asked) as store:
        report = update_from_file(store, asked.source, asked.file, output.progress(f"Reading {asked.file.name}"))
    for warning in report.warnings:
        output.say(f"{asked.file}: {warning}")
    if asked.report is not None:
        asked.report.write_text(json.dumps(_json(report), ensure_ascii=False, indent=1) + "\n", "utf-8")
    output.say(report.sentence())
    return 0


def _json(report: UpdateReport) -> dict[str, Any]:
    return {
        "counts": {state.value: count for state, count in report.counts.items()},
        "passages": [
            {
                "id": one.id,
                "state": one.state.value,
                "before": _stretch(one.before),
                "after": None if one.after is None else _stretch(one.after),
            }
            for one in report.passages
        ],
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {"start": stretch.start, "end": stretch.end, "quote": stretch.quote}
