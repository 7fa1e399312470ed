"""`export map|matrix|timeline` on the starter workspace."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from tests.helpers.long import few
from tests.helpers.made import make_starter

from app.paths import RESOURCES

pytestmark = pytest.mark.usefixtures("qapp")  # a lighter application, which they would make, can be no window's


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("pictures") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    return path


FORMATS = [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]


@pytest.mark.parametrize("what", ["map", "matrix", "timeline"])
@few("kind, first", FORMATS, keep=1, why="every picture in every format")
def test_a_picture_is_written_as_its_name_says(run, made, tmp_path, what, kind, first):
    file = tmp_path / f"{what}.{kind}"
    ran = run("export", what, "--to", file, "--workspace", made)
    assert (ran.code, ran.err) == (0, "")
    assert file.read_bytes().startswith(first)


def test_the_picture_is_of_what_is_asked_for_and_says_so_in_words(run, made, tmp_path):
    file = tmp_path / "iran.svg"
    ran = run("export", "map", "--to", file, "--where", "recipient:Iran", "--json", "--workspace", made)
    told = ran.json()
    assert "China to Iran: " in told["about"]
    assert "Italy" not in told["about"]
    assert ET.parse(file).getroot().findtext("{http://www.w3.org/2000/svg}desc") == told["about"]


def test_another_kind_of_file_is_refused_and_the_workspace_never_overwritten(run, made, tmp_path):
    ran = run("export", "map", "--to", tmp_path / "map.jpg", "--workspace", made)
    assert (ran.code, ran.err) == (1, "map.jpg has no known extension. Use .svg, .png, .pdf.\n")
    assert not list(tmp_path.glob("map*"))
    before = made.read_bytes()
    link = tmp_path / "link.svg"
    link.symlink_to(made)
    ran = run("export", "map", "--to", link, "--workspace", made)
    assert (ran.code, ran.err) == (
        1,
        f"{link.name} is a workspace, and nothing else is written in its place. Choose another name.\n",
    )
    assert made.read_bytes() == before


def test_a_matrix_says_of_which_facts_and_of_which_tag_it_is(run, made, tmp_path):
    for axis, said in (("recipient.fact.5g", "5G of the recipient"), ("donor.fact.relation_china", "of the donor")):
        file = tmp_path / f"{axis}.svg"
        run("export", "matrix", "--columns", axis, "--to", file, "--workspace", made)
        assert said in file.read_text("utf-8")
