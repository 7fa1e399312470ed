"""Exporting again into a folder she lives in: moved, renamed, deleted, synced, without its manifest, or in part."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.actions.export_workspace import add_source, tag_line
from tests.helpers.long import few

from app.actions.donations import add_donation, edit_donation
from app.actions.export_files import State
from app.actions.export_material import Part
from app.actions.exports import Wanted, export_markdown, planned_export
from app.actions.note_edits import note_edits, take_back
from app.actions.notes import add_note, edit_note
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.donations import Donation, Party
from app.domain.errors import BadInput, NotFound
from app.domain.links import links_of
from app.domain.sources import SourceMeta
from app.domain.terms import PartyRole
from app.domain.vocabularies import COUNTRY
from app.exporters.dialects import Profile
from app.exporters.manifest import NAME
from app.store.reads import donations as donation_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads.links import linked
from app.store.store import Store

RECORD = "Donations/D-01 Upper Example to Gorgan.md"
NOTE = "Notes/Plan - (draft).md"


@pytest.fixture(scope="module")
def exported(filled: tuple[bytes, dict[str, int]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exported")
    (path / "w.passagework").write_bytes(filled[0])
    with Store(path / "w.passagework", "Ann") as store:
        export_markdown(store, path / "vault")
    return path / "vault"


@pytest.fixture
def folder(exported: Path, ids: dict[str, int], tmp_path: Path) -> Path:
    """A folder into which everything was exported once."""
    return Path(shutil.copytree(exported, tmp_path / "vault"))


def change(store: Store, ids: dict[str, int]) -> None:
    """Something new for the record's page and for those that show it."""
    record = donation_reads.record(store, ids["donation"])
    edit_donation(store, record.id, replace(record.content, ambiguity="Who paid, and when?"))


def states(store: Store, folder: Path) -> dict[str, State]:
    found = planned_export(store, folder).files
    return {one.path: one.state for one in found if one.state is not State.UNCHANGED}


def test_her_words_stay_and_what_is_new_comes_beside_them(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    file = folder / RECORD
    file.write_text(f"{file.read_text('utf-8')}\nAsk them.\n", "utf-8")
    assert states(ledger, folder) == {RECORD: State.EDITED}
    change(ledger, ids)
    assert states(ledger, folder) == {RECORD: State.MERGED}
    export_markdown(ledger, folder)
    said = file.read_text("utf-8")
    assert said.endswith("\nAsk them.\n")
    assert "Who paid, and when?" in said
    assert states(ledger, folder) == {RECORD: State.EDITED}
    assert export_markdown(ledger, folder).written == ()


def test_a_file_she_renamed_or_moved_is_known_and_others_lead_to_it(
    ledger: Store, ids: dict[str, int], folder: Path
) -> None:
    (folder / "Mine").mkdir()
    (folder / RECORD).rename(folder / "Mine" / "Masks.md")
    change(ledger, ids)
    export_markdown(ledger, folder)
    assert not (folder / RECORD).exists()
    assert "Who paid, and when?" in (folder / "Mine" / "Masks.md").read_text("utf-8")
    assert "[[Mine/Masks|" in (folder / "index.md").read_text("utf-8")
    assert states(ledger, folder) == {}


def test_a_file_she_deleted_stays_deleted_until_she_wants_it_again(
    ledger: Store, ids: dict[str, int], folder: Path
) -> None:
    (folder / RECORD).unlink()
    for _ in range(2):
        assert [one.path for one in export_markdown(ledger, folder).of(State.DELETED)] == [RECORD]
        assert not (folder / RECORD).exists()
        change(ledger, ids)
    export_markdown(ledger, folder, again=True)
    assert (folder / RECORD).exists()
    assert states(ledger, folder) == {}


def test_a_whole_folder_that_was_moved_or_synced_is_recognised(
    ledger: Store, ids: dict[str, int], folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "synced" / "Vault 2"
    shutil.copytree(folder, elsewhere)
    for file in elsewhere.rglob("*.md"):  # as a program that syncs to Windows might
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    change(ledger, ids)
    export_markdown(ledger, elsewhere)
    said = (elsewhere / RECORD).read_bytes()
    assert b"Who paid, and when?" in said
    assert said.count(b"\n") == said.count(b"\r\n")


def test_without_a_manifest_what_is_the_same_is_ours_and_what_differs_waits(
    ledger: Store, ids: dict[str, int], folder: Path
) -> None:
    (folder / NAME).unlink()  # as one that syncs no hidden files leaves it
    note = folder / NOTE
    note.write_text(f"{note.read_text('utf-8')}\nMine.\n", "utf-8")
    export_markdown(ledger, folder)
    assert note.read_text("utf-8").endswith("\nMine.\n")
    assert list(folder.rglob("*(new)*")) == []
    copies = {path: path.with_stem(f"{path.stem} (a copy of two computers)") for path in (folder / RECORD, note)}
    copies[folder / "index.md"] = folder / "index (new).md"
    for path, copy in copies.items():
        shutil.copy(path, copy)
    (folder / NAME).unlink()
    assert set(states(ledger, folder)) == {NOTE}  # each page is where it was, and its copy is nobody's
    for copy in copies.values():
        copy.unlink()
    (folder / RECORD).rename(folder / "Masks.md")
    export_markdown(ledger, folder)  # the other pages led to its old place, which nobody knows to be ours
    assert not (folder / RECORD).exists()
    assert note.read_text("utf-8").endswith("\nMine.\n")


def test_a_forged_manifest_costs_no_file(ledger: Store, ids: dict[str, int], folder: Path, tmp_path: Path) -> None:
    diary = folder / "Diary.md"
    diary.write_text("mine", "utf-8")
    manifest = json.loads((folder / NAME).read_text("utf-8"))
    manifest["files"]["notes:ffffffffffff"] = {"path": "Diary.md", "sha256": ["x"], "front": {}, "parts": {}}
    for path in ("Diary.md", "../ledger.passagework", "/etc/passwd.md", ".hidden.md", "a//b.md"):
        manifest["files"]["notes:ffffffffffff"]["path"] = path
        (folder / NAME).write_text(json.dumps(manifest), "utf-8")
        before = {file: file.read_bytes() for file in folder.rglob("*.md")}
        change(ledger, ids)
        export_markdown(ledger, folder)
        assert diary.read_text("utf-8") == "mine"
        kept = {file.read_bytes() for file in folder.rglob("*.md")}
        assert set(before.values()) <= kept
    assert (tmp_path / "ledger.passagework").exists()


def test_a_part_damaged_by_hand_leaves_the_file_and_says_why(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    file = folder / RECORD
    mine = file.read_text("utf-8").replace("<!-- /passagework evidence -->\n", "")
    file.write_text(mine, "utf-8")
    change(ledger, ids)
    report = export_markdown(ledger, folder)
    (conflict,) = report.of(State.CONFLICT)
    assert conflict.why == ", since of its part “evidence” only one of the two remarks is left"
    assert file.read_text("utf-8") == mine
    assert report.kept[0][1].name == "D-01 Upper Example to Gorgan (new).md"


def test_a_file_without_any_of_our_remarks_is_named_until_it_is_rewritten(
    ledger: Store, ids: dict[str, int], folder: Path, tmp_path: Path
) -> None:
    file = folder / RECORD
    mine = re.sub(r"<!-- /?passagework .*?-->\n", "", file.read_text("utf-8"))
    file.write_text(mine, "utf-8")
    change(ledger, ids)
    for _ in range(2):
        planned = [one.path for one in planned_export(ledger, folder).files if one.is_unmarked]
        report = export_markdown(ledger, folder)
        assert planned == [one.path for one in report.files if one.is_unmarked] == [RECORD]
        assert "Who paid, and when?" not in file.read_text("utf-8")
    file.rename(tmp_path / "hers.md")
    report = export_markdown(ledger, folder, again=True)
    assert not [one for one in report.files if one.is_unmarked]
    assert "Who paid, and when?" in file.read_text("utf-8")


def test_a_part_of_the_workspace_is_exported_with_its_evidence_and_nothing_else_goes(
    ledger: Store, ids: dict[str, int], folder: Path, tmp_path: Path
) -> None:
    add_note(ledger, "Free.", "Free")
    out = tmp_path / "part"
    export_markdown(ledger, out, Wanted(part=Part(query="recipient:IR")))
    made = {file.relative_to(out).as_posix() for file in out.rglob("*.md")}
    assert {RECORD, "Countries/Iran.md", "Actors/Town of Upper Example.md", NOTE} <= made
    assert not any(name.startswith("Notes/Free") or name == "Countries/Norway.md" for name in made)
    with pytest.raises(NotFound, match="no tag “Nothing”"):
        export_markdown(ledger, out, Wanted(part=Part(tag="Nothing")))
    with pytest.raises(NotFound, match="no collection “Nothing”"):
        planned_export(ledger, out, Wanted(part=Part(collection="Nothing")))
    with pytest.raises(BadInput):
        planned_export(ledger, out, Wanted(part=Part(query="nosuch:1")))


@few("profile", Profile, keep=1, why="more parts")
def test_a_part_takes_nothing_from_the_pages_of_the_whole(
    ledger: Store, ids: dict[str, int], tmp_path: Path, profile: Profile
) -> None:
    """Its index, sources and countries would have only what the part has of them."""
    out, part = tmp_path / "out", Part(tag="Image repair")
    export_markdown(ledger, out, Wanted(profile, part=part))
    export_markdown(ledger, out, Wanted(profile, part=part))  # the same again
    export_markdown(ledger, out, Wanted(profile))
    whole = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    for refused in (part, Part(query="recipient:IR")):
        for act in (export_markdown, planned_export):
            with pytest.raises(BadInput, match="“out” holds more than the part you ask for"):
                act(ledger, out, Wanted(profile, part=refused))
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == whole
    export_markdown(ledger, out, Wanted(profile, part=part, single=True))
    assert all(file.read_bytes() == was for file, was in whole.items() if file.suffix == ".md")


def test_a_part_that_became_smaller_is_exported_to_its_folder_again(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    out, part = tmp_path / "out", Part(query="recipient:IR")
    copy = add_donation(ledger, replace(donation_reads.record(ledger, ids["donation"]).content, title="Another"))
    export_markdown(ledger, out, Wanted(part=part))
    edit_donation(ledger, copy, Donation("Another", parties=(Party(PartyRole.RECIPIENT, "Norway", COUNTRY, "NO"),)))
    assert export_markdown(ledger, out, Wanted(part=part)).written


@few(
    "title",
    ["...", "///", "x" * 300, "NUL.txt file", "CON", "\u202e\u200b", "a/b\\c:d*e?f"],
    keep=3,
    why="more titles; `tests/exporters/test_file_names.py` has them below it",
)
def test_any_title_gets_a_name_that_every_system_takes(ledger: Store, tmp_path: Path, title: str) -> None:
    add_note(ledger, "Words.", title)
    out = tmp_path / "names"
    assert export_markdown(ledger, out).written
    (file,) = (out / "Notes").iterdir()
    assert len(file.name.encode()) <= 150
    assert not set(file.name) & set('\\/:*?"<>|')
    assert file.stem.partition(".")[0].casefold() not in ("nul", "con")
    assert states(ledger, out) == {}


def test_half_a_figure_and_one_that_means_nothing_stay_as_written_and_are_said(ledger: Store, folder: Path) -> None:
    body = "{{D-01.item}} and {{D-99.item}}, {{map where nosuch:1}}, {{\n\nand }}; `{{code`"
    add_note(ledger, body, "Half")
    report = export_markdown(ledger, folder)
    assert [(note, one.about) for note, one in report.figures] == [
        ("Half", said) for said in ("{{D-99.item}}", "{{map where nosuch:1}}", "{{", "}}")
    ]
    assert f"and {body.partition(' and ')[2]}" in (folder / "Notes/Half.md").read_text("utf-8")
    assert not planned_export(ledger, folder, Wanted(kinds=("Sources",))).figures


def test_a_folder_that_goes_while_it_is_exported_into_is_a_sentence(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    out = tmp_path / "gone"

    def removes(done: int, total: int) -> bool:
        while done == total // 2 and out.exists():  # other files are being written into it meanwhile
            shutil.rmtree(out, ignore_errors=True)
        return False

    with pytest.raises(BadInput, match="was moved or removed during the export"):
        export_markdown(ledger, out, progress=removes)


def test_for_pandoc_the_sources_lie_beside_the_pages_and_hers_are_kept(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    out = tmp_path / "pandoc"
    wanted = Wanted(Profile.PANDOC)
    export_markdown(ledger, out, wanted)
    entries = json.loads((out / "references.json").read_text("utf-8"))
    (key,) = [entry["id"] for entry in entries if entry["type"] != "manuscript"][:1]
    assert f"[@{key}, ¶2]" in (out / RECORD).read_text("utf-8")
    assert export_markdown(ledger, out, wanted).written == ()
    (out / "references.json").write_text("[]", "utf-8")
    edit_note(ledger, ids["note"], "Plan: [draft]", "New")
    report = export_markdown(ledger, out, wanted)
    assert report.kept == ((out / "references.json", out / "references (new).json"),)
    assert (out / "references.json").read_text("utf-8") == "[]"


@few("profile", [Profile.PLAIN, Profile.OBSIDIAN], keep=1, why="more profiles")
def test_what_she_wrote_in_a_note_s_page_is_taken_back_and_links_and_figures_stay(
    ledger: Store, ids: dict[str, int], tmp_path: Path, profile: Profile
) -> None:
    out = tmp_path / "vault"
    wanted = Wanted(profile)
    body = "See [[Iran]] and {{D-01.item}}.\n\nTo do, with {{D-01.item}}, as [[D-01]] and [[D-01|it]] say.\n\n```\ncode"
    edit_note(ledger, ids["note"], "Plan: [draft]", body)
    export_markdown(ledger, out, wanted)
    file = out / NOTE
    if profile is Profile.OBSIDIAN:
        assert "as [[Donations/D-01 Upper Example to Gorgan|D-01]] and" in file.read_text("utf-8")
    mine = file.read_text("utf-8").replace("To do, with", "Done, with [[Norway]].\n\nAnd more:")
    file.write_text(f"{mine}\nBeside it.\n", "utf-8")
    (edit,) = note_edits(ledger, planned_export(ledger, out, wanted))
    assert not edit.both
    assert take_back(ledger, (edit,)) == 1
    now = note_reads.one(ledger, ids["note"]).body
    assert now.startswith("See [[Iran]] and {{D-01.item}}.\n\nDone, with [[Norway]].\n\nAnd more: {{D-01.item}}, as")
    assert now.endswith(", as [[D-01]] and [[D-01|it]] say.\n\n```\ncode")
    assert "Beside it" not in now
    assert note_edits(ledger, planned_export(ledger, out, wanted)) == ()
    edit_note(ledger, ids["note"], "Plan: [draft]", body.replace("To do", "Otherwise"))
    (edit,) = note_edits(ledger, planned_export(ledger, out, wanted))
    assert edit.both
    assert take_back(ledger, (edit,)) == 0


def test_in_a_line_that_she_changed_the_links_and_figures_stay_that_she_did_not_touch(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    body = "To do: see [[D-01]] {{D-01.item}} and {{total recipient:IR}} – {{D-01.item}}."
    edit_note(ledger, ids["note"], "Plan: [draft]", body)
    export_markdown(ledger, tmp_path)
    said = (tmp_path / NOTE).read_text("utf-8").replace("To do: see", "Done, see").replace("– 300,000 m", "– 9 m")
    (tmp_path / NOTE).write_text(said, "utf-8")
    (edit,) = note_edits(ledger, planned_export(ledger, tmp_path))
    assert edit.body.startswith("Done, see [[D-01]] {{D-01.item}} and {{total recipient:IR}} – 9 masks")
    edit_note(ledger, ids["note"], "Plan: [draft]", "{{D-01.item}} [[Iran]] [[D-01]] {{D-01.item}} {{D-01.item}} came.")
    (tmp_path / NOTE).unlink()
    export_markdown(ledger, tmp_path, again=True)
    said = (tmp_path / NOTE).read_text("utf-8")
    last = " 300,000 masks[^1][^2] 300,000 masks[^1][^2] came."
    assert last in said
    (tmp_path / NOTE).write_text(said.replace(last, f" and{last}"), "utf-8")
    (edit,) = note_edits(ledger, planned_export(ledger, tmp_path))
    assert edit.body.endswith("and {{D-01.item}} {{D-01.item}} came."), "what was added stays where it was added"


def test_links_to_pages_that_she_wrote_outside_lead_to_the_same_things_in_the_note(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    edit_note(ledger, ids["note"], "Plan: [draft]", "See [[Iran]].")
    export_markdown(ledger, tmp_path)
    text = (tmp_path / NOTE).read_text("utf-8")
    page = next(path for path in tmp_path.glob("Sources/*.md") if "^p-" in path.read_text("utf-8"))
    block = re.search(r"\^(p-\w+)", page.read_text("utf-8"))
    assert block is not None
    outside = (
        "[[Donations/D-01 Upper Example to Gorgan#In the words of the sources|the masks]], [[Countries/Iran|them]], "
        f"[[D-01 Upper Example to Gorgan]], [[Nobody|x]], [[Sources/{page.stem}#^{block[1]}|a quote]]"
    )
    (tmp_path / NOTE).write_text(text.replace("See [[Iran]].", f"See [[Iran]].\n\nAlso {outside}"), "utf-8")
    assert take_back(ledger, note_edits(ledger, planned_export(ledger, tmp_path))) == 1
    body = note_reads.one(ledger, ids["note"]).body
    assert body.endswith(outside)
    things = [linked(ledger, name) for name in links_of(body)]
    assert [thing and thing[0] for thing in things] == ["country", "donation", "country", "donation", None, "passage"]
    assert things[1] == things[3]
    (file,) = (one for one in planned_export(ledger, tmp_path).files if one.path == NOTE)
    assert file.state is not State.CONFLICT
    content = donation_reads.record(ledger, things[1][1]).content
    edit_donation(ledger, things[1][1], replace(content, title="Masks to Gorgan"))
    export_markdown(ledger, tmp_path / "elsewhere")
    now = (tmp_path / "elsewhere" / NOTE).read_text("utf-8")
    assert "[[Donations/D-01 Masks to Gorgan#In the words of the sources|the masks]], [[Countries/Iran|them]]" in now


def test_pages_cite_in_the_style_that_is_wanted_and_pandoc_sets_them_itself(
    ledger: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    meta = SourceMeta(
        "Night *ferries*", ("Ada Example", "Ben van der Sample"), published="2020", url="https://a.org/_b_"
    )
    lines = ("Later 5 bells.",)
    tag_line(ledger, add_source(ledger, lines, meta), lines, 0, ids["tag"])
    uids = [one.uid for source in source_reads.library(ledger) for one in passage_reads.of_source(ledger, source.id)]
    add_note(ledger, " ".join(f"{{{{p-{uid[:8]}}}}}" for uid in uids), "All")
    said = {
        ("author-date", Profile.OBSIDIAN): (
            "|(Example and van der Sample 2020b, ¶2)]], added ",
            "- Example, Ada, and Ben van der Sample. 2020a. “Night \\*ferries\\*”. <https://a.org/_b_>.\n",
        ),
        ("author-date", Profile.PLAIN): ("[(Example and van der Sample 2020b, ¶2)](../Sources/What", "2020a"),
        ("numeric", Profile.OBSIDIAN): (
            "\\[[[Sources/What 'gifts' - a No 1 - study#^p-",
            "|1, ¶2]]\\], added ",
            "- \\[2\\] A. Example",
        ),
        ("note", Profile.PLAIN): (
            "Our Institute, May 31, 2020), ¶2](../Sources/What",
            "- Example, Ada, and Ben van der Sample. “Night \\*ferries\\*”",
        ),
        ("note", Profile.PANDOC): ("[@example2020", "::: {#refs}\n:::"),
    }
    for (style, profile), expected in said.items():
        out = tmp_path / f"{style} {profile}"
        export_markdown(ledger, out, Wanted(profile, style=style))
        note = (out / "Notes" / "All.md").read_text("utf-8")
        assert [one for one in expected if one not in note] == [], note
        if style == "author-date":  # the same letter where only one of the two is cited
            assert "2020b, ¶2" in (out / RECORD).read_text("utf-8")
    with pytest.raises(BadInput, match=r"The citation style none\.csl cannot be read"):
        export_markdown(ledger, tmp_path / "none", Wanted(style=str(tmp_path / "none.csl")))
    assert not (tmp_path / "none").exists()


@few("tag", ["Image repair", "Motive/Image repair", "motive"], keep=1, why="more questions")
def test_a_question_with_a_tag_finds_what_the_question_finds_that_names_the_tag(
    ledger: Store, ids: dict[str, int], tmp_path: Path, tag: str
) -> None:
    add_donation(ledger, replace(donation_reads.record(ledger, ids["donation"]).content, title="Untagged"))
    out = tmp_path / "part"
    export_markdown(ledger, out, Wanted(part=Part(query="recipient:IR", tag=tag)))
    assert [file.name for file in (out / "Donations").iterdir()] == [RECORD.rpartition("/")[2]]
    assert {file.name for file in (out / "Tags").iterdir()} == {"Motive.md", "Image repair.md"}
    assert "The town of Upper Example sent" in (out / "Tags/Image repair.md").read_text("utf-8")
    alone = tmp_path / "alone"
    export_markdown(ledger, alone, Wanted(part=Part(tag=tag)))
    assert (alone / RECORD).exists()


@few(
    "part",
    [Part(query="recipient:NO"), Part(query="recipient:IR", tag="Unused"), Part("", "Unused")],
    keep=1,
    why="more parts",
)
def test_a_part_with_nothing_in_it_writes_nothing(
    ledger: Store, ids: dict[str, int], tmp_path: Path, part: Part
) -> None:
    add_tag(ledger, TagContent("Unused"))
    for single in (False, True):
        with pytest.raises(BadInput, match="Nothing in the workspace fits what you ask for"):
            export_markdown(ledger, tmp_path / "none", Wanted(part=part, single=single))
    assert not (tmp_path / "none").exists()


def test_one_document_is_called_by_what_is_in_it(ledger: Store, ids: dict[str, int], tmp_path: Path) -> None:
    parts = (Part(), Part(query="recipient:IR"), Part(tag="image repair"), Part("item:masks", "motive"))
    for part in parts:
        export_markdown(ledger, tmp_path / "one", Wanted(part=part, single=True))
    texts = [file.read_text("utf-8") for file in (tmp_path / "one").glob("*.md")]
    assert {next(line for line in text.splitlines() if line.startswith("# ")) for text in texts} == {
        '# Notes on What "gifts": a \\#1 / study?',
        "# Records whose recipient is “Iran”",
        "# Motive/Image repair",
        "# Motive: records whose item says “masks”",
    }
    add_source(ledger, ("Another.",), SourceMeta("Another study"))
    export_markdown(ledger, tmp_path / "more")
    assert "# ledger\n" in (tmp_path / "more/index.md").read_text("utf-8")
