"""Exporting into a folder that a person works in."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from tests.actions.export_workspace import LINES, add_gift, add_source
from tests.exporters.reading import cited_quotes
from tests.helpers.actors import add_actor
from tests.helpers.evident import reported
from tests.helpers.long import few
from tests.helpers.made import create

from app.actions import exports, listing_ledger, staged_files, table_export
from app.actions.donations import add_donation, edit_donation
from app.actions.export_files import State
from app.actions.exports import ExportReport, Prepared, Wanted, export_markdown, planned_export
from app.actions.facts import add_fact
from app.actions.notes import add_note, edit_note, remove_note
from app.actions.passages import tag_passage, untag_passage
from app.actions.tags import add_tag, edit_tag
from app.domain.codebook import TagContent
from app.domain.donations import Amount, Donation, EventDate, Money, Party
from app.domain.errors import BadInput, Cancelled, StoreError
from app.domain.facts import Fact
from app.domain.records import Actor
from app.domain.sources import SourceMeta
from app.domain.terms import AmountRole, Assertion, DateEvent, PartyRole
from app.domain.vocabularies import COUNTRY, NO_CATEGORY, actor_kind, giving
from app.exporters.dialects import Profile
from app.exporters.manifest import NAME
from app.exporters.material import Kind
from app.store.reads import donations as donation_reads
from app.store.reads import passages as passage_reads
from app.store.store import Store

Stamp = dict[str, tuple[int, bytes]]


@pytest.fixture
def ledger(filled: tuple[bytes, dict[str, int]], tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "ledger.passagework"
    path.write_bytes(filled[0])
    with Store(path, "Ann") as store:
        yield store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "export"


def stamp(folder: Path) -> Stamp:
    """Every file with its time stamp and bytes."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(report: tuple[Path, ...], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in report]


def test_every_thing_has_a_file_in_the_folder_of_its_kind(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    report = export_markdown(ledger, folder)
    assert sorted(names(report.written, folder)) == [
        "Actors/Town of Upper Example.md", "Countries/China.md", "Countries/Iran.md", "Countries/Norway.md",
        "Donations/D-01 Upper Example to Gorgan.md",
        "Notes/Plan - (draft).md", "Sources/A digest.md", "Sources/What 'gifts' - a No 1 - study.md",
        "Tags/Image repair.md", "Tags/Motive.md", "index.md",
    ]  # fmt: skip
    assert {one.state for one in report.files} == {State.NEW}
    assert replace(report, files=()) == ExportReport(report.written, (), ())


@few("links", ["wiki", "relative"], keep=1, why="more profiles")
@pytest.mark.parametrize("single", [False, True])
def test_an_unchanged_export_changes_no_byte_and_no_time_stamp(
    ledger: Store, ids: dict[str, int], folder: Path, links: str, single: bool
) -> None:
    first = export_markdown(ledger, folder, Wanted(links=links, single=single))  # type: ignore[arg-type]
    before = stamp(folder)
    again = export_markdown(ledger, folder, Wanted(links=links, single=single))  # type: ignore[arg-type]
    assert stamp(folder) == before
    assert replace(again, files=()) == ExportReport((), first.written, ())


@pytest.mark.parametrize("profile", Profile)
def test_what_is_made_first_of_a_page_is_how_it_begins(
    ledger: Store, folder: Path, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "BEGINNING", 10)
    prepared = Prepared(ledger)
    whole = planned_export(ledger, folder, Wanted(profile), prepared=prepared)
    begun = {one.path: prepared.beginning(Wanted(profile), one.key, whole) or "" for one in whole.files}
    assert all(one.text.startswith(begun[one.path]) for one in whole.files)
    study = next(one for one in whole.files if one.path.startswith("Sources/What"))
    assert 0 < begun[study.path].count("\n> ") < study.text.count("\n> ")


def test_every_quote_reads_back_as_the_words_of_its_passage(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    page = (folder / "Sources/What 'gifts' - a No 1 - study.md").read_text(encoding="utf-8")
    assert cited_quotes(page.partition("\n---\n")[2]) == list(LINES)
    for passage in passage_reads.of_source(ledger, ids["source"]):
        assert f"\n\n^p-{passage.uid[:8]}\n\n" in page


@pytest.mark.parametrize("profile", Profile)
def test_each_passage_of_a_sentence_keeps_its_block_id(ledger: Store, folder: Path, profile: Profile) -> None:
    """Who has led to one of them by its id is led there too once words before it are tagged, or are evidence."""
    lines = ("Quito sent ten tents and forty boats to Lima. It rained.",)
    source_id = add_source(ledger, lines, SourceMeta("Boats"))

    def marked(words: str, tag_id: int) -> int:
        at = lines[0].index(words)
        return tag_passage(ledger, source_id, at, at + len(words), [tag_id])

    boats, tents = (add_tag(ledger, TagContent(name)) for name in ("Boats", "Tents"))
    marked("forty boats", boats)
    marked("ten tents", tents)
    add_gift(ledger, giver := marked("Quito", boats))
    untag_passage(ledger, giver, boats)
    export_markdown(ledger, folder, Wanted(profile))
    page = (folder / "Sources/Boats.md").read_text("utf-8")
    forms = {Profile.OBSIDIAN: r"(?m)(?:^| )\^(p-\w+)$", Profile.PANDOC: r"#(p-\w+)}", Profile.PLAIN: r'id="(p-\w+)"'}
    spots = [f"p-{one.uid[:8]}" for one in passage_reads.of_source(ledger, source_id)]
    assert len(spots) == 3
    assert sorted(re.findall(forms[profile], page)) == sorted(spots)


def test_a_note_is_as_it_was_written_and_its_links_lead_on(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder / "wiki")
    export_markdown(ledger, folder / "relative", Wanted(links="relative"))
    body = "See [[Iran]] and `[[Iran]]`.\n\n---\nkey: value\n"
    wiki = (folder / "wiki/Notes/Plan - (draft).md").read_text(encoding="utf-8")
    relative = (folder / "relative/Notes/Plan - (draft).md").read_text(encoding="utf-8")
    assert f"<!-- passagework note -->\n\n{body}" in wiki
    assert (
        "<!-- passagework note -->\n\n" + body.replace("[[Iran]] and", "[Iran](../Countries/Iran.md) and") in relative
    )


def test_a_change_rewrites_only_the_files_it_touches(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    edit_note(ledger, ids["note"], "Plan: [draft]", "New words")
    report = export_markdown(ledger, folder)
    assert names(report.written, folder) == ["Notes/Plan - (draft).md"]


def test_an_edited_file_is_kept_and_the_new_text_goes_beside_it(
    ledger: Store, ids: dict[str, int], folder: Path
) -> None:
    export_markdown(ledger, folder)
    note, new = folder / "Notes/Plan - (draft).md", folder / "Notes/Plan - (draft) (new).md"
    mine = note.read_text(encoding="utf-8").replace("See ", "I saw ")
    note.write_text(mine, encoding="utf-8")
    before = stamp(folder)
    assert export_markdown(ledger, folder).of(State.EDITED)[0].path == "Notes/Plan - (draft).md"
    assert stamp(folder) == before

    edit_note(ledger, ids["note"], "Plan: [draft]", "Second words")
    assert export_markdown(ledger, folder).kept == ((note, new),)
    before = stamp(folder)
    assert export_markdown(ledger, folder).kept == ((note, new),)
    assert stamp(folder) == before
    assert note.read_text(encoding="utf-8") == mine
    assert "Second words" in new.read_text(encoding="utf-8")

    new.write_text("mine too", encoding="utf-8")
    edit_note(ledger, ids["note"], "Plan: [draft]", "Third words")
    third = folder / "Notes/Plan - (draft) (new 2).md"
    assert export_markdown(ledger, folder).kept == ((note, third),)
    assert [path.read_text(encoding="utf-8") for path in (note, new)] == [mine, "mine too"]
    assert "Third words" in third.read_text(encoding="utf-8")


def test_taking_over_the_new_text_ends_the_conflict(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    index, new = folder / "index.md", folder / "index (new).md"
    index.write_text(index.read_text(encoding="utf-8").replace("[[Sources/", "my [[Sources/"), encoding="utf-8")
    add_source(ledger, LINES, SourceMeta("Between the two"))
    assert export_markdown(ledger, folder).kept == ((index, new),)
    index.write_bytes(new.read_bytes())
    report = export_markdown(ledger, folder)
    assert (report.kept, report.removed) == ((), (new,))
    assert not new.exists()


def test_a_renamed_thing_keeps_its_file(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    edit_tag(ledger, ids["tag"], TagContent("Another name"))
    report = export_markdown(ledger, folder)
    assert "Tags/Image repair.md" in names(report.written, folder)
    assert not report.removed
    assert "# Motive/Another name" in (folder / "Tags/Image repair.md").read_text(encoding="utf-8")


def test_of_a_thing_that_is_gone_only_an_unedited_file_goes(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    second = add_note(ledger, "body", "Second")
    export_markdown(ledger, folder)
    edited, plain = folder / "Notes/Second.md", folder / "Notes/Plan - (draft).md"
    edited.write_text("mine", encoding="utf-8")
    remove_note(ledger, second)
    remove_note(ledger, ids["note"])
    report = export_markdown(ledger, folder)
    assert (report.removed, report.left) == ((plain,), (edited,))
    assert not plain.exists()
    assert edited.read_text(encoding="utf-8") == "mine"


def test_a_fact_of_no_category_is_called_by_its_field(ledger: Store, folder: Path) -> None:
    add_fact(ledger, Fact("NO", NO_CATEGORY, "debt", "3 million"))
    export_markdown(ledger, folder)
    assert "\n| debt | 3 million |" in (folder / "Countries/Norway.md").read_text(encoding="utf-8")


def test_facts_that_contradict_each_other_say_so_on_the_page_and_in_json(ledger: Store, folder: Path) -> None:
    for value, number in (("3 million", 3), ("5 million", 5)):
        add_fact(ledger, Fact("NO", NO_CATEGORY, "debt", value, Decimal(number * 10**6), Decimal(number * 10**6)))
    export_markdown(ledger, folder)
    page = (folder / "Countries/Norway.md").read_text(encoding="utf-8")
    assert "\n- **debt:** also said: 5 million\n- **debt:** also said: 3 million\n" in page
    (norway,) = [one for one in listing_ledger.countries(ledger) if one["iso2"] == "NO"]
    assert [one["also_said"] for one in norway["facts"] if one["field"] == "debt"] == [["5 million"], ["3 million"]]


def test_a_slip_in_a_name_leaves_no_page_of_an_actor(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    content = donation_reads.record(ledger, ids["donation"]).content
    slip = Party(PartyRole.CARRIER, "Harbuor Board", actor_kind("ngo"))
    edit_donation(ledger, ids["donation"], replace(content, parties=(*content.parties, slip)))
    export_markdown(ledger, folder)
    assert (folder / "Actors/Harbuor Board.md").exists()
    edit_donation(ledger, ids["donation"], content)
    export_markdown(ledger, folder)
    assert not (folder / "Actors/Harbuor Board.md").exists()


def test_whom_a_note_links_to_has_a_page_though_nothing_else_is_known_of_them(ledger: Store, folder: Path) -> None:
    for name in ("Quay Watch", "Pier Watch"):
        add_actor(ledger, Actor(name))
    add_note(ledger, "As [[quay watch|they]] say, and not `[[Pier Watch]]`.", "Who says so")
    export_markdown(ledger, folder)
    assert (folder / "Actors/Quay Watch.md").exists()
    assert not (folder / "Actors/Pier Watch.md").exists()


def test_whom_others_belong_to_has_a_page(ledger: Store, folder: Path) -> None:
    above = add_actor(ledger, Actor("Harbour Union"))
    add_actor(ledger, Actor("Dockers' Branch", parent_id=above))
    export_markdown(ledger, folder)
    assert (folder / "Actors/Harbour Union.md").exists()
    assert "Harbour Union" in (folder / "Actors/Dockers' Branch.md").read_text(encoding="utf-8")


def test_other_files_in_the_folder_are_not_touched(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    (folder / "Countries").mkdir(parents=True)
    (folder / "Countries/Iran.md").write_text("a person's own", encoding="utf-8")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    before = stamp(folder)
    report = export_markdown(ledger, folder)
    assert report.kept == ((folder / "Countries/Iran.md", folder / "Countries/Iran (new).md"),)
    assert {name: stamp(folder)[name] for name in before} == before


@few(
    "damage",
    ["", "{", "[]", '{"format": 9}', '{"format": 1, "files": {"index": {"path": "../x.md", "sha256": []}}}'],
    keep=2,
    why="more manifests",
)
def test_without_a_manifest_every_differing_file_counts_as_edited(
    ledger: Store, ids: dict[str, int], folder: Path, damage: str
) -> None:
    export_markdown(ledger, folder)
    (folder / NAME).write_text(damage, encoding="utf-8")
    edit_note(ledger, ids["note"], "Plan: [draft]", "New words")
    note = folder / "Notes/Plan - (draft).md"
    before = note.read_bytes()
    report = export_markdown(ledger, folder)
    assert report.kept == ((note, folder / "Notes/Plan - (draft) (new).md"),)
    assert note.read_bytes() == before
    assert not report.written or names(report.written, folder) == ["Notes/Plan - (draft) (new).md"]


def test_a_link_in_the_place_of_a_file_is_not_followed(
    ledger: Store, ids: dict[str, int], folder: Path, tmp_path: Path
) -> None:
    export_markdown(ledger, folder)
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_bytes((folder / "index.md").read_bytes())
    (folder / "index.md").unlink()
    (folder / "index.md").symlink_to(elsewhere)
    assert export_markdown(ledger, folder).kept == ((folder / "index.md", folder / "index (new).md"),)
    assert (folder / "index.md").is_symlink()


def test_another_workspace_does_not_take_the_files_for_its_own(
    ledger: Store, ids: dict[str, int], folder: Path, tmp_path: Path
) -> None:
    export_markdown(ledger, folder)
    before = stamp(folder)
    create(tmp_path / "other.passagework")
    with Store(tmp_path / "other.passagework", "Bo") as other:
        add_note(other, "x", "X")
        with pytest.raises(BadInput, match="another workspace"):
            export_markdown(other, folder)
    assert stamp(folder) == before


def test_one_document_beside_the_files_leaves_them_alone(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    before = stamp(folder)
    report = export_markdown(ledger, folder, Wanted(single=True, kinds=[Kind.SOURCES, Kind.NOTES]))
    assert names(report.written, folder) == ["Notes on What 'gifts' - a No 1 - study.md"]
    text = report.written[0].read_text(encoding="utf-8")
    assert "# Bibliography" in text
    assert "# Tags" not in text
    assert {name: s for name, s in stamp(folder).items() if name in before and name != NAME} == {
        name: s for name, s in before.items() if name != NAME
    }


def test_a_target_that_is_a_file_or_under_one_is_refused(ledger: Store, ids: dict[str, int], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for target in (file, file / "below"):
        with pytest.raises(BadInput, match="is a file"):
            export_markdown(ledger, target)
    assert file.read_text() == "x"


def test_a_target_that_can_be_no_folder_is_refused(ledger: Store, ids: dict[str, int], tmp_path: Path) -> None:
    for link, to in (("nowhere", "gone"), ("round", "round")):
        (tmp_path / link).symlink_to(tmp_path / to)
        for export in (export_markdown, planned_export):
            with pytest.raises(BadInput, match=f"“{link}” is a link that leads nowhere"):
                export(ledger, tmp_path / link)
    with pytest.raises(BadInput, match="No folder can have that name"):
        export_markdown(ledger, tmp_path / "a\0b")
    with pytest.raises(BadInput, match="too long"):
        export_markdown(ledger, tmp_path / ("a" * 300))
    vault = tmp_path / "vault"
    (vault / NAME).mkdir(parents=True)
    with pytest.raises(BadInput, match="is a folder where a file of the export has to be"):
        export_markdown(ledger, vault)
    assert list(stamp(vault)) == []
    assert not (tmp_path / "gone").exists()


def test_a_file_where_a_folder_should_be_is_named(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    folder.mkdir()
    (folder / "Sources").write_text("x")
    with pytest.raises(BadInput, match="Sources"):
        export_markdown(ledger, folder)
    assert list(stamp(folder)) == ["Sources"]


@few(
    "code, problem, words",
    [
        (errno.ENOSPC, StoreError, "disk is full"),
        (errno.EACCES, BadInput, "may not write"),
        (errno.EIO, BadInput, "cannot be written"),
    ],
    keep=1,
    why="more moments",
)
def test_a_disk_that_gives_out_leaves_the_folder_as_it_was(
    ledger: Store,
    ids: dict[str, int],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    problem: type[Exception],
    words: str,
) -> None:
    export_markdown(ledger, folder)
    before = stamp(folder)
    edit_tag(ledger, ids["tag"], TagContent("Another name"))
    synced = count(1)  # several are written at once
    really = os.fsync

    def fails(handle: int) -> None:
        if next(synced) == 3:
            raise OSError(code, os.strerror(code))
        really(handle)

    with monkeypatch.context() as patch:
        patch.setattr(staged_files.os, "fsync", fails)
        with pytest.raises(problem, match=words):
            export_markdown(ledger, folder)
    assert next(synced) > 3
    assert stamp(folder) == before


def test_a_failure_while_files_are_moved_is_made_good_by_the_next_export(
    ledger: Store, ids: dict[str, int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_markdown(ledger, folder)
    edit_tag(ledger, ids["tag"], TagContent("Another name"))
    really, moved = Path.replace, 0

    def fails(self: Path, target: Path) -> Path:
        nonlocal moved
        moved += 1
        if moved == 3:
            raise OSError(errno.EIO, "gone")
        return really(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fails)
        with pytest.raises(BadInput):
            export_markdown(ledger, folder)
    edit_tag(ledger, ids["tag"], TagContent("Third name"))
    assert export_markdown(ledger, folder).kept == ()
    assert "Third name" in (folder / "Tags/Image repair.md").read_text(encoding="utf-8")


@few("step", [5, 1], keep=1, why="every point", ids=["some", "all"])
def test_cancelled_at_any_point_it_leaves_nothing(ledger: Store, ids: dict[str, int], folder: Path, step: int) -> None:
    steps: list[tuple[int, int]] = []
    export_markdown(ledger, folder / "all", progress=lambda done, total: bool(steps.append((done, total))))
    assert len(steps) == 22
    for stop in range(0, len(steps), step):
        seen = iter(range(len(steps)))
        with pytest.raises(Cancelled):
            export_markdown(ledger, folder / "stopped", progress=lambda *_: next(seen) == stop)  # noqa: B023
        assert not (folder / "stopped").exists()


def test_a_file_that_changes_during_the_export_is_left_alone(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    edit_note(ledger, ids["note"], "Plan: [draft]", "New words")
    note = folder / "Notes/Plan - (draft).md"

    def edits(done: int, total: int) -> bool:
        if done >= total // 2:
            note.write_text("mine", encoding="utf-8")
        return False

    with pytest.raises(BadInput, match="changed by somebody"):
        export_markdown(ledger, folder, progress=edits)
    assert note.read_text(encoding="utf-8") == "mine"


def test_two_things_of_one_name_get_two_files_that_stay(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    add_note(ledger, "b", "PLAN: [draft]")
    report = export_markdown(ledger, folder)
    notes = [name for name in names(report.written, folder) if name.startswith("Notes/")]
    assert len({name.casefold() for name in notes}) == 2
    assert "Notes/Plan - (draft).md" in notes
    remove_note(ledger, ids["note"])
    assert names(export_markdown(ledger, folder).removed, folder) == ["Notes/Plan - (draft).md"]
    assert [path.name for path in (folder / "Notes").iterdir()] == [
        name.removeprefix("Notes/") for name in notes if name != "Notes/Plan - (draft).md"
    ]


def test_the_manifest_holds_no_place_on_this_machine(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    text = (folder / NAME).read_text(encoding="utf-8")
    assert str(folder.parent) not in text
    assert set(json.loads(text)) == {"format", "workspace", "files", "signature", "left"}


def test_what_a_crash_left_behind_goes_with_the_next_export(ledger: Store, ids: dict[str, int], folder: Path) -> None:
    export_markdown(ledger, folder)
    before = stamp(folder)
    (folder / ".passagework-export.tmp").mkdir()
    (folder / ".passagework-export.tmp" / "0").write_text("half", encoding="utf-8")
    export_markdown(ledger, folder)
    assert stamp(folder) == before
    assert not (folder / ".passagework-export.tmp").exists()


def test_one_document_takes_no_templates_of_pages(ledger: Store, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.md.j2").write_text("{{ parts() }}", "utf-8")
    with pytest.raises(BadInput, match="one document has none"):
        export_markdown(ledger, folder, Wanted(single=True, templates=tmp_path))
    assert not folder.exists()


@few("step", [3, 1], keep=1, why="every moment", ids=["some", "all"])
def test_killed_at_any_moment_the_next_export_knows_every_file(
    ledger: Store, ids: dict[str, int], folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Stopped before the nth move, as a crash would: nothing of ours is taken for edited afterwards."""

    class Killed(BaseException):
        pass

    really = Path.replace
    export_markdown(ledger, folder)
    for nth in range(1, 8, step):
        edit_tag(ledger, ids["tag"], TagContent(f"Name {nth}"))
        moves = 0

        def move(self: Path, target: Path) -> Path:
            nonlocal moves
            moves += 1
            if moves == nth:  # noqa: B023
                raise Killed
            return really(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", move)
            patch.setattr(staged_files.shutil, "rmtree", lambda *_, **__: None)
            with pytest.raises(Killed):
                export_markdown(ledger, folder)
        report = export_markdown(ledger, folder)
        assert report.kept == ()
        assert all(b"Name" in path.read_bytes() for path in report.written)


def test_a_country_to_which_nothing_was_given_has_nothing_and_not_what_is_not_said(ledger: Store, folder: Path) -> None:
    parties = (Party(PartyRole.DONOR, "Orbis Works"), Party(PartyRole.RECIPIENT, "Chad", COUNTRY, "TD"))
    add_donation(ledger, Donation("Nothing to Chad", assertion=Assertion.NOT_GIVEN, in_totals=False, parties=parties))
    export_markdown(ledger, folder)
    page = (folder / "Countries" / "Chad.md").read_text("utf-8")
    assert "| nothing |" in page
    assert "not said what" not in page


def test_a_shared_cost_is_shown_and_counted_by_the_part_of_those_who_gave(ledger: Store, folder: Path) -> None:
    parties = (Party(PartyRole.DONOR, "Sweden", COUNTRY, "SE"), Party(PartyRole.RECIPIENT, "Chad", COUNTRY, "TD"))
    half = Amount(AmountRole.SHARED_COST, Decimal(400_000), Decimal(400_000), "USD", through="Sweden")
    cost = Money(Decimal(800_000), Decimal(800_000), "USD")
    reported(ledger, Donation("A store for Chad", parties=parties, money=cost, amounts=(half,)))
    export_markdown(ledger, folder)
    assert "| USD 400,000 of USD 800,000 |" in (folder / "Countries" / "Chad.md").read_text("utf-8")
    (page,) = (folder / "Donations").glob("*A store for Chad.md")
    said = page.read_text("utf-8")
    for line in (
        "amount_low: 800000",
        "in_totals: true",
        "counts: true",
        "counted_low: 400000",
        "counted_high: 400000",
    ):
        assert f"\n{line}\n" in said
    assert "USD 400,000, by Sweden" in said


def test_in_totals_is_the_same_in_every_export_and_what_counts_is_beside_it(ledger: Store, folder: Path) -> None:
    parties = (Party(PartyRole.DONOR, "Spain", COUNTRY, "ES"), Party(PartyRole.RECIPIENT, "Chad", COUNTRY, "TD"))
    both = Amount(AmountRole.ALTERNATIVE, Decimal(17), Decimal(17), "USD")
    lent = Donation(
        "A loan to Chad", parties=parties, money=Money(Decimal(15), Decimal(15), "USD"), amounts=(both,),
        terms=giving("loan"), dates=(EventDate("2023-04-04", "2023-04-04", event=DateEvent.PROMISED),),
    )  # fmt: skip
    record = donation_reads.record(ledger, reported(ledger, lent))
    export_markdown(ledger, folder)
    (page,) = (folder / "Donations").glob("*A loan to Chad.md")
    said = page.read_text("utf-8")
    for line in (
        "in_totals: true", "counts: false", "amount_low: 15", "amount_high: 17", 'terms: "loan"',
        '  - "promised 2023-04-04"',
    ):  # fmt: skip
        assert f"\n{line}\n" in said
    assert "counted_low" not in said
    table_export.export(ledger, folder / "t.csv")
    with (folder / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["ref"] == record.ref]
    assert (row["in_totals"], row["counts"], row["counted.low"]) == ("yes", "no", "")
    (line,) = [one for one in listing_ledger.donations(ledger) if one["ref"] == record.ref]
    assert (line["in_totals"], line["counts"], line["counted"]) == (True, False, None)
