"""What `export` writes besides the workspace as Markdown: a document of one thing, a picture, a bibliography."""

from __future__ import annotations

import argparse

from app.actions import documents, pictures
from app.actions.citation_styles import SETTING, citing_in
from app.actions.references import export_references as export
from app.cli import output
from app.cli.asked import asked_for
from app.cli.workspace import open_workspace
from app.domain.axes import axis_of
from app.domain.records import DonationFilter
from app.settings import Settings
from app.store.reads import own_fields


def export_document(asked: argparse.Namespace) -> int:
    """Write the document, and report it."""
    subject = documents.subject_of(asked.what)
    with open_workspace(asked) as store:
        citing, progress = citing_in(store, style_of(asked)), output.progress("Exporting")
        made = documents.export_document(
            store, subject, asked.format, asked.to, asked.makers(), citing=citing, progress=progress
        )
    said = {"title": made.title, "footnotes": len(made.notes), "remarks": len(made.remarks)}
    output.put_done({"file": str(asked.to), **said}, f"{asked.to}: {made.title}", as_json=asked.as_json)
    return 0


def style_of(asked: argparse.Namespace) -> str:
    """The citation style given, else the one in the settings."""
    if asked.style is None:
        return str(Settings().get(SETTING, ""))
    return "" if asked.style == "house" else str(asked.style)


def export_picture(asked: argparse.Namespace) -> int:
    """Draw the picture and write it in the format given by the file's extension."""
    with open_workspace(asked) as store:
        wanted = asked_for(store, asked.where) if asked.where else None
        if asked.format == "map":
            drawing = pictures.map_of(store, wanted, asked.title)
        elif asked.format == "timeline":
            drawing = pictures.timeline_of(store, wanted, asked.title)
        else:
            rows, columns = (axis_of(one, own_fields.fields(store)) for one in (asked.rows, asked.columns))
            drawing = pictures.matrix_of(store, rows, columns, wanted, asked.title)
        pictures.export_picture(store, drawing, asked.to, asked.painters, asked.theme, DonationFilter(query=wanted))
    done = {"file": str(asked.to), "title": drawing.title, "about": drawing.about}
    output.put_done(done, str(asked.to), as_json=asked.as_json)
    return 0


def export_references(asked: argparse.Namespace) -> int:
    """Write the bibliography, and say how many entries it has."""
    with open_workspace(asked) as store:
        count = export(store, asked.format, asked.to)
    line = f"{asked.to}: {count} {'entry' if count == 1 else 'entries'}"
    output.put_done({"file": str(asked.to), "entries": count}, line, as_json=asked.as_json)
    return 0
