"""The program as its own process: bytes, pipes and exit codes as a shell sees them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.helpers.processes import LISTED, readers

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def call(*argv: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, MAIN, *map(str, argv)], env={**os.environ, **environment}, capture_output=True, check=False
    )


def test_results_are_utf8_whatever_the_locale(run, page, workspace):
    added = run("import", page, "--workspace", workspace)
    assert (added.code, added.out) == (0, "")
    done = call("show", "source", "1", "--json", "--workspace", workspace, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    shown = json.loads(done.stdout.decode("utf-8"))
    assert "🚢" in shown["paragraphs"][2]["text"]
    assert "🚢".encode() in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way there")
def test_a_reader_that_leaves_early_is_no_error(workspace):
    process = subprocess.Popen(
        [sys.executable, MAIN, "list", "sources", "--json", "--workspace", workspace],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_one_sentence(workspace):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, MAIN, "list", "sources", "--json", "--workspace", workspace],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "The result cannot be read or written: No space left on device.\n"


def test_stopped_by_the_user_it_leaves_without_a_traceback(run, page, workspace, monkeypatch):
    def stop(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.actions.reading.load_file", stop)
    ran = run("import", page, "--workspace", workspace)
    assert (ran.code, ran.out, ran.err) == (130, "", "")
    monkeypatch.setattr("app.bootstrap.open_window", lambda *_: stop(page))
    assert run("--workspace", workspace).code == 130


_HEEDING = (
    "import runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
)
"""Runs a program as one that a person started: what is started in the background is deaf to Ctrl+C."""


@pytest.mark.skipif(os.name == "nt", reason="signals come in another way there")
def test_ctrl_c_while_the_program_is_loaded_leaves_without_a_traceback(workspace, tmp_path):
    slow = tmp_path / "app" / "bootstrap.py"
    slow.parent.mkdir()
    (slow.parent / "__init__.py").touch()  # else a package of this name that is anywhere on the path comes first
    slow.write_text("print(flush=True)\nwhile True: pass\n")
    (tmp_path / "main.py").write_bytes(MAIN.read_bytes())
    (tmp_path / "src").symlink_to(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-c", _HEEDING, tmp_path / "main.py", "list", "sources"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.communicate()[1] == b""
    assert process.returncode == 130


@pytest.mark.skipif(not LISTED, reason="the processes of this one are looked at")
@pytest.mark.long(
    "a process with a reader of its own",
    instead=["test_reading_a_long_source_is_left_at_once", "test_stopped_by_the_user_it_leaves_without_a_traceback"],
)
@pytest.mark.parametrize("command", ["import", "update"])
def test_ctrl_c_while_a_long_source_is_read_leaves_all_as_it_was(run, page, workspace, tmp_path, command):
    assert run("import", page, "--workspace", workspace).code == 0
    before = run("list", "sources", "--json", "--workspace", workspace).out
    long = tmp_path / "long.txt"
    long.write_text("The ferry came in the morning, and nobody asked who had paid for it.\n\n" * 150_000)
    argv = ["import", long, page] if command == "import" else ["update", "1", long]
    process = subprocess.Popen(
        [sys.executable, MAIN, *argv, "--workspace", workspace], stderr=subprocess.PIPE, start_new_session=True
    )
    while not readers(process.pid):
        time.sleep(0.05)
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, which tells the whole group
    said = process.communicate()[1].decode()
    assert process.returncode == 130
    assert ("Stopped. " in said and "long.txt was not added" in said) or "was not updated" in said
    assert "Traceback" not in said
    assert run("list", "sources", "--json", "--workspace", workspace).out == before
    assert run("check", "--workspace", workspace).code == 0
