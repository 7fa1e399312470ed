"""A page renamed in Obsidian or another editor, which leads the links of all other pages there in its own form."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

from tests.helpers.long import few

from app.actions.donations import edit_donation
from app.actions.export_files import State
from app.actions.exports import Wanted, export_markdown
from app.exporters.dialects import Profile
from app.store.reads import donations as donation_reads
from app.store.store import Store

RENAMED = {
    "Countries/Iran": "Places/Iran (IR)",
    "Sources/What 'gifts' - a No 1 - study": "Sources/Read/Sample 2020",
    "Tags/Image repair": "Tags/Repair",
    "Actors/Town of Upper Example": "Actors/Upper",
}


_SAFE = "/',’"


def shortest(_folder: Path, _page: Path, new: str) -> str:
    """As Obsidian leads there, where that is not set otherwise."""
    return new.rpartition("/")[2]


def whole(folder: Path, _page: Path, new: str) -> str:
    """From the top of her vault, in which the export is a folder."""
    return f"{folder.name}/{new}"


def from_here(folder: Path, page: Path, new: str) -> str:
    return Path(os.path.relpath(folder / new, page.parent)).as_posix()


def rename(folder: Path, led: Callable[[Path, Path, str], str]) -> None:
    """Each page gets its new name, and each link that led there leads there again."""
    for old, new in RENAMED.items():
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{old}.md").rename(folder / f"{new}.md")
    for page in folder.rglob("*.md"):
        stood = folder / next((f"{old}.md" for old, new in RENAMED.items() if folder / f"{new}.md" == page), page)

        def again(found: re.Match[str], page: Path = page, stood: Path = stood) -> str:
            if found["wiki"]:
                new = RENAMED.get("Countries/Iran" if found["wiki"] == "Iran" else found["wiki"])
                return f"[[{led(folder, page, new)}" if new else found[0]
            target = Path(os.path.normpath(stood.parent / unquote(found["path"]))).relative_to(folder).as_posix()
            new = RENAMED.get(target, target)
            return f"]({quote(from_here(folder, page, new), safe=_SAFE)}.md"

        text = page.read_bytes().decode()
        page.write_bytes(re.sub(r"\[\[(?P<wiki>[^\]|#\\]+)|\]\((?P<path>[^)#]+)\.md", again, text).encode())


@few(
    "profile, led",
    [(Profile.OBSIDIAN, shortest), (Profile.OBSIDIAN, whole), (Profile.OBSIDIAN, from_here), (Profile.PLAIN, from_here),
     (Profile.PANDOC, from_here)],
    keep=3,
    why="more ways of leading a link",
)  # fmt: skip
def test_links_that_her_editor_led_to_a_new_name_wait_for_nothing(
    ledger: Store, ids: dict[str, int], tmp_path: Path, profile: Profile, led: Callable[[Path, Path, str], str]
) -> None:
    folder = tmp_path / "vault"
    export_markdown(ledger, folder, Wanted(profile))
    rename(folder, led)
    hers = {page: page.read_bytes() for page in folder.rglob("*.md")}
    again = export_markdown(ledger, folder, Wanted(profile))
    assert again.of(State.CONFLICT) == () == again.kept
    assert export_markdown(ledger, folder, Wanted(profile)).written == ()
    for page, text in hers.items():
        now = page.read_bytes().splitlines()
        assert [line for line in text.splitlines() if line not in now] == []
        assert len(now) - text.count(b"\n") in (0, 1, 2)  # the name it had is an alias
    record = donation_reads.record(ledger, ids["donation"])
    parties = (replace(record.content.parties[0], name="Town of Lower Example"), record.content.parties[1])
    edit_donation(ledger, record.id, replace(record.content, parties=parties, ambiguity="Who paid, and when?"))
    newer = export_markdown(ledger, folder, Wanted(profile))
    assert newer.of(State.CONFLICT) == ()
    page = next(folder.glob("Donations/D-01*")).read_text("utf-8")
    assert "Who paid, and when?" in page
    assert "Lower Example" in page
    assert "Town of Upper Example" not in page
