"""Lines of JSON on stdin, each done by itself and answered by a line; a bad one stops nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from app import mistake_details
from app.cli import output
from app.domain.errors import BadInput, UserError

Answer = dict[str, Any]


def answer_lines(command: str, done: Callable[[object], Answer]) -> int:
    """Do what each line says. `done` gets what the line holds and returns its answer. Exits 1 when a line failed."""
    if sys.stdin is None:  # closed by whoever started the program
        raise BadInput(f"There is nothing to read on standard input. Give it the lines: {command} < FILE.")
    failed = False
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        answer = _answer(line, done)
        failed = failed or "error" in answer
        output.put(json.dumps(answer, ensure_ascii=False))
        output.finish()  # whoever waits for the answer before writing the next line gets it
    return 1 if failed else 0


def _answer(line: bytes, done: Callable[[object], Answer]) -> Answer:
    try:
        return done(_read(line))
    except UserError as error:
        return {"error": str(error)}
    except Exception as error:  # rolled back; the lines after it are none the worse for it
        return {"error": mistake_details.note(error)}


def _read(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # brackets in brackets, thousands deep
        raise BadInput("This line is no JSON. Write one object in one line, in UTF-8.") from None
