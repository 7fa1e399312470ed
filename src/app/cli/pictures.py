"""`export map|matrix|timeline --to FILE`: a picture of the ledger."""

from __future__ import annotations

import argparse

from app.actions import pictures, questions
from app.cli import output
from app.cli.workspace import open_workspace
from app.domain.axes import axis_of
from app.domain.records import DonationFilter
from app.paths import REFERENCE


def export_picture(asked: argparse.Namespace) -> int:
    """Draw the picture and write it in the format given by the file's extension."""
    with open_workspace(asked) as store:
        wanted = questions.question(store, asked.where) if asked.where else None
        if asked.format == "map":
            drawing = pictures.map_of(store, REFERENCE, wanted, asked.title)
        elif asked.format == "timeline":
            drawing = pictures.timeline_of(store, wanted, asked.title)
        else:
            rows, columns = axis_of(asked.rows), axis_of(asked.columns)
            drawing = pictures.matrix_of(store, rows, columns, wanted, asked.title)
        pictures.export_picture(store, drawing, asked.to, asked.painters, asked.theme, DonationFilter(query=wanted))
    done = {"file": str(asked.to), "title": drawing.title, "about": drawing.about}
    output.put_done(done, str(asked.to), as_json=asked.as_json)
    return 0
