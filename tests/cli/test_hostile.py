"""What nobody means to give: numbers beyond any, halves of characters, names that are no text; and our own mistakes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.test_process import MAIN, call
from tests.cli.test_tagging import answers, tag
from tests.helpers.long import few

from app.actions import quotes
from app.actions.sources import edit_meta
from app.domain.sources import SourceMeta
from app.mistake_details import log_file
from app.settings import Settings
from app.store.reads.sources import library
from app.store.store import Store, Tx

BEYOND = "9" * 23


@pytest.fixture
def filled(run: Run, workspace: Path, page: Path) -> Path:
    assert run("import", page, "--workspace", workspace).code == 0
    return workspace


@few(
    "argv",
    [
        ("show", "source", BEYOND),
        ("list", "passages", "--source", BEYOND),
        ("update", BEYOND, "PAGE"),
        ("show", "source", "9" * 5000),
    ],
    keep=2,
    why="more numbers",
)
def test_a_number_beyond_any_is_one_sentence(run: Run, filled: Path, page: Path, argv: tuple[str, ...]) -> None:
    before = filled.read_bytes()
    ran = run(*[page if one == "PAGE" else one for one in argv], "--workspace", filled)
    assert ran.code in (1, 2)
    assert ran.out == ""
    assert "mistake of ours" not in ran.err
    assert not log_file().exists()
    assert filled.read_bytes() == before


def test_no_line_to_tag_stops_those_after_it(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run("show", "source", "1", "--json", "--workspace", filled).json()
    quote = shown["paragraphs"][0]["text"][:20]
    ran = tag(
        run, filled, monkeypatch,
        {"source": int(BEYOND), "quote": quote, "tag": "A"},
        {"source": "9" * 5000, "quote": quote, "tag": "A"},
        json.dumps({"source": 1, "quote": quote, "tag": "A\ud800"}),
        json.dumps({"source": 1, "quote": "\ud800", "tag": "A"}),
        "[" * 100_000,
        {"source": 1, "quote": quote, "tag": "A"},
    )  # fmt: skip
    assert ran.code == 1
    assert ["error" in answer for answer in answers(ran)] == [True] * 5 + [False]
    assert [row["path"] for row in run("list", "tags", "--json", "--workspace", filled).json()] == ["A"]


def test_nul_in_a_tags_name_or_a_mistake_of_ours_ends_no_stream(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with signs that are left out is found again without them."""
    shown = run("show", "source", "1", "--json", "--workspace", filled).json()
    quote = shown["paragraphs"][0]["text"][:20]
    names = ["A\0B", "a\x01b", "\0", "Above\0/\0Below", "\x7f", "A B", "Fails", "Last"]
    really = quotes.ensure_path

    def fails(tx: Tx, names: tuple[str, ...]) -> tuple[int, int]:
        if names == ("Fails",):
            raise KeyError(quote)
        return really(tx, names)

    monkeypatch.setattr(quotes, "ensure_path", fails)
    ran = tag(run, filled, monkeypatch, *({"source": 1, "quote": quote, "tag": name} for name in names))
    told = answers(ran)
    assert [answer.get("tag") for answer in told] == ["A B", "A B", None, "Above/Below", None, "A B", None, "Last"]
    assert "is no path of a tag" in told[2]["error"]
    assert told[6]["error"].startswith("This failed by a mistake of ours")
    assert "KeyError" in log_file().read_text("utf-8")
    assert quote not in log_file().read_text("utf-8")
    assert (ran.code, ran.err) == (1, "")
    paths = [row["path"] for row in run("list", "tags", "--json", "--workspace", filled).json()]
    assert paths == ["A B", "Above", "Above/Below", "Last"]


def test_no_sign_in_a_title_is_obeyed_by_the_terminal(run: Run, filled: Path, tmp_path: Path) -> None:
    signs = "\x1b\x9b\x07\r\x08\x7f" + "".join(map(chr, (0x202A, 0x202D, 0x202E, 0x2069, 0x2067, 0x2028)))  # no pair
    with Store(filled) as store:
        edit_meta(store, 1, SourceMeta(f"A{'[2J'.join(signs)}[2Jtitle"))
        kept = library(store)[0].meta.title
    shorter = tmp_path / f"A{signs.replace(chr(13), '')}shorter.txt"
    shorter.write_text("A shorter text.", "utf-8")
    told = [
        run("list", "sources", "--workspace", filled),
        run("list", "sources", "--json", "--workspace", filled),
        run("show", "source", "1", "--workspace", filled),
        run("show", "source", f"1{signs}", "--workspace", filled),
        run("update", "1", shorter, "--workspace", filled),
        run("import", shorter, "--workspace", filled),
        run("check", "--workspace", filled),
        run("nothing", f"1{signs}"),
        run("show", "source", "1", f"--{signs}", "--workspace", filled),
    ]
    assert [sign for sign in signs if any(sign in ran.out + ran.err for ran in told)] == []
    assert told[1].json()[0]["title"] == kept


@few("name", ["Image\0repair", "Image\x01repair", "Image\x7f repair", "\x1fImage repair"], keep=1, why="more names")
def test_a_name_with_signs_that_are_none_is_kept_without_them_each_time(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    words = run("show", "source", "1", "--json", "--workspace", filled).json()["paragraphs"][0]["text"].split()
    lines = [{"source": 1, "quote": " ".join(words[n : n + 4]), "tag": f"Motive/{name}"} for n in (0, 5, 8)]
    ran = tag(run, filled, monkeypatch, *lines)
    assert [answer.get("tag") for answer in answers(ran)] == ["Motive/Image repair"] * 3
    paths = [row["path"] for row in run("list", "tags", "--json", "--workspace", filled).json()]
    assert paths == ["Motive", "Motive/Image repair"]


def test_a_quote_that_is_only_in_what_was_cut_is_reported_as_that(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The board met on Monday and read the minutes of the spring aloud to all who had come to hear them. "
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><nav><ul><li><a href='/'>Home of ferries</a></li></ul></nav><article><h1>On boards</h1>"
        f"<p>{words * 3}</p><p>{words * 2}</p></article></body></html>",
        "utf-8",
    )
    assert run("import", page, "--workspace", workspace).code == 0
    ran = tag(run, workspace, monkeypatch, {"source": 1, "quote": "Home of ferries", "tag": "A"})
    assert "only in what was cut" in answers(ran)[0]["error"]


@pytest.mark.long("two processes", instead="test_a_name_with_signs_that_are_none_is_kept_without_them_each_time")
@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes only there")
def test_a_file_name_that_is_no_text_names_the_source_without_the_bad_bytes(
    run: Run, workspace: Path, page: Path
) -> None:
    odd = Path(os.fsdecode(os.fsencode(page.parent) + b"/caf\xe9.md"))
    odd.write_bytes(b"Words of no title, and a second sentence.\n")
    added = call("import", odd, "--json", "--workspace", workspace)
    assert added.returncode == 0
    assert json.loads(added.stdout)[0]["title"] == "caf\N{REPLACEMENT CHARACTER}"
    odd.write_bytes(b"Words of no title, and a third sentence.\n")
    assert call("update", "1", odd, "--workspace", workspace).returncode == 0


def test_a_workspace_is_not_made_in_the_place_of_a_link_that_leads_nowhere(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "link.passagework"
    try:
        link.symlink_to(tmp_path / "gone.passagework")
    except OSError:
        pytest.skip("no links here")
    ran = run("init", "--empty", "--workspace", link)
    assert (ran.code, ran.out) == (1, "")
    assert link.is_symlink()


def test_where_no_workspace_can_be_made_the_place_asked_for_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / ("long" * 62 + ".passagework")
    ran = run("init", "--empty", "--workspace", path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"No workspace can be made at {path}. Choose another folder.\n"


def test_a_mistake_of_ours_is_a_sentence_and_a_line_in_the_log(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "words of a note"

    def fail(*_: object) -> None:
        raise KeyError(words)

    monkeypatch.setattr("app.actions.listing.sources", fail)
    ran = run("list", "sources", "--workspace", filled)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("This failed by a mistake of ours")
    assert str(log_file()) in ran.err
    assert len(ran.err.splitlines()) == 1
    logged = log_file().read_text("utf-8")
    assert "KeyError" in logged
    assert words not in logged


@pytest.mark.long(
    "a process with a window", instead="test_a_name_of_what_is_not_there_is_refused_and_the_window_stays_where_it_is"
)
def test_a_picture_of_what_is_not_there_is_refused(filled: Path, tmp_path: Path) -> None:
    """Other names of what is not there are tried in one window, in `tests/ui/shell/test_views_by_name.py`."""
    file = tmp_path / "p.png"
    done = call("--workspace", filled, "--screenshot", file, "--view", "note:99")
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert b"mistake of ours" not in done.stderr
    assert not file.exists()


@pytest.mark.long(
    "a process with a window",
    instead=["test_a_picture_takes_no_workspaces_place", "test_a_damaged_table_is_said_before_anything_is_shown"],
)
def test_a_picture_of_a_damaged_workspace_says_why_there_is_none(filled: Path, tmp_path: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[8192:] = b"\x55" * (len(content) - 8192)
    filled.write_bytes(content)
    file = tmp_path / "p.png"
    done = call("--workspace", filled, "--screenshot", file)
    assert done.returncode == 1
    assert b"is damaged." in done.stderr
    assert len(done.stderr.decode().splitlines()) == 1
    assert not file.exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell closes what it gives there in another way")
def test_lines_that_can_not_come_are_asked_for(workspace: Path) -> None:
    command = '"$0" "$1" tag --json --workspace "$2" <&-'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, str(MAIN), str(workspace)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is nothing to read on standard input.")


@pytest.mark.parametrize("place", ["workspace", "page", "folder"])
def test_a_report_takes_no_other_files_place_and_then_nothing_is_done(
    run: Run, filled: Path, page: Path, place: str
) -> None:
    page.write_text(page.read_text("utf-8").replace("ferry", "boat"), "utf-8")
    before, words = filled.read_bytes(), page.read_bytes()
    report = {"workspace": filled, "page": page, "folder": page.parent}[place]
    ran = run("update", "1", page, "--report", report, "--workspace", filled)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert (filled.read_bytes(), page.read_bytes()) == (before, words)


def test_a_picture_takes_no_workspaces_place(filled: Path) -> None:
    before = filled.read_bytes()
    done = call("--workspace", filled, "--screenshot", filled)
    assert done.returncode == 1
    assert b"Choose another name." in done.stderr
    assert filled.read_bytes() == before


def test_a_picture_has_the_name_of_what_it_is(run: Run, filled: Path, tmp_path: Path) -> None:
    """Which is said before there is a window."""
    ran = run("--workspace", filled, "--screenshot", tmp_path / "p.gif")
    assert ran.code == 1
    assert "ends in .png" in ran.err
    assert not (tmp_path / "p.gif").exists()


def test_a_path_that_is_no_text_is_remembered(tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.passagework"
    Settings(tmp_path / "settings.json").opened(odd)
    assert Settings(tmp_path / "settings.json").recent() == [odd]
