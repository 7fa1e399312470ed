"""How sources are cited in a document: in the house's own words, or in the style of a `.csl` file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.exporters.flow import Runs


class Citing(Protocol):
    """Sets citations. Sources are known by their ids; of one that it does not know it says nothing."""

    def citation(self, source_id: int, locator: str) -> Runs:
        """The citation of a place in a source, where it is cited."""
        ...

    def bibliography(self, source_ids: Sequence[int]) -> dict[int, Runs]:
        """The entries of these sources, in the order in which the style lists them."""
        ...


class HouseCiting:
    """Leaves citations as the pages say them: *Segev and Lavi 2020, ¶6*."""

    def citation(self, source_id: int, locator: str) -> Runs:
        """Nothing, so that the page's own words stand."""
        return ()

    def bibliography(self, source_ids: Sequence[int]) -> dict[int, Runs]:
        """Nothing, as for a citation."""
        return {}
