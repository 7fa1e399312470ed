"""Saved mappings: the meanings of a table's columns and words, in the format of the command line's mapping files; and
the dialog that asks for the name of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.actions.table_preview import Choices
from app.domain.language import tr
from app.importers.table_columns import Column
from app.importers.table_values import Written
from app.settings import Settings
from app.ui.dialogs.sheet import LabelGrid, Sheet
from app.ui.widgets.boxes import put
from app.ui.widgets.form import line_edit

KEY = "import.mappings"
ENOUGH = 0.6
"""Which part of a mapping's columns must be there for it to be found."""
_POINTS = {"point": ".", "comma": ","}
_ORDERS = {"day-first": True, "month-first": False}


def saved(settings: Settings) -> dict[str, dict[str, Any]]:
    """The mappings by name."""
    return cast("dict[str, dict[str, Any]]", settings.get(KEY, {}))


def save(settings: Settings, name: str, choices: Choices, columns: Sequence[Column]) -> None:
    """Save the choices for a table, with every known column, under a name."""
    settings.put(KEY, {**saved(settings), name: as_json(choices, columns)})


def as_json(choices: Choices, columns: Sequence[Column]) -> dict[str, Any]:
    """The choices as a mapping file."""
    return {
        "columns": {one.heading: one.target for one in columns if one.target or one.heading in choices.columns},
        "values": {target: dict(words) for target, words in choices.values.items()},
        "names": dict(choices.names),
        "currency": choices.currency,
        "decimal": next((name for name, sign in _POINTS.items() if sign == choices.how.point), ""),
        "dates": next((name for name, order in _ORDERS.items() if order is choices.how.day_first), ""),
    }


def with_mapping(choices: Choices, mapping: dict[str, Any], headings: Sequence[str]) -> Choices:
    """The choices, updated from a mapping for these columns."""
    here = {heading.casefold(): heading for heading in headings}
    columns = {here[name.casefold()]: target for name, target in mapping.get("columns", {}).items()
               if name.casefold() in here}  # fmt: skip
    how = Written(_POINTS.get(mapping.get("decimal", ""), ""), _ORDERS.get(mapping.get("dates", "")))
    return replace(
        choices, preset="", columns=columns, values=mapping.get("values", {}), names=mapping.get("names", {}),
        currency=mapping.get("currency", ""), how=how,
    )  # fmt: skip


def fitting(settings: Settings, headings: Sequence[str]) -> str:
    """The name of the mapping that matches most columns, if enough match."""
    here = {heading.casefold() for heading in headings}
    best, most = "", 0.0
    for name, mapping in saved(settings).items():
        columns = [heading.casefold() for heading in mapping.get("columns", {})]
        share = sum(heading in here for heading in columns) / max(1, len(columns))
        if share >= ENOUGH and share > most:
            best, most = name, share
    return best


def half_done(choices: Choices) -> dict[str, Any]:
    """The choices for a table that is not imported yet, as `said_of` reads them."""
    return {
        **{one.name: getattr(choices, one.name) for one in fields(choices)},
        "how": [choices.how.point, choices.how.day_first],
    }


def choices_of(kept: dict[str, Any]) -> Choices:
    """What `half_done` wrote. Raises `TypeError` and `KeyError` for anything else."""
    return Choices(**{**kept, "how": Written(*kept["how"])})


class SaveMappingDialog(Sheet):
    """One field; an existing name is overwritten."""

    given = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        what = tr("A file that has most of these columns is read in this way from then on.")
        super().__init__(parent, tr("Save the mapping"), what)
        self.name = line_edit(tr("Name"), text=name)
        put(self.body, LabelGrid((tr("&Name"), self.name)))
        self.add_foot(tr("Save"))
        self.name.setFocus()

    def submit(self) -> None:
        """Emit the name, if there is one."""
        if not (name := " ".join(self.name.text().split())):
            self.complain(tr("A mapping needs a name."), self.name)
            return
        self.accept()
        self.given.emit(name)
