"""A mistake in the starter files is named with its file and its entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.errors import BadInput
from app.importers.starter import digest_draft, load_starter

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "starter"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "starter"))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("donations-1-world.toml", 'scope = "aggregate"', 'scope = "huge"', "donations-1-world.toml, D-01"),
        ("donations-2-countries.toml", "donor 1", "donor 2", "donations-2-countries.toml, D-11"),
        ("donations-2-countries.toml", 'parent = "D-11"', 'parent = "D-99"', "donations, D-12: there is no “D-99”"),
        ("donations-2-countries.toml", 'ref = "D-12"', 'ref = "D-11"', "“D-11” stands there twice"),
        ("donations-2-countries.toml", "low = 20000,", "low = 2.5,", "D-11, items 1: “low” must be a whole number"),
        ("donations-3-business.toml", "totals_reason", "totals_raeson", "D-27: unknown “totals_raeson”"),
        ("facts-1-epidemic-and-aid.toml", 'for = "value"', 'for = "money"', "F-01: evidence for “money”"),
        ("claims.toml", 'answers = "C-01"', 'answers = "C-77"', "claims, C-02: there is no “C-77”"),
        ("passages.toml", '"Criticism"', '"Critics"', "passages, P-01: there is no “Critics”"),
        ("codebook.toml", "color = 0", "color = 12", "codebook.toml, Motive: “color” must be below 12"),
        ("notes.toml", 'on = "country"', 'on = "planet"', "notes.toml, N-01"),
        ("actors.toml", "[[actor]]", "[[actor", "actors.toml"),
    ],
)
def test_a_mistake_is_named_with_its_place(folder: Path, file: str, old: str, new: str, said: str) -> None:
    _change(folder / file, old, new)
    with pytest.raises(BadInput) as caught:
        load_starter(folder)
    assert said in str(caught.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "claims.toml").unlink()
    with pytest.raises(BadInput, match=r"claims\.toml"):
        load_starter(folder)


def test_a_paragraph_out_of_order_is_named(folder: Path) -> None:
    _change(folder / "digest.md", "\n7. ", "\n8. ")
    with pytest.raises(BadInput, match="paragraph 7 is numbered 8"):
        digest_draft(folder)


def test_line_ends_of_another_platform_make_the_same_digest(folder: Path) -> None:
    before = digest_draft(folder)
    raw = (folder / "digest.md").read_bytes()
    (folder / "digest.md").write_bytes(raw.replace(b"\n", b"\r\n"))
    after = digest_draft(folder)
    assert (after.text, after.blocks) == (before.text, before.blocks)
