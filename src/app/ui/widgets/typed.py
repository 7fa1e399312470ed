"""The content of form fields as plain values, which can be stored and restored."""

from __future__ import annotations

from collections.abc import Sequence
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


def changed(inputs: Sequence[QWidget], clean: Sequence[object]) -> list[object]:
    """The content of fields that were changed; None for untouched ones, see `put_back`."""
    return [value if value != was else None for value, was in zip(map(typed, inputs), clean, strict=True)]


def put_back(inputs: Sequence[QWidget], values: Sequence[object]) -> None:
    """Restore the values that `changed` returned; the other fields stay as they are."""
    for field, value in zip(inputs, values, strict=False):
        if value is not None:
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
