"""A stranger's test: who gave what to whom, with the source, from nothing but the exported folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from tests.helpers.evident import places_of
from tests.helpers.made import make_starter

from app.actions.donations import add_donation, edit_donation
from app.actions.evidence import link_evidence
from app.actions.exports import Wanted, export_markdown
from app.actions.passages import set_claim
from app.actions.works import put_in_work
from app.domain.donations import DateSpan, Party
from app.domain.passages import Claim
from app.domain.terms import ClaimKind, DatePrecision, PartyRole, Sureness
from app.exporters.dialects import Profile
from app.paths import RESOURCES
from app.store.reads import donations as donation_reads
from app.store.reads import passages as passage_reads
from app.store.store import Store

_LINK = re.compile(
    r"\[\[(?P<wiki>[^\]|\\#]+)(?:#\^?(?P<at>[\w-]+))?\\?\|[^\]]+\]\]|\]\((?P<path>[^)#]+)(?:#(?P<to>[^)]+))?\)"
)
_LABEL = re.compile(r"\[\[[^\]|]+\\?\|([^\]]+)\]\]|\[([^\]]+)\]\([^)]+\)")


@pytest.fixture(scope="module")
def told(filled: tuple[bytes, dict[str, int]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stranger")
    (path / "w.passagework").write_bytes(filled[0])
    with Store(path / "w.passagework", "Ann") as store:
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
def test_who_gave_iran_what_is_shown_with_its_source(told: Path, profile: Profile) -> None:
    folder = (told / profile).resolve()
    index = (folder / "index.md").read_text("utf-8")
    (iran,) = (to for to, _ in leads(folder / "index.md", folder, index) if to.name == "Iran.md")
    page = iran.read_text("utf-8")
    seen = [read(line) for line in page.splitlines()]
    assert "- 300,000 masks from Town of Upper Example (D-01)" in seen
    (row,) = (line for line in page.splitlines() if line.startswith(("| [", "* **[")) and "D-01" in line)
    cells = [cell.rpartition(": ")[2].strip() for cell in re.split(r" · |(?<!\\)\|", read(row)) if cell.strip()]
    assert cells[-6:-1] == ["Town of Upper Example", "Iran", "300,000 masks; USD 5", "in March 2020", "given"]
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
        for words in ("Ada Example and Ben van der Sample", "Our Institute, 31 May 2020", "https://example.org/7"):
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


def test_a_tag_says_once_what_a_work_says_and_what_we_made_of_it_folded(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    put_in_work(ledger, ids["digest"], ids["source"])
    passages = {source: passage_reads.of_source(ledger, ids[source]) for source in ("source", "digest")}
    for source in passages:
        for passage in passages[source]:
            set_claim(ledger, passage.id, Claim(ClaimKind.THESIS, "the authors", Sureness.PROBABLE))
    export_markdown(ledger, tmp_path)
    page = (tmp_path / "Tags" / "Image repair.md").read_text("utf-8")
    assert page.count("**Claim:** thesis, asserted by the authors, probable") == 2  # of the two original passages
    ours = page[page.index("> [!note]- Our paraphrase") : page.index("<!-- /passagework passages")]
    assert "> > In our words: some masks went to Iran." in ours
    assert "Claim" not in ours
    assert "Also tagged" not in ours


def test_whom_several_gifts_of_a_sum_came_from_is_named_once(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    content = donation_reads.record(ledger, ids["donation"]).content
    april = DateSpan("2020-04-01", "2020-04-30", DatePrecision.MONTH, "in April")
    again = add_donation(ledger, replace(content, title="Again", date=april))
    places = places_of(donation_reads.record(ledger, again))
    link_evidence(ledger, ids["source"], 0, 4, "1990", ("donation", again), places)
    export_markdown(ledger, tmp_path, Wanted(Profile.PLAIN))
    lines = [read(line) for line in (tmp_path / "Countries" / "Iran.md").read_text("utf-8").splitlines()]
    assert "- 600,000 masks from Town of Upper Example (D-01, D-02)" in lines


def test_through_whom_a_gift_went_is_beside_who_gave_it(ledger: Store, ids: dict[str, int], tmp_path: Path) -> None:
    content = donation_reads.record(ledger, ids["donation"]).content
    carried = (*content.parties, Party(PartyRole.CARRIER, "Relief Fund"))
    edit_donation(ledger, ids["donation"], replace(content, parties=carried))
    export_markdown(ledger, tmp_path, Wanted(Profile.OBSIDIAN))
    rows = [read(line) for line in (tmp_path / "Countries" / "Iran.md").read_text("utf-8").splitlines()]
    assert any("| Town of Upper Example through Relief Fund | Iran |" in row for row in rows)


def test_the_strangers_paragraph_says_what_the_folder_says(tmp_path: Path) -> None:
    written = (
        (Path(__file__).parents[1] / "trials" / "stranger.md").read_text("utf-8").partition("# Another subject")[0]
    )
    paragraph = " ".join(line.removeprefix("> ") for line in written.splitlines() if line.startswith(">"))
    make_starter(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        export_markdown(store, tmp_path / "vault")
    page = " ".join(read((tmp_path / "vault/Countries/Iran.md").read_text("utf-8")).split())
    told = set(re.findall(r"D-\d\d", paragraph))
    assert told == set(re.findall(r"D-\d\d", page.partition("In no total")[0])) - {"D-39"}  # which is of another's gift
    for words in (
        "300,000 masks from Municipality of Guangzhou (D-22)",
        "masks, protective suits or testing equipment, amount not stated from Chinese military (D-12), Jack Ma",
        "1 delegation of doctors from Chinese Red Cross (D-15)",
        "something, the source does not say what from Government of Xinjiang (D-23)",
        "D-05 one or more medical teams (Probably the Red Cross",
        "D-11 20,000 – 99,999 masks",
        "D-13 masks, protective suits or testing equipment (Very likely Xinjiang",
        "Guangzhou, twin city of Gorgan",
    ):
        assert words in page
    for number in re.findall(r"\d[\d,]*\d{3}", paragraph):
        assert number in page, number
