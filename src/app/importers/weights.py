"""Read how much each clue of a draft says (`domain.drafts.weights`)."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.drafts.weights import Weights
from app.domain.errors import BadInput
from app.domain.language import tr


def load_weights(folder: Path) -> Weights:
    """The weights of a folder of reference data. Raises `BadInput` where they cannot be read."""
    try:
        return Weights(**json.loads((folder / "draft_weights.json").read_bytes()))
    except (OSError, TypeError, ValueError) as error:
        raise BadInput(
            tr("The reference data in {folder} is not complete; install the program again.").format(folder=folder)
        ) from error
