"""The content of form fields as plain values, which can be stored and restored."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.language import later
from app.domain.vocabularies import Term
from app.ui.widgets.choice import TermChoice
from app.ui.widgets.form import Segments

OVERTAKEN = later("“{field}” was changed elsewhere since you typed in it. Save again to put yours in its place.")


def typed(field: QWidget) -> str | bool | None:
    """The words in a field, the key of what is chosen, or whether it is ticked."""
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case TermChoice() | Segments():
            return _key(field.value())
        case QCheckBox():
            return field.isChecked()
        case _:
            raise TypeError(f"nothing is typed in {field}")


def type_in(field: QWidget, value: object) -> None:
    """Restore a value that `typed` returned. A term that can no longer be chosen is ignored."""
    match field:
        case QLineEdit():
            field.setText(str(value))
            field.setCursorPosition(0)
        case QPlainTextEdit():
            field.setPlainText(str(value))
        case TermChoice() | Segments():
            found = [one for one in field.terms if _key(one) == value]
            if found:
                field.set_value(found[0])
        case QCheckBox():
            field.setChecked(value is True)
        case _:
            raise TypeError(f"nothing is typed in {field}")


def type_all(inputs: Sequence[QWidget], values: Sequence[object]) -> None:
    """Put values into fields, one for each."""
    for field, value in zip(inputs, values, strict=False):
        type_in(field, value)


def plain(value: Any) -> Any:
    """A value of the domain as JSON, to find out whether it has changed."""
    if isinstance(value, Term | StrEnum):
        return _key(value)
    if isinstance(value, Decimal):
        return str(value.normalize())
    if is_dataclass(value):
        return [plain(getattr(value, one.name)) for one in fields(value)]
    return [plain(one) for one in value] if isinstance(value, tuple | list) else value


def _key(value: Any) -> str | bool | None:
    match value:
        case Term():
            return value.key
        case StrEnum():
            return value.value
        case _:
            return value


class TypedForm:
    """What is typed in the fields of a form and not saved, and whether somebody else has saved something meanwhile."""

    def __init__(self, inputs: Sequence[QWidget], saved: object) -> None:
        self._inputs, self._saved = inputs, json.loads(json.dumps(plain(saved)))
        self._overtaken: object = None
        """What was saved when it was typed, if it has changed since; not reported yet."""
        self.begin()

    def begin(self) -> None:
        """Take what is in the fields now for what is saved."""
        self._clean = [typed(one) for one in self._inputs]

    def is_changed(self) -> bool:
        return [typed(one) for one in self._inputs] != self._clean

    def as_json(self, name: str) -> str:
        """The changed fields for `take_in`, under a name, with what was saved."""
        now = zip(map(typed, self._inputs), self._clean, strict=True)
        changed = [value if value != was else None for value, was in now]
        return json.dumps({"name": name, "typed": changed, "was": self._overtaken or self._saved}, ensure_ascii=False)

    def take_in(self, kept: Mapping[str, Any]) -> None:
        """Restore what `as_json` has written, as it is read; the other fields stay as they are."""
        for field, value in zip(self._inputs, kept["typed"], strict=False):
            if value is not None:
                type_in(field, value)
        self._overtaken = None if kept["was"] == self._saved else kept["was"]

    def overtaken_once(self) -> bool:
        """Whether somebody else has changed what is saved; said once, as saving again replaces it."""
        was, self._overtaken = self._overtaken, None
        return bool(was)
