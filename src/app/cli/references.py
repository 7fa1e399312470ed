"""`export csl-json|bibtex|ris --to FILE`: the sources as a bibliography for other programs."""

from __future__ import annotations

import argparse

from app.actions.references import export_references as export
from app.cli import output
from app.cli.workspace import open_workspace


def export_references(asked: argparse.Namespace) -> int:
    """Write the bibliography, and say how many entries it has."""
    with open_workspace(asked) as store:
        count = export(store, asked.format, asked.to)
    line = f"{asked.to}: {count} {'entry' if count == 1 else 'entries'}"
    output.put_done({"file": str(asked.to), "entries": count}, line, as_json=asked.as_json)
    return 0
