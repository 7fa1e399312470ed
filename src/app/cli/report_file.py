"""The file that a command is asked to write its report into."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from app.domain.errors import BadInput
from app.domain.language import tr
from app.store.header import refuse_over_workspace


def refuse_place(report: Path, *taken: Path) -> None:
    """Raise `BadInput` in advance if the report could not be written, or would take the place of a workspace or of one
    of the files that are `taken`."""
    folder = report.absolute().parent
    if not folder.is_dir():
        sentence = tr("There is no folder {folder} to put the report in. Make it first.")
        raise BadInput(sentence.format(folder=folder))
    if report.is_dir() or not os.access(report if report.exists() else folder, os.W_OK):
        raise BadInput(tr("The report cannot be written to {path}. Choose another place.").format(path=report))
    refuse_over_workspace(report)
    for path in taken:
        if report.exists() and path.exists() and report.samefile(path):
            raise BadInput(tr("The report would take the place of {path}. Choose another name.").format(path=path))


def write_report(report: Path, value: Any) -> None:
    """Write the report. Raises `BadInput`."""
    try:
        report.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise BadInput(f"{report} cannot be written: {error.strerror}. Choose another place for the report.") from error
