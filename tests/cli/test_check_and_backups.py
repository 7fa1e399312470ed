"""Checking a workspace, and backups of it, through the command line."""

from __future__ import annotations

import lzma
import sqlite3
from pathlib import Path

import pytest
from tests.cli.pages import PAGE
from tests.helpers.long import few

OLDER = Path(__file__).parents[1] / "store" / "past" / "version-12.passagework.xz"


@pytest.fixture
def filled(run, workspace, page):
    assert run("import", page, "--workspace", workspace).code == 0
    return workspace


def sources(run, workspace):
    return [row["title"] for row in run("list", "sources", "--json", "--workspace", workspace).json()]


def test_a_sound_workspace_passes(run, filled):
    before = filled.read_bytes()
    ran = run("check", "--workspace", filled)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nothing is wrong.")
    report = run("check", "--json", "--workspace", filled).json()
    assert (report["ok"], report["problems"]) == (True, [])
    assert report["counts"]["source"] == 1
    assert filled.read_bytes() == before


def test_check_names_an_anchor_that_no_longer_holds(run, filled):
    from app.actions.passages import tag_with_new
    from app.domain.codebook import TagContent
    from app.store.store import Store

    shown = run("show", "source", "1", "--json", "--workspace", filled).json()
    start = shown["paragraphs"][0]["start"]
    with Store(filled) as store:
        tag_with_new(store, 1, start, start + 17, TagContent("Board"))
    with sqlite3.connect(filled) as db:  # as a careless hand in the file would
        db.execute("UPDATE journal_now SET recording = 0")
        db.execute("UPDATE passage SET start = start + 1")
        db.execute("UPDATE journal_now SET recording = 1")
    db.close()
    ran = run("check", "--workspace", filled)
    assert ran.code == 1
    assert "Anchor" in ran.out
    report = run("check", "--json", "--workspace", filled)
    assert report.code == 1
    assert "anchor" in {problem["kind"] for problem in report.json()["problems"]}


@pytest.mark.parametrize(
    "change", ["raw SET bytes = x'20'", "raw SET bytes = 'a'", "body SET text = replace(text, 'e', 'a')"]
)
def test_check_names_a_kept_file_or_text_that_was_changed(run, filled, change):
    with sqlite3.connect(filled) as db:
        db.execute(f"UPDATE {change}")
    db.close()
    report = run("check", "--json", "--workspace", filled)
    assert report.code == 1
    assert "content" in {problem["kind"] for problem in report.json()["problems"]}


@pytest.mark.long("by command what is tried below it", instead="test_each_damage_is_seen")
def test_check_says_which_locators_an_original_does_not_hold(run, tmp_path):
    path = tmp_path / "starter.passagework"
    assert run("init", "--workspace", path).code == 0
    assert run("check", "--workspace", path).code == 0
    twin = tmp_path / "twin.md"  # the citation of the original, other words
    twin.write_text(f"---\nseries: INSS Insight\nnumber: 1324\n---\n\n# {PAGE}", "utf-8")
    (added,) = run("import", twin, "--json", "--workspace", path).json()
    shown = run("show", "source", added["source"], "--json", "--workspace", path).json()
    assert (shown["series"], shown["number"]) == ("INSS Insight", "1324")
    assert added["evidence_missing"] > 100
    report = run("check", "--json", "--workspace", path)
    assert report.code == 1
    assert len([p for p in report.json()["problems"] if p["kind"] == "locator"]) == added["evidence_missing"]


def test_backup_then_restore_brings_the_old_state_back_and_can_be_taken_back(run, filled, page):
    made = run("backup", "--workspace", filled)
    assert (made.code, made.err) == (0, "")
    other = page.with_name("other.txt")
    other.write_text(PAGE.replace("Slow", "Quick").replace("Tuesday", "Friday"), "utf-8")
    assert run("import", other, "--workspace", filled).code == 0
    assert len(sources(run, filled)) == 2
    restored = run("restore", "--workspace", filled)
    assert (restored.code, restored.out) == (0, made.out)
    assert len(sources(run, filled)) == 1
    rows = run("restore", "--list", "--json", "--workspace", filled).json()
    assert [row["why"] for row in rows] == ["before restore", "by hand"]
    assert all(row["size"] > 0 and row["made_at"].endswith("Z") for row in rows)
    assert run("restore", rows[0]["name"], "--workspace", filled).code == 0
    assert len(sources(run, filled)) == 2
    table = run("restore", "--list", "--workspace", filled).out.splitlines()
    assert table[0].split() == ["name", "made_at", "size", "why"]
    assert len(table) == 4


def test_restore_without_backups_or_with_a_wrong_name_changes_nothing(run, filled, page):
    before = filled.read_bytes()
    ran = run("restore", "--workspace", filled)
    assert (ran.code, ran.out) == (1, "")
    assert "no backups" in ran.err
    ran = run("restore", "--list", "--json", "--workspace", filled)
    assert (ran.code, ran.json()) == (0, [])
    run("backup", "--workspace", filled)
    ran = run("restore", "yesterday", "--workspace", filled)
    assert (ran.code, ran.out) == (1, "")
    assert "restore --list" in ran.err
    ran = run("restore", page, "--workspace", filled)
    assert (ran.code, ran.out) == (1, "")
    assert filled.read_bytes() == before


@few("damage", ["overwritten", "emptied", "deleted"], keep=1, why="more ways to lose one")
def test_restore_helps_when_the_workspace_is_lost(run, filled, damage):
    assert run("backup", "--workspace", filled).code == 0
    if damage == "deleted":
        filled.unlink()
    else:
        filled.write_bytes(b"\xff" * 9000 if damage == "overwritten" else b"")
    assert run("list", "sources", "--workspace", filled).code == 1
    ran = run("restore", "--workspace", filled)
    assert ran.code == 0
    assert ("set aside" in ran.err) == (damage != "deleted")
    assert sources(run, filled) == ["The Slow Return of the Night Ferry"]


def meddle(workspace):
    """One letter, of which SQLite sees nothing."""
    with sqlite3.connect(workspace) as db:
        db.execute("UPDATE country SET region = 'Moon' WHERE code = 'IL'")
    db.close()


@pytest.mark.long(
    "by command what is tried below it",
    instead="test_backup_then_restore_brings_the_old_state_back_and_can_be_taken_back",
)
def test_a_backup_of_something_damaged_is_said_and_the_last_sound_one_is_restored(run, filled):
    sound = run("backup", "--workspace", filled)
    meddle(filled)
    ran = run("backup", "--workspace", filled)
    assert ran.code == 1
    assert ran.out.strip().endswith("_by-hand-with-problems.passagework")
    assert "1 thing wrong" in ran.err
    assert "country IL" in ran.err
    assert [row["sound"] for row in run("restore", "--list", "--json", "--workspace", filled).json()] == [False, True]
    refused = run("restore", ran.out.strip(), "--workspace", filled)
    assert (refused.code, refused.out) == (1, "")
    assert "--with-problems" in refused.err
    restored = run("restore", "--workspace", filled)
    assert (restored.code, restored.out) == (0, sound.out)
    assert "newest sound one is taken" in restored.err
    assert run("check", "--workspace", filled).code == 0
    assert run("restore", ran.out.strip(), "--with-problems", "--workspace", filled).code == 0
    assert run("check", "--workspace", filled).code == 1


def test_where_no_backup_is_sound_one_must_be_named(run, filled):
    meddle(filled)
    run("backup", "--workspace", filled)
    ran = run("restore", "--workspace", filled)
    assert (ran.code, ran.out) == (1, "")
    assert "Name one" in ran.err


def test_a_backup_that_was_damaged_since_is_not_restored(run, filled):
    made = run("backup", "--workspace", filled).out.strip()
    meddle(made)
    before = filled.read_bytes()
    for options in ((), ("--with-problems",)):
        ran = run("restore", *options, "--workspace", filled)
        assert (ran.code, ran.out) == (1, "")
        assert "not as it was made" in ran.err
    assert filled.read_bytes() == before


def test_what_is_said_of_several_records_alike_is_said_once(run, filled):
    from app.actions import donations
    from app.actions.evidence import link_evidence
    from app.domain.donations import Donation
    from app.store.store import Store

    with Store(filled) as store:
        for title in ("One", "Two", "Three"):
            link_evidence(store, 1, 0, 3, None, ("donation", donations.add_donation(store, Donation(title))))
    said = run("check", "--evidence", "--workspace", filled).out
    assert "From one source alone: 3\n  D-01, D-02, D-03: all that supports it is in one source\n" in said


def test_an_older_workspace_says_once_that_undo_ended_with_its_format(run, tmp_path) -> None:
    older = tmp_path / "older.passagework"
    older.write_bytes(lzma.decompress(OLDER.read_bytes()))
    said = run("list", "history", "--workspace", older)
    assert said.code == 0
    assert "What was done before cannot be undone any more" in said.err
    assert run("list", "history", "--workspace", older).err == ""
