"""`uv run --frozen python benchmarks/run.py` times the program and prints one table.

A start is measured in turns with a bare window, so that both meet the same noise. What is over its budget is
said, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.dont_write_bytecode = False
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import drafts  # noqa: E402
import ledger_rows  # noqa: E402
import long_rows  # noqa: E402
import page_rows  # noqa: E402
import processes  # noqa: E402
import search_rows  # noqa: E402
import shapes  # noqa: E402
import source_drafts  # noqa: E402
import start  # noqa: E402
import totals  # noqa: E402
from table import Row, line, median_within, ratio  # noqa: E402

if TYPE_CHECKING:
    from app.store.store import Store

RATIO = 1.35
"""How much longer than a bare window ours may take, at most."""
TAG_RATIO = 6.0
"""How many times a durable insert a tag may take."""
KINDS = (
    "start",
    "tagging",
    "long",
    "lists",
    "versions",
    "search",
    "palette",
    "page",
    "import",
    "totals",
    "ledger",
    "drafts",
    "source",
    "map",
    "others",
)


def starts(folder: Path, runs: int) -> Iterator[Row]:
    """The first painted window, beside a bare one, and `T` answering."""
    workspace = folder / "article.passagework"
    shapes.article_workspace(workspace)
    for platform in ("offscreen", *(("xcb",) if shutil.which("Xvfb") else ())):
        bare, ours = start.by_turns(workspace, runs, platform)
        for kind in ("", start.SPENT):
            floor, painted = ([times[f"text{kind}"] for times in runs_of] for runs_of in (bare, ours))
            share = ratio(painted, floor)
            what = f"text and marks painted{kind} ({platform})"
            yield Row(f"start: bare PySide6 window{kind} ({platform})", "floor", floor)
            yield Row(f"start: {what}", f"ratio ≤ {RATIO}", painted, share, share <= RATIO)
        if platform == "offscreen":  # without a window manager, an X window is not active and gets no shortcuts
            palette = [times["palette"] for times in ours]
            after = [times["palette"] - times["text"] for times in ours]
            yield Row("start: `T` answered, from exec", "400", palette, None, median_within(palette, 400))
            yield Row("start: `T` answered, from the first paint", "", after)


def tagging(folder: Path, count: int) -> Iterator[Row]:
    """A tag put, durable and repainted."""
    article, long = folder / "tagged.passagework", folder / "long.passagework"
    source_id = shapes.article_workspace(article)
    yield from _tag_rows("of the article", article, source_id, count)
    source_id = shapes.long_workspace(long, 1_000)
    yield from _tag_rows("of a source with 1,000", long, source_id, count)


def _tag_rows(where: str, workspace: Path, source_id: int, count: int) -> Iterator[Row]:
    measured = processes.told("tagging.py", workspace, source_id, count)
    yield Row("a durable insert, bare SQLite", "floor", measured["floor"])
    share = ratio(measured["tags"], measured["floor"])
    yield Row(f"tag a passage {where}", f"ratio ≤ {TAG_RATIO}", measured["tags"], share, share <= TAG_RATIO)


def others(folder: Path) -> Iterator[Row]:
    """What has no budget yet: a source of 10,000 passages opened, searched, exported and checked; offsets mapped."""
    from app.actions.check import check
    from app.store.reads.search import search
    from app.store.store import Store

    workspace = folder / "many.passagework"
    shapes.long_workspace(workspace, 10_000)
    _, ours = start.by_turns(workspace, 3, "offscreen")
    yield Row("start on 50,000 words with 10,000 passages", "", [times["text"] for times in ours])
    with Store(workspace, "Dana") as store:
        yield Row("search a rare word", "", [_time(lambda: search(store, shapes.RARE)) for _ in range(20)])
        yield Row("check 10,000 passages", "", [_time(lambda: check(store))])
        yield from _figures(store)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks import vault

    made = vault.measure(workspace, folder)
    for work, seconds, most in (("to a vault", made.first, 4), ("again, unchanged", made.again, 2)):
        share = seconds / made.bare
        yield Row(f"10,000 passages with notes {work}", f"{most} times bare", [seconds * 1000], share, share <= most)
    shown = [1000 * one for one in made.previews]
    yield Row("its longest page in another profile", "100", shown, None, max(shown) <= 100)
    yield Row("map 1,000 offsets of a million characters", "", [_time(_map) for _ in range(5)])


def _figures(store: Store) -> Iterator[Row]:
    """The figures of a note, looked for at each pause of whoever writes it; beside it, its words gone through once."""
    from app.actions.note_figures import Figures, finder, look_through

    said = "Iran got 300 masks from Peru [[D-1]].\n\nIt was long ago, and Chad got 20,000. Kenya: {{total: masks}}.\n\n"
    note, search, figures = said * 260, finder(), Figures(store)
    times, floor = list[float](), list[float]()
    for _ in range(10):
        floor.append(_spent(lambda: re.findall(r"\w+", note)))
        times.append(_spent(lambda: look_through(store, note, search, figures)))
    yield Row("the words of a note of 5,000 words", "floor", floor)
    within = median_within(times, 50)
    yield Row("look for figures in a note of 5,000 words", "50", times, ratio(times, floor), within)


def _map() -> None:
    from app.ui.base.offsets import TextMap

    line = "The quick brown fox 😀 " * 20
    text = f"{line}\n" * 2_000
    offsets = TextMap(text, [(at, at + len(line)) for at in range(0, len(text), len(line) + 1)])
    for at in range(0, len(text), len(text) // 1_000):
        assert 0 <= at - offsets.to_canonical(offsets.to_qt(at)) <= 1


def versions() -> Iterator[Row]:
    """10,000 passages carried over to an edited text, held against the truth; the time has no budget."""
    import random

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks import reanchor

    found = reanchor.measure(random.Random(reanchor.SEED), 50_000, 10_000, 0.35)
    work = f"carry 10,000 passages over: {found.share:.2%} of {found.survive:,} surviving, {len(found.wrong)} wrong"
    yield Row(work, "(≥ 98 %, 0 wrong)", [found.seconds * 1000], None, found.share >= 0.98 and not found.wrong)
    texts = reanchor.repeating_texts()
    yield Row("carry 400 passages over in a text that repeats itself", "", [_time(lambda: reanchor.reanchor(*texts))])


def _time(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - begun) * 1000


def _spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def lists() -> Iterator[Row]:
    """The passages of a tag among 100,000."""
    yield from _told("passages_list.py")


def source() -> Iterator[Row]:
    """The drafts of a long source, found behind the window, and how late that answers meanwhile, beside a bare one."""
    seconds, late, floor = processes.told("source_drafts.py", "--json")
    most = source_drafts.WITHIN_S
    work = f"drafts of a source of {source_drafts.WORDS:,} words, behind the window"
    yield Row(work, f"≤ {1000 * most:,}", [1000 * seconds], None, seconds <= most)
    yield Row("a bare window answers late by", "floor", floor)
    yield Row("the window answers late by while they are found", "", late)


def flows() -> Iterator[Row]:
    """A map of 5,000 flows, in processor time."""
    yield from _told("map_flows.py")


def _told(script: str) -> Iterator[Row]:
    for work, most, times in processes.told(script, "--json"):
        if most is None:
            yield Row(work, "floor", times)
        else:
            yield Row(work, f"≤ {most:.0f}", times, None, median_within(times, most))


def main() -> int:
    """Time everything, or only the kinds of work asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help=f"{', '.join(KINDS)}; all of them by default")
    parser.add_argument("--runs", type=int, default=15, help="starts of each window")
    parser.add_argument("--tags", type=int, default=200, help="passages tagged in each source")
    asked = parser.parse_args()
    over = False
    print("| work | budget, ms | median | p95 | n | ratio to floor | |\n|---|---|---|---|---|---|---|", flush=True)
    with TemporaryDirectory() as name:
        kinds = {
            "start": lambda: starts(Path(name), asked.runs),
            "tagging": lambda: tagging(Path(name), asked.tags),
            "long": lambda: long_rows.rows(Path(name), max(3, asked.runs // 3), asked.tags),
            "lists": lists,
            "versions": versions,
            "search": lambda: search_rows.rows(Path(name)),
            "palette": lambda: search_rows.palette(Path(name)),
            "page": lambda: page_rows.rows(Path(name)),
            "import": search_rows.imports,
            "totals": totals.rows,
            "ledger": ledger_rows.rows,
            "drafts": drafts.rows,
            "source": source,
            "map": flows,
            "others": lambda: others(Path(name)),
        }
        for kind in asked.only or kinds:
            for row in kinds[kind]():
                print(line(row), flush=True)
                over = over or row.ok is False
    return int(over)


if __name__ == "__main__":
    raise SystemExit(main())
