"""`export markdown --to DIR`: write the workspace where other programs read it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from app.actions import exports
from app.actions.export_files import ASIDE
from app.cli import output
from app.cli.workspace import open_workspace


def export_markdown(asked: argparse.Namespace) -> int:
    """Export to Markdown. What the person has edited is left as it is and named on stderr."""
    with open_workspace(asked) as store:
        report = exports.export_markdown(
            store, asked.to, links=asked.links, single=asked.single, progress=output.progress("Exporting")
        )
    for edited, new in report.kept:
        output.say(f"{edited} was edited since the last export and is left as it is; the new text is in {new}.")
    for path in report.left:
        output.say(f"{path} was edited and what it was about is gone; it is left as it is.")
    if report.aside:
        output.say(
            f"Nothing proves that this workspace wrote {len(report.aside)} of the files, so they were kept: "
            f"look in {asked.to / ASIDE}."
        )
    if asked.as_json:
        output.put_json(
            {
                "folder": str(asked.to),
                "written": _texts(report.written),
                "unchanged": _texts(report.unchanged),
                "kept": [{"edited": str(edited), "new": str(new)} for edited, new in report.kept],
                "removed": _texts(report.removed),
                "left": _texts(report.left),
                "aside": [{"was": str(path), "is": str(new)} for path, new in report.aside],
            }
        )
    else:
        counts = f"{len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.removed)} removed"
        output.put(f"{asked.to}: {counts}")
    return 0


def _texts(paths: Iterable[Path]) -> list[str]:
    return [str(path) for path in paths]
