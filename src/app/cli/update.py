"""`update SOURCE FILE`: add a new version of a source and report what happened to its passages."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from app.actions.versions import Stretch, UpdateReport, update_from_file
from app.cli import output
from app.cli.workspace import file_path, open_to_write
from app.domain.errors import BadInput
from app.domain.language import tr


def update(asked: argparse.Namespace) -> int:
    """Add the version; the summary goes to stderr, the report to the given file."""
    file = file_path(asked.file)
    if asked.report is not None:
        _refuse_place(asked.report, file)
    with open_to_write(asked) as store:
        if asked.report is not None:
            _refuse_place(asked.report, store.path)
        with output.until_stopped() as told:
            report = update_from_file(store, asked.source, file, told(f"Reading {file.name}"))
    for warning in report.warnings:
        output.say(f"{asked.file}: {warning}")
    output.say(report.sentence())  # first, so that it is known to be done when the report cannot be written
    if asked.report is not None:
        asked.report.write_text(json.dumps(_json(report), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def _refuse_place(report: Path, taken: Path) -> None:
    """Raise `BadInput` in advance if the report could not be written, or would overwrite another file."""
    folder = report.absolute().parent
    if not folder.is_dir():
        sentence = tr("There is no folder {folder} to put the report in. Make it first.")
        raise BadInput(sentence.format(folder=folder))
    if report.is_dir() or not os.access(report if report.exists() else folder, os.W_OK):
        raise BadInput(tr("The report cannot be written to {path}. Choose another place.").format(path=report))
    if report.exists() and taken.exists() and report.samefile(taken):
        raise BadInput(tr("The report would take the place of {path}. Choose another name.").format(path=taken))


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
