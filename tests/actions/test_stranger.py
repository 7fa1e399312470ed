"""A stranger's test: who gave what to whom, with the source, from nothing but the exported folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from tests.actions.export_workspace import fill

from app.actions.exports import Wanted, export_markdown
from app.exporters.dialects import Profile
from app.store.store import Store

_LINK = re.compile(
    r"\[\[(?P<wiki>[^\]|\\#]+)(?:#\^?(?P<at>[\w-]+))?\\?\|[^\]]+\]\]|\]\((?P<path>[^)#]+)(?:#(?P<to>[^)]+))?\)"
)
_LABEL = re.compile(r"\[\[[^\]|]+\\?\|([^\]]+)\]\]|\[([^\]]+)\]\([^)]+\)")


@pytest.fixture(scope="module")
def told(seeded: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stranger")
    (path / "w.passagework").write_bytes(seeded)
    with Store(path / "w.passagework", "Ann") as store:
        fill(store)
        for profile in Profile:
            export_markdown(store, path / profile, Wanted(profile))
    return path


def leads(page: Path, folder: Path, line: str) -> Iterator[tuple[Path, str]]:
    """Where the links of a line lead: a page, and the name of a place on it."""
    for found in _LINK.finditer(line):
        if found["wiki"]:
            yield folder / f"{found['wiki']}.md", found["at"] or ""
        elif not found["path"].startswith("http"):
            yield (page.parent / unquote(found["path"])).resolve(), unquote(found["to"] or "").removeprefix("^")


def read(line: str) -> str:
    """A line as it is seen."""
    return _LABEL.sub(lambda found: found[1] or found[2], line).replace("\\", "").replace("**", "")


@pytest.mark.parametrize("profile", Profile)
def test_who_gave_iran_what_is_told_with_its_source(told: Path, profile: Profile) -> None:
    folder = (told / profile).resolve()
    index = (folder / "index.md").read_text("utf-8")
    (iran,) = (to for to, _ in leads(folder / "index.md", folder, index) if to.name == "Iran.md")
    page = iran.read_text("utf-8")
    seen = [read(line) for line in page.splitlines()]
    assert "- 300,000 masks from Town of Upper Example (D-01)" in seen
    (row,) = (line for line in page.splitlines() if line.startswith(("| [", "* **[")) and "D-01" in line)
    cells = [cell.rpartition(": ")[2].strip() for cell in re.split(r" · |(?<!\\)\|", read(row)) if cell.strip()]
    assert cells[-6:-1] == ["Town of Upper Example", "Iran", "300,000 masks; 5 USD", "in March 2020", "given"]
    assert any("sent 300,000 masks" in line.replace("==", "") and line.startswith("> ") for line in seen)
    assert all(word in index for word in ("in no total", "may overlap", "Contradicts", "inferred", "¶5"))
    if profile is Profile.PANDOC:
        key = re.search(r"\[@(\w+), ¶2\]", cells[-1])
        assert key is not None
        (entry,) = (one for one in json.loads((folder / "references.json").read_text("utf-8")) if one["id"] == key[1])
        assert (entry["URL"], entry["issued"]["date-parts"]) == ("https://example.org/7", [[2020, 5, 31]])
        assert [name["family"] for name in entry["author"]] == ["Example", "van der Sample"]
    else:
        number = re.search(r"¶2 ?\[\^?(\d+)\]", cells[-1])
        assert number is not None
        (note,) = (line for line in page.splitlines() if re.match(rf"\\?\[\^?{number[1]}\\?\]:? ", line))
        assert "Example and van der Sample 2020, ¶2" in read(note)
        ((source, place),) = leads(iran, folder, note)
        text = source.read_text("utf-8")
        assert place in text
        for words in ("Ada Example and Ben van der Sample", "Our Institute, May 31, 2020", "https://example.org/7"):
            assert words in text
            assert words in page
        assert "- **Retrieved:** " in text


@pytest.mark.parametrize("profile", Profile)
def test_every_link_leads_to_a_page_of_the_folder(told: Path, profile: Profile) -> None:
    folder = (told / profile).resolve()
    files = set(folder.rglob("*.md"))
    found = {(file, *to) for file in files for to in leads(file, folder, file.read_text("utf-8"))}
    assert len(found) > 40
    assert [one for one in found if one[1] not in files] == []
    assert [one for one in found if one[2] and one[2] not in one[1].read_text("utf-8")] == []


def test_a_plain_page_is_seen_without_what_only_machines_read(told: Path) -> None:
    reader = MarkdownIt("commonmark")
    for file in (told / Profile.PLAIN).rglob("*.md"):
        text = "".join(
            inside.content
            for token in reader.parse(file.read_text("utf-8"))
            for inside in token.children or ()
            if inside.type in ("text", "code_inline")
        )
        assert not re.search(r"passagework|---|\| |\w+: \"", text), (file, text)
        seen = (token.type for token in reader.parse(file.read_text("utf-8")) if token.type != "html_block")
        assert next(seen) == "heading_open", file
