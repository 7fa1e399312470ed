"""Some rounds of the trials over the importers; CONTRIBUTING names the commands that run thousands."""

from __future__ import annotations

from tests.trials.importer_mutants import run


def test_damaged_pages_texts_and_codebooks_are_read_whole_or_refused_with_a_sentence() -> None:
    result = run(30, seed=8)
    assert [why for _, why in result.failures] == []
    assert result.outcomes["read"] >= 10
    assert result.outcomes.total() == 30
