"""The program as it is installed: built into a sdist and that into a wheel, and its main job done from there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from importlib.metadata import requires
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from tests.house.tree import ROOT

import app
from app.paths import languages
from app.store.header import APPLICATION_ID

PAGE = "Gifts by sea\n\nThe town of Northport sent 45,000 gloves to Iran in the spring of 2021.\n"
Run = Callable[..., str]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sdist, as whoever has nothing else would."""
    folder = tmp_path_factory.mktemp("built")
    build(ROOT, folder, "sdist")
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        packed.extractall(folder, filter="data")
    build(folder / sdist.name.removesuffix(".tar.gz"), folder, "wheel")
    (made,) = folder.glob("*.whl")
    return made


AS_IT_IS = """
import sys, zlib
of_level = zlib.compressobj
zlib.compressobj = lambda _level, *how, **named: of_level(0, *how, **named)
from hatchling.cli import hatchling
sys.exit(hatchling())
"""
"""Nothing is made smaller, which would take nine tenths of the time."""


def build(project: Path, folder: Path, target: str) -> None:
    command = [sys.executable, "-c", AS_IT_IS, "build", "-t", target, "-d", str(folder)]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Run:
    """The program from the wheel alone; only the packages it runs on come from this environment."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)

    def run(*argv: str, stdin: str = "") -> str:
        environment = {
            **os.environ, "PYTHONPATH": str(site), "PASSAGEWORK_DATA": str(tmp_path / "data"),
            "QT_QPA_PLATFORM": "offscreen",
        }  # fmt: skip
        ran = subprocess.run(
            [sys.executable, "-m", "passagework", *argv],
            cwd=tmp_path, env=environment, input=stdin, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    return run


@pytest.mark.long(
    "builds the wheel and starts it seven times",
    instead="test_the_wheel_holds_the_program_whole_and_nothing_called_app_beside_other_packages",
)
def test_it_does_its_main_job(installed: Run, tmp_path: Path) -> None:
    assert installed("--version") == f"Passagework {app.VERSION}\n"
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    on = ("--workspace", "w.passagework")
    installed("init", *on)  # the starter, and the reference data
    installed("import", "page.txt", *on)
    line = {"source": 2, "quote": "45,000 gloves", "tag": "Gloves"}
    installed("tag", "--json", *on, stdin=json.dumps(line))
    installed("export", "markdown", "--to", "vault", *on)
    exported = "".join(page.read_text("utf-8") for page in (tmp_path / "vault").rglob("*.md"))
    assert "45,000 gloves" in exported
    installed(*on, "--screenshot", "w.png", "--language", "he", "--view", "country:IR")
    assert (tmp_path / "w.png").read_bytes().startswith(b"\x89PNG")


def test_the_wheel_holds_the_program_whole_and_nothing_called_app_beside_other_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        marks = next(packed.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"passagework"}
    assert "passagework = passagework:main" in marks
    for place in ("src/app", "resources/starter", "resources/reference"):
        ours = {path.name for path in (ROOT / place).iterdir() if path.is_file()}
        assert ours <= {Path(name).name for name in names if name.startswith(f"passagework/{place}/")}
    words = [name for name in names if name.endswith("passagework.mo")]
    assert len(words) == len(languages()) - 1
    licences = {Path(name).name for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSES.txt"}
    for shared in ("applications/passagework.desktop", "mime/packages/passagework.xml"):
        assert any(name.endswith(f"/data/share/{shared}") for name in names)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_a_package_asks_for_by_an_extra_is_asked_for_by_name_too() -> None:
    """The pip of Debian 12 looks for an extra as it is written, and leaves out `html-clean` for `html_clean`."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    named = {plain(Requirement(one).name) for one in stated}
    seen, waiting, left_out = set[str](), list(named), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for one in map(Requirement, requires(name) or ()):
            if one.marker is not None and not one.marker.evaluate({"extra": ""}):
                continue
            waiting.append(plain(one.name))
            extras = {plain(extra) for extra in one.extras}
            by_extra = (
                plain(other.name)
                for other in map(Requirement, (requires(one.name) or ()) if extras else ())
                if other.marker is not None
                and not other.marker.evaluate({"extra": ""})
                and any(other.marker.evaluate({"extra": extra}) for extra in extras)
            )
            left_out.update(set(by_extra) - named)
    assert left_out == set()


def test_the_mime_type_is_of_what_the_program_writes_and_the_entry_of_the_desktop_takes_it() -> None:
    kind = ElementTree.parse(ROOT / "packaging" / "passagework.xml").find("{*}mime-type")
    assert kind is not None
    mark = kind.find("{*}magic/{*}match/{*}match")
    assert mark is not None
    assert int(mark.attrib["value"], 16) == APPLICATION_ID
    lines = (ROOT / "packaging" / "passagework.desktop").read_text("utf-8").splitlines()
    assert f"MimeType={kind.attrib['type']};" in lines
