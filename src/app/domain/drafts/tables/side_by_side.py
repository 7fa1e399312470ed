"""Tables that stand side by side in the same rows: the headings come again, or a column without words is between them.

Donor | Tents | Donor | Tents             two tables
Donor | Tents |       | Recipient | Cots  two tables, if each has headings of its own
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


def blocks(
    names: Sequence[str], is_empty: Callable[[int], bool], is_plain: Callable[[Sequence[str]], bool]
) -> list[tuple[int, int]]:
    """From which column up to which each table reaches.

    `is_empty` says of a column whether no row has words there, `is_plain` of headings whether a table may have them.
    """
    wide = len(names)
    again = [at for at in range(2, wide) if names[at] and names[at].casefold() == names[0].casefold()]
    starts = [0, *again] if names and names[0] and _are_alike(names, [0, *again]) else [0]
    if len(starts) == 1:
        starts = [0, *(at + 1 for at in range(1, wide - 1) if not names[at] and is_empty(at))]
    found = list(zip(starts, [*starts[1:], wide], strict=True))
    if len(found) > 1 and not all(is_plain(names[low:high]) for low, high in found):
        return [(0, wide)]
    return found


def _are_alike(names: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether the headings from each start to the next are the same."""
    ends = [*starts[1:], len(names)]
    spans = zip(starts, ends, strict=True)
    parts = {tuple([name.casefold() for name in names[low:high] if name]) for low, high in spans}
    return len(starts) > 1 and len(parts) == 1
