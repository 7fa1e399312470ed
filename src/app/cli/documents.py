"""`export html|docx|pdf WHAT --to FILE`: one thing as a web page, DOCX or PDF."""

from __future__ import annotations

import argparse

from app.actions import documents
from app.actions.citation_styles import SETTING, citing_in
from app.cli import output
from app.cli.workspace import open_workspace
from app.paths import REFERENCE, STYLES
from app.settings import Settings


def export_document(asked: argparse.Namespace) -> int:
    """Write the document, and report it."""
    subject = documents.subject_of(asked.what)
    with open_workspace(asked) as store:
        made = documents.export_document(
            store,
            subject,
            asked.format,
            asked.to,
            asked.makers(),
            reference=REFERENCE,
            citing=citing_in(store, style_of(asked), STYLES),
            progress=output.progress("Exporting"),
        )
    said = {"title": made.title, "footnotes": len(made.notes), "remarks": len(made.remarks)}
    output.put_done({"file": str(asked.to), **said}, f"{asked.to}: {made.title}", as_json=asked.as_json)
    return 0


def style_of(asked: argparse.Namespace) -> str:
    """The citation style given, else the one in the settings."""
    if asked.style is None:
        return str(Settings().get(SETTING, ""))
    return "" if asked.style == "house" else str(asked.style)
