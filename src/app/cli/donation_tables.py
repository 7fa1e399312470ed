"""`import FILE --as donations`, `export donations --to FILE` and `remove table ID`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from app.actions import donation_tables as tables
from app.actions import table_export, table_reading
from app.actions.table_preview import NEW_FIELD, Choices, Read
from app.cli import output
from app.cli.asked import asked_for
from app.cli.importing import Target, refuse_place, write_report
from app.cli.workspace import file_path, open_to_write, open_workspace
from app.domain.as_json import picked
from app.domain.by_key import by_key
from app.domain.currencies import known
from app.domain.errors import BadInput
from app.importers.table_columns import presets
from app.importers.table_values import Written

_KEYS = ("columns", "values", "names", "currency", "decimal", "dates", "sheet", "preset")
_SHOWN, _ROWS = 20, 10


def import_donations(asked: argparse.Namespace) -> int:
    """Add the records of tables, each as one operation. Exits 1 if a table or a row of one was rejected, unless all of
    it is here already."""
    if asked.report is not None and len(asked.files) > 1:
        raise BadInput("A report is of one table. Import the files one by one.")
    if asked.report is not None:
        refuse_place(asked.report, *map(file_path, asked.files), *filter(None, [asked.mapping]))
    choices = _choices(asked)
    results: list[dict[str, Any]] = []
    is_wrong = False
    with Target(asked) as target, output.until_stopped() as progress:
        for file in asked.files:
            path = file_path(file)
            raw = _bytes(path)
            store = target.store()
            found = table_reading.read(store, raw, path.name, choices, progress(f"Reading {path.name}"))
            result = _as_json(file, found, is_source=choices.is_source)
            if asked.report is not None:  # also where not one row can be taken
                write_report(asked.report, result)
            if not found.records:
                _say_columns(file, found)
                _say_rows(file, found)
            wrong = not all(one.is_here for one in found.refused)
            is_wrong |= wrong
            if not asked.dry_run and (found.records or wrong or not found.refused):
                done = tables.add(store, found, is_source=choices.is_source, progress=progress(f"Adding {path.name}"))
                result |= {"table": done.table_id, "added": len(done.refs), "records": list(done.refs)}
            _say(file, found, result, dry=asked.dry_run)
            if asked.report is not None:
                write_report(asked.report, result)
            results.append(result)
    if asked.as_json:
        output.put_json(results)
    return int(is_wrong)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}. Check its name and place.") from error


def _choices(asked: argparse.Namespace) -> Choices:
    """The choices from the options and the mapping file; options win."""
    given = _mapping(asked.mapping) if asked.mapping is not None else {}
    decimal, dates = asked.decimal or given.get("decimal", ""), asked.dates or given.get("dates", "")
    if decimal not in ("", "point", "comma") or dates not in ("", "day-first", "month-first"):
        raise BadInput("decimal is point or comma, and dates is day-first or month-first.")
    how = Written({"point": ".", "comma": ","}.get(decimal, ""), None if not dates else dates == "day-first")
    columns, values, names = (_texts(given.get(key, {}), key) for key in ("columns", "values", "names"))
    currency = str(asked.currency or given.get("currency", "")).upper()
    if currency and not known(currency):
        raise BadInput(f"“{currency}” is no currency; write its code by ISO 4217, such as USD or AZN.")
    sheet, preset = asked.sheet or given.get("sheet", ""), asked.preset or given.get("preset", "")
    if preset and preset not in presets():
        raise BadInput(f"There is no preset “{preset}”. It is one of {', '.join(presets())}.")
    return Choices(sheet, preset, columns, values, names, currency, how, asked.table_is_source)


def _mapping(path: Path) -> dict[str, Any]:
    try:
        loaded: object = json.loads(_bytes(path).decode("utf-8-sig"))
    except ValueError as error:
        raise BadInput(f"{path} is no JSON. It is an object with some of {', '.join(_KEYS)}.") from error
    if not isinstance(loaded, dict) or set(cast("dict[str, Any]", loaded)) - set(_KEYS):
        raise BadInput(f"{path} must be an object with some of {', '.join(_KEYS)}.")
    return cast("dict[str, Any]", loaded)


def _texts(value: Any, key: str) -> dict[str, Any]:
    held = cast("dict[str, Any]", value) if isinstance(value, dict) else None
    inner = dict if key == "values" else str
    if held is None or not all(isinstance(one, inner) for one in held.values()):
        what = "by column what its words mean, each an object" if key == "values" else "texts by texts"
        raise BadInput(f"“{key}” of the mapping must be an object: {what}.")
    return held


def _as_json(file: str, found: Read, *, is_source: bool) -> dict[str, Any]:
    """What a table can bring, as JSON, before anything is added."""
    may_be = {one.heading: one.targets for one in found.offers}
    return {
        "file": file,
        **picked(found, "sheet?=file.sheet", "preset?"),
        "columns": [
            {"heading": one.heading, "target": one.target or None, "may_be": list(may_be.get(one.heading, ()))}
            for one in found.columns
        ],
        "table": None,
        "is_source": is_source,
        "can_be_added": len(found.records),
        "added": 0,
        "records": [],
        "rejected": [
            {
                "row": one.number,
                "column": one.column or None,
                "value": one.value or None,
                **picked(one, "reason", "remedy", "cells"),
                "mend": one.remedy,  # the key it had before
            }
            for one in found.refused
        ],
        "left_out": [{"row": number, "why": why} for number, why in found.left],
        "warnings": list(found.file.warnings),
    }


def _say(file: str, found: Read, result: dict[str, Any], *, dry: bool) -> None:
    if found.records:
        _say_columns(file, found)
        _say_rows(file, found)
    what = f"{output.many(len(found.records), 'record')} would be added"
    if not dry:
        what = f"{output.many(result['added'], 'record')} added as one operation"
    counted = "" if result["is_source"] else " Without a passage they are in no sum, unless by --table-is-source."
    refused = sum(not one.is_here for one in found.refused)
    output.say(f"{file}: {what}, {output.many(refused, 'row')} not taken.{counted if found.records else ''}")


def _say_columns(file: str, found: Read) -> None:
    """Say what the columns were taken for, and which are not read."""
    for warning in found.file.warnings:
        output.say(f"{file}: {warning}")
    if found.preset != "passagework":
        columns = "; ".join(f"{one.heading} → {one.target}" for one in found.columns if one.target)
        output.say(f"{file}{f', as {found.preset}' if found.preset else ''}: {columns}")
        unread = [one.heading for one in found.columns if not one.target]
        if unread:
            more = f" and {len(unread) - _SHOWN} more" if len(unread) > _SHOWN else ""
            output.say(f"{file}: columns not read: {', '.join(unread[:_SHOWN])}{more}; --mapping says what one is.")
    for one in found.offers:
        said = json.dumps({"columns": {one.heading: one.targets[0]}}, ensure_ascii=False)
        told = f"is full of {one.full_of}, and is not read. It may be {' or '.join(one.targets)}: say which"
        if one.targets == (NEW_FIELD,):
            told = f"is of a field that this workspace does not have. To make it, of the type {one.full_of}, say so"
        output.say(f"{file}: “{one.heading}” {told} in --mapping M.json, as {said}.")


def _say_rows(file: str, found: Read) -> None:
    """Say which rows are records already, and which were rejected or left out."""
    here, refused = ([one for one in found.refused if one.is_here is is_here] for is_here in (True, False))
    if here:
        output.say(f"{file}: {output.many(len(here), 'record')} here already, saying the same.")
    alike = by_key(((one.column, one.reason, one.remedy), one.number) for one in refused)
    for (column, reason, remedy), numbers in [*alike.items()][:_SHOWN]:
        output.say(f"{file}, {_rows(numbers)}{f', {column}' if column else ''}: {reason}; {remedy}.")
    if more := sum(map(len, [*alike.values()][_SHOWN:])):
        output.say(f"{file}: {more} more rows were not taken; --report FILE.json names them all.")
    for number, why in found.left:
        output.say(f"{file}, row {number}: left out, since {why}.")


def _rows(numbers: Sequence[int]) -> str:
    """*row 3*, or *rows 3, 4 and 7 more* of many that are refused for the same reason."""
    more = len(numbers) - _ROWS
    named = ", ".join(map(str, numbers[:_ROWS]))
    return f"row{'s' if len(numbers) > 1 else ''} {named}{f' and {more} more' if more > 0 else ''}"


def export_donations(asked: argparse.Namespace) -> None:
    """Write records to a .csv or .xlsx file."""
    with open_workspace(asked) as store:
        wanted = asked_for(store, asked.where) if asked.where else None
        many = table_export.export(store, asked.to, wanted, safe=asked.whom == "spreadsheets")
    done = {"file": str(asked.to), "records": many, "for": asked.whom or "import"}
    output.put_done(done, f"{asked.to}: {output.many(many, 'record')}", as_json=asked.as_json)


def remove_table(asked: argparse.Namespace) -> None:
    """Remove an imported table with the records that came from it."""
    with open_to_write(asked) as store:
        gone = tables.remove(store, asked.id)
    output.put(f"{output.many(gone, 'record')} of table {asked.id} removed")
