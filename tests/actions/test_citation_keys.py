"""A citation key that other programs refuse is refused with all that makes one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.actions import sources
from app.domain.errors import BadInput
from app.importers.read import read_source
from app.store.reads import sources as reads
from app.store.store import Store


def test_a_key_that_is_none_is_refused_with_all_its_rules(ledger: Store) -> None:
    source = sources.add_draft(ledger, read_source(b"On gifts\n\nThe first was given.\n", "gifts.txt")).source_id
    meta = reads.source_row(ledger, source).meta
    for key in ("levi:", "\u05dc\u05d5\u05d9", "a" * 61, "a b"):
        with pytest.raises(BadInput, match=r"with : \. \+ - between them alone, and at most 60 characters"):
            sources.edit_meta(ledger, source, replace(meta, citekey=key))
