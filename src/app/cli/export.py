"""`export markdown --to DIR`: write the workspace where other programs read it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from app.actions import exports
from app.actions.export_files import ASIDE, File, State
from app.actions.export_material import Part
from app.actions.note_edits import note_edits, take_back
from app.cli import output
from app.cli.documents import style_of
from app.cli.workspace import open_workspace
from app.domain.errors import BadInput
from app.exporters.dialects import Profile
from app.exporters.drawing import LIGHT

_STATES = {
    State.NEW: "new",
    State.CHANGED: "changed",
    State.UNCHANGED: "unchanged",
    State.EDITED: "edited by you, as they are",
    State.MERGED: "edited by you, with what is new",
    State.CONFLICT: "in conflict",
    State.DELETED: "deleted by you",
}


def export_markdown(asked: argparse.Namespace) -> None:
    """Export to Markdown. Files the person has edited are left alone and listed on stderr."""
    if asked.profile == Profile.PANDOC and asked.style not in (None, "house"):
        raise BadInput("Pandoc sets the citations itself. Leave out --style, and give Pandoc a --csl.")
    part = Part(asked.query or "", asked.tag or "", asked.collection or "")
    of_pages = {"part": part, "templates": asked.templates, "style": style_of(asked)}
    wanted = exports.Wanted(Profile(asked.profile), asked.links, asked.single, **of_pages)
    png = asked.painters.get(".png")
    painted = None if png is None else lambda drawing: png(drawing, LIGHT)
    with open_workspace(asked) as store:
        if asked.dry_run:
            _plan(asked, exports.planned_export(store, asked.to, wanted, again=asked.again, painted=painted))
            return
        if asked.take_notes:
            edits = note_edits(store, exports.planned_export(store, asked.to, wanted))
            for one in edits:
                both = "was edited in the workspace too, so it is left" if one.both else "taken from its page"
                output.say(f"{one.note.heading()}: {both}.")
            take_back(store, edits)
        report = exports.export_markdown(
            store, asked.to, wanted, again=asked.again, progress=output.progress("Exporting"), painted=painted
        )
    _say(asked.to, report)
    if asked.as_json:
        said = {
            "folder": str(asked.to),
            "written": _texts(report.written),
            "unchanged": _texts(report.unchanged),
            "kept": [{"edited": str(edited), "new": str(new)} for edited, new in report.kept],
            "removed": _texts(report.removed),
            "left": _texts(report.left),
            "aside": [{"was": str(path), "is": str(new)} for path, new in report.aside],
            "files": [_file(one) for one in report.files],
        }
        output.put_json(said)
    else:
        counts = f"{len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.removed)} removed"
        output.put(f"{asked.to}: {counts}")


def _say(folder: Path, report: exports.ExportReport) -> None:
    """Report on files that the user has edited."""
    conflicts = {folder / one.path: one for one in report.of(State.CONFLICT)}
    for edited, new in report.kept:
        why = conflicts[edited].why if edited in conflicts else ""
        output.say(f"{edited} was edited since the last export and is left as it is{why}; the new text is in {new}.")
    for one in report.of(State.MERGED, State.EDITED):
        if one.merged is not None and one.merged.front_broken:
            output.say(f"The front matter of {folder / one.path} cannot be read, so it was left as it is.")
    for note, one in report.figures:
        output.say(f"{one.about} in the note “{note}” is left as it is written. {one.saying}")
    _say_unmarked(report)
    deleted = report.of(State.DELETED)
    if deleted:
        stay = "stays" if len(deleted) == 1 else "stay"
        output.say(f"{len(deleted)} {stay} deleted, as you left them ({_named(deleted)}); --again writes them.")
    for path in report.left:
        output.say(f"{path} was edited and what it was about is gone; it is left as it is.")
    if report.aside:
        output.say(
            f"Nothing proves that this workspace wrote {len(report.aside)} of the files, so they were kept: "
            f"look in {folder / ASIDE}."
        )


def _say_unmarked(report: exports.ExportReport) -> None:
    if unmarked := [one for one in report.files if one.is_unmarked]:
        output.say(
            f"Nothing new comes into {output.many(len(unmarked), 'file')}, since all our remarks were taken out "
            f"({_named(unmarked)}). To have them written again, move them out of the folder and export with --again."
        )


def _named(files: Sequence[File]) -> str:
    return ", ".join(one.path for one in files[:5]) + (" and more" if len(files) > 5 else "")


def _plan(asked: argparse.Namespace, report: exports.ExportReport) -> None:
    """What would happen to each file; unchanged ones are only counted, except in JSON."""
    if asked.as_json:
        said = {
            "folder": str(asked.to),
            "files": [_file(one) for one in report.files],
            "removed": _texts(report.removed),
            "left": _texts(report.left),
        }
        output.put_json(said)
        return
    for state, said in _STATES.items():
        found = report.of(state)
        if found:
            output.put(f"{len(found)} {said}")
        for one in found if state is not State.UNCHANGED else ():
            output.put(f"  {one.path}{one.why}")
    _say_unmarked(report)
    if report.removed:
        output.put(f"{len(report.removed)} to be removed, since their things are gone")
        for path in report.removed:
            output.put(f"  {path.relative_to(asked.to)}")


def _file(one: File) -> dict[str, Any]:
    merged = one.merged
    return {
        "path": one.path,
        "state": one.state.value,
        **({"unmarked": True} if one.is_unmarked else {}),
        **({"conflicts": merged.open} if merged is not None and merged.open else {}),
    }


def _texts(paths: Iterable[Path]) -> list[str]:
    return [str(path) for path in paths]
