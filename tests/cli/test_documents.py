"""`export html|docx|pdf WHAT` on the starter workspace with its article's digest."""

from __future__ import annotations

import io
import os
import sys
import zipfile

import pytest
from tests.helpers.long import few
from tests.helpers.made import make_starter

from app.paths import RESOURCES, STYLES
from app.settings import Settings

pytestmark = pytest.mark.usefixtures("qapp")  # a lighter application, which they would make, can be no window's


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("documents") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path


@few(
    "what, title",
    [
        ("source 1", "China's donations: a digest"),
        ("country IR", "Iran"),
        ("record D-22", "D-22 300,000 masks from Guangzhou to Gorgan"),
        ("note 1", "Masks for Iran: two figures"),
        ("codebook", "Codebook"),
    ],
    keep=2,
    why="every kind of thing in every form",
)
def test_each_thing_is_written_in_every_form(run, made, tmp_path, what, title):
    for form, first in (("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF")):
        file = tmp_path / f"out.{form}"
        ran = run("export", form, *what.split(), "--to", file, "--json", "--workspace", made)
        assert (ran.code, ran.err) == (0, "")
        assert ran.json()["title"] == title
        assert file.read_bytes().startswith(first)
    page = (tmp_path / "out.html").read_text("utf-8")
    assert title.replace("'", "&#x27;") in page
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        parts = archive.namelist()
    assert ("word/comments.xml" in parts) == what.startswith("source")
    assert ("word/footnotes.xml" in parts) == (what.split()[0] in ("country", "record"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_source_is_meant_by_its_citation_key_too_and_a_country_by_its_name(run, made, tmp_path):
    key = run("show", "source", "1", "--json", "--workspace", made).json()["citekey"]
    for what in (
        ("source", key.upper()),
        ("country", "islamic", "republic", "of", "iran"),
        ("RECORD", "d-22"),
        ("note 1",),
    ):
        ran = run("export", "html", *what, "--to", tmp_path / "a.html", "--workspace", made)
        assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("", "Say what is to be exported: source 2, country IR"),
        ("note 99", "There is no note 99 in this workspace."),
        ("source", "“source” cannot be exported."),
        ("codebook 3", "“codebook 3” cannot be exported."),
        ("map IR", "“map IR” cannot be exported."),
        ("source 99", "There is no source 99"),
        ("source nobody2020", "“nobody2020” is not a number"),
        ("note ²", "“²” is not a number"),
        ("note 9999999999999999999", "is not a number"),
        ("country Atlantis", "There is no country or group “Atlantis”"),
        ("record D-999", "There is no donation record D-999."),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_written(run, made, tmp_path, what, said):
    ran = run("export", "pdf", *what.split(), "--to", tmp_path / "a.pdf", "--workspace", made)
    assert ran.code == 1
    assert said in ran.err
    assert not list(tmp_path.glob("*.pdf"))


def test_a_reference_may_be_written_without_its_nought(run, workspace, tmp_path, monkeypatch):
    """As the command's own help writes it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"title": "A load"}')))
    assert run("add", "donation", "--json", "--workspace", workspace).code == 0
    for ref in ("D-1", "d-01"):
        ran = run("export", "html", "record", ref, "--to", tmp_path / "a.html", "--workspace", workspace)
        assert (ran.code, ran.out) == (0, f"{tmp_path / 'a.html'}: D-01 A load\n")
    assert run("export", "html", "record", "D-10", "--to", tmp_path / "a.html", "--workspace", workspace).code == 1


def test_a_style_is_asked_for_or_kept_in_the_settings_and_a_broken_one_refused(run, made, tmp_path):
    def cited(*style):
        ran = run("export", "html", "record", "D-22", "--to", tmp_path / "r.html", *style, "--workspace", made)
        assert (ran.code, ran.err) == (0, "")
        return (tmp_path / "r.html").read_text("utf-8")

    assert "our paraphrase of Segev and Lavi" in cited()
    Settings().put("citation_style", str(STYLES / "numeric.csl"))
    assert cited() == cited("--style", "numeric")
    assert cited("--style", "house") != cited("--style", "numeric") or "¶" in cited()
    (tmp_path / "mine.csl").write_text("<style/>")
    before = (tmp_path / "r.html").read_bytes()
    for style, said in (("mine.csl", "cannot be used as a citation style"), ("gone.csl", "cannot be read")):
        file = tmp_path / style
        ran = run("export", "html", "record", "D-22", "--to", tmp_path / "r.html", "--style", file, "--workspace", made)
        assert (ran.code, said in ran.err) == (1, True)
    assert (tmp_path / "r.html").read_bytes() == before


def test_a_style_for_pandoc_is_no_longer_dropped_without_a_word(run, made, tmp_path):
    to = ("export", "markdown", "--profile", "pandoc", "--to", tmp_path / "vault", "--workspace", made)
    ran = run(*to, "--style", "note")
    assert (ran.code, ran.err) == (1, "Pandoc sets the citations itself. Leave out --style, and give Pandoc a --csl.\n")
    assert not (tmp_path / "vault").exists()
    assert run(*to, "--dry-run", "--style", "house").code == 0


def test_what_is_exported_whole_takes_no_thing(run, made, tmp_path):
    ran = run("export", "markdown", "source", "1", "--to", tmp_path / "vault", "--workspace", made)
    assert (ran.code, ran.err) == (1, "markdown is exported whole. Leave out “source 1”.\n")


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(run, made, tmp_path):
    ran = run("export", "html", "codebook", "--to", tmp_path / ("a" * 300), "--workspace", made)
    assert ran.code == 1
    assert "cannot be written: File name too long. Choose another folder." in ran.err
    ran = run("export", "html", "codebook", "--to", tmp_path / "nowhere" / "a.html", "--workspace", made)
    assert (ran.code, "cannot be written" in ran.err) == (1, True)
    ran = run("export", "html", "codebook", "--to", made, "--workspace", made)
    assert ran.err == f"{made.name} is a workspace, and nothing else is written in its place. Choose another name.\n"
    if os.geteuid():
        shut = tmp_path / "shut"
        shut.mkdir(mode=0o500)
        ran = run("export", "html", "codebook", "--to", shut / "a.html", "--workspace", made)
        assert (ran.code, "cannot be written" in ran.err) == (1, True)
    assert not list(tmp_path.glob("**/.*part"))
