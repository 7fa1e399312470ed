"""What something is put into is not given itself: *furnished a clinic in Lae with 40 beds*.

fitted = ("equipped" | "furnished" | "stocked" | "fitted out" …) thing word? (("in" | "at" …) place)? "with"
"""

from __future__ import annotations

import re

from app.domain.drafts.words.rare import Rare

_FITS_OUT = Rare(
    "equip|furnish|fit|kit|stock",
    r"\b(?:equip(?:s|ped|ping)?|furnish(?:es|ed|ing)?|(?:re)?stock(?:s|ed|ing)?|(?:fit|kit)(?:s|ted|ting)? out) "
    r"(?:the |its |their |an? )?$",
)
_WITH = re.compile(r"(?: [a-z]+)?(?: (?:in|at|of|for|near) [^.;:,]{1,50}?)? with\b")
_NEAR = 26


def is_fitted_out(text: str, start: int, low: int, high: int) -> bool:
    """Whether a thing between two code points is only what others are put into; `start` is that of its sentence."""
    return bool(_WITH.match(text, high) and _FITS_OUT.search(text, max(start, low - _NEAR), low))
