"""Escaping cells so that spreadsheet programs do not run them as formulas, and back, without loss."""

from __future__ import annotations

import re

_STARTS_FORMULA = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def guarded(text: str) -> str:
    """`text` as a cell: an apostrophe before what would start a formula; plain numbers stay.

    Text that has apostrophes before such a sign already gets one more, so that `unguarded` loses nothing.
    """
    return "'" + text if _STARTS_FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` wrote."""
    return cell[1:] if cell.startswith("'") and _STARTS_FORMULA.match(cell) else cell
