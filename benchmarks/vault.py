"""A vault of 10,000 passages with notes, beside a bare loop that writes the same bytes as durably.

Budgets: four times the loop, and again without a change half of that. A preview of a page of all these passages in
another profile, as it begins, is to come within 100 ms.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.actions.exports import ExportReport
    from app.store.store import Store

NOTES = 1_000
ROUNDS = 3


class Measured(NamedTuple):
    """Seconds, the least of some rounds."""

    bare: float
    """A loop that writes the same files, each synced to the disk, as an export has to."""
    first: float
    again: float
    worked: tuple[float, float]
    """Of the processor's time, an export at first and again."""
    previews: tuple[float, ...]
    """The beginning of the longest page in each profile."""


def bare(folder: Path, files: Mapping[str, bytes]) -> float:
    """Write these files, each synced."""
    begun = time.perf_counter()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    return time.perf_counter() - begun


def measure(workspace: Path, folder: Path) -> Measured:
    """Export a workspace of many passages, then again, then write the same bytes by a bare loop."""
    from app.actions.exports import export_markdown
    from app.actions.notes import add_note
    from app.store.reads import passages
    from app.store.store import Store

    with Store(workspace, "Dana") as store:
        for passage in passages.listed(store, limit=NOTES):
            add_note(store, f"What this says: {passage.quote[:80]}", "", "passage", passage.id)
        rounds = [_round(folder / str(number), lambda to: export_markdown(store, to)) for number in range(ROUNDS)]
        shown = previews(store, folder / "0" / "vault")
    least = [min(times) for times in zip(*rounds, strict=True)]
    return Measured(least[0], least[1], least[3], (least[2], least[4]), shown)


def previews(store: Store, vault: Path) -> tuple[float, ...]:
    """How long the dialog works for the beginning of the longest page, after a change to each profile."""
    from app.actions.exports import Prepared, Wanted, planned_export
    from app.exporters.dialects import Profile

    prepared = Prepared(store)
    report = planned_export(store, vault, Wanted(Profile.PANDOC), prepared=prepared)
    longest = max(report.files, key=lambda one: len(one.text))
    out: list[float] = []
    for profile in Profile:
        times: list[float] = []
        for _ in range(ROUNDS):
            begun = time.process_time()
            assert prepared.beginning(Wanted(profile), longest.key, report)
            times.append(time.process_time() - begun)
        out.append(min(times))
    return tuple(out)


def _round(folder: Path, export: Callable[[Path], ExportReport]) -> tuple[float, float, float, float, float]:
    """The bare loop; an export and its processor's time; the same again."""
    vault = folder / "vault"
    begun = time.perf_counter(), time.process_time()
    export(vault)
    first = time.perf_counter() - begun[0], time.process_time() - begun[1]
    begun = time.perf_counter(), time.process_time()
    report = export(vault)
    again = time.perf_counter() - begun[0], time.process_time() - begun[1]
    assert not report.written
    files = {path.relative_to(vault).as_posix(): path.read_bytes() for path in vault.rglob("*") if path.is_file()}
    return bare(folder / "bare", files), *first, *again


def main() -> None:
    """Print what was measured."""
    from benchmarks import shapes

    place = Path(tempfile.mkdtemp(prefix="passagework-vault-"))
    try:
        shapes.long_workspace(place / "many.passagework", 10_000)
        found = measure(place / "many.passagework", place)
        print(f"bare loop {found.bare:.2f} s; export {found.first:.2f} s, {found.first / found.bare:.1f} times; "
              f"again {found.again:.2f} s, {found.again / found.bare:.1f} times; "
              f"the processor's time {found.worked[0]:.2f} s and {found.worked[1]:.2f} s; "
              f"previews {', '.join(f'{1000 * one:.0f}' for one in found.previews)} ms")  # fmt: skip
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]
    main()
