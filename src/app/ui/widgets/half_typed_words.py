"""Keeps the unsaved text of a dialog's fields, to restore it after the program was killed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.actions.half_typed import WORDS, Form
from app.ui.base.half_typed import HalfTypedForms
from app.ui.base.session import Session
from app.ui.widgets.typed import type_in, typed

TextField = QLineEdit | QPlainTextEdit


class HalfTypedWords(QObject):
    """Keeps the text of these fields until `end` is called, when it was saved or discarded."""

    def __init__(
        self, owner: QObject, session: Session, what: str, thing_id: int, fields: Mapping[str, TextField]
    ) -> None:
        """The fields hold what is saved. Text that was kept of the same dialog is put in at once."""
        super().__init__(owner)
        self._form, self._fields = Form(f"{WORDS} {what}", thing_id), fields
        self._saved = {name: typed(field) for name, field in fields.items()}
        self._was = dict(self._saved)  # what was saved when the fields were typed in
        self._ended = False
        self._kept = HalfTypedForms(self, session, WORDS, self._typed)
        self._put_in()
        for field in fields.values():
            field.textChanged.connect(self._kept.soon)

    def end(self) -> None:
        self._ended = True
        self._kept.keep()

    def came_back(self) -> bool:
        """Whether kept text was put in."""
        return bool(self._typed())

    def overtaken(self) -> list[TextField]:
        """The fields whose saved text has changed since they were typed in."""
        return [field for name, field in self._fields.items() if self._was[name] != self._saved[name]]

    def _put_in(self) -> None:
        before = next((one for one in self._kept.waiting() if one.form == self._form), None)
        if before is None:
            return
        self._kept.took(before)
        for name, (was, words) in json.loads(before.words).items():
            field = self._fields.get(name)
            if field is not None and words != self._saved[name]:
                self._was[name] = was
                type_in(field, words)

    def _typed(self) -> dict[Form, str]:
        now = {name: typed(field) for name, field in self._fields.items()}
        changed = {name: (self._was[name], words) for name, words in now.items() if words != self._saved[name]}
        return {} if self._ended or not changed else {self._form: json.dumps(changed)}
