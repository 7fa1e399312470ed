"""What the program is made of: the packages it runs on with their versions and licences, as they say themselves."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path, PurePath
from typing import NamedTuple

import app
from app.paths import REFERENCE, ROOT

NAME = "passagework"
_TEXT = re.compile(r"(?:licen[cs]e|copying|notice)", re.IGNORECASE)
_LONG = 80
"""Characters of a metadata field after which it is the licence itself, not its name."""

_DATA = {
    "Unicode CLDR (countries.json, groups.json, currencies.json, country_names.json, month_names.json, "
    "small_places.tsv.gz)":
        "Unicode-3.0, MIT",
    "GeoNames (towns.tsv.gz, small_places.tsv.gz)": "CC-BY-4.0",
    "Natural Earth (outlines.json)": "public domain, ISC",
    "WordNet, GloVe (word_kinds.tsv.gz)": "WordNet, PDDL-1.0",
    "all-MiniLM-L6-v2 (draft_network.onnx, draft_network.npz)": "Apache-2.0, MIT",
}  # fmt: skip


class Part(NamedTuple):
    """Something the program is made of."""

    name: str
    version: str
    """Empty for data."""
    licence: str
    """Its name or SPDX expression; empty where the package does not say."""
    files: tuple[Path, ...]
    """Where the text of the licence lies; none where the package carries none."""

    def text(self) -> str:
        """The licence in full; empty where the package carries none."""
        return "\n\n".join(file.read_text("utf-8", "replace").strip() for file in self.files)


def parts() -> list[Part]:
    """The program, its data, and every installed package that it runs on, by name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = _requirements()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name not in found:
            try:
                found[name] = metadata.distribution(name)
            except metadata.PackageNotFoundError:
                continue  # what another system or an older Python needs
            waiting += _names(found[name].requires or [])
    own = [
        Part("Passagework", app.VERSION, "MIT", _own_licence()),
        *(Part(name, "", licence, (REFERENCE / "LICENSES.txt",)) for name, licence in _DATA.items()),
    ]
    return [*own, *(_part(found[name]) for name in sorted(found))]


def _requirements() -> list[str]:
    """What the program itself asks for: by its metadata where it is installed, else by the project file."""
    project = ROOT / "pyproject.toml"
    if project.is_file():
        return _names(tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"])
    return _names(metadata.requires(NAME) or [])


def _names(requirements: list[str]) -> list[str]:
    """The packages that requirements name, without those of extras."""
    return [found[0] for one in requirements if "extra ==" not in one and (found := re.match(r"[\w.-]+", one))]


def _part(package: metadata.Distribution) -> Part:
    # What `locate_file` gives is a path for every package that is installed as files.
    files = [Path(str(package.locate_file(file))) for file in package.files or [] if _is_licence(file)]
    meta = package.metadata  # which is read from its file whenever it is asked for
    return Part(meta["Name"], meta["Version"], _licence(meta), tuple(file for file in files if file.is_file()))


def _is_licence(file: PurePath) -> bool:
    """By the folder that packages have for them, whatever the file is called, or by the name of a text."""
    is_kept_apart = file.parts[0].endswith(".dist-info") and file.parts[1] == "licenses"
    return is_kept_apart or bool(_TEXT.match(file.name) and file.suffix in ("", ".txt", ".rst", ".md"))


def _licence(meta: metadata.PackageMetadata) -> str:
    for field in ("License-Expression", "License"):
        for named in meta.get_all(field) or []:
            if 0 < len(named) <= _LONG:
                return named
    classes = meta.get_all("Classifier") or []
    return ", ".join(one.rpartition(" :: ")[2] for one in classes if one.startswith("License :: "))


def _own_licence() -> tuple[Path, ...]:
    here = ROOT / "LICENSE"
    if here.is_file():
        return (here,)
    files = metadata.files(NAME) or []
    return tuple(Path(str(file.locate())) for file in files if file.name == "LICENSE")
