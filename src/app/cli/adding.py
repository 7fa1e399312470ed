"""`add donation --json`: lines on stdin, each a record with its words; one line of answer for each."""

from __future__ import annotations

import argparse

from app.actions.record_lines import add_record
from app.cli.lines import answer_lines
from app.cli.workspace import open_to_write
from app.importers.record_json import record_of


def add(asked: argparse.Namespace) -> int:
    """Add what each line says, an operation for each. Exits 1 when a line failed; the others are done all the same."""
    with open_to_write(asked) as store:

        def done(line: object) -> dict[str, object]:
            ref, evidence = add_record(store, record_of(line))
            return {"ref": ref, "evidence": evidence}

        return answer_lines("add donation --json", done)
